"""Big numbers: what is shown, how it compares, how large it is."""

import pytest
from msgspec.structs import replace

from render_chart.alt import alt_text
from render_chart.charts.number import Change, arrow, change, change_text
from render_chart.dialects import parse
from render_chart.dialects.resolve import resolve
from render_chart.plot.drawing.color import parse as parse_color
from render_chart.plot.drawing.color import readable
from render_chart.plot.looks.style import CAP_HEIGHT
from render_chart.plot.looks.theme import theme as theme_of
from render_chart.render import render
from tests.drawing import drawn, extent, flaws, sized

TEAL, CRIMSON = parse_color("#1CA593"), parse_color("#B1264C")


def number(data: str, **more: str):
    """A number card in the native language."""
    return parse((("type", "number"), ("data", data), *more.items()))


VISITS = number("1000,1200,1150,1380", title="Visits", subtitle="a day", labels="Q1,Q2,Q3,Q4")


# ---- changes, by hand


@pytest.mark.parametrize(
    ("data", "compare", "expected", "written"),
    [
        ("1000,1200", None, Change(1000, 200, 0.2), "20%"),
        ("1200,,1000", None, Change(1200, -200, -200 / 1200), "16.7%"),  # over a gap
        ("1200", "1000", Change(1000, 200, 0.2), "20%"),
        ("900,1200", "1000", Change(1000, 200, 0.2), "20%"),  # the caller's goes before
        ("-50", "-100", Change(-100, 50, 0.5), "50%"),  # less of a loss is more
        ("5", "5", Change(5, 0, 0), "0%"),
        ("5", "0", Change(0, 5, None), "5"),  # nothing it could be a share of
        ("0", "0", Change(0, 0, 0), "0%"),
        ("5000", "10", Change(10, 4990, 499), "4,990"),
        ("1200", None, None, None),
    ],
)
def test_the_change_is_a_share_of_what_was_before(data, compare, expected, written):
    spec = number(data, **({"compare": compare} if compare else {}))
    found = change(spec)
    assert found == (None if expected is None else pytest.approx(expected))
    if found:
        assert change_text(spec, found) == written


def test_the_last_value_is_the_largest_text_by_far():
    canvas = drawn(VISITS)
    sizes = sorted((text.size, text.string) for text in canvas.words)
    assert sizes[-1][1] == "1,380"
    assert sizes[-1][0] > 3 * sizes[-2][0]


def test_a_last_gap_is_passed_over():
    assert "1,200" in drawn(number("1000,1200,")).strings


def test_title_subtitle_change_and_note_are_there():
    assert drawn(VISITS).strings == ["Visits", "a day", "1,380", "20%", "Q4"]


def test_a_note_stands_beside_a_number_without_a_change():
    assert drawn(number("99.9", labels="per cent of the year")).strings == ["99.9", "per cent of the year"]


@pytest.mark.parametrize(("compare", "color", "up"), [("1000", TEAL, True), ("2000", CRIMSON, False)])
def test_more_is_teal_and_points_up_less_is_crimson_and_points_down(compare, color, up):
    canvas = drawn(number("1380", compare=compare))
    (mark,) = canvas.fills
    share = canvas.words[-1]
    assert mark.color == share.color
    assert sum(abs(a - b) for a, b in zip(mark.color, color, strict=True)) < 0.4  # no darker than it must be to be read
    point = mark.path.vertices[1]
    assert bool(point[1] == extent(mark.path)[1]) is up


@pytest.mark.parametrize("theme", ["retro", "print", "high-contrast"])
def test_more_and_less_have_the_colours_of_the_theme_for_what_rises_and_falls(theme):
    look = theme_of(theme)
    for compare, own in (("1000", look.rising), ("2000", look.falling)):
        (mark,) = drawn(number("1380", compare=compare, theme=theme)).fills
        assert mark.color == readable(parse_color(own), parse_color(look.background))


def test_the_arrow_is_drawn_beside_the_capitals():
    canvas = drawn(number("1380", compare="1000"))
    _left, top, right, bottom = extent(canvas.fills[0].path)
    share = canvas.words[-1]
    assert right < share.x
    assert (top + bottom) / 2 == pytest.approx(share.y - CAP_HEIGHT / 2 * share.size)
    assert not [text for text in canvas.strings if "▲" in text]


def test_no_change_is_a_dash():
    _, top, _, bottom = extent(arrow(0, 0, 20, 0))
    assert bottom - top < 20 / 4


# ---- the sparkline


def test_three_values_have_a_sparkline_two_have_none():
    assert len(drawn(number("1,2,3")).strokes) == 1
    assert drawn(number("1,2")).strokes == []
    assert drawn(sized(number("1,2,3"), 500, 159)).strokes == []


def test_the_sparkline_stands_under_the_words_from_margin_to_margin():
    canvas = drawn(VISITS)
    (line,) = canvas.strokes
    assert len(line.path.vertices) == 4
    lowest = max(text.y for text in canvas.words)
    left, top, right, bottom = extent(line.path)
    assert top > lowest
    assert left == 16  # the margin of 500x300
    assert right == pytest.approx(500 - 16, abs=3)
    assert bottom < 300 - 16 + 0.1


def test_the_sparkline_has_the_distances_of_dates():
    spec = number("2024-01-01:1,2024-01-02:2,2024-01-05:3")
    (line,) = drawn(spec).strokes
    (a, b, c) = line.path.vertices[:, 0]
    assert (b - a) / (c - a) == pytest.approx(1 / 4)
    assert resolve(spec) == spec


def test_gaps_part_the_sparkline():
    (line,) = drawn(number("1,2,,3,4")).strokes
    assert len(line.path.vertices) == 4


# ---- sizes


@pytest.mark.parametrize("size", [(120, 40), (150, 100), (60, 20)])
def test_in_a_tiny_picture_the_number_is_the_mark(size):
    assert drawn(sized(number("1380", title="Visits", compare="1000"), *size)).strings == ["1,380"]


def test_a_picture_too_small_for_the_number_keeps_the_line():
    canvas = drawn(sized(number("100000.5,200000.5,300000.5", format=",.4f"), 30, 15))
    assert canvas.strings == []
    assert canvas.strokes


def test_a_long_number_is_written_short():
    assert "1e30" in drawn(number("1e30", format=",.6f")).strings


@pytest.mark.parametrize("data", ["1e100,-1e100,1e100", "1e-9,2e-9,3e-9", "0,0,0", "5,5,5"])
def test_any_number_is_drawn(data):
    for size in ((500, 300), (200, 130), (120, 40)):
        assert flaws(drawn(sized(number(data, title="T", labels="a,b,c"), *size))) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("format_", ["png", "svg", "pdf"])
def test_it_comes_out(theme, format_):
    assert len(render(replace(VISITS, theme=theme), format_)[0]) > 300


@pytest.mark.parametrize(
    ("spec", "text"),
    [
        (VISITS, "Number: Visits. a day. 1,380 Q4, up 20% from 1,150. 4 values from 1,000, low 1,000, high 1,380."),
        (number("4.1", compare="4.8", title="Churn"), "Number: Churn. 4.1, down 14.6% from 4.8."),
        (number("5", compare="5"), "Number. 5, unchanged."),
        (number("5"), "Number. 5."),
    ],
)
def test_the_alternative_text(spec, text):
    assert alt_text(spec) == text

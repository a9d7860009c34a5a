"""Tables: the width of columns, how their numbers are written, what is cut and told."""

import pytest
from msgspec.structs import replace

from render_chart.alt import alt_text
from render_chart.charts import table
from render_chart.charts.table import GREEKED_ROW, decimals, widths
from render_chart.dialects import parse
from render_chart.plot.drawing.color import contrast
from render_chart.plot.drawing.color import parse as parse_color
from render_chart.render import render
from tests.drawing import Recorder, drawn, extent, flaws, sized

CITIES = parse((
    ("type", "table"), ("title", "Cities"), ("labels", "Oslo,Rome,Lima"), ("names", "Country,People,Rain,Height"),
    ("data", "Norway,Italy,Peru"), ("data", "717710,2748000,10092000"), ("data", "5.5,,0.25"), ("data", "23,21,154"),
    ("width", "640"),
))  # fmt: skip


def column(canvas: Recorder, x: float) -> list[str]:
    """The strings set at x, from top to bottom."""
    return [text.string for text in sorted(canvas.words, key=lambda text: text.y) if text.x == pytest.approx(x)]


# ---- widths, by hand


@pytest.mark.parametrize(
    ("needs", "least", "room", "expected"),
    [
        ([50, 30], [40, 30], 100, [50, 30]),  # room for all
        ([80, 30], [40, 30], 100, [70, 30]),  # the widest gives way
        ([80, 80, 20], [20, 20, 20], 100, [40, 40, 20]),  # the widest alike
        ([80, 80], [60, 20], 100, [60, 40]),  # down to what it cannot do without
    ],
)
def test_columns_take_what_they_need_and_the_widest_give_way(needs, least, room, expected):
    assert widths(needs, least, room) == pytest.approx(expected, abs=0.1)


# ---- numbers, by hand


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], 0),
        ([3.0, 5.0], 0),
        ([3.5, 5.0], 1),
        ([3.25, 5.0], 2),
        ([3.14159, 100.0], 2),  # as many as a reader wants
        ([0.1 + 0.2], 1),  # 0.30000000000000004
        ([0.125, 0.5], 3),
        ([0.00123456, 0.001], 5),  # three digits of the largest: 0.00123
        ([0.0], 0),
        ([-12.5], 1),
        ([1e9], 0),
    ],
)
def test_a_column_has_one_number_of_decimals(values, expected):
    assert decimals(values) == expected


def test_numbers_stand_in_full_to_the_right_of_figures_of_one_width():
    canvas = drawn(CITIES)
    people = [canvas.text_of(string) for string in ("717,710", "2,748,000", "10,092,000")]
    assert {(text.align, text.tabular) for text in people} == {(1.0, True)}
    assert len({text.x for text in people}) == 1
    assert canvas.text_of("People").x == people[0].x


def test_words_stand_to_the_left_under_their_names():
    canvas = drawn(CITIES)
    assert column(canvas, canvas.text_of("Norway").x) == ["Country", "Norway", "Italy", "Peru"]
    assert column(canvas, canvas.text_of("Oslo").x) == ["Cities", "Oslo", "Rome", "Lima"]
    assert canvas.text_of("Oslo").x == pytest.approx(extent(canvas.fills[0].path)[0], abs=0.5)  # where the rules begin


def test_one_number_of_decimals_and_a_dash_for_what_is_missing():
    canvas = drawn(CITIES)
    assert column(canvas, canvas.text_of("Rain").x) == ["Rain", "5.50", "–", "0.25"]


def test_the_last_column_ends_at_the_margin():
    canvas = drawn(CITIES)
    assert canvas.text_of("Height").x == pytest.approx(extent(canvas.fills[0].path)[2], abs=0.5)


def test_a_format_writes_all_numbers():
    spec = parse((("type", "table"), ("labels", "a,b"), ("data", "3,5.25"), ("format", "€,.1f")))
    assert {"€3.0", "€5.3"} <= set(drawn(spec).strings)


# ---- room


def test_numbers_are_written_short_before_any_is_cut():
    narrow = drawn(sized(CITIES, 240, 300))
    assert "10.1M" in narrow.strings
    assert not [s for s in narrow.strings if s[:1].isdigit() and s.endswith("…")]


def test_words_are_shortened_where_room_is_scarce():
    long = parse((("type", "table"), ("labels", "A manager who listens and gives honest feedback,B"), ("data", "1,2")))
    canvas = drawn(sized(long, 200, 200))
    (name,) = (s for s in canvas.strings if s.endswith("…"))
    assert name.startswith("A manager who")


@pytest.mark.parametrize(("data", "written"), [("1871,1987", ["1871", "1987"]), ("1871,2987", ["1,871", "2,987"])])
def test_a_column_of_years_has_no_commas(data, written):
    table = parse((("type", "table"), ("labels", "Middlemarch,Beloved"), ("data", data)))
    assert [s for s in drawn(table).strings if s[0].isdigit()] == written
    assert f"Beloved {written[1]}; lowest" in alt_text(table)


def test_columns_stand_closer_before_words_are_shortened():
    asked = ("type", "table"), ("labels", "Manchester United,B"), ("names", "W,D,L,P"), *[("data", "1,2")] * 4
    assert "Manchester United" in drawn(sized(parse(asked), 200, 150)).strings


def test_long_names_of_columns_take_two_lines():
    spec = parse((
        ("type", "table"), ("labels", "Oslo,Rome"), ("names", "Passengers in thousands,Passengers in thousands again"),
        ("data", "1,2"), ("data", "3,4"), ("width", "280"),
    ))  # fmt: skip
    canvas = drawn(spec)
    names = [text.string for text in canvas.words if text.weight == 600]
    assert names == ["Passengers", "in thousands", "Passengers in", "thousands again"]


def test_rows_that_do_not_fit_are_counted():
    rows = 60
    spec = parse(
        (("type", "table"), ("labels", ",".join(f"r{i}" for i in range(rows))), ("data", "1," * (rows - 1) + "1"))
    )
    canvas = drawn(spec)
    shown = [s for s in canvas.strings if s.startswith("r")]
    assert shown == [f"r{i}" for i in range(len(shown))]
    assert canvas.strings[-1] == f"+ {rows - len(shown)} more"
    assert flaws(canvas) == []


def test_columns_that_do_not_fit_are_counted():
    spec = parse((("type", "table"), ("labels", "a,b"), *[("data", "100000,2")] * 30, ("width", "300")))
    canvas = drawn(spec)
    shown = canvas.strings.count("2")
    assert canvas.strings[-1] == f"+ {30 - shown} columns"


def test_rows_that_fit_are_all_there_without_a_note():
    assert not [s for s in drawn(CITIES).strings if s.startswith("+")]


# ---- looks


def test_there_are_hairlines_between_rows_and_one_rule_under_the_names():
    canvas = drawn(CITIES)
    rule, between = canvas.fills
    assert len(rule.path.vertices) == 5
    assert len(between.path.vertices) == 2 * 5  # between three rows
    assert contrast(rule.color, (1, 1, 1, 1)) > contrast(between.color, (1, 1, 1, 1))


def test_without_names_there_is_no_header():
    spec = parse((("type", "table"), ("labels", "a,b"), ("data", "1,2")))
    canvas = drawn(spec)
    assert len(canvas.fills) == 1
    assert not [text for text in canvas.words if text.weight == 600]


def test_a_given_colour_is_that_of_the_column_made_readable():
    spec = replace(CITIES, colors=("tomato", "teal"))
    canvas = drawn(spec)
    assert canvas.text_of("717,710").color == parse_color("teal")
    own = canvas.text_of("Norway").color
    assert own != parse_color("tomato")
    assert contrast(own, (1, 1, 1, 1)) >= 4.5


@pytest.mark.parametrize(("width", "height"), [(120, 40), (159, 400), (60, 20)])
def test_a_picture_too_small_for_text_has_bars_for_words(width, height):
    canvas = drawn(sized(CITIES, width, height))
    assert canvas.strings == []
    assert canvas.fills
    for one in canvas.fills:
        left, top, right, bottom = extent(one.path)
        assert left >= 0
        assert top >= 0
        assert right <= width + 0.01
        assert bottom <= height
    assert GREEKED_ROW > 2 * 2.5  # px: a bar and a gap


@pytest.mark.parametrize("format_", ["png", "svg", "pdf", "webp"])
def test_it_comes_out(format_):
    assert len(render(CITIES, format_)[0]) > 300


@pytest.mark.parametrize("value", [1e100, -1e100, 1e-300, 0.0, 123456789.123])
def test_any_number_is_written(value):
    spec = parse((("type", "table"), ("labels", "a,b"), ("data", f"{value},1")))
    assert flaws(drawn(sized(spec, 200, 160))) == []


def test_the_alternative_text_says_how_large_it_is_and_where_its_first_numbers_end():
    assert alt_text(CITIES) == (
        "Table: Cities. 3 rows, 5 columns (Country, People, Rain, Height). "
        "People: highest Lima 10,092,000; lowest Oslo 717,710."
    )


def test_a_table_of_words_alone_is_described():
    spec = parse((("type", "table"), ("names", "Day,Hours"), ("data", "Mon,Tue"), ("data", "9-17,closed")))
    assert table.describe(spec) == ["2 rows, 2 columns (Day, Hours)."]

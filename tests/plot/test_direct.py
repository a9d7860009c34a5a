"""Names at the ends of lines."""

from itertools import pairwise

import pytest
from msgspec.structs import replace

from render_chart.plot.drawing.color import contrast, parse
from render_chart.spec import Axis
from tests.drawing import chart, drawn, extent, points

X = (0, 1, 2, 3)
APART = chart("line", points(X, (1, 2, 3, 9), name="Up"), points(X, (9, 5, 3, 2), name="Down"), width=500, height=300)
WHITE = (1.0, 1.0, 1.0, 1.0)


def direct(spec) -> bool:
    """Whether the names stand at the lines' ends, where they are semibold."""
    return {text.weight for text in drawn(spec).words if text.string in ("Up", "Down")} == {600}


def test_two_named_lines_have_their_names_at_their_ends():
    canvas = drawn(APART)
    ends = {tuple(one.color): one.points[-1].tolist() for one in canvas.stamps}
    for name, color in (("Up", "#2768CE"), ("Down", "#E36F28")):
        text, (x, y) = canvas.text_of(name), ends[parse(color)]
        assert text.x > x
        assert text.y - 0.727 / 2 * text.size == pytest.approx(y)
        assert contrast(text.color, WHITE) >= 4.5


def test_the_plot_leaves_room_for_the_longest_name():
    canvas = drawn(replace(APART, series=(replace(APART.series[0], name="A much longer name"), APART.series[1])))
    assert canvas.text_of("A much longer name").x < drawn(APART).text_of("Up").x


@pytest.mark.parametrize(
    "change",
    [
        {"legend": "top"},
        {"legend": "none"},
        {"width": 279},
        {"height": 159},
        {"x": Axis(kind="linear", reverse=True)},
        {"y": (Axis(kind="linear"), Axis(kind="linear"))},
        {"series": (*APART.series, points(X, (1, 1, 1, 1)))},  # one has no name
        {"series": (*APART.series, points(X, (1, 2, 3, 4), name="Dots", type="scatter"))},
        {"series": (*APART.series, points((0, 1), (1, 2), name="Short"))},  # it ends before 85 % of x
        {"series": (*APART.series, points(X, (1, 2, 3, 4), name="W" * 30))},  # wider than a fifth of the picture
        {"series": tuple(points(X, (i, i, i, i), name=("Up", "Down")[i % 2]) for i in range(11))},
        {"series": APART.series[:1]},
    ],
    ids=lambda change: next(iter(change)),
)
def test_otherwise_there_is_a_legend_or_nothing(change):
    assert not direct(replace(APART, **change))


@pytest.mark.parametrize(("end", "named"), [(0.86, True), (0.84, False)])
def test_a_line_may_end_before_the_others_but_not_by_much(end, named):
    short = points((0, end), (9, 2), name="Down")
    assert direct(replace(APART, series=(points((0, 1), (1, 9), name="Up"), short))) is named


def test_names_of_ends_that_meet_are_moved_apart_and_joined_to_them():
    close = tuple(points(X, (0, 50, 20, 80 + i / 10), name=name) for i, name in enumerate(("Ash", "Elm", "Fir", "Oak")))
    spec = chart("line", *close, width=500, height=300)
    canvas = drawn(spec)
    texts = [canvas.text_of(name) for name in ("Oak", "Fir", "Elm", "Ash")]  # from the highest end to the lowest
    gaps = [b.y - a.y for a, b in pairwise(texts)]
    assert gaps == pytest.approx([1.22 * texts[0].size] * 3)
    links = [one for one in canvas.strokes if extent(one.path)[2] - extent(one.path)[0] < 20]
    assert len(links) >= 2
    for link in links:
        assert link.path.vertices[-1][0] < texts[0].x


def test_names_that_stay_have_no_line_to_them():
    canvas = drawn(APART)
    assert len(canvas.strokes) == 2


def test_a_line_that_ends_early_is_named_at_its_last_value():
    early = points(X, (1, 2, 6, None), name="Early")
    spec = chart("line", points((0, 1, 2, 2.2), (9, 5, 3, 2), name="Late"), early, width=500, height=300)
    canvas = drawn(spec)
    dots = [one.points for one in canvas.stamps if one.color == parse("#E36F28")]
    end = dots[-1][-1]
    assert canvas.text_of("Early").y - 0.727 / 2 * 11 == pytest.approx(end[1])


def test_stacked_areas_are_named_at_the_middle_of_their_last_layer():
    spec = chart("area", points(X, (1, 1, 1, 4), name="Low"), points(X, (1, 1, 1, 4), name="High"), stack="normal",
                 width=500, height=300)  # fmt: skip
    canvas = drawn(spec)
    tops = [one.path.vertices[-1][1] for one in canvas.strokes]
    (high, low), bottom = sorted(tops), max(extent(one.path)[3] for one in canvas.fills if len(one.path.vertices) == 9)
    middles = [text.y - 0.727 / 2 * text.size for text in (canvas.text_of("High"), canvas.text_of("Low"))]
    assert middles == pytest.approx([(high + low) / 2, (low + bottom) / 2], abs=0.5)

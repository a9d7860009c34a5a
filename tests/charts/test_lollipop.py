"""Lollipops: dots as high as the axis says, on stems from zero."""

import numpy as np
import pytest

from render_chart.alt import alt_text
from render_chart.charts.lollipop import places
from render_chart.plot.drawing.color import parse
from render_chart.plot.parts import faded
from render_chart.plot.typesetting import shaping
from render_chart.render import render
from render_chart.spec import Axis
from tests.drawing import Recorder, boxes, chart, drawn, flaws, reading, series, sized

BLUE, ORANGE, WHITE = parse("#2768CE"), parse("#E36F28"), parse("#FFFFFF")
QUARTERS = ("Q1", "Q2", "Q3")
SIZE = {"labels": QUARTERS, "width": 800, "height": 400}  # base 12, unit 1


def dots(canvas: Recorder, color) -> np.ndarray:
    """The middles of the dots of a colour."""
    return np.concatenate([one.points for one in canvas.stamps if one.color == color])


def stems(canvas: Recorder, color) -> list[tuple[float, float, float, float]]:
    """The boxes of the stems of a colour."""
    return [box for path in canvas.filled(color) for box in boxes(path) if len(path.vertices) % 5 == 0]


@pytest.mark.parametrize(
    ("band", "count", "offsets", "radius"),
    [
        (100, 1, [0], 5.5),
        (10, 1, [0], 4.2),  # 0.42 of 10
        (100, 2, [-8, 8], 5.5),  # no more than 16 apart
        (30, 3, [-7, 0, 7], 2.94),  # 0.7 of 30, in three
        (1, 1, [0], 1.25),  # the smallest dot
    ],
)
def test_places_by_hand(band, count, offsets, radius):
    found, size = places(band, count, 1.0)
    assert found.tolist() == pytest.approx(offsets)
    assert size == pytest.approx(radius)


def test_dots_stand_at_their_values_over_their_names():
    canvas = drawn(chart("lollipop", series(30, 52.5, -17), values=False, **SIZE))
    axis = reading(canvas)
    found = dots(canvas, BLUE)
    assert found[:, 1] == pytest.approx([axis.px(v) for v in (30, 52.5, -17)])
    assert found[:, 0] == pytest.approx([canvas.text_of(quarter).x for quarter in QUARTERS], abs=0.51)


def test_stems_reach_from_zero_to_the_dots_and_are_two_pixels_thin():
    canvas = drawn(chart("lollipop", series(30, 52.5, -17), values=False, **SIZE))
    axis = reading(canvas)
    for (x0, top, x1, bottom), (x, y) in zip(stems(canvas, BLUE), dots(canvas, BLUE), strict=True):
        assert (x1 - x0, (x0 + x1) / 2) == (2, x)
        assert sorted((top, bottom)) == pytest.approx(sorted((axis.px(0), y)), abs=0.51)


def test_series_stand_side_by_side_and_all_dots_over_all_stems():
    canvas = drawn(chart("lollipop", series(3, 5, 2), series(4, None, 6), values=False, **SIZE))
    first, second = dots(canvas, BLUE), dots(canvas, ORANGE)
    assert second[:, 0] - first[[0, 2], 0] == pytest.approx([16, 16])
    kinds = [type(one).__name__ for one in canvas.order if getattr(one, "color", None) in (BLUE, ORANGE)]
    assert kinds == ["Fill", "Fill", "Stamps", "Stamps"]


def test_stacked_ones_share_a_stem():
    canvas = drawn(chart("lollipop", series(3, 5, 2), series(4, -1, 6), stack="normal", **SIZE))
    axis = reading(canvas)
    assert dots(canvas, ORANGE)[:, 1] == pytest.approx([axis.px(v) for v in (7, -1, 8)])
    assert dots(canvas, ORANGE)[:, 0].tolist() == dots(canvas, BLUE)[:, 0].tolist()


def test_lying_ones_run_to_the_right():
    canvas = drawn(chart("lollipop", series(30, 60, 15), series(10, 20, 30), horizontal=True, **SIZE))
    axis = reading(canvas, upright=False)
    assert dots(canvas, BLUE)[:, 0] == pytest.approx([axis.px(v) for v in (30, 60, 15)])
    assert (np.diff(dots(canvas, BLUE)[:, 1]) > 0).all()  # the first is on top


def test_values_stand_beyond_the_dots():
    canvas = drawn(chart("lollipop", series(31, 52, -17), **SIZE))
    found = dots(canvas, BLUE)
    for string, (x, y), side in zip(("31", "52", "−17"), found, (-1, -1, 1), strict=True):
        text = canvas.text_of(string)
        assert text.y - 0.727 / 2 * 12 == pytest.approx(y + side * (0.75 * 12 + 5.5))
        assert text.x + shaping.width(string, 12, 600) / 2 == pytest.approx(x, abs=0.51)


def test_lying_values_stand_beside_the_dots():
    canvas = drawn(chart("lollipop", series(30, 52, 17), horizontal=True, **SIZE))
    for string, (x, _) in zip(("30", "52", "17"), dots(canvas, BLUE), strict=True):
        assert canvas.text_of(string).x == pytest.approx(x + 0.5 * 12 + 5.5)


def test_what_is_beyond_the_limits_has_no_dot():
    axis = (Axis(kind="linear", min=0, max=40),)
    canvas = drawn(chart("lollipop", series(30, 52, -17), y=axis, values=False, **SIZE))
    assert len(dots(canvas, BLUE)) == 1
    assert min(box[1] for box in stems(canvas, BLUE)) == pytest.approx(reading(canvas).px(40), abs=0.51)


def test_the_others_fade_behind_a_highlight_as_those_of_bars_do():
    canvas = drawn(chart("lollipop", series(31, 52, 23), highlight=("Q2",), **SIZE))
    assert len(dots(canvas, BLUE)) == 1
    assert len(dots(canvas, faded(BLUE, WHITE))) == 2
    assert canvas.text_of("31").color == canvas.text_of("23").color != canvas.text_of("52").color


def test_a_tiny_one_is_bare():
    canvas = drawn(sized(chart("lollipop", series(3, 5, 2), title="Sales", **SIZE), 120, 40))
    assert canvas.strings == []
    assert len(dots(canvas, BLUE)) == 3
    assert max(box[3] for box in stems(canvas, BLUE)) == pytest.approx(36)  # zero is the lower margin


def test_a_lollipop_stands_over_a_bar():
    canvas = drawn(chart("bar", series(3, 5, 2), series(4, 4, 6, type="lollipop"), values=False, **SIZE))
    assert next(one.color for one in canvas.order if getattr(one, "color", None) in (BLUE, ORANGE)) == BLUE


@pytest.mark.parametrize("horizontal", [False, True])
def test_five_thousand_are_drawn(horizontal):
    many = chart("lollipop", series(*map(float, range(5000))), x=Axis(kind="category"), horizontal=horizontal)
    assert flaws(drawn(many)) == []


@pytest.mark.parametrize("format_", ["png", "svg", "pdf"])
def test_every_format_comes_out(format_):
    assert len(render(chart("lollipop", series(3, None, 2), **SIZE), format_)[0]) > 500


def test_in_words():
    spec = chart("lollipop", series(3, 5, 2), title="Sales", horizontal=True, **SIZE)
    told = "Horizontal lollipop chart: Sales. 3 lollipops. Highest: Q2 5; lowest: Q3 2."
    assert alt_text(spec) == told


def test_dots_on_the_base_line_push_the_names_under_it_down():
    canvases = [drawn(chart("lollipop", series(least, 6, 8), **SIZE)) for least in (0, 4)]
    on_base, above = (canvas.text_of("Q1").y - reading(canvas).px(0) for canvas in canvases)
    assert on_base - above == pytest.approx(0.7 * 5.5, abs=1)

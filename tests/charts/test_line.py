"""Lines and areas: through their points, as the axes say where those are; gaps stay gaps."""

import numpy as np
import pytest
from matplotlib.figure import Figure
from msgspec.structs import replace

from render_chart.plot.drawing.color import mix, parse
from render_chart.spec import Axis
from tests.drawing import Recorder, boxes, chart, drawn, extent, points, reading, series

BLUE, ORANGE, TEAL = parse("#2768CE"), parse("#E36F28"), parse("#1CA593")
WHITE = (1.0, 1.0, 1.0, 1.0)
SIZE = {"width": 800, "height": 400}  # base 12, unit 1
X, Y = (0, 1, 2, 4), (10.0, 30.0, 20.0, 50.0)
NAN = float("nan")


def line(canvas: Recorder, color=BLUE) -> np.ndarray:
    """The points of the line of a colour."""
    (found,) = (one.path.vertices for one in canvas.strokes if one.color == color and len(one.path.vertices) > 2)
    return found


def plot_box(canvas: Recorder) -> tuple[float, float]:
    """Left and right end of the plot, by its grid lines."""
    lines = [box for path in canvas.filled(parse("#E7EAEE")) for box in boxes(path)]
    return lines[0][0], lines[0][2]


def test_a_line_goes_through_its_points():
    canvas = drawn(chart("line", points(X, Y), **SIZE))
    axis, (left, right) = reading(canvas), plot_box(canvas)
    assert line(canvas)[:, 1].tolist() == pytest.approx([axis.px(y) for y in Y])
    assert line(canvas)[:, 0].tolist() == pytest.approx([left + x / 4 * (right - left) for x in X], abs=0.5)


def test_they_are_where_matplotlib_puts_them():
    canvas = drawn(chart("line", points(X, Y), **SIZE))
    axis, (left, right) = reading(canvas), plot_box(canvas)
    top, bottom = axis.px(50), axis.px(0)
    figure = Figure(figsize=(8, 4), dpi=100)
    axes = figure.add_axes((left / 800, 1 - bottom / 400, (right - left) / 800, (bottom - top) / 400))
    axes.set_xlim(0, 4)
    axes.set_ylim(0, 50)
    (theirs,) = axes.plot(X, Y)
    places = axes.transData.transform(theirs.get_xydata())
    assert line(canvas) == pytest.approx(np.column_stack((places[:, 0], 400 - places[:, 1])), abs=0.5)


def test_categories_are_as_far_apart_as_the_plot_is_wide():
    canvas = drawn(chart("line", series(3, 5, 2), labels=("a", "b", "c"), **SIZE))
    left, right = plot_box(canvas)
    assert line(canvas)[:, 0].tolist() == pytest.approx([left, (left + right) / 2, right], abs=0.5)


def test_beside_bars_lines_stand_in_the_middle_of_the_bands():
    canvas = drawn(chart("bar", series(3, 5, 2), series(1, 2, 3, type="line"), labels=("a", "b", "c"), **SIZE))
    assert line(canvas, ORANGE)[:, 0].tolist() == pytest.approx([canvas.text_of(n).x for n in "abc"])


def test_the_first_series_is_drawn_last():
    canvas = drawn(chart("line", points(X, Y, name="a"), points(X, Y, name="b"), legend="none", **SIZE))
    assert [one.color for one in canvas.strokes] == [ORANGE, BLUE]


def test_a_gap_parts_the_line():
    canvas = drawn(chart("line", points((0, 1, 2, 3, 4), (1.0, 2.0, None, 3.0, 4.0)), **SIZE))
    assert np.isnan(line(canvas)[:, 1]).tolist() == [False, False, True, False, False]


def test_a_lone_point_between_gaps_has_a_dot():
    many = tuple(float(i % 7) for i in range(40))  # too many for dots on all
    spec = chart("line", points(tuple(range(43)), (*many, None, 3.0, None)), width=500, height=300)
    (dot,) = drawn(spec).stamps
    assert len(dot.points) == 1


@pytest.mark.parametrize(
    ("spec", "dots"),
    [
        (chart("line", points(X, Y), **SIZE), 4),
        (chart("line", points(tuple(range(24)), tuple(range(24))), **SIZE), 24),
        (chart("line", points(tuple(range(25)), tuple(range(25))), **SIZE), 0),
        (chart("line", points(tuple(range(9)), tuple(range(9))), width=300, height=300), 9),
        (chart("line", points(tuple(range(12)), tuple(range(12))), width=300, height=300), 0),  # closer than 2.5 b
        (chart("line", *(points(X, Y) for _ in range(4)), **SIZE), 0),
        (chart("line", points(X, Y), step="after", **SIZE), 0),
    ],
    ids=["4", "24", "25", "wide", "narrow", "four", "stepped"],
)
def test_few_points_have_dots(spec, dots):
    assert sum(len(one.points) for one in drawn(spec).stamps) == dots


def test_a_dot_is_a_disc_in_a_ring_of_background():
    (stamps,) = drawn(chart("line", points(X, Y), **SIZE)).stamps
    assert (stamps.color, stamps.edge, stamps.width) == (BLUE, WHITE, 1.25)
    assert extent(stamps.shape) == pytest.approx((-3.25, -3.25, 3.25, 3.25))


@pytest.mark.parametrize(("count", "share"), [(100, 1.0), (400, 0.84), (1000, 0.66), (3000, 0.55)])
def test_the_more_points_the_thinner_the_line(count, share):
    spec = chart("line", points(tuple(range(count)), tuple(float(i % 9) for i in range(count))), **SIZE)
    (stroke,) = drawn(spec).strokes
    assert stroke.width == pytest.approx(2.25 * share)


def test_a_long_line_is_thinned_to_what_pixels_show():
    wave = tuple(float(np.sin(i / 7)) for i in range(50_000))
    found = line(drawn(chart("line", points(tuple(range(50_000)), wave), dense="line", **SIZE)))
    assert len(found) <= 4 * 760
    axis = reading(drawn(chart("line", points(tuple(range(50_000)), wave), dense="line", **SIZE)))
    assert (found[:, 1].min(), found[:, 1].max()) == pytest.approx((axis.px(max(wave)), axis.px(min(wave))))


@pytest.mark.parametrize(
    ("step", "corners"),
    [("before", [(0, 0), (0, 3), (1, 3), (1, 1), (3, 1)]), ("after", [(0, 0), (1, 0), (1, 3), (3, 3), (3, 1)]),
     ("middle", [(0, 0), (0.5, 0), (0.5, 3), (2, 3), (2, 1), (3, 1)])],
)  # fmt: skip
def test_steps_jump_where_they_are_asked_to(step, corners):
    canvas = drawn(chart("line", points((0, 1, 3), (0.0, 3.0, 1.0)), step=step, **SIZE))
    axis, (left, right) = reading(canvas), plot_box(canvas)
    expected = [(left + x / 3 * (right - left), axis.px(y)) for x, y in corners]
    assert line(canvas) == pytest.approx(np.array(expected), abs=0.5)


def test_a_smooth_line_goes_through_its_points():
    canvas = drawn(chart("line", points(X, Y), smooth=True, **SIZE))
    assert line(canvas)[::3] == pytest.approx(line(drawn(chart("line", points(X, Y), **SIZE))))


def test_a_smooth_line_that_turns_back_is_straight():
    canvas = drawn(chart("line", points((0, 2, 1), (1.0, 2.0, 3.0)), smooth=True, **SIZE))
    assert len(line(canvas)) == 3


@pytest.mark.parametrize(
    ("low", "high", "zero"), [(20.0, 100.0, True), (30.0, 100.0, False), (-10.0, 100.0, True), (900.0, 1000.0, False)]
)
def test_a_line_shows_zero_only_if_it_is_near(low, high, zero):
    canvas = drawn(chart("line", points((0, 1), (low, high)), **SIZE))
    assert ("0" in [text.string for text in canvas.words if text.align == 1.0]) is zero


def test_a_second_axis_has_its_own_scale():
    sides = (Axis(kind="linear"), Axis(kind="linear"))
    canvas = drawn(chart("line", points(X, Y), points(X, tuple(y / 10 for y in Y), axis=1), y=sides, **SIZE))
    assert line(canvas, ORANGE)[:, 1] == pytest.approx(line(canvas, BLUE)[:, 1])


def test_limits_cut_what_is_outside():
    canvas = drawn(chart("line", points(X, Y), y=(Axis(kind="linear", min=15, max=40),), **SIZE))
    axis = reading(canvas)
    (box, lifted) = canvas.clips
    assert lifted is None
    assert box[1] == pytest.approx(axis.px(40), abs=13)  # a base size further, so that no dot is cut
    assert line(canvas)[3, 1] < box[1]


def test_a_reversed_axis_runs_leftwards():
    forwards = drawn(chart("line", points(X, Y), **SIZE))
    backwards = drawn(chart("line", points(X, Y), x=Axis(kind="linear", reverse=True), **SIZE))
    left, right = plot_box(forwards)
    assert line(backwards)[:, 0] == pytest.approx(left + right - line(forwards)[:, 0], abs=0.5)


def test_a_logarithmic_axis_makes_growth_straight():
    spec = chart("line", points((0, 1, 2, 3), (1.0, 10.0, 100.0, 1000.0)), y=(Axis(kind="log"),), **SIZE)
    assert np.diff(line(drawn(spec))[:, 1], 2) == pytest.approx(np.zeros(2), abs=1e-9)


def test_what_has_no_logarithm_is_a_gap():
    spec = chart("line", points((0, 1, 2, 3), (1.0, -5.0, 100.0, 0.0)), y=(Axis(kind="log"),), **SIZE)
    assert np.isnan(line(drawn(spec))[:, 1]).tolist() == [False, True, False, True]


# ---- areas


def test_one_area_fades_from_its_top_to_its_base():
    canvas = drawn(chart("area", points(X, Y), **SIZE))
    (fade,) = canvas.fades
    axis = reading(canvas)
    assert fade.colors == ((*BLUE[:3], 0.30), (*BLUE[:3], 0.03))
    assert (fade.top, fade.bottom) == pytest.approx((axis.px(50), axis.px(0)))
    assert extent(fade.path)[1::2] == pytest.approx((axis.px(50), axis.px(0)))


def test_overlapping_areas_are_fainter():
    canvas = drawn(chart("area", points(X, Y), points(X, Y[::-1]), **SIZE))
    assert [fade.alpha for fade in canvas.fades] == [(0.16, 0.02)] * 2


def test_an_area_always_stands_on_zero():
    canvas = drawn(chart("area", points((1, 2), (90.0, 95.0)), **SIZE))
    assert "0" in canvas.strings


def test_below_zero_it_fades_downwards():
    (fade,) = drawn(chart("area", points(X, (-10.0, -30.0, -20.0, -50.0)), **SIZE)).fades
    assert fade.alpha == (0.03, 0.30)


def test_an_area_with_a_gap_is_two():
    canvas = drawn(chart("area", points((0, 1, 2, 3, 4), (1.0, 2.0, None, 3.0, 4.0)), **SIZE))
    (fade,) = canvas.fades
    assert len(boxes(fade.path)) == 2


def test_stacked_areas_are_layers_of_one_tint_with_a_line_along_each():
    spec = chart("area", points(X, Y), points(X, (5.0, 5.0, 5.0, 5.0)), stack="normal", **SIZE)
    canvas = drawn(spec)
    axis = reading(canvas)
    assert canvas.fades == []
    tints = [mix(color, WHITE, 0.3) for color in (BLUE, ORANGE)]
    (low,), (high,) = (canvas.filled(tuple(pytest.approx(c) for c in tint)) for tint in tints)
    assert extent(low)[1::2] == pytest.approx((axis.px(50), axis.px(0)))
    assert extent(high)[1] == pytest.approx(axis.px(55))
    assert [one.width for one in canvas.strokes] == [1.75, 1.75]
    assert line(canvas, ORANGE)[:, 1] == pytest.approx([axis.px(y + 5) for y in Y])


def test_shares_fill_the_plot():
    spec = chart("area", points(X, Y), points(X, (5.0, 5.0, 5.0, 5.0)), stack="percent", **SIZE)
    canvas = drawn(spec)
    axis = reading(canvas)
    assert line(canvas, ORANGE)[:, 1] == pytest.approx([axis.px(100)] * 4)
    assert line(canvas, BLUE)[:, 1] == pytest.approx([axis.px(100 * y / (y + 5)) for y in Y])


def test_a_line_may_be_filled():
    assert len(drawn(chart("line", points(X, Y), fill=True, **SIZE)).fades) == 1
    assert drawn(chart("line", points(X, Y), **SIZE)).fades == []


def test_a_smooth_area_ends_at_its_line():
    canvas = drawn(chart("area", points(X, Y), smooth=True, **SIZE))
    (fade,) = canvas.fades
    assert fade.path.vertices[:10] == pytest.approx(line(canvas))


def test_no_grid_shines_through_layers():
    spec = replace(chart("area", points(X, Y), points(X, Y), stack="normal", **SIZE), grid="both")
    canvas = drawn(spec)
    opaque = [fill for fill in canvas.fills if len(fill.path.vertices) == 9]
    assert len(opaque) == 2
    assert all(fill.color[3] == 1 for fill in opaque)


def test_a_line_is_as_thick_and_as_dashed_as_it_is_asked_to_be():
    canvas = drawn(chart("line", series(1, 2, 3, dash="dashed", thickness=4.0), **SIZE))
    (stroke,) = (one for one in canvas.strokes if one.color == BLUE)
    assert stroke.width == 4
    assert stroke.dash == (16, 10)


def test_points_have_the_shape_that_was_asked_for_however_many_there_are():
    canvas = drawn(chart("line", series(*range(30), points="square"), **SIZE))
    (markers,) = canvas.stamps
    assert len(markers.points) == 30
    assert len(markers.shape.vertices) == 5


def test_a_line_may_have_no_points():
    assert not drawn(chart("line", series(1, None, 3, points="none"), **SIZE)).stamps

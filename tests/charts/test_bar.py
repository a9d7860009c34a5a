"""Bars: as long as the axis beside them says, side by side or on top of each other, round at their values."""

from itertools import pairwise

import numpy as np
import pytest
from matplotlib.figure import Figure
from msgspec.structs import replace

from render_chart.charts.bar import slots
from render_chart.plot.drawing.color import parse
from render_chart.plot.typesetting import shaping
from render_chart.spec import Axis
from tests.drawing import Recorder, boxes, chart, drawn, reading, series

BLUE, ORANGE, TEAL = parse("#2768CE"), parse("#E36F28"), parse("#1CA593")
QUARTERS = ("Q1", "Q2", "Q3")
SIZE = {"width": 800, "height": 400, "values": False}  # base 12, unit 1
PLAIN, ROUND = 5, 11  # points of a rectangle, and of one with two round corners


def bars(canvas: Recorder, color) -> list[tuple[float, float, float, float]]:
    """The boxes of the bars of a colour, swatches left out, from left to right (or from the top)."""
    found = [box for path in canvas.filled(color) for box in boxes(path) if len(path.vertices) != 18]
    return sorted(found)


def points_each(canvas: Recorder, color) -> list[int]:
    """How many points each path of a colour has for each of its bars."""
    paths = [path for path in canvas.filled(color) if len(path.vertices) != 18]
    return [len(path.vertices) // len(boxes(path)) for path in paths]


# ---- slots


@pytest.mark.parametrize(
    ("band", "count", "cap", "gap", "start", "pitch", "width"),
    [
        (100, 1, 500, 0.30, -35, 70, 70),
        (100, 1, 50, 0.30, -25, 50, 50),  # no wider than the cap
        (101, 1, 500, 0.30, -35, 70, 70),  # whole pixels
        (100, 2, 500, 0.24, -38, 39, 37),  # 76 px less a gap of 2, halved
        (30, 3, 500, 0.24, -10.5, 7.2667, 6),  # 22.8 px: gaps of a pixel
        (10, 4, 500, 0.24, -3.8, 1.9, 1.9),  # too thin for gaps and for whole pixels
    ],
)
def test_slots_by_hand(band, count, cap, gap, start, pitch, width):
    found = slots(band, count, cap, gap)
    if count == 3:
        assert (found.width, found.pitch - found.width) == (6, 1)
        assert found.start == -(6 * 3 + 2) / 2
    else:
        assert found == pytest.approx((start, pitch, width))


@pytest.mark.parametrize("count", [1, 2, 3, 7])
@pytest.mark.parametrize("band", [3, 17.4, 60, 200])
def test_a_group_is_centred_in_its_band_and_keeps_inside(band, count):
    found = slots(band, count, 1e9, 0.24)
    end = found.start + found.pitch * (count - 1) + found.width
    assert found.start == pytest.approx(-end)
    assert end - found.start <= 0.76 * band + 1e-9


# ---- grouped


def test_bars_are_as_high_as_the_axis_says():
    data = (30.0, 52.5, 17.25)
    canvas = drawn(chart("bar", series(*data), labels=QUARTERS, **SIZE))
    axis = reading(canvas)
    for (_, top, _, bottom), value in zip(bars(canvas, BLUE), data, strict=True):
        assert top == pytest.approx(axis.px(value), abs=0.5)
        assert bottom == pytest.approx(axis.px(0), abs=0.5)


def test_bars_stand_over_their_names():
    canvas = drawn(chart("bar", series(3, 5, 2), labels=QUARTERS, **SIZE))
    names = [canvas.text_of(quarter).x for quarter in QUARTERS]
    assert [(x0 + x1) / 2 for x0, _, x1, _ in bars(canvas, BLUE)] == pytest.approx(names, abs=0.51)


def test_they_stand_where_matplotlib_s_would():
    """An Axes with the same box, whose categories are half a band from its ends."""
    canvas = drawn(chart("bar", series(3, 5, 2), series(4, 4, 6), labels=QUARTERS, **SIZE))
    axis = reading(canvas)
    lines = [box for path in canvas.filled(parse("#E7EAEE")) for box in boxes(path)]
    left, right, bottom, top = lines[0][0], lines[0][2], axis.px(0), axis.px(6)
    figure = Figure(figsize=(8, 4), dpi=100)
    axes = figure.add_axes((left / 800, 1 - bottom / 400, (right - left) / 800, (bottom - top) / 400))
    axes.set_xlim(-0.5, 2.5)
    axes.set_ylim(0, 6)
    middles = axes.transData.transform([(i, v) for i, v in enumerate((0, 0, 0))])[:, 0]
    tops = 400 - axes.transData.transform([(i, v) for i, v in enumerate((3, 5, 2))])[:, 1]
    blue, orange = bars(canvas, BLUE), bars(canvas, ORANGE)
    groups = [(one[0] + other[2]) / 2 for one, other in zip(blue, orange, strict=True)]
    assert groups == pytest.approx(middles.tolist(), abs=0.51)
    assert [box[1] for box in blue] == pytest.approx(tops.tolist(), abs=0.51)


def test_two_series_share_the_slot():
    canvas = drawn(chart("bar", series(3, 5, 2), series(4, 4, 6), labels=QUARTERS, **SIZE))
    blue, orange = bars(canvas, BLUE), bars(canvas, ORANGE)
    assert [o[0] - b[2] for b, o in zip(blue, orange, strict=True)] == [2, 2, 2]
    assert len({x1 - x0 for x0, _, x1, _ in blue + orange}) == 1


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0, 3.0])
@pytest.mark.parametrize("width", [500, 503, 800])
def test_edges_are_on_whole_pixels_at_any_scale(scale, width):
    spec = chart("bar", series(3.3, 5.1, 2.7), series(1.7, 4.4, 0.9), labels=QUARTERS, values=False)
    canvas = drawn(replace(spec, width=width, scale=scale))
    sides = np.array(bars(canvas, BLUE) + bars(canvas, ORANGE)) * scale
    assert sides == pytest.approx(np.rint(sides), abs=1e-9)


def test_bars_hang_from_zero_when_they_are_negative():
    canvas = drawn(chart("bar", series(30, -20), labels=("a", "b"), **SIZE))
    axis = reading(canvas)
    up, down = bars(canvas, BLUE)
    assert (up[3], down[1]) == (down[1], up[3])
    assert down[3] == pytest.approx(axis.px(-20), abs=0.5)


def test_a_bar_ends_at_the_top_edge_of_the_base_line():
    canvas = drawn(chart("bar", series(30, 20), labels=("a", "b"), **SIZE))
    ((_, top, _, _),) = (box for path in canvas.filled(parse("#5B6472")) for box in boxes(path))
    assert {bottom for _, _, _, bottom in bars(canvas, BLUE)} == {top}


def test_only_the_value_ends_are_round():
    canvas = drawn(chart("bar", series(30, -20), labels=("a", "b"), **SIZE))
    up, down = canvas.filled(BLUE)
    corners = {tuple(p) for p in np.concatenate((up.vertices, down.vertices)).tolist()}
    (a0, a1, a2, a3), (b0, b1, b2, b3) = bars(canvas, BLUE)
    assert {(a0, a3), (a2, a3), (b0, b1), (b2, b1)} <= corners
    assert not {(a0, a1), (a2, a1), (b0, b3), (b2, b3)} & corners


def test_a_tiny_value_has_a_bar_of_a_pixel():
    canvas = drawn(chart("bar", series(1000, 0.001, 0), labels=QUARTERS, **SIZE))
    heights = [bottom - top for _, top, _, bottom in bars(canvas, BLUE)]
    assert heights[1:] == [1]  # and nothing has none


def test_a_gap_has_no_bar():
    canvas = drawn(chart("bar", series(3, None, 2), labels=QUARTERS, **SIZE))
    assert len(bars(canvas, BLUE)) == 2


def test_two_bars_are_not_two_walls():
    canvas = drawn(chart("bar", series(3, 5), labels=("a", "b"), **SIZE))
    ((left, _, right, _),) = (box for path in canvas.filled(parse("#5B6472")) for box in boxes(path))
    assert {x1 - x0 for x0, _, x1, _ in bars(canvas, BLUE)} == {int(0.14 * (right - left))}


def test_a_bar_that_leaves_its_limits_is_cut_there():
    spec = chart("bar", series(30, 200), labels=("a", "b"), y=(Axis(kind="linear", max=50),), **SIZE)
    canvas = drawn(spec)
    assert bars(canvas, BLUE)[1][1] == pytest.approx(reading(canvas).px(50), abs=0.5)


def test_a_reversed_axis_hangs_them_from_above():
    spec = chart("bar", series(30, 20), labels=("a", "b"), y=(Axis(kind="linear", reverse=True),), **SIZE)
    canvas = drawn(spec)
    axis = reading(canvas)
    for (_, top, _, bottom), value in zip(bars(canvas, BLUE), (30, 20), strict=True):
        assert (top, bottom) == pytest.approx((axis.px(0), axis.px(value)), abs=1)


def test_on_a_logarithmic_axis_bars_begin_at_its_end():
    spec = chart("bar", series(10, 1000), labels=("a", "b"), y=(Axis(kind="log", min=1),), **SIZE)
    first, second = bars(drawn(spec), BLUE)
    assert first[3] == second[3]
    assert (second[3] - second[1]) / (first[3] - first[1]) == pytest.approx(3, abs=0.02)  # log 1000 = 3 log 10


def test_bars_may_stand_on_numbers_and_dates():
    spec = chart("bar", series(3, 5, 2, x=(0, 1, 5)), **SIZE)
    found = bars(drawn(spec), BLUE)
    middles = [(x0 + x1) / 2 for x0, _, x1, _ in found]
    assert (middles[2] - middles[0]) / (middles[1] - middles[0]) == pytest.approx(5, abs=0.05)
    assert found[0][2] < found[1][0]


# ---- stacked


STACK = (series(3, 4, -2), series(2, -1, -3), series(5, 6, 1))


def test_segments_stand_on_each_other_with_a_gap_of_background_between():
    spec = chart("bar", series(30, 40), series(20, 10), labels=("a", "b"), stack="normal", **SIZE)
    canvas = drawn(spec)
    axis = reading(canvas)
    for low, high, (a, b) in zip(bars(canvas, BLUE), bars(canvas, ORANGE), ((30, 20), (40, 10)), strict=True):
        assert (low[0], low[2]) == (high[0], high[2])
        assert low[1] == pytest.approx(axis.px(a), abs=0.5)
        assert high[1] == pytest.approx(axis.px(a + b), abs=0.5)
        assert low[1] - high[3] == 1  # u


def test_positive_and_negative_segments_part_at_zero():
    canvas = drawn(chart("bar", *STACK, labels=QUARTERS, stack="normal", **SIZE))
    axis = reading(canvas)
    third = [bars(canvas, color)[2] for color in (BLUE, ORANGE, TEAL)]
    ends = [(axis.px(0), axis.px(-2)), (axis.px(-2), axis.px(-5)), (axis.px(1), axis.px(0))]
    for box, (top, bottom) in zip(third, ends, strict=True):
        assert (box[1], box[3]) == pytest.approx((top, bottom), abs=1.5)  # the gap is taken from the base


def test_only_the_outermost_segment_is_round():
    canvas = drawn(chart("bar", series(3, 4), series(2, 1), labels=("a", "b"), stack="normal", **SIZE))
    assert points_each(canvas, BLUE) == [PLAIN]
    assert points_each(canvas, ORANGE) == [ROUND]


def test_without_the_outermost_the_next_is_round():
    canvas = drawn(chart("bar", series(3, 4), series(2, None), labels=("a", "b"), stack="normal", **SIZE))
    assert sorted(points_each(canvas, BLUE)) == [PLAIN, ROUND]


def test_shares_fill_the_axis_to_100_percent():
    spec = chart("bar", series(1, 30), series(3, 10), labels=("a", "b"), stack="percent", **SIZE)
    canvas = drawn(spec)
    axis = reading(canvas)
    assert "100%" in canvas.strings
    assert [box[1] for box in bars(canvas, BLUE)] == pytest.approx([axis.px(25), axis.px(75)], abs=0.5)
    assert [box[1] for box in bars(canvas, ORANGE)] == pytest.approx([axis.px(100)] * 2, abs=0.5)


# ---- floating and lying


def test_floating_bars_reach_from_low_to_high():
    canvas = drawn(chart("bar", series((20, 50), (-10, 30)), labels=("a", "b"), **SIZE))
    axis = reading(canvas)
    for (_, top, _, bottom), (low, high) in zip(bars(canvas, BLUE), ((20, 50), (-10, 30)), strict=True):
        assert (top, bottom) == pytest.approx((axis.px(high), axis.px(low)), abs=0.5)


LYING = {"horizontal": True, "width": 800, "height": 400}


def test_lying_bars_are_listed_from_above_with_their_names_at_the_left():
    canvas = drawn(chart("bar", series(30, 50, 20), labels=QUARTERS, **LYING))
    found = sorted(bars(canvas, BLUE), key=lambda box: box[1])
    names = [canvas.text_of(quarter) for quarter in QUARTERS]
    assert [text.align for text in names] == [1.0] * 3
    middles = [text.y - 0.727 / 2 * text.size for text in names]
    assert [(y0 + y1) / 2 for _, y0, _, y1 in found] == pytest.approx(middles, abs=0.51)
    lengths = [x1 - x0 for x0, _, x1, _ in found]
    assert [length / lengths[1] for length in lengths] == pytest.approx([0.6, 1, 0.4], abs=0.005)


def test_lying_bars_with_labels_have_no_axis():
    canvas = drawn(chart("bar", series(30, 50, 20), labels=QUARTERS, **LYING))
    assert sorted(canvas.strings) == ["20", "30", "50", "Q1", "Q2", "Q3"]
    found = sorted(bars(canvas, BLUE), key=lambda box: box[1])
    ends = [canvas.text_of(value).x for value in ("30", "50", "20")]
    assert ends == pytest.approx([x1 + 0.5 * 12 for _, _, x1, _ in found], abs=0.5)


def test_lying_bars_of_two_series_have_one():
    canvas = drawn(chart("bar", series(30, 50, 20), series(10, 20, 30), labels=QUARTERS, **LYING))
    axis = reading(canvas, upright=False)
    for color, data in ((BLUE, (30, 50, 20)), (ORANGE, (10, 20, 30))):
        found = sorted(bars(canvas, color), key=lambda box: box[1])
        assert [x1 for _, _, x1, _ in found] == pytest.approx([axis.px(v) for v in data], abs=0.51)
        assert [x0 for x0, _, _, _ in found] == pytest.approx([axis.px(0)] * 3, abs=0.51)


def test_lying_bars_are_at_most_40_u_thick():
    canvas = drawn(chart("bar", series(30, 50), labels=("a", "b"), **LYING))
    assert {y1 - y0 for _, y0, _, y1 in bars(canvas, BLUE)} == {40}


def test_a_long_name_at_the_left_takes_two_lines_and_no_more_than_038_of_the_width():
    name = "Being able to work from home at least three days a week"
    canvas = drawn(chart("bar", series(30, 50), labels=(name, "b"), **LYING))
    lines = [text.string for text in canvas.words if text.string in name and len(text.string) > 1]
    assert " ".join(lines) == name
    assert min(x0 for x0, _, _, _ in bars(canvas, BLUE)) <= 18 + 0.38 * 800 + 0.75 * 12 + 1


def test_negative_lying_bars_have_their_labels_at_the_left():
    canvas = drawn(chart("bar", series(30, -20), labels=("a", "b"), **LYING))
    label, box = canvas.text_of("−20"), sorted(bars(canvas, BLUE), key=lambda box: box[1])[1]
    assert label.x + shaping.width("−20", 12, 600) == pytest.approx(box[0] - 0.5 * 12, abs=0.5)


def test_order_is_never_changed():
    canvas = drawn(chart("bar", series(5, 1, 4, 2, 3), labels=tuple("abcde"), **SIZE))
    heights = [bottom - top for _, top, _, bottom in bars(canvas, BLUE)]
    assert [sorted(heights).index(h) + 1 for h in heights] == [5, 1, 4, 2, 3]
    assert all(a[2] < b[0] for a, b in pairwise(bars(canvas, BLUE)))

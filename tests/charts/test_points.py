"""Scatter and bubble charts: where the points stand, and how large and faint they are."""

from math import pi

import numpy as np
import pytest

from render_chart.plot.drawing.color import parse
from tests.drawing import Recorder, boxes, chart, drawn, extent, points, reading

BLUE, ORANGE = parse("#2768CE"), parse("#E36F28")
SIZE = {"width": 800, "height": 400}  # base 12, unit 1


def cloud(count: int, kind: str = "scatter", **more):
    rng = np.random.default_rng(2)
    return chart(kind, points(tuple(rng.normal(size=count).tolist()), tuple(rng.normal(size=count).tolist())), **more)


def x_reading(canvas: Recorder):
    """The axis along the bottom, by its labels."""
    return reading(canvas, upright=False)


# ---- scatter


def test_points_stand_where_the_axes_say():
    x, y = (1.0, 2.5, 4.0, 7.0), (30.0, 10.0, 20.0, 55.0)
    canvas = drawn(chart("scatter", points(x, y), **SIZE))
    (stamps,) = canvas.stamps
    assert stamps.points[:, 0] == pytest.approx([x_reading(canvas).px(v) for v in x], abs=0.1)
    assert stamps.points[:, 1] == pytest.approx([reading(canvas).px(v) for v in y])


def test_points_keep_3_percent_off_the_edges_and_zero_is_not_forced():
    canvas = drawn(chart("scatter", points((100.0, 200.0), (1000.0, 2000.0)), **SIZE))
    (stamps,) = canvas.stamps
    upright = [box for path in canvas.filled(parse("#E7EAEE")) for box in boxes(path) if box[3] - box[1] > 2]
    top, bottom = upright[0][1], upright[0][3]
    assert (stamps.points[:, 1].min() - top) / (bottom - top) == pytest.approx(0.03 / 1.06, abs=0.003)
    assert "0" not in canvas.strings


@pytest.mark.parametrize(
    ("count", "radius", "alpha"),
    [(60, 5, 0.8), (61, 4.25, 0.7), (600, 3.5, 0.6), (2000, 3.1, 0.5), (2001, 2.2, 0.35), (10_001, 1.5, 0.2)],
)
def test_the_more_points_the_smaller_and_fainter(count, radius, alpha):
    (stamps,) = drawn(cloud(count, **SIZE)).stamps
    assert extent(stamps.shape)[2] == pytest.approx(radius)
    assert stamps.color == pytest.approx((*BLUE[:3], alpha))
    assert (stamps.edge is not None) is (count <= 2000)


def test_points_of_all_series_count():
    two = chart("scatter", *cloud(40).series, *cloud(40).series, **SIZE)
    assert {extent(stamps.shape)[2] for stamps in drawn(two).stamps} == {4.25}


def test_a_point_without_a_place_is_left_out():
    (stamps,) = drawn(chart("scatter", points((1.0, None, 3.0), (1.0, 2.0, None)), **SIZE)).stamps
    assert len(stamps.points) == 1


# ---- bubbles


def bubbles(canvas: Recorder) -> list[tuple[float, float, float]]:
    """Middle and radius of each, in the order in which they are drawn."""
    found = [extent(fill.path) for fill in canvas.fills if len(fill.path.vertices) == 14]
    return [((x0 + x1) / 2, (y0 + y1) / 2, (x1 - x0) / 2) for x0, y0, x1, y1 in found]


THREE = points((1.0, 2.0, 3.0), (10.0, 30.0, 20.0), size=(1.0, 16.0, 4.0))


def test_areas_are_proportional_and_the_largest_is_drawn_first():
    areas = [pi * radius**2 for _, _, radius in bubbles(drawn(chart("bubble", THREE, **SIZE)))]
    assert [area / areas[-1] for area in areas] == pytest.approx([16, 4, 1])


def test_bubbles_stand_where_the_axes_say():
    canvas = drawn(chart("bubble", THREE, **SIZE))
    by_x = sorted(bubbles(canvas))
    assert [x for x, _, _ in by_x] == pytest.approx([x_reading(canvas).px(v) for v in (1, 2, 3)], abs=0.1)
    assert [y for _, y, _ in by_x] == pytest.approx([reading(canvas).px(v) for v in (10, 30, 20)], abs=0.1)


def test_the_largest_has_008_of_the_plot_s_shorter_side():
    canvas = drawn(chart("bubble", THREE, **SIZE))
    upright = [box for path in canvas.filled(parse("#E7EAEE")) for box in boxes(path) if box[3] - box[1] > 2]
    assert bubbles(canvas)[0][2] == pytest.approx(0.08 * (upright[0][3] - upright[0][1]))


@pytest.mark.parametrize(("width", "height"), [(800, 400), (300, 200), (200, 600)])
def test_no_bubble_is_cut_at_the_edge(width, height):
    canvas = drawn(chart("bubble", points((1.0, 2.0), (1.0, 2.0), size=(5.0, 5.0)), width=width, height=height))
    (box, _) = canvas.clips
    for x, y, radius in bubbles(canvas):
        assert box[0] <= x - radius < x + radius <= box[2]
        assert box[1] <= y - radius < y + radius <= box[3]


def test_nothing_has_no_bubble_and_a_little_has_one_that_is_seen():
    canvas = drawn(
        chart("bubble", points((1.0, 2.0, 3.0, 4.0), (1.0, 2.0, 3.0, 4.0), size=(1e6, 0.0, None, 1e-6)), **SIZE)
    )
    assert [radius for _, _, radius in bubbles(canvas)][1:] == [1.0]


def test_bubbles_are_seen_through_and_have_an_outline():
    canvas = drawn(chart("bubble", THREE, **SIZE))
    fills = [fill.color for fill in canvas.fills if len(fill.path.vertices) == 14]
    assert fills == [pytest.approx((*BLUE[:3], 0.55))] * 3
    assert [one.color for one in canvas.strokes] == [pytest.approx((*BLUE[:3], 0.9))] * 3


def test_sizes_are_compared_over_all_series():
    canvas = drawn(chart("bubble", points((1.0,), (1.0,), size=(4.0,)), points((2.0,), (2.0,), size=(1.0,)), **SIZE))
    (_, _, large), (_, _, small) = bubbles(canvas)
    assert large / small == pytest.approx(2)

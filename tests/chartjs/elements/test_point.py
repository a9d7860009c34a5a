"""Symbols of points: their corners by hand, and how many of them are drawn."""

import numpy as np
import pytest

from render_chart.chartjs.elements import point
from render_chart.chartjs.elements.point import PointOptions
from render_chart.plot.drawing.paths import MOVE
from tests.drawing import Recorder, extent

RED, BLUE = (1.0, 0.0, 0.0, 1.0), (0.0, 0.0, 1.0, 1.0)
COLORS = {"red": RED, "blue": BLUE, "clear": (0.0, 0.0, 0.0, 0.0)}
HALF = 10 * 0.5**0.5


def corners(style, rotation=0.0, width=None):
    return {tuple(corner) for corner in point.symbol(style, 10.0, rotation, width).vertices.round(6).tolist()}


def near(*points):
    return {tuple(np.round(one, 6).tolist()) for one in points}


@pytest.mark.parametrize(
    ("style", "rotation", "expected"),
    [
        ("rect", 0, near((-HALF, -HALF), (HALF, -HALF), (HALF, HALF), (-HALF, HALF))),
        ("rect", 45, near((-10, 0), (0, -10), (10, 0), (0, 10))),
        ("rectRot", 0, near((-10, 0), (0, -10), (10, 0), (0, 10))),
        ("triangle", 0, near((0, -10), (75**0.5, 5), (-(75**0.5), 5))),
        ("triangle", 180, near((0, 10), (-(75**0.5), -5), (75**0.5, -5))),
        ("cross", 0, near((-10, 0), (10, 0), (0, -10), (0, 10))),
        ("crossRot", 0, near((-HALF, -HALF), (HALF, HALF), (HALF, -HALF), (-HALF, HALF))),
        ("line", 90, near((0, -10), (0, 10))),
        ("dash", 0, near((0, 0), (10, 0))),
    ],
)
def test_corners(style, rotation, expected):
    assert {tuple(abs(v) if v == 0 else v for v in one) for one in corners(style, rotation)} == expected


def test_a_star_is_a_cross_and_a_turned_one():
    assert corners("star") == corners("cross") | corners("crossRot")


@pytest.mark.parametrize("style", ["circle", "nonsense", None])
def test_all_else_is_a_circle(style):
    path = point.symbol(style, 10.0)
    assert extent(path) == (-10, -10, 10, 10)
    ends = path.vertices[::3]
    assert np.hypot(*ends.T).round(9).tolist() == [10] * len(ends)


def test_a_rounded_square_is_in_its_circle():
    path = point.symbol("rectRounded", 10.0)
    assert np.hypot(*path.vertices.T).max() <= 10.2
    # corners of radius 5.16 about the corners of a square of 2 · 4.84 · cos 45° px
    side = 4.84 * 0.5**0.5 + 5.16
    assert extent(path) == pytest.approx((-side, -side, side, side), abs=0.05)


def test_symbols_of_legends_may_be_wide():
    assert extent(point.symbol("circle", 10.0, 0.0, 40.0)) == (-20, -10, 20, 10)
    assert extent(point.symbol("rect", 10.0, 0.0, 40.0)) == pytest.approx((-20, -HALF, 20, HALF))
    assert extent(point.symbol("line", 10.0, 0.0, 40.0)) == (-20, 0, 20, 0)


@pytest.mark.parametrize(("style", "radius"), [(False, 10.0), ("circle", 0.0), ("rect", -3.0), ("star", float("nan"))])
def test_nothing_is_drawn(style, radius):
    assert point.symbol(style, radius) is None


def test_space_that_a_point_takes():
    assert PointOptions(radius=3, border_width=1, hover_radius=4).size == 10
    assert PointOptions(radius=8, border_width=2, hover_radius=4).size == 20
    assert PointOptions(radius=0, border_width=5).size == 0


def drawn(at, options):
    canvas = Recorder(200, 200)
    point.draw(canvas, np.array(at, float), options, COLORS.__getitem__)
    return canvas


def test_points_apart_are_one_path():
    canvas = drawn([(10, 10), (30, 90), (50, 20)], PointOptions("red", "blue", point_style="rect"))
    assert [(one.color, int((one.path.codes == MOVE).sum())) for one in canvas.fills] == [(RED, 3)]
    assert [(one.color, one.width, one.join) for one in canvas.strokes] == [(BLUE, 1, "miter")]


def test_points_that_may_meet_lie_over_each_other():
    canvas = drawn([(10, 10), (12, 10), (11, 10)], PointOptions("red", "blue"))
    assert [type(one).__name__ for one in canvas.order] == ["Fill", "Stroke"] * 3


def test_many_points_are_stamped():
    random = np.random.default_rng(1)
    canvas = drawn(random.uniform(0, 200, (1000, 2)), PointOptions("red", "blue"))
    assert [(len(one.points), one.color, one.edge) for one in canvas.stamps] == [(1000, RED, BLUE)]


def test_points_of_several_looks_keep_their_order():
    looks = [PointOptions("red", "blue"), PointOptions("red", "blue"), PointOptions("blue", "clear")]
    canvas = drawn([(10, 10), (30, 10), (11, 10)], looks)
    assert [one.color for one in canvas.order] == [RED, BLUE, BLUE]


def test_symbols_of_lines_are_not_filled():
    canvas = drawn([(10, 10)], PointOptions("red", "blue", point_style="cross"))
    assert not canvas.fills
    assert len(canvas.strokes) == 1


@pytest.mark.parametrize("options", [PointOptions(radius=0.05), PointOptions("clear", "clear"), PointOptions(radius=0)])
def test_what_is_not_seen_is_not_drawn(options):
    assert not drawn([(10, 10), (20, 20)], options._replace(border_color="clear", background_color="clear")).order

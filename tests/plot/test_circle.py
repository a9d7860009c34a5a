"""Around a centre: places as matplotlib's polar axes have them, rings at round numbers, words outside the circle."""

from math import hypot, pi, radians

import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.path import Path as MatplotlibPath

from render_chart.plot.circle import (
    Reach,
    apart,
    around,
    bounds,
    fitted,
    lean,
    polygons,
    rings,
    set_words,
    spokes,
    words,
)  # fmt: skip
from render_chart.plot.drawing.canvas import INK_BOTTOM
from render_chart.plot.drawing.paths import CURVE, arc
from render_chart.plot.looks.style import style_of
from tests.drawing import Recorder, chart, series

ANGLES = np.arange(7) * 2 * pi / 7


def in_matplotlib(angles: np.ndarray, radii: np.ndarray, low: float = 0.0) -> np.ndarray:
    """Places in matplotlib's polar axes that begin at 12 o'clock and run clockwise, y down; low..100 is the radius."""
    axes = Figure((4, 4)).add_axes((0, 0, 1, 1), projection="polar")
    axes.set_theta_zero_location("N")
    axes.set_theta_direction(-1)
    axes.set_rlim(low, 100)
    axes.set_rorigin(low)
    (centre, end), places = (
        axes.transData.transform(np.column_stack(at)) for at in (((0, 0), (low, 100)), (angles, radii))
    )
    return (places - centre) * (1, -1) / np.hypot(*(end - centre)) * (100 - low)


def test_places_are_those_of_matplotlib_s_polar_axes():
    radii = np.array([3.0, 5, 2, 8, 1, 9, 4])
    assert around(0, 0, radii, ANGLES) == pytest.approx(in_matplotlib(ANGLES, radii))


def test_shares_of_the_radius_are_those_of_matplotlib_s_limits():
    scale = rings(30, 80, True, fixed_low=20, fixed_high=100)
    values = np.array([20.0, 35, 50, 80, 90, 100, 25])
    places = around(0, 0, 80 * scale.share(values), ANGLES)
    assert places == pytest.approx(in_matplotlib(ANGLES, values, low=20))


def test_a_quarter_turn_is_to_the_right():
    assert around(10, 20, 5, np.array([0, pi / 2, pi])) == pytest.approx(np.array([(10, 15), (15, 20), (10, 25)]))


def test_polygons_are_closed_and_in_one_path():
    path = polygons(0, 0, [1.0, 2.0], np.arange(4) * pi / 2)
    square = np.array([(0, -1), (1, 0), (0, 1), (-1, 0), (0, -1)])
    assert path.vertices == pytest.approx(np.concatenate((square, 2 * square)))
    assert path.codes.tolist() == [1, 2, 2, 2, 79] * 2


def test_spokes_are_lines_from_one_radius_to_another():
    path = spokes(0, 0, 2, 3, np.array([0, pi / 2]))
    assert path.vertices == pytest.approx(np.array([(0, -2), (0, -3), (2, 0), (3, 0)]))
    assert path.codes.tolist() == [1, 2, 1, 2]


@pytest.mark.parametrize(("start", "end"), [(-105, 105), (-105, -104), (0, 359)])
def test_an_arc_is_matplotlib_s(start, end):
    """Theirs counts from 3 o'clock, counter-clockwise."""
    ours = arc(0, 0, 1, radians(start), radians(end))
    curves = [curve for curve, code in MatplotlibPath(ours.vertices, ours.codes).iter_bezier() if code == CURVE]
    along = np.concatenate([curve(np.linspace(0, 1, 20)) for curve in curves])
    theirs = MatplotlibPath.arc(90 - end, 90 - start).vertices * (1, -1)
    assert ours.vertices[[0, -1]] == pytest.approx(theirs[[-1, 0]])
    assert np.hypot(*along.T) == pytest.approx(1, abs=1e-5)


# ---- rings, by hand


@pytest.mark.parametrize(
    ("low", "high", "whole", "ticks"),
    [
        (40, 80, True, [20, 40, 60, 80]),
        (0, 82, True, [20, 40, 60, 80, 100]),
        (111, 288, True, [100, 200, 300]),
        (3, 18, True, [5, 10, 15, 20]),
        (0, 1, True, [0.2, 0.4, 0.6, 0.8, 1.0]),
        (0.2, 0.31, False, [0.1, 0.2, 0.3, 0.4]),
        (0, 0, True, [0.2, 0.4, 0.6, 0.8, 1.0]),
        (1e100, 1e100, True, [2e99, 4e99, 6e99, 8e99, 1e100]),
    ],
)
def test_rings_are_three_to_five_round_numbers(low, high, whole, ticks):
    found = rings(low, high, whole)
    assert found.ticks == pytest.approx(ticks)
    assert (found.low, found.high) == (0, found.ticks[-1])


def test_values_below_zero_move_the_middle():
    found = rings(-5, 8, True)
    assert (found.low, found.ticks) == (-5, [0, 5, 10])
    assert found.numbered == [-5, 0, 5]


def test_limits_are_kept_and_the_outermost_ring_is_one():
    found = rings(3, 9, True, fixed_low=2, fixed_high=9)
    assert (found.low, found.high) == (2, 9)
    assert found.ticks == [4, 6, 8, 9]
    assert found.share(np.array([1.0, 2, 5.5, 9, 12])).tolist() == [0, 0, 0.5, 1, 1]


@pytest.mark.parametrize(("low", "high"), [(200.0, None), (None, -50.0), (1e16, None)])
def test_a_limit_beyond_the_values_has_a_scale_too(low, high):
    found = rings(0, 10, True, low, high)
    assert found.low < found.high
    assert found.ticks
    assert found.low == low or low is None
    assert found.high == high or high is None


# ---- words


def test_words_touch_the_circle_with_the_side_that_faces_it():
    assert lean(0) == pytest.approx((0.5, 1))
    assert lean(pi / 2) == pytest.approx((0, 0.5))
    assert lean(pi) == pytest.approx((0.5, 0))
    assert lean(3 * pi / 2) == pytest.approx((1, 0.5))


@pytest.mark.parametrize("degrees", range(0, 360, 5))
@pytest.mark.parametrize("lines", [("Feedback",), ("Feedback at", "least once")])
def test_words_keep_off_the_circle(degrees, lines):
    radius, away = 100, 8
    left, top, right, bottom = bounds(words(lines, radians(degrees), 12), 0, 0, radius + away)
    nearest = np.clip(0, left, right), np.clip(0, top, bottom - INK_BOTTOM * 12)  # to the base line
    assert hypot(*nearest) > radius


def test_all_words_stay_in_the_box_and_one_of_them_touches_it():
    box = (10.0, 20.0, 310.0, 220.0)
    found = [words((name,), angle, 12) for name, angle in zip(("A", "Long name", *"BCDEF"), ANGLES, strict=True)]
    radius, down = fitted(box, found, 9, Reach(1), Reach(1), Reach(1))
    sides = np.array([bounds(one, 160, 20 + down, radius + 9) for one in found])
    assert sides[:, 0].min() >= 10
    assert sides[:, 2].max() <= 310
    assert sides[:, 3].max() <= 220 + 0.23 * 12  # a descender may stand in the margin
    assert sides[:, 1].min() == pytest.approx(20, abs=0.5)


def test_without_words_the_marks_fill_the_box():
    assert fitted((0, 0, 300, 100), (), 0, Reach(1), Reach(1), Reach(0.5)) == pytest.approx((200 / 3, 200 / 3))
    assert fitted((0, 0, 100, 300), (), 0, Reach(1), Reach(1), Reach(1)) == pytest.approx((50, 150))


def test_words_that_meet_are_told():
    assert apart([(0, 0, 10, 10), (12, 0, 20, 10)], 1)
    assert not apart([(0, 0, 10, 10), (12, 0, 20, 10)], 3)
    assert apart([(0, 0, 10, 10), (0, 10, 20, 20)], 3)


def test_lines_lean_towards_the_circle():
    canvas = Recorder(500, 300)
    style = style_of(chart("radar", series(1)))
    found = [words(("Narrow", "A wider line"), angle, 11) for angle in (pi / 2, 3 * pi / 2, 0.0)]
    set_words(canvas, style, found, 250, 150, 60, style.text)
    assert [(text.align, round(text.x)) for text in canvas.words[::2]] == [(0, 310), (1, 190), (0.5, 250)]
    assert canvas.words[1].y - canvas.words[0].y == pytest.approx(1.2 * 11)

"""Bends of lines: control points as Chart.js 4.5.1's own helpers reckon them, and what must hold of any curve."""

import numpy as np
import pytest

from render_chart.chartjs.elements import curves
from render_chart.chartjs.layouts import Area
from render_chart.plot.drawing.paths import CURVE, MOVE, Path
from tests.plot.drawing.test_paths import on_curve

X, Y = np.array([0.0, 10, 20, 60]), np.array([100.0, 0, 50, 50])
AREA = Area(0, 0, 100, 100)


def rows(bends: curves.Bends) -> list[list[float]]:
    return np.column_stack(bends).round(4).tolist()


# updateBezierControlPoints of Chart.js 4.5.1, tension 0.4
TENSE = [[0, 100, 4, 60], [4.6927, 13.2681, 12.6927, -6.7319], [8.7922, 38.7922, 28.7922, 58.7922], [44, 50, 60, 50]]


def test_tension_bends_along_the_chord_of_the_neighbours():
    assert rows(curves.tense(X, Y, None, 0.4, False)) == TENSE


def test_ends_of_a_closed_line_are_neighbours():
    bends = rows(curves.tense(X, Y, None, 0.4, True))
    assert bends[1:3] == TENSE[1:3]
    assert bends[0] == [8.746, 108.746, -11.254, 88.746]
    assert bends[3] == [62.7095, 43.2262, 54.7095, 63.2262]


def test_a_missing_point_is_nobodys_neighbour():
    bends = rows(curves.tense(X, Y, np.array([False, True, False, False]), 0.4, False))
    assert (bends[0], bends[2], bends[3]) == ([0, 100, 0, 100], [20, 50, 36, 50], [44, 50, 60, 50])


def test_points_in_one_place_have_their_controls_there():
    bends = curves.tense(np.full(3, 5.0), np.full(3, 7.0), None, 0.4, False)
    assert rows(bends) == [[5, 7, 5, 7]] * 3


def test_controls_stay_in_the_area():
    capped = rows(curves.capped(curves.tense(X, Y, None, 0.4, False), X, Y, AREA))
    assert capped[1] == [4.6927, 13.2681, 12.6927, 0]
    assert [capped[i] for i in (0, 2, 3)] == [TENSE[i] for i in (0, 2, 3)]


def test_controls_towards_a_point_outside_are_left_alone():
    x, y = np.array([0.0, 10, 20]), np.array([50.0, -40, 50])
    bends = curves.tense(x, y, None, 1.0, False)
    capped = curves.capped(bends, x, y, AREA)
    assert np.array_equal(capped.before, bends.before)
    assert np.array_equal(capped.after, bends.after)


@pytest.mark.parametrize("along", ["x", "y"])
def test_monotone_is_level_at_extremes(along):
    at, value = np.array([0.0, 10, 20, 30, 60, 70]), np.array([0.0, 0, 100, 90, 90, 100])
    bends = curves.monotone(at, value, None, "x") if along == "x" else curves.monotone(value, at, None, "y")
    before, after = (bends.before, bends.after) if along == "x" else (bends.before[:, ::-1], bends.after[:, ::-1])
    # splineCurveMonotone of Chart.js 4.5.1
    assert before[1:].round(4).tolist() == [[6.6667, 0], [16.6667, 100], [26.6667, 90], [50, 90], [66.6667, 96.6667]]
    assert after[:-1].round(4).tolist() == [[3.3333, 0], [13.3333, 0], [23.3333, 100], [40, 90], [63.3333, 90]]


def test_monotone_has_no_extremes_of_its_own():
    random = np.random.default_rng(3)
    x, y = np.arange(40.0), random.normal(size=40).cumsum()
    bends = curves.monotone(x, y, None, "x")
    for i in range(39):
        corners = np.array([(x[i], y[i]), bends.after[i], bends.before[i + 1], (x[i + 1], y[i + 1])])
        drawn = on_curve(Path(corners, np.array([MOVE, CURVE, CURVE, CURVE], np.uint8)))[:, 1]
        assert drawn.min() >= min(y[i], y[i + 1]) - 1e-9
        assert drawn.max() <= max(y[i], y[i + 1]) + 1e-9


def test_monotone_flattens_steep_slopes():
    bends = curves.monotone(np.array([0.0, 10, 20, 30]), np.array([0.0, 1, 100, 101]), None, "x")
    # splineCurveMonotone of Chart.js 4.5.1
    assert rows(bends)[1] == [6.6667, 0.0002, 13.3333, 1.9998]
    assert rows(bends)[2] == [16.6667, 99.0002, 23.3333, 100.9998]

"""Shapes: expected points by hand, circles by their equation, steps and curves against matplotlib and the paper."""

from itertools import pairwise
from math import cos, hypot, pi, sin

import numpy as np
import pytest
from matplotlib import cbook
from matplotlib.path import Path as MplPath

from render_chart.plot.drawing import paths
from render_chart.plot.drawing.paths import Path
from tests.drawing import boxes, extent


def on_curve(path: Path, pieces: int = 16) -> np.ndarray:
    """Points along a path's Bézier curves, by the definition of such a curve."""
    found, pen = [], None
    t = np.linspace(0, 1, pieces)[:, None]
    vertices, codes, i = path.vertices, path.codes, 0
    while i < len(vertices):
        if codes[i] == paths.CURVE:
            a, b, c = vertices[i : i + 3]
            found.append((1 - t) ** 3 * pen + 3 * (1 - t) ** 2 * t * a + 3 * (1 - t) * t**2 * b + t**3 * c)
            pen, i = c, i + 3
        else:
            pen, i = vertices[i], i + 1
    return np.concatenate(found)


def area(path: Path) -> float:
    """The area inside, by matplotlib's polygons (fine ones, hence the scaling) and the shoelace formula."""
    total = 0.0
    for polygon in MplPath(path.vertices * 1000, path.codes).to_polygons():
        x, y = polygon.T / 1000
        total += float(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1])) / 2
    return abs(total)


def column(*numbers: float) -> np.ndarray:
    return np.array(numbers, float)


# ---- rectangles and bars


def test_a_rectangle_is_closed():
    made = paths.rect(1, 2, 4, 6)
    assert extent(made) == (1, 2, 4, 6)
    assert made.codes.tolist() == [paths.MOVE, paths.LINE, paths.LINE, paths.LINE, paths.CLOSE]
    assert area(made) == 12


def test_rectangles_are_one_path():
    made = paths.rects(column(0, 10), column(5, 1), column(4, 12), column(8, 8))
    assert boxes(made) == [(0, 5, 4, 8), (10, 1, 12, 8)]
    assert area(made) == 4 * 3 + 2 * 7


@pytest.mark.parametrize("end_at", ["top", "bottom", "left", "right"])
def test_bars_fill_their_boxes(end_at):
    made = paths.bars(column(0, 20), column(5, 1), column(10, 34), column(25, 30), 3.0, end_at)
    assert boxes(made) == [(0, 5, 10, 25), (20, 1, 34, 30)]


ROUNDED = {
    "top": {(0, 0), (10, 0)},
    "bottom": {(0, 20), (10, 20)},
    "left": {(0, 0), (0, 20)},
    "right": {(10, 0), (10, 20)},
}


@pytest.mark.parametrize(("end_at", "rounded"), ROUNDED.items())
def test_only_the_corners_at_the_value_are_round(end_at, rounded):
    made = paths.bars(column(0), column(0), column(10), column(20), 3.0, end_at)
    corners = {(0, 0), (10, 0), (10, 20), (0, 20)}
    points = {(x, y) for x, y in made.vertices.tolist()}
    assert corners & points == corners - rounded
    # each round corner lacks a square of 9 px² less a quarter of a disc of that radius
    assert area(made) == pytest.approx(200 - 2 * (9 - pi * 9 / 4), abs=0.01)


def test_corners_lie_on_a_circle():
    made = paths.bars(column(0), column(0), column(10), column(20), 3.0, "top")
    left = [p for p in on_curve(made) if p[0] <= 3]
    assert [hypot(x - 3, y - 3) for x, y in left] == pytest.approx([3.0] * len(left), abs=1e-3)


def test_a_bar_lower_than_its_radius_keeps_its_height():
    made = paths.bars(column(0), column(0), column(10), column(1), 3.0, "top")
    assert extent(made) == (0, 0, 10, 1)
    assert area(made) == pytest.approx(10 - 2 * (1 - pi / 4), abs=0.01)


def test_a_bar_narrower_than_two_radii_ends_in_a_half_circle():
    made = paths.bars(column(0), column(0), column(4), column(10), 30.0, "top")
    assert area(made) == pytest.approx(4 * 8 + pi * 4 / 2, abs=0.01)


def test_no_radius_makes_plain_rectangles():
    made = paths.bars(column(0), column(0), column(4), column(10), 0.0, "top")
    assert made.codes.tolist() == paths.rect(0, 0, 4, 10).codes.tolist()


def test_a_rounded_rectangle_lacks_its_four_corners():
    made = paths.rounded(0, 0, 10, 20, 3)
    assert extent(made) == (0, 0, 10, 20)
    assert area(made) == pytest.approx(200 - 4 * (9 - pi * 9 / 4), abs=0.01)


# ---- lines


@pytest.mark.parametrize(
    ("present", "expected"),
    [
        ([], []),
        ([False, False], []),
        ([True], [(0, 1)]),
        ([True, True, False, True], [(0, 2), (3, 4)]),
        ([False, True, False, False, True, True], [(1, 2), (4, 6)]),
    ],
)
def test_runs_between_gaps(present, expected):
    assert paths.runs(np.array(present, bool)) == expected


@pytest.mark.parametrize(
    ("where", "of_matplotlib"),
    [("before", cbook.pts_to_prestep), ("after", cbook.pts_to_poststep), ("middle", cbook.pts_to_midstep)],
)
def test_steps_are_those_of_matplotlib(where, of_matplotlib):
    x, y = column(0, 1, 3, 7), column(5, 2, 2, 9)
    expected = of_matplotlib(x, y)
    found = np.array(paths.stepped(x, y, where))
    assert found.tolist() == expected.tolist()


def test_a_single_point_has_no_steps():
    x, y = paths.stepped(column(3), column(4), "after")
    assert (x.tolist(), y.tolist()) == ([3], [4])


def tangents(path: Path, x: np.ndarray) -> list[float]:
    """The slope at each point of a monotone curve: its first control point is a third of the way to the next."""
    starts, controls = path.vertices[0:-1:3], path.vertices[1::3]
    last = (path.vertices[-1] - path.vertices[-2]) / (path.vertices[-1] - path.vertices[-2])[0]
    return [*((controls - starts)[:, 1] / (controls - starts)[:, 0]).tolist(), float(last[1])]


def test_slopes_are_the_weighted_harmonic_means_of_fritsch_and_butland():
    # secants 1 and 1/2 over lengths 1 and 2: (w1 + w2) / (w1/1 + w2/(1/2)) with w1 = 2·2 + 1, w2 = 2 + 2·1
    x = column(0, 1, 3)
    assert tangents(paths.monotone(x, column(0, 1, 2)), x) == pytest.approx([1, 9 / 13, 1 / 2])


@pytest.mark.parametrize("y", [(0, 1, 0), (0, 0, 1), (2, 1, 1), (1, 3, 2)])
def test_a_curve_is_level_where_the_line_turns_or_rests(y):
    x = column(0, 1, 2)
    assert tangents(paths.monotone(x, column(*y)), x)[1] == 0


def test_a_curve_never_overshoots_its_points():
    y = column(0, 10, 10, 0.1, 0, 100, 99.9)
    x = column(0, 1, 1.1, 5, 6, 6.5, 20)
    made = on_curve(paths.monotone(x, y), 64).reshape(6, 64, 2)
    for piece, low, high in zip(made, np.minimum(y[:-1], y[1:]), np.maximum(y[:-1], y[1:]), strict=True):
        assert low - 1e-9 <= piece[:, 1].min()
        assert piece[:, 1].max() <= high + 1e-9


def test_a_curve_of_two_points_is_straight():
    made = on_curve(paths.monotone(column(0, 4), column(0, 8)))
    assert (made[:, 1] / 2).tolist() == pytest.approx(made[:, 0].tolist())


def test_a_curve_runs_leftwards_too():
    made = paths.monotone(column(3, 1, 0), column(2, 1, 0))
    assert tangents(made, column(3, 1, 0)) == pytest.approx([1 / 2, 9 / 13, 1])


def test_the_area_between_a_line_and_its_base():
    line = paths.polyline(column(0, 10, 20), column(5, 3, 5))
    made = paths.closed_down_to(line, paths.polyline(column(0, 10, 20), column(9, 9, 9)))
    assert extent(made) == (0, 3, 20, 9)
    assert area(made) == 20 * 4 + 20 * 2 / 2


def test_an_area_between_curves_ends_where_they_end():
    x = column(0, 10, 20)
    made = paths.closed_down_to(paths.monotone(x, column(1, 2, 3)), paths.monotone(x, column(6, 7, 8)))
    assert area(made) == pytest.approx(20 * 5, abs=1e-6)  # the same curve five px lower


def test_what_is_joined_keeps_its_parts():
    made = paths.joined([paths.rect(0, 0, 1, 1), paths.polyline(column(5, 6), column(5, 6)), paths.rect(8, 8, 9, 9)])
    assert boxes(made) == [(0, 0, 1, 1), (5, 5, 6, 6), (8, 8, 9, 9)]


@pytest.mark.parametrize("values", [[], [3.0], [2.0, 1.0, 2.0, 1.0], [5.0, 5.0]])
def test_distinct_values(values):
    assert paths.distinct(column(*values)).tolist() == sorted(set(values))


# ---- circles


def test_a_disc_is_a_circle():
    points = on_curve(paths.disc(50, 7, 9))
    assert [hypot(x - 7, y - 9) for x, y in points] == pytest.approx([50.0] * len(points), rel=1e-3)


SWEEPS = [(0, 0.3), (0.2, pi / 2), (1, 4), (3, 6.2), (0, 2 * pi - 0.01), (6, 6.1)]


@pytest.mark.parametrize(("start", "end"), SWEEPS)
def test_a_slice_is_bounded_by_its_circle_and_its_angles(start, end):
    made = paths.sector(100, 80, 0, 60, start, end)
    rim = on_curve(made)
    assert [hypot(x - 100, y - 80) for x, y in rim] == pytest.approx([60.0] * len(rim), abs=1e-3)
    assert rim[0] == pytest.approx((100 + 60 * sin(start), 80 - 60 * cos(start)))  # clockwise from 12 o'clock
    assert rim[-1] == pytest.approx((100 + 60 * sin(end), 80 - 60 * cos(end)))
    assert (100, 80) in [tuple(p) for p in made.vertices.tolist()]
    assert area(made) == pytest.approx(60**2 * (end - start) / 2, rel=1e-3)


@pytest.mark.parametrize(("start", "end"), SWEEPS)
def test_a_piece_of_a_ring_lies_between_two_circles(start, end):
    made = paths.sector(0, 0, 36, 60, start, end)
    away = np.hypot(*on_curve(made).T)
    assert ((abs(away - 60) < 1e-3) | (abs(away - 36) < 1e-3)).all()
    assert area(made) == pytest.approx((60**2 - 36**2) * (end - start) / 2, rel=1e-3)


def test_a_whole_pie_is_a_disc_and_a_whole_ring_has_a_hole():
    assert area(paths.sector(0, 0, 0, 60, 0, 2 * pi, gap=2)) == pytest.approx(pi * 60**2, rel=1e-3)
    assert area(paths.sector(0, 0, 36, 60, 0, 2 * pi)) == pytest.approx(pi * (60**2 - 36**2), rel=1e-3)


@pytest.mark.parametrize("inner", [0, 36])
def test_the_gap_between_slices_is_the_same_all_along(inner):
    first = paths.sector(0, 0, inner, 60, 0, pi / 2, gap=2)
    second = paths.sector(0, 0, inner, 60, pi / 2, 2.5, gap=2)
    # neighbours meet at 3 o'clock, the edge along the x axis: one stays a px above, the other a px below
    above = [y for x, y in first.vertices.tolist() if x > max(inner, 5) * 0.9 and y > -5]
    below = [y for x, y in second.vertices.tolist() if x > max(inner, 5) * 0.9 and y < 5]
    assert max(above) == pytest.approx(-1, abs=0.02)
    assert min(below) == pytest.approx(1, abs=0.02)


def test_a_sliver_between_gaps_is_not_turned_inside_out():
    made = paths.sector(0, 0, 36, 60, 1.0, 1.001, gap=2)
    assert area(made) <= (60**2 - 36**2) * 0.001 / 2


def test_rounded_rectangles_are_each_the_single_one():
    x0, y0, x1, y1 = np.array([0.0, 20.0]), np.array([0.0, 5.0]), np.array([10.0, 22.0]), np.array([8.0, 35.0])
    made = paths.rounded_rects(x0, y0, x1, y1, 3.0)
    alone = [paths.rounded(*sides, 3.0) for sides in zip(x0, y0, x1, y1, strict=True)]
    assert made.vertices == pytest.approx(np.concatenate([one.vertices for one in alone]))
    assert made.codes.tolist() == [code for one in alone for code in one.codes.tolist()]


def test_rectangles_without_a_radius_are_plain():
    side = np.array([0.0]), np.array([0.0]), np.array([4.0]), np.array([3.0])
    assert paths.rounded_rects(*side, 0.0).vertices.tolist() == paths.rects(*side).vertices.tolist()


def test_a_long_opaque_line_is_drawn_in_pieces_that_share_their_ends():
    x = np.arange(1201.0)
    made = list(paths.pieces(paths.polyline(x, x), (0.0, 0.0, 0.0, 1.0), ()))
    assert [len(piece.vertices) for piece in made] == [251, 251, 251, 251, 201]
    assert all((a.vertices[-1] == b.vertices[0]).all() for a, b in pairwise(made))


@pytest.mark.parametrize(("count", "alpha", "dash"), [(500, 1.0, ()), (1201, 0.5, ()), (1201, 1.0, (4.0, 2.0))])
def test_a_line_whose_joints_would_show_stays_whole(count: int, alpha: float, dash: tuple[float, ...]):
    line = paths.polyline(np.arange(float(count)), np.zeros(count))
    assert list(paths.pieces(line, (0.0, 0.0, 0.0, alpha), dash)) == [line]

"""Outlines of slices. Numbers by hand from the geometry, or of Chart.js 4.5.1's canvas calls where it says so."""

from math import asin, hypot, pi, sin

import numpy as np
import pytest

from render_chart.chartjs.elements.arc import corner_radii, outline
from render_chart.chartjs.elements.pen import TAU, Pen, turn
from render_chart.plot.drawing.paths import CLOSE, CURVE, LINE, MOVE, Path


def on_curve(path: Path) -> np.ndarray:
    """The vertices a path goes through."""
    ends, count = [], 0
    for i, code in enumerate(path.codes):
        count = count + 1 if code == CURVE else 0
        if code in (MOVE, LINE) or (code == CURVE and count % 3 == 0):
            ends.append(i)
    return path.vertices[ends]


def distances(path: Path) -> list[float]:
    return [round(hypot(x, y), 6) for x, y in on_curve(path)]


@pytest.mark.parametrize(
    ("start", "end", "backwards", "angle"),
    [
        (0, pi, False, pi),
        (pi, 0, False, pi),  # on through 2π
        (pi, 0, True, -pi),
        (0, pi, True, -pi),
        (0, 7, False, TAU),  # never more than a whole turn
        (1, 1, False, 0),
        (1, 1 - 1e-12, False, 0),  # no turn for the rounding of angles
    ],
)
def test_an_arc_goes_round_as_canvas_has_it(start: float, end: float, backwards: bool, angle: float) -> None:
    assert turn(start, end, backwards) == pytest.approx(angle)


def test_an_arc_is_joined_by_a_line() -> None:
    pen = Pen()
    pen.move(0, 0)
    pen.arc(0, 0, 10, 0, pi / 2)
    pen.close()
    path = pen.path()
    assert list(path.codes) == [MOVE, LINE, *[CURVE] * 6, CLOSE]
    assert path.vertices[1] == pytest.approx((10, 0))
    assert path.vertices[-2] == pytest.approx((0, 10))
    assert path.vertices[-1] == pytest.approx((0, 0))


def test_a_slice_of_a_pie_ends_in_its_centre() -> None:
    path = outline(0, 0, 0, 50, 0, pi / 2)
    points = on_curve(path)
    assert points[0] == pytest.approx((50, 0))
    assert points[-2] == pytest.approx((0, 0), abs=1e-9)
    assert path.vertices[-1] == pytest.approx((50, 0))


def test_a_slice_of_a_ring_runs_between_its_radii() -> None:
    assert set(distances(outline(0, 0, 20, 50, 0, 1))) == {20, 50}


def test_a_border_inside_leaves_a_margin_on_both_sides() -> None:
    assert set(distances(outline(0, 0, 20, 50, 0, 1, margin=0.33))) == {20.33, 49.67}


def angles(path: Path, radius: float) -> tuple[float, float]:
    """The angles at which a slice begins and ends that far from its centre."""
    found = [float(np.arctan2(y, x)) for x, y in on_curve(path) if abs(hypot(x, y) - radius) < 1e-6]
    return min(found), max(found)


# The mean radius without spacing is (15 + 50) / 2 = 32.5 px.
@pytest.mark.parametrize(
    ("mode", "inside", "outside"),
    [
        ("angular", asin(5 / 32.5), asin(5 / 32.5)),
        ("proportional", (1 - 32.5 / 37.5) / 2, (1 - 32.5 / 37.5) / 2),  # as in versions 3 to 4.5
        ("parallel", asin(5 / 25), asin(5 / 55)),
    ],
)
def test_spacing_moves_a_slice_outwards_and_narrows_it(mode: str, inside: float, outside: float) -> None:
    path = outline(0, 0, 20, 50, 0, 1, spacing=5, mode=mode)
    assert set(distances(path)) == {25, 55}
    assert angles(path, 25) == pytest.approx((inside, 1 - inside))
    assert angles(path, 55) == pytest.approx((outside, 1 - outside))


def test_more_spacing_than_room_leaves_a_thousandth_on_either_side() -> None:
    assert angles(outline(0, 0, 20, 50, 0, 1, spacing=40), 90) == pytest.approx((0.499, 0.501))


def test_parallel_gaps_leave_the_centre_of_a_pie() -> None:
    path = outline(0, 0, 0, 50, 0, 1, spacing=5, mode="parallel")
    assert min(distances(path)) == pytest.approx(5 / sin(0.499))


def test_a_whole_turn_that_joins_itself_has_no_seam() -> None:
    assert list(outline(0, 0, 20, 50, 0, TAU, joined=True).codes).count(MOVE) == 2
    assert LINE not in outline(0, 0, 20, 50, 0, TAU, joined=True).codes
    assert LINE in outline(0, 0, 20, 50, 0, TAU).codes


def test_corners_have_no_more_room_than_half_the_ring() -> None:
    # half of 50 − 20 is 15: the corner's centre is at 35, 15 / 35 from the end
    path = outline(0, 0, 20, 50, 0, pi, corners=(100, 0, 0, 0))
    first = on_curve(path)[0]
    assert np.arctan2(first[1], first[0]) == pytest.approx(15 / 35)
    assert any(np.allclose(point, (35, 0)) for point in on_curve(path))


def test_a_slice_that_is_not_circular_is_a_triangle() -> None:
    path = outline(0, 0, 0, 50, 0, pi / 2, circular=False)
    assert on_curve(path) == pytest.approx(np.array([(0, 0), (50, 0), (0, 50)]), abs=1e-9)


def test_a_slice_without_a_radius_is_nothing() -> None:
    assert len(outline(0, 0, 0, 0, 0, 1).vertices) == 0
    assert len(outline(0, 0, 0, 50, float("nan"), 1).vertices) == 0


@pytest.mark.parametrize(
    ("value", "radii"),
    [
        (3, (3, 3, 3, 3)),
        ("3", (3, 3, 3, 3)),
        ({"outerStart": 1, "innerEnd": 4}, (1, 0, 0, 4)),
        (None, (0, 0, 0, 0)),
    ],
)
def test_radii_of_corners_are_one_number_or_named(value: object, radii: tuple[float, ...]) -> None:
    assert corner_radii(value) == radii

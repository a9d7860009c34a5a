"""What marks cover: the ground on which words look for a free place."""

import numpy as np
import pytest

from render_chart.plot.occupied import CELL, Occupied

NAN = float("nan")


def test_a_box_that_is_covered_by_half():
    found = Occupied(300, 300)
    found.cover((0, 0, 150, 300))
    assert found.share((0, 0, 300, 300)) == pytest.approx(0.5)
    assert found.share((0, 0, 150, 300)) == 1
    assert found.share((150, 0, 300, 300)) == 0


def test_a_line_covers_the_way_between_its_points():
    found = Occupied(300, 300)
    found.line(np.array((0.0, 299.0)), np.array((0.0, 299.0)))
    assert found.share((148, 148, 152, 152)) > 0
    assert found.share((200, 50, 250, 100)) == 0
    assert found.cells.sum() == pytest.approx(300 / CELL, abs=2)


@pytest.mark.parametrize("far", [1e100, -1e100, NAN, np.inf])
def test_what_is_far_or_nowhere_is_passed_over(far):
    found = Occupied(300, 300)
    found.points(np.array((far, 10.0)), np.array((10.0, 10.0)))
    found.line(np.array((10.0, far)), np.array((10.0, 10.0)))
    assert found.share((9, 9, 11, 11)) == 1


def test_outside_the_picture_nothing_is():
    found = Occupied(30, 30)
    found.cover((-50, -50, -10, -10))
    assert not found.cells.any()
    assert found.share((100, 100, 110, 110)) == 0

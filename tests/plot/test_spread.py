"""Labels moved apart: by hand, and against a search over all ways to group them."""

from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from render_chart.plot.spread import spread


def cost(wanted: list[float], places: list[float]) -> float:
    return sum((a - b) ** 2 for a, b in zip(wanted, places, strict=True))


def best(wanted: list[float], pitch: float, low: float, high: float) -> float:
    """The least sum of squared moves: each way to part the labels into touching groups is tried.

    A group at its best place has the mean of what its labels want, or stands at an end of low..high.
    """
    n = len(wanted)
    least = np.inf
    for count in range(n):
        for cuts in combinations(range(1, n), count):
            edges = [0, *cuts, n]
            places: list[float] = []
            for a, b in pairwise(edges):
                free = float(np.mean([wanted[i] - (i - a) * pitch for i in range(a, b)]))
                lowest, highest = low + a * pitch, high - (n - 1 - a) * pitch
                start = min(max(free, lowest), highest)
                places += [start + (i - a) * pitch for i in range(a, b)]
            if all(q - p >= pitch - 1e-9 for p, q in pairwise(places)):
                least = min(least, cost(wanted, places))
    return least


@pytest.mark.parametrize(
    ("wanted", "places"),
    [
        ([], []),
        ([50], [50]),
        ([10, 50, 90], [10, 50, 90]),  # nothing meets, nothing moves
        ([50, 50], [45, 55]),
        ([50, 54], [47, 57]),
        ([50, 50, 50], [40, 50, 60]),
        ([20, 48, 52, 80], [20, 45, 55, 80]),
        ([-5], [0]),
        ([0, 2], [0, 10]),  # pushed in at the end
        ([99, 100], [90, 100]),
        ([45, 46, 54, 55], [35, 45, 55, 65]),  # two pairs that meet once they are apart
    ],
)
def test_by_hand(wanted, places):
    assert spread(np.array(wanted, float), 10, 0, 100).tolist() == pytest.approx(places)


def test_without_room_they_share_what_there_is():
    assert spread(np.array([5.0, 6, 7, 8]), 10, 0, 15).tolist() == [0, 5, 10, 15]


@given(st.lists(st.floats(-20, 120), min_size=1, max_size=6).map(sorted), st.floats(1, 19))
def test_no_way_to_group_them_moves_less(wanted, pitch):
    places = spread(np.array(wanted), pitch, 0, 100).tolist()
    assert all(b - a >= pitch - 1e-9 for a, b in pairwise(places))
    assert min(places) >= -1e-9
    assert max(places) <= 100 + 1e-9
    assert cost(wanted, places) == pytest.approx(best(wanted, pitch, 0, 100), abs=1e-6)

"""Quartiles, whiskers and outliers, held against matplotlib and numpy."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.cbook import boxplot_stats

from render_chart.plot.statistics.samples import boxes, gathered
from render_chart.plot.statistics.samples import given as given_boxes
from render_chart.spec import Series

numbers = st.lists(st.floats(-1e6, 1e6).map(lambda x: round(x, 3)), min_size=1, max_size=40)


def sampled(*samples: list) -> Series:
    return Series(data=(None,) * len(samples), samples=tuple(map(tuple, samples)))


def test_numbers_are_in_order_label_by_label_without_gaps():
    samples = gathered(sampled([3, None, 1], [], [2]))
    assert samples.numbers.tolist() == [1, 3, 2]
    assert samples.starts.tolist() == [0, 2, 2, 3]
    assert samples.sizes.tolist() == [2, 0, 1]
    assert samples.labels.tolist() == [0, 0, 2]
    assert samples.of(0).tolist() == [1, 3]


@given(st.lists(numbers, min_size=1, max_size=4))
def test_boxes_are_those_of_matplotlib(lists):
    found = boxes(gathered(sampled(*lists)))
    for i, (values, stats) in enumerate(zip(lists, boxplot_stats(lists), strict=True)):
        mine = [found.low[i], found.lower[i], found.median[i], found.upper[i], found.high[i]]
        theirs = [stats[name] for name in ("whislo", "q1", "med", "q3", "whishi")]
        assert mine == pytest.approx(theirs, rel=1e-9, abs=1e-9 * max(map(abs, values)))
        assert found.outliers[found.outlier_of == i].tolist() == sorted(stats["fliers"].tolist())


def test_a_box_by_hand():
    """1 … 11 and 30: quartiles 3.75, 6.5 and 9.25, whiskers within 8.25 of the box, 30 beyond them."""
    found = boxes(gathered(sampled([*range(1, 12), 30])))
    assert [one.tolist() for one in found[:5]] == [[1], [3.75], [6.5], [9.25], [11]]
    assert found.outliers.tolist() == [30]


def test_a_label_without_numbers_has_no_box():
    found = boxes(gathered(sampled([None], [4])))
    assert np.isnan(found.median).tolist() == [True, False]
    assert boxes(gathered(sampled([], []))).median.size == 2


def test_huge_numbers_have_quartiles():
    assert boxes(gathered(sampled([-1e100, 0, 1e100]))).lower.tolist() == [-5e99]


def test_five_numbers_are_a_box_as_they_are():
    found = given_boxes(Series(data=((1, 2, 3, 4, 5), None)))
    assert [one[0] for one in found[:5]] == [1, 2, 3, 4, 5]
    assert np.isnan(found.median[1])
    assert not found.outliers.size

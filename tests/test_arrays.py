"""Data as arrays: plain numbers only, whichever way they are read."""

import numpy as np
import pytest

from render_chart.arrays import LONG, plain_array


@pytest.mark.parametrize("count", [1, 3, LONG, 65_535, 65_536])  # the head of a packed list is longer from 65,536
def test_numbers_are_taken_as_they_are(count):
    numbers = tuple(i / 7 - 3 for i in range(count))
    found = plain_array(numbers)
    assert found is not None
    assert found.dtype == np.float64
    assert found.tolist() == list(numbers)


@pytest.mark.parametrize("count", [3, LONG])
@pytest.mark.parametrize("other", [None, (1.0, 2.0)])
def test_gaps_and_floating_bars_are_no_plain_numbers(count, other):
    assert plain_array((*(1.5,) * (count - 1), other)) is None


@pytest.mark.parametrize("count", [3, LONG])
def test_whole_numbers_are_numbers(count):
    found = plain_array((*(0.5,) * (count - 1), 7))
    assert found is not None
    assert found[-1] == 7.0


def test_a_long_list_is_read_once_and_cannot_be_written_to():
    numbers = tuple(float(i) for i in range(LONG))
    found = plain_array(numbers)
    assert found is plain_array(numbers)
    assert found is not None
    with pytest.raises(ValueError, match="read-only"):
        found[0] = 1.0

"""Series as arrays, and stacks by hand."""

import numpy as np
import pytest

from render_chart.plot.data import TINY, columns
from render_chart.plot.drawing.color import parse
from render_chart.spec import Axis
from tests.drawing import chart, points, series


def listed(values: np.ndarray) -> list[float | None]:
    """Numbers, None for nan."""
    return [None if np.isnan(v) else float(v) for v in values]


def layers(kind: str, *data, stack: str = "normal", **more) -> list[tuple[list, list]]:
    """Low and high of each series of a stack."""
    return [(listed(c.low), listed(c.high)) for c in columns(chart(kind, *data, stack=stack, **more))]


def test_a_series_without_positions_counts_from_zero():
    (column,) = columns(chart("line", series(3, None, 5)))
    assert column.x.tolist() == [0, 1, 2]
    assert listed(column.high) == [3, None, 5]
    assert (column.low[0], column.low[2]) == (0, 0)
    assert not column.complete


def test_a_series_with_positions_keeps_them():
    (column,) = columns(chart("scatter", points((5, None, 7), (1, 2, 3))))
    assert listed(column.x) == [5, None, 7]
    assert not column.complete


def test_a_whole_series_is_complete():
    assert columns(chart("line", series(3, 4)))[0].complete


def test_floating_bars_have_both_ends():
    (column,) = columns(chart("bar", series((2, 5), (-1, 4))))
    assert (column.low.tolist(), column.high.tolist(), column.floating) == ([2, -1], [5, 4], True)


def test_floating_bars_may_have_gaps_and_plain_values_among_them():
    (column,) = columns(chart("bar", series((2, 5), None, 7)))
    assert (column.low[0], column.low[2], listed(column.high)) == (2, 0, [5, None, 7])


def test_a_series_has_its_own_colour_or_the_next_of_the_palette():
    first, second, third = columns(chart("line", series(1), series(1, color="red"), series(1)))
    assert [first.color, second.color, third.color] == [parse("#2768CE"), parse("red"), parse("#1CA593")]


def test_what_is_next_to_zero_is_zero():
    (column,) = columns(chart("scatter", points((TINY / 2, 1), (-5e-324, TINY * 2))))
    assert column.x.tolist() == [0, 1]
    assert column.high.tolist() == [0, TINY * 2]


def test_bars_are_stacked_upwards_and_downwards_from_zero():
    assert layers("bar", series(3, 4, -2), series(2, -1, -3), series(-5, 6, 1)) == [
        ([0, 0, 0], [3, 4, -2]),
        ([3, 0, -2], [5, -1, -5]),
        ([0, 4, 0], [-5, 10, 1]),
    ]


def test_a_gap_in_a_stack_of_bars_is_left_out():
    assert layers("bar", series(3, None), series(2, 4)) == [([0, None], [3, None]), ([3, 0], [5, 4])]


def test_areas_are_stacked_and_a_gap_counts_as_nothing():
    assert layers("area", series(3, None, 1), series(2, 4, 1)) == [([0, 0, 0], [3, 0, 1]), ([3, 0, 1], [5, 4, 2])]


def test_a_stack_has_the_positions_of_all_its_series():
    first, second = columns(chart("bar", points((0, 2), (3, 5)), points((1, 2), (4, 7)), stack="normal"))
    assert first.x.tolist() == second.x.tolist() == [0, 1, 2]
    assert listed(first.high) == [3, None, 5]
    assert listed(second.high) == [None, 4, 12]
    assert (first.complete, second.complete) == (False, False)


def test_shares_add_up_to_100():
    assert layers("bar", series(1, 0, 30), series(3, 0, 10), stack="percent") == [
        ([0, 0, 0], [25, 0, 75]),
        ([25, 0, 75], [100, 0, 100]),
    ]


def test_shares_of_mixed_signs_are_of_the_sum_of_sizes():
    assert layers("bar", series(3), series(-1), stack="percent") == [([0], [75]), ([0], [-25])]


def test_a_stack_keeps_to_its_own_axis():
    sides = (Axis(kind="linear"), Axis(kind="linear"))
    assert layers("bar", series(3), series(2, axis=1), series(4), y=sides) == [([0], [3]), ([0], [2]), ([3], [7])]


def test_bars_and_areas_are_stacks_of_their_own():
    assert layers("bar", series(3), series(2, type="area"), series(4)) == [([0], [3]), ([0], [2]), ([3], [7])]


def test_values_stay_as_they_were_given():
    made = columns(chart("bar", series(1, 30), series(3, 10), stack="percent"))
    assert [c.values.tolist() for c in made] == [[1, 30], [3, 10]]


@pytest.mark.parametrize("stack", ["normal", "percent"])
def test_points_are_never_stacked(stack):
    assert layers("bar", series(3), series(2, type="scatter"), stack=stack)[1] == ([0], [2])


def test_bubbles_have_sizes():
    (column,) = columns(chart("bubble", points((1, 2), (3, 4), size=(9.0, None))))
    assert listed(column.size) == [9, None]

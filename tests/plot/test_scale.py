"""Scales against an ordinary matplotlib Axes with the same limits and box; steps and domains by hand."""

from itertools import pairwise
from math import isfinite

import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.ticker import LogLocator, MaxNLocator

from render_chart.plot.scale import (
    Linear,
    Log,
    limited,
    log_domain,
    log_ticks,
    nice_step,
    padded,
    steps_between,
    tidy,
    value_domain,
)

BOX = (60.0, 40.0, 460.0, 240.0)  # left, top, right, bottom, in a picture of 500 x 300


def of_matplotlib(values: np.ndarray, low: float, high: float, log: bool = False) -> np.ndarray:
    """The px of some values on both axes of an Axes with these limits in BOX; y from the top."""
    figure = Figure(figsize=(5, 3), dpi=100)
    axes = figure.add_axes((60 / 500, 60 / 300, 400 / 500, 200 / 300))
    if log:
        axes.set_xscale("log")
        axes.set_yscale("log")
    axes.set_xlim(low, high)
    axes.set_ylim(low, high)
    x, y = axes.transData.transform(np.column_stack((values, values))).T
    return np.column_stack((x, 300 - y))


@pytest.mark.parametrize(("low", "high"), [(0, 10), (-3, 7.5), (1e9, 1.5e9), (0.001, 0.002), (5, -5), (1.6e9, 1.7e9)])
def test_values_stand_where_matplotlib_puts_them(low, high):
    values = np.linspace(low - 1, high + 1, 23)
    x, y = Linear(low, high, BOX[0], BOX[2]), Linear(low, high, BOX[3], BOX[1])
    assert np.column_stack((x(values), y(values))) == pytest.approx(of_matplotlib(values, low, high), abs=1e-6)
    assert [x.at(v) for v in values] == x(values).tolist()


@pytest.mark.parametrize(("low", "high"), [(1, 1000), (0.02, 5), (1e-9, 1e12), (100, 1)])
def test_logarithms_stand_where_matplotlib_puts_them(low, high):
    values = np.geomspace(low / 2, high * 2, 23)
    x, y = Log(low, high, BOX[0], BOX[2]), Log(low, high, BOX[3], BOX[1])
    assert np.column_stack((x(values), y(values))) == pytest.approx(of_matplotlib(values, low, high, True), abs=1e-6)
    assert [x.at(v) for v in values] == pytest.approx(x(values).tolist())


def test_what_is_not_positive_has_no_place_on_a_logarithmic_scale():
    scale = Log(1, 100, 0, 200)
    assert np.isnan(scale(np.array([0.0, -5.0, np.nan]))).all()
    assert scale.at(0.0) == scale.at(-5.0) == 0


# ---- steps


@pytest.mark.parametrize(
    ("span", "intervals", "step"),
    [
        (10, 5, 2),
        (10, 10, 1),
        (10, 4, 5),  # 2.5 beside 5.0: whole steps read better there
        (100, 4, 25),
        (1000, 4, 250),
        (10_000, 4, 5_000),  # not 2.5k
        (100_000, 4, 25_000),
        (10_000_000, 4, 5_000_000),  # not 2.5M
        (1, 4, 0.25),
        (7, 8, 1),
        (0.0007, 3, 0.00025),
        (1865, 5, 500),
        (1, 1, 1),
        (1.0000001, 1, 2),
        (9, 1, 10),
    ],
)
def test_steps_are_1_2_25_or_5_times_a_power_of_ten(span, intervals, step):
    assert nice_step(span, intervals) == pytest.approx(step, rel=1e-12)


@pytest.mark.parametrize(("span", "intervals", "step"), [(3, 8, 1), (0.5, 8, 1), (12, 5, 5), (100, 4, 25), (8, 4, 2)])
def test_whole_numbers_get_whole_steps(span, intervals, step):
    assert nice_step(span, intervals, whole=True) == step


@pytest.mark.parametrize("span", [3e-9, 0.7, 1, 6.5, 42, 999, 1e6, 3.3e12])
@pytest.mark.parametrize("intervals", [1, 2, 3, 5, 8])
def test_a_step_is_one_that_matplotlib_would_take_or_coarser(span, intervals):
    """MaxNLocator with the same steps has the same ticks, but where 2.5 is left out."""
    locator = MaxNLocator(intervals, steps=[1, 2, 2.5, 5, 10])
    theirs = float(np.diff(locator.tick_values(0, span))[0])
    ours = nice_step(span, intervals)
    assert ours == pytest.approx(theirs) or ours == pytest.approx(2 * theirs)


@pytest.mark.parametrize(
    ("low", "high", "step", "expected"),
    [
        (0, 1, 0.1, [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0]),
        (-0.3, 0.3, 0.1, [-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3]),
        (3, 12, 5, [5, 10]),
        (1, 2, 5, []),
        (0.1, 0.7, 0.25, [0.25, 0.5]),
        (-1e12, 1e12, 1e12, [-1e12, 0, 1e12]),
    ],
)
def test_ticks_are_exact_decimals(low, high, step, expected):
    assert steps_between(low, high, step) == expected


def test_no_tick_is_minus_zero():
    assert [str(t) for t in steps_between(-1, 1, 1)] == ["-1.0", "0.0", "1.0"]


def test_tiny_multiples_are_tidied_too():
    assert tidy(3 * 1e-58, 1e-58) == 3e-58


# ---- domains


@pytest.mark.parametrize(
    ("low", "high", "intervals", "domain", "ticks"),
    [
        (0, 94, 5, (0, 100), [0, 20, 40, 60, 80, 100]),
        (0, 100, 5, (0, 100), [0, 20, 40, 60, 80, 100]),
        # rounding 84 to 100 would waste 0.8 of a step: it ends 0.12 of a step above, without a tick there
        (0, 84, 5, (0, 86.4), [0, 20, 40, 60, 80]),
        (21, 84, 4, (20, 86.4), [20, 40, 60, 80]),
        (39, 94, 4, (36.6, 100), [40, 60, 80, 100]),
        (-30, 70, 5, (-40, 80), [-40, -20, 0, 20, 40, 60, 80]),
    ],
)
def test_a_domain_is_rounded_out_where_that_wastes_little(low, high, intervals, domain, ticks):
    found = value_domain(low, high, intervals, False, None, None, False)
    assert found[:2] == pytest.approx(domain)
    assert found[2] == ticks


def test_limits_are_kept_as_they_were_asked_for():
    assert value_domain(3, 84, 5, False, 7, 93, False)[:2] == (7, 93)
    assert value_domain(3, 84, 5, False, 7, None, False)[0] == 7
    assert value_domain(3, 84, 5, False, None, 93, False)[1] == 93


@pytest.mark.parametrize(
    ("low", "high", "intervals", "whole", "ticks"),
    [
        (351, 444, 3, False, [400]),  # what a step of 100 has
        (4.95, 6.9, 4, False, [5, 6]),
        (0.2, 0.8, 3, True, []),
    ],
)
def test_a_scale_has_more_ticks_than_one(low, high, intervals, whole, ticks):
    found = value_domain(low, high, intervals, whole, low, high, True)[2]
    assert set(found) > set(ticks)
    assert len(found) >= (3 if intervals >= 4 else 2)


def test_whole_numbers_have_no_ticks_between_two():
    assert value_domain(0, 1, 5, True, None, None, False)[2] == [0, 1]


@pytest.mark.parametrize(("high", "ticks"), [(6, [1, 2, 3, 4, 5, 6]), (9, [2, 4, 6, 8]), (20, [5, 10, 15, 20])])
def test_ticks_stand_at_both_limits_if_that_takes_few_more(high, ticks):
    assert value_domain(2, 5, 4, True, 1, high, False)[2] == pytest.approx(ticks)


@pytest.mark.parametrize(("low", "high"), [(200, None), (None, -5)])
def test_a_limit_beyond_the_data_leaves_a_domain(low, high):
    found = value_domain(3, 84, 5, False, low, high, False)
    assert found[0] < found[1]
    assert low in (None, found[0])
    assert high in (None, found[1])


def test_points_keep_their_own_ends():
    assert value_domain(3.3, 84.4, 5, False, None, None, True)[:2] == (3.3, 84.4)


@pytest.mark.parametrize(
    ("low", "high", "from_zero", "expected"),
    [(1, 2, True, (1, 2)), (5, 5, True, (0, 5)), (-5, -5, True, (-5, 0)), (0, 0, True, (0, 1)), (0, 0, False, (0, 1)),
     (5, 5, False, (4.5, 5.5)), (-5, -5, False, (-5.5, -4.5))],
)  # fmt: skip
def test_one_value_still_has_a_domain(low, high, from_zero, expected):
    assert padded(low, high, from_zero) == pytest.approx(expected)


# ---- logarithms


@pytest.mark.parametrize(
    ("low", "high", "domain"),
    [
        (3, 4000, (1, 10_000)),
        (1, 1000, (1, 1000)),
        (0.03, 700, (0.01, 1000)),
        (3, 40, (2, 50)),  # less than two decades: 1, 2 and 5 are round too
        (0.6, 1.2, (0.5, 2)),
        (5, 5, (0.5, 50)),  # one value: a decade to both sides
    ],
)
def test_a_logarithmic_domain_ends_at_round_numbers(low, high, domain):
    assert log_domain(low, high, None, None) == pytest.approx(domain)


@pytest.mark.parametrize(("values", "limits"), [((-1.5e-250, 3.7e58), (None, 0.0)), ((-3.7e58, 3e-249), (0.0, None))])
def test_limits_that_are_next_to_a_value_leave_px_for_the_others(values, limits):
    low, high = limited(*values, *limits)
    assert low < high
    assert all(isfinite(Linear(low, high, 0.0, 10_000.0).at(value)) for value in values)


def test_logarithmic_limits_are_kept():
    assert log_domain(3, 4000, 2.5, None) == (2.5, 10_000)
    assert log_domain(3, 4000, None, 7777) == (1, 7777)


@pytest.mark.parametrize(("low", "high"), [(1, 1000), (0.01, 100), (10, 1e6), (3, 7e4), (1e-6, 1)])
def test_powers_of_ten_are_those_of_matplotlib(low, high):
    theirs = LogLocator(numticks=20).tick_values(low, high)
    inside = [t for t in theirs if low * (1 - 1e-9) <= t <= high * (1 + 1e-9)]
    assert log_ticks(low, high, 20) == pytest.approx(inside)


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [(1, 50, [1, 2, 5, 10, 20, 50]), (2, 20, [2, 5, 10, 20]), (0.3, 6, [0.5, 1, 2, 5]), (1, 100, [1, 10, 100])],
)
def test_less_than_two_decades_have_twos_and_fives(low, high, ticks):
    assert log_ticks(low, high, 8) == pytest.approx(ticks)


def test_many_decades_are_thinned_evenly():
    ticks = log_ticks(1, 1e12, 5)
    assert len(ticks) <= 5
    assert len({round(np.log10(b / a)) for a, b in pairwise(ticks)}) == 1


def test_a_span_within_a_decade_still_has_two_ticks():
    ticks = log_ticks(3.2, 4.3, 6)
    assert len(ticks) >= 2
    assert all(3.2 <= t <= 4.3 for t in ticks)

import pytest
from hypothesis import given
from hypothesis import strategies as st

from render_chart.chartjs.scales.ticks import (
    Plan,
    Tick,
    linear_ticks,
    logarithmic_label,
    nice,
    numeric_label,
    sampled,
    thinned,
)


@pytest.mark.parametrize(
    ("span", "step"), [(1, 1), (1.1, 2), (2, 2), (3, 5), (7, 10), (0.03, 0.05), (42, 50), (0.9999, 1)]
)
def test_nice_steps_are_1_2_or_5(span, step):
    assert nice(span) == pytest.approx(step)


def test_ticks_cover_the_range():
    assert linear_ticks(Plan(3, 97, 11, 20)) == [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100]


def test_ticks_of_almost_no_range_are_its_ends():
    assert linear_ticks(Plan(1, 1 + 1e-15, 11, 20)) == [1, 1 + 1e-15]


def test_a_given_step_between_given_ends():
    assert linear_ticks(Plan(0, 10, 5, 20, least=0, most=10, step=2.5)) == [0, 2.5, 5, 7.5, 10]


@given(st.floats(-1e5, 1e5), st.floats(1, 1e9), st.integers(2, 30))
def test_ticks_rise_and_are_not_more_than_wanted(low, span, most):
    ticks = linear_ticks(Plan(low, low + span, most, 20))
    assert ticks == sorted(ticks)
    assert len(ticks) <= most + 2
    assert ticks[0] <= low or ticks[0] == pytest.approx(low)
    assert ticks[-1] >= low + span or ticks[-1] == pytest.approx(low + span)


def kept(ticks, *given):
    return [tick.value for tick in thinned(ticks, *given)]


def ticks(count, majors=()):
    return [Tick(float(index), index in majors) for index in range(count)]


def test_one_tick_in_so_many_is_kept():
    assert kept(ticks(10), 4, False) == [0, 3, 6, 9]
    assert kept(ticks(10), 10, False) == list(range(10))
    assert kept(ticks(3), float("nan"), False) == [0]


def test_major_ticks_are_kept_first():
    assert kept(ticks(30, (10, 20)), 2, True) == [0, 10, 20]
    assert kept(ticks(30, (10, 20)), 1, True) == [10]


def test_minor_ticks_divide_the_majors_evenly():
    assert kept(ticks(37, (12, 24, 36)), 13, True) == [0, 3, 6, 9, 12, 15, 18, 21, 24, 27, 30, 33, 36]


def test_a_sample_is_even():
    assert sampled("abcdefghij", 3) == ["a", "d", "g"]


def written(values, form=None, locale="en-US"):
    made = [Tick(value) for value in values]
    return [numeric_label(tick.value, index, made, locale, form) for index, tick in enumerate(made)]


def test_numbers_have_the_decimals_of_their_step():
    assert written([0, 0.25, 0.5]) == ["0", "0.3", "0.5"]
    assert written([0, 2.5, 5, 7.5]) == ["0", "2.5", "5", "7.5"]
    assert written([1000, 2000]) == ["1,000", "2,000"]
    assert written([-1e-5, 1e-5]) == ["-1.00000E-5", "1.00000E-5"]


def test_options_of_a_format_win():
    assert written([0, 5], {"minimumFractionDigits": 1}) == ["0", "5.0"]
    assert written([0, 0.55], {"maximumFractionDigits": 0}) == ["0", "1"]
    assert written([1000, 2000], locale="de") == ["1.000", "2.000"]
    assert written([0.5, 1], {"style": "percent"}) == ["50.0%", "100.0%"]


def test_logarithmic_labels():
    made = [Tick(value) for value in (1, 4, 10, 15, 40, 100, 200, 300, 400, 700)]
    labels = [logarithmic_label(tick.value, index, made, "en-US", None) for index, tick in enumerate(made)]
    assert labels == ["1", "", "10", "", "", "100", "200", "300", "", "700"]

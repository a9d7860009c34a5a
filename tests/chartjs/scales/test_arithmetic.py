"""As JavaScript reckons. https://tc39.es/ecma262/"""

from math import inf, isnan, nan

import pytest

from render_chart.chartjs.scales import arithmetic


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1, "1"), (1.0, "1"), (0.5, "0.5"), (-0.0, "0"), (1e21, "1e+21"), (1e20, "100000000000000000000"),
        (1e-6, "0.000001"), (1e-7, "1e-7"), (1.5e-9, "1.5e-9"), (nan, "NaN"), (-inf, "-Infinity"), (True, "true"),
        (None, "null"), ([1, None, "a"], "1,,a"), ({}, "[object Object]"), ("x", "x"), (2**60, "1152921504606847000"),
    ],
)  # fmt: skip
def test_values_as_text(value, text):
    assert arithmetic.text_of(value) == text


@pytest.mark.parametrize(
    ("value", "number"),
    [("12", 12), (" 1.5 ", 1.5), ("", 0), (None, 0), (True, 1), ("0x10", 16), ([7], 7), ("-.5", -0.5)],
)
def test_values_as_numbers(value, number):
    assert arithmetic.number(value) == number


@pytest.mark.parametrize("value", ["a", "1,5", "1_000", "nan", "inf", {}, [1, 2]])
def test_what_is_no_number(value):
    assert isnan(arithmetic.number(value))


def test_halves_are_rounded_upwards():
    assert [arithmetic.round_up(value) for value in (0.5, 1.5, -0.5, -1.5)] == [1, 2, 0, -1]


def test_nothing_is_divided_by_zero():
    assert (arithmetic.divide(1, 0), arithmetic.divide(-1, 0)) == (inf, -inf)
    assert isnan(arithmetic.divide(0, 0))


def test_digits_after_the_point():
    assert [arithmetic.decimal_places(value) for value in (1, 0.5, 0.001, 1e-7, 12.25, inf)] == [0, 1, 3, 7, 2, 0]

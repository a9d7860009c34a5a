"""Numbers of Chart.js 4.5.1. https://www.chartjs.org/docs/4.5.1/axes/cartesian/logarithmic.html"""

import numpy as np
import pytest

from .built import labels, places, scale, values

LOG = {"type": "logarithmic"}


def test_labels_at_the_digits_1_2_3_5_and_near_the_end():
    y = scale(config=LOG, kind="line", data=[1, 1000])
    assert values(y)[:6] == [1, 3, 6, 8, 10, 20]
    assert labels(y) == ["1", "3", "", "", "10", "20", "", "", "", "100", "200", "", "600", "800", "1,000"]
    assert places(y)[:3] == [271.6, 230.027, 203.797]


def test_zero_makes_the_scale_begin_a_power_of_ten_below():
    y = scale(config=LOG, kind="line", data=[0, 5, 50])
    assert (y.min, y.max) == (1, 50)
    assert y.pixel(0) == y.pixel(y.min) == y.bottom


def test_what_is_below_zero_stands_nowhere():
    y = scale(config=LOG, kind="line", data=[1, 10])
    assert y.parse(-1) is None
    pixels = y.pixels(np.array([1.0, np.nan, -np.inf]))
    assert pixels[0] == pixels[2] == y.bottom
    assert np.isnan(pixels[1])


def test_one_value_has_a_power_of_ten_on_either_side():
    y = scale(config=LOG, kind="line", data=[24])
    assert (y.min, y.max) == (1, 100)


def test_ends():
    y = scale(config={**LOG, "min": 5, "max": 500}, kind="line", data=[1, 1000])
    assert (y.min, y.max) == (5, 500)
    assert values(y) == [6, 8, 10, 20, 40, 60, 80, 100, 200, 400]


def test_places_and_values():
    y = scale(config=LOG, kind="line", data=[1, 1000])
    assert y.value_at(y.pixel(30)) == pytest.approx(30)
    assert y.pixel(10) - y.pixel(100) == pytest.approx(y.pixel(1) - y.pixel(10))

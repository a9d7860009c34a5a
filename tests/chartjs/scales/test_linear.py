"""Numbers of Chart.js 4.5.1 for the same configs, and of its documentation.

https://www.chartjs.org/docs/4.5.1/axes/cartesian/linear.html
"""

import pytest

from .built import chart, labels, places, scale, values


def test_bars_begin_at_zero_and_steps_are_round():
    made = chart()
    y = made.scales["y"]
    assert labels(y) == ["0", "0.5", "1.0", "1.5", "2.0", "2.5", "3.0"]
    assert places(y) == [271.6, 228.033, 184.467, 140.9, 97.333, 53.767, 10.2]
    assert tuple(round(side, 4) for side in made.area) == (30.6816, 10.2, 500, 271.6)


def test_a_step_size():
    assert values(scale(config={"ticks": {"stepSize": 25}}, data=[1, 97])) == [0, 25, 50, 75, 100]


def test_a_step_size_that_would_make_thousands_of_ticks():
    made = chart(data=[0, 1e6], scales={"y": {"ticks": {"stepSize": 1}}})
    assert len(made.scales["y"].ticks) <= 1000
    assert "options.scales.y.ticks.stepSize: 1 would make 1000001 ticks; 1000 are made" in made.warnings


def test_a_number_of_ticks():
    assert values(scale(config={"ticks": {"count": 5}}, data=[1, 97])) == [0, 25, 50, 75, 100]


def test_whole_numbers():
    assert labels(scale(config={"ticks": {"precision": 0}}, data=[0, 2])) == ["0", "1", "2"]


def test_ends_have_ticks_that_keep_their_distance():
    y = scale(config={"min": 3, "max": 92}, data=[1, 97])
    assert labels(y) == ["3", "10", "20", "30", "40", "50", "60", "70", "80", "92"]
    assert places(y)[:2] == [271.6, 251.04]


def test_ends_without_ticks():
    y = scale(config={"min": 3, "max": 92, "ticks": {"includeBounds": False}}, data=[1, 97])
    assert values(y) == [10, 20, 30, 40, 50, 60, 70, 80, 90]
    assert (y.min, y.max) == (3, 92)


def test_grace_as_a_share_leaves_zero_where_bars_begin():
    y = scale(config={"grace": "10%"}, data=[1, 100])
    assert (y.min, y.max) == (0, 120)


def test_grace_as_a_number():
    y = scale(config={"grace": 5}, kind="line", data=[-10, 100])
    assert (y.min, y.max) == (-20, 120)


def test_suggested_ends_only_widen():
    y = scale(config={"suggestedMin": -5, "suggestedMax": 50}, kind="line", data=[10, 20])
    assert values(y) == [-10, 0, 10, 20, 30, 40, 50]
    narrow = scale(config={"suggestedMin": 12, "suggestedMax": 15}, kind="line", data=[10, 20])
    assert (narrow.min, narrow.max) == (10, 20)


def test_reverse():
    y = scale(config={"reverse": True}, data=[1, 5])
    assert (values(y)[0], places(y)[0], places(y)[-1]) == (5, 271.6, 10.2)
    assert y.value_at(271.6) == pytest.approx(5)


def test_a_single_value_stands_in_the_middle():
    y = scale(kind="line", data=[10])
    assert labels(y)[::5] == ["9.50", "10.00", "10.50"]


def test_very_small_and_very_large_numbers_are_scientific():
    assert labels(scale(kind="line", data=[1e-5, 5e-5]))[1] == "1.500000E-5"
    assert labels(scale(kind="line", data=[1e16, 5e16]))[:3] == ["1E16", "2E16", "2E16"]


def test_formats_of_numbers():
    y = scale(config={"ticks": {"format": {"minimumFractionDigits": 2}}}, data=[1000, 3000])
    assert labels(y)[2] == "1,000.00"
    assert labels(scale(config={"ticks": {"format": {"useGrouping": False}}}, data=[1000, 3000]))[2] == "1000"


def test_data_bounds_leave_the_ends_where_the_data_are():
    y = scale(config={"bounds": "data"}, kind="line", data=[1.3, 9.7])
    assert (y.min, y.max) == (1.3, 9.7)


def test_an_offset_is_half_a_step_on_either_side():
    y = scale(config={"offset": True, "ticks": {"stepSize": 1}}, data=[0, 1])
    assert places(y) == [round(y.bottom - (y.bottom - y.top) / 4, 3), round(y.top + (y.bottom - y.top) / 4, 3)]


def test_values_and_their_places():
    y = scale(data=[1, 2, 3])
    assert y.pixel(None) != y.pixel(None)
    assert y.pixels(y.parse_all([0, "1.5", None, float("inf")])).round(3).tolist()[:2] == [271.6, 140.9]
    assert y.value_at(140.9) == pytest.approx(1.5)
    assert y.base_value() == 0


def test_no_data():
    y = scale(kind="line", data=[])
    assert (y.min, y.max) == (0, 1)


def test_a_number_of_ticks_that_no_picture_has_room_for():
    made = chart(data=[1, 97], scales={"y": {"ticks": {"count": 1e9}}})
    assert len(made.scales["y"].ticks) <= 1000
    assert "options.scales.y.ticks.count: 1000 ticks are made, not more." in made.warnings


def test_numbers_at_the_end_of_what_there_is():
    assert len(scale(data=[1.7e308, -1e9]).ticks) < 20


def test_digits_that_are_none():
    assert len(scale(config={"ticks": {"precision": -400}}, data=[1, 97]).ticks) < 20

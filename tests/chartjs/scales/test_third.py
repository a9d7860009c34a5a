"""Numbers of Chart.js 3.9.1 for the same configs. https://www.chartjs.org/docs/3.9.1/axes/"""

from .built import labels, scale


def test_a_single_value_is_one_away_from_the_ends():
    y = scale(version=3, kind="line", data=[10])
    assert (y.min, y.max, labels(y)[0]) == (9, 11, "9.0")


def test_logarithmic_labels_at_the_digits_1_2_and_5():
    y = scale(version=3, config={"type": "logarithmic"}, kind="line", data=[1, 1000])
    assert labels(y) == ["1", "", "", "", "10", "", "", "", "100", "", "", "", "1,000"]


def test_times_at_even_distances_have_ticks_at_units():
    dates = ["2021-01-01", "2021-03-01", "2021-12-31"]
    x = scale("x", {"type": "timeseries", "time": {"unit": "quarter"}}, version=3, kind="line", labels=dates)
    assert labels(x) == ["Q1 - 2021", "Q2 - 2021", "Q3 - 2021", "Q4 - 2021"]


def test_a_step_of_times():
    dates = ["2021-01-01", "2021-12-31"]
    config = {"type": "time", "time": {"unit": "month", "stepSize": 6}}
    x = scale("x", config, version=3, kind="line", labels=dates, data=[1, 2])
    assert labels(x) == ["Jan 2021", "Jul 2021"]

"""Numbers of Chart.js 4.5.1 with moment's adapter, in UTC.

https://www.chartjs.org/docs/4.5.1/axes/cartesian/time.html and …/timeseries.html
"""

import pytest

from render_chart.errors import ChartError

from .built import labels, places, scale

YEAR = ["2021-01-01", "2021-03-01", "2021-12-31"]
DAY = 86_400_000


def time(labels_=YEAR, kind="time", **config):
    return scale("x", {"type": kind, **config}, kind="line", labels=labels_, data=range(1, len(labels_) + 1))


def test_the_unit_follows_from_the_room():
    x = time()
    assert labels(x)[:2] + labels(x)[-1:] == ["Jan 2021", "Feb 2021", "Dec 2021"]
    assert round(x.label_rotation, 3) == 30.111
    assert places(x)[:3] == [45.714, 83.977, 118.538]


def test_a_unit():
    x = time(time={"unit": "quarter"})
    assert labels(x) == ["Q1 - 2021", "Q2 - 2021", "Q3 - 2021", "Q4 - 2021"]
    assert places(x) == [30.682, 145.486, 261.565, 378.92]


def test_weeks_that_begin_on_mondays():
    x = time(min="2021-01-06", max="2021-01-30", time={"unit": "week", "isoWeekday": True})
    assert labels(x) == ["Jan 11, 2021", "Jan 18, 2021", "Jan 25, 2021"]


def test_bounds_at_ticks_and_an_offset():
    x = time(offset=True, bounds="ticks", time={"unit": "month"})
    assert (labels(x)[0], labels(x)[-1]) == ("Jan 2021", "Jan 2022")
    assert places(x)[:2] == [48.856, 85.204]


def test_formats_of_units():
    assert labels(time(time={"unit": "month", "displayFormats": {"month": "MM/YY"}}))[0] == "01/21"


def test_ticks_at_labels_and_at_data():
    assert labels(time(ticks={"source": "labels"}, time={"unit": "day"})) == ["Jan 1", "Mar 1", "Dec 31"]
    assert len(time(ticks={"source": "data"}).ticks) == 3


def test_a_parser():
    x = time(["01.02.2021", "03.02.2021"], time={"parser": "DD.MM.YYYY", "unit": "day"})
    assert labels(x) == ["Feb 1", "Feb 2", "Feb 3"]


def test_steps_of_several_units():
    assert labels(time(ticks={"stepSize": 6}, time={"unit": "month"})) == ["Jan 2021", "Jul 2021"]


def test_rounding():
    x = time(time={"round": "month"})
    assert x.parse("2021-02-17") == x.parse("2021-02-01")


def test_major_ticks_begin_a_larger_unit():
    x = time(["2021-01-30", "2021-02-02"], ticks={"major": {"enabled": True}}, time={"unit": "day"})
    assert [(tick.label, tick.major) for tick in x.ticks] == [
        ("Jan 30", False), ("Jan 31", False), ("Feb 2021", True), ("Feb 2", False),
    ]  # fmt: skip


def test_reverse():
    x = time(reverse=True, time={"unit": "quarter"})
    assert labels(x)[0] == "Q4 - 2021"
    assert x.pixel(x.max) == x.left


def test_data_at_even_distances():
    x = time(kind="timeseries")
    assert labels(x) == ["Jan 2021", "Mar 2021", "Dec 2021"]
    assert places(x) == [30.682, 250.999, 471.315]
    middle = x.pixels(x.parse_all(YEAR))[1]
    assert x.value_at(middle) == pytest.approx(x.parse("2021-03-01"), abs=1000)


def test_no_data_ask_no_clock():
    x = time([])
    assert (x.min, x.max) == (0, DAY)


def test_too_many_ticks_are_refused():
    with pytest.raises(ChartError, match="more than 100,000 steps of 1 seconds"):
        time(["1990-01-01", "2020-01-01"], time={"unit": "second"})


def test_what_is_no_date_stands_nowhere():
    assert time().parse("soon") is None


def test_javascript_knows_no_later_date():
    x = time([8.64e15, 8.65e15, -1e300])
    assert x.data_times() == [8.64e15]


def test_larger_units_are_found_however_far_apart_times_are():
    x = time(
        [-8e15, "2026-03-02", "2026-03-03"], kind="timeseries", ticks={"source": "data", "major": {"enabled": True}}
    )
    assert len(x.ticks) <= 3

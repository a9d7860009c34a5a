"""Pairs of moment's documentation, and the calendar beside Python's.

https://momentjs.com/docs/#/displaying/format/ and https://momentjs.com/docs/#/parsing/
"""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from render_chart.chartjs.scales import dates

NOON = datetime(2013, 2, 8, 9, 30, 26, 123000, UTC)  # a Friday


def ms(moment):
    return (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)


@pytest.mark.parametrize(
    ("form", "written"),
    [
        ("YYYY-MM-DD", "2013-02-08"), ("dddd, MMMM Do YYYY, h:mm:ss a", "Friday, February 8th 2013, 9:30:26 am"),
        ("ddd, hA", "Fri, 9AM"), ("[Today is] dddd", "Today is Friday"), ("Q Qo", "1 1st"), ("M Mo MMM", "2 2nd Feb"),
        ("D DDD DDDD", "8 39 039"), ("d do dd e E", "5 5th Fr 5 5"), ("w ww W WW", "6 06 6 06"), ("YY Y", "13 2013"),
        ("GGGG gg", "2013 13"), ("H HH h hh k kk", "9 09 9 09 9 09"), ("m mm s ss", "30 30 26 26"),
        ("S SS SSS SSSSSS", "1 12 123 123000"), ("Z ZZ z", "+00:00 +0000 UTC"), ("X x", "1360315826 1360315826123"),
        ("L", "02/08/2013"), ("LL", "February 8, 2013"), ("ll", "Feb 8, 2013"), ("LT", "9:30 AM"),
        ("LTS", "9:30:26 AM"), ("LLLL", "Friday, February 8, 2013 9:30 AM"), ("l", "2/8/2013"), ("hmm", "930"),
    ],
)  # fmt: skip
def test_moments_tokens(form, written):
    assert dates.write(ms(NOON), form) == written


@pytest.mark.parametrize(
    ("form", "written"),
    [
        ("yyyy-MM-dd", "2013-02-08"), ("LLL d, yyyy", "Feb 8, 2013"), ("MMM d", "Feb 8"), ("EEEE", "Friday"),
        ("d MMM yy HH:mm", "8 Feb 13 09:30"), ("'on' cccc", "on Friday"), ("yyyy 'o''clock'", "2013 o'clock"),
    ],
)  # fmt: skip
def test_tokens_of_luxon_and_date_fns(form, written):
    assert dates.write(ms(NOON), form) == written


def test_the_words_of_another_language():
    assert dates.write(ms(NOON), "D. MMMM", "de") == "8. Februar"
    assert dates.write(ms(NOON), "dddd", "fr-FR") == "vendredi"
    assert dates.write(ms(NOON), "MMMM", "xx") == "February"


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2013-02-08", datetime(2013, 2, 8)), ("2013-02", datetime(2013, 2, 1)), ("2013", datetime(2013, 1, 1)),
        ("2013-W06-5", datetime(2013, 2, 8)), ("2013-039", datetime(2013, 2, 8)), ("20130208", datetime(2013, 2, 8)),
        ("2013-02-08 09:30:26.123", datetime(2013, 2, 8, 9, 30, 26, 123000)),
        ("2013-02-08T09+07:00", datetime(2013, 2, 8, 2)), ("2013-02-08T09:30Z", datetime(2013, 2, 8, 9, 30)),
        ("20130208T093026", datetime(2013, 2, 8, 9, 30, 26)), ("2013-02-08T24:00", datetime(2013, 2, 9)),
        ("Feb 8, 2013", datetime(2013, 2, 8)), ("8 February 2013 21:05", datetime(2013, 2, 8, 21, 5)),
        ("02/08/2013 9:30 PM", datetime(2013, 2, 8, 21, 30)), ("2013/02/08", datetime(2013, 2, 8)),
        ("Fri, 08 Feb 2013 09:30:00 +0200", datetime(2013, 2, 8, 7, 30)), ("1/2/13", datetime(2013, 1, 2)),
        ("Fri Feb 08 2013 09:30:00 GMT+0000 (Coordinated Universal Time)", datetime(2013, 2, 8, 9, 30)),
    ],
)  # fmt: skip
def test_dates_without_a_format(text, moment):
    assert dates.read(text) == ms(moment.replace(tzinfo=UTC))


@pytest.mark.parametrize("text", ["", "soon", "2013-13-01", "2013-02-30", "12", "13/13/2013", None, {}, "1:2:3:4"])
def test_what_is_no_date(text):
    assert dates.read(text) is None


@pytest.mark.parametrize(
    ("text", "form", "moment"),
    [
        ("12-25-1995", "MM-DD-YYYY", datetime(1995, 12, 25)), ("12/25/1995", "MM-DD-YYYY", datetime(1995, 12, 25)),
        ("2010-10-20 4:30 PM", "YYYY-MM-DD h:mm A", datetime(2010, 10, 20, 16, 30)),
        ("Mar 5th 98", "MMM Do YY", datetime(1998, 3, 5)), ("2013-3", "YYYY-Q", datetime(2013, 7, 1)),
        ("2013 39", "YYYY DDD", datetime(2013, 2, 8)), ("1360315826", "X", datetime(2013, 2, 8, 9, 30, 26)),
        ("2013-W06", "GGGG-[W]WW", datetime(2013, 2, 4)), ("2013-02-08", "yyyy-MM-dd", datetime(2013, 2, 8)),
        ("08.02.2013 +02:00", "DD.MM.YYYY Z", datetime(2013, 2, 7, 22)), ("2013", "YYYY", datetime(2013, 1, 1)),
    ],
)  # fmt: skip
def test_dates_by_a_format(text, form, moment):
    assert dates.read(text, form) == ms(moment.replace(tzinfo=UTC))


def test_times_by_a_format_are_on_a_day_that_no_clock_tells():
    assert dates.read("04:30", "HH:mm") == 4.5 * dates.HOUR


@pytest.mark.parametrize(("text", "form"), [("32-01-2013", "DD-MM-YYYY"), ("Foo 2013", "MMM YYYY"), ("x", "YYYY")])
def test_what_does_not_fit_its_format(text, form):
    assert dates.read(text, form) is None


MOMENTS = st.datetimes(datetime(1, 1, 2), datetime(9998, 1, 1)).map(
    lambda moment: moment.replace(microsecond=moment.microsecond // 1000 * 1000, tzinfo=UTC)
)


@given(MOMENTS)
def test_the_calendar(moment):
    now = dates.clock(ms(moment))
    assert (now.year, now.month, now.day, now.hour, now.minute, now.second) == moment.timetuple()[:6]
    assert now.weekday == moment.isoweekday() % 7
    assert dates.write(ms(moment), "GGGG-[W]WW-E") == moment.strftime("%G-W%V-%u").rjust(10, "0")


@given(MOMENTS, st.sampled_from([*dates.FIXED, *dates.MONTHLY]), st.integers(1, 50))
def test_units_begin_before_a_time_and_end_after_it(moment, unit, count):
    time = ms(moment)
    start = dates.start_of(time, unit)
    assert start <= time <= dates.end_of(time, unit)
    assert dates.start_of(start, unit) == start
    assert dates.difference(dates.add(start, count, unit), start, unit) == count


@pytest.mark.parametrize(
    ("one", "other", "unit", "count"),
    [
        ("2021-03-31", "2021-01-31", "month", 2), ("2021-02-28", "2021-01-31", "month", 1),
        ("2021-02-27", "2021-01-31", "month", 0), ("2021-01-31", "2021-02-28", "month", -1),
        ("2022-05-01", "2021-05-02", "year", 0), ("2021-12-31", "2021-01-01", "quarter", 3),
        ("2021-01-02", "2021-01-01T12:00", "day", 0),
    ],
)  # fmt: skip
def test_differences_are_whole_units(one, other, unit, count):
    """As moment 2.30 has them."""
    assert dates.difference(dates.read(one), dates.read(other), unit) == count


def test_months_later_is_the_last_day_of_a_shorter_month():
    assert dates.add(dates.read("2021-01-31"), 1, "month") == dates.read("2021-02-28")

"""Ticks of time against matplotlib's date locators: the same instants, over summer time too."""

from datetime import UTC, datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from matplotlib import dates

from render_chart.plot.formats.time_ticks import moment_label, time_ticks

MINUTE, HOUR, DAY = 60.0, 3600.0, 86_400.0


def at(text: str, tz: str = "UTC") -> float:
    """Seconds since 1970 of a wall clock's time."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(tz)).timestamp()


def ticks(start: str, end: str, tz: str, apart: float):
    """Ticks of which one may come every `apart` seconds."""
    low, high = at(start, tz), at(end, tz)
    return time_ticks(low, high, high - low, tz, lambda _, pitch: pitch >= apart)


def by_locator(locator: dates.DateLocator, start: str, end: str, tz: str) -> list[float]:
    """The instants in start..end at which matplotlib puts ticks."""
    zone = ZoneInfo(tz)
    low, high = (datetime.fromisoformat(text).replace(tzinfo=zone) for text in (start, end))
    found = {round(dates.num2date(number).timestamp(), 3) for number in locator.tick_values(low, high)}
    return sorted(t for t in found if low.timestamp() <= t <= high.timestamp())


ZONES = ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"]


@pytest.mark.parametrize("tz", ZONES)
@pytest.mark.parametrize(
    ("start", "end", "apart", "locator"),
    [
        ("2024-01-15T10:00:03", "2024-01-15T10:00:21", 1, lambda tz: dates.SecondLocator(tz=tz)),
        ("2024-01-15T10:00:03", "2024-01-15T10:02:21", 15, lambda tz: dates.SecondLocator(range(0, 60, 15), tz=tz)),
        ("2024-01-15T10:03", "2024-01-15T10:19", 60, lambda tz: dates.MinuteLocator(tz=tz)),
        ("2024-01-15T10:03", "2024-01-15T12:00", 15 * 60, lambda tz: dates.MinuteLocator(range(0, 60, 15), tz=tz)),
        ("2024-01-15T10:03", "2024-01-15T23:00", 3600, lambda tz: dates.HourLocator(tz=tz)),
        ("2024-01-15T10:03", "2024-01-17T23:00", 6 * 3600, lambda tz: dates.HourLocator(range(0, 24, 6), tz=tz)),
        ("2024-03-28", "2024-04-03", 12 * 3600, lambda tz: dates.HourLocator(range(0, 24, 12), tz=tz)),
        ("2024-03-05T06:00", "2024-03-15", DAY, lambda tz: dates.DayLocator(tz=tz)),
        ("2024-10-20", "2024-12-15", 7 * DAY, lambda tz: dates.WeekdayLocator(dates.MO, tz=tz)),
        ("2023-11-15", "2024-12-15", 30 * DAY, lambda tz: dates.MonthLocator(tz=tz)),
        ("2023-11-15", "2024-12-15", 60 * DAY, lambda tz: dates.MonthLocator(range(1, 13, 2), tz=tz)),
        ("2023-02-01", "2026-12-31", 90 * DAY, lambda tz: dates.MonthLocator(range(1, 13, 3), tz=tz)),
        ("2020-02-01", "2026-12-31", 180 * DAY, lambda tz: dates.MonthLocator(range(1, 13, 6), tz=tz)),
        ("1999-06-15", "2008-01-01", 365 * DAY, lambda tz: dates.YearLocator(tz=tz)),
        ("1931-06-15", "2024-01-01", 10 * 365 * DAY, lambda tz: dates.YearLocator(10, tz=tz)),
        ("1231-06-15", "2024-01-01", 100 * 365 * DAY, lambda tz: dates.YearLocator(100, tz=tz)),
    ],
)
def test_instants_are_those_of_matplotlib(start, end, apart, locator, tz):
    expected = by_locator(locator(ZoneInfo(tz)), start, end, tz)
    assert len(expected) >= 2
    assert [tick.at for tick in ticks(start, end, tz, apart)] == pytest.approx(expected, abs=0.002)


CHANGES = [
    ("Europe/Berlin", "2024-03-31"),
    ("Europe/Berlin", "2024-10-27"),
    ("America/New_York", "2024-03-10"),
    ("America/New_York", "2024-11-03"),
]


@pytest.mark.parametrize(("tz", "day"), CHANGES)
@pytest.mark.parametrize("hours", [1, 3, 6])
def test_hours_around_a_change_of_clocks_are_those_of_matplotlib(tz, day, hours):
    start, end = f"{day}T00:00", f"{day}T23:59"
    expected = by_locator(dates.HourLocator(range(0, 24, hours), tz=ZoneInfo(tz)), start, end, tz)
    assert [tick.at for tick in ticks(start, end, tz, hours * HOUR)] == pytest.approx(expected, abs=0.002)


@pytest.mark.parametrize(("tz", "day"), CHANGES)
def test_days_around_a_change_of_clocks_begin_at_midnight(tz, day):
    month = day[:7]
    found = ticks(f"{month}-01", f"{month}-28T12:00", tz, DAY)
    assert {datetime.fromtimestamp(tick.at, ZoneInfo(tz)).strftime("%H:%M") for tick in found} == {"00:00"}
    assert len(found) == 28


@pytest.mark.parametrize(
    ("day", "labels"),
    [
        ("2024-03-31", ["00:00", "01:00", "03:00", "04:00"]),  # 02:00 is skipped
        ("2024-10-27", ["00:00", "01:00", "02:00", "03:00", "04:00"]),  # it comes twice, and has one tick
    ],
)
def test_labels_are_what_the_clock_says(day, labels):
    found = ticks(f"{day}T00:00", f"{day}T04:00", "Europe/Berlin", HOUR)
    assert [tick.label for tick in found] == labels
    assert all(b > a for a, b in pairwise(tick.at for tick in found))


# ---- labels


@pytest.mark.parametrize(
    ("start", "end", "apart", "labels", "under"),
    [
        ("2023-11-01", "2024-03-01", 30 * DAY, ["Nov", "Dec", "Jan", "Feb", "Mar"], ["2023", "", "2024", "", ""]),
        ("2023-01-01", "2024-01-01", 90 * DAY, ["Jan", "Apr", "Jul", "Oct", "Jan"], ["2023", "", "", "", "2024"]),
        ("2021-01-01", "2024-01-01", 365 * DAY, ["2021", "2022", "2023", "2024"], [""] * 4),
        ("2024-02-28", "2024-03-01", DAY, ["28 Feb", "29 Feb", "1 Mar"], ["2024", "", ""]),
        ("2023-12-25", "2024-01-08", 7 * DAY, ["25 Dec", "1 Jan", "8 Jan"], ["2023", "2024", ""]),
        ("2024-03-03T18:00", "2024-03-04T06:00", 6 * HOUR, ["18:00", "00:00", "06:00"],
         ["3 Mar 2024", "4 Mar 2024", ""]),
        ("2024-03-03T18:00", "2024-03-03T18:30", 15 * MINUTE, ["18:00", "18:15", "18:30"], ["3 Mar 2024", "", ""]),
        ("2024-03-03T18:00:10", "2024-03-03T18:00:12", 1, ["18:00:10", "18:00:11", "18:00:12"], ["3 Mar 2024", "", ""]),
    ],
)  # fmt: skip
def test_two_rows_of_labels(start, end, apart, labels, under):
    found = ticks(start, end, "UTC", apart)
    assert [tick.label for tick in found] == labels
    assert [tick.under for tick in found] == under


def test_where_one_month_begins_some_weeks_are_told():
    found = ticks("2026-04-06", "2026-05-10", "UTC", 8 * DAY)  # weeks are too near to each other
    assert [tick.label for tick in found] == ["6 Apr", "20 Apr", "4 May"]
    assert [tick.under for tick in found] == ["2026", "", ""]


@pytest.mark.parametrize(
    ("when", "span", "tz", "label"),
    [
        ("2024-01-01", 3000 * DAY, "UTC", "2024"),
        ("2024-03-01", 3000 * DAY, "UTC", "Mar 2024"),
        ("2024-03-01", 90 * DAY, "UTC", "Mar 2024"),
        ("2024-03-03", 90 * DAY, "UTC", "3 Mar 2024"),
        ("2024-03-03T14:00", 90 * DAY, "UTC", "3 Mar 2024"),
        ("2024-03-03T14:00", 2 * DAY, "UTC", "3 Mar 2024 14:00"),
        ("2024-03-03T14:00", 2 * DAY, "Asia/Tokyo", "3 Mar 2024 23:00"),
        ("2024-03-03T14:00:40", MINUTE, "UTC", "3 Mar 2024 14:00:40"),
    ],
)
def test_a_moment_is_as_exact_as_its_axis(when, span, tz, label):
    assert moment_label(at(when), span, tz) == label


def test_moments_of_one_axis_are_told_alike():
    assert moment_label(at("2024-03-01"), 90 * DAY, "UTC", among=[at("2024-03-03")]) == "1 Mar 2024"
    assert moment_label(at("2024-03-03"), DAY, "UTC", among=[at("2024-03-03T14:00")]) == "3 Mar 2024 00:00"


def test_the_ends_of_the_calendar_are_no_trouble():
    low, high = datetime(1, 1, 1, tzinfo=UTC).timestamp(), datetime(9999, 12, 31, tzinfo=UTC).timestamp()
    for tz in ("UTC", "Asia/Tokyo", "America/New_York"):
        found = time_ticks(low, high, 800.0, tz, lambda _, pitch: pitch >= 60)
        assert [tick.label for tick in found] == [str(year) for year in range(1000, 10000, 1000)]

"""Ticks of a time axis, from seconds to centuries, in two rows: "Jan Mar May" and the year under the first.

The rules are those of matplotlib's AutoDateLocator with calendar units of our choice; tests compare the two.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from .locales import dated

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# kind of unit → the skeletons of both rows; those of times are not here
_ROWS = {"year": ("y", ""), "month": ("MMM", "y"), "week": ("MMMd", "y"), "day": ("MMMd", "y")}
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
DAY = 86_400.0  # seconds
EARLIEST, LATEST = -62_135_596_800.0 + DAY, 253_402_300_799.0 - DAY  # 0001-01-02 and 9999-12-30, in any zone


class TimeTick(NamedTuple):
    """at : seconds since 1970-01-01 UTC; label : first row; under : second row, "" where it says nothing new."""

    at: float
    label: str
    under: str


class _Unit(NamedTuple):
    seconds: float  # about
    kind: str
    every: int
    sample: str  # a wide label


UNITS = (
    *(_Unit(n, "second", n, "00:00:00") for n in (1, 2, 5, 15, 30)),
    *(_Unit(60 * n, "minute", n, "00:00") for n in (1, 2, 5, 15, 30)),
    *(_Unit(3600 * n, "hour", n, "00:00") for n in (1, 3, 6, 12)),
    _Unit(DAY, "day", 1, "28 Mmm"),
    _Unit(7 * DAY, "week", 1, "28 Mmm"),
    *(_Unit(30.44 * DAY * n, "month", n, "Mmm") for n in (1, 2, 3, 6)),
    *(_Unit(365.25 * DAY * n, "year", n, "0000") for n in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)),
)


@lru_cache(64)
def zone(name: str) -> timezone | ZoneInfo:
    """The time zone of that name."""
    return UTC if name == "UTC" else ZoneInfo(name)


def local(at: float, tz: str) -> datetime:
    """The wall clock's time, without its zone."""
    moment = EPOCH + timedelta(seconds=min(max(at, EARLIEST), LATEST))
    return moment.astimezone(zone(tz)).replace(tzinfo=None)


def seconds(clock: datetime, tz: str) -> float:
    """Seconds since 1970-01-01 UTC of a wall clock's time."""
    return (clock.replace(tzinfo=zone(tz)) - EPOCH).total_seconds()


def time_ticks(
    low: float, high: float, length: float, tz: str, fits: Callable[[str, float], bool], locale: str = ""
) -> list[TimeTick]:
    """Ticks in low..high (seconds since 1970), on an axis of `length` px.

    fits : whether labels like this one fit at that pitch in px
    """
    span = high - low

    def fitting(unit: _Unit, times: int = 1) -> bool:
        return fits(_sample(unit, locale), times * length * unit.seconds / span)

    place = next((i for i, unit in enumerate(UNITS) if fitting(unit)), len(UNITS) - 1)
    found = _moments(UNITS[place], low, high, tz)
    if len(found) < 2 and place:  # one tick tells no distance: some of the next finer ones do
        place -= 1
        finer = _moments(UNITS[place], low, high, tz)
        every = next((n for n in range(2, len(finer)) if fitting(UNITS[place], n)), 0)
        found, place = (finer[::every], place) if every else (found, place + 1)
    ticks = []
    under = ""
    for at in found:
        label, second = _labels(UNITS[place].kind, local(at, tz), locale)  # 03:00 where summer time skips 02:00
        ticks.append(TimeTick(at, label, second if second != under else ""))
        under = second
    return ticks


def _moments(unit: _Unit, low: float, high: float, tz: str) -> list[float]:
    """Whole units in low..high."""
    span, last = high - low, low - 1
    found = []
    for clock in _clocks(unit, local(low, tz), local(high, tz)):
        at = seconds(clock, tz)
        if not low - 1e-6 * span <= at <= high + 1e-6 * span or at <= last:
            continue  # outside, or an hour that the change to summer time skips or repeats
        found.append(at)
        last = at
    return found


def _clocks(unit: _Unit, low: datetime, high: datetime) -> Iterator[datetime]:
    """Wall-clock times at whole units, from at or before `low` to at or after `high`."""
    if unit.kind in ("year", "month"):
        months = unit.every * (12 if unit.kind == "year" else 1)
        month_count = (low.year * 12 + low.month - 1) // months * months
        while month_count <= high.year * 12 + high.month - 1:
            year, month = divmod(month_count, 12)
            if 1 <= year <= 9999:
                yield datetime(year, month + 1, 1)
            month_count += months
        return
    clock = low.replace(hour=0, minute=0, second=0, microsecond=0)
    if unit.kind == "week":
        clock -= timedelta(days=clock.weekday())
        step = timedelta(days=7)
    elif unit.kind == "day":
        step = timedelta(days=1)
    else:
        step = timedelta(seconds=unit.seconds)
        clock += (low - clock) // step * step
    while clock <= high:
        yield clock
        clock += step


def _sample(unit: _Unit, locale: str) -> str:
    """A wide label of that unit."""
    if not locale or "m" not in unit.sample:
        return unit.sample
    skeleton = "MMM" if unit.kind == "month" else "MMMd"
    return max((dated(datetime(2000, month, 28), skeleton, locale) for month in range(1, 13)), key=len)


def _labels(kind: str, clock: datetime, locale: str) -> tuple[str, str]:
    """First and second row."""
    if locale:
        rows = _ROWS.get(kind, ("Hms" if kind == "second" else "Hm", "yMMMd"))
        first, second = (dated(clock, skeleton, locale) if skeleton else "" for skeleton in rows)
        return first, second
    date = f"{clock.day} {MONTHS[clock.month - 1]}"
    if kind == "year":
        return str(clock.year), ""
    if kind == "month":
        return MONTHS[clock.month - 1], str(clock.year)
    if kind in ("week", "day"):
        return date, str(clock.year)
    return f"{clock:%H:%M:%S}" if kind == "second" else f"{clock:%H:%M}", f"{date} {clock.year}"


def moment_label(at: float, span: float, tz: str, locale: str = "", among: Iterable[float] = ()) -> str:
    """One point in time, as exact as its axis needs: "2024", "Mar 2024", "3 Mar 2024", "3 Mar 2024 14:00".

    among : other points in time, all of which this form tells
    """
    clock = local(at, tz)
    exact = max([_exactness(clock, span), *(_exactness(local(other, tz), span) for other in among)])
    date = _dated(clock, ("y", "yMMM", "yMMMd")[min(exact, 2)], locale)
    return f"{date} {_dated(clock, 'Hm' if exact == 3 else 'Hms', locale)}" if exact > 2 else date


def _exactness(clock: datetime, span: float) -> int:
    """What tells a time: 0 the year, 1 the month, 2 the day, 3 the minute, 4 the second."""
    midnight = clock.hour == clock.minute == clock.second == 0
    if midnight and clock.day == 1 and clock.month == 1 and span >= 2 * 365 * DAY:
        return 0
    if midnight and clock.day == 1 and span >= 60 * DAY:
        return 1
    if midnight or span >= 60 * DAY:
        return 2
    return 4 if clock.second and span < 3600 else 3


def _dated(clock: datetime, skeleton: str, locale: str) -> str:
    """A date in the form of a CLDR skeleton; in English as we write it."""
    if locale:
        return dated(clock, skeleton, locale)
    month = MONTHS[clock.month - 1]
    forms = {"y": f"{clock.year}", "yMMM": f"{month} {clock.year}", "yMMMd": f"{clock.day} {month} {clock.year}"}
    return forms.get(skeleton) or (f"{clock:%H:%M:%S}" if skeleton == "Hms" else f"{clock:%H:%M}")

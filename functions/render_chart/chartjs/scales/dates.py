"""Dates and times as charts' configs spell them: reading, calendar units, and writing by moment's tokens.

Chart.js leaves dates to an adapter. QuickChart's is moment's (https://momentjs.com/docs/#/parsing/string-format/ and
…#/displaying/format/); formats in Luxon's or date-fns's tokens are put into moment's. Everything is UTC: a time is a
number of ms since 1970, so that the same request is the same picture wherever it is drawn.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from math import floor, isfinite
from typing import Any, NamedTuple

SECOND, MINUTE, HOUR, DAY, WEEK = 1_000, 60_000, 3_600_000, 86_400_000, 604_800_000  # ms
FIXED = {"millisecond": 1, "second": SECOND, "minute": MINUTE, "hour": HOUR, "day": DAY, "week": WEEK}
MONTHLY = {"month": 1, "quarter": 3, "year": 12}
LATEST = 8.64e15  # ms; what JavaScript's dates reach

# How ticks are written where a config does not say: chartjs-adapter-moment's formats, and v2's own.
FORMATS = {
    "datetime": "MMM D, YYYY, h:mm:ss a", "millisecond": "h:mm:ss.SSS a", "second": "h:mm:ss a", "minute": "h:mm a",
    "hour": "hA", "day": "MMM D", "week": "ll", "month": "MMM YYYY", "quarter": "[Q]Q - YYYY", "year": "YYYY",
}  # fmt: skip

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
DAYS = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")


class Clock(NamedTuple):
    """A time taken apart."""

    year: int
    month: int  # 1–12
    day: int
    hour: int
    minute: int
    second: int
    millisecond: int
    weekday: int  # 0 is Sunday
    days: int  # since 1970-01-01
    time: int  # ms


# ---- The calendar. http://howardhinnant.github.io/date_algorithms.html


def days_of(year: int, month: int, day: int) -> int:
    """Days from 1970-01-01 to a date of the Gregorian calendar."""
    year -= month <= 2
    era, of_era = divmod(year, 400)
    of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719468


def date_of(days: int) -> tuple[int, int, int]:
    """Year, month and day of a number of days since 1970-01-01."""
    era, of_era = divmod(days + 719468, 146097)
    years = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
    of_year = of_era - (365 * years + years // 4 - years // 100)
    shifted = (5 * of_year + 2) // 153
    month = shifted + (3 if shifted < 10 else -9)
    return years + era * 400 + (month <= 2), month, of_year - (153 * shifted + 2) // 5 + 1


def month_length(year: int, month: int) -> int:
    """Days in a month."""
    return days_of(year + month // 12, month % 12 + 1, 1) - days_of(year, month, 1)


def clock(time: float) -> Clock:
    """A time taken apart."""
    whole = floor(time)
    days, rest = divmod(whole, DAY)
    hour, rest = divmod(rest, HOUR)
    minute, rest = divmod(rest, MINUTE)
    second, millisecond = divmod(rest, SECOND)
    return Clock(*date_of(days), hour, minute, second, millisecond, (days + 4) % 7, days, whole)


def start_of(time: float, unit: str) -> float:
    """The beginning of the unit that a time is in; weeks begin on Sundays."""
    if unit in FIXED and unit != "week":
        return floor(time / FIXED[unit]) * FIXED[unit]
    now = clock(time)
    if unit == "week":
        return (now.days - now.weekday) * DAY
    if unit in MONTHLY:
        month = (now.month - 1) // MONTHLY[unit] * MONTHLY[unit] + 1
        return days_of(now.year, month, 1) * DAY
    return time


def start_of_iso_week(time: float, first: float) -> float:
    """The day `first` (1 is Monday) of the week that a time is in, as moment's isoWeekday finds it."""
    first = int(min(max(0, first), 6))
    now = clock(time)
    return (now.days - now.weekday + (first if now.weekday else first - 7)) * DAY


def end_of(time: float, unit: str) -> float:
    """The last ms of the unit that a time is in."""
    return add(start_of(time, unit), 1, unit) - 1


def add(time: float, count: float, unit: str) -> float:
    """A time so many units later; the last day of a month where the day is none of it."""
    if unit in FIXED:
        size = FIXED[unit]
        # Days and longer units are whole ones, as moment counts them.
        return time + (round(count) if size >= DAY else count) * size
    now = clock(time)
    months = now.year * 12 + now.month - 1 + round(count * MONTHLY.get(unit, 0))
    year, month = months // 12, months % 12 + 1
    day = min(now.day, month_length(year, month))
    return days_of(year, month, day) * DAY + now.time - now.days * DAY


def difference(later: float, earlier: float, unit: str) -> int:
    """How many whole units lie between two times."""
    if unit in FIXED:
        return int((later - earlier) / FIXED[unit])
    if unit not in MONTHLY:
        return 0
    return int(_months_between(later, earlier) / MONTHLY[unit])


def _months_between(a: float, b: float) -> float:
    """Months from b to a, with a part of one as moment reckons it."""
    one, other = clock(a), clock(b)
    if one.day < other.day:
        return -_months_between(b, a)
    whole = (other.year - one.year) * 12 + other.month - one.month
    anchor = add(a, whole, "month")
    beside = add(a, whole + (-1 if b < anchor else 1), "month")
    return -(whole + (b - anchor) / abs(beside - anchor)) or 0.0


# ---- Writing

_TOKENS = re.compile(
    r"(\[[^\[]*\])|(\\)?([Hh]mm(?:ss)?|Mo|MM?M?M?|Do|DDDo|DD?D?D?|ddd?d?|do?|w[o|w]?|W[o|W]?|Qo?|N{1,5}"
    r"|YYYYYY|YYYYY|YYYY|YY|y{2,4}|yo?|gg(?:ggg?)?|GG(?:GGG?)?|e|E|a|A|hh?|HH?|kk?|mm?|ss?|S{1,9}|x|X|zz?|ZZ?|LTS|LT"
    r"|LL?L?L?|l{1,4}|.)",
    re.DOTALL,
)
_LOCAL = {
    "LTS": "h:mm:ss A", "LT": "h:mm A", "L": "MM/DD/YYYY", "LL": "MMMM D, YYYY", "LLL": "MMMM D, YYYY h:mm A",
    "LLLL": "dddd, MMMM D, YYYY h:mm A", "l": "M/D/YYYY", "ll": "MMM D, YYYY", "lll": "MMM D, YYYY h:mm A",
    "llll": "ddd, MMM D, YYYY h:mm A",
}  # fmt: skip


class Names(NamedTuple):
    """The words of a language."""

    months: Sequence[str]
    short_months: Sequence[str]
    days: Sequence[str]
    short_days: Sequence[str]


ENGLISH = Names(MONTHS, tuple(m[:3] for m in MONTHS), DAYS, tuple(d[:3] for d in DAYS))


@lru_cache(32)
def names(locale: str) -> Names:
    """The names of months and days in a locale, English ones where it isn't known."""
    if not locale or locale.lower().startswith("en"):
        return ENGLISH
    from ...plot.formats.locales import known

    tag = known(locale)
    if not tag:
        return ENGLISH
    from babel.dates import get_day_names, get_month_names

    tag = tag.replace("-", "_")
    found = [
        [str(get_month_names(width, locale=tag)[number]) for number in range(1, 13)]
        for width in ("wide", "abbreviated")
    ]
    found += [
        [str(get_day_names(width, locale=tag)[(number + 6) % 7]) for number in range(7)]
        for width in ("wide", "abbreviated")
    ]
    return Names(*found)


def _ordinal(number: int) -> str:
    if number // 10 % 10 == 1:
        return f"{number}th"
    return f"{number}{({1: 'st', 2: 'nd', 3: 'rd'}).get(number % 10, 'th')}"


def _year(c: Clock) -> str:
    if c.year > 9999:
        return f"+{c.year}"
    return f"{c.year:04d}" if c.year >= 0 else f"-{-c.year:04d}"


def _day_of_year(c: Clock) -> int:
    return c.days - days_of(c.year, 1, 1) + 1


def _week(c: Clock, iso: bool) -> tuple[int, int]:
    """The year and the number of the week: ISO's, or the one that has January 1st and begins on a Sunday."""
    thursday = c.days - (c.weekday + 6) % 7 + 3 if iso else c.days - c.weekday + 6
    year = date_of(thursday)[0]
    return year, (thursday - days_of(year, 1, 1)) // 7 + 1


def _twelve(c: Clock) -> int:
    return c.hour % 12 or 12


Writer = Callable[[Clock, Names], str]

_WRITERS: dict[str, Writer] = {
    "YYYY": lambda c, _: _year(c),
    "YY": lambda c, _: f"{c.year % 100:02d}",
    "Y": lambda c, _: str(c.year) if c.year <= 9999 else f"+{c.year}",
    "YYYYY": lambda c, _: f"{c.year:05d}",
    "YYYYYY": lambda c, _: f"{c.year:+07d}",
    "y": lambda c, _: str(c.year),
    "yy": lambda c, _: str(c.year),
    "yyy": lambda c, _: str(c.year),
    "yyyy": lambda c, _: str(c.year),
    "Q": lambda c, _: str((c.month + 2) // 3),
    "Qo": lambda c, _: _ordinal((c.month + 2) // 3),
    "M": lambda c, _: str(c.month),
    "Mo": lambda c, _: _ordinal(c.month),
    "MM": lambda c, _: f"{c.month:02d}",
    "MMM": lambda c, n: n.short_months[c.month - 1],
    "MMMM": lambda c, n: n.months[c.month - 1],
    "D": lambda c, _: str(c.day),
    "Do": lambda c, _: _ordinal(c.day),
    "DD": lambda c, _: f"{c.day:02d}",
    "DDD": lambda c, _: str(_day_of_year(c)),
    "DDDo": lambda c, _: _ordinal(_day_of_year(c)),
    "DDDD": lambda c, _: f"{_day_of_year(c):03d}",
    "d": lambda c, _: str(c.weekday),
    "do": lambda c, _: _ordinal(c.weekday),
    "dd": lambda c, n: n.days[c.weekday][:2],
    "ddd": lambda c, n: n.short_days[c.weekday],
    "dddd": lambda c, n: n.days[c.weekday],
    "e": lambda c, _: str(c.weekday),
    "E": lambda c, _: str(c.weekday or 7),
    "w": lambda c, _: str(_week(c, False)[1]),
    "wo": lambda c, _: _ordinal(_week(c, False)[1]),
    "ww": lambda c, _: f"{_week(c, False)[1]:02d}",
    "W": lambda c, _: str(_week(c, True)[1]),
    "Wo": lambda c, _: _ordinal(_week(c, True)[1]),
    "WW": lambda c, _: f"{_week(c, True)[1]:02d}",
    "gg": lambda c, _: f"{_week(c, False)[0] % 100:02d}",
    "gggg": lambda c, _: f"{_week(c, False)[0]:04d}",
    "GG": lambda c, _: f"{_week(c, True)[0] % 100:02d}",
    "GGGG": lambda c, _: f"{_week(c, True)[0]:04d}",
    "A": lambda c, _: "AM" if c.hour < 12 else "PM",
    "a": lambda c, _: "am" if c.hour < 12 else "pm",
    "H": lambda c, _: str(c.hour),
    "HH": lambda c, _: f"{c.hour:02d}",
    "h": lambda c, _: str(_twelve(c)),
    "hh": lambda c, _: f"{_twelve(c):02d}",
    "k": lambda c, _: str(c.hour or 24),
    "kk": lambda c, _: f"{c.hour or 24:02d}",
    "m": lambda c, _: str(c.minute),
    "mm": lambda c, _: f"{c.minute:02d}",
    "s": lambda c, _: str(c.second),
    "ss": lambda c, _: f"{c.second:02d}",
    "hmm": lambda c, _: f"{_twelve(c)}{c.minute:02d}",
    "hmmss": lambda c, _: f"{_twelve(c)}{c.minute:02d}{c.second:02d}",
    "Hmm": lambda c, _: f"{c.hour}{c.minute:02d}",
    "Hmmss": lambda c, _: f"{c.hour}{c.minute:02d}{c.second:02d}",
    "S": lambda c, _: str(c.millisecond // 100),
    "SS": lambda c, _: f"{c.millisecond // 10:02d}",
    "SSS": lambda c, _: f"{c.millisecond:03d}",
    "x": lambda c, _: str(c.time),
    "X": lambda c, _: str(c.time // SECOND),
    "Z": lambda _c, _n: "+00:00",
    "ZZ": lambda _c, _n: "+0000",
    "z": lambda _c, _n: "UTC",
    "zz": lambda _c, _n: "Coordinated Universal Time",
}


@lru_cache(128)
def _pieces(form: str) -> tuple[Writer | str, ...]:
    """A format as what writes its tokens, and the words between them."""
    form = moment_format(form)
    for _ in range(5):  # local formats stand for others
        expanded = "".join(
            _LOCAL.get(match[3] or "", match[0]) if not match[2] else match[0] for match in _TOKENS.finditer(form)
        )
        if expanded == form:
            break
        form = expanded
    pieces: list[Writer | str] = []
    for match in _TOKENS.finditer(form):
        words, escaped, token = match[1], match[2], match[3]
        if words is not None:
            pieces.append(words[1:-1])
        elif escaped or token not in _WRITERS:
            zeros = len(token) - 3 if token.startswith("SSSS") else 0
            pieces += [_WRITERS["SSS"], "0" * zeros] if zeros else [token]
        else:
            pieces.append(_WRITERS[token])
    return tuple(pieces)


def write(time: float | None, form: str, locale: str = "") -> str:
    """A time by a format."""
    if time is None or not isfinite(time) or abs(time) > LATEST:
        return "Invalid date"
    now, words = clock(time), names(locale)
    return "".join(piece if isinstance(piece, str) else piece(now, words) for piece in _pieces(form))


# ---- The tokens of others

_RUNS = re.compile(r"'((?:[^']|'')*)'|do|([A-Za-z])\2*|.", re.DOTALL)
# Luxon's (https://moment.github.io/luxon/#/formatting) and date-fns's (https://date-fns.org/docs/format) -> moment's.
_OTHERS = {
    "yyyy": "YYYY", "yy": "YY", "y": "Y", "u": "Y", "uuuu": "YYYY", "L": "M", "LL": "MM", "LLL": "MMM", "LLLL": "MMMM",
    "d": "D", "dd": "DD", "do": "Do", "E": "ddd", "EE": "ddd", "EEE": "ddd", "EEEE": "dddd", "c": "E", "ccc": "ddd",
    "cccc": "dddd", "a": "A", "aa": "A", "aaa": "a", "q": "Q", "qq": "Q", "QQQ": "[Q]Q", "kkkk": "GGGG", "kk": "GG",
    "o": "DDD", "ooo": "DDDD", "D": "l", "DD": "ll", "DDD": "LL", "DDDD": "dddd, MMMM D, YYYY", "t": "LT", "tt": "LTS",
    "T": "HH:mm", "TT": "HH:mm:ss", "P": "L", "PP": "ll", "PPP": "MMMM Do, YYYY", "p": "LT", "pp": "LTS",
    "R": "GGGG", "I": "W", "II": "WW", "ZZ": "Z", "ZZZ": "ZZ",
}  # fmt: skip


@lru_cache(128)
def moment_format(form: str) -> str:
    """A format in moment's tokens, if it is in those of Luxon or date-fns."""
    found = {match[0] for match in _RUNS.finditer(re.sub(r"\[[^\]]*\]", "", form))}
    months = any(run[0] in "ML" for run in found if run)
    other = found & {"yyyy", "yy", "EEE", "EEEE", "ccc", "cccc"} or (months and found & {"d", "dd", "do"})
    if not other or any(run[0] in "YD" for run in found if run):
        return form
    written = []
    for match in _RUNS.finditer(form):
        if match[1] is not None:
            written.append("[" + (match[1].replace("''", "'") or "'") + "]")
        else:
            written.append(_OTHERS.get(match[0], match[0]))
    return "".join(written)


# ---- Reading

_ISO_DATE = (
    r"(?P<year>[+-]\d{6}|\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?|-?W(?P<week>\d\d)(?:-?(?P<weekday>\d))?"
    r"|-(?P<ordinal>\d\d\d)|(?P<bmonth>\d\d)(?P<bday>\d\d)|(?P<bordinal>\d\d\d))?"
)
_ISO_TIME = r"(?P<hour>\d\d)(?::?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,](?P<fraction>\d+))?)?)?"
_ISO = re.compile(rf"\s*{_ISO_DATE}(?:[T ]{_ISO_TIME}(?P<zone>[+-]\d\d(?::?\d\d)?|\s*Z)?)?\s*", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)  # what most dates are written as
_WORDS = re.compile(r"[A-Za-z]+|\d+|[^\sA-Za-z\d]", re.ASCII)


def read(text: Any, form: str = "") -> float | None:
    """The time that a text means, None if it means none.

    form : moment's, Luxon's or date-fns's tokens; without it ISO 8601, or a date as browsers read it
    """
    if isinstance(text, (int, float)):
        return float(text) if isfinite(text) else None
    if not isinstance(text, str):
        return None
    if form and isinstance(form, str):
        return _read_by(text, form)
    if len(text) == 10 and _DAY.fullmatch(text):
        return _time_of(int(text[:4]), int(text[5:7]), int(text[8:]))
    return _read_iso(text) if _ISO.fullmatch(text) else _read_freely(text)


def _offset(zone: str | None) -> float:
    """ms east of Greenwich."""
    zone = (zone or "").strip()
    if not zone or zone in "Zz":
        return 0
    digits = zone[1:].replace(":", "")
    return (int(digits[:2]) * HOUR + int(digits[2:4] or 0) * MINUTE) * (-1 if zone[0] == "-" else 1)


def _time_of(
    year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0, ms: float = 0
) -> float | None:
    """A time put together; None where there is no such."""
    if not (1 <= month <= 12 and 1 <= day <= month_length(year, month)):
        return None
    if hour > 24 or minute > 59 or second > 59 or (hour == 24 and (minute or second or ms)):
        return None
    return days_of(year, month, day) * DAY + hour * HOUR + minute * MINUTE + second * SECOND + ms


def _read_iso(text: str) -> float | None:
    match = _ISO.fullmatch(text)
    if not match:
        return None
    part = match.groupdict()

    def number(name: str, default: int = 0) -> int:
        return int(part[name]) if part[name] else default

    year = int(part["year"])
    time = _time_of(
        year, number("month", number("bmonth", 1)), number("day", number("bday", 1)), number("hour"), number("minute"),
        number("second"), int((part["fraction"] or "0")[:3].ljust(3, "0")),
    )  # fmt: skip
    if time is None:
        return None
    if part["week"]:
        monday = start_of_iso_week(days_of(year, 1, 4) * DAY, 1)
        time += monday - days_of(year, 1, 1) * DAY + (number("week") - 1) * WEEK + (number("weekday", 1) - 1) * DAY
    time += (number("ordinal", number("bordinal", 1)) - 1) * DAY
    return time - _offset(part["zone"])


def _read_freely(text: str) -> float | None:
    """A date such as `Jan 5, 2020 10:00 PM`, `1/5/2020` or `5 January 2020`, as browsers read it."""
    text = re.sub(r"\([^)]*\)", " ", text)
    months = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
    match = re.search(r"(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?", text)
    hour = minute = second = ms = 0
    shift = 0.0
    if match:
        hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
        ms = int((match[4] or "0")[:3].ljust(3, "0"))
        rest = text[match.end() :]
        zone = re.match(r"\s*(?:UTC|GMT|Z)?\s*([+-]\d\d:?\d\d)\b", rest, re.IGNORECASE)
        if zone:
            shift, rest = _offset(zone[1]), rest[zone.end() :]
        text = text[: match.start()] + " " + rest
    numbers: list[str] = []
    month = 0
    for word in _WORDS.findall(text):
        if word.isdigit():
            numbers.append(word)
        elif word[:1].isalpha():
            low = word.lower()
            if low in ("am", "pm"):
                if not 1 <= hour <= 12:
                    return None
                hour = hour % 12 + (12 if low == "pm" else 0)
            elif low[:3] in months and len(low) >= 3:
                month = months[low[:3]]
            elif low not in ("t", "z", "utc", "gmt", "st", "nd", "rd", "th", "of", "at") and low[:3] not in {
                name[:3].lower() for name in DAYS
            }:
                return None
        elif word not in ",./-":
            return None
    if month:
        if len(numbers) not in (1, 2):
            return None
        first, last = (numbers[0], numbers[1]) if len(numbers) == 2 else (numbers[0], "2001")
        if len(numbers) == 1 and len(first) > 2:
            first, last = "1", first
        day, year = (last, first) if len(first) > 2 else (first, last)
    elif len(numbers) == 3:
        year, month_text, day = numbers if len(numbers[0]) > 2 else (numbers[2], numbers[0], numbers[1])
        month = int(month_text)
    elif len(numbers) == 2 and len(numbers[0]) > 2:
        year, month, day = numbers[0], int(numbers[1]), "1"
    elif len(numbers) == 2:
        month, day, year = int(numbers[0]), numbers[1], "2001"
    else:
        return None
    full = int(year) + (0 if len(year) > 2 else 2000 if int(year) < 50 else 1900)
    time = _time_of(full, month, int(day), hour, minute, second, ms)
    return None if time is None else time - shift


_ONE_TWO, _SIGNED = r"\d\d?", r"[+-]?\d+"
_READERS = {
    "Y": _SIGNED, "YY": _ONE_TWO, "YYYY": r"\d{1,4}", "YYYYY": r"[+-]?\d{1,6}", "YYYYYY": r"[+-]?\d{1,6}", "y": r"\d+",
    "yy": r"\d+", "yyyy": r"\d+", "Q": r"\d", "M": _ONE_TWO, "MM": _ONE_TWO, "D": _ONE_TWO, "DD": _ONE_TWO,
    "Do": r"\d{1,2}(?:th|st|nd|rd)?", "DDD": r"\d{1,3}", "DDDD": r"\d{3}", "H": _ONE_TWO, "HH": _ONE_TWO,
    "h": _ONE_TWO, "hh": _ONE_TWO, "k": _ONE_TWO, "kk": _ONE_TWO, "m": _ONE_TWO, "mm": _ONE_TWO, "s": _ONE_TWO,
    "ss": _ONE_TWO, "hmm": r"\d{3,4}", "Hmm": r"\d{3,4}", "hmmss": r"\d{5,6}", "Hmmss": r"\d{5,6}",
    "a": r"(?i:[ap]\.?m?\.?)",
    "A": r"(?i:[ap]\.?m?\.?)", "X": r"[+-]?\d+(?:\.\d{1,3})?", "x": _SIGNED, "Z": r"(?i:Z)|[+-]\d\d:?\d\d",
    "ZZ": r"(?i:Z)|[+-]\d\d:?\d\d", "W": _ONE_TWO, "WW": _ONE_TWO, "w": _ONE_TWO, "ww": _ONE_TWO, "GGGG": r"\d{1,4}",
    "GG": _ONE_TWO, "gggg": r"\d{1,4}", "gg": _ONE_TWO, "E": r"\d", "e": r"\d", "d": r"\d",
    "MMM": r"[^\W\d_]+\.?", "MMMM": r"[^\W\d_]+\.?", "dd": r"[^\W\d_]+\.?", "ddd": r"[^\W\d_]+\.?",
    "dddd": r"[^\W\d_]+\.?",
}  # fmt: skip


@lru_cache(64)
def _reading(form: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The tokens of a format with what they look like."""
    form = moment_format(form)
    for _ in range(5):
        form = "".join(_LOCAL.get(match[3] or "", match[0]) for match in _TOKENS.finditer(form))
    found = []
    for match in _TOKENS.finditer(form):
        token = match[3] or ""
        pattern = _READERS.get(token) if not match[1] and not match[2] else None
        if pattern is None and token.startswith("S") and set(token) == {"S"}:
            pattern = r"\d{1,3}" if len(token) < 4 else r"\d+"
        words = match[1][1:-1] if match[1] else token
        found.append((token if pattern else "", re.compile(pattern or re.escape(words))))
    return tuple(found)


def _read_by(text: str, form: str) -> float | None:
    """As moment reads: each token takes the next thing that looks like it, what stands between is passed over."""
    got: dict[str, str] = {}
    for token, pattern in _reading(form):
        match = pattern.search(text)
        if match:
            text = text[match.end() :]
            if token:
                got[token] = match[0]
    if not got:
        return None

    def first(*tokens: str) -> str | None:
        return next((got[token] for token in tokens if token in got), None)

    if stamp := first("x"):
        return float(stamp)
    if stamp := first("X"):
        return float(stamp) * SECOND
    year = _year_of(first("YYYY", "Y", "YYYYY", "YYYYYY", "yyyy", "yy", "y"), first("YY"))
    month = first("M", "MM")
    number: int | None = int(month) if month else None
    if word := first("MMM", "MMMM"):
        number = next(
            (i for i, name in enumerate(MONTHS, 1) if name.lower().startswith(word.lower().rstrip(".")[:3])), 0
        )
        if len(word.rstrip(".")) < 3 or not number:
            return None
    if quarter := first("Q"):
        number = (int(quarter) - 1) * 3 + 1
    day = re.sub(r"\D", "", first("D", "DD", "Do") or "")
    hour, minute, second = (
        int(first("H", "HH", "h", "hh", "k", "kk") or 0),
        int(first("m", "mm") or 0),
        int(first("s", "ss") or 0),
    )
    if together := first("hmm", "Hmm", "hmmss", "Hmmss"):
        if first("hmm", "Hmm"):
            hour, minute = int(together[:-2]), int(together[-2:])
        else:
            hour, minute, second = int(together[:-4]), int(together[-4:-2]), int(together[-2:])
    if half := first("a", "A"):
        hour = hour % 12 + (12 if half[0] in "pP" else 0)
    elif first("k", "kk") and hour == 24:
        hour = 0
    fraction = next((value for token, value in got.items() if token.startswith("S")), "0")
    ms = int(float("0." + fraction) * 1000 + 1e-6)
    week = first("W", "WW")
    iso_year = first("GGGG", "GG")
    if week and iso_year:
        full = _year_of(iso_year, None) or 1970
        weekday = int(first("E", "e", "d") or 1)
        start = start_of_iso_week(days_of(full, 1, 4) * DAY, 1)
        return start + (int(week) - 1) * WEEK + (weekday - 1) * DAY + hour * HOUR + minute * MINUTE + second * SECOND
    of_year = first("DDD", "DDDD")
    time = _time_of(1970 if year is None else year, number or 1, int(day or 1), hour, minute, second, ms)
    if time is None:
        return None
    if of_year and not number:
        time += (int(of_year) - 1) * DAY
    return time - _offset(first("Z", "ZZ"))


def _year_of(long: str | None, short: str | None) -> int | None:
    """A year; two digits are of 1969 to 2068."""
    text = long or short
    if text is None:
        return None
    value = int(text)
    return value + (1900 if value > 68 else 2000) if len(text) == 2 and value >= 0 else value

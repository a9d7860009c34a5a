"""Dates and times of ISO 8601 as seconds since 1970-01-01 00:00 UTC. Imported only where a chart has dates."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

EXAMPLES = "2024-01-31, 2024-01-31T14:30, 2024-01-31T14:30:15Z or 2024-01-31T14:30+02:00"
DAY = 86_400.0  # seconds
FIRST, LAST = -62_135_596_800.0 - DAY, 253_402_300_799.0 + DAY  # the years 1 to 9999, wherever on Earth

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# A + before the offset may have become a space on its way through a query string.
_DATE = re.compile(
    r"(\d{4})-(\d\d)(?:-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?"
    r"(?:([Zz])|([-+ ])(\d\d)(?::?(\d\d))?)?)?)?",
    re.ASCII,
)
_ZONE_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+){0,2}", re.ASCII)
# Not of the IANA list: the machine's own time, and copies of all zones with and without leap seconds.
_NO_ZONES = ("localtime", "posixrules", "posix/", "right/", "Factory", "leapseconds", "tzdata")


@lru_cache(64)
def zone(name: str) -> tzinfo:
    """The IANA time zone `name`. Raises ValueError."""
    if name == "UTC":
        return UTC
    if not _ZONE_NAME.fullmatch(name) or name.startswith(_NO_ZONES):
        raise ValueError(name)
    try:
        return ZoneInfo(name)
    except (LookupError, OSError) as error:  # OSError: the name of a folder, such as America
        raise ValueError(name) from error


def seconds(text: str, tz: tzinfo = UTC) -> float:
    """Seconds since 1970-01-01 UTC of a date, a month or a time; without an offset it is local to `tz`.

    A time that the clock showed twice is the first of the two. Raises ValueError.
    """
    match = _DATE.fullmatch(text.strip())
    if not match:
        raise ValueError(text)
    year, month, day, hour, minute, second, fraction, utc, sign, hours, minutes = match.groups()
    if utc:
        tz = UTC
    elif sign:
        offset = timedelta(hours=int(hours), minutes=int(minutes or 0))
        tz = timezone(-offset if sign == "-" else offset)
    moment = datetime(
        int(year), int(month), int(day or 1), int(hour or 0), int(minute or 0), int(second or 0),
        int(f"{fraction or 0:0<6}"[:6]), tz,
    )  # fmt: skip
    return (moment - _EPOCH).total_seconds()


def looks_like_date(text: str) -> bool:
    """Whether `text` has the form of a date, if not necessarily a day of the calendar."""
    return bool(_DATE.fullmatch(text.strip()))

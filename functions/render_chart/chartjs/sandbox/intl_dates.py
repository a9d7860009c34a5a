"""Intl.DateTimeFormat, by babel with CLDR's patterns. https://tc39.es/ecma402/#datetimeformat-objects"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import Any, Literal

from ...errors import ChartError, quoted
from ...plot.formats.locales import has_alone
from .intl import _locale, tag_of

_FIELDS = {  # option → the letters of CLDR's patterns for what it may be
    "weekday": {"narrow": "EEEEE", "short": "E", "long": "EEEE"},
    "year": {"numeric": "y", "2-digit": "yy"},
    "month": {"numeric": "M", "2-digit": "MM", "narrow": "MMMMM", "short": "MMM", "long": "MMMM"},
    "day": {"numeric": "d", "2-digit": "dd"},
    "hour": {"numeric": "h", "2-digit": "hh"},
    "minute": {"numeric": "m", "2-digit": "mm"},
    "second": {"numeric": "s", "2-digit": "ss"},
    "timeZoneName": {
        "short": "z", "long": "zzzz", "shortOffset": "z", "longOffset": "zzzz", "shortGeneric": "v",
        "longGeneric": "vvvv",
    },
}  # fmt: skip
_DATE, _TIME = ("weekday", "year", "month", "day"), ("hour", "minute", "second", "timeZoneName")
_STYLES = ("full", "long", "medium", "short")
# Between a date in long form and a time: CLDR's dateTimeFormat of the type atTime, which babel has not.
_AT = {
    "cs": " v ", "da": " kl. ", "de": " um ", "en": " at ", "fi": " klo ", "fr": " à ", "it": " alle ore ",
    "nb": " kl. ", "nl": " om ", "pt": " às ", "ru": " в ", "sv": " kl. ",
}  # fmt: skip
_SAME = str.maketrans("LceKkH", "MEEhhh")  # letters of skeletons that mean one field
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_RANGE = (-62_135_596_800_000, 253_402_300_799_999)  # ms since 1970 of the years 1 to 9999


def answer(default: str, time: float | None, locale: Any, options: Any, required: str, defaults: str) -> Any:
    """A date in words; `Invalid Date` where there is none.

    time : ms since 1970
    required, defaults : 'date', 'time', 'any' or 'all': what is added where the options ask for none of what is
        required, https://tc39.es/ecma402/#sec-createdatetimeformat
    """
    if time is None or isinstance(time, str) or not _RANGE[0] <= time <= _RANGE[1]:
        return "Invalid Date"
    given = {name: one for name, one in (options or {}).items() if isinstance(one, str | bool | int)}
    tag = tag_of(default if locale is None else locale)
    pattern, zone = _pattern(tag, tuple(sorted(given.items(), key=lambda pair: pair[0])), required, defaults)
    clock = (_EPOCH + timedelta(milliseconds=time)).astimezone(_zone(zone))
    from babel.dates import format_datetime

    return format_datetime(clock, pattern, tzinfo=clock.tzinfo, locale=_locale(tag)).replace("\u202f", " ")


@lru_cache(64)
def _zone(name: str) -> tzinfo:
    from babel.dates import get_timezone

    try:
        return get_timezone(name)
    except (LookupError, ValueError, OSError):
        raise ChartError(f"{quoted(name)} is no time zone.", "c", "A name such as Europe/Berlin.") from None


@lru_cache(256)
def _pattern(tag: str, given: tuple[tuple[str, Any], ...], required: str, defaults: str) -> tuple[str, str]:
    """The pattern and the name of the time zone."""
    options = dict(given)
    locale = _locale(tag)
    zone = str(options.get("timeZone", "UTC"))
    styles = options.get("dateStyle"), options.get("timeStyle")
    if styles != (None, None):
        for style in styles:
            if style is not None and style not in _STYLES:
                raise ChartError(f"{quoted(style)} is no style of a date.", "c", f"One of {', '.join(_STYLES)}.")
        date = str(locale.date_formats[styles[0]].pattern) if styles[0] else ""
        time = str(locale.time_formats[styles[1]].pattern) if styles[1] else ""
        return _joined(tag, date, time, str(styles[0] or "medium")), zone
    fields = {name: _letters(name, options[name]) for name in (*_DATE, *_TIME) if name in options}
    wanted = {"date": _DATE, "time": _TIME[:3]}.get(required, (*_DATE, *_TIME[:3]))
    if not any(name in fields for name in wanted):
        added: tuple[str, ...] = ("year", "month", "day") if defaults in ("date", "all") else ()
        added += ("hour", "minute", "second") if defaults in ("time", "all") else ()
        fields |= {name: _FIELDS[name]["numeric"] for name in added}
    date = _best(tag, "".join(fields.get(name, "") for name in _DATE))
    hours = "".join(fields.get(name, "") for name in _TIME[:3])
    if "hour" in fields and not _twelve(tag, options):
        hours = hours.replace("h", "H")
    time = _best(tag, hours)
    if options.get("hourCycle") == "h24" or (options.get("hour12") is False and options.get("hourCycle") is None):
        time = time.replace("K", "H")
    if "timeZoneName" in fields:
        time = f"{time} {fields['timeZoneName']}".strip()
    month = fields.get("month", "")
    length = "medium"
    if len(month) == 4:
        length = "full" if "weekday" in fields else "long"
    return _joined(tag, date, time, length), zone


def _letters(name: str, value: Any) -> str:
    try:
        return _FIELDS[name][value]
    except (KeyError, TypeError):
        known = ", ".join(_FIELDS[name])
        raise ChartError(f"{quoted(value)} is no {name} of a date.", "c", f"One of {known}.") from None


def _twelve(tag: str, options: Mapping[str, Any]) -> bool:
    """Whether hours go to twelve."""
    if "hour12" in options:
        return bool(options["hour12"])
    if "hourCycle" in options:
        return options["hourCycle"] in ("h11", "h12")
    return "h" in str(_locale(tag).time_formats["short"].pattern)


def _joined(tag: str, date: str, time: str, length: str) -> str:
    if not date or not time:
        return date or time
    if length in ("full", "long") and (at := _AT.get(tag.partition("-")[0])):
        return f"{date}{_quoted(at)}{time}"
    return str(_locale(tag).datetime_formats[length]).replace("{1}", date).replace("{0}", time)


def _quoted(words: str) -> str:
    """Words in a pattern."""
    return f" '{words.strip()}' "


def _best(tag: str, wanted: str) -> str:
    """The pattern for some fields: the locale's for the same fields, with the widths that are wanted.

    https://www.unicode.org/reports/tr35/tr35-dates.html#Matching_Skeletons
    """
    if not wanted:
        return ""
    ask = _widths(wanted)
    best: tuple[int, str, dict[str, int]] | None = None
    for skeleton, pattern in _locale(tag).datetime_skeletons.items():
        have = _widths(str(skeleton))
        if have.keys() != ask.keys() or ("H" in skeleton) != ("H" in wanted):
            continue
        far = sum(
            abs(ask[letter] - have[letter]) + 10 * (_is_word(letter, ask) != _is_word(letter, have)) for letter in ask
        )
        if best is None or far < best[0]:
            best = far, str(getattr(pattern, "pattern", pattern)), have
    if best is None:
        if len(ask) == 1:
            return _alone(tag, wanted)
        cut = next(i for i in range(1, len(wanted)) if wanted[i] != wanted[0])  # the first field, and the others
        return f"{_best(tag, wanted[:cut])} {_best(tag, wanted[cut:])}"
    from babel.dates import tokenize_pattern, untokenize_pattern

    tokens: list[Any] = []
    for token in tokenize_pattern(best[1]):
        if token[0] == "field":
            letter, width = str(token[1][0]), int(token[1][1])
            field = letter.translate(_SAME)
            if field in ask and ask[field] != best[2][field] and (field != "M" or (width > 2) == (ask["M"] > 2)):
                width = ask[field]
            letter = "E" if letter == "e" else letter
            tokens.append(("field", (_alone(tag, letter * width)[0] if letter in "Lc" else letter, width)))
        else:
            tokens.append(token)
    return untokenize_pattern(tokens)


def _alone(tag: str, field: str) -> str:
    """The letters for a month or a weekday that stands by itself, where the locale has names for those."""
    kind: Literal["months", "days"] = "months" if field[0] in "ML" else "days"
    width = "wide" if len(field) == 4 else "abbreviated"
    alone = len(field) > (2 if kind == "months" else 0) and len(field) < 5 and has_alone(_locale(tag), kind, width)
    letters = {"months": "ML", "days": "Ec"}[kind]
    return letters[alone] * (3 if alone and len(field) < 3 else len(field))


def _widths(skeleton: str) -> dict[str, int]:
    """How many letters each field has."""
    widths: dict[str, int] = {}
    for letter in skeleton.translate(_SAME):
        widths[letter] = widths.get(letter, 0) + 1
    return widths


def _is_word(letter: str, widths: Mapping[str, int]) -> bool:
    return letter == "M" and widths[letter] > 2

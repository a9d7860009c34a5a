"""Numbers, percentages and dates as languages and regions write them, by Unicode's CLDR.

Our own numbers are written in English first ("1,234.5", "12k", "52.4%"): what differs elsewhere is put in their place.
babel, which has CLDR's data, is only imported where a chart has a locale.
"""

import re
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from babel import Locale

# infra/slim.py leaves the data of these in the package.
LANGUAGES = (
    "ar", "bg", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hi", "hr", "hu", "id", "it",
    "ja", "ko", "lt", "lv", "nb", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sv", "th", "tr", "uk", "vi", "zh",
)  # fmt: skip
# Regions and scripts that write otherwise than their language does; all others write as it.
REGIONS = (
    "de-AT", "de-CH", "en-CA", "en-GB", "en-IN", "en-ZA", "es-419", "es-MX", "fr-CA", "fr-CH", "it-CH", "nl-BE",
    "pt-PT", "zh-Hant",
)  # fmt: skip
LOCALES = tuple(sorted((*LANGUAGES, *REGIONS)))
OTHER_NAMES = {"no": "nb", "nn": "nb", "iw": "he", "in": "id", "zh-tw": "zh-Hant", "zh-hk": "zh-Hant", "zh-cn": "zh"}
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}", re.ASCII)
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[.,](?=\d)")
_WHOLE = re.compile(r"\d{1,3}(?:,\d{3})+")


class Conventions(NamedTuple):
    """How a locale writes numbers: what stands for , and . in them, whether in lakhs (12,34,567), and how per cent."""

    group: str
    decimal: str
    lakhs: bool
    percent: str  # "{}%" or "%{}", with the space that belongs there


def known(tag: str) -> str:
    """The locale of LOCALES that a language tag such as de, de-DE or de_CH asks for; "" if there is none."""
    if not _TAG.fullmatch(tag):
        return ""
    parts = tag.replace("_", "-").lower().split("-")
    by_name = {name.lower(): name for name in LOCALES} | OTHER_NAMES
    for end in range(len(parts), 0, -1):
        if found := by_name.get("-".join(parts[:end])):
            return found
    return ""


def localized(text: str, tag: str) -> str:
    """A number that is written in English, as the locale writes it; words around it stay."""
    group, decimal, lakhs, percent = conventions(known(tag))
    if lakhs:
        text = _WHOLE.sub(lambda match: _in_lakhs(match[0]), text)
    text = _BETWEEN_DIGITS.sub(lambda match: group if match[0] == "," else decimal, text)
    if percent == "{}%" or not text.endswith("%"):
        return text
    number = text[:-1]
    sign, number = (number[0], number[1:]) if number[:1] in "−-+" else ("", number)
    return sign + percent.format(number)


def _in_lakhs(number: str) -> str:
    """1,234,567 as 12,34,567."""
    digits = number.replace(",", "")
    head, tail = digits[:-3], digits[-3:]
    pairs = [head[max(0, end - 2) : end] for end in range(len(head), 0, -2)]
    return ",".join([*reversed(pairs), tail])


def dated(clock: datetime, skeleton: str, tag: str) -> str:
    """A date or a time in the locale's form of a CLDR skeleton: y, yMMM, yMMMd, MMMd, MMM, Hm or Hms.

    https://www.unicode.org/reports/tr35/tr35-dates.html#availableFormats_appendItems
    """
    from babel.dates import format_datetime

    locale = _locale(known(tag))
    pattern = "MMM" if skeleton == "MMM" else str(locale.datetime_skeletons[skeleton])
    # Months in the form that stands by itself (L) are not given everywhere, see `has_alone`; the other form (M) is.
    return format_datetime(clock, pattern.replace("L", "M"), locale=locale)


def has_alone(locale: "Locale", kind: Literal["months", "days"], width: str) -> bool:
    """Whether a locale has names of its own for months or days that stand by themselves.

    Elsewhere they are an alias of the names within dates, which must not be looked up: babel resolves it in data that
    locales share, and from then on the next one has the names of the first.

    width : abbreviated or wide
    """
    from babel.localedata import Alias, load

    data: Any = load(str(locale))
    for name in (kind, "stand-alone", width):
        data = getattr(data, "_data", data)[name]  # what babel has looked up is wrapped in what resolves an alias
    return not isinstance(data, Alias)


@lru_cache(len(LOCALES))
def calendar_words(tag: str) -> frozenset[str]:
    """The names of months and weekdays, long and short, in lower case without the points of abbreviations."""
    locale = _locale(known(tag))
    found: list[str] = []
    for width in ("wide", "abbreviated"):
        for names, alone in (
            (locale.months, has_alone(locale, "months", width)),
            (locale.days, has_alone(locale, "days", width)),
        ):
            found += names["format"][width].values()
            if alone:
                found += names["stand-alone"][width].values()
    return frozenset(name.lower().strip(".") for name in found)


@lru_cache(len(LOCALES))
def conventions(name: str) -> Conventions:
    """Those of one of LOCALES."""
    locale = _locale(name)
    symbols = locale.number_symbols["latn"]
    pattern = locale.percent_formats[None].pattern.partition(";")[0]
    percent = re.sub(r"[#0,.]+", "{}", pattern.replace("\u200e", ""))
    lakhs = locale.decimal_formats[None].pattern.startswith("#,##,##0")
    return Conventions(str(symbols["group"]), str(symbols["decimal"]), lakhs, percent)


@lru_cache(len(LOCALES))
def _locale(name: str) -> "Locale":
    from babel import Locale

    return Locale.parse(name, sep="-")

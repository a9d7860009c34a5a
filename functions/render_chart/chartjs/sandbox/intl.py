"""Intl.NumberFormat, PluralRules and ListFormat, which QuickJS has not, by babel with CLDR's data.

https://tc39.es/ecma402/#numberformat-objects. Languages are those of plot/formats/locales.py; others are written as in
English.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from math import isfinite, isnan
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from ...errors import ChartError, quoted
from ...plot.formats import locales

if TYPE_CHECKING:
    from babel import Locale

NBSP = "\u00a0"
MOST_DIGITS = 100  # of a fraction; https://tc39.es/ecma402/#sec-setnfdigitoptions
_ROUNDING = Context(prec=400, rounding=ROUND_HALF_UP)
_PAIRED = {
    "bg",
    "es",
    "et",
    "hu",
    "it",
    "lv",
    "pl",
    "pt-PT",
}  # groups from five digits on; CLDR's minimumGroupingDigits is 2
_NO_GROUPS = {"de-AT": NBSP}  # what CLDR groups with and babel's data of the region has not
_LETTERS = re.compile(r"^[A-Z]{1,3}(?=[^A-Z])")
_CURRENCY = re.compile(r"[A-Za-z]{3}")
_HIDDEN = re.compile("[\u200e\u200f\u061c]")  # marks of direction around signs


_LISTS: dict[tuple[str, str], Literal["standard", "standard-short", "or", "unit", "unit-short", "unit-narrow"]] = {
    ("conjunction", "long"): "standard", ("conjunction", "short"): "standard-short",
    ("conjunction", "narrow"): "standard-short", ("disjunction", "long"): "or", ("disjunction", "short"): "or",
    ("disjunction", "narrow"): "or", ("unit", "long"): "unit", ("unit", "short"): "unit-short",
    ("unit", "narrow"): "unit-narrow",
}  # fmt: skip


class Style(NamedTuple):
    """Options of Intl.NumberFormat, resolved for a locale."""

    tag: str  # of plot/formats/locales.py
    style: str
    notation: str
    least: int  # digits of the fraction
    most: int
    significant: tuple[int, int] | None
    compact_rounding: bool  # two digits, or as many as the whole part has
    whole: int  # digits of the whole part, at least
    grouping: str  # "", "auto", "always" or "min2"
    sign: str
    options: Mapping[str, Any]


def number_format(value: Any, locale: Any = None, options: Mapping[str, Any] | None = None) -> str:
    """A number as Intl.NumberFormat writes it. Raises ChartError for options that it refuses."""
    given = tuple(sorted((name, one) for name, one in (options or {}).items() if isinstance(one, str | int | float)))
    return _formatted(_number(value), tag_of(locale), given)


@lru_cache(2048)
def _formatted(value: float, tag: str, given: tuple[tuple[str, Any], ...]) -> str:
    style = _style(tag, given)
    locale = _locale(tag)
    symbols = locale.number_symbols["latn"]
    if not isfinite(value):
        negative, body, plural = value < 0, "NaN" if isnan(value) else "∞", "other"
        before, after = _affixes(style, locale, plural)
    else:
        exact = Decimal(repr(value) if isinstance(value, float) else value)
        negative, exact = exact.is_signed(), abs(exact)
        if style.style == "percent":
            exact *= 100
        body, (before, after), zero = _written(style, locale, exact)
        if style.sign == "negative" and zero:
            negative = False
        if style.sign == "exceptZero" and zero:
            return before + body + after
    sign = _sign(style.sign, negative and not isnan(value), symbols)
    if negative and sign and style.options.get("currencySign") == "accounting" and style.style == "currency":
        return f"({before}{body}{after})"
    return sign + before + body + after


def _number(value: Any) -> float:
    if isinstance(value, bool) or value is None:
        return int(bool(value))
    if isinstance(value, str):
        try:
            return float(value)
        except ValueError:
            return float("nan")
    return value if isinstance(value, int | float) else float("nan")


def tag_of(locale: Any) -> str:
    """The locale of plot/formats/locales.py for what a config gives: a tag, a list of tags, nothing."""
    for one in locale if isinstance(locale, list) else [locale]:
        if isinstance(one, str) and (found := locales.known(one)):
            return found
    return "en"


@lru_cache(len(locales.LOCALES))
def _locale(tag: str) -> Locale:
    from babel import Locale

    return Locale.parse(tag, sep="-")


@lru_cache(256)
def _style(tag: str, given: tuple[tuple[str, Any], ...]) -> Style:
    options = dict(given)
    style = _one_of(options, "style", ("decimal", "percent", "currency", "unit"))
    notation = _one_of(options, "notation", ("standard", "compact", "scientific", "engineering"))
    default_least, default_most = 0, 0 if style == "percent" else 3
    if style == "currency":
        code = options.get("currency")
        if not isinstance(code, str) or not _CURRENCY.fullmatch(code):
            raise ChartError(f"{quoted(code)} is no currency.", "c", "currency: 'EUR', or another code of ISO 4217.")
        from babel.numbers import get_currency_precision

        options["currency"] = code.upper()
        if notation == "standard":
            default_least = default_most = get_currency_precision(code.upper())
    least, most = _digits(options, "FractionDigits", 0, MOST_DIGITS)
    significant = _digits(options, "SignificantDigits", 1, 21)
    compact_rounding = notation == "compact" and least is None and most is None and significant == (None, None)
    if least is not None and most is not None and least > most:
        raise ChartError("minimumFractionDigits is more than maximumFractionDigits.", "c")
    if most is None:
        most = max(default_most, least or 0)
    if least is None:
        least = min(default_least, most)
    grouped = options.get("useGrouping", "min2" if notation == "compact" else "auto")
    return Style(
        tag, style, notation, least, most,
        None if significant == (None, None) else (significant[0] or 1, significant[1] or 21),
        compact_rounding, int(options.get("minimumIntegerDigits", 1)),
        "" if grouped in (False, "false") else "always" if grouped in (True, "true") else str(grouped),
        _one_of(options, "signDisplay", ("auto", "always", "never", "exceptZero", "negative")), options,
    )  # fmt: skip


def _one_of(options: Mapping[str, Any], name: str, known: tuple[str, ...]) -> str:
    """The option of that name; the first of `known` where it is not given."""
    value = options.get(name, known[0])
    if value not in known:
        raise ChartError(f"{quoted(value)} is no {name} of a number.", "c", f"One of {', '.join(known)}.")
    return str(value)


def _digits(options: Mapping[str, Any], what: str, low: int, high: int) -> tuple[int | None, int | None]:
    found = []
    for name in (f"minimum{what}", f"maximum{what}"):
        value = options.get(name)
        if value is not None and not low <= float(value) <= high:
            raise ChartError(f"{name} is {value}.", "c", f"{low} to {high}.")
        found.append(None if value is None else int(float(value)))
    return found[0], found[1]


def _written(style: Style, locale: Locale, value: Decimal) -> tuple[str, tuple[str, str], bool]:
    """The digits of a number without its sign, what stands before and after them, and whether it is 0."""
    symbols = locale.number_symbols["latn"]
    if style.notation in ("scientific", "engineering"):
        exponent = value.adjusted() if value else 0
        if style.notation == "engineering":
            exponent = exponent // 3 * 3
        rounded = _rounded(style, value.scaleb(-exponent, _ROUNDING))
        body = _grouped(style, locale, rounded) + f"{symbols['exponential']}{exponent}"
        return body, _affixes(style, locale, "other"), not rounded
    if style.notation == "compact":
        pattern, scaled = _compact(style, locale, value)
        body = _grouped(style, locale, scaled)
        before, after = _affixes(style, locale, str(locale.plural_form(scaled)))
        if pattern:
            head, tail = pattern
            before, after = before + head, tail + after
        return body, (before, after), not scaled
    rounded = _rounded(style, value)
    return _grouped(style, locale, rounded), _affixes(style, locale, _plural(locale, rounded)), not rounded


def _plural(locale: Locale, value: Decimal) -> str:
    return str(locale.plural_form(value))


def _rounded(style: Style, value: Decimal) -> Decimal:
    """With as many digits as the style wants to show; halves away from 0."""
    if style.significant or style.compact_rounding:
        low, high = style.significant or (1, max(2, value.adjusted() + 1))
        if not value:
            return value.quantize(Decimal(1).scaleb(-(low - 1)))
        places = high - 1 - value.adjusted()
        value = value.quantize(Decimal(1).scaleb(-places), context=_ROUNDING)
        return _trimmed(value, max(0, low - 1 - value.adjusted()))
    return _trimmed(value.quantize(Decimal(1).scaleb(-style.most), context=_ROUNDING), style.least)


def _trimmed(value: Decimal, least: int) -> Decimal:
    """Without zeros at the end of the fraction beyond its first `least` digits."""
    text = f"{value:f}"
    whole, _, fraction = text.partition(".")
    kept = fraction.rstrip("0").ljust(least, "0")
    return Decimal(f"{whole}.{kept}" if kept else whole)


def _grouped(style: Style, locale: Locale, value: Decimal) -> str:
    symbols = locale.number_symbols["latn"]
    whole, _, fraction = f"{value:f}".partition(".")
    whole = whole.rjust(style.whole, "0")
    first, then = locale.decimal_formats[None].grouping
    least = 2 if style.grouping == "min2" or (style.grouping == "auto" and style.tag in _PAIRED) else 1
    if style.grouping and len(whole) >= first + least:
        head, parts = whole[:-first], [whole[-first:]]
        while head:
            head, part = head[:-then], head[-then:]
            parts.insert(0, part)
        group = str(symbols.get("group", ","))
        whole = _NO_GROUPS.get(style.tag, group).join(parts) if style.style != "currency" else group.join(parts)
    return whole + (str(symbols["decimal"]) + fraction if fraction else "")


def _compact(style: Style, locale: Locale, value: Decimal) -> tuple[tuple[str, str] | None, Decimal]:
    """What stands around a number in thousands, millions …, and the number in these."""
    short = style.options.get("compactDisplay", "short") != "long"
    money = style.style == "currency" and short
    tables = locale.compact_currency_formats if money else locale.compact_decimal_formats
    forms = tables["short" if short else "long"]
    for _ in range(2):  # what is rounded up to the next magnitude has its name
        size = max(len(f"{value:.0f}") if value >= 1 else 1, 1)
        size = value.adjusted() + 1 if value >= 1 else 1
        key = str(10 ** min(size - 1, 14))
        pattern = forms["other"].get(key)
        if pattern is None or set(_core(pattern.pattern)[1]) != {"0"} or pattern.pattern.strip() == "0":
            return None, _rounded(style, value)
        zeros = len(_core(pattern.pattern)[1])
        scaled = value.scaleb(-(len(key) - zeros), _ROUNDING)
        rounded = _rounded(style, scaled)
        if rounded < Decimal(10) ** zeros or key == str(10**14):
            break
        value = rounded.scaleb(len(key) - zeros, _ROUNDING)
    plural = _plural(locale, rounded)
    pattern = (forms.get(plural) or forms["other"]).get(key, pattern)
    before, _, after = _core(pattern.pattern)
    return (_plain(before), _plain(after)), rounded


def _core(pattern: str) -> tuple[str, str, str]:
    """What stands before its zeros, the zeros, and what stands after them."""
    match = re.search("0+", pattern)
    return (pattern[: match.start()], match[0], pattern[match.end() :]) if match else ("", "", pattern)


def _plain(affix: str) -> str:
    """An affix of a pattern without the place of the currency, which comes from elsewhere, and without quotes."""
    return affix.replace("¤", "").replace("'", "").strip(NBSP if "¤" in affix else "")


def _affixes(style: Style, locale: Locale, plural: str) -> tuple[str, str]:
    """What stands before and after the digits."""
    if style.style == "percent":
        pattern = locale.percent_formats[None]
        return _HIDDEN.sub("", pattern.prefix[0]), _HIDDEN.sub("", pattern.suffix[0])
    if style.style == "currency":
        return _currency(style, locale, plural)
    if style.style == "unit":
        before, _, after = _unit(str(style.options.get("unit", "")), style, locale, plural).partition("{0}")
        return before, after
    return "", ""


def _currency(style: Style, locale: Locale, plural: str) -> tuple[str, str]:
    from babel.numbers import get_currency_name, get_currency_symbol

    code = str(style.options["currency"])
    display = style.options.get("currencyDisplay", "symbol")
    if display == "name":
        forms = locale._data["currency_unit_patterns"]
        before, _, after = str(forms.get(plural) or forms["other"]).partition("{0}")
        names = locale._data["currency_names_plural"].get(code, {})
        name = str(names.get(plural) or names.get("other") or get_currency_name(code, locale=locale))
        return before.replace("{1}", name), after.replace("{1}", name)
    symbol = code if display == "code" else get_currency_symbol(code, locale=locale)
    if display == "narrowSymbol":
        symbol = _LETTERS.sub("", symbol)
    pattern = locale.currency_formats["standard"]
    before, after = (_HIDDEN.sub("", one) for one in (pattern.prefix[0], pattern.suffix[0]))
    if before.endswith("¤") and symbol[-1:].isalpha():
        before += NBSP  # https://www.unicode.org/reports/tr35/tr35-numbers.html#Currencies (spacing)
    return before.replace("¤", symbol), after.replace("¤", symbol)


def _unit(name: str, style: Style, locale: Locale, plural: str) -> str:
    """The pattern of a unit, {0} for the number."""
    length = str(style.options.get("unitDisplay", "short"))
    if length not in ("short", "narrow", "long"):
        raise ChartError(f"{quoted(length)} is no unitDisplay.", "c", "One of short, narrow, long.")
    units = locale._data["unit_patterns"]

    def forms(unit: str) -> Any:
        key = next((key for key in units if key == unit or key.partition("-")[2] == unit), None)
        return units[key].get(length) if key else None

    found = forms(name)
    if found is None and "-per-" in name:
        above, _, below = name.partition("-per-")
        top, bottom = forms(above), forms(below)
        if top is not None and bottom is not None:
            pattern = str(top.get(plural) or top["other"])
            if bottom.get("per"):
                return str(bottom["per"]).replace("{0}", pattern)
            one = str(bottom.get("one") or bottom["other"]).replace("{0}", "").strip()
            return str(locale._data["compound_unit_patterns"]["per"][length]["compound"]).format(pattern, one)
    if found is None:
        raise ChartError(f"{quoted(name)} is no unit of a number.", "c", "One of ECMA-402, such as kilometer-per-hour.")
    return str(found.get(plural) or found["other"])


def _sign(display: str, negative: bool, symbols: Mapping[str, Any]) -> str:
    if display == "never":
        return ""
    if negative:
        return _HIDDEN.sub("", str(symbols.get("minusSign", "-")))
    return str(symbols.get("plusSign", "+")) if display in ("always", "exceptZero") else ""


# ---- answers to the child: (the chart's locale, arguments)


def _number_answer(default: str, value: Any, locale: Any, options: Any) -> str:
    if value in ("nan", "inf", "-inf"):
        value = float(value)
    return number_format(value, default if locale is None else locale, options if isinstance(options, dict) else {})


def _plural_answer(default: str, value: float, locale: Any, options: Any) -> str:
    form = _locale(tag_of(default if locale is None else locale))
    ordinal = isinstance(options, dict) and options.get("type") == "ordinal"
    return str((form.ordinal_form if ordinal else form.plural_form)(Decimal(repr(value))))


def _list_answer(default: str, items: list[Any], locale: Any, options: Any) -> str:
    from babel.lists import format_list

    said = options if isinstance(options, dict) else {}
    style = _LISTS[str(said.get("type", "conjunction")), str(said.get("style", "long"))]
    form = _locale(tag_of(default if locale is None else locale))
    return format_list([str(one) for one in items], style=style, locale=form)


def _date_answer(default: str, *arguments: Any) -> Any:
    from . import intl_dates

    return intl_dates.answer(default, *arguments)


ANSWERS: dict[str, Callable[..., Any]] = {
    "number": _number_answer,
    "plural": _plural_answer,
    "list": _list_answer,
    "date": _date_answer,
}

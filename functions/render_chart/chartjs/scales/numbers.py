"""Numbers as Intl.NumberFormat writes them: English by a few lines, all else by babel.

https://tc39.es/ecma402/#numberformat-objects
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from math import isfinite
from typing import Any

from ...errors import ChartError, quoted
from .arithmetic import number

PLAIN = ("en", "en-US", "en-us", "en-GB", "")
MOST_DIGITS = 100  # after the point, as ECMA-402 has it
EXACT = Context(500)  # digits: all of the largest double, and those after the point
KNOWN = {"minimumFractionDigits", "maximumFractionDigits", "useGrouping", "style", "notation"}


def format_number(
    value: Any, locale: str = "en-US", options: dict[str, Any] | None = None, decimals: int | None = None
) -> str:
    """A number in a locale.

    options : of Intl.NumberFormat
    decimals : digits after the point, exactly so many; None for three at most, as without options
    """
    if not options and (locale or "en-US") in PLAIN:
        return _english(number(value), 0 if decimals is None else decimals, 3 if decimals is None else decimals)
    if decimals is not None and not options:
        options = {"minimumFractionDigits": decimals, "maximumFractionDigits": decimals}
    options = options or {}
    if (locale or "en-US") in PLAIN and KNOWN.issuperset(options) and options.get("style", "decimal") == "decimal":
        least = options.get("minimumFractionDigits")
        most = options.get("maximumFractionDigits")
        grouped = options.get("useGrouping", True)
        notation = options.get("notation") or "standard"
        if notation in ("standard", "scientific") and grouped in (True, False, "auto", "always"):
            low = _digits(least)
            high = max(3, low) if most is None else _digits(most)
            write = _scientific if notation == "scientific" else _english
            return write(number(value), min(low, high), high, bool(grouped))
    from ..sandbox.intl import number_format

    return str(number_format(value, locale or "en-US", options))


def _digits(given: Any) -> int:
    """How many digits an option asks for. Raises ChartError."""
    asked = number(given)
    if not 0 <= asked <= MOST_DIGITS:
        raise ChartError(f"{quoted(given)} is no number of digits.", "c", f"0 to {MOST_DIGITS}.")
    return int(asked)


def _english(value: float, least: int, most: int, grouped: bool = True) -> str:
    """1,234.5 with `least` to `most` digits after the point."""
    if not isfinite(value):
        return "NaN" if value != value else ("∞" if value > 0 else "-∞")
    if most > 15 or abs(value) >= 1e15 or round(value, most) != value:
        # What is rounded is the shortest decimal number that is this double; halves go away from zero.
        exact = Decimal(repr(value)).quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP, EXACT)
        text = f"{exact:,f}" if grouped else f"{exact:f}"
    else:
        text = f"{value:,.{most}f}" if grouped else f"{value:.{most}f}"
    if most > least:
        kept = text.rstrip("0") if "." in text else text
        point = text.find(".")
        if point >= 0:
            text = kept[: max(len(kept), point + 1 + least)] if len(kept) > point + least else text[: point + 1 + least]
            text = text.rstrip(".")
    return text


def _scientific(value: float, least: int, most: int, grouped: bool = True) -> str:
    """1.2E-5, with `least` to `most` digits after the point."""
    if not isfinite(value) or not value:
        return _english(value, least, most, grouped) + ("E0" if not value else "")
    exact = Decimal(repr(value))
    exponent = exact.adjusted()
    digits = exact.scaleb(-exponent).quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP, EXACT)
    if abs(digits) >= 10:
        digits, exponent = digits / 10, exponent + 1
    text = f"{digits:.{most}f}"
    if most > least and "." in text:
        whole, _, fraction = text.partition(".")
        fraction = fraction.rstrip("0").ljust(least, "0")
        text = f"{whole}.{fraction}" if fraction else whole
    return f"{text}E{exponent}"

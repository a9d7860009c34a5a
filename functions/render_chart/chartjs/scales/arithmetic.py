"""JavaScript's arithmetic where Python's would raise, or round otherwise: what scales reckon with.

https://tc39.es/ecma262/#sec-ecmascript-language-types-number-type
"""

from __future__ import annotations

import math
from math import inf, isfinite, nan
from typing import Any, TypeGuard


def is_number(value: Any) -> TypeGuard[float]:
    """Whether a tree value is a finite number."""
    if type(value) is int:  # as most are
        return True
    return isinstance(value, (int, float)) and not isinstance(value, bool) and isfinite(value)


def divide(one: float, other: float) -> float:
    """one / other, where nothing raises."""
    if other:
        return one / other
    if not one or one != one or other != other:
        return nan
    return math.copysign(inf, one) * math.copysign(1.0, other)


def round_up(value: float) -> float:
    """The nearest whole number, halves upwards, as Math.round."""
    return float(math.floor(value + 0.5)) if isfinite(value) else value


def floor(value: float) -> float:
    return float(math.floor(value)) if isfinite(value) else value


def ceil(value: float) -> float:
    return float(math.ceil(value)) if isfinite(value) else value


def log10(value: float) -> float:
    """The decimal logarithm: -inf of 0, nan of what is below."""
    if value > 0:
        return math.log10(value)
    return -inf if value == 0 else nan


# Powers of ten that V8's Math.pow is one bit off at; whether a tick is one depends on it.
NEAR_POWERS = {
    -24: 1.0000000000000001e-24, -23: 1.0000000000000001e-23, -21: 1.0000000000000001e-21,
    -20: 1.0000000000000001e-20, -17: 9.999999999999999e-18, -5: 9.999999999999999e-06, -4: 9.999999999999999e-05,
}  # fmt: skip


def power10(exponent: float) -> float:
    """10 to a power, as browsers reckon it."""
    if exponent == exponent and abs(exponent) < 320 and exponent == int(exponent):
        return NEAR_POWERS.get(int(exponent)) or float(f"1e{int(exponent)}")
    try:
        return float(10.0**exponent)
    except OverflowError:
        return inf


def limit(value: float, low: float, high: float) -> float:
    return max(low, min(high, value))


def decimal_places(value: float) -> int:
    """How many digits a number has after the point; 0 if it isn't finite."""
    if not isfinite(value):
        return 0
    factor, places = 1.0, 0
    while round_up(value * factor) / factor != value and places < 330:
        factor *= 10
        places += 1
        if not isfinite(value * factor):
            break
    return places


def number(value: Any) -> float:
    """What a tree value is as a number, as JavaScript's Number() sees it: nan where it is none."""
    if isinstance(value, (int, float)):
        return float(value)
    if value is None:
        return 0.0
    if isinstance(value, str):
        text = value.strip()
        if not text:
            return 0.0
        try:
            if text[:2].lower() in ("0x", "0o", "0b"):
                return float(int(text, 0))
            if "_" in text or (text.lower().lstrip("+-") in ("nan", "inf", "infinity") and "Infinity" not in text):
                return nan
            return float(text)
        except ValueError:
            return nan
    if isinstance(value, (list, tuple)):
        return number(text_of(value))
    return nan


def text_of(value: Any) -> str:
    """What a tree value is as a string, as JavaScript's String() writes it."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "null"
    if isinstance(value, int):
        if abs(value) < 10**15:
            return str(value)
        value = float(value)
    if isinstance(value, float):
        return _number_text(value)
    if isinstance(value, (list, tuple)):
        return ",".join("" if one is None else text_of(one) for one in value)
    return str(value) if callable(value) else "[object Object]"


def _number_text(value: float) -> str:
    """https://tc39.es/ecma262/#sec-numeric-types-number-tostring"""
    if value != value:
        return "NaN"
    if not isfinite(value):
        return "Infinity" if value > 0 else "-Infinity"
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    digits, _, exponent = f"{value!r}".partition("e")
    size = abs(value)
    if not exponent:
        return digits.removesuffix(".0")
    power = int(exponent)
    if 1e-6 <= size < 1e21:
        from decimal import Decimal

        return format(Decimal(repr(value)), "f").removesuffix(".0")
    return f"{digits.removesuffix('.0')}e{'+' if power > 0 else '-'}{abs(power)}"

"""Numbers as they are written on axes and beside marks: one suffix and one number of decimals for all of them."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from math import floor, isfinite, log10

MINUS = "−"
SUFFIXES = ((1e12, "T"), (1e9, "B"), (1e6, "M"), (1e4, "k"))  # the least value that gets the suffix
SUFFIX_VALUE = {"T": 1e12, "B": 1e9, "M": 1e6, "k": 1e3, "": 1.0}
SUFFIXED, THOUSAND = 9_999.5, 999.5  # what rounds to 10,000, and to 1,000
TINY, HUGE = 1e-3, 1e15  # below and above, numbers are written as 1e−4


def _suffix(largest: float) -> str:
    return next((suffix for limit, suffix in SUFFIXES if largest >= limit), "")


def _decimals(step: float) -> int:
    """The least number of decimals that writes `step` exactly (to nine digits)."""
    exponent = Decimal(f"{step:.9g}").normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _power_of_ten(value: float) -> str:
    """2.5e−7."""
    mantissa, exponent = f"{value:.3e}".split("e")
    mantissa = mantissa.rstrip("0").rstrip(".") if "." in mantissa else mantissa
    return f"{mantissa}e{int(exponent)}".replace("-", MINUS)


def _fixed(value: float, decimals: int) -> str:
    text = f"{value:,.{decimals}f}"
    if text.startswith("-"):
        text = text[1:] if not any(c in "123456789" for c in text) else MINUS + text[1:]
    return text


def tick_labels(values: Sequence[float], step: float, write: Callable[[float], str] | None = None) -> list[str]:
    """Labels for the ticks of one axis: "0", "5k", "10k".

    step : the distance between ticks; 0 when they are not even (logarithmic)
    write : the format the caller asked for, if any
    """
    if write:
        return [write(v) for v in values]
    largest = max((abs(v) for v in values), default=0.0)
    if largest >= HUGE or (0 < largest < TINY):
        return [_power_of_ten(v) if v else "0" for v in values]
    if not step:
        return [_plain(v) for v in values]
    suffix = _suffix(largest)
    unit = SUFFIX_VALUE[suffix]
    decimals = _decimals(step / unit)
    return ["0" if v == 0 else _fixed(v / unit, decimals) + suffix for v in values]


def _plain(value: float) -> str:
    """One number by itself, with its own suffix."""
    if value == 0:
        return "0"
    if abs(value) < TINY or abs(value) >= HUGE:
        return _power_of_ten(value)
    suffix = _suffix(abs(value))
    scaled = value / SUFFIX_VALUE[suffix]
    return _fixed(scaled, _decimals(scaled)) + suffix


def value_labels(values: Sequence[float], write: Callable[[float], str] | None = None) -> list[str]:
    """Labels for data: one number of decimals for all of them, up to three digits and a suffix from 10,000.

    Beside such a one 1,000 has a suffix too: "12k" and "8k", not "8,000". None of them is nan.
    """
    if write:
        return [write(v) for v in values]
    sizes = [abs(v) for v in values if isfinite(v)]
    largest = max(sizes, default=0.0)
    if all(s == int(s) for s in sizes) or largest >= 1000:
        decimals = 0
    elif largest < 1:
        smallest = min((s for s in sizes if s), default=1.0)
        decimals = min(6, max(2, -floor(log10(smallest))))
    else:
        decimals = 1
    from_thousand = largest >= SUFFIXED
    return [value_label(v, decimals, THOUSAND if from_thousand else SUFFIXED) for v in values]


def value_label(value: float, decimals: int, suffixed: float = SUFFIXED) -> str:
    """One of them; `suffixed` is the least that gets a suffix."""
    size = abs(value)
    if size < suffixed and not 0 < size < 1e-6:
        return _fixed(value, decimals)
    rounded = float(f"{size:.3g}")
    if rounded >= HUGE or size < 1:
        return _power_of_ten(value)
    suffix = _suffix(rounded) or "k"
    scaled = value / SUFFIX_VALUE[suffix]
    digits = 2 - floor(log10(abs(scaled)) + 1e-9)
    text = _fixed(scaled, max(0, digits))
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text + suffix


def told_label(value: float) -> str:
    """One number by itself in a sentence: three digits from 1, two below."""
    size = abs(value)
    if value == int(value) or size >= 1000:
        return value_label(value, 0)
    if size >= 10:
        return value_label(value, 1)
    least, digits = (1, 3) if size >= 1 else (2, 2)
    return value_label(value, min(6, max(least, _decimals(float(f"{value:.{digits}g}")))))


def percent_labels(shares: Sequence[float]) -> list[str]:
    """Shares in 0–1 as "52.4%", "20%"."""
    return [f"{100 * share:.1f}".removesuffix(".0").replace("-", MINUS) + "%" for share in shares]

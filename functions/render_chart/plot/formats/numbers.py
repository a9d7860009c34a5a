"""Numbers written the way a d3-format string says, with words of the caller's before and after.

The rules are d3-format's (https://d3js.org/d3-format), held to it by tests:

    [[fill]align][sign][symbol][0][width][,][.precision][~][type]

A format here may also stand between words, `€,.2f` or `,.0f km`: what is not the d3 part is written as it is, after
the minus sign (−€5.00) and before whatever the type itself adds (5k km).
"""

import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from math import isfinite
from typing import NamedTuple

MINUS = "−"
PREFIXES = (*"yzafpnµm", "", *"kMGTPEZY")  # of the powers of 1000 from -8 to 8

Write = Callable[[float], str]

# Compiled by the first chart that has a format, which `re` remembers.
_SPECIFIER = (
    r"(?s)(?:(?P<fill>.)?(?P<align>[<>=^]))?(?P<sign>[-+( ])?(?P<symbol>\$)?(?P<zero>0)?(?P<width>[1-9]\d?)?"
    r"(?P<comma>,)?(?:\.(?P<precision>\d{1,2}))?(?P<trim>~)?(?P<type>[defgprs%])?"
)
# Between words a specifier has no fill and no width, and its type stands by itself: the s of "songs" is none.
_CORE = (
    r"(?P<sign>[-+(])?(?P<symbol>\$)?(?P<body>,?(?:\.\d{1,2})?~?(?:(?<![^\W\d_])[defgprs]|(?<=[,~\d])[defgprs]|%)?)"
    r"(?![^\W\d_])"
)


class Format(NamedTuple):
    """A format string taken apart; `precision` is None where it is not given, `type` is empty for d3's plain one."""

    fill: str
    align: str
    sign: str
    width: int
    comma: bool
    precision: int | None
    trim: bool
    type: str
    before: str
    after: str


@lru_cache(256)
def d3_format(text: str) -> Write:
    """What writes a number as the format string `text` says. Raises ValueError for what is no format."""
    return _writer(parse_format(text))


def parse_format(text: str) -> Format:
    """The parts of a format string. Raises ValueError if there is no d3 part in it."""
    match, before, after = re.fullmatch(_SPECIFIER, text, re.ASCII), "", ""
    if not match:
        core = next((found for found in re.finditer(_CORE, text, re.ASCII) if found["body"]), None)
        match = core and re.fullmatch(_SPECIFIER, core[0], re.ASCII)
        if not core or not match:
            raise ValueError(text)
        before, after = text[: core.start()], text[core.end() :]
        if before[-1:].isdecimal() or after[:1].isdecimal():  # 1,234 is an example of a number, not a format
            raise ValueError(text)
    elif not text:
        raise ValueError(text)
    part = match.groupdict()
    return Format(
        fill="0" if part["zero"] else part["fill"] or " ",
        align="=" if part["zero"] else part["align"] or ">",
        sign=part["sign"] or "-",
        width=int(part["width"] or 0),
        comma=bool(part["comma"]),
        precision=int(part["precision"]) if part["precision"] else None,
        # A format without a type writes twelve significant digits and no zeros behind them.
        trim=bool(part["trim"]) or not part["type"],
        type=part["type"] or "",
        before=before + ("$" if part["symbol"] else ""),
        after=after,
    )


def _writer(form: Format) -> Write:
    digits = _DIGITS[form.type]
    precision = form.precision
    if precision is None:
        precision = 6 if form.type else 12
    precision = max(1, min(20, precision)) if form.type in _SIGNIFICANT else min(20, precision)
    negative_sign = "(" if form.sign == "(" else MINUS
    positive_sign = form.sign if form.sign in "+ " else ""

    def write(value: float) -> str:
        if not isfinite(value):
            return "NaN" if value != value else MINUS + "∞" if value < 0 else "∞"
        number, unit = digits(Decimal(abs(value)), precision)
        if form.trim:
            number = _trimmed(number)
        # What rounds to zero has no sign, unless every number is to have one.
        negative = value < 0 and (form.sign == "+" or any(c in "123456789" for c in number.partition("e")[0]))
        sign = negative_sign if negative else positive_sign
        before = sign + form.before
        after = unit + form.after + (")" if sign == "(" else "")
        return _padded(form, before, number, after)

    return write


def _padded(form: Format, before: str, number: str, after: str) -> str:
    """The three parts put together, the thousands parted and the field filled to its width."""
    room = form.width - len(before) - len(after)
    whole, rest = _whole_and_rest(number)
    zeros = room - len(whole) - len(rest) if form.fill == "0" and form.align == "=" else 0
    if form.comma and zeros > 0:
        return before + _grouped("0" * zeros + whole, room - len(rest)) + rest + after
    if form.comma:
        whole = _grouped(whole)
    number = whole + rest
    padding = form.fill * max(0, room - len(number))
    if form.align == "<":
        return before + number + after + padding
    if form.align == "=":
        return before + padding + number + after
    if form.align == "^":
        half = len(padding) // 2
        return padding[:half] + before + number + after + padding[half:]
    return padding + before + number + after


def _whole_and_rest(number: str) -> tuple[str, str]:
    """The digits before the point, and all that follows."""
    end = next((i for i, c in enumerate(number) if not c.isdecimal()), len(number))
    return number[:end], number[end:]


def _grouped(whole: str, width: int | None = None) -> str:
    """The digits with a comma every three, cut on the left to `width` characters (zeros that fill a field)."""
    groups = [whole[max(0, end - 3) : end] for end in range(len(whole), 0, -3)]
    if width is None:
        return ",".join(reversed(groups))
    kept: list[str] = []
    used = 0
    for group in groups:
        room = max(1, width - used)
        kept.append(group[-room:] if len(group) > room else group)
        used += len(kept[-1]) + 1
        if used > width:
            break
    return ",".join(reversed(kept))


def _trimmed(number: str) -> str:
    """Without the zeros at the end of the decimals."""
    mantissa, e, exponent = number.partition("e")
    if "." in mantissa:
        mantissa = mantissa.rstrip("0").rstrip(".")
    return mantissa + e + exponent


def _significant(value: Decimal, digits: int) -> tuple[str, int]:
    """The first `digits` digits of a value >= 0, rounded half up, and the exponent of the first of them."""
    if not value:
        return "0" * digits, 0
    rounded = Context(prec=digits, rounding=ROUND_HALF_UP).plus(value)
    text = "".join(map(str, rounded.as_tuple().digits))
    return f"{text:0<{digits}}", rounded.adjusted()


def _fixed(value: Decimal, decimals: int) -> tuple[str, str]:
    return f"{value.quantize(Decimal((0, (1,), -decimals)), context=_EXACT):f}", ""


def _whole(value: Decimal, _: int) -> tuple[str, str]:
    return _fixed(value, 0)


def _exponential(value: Decimal, decimals: int) -> tuple[str, str]:
    digits, exponent = _significant(value, decimals + 1)
    return _with_exponent(digits, exponent), ""


def _general(value: Decimal, precision: int) -> tuple[str, str]:
    """As JavaScript's toPrecision: an exponent below 1e-6 and where there are more places than digits."""
    digits, exponent = _significant(value, precision)
    if not -7 < exponent < precision:
        return _with_exponent(digits, exponent), ""
    return _placed(digits, exponent), ""


def _rounded(value: Decimal, precision: int) -> tuple[str, str]:
    return _placed(*_significant(value, precision)) if value else "0", ""


def _si(value: Decimal, precision: int) -> tuple[str, str]:
    """In thousands, millions, …, with the SI prefix for a unit."""
    digits, exponent = _significant(value, precision)
    power = max(-8, min(8, exponent // 3))
    shift = exponent - 3 * power
    if shift < 0:  # smaller than the smallest prefix: as many places as the precision has from there on
        digits, exponent = _significant(value, max(1, precision + shift))
        shift = exponent - 3 * power
    return _placed(digits, shift), PREFIXES[power + 8]


def _percent(value: Decimal, decimals: int) -> tuple[str, str]:
    return _fixed(value * 100, decimals)[0], "%"


def _rounded_percent(value: Decimal, precision: int) -> tuple[str, str]:
    return _rounded(value * 100, precision)[0], "%"


def _with_exponent(digits: str, exponent: int) -> str:
    """1.5e+3."""
    point = "." if len(digits) > 1 else ""
    return f"{digits[0]}{point}{digits[1:]}e{'-' if exponent < 0 else '+'}{abs(exponent)}".replace("-", MINUS)


def _placed(digits: str, exponent: int) -> str:
    """The digits with the decimal point where the exponent of the first says."""
    if exponent < 0:
        return "0." + "0" * (-exponent - 1) + digits
    if len(digits) <= exponent + 1:
        return f"{digits:0<{exponent + 1}}"
    return digits[: exponent + 1] + "." + digits[exponent + 1 :]


_EXACT = Context(prec=400, rounding=ROUND_HALF_UP)  # digits enough for any float
_SIGNIFICANT = frozenset(("", "g", "p", "r", "s"))  # types whose precision counts significant digits
_DIGITS: dict[str, Callable[[Decimal, int], tuple[str, str]]] = {
    "": _general, "d": _whole, "e": _exponential, "f": _fixed, "g": _general,
    "p": _rounded_percent, "r": _rounded, "s": _si, "%": _percent,
}  # fmt: skip

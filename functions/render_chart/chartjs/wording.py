"""How a configuration writes numbers, as a number format of ours: `tickFormat`, and functions that put words around.

https://quickchart.io/documentation/reference/labels/#tick-formatting
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ..errors import ChartError
from ..plot.formats.numbers import d3_format
from .values import Function

AS_IS = ",.12~r"  # as many digits as there are
SAMPLES = (10, 200, 3000, 0.5)  # what a function is asked to write, the first of which can't be taken for a part of it
SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "CNY": "CN¥", "INR": "₹", "BRL": "R$", "KRW": "₩"}


def format_of(given: Mapping[str, Any]) -> str:
    """The format that a `tickFormat` asks for; "" where ours has no words for it."""
    style, before, after = given.get("style"), str(given.get("prefix") or ""), str(given.get("suffix") or "")
    digits = next((given[name] for name in ("maximumFractionDigits", "minimumFractionDigits") if name in given), None)
    body = AS_IS
    if given.get("notation") == "compact":
        body = ".3~s"
    elif isinstance(digits, int) and 0 <= digits <= 20:
        body = f",.{digits}f"
    if style == "percent":
        return _joined(before, f".{digits}%" if isinstance(digits, int) and 0 <= digits <= 20 else ".0%", after)
    if style == "currency":
        code = str(given.get("currency") or "")
        before += SYMBOLS.get(code, f"{code} ")
    elif style == "unit":
        after = f" {given.get('unit') or ''}{after}"
    return _joined(before, body, after)


def format_by(write: Callable[..., Any]) -> str:
    """The format of a function that writes numbers with the same words around each; "" for one that does otherwise."""
    try:
        texts = [write(sample, 0, []) for sample in SAMPLES]
    except ChartError:
        return ""
    if not all(isinstance(text, str) for text in texts):
        return ""
    for form in (",.2f", ",.1f", AS_IS, ",.0f"):
        before, _, after = texts[0].partition(d3_format(form)(SAMPLES[0]))
        if [text.replace(",", "") for text in texts] == [_written(before, form, after, one) for one in SAMPLES]:
            return _joined(before, form, after) if before or after else ""
    return ""


def format_of_callbacks(options: Iterable[Mapping[str, Any]], name: str) -> str:
    """The format of the first of some options that is a function with a format."""
    found = (one.get(name) for one in options)
    return next((form for one in found if isinstance(one, Function) and (form := format_by(one))), "")


def _written(before: str, form: str, after: str, sample: float) -> str:
    """A number between words, without separators of thousands, which say nothing about the words."""
    return before + d3_format(form)(sample).replace(",", "") + after


def _joined(before: str, form: str, after: str) -> str:
    """The format with words around it; "" if they are taken for a part of it."""
    try:
        written = d3_format(before + form + after)(SAMPLES[0])
    except ValueError:
        return ""
    return before + form + after if written == before + d3_format(form)(SAMPLES[0]) + after else ""

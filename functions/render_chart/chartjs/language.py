"""A config's text to its values: JSON, a literal as JavaScript has it, or JavaScript, which alone needs an engine."""

import re
from typing import Any
from urllib.parse import unquote

import msgspec

from ..errors import ChartError, TooLargeError, quoted
from ..limits import JSON_DEPTH

EXPECTED = "An object such as {type:'bar',data:{labels:['a','b'],datasets:[{data:[1,2]}]}}."
_ENCODED = re.compile(r"%(?:7B|22|28|0A|20)", re.IGNORECASE)  # { " ( as a form writes them, once more than it should
# What texts have in them that went through other hands, and what to do about it.
_HINTS = {
    "&quot;": "Quotation marks as they are, not as HTML has them.",
    "&#39;": "Quotation marks as they are, not as HTML has them.",
    "\u2019": "Straight quotation marks.",
    "\u201c": "Straight quotation marks.",
    "{{": "What is between {{ and }} was not filled in, or braces were doubled.",
}
_CUT = "In an address & and # end it: they are written %26 and %23 in one."
_TIMES_ENCODED = 3  # JSON in a string in JSON: clients that stringify what is a string already
_EXACT = 1 << 53  # the largest whole number that JavaScript holds, and all below it
_HEX = re.compile(r"0[xX]")
_DIGITS, _LONG = bytes.maketrans(b"123456789", b"0" * 9), b"0" * len(str(_EXACT))
# What of a literal is no JSON5: `undefined`, a template without holes, gaps in lists. What may hold such letters
# and means others goes first; what is not closed goes to the end, so that no text is read twice.
_ODD = re.compile(
    r"""(?P<kept>"(?:[^"\\]|\\.)*+"?|'(?:[^'\\]|\\.)*+'?|//[^\n]*+|/\*(?:.*?\*/|.*))|(?P<word>[\w$]++)"""
    r"""|`(?P<template>[^`\\$]*+)`|(?P<gap>(?<=[\[,])\s*,)""",
    re.DOTALL,
)
_COLON = re.compile(r"\s*+:")
_UNDEFINED = "\ue000undefined"  # a private character: no text of a config
_IMPERATIVE = re.compile(r"=>|\bfunction\b|\bnew\b|\$\{")


def read(text: str) -> dict[str, Any] | None:
    """The values of a config that is JSON or a literal; None if it takes an engine (sandbox.evaluate) to read it.

    Raises ChartError.
    """
    text = plain(text)
    if not text:
        raise ChartError("There is no config.", "c", EXPECTED)
    for _ in range(_TIMES_ENCODED):
        found = _json(text)
        if found is None:
            found = _json5(text)
        if type(found) is dict and _is_simple(text):
            return found
        if not isinstance(found, str):
            break
        text = plain(found)
    return None if found is None else checked(found)


def plain(text: str) -> str:
    """A text without what surrounds a config: spaces, a byte order mark, semicolons, another layer of URL encoding."""
    text = text.strip().lstrip("\ufeff").rstrip("; \t\r\n")
    if _ENCODED.match(text):
        text = unquote(text).strip()
    return text


def _json(text: str) -> Any:
    if text[:1] not in ("{", '"'):
        return None
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError, UnicodeEncodeError):
        return None


def _is_simple(text: str) -> bool:
    """Whether `checked` has nothing to find in a text, as in most: few brackets, and no long number."""
    few = text.count("{") + text.count("[") <= JSON_DEPTH
    return few and text.isascii() and not _HEX.search(text) and _LONG not in text.encode().translate(_DIGITS)


def _json5(text: str) -> Any:
    """The value of a literal; None if it is none."""
    from pyjson5 import Json5Exception, Json5NestingTooDeep, decode

    if text.startswith("(") and text.endswith(")"):
        text = text[1:-1].strip()
    try:
        return decode(text, JSON_DEPTH)
    except Json5NestingTooDeep:
        raise _too_deep() from None
    except Json5Exception:
        if _IMPERATIVE.search(text):
            return None
    try:
        mended = _ODD.sub(_in_json5, text)
        return _without_undefined(decode(mended, JSON_DEPTH)) if mended != text else None
    except Json5Exception:
        return None


def _in_json5(match: re.Match[str]) -> str:
    if match["template"] is not None:
        return msgspec.json.encode(match["template"]).decode()
    if match["gap"] is not None:
        return f"'{_UNDEFINED}',"
    if match["word"] != "undefined" or _COLON.match(match.string, match.end()):
        return match[0]
    return f"'{_UNDEFINED}'"


def _without_undefined(value: Any) -> Any:
    """As JavaScript's `undefined` is handed over: a missing property, null in a list."""
    if isinstance(value, dict):
        return {name: _without_undefined(one) for name, one in value.items() if one != _UNDEFINED}
    if isinstance(value, list):
        return [None if one == _UNDEFINED else _without_undefined(one) for one in value]
    return value


def checked(tree: Any) -> dict[str, Any]:
    """The tree, if it is an object that is not nested too deeply. Integers beyond JavaScript's become floats."""
    if not isinstance(tree, dict):
        what = "a list" if isinstance(tree, list) else "nothing" if tree is None else quoted(tree)
        raise ChartError(f"The config is {what}, not an object.", "c", EXPECTED)
    level: list[Any] = [tree]
    for _ in range(JSON_DEPTH):
        deeper: list[Any] = []
        for values in level:
            ones = values.values() if type(values) is dict else values
            kinds = set(map(type, ones))
            if int in kinds:
                whole = ones if len(kinds) == 1 else [one for one in ones if type(one) is int]
                if max(whole) > _EXACT or min(whole) < -_EXACT:
                    _shorten(values)
            if dict in kinds or list in kinds:
                deeper += [one for one in ones if type(one) is dict or type(one) is list]
        if not deeper:
            return tree
        level = deeper
    raise _too_deep()


def _shorten(values: Any) -> None:
    for at, one in list(values.items()) if type(values) is dict else enumerate(values):
        if type(one) is int and not -_EXACT <= one <= _EXACT:
            try:
                values[at] = float(one)
            except OverflowError:
                values[at] = float("inf") if one > 0 else float("-inf")


def _too_deep() -> ChartError:
    return TooLargeError("The config is nested too deeply.", "c", f"At most {JSON_DEPTH} levels; a chart has some ten.")


def hint(text: str) -> str:
    """What should be there instead of a config that nothing reads."""
    found = next((hint for sign, hint in _HINTS.items() if sign in text), "")
    if not found and text.count("{") > text.count("}"):
        found = _CUT
    return f"{found} {EXPECTED}".strip()

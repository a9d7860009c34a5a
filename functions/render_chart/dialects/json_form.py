"""A chart as JSON: the ChartSpec itself, in a body or in `?spec=`, there also compressed.

Errors name the place, `series[1].data[3]`, as the sender would write it in a program.
"""

import re
from codecs import BOM_UTF8
from functools import lru_cache, partial
from typing import get_args, get_type_hints

import msgspec

from ..errors import ChartError, TooLargeError, quoted
from ..limits import INFLATED_BYTES, JSON_DEPTH
from ..spec import Annotation, Axis, Band, ChartSpec, Series
from .resolve import resolve

_STRING = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"?', re.DOTALL)
_PAIR = re.compile(rb"\[\]|\{\}")
_NO_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))

_BYTE = re.compile(r"JSON is malformed: (.*) \(byte (\d+)\)")
_PLACE = re.compile(r"(.*?)(?: - at `\$\.?(.*)`)?", re.DOTALL)
_BASE64URL = re.compile(r"[A-Za-z0-9_-]*={0,2}", re.ASCII)
_WORDS = {
    "float": "a number", "int": "a whole number", "str": "a text", "bool": "true or false", "null": "null",
    "array": "a list", "object": "an object",
}  # fmt: skip


def parse_json(raw: bytes, parameter: str = "") -> ChartSpec:
    """The resolved spec of a JSON document. Raises ChartError and TooLargeError.

    parameter : what the document came in, for errors that concern it as a whole
    """
    raw = raw.removeprefix(BOM_UTF8)  # some editors write the mark before JSON
    if _too_deep(raw):
        raise TooLargeError("The JSON is nested too deeply.", parameter, f"At most {JSON_DEPTH} levels; a chart has 5.")
    try:
        spec = _decoder().decode(raw)
    except msgspec.ValidationError as error:
        raise _wrong_form(raw, str(error), parameter) from error
    except msgspec.DecodeError as error:
        raise _no_json(raw, str(error), parameter) from error
    except UnicodeDecodeError as error:
        raise ChartError("The JSON is not UTF-8.", parameter, "UTF-8, or \\u escapes.") from error
    if spec.config is not None:
        raise _unknown_field("config", "config", ChartSpec)
    return resolve(spec)


def parse_parameter(text: str) -> ChartSpec:
    """The resolved spec of `?spec=`: JSON, or base64url of raw-deflated JSON. Raises ChartError and TooLargeError."""
    if not text.strip():
        raise ChartError("It is empty.", "spec", "JSON, or base64url of raw-deflated JSON.")
    if text.lstrip().startswith(("{", "[", '"')):
        return parse_json(text.encode(), "spec")
    return parse_json(_inflated(text), "spec")


def as_parameter(document: bytes) -> str:
    """`spec=` with a JSON document in it."""
    import base64
    import zlib

    deflate = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = deflate.compress(msgspec.json.format(document, indent=-1)) + deflate.flush()
    return f"spec={base64.urlsafe_b64encode(packed).rstrip(b'=').decode()}"


@lru_cache(1)
def _decoder() -> msgspec.json.Decoder[ChartSpec]:
    return msgspec.json.Decoder(ChartSpec)


def _inflated(text: str) -> bytes:
    """What base64url of raw-deflated bytes holds, up to INFLATED_BYTES."""
    import binascii
    import zlib

    wrong = partial(ChartError, parameter="spec", expected="JSON, or base64url (RFC 4648) of raw deflate (RFC 1951).")
    if not _BASE64URL.fullmatch(text):
        raise wrong("It is neither a JSON object nor base64url.")
    digits = text.rstrip("=").translate(str.maketrans("-_", "+/"))
    try:
        packed = binascii.a2b_base64(digits + "=" * (-len(digits) % 4))
    except binascii.Error as error:
        raise wrong("The base64url breaks off in the middle of a byte.") from error
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        raw = inflater.decompress(packed, INFLATED_BYTES + 1)
    except zlib.error as error:
        header = packed[:1] == b"\x78" or packed[:2] == b"\x1f\x8b"
        hint = " It begins like zlib or gzip, which have a header that raw deflate has not." if header else ""
        raise wrong(f"The deflated bytes are broken.{hint}") from error
    if len(raw) > INFLATED_BYTES:
        raise TooLargeError("The JSON inflates to too much.", "spec", f"At most {INFLATED_BYTES:,} bytes.")
    if not inflater.eof:
        raise wrong("The deflated bytes end too early.")
    if inflater.unused_data:
        raise wrong("More bytes follow after the end of the deflated ones.")
    return raw


def _too_deep(raw: bytes) -> bool:
    """Whether lists and objects are nested deeper than JSON_DEPTH, closed or not."""
    if _some(b"[", raw) + _some(b"{", raw) <= JSON_DEPTH:
        return False
    brackets = _STRING.sub(b"", raw).translate(None, _NO_BRACKETS)
    for _ in range(JSON_DEPTH):  # each pass takes the innermost pairs away
        if not brackets:
            return False
        brackets = _PAIR.sub(b"", brackets)
    unclosed = len(brackets) - len(brackets.lstrip(b"[{"))
    return bool(_PAIR.search(brackets)) or unclosed > JSON_DEPTH


def _some(bracket: bytes, raw: bytes) -> int:
    """How many there are, as far as JSON_DEPTH: to look for few is quicker than to count all of a long body."""
    count, at = 0, raw.find(bracket)
    while at >= 0 and count <= JSON_DEPTH:
        count, at = count + 1, raw.find(bracket, at + 1)
    return count


def _no_json(raw: bytes, message: str, parameter: str) -> ChartError:
    """An error for what is not JSON at all."""
    match = _BYTE.fullmatch(message)
    if not match:
        return ChartError("The JSON ends too early, or a \\u escape is broken.", parameter, "A whole JSON object.")
    what, at = match[1], int(match[2])
    before = raw[:at].decode(errors="replace")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    here = raw[at : at + 20].decode(errors="replace")
    expected = "JSON as in RFC 8259."
    if here.lstrip("-").startswith(("NaN", "Inf", "nan", "inf", "undefined")):
        expected = "JSON has no such number; null is a gap."
    elif here.startswith("'"):
        expected = "JSON has double quotes."
    shown = f" at {quoted(here)}" if here.strip() else ""
    return ChartError(f"The JSON is malformed in line {line}, column {column}{shown}: {what}.", parameter, expected)


def _wrong_form(raw: bytes, message: str, parameter: str) -> ChartError:
    """An error for JSON that is no chart, from msgspec's message about it."""
    match = _PLACE.fullmatch(message)
    what, place = (match[1], match[2] or "") if match else (message, "")
    for pattern, tell in _TELLERS:
        if found := pattern.fullmatch(what):
            return tell(found, raw, place, parameter)
    return ChartError(f"{what}.", place or parameter, "See /schema.json.")


def _tell_type(found: re.Match[str], raw: bytes, place: str, parameter: str) -> ChartError:
    wanted, _, got = found[1], None, found[2]
    words = [_WORDS.get(name, name) for name in wanted.split(" | ")]
    if "array" in wanted.split(" | ") and len(words) > 1:  # a datum
        words = ["a number", "null for a gap", "[low, high] for a floating bar"]
    *rest, last = words
    expected = f"{', '.join(rest)} or {last}" if rest else last
    value = _value_at(raw, place)
    shown = quoted(value) if isinstance(value, str | int | float) and got in ("str", "int", "float") else ""
    problem = f"{shown} is {_WORDS.get(got, got)}." if shown else f"There is {_WORDS.get(got, got)}."
    if not place:
        problem = f"The JSON is {_WORDS.get(got, got)}."
    return ChartError(problem, place or parameter, f"{expected[0].upper()}{expected[1:]}.")


def _tell_missing(found: re.Match[str], _raw: bytes, place: str, _parameter: str) -> ChartError:
    return ChartError(
        f"{quoted(found[1])} is missing.", _inside(place, found[1]),
        'The least chart is {"type": "bar", "series": [{"data": [3, 5, 2]}]}.',
    )  # fmt: skip


def _tell_unknown(found: re.Match[str], _raw: bytes, place: str, _parameter: str) -> ChartError:
    return _unknown_field(found[1], _inside(place, found[1]), _STRUCTS.get(re.split(r"[.\[]", place)[0], ChartSpec))


def _unknown_field(name: str, place: str, struct: msgspec.StructMeta) -> ChartError:
    from .suggest import suggestion

    known = [field for field in struct.__struct_fields__ if field != "config"]
    return ChartError(f"There is no field {quoted(name)}.", place, suggestion(name, known))


def _tell_choice(found: re.Match[str], _raw: bytes, place: str, _parameter: str) -> ChartError:
    from .suggest import suggestion

    field = place.rpartition(".")[2]
    struct = Axis if field == "kind" else ChartSpec
    choices = get_args(get_type_hints(struct, include_extras=False)[field])
    return ChartError(f"{quoted(found[1])} is not a value of {field}.", place, suggestion(found[1], choices))


def _tell_bound(found: re.Match[str], raw: bytes, place: str, parameter: str) -> ChartError:
    word = "least" if found[2] == ">=" else "most"
    number = found[3].removesuffix(".0")
    kind = _WORDS.get(found[1], found[1]).capitalize()
    value = _value_at(raw, place)
    return ChartError(f"{quoted(value)} is out of range.", place or parameter, f"{kind} of at {word} {number}.")


def _tell_large(_found: re.Match[str], _raw: bytes, place: str, _parameter: str) -> ChartError:
    return TooLargeError("The number is too large.", place, "A number such as 12, -3.5 or 1.2e6.")


_STRUCTS = {
    "series": Series,
    "x": Axis,
    "y": Axis,
    "annotations": Annotation,
    "bands": Band,
}  # by the place's first name
_TELLERS = (
    (re.compile(r"Expected `(.*)`, got `(.*)`"), _tell_type),
    (re.compile(r"Object missing required field `(.*)`"), _tell_missing),
    (re.compile(r"Object contains unknown field `(.*)`", re.DOTALL), _tell_unknown),
    (re.compile(r"Invalid enum value '(.*)'", re.DOTALL), _tell_choice),
    (re.compile(r"Expected `(.*)` (>=|<=) (.*)"), _tell_bound),
    (re.compile(r"Number out of range"), _tell_large),
)


def _inside(place: str, field: str) -> str:
    return f"{place}.{field}" if place else field


def _value_at(raw: bytes, place: str) -> object:
    """What stands at a place of the document."""
    try:
        value: object = msgspec.json.decode(raw)
    except (msgspec.MsgspecError, UnicodeDecodeError):  # something further on is worse
        return ""
    for name, index in re.findall(r"([A-Za-z_]\w*)|\[(\d+)\]", place):
        if name and isinstance(value, dict):
            value = value.get(name, "")
        elif index and isinstance(value, list) and int(index) < len(value):
            value = value[int(index)]
    return value

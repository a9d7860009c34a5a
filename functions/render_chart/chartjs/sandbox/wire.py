"""What passes between the host and its child, as JSON: arguments one way, values the other.

A value's functions, gradients and dates are told beside it, as a list of (where, what, data): no string and no key of
a config can pass for one. Nothing is believed because it comes from the child: what does not fit raises ValueError.
"""

from collections.abc import Iterable, Sequence
from math import inf, isfinite, isnan, nan
from typing import Any

import msgspec

from ..options import Context
from ..values import Child, Date, Function, Gradient, Pattern, Ref

_NUMBERS = {"nan": nan, "inf": inf, "-inf": -inf}
_ELEMENT = (  # what a config may ask an element for; https://www.chartjs.org/docs/4.5.1/developers/api.html
    "x", "y", "base", "width", "height", "horizontal", "inner_radius", "outer_radius", "start_angle", "end_angle",
    "circumference", "skip", "stop", "angle", "parsed",
)  # fmt: skip


def _camel(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(part.title() for part in others)


_CAMEL = {name: _camel(name) for name in _ELEMENT}


class Answer(msgspec.Struct):
    """v : the value; m : what in it JSON has no word for, as (path, kind, data)"""

    v: Any
    m: list[tuple[list[str | int], str, Any]] = []


_answer = msgspec.json.Decoder(Answer)


def decoded(raw: bytes, child: Child) -> Any:
    """The value that an answer tells, with its functions, gradients, patterns, dates and odd numbers in place."""
    answer = _answer.decode(raw)
    holder = [answer.v]
    for path, kind, data in answer.m:
        at: Any = holder
        step: str | int = 0
        for following in path:
            at, step = at[step], following
        if kind == "N":
            found = at[step]
            for index, name in zip(data[::2], data[1::2], strict=True):
                found[index] = _NUMBERS[name]
        else:
            at[step] = _marked(kind, data, path, child)
    return holder[0]


def _marked(kind: str, data: Any, path: Sequence[str | int], child: Child) -> Any:
    match kind:
        case "f":
            return Function(child, int(data), ".".join(map(str, path)))
        case "n":
            return _NUMBERS[data]
        case "d":
            return Date(nan if data is None else data)
        case "g":
            stops = tuple((float(offset), str(color)) for offset, color in data["stops"])
            points = tuple(float(one) for one in data["points"])
            if len(points) != {"linear": 4, "radial": 6}[data["kind"]]:
                raise ValueError("a gradient with other ends than its kind has")
            return Gradient(str(data["kind"]), points, stops)
        case "p":
            return Pattern(str(data["shape"]), str(data["background"]), str(data["color"]), float(data["size"]))
    raise ValueError("no kind of value")


def encoded(message: Any) -> bytes:
    """A message for the child."""
    return _encoder.encode(message)


def arguments(given: Iterable[Any]) -> list[dict[str, Any]]:
    """Arguments of a call, each with its kind."""
    return [argument(one) for one in given]


def argument(one: Any) -> dict[str, Any]:
    """One argument: a context, a thing of the chart, a function, or a value."""
    if isinstance(one, Context):
        return {"c": _context(one)}
    if isinstance(one, Ref):
        return {"r": [one.kind, one.key]}
    if isinstance(one, Function):
        return {"f": one.key}
    if hasattr(one, "ticks") and hasattr(one, "axis"):
        return {"r": ["scale", one.id]}
    if hasattr(one, "metas") and hasattr(one, "scales"):
        return {"r": ["chart", 0]}
    return {"v": one}


def _context(context: Context) -> dict[str, Any]:
    """What the child makes a context of. What it has itself is not sent: the chart, datasets, lists of raw values."""
    sent: dict[str, Any] = {"type": context.type}
    if context.dataset_index is not None:
        sent["dataset"] = context.dataset_index
    if context.data_index is not None:
        sent["data"] = context.data_index
        sent["parsed"] = plain(context.parsed)
        if isinstance(context.raw, float | int | str):
            sent["raw"] = plain(context.raw)
    if context.index is not None:
        sent["index"] = context.index
    if context.element is not None:
        sent["element"] = element(context.element)
    if context.scale is not None:
        sent["scale"] = context.scale.id
    if context.tick is not None:
        sent["tick"] = tick(context.tick)
    if context.label is not None:
        sent["label"] = plain(context.label)
    if context.extra:
        sent["extra"] = {
            name: _whole_element(value) if hasattr(value, "skip") else plain(value)
            for name, value in context.extra.items()
        }
    return sent


def tick(one: Any) -> dict[str, Any]:
    """A tick, as configs know it."""
    return {"value": plain(one.value), "label": plain(one.label), "major": bool(getattr(one, "major", False))}


def element(one: Any) -> dict[str, Any]:
    """An element, as configs know it: its place and size."""
    known = ((name, one.get(name) if isinstance(one, dict) else getattr(one, name, None)) for name in _ELEMENT)
    return {_CAMEL[name]: plain(value) for name, value in known if value is not None}


def _whole_element(one: Any) -> dict[str, Any]:
    """An element with the raw value behind it and the options it has, as functions of segments may ask for them."""
    told: dict[str, Any] = {"$element": element(one)}
    raw: Any = getattr(one, "raw", None)
    if raw is not None:
        told["$raw"] = plain(raw)
    fields: Any = getattr(getattr(one, "options", None), "_asdict", None)
    if fields is not None:
        told["$options"] = {_camel(name): plain(value) for name, value in fields().items()}
    return told


def plain(value: Any) -> Any:
    """`value` without what JSON has no word for: numbers of numpy, nan and infinities; other objects are None."""
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        return float(value) if isfinite(value) else "nan" if isnan(value) else "inf" if value > 0 else "-inf"
    if isinstance(value, dict):
        return {str(name): plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    if hasattr(value, "tolist"):  # of numpy
        return plain(value.tolist())
    if hasattr(value, "x") and hasattr(value, "y"):
        return {"x": plain(value.x), "y": plain(value.y)}
    return None


_encoder = msgspec.json.Encoder(enc_hook=plain)

"""The native language: query parameters that a person can read and write, which `parameters.py` has in a table."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from msgspec.structs import replace

from ..errors import ChartError, TooLargeError, quoted
from ..limits import POINTS, SERIES
from ..spec import Axis, ChartSpec, Coordinate, Datum, Series
from . import values
from .parameters import PARAMETERS
from .resolve import resolve

Pairs = Sequence[tuple[str, str]]

_KNOWN = PARAMETERS | {row.alias: row for row in PARAMETERS.values() if row.alias}
_FIELDS = {row.name: row.field.rpartition(".")[::2] for row in PARAMETERS.values()}  # name -> (part of the spec, field)

_REPEATED = [row.name for row in PARAMETERS.values() if row.repeats]
_ONCE = f"Only {', '.join(_REPEATED)} may be repeated."
_MAIN_PARAMETERS = "The main ones are type, data, labels, names and title; the reference has them all."
# What others call things: QuickChart, Image-Charts, Vega-Lite, plain habit.
_MEANINGS = {
    "bg": "background", "bkg": "background", "backgroundcolor": "background", "color": "colors", "colours": "colors",
    "devicepixelratio": "scale", "dpr": "scale", "ratio": "scale", "series": "data", "datasets": "data", "y": "data",
    "stacked": "stack", "orientation": "horizontal", "xtitle": "xlabel", "ytitle": "ylabel", "y2title": "y2label",
    "timezone": "tz", "size": "width and height", "categories": "labels", "legendposition": "legend",
    "curve": "smooth", "tension": "smooth", "source": "from", "sources": "from", "links": "from", "sinks": "to",
    "targets": "target", "goal": "target", "goals": "target", "errors": "error", "yerr": "error", "errorbars": "error",
    "parents": "groups", "group": "groups", "footer": "caption", "credit": "caption", "lang": "locale",
    "language": "locale", "trendline": "trend", "radius": "rounded", "fontfamily": "font", "nbins": "bins",
    "bincount": "bins", "annotation": "hline", "annotations": "hline", "line": "hline", "stepped": "step",
    "description": "alt", "datalabels": "values", "progress": "done", "completed": "done",
}  # fmt: skip


def parse(pairs: Pairs) -> ChartSpec:
    """The resolved spec that query parameters ask for. Raises ChartError and TooLargeError."""
    spelled: dict[str, str] = {}  # name -> as the caller spelled it
    parts: dict[str, dict[str, Any]] = {"": {}, "x": {}, "y": {}, "y2": {}}
    lists: dict[str, list[str]] = {name: [] for name in _REPEATED}
    others: dict[str, Any] = {}
    for written, text in pairs:
        parameter = _KNOWN.get(written)
        if parameter is None:
            raise _unknown(written)
        name = parameter.name
        if name == "v":
            continue
        if text.count(",") >= POINTS:
            raise TooLargeError(f"The list has more than {POINTS:,} entries.", written, "Fewer entries.")
        if parameter.repeats:
            lists[name].append(text)
        elif name in spelled:
            twice = written if spelled[name] == written else f"{written}, which is {spelled[name]},"
            raise ChartError(f"{twice} is given twice.", written, _ONCE)
        else:
            part, field = _FIELDS[name]
            if field:
                parts[part][field] = parameter.read(text, written)
            else:
                others[name] = parameter.read(text, written)
        spelled[name] = written
    return resolve(_assembled(parts, lists, others), partial(place, spelled))


def place(spelled: dict[str, str], path: str) -> str:
    """The parameter, as the caller spelled it, that a place in the spec such as `series[1].data[3]` came from."""
    name = _PLACES.get(_without_indices(path), path)
    if isinstance(name, tuple):  # one of several, whichever was given
        name = next((candidate for candidate in name if candidate in spelled), name[0])
    return spelled.get(name, name)


def _without_indices(path: str) -> str:
    import re

    return re.sub(r"\[\d+\]", "", path.replace("y[1]", "y2"))


_PLACES: dict[str, str | tuple[str, ...]] = {
    **{row.field: row.name for row in PARAMETERS.values() if row.field},
    "series": "data", "series.data": ("done", "data"), "series.name": "names", "series.type": "type",
    "series.axis": "axis",
    "series.x": ("x", "data"), "series.size": "data", "series.end": "data", "series.texts": "data",
    "series.samples": "data", "series.error": "error", "series.band": "band", "bands.color": "bands",
    "series.dash": "dash", "series.thickness": "thickness", "series.points": "points", "series.colors": "colors",
    **dict.fromkeys(("annotations.x", "annotations.x2"), ("vline", "vband", "point", "area")),
    **dict.fromkeys(("annotations.y", "annotations.y2"), ("hline", "hband", "point", "area")),
    **dict.fromkeys(("annotations", "annotations.label", "annotations.color"), tuple(values.ANNOTATIONS)),
    "x": ("x", "data"), "y": "axis", "y2": "axis",
    "x.kind": "log", "y.kind": "log", "y2.kind": "log", "x.reverse": "reverse", "y.reverse": "reverse",
    "y2.reverse": "reverse",
}  # fmt: skip


def _unknown(name: str) -> ChartError:
    from .suggest import nearest

    if name.startswith("amp;"):
        return ChartError(
            f"The parameter {quoted(name)} comes from an & that was written as &amp; once too often.", name,
            "A plain & between parameters; &amp; belongs into HTML source alone.",
        )  # fmt: skip
    meant = nearest(name, PARAMETERS, _MEANINGS)
    expected = f"Did you mean {meant}?" if meant else _MAIN_PARAMETERS
    return ChartError(f"There is no parameter {quoted(name)}.", name, expected)


def _assembled(parts: dict[str, dict[str, Any]], lists: dict[str, list[str]], others: dict[str, Any]) -> ChartSpec:
    """The spec as it was asked for, nothing checked yet but the counts of lists."""
    if not lists["data"]:
        raise ChartError("There is no data.", "data", "One data= for each series: data=3,5,2.")
    if len(lists["data"]) > SERIES:
        raise TooLargeError(f"{len(lists['data'])} series are too many.", "data", f"At most {SERIES}.")
    types = others.get("type", ("bar",))
    if "" in types:
        raise ChartError("An empty value is not a chart type.", "type", "One type for all series, or one for each.")
    series = _series(lists, types, others)
    log, reverse = others.get("log", ""), others.get("reverse", "")
    x, y, y2 = parts["x"], parts["y"], parts["y2"]
    if "x" in log:
        x["kind"] = "log"
    if "x" in reverse:
        x["reverse"] = True
    for axis in (y, y2):
        if "y" in log:
            axis["kind"] = "log"
        if "y" in reverse:
            axis["reverse"] = True
    two = "right" in others.get("axis", ()) or (y2.keys() - {"kind", "reverse"})
    axes = (Axis(**y), Axis(**y2)) if two else (Axis(**y),)
    marks = [
        values.annotation(text, name, places) for name, places in values.ANNOTATIONS.items() for text in lists[name]
    ]
    return ChartSpec(type=types[0], series=series, x=Axis(**x), y=axes, annotations=tuple(marks), **parts[""])


def _series(lists: dict[str, list[str]], types: tuple[str, ...], others: dict[str, Any]) -> tuple[Series, ...]:
    """One series for each `data`, with its x, name, type and axis."""
    count = len(lists["data"])
    names = _one_each("names", others, 2 if types[0] == "dumbbell" else count)
    sides = _one_each("axis", others, count)
    if len(types) not in (1, count):
        raise _count_error("type", len(types), count, "One type for all series, or one for each.")
    if len(lists["x"]) not in (0, 1, count):
        raise _count_error("x", len(lists["x"]), count, "One x= for all series, or one for each.")
    positions = [values.coordinates(text, "x") for text in lists["x"]]
    looks = {name: _one_or_each(name, others, count) for name in ("dash", "thickness", "points") if name in others}
    ranges = {name: _one_list_each(name, lists, count) for name in ("error", "band")}
    made = []
    if "done" in others and types[0] != "gantt":
        raise ChartError(f"It means nothing for a {types[0]} chart.", "done", "Leave it out; it is meant for gantt.")
    for i, text in enumerate(lists["data"]):
        if types[0] in ("gantt", "table"):
            made.append(_other(types[0], text, names[i] if i < len(names) else "", positions, others.get("done", ())))
            continue
        given = values.data(text, "data", i)
        if positions and given.x:
            raise ChartError("Positions are given twice, in x and in data.", "x", "Either x= or x:y in data=.")
        x: tuple[Coordinate, ...] = positions[i if len(positions) > 1 else 0] if positions else given.x
        made.append(
            Series(
                data=given.values, x=x, size=given.sizes,
                name=names[i] if i < len(names) else "",
                type=types[i] if len(types) > 1 else "",
                axis=_side(sides[i]) if i < len(sides) else 0,
                error=ranges["error"][i], band=ranges["band"][i],
                **{name: entries[i] for name, entries in looks.items()},
            )
        )  # fmt: skip
    return _ends(made[0], names) if types[0] == "dumbbell" and count == 1 and len(names) == 2 else tuple(made)


def _ends(pairs: Series, names: tuple[str, ...]) -> tuple[Series, ...]:
    """A series of pairs as two of numbers, each with its name; others as they are."""
    if any(datum is not None and not (isinstance(datum, tuple) and len(datum) == 2) for datum in pairs.data):
        return (pairs,)
    return tuple(
        replace(pairs, data=tuple([d[k] if isinstance(d, tuple) else d for d in pairs.data]), name=name)
        for k, name in enumerate(names)
    )


def _other(
    type_: str, text: str, name: str, positions: list[tuple[Coordinate, ...]], done: tuple[float | None, ...]
) -> Series:
    """The series of a chart whose data are no numbers."""
    if positions:
        raise ChartError(f"It means nothing for a {type_} chart.", "x", "Leave it out.")
    if type_ == "gantt":
        starts, ends = values.tasks(text, "data")
        if done and len(done) != len(starts):
            from .suggest import counted

            problem = f"{counted(len(done), 'share')} for {counted(len(starts), 'task')}."
            raise ChartError(problem, "done", "One for each task; an empty one is not known.")
        return Series(data=done or (None,) * len(starts), x=starts, end=ends, name=name)
    column = values.cells(text, "data")
    if isinstance(column, values.Data):
        return Series(data=column.values, name=name)
    return Series(data=(None,) * len(column), texts=column, name=name)


def _one_list_each(name: str, lists: dict[str, list[str]], count: int) -> list[tuple[Datum, ...]]:
    """The lists of a parameter that is given once for each series, () for those that have none."""
    if not lists[name]:
        return [()] * count
    if len(lists[name]) > count:
        raise _count_error(name, len(lists[name]), count, "At most one for each data=.")
    found = [values.data(text, name, i).values if text.strip() else () for i, text in enumerate(lists[name])]
    return found + [()] * (count - len(found))


def _one_each(name: str, others: dict[str, Any], count: int) -> tuple[str, ...]:
    """The entries of a list that has at most one for each series."""
    entries: tuple[str, ...] = others.get(name, ())
    if len(entries) > count:
        hint = " Slices are named by labels." if name == "names" else ""
        raise _count_error(name, len(entries), count, f"At most one for each data=.{hint}")
    return entries


def _one_or_each(name: str, others: dict[str, Any], count: int) -> tuple[Any, ...]:
    """The entries of a list that has one for all series, or one for each."""
    entries: tuple[Any, ...] = others[name]
    if len(entries) not in (1, count):
        raise _count_error(name, len(entries), count, "One for all series, or one for each.")
    return entries * count if len(entries) == 1 else entries


def _count_error(name: str, entries: int, series: int, expected: str) -> ChartError:
    from .suggest import counted

    return ChartError(f"{counted(entries, 'entry')} for {counted(series, 'series')}.", name, expected)


def _side(text: str) -> int:
    return values.choice(text.strip(), "axis", {"left": 0, "right": 1, "": 0}, shown=("left", "right"))

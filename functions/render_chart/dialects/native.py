"""The native language: query parameters that a person can read and write.

`PARAMETERS` is the language: what each parameter is called, where in the spec it goes, how its value is read, and what
docs/reference.md says about it. A parameter whose value goes straight to a field of the spec is a row and nothing more.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Literal, NamedTuple

from ..errors import ChartError, TooLargeError, quoted
from ..limits import POINTS, SERIES
from ..spec import Axis, ChartSpec, Coordinate, Series
from . import values
from .resolve import resolve

Pairs = Sequence[tuple[str, str]]
Read = Callable[[str, str], object]  # value and name as they were written; raises ChartError
Group = Literal["Data", "Words", "Kind", "Axes", "Looks", "Size", "Other"]


class Parameter(NamedTuple):
    """A parameter of the native language.

    field : the place in the spec that its value goes to, or "" where several parameters make one value
    meaning, allowed, default, example : for the reference; the example is a query string that draws
    """

    name: str
    group: Group
    read: Read
    field: str
    meaning: str
    allowed: str
    default: str
    example: str
    repeats: bool = False
    alias: str = ""


def _text(text: str, _: str) -> str:
    return text


def _texts(text: str, parameter: str) -> tuple[str, ...]:
    if not text:
        raise ChartError("The list is empty.", parameter, "Entries with commas between them, or no such parameter.")
    return tuple(values.split(text, parameter))


def _colors(text: str, _: str) -> tuple[str, ...]:
    return tuple(values.split_colors(text))


def _choice(**choices: object) -> Read:
    """What reads one of some words; `none` goes without saying where `false` is one of them."""
    shown = tuple(name for name in choices if name != "none" or "false" not in choices)
    return partial(_chosen, choices, shown)


def _chosen(choices: dict[str, object], shown: tuple[str, ...], text: str, parameter: str) -> object:
    return values.choice(text, parameter, choices, shown)


_SIDES = ("top", "right", "bottom", "left", "none")
_BAR = "type=bar&labels=Q1,Q2,Q3&data=3,5,2"
_LINE = "type=line&labels=Jan,Feb,Mar&data=3,5,2"
_TWO = "type=bar&labels=Q1,Q2,Q3&data=3,5,2&data=4,4,6"
_MIXED = "type=bar,line&labels=Q1,Q2,Q3&data=3,5,2&data=40,35,60&axis=left,right"
_XY = "type=scatter&x=1,2,4,8&data=3,5,2,6"
_NUMBER_OR_DATE = "a number, or a date where x has dates"
_D3 = "a [number format](#number-formats)"

_ROWS = (
    Parameter("type", "Kind", _texts, "", "the chart type; several make a mixed chart, one for each series",
              "bar, line, area, scatter, bubble, pie, doughnut, sparkline", "bar", _BAR),
    Parameter("data", "Data", _text, "", "the values of one series; an empty value or `null` is a gap; `low..high` is "
              "a floating bar; `x:y` and `x:y:size` give positions and bubble sizes too",
              "numbers", "required", "type=line&data=3,5,,2&data=4,4,6,1", repeats=True),
    Parameter("labels", "Data", _texts, "labels", "the names of categories or slices, as many as values",
              "texts", "none", _BAR),
    Parameter("x", "Data", _text, "", "positions along x: one list for all series, or one for each",
              "numbers, or ISO 8601 dates and times", "0, 1, 2, … or the labels",
              "type=line&x=2024-01-31,2024-02-29,2024-03-31&data=3,5,2", repeats=True),
    Parameter("names", "Data", _texts, "", "the names of the series in the legend", "texts", "none",
              f"{_TWO}&names=North,South"),
    Parameter("axis", "Data", _texts, "", "the value axis of each series", "left, right", "left", _MIXED),
    Parameter("title", "Words", _text, "title", "the title", "a text", "none", f"{_BAR}&title=Sales"),
    Parameter("subtitle", "Words", _text, "subtitle", "a line under the title", "a text", "none",
              f"{_BAR}&title=Sales&subtitle=in+thousands"),
    Parameter("xlabel", "Words", _text, "x.title", "the title of the axis with the categories, dates or x values",
              "a text", "none", f"{_BAR}&xlabel=Quarter"),
    Parameter("ylabel", "Words", _text, "y.title", "the title of the value axis", "a text", "none",
              f"{_BAR}&ylabel=EUR"),
    Parameter("y2label", "Words", _text, "y2.title", "the title of the right value axis", "a text", "none",
              f"{_MIXED}&y2label=Visits"),
    Parameter("alt", "Words", _text, "alt", "alternative text in SVG and PNG, for people who can't see the picture",
              "a text", "written from the data", f"{_BAR}&alt=Sales+fell+in+the+third+quarter"),
    Parameter("stack", "Kind", _choice(true="normal", percent="percent", false="none"), "stack",
              "series on top of each other, as they are or as shares of 100 %", "true, percent, false", "false",
              f"{_TWO}&stack=true"),
    Parameter("horizontal", "Kind", values.switch, "horizontal",
              "bars from left to right; what x and y mean turns with them", "true, false", "false",
              f"{_BAR}&horizontal=true"),
    Parameter("smooth", "Kind", values.switch, "smooth", "lines as curves that never overshoot the values",
              "true, false", "false", f"{_LINE}&smooth=true"),
    Parameter("step", "Kind", _choice(before="before", after="after", middle="middle", true="after", false="none"),
              "step",
              "lines as steps: the value holds until the next point (`after`, also `true`), from the point before "
              "(`before`), or from half-way to half-way (`middle`)",
              "before, after, middle, true, false", "false", f"{_LINE}&step=after"),
    Parameter("fill", "Kind", values.switch, "fill", "lines filled down to the base line", "true, false", "false",
              f"{_LINE}&fill=true"),
    Parameter("dense", "Kind", _choice(auto="auto", line="line"), "dense",
              "a single line of very many points: bands of what it holds where that shows more, or always the line",
              "auto, line", "auto", f"{_LINE}&dense=line"),
    Parameter("values", "Kind", values.switch, "values", "data labels", "true, false", "where there is room",
              f"{_TWO}&values=true"),
    Parameter("xmin", "Axes", values.limit, "x.min", "where the x axis begins", _NUMBER_OR_DATE, "from the data",
              f"{_XY}&xmin=0"),
    Parameter("xmax", "Axes", values.limit, "x.max", "where the x axis ends", _NUMBER_OR_DATE, "from the data",
              f"{_XY}&xmax=10"),
    Parameter("ymin", "Axes", values.number, "y.min", "where the value axis begins", "a number", "from the data",
              f"{_LINE}&ymin=0"),
    Parameter("ymax", "Axes", values.number, "y.max", "where the value axis ends", "a number", "from the data",
              f"{_BAR}&ymax=10"),
    Parameter("y2min", "Axes", values.number, "y2.min", "where the right value axis begins", "a number",
              "from the data", f"{_MIXED}&y2min=0"),
    Parameter("y2max", "Axes", values.number, "y2.max", "where the right value axis ends", "a number",
              "from the data", f"{_MIXED}&y2max=100"),
    Parameter("log", "Axes", _choice(y="y", x="x", xy="xy", true="y", false=""), "", "axes with a logarithmic scale",
              "y, x, xy, true (y), false", "false", "type=line&x=1,2,3&data=1,100,10000&log=y"),
    Parameter("reverse", "Axes", _choice(x="x", y="y", xy="xy", true="y", false=""), "",
              "axes that run the other way", "x, y, xy, true (y), false", "false", f"{_LINE}&reverse=y"),
    Parameter("grid", "Axes", _choice(true="both", x="x", y="y", both="both", false="none", none="none"), "grid",
              "grid lines across the x axis, the y axis or both", "x, y, both, true (both), false", "as suits the type",
              f"{_LINE}&grid=both"),
    Parameter("format", "Axes", _text, "format", "how data labels and the ticks of value axes are written", _D3,
              "short, with k, M and B", f"{_BAR}&format=%E2%82%AC,.2f"),
    Parameter("xformat", "Axes", _text, "x.format", "how the ticks of an x axis with numbers are written", _D3,
              "short, with k, M and B", f"{_XY}&xformat=.1f"),
    Parameter("yformat", "Axes", _text, "y.format", "how the ticks of the value axis are written", _D3, "format",
              f"{_BAR}&yformat=.1f"),
    Parameter("y2format", "Axes", _text, "y2.format", "how the ticks of the right value axis are written", _D3,
              "format", f"{_MIXED}&y2format=.0f%25"),
    Parameter("tz", "Axes", _text, "tz", "the time zone that dates are shown in, and read in where they name none",
              "an IANA name such as Europe/Berlin", "UTC",
              "type=line&x=2024-03-31T00:00,2024-03-31T06:00&data=3,5&tz=Europe/Berlin"),
    Parameter("legend", "Looks", _choice(**dict(zip(_SIDES, _SIDES, strict=True)), auto="auto"), "legend",
              "where the legend stands", "top, right, bottom, left, none, auto",
              "auto: names beside the marks, or a legend", f"{_TWO}&names=North,South&legend=bottom"),
    Parameter("theme", "Looks", _text, "theme", "the whole look", "light, dark", "light", f"{_BAR}&theme=dark"),
    Parameter("colors", "Looks", _colors, "colors", "colours of the series, or of the slices of a pie",
              "CSS colours; the # of hex colours may be left out", "the theme's", f"{_TWO}&colors=tomato,2768ce"),
    Parameter("palette", "Looks", _choice(theme=""), "palette", "a named list of colours", "theme", "theme",
              f"{_TWO}&palette=theme"),
    Parameter("background", "Looks", _text, "background", "what is painted first",
              "a CSS colour or transparent", "the theme's", f"{_BAR}&background=transparent"),
    Parameter("width", "Size", values.pixels, "width", "the width of the picture in CSS px", "1 to 8000", "500",
              f"{_BAR}&width=640", alias="w"),
    Parameter("height", "Size", values.pixels, "height", "the height of the picture in CSS px", "1 to 8000", "300",
              f"{_BAR}&height=400", alias="h"),
    Parameter("scale", "Size", values.number, "scale", "device pixels per CSS px: 2 for sharp pictures on phones",
              "1 to 4", "1", f"{_BAR}&scale=2"),
    Parameter("spec", "Other", _text, "", "the whole chart as JSON, or as base64url of raw-deflated JSON; stands alone",
              "see [JSON](#json)", "none",
              "spec=%7B%22type%22:%22pie%22,%22series%22:%5B%7B%22data%22:%5B3,5%5D%7D%5D%7D"),
    Parameter("v", "Other", _text, "", "nothing: a new value gets past caches that keep the old picture", "anything",
              "none", f"{_BAR}&v=2"),
)  # fmt: skip
PARAMETERS = {row.name: row for row in _ROWS}
_KNOWN = PARAMETERS | {row.alias: row for row in _ROWS if row.alias}
_FIELDS = {row.name: row.field.rpartition(".")[::2] for row in _ROWS}  # name -> (part of the spec, field)

_MAIN_PARAMETERS = "The main ones are type, data, labels, names and title; the reference has them all."
# What others call things: QuickChart, Image-Charts, Vega-Lite, plain habit.
_MEANINGS = {
    "bg": "background", "bkg": "background", "backgroundcolor": "background", "color": "colors", "colours": "colors",
    "devicepixelratio": "scale", "dpr": "scale", "ratio": "scale", "series": "data", "datasets": "data", "y": "data",
    "stacked": "stack", "orientation": "horizontal", "xtitle": "xlabel", "ytitle": "ylabel", "y2title": "y2label",
    "timezone": "tz", "size": "width and height", "categories": "labels", "legendposition": "legend",
    "curve": "smooth", "tension": "smooth", "stepped": "step", "description": "alt", "datalabels": "values",
}  # fmt: skip


def parse(pairs: Pairs) -> ChartSpec:
    """The resolved spec that query parameters ask for. Raises ChartError and TooLargeError."""
    spelled: dict[str, str] = {}  # name -> as the caller spelled it
    parts: dict[str, dict[str, Any]] = {"": {}, "x": {}, "y": {}, "y2": {}}
    lists: dict[str, list[str]] = {"data": [], "x": []}
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
            raise ChartError(f"{twice} is given twice.", written, "Only data and x may be repeated.")
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
    **{row.field: row.name for row in _ROWS if row.field},
    "series": "data", "series.data": "data", "series.name": "names", "series.type": "type", "series.axis": "axis",
    "series.x": ("x", "data"), "series.size": "data", "x": ("x", "data"), "y": "axis", "y2": "axis",
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
    return ChartSpec(type=types[0], series=series, x=Axis(**x), y=axes, **parts[""])


def _series(lists: dict[str, list[str]], types: tuple[str, ...], others: dict[str, Any]) -> tuple[Series, ...]:
    """One series for each `data`, with its x, name, type and axis."""
    count = len(lists["data"])
    names = _one_each("names", others, count)
    sides = _one_each("axis", others, count)
    if len(types) not in (1, count):
        raise _count_error("type", len(types), count, "One type for all series, or one for each.")
    if len(lists["x"]) not in (0, 1, count):
        raise _count_error("x", len(lists["x"]), count, "One x= for all series, or one for each.")
    positions = [values.coordinates(text, "x") for text in lists["x"]]
    made = []
    for i, text in enumerate(lists["data"]):
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
            )
        )  # fmt: skip
    return tuple(made)


def _one_each(name: str, others: dict[str, Any], count: int) -> tuple[str, ...]:
    """The entries of a list that has at most one for each series."""
    entries: tuple[str, ...] = others.get(name, ())
    if len(entries) > count:
        hint = " Slices are named by labels." if name == "names" else ""
        raise _count_error(name, len(entries), count, f"At most one for each data=.{hint}")
    return entries


def _count_error(name: str, entries: int, series: int, expected: str) -> ChartError:
    from .suggest import counted

    return ChartError(f"{counted(entries, 'entry')} for {counted(series, 'series')}.", name, expected)


def _side(text: str) -> int:
    return values.choice(text.strip(), "axis", {"left": 0, "right": 1, "": 0}, shown=("left", "right"))

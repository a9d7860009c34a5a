"""The parameters of the native language: the table that reads them, and that docs/reference.md is made from.

A parameter whose value goes straight to a field of the spec is a row and nothing more.
"""

from collections.abc import Callable
from functools import partial
from typing import Literal, NamedTuple

from ..errors import ChartError
from ..plot.looks.palettes import NAMES as PALETTES
from ..plot.looks.theme import CHOICES as THEMES
from . import values
from .families import FAMILIES

Read = Callable[[str, str], object]  # value and name as they were written; raises ChartError
Group = Literal["Data", "Words", "Kind", "Axes", "Marks", "Looks", "Size", "Other"]


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


def _palette(text: str, _: str) -> str:
    return "" if text == "theme" else text


def _choice(**choices: object) -> Read:
    """What reads one of some words; `none` goes without saying where `false` is one of them."""
    shown = tuple(name for name in choices if name != "none" or "false" not in choices)
    return partial(_chosen, choices, shown)


def _chosen(choices: dict[str, object], shown: tuple[str, ...], text: str, parameter: str) -> object:
    return values.choice(text, parameter, choices, shown)


def _each(**choices: object) -> Read:
    """What reads a list of some words."""
    return partial(_each_chosen, choices)


def _each_chosen(choices: dict[str, object], text: str, parameter: str) -> tuple[object, ...]:
    return tuple(values.choice(entry.strip(), parameter, choices) for entry in text.split(","))


_SHAPES = ("none", "circle", "square", "diamond", "triangle", "cross")
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
              ", ".join(FAMILIES), "bar", _BAR),
    Parameter("data", "Data", _text, "", "the values of one series; an empty value or `null` is a gap; `low..high` is "
              "a floating bar, `open..high..low..close` a candle, five numbers a box; `x:y` and `x:y:size` give "
              "positions and bubble sizes too; tasks are `start..end`, cells of a table words",
              "numbers", "required", "type=line&data=3,5,,2&data=4,4,6,1", repeats=True),
    Parameter("labels", "Data", _texts, "labels", "the names of categories or slices, as many as values; the last "
              "one is the note of a big number, and the second line of one is small in bullets and progress bars",
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
    Parameter("error", "Marks", _text, "", "error bars of one series: how far up and down from each value, or "
              "`down..up`", "numbers", "none", "type=bar&labels=A,B,C&data=3,5,2&error=0.5,1..0.4,0.3", repeats=True),
    Parameter("band", "Marks", _text, "", "a confidence band of one series: `low..high` around each value", "ranges",
              "none", "type=line&labels=Jan,Feb,Mar&data=3,5,2&band=2..4,4..6,1..4", repeats=True),
    Parameter("trend", "Marks", _text, "trend", "a line through each series: the straight one that fits best (least "
              "squares), or the mean of the last so many values", "linear, a whole number from 2", "none",
              f"{_XY}&trend=linear"),
    Parameter("hline", "Marks", _text, "", "a line at a value: `value,words,colour`, of which the last two may be left "
              "out; `average` and `median` are those of the first series", "a list", "none", f"{_BAR}&hline=4,Target",
              repeats=True),
    Parameter("vline", "Marks", _text, "", "a line at a place of the x axis: `place,words,colour`",
              "a list", "none", f"{_LINE}&vline=Feb,Launch", repeats=True),
    Parameter("hband", "Marks", _text, "", "a band between two values: `low..high,words,colour`", "a list", "none",
              f"{_LINE}&hband=3..4,Normal", repeats=True),
    Parameter("vband", "Marks", _text, "", "a band between two places of the x axis: `from..to,words,colour`", "a list",
              "none", f"{_LINE}&vband=Jan..Feb,Winter", repeats=True),
    Parameter("point", "Marks", _text, "", "a point with a callout: `place,value,words,colour`", "a list", "none",
              f"{_LINE}&point=Feb,5,Record", repeats=True),
    Parameter("area", "Marks", _text, "", "a box: `from..to,low..high,words,colour`", "a list", "none",
              f"{_XY}&area=2..5,2..6,Here", repeats=True),
    Parameter("highlight", "Marks", _texts, "highlight", "labels of the bars that stand out; all others fade", "labels",
              "none", f"{_BAR}&highlight=Q2"),
    Parameter("bins", "Data", values.numbers, "bins", "how many bins a histogram has, or their edges", "a number, or "
              "numbers that rise", "as many as the data say (Freedman and Diaconis)",
              "type=histogram&data=1,2,2,3,3,3,4,4,5,9&bins=4"),
    Parameter("density", "Kind", values.switch, "density", "a histogram whose area is 1", "true, false", "false",
              "type=histogram&data=1,2,2,3,3,3,4,4,5,9&density=true"),
    Parameter("cumulative", "Kind", values.switch, "cumulative", "a histogram that adds up", "true, false", "false",
              "type=histogram&data=1,2,2,3,3,3,4,4,5,9&cumulative=true"),
    Parameter("bands", "Marks", values.bands, "bands", "stretches of the scale of a gauge or a bullet chart: "
              "`low..high`, or `low..high:colour`", "ranges", "none",
              "type=speedometer&data=62&bands=0..50:crimson,50..80:gold,80..100:teal"),
    Parameter("target", "Data", values.gapped, "targets", "a target for each value of a bullet, progress or gauge",
              "numbers", "none", "type=bullet&labels=Sales,Profit&data=70,50&target=80,45"),
    Parameter("volume", "Data", values.gapped, "volume", "what was traded: bars under the candles", "numbers", "none",
              "type=candlestick&labels=Mo,Tu&data=3..5..2..4,4..6..3..5&volume=100,150"),
    Parameter("totals", "Data", _texts, "totals", "the labels of those bars of a waterfall that are totals",
              "labels", "none", "type=waterfall&labels=Start,Sales,Costs,End&data=100,50,-30,0&totals=Start,End"),
    Parameter("done", "Data", values.gapped, "", "the share of each task of a gantt chart that is done",
              "numbers from 0 to 1", "not shown",
              "type=gantt&labels=Plan,Build&data=2024-01-08..2024-02-02,2024-01-29..2024-03-15&done=1,0.4"),
    Parameter("groups", "Data", _texts, "groups", "the group of each part of a treemap, or task of a gantt chart",
              "texts", "none", "type=treemap&labels=Oslo,Rome,Lima&data=3,5,2&groups=Europe,Europe,America"),
    Parameter("from", "Data", _texts, "sources", "where each flow of a sankey chart comes from", "texts", "none",
              "type=sankey&from=Coal,Gas&to=Power,Power&data=5,3"),
    Parameter("to", "Data", _texts, "sinks", "where each flow of a sankey chart goes to", "texts", "none",
              "type=sankey&from=Coal,Gas&to=Heat,Power&data=5,3"),
    Parameter("compare", "Data", values.number, "compare", "what a big number is compared with", "a number",
              "the value before", "type=number&title=Visits&data=1200&compare=1000"),
    Parameter("caption", "Words", _text, "caption", "a line under the chart: the source of the data", "a text", "none",
              f"{_BAR}&caption=Source:+own+survey"),
    Parameter("locale", "Words", _text, "locale", "the language and region of numbers, months and the words we write",
              "a tag such as de, fr-CH or pt-BR", "as in English", f"{_BAR}&format=,.2f&locale=de"),
    Parameter("mathtext", "Words", values.switch, "mathtext", "formulas between dollar signs in titles and labels",
              "true, false", "false", f"{_BAR}&title=$E=mc^2$&mathtext=true"),
    Parameter("accent", "Looks", _text, "accent", "a colour from which the palette is made", "a CSS colour", "none",
              f"{_TWO}&accent=7a3e9d"),
    Parameter("font", "Looks", _choice(sans="sans", serif="serif", mono="mono"), "font", "the family of all text",
              "sans, serif, mono", "the theme's", f"{_BAR}&font=serif"),
    Parameter("rounded", "Looks", values.number, "rounded", "the radius of the ends of bars and corners of cells in px",
              "a number from 0", "the theme's", f"{_BAR}&rounded=8"),
    Parameter("gradient", "Looks", values.switch, "gradient", "bars and areas whose colour deepens", "true, false",
              "false", f"{_BAR}&gradient=true"),
    Parameter("pattern", "Looks", values.switch, "pattern", "patterns beside colours: stripes, dots, hatches",
              "true, false", "false", f"{_TWO}&pattern=true"),
    Parameter("dash", "Looks", _each(solid="solid", dashed="dashed", dotted="dotted"), "",
              "lines that are dashed or dotted: one word for all series, or one for each", "solid, dashed, dotted",
              "the theme's", "type=line&labels=Jan,Feb,Mar&data=3,5,2&data=4,4,6&dash=solid,dashed"),
    Parameter("thickness", "Looks", values.numbers, "", "the thickness of lines in px: one for all series, or one for "
              "each", "numbers from 0.25 to 20", "the theme's", f"{_LINE}&thickness=4"),
    Parameter("points", "Looks", _each(**dict(zip(_SHAPES, _SHAPES, strict=True))), "",
              "the shape of points, on lines too: one word for all series, or one for each", ", ".join(_SHAPES),
              "circles; none on lines with many points", f"{_LINE}&points=square"),
    Parameter("theme", "Looks", _text, "theme", "the whole look; `auto` is light or dark as the reader has it, in SVG, "
              "and light in other formats", ", ".join(THEMES), "light", f"{_BAR}&theme=dark"),
    Parameter("colors", "Looks", _colors, "colors", "colours of the series, or of the bars or points of a single "
              "series, or of the slices of a pie, the parts or groups of a treemap, the nodes "
              "of a sankey chart (sources first); of a heat map from low to high",
              "CSS colours; the # of hex colours may be left out", "the theme's", f"{_TWO}&colors=tomato,2768ce"),
    Parameter("palette", "Looks", _palette, "palette", "a named list of colours; one that was made for numbers is "
              "sampled from end to end for series", ", ".join(("theme", *PALETTES)), "theme", f"{_TWO}&palette=set2"),
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

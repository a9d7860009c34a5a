"""ChartSpec: what a chart is, whichever language asked for it. JSON Schema is made from these types."""

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

# A value, a gap, or several numbers: a floating bar's [low, high], a day's [open, high, low, close], a box's
# [least, lower quartile, median, upper quartile, greatest].
Datum = float | None | tuple[float, ...]
Coordinate = float | str | None  # a number, or an ISO 8601 date or time (a number once resolved), or a gap

LegendPosition = Literal["auto", "top", "right", "bottom", "left", "none"]
Grid = Literal["auto", "none", "x", "y", "both"]
Stack = Literal["none", "normal", "percent"]
Step = Literal["none", "before", "after", "middle"]
Dense = Literal["auto", "line"]
Font = Literal["", "sans", "serif", "mono"]
AxisKind = Literal["auto", "category", "linear", "log", "time"]
Dash = Literal["", "solid", "dashed", "dotted"]
Points = Literal["", "none", "circle", "square", "diamond", "triangle", "cross"]


class Axis(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One axis. A time axis counts seconds since 1970-01-01 00:00 UTC."""

    kind: Annotated[AxisKind, Meta(description="what the axis measures; auto looks at the data")] = "auto"
    title: Annotated[str, Meta(description="the axis title")] = ""
    min: Annotated[float | str | None, Meta(description="the lower limit: a number, or a date on a time axis")] = None
    max: Annotated[float | str | None, Meta(description="the upper limit: a number, or a date on a time axis")] = None
    reverse: Annotated[bool, Meta(description="run from high to low")] = False
    format: Annotated[str, Meta(description="number format of the ticks (d3-format), e.g. ,.1f or $~s or .0%")] = ""


class Annotation(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A mark at places of the data. One place on one axis is a line, two are a band; both axes make a point or a box.

    A place is a number, a date, the label of a category, or on the value axis `average` or `median` (of the first
    series).
    """

    x: Annotated[Coordinate, Meta(description="a place on the x axis")] = None
    x2: Annotated[Coordinate, Meta(description="where a band or a box ends")] = None
    y: Annotated[Coordinate, Meta(description="a place on the value axis, or average or median")] = None
    y2: Annotated[Coordinate, Meta(description="where a band or a box ends")] = None
    label: Annotated[str, Meta(description="what it says")] = ""
    color: Annotated[str, Meta(description="a CSS colour; empty means the theme's")] = ""


class Band(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A stretch of the scale of a gauge, a speedometer or a bullet chart."""

    low: Annotated[float, Meta(description="where it begins")]
    high: Annotated[float, Meta(description="where it ends")]
    color: Annotated[str, Meta(description="a CSS colour; empty means the next of the theme's")] = ""


class Series(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One series of values.

    data : values; null is a gap; [low, high] is a floating bar
    x : positions, as many as data; empty means the chart's `x`, its labels, or 0, 1, 2, …
    """

    data: Annotated[
        tuple[Datum, ...],
        Meta(
            description="the values; null is a gap; [low, high] a floating bar; [open, high, low, close] a candle; "
            "[least, lower quartile, median, upper quartile, greatest] a box"
        ),
    ]
    name: Annotated[str, Meta(description="the name in the legend")] = ""
    type: Annotated[str, Meta(description="the chart type of this series; empty means the chart's")] = ""
    x: Annotated[tuple[Coordinate, ...], Meta(description="positions along x: numbers or ISO 8601 dates")] = ()
    size: Annotated[tuple[float | None, ...], Meta(description="bubble sizes; the area is proportional")] = ()
    color: Annotated[str, Meta(description="a CSS colour; empty means the next of the palette")] = ""
    axis: Annotated[int, Meta(ge=0, description="which of the y axes it is measured on, counted from 0")] = 0
    end: Annotated[
        tuple[Coordinate, ...], Meta(description="when the tasks of a gantt chart end; x is when they begin")
    ] = ()
    error: Annotated[
        tuple[Datum, ...], Meta(description="error bars: how far up and down, or [down, up], from each value")
    ] = ()
    band: Annotated[tuple[Datum, ...], Meta(description="a confidence band: [low, high] around each value")] = ()
    samples: Annotated[
        tuple[tuple[float | None, ...], ...],
        Meta(description="for each label the numbers of a box, a violin or a strip; data is then a gap for each"),
    ] = ()
    texts: Annotated[
        tuple[str, ...], Meta(description="the words of a column of a table; data is then a gap for each")
    ] = ()
    colors: Annotated[
        tuple[str, ...],
        Meta(description="CSS colours of the bars or points one by one; fewer come again; empty: all have `color`"),
    ] = ()
    dash: Annotated[Dash, Meta(description="whether a line is dashed or dotted; empty means as the theme has it")] = ""
    thickness: Annotated[float | None, Meta(description="thickness of a line, in px; null: the theme's")] = None
    points: Annotated[
        Points, Meta(description="the shape of points, of a line too; empty: circles, on lines with few points")
    ] = ""


class Config(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A configuration of Chart.js, which is drawn as Chart.js draws it. Only its own language makes one."""

    source: str  # as it was sent: JSON, or JavaScript
    version: int = 2  # of Chart.js: 2, 3 or 4
    format: str = ""  # what the request asks to be answered, one of render.FORMATS; "" leaves it to the path
    tree: dict[str, Any] | None = None  # its values, of the shape of version 4; None until it is opened to be drawn
    warnings: tuple[str, ...] = ()  # what of the request was passed over
    overrides: tuple[tuple[str, str], ...] = ()  # what is replaced in it, where it was saved (see templates.py)


class ChartSpec(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A whole chart: data, words, size and looks. Every input language ends in this form."""

    type: Annotated[str, Meta(description="the chart type")]
    series: Annotated[tuple[Series, ...], Meta(description="the series, in drawing order")]
    labels: Annotated[tuple[str, ...], Meta(description="category labels, or names of slices")] = ()
    title: Annotated[str, Meta(description="the title")] = ""
    subtitle: Annotated[str, Meta(description="the subtitle")] = ""
    alt: Annotated[str, Meta(description="alternative text; empty means that it is written from the data")] = ""
    x: Annotated[Axis, Meta(description="the category, number or time axis")] = Axis()
    y: Annotated[tuple[Axis, ...], Meta(description="the value axes: left, then right")] = (Axis(),)
    width: Annotated[int, Meta(ge=1, description="width in CSS px")] = 500
    height: Annotated[int, Meta(ge=1, description="height in CSS px")] = 300
    scale: Annotated[float, Meta(ge=1, le=4, description="device pixels per CSS px")] = 1.0
    theme: Annotated[str, Meta(description="the theme")] = "light"
    colors: Annotated[
        tuple[str, ...],
        Meta(description="CSS colours of series, slices or nodes, in order; of a heat map from low to high"),
    ] = ()
    palette: Annotated[str, Meta(description="a named palette; empty means the theme's")] = ""
    background: Annotated[str, Meta(description="a CSS colour or transparent; empty means the theme's")] = ""
    legend: Annotated[LegendPosition, Meta(description="where the legend stands")] = "auto"
    grid: Annotated[Grid, Meta(description="which grid lines are drawn")] = "auto"
    stack: Annotated[Stack, Meta(description="series on top of each other, as they are or as shares of 100 %")] = "none"
    horizontal: Annotated[bool, Meta(description="bars that run from left to right")] = False
    smooth: Annotated[bool, Meta(description="lines as monotone curves")] = False
    step: Annotated[Step, Meta(description="lines as steps: where the jump stands")] = "none"
    fill: Annotated[bool, Meta(description="lines filled down to the base line")] = False
    values: Annotated[bool | None, Meta(description="data labels; null lets the layout decide")] = None
    format: Annotated[str, Meta(description="number format of data labels and value ticks (d3-format)")] = ""
    dense: Annotated[Dense, Meta(description="a line with many points: bands of what it holds, or the line")] = "auto"
    tz: Annotated[str, Meta(description="time zone of a time axis (IANA name)")] = "UTC"
    caption: Annotated[str, Meta(description="a line under the chart: the source of the data")] = ""
    annotations: Annotated[
        tuple[Annotation, ...], Meta(description="lines, bands, boxes and points at places of the data")
    ] = ()
    trend: Annotated[
        str, Meta(description="a trend line through each series: linear, or the window of a moving average")
    ] = ""
    highlight: Annotated[tuple[str, ...], Meta(description="labels of the bars that stand out; all others fade")] = ()
    bins: Annotated[
        tuple[float, ...], Meta(description="edges of the bins of a histogram, or one number: how many")
    ] = ()
    density: Annotated[bool, Meta(description="a histogram whose area is 1")] = False
    cumulative: Annotated[bool, Meta(description="a histogram that adds up")] = False
    bands: Annotated[tuple[Band, ...], Meta(description="stretches of the scale of a gauge or a bullet chart")] = ()
    targets: Annotated[tuple[float | None, ...], Meta(description="a target for each value")] = ()
    volume: Annotated[tuple[float | None, ...], Meta(description="what was traded: bars under the candles")] = ()
    totals: Annotated[tuple[str, ...], Meta(description="labels of the bars of a waterfall that are totals")] = ()
    groups: Annotated[
        tuple[str, ...], Meta(description="the group of each part of a treemap, or task of a gantt chart")
    ] = ()
    sources: Annotated[tuple[str, ...], Meta(description="where each flow of a sankey chart comes from")] = ()
    sinks: Annotated[tuple[str, ...], Meta(description="where each flow of a sankey chart goes to")] = ()
    compare: Annotated[float | None, Meta(description="what a big number is compared with; null: the value before")] = (
        None
    )
    locale: Annotated[str, Meta(description="language and region of numbers, months and words, e.g. de or pt-BR")] = ""
    mathtext: Annotated[bool, Meta(description="formulas between dollar signs in titles and labels")] = False
    accent: Annotated[str, Meta(description="a CSS colour from which the palette is made")] = ""
    font: Annotated[Font, Meta(description="the family of all text; empty means the theme's")] = ""
    rounded: Annotated[float | None, Meta(description="radius of the ends of bars, in px; null: the theme's")] = None
    gradient: Annotated[bool, Meta(description="bars and areas whose colour deepens")] = False
    pattern: Annotated[bool, Meta(description="patterns beside colours: stripes, dots, hatches")] = False
    config: Config | None = None  # instead of series: a chart of Chart.js; no field of the native language

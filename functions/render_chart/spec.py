"""ChartSpec: what a chart is, whichever language asked for it. JSON Schema is made from these types."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

Datum = float | None | tuple[float, float]  # a value, a gap, or a floating bar's [low, high]
Coordinate = float | str | None  # a number, or an ISO 8601 date or time (a number once resolved), or a gap

LegendPosition = Literal["auto", "top", "right", "bottom", "left", "none"]
Grid = Literal["auto", "none", "x", "y", "both"]
Stack = Literal["none", "normal", "percent"]
Step = Literal["none", "before", "after", "middle"]
Dense = Literal["auto", "line"]
AxisKind = Literal["auto", "category", "linear", "log", "time"]


class Axis(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One axis. A time axis counts seconds since 1970-01-01 00:00 UTC."""

    kind: Annotated[AxisKind, Meta(description="what the axis measures; auto looks at the data")] = "auto"
    title: Annotated[str, Meta(description="the axis title")] = ""
    min: Annotated[float | str | None, Meta(description="the lower limit: a number, or a date on a time axis")] = None
    max: Annotated[float | str | None, Meta(description="the upper limit: a number, or a date on a time axis")] = None
    reverse: Annotated[bool, Meta(description="run from high to low")] = False
    format: Annotated[str, Meta(description="number format of the ticks (d3-format), e.g. ,.1f or $~s or .0%")] = ""


class Series(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One series of values.

    data : values; null is a gap; [low, high] is a floating bar
    x : positions, as many as data; empty means the chart's `x`, its labels, or 0, 1, 2, …
    """

    data: Annotated[tuple[Datum, ...], Meta(description="the values; null is a gap; [low, high] a floating bar")]
    name: Annotated[str, Meta(description="the name in the legend")] = ""
    type: Annotated[str, Meta(description="the chart type of this series; empty means the chart's")] = ""
    x: Annotated[tuple[Coordinate, ...], Meta(description="positions along x: numbers or ISO 8601 dates")] = ()
    size: Annotated[tuple[float | None, ...], Meta(description="bubble sizes; the area is proportional")] = ()
    color: Annotated[str, Meta(description="a CSS colour; empty means the next of the palette")] = ""
    axis: Annotated[int, Meta(ge=0, description="which of the y axes it is measured on, counted from 0")] = 0


class ChartSpec(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
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
    colors: Annotated[tuple[str, ...], Meta(description="CSS colours of series or slices, in order")] = ()
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

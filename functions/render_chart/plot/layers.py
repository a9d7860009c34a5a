"""Chart types that stand on axes: what their modules offer, and what a chart made of several of them shows.

A module in `charts/` whose type stands on axes offers

    LAYER : int           what is drawn first: areas 0, bars 1, lines 2, points 3; marks of layer 1 take up a band
    ZERO : str            whether the value axis shows zero: "always", "near" or "never"
    SHAPE : str           its swatch in a legend: "square", "line" or "disc"
    MARGIN : float        share of the data's span that is left free around them, where zero is not shown
    MARGIN_RIGHT : float  b, free space between the last mark and the edge of the picture
    draw(plot, columns)   puts the marks of its columns down
    draw_chart            that of plot/cartesian.py, or its own that makes other columns and calls `draw_columns`

and where it needs them

    REACH : float         u, how far its marks reach beyond their value: the radius of dots
    BOTH_ENDS : bool      its values are written at both sides of its marks, where it lies
    share_below(spec)     share of the plot's height that is kept free under the value axis
"""

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from ..spec import ChartSpec
from .axes import Extent, extent
from .data import Column
from .drawing.canvas import Rgba
from .legend import Entry
from .looks.style import Style
from .looks.surface import pattern_of

if TYPE_CHECKING:
    from .marks import Marks
    from .plot import Plot

BARS = 1  # the layer of what takes up a band of the x axis
MOST_LABELLED = 12  # bars
DASHES = {"solid": (), "dashed": (4.0, 2.5), "dotted": (1.0, 1.5)}  # widths of the line, on and off
BY_MARK = ("bar", "lollipop", "scatter", "bubble")  # types whose marks may have colours of their own
LABELLED = ("bar", "lollipop", "waterfall")


@cache  # half a dozen questions a chart
def module_of(type_name: str) -> ModuleType:
    """The module in `charts/` that draws a type."""
    return import_module(f"render_chart.charts.{type_name}")


def by_layer(all_columns: list[Column]) -> list[str]:
    """The types of a chart in the order in which they are drawn."""
    return sorted({c.type for c in all_columns}, key=lambda name: (int(module_of(name).LAYER), name))


def in_band(type_name: str) -> bool:
    """Whether marks of a type take up a band of the x axis, as bars do."""
    return bool(module_of(type_name).LAYER == BARS)


def reach(types: Iterable[str], style: Style) -> float:
    """Px by which marks of these types reach beyond their values."""
    return max(float(getattr(module_of(name), "REACH", 0.0)) for name in types) * style.unit


def room_below(types: Iterable[str], spec: ChartSpec) -> float:
    """Share of the plot's height that these types keep free under the value axis."""
    asking = [module for module in map(module_of, types) if hasattr(module, "share_below")]
    return max((float(module.share_below(spec)) for module in asking), default=0.0)


def entries_of(spec: ChartSpec, all_columns: list[Column], style: Style) -> list[Entry]:
    """The legend: the names of two or more series, or of one if a legend was asked for."""
    named = [c for c in all_columns if c.name]
    wanted = spec.legend not in ("auto", "none")
    if spec.legend == "none" or not named or (len(all_columns) < 2 and not wanted):
        return []
    shapes = {c.type: "square" if spec.fill and c.type == "line" else module_of(c.type).SHAPE for c in named}
    return [_entry(spec, style, c, shapes[c.type]) for c in named]


def _entry(spec: ChartSpec, style: Style, column: Column, shape: str) -> Entry:
    width = style.theme.line_width * style.unit
    if shape == "line":
        width = spec.series[column.order].thickness or width
    dash = dash_of(spec, style, column.order, width) if shape == "line" else ()
    return Entry(
        column.name, column.color, shape, width, dash, pattern_of(spec, column.order) if shape == "square" else ""
    )


def dash_of(spec: ChartSpec, style: Style, order: int, width: float) -> tuple[float, ...]:
    """The dashes of the line of a series, counted from 0, in px: as asked for, or as the theme has them."""
    asked = spec.series[order].dash
    return tuple(length * width for length in DASHES[asked]) if asked else style.dash(order, width)


def shows_values(spec: ChartSpec, style: Style, all_columns: list[Column]) -> bool:
    """Whether upright bars get their values: asked for, or one series of few bars on a wide picture."""
    if spec.values is not None:
        return spec.values
    only = all_columns[0]
    single = len(all_columns) == 1 and only.type in LABELLED and not (only.type == "bar" and only.floating)
    return single and only.x.size <= MOST_LABELLED and style.width >= 400


def value_extent(spec: ChartSpec, members: list[Column], log: bool) -> Extent:
    """The extent of the columns on one value axis, and whether it shows zero."""
    wishes = {"always" if c.type == "line" and spec.fill else str(module_of(c.type).ZERO) for c in members}
    zero = next((wish for wish in ("always", "near", "never") if wish in wishes), "near")
    arrays = [c.high for c in members] + [c.low for c in members if c.floating or spec.stack != "none"]
    found = extent(arrays, zero, log)
    if zero == "never":
        found = found._replace(margin=max(module_of(c.type).MARGIN for c in members))
    if has_marks(spec):
        from .marks import widened

        return widened(spec, members, found, log)
    return found


def has_marks(spec: ChartSpec) -> bool:
    """Whether something is drawn under or over the marks: annotations, error bars, confidence bands, trends."""
    return bool(spec.annotations or spec.trend or any(one.error or one.band for one in spec.series))


def colors_of(spec: ChartSpec, column: Column) -> tuple[str, ...]:
    """The colours of the marks one by one; () where all have the series'."""
    if column.type not in BY_MARK:
        return ()
    series = spec.series[column.order]
    alone = len(spec.series) == 1 and not series.color and len(spec.colors) > 1
    return series.colors or (spec.colors if alone else ())


def parts(spec: ChartSpec, column: Column, background: Rgba) -> list[Column]:
    """The column; as several where its marks have colours of their own, or some stand out and the others fade."""
    if not (spec.highlight or colors_of(spec, column)):
        return [column]
    from .parts import parted

    return parted(spec, column, background)


def marks_around(plot: "Plot") -> "Marks | None":
    """What is drawn under and over the marks of a plot, None for most."""
    if not has_marks(plot.spec):
        return None
    from .marks import Marks

    return Marks(plot)

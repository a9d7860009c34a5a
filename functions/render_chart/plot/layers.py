"""Chart types that stand on axes: what their modules offer, and what a chart made of several of them shows.

A module in `charts/` whose type stands on axes offers

    LAYER : int           what is drawn first: areas 0, bars 1, lines 2, points 3
    ZERO : str            whether the value axis shows zero: "always", "near" or "never"
    SHAPE : str           its swatch in a legend: "square", "line" or "disc"
    MARGIN : float        share of the data's span that is left free around them, where zero is not shown
    MARGIN_RIGHT : float  b, free space between the last mark and the edge of the picture
    draw(plot, columns)   puts the marks of its columns down
    draw_chart            that of plot/cartesian.py
"""

from functools import cache
from importlib import import_module
from types import ModuleType

from ..spec import ChartSpec
from .axes import Extent, extent
from .data import Column
from .legend import Entry
from .style import Style
from .surface import pattern_of

MOST_LABELLED = 12  # bars


@cache  # half a dozen questions a chart
def module_of(type_name: str) -> ModuleType:
    """The module in `charts/` that draws a type."""
    return import_module(f"render_chart.charts.{type_name}")


def entries_of(spec: ChartSpec, all_columns: list[Column], style: Style) -> list[Entry]:
    """The legend: the names of two or more series, or of one if a legend was asked for."""
    named = [c for c in all_columns if c.name]
    wanted = spec.legend not in ("auto", "none")
    if spec.legend == "none" or not named or (len(all_columns) < 2 and not wanted):
        return []
    shapes = {c.type: "square" if spec.fill and c.type == "line" else module_of(c.type).SHAPE for c in named}
    width = style.theme.line_width * style.unit
    return [
        Entry(
            c.name, c.color, shapes[c.type], width, style.dash(c.order, width),
            pattern_of(spec, c.order) if shapes[c.type] == "square" else "",
        )
        for c in named
    ]  # fmt: skip


def shows_values(spec: ChartSpec, style: Style, all_columns: list[Column]) -> bool:
    """Whether upright bars get their values: asked for, or one series of few bars on a wide picture."""
    if spec.values is not None:
        return spec.values
    only = all_columns[0]
    single = len(all_columns) == 1 and only.type == "bar" and not only.floating
    return single and only.x.size <= MOST_LABELLED and style.width >= 400


def value_extent(spec: ChartSpec, members: list[Column], log: bool) -> Extent:
    """The extent of the columns on one value axis, and whether it shows zero."""
    wishes = {"always" if c.type == "line" and spec.fill else str(module_of(c.type).ZERO) for c in members}
    zero = next((wish for wish in ("always", "near", "never") if wish in wishes), "near")
    arrays = [c.high for c in members] + [c.low for c in members if c.floating or spec.stack != "none"]
    found = extent(arrays, zero, log)
    return found._replace(margin=max(module_of(c.type).MARGIN for c in members)) if zero == "never" else found

"""Names at the ends of lines and areas, instead of a legend."""

import numpy as np

from ..spec import ChartSpec
from .data import Column
from .drawing.color import mix, readable
from .drawing.paths import Path, disc
from .looks.style import Style
from .plot import Plot
from .spread import spread
from .typesetting import shaping

ON_LINES = ("line", "area")


def widest(style: Style, columns: list[Column]) -> float:
    """The width of the longest name."""
    return max(shaping.width(c.name, style.base, 600) for c in columns)


def wanted(spec: ChartSpec, style: Style, columns: list[Column]) -> bool:
    """Whether names stand at the line ends: where the caller asked for no legend place and all of them fit."""
    if spec.legend != "auto" or len(spec.y) > 1 or spec.x.reverse or not 2 <= len(columns) <= 10:
        return False
    if style.width < 280 or style.height < 160 or any(c.type not in ON_LINES or not c.name for c in columns):
        return False
    plot_height = style.height - 2 * style.pad - 8 * style.base
    if len(columns) * 1.2 * style.base > 0.7 * plot_height or widest(style, columns) > 0.20 * style.width:
        return False
    if all(c.complete and c.x is columns[0].x for c in columns):
        return True  # all end together
    spans = [_span(c) for c in columns]
    first, last = min(s[0] for s in spans), max(s[1] for s in spans)
    return all(s[1] >= first + 0.85 * (last - first) for s in spans)


def _span(column: Column) -> tuple[float, float]:
    """The first and last position that has a value; inf and -inf if none has."""
    x = column.x if column.complete else column.x[np.isfinite(column.x) & np.isfinite(column.high)]
    return (float(x.min()), float(x.max())) if x.size else (np.inf, -np.inf)


def draw(plot: Plot) -> None:
    """The names, in the order of the line ends and apart from each other, with a dot on each end."""
    canvas, style = plot.canvas, plot.style
    b = style.base
    _, top, right, bottom = plot.box
    stacked = plot.spec.stack != "none"
    ends = []
    for column in plot.columns:
        last = -1 if column.complete else int(np.flatnonzero(np.isfinite(column.high) & np.isfinite(column.x))[-1])
        filled = column.type == "area" and stacked
        value = float(column.low[last] + column.high[last]) / 2 if filled else float(column.high[last])
        y = min(max(plot.ys[column.axis].at(value), top), bottom)
        ends.append((y, plot.x.at(float(column.x[last])), column, filled))
    ends.sort(key=lambda end: end[0])
    places = spread(np.array([y for y, *_ in ends]), 1.22 * b, top, bottom)
    radius = (2.6 if len(ends) >= 6 else 3.0) * style.unit
    for (y, x, column, filled), place in zip(ends, places, strict=True):
        if not filled:
            canvas.fill(disc(radius, x, y), column.color)
        start = right + (0.6 if filled else 0.75) * b
        if abs(place - y) > 0.6 * b:
            link = Path(np.array([(x + radius, y), (start - 0.15 * b, place)]))
            canvas.stroke(link, mix(column.color, style.background, 0.4), style.unit)
        color = readable(column.color, style.background, style.theme.contrast)
        canvas.text(column.name, start, style.below(float(place), b), b, color, 600)

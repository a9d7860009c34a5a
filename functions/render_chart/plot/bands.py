"""Marks that stand in the bands of categories and need not begin at zero: their columns, colours and places in px."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..charts.bar import slots
from ..spec import ChartSpec
from . import bare, cartesian
from .data import Column, color_of
from .drawing.canvas import Canvas, Rgba
from .drawing.color import parse
from .drawing.paths import Floats, Path, distinct, joined, rects
from .layers import module_of
from .looks.style import series_colors, style_of
from .plot import Plot
from .statistics.samples import Ints, given, samples_of

BETWEEN = 0.12  # of the room that each mark of several series has: left free beside it
FAR = 1e5  # px: what lies farther outside is as good as there


def draw_chart(canvas: Canvas, spec: ChartSpec) -> None:
    """Draw boxes, violins or strips: on axes, or by themselves where the picture is too small for axes."""
    all_columns = columns(spec)
    style = style_of(spec)
    if not style.tiny:
        cartesian.draw_columns(canvas, spec, all_columns)
        return
    canvas.paper(style.paper)
    module_of(spec.type).draw(bare.plot_of(canvas, spec, style, all_columns), all_columns)


def columns(spec: ChartSpec) -> list[Column]:
    """A column for each series, which spans what its labels do; `values` are all its numbers."""
    colors = series_colors(spec, len(spec.series))
    made = []
    for i, (series, samples) in enumerate(zip(spec.series, samples_of(spec), strict=True)):
        if series.samples:
            values, count = samples.numbers, samples.starts.size - 1
            low, high = np.full(count, np.nan), np.full(count, np.nan)
            some = samples.sizes > 0
            low[some], high[some] = values[samples.starts[:-1][some]], values[samples.starts[1:][some] - 1]
        else:
            five = given(series)
            low, high, values, count = five.low, five.high, five.median, five.low.size
        x, color = np.arange(count, dtype=float), color_of(series, colors[i])
        made.append(
            Column(i, spec.type, series.name, color, series.axis, x, low, high, values, np.empty(0), True, False)
        )
    return made


def inks(spec: ChartSpec, column: Column) -> list[tuple[Rgba, Ints]]:
    """The colours of a column, and which labels have each: one for all, or that of each label if so many were given."""
    count = column.x.size
    if len(spec.colors) < 2 or len(spec.series) > 1 or spec.series[column.order].color:
        return [(column.color, np.arange(count))]
    colors = [parse(color) for color in spec.colors]
    turn = np.arange(count) % len(colors)
    return [(colors[k], np.flatnonzero(turn == k)) for k in distinct(turn).tolist()]


def among(labels: Ints, chosen: Ints, count: int) -> NDArray[np.bool_]:
    """(N,) which of the labels, counted from 0 to `count`, are among the chosen ones."""
    is_chosen = np.zeros(count, bool)
    is_chosen[chosen] = True
    return is_chosen[labels]


class Places(NamedTuple):
    """Where the marks of one series stand across the bands.

    middle : (G,) px; where marks have a width of 4 px or more, so that their edges are between device pixels
    width : px that each may take
    """

    middle: Floats
    width: float


def places(
    plot: Plot, all_columns: list[Column], gap_single: float, gap_grouped: float, widest: float, core: float = 0.0
) -> list[Places]:
    """Those of each series, side by side in each band.

    gap_single, gap_grouped : share of a band that stays free, for one series and for several
    widest : u
    core : px, the thickness of a line in the middle of each, with as many device pixels left of it as right
    """
    count, scale = len(all_columns), plot.canvas.scale
    gap = gap_single if count == 1 else gap_grouped
    slot = slots(plot.band, count, widest * plot.style.unit, gap, scale)
    width = slot.width if count == 1 else slot.width * (1 - BETWEEN)
    if width >= 4 and core:
        width = core + 2 * int((width - core) * scale / 2 + 0.01) / scale
    made = []
    for i, column in enumerate(all_columns):
        start = plot.x(column.x) + slot.start + i * slot.pitch + (slot.width - width) / 2
        if width >= 4:
            start = plot.canvas.snapped(start)
        made.append(Places(start + width / 2, width))
    return made


def along(plot: Plot, column: Column, values: Floats) -> Floats:
    """Values to px, those far outside the picture to somewhere outside it."""
    with np.errstate(over="ignore"):  # 1e85 on an axis of a span of 1e-223
        placed: Floats = np.clip(plot.ys[column.axis](values), -FAR, FAR)
    return placed


def thickness(plot: Plot, length: float) -> float:
    """A length in whole device pixels, one at least; a half is rather left out, since sharp lines look thicker."""
    return max(1, round(length * plot.canvas.scale - 0.2)) / plot.canvas.scale


def bars_of(left: Floats, right: Floats, start: Floats, end: Floats) -> Path:
    """Rectangles as wide as left..right across their bands, from start to end along the values; nan has none."""
    there = np.isfinite(start) & np.isfinite(end)
    if not there.all():
        left, right, start, end = left[there], right[there], start[there], end[there]
    return rects(left, np.minimum(start, end), right, np.maximum(start, end))


def fill(plot: Plot, paths: list[Path], color: Rgba) -> None:
    """Fill paths that were made for an upright chart."""
    some = [path for path in paths if len(path.vertices)]
    if some:
        plot.canvas.fill(plot.turned(joined(some)), color)


def at(plot: Plot, across: Floats, places_: Floats) -> Floats:
    """(N, 2) points of dots; those outside the plot are left out."""
    pair = (places_, across) if plot.spec.horizontal else (across, places_)
    return np.column_stack(pair)[plot.ys[0].holds(places_)]


def clip(plot: Plot, all_columns: list[Column]) -> None:
    """Keep what follows inside the plot if limits cut through the data."""
    for column in all_columns:
        y = plot.ys[column.axis]
        if bool((column.low < y.low).any() or (column.high > y.high).any()):
            plot.canvas.clip(plot.box)

"""Histograms: how many numbers lie in each of the bins of a scale."""

import numpy as np
from msgspec.structs import replace

from ..alt import names
from ..plot import bare, cartesian
from ..plot.data import Column, color_of
from ..plot.drawing.canvas import Canvas
from ..plot.drawing.color import faint
from ..plot.drawing.paths import Floats, Path, joined, polyline, rects, runs
from ..plot.formats.writing import Writing, writing_of
from ..plot.looks import surface
from ..plot.looks.style import series_colors, style_of
from ..plot.plot import Plot
from ..plot.statistics import bins
from ..spec import ChartSpec

KIND = "Histogram"
__all__ = ["describe", "draw", "draw_chart"]
LAYER, ZERO, SHAPE, MARGIN, MARGIN_RIGHT = 0, "always", "square", 0.0, 0.5

GAP, WIDE = 1.0, 4.0  # px between bars, and how wide each must be for that
SEEN_THROUGH, SEEN_THROUGH_MORE = 0.4, 0.25  # the opacity of the bars of two series and of more
OUTLINE = 1.75  # u


def draw_chart(canvas: Canvas, spec: ChartSpec) -> None:
    """Draw it."""
    all_columns = columns(spec)
    if spec.y[0].kind == "log" and spec.y[0].min is None:
        # A bin with one number stands on the axis of ones, and would not be seen if that began there.
        least = min((float(c.high[c.high > 0].min()) for c in all_columns if (c.high > 0).any()), default=1.0)
        spec = replace(spec, y=(replace(spec.y[0], min=least / 2), *spec.y[1:]))
    style = style_of(spec)
    if not style.tiny:
        cartesian.draw_columns(canvas, spec, all_columns)
        return
    canvas.paper(style.paper)
    draw(bare.plot_of(canvas, spec, style, all_columns, tight=True), all_columns)


def columns(spec: ChartSpec) -> list[Column]:
    """A column for each series: x are the edges of the bins, high how much is in the bin that begins there or nan."""
    found = bins.binned(spec)
    colors = series_colors(spec, len(spec.series))
    made = []
    for i, (series, heights) in enumerate(zip(spec.series, found.heights, strict=True)):
        high = np.append(heights, np.nan)
        color = color_of(series, colors[i])
        low = np.zeros(high.size)
        made.append(
            Column(
                i, spec.type, series.name, color, series.axis, found.edges, low, high, high, np.empty(0), False, False
            )
        )
    return made


def draw(plot: Plot, columns_: list[Column]) -> None:
    """Bars with next to nothing between them; those of several series are seen through, and have outlines."""
    if len(columns_) == 1:
        (column,) = columns_
        left, right, base, end = sides(plot, column)
        bars = rects(left, np.minimum(base, end), right, np.maximum(base, end))
        surface.fill(plot.canvas, plot.spec, bars, column.color, column.order, base, _end_of(plot, column))
        return
    alpha = SEEN_THROUGH if len(columns_) == 2 else SEEN_THROUGH_MORE
    outlines = []
    for column in columns_[::-1]:  # the first on top
        left, right, base, end = sides(plot, column, gap=0.0)
        bars = rects(left, np.minimum(base, end), right, np.maximum(base, end))
        if plot.spec.gradient:
            surface.veil(plot.canvas, bars, column.color, alpha, base, _end_of(plot, column))
        else:
            plot.canvas.fill(bars, faint(column.color, alpha))
        surface.trace(plot.canvas, plot.spec, bars, column.color, column.order)
        outlines.append([outline(left[a:b], right[a:b], base, end[a:b]) for a, b in runs(end != base)])
    for column, some in zip(columns_[::-1], outlines, strict=True):
        if some:
            plot.canvas.stroke(joined(some), column.color, OUTLINE * plot.style.unit)


def _end_of(plot: Plot, column: Column) -> str:
    """Where bars end, in the words of surface.py."""
    y = plot.ys[column.axis]
    return "top" if y.end < y.start else "bottom"


def sides(plot: Plot, column: Column, gap: float = GAP) -> tuple[Floats, Floats, float, Floats]:
    """Left and right of each bar from left to right, where all begin, and where each ends; between device pixels, px.

    gap : px between bars that are wide enough
    """
    canvas, x, y = plot.canvas, plot.x, plot.ys[column.axis]
    edges = np.clip(x(column.x), *x.ends)
    high = column.high[:-1]
    if x.end < x.start:
        edges, high = edges[::-1], high[::-1]
    left, right = edges[:-1], edges[1:]
    if float((right - left).min()) >= 2:
        left, right = (canvas.snapped(side) for side in (left, right))
    wide = right - left >= WIDE
    right = np.where(wide, right - gap, right) if bool((wide | (right <= left)).all()) else right
    base = canvas.snap(plot.base(column.axis))
    end = np.nan_to_num(y(high), nan=base)
    end = np.clip(end, *y.ends)
    snapped = canvas.snapped(end)
    away = 1.0 if y.end > y.start else -1.0
    few = (high > 0) & (snapped == base)  # a bin with little in it keeps a bar that is seen
    return left, right, base, np.where(few, base + away / canvas.scale, snapped)


def outline(left: Floats, right: Floats, base: float, end: Floats) -> Path:
    """Up, along the ends of neighbouring bars, and down."""
    across = np.column_stack((left, right)).ravel()
    return polyline(
        np.concatenate((across[:1], across, across[-1:])), np.concatenate(([base], np.repeat(end, 2), [base]))
    )


def describe(spec: ChartSpec) -> list[str]:
    """How many numbers there are, from where to where, and which bin holds the most of them."""
    found = bins.binned(spec)
    write, level = Writing(spec.x.format, spec.locale), writing_of(spec, spec.y[0].format)
    every = [numbers for numbers in found.numbers if numbers.size]
    if not every:
        return ["No data."]
    count = sum(numbers.size for numbers in every)
    low, high = write.values([float(min(n[0] for n in every)), float(max(n[-1] for n in every))])
    named = [series.name for series in spec.series if series.name]
    series = f" of {len(spec.series)} series" if len(spec.series) > 1 else ""
    series += f" ({names(named)})" if series and named else ""
    bars = len(found.edges) - 1
    numbers = f"{write.whole(count)} number{'s' * (count > 1)}{series}"
    out = [f"{numbers} from {low} to {high} in {write.whole(bars)} bin{'s' * (bars > 1)}."]
    if spec.cumulative:
        return out
    for one, heights in list(zip(spec.series, found.heights, strict=True))[:3]:
        most = int(heights.argmax())
        start, end = write.values([float(edge) for edge in found.edges[most : most + 2]])
        who = f" of {one.name}" if len(spec.series) > 1 and one.name else ""
        out.append(f"Most{who} from {start} to {end}: {level.value(float(heights[most]))}.")
    return out

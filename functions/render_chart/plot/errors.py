"""Error bars over marks, and confidence bands under lines."""

import numpy as np
from numpy.typing import NDArray

from ..spec import ChartSpec, Datum
from . import dense
from .data import Column, not_tiny
from .drawing.color import faint, on
from .drawing.paths import Floats, closed_down_to, joined, rects, runs
from .plot import Plot
from .scale import Log, Scale

Sides = tuple[Floats, Floats, Floats, Floats]  # left, top, right, bottom of rectangles, (N,) each
THICK, CAP = 1.25, 0.32  # u; b, half the width of a cap
CAP_SHARE = 0.3  # of a bar's width, or of what lies between two points: the most that half a cap takes
BAND = 0.18  # alpha
ON_BARS = ("bar", "lollipop")


def bar_ends(values: Floats, entries: tuple[Datum, ...]) -> tuple[Floats, Floats]:
    """Where error bars end, (N,) and (N,): a size is for both ways, (down, up) for each; nan where there is none.

    values : (N,), nan for gaps
    """
    sizes = [(e[0], e[-1]) if isinstance(e, tuple) else (e, e) for e in entries]
    down, up = np.array(sizes, dtype=float).T
    return not_tiny(values - down), not_tiny(values + up)


def band_ends(entries: tuple[Datum, ...]) -> tuple[Floats, Floats]:
    """The lower and the upper edge of a band, (N,) and (N,); nan where it has a gap."""
    low, high = np.array([e if isinstance(e, tuple) else (None, None) for e in entries], dtype=float).T
    return not_tiny(low), not_tiny(high)


def ends(spec: ChartSpec, column: Column) -> list[Floats]:
    """All that the value axis of a column has to reach for its error bars and its band."""
    if column.order >= len(spec.series):  # made by its type, of no series
        return []
    series = spec.series[column.order]
    found: list[Floats] = []
    if series.error:
        found += bar_ends(column.high, series.error)
    if series.band:
        found += band_ends(series.band)
    return found


def _with(plot: Plot, field: str) -> list[tuple[Column, tuple[Datum, ...]]]:
    """The columns whose series have entries in a field, and these."""
    entries = [getattr(series, field) for series in plot.spec.series]
    return [(c, entries[c.order]) for c in plot.columns if c.order < len(entries) and entries[c.order]]


def draw_bands(plot: Plot) -> None:
    """The confidence bands."""
    from ..charts import line

    for column, entries in reversed(_with(plot, "band")):
        x = plot.places(column)
        low, high = (_px(plot.ys[column.axis], edge) for edge in band_ends(entries))
        pieces = []
        for start, end in runs(np.isfinite(x + low + high)):
            if end - start > 1:
                part = slice(start, end)
                edges = [_thin(plot, x[part], edge[part]) for edge in (high, low)]
                pieces.append(closed_down_to(*(line.outline(plot, *edge) for edge in edges)))
        if pieces:
            plot.canvas.fill(plot.turned(joined(pieces)), faint(column.color, BAND))


def _thin(plot: Plot, x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """No more points than the pixels of the plot can show."""
    crowded = x.size > 4 * abs(plot.x.end - plot.x.start) and plot.spec.step == "none" and not plot.spec.smooth
    return dense.thinned(x, y, plot.canvas.scale) if crowded else (x, y)


def _px(scale: Scale, values: Floats) -> Floats:
    """Px of values; what a logarithmic axis cannot show stands at its low end."""
    px = scale(values)
    return np.where(values <= 0, scale.start, px) if isinstance(scale, Log) else px


def reach(plot: Plot, column: Column, entries: tuple[Datum, ...], high: Floats) -> Floats:
    """Px of the outer end of each error bar, as seen from zero; `high` where there is none."""
    less, more = (_px(plot.ys[column.axis], end) for end in bar_ends(column.high, entries))
    outer = np.where(column.high < 0, less, more)
    return np.where(np.isnan(outer), high, outer)


def draw_bars(plot: Plot) -> None:
    """The error bars, stems with caps; where they lie on bars in a colour that is seen there."""
    for column, entries in _with(plot, "error"):
        owner, sides = _strokes(plot, column, entries)
        if not owner.size:
            continue
        color = plot.style.text if column.type in ON_BARS else column.color
        plot.canvas.fill(plot.turned(rects(*sides)), color)
        if column.type == "bar":
            on_bars = _on_bars(plot, column, owner, sides)
            if on_bars[0].size:
                plot.canvas.fill(plot.turned(rects(*on_bars)), on(column.color))


def _strokes(plot: Plot, column: Column, entries: tuple[Datum, ...]) -> tuple[NDArray[np.intp], Sides]:
    """Stems and caps as rectangles on whole device pixels: which datum each is of, and its sides."""
    scale, canvas, b = plot.ys[column.axis], plot.canvas, plot.style.base
    at = plot.places(column)
    less, more = (_px(scale, end) for end in bar_ends(column.high, entries))
    low, high = np.minimum(less, more), np.maximum(less, more)
    first, last = scale.ends
    here = np.flatnonzero(np.isfinite(at + low + high) & (high >= first - 0.5) & (low <= last + 0.5))
    at, low, high = at[here], low[here], high[here]
    thick = canvas.thick(THICK * plot.style.unit)
    left = canvas.snapped(at - thick / 2)
    top, bottom = (canvas.snapped(np.clip(edge, first, last)) for edge in (low, high))
    owners, shapes = [here], [(left, top, left + thick, bottom)]
    half = min(CAP * b, CAP_SHARE * _room(plot, column, here.size))
    if half >= thick:
        near = left - canvas.snap(half - thick / 2)  # as far on both sides
        far = 2 * left + thick - near
        for end, inside in ((low, low >= first - 0.5), (high, high <= last + 0.5)):  # what is cut off has no cap
            y = canvas.snapped(end - thick / 2)
            owners.append(here[inside])
            shapes.append((near[inside], y[inside], far[inside], (y + thick)[inside]))
    x0, y0, x1, y1 = (np.concatenate(side) for side in zip(*shapes, strict=True))
    return np.concatenate(owners), (x0, y0, x1, y1)


def _on_bars(plot: Plot, column: Column, owner: NDArray[np.intp], sides: Sides) -> Sides:
    """What of some rectangles lies on the bars whose they are."""
    middle, half = plot.places(column)[owner], plot.width_of(column) / 2
    base, value = (end[owner] for end in plot.ends(column))
    x0, x1 = np.maximum(sides[0], middle - half), np.minimum(sides[2], middle + half)
    y0, y1 = np.maximum(sides[1], np.minimum(base, value)), np.minimum(sides[3], np.maximum(base, value))
    some = (x1 > x0) & (y1 > y0)
    return x0[some], y0[some], x1[some], y1[some]


def _room(plot: Plot, column: Column, count: int) -> float:
    """Px between neighbouring error bars, or the width of the bars under them."""
    slot = plot.slots.get(column.order)
    return slot[1] if slot else abs(plot.x.end - plot.x.start) / max(count - 1, 1)

"""Error bars over marks, and confidence bands under lines."""

import numpy as np

from ..spec import ChartSpec, Datum
from . import dense
from .canvas import Rgba
from .data import Column, not_tiny
from .paths import Floats, Path, closed_down_to, joined, rects, runs
from .plot import Plot
from .scale import Log, Scale

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
    series = spec.series[column.order]
    found: list[Floats] = []
    if series.error:
        found += bar_ends(column.high, series.error)
    if series.band:
        found += band_ends(series.band)
    return found


def draw_bands(plot: Plot) -> None:
    """The confidence bands."""
    from ..charts import line

    for column in reversed(plot.columns):
        entries = plot.spec.series[column.order].band
        if not entries:
            continue
        x = plot.places(column)
        low, high = (_px(plot.ys[column.axis], edge) for edge in band_ends(entries))
        pieces = []
        for start, end in runs(np.isfinite(x + low + high)):
            if end - start > 1:
                part = slice(start, end)
                edges = [_thin(plot, x[part], edge[part]) for edge in (high, low)]
                pieces.append(closed_down_to(*(line.outline(plot, *edge) for edge in edges)))
        if pieces:
            plot.canvas.fill(turned(plot, joined(pieces)), dense.faint(column.color, BAND))


def _thin(plot: Plot, x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """No more points than the pixels of the plot can show."""
    crowded = x.size > 4 * abs(plot.x.end - plot.x.start) and plot.spec.step == "none" and not plot.spec.smooth
    return dense.thinned(x, y, plot.canvas.scale) if crowded else (x, y)


def turned(plot: Plot, path: Path) -> Path:
    """A path of (position, value) as it lies on the picture."""
    return Path(path.vertices[:, ::-1], path.codes) if plot.spec.horizontal else path


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
    """The error bars: stems with caps, on whole device pixels."""
    for column in plot.columns:
        entries = plot.spec.series[column.order].error
        if entries:
            _draw_bars(plot, column, entries, plot.style.text if column.type in ON_BARS else column.color)


def _draw_bars(plot: Plot, column: Column, entries: tuple[Datum, ...], color: Rgba) -> None:
    scale, s, b = plot.ys[column.axis], plot.canvas.scale, plot.style.base
    at = plot.places(column)
    less, more = (_px(scale, end) for end in bar_ends(column.high, entries))
    first, last = min(scale.start, scale.end), max(scale.start, scale.end)
    here = np.isfinite(at + less + more)
    at, low, high = at[here], np.minimum(less, more)[here], np.maximum(less, more)[here]
    shown = (high >= first - 0.5) & (low <= last + 0.5)
    at, low, high = at[shown], low[shown], high[shown]
    if not at.size:
        return
    thick = max(1, round(THICK * plot.style.unit * s)) / s
    left = np.rint((at - thick / 2) * s) / s
    top, bottom = (np.rint(np.clip(edge, first, last) * s) / s for edge in (low, high))
    shapes = [(left, top, left + thick, bottom)]
    half = min(CAP * b, CAP_SHARE * _room(plot, column, at.size))
    if half >= thick:
        near, far = np.rint((at - half) * s) / s, np.rint((at + half) * s) / s
        for end, inside in ((low, low >= first - 0.5), (high, high <= last + 0.5)):  # what is cut off has no cap
            y = np.rint((end - thick / 2) * s) / s
            shapes.append((near[inside], y[inside], far[inside], (y + thick)[inside]))
    path = rects(*(np.concatenate(sides) for sides in zip(*shapes, strict=True)))
    plot.canvas.fill(turned(plot, path), color)


def _room(plot: Plot, column: Column, count: int) -> float:
    """Px between neighbouring error bars, or the width of the bars under them."""
    slot = plot.slots.get(column.order)
    return slot[1] if slot else abs(plot.x.end - plot.x.start) / max(count - 1, 1)

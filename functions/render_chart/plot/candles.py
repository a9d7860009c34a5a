"""Days of trading: what was paid first, most, least and last, as columns and as shapes; what was traded under them."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..spec import ChartSpec
from .axes import grid_wanted
from .cartesian import draw_columns
from .data import Column, array, not_tiny
from .drawing.canvas import Canvas
from .drawing.color import mix
from .drawing.paths import Floats, rects
from .formats.writing import Writing
from .looks.style import up_and_down
from .plot import Plot
from .scale import nice_step
from .typesetting import shaping

BODY_SHARE = 0.64  # of a band
VOLUME, VOLUME_GAP = 0.20, 0.05  # of the plot's height: what bars of the volume take, and what parts them from prices
FAINT = 0.62  # of the background in bars of the volume
TICK_SHARE = 0.7  # of the largest volume: the tick of its scale stands at most so high


class Days(NamedTuple):
    """Arrays (N,), nan where there is a gap."""

    open: Floats
    high: Floats
    low: Floats
    close: Floats

    @property
    def up(self) -> NDArray[np.bool_]:
        """Which closed no lower than they opened."""
        return np.asarray(self.close >= self.open)


_NO_DAY = (np.nan,) * 4


def days_of(spec: ChartSpec) -> Days:
    """The days of a chart."""
    data = [datum if isinstance(datum, tuple) else _NO_DAY for datum in spec.series[0].data]
    return Days(*not_tiny(np.array(data, dtype=float)).T)


def draw_chart(canvas: Canvas, spec: ChartSpec) -> None:
    """Draw a candlestick or OHLC chart: one column from the low to the high of each day."""
    series = spec.series[0]
    days = days_of(spec)
    x = not_tiny(np.array(series.x, dtype=float)) if series.x else np.arange(days.low.size, dtype=float)
    complete = bool(np.isfinite(days.high).all() and np.isfinite(x).all())
    color = up_and_down(spec)[0]
    column = Column(
        0, spec.type, series.name, color, 0, x, days.low, days.high, days.close, np.empty(0), True, complete
    )
    draw_columns(canvas, spec, [column])


def share_below(spec: ChartSpec) -> float:
    """The share of the plot's height that prices leave to the volume."""
    return VOLUME + VOLUME_GAP if any(spec.volume) else 0.0


def widths(band: float, widest: float, stroke: float, scale: float) -> tuple[int, int]:
    """Device pixels of a body and of the wick in its middle: both odd or both even, so that it is in the middle.

    band, widest, stroke : px; the room for one, the most that a body takes, and a wick
    """
    wick = max(1, round(stroke * scale))
    wanted = min(BODY_SHARE * band, widest) * scale
    body = wick + 2 * round((wanted - wick) / 2)
    while body > 1 and body > band * scale - 1:  # a pixel between neighbours
        body -= 2
    return (body, wick) if body >= wick else (1, 1)


class Shapes(NamedTuple):
    """What is drawn of the days that are to be seen: px, on whole device pixels; each (M,).

    left, right : the sides of bodies; wick_left, wick_right : of wicks
    above, below : the ends of wicks, inside the plot
    open, close : may be far outside
    top, bottom : px, the ends of the value axis
    chosen : (N,) which of the days they are
    """

    left: Floats
    right: Floats
    wick_left: Floats
    wick_right: Floats
    above: Floats
    below: Floats
    open: Floats
    close: Floats
    top: float
    bottom: float
    chosen: NDArray[np.bool_]


def shapes(plot: Plot, column: Column, days: Days, widest: float, stroke: float) -> Shapes:
    """Where the days stand; widest and stroke in px as for `widths`."""
    scale, y = plot.canvas.scale, plot.ys[0]
    body, wick = widths(plot.band, widest, stroke, scale)
    middle = plot.x(column.x)
    low, high = plot.ends(column)
    top, bottom = y.ends
    above, below = np.minimum(low, high), np.maximum(low, high)
    x0, _, x1, _ = plot.box
    chosen = np.isfinite(middle + low + high) & (below >= top) & (above <= bottom)
    chosen &= (middle >= x0 - 0.01) & (middle <= x1 + 0.01)
    left = np.rint(middle[chosen] * scale - body / 2)
    inner = left + (body - wick) / 2
    sides = (left / scale, (left + body) / scale, inner / scale, (inner + wick) / scale)
    # What a logarithmic axis cannot show is at its end.
    first, last = (np.nan_to_num(y(values[chosen]), nan=y.start) for values in (days.open, days.close))
    above, below = (np.clip(values[chosen], top, bottom) for values in (above, below))
    above, below, first, last = (plot.canvas.snapped(values) for values in (above, below, first, last))
    return Shapes(*sides, above, below, first, last, top, bottom, chosen)


def draw_volume(plot: Plot, shown: Shapes, up: NDArray[np.bool_]) -> None:
    """Faint bars in the lowest fifth of the plot, and a tick of their own scale.

    up : (M,) which of the days that are shown rose
    """
    spec, style, canvas = plot.spec, plot.style, plot.canvas
    if not any(spec.volume):
        return
    volume = np.nan_to_num(array(spec.volume))
    x0, y0, x1, y1 = plot.box
    height = VOLUME * (y1 - y0)
    largest = float(volume.max())
    tick = nice_step(largest, 1)
    while tick > TICK_SHARE * largest:
        tick = nice_step(tick / 2.6, 1)
    at = y1 - height * tick / largest
    label = Writing("", spec.locale).ticks([tick], tick)[0]
    x = x0 - 0.7 * style.base
    if not style.tiny and height * (1 - tick / largest) + VOLUME_GAP * (y1 - y0) >= 1.3 * style.base:
        if grid_wanted(spec, style, "y") in ("y", "both"):
            canvas.hairlines([(x0, at, x1, at)], style.grid, style.grid_dash)
        if shaping.width(label, style.base) <= x - 0.4 * style.pad and y1 - at >= 0.75 * style.base:
            plot.beside.append((label, at))
    top = canvas.snapped(y1 - height * volume[shown.chosen] / largest)
    top = np.where(volume[shown.chosen] > 0, np.minimum(top, y1 - 1 / canvas.scale), y1)
    for color, chosen in zip(up_and_down(spec), (up, ~up), strict=True):
        sides = shown.left[chosen], top[chosen], shown.right[chosen], np.full(int(chosen.sum()), float(y1))
        if sides[0].size:
            canvas.fill(rects(*sides), mix(color, style.background, FAINT))
    if not style.tiny:
        canvas.line(x0, y1, x1, y1, style.axis)


def describe(spec: ChartSpec) -> list[str]:
    """From when to when, from what to what, and the extremes."""
    from ..alt import position_name
    from .formats.writing import writing_of

    days = days_of(spec)
    x = spec.series[0].x
    at = np.array(x, dtype=float) if x else np.arange(days.low.size, dtype=float)
    there = np.flatnonzero(np.isfinite(days.close) & np.isfinite(at))
    if not there.size:
        return ["No data."]
    write = writing_of(spec, spec.y[0].format)
    span = float(at[there].max() - at[there].min())

    def when(i: int) -> str:
        return position_name(spec, float(at[i]), span)

    first, last = int(there[at[there].argmin()]), int(there[at[there].argmax()])
    high, low = int(there[days.high[there].argmax()]), int(there[days.low[there].argmin()])
    opened, closed, highest, lowest = write.values(
        [float(days.open[first]), float(days.close[last]), float(days.high[high]), float(days.low[low])]
    )
    return [
        f"{there.size} {'periods' if there.size > 1 else 'period'} from {when(first)} to {when(last)}.",
        f"Opens at {opened} and closes at {closed}.",
        f"Highest: {highest}, {when(high)}; lowest: {lowest}, {when(low)}.",
    ]

"""Trend lines: the straight line that fits best, or the mean of the last so many values."""

import numpy as np

from ..spec import ChartSpec
from . import dense, errors
from .data import Column
from .drawing.canvas import Box
from .drawing.color import mix
from .drawing.paths import Floats, Path
from .plot import Plot

LINEAR = "linear"
WIDTH, DASH, CASING = 2.0, (5.0, 3.5), 1.25  # u; casing is what of the background is seen on both sides, over bars

DEEPER = 0.55  # the share of the text's colour in that of a trend over bars
BOXES = 80  # along a trend: as far apart as a label is high, or closer


def least_squares(x: Floats, y: Floats) -> tuple[float, float] | None:
    """Slope and intercept of the straight line with the least sum of squared distances, as `numpy.polyfit(x, y, 1)`.

    x, y : (N,) finite. None where all points stand at one place.
    """
    if x.size < 2:
        return None
    x_mean, y_mean = float(x.mean()), float(y.mean())
    across, up = x - x_mean, y - y_mean
    x_size, y_size = float(np.abs(across).max()), float(np.abs(up).max())
    if not x_size:
        return None
    across, up = across / x_size, up / (y_size or 1.0)  # the squares of huge numbers are beyond a float
    slope = float(across @ up) / float(across @ across) * (y_size / x_size)
    return slope, y_mean - slope * x_mean


def moving_average(values: Floats, window: int) -> Floats:
    """The mean of each value and those before it, `window` in all; nan until there are so many, and where one is nan.

    As pandas' `Series.rolling(window).mean()`.
    """
    out = np.full(values.size, np.nan)
    if values.size < window:
        return out
    gap = np.isnan(values)
    level = float(values[~gap].mean()) if not gap.all() else 0.0  # sums of what is left keep more digits
    sums = np.concatenate(([0.0], np.cumsum(np.where(gap, 0.0, values - level))))
    gaps = np.concatenate(([0], np.cumsum(gap)))
    means = (sums[window:] - sums[:-window]) / window + level
    out[window - 1 :] = np.where(gaps[window:] == gaps[:-window], means, np.nan)
    return out


def line(spec: ChartSpec, column: Column) -> tuple[Floats, Floats] | None:
    """Positions and values of the trend of a series, in the numbers of its axes; None where it has none.

    On logarithmic axes the line fits the logarithms: it is straight on the picture.
    """
    order = np.argsort(column.x, kind="stable")
    x, y = column.x[order], column.high[order]
    if spec.trend != LINEAR:
        placed = np.isfinite(x)
        means = moving_average(y[placed], int(spec.trend))
        return (x[placed], means) if np.isfinite(means).any() else None
    log_x, log_y = spec.x.kind == "log", spec.y[column.axis].kind == "log"
    here = np.isfinite(x) & np.isfinite(y) & ((x > 0) | (not log_x)) & ((y > 0) | (not log_y))
    x, y = x[here], y[here]
    across, up = np.log10(x) if log_x else x, np.log10(y) if log_y else y
    found = least_squares(across, up)
    if found is None:
        return None
    slope, _ = found
    middle = float(up.mean())
    ends = middle + slope * (across[[0, -1]] - float(across.mean()))  # the intercept may be far away, with less digits
    return x[[0, -1]], 10**ends if log_y else ends


def ends(spec: ChartSpec, column: Column) -> list[Floats]:
    """All that the value axis has to reach for the trend of a column: a mean is never beyond the values."""
    found = line(spec, column) if spec.trend == LINEAR else None
    return [found[1]] if found else []


def _px(plot: Plot, column: Column) -> tuple[Floats, Floats] | None:
    """The px of the trend of a series along the two axes, no more points than pixels can show."""
    found = line(plot.spec, column)
    if found is None:
        return None
    x, y = plot.across(column, found[0]), plot.ys[column.axis](found[1])
    crowded = x.size > 4 * abs(plot.x.end - plot.x.start)
    return dense.thinned(x, y, plot.canvas.scale) if crowded else (x, y)


def draw(plot: Plot) -> None:
    """The trend of each series, dashed in its colour; over its bars in a deeper one with a rim of background."""
    unit = plot.style.unit
    for column in reversed(plot.columns):
        found = _px(plot, column)
        if found is None:
            continue
        path = plot.turned(Path(np.column_stack(found)))
        color = column.color
        if column.type in errors.ON_BARS:
            plot.canvas.stroke(path, plot.style.background, (WIDTH + 2 * CASING) * unit)
            color = mix(color, plot.style.text, DEEPER)
        plot.canvas.stroke(path, color, WIDTH * unit, tuple(length * unit for length in DASH))


def boxes(plot: Plot) -> list[Box]:
    """Small boxes along all trends, for labels to keep clear of."""
    out: list[Box] = []
    for column in plot.columns:
        found = _px(plot, column)
        if found is None:
            continue
        at = np.linspace(0, found[0].size - 1, BOXES)
        x, y = (np.interp(at, np.arange(px.size), px) for px in found)
        if plot.spec.horizontal:
            x, y = y, x
        half = WIDTH * plot.style.unit
        out += [(a - half, b - half, a + half, b + half) for a, b in zip(x.tolist(), y.tolist(), strict=True)]
    return out

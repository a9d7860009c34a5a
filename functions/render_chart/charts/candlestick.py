"""Candlesticks: a body from the first to the last price of a day, a wick from the lowest to the highest."""

import numpy as np

from ..plot.candles import days_of, describe, draw_chart, draw_volume, shapes, share_below
from ..plot.data import Column
from ..plot.drawing.paths import joined, rects, rounded_rects
from ..plot.looks.style import up_and_down
from ..plot.plot import Plot

KIND = "Candlestick chart"
__all__ = ["describe", "draw", "draw_chart", "share_below"]
LAYER, ZERO, SHAPE, MARGIN, MARGIN_RIGHT = 1, "never", "square", 0.03, 0.0

WIDEST, WICK, RADIUS = 36, 1.25, 1.0  # u


def draw(plot: Plot, columns: list[Column]) -> None:
    """The candles that rise in one path, those that fall in another."""
    (column,) = columns
    days = days_of(plot.spec)
    shown = shapes(plot, column, days, WIDEST * plot.style.unit, WICK * plot.style.unit)
    up = days.up[shown.chosen]
    draw_volume(plot, shown, up)
    least = 1 / plot.canvas.scale
    top, bottom = np.minimum(shown.open, shown.close), np.maximum(shown.open, shown.close)
    seen = (bottom >= shown.top) & (top <= shown.bottom)  # limits may leave nothing but a wick
    top, bottom = np.clip(top, shown.top, shown.bottom), np.clip(bottom, shown.top, shown.bottom)
    bottom = np.maximum(bottom, top + least)  # a day that ends where it began is a line
    radius = RADIUS * plot.style.unit if plot.style.theme.radius else 0.0
    for color, one in zip(up_and_down(plot.spec), (up, ~up), strict=True):
        if not one.any():
            continue
        left, right, above, below = (a[one] for a in (shown.wick_left, shown.wick_right, shown.above, shown.below))
        upper = rects(left, above, right, np.maximum(top[one], above))
        lower = rects(left, np.minimum(bottom[one], below), right, below)
        full = one & seen
        body = rounded_rects(shown.left[full], top[full], shown.right[full], bottom[full], radius)
        plot.canvas.fill(joined([upper, lower, body]), color)

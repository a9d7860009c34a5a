"""Open, high, low, close: a stem from the lowest to the highest price, the first at its left, the last at its right."""

import numpy as np

from ..plot.candles import days_of, describe, draw_chart, draw_volume, shapes, share_below
from ..plot.data import Column
from ..plot.drawing.paths import joined, rects
from ..plot.looks.style import up_and_down
from ..plot.plot import Plot

KIND = "OHLC chart"
__all__ = ["describe", "draw", "draw_chart", "share_below"]
LAYER, ZERO, SHAPE, MARGIN, MARGIN_RIGHT = 1, "never", "square", 0.03, 0.0

WIDEST, STROKE, THIN = 20, 1.75, 1.25  # u
CLOSE = 9  # u: nearer days have thin strokes


def draw(plot: Plot, columns: list[Column]) -> None:
    """The days that rise in one path, those that fall in another."""
    (column,) = columns
    days = days_of(plot.spec)
    unit = plot.style.unit
    stroke = (STROKE if plot.band >= CLOSE * unit else THIN) * unit
    shown = shapes(plot, column, days, WIDEST * unit, stroke)
    up = days.up[shown.chosen]
    draw_volume(plot, shown, up)
    thick = plot.canvas.thick(stroke)
    below = np.maximum(shown.below, shown.above + thick)
    for color, one in zip(up_and_down(plot.spec), (up, ~up), strict=True):
        if not one.any():
            continue
        parts = [rects(shown.wick_left[one], shown.above[one], shown.wick_right[one], below[one])]
        for y, left, right in (
            (shown.open, shown.left, shown.wick_left),
            (shown.close, shown.wick_right, shown.right),
        ):
            arm = one & (y >= shown.top) & (y <= shown.bottom)
            at = np.clip(plot.canvas.snapped(y[arm] - thick / 2), shown.above[arm], below[arm] - thick)
            parts.append(rects(left[arm], at, right[arm], at + thick))
        plot.canvas.fill(joined(parts), color)

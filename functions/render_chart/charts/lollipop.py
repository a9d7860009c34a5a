"""Lollipops: a dot at each value, on a thin stem; upright or lying."""

import numpy as np

from ..plot.cartesian import draw_chart
from ..plot.data import Column
from ..plot.data_labels import beyond
from ..plot.drawing.paths import Floats, disc, rects
from ..plot.formats.writing import writing_of
from ..plot.layers import parts, shows_values
from ..plot.plot import Plot
from .bar import label_colors, labels_lying

KIND = "Lollipop chart"
__all__ = ["draw", "draw_chart"]
LAYER, ZERO, SHAPE, MARGIN, MARGIN_RIGHT, REACH = 1, "always", "disc", 0.0, 0.0, 5.5

STEM, STEM_SHARE = 2.0, 0.8  # u, and of the radius of the dot at most
GROUP_SHARE, PITCH = 0.7, 16  # of a band, what lollipops side by side take at most; u from one to the next
TOUCHING = 0.42  # of that distance: with a larger radius dots would come too close
LEAST = 1.25  # px, the radius of the smallest dot


def places(band: float, count: int, unit: float) -> tuple[Floats, float]:
    """Where the stems of `count` series stand, px from the middle of their band, and the radius of their dots."""
    pitch = min(GROUP_SHARE * band / count, PITCH * unit) if count > 1 else 0.0
    offsets = np.arange(-(count - 1) / 2, count / 2) * pitch
    return offsets, max(LEAST, min(REACH * unit, TOUCHING * (pitch or band)))


def draw(plot: Plot, columns: list[Column]) -> None:
    """The stems of each series in one path, then all dots; side by side, or along one stem where they are stacked."""
    spec, style = plot.spec, plot.style
    stacked = spec.stack != "none"
    offsets, radius = places(plot.band, 1 if stacked else len(columns), style.unit)
    if stacked:
        offsets = np.repeat(offsets, len(columns))
    thick = min(STEM * style.unit, STEM_SHARE * radius)
    dots = []
    for column, offset in zip(columns, offsets.tolist(), strict=True):
        for part in parts(spec, column, style.background):
            dots.append((_stems(plot, part, plot.x(column.x) + offset, thick), part.color))
    for points, color in dots:  # over all stems
        plot.canvas.markers(disc(radius), points, color)
    if labels_lying(plot, columns) if spec.horizontal else shows_values(spec, style, plot.columns):
        _label(plot, columns, offsets.tolist(), radius)


def _stems(plot: Plot, column: Column, at: Floats, thick: float) -> Floats:
    """Draw stems of `thick` px; the (N, 2) points at their ends, but those beyond the end of the axis."""
    canvas, y = plot.canvas, plot.ys[column.axis]
    low, high = plot.ends(column)
    there = np.isfinite(low + high + at)
    low, high, at = low[there], high[there], at[there]
    width = canvas.thick(thick)
    near = canvas.snapped(at - width / 2)
    ends = canvas.snapped(np.clip((low, high), *y.ends))
    a, b = ends.min(0), ends.max(0)
    if plot.spec.horizontal:
        path, points = rects(a, near, b, near + width), np.column_stack((high, near + width / 2))
    else:
        path, points = rects(near, a, near + width, b), np.column_stack((near + width / 2, high))
    if at.size:
        canvas.fill(path, column.color)
    return points[y.holds(high)]


def _label(plot: Plot, columns: list[Column], offsets: list[float], radius: float) -> None:
    """The values beyond the dots."""
    spec, style = plot.spec, plot.style
    stacked = spec.stack != "none"
    finite = np.concatenate([c.values[np.isfinite(c.values)] for c in columns])
    strings = iter(writing_of(spec).values(finite.tolist()))
    for column, offset in zip(columns, offsets, strict=True):
        y, colors = plot.ys[column.axis], label_colors(plot, column)
        up = 1.0 if y.end > y.start else -1.0
        low, high = plot.ends(column)
        shown = y.holds(high).tolist()
        rows = zip(
            plot.x(column.x).tolist(), low.tolist(), high.tolist(), shown, column.values.tolist(), colors, strict=True
        )
        for at, base, end, is_shown, value, (ink, _) in rows:
            if value != value:
                continue
            string = next(strings)
            if at != at or not is_shown:
                continue
            if stacked:  # beside the dot, beyond which the next stem begins
                side = -1.0 if spec.horizontal else 1.0
                label = beyond(style, not spec.horizontal, string, end, at, side, radius, abs(value))
            else:
                away = up if end == base else 1.0 if end > base else -1.0
                label = beyond(style, spec.horizontal, string, at + offset, end, away, radius, abs(value))
            plot.labels.append(label._replace(color=ink))

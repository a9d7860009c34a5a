"""Points."""

from math import isfinite

import numpy as np

from ..plot.cartesian import draw_chart
from ..plot.data import Column
from ..plot.drawing.paths import dot
from ..plot.layers import parts
from ..plot.plot import Plot
from . import line

KIND = "Scatter chart"
__all__ = ["draw", "draw_chart"]
LAYER, ZERO, SHAPE, MARGIN, MARGIN_RIGHT = 3, "never", "disc", 0.03, 0.3

CROWD = (  # points in all → radius in u, opacity
    (60, 5.0, 0.8),
    (200, 4.25, 0.7),
    (600, 3.5, 0.6),
    (2000, 3.1, 0.5),
    (10_000, 2.2, 0.35),
    (np.inf, 1.5, 0.2),
)
OUTLINED = 2000  # points up to which each has an outline
MOST_AVOIDED = 300  # points up to which labels look for places between them
OUTLINE_WIDTH, OUTLINE_ALPHA = 0.75, 0.85  # u


def draw(plot: Plot, columns: list[Column]) -> None:
    """All points; the more there are, the smaller and fainter each."""
    total = sum(c.x.size for c in columns)
    radius, alpha = next((r, a) for most, r, a in CROWD if total <= most)
    spec, unit = plot.spec, plot.style.unit
    for column in (part for whole in columns for part in parts(spec, whole, plot.style.background)):
        if (shape := spec.series[column.order].points) == "none":
            continue
        at = np.column_stack((plot.x(column.x), plot.tops(column)))
        if not isfinite(float(at.sum())):
            at = at[np.isfinite(at).all(1)]
        edge = (*column.color[:3], OUTLINE_ALPHA * column.color[3]) if total <= OUTLINED else None
        fill = (*column.color[:3], alpha * column.color[3])
        plot.canvas.markers(dot(shape, radius * unit), at, fill, edge, OUTLINE_WIDTH * unit)
        if spec.values and total <= MOST_AVOIDED:
            r = radius * unit
            plot.in_the_way += [(x - r, y - r, x + r, y + r) for x, y in at.tolist()]
    line.label(plot, columns)

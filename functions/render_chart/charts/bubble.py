"""Bubbles: points whose area says a third number."""

import numpy as np

from ..plot.cartesian import draw_chart
from ..plot.data import Column
from ..plot.data_labels import MOST, Label
from ..plot.drawing.canvas import Rgba
from ..plot.drawing.color import on, over
from ..plot.drawing.paths import Floats, disc
from ..plot.formats.writing import writing_of
from ..plot.layers import parts
from ..plot.plot import Plot
from ..plot.typesetting import shaping

KIND = "Bubble chart"
__all__ = ["draw", "draw_chart"]
LAYER, ZERO, SHAPE, MARGIN_RIGHT = 3, "never", "disc", 0.3
MARGIN = 0.1  # as much as the largest bubble needs, 0.08 of what is left

LARGEST = 0.08  # radius of the largest, of the plot's shorter side
SMALLEST = 1.0  # px
ALPHA, OUTLINE_ALPHA, OUTLINE_WIDTH = 0.55, 0.9, 0.75  # u


def draw(plot: Plot, columns: list[Column]) -> None:
    """All bubbles, the large ones first so that none is hidden."""
    box = plot.box
    largest = LARGEST * min(box[2] - box[0], box[3] - box[1])
    sizes = np.concatenate([c.size if c.size.size else np.ones(c.x.size) for c in columns])
    biggest = float(np.nanmax(sizes)) if np.isfinite(sizes).any() else 0.0
    if biggest <= 0:
        return
    radii = largest * np.sqrt(np.clip(sizes, 0, None) / biggest)
    at = np.concatenate([np.column_stack((plot.x(c.x), plot.tops(c))) for c in columns])
    colors = [color for column in columns for color in _colors(plot, column)]
    there = np.isfinite(at).all(1) & np.isfinite(radii) & (radii > 0)
    for i in np.argsort(-np.where(there, radii, -1.0), kind="stable")[: int(there.sum())].tolist():
        color = colors[i]
        shape = disc(max(SMALLEST, float(radii[i])), *at[i].tolist())
        plot.canvas.fill(shape, (*color[:3], ALPHA * color[3]))
        plot.canvas.stroke(shape, (*color[:3], OUTLINE_ALPHA * color[3]), OUTLINE_WIDTH * plot.style.unit)
    if plot.spec.values:
        _label(plot, colors, at, radii, sizes)


def _colors(plot: Plot, column: Column) -> list[Rgba]:
    """The colour of each bubble of a series."""
    colors = [column.color] * column.x.size
    for part in parts(plot.spec, column, plot.style.background):
        for i in np.flatnonzero(np.isfinite(part.high)).tolist():
            colors[i] = part.color
    return colors


def _label(plot: Plot, colors: list[Rgba], at: Floats, radii: Floats, sizes: Floats) -> None:
    """The size of each bubble, which no axis tells: inside if there is room, else over it."""
    b, style = plot.style.base, plot.style
    here = np.flatnonzero(np.isfinite(at).all(1) & np.isfinite(radii) & (radii > 0))
    here = here[np.argsort(-sizes[here], kind="stable")[:MOST]]
    strings = writing_of(plot.spec).values(sizes[here].tolist())
    for i, string in zip(here.tolist(), strings, strict=True):
        (x, y), radius, size = at[i].tolist(), float(radii[i]), float(sizes[i])
        over_it = Label(string, x, y - radius - 0.75 * b, style.text, importance=size)
        fill = over((*colors[i][:3], ALPHA * colors[i][3]), style.background)
        inside = Label(string, x, y, on(fill), importance=size)
        fits = shaping.width(string, b, 600) + 0.4 * b <= 2 * radius
        plot.labels.append(inside._replace(other=over_it) if fits else over_it)

"""Annotations: lines, bands, boxes and points at places of the data; `annotation_labels.py` sets their words."""

from typing import NamedTuple

import numpy as np

from ..spec import Annotation
from . import places
from .drawing.canvas import Box, Rgba
from .drawing.color import faint, parse
from .drawing.paths import Path, disc, rect
from .formats.writing import writing_of
from .plot import Plot
from .scale import Scale

LINE, RING = 1.25, 5.0  # u: the width of a line, and the radius of the ring around a point
DASH = (5.0, 3.5)  # u: of an average, which is worked out rather than set
BAND, BAND_EDGE = 0.13, 0.45  # alpha of what is filled, and of the edge of a box
ONE_WORD = {"average": "Average", "median": "Median"}


class Shape(NamedTuple):
    """An annotation in px.

    kind : line, band, point or box
    upright : of a line or a band: whether it runs from top to bottom
    box : what it covers; a line has two sides alike, a point all four
    """

    one: Annotation
    kind: str
    upright: bool
    box: Box
    color: Rgba
    words: str


def shapes(plot: Plot) -> list[Shape]:
    """All annotations that lie within the axes."""
    found = []
    for one in plot.spec.annotations:
        box = _box(plot, one)
        if box is None:
            continue
        single = one.x2 is None and one.y2 is None
        both = one.x is not None and one.y is not None
        kind = ("point" if both else "line") if single else "box" if both else "band"
        upright = (one.y is None) != plot.spec.horizontal
        plain = plot.style.text if single else plot.style.muted
        found.append(Shape(one, kind, upright, box, parse(one.color) if one.color else plain, words(plot, one)))
    return found


def words(plot: Plot, one: Annotation) -> str:
    """What an annotation says: its label; without one, an average tells its value, which nobody else can."""
    if one.label or one.x is not None or not isinstance(one.y, str) or one.y2 is not None:
        return one.label.strip()
    number = places.statistic(plot.spec, one.y)
    return f"{ONE_WORD[one.y]} {writing_of(plot.spec, plot.spec.y[0].format).value(number)}"


def _box(plot: Plot, one: Annotation) -> Box | None:
    """Its px, cut at the ends of the axes; None if it is outside."""
    at = places.where(plot.spec, one)
    if at is None:
        return None
    x = at.x
    if x is not None and one.x2 is not None and plot.spec.x.kind == "category" and (plot.x.low < 0 or x[0] == x[1]):
        x = x[0] - 0.5, x[1] + 0.5  # whole categories
    left, top, right, bottom = plot.box
    sides = ((top, bottom), (left, right)) if plot.spec.horizontal else ((left, right), (top, bottom))
    across = sides[0] if x is None else _cut(plot.x, x)
    up = sides[1] if at.y is None else _cut(plot.ys[0], at.y)
    if across is None or up is None:
        return None
    if plot.spec.horizontal:
        across, up = up, across
    return across[0], up[0], across[1], up[1]


def _cut(scale: Scale, span: places.Span) -> places.Span | None:
    """Px of a span of an axis, rising; None for what lies outside."""
    low, high = scale.low, scale.high
    slack = 1e-9 * (high - low)
    if span[1] < low - slack or span[0] > high + slack:
        return None
    px = [scale.at(min(max(end, low), high)) for end in span]
    return min(px), max(px)


def draw_under(plot: Plot, found: list[Shape]) -> None:
    """Bands and boxes."""
    canvas = plot.canvas
    for shape in found:
        if shape.kind in ("band", "box"):
            box = rect(*map(canvas.snap, shape.box))
            canvas.fill(box, faint(shape.color, BAND))
            if shape.kind == "box":
                canvas.stroke(box, faint(shape.color, BAND_EDGE), plot.style.unit)


def draw_lines(plot: Plot, found: list[Shape]) -> None:
    """Lines."""
    for shape in found:
        if shape.kind == "line":
            _draw_line(plot, shape)


def draw_points(plot: Plot, found: list[Shape]) -> None:
    """Rings around points."""
    canvas, unit = plot.canvas, plot.style.unit
    for shape in found:
        if shape.kind == "point":
            ring = disc(RING * unit, shape.box[0], shape.box[1])
            canvas.stroke(ring, (*plot.style.background[:3], 1.0), 3.5 * unit)
            canvas.stroke(ring, shape.color, 1.5 * unit)


def line_box(plot: Plot, shape: Shape) -> Box:
    """A line as thick as it is, on whole device pixels."""
    canvas = plot.canvas
    thick = canvas.thick(LINE * plot.style.unit)
    x0, y0, x1, y1 = shape.box
    near = canvas.snap((x0 if shape.upright else y0) - thick / 2)
    if shape.upright:
        return near, canvas.snap(y0), near + thick, canvas.snap(y1)
    return canvas.snap(x0), near, canvas.snap(x1), near + thick


def _draw_line(plot: Plot, shape: Shape) -> None:
    x0, y0, x1, y1 = line_box(plot, shape)
    if shape.one.y not in places.STATISTICS:
        plot.canvas.fill(rect(x0, y0, x1, y1), shape.color)
        return
    thick, x, y = (x1 - x0, (x0 + x1) / 2, y0) if shape.upright else (y1 - y0, x0, (y0 + y1) / 2)
    ends = [(x, y), (x, y1) if shape.upright else (x1, y)]
    dash = tuple(length * plot.style.unit for length in DASH)
    plot.canvas.stroke(Path(np.array(ends)), shape.color, thick, dash)

"""Dumbbells: for each name two dots on one line, and what lies between them."""

import numpy as np
from msgspec.structs import replace

from ..plot.cartesian import draw_columns
from ..plot.data import Column, columns
from ..plot.data_labels import beyond
from ..plot.drawing.canvas import Canvas
from ..plot.drawing.color import mix
from ..plot.drawing.paths import Floats, disc, rects
from ..plot.formats.writing import writing_of
from ..plot.plot import Plot
from ..spec import ChartSpec

KIND = "Dumbbell chart"
LAYER, ZERO, SHAPE, MARGIN, MARGIN_RIGHT, REACH = 1, "near", "disc", 0.0, 0.0, 6.0
BOTH_ENDS = True

LINE, LINE_SHARE = 3.0, 0.8  # u, and of the radius of a dot at most
LINE_MIX = 0.55  # of the background in the line's colour
RADIUS_SHARE, LEAST = 0.38, 1.25  # of a band, and px
RING = 1.0  # u of background around a dot, where dots overlap


def draw_chart(canvas: Canvas, spec: ChartSpec) -> None:
    """Draw it: always lying."""
    draw_columns(canvas, replace(spec, horizontal=True), columns(spec))


def draw(plot: Plot, columns: list[Column]) -> None:
    """The lines in one path, then the dots of each series."""
    canvas, style = plot.canvas, plot.style
    y = plot.ys[0]
    radius = max(LEAST, min(REACH * style.unit, RADIUS_SHARE * plot.band))
    thick = canvas.thick(min(LINE * style.unit, LINE_SHARE * radius))
    near = canvas.snapped(plot.x(columns[0].x) - thick / 2)
    ends = np.array([plot.tops(column) for column in columns])
    left, right = np.clip(ends.min(0), *y.ends), np.clip(ends.max(0), *y.ends)
    both = np.isfinite(ends).all(0) & (right > left)
    line = rects(left[both], near[both], right[both], near[both] + thick)
    if both.any():
        canvas.fill(line, mix(style.muted, style.background, LINE_MIX))
    for column, end in zip(columns, ends, strict=True):
        points = np.column_stack((end, near + thick / 2))[y.holds(end)]
        edge = style.background if radius >= 3 else None
        canvas.markers(disc(radius), points, column.color, edge, RING * style.unit)
    if plot.spec.values:
        _label(plot, ends, near + thick / 2, radius)


def _label(plot: Plot, ends: Floats, middle: Floats, radius: float) -> None:
    """The values at the outer sides of each pair.

    ends : (2, N) px of the two values
    """
    strings = iter(writing_of(plot.spec).values([v for c in plot.columns for v in c.values.tolist() if v == v]))
    for k, column in enumerate(plot.columns):
        other = ends[1 - k]
        outward = np.where(np.isnan(other), 1.0, np.where(ends[k] == other, 2.0 * k - 1, np.sign(ends[k] - other)))
        shown = plot.ys[0].holds(ends[k]).tolist()
        rows = zip(middle.tolist(), ends[k].tolist(), outward.tolist(), column.values.tolist(), shown, strict=True)
        for at, end, away, value, is_shown in rows:
            if value == value:
                string = next(strings)
                if is_shown:
                    plot.labels.append(beyond(plot.style, True, string, at, end, away, radius, abs(value)))


def describe(spec: ChartSpec) -> list[str]:
    """How many there are, the widest and the narrowest."""
    from ..alt import names

    made = columns(spec)
    first, last = made[0], made[-1]
    write = writing_of(spec, spec.y[0].format)
    there = np.flatnonzero(np.isfinite(first.values) & np.isfinite(last.values))
    named = [c.name for c in made if c.name]
    out = [f"{there.size} pair{'s' * (there.size != 1)}{f' ({names(named)})' if named else ''}."]
    if not there.size:
        return out
    gaps = np.abs(last.values - first.values)[there]
    said = []
    for what, at in (("Widest gap", gaps.argmax()), ("narrowest", gaps.argmin())):
        i = int(there[at])
        label = spec.labels[i] if spec.labels else str(i + 1)
        ends = write.values([float(first.values[i]), float(last.values[i])])
        said.append(f"{what}: {label}, {ends[0]} to {ends[1]}")
    return [*out, "; ".join(said[: 1 + (there.size > 1)]) + "."]

"""Polar area charts: equal angles from 12 o'clock clockwise, and a radius that is proportional to the value."""

from functools import partial
from math import pi, sin

import numpy as np

from ..plot import circle
from ..plot.circle import Rings
from ..plot.data import not_tiny
from ..plot.drawing.canvas import Canvas
from ..plot.drawing.color import on
from ..plot.drawing.paths import Floats, joined, sector
from ..plot.drawing.paths import disc as disc_path
from ..plot.formats.writing import writing_of
from ..plot.looks import surface
from ..plot.looks.style import series_colors, style_of
from ..plot.typesetting import shaping
from ..spec import ChartSpec
from .pie import GAP, Disc, Slice, draw_parts

KIND = "Polar area chart"
LEAST_RADIUS = 1.0  # px: a part that is there is seen
MOST_PARTED = 120  # parts, beyond which gaps would be all there is to see
VALUE_AT = 0.62  # of a part's radius


def values_of(spec: ChartSpec) -> Floats:
    """The sizes of all parts, nan for a gap."""
    numbers = [d if isinstance(d, float | int) else np.nan for d in spec.series[0].data]
    return not_tiny(np.abs(np.array(numbers, dtype=np.float64)))


def parts_of(values: Floats, spec: ChartSpec) -> list[Slice]:
    """The parts in their order; `share` is of the whole, angles are all alike."""
    count = values.size
    there = np.isfinite(values)
    texts = iter(writing_of(spec).values(values[there].tolist()))
    names = list(spec.labels) + [""] * (count - len(spec.labels))
    turn = 2 * pi / count
    return [
        Slice(name, next(texts) if here else "", 1 / count, color, i * turn, (i + 1) * turn)
        for i, (name, here, color) in enumerate(zip(names, there.tolist(), series_colors(spec, count), strict=True))
    ]


def draw_chart(canvas: Canvas, spec: ChartSpec) -> None:
    """Draw a polar area chart."""
    values = values_of(spec)
    finite = values[np.isfinite(values)]
    rings = circle.rings(0.0, float(finite.max()), bool((finite == np.floor(finite)).all()))
    shares = rings.share(np.nan_to_num(values)).tolist()
    in_legend = spec.legend not in ("auto", "none")
    numbers = [] if in_legend and spec.values else writing_of(spec).ticks(rings.numbered, rings.step)
    draw = partial(_draw, rings=rings, shares=shares, numbers=numbers)
    label = partial(_label, shares=shares) if spec.values else _nothing
    draw_parts(canvas, spec, parts_of(values, spec), Disc(draw, label))


def _draw(
    canvas: Canvas, spec: ChartSpec, parts: list[Slice], x: float, y: float, radius: float, *,
    rings: Rings, shares: list[float], numbers: list[str],
) -> None:  # fmt: skip
    style = style_of(spec)
    grid = not style.tiny
    if grid:
        radii = (radius * rings.share(np.array(rings.ticks))).tolist()
        canvas.stroke(joined([disc_path(r, x, y) for r in radii]), style.grid, 1.0, style.grid_dash)
    gap = GAP * style.unit if 1 < len(parts) <= MOST_PARTED else 0.0
    for i, (part, share) in enumerate(zip(parts, shares, strict=True)):
        if share:
            outer = max(share * radius, LEAST_RADIUS)
            path = sector(x, y, 0.0, outer, part.start, part.end, min(gap, 0.08 * outer))
            canvas.fill(path, part.color)
            surface.hatch(canvas, spec, path, part.color, i)
    if grid:
        shorter_right = shares[0] < shares[-1]  # numbers stand better on paper than on a part
        circle.draw_numbers(canvas, style, rings, numbers, x, y, radius, shorter_right)


def _label(
    canvas: Canvas, spec: ChartSpec, parts: list[Slice], x: float, y: float, radius: float, *, shares: list[float]
) -> None:
    """Values on the parts, or beyond those that have no room for them, if their angle has."""
    style = style_of(spec)
    b = style.base
    across = 2 * sin(min(pi / len(parts), pi / 2))  # of a part's angle, at a radius of 1
    for i, (part, share) in enumerate(zip(parts, shares, strict=True)):
        outer, width = share * radius, shaping.width(part.value, b, 600)
        at, color, inside = VALUE_AT * outer, on(part.color), True
        if len(parts) == 1:
            at, fits = 0.0, 2 * outer >= width + b
        elif not (fits := min(across * at, 0.7 * outer) >= width + 0.5 * b):
            at, color, inside = outer + 0.5 * max(width, b) + 0.3 * b, style.text, False
            fits = across * (at - 0.5 * b) >= width + 0.3 * b and at + 0.5 * width <= radius
        if fits:
            (place,) = circle.around(x, y, at, np.array([(part.start + part.end) / 2])).tolist()
            if inside and surface.is_uneven(spec, i):
                color = style.text
                surface.ground(canvas, style, place[0], place[1], width)
            canvas.text(part.value, place[0], style.below(place[1], b), b, color, 600, align=0.5)


def _nothing(canvas: Canvas, spec: ChartSpec, parts: list[Slice], x: float, y: float, radius: float) -> None:
    """The rings have numbers."""


def describe(spec: ChartSpec) -> list[str]:
    """How many parts, and which are the largest and the smallest."""
    values = values_of(spec)
    finite = np.flatnonzero(np.isfinite(values)).tolist()
    ends = max(finite, key=lambda i: values[i]), min(finite, key=lambda i: values[i])
    written = writing_of(spec).values([float(values[i]) for i in ends])
    named = [spec.labels[i] if i < len(spec.labels) and spec.labels[i] else f"part {i + 1}" for i in ends]
    count = values.size
    out = [
        f"{count} part{'s' * (count > 1)}.",
        f"Highest: {named[0]} {written[0]}; lowest: {named[1]} {written[1]}.",
    ]
    negative = any(isinstance(d, float | int) and d < 0 for d in spec.series[0].data)
    return [*out, "Negative values are shown by their size."] if negative else out

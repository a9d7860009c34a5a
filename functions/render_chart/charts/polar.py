"""Polar area charts: equal angles from 12 o'clock clockwise, and a radius that is proportional to the value."""

from functools import partial
from math import pi, sin

import numpy as np

from ..plot import circle, shaping
from ..plot.canvas import Canvas
from ..plot.circle import Rings
from ..plot.color import on
from ..plot.paths import Floats, joined, sector
from ..plot.paths import disc as disc_path
from ..plot.style import Style, series_colors
from ..plot.writing import writing_of
from ..spec import ChartSpec
from .pie import GAP, Disc, Slice, draw_parts

KIND = "Polar area chart"
LEAST_RADIUS = 1.0  # px: a part that is there is seen
MOST_PARTED = 120  # parts, beyond which gaps would be all there is to see
VALUE_AT = 0.62  # of a part's radius


def values_of(spec: ChartSpec) -> Floats:
    """The sizes of all parts, nan for a gap."""
    numbers = [d if isinstance(d, float | int) else np.nan for d in spec.series[0].data]
    return np.abs(np.array(numbers, dtype=np.float64))


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
    draw = partial(_draw, rings=rings, shares=shares, numbers=numbers, grid=spec.grid != "none")
    label = partial(_label, shares=shares) if spec.values else _nothing
    draw_parts(canvas, spec, parts_of(values, spec), Disc(draw, label))


def _draw(
    canvas: Canvas, style: Style, parts: list[Slice], x: float, y: float, radius: float, *,
    rings: Rings, shares: list[float], numbers: list[str], grid: bool,
) -> None:  # fmt: skip
    grid = grid and not style.tiny
    if grid:
        radii = (radius * rings.share(np.array(rings.ticks))).tolist()
        canvas.stroke(joined([disc_path(r, x, y) for r in radii]), style.grid, 1.0)
    gap = GAP * style.unit if 1 < len(parts) <= MOST_PARTED else 0.0
    for part, share in zip(parts, shares, strict=True):
        if share:
            outer = max(share * radius, LEAST_RADIUS)
            canvas.fill(sector(x, y, 0.0, outer, part.start, part.end, min(gap, 0.08 * outer)), part.color)
    if grid:
        circle.draw_numbers(canvas, style, rings, numbers, x, y, radius)


def _label(
    canvas: Canvas, style: Style, parts: list[Slice], x: float, y: float, radius: float, *, shares: list[float]
) -> None:
    """Values on those parts that have room for them."""
    b = style.base
    for part, share in zip(parts, shares, strict=True):
        outer, whole = share * radius, len(parts) == 1
        at = 0.0 if whole else VALUE_AT * outer
        chord = 2 * outer if whole else 2 * at * sin(min((part.end - part.start) / 2, pi / 2))
        if min(chord, 0.7 * outer) < shaping.width(part.value, b, 600) + 0.5 * b:
            continue
        (place,) = circle.around(x, y, at, np.array([(part.start + part.end) / 2])).tolist()
        canvas.text(part.value, place[0], style.below(place[1], b), b, on(part.color), 600, align=0.5)


def _nothing(canvas: Canvas, style: Style, parts: list[Slice], x: float, y: float, radius: float) -> None:
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

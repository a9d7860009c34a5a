"""Radar charts: a spoke for each label, from 12 o'clock clockwise, and a polygon for each series."""

from math import isfinite, pi, sin

import numpy as np
from numpy.typing import NDArray

from ..alt import names as listed
from ..plot import circle, head, legend
from ..plot.axes import limits
from ..plot.circle import Reach, Rings, Words
from ..plot.data import Column, columns
from ..plot.drawing.canvas import Box, Canvas
from ..plot.drawing.paths import CLOSE, LINE, MOVE, Floats, Path, disc, joined
from ..plot.formats.writing import writing_of
from ..plot.layers import entries_of
from ..plot.looks.style import Style, style_of
from ..plot.typesetting import shaping, wrapping
from ..spec import ChartSpec

KIND = "Radar chart"
SHAPE = "square"

FILL, FILL_ASKED, MOST_FILLED = 0.12, 0.3, 4  # opacity; series, beyond which unasked fills would be mud
MOST_MARKED_SPOKES, MOST_MARKED_SERIES = 24, 3
NAMES_AWAY = 0.7  # b
MOST_LINES = 3  # of a name
ROOMY = 0.9  # of the radius that there would be without names at the sides: more is not sought
SHARES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5)  # of that radius, which is given up before names are shortened


def angles(count: int) -> Floats:
    """The angle of each spoke."""
    return np.arange(count, dtype=np.float64) * (2 * pi / count)


def scale(spec: ChartSpec, all_columns: list[Column]) -> Rings:
    """The rings that hold all values."""
    values = np.concatenate([column.values for column in all_columns])
    values = values[np.isfinite(values)]
    whole = bool((values == np.floor(values)).all())
    return circle.rings(float(values.min()), float(values.max()), whole, *limits(spec.y[0]))


def stretches(present: NDArray[np.bool_]) -> list[list[int]]:
    """The spokes of each unbroken stretch, going round: all in one if nothing is missing.

    present : (N,) bool
    """
    count = present.size
    if present.all():
        return [list(range(count))]
    first = int(np.flatnonzero(~present)[0])  # after a gap no stretch goes on from the last spoke to the first
    found: list[list[int]] = [[]]
    for i in range(first + 1, first + 1 + count):
        if present[i % count]:
            found[-1].append(i % count)
        elif found[-1]:
            found.append([])
    return [stretch for stretch in found if stretch]


def draw_chart(canvas: Canvas, spec: ChartSpec) -> None:
    """Draw a radar chart."""
    style = style_of(spec)
    canvas.paper(style.paper)
    all_columns = columns(spec)
    at = angles(all_columns[0].values.size)
    found = scale(spec, all_columns)
    if style.tiny:
        box: Box = (style.pad, style.pad, style.width - style.pad, style.height - style.pad)
        radius, down = circle.fitted(box, (), 0.0, *_reaches(at))
        _draw_series(canvas, style, spec, all_columns, found, style.width / 2, style.pad + down, radius)
        return
    b, pad = style.base, style.pad
    entries = entries_of(spec, all_columns, style)
    in_head = entries if spec.legend in ("auto", "top") else None
    top = head.draw(canvas, style, spec.title, spec.subtitle, entries=in_head, forced=spec.legend != "auto")
    top += 0.75 * b if top > pad else 0.0
    room = legend.beside(canvas, style, entries, spec.legend, top, style.height - pad)
    box = (room.left, top, room.right, max(room.bottom, top + 1))
    names, radius, down = arranged(spec.labels, at, box, style)
    x, y = (box[0] + box[2]) / 2, top + down
    _draw_grid(canvas, style, spec, found, at, x, y, radius)
    _draw_series(canvas, style, spec, all_columns, found, x, y, radius)
    numbers = writing_of(spec, spec.y[0].format).ticks(found.numbered, found.step)
    circle.draw_numbers(canvas, style, found, numbers, x, y, radius)
    if names:
        circle.set_words(canvas, style, names, x, y, radius + NAMES_AWAY * b, style.text)


def _reaches(at: Floats) -> tuple[Reach, Reach, Reach]:
    """How far the outermost ring goes up, aside and down."""
    c, s = np.cos(at), np.abs(np.sin(at))
    return Reach(float(c.max())), Reach(float(s.max())), Reach(float(-c.min()))


# ---- names


def arranged(labels: tuple[str, ...], at: Floats, box: Box, style: Style) -> tuple[list[Words], float, float]:
    """The names around the chart, its radius, and how far its centre is under the top of the box.

    The chart gives way to names that do not wrap, to half of what it could be; then these are shortened.
    Where they would meet, every second, third, … is set.
    """
    b = style.base
    away = NAMES_AWAY * b
    reaches = _reaches(at)
    named = [(label, angle) for label, angle in zip(labels, at.tolist(), strict=False) if label.strip()]
    bare, middle = circle.fitted(box, (), away, *reaches)
    names = [circle.words((label,), angle, b) for label, angle in named]
    tall = circle.fitted(box, [one._replace(width=0.0) for one in names], away, *reaches)[0]
    radius, down = circle.fitted(box, names, away, *reaches)
    if radius < ROOMY * tall or any(one.width > box[2] - box[0] for one in names):
        for share in SHARES:
            made = []
            for label, angle in named:
                one = _wrapped(label, angle, box, share * tall, away, b, share == SHARES[-1])
                if one is None:
                    break
                made.append(one)
            else:
                names = [one for one in made if one.lines]
                radius, down = circle.fitted(box, names, away, *reaches)
                if radius >= 0.95 * share * tall:
                    break
    if radius < max(0.4 * bare, 1.5 * b):
        return [], bare, middle
    return _thinned(names, (box[0] + box[2]) / 2, box[1] + down, radius + away, b), radius, down


def _wrapped(label: str, angle: float, box: Box, radius: float, away: float, b: float, shorten: bool) -> Words | None:
    """A name in the room that a chart of that radius leaves beside it; None if it must be shortened, and must not."""
    over, _ = circle.lean(angle)
    room = ((box[2] - box[0]) / 2 - (radius + away) * abs(sin(angle))) / max(over, 1 - over)
    width = shaping.width(label, b)
    if width <= room:
        return circle.words((label,), angle, b)
    lines = wrapping.wrap(label, room, b, max_lines=MOST_LINES) if width <= MOST_LINES * room else None
    if lines is None:
        if not shorten:
            return None
        lines = _shortened(label, room, b)
    return circle.words(lines, angle, b) if lines else Words((), angle, 0.0, b)


def _shortened(label: str, room: float, b: float) -> tuple[str, ...]:
    """The first words of a name in as many lines as it may have; nothing where not even a letter has room."""
    lines, words = [""], label.split()
    for i, word in enumerate(words):
        longer = f"{lines[-1]} {word}".lstrip()
        if shaping.width(longer, b) <= room:
            lines[-1] = longer
        elif not lines[-1] or len(lines) == MOST_LINES:
            lines[-1] = wrapping.shorten(f"{lines[-1]} {' '.join(words[i:])}", room, b)
            break
        elif shaping.width(word, b) <= room:
            lines.append(word)
        else:
            lines.append(wrapping.shorten(" ".join(words[i:]), room, b))
            break
    return tuple(lines) if all(shaping.width(line, b) <= room for line in lines) else ()


def _thinned(names: list[Words], x: float, y: float, radius: float, b: float) -> list[Words]:
    """As many of the names, at even steps, as keep apart."""
    boxes = [circle.bounds(one, x, y, radius) for one in names]
    every = next((k for k in range(1, len(names)) if circle.apart(boxes[::k], 0.4 * b)), max(1, len(names)))
    return names[::every]


# ---- rings


def _draw_grid(
    canvas: Canvas, style: Style, spec: ChartSpec, found: Rings, at: Floats, x: float, y: float, radius: float
) -> None:
    parts = []
    if spec.grid in ("auto", "y", "both"):
        radii = radius * found.share(np.array(found.ticks))
        parts.append(circle.polygons(x, y, radii.tolist(), at))
    if spec.grid in ("auto", "x", "both"):
        parts.append(circle.spokes(x, y, 0.0, radius, at))
    if parts:
        canvas.stroke(joined(parts), style.grid, 1.0, style.grid_dash)
    if found.low < 0 < found.high and spec.grid in ("auto", "y", "both"):
        canvas.stroke(circle.polygons(x, y, [radius * float(found.share(np.zeros(1))[0])], at), style.axis, 1.0)


# ---- series


def _draw_series(
    canvas: Canvas, style: Style, spec: ChartSpec, all_columns: list[Column], found: Rings, x: float, y: float,
    radius: float,
) -> None:  # fmt: skip
    """All polygons, the first series on top."""
    count = all_columns[0].values.size
    at = angles(count)
    alpha = FILL_ASKED if spec.fill else FILL if len(all_columns) <= MOST_FILLED else 0.0
    roomy = not style.tiny and radius >= circle.LEAST_RADIUS * style.base
    marked = roomy and count <= MOST_MARKED_SPOKES and len(all_columns) <= MOST_MARKED_SERIES
    width = style.theme.line_width * style.unit if not style.tiny else 1.5
    for column in reversed(all_columns):
        points = circle.around(x, y, radius * found.share(column.values), at)
        runs = stretches(np.isfinite(column.values))
        lines = [_outline(points[run], len(run) == count) for run in runs if len(run) > 1]
        if alpha and lines:
            areas = [_area(points[run], len(run) == count, (x, y)) for run in runs if len(run) > 1]
            canvas.fill(joined(areas), (*column.color[:3], alpha * column.color[3]))
        if lines:
            canvas.stroke(joined(lines), column.color, width)
        dots = list(range(count)) if marked else [run[0] for run in runs if len(run) == 1]
        dots = [i for i in dots if np.isfinite(column.values[i])]
        if dots:
            canvas.markers(disc(3.25 * style.unit), points[dots], column.color, style.background, 1.25 * style.unit)


def _outline(points: Floats, whole: bool) -> Path:
    """The line through some points, closed if it goes all the way round."""
    if not whole:
        return Path(points)
    codes = np.full(len(points) + 1, LINE, np.uint8)
    codes[0], codes[-1] = MOVE, CLOSE
    return Path(np.concatenate((points, points[:1])), codes)


def _area(points: Floats, whole: bool, centre: tuple[float, float]) -> Path:
    """What a line encloses: with the centre, if it does not go all the way round."""
    return _outline(points if whole else np.concatenate((points, [centre])), True)


def describe(spec: ChartSpec) -> list[str]:
    """How many spokes and series, and which values are the highest and the lowest."""
    all_columns = columns(spec)
    found = [(v, i, c) for c in all_columns for i, v in enumerate(c.values.tolist()) if isfinite(v)]
    ends = max(found, key=lambda one: one[0]), min(found, key=lambda one: one[0])
    written = writing_of(spec, spec.y[0].format).values([value for value, _, _ in ends])
    said = []
    for (_, i, column), number in zip(ends, written, strict=True):
        place = spec.labels[i] if i < len(spec.labels) and spec.labels[i] else f"spoke {i + 1}"
        series = f"{column.name or f'series {column.order + 1}'}, " if len(all_columns) > 1 else ""
        said.append(f"{series}{place} {number}")
    named = [column.name for column in all_columns if column.name]
    series = f", {len(all_columns)} series" + (f" ({listed(named)})" if named else "") if len(all_columns) > 1 else ""
    return [f"{all_columns[0].values.size} spokes{series}.", f"Highest: {said[0]}; lowest: {said[1]}."]

"""Pies, and doughnuts with them: parts of a whole, from 12 o'clock clockwise."""

from collections.abc import Callable
from functools import partial
from math import cos, pi, sin
from typing import NamedTuple

import numpy as np

from ..plot import head, legend
from ..plot.drawing.canvas import Box, Canvas, Rgba
from ..plot.drawing.color import on
from ..plot.drawing.paths import Floats, Path, sector
from ..plot.formats.writing import writing_of
from ..plot.legend import Entry
from ..plot.looks import surface
from ..plot.looks.style import Style, series_colors, style_of
from ..plot.looks.surface import pattern_of
from ..plot.spread import spread
from ..plot.typesetting import shaping, wrapping
from ..spec import ChartSpec

KIND = "Pie chart"
LEAST_SWEEP = 0.4 * pi / 180  # radians: a slice that is there is seen
GAP = 2.0  # u between slices
LABEL_AWAY = 0.8  # b
MOST_OUTSIDE, MOST_SLIVERS, SLIVER = 12, 2, 0.02  # slices; a sliver is a smaller share
OUTSIDE_AT_LEAST = 0.72  # radius with labels outside, of the radius with a list
TWO_LINES_GAIN = 1.25  # how much larger a pie must be for its labels to take two lines
SHRINK = 0.94  # by which a pie gives way to labels that would lie on it


class Slice(NamedTuple):
    """One part: angles in radians, clockwise from 12 o'clock; a part of nothing has no sweep."""

    name: str
    value: str
    share: float
    color: Rgba
    start: float
    end: float


def sweeps(values: Floats) -> Floats:
    """The angle of each part, (N,) radians, 2 pi in all; no part that is there has less than LEAST_SWEEP.

    values : (N,) >= 0
    """
    total = values.sum()
    if not total:
        return np.zeros(values.size)
    angles: Floats = 2 * pi * (values / total)
    small = (angles > 0) & (angles < LEAST_SWEEP)
    if small.any() and not small.all() and small.sum() * LEAST_SWEEP < pi:
        rest = angles[~small].sum()
        angles = np.where(small, LEAST_SWEEP, angles * (2 * pi - small.sum() * LEAST_SWEEP) / rest)
    return angles


_kept: list[tuple[ChartSpec, list[Slice]]] = []  # the last chart's: picture and alternative text both ask for them


def slices(spec: ChartSpec) -> list[Slice]:
    """The parts in their order."""
    if not _kept or _kept[0][0] is not spec:
        _kept[:] = [(spec, _slices(spec))]
    return _kept[0][1]


def _slices(spec: ChartSpec) -> list[Slice]:
    data = spec.series[0].data
    values = np.abs(np.array([0.0 if d is None else d if isinstance(d, float | int) else d[1] for d in data], float))
    colors = series_colors(spec, values.size)
    angles = sweeps(values)
    ends = np.cumsum(angles)
    scaled = values / values.max() if values.max() else values  # the sum of huge values is still a number
    shares = scaled / scaled.sum() if scaled.sum() else scaled
    writing = writing_of(spec)
    if spec.format:
        texts = writing.values((shares if "%" in spec.format else values).tolist())
    else:
        texts = writing.values(values.tolist()) if spec.values else writing.shares(shares.tolist())
    names = list(spec.labels) + [""] * (values.size - len(spec.labels))
    return [
        Slice(n, t, s, c, e - a, e)
        for n, t, s, c, a, e in zip(names, texts, shares.tolist(), colors, angles.tolist(), ends.tolist(), strict=True)
    ]


Draw = Callable[[Canvas, ChartSpec, list[Slice], float, float, float], None]  # parts about (x, y) in a radius


class Disc(NamedTuple):
    """How parts are drawn, and how their values are set on them where the names stand in a legend."""

    draw: Draw
    label: Draw


def draw_chart(canvas: Canvas, spec: ChartSpec, hole: float = 0.0) -> None:
    """Draw a pie; `hole` is the inner radius in radii."""
    draw_parts(canvas, spec, slices(spec), Disc(partial(_draw_slices, hole=hole), partial(_label_inside, hole=hole)))


def draw_parts(canvas: Canvas, spec: ChartSpec, parts: list[Slice], disc: Disc) -> None:
    """Draw parts of a disc with their names around them, in a list beside them or in a legend."""
    style = style_of(spec)
    canvas.paper(style.paper)
    if style.tiny:
        pad = style.pad
        radius = min(style.width, style.height) / 2 - pad
        disc.draw(canvas, spec, parts, style.width / 2, style.height / 2, radius)
        return
    b, pad = style.base, style.pad
    forced = spec.legend not in ("auto", "none")
    entries = [_entry(spec, i, p) for i, p in enumerate(parts) if p.name]
    in_head = entries if spec.legend == "top" else None
    top = head.draw(canvas, style, spec.title, spec.subtitle, entries=in_head, forced=forced)
    box: Box = (pad, top + (0.75 * b if top > pad else 0.0), style.width - pad, style.height - pad)
    if forced:
        room = legend.beside(canvas, style, entries, spec.legend, box[1], box[3], 0.35)
        box = (room.left, box[1], room.right, room.bottom - (0.25 * b if spec.legend == "bottom" else 0.0))
        radius = min(box[2] - box[0], box[3] - box[1]) / 2
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        disc.draw(canvas, spec, parts, x, y, radius)
        if spec.values is not False:
            disc.label(canvas, spec, parts, x, y, radius)
        return
    outside = _outside(style, parts, box, spec)
    if outside and _wants_outside(style, parts, outside.radius, box, spec):
        disc.draw(canvas, spec, parts, outside.x, outside.y, outside.radius)
        _label_outside(canvas, style, outside)
        return
    _with_list(canvas, style, spec, parts, box, disc)


def _draw_slices(
    canvas: Canvas, spec: ChartSpec, parts: list[Slice], x: float, y: float, radius: float, hole: float
) -> None:
    style = style_of(spec)
    whole = any(p.end - p.start >= 2 * pi - 1e-9 for p in parts)
    gap = 0.0 if whole else min(GAP * style.unit, 0.08 * radius)
    if not any(p.end > p.start for p in parts):  # nothing to part: the empty ring says so
        canvas.fill(sector(x, y, hole * radius, radius, 0.0, 2 * pi), style.grid)
    for i, part in enumerate(parts):
        if part.end > part.start:
            path = sector(x, y, hole * radius, radius, part.start, part.end, gap)
            canvas.fill(path, part.color)
            surface.hatch(canvas, spec, path, part.color, i)


def _entry(spec: ChartSpec, index: int, part: Slice) -> Entry:
    """The name of a slice in a legend."""
    return Entry(part.name, part.color, "square", pattern=pattern_of(spec, index))


class Words(NamedTuple):
    """A label of one line or two: name and value with their widths."""

    name: str
    value: str
    width: float
    two_lines: bool


class Placed(NamedTuple):
    """A label beside its slice.

    x, y : where the side that faces the pie is, at the middle of the label's height
    right : whether it stands at the right of the pie
    moved : whether it is so far from its slice that a line must lead there
    """

    words: Words
    angle: float
    x: float
    y: float
    right: bool
    moved: bool


class Outside(NamedTuple):
    """A pie with its labels around it."""

    x: float
    y: float
    radius: float
    labels: list[Placed]


def _words(style: Style, part: Slice, spec: ChartSpec, two_lines: bool) -> Words:
    b = style.base
    name = wrapping.shorten(part.name, 0.3 * style.width, b, 600) if part.name else ""
    value = "" if spec.values is False else part.value
    name_width = shaping.width(name, b, 600) if name else 0.0
    value_width = shaping.width(value, b) if value else 0.0
    if two_lines:
        return Words(name, value, max(name_width, value_width), True)
    return Words(name, value, name_width + value_width + (0.4 * b if name and value else 0.0), False)


def _outside(style: Style, parts: list[Slice], box: Box, spec: ChartSpec) -> Outside | None:
    """The largest pie whose labels fit around it, or None; labels in two lines only where that gains much."""
    one_line = _largest(style, parts, box, spec, two_lines=False)
    if one_line is not None and TWO_LINES_GAIN * one_line.radius >= (box[3] - box[1]) / 2:
        return one_line  # no pie is higher than its box
    two_lines = _largest(style, parts, box, spec, two_lines=True)
    if one_line is None or (two_lines is not None and two_lines.radius > TWO_LINES_GAIN * one_line.radius):
        return two_lines
    return one_line


def _largest(style: Style, parts: list[Slice], box: Box, spec: ChartSpec, two_lines: bool) -> Outside | None:
    """The largest pie around which the labels find room in the box, or None."""
    b = style.base
    shown = [(p, _words(style, p, spec, two_lines)) for p in parts if p.end > p.start]
    x, y, half_height = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2, (box[3] - box[1]) / 2
    pitch = (2.45 if two_lines else 1.3) * b
    sides = [[p for p, _ in shown if (sin((p.start + p.end) / 2) >= 0) == right] for right in (True, False)]
    if max(map(len, sides)) * pitch > box[3] - box[1]:
        return None
    radius = half_height
    for part, _ in shown:  # above and below the pie only its height gives way
        up = abs(cos((part.start + part.end) / 2))
        if up > 0.8:
            radius = min(radius, (half_height - pitch / 2) / up - LABEL_AWAY * b)
    while radius > 2 * b:
        labels = _around(style, shown, x, y, radius, box, pitch)
        if all(box[0] - 0.5 <= p.x - (0 if p.right else p.words.width) for p in labels) and all(
            p.x + (p.words.width if p.right else 0) <= box[2] + 0.5 for p in labels
        ):
            return Outside(x, y, radius, labels)
        radius *= SHRINK
    return None


def _around(
    style: Style, shown: list[tuple[Slice, Words]], x: float, y: float, radius: float, box: Box, pitch: float
) -> list[Placed]:
    """The labels beside the slices of a pie, moved apart where they would meet."""
    b = style.base
    away = radius + LABEL_AWAY * b
    placed = []
    for right in (True, False):
        side = [(m, w) for p, w in shown if (sin(m := (p.start + p.end) / 2) >= 0) == right]
        side.sort(key=lambda one: -cos(one[0]))
        wanted = np.array([y - away * cos(angle) for angle, _ in side])
        places = spread(wanted, pitch, box[1] + pitch / 2, box[3] - pitch / 2)
        sign = 1.0 if right else -1.0
        for (angle, words), want, place in zip(side, wanted.tolist(), places.tolist(), strict=True):
            moved = abs(place - want) > 0.5 * b
            nearest = max(abs(place - y) - pitch / 2, 0.0)  # of the label's height, to the middle of the pie
            reach = max(away**2 - nearest**2, 0.0) ** 0.5 if moved or words.two_lines else 0.0
            at = x + sign * max(reach, away * abs(sin(angle)))
            placed.append(Placed(words, angle, at, place, right, moved))
    return placed


def _wants_outside(style: Style, parts: list[Slice], radius: float, box: Box, spec: ChartSpec) -> bool:
    if style.width < 360 or style.height < 220 or len(parts) > MOST_OUTSIDE:
        return False
    if sum(0 < p.share < SLIVER for p in parts) > MOST_SLIVERS:
        return False
    most = (box[3] - box[1]) / 2  # which spares to measure the list
    return radius >= OUTSIDE_AT_LEAST * most or radius >= OUTSIDE_AT_LEAST * _list_radius(style, parts, box, spec)


def _label_outside(canvas: Canvas, style: Style, pie: Outside) -> None:
    b = style.base
    for label in pie.labels:
        if label.moved:  # straight out of the slice, then to the label: a direct line would cross the next slices
            s, c = sin(label.angle), cos(label.angle)
            edge, knee = pie.radius, pie.radius + 0.3 * b
            way = [(pie.x + r * s, pie.y - r * c) for r in (edge, knee)]
            way.append((label.x - (0.25 if label.right else -0.25) * b, label.y))
            canvas.stroke(Path(np.array(way)), style.axis, style.unit)
        _set_words(canvas, style, label.words, label.x, label.y, label.right)


def _set_words(canvas: Canvas, style: Style, words: Words, x: float, y: float, right: bool) -> None:
    b = style.base
    align = 0.0 if right else 1.0
    if words.two_lines:
        lines = [(words.name, 600, style.text), (words.value, 400, style.muted)]
        lines = [line for line in lines if line[0]]
        for i, (string, weight, color) in enumerate(lines):
            canvas.text(string, x, style.below(y + (i - (len(lines) - 1) / 2) * 1.15 * b, b), b, color, weight, align)
        return
    left = x if right else x - words.width
    base = style.below(y, b)
    canvas.text(words.name, left, base, b, style.text, 600)
    canvas.text(words.value, left + words.width, base, b, style.muted, align=1.0)


def _list_names(style: Style) -> float:
    return 0.3 * style.width


def _list_width(style: Style, parts: list[Slice], spec: ChartSpec) -> float:
    """The width of the list of names and values beside the pie."""
    b = style.base
    names = max((min(shaping.width(p.name, b), _list_names(style)) for p in parts), default=0.0)
    values = 0.0 if spec.values is False else max((shaping.width(p.value, b) for p in parts), default=0.0)
    return (legend.SWATCH + legend.AFTER_SWATCH) * b + names + (b + values if values else 0.0)


def _list_radius(style: Style, parts: list[Slice], box: Box, spec: ChartSpec) -> float:
    """The radius of the pie beside the list."""
    across = box[2] - box[0] - _list_width(style, parts, spec) - 2 * style.base
    return max(0.0, min(across, box[3] - box[1]) / 2)


def _with_list(canvas: Canvas, style: Style, spec: ChartSpec, parts: list[Slice], box: Box, disc: Disc) -> None:
    """Pie left, names and values in a list at its right; the bare pie where there is no room."""
    b = style.base
    listed = [(i, p) for i, p in enumerate(parts) if p.name or spec.values is not False]
    radius = _list_radius(style, parts, box, spec)
    middle = (box[1] + box[3]) / 2
    if spec.legend == "none" or style.width < 200 or style.height < 120 or radius < 2 * b or not listed:
        radius = min(box[2] - box[0], box[3] - box[1]) / 2
        disc.draw(canvas, spec, parts, (box[0] + box[2]) / 2, middle, radius)
        return
    row = legend.COLUMN_ROW * b
    most = max(1, int((box[3] - box[1]) / row))
    left_out = len(listed) - most + 1 if len(listed) > most else 0
    shown = listed[: most - 1] if left_out else listed
    width = _list_width(style, parts, spec)
    together = 2 * radius + 2 * b + width
    left = box[0] + (box[2] - box[0] - together) / 2 if together < 0.8 * (box[2] - box[0]) else box[0]
    disc.draw(canvas, spec, parts, left + radius, middle, radius)
    x = left + 2 * radius + 2 * b
    y = middle - (len(shown) + bool(left_out) - 1) / 2 * row
    for i, part in shown:
        name = wrapping.shorten(part.name, _list_names(style), b)
        legend.draw_entry(canvas, style, _entry(spec, i, part)._replace(name=name), x, y)
        if spec.values is not False:
            canvas.text(part.value, x + width, style.below(y, b), b, style.muted, align=1.0)
        y += row
    if left_out:
        canvas.text(f"+ {left_out} more", x, style.below(y, b), b, style.muted)


def _label_inside(
    canvas: Canvas, spec: ChartSpec, parts: list[Slice], x: float, y: float, radius: float, hole: float
) -> None:
    """Values in those slices that have room for them."""
    style = style_of(spec)
    b = style.base
    at = radius * ((1 + hole) / 2 if hole else 0.65)
    for i, part in enumerate(parts):
        width = shaping.width(part.value, b, 600)
        sweep = part.end - part.start
        chord = 2 * at * sin(min(sweep / 2, pi / 2))
        thick = radius * (1 - hole)
        if chord < width + 0.5 * b or thick < width + 0.3 * b:
            continue
        middle = (part.start + part.end) / 2
        px, py = x + at * sin(middle), y - at * cos(middle)
        if sweep >= 2 * pi - 1e-9 and not hole:
            px, py = x, y
        color = on(part.color)
        if surface.is_uneven(spec, i):
            color = style.text
            surface.ground(canvas, style, px, py, width)
        canvas.text(part.value, px, style.below(py, b), b, color, 600, align=0.5)

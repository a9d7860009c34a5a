"""Treemaps: parts of a whole as rectangles, in one group or in several."""

from math import sqrt
from typing import NamedTuple

import numpy as np

from ..plot import head
from ..plot.drawing.canvas import Box, Canvas, Rgba
from ..plot.drawing.color import BLACK, WHITE, contrast, mix, on, parse
from ..plot.drawing.paths import rounded_rects
from ..plot.formats.writing import writing_of
from ..plot.looks.style import Style, series_colors, style_of
from ..plot.squarify import squarified
from ..plot.typesetting import shaping, wrapping
from ..spec import ChartSpec

KIND = "Treemap"
GAP, GROUP_GAP = 2.0, 6.0  # u between parts, and between groups
DEEPEST = 0.4  # of black (white, where words on the hue are black) in the largest part of a treemap without groups
PALEST, TOLD_APART = 0.35, 1.25  # of white in a part of nothing, where the hue has no room to deepen: contrast
HEADER = 1.65  # b, the name over a group
INSIDE, LINE = 0.5, 1.25  # b: from the edges of a part to its words, and from line to line
LEAST_WORDS = (3.0, 1.6)  # b, the size of a part that has words
MOST_LINES = 3  # of a name
SHORTEST = 6  # characters of a name that is cut, with its ellipsis


class Part(NamedTuple):
    """One part; `order` counts the data, `value` is >= 0."""

    order: int
    name: str
    value: float
    group: str


class Rectangle(NamedTuple):
    """A part and where it stands."""

    part: Part
    box: Box
    color: Rgba


class Group(NamedTuple):
    """Several parts and where they stand; without a name there is one group."""

    name: str
    value: float
    box: Box
    header: bool


def parts_of(spec: ChartSpec) -> list[Part]:
    """The parts, the largest first."""
    data = spec.series[0].data
    parts = [
        Part(
            i, spec.labels[i] if spec.labels else "", float(datum) if isinstance(datum, float | int) else 0.0,
            spec.groups[i] if spec.groups else "",
        )
        for i, datum in enumerate(data)
    ]  # fmt: skip
    return sorted(parts, key=lambda part: -part.value)


def grouped(parts: list[Part]) -> dict[str, list[Part]]:
    """The parts of each group, the group with most first."""
    found: dict[str, list[Part]] = {}
    for part in parts:
        found.setdefault(part.group, []).append(part)
    return dict(sorted(found.items(), key=lambda one: -sum(part.value for part in one[1])))


def arranged(spec: ChartSpec, style: Style, box: Box) -> tuple[list[Rectangle], list[Group]]:
    """Every part that has an area, and the groups."""
    b = style.base
    parts = parts_of(spec)
    colors = _colors(spec, parts)
    if not spec.groups:
        return _filled(parts, box, GAP * style.unit, colors), []
    rectangles, groups = [], []
    found = grouped(parts)
    totals = [sum(part.value for part in members) for members in found.values()]
    boxes = _spaced(totals, box, GROUP_GAP * style.unit)
    for (name, members), total, at in zip(found.items(), totals, boxes, strict=True):
        x0, y0, x1, y1 = at
        header = x1 - x0 >= 3 * b and y1 - y0 >= (HEADER + 1) * b and not style.tiny
        header = header and name not in ("", *(part.name for part in members[:1] if len(members) == 1))
        groups.append(Group(name, total, at, header))
        inside = (x0, y0 + HEADER * b, x1, y1) if header else at
        rectangles += _filled(members, inside, GAP * style.unit, colors)
    return rectangles, groups


def _spaced(values: list[float], box: Box, gap: float) -> list[Box]:
    """Squarified with gaps between neighbours, none around them; less between small ones."""
    out = []
    for x0, y0, x1, y1 in squarified(values, (box[0], box[1], box[2] + gap, box[3] + gap)):
        out.append((x0, y0, x1 - min(gap, 0.3 * (x1 - x0)), y1 - min(gap, 0.3 * (y1 - y0))))
    return out


def _filled(parts: list[Part], box: Box, gap: float, colors: list[Rgba]) -> list[Rectangle]:
    boxes = _spaced([part.value for part in parts], box, gap)
    return [Rectangle(part, at, colors[part.order]) for part, at in zip(parts, boxes, strict=True) if part.value > 0]


def _colors(spec: ChartSpec, parts: list[Part]) -> list[Rgba]:
    """A colour for each datum: the given ones in turn; by group; or one hue, the larger the deeper."""
    own = spec.series[0].color
    if spec.groups:
        names = list(dict.fromkeys(spec.groups))
        by_group = dict(zip(names, series_colors(spec, len(names)), strict=True))
        return [parse(own) if own else by_group[name] for name in spec.groups]
    if spec.colors:
        return series_colors(spec, len(parts))
    if own:
        return [parse(own)] * len(parts)
    hue, largest = series_colors(spec, 1)[0], parts[0].value or 1.0
    palest, deepest = hue, mix(hue, BLACK if on(hue) == WHITE else WHITE, DEEPEST)  # words on all have one colour
    if contrast(hue, deepest) < TOLD_APART:  # as black ink is from black: its small parts are paler instead
        palest, deepest = mix(hue, WHITE if on(hue) == WHITE else BLACK, PALEST), hue
    return [mix(palest, deepest, sqrt(part.value / largest)) for part in sorted(parts, key=lambda part: part.order)]


def draw_chart(canvas: Canvas, spec: ChartSpec) -> None:
    """Draw it."""
    style = style_of(spec)
    canvas.paper(style.paper)
    b, pad = style.base, style.pad
    if style.tiny:
        rectangles, _ = arranged(spec, style, (pad, pad, style.width - pad, style.height - pad))
        _draw_parts(canvas, style, rectangles)
        return
    top = head.draw(canvas, style, spec.title, spec.subtitle)
    box: Box = (pad, round(top + (0.75 * b if top > pad else 0.0)), style.width - pad, style.height - pad)
    rectangles, groups = arranged(spec, style, box)
    _draw_parts(canvas, style, rectangles)
    _draw_headers(canvas, spec, style, groups)
    _draw_words(canvas, spec, style, rectangles)


def _draw_parts(canvas: Canvas, style: Style, rectangles: list[Rectangle]) -> None:
    """All parts of a colour at once, their edges on whole device pixels if that leaves them any width."""
    by_color: dict[Rgba, list[Box]] = {}
    for one in rectangles:
        by_color.setdefault(one.color, []).append(one.box)
    for color, boxes in by_color.items():
        sides = np.array(boxes)
        snapped = canvas.snapped(sides)
        thin = (snapped[:, 2] <= snapped[:, 0]) | (snapped[:, 3] <= snapped[:, 1])
        snapped[thin] = sides[thin]
        x0, y0, x1, y1 = snapped.T
        canvas.fill(rounded_rects(x0, y0, x1, y1, style.cell_corner), color)


def _draw_headers(canvas: Canvas, spec: ChartSpec, style: Style, groups: list[Group]) -> None:
    """The name of each group and, where there is room, its sum."""
    b = style.base
    shown = [group for group in groups if group.header]
    texts = writing_of(spec).values([group.value for group in shown]) if spec.values is not False else [""] * len(shown)
    for group, text in zip(shown, texts, strict=True):
        x0, y0, x1, _ = group.box
        name = wrapping.shorten(group.name, x1 - x0, b, 600)
        width = shaping.width(name, b, 600)
        if width > x1 - x0:
            continue
        base = style.below(y0 + 0.6 * b, b)
        canvas.text(name, x0, base, b, style.text, 600)
        if text and width + 0.5 * b + shaping.width(text, b) <= x1 - x0:
            canvas.text(text, x0 + width + 0.5 * b, base, b, style.muted)


def _draw_words(canvas: Canvas, spec: ChartSpec, style: Style, rectangles: list[Rectangle]) -> None:
    """Names and values in the parts that have room for them."""
    b = style.base
    least_width, least_height = LEAST_WORDS
    roomy = [
        one for one in rectangles
        if one.box[2] - one.box[0] >= least_width * b and one.box[3] - one.box[1] >= least_height * b
    ]  # fmt: skip
    values = writing_of(spec).values([one.part.value for one in rectangles]) if spec.values is not False else []
    text_of = dict(zip([one.part.order for one in rectangles], values, strict=False))
    set_in: dict[tuple[Rgba, int], list[tuple[str, float, float]]] = {}
    for one in roomy:
        ink = on(one.color)
        x, y = one.box[0] + INSIDE * b, one.box[1] + (INSIDE + 0.45) * b
        for string, weight in words_in(one.part.name, text_of.get(one.part.order, ""), one.box, b):
            set_in.setdefault((ink, weight), []).append((string, x, style.below(y, b)))
            y += LINE * b
    for (ink, weight), placed in set_in.items():
        canvas.texts(placed, b, ink, weight)


def words_in(name: str, value: str, box: Box, b: float) -> list[tuple[str, int]]:
    """The lines in a part and their weights: the name, wrapped or shortened if need be, and the value under it."""
    width = box[2] - box[0] - 2 * INSIDE * b
    lines = int((box[3] - box[1] - 2 * INSIDE * b - 0.9 * b) / (LINE * b) + 1e-9) + 1
    if box[3] - box[1] < (2 * 0.35 + 0.9) * b or not (name or value):
        return []
    with_value = bool(value) and shaping.width(value, b) <= width and (lines > 1 or not name)
    for_name = min(MOST_LINES, lines - with_value)
    out: list[tuple[str, int]] = []
    if name and for_name:
        fits = shaping.width(name, b, 600) <= width
        wrapped = (name,) if fits else wrapping.wrap(name, width, b, 600, max_lines=for_name)
        if wrapped is None:
            short = wrapping.shorten(name, width, b, 600)
            if len(short) < SHORTEST or shaping.width(short, b, 600) > width:
                return []
            wrapped = (short,)
        out = [(line, 600) for line in wrapped]
    return [*out, (value, 400)] if with_value else out


def describe(spec: ChartSpec) -> list[str]:
    """How many parts there are, and the largest of them."""
    parts = [part for part in parts_of(spec) if part.value > 0]
    if not parts:
        return ["No data."]
    scaled = [part.value / parts[0].value for part in parts]
    shares = writing_of(spec).shares([value / sum(scaled) for value in scaled])
    said = ", ".join(f"{part.name or 'part'} {share}" for part, share in zip(parts[:3], shares, strict=False))
    rest = len(parts) - 3
    more = f" and {rest} smaller part{'s' * (rest > 1)}" if rest > 0 else ""
    count = f"{len(parts)} part{'s' * (len(parts) > 1)}"
    names = [name for name in grouped(parts) if name]
    if not names:
        return [f"{count}. {said}{more}."]
    from ..alt import names as first_names

    return [f"{count} in {len(names)} group{'s' * (len(names) > 1)} ({first_names(names)}).", f"{said}{more}."]

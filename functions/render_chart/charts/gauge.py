"""Gauges: one value as an arc on a track, with its number in the middle."""

from math import cos, floor, radians, sin

from ..plot import circle, dial, head
from ..plot.circle import Reach
from ..plot.dial import Dial, describe
from ..plot.drawing.canvas import Box, Canvas, TextBox, meets
from ..plot.drawing.paths import arc, sector
from ..plot.formats.writing import writing_of
from ..plot.looks.style import Style, style_of
from ..plot.typesetting import shaping, wrapping
from ..spec import ChartSpec

KIND = "Gauge"
__all__ = ["KIND", "describe", "draw_chart"]

END = radians(105)  # of the arc, on both sides of 12 o'clock
THICKNESS = 0.2  # radii
NUMBER = 0.38  # radii, the size of the number
RING, RING_GAP = 0.05, 0.035  # radii: a ring of bands around the track, and what parts them
TARGET_OUT = 0.45  # b, how far the tick at the target goes beyond the ring
UNDER = 0.95  # b, from the ends of the arc to the middle of what is written under them
LABEL_UNDER, LABEL_ROOM = 0.65, 1.5  # b, from the number to the middle of its label; inner radii, its width
MOST_LINES, LINE = 2, 1.2  # of the label; b


def angle(share: float) -> float:
    """The angle of a share of the scale, in radians, clockwise from 12 o'clock."""
    return (2 * share - 1) * END


def tracks(radius: float, banded: bool) -> tuple[float, float]:
    """The radius of the middle of the track, and its thickness; a ring of bands takes its share outside."""
    outer = radius * (1 - RING - RING_GAP) if banded else radius
    thickness = THICKNESS * outer
    return outer - thickness / 2, thickness


def draw_chart(canvas: Canvas, spec: ChartSpec) -> None:
    """Draw a gauge."""
    style = style_of(spec)
    canvas.paper(style.paper)
    found = dial.dial_of(spec)
    b, pad = style.base, style.pad
    middle, thickness = tracks(1.0, bool(found.bands))
    up, down, aside = Reach(1.0), Reach(-middle * cos(END) + thickness / 2), Reach(1.0)
    if style.tiny:
        box: Box = (pad, pad, style.width - pad, style.height - pad)
        radius, below = circle.fitted(box, (), 0.0, up, aside, down)
        _draw_arcs(canvas, style, spec, found, style.width / 2, pad + below, radius)
        return
    top = head.draw(canvas, style, spec.title, spec.subtitle)
    top += 0.75 * b if top > pad else 0.0
    box = (pad, top, style.width - pad, max(style.height - pad, top + 1))
    x = style.width / 2
    target = []
    if found.target is not None and min(box[2] - box[0], box[3] - box[1]) > 8 * b:
        string = writing_of(spec, spec.format or spec.y[0].format).value(found.target)
        if shaping.width(string, b, 600) <= 0.2 * (box[2] - box[0]):
            target = [circle.words((string,), angle(found.share(found.target)), b, 600)]
    away = (TARGET_OUT + 0.4) * b
    radius, below = circle.fitted(box, target, away, up, aside, down._replace(px=(UNDER + 0.4) * b))
    ends = True
    if radius < 2.5 * b:  # no room to write under the ends
        ends = False
        radius, below = circle.fitted(box, target, away, up, aside, down)
    y = top + below
    _draw_arcs(canvas, style, spec, found, x, y, radius)
    foot = y + down.share * radius
    if ends:
        _set_ends(canvas, style, spec, found, x, radius, foot)
    taken = [_box(text) for text in canvas.boxes]
    if target and not any(meets(circle.bounds(target[0], x, y, radius + away), one) for one in taken):
        circle.set_words(canvas, style, target, x, y, radius + away, style.text, 600)
    _set_number(canvas, style, spec, found, x, y, radius, foot)


def _box(text: TextBox) -> Box:
    """The box of a level text."""
    (left, top), _, (right, bottom), _ = text.corners
    return left, top, right, bottom


def _draw_arcs(canvas: Canvas, style: Style, spec: ChartSpec, found: Dial, x: float, y: float, radius: float) -> None:
    if radius <= 0:
        return
    middle, thickness = tracks(radius, bool(found.bands))
    canvas.stroke(arc(x, y, middle, -END, END), style.grid, thickness)
    share = found.share(found.value)
    if share:
        canvas.stroke(arc(x, y, middle, -END, angle(share)), dial.value_color(spec, found), thickness)
    gap = min(style.unit, 0.02 * radius)
    for band, color in zip(found.bands, dial.band_colors(style, found.bands), strict=True):
        ends = angle(found.share(band.low)), angle(found.share(band.high))
        canvas.fill(sector(x, y, radius * (1 - RING), radius, *ends, gap), color)
    if found.target is not None:
        out = radius + (0.0 if style.tiny else TARGET_OUT * style.base)
        dial.draw_target(canvas, style, angle(found.share(found.target)), x, y, middle - thickness / 2, out)


def _set_ends(canvas: Canvas, style: Style, spec: ChartSpec, found: Dial, x: float, radius: float, foot: float) -> None:
    """The least and the greatest value under the ends of the arc, which reach down to `foot`."""
    b = style.base
    reach = tracks(radius, bool(found.bands))[0] * sin(END)
    strings = dial.end_texts(spec, found, b, 2 * reach - 2 * b)
    left, right = 0.4 * style.pad, style.width - 0.4 * style.pad
    placed = []
    for string, at in zip(strings, (x - reach, x + reach), strict=False):
        half = shaping.width(string, b) / 2
        placed.append((string, min(max(at, left + half), right - half), style.below(foot + UNDER * b, b)))
    canvas.texts(placed, b, style.muted, align=0.5)


def _set_number(
    canvas: Canvas, style: Style, spec: ChartSpec, found: Dial, x: float, y: float, radius: float, foot: float
) -> None:
    """The number, and the label under it."""
    b = style.base
    middle, thickness = tracks(radius, bool(found.bands))
    inner, size = middle - thickness / 2, NUMBER * radius
    label = spec.labels[0] if spec.labels else ""
    centre = y - (0.17 if label.strip() else 0.1) * radius
    string, fitting = dial.number_text(spec, found.value, 1.7 * inner, size)
    canvas.text(string, x, style.below(centre, fitting), fitting, style.text, 600, align=0.5)
    under = centre + dial.end_of(fitting) + LABEL_UNDER * b
    most = min(MOST_LINES, 1 + floor((foot - 0.2 * b - under) / (LINE * b)))
    room = LABEL_ROOM * inner
    if label.strip() and most > 0 and room >= 3 * b:
        lines = wrapping.wrap(label, room, b, max_lines=most) or (wrapping.shorten(label, room, b),)
        placed = [(line, x, style.below(under + i * LINE * b, b)) for i, line in enumerate(lines)]
        canvas.texts(placed, b, style.muted, align=0.5)

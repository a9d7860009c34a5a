"""Speedometers: a needle on a dial with ticks, bands on its ring, and the number below."""

from math import cos, radians, sin

import numpy as np

from ..plot import circle, dial, head
from ..plot.circle import Reach, Words
from ..plot.dial import Dial, describe
from ..plot.drawing.canvas import Box, Canvas
from ..plot.drawing.paths import RECT_CODES, Floats, Path, disc, sector
from ..plot.formats.writing import Writing, writing_of
from ..plot.looks.style import Style, series_colors, style_of
from ..plot.scale import nice_step, steps_between
from ..plot.typesetting import wrapping
from ..spec import ChartSpec

KIND = "Speedometer"
__all__ = ["KIND", "describe", "draw_chart"]

END = radians(120)  # of the dial, on both sides of 12 o'clock
RING, GAP = 0.14, 2.0  # radii, the thickness of the ring; u, between bands
NEEDLE, NEEDLE_WIDTH, TIP, HUB = 0.82, 0.07, 0.014, 0.075  # radii: length, width at hub and tip, radius of the hub
NUMBER, NUMBER_AT = 0.27, 0.47  # radii: size of the number, and how far under the centre its middle is
TICK, SMALL_TICK, TICK_FROM = 0.5, 0.3, 0.2  # b, outside the ring
LABEL_UNDER = 0.55  # b, from the number to the middle of the label under it
LEAST_NUMBER = 1.2  # b, the smallest size of the number
NUMBERS_AWAY = 1.05  # b, from the ring to the numbers of its ticks
INTERVALS = (10, 5, 4, 2, 1)
CLOSE_BY = 0.55  # steps: a tick nearer to an end has no number beside that of the end
LEAST_RADIUS = 3.5  # b: a smaller dial has no numbers on its ticks


def angle(share: float) -> float:
    """The angle of a share of the scale, in radians, clockwise from 12 o'clock."""
    return (2 * share - 1) * END


def needle(x: float, y: float, radius: float, towards: float) -> Path:
    """The needle of a dial of that radius, from the centre outwards at an angle."""
    along, across = np.array((sin(towards), -cos(towards))), np.array((cos(towards), sin(towards)))
    tip, centre = np.array((x, y)) + NEEDLE * radius * along, np.array((x, y))
    wide, narrow = NEEDLE_WIDTH / 2 * radius * across, TIP / 2 * radius * across
    return Path(np.array([centre - wide, tip - narrow, tip + narrow, centre + wide, centre - wide]), RECT_CODES)


def ticks_of(low: float, high: float, most: int) -> tuple[list[float], float]:
    """Round numbers on a dial in at most so many steps, and the step: one that meets both ends, if there is one."""
    for intervals in range(most, 0, -1):
        step = nice_step(high - low, intervals)
        ticks = steps_between(low, high, step)
        if ticks and abs(ticks[0] - low) < 1e-6 * step and abs(ticks[-1] - high) < 1e-6 * step:
            return ticks, step
    step = nice_step(high - low, most)
    return steps_between(low, high, step), step


def draw_chart(canvas: Canvas, spec: ChartSpec) -> None:
    """Draw a speedometer."""
    style = style_of(spec)
    canvas.paper(style.paper)
    found = dial.dial_of(spec)
    b, pad = style.base, style.pad
    up, aside = Reach(1.0), Reach(1.0)
    if style.tiny:
        box: Box = (pad, pad, style.width - pad, style.height - pad)
        radius, below = circle.fitted(box, (), 0.0, up, aside, Reach(0.5))
        _draw_dial(canvas, style, spec, found, style.width / 2, pad + below, radius)
        return
    top = head.draw(canvas, style, spec.title, spec.subtitle)
    top += 0.75 * b if top > pad else 0.0
    box = (pad, top, style.width - pad, max(style.height - pad, top + 1))
    label = spec.labels[0] if spec.labels and spec.labels[0].strip() else ""
    under = (LABEL_UNDER + 0.4) * b if label else -0.5 * pad  # the tail of a comma may stand in the margin
    downs = Reach(0.5), Reach(NUMBER_AT + dial.end_of(NUMBER), under)
    numbers, ticks = _numbers(spec, style, found, box, downs)
    radius, below = circle.fitted(box, numbers, NUMBERS_AWAY * b, up, aside, *downs)
    size = NUMBER * radius
    if size < LEAST_NUMBER * b:
        size = LEAST_NUMBER * b
        downs = Reach(0.5), Reach(NUMBER_AT, dial.end_of(size) + under)
        radius, below = circle.fitted(box, numbers, NUMBERS_AWAY * b, up, aside, *downs)
    x, y = style.width / 2, top + below
    if numbers:
        _draw_ticks(canvas, style, found, ticks, x, y, radius)
    _draw_dial(canvas, style, spec, found, x, y, radius)
    circle.set_words(canvas, style, numbers, x, y, radius + NUMBERS_AWAY * b, style.muted)
    _set_number(canvas, style, spec, found, label, x, y, radius, size)


def _numbers(
    spec: ChartSpec, style: Style, found: Dial, box: Box, downs: tuple[Reach, ...]
) -> tuple[list[Words], list[float]]:
    """The numbers around the dial, as many as keep apart, and the values of its ticks."""
    b = style.base
    write = writing_of(spec, spec.y[0].format)
    for most in INTERVALS:
        ticks, step = ticks_of(found.low, found.high, most)
        for one in (write, write.short()):
            strings = one.ticks(ticks, step)
            marked = list(zip(ticks, strings, strict=True))
            marked = _with_ends(marked, found, step, one)
            numbers = [circle.words((string,), angle(found.share(at)), b) for at, string in marked]
            radius, below = circle.fitted(box, numbers, NUMBERS_AWAY * b, Reach(1.0), Reach(1.0), *downs)
            boxes = [circle.bounds(n, style.width / 2, box[1] + below, radius + NUMBERS_AWAY * b) for n in numbers]
            if radius >= LEAST_RADIUS * b and circle.apart(boxes, 0.6 * b):
                return numbers, ticks
    return [], []


def _with_ends(marked: list[tuple[float, str]], found: Dial, step: float, write: Writing) -> list[tuple[float, str]]:
    """Ticks and their numbers with those of the two ends, which push out what is close to them."""
    kept = [one for one in marked if found.low + CLOSE_BY * step < one[0] < found.high - CLOSE_BY * step]
    low, high = (
        (end, next((string for at, string in marked if abs(at - end) < 1e-6 * step), write.value(end)))
        for end in (found.low, found.high)
    )
    return [low, *kept, high]


def _draw_dial(canvas: Canvas, style: Style, spec: ChartSpec, found: Dial, x: float, y: float, radius: float) -> None:
    if radius <= 0:
        return
    inner = radius * (1 - RING)
    towards = angle(found.share(found.value))
    canvas.fill(sector(x, y, inner, radius, -END, END), style.grid)
    spans = [(angle(found.share(band.low)), angle(found.share(band.high))) for band in found.bands]
    for span, color in zip(spans, dial.band_colors(style, found.bands), strict=True):
        canvas.fill(sector(x, y, inner, radius, *span), color)
    edges = sorted({end for span in spans for end in span if -END < end < END})
    if edges:
        cuts = circle.spokes(x, y, inner, radius, np.array(edges))
        canvas.stroke(cuts, style.background, min(GAP * style.unit, 0.02 * radius))
    if not found.bands and towards > -END:
        canvas.fill(sector(x, y, inner, radius, -END, towards), series_colors(spec, 1)[0])
    if found.target is not None:
        dial.draw_target(canvas, style, angle(found.share(found.target)), x, y, inner, radius)
    color = (dial.own_color(spec) if found.bands else None) or style.text
    hand = needle(x, y, radius, towards)
    canvas.fill(hand, color)
    canvas.stroke(hand, color, TIP * radius)
    canvas.fill(disc(HUB * radius, x, y), color)
    canvas.fill(disc(0.4 * HUB * radius, x, y), style.background)


def _draw_ticks(
    canvas: Canvas, style: Style, found: Dial, ticks: list[float], x: float, y: float, radius: float
) -> None:
    """A line outside the ring at each tick, and a shorter one between two."""
    b = style.base
    start = radius + TICK_FROM * b
    places = np.array(ticks)
    halves = (places[1:] + places[:-1]) / 2
    places = np.concatenate(([found.low], places, [found.high]))
    for at, length in ((places, TICK), (halves, SMALL_TICK)):
        if at.size:
            angles: Floats = (2 * (at - found.low) / (found.high - found.low) - 1) * END
            canvas.stroke(circle.spokes(x, y, start, start + length * b, angles), style.axis, style.unit)


def _set_number(
    canvas: Canvas, style: Style, spec: ChartSpec, found: Dial, label: str, x: float, y: float, radius: float,
    size: float,
) -> None:  # fmt: skip
    """The number under the hub, and the label under it."""
    b = style.base
    centre = y + NUMBER_AT * radius
    string, fitting = dial.number_text(spec, found.value, 1.3 * radius, size)
    canvas.text(string, x, style.below(centre, fitting), fitting, style.text, 600, align=0.5)
    if label:
        under = centre + dial.end_of(fitting) + LABEL_UNDER * b
        canvas.text(wrapping.shorten(label, 1.3 * radius, b), x, style.below(under, b), b, style.muted, align=0.5)

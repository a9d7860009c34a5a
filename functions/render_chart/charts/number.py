"""A big number: the last value, how it compares, and the way that led to it."""

from math import isfinite
from typing import NamedTuple

import numpy as np
from msgspec.structs import replace

from ..plot import head
from ..plot.data import columns
from ..plot.drawing.canvas import INK_BOTTOM, INK_TOP, Box, Canvas, Rgba
from ..plot.drawing.color import parse, readable
from ..plot.drawing.paths import Path
from ..plot.formats.writing import writing_of
from ..plot.looks.style import CAP_HEIGHT, Style, style_of
from ..plot.typesetting import shaping, wrapping
from ..spec import ChartSpec
from .sparkline import draw_within

KIND = "Number"

TITLE, NOTE = 1.25, 1.0  # b
MOST_OF_HEIGHT, MOST_OF_ROOM = 0.36, 0.62  # of the picture's and of the free height: the size of the number
LEAST_SIZE = 10.0  # px
DELTA, MOST_DELTA = 0.26, 1.9  # of the number's size; b
FROM_VALUES, FROM_HEIGHT, SPARKLINE = 3, 160, 0.26  # a sparkline: of how many values, from which height on, its share
TOO_MUCH = 10.0  # times: from here on the difference says more than the per cent


class Change(NamedTuple):
    """How the number compares: against what, by how much, and the share of that; None where it was nothing."""

    before: float
    by: float
    share: float | None


def present(spec: ChartSpec) -> list[float]:
    """The values without gaps."""
    return [value for value in spec.series[0].data if isinstance(value, float | int) and isfinite(value)]


def change(spec: ChartSpec) -> Change | None:
    """The change from what the number is compared with: the caller's number, or the value before."""
    values = present(spec)
    before = spec.compare if spec.compare is not None else values[-2] if len(values) > 1 else None
    if before is None:
        return None
    by = values[-1] - before
    return Change(before, by, by / abs(before) if before else 0.0 if not by else None)


def change_text(spec: ChartSpec, found: Change) -> str:
    """The size of a change: per cent, or the difference where there is nothing that it could be a share of."""
    writing = writing_of(spec)
    if found.share is None or abs(found.share) >= TOO_MUCH:
        return writing.value(abs(found.by))
    return writing.shares([abs(found.share)])[0]


def draw_chart(canvas: Canvas, spec: ChartSpec) -> None:
    """Draw the card."""
    style = style_of(spec)
    canvas.paper(style.paper)
    values = present(spec)
    if style.tiny:
        pad = style.pad
        room: Box = (pad, pad, style.width - pad, style.height - pad)
        string, size = fitted(spec, values[-1], room[2] - room[0], 0.8 * (room[3] - room[1]))
        if size >= LEAST_SIZE:  # the number is the mark
            canvas.text(string, pad, style.below(style.height / 2, size), size, style.text, 600)
        elif len(values) > 1:
            draw_within(canvas, spec, columns(spec)[0], room)
        return
    b, pad = style.base, style.pad
    top = _draw_title(canvas, spec, style)
    bottom = style.height - pad
    if len(values) >= FROM_VALUES and style.height >= FROM_HEIGHT:
        spark = canvas.snap(bottom - SPARKLINE * (bottom - top))
        draw_within(canvas, spec, columns(spec)[0], (pad, spark, style.width - pad, bottom))
        bottom = spark - 0.5 * b
    found, note = change(spec), spec.labels[-1] if spec.labels else ""
    most = min(MOST_OF_HEIGHT * style.height, MOST_OF_ROOM * (bottom - top))
    string, size = fitted(spec, values[-1], style.width - 2 * pad, most)
    delta = max(b, min(DELTA * size, MOST_DELTA * b))
    beneath = INK_BOTTOM * size + (INK_TOP + 0.12) * delta if found or note else 0.0
    y = top + ((bottom - top) - CAP_HEIGHT * size - beneath) / 2 + CAP_HEIGHT * size
    canvas.text(string, pad - 0.04 * size, y, size, style.text, 600)  # large figures have a large margin of their own
    if found or note:
        _draw_beneath(canvas, spec, style, found, note, y + beneath, delta)


def fitted(spec: ChartSpec, value: float, room: float, most: float) -> tuple[str, float]:
    """The number as a string and its size, px: `most`, or as large as `room` lets it be.

    What is too long in the caller's format is written short.
    """
    writing = writing_of(spec)
    for one in (writing, writing.short()):
        string = one.value(value)
        size = min(most, room / max(shaping.width(string, 1.0, 600), 0.1))
        if size >= min(most, 2 * LEAST_SIZE):
            break
    return string, size


def _draw_title(canvas: Canvas, spec: ChartSpec, style: Style) -> float:
    """The title, small, and the subtitle; the y at which the number may begin."""
    b, y = style.base, style.pad
    lines = [(spec.title, TITLE * b, style.text, 600)]
    if style.height >= 240:
        lines.append((spec.subtitle, NOTE * b, style.muted, 400))
    for string, size, color, weight in lines:
        if string:
            (line,) = head.title_lines(string, style, 1, size, weight)
            y += CAP_HEIGHT * size
            canvas.text(line, style.pad, y, size, color, weight)
            y += 0.65 * size
    return y


def _draw_beneath(
    canvas: Canvas, spec: ChartSpec, style: Style, found: Change | None, note: str, y: float, size: float
) -> None:
    """The change with its arrow, then the note, on the base line y."""
    x, end = style.pad, style.width - style.pad
    if found:
        color = _color(style, found)
        canvas.fill(arrow(x, y - CAP_HEIGHT / 2 * size, size, found.by), color)
        text = change_text(spec, found)
        if shaping.width(text, size, 600) > end - x - size:
            text = change_text(replace(spec, format=""), found)
        text = wrapping.shorten(text, end - x - size, size, 600)
        canvas.text(text, x + size, y, size, color, 600)
        x += size + shaping.width(text, size, 600) + 0.55 * size
    if note and end - x >= 3 * size:
        canvas.text(wrapping.shorten(note, end - x, size), x, y, size, style.muted)


def _color(style: Style, found: Change) -> Rgba:
    """The theme's colours for what rises and for what falls, to be read."""
    if not found.by:
        return style.muted
    own = style.theme.rising if found.by > 0 else style.theme.falling
    return readable(parse(own), style.background)


def arrow(x: float, y: float, size: float, by: float) -> Path:
    """A triangle that points up or down, or a dash for no change: from x on, centred at y, for text of that size."""
    width, half = 0.72 * size, 0.31 * size
    if not by:
        return Path(
            np.array([(x, y - half / 4), (x + width, y - half / 4), (x + width, y + half / 4), (x, y + half / 4)])
        )
    point, foot = (y - half, y + half) if by > 0 else (y + half, y - half)
    return Path(np.array([(x, foot), (x + width / 2, point), (x + width, foot), (x, foot)]))


def describe(spec: ChartSpec) -> list[str]:
    """The number, what became of it, and the way there."""
    values, found, writing = present(spec), change(spec), writing_of(spec)
    note = f" {spec.labels[-1]}" if spec.labels and spec.labels[-1] else ""
    sentence = f"{writing.value(values[-1])}{note}"
    if found:
        way = "up" if found.by > 0 else "down"
        by = f"{way} {change_text(spec, found)} from" if found.by else "as much as"
        sentence += f", {by} {writing.value(found.before)}" if found.by else ", unchanged"
    sentences = [sentence + "."]
    if len(values) >= FROM_VALUES:
        first, low, high = (writing.value(v) for v in (values[0], min(values), max(values)))
        sentences.append(f"{len(values)} values from {first}, low {low}, high {high}.")
    return sentences

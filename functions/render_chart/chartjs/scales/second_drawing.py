"""How an axis of version 2 is drawn: labels without backdrops, grid lines of which the one at zero stands out.

https://www.chartjs.org/docs/2.9.4/axes/styling.html
"""

from __future__ import annotations

from math import cos, radians, sin
from typing import TYPE_CHECKING, Any

import numpy as np

from .. import fonts
from ..layouts import Layer
from ..paint import paint
from ..pens import dashes
from . import arithmetic
from .base import aligned, all_aligned, finite, length
from .drawing import Pen, draw_background, stroke_parallels, title_place

if TYPE_CHECKING:
    from ...plot.drawing.canvas import Canvas
    from .second import Second
    from .ticks import Tick

# A label: its text, the place of its first line, px from there to the line across its direction, its tick's number.
Item = tuple[Any, float, float, float, int]

FAINT = "rgba(0,0,0,0.1)"
ZERO = "rgba(0,0,0,0.25)"


def axis_layers(scale: Second) -> list[Layer]:
    """What is drawn of an axis at which z: its grid with the title, its labels."""
    if not scale.is_visible():
        return []

    places = tick_places(scale)

    def grid(canvas: Canvas) -> None:
        draw_background(canvas, scale)
        draw_grid(canvas, scale, places)
        draw_title(canvas, scale)

    return [
        (finite(scale.grid.get("z"), 0.0), grid),
        (finite(scale.ticks_options.get("z"), 0.0), lambda canvas: draw_labels(canvas, scale, places)),
    ]


def tick_places(scale: Second) -> dict[Tick, float]:
    """Where each of the ticks stands, also of those that are not drawn; px along the axis."""
    pixels = scale.pixels(np.array([tick.value for tick in scale.all_ticks], float))
    return dict(zip(scale.all_ticks, pixels.tolist(), strict=True))


def at(value: Any, index: int, otherwise: Any) -> Any:
    """An option, or the entry of one that is a list."""
    if isinstance(value, (list, tuple)):
        return value[index] if index < len(value) else otherwise
    return otherwise if value is None else value


def grid_places(scale: Second, places: dict[Tick, float]) -> list[tuple[int, float]]:
    """The number of each grid line and where it runs, px along the axis."""
    drawn, offset = scale.ticks, scale.settings.grid_offset
    if not offset:
        return [(number, places[tick]) for number, tick in enumerate(drawn) if tick.label is not None]
    indices, pixels = {tick: index for index, tick in enumerate(places)}, list(places.values())
    start, end, last = scale.start_pixel, scale.end_pixel, len(pixels) - 1
    found: list[tuple[int, float]] = []
    for number in range(len(drawn) + 1 if pixels else 0):
        if number < len(drawn) and drawn[number].label is None:
            continue
        # After the last tick that is drawn comes the edge of the one with the number that follows, drawn or not.
        index = (indices[drawn[number]] if number < len(drawn) else 0) or number
        here = min(index, last)
        place = pixels[here]
        if last == 0:
            away = max(place - start, end - place)
        else:
            away = ((pixels[1] - place) if index == 0 else (place - pixels[here - 1])) / 2
        place += away if here < index else -away
        if start - 1e-6 <= place <= end + 1e-6:
            found.append((number, place))
    return found


def _pen(color: Any, width: Any, dash: tuple[float, ...], dash_offset: float, otherwise: float = 0.0) -> Pen:
    """How a line is drawn; otherwise : its width if that is no number."""
    return Pen.of(color, length(width, otherwise), dash, dash_offset)


def draw_grid(canvas: Canvas, scale: Second, places: dict[Tick, float]) -> None:
    """Draw grid lines, tick marks and the line along the axis."""
    grid, border = scale.grid, scale.border
    if not grid.get("display"):
        return
    raw = grid.raw
    ratio, area, position, horizontal = canvas.scale, scale.chart.area, scale.position, scale.is_horizontal()
    colors, widths = raw("color"), raw("lineWidth")
    color = at(colors, 0, FAINT)
    thick = length(at(widths, 0, 0.0)) if border.get("display") else 0.0
    half, long = thick / 2, scale.settings.tick_length
    edges = {"top": scale.bottom, "bottom": scale.top, "left": scale.right}
    edge = edges.get(position, scale.left) if isinstance(position, str) else scale.left
    line = aligned(ratio, edge, thick)
    low, high = (area.top, area.bottom) if horizontal else (area.left, area.right)
    if position in ("top", "left"):
        mark, low = (edge - long, line - half), aligned(ratio, low, thick) + half
    else:
        mark, high = (line + half, edge + long), aligned(ratio, high, thick) - half

    dash, dash_offset = dashes(border.get("dash")), finite(border.get("dashOffset"), 0.0)
    at_zero = _pen(
        raw("zeroLineColor", ZERO), raw("zeroLineWidth", 1.0), dashes(raw("zeroLineBorderDash")),
        finite(raw("zeroLineBorderDashOffset"), 0.0), 1.0,
    )  # fmt: skip
    special = scale.zero_index if scale.settings.offset == scale.settings.grid_offset else -1
    on_area, marks = bool(grid.get("drawOnChartArea")), bool(grid.get("drawTicks"))
    spans = [mark] * marks + [(low, high)] * on_area
    found = grid_places(scale, places)
    if isinstance(colors, (list, tuple)) or isinstance(widths, (list, tuple)):
        pens = [_pen(at(colors, number, FAINT), at(widths, number, 1), dash, dash_offset) for number, _ in found]
    else:
        pens = [_pen(color, at(widths, 0, 1), dash, dash_offset)] * len(found)
    lines: dict[Pen, list[float]] = {}
    for (number, pixel), pen in zip(found, pens, strict=True):
        lines.setdefault(at_zero if number == special else pen, []).append(pixel)
    sharp = {pen: all_aligned(ratio, pixels, pen.width) for pen, pixels in lines.items()}
    stroke_parallels(canvas, scale.chart, sharp, spans, horizontal)
    if thick:
        count = len(scale.ticks) + scale.settings.grid_offset
        last = length(at(widths, count - 1, 1))
        start, end = (scale.left, scale.right) if horizontal else (scale.top, scale.bottom)
        start, end = aligned(ratio, start, thick) - half, aligned(ratio, end, last) + last / 2
        stroke_parallels(canvas, scale.chart, {Pen.of(color, thick): [line]}, [(start, end)], not horizontal)


def label_items(scale: Second, places: dict[Tick, float]) -> tuple[str, list[Item]]:
    """On which side of their places the labels stand, and where."""
    settings, position, turned = scale.settings, scale.position, bool(scale.label_rotation)
    away = settings.tick_length + settings.padding
    beside = settings.padding if settings.mirror else away
    horizontal, varies, line = scale.is_horizontal(), scale.fonts_vary(), scale.tick_font().line_height
    x = y = 0.0
    align = "center"
    if horizontal:
        y = scale.bottom - away if position == "top" else scale.top + away
        if turned:
            align = "left" if position == "top" else "right"
    elif position == "left":
        x, align = scale.right - beside, "left" if settings.mirror else "right"
    else:
        x, align = scale.left + beside, "right" if settings.mirror else "left"
    items: list[Item] = []
    for index, tick in enumerate(scale.ticks):
        if tick.label is None:
            continue
        pixel = places[tick] + settings.label_offset
        if varies:
            line = scale.tick_font(index).line_height
        lines = len(tick.label) if isinstance(tick.label, list) else 1
        if not horizontal:
            items.append((tick.label, x, pixel, (1 - lines) * line / 2, index))
        else:
            shift = 0.0 if turned else 0.5
            offset = ((1 if turned else 0.5) - lines) * line if position == "top" else shift * line
            items.append((tick.label, pixel, y, offset, index))
    return align, items


def draw_labels(canvas: Canvas, scale: Second, places: dict[Tick, float]) -> None:
    """Draw the labels of ticks."""
    if not scale.settings.ticks_display:
        return
    options, chart = scale.ticks_options, scale.chart
    rotation, majors = -radians(scale.label_rotation), scale.settings.major
    color = paint(options.get("color"), chart)
    align, items = label_items(scale, places)
    usual: list[tuple[str, float, float]] = []
    for text, x, y, offset, index in items:
        major = majors and scale.ticks[index].major
        if not rotation and not major and type(color) is tuple and not isinstance(text, list):
            usual.append((text, x, y + offset))
            continue
        own = options.sub("major").get("color") if major else None
        string = [arithmetic.text_of(line) for line in text] if isinstance(text, list) else arithmetic.text_of(text)
        x, y = x - offset * sin(rotation), y + offset * cos(rotation)
        ink = color if own is None else paint(own, chart)
        fonts.draw_text(canvas, string, x, y, scale.tick_font(index), ink, align, "middle", rotation)
    if usual and type(color) is tuple:
        fonts.draw_texts(canvas, usual, scale.tick_font(), color, align, "middle")


def draw_title(canvas: Canvas, scale: Second) -> None:
    """Draw the title in the middle of the axis."""
    title = scale.title
    if not title.get("display"):
        return
    font = fonts.to_font(title.sub("font"))
    x, y, rotation = title_place(scale, font.line_height, "center")
    text = arithmetic.text_of(title.get("text", ""))
    fonts.draw_text(canvas, text, x, y, font, paint(title.get("color"), scale.chart), "center", "middle", rotation)

"""How an axis of version 2 is drawn: labels without backdrops, grid lines of which the one at zero stands out.

https://www.chartjs.org/docs/2.9.4/axes/styling.html
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable
from math import cos, radians, sin
from typing import TYPE_CHECKING, Any

from .. import fonts
from ..layouts import Layer
from ..paint import paint
from ..pens import dashes
from . import arithmetic
from .base import aligned, finite, length
from .drawing import Label, Pen, draw_background, stroke_parallels, title_place

if TYPE_CHECKING:
    from ...plot.drawing.canvas import Canvas
    from .second import Second

FAINT = "rgba(0,0,0,0.1)"
ZERO = "rgba(0,0,0,0.25)"


def axis_layers(scale: Second) -> list[Layer]:
    """What is drawn of an axis at which z: its grid with the title, its labels."""
    if not scale.is_visible():
        return []

    def grid(canvas: Canvas) -> None:
        draw_background(canvas, scale)
        draw_grid(canvas, scale)
        draw_title(canvas, scale)

    return [
        (finite(scale.grid.get("z"), 0.0), grid),
        (finite(scale.ticks_options.get("z"), 0.0), lambda canvas: draw_labels(canvas, scale)),
    ]


def at(value: Any, index: int, otherwise: Any) -> Any:
    """An option, or the entry of one that is a list."""
    if isinstance(value, (list, tuple)):
        return value[index] if index < len(value) else otherwise
    return otherwise if value is None else value


def grid_places(scale: Second) -> list[tuple[int, float]]:
    """The number of each grid line and where it runs, px along the axis."""
    drawn, ticks, offset = scale.ticks, scale.all_ticks, scale.settings.grid_offset
    if not ticks:
        return []
    indices = {id(tick): index for index, tick in enumerate(ticks)}
    places = [scale.pixel(tick.value) for tick in ticks]
    start, end, last = scale.start_pixel, scale.end_pixel, len(ticks) - 1
    found = []
    for number in range(len(drawn) + offset):
        if number < len(drawn) and drawn[number].label is None:
            continue
        # After the last tick that is drawn comes the edge of the one with the number that follows, drawn or not.
        index = (indices[id(drawn[number])] if number < len(drawn) else 0) or number
        here = min(index, last)
        place = places[here]
        if offset:
            if last == 0:
                away = max(place - start, end - place)
            else:
                away = ((places[1] - place) if index == 0 else (place - places[here - 1])) / 2
            place += away if here < index else -away
            if not start - 1e-6 <= place <= end + 1e-6:
                continue
        found.append((number, place))
    return found


def _pen(color: Any, width: Any, dash: tuple[float, ...], dash_offset: float, otherwise: float = 0.0) -> Pen:
    """How a line is drawn; what cannot be hashed is no colour.

    otherwise : its width if that is no number
    """
    return Pen(color if isinstance(color, Hashable) else None, length(width, otherwise), dash, dash_offset)


def draw_grid(canvas: Canvas, scale: Second) -> None:
    """Draw grid lines, tick marks and the line along the axis."""
    grid, border = scale.grid, scale.border
    if not grid.get("display"):
        return
    raw = grid.raw
    ratio, area, position, horizontal = canvas.scale, scale.chart.area, scale.position, scale.is_horizontal()
    colors, widths = raw("color"), raw("lineWidth")
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
    places, lines = grid_places(scale), defaultdict[Pen, list[float]](list)
    if isinstance(colors, (list, tuple)) or isinstance(widths, (list, tuple)):
        pens = [_pen(at(colors, number, FAINT), at(widths, number, 1), dash, dash_offset) for number, _ in places]
    else:
        pens = [_pen(at(colors, 0, FAINT), at(widths, 0, 1), dash, dash_offset)] * len(places)
    for (number, pixel), pen in zip(places, pens, strict=True):
        lines[at_zero if number == special else pen].append(pixel)
    for pen, pixels in lines.items():
        along = [aligned(ratio, pixel, pen.width) for pixel in pixels]
        stroke_parallels(canvas, scale.chart, pen, along, spans, horizontal)
    if thick:
        count = len(scale.ticks) + scale.settings.grid_offset
        last = length(at(widths, count - 1, 1))
        start, end = (scale.left, scale.right) if horizontal else (scale.top, scale.bottom)
        start, end = aligned(ratio, start, thick) - half, aligned(ratio, end, last) + last / 2
        pen = Pen(at(colors, 0, FAINT), thick, (), 0.0)
        stroke_parallels(canvas, scale.chart, pen, [line], [(start, end)], not horizontal)


def label_items(scale: Second) -> list[Label]:
    """Where the labels stand."""
    settings, position, turned = scale.settings, scale.position, bool(scale.label_rotation)
    away = settings.tick_length + settings.padding
    beside = settings.padding if settings.mirror else away
    x = y = 0.0
    align = "center"
    if scale.is_horizontal():
        y = scale.bottom - away if position == "top" else scale.top + away
        if turned:
            align = "left" if position == "top" else "right"
    elif position == "left":
        x, align = scale.right - beside, "left" if settings.mirror else "right"
    else:
        x, align = scale.left + beside, "right" if settings.mirror else "left"
    items = []
    for index, tick in enumerate(scale.ticks):
        if tick.label is None:
            continue
        pixel, line = scale.pixel(tick.value) + settings.label_offset, scale.tick_font(index).line_height
        lines = len(tick.label) if isinstance(tick.label, list) else 1
        if not scale.is_horizontal():
            items.append(Label(tick.label, x, pixel, (1 - lines) * line / 2, align, index))
        else:
            shift = 0.0 if turned else 0.5
            offset = ((1 if turned else 0.5) - lines) * line if position == "top" else shift * line
            items.append(Label(tick.label, pixel, y, offset, align, index))
    return items


def draw_labels(canvas: Canvas, scale: Second) -> None:
    """Draw the labels of ticks."""
    if not scale.settings.ticks_display:
        return
    options, chart = scale.ticks_options, scale.chart
    rotation = -radians(scale.label_rotation)
    color = paint(options.get("color"), chart)
    rows: dict[str, list[tuple[str, float, float]]] = {}
    for label in label_items(scale):
        major = scale.settings.major and scale.ticks[label.tick].major
        single = not isinstance(label.text, list)
        if single and not rotation and not major and isinstance(color, tuple):
            rows.setdefault(label.align, []).append((arithmetic.text_of(label.text), label.x, label.y + label.offset))
            continue
        own = options.sub("major").get("color") if major else None
        text = arithmetic.text_of(label.text) if single else [arithmetic.text_of(line) for line in label.text]
        x, y = label.x - label.offset * sin(rotation), label.y + label.offset * cos(rotation)
        font = scale.tick_font(label.tick)
        fonts.draw_text(
            canvas, text, x, y, font, color if own is None else paint(own, chart), label.align, "middle", rotation
        )
    for align, placed in rows.items():
        assert isinstance(color, tuple)  # noqa: S101  as `rows` says
        fonts.draw_texts(canvas, placed, scale.tick_font(), color, align, "middle")


def draw_title(canvas: Canvas, scale: Second) -> None:
    """Draw the title in the middle of the axis."""
    title = scale.title
    if not title.get("display"):
        return
    font = fonts.to_font(title.sub("font"))
    x, y, rotation = title_place(scale, font.line_height, "center")
    text = arithmetic.text_of(title.get("text", ""))
    fonts.draw_text(canvas, text, x, y, font, paint(title.get("color"), scale.chart), "center", "middle", rotation)

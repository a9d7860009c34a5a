"""How an axis is drawn: grid lines and tick marks, its border, the labels and the title.

What has one style is one path. https://www.chartjs.org/docs/4.5.1/axes/styling.html
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import cos, nan, pi, radians, sin
from operator import sub
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from ...plot.drawing.paths import CLOSE, LINE, MOVE, Path, boxed, rect_codes
from .. import fonts
from ..layouts import SIDES, Layer, padding_of
from ..options import word
from ..paint import paint
from ..pens import dashes
from ..values import Function
from . import arithmetic
from .base import aligned, all_aligned, finite, for_each, length

if TYPE_CHECKING:
    from ...plot.drawing.canvas import Canvas, Rgba
    from ...plot.drawing.paths import Floats
    from ..chart import Chart
    from ..options import Options
    from .base import Scale

Segment = tuple[float, float, float, float]  # x0, y0, x1, y1
SEGMENT_CODES = np.array([MOVE, LINE], np.uint8)
OPPOSITE = {"left": "right", "right": "left"}


class Pen(NamedTuple):
    """How a line is drawn."""

    color: Any
    width: float
    dash: tuple[float, ...]
    dash_offset: float

    @classmethod
    def of(cls, color: Any, width: float, dash: tuple[float, ...] = (), dash_offset: float = 0.0) -> Pen:
        """A pen that can be hashed: a list or an object is no colour."""
        return cls(None if type(color).__hash__ is None else color, width, dash, dash_offset)


def axis_layers(scale: Scale) -> list[Layer]:
    """What is drawn of an axis at which z: its grid with the title, its border, its labels."""
    if not scale.is_visible():
        return []

    def grid(canvas: Canvas) -> None:
        draw_background(canvas, scale)
        draw_grid(canvas, scale)
        draw_title(canvas, scale)

    return [
        (finite(scale.grid.get("z"), -1.0), grid),
        (finite(scale.border.get("z"), 0.0), lambda canvas: draw_border(canvas, scale)),
        (finite(scale.ticks_options.get("z"), 0.0), lambda canvas: draw_labels(canvas, scale)),
    ]


def draw_background(canvas: Canvas, scale: Scale) -> None:
    color = scale.options.get("backgroundColor")
    if color:
        canvas.fill(box_path(scale.left, scale.top, scale.width, scale.height), paint(color, scale.chart))


def box_path(left: float, top: float, width: float, height: float) -> Path:
    """A rectangle."""
    right, bottom = left + width, top + height
    corners = np.array([(left, top), (right, top), (right, bottom), (left, bottom), (left, top)], float)
    return Path(corners, np.array([MOVE, LINE, LINE, LINE, CLOSE], np.uint8))


def stroke_segments(canvas: Canvas, chart: Chart, lines: Iterable[tuple[Pen, Segment]]) -> None:
    """Draw lines, those that look alike as one path."""
    groups: dict[Pen, list[Segment]] = {}
    for pen, segment in lines:
        if pen.width and pen.color:
            groups.setdefault(pen, []).append(segment)
    for pen, found in groups.items():
        color, segments = paint(pen.color, chart), np.array(found, float)
        slanted = (segments[:, 0] != segments[:, 2]) & (segments[:, 1] != segments[:, 3])
        if not pen.dash and not slanted.any():
            # Lines that cover each other are drawn one by one: they darken each other.
            crowded = not (isinstance(color, tuple) and color[3] == 1) and _crowded(found, pen.width)
            for some in np.split(segments, len(segments)) if crowded else (segments,):
                canvas.fill(bands(some, pen.width), color)
            continue
        if is_hair(pen, canvas):
            canvas.fill(hairs(segments[slanted], pen.width), color)
            segments = segments[~slanted]
        if len(segments):
            path = Path(segments.reshape(-1, 2), np.tile(SEGMENT_CODES, len(segments)))
            canvas.stroke(path, color, pen.width, pen.dash, "butt", "bevel", pen.dash_offset)


def stroke_parallels(
    canvas: Canvas, chart: Chart, lines: dict[Pen, list[float]], spans: list[tuple[float, float]], upright: bool
) -> None:
    """Draw level or upright lines all along the same stretches: what most grids are made of.

    lines : the places of those that look alike
    """
    lines = {pen: places for pen, places in lines.items() if pen.width and pen.color}
    if not lines or not spans:
        return
    width = next(iter(lines)).width
    colors: dict[Rgba, list[float]] = {}
    for pen, places in lines.items():
        color = paint(pen.color, chart)
        if pen.dash or pen.width != width or type(color) is not tuple:
            break
        colors.setdefault(color, []).extend(places)
    else:
        every = sorted([place for places in colors.values() for place in places])
        apart = min(map(sub, every[1:], every), default=width) >= width
        if apart and every and (len(spans) == 1 or _in_a_row(spans)):
            canvas.parallels(colors, spans, width, upright)
            return
    for pen, places in lines.items():
        across = [(place, *span) for place in places for span in spans]
        stroke_segments(
            canvas, chart, [(pen, (x, start, x, end) if upright else (start, x, end, x)) for x, start, end in across]
        )


def _in_a_row(spans: list[tuple[float, float]]) -> bool:
    """Whether stretches do not meet."""
    stretches = sorted([(one, other) if one < other else (other, one) for one, other in spans])
    return all(start >= end for (_, end), (start, _) in pairwise(stretches))


def bands(segments: Floats, width: float) -> Path:
    """Level and upright lines as rectangles, which take less reckoning than strokes.

    segments : (N, 4) x0, y0, x1, y1
    """
    ends = segments.reshape(-1, 2, 2)
    low, high = ends.min(axis=1), ends.max(axis=1)
    half = np.where(low == high, width / 2, 0.0) * (low != high).any(axis=1, keepdims=True)
    return boxed(np.concatenate((low - half, high + half), axis=1))


def _crowded(segments: list[Segment], width: float) -> bool:
    """Whether parallel lines of a grid cover each other: side by side, or in a row as the marks of an axis inside."""
    level = segments[0][1] == segments[0][3]
    places: dict[float, list[float]] = {}  # of grid lines and tick marks, which begin elsewhere
    spans: dict[float, list[tuple[float, float]]] = {}
    for x0, y0, x1, y1 in segments:
        start, end, place = (x0, x1, y0) if level else (y0, y1, x0)
        places.setdefault(start, []).append(place)
        spans.setdefault(place, []).append((min(start, end), max(start, end)))
    if any(after - before < width for found in places.values() for before, after in pairwise(sorted(found))):
        return True
    return any(start < end for row in spans.values() for (_, end), (start, _) in pairwise(sorted(row)))


def is_hair(pen: Pen, canvas: Canvas) -> bool:
    """Whether a line is so thin that browsers draw it in a way of its own."""
    return not pen.dash and pen.width * canvas.scale <= 1


def hairs(segments: Floats, width: float) -> Path:
    """Thin lines as browsers draw them: as wide along x or y as level and upright lines, so that slanted are thinner.

    segments : (N, 4) x0, y0, x1, y1
    """
    start, along = segments[:, :2], segments[:, 2:] - segments[:, :2]
    length = np.hypot(along[:, 0], along[:, 1])
    length[length == 0] = 1.0
    half = np.abs(along).max(axis=1) / length**2 * (width / 2)
    across = np.stack((-along[:, 1], along[:, 0]), axis=1) * half[:, None]
    end = segments[:, 2:]
    corners = np.stack((start + across, end + across, end - across, start - across, start + across), axis=1)
    return Path(corners.reshape(-1, 2), rect_codes(len(segments)))


# ---- Grid and border


def border_value(scale: Scale, ratio: float) -> float:
    """Where the border runs, px across the axis."""
    width = border_width(scale)
    position, area = scale.position, scale.chart.area
    edges = {"top": scale.bottom, "bottom": scale.top, "left": scale.right, "right": scale.left}
    if isinstance(position, str) and position in edges:
        return aligned(ratio, edges[position], width)
    if position == "center":
        middle = (area.top + area.bottom) / 2 + 0.5 if scale.axis == "x" else (area.left + area.right) / 2
        return aligned(ratio, middle, width)
    crossing = crossed(scale)
    return aligned(ratio, nan if crossing is None else crossing, width)


def crossed(scale: Scale) -> float | None:
    """Where an axis crosses another, as `position: {axis id: value}` says, px; None if it says no such thing."""
    position = scale.position
    if hasattr(position, "names"):
        position = {name: position.get(name) for name in position.names()}
    if isinstance(position, dict) and position:
        name, value = next(iter(position.items()))
        other = scale.chart.scales.get(name)
        return None if other is None else other.pixel(value)
    return None


def border_width(scale: Scale) -> float:
    return length(scale.border.get("width")) if scale.border.get("display") else 0.0


def grid_pixels(scale: Scale) -> list[tuple[int, float]]:
    """The indices of ticks and where their grid lines run, between the ticks where the grid has an offset."""
    ticks, offset = scale.ticks, scale.settings.grid_offset
    count = len(ticks) + offset
    most = scale.settings.max_ticks
    step = max(1, int(arithmetic.ceil(count / (count if most is None else most or 1)))) if count else 1
    places = [scale.pixel_for_tick(index) for index in range(len(ticks))]
    if not offset:
        return [(index, places[index]) for index in range(0, count, step)]
    if not ticks:
        return []
    start, end, found = scale.start_pixel, scale.end_pixel, []
    for index in range(0, count, step):
        here = min(index, len(ticks) - 1)
        place = places[here]
        if len(ticks) == 1:
            away = max(place - start, end - place)
        elif index == 0:
            away = (places[1] - place) / 2
        else:
            away = (place - places[here - 1]) / 2
        place += away if here < index else -away
        if start - 1e-6 <= place <= end + 1e-6:
            found.append((index, place))
    return found


def one_color(value: Any) -> Any:
    """A colour, no colour where there are many: for the line behind the last tick none of a list is picked."""
    return str(value) if isinstance(value, list) else value


def grid_pens(options: Options, border: Options) -> tuple[Pen, Pen]:
    """How a grid line and its tick mark are drawn."""
    color, tick_color = (one_color(options.get(name)) for name in ("color", "tickColor"))
    width, tick_width = length(options.get("lineWidth")), options.get("tickWidth")
    line = Pen.of(color, width, dashes(border.get("dash")), finite(border.get("dashOffset"), 0.0))
    mark = Pen.of(
        color if tick_color is None else tick_color,
        width if tick_width is None else length(tick_width),
        dashes(options.get("tickBorderDash")),
        finite(options.get("tickBorderDashOffset"), 0.0),
    )
    return line, mark


BORDER_NAMES = ("dash", "dashOffset")
GRID_NAMES = ("color", "lineWidth", "tickBorderDash", "tickBorderDashOffset")


def grid_is_shared(scale: Scale) -> bool:
    """Whether all grid lines look alike."""
    own = [scale.grid.raw(name) for name in ("tickColor", "tickWidth")]
    return (
        not any(isinstance(one, (Function, list)) for one in own)
        and scale.grid.is_shared(GRID_NAMES)
        and scale.border.is_shared(BORDER_NAMES)
    )


def draw_grid(canvas: Canvas, scale: Scale) -> None:
    """Draw grid lines over the chart area, and tick marks beside it."""
    grid = scale.grid
    if not grid.get("display"):
        return
    ratio, area, position = canvas.scale, scale.chart.area, scale.position
    horizontal, length = scale.is_horizontal(), scale.settings.tick_length
    border = border_value(scale, ratio)
    axis_width = border_width(scale)
    half = axis_width / 2
    low, high = (area.top, area.bottom) if horizontal else (area.left, area.right)
    if position in ("top", "left"):
        edge = scale.bottom if position == "top" else scale.right
        mark = (edge - length, border - half)
        low = aligned(ratio, low, axis_width) + half
    elif position in ("bottom", "right"):
        edge = scale.top if position == "bottom" else scale.left
        mark = (border + half, edge + length)
        high = aligned(ratio, high, axis_width) - half
    elif scale.axis == "x":
        mark = (border + half, border + half + length)
    else:
        mark = (border - half, border - half - length)

    on_area, marks = bool(grid.get("drawOnChartArea")), bool(grid.get("drawTicks"))
    places = grid_pixels(scale)
    if grid_is_shared(scale):
        line_pen, mark_pen = grid_pens(grid, scale.border)
        at_lines, at_marks = [(low, high)] * on_area, [mark] * marks
        along = all_aligned(ratio, [pixel for _, pixel in places], line_pen.width)
        if line_pen == mark_pen:
            at_lines, at_marks = at_lines + at_marks, []
        stroke_parallels(canvas, scale.chart, {line_pen: along}, at_lines, horizontal)
        stroke_parallels(canvas, scale.chart, {mark_pen: along}, at_marks, horizontal)
        return
    contexts = [scale.tick_context(index) for index, _ in places]
    of_lines = for_each(grid, contexts, (*GRID_NAMES, "tickColor", "tickWidth"))
    of_borders = for_each(scale.border, contexts, BORDER_NAMES)
    pens = [grid_pens(line, border) for line, border in zip(of_lines, of_borders, strict=True)]
    lines: list[tuple[Pen, Segment]] = []
    for (_, pixel), (line_pen, mark_pen) in zip(places, pens, strict=True):
        place = aligned(ratio, pixel, line_pen.width)
        if on_area:
            lines.append((line_pen, (place, low, place, high) if horizontal else (low, place, high, place)))
        if marks:
            start, end = mark
            lines.append((mark_pen, (place, start, place, end) if horizontal else (start, place, end, place)))
    stroke_segments(canvas, scale.chart, lines)


def draw_border(canvas: Canvas, scale: Scale) -> None:
    """Draw the line along the axis."""
    width, border = border_width(scale), scale.border
    if not width:
        return
    ratio = canvas.scale
    place = border_value(scale, ratio)
    last = length(scale.grid.with_context(scale.tick_context(0)).get("lineWidth"))
    start, end = (scale.left, scale.right) if scale.is_horizontal() else (scale.top, scale.bottom)
    start = aligned(ratio, start, width) - width / 2
    end = aligned(ratio, end, last) + last / 2
    pen = Pen.of(border.get("color"), width)
    stroke_parallels(canvas, scale.chart, {pen: [place]}, [(start, end)], not scale.is_horizontal())


# ---- Labels


class Label(NamedTuple):
    """A label as it is drawn: its first line's place, turned by `rotation` radians."""

    text: Any
    x: float
    y: float
    offset: float  # px from there to the line, across its direction
    align: str
    tick: int  # its index


def across_alignment(scale: Scale) -> str:
    """How the labels of a level axis stand about their ticks."""
    if scale.label_rotation:
        return "left" if scale.position == "top" else "right"
    return {"start": "left", "end": "right", "inner": "inner"}.get(scale.settings.align, "center")


def beside(scale: Scale) -> tuple[str, float]:
    """How the labels of an upright axis are aligned, and at which x."""
    settings, position = scale.settings, scale.position
    if position not in ("left", "right"):
        return "right", 0.0
    left = position == "left"
    edge = scale.right if left else scale.left
    away = settings.tick_length + settings.padding
    # Labels run away from x towards the left (-1) or the right, out of the chart or, mirrored, into it.
    if settings.mirror:
        x, towards = edge + settings.padding, 1 if left else -1
        far_x = x + towards * scale.label_sizes().widest
    else:
        x, towards = (edge - away, -1) if left else (edge + away, 1)
        far_x = scale.left if left else scale.right
    near, far = ("left", "right") if towards > 0 else ("right", "left")
    if settings.cross_align == "near":
        return near, x
    if settings.cross_align == "center":
        return "center", x + towards * scale.label_sizes().widest / 2
    return far, far_x


def label_items(scale: Scale) -> list[Label]:
    """Where the labels stand."""
    settings, position, horizontal = scale.settings, scale.position, scale.is_horizontal()
    ticks, sizes, area = scale.ticks, scale.label_sizes(), scale.chart.area
    away = settings.tick_length + settings.padding
    hanging = -settings.padding if settings.mirror else away
    rotation = -radians(scale.label_rotation)
    x = y = 0.0
    if horizontal:
        align = across_alignment(scale)
        if position == "top":
            y = scale.bottom - hanging
        elif position == "bottom":
            y = scale.top + hanging
        elif position == "center":
            y = (area.top + area.bottom) / 2 + away
        else:
            y = (crossed(scale) or 0.0) + away
    else:
        align, x = beside(scale)
        if position == "center":
            x = (area.left + area.right) / 2 - away
        elif position not in ("left", "right"):
            x = crossed(scale) or 0.0
    items = []
    last = len(ticks) - 1
    near = settings.cross_align == "near" or rotation != 0
    for index, tick in enumerate(ticks):
        pixel = scale.pixel_for_tick(index) + settings.label_offset
        line = scale.tick_font(index).line_height
        lines = len(tick.label) if isinstance(tick.label, (list, tuple)) else 1
        own = align
        if not horizontal:
            items.append(Label(tick.label, x, pixel, (1 - lines) * line / 2, own, index))
            continue
        if align == "inner":
            own = "right" if index == last else "left" if index == 0 else "center"
            own = OPPOSITE.get(own, own) if settings.reverse else own
        if position == "top":
            if near:
                offset = -lines * line + line / 2
            elif settings.cross_align == "center":
                offset = -sizes.highest / 2 - lines / 2 * line + line
            else:
                offset = -sizes.highest + line / 2
        elif near:
            offset = line / 2
        elif settings.cross_align == "center":
            offset = sizes.highest / 2 - lines / 2 * line
        else:
            offset = sizes.highest - lines * line
        items.append(Label(tick.label, pixel, y, -offset if settings.mirror else offset, own, index))
    return items


LABEL_NAMES = (
    "color", "textStrokeColor", "textStrokeWidth", "showLabelBackdrop", "backdropColor", "backdropPadding", "font",
)  # fmt: skip


def draw_labels(canvas: Canvas, scale: Scale) -> None:
    """Draw the labels of ticks."""
    settings = scale.settings
    if not settings.ticks_display or not scale.ticks:
        return
    position = scale.position
    clipped = not settings.mirror and isinstance(position, str) and position in SIDES
    if clipped:
        if position in ("left", "right"):
            canvas.clip((scale.left, 0.0, scale.right, scale.chart.height))
        else:
            canvas.clip((0.0, scale.top, scale.chart.width, scale.bottom))
    options = scale.ticks_options
    shared = options.is_shared(LABEL_NAMES)
    baseline = {"start": "top", "end": "bottom"}.get(settings.align, "middle") if scale.axis == "y" else "middle"
    rotation = -radians(scale.label_rotation)
    rows: dict[str, list[tuple[str, float, float]]] = {}
    items = label_items(scale)
    color = paint(options.get("color"), scale.chart)
    plain = (
        shared
        and isinstance(color, tuple)
        and not rotation
        and not options.get("showLabelBackdrop")
        and not outlined(options)
    )
    own = [options] * len(scale.ticks)
    if not shared:
        own = for_each(options, [scale.tick_context(index) for index in range(len(own))], LABEL_NAMES)
    for label in items:
        if plain and not isinstance(label.text, (list, tuple)):
            rows.setdefault(label.align, []).append((label.text, label.x, label.y + label.offset))
            continue
        _draw_label(canvas, scale, label, own[label.tick], rotation, baseline)
    for align, placed in rows.items():
        assert isinstance(color, tuple)  # noqa: S101  as `plain` says
        fonts.draw_texts(canvas, placed, scale.tick_font(), color, align, baseline)
    if clipped:
        canvas.clip(None)


def outlined(options: Options) -> bool:
    return bool(length(options.get("textStrokeWidth")) > 0 and options.get("textStrokeColor") != "")


def _draw_label(
    canvas: Canvas, scale: Scale, label: Label, options: Options, rotation: float, baseline: str
) -> None:  # fmt: skip
    """Draw one label with what stands behind it."""
    chart, font = scale.chart, scale.tick_font(label.tick)
    x, y = label.x, label.y
    backed = bool(options.get("showLabelBackdrop"))
    if rotation and not backed and scale.is_horizontal() and scale.shifts_turned:
        x += font.line_height / 2 * sin(rotation)
    stroke_width = length(options.get("textStrokeWidth"))
    stroke = paint(options.get("textStrokeColor"), chart) if outlined(options) else None
    color = paint(options.get("color"), chart)
    lines = label.text if isinstance(label.text, (list, tuple)) else [label.text]
    box = _backdrop(scale, label, options, baseline) if backed else None
    for number, line in enumerate(lines):
        if box is not None:
            canvas.fill(turned(box, x, y, rotation), paint(options.get("backdropColor"), chart))
        down = label.offset + number * font.line_height
        fonts.draw_text(
            canvas, arithmetic.text_of(line), x - down * sin(rotation), y + down * cos(rotation), font, color,
            label.align, baseline, rotation, stroke, stroke_width,
        )  # fmt: skip


def _backdrop(scale: Scale, label: Label, options: Options, baseline: str) -> tuple[float, float, float, float]:
    """Left, top, width and height of what stands behind a label, about its place."""
    sizes, around = scale.label_sizes(), padding_of(options.get("backdropPadding"))
    index = label.tick
    width = sizes.widths[index] if index < len(sizes.widths) else 0.0
    height = sizes.heights[index] if index < len(sizes.heights) else 0.0
    up = {"middle": height / 2, "bottom": height}.get(baseline, 0.0)
    back = {"center": width / 2, "right": width}.get(label.align, 0.0)
    return -around.left - back, label.offset - around.top - up, width + around.width, height + around.height


def turned(box: tuple[float, float, float, float], x: float, y: float, rotation: float) -> Path:
    """A box (left, top, width, height about a point) at (x, y), turned about it."""
    path = box_path(*box)
    c, s = cos(rotation), sin(rotation)
    return Path(path.vertices @ np.array([(c, s), (-s, c)]) + (x, y), path.codes)


# ---- Title


def draw_title(canvas: Canvas, scale: Scale) -> None:
    """Draw the title beside the labels."""
    title = scale.title
    if not title.get("display"):
        return
    font, text, align = fonts.to_font(title.sub("font")), title.get("text"), word(title.get("align", "center"))
    more = len(text) - 1 if isinstance(text, (list, tuple)) else 0
    x, y, rotation = title_place(scale, font.line_height, align, more)
    side = {"start": "left", "end": "right"}.get(align, "center")
    if scale.settings.reverse == (scale.position != "right"):
        side = OPPOSITE.get(side, side)
    fonts.draw_text(
        canvas, _lines(text), x, y, font, paint(title.get("color"), scale.chart), side, "middle", rotation,
        max_width=scale.right - scale.left if scale.is_horizontal() else None,
    )  # fmt: skip


def title_place(scale: Scale, line: float, align: str, more: int = 0) -> tuple[float, float, float]:
    """Where a title's first line stands, px, and how it is turned, radians.

    line : px from line to line
    more : how many lines follow the first
    """
    position, area, around = scale.position, scale.chart.area, scale.title_sides()
    outside = position in ("top", "left", "right")
    offset = line / 2 + (around.top if outside else around.bottom + line * more)
    if scale.is_horizontal():
        x = {"start": scale.left, "end": scale.right}.get(align, (scale.left + scale.right) / 2)
        if position == "top":
            return x, scale.top + offset, 0.0
        if position == "bottom":
            return x, scale.bottom - offset, 0.0
        middle = (area.top + area.bottom) / 2 if position == "center" else crossed(scale) or 0.0
        return x, middle + scale.bottom - scale.top - offset, 0.0
    y = {"start": scale.bottom, "end": scale.top}.get(align, (scale.top + scale.bottom) / 2)
    if position == "left":
        return scale.left + offset, y, -pi / 2
    if position == "right":
        return scale.right - offset, y, pi / 2
    middle = (area.left + area.right) / 2 if position == "center" else crossed(scale) or 0.0
    return middle - (scale.right - scale.left) + offset, y, pi / 2


def _lines(text: Any) -> str | Sequence[str]:
    if isinstance(text, (list, tuple)):
        return [arithmetic.text_of(line) for line in text]
    return "" if text is None else arithmetic.text_of(text)

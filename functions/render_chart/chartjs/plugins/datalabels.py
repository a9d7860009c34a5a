"""Labels on the data: chartjs-plugin-datalabels, 0.7 to 2.

https://chartjs-plugin-datalabels.netlify.app/guide/
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from math import cos, hypot, isnan, radians, sin
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from ...limits import DATA_LABELS
from ..defaults import merged
from ..fonts import Font, draw_text, text_width, to_font
from ..layouts import Area, Sides, padding_of
from ..options import UNSET, Context, word
from ..paint import faded, paint
from ..pens import px
from ..scales.arithmetic import text_of
from .blocks import box_path, truthy, turned

if TYPE_CHECKING:
    from ...plot.drawing.canvas import Canvas
    from ..chart import Chart
    from ..controllers.base import Controller
    from ..options import Options

PLUGIN = "datalabels"
DEFAULTS: dict[str, Any] = {
    "align": "center", "anchor": "center", "backgroundColor": None, "borderColor": None, "borderRadius": 0,
    "borderWidth": 0, "clamp": False, "clip": False, "color": "#666", "display": True, "font": {"lineHeight": 1.2},
    "offset": 4, "opacity": 1, "padding": {"top": 4, "right": 4, "bottom": 4, "left": 4}, "rotation": 0,
    "textAlign": "start", "textStrokeWidth": 0, "textShadowBlur": 0,
}  # fmt: skip
LIKE_COLOR = ("textStrokeColor", "textShadowColor")  # what they are unless they are given
LOOKS = (*(name for name in DEFAULTS if name != "display"), *LIKE_COLOR)
UP, RIGHT, STILL = (0.0, -1.0), (1.0, 0.0), (0.0, 0.0)
DIRECTIONS = {"center": STILL, "top": UP, "right": RIGHT, "bottom": (0.0, 1.0), "left": (-1.0, 0.0)}
FAR_SIDES = ("end", "right")
SOFT = (1.6, 1.2, 0.8, 0.4)  # shares of a shadow's blur: the widths of outlines that are drawn over each other
SOFTNESS = 0.08  # the opacity of each of them

Vector = tuple[float, float]
Tree = dict[str, Any]


class Style(NamedTuple):
    """How a label looks and where it is put; lengths in px, colours as they were written."""

    align: Any
    anchor: Any
    background: Any
    border: Any
    radius: float
    width: float  # of the border
    clamp: bool
    clip: bool
    color: Any
    hidable: bool  # where it overlaps another one
    font: Font
    offset: float
    opacity: float
    padding: Sides
    rotation: float  # radians
    text_align: Any
    stroke: Any
    stroke_width: float
    shadow: Any
    shadow_blur: float


class Track(NamedTuple):
    """Where an element can be labelled: from its start to its end, and the direction that leads away from it."""

    x0: float
    y0: float
    x1: float
    y1: float
    away: Vector


class Label:
    """The words on one element."""

    __slots__ = ("frame", "index", "lines", "place", "set", "style", "visible", "width")

    def __init__(self, lines: list[str], style: Style, track: Track, order: tuple[int, int], area: Area) -> None:
        self.lines, self.style = lines, style
        self.index, self.set = order
        self.width = max((text_width(line, style.font) for line in lines), default=0.0)
        height, sides, edge = len(lines) * style.font.line_height, style.padding, style.width
        self.frame = (  # about the middle of the text: left, top, width, height
            -self.width / 2 - sides.left - edge, -height / 2 - sides.top - edge,
            self.width + sides.width + 2 * edge, height + sides.height + 2 * edge,
        )  # fmt: skip
        self.place = placed(track, style, self.frame[2], self.frame[3], area)
        self.visible = bool(style.opacity)

    def corners(self) -> list[Vector]:
        """The corners of its frame, turned about the frame's middle."""
        left, top, width, height = self.frame
        x, y = self.place[0] + left + width / 2, self.place[1] + top + height / 2
        c, s = cos(self.style.rotation), sin(self.style.rotation)
        ends = ((-width / 2, -height / 2), (width / 2, -height / 2), (width / 2, height / 2), (-width / 2, height / 2))
        return [(x + c * a - s * b, y + s * a + c * b) for a, b in ends]


# -- where


def track_of(element: Any, origin: tuple[float | None, float | None] | None) -> Track:
    """Where an element can be labelled; `origin` is where its values begin, None on an axis on which they don't lie."""
    x, y = element.x, element.y
    if hasattr(element, "inner_radius"):
        angle = (element.start_angle + element.end_angle) / 2
        c, s = cos(angle), sin(angle)
        r0, r1 = element.inner_radius, element.outer_radius
        return Track(x + c * r0, y + s * r0, x + c * r1, y + s * r1, (c, s))
    away = oriented(x, y, origin)
    if hasattr(element, "base"):
        if element.horizontal:
            left = min(x, element.base)
            return Track(left, y, left + abs(element.base - x), y, away)
        top = min(y, element.base)
        return Track(x, top + abs(element.base - y), x, top, away)
    radius = getattr(getattr(element, "options", None), "radius", None)
    if radius is not None:
        rx, ry = away[0] * radius, away[1] * radius
        return Track(x - rx, y - ry, x + rx, y + ry, away)
    return Track(x, y, x + getattr(element, "width", 0), y + getattr(element, "height", 0), away)


def oriented(x: float, y: float, origin: tuple[float | None, float | None] | None) -> Vector:
    """The direction from the origin to a point: up or to the right on one axis alone."""
    if origin is None or origin[0] is None:
        return UP
    if origin[1] is None:
        return RIGHT
    dx, dy = x - origin[0], y - origin[1]
    length = hypot(dx, dy)
    return (dx / length, dy / length) if length else UP


def placed(track: Track, style: Style, width: float, height: float, area: Area) -> Vector:
    """The middle of a label whose frame is width × height px."""
    x0, y0, x1, y1, (vx, vy) = track
    if style.clamp:
        x0, y0, x1, y1 = clipped(x0, y0, x1, y1, area)
    anchors = {"start": (x0, y0), "end": (x1, y1)}
    x, y = anchors.get(word(style.anchor), ((x0 + x1) / 2, (y0 + y1) / 2))
    align = style.align
    if align == "start":
        vx, vy = -vx, -vy
    elif word(align) in DIRECTIONS:
        vx, vy = DIRECTIONS[align]
    elif align != "end":
        angle = radians(px(align))
        vx, vy = cos(angle), sin(angle)
    if not vx and not vy:
        return x, y
    c, s = abs(cos(style.rotation)), abs(sin(style.rotation))
    # As far as the frame's own edge lies in this direction, and the offset beyond.
    reach = 1 / max(abs(vx), abs(vy))
    across, down = (width * c + height * s) / 2 * reach, (width * s + height * c) / 2 * reach
    return x + vx * (across + style.offset), y + vy * (down + style.offset)


def clipped(x0: float, y0: float, x1: float, y1: float, area: Area) -> tuple[float, float, float, float]:
    """The part of a segment that lies in an area; all of it if none does."""
    # Liang and Barsky: the parameters at which the segment enters and leaves.
    dx, dy, enter, leave = x1 - x0, y1 - y0, 0.0, 1.0
    for step, room in ((-dx, x0 - area.left), (dx, area.right - x0), (-dy, y0 - area.top), (dy, area.bottom - y0)):
        if step == 0:
            if room < 0:
                return x0, y0, x1, y1
        elif step < 0:
            enter = max(enter, room / step)
        else:
            leave = min(leave, room / step)
    if enter > leave:
        return x0, y0, x1, y1
    return x0 + enter * dx, y0 + enter * dy, x0 + leave * dx, y0 + leave * dy


def overlap(one: Sequence[Vector], other: Sequence[Vector]) -> bool:
    """Whether two rectangles, whatever their angles, have a point in common."""
    # The separating axis theorem: apart if the projections onto one of their edges are.
    for a, b in ((one[0], one[1]), (one[0], one[3]), (other[0], other[1]), (other[0], other[3])):
        vx, vy = b[0] - a[0], b[1] - a[1]
        mine, theirs = ([vx * x + vy * y for x, y in corners] for corners in (one, other))
        if max(mine) < min(theirs) or max(theirs) < min(mine):
            return False
    return True


def hide_overlapping(labels: Sequence[Label]) -> None:
    """Hide those of the labels that may be hidden and lie under others; the last ones lie on top."""
    corners = [label.corners() for label in labels]
    boxes = np.array(corners, float).reshape(-1, 4, 2)
    low, high = boxes.min(axis=1), boxes.max(axis=1)
    for upper in range(len(labels) - 1, 0, -1):
        above = labels[upper]
        near = ((low[:upper] <= high[upper]) & (low[upper] <= high[:upper])).all(axis=1)
        for lower in np.flatnonzero(near)[::-1].tolist():
            below = labels[lower]
            if not above.visible:
                break
            if below.visible and overlap(corners[upper], corners[lower]):
                if below.style.hidable:
                    below.visible = False
                elif above.style.hidable:
                    above.visible = False


# -- what


def written(value: Any) -> str | None:
    """A value as it is labelled unless a formatter says otherwise; None: not at all."""
    if value is None:
        return None
    if isinstance(value, dict):
        for name in ("label", "r"):
            if value.get(name) is not None:
                return text_of(value[name])
        return ", ".join(f"{key}: {text_of(one)}" for key, one in value.items())
    return text_of(value)


def text_lines(label: Any) -> list[str]:
    """The lines of what a formatter returned."""
    if isinstance(label, list):
        return [line for one in label for line in text_lines(one)]
    return text_of(label).split("\n")


def configs(options: Options, dataset: Tree) -> list[Tree]:
    """The options of each label of a dataset's elements: one, unless several are named."""
    own = dataset.get("datalabels")
    if own is False:
        return []
    config: Tree = {}
    for scope in reversed([scope for scope in options.scopes if scope is not DEFAULTS]):
        config = merged(config, {name: value for name, value in scope.items() if not name.startswith("_")})
    config = merged(merged(DEFAULTS, config), own if isinstance(own, dict) else {})
    named = config.pop("labels", None)
    if not isinstance(named, dict) or not named:
        return [config]
    return [merged(config, one if isinstance(one, dict) else {}) for one in named.values() if truthy(one)]


class Values:
    """What an option is worth on each of some elements."""

    def __init__(self, config: Tree, contexts: Sequence[Context]) -> None:
        self.config, self.contexts = config, contexts
        self.columns: dict[str, list[Any]] = {}

    def get(self, name: str, at: int) -> Any:
        """The option on the element at a place in the contexts; UNSET if it is not said."""
        value = self.config.get(name, UNSET)
        if callable(value):
            if name not in self.columns:
                self.columns[name] = returned(value, self.contexts)
            value = self.columns[name][at]
        if isinstance(value, list):
            value = value[(self.contexts[at].data_index or 0) % len(value)] if value else UNSET
        return DEFAULTS.get(name, UNSET) if value is UNSET else value

    def alike(self) -> bool:
        """Whether all elements have the same look."""
        return not any(callable(value := self.config.get(name)) or isinstance(value, list) for name in LOOKS)

    def style(self, at: int, hidable: bool) -> Style:
        got = {name: self.get(name, at) for name in LOOKS}
        for name in LIKE_COLOR:
            got[name] = got["color"] if got[name] is UNSET else got[name]
        return Style(
            got["align"], got["anchor"], got["backgroundColor"], got["borderColor"], px(got["borderRadius"]),
            px(got["borderWidth"]), truthy(got["clamp"]), truthy(got["clip"]), got["color"], hidable,
            to_font(got["font"]), px(got["offset"]), px(got["opacity"]), padding_of(got["padding"]),
            radians(px(got["rotation"])), got["textAlign"], got["textStrokeColor"], px(got["textStrokeWidth"]),
            got["textShadowColor"], px(got["textShadowBlur"]),
        )  # fmt: skip


def returned(function: Callable[..., Any], contexts: Sequence[Context]) -> list[Any]:
    """What a function returns for each context."""
    many = getattr(function, "map", None)
    found: list[Any] = many(contexts) if many is not None else [function(context) for context in contexts]
    return found


def labels_of(chart: Chart, options: Options, meta: Controller) -> Iterator[Label]:
    """The labels of a dataset's elements."""
    wanted = [config for config in configs(options, meta.dataset) if config["display"] is not False]
    if not wanted:
        return
    data = meta.dataset.get("data")
    data = data if isinstance(data, list) else []
    shown = [
        (index, element)
        for index, element in enumerate(meta.elements)
        if chart.is_data_visible(index) and not getattr(element, "skip", False) and not isnan(element.x + element.y)
    ]
    contexts = [
        Context("data", chart.context, dataset=meta.dataset, dataset_index=meta.index, data_index=index, index=index,
                element=element, raw=data[index] if index < len(data) else None, extra={"active": False})
        for index, element in shown
    ]  # fmt: skip
    origin, placing = origin_of(meta), 0
    for config in wanted:
        values, style = Values(config, contexts), None
        alike = values.alike()
        formatter = config.get("formatter")
        for at, (index, element) in enumerate(shown):
            display = values.get("display", at)
            if not truthy(display):
                continue
            label = value = contexts[at].raw
            if callable(formatter):
                label = formatter(value, contexts[at])
                label = value if label is UNSET else label
            else:
                label = written(value)
            if label is None:
                continue
            if style is None or not alike or style.hidable != (display == "auto"):
                style = values.style(at, display == "auto")
            placing += 1
            yield Label(text_lines(label), style, track_of(element, origin), (index, meta.index), chart.area)


def origin_of(meta: Controller) -> tuple[float | None, float | None] | None:
    """Where the values of a dataset begin: the middle of a round scale, or a place on one axis."""
    scale = getattr(meta, "v_scale", None)
    if scale is None:
        return None
    if getattr(scale, "x_center", None) is not None:
        return scale.x_center, scale.y_center
    first = next(iter(meta.elements), None)
    pixel = scale.base_pixel()
    return (pixel, None) if getattr(first, "horizontal", False) else (None, pixel)


def after_update(chart: Chart, options: Options) -> None:
    """Make the labels of all datasets, the last elements first, and hide those that are in the way."""
    shown = (meta for meta in chart.metas if chart.is_dataset_visible(meta.index))
    wanted = (label for meta in shown for label in labels_of(chart, options, meta))
    labels = list(islice(wanted, DATA_LABELS))
    if next(wanted, None) is not None:
        chart.warn(f"options.plugins.datalabels asks for more than {DATA_LABELS:,} labels; so many are drawn.")
    labels.sort(key=lambda label: (-label.index, -label.set))
    if any(label.style.hidable for label in labels):
        hide_overlapping(labels)
    chart.state[PLUGIN] = labels


def after_datasets_draw(chart: Chart, canvas: Canvas, options: Options) -> None:
    """Draw them over all data."""
    for label in chart.state[PLUGIN]:
        if label.visible:
            if label.style.clip:
                canvas.clip(chart.area)
            _draw(chart, canvas, label)
            if label.style.clip:
                canvas.clip(None)


def _draw(chart: Chart, canvas: Canvas, label: Label) -> None:
    style, turn = label.style, label.style.rotation
    x, y = _whole(label.place[0]), _whole(label.place[1])
    opacity = min(max(style.opacity, 0.0), 1.0)
    left, top, width, height = (_whole(one) for one in label.frame)
    bordered = truthy(style.border) and style.width
    if truthy(style.background) or bordered:
        edge = style.width
        wide, high = width - edge, height - edge
        radius = min(style.radius, wide / 2, high / 2)
        path = box_path(x + left + edge / 2, y + top + edge / 2, wide, high, (radius,) * 4)
        path = turned(path, turn, x, y)
        if truthy(style.background):
            canvas.fill(path, faded(paint(style.background, chart), opacity))
        if bordered:
            canvas.stroke(path, faded(paint(style.border, chart), opacity), edge, (), "butt", "miter")
    filled, stroked = truthy(style.color), truthy(style.stroke) and style.stroke_width > 0
    if not filled and not stroked:
        return
    font, high = style.font, style.font.line_height
    color = faded(paint(style.color, chart) if filled else (0.0, 0.0, 0.0, 0.0), opacity)
    start, align = -label.width / 2, "left"
    if style.text_align == "center":
        start, align = 0.0, "center"
    elif word(style.text_align) in FAR_SIDES:
        start, align = -start, "right"
    c, s = cos(turn), sin(turn)
    for number, line in enumerate(label.lines):
        a = _whole(start)
        b = _whole(high * (number + 0.5 - len(label.lines) / 2))
        at = x + c * a - s * b, y + s * a + c * b
        if style.shadow_blur > 0 and truthy(style.shadow):
            soft = faded(paint(style.shadow, chart), opacity * SOFTNESS)
            for share in SOFT:
                width = style.stroke_width * stroked + style.shadow_blur * share
                draw_text(canvas, line, *at, font, soft, align, "middle", turn, soft, width)
        outline = faded(paint(style.stroke, chart), opacity) if stroked else None
        draw_text(
            canvas, line, *at, font, color, align, "middle", turn, outline, style.stroke_width,
            stroke_join="round",
        )  # fmt: skip


def _whole(length: float) -> float:
    """The nearest whole px, halves up, as the plugin sets its labels."""
    return float((length + 0.5) // 1)

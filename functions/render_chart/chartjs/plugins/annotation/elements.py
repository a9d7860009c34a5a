"""Annotations as they are drawn, each made from its options and the chart."""

from __future__ import annotations

from collections.abc import Callable
from math import atan2, cos, hypot, isnan, pi, radians, sin
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from ....plot.drawing.paths import LINE, MOVE, Path, disc, polyline
from ...elements.pen import Pen
from ...elements.point import HOLLOW, symbol
from ...fonts import Font, draw_text, text_width, to_font
from ...layouts import Sides, padding_of
from ...options import Options, word
from ...paint import faded, is_clear, paint
from ...pens import cap_of, dashes, join_of, px
from ...scales.arithmetic import text_of
from ..blocks import box_path, corner_radii, moved, truthy, turned
from . import geometry
from .geometry import Rect, Vector

if TYPE_CHECKING:
    from ....plot.drawing.canvas import Canvas
    from ...chart import Chart

SOFT = 4  # outlines that a blurred shadow is drawn with
LEAST_RADIUS = 0.1  # px from which a point is drawn
WIDEST_RING = 90  # degrees of a ring that can hold words
ENDS = ("end", "right")
CLEAR = (0.0, 0.0, 0.0, 0.0)
BLACK = "#000"  # what a canvas draws with unless it is told otherwise


class Element:
    """Something to be drawn at its time.

    draw : draws it
    """

    __slots__ = ("draw", "draw_time", "z")

    def __init__(self, options: Options, draw: Callable[[Canvas], None], parent: Options | None = None) -> None:
        self.draw_time = options.get("drawTime")
        self.z = px(options.get("z"))
        if parent is not None:
            self.draw_time = self.draw_time or parent.get("drawTime")
        self.draw = draw


def placed(chart: Chart, options: Options) -> list[Element]:
    """An annotation and its label."""
    return PLACED.get(word(options.get("type")), _line)(chart, options)


# -- strokes, fills and shadows


class Pens(NamedTuple):
    """How an outline is drawn and a shape filled."""

    chart: Chart
    options: Options

    def stroke(self, canvas: Canvas, path: Path) -> bool:
        """Draw along a path, if the border has a width."""
        get = self.options.get
        width = px(get("borderWidth"))
        if width <= 0:
            return False
        color = paint(get("borderColor", BLACK), self.chart)
        dash = dashes(get("borderDash"))
        canvas.stroke(
            path, color, width, dash, cap_of(get("borderCapStyle")), join_of(get("borderJoinStyle")),
            px(get("borderDashOffset")),
        )  # fmt: skip
        return True

    def fill(self, canvas: Canvas, path: Path) -> None:
        """Fill a path, its shadow under it."""
        color = paint(self.options.get("backgroundColor", BLACK), self.chart)
        if is_clear(color):
            return
        self.shadow(canvas, path)
        canvas.fill(path, color)

    def shadow(self, canvas: Canvas, path: Path) -> None:
        """Draw the shadow of a path, its blur made of outlines over each other."""
        get = self.options.get
        color = paint(get("backgroundShadowColor"), self.chart)
        blur, x, y = (px(get(name)) for name in ("shadowBlur", "shadowOffsetX", "shadowOffsetY"))
        if is_clear(color) or not (blur or x or y):
            return
        path = moved(path, x, y)
        if not blur:
            canvas.fill(path, color)
            return
        soft = faded(color, 1 / (SOFT + 1))
        canvas.fill(path, soft)
        for step in range(1, SOFT + 1):
            canvas.stroke(path, soft, blur * step / SOFT, (), "round", "round")
            canvas.fill(path, soft)


# -- words


class Words(NamedTuple):
    """The lines of a label, each in its font and colour."""

    lines: list[str]
    fonts: list[Font]
    colors: list[Any]
    stroke_width: float

    def font(self, line: int) -> Font:
        return self.fonts[min(line, len(self.fonts) - 1)]

    @property
    def width(self) -> float:
        widest = max((text_width(line, self.font(i)) for i, line in enumerate(self.lines)), default=0.0)
        return widest + self.stroke_width

    @property
    def height(self) -> float:
        return self.stroke_width + sum(self.font(i).line_height for i in range(len(self.lines)))


def words_of(options: Options, fit: float = 1.0) -> Words:
    """What a label says; `fit` makes its letters smaller."""
    content = options.get("content")
    lines = [text_of(line) for line in content] if isinstance(content, list) else [text_of(content)]
    given = options.get("font")
    fonts = [_font(one, fit) for one in (given if isinstance(given, list) else [given])] or [to_font(None)]
    color = options.get("color")
    colors = color if isinstance(color, list) and color else [color]
    return Words(lines, fonts, colors, px(options.get("textStrokeWidth")))


def _font(options: Any, fit: float) -> Font:
    font = to_font(options if isinstance(options, (Options, dict)) else None)
    if fit >= 1:
        return font
    size = float(int(font.size * fit))
    return font._replace(size=size, line_height=size * font.line_height / font.size)


def says(options: Options) -> bool:
    """Whether a label has anything to say."""
    content = options.get("content")
    return truthy(options.get("display")) and truthy(content)


def _write(
    canvas: Canvas, chart: Chart, words: Words, box: Rect, options: Options, turn: float, center: Vector
) -> None:
    """Set the lines of a label into a box that is turned about a centre."""
    align = options.get("textAlign")
    x = box.x + box.width / 2 if align == "center" else box.x2 if word(align) in ENDS else box.x
    y = box.y + words.stroke_width / 2
    side = "center" if align == "center" else "right" if word(align) in ENDS else "left"
    outline = paint(options.get("textStrokeColor") or BLACK, chart) if words.stroke_width > 0 else None
    places = []
    for index, line in enumerate(words.lines):
        font = words.font(index)
        places.append((line, font, geometry.rotated((x, y + font.line_height / 2), center, turn)))
        y += font.line_height
    if outline is not None:
        for line, font, at in places:
            draw_text(
                canvas, line, *at, font, CLEAR, side, "middle", turn, outline, words.stroke_width,
                stroke_join="round",
            )  # fmt: skip
    for index, (line, font, at) in enumerate(places):
        color = paint(words.colors[min(index, len(words.colors) - 1)], chart)
        draw_text(canvas, line, *at, font, color, side, "middle", turn)


def _label(
    chart: Chart, options: Options, box: Rect, turn: float, point: Vector, parent: Options | None = None,
    padding: Sides | None = None,
) -> Element:  # fmt: skip
    """A label with its box and its callout; `box` has the padding and half of the border in it.

    padding : other than the options have
    """
    words, sides = words_of(options), padding_of(options.get("padding")) if padding is None else padding
    edge = px(options.get("borderWidth"))
    pens, x, y = Pens(chart, options), *box.center

    def draw(canvas: Canvas) -> None:
        _callout(canvas, chart, options, box, turn, point)
        radii = corner_radii(options.get("borderRadius"))
        most = min(box.width, box.height) / 2
        top_left, top_right, bottom_left, bottom_right = (min(max(one, 0.0), most) for one in radii)
        corners = (top_left, top_right, bottom_left, bottom_right)
        path = turned(box_path(box.x, box.y, box.width, box.height, corners), turn, x, y)
        pens.fill(canvas, path)
        pens.stroke(canvas, path)
        inner = Rect(
            box.x + sides.left + edge / 2, box.y + sides.top + edge / 2, box.x2 - sides.right - edge / 2,
            box.y2 - sides.bottom - edge / 2,
        )  # fmt: skip
        _write(canvas, chart, words, inner, options, turn, (x, y))

    return Element(options, draw, parent)


def _callout(canvas: Canvas, chart: Chart, options: Options, box: Rect, turn: float, point: Vector) -> None:
    """Draw the line from a label to the point it's about."""
    callout = options.sub("callout")
    if not truthy(callout.get("display")):
        return
    start, margin = callout.get("start"), px(callout.get("margin"))
    side, edge = word(callout.get("position")), px(options.get("borderWidth"))
    if side not in SIDES:
        side = geometry.callout_side(box, point, turn, start)
    sign, upright = SIDES[side]
    near = (point[0] - sign * margin, point[1]) if upright else (point[0], point[1] - sign * margin)
    if geometry.is_inside(near, box, turn, edge):
        return
    away, reach = margin + edge / 2, sign * px(callout.get("side"))
    center = box.center
    pointed = geometry.rotated(point, center, -turn)
    if upright:
        x = box.x2 + away if sign > 0 else box.x - away
        along, rule = box.y + geometry.length(box.height, start), [(x, box.y), (x, box.y2)]
        strokes = [(x, along), (x + reach, along), pointed]
    else:
        y = box.y2 + away if sign > 0 else box.y - away
        along, rule = box.x + geometry.length(box.width, start), [(box.x, y), (box.x2, y)]
        strokes = [(along, y), (along, y + reach), pointed]
    first = rule if margin > 0 or edge == 0 else []
    vertices = np.array([*first, *strokes], float)
    codes = np.full(len(vertices), LINE, np.uint8)
    codes[0] = codes[len(first)] = MOVE
    Pens(chart, callout).stroke(canvas, turned(Path(vertices, codes), turn, *center))


SIDES = {"left": (-1, True), "right": (1, True), "top": (-1, False), "bottom": (1, False)}  # direction, upright


# -- boxes and ellipses


def _box(chart: Chart, options: Options) -> list[Element]:
    box = geometry.box(chart, options)
    if box is None:
        return []
    radii = corner_radii(options.get("borderRadius"))
    most = min(box.width, box.height) / 2
    top_left, top_right, bottom_left, bottom_right = (min(max(one, 0.0), most) for one in radii)
    path = box_path(box.x, box.y, box.width, box.height, (top_left, top_right, bottom_left, bottom_right))
    return _shape(chart, options, box, path)


def _ellipse(chart: Chart, options: Options) -> list[Element]:
    box = geometry.box(chart, options)
    if box is None:
        return []
    circle = disc(1.0)
    path = Path(circle.vertices * (box.width / 2, box.height / 2) + box.center, circle.codes)
    return _shape(chart, options, box, path)


def _shape(chart: Chart, options: Options, box: Rect, path: Path) -> list[Element]:
    """A shape and the label in it."""
    pens, turn = Pens(chart, options), radians(px(options.get("rotation")))
    path = turned(path, turn, *box.center)

    def draw(canvas: Canvas) -> None:
        pens.fill(canvas, path)
        pens.stroke(canvas, path)

    label = options.sub("label")
    elements = [Element(options, draw)]
    if says(label):
        elements.append(_inner_label(chart, options, label, box))
    return elements


def _inner_label(chart: Chart, options: Options, label: Options, box: Rect) -> Element:
    """The words in a box, in its middle or at its edges."""
    words, sides = words_of(label), padding_of(label.get("padding"))
    edge, (across, down) = px(options.get("borderWidth")), geometry.position(label.get("position"))
    wide, high = box.width - edge - sides.width - words.width, box.height - edge - sides.height - words.height
    x = box.x + edge / 2 + px(label.get("xAdjust")) + geometry.relative(wide, across)
    y = box.y + edge / 2 + px(label.get("yAdjust")) + geometry.relative(high, down)
    place = Rect(x, y, x + words.width + sides.width, y + words.height + sides.height)
    edge = px(label.get("borderWidth"))
    inner = Rect(
        place.x + sides.left + edge / 2, place.y + sides.top + edge / 2, place.x2 - sides.right - edge / 2,
        place.y2 - sides.bottom - edge / 2,
    )  # fmt: skip
    turn = radians(px(label.get("rotation")))
    pens, frame = Pens(chart, label), box_path(place.x, place.y, place.width, place.height)

    def draw(canvas: Canvas) -> None:
        pens.stroke(canvas, turned(frame, turn, *place.center))
        _write(canvas, chart, words, inner, label, turn, place.center)

    return Element(label, draw, options)


# -- lines


def _line(chart: Chart, options: Options) -> list[Element]:
    line = geometry.line(chart, options)
    if isnan(line.x + line.y + line.x2 + line.y2):
        return []
    inside = geometry.meets_area(line, chart.area)
    whole = line
    if inside:
        line = geometry.limited(line, chart.area)
    control = geometry.control_point(_centred(line, whole), options) if truthy(options.get("curve")) else None
    pens = Pens(chart, options)
    ends = [_arrow(chart, options, name) for name in ("start", "end")]

    def draw(canvas: Canvas) -> None:
        if px(options.get("borderWidth")) <= 0:
            return
        _draw_line(canvas, pens, line, control, ends)

    elements = [Element(options, draw)]
    label = options.sub("label")
    if inside and says(label):
        elements.append(_line_label(chart, options, label, line, control))
    return elements


def _centred(line: Rect, whole: Rect) -> Rect:
    """A line as long as the part that is seen, about the middle of the whole."""
    (x, y), (to_x, to_y) = line.center, whole.center
    return line.moved(to_x - x, to_y - y)


def _line_label(chart: Chart, options: Options, label: Options, line: Rect, control: Vector | None) -> Element:
    words, sides = words_of(label), padding_of(label.get("padding"))
    edge = px(label.get("borderWidth"))
    if chart.version == 2:
        # Letters were taken to be as high as an M is wide.
        size = words.width, text_width("M", words.font(0))
        scale = geometry.scale_of(chart, options, "scaleID")
        box = geometry.old_line_label(line, scale is not None and scale.is_horizontal(), label, size, sides)
        more = (words.height - size[1]) / 2
        around_text = sides._replace(top=sides.top - more, bottom=sides.bottom - more)
        return _label(chart, label, box, 0.0, box.center, options, around_text)
    size = words.width + sides.width + edge, words.height + sides.height + edge
    box, turn, point = geometry.line_label(line, control, label, size, sides, chart.area)
    return _label(chart, label, box, turn, point, options)


class Arrow(NamedTuple):
    """The head at an end of a line; lengths in px."""

    pens: Pens
    length: float
    width: float
    back: float  # by which the line is shorter, so that the tip is where it ends
    filled: bool


def _arrow(chart: Chart, options: Options, end: str) -> Arrow | None:
    head = options.sub("arrowHeads").sub(end)
    if not truthy(head.get("display")):
        return None
    length, width = px(head.get("length")), px(head.get("width"))
    back = length * px(options.get("borderWidth")) / 2 / width if width else 0.0
    return Arrow(Pens(chart, head), length, width, abs(back), head.get("fill") is True)


def _draw_line(canvas: Canvas, pens: Pens, line: Rect, control: Vector | None, ends: list[Arrow | None]) -> None:
    start, end = ends
    size = hypot(line.width, line.height)
    before, behind = (start.back if start else 0.0), (end.back if end else 0.0)
    if control is None:
        angle = atan2(line.height, line.width)
        c, s = cos(angle), sin(angle)
        at = np.array([before, size - behind])
        pens.stroke(canvas, polyline(line.x + c * at, line.y + s * at))
        if start:
            _head(canvas, start, (line.x + c * before, line.y + s * before), angle)
        if end:
            _head(canvas, end, (line.x2 - c * behind, line.y2 - s * behind), angle + pi)
        return
    first = geometry.on_curve(line, control, before / size if size else 0.0)
    last = geometry.on_curve(line, control, 1 - behind / size if size else 1.0)
    pens.stroke(canvas, _quadratic(first, control, last))
    if start:
        _head(canvas, start, first, geometry.direction(line, control, 0), start.back)
    if end:
        _head(canvas, end, last, geometry.direction(line, control, 1) - pi, end.back)


def _quadratic(start: Vector, control: Vector, end: Vector) -> Path:
    """A quadratic Bézier curve."""
    from ....plot.drawing.paths import CURVE

    points = np.array([start, start, end, end], float)
    points[1] += (np.array(control) - start) * 2 / 3
    points[2] += (np.array(control) - end) * 2 / 3
    return Path(points, np.array([MOVE, CURVE, CURVE, CURVE], np.uint8))


def _head(canvas: Canvas, arrow: Arrow, tip: Vector, angle: float, back: float = 0.0) -> None:
    """Draw an arrow head whose line leads away from its tip at an angle."""
    c, s = cos(angle), sin(angle)
    x, y = tip[0] - c * back, tip[1] - s * back
    along = arrow.length
    corners = [(along, -arrow.width), (0.0, 0.0), (along, arrow.width)]
    points = [(x + c * a - s * b, y + s * a + c * b) for a, b in corners]
    pen = Pen()
    pen.move(*points[0])
    for point in points[1:]:
        pen.line(*point)
    if arrow.filled:
        pen.close()
        get = arrow.pens.options.get
        canvas.fill(pen.path(), paint(get("backgroundColor") or get("borderColor"), arrow.pens.chart))
    arrow.pens.stroke(canvas, pen.path())


# -- labels, points and polygons


def _words(chart: Chart, options: Options) -> list[Element]:
    if not says(options):
        return []
    if geometry.is_bound(options):
        point = geometry.value_point(chart, options)
    else:
        box = geometry.box(chart, options)
        if box is None:
            return []
        point = box.center
    words, sides = words_of(options), padding_of(options.get("padding"))
    place = _around(point, words, sides, px(options.get("borderWidth")), options)
    return [_label(chart, options, place, radians(px(options.get("rotation"))), point)]


def _around(point: Vector, words: Words, sides: Sides, edge: float, options: Options) -> Rect:
    """The box of words at a point: its `position` says which part of the box that is."""
    width, height = words.width + sides.width + edge, words.height + sides.height + edge
    across, down = geometry.position(options.get("position"))
    x = point[0] - geometry.relative(width, across) + px(options.get("xAdjust"))
    y = point[1] - geometry.relative(height, down) + px(options.get("yAdjust"))
    return Rect(x, y, x + width, y + height)


def _circle(chart: Chart, options: Options) -> tuple[Vector, float] | None:
    """The centre and the radius of a point or a polygon."""
    radius = px(options.get("radius"))
    if geometry.is_bound(options):
        x, y = geometry.value_point(chart, options)
    else:
        box = geometry.box(chart, options)
        if box is None:
            return None
        x, y = box.center
        radius = radius or min(box.width, box.height) / 2
    center = x + px(options.get("xAdjust")), y + px(options.get("yAdjust"))
    return None if isnan(center[0] + center[1]) else (center, radius)


def _point(chart: Chart, options: Options) -> list[Element]:
    found = _circle(chart, options)
    if found is None or found[1] < LEAST_RADIUS:
        return []
    return [Element(options, _symbol(chart, options, *found))]


def _symbol(chart: Chart, options: Options, center: Vector, radius: float) -> Callable[[Canvas], None]:
    style, pens = options.get("pointStyle"), Pens(chart, options)
    style = style if isinstance(style, str) else "circle"
    about = symbol(style, radius, px(options.get("rotation")))

    def draw(canvas: Canvas) -> None:
        if about is not None:
            path = moved(about, *center)
            if style not in HOLLOW:
                pens.fill(canvas, path)
            pens.stroke(canvas, path)

    return draw


def _polygon(chart: Chart, options: Options) -> list[Element]:
    found = _circle(chart, options)
    sides = int(px(options.get("sides")))
    if found is None or sides < 1:
        return []
    (x, y), radius = found
    first, pens = radians(px(options.get("rotation"))), Pens(chart, options)
    angles = [first + 2 * pi * side / sides for side in range(sides)]
    corners = [(x + sin(angle) * radius, y - cos(angle) * radius) for angle in angles]
    pen = Pen()
    for corner in corners:
        pen.line(*corner)
    pen.close()
    path = pen.path()

    def draw(canvas: Canvas) -> None:
        pens.fill(canvas, path)
        pens.stroke(canvas, path)

    return [Element(options, draw)]


# -- words in the hole of a doughnut


def _hole_label(chart: Chart, options: Options) -> list[Element]:
    meta = _innermost(chart, options)
    if meta is None or not says(options):
        return []
    area, inner = chart.area, meta.inner_radius
    first = meta.elements[0] if meta.elements else None
    x, y = (first.x, first.y) if first is not None else ((area.left + area.right) / 2, (area.top + area.bottom) / 2)
    square = Rect(
        max(x - inner, area.left), max(y - inner, area.top), min(x + inner, area.right), min(y + inner, area.bottom)
    )
    radius = min(inner, min(square.width, square.height) / 2)
    words = words_of(options)
    fit = radius * 2 / (hypot(words.width, words.height) or 1.0)
    small = truthy(options.get("autoFit")) and fit < 1
    width, height = (words.width * fit, words.height * fit) if small else (words.width, words.height)
    across, down = geometry.position(options.get("position"))
    left = square.center[0] - geometry.relative(width, across) + px(options.get("xAdjust"))
    top = square.center[1] - geometry.relative(height, down) + px(options.get("yAdjust"))
    place = Rect(left, top, left + width, top + height)
    if small:
        words = words_of(options, fit)
    space = px(options.get("spacing")) + px(options.get("borderWidth")) / 2
    ground = _hole(x, y, inner - space, square.center[1] > y, area.top + space, area.bottom - space)
    turn, pens = radians(px(options.get("rotation"))), Pens(chart, options)

    def draw(canvas: Canvas) -> None:
        if ground is not None:
            pens.fill(canvas, ground)
            pens.stroke(canvas, ground)
        _write(canvas, chart, words, place, options, turn, place.center)

    return [Element(options, draw)]


def _innermost(chart: Chart, options: Options) -> Any:
    """The ring with the smallest hole of those that go far enough around; None without a doughnut."""
    found: Any = None
    for meta in chart.sorted_visible_metas():
        hole = getattr(meta, "inner_radius", None)
        if hole is None or meta.type not in ("doughnut", "pie"):
            continue
        shown = any(not arc.hidden and chart.is_data_visible(index) for index, arc in enumerate(meta.elements))
        if truthy(options.get("autoHide")) and not shown:
            continue
        if px(meta.options.get("circumference")) < WIDEST_RING:
            continue
        if found is None or hole < found.inner_radius:
            found = meta
    return found


def _hole(x: float, y: float, radius: float, backwards: bool, top: float, bottom: float) -> Path | None:
    """The part of a hole that lies within the chart area."""
    if radius <= 0:
        return None
    edge = top if backwards else bottom
    squared = radius * radius - (y - edge) ** 2
    pen = Pen()
    if squared <= 0:
        pen.arc(x, y, radius, 0.0, 2 * pi)
    else:
        half = squared**0.5
        pen.arc(x, y, radius, atan2(edge - y, -half), atan2(edge - y, half), backwards)
    pen.close()
    return pen.path()


PLACED: dict[str, Callable[[Chart, Options], list[Element]]] = {
    "box": _box,
    "doughnutLabel": _hole_label,
    "ellipse": _ellipse,
    "label": _words,
    "line": _line,
    "point": _point,
    "polygon": _polygon,
}

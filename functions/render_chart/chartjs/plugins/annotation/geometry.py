"""Where annotations stand: from values on scales to px."""

from __future__ import annotations

import re
from math import atan2, cos, hypot, isfinite, isnan, nan, pi, radians, sin
from typing import TYPE_CHECKING, Any, NamedTuple

from ...layouts import Area, Sides
from ...pens import px

if TYPE_CHECKING:
    from ...chart import Chart
    from ...options import Options
    from ...scales.base import Scale

OLD_ID = re.compile(r"([xy])-axis-(\d+)")  # the ids of scales that had none in version 2
LEAST_TURN = 0.25  # a label at the start or end of a line stays in this share of it

Vector = tuple[float, float]


class Rect(NamedTuple):
    """From (x, y) to (x2, y2); a line runs from one to the other."""

    x: float
    y: float
    x2: float
    y2: float

    @property
    def width(self) -> float:
        return self.x2 - self.x

    @property
    def height(self) -> float:
        return self.y2 - self.y

    @property
    def center(self) -> Vector:
        return (self.x + self.x2) / 2, (self.y + self.y2) / 2

    def moved(self, x: float, y: float) -> Rect:
        return Rect(self.x + x, self.y + y, self.x2 + x, self.y2 + y)


def around(center: Vector, width: float, height: float) -> Rect:
    x, y = center
    return Rect(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


# -- lengths and positions as options say them


def share(value: Any) -> float | None:
    """0.5 of '50%'; None if it isn't a percentage."""
    if isinstance(value, str) and value.endswith("%"):
        try:
            return float(value[:-1]) / 100
        except ValueError:
            return None
    return None


def relative(size: float, position: Any) -> float:
    """How far along a size a position is: start, end, a percentage, or else the middle."""
    part = share(position)
    if part is not None:
        return min(max(part, 0.0), 1.0) * size
    return 0.0 if position == "start" else size if position == "end" else size / 2


def length(size: float, value: Any, positive: bool = True) -> float:
    """A length in px, or as a share of a size; all of it if it's neither."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return px(value)
    part = share(value)
    if part is None:
        return size
    return (min(max(part, 0.0), 1.0) if positive else part) * size


def position(value: Any, default: Any = "center") -> tuple[Any, Any]:
    """The positions on x and y, of one for both or of {x, y}."""
    if hasattr(value, "get"):
        return value.get("x", default), value.get("y", default)
    value = default if value is None else value
    return value, value


# -- values on scales


def scale_of(chart: Chart, options: Options, name: str) -> Scale | None:
    """The scale that an annotation names in `scaleID`, `xScaleID` or `yScaleID`; the first of that axis if in none."""
    named = options.get(name)
    if isinstance(named, str) and named:
        found = chart.scales.get(named)
        old = OLD_ID.fullmatch(named) if found is None else None
        if old is None:
            return found
        of_axis = [scale for scale in chart.scales.values() if scale.axis == old[1]]
        return of_axis[int(old[2])] if int(old[2]) < len(of_axis) else None
    if name == "scaleID":
        return None
    return next((scale for scale in chart.scales.values() if scale.axis == name[0]), None)


def value_on(scale: Scale, value: Any) -> float:
    """A value, parsed as the scale's data are; nan if it is none."""
    value = None if value is None else scale.parse(value, None)
    return nan if value is None else float(value)


def pixel(scale: Scale, value: Any, fallback: float) -> float:
    """Where a value lies. A number may stand between labels, or beyond them."""
    found = value if isinstance(value, (int, float)) and not isinstance(value, bool) else value_on(scale, value)
    return float(scale.pixel(found)) if isfinite(found) else fallback


def span(scale: Scale, low: Any, high: Any, start: float, end: float) -> Vector:
    """Where two values lie, `start` and `end` if they aren't given."""
    if scale.options.get("reverse"):
        start, end = end, start
    return pixel(scale, low, start), pixel(scale, high, end)


def box(chart: Chart, options: Options) -> Rect | None:
    """The rectangle between xMin, xMax, yMin and yMax; None without any scale."""
    x_scale, y_scale = scale_of(chart, options, "xScaleID"), scale_of(chart, options, "yScaleID")
    if x_scale is None and y_scale is None:
        return None
    area = chart.area
    x, x2, y, y2 = area.left, area.right, area.bottom, area.top
    if x_scale is not None:
        x, x2 = span(x_scale, options.get("xMin"), options.get("xMax"), x_scale.left, x_scale.right)
    if y_scale is not None:
        y, y2 = span(y_scale, options.get("yMin"), options.get("yMax"), y_scale.bottom, y_scale.top)
    return Rect(min(x, x2), min(y, y2), max(x, x2), max(y, y2))


def is_bound(options: Options) -> bool:
    """Whether an annotation stands at a value, and not in the middle of a box."""
    return options.get("xValue") is not None or options.get("yValue") is not None


def value_point(chart: Chart, options: Options) -> Vector:
    """The place of xValue and yValue."""
    x, y = chart.area.width / 2, chart.area.height / 2
    x_scale, y_scale = scale_of(chart, options, "xScaleID"), scale_of(chart, options, "yScaleID")
    if x_scale is not None:
        x = pixel(x_scale, options.get("xValue"), x_scale.left + x_scale.width / 2)
    if y_scale is not None:
        y = pixel(y_scale, options.get("yValue"), y_scale.top + y_scale.height / 2)
    return x, y


def line(chart: Chart, options: Options) -> Rect:
    """A line across the chart at a value, or from (xMin, yMin) to (xMax, yMax)."""
    area, scale = chart.area, scale_of(chart, options, "scaleID")
    x, y, x2, y2 = area.left, area.top, area.right, area.bottom
    if scale is not None:
        start = pixel(scale, options.get("value"), nan)
        end = pixel(scale, options.get("endValue"), start)
        return Rect(start, y, end, y2) if scale.is_horizontal() else Rect(x, start, x2, end)
    scale = scale_of(chart, options, "xScaleID")
    if scale is not None:
        x, x2 = span(scale, options.get("xMin"), options.get("xMax"), scale.left, scale.right)
    scale = scale_of(chart, options, "yScaleID")
    if scale is not None:
        y, y2 = span(scale, options.get("yMin"), options.get("yMax"), scale.bottom, scale.top)
    return Rect(x, y, x2, y2)


# -- lines


def meets_area(line: Rect, area: Area) -> bool:
    """Whether a line isn't wholly on one side of an area."""
    return not (
        max(line.x, line.x2) < area.left
        or min(line.x, line.x2) > area.right
        or max(line.y, line.y2) < area.top
        or min(line.y, line.y2) > area.bottom
    )


def limited(line: Rect, area: Area) -> Rect:
    """A line, its ends moved along it into an area."""
    start, end = (line.x, line.y), (line.x2, line.y2)
    return Rect(*_limited(start, end, area), *_limited(end, start, area))


def _limited(start: Vector, end: Vector, area: Area) -> Vector:
    x, y = start
    for edge, beyond in ((area.left, x < area.left), (area.right, x > area.right)):
        if beyond:
            y = y + abs((edge - x) / (end[0] - x)) * (end[1] - y) if end[0] != x else nan
            x = edge
    for edge, beyond in ((area.top, y < area.top), (area.bottom, y > area.bottom)):
        if beyond:
            x = x + abs((edge - y) / (end[1] - y)) * (end[0] - x) if end[1] != y else nan
            y = edge
    return x, y


def rotated(point: Vector, center: Vector, angle: float) -> Vector:
    """A point turned about a centre, clockwise by radians."""
    x, y, c, s = point[0] - center[0], point[1] - center[1], cos(angle), sin(angle)
    return center[0] + c * x - s * y, center[1] + s * x + c * y


def control_point(line: Rect, options: Options) -> Vector:
    """The point that a curved line is drawn to: beside the middle, at a share of the length."""
    along, aside = position(options.get("controlPoint"), 0)
    size, (x, y) = hypot(line.width, line.height), line.center
    point = x + length(size, along, False), y + length(size, aside, False)
    return rotated(point, (x, y), atan2(line.height, line.width))


def on_curve(line: Rect, control: Vector, t: float) -> Vector:
    """A point of the quadratic Bézier curve, t in 0–1."""
    a, b, c = (1 - t) ** 2, 2 * (1 - t) * t, t * t
    return a * line.x + b * control[0] + c * line.x2, a * line.y + b * control[1] + c * line.y2


def direction(line: Rect, control: Vector, t: float) -> float:
    """The angle of the curve at t, radians."""
    dx = 2 * (1 - t) * (control[0] - line.x) + 2 * t * (line.x2 - control[0])
    dy = 2 * (1 - t) * (control[1] - line.y) + 2 * t * (line.y2 - control[1])
    return pi / 2 - atan2(dx, dy)


def upright(line: Rect) -> float:
    """The angle of text along a line, such that it can be read."""
    angle = atan2(line.height, line.width)
    return angle - pi if angle > pi / 2 else angle + pi if angle < -pi / 2 else angle


def line_label(
    line: Rect, control: Vector | None, label: Options, size: Vector, sides: Sides, area: Area
) -> tuple[Rect, float, Vector]:
    """The box of a line's label, `size` px with its padding; its angle in radians; the point of the line it is at."""
    said = label.get("rotation")
    angle = upright(line) if said == "auto" else radians(px(said))
    c, s = abs(cos(angle)), abs(sin(angle))
    wide, high = size[0] * c + size[1] * s, size[0] * s + size[1] * c
    t = _along(line, label.get("position"), (wide / 2 + sides.left, high / 2 + sides.top), area)
    x, y = on_curve(line, control, t) if control else (line.x + t * line.width, line.y + t * line.height)
    center = (
        _inside(x, wide, area.left, area.right, sides.left) + px(label.get("xAdjust")),
        _inside(y, high, area.top, area.bottom, sides.top) + px(label.get("yAdjust")),
    )
    return around(center, *size), angle, (x, y)


def _along(line: Rect, where: Any, half: Vector, area: Area) -> float:
    """The share of a line at which its label stands; half : px from its middle to its edges."""
    if where not in ("start", "end"):
        return relative(1.0, where)
    left, right = min(line.x, line.x2) - area.left, area.right - max(line.x, line.x2)
    top, bottom = min(line.y, line.y2) - area.top, area.bottom - max(line.y, line.y2)
    sign = 1 if where == "start" else -1
    across, down = sign * line.width * (1 if left <= right else -1), sign * line.height * (1 if top <= bottom else -1)
    t = max(
        (half[0] - min(left, right)) / across if across > 0 else 0.0,
        (half[1] - min(top, bottom)) / down if down > 0 else 0.0,
    )
    t = min(max(t, 0.0), LEAST_TURN)
    return t if where == "start" else 1 - t


def _inside(place: float, size: float, low: float, high: float, gap: float) -> float:
    """The middle of a label, moved so that it stays between two edges."""
    if size > high - low:
        return (low + high) / 2
    if low >= place - gap - size / 2:
        place = low + gap + size / 2
    if high <= place + gap + size / 2:
        place = high - gap - size / 2
    return place


def old_line_label(line: Rect, upright_line: bool, label: Options, size: Vector, sides: Sides) -> Rect:
    """The box of a line's label as version 0.5 set it; size : px of the text."""
    width, height = size
    across, down = px(label.get("xAdjust")), px(label.get("yAdjust"))
    where, (x, y) = label.get("position"), line.center
    slope = line.width / line.height if line.height else nan
    if upright_line and where in ("top", "bottom"):
        top = line.y + sides.top + down if where == "top" else line.y2 - height - sides.top - down
        x = (line.x if isnan(slope) else line.x + slope * (top - line.y)) - across
        y = top + height / 2
    elif not upright_line and where in ("left", "right"):
        left = line.x + sides.left + across if where == "left" else line.x2 - width - sides.left - across
        x = left + width / 2
        y = (line.y if not line.height else line.y + (left - line.x) / slope) + down
    else:
        x, y = x + across, y + down
    return around((x, y), width + sides.width, height + sides.height)


# -- callouts


def callout_side(box: Rect, point: Vector, angle: float, start: Any) -> str:
    """The side of a box from which a callout starts: the one that is nearest to what it points at."""
    across, down = length(box.width, start), length(box.height, start)
    ends = {
        "left": (box.x, box.y + down),
        "bottom": (box.x + across, box.y2),
        "top": (box.x + across, box.y),
        "right": (box.x2, box.y2),
    }

    def distance(side: str) -> float:
        x, y = rotated(ends[side], box.center, angle)
        return hypot(x - point[0], y - point[1])

    return min(ends, key=distance)


def is_inside(point: Vector, box: Rect, angle: float, edge: float) -> bool:
    """Whether a point lies on a box that is turned by an angle; edge : px of its border."""
    x, y = rotated(point, box.center, -angle)
    half = edge / 2 + 0.001
    return box.x - half <= x <= box.x2 + half and box.y - half <= y <= box.y2 + half

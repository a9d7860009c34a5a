"""Numbers as distances from a centre, labels around it. https://www.chartjs.org/docs/4.5.1/axes/radial/linear.html"""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, degrees, nan, pi, radians, sin, tau
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from ...errors import TooLargeError
from ...limits import CATEGORIES
from ...plot.drawing.paths import CLOSE, LINE, MOVE, Path, disc, joined
from .. import fonts
from ..elements.rectangle import CORNERS, outline
from ..layouts import Layer, Sides, padding_of
from ..options import Context, Options
from ..paint import paint
from ..pens import dashes
from ..values import Function
from . import arithmetic
from .arithmetic import divide, floor, is_number, round_up
from .base import finite, for_each, label_width, length
from .drawing import (
    LABEL_NAMES,
    Pen,
    box_path,
    grid_is_shared,
    grid_pens,
    hairs,
    is_hair,
    outlined,
    stroke_segments,
    turned,
)
from .linear import LinearBase
from .ticks import Tick

if TYPE_CHECKING:
    from ...plot.drawing.canvas import Canvas
    from ...plot.drawing.paths import Floats
    from ..chart import Chart

ANGLE_NAMES = ("color", "lineWidth", "borderDash", "borderDashOffset")
POINT_NAMES = ("color", "font", "padding", "backdropColor", "backdropPadding", "borderRadius")


class Position(NamedTuple):
    """A place, px, and the angle it is seen at from the centre, in radians clockwise from 3 o'clock."""

    x: float
    y: float
    angle: float


class PointLabel(NamedTuple):
    """The label at the end of a spoke: where its text is set, and its box; px of the chart."""

    x: float
    y: float
    align: str
    left: float
    top: float
    right: float
    bottom: float
    visible: bool


def normal_angle(angle: float) -> float:
    """The angle from 0 to a full turn."""
    return (angle % tau + tau) % tau


def beside(angle: float, place: float, size: float, low: float, high: float) -> tuple[float, float]:
    """From where to where a label reaches along an axis that points to `low` and `high` degrees in its middle."""
    if angle in (low, high):
        return place - size / 2, place + size / 2
    if angle < low or angle > high:
        return place - size, place
    return place, place + size


class RadialLinearScale(LinearBase):
    """Values are distances from (x_center, y_center), drawing_area px at most."""

    def __init__(self, chart: Chart, id: str, type: str) -> None:  # noqa: A002
        super().__init__(chart, id, type)
        self.x_center = self.y_center = self.drawing_area = 0.0
        self.point_labels: list[Any] = []
        self.point_label_items: list[PointLabel] = []
        self._around = Sides()

    def init(self, options: Options) -> None:
        super().init(options)
        self.points = self.options.sub("pointLabels")
        self.angle_lines = self.options.sub("angleLines")
        self._points_shared = self.points.is_shared(POINT_NAMES)
        self._start_angle = radians(finite(self.options.get("startAngle"), 0.0))

    # ---- Room

    def backdrop_height(self) -> float:
        """What a tick's label takes upwards, px."""
        ticks = self.ticks_options
        if not (self.settings.ticks_display and self.options.get("display")):
            return 0.0
        return self.tick_font().size + padding_of(ticks.get("backdropPadding")).height

    def set_dimensions(self) -> None:
        around = self.backdrop_height() / 2
        self._around = Sides(around, around, around, around)
        width, height = self.max_width - 2 * around, self.max_height - 2 * around
        self.width, self.height = width, height
        self.x_center = floor(self.left + width / 2 + around)
        self.y_center = floor(self.top + height / 2 + around)
        self.drawing_area = floor(min(width, height) / 2)

    def determine_data_limits(self) -> None:
        low, high = self.min_max(False)
        self.widen(low if is_number(low) else 0.0, high if is_number(high) else 0.0)

    def room_for_ticks(self) -> float:
        return arithmetic.ceil(divide(self.drawing_area, self.backdrop_height()))

    def label_ticks(self, ticks: Sequence[Tick]) -> None:
        super().label_ticks(ticks)
        self.label_points()

    def label_points(self) -> None:
        """Set the labels of the spokes."""
        callback = self.points.raw("callback")
        labels = self.get_labels()
        if len(labels) > CATEGORIES:
            raise TooLargeError(
                f"There are {len(labels):,} labels around the axis.", "data.labels", f"At most {CATEGORIES:,}."
            )
        if isinstance(callback, Function):
            from .hooks import point_labels

            labels = point_labels(self, callback, labels)
        elif callable(callback):
            labels = [callback(label, index) for index, label in enumerate(labels)]
        shown = self.chart.is_data_visible
        self.point_labels = [label if label or label == 0 else "" for index, label in enumerate(labels) if shown(index)]

    def fit(self) -> None:
        if self.options.get("display") and self.points.get("display"):
            self._fit_labels()
        else:
            self.set_center_point(0, 0, 0, 0)

    def set_center_point(self, left: float, right: float, top: float, bottom: float) -> None:
        """Move the centre away from the sides that labels stand over, by so many px, and draw smaller."""
        self.x_center += floor((left - right) / 2)
        self.y_center += floor((top - bottom) / 2)
        self.drawing_area -= min(self.drawing_area / 2, max(left, right, top, bottom))

    def point_options(self, index: int) -> Options:
        """The options of the label at a spoke."""
        if self._points_shared:
            return self.points
        return self.points.with_context(self.point_context(index))

    def point_context(self, index: int) -> Context:
        """What scriptable options of a spoke are told."""
        if not 0 <= index < len(self.point_labels):
            return self.context
        return Context("pointLabel", self.context, label=self.point_labels[index], index=index)

    def _fit_labels(self) -> None:
        count = len(self.point_labels)
        around = self._around
        left, right = self.left + around.left, self.right - around.right
        top, bottom = self.top + around.top, self.bottom - around.bottom
        least_x, most_x, least_y, most_y = left, right, top, bottom
        turn = pi / count if self.points.get("centerPointLabels") and count else 0.0
        sizes: list[tuple[float, float, float]] = []  # width, height, padding
        for index, label in enumerate(self.point_labels):
            options = self.point_options(index)
            padding, font = length(options.get("padding")), fonts.to_font(options.sub("font"))
            lines = len(label) if isinstance(label, list) else 1
            width, height = label_width(label, font), lines * font.line_height
            sizes.append((width, height, padding))
            x, y, _ = self.point_position(index, self.drawing_area + padding, turn)
            angle = normal_angle(self.index_angle(index) + turn)
            seen = round_up(degrees(angle))
            x0, x1 = beside(seen, x, width, 0, 180)
            y0, y1 = beside(seen, y, height, 90, 270)
            s, c = abs(sin(angle)), abs(cos(angle))
            if x0 < left:
                least_x = min(least_x, left - divide(left - x0, s))
            elif x1 > right:
                most_x = max(most_x, right + divide(x1 - right, s))
            if y0 < top:
                least_y = min(least_y, top - divide(top - y0, c))
            elif y1 > bottom:
                most_y = max(most_y, bottom + divide(y1 - bottom, c))
        self.set_center_point(left - least_x, most_x - right, top - least_y, most_y - bottom)
        self.point_label_items = self.label_boxes(sizes, turn)

    def beyond(self, index: int) -> float:
        """How far beyond the spokes their labels stand, px, besides the padding."""
        return self.backdrop_height() / 2

    def ring_context(self, index: int) -> Context:
        """What scriptable options of the ring at a tick are told."""
        return self.tick_context(index)

    def hides(self, index: int) -> bool:
        """Whether a tick is at the centre, where no ring is."""
        return index == 0 and self.min >= 0

    def label_boxes(self, sizes: Sequence[tuple[float, float, float]], turn: float) -> list[PointLabel]:
        items: list[PointLabel] = []
        sparse = self.points.get("display") == "auto"
        before: PointLabel | None = None  # the last one that is seen
        for index, (width, height, padding) in enumerate(sizes):
            x, y, angle = self.point_position(index, self.drawing_area + self.beyond(index) + padding, turn)
            seen = round_up(degrees(normal_angle(angle + pi / 2)))
            if seen in (90, 270):
                y -= height / 2
            elif seen > 270 or seen < 90:
                y -= height
            align = "center" if seen in (0, 180) else "left" if seen < 180 else "right"
            left = x - {"right": width, "center": width / 2}.get(align, 0.0)
            visible = not sparse or before is None or not _has_corner(before, left, y, left + width, y + height)
            items.append(PointLabel(x, y, align, left, y, left + width, y + height, visible))
            if visible:
                before = items[-1]
        return items

    # ---- Places

    def index_angle(self, index: float) -> float:
        """The angle of a spoke in radians, clockwise from 12 o'clock."""
        return normal_angle(index * tau / (len(self.point_labels) or 1) + self._start_angle)

    def distance_from_center(self, value: Any) -> float:
        """How far from the centre a value is, px."""
        if value is None:
            return nan
        per = divide(self.drawing_area, self.max - self.min)
        return float(self.max - value if self.settings.reverse else value - self.min) * per

    def distances(self, values: Floats) -> Floats:
        """How far from the centre many values are, px."""
        per = divide(self.drawing_area, self.max - self.min)
        return (self.max - values if self.settings.reverse else values - self.min) * per

    def point_position(self, index: float, distance: float, turn: float = 0.0) -> Position:
        """The place on a spoke at a distance from the centre."""
        angle = self.index_angle(index) - pi / 2 + turn
        return Position(cos(angle) * distance + self.x_center, sin(angle) * distance + self.y_center, angle)

    def point_position_for_value(self, index: float, value: Any) -> Position:
        return self.point_position(index, self.distance_from_center(value))

    def base_position(self, index: float = 0) -> Position:
        """Where areas begin on a spoke."""
        return self.point_position_for_value(index, self.base_value())

    def point_label_position(self, index: int) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the label at a spoke."""
        item = self.point_label_items[index]
        return item.left, item.top, item.right, item.bottom

    # ---- Drawing

    def layers(self) -> list[Layer]:
        if not self.is_visible():
            return []
        return [
            (finite(self.grid.get("z"), -1.0), self._draw_grid),
            (finite(self.ticks_options.get("z"), 0.0), self._draw_ticks),
        ]

    def _ring(self, distance: float, circular: bool) -> Path:
        """All points at a distance from the centre."""
        if circular:
            return disc(distance, self.x_center, self.y_center)
        count = len(self.point_labels)
        corners = [self.point_position(index, distance)[:2] for index in range(count)]
        codes = np.full(count + 1, LINE, np.uint8)
        codes[0], codes[-1] = MOVE, CLOSE
        return Path(np.array([*corners, corners[0]], float), codes)

    def _draw_grid(self, canvas: Canvas) -> None:
        """Draw the ground, the labels of the spokes, the rings and the spokes."""
        color, grid, count = self.options.get("backgroundColor"), self.grid, len(self.point_labels)
        if color and (grid.get("circular") or count):
            ground = self._ring(self.distance_from_center(self._end), bool(grid.get("circular")))
            canvas.fill(ground, paint(color, self.chart))
        if self.points.get("display"):
            self._draw_point_labels(canvas)
        if grid.get("display"):
            self._draw_rings(canvas)
        if self.angle_lines.get("display"):
            self._draw_spokes(canvas)

    def _draw_rings(self, canvas: Canvas) -> None:
        grid, count = self.grid, len(self.point_labels)
        shared = grid_pens(grid, self.border)[0] if grid_is_shared(self) else None
        rings: dict[Pen, list[Path]] = {}
        circular = bool(grid.get("circular"))
        for index, tick in enumerate(self.ticks):
            if self.hides(index):
                continue
            pen = shared
            if pen is None:
                context = self.ring_context(index)
                own = grid.with_context(context)
                pen, circular = grid_pens(own, self.border.with_context(context))[0], bool(own.get("circular"))
            distance = self.distance_from_center(tick.value)
            if (circular or count) and pen.color and pen.width and distance >= 0:
                rings.setdefault(pen, []).append(self._ring(distance, circular))
        for pen, paths in rings.items():
            color = paint(pen.color, self.chart)
            if is_hair(pen, canvas) and not circular:
                canvas.fill(hairs(np.concatenate([_edges(path) for path in paths]), pen.width), color)
            else:
                canvas.stroke(joined(paths), color, pen.width, pen.dash, "butt", "miter", pen.dash_offset)

    def _draw_spokes(self, canvas: Canvas) -> None:
        lines = self.angle_lines
        shared = lines.is_shared(ANGLE_NAMES)
        distance = self.distance_from_center(self.min if self.settings.reverse else self.max)
        spokes = []
        for index in reversed(range(len(self.point_labels))):
            own = lines if shared else lines.with_context(self.point_context(index))
            pen = Pen.of(
                own.get("color"), length(own.get("lineWidth")), dashes(own.get("borderDash")),
                finite(own.get("borderDashOffset"), 0.0),
            )  # fmt: skip
            x, y, _ = self.point_position(index, distance)
            spokes.append((pen, (self.x_center, self.y_center, x, y)))
        stroke_segments(canvas, self.chart, spokes)

    def _draw_point_labels(self, canvas: Canvas) -> None:
        for index in reversed(range(len(self.point_label_items))):
            item = self.point_label_items[index]
            if not item.visible or index >= len(self.point_labels):
                continue
            options = self.point_options(index)
            ground = options.get("backdropColor")
            if ground is not None:
                around = padding_of(options.get("backdropPadding"))
                left, top = item.left - around.left, item.top - around.top
                width, height = item.right - item.left + around.width, item.bottom - item.top + around.height
                path = _cornered(left, top, width, height, options.get("borderRadius"))
                canvas.fill(path, paint(ground, self.chart))
            font, label = fonts.to_font(options.sub("font")), self.point_labels[index]
            text = (
                [arithmetic.text_of(line) for line in label] if isinstance(label, list) else arithmetic.text_of(label)
            )
            color = paint(options.get("color"), self.chart)
            fonts.draw_text(canvas, text, item.x, item.y + font.line_height / 2, font, color, item.align, "middle")

    def _draw_ticks(self, canvas: Canvas) -> None:
        """Draw the labels of the rings, along the first spoke."""
        options = self.ticks_options
        if not self.settings.ticks_display:
            return
        angle = self.index_angle(0)
        each = [options] * len(self.ticks)
        if not options.is_shared(LABEL_NAMES):
            each = for_each(options, [self.tick_context(index) for index in range(len(each))], LABEL_NAMES)
        for index, tick in enumerate(self.ticks):
            if self.hides(index) and not self.settings.reverse:
                continue
            own = each[index]
            font, distance = fonts.to_font(own.sub("font")), self.distance_from_center(tick.value)
            if own.get("showLabelBackdrop"):
                width, around = label_width(tick.label, font), padding_of(own.get("backdropPadding"))
                box = (
                    -width / 2 - around.left, -distance - font.size / 2 - around.top,
                    width + around.width, font.size + around.height,
                )  # fmt: skip
                path = turned(box, self.x_center, self.y_center, angle) if angle else box_path(
                    box[0] + self.x_center, box[1] + self.y_center, box[2], box[3]
                )  # fmt: skip
                canvas.fill(path, paint(own.get("backdropColor"), self.chart))
            label = tick.label
            text = (
                [arithmetic.text_of(line) for line in label] if isinstance(label, list) else arithmetic.text_of(label)
            )
            x, y = self.x_center + distance * sin(angle), self.y_center - distance * cos(angle)
            stroke = paint(own.get("textStrokeColor"), self.chart) if outlined(own) else None
            fonts.draw_text(
                canvas, text, x, y, font, paint(own.get("color"), self.chart), "center", "middle", angle, stroke,
                length(own.get("textStrokeWidth")),
            )  # fmt: skip


def _edges(ring: Path) -> Floats:
    """The edges of a polygon as (N, 4) segments."""
    return np.concatenate((ring.vertices[:-1], ring.vertices[1:]), axis=1)


def _has_corner(area: PointLabel, left: float, top: float, right: float, bottom: float) -> bool:
    """Whether a corner of a box lies in the box of a label, half a px of margin around."""
    margin = 0.5
    return any(
        area.left - margin < x < area.right + margin and area.top - margin < y < area.bottom + margin
        for x in (left, right)
        for y in (top, bottom)
    )


def _cornered(left: float, top: float, width: float, height: float, radius: Any) -> Path:
    """A rectangle, with round corners where there is a radius: one, or one for each corner."""
    radii = [length(radius.get(name)) for name in CORNERS] if isinstance(radius, Options) else [length(radius)] * 4
    if not any(radii):
        return box_path(left, top, width, height)
    return outline(np.array([(left, top, left + width, top + height)]), np.array([radii]), True)

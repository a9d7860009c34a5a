"""Lines with points. https://www.chartjs.org/docs/4.5.1/charts/line.html"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import inf, isfinite, lcm, nan
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from ...plot.drawing.paths import Floats
from ..elements import curves, point
from ..elements.curves import Flags
from ..elements.line import STYLES, Line, LineOptions
from ..elements.point import Point, PointOptions
from ..options import Context, Options
from ..paint import paint
from ..pens import FARTHEST
from .base import Controller

if TYPE_CHECKING:
    from ...plot.drawing.canvas import Canvas
    from ..scales.base import Scale

SIZES = ("radius", "hoverRadius", "borderWidth")
OF_POINTS = ("backgroundColor", "borderColor", "pointStyle", "rotation", *SIZES)
NEAR = 1e-6  # px out of the area where a point is in it yet, in version 2


def number(value: Any, default: float = nan) -> float:
    """A number as it is written, `default` for all else."""
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else default


def length(value: Any, default: float = nan) -> float:
    """A number of px, no larger than what a picture has room for: rasters walk all that they are given."""
    return max(min(number(value, default), FARTHEST), -FARTHEST)


def point_options(options: Options, least: float = 0.0) -> PointOptions:
    """The options of a point, resolved; `least` is how wide a border without width is, px."""
    get = options.get
    return PointOptions(
        get("backgroundColor"),
        get("borderColor"),
        length(get("borderWidth"), 0.0) or least,
        get("pointStyle"),
        length(get("radius")),
        number(get("rotation"), 0.0),
        length(get("hoverRadius"), 0.0),
    )


def line_options(options: Options, shown: bool, least: float = 0.0) -> LineOptions:
    """The options of a line, resolved; one that is not shown has no width, and one without width is `least` px wide."""
    get = options.get
    return LineOptions(
        get("backgroundColor"),
        get("borderColor"),
        (length(get("borderWidth"), 0.0) or least) if shown else 0.0,
        get("borderCapStyle"),
        get("borderDash"),
        number(get("borderDashOffset"), 0.0),
        get("borderJoinStyle"),
        bool(get("capBezierPoints")),
        get("cubicInterpolationMode"),
        get("fill"),
        get("spanGaps"),
        get("stepped"),
        length(get("tension"), 0.0),
    )


class PointController(Controller):
    """A dataset of points, perhaps with a line through them.

    x, y : (count,) px
    skip : (count,) whether a point is missing
    stop : (count,) whether the line does not come to it from the one before
    start, end : the points that are drawn
    """

    data_element: ClassVar[str] = "point"
    may_have_line: ClassVar[bool] = True
    x: Floats
    y: Floats
    skip: Flags
    stop: Flags | None = None
    angle: Floats | None = None
    start = end = 0
    _elements: list[Point] | None = None
    _looks: PointOptions | list[PointOptions] | None = None

    # -- points

    @property
    def elements(self) -> list[Point]:
        """The points, as plugins and functions see them."""
        if self._elements is None:
            if not hasattr(self, "x"):
                return []
            self._elements = [self._element_at(i) for i in range(self.count)]
        return self._elements

    @elements.setter
    def elements(self, value: list[Any]) -> None:
        self._elements = value or None

    def _element_at(self, index: int) -> Point:
        stop = self.stop is not None and bool(self.stop[index])
        angle = 0.0 if self.angle is None else float(self.angle[index])
        return Point(self, index, float(self.x[index]), float(self.y[index]), bool(self.skip[index]), stop, angle)

    def options_of(self, index: int) -> PointOptions:
        """The options of one point."""
        shared = self.point_options()
        return shared if isinstance(shared, PointOptions) else shared[index]

    def point_options(self) -> PointOptions | list[PointOptions]:
        """The options of all points, or those of each."""
        if self._looks is None:
            options = self._element(self.data_element)
            if self.count and not options.varying(OF_POINTS):
                self._looks = self._cycled(options)
            else:
                shared, each = self.element_options()
                least = self.least_width
                self._looks = (
                    point_options(shared, least)
                    if shared is not None
                    else [point_options(one, least) for one in each or ()]
                )
        return self._looks

    @property
    def least_width(self) -> float:
        """How wide lines of no width are, px: version 2 left them to the canvas, which passes a width of 0 over."""
        return 1.0 if self.chart.version == 2 else 0.0

    def _cycled(self, options: Options) -> PointOptions | list[PointOptions]:
        """The options of the points where none is a function: lists begin anew at their end."""
        period = lcm(*(len(value) for name in OF_POINTS if type(value := options.get(name)) is list and value))
        if period == 1 and not any(type(options.get(name)) is list for name in OF_POINTS):
            return point_options(options, self.least_width)
        self.chart.count_marks(self.count)
        contexts = (Context("data", self.context, index=i) for i in range(min(period, self.count)))
        looks = [point_options(options.with_context(context), self.least_width) for context in contexts]
        return [looks[i % len(looks)] for i in range(self.count)]

    def sizes(self) -> list[tuple[float, float, float]]:
        """Radius, radius under a pointer and border of each point: asked before there are any."""
        return self._sizes_of(range(self.count))

    def _sizes_of(self, indices: Sequence[int]) -> list[tuple[float, float, float]]:
        options = self._element(self.data_element)
        if options.is_shared(SIZES):
            return [_size_of(options)] * len(indices)
        contexts = [self.data_context(index) for index in indices]
        each = [options.with_context(context) for context in contexts]
        for name, function in options.varying(SIZES).items():
            for one, value in zip(each, options.mapped(name, function, contexts), strict=True):
                one.prime(name, value)
        return [_size_of(one) for one in each]

    def largest(self) -> float:
        """The px that the largest point takes."""
        return max((space(*sizes) for sizes in set(self.sizes())), default=0.0)

    def max_overflow(self) -> bool | float:
        border = self.line.options.border_width if self.line is not None else 0.0
        if not self.count or self.whole_points:
            return float(border) / (2 if self.whole_points else 1)
        first, last = self._sizes_of([0, self.count - 1])
        return float(max(border, space(*first), space(*last)) / 2)

    # -- words

    def label_at(self, index: int) -> str:
        """The label of the data at a point."""
        labels = self.chart.data.get("labels") or []
        return str(labels[index]) if index < len(labels) else ""

    def words_at(self, index: int) -> list[str]:
        """x and y of a point as their scales write them."""
        scales = (self.x_scale, self.y_scale)
        return [
            "" if scale is None else str(scale.label_for_value(self.columns[scale.axis][index])) for scale in scales
        ]

    # -- where they are

    def place_points(self) -> None:
        """Reckon where the points are on straight axes, and which are drawn."""
        i_scale, v_scale = self.i_scale, self.v_scale
        assert i_scale is not None and v_scale is not None  # noqa: PT018, S101
        along = i_scale.pixels(self.columns[i_scale.axis])
        values = self.columns[v_scale.axis]
        if self.stacked:
            values = np.where(np.isnan(values), nan, self.stacked_values(mode=self.stacked))
        across = v_scale.pixels(values)
        self.x, self.y = (along, across) if i_scale.axis == "x" else (across, along)
        self.skip = np.isnan(along) | np.isnan(across) | np.isneginf(self.columns[v_scale.axis])
        self.start, self.end = self.visible_range(i_scale)
        self._elements = None

    def visible_range(self, scale: Scale) -> tuple[int, int]:
        """The points that are drawn of data in order: those in the bounds, and one more on each side."""
        places, count = self.columns[scale.axis], self.count
        low, high, low_set, high_set = scale.user_bounds()
        if not (low_set or high_set) or count < 2 or not bool((np.diff(places) >= 0).all()):
            return 0, count
        start, end = 0, count
        if low_set:
            start = min(max(int(np.searchsorted(places, low)) - 1, 0), count - 2)
        if high_set:
            right = int(np.searchsorted(places, high, "right"))
            last = right - 1 if right and places[right - 1] == high else right
            end = max(min(max(last, 1), count - 1) + 1, start)
        return (start, end) if end > start else (start, count)

    # -- the line

    def make_line(self, shown: bool, **more: Any) -> None:
        """Lead a line through the points."""
        options = line_options(self.dataset_element_options(), shown, self.least_width)
        self.line = Line(self.x, self.y, options, self.skip, self.stop, self.angle, **more)

    def style_segments(self) -> None:
        """Let the stretches of the line have styles of their own, if they should."""
        segment = self.options.get("segment")
        if isinstance(segment, Options):
            self.line.style_of = lambda ends: self._segment_styles(segment, ends)

    def _segment_styles(self, segment: Options, ends: list[int]) -> list[Mapping[str, Any]]:
        """What each of the stretches that end at some points has instead of the line's options."""
        segment = segment.with_context(Context("segment", self.chart.context, dataset_index=self.index))
        fixed: dict[str, Any] = {}
        varying = segment.varying(STYLES)
        for name in STYLES:
            if name not in varying and segment.get(name) is not None:
                fixed[name] = segment.get(name)
        styles: list[dict[str, Any]] = [dict(fixed) for _ in ends]
        if varying:
            contexts = [self._segment_context(i) for i in ends]
            for name, function in varying.items():
                for style, value in zip(styles, segment.mapped(name, function, contexts), strict=True):
                    if value is not None:
                        style[name] = value
        return list(styles)

    def _segment_context(self, end: int) -> Context:
        """What functions are told of the stretch that ends at a point."""
        points = self.elements
        extra = {"p0": points[end - 1], "p1": points[end], "p0DataIndex": end - 1, "p1DataIndex": end}
        return Context("segment", self.chart.context, dataset_index=self.index, extra=extra)

    def find_stops(self) -> None:
        """Which points are too far from the one before to be joined with it."""
        assert self.i_scale is not None  # noqa: S101
        span = number(self.options.get("spanGaps"), inf)
        self.stop = None
        if isfinite(span):
            far = np.abs(np.diff(self.columns[self.i_scale.axis])) > span
            self.stop = np.concatenate((np.zeros(min(1, self.count), bool), far))

    # -- drawing

    def draw(self, canvas: Canvas) -> None:
        chart = self.chart
        if self.line is not None:
            assert self.i_scale is not None  # noqa: S101
            self.line.bend(chart.area, self.i_scale.axis)
            self.line.draw(canvas, self.paint, self.start, self.end - 1)
        self.draw_points(canvas)

    def paint(self, color: Any) -> Any:
        """A colour, gradient or pattern as a canvas takes it."""
        return paint(color, self.chart)

    @property
    def whole_points(self) -> bool:
        """Whether points are drawn whole if their middle is in the area, and not at all if it is not."""
        return self.chart.version == 2

    def draw_points(self, canvas: Canvas) -> None:
        """Draw those that are there and not farther out of the area than they are large."""
        looks = self.point_options()
        part = slice(self.start, self.end)
        x, y, there = self.x[part], self.y[part], ~self.skip[part]
        whole = self.whole_points
        if whole:
            canvas.clip(None)
        if isinstance(looks, PointOptions):
            if not looks.radius >= point.LEAST:
                return
            there &= curves.within(x, y, self.chart.area, NEAR if whole else looks.size / 2)
            point.draw(canvas, np.column_stack((x, y))[there], looks, self.paint)
            return
        each = looks[part]
        sizes = np.array([NEAR if whole else one.size / 2 for one in each])
        there &= curves.within(x, y, self.chart.area, sizes)
        kept = np.flatnonzero(there).tolist()
        point.draw(canvas, np.column_stack((x, y))[there], [each[i] for i in kept], self.paint)


def _size_of(options: Options) -> tuple[float, float, float]:
    radius, hover, border = (length(options.get(name), 0.0) for name in SIZES)
    return radius, hover, border


def space(radius: float, hover: float, border: float) -> float:
    """The px that a point takes."""
    return PointOptions(border_width=border, radius=radius, hover_radius=hover).size


class LineController(PointController):
    """Points in the order of one axis, and a line through them."""

    dataset_element: ClassVar[str] = "line"
    decimates = True

    def update(self) -> None:
        self.place_points()
        self.find_stops()
        self.make_line(bool(self.options.get("showLine")))
        self.line.decimated = self.index in self.chart.state.get("decimation", ())
        self.style_segments()


CONTROLLERS = {"line": LineController}

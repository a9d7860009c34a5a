"""Bars, lines, points and slices with bars of how far off they may be.

https://www.sgratzl.com/chartjs-chart-error-bars/
"""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, sin
from typing import TYPE_CHECKING, Any, ClassVar, Final

import numpy as np

from ...limits import MARKS
from ...plot.drawing.paths import LINE, MOVE, Path
from ..defaults import OVERRIDES, V4
from ..elements.rectangle import number
from ..options import Options
from ..paint import paint
from .bar import BarController
from .base import Controller
from .line import LineController, PointController
from .polar import Polar
from .scatter import ScatterController

if TYPE_CHECKING:
    from ...plot.drawing.canvas import Canvas
    from ..scales.base import Scale

# Of several bars at one value each has its own, under `v`: a list would be one for each value.
STYLE: Final[dict[str, Any]] = {
    "errorBarLineWidth": {"v": [1, 3]},
    "errorBarColor": {"v": ["#2c2c2c", "#1f1f1f"]},
    "errorBarWhiskerLineWidth": {"v": [1, 3]},
    "errorBarWhiskerRatio": {"v": [0.2, 0.25]},
    "errorBarWhiskerSize": {"v": [20, 24]},
    "errorBarWhiskerColor": {"v": ["#2c2c2c", "#1f1f1f"]},
}
_DESCRIPTION: Final = {"_scriptable": True, "_indexable": lambda name: name != "v"}

Ends = tuple[list[float] | None, list[float] | None]  # lower and upper ends; None where an item doesn't tell them


def _described(element: str) -> dict[str, Any]:
    return {"elements": {element: _DESCRIPTION}}


def ends_of(item: Any, axis: str) -> Ends:
    """The ends of the error bars of an item of the data."""
    if not isinstance(item, dict):
        return None, None
    return _list(item.get(f"{axis}Min")), _list(item.get(f"{axis}Max"))


def _list(value: Any) -> list[float] | None:
    if isinstance(value, (int, float)):
        return [float(value)]
    return [float(one) for one in value if isinstance(one, (int, float))] or None if isinstance(value, list) else None


class WithErrors(Controller):
    """What these types share.

    errors : of each item its ends, by axis
    """

    MOST: ClassVar[int] = MARKS
    errors: dict[str, list[Ends]]

    def error_axes(self) -> list[str]:
        """The axes along which error bars are drawn."""
        return [scale.axis for scale in (self.x_scale, self.y_scale) if scale is not None and scale.type != "category"]

    def parse(self) -> None:
        super().parse()
        self.errors = {axis: [ends_of(item, axis) for item in self.data] for axis in self.error_axes()}

    def parse_objects(self) -> None:
        super().parse_objects()
        if self.i_scale is not None and self.i_scale.type == "category":
            self.columns[self.i_scale.axis] = self.index_column()

    def min_max(self, scale: Scale, can_stack: bool = False) -> tuple[float, float]:
        values, errors = self.columns.get(scale.axis), self.errors.get(scale.axis)
        if values is None or not errors:
            return super().min_max(scale, can_stack)
        found = []
        for place, extreme in ((0, min), (1, max)):
            self.columns[scale.axis] = np.array(
                [extreme(value, *(ends[place] or ())) if ends[place] else value
                 for value, ends in zip(values.tolist(), errors, strict=True)],
                float,
            )  # fmt: skip
            found.append(super().min_max(scale, can_stack))
        self.columns[scale.axis] = values
        return found[0][0], found[1][1]

    def draw_errors(self, canvas: Canvas) -> None:
        """Draw the error bars of every item."""
        shared, each = self.element_options()
        for index, (x, y, width, height) in self.places():
            options = shared or each[index]  # type: ignore[index]
            for axis in sorted(self.errors):
                scale = self.x_scale if axis == "x" else self.y_scale
                lows, highs = self.errors[axis][index]
                if scale is None or (lows is None and highs is None):
                    continue
                at = [x if axis == "x" else y]
                low = at if lows is None else scale.pixels(np.array(lows)).tolist()
                high = at if highs is None else scale.pixels(np.array(highs)).tolist()
                along = (1.0, 0.0) if axis == "x" else (0.0, 1.0)
                origin = (0.0, y) if axis == "x" else (x, 0.0)
                self.bars(canvas, options, low, high, origin, along, height if axis == "x" else width)

    def bars(
        self, canvas: Canvas, options: Options, lows: list[float], highs: list[float], origin: tuple[float, float],
        along: tuple[float, float], total: float | None,
    ) -> None:  # fmt: skip
        """Draw the error bars of one value, the last one first.

        lows, highs : px from `origin` in the direction `along`, a unit vector
        total : px that whiskers may be a share of
        """
        side = np.array((-along[1], along[0]))
        for i in reversed(range(max(len(lows), len(highs)))):
            ends = [np.array(origin) + np.array(along) * some[i % len(some)] for some in (lows, highs)]
            ratio = number(_one_of(options.get("errorBarWhiskerRatio"), i))
            size = number(_one_of(options.get("errorBarWhiskerSize"), i))
            half = side * (total * ratio if total is not None and ratio > 0 else size) / 2
            self._stroke(canvas, options, "errorBar", i, [ends])
            self._stroke(canvas, options, "errorBarWhisker", i, [[end - half, end + half] for end in ends])

    def _stroke(self, canvas: Canvas, options: Options, what: str, i: int, lines: list[Any]) -> None:
        width = number(_one_of(options.get(f"{what}LineWidth"), i))
        color = paint(_one_of(options.get(f"{what}Color"), i), self.chart)
        if width > 0:
            path = Path(np.array(lines).reshape(-1, 2), np.tile(np.array([MOVE, LINE], np.uint8), len(lines)))
            canvas.stroke(path, color, width, (), "butt", "miter")

    def places(self) -> Iterator[tuple[int, tuple[float, float, float | None, float | None]]]:
        """The index of each item that is drawn, with its x, y, width and height."""
        raise NotImplementedError

    def draw(self, canvas: Canvas) -> None:
        super().draw(canvas)
        self.draw_errors(canvas)


def _one_of(value: Any, index: int) -> Any:
    """What an option is for one of several error bars."""
    if isinstance(value, Options):
        value = value.raw("v")
    elif isinstance(value, dict):
        value = value.get("v")
    return value[index % len(value)] if isinstance(value, list) and value else value


class BarsWithErrors(WithErrors, BarController):
    """Bars with error bars."""

    data_element: ClassVar[str] = "barWithErrorBar"
    DEFAULTS: ClassVar[dict[str, Any]] = V4["datasets"]["bar"]
    ELEMENT_DEFAULTS: ClassVar[dict[str, Any]] = {"barWithErrorBar": {**V4["elements"]["bar"], **STYLE}}
    OVERRIDES: ClassVar[dict[str, Any]] = OVERRIDES["bar"]
    DESCRIPTORS: ClassVar[dict[str, Any]] = _described("barWithErrorBar")

    def error_axes(self) -> list[str]:
        return [self.v_scale.axis] if self.v_scale is not None else []

    def places(self) -> Iterator[tuple[int, tuple[float, float, float | None, float | None]]]:
        for index, bar in enumerate(self.elements):
            if bar.x == bar.x and bar.y == bar.y and not bar.hidden:
                yield index, (bar.x, bar.y, bar.width, bar.height)


class PointsWithErrors(WithErrors, PointController):
    """Points with error bars."""

    data_element: ClassVar[str] = "pointWithErrorBar"
    ELEMENT_DEFAULTS: ClassVar[dict[str, Any]] = {"pointWithErrorBar": {**V4["elements"]["point"], **STYLE}}
    DESCRIPTORS: ClassVar[dict[str, Any]] = _described("pointWithErrorBar")

    def places(self) -> Iterator[tuple[int, tuple[float, float, float | None, float | None]]]:
        for index in np.flatnonzero(~self.skip).tolist():
            yield index, (float(self.x[index]), float(self.y[index]), None, None)


class LineWithErrors(PointsWithErrors, LineController):
    """A line whose points have error bars."""

    DEFAULTS: ClassVar[dict[str, Any]] = V4["datasets"]["line"]
    OVERRIDES: ClassVar[dict[str, Any]] = OVERRIDES["line"]


class ScatterWithErrors(PointsWithErrors, ScatterController):
    """Points with error bars along both axes."""

    DEFAULTS: ClassVar[dict[str, Any]] = V4["datasets"]["scatter"]
    OVERRIDES: ClassVar[dict[str, Any]] = OVERRIDES["scatter"]


class PolarWithErrors(WithErrors, Polar):
    """Slices with error bars along their middles."""

    data_element: ClassVar[str] = "arcWithErrorBar"
    DEFAULTS: ClassVar[dict[str, Any]] = V4["datasets"]["polarArea"]
    ELEMENT_DEFAULTS: ClassVar[dict[str, Any]] = {"arcWithErrorBar": {**V4["elements"]["arc"], **STYLE}}
    OVERRIDES: ClassVar[dict[str, Any]] = OVERRIDES["polarArea"]
    DESCRIPTORS: ClassVar[dict[str, Any]] = _described("arcWithErrorBar")

    def error_axes(self) -> list[str]:
        return ["r"]

    def draw_errors(self, canvas: Canvas) -> None:
        shared, each = self.element_options()
        scale: Any = self.r_scale
        for index, arc in enumerate(self.elements):
            lows, highs = self.errors["r"][index]
            if arc.hidden or (lows is None and highs is None):
                continue
            angle = (arc.start_angle + arc.end_angle) / 2
            far = [arc.outer_radius]
            low, high = (
                far if some is None else [scale.distance_from_center(value) for value in some] for some in (lows, highs)
            )
            options = shared or each[index]  # type: ignore[index]
            self.bars(canvas, options, low, high, (arc.x, arc.y), (cos(angle), sin(angle)), None)


CONTROLLERS: dict[str, type[Controller]] = {
    "barWithErrorBars": BarsWithErrors,
    "lineWithErrorBars": LineWithErrors,
    "polarAreaWithErrorBars": PolarWithErrors,
    "scatterWithErrorBars": ScatterWithErrors,
}

"""Pies and doughnuts: each dataset a ring, each value a slice.

https://www.chartjs.org/docs/4.5.1/charts/doughnut.html
"""

from __future__ import annotations

from math import cos, nan, pi, radians, sin
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from ..elements.arc import FAR, FIELDS, NAMES, Arc, Style, arcs, number, px, style_of
from ..elements.pen import TAU
from .base import Controller, field

if TYPE_CHECKING:
    from ...plot.drawing.canvas import Canvas

LEAST = 1e-12  # for what is as thin as nothing
RIGHT, DOWN, LEFT, UP = 0.0, pi / 2, pi, 3 * pi / 2


class Fit(NamedTuple):
    """What a part of a circle takes of the square around the whole circle of radius 1.

    ratio_x, ratio_y : its width and height, in those of the square
    offset_x, offset_y : where the circle's centre stands, from the middle of that part
    """

    ratio_x: float = 1.0
    ratio_y: float = 1.0
    offset_x: float = 0.0
    offset_y: float = 0.0


class Pie(Controller):
    """A ring of slices.

    hole : px, the radius of what all rings together leave free
    total : the sum of the lengths of all values
    """

    data_element = "arc"
    elements: list[Arc]
    hole = 0.0
    inner_radius = 0.0
    outer_radius = 0.0
    total = 0.0

    def link_scales(self) -> None:
        """A pie has none."""

    def parse(self) -> None:
        """Read numbers, or the numbers in objects: `value`, or what `parsing.key` calls it."""
        data = self.dataset.get("data")
        self.data = data if type(data) is list else []
        self.count = len(self.data)
        values = self.data
        if values and type(values[0]) is dict and self.parsing is not False:
            key = self.parsing_key("key", "value")
            values = [field(item, key) for item in values]
        self.values: list[float] = [as_number(value) for value in values]
        self.columns = {"r": np.array(self.values, float)}
        self.elements = arcs(self.chart, self.count)

    def parsed_at(self, index: int) -> Any:
        return self.values[index]

    @property
    def rotation(self) -> float:
        """Where the first slice begins, radians clockwise from 3 o'clock."""
        return radians(number(self.options.get("rotation")) - 90)

    @property
    def circumference(self) -> float:
        """The angle of all slices together, radians."""
        return radians(number(self.options.get("circumference")))

    def update(self) -> None:
        visible = self.chart.is_data_visible
        self.total = sum(abs(value) for i, value in enumerate(self.values) if value == value and visible(i))
        area, options = self.chart.area, self.options
        styles = self.styles()
        offset = max((style.offset for style in styles), default=0.0)
        room = self._border() + max(offset, 0.0) + px(options.get("spacing"))
        most = max((min(area.width, area.height) - room) / 2, 0.0)
        cutout = min(share(options.get("cutout"), most), 1.0)
        ratio_x, ratio_y, offset_x, offset_y = fit(*self._extent(), cutout)
        widest, highest = (area.width - room) / (ratio_x or LEAST), (area.height - room) / (ratio_y or LEAST)
        most = max(min(widest, highest) / 2, 0.0)
        outer = min(length(options.get("radius"), most), FAR)
        self.hole = max(outer * cutout, 0.0)
        weights = [self._weight(index) for index in range(len(self.chart.datasets))]
        taken = [weight if self.chart.is_dataset_visible(i) else 0.0 for i, weight in enumerate(weights)]
        thickness = (outer - self.hole) / (sum(taken) or 1)
        self.outer_radius = outer - thickness * sum(taken[: self.index])
        self.inner_radius = max(self.outer_radius - thickness * weights[self.index], 0.0)
        zoom = self.narrowed()
        self.outer_radius, self.inner_radius = self.outer_radius * zoom, self.inner_radius * zoom
        self.place(
            (area.left + area.right) / 2 + offset_x * outer, (area.top + area.bottom) / 2 + offset_y * outer, styles
        )

    def narrowed(self) -> float:
        """The share of its radii that is drawn."""
        return 1.0

    def place(self, x: float, y: float, styles: list[Style]) -> None:
        """Give each slice its angles, one after the other."""
        angle, around = self.rotation, self.circumference
        for index, (arc, value) in enumerate(zip(self.elements, self.values, strict=True)):
            arc.hidden = not self.chart.is_data_visible(index)
            counts = self.total > 0 and value == value and not arc.hidden
            spread = abs(value) / self.total * around if counts else 0.0
            arc.x, arc.y, arc.style = x, y, styles[index]
            arc.inner_radius, arc.outer_radius = self.inner_radius, self.outer_radius
            arc.start_angle, arc.end_angle, arc.circumference = angle, angle + spread, spread
            angle += spread

    def styles(self) -> list[Style]:
        """The looks of all slices."""
        shared, each = self.element_options()
        if shared is not None:
            return [style_of(shared)] * self.count
        if not each:
            return []
        first = style_of(each[0])
        varying = [name for name in NAMES if not each[0].is_shared((name,))]
        if len(varying) == 1 and varying[0] in FIELDS:
            changed = FIELDS[varying[0]]
            return [first, *(first._replace(**{changed: options.get(varying[0])}) for options in each[1:])]
        return [first, *(style_of(options) for options in each[1:])]

    def draw(self, canvas: Canvas) -> None:
        for arc in self.elements:
            if not arc.hidden:
                arc.draw(canvas, self.chart)

    def label_and_value(self, index: int) -> tuple[str, str]:
        labels = self.chart.data["labels"]
        return str(labels[index]) if index < len(labels) else "", str(self.values[index])

    def _border(self) -> float:
        """The thickness of the thickest border that lies half outside of the slices of the first visible dataset."""
        meta = next((meta for meta in self.chart.metas if meta.visible), None)
        if meta is None:
            return 0.0
        if isinstance(meta, Pie):
            widths = [style.width for style in meta.styles() if not style.inner]
        else:
            widths = [number(meta.resolve_data_options(0).get("borderWidth"))] if meta.count else []
        if self.chart.version == 2:
            widths.append(number(meta.dataset.get("hoverBorderWidth")))
        return max([0.0, *widths])

    def _weight(self, index: int) -> float:
        return max(number(self.chart.datasets[index].get("weight", 1)), 0.0)

    def _extent(self) -> tuple[float, float]:
        """Where the rings of this type begin, and the angle they take all together."""
        rings = [meta for meta in self.chart.metas if isinstance(meta, Pie) and meta.visible and meta.type == self.type]
        if not rings:
            return TAU, -2 * TAU
        start = min(TAU, *(ring.rotation for ring in rings))
        end = max(-TAU, *(ring.rotation + ring.circumference for ring in rings))
        return start, end - start


class Doughnut(Pie):
    """A pie with a hole."""


CONTROLLERS: dict[str, type[Controller]] = {"pie": Pie, "doughnut": Doughnut}


def fit(start: float, angle: float, cutout: float) -> Fit:
    """What a part of a ring takes, from `start` over `angle` (radians, clockwise from 3 o'clock).

    cutout : the inner radius, in outer ones
    """
    if angle >= TAU:
        return Fit()
    end = start + angle
    xs, ys = (cos(start), cos(end)), (sin(start), sin(end))

    def reach(values: tuple[float, float], outermost: float, sign: int) -> float:
        if _between(outermost, start, end):
            return float(sign)
        return sign * max(sign * value * inside for value in values for inside in (1.0, cutout))

    right, left = reach(xs, RIGHT, 1), reach(xs, LEFT, -1)
    down, up = reach(ys, DOWN, 1), reach(ys, UP, -1)
    return Fit((right - left) / 2, (down - up) / 2, -(right + left) / 2, -(down + up) / 2)


def _between(angle: float, start: float, end: float) -> bool:
    """Whether an angle is met on the way from start to end, which is a whole turn where they are the same."""
    start, end = start % TAU, end % TAU
    if start == end or angle in (start, end):
        return True
    return (start - angle) % TAU > (end - angle) % TAU and (angle - start) % TAU < (angle - end) % TAU


def share(value: Any, whole: float) -> float:
    """A length as a share of `whole`: '50%', or px."""
    if isinstance(value, str) and value.endswith("%"):
        return number(value[:-1]) / 100
    return number(value) / whole if whole else 0.0


def length(value: Any, whole: float) -> float:
    """A length in px: '50%' of `whole`, or px."""
    return share(value, whole) * whole if isinstance(value, str) and value.endswith("%") else number(value)


def as_number(value: Any) -> float:
    """A value as JavaScript makes a number of it; None is null there."""
    if value is None:
        return 0.0
    if isinstance(value, bool | int | float):
        return float(value)
    if isinstance(value, str):
        try:
            return float(value) if value.strip() else 0.0
        except ValueError:
            return nan
    return nan

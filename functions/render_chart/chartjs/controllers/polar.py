"""Polar areas: each value a slice of the same angle, as long as its value.

https://www.chartjs.org/docs/4.5.1/charts/polar.html
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf, pi, radians
from typing import TYPE_CHECKING, Any

import numpy as np

from ..elements.arc import FAR, Arc, arcs, number, style_of
from ..scales.radial import RadialLinearScale
from .base import Controller, field

if TYPE_CHECKING:
    from ...plot.drawing.canvas import Canvas
    from ..scales.base import Scale


class Polar(Controller):
    """A dataset of slices around the centre of a radial scale."""

    data_element = "arc"
    elements: list[Arc]
    raw: Sequence[Any]

    def link_scales(self) -> None:
        super().link_scales()
        self.take_radial()

    def parse(self) -> None:
        self.raw = []
        super().parse()
        self.raw = self.raw or self.data
        self.elements = arcs(self.chart, self.count)
        # What is missing counts as a slice without a length; what is no number at all doesn't.
        self.counted = [
            value == value or not isinstance(raw, str | list | dict)
            for value, raw in zip(self.columns["r"].tolist(), self.raw, strict=False)
        ]

    def parse_objects(self) -> None:
        """{r} of each item, or what `parsing.key` calls it."""
        assert self.r_scale is not None  # noqa: S101
        key = self.parsing_key("key", "r")
        self.raw = [field(item, key) for item in self.data]
        self.columns["r"] = self.r_scale.parse_all(self.raw)

    def min_max(self, scale: Scale, can_stack: bool = False) -> tuple[float, float]:
        counted = zip(self.columns["r"].tolist(), self._shown(), strict=True)
        values = [value if value == value else 0.0 for value, shown in counted if shown]
        return (min(values), max(values)) if values else (inf, -inf)

    def _shown(self) -> list[bool]:
        visible = self.chart.is_data_visible
        return [visible(index) and counted for index, counted in enumerate(self.counted)]

    @property
    def total(self) -> float:
        """The sum of the lengths of all values."""
        return float(np.nansum(np.abs(self.columns["r"])))

    def update(self) -> None:
        scale = self.r_scale
        if not isinstance(scale, RadialLinearScale):
            return
        equal = 360 / (sum(self._shown()) or 1)
        angle = scale.index_angle(0) - pi / 2
        if self.chart.version == 2:  # whose scales turned by other units
            angle = radians(number(self.chart.options.get("startAngle")) - 90)
        shared, _ = self.element_options()
        style = None if shared is None else style_of(shared)
        for index, (arc, value) in enumerate(zip(self.elements, self.columns["r"].tolist(), strict=True)):
            options = self.resolve_data_options(index)
            visible = self.chart.is_data_visible(index)
            takes = visible and (self.counted[index] or self.chart.version > 2)
            arc.hidden = not visible
            arc.style = style_of(options) if style is None else style
            arc.x, arc.y = scale.x_center, scale.y_center
            arc.outer_radius = min(scale.distance_from_center(value), FAR) if visible else 0.0
            arc.start_angle = angle
            angle += radians(number(options.get("angle")) or equal) if takes else 0.0
            arc.end_angle = angle

    def draw(self, canvas: Canvas) -> None:
        for arc in self.elements:
            if not arc.hidden:
                arc.draw(canvas, self.chart)

    def label_and_value(self, index: int) -> tuple[str, str]:
        labels = self.chart.data["labels"]
        return str(labels[index]) if index < len(labels) else "", str(self.columns["r"][index])


CONTROLLERS: dict[str, type[Controller]] = {"polarArea": Polar}

"""Gauges: half a ring of segments, a needle and the value in words.

https://github.com/haiiaaa/chartjs-gauge
"""

from __future__ import annotations

from math import cos, pi, sin
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from ...plot.drawing.paths import CLOSE, LINE, MOVE, Path, disc, rounded
from .. import fonts
from ..defaults import V4, merged
from ..elements.arc import Style, number, px
from ..layouts import padding_of
from ..paint import paint
from ..scales.arithmetic import text_of
from .base import Controller
from .pie import Pie

if TYPE_CHECKING:
    from ...plot.drawing.canvas import Canvas
    from ..fonts import Font

SIZE = 10.0  # px, a canvas's own font: what the label has unless it is told
MOST = 1e6  # times the gauge that a value is reckoned with
LOWER = 0.075  # em that the text stands below the middle of its box


class Gauge(Pie):
    """A dataset whose data are the ends of segments; its `value` is what the needle shows.

    low, high : the values at both ends
    """

    DEFAULTS: ClassVar[dict[str, Any]] = merged(
        V4["datasets"]["doughnut"], {"cutout": "50%", "rotation": -90, "circumference": 180}
    )
    OVERRIDES: ClassVar[dict[str, Any]] = {
        "plugins": {"legend": {"display": False}},
        "needle": {"radiusPercentage": 2, "widthPercentage": 3.2, "lengthPercentage": 80, "color": "#000"},
        "valueLabel": {
            "display": True, "color": "#fff", "backgroundColor": "#000", "borderRadius": 5,
            "padding": {"top": 5, "right": 5, "bottom": 5, "left": 5}, "bottomMarginPercentage": 5,
        },
    }  # fmt: skip
    low = 0.0
    high = 1.0

    def parse(self) -> None:
        super().parse()
        self.values = sorted(self.values)
        self.columns = {"r": np.array(self.values, float)}
        self.low = number(self.dataset.get("minValue"))
        self.high = (self.values[-1] if self.values else 0) or 1.0

    def angle_of(self, value: float) -> float:
        """Where a value lies, radians clockwise from 3 o'clock."""
        span = self.high - self.low
        share = (value - self.low) / span if span else 0.0
        return self.rotation + self.circumference * max(-MOST, min(share, MOST))

    def place(self, x: float, y: float, styles: list[Style]) -> None:
        super().place(x, y, styles)
        self.x, self.y = x, y
        start = self.angle_of(self.low)
        for arc, value in zip(self.elements, self.values, strict=True):
            end = self.angle_of(value)
            arc.start_angle, arc.end_angle, arc.circumference = start, end, end - start
            start = end

    def draw(self, canvas: Canvas) -> None:
        super().draw(canvas)
        self._draw_needle(canvas)
        if self.chart.options.sub("valueLabel").get("display"):
            self._draw_value(canvas)

    def _draw_needle(self, canvas: Canvas) -> None:
        needle, width = self.chart.options.sub("needle"), self.chart.area.width
        radius = px(number(needle.get("radiusPercentage")) / 100 * width)
        half = px(number(needle.get("widthPercentage")) / 200 * width)
        thickness = self.outer_radius - self.inner_radius
        reach = px(number(needle.get("lengthPercentage")) / 100 * thickness) + self.inner_radius
        angle = self.angle_of(number(self.dataset.get("value")))
        c, s = cos(angle), sin(angle)
        tip = np.array([(-half * s, half * c), (reach * c, reach * s), (half * s, -half * c), (-half * s, half * c)])
        color = paint(needle.get("color"), self.chart)
        canvas.fill(disc(radius, self.x, self.y), color)
        canvas.fill(Path(tip + np.array((self.x, self.y)), np.array([MOVE, LINE, LINE, CLOSE], np.uint8)), color)

    def _draw_value(self, canvas: Canvas) -> None:
        """The value in a box below the needle's foot, or beside it where the gauge is turned."""
        chart, options = self.chart, self.chart.options.sub("valueLabel")
        formatter, value = options.raw("formatter"), self.dataset.get("value")
        text = text_of(formatter(value) if callable(formatter) else value)
        font = self._font(number(options.get("fontSize")))
        sides = padding_of(options.get("padding"))
        width = fonts.text_width(text, font)
        left, top = -sides.left - width / 2, -sides.top - font.size / 2
        margin = px(number(options.get("bottomMarginPercentage")) / 100 * chart.area.width)
        x, y = self.x + margin * cos(self.rotation + pi / 2), self.y + margin * sin(self.rotation + pi / 2)
        box = rounded(
            x + left, y + top, x + left + width + sides.width, y + top + font.size + sides.height,
            max(0.0, number(options.get("borderRadius"))),
        )  # fmt: skip
        canvas.fill(box, paint(options.get("backgroundColor"), chart))
        color = paint(options.get("color") or chart.options.get("color"), chart)
        fonts.draw_text(canvas, text, x, y + font.size * LOWER, font, color, "center", "middle")

    def _font(self, size: float) -> Font:
        """The font of the value: without a size of its own the title's, which the canvas was left with."""
        usual = fonts.to_font(self.chart.options.sub("font"))
        if size:
            return fonts.to_font({"size": size}, usual)
        title = self.chart.plugin_options("title")
        return fonts.to_font({"size": SIZE}, usual) if title is None else fonts.to_font(title.sub("font"), usual)


CONTROLLERS: dict[str, type[Controller]] = {"gauge": Gauge}

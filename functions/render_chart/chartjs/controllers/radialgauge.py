"""Radial gauges: a track all around, as much of it as the value is in colour, and the value in the middle.

https://github.com/pandameister/chartjs-chart-radial-gauge#options
"""

from __future__ import annotations

from math import ceil, cos, floor, isfinite, pi, sin
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from ...plot.drawing.paths import Path, disc
from .. import fonts
from ..elements.arc import Arc, arcs, number, outline, px, style_of
from ..elements.pen import TAU, Pen
from ..options import Options
from ..paint import paint
from ..scales.arithmetic import text_of
from .base import Controller
from .pie import as_number

if TYPE_CHECKING:
    from ...plot.drawing.canvas import Canvas
    from ..fonts import Font

# px. The size of the text is in em, and QuickChart's canvas takes one em for that:
# https://github.com/Automattic/node-canvas/blob/v2.8.0/lib/parse-font.js
EM = 16 / 0.75
MOST = 1e6  # times the track that a value is reckoned with
TEXT, SUBTEXT = 50, 100  # px of the inner radius for each em of the text, and of the text below it
ROOM = 0.8  # of the inner diameter: how wide a text may be
BELOW, LINE = 0.3, 0.2  # of the inner radius: where the text below begins, and how high its lines are

NOT_DRAWN = {
    "backgroundImage": "is not loaded: nothing here fetches an address.",
    "draw": "is not called; text, subText and backgroundColor are drawn.",
}


class RadialGauge(Controller):
    """A dataset of one value."""

    data_element = "arc"
    elements: list[Arc]
    DEFAULTS: ClassVar[dict[str, Any]] = {"rotation": -pi / 2}  # radians from 3 o'clock, as in version 2
    OVERRIDES: ClassVar[dict[str, Any]] = {
        "plugins": {"legend": {"display": False}},
        "centerPercentage": 80,
        "trackColor": "rgb(204, 221, 238)",
        "roundedCorners": True,
        "domain": [0, 100],
        "centerArea": {"displayText": True, "padding": 4},
    }

    def link_scales(self) -> None:
        """A gauge has none."""
        center = self.chart.options.sub("centerArea")
        for name, problem in NOT_DRAWN.items():
            if center.raw(name):
                self.chart.warnings.append(f"options.centerArea.{name} {problem}")

    def parse(self) -> None:
        data = self.dataset.get("data")
        self.data = data if type(data) is list else []
        self.count = len(self.data)
        self.values = [as_number(value) for value in self.data]
        self.columns = {"r": np.array(self.values, float)}
        self.elements = arcs(self.chart, self.count)

    def parsed_at(self, index: int) -> Any:
        return self.values[index]

    def _domain(self) -> tuple[float, float]:
        domain = self.chart.options.raw("domain")
        ends = domain if isinstance(domain, list) else []
        low, high = (number(ends[place]) if place < len(ends) else 0.0 for place in (0, 1))
        return low, high

    @property
    def value(self) -> float:
        """The first value, the lowest there can be if there is none."""
        low, _ = self._domain()
        value = self.values[0] if self.data and self.data[0] is not None else low
        return value if isfinite(value) else low

    def update(self) -> None:
        area, options = self.chart.area, self.chart.options
        self.x, self.y = (area.left + area.right) / 2, (area.top + area.bottom) / 2
        border = number(self.chart.options.sub("elements").sub("arc").get("borderWidth"))
        self.outer_radius = max((min(area.width, area.height) - border) / 2, 0.0)
        self.inner_radius = max(px(self.outer_radius / 100 * number(options.get("centerPercentage"))), 0.0)
        low, high = self._domain()
        share = abs(self.value - low) / (high - low) if high > low else 0.0
        angle = TAU * min(share, MOST)
        start = number(self.options.get("rotation"))
        for index, arc in enumerate(self.elements):
            arc.style = style_of(self.resolve_data_options(index))
            arc.x, arc.y, arc.inner_radius, arc.outer_radius = self.x, self.y, self.inner_radius, self.outer_radius
            arc.start_angle, arc.end_angle, arc.circumference = start, start + angle, angle

    def draw(self, canvas: Canvas) -> None:
        chart = self.chart
        track = outline(self.x, self.y, self.inner_radius, self.outer_radius, 0.0, TAU)
        canvas.fill(track, paint(chart.options.get("trackColor"), chart))
        self._draw_center(canvas)
        for arc in self.elements:
            shape = rounded_arc(arc) if chart.options.get("roundedCorners") else outline(
                arc.x, arc.y, arc.inner_radius, arc.outer_radius, arc.start_angle, arc.end_angle
            )  # fmt: skip
            canvas.fill(shape, paint(arc.style.background, chart))
            if arc.style.width > 0:
                canvas.stroke(shape, paint(arc.style.border, chart), arc.style.width, (), "butt", "bevel")

    def _draw_center(self, canvas: Canvas) -> None:
        options = self.chart.options.sub("centerArea")
        ground = options.get("backgroundColor")
        radius = self.inner_radius - px(options.get("padding"))
        if ground and radius > 0:
            canvas.fill(disc(radius, self.x, self.y), paint(ground, self.chart))
        if options.get("displayText"):
            self._draw_text(canvas, options)

    def _draw_text(self, canvas: Canvas, options: Options) -> None:
        chart, value = self.chart, ceil(self.value)
        said = options.raw("text")
        text = said(value, options.plain()) if callable(said) else said
        text = text_of(text) if text else str(value)
        color = paint(options.get("fontColor") or chart.options.get("color"), chart)
        font = self._font(options, TEXT, options.get("fontSize"))
        width, room = fonts.text_width(text, font), 2 * self.inner_radius * ROOM
        if width < room:
            left = self.x + floor(-width / 2 + 0.5)
            fonts.draw_text(canvas, text, left, self.y, font, color, "left", "middle")
        below = options.get("subText")
        if below:
            font = self._font(options, SUBTEXT)
            y, step = self.y + self.inner_radius * BELOW, self.inner_radius * (1 / SUBTEXT + LINE)
            for line in wrapped(text_of(below), font, room):
                fonts.draw_text(canvas, line, self.x, y, font, color, "center", "middle")
                y += step

    def _font(self, options: Options, radius: float, size: Any = None) -> Font:
        """The font said, or one as large as so many px of the inner radius are one em."""
        px = pixels(size) or floor(self.inner_radius / radius * 100 + 0.5) / 100 * EM
        given = {"size": px, "family": options.get("fontFamily")}
        return fonts.to_font(given, fonts.to_font(self.chart.options.sub("font")))


CONTROLLERS: dict[str, type[Controller]] = {"radialGauge": RadialGauge}


def rounded_arc(arc: Arc) -> Path:
    """A part of a ring with half a disc at each end, outside of its angles."""
    pen, half, middle = Pen(), (arc.outer_radius - arc.inner_radius) / 2, (arc.outer_radius + arc.inner_radius) / 2
    start, end = arc.start_angle, arc.end_angle
    pen.arc(arc.x + middle * cos(start), arc.y + middle * sin(start), half, start + pi, start + TAU)
    pen.arc(arc.x, arc.y, arc.outer_radius, start, end)
    pen.arc(arc.x + middle * cos(end), arc.y + middle * sin(end), half, end, end + pi)
    pen.arc(arc.x, arc.y, arc.inner_radius, end, start, backwards=True)
    pen.close()
    return pen.path()


def wrapped(text: str, font: Font, width: float) -> list[str]:
    """A text in lines that are no wider than `width` px, broken between words."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]}{word} "
        if lines[-1] and fonts.text_width(longer, font) > width:
            lines.append(f"{word} ")
        else:
            lines[-1] = longer
    return [line.rstrip() for line in lines]


def pixels(size: Any) -> float:
    """A font size in px: a number, or one with px or em after it; 0 if it is none."""
    if isinstance(size, str):
        size = size.strip()
        unit = {"px": 1.0, "em": EM}.get(size[-2:], 0.0)
        return number(size[:-2]) * unit if unit else number(size)
    return number(size)

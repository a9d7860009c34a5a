"""The radial scale of version 2.

It gave way to the labels of its spokes on each side by as much as these stood over, and was drawn in the middle of what
was left. https://www.chartjs.org/docs/2.9.4/axes/radial/linear.html
"""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, degrees, floor, sin

from .. import fonts
from ..layouts import Layer
from .base import label_width
from .radial import RadialLinearScale, beside
from .second import SecondLinear
from .ticks import Tick

BESIDE = 5.0  # px between a spoke and its label


class SecondRadial(SecondLinear, RadialLinearScale):
    """Numbers as distances from a centre."""

    def set_dimensions(self) -> None:
        """Take all the room there is, less what the uppermost tick's label stands over."""
        self.width, self.height = self.max_width, self.max_height
        self.padding_top = self.backdrop_height() / 2
        self.x_center = floor(self.width / 2)
        self.y_center = floor((self.height - self.padding_top) / 2)
        self.drawing_area = min(self.height - self.padding_top, self.width) / 2

    def room_for_ticks(self) -> float:
        return RadialLinearScale.room_for_ticks(self)

    def determine_data_limits(self) -> None:
        RadialLinearScale.determine_data_limits(self)

    def layers(self) -> list[Layer]:
        return RadialLinearScale.layers(self)

    def label_ticks(self, ticks: Sequence[Tick]) -> None:
        SecondLinear.label_ticks(self, ticks)
        self.label_points()

    def beyond(self, index: int) -> float:
        return self.backdrop_height() / 2 if index == 0 else 0.0

    def hides(self, index: int) -> bool:
        return index == 0

    def fit(self) -> None:
        """Make room for the labels of the spokes, and find the centre."""
        labelled = bool(self.options.get("display") and self.points.get("display"))
        width, height = self.width, self.height - self.padding_top
        least = {"left": (0.0, 0.0), "top": (0.0, 0.0)}  # how far labels reach, and at which angle
        most = {"right": (width, 0.0), "bottom": (height, 0.0)}
        sizes: list[tuple[float, float, float]] = []
        for index, label in enumerate(self.point_labels if labelled else ()):
            font = fonts.to_font(self.point_options(index).sub("font"))
            lines = len(label) if isinstance(label, list) else 1
            size = label_width(label, font), lines * font.line_height
            sizes.append((*size, BESIDE))
            angle = self.index_angle(index)
            x, y, _ = self.point_position(index, self.drawing_area + BESIDE)
            for low, high, place, extent, ends in (
                ("left", "right", x, size[0], (0, 180)),
                ("top", "bottom", y, size[1], (90, 270)),
            ):
                start, end = beside(round(degrees(angle), 9) % 360, place, extent, *ends)
                if start < least[low][0]:
                    least[low] = start, angle
                if end > most[high][0]:
                    most[high] = end, angle
        left = _reduced(least["left"][0], sin(least["left"][1]))
        right = _reduced(max(most["right"][0] - width, 0.0), sin(most["right"][1]))
        top = _reduced(-least["top"][0], cos(least["top"][1]))
        bottom = _reduced(-max(most["bottom"][0] - height, 0.0), cos(most["bottom"][1]))
        if labelled:
            area = self.drawing_area
            self.drawing_area = min(floor(area - (left + right) / 2), floor(area - (top + bottom) / 2))
        area = self.drawing_area
        self.x_center = floor((left + area + width - right - area) / 2 + self.left)
        self.y_center = floor((top + area + height - bottom - area) / 2 + self.top + self.padding_top)
        self.point_label_items = self.label_boxes(sizes, 0.0)


def _reduced(over: float, share: float) -> float:
    """By how much the radius is shorter for what stands over in a direction."""
    return over / share if share else 0.0

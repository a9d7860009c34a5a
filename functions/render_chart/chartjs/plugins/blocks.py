"""Blocks of words around the chart area: what legend, title and subtitle share."""

from __future__ import annotations

from math import cos, pi, sin
from typing import TYPE_CHECKING, Any

import numpy as np

from ...plot.drawing.paths import Path, rect
from ..elements.pen import Pen
from ..layouts import NOTHING, Layer, Sides
from ..pens import px
from ..scales.arithmetic import text_of

if TYPE_CHECKING:
    from ...plot.drawing.canvas import Canvas
    from ..chart import Chart
    from ..options import Options


class Block:
    """A box of the layout that stands on one side of the chart area."""

    stack: str | None = None
    stack_weight = 0.0

    def __init__(self, chart: Chart, options: Options) -> None:
        self.chart, self.options = chart, options
        self.position: Any = options.get("position", "top")
        self.weight = px(options.get("weight"))
        # Version 2 kept upright ones beside the chart area.
        self.full_size = bool(options.get("fullSize", True)) and (chart.version > 2 or self.is_horizontal())
        self.display = bool(options.get("display"))
        self.left = self.top = self.right = self.bottom = self.width = self.height = 0.0

    def is_horizontal(self) -> bool:
        return self.position in ("top", "bottom")

    def before_layout(self) -> None:
        """Nothing is to be done."""

    def padding(self) -> Sides:
        return NOTHING

    def layers(self) -> list[Layer]:
        return [(0, self.draw)] if self.display else []

    def update(self, width: float, height: float, margins: Sides) -> None:
        raise NotImplementedError

    def draw(self, canvas: Canvas) -> None:
        raise NotImplementedError


def aligned(align: Any, start: float, end: float) -> float:
    """The start, the end, or else the middle between them."""
    return start if align == "start" else end if align == "end" else (start + end) / 2


def lines_of(value: Any) -> list[str]:
    """The lines of a text: a list has one in each place."""
    return [text_of(one) for one in value] if isinstance(value, (list, tuple)) else [text_of(value)]


def truthy(value: Any) -> bool:
    """Whether JavaScript takes a value for true: empty lists and objects are, nan isn't."""
    return isinstance(value, (list, dict)) or bool(value and value == value)


Corners = tuple[float, float, float, float]  # radii, px: top left, top right, bottom left, bottom right
CORNERS = ("topLeft", "topRight", "bottomLeft", "bottomRight")
SQUARE: Corners = (0.0, 0.0, 0.0, 0.0)


def corner_radii(value: Any) -> Corners:
    """The radii that an option gives: one number, or a dict (or Options) by corner."""
    if hasattr(value, "get"):
        top_left, top_right, bottom_left, bottom_right = (px(value.get(name)) for name in CORNERS)
        return top_left, top_right, bottom_left, bottom_right
    radius = 0.0 if isinstance(value, bool) else px(value)
    return radius, radius, radius, radius


def box_path(left: float, top: float, width: float, height: float, radii: Corners = SQUARE) -> Path:
    """A box, its corners round where they have a radius."""
    right, bottom = left + width, top + height
    if not any(radii):
        return rect(left, top, right, bottom)
    top_left, top_right, bottom_left, bottom_right = radii
    pen = Pen()
    pen.arc(left + top_left, top + top_left, top_left, 1.5 * pi, pi, backwards=True)
    pen.arc(left + bottom_left, bottom - bottom_left, bottom_left, pi, pi / 2, backwards=True)
    pen.arc(right - bottom_right, bottom - bottom_right, bottom_right, pi / 2, 0.0, backwards=True)
    pen.arc(right - top_right, top + top_right, top_right, 0.0, -pi / 2, backwards=True)
    pen.close()
    return pen.path()


def moved(path: Path, x: float, y: float) -> Path:
    """A path that was drawn about the origin, at (x, y)."""
    return Path(path.vertices + np.array((x, y)), path.codes)


def turned(path: Path, angle: float, x: float, y: float) -> Path:
    """A path turned about (x, y), clockwise by an angle in radians."""
    if not angle:
        return path
    c, s = cos(angle), sin(angle)
    return Path((path.vertices - (x, y)) @ np.array([(c, s), (-s, c)]) + (x, y), path.codes)

"""The title and the subtitle: lines of text along one side.

https://www.chartjs.org/docs/4.5.1/configuration/title.html
"""

from __future__ import annotations

from math import pi
from typing import TYPE_CHECKING, Any, NamedTuple

from .. import fonts
from ..layouts import Sides, padding_of
from ..options import word
from ..paint import paint
from .blocks import Block, aligned, lines_of

if TYPE_CHECKING:
    from ...plot.drawing.canvas import Canvas
    from ..chart import Chart
    from ..options import Options

PLUGIN = "title"
ANCHORS = {"start": "left", "end": "right"}


class Place(NamedTuple):
    """Where the middle of the first line stands; its rotation in radians, clockwise; the length it has, px."""

    x: float
    y: float
    rotation: float
    length: float


def place(box: Block, align: Any, offset: float) -> Place:
    """Where a title stands whose first line is `offset` px from the edge of its box."""
    if box.is_horizontal():
        return Place(aligned(align, box.left, box.right), box.top + offset, 0.0, box.right - box.left)
    if box.position == "left":
        return Place(box.left + offset, aligned(align, box.bottom, box.top), -pi / 2, box.bottom - box.top)
    return Place(box.right - offset, aligned(align, box.top, box.bottom), pi / 2, box.bottom - box.top)


class Title(Block):
    """A title as a box of the layout."""

    def __init__(self, chart: Chart, options: Options) -> None:
        super().__init__(chart, options)
        if self.display:
            self.lines = lines_of(options.get("text", ""))
            self.font = fonts.to_font(options.sub("font"))
            self.sides = padding_of(options.get("padding"))

    def update(self, width: float, height: float, margins: Sides) -> None:
        self.left = self.top = 0.0
        if not self.display:
            self.width = self.height = self.right = self.bottom = 0.0
            return
        thickness = len(self.lines) * self.font.line_height + self.sides.height
        self.right, self.bottom = width, height
        self.width, self.height = (width, thickness) if self.is_horizontal() else (thickness, height)

    def draw(self, canvas: Canvas) -> None:
        options, align = self.options, self.options.get("align")
        x, y, rotation, length = place(self, align, self.font.line_height / 2 + self.sides.top)
        color = paint(options.get("color") or self.chart.options.get("color"), self.chart)
        side = ANCHORS.get(word(align), "center")
        fonts.draw_text(canvas, self.lines, x, y, self.font, color, side, "middle", rotation, max_width=length)


def boxes(chart: Chart, options: Options) -> list[Title]:
    """The title's box."""
    return [Title(chart, options)] if options.get("display") else []

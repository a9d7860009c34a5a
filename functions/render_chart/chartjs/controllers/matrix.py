"""Cells by two values, coloured by a third. https://chartjs-chart-matrix.pages.dev/usage.html"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from ...limits import BARS
from ...plot.drawing.paths import Floats, joined
from ..defaults import FAINT
from ..elements.point import is_clear
from ..elements.rectangle import CORNERS, EDGES, _sides, _turned, number, outline
from ..options import Options
from ..paint import paint
from .base import Controller

if TYPE_CHECKING:
    from ...plot.drawing.canvas import Canvas

# How far a cell reaches back from where it stands, of its size.
ANCHORS = {"left": 0.0, "top": 0.0, "start": 0.0, "right": 1.0, "bottom": 1.0, "end": 1.0}


class Cell:
    """A cell, as plugins and functions see it; px."""

    __slots__ = ("height", "options", "width", "x", "y")

    def __init__(self, x: float, y: float, width: float, height: float, options: Options) -> None:
        self.x, self.y, self.width, self.height, self.options = x, y, width, height, options

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom."""
        return self.x, self.y, self.x + self.width, self.y + self.height

    def center_point(self) -> tuple[float, float]:
        return self.x + self.width / 2, self.y + self.height / 2


class Matrix(Controller):
    """Cells of a size in px."""

    MOST: ClassVar[int] = BARS
    data_element: ClassVar[str] = "matrix"
    ELEMENT_DEFAULTS: ClassVar[dict[str, Any]] = {
        "matrix": {
            "backgroundColor": FAINT, "borderColor": FAINT, "borderWidth": 0, "borderRadius": 0, "anchorX": "center",
            "anchorY": "center", "width": 20, "height": 20,
        }
    }  # fmt: skip
    OVERRIDES: ClassVar[dict[str, Any]] = {
        "scales": {"x": {"type": "linear", "offset": True}, "y": {"type": "linear", "reverse": True}}
    }

    def update(self) -> None:
        if self.x_scale is None or self.y_scale is None:
            self.elements = []
            return
        shared, each = self.element_options()
        x, y = (scale.pixels(self.columns[scale.axis]).tolist() for scale in (self.x_scale, self.y_scale))
        self.elements = [
            cell(at, down, shared or each[index])  # type: ignore[index]
            for index, (at, down) in enumerate(zip(x, y, strict=True))
        ]

    def draw(self, canvas: Canvas) -> None:
        run: list[Cell] = []
        for one in self.elements:
            if run and one.options is not run[-1].options:
                self._draw(canvas, run)
                run = []
            run.append(one)
        if run:
            self._draw(canvas, run)

    def _draw(self, canvas: Canvas, cells: list[Cell]) -> None:
        """Draw cells that look alike."""
        options = cells[0].options
        boxes = np.array([one.box for one in cells])
        boxes = boxes[np.isfinite(boxes).all(1)]
        background, border = (paint(options.get(name), self.chart) for name in ("backgroundColor", "borderColor"))
        size = (boxes[:, 2:] - boxes[:, :2])[:, [1, 0, 1, 0]]
        edges = np.clip(_sides(options.get("borderWidth"), EDGES), 0.0, np.maximum(size / 2, 0.0))
        radii = np.broadcast_to(_sides(options.get("borderRadius"), CORNERS), edges.shape)
        if not len(boxes):
            return
        ring = bool(edges.any())
        if not is_clear(background):
            canvas.fill(rounded(boxes, radii), background)
        if ring and not is_clear(border):
            inner = boxes + edges[:, [3, 0, 1, 2]] * (1, 1, -1, -1)
            hole = _turned(rounded(inner, radii), bool(radii.any()))
            canvas.fill(joined([rounded(boxes, radii), hole]), border)


def rounded(boxes: Floats, radii: Floats) -> Any:
    """Rectangles as a path, with those radii as far as there is room."""
    return outline(boxes, np.asarray(radii, float), bool(radii.any()))


def cell(x: float, y: float, options: Options) -> Cell:
    """The cell at a place."""
    width, height = number(options.get("width")), number(options.get("height"))
    back = ANCHORS.get(str(options.get("anchorX")), 0.5), ANCHORS.get(str(options.get("anchorY")), 0.5)
    return Cell(x - width * back[0], y - height * back[1], width, height, options)


CONTROLLERS: dict[str, type[Controller]] = {"matrix": Matrix}

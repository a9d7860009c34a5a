"""Bars: rectangles from a base to a value, with edges and corners of their own.

https://www.chartjs.org/docs/4.5.1/charts/bar.html#styling
"""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite
from typing import TYPE_CHECKING, Any

import numpy as np

from ...errors import TooLargeError
from ...limits import MARKS
from ...plot.drawing import paths
from ...plot.drawing.paths import CLOSE, CURVE, KAPPA, LINE, MOVE, Codes, Floats, Path
from ..options import Options
from ..paint import paint
from ..pens import FARTHEST

if TYPE_CHECKING:
    from ...plot.drawing.canvas import Canvas
    from ..chart import Chart

EDGES = ("top", "right", "bottom", "left")
CORNERS = ("topLeft", "topRight", "bottomRight", "bottomLeft")
BESIDE = ((0, 3), (0, 1), (2, 1), (2, 3))  # the edges that meet at each corner
ROUNDED: Codes = np.array([MOVE, *[LINE, CURVE, CURVE, CURVE] * 4, CLOSE], np.uint8)
TOUCHING = 0.01  # px by which bars may overlap that stand side by side
OUTWARDS = np.array((-1.0, -1.0, 1.0, 1.0))  # for left, top, right, bottom
COLORS = ("backgroundColor", "borderColor")
SHAPE = ("borderWidth", "borderRadius")


class Bar:
    """One bar.

    x, y : where its value ends; px, as base, width and height
    skipped : whether each of its edges, top, right, bottom and left, has no border
    inflate : px by which it is drawn larger, so that neighbours leave no seam
    round : whether `borderRadius` applies where it is one number
    """

    __slots__ = ("base", "height", "hidden", "horizontal", "inflate", "options", "round", "skipped", "width", "x", "y")

    def __init__(
        self, x: float, y: float, base: float, width: float, height: float, horizontal: bool, options: Options
    ) -> None:
        self.x, self.y, self.base, self.width, self.height = x, y, base, width, height
        self.horizontal, self.options = horizontal, options
        self.skipped = (False, False, False, False)
        self.inflate = 0.0
        self.round = True
        self.hidden = False

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom."""
        if self.horizontal:
            half = self.height / 2
            return min(self.x, self.base), self.y - half, max(self.x, self.base), self.y + half
        half = self.width / 2
        return self.x - half, min(self.y, self.base), self.x + half, max(self.y, self.base)

    def center_point(self) -> tuple[float, float]:
        """The middle of the bar."""
        left, top, right, bottom = self.box
        return (left + right) / 2, (top + bottom) / 2


def skipped_edges(edge: Any, horizontal: bool, reverse: bool) -> tuple[bool, bool, bool, bool]:
    """Which edges, top, right, bottom and left, have no border.

    edge : `borderSkipped`: False, True, start, end or the name of an edge, which changes sides where the bar does
    reverse : whether the bar runs down, or to the left
    """
    if edge is True:
        return True, True, True, True
    if not isinstance(edge, str) or not edge:
        return False, False, False, False
    start, end = ("left", "right") if horizontal else ("bottom", "top")
    if reverse:
        edge = {start: end, end: start}.get(edge, edge)
        edge = {"start": end, "end": start}.get(edge, edge)
    else:
        edge = {"start": start, "end": end}.get(edge, edge)
    return edge == "top", edge == "right", edge == "bottom", edge == "left"


def draw_bars(canvas: Canvas, bars: Sequence[Bar], chart: Chart) -> None:
    """Draw bars, as many at once as look alike and don't overlap."""
    runs: list[list[Bar]] = []
    for bar in bars:
        if runs and bar.options is runs[-1][-1].options and _apart(bar, runs[-1][-1]):
            runs[-1].append(bar)
        else:
            runs.append([bar])
    if len(runs) > MARKS:
        raise TooLargeError(f"There are {len(runs):,} bars that overlap.", "data.datasets", f"At most {MARKS:,}.")
    for run in runs:
        _draw(canvas, run, chart)


def _apart(one: Bar, other: Bar) -> bool:
    """Whether a bar stands beside the one before it, as bars of growing index do."""
    if one.horizontal:
        return abs(one.y - other.y) >= (one.height + other.height) / 2 - TOUCHING
    return abs(one.x - other.x) >= (one.width + other.width) / 2 - TOUCHING


def fill_boxes(canvas: Canvas, boxes: Floats, options: Options, chart: Chart) -> None:
    """Fill bars that have neither borders nor round corners.

    boxes : (N, 4) left, top, right, bottom
    """
    background = paint(options.get("backgroundColor"), chart)
    if _visible(background):
        canvas.fill(paths.boxed(boxes), background)


def _draw(canvas: Canvas, bars: Sequence[Bar], chart: Chart) -> None:
    options = bars[0].options
    boxes = np.array([bar.box for bar in bars])
    if not isfinite(boxes.sum()):
        here = np.isfinite(boxes).all(axis=1)
        boxes, bars = boxes[here], [bar for bar, there in zip(bars, here, strict=True) if there]
        if not bars:
            return
    width, radius = options.get("borderWidth"), options.get("borderRadius")
    inflate = np.array([bar.inflate for bar in bars])[:, None] * OUTWARDS
    if not width and not radius:
        fill_boxes(canvas, boxes + inflate, options, chart)
        return
    background = paint(options.get("backgroundColor"), chart)
    skipped = np.array([bar.skipped for bar in bars])
    size = (boxes[:, 2:] - boxes[:, :2])[:, [1, 0, 1, 0]]  # across each edge
    border = np.where(skipped, 0.0, np.clip(_sides(width, EDGES), 0.0, size / 2))
    radii = _radii(radius, bars, skipped, size.min(axis=1, keepdims=True) / 2)
    inner = boxes + border[:, [3, 0, 1, 2]] * (1, 1, -1, -1)
    inner_radii = np.maximum(0.0, radii - np.stack([border[:, pair].max(axis=1) for pair in BESIDE], axis=1))
    with_border = inner != boxes
    round_path = bool(radii.any())
    if not with_border.any():
        if _visible(background):
            canvas.fill(outline(inner + inflate, inner_radii, round_path), background)
        return
    framed = with_border.any(axis=1)
    grown = np.where(with_border, inflate, 0.0)
    outer = np.where(framed[:, None], _clipped(boxes + grown, canvas.scale), boxes + inflate)
    edge_color = paint(options.get("borderColor"), chart)
    if _visible(edge_color):
        hole = outline(_upright(_inside(inner - grown, outer)), inner_radii, round_path, framed)
        canvas.fill(paths.joined([outline(outer, radii, round_path, framed), _turned(hole, round_path)]), edge_color)
    if _visible(background):
        canvas.fill(outline(_inside(inner + inflate, outer), inner_radii, round_path), background)


def _inside(boxes: Floats, others: Floats) -> Floats:
    """What of boxes lies in others."""
    return np.concatenate((np.maximum(boxes[:, :2], others[:, :2]), np.minimum(boxes[:, 2:], others[:, 2:])), axis=1)


def _upright(boxes: Floats) -> Floats:
    """Boxes with their sides in order again, where they were shrunk by more than they are wide."""
    low, high = boxes[:, :2], boxes[:, 2:]
    return np.concatenate((np.minimum(low, high), np.maximum(low, high)), axis=1)


def _visible(paint: Any) -> bool:
    return type(paint) is not tuple or paint[3] != 0  # a colour; gradients and tiles are seen


def _clipped(boxes: Floats, scale: float) -> Floats:
    """Boxes as they look where each is drawn inside a clip of itself: what covers a part of a pixel covers its square.

    A canvas is clipped with soft edges, and Chart.js draws bars with borders so.
    """
    places = boxes * scale
    inside = np.concatenate((np.ceil(places[:, :2]), np.floor(places[:, 2:])), axis=1)
    squared: Floats = (inside + (places - inside) * np.abs(places - inside)) / scale
    return squared


def number(value: Any) -> float:
    """A number of px, 0 where there is none."""
    try:
        return max(-FARTHEST, min(float(value), FARTHEST)) if value is not None and value == value else 0.0
    except (TypeError, ValueError):
        return 0.0


def _sides(value: Any, names: Sequence[str]) -> list[float]:
    """A number for each of the names: one for all, or what an object says of each."""
    if isinstance(value, (Options, dict)):
        return [number(value.get(name)) for name in names]
    return [number(value)] * len(names)


def _radii(value: Any, bars: Sequence[Bar], skipped: Any, most: Floats) -> Floats:
    """The radius of each corner of each bar, px: none beside an edge that has no border."""
    if not value:
        return np.zeros((len(bars), 4))
    each = isinstance(value, (Options, dict))
    square = np.stack([skipped[:, first] | skipped[:, second] for first, second in BESIDE], axis=1)
    if not each:
        square |= ~np.array([bar.round for bar in bars])[:, None]
    return np.where(square, 0.0, np.clip(_sides(value, CORNERS), 0.0, most))


def outline(boxes: Floats, radii: Floats, round_path: bool, which: Any = None) -> Path:
    """Rectangles as one compound path.

    boxes : (N, 4) left, top, right, bottom
    radii : (N, 4) of the corners, clockwise from the top left
    which : (N,) bool, the rectangles that are wanted
    """
    if which is not None and not which.all():
        boxes, radii = boxes[which], radii[which]
    if not round_path:
        return paths.boxed(boxes)
    x0, y0, x1, y1 = boxes.T
    a, b, c, d = radii.T
    ka, kb, kc, kd = (radii * (1 - KAPPA)).T
    xs = (x0 + a, x1 - b, x1 - kb, x1, x1, x1, x1, x1 - kc, x1 - c, x0 + d, x0 + kd, x0, x0, x0, x0, x0 + ka, x0 + a)
    ys = (y0, y0, y0, y0 + kb, y0 + b, y1 - c, y1 - kc, y1, y1, y1, y1, y1 - kd, y1 - d, y0 + a, y0 + ka, y0, y0)
    vertices = np.empty((len(boxes), len(ROUNDED), 2))
    vertices[:, :17, 0], vertices[:, :17, 1] = np.array(xs).T, np.array(ys).T
    vertices[:, 17] = vertices[:, 16]
    return Path(vertices.reshape(-1, 2), np.tile(ROUNDED, len(boxes)))


def _turned(path: Path, round_path: bool) -> Path:
    """The same rectangles the other way round: holes, where they lie in others."""
    points = len(ROUNDED) if round_path else 5
    vertices = path.vertices.reshape(-1, points, 2)
    if not round_path:
        return Path(vertices[:, ::-1].reshape(-1, 2), path.codes)
    turned = np.concatenate((vertices[:, -2::-1], vertices[:, -2:-1]), axis=1)
    codes = np.array([MOVE, *[CURVE, CURVE, CURVE, LINE] * 4, CLOSE], np.uint8)
    return Path(turned.reshape(-1, 2), np.tile(codes, len(vertices)))

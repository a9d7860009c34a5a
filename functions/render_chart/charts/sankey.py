"""Sankey diagrams: how much flows from where to where."""

from bisect import bisect
from itertools import pairwise
from math import inf
from typing import NamedTuple

import numpy as np

from ..plot import head
from ..plot.drawing.canvas import Canvas, Rgba
from ..plot.drawing.color import parse
from ..plot.drawing.paths import CLOSE, CURVE, LINE, MOVE, Path, joined, rects
from ..plot.flows import Flow, Flows, Node, arranged
from ..plot.formats.writing import writing_of
from ..plot.looks.style import Style, series_colors, style_of
from ..plot.typesetting import shaping, wrapping
from ..spec import ChartSpec

KIND = "Sankey diagram"
BAR = 0.8  # b, the width of a node
BAR_OF_PICTURE = 0.03  # of the width, its most
APART = 1.3  # b between the nodes of a column
OPACITY = 0.4  # of flows
NAMES_CAP = (0.2, 0.72, 0.3)  # of the picture's width on either side: at least, for all columns together, at most
BESIDE = 0.5  # b between a node and its name
SPACE = 0.4  # b between a name and its value
PITCH, LINE_PITCH = 1.25, 1.2  # b, between labels and between the lines of one
SHORTEST = 5  # characters of a name that is cut, with its ellipsis


class Label(NamedTuple):
    """What is said of a node, centred at y: name and value in one line, or one under the other."""

    name: str
    value: str
    y: float
    two_lines: bool

    def width(self, b: float) -> float:
        """Px."""
        name, value = shaping.width(self.name, b, 600), shaping.width(self.value, b)
        return max(name, value) if self.two_lines else name + value + (SPACE * b if name and value else 0.0)


def draw_chart(canvas: Canvas, spec: ChartSpec) -> None:
    """Draw it."""
    style = style_of(spec)
    canvas.paper(style.paper)
    b, pad = style.base, style.pad
    if style.tiny:
        made = _arranged(spec, pad, style.height - pad, 0.08 * style.height)
        _draw_marks(canvas, spec, style, made, _edges(canvas, style, made.columns, pad, style.width - pad))
        return
    top = head.draw(canvas, style, spec.title, spec.subtitle)
    y0 = top + (0.85 * b if top > pad else 0.25 * b)
    made = _arranged(spec, y0, max(style.height - pad - 0.25 * b, y0 + 1), APART * b)
    labels = _labels(spec, style, made)
    ends = [max((label.width(b) for label in labels[column]), default=-BESIDE * b) for column in (0, -1)]
    x0, x1 = pad + ends[0] + BESIDE * b, style.width - pad - ends[1] - BESIDE * b
    edges = _edges(canvas, style, made.columns, x0, x1)
    _draw_marks(canvas, spec, style, made, edges)
    _draw_labels(canvas, style, labels, edges)


def _arranged(spec: ChartSpec, top: float, bottom: float, gap: float) -> Flows:
    values = [float(datum) if isinstance(datum, float | int) else 0.0 for datum in spec.series[0].data]
    return arranged(spec.sources, spec.sinks, values, top, bottom, gap)


def _edges(canvas: Canvas, style: Style, columns: int, x0: float, x1: float) -> list[tuple[float, float]]:
    """Left and right of the nodes of each column, px."""
    wide = max(2.0, canvas.snap(min(BAR * style.base, BAR_OF_PICTURE * style.width, (x1 - x0) / (2 * columns))))
    lefts = np.linspace(x0, max(x1 - wide, x0), columns)
    return [(canvas.snap(left), canvas.snap(left) + wide) for left in lefts.tolist()]


def _colors(spec: ChartSpec, style: Style, made: Flows) -> list[Rgba]:
    """A colour for each node: the given ones in turn, or the theme's for those that something flows out of."""
    if spec.series[0].color:
        return [parse(spec.series[0].color)] * len(made.nodes)
    if spec.colors:
        return series_colors(spec, len(made.nodes))
    starts = dict.fromkeys(flow.source for flow in made.flows)
    colors = dict(zip(starts, series_colors(spec, len(starts)), strict=True))
    return [colors.get(i, style.axis) for i in range(len(made.nodes))]


def _draw_marks(canvas: Canvas, spec: ChartSpec, style: Style, made: Flows, edges: list[tuple[float, float]]) -> None:
    """Flows, those of a source together, and nodes over their ends."""
    colors = _colors(spec, style, made)
    by_source: dict[int, list[Path]] = {}
    for flow in made.flows:
        by_source.setdefault(flow.source, []).append(ribbon(flow, edges))
    for source, ribbons in by_source.items():
        red, green, blue, alpha = colors[source]
        canvas.fill(joined(ribbons), (red, green, blue, OPACITY * alpha))
    by_color: dict[Rgba, list[Node]] = {}
    for node, color in zip(made.nodes, colors, strict=True):
        by_color.setdefault(color, []).append(node)
    for color, nodes in by_color.items():
        x0, x1 = np.array([edges[node.column] for node in nodes]).T
        y0, y1 = canvas.snapped(np.array([(node.top, node.bottom) for node in nodes]).T)
        canvas.fill(rects(x0, y0, x1, np.maximum(y1, y0 + 1 / canvas.scale)), color)


def ribbon(flow: Flow, edges: list[tuple[float, float]]) -> Path:
    """A band that keeps its height: a curve from column to column, straight across those that it passes.

    edges : left and right of each column, px
    """
    points: list[tuple[float, float]] = []
    codes: list[int] = []
    for i, (column, top) in enumerate(zip(flow.columns, flow.tops, strict=True)):
        left, right = edges[column]
        if i:
            before, y = points[-1]
            middle = (before + left) / 2
            points += [(middle, y), (middle, top), (left, top)]
            codes += [CURVE] * 3
        if i + 1 < len(flow.columns):
            points.append((right, top))
            codes.append(LINE)
    back = [(x, y + flow.thickness) for x, y in points[::-1]]
    codes[0] = MOVE
    back_codes = [LINE, *codes[:0:-1]]
    return Path(np.array([*points, *back, points[0]]), np.array([*codes, *back_codes, CLOSE], np.uint8))


def _labels(spec: ChartSpec, style: Style, made: Flows) -> list[list[Label]]:
    """The labels of each column; where nodes are too close, those of the larger ones."""
    small = spec.values is None and (style.width < 240 or style.height < 160)
    with_values = spec.values is not False and not small
    written = writing_of(spec).values([node.value for node in made.nodes]) if with_values else [""] * len(made.nodes)
    by_column: list[list[tuple[Node, str]]] = [[] for _ in range(made.columns)]
    for node, value in zip(made.nodes, written, strict=True):
        by_column[node.column].append((node, value))
    least, all_columns, most = NAMES_CAP
    room = max(least, min(most, all_columns / made.columns)) * style.width
    ends = (0, made.columns - 1)
    asked = bool(spec.values)
    return [_column_labels(style, members, room if i in ends else inf, asked) for i, members in enumerate(by_column)]


def _column_labels(style: Style, members: list[tuple[Node, str]], room: float, asked: bool) -> list[Label]:
    """The labels of one column, cut to `room` px; without values that were not asked for and would cost a name."""
    b = style.base
    middles = [(node.top + node.bottom) / 2 for node, _ in members]
    shown = apart(middles, [node.value for node, _ in members], PITCH * b)
    pitch = min((middles[j] - middles[i] for i, j in pairwise(shown)), default=inf)
    labels = [Label(*_said(members[i]), middles[i], pitch >= 2 * PITCH * b) for i in shown]
    if not asked and any(shaping.width(one.name, b, 600) <= room < one.width(b) for one in labels):
        labels = [one._replace(value="") for one in labels]
    return [label for one in labels if (label := _shortened(one, room, b)) is not None]


def _said(member: tuple[Node, str]) -> tuple[str, str]:
    return member[0].name, member[1]


def apart(places: list[float], weights: list[float], pitch: float) -> list[int]:
    """Which of some labels are set, in the order of their places: the weightier ones, at least `pitch` apart."""
    taken: list[int] = []
    for i in sorted(range(len(places)), key=lambda i: -weights[i]):
        at = bisect(taken, places[i], key=places.__getitem__)
        if all(abs(places[i] - places[j]) >= pitch for j in taken[max(0, at - 1) : at + 1]):
            taken.insert(at, i)
    return taken


def _shortened(label: Label, room: float, b: float) -> Label | None:
    """The label cut to `room` px: without its value if only that helps, none if next to nothing of the name is left."""
    value = label.value
    if (
        not label.two_lines
        and value
        and room - shaping.width(value, b) - SPACE * b < min(0.5 * room, shaping.width(label.name, b, 600))
    ):
        value = ""
    if label.two_lines and shaping.width(value, b) > room:
        value = ""
    for_name = room - (shaping.width(value, b) + SPACE * b if value and not label.two_lines else 0.0)
    name = wrapping.shorten(label.name, for_name, b, 600)
    if shaping.width(name, b, 600) > for_name or (name != label.name and len(name) < SHORTEST):
        return None
    return label._replace(name=name, value=value)


def _draw_labels(canvas: Canvas, style: Style, labels: list[list[Label]], edges: list[tuple[float, float]]) -> None:
    """Names beside their nodes: outside of the first and the last column, at the right of the others."""
    b = style.base
    for column, members in enumerate(labels):
        first, last = column == 0, column == len(labels) - 1
        x = edges[column][0] - BESIDE * b if first else edges[column][1] + BESIDE * b
        names, values = [], []
        for one in members:
            label: Label | None = one
            if not (first or last):
                label = _shortened(one, edges[column + 1][0] - x - BESIDE * b, b)
            if label is None:
                continue
            up = LINE_PITCH * b / 2 if label.two_lines and label.value else 0.0
            beside = shaping.width(label.name, b, 600) + SPACE * b if label.name and not label.two_lines else 0.0
            at = x - label.width(b) if first and not label.two_lines else x
            names.append((label.name, at, style.below(label.y - up, b)))
            values.append((label.value, at + beside, style.below(label.y + up, b)))
        align = 1.0 if first and members and members[0].two_lines else 0.0
        canvas.texts(names, b, style.text, 600, align)
        canvas.texts(values, b, style.muted if first or last else style.text, 400, align)


def describe(spec: ChartSpec) -> list[str]:
    """How many flows there are, and the largest of them."""
    data = spec.series[0].data
    flows = [(float(d), i) for i, d in enumerate(data) if isinstance(d, float | int) and d > 0]
    nodes = {name for _, i in flows for name in (spec.sources[i], spec.sinks[i])}
    largest = sorted(flows, key=lambda one: -one[0])[:3]
    written = writing_of(spec).values([value for value, _ in largest])
    said = ", ".join(
        f"{spec.sources[i]} to {spec.sinks[i]} {text}" for (_, i), text in zip(largest, written, strict=True)
    )
    count = f"{len(flows)} flow{'s' * (len(flows) > 1)} between {len(nodes)} nodes"
    return [f"{count}.", f"{'The largest: ' * (len(flows) > 1)}{said}."]

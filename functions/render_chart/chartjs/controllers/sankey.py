"""Sankey diagrams. https://chartjs-chart-sankey.pages.dev/"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from ... import limits
from ...errors import TooLargeError
from ...plot.drawing.color import TRANSPARENT
from ...plot.drawing.paints import LinearGradient, Paint
from ...plot.drawing.paths import CLOSE, CURVE, LINE, MOVE, Codes, Path, rect, rounded
from .. import fonts
from ..elements import flows
from ..elements.flows import Datum, Gap, Node
from ..elements.point import is_clear
from ..elements.rectangle import number
from ..fonts import Font
from ..options import UNSET, Options
from ..paint import paint
from ..scales.arithmetic import text_of
from .base import Controller, field

if TYPE_CHECKING:
    from ...plot.drawing.canvas import Canvas
    from ..scales.base import Scale

GAP = 10.0  # px between nodes
LABEL_PADDING = 4.0  # px
BESIDE = 3.0  # px that are kept beside the last column
EDGE = 0.5  # px, the line around a flow
FLOW_CODES: Codes = np.array([MOVE, CURVE, CURVE, CURVE, LINE, CURVE, CURVE, CURVE, CLOSE], np.uint8)


class Flow:
    """A flow, as plugins and functions see it; px.

    x, y, x2, y2 : the upper left ends; width, height : how thick it is, where it runs down or across
    """

    __slots__ = ("end", "flow", "height", "options", "start", "width", "x", "x2", "y", "y2")

    def __init__(self, start: Node, end: Node, flow: float) -> None:
        self.start, self.end, self.flow = start, end, flow
        self.x = self.y = self.x2 = self.y2 = self.width = self.height = 0.0
        self.options: Any = None

    def center_point(self) -> tuple[float, float]:
        return (self.x + self.x2 + self.width) / 2, (self.y + self.y2 + self.height) / 2


class Sankey(Controller):
    """Nodes in columns, and flows between them."""

    data_element: ClassVar[str] = "flow"
    DEFAULTS: ClassVar[dict[str, Any]] = {
        "borderColor": "black", "borderWidth": 1, "color": "black", "modeX": "edge", "nodeMinSize": 0,
        "nodePadding": GAP, "nodePaddingMode": "auto", "nodeWidth": 10, "orientation": "horizontal",
    }  # fmt: skip
    ELEMENT_DEFAULTS: ClassVar[dict[str, Any]] = {
        "flow": {
            "alpha": 0.5, "colorFrom": "red", "colorMode": "gradient", "colorTo": "green", "flowColor": None,
            "orientation": "horizontal",
            "flowLabels": {
                "borderRadius": 0, "color": "black", "display": False, "padding": LABEL_PADDING, "position": "center",
            },
        }
    }  # fmt: skip
    OVERRIDES: ClassVar[dict[str, Any]] = {
        "layout": {"padding": {"top": 3, "left": 3, "right": 13, "bottom": 3}},
        "plugins": {"legend": {"display": False}},
        "scales": {
            "x": {"type": "linear", "bounds": "data", "display": False, "min": 0, "offset": False},
            "y": {"type": "linear", "bounds": "data", "display": False, "min": 0, "offset": False, "reverse": True},
        },
    }
    DESCRIPTORS: ClassVar[dict[str, Any]] = {
        "datasets": {
            "sankey": {
                "_indexable": False, "_scriptable": lambda name: name not in ("nodeMinSize", "nodePadding"),
                "nodeLabels": {"_indexable": False, "_scriptable": False},
            }
        }
    }  # fmt: skip
    nodes: dict[str, Node]
    elements: list[Flow]
    last: float  # column
    lowest: float  # value

    # -- reading

    def parse(self) -> None:
        given = self.dataset.get("data")
        data = given if isinstance(given, list) else []
        if len(data) > limits.FLOWS:
            where = f"data.datasets[{self.index}].data"
            raise TooLargeError(f"There are {len(data):,} flows.", where, f"At most {limits.FLOWS:,}.")
        keys = [self.parsing_key(name, name) for name in ("from", "to", "flow")]
        self.data = data
        self.flows = [
            Datum(text_of(field(item, keys[0])), text_of(field(item, keys[1])), number(field(item, keys[2])))
            for item in data
        ]
        self.count = len(self.flows)
        self.upright = self.options.get("orientation") == "vertical"
        self.least = self.options.get("size") == "min"
        self.nodes = flows.nodes_of(self.flows, self.least, self._numbers("priority"), self._numbers("column"))
        length = self.chart.width if self.upright else self.chart.height
        gaps = {key: self._gap(node) for key, node in self.nodes.items()}
        smallest = {key: number(self._of_node("nodeMinSize", node)) for key, node in self.nodes.items()}
        self.smallest = smallest
        self.last, self.lowest = (
            flows.place(
                self.nodes, self.flows, length, self.options.get("modeX") != "even", bool(self._table("priority")),
                gaps, self.options.get("nodePaddingMode") == "even", smallest,
            )
            if self.nodes else (0.0, 0.0)
        )  # fmt: skip

    def _table(self, name: str) -> Mapping[str, Any]:
        """An option that says something of each node."""
        value = self.options.raw(name)
        return value if isinstance(value, dict) else {}

    def _numbers(self, name: str) -> dict[str, float]:
        return {key: number(value) for key, value in self._table(name).items()}

    def _of_node(self, name: str, node: Node, options: Options | None = None) -> Any:
        """An option of nodes: one for all, one for each, or a function of the node."""
        value = (options or self.options).raw(name)
        if isinstance(value, dict):
            return value.get(node.key)
        if callable(value):
            return value({"key": node.key, "in": node.into, "out": node.out, "size": node.size})
        return value

    def _gap(self, node: Node) -> Gap:
        value = self.options.raw("nodePadding")
        if isinstance(value, dict) and not {"before", "after"} & value.keys():
            value = value.get(node.key)
        elif callable(value):
            value = self._of_node("nodePadding", node)
        if isinstance(value, dict):
            return Gap(number(value.get("before", GAP)), number(value.get("after", GAP)))
        size = GAP if value is None else number(value)
        return Gap(size, size)

    def min_max(self, scale: Scale, can_stack: bool = False) -> tuple[float, float]:
        return 0.0, self.last if scale is (self.y_scale if self.upright else self.x_scale) else self.lowest

    def parsed_at(self, index: int) -> dict[str, Any]:
        if index >= len(self.flows):
            return {}
        datum = self.flows[index]
        start = self.nodes[datum.start]
        return {"x": start.column, "y": start.top, "_custom": {"flow": datum.flow}}

    # -- places

    def _columns(self) -> tuple[Any, Any]:
        """The scale of columns, and that of values."""
        return (self.y_scale, self.x_scale) if self.upright else (self.x_scale, self.y_scale)

    def _column_pixel(self, column: float) -> float:
        """Where a column begins: the last one a little further in, if its nodes have no room outside."""
        chart, area = self.chart, self.chart.area
        outside = chart.height - area.bottom if self.upright else chart.width - area.right
        pixel: float = self._columns()[0].pixel(column)
        less = max(0.0, number(self.options.get("nodeWidth")) + BESIDE - outside)
        return pixel - column / self.last * less if self.last else pixel

    def update(self) -> None:
        columns, values = self._columns()
        self.elements = []
        if columns is None or values is None:
            return
        shared, each = self.element_options()
        border = number(self.options.get("borderWidth"))
        beside = border / 2 + 0.5 if border else 0.0
        width = number(self.options.get("nodeWidth"))
        for index, datum in enumerate(self.flows):
            start, end = self.nodes[datum.start], self.nodes[datum.end]
            flow = Flow(start, end, datum.flow)
            flow.options = shared or each[index]  # type: ignore[index]
            at = [node.top + next(link.at for link in links if link.index == index)
                  for node, links in ((start, start.after), (end, end.before))]  # fmt: skip
            first, second, far = (float(values.pixel(value)) for value in (*at, at[0] + datum.flow))
            along = self._column_pixel(start.column) + width + beside, self._column_pixel(end.column) - beside
            thick = abs(far - first)
            if self.upright:
                flow.x, flow.x2, flow.y, flow.y2, flow.width = first, second, *along, thick
            else:
                flow.x, flow.x2, flow.y, flow.y2, flow.height = *along, first, second, thick
            self.elements.append(flow)

    def _node_box(self, node: Node) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of a node."""
        scale = self._columns()[1]
        ends = sorted((float(scale.pixel(node.top)), float(scale.pixel(node.top + node.sized(self.least)))))
        more = max(0.0, self.smallest[node.key] - (ends[1] - ends[0])) / 2
        low, high = ends[0] - more, ends[1] + more
        first = self._column_pixel(node.column)
        last = first + number(self.options.get("nodeWidth"))
        return (low, first, high, last) if self.upright else (first, low, last, high)

    # -- drawing

    def draw(self, canvas: Canvas) -> None:
        if None in self._columns():
            return
        colors: dict[str, Any] = {}
        for flow in self.elements:
            colors[flow.start.key], colors[flow.end.key] = flow.options.get("colorFrom"), flow.options.get("colorTo")
        width = number(self.options.get("borderWidth"))
        edge = paint(self.options.get("borderColor"), self.chart)
        for node in self.nodes.values():
            box = rect(*self._node_box(node))
            if width > 0 and not is_clear(edge):
                canvas.stroke(box, edge, width, (), "butt", "miter")
            canvas.fill(box, paint(colors.get(node.key) or "black", self.chart))
        for flow in self.elements:
            self._draw_flow(canvas, flow)
        self._draw_labels(canvas)

    def _paint_of(self, flow: Flow) -> Any:
        """What a flow is filled with: it runs from one colour to the other."""
        get = flow.options.get
        own = get("flowColor")
        if own is not None:
            return paint(own, self.chart)
        mode, alpha = get("colorMode"), number(get("alpha"))
        first, last = (paint(get(name), self.chart) for name in ("colorFrom", "colorTo"))
        if mode in ("from", "to"):
            return _with_alpha(first if mode == "from" else last, alpha)
        if isinstance(first, Paint) or isinstance(last, Paint):
            return paint("black")
        stops = ((0.0, _with_alpha(first, alpha)), (1.0, _with_alpha(last, alpha)))
        if self.upright:
            return LinearGradient(0, flow.y, 0, flow.y2, stops)
        return LinearGradient(flow.x, 0, flow.x2, 0, stops)

    def _draw_flow(self, canvas: Canvas, flow: Flow) -> None:
        fill = self._paint_of(flow)
        across = (flow.y, flow.x, flow.y2, flow.x2) if self.upright else (flow.x, flow.y, flow.x2, flow.y2)
        path = band(*across, flow.width or flow.height)
        if self.upright:
            path = Path(np.ascontiguousarray(path.vertices[:, ::-1]), path.codes)
        canvas.stroke(path, fill, EDGE, (), "butt", "miter")
        canvas.fill(path, fill)
        labels = flow.options.sub("flowLabels")
        if labels.get("display"):
            font = fonts.to_font(labels.sub("font"))
            left, top = min(flow.x, flow.x2), min(flow.y, flow.y2)
            box = left, top, max(flow.x, flow.x2) + flow.width, max(flow.y, flow.y2) + flow.height
            style = (labels.get("backgroundColor", UNSET), number(labels.get("borderRadius")), labels.get("color"))
            self._label(canvas, text_of(_whole(flow.flow)), box, labels.get("position"), "center", font, style,
                        number(labels.get("padding")), 0.0, font.line_height / 2)  # fmt: skip

    def _draw_labels(self, canvas: Canvas) -> None:
        options, area = self.options, self.chart.area
        styles = options.sub("nodeLabels")
        names = self._table("labels")
        usual = options.get("font")
        usual = usual if usual is not None else self.chart.options.sub("font")
        font = fonts.to_font(styles.get("font") if styles.get("font") is not None else usual)
        padding = styles.get("padding")
        for node in self.nodes.values():
            if self._of_node("display", node, styles) is False:
                continue
            box = self._node_box(node)
            if self.upright:
                side = "bottom" if box[1] < (area.top + area.bottom) / 2 else "top"
            else:
                side = "right" if box[0] < (area.left + area.right) / 2 else "left"
            color = self._of_node("color", node, styles) or options.get("color") or "black"
            ground = self._of_node("backgroundColor", node, styles)
            style = (UNSET if ground is None else ground, number(styles.get("borderRadius")), color)
            offset = options.get("padding")
            self._label(
                canvas, names.get(node.key, node.key), box, self._of_node("position", node, styles) or "auto", side,
                font, style, LABEL_PADDING if padding is None else number(padding),
                number(options.get("borderWidth")), font.line_height / 2 if offset is None else number(offset),
            )  # fmt: skip

    def _label(
        self, canvas: Canvas, words: Any, box: tuple[float, float, float, float], position: Any, side: str, font: Font,
        style: tuple[Any, float, Any], padding: float, border: float, offset: float,
    ) -> None:  # fmt: skip
        """Set words beside, above, below or inside of a box.

        style : the background, the radius of its corners, and the colour
        offset : px from the top of several lines to the middle of the first
        """
        lines = [line for one in (words if isinstance(words, list) else [words]) for line in text_of(one).split("\n")]
        if not words:
            return
        position = side if position == "auto" else position
        left, top, right, bottom = box
        x, y, align = (left + right) / 2, (top + bottom) / 2, "center"
        total = font.line_height * len(lines)
        if position == "left":
            x, align = left - border - padding, "right"
        elif position == "right":
            x, align = right + border + padding, "left"
        elif position == "top":
            y = top - padding - total / 2
        elif position == "bottom":
            y = bottom + padding + total / 2
        first = y if len(lines) == 1 else y - total / 2 + offset
        ground, radius, color = style
        if ground is not UNSET and ground is not None:
            width = max(fonts.text_width(line, font) for line in lines)
            start = {"left": x, "right": x - width}.get(align, x - width / 2) - padding
            middle = first + (len(lines) - 1) * font.line_height / 2
            edges = start, middle - total / 2 - padding, start + width + 2 * padding, middle + total / 2 + padding
            canvas.fill(rounded(*edges, radius) if radius > 0 else rect(*edges), paint(ground, self.chart))
        fonts.draw_text(canvas, lines, x, first, font, paint(color, self.chart), align, "middle")


def band(x: float, y: float, x2: float, y2: float, thick: float) -> Path:
    """A flow from (x, y) to (x2, y2), as thick all along as at its ends."""
    if x < x2:
        near, far = (x + (x2 - x) * 2 / 3, y), (x + (x2 - x) / 3, y2)
    else:  # backwards
        near, far = (x - (x - x2) / 3, 0.0), (x2 + (x - x2) / 3, 0.0)
    upper = [(x, y), near, far, (x2, y2)]
    lower = [(across, down + thick) for across, down in reversed(upper)]
    return Path(np.array([*upper, *lower, upper[0]]), FLOW_CODES)


def _with_alpha(color: Any, alpha: float) -> Any:
    """A colour as opaque as that, whatever it was."""
    return color if isinstance(color, Paint) else (*(color or TRANSPARENT)[:3], alpha)


def _whole(value: float) -> float | int:
    return int(value) if value.is_integer() else value


CONTROLLERS: dict[str, type[Controller]] = {"sankey": Sankey}

"""Treemaps. https://chartjs-chart-treemap.pages.dev/usage.html"""

from __future__ import annotations

from collections.abc import Sequence
from math import floor
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

import numpy as np

from ...errors import TooLargeError
from ...plot.drawing.canvas import Box
from ...plot.drawing.paths import Path, joined, polyline
from ...plot.squarify import squarified
from .. import fonts
from ..defaults import FAINT
from ..elements.point import is_clear
from ..elements.rectangle import CORNERS, EDGES, _clipped, _sides, _turned, number, outline
from ..fonts import Font
from ..options import UNSET, Context, Options, word
from ..paint import paint
from ..pens import cap_of, dashes
from ..scales.arithmetic import text_of
from .base import Controller

if TYPE_CHECKING:
    from ...plot.drawing.canvas import Canvas
    from ..scales.base import Scale

MOST = 5_000  # rectangles: smaller ones than these make are not seen
PADDING = 3.0  # px around captions and labels
LEAF = "_leaf"  # the name of what a nested tree's leaves are called by
ELLIPSIS = "..."

_DESCRIPTION: dict[str, Any] = {
    "_scriptable": True, "_indexable": False,
    **{part: {"_fallback": True, "_scriptable": lambda name: name != "formatter"} for part in ("captions", "labels")},
}  # fmt: skip

Item = dict[str, Any]


class Group(NamedTuple):
    """Items of one name at one level.

    name : what they are grouped by
    level : of `groups`; that of a leaf is the one it was found at
    sums : the sums of the keys, the first of which gives the area
    """

    name: Any
    level: int
    sums: dict[str, float]
    items: list[Item]


class Rect:
    """A rectangle, as plugins and functions see it; px.

    raw : what functions are told: its value, its group, its items
    """

    __slots__ = ("height", "hidden", "inside", "leaf", "options", "raw", "width", "x", "y")

    def __init__(self, box: Box, raw: Item, leaf: bool) -> None:
        self.raw, self.leaf, self.hidden = raw, leaf, False
        self.x, self.y, right, bottom = box
        self.width, self.height = right - self.x, bottom - self.y
        self.options: Any = None
        self.inside: Box = box

    @property
    def box(self) -> Box:
        """Left, top, right and bottom."""
        return self.x, self.y, self.x + self.width, self.y + self.height

    def center_point(self) -> tuple[float, float]:
        return self.x + self.width / 2, self.y + self.height / 2


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _value(item: Any, key: str) -> float:
    value = item.get(key) if isinstance(item, dict) else item
    found = number(value)
    return found if found > 0 else 0.0


def leaves(tree: Item, keys: Sequence[str], leaf_key: str) -> list[Item]:
    """The leaves of a nested tree, each with the names on the way to it under "0", "1" and so on."""
    found: list[Item] = []

    def walk(node: Item, way: list[str]) -> None:
        if way and keys[0] in node:
            names = {str(level): name for level, name in enumerate(way[:-1])}
            found.append({**names, leaf_key: way[-1], **{key: node.get(key) for key in keys}})
            return
        for name, child in node.items():
            if isinstance(child, dict):
                walk(child, [*way, name])

    walk(tree, [])
    most = max((len(item) - 1 - len(keys) for item in found), default=0)
    return [{**{str(level): "" for level in range(most)}, **item} for item in found]


def grouped(items: Sequence[Any], groups: Sequence[str], level: int, keys: Sequence[str], leaf_key: str) -> list[Group]:
    """The items by their name at a level, or the next one at which they have one."""
    found: dict[Any, Group] = {}
    for item in items:
        if not isinstance(item, dict):
            return []
        place = next((i for i in range(level, len(groups)) if item.get(groups[i]) not in (None, "")), None)
        name = item.get(leaf_key) if place is None else item[groups[place]]
        if name in (None, ""):
            return []
        group = found.setdefault(
            text_of(name), Group(name, level if place is None else place, dict.fromkeys(keys, 0.0), [])
        )
        for key in keys:
            group.sums[key] += number(item.get(key))
        group.items.append(item)
    return list(found.values())


class Treemap(Controller):
    """Rectangles in rectangles, as large as their values."""

    data_element: ClassVar[str] = "treemap"
    ELEMENT_DEFAULTS: ClassVar[dict[str, Any]] = {
        "treemap": {
            "backgroundColor": FAINT, "borderColor": FAINT, "borderRadius": 0, "borderWidth": 0,
            "displayMode": "containerBoxes", "rtl": False, "spacing": 0.5, "unsorted": False,
            "captions": {"color": "black", "display": True, "font": {}, "padding": PADDING},
            "dividers": {
                "display": False, "lineCapStyle": "butt", "lineColor": "black", "lineDash": [], "lineDashOffset": 0,
                "lineWidth": 1,
            },
            "labels": {
                "align": "center", "color": "black", "display": False, "font": {}, "overflow": "cut",
                "padding": PADDING, "position": "middle",
            },
        }
    }  # fmt: skip
    OVERRIDES: ClassVar[dict[str, Any]] = {
        "scales": {
            "x": {"type": "linear", "alignToPixels": True, "bounds": "data", "display": False},
            "y": {"type": "linear", "alignToPixels": True, "bounds": "data", "display": False, "reverse": True},
        }
    }
    DESCRIPTORS: ClassVar[dict[str, Any]] = {
        "datasets": {"treemap": _DESCRIPTION}, "elements": {"treemap": _DESCRIPTION},
    }  # fmt: skip
    elements: list[Rect]

    # -- reading

    def parse(self) -> None:
        """The tree is laid out when its room is known."""
        dataset = self.dataset
        keys = [text_of(dataset.get("key") or ""), *(text_of(key) for key in _list(dataset.get("sumKeys")))]
        tree = dataset.get("tree") or dataset.get("data") or []
        self.leaf_key = text_of(dataset.get("treeLeafKey") or LEAF)
        if isinstance(tree, dict):
            tree = leaves(tree, keys, self.leaf_key)
        self.tree: list[Any] = _list(tree)
        if len(self.tree) > MOST:
            where = f"data.datasets[{self.index}].tree"
            raise TooLargeError(f"There are {len(self.tree):,} rectangles.", where, f"At most {MOST:,}.")
        self.groups = [text_of(group) for group in _list(dataset.get("groups"))]
        self.keys = keys

    def min_max(self, scale: Scale, can_stack: bool = False) -> tuple[float, float]:
        return 0.0, 1.0

    def parsed_at(self, index: int) -> dict[str, Any]:
        return {}

    def data_context(self, index: int) -> Context:
        if index >= len(self.elements):
            return Context("data", self.context, data_index=index, index=index)
        element = self.elements[index]
        raw = element.raw
        # The dataset in the child knows nothing of rectangles, so their raw values go with the context.
        return Context(
            "data", self.context, data_index=index, index=index, raw=raw, element=element, extra={"raw": raw}
        )

    # -- places

    def update(self) -> None:
        chart, x, y = self.chart, self.x_scale, self.y_scale
        left, top, right, bottom = chart.area
        if x is not None and y is not None:
            left, top, right, bottom = x.left, y.top, x.right, y.bottom
        self.elements = []
        if self.groups:
            self._lay_groups(self.tree, 0, (left, top, right, bottom))
        else:
            key = self.keys[0]
            for box, item in self._squares(
                [(_value(item, key), item) for item in self.tree], (left, top, right, bottom)
            ):
                self.elements.append(Rect(box, {"v": _value(item, key), "_data": item}, True))
        self.count = len(self.elements)
        self._resolved, self._shared, self._each = False, None, None  # they are told what the rectangles are
        shared, each = self.element_options()
        for index, rect in enumerate(self.elements):
            rect.options = shared or each[index]  # type: ignore[index]
            spacing = number(rect.options.get("spacing"))
            rect.hidden = 2 * spacing > min(rect.width, rect.height)
            rect.x, rect.y = rect.x + spacing, rect.y + spacing
            rect.width, rect.height = rect.width - 2 * spacing, rect.height - 2 * spacing

    def _squares(self, values: list[tuple[float, Any]], box: Box) -> list[tuple[Box, Any]]:
        """A rectangle for each value, and what stands behind it."""
        if not self.options.get("unsorted"):
            values = sorted(values, key=lambda one: -one[0])
        some = [one for one in values if one[0] > 0]
        boxes = squarified([value for value, _ in some], box)
        if self.options.get("rtl"):
            boxes = [(box[0] + box[2] - x1, y0, box[0] + box[2] - x0, y1) for x0, y0, x1, y1 in boxes]
        nothing = (box[2], box[3], box[2], box[3])
        return [
            *((found, item) for found, (_, item) in zip(boxes, some, strict=True)),
            *((nothing, item) for value, item in values if not value > 0),
        ]

    def _lay_groups(self, items: Sequence[Any], level: int, room: Box) -> bool:
        """Lay out the groups at a level and all that is in them; whether there are any."""
        found = grouped(items, self.groups, level, self.keys, self.leaf_key)
        squares = self._squares([(max(group.sums[self.keys[0]], 0.0), group) for group in found], room)
        rects = []
        for box, group in squares:
            raw = {
                "v": group.sums[self.keys[0]], "vs": group.sums, "g": group.name, "l": group.level,
                "_data": {
                    "children": group.items, **group.sums, self.groups[level]: text_of(group.name),
                    "group": self.groups[group.level], "groupIndex": group.level, "label": text_of(group.name),
                },
            }  # fmt: skip
            rects.append(Rect(box, raw, True))
        self.elements += rects
        headers = self.dataset.get("displayMode") == "headerBoxes"
        for rect, (_, group) in zip(rects, squares, strict=True):
            if group.level + 1 < len(self.groups):
                rect.leaf = not self._lay_groups(group.items, group.level + 1, self._inside(rect, headers))
            if headers and not rect.leaf:
                if not self._has_caption(rect.box):
                    self.elements.remove(rect)
                rect.height = self._caption_height(rect.box)
            rect.raw["isLeaf"] = rect.leaf
        return bool(rects)

    def _inside(self, rect: Rect, headers: bool) -> Box:
        """The room for what is in a rectangle: without its border, its spacing and its caption."""
        x0, y0, x1, y1 = rect.box
        if not headers:
            gap = number(self.dataset.get("spacing"))
            edges = _sides(self.dataset.get("borderWidth"), EDGES)
            limits = (rect.height / 2, rect.width / 2)
            t, r, b, l = (max(0.0, min(edge, limits[i % 2])) + gap for i, edge in enumerate(edges))  # noqa: E741
            x0, y0, x1, y1 = x0 + l, y0 + t, x1 - r, y1 - b
        if self._has_caption((x0, y0, x1, y1)):
            y0 += self._caption_height((x0, y0, x1, y1))
        return x0, y0, x1, y1

    def _captions(self) -> dict[str, Any]:
        captions = self.dataset.get("captions")
        return captions if isinstance(captions, dict) else {}

    def _caption_padding(self) -> float:
        padding = self._captions().get("padding", PADDING)
        return number(padding)

    def _has_caption(self, box: Box) -> bool:
        """Whether there is room for a caption in a box."""
        captions = self._captions()
        if captions.get("display") is False:
            return False
        if self.dataset.get("displayMode") == "headerBoxes":
            return True
        width, height = box[2] - box[0], box[3] - box[1]
        least = fonts.to_font(captions.get("font")).line_height
        padding = max(min(2 * self._caption_padding(), width, height), 0.0)
        return width - padding > least and height - padding > least

    def _caption_height(self, box: Box) -> float:
        height = fonts.to_font(self._captions().get("font")).line_height + 2 * self._caption_padding()
        if self.dataset.get("displayMode") != "headerBoxes":
            return height
        room = box[3] - box[1]
        return room / 3 if room < 2 * height else height

    # -- drawing

    def draw(self, canvas: Canvas) -> None:
        area = self.chart.area
        canvas.clip((area.left, area.top, area.right, area.bottom))
        for index, rect in enumerate(self.elements):
            if not rect.hidden and rect.width > 0 and rect.height > 0:
                self._draw(canvas, rect, index)
        canvas.clip(None)

    def _draw(self, canvas: Canvas, rect: Rect, index: int) -> None:
        options = rect.options
        x0, y0, x1, y1 = rect.box
        spacing = number(options.get("spacing"))
        box = np.array([[*(canvas.snap(at - spacing) + spacing for at in (x0, y0)),
                         *(canvas.snap(at + spacing) - spacing for at in (x1, y1))]])  # fmt: skip
        size = (box[:, 2:] - box[:, :2])[:, [1, 0, 1, 0]]
        border = np.clip(_sides(options.get("borderWidth"), EDGES), 0.0, size / 2)
        radii = np.clip(_sides(options.get("borderRadius"), CORNERS), 0.0, size.min() / 2).reshape(1, 4)
        inner = box + border[:, [3, 0, 1, 2]] * (1, 1, -1, -1)
        less = np.maximum(border, np.roll(border, 1, axis=1))  # of the two edges at each corner
        inner_radii = np.maximum(0.0, radii - less)
        rounded = bool(radii.any())
        edge, ground = paint(options.get("borderColor"), self.chart), paint(options.get("backgroundColor"), self.chart)
        hole = outline(inner, inner_radii, rounded)
        if border.any() and not is_clear(edge):
            outer = outline(_clipped(box, canvas.scale), radii, rounded)
            canvas.fill(joined([outer, _turned(hole, rounded)]), edge)
        if not is_clear(ground):
            canvas.fill(hole, ground)
        rect.inside = tuple(inner[0].tolist())
        self._divide(canvas, rect)
        self._write(canvas, rect, index)

    def _divide(self, canvas: Canvas, rect: Rect) -> None:
        """Draw the line through the middle of a group."""
        dividers, data = rect.options.sub("dividers"), rect.raw["_data"]
        if not dividers.get("display") or not (isinstance(data, dict) and data.get("children")):
            return
        x0, y0, x1, y1 = rect.inside
        x, y = (x0 + x1) / 2, (y0 + y1) / 2
        upright = x1 - x0 > y1 - y0
        line: Path = polyline(*np.array([[x, x], [y0, y1]] if upright else [[x0, x1], [y, y]]))
        canvas.stroke(
            line, paint(dividers.get("lineColor"), self.chart), number(dividers.get("lineWidth")),
            dashes(dividers.raw("lineDash")), cap_of(dividers.get("lineCapStyle")), "miter",
            number(dividers.get("lineDashOffset")),
        )  # fmt: skip

    def _write(self, canvas: Canvas, rect: Rect, index: int) -> None:
        """Write the label of a leaf, or the caption of a group, as far as it has room."""
        area, box = self.chart.area, rect.inside
        grouped = "l" in rect.raw
        if not grouped or rect.leaf:
            words = self._label(rect, index) if rect.options.sub("labels").get("display") else []
        else:
            words = self._caption(rect, index) if self._has_caption(box) else []
        if words:
            canvas.clip(
                (max(box[0], area.left), max(box[1], area.top), min(box[2], area.right), min(box[3], area.bottom))
            )
            for text, x, y, font, color, align in words:
                fonts.draw_text(canvas, text, x, y, font, color, align, "middle")
            canvas.clip((area.left, area.top, area.right, area.bottom))

    def _formatted(self, options: Options, rect: Rect, index: int) -> Any:
        """What a formatter makes of a rectangle; UNSET if there is none."""
        formatter = options.raw("formatter", UNSET)
        return formatter(self.data_context(index)) if callable(formatter) else formatter

    def _caption(self, rect: Rect, index: int) -> list[Words]:
        options = rect.options.sub("captions")
        font = fonts.to_font(options.sub("font"))
        x0, y0, x1, y1 = rect.inside
        if font.line_height > y1 - y0:
            return []
        padding = number(options.get("padding"))
        text = self._formatted(options, rect, index)
        text = text_of(rect.raw["g"] if text is UNSET or not text else text)
        if fonts.text_width(text, font) + 2 * padding > x1 - x0:
            text = shortened(text, x1 - x0 - 2 * padding, font)
        if not text:
            return []
        align = options.get("align") or ("right" if rect.options.get("rtl") else "left")
        y = y0 + padding + number(rect.options.get("spacing")) + font.line_height / 2
        if rect.options.get("displayMode") == "headerBoxes":
            y = (y0 + y1) / 2
        return [(text, _along(x0, x1, align, padding), y, font, paint(options.get("color"), self.chart), align)]

    def _label(self, rect: Rect, index: int) -> list[Words]:
        options = rect.options.sub("labels")
        content = self._formatted(options, rect, index)
        if content is UNSET:
            data = rect.raw["_data"]
            label = rect.raw.get("g") or (data.get("label") if isinstance(data, dict) else None)
            value = text_of(rect.raw["v"] if not isinstance(rect.raw["v"], float) else _whole(rect.raw["v"]))
            content = [text_of(label), value] if label else value
        lines = [text_of(line) for line in (content if isinstance(content, list) else [content]) if line is not None]
        if not content or not lines:
            return []
        given = options.get("font")
        each = [fonts.to_font(one) for one in (given if isinstance(given, list) else [given])] or [fonts.to_font(None)]
        colors = options.get("color")
        inks = [paint(one, self.chart) for one in (colors if isinstance(colors, list) else [colors])]
        x0, y0, x1, y1 = rect.inside
        padding = number(options.get("padding"))
        width, height = _measured(lines, each)
        overflow = options.get("overflow")
        if overflow == "hidden" and (width + 2 * padding > x1 - x0 or height + 2 * padding > y1 - y0):
            return []
        if overflow == "fit":
            share = min((x1 - x0) / (width + 2 * padding), (y1 - y0) / (height + 2 * padding))
            if share < 1:
                height *= share
                each = [_smaller(font, share) for font in each]
        align, position = options.get("align"), options.get("position")
        y = {"top": y0 + padding, "bottom": y1 - padding - height}.get(word(position), (y0 + y1 - height) / 2 + padding)
        found, x = [], _along(x0, x1, align, padding)
        for i, line in enumerate(lines):
            font, color = each[min(i, len(each) - 1)], inks[min(i, len(inks) - 1)]
            found.append((line, x, y + font.line_height / 2, font, color, align))
            y += font.line_height
        return found


Words = tuple[str, float, float, Font, Any, str]  # a line, its x and y, its font, its paint and its alignment


def _smaller(font: Font, share: float) -> Font:
    """A font of whole px, with the usual height of lines."""
    return fonts.to_font({"size": floor(font.size * share), "lineHeight": fonts.LINE_HEIGHT}, font)


def _whole(value: float) -> float | int:
    return int(value) if value.is_integer() else value


def _along(left: float, right: float, align: Any, padding: float) -> float:
    """Where text is set that is aligned so."""
    return {"left": left + padding, "right": right - padding}.get(word(align), (left + right) / 2)


def _measured(lines: list[str], each: list[Font]) -> tuple[float, float]:
    """The width and the height of lines; the last font is that of all further ones."""
    pairs = [(line, each[min(i, len(each) - 1)]) for i, line in enumerate(lines)]
    return max(fonts.text_width(*pair) for pair in pairs), sum(font.line_height for _, font in pairs)


def shortened(text: str, width: float, font: Font) -> str:
    """As much of a text as fits, with dots behind it; nothing where not even they have room."""
    room = width - fonts.text_width(ELLIPSIS, font)
    if room <= 0:
        return ""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fonts.text_width(text[:middle], font) <= room else (low, middle - 1)
    return text[:low] + ELLIPSIS if low else ""


CONTROLLERS: dict[str, type[Controller]] = {"treemap": Treemap}

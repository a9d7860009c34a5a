"""The legend: a box and a label for each dataset, or for each arc, in rows or columns.

https://www.chartjs.org/docs/4.5.1/configuration/legend.html
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cmp_to_key
from math import sqrt
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from ...plot.drawing.paths import polyline
from .. import fonts
from ..elements.point import HOLLOW, symbol
from ..layouts import LAST_FONT, Sides, padding_of
from ..options import UNSET, at, word
from ..paint import paint
from ..pens import cap_of, dashes, join_of, px
from ..scales.arithmetic import text_of
from ..values import Function, Ref
from .blocks import (
    Block,
    aligned,
    box_path,
    corner_radii,
    lines_of,
    moved,
    truthy,
)

if TYPE_CHECKING:
    from ...plot.drawing.canvas import Canvas, Cap, Join, Rgba
    from ...plot.drawing.paints import Paint
    from ..chart import Chart
    from ..options import Options

PLUGIN = "legend"
ARC_TYPES = {"doughnut", "pie", "polarArea", "polarAreaWithErrorBars", "outlabeledPie", "outlabeledDoughnut"}
FREE = 10.0  # px beyond the last row or column
STRUCK = 2.0  # px, the thickness of the line through what is hidden


class Item(NamedTuple):
    """One entry, as `generateLabels` describes it."""

    text: str | list[str]
    fill: Any = None  # colours; None where it has none of its own
    stroke: Any = None
    color: Any = None
    width: float | None = None  # px of the line around the box
    cap: Cap = "butt"
    dash: tuple[float, ...] = ()
    dash_offset: float = 0.0
    join: Join = "miter"
    point_style: str | bool | None = None
    rotation: float = 0.0  # degrees
    align: str | None = None
    radius: Any = None  # px of the box's corners: a number, or a dict by corner
    hidden: bool = False


class Hand(NamedTuple):
    """The hand that writes: from the left, or mirrored between `left` and `left + width`."""

    rtl: bool
    left: float
    width: float

    def x(self, x: float) -> float:
        return 2 * self.left + self.width - x if self.rtl else x

    def near(self, x: float, width: float) -> float:
        """The left edge of what begins at x."""
        return x - width if self.rtl else x

    def along(self, x: float, length: float) -> float:
        return x - length if self.rtl else x + length

    def align(self, align: str | None) -> str | None:
        if not self.rtl or align == "center":
            return align
        return "left" if align == "right" else "right"


class Column(NamedTuple):
    width: float
    height: float


class Bounds(NamedTuple):
    """Where entries are set: the edges of the legend, and the height of its title."""

    left: float
    top: float
    right: float
    bottom: float
    title: float = 0.0


def fit_rows(widths: Iterable[float], padding: float, room: float) -> list[float]:
    """The lengths of the rows, px, a padding behind each of their entries."""
    rows = [0.0]
    for index, width in enumerate(widths):
        if index and rows[-1] + width + 2 * padding > room:
            rows.append(0.0)
        rows[-1] += width + padding
    return rows


def fit_columns(sizes: Iterable[tuple[float, float]], padding: float, room: float) -> list[Column]:
    """The columns of entries (width, height) that fit into `room` px, a padding under each of their entries."""
    columns, width, height = [], 0.0, 0.0
    for index, (wide, high) in enumerate(sizes):
        if index and height + high + 2 * padding > room:
            columns.append(Column(width, height))
            width = height = 0.0
        width = max(width, wide)
        height += high + padding
    return [*columns, Column(width, height)]


def place_rows(
    widths: Iterable[float], rows: Sequence[float], bounds: Bounds, align: str, padding: float, height: float
) -> list[tuple[float, float]]:
    """Where the entries of rows `height` px high begin; those behind the last row have no place."""
    row, places = 0, []
    x, y = aligned(align, bounds.left + padding, bounds.right - rows[0]), bounds.top + padding + bounds.title
    for index, width in enumerate(widths):
        if index and x + width + padding > bounds.right:
            row += 1
            if row == len(rows):
                break
            y += height + padding
            x = aligned(align, bounds.left + padding, bounds.right - rows[row])
        places.append((x, y))
        x += width + padding
    return places


def place_columns(
    heights: Iterable[float], columns: Sequence[Column], bounds: Bounds, align: str, padding: float, height: float
) -> list[tuple[float, float]]:
    """Where the entries of columns begin; `height` is that of a plain one."""

    def top(column: Column) -> float:
        return aligned(align, bounds.top + bounds.title + padding, bounds.bottom - column.height)

    column, places = 0, []
    x, y = bounds.left + padding, top(columns[0])
    for index, own in enumerate(heights):
        if index and y + height + padding > bounds.bottom:
            x += columns[column].width + padding
            column += 1
            if column == len(columns):
                break
            y = top(columns[column])
        places.append((x, y))
        y += own + padding
    return places


class Legend(Block):
    """A legend as a box of the layout."""

    def __init__(self, chart: Chart, options: Options) -> None:
        super().__init__(chart, options)
        labels = self.labels = options.sub("labels")
        self.align = options.get("align", "center")
        self.font = fonts.to_font(labels.sub("font"))
        self.gap = px(labels.get("padding"))
        self.points = bool(labels.get("usePointStyle"))
        self.box_width, self.box_height = _box(labels, self.font.size, self.points)
        self.item_height = max(self.font.size, self.box_height)
        self.indent = self.box_width + self.font.size / 2  # from the start of an entry to its words
        self.title = Heading(options.sub("title") if chart.version > 2 else None)
        self.items: list[Item] | None = None
        self.widths: list[float] = []
        self.heights: list[float] = []
        self.rows, self.columns = [0.0], [Column(0.0, 0.0)]

    def update(self, width: float, height: float, margins: Sides) -> None:
        options, level = self.options, self.is_horizontal()
        self.chart.state[LAST_FONT] = self.font
        if level:
            self.left, self.right = margins.left, width
        else:
            self.top, self.bottom = margins.top, height
        if self.items is None:
            self._measure()
        if level:
            self.rows = fit_rows(self.widths, self.gap, width)
            count = len(self.rows) if self.items else 0
            wanted = self.title.height + count * (self.item_height + self.gap) + FREE + self._below()
            self.width, self.height = width, wanted
        else:
            sizes = zip(self.widths, self.heights, strict=True)
            self.columns = fit_columns(sizes, self.gap, height - self.title.height)
            self.width = sum(one.width + self.gap for one in self.columns) + FREE
            self.height = height
        if self.chart.version > 2:
            self.width = min(self.width, px(options.get("maxWidth")) or width)
            self.height = min(self.height, px(options.get("maxHeight")) or height)

    def _below(self) -> float:
        """What QuickChart's `padBelowLegend` asks for, px."""
        chart = self.chart
        if at(chart.config_options, "plugins.padBelowLegend") is UNSET:
            return 0.0
        value = chart.options.sub("plugins").get("padBelowLegend")
        return 0.0 if isinstance(value, bool) else px(value)

    def _measure(self) -> None:
        """Make the entries and measure them."""
        self.items = items_of(self.chart, self.options)
        # Only columns of version 4 know of lines; elsewhere they take the room of one.
        in_lines = self.chart.version > 3 and not self.is_horizontal()
        texts = []
        for item in self.items:
            text, height = item.text, self.item_height
            if isinstance(text, list):
                height = len(text) * self.font.line_height if in_lines else height
                text = max(text, key=len, default="") if in_lines else ",".join(text)
            texts.append(text)
            self.heights.append(height)
        self.widths = [self.indent + width for width in fonts.text_widths(texts, self.font)]

    def draw(self, canvas: Canvas) -> None:
        old = self.chart.version == 2
        if not old:
            canvas.clip((self.left, self.top, self.right, self.bottom))
        self.title.draw(canvas, self)
        hand = Hand(bool(self.options.get("rtl")), self.left, self.width)
        # What a config's own entries don't say stays as it was on the canvas.
        color: Any = self.labels.get("color") if old else self.title.color if self.title.height else "#000"
        entries = list(zip(self.items or (), self.widths, self._places(), strict=False))
        if self.box_width > 0 and self.box_height >= 0:
            for item, _, (x, y) in entries:
                self._draw_box(canvas, item, hand, hand.x(x), y)
        alike: dict[tuple[Rgba, str], list[tuple[str, float, float]]] = defaultdict(list)
        for item, width, (x, y) in entries:
            color = color if old or item.color is None else item.color
            shade, align = paint(color, self.chart), hand.align(item.align) or "left"
            ends = x + self.indent, x + width if self.is_horizontal() else self.right
            start, middle = hand.x(_start(align, ends, hand.rtl)), y + self.item_height / 2
            if type(shade) is tuple and not item.hidden and isinstance(item.text, str):
                alike[shade, align].append((item.text, start, middle))
            else:
                self._write(canvas, item, hand, start, middle, shade, align)
        for (shade, align), words in alike.items():
            fonts.draw_texts(canvas, words, self.font, shade, align, "middle")
        if not old:
            canvas.clip(None)

    def _places(self) -> list[tuple[float, float]]:
        """Where the entries begin."""
        bounds = Bounds(self.left, self.top, self.right, self.bottom, self.title.height)
        if self.is_horizontal():
            return place_rows(self.widths, self.rows, bounds, self.align, self.gap, self.item_height)
        return place_columns(self.heights, self.columns, bounds, self.align, self.gap, self.item_height)

    def _write(
        self, canvas: Canvas, item: Item, hand: Hand, start: float, y: float, color: Rgba | Paint, align: str
    ) -> None:
        """Set the words of an entry, with a line through those of what is hidden."""
        through = item.hidden and self.chart.version > 2
        fonts.draw_text(canvas, item.text, start, y, self.font, color, align, "middle", strikethrough=through)
        if item.hidden and not through:
            ends = np.array([start, hand.along(start, fonts.text_width(str(item.text), self.font))])
            canvas.stroke(polyline(ends, np.full(2, y)), color, STRUCK, (), "butt")

    def _draw_box(self, canvas: Canvas, item: Item, hand: Hand, x: float, y: float) -> None:
        """Draw what stands before an entry: a box, or the dataset's point."""
        chart, old = self.chart, self.chart.version == 2
        plain = chart.options.get("backgroundColor") if old else chart.options.get("color")
        fill = paint(plain if item.fill is None else item.fill, chart)
        line = paint(plain if item.stroke is None else item.stroke, chart)
        width = (3.0 if old else 1.0) if item.width is None else item.width
        if self.points:
            radius = (self.box_width if old else self.box_height) * sqrt(2) / 2
            wide = self.box_width if self.labels.get("pointStyleWidth") and not old else None
            about = symbol(item.point_style, radius, item.rotation, wide)
            if about is None:
                return
            shape = moved(about, hand.along(x, self.box_width / 2), y + self.font.size / 2)
        else:
            left, top = hand.near(x, self.box_width), y + max((self.font.size - self.box_height) / 2, 0.0)
            shape = box_path(left, top, self.box_width, self.box_height, corner_radii(item.radius))
        if not self.points or item.point_style not in HOLLOW:
            canvas.fill(shape, fill)
        if width:
            canvas.stroke(shape, line, width, item.dash, item.cap, item.join, item.dash_offset)


def _start(align: str, ends: tuple[float, float], rtl: bool) -> float:
    """Where words are set between two places on x."""
    if align == "center":
        return (ends[0] + ends[1]) / 2
    return ends[1] if align == ("left" if rtl else "right") else ends[0]


class Heading:
    """The legend's own title."""

    def __init__(self, options: Options | None) -> None:
        self.height = 0.0
        self.color: Any = None
        if options is not None and options.get("display"):
            self.font, self.sides = fonts.to_font(options.sub("font")), padding_of(options.get("padding"))
            self.height = self.font.line_height + self.sides.height
            self.color, self.position = options.get("color"), options.get("position", "center")
            self.lines = lines_of(options.get("text", ""))

    def draw(self, canvas: Canvas, legend: Legend) -> None:
        if not self.height:
            return
        left, width = legend.left, legend.width
        y = self.sides.top + self.font.size / 2
        if legend.is_horizontal():
            width = max(legend.rows)
            left = aligned(legend.align, left, legend.right - width)
            y += legend.top
        else:
            highest = max(column.height for column in legend.columns)
            y += aligned(legend.align, legend.top, legend.bottom - highest - legend.gap - self.height)
        side = {"start": "left", "end": "right"}.get(word(self.position), "center")
        side = Hand(bool(legend.options.get("rtl")), 0, 0).align(side) or "left"
        x = aligned(self.position, left, left + width)
        fonts.draw_text(canvas, self.lines, x, y, self.font, paint(self.color, legend.chart), side, "middle")


def _box(labels: Options, size: float, points: bool) -> tuple[float, float]:
    """The width and the height of the boxes, px."""
    width, height = labels.get("boxWidth"), labels.get("boxHeight")
    width, height = px(size if width is None else width), px(size if height is None else height)
    if points:
        return px(labels.get("pointStyleWidth")) or min(width, size), min(height, size)
    return width, height


def items(chart: Chart) -> list[dict[str, Any]]:
    """The entries that Chart.js's own `generateLabels` returns, for a config's own that begins with them."""
    options = chart.plugin_options(PLUGIN)
    return [] if options is None else described(chart, options.sub("labels"))


def items_of(chart: Chart, options: Options) -> list[Item]:
    """The entries of a legend, in their order."""
    labels = options.sub("labels")
    generate, keep, order = (labels.raw(name) for name in ("generateLabels", "filter", "sort"))
    if isinstance(generate, Function):
        found = generate(Ref("chart"), this=Ref("legend"))
        found = [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
    else:
        found = described(chart, labels)
    if isinstance(keep, Function):
        found = [one for one in found if truthy(keep(one, Ref("data")))]
    if isinstance(order, Function):
        found = sorted(found, key=cmp_to_key(lambda a, b: _sign(order(a, b, Ref("data")))))
    if options.get("reverse"):
        found = found[::-1]
    align = word(labels.get("textAlign")) or None
    return [item_of(one, align, chart.version > 2) for one in found]


def _sign(order: Any) -> int:
    number = px(order)
    return (number > 0) - (number < 0)


def described(chart: Chart, labels: Options) -> list[dict[str, Any]]:
    """What Chart.js's own `generateLabels` returns: an entry for each dataset, or for each label of arcs."""
    color, style, align = labels.get("color"), labels.get("pointStyle"), labels.get("textAlign")
    radius = labels.get("borderRadius") if labels.get("useBorderRadius") else None
    round_as_drawn = labels.get("useBorderRadius") and not radius
    common: dict[str, Any] = {"fontColor": color, "textAlign": align, "borderRadius": radius}
    if chart.type in ARC_TYPES:
        entries = []
        metas = chart.metas
        for index, label in enumerate(chart.data.get("labels") or [] if metas else []):
            look = metas[0].style(index)
            entry = {
                **common, **_line(look), "text": label, "fillStyle": look.get("backgroundColor"),
                "hidden": not chart.is_data_visible(index), "lineWidth": look.get("borderWidth"), "pointStyle": style,
                "index": index,
            }  # fmt: skip
            if round_as_drawn:
                entry["borderRadius"] = look.get("borderRadius")
            entries.append(entry)
        return entries
    entries, points = [], bool(labels.get("usePointStyle"))
    for meta in chart.sorted_metas():
        look = meta.style(0 if points else None)
        sides = padding_of(look.get("borderWidth"))
        entry = {
            **common, **_line(look), "text": text_of(meta.dataset["label"]) if "label" in meta.dataset else "undefined",
            "fillStyle": _fill(chart, look), "hidden": not chart.is_dataset_visible(meta.index),
            "lineWidth": (sides.width + sides.height) / 4, "datasetIndex": meta.index,
        }  # fmt: skip
        if "borderDash" not in chart.defaults["elements"].get(meta.dataset_element or meta.data_element, ()):
            del entry["lineDash"]
        if meta.dataset_element:
            entry["lineCap"] = look.get("borderCapStyle")
        if points:
            entry |= {"pointStyle": style or look.get("pointStyle"), "rotation": look.get("rotation")}
        if round_as_drawn:
            entry["borderRadius"] = look.get("borderRadius")
        entries.append(entry)
    return entries


def _fill(chart: Chart, look: Options) -> Any:
    """The colour in a dataset's box: in version 2 that of its line, where nothing is filled under it."""
    unfilled = chart.version == 2 and look.get("fill", True) in (False, None)
    return look.get("borderColor" if unfilled else "backgroundColor")


def _line(look: Options) -> dict[str, Any]:
    return {
        "lineDash": look.get("borderDash"), "lineDashOffset": look.get("borderDashOffset"),
        "lineJoin": look.get("borderJoinStyle"), "strokeStyle": look.get("borderColor"),
    }  # fmt: skip


def item_of(entry: dict[str, Any], align: str | None, in_lines: bool = True) -> Item:
    """An entry as it is drawn; in_lines : whether a list is one of lines."""
    text, width = entry.get("text", "undefined"), entry.get("lineWidth")
    return Item(
        text=[text_of(line) for line in text] if in_lines and isinstance(text, list) else text_of(text),
        fill=entry.get("fillStyle"),
        stroke=entry.get("strokeStyle"),
        color=entry.get("fontColor"),
        width=None if width is None else px(width),
        cap=cap_of(entry.get("lineCap")),
        dash=dashes(entry.get("lineDash")),
        dash_offset=px(entry.get("lineDashOffset")),
        join=join_of(entry.get("lineJoin")),
        point_style=style if isinstance(style := entry.get("pointStyle"), (str, bool)) else None,
        rotation=px(entry.get("rotation")),
        align=word(entry.get("textAlign")) or align,
        radius=entry.get("borderRadius"),
        hidden=bool(entry.get("hidden")),
    )


def boxes(chart: Chart, options: Options) -> list[Legend]:
    """The legend's box."""
    return [Legend(chart, options)] if options.get("display") else []

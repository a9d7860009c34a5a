"""Labels beside the slices of a pie, each at the end of a line, moved outwards until none meets another.

https://github.com/Neckster/chartjs-plugin-piechart-outlabels/tree/master/docs
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from decimal import Context as DecimalContext
from math import cos, inf, isfinite, nan, pi, sin, trunc
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from ...plot.drawing.paths import Floats, Path, rounded
from .. import fonts
from ..elements.arc import FAR, number, px
from ..layouts import padding_of
from ..options import Context
from ..paint import paint
from ..scales.arithmetic import floor, round_up, text_of

if TYPE_CHECKING:
    from ...plot.drawing.canvas import Box, Canvas
    from ..chart import Chart
    from ..controllers.base import Controller
    from ..elements.arc import Arc
    from ..fonts import Font
    from ..options import Options

PLUGIN = "outlabels"
APART = 5.0  # px between labels
MOST = 300  # labels of a dataset: more of them nobody can read
DIGITS = 100  # after the point at most, as in JavaScript
EXACT = DecimalContext(prec=450, rounding=ROUND_HALF_UP)


def _of_slice(context: Context, _options: Options) -> Any:
    return context.element.style.background


DEFAULTS: dict[str, Any] = {
    "display": True, "text": "%l %p", "color": "white", "backgroundColor": _of_slice, "borderColor": _of_slice,
    "lineColor": _of_slice, "borderRadius": 0, "borderWidth": 0, "lineWidth": 2, "padding": 4, "stretch": 40,
    "textAlign": "center", "font": {"resizable": True, "lineHeight": 1.2},
}  # fmt: skip
MARKS = re.compile(r"%([lvp])(?:\.(\d*))?", re.IGNORECASE)
ALIGNS = {"start": "left", "left": "left", "end": "right", "right": "right"}


class Label(NamedTuple):
    """A label before it has its place.

    left, top, right, bottom : px, its box about the end of its line
    """

    arc: Arc
    lines: list[str]
    font: Font
    options: Options
    stretch: float
    left: float
    top: float
    right: float
    bottom: float


class Placed(NamedTuple):
    """distance : px from the arc's centre to the end of its line; box : px of the chart"""

    label: Label
    distance: float
    box: Box


def after_dataset_draw(chart: Chart, canvas: Canvas, options: Options, meta: Controller) -> None:
    """Draw the labels of a dataset, above all of their lines."""
    own = meta.dataset.get(PLUGIN)
    total = getattr(meta, "total", None)
    if own is False or total is None:
        return
    scopes = [own, *options.scopes] if isinstance(own, dict) else options.scopes
    resolver = chart.resolver(scopes, None)
    values = meta.dataset.get("data") or ()
    labels: list[Label] = []
    if len(meta.elements) > MOST:
        chart.warnings.append(f"Only {MOST} of {len(meta.elements):,} slices are labelled outside.")
    for index, arc in enumerate(meta.elements[:MOST]):
        if chart.is_data_visible(index) and index < len(values):
            label = _label(chart, resolver, meta, index, arc, values[index], total)
            if label is not None:
                labels.append(label)
    placed = placing(labels)
    for label, distance, _ in placed:
        _draw_line(canvas, chart, label, distance)
    for one in placed:
        _draw_label(canvas, chart, one)


def placing(labels: list[Label]) -> list[Placed]:
    """Each label at the first whole px along its line where it is apart from those before it."""
    placed: list[Placed] = []
    boxes = np.empty((len(labels), 4))
    for i, label in enumerate(labels):
        angle = (label.arc.start_angle + label.arc.end_angle) / 2
        x, y, c, s = label.arc.x, label.arc.y, cos(angle), sin(angle)
        box = np.array((x + label.left, y + label.top, x + label.right, y + label.bottom))
        distance = free_distance(box, (c, s), label.arc.outer_radius + label.stretch, boxes[:i])
        boxes[i] = box + distance * np.array((c, s, c, s))
        placed.append(Placed(label, distance, tuple(boxes[i].tolist())))
    return placed


def free_distance(box: Floats, direction: tuple[float, float], start: float, others: Floats) -> float:
    """The first of start, start + 1, … px along a direction at which no corner of a box lies on one of `others`.

    box : (4,) left, top, right, bottom at distance 0
    others : (N, 4)
    """
    if not len(others):
        return start
    around = np.array((-APART, -APART, APART, APART))
    mine, theirs = box + around, others + around
    # Which distances along x and y bring a corner of one into the other: (8, N) each
    lows, highs = [], []
    for axis in (0, 1):
        low = [theirs[:, axis] - box[axis + side] for side in (0, 2)]
        high = [theirs[:, axis + 2] - box[axis + side] for side in (0, 2)]
        low += [others[:, axis + side] - mine[axis + 2] for side in (0, 2)]
        high += [others[:, axis + side] - mine[axis] for side in (0, 2)]
        lows.append(np.array(low))
        highs.append(np.array(high))
    pairs = [(a, b) for base in (0, 2) for a in (base, base + 1) for b in (base, base + 1)]
    first, last = _while_within(lows[0], highs[0], direction[0])
    first_y, last_y = _while_within(lows[1], highs[1], direction[1])
    xs, ys = [a for a, _ in pairs], [b for _, b in pairs]
    begins, ends = np.maximum(first[xs], first_y[ys]), np.minimum(last[xs], last_y[ys])
    distance = start
    while distance < FAR and (met := (begins <= distance) & (distance <= ends)).any():
        farther = start + floor(float(ends[met].max()) - start) + 1
        if farther <= distance:  # where numbers are too large to count by ones
            break
        distance = farther
    return distance


def _while_within(low: Floats, high: Floats, rate: float) -> tuple[Floats, Floats]:
    """From which distance to which low <= rate · distance <= high."""
    if abs(rate) < 1e-12:
        always = (low <= 0) & (high >= 0)
        return np.where(always, -inf, inf), np.where(always, inf, -inf)
    return np.minimum(low / rate, high / rate), np.maximum(low / rate, high / rate)


def filled_in(text: str, label: Any, value: Any, share: float, digits: tuple[int, int]) -> str:
    """A text with its marks replaced: %l by the label, %v by the value, %p by the percentage.

    digits : of values and percentages after the point; %v.2 has 2 whatever they are
    """

    def replaced(match: re.Match[str]) -> str:
        mark, own = match[1].lower(), match[2]
        if mark == "l":
            return text_of(label) + match[0][2:]
        after = int(own[:3]) if own else digits[mark == "p"]
        return fixed(value, after) if mark == "v" else fixed(share * 100, after) + "%"

    return MARKS.sub(replaced, text)


def fixed(value: float, digits: int) -> str:
    """A number with so many digits after the point, halves away from zero as in JavaScript."""
    if not isfinite(value):
        return "NaN" if value != value else "Infinity" if value > 0 else "-Infinity"
    exponent = Decimal(1).scaleb(-max(0, min(digits, DIGITS)))
    return str(Decimal(value).quantize(exponent, context=EXACT))


def _label(
    chart: Chart, resolver: Options, meta: Controller, index: int, arc: Arc, value: Any, total: float
) -> Label | None:
    labels = chart.data["labels"]
    share = value / total if isinstance(value, int | float) and total else nan
    context = Context(
        "data", chart.context, dataset=meta.dataset, dataset_index=meta.index, data_index=index, index=index, raw=value,
        element=arc, extra={"labels": labels, "percent": share},
    )  # fmt: skip
    options = resolver.with_context(context)
    if not options.get("display") or not isinstance(value, int | float):
        return None
    # Without a precision of its own the plugin sets whole numbers, whatever its documentation says.
    digits = int(number(options.get("valuePrecision"))), int(number(options.get("percentPrecision")))
    name = labels[index] if index < len(labels) else "undefined"
    text = filled_in(text_of(options.get("text")), name, value, share, digits)
    lines = [line.strip() for line in re.findall(r"[^\r\n]+", text)]
    if not lines:
        return None
    font = _font(chart, options)
    width, height = fonts.longest_width(lines, font), len(lines) * font.line_height
    sides, border = padding_of(options.get("padding")), px(options.get("borderWidth"))
    left = -width / 2 - sides.left - border + _aside(arc) * width / 2
    top = -height / 2 - sides.top - border
    return Label(
        arc, lines, font, options, px(options.get("stretch")), left, top, left + width + sides.width + 2 * border,
        top + height + sides.height + 2 * border,
    )  # fmt: skip


def _font(chart: Chart, options: Options) -> Font:
    """The font: unless told not to, it grows with the picture."""
    said = options.sub("font")
    font = fonts.to_font(said, fonts.to_font(chart.options.sub("font")))
    if not said.get("resizable"):
        return font
    size = chart.height / 100 * 2.5
    low, high = number(said.get("minSize")), number(said.get("maxSize"))
    size = low if low and size < low else high if high and size > high else size
    return font._replace(size=size, line_height=font.line_height / (font.size or 1) * size)


def _aside(arc: Arc) -> int:
    """Which way a label stands beside the end of its line: 1 right, -1 left, 0 in the middle of it.

    The plugin knows the angles of charts that begin at the top; those of charts that are turned it may take for others.
    """
    turn = -(arc.start_angle + arc.end_angle) / 2 / pi
    if not isfinite(turn):
        return 0
    if 0.45 < abs(turn - trunc(turn)) < 0.55:
        return 0
    return 1 if -0.45 <= turn <= 0.45 else -1 if -1.45 <= turn <= -0.55 else 0


def _draw_line(canvas: Canvas, chart: Chart, label: Label, distance: float) -> None:
    arc, width = label.arc, px(label.options.get("lineWidth"))
    if width > 0:
        angle = (arc.start_angle + arc.end_angle) / 2
        ends = np.array([
            (arc.x + cos(angle) * far, arc.y + sin(angle) * far) for far in (arc.outer_radius, distance)
        ])  # fmt: skip
        canvas.stroke(Path(ends), paint(label.options.get("lineColor"), chart), width, (), "butt")


def _draw_label(canvas: Canvas, chart: Chart, placed: Placed) -> None:
    label, _, (left, top, right, bottom) = placed
    options, font = label.options, label.font
    x, y = _whole(left), _whole(top)
    frame = rounded(x, y, x + _whole(right - left), y + _whole(bottom - top), max(0.0, px(options.get("borderRadius"))))
    ground, border, width = (
        options.get("backgroundColor"),
        options.get("borderColor"),
        number(options.get("borderWidth")),
    )
    if ground:
        canvas.fill(frame, paint(ground, chart))
    if border and width > 0:
        canvas.stroke(frame, paint(border, chart), width, (), "butt", "miter")
    color = options.get("color")
    if not color:
        return
    sides = padding_of(options.get("padding"))
    inside, end = left + sides.left + width, right - sides.right - width
    align = ALIGNS.get(str(options.get("textAlign")), "center")
    at = {"left": inside, "right": end}.get(align, (inside + end) / 2)
    y = top + sides.top + width + font.line_height / 2
    for line in label.lines:
        fonts.draw_text(canvas, line, _whole(at), _whole(y), font, paint(color, chart), align, "middle")
        y += font.line_height


def _whole(length: float) -> float:
    """The next whole px, halves upwards."""
    return round_up(length)

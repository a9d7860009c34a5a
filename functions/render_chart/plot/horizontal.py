"""Bars that lie: names at the left, values along the bottom or at the ends of the bars."""

from math import ceil, floor

from ..spec import ChartSpec
from . import axes, data_labels, head, legend, shaping, wrapping
from .canvas import Canvas
from .data import Column
from .layers import entries_of, module_of, value_extent
from .numbers import d3_format
from .plot import Plot
from .scale import Linear
from .style import Style
from .tick_labels import value_labels

NAMES_CAP = 0.38  # of the picture's width
MOST_LABELLED = 24  # bars


def draw_chart(canvas: Canvas, spec: ChartSpec, style: Style, columns: list[Column]) -> None:
    """Draw it; the paper is painted already."""
    b, pad, width = style.base, style.pad, style.width
    entries = entries_of(spec, columns, style)
    count = max([len(spec.labels), *(c.high.size for c in columns), 1])
    rough_band = (style.height - 2 * pad - 5 * b) / count
    labelled = spec.values is not False and (
        spec.values is True
        or (len(columns) == 1 and not columns[0].floating and count <= MOST_LABELLED and rough_band >= 1.3 * b)
    )
    with_axis = not labelled or len(columns) > 1
    if spec.y[0].min is not None or spec.y[0].max is not None or spec.y[0].kind == "log":
        with_axis = True
    in_head = entries if spec.legend in ("auto", "top") else None
    top = head.draw(canvas, style, spec.title, spec.subtitle, entries=in_head, forced=spec.legend != "auto")
    roomy = style.height >= 160 and style.width >= 240
    header = roomy and bool(spec.x.title or spec.y[0].title)
    y0 = ceil(top + (2.1 * b if header else 0.75 * b))
    room = legend.beside(canvas, style, entries, spec.legend, y0, style.height - pad)
    y1 = floor(room.bottom - (1.3 * b if with_axis else 0.25 * b))
    y1 = max(y1, y0 + 1)
    band = (y1 - y0) / count
    names = _names(spec.labels, band, style)
    widest = max((shaping.width(line, b) for name in names for line in name), default=0.0)
    x0 = ceil(room.left + widest + (0.75 * b if widest else 0.0))
    x1 = floor(room.right)
    write = d3_format(spec.y[0].format or spec.format) if spec.y[0].format or spec.format else None
    span = value_extent(spec, columns, spec.y[0].kind == "log")
    low_room = high_room = 0.0
    if labelled and spec.stack == "none":
        finite = [v for c in columns for v in c.values.tolist() if v == v]
        label_write = d3_format(spec.format) if spec.format else None
        widths = [(v, shaping.width(s, b, 600)) for v, s in zip(finite, value_labels(finite, label_write), strict=True)]
        high_room = max((w for v, w in widths if v >= 0), default=0.0) + 0.6 * b
        low_room = max((w for v, w in widths if v < 0), default=-0.6 * b) + 0.6 * b
    length = max(x1 - x0 - low_room - high_room, 1)
    intervals = max(2, int(length / (6.5 * b)))
    axis = axes.value_axis(spec.y[0], span, intervals, write, spec.stack == "percent")
    while not _fits(axis.labels, length, b) and (intervals > 1 or write):
        if intervals == 1:
            write = None  # a format that is too long for even two labels
        intervals = max(1, intervals - 1)
        axis = axes.value_axis(spec.y[0], span, intervals, write, spec.stack == "percent")
    if not with_axis and spec.stack == "none":  # nothing on the picture says where the domain ends: no rounding
        low, high = axes.with_zero(span.low, span.high, "always")
        axis = axis._replace(low=low, high=high) if high > low else axis
    scale = axis.scale(x0 + low_room, max(x1 - high_room, x0 + low_room + 1))
    positions = Linear(-0.5, count - 0.5, y1, y0) if spec.x.reverse else Linear(-0.5, count - 0.5, y0, y1)
    plot = Plot(canvas, spec, style, columns, (x0, y0, x1, y1), positions, [scale] * len(spec.y))
    grid = axes.grid_wanted(spec, style, "y" if with_axis else "none")
    lines: list[tuple[float, float, float, float]] = []
    if grid in ("y", "both"):
        lines += [(scale.at(t), y0, scale.at(t), y1) for t in axis.ticks]
    if grid in ("x", "both"):
        lines += [(x0, y, x1, y) for i in range(count) if (y := positions.at(i))]
    canvas.hairlines(lines, style.grid, style.grid_dash)
    module_of("bar").draw(plot, columns)
    if not axis.log and axis.low <= 0 <= axis.high:
        canvas.line(scale.at(0.0), y0, scale.at(0.0), y1, style.zero)
    else:
        canvas.line(x0, y0, x0, y1, style.axis)
    named = []
    for i, name in enumerate(names):
        middle = positions.at(float(i))
        for k, line in enumerate(name):
            y = middle + (k - (len(name) - 1) / 2) * 1.2 * b
            named.append((line, x0 - 0.75 * b, style.below(y, b)))
    canvas.texts(named, b, style.text, align=1.0)
    if header:
        y = style.below(y0 - 1.0 * b, b)
        value_title = wrapping.shorten(spec.y[0].title, width - pad - x0, b)
        free = x0 - 0.75 * b - pad if value_title else width - 2 * pad
        if spec.x.title and (free >= 2.5 * b):
            name_title = wrapping.shorten(spec.x.title, free, b)
            if value_title:
                canvas.text(name_title, x0 - 0.75 * b, y, b, style.muted, align=1.0)
            else:
                canvas.text(name_title, pad, y, b, style.muted)
        canvas.text(value_title, x0, y, b, style.muted)
    if with_axis:
        end = -1e9
        for tick, text in sorted(zip(axis.ticks, axis.labels, strict=True), key=lambda pair: scale.at(pair[0])):
            half = shaping.width(text, b) / 2
            middle = min(max(scale.at(tick), room.free[0] + half), room.free[1] - half)
            if middle - half > end + 0.4 * b:
                canvas.text(text, middle, style.below(y1 + 0.95 * b, b), b, style.muted, align=0.5)
                end = middle + half
    inside = (x0, y0 - 0.5 * b, room.free[1], y1 + 0.5 * b)
    data_labels.place(canvas, style, plot.labels if labelled else [], inside)


def _fits(labels: list[str], room: float, size: float) -> bool:
    """Whether tick labels spread over `room` px keep apart."""
    widest = max((shaping.width(label, size) for label in labels), default=0.0)
    return (widest + 0.8 * size) * max(len(labels) - 1, 1) <= room


def _names(labels: tuple[str, ...], band: float, style: Style) -> list[tuple[str, ...]]:
    """The lines of each name, at most two; () for those that are left out where bars are too close."""
    b = style.base
    cap = NAMES_CAP * style.width
    every = max(1, ceil(1.15 * b / band)) if band > 0 else len(labels)
    out: list[tuple[str, ...]] = []
    for i, label in enumerate(labels):
        if i % every:
            out.append(())
        elif shaping.width(label, b) <= cap:
            out.append((label,))
        else:
            wrapped = wrapping.wrap(label, cap, b, max_lines=2) if band >= 2.7 * b else None
            out.append(wrapped or (wrapping.shorten(label, cap, b),))
    return out

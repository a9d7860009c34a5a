"""Bars that lie: names at the left, values along the bottom or at the ends of the bars."""

from math import ceil, floor

import numpy as np

from ..spec import ChartSpec
from . import axes, categories, data_labels, head, legend
from .axes import ValueAxis
from .data import Column
from .drawing.canvas import Canvas
from .formats.writing import writing_of
from .layers import by_layer, entries_of, marks_around, module_of, reach, value_extent
from .legend import Entry
from .looks.style import Style
from .plot import Plot
from .scale import Linear
from .typesetting import shaping, wrapping

NAMES_CAP = 0.38  # of the picture's width
MOST_LABELLED = 24  # bars
MOST_ROOM = 0.6  # of the plot's width: labels that take more are left out where an axis says what they say


def draw_chart(canvas: Canvas, spec: ChartSpec, style: Style, columns: list[Column]) -> None:
    """Draw it; the paper is painted already."""
    b, pad, width = style.base, style.pad, style.width
    types = by_layer(columns)
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
    in_head = entries if spec.legend in ("auto", "top") else []
    top = head.draw(canvas, style, spec.title, spec.subtitle, entries=in_head, forced=spec.legend != "auto")
    roomy = style.height >= 160 and style.width >= 240
    header = roomy and bool(spec.x.title or spec.y[0].title)
    beside_legend = header and _in_row_of_legend(spec, style, in_head)
    y0 = ceil(top + (2.1 * b if header and not beside_legend else 0.75 * b))
    room = legend.beside(canvas, style, entries, spec.legend, y0, style.height - pad)
    dated = spec.y[0].kind == "time"
    y1 = floor(room.bottom - (2.85 * b if dated else 1.3 * b if with_axis else 0.25 * b))
    y1 = max(y1, y0 + 1)
    band = (y1 - y0) / count
    names = _names(spec.labels, band, style)
    widest = max((shaping.width(line, b) for name in names for line in name), default=0.0)
    x0 = ceil(room.left + widest + (0.75 * b if widest else 0.0))
    x1 = floor(room.right)
    low_room, high_room = _label_room(spec, columns, b) if labelled and spec.stack == "none" else (0.0, 0.0)
    if with_axis and low_room + high_room > MOST_ROOM * (x1 - x0):
        labelled, low_room, high_room = False, 0.0, 0.0
    beyond = reach(types, style) if labelled else 0.0
    low_room, high_room = low_room + beyond * (low_room > 0), high_room + beyond
    length = max(x1 - x0 - low_room - high_room, 1)
    axis = _time_axis(spec, columns) if dated else _value_axis(spec, columns, length, b)
    if not with_axis and spec.stack == "none":  # nothing on the picture says where the domain ends: no rounding
        span = value_extent(spec, columns, axis.log)
        low, high = axes.with_zero(span.low, span.high, "always")
        axis = axis._replace(low=low, high=high) if high > low else axis
    if getattr(module_of(columns[0].type), "BOTH_ENDS", False) and not axis.log:
        low_room, high_room = _beyond_axis(columns, axis, length / (axis.high - axis.low), low_room, high_room)
    scale = axis.scale(x0 + low_room, max(x1 - high_room, x0 + low_room + 1))
    times = axes.time_axis_ticks(axis.low, axis.high, length, style, spec.tz, spec.locale) if dated else []
    if dated and not any(tick.under for tick in times):  # one row is enough
        y1 = max(floor(y1 + 1.3 * b), y1)
    positions = Linear(-0.5, count - 0.5, y1, y0) if spec.x.reverse else Linear(-0.5, count - 0.5, y0, y1)
    plot = Plot(canvas, spec, style, columns, (x0, y0, x1, y1), positions, [scale] * len(spec.y))
    grid = axes.grid_wanted(spec, style, "y" if with_axis else "none")
    lines: list[tuple[float, float, float, float]] = []
    if grid in ("y", "both"):
        lines += [(scale.at(t), y0, scale.at(t), y1) for t in [tick.at for tick in times] or axis.ticks]
    if grid in ("x", "both"):
        lines += [(x0, y, x1, y) for i in range(count) if (y := positions.at(i))]
    canvas.hairlines(lines, style.grid, style.grid_dash)
    zero = not axis.log and not dated and axis.low <= 0 <= axis.high
    base = (scale.at(0.0), style.zero) if zero else (x0, style.axis)
    around = marks_around(plot)
    if around:
        around.draw_under()
    dotted = reach(types, style) > 0
    if dotted:  # dots stand on the base line, bars end at it
        canvas.line(base[0], y0, base[0], y1, base[1])
    for kind in types:
        module_of(kind).draw(plot, [c for c in columns if c.type == kind])
    if around:
        around.draw_over()
    if not dotted:
        canvas.line(base[0], y0, base[0], y1, base[1])
    named = []
    for i, name in enumerate(names):
        middle = positions.at(float(i))
        for k, line in enumerate(name):
            y = middle + (k - (len(name) - 1) / 2) * 1.2 * b
            named.append((line, x0 - 0.75 * b, style.below(y, b)))
    canvas.texts(named, b, style.text, align=1.0)
    if header:
        y = style.below(top - (legend.ROW - 0.5) * b if beside_legend else y0 - 1.0 * b, b)
        value_title = wrapping.shorten(spec.y[0].title, width - pad - x0, b)
        free = x0 - 0.75 * b - pad if value_title else width - 2 * pad
        if spec.x.title and (free >= 2.5 * b):
            name_title = wrapping.shorten(spec.x.title, free, b)
            if value_title:
                canvas.text(name_title, x0 - 0.75 * b, y, b, style.muted, align=1.0)
            else:
                canvas.text(name_title, pad, y, b, style.muted)
        canvas.text(value_title, x0, y, b, style.muted)
    if dated:
        axes.draw_x_labels(canvas, style, times, scale, y1, *room.free)
    elif with_axis:
        end = -1e9
        for tick, text in sorted(zip(axis.ticks, axis.labels, strict=True), key=lambda pair: scale.at(pair[0])):
            half = shaping.width(text, b) / 2
            middle = min(max(scale.at(tick), room.free[0] + half), room.free[1] - half)
            if middle - half > end + 0.4 * b:
                canvas.text(text, middle, style.below(y1 + 0.95 * b, b), b, style.muted, align=0.5)
                end = middle + half
    if not labelled:
        plot.labels.clear()
    inside = (x0, y0 - 0.5 * b, room.free[1], y1 + 0.5 * b)
    if around:
        around.draw_labels(inside)
    else:
        data_labels.place(canvas, style, plot.labels, inside)


def _label_room(spec: ChartSpec, columns: list[Column], b: float) -> tuple[float, float]:
    """Px for the labels beyond the marks, at the low and at the high end."""
    finite = [v for c in columns for v in c.values.tolist() if v == v]
    widths = [(v, shaping.width(s, b, 600)) for v, s in zip(finite, writing_of(spec).values(finite), strict=True)]
    if getattr(module_of(columns[0].type), "BOTH_ENDS", False):
        both = max((w for _, w in widths), default=0.0) + 0.6 * b
        return both, both
    high_room = max((w for v, w in widths if v >= 0), default=0.0) + 0.6 * b
    return max((w for v, w in widths if v < 0), default=-0.6 * b) + 0.6 * b, high_room


def _in_row_of_legend(spec: ChartSpec, style: Style, entries: list[Entry]) -> bool:
    """Whether the titles of the columns find room before a legend of one row."""
    b, width = style.base, style.width - 2 * style.pad
    rows = legend.flow(entries, style, width)
    if len(rows) != 1:
        return False
    names = max((shaping.width(label, b) for label in spec.labels), default=0.0)
    titles = min(names, NAMES_CAP * style.width) + 0.75 * b + shaping.width(spec.y[0].title, b)
    return titles + 2.5 * b + legend.row_width(rows[0], style) <= width


def _beyond_axis(
    columns: list[Column], axis: ValueAxis, per_unit: float, low_room: float, high_room: float
) -> tuple[float, float]:
    """What labels need beyond an axis that may go on past the marks: the base line stays beside the names."""
    values = np.concatenate([c.values[np.isfinite(c.values)] for c in columns])
    if not values.size:
        return low_room, high_room
    below, above = (float(values.min()) - axis.low) * per_unit, (axis.high - float(values.max())) * per_unit
    if axis.reverse:
        below, above = above, below
    return max(low_room - max(below, 0.0), 0.0), max(high_room - max(above, 0.0), 0.0)


def _value_axis(spec: ChartSpec, columns: list[Column], length: float, b: float) -> ValueAxis:
    """The value axis whose labels keep apart on `length` px."""
    writing = writing_of(spec, spec.y[0].format)
    span = value_extent(spec, columns, spec.y[0].kind == "log")
    intervals = max(2, int(length / (6.5 * b)))
    axis = axes.value_axis(spec.y[0], span, intervals, writing, spec.stack == "percent")
    while not _fits(axis.labels, length, b) and (intervals > 1 or writing.format):
        if intervals == 1:
            writing = writing.short()  # a format that is too long for even two labels
        intervals = max(1, intervals - 1)
        axis = axes.value_axis(spec.y[0], span, intervals, writing, spec.stack == "percent")
    return axis


def _time_axis(spec: ChartSpec, columns: list[Column]) -> ValueAxis:
    """A value axis that counts seconds since 1970; its ticks are those of a time axis."""
    low, high = axes.x_domain(
        [c.low for c in columns] + [c.high for c in columns], "time", 0.0, *axes.limits(spec.y[0])
    )
    return ValueAxis(low, high, False, [], [])


def _fits(labels: list[str], room: float, size: float) -> bool:
    """Whether tick labels spread over `room` px keep apart."""
    widest = max((shaping.width(label, size) for label in labels), default=0.0)
    return (widest + 0.8 * size) * max(len(labels) - 1, 1) <= room


def _names(labels: tuple[str, ...], band: float, style: Style) -> list[tuple[str, ...]]:
    """The lines of each name, at most two; () for those that are left out where bars are too close."""
    b = style.base
    cap = NAMES_CAP * style.width
    every = categories.every_th(band, b)
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

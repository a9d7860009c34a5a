"""Charts on axes: from columns of numbers to scales, layout and furniture; the marks are drawn by the chart modules."""

from math import ceil, floor
from typing import NamedTuple

import numpy as np

from ..spec import ChartSpec
from . import axes, categories, data_labels, dense, direct, head, legend
from .axes import Tick, ValueAxis
from .data import Column, columns
from .drawing.canvas import Box, Canvas, Rgba
from .drawing.color import readable
from .drawing.paths import distinct
from .formats.writing import Writing, writing_of
from .layers import (
    by_layer,
    entries_of,
    in_band,
    marks_around,
    module_of,
    reach,
    room_below,
    shows_values,
    value_extent,
)
from .legend import Entry
from .looks.style import Style, style_of
from .plot import Plot
from .scale import Linear, Log, Scale
from .typesetting import shaping

ABOVE_BARS, ABOVE_POINTS = 1.35, 1.6  # b, what a data label takes beyond the end of a bar, and above a point
UNDER = ("bar", "lollipop", "waterfall")  # types whose negative values are written under them
DROP = 0.7  # of the reach of dots that stand on the base line, how much lower the labels under it are set
NEAR_BASE = 0.02  # of the largest value: what ends that near to the base line stands on it
LOWEST = 4  # b: a plot that would be lower than this does without the title under it


class _Layout(NamedTuple):
    """Where the plot stands and what its axes say.

    free : px between which labels under the plot may stand
    drop : px by which dots on the base line push the labels under it down
    """

    box: Box
    free: tuple[float, float]
    values: list[ValueAxis]
    x_ticks: list[Tick]
    labels: categories.Plan
    drop: float = 0.0


def draw_chart(canvas: Canvas, spec: ChartSpec) -> None:
    """Draw a chart on axes."""
    draw_columns(canvas, spec, columns(spec))


def draw_columns(canvas: Canvas, spec: ChartSpec, all_columns: list[Column]) -> None:
    """Draw a chart on axes of these columns."""
    style = style_of(spec)
    canvas.paper(style.paper)
    if style.tiny:
        module_of("sparkline").draw_marks(canvas, spec, style, all_columns)
        return
    if spec.horizontal:
        from . import horizontal

        horizontal.draw_chart(canvas, spec, style, all_columns)
        return
    modules = by_layer(all_columns)
    banded = dense.wanted(spec, style, all_columns)
    entries = dense.key(spec, style, all_columns[0]) if banded else entries_of(spec, all_columns, style)
    named = direct.wanted(spec, style, all_columns)
    in_head = entries if not named and spec.legend in ("auto", "top") else None
    titles = [axis.title for axis in spec.y]
    forced = spec.legend != "auto"
    top = head.draw(
        canvas, style, spec.title, spec.subtitle, titles[0], titles[1] if len(titles) > 1 else "", in_head, forced,
        _color_at_right(all_columns, style),
    )  # fmt: skip
    layout, plot = _arranged(canvas, spec, style, all_columns, entries, named, top, modules)
    plot.banded = banded
    _draw_under(canvas, spec, style, layout, plot)
    around = marks_around(plot)
    if around:
        around.draw_under()
    dotted = reach(modules, style) > 0
    if dotted:  # dots stand on the base line, bars end at it
        _draw_base(canvas, style, layout, plot)
    canvas.clip(
        (plot.box[0] - style.base, plot.box[1] - style.base, plot.box[2] + style.base, plot.box[3] + style.base)
    )
    for name in modules:
        module_of(name).draw(plot, [c for c in all_columns if c.type == name])
    canvas.clip(None)
    if around:
        around.draw_over()
    if not dotted:
        _draw_base(canvas, style, layout, plot)
    _draw_over(canvas, style, layout, plot)
    beside = [(string, plot.box[0] - 0.7 * style.base, style.below(y, style.base)) for string, y in plot.beside]
    canvas.texts(beside, style.base, style.muted, align=1.0)
    if named:
        direct.draw(plot)
    bounded = named or len(spec.y) > 1 or spec.legend == "right"  # something stands at the right of the plot
    right = min(style.width - 0.4 * style.pad, plot.box[2] + 0.5 * style.base if bounded else np.inf)
    inside = (plot.box[0], _ceiling(style, top), right, plot.box[3])
    if around:
        around.draw_labels(inside)
    else:
        data_labels.place(canvas, style, plot.labels, inside, (), plot.in_the_way)


def _color_at_right(all_columns: list[Column], style: Style) -> Rgba | None:
    """The colour of the series on the right axis, as text has it; None if there are several or the left has none."""
    right = [column for column in all_columns if column.axis == 1]
    if len(right) != 1 or len(all_columns) < 2:
        return None
    return readable(right[0].color, style.background, style.theme.contrast)


def _arranged(
    canvas: Canvas, spec: ChartSpec, style: Style, all_columns: list[Column], entries: list[Entry], named: bool,
    top: float, modules: list[str],
) -> tuple[_Layout, Plot]:  # fmt: skip
    """Where everything goes: tick labels set the left edge, category labels the foot, and each needs the other."""
    b, pad = style.base, style.pad
    width, height = style.width, style.height
    y0 = ceil(top + 0.75 * b)
    labelled = shows_values(spec, style, all_columns)
    if labelled:
        above = ABOVE_BARS if all(map(in_band, modules)) else ABOVE_POINTS
        y0 = max(y0, ceil(_ceiling(style, top) + above * b + reach(modules, style)))
    x_title = spec.x.title if height >= 200 and width >= 300 else ""
    room = legend.beside(canvas, style, [] if named else entries, spec.legend, y0, height - pad)
    floor_y, left_pad, right_pad = room.bottom, room.left, width - room.right
    last_margin = max(float(module_of(m).MARGIN_RIGHT) for m in modules)
    beyond = direct.widest(style, all_columns) + 0.9 * b if named else last_margin * b
    right_edge: float = floor(width - right_pad - beyond)
    band_axis = spec.x.kind == "category"
    hangs = labelled and any(c.type in UNDER and _hangs(c, spec.y[c.axis].reverse) for c in all_columns)
    drop = DROP * reach(modules, style) if band_axis and _ends_on_base(all_columns) else 0.0
    foot = _foot(style, 1.2 * b + drop, x_title, band_axis, False)
    layout = None
    plan = categories.Plan([], 0.0, 0.0)
    left: float = left_pad
    for _ in range(8):  # foot and left edge only grow, so that this comes to rest; mostly at the second turn
        y1 = floor(floor_y - foot)
        values = _value_axes(spec, all_columns, max(y1 - y0, 1), b)
        left = max(left, ceil(left_pad + _widest(values[0].labels, b) + 0.7 * b))
        right = right_edge - ceil(_widest(values[1].labels, b) + 0.7 * b) if len(values) > 1 else right_edge
        scale_left, right = left, max(right, left + 1)
        y1 = max(y1, y0 + 1)
        x_ticks: list[Tick] = []
        scale = _x_scale(spec, all_columns, modules, left, right)
        if band_axis:
            band = abs(getattr(scale, "per_unit", 1.0))
            width_free = room.free[1] - room.free[0]
            plan = categories.plan(spec.labels, band, style, width_free, spec.x.reverse, spec.locale)
            leftmost = len(spec.labels) - 1.0 if spec.x.reverse else 0.0
            first = float(scale.at(leftmost)) - plan.overhang
            if plan.overhang and first < room.free[0]:
                left = max(left, min(left + ceil(room.free[0] - first), width // 2))
        else:
            x_ticks = _x_ticks(spec, style, scale, modules, abs(right - left))
        new_foot = _foot(style, plan.height + drop, x_title, band_axis, any(t.under for t in x_ticks))
        layout = _Layout((scale_left, y0, right, y1), room.free, values, x_ticks, plan, drop)
        if x_title and floor_y - max(foot, new_foot) - y0 < LOWEST * b:
            x_title, foot = "", 0.0  # the plot would be lower than what is written around it
            continue
        if new_foot < foot + 0.5 and left == scale_left:
            break
        foot = max(foot, new_foot)
    assert layout is not None  # noqa: S101
    x0, _, x1, y1_ = layout.box
    below = room_below(modules, spec) * (y1_ - y0)
    if hangs:
        below = ABOVE_BARS * b + reach(modules, style)  # labels stand under bars that hang down
    ys = [axis.scale(max(y1_ - below, y0 + 1), y0) for axis in layout.values]
    plot = Plot(canvas, spec, style, all_columns, layout.box, scale, ys)
    if x_title:
        y = floor_y - (0.5 if band_axis else 0.4) * b
        left, right = max(pad, room.free[0]), min(width - pad, room.free[1])
        axes.draw_x_title(canvas, style, x_title, (x0 + x1) / 2, left, right, y)
    return layout, plot


def _hangs(column: Column, reverse: bool) -> bool:
    """Whether some bars grow downwards: negative ones, or those of an axis that runs the other way."""
    return bool((column.high > 0).any() if reverse else (column.high < 0).any())


def _ends_on_base(all_columns: list[Column]) -> bool:
    """Whether some marks end on the base line or next to it, and none under it."""
    ends = np.concatenate([c.high[np.isfinite(c.high)] for c in all_columns])
    return bool(ends.size and 0 <= ends.min() <= NEAR_BASE * ends.max())


def _ceiling(style: Style, top: float) -> float:
    """How high data labels may stand: under the head, or in the margin where there is none."""
    return top + 0.1 * style.base if top > style.pad else 0.4 * style.pad


def _foot(style: Style, label_height: float, x_title: str, band_axis: bool, second_row: bool) -> float:
    """The height of what stands under the plot."""
    b = style.base
    if band_axis:
        return label_height + 0.45 * b + (1.55 * b if x_title else 0.0)
    return 1.3 * b + (1.95 * b if x_title else 0.0) + (1.3 * b if second_row else 0.0)


def _widest(labels: list[str], size: float) -> float:
    return max((shaping.width(label, size, tabular=True) for label in labels), default=0.0)


def _value_axes(spec: ChartSpec, all_columns: list[Column], plot_height: float, b: float) -> list[ValueAxis]:
    """The value axes for a plot of that height."""
    fewest = 3 if plot_height >= 6.5 * b else 2
    intervals = max(fewest, min(8, int(plot_height / (3.9 * b))))
    percent = spec.stack == "percent"
    made: list[ValueAxis] = []
    for i, axis in enumerate(spec.y):
        members = [c for c in all_columns if c.axis == i]
        span = value_extent(spec, members, axis.kind == "log")
        writing = writing_of(spec, axis.format)
        for asked in (writing, writing.short()):
            if made:
                one = axes.aligned_axis(axis, span, made[0], asked, intervals)
            else:
                one = axes.value_axis(axis, span, intervals, asked, percent)
            if _widest(one.labels, b) <= axes.WIDEST * spec.width:
                break
        made.append(one)
    return made


def _x_scale(spec: ChartSpec, all_columns: list[Column], modules: list[str], left: float, right: float) -> Scale:
    """Positions to px."""
    if spec.x.reverse:
        left, right = right, left
    if spec.x.kind == "category":
        count = max([len(spec.labels), *(c.high.size for c in all_columns)])
        tight = all(m in ("line", "area") for m in modules) and count > 1
        return Linear(0.0, count - 1.0, left, right) if tight else Linear(-0.5, count - 0.5, left, right)
    positions = [c.x for c in all_columns]
    margin = 0.0 if all(m in ("line", "area") for m in modules) else max(float(module_of(m).MARGIN) for m in modules)
    if any(map(in_band, modules)):
        places = distinct(np.concatenate([p[np.isfinite(p)] for p in positions]))
        closest = float(np.diff(places).min()) / float(places[-1] - places[0]) if places.size > 1 else 0.1
        margin = 0.5 * closest
    if spec.annotations:
        from .places import positions as annotated

        positions.append(annotated(spec))
    domain = axes.x_domain(positions, spec.x.kind, margin, *axes.limits(spec.x))
    return Log(*domain, left, right) if spec.x.kind == "log" else Linear(*domain, left, right)


def _x_ticks(spec: ChartSpec, style: Style, scale: Scale, modules: list[str], length: float) -> list[Tick]:
    writing = Writing(spec.x.format, spec.locale)
    if spec.x.kind == "time":
        return axes.time_axis_ticks(scale.low, scale.high, length, style, spec.tz, spec.locale)
    if spec.x.kind == "log":
        return axes.logarithmic_ticks(scale.low, scale.high, length, style, writing)
    pitch = 6.5 if all(m in ("line", "area") or in_band(m) for m in modules) else 7.5
    return axes.number_ticks(scale.low, scale.high, length, style, pitch, writing)


def _draw_under(canvas: Canvas, spec: ChartSpec, style: Style, layout: _Layout, plot: Plot) -> None:
    """The grid."""
    x0, y0, x1, y1 = layout.box
    points_only = all(c.type in ("scatter", "bubble") for c in plot.columns)
    grid = axes.grid_wanted(spec, style, "both" if points_only else "y")
    lines = []
    if grid in ("y", "both"):
        lines += [(x0, y, x1, y) for t in layout.values[0].ticks if (y := plot.ys[0].at(t)) < y1 - 0.5 or t]
    if grid in ("x", "both"):
        places = [plot.x.at(t.at) for t in layout.x_ticks] or [
            plot.x.at(i) for i, shown in enumerate(layout.labels.lines) if shown
        ]
        lines += [(x, y0, x, y1) for x in places]
    canvas.hairlines(lines, style.grid, style.grid_dash)


def _draw_base(canvas: Canvas, style: Style, layout: _Layout, plot: Plot) -> None:
    """The zero line or the bottom line."""
    x0, _, x1, y1 = layout.box
    first, scale = layout.values[0], plot.ys[0]
    if not first.log and first.low <= 0 <= first.high:
        canvas.line(x0, scale.at(0.0), x1, scale.at(0.0), style.zero)
    else:
        canvas.line(x0, y1, x1, y1, style.axis)


def _draw_over(canvas: Canvas, style: Style, layout: _Layout, plot: Plot) -> None:
    """The labels of both axes."""
    b = style.base
    x0, _, x1, y1 = layout.box
    first, scale = layout.values[0], plot.ys[0]
    x = x0 - 0.7 * b
    draw_value_labels(canvas, style, first, scale, x, 1.0, x)
    if len(layout.values) > 1:
        x = x1 + 0.7 * b
        draw_value_labels(canvas, style, layout.values[1], plot.ys[1], x, 0.0, layout.free[1] - x)
    if layout.labels.lines:
        at = [plot.x.at(float(i)) for i in range(len(layout.labels.lines))]
        order = range(len(at)) if plot.x.end >= plot.x.start else range(len(at) - 1, -1, -1)
        turned = layout.labels._replace(lines=[layout.labels.lines[i] for i in order])
        categories.draw(canvas, style, turned, [at[i] for i in order], y1 + layout.drop, *layout.free)
    if layout.x_ticks:
        axes.draw_x_labels(canvas, style, layout.x_ticks, plot.x, y1, *layout.free)


def draw_value_labels(
    canvas: Canvas, style: Style, axis: ValueAxis, scale: Scale, x: float, align: float, room: float
) -> None:
    """The tick labels of an upright value axis at x; one that would meet its neighbour is left out.

    room : px, the widest that a label may be
    """
    b = style.base
    free = 1e9
    for tick, label in sorted(zip(axis.ticks, axis.labels, strict=True), key=lambda pair: -scale.at(pair[0])):
        y = scale.at(tick)
        if y <= free - 1.1 * b and shaping.width(label, b, tabular=True) <= room:
            canvas.text(label, x, style.below(y, b), b, style.muted, align=align, tabular=True)
            free = y

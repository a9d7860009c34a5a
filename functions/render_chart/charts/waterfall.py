"""Waterfalls: what a total is made of, each change as a bar from where the one before it ended."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..plot.cartesian import draw_columns
from ..plot.data import Column, array
from ..plot.data_labels import beyond
from ..plot.drawing.canvas import Canvas, Rgba
from ..plot.drawing.color import parse
from ..plot.drawing.paths import Floats
from ..plot.formats.writing import writing_of
from ..plot.layers import shows_values
from ..plot.looks.style import up_and_down
from ..plot.plot import Plot
from ..plot.typesetting import shaping
from ..spec import ChartSpec
from .bar import Slots, bodies, slots_of

KIND = "Waterfall chart"
LAYER, ZERO, SHAPE, MARGIN, MARGIN_RIGHT = 1, "always", "square", 0.0, 0.0


class Steps(NamedTuple):
    """The bars of a waterfall.

    low, high : (N,) where each begins and where it ends, which is the running total; nan where there is a gap
    total : (N,) whether it is a total, which begins at zero
    """

    low: Floats
    high: Floats
    total: NDArray[np.bool_]


def steps(values: Floats, total: NDArray[np.bool_]) -> Steps:
    """Changes added up. A total that is zero or nan is the running total, another one sets it.

    values : (N,) changes, and totals where `total` is true; nan is no change
    """
    given = total & (np.nan_to_num(values) != 0)
    change = np.where(total, 0.0, np.nan_to_num(values))
    high = np.cumsum(change)
    for i in np.flatnonzero(given).tolist():  # few, if any
        high[i:] += values[i] - high[i]
    low = np.where(total, 0.0, high - change)
    gap = np.isnan(values) & ~total
    return Steps(np.where(gap, np.nan, low), np.where(gap, np.nan, high), total)


def _steps_of(spec: ChartSpec) -> tuple[Floats, Steps]:
    """The values as given, and their bars."""
    values = array(tuple([None if isinstance(datum, tuple) else datum for datum in spec.series[0].data]))
    total = np.zeros(values.size, bool)
    if spec.totals:
        total[:] = [label in spec.totals for label in spec.labels]
    return values, steps(values, total)


def draw_chart(canvas: Canvas, spec: ChartSpec) -> None:
    """Draw it: one column of floating bars, whose values are the changes and the totals."""
    values, made = _steps_of(spec)
    shown = np.where(made.total, made.high, values)
    x = np.arange(values.size, dtype=float)
    complete = bool(np.isfinite(made.high).all())
    color = up_and_down(spec)[0]
    column = Column(0, spec.type, "", color, 0, x, made.low, made.high, shown, np.empty(0), True, complete)
    draw_columns(canvas, spec, [column])


def draw(plot: Plot, columns: list[Column]) -> None:
    """Connectors, then rising bars, falling bars and totals, each in their colour."""
    (column,) = columns
    total = _steps_of(plot.spec)[1].total
    there = np.isfinite(column.high)
    rises = column.high >= column.low
    up, down = up_and_down(plot.spec)
    slot = slots_of(plot, 1)
    _connect(plot, column, there, slot)
    kinds = (up, ~total & rises), (down, ~total & ~rises), (_color_of_totals(plot), total)
    for i, (color, kind) in enumerate(kinds):
        chosen = np.flatnonzero(kind & there)
        # A gradient begins at the base of each bar, which is not that of others.
        for some in chosen[:, None] if plot.spec.gradient else (chosen,) if chosen.size else ():
            x, low, high, values = (a[some] for a in (column.x, column.low, column.high, column.values))
            part = column._replace(order=i, color=color, x=x, low=low, high=high, values=values, complete=True)
            bodies(plot, [part])  # each kind has a pattern of its own, as each series of bars has
    if shows_values(plot.spec, plot.style, plot.columns):
        _label(plot, column, total)


def _color_of_totals(plot: Plot) -> Rgba:
    """The caller's third colour, else the theme's for what is neither up nor down."""
    colors = plot.spec.colors
    own = colors[2] if len(colors) > 2 else plot.style.theme.total
    return parse(own) if own else plot.style.muted


def _connect(plot: Plot, column: Column, there: NDArray[np.bool_], slot: Slots) -> None:
    """Hairlines from the end of each bar to the next one, at the running total."""
    y = plot.ys[0]
    near = plot.canvas.snapped(plot.x(column.x[there]) + slot.start)
    if near.size < 2 or abs(float(near[1] - near[0])) - slot.width < 1:
        return
    under = plot.style.corner(slot.width)  # the round corner of a bar would leave a hole between it and the line
    level = y(column.high[there])[:-1]
    here, after = near[:-1], near[1:]
    left = np.where(here < after, here + slot.width - under, after + slot.width)
    right = np.where(here < after, after, here + under)
    ends = np.column_stack((left, level, right, level))[y.holds(level)]
    plot.canvas.hairlines([tuple(one) for one in ends.tolist()], plot.style.axis)


def _label(plot: Plot, column: Column, total: NDArray[np.bool_]) -> None:
    """The changes, with their signs, and the totals above the bars; under those that lie below zero."""
    spec, style = plot.spec, plot.style
    shown = np.flatnonzero(np.isfinite(column.values) & np.isfinite(column.high))
    values = column.values[shown].tolist()
    low, high = plot.ends(column)
    sunk = (np.maximum(column.low, column.high) <= 0) & (np.minimum(column.low, column.high) < 0)
    down = sunk if plot.ys[0].start > plot.ys[0].end else ~sunk
    ends = np.where(down, np.maximum(low, high), np.minimum(low, high))[shown]
    ways, inside = np.where(down, 1.0, -1.0)[shown].tolist(), plot.ys[0].holds(ends).tolist()
    places = zip(plot.x(column.x[shown]).tolist(), ends.tolist(), ways, inside, strict=True)
    strings = signed(spec, values, total[shown].tolist())
    for string, value, (at, end, away, is_inside) in zip(strings, values, places, strict=True):
        if not is_inside:
            continue
        if spec.values or shaping.width(string, style.base, 600) <= 0.95 * plot.band:
            plot.labels.append(beyond(style, False, string, at, end, away, 0.0, abs(value)))


def signed(spec: ChartSpec, values: list[float], total: list[bool]) -> list[str]:
    """Numbers as written; with a plus sign those above zero that are changes."""
    strings = writing_of(spec).values(values)
    return [
        string if one or value <= 0 or string[:1] == "+" else "+" + string
        for string, value, one in zip(strings, values, total, strict=True)
    ]


def describe(spec: ChartSpec) -> list[str]:
    """Where it begins and ends, and the largest changes."""
    values, made = _steps_of(spec)
    write = writing_of(spec, spec.y[0].format)
    there = np.flatnonzero(np.isfinite(made.high))
    changes = [i for i in there.tolist() if not made.total[i] and np.isfinite(values[i])]
    names = spec.labels or tuple([str(i + 1) for i in range(values.size)])
    first = int(there[0])
    start = made.high[first] if made.total[first] else made.low[first]
    ends = write.values([float(start), float(made.high[there[-1]])])
    out = [f"{len(changes)} change{'s' * (len(changes) != 1)} from {ends[0]} to {ends[1]}."]
    said = []
    for name, pick, sign in (("increase", max, 1), ("decrease", min, -1)):
        largest = pick(changes, key=lambda i: values[i], default=None)
        if largest is not None and values[largest] * sign > 0:
            said.append(f"largest {name}: {names[largest]} {write.value(float(values[largest]))}")
    text = "; ".join(said)
    return [*out, text[0].upper() + text[1:] + "."] if text else out

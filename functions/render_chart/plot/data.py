"""Series as arrays: what the charts on axes draw from."""

from functools import lru_cache
from math import isfinite
from typing import NamedTuple, cast

import numpy as np

from ..arrays import plain_array
from ..spec import ChartSpec, Datum, Series
from .drawing.canvas import Rgba
from .drawing.color import parse
from .drawing.paths import Floats, distinct
from .looks.style import series_colors
from .scale import TINY


class Column(NamedTuple):
    """One series.

    x : (N,) positions: numbers, seconds since 1970 or the index of the category; nan has no place
    low, high : (N,) what is drawn reaches from low to high; low is 0 or what is stacked underneath; high is nan
        where there is a gap
    values : (N,) the numbers as they were given, for data labels; the upper end of a floating bar
    size : (N,) bubble sizes, or empty
    floating : low was given too
    complete : x and high have no nan
    """

    order: int  # among the series
    type: str
    name: str
    color: Rgba
    axis: int
    x: Floats
    low: Floats
    high: Floats
    values: Floats
    size: Floats
    floating: bool
    complete: bool


def array(values: tuple[float | None, ...]) -> Floats:
    """Numbers with nan where there was None."""
    plain = plain_array(values)
    return not_tiny(np.array(values, dtype=float) if plain is None else plain)


def not_tiny(values: Floats) -> Floats:
    """The numbers, zero for those next to it."""
    near = np.abs(values) < TINY
    return np.where(near, 0.0, values) if near.any() else values


def _ends(data: tuple[Datum, ...]) -> tuple[Floats, Floats, bool]:
    """(low, high, whether low was given) of each datum."""
    plain = plain_array(data)
    if plain is not None:
        return np.zeros(plain.size), not_tiny(plain), False
    try:
        high = np.array(data, dtype=float)
    except (TypeError, ValueError):  # some are pairs
        pairs = [d if isinstance(d, tuple) else (0.0, d) for d in data]
        low, high = np.array(pairs, dtype=float).T
        return not_tiny(low), not_tiny(high), True
    high = not_tiny(high)
    if high.ndim == 2:  # all are pairs
        return high[:, 0].copy(), high[:, 1].copy(), True
    return np.where(np.isnan(high), np.nan, 0.0), high, False


_kept: list[tuple[ChartSpec, list[Column]]] = []  # the last chart's: picture and alternative text both ask for them


def columns(spec: ChartSpec) -> list[Column]:
    """Every series of a chart on axes, stacked where the chart asks for it."""
    if not _kept or _kept[0][0] is not spec:
        _kept[:] = [(spec, _columns(spec))]
    return _kept[0][1]


def _columns(spec: ChartSpec) -> list[Column]:
    colors = series_colors(spec, len(spec.series))
    made = [_column(i, s, spec.type, color_of(s, colors[i])) for i, s in enumerate(spec.series)]
    if spec.stack == "none":
        return made
    out = dict(enumerate(made))
    for family in (("bar", "lollipop"), ("line", "area")):
        for axis in range(len(spec.y)):
            members = [c for c in made if c.type in family and c.axis == axis]
            if members:
                stacked = stack_bars(members) if "bar" in family else stack_areas(members)
                out.update((c.order, c) for c in (shares(stacked) if spec.stack == "percent" else stacked))
    return list(out.values())


def color_of(series: Series, default: Rgba) -> Rgba:
    """The colour of a series: its own, or the next of the palette."""
    return parse(series.color) if series.color else default


@lru_cache(4)
def _indices(count: int) -> Floats:
    """0, 1, 2, …: one array for all series of a chart, not to be written to."""
    made = np.arange(count, dtype=float)
    made.flags.writeable = False
    return made


def _column(index: int, series: Series, chart_type: str, color: Rgba) -> Column:
    low, high, floating = _ends(series.data)
    x = array(cast(tuple[float | None, ...], series.x)) if series.x else _indices(high.size)
    size = array(series.size) if series.size else np.empty(0)
    # The sum is quicker than to look at each; where it is beyond a float this is False.
    complete = isfinite(float(high.sum())) and (not series.x or isfinite(float(x.sum())))
    return Column(
        index, series.type or chart_type, series.name, color, series.axis, x, low, high, high, size, floating, complete
    )  # fmt: skip


def _common_x(members: list[Column]) -> Floats:
    """The positions that the members of a stack have between them, in order."""
    first = members[0].x
    if all(c.x is first or np.array_equal(c.x, first) for c in members[1:]):
        return first
    return distinct(np.concatenate([c.x[~np.isnan(c.x)] for c in members]))


def _at(column: Column, x: Floats, values: Floats) -> Floats:
    """`values` of a column at the positions x of its stack; nan where it has none."""
    if column.x is x or np.array_equal(column.x, x):
        return values
    out = np.full(x.size, np.nan)
    present = ~np.isnan(column.x)
    out[np.searchsorted(x, column.x[present])] = values[present]
    return out


def stack_bars(members: list[Column]) -> list[Column]:
    """Bars on top of each other: positive values upwards from zero, negative ones downwards."""
    x = _common_x(members)
    up, down = np.zeros(x.size), np.zeros(x.size)
    out = []
    for column in members:
        values = _at(column, x, column.values)
        height = np.nan_to_num(values)
        base = np.where(height < 0, down, up)
        top = base + height
        up, down = np.where(height >= 0, top, up), np.where(height < 0, top, down)
        gap = np.isnan(values)
        low, high = np.where(gap, np.nan, base), np.where(gap, np.nan, top)
        complete = column.complete and x.size == column.x.size
        out.append(column._replace(x=x, low=low, high=high, values=values, complete=complete))
    return out


def stack_areas(members: list[Column]) -> list[Column]:
    """Areas on top of each other; a gap counts as nothing."""
    x = _common_x(members)
    base = np.zeros(x.size)
    out = []
    for column in members:
        values = _at(column, x, column.values)
        complete = column.complete and x.size == column.x.size
        top = base + (values if complete else np.nan_to_num(values))
        out.append(column._replace(x=x, low=base, high=top, values=values, complete=complete))
        base = top
    return out


def shares(stacked: list[Column]) -> list[Column]:
    """A stack as shares of 100: of the sum of sizes where signs are mixed."""
    total = np.zeros(stacked[0].x.size)
    for column in stacked:
        total += np.abs(np.nan_to_num(column.high - column.low))
    with np.errstate(divide="ignore", invalid="ignore"):
        factor = np.where(total > 0, 100 / total, 0.0)
    return [c._replace(low=c.low * factor, high=c.high * factor) for c in stacked]

"""Bars: grouped, stacked, floating, upright or lying."""

from math import isfinite
from typing import NamedTuple

import numpy as np

from ..plot.cartesian import draw_chart
from ..plot.data import Column
from ..plot.data_labels import Label
from ..plot.drawing.canvas import Rgba
from ..plot.drawing.color import on
from ..plot.drawing.paths import Floats, bars
from ..plot.formats.writing import writing_of
from ..plot.layers import parts, shows_values
from ..plot.looks import surface
from ..plot.plot import Plot
from ..plot.typesetting import shaping
from ..spec import ChartSpec

KIND = "Bar chart"
__all__ = ["draw", "draw_chart"]
LAYER, ZERO, SHAPE, MARGIN, MARGIN_RIGHT = 1, "always", "square", 0.0, 0.0

GAP_SINGLE, GAP_GROUPED = 0.30, 0.24  # of a band
GROUP_CAP_UNITS, GROUP_CAP_SHARE = 56, 0.14  # u, and of the plot's width: two bars are not two walls
THICKEST_LYING, LYING_SHARE = 40, 0.68  # u, and of a band


class Slots(NamedTuple):
    """Where the bars of one position stand, as px before its middle: bar i covers start + i * pitch … + width."""

    start: float
    pitch: float
    width: float


def slots(band: float, count: int, cap: float, gap_share: float, scale: float = 1.0) -> Slots:
    """Room for `count` bars side by side in a band; in whole device pixels from 4 px a bar.

    cap : px, the widest that one bar may be
    scale : device pixels per px
    """
    room = min(band * (1 - gap_share), cap * count)
    each = room / count
    gap = 0.0 if count == 1 else 2.0 if each >= 8 else 1.0 if each >= 4 else 0.0
    gap = round(gap * scale) / scale
    width = (room - gap * (count - 1)) / count
    if width >= 4:
        width = int(width * scale) / scale
    pitch = width + gap
    return Slots(-(pitch * count - gap) / 2, pitch, width)


def draw(plot: Plot, columns: list[Column]) -> None:
    """All bars and their values."""
    slot = bodies(plot, columns)
    if plot.spec.values is not False:
        _label(plot, columns, slot, plot.spec.stack != "none")


def slots_of(plot: Plot, count: int) -> Slots:
    """Room for `count` bars in each band of a plot."""
    style = plot.style
    if plot.spec.horizontal:
        cap, share = THICKEST_LYING * style.unit, 1 - LYING_SHARE if count == 1 else GAP_GROUPED
    else:
        cap = max(GROUP_CAP_UNITS * style.unit, GROUP_CAP_SHARE * abs(plot.x.end - plot.x.start))
        share = GAP_SINGLE if count == 1 else GAP_GROUPED
    return slots(plot.band, count, cap, share, plot.canvas.scale)


def bodies(plot: Plot, columns: list[Column]) -> Slots:
    """All bars, a path for each series and direction; where they stand in their bands."""
    stacked = plot.spec.stack != "none"
    slot = slots_of(plot, 1 if stacked else len(columns))
    outermost = _outermost(columns) if stacked else None
    for i, column in enumerate(columns):
        start = plot.x(column.x) + slot.start
        if slot.width >= 4:
            start = plot.canvas.snapped(start)
        aside = (0 if stacked else i) * slot.pitch
        plot.slots[column.order] = (slot.start + aside + slot.width / 2, slot.width)
        for part in parts(plot.spec, column, plot.style.background):
            _draw_series(plot, part, start + aside, slot.width, *plot.ends(part), outermost)
    return slot


def _outermost(columns: list[Column]) -> tuple[Floats, Floats]:
    """The ends of each stack, upwards and downwards."""
    tops = np.array([np.nan_to_num(c.high) for c in columns])
    return tops.max(0), tops.min(0)


def _draw_series(
    plot: Plot, column: Column, near: Floats, width: float, low: Floats, high: Floats,
    outermost: tuple[Floats, Floats] | None,
) -> None:  # fmt: skip
    canvas, style = plot.canvas, plot.style
    y = plot.ys[column.axis]
    start, end = (y.start, y.end) if y.start > y.end else (y.end, y.start)
    low, high = (np.minimum(np.maximum(v, end), start) for v in (low, high))
    snapped_low, snapped_high = (canvas.snapped(v) for v in (low, high))
    thin = (np.abs(snapped_high - snapped_low) < 1 / canvas.scale) & (high != low)
    if thin.any():  # a small value keeps a visible bar
        snapped_high = np.where(thin, snapped_low + np.sign(high - low) / canvas.scale, snapped_high)
    there = np.isfinite(snapped_low) & np.isfinite(snapped_high) & np.isfinite(near) & (snapped_low != snapped_high)
    grows = np.asarray(column.high >= column.low)
    radius = style.corner(width)
    last = there.copy()
    if outermost is not None:
        last &= np.where(grows, column.high >= outermost[0], column.high <= outermost[1])
        gap = style.unit if width >= 4 else 0.0
        # segments part by a gap in the background's colour, taken from their base
        inner = there & (column.low != 0) & (np.abs(snapped_high - snapped_low) > 2 * gap)
        snapped_low = np.where(inner, snapped_low + np.sign(snapped_high - snapped_low) * gap, snapped_low)
    up_is_less = y.start > y.end  # px fall as values rise, on an upright axis that is not reversed
    first, second = np.minimum(snapped_low, snapped_high), np.maximum(snapped_low, snapped_high)
    if there.all() and grows.all() and last.all():
        groups = [(True, True, slice(None))]  # the common case
    else:
        groups = [(p, q, there & (grows == p) & (last == q)) for p in (True, False) for q in (True, False)]
    for positive, is_last, chosen in groups:
        a = near[chosen]
        if not a.size:
            continue
        sides = (a, first[chosen], a + width, second[chosen])
        corner = radius if is_last else 0.0
        toward_less = positive == up_is_less
        if plot.spec.horizontal:
            sides, end_at = (sides[1], sides[0], sides[3], sides[2]), "left" if toward_less else "right"
        else:
            end_at = "top" if toward_less else "bottom"
        path = bars(*sides, corner, end_at)
        base = None if column.floating else plot.base(column.axis)
        surface.fill(canvas, plot.spec, path, column.color, column.order, base, end_at)


def _label(plot: Plot, columns: list[Column], slot: Slots, stacked: bool) -> None:
    """Data labels: beyond the end of a bar, inside a segment of a stack."""
    spec, style = plot.spec, plot.style
    if not spec.horizontal and not shows_values(spec, style, plot.columns):
        return
    if spec.horizontal and not labels_lying(plot, columns):
        return
    b = style.base
    everything = np.concatenate([c.values[np.isfinite(c.values)] for c in columns])
    strings = iter(writing_of(spec).values(everything.tolist()))
    for i, column in enumerate(columns):
        middle = plot.x(column.x) + slot.start + (0 if stacked else i) * slot.pitch + slot.width / 2
        low, high = plot.ends(column)
        high = plot.beyond(column, high)
        direction = 1.0 if plot.ys[column.axis].end > plot.ys[column.axis].start else -1.0  # of a bar of nothing
        uneven = surface.is_uneven(spec, column.order)
        turns = not plot.spec.series[column.order].error and not column.floating and not uneven  # may go inside its bar
        for at, base, end, value, colors in zip(
            middle.tolist(), low.tolist(), high.tolist(), column.values.tolist(),
            label_colors(plot, column), strict=True,
        ):  # fmt: skip
            if not isfinite(value):
                continue
            string = next(strings)
            if not isfinite(end) or not isfinite(at):
                continue
            width = shaping.width(string, b, 600)
            along, across = (width, b) if spec.horizontal else (b, width)
            fits = abs(end - base) >= along + 0.5 * b and slot.width >= across + 0.2 * b
            if stacked:
                if not fits:
                    continue
            elif not spec.horizontal and spec.values is None and width > 0.95 * plot.band:
                continue
            away = 1.0 if end > base else -1.0 if end < base else direction
            plot.labels.append(
                Label(string, *_inside(spec, at, base, end), colors[1], 0.5, abs(value), uneven)
                if stacked
                else _at_end(plot, string, at, end, value, colors, away, fits and turns)
            )


def label_colors(plot: Plot, column: Column) -> list[tuple[Rgba, Rgba]]:
    """The colour of each label beyond its bar, muted where that fades, and on it."""
    spec, style = plot.spec, plot.style
    of_parts = parts(spec, column, style.background)
    if len(of_parts) == 1:
        uneven = surface.is_uneven(spec, column.order)
        return [(style.text, style.text if uneven else on(of_parts[0].color))] * column.values.size
    colors = [(style.text, style.text)] * column.values.size
    for k, part in enumerate(of_parts):
        fades = bool(spec.highlight) and k < len(of_parts) // 2
        for i in np.flatnonzero(np.isfinite(part.high)).tolist():
            colors[i] = (style.muted if fades else style.text, on(part.color))
    return colors


def labels_lying(plot: Plot, columns: list[Column]) -> bool:
    """Whether lying bars get their values."""
    if plot.spec.values is not None:
        return plot.spec.values
    return len(columns) == 1 and not columns[0].floating


def _inside(spec: ChartSpec, at: float, base: float, end: float) -> tuple[float, float]:
    """The middle of a segment."""
    middle = (base + end) / 2
    return (middle, at) if spec.horizontal else (at, middle)


def _at_end(
    plot: Plot, string: str, at: float, end: float, value: float, colors: tuple[Rgba, Rgba], away: float, turns: bool
) -> Label:
    """The label beyond the end of a bar, which goes inside it where something is in the way.

    away : 1 or -1, towards which px the bar grows
    turns : it may go inside
    """
    b, (beyond, on_bar), weight = plot.style.base, colors, abs(value)
    if plot.spec.horizontal:
        off, align = away * 0.5 * b, 0.0 if away > 0 else 1.0
        other = Label(string, end - off, at, on_bar, 1.0 - align, weight) if turns else None
        return Label(string, end + off, at, beyond, align, weight, False, other)
    off = away * 0.75 * b
    other = Label(string, at, end - off, on_bar, 0.5, weight) if turns else None
    return Label(string, at, end + off, beyond, 0.5, weight, False, other)

"""Bars: grouped, stacked, floating, upright or lying."""

from typing import NamedTuple

import numpy as np

from ..plot import shaping, surface
from ..plot.cartesian import draw_chart
from ..plot.color import on
from ..plot.data import Column
from ..plot.data_labels import Label
from ..plot.layers import shows_values
from ..plot.numbers import d3_format
from ..plot.paths import Floats, bars
from ..plot.plot import Plot
from ..plot.tick_labels import value_labels

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
    """All bars, a path for each series and direction."""
    style, spec = plot.style, plot.spec
    stacked = spec.stack != "none"
    count = 1 if stacked else len(columns)
    extent = abs(plot.x.end - plot.x.start)
    if spec.horizontal:
        cap, share = THICKEST_LYING * style.unit, 1 - LYING_SHARE if count == 1 else GAP_GROUPED
    else:
        cap = max(GROUP_CAP_UNITS * style.unit, GROUP_CAP_SHARE * extent)
        share = GAP_SINGLE if count == 1 else GAP_GROUPED
    scale = plot.canvas.scale
    slot = slots(plot.band, count, cap, share, scale)
    outermost = _outermost(columns) if stacked else None
    for i, column in enumerate(columns):
        start = plot.x(column.x) + slot.start
        if slot.width >= 4:
            start = np.rint(start * scale) / scale
        near = start + (0 if stacked else i) * slot.pitch
        low, high = plot.ends(column)
        _draw_series(plot, column, near, slot.width, low, high, outermost)
    if spec.values is not False:
        _label(plot, columns, slot, stacked)


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
    snapped_low, snapped_high = (np.rint(v * canvas.scale) / canvas.scale for v in (low, high))
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
    write = d3_format(spec.format) if spec.format else None
    strings = iter(value_labels(everything.tolist(), write))
    for i, column in enumerate(columns):
        middle = plot.x(column.x) + slot.start + (0 if stacked else i) * slot.pitch + slot.width / 2
        low, high = plot.ends(column)
        for at, base, end, value in zip(
            middle.tolist(), low.tolist(), high.tolist(), column.values.tolist(), strict=True
        ):
            if not np.isfinite(value):
                continue
            string = next(strings)
            if not np.isfinite(end) or not np.isfinite(at):
                continue
            label = _placed(plot, string, at, base, end, value, column, stacked)
            width = shaping.width(string, b, 600)
            if stacked:
                along, across = (width, b) if spec.horizontal else (b, width)
                if abs(end - base) < along + 0.5 * b or slot.width < across + 0.2 * b:
                    continue
            elif not spec.horizontal and spec.values is None and width > 0.95 * plot.band:
                continue
            plot.labels.append(label)


def labels_lying(plot: Plot, columns: list[Column]) -> bool:
    """Whether lying bars get their values."""
    if plot.spec.values is not None:
        return plot.spec.values
    return len(columns) == 1 and not columns[0].floating


def _placed(
    plot: Plot, string: str, at: float, base: float, end: float, value: float, column: Column, stacked: bool
) -> Label:
    """Where the label of one bar stands."""
    style = plot.style
    b = style.base
    weight = abs(value)
    if stacked:
        middle = (base + end) / 2
        x, y = (middle, at) if plot.spec.horizontal else (at, middle)
        uneven = surface.is_uneven(plot.spec, column.order)
        color = style.text if uneven else on(column.color)
        return Label(string, x, y, color, importance=weight, halo=uneven)
    away = (
        1.0
        if end > base
        else -1.0
        if end < base
        else (1.0 if plot.ys[column.axis].end > plot.ys[column.axis].start else -1.0)
    )
    if plot.spec.horizontal:
        return Label(string, end + away * 0.5 * b, at, style.text, align=0.0 if away > 0 else 1.0, importance=weight)
    return Label(string, at, end + away * 0.75 * b, style.text, importance=weight)

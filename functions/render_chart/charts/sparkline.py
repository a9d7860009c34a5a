"""Sparklines: the shape of a series and nothing else. Every chart on axes is drawn so when it is tiny."""

from typing import TypeVar

import numpy as np
from msgspec.structs import replace

from ..plot.axes import limits
from ..plot.data import Column, columns
from ..plot.drawing.canvas import Box, Canvas, Rgba
from ..plot.drawing.color import TRANSPARENT, faint, over
from ..plot.drawing.paths import (
    Floats,
    Path,
    bars,
    closed_down_to,
    disc,
    distinct,
    dot,
    joined,
    monotone,
    polyline,
    runs,
    stepped,
)
from ..plot.layers import by_layer, in_band, module_of, parts, room_below
from ..plot.looks.style import Style, style_of
from ..plot.plot import Plot
from ..plot.scale import Linear, limited
from ..spec import ChartSpec

KIND = "Sparkline"
T = TypeVar("T")
LAYER, ZERO, SHAPE, MARGIN, MARGIN_RIGHT = 2, "near", "line", 0.0, 0.0

PAD = 4.0  # px
THIN, THICK, TALL = 1.75, 2.0, 80  # px; the height from which lines are thick
DOT = 2.5  # px
FADE = (0.22, 0.02)
BAR_GAP = 0.2  # of a band
FAR = 1e5  # px: what lies farther outside is as good as there
DRAWN_HERE = frozenset(("bar", "line", "area", "sparkline", "scatter", "bubble"))  # others put their marks themselves


def draw_chart(canvas: Canvas, spec: ChartSpec) -> None:
    """Draw a sparkline of any size."""
    style = style_of(spec)
    canvas.paper(style.paper)
    draw_marks(canvas, spec, style, columns(spec))


def draw_marks(canvas: Canvas, spec: ChartSpec, style: Style, all_columns: list[Column]) -> None:
    """The marks of a chart on axes, over the whole picture."""
    pad = min(PAD, style.width / 8, style.height / 8)
    values = _finite([c.high for c in all_columns] + [c.low for c in all_columns if _has_low(c)], all_columns)
    positions = _finite([c.x for c in all_columns], all_columns)
    if not values.size or not positions.size:
        return
    floor = style.height - pad - room_below({c.type for c in all_columns}, spec) * (style.height - 2 * pad)
    low, high = float(values.min()), float(values.max())
    shown = limited(low, high, *limits(spec.y[0])) if len(spec.y) == 1 else (low, high)
    y = _scale(*shown, *_turned(spec, floor, pad))
    cut = low < y.low or high > y.high
    bar_like = any(in_band(c.type) for c in all_columns)
    places = distinct(positions) if bar_like else positions[:0]
    step = float(np.diff(places).min()) if places.size > 1 else 1.0
    margin = step / 2 if bar_like else 0.0
    ends = (style.width - pad, pad) if spec.x.reverse else (pad, style.width - pad)
    x = _scale(float(positions.min()) - margin, float(positions.max()) + margin, *ends)
    if spec.horizontal:
        x = _scale(x.low, x.high, pad, style.height - pad)
        y = _scale(y.low, y.high, *_turned(spec, pad, style.width - pad))
    if cut:
        canvas.clip((pad, 0, style.width - pad, style.height) if spec.horizontal else (0, pad, style.width, floor))
    drawn = [c for c in all_columns if c.type == "bar"]
    _bars(canvas, spec, style, drawn, x, y, step)
    lines = [c for c in all_columns if c.type in ("line", "area", "sparkline")]
    for column in reversed(lines):
        alone = len(all_columns) == 1
        fade = _fade(column.color, style.paper if alone else TRANSPARENT) if alone or column.type == "area" else None
        _line(canvas, spec, column, x, y, (style.width, style.height), fade)
    for column in (part for whole in all_columns for part in parts(spec, whole, style.background)):
        if column.type in ("scatter", "bubble"):
            at = np.column_stack((x(column.x), _px(y, column.high)))
            at = at[np.isfinite(at).all(1)]
            radius = min(DOT, style.height / 12)
            if (shape := spec.series[column.order].points) == "none":
                continue
            canvas.markers(dot(shape, radius), at, (*column.color[:3], 0.7 * column.color[3]))
    if cut:
        canvas.clip(None)
    others = [name for name in by_layer(all_columns) if name not in DRAWN_HERE]
    if others:
        box = (pad, pad, style.width - pad, style.height - pad)
        plot = Plot(canvas, replace(spec, values=False), style, all_columns, box, x, [y] * len(spec.y))
        for name in others:
            module_of(name).draw(plot, [c for c in all_columns if c.type == name])


def draw_within(canvas: Canvas, spec: ChartSpec, column: Column, box: Box) -> None:
    """One line from end to end of a box."""
    left, top, right, bottom = box
    values, positions = _finite([column.high], [column]), _finite([column.x], [column])
    if values.size and positions.size:
        x = _scale(float(positions.min()), float(positions.max()), left, right - DOT)
        y = _scale(float(values.min()), float(values.max()), bottom - DOT, top + DOT)
        _line(canvas, spec, column, x, y, (right, bottom), _fade(column.color, style_of(spec).paper))


def _fade(color: Rgba, ground: Rgba) -> tuple[Rgba, Rgba]:
    """The colours of a fade; opaque ones, which are drawn in half the time, where nothing but `ground` is behind it."""
    at_line, at_ground = (faint(color, alpha) for alpha in FADE)
    return (over(at_line, ground), over(at_ground, ground)) if ground[3] == 1 else (at_line, at_ground)


def _has_low(column: Column) -> bool:
    """Whether the lower ends of its marks are to be seen."""
    return column.floating or bool(module_of(column.type).ZERO == "always")


def _finite(arrays: list[Floats], all_columns: list[Column]) -> Floats:
    """The numbers of some arrays of the columns, without nan."""
    found = arrays[0] if len(arrays) == 1 else np.concatenate(arrays)
    return found if all(c.complete for c in all_columns) else found[np.isfinite(found)]


def _scale(low: float, high: float, start: float, end: float) -> Linear:
    """A linear scale; what is all the same stands in the middle."""
    if high > low:
        return Linear(low, high, start, end)
    margin = abs(low) or 1.0
    return Linear(low - margin, low + margin, start, end)


def _turned(spec: ChartSpec, low: T, high: T) -> tuple[T, T]:
    """What belongs to the low and the high end of the value axis; the other way round where that runs so."""
    return (high, low) if all(axis.reverse for axis in spec.y) else (low, high)


def _px(scale: Linear, values: Floats) -> Floats:
    """Values to px, those far outside the picture to somewhere outside it."""
    placed: Floats = np.clip(scale(values), -FAR, FAR)
    return placed


def _bars(
    canvas: Canvas, spec: ChartSpec, style: Style, members: list[Column], x: Linear, y: Linear, step: float
) -> None:
    if not members:
        return
    stacked = spec.stack != "none"
    count = 1 if stacked else len(members)
    width = abs(x.per_unit) * step * (1 - BAR_GAP) / count
    ends = _turned(spec, "right", "left") if spec.horizontal else _turned(spec, "top", "bottom")
    background = style_of(spec).background
    for i, column in ((i, part) for i, whole in enumerate(members) for part in parts(spec, whole, background)):
        near = x(column.x) + ((0 if stacked else i) - count / 2) * width
        low, high = _px(y, column.low), _px(y, column.high)
        there = np.isfinite(low) & np.isfinite(high) & np.isfinite(near)
        radius = 0.0 if stacked else style.corner(width) if spec.rounded is not None else min(2.0, style.corner(width))
        grows = column.high >= column.low
        for end_at, chosen in zip(ends, (there & grows, there & ~grows), strict=True):
            first, second = np.minimum(low, high)[chosen], np.maximum(low, high)[chosen]
            second = np.maximum(second, first + 0.5)
            a = near[chosen]
            b = a + max(width - (1.0 if width >= 3 and count > 1 else 0.0), 0.3)
            if not a.size:
                continue
            if spec.horizontal:
                canvas.fill(bars(first, a, second, b, radius, end_at), column.color)
            else:
                canvas.fill(bars(a, first, b, second, radius, end_at), column.color)


def _line(
    canvas: Canvas, spec: ChartSpec, column: Column, x: Linear, y: Linear, corner: tuple[float, float],
    fade: tuple[Rgba, Rgba] | None,
) -> None:  # fmt: skip
    """One line with a dot at its end and, if it is to have that, a fade under it.

    corner : the right and the lower end of the room, px
    fade : the colours at the line and at the ground
    """
    px, py = x(column.x), _px(y, column.high)
    right, floor = float(corner[0]), float(corner[1])
    pieces, areas = [], []
    spans = [(0, px.size)] if column.complete else runs(np.isfinite(px) & np.isfinite(py))
    for start, end in spans:
        a, b = px[start:end], py[start:end]
        if spec.step != "none":
            a, b = stepped(a, b, spec.step)
        smooth = spec.smooth and spec.step == "none" and a.size > 1 and bool((np.diff(a) > 0).all())
        piece = monotone(a, b) if smooth else polyline(a, b)
        pieces.append(piece)
        if a.size > 1:
            ground = Path(np.array([(a[0], floor), (a[-1], floor)]))
            areas.append(closed_down_to(piece, ground))
    if not pieces:
        return
    if areas and fade:
        top = max(0.0, min(float(py[start:end].min()) for start, end in spans))
        canvas.fade(joined(areas), fade, top, floor)
    canvas.stroke(joined(pieces), column.color, THICK if floor >= TALL else THIN)
    last = spans[-1][1] - 1
    if min(right, floor) >= 16:
        at_x = min(max(float(px[last]), DOT), right - DOT)
        canvas.fill(disc(DOT, at_x, float(py[last])), column.color)

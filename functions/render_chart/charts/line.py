"""Lines: straight, smooth or stepped, with gaps; thinned where there are more points than pixels."""

from math import isfinite

import numpy as np
from numpy.typing import NDArray

from ..plot import dense
from ..plot.cartesian import draw_chart
from ..plot.data import Column
from ..plot.data_labels import MOST, Label
from ..plot.drawing.canvas import Rgba
from ..plot.drawing.color import faint, mix, on, readable
from ..plot.drawing.paths import Floats, Path, closed_down_to, dot, joined, monotone, polyline, runs, stepped
from ..plot.formats.writing import writing_of
from ..plot.layers import dash_of
from ..plot.looks import surface
from ..plot.plot import Plot
from ..plot.typesetting import shaping

KIND = "Line chart"
__all__ = ["draw", "draw_chart"]
LAYER, ZERO, SHAPE, MARGIN, MARGIN_RIGHT = 2, "near", "line", 0.0, 0.5

MOST_MARKED_POINTS, MOST_MARKED_SERIES, MARKER_PITCH = 24, 3, 2.5  # b
THINNER = ((0.25, 1.0), (0.6, 0.84), (1.5, 0.66), (np.inf, 0.55))  # points per px of width → share of the line width
DOT_RADIUS, BEYOND_LINE = 3.25, 2.0  # u, of dots; what they reach beyond a thick line at least
LEAST_LAYER = 1.5  # b: a lower one has no label
DASHED = 0.6  # points per px of width up to which a line can be dashed: in denser ones nobody would see it
DEEP, DEEP_OVERLAP = (0.85, 0.06), (0.5, 0.04)  # the same where a gradient was asked for
FADE, FADE_OVERLAP, FLAT_STACK = (0.30, 0.03), (0.16, 0.02), 0.70  # alpha under a line; opacity of a stacked layer


def draw(plot: Plot, columns: list[Column]) -> None:
    """All lines, the first series on top."""
    if plot.spec.fill:
        fill_under(plot, columns)
    if plot.banded:
        dense.draw(plot, columns[0])
        return
    for column in reversed(columns):
        stroke(plot, column, plot.style.theme.line_width * plot.style.unit)
    marked = marks(plot, columns)
    for column in reversed(columns):
        dots(plot, column, marked)
    label(plot, columns)


def outline(plot: Plot, x: Floats, y: Floats) -> Path:
    """The line through some points, as the chart asks: straight, stepped or smooth; nan parts it."""
    spec = plot.spec
    if spec.step == "none" and not spec.smooth:
        return polyline(x, y)
    pieces = []
    for start, end in runs(np.isfinite(x) & np.isfinite(y)):
        px, py = x[start:end], y[start:end]
        if spec.step != "none":
            pieces.append(polyline(*stepped(px, py, spec.step)))
        elif px.size > 1 and bool((np.diff(px) > 0).all() or (np.diff(px) < 0).all()):
            pieces.append(monotone(px, py))
        else:
            pieces.append(polyline(px, py))
    return joined(pieces) if pieces else polyline(x[:0], y[:0])


def points(plot: Plot, column: Column) -> tuple[Floats, Floats]:
    """The px of a line's points, no more than its pixels can show."""
    x, y = plot.x(column.x), plot.tops(column)
    if x.size > 4 * (plot.box[2] - plot.box[0]) and plot.spec.step == "none" and not plot.spec.smooth:
        return dense.thinned(x, y, plot.canvas.scale)
    return x, y


def stroke(plot: Plot, column: Column, width: float) -> None:
    """One line."""
    series = plot.spec.series[column.order]
    crowd = column.x.size / max(plot.box[2] - plot.box[0], 1)
    width = series.thickness or width * next(share for limit, share in THINNER if crowd <= limit)
    dashes = bool(series.dash) or (crowd <= DASHED and plot.spec.stack == "none")
    dash = dash_of(plot.spec, plot.style, column.order, width) if dashes else ()
    plot.canvas.stroke(outline(plot, *points(plot, column)), column.color, width, dash)


def marks(plot: Plot, columns: list[Column]) -> bool:
    """Whether each point gets a dot."""
    if len(columns) > MOST_MARKED_SERIES or plot.spec.step != "none":
        return False
    most = max(c.x.size for c in columns)
    return (
        most <= MOST_MARKED_POINTS and (plot.box[2] - plot.box[0]) / max(most - 1, 1) >= MARKER_PITCH * plot.style.base
    )


def dots(plot: Plot, column: Column, everywhere: bool) -> None:
    """A dot with a ring of background on each point, or on those that stand alone between gaps."""
    series = plot.spec.series[column.order]
    shape = series.points
    if shape == "none":
        return
    everywhere = everywhere or bool(shape)
    if column.complete and not everywhere and column.x.size > 1:
        return
    x, y = plot.x(column.x), plot.tops(column)
    here = np.isfinite(x) & np.isfinite(y)
    if not everywhere:
        alone = [start for start, end in runs(here) if end - start == 1]
        if not alone:
            return
        x, y = x[alone], y[alone]
    unit = plot.style.unit
    at = np.column_stack((x, y))
    at = at[np.isfinite(at).all(1)]
    radius = max(DOT_RADIUS * unit, (series.thickness or 0.0) / 2 + BEYOND_LINE * unit)
    plot.canvas.markers(dot(shape, radius), at, column.color, plot.style.background, 1.25 * unit)


def fill_under(plot: Plot, columns: list[Column]) -> None:
    """The areas between lines and their base: a fade for areas that overlap, an even tint for stacked ones."""
    if plot.spec.gradient:
        alpha = DEEP if len(columns) == 1 else DEEP_OVERLAP
    else:
        alpha = FADE if len(columns) == 1 else FADE_OVERLAP
    for column in columns if plot.spec.stack != "none" else reversed(columns):
        low, high = plot.ends(column)
        x = plot.x(column.x)
        if x.size > 4 * (plot.box[2] - plot.box[0]):
            x, high = dense.thinned(x, high, plot.canvas.scale)
            low = np.full(x.size, plot.base(column.axis)) if low.size != x.size else low
        elif plot.spec.stack == "none" and not column.floating:
            low = np.where(np.isnan(high), np.nan, plot.base(column.axis))
        pieces = []
        whole = isfinite(float(x.sum() + low.sum() + high.sum()))
        for start, end in [(0, x.size)] if whole else runs(np.isfinite(x + low + high)):
            if end - start > 1:
                part = slice(start, end)
                pieces.append(closed_down_to(outline(plot, x[part], high[part]), outline(plot, x[part], low[part])))
        if not pieces:
            continue
        path = joined(pieces)
        if plot.spec.stack != "none":
            color = _layer(plot, column)
            if plot.spec.gradient:
                surface.deepen(plot.canvas, plot.style, path, color, None, "top")
            else:
                plot.canvas.fill(path, color)
            surface.hatch(plot.canvas, plot.spec, path, color, column.order)
        elif surface.pattern_of(plot.spec, column.order) and not plot.spec.gradient:
            surface.tint(plot.canvas, plot.spec, path, column.color, column.order)
        else:
            base = plot.base(column.axis)
            ends = [float(np.nanmin(high)), float(np.nanmax(high))]
            peak = min(ends) if base > min(ends) else max(ends)
            at_line, at_base = (faint(column.color, share) for share in alpha)
            if base >= peak:
                plot.canvas.fade(path, (at_line, at_base), peak, max(base, ends[1]))
            else:
                plot.canvas.fade(path, (at_base, at_line), base, peak)
            surface.hatch(plot.canvas, plot.spec, path, column.color, column.order)


def label(plot: Plot, columns: list[Column]) -> None:
    """The value of each point, if asked for: over it, or under one that lies lower than both its neighbours.

    Those of stacked areas stand inside their layers, where these are high enough.
    """
    if not plot.spec.values:
        return
    for column in columns:
        x, y = plot.x(column.x), plot.tops(column)
        here = np.flatnonzero(np.isfinite(column.values + x + y))
        if here.size > MOST:
            here = np.sort(here[np.argsort(-np.abs(column.values[here]), kind="stable")[:MOST]])
        strings = writing_of(plot.spec).values(column.values[here].tolist())
        filled = plot.spec.stack != "none" and (column.type == "area" or plot.spec.fill)
        plot.labels += _inside(plot, column, here, strings) if filled else _beside(plot, column, here, strings)


def _beside(plot: Plot, column: Column, here: NDArray[np.intp], strings: list[str]) -> list[Label]:
    """Labels over or under points; those of several series in their colours, those over lines on halos."""
    b, style = plot.style.base, plot.style
    color = style.text if len(plot.columns) == 1 else readable(column.color, style.background)
    halo = column.type in ("line", "area")
    x, y = plot.x(column.x), plot.tops(column)
    end = plot.beyond(column, y)
    dips = _dips(y)
    out = []
    for i, string in zip(here.tolist(), strings, strict=True):
        over, under = float(min(y[i], end[i])) - b, float(max(y[i], end[i])) + b
        first, second = (under, over) if dips[i] else (over, under)
        one = Label(string, float(x[i]), first, color, 0.5, abs(float(column.values[i])), halo)
        out.append(one._replace(other=one._replace(y=second)))
    return out


def _inside(plot: Plot, column: Column, here: NDArray[np.intp], strings: list[str]) -> list[Label]:
    """Labels in the middle of a layer of a stack."""
    color = on(_layer(plot, column))
    b = plot.style.base
    x, (low, high) = plot.x(column.x), plot.ends(column)
    middle, tall = (low + high) / 2, np.abs(high - low) >= LEAST_LAYER * b
    out = []
    for i, string in zip(here.tolist(), strings, strict=True):
        if tall[i]:
            reach = shaping.width(string, b, 600) / 2 + 0.3 * b
            at = max(min(float(x[i]), plot.box[2] - reach), plot.box[0] + reach)
            out.append(Label(string, at, float(middle[i]), color, 0.5, abs(float(column.values[i]))))
    return out


def _layer(plot: Plot, column: Column) -> Rgba:
    """The colour of a layer of a stack: opaque, so that the grid does not shine through."""
    r, g, b, _ = mix(plot.style.background, column.color, FLAT_STACK)
    return r, g, b, 1.0


def _dips(y: Floats) -> NDArray[np.bool_]:
    """Which px lie lower on the picture than those beside them; the first and the last do not."""
    lower = np.diff(y, prepend=np.inf, append=-np.inf)
    found: NDArray[np.bool_] = (lower[:-1] > 0) & (lower[1:] < 0)
    return found

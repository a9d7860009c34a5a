"""Axes: which ticks they have, how those are labelled, and how they are drawn."""

from math import isfinite
from typing import NamedTuple

import numpy as np

from ..spec import Axis, ChartSpec, Grid
from .drawing.canvas import Canvas
from .drawing.paths import Floats
from .formats.writing import Writing
from .looks.style import Style
from .scale import (
    Linear,
    Log,
    Scale,
    finer_step,
    log_domain,
    log_ticks,
    nice_step,
    or_zero,
    padded,
    steps_between,
    tidy,
    value_domain,
)
from .typesetting import shaping, wrapping

DAY = 86_400.0  # seconds
WIDEST = 0.3  # of the picture's width: labels in a format that takes more are set in the short form instead


class Extent(NamedTuple):
    """What a value axis has to show.

    low, high : finite; of positive values only if the axis is logarithmic
    whole : all values are whole numbers
    zero : "always", "near" (if it is not far from the data) or "never"
    margin : share of the span that is left free at both ends, where zero is not shown
    """

    low: float
    high: float
    whole: bool
    zero: str
    margin: float = 0.0


class ValueAxis(NamedTuple):
    """A value axis with its ticks: values and labels."""

    low: float
    high: float
    log: bool
    ticks: list[float]
    labels: list[str]
    reverse: bool = False

    def scale(self, start: float, end: float) -> Scale:
        """Values to px, from the low end to the high end."""
        if self.reverse:
            start, end = end, start
        return Log(self.low, self.high, start, end) if self.log else Linear(self.low, self.high, start, end)


def extent(values: list[Floats], zero: str, log: bool) -> Extent:
    """The extent of some arrays; 0..1 if there is no number in them."""
    found = _numbers(values, log)
    whole = found.size > 0 and float(found[0]).is_integer() and bool((found == np.floor(found)).all())
    return Extent(*_ends(found, log), whole, zero)


def _numbers(values: list[Floats], log: bool) -> Floats:
    """The numbers in some arrays that the axis can show."""
    found = values[0] if len(values) == 1 else np.concatenate([*values, _NONE])
    if log:
        found = found[found > 0]
    return found if isfinite(float(found.sum())) else found[np.isfinite(found)]


_NONE = np.empty(0)


def _ends(numbers: Floats, log: bool) -> tuple[float, float]:
    """The least and the greatest; 0..1 (1..10 on a logarithmic axis) if there are none."""
    if numbers.size:
        return float(numbers.min()), float(numbers.max())
    return (1.0, 10.0) if log else (0.0, 1.0)


def with_zero(low: float, high: float, zero: str) -> tuple[float, float]:
    """low..high, and zero too where the marks grow from it, or where it is less than a quarter of the way off."""
    near = zero == "near" and (0 < low < 0.25 * high or 0 > high > 0.25 * low)
    if zero == "always" or near:
        return min(low, 0.0), max(high, 0.0)
    return low, high


def value_axis(axis: Axis, span: Extent, intervals: int, writing: Writing, percent: bool = False) -> ValueAxis:
    """Domain, ticks and labels of a value axis with room for `intervals` ticks."""
    low_limit, high_limit = limits(axis)
    if axis.kind == "log":
        low, high = span.low, span.high
        if span.margin and high > low:
            low, high = low / (high / low) ** span.margin, high * (high / low) ** span.margin
        low, high = log_domain(low, high, low_limit, high_limit)
        ticks = log_ticks(low, high, intervals)
        return ValueAxis(low, high, True, ticks, writing.ticks(ticks, 0.0), axis.reverse)
    low, high = with_zero(span.low, span.high, span.zero)
    low, high = padded(low, high, span.zero == "always")
    low, high = low - span.margin * (high - low), high + span.margin * (high - low)
    if percent:
        low, high = (-100.0 if low < 0 else 0.0), (100.0 if high > 0 else 0.0)
    low, high, ticks = value_domain(
        low, high, intervals, span.whole and not percent, low_limit, high_limit, span.zero == "never" and not percent
    )  # fmt: skip
    short_percent = percent and not writing.format
    labels = writing.shares([tick / 100 for tick in ticks]) if short_percent else writing.ticks(ticks, _step(ticks))
    return ValueAxis(low, high, False, ticks, labels, axis.reverse)


def aligned_axis(axis: Axis, span: Extent, first: ValueAxis, writing: Writing, intervals: int) -> ValueAxis:
    """A second value axis whose ticks stand beside those of the first, if neither has limits or is logarithmic."""
    free = value_axis(axis, span, intervals, writing)
    if first.log or free.log or axis.min is not None or axis.max is not None or len(first.ticks) < 2:
        return free
    low, high = with_zero(span.low, span.high, span.zero)
    low, high = padded(low, high, span.zero == "always")
    pitch = first.ticks[1] - first.ticks[0]
    below, above = (first.ticks[0] - first.low) / pitch, (first.high - first.ticks[0]) / pitch
    step = nice_step(high - low, len(first.ticks) - 1, span.whole)
    for _ in range(12):
        start = np.floor((low + 1e-9 * step) / step + min(below, 0.0)) * step
        if start + above * step >= high * (1 - 1e-12):
            ticks = [tidy(float(start + i * step), step) for i in range(len(first.ticks))]
            return ValueAxis(
                float(start - below * step), float(start + above * step), False, ticks,
                writing.ticks(ticks, step), axis.reverse,
            )  # fmt: skip
        step = nice_step(step * 1.01, 1, span.whole)
    return free


def limits(axis: Axis) -> tuple[float | None, float | None]:
    """The limits that the caller set, if any; on a linear axis, what is next to zero is zero."""
    low, high = (end if isinstance(end, float | int) else None for end in (axis.min, axis.max))
    if axis.kind == "log":
        return low, high
    return or_zero(low), or_zero(high)


def _step(ticks: list[float]) -> float:
    return ticks[1] - ticks[0] if len(ticks) > 1 else abs(ticks[0]) if ticks and ticks[0] else 1.0


class Tick(NamedTuple):
    """A tick of the x axis."""

    at: float
    label: str
    under: str = ""


def _short_enough(writing: Writing, low: float, high: float, style: Style) -> Writing:
    """The format asked for, or the short form if it makes labels that are too wide."""
    ends = writing.values([low, high]) if writing.format else []
    return writing.short() if any(shaping.width(end, style.base) > WIDEST * style.width for end in ends) else writing


def number_ticks(low: float, high: float, length: float, style: Style, pitch: float, writing: Writing) -> list[Tick]:
    """Ticks at round numbers, as many as their labels leave room for; pitch in b."""
    b = style.base
    writing = _short_enough(writing, low, high, style)
    for intervals in range(max(2, int(length / (pitch * b))), 0, -1):
        step = finer_step(low, high, nice_step(high - low, intervals))
        values = steps_between(low, high, step)
        if not writing.format and all(v == int(v) and 1500 <= v <= 2200 for v in (low, high, *values)):
            labels = [f"{v:.0f}" for v in values]  # years
        else:
            labels = writing.ticks(values, step)
        widest = max((shaping.width(label, b) for label in labels), default=0.0)
        if len(values) < 2 or widest + 0.8 * b <= length * step / (high - low):
            break
    if len(labels) > 1 and widest + 0.8 * b > length * step / (high - low):
        values, labels = values[:1], labels[:1]
    return [Tick(v, label) for v, label in zip(values, labels, strict=True)]


def logarithmic_ticks(low: float, high: float, length: float, style: Style, writing: Writing) -> list[Tick]:
    """Ticks at powers of ten."""
    writing = _short_enough(writing, low, high, style)
    for most in range(max(2, int(length / (4 * style.base))), 0, -1):
        values = log_ticks(low, high, most)
        labels = writing.ticks(values, 0.0)
        places = Log(low, high, 0.0, length)(np.array(values))
        widths = [shaping.width(label, style.base) for label in labels]
        gaps = [places[i + 1] - places[i] - (widths[i] + widths[i + 1]) / 2 for i in range(len(values) - 1)]
        if all(gap >= 0.5 * style.base for gap in gaps):
            break
    return [Tick(v, label) for v, label in zip(values, labels, strict=True)]


def time_axis_ticks(low: float, high: float, length: float, style: Style, tz: str, locale: str = "") -> list[Tick]:
    """Ticks at calendar units."""
    from .formats import time_ticks  # with its calendars and zones, which no other axis needs

    b = style.base

    def fits(sample: str, pitch: float) -> bool:
        return pitch >= shaping.width(sample, b) + 1.4 * b

    return [Tick(t.at, t.label, t.under) for t in time_ticks.time_ticks(low, high, length, tz, fits, locale)]


def grid_wanted(spec: ChartSpec, style: Style, usual: Grid) -> Grid:
    """Which grid lines are drawn: those that were asked for, else the type's usual ones if the theme has any."""
    if spec.grid != "auto":
        return spec.grid
    return usual if style.theme.grid_lines else "none"


def draw_x_title(canvas: Canvas, style: Style, title: str, middle: float, left: float, right: float, y: float) -> None:
    """The title of the axis, centred at (middle, y) as far as that keeps it between left and right; px."""
    shown = wrapping.shorten(title, right - left, style.base)
    half = shaping.width(shown, style.base) / 2
    middle = min(max(middle, left + half), right - half)
    canvas.text(shown, middle, style.below(y, style.base), style.base, style.muted, align=0.5)


def draw_x_labels(
    canvas: Canvas, style: Style, ticks: list[Tick], scale: Scale, y: float, left: float, right: float
) -> None:
    """Tick marks and one or two rows of labels under an axis at y; labels at the ends are kept in left..right."""
    b = style.base
    places = [scale.at(t.at) for t in ticks]
    canvas.hairlines([(x, y, x, y + 0.35 * b) for x in places], style.axis)
    end = under_end = -1e9
    order = sorted(zip(places, ticks, strict=True))
    for x, tick in order:
        half = shaping.width(tick.label, b) / 2
        middle = min(max(x, left + half), right - half)
        if middle - half >= end + 0.3 * b:
            canvas.text(tick.label, middle, style.below(y + 1.25 * b, b), b, style.muted, align=0.5)
            end = middle + half
        if tick.under:
            half = shaping.width(tick.under, b, 600) / 2
            middle = max(x, left + half)
            if middle - half >= under_end + 0.8 * b and middle + half <= right:
                canvas.text(tick.under, middle, style.below(y + 2.55 * b, b), b, style.text, 600, align=0.5)
                under_end = middle + half


def x_domain(
    columns: list[Floats], kind: str, margin: float, low: float | None, high: float | None
) -> tuple[float, float]:
    """The domain of a numeric or time axis.

    margin : share of the span left free at both ends
    low, high : limits the caller asked for
    """
    first, last = _ends(_numbers(columns, kind == "log"), kind == "log")
    if kind == "log":
        grow = (last / first) ** margin if last > first else 10.0
        first, last = first / grow, last * grow
    elif last > first:
        first, last = first - margin * (last - first), last + margin * (last - first)
    else:
        half = DAY / 2 if kind == "time" else abs(first) * 0.1 or 1.0
        first, last = first - half, last + half
    first, last = first if low is None else low, last if high is None else high
    if not last > first:  # one limit lies beyond all the data
        spread = (abs(first) if high is None else abs(last)) * 0.1 or 1.0
        first, last = (first, first + spread) if high is None else (last - spread, last)
    if kind == "log" and not (first > 0 and isfinite(last)):
        first = last / 1e3
    return first, last

"""Where annotations stand, in the numbers of their axes: labels counted, `average` and `median` worked out."""

from collections.abc import Callable
from math import isfinite
from typing import NamedTuple

import numpy as np

from ..spec import Annotation, ChartSpec, Coordinate, Datum
from .axes import limits
from .data import columns, not_tiny
from .drawing.paths import Floats
from .scale import or_zero

Span = tuple[float, float]
STATISTICS = ("average", "median")  # of the first series, as places on the value axis
CLOSE, MEDIAN_OF_FIVE = -1, 2  # which number of a candle, and of a box, stands for it


class Where(NamedTuple):
    """(from, to) on each axis, rising; alike for a single place; None is all of the axis."""

    x: Span | None
    y: Span | None


def where(spec: ChartSpec, one: Annotation) -> Where | None:
    """The place of an annotation; None where it is the average of nothing."""
    x = _span(one.x, one.x2, lambda at: _on_x(spec, at))
    y = _span(one.y, one.y2, lambda at: _on_y(spec, at))
    return Where(x, y) if all(span is None or isfinite(sum(span)) for span in (x, y)) else None


def _span(start: Coordinate, end: Coordinate, number: Callable[[float | str], float]) -> Span | None:
    if start is None:
        return None
    first = number(start)
    last = first if end is None else number(end)
    return min(first, last), max(first, last)


def _on_x(spec: ChartSpec, at: float | str) -> float:
    """A place on the x axis: the index of a label, a number, or seconds since 1970."""
    if isinstance(at, str):
        return float(spec.labels.index(at) if spec.labels else int(at))
    return or_zero(float(at))


def _on_y(spec: ChartSpec, at: float | str) -> float:
    return statistic(spec, at) if isinstance(at, str) else or_zero(float(at))


def statistic(spec: ChartSpec, which: str) -> float:
    """The average or median of the first series; nan if it has no number."""
    numbers = _first_numbers(spec)
    if not numbers.size:
        return float("nan")
    return float(numbers.mean() if which == "average" else np.percentile(numbers, 50))


def _first_numbers(spec: ChartSpec) -> Floats:
    """What the first series shows on its value axis, without gaps; as shares where those are what is drawn."""
    first = spec.series[0]
    if spec.stack == "percent":
        shown = columns(spec)[0].high
    else:
        given = [n for sample in first.samples for n in sample] if first.samples else [_one(d) for d in first.data]
        shown = not_tiny(np.array(given, dtype=float))
    return shown[np.isfinite(shown)]


def _one(datum: Datum) -> float | None:
    """The number that stands for several: the upper end of a bar, the close of a day, the median of a box."""
    if not isinstance(datum, tuple):
        return datum
    return datum[MEDIAN_OF_FIVE if len(datum) == 5 else CLOSE]


def values(spec: ChartSpec) -> Floats:
    """The places on the left value axis that are to be seen."""
    found = [end for one in spec.annotations if (at := where(spec, one)) and at.y for end in at.y]
    return np.array(found, dtype=float)


def callouts(spec: ChartSpec) -> Floats:
    """The places on the left value axis of points that have words, which need room above or below."""
    told = [one for one in spec.annotations if one.label and one.x is not None and one.x2 is None]
    return np.array([at.y[0] for one in told if (at := where(spec, one)) and at.y], dtype=float)


def positions(spec: ChartSpec) -> Floats:
    """The places on an x axis of numbers or dates that are to be seen."""
    found = [end for one in spec.annotations if (at := where(spec, one)) and at.x for end in at.x]
    return np.array(found, dtype=float)


def left_out(spec: ChartSpec, one: Annotation) -> str:
    """The axis (x or y) beyond whose limits an annotation lies as a whole, "" if it is drawn."""
    at = where(spec, one)
    if at is None:
        return "y"
    across, up = limits(spec.x), limits(spec.y[0])
    if spec.stack == "percent":
        up = (0.0 if up[0] is None else up[0], 100.0 if up[1] is None else up[1])
    for name, span, (low, high) in (("x", at.x, across), ("y", at.y, up)):
        if span and ((low is not None and span[1] < low) or (high is not None and span[0] > high)):
            return name
    return ""

"""Bins: where they begin and end, and how many numbers each holds."""

from math import cbrt, ceil, floor, log2, log10, sqrt
from typing import NamedTuple

import numpy as np

from ...limits import BINS
from ...spec import ChartSpec
from ..data import array
from ..drawing.paths import Floats
from ..scale import tidy

ROUND = (1.0, 2.0, 2.5, 5.0, 10.0)  # times a power of ten: how wide bins are that nobody asked for
EXACT = 1e12  # widths of a bin: edges farther from zero than so many of them are not exact


class Binned(NamedTuple):
    """edges : (B + 1,); heights : for each series (B,); numbers : for each series (N,), rising."""

    edges: Floats
    heights: list[Floats]
    numbers: list[Floats]


_kept: list[tuple[ChartSpec, Binned]] = []  # the last chart's: picture and words both ask for it
_ASKED = ("bins", "density", "cumulative")


def binned(spec: ChartSpec) -> Binned:
    """The bins that all series share, and their heights."""
    if not _kept or not _alike(_kept[0][0], spec):
        _kept[:] = [(spec, _binned(spec))]
    return _kept[0][1]


def _alike(one: ChartSpec, other: ChartSpec) -> bool:
    """Whether two charts have the same bins: one is perhaps the other above its caption."""
    if one.series is not other.series or one.x.kind != other.x.kind:
        return False
    return all(getattr(one, field) == getattr(other, field) for field in _ASKED)


def _binned(spec: ChartSpec) -> Binned:
    numbers, log = [], spec.x.kind == "log"
    for series in spec.series:
        found = array(series.data)  # type: ignore[arg-type]  # numbers and gaps, as was checked
        numbers.append(np.sort(found[np.isfinite(found) & ((found > 0) | (not log))]))
    together = np.sort(np.concatenate(numbers)) if len(numbers) > 1 else numbers[0]
    edges = edges_of(together, spec.bins, log)
    return Binned(edges, [heights(one, edges, spec.density, spec.cumulative) for one in numbers], numbers)


def edges_of(numbers: Floats, asked: tuple[float, ...], log: bool) -> Floats:
    """The edges of the bins of (N,) rising numbers.

    asked : nothing, how many there should be, or the edges themselves
    log : bins are as wide as each other on a logarithmic scale
    """
    if len(asked) > 1:
        return np.array(asked, dtype=float)
    if not numbers.size:  # what was next to zero has no place on a logarithmic scale
        return np.array([1.0, 10.0])
    if log:
        return 10.0 ** _even(np.log10(numbers), asked, whole=False)
    return _even(numbers, asked, whole=bool((numbers == np.floor(numbers)).all()))


def _even(numbers: Floats, asked: tuple[float, ...], whole: bool) -> Floats:
    """Edges of bins as wide as each other: so many as were asked for, or at round numbers."""
    low, high = float(numbers[0]), float(numbers[-1])
    if low == high:
        half = 0.5 if abs(low) < 1e6 else 0.1 * abs(low)  # numpy takes 0.5, which is nothing to a huge number
        low, high = low - half, high + half
        return np.linspace(low, high, int(asked[0]) + 1 if asked else 2)
    if asked:
        return _rising(np.linspace(low, high, int(asked[0]) + 1))
    rough = max(width(numbers), (high - low) / BINS)
    step = round_width(rough, whole)
    if max(abs(low), abs(high)) > EXACT * step:  # beside such numbers no round ones are left
        return _rising(np.linspace(low, high, ceil((high - low) / rough) + 1))
    first = floor(low / step + 1e-9)
    last = floor(high / step) + 1 if whole else max(ceil(high / step - 1e-9), first + 1)
    edges = np.array([tidy(i * step, step) for i in range(first, last + 1)])
    if whole and step == 1:
        return edges - 0.5  # a whole number stands in the middle of its bin
    edges[0], edges[-1] = min(edges[0], low), max(edges[-1], high)
    return edges


def _rising(edges: Floats) -> Floats:
    """The edges, or their ends alone if the others are not apart."""
    return edges if bool((np.diff(edges) > 0).all()) else edges[[0, -1]]


def width(numbers: Floats) -> float:
    """How wide the bins of (N,) rising numbers, not all the same, should be: numpy's rule "auto".

    The narrower of what Freedman and Diaconis say, unless that is far too narrow, and what Sturges says.
    https://numpy.org/doc/stable/reference/generated/numpy.histogram_bin_edges.html
    """
    n, span = numbers.size, float(numbers[-1] - numbers[0])
    lower, upper = quartiles(numbers)
    diaconis = 2 * (upper - lower) / cbrt(n)
    return min(max(diaconis, span / sqrt(n) / 2), span / (log2(n) + 1))


def quartiles(numbers: Floats) -> tuple[float, float]:
    """The lower and the upper quartile of (N,) rising numbers, by numpy's method "linear"."""
    found = []
    for share in (0.25, 0.75):
        place = (numbers.size - 1) * share
        below = int(place)
        first, second = float(numbers[below]), float(numbers[min(below + 1, numbers.size - 1)])
        found.append(first + (second - first) * (place - below))
    return found[0], found[1]


def round_width(rough: float, whole: bool) -> float:
    """The width nearest to `rough` that makes round edges; 1 at least and without decimals if the numbers are whole."""
    power = 10.0 ** floor(log10(rough))
    widths = [factor * power for factor in ROUND]
    if whole:
        widths = [one for one in widths if one >= 1 and one == int(one)] or [1.0]
    return min(widths, key=lambda one: abs(log10(one / rough)))


def heights(numbers: Floats, edges: Floats, density: bool, cumulative: bool) -> Floats:
    """(B,) how many of the rising numbers are in each bin, as `numpy.histogram`; the last bin holds its end too.

    density : so that the area is 1; with `cumulative`, so that the last is 1, as `axes.hist`
    """
    places = np.searchsorted(numbers, edges, "left")
    places[-1] = np.searchsorted(numbers, edges[-1], "right")
    counts = np.diff(places).astype(float)
    if cumulative:
        counts = np.cumsum(counts)
    if density:
        total = float(places[-1] - places[0])
        counts = counts / ((total or 1.0) if cumulative else (total or 1.0) * np.diff(edges))
    return counts

"""Colour ramps: numbers to colours, in steps that are few enough to draw all cells of a step at once."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ...spec import ChartSpec
from ..axes import limits
from ..drawing.canvas import Rgba
from ..drawing.color import luminance, mix, parse
from ..drawing.paths import Floats
from .style import ramp as stops_of

Levels = NDArray[np.int64]

LEVELS = 63  # an odd number, so that one of them is the middle of a diverging ramp


class Ramp(NamedTuple):
    """Numbers to the colours of LEVELS steps.

    low, high : what is shown; numbers beyond them have the colours of the ends
    start, end : the numbers of the first and last colour: further out than low or high where zero is in the middle
    """

    low: float
    high: float
    start: float
    end: float
    colors: list[Rgba]

    def levels(self, values: Floats) -> Levels:
        """The step of each number, any shape; -1 where there is none."""
        if not self.end > self.start:
            return np.where(np.isnan(values), -1, LEVELS // 2)
        with np.errstate(invalid="ignore"):
            share = (np.clip(values, self.low, self.high) - self.start) / (self.end - self.start)
        return np.where(np.isnan(values), -1, np.rint(np.nan_to_num(share) * (LEVELS - 1))).astype(np.int64)


def ramp_of(spec: ChartSpec, values: Floats) -> Ramp:
    """The ramp of a chart for its numbers: the caller's colours, or the theme's.

    Where the numbers lie on both sides of zero, zero has the middle of the ramp, if that is lighter, or darker, than
    both its ends.
    """
    low, high = _ends(spec, values)
    crosses = low < 0 < high
    stops = [parse(c) for c in spec.colors] or list(stops_of(spec, crosses))
    crosses = crosses and _has_middle(stops)
    reach = max(-low, high)
    start, end = (-reach, reach) if crosses else (low, high)
    return Ramp(low, high, start, end, ramp(stops, LEVELS))


def ramp(stops: Sequence[Rgba], count: int) -> list[Rgba]:
    """`count` colours from the first stop to the last, which stand at even distances; linear in sRGB."""
    colors = []
    for i in range(count):
        at = i * (len(stops) - 1) / (count - 1)
        before = min(int(at), len(stops) - 2)
        colors.append(mix(stops[before], stops[before + 1], at - before))
    return colors


def _ends(spec: ChartSpec, values: Floats) -> tuple[float, float]:
    """The least and the greatest number, or the limits that the caller set."""
    found = values[np.isfinite(values)]
    low, high = (float(found.min()), float(found.max())) if found.size else (0.0, 1.0)
    low_limit, high_limit = limits(spec.y[0])
    low, high = low if low_limit is None else low_limit, high if high_limit is None else high_limit
    if high < low:  # the one limit lies beyond all the data
        away = 0.1 * abs(low if high_limit is None else high) or 1.0
        low, high = (low, low + away) if high_limit is None else (high - away, high)
    return low, high


def _has_middle(stops: list[Rgba]) -> bool:
    """Whether the middle of a ramp differs from both ends in the same way."""
    first, middle, last = map(luminance, ramp(stops, 3))
    return middle > max(first, last) or middle < min(first, last)

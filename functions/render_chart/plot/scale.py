"""Scales: from values to px, and the domains they cover."""

from math import ceil, floor, log10
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from .drawing.paths import Floats

SLACK = 0.01  # px beyond the end of a scale that are rounding
TINY = 1e-250  # what is nearer to zero is zero: px per unit of a span of such numbers are beyond what a float holds
SHARE = 1e-300  # of all values; limits that are closer than this put others where no float reaches
ROUNDING_WASTE = 0.66  # steps: rounding a domain out by more than this leaves too much empty plot
HEADROOM = 0.12  # steps left free instead
FEWEST_TICKS = 2  # a scale cannot be read by one number
ROOMY = 4  # intervals: with room for so many there are three ticks at least
CLOSER = 1.7  # times as many intervals as there is room for, where ticks then stand at both limits asked for

_Number = TypeVar("_Number", float, float | None)


def or_zero(value: _Number) -> _Number:
    """The number, zero for what is next to it."""
    return 0.0 if value is not None and abs(value) < TINY else value


class _Ranged:
    """What runs from px `start` to px `end`."""

    start: float
    end: float

    @property
    def ends(self) -> tuple[float, float]:
        """Px of both, the lesser first."""
        return min(self.start, self.end), max(self.start, self.end)

    def holds(self, places: Floats) -> NDArray[np.bool_]:
        """Which px are on it, to a hundredth of one."""
        first, last = self.ends
        return np.asarray((places >= first - SLACK) & (places <= last + SLACK))


class Linear(_Ranged):
    """Values low..high run from px start to px end; also for time (seconds) and categories (0, 1, 2, …)."""

    def __init__(self, low: float, high: float, start: float, end: float) -> None:
        self.low, self.high, self.start, self.end = low, high, start, end
        self.per_unit = (end - start) / (high - low)

    def __call__(self, values: Floats) -> Floats:
        """Positions in px."""
        return self.start + (values - self.low) * self.per_unit

    def at(self, value: float) -> float:
        """One position in px."""
        return self.start + (value - self.low) * self.per_unit


class Log(_Ranged):
    """Values low..high > 0 on a logarithmic scale; what is not positive has no position (nan)."""

    def __init__(self, low: float, high: float, start: float, end: float) -> None:
        self.low, self.high, self.start, self.end = low, high, start, end
        self._origin = log10(low)
        self._per_decade = (end - start) / (log10(high) - self._origin)

    def __call__(self, values: Floats) -> Floats:
        """Positions in px."""
        with np.errstate(divide="ignore", invalid="ignore"):
            logs = np.log10(np.where(values > 0, values, np.nan))
        out: Floats = self.start + (logs - self._origin) * self._per_decade
        return out

    def at(self, value: float) -> float:
        """One position in px; what is not positive stands at the low end."""
        return self.start + (log10(value) - self._origin) * self._per_decade if value > 0 else self.start


Scale = Linear | Log


def nice_step(span: float, intervals: int, whole: bool = False) -> float:
    """The smallest of 1, 2, 2.5 and 5 times a power of ten that covers `span` in at most `intervals` steps.

    2.5 times 1, 1000, 10⁶ … is left out: it would print "2.5k" beside "5.0k".
    whole : steps are whole numbers
    """
    rough = span / intervals
    power = floor(log10(rough))
    for exponent in (power, power + 1):
        magnitude = 10.0**exponent
        for factor in (1.0, 2.0, 2.5, 5.0):
            if factor == 2.5 and (exponent % 3 == 0 or (whole and exponent < 1)):
                continue
            step = factor * magnitude
            if step >= rough * (1 - 1e-9) and (not whole or step >= 1):
                return step
    return 10.0 ** (power + 2)


def steps_between(low: float, high: float, step: float) -> list[float]:
    """The multiples of `step` in low..high, each the nearest float to its decimal."""
    first, last = ceil(low / step - 1e-9), floor(high / step + 1e-9)
    return [tidy(i * step, step) for i in range(first, last + 1)]


def finer_step(low: float, high: float, step: float, fewest: int = FEWEST_TICKS, whole: bool = False) -> float:
    """`step`, or the next smaller ones that have at least `fewest` multiples in low..high."""
    while floor(high / step + 1e-9) - ceil(low / step - 1e-9) + 1 < fewest:
        finer = [s for share in (2.1, 2.6) if (s := nice_step(step / share, 1, whole)) < step]
        if not finer:
            break
        step = finer[0]
    return step


def _step_of_limits(low: float, high: float, step: float, most: float, whole: bool) -> float:
    """The largest step up to `step` that has both limits among its multiples; `step` if that makes too many."""
    finer = step
    while (high - low) / finer <= most:
        if all(abs(end / finer - round(end / finer)) < 1e-9 for end in (low, high)):
            return finer
        smaller = finer_step(low, high, finer, round((high - low) / finer) + 2, whole)
        if smaller >= finer:
            break
        finer = smaller
    return step


def tidy(value: float, step: float) -> float:
    """The float nearest to the decimal of a multiple of `step`: 0.3 for 3 · 0.1."""
    decimals = max(0, -floor(log10(step)) + 1)
    return round(value, decimals) + 0.0 if decimals <= 300 else value


def padded(low: float, high: float, from_zero: bool) -> tuple[float, float]:
    """A domain that is not empty."""
    if high > low:
        return low, high
    if from_zero or low == 0:
        return (min(low, 0.0), max(high, 0.0)) if low else (0.0, 1.0)
    margin = abs(low) * 0.1
    return low - margin, high + margin


def limited(low: float, high: float, fixed_low: float | None, fixed_high: float | None) -> tuple[float, float]:
    """low..high with the limits asked for as its ends; one beyond the other end leaves as much as it is from zero."""
    if fixed_low is None and fixed_high is None:
        return low, high
    least = max(TINY, high * SHARE - low * SHARE)
    low, high = low if fixed_low is None else fixed_low, high if fixed_high is None else fixed_high
    if high - low >= least:
        return low, high
    return (low, low + (abs(low) or 1.0)) if fixed_high is None else (high - (abs(high) or 1.0), high)


def value_domain(
    low: float, high: float, intervals: int, whole: bool, fixed_low: float | None, fixed_high: float | None, tight: bool
) -> tuple[float, float, list[float]]:
    """The domain of a value axis and its ticks: low..high rounded out to whole steps where that wastes little.

    fixed_low, fixed_high : limits the caller asked for; kept as they are
    tight : the ends are not rounded
    """
    low, high = limited(low, high, fixed_low, fixed_high)
    span = high - low
    step = nice_step(span, intervals, whole)
    if fixed_low is not None and fixed_high is not None:
        step = _step_of_limits(low, high, step, CLOSER * intervals, whole)
    if not tight:
        if fixed_high is None:
            top = ceil(high / step - 1e-9) * step
            high = top if top - high <= ROUNDING_WASTE * step else high + HEADROOM * step
        if fixed_low is None:
            bottom = floor(low / step + 1e-9) * step
            low = bottom if low - bottom <= ROUNDING_WASTE * step else low - HEADROOM * step
    step = finer_step(low, high, step, FEWEST_TICKS + (intervals >= ROOMY), whole)
    step = finer_step(low, high, step)  # whole numbers too have fractions between limits that are close
    return low, high, steps_between(low, high, step)


def log_domain(low: float, high: float, fixed_low: float | None, fixed_high: float | None) -> tuple[float, float]:
    """Positive low..high rounded out to powers of ten; to 1, 2 or 5 times one where it is less than two decades."""
    decades = log10(high / low) if low > 0 else 0
    marks = (1.0, 2.0, 5.0, 10.0) if decades < 2 else (1.0, 10.0)
    if fixed_low is None:
        power = 10.0 ** floor(log10(low) + 1e-9)
        low = max(m * power for m in marks if m * power <= low * (1 + 1e-9))
    if fixed_high is None:
        power = 10.0 ** floor(log10(high) + 1e-9)
        high = min(m * power for m in marks if m * power >= high * (1 - 1e-9))
    low, high = (low if fixed_low is None else fixed_low), (high if fixed_high is None else fixed_high)
    return (low, high) if high > low else (low / 10, low * 10)


def log_ticks(low: float, high: float, most: int) -> list[float]:
    """Powers of ten in low..high, at most `most`; 2 and 5 times them where there are less than two decades."""
    first, last = floor(log10(low) + 1e-9), ceil(log10(high) - 1e-9)
    factors = (1.0, 2.0, 5.0) if log10(high / low) < 2 else (1.0,)
    every = max(1, ceil((last - first + 1) / max(most, 1)))
    ticks = [f * 10.0**e for e in range(first, last + 1) if e % every == 0 or every == 1 for f in factors]
    inside = [t for t in ticks if low * (1 - 1e-9) <= t <= high * (1 + 1e-9)]
    if len(inside) >= 2 or every > 1:
        return inside
    step = nice_step(high - low, most)
    return [t for t in steps_between(low, high, step) if t > 0]

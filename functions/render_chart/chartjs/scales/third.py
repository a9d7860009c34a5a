"""Axes as they were in version 3, where these are otherwise than in version 4.

https://www.chartjs.org/docs/3.9.1/axes/, and for what it does not tell, version 3.9.1's behaviour.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import Any

from ..options import Context
from ..values import Function, Ref
from .arithmetic import divide, is_number, power10
from .base import LabelSizes, Scale
from .category import CategoryScale
from .linear import LinearBase, LinearScale
from .logarithmic import LogarithmicScale, exponent
from .radial import RadialLinearScale
from .second import log_ticks
from .ticks import Tick, numeric_label
from .time import TimeScale
from .timeseries import TimeSeriesScale

SAFE = 2**53 - 1  # the largest whole number that JavaScript reckons with exactly


class Third(Scale):
    """What all scales of version 3 have in common: maxTicksLimit limits the ticks, but not what is measured."""

    shifts_turned = False

    def _measured(self, ticks: Sequence[Tick], most: float) -> LabelSizes:
        return super()._measured(ticks, inf)

    def _expected(self) -> float:
        return len(self.ticks)

    def _limit(self) -> float:
        return self.settings.max_ticks or self._most_ticks()


class ThirdCategory(Third, CategoryScale):
    """Labels side by side."""


class ThirdNumbers(Third, LinearBase):
    """Numbers: a single one stands 1 away from the ends."""

    stops_at_max = False

    def apart(self, value: float) -> float:
        return abs(value * 0.05) if abs(value) >= SAFE else 1.0


class ThirdLinear(ThirdNumbers, LinearScale):
    """Numbers at even distances."""


class ThirdRadial(ThirdNumbers, RadialLinearScale):
    """Numbers as distances from a centre."""

    def hides(self, index: int) -> bool:
        return index == 0

    def ring_context(self, index: int) -> Context:
        return self.tick_context(index - 1)


class ThirdLogarithmic(Third, LogarithmicScale):
    """Powers of ten."""

    def build_ticks(self) -> list[Tick]:
        least = self.user_min if is_number(self.user_min) else None
        most = self.user_max if is_number(self.user_max) else None
        values = log_ticks(self.min, self.max, self.min, least, most)
        if self.settings.bounds == "ticks":
            self.min, self.max = min(self.min, *values), max(self.max, *values)
        if self.settings.reverse:
            values.reverse()
        return [Tick(value, divide(value, power10(exponent(value))) == 1) for value in values]

    def _start_for_zero(self, low: float, lowest: float) -> float:
        return low

    def _separate(self, low: float, high: float) -> None:
        super()._separate(low, high)
        zero = self._has_zero and low != self.suggested_min and not self.user_bounds().min_defined
        if zero and self.min == power10(exponent(low)):
            self.min = power10(exponent(self.min) - 1)

    def tick_label(self, index: int, ticks: Sequence[Tick]) -> Any:
        value = ticks[index].value
        if value and divide(value, power10(exponent(value))) not in (1, 2, 5):
            return ""
        return numeric_label(value, index, ticks, self.chart.locale, self.number_format())


class ThirdTime(Third, TimeScale):
    """Dates at the distances they have; a callback is told what stands there otherwise."""

    def label_ticks(self, ticks: Sequence[Tick], form: str = "") -> None:
        self.write_dates(ticks, form)
        callback = self.ticks_options.raw("callback")
        if isinstance(callback, Function):
            seen = [{**tick.as_json(), "label": tick.label} for tick in ticks]
            labels = callback.each([tick.label for tick in ticks], seen, this=Ref("scale", self.id))
            for tick, label in zip(ticks, labels, strict=True):
                tick.label = label
        elif callable(callback):
            for index, tick in enumerate(ticks):
                tick.label = callback(tick.label, index, ticks)


class ThirdTimeSeries(ThirdTime, TimeSeriesScale):
    """Dates at even distances, ticks at the beginnings of units."""

    def _generated(self, capacity: float | None = None) -> list[float]:
        return TimeScale._generated(self, capacity)

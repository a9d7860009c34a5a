"""Dates at even distances, whatever lies between them. https://www.chartjs.org/docs/4.5.1/axes/cartesian/timeseries.html"""

from __future__ import annotations

from collections.abc import Sequence
from math import nan
from typing import TYPE_CHECKING

import numpy as np

from .arithmetic import divide, round_up
from .time import TimeScale, distinct

if TYPE_CHECKING:
    from ...plot.drawing.paths import Floats


def between(value: float, source: Sequence[float], target: Sequence[float]) -> float:
    """What `source` is turned into by `target`, straight between its rising places and beyond them."""
    low, high = 0, len(source) - 1
    if source[0] <= value <= source[-1]:
        high = int(np.searchsorted(np.asarray(source), value, "left")) or (1 if len(source) > 1 else 0)
        low = max(high - 1, 0)
    span = source[high] - source[low]
    return target[low] + (target[high] - target[low]) * (value - source[low]) / span if span else target[low]


class TimeSeriesScale(TimeScale):
    """Values are ms since 1970; those of the data stand at even distances."""

    _times: Sequence[float] = (0.0, 1.0)  # the table: times, and how far along the data they are
    _places: Sequence[float] = (0.0, 1.0)
    _first_place = 0.0
    _span = 1.0

    def table_times(self) -> list[float]:
        """The times of data and labels."""
        data, labels = self.data_times(), self.label_times()
        return distinct([*data, *labels]) if data and labels else data or labels

    def init_offsets(self, times: Sequence[float]) -> None:
        times = self.table_times()
        self._times, self._places = self._table(times)
        self._first_place = between(self.min, self._times, self._places)
        self._span = between(self.max, self._times, self._places) - self._first_place
        super().init_offsets(times)

    def _table(self, times: Sequence[float]) -> tuple[list[float], list[float]]:
        """Times within the ends that do not lie in the middle of their neighbours, and their shares."""
        inside = [time for time in times if self.min <= time <= self.max]
        last = len(inside) - 1
        if last < 1:
            return [self.min, self.max], [0.0, 1.0]
        kept = [
            (time, index / last)
            for index, time in enumerate(inside)
            if index in (0, last) or round_up((inside[index + 1] + inside[index - 1]) / 2) != time
        ]
        return [time for time, _ in kept], [place for _, place in kept]

    def _generated(self, capacity: float | None = None) -> list[float]:
        times = self.data_times()  # the ends count as data from now on
        if self.min not in times:
            times.insert(0, self.min)
        if self.max not in times or len(times) == 1:
            times.append(self.max)
        times.sort()
        return times

    def decimal(self, value: float) -> float:
        return divide(between(value, self._times, self._places) - self._first_place, self._span)

    def decimals(self, values: Floats) -> Floats:
        return np.array([self.decimal(value) if value == value else nan for value in values.tolist()], float)

    def value_at(self, pixel: float) -> float:
        _start, end, factor = self._offsets
        place = self.decimal_for_pixel(pixel) / factor - end
        return between(place * self._span + self._first_place, self._places, self._times)

"""Dates as version 2 set them on its axes. https://www.chartjs.org/docs/2.9.4/axes/cartesian/time.html"""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite, nan
from typing import TYPE_CHECKING

import numpy as np

from ..values import Function
from . import dates
from .arithmetic import divide, round_up
from .second import Second
from .ticks import Tick
from .time import TimeScale, distinct, larger, unit_between, unit_for
from .timeseries import TimeSeriesScale

if TYPE_CHECKING:
    from ...plot.drawing.paths import Floats


class SecondTime(Second, TimeScale):
    """Values are ms since 1970."""

    rounds_to_weekdays = False
    ends_alone = False
    most_offset = 1.0

    def label_ticks(self, ticks: Sequence[Tick], form: str = "") -> None:
        """A callback is told what stands there otherwise."""
        self.write_dates(ticks, form)
        options = self.ticks_options
        callback = options.raw("callback")
        parts = {major: options.sub("major" if major else "minor").raw("callback") for major in (False, True)}
        for major, own in parts.items():
            call = own or callback
            chosen = [(index, tick) for index, tick in enumerate(ticks) if tick.major == major]
            if isinstance(call, Function):
                seen = [tick.as_json() for tick in ticks]
                if len(chosen) == len(ticks):
                    labels = call.each([tick.label for tick in ticks], seen)
                else:
                    labels = [call(tick.label, index, seen) for index, tick in chosen]
                for (_, tick), label in zip(chosen, labels, strict=True):
                    tick.label = label
            elif callable(call):
                for index, tick in chosen:
                    tick.label = call(tick.label, index, ticks)

    def data_times(self) -> list[float]:
        """The times of the data, rising; of a single dataset also those that are the same."""
        if self._data_times is None:
            found = [meta.all_parsed_values(self) for meta in self.matching_visible_metas()]
            times = np.sort(np.concatenate(found)).tolist() if found else []
            self._data_times = distinct(times) if len(self.chart.datasets) > 1 else times
        return self._data_times

    def label_times(self) -> list[float]:
        """The times of the labels, as they come."""
        if self._label_times is None:
            parsed = [self.parse(label) for label in self.get_labels()]
            self._label_times = [time for time in parsed if time is not None]
        return self._label_times

    def determine_data_limits(self) -> None:
        ends = [(times[0], times[-1]) for times in (self.label_times(), self.data_times()) if times]
        unit = self._asked or "day"
        low = self.user_min or min((first for first, _ in ends), default=dates.start_of(0, unit))
        high = self.user_max or max((last for _, last in ends), default=dates.end_of(0, unit) + 1)
        self.min, self.max = min(low, high), max(low + 1, high)

    def build_ticks(self) -> list[Tick]:
        settings, low, high = self.settings, self.min, self.max
        capacity = self._capacity(low)
        times = self._chosen(capacity)
        if settings.bounds == "ticks" and times:
            low, high = times[0], times[-1]
        self.min, self.max = low, high = self.user_min or low, self.user_max or high
        shown = [one for one in times if low <= one <= high]
        least = self._least
        self._unit = self._asked or (
            unit_for(least, low, high, capacity) if settings.auto_skip else unit_between(least, low, high, len(shown))
        )
        self._major_unit = None if not settings.major or self._unit == "year" else larger(self._unit)
        self.init_offsets(shown)
        if settings.reverse:
            shown.reverse()
        return self._ticks_of(shown)

    def _chosen(self, capacity: float) -> list[float]:
        """The times that ticks may stand at."""
        source = self.settings.source
        if source == "labels":
            return self.label_times()
        return self.data_times() if source == "data" else self._generated(capacity)

    def _spared(self) -> int:
        return int(self.settings.offset)


class SecondTimeSeries(SecondTime, TimeSeriesScale):
    """Values are ms since 1970; those of the data stand at even distances."""

    def _chosen(self, capacity: float) -> list[float]:
        source = self.settings.source
        if source == "labels":
            return self.label_times()
        return self.data_times() if source in ("data", "auto") else self._generated(capacity)

    def _generated(self, capacity: float | None = None) -> list[float]:
        return TimeScale._generated(self, capacity)

    def init_offsets(self, times: Sequence[float]) -> None:
        self._times, self._places = self._table(self.data_times())
        SecondTime.init_offsets(self, times)

    def _table(self, times: Sequence[float]) -> tuple[list[float], list[float]]:
        """The ends, and the times between them that do not lie in the middle of their neighbours."""
        inside = [self.min, *(time for time in times if self.min < time < self.max), self.max] if times else []
        last = len(inside) - 1
        if last < 1:
            return [self.min, self.max], [0.0, 1.0]
        kept = [
            (time, index / last)
            for index, time in enumerate(inside)
            if index in (0, last) or round_up((inside[index + 1] + inside[index - 1]) / 2) != time
        ]
        return [time for time, _ in kept], [place for _, place in kept]

    def decimal(self, value: float) -> float:
        times, places = self._times, self._places
        high = min(max(int(np.searchsorted(np.asarray(times), value, "left")), 1), len(times) - 1)
        low = high - 1
        return places[low] + (places[high] - places[low]) * divide(value - times[low], times[high] - times[low])

    def decimals(self, values: Floats) -> Floats:
        return np.array([self.decimal(value) if isfinite(value) else nan for value in values.tolist()], float)

    def value_at(self, pixel: float) -> float:
        return TimeScale.value_at(self, pixel)

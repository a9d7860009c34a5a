"""Dates at the distances they have. https://www.chartjs.org/docs/4.5.1/axes/cartesian/time.html"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, cos, floor, inf, isfinite, nan, radians, sin
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from ...errors import ChartError
from ..fonts import Font
from ..layouts import LAST_FONT
from ..options import word
from ..values import Function
from . import dates
from .arithmetic import divide, is_number, limit
from .base import Scale, label_width
from .ticks import Tick

if TYPE_CHECKING:
    from ...plot.drawing.paths import Floats
    from ..chart import Chart

CANVAS_FONT = Font(10.0)  # of a canvas that was not told another
LAST = 8.64e15  # ms; JavaScript knows no later date, https://tc39.es/ecma262/#sec-time-values-and-time-range
MOST_STEPS = 100_000  # of ticks; Chart.js refuses more too


class Unit(NamedTuple):
    """A unit that ticks may stand at."""

    size: float  # ms
    steps: float  # how many of them are at most between two ticks
    common: bool  # whether it is chosen unless it is asked for


# Months and years are what Chart.js takes them for when it chooses.
UNITS = {
    "millisecond": Unit(1, 1000, True),
    "second": Unit(1000, 60, True),
    "minute": Unit(60_000, 60, True),
    "hour": Unit(3_600_000, 24, True),
    "day": Unit(86_400_000, 30, True),
    "week": Unit(604_800_000, 4, False),
    "month": Unit(2.628e9, 12, True),
    "quarter": Unit(7.884e9, 4, False),
    "year": Unit(3.154e10, inf, True),
}
NAMES = tuple(UNITS)


def _from(unit: Any) -> int:
    """The place of a unit in NAMES."""
    return NAMES.index(unit) if unit in NAMES else 0


def unit_for(least: Any, low: float, high: float, capacity: float) -> str:
    """The smallest unit from `least` on whose ticks have room."""
    for name in NAMES[_from(least) : -1]:
        unit = UNITS[name]
        if unit.common and ceil((high - low) / (unit.steps * unit.size)) <= capacity:
            return name
    return NAMES[-1]


def unit_between(least: Any, low: float, high: float, count: int) -> str:
    """The largest unit from `least` on of which as many lie between the ends as there are ticks."""
    for name in reversed(NAMES[_from(least) :]):
        if UNITS[name].common and dates.difference(high, low, name) >= count - 1:
            return name
    return NAMES[_from(least)]


def larger(unit: str) -> str | None:
    """The next larger unit that is common."""
    return next((name for name in NAMES[_from(unit) + 1 :] if UNITS[name].common), None)


def distinct(times: Sequence[float] | Floats) -> list[float]:
    """The times that differ, rising."""
    return sorted({float(time) for time in times if time == time})


class TimeScale(Scale):
    """Values are ms since 1970."""

    rounds_to_weekdays = True  # whether `round: 'week'` minds the day that weeks begin on
    ends_alone = True  # whether a tick that would be the only one gets one after it
    most_offset = 0.25  # the most that is left free at an end, of the length, where there are three ticks or more

    def __init__(self, chart: Chart, id: str, type: str) -> None:  # noqa: A002
        super().__init__(chart, id, type)
        self._unit = "day"
        self._major_unit: str | None = None
        self._offsets = (0.0, 0.0, 1.0)  # start, end, and what shares are multiplied by
        self._parser: Any = None
        self._read: dict[str, float | None] = {}  # dates as they were written -> times
        self._round: Any = None
        self._weekday: Any = False
        self._asked = self._least = ""  # the unit of the ticks, and the smallest one that they may have
        self._data_times: list[float] | None = None
        self._label_times: list[float] | None = None

    def init(self, options: Any) -> None:
        time = options.sub("time")
        self._time = time
        self._parser, self._round, self._weekday = time.raw("parser"), time.get("round"), time.get("isoWeekday")
        self._asked, self._least = word(time.get("unit")), word(time.get("minUnit"))
        self._locale = str(options.sub("adapters").sub("date").get("locale") or "")
        given = time.sub("displayFormats")
        self._formats = {
            **dates.FORMATS,
            **{name: form for name in given.names() if isinstance(form := given.get(name), str)},
        }
        super().init(options)

    # ---- Values

    def parse(self, raw: Any, index: int | None = None) -> float | None:
        """The time that raw data stand for, None for none."""
        if raw is None:
            return None
        value = raw
        if isinstance(self._parser, Function):
            value = self._parser(value)
        if isinstance(value, str):
            if value not in self._read:
                self._read[value] = dates.read(value, self._parser if isinstance(self._parser, str) else "")
            value = self._read[value]
        elif not is_number(value):
            return None
        if value is None or abs(value) > LAST:
            return None
        if self._round:
            if self._round == "week" and self._has_weekday() and self.rounds_to_weekdays:
                return dates.start_of_iso_week(value, float(self._weekday))
            return dates.start_of(value, str(self._round))
        return float(value)

    def _has_weekday(self) -> bool:
        return self._weekday is True or is_number(self._weekday)

    def before_layout(self) -> None:
        super().before_layout()
        self._data_times = self._label_times = None

    def data_times(self) -> list[float]:
        """The times of the data, rising."""
        if self._data_times is None:
            found = [meta.all_parsed_values(self) for meta in self.matching_visible_metas()]
            self._data_times = distinct(np.concatenate(found)) if found else []
        return self._data_times

    def label_times(self) -> list[float]:
        """The times of the labels, rising."""
        if self._label_times is None:
            parsed = [self.parse(label) for label in self.get_labels()]
            self._label_times = distinct([time for time in parsed if time is not None])
        return self._label_times

    def determine_data_limits(self) -> None:
        low, high, min_defined, max_defined = self.user_bounds()
        unit = self._asked or "day"
        ends = []
        if not (min_defined and max_defined):
            times = self.label_times()
            if times:
                ends.append((times[0], times[-1]))
            if self.settings.bounds != "ticks" or self.settings.source != "labels":
                ends.append(self.min_max(False))
        for first, last in ends:
            if not min_defined and first == first:
                low = min(low, first)
            if not max_defined and last == last:
                high = max(high, last)
        # Without data it is a unit of time; which one is all the same, so that no clock is asked.
        low = low if isfinite(low) else dates.start_of(0, unit)
        high = high if isfinite(high) else dates.end_of(0, unit) + 1
        self.min, self.max = min(low, high - 1), max(low + 1, high)

    # ---- Ticks

    def build_ticks(self) -> list[Tick]:
        settings = self.settings
        times = self.label_times() if settings.source == "labels" else self._generated()
        if settings.bounds == "ticks" and times:
            self.min = self.user_min or times[0]
            self.max = self.user_max or times[-1]
        low, high = self.min, self.max
        shown = [one for one in times if low <= one <= high]
        least = self._least
        self._unit = self._asked or (
            unit_for(least, low, high, self._capacity(low))
            if settings.auto_skip
            else unit_between(least, low, high, len(shown))
        )
        self._major_unit = None if not settings.major or self._unit == "year" else larger(self._unit)
        self.init_offsets(times)
        if settings.reverse:
            shown.reverse()
        return self._ticks_of(shown)

    def _ticks_of(self, times: Sequence[float]) -> list[Tick]:
        """Ticks, of which those are major at which a larger unit begins."""
        ticks = [Tick(time) for time in times]
        major = self._major_unit
        if major:
            for tick in ticks:
                tick.major = dates.start_of(tick.value, major) == tick.value
        return ticks

    def after_auto_skip(self) -> None:
        if self.options.get("offsetAfterAutoskip"):
            self.init_offsets([tick.value for tick in self.ticks])

    def init_offsets(self, times: Sequence[float]) -> None:
        """Leave room before the first and after the last time, where the scale has an offset."""
        start = end = 0.0
        if self.settings.offset and times:
            first, last = self.decimal(times[0]), self.decimal(times[-1])
            if len(times) == 1:
                start, end = 1 - first, last
            else:
                start = (self.decimal(times[1]) - first) / 2
                end = (last - self.decimal(times[-2])) / 2
        most = 0.5 if len(times) < 3 and self.most_offset < 0.5 else self.most_offset
        start, end = limit(start, 0.0, most), limit(end, 0.0, most)
        self._offsets = start, end, 1 / (start + 1 + end)

    def _generated(self, capacity: float | None = None) -> list[float]:
        """Times at the beginnings of units, of which `capacity` have room."""
        low, high = self.min, self.max
        capacity = self._capacity(low) if capacity is None else capacity
        minor = self._asked or unit_for(self._least, low, high, capacity)
        if minor not in UNITS:
            return []
        step = self.ticks_options.get("stepSize")
        step = step if is_number(step) and step > 0 else 1
        first = low
        weekday = minor == "week" and self._has_weekday()
        if weekday:
            first = dates.start_of_iso_week(first, float(self._weekday))
        first = dates.start_of(first, "day" if weekday else minor)
        if dates.difference(high, low, minor) > MOST_STEPS * step:
            raise ChartError(
                f"There are more than {MOST_STEPS:,} steps of {step:g} {minor}s between the ends of the axis.",
                f"options.scales.{self.id}.time.unit",
                "A larger unit, or ends that are nearer to each other.",
            )
        times: list[float] = []
        following = first
        while following < high:
            times.append(following)
            following = dates.add(following, step, minor)
            if times[-1] >= following:
                break
        if following == high or self.settings.bounds == "ticks" or (len(times) == 1 and self.ends_alone):
            times.append(following)
        if self.settings.source == "data":
            times = _snapped(times, self.data_times())
        return distinct(times)

    # ---- Labels

    def label_ticks(self, ticks: Sequence[Tick], form: str = "") -> None:
        if self.ticks_options.raw("callback"):
            super().label_ticks(ticks)
        else:
            self.write_dates(ticks, form)

    def write_dates(self, ticks: Sequence[Tick], form: str = "") -> None:
        """Label ticks with their dates, by a format or that of the unit."""
        major = form or self._formats.get(self._major_unit or "")
        form = form or self._formats.get(self._unit) or ""
        for tick in ticks:
            tick.label = dates.write(tick.value, major if tick.major and major else form, self._locale)

    def label_for_value(self, value: Any) -> str:
        form = self._time.get("tooltipFormat") or self._formats["datetime"]
        return dates.write(value, str(form), self._locale)

    def format(self, value: float, form: str = "") -> str:
        """A time as ticks are written, or by a format."""
        return dates.write(value, form or self._formats.get(self._unit) or "", self._locale)

    def _capacity(self, example: float) -> float:
        """How many labels have room."""
        form = self._formats.get(self._asked or "") or self._formats["millisecond"]
        ticks = self._ticks_of([example])
        self.label_ticks(ticks, form)
        label, settings, font = ticks[0].label, self.settings, self.tick_font()
        angle = radians(settings.max_rotation if self._horizontal else settings.min_rotation)
        # Chart.js measures the example in whatever font was the last one, the canvas's own at first.
        width, c, s = label_width(label, self.chart.state.get(LAST_FONT, CANVAS_FONT)), cos(angle), sin(angle)
        if self._horizontal:
            room = divide(self.width, width * c + font.size * s)
        else:
            room = divide(self.height, width * s + font.size * c)
        spare = self.chart.version > 2 or settings.offset
        capacity = floor(room) - spare if isfinite(room) else room
        return capacity if capacity > 0 else 1

    def _spared(self) -> int:
        """How many labels there are to be fewer than have room."""
        return 1

    # ---- Places

    def decimal(self, value: float) -> float:
        """How far along the scale a time is, from 0 to 1."""
        return divide(value - self.min, self.max - self.min)

    def decimals(self, values: Floats) -> Floats:
        return (values - self.min) / ((self.max - self.min) or nan)

    def pixel(self, value: Any, index: int | None = None) -> float:
        if not isinstance(value, (int, float)):
            value = self.parse(value) if value is not None else None
        if value is None:
            return nan
        start, _end, factor = self._offsets
        return self.pixel_for_decimal((start + self.decimal(value)) * factor)

    def pixels(self, values: Floats) -> Floats:
        start, _end, factor = self._offsets
        return self.pixels_for_decimals((start + self.decimals(values)) * factor)

    def value_at(self, pixel: float) -> float:
        _start, end, factor = self._offsets
        return self.min + (self.decimal_for_pixel(pixel) / factor - end) * (self.max - self.min)


def _snapped(times: Sequence[float], data: Sequence[float]) -> list[float]:
    """For each of the times the first datum that is not before it, or the last one."""
    if not data:
        return []
    places = np.searchsorted(np.asarray(data), np.asarray(times), "left")
    return [data[min(int(place), len(data) - 1)] for place in places]

"""Powers of ten at even distances. https://www.chartjs.org/docs/4.5.1/axes/cartesian/logarithmic.html"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf, isfinite, nan
from typing import TYPE_CHECKING, Any

import numpy as np

from . import arithmetic
from .arithmetic import divide, floor, is_number, log10, power10, round_up
from .base import Scale
from .linear import LinearBase
from .ticks import Tick, logarithmic_label

if TYPE_CHECKING:
    from ...plot.drawing.paths import Floats
    from ..chart import Chart

ZERO = -inf  # stands for 0, which is drawn at the start and counts for nothing


def exponent(value: float) -> float:
    """The whole part of the decimal logarithm."""
    return floor(log10(value))


def moved(value: float, by: int) -> float:
    """The power of ten below a value, `by` powers away."""
    return power10(exponent(value) + by)


def log_ticks(low: float, high: float, least: float | None, most: float | None) -> list[Tick]:
    """Ticks with one or two significant digits from low to high.

    least, most : the ends that a config gives
    """
    low = low if least is None else least
    if not (0 < low < high):
        return [_tick(high if most is None else most, 0)]
    power = _first_exponent(low, high)
    precision = power10(-power) if power < 0 else 1.0
    step = power10(power)
    base = power10(exponent(low)) if exponent(low) > power else 0.0
    start = divide(round_up((low - base) * precision), precision)
    offset = floor(divide(low - base, step) / 10) * step * 10
    digits = floor(divide(start - offset, power10(power)))

    def value_of() -> float:
        return divide(round_up((base + offset + digits * power10(power)) * precision), precision)

    value = value_of() if least is None else least
    ticks: list[Tick] = []
    while value < high:
        ticks.append(_tick(value, digits))
        digits = (15 if digits < 15 else 20) if digits >= 10 else digits + 1
        if digits >= 20:
            power += 1
            digits = 2
            precision = 1.0 if power >= 0 else precision
        value = value_of()
    ticks.append(_tick(value if most is None else most, digits))
    return ticks


def _tick(value: float, digits: float) -> Tick:
    major = divide(value, power10(exponent(value))) == 1
    return Tick(value, major, digits)


def _first_exponent(low: float, high: float) -> float:
    """The power of ten of the steps: ten of them, about, cover the range."""

    def steps(power: float) -> float:
        step = power10(power)
        return arithmetic.ceil(divide(high, step)) - floor(divide(low, step))

    power = exponent(high - low)
    while steps(power) > 10:
        power += 1
    while steps(power) < 10:
        power -= 1
    return min(power, exponent(low))


class LogarithmicScale(LinearBase):
    """Values above 0."""

    def __init__(self, chart: Chart, id: str, type: str) -> None:  # noqa: A002
        super().__init__(chart, id, type)
        self._has_zero = False

    def parse(self, raw: Any, index: int | None = None) -> float | None:
        """The number that raw data are; ZERO for 0, None for what is below."""
        value = super().parse(raw, index)
        if value == 0:
            self._has_zero = True
            return ZERO
        return value if value is not None and value > 0 else None

    def parse_all(self, raw: Sequence[Any]) -> Floats:
        return Scale.parse_all(self, raw)

    def determine_data_limits(self) -> None:
        low, high = self.min_max(True)
        least = max(0.0, low) if is_number(low) else 0.0
        most = max(0.0, high) if is_number(high) else 0.0
        if self.options.get("beginAtZero"):
            self._has_zero = True
        if self._has_zero and least != self.suggested_min and not is_number(self.user_min):
            least = self._start_for_zero(least, low)
        self._separate(least, most)

    def _start_for_zero(self, low: float, lowest: float) -> float:
        """Where the scale starts for the sake of zeros: at the power of ten below the lowest value."""
        return moved(low, -1) if lowest == moved(low, 0) else moved(low, 0)

    def _separate(self, low: float, high: float) -> None:
        """Set min and max, which are above 0 and never the same."""
        bounds = self.user_bounds()

        def set_low(value: float) -> float:
            return low if bounds.min_defined else value

        def set_high(value: float) -> float:
            return high if bounds.max_defined else value

        if low == high:
            below, above = (1.0, 10.0) if low <= 0 else (moved(low, -1), moved(high, 1))
            low, high = set_low(below), set_high(above)
        if low <= 0:
            low = set_low(moved(high, -1))
        if high <= 0:
            high = set_high(moved(low, 1))
        self.min, self.max = low, high

    def build_ticks(self) -> list[Tick]:
        least = self.user_min if is_number(self.user_min) else None
        most = self.user_max if is_number(self.user_max) else None
        ticks = log_ticks(self.min, self.max, least, most)
        if self.settings.bounds == "ticks":
            self.min = min(self.min, *(tick.value for tick in ticks))
            self.max = max(self.max, *(tick.value for tick in ticks))
        if self.settings.reverse:
            ticks.reverse()
        return ticks

    def tick_label(self, index: int, ticks: Sequence[Tick]) -> Any:
        return logarithmic_label(ticks[index].value, index, ticks, self.chart.locale, self.number_format())

    def label_for_value(self, value: Any) -> str:
        return "0" if value is None or value == ZERO else super().label_for_value(value)

    def configure(self) -> None:
        Scale.configure(self)
        self._start = log10(self.min)
        self._span = log10(self.max) - self._start

    def pixel(self, value: Any, index: int | None = None) -> float:
        if value is not None and not isinstance(value, (int, float)):
            value = arithmetic.number(value)
        if value is None or value != value:
            return nan
        if value in (0, ZERO) or value == self.min:
            return self.pixel_for_decimal(0.0)
        return self.pixel_for_decimal(divide(log10(value) - self._start, self._span))

    def pixels(self, values: Floats) -> Floats:
        low = self.min
        with np.errstate(invalid="ignore", divide="ignore"):
            found = np.where((values == 0) | (values == ZERO), low, values)
            decimals = (np.log10(found) - self._start) / (self._span or nan)
        return self.pixels_for_decimals(np.where(found == low, 0.0, decimals))

    def value_at(self, pixel: float) -> float:
        power = self._start + self.decimal_for_pixel(pixel) * self._span
        return power10(power) if isfinite(power) else nan

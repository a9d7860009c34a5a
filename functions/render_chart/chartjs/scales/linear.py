"""Numbers at even distances. https://www.chartjs.org/docs/4.5.1/axes/cartesian/linear.html"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, cos, inf, isfinite, nan, radians, sin
from typing import TYPE_CHECKING, Any

import numpy as np

from ..options import Options
from . import arithmetic
from .arithmetic import divide, is_number
from .base import Scale
from .ticks import MOST_TICKS, Plan, Tick, linear_ticks, numeric_label

if TYPE_CHECKING:
    from ...plot.drawing.paths import Floats
    from ..chart import Chart

# https://tc39.es/ecma402/#sec-initializenumberformat
FORMAT_NAMES = (
    "style", "currency", "currencyDisplay", "currencySign", "unit", "unitDisplay", "notation", "compactDisplay",
    "signDisplay", "useGrouping", "minimumIntegerDigits", "minimumFractionDigits", "maximumFractionDigits",
    "minimumSignificantDigits", "maximumSignificantDigits", "roundingMode", "roundingPriority", "roundingIncrement",
    "trailingZeroDisplay",
)  # fmt: skip
NUMBERS = {int, float}
TICKS = 11  # where a config does not say how many


class LinearBase(Scale):
    """What the straight and the radial scale have in common."""

    stops_at_max = True  # whether no tick stands beyond the config's max

    def __init__(self, chart: Chart, id: str, type: str) -> None:  # noqa: A002
        super().__init__(chart, id, type)
        self._start, self._end, self._span = 0.0, 0.0, 0.0

    def parse(self, raw: Any, index: int | None = None) -> float | None:
        """The number that raw data are, nan if they are none; None for null and infinite ones."""
        if isinstance(raw, (int, float)):
            return raw if isfinite(raw) else None
        return None if raw is None else arithmetic.number(raw)

    def parse_all(self, raw: Sequence[Any]) -> Floats:
        if NUMBERS.issuperset(map(type, raw)):
            try:
                values = np.array(raw, float)
            except OverflowError:
                return super().parse_all(raw)
            if np.count_nonzero(np.isfinite(values)) < len(values):  # a quarter of the time that `all` takes
                values[np.isinf(values)] = nan
            return values
        return super().parse_all(raw)

    def widen(self, low: float, high: float) -> None:
        """Set min and max, which never are the same, and have 0 between them where it must be."""
        bounds, zero = self.user_bounds(), bool(self.options.get("beginAtZero"))
        if zero:
            if low < 0 and high < 0 and not bounds.max_defined:
                high = 0.0
            elif low > 0 and high > 0 and not bounds.min_defined:
                low = 0.0
        if low == high:
            away = self.apart(high)
            if not bounds.max_defined:
                high = high + away
            if not zero and not bounds.min_defined:
                low = low - away
        self.min, self.max = low, high

    def apart(self, value: float) -> float:
        """How far the ends are from the only value."""
        return 1.0 if value == 0 else abs(value * 0.05)

    def tick_limit(self) -> float:
        """How many ticks there may be."""
        step, most = self.ticks_options.get("stepSize"), self.settings.max_ticks
        if step:
            step = arithmetic.number(step)
            count = arithmetic.ceil(divide(self.max, step)) - arithmetic.floor(divide(self.min, step)) + 1
            if count > MOST_TICKS:
                self.chart.warn(
                    f"options.scales.{self.id}.ticks.stepSize: {arithmetic.text_of(step)} would make "
                    f"{arithmetic.text_of(count)} ticks; {MOST_TICKS} are made"
                )
                count = MOST_TICKS
            return min(most, count) if most else count
        return min(most or TICKS, self.room_for_ticks())

    def room_for_ticks(self) -> float:
        """How many ticks there is room for."""
        return inf

    def _option(self, name: str) -> float | None:
        value = self.ticks_options.get(name)
        return None if value is None else arithmetic.number(value)

    def build_ticks(self) -> list[Tick]:
        settings, user_min, user_max = self.settings, self.options.get("min"), self.options.get("max")
        low, high = self.range or (self.min, self.max)
        if (self._option("count") or 0) > MOST_TICKS:
            self.chart.warn(f"options.scales.{self.id}.ticks.count: {MOST_TICKS} ticks are made, not more.")
        along = self.width if self._horizontal else self.height
        values = linear_ticks(Plan(
            low, high, max(2, self.tick_limit()), along / self.tick_font().line_height, settings.bounds,
            None if user_min is None else arithmetic.number(user_min),
            None if user_max is None else arithmetic.number(user_max),
            self._option("precision"), self._option("stepSize"), self._option("count"),
            self._horizontal, settings.min_rotation, self.ticks_options.get("includeBounds") is not False,
            self.stops_at_max,
        ))  # fmt: skip
        if settings.bounds == "ticks":
            known = [value for value in values if value == value]
            self.min, self.max = min((self.min, *known)), max((self.max, *known))
        if settings.reverse:
            values.reverse()
        return [Tick(value) for value in values]

    def configure(self) -> None:
        super().configure()
        start, end = self.min, self.max
        if self.settings.offset and self.ticks:
            offset = (end - start) / max(len(self.ticks) - 1, 1) / 2
            start -= offset
            end += offset
        self._start, self._end, self._span = start, end, end - start

    def number_format(self) -> dict[str, Any] | None:
        """The options of Intl.NumberFormat that the config gives."""
        form = self.ticks_options.get("format")
        if not isinstance(form, Options):
            return None
        return {name: value for name in FORMAT_NAMES if (value := form.get(name)) is not None}

    def tick_label(self, index: int, ticks: Sequence[Tick]) -> Any:
        return numeric_label(ticks[index].value, index, ticks, self.chart.locale, self.number_format())

    def label_for_value(self, value: Any) -> str:
        from .numbers import format_number

        return format_number(value, self.chart.locale, self.number_format())


class LinearScale(LinearBase):
    """Values stand at even distances."""

    def determine_data_limits(self) -> None:
        low, high = self.min_max(True)
        self.widen(low if is_number(low) else 0.0, high if is_number(high) else 1.0)

    def room_for_ticks(self) -> float:
        length = self.width if self._horizontal else self.height
        angle = radians(self.settings.min_rotation)
        ratio = (sin(angle) if self._horizontal else cos(angle)) or 0.001
        return ceil(length / min(40.0, self.tick_font().line_height / ratio))

    def pixel(self, value: Any, index: int | None = None) -> float:
        if value is None:
            return nan
        if not isinstance(value, (int, float)):
            value = arithmetic.number(value)
        return self.pixel_for_decimal(divide(value - self._start, self._span))

    def pixels(self, values: Floats) -> Floats:
        with_span = self._span or nan
        return self.pixels_for_decimals((values - self._start) / with_span)

    def value_at(self, pixel: float) -> float:
        return self._start + self.decimal_for_pixel(pixel) * self._span

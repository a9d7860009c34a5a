"""Axes as they were in version 2: rounder ticks, plain numbers, other paddings, and lines at zero that stand out.

https://www.chartjs.org/docs/2.9.4/axes/, and for what it does not tell, version 2.9.4's behaviour. Options are in the
words of version 4 (see upgrade.py), those of grid lines at zero in their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from math import asin, ceil, cos, degrees, hypot, inf, isfinite, nan, radians, sin
from typing import TYPE_CHECKING, Any

from .. import fonts
from ..layouts import Layer
from ..values import Function, Ref
from . import arithmetic
from .arithmetic import ceil as ceil_of
from .arithmetic import decimal_places, divide, floor, is_number, log10, power10, round_up, text_of
from .base import GAP, Bounds, LabelSizes, Scale
from .category import CategoryScale, same
from .linear import LinearScale
from .logarithmic import ZERO, LogarithmicScale, exponent
from .second_drawing import axis_layers
from .ticks import LEAST_SPACING, MOST_TICKS, Tick, nice, thinned

if TYPE_CHECKING:
    from ...plot.drawing.paths import Floats

SPACE = 0.4  # lines between labels and what follows
EDGE = 3.0  # px between a label and the edge of the picture
NO_BOUNDS = Bounds(inf, -inf, False, False)  # a scale's ends did not narrow the other's


class Second(Scale):
    """What all scales of version 2 have in common.

    all_ticks : the ticks before some were left out; `ticks` are those that are drawn
    zero_index : which of the grid lines looks as that at zero
    """

    all_ticks: list[Tick]
    zero_index = 0

    def user_bounds(self) -> Bounds:
        return NO_BOUNDS

    def fonts_vary(self) -> bool:
        return self._fonts_vary or self.settings.major

    def tick_font(self, index: int = 0) -> fonts.Font:
        font = super().tick_font()
        if self.settings.major and index < len(self.ticks) and self.ticks[index].major:
            return fonts.to_font(self.ticks_options.sub("major").sub("font"), font)
        return font

    def label_ticks(self, ticks: Sequence[Tick]) -> None:
        callback = self.ticks_options.raw("callback")
        if isinstance(callback, Function):
            told = [self.told(tick) for tick in ticks]
            for tick, label in zip(ticks, callback.each(told, told, this=Ref("scale", self.id)), strict=True):
                tick.label = label
        else:
            super().label_ticks(ticks)

    def told(self, tick: Tick) -> Any:
        """What a callback is told of a tick."""
        return tick.value

    def _label(self, ticks: list[Tick]) -> list[Tick]:
        super()._label(ticks)
        return ticks  # those without labels are not drawn, but count

    def label_sizes(self) -> LabelSizes:
        if self._label_sizes is None:
            self._label_sizes = self._measured(self.ticks, inf)
        return self._label_sizes

    def _rotation(self) -> float:
        settings, count = self.settings, len(self.ticks)
        low, high = settings.min_rotation, settings.max_rotation
        if not self._horizontal or not settings.ticks_display or low >= high or count <= 1 or not self.is_visible():
            return low
        sizes = self.label_sizes()
        width, height = sizes.widest, sizes.highest
        below = height - (self.tick_font().line_height / 2 if height else 0.0)
        room = min(self.max_width, self.chart.width - width)
        if width + GAP <= (self.max_width / count if settings.offset else divide(room, count - 1)):
            return low
        space = room / (count - (0.5 if settings.offset else 1))
        most_height = self.max_height - settings.tick_length - settings.padding - self.title_height()
        diagonal = hypot(width, below)
        needed = asin(max(-1.0, min(divide(height + GAP, space), 1.0)))
        allowed = asin(max(-1.0, min(divide(most_height, diagonal), 1.0))) - asin(min(divide(below, diagonal), 1.0))
        return max(low, min(high, degrees(min(needed, allowed))))

    def settle(self, sampling: bool) -> None:
        """Take the room that all labels need, and then leave some out."""
        settings = self.settings
        self._tell("beforeFit")
        self.fit()
        self._tell("afterFit")
        self.all_ticks = self.ticks
        if settings.ticks_display and (settings.auto_skip or settings.source == "auto"):
            self.ticks = thinned(self.ticks, self._limit(), settings.major, True)
        self.drop_ticks()
        if sampling:
            self._label(self.ticks)

    def _limit(self) -> float:
        return self.settings.max_ticks or divide(self.length, self._tick_size()) + 1

    def fit(self) -> None:
        settings, across = self.settings, 0.0
        horizontal = self._horizontal
        if self.is_visible():
            across = settings.tick_length + self.title_height()
            if settings.ticks_display:
                most = self.max_height if horizontal else self.max_width
                across = min(most, across + (self._level_labels() if horizontal else self._upright_labels()))
        margins = self.margins = self.margins.or_more(self.padding())
        if horizontal:
            self.width = self.length = self.chart.width - margins.left - margins.right
            self.height = across
        else:
            self.width = across
            self.height = self.length = self.chart.height - margins.top - margins.bottom

    def _upright_labels(self) -> float:
        """What labels one above the other take across, px; sets how far they stand over the ends."""
        sizes, settings = self.label_sizes(), self.settings
        self.padding_top, self.padding_bottom = sizes.first[1] / 2, sizes.last[1] / 2
        return 0.0 if settings.mirror else sizes.widest + settings.padding + SPACE * self.tick_font().line_height

    def _level_labels(self) -> float:
        """What labels side by side take across, px; sets how far they stand over the ends."""
        sizes, settings, line = self.label_sizes(), self.settings, self.tick_font().line_height
        angle = radians(self.label_rotation)
        c, s = cos(angle), sin(angle)
        first, last = sizes.first, sizes.last
        middle = line / 2 if sizes.highest else 0.0
        before = self.pixel_for_tick(0) - self.left
        after = self.right - self.pixel_for_tick(len(self.ticks) - 1)
        if not self.label_rotation:
            left, right = first[0] / 2, last[0] / 2
        elif self.position == "bottom":
            left, right = c * first[0] + s * middle, s * (last[1] - middle)
        else:
            left, right = s * (first[1] - middle), c * last[0] + s * middle
        self.padding_left = max(divide((left - before) * self.width, self.width - before), 0.0) + EDGE
        self.padding_right = max(divide((right - after) * self.width, self.width - after), 0.0) + EDGE
        turned = bool(self.label_rotation)
        text = s * sizes.widest + c * (sizes.highest - (middle if turned else 0.0))
        return text + (0.0 if turned else SPACE * line) + settings.padding

    def layers(self) -> list[Layer]:
        return axis_layers(self)


class SecondCategory(Second, CategoryScale):
    """Labels side by side; the ends are labels, too."""

    def told(self, tick: Tick) -> Any:
        return self.label_for_value(tick.value)

    def parse(self, raw: Any, index: int | None = None) -> float | None:
        """The index of a label; what is none stands where it comes, or is an index itself."""
        if raw is None:
            return None
        if places := self._places(raw, self.get_labels()):
            return places[0]
        return index if index is not None else raw if is_number(raw) else None

    def determine_data_limits(self) -> None:
        labels = self.get_labels()
        self.min = self._place("min", 0)
        self.max = self._place("max", len(labels) - 1)

    def _place(self, name: str, otherwise: int) -> int:
        """The index of the label that an option names."""
        given, labels = self.options.get(name), self.get_labels()
        if given not in labels:  # as in most charts
            return otherwise
        return next((index for index, label in enumerate(labels) if same(label, given)), otherwise)

    def tick_labels(self, ticks: Sequence[Tick]) -> list[Any]:
        return [
            label if type(label) in (str, list) else "undefined" if label is None else text_of(label)
            for label in super().tick_labels(ticks)
        ]


class SecondLinear(Second, LinearScale):
    """Numbers."""

    def room_for_ticks(self) -> float:
        if self._horizontal:
            return ceil(self.width / 40)
        return ceil(self.height / self.tick_font().line_height)

    def determine_data_limits(self) -> None:
        low, high = self.min_max(True)
        if any(meta.stacked for meta in self.matching_visible_metas()):
            low, high = min(low, 0.0), max(high, 0.0)  # stacks of both signs had a zero
        self.widen(low if is_number(low) else 0.0, high if is_number(high) else 1.0)

    def widen(self, low: float, high: float) -> None:
        get = self.options.get
        zero = bool(get("beginAtZero"))
        if zero and low < 0 and high < 0:
            high = 0.0
        elif zero and low > 0 and high > 0:
            low = 0.0
        least, most = self._given("min"), self._given("max")
        wanted_low, wanted_high = self._given("suggestedMin"), self._given("suggestedMax")
        if least is not None:
            low = least
        elif wanted_low is not None:
            low = min(low, wanted_low)
        if most is not None:
            high = most
        elif wanted_high is not None:
            high = max(high, wanted_high)
        sets_low, sets_high = not (least is wanted_low is None), not (most is wanted_high is None)
        if sets_low != sets_high and low >= high:
            low, high = (low, low + 1) if sets_low else (high - 1, high)
        if low == high:
            low, high = (low if zero else low - 1), high + 1
        self.min, self.max = low, high

    def _given(self, name: str) -> float | None:
        value = self.options.get(name)
        return None if value is None else arithmetic.number(value)

    def build_ticks(self) -> list[Tick]:
        fixed = self._option("fixedStepSize")
        values = linear_ticks(
            self.min, self.max, max(2.0, self.tick_limit()), self._given("min"), self._given("max"),
            self._option("stepSize") if fixed is None else fixed, self._option("precision"),
        )  # fmt: skip
        self.min, self.max = min(values), max(values)
        if not self._horizontal and self.axis != "r":
            values.reverse()
        if self.settings.reverse:
            values.reverse()
        self.zero_index = next((index for index, value in enumerate(values) if value == 0), -1)
        return [Tick(value) for value in values]

    def tick_labels(self, ticks: Sequence[Tick]) -> list[Any]:
        return linear_labels([tick.value for tick in ticks])

    def label_for_value(self, value: Any) -> str:
        return text_of(value)


def linear_ticks(
    low: float, high: float, max_ticks: float, least: float | None, most: float | None, step: float | None,
    precision: float | None,
) -> list[float]:  # fmt: skip
    """The values of the ticks that cover low..high, rising.

    least, most : the ends that a config gives
    """
    unit, spaces = step or 1, max_ticks - 1
    spacing = nice((high - low) / spaces / unit) * unit
    if not (spacing >= LEAST_SPACING) and least is None and most is None:
        return [low, high]
    needed = ceil_of(divide(high, spacing)) - floor(divide(low, spacing))
    if needed > spaces:
        spacing = nice(needed * spacing / spaces / unit) * unit
    if step or precision is None:
        factor = power10(decimal_places(spacing))
    else:
        factor = power10(precision)
        spacing = divide(ceil_of(spacing * factor), factor)
    first, last = floor(divide(low, spacing)) * spacing, ceil_of(divide(high, spacing)) * spacing
    if step:
        first = least if least is not None and _whole(divide(least, spacing), spacing / 1000) else first
        last = most if most is not None and _whole(divide(most, spacing), spacing / 1000) else last
    needed = divide(last - first, spacing)
    needed = round_up(needed) if abs(needed - round_up(needed)) < spacing / 1000 else ceil_of(needed)
    first, last = divide(round_up(first * factor), factor), divide(round_up(last * factor), factor)
    between = range(1, int(min(needed, MOST_TICKS))) if isfinite(needed) else ()
    return [
        first if least is None else least,
        *(divide(round_up((first + index * spacing) * factor), factor) for index in between),
        last if most is None else most,
    ]


def _whole(value: float, margin: float) -> bool:
    return abs(value - round_up(value)) <= margin


def linear_labels(values: Sequence[float]) -> list[str]:
    """Numbers with as many decimals as their steps take, and nothing between the thousands."""
    step = values[2] - values[1] if len(values) > 3 else values[1] - values[0] if len(values) > 1 else nan
    usual, tiny = _magnitude(step), bool(values) and max(abs(values[0]), abs(values[-1])) < 1e-4
    large, digits, labels = abs(step) > 1, _digits(-usual), []
    for value in values:
        magnitude = _magnitude(value - floor(value)) if large and value % 1 else usual
        if not value:
            labels.append("0")
        elif tiny:
            labels.append(exponential(value, _digits(floor(log10(abs(value))) - magnitude)))
        else:
            labels.append(fixed(value, digits if magnitude == usual else _digits(-magnitude)))
    return labels


def _magnitude(step: float) -> float:
    """The power of ten of a step; 0 where there is none."""
    magnitude = floor(log10(abs(step)))
    return magnitude if magnitude == magnitude else 0.0


def _digits(count: float) -> int:
    """So many digits, as far as JavaScript writes them."""
    return int(max(min(count, 20), 0)) if count == count else 0


def fixed(value: float, digits: int) -> str:
    """1234.50, as toFixed writes it."""
    # https://tc39.es/ecma262/#sec-number.prototype.tofixed
    if abs(value) >= 1e21:
        return text_of(value)
    if not digits and not value % 1:
        return str(int(value))
    if round(value, digits) == value and digits <= 15:
        return f"{value:.{digits}f}"
    return f"{Decimal(value).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP, Context(60)):f}"


def exponential(value: float, digits: int | None = None) -> str:
    """1.5e+2, as toExponential writes it: with so many digits after the point, or as many as it takes."""
    if not isfinite(value):
        return text_of(value)
    if digits is None:
        digits = len(f"{Decimal(repr(float(value))).normalize():e}".partition("e")[0].lstrip("-").replace(".", "")) - 1
    mantissa, _, power = f"{value:.{digits}e}".partition("e")
    return f"{mantissa}e{int(power):+d}"


class SecondLogarithmic(Second, LogarithmicScale):
    """Powers of ten; 0 stands below the first of them."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._least_positive = inf
        self._offset = 0.0

    def determine_data_limits(self) -> None:
        low, high = self.min_max(True)
        found = [float(column.min()) for column in self._columns() if column.size]
        self._least_positive = min(found, default=inf)
        if self._has_zero:
            low, high = 0.0, max(high, 0.0)
        least, most = self._given("min"), self._given("max")
        bottom = least if least is not None else low if isfinite(low) else None
        top = most if most is not None else high if isfinite(high) else None
        if bottom == top:
            if bottom:
                bottom, top = power10(exponent(bottom) - 1), power10(exponent(bottom) + 1)
            else:
                bottom, top = 1.0, 10.0
        if bottom is None:
            bottom = power10(exponent(top or 10.0) - 1)
        if top is None:
            top = power10(exponent(bottom) + 1) if bottom else 10.0
        if not isfinite(self._least_positive):
            self._least_positive = bottom if bottom > 0 else power10(exponent(top)) if top < 1 else 1.0
        self.min, self.max = bottom, top

    def _columns(self) -> list[Floats]:
        """The values above 0 of each dataset."""
        columns = [meta.columns.get(self.axis) for meta in self.matching_visible_metas()]
        return [column[(column > 0) & (column < inf)] for column in columns if column is not None]

    def _given(self, name: str) -> float | None:
        value = self.options.get(name)
        return value if is_number(value) and value >= 0 else None

    def build_ticks(self) -> list[Tick]:
        values = log_ticks(self.min, self.max, self._least_positive, self._given("min"), self._given("max"))
        self.min, self.max = min(values), max(values)
        if self.settings.reverse != (not self._horizontal):
            values.reverse()
        return [Tick(value) for value in values]

    def tick_label(self, index: int, ticks: Sequence[Tick]) -> Any:
        value = ticks[index].value
        if value == 0:
            return "0"
        digits = divide(value, power10(exponent(value)))
        return exponential(value) if digits in (1, 2, 5) or index in (0, len(ticks) - 1) else ""

    def label_for_value(self, value: Any) -> str:
        return "0" if value == ZERO else text_of(value)

    def configure(self) -> None:
        Scale.configure(self)
        start, self._offset = self.min, 0.0
        if start == 0:
            power = exponent(self._least_positive)
            start = floor(divide(self._least_positive, power10(power))) * power10(power)
            self._offset = divide(self.tick_font().size, self.length)
        self._start = log10(start)
        self._span = divide(log10(self.max) - self._start, 1 - self._offset)

    def pixel(self, value: Any, index: int | None = None) -> float:
        if value is not None and not isinstance(value, (int, float)):
            value = arithmetic.number(value)
        if value is None or value != value:
            return nan
        if value > self.min and value > 0:
            return self.pixel_for_decimal(divide(log10(value) - self._start, self._span) + self._offset)
        return self.pixel_for_decimal(0.0)

    def pixels(self, values: Floats) -> Floats:
        return Scale.pixels(self, values)

    def value_at(self, pixel: float) -> float:
        decimal = self.decimal_for_pixel(pixel)
        return 0.0 if decimal == 0 == self.min else power10(self._start + (decimal - self._offset) * self._span)


def log_ticks(low: float, high: float, least_positive: float, least: float | None, most: float | None) -> list[float]:
    """Numbers of one digit from low to high, rising.

    least, most : the ends that a config gives
    """
    value = power10(exponent(low)) if least is None else least
    last_power = exponent(high)
    last_digit = ceil_of(divide(high, power10(last_power)))
    values: list[float] = []
    if value == 0:
        power = exponent(least_positive)
        digit = floor(divide(least_positive, power10(power)))
        values.append(0.0)
        value = digit * power10(power)
    else:
        power = exponent(value)
        digit = floor(divide(value, power10(power)))
    precision = power10(-power) if power < 0 else 1.0
    while True:
        values.append(value)
        digit += 1
        if digit == 10:
            digit, power = 1.0, power + 1
            precision = 1.0 if power >= 0 else precision
        value = round_up(digit * power10(power) * precision) / precision
        if not (power < last_power or (power == last_power and digit < last_digit)):
            break
    values.append(value if most is None else most)
    return values

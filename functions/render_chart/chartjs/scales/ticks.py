"""Ticks: where they stand and how they are written.

The rules are Chart.js's: steps of 1, 2 or 5 times a power of ten, as many as fit, with the ends among them.
https://www.chartjs.org/docs/latest/axes/cartesian/linear.html
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import cos, floor, inf, isfinite, radians, sin, sqrt
from typing import Any, NamedTuple

from . import arithmetic
from .arithmetic import decimal_places, divide, log10, power10, round_up, text_of

LEAST_SPACING = 1e-14
MOST_TICKS = 1000  # of linear scales, whatever stepSize and count ask for: more than any picture has room for


class Tick:
    """A place on a scale.

    label : a string, a number or a list of lines; None for none
    major : whether it begins a larger unit
    significand : on logarithmic scales, the digits of its value
    index : what functions are told, and lists are picked by: its place when it was first asked for, among all ticks
        that the scale had before those were left out that have no room
    """

    __slots__ = ("index", "label", "major", "significand", "value")

    def __init__(self, value: float, major: bool = False, significand: float = 0) -> None:
        self.value, self.major, self.significand = value, major, significand
        self.label: Any = None
        self.index: int | None = None

    def __repr__(self) -> str:
        return f"Tick({self.value!r}, {self.label!r})"

    def as_json(self) -> dict[str, Any]:
        """The tick as a callback of the config sees it."""
        seen: dict[str, Any] = {"value": self.value}
        if self.label is not None:
            seen["label"] = self.label
        if self.major:
            seen["major"] = True
        return seen


class Plan(NamedTuple):
    """What linear ticks are made from.

    low, high : the range they cover
    least, most : the user's min and max, None where the data decide
    max_ticks : two at least; inf where anything fits
    max_digits : how many lines of text fit along the scale
    """

    low: float
    high: float
    max_ticks: float
    max_digits: float
    bounds: str = "ticks"
    least: float | None = None
    most: float | None = None
    precision: float | None = None
    step: float | None = None
    number: float | None = None  # of ticks
    horizontal: bool = False
    min_rotation: float = 0.0
    include_bounds: bool = True
    stops: bool = True  # no tick beyond `most`


def nice(span: float) -> float:
    """The least of 1, 2, 5, 10 times a power of ten that is not below `span`."""
    whole = round_up(span)
    if abs(span - whole) < span / 1000:
        span = whole
    power = power10(arithmetic.floor(log10(span)))
    fraction = divide(span, power)
    for step in (1, 2, 5):
        if fraction <= step:
            return step * power
    return 10 * power


def _near(one: float, other: float, distance: float) -> bool:
    return abs(one - other) < distance


def linear_ticks(plan: Plan) -> list[float]:
    """The values of the ticks that cover plan.low..plan.high, rising."""
    low, high, least, most, step, precision = plan.low, plan.high, plan.least, plan.most, plan.step, plan.precision
    unit = step or 1
    spaces = plan.max_ticks - 1
    spacing = nice((high - low) / spaces / unit) * unit
    if not (spacing >= LEAST_SPACING) and least is None and most is None:
        return [low, high]
    needed = arithmetic.ceil(divide(high, spacing)) - arithmetic.floor(divide(low, spacing))
    if needed > spaces:
        spacing = nice(needed * spacing / spaces / unit) * unit
    if precision is not None:
        factor = power10(precision)
        spacing = divide(arithmetic.ceil(spacing * factor), factor)
    first, last = low, high
    if plan.bounds == "ticks":
        first = arithmetic.floor(divide(low, spacing)) * spacing
        last = arithmetic.ceil(divide(high, spacing)) * spacing

    if least is not None and most is not None and step and _almost_whole((most - least) / step, spacing / 1000):
        needed = round_up(min(divide(most - least, spacing), plan.max_ticks))
        spacing = divide(most - least, needed)
        first, last = least, most
    elif plan.number is not None:
        first = first if least is None else least
        last = last if most is None else most
        needed = min(plan.number, MOST_TICKS) - 1
        spacing = divide(last - first, needed)
    else:
        needed = divide(last - first, spacing)
        whole = round_up(needed)
        needed = whole if _near(needed, whole, spacing / 1000) else arithmetic.ceil(needed)

    places = max(decimal_places(spacing), decimal_places(first)) if precision is None else precision
    factor = power10(places)
    needed = min(needed, MOST_TICKS) if isfinite(needed) else 0.0
    first, last = divide(round_up(first * factor), factor), divide(round_up(last * factor), factor)

    def at(index: int) -> float:
        return divide(round_up((first + index * spacing) * factor), factor)

    nearest = (high - low) / (plan.max_digits + 1)
    values: list[float] = []
    index = 0
    if least is not None:
        if plan.include_bounds and first != least:
            values.append(least)
            index += first < least
            index += _near(at(index), least, _label_size(least, nearest, plan))
        elif first < least:
            index += 1
    while index < needed:
        value = at(index)
        if plan.stops and most is not None and value > most:
            break
        values.append(value)
        index += 1
    if most is not None and plan.include_bounds and last != most:
        if values and _near(values[-1], most, _label_size(most, nearest, plan)):
            values[-1] = most
        else:
            values.append(most)
    elif most is None or last == most:
        values.append(last)
    return values


def _almost_whole(value: float, margin: float) -> bool:
    whole = round_up(value)
    return whole - margin <= value <= whole + margin


def _label_size(value: float, nearest: float, plan: Plan) -> float:
    """How much of the scale the label of an end takes, about."""
    angle = radians(plan.min_rotation)
    ratio = (sin(angle) if plan.horizontal else cos(angle)) or 0.001
    return min(nearest / ratio, 0.75 * nearest * len(text_of(value)))


# ---- Which of the ticks are kept


def sampled(items: Sequence[Any], count: float) -> list[Any]:
    """So many of the items, evenly from the first on."""
    step = len(items) / count
    taken, place = [], 0.0
    while place < len(items):
        taken.append(items[floor(place)])
        place += step
    return taken


def thinned(ticks: list[Tick], limit: float, majors: bool, spaces: bool = False) -> list[Tick]:
    """At most `limit` of the ticks, at even distances; with `majors` those first, and others evenly between them.

    spaces : not the ticks are counted, but the spaces between them, as in version 2
    """
    indices = [index for index, tick in enumerate(ticks) if tick.major] if majors else []
    if len(indices) > limit:
        step = arithmetic.ceil(divide(len(indices), limit))
        return [ticks[index] for index in (indices[:: int(step)] if 1 <= step < inf else indices[:1])]
    spacing = _spacing(indices, len(ticks) - spaces, limit)
    if not indices:
        return _every(ticks, spacing)
    first, last = indices[0], indices[-1]
    average = round_up((last - first) / (len(indices) - 1)) if len(indices) > 1 else None
    kept = _every(ticks, spacing, 0 if average is None else first - average, first)
    for start, end in pairwise(indices):
        kept += _every(ticks, spacing, start, end)
    return kept + _every(ticks, spacing, last, len(ticks) if average is None else last + average)


def _spacing(majors: list[int], count: int, limit: float) -> float:
    """How many ticks one stands for: a factor of the majors' distance, where that is even."""
    spacing = divide(count, limit)
    even = _even(majors)
    if even:
        for factor in _factors(even)[:-1]:
            if factor > spacing:
                return factor
    return max(spacing, 1.0)


def _even(indices: list[int]) -> int:
    """The distance that the indices have, from 0 on as well; else 0."""
    if len(indices) < 2:
        return 0
    distance = indices[0]
    return distance if all(b - a == distance for a, b in pairwise(indices)) else 0


def _factors(value: int) -> list[int]:
    """What divides a number, rising, without itself."""
    return sorted({factor for small in range(1, int(sqrt(value)) + 1) if value % small == 0
                   for factor in (small, value // small)})[:-1]  # fmt: skip


def _every(ticks: list[Tick], spacing: float, start: float = 0, end: float | None = None) -> list[Tick]:
    """The ticks from `start` to before `end`, one in `spacing`."""
    if not isfinite(spacing):
        return ticks[:1] if start <= 0 else []
    if spacing == 1 and not start and end is None:
        return list(ticks)
    spacing = float(arithmetic.ceil(spacing))
    if end:
        length = end - start
        spacing = divide(length, arithmetic.floor(divide(length, spacing)))
    stop = min(len(ticks) if end is None else end, len(ticks))
    count, following = 0, float(start)
    kept: list[Tick] = []
    while following < 0:
        count += 1
        following = round_up(start + count * spacing)
    while following < stop and following == following:
        kept.append(ticks[int(following)])
        count += 1
        after = round_up(start + count * spacing)
        if after <= following:
            break
        following = after
    return kept


# ---- How they are written


def numeric_label(value: float, index: int, ticks: Sequence[Tick], locale: str, form: dict[str, Any] | None) -> str:
    """A number with the decimals that its neighbours need.

    form : options of Intl.NumberFormat that go before ours
    """
    if value == 0:
        return "0"
    delta = value
    options: dict[str, Any] = {}
    if len(ticks) > 1:
        largest = max(abs(ticks[0].value), abs(ticks[-1].value))
        if largest < 1e-4 or largest > 1e15:
            options["notation"] = "scientific"
        delta = ticks[2].value - ticks[1].value if len(ticks) > 3 else ticks[1].value - ticks[0].value
        if abs(delta) >= 1 and value != arithmetic.floor(value):
            delta = value - arithmetic.floor(value)
    magnitude = log10(abs(delta))
    decimals = 1 if magnitude != magnitude else int(max(min(-arithmetic.floor(magnitude), 20), 0))
    from .numbers import format_number

    if not form and not options:
        return format_number(value, locale, decimals=decimals)
    options |= {"minimumFractionDigits": decimals, "maximumFractionDigits": decimals} | (form or {})
    least, most = options["minimumFractionDigits"], options["maximumFractionDigits"]
    if arithmetic.is_number(least) and arithmetic.is_number(most) and least > most:
        asked = least if form and "minimumFractionDigits" in form else most
        options |= {"minimumFractionDigits": asked, "maximumFractionDigits": asked}
    return format_number(value, locale, options)


WRITTEN = {1.0, 2.0, 3.0, 5.0, 10.0, 15.0}  # the digits that logarithmic scales label


def logarithmic_label(value: float, index: int, ticks: Sequence[Tick], locale: str, form: dict[str, Any] | None) -> str:
    """As numeric_label for the first digits 1, 2, 3, 5 and near the end, else empty."""
    if value == 0:
        return "0"
    digits = ticks[index].significand or divide(value, power10(arithmetic.floor(log10(value))))
    if digits in WRITTEN or index > 0.8 * len(ticks):
        return numeric_label(value, index, ticks, locale, form)
    return ""

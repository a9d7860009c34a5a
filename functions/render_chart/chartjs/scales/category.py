"""Labels side by side. https://www.chartjs.org/docs/4.5.1/axes/cartesian/category.html"""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite, nan
from typing import TYPE_CHECKING, Any

from . import arithmetic
from .arithmetic import limit, round_up
from .base import Scale
from .ticks import MOST_TICKS, Tick

if TYPE_CHECKING:
    from ...plot.drawing.paths import Floats
    from ..chart import Chart

FEW = 64  # values whose places are kept


def same(one: Any, other: Any) -> bool:
    """JavaScript's ===."""
    if one is other:
        return one == one or not isinstance(one, float)
    if isinstance(one, bool) or isinstance(other, bool) or isinstance(one, (list, dict)):
        return False
    return bool(one == other) and isinstance(one, str) == isinstance(other, str)


def _key(label: Any) -> Any:
    """What is the same for labels that are the same."""
    return label if type(label) in (str, int, float) and label == label else (type(label), id(label))


def label_at(value: Any, labels: Sequence[Any]) -> Any:
    """The label at a value; None between two of them, the value itself beyond them."""
    if arithmetic.is_number(value) and 0 <= value < len(labels):
        return labels[int(value)] if value == int(value) else None
    return value


class CategoryScale(Scale):
    """Values are the indices of the labels."""

    def __init__(self, chart: Chart, id: str, type: str) -> None:  # noqa: A002
        super().__init__(chart, id, type)
        self._start, self._span = 0.0, 1.0
        self._own_labels: list[Any] | None = None
        self._kept: dict[bytes, Floats] = {}  # the places of few values, as they were found since the scale has its box
        self._found: dict[Any, list[int]] = {}
        self._known: tuple[list[Any], int] = ([], 0)  # the labels that `_found` knows, and how many of them

    def get_labels(self) -> list[Any]:
        """The labels of the data, and those that the data brought along."""
        return super().get_labels() if self._own_labels is None else self._own_labels

    def parse(self, raw: Any, index: int | None = None) -> float | None:
        """The index of a label; a string that is none yet becomes one."""
        if raw is None:
            return None
        labels = self.get_labels()
        if index is not None and index < len(labels) and same(labels[index], raw):
            return index
        places = self._places(raw, labels)
        if len(places) == 1:
            return places[0]
        found: float = nan
        if places or not isinstance(raw, str):
            found = arithmetic.number(raw if index is None else index)
            if not places and arithmetic.number(raw) != arithmetic.number(raw):
                return None
        else:
            if self._own_labels is None:
                self._own_labels = list(labels)
            labels = self._own_labels
            labels.append(raw)
            found = len(labels) - 1
        return int(limit(round_up(found), 0, len(labels) - 1)) if isfinite(found) else None

    def _places(self, raw: Any, labels: list[Any]) -> list[int]:
        """Which of the labels are the same as `raw`."""
        known, count = self._known
        if known is not labels or count > len(labels):
            self._found, count = {}, 0
        for place in range(count, len(labels)):
            self._found.setdefault(_key(labels[place]), []).append(place)
        self._known = labels, len(labels)
        return self._found.get(_key(raw), [])

    def determine_data_limits(self) -> None:
        bounds = self.user_bounds()
        low, high = self.min_max(True)
        if self.settings.bounds == "ticks":
            low = low if bounds.min_defined else 0
            high = high if bounds.max_defined else len(self.get_labels()) - 1
        self.min, self.max = low, high

    def build_ticks(self) -> list[Tick]:
        low, high, offset = self.min, self.max, self.settings.offset
        if not (isfinite(low) and isfinite(high)):
            self._start, self._span = low - (0.5 if offset else 0), 1
            return []
        count = max(min(len(self.get_labels()), high + 1) - low, 0)
        self._span = max(count - (0 if offset else 1), 1)
        self._start = low - (0.5 if offset else 0)
        last = min(int(high), int(low) + len(self.get_labels()) + MOST_TICKS)
        return [Tick(value) for value in range(int(low), last + 1)]

    def tick_labels(self, ticks: Sequence[Tick]) -> list[Any]:
        labels = self.get_labels()
        return [label_at(tick.value, labels) for tick in ticks]

    def label_for_value(self, value: Any) -> Any:
        return label_at(value, self.get_labels())

    def configure(self) -> None:
        super().configure()
        self._kept.clear()
        if not self._horizontal:
            self.reverse_pixels = not self.reverse_pixels

    def pixel(self, value: Any, index: int | None = None) -> float:
        if isinstance(value, str):
            value = self.parse(value)
        if value is None:
            return nan
        return self.pixel_for_decimal((value - self._start) / self._span)

    def pixels(self, values: Floats) -> Floats:
        if values.size > FEW:
            return self.pixels_for_decimals((values - self._start) / self._span)
        key = values.tobytes()
        places = self._kept.get(key)  # where one dataset's are, the others' are too, and the ticks
        if places is None:
            places = self._kept[key] = self.pixels_for_decimals((values - self._start) / self._span)
            places.flags.writeable = False
        return places

    def value_at(self, pixel: float) -> float:
        return round_up(self._start + self.decimal_for_pixel(pixel) * self._span)

    def base_pixel(self) -> float:
        return self.bottom

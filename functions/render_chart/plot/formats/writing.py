"""How the numbers of one chart are written: in the caller's format, or short; the same in the picture and in words."""

from collections.abc import Sequence
from typing import NamedTuple

from ...spec import ChartSpec
from .numbers import d3_format
from .tick_labels import percent_labels, tick_labels, value_labels


class Writing(NamedTuple):
    """format : d3-format, "" for the short form; locale : language and region, "" for English"""

    format: str = ""
    locale: str = ""

    def short(self) -> "Writing":
        """The same in the short form."""
        return self._replace(format="")

    def values(self, numbers: Sequence[float]) -> list[str]:
        """Data labels: one number of decimals for all of them."""
        return self.localized(value_labels(numbers, d3_format(self.format) if self.format else None))

    def value(self, number: float) -> str:
        """One of them by itself."""
        return self.values([number])[0]

    def ticks(self, numbers: Sequence[float], step: float) -> list[str]:
        """Labels of the ticks of an axis; `step` is the distance between them, 0 if it varies."""
        return self.localized(tick_labels(numbers, step, d3_format(self.format) if self.format else None))

    def whole(self, number: int) -> str:
        """A whole number in full, such as how many there are."""
        return self.localized([f"{number:,}"])[0]

    def shares(self, shares: Sequence[float]) -> list[str]:
        """Shares in 0–1 as per cent."""
        return self.localized(percent_labels(shares))

    def localized(self, strings: list[str]) -> list[str]:
        """Numbers written in English, as the locale has them."""
        if not self.locale:
            return strings
        from .locales import localized

        return [localized(string, self.locale) for string in strings]


def writing_of(spec: ChartSpec, own: str = "") -> Writing:
    """How a chart writes its numbers; `own` is the format of an axis, which goes before the chart's."""
    return Writing(own or spec.format, spec.locale)

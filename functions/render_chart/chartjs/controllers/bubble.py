"""Points with a size of their own. https://www.chartjs.org/docs/4.5.1/charts/bubble.html"""

from __future__ import annotations

from math import nan
from typing import Any, ClassVar

import numpy as np

from ...limits import BUBBLES
from ...plot.drawing.paths import Floats
from ..elements.point import PointOptions
from ..scales import arithmetic
from .base import field
from .line import PointController, length


class BubbleController(PointController):
    """Points by three values.

    radii : (count,) px; nan where the data say nothing
    """

    MOST: ClassVar[int] = BUBBLES
    radii: Floats

    def parse(self) -> None:
        super().parse()
        self.radii = np.array([_radius(item) for item in self.data], float)

    def update(self) -> None:
        self.place_points()
        self.start, self.end = 0, self.count

    def point_options(self) -> PointOptions | list[PointOptions]:
        given = np.isfinite(self.radii)
        looks = super().point_options()
        if not given.any():
            return looks
        if self._sized is None:
            each = [looks] * self.count if isinstance(looks, PointOptions) else looks
            sized = zip(each, self.radii.tolist(), given.tolist(), strict=True)
            self._sized = [look._replace(radius=radius) if own else look for look, radius, own in sized]
        return self._sized

    _sized: list[PointOptions] | None = None

    def sizes(self) -> list[tuple[float, float, float]]:
        radii = zip(super().sizes(), self.radii.tolist(), strict=True)
        return [(radius if own != own else own, hover, border) for (radius, hover, border), own in radii]

    def max_overflow(self) -> bool | float:
        return False if self.whole_points else self.largest() / 2 or False

    def label_and_value(self, index: int) -> tuple[str, str]:
        words = self.words_at(index)
        radius = self.options_of(index).radius
        return self.label_at(index), f"({', '.join([*words, arithmetic.text_of(radius)] if radius else words)})"


def _radius(item: Any) -> float:
    """The radius that an item of the data gives, nan for none."""
    given = item[2] if type(item) is list and len(item) > 2 else field(item, "r")
    return nan if given is None else length(arithmetic.number(given))


CONTROLLERS = {"bubble": BubbleController}

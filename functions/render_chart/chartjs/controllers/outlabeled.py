"""Pies and doughnuts that leave room around them for labels.

https://github.com/Neckster/chartjs-plugin-piechart-outlabels/blob/master/docs/quickstart.md
"""

from __future__ import annotations

from typing import Any, ClassVar

from ..defaults import V4
from ..elements.arc import number
from .base import Controller
from .pie import Pie

ZOOM_OUT = 50  # %


class OutlabeledPie(Pie):
    """A pie that is smaller by a share of `zoomOutPercentage`."""

    DEFAULTS: ClassVar[dict[str, Any]] = V4["datasets"]["pie"]

    def narrowed(self) -> float:
        return max(0.0, 1 - (number(self.chart.options.get("zoomOutPercentage")) or ZOOM_OUT) / 100)


class OutlabeledDoughnut(OutlabeledPie):
    """The same with a hole."""

    DEFAULTS: ClassVar[dict[str, Any]] = V4["datasets"]["doughnut"]


CONTROLLERS: dict[str, type[Controller]] = {
    "outlabeledPie": OutlabeledPie,
    "outlabeledDoughnut": OutlabeledDoughnut,
}

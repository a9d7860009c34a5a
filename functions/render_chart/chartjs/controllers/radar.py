"""Lines around a centre. https://www.chartjs.org/docs/4.5.1/charts/radar.html"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from ...limits import CATEGORIES
from .base import field
from .line import PointController

if TYPE_CHECKING:
    from ...plot.drawing.canvas import Canvas


class RadarController(PointController):
    """Points at equal angles around a centre, and a line through them that comes back to the first."""

    MOST: ClassVar[int] = CATEGORIES
    dataset_element: ClassVar[str] = "line"

    def link_scales(self) -> None:
        super().link_scales()
        self.take_radial()

    def parse_objects(self) -> None:
        """{r} of each item, or what `parsing` calls it."""
        scale = self.r_scale
        assert scale is not None  # noqa: S101
        key = self.parsing_key("key", "r")
        self.columns["r"] = scale.parse_all([field(item, key) for item in self.data])

    def update(self) -> None:
        scale: Any = self.r_scale
        spots = [scale.point_position_for_value(i, value) for i, value in enumerate(self.columns["r"].tolist())]
        self.x, self.y, self.angle = np.array([(spot.x, spot.y, spot.angle) for spot in spots], float).reshape(-1, 3).T
        self.skip = np.isnan(self.x) | np.isnan(self.y)
        self.start, self.end = 0, self.count
        self._elements = None
        complete = self.chart.version == 2 or len(scale.get_labels()) == self.count
        self.make_line(bool(self.options.get("showLine")), closed=True, complete=complete)

    def max_overflow(self) -> bool | float:
        return False

    def draw(self, canvas: Canvas) -> None:
        self.line.draw(canvas, self.paint)  # it is the filler that bends it
        self.draw_points(canvas)


CONTROLLERS = {"radar": RadarController}

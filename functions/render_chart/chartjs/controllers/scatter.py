"""Points anywhere. https://www.chartjs.org/docs/4.5.1/charts/scatter.html"""

from __future__ import annotations

from ..options import Options
from .line import PointController


class ScatterController(PointController):
    """Points by both of their values; a line leads through them only if that is asked for."""

    def initialize(self) -> None:
        super().initialize()
        if self.options.get("showLine"):
            self.dataset_element = "line"  # type: ignore[misc]  # of this dataset alone

    def style(self, index: int | None = None) -> Options:
        """In version 2 a line was always there, if not to be seen: legends show its looks."""
        if index is None and self.chart.version == 2:
            return self._element("line").with_context(self.context).only(self.chart.element_names("line"))
        return super().style(index)

    def update(self) -> None:
        self.place_points()
        self.find_stops()
        if self.dataset_element:
            self.make_line(True)
            self.style_segments()

    def max_overflow(self) -> bool | float:
        if self.dataset_element:
            return super().max_overflow()
        return False if self.whole_points else self.largest() / 2 or False

    def label_and_value(self, index: int) -> tuple[str, str]:
        return self.label_at(index), f"({', '.join(self.words_at(index))})"


CONTROLLERS = {"scatter": ScatterController}

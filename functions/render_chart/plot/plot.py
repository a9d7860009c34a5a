"""A plot: a box with scales, and the marks' way to px."""

from functools import cached_property

import numpy as np

from ..spec import ChartSpec
from .data import Column
from .data_labels import Label
from .drawing.canvas import Box, Canvas
from .drawing.paths import Floats, Path, distinct
from .layers import in_band
from .looks.style import Style
from .scale import Linear, Log, Scale


class Plot:
    """A plot with its scales, for the modules that draw marks.

    box : px
    x, ys : scales of positions and of each value axis
    band : px from one category to the next, or between the two closest positions
    labels : data labels gathered while drawing
    beside : what is written at the left of the axis besides its own labels, and at which px
    banded : whether its one line is so dense that it is drawn as bands
    in_the_way : px of marks that data labels meet only where they cannot help it
    slots : where bars stand, by the order of their series: px from their position to their middle, and their width
    """

    def __init__(
        self, canvas: Canvas, spec: ChartSpec, style: Style, columns: list[Column], box: Box, x: Scale, ys: list[Scale]
    ) -> None:
        self.canvas, self.spec, self.style, self.columns = canvas, spec, style, columns
        self.box, self.x, self.ys = box, x, ys
        self.labels: list[Label] = []
        self.beside: list[tuple[str, float]] = []
        self.banded = False
        self.in_the_way: list[Box] = []
        self.slots: dict[int, tuple[float, float]] = {}

    @cached_property
    def band(self) -> float:
        """Px between neighbouring positions."""
        if isinstance(self.x, Linear) and self.spec.x.kind == "category":
            return abs(self.x.per_unit)
        places = distinct(np.concatenate([self.x(c.x[~np.isnan(c.x)]) for c in self.columns if in_band(c.type)]))
        places = places[np.isfinite(places)]
        return float(np.diff(places).min()) if places.size > 1 else 0.1 * abs(self.x.end - self.x.start)

    def across(self, column: Column, positions: Floats) -> Floats:
        """Px of positions, as the marks of a series stand beside those of others."""
        return self.x(positions) + self.slots.get(column.order, (0.0, 0.0))[0]

    def places(self, column: Column) -> Floats:
        """Px of the middle of each mark; bars stand on whole device pixels."""
        middles, width = self.across(column, column.x), self.width_of(column)
        if column.order not in self.slots or width < 4:
            return middles
        snapped: Floats = self.canvas.snapped(middles - width / 2) + width / 2
        return snapped

    def width_of(self, column: Column) -> float:
        """Px that a mark of a series takes along the axis of positions."""
        slot = self.slots.get(column.order)
        return slot[1] if slot else 0.7 * abs(self.x.end - self.x.start) / max(column.x.size, 1)

    def beyond(self, column: Column, high: Floats) -> Floats:
        """Px of the end of each mark with its error bar, `high` without: what a data label stands beyond."""
        entries = self.spec.series[column.order].error
        if not entries:
            return high
        from .errors import reach

        return reach(self, column, entries, high)

    def base(self, axis: int) -> float:
        """The px position of the line that bars and areas of that value axis grow from."""
        y = self.ys[axis]
        if isinstance(y, Log):
            return y.start
        return y.at(min(max(0.0, y.low), y.high))

    def turned(self, path: Path) -> Path:
        """A path of (position, value) as it lies on the picture."""
        return Path(path.vertices[:, ::-1], path.codes) if self.spec.horizontal else path

    def tops(self, column: Column) -> Floats:
        """Px of high of each datum."""
        return self.ys[column.axis](column.high)

    def ends(self, column: Column) -> tuple[Floats, Floats]:
        """Px of low and high of each datum; what a logarithmic axis cannot show starts at its end."""
        y = self.ys[column.axis]
        low, high = y(column.low), self.tops(column)
        if isinstance(y, Log):
            low = np.where(np.isnan(column.low) | (column.low > 0), low, y.start)
        return low, high

"""How much of the picture marks cover, in small cells: labels go where the least is."""

from math import ceil, floor

import numpy as np

from .drawing.canvas import Box
from .drawing.paths import Floats
from .plot import Plot

CELL = 3.0  # px
MOST_SAMPLED = 2000  # points of a line between which the way is sampled: there is less than a cell between more of them
FAR = 10_000.0  # px, beyond all pictures
LINES, POINTS = ("line", "area", "sparkline"), ("scatter", "bubble")


class Occupied:
    """Cells of a picture, each with whether something is drawn there."""

    def __init__(self, width: float, height: float) -> None:
        self.cells = np.zeros((max(1, ceil(height / CELL)), max(1, ceil(width / CELL))), bool)

    def _range(self, box: Box) -> tuple[slice, slice]:
        rows, columns = self.cells.shape
        left, top, right, bottom = (side / CELL for side in box)
        return (
            slice(min(rows, max(0, floor(top))), min(rows, max(0, ceil(bottom)))),
            slice(min(columns, max(0, floor(left))), min(columns, max(0, ceil(right)))),
        )

    def cover(self, box: Box) -> None:
        """Something fills a box."""
        self.cells[self._range(box)] = True

    def points(self, x: Floats, y: Floats) -> None:
        """Something is at some points; nan is nowhere."""
        rows, columns = self.cells.shape
        inside = (x >= 0) & (x < columns * CELL) & (y >= 0) & (y < rows * CELL)
        self.cells[(y[inside] / CELL).astype(np.int64), (x[inside] / CELL).astype(np.int64)] = True

    def line(self, x: Floats, y: Floats) -> None:
        """A line runs through some points."""
        self.points(x, y)
        if not 1 < x.size <= MOST_SAMPLED:
            return
        x, y = np.clip(x, -FAR, FAR), np.clip(y, -FAR, FAR)
        lengths = np.nan_to_num(np.hypot(np.diff(x), np.diff(y)), nan=0.0)
        steps = np.ceil(lengths / CELL).astype(np.int64)
        owner = np.repeat(np.arange(steps.size), steps)
        share = (np.arange(owner.size) - np.repeat(np.cumsum(steps) - steps, steps)) / np.maximum(steps[owner], 1)
        self.points(x[owner] + share * np.diff(x)[owner], y[owner] + share * np.diff(y)[owner])

    def share(self, box: Box) -> float:
        """How much of a box is covered, 0–1."""
        found = self.cells[self._range(box)]
        return float(found.mean()) if found.size else 0.0


def by_marks(plot: Plot) -> Occupied:
    """What the marks of a plot cover, roughly."""
    found = Occupied(plot.style.width, plot.style.height)
    for column in plot.columns:
        at = plot.places(column)
        low, high = plot.ends(column)
        if column.type in LINES or column.type in POINTS:
            cover = found.line if column.type in LINES else found.points
            cover(*((high, at) if plot.spec.horizontal else (at, high)))
            continue
        half = plot.width_of(column) / 2
        for middle, one, other in zip(at.tolist(), low.tolist(), high.tolist(), strict=True):
            if middle == middle and one == one and other == other:
                a, b = min(one, other), max(one, other)
                box = (middle - half, a, middle + half, b)
                found.cover((a, box[0], b, box[2]) if plot.spec.horizontal else box)
    return found

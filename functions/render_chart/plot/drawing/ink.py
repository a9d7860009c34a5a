"""What a drawing takes of a rasteriser: the pixels that it covers and the way that its lines go."""

import numpy as np

from ...errors import TooLargeError
from ...limits import INK
from .color import Rgba
from .paints import Paint
from .paths import Floats, Path

# What a pixel takes, by what is done to it, measured; to blend a translucent colour is 1, which is 4 ns.
OPAQUE, TRANSLUCENT, PAINTED = 0.125, 1.0, 10.0
MASKED = 0.5
ALONG, AROUND = 15.0, 8.0  # px of a line that is drawn along, of an outline that is filled; crossing lines take more
SMALL, ASKED = 64, 8  # vertices of a path of which there may be very many: one in so many of these stands for all


class Ink:
    """What is left for a picture."""

    def __init__(self, width: int, height: int, scale: float) -> None:
        self._size = np.array((width, height), float)
        self._longest = float(width + height)  # px of a line that is in the picture
        self._scale = scale
        self._left = float(INK)
        self._small = 0

    def fill(self, path: Path, paint: Rgba | Paint) -> None:
        """Take what a filled path needs. Raises TooLargeError, as all of these do."""
        if times := self._times(path):
            way = AROUND * self._length(path.vertices) if len(path.vertices) > SMALL else 0.0
            self._take(times * (_each(paint) * self._area(path.vertices) + way))

    def line(self, path: Path, paint: Rgba | Paint, width: float) -> None:
        """Take what a path needs that is drawn along."""
        if times := self._times(path):
            thick = max(0.0, _each(paint) * min(width, float(self._size.max())) * self._scale)
            self._take(times * (ALONG + thick) * self._length(path.vertices))

    def lines(self, lines: dict[Rgba, list[float]], spans: list[tuple[float, float]], width: float) -> None:
        """Take what lines need that are blended, each along some stretches."""
        length = min(sum([abs(end - start) for start, end in spans]), self._longest)
        count = sum([_each(color) * len(places) for color, places in lines.items()])
        self._take(count * width * length * self._scale**2)

    def stamps(self, shape: Path, count: int, paint: Rgba) -> None:
        """Take what a shape needs that is stamped so many times."""
        self._take(count * _each(paint) * self._area(shape.vertices + self._size / 2))

    def mask(self) -> None:
        """Take what clipping to a path needs: a picture of its own."""
        self._take(MASKED * float(self._size.prod()) * self._scale**2)

    def _times(self, path: Path) -> int:
        if len(path.vertices) > SMALL:
            return 1
        self._small += 1
        return 0 if self._small % ASKED else ASKED

    def _area(self, vertices: Floats) -> float:
        """Device px of the box around some vertices, as far as it is in the picture."""
        if not len(vertices):
            return 0.0
        low, high = np.maximum(vertices.min(axis=0), 0.0), np.minimum(vertices.max(axis=0), self._size)
        return float(np.maximum(high - low, 0.0).prod()) * self._scale**2

    def _length(self, vertices: Floats) -> float:
        """Device px along some vertices, as far as they are next to the picture."""
        near = np.clip(vertices, -self._size, 2 * self._size)
        return float(np.nansum(np.abs(np.diff(near, axis=0)))) * self._scale

    def _take(self, amount: float) -> None:
        if amount > 0:  # nan is nowhere
            self._left -= amount
        if self._left < 0:
            raise TooLargeError("There is too much to be drawn.", "c", "Fewer or smaller marks, or a smaller picture.")


def _each(paint: Rgba | Paint) -> float:
    if isinstance(paint, Paint):
        return PAINTED
    return OPAQUE if paint[3] == 1 else TRANSLUCENT

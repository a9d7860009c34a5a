"""What charts draw on: six verbs, the same for pixels (backend.py), SVG and PDF (vector.py).

Coordinates are CSS px, x to the right, y down; colours are (red, green, blue, alpha) in 0–1.
"""

from abc import ABC, abstractmethod
from math import cos, radians, sin
from typing import NamedTuple

from . import shaping
from .paths import Floats, Path, rects

Rgba = tuple[float, float, float, float]
Box = tuple[float, float, float, float]  # left, top, right, bottom

INK_TOP, INK_BOTTOM = 0.76, 0.22  # em above and below the base line: the tallest letters and the deepest descenders


class TextBox(NamedTuple):
    """A string as it was set: its four corners, whatever its angle."""

    string: str
    corners: tuple[tuple[float, float], ...]


class Canvas(ABC):
    """A picture being drawn.

    boxes : every text set so far; tests hold that none meets another
    """

    def __init__(self, width: int, height: int, scale: float) -> None:
        self.width, self.height, self.scale = width, height, scale
        self.boxes: list[TextBox] = []

    def snap(self, length: float) -> float:
        """The next edge between device pixels."""
        return round(length * self.scale) / self.scale

    @abstractmethod
    def paper(self, color: Rgba) -> None:
        """Cover everything."""

    @abstractmethod
    def fill(self, path: Path, color: Rgba) -> None:
        """Fill a path (even where it crosses itself)."""

    @abstractmethod
    def stroke(self, path: Path, color: Rgba, width: float, dash: tuple[float, ...] = ()) -> None:
        """Draw along a path, with round joins and, unless `dash` has lengths on and off in px, round ends."""

    @abstractmethod
    def markers(self, shape: Path, points: Floats, color: Rgba, edge: Rgba | None = None, width: float = 0.0) -> None:
        """Stamp `shape`, drawn about the origin, at each of the (N, 2) points; nan is skipped."""

    @abstractmethod
    def fade(self, path: Path, color: Rgba, top: float, bottom: float, alpha: tuple[float, float]) -> None:
        """Fill a path with a colour whose alpha runs from alpha[0] at y = top to alpha[1] at y = bottom."""

    @abstractmethod
    def clip(self, box: Box | None) -> None:
        """Keep what follows inside a box; None lifts that."""

    @abstractmethod
    def _set(
        self, string: str, x: float, y: float, size: float, weight: int, color: Rgba, align: float, angle: float
    ) -> None:
        """Set a string; see `text`."""

    @abstractmethod
    def encoded(self, format: str, title: str, description: str) -> bytes:  # noqa: A002
        """The picture as a file of that format, with words for those who cannot see it."""

    def text(
        self,
        string: str,
        x: float,
        y: float,
        size: float,
        color: Rgba,
        weight: int = 400,
        align: float = 0.0,
        angle: float = 0.0,
    ) -> None:
        """Set a string on the base line at (x, y).

        align : 0 begins at x, 0.5 is centred, 1 ends at x
        angle : degrees, counter-clockwise
        """
        if not string:
            return
        width = shaping.width(string, size, weight)
        c, s = cos(radians(angle)), sin(radians(angle))
        near, far = -width * align, width * (1 - align)
        corners = ((near, -INK_TOP), (far, -INK_TOP), (far, INK_BOTTOM), (near, INK_BOTTOM))
        self.boxes.append(
            TextBox(string, tuple((x + a * c + b * size * s, y - a * s + b * size * c) for a, b in corners))
        )
        self._set(string, x, y, size, weight, color, align, angle)

    def line(self, x0: float, y0: float, x1: float, y1: float, color: Rgba) -> None:
        """A hairline, one CSS px thick and sharp: its box is on whole device pixels.

        A horizontal one lies below y0, an upright one left of x0, so that bars which grow up or to the right from it
        stand beside it, however small they are.
        """
        self.hairlines([(x0, y0, x1, y1)], color)

    def hairlines(self, lines: list[tuple[float, float, float, float]], color: Rgba) -> None:
        """Several of them (x0, y0, x1, y1) in one path."""
        if not lines:
            return
        thick = max(1, round(self.scale)) / self.scale
        boxes = []
        for x0, y0, x1, y1 in lines:
            if y0 == y1:
                top = self.snap(y0)
                boxes.append((self.snap(x0), top, self.snap(x1), top + thick))
            else:
                right = self.snap(x0)
                boxes.append((right - thick, self.snap(y0), right, self.snap(y1)))
        self.fill(rects(*zip(*boxes, strict=True)), color)

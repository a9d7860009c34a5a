"""What charts draw on: some verbs, the same for pixels (backend.py), SVG (svg.py) and PDF (pdf.py).

Coordinates are CSS px, x to the right, y down; colours are (red, green, blue, alpha) in 0–1.
"""

from abc import ABC, abstractmethod
from math import cos, radians, sin
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np

from ..typesetting import fonts, shaping
from .color import Rgba as Rgba
from .paths import LINE, MOVE, Floats, Path, rect_codes, rects
from .paths import Box as Box

if TYPE_CHECKING:
    from .paints import Paint

Cap = Literal["butt", "round", "square"]
Join = Literal["miter", "round", "bevel"]

INK_TOP, INK_BOTTOM = 0.76, 0.22  # em above and below the base line: the tallest letters and the deepest descenders


def meets(one: Box, other: Box, gap: float = 0.0) -> bool:
    """Whether two boxes overlap, or are closer side by side than `gap` px."""
    across = one[0] < other[2] + gap and other[0] < one[2] + gap
    return across and one[1] < other[3] and other[1] < one[3]


class TextBox(NamedTuple):
    """A string as it was set."""

    string: str
    x: float
    y: float
    size: float
    weight: int
    align: float
    angle: float
    tabular: bool
    main: str  # the main family, as shaping.MAIN

    @property
    def corners(self) -> tuple[tuple[float, float], ...]:
        """The four corners of the box around its letters, whatever its angle."""
        semibold = self.weight >= fonts.LIGHTEST_SEMIBOLD
        width = shaping.layout(self.string, semibold, self.tabular, "", self.main).width * self.size
        c, s = cos(radians(self.angle)), sin(radians(self.angle))
        near, far = -width * self.align, width * (1 - self.align)
        top, bottom = -INK_TOP * self.size, INK_BOTTOM * self.size
        corners = ((near, top), (far, top), (far, bottom), (near, bottom))
        return tuple((self.x + a * c + b * s, self.y - a * s + b * c) for a, b in corners)


_How = tuple[float, int, float, float, bool, str]  # the fields of a TextBox from `size` on


class Canvas(ABC):
    """A picture being drawn.

    lang : the language of Han characters, which are drawn differently in Chinese, Japanese and Korean
    sets_on_pixels : whether level letters stand on whole device pixels
    wary : whether shapes may be larger than the picture by many orders of magnitude
    """

    sets_on_pixels = wary = False

    def __init__(self, width: int, height: int, scale: float) -> None:
        self.width, self.height, self.scale = width, height, scale
        self.lang = ""
        self._texts: list[tuple[list[tuple[str, float, float]], _How]] = []  # what was set so far

    @property
    def boxes(self) -> list[TextBox]:
        """Every text set so far; tests hold that none meets another."""
        return [TextBox(string, x, y, *how) for placed, how in self._texts for string, x, y in placed]

    def snap(self, length: float) -> float:
        """The next edge between device pixels."""
        return round(length * self.scale) / self.scale

    def thick(self, length: float) -> float:
        """A length in whole device pixels, one at least: what is there is seen."""
        return max(1, round(length * self.scale)) / self.scale

    def snapped(self, places: Floats) -> Floats:
        """The next edges between device pixels, of many."""
        edges: Floats = np.rint(places * self.scale) / self.scale
        return edges

    @abstractmethod
    def paper(self, color: Rgba) -> None:
        """Cover everything."""

    @abstractmethod
    def fill(self, path: Path, color: "Rgba | Paint") -> None:
        """Fill a path (even where it crosses itself)."""

    @abstractmethod
    def stroke(
        self, path: Path, color: "Rgba | Paint", width: float, dash: tuple[float, ...] = (), cap: Cap | None = None,
        join: Join = "round", dash_offset: float = 0.0,
    ) -> None:  # fmt: skip
        """Draw along a path.

        dash : lengths on and off in px
        cap : how ends look: butt, round or square; round by default, butt where there are dashes
        join : how corners look: round, bevel or miter, which is ten times as long as the line is thick at most
        dash_offset : px of the dashes that are left out at the start
        """

    @abstractmethod
    def markers(self, shape: Path, points: Floats, color: Rgba, edge: Rgba | None = None, width: float = 0.0) -> None:
        """Stamp `shape`, drawn about the origin, at each of the (N, 2) points; nan is skipped."""

    @abstractmethod
    def fade(self, path: Path, colors: tuple[Rgba, Rgba], top: float, bottom: float, sideways: bool = False) -> None:
        """Fill a path with what runs from one colour at y = top to the other at y = bottom.

        sideways : from x = top to x = bottom
        """

    @abstractmethod
    def hatch(self, path: Path, pattern: str, tile: int, color: Rgba) -> None:
        """Cover a path with a pattern of lines or dots, one of patterns.PATTERNS; tile is its side in px."""

    @abstractmethod
    def clip(self, box: Box | None) -> None:
        """Keep what follows inside a box; None lifts that."""

    @abstractmethod
    def clip_path(self, path: Path | None) -> None:
        """Keep what follows inside a path, and inside the box of `clip` if there is one; None lifts that.

        What is inside is what winds about it; of a path by the even-odd rule, see strokes.even_odd.
        """

    @abstractmethod
    def _set(
        self, string: str, x: float, y: float, size: float, weight: int, color: Rgba, align: float, angle: float,
        tabular: bool,
    ) -> None:  # fmt: skip
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
        tabular: bool = False,
    ) -> None:
        """Set a string on the base line at (x, y).

        align : 0 begins at x, 0.5 is centred, 1 ends at x
        angle : degrees, counter-clockwise
        tabular : figures of one width, for columns of numbers
        """
        if string:
            self._texts.append(([(string, x, y)], (size, weight, align, angle, tabular, shaping.MAIN.get())))
            self._set(string, x, y, size, weight, color, align, angle, tabular)

    def text_outline(
        self,
        string: str,
        x: float,
        y: float,
        size: float,
        width: float,
        color: Rgba,
        weight: int = 400,
        align: float = 0.0,
        angle: float = 0.0,
        join: Join = "round",
    ) -> None:
        """Draw along the outlines of a string that `text` would set there."""
        from .outlines import text_path

        snapped = self.scale if self.sets_on_pixels else 0.0
        path = text_path(string, x, y, size, weight, align, angle, self.lang, snapped)
        if path is not None:
            self.stroke(path, color, width, join=join)

    def texts(
        self, placed: list[tuple[str, float, float]], size: float, color: Rgba, weight: int = 400, align: float = 0.0,
        tabular: bool = False,
    ) -> None:  # fmt: skip
        """Set several strings, each on its (x, y): quicker than one by one where they stand in a row or a column."""
        placed = [one for one in placed if one[0]]
        if placed:
            self._texts.append((placed, (size, weight, align, 0.0, tabular, shaping.MAIN.get())))
            self._set_together(placed, size, weight, color, align, tabular)

    def _set_together(
        self, placed: list[tuple[str, float, float]], size: float, weight: int, color: Rgba, align: float, tabular: bool
    ) -> None:
        """Set several strings; see `texts`."""
        for string, x, y in placed:
            self._set(string, x, y, size, weight, color, align, 0.0, tabular)

    def line(self, x0: float, y0: float, x1: float, y1: float, color: Rgba) -> None:
        """A hairline, one CSS px thick and sharp: its box is on whole device pixels.

        A horizontal one lies below y0, an upright one left of x0, so that bars which grow up or to the right from it
        stand beside it, however small they are.
        """
        self.hairlines([(x0, y0, x1, y1)], color)

    def hairlines(
        self, lines: list[tuple[float, float, float, float]], color: Rgba, dash: tuple[float, ...] = ()
    ) -> None:
        """Several of them (x0, y0, x1, y1) in one path; `dash` has lengths on and off in px."""
        if not lines:
            return
        thick = self.thick(1.0)
        if dash:
            self.stroke(self._middles(lines, thick), color, thick, dash)
            return
        corners = []
        for x0, y0, x1, y1 in lines:
            if y0 == y1:
                left, right, top = self.snap(x0), self.snap(x1), self.snap(y0)
                bottom = top + thick
            else:
                right, top, bottom = self.snap(x0), self.snap(y0), self.snap(y1)
                left = right - thick
            corners += [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
        self.fill(Path(np.array(corners), rect_codes(len(lines))), color)

    def parallels(
        self, lines: dict[Rgba, list[float]], spans: list[tuple[float, float]], width: float, upright: bool
    ) -> None:
        """Level or upright lines, all along the same stretches: grid lines, and the tick marks at their ends.

        lines : the places of those of each colour; they are `width` px thick and do not cover each other
        spans : from where to where each line is drawn; they do not meet
        """
        for color, places in lines.items():
            middles, ends = np.repeat(places, len(spans)), np.array(spans * len(places))
            first, last, low, high = middles - width / 2, middles + width / 2, ends.min(axis=1), ends.max(axis=1)
            self.fill(rects(first, low, last, high) if upright else rects(low, first, high, last), color)

    def _middles(self, lines: list[tuple[float, float, float, float]], thick: float) -> Path:
        """The middles of hairlines, as one path to be drawn along."""
        points = np.array([[self.snap(end) for end in line] for line in lines]).reshape(-1, 2, 2)
        level = points[:, 0, 1] == points[:, 1, 1]
        points[level, :, 1] += thick / 2
        points[~level, :, 0] -= thick / 2
        return Path(points.reshape(-1, 2), np.tile(np.array([MOVE, LINE], np.uint8), len(lines)))

"""Level lines put together from pictures of their glyphs.

Letters come again in every string. Their pictures are kept for each size and quarter of a pixel, and to set them side
by side takes a third of the time that their outlines do. Each is thereby off its place by an eighth of a pixel at most;
that is not seen but where letters join, so it is for the main face alone.
"""

from collections.abc import Iterable
from functools import lru_cache
from math import ceil, floor
from typing import NamedTuple

import numpy as np
import uharfbuzz as hb
from numpy.typing import NDArray

from render_chart.plot import fonts
from render_chart.plot.fonts import Face
from render_chart.plot.shaping import Layout

Pixels = NDArray[np.uint8]

STEPS = 4  # positions to a pixel: finer cannot be told apart, and a position less is a picture less to keep
LARGEST = 32.0  # px; a glyph has at most 2 KB, and all of them 16 MB
LONGEST = 3_500.0  # px; a longer line may reach far beyond its canvas, and only a part of it need be drawn
ABOVE, BELOW = 1.3, 0.45  # em; what the glyphs of the main faces reach, fitted to pixels
NOWHERE = -(1 << 30)  # px; left of everything
KEPT, KEPT_SIZES = 512, 16  # pictures of one face at one size, and how many of those


class Coverage(NamedTuple):
    """How much of each pixel is covered by ink.

    pixels : (h, w), the top row first, 0–255; kept and shared, so not to be written to (Agg's blit refuses an array
        that is marked as read-only)
    left, top : the pixel of the canvas on which pixels[0, 0] lies
    """

    pixels: Pixels
    left: int
    top: int

    @property
    def right(self) -> int:
        """The pixel of the canvas after its last one."""
        return self.left + int(self.pixels.shape[1])

    @property
    def bottom(self) -> int:
        """The pixel of the canvas below its last one."""
        return self.top + int(self.pixels.shape[0])


Stamp = tuple[Pixels, int, int, int, int]
"""A glyph: its coverage as (columns, rows of its size), so that letters side by side are one after the other; the first
column, seen from the pixel in which the pen is, and how many there are; the rows from which to before which is ink."""


@lru_cache(64)
def _reach(size: float) -> tuple[int, int]:
    """How many rows of a letter's picture are above the base line, and how many there are; at `size` px."""
    above = ceil(ABOVE * size) + 1
    return above, above + ceil(BELOW * size) + 1


@lru_cache(256)
def _gap(columns: int, rows: int) -> Pixels:
    """No ink, to be read only."""
    return np.zeros((columns, rows), np.uint8)


def rendered(raster: hb.RasterDraw) -> Coverage | None:
    """What was drawn on a raster."""
    image = raster.render()
    box = image and image.extents
    if not box or not box.width or not box.height:
        return None
    rows = np.frombuffer(image.buffer, np.uint8).reshape(box.height, box.stride)
    return Coverage(np.ascontiguousarray(rows[::-1, : box.width]), box.x_origin, -box.y_origin - box.height)


def may_be_stamped(line: Layout, size: float) -> bool:
    """Whether the letters of a line may be moved by an eighth of a pixel, and are small enough to be kept."""
    return size <= LARGEST and line.level and all(run.face.fitted for run in line.runs) and line.width * size <= LONGEST


def stamped(placed: Iterable[tuple[Layout, float, int]], size: float) -> Coverage | None:
    """The ink of level lines, each with its pen; those that stand in one row come from left to right."""
    strips: list[_Strip] = []
    for line, x, y in placed:
        if not strips or strips[-1].y != y or x < strips[-1].end:
            strips.append(_Strip(y, size))
        strips[-1].add(line, x)
    inked = [strip.ink() for strip in strips if strip.pieces]
    if len(inked) < 2:
        return inked[0] if inked else None
    west, north = min(one.left for one in inked), min(one.top for one in inked)
    east, south = max(one.right for one in inked), max(one.bottom for one in inked)
    sheet = np.zeros((south - north, east - west), np.uint8)
    for one in inked:
        _add(one.pixels, sheet[one.top - north : one.bottom - north, one.left - west : one.right - west])
    return Coverage(sheet, west, north)


def _add(ink: Pixels, there: Pixels) -> None:
    """Add ink to what is there, as far as 255."""
    there += np.minimum(ink, ~there)


class _Strip:
    """Letters on one base line."""

    __slots__ = ("above", "bottoms", "end", "laps", "left", "pieces", "rows", "size", "tops", "y")

    def __init__(self, y: int, size: float) -> None:
        self.y, self.size = y, size
        self.above, self.rows = _reach(size)
        self.pieces: list[Pixels] = []  # columns of ink and of gaps, from the left
        self.laps: list[tuple[int, Pixels]] = []  # columns of ink that go over others, and where
        self.left, self.end = 0, NOWHERE
        self.tops: set[int] = set()
        self.bottoms: set[int] = set()

    def add(self, line: Layout, x: float) -> None:
        """Set the letters of a line whose pen starts at x."""
        start, em = x * STEPS + 0.5, self.size * STEPS
        pieces, end, tops, bottoms = self.pieces, self.end, self.tops, self.bottoms
        for face, glyphs in line.runs:
            stamps = stamps_of(face, self.size)
            for glyph, along, _ in glyphs:
                across = floor(start + along * em)
                stamp = stamps[glyph, across % STEPS]
                if stamp is None:
                    continue
                ink, left, wide, top, bottom = stamp
                left += across // STEPS
                if left > end:
                    if pieces:
                        pieces.append(_gap(left - end, self.rows))
                    else:
                        self.left = left
                elif left < end:
                    ink = self._lapped(ink, left, end)
                    left, wide = end, len(ink)
                pieces.append(ink)
                end = left + wide
                tops.add(top)
                bottoms.add(bottom)
        self.end = end

    def _lapped(self, ink: Pixels, left: int, end: int) -> Pixels:
        """What of a letter's ink is right of `end`; the rest is kept to be added to what it goes over."""
        self.laps.append((left, ink[: end - left]))
        if left < self.left:
            self.pieces.insert(0, _gap(self.left - left, self.rows))
            self.left = left
        return ink[end - left :]

    def ink(self) -> Coverage:
        """All letters."""
        columns = np.concatenate(self.pieces)
        for left, ink in self.laps:
            _add(ink, columns[left - self.left : left - self.left + len(ink)])
        top = min(self.tops)
        return Coverage(np.ascontiguousarray(columns.T[top : max(self.bottoms)]), self.left, self.y - self.above + top)


class Stamps(dict[tuple[int, int], Stamp | None]):
    """(glyph, x) → its picture in one face at one size, None if it is blank; the pen is x steps into its pixel."""

    def __init__(self, face: Face, size: float) -> None:
        super().__init__()
        self.face, self.size = face, size

    def __missing__(self, key: tuple[int, int]) -> Stamp | None:
        if len(self) >= KEPT:
            self.clear()
        stamp = self[key] = self._drawn(*key)
        return stamp

    def _drawn(self, glyph: int, x: int) -> Stamp | None:
        raster = hb.RasterDraw()
        scale = self.size * self.face.per_em
        height = scale * fonts.fit(self.face, self.size)[glyph]
        raster.transform = (scale, 0.0, 0.0, height, x / STEPS, 0.0)
        raster.draw_glyph(self.face.font, glyph)
        drawn = rendered(raster)
        if drawn is None:
            return None
        above, rows = _reach(self.size)
        top, bottom = above + drawn.top, above + drawn.bottom
        columns = np.zeros((drawn.pixels.shape[1], rows), np.uint8)
        columns[:, top:bottom] = drawn.pixels.T
        return columns, drawn.left, len(columns), top, bottom


@lru_cache(KEPT_SIZES)
def stamps_of(face: Face, size: float) -> Stamps:
    """The pictures at `size` px."""
    return Stamps(face, size)

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

from render_chart.plot.typesetting import fonts
from render_chart.plot.typesetting.fonts import Face
from render_chart.plot.typesetting.shaping import Layout

Pixels = NDArray[np.uint8]

STEPS = 4  # positions to a pixel: finer cannot be told apart, and a position less is a picture less to keep
LARGEST = 32.0  # px; a glyph has at most 2 KB, and all of them 16 MB
LONGEST = 3_500.0  # px; a longer line may reach far beyond its canvas, and only a part of it need be drawn
ABOVE, BELOW = 1.3, 0.45  # em; what the glyphs of the main faces reach, fitted to pixels
KEPT_GAP = 32  # px; wider ones are not between words
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


def _no_ink(columns: int, rows: int) -> Pixels:
    return np.zeros((columns, rows), np.uint8)


_gap = lru_cache(256)(_no_ink)  # between letters and words; to be read only


def rendered(raster: hb.RasterDraw) -> Coverage | None:
    """What was drawn on a raster."""
    image = raster.render()
    box = image and image.extents
    if not box or not box.width or not box.height:
        return None
    rows = np.frombuffer(image.buffer, np.uint8).reshape(box.height, box.stride)
    return Coverage(np.ascontiguousarray(rows[::-1, : box.width]), box.x_origin, -box.y_origin - box.height)


def may_be_stamped(lines: list[Layout], size: float) -> bool:
    """Whether the letters of lines may be moved by an eighth of a pixel, and are small enough to be kept."""
    if size > LARGEST:
        return False
    for width, runs, level in lines:
        if not level or width * size > LONGEST:
            return False
        for run in runs:
            if not run.face.fitted:
                return False
    return True


class _Strip(NamedTuple):
    """Letters beside each other on one base line.

    left, top : the pixel of the canvas on which the first row of their first column lies
    first : the number of that column among all that are set
    tops, bottoms : rows of theirs at which ink begins, and before which it ends
    """

    left: int
    top: int
    first: int
    tops: set[int]
    bottoms: set[int]


def stamped(placed: Iterable[tuple[Layout, float, int]], size: float) -> Coverage | None:
    """The ink of level lines, each with its pen; quickest where those of one base line come from left to right."""
    above, rows = _reach(size)
    em, row, left, end, taken = size * STEPS, None, 0, 0, 0
    strips: list[_Strip] = []
    pieces: list[Pixels] = []  # columns of ink and of gaps, those of a strip behind those of another
    laps: list[tuple[int, Pixels]] = []  # columns of ink that go over others, and the number of the first of these
    tops: set[int] = set()
    bottoms: set[int] = set()
    for line, x, y in placed:
        start = x * STEPS + 0.5
        for face, glyphs in line.runs:
            stamps = stamps_of(face, size)
            for glyph, along, _ in glyphs:
                across = floor(start + along * em)
                stamp = stamps[glyph, across % STEPS]
                if stamp is None:
                    continue
                ink, at, wide, top, bottom = stamp
                at += across // STEPS
                if y != row or at < left:
                    tops, bottoms = set(), set()
                    strips.append(_Strip(at, y - above, taken, tops, bottoms))
                    row, left = y, at
                elif at > end:
                    pieces.append((_gap if at - end <= KEPT_GAP else _no_ink)(at - end, rows))
                    taken += at - end
                elif at < end:
                    laps.append((taken - (end - at), ink[: end - at]))
                    ink = ink[end - at :]
                    at, wide = end, len(ink)
                pieces.append(ink)
                end = at + wide
                taken += wide
                tops.add(top)
                bottoms.add(bottom)
    if not strips:
        return None
    columns = np.concatenate(pieces)
    for first, ink in laps:
        there = columns[first : first + len(ink)]
        there += np.minimum(ink, ~there)  # as far as 255
    return _joined(columns, strips)


def _joined(columns: Pixels, strips: list[_Strip]) -> Coverage:
    """One picture of all strips."""
    ends = [*(strip.first for strip in strips[1:]), len(columns)]
    parts: list[tuple[Pixels, int, int]] = []  # the columns of each as far as there is ink; their left and top
    for (left, top, first, tops, bottoms), end in zip(strips, ends, strict=True):
        above = min(tops)
        parts.append((columns[first:end, above : max(bottoms)], left, top + above))
    sheet, west, north = parts[0]
    if len(parts) > 1:
        west, north = min([left for _, left, _ in parts]), min([top for _, _, top in parts])
        east = max([left + len(ink) for ink, left, _ in parts])
        south = max([top + ink.shape[1] for ink, _, top in parts])
        sheet = np.zeros((east - west, south - north), np.uint8)
        for ink, left, top in parts:
            there = sheet[left - west : left - west + len(ink), top - north : top - north + ink.shape[1]]
            there |= ink  # lines seldom cover each other: as much as either, at most both
    return Coverage(np.ascontiguousarray(sheet.T), west, north)


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

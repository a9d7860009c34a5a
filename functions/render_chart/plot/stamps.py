"""Level lines put together from pictures of their glyphs.

Letters come again in every string. Their pictures are kept for each size and quarter of a pixel, and to add them up
takes half the time that their outlines do. Each is thereby off its place by an eighth of a pixel at most; that is not
seen but where letters join, so it is for the main face alone.
"""

from collections.abc import Iterable
from functools import lru_cache
from itertools import chain
from math import floor
from typing import NamedTuple

import numpy as np
import uharfbuzz as hb
from numpy.typing import NDArray

from render_chart.plot import fonts
from render_chart.plot.fonts import Face
from render_chart.plot.shaping import Layout

Pixels = NDArray[np.uint8]

STEPS = 4  # positions to a pixel: finer cannot be told apart, and a position less is a picture less to keep
LARGEST = 32.0  # px; a glyph has at most 1 KB, and all of them 8 MB
LONGEST = 3_500.0  # px; a longer line may reach far beyond its canvas, and only a part of it need be drawn
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


Stamp = tuple[Pixels, int, int, int, int]
"""A glyph: its coverage, and the left, top, right and bottom of it, y down, seen from the pixel in which its pen is."""


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
    return size <= LARGEST and all(run.face.fitted for run in line.runs) and line.width * size <= LONGEST


def stamped(placed: Iterable[tuple[Layout, float, int]], size: float) -> Coverage | None:
    """The ink of level lines, each with its pen."""
    lines = [boxes for line, x, y in placed if (boxes := _boxes(line, x, y, size))]
    if not lines:
        return None
    every = lines[0] if len(lines) == 1 else chain.from_iterable(lines)
    _, lefts, tops, rights, bottoms = zip(*every, strict=True)
    west, north = min(lefts), min(tops)
    sheet = np.zeros((max(bottoms) - north, max(rights) - west), np.uint8)
    free, lowest = west, north  # right of the one, and below the other, the sheet is blank
    for boxes in lines:
        if boxes[0][1] < free and min([top for _, _, top, _, _ in boxes]) >= lowest:
            free = west
        for ink, left, top, right, bottom in boxes:
            if left >= free:
                sheet[top - north : bottom - north, left - west : right - west] = ink
            else:
                there = sheet[top - north : bottom - north, left - west : right - west]
                there += np.minimum(ink, ~there)  # as far as 255
            if right > free:
                free = right
            if bottom > lowest:
                lowest = bottom
    return Coverage(sheet, west, north)


def _boxes(line: Layout, x: float, y: int, size: float) -> list[Stamp]:
    """The glyphs of a line with their places on the canvas."""
    found = []
    start, em = x * STEPS + 0.5, size * STEPS
    for face, glyphs in line.runs:
        stamps = stamps_of(face, size)
        for glyph, along, up in glyphs:
            across = floor(start + along * em)
            down = floor(0.5 - up * em) if up else 0
            if stamp := stamps[glyph, across % STEPS, down % STEPS]:
                ink, left, top, right, bottom = stamp
                column, row = across // STEPS, y + down // STEPS
                found.append((ink, column + left, row + top, column + right, row + bottom))
    return found


class Stamps(dict[tuple[int, int, int], Stamp | None]):
    """(glyph, x, y) → its picture in one face at one size; the pen is x and y steps into its pixel, y down."""

    def __init__(self, face: Face, size: float) -> None:
        super().__init__()
        self.face, self.size = face, size

    def __missing__(self, key: tuple[int, int, int]) -> Stamp | None:
        if len(self) >= KEPT:
            self.clear()
        stamp = self[key] = self._drawn(*key)
        return stamp

    def _drawn(self, glyph: int, x: int, y: int) -> Stamp | None:
        raster = hb.RasterDraw()
        scale = self.size * self.face.per_em
        height = scale * fonts.fit(self.face, self.size)[glyph]
        raster.transform = (scale, 0.0, 0.0, height, x / STEPS, -y / STEPS)
        raster.draw_glyph(self.face.font, glyph)
        drawn = rendered(raster)
        if drawn is None:
            return None
        pixels, left, top = drawn
        return pixels, left, top, left + pixels.shape[1], top + pixels.shape[0]


@lru_cache(KEPT_SIZES)
def stamps_of(face: Face, size: float) -> Stamps:
    """The pictures at `size` px."""
    return Stamps(face, size)

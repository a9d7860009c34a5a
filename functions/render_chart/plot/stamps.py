"""Level lines put together from pictures of their glyphs.

Letters come again in every string. Their pictures are kept for each size and quarter of a pixel, and to add them up
takes half the time that their outlines do. Each is thereby off its place by an eighth of a pixel at most; that is not
seen but where letters join, so it is for the main face alone.
"""

from collections.abc import Iterable
from functools import lru_cache
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
LARGEST = 32.0  # px; at most 4 KB a glyph, and 8 MB for all that are kept
KEPT = 2_048


class Coverage(NamedTuple):
    """How much of each pixel is covered by ink.

    pixels : (h, w), the top row first, 0–255; kept and shared, so not to be written to (Agg's blit refuses an array
        that is marked as read-only)
    left, top : the pixel of the canvas on which pixels[0, 0] lies
    """

    pixels: Pixels
    left: int
    top: int


class Stamp(NamedTuple):
    """A glyph: its coverage, (h, w), and its box seen from the pixel in which its pen is, y down."""

    ink: NDArray[np.uint16]  # room for the sum of two that meet in a pixel
    left: int
    top: int
    right: int
    bottom: int


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
    return size <= LARGEST and all(run.face.fitted for run in line.runs)


def stamped(placed: Iterable[tuple[Layout, float, int]], size: float) -> Coverage | None:
    """The ink of level lines, each with its pen."""
    found: list[tuple[Stamp, int, int]] = []
    for line, x, y in placed:
        for face, glyphs in line.runs:
            for glyph, along, up in glyphs:
                across, down = floor((x + along * size) * STEPS + 0.5), floor(0.5 - up * size * STEPS)
                if one := stamp(face, size, glyph, across % STEPS, down % STEPS):
                    found.append((one, across // STEPS, y + down // STEPS))
    if not found:
        return None
    left, top = min([x + s.left for s, x, _ in found]), min([y + s.top for s, _, y in found])
    right, bottom = max([x + s.right for s, x, _ in found]), max([y + s.bottom for s, _, y in found])
    sheet = np.zeros((bottom - top, right - left), np.uint16)
    for one, x, y in found:
        x, y = x - left, y - top
        there = sheet[y + one.top : y + one.bottom, x + one.left : x + one.right]
        np.add(there, one.ink, there)
    return Coverage(np.minimum(sheet, 255).astype(np.uint8), left, top)


@lru_cache(KEPT)
def stamp(face: Face, size: float, glyph: int, x: int, y: int) -> Stamp | None:
    """One glyph; x and y count steps, y down."""
    raster = hb.RasterDraw()
    scale = size * face.per_em
    raster.transform = (scale, 0.0, 0.0, scale * fonts.fit(face, size)[glyph], x / STEPS, -y / STEPS)
    raster.draw_glyph(face.font, glyph)
    drawn = rendered(raster)
    if drawn is None:
        return None
    pixels, left, top = drawn
    return Stamp(pixels.astype(np.uint16), left, top, left + pixels.shape[1], top + pixels.shape[0])

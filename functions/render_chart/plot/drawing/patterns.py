"""Patterns: lines and dots over a filled path, for who cannot tell its colour from another.

A pattern is a tile that comes again from the upper left corner of the picture on. Tiles are an even number of CSS px,
so that lines along the pixels are sharp at scales 1, 1.5 and 2.
"""

from functools import lru_cache
from math import ceil, floor, sqrt
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from .paths import LINE, MOVE, Box, Floats, Path

THICK, SLANTED, DOT = 0.16, 0.17, 0.17  # of a tile: how thick lines along the pixels and others are; a dot's radius
FINE = 8  # places to a pixel, across and down, at which its coverage is looked at


class Pattern(NamedTuple):
    """What is in a tile.

    size : of the tile, where 1 is the one of diagonal lines; those along the pixels are as close in a smaller one
    rising, falling, level, upright, dots : which lines there are, and whether there are dots
    """

    size: float = 1.0
    rising: bool = False
    falling: bool = False
    level: bool = False
    upright: bool = False
    dots: bool = False


PATTERNS: Final = {
    "stripes": Pattern(rising=True),
    "dots": Pattern(dots=True),
    "rows": Pattern(0.75, level=True),
    "falling": Pattern(falling=True),
    "grid": Pattern(0.75, level=True, upright=True),
    "columns": Pattern(0.75, upright=True),
    "cross": Pattern(rising=True, falling=True),
}


def side(pattern: str, unit: float) -> int:
    """The side of a tile in CSS px, even; unit is that of the style."""
    return max(4, 2 * round(4 * unit * PATTERNS[pattern].size))


def thickness(pattern: str, tile: int) -> float:
    """The thickness of its lines in CSS px, whole ones along the pixels."""
    made = PATTERNS[pattern]
    return SLANTED * tile if made.rising or made.falling else max(1.0, float(round(THICK * tile)))


@lru_cache(64)
def coverage(pattern: str, tile: int, scale: float) -> NDArray[np.float64]:
    """(H, W) how much of each device pixel of a tile is covered, 0–1."""
    made = PATTERNS[pattern]
    pixels = round(tile * scale)
    at = (np.arange(pixels * FINE) + 0.5) / FINE
    x, y = at[None, :], at[:, None]
    thick = thickness(pattern, tile) * scale
    inside = np.zeros((at.size, at.size), bool)
    if made.level:
        inside |= y < thick
    if made.upright:
        inside |= x < thick
    slant = thick * sqrt(2)  # how far a diagonal line reaches along a row
    if made.rising:
        inside |= np.abs((x + y + pixels / 2) % pixels - pixels / 2) < slant / 2
    if made.falling:
        inside |= np.abs((x - y + pixels / 2) % pixels - pixels / 2) < slant / 2
    if made.dots:
        radius = DOT * pixels
        for share in (0.25, 0.75):
            inside |= (x - share * pixels) ** 2 + (y - share * pixels) ** 2 < radius**2
    out: NDArray[np.float64] = inside.reshape(pixels, FINE, pixels, FINE).mean((1, 3))
    return out


def lines(pattern: str, tile: int, box: Box) -> Path | None:
    """The middles of all lines that cross a box, None where there are none."""
    made, half = PATTERNS[pattern], thickness(pattern, tile) / 2
    left, top, right, bottom = box
    found: list[tuple[float, float, float, float]] = []
    if made.level:
        found += [(left, y + half, right, y + half) for y in _steps(top, bottom, tile)]
    if made.upright:
        found += [(x + half, top, x + half, bottom) for x in _steps(left, right, tile)]
    if made.rising:  # x + y is the same all along
        found += [(s - top, top, s - bottom, bottom) for s in _steps(left + top, right + bottom, tile)]
    if made.falling:
        found += [(s + top, top, s + bottom, bottom) for s in _steps(left - bottom, right - top, tile)]
    if not found:
        return None
    points = np.array(found, float).reshape(-1, 2)
    return Path(points, np.tile(np.array([MOVE, LINE], np.uint8), len(found)))


def dots(pattern: str, tile: int, box: Box) -> Floats:
    """(N, 2) the middles of all dots in a box."""
    if not PATTERNS[pattern].dots:
        return np.empty((0, 2))
    left, top, right, bottom = box
    found = [
        (x + share * tile, y + share * tile)
        for share in (0.25, 0.75)
        for x in _steps(left, right, tile)
        for y in _steps(top, bottom, tile)
    ]
    return np.array(found, float).reshape(-1, 2)


def _steps(low: float, high: float, tile: int) -> range:
    """The multiples of `tile` from below `low` to above `high`."""
    return range(floor(low / tile) * tile - tile, ceil(high / tile) * tile + tile, tile)

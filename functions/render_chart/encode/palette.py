"""Palettes: at most 256 colours that tell those of a picture apart.

Most of a chart is plain, so it is the runs of equal pixels that are looked at. The colours of plain surfaces stay as
they are; all others, the soft edges of letters and marks, go to the nearest of a grid.
"""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..plot.drawing.paths import distinct

Pixels = NDArray[np.uint8]
Words = NDArray[np.uint32]  # RGBA on a little-endian machine: alpha in the top byte
Places = NDArray[np.intp]

MOST: Final = 256  # colours
FLAT: Final = 8  # px: a run this long is a plain surface, whose colour is kept exactly (but see OTHERS_SHARE)
LONG: Final = 40  # px: a run this long is a surface rather than an edge
OTHERS_SHARE: Final = 100  # a hundredth of the picture: so much may be plain and yet off by a little
CELLS: Final = 16**3  # of a grid: 16 levels a channel, each in the middle of what it stands for
SPAN: Final = 16  # what one colour may stand for in each channel: it is off by 8 at most


class Indexed(NamedTuple):
    """A picture in a palette.

    colors : (M, 3)
    indices : (H, W) into it
    runs : how many runs of equal pixels there were
    """

    colors: Pixels
    indices: Pixels
    runs: int


def indexed(words: Words) -> Indexed | None:
    """The picture in a palette; None where 256 colours would not do.

    words : (H, W) RGBA, opaque
    """
    flat = words.reshape(-1)
    changes = np.empty(flat.size, bool)
    changes[0] = True
    np.not_equal(flat[1:], flat[:-1], out=changes[1:])
    starts = changes.nonzero()[0]
    lengths = np.empty_like(starts)
    np.subtract(starts[1:], starts[:-1], out=lengths[:-1])
    lengths[-1] = flat.size - starts[-1]
    colors = flat.take(starts)
    exact, places = _placed(colors, lengths, flat.size)
    candidates = np.concatenate((exact, _GRID_COLORS))
    used = _used(places, candidates.size)
    if used.size > MOST:
        grid, home = _joined(colors[places >= exact.size])
        candidates = np.concatenate((exact, grid))
        places = np.concatenate((np.arange(exact.size), exact.size + home)).take(places)
        used = _used(places, candidates.size)
        if used.size > MOST:
            return None
    index = np.empty(candidates.size, np.uint8)
    index[used] = np.arange(used.size)
    indices = index.take(places).repeat(lengths).reshape(words.shape)
    return Indexed(candidates[used].view(np.uint8).reshape(-1, 4)[:, :3], indices, starts.size)


def _used(places: Places, count: int) -> Places:
    """Which of so many places occur."""
    seen = np.zeros(count, bool)
    seen[places] = True
    return seen.nonzero()[0]


def _placed(colors: Words, lengths: Places, pixels: int) -> tuple[Words, Places]:
    """The colours of plain surfaces, and where each run's colour stands among them or, behind them, in the grid.

    colors, lengths : (N,) of each run: its colour, its pixels
    pixels : how many there are
    """
    cells = _cells(colors)
    plain = (lengths >= FLAT).nonzero()[0]
    surfaces = plain[lengths.take(plain) >= LONG]  # after the edges that have nearly their colour: the last one stays
    runs = np.concatenate((plain, surfaces))
    of_cell = np.zeros(CELLS, np.uint32)  # one plain colour of each cell; 0 is none
    of_cell[cells.take(runs)] = colors.take(runs)
    near = of_cell.take(cells) != colors
    others = plain[near.take(plain)]
    if not others.size or int(lengths.take(others).sum()) * OTHERS_SHARE <= pixels:
        return of_cell, cells + CELLS * near
    exact = distinct(colors[plain])  # a fade: its cells have several colours, and a grid would show as stripes
    at = exact[1:].searchsorted(colors, "right")
    return exact, np.where(exact[at] == colors, at, exact.size + cells)


def _cells(colors: Words) -> Places:
    """The cell of the grid that each colour is in: the upper four bits of red, green and blue, one behind the other.

    The product puts them there: of its terms, those that matter meet no other, and what is beyond 32 bits falls off.
    """
    return ((colors & 0xF0F0F0) * 0x01001001 >> 20).astype(np.intp)


def _joined(colors: Words) -> tuple[Words, Places]:
    """A grid of fewer colours for these: one for each cell, and the cell whose colour each shares.

    Blends of two colours run across the grid at an angle and cut the corners of its cells: of a cell and the next, they
    often have no more than fits in one. So neighbours are joined where what they hold is still near to one colour; that
    saves a quarter.
    """
    shades = distinct(colors)
    cells, channels = _cells(shades), shades.view(np.uint8).reshape(-1, 4).astype(np.int16)
    low, high = np.full((CELLS, 4), 255, np.int16), np.zeros((CELLS, 4), np.int16)  # as they are where there is none
    np.minimum.at(low, cells, channels)
    np.maximum.at(high, cells, channels)
    home = np.arange(CELLS)
    for step in (1, 16, 256):  # from a cell to its neighbour in blue, green and red
        level = _OF_GRID // step % 16
        for parity in (0, 1):
            left = np.flatnonzero((level % 2 == parity) & (level < 15))
            right = left + step
            least, most = np.minimum(low[left], low[right]), np.maximum(high[left], high[right])
            fits = (most - least <= SPAN).all(axis=1)
            left, right = left[fits], right[fits]
            low[left], high[left] = least[fits], most[fits]
            low[right], high[right] = 255, 0
            moved = np.arange(CELLS)
            moved[right] = left
            home = moved[home]
    middles = ((low + high) // 2).astype(np.uint8)
    return middles.view(np.uint32).reshape(-1), home


_OF_GRID = np.arange(CELLS, dtype=np.uint32)
# The middle of each cell.
_GRID_COLORS = (_OF_GRID & 0xF00) >> 4 | (_OF_GRID & 0xF0) << 8 | (_OF_GRID & 0xF) << 20 | 0xFF080808

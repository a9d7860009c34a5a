"""PNG: pixels to bytes, in a palette where at most 256 colours are needed to tell them apart.

The format: https://www.w3.org/TR/png-3/
"""

from struct import pack
from typing import Final

import numpy as np
from numpy.typing import NDArray
from zlib_ng import zlib_ng

from ..plot.paths import distinct

Pixels = NDArray[np.uint8]
Words = NDArray[np.uint32]  # RGBA on a little-endian machine: alpha in the top byte

SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
PALETTE, RGBA = 3, 6  # colour types; RGB is left out: taking the alpha away costs more time than it saves bytes
NONE, UP = 0, 2  # filters: a row as it is, and its difference to the row above
SAMPLED: Final = 8  # of so many rows one is looked at to choose the filter
UP_PAYS: Final = 0.9  # so many runs, of those that rows as they are have, with which differences take fewer bytes
# Of zlib-ng: a sixth of the time of level 6 for a tenth more bytes. Indices are taken as runs alone (Z_RLE), which
# most of them are: to look for other repeats takes time and finds little that is shorter.
LEVEL: Final = 2
FLAT: Final = 8  # px: a run this long is a plain surface, whose colour is kept exactly (but see OTHERS_SHARE)
LONG: Final = 40  # px: a run this long is a surface rather than an edge
CELLS: Final = 16**3  # of a grid: 16 levels a channel, each in the middle of what it stands for, so off by 8 at most
OTHERS_SHARE: Final = 100  # a hundredth of the picture: so much may be plain and yet off by a little
CSS_PX_PER_METRE: Final = 96 / 0.0254


def png(pixels: Pixels, scale: float = 1.0, description: str = "", opaque: bool = False) -> bytes:
    """A PNG of some pixels.

    pixels : (H, W, 4) straight RGBA
    scale : device pixels per CSS px; told in pHYs where it is not 1, so that mail programs do not double the picture
    description : alternative text, in iTXt
    opaque : whether alpha is known to be 255 throughout
    """
    height, width = pixels.shape[:2]
    words = np.ascontiguousarray(pixels).view(np.uint32).reshape(height, width)
    found = indexed(words) if opaque else None
    chunks = []
    if scale != 1.0:
        per_metre = round(CSS_PX_PER_METRE * scale)
        chunks.append(_chunk(b"pHYs", pack(">IIB", per_metre, per_metre, 1)))
    if description:
        text = b"Description\0\0\0\0\0" + description.replace("\0", " ").encode("utf-8", "replace")
        chunks.append(_chunk(b"iTXt", text))
    if found is None:
        color_type, rows = RGBA, pixels.reshape(height, 4 * width)
    else:
        color_type, rows = PALETTE, found[1]
        chunks.append(_chunk(b"PLTE", found[0].tobytes()))
    header = pack(">IIBBBBB", width, height, 8, color_type, 0, 0, 0)
    strategy = zlib_ng.Z_DEFAULT_STRATEGY if found is None else zlib_ng.Z_RLE
    deflate = zlib_ng.compressobj(LEVEL, strategy=strategy)
    data = deflate.compress(filtered(rows, rows.shape[1] // width)) + deflate.flush()
    return b"".join((SIGNATURE, _chunk(b"IHDR", header), *chunks, _chunk(b"IDAT", data), _chunk(b"IEND", b"")))


def _chunk(name: bytes, data: bytes) -> bytes:
    return pack(">I", len(data)) + name + data + pack(">I", zlib_ng.crc32(data, zlib_ng.crc32(name)))


def filtered(rows: Pixels, depth: int) -> memoryview:
    """Scan lines, each behind the byte that names its filter.

    Where rows are mostly like the one above, as those through upright bars, the difference has longer runs.

    rows : (H, bytes a row)
    depth : bytes a pixel
    """
    out = np.empty((rows.shape[0], rows.shape[1] + 1), np.uint8)
    sample = rows[1::SAMPLED]
    if _changes(sample - rows[:-1:SAMPLED], depth) < UP_PAYS * _changes(sample, depth):
        out[:, 0] = UP
        out[0, 1:] = rows[0]
        np.subtract(rows[1:], rows[:-1], out=out[1:, 1:])
    else:
        out[:, 0] = NONE
        out[:, 1:] = rows
    return out.data


def _changes(rows: Pixels, depth: int) -> int:
    """How many pixels differ from the one before."""
    return int(np.count_nonzero(rows[:, depth:] != rows[:, :-depth]))


def indexed(words: Words) -> tuple[Pixels, Pixels] | None:
    """A palette (M, 3) and the (H, W) indices into it; None where 256 colours would not do.

    Most of a chart is plain, so it is the runs of equal pixels that are looked at. The colours of plain surfaces stay
    as they are; all others, the soft edges of letters and marks, go to the nearest of a grid.

    words : (H, W) RGBA, opaque
    """
    flat = words.reshape(-1)
    changes = np.flatnonzero(flat[1:] != flat[:-1])
    changes += 1
    edges = np.concatenate((_FIRST, changes, [flat.size]))
    starts = edges[:-1]
    lengths = edges[1:] - starts
    exact, places = _placed(flat[starts], lengths)
    candidates = np.concatenate((exact, _GRID_COLORS))
    seen = np.zeros(candidates.size, bool)
    seen[places] = True
    used = np.flatnonzero(seen)
    if used.size > 256:
        return None
    index = np.empty(candidates.size, np.uint8)
    index[used] = np.arange(used.size)
    indices = np.repeat(index[places], lengths).reshape(words.shape)
    return candidates[used].view(np.uint8).reshape(-1, 4)[:, :3], indices


def _placed(colors: Words, lengths: NDArray[np.intp]) -> tuple[Words, NDArray[np.intp]]:
    """The colours of plain surfaces, and where each run's colour stands among them or, behind them, in the grid.

    colors, lengths : (N,) of each run: its colour, its pixels
    """
    cells = _cells(colors)
    plain = np.flatnonzero(lengths >= FLAT)
    surfaces = plain[lengths[plain] >= LONG]  # after the edges that have nearly their colour: the last one stays
    runs = np.concatenate((plain, surfaces))
    of_cell = np.zeros(CELLS, np.uint32)  # one plain colour of each cell; 0 is none
    of_cell[cells[runs]] = colors[runs]
    near = of_cell[cells] != colors
    others = plain[near[plain]]
    if int(lengths[others].sum()) * OTHERS_SHARE <= int(lengths.sum()):
        return of_cell, cells + CELLS * near
    exact = distinct(colors[plain])  # a fade: its cells have several colours, and a grid would show as stripes
    at = np.minimum(np.searchsorted(exact, colors), exact.size - 1)
    return exact, np.where(exact[at] == colors, at, exact.size + cells)


def _cells(colors: Words) -> NDArray[np.intp]:
    """The cell of the grid that each colour is in: the upper four bits of red, green and blue, one behind the other.

    The product puts them there: of its terms, those that matter meet no other, and what is beyond 32 bits falls off.
    """
    return ((colors & 0xF0F0F0) * 0x01001001 >> 20).astype(np.intp)


_FIRST = np.zeros(1, np.intp)
_OF_GRID = np.arange(CELLS, dtype=np.uint32)  # the middle of each cell
_GRID_COLORS = (_OF_GRID & 0xF00) >> 4 | (_OF_GRID & 0xF0) << 8 | (_OF_GRID & 0xF) << 20 | 0xFF080808

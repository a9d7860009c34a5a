"""PNG: pixels to bytes, in a palette where at most 256 colours are needed to tell them apart.

The format: https://www.w3.org/TR/png-3/
"""

from struct import pack
from typing import Final

import numpy as np
from zlib_ng import zlib_ng

from .palette import Pixels, indexed

SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
PALETTE, RGBA = 3, 6  # colour types; RGB is left out: taking the alpha away costs more time than it saves bytes
NONE, UP = 0, 2  # filters: a row as it is, and its difference to the row above
SAMPLED: Final = 8  # of so many rows one is looked at to choose the filter
UP_PAYS: Final = 0.9  # so many runs, of those that rows as they are have, with which differences take fewer bytes
LEVEL: Final = 2  # of zlib-ng: a sixth of the time of level 6 for a tenth more bytes
# Indices are taken as runs alone (Z_RLE), which most of them are: to look for other repeats takes time and finds little
# that is shorter. Only among many short runs, those of scattered points, it finds a quarter.
SHORT_RUNS: Final = 9  # px, their mean length
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
    strategy = zlib_ng.Z_DEFAULT_STRATEGY
    if found is None:
        color_type, rows = RGBA, pixels.reshape(height, 4 * width)
    else:
        color_type, rows = PALETTE, found.indices
        chunks.append(_chunk(b"PLTE", found.colors.tobytes()))
        if found.runs * SHORT_RUNS < words.size:
            strategy = zlib_ng.Z_RLE
    header = pack(">IIBBBBB", width, height, 8, color_type, 0, 0, 0)
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

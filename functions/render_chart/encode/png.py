"""PNG: pixels to bytes, in a palette where at most 256 colours are needed to tell them apart.

The format: https://www.w3.org/TR/png-3/
"""

from struct import pack
from typing import Final

import numpy as np
from numpy.typing import NDArray
from zlib_ng import zlib_ng

Pixels = NDArray[np.uint8]
Words = NDArray[np.uint32]

SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
RGB, PALETTE, RGBA = 2, 3, 6  # colour types
UP: Final = 2  # the filter that stores the difference to the row above
LEVEL: Final = 2  # of zlib-ng: a sixth of the time of level 6 for a tenth more bytes
PALETTE_BITS: Final = (6, 5)  # bits a channel that colours are told apart by: off by at most 3, or 7, of 255
FLAT: Final = 8  # px: a run this long is a plain surface, whose colour is kept exactly
CSS_PX_PER_METRE: Final = 96 / 0.0254


def png(pixels: Pixels, scale: float = 1.0, description: str = "") -> bytes:
    """A PNG of some pixels.

    pixels : (H, W, 4) straight RGBA
    scale : device pixels per CSS px; told in pHYs where it is not 1, so that mail programs do not double the picture
    description : alternative text, in iTXt
    """
    height, width = pixels.shape[:2]
    words = np.ascontiguousarray(pixels).view(np.uint32).reshape(height, width)
    opaque = bool((pixels[..., 3] == 255).all())
    found = indexed(words) if opaque else None
    chunks = []
    if scale != 1.0:
        per_metre = round(CSS_PX_PER_METRE * scale)
        chunks.append(_chunk(b"pHYs", pack(">IIB", per_metre, per_metre, 1)))
    if description:
        text = b"Description\0\0\0\0\0" + description.encode("utf-8", "replace")
        chunks.append(_chunk(b"iTXt", text))
    if found is not None:
        palette, indices = found
        depth_and_type = (8, PALETTE)
        chunks.append(_chunk(b"PLTE", palette.tobytes()))
        rows = indices
    elif opaque:
        depth_and_type = (8, RGB)
        rows = np.ascontiguousarray(pixels[..., :3]).reshape(height, 3 * width)
    else:
        depth_and_type = (8, RGBA)
        rows = pixels.reshape(height, 4 * width)
    header = pack(">IIBBBBB", width, height, *depth_and_type, 0, 0, 0)
    data = zlib_ng.compress(filtered(rows), LEVEL)
    return b"".join((SIGNATURE, _chunk(b"IHDR", header), *chunks, _chunk(b"IDAT", data), _chunk(b"IEND", b"")))


def _chunk(name: bytes, data: bytes) -> bytes:
    return pack(">I", len(data)) + name + data + pack(">I", zlib_ng.crc32(data, zlib_ng.crc32(name)))


def filtered(rows: Pixels) -> bytes:
    """Scan lines, each behind the byte that names its filter: differences to the row above.

    rows : (H, bytes a row)
    """
    out = np.empty((rows.shape[0], rows.shape[1] + 1), np.uint8)
    out[:, 0] = UP
    out[0, 1:] = rows[0]
    np.subtract(rows[1:], rows[:-1], out=out[1:, 1:])
    return out.data  # type: ignore[return-value]


def indexed(words: Words) -> tuple[Pixels, Pixels] | None:
    """A palette (M, 3) and the (H, W) indices into it; None where 256 colours would not do.

    Most of a chart is plain, so it is the runs of equal pixels that are looked at. Colours alike in their upper bits
    share an entry: that of a plain surface among them, if there is one.

    words : (H, W) RGBA, opaque
    """
    flat = words.reshape(-1)
    starts = np.flatnonzero(flat[1:] != flat[:-1])
    starts += 1
    starts = np.concatenate((np.zeros(1, starts.dtype), starts))
    colors = flat[starts]
    lengths = np.diff(starts, append=flat.size)
    for bits in PALETTE_BITS:
        keys = _keys(colors, bits)
        representative = np.zeros(1 << 3 * bits, np.uint32)  # 0 is no opaque colour
        representative[keys] = colors
        plain = lengths >= FLAT
        representative[keys[plain]] = colors[plain]
        used = np.flatnonzero(representative)
        if used.size <= 256:
            index = np.zeros(representative.size, np.uint8)
            index[used] = np.arange(used.size)
            palette = representative[used].view(np.uint8).reshape(-1, 4)[:, :3]
            return palette, np.repeat(index[keys], lengths).reshape(words.shape)
    return None


def _keys(colors: Words, bits: int) -> NDArray[np.int64]:
    """The upper bits of red, green and blue as one number."""
    channels = colors.view(np.uint8).reshape(-1, 4) >> (8 - bits)
    wide = channels[:, :3].astype(np.int64)
    keys: NDArray[np.int64] = wide[:, 0] << 2 * bits | wide[:, 1] << bits | wide[:, 2]
    return keys

"""Pixels to files."""

import numpy as np
from numpy.typing import NDArray

from .png import png


def raster_file(
    pixels: NDArray[np.uint8],
    format: str,  # noqa: A002
    scale: float,
    description: str,
    opaque: bool = False,
) -> bytes:
    """The pixels, (H, W, 4) straight RGBA, as a PNG, a WebP or a JPEG.

    scale, description, opaque : as `png` has them
    """
    if format == "webp":
        from .webp import webp

        return webp(pixels)
    if format == "jpg":
        from .jpeg import jpeg

        return jpeg(pixels, scale)
    return png(pixels, scale, description, opaque)

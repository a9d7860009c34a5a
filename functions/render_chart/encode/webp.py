"""WebP, by Pillow: without loss, which for charts is also the smaller kind."""

from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image

EFFORT = 2  # of 6: more takes ten times as long for some percent


def webp(pixels: NDArray[np.uint8]) -> bytes:
    """A WebP of (H, W, 4) straight RGBA."""
    out = BytesIO()
    Image.fromarray(pixels).save(out, "WEBP", lossless=True, method=EFFORT, quality=50)
    return out.getvalue()

"""JPEG, by Pillow. It knows no transparency: what is transparent is white."""

from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image

QUALITY = 92  # the soft edges of letters stay clean; without subsampling, so do those of thin coloured lines
CSS_PX_PER_INCH = 96


def jpeg(pixels: NDArray[np.uint8], scale: float = 1.0) -> bytes:
    """A JPEG of (H, W, 4) straight RGBA.

    scale : device pixels per CSS px; told as the density, so that mail programs do not double the picture
    """
    alpha = pixels[..., 3:].astype(np.uint16)
    opaque = ((pixels[..., :3] * alpha + 255 * (255 - alpha) + 127) // 255).astype(np.uint8)
    out = BytesIO()
    density = round(CSS_PX_PER_INCH * scale)
    Image.fromarray(opaque).save(out, "JPEG", quality=QUALITY, subsampling=0, dpi=(density, density))
    return out.getvalue()

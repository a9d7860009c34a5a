"""What may fill a path beside one colour: gradients and tiles.

Places and sizes are CSS px. Between two stops red, green, blue and alpha each run straight, not premultiplied:
https://html.spec.whatwg.org/multipage/canvas.html#dom-canvasgradient-addcolorstop
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from .color import Rgba
from .paths import Floats, Path

STEPS = 2048  # colours to a gradient that does not run along the pixels: more than a screen is wide
MITRE_LIMIT = 10.0  # of canvases: https://html.spec.whatwg.org/multipage/canvas.html#dom-context-2d-miterlimit

Stops = tuple[tuple[float, Rgba], ...]  # (0–1, colour), by place


class Paint(Struct, frozen=True):
    """Anything but one colour."""


class LinearGradient(Paint, frozen=True):
    """Colours that run from one point to another, and stay as they are beyond them."""

    x0: float
    y0: float
    x1: float
    y1: float
    stops: Stops


class RadialGradient(Paint, frozen=True):
    """Colours that run from one circle to another."""

    x0: float
    y0: float
    r0: float
    x1: float
    y1: float
    r1: float
    stops: Stops


class Tiles(Paint, frozen=True):
    """A pattern that comes again from the upper left corner of the picture on; `shape` is one of tiles.SHAPES."""

    shape: str
    background: Rgba
    color: Rgba
    size: float = 20.0


class Area(NamedTuple):
    """Some device pixels of a picture."""

    left: int
    top: int
    right: int
    bottom: int


def area(path: Path, width: float, scale: float, columns: int, rows: int) -> Area | None:
    """The pixels of a canvas that a path touches, drawn along in that width if that is not 0; None where none."""
    places = path.vertices[np.isfinite(path.vertices).all(1)]
    if not places.size:
        return None
    reach = width / 2 * MITRE_LIMIT + 1
    (left, top), (right, bottom) = (places.min(0) - reach) * scale, (places.max(0) + reach) * scale
    found = Area(max(0, int(left)), max(0, int(top)), min(columns, int(right) + 1), min(rows, int(bottom) + 1))
    return found if found.left < found.right and found.top < found.bottom else None


def pixels(paint: Paint, where: Area, scale: float) -> NDArray[np.uint8]:
    """(height, width, 4) straight Rgba of some pixels, the top row first."""
    x = np.arange(where.left, where.right)
    y = np.arange(where.top, where.bottom)
    if isinstance(paint, Tiles):
        from . import tiles

        tile = tiles.picture(paint, scale)
        per_pixel = len(tile) / (paint.size * scale)  # of the tile; not quite 1 where its side is no whole number
        rows, columns = ((((at + 0.5) * per_pixel) % len(tile)).astype(np.intp) for at in (y, x))
        return tile[rows[:, None], columns]
    across, down = (x + 0.5) / np.float64(scale), (y + 0.5) / np.float64(scale)
    if isinstance(paint, LinearGradient):
        return _linear(paint, across, down)
    assert isinstance(paint, RadialGradient)  # noqa: S101  there are no others
    return _radial(paint, across, down)


def _linear(paint: LinearGradient, x: Floats, y: Floats) -> NDArray[np.uint8]:
    dx, dy = paint.x1 - paint.x0, paint.y1 - paint.y0
    length = dx * dx + dy * dy
    out = np.zeros((y.size, x.size, 4), np.uint8)
    if not length or not paint.stops:  # the standard: nothing is painted
        return out
    if not dx:
        out[:] = _colors(paint.stops, (y - paint.y0) / dy)[:, None]
    elif not dy:
        out[:] = _colors(paint.stops, (x - paint.x0) / dx)
    else:
        at = ((x - paint.x0) * dx)[None, :] + ((y - paint.y0) * dy)[:, None]
        at *= (STEPS - 1) / length
        np.clip(at, 0, STEPS - 1, out=at)
        out = _table(paint.stops)[np.rint(at).astype(np.intp)]
    return out


def _radial(paint: RadialGradient, x: Floats, y: Floats) -> NDArray[np.uint8]:
    """https://html.spec.whatwg.org/multipage/canvas.html#dom-context-2d-createradialgradient: the last circle wins."""
    dx, dy, dr = paint.x1 - paint.x0, paint.y1 - paint.y0, paint.r1 - paint.r0
    out = np.zeros((y.size, x.size, 4), np.uint8)
    if not paint.stops or not (dx or dy or dr):
        return out
    px, py = (x - paint.x0)[None, :], (y - paint.y0)[:, None]
    a = dx * dx + dy * dy - dr * dr
    b = px * dx + py * dy + paint.r0 * dr
    c = px * px + py * py - paint.r0 * paint.r0
    with np.errstate(divide="ignore", invalid="ignore"):
        if abs(a) < 1e-9:
            roots = [c / (2 * b)]
        else:
            half = np.sqrt(b * b - a * c)
            roots = [(b + half) / a, (b - half) / a]
            roots.sort(key=lambda root: -float(np.nanmax(root, initial=-np.inf)))
        at = np.full(c.shape, np.nan)
        for root in roots:  # the larger one first
            fits = np.isnan(at) & (paint.r0 + root * dr >= 0)
            at[fits] = root[fits]
    inside = np.isfinite(at)
    steps = np.rint(np.clip(np.where(inside, at, 0.0), 0, 1) * (STEPS - 1)).astype(np.intp)
    out[:] = _table(paint.stops)[steps]
    out[~inside] = 0
    return out


def _colors(stops: Stops, at: Floats) -> NDArray[np.uint8]:
    """(N, 4) the colours at (N,) places."""
    places = [place for place, _ in stops]
    channels = np.array([color for _, color in stops])
    found = np.empty((at.size, 4), np.uint8)
    for channel in range(4):
        found[:, channel] = np.rint(255 * np.interp(at, places, channels[:, channel]))
    return found


@lru_cache(32)
def _table(stops: Stops) -> NDArray[np.uint8]:
    return _colors(stops, np.linspace(0, 1, STEPS))


def shown(paint: Paint, cover: NDArray[np.uint8], where: Area, scale: float) -> NDArray[np.uint8]:
    """(height, width, 4) the pixels of a paint where they are covered, the bottom row first as Agg takes them."""
    image = pixels(paint, where, scale)
    image[..., 3] = (image[..., 3].astype(np.uint16) * cover + 127) // 255
    return np.ascontiguousarray(image[::-1])

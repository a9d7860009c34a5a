"""Palettes made from one colour, such as a brand's.

Hues and lightnesses are chosen in OKLCH, where as much of a difference in numbers is as much of one to the eye:
Björn Ottosson, "A perceptual color space for image processing" (2020), https://bottosson.github.io/posts/oklab/
What people with other cones see is as G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A physiologically-based
model for simulation of color vision deficiency", IEEE TVCG 15 (2009) have it.
"""

from functools import lru_cache
from math import atan2, hypot, pi

import numpy as np

from ..drawing.color import BLACK, WHITE, Rgba, contrast, parse, to_hex
from ..drawing.paths import Floats

COUNT = 8  # colours of a palette
MARK_CONTRAST = 3.05  # WCAG 2.2, 1.4.11, and a little for the rounding to 8 bits
HUES = 2 * pi * np.arange(24) / 24  # from the accent's, radians
LIGHTNESSES = np.linspace(0.36, 0.86, 11)
LEAST_CHROMA, MOST_CHROMA = 0.09, 0.17  # a grey brand has colours beside it, a neon one does not have eight
DULLER, DULLEST = 0.97, 0.01  # by what a colour's chroma shrinks until a screen can show it
RAMP = 9  # colours of a sequence
LIGHTEST, DARKEST = 0.965, 0.30  # lightness of its ends

TO_CONES = np.array(
    [[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566],
     [0.0883024619, 0.2817188376, 0.6299787005]]
)  # fmt: skip
TO_LAB = np.array(
    [[0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099],
     [0.0259040371, 0.7827717662, -0.8086757660]]
)  # fmt: skip
FROM_CONES, FROM_LAB = np.linalg.inv(TO_CONES), np.linalg.inv(TO_LAB)
SEEN = np.array([  # by all three cones; without the long, the medium, the short ones
    [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
    [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
])  # fmt: skip
SAME = 0.005  # in OKLab: colours that are nearer than this are one and the same on a screen
FULL_SIGHT = 0.75  # differences that all three cones see count for less: they are plenty


def linear(encoded: Floats) -> Floats:
    """Linear sRGB in 0–1 of the ordinary, encoded one.  https://www.w3.org/TR/css-color-4/#color-conversion-code"""
    out: Floats = np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4)
    return out


def encoded(linear: Floats) -> Floats:
    """The way back."""
    inside = np.clip(linear, 0.0, 1.0)
    out: Floats = np.where(inside <= 0.0031308, 12.92 * inside, 1.055 * inside ** (1 / 2.4) - 0.055)
    return out


def lab(rgb: Floats) -> Floats:
    """(…, 3) OKLab of linear sRGB."""
    out: Floats = np.cbrt(rgb @ TO_CONES.T) @ TO_LAB.T
    return out


def lch(color: Rgba) -> tuple[float, float, float]:
    """Lightness in 0–1, chroma from 0 to some 0.3, and hue in radians; a grey's hue is anything."""
    lightness, a, b = lab(linear(np.array(color[:3]))).tolist()
    return lightness, hypot(a, b), atan2(b, a)


def shown(lightness: Floats, chroma: Floats, hue: Floats) -> Floats:
    """(N, 3) linear sRGB of N colours in OKLCH, each with as much of its chroma as a screen can show."""
    chroma = chroma.copy()
    while True:
        rgb: Floats = (np.stack((lightness, chroma * np.cos(hue), chroma * np.sin(hue)), -1) @ FROM_LAB.T) ** 3
        rgb = rgb @ FROM_CONES.T
        beyond = ((rgb < -1e-4) | (rgb > 1 + 1e-4)).any(-1) & (chroma > 0)
        if not beyond.any():
            return np.clip(rgb, 0.0, 1.0)
        chroma[beyond] = np.where(chroma[beyond] > DULLEST, DULLER * chroma[beyond], 0.0)


def _one(lightness: float, chroma: float, hue: float) -> Rgba:
    """One colour."""
    red, green, blue = encoded(shown(*(np.array([part]) for part in (lightness, chroma, hue))))[0].tolist()
    return red, green, blue, 1.0


def seen_on(color: Rgba, background: Rgba) -> Rgba:
    """The colour itself, or as much darker or lighter as it takes to stand out from the background."""
    if contrast(color, background) >= MARK_CONTRAST:
        return color
    lightness, chroma, hue = lch(color)
    step = -0.01 if contrast(BLACK, background) > contrast(WHITE, background) else 0.01
    while contrast(color, background) < MARK_CONTRAST and 0 < lightness + step < 1:
        lightness += step
        color = _one(lightness, chroma, hue)
    return color


def _candidates(accent: Rgba, background: Rgba) -> Floats:
    """(N, 3) linear sRGB of colours about as strong as the accent, which stand out from the background."""
    _, chroma, hue = lch(accent)
    hues, lightnesses = (grid.ravel() for grid in np.meshgrid(hue + HUES, LIGHTNESSES))
    strength = np.full(hues.size, min(max(chroma, LEAST_CHROMA), MOST_CHROMA))
    colors = shown(lightnesses, strength, hues)
    luminance = colors @ (0.2126, 0.7152, 0.0722)
    under = float(linear(np.array(background[:3])) @ (0.2126, 0.7152, 0.0722))
    ratio = (np.maximum(luminance, under) + 0.05) / (np.minimum(luminance, under) + 0.05)
    found: Floats = colors[ratio >= MARK_CONTRAST]
    return found


def _places(colors: Floats) -> Floats:
    """(4, N, 3) where colours lie in OKLab for each of SEEN."""
    places = lab(np.clip(colors @ SEEN.transpose(0, 2, 1), 0.0, 1.0))
    places[0] *= FULL_SIGHT
    return places


@lru_cache(64)
def categorical(accent: str, background: Rgba) -> tuple[str, ...]:
    """COUNT colours as #rrggbb: the accent, and then each time what is farthest from all before, to any eyes.

    Fewer where few stand out from the background.
    """
    start = seen_on(parse(accent), background)
    others = _candidates(start, background)
    colors = np.concatenate((linear(np.array(start[:3]))[None], others))
    places = _places(colors)
    chosen, nearest = [0], np.full(len(colors), np.inf)
    while len(chosen) < min(COUNT, len(colors)):
        away = np.sqrt(((places - places[:, chosen[-1]][:, None]) ** 2).sum(-1)).min(0)
        nearest = np.minimum(nearest, away)
        if nearest.max() < SAME:
            break
        chosen.append(int(np.round(nearest, 4).argmax()))
    return tuple(to_hex((r, g, b, 1.0)) for r, g, b in encoded(colors[chosen]).tolist())


@lru_cache(64)
def sequential(accent: str, background: Rgba) -> tuple[str, ...]:
    """RAMP colours of the accent's hue as #rrggbb, from near the background to far from it."""
    _, chroma, hue = lch(parse(accent))
    share = np.linspace(0.0, 1.0, RAMP)
    swell = np.sin(pi * (0.08 + 0.8 * share))  # strongest between the ends, where a screen can show most
    rgb = shown(LIGHTEST + (DARKEST - LIGHTEST) * share, chroma * swell, np.full(RAMP, hue))
    ramp = tuple(to_hex((r, g, b, 1.0)) for r, g, b in encoded(rgb).tolist())
    return ramp if contrast(WHITE, background) < contrast(BLACK, background) else ramp[::-1]

"""How far apart colours look, also to people who see fewer of them.

Distances are those of CAM02-UCS: M. R. Luo, G. Cui, C. Li, "Uniform colour spaces based on CIECAM02 colour appearance
model", Color Research and Application 31 (2006); the model itself is CIE 159:2004, for sRGB's own viewing conditions
(IEC 61966-2-1). Deficiencies are simulated by G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A
physiologically-based model for simulation of color vision deficiency", IEEE TVCG 15 (2009), at full severity; their
matrices take linear sRGB.
"""

from math import exp, pi

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

DEFICIENCIES = {
    "normal": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}

TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
CAT02 = np.array([[0.7328, 0.4296, -0.1624], [-0.7036, 1.6975, 0.0061], [0.0030, 0.0136, 0.9834]])
CONES = np.array([[0.38971, 0.68898, -0.07868], [-0.22981, 1.18340, 0.04641], [0.0, 0.0, 1.0]])
WHITE = np.array([95.047, 100.0, 108.883])  # D65
ADAPTING, BACKDROP = 64 / pi / 5, 20.0  # cd/m², and % of white: a screen in an office
SURROUND, IMPACT, INDUCTION = 1.0, 0.69, 1.0  # F, c, N_c of an average surround


def linear(hexes: list[str]) -> Array:
    """(N, 3) linear sRGB in 0–1 of some #rrggbb."""
    encoded = np.array([[int(text[i : i + 2], 16) for i in (1, 3, 5)] for text in hexes]) / 255
    return np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4)


def _luminance_factor() -> float:
    """F_L."""
    k = 1 / (5 * ADAPTING + 1)
    return 0.2 * k**4 * 5 * ADAPTING + 0.1 * (1 - k**4) ** 2 * (5 * ADAPTING) ** (1 / 3)


def _responses(xyz: Array, adapted: Array) -> Array:
    """Cone responses after adaptation; `adapted` is the factor for each of CAT02's channels."""
    cones = (xyz @ CAT02.T * adapted) @ np.linalg.inv(CAT02).T @ CONES.T
    powered = (_luminance_factor() * np.abs(cones) / 100) ** 0.42
    return np.sign(cones) * 400 * powered / (powered + 27.13) + 0.1


def ucs(colors: Array) -> Array:
    """(N, 3) lightness J′, a′ and b′ of (N, 3) linear sRGB."""
    degree = SURROUND * (1 - exp((-ADAPTING - 42) / 92) / 3.6)
    adapted = degree * WHITE[1] / (CAT02 @ WHITE) + 1 - degree
    n = BACKDROP / WHITE[1]
    background = 0.725 * (1 / n) ** 0.2  # N_bb and N_cb
    white = _responses(WHITE[None], adapted)[0]
    r, g, b = _responses(100 * colors @ TO_XYZ.T, adapted).T
    red_green, yellow_blue = r - 12 * g / 11 + b / 11, (r + g - 2 * b) / 9
    hue = np.arctan2(yellow_blue, red_green)
    eccentricity = (np.cos(hue + 2) + 3.8) / 4
    achromatic = 2 * r + g + b / 20 - 0.305
    of_white = np.dot(white, (2, 1, 1 / 20)) - 0.305  # both times N_bb, which drops out
    lightness = 100 * (achromatic / of_white) ** (IMPACT * (1.48 + n**0.5))
    t = 50_000 / 13 * INDUCTION * background * eccentricity * np.hypot(red_green, yellow_blue) / (r + g + 21 * b / 20)
    chroma = t**0.9 * (lightness / 100) ** 0.5 * (1.64 - 0.29**n) ** 0.73
    colorfulness = np.log1p(0.0228 * chroma * _luminance_factor() ** 0.25) / 0.0228
    lifted = 1.7 * lightness / (1 + 0.007 * lightness)
    return np.stack((lifted, colorfulness * np.cos(hue), colorfulness * np.sin(hue)), -1)


def distances(hexes: list[str], deficiency: str = "normal") -> Array:
    """(N, N) distances between colours as somebody with that deficiency sees them."""
    seen = np.clip(linear(hexes) @ DEFICIENCIES[deficiency].T, 0, 1)
    places = ucs(seen)
    return np.sqrt(((places[:, None] - places[None]) ** 2).sum(-1))

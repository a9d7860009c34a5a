"""How densely numbers lie: Gaussian kernel estimates."""

from math import exp, log, pi, sqrt

import numpy as np

from ..drawing.paths import Floats

MOST = 400  # numbers that are taken one by one; more are first gathered at as many nodes
POINTS = 100  # at which a profile is looked at, as in `axes.violinplot`


def bandwidth(numbers: Floats) -> float:
    """Scott's rule in one dimension: n^(-1/5) standard deviations.  D. W. Scott, Multivariate Density Estimation (1992)

    https://docs.scipy.org/doc/scipy/reference/generated/scipy.stats.gaussian_kde.html
    """
    if numbers.size < 2:
        return 0.0
    scale = float(np.abs(numbers).max()) or 1.0  # the squares of huge numbers are beyond a float
    deviation: float = (numbers / scale).std(ddof=1) * scale
    return deviation * exp(-0.2 * log(numbers.size))


def density(numbers: Floats, at: Floats, width: float) -> Floats:
    """The density of (N,) rising numbers at the (M,) places: the mean of normal curves of that width around each."""
    count = numbers.size
    weights = None
    if count > MOST:
        numbers, weights = _gathered(numbers)
    away = (at[:, None] - numbers) / width
    curves = np.exp(-0.5 * away * away)
    total = curves @ weights if weights is not None else curves.sum(1)
    out: Floats = total / (count * sqrt(2 * pi) * width)
    return out


def _gathered(numbers: Floats) -> tuple[Floats, Floats]:
    """Nodes and how many numbers each stands for; a number is shared between the two nodes beside it by its distance.

    M. P. Wand, "Fast computation of multivariate kernel estimators", J. Comput. Graph. Stat. 3 (1994), linear binning.
    """
    nodes = np.linspace(numbers[0], numbers[-1], MOST)
    place = (numbers - nodes[0]) * ((MOST - 1) / (nodes[-1] - nodes[0]))
    below = np.minimum(place.astype(np.int64), MOST - 2)
    share = place - below
    return nodes, np.asarray(np.bincount(below, 1 - share, MOST) + np.bincount(below + 1, share, MOST), float)


def profile(numbers: Floats) -> tuple[Floats, Floats]:
    """From the least to the greatest of (N,) rising numbers: places, and the density there as a share of its peak.

    Numbers that are all the same have one place.
    """
    width = bandwidth(numbers)
    if not width or numbers[0] == numbers[-1]:
        return numbers[:1], np.ones(1)
    at = np.linspace(numbers[0], numbers[-1], POINTS)
    found = density(numbers, at, width)
    peak = float(found.max())
    return at, found / peak if peak else np.ones(POINTS)

"""Strips: every number as a dot, moved aside so that each is seen."""

from math import pi, sqrt
from typing import NamedTuple

import numpy as np

from ..plot import bands
from ..plot.bands import draw_chart
from ..plot.data import Column
from ..plot.drawing.paths import Floats, disc
from ..plot.plot import Plot
from ..plot.scale import Log
from ..plot.statistics.samples import Samples, samples_of
from ..plot.statistics.summary import describe
from ..plot.statistics.swarm import scattered, swarm
from .scatter import CROWD, OUTLINE_ALPHA, OUTLINE_WIDTH, OUTLINED

KIND = "Strip plot"
__all__ = ["describe", "draw", "draw_chart"]
LAYER, ZERO, SHAPE, MARGIN, MARGIN_RIGHT = 1, "near", "disc", 0.0, 0.0

WIDEST, GAP_SINGLE, GAP_GROUPED = 130, 0.2, 0.16  # u, and of a band
SWARMED = 1500  # dots: up to so many stand beside each other, more are scattered
SMALLER, SMALLEST = 0.8, 1.75  # by how much dots shrink so that they can stand beside each other, and to what, u
COVERED = 0.5  # the share of the strips that scattered dots would cover if they did not meet
LEAST = 0.9  # u, the radius of the smallest
CLEAR = 0.75  # the opacity of dots that do not meet, if it is not more


class Look(NamedTuple):
    """How dots look; aside: px by which those of each series are moved."""

    radius: float
    alpha: float
    aside: list[Floats]


def draw(plot: Plot, columns: list[Column]) -> None:
    """All dots; those of several series side by side."""
    bands.clip(plot, columns)
    places = bands.places(plot, columns, GAP_SINGLE, GAP_GROUPED, WIDEST)
    all_samples = [samples_of(plot.spec)[column.order] for column in columns]
    look = looks(plot, columns, all_samples, places[0].width / 2)
    total = sum(samples.numbers.size for samples in all_samples)
    for place, column, samples, aside in zip(places, columns, all_samples, look.aside, strict=True):
        across, along = place.middle[samples.labels] + aside, bands.along(plot, column, samples.numbers)
        for color, labels in bands.inks(plot.spec, column):
            chosen = bands.among(samples.labels, labels, column.x.size)
            edge = (*color[:3], OUTLINE_ALPHA * color[3]) if total <= OUTLINED else None
            dots = bands.at(plot, across[chosen], along[chosen])
            fill = (*color[:3], look.alpha * color[3])
            plot.canvas.markers(disc(look.radius), dots, fill, edge, OUTLINE_WIDTH * plot.style.unit)
    plot.canvas.clip(None)


def looks(plot: Plot, columns: list[Column], all_samples: list[Samples], half: float) -> Look:
    """Side by side where there are few enough, in smaller dots if need be; else scattered, the more the fainter.

    half : px on either side of the middle of a strip
    """
    unit = plot.style.unit
    total = sum(samples.numbers.size for samples in all_samples)
    radius, alpha = next((r * unit, a) for most, r, a in CROWD if total <= most)
    radius = max(min(radius, 0.35 * half), 0.5)
    if total <= SWARMED:
        size = radius
        while size == radius or size >= SMALLEST * unit:
            diameter = 2 * size + OUTLINE_WIDTH * unit
            aside = _swarms(plot, columns, all_samples, diameter, half)
            if aside is not None:
                return Look(size, max(alpha, CLEAR), aside)
            size *= SMALLER
        radius = sqrt(radius * size)
    strips = sum(int((samples.sizes > 0).sum()) for samples in all_samples)
    y = plot.ys[0]
    room_each = 2 * half * abs(y.end - y.start) * strips / max(total, 1)
    radius = min(radius, max(sqrt(COVERED * room_each / pi), LEAST * unit))
    log = [isinstance(plot.ys[column.axis], Log) for column in columns]
    room = max(half - radius, 0.0)
    return Look(
        radius,
        alpha,
        [
            _together([scattered(np.log10(one) if by else one, room) for one in _each(samples)])
            for samples, by in zip(all_samples, log, strict=True)
        ],
    )


def _each(samples: Samples) -> list[Floats]:
    """The numbers of each label that has some."""
    return [samples.of(label) for label in np.flatnonzero(samples.sizes).tolist()]


def _together(parts: list[Floats]) -> Floats:
    return np.concatenate(parts) if parts else np.empty(0)


def _swarms(
    plot: Plot, columns: list[Column], all_samples: list[Samples], diameter: float, half: float
) -> list[Floats] | None:
    """Px by which the dots of each series move aside; None if one strip has not room for its dots."""
    out = []
    for column, samples in zip(columns, all_samples, strict=True):
        moved = []
        for numbers in _each(samples):
            places = bands.along(plot, column, numbers)
            down = places[0] > places[-1]
            one = swarm(places[::-1] if down else places, diameter, half)
            if one is None:
                return None
            moved.append(one[::-1] if down else one)
        out.append(_together(moved))
    return out

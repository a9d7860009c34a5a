"""Violins: how densely numbers lie, as a body that is as wide as they are many, with a slim box in it."""

import numpy as np

from ..plot import bands
from ..plot.bands import Places, draw_chart
from ..plot.data import Column
from ..plot.drawing.canvas import Rgba
from ..plot.drawing.color import mix
from ..plot.drawing.paths import CLOSE, LINE, MOVE, Floats, Path, disc, joined
from ..plot.plot import Plot
from ..plot.scale import Log
from ..plot.statistics.kde import profile
from ..plot.statistics.samples import Ints, Samples, boxes, samples_of
from ..plot.statistics.summary import describe

KIND = "Violin plot"
__all__ = ["describe", "draw", "draw_chart"]
LAYER, ZERO, SHAPE, MARGIN, MARGIN_RIGHT = 1, "near", "square", 0.0, 0.0

PALE = 0.7  # share of the background in the body
EDGE, WHISKER, SLIM, DOT = 1.5, 1.5, 6.0, 2.2  # u: lines, the slim box, the radius of the median's dot
WIDEST, GAP_SINGLE, GAP_GROUPED = 110, 0.2, 0.2  # u, and of a band
NARROWEST = 16  # u: in a slimmer violin there is no room for a box


def draw(plot: Plot, columns: list[Column]) -> None:
    """All violins; those of several series side by side."""
    bands.clip(plot, columns)
    whisker = bands.thickness(plot, WHISKER * plot.style.unit)
    places = bands.places(plot, columns, GAP_SINGLE, GAP_GROUPED, WIDEST, whisker)
    for place, column in zip(places, columns, strict=True):
        samples = samples_of(plot.spec)[column.order]
        for color, labels in bands.inks(plot.spec, column):
            _bodies(plot, column, samples, labels, place, color)
            if place.width >= NARROWEST * plot.style.unit:
                _boxes(plot, column, samples, labels, place, whisker, color)
    plot.canvas.clip(None)


def outline(numbers: Floats, log: bool) -> tuple[Floats, Floats]:
    """From the least to the greatest of rising numbers: values, and how wide a violin is there, 1 at its widest.

    log : the axis is logarithmic, and so densities are those of the logarithms
    """
    if not log:
        return profile(numbers)
    places, widths = profile(np.log10(numbers))
    return 10.0**places, widths


def _bodies(plot: Plot, column: Column, samples: Samples, labels: Ints, place: Places, color: Rgba) -> None:
    """The violins of one colour; numbers that are all the same make a line."""
    style = plot.style
    log = isinstance(plot.ys[column.axis], Log)
    bodies = []
    half = max(place.width - EDGE * style.unit, 0.5) / 2
    for label in labels.tolist():
        numbers = samples.of(label)
        if not numbers.size:
            continue
        values, widths = outline(numbers, log)
        y = bands.along(plot, column, values)
        middle, widths = place.middle[label], half * widths
        x = np.concatenate((middle - widths, middle + widths[::-1], middle - widths[:1]))
        codes = np.full(x.size, LINE, np.uint8)
        codes[0], codes[-1] = MOVE, CLOSE
        bodies.append(Path(np.column_stack((x, np.concatenate((y, y[::-1], y[:1])))), codes))
    if bodies:
        path = plot.turned(joined(bodies))
        plot.canvas.fill(path, mix(color, style.background, PALE))
        plot.canvas.stroke(path, color, EDGE * style.unit if place.width >= 6 else min(place.width / 4, 1.0))


def _boxes(
    plot: Plot, column: Column, samples: Samples, labels: Ints, place: Places, whisker: float, color: Rgba
) -> None:
    """Whiskers, quartiles and medians, inside the bodies."""
    unit = plot.style.unit
    found = boxes(samples)
    low, lower, median, upper, high = (bands.along(plot, column, one[labels]) for one in found[:5])
    middle = place.middle[labels]
    slim = whisker + 2 * bands.thickness(plot, (SLIM - WHISKER) / 2 * unit)
    bands.fill(
        plot,
        [
            bands.bars_of(middle - whisker / 2, middle + whisker / 2, low, high),
            bands.bars_of(middle - slim / 2, middle + slim / 2, lower, upper),
        ],
        color,
    )
    there = np.isfinite(median) & (low != high)
    dots = bands.at(plot, middle[there], median[there])
    if len(dots):
        plot.canvas.markers(disc(DOT * unit), dots, plot.style.background, color, unit)

"""Box plots: quartiles as a box, whiskers to the last number that is not far off, and the others as dots."""

import numpy as np

from ..plot import bands
from ..plot.bands import Places, draw_chart
from ..plot.data import Column
from ..plot.drawing.canvas import Rgba
from ..plot.drawing.color import mix
from ..plot.drawing.paths import disc
from ..plot.plot import Plot
from ..plot.statistics.samples import Boxes, Ints, boxes_of, samples_of
from ..plot.statistics.summary import describe

KIND = "Box plot"
__all__ = ["describe", "draw", "draw_chart"]
LAYER, ZERO, SHAPE, MARGIN, MARGIN_RIGHT = 1, "near", "square", 0.0, 0.0

PALE = 0.75  # share of the background in the fill
STROKE, MEDIAN, OUTLIER = 1.5, 2.5, 2.2  # u: the lines, the median, the radius of a dot
CAP = 0.4  # of a box's width: the ends of the whiskers
WIDEST, GAP_SINGLE, GAP_GROUPED = 44, 0.5, 0.36  # u, and of a band
CROWDED, FAINT = 100, 0.5  # outliers from which on they are fainter, and how faint


def draw(plot: Plot, columns: list[Column]) -> None:
    """All boxes; those of several series side by side."""
    bands.clip(plot, columns)
    stroke = bands.thickness(plot, STROKE * plot.style.unit)
    places = bands.places(plot, columns, GAP_SINGLE, GAP_GROUPED, WIDEST, stroke)
    for place, column in zip(places, columns, strict=True):
        found = boxes_of(plot.spec.series[column.order], samples_of(plot.spec)[column.order])
        for color, labels in bands.inks(plot.spec, column):
            _draw(plot, column, found, labels, place, stroke, color)
    plot.canvas.clip(None)


def _draw(plot: Plot, column: Column, found: Boxes, labels: Ints, place: Places, stroke: float, color: Rgba) -> None:
    """The boxes of one colour, each layer at once: lines, fill, medians, dots."""
    style = plot.style
    low, lower, median, upper, high = (
        plot.canvas.snapped(bands.along(plot, column, one[labels])) for one in found[:5]
    )  # fmt: skip
    middle, half = place.middle[labels], place.width / 2
    left, right = middle - half, middle + half
    line, cap = min(stroke, place.width) / 2, max(round(CAP * half / stroke) * stroke, stroke) + stroke / 2
    near, far = np.minimum(lower, upper), np.maximum(np.maximum(lower, upper), np.minimum(lower, upper) + stroke)
    lines = [bands.bars_of(left, right, near, far)]
    for end, quartile in ((low, lower), (high, upper)):
        lines.append(bands.bars_of(middle - line, middle + line, end, quartile))
        if cap <= half:
            inner = end + np.sign(quartile - end) * stroke
            lines.append(bands.bars_of(middle - cap, middle + cap, end, inner))
    bands.fill(plot, lines, color)
    hollow = (far - near > 2 * stroke) & (place.width > 2 * stroke)
    if hollow.any():
        inside = (left + stroke, right - stroke, near + stroke, far - stroke)
        bands.fill(plot, [bands.bars_of(*(edge[hollow] for edge in inside))], mix(color, style.background, PALE))
    thick = bands.thickness(plot, MEDIAN * style.unit)
    top = plot.canvas.snapped(median - thick / 2)
    bands.fill(plot, [bands.bars_of(left, right, top, top + thick)], color)
    _dots(plot, column, found, labels, place, color)


def _dots(plot: Plot, column: Column, found: Boxes, labels: Ints, place: Places, color: Rgba) -> None:
    """What lies beyond the whiskers."""
    chosen = bands.among(found.outlier_of, labels, column.x.size)
    if chosen.any():
        faint = FAINT if found.outliers.size >= CROWDED else 1.0
        dots = bands.at(
            plot, place.middle[found.outlier_of[chosen]], bands.along(plot, column, found.outliers[chosen])
        )  # fmt: skip
        radius = min(OUTLIER * plot.style.unit, max(place.width / 2, 0.5))
        plot.canvas.markers(disc(radius), dots, (*color[:3], faint * color[3]))

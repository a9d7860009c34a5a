"""What is drawn under and over the marks of a chart on axes; only charts that have such things load this module."""

import numpy as np

from ..spec import ChartSpec
from . import annotation_labels, annotations, data_labels, errors, places, trend
from .axes import Extent
from .data import Column
from .drawing.canvas import Box
from .plot import Plot

CALLOUT_ROOM = 0.12  # of the span, over a point that has words


def widened(spec: ChartSpec, members: list[Column], found: Extent, log: bool) -> Extent:
    """The extent of some columns of one value axis with all that is drawn over them."""
    ends = [end for column in members for end in errors.ends(spec, column)]
    whole = all(bool((end[np.isfinite(end)] % 1 == 0).all()) for end in ends)
    if spec.trend:
        ends += [end for column in members for end in trend.ends(spec, column)]
    if spec.annotations and not any(column.axis for column in members):
        ends.append(places.values(spec))
    numbers = np.concatenate([*ends, np.array((found.low, found.high))])
    numbers = numbers[np.isfinite(numbers) & ((numbers > 0) | (not log))]
    if spec.annotations and not log and not spec.horizontal and not any(column.axis for column in members):
        room = CALLOUT_ROOM * float(numbers.max() - min(numbers.min(), 0.0 if found.zero == "always" else np.inf))
        numbers = np.concatenate([numbers, places.callouts(spec) + room])
    return found._replace(low=float(numbers.min()), high=float(numbers.max()), whole=found.whole and whole)


class Marks:
    """What goes under and over the marks of one plot."""

    def __init__(self, plot: Plot) -> None:
        self._plot = plot
        self._shapes = annotations.shapes(plot)

    def _clip(self, margin: float) -> None:
        """Keep what follows in the plot and a margin of some px around it."""
        left, top, right, bottom = self._plot.box
        self._plot.canvas.clip((left - margin, top - margin, right + margin, bottom + margin))

    def draw_under(self) -> None:
        """Bands of the scale, then those of confidence."""
        self._clip(self._plot.style.unit)
        annotations.draw_under(self._plot, self._shapes)
        errors.draw_bands(self._plot)
        self._plot.canvas.clip(None)

    def draw_over(self) -> None:
        """Trends, error bars, then what was written on top."""
        plot = self._plot
        self._clip(plot.style.unit)
        if plot.spec.trend:
            trend.draw(plot)
        self._clip(plot.style.base)  # caps at the sides are whole
        errors.draw_bars(plot)
        annotations.draw_lines(plot, self._shapes)
        plot.canvas.clip(None)
        annotations.draw_points(plot, self._shapes)

    def draw_labels(self, inside: Box) -> None:
        """The words of annotations, then the data labels where these leave room."""
        plot = self._plot
        plot.labels = annotation_labels.clear_of_rings(plot, self._shapes)
        taken = annotation_labels.draw(plot, self._shapes, inside)
        lines = plot.in_the_way + [annotations.line_box(plot, one) for one in self._shapes if one.kind == "line"]
        if plot.spec.trend and plot.labels:
            lines += trend.boxes(plot)
        data_labels.place(plot.canvas, plot.style, plot.labels, inside, taken, lines)

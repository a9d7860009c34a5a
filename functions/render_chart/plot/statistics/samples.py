"""Samples: the numbers behind boxes, violins and strips, label by label, and what five of them tell."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ...spec import ChartSpec, Series
from ..data import array, not_tiny
from ..drawing.paths import Floats

Ints = NDArray[np.int64]


class Samples(NamedTuple):
    """The numbers of one series, those of each label in rising order.

    numbers : (N,) without gaps
    starts : (G + 1,) those of label i are numbers[starts[i] : starts[i + 1]]
    """

    numbers: Floats
    starts: Ints

    @property
    def sizes(self) -> Ints:
        """(G,) how many numbers each label has."""
        return np.diff(self.starts)

    @property
    def labels(self) -> Ints:
        """(N,) which label each number belongs to."""
        return np.repeat(np.arange(self.starts.size - 1), self.sizes)

    def of(self, label: int) -> Floats:
        """The numbers of one label."""
        return self.numbers[self.starts[label] : self.starts[label + 1]]


_kept: list[
    tuple[tuple[Series, ...], bool, list[Samples]]
] = []  # the last chart's: picture and words both ask for them


def samples_of(spec: ChartSpec) -> list[Samples]:
    """Those of each series; none where a box is given by its five numbers."""
    log = spec.y[0].kind == "log"
    if not _kept or _kept[0][0] is not spec.series or _kept[0][1] != log:
        _kept[:] = [(spec.series, log, [gathered(series, log) for series in spec.series])]
    return _kept[0][2]


def gathered(series: Series, log: bool = False) -> Samples:
    """The numbers of one series; on a logarithmic axis without those that are next to zero."""
    sizes = [len(sample) for sample in series.samples] or [0] * len(series.data)
    numbers = array(tuple([number for sample in series.samples for number in sample]))
    labels = np.repeat(np.arange(len(sizes)), sizes)
    here = np.isfinite(numbers) & ((numbers > 0) | (not log))
    if not here.all():
        numbers, labels = numbers[here], labels[here]
    order = np.lexsort((numbers, labels))
    starts = np.concatenate(([0], np.cumsum(np.bincount(labels, minlength=len(sizes)))))
    return Samples(numbers[order], starts)


class Boxes(NamedTuple):
    """What boxes show, each (G,), nan for a label without numbers.

    low, high : where the whiskers end
    outliers : (K,) the numbers beyond them; outlier_of : (K,) their labels
    """

    low: Floats
    lower: Floats
    median: Floats
    upper: Floats
    high: Floats
    outliers: Floats
    outlier_of: Ints


WHISKER = 1.5  # interquartile ranges.  J. W. Tukey, Exploratory Data Analysis (1977); as in `axes.boxplot`


def boxes(samples: Samples) -> Boxes:
    """Quartiles by numpy's method "linear"; whiskers to the last number within 1.5 interquartile ranges of the box.

    As `matplotlib.cbook.boxplot_stats`.
    """
    some = samples.sizes > 0
    numbers, starts, sizes = samples.numbers, samples.starts[:-1][some], samples.sizes[some]
    five = np.full((5, some.size), np.nan)
    if not numbers.size:
        return _boxes(five, numbers, samples.labels)
    lower, median, upper = (_quantile(numbers, starts, sizes, share) for share in (0.25, 0.5, 0.75))
    reach = WHISKER * (upper - lower)
    near_low, near_high = np.repeat(lower - reach, sizes), np.repeat(upper + reach, sizes)
    low = np.minimum(np.minimum.reduceat(np.where(numbers >= near_low, numbers, np.inf), starts), lower)
    high = np.maximum(np.maximum.reduceat(np.where(numbers <= near_high, numbers, -np.inf), starts), upper)
    five[:, some] = low, lower, median, upper, high
    out = (numbers < np.repeat(low, sizes)) | (numbers > np.repeat(high, sizes))
    return _boxes(five, numbers[out], samples.labels[out])


def _quantile(numbers: Floats, starts: Ints, sizes: Ints, share: float) -> Floats:
    """Of each run of numbers.  https://numpy.org/doc/stable/reference/generated/numpy.quantile.html"""
    place = (sizes - 1) * share
    below = place.astype(np.int64)
    first = numbers[starts + below]
    second = numbers[starts + np.minimum(below + 1, sizes - 1)]
    found: Floats = first + (second - first) * (place - below)
    return found


def _boxes(five: Floats, outliers: Floats, outlier_of: Ints) -> Boxes:
    """Boxes of the (5, G) low, lower, median, upper and high."""
    low, lower, median, upper, high = five
    return Boxes(low, lower, median, upper, high, outliers, outlier_of)


def given(series: Series) -> Boxes:
    """Boxes given by their five numbers."""
    rows = [datum if isinstance(datum, tuple) else (np.nan,) * 5 for datum in series.data]
    return _boxes(not_tiny(np.array(rows, dtype=float)).T, np.empty(0), np.empty(0, np.int64))


def boxes_of(series: Series, samples: Samples) -> Boxes:
    """The boxes of a series, from all its numbers or as they were given."""
    return boxes(samples) if series.samples else given(series)

"""Lines with more points than pixels: thinned without losing an extreme, or drawn as bands of what they hold."""

import numpy as np
from numpy.typing import NDArray

from ..spec import ChartSpec
from .data import Column
from .drawing.color import faint
from .drawing.paths import Floats, Path, closed_down_to, median, polyline
from .legend import Entry
from .looks.style import Style
from .plot import Plot

CROWDED = 20  # samples per px column from which a line is drawn as bands
TALL = 6.0  # px, the median height of a column from which bands say more than a line
OUTER, INNER = 0.24, 0.34  # alpha of min–max and of the middle 80 %
WINDOW = 9  # columns of the running median
MEDIAN_WIDTH = 1.75  # u


def thinned(x: Floats, y: Floats, scale: float) -> tuple[Floats, Floats]:
    """First, lowest, highest and last point of each device pixel column, in their order: min-max decimation.

    x, y : (N,) px; where x does not rise the line is left as it is
    """
    if not bool((np.diff(x) >= 0).all()):
        return x, y
    column = np.floor(x * scale).astype(np.int64)
    starts = np.flatnonzero(np.concatenate(([True], column[1:] != column[:-1])))
    ends = np.append(starts[1:], x.size)
    low = _first_extreme(y, starts, ends, lowest=True)
    high = _first_extreme(y, starts, ends, lowest=False)
    keep = np.isnan(y)
    for points in (starts, low, high, ends - 1):
        keep[points] = True
    return x[keep], y[keep]


def _first_extreme(y: Floats, starts: NDArray[np.intp], ends: NDArray[np.intp], lowest: bool) -> NDArray[np.intp]:
    """The index of the least (greatest) value of each stretch start..end."""
    values = np.where(np.isnan(y), np.inf, y) if lowest else np.where(np.isnan(y), np.inf, -y)
    least = np.minimum.reduceat(values, starts)
    hits = np.flatnonzero(values == np.repeat(least, ends - starts))
    owner = np.searchsorted(starts, hits, side="right") - 1
    first = np.concatenate(([True], owner[1:] != owner[:-1]))
    return hits[first]


def wanted(spec: ChartSpec, style: Style, columns: list[Column]) -> bool:
    """Whether one line is so dense that bands of its values show more than the line itself."""
    if len(columns) != 1 or columns[0].type != "line" or spec.dense == "line":
        return False
    if spec.fill or spec.smooth or spec.step != "none":
        return False
    x, y = columns[0].x, columns[0].high
    width, height = style.width - 2 * style.pad, style.height - 8 * style.base  # about those of the plot
    if x.size <= CROWDED * width or not columns[0].complete:
        return False
    if spec.series[0].x and not bool((np.diff(x) > 0).all()):  # positions that were not given rise one by one
        return False
    each = x.size // max(int(width), 1)
    starts = np.arange(0, x.size, each)
    spans = np.maximum.reduceat(y, starts) - np.minimum.reduceat(y, starts)
    return median(spans) * height >= TALL * float(np.ptp(y))


def _columns(plot: Plot, column: Column) -> tuple[Floats, Floats]:
    """Middle of each px column, and px of its (least, 10 %, median, 90 %, greatest) values, (5, M)."""
    x, y = plot.x(column.x), plot.tops(column)
    if plot.spec.x.reverse:
        x, y = x[::-1], y[::-1]
    ends = np.searchsorted(x, plot.box[0] + np.arange(1.0, plot.box[2] - plot.box[0] + 2))
    starts = np.concatenate(([0], ends[:-1]))
    filled = np.flatnonzero(ends > starts)
    starts, counts = starts[filled], (ends - starts)[filled]
    ordered = _sorted_in_columns(y, counts)
    ranks = np.stack([np.rint(share * (counts - 1)).astype(np.intp) for share in (1.0, 0.9, 0.5, 0.1, 0.0)])
    middles: Floats = filled.astype(np.float64) + plot.box[0] + 0.5
    return middles, ordered[starts + ranks]


def _sorted_in_columns(y: Floats, counts: NDArray[np.intp]) -> Floats:
    """y with each stretch of `counts` values sorted by itself."""
    table = np.full(
        (counts.size, int(counts.max())), np.inf, np.float32
    )  # px: seven digits do, and sort in half the time
    inside = np.arange(table.shape[1]) < counts[:, None]
    table[inside] = y
    table.sort(axis=1)
    out: Floats = table[inside].astype(np.float64)
    return out


def draw(plot: Plot, column: Column) -> None:
    """The bands, and the running median on top."""
    x, levels = _columns(plot, column)
    x[0], x[-1] = plot.box[0], plot.box[2]
    low, tenth, median, ninetieth, high = levels
    for upper, lower, alpha in ((high, low, OUTER), (ninetieth, tenth, INNER)):
        path = closed_down_to(polyline(x, upper), polyline(x, lower))
        plot.canvas.fill(path, faint(column.color, alpha))
    padded = np.pad(median, WINDOW // 2, mode="edge")
    windows = np.sort(np.lib.stride_tricks.sliding_window_view(padded, WINDOW), axis=1)
    smooth = windows[:, WINDOW // 2]
    plot.canvas.stroke(Path(np.column_stack((x, smooth))), column.color, MEDIAN_WIDTH * plot.style.unit)


def key(spec: ChartSpec, style: Style, column: Column) -> list[Entry]:
    """What the bands mean, for the legend."""
    if spec.legend == "none":
        return []
    both = 1 - (1 - OUTER) * (1 - INNER)
    return [
        Entry("median", column.color, "line", MEDIAN_WIDTH * style.unit),
        Entry("middle 80%", faint(column.color, both), "square"),
        Entry("min–max", faint(column.color, OUTER), "square"),
    ]

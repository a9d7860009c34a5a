"""Fewer points where a line has more than its pixels show.

https://www.chartjs.org/docs/4.5.1/configuration/decimation.html
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from ...errors import ChartError, quoted
from ...plot.drawing.paths import Floats

if TYPE_CHECKING:
    from ..chart import Chart
    from ..controllers.base import Controller
    from ..options import Options

PLUGIN = "decimation"
KINDS = ("linear", "time")  # of scales along which points can be left out
THRESHOLD = 4  # points for each px of width, from which on some are left out

Item = dict[str, Any]


def before_elements_update(chart: Chart, options: Options) -> None:
    """Leave points out of the datasets that have too many; which these are is kept as the plugin's state."""
    if not options.get("enabled") or chart.options.get("parsing"):
        return
    algorithm = options.get("algorithm")
    if algorithm not in ("lttb", "min-max"):
        raise ChartError(
            f"{quoted(algorithm)} is no way to leave points out.",
            "options.plugins.decimation.algorithm",
            "'lttb' or 'min-max'.",
        )
    width = chart.width
    threshold = options.get("threshold") or THRESHOLD * width
    decimated: set[int] = set()
    for meta in chart.metas:
        part = _part(meta)
        if part is None or len(part) <= threshold:
            continue
        x = np.array([item["x"] for item in part], float)
        y = np.array([0.0 if item["y"] is None else item["y"] for item in part], float)
        if algorithm == "lttb":
            kept = [part[i] for i in largest_triangles(x, y, int(options.get("samples") or width))]
        else:
            kept = extremes(part, x, y, width)
        meta.dataset = {**meta.dataset, "data": kept}
        decimated.add(meta.index)
    chart.state[PLUGIN] = decimated


def _part(meta: Controller) -> list[Item] | None:
    """The items of a dataset that may be thinned: those within the bounds of its scale; None for none."""
    scale, data = meta.x_scale, meta.dataset.get("data")
    if not getattr(meta, "decimates", False) or meta.index_axis == "y" or scale is None or scale.type not in KINDS:
        return None
    if type(data) is not list or not data or not all(_is_point(item) for item in data):
        return None
    low, high, low_set, high_set = scale.user_bounds()
    if not (low_set or high_set):
        return data
    x = np.array([item["x"] for item in data], float)
    last = len(data) - 1
    start = min(max(int(np.searchsorted(x, low)) - 1, 0), last) if low_set else 0
    end = min(max(int(np.searchsorted(x, high)), 1), last) + 1 if high_set else len(data)
    return data[start : max(end, start)]


def _is_point(item: Any) -> bool:
    return type(item) is dict and isinstance(item.get("x"), (int, float)) and "y" in item


def largest_triangles(x: Floats, y: Floats, count: int) -> list[int]:
    """The indices of `count` points that look most like all of them: largest triangle three buckets.

    Each but the first and the last is the one of its bucket that makes the largest triangle with the one before it and
    the middle of the next bucket.
    """
    # Sveinn Steinarsson, Downsampling time series for visual representation (2013), section 4.2
    # http://hdl.handle.net/1946/15343
    size = x.size
    if count >= size:
        return list(range(size))
    if count < 3:
        return [0, size - 1]
    edges = np.floor(np.arange(count) * ((size - 2) / (count - 2))).astype(int) + 1
    edges = np.minimum(edges, size)
    sums = np.concatenate((np.zeros((2, 1)), np.cumsum((x, y), axis=1)), axis=1)
    chosen = [0]
    for first, next_first, next_end in zip(edges[:-2].tolist(), edges[1:-1].tolist(), edges[2:].tolist(), strict=True):
        middle_x, middle_y = (sums[:, next_end] - sums[:, next_first]) / max(next_end - next_first, 1)
        last_x, last_y = x[chosen[-1]], y[chosen[-1]]
        bucket = slice(first, next_first)
        areas = np.abs((last_x - middle_x) * (y[bucket] - last_y) - (last_x - x[bucket]) * (middle_y - last_y))
        chosen.append(first + int(np.argmax(areas)))
    return [*chosen, size - 1]


def extremes(data: list[Item], x: Floats, y: Floats, width: float) -> list[Item]:
    """The first, lowest, highest and last point of each of `width` columns; of the last column the first alone.

    The lowest and the highest stand in the middle of their column.
    """
    columns = ((x - x[0]) / ((x[-1] - x[0]) or 1) * width).astype(int)
    starts = np.concatenate(([0], np.flatnonzero(np.diff(columns)) + 1)).tolist()
    kept: list[Item] = []
    for start, end in pairwise(starts):
        last = end - 1
        kept.append(data[start])
        if last > start:
            values = y[start:end]
            ends = sorted({start + int(np.argmin(values)), start + int(np.argmax(values))})
            middle = float(x[start + 1 : end].mean())
            kept += [{**data[i], "x": middle} for i in ends if i not in (start, last)]
            kept.append(data[last])
    kept.append(data[starts[-1]])
    return kept

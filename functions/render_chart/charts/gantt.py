"""Gantt charts: tasks as bars from their beginning to their end, darker as far as they are done."""

from typing import Final

import numpy as np
from msgspec.structs import replace

from ..plot.cartesian import draw_columns
from ..plot.data import Column, array, color_of
from ..plot.drawing.canvas import Canvas
from ..plot.drawing.color import mix
from ..plot.drawing.paths import CLOSE, LINE, MOVE, Path, bars, rounded_rects
from ..plot.looks.style import series_colors
from ..plot.plot import Plot
from ..spec import Axis, ChartSpec, Grid
from .bar import slots

KIND = "Gantt chart"
LAYER, ZERO, SHAPE, MARGIN, MARGIN_RIGHT = 1, "never", "square", 0.0, 0.0

SHARE, THICKEST = 0.62, 30  # of a band, and u
_TURNED: Final[dict[Grid, Grid]] = {"x": "y", "y": "x"}  # times are x to the caller, values to what lies
OPEN = 0.58  # of the background in what is not done yet
SHORTEST = 2.0  # px: a task that is shorter is still seen
DIAMOND = 0.58, 8.0  # half a milestone's diagonal: of the thickness of a bar, and u at most


def draw_chart(canvas: Canvas, spec: ChartSpec) -> None:
    """Draw it: the axis of times lies at the bottom, the tasks stand at the left; a column for each group."""
    x = spec.x
    times = Axis(kind="time", title=x.title, min=x.min, max=x.max)
    labels = spec.labels or ("",) * len(spec.series[0].data)
    grid = _TURNED.get(spec.grid, spec.grid)
    lying = replace(spec, x=Axis(kind="category"), y=(times,), labels=labels, grid=grid, horizontal=True)
    draw_columns(canvas, lying, groups(spec))


def groups(spec: ChartSpec) -> list[Column]:
    """The tasks of each group in the order in which groups are named first: low is the start, high the end.

    values : the share that is done in 0–1, nan where nobody said
    """
    series = spec.series[0]
    unknown = (None,) * len(series.data)
    times = series.x or unknown, series.end or unknown
    start, end, done = (array(one) for one in (*times, series.data))  # type: ignore[arg-type]
    missing = np.isnan(start) | np.isnan(end)
    start, end = np.where(missing, np.nan, start), np.where(missing, np.nan, end)
    order = {name: k for k, name in enumerate(dict.fromkeys(spec.groups))} or {"": 0}
    colors = series_colors(spec, len(order))
    member = np.array([order[name] for name in spec.groups] or [0] * done.size)
    out = []
    for name, k in order.items():
        at = np.flatnonzero(member == k)
        column = Column(
            k, spec.type, name, color_of(series, colors[k]), 0, at.astype(float), start[at], end[at], done[at],
            np.empty(0), True, not missing[at].any(),
        )  # fmt: skip
        out.append(column)
    return out


def draw(plot: Plot, columns: list[Column]) -> None:
    """The tasks of each group: what is open in a tint, what is done in the full colour, then its milestones."""
    canvas, style, time = plot.canvas, plot.style, plot.ys[0]
    scale = canvas.scale
    slot = slots(plot.band, 1, THICKEST * style.unit, 1 - SHARE, scale)
    radius = style.corner(slot.width)
    x0, y0, x1, y1 = plot.box
    canvas.clip((x0, y0, x1, y1))  # a task that goes on beyond a limit is cut off
    told = any(np.isfinite(column.values).any() for column in columns)
    for column in columns:
        top = canvas.snapped(plot.x(column.x) + slot.start)
        beyond = 2 * radius + 1
        start, end = (np.clip(time(v), x0 - beyond, x1 + beyond) for v in (column.low, column.high))
        seen = (column.high >= time.low) & (column.low <= time.high)  # nan is neither
        task = seen & (column.high > column.low)
        start, end = canvas.snapped(start), canvas.snapped(end)
        end = np.maximum(end, start + SHORTEST)
        share = np.nan_to_num(column.values) if told else np.ones(column.x.size)
        # Done is measured on the whole task, of which limits may leave a part.
        reached = canvas.snapped(np.clip(time(column.low + share * (column.high - column.low)), start, end))
        partly = task & (share > 0) & (share < 1) & (end - start > 2 * radius)
        reached = np.clip(reached, start + radius, np.maximum(end - radius, start + radius))
        whole = task & ~partly
        tint = mix(column.color, style.background, OPEN)
        for color, chosen in ((tint, whole & (share < 0.5)), (column.color, whole & (share >= 0.5))):
            if chosen.any():
                box = start[chosen], top[chosen], end[chosen], top[chosen] + slot.width
                canvas.fill(rounded_rects(*box, radius), color)
        if partly.any():
            a, b, mid, y = (one[partly] for one in (start, end, reached, top))
            canvas.fill(bars(mid, y, b, y + slot.width, radius, "right"), tint)
            canvas.fill(bars(a, y, mid, y + slot.width, radius, "left"), column.color)
    canvas.clip(None)
    half = min(DIAMOND[0] * slot.width, DIAMOND[1] * style.unit)
    for column in columns:
        at = (column.high == column.low) & (column.low >= time.low) & (column.low <= time.high)
        if at.any():
            middle = canvas.snapped(plot.x(column.x[at]) + slot.start) + slot.width / 2
            canvas.markers(diamond(half), np.column_stack((time(column.low[at]), middle)), column.color)


def diamond(half: float) -> Path:
    """A square on its corner, about the origin."""
    corners = [(0.0, -half), (half, 0.0), (0.0, half), (-half, 0.0), (0.0, -half)]
    return Path(np.array(corners), np.array([MOVE, LINE, LINE, LINE, CLOSE], np.uint8))


def describe(spec: ChartSpec) -> list[str]:
    """From when to when, the longest task, and how much is done."""
    from ..alt import SAMPLE, names
    from ..plot.formats.time_ticks import moment_label
    from ..plot.formats.writing import writing_of

    made = groups(spec)
    order = np.argsort(np.concatenate([c.x for c in made]))
    low, high, done = (
        np.concatenate(part)[order] for part in zip(*((c.low, c.high, c.values) for c in made), strict=True)
    )
    there = np.flatnonzero(np.isfinite(low))
    if not there.size:
        return ["No data."]
    first, last = float(low[there].min()), float(high[there].max())
    stones = int((low == high)[there].sum())
    tasks = there.size - stones
    counted = [f"{tasks} task{'s' * (tasks != 1)}"] + [f"{stones} milestone{'s' * (stones != 1)}"] * bool(stones)
    grouped = f" in {len(made)} groups ({names([c.name for c in made])})" if len(made) > 1 else ""
    some = [*low[there][:SAMPLE].tolist(), *high[there][:SAMPLE].tolist()]
    when = [moment_label(at, last - first, spec.tz, spec.locale, some) for at in (first, last)]
    out = [f"{' and '.join(counted)}{grouped} from {when[0]} to {when[1]}."]
    longest = int(there[(high - low)[there].argmax()])
    if tasks > 1 and spec.labels:
        span = [float(low[longest]), float(high[longest])]
        ends = [moment_label(at, last - first, spec.tz, spec.locale, some) for at in span]
        out.append(f"Longest: {spec.labels[longest]}, {ends[0]} to {ends[1]}.")
    told = np.flatnonzero(np.isfinite(done) & (low < high))
    if told.size:
        length = (high - low)[told]
        out.append(
            f"{writing_of(spec).shares([float((done[told] * length).sum() / length.sum())])[0]} of the work is done."
        )
    return out

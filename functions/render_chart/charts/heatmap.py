"""Heat maps: a table whose numbers are colours, with a key that says which."""

from math import ceil, floor
from typing import NamedTuple

import numpy as np

from ..arrays import plain_array
from ..plot import axes, categories, color_key, head
from ..plot.color_key import ColorKey
from ..plot.data import array, not_tiny
from ..plot.drawing.canvas import Box, Canvas, Rgba
from ..plot.drawing.color import on
from ..plot.drawing.paths import Floats, Path, rect, rounded_rects
from ..plot.formats.writing import writing_of
from ..plot.looks.ramp import Levels, Ramp, ramp_of
from ..plot.looks.style import CAP_HEIGHT, Style, style_of
from ..plot.typesetting import shaping, wrapping
from ..spec import ChartSpec

KIND = "Heat map"
GAPS = ((16.0, 2.0), (6.0, 1.0))  # px: from which size of a cell there is how much between them
LEAST_WITH_VALUE = (2.9, 1.6)  # b, the size of a cell
MOST_VALUES = 2000  # more are a wall of numbers
NAMES_CAP = 0.3  # of the picture's width
NEXT_TO_ZERO = 1e-3  # of the span: an end of the key that is nearer to zero is called so
BESIDE = 1.25  # b between the table and a key beside it


class Cells(NamedTuple):
    """A table and where its cells stand.

    values : (R, C), nan is a gap
    x0, x1 : (C,) px; y0, y1 : (R,)
    gap : px between them
    """

    values: Floats
    x0: Floats
    x1: Floats
    y0: Floats
    y1: Floats
    gap: float


def table_of(spec: ChartSpec) -> Floats:
    """The numbers, (rows, columns); nan is a gap."""
    rows = []
    for series in spec.series:
        plain = plain_array(series.data)
        rows.append(array(series.data) if plain is None else not_tiny(plain))  # type: ignore[arg-type]  # no lists
    return np.stack(rows)


def gap_between(box: Box, rows: int, columns: int) -> float:
    """Px between the cells of a table that fills a box."""
    side = min((box[2] - box[0]) / columns, (box[3] - box[1]) / rows)
    return next((gap for least, gap in GAPS if side >= least), 0.0)


def arranged(values: Floats, box: Box, scale: float) -> Cells:
    """The cells of a table that fills a box, their edges on whole device px; several that share a px are its mean."""
    x0, y0, x1, y1 = box
    rows, columns = values.shape
    gap = gap_between(box, rows, columns)
    xs = np.rint(np.linspace(x0, x1 + gap, columns + 1) * scale) / scale
    ys = np.rint(np.linspace(y0, y1 + gap, rows + 1) * scale) / scale
    values, xs = _pooled(values, xs)
    turned, ys = _pooled(values.T, ys)
    return Cells(turned.T, xs[:-1], xs[1:] - gap, ys[:-1], ys[1:] - gap, gap)


def _pooled(values: Floats, edges: Floats) -> tuple[Floats, Floats]:
    """The columns of a table between edges that differ: means of those that would have no width of their own."""
    starts = np.flatnonzero(np.concatenate(([True], np.diff(edges[:-1]) > 0)))
    if starts.size == edges.size - 1:
        return values, edges
    here = ~np.isnan(values)
    sums = np.add.reduceat(np.where(here, values, 0.0), starts, axis=1)
    counts = np.add.reduceat(here.astype(float), starts, axis=1)
    return sums / np.where(counts, counts, np.nan), np.concatenate((edges[starts], edges[-1:]))


def draw_chart(canvas: Canvas, spec: ChartSpec) -> None:
    """Draw it."""
    style = style_of(spec)
    canvas.paper(style.paper)
    values = table_of(spec)
    ramp = ramp_of(spec, values)
    if style.tiny:
        pad = style.pad
        box: Box = (pad, pad, style.width - pad, style.height - pad)
    else:
        box = _furnished(canvas, spec, style, _key(spec, style, ramp), values.shape[1])
    cells = arranged(values, box, canvas.scale)
    levels = ramp.levels(cells.values)
    _draw_cells(canvas, style, ramp.colors, cells, levels)
    if spec.values is not False and not style.tiny:
        _draw_values(canvas, spec, style, ramp.colors, cells, levels)


def _key(spec: ChartSpec, style: Style, ramp: Ramp) -> ColorKey | None:
    """The key, if it is asked for or has room."""
    if spec.legend == "none" or (spec.legend == "auto" and (style.height < 160 or style.width < 240)):
        return None
    ends = [0.0 if abs(end) < NEXT_TO_ZERO * (ramp.high - ramp.low) else end for end in (ramp.low, ramp.high)]
    low, high = writing_of(spec, spec.y[0].format).values(ends)
    key = ColorKey(ramp, low, high)
    return key if key.width(style) <= style.width - 2 * style.pad else None


def _head(canvas: Canvas, spec: ChartSpec, style: Style, key: ColorKey | None) -> float:
    """Draw title, subtitle, the title of the rows and the key if it stands up here; the y where they end."""
    b, pad, room = style.base, style.pad, style.width - 2 * style.pad
    title = spec.y[0].title
    if key is None or spec.legend not in ("auto", "top"):
        return head.draw(canvas, style, spec.title, spec.subtitle, title)
    width = key.width(style)
    x = style.width - pad - width
    size = style.title_size
    if spec.title and shaping.width(spec.title, size, 600) + width + 2.5 * b <= room:
        color_key.draw(canvas, style, key, x, pad + CAP_HEIGHT / 2 * size)
        return head.draw(canvas, style, spec.title, spec.subtitle, title)
    beside = shaping.width(title, b) + width + 2.5 * b <= room and style.height >= 160 and style.width >= 240
    y = head.draw(canvas, style, spec.title, spec.subtitle)
    y += 0.35 * b if y > pad else 0.0
    color_key.draw(canvas, style, key, x if beside else pad, y + 0.5 * b)
    if beside:
        canvas.text(title, pad, style.below(y + 0.5 * b, b), b, style.muted)
    elif title and style.height >= 240:
        y += color_key.ROW * b
        canvas.text(wrapping.shorten(title, room, b), pad, style.below(y + 0.5 * b, b), b, style.muted)
    return y + color_key.ROW * b


def _furnished(canvas: Canvas, spec: ChartSpec, style: Style, key: ColorKey | None, columns: int) -> Box:
    """Draw all that stands around the cells; the box that it leaves them."""
    b, pad, width, height = style.base, style.pad, style.width, style.height
    y0: float = ceil(_head(canvas, spec, style, key) + 0.75 * b)
    left, right, bottom = pad, width - pad, height - pad
    start, end = 0.4 * pad, width - 0.4 * pad  # between which labels under the table may stand
    if key and spec.legend == "bottom":
        color_key.draw(canvas, style, key, (width - key.width(style)) / 2, bottom - 0.5 * b)
        bottom -= (color_key.ROW + 0.25) * b
    elif key and spec.legend == "left":
        left += key.upright_width(style) + BESIDE * b
        start = left - 0.5 * b
    elif key and spec.legend == "right":
        right -= key.upright_width(style) + BESIDE * b
        end = right + 0.5 * b
    names = [wrapping.shorten(one.name, NAMES_CAP * width, b) for one in spec.series]
    widest = max(shaping.width(name, b) for name in names)
    x0 = ceil(left + widest + (0.7 * b if widest else 0.0))
    x1: float = max(floor(right), x0 + 1)
    plan = categories.plan(spec.labels, (x1 - x0) / columns, style, end - start, locale=spec.locale)
    x_title = spec.x.title if height >= 200 and width >= 300 else ""
    foot = (plan.height + 0.45 * b if plan.lines else 0.0) + (1.55 * b if x_title else 0.0)
    y1: float = max(floor(bottom - foot), y0 + 1)
    box: Box = (x0, y0, x1, y1)
    gap = gap_between(box, len(names), columns)
    if plan.lines:
        categories.draw(canvas, style, plan, _middles(x0, x1, columns, gap).tolist(), y1, start, end)
    if x_title:
        axes.draw_x_title(canvas, style, x_title, (x0 + x1) / 2, start, end, bottom - 0.5 * b)
    every = categories.every_th((y1 - y0) / len(names), b)
    middles = _middles(y0, y1, len(names), gap).tolist()
    placed = [(name, x0 - 0.7 * b, style.below(y, b)) for name, y in zip(names, middles, strict=True)]
    canvas.texts(placed[::every], b, style.muted, align=1.0)
    if key and spec.legend in ("left", "right"):
        color_key.draw_upright(canvas, style, key, pad if spec.legend == "left" else right + BESIDE * b, y0, y1)
    return box


def _middles(low: float, high: float, count: int, gap: float) -> Floats:
    """The middles of so many cells between low and high, (count,) px."""
    return low + (np.arange(count) + 0.5) * (high + gap - low) / count - gap / 2


def _draw_cells(canvas: Canvas, style: Style, colors: list[Rgba], cells: Cells, levels: Levels) -> None:
    """All cells of a colour at once; without gaps, neighbours of a colour are one."""
    rows, columns = levels.shape
    if cells.gap:
        first = last = np.arange(rows * columns)
    else:
        changes = np.ones((rows, columns + 1), bool)
        changes[:, 1:-1] = levels[:, 1:] != levels[:, :-1]
        first, last = np.flatnonzero(changes[:, :-1]), np.flatnonzero(changes[:, 1:])
        ground = colors[int(np.abs(levels).mean())]  # for what shows through where a viewer softens the edges of SVG
        canvas.fill(rect(cells.x0[0], cells.y0[0], cells.x1[-1], cells.y1[-1]), ground)
    level = levels.ravel()[first]
    order = np.argsort(level, kind="stable")
    first, last, level = first[order], last[order], level[order]
    x0, x1, y0, y1 = (
        cells.x0[first % columns],
        cells.x1[last % columns],
        cells.y0[first // columns],
        cells.y1[first // columns],
    )
    every = rounded_rects(x0, y0, x1, y1, style.cell_corner if cells.gap else 0.0)
    assert every.codes is not None  # noqa: S101
    points = every.codes.size // level.size  # of a cell
    starts = np.flatnonzero(np.concatenate(([True], np.diff(level) > 0))).tolist()
    for start, end in zip(starts, [*starts[1:], level.size], strict=True):
        here = slice(start * points, end * points)
        color = colors[level[start]] if level[start] >= 0 else style.grid
        canvas.fill(Path(every.vertices[here], every.codes[here]), color)


def _draw_values(
    canvas: Canvas, spec: ChartSpec, style: Style, colors: list[Rgba], cells: Cells, levels: Levels
) -> None:
    """The numbers in the cells: all of them or, unless they were asked for, none."""
    b = style.base
    if cells.values.shape != (len(spec.series), len(spec.series[0].data)) or cells.values.size > MOST_VALUES:
        return
    width, height = float((cells.x1 - cells.x0).min()), float((cells.y1 - cells.y0).min())
    if height < (LEAST_WITH_VALUE[1] if spec.values is None else 1.05) * b or (
        spec.values is None and width < LEAST_WITH_VALUE[0] * b
    ):
        return
    here = np.flatnonzero(~np.isnan(cells.values))
    texts = writing_of(spec, spec.y[0].format).values(cells.values.ravel()[here].tolist())
    fitting = [shaping.width(text, b) + 0.4 * b <= width for text in texts]
    if spec.values is None and not all(fitting):
        return
    columns = cells.x0.size
    middles = ((cells.x0 + cells.x1) / 2).tolist()
    bases = [style.below(y, b) for y in ((cells.y0 + cells.y1) / 2).tolist()]
    inks = [on(color) for color in colors]
    by_ink: dict[Rgba, list[tuple[str, float, float]]] = {}
    for at, level, text, fits in zip(here.tolist(), levels.ravel()[here].tolist(), texts, fitting, strict=True):
        if fits:
            by_ink.setdefault(inks[level], []).append((text, middles[at % columns], bases[at // columns]))
    for ink, placed in by_ink.items():
        canvas.texts(placed, b, ink, align=0.5)


def describe(spec: ChartSpec) -> list[str]:
    """How large the table is, and where the highest and the lowest number stand."""
    values = table_of(spec)
    rows, columns = values.shape
    size = f"{rows} row{'s' * (rows > 1)} by {columns} column{'s' * (columns > 1)}"
    ends = [int(find(values)) for find in (np.nanargmax, np.nanargmin)]
    written = writing_of(spec, spec.y[0].format).values([float(values.flat[at]) for at in ends])
    high, low = (
        f"{text} at {_place(spec, at // columns, at % columns)}" for at, text in zip(ends, written, strict=True)
    )
    return [f"{size}; highest {high}; lowest {low}."]


def _place(spec: ChartSpec, row: int, column: int) -> str:
    label = spec.labels[column] if spec.labels else ""
    return f"{spec.series[row].name or f'row {row + 1}'}, {label or f'column {column + 1}'}"

"""Funnels: how many are left at each step, as centred bars with what is lost between them."""

from itertools import pairwise
from typing import NamedTuple

import numpy as np

from ..plot import head, legend
from ..plot.drawing.canvas import Box, Canvas, Rgba
from ..plot.drawing.color import mix, on, parse, readable
from ..plot.drawing.paths import CLOSE, LINE, MOVE, Path, rounded_rects
from ..plot.formats.writing import writing_of
from ..plot.legend import Entry
from ..plot.looks import surface
from ..plot.looks.style import Style, series_colors, style_of
from ..plot.typesetting import shaping, wrapping
from ..spec import ChartSpec

KIND = "Funnel chart"
BAR = 0.62  # of a step; the rest leads to the next
FADED = 0.82  # of the background in what leads from step to step
NAMES_CAP = 0.3  # of the picture's width
LEAST_BAR = 1.5  # b, the height of a bar with a value in it
LEAST_BETWEEN = 1.4  # b, the height of what leads to the next with a rate in it
BESIDE = 0.5  # b, from a bar to a value beside it


class Step(NamedTuple):
    """One step.

    value : what is written in the bar
    share : of the first step, written at the right; "" where the value is one
    rate : of the step before, written between the two; "" for the first and after nothing
    part : the width of the bar, as a share of the widest
    order : of its colour, which says its pattern
    """

    name: str
    value: str
    share: str
    rate: str
    part: float
    color: Rgba
    order: int


def steps_of(spec: ChartSpec) -> list[Step]:
    """The steps in their order; negative values count by their size, a gap as nothing."""
    series = spec.series[0]
    numbers = [abs(float(datum)) if isinstance(datum, float | int) else 0.0 for datum in series.data]
    largest = max(numbers) or 1.0
    writing = writing_of(spec)
    shares = [number / numbers[0] if numbers[0] else 0.0 for number in numbers]
    as_shares = "%" in spec.format
    values = writing.values(shares if as_shares else numbers)
    rates = [after / before if before else -1.0 for before, after in pairwise(numbers)]
    written_rates = ["", *(text if rate >= 0 else "" for rate, text in zip(rates, writing.shares(rates), strict=True))]
    written_shares = [""] * len(numbers) if as_shares or not numbers[0] else writing.shares(shares)
    names = spec.labels or ("",) * len(numbers)
    several = bool(spec.colors) or spec.legend not in ("auto", "none")
    colors = series_colors(spec, len(numbers)) if several else [series_colors(spec, 1)[0]] * len(numbers)
    if series.color:
        colors = [parse(series.color)] * len(numbers)
    parts = [number / largest for number in numbers]
    orders = range(len(numbers)) if several and not series.color else [0] * len(numbers)
    rows = zip(names, values, written_shares, written_rates, parts, colors, orders, strict=True)
    return [Step(*row) for row in rows]


def bars(parts: list[float], box: Box, share: float = BAR) -> list[Box]:
    """A bar for each step, centred in a box, from its top to its bottom, as wide as its part of the box.

    share : of the distance from one bar to the next, the height of a bar
    """
    x0, y0, x1, y1 = box
    pitch = (y1 - y0) / (len(parts) - 1 + share)
    middle, half = (x0 + x1) / 2, (x1 - x0) / 2
    return [
        (middle - half * part, y0 + i * pitch, middle + half * part, y0 + (i + share) * pitch)
        for i, part in enumerate(parts)
    ]


def draw_chart(canvas: Canvas, spec: ChartSpec) -> None:
    """Draw it."""
    style = style_of(spec)
    canvas.paper(style.paper)
    steps = steps_of(spec)
    parts = [step.part for step in steps]
    if style.tiny:
        pad = style.pad
        box: Box = (pad, pad, style.width - pad, style.height - pad)
        _draw_marks(canvas, spec, style, steps, _snapped(canvas, bars(parts, box)))
        return
    b, pad = style.base, style.pad
    forced = spec.legend not in ("auto", "none")
    entries = [
        Entry(step.name, step.color, "square", pattern=surface.pattern_of(spec, step.order))
        for step in (steps if forced else ())
        if step.name
    ]
    in_head = entries if spec.legend == "top" else None
    top = head.draw(canvas, style, spec.title, spec.subtitle, entries=in_head, forced=forced)
    y0 = round(top + (0.75 * b if top > pad else 0.0))
    room = legend.beside(canvas, style, entries, spec.legend, y0, style.height - pad, 0.35)
    y1 = max(room.bottom - (0.25 * b if spec.legend == "bottom" else 0.0), y0 + 1)
    pitch = (y1 - y0) / (len(steps) - 1 + BAR)
    roomy = pitch >= 1.25 * b  # for a line of text at each step
    names = [wrapping.shorten(step.name, NAMES_CAP * style.width, b) if roomy and not forced else "" for step in steps]
    shares = [step.share if roomy and spec.values is not False else "" for step in steps]
    left = room.left + _beside(names, b)
    right = room.right - _beside(shares, b)
    if right - left < 4 * b:  # the shares give way first
        shares, right = [""] * len(steps), room.right
    boxes = _snapped(canvas, bars(parts, (left, y0, max(right, left + 1), y1)))
    _draw_marks(canvas, spec, style, steps, boxes)
    middles = [style.below((box[1] + box[3]) / 2, b) for box in boxes]
    canvas.texts([(name, room.left, y) for name, y in zip(names, middles, strict=True)], b, style.text)
    canvas.texts([(share, room.right, y) for share, y in zip(shares, middles, strict=True)], b, style.muted, align=1.0)
    if spec.values is not False and roomy:
        _draw_values(canvas, spec, style, steps, boxes, right)
        _draw_rates(canvas, style, steps, boxes, right)


def _beside(texts: list[str], b: float) -> float:
    """The width of a column of texts, with the space between it and the bars."""
    widest = max(shaping.width(text, b) for text in texts)
    return widest + 1.0 * b if widest else 0.0


def _snapped(canvas: Canvas, boxes: list[Box]) -> list[Box]:
    """Edges on whole device pixels; what is there is seen."""
    least = 1 / canvas.scale
    out = []
    for x0, y0, x1, y1 in boxes:
        left, top = canvas.snap(x0), canvas.snap(y0)
        right = max(canvas.snap(x1), left + least) if x1 > x0 else left
        out.append((left, top, right, max(canvas.snap(y1), top + least)))
    return out


def _draw_marks(canvas: Canvas, spec: ChartSpec, style: Style, steps: list[Step], boxes: list[Box]) -> None:
    """What leads from bar to bar, pale, and the bars over it; all of a surface at once."""
    under: dict[Rgba, list[list[tuple[float, float]]]] = {}
    over: dict[tuple[Rgba, int], list[Box]] = {}
    for i, (step, box) in enumerate(zip(steps, boxes, strict=True)):
        x0, _, x1, y1 = box
        if x1 > x0:
            over.setdefault((step.color, step.order), []).append(box)
        if i + 1 < len(steps) and x1 > x0:
            after = boxes[i + 1]
            corners = [(x0, y1), (x1, y1), (after[2], after[1]), (after[0], after[1]), (x0, y1)]
            under.setdefault(step.color, []).append(corners)
    for color, shapes in under.items():
        codes = np.tile(np.array([MOVE, LINE, LINE, LINE, CLOSE], np.uint8), len(shapes))
        canvas.fill(Path(np.array(shapes).reshape(-1, 2), codes), mix(color, style.background, FADED))
    radius = min(style.cell_corner, (boxes[0][3] - boxes[0][1]) / 4)
    for (color, order), found in over.items():
        x0s, y0s, x1s, y1s = np.array(found).T
        path = rounded_rects(x0s, y0s, x1s, y1s, radius)
        canvas.fill(path, color)
        surface.hatch(canvas, spec, path, color, order)


def _draw_values(
    canvas: Canvas, spec: ChartSpec, style: Style, steps: list[Step], boxes: list[Box], right: float
) -> None:
    """Values in the bars, or beside those that are too narrow."""
    b = style.base
    for step, (x0, y0, x1, y1) in zip(steps, boxes, strict=True):
        width = shaping.width(step.value, b, 600)
        base = style.below((y0 + y1) / 2, b)
        if width + b <= x1 - x0 and y1 - y0 >= LEAST_BAR * b:
            color = on(step.color)
            if surface.is_uneven(spec, step.order):
                color = style.text
                surface.ground(canvas, style, (x0 + x1) / 2, (y0 + y1) / 2, width)
            canvas.text(step.value, (x0 + x1) / 2, base, b, color, 600, align=0.5)
        elif x1 + BESIDE * b + width <= right:
            canvas.text(step.value, x1 + BESIDE * b, base, b, style.text, 600)


def _draw_rates(canvas: Canvas, style: Style, steps: list[Step], boxes: list[Box], right: float) -> None:
    """How many of each step come to the next, between the two, or beside what is too narrow for that."""
    b = style.base
    if len(steps) < 2 or boxes[1][1] - boxes[0][3] < LEAST_BETWEEN * b:
        return
    for before, after, above, below in zip(steps, steps[1:], boxes, boxes[1:], strict=False):
        if not after.rate:
            continue
        text = f"↓ {after.rate}"
        width = shaping.width(text, b)
        base = style.below((above[3] + below[1]) / 2, b)
        if width + b <= (above[2] - above[0] + below[2] - below[0]) / 2:
            ink = readable(style.muted, mix(before.color, style.background, FADED))
            canvas.text(text, (above[0] + above[2]) / 2, base, b, ink, align=0.5)
        elif (x := max(above[2], below[2]) + BESIDE * b) + width <= right:
            canvas.text(text, x, base, b, style.muted)


def describe(spec: ChartSpec) -> list[str]:
    """From which step to which how many are left, and where most are lost."""
    steps = steps_of(spec)
    first, last = steps[0], steps[-1]
    if len(steps) == 1:
        return [f"1 step: {first.name or 'step 1'} {first.value}."]
    ends = [f"{step.name or f'step {i}'} {step.value}" for step, i in ((first, 1), (last, len(steps)))]
    share = f" ({last.share} of the first)" if last.share else ""
    out = [f"{len(steps)} steps from {ends[0]} to {ends[1]}{share}."]
    numbers = [step.part for step in steps]
    kept = [(after / before, i) for i, (before, after) in enumerate(pairwise(numbers), 1) if before]
    if kept and min(kept)[0] < 1:
        worst = steps[min(kept)[1]]
        out.append(f"Fewest go on to {worst.name or f'step {min(kept)[1] + 1}'}, {worst.rate} of the step before.")
    return out

"""What progress bars and bullet charts share: values with names on one scale, lying, one under the other."""

from collections.abc import Callable, Sequence
from math import isfinite
from typing import NamedTuple

import numpy as np

from ..spec import Band, ChartSpec
from . import categories
from .axes import Tick
from .data import color_of
from .drawing.canvas import Canvas, Rgba
from .drawing.color import mix, parse
from .drawing.paths import CLOSE, LINE, MOVE, Floats, Path, joined, rect, rects, rounded
from .formats.writing import Writing, writing_of
from .looks.style import Style, series_colors
from .scale import Linear, nice_step, or_zero, steps_between
from .typesetting import shaping, wrapping

NAMES_CAP, VALUES_CAP = 0.38, 0.3  # of the picture's width
LINE_PITCH = 1.2  # b from line to line of a name
ARC = 9  # points of a quarter of a circle
LEAST_RADIUS = 1.0  # px: what is less round is square
DARKEST, PALEST = 0.24, 0.08  # shares of the text's colour in the greys of bands, from the first to the last


class Measure(NamedTuple):
    """One value; None is a gap, and no target.

    name, note : what it is called, and what stands smaller under that: the second line of a label
    """

    name: str
    note: str
    value: float | None
    target: float | None
    color: Rgba


def of(spec: ChartSpec) -> list[Measure]:
    """The values in their order."""
    (series,) = spec.series
    count = len(series.data)
    one = color_of(series, series_colors(spec, 1)[0])
    colors = series_colors(spec, count) if spec.colors and not series.color else [one] * count
    labels = spec.labels or ("",) * count
    targets = spec.targets or (None,) * count
    found = []
    for label, value, target, color in zip(labels, series.data, targets, colors, strict=True):
        name, _, note = label.partition("\n")
        number = or_zero(value if isinstance(value, float | int) else None)
        found.append(Measure(name, note, number, or_zero(target), color))
    return found


def numbers(found: Sequence[Measure], bands: Sequence[Band]) -> list[float]:
    """All numbers that the scale may have to show."""
    ends = [end for band in bands for end in (band.low, band.high)]
    given = [number for one in found for number in (one.value, one.target) if number is not None]
    return [or_zero(number) for number in (*given, *ends) if isfinite(number)]


def band_colors(bands: Sequence[Band], style: Style) -> list[Rgba]:
    """The caller's colours, else greys of the theme, which grow paler from band to band."""
    step = (DARKEST - PALEST) / max(1, len(bands) - 1)
    greys = [mix(style.background, style.text, DARKEST - step * i) for i in range(len(bands))]
    return [parse(band.color) if band.color else grey for band, grey in zip(bands, greys, strict=True)]


def capsule(
    x0: float, y0: float, x1: float, y1: float, radius: float, start: float | None = None, end: float | None = None
) -> Path:
    """A bar from x0 to x1 with round ends, or the part of it from `start` to `end`.

    One that is shorter than its ends are round is what two circles share: it lies within every longer bar from x0.
    """
    half = (y1 - y0) / 2
    r = min(radius, half)
    if start is None and end is None and x1 - x0 >= 2 * r >= 2 * LEAST_RADIUS:
        return rounded(x0, y0, x1, y1, r)
    start, end = max(x0, x0 if start is None else start), min(x1, x1 if end is None else end)
    if r < LEAST_RADIUS:
        return rect(start, y0, end, y1)
    arc = r * (1 - np.cos(np.linspace(0, np.pi / 2, ARC)))
    xs = np.concatenate(([start, (x0 + x1) / 2, end], x0 + arc, x1 - arc))
    xs = np.sort(xs[(xs >= start) & (xs <= end)])
    inside = np.minimum(np.minimum(xs - x0, x1 - xs), r)  # how far into the nearer round end
    reach = half - r + np.sqrt(np.maximum(r * r - (r - inside) ** 2, 0.0))
    middle = (y0 + y1) / 2
    around = np.concatenate((np.column_stack((xs, middle - reach)), np.column_stack((xs, middle + reach))[::-1]))
    codes = np.full(len(around) + 1, LINE, np.uint8)
    codes[0], codes[-1] = MOVE, CLOSE
    return Path(np.concatenate((around, around[:1])), codes)


def by_color(paths: Sequence[tuple[Rgba, Path]]) -> list[tuple[Rgba, Path]]:
    """One path for each colour."""
    found: dict[Rgba, list[Path]] = {}
    for color, path in paths:
        found.setdefault(color, []).append(path)
    return [(color, joined(some)) for color, some in found.items()]


class Names(NamedTuple):
    """Names at the left of bars: the lines of each, and what comes muted under them; () for those left out."""

    lines: list[tuple[str, ...]]
    notes: list[str]
    width: float
    weight: int


def names_beside(found: Sequence[Measure], band: float, style: Style, weight: int) -> Names:
    """The names as they fit beside bars that are `band` px apart."""
    b, cap = style.base, NAMES_CAP * style.width
    every = categories.every_th(band, b)
    lines: list[tuple[str, ...]] = []
    notes: list[str] = []
    for i, one in enumerate(found):
        if i % every:
            lines.append(())
            notes.append("")
            continue
        room = int(band / (LINE_PITCH * b))  # lines
        note = wrapping.shorten(one.note, cap, b) if one.note and room >= 2 else ""
        more = room - bool(note) >= 2
        short = shaping.width(one.name, b, weight) <= cap
        wrapped = (one.name,) if short else wrapping.wrap(one.name, cap, b, weight) if more else None
        lines.append(wrapped or (wrapping.shorten(one.name, cap, b, weight),))
        notes.append(note)
    widest = [shaping.width(line, b, weight) for name in lines for line in name]
    return Names(lines, notes, max([0.0, *widest, *(shaping.width(note, b) for note in notes)]), weight)


def draw_beside(
    canvas: Canvas, style: Style, names: Names, values: Sequence[str], ends: tuple[float, float], middles: list[float]
) -> None:
    """Names that end at ends[0] and values that end at ends[1], each centred at the middle of its bar."""
    b = style.base
    named, notes, numbered = [], [], []
    for lines, note, value, y in zip(names.lines, names.notes, values, middles, strict=True):
        rows = len(lines) + bool(note)
        at = [style.below(y + (k - (rows - 1) / 2) * LINE_PITCH * b, b) for k in range(rows)]
        named += [(line, ends[0], below) for line, below in zip(lines, at, strict=False)]
        if note:
            notes.append((note, ends[0], at[-1]))
        numbered.append((value, ends[1], style.below(y, b)))
    canvas.texts(named, b, style.text, names.weight, 1.0)
    canvas.texts(notes, b, style.muted, 400, 1.0)
    canvas.texts(numbered, b, style.text, 600, 1.0, tabular=True)


def written(spec: ChartSpec, found: Sequence[Measure], style: Style) -> list[str]:
    """The values as strings, "" for gaps; short where the caller's format takes too much room."""
    writing = writing_of(spec, spec.y[0].format)
    present = [one.value for one in found if one.value is not None]
    strings = writing.values(present)
    if any(shaping.width(string, style.base, 600, tabular=True) > VALUES_CAP * style.width for string in strings):
        strings = writing.short().values(present)
    rest = iter(strings)
    return ["" if one.value is None else next(rest) for one in found]


def told(found: Sequence[Measure], write: Callable[[Sequence[Measure]], list[str]]) -> str:
    """A sentence of the values and their targets, for the alternative text."""
    from ..alt import names

    aims = write([one._replace(value=one.target) for one in found])
    return (
        names(
            [
                f"{one.name or 'value'} {text or 'missing'}" + (f" (target {aim})" if aim else "")
                for one, text, aim in zip(found, write(found), aims, strict=True)
            ]
        )
        + "."
    )


def ticks(low: float, high: float, length: float, style: Style, writing: Writing) -> list[Tick]:
    """Ticks at round numbers on a lying scale, as many as their labels leave room for."""
    b = style.base
    for one in (writing, writing.short()):
        for intervals in range(max(2, int(length / (6.5 * b))), 0, -1):
            step = nice_step(high - low, intervals)
            values = steps_between(low, high, step)
            labels = one.ticks(values, step)
            widest = max((shaping.width(label, b) for label in labels), default=0.0)
            if widest + 0.8 * b <= length * step / (high - low):
                return [Tick(value, label) for value, label in zip(values, labels, strict=True)]
    return [Tick(value, label) for value, label in zip(values[:1], labels[:1], strict=True)]


def rows(canvas: Canvas, middles: Floats, thick: float) -> tuple[Floats, Floats]:
    """Tops and bottoms of what is `thick` px high, on whole device pixels and all alike."""
    thick = canvas.thick(thick)
    tops = canvas.snapped(middles - thick / 2)
    return tops, tops + thick


def draw_targets(
    canvas: Canvas, found: Sequence[Measure], x: Linear, tops: Floats, bottoms: Floats, thick: float, color: Rgba
) -> None:
    """A tick `thick` px wide for each target, within the scale and on whole device pixels."""
    aims = [(i, one.target) for i, one in enumerate(found) if one.target is not None]
    if not aims:
        return
    thick = canvas.thick(thick)
    places = np.clip(x(np.array([aim for _, aim in aims])), x.start + thick / 2, x.end - thick / 2)
    left = canvas.snapped(places - thick / 2)
    aimed = [i for i, _ in aims]
    canvas.fill(rects(left, tops[aimed], left + thick, bottoms[aimed]), color)

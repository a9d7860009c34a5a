"""Bullet charts, after Stephen Few: a measure, what it is compared with, and how good that is, on one scale.

S. Few, "Bullet Graph Design Specification", Perceptual Edge, 2013.
"""

from collections.abc import Sequence
from math import ceil, floor

import numpy as np

from ..plot import axes, categories, head, measures
from ..plot.drawing.canvas import Canvas, Rgba
from ..plot.drawing.color import contrast, over
from ..plot.drawing.paths import Floats, Path, bars, rects
from ..plot.formats.writing import writing_of
from ..plot.looks.style import Style, style_of
from ..plot.measures import Measure
from ..plot.scale import Linear, limited, nice_step, padded
from ..plot.typesetting import shaping
from ..spec import ChartSpec

KIND = "Bullet chart"

RANGE, MOST_THICK = 0.62, 2.6  # of what there is from bullet to bullet; b: the height of the bands
MEASURE, TARGET = 0.36, 0.66  # of that: the heights of the measure and of the target's tick
TICK = 2.5  # u, the width of the target's tick
MOST_APART = 4.4  # b from bullet to bullet
FOOT = 2.0  # b for the scale
INTERVALS = 5  # into which a scale is parted to find its end


def draw_chart(canvas: Canvas, spec: ChartSpec) -> None:
    """Draw bullets one under the other, on one scale."""
    style = style_of(spec)
    canvas.paper(style.paper)
    found = measures.of(spec)
    b, pad, width = style.base, style.pad, style.width
    if style.tiny:
        _draw_bullets(canvas, spec, style, found, (pad, width - pad), pad, style.height - pad, 0.8)
        return
    top = head.draw(canvas, style, spec.title, spec.subtitle)
    top += 0.6 * b if top > pad else 0.0
    bottom = style.height - pad - FOOT * b
    band = min((bottom - top) / len(found), MOST_APART * b)
    top += ((bottom - top) - band * len(found)) / 2
    bottom = top + band * len(found)
    set_ = measures.names_beside(found, band, style, 600)
    x0 = canvas.snap(pad + set_.width + (0.75 * b if set_.width else 0.0))
    every = categories.every_th(band, b)
    texts = measures.written(spec, found, style) if spec.values else [""] * len(found)
    texts = [text if i % every == 0 else "" for i, text in enumerate(texts)]
    widest = max(shaping.width(text, b, 600, tabular=True) for text in texts)
    x1 = canvas.snap(width - pad - (widest + 0.75 * b if widest else 0.0))
    _draw_bullets(canvas, spec, style, found, (x0, x1), top, bottom, min(RANGE, MOST_THICK * b / band))
    middles = np.linspace(top + band / 2, bottom - band / 2, len(found)).tolist()
    measures.draw_beside(canvas, style, set_, texts, (x0 - 0.75 * b, width - pad), middles)
    low, high = domain(spec, found)
    under = bottom - band * (1 - min(RANGE, MOST_THICK * b / band)) / 2 + 0.3 * b  # near the last bullet
    marks = measures.ticks(low, high, x1 - x0, style, writing_of(spec, spec.y[0].format))
    axes.draw_x_labels(
        canvas, style, marks, Linear(low, high, x0, x1), canvas.snap(under), 0.4 * pad, width - 0.4 * pad
    )


def domain(spec: ChartSpec, found: Sequence[Measure]) -> tuple[float, float]:
    """The ends of the scale: the caller's, else those of the bands, else round numbers around values and targets.

    Zero is in it: the length of a measure is what is seen.
    """
    given = measures.numbers(found, spec.bands)
    low, high = padded(min([0.0, *given]), max([0.0, *given]), from_zero=True)
    if not spec.bands or high > max(band.high for band in spec.bands) or low < min(band.low for band in spec.bands):
        step = nice_step(high - low, INTERVALS, all(number == int(number) for number in given))
        low, high = floor(low / step + 1e-9) * step, ceil(high / step - 1e-9) * step
    return limited(low, high, *axes.limits(spec.y[0]))


def _draw_bullets(
    canvas: Canvas, spec: ChartSpec, style: Style, found: Sequence[Measure], ends: tuple[float, float],
    top: float, bottom: float, share: float,
) -> None:  # fmt: skip
    """Bands, measures and targets.

    share : of what there is from bullet to bullet, the height of the bands
    """
    x = Linear(*domain(spec, found), *ends)
    band = (bottom - top) / len(found)
    middles: Floats = np.linspace(top + band / 2, bottom - band / 2, len(found))
    ink = _draw_bands(canvas, spec, style, x, *measures.rows(canvas, middles, share * band))
    plain = spec.colors or spec.series[0].color or ink is None
    colors = [one.color if plain or ink is None else ink for one in found]
    _draw_measures(canvas, style, found, colors, x, *measures.rows(canvas, middles, MEASURE * share * band))
    if x.low < 0 < x.high:
        base = canvas.snap(x.at(0.0))
        canvas.line(base, top, base, bottom, style.zero)
    rows = measures.rows(canvas, middles, TARGET * share * band)
    measures.draw_targets(canvas, found, x, *rows, TICK * style.unit, ink or style.text)


def _draw_bands(canvas: Canvas, spec: ChartSpec, style: Style, x: Linear, y0: Floats, y1: Floats) -> Rgba | None:
    """The bands; where their colours are the caller's, the one that is seen on them: the text's or the paper's."""
    colors = measures.band_colors(spec.bands, style)
    if not spec.bands:
        canvas.fill(_across(canvas, x.start, x.end, y0, y1), style.grid)
    for band, color in zip(spec.bands, colors, strict=True):
        start, end = (min(max(x.at(value), x.start), x.end) for value in (band.low, band.high))
        if end > start:
            canvas.fill(_across(canvas, start, end, y0, y1), color)
    if not any(band.color for band in spec.bands):
        return None
    under = [over(color, style.background) for color in colors]
    if x.low < spec.bands[0].low or x.high > max(band.high for band in spec.bands):
        under.append(style.background)
    return max((style.text, style.background), key=lambda ink: min(contrast(ink, color) for color in under))


def _draw_measures(
    canvas: Canvas, style: Style, found: Sequence[Measure], colors: Sequence[Rgba],
    x: Linear, y0: Floats, y1: Floats,
) -> None:  # fmt: skip
    """A bar for each value, from zero or from the end of the scale that is next to it."""
    base = canvas.snap(min(max(x.at(0.0), x.start), x.end))
    thick = float(y1[0] - y0[0])
    radius = style.corner(thick)
    drawn: list[tuple[Rgba, Path]] = []
    for i, one in enumerate(found):
        end = base if one.value is None else min(max(x.at(one.value), x.start), x.end)
        if end != base:
            left, right = np.array([min(base, end)]), np.array([max(base, end)])
            bar = bars(left, y0[i : i + 1], right, y1[i : i + 1], radius, "right" if end > base else "left")
            drawn.append((colors[i], bar))
    for color, path in measures.by_color(drawn):
        canvas.fill(path, color)


def _across(canvas: Canvas, start: float, end: float, y0: Floats, y1: Floats) -> Path:
    """A stretch of the scale in each row."""
    ones = np.ones(y0.size)
    return rects(canvas.snap(start) * ones, y0, canvas.snap(end) * ones, y1)


def describe(spec: ChartSpec) -> list[str]:
    """Each measure with its target."""
    style = style_of(spec)
    return [measures.told(measures.of(spec), lambda found: measures.written(spec, found, style))]

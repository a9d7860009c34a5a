"""Progress bars: how far each value is on the way along its track."""

from collections.abc import Sequence

import numpy as np

from ..plot import categories, head, measures
from ..plot.axes import limits
from ..plot.drawing.canvas import Canvas
from ..plot.drawing.paths import Floats, joined
from ..plot.formats.writing import writing_of
from ..plot.looks.style import Style, style_of
from ..plot.measures import Measure
from ..plot.scale import Linear, limited
from ..plot.typesetting import shaping, wrapping
from ..spec import ChartSpec

KIND = "Progress bars"

FULL = 100.0  # where a track ends if the caller does not say: values are per cent then
THIN, THICK, SHARE = 0.8, 1.2, 0.3  # b; of what there is from bar to bar
CROWDED = 0.62  # the most of that
ABOVE, MOST_APART = 3.0, 5.5  # b from bar to bar: names go above the tracks from here on, and bars no further apart
TITLED = 0.55  # b between a track and what stands above it
TICK = 2.0  # u
BEYOND = 0.28  # b by which a target's tick stands out of the track


def draw_chart(canvas: Canvas, spec: ChartSpec) -> None:
    """Draw progress bars."""
    style = style_of(spec)
    canvas.paper(style.paper)
    found = measures.of(spec)
    b, pad, width = style.base, style.pad, style.width
    if style.tiny:
        band = (style.height - 2 * pad) / len(found)
        middles = np.linspace(pad + band / 2, style.height - pad - band / 2, len(found))
        _draw_bars(canvas, spec, style, found, (pad, width - pad), *measures.rows(canvas, middles, CROWDED * band))
        return
    top = head.draw(canvas, style, spec.title, spec.subtitle)
    top += 0.75 * b if top > pad else 0.0
    bottom = style.height - pad
    band = min((bottom - top) / len(found), MOST_APART * b)
    top += ((bottom - top) - band * len(found)) / 2
    middles = np.linspace(top + band / 2, top + band * (len(found) - 0.5), len(found))
    texts = [""] * len(found) if spec.values is False else value_texts(spec, found, style)
    thick = min(max(THIN * b, min(THICK * b, SHARE * band)), CROWDED * band)
    if band >= ABOVE * b and any(one.name or text for one, text in zip(found, texts, strict=True)):
        tops, bottoms = measures.rows(canvas, middles + 0.5 * (1 + TITLED) * b, thick)
        _set_above(canvas, style, found, texts, tops)
        _draw_bars(canvas, spec, style, found, (pad, width - pad), tops, bottoms)
        return
    tops, bottoms = measures.rows(canvas, middles, thick)
    ends = _set_beside(canvas, spec, style, found, texts, band, (tops + bottoms) / 2)
    _draw_bars(canvas, spec, style, found, ends, tops, bottoms)


def value_texts(spec: ChartSpec, found: Sequence[Measure], style: Style) -> list[str]:
    """What is written beside each bar: per cent on a scale to 100, else the value; "" for a gap."""
    axis = spec.y[0]
    if axis.min is None and axis.max is None and not (axis.format or spec.format):
        writing = writing_of(spec)
        shares = [one.value / FULL if one.value is not None else None for one in found]
        if all(share is None or abs(share) < FULL for share in shares):
            return ["" if share is None else writing.shares([share])[0] for share in shares]
    return measures.written(spec, found, style)


def _draw_bars(
    canvas: Canvas, spec: ChartSpec, style: Style, found: Sequence[Measure], ends: tuple[float, float],
    tops: Floats, bottoms: Floats,
) -> None:  # fmt: skip
    """Tracks, what is done of them, and targets."""
    x0, x1 = canvas.snap(ends[0]), canvas.snap(ends[1])
    x = Linear(*limited(0.0, FULL, *limits(spec.y[0])), x0, x1)
    thick = float(bottoms[0] - tops[0])
    radius = thick / 2 if spec.rounded is None else min(spec.rounded, thick / 2)
    rows = list(zip(tops.tolist(), bottoms.tolist(), strict=True))
    canvas.fill(joined([measures.capsule(x0, y0, x1, y1, radius) for y0, y1 in rows]), style.grid)
    for band, color in zip(spec.bands, measures.band_colors(spec.bands, style), strict=True):
        start, end = (min(max(x.at(value), x0), x1) for value in (band.low, band.high))
        if end > start:
            canvas.fill(joined([measures.capsule(x0, y0, x1, y1, radius, start, end) for y0, y1 in rows]), color)
    done = []
    for one, (y0, y1) in zip(found, rows, strict=True):
        end = x0 if one.value is None else min(x.at(one.value), x1)
        if end > x0:
            done.append((one.color, measures.capsule(x0, y0, end, y1, radius)))
    for color, path in measures.by_color(done):
        canvas.fill(path, color)
    beyond = canvas.snap(min(BEYOND * style.base, 0.3 * thick))
    measures.draw_targets(canvas, found, x, tops - beyond, bottoms + beyond, TICK * style.unit, style.text)


def _set_above(canvas: Canvas, style: Style, found: Sequence[Measure], texts: Sequence[str], tops: Floats) -> None:
    """Names and values above the tracks, at their two ends."""
    b, left, right = style.base, style.pad, style.width - style.pad
    lines = [style.below(y - (TITLED + 0.5) * b, b) for y in tops.tolist()]
    texts = [wrapping.shorten(text, right - left, b, 600) for text in texts]
    canvas.texts(
        [(text, right, y) for text, y in zip(texts, lines, strict=True)], b, style.text, 600, 1.0, tabular=True
    )
    named, notes = [], []
    for one, text, y in zip(found, texts, lines, strict=True):
        free = right - left - (shaping.width(text, b, 600, tabular=True) + b if text else 0.0)
        name = wrapping.shorten(one.name, free, b) if one.name and free >= 3 * b else ""
        named.append((name, left, y))
        used = shaping.width(name, b) + 0.6 * b if name else 0.0
        if one.note and free - used >= 4 * b:
            notes.append((wrapping.shorten(one.note, free - used, b), left + used, y))
    canvas.texts(named, b, style.text)
    canvas.texts(notes, b, style.muted)


def _set_beside(
    canvas: Canvas, spec: ChartSpec, style: Style, found: Sequence[Measure], texts: Sequence[str], band: float,
    middles: Floats,
) -> tuple[float, float]:  # fmt: skip
    """Names at the left and values at the right; between which px the tracks run."""
    b, pad, width = style.base, style.pad, style.width
    set_ = measures.names_beside(found, band, style, 400)
    x0 = pad + set_.width + (0.75 * b if set_.width else 0.0)
    every = categories.every_th(band, b)
    if every > 1 and not spec.values:
        texts = [""] * len(texts)
    texts = [
        wrapping.shorten(text, measures.VALUES_CAP * width, b, 600) if i % every == 0 else ""
        for i, text in enumerate(texts)
    ]
    widest = max(shaping.width(text, b, 600, tabular=True) for text in texts)
    measures.draw_beside(canvas, style, set_, texts, (x0 - 0.75 * b, width - pad), middles.tolist())
    return x0, width - pad - (widest + 0.75 * b if widest else 0.0)


def describe(spec: ChartSpec) -> list[str]:
    """How far each is, and what it aims at."""
    style = style_of(spec)
    return [measures.told(measures.of(spec), lambda found: value_texts(spec, found, style))]

"""The scale of a gauge or a speedometer: one value between two ends, with bands and a target."""

from math import ceil, floor
from typing import NamedTuple

import numpy as np

from ..spec import Axis, Band, ChartSpec, Datum
from . import circle
from .axes import limits
from .drawing.canvas import INK_BOTTOM, Canvas, Rgba
from .drawing.color import mix, parse
from .formats.numbers import parse_format
from .formats.writing import writing_of
from .looks.style import CAP_HEIGHT, Style, series_colors, style_of
from .scale import limited, nice_step, or_zero, tidy
from .typesetting import shaping

USUAL_END = 100.0
ROUND_TO = 5  # steps, to one of which an end is rounded
RAMP = slice(4, 8)  # of the nine colours of a sequential ramp: those that stand out, and are not black or white
TARGET_WIDTH = 2.5  # u
SMALLEST = 10.0  # px: text is not set smaller


class Dial(NamedTuple):
    """low, high : the ends of the scale; bands : those that are on it, in order."""

    value: float
    low: float
    high: float
    target: float | None
    bands: tuple[Band, ...]

    def share(self, value: float) -> float:
        """Where a value lies, as a share of the scale in 0–1: beyond the ends at the end."""
        return min(1.0, max(0.0, (value - self.low) / (self.high - self.low)))


def dial_of(spec: ChartSpec) -> Dial:
    """The dial of a chart.

    Where no limits are given, bands give them, else they are 0 and 100 (0 and 1 if numbers are written as per cent);
    a value or a target beyond moves the end to the next round number.
    """
    value = _number(spec.series[0].data[0])
    target = _number(spec.targets[0]) if spec.targets and spec.targets[0] is not None else None
    bands = spec.bands
    low, high = 0.0, 1.0 if _percent(spec.format or spec.y[0].format) else USUAL_END
    if bands:
        low, high = min(band.low for band in bands), max(band.high for band in bands)
    shown = [value] if target is None else [value, target]
    low, high = _ends(spec.y[0], low, high, min(shown), max(shown))
    return Dial(value, low, high, target, tuple([band for band in bands if band.low < high and band.high > low]))


def _number(datum: Datum) -> float:
    return or_zero(float(datum)) if isinstance(datum, float | int) else 0.0


def _percent(text: str) -> bool:
    return bool(text) and parse_format(text).type in ("%", "p")


def _ends(axis: Axis, low: float, high: float, least: float, greatest: float) -> tuple[float, float]:
    fixed_low, fixed_high = limits(axis)
    low, high = limited(low, high, fixed_low, fixed_high)
    under = fixed_low is None and least < low
    over = fixed_high is None and greatest > high
    if under or over:
        step = nice_step((greatest if over else high) - (least if under else low), ROUND_TO)
        low = tidy(floor(least / step + 1e-9) * step, step) if under else low
        high = tidy(ceil(greatest / step - 1e-9) * step, step) if over else high
    return low, high


def band_colors(style: Style, bands: tuple[Band, ...]) -> list[Rgba]:
    """The colour of each band: its own, or one of the theme's ramp."""
    ramp = [parse(color) for color in style.theme.sequential[RAMP]]
    colors = []
    for i, band in enumerate(bands):
        at = (len(ramp) - 1) * (i / (len(bands) - 1) if len(bands) > 1 else 0.5)
        left = min(int(at), len(ramp) - 2)
        colors.append(parse(band.color) if band.color else mix(ramp[left], ramp[left + 1], at - left))
    return colors


def band_at(dial: Dial) -> int | None:
    """Which band the value is in: the last that begins under it, unless it has ended; the last one holds its end."""
    under = [i for i, band in enumerate(dial.bands) if band.low <= dial.value < band.high]
    if not under and dial.bands and dial.value == dial.bands[-1].high:
        return len(dial.bands) - 1
    return under[-1] if under else None


def own_color(spec: ChartSpec) -> Rgba | None:
    """The colour that the caller gave to the value, if any."""
    given = spec.series[0].color or (spec.colors[0] if spec.colors else "")
    return parse(given) if given else None


def value_color(spec: ChartSpec, dial: Dial) -> Rgba:
    """The caller's colour, or that of the band the value is in, or the theme's first."""
    own, band = own_color(spec), band_at(dial)
    if own or band is None:
        return own or series_colors(spec, 1)[0]
    return band_colors(style_of(spec), dial.bands)[band]


def number_text(spec: ChartSpec, value: float, room: float, size: float) -> tuple[str, float]:
    """The number and the size in which it fits in `room` px: smaller if need be, and short before it is too small."""
    string = ""
    for write in (writing_of(spec, spec.format or spec.y[0].format), writing_of(spec).short()):
        string = write.value(value)
        width = shaping.width(string, size, 600)
        fitting = size * min(1.0, room / width) if width else size
        if fitting >= SMALLEST:
            return string, fitting
    return "", size


def end_texts(spec: ChartSpec, dial: Dial, size: float, room: float) -> list[str]:
    """How the two ends are written, in at most `room` px both together; [] where that cannot be."""
    for write in (writing_of(spec, spec.y[0].format), writing_of(spec).short()):
        strings = [write.value(end) for end in (dial.low, dial.high)]
        if sum(shaping.width(string, size) for string in strings) <= room:
            return strings
    return []


def draw_target(canvas: Canvas, style: Style, angle: float, x: float, y: float, inner: float, outer: float) -> None:
    """A tick across the ring of a dial, with its edges free."""
    tick = circle.spokes(x, y, inner, outer, np.array([angle]))
    width = min(TARGET_WIDTH * style.unit, 0.08 * outer)
    canvas.stroke(tick, style.background, 2.2 * width)
    canvas.stroke(tick, style.text, width)


def end_of(size: float) -> float:
    """How far a number of that size goes under its middle, with the tail of a comma."""
    return (CAP_HEIGHT / 2 + INK_BOTTOM) * size


def describe(spec: ChartSpec) -> list[str]:
    """The number, its scale, the band it is in and the target."""
    dial = dial_of(spec)
    number = writing_of(spec, spec.format or spec.y[0].format)
    ends = writing_of(spec, spec.y[0].format)
    name = f"{spec.labels[0]}: " if spec.labels and spec.labels[0] else ""
    said = f"{name}{number.value(dial.value)} on a scale from {ends.value(dial.low)} to {ends.value(dial.high)}"
    band = band_at(dial)
    if band is not None:
        said += f", in the band from {ends.value(dial.bands[band].low)} to {ends.value(dial.bands[band].high)}"
    out = [said + "."]
    if dial.target is not None:
        out.append(f"Target: {number.value(dial.target)}.")
    return out

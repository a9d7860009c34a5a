"""The key of a colour ramp: a bar of its colours with the least and the greatest number at its ends."""

from typing import NamedTuple

import numpy as np

from .drawing.canvas import Canvas, Rgba
from .drawing.paths import rect
from .looks.ramp import Ramp
from .looks.style import Style
from .typesetting import shaping

LENGTH, THICKNESS, SPACE = 9.0, 0.7, 0.5  # b; the last one is between the bar and its numbers
ROW = 1.45  # b


class ColorKey(NamedTuple):
    """A ramp, and what stands at its ends."""

    ramp: Ramp
    low: str
    high: str

    def width(self, style: Style) -> float:
        """Px of the bar that lies, with its numbers."""
        b = style.base
        return shaping.width(self.low, b) + shaping.width(self.high, b) + (LENGTH + 2 * SPACE) * b

    def upright_width(self, style: Style) -> float:
        """Px of the bar that stands, with its numbers."""
        b = style.base
        return max(shaping.width(text, b) for text in (self.low, self.high)) + (THICKNESS + SPACE) * b


def draw(canvas: Canvas, style: Style, key: ColorKey, x: float, y: float) -> None:
    """The bar that lies, from x, centred at y."""
    b = style.base
    base = style.below(y, b)
    canvas.text(key.low, x, base, b, style.muted)
    left = x + shaping.width(key.low, b) + SPACE * b
    right = left + LENGTH * b
    canvas.text(key.high, right + SPACE * b, base, b, style.muted)
    left, right = canvas.snap(left), canvas.snap(right)
    top = canvas.snap(y - THICKNESS * b / 2)
    bottom = top + canvas.snap(THICKNESS * b)
    for start, color in _steps(canvas, key.ramp, right - left):  # each over the end of the one before: no seams
        canvas.fill(rect(left + start, top, right, bottom), color)


def draw_upright(canvas: Canvas, style: Style, key: ColorKey, x: float, y0: float, y1: float) -> None:
    """The bar that stands at x, from y0 down to y1 at most, the greatest number on top."""
    b = style.base
    left = canvas.snap(x)
    right = left + canvas.snap(THICKNESS * b)
    top, bottom = canvas.snap(y0), canvas.snap(min(y1, y0 + LENGTH * b))
    for start, color in _steps(canvas, key.ramp, bottom - top):
        canvas.fill(rect(left, top, right, bottom - start), color)
    beside = right + SPACE * b
    canvas.text(key.high, beside, style.below(top + 0.4 * b, b), b, style.muted)
    if bottom - top >= 2.2 * b:
        canvas.text(key.low, beside, style.below(bottom - 0.4 * b, b), b, style.muted)


def _steps(canvas: Canvas, ramp: Ramp, length: float) -> list[tuple[float, Rgba]]:
    """Where each colour begins, px on whole device pixels from the low end."""
    count = max(1, round(length * canvas.scale))
    numbers = ramp.low + (np.arange(count) + 0.5) / count * (ramp.high - ramp.low)
    levels = ramp.levels(numbers)
    starts = np.flatnonzero(np.concatenate(([True], np.diff(levels) != 0)))
    found = zip((starts / canvas.scale).tolist(), levels[starts].tolist(), strict=True)
    return [(start, ramp.colors[level]) for start, level in found]

"""What stands around a centre: points, rings and ticks of a circle, the values its rings stand for, words outside it.

Angles are in radians, clockwise from 12 o'clock; places in px, y down.
"""

from collections.abc import Iterable, Sequence
from math import ceil, cos, floor, inf, sin
from typing import NamedTuple

import numpy as np

from .drawing.canvas import INK_BOTTOM, INK_TOP, Box, Canvas, Rgba, meets
from .drawing.paths import CLOSE, LINE, MOVE, Floats, Path, rounded
from .looks.style import CAP_HEIGHT, Style
from .scale import limited, nice_step, padded, steps_between, tidy
from .typesetting import shaping
from .typesetting.fonts import REGULAR

FEWEST_RINGS, MOST_RINGS = 3, 5
HALO = 0.88  # opacity of what is under the numbers of rings
NUMBER, LEAST_SIZE = 0.9, 10.0  # b, but never under so many px: the size of the numbers of rings
WIDEST_NUMBER, LEAST_RADIUS = 0.6, 4.5  # radii; b: rings that are smaller have no numbers
PITCH = 1.2  # em, from line to line
SIDE_FROM = 3.0  # words stand beside their place, not over it, from an angle whose sine is a third


def around(x: float, y: float, radius: Floats | float, angles: Floats) -> Floats:
    """The (N, 2) places at N angles, at one radius or one each."""
    return np.column_stack((x + radius * np.sin(angles), y - radius * np.cos(angles)))


def polygons(x: float, y: float, radii: Sequence[float], angles: Floats) -> Path:
    """A closed polygon for each radius, with a corner at each angle, in one path."""
    corners = np.concatenate((angles, angles[:1]))
    codes = np.full(corners.size, LINE, np.uint8)
    codes[0], codes[-1] = MOVE, CLOSE
    return Path(np.concatenate([around(x, y, r, corners) for r in radii]), np.tile(codes, len(radii)))


def spokes(x: float, y: float, inner: float, outer: float, angles: Floats) -> Path:
    """A line from one radius to another at each angle, in one path."""
    ends = np.stack((around(x, y, inner, angles), around(x, y, outer, angles)), axis=1)
    return Path(ends.reshape(-1, 2), np.tile(np.array((MOVE, LINE), np.uint8), angles.size))


# ---- the scale from the middle to the outermost ring


class Rings(NamedTuple):
    """low in the middle, high on the outermost ring; ticks are the values of all rings, from the innermost."""

    low: float
    high: float
    step: float
    ticks: list[float]

    @property
    def numbered(self) -> list[float]:
        """The values that have a number: not that of the outermost ring; the middle's too unless it is zero."""
        return ([self.low] if self.low else []) + self.ticks[:-1]

    def share(self, values: Floats) -> Floats:
        """Where values lie, as shares of the radius: beyond the limits at the end. nan has no place."""
        shares = (values - self.low) / (self.high - self.low)
        return np.minimum(np.maximum(shares, 0.0), 1.0)


def rings(
    low: float, high: float, whole: bool, fixed_low: float | None = None, fixed_high: float | None = None
) -> Rings:
    """Three to five rings at round numbers that hold low..high and zero, with as little beyond as can be.

    whole : all values are whole numbers
    fixed_low, fixed_high : limits the caller asked for; kept as they are
    """
    low, high = limited(*padded(min(low, 0.0), max(high, 0.0), True), fixed_low, fixed_high)
    best, least = None, (True, inf)
    for most in range(MOST_RINGS, FEWEST_RINGS - 1, -1):
        step = nice_step(high - low, most, whole and high - low >= FEWEST_RINGS)
        bottom = low if fixed_low is not None else tidy(floor(low / step + 1e-9) * step, step)
        top = high if fixed_high is not None else tidy(ceil(high / step - 1e-9) * step, step)
        ticks = [tick for tick in steps_between(bottom, top, step) if tick > bottom + 1e-9 * step]
        if not ticks or ticks[-1] < top - 1e-9 * step:
            ticks.append(top)
        cost = (not FEWEST_RINGS <= len(ticks) <= MOST_RINGS, (top - bottom) / (high - low))
        if best is None or cost < least:
            best, least = Rings(bottom, top, step, ticks), cost
    assert best is not None  # noqa: S101
    return best


def draw_numbers(
    canvas: Canvas, style: Style, found: Rings, strings: list[str], x: float, y: float, radius: float,
    right: bool = False,
) -> None:  # fmt: skip
    """The numbers of the rings at the left of the 12 o'clock spoke, or at its right, as many as there is room for."""
    size = max(NUMBER * style.base, LEAST_SIZE)
    ups = (radius * found.share(np.array(found.numbered))).tolist()
    pad = 0.15 * size
    widths = [shaping.width(string, size) for string in strings]
    if not widths or max(widths) > WIDEST_NUMBER * radius or radius < LEAST_RADIUS * style.base:
        return
    free = inf
    placed = []
    for up, string, width in sorted(zip(ups, strings, widths, strict=True), reverse=True):
        if up > free - 1.25 * size or up > radius - 0.9 * size:
            continue
        free = up
        left, middle = x + 0.5 * size if right else x - 0.5 * size - width, y - up
        half = 0.5 * size
        under = rounded(left - pad, middle - half, left + width + pad, middle + half, 2 * style.unit)
        canvas.fill(under, (*style.background[:3], HALO))
        placed.append((string, left, style.below(middle, size)))
    canvas.texts(placed, size, style.muted)


# ---- words around a circle


class Words(NamedTuple):
    """Lines of text at an angle.

    width : px, of the widest line
    size : px
    """

    lines: tuple[str, ...]
    angle: float
    width: float
    size: float

    @property
    def height(self) -> float:
        """From the top of the first line's capitals to the last base line, px."""
        return ((len(self.lines) - 1) * PITCH + CAP_HEIGHT) * self.size


def words(lines: tuple[str, ...], angle: float, size: float, weight: int = REGULAR) -> Words:
    """Lines of text, measured."""
    return Words(lines, angle, max(shaping.width(line, size, weight) for line in lines), size)


def lean(angle: float) -> tuple[float, float]:
    """Which point of its box a text at that angle has nearest to the centre: shares of width and height."""
    side, up = min(1.0, max(-1.0, SIDE_FROM * sin(angle))), cos(angle)
    return 0.5 - 0.5 * side, 0.5 + 0.5 * up


class Reach(NamedTuple):
    """How far something goes from the centre in one direction: a share of the radius, and px beside that."""

    share: float
    px: float = 0.0


def fitted(box: Box, texts: Iterable[Words], away: float, up: Reach, aside: Reach, *down: Reach) -> tuple[float, float]:
    """The largest radius with which everything stays in the box, and how far the centre is from its top edge.

    Centred in what is free.

    away : px from the circle to the words around it
    up, aside, down : how far the marks themselves go
    """
    ups, downs, sides = [up], [*down], [aside]
    for one in texts:
        s, c = sin(one.angle), cos(one.angle)
        over, under = lean(one.angle)
        ups.append(Reach(c, away * c + under * one.height))
        downs.append(Reach(-c, -away * c + (1 - under) * one.height))
        sides.append(Reach(abs(s), away * abs(s) + max(over, 1 - over) * one.width))
    height, half = box[3] - box[1], (box[2] - box[0]) / 2
    radius = min(((half - side.px) / side.share for side in sides if side.share > 1e-6), default=inf)
    for one_up in ups:
        for one_down in downs:
            share = one_up.share + one_down.share
            if share > 1e-6:
                radius = min(radius, (height - one_up.px - one_down.px) / share)
    radius = max(radius, 0.0)
    above = max(one_up.share * radius + one_up.px for one_up in ups)
    below = max(one_down.share * radius + one_down.px for one_down in downs)
    return radius, above + max(0.0, height - above - below) / 2


def bounds(one: Words, x: float, y: float, radius: float) -> Box:
    """The box around the letters of words at that distance from the centre."""
    over, under = lean(one.angle)
    left = x + radius * sin(one.angle) - over * one.width
    top = y - radius * cos(one.angle) - under * one.height
    above, below = (INK_TOP - CAP_HEIGHT) * one.size, INK_BOTTOM * one.size
    return left, top - above, left + one.width, top + one.height + below


def apart(boxes: list[Box], gap: float) -> bool:
    """Whether no two of them meet."""
    return not any(meets(one, other, gap) for i, one in enumerate(boxes) for other in boxes[:i])


def set_words(
    canvas: Canvas, style: Style, texts: Sequence[Words], x: float, y: float, radius: float, color: Rgba,
    weight: int = REGULAR,
) -> None:  # fmt: skip
    """Set words of one size at that distance from the centre."""
    placed: dict[float, list[tuple[str, float, float]]] = {}
    for one in texts:
        over, under = lean(one.angle)
        at = x + radius * sin(one.angle) + (0.5 - over) * one.width
        top = y - radius * cos(one.angle) - under * one.height
        align = 0.5 if len(one.lines) == 1 or 0.2 < over < 0.8 else float(over > 0.5)
        at += (align - 0.5) * one.width
        for i, line in enumerate(one.lines):
            middle = top + (CAP_HEIGHT / 2 + i * PITCH) * one.size
            placed.setdefault(align, []).append((line, at, style.below(middle, one.size)))
    for align, lines in placed.items():
        canvas.texts(lines, texts[0].size, color, weight, align)

"""How a line bends between its points: control points of Bézier curves, by tension or monotone.

Arrays are (N,) px; `skip` marks points that are not there, None where all are. A curve from point i to point i + 1 has
the controls `after[i]` and `before[i + 1]`.
"""

from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from ...plot.drawing.paths import Floats

Flags = NDArray[np.bool_]

NEAR = 0.5  # px by which a point may be outside of an area and is inside yet


class Area(Protocol):
    """A rectangle, px."""

    @property
    def left(self) -> float: ...
    @property
    def top(self) -> float: ...
    @property
    def right(self) -> float: ...
    @property
    def bottom(self) -> float: ...


class Bends(NamedTuple):
    """Two control points of each point."""

    before: Floats  # (N, 2)
    after: Floats  # (N, 2)


def tense(x: Floats, y: Floats, skip: Flags | None, tension: float, loop: bool) -> Bends:
    """Controls along the chord of each point's neighbours, as far as these are away times the tension.

    loop : whether the last point is the first one's neighbour
    """
    # http://scaledinnovation.com/analytics/splines/aboutSplines.html
    last = x.size - 1
    at = np.arange(x.size)
    left, right = np.maximum(at - 1, 0), np.minimum(at + 1, last)
    if loop:
        left[0], right[-1] = last, 0
    if skip is not None:
        left, right = np.where(skip[left], at, left), np.where(skip[right], at, right)
    chord_x, chord_y = x[right] - x[left], y[right] - y[left]
    near = np.hypot(x - x[left], y - y[left])
    far = np.hypot(x[right] - x, y[right] - y)
    both = near + far
    both[both == 0] = 1.0  # all of them in one place
    near, far = tension * near / both, tension * far / both
    before = np.column_stack((x - near * chord_x, y - near * chord_y))
    return Bends(before, np.column_stack((x + far * chord_x, y + far * chord_y)))


def monotone(x: Floats, y: Floats, skip: Flags | None, along: str) -> Bends:
    """Controls of a cubic that has no extremum between the points.

    along : 'x' or 'y', the axis along which the points are in order
    """
    # https://en.wikipedia.org/wiki/Monotone_cubic_interpolation
    at, value = (x, y) if along == "x" else (y, x)
    there = np.ones(x.size, bool) if skip is None else ~skip
    pair = there[:-1] & there[1:]
    step = np.where(pair, np.diff(at), 0.0)
    rise = np.where(pair, np.diff(value), 0.0)
    secant = np.divide(rise, step, out=np.zeros_like(rise), where=step != 0)
    before, after = np.append(0.0, secant), np.append(secant, 0.0)
    has_before, has_after = np.append(False, pair), np.append(pair, False)
    slope = np.where(np.sign(before) == np.sign(after), (before + after) / 2, 0.0)
    slope = np.where(has_before, np.where(has_after, slope, before), after)
    _tame(slope, secant, pair)
    third_before, third_after = np.append(0.0, step) / 3, np.append(step, 0.0) / 3
    ahead = at - third_before, value - third_before * slope
    behind = at + third_after, value + third_after * slope
    if along == "y":
        ahead, behind = ahead[::-1], behind[::-1]
    return Bends(np.column_stack(ahead), np.column_stack(behind))


def _tame(slope: Floats, secant: Floats, pair: Flags) -> None:
    """Flatten slopes, in place, until no curve between two points overshoots them."""
    with np.errstate(divide="ignore", invalid="ignore"):
        steep = (slope[:-1] / secant) ** 2 + (slope[1:] / secant) ** 2
    flat = np.abs(secant) < np.finfo(float).eps
    for i in np.flatnonzero(pair & (flat | (steep > 9))).tolist():  # an earlier one can only make a later one tamer
        if flat[i]:
            slope[i] = slope[i + 1] = 0.0
            continue
        a, b = slope[i] / secant[i], slope[i + 1] / secant[i]
        if a * a + b * b > 9:
            shrink = 3 / (a * a + b * b) ** 0.5
            slope[i], slope[i + 1] = a * shrink * secant[i], b * shrink * secant[i]


def within(x: Floats, y: Floats, area: Area, margin: float | Floats = NEAR) -> Flags:
    """Which points are in an area, or closer to it than `margin` px."""
    across = (x > area.left - margin) & (x < area.right + margin)
    inside: Flags = across & (y > area.top - margin) & (y < area.bottom + margin)
    return inside


def capped(bends: Bends, x: Floats, y: Floats, area: Area) -> Bends:
    """The same without controls that leave the area between two points that are in it."""
    inside = within(x, y, area)
    both = inside[:-1] & inside[1:]
    lowest, highest = (area.left, area.top), (area.right, area.bottom)
    before = np.where(np.append(False, both)[:, None], np.clip(bends.before, lowest, highest), bends.before)
    after = np.where(np.append(both, False)[:, None], np.clip(bends.after, lowest, highest), bends.after)
    return Bends(before, after)

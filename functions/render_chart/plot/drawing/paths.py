"""Paths: vertices with pen codes, as matplotlib's renderers take them, and the shapes that charts are made of.

Coordinates are CSS px, x to the right, y down. A row of nan lifts the pen.
"""

from collections.abc import Iterator
from functools import lru_cache
from math import ceil, cos, pi, sin, tan
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

Box = tuple[float, float, float, float]  # left, top, right, bottom
Floats = NDArray[np.float64]
Codes = NDArray[np.uint8]
AnyNumber = TypeVar("AnyNumber", bound=np.generic)

MOVE, LINE, CURVE, CLOSE = 1, 2, 4, 79  # the codes of matplotlib.path.Path

RECT_CODES = np.array([MOVE, LINE, LINE, LINE, CLOSE], np.uint8)
BAR_CODES = np.array([MOVE, LINE, CURVE, CURVE, CURVE, LINE, CURVE, CURVE, CURVE, LINE, CLOSE], np.uint8)
ROUNDED_CODES = np.array([MOVE, *[LINE, CURVE, CURVE, CURVE] * 4, CLOSE], np.uint8)
DISC_CODES = np.array([MOVE] + [CURVE] * 12 + [CLOSE], np.uint8)
PIECE = 250  # vertices
KAPPA = 4 / 3 * (2**0.5 - 1)  # a quarter circle as one cubic Bézier curve
UNIT_DISC = np.array([
    (1, 0), (1, KAPPA), (KAPPA, 1), (0, 1), (-KAPPA, 1), (-1, KAPPA), (-1, 0),
    (-1, -KAPPA), (-KAPPA, -1), (0, -1), (KAPPA, -1), (1, -KAPPA), (1, 0), (1, 0),
])  # fmt: skip


def distinct(values: NDArray[AnyNumber]) -> NDArray[AnyNumber]:
    """The values that differ, sorted. (`numpy.unique` does so too, but its first call imports `numpy.ma`: 12 ms.)"""
    ordered = np.sort(values, axis=None)
    return ordered[np.concatenate(([True], ordered[1:] != ordered[:-1]))] if ordered.size else ordered


def median(values: Floats) -> float:
    """The middle one, or between the middle two. (`numpy.median` looks for nan as well, which takes as long again.)"""
    high = values.size // 2
    parted = np.partition(values, high)
    upper = float(parted[high])
    return upper if values.size % 2 else (float(parted[:high].max()) + upper) / 2


class Path:
    """vertices : (N, 2) float; codes : (N,) uint8, or None for one polyline."""

    __slots__ = ("codes", "vertices")
    should_simplify = False  # read by matplotlib's renderers
    simplify_threshold = 1 / 9

    def __init__(self, vertices: Floats, codes: Codes | None = None) -> None:
        self.vertices, self.codes = vertices, codes


def rect(x0: float, y0: float, x1: float, y1: float) -> Path:
    """One rectangle."""
    return Path(np.array([(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)], float), RECT_CODES)


AROUND = np.array([0, 1, 2, 1, 2, 3, 0, 3, 0, 1])  # the corners of a rectangle, of its left, top, right and bottom


@lru_cache(8)
def rect_codes(count: int) -> Codes:
    """The codes of so many rectangles."""
    return np.tile(RECT_CODES, count)


@lru_cache(8)
def rounded_codes(count: int) -> Codes:
    """The codes of so many rectangles with four round corners."""
    return np.tile(ROUNDED_CODES, count)


@lru_cache(8)
def polygon_codes(count: int) -> Codes:
    """The codes of one polygon of so many vertices, the last of which closes it."""
    codes = np.full(count, LINE, np.uint8)
    codes[0], codes[-1] = MOVE, CLOSE
    return codes


@lru_cache(8)
def bar_codes(count: int) -> Codes:
    """The codes of so many bars with round ends."""
    return np.tile(BAR_CODES, count)


def rects(x0: Floats, y0: Floats, x1: Floats, y1: Floats) -> Path:
    """N rectangles as one compound path; each argument is (N,)."""
    return boxed(np.array((x0, y0, x1, y1), float).T)


def boxed(sides: Floats) -> Path:
    """`rects` of (N, 4) left, top, right and bottom."""
    return Path(sides.take(AROUND, axis=1).reshape(-1, 2), rect_codes(len(sides)))


def bars(x0: Floats, y0: Floats, x1: Floats, y1: Floats, radius: float, end_at: str) -> Path:
    """N bars as one compound path, the two corners at their end rounded.

    x0, y0, x1, y1 : (N,) with x0 <= x1 and y0 <= y1
    radius : px
    end_at : top, bottom, left or right: where the values end
    """
    if radius < 0.25 or not x0.size:
        return rects(x0, y0, x1, y1)
    if end_at in ("left", "right"):
        turned = bars(y0, x0, y1, x1, radius, "top" if end_at == "left" else "bottom")
        return Path(turned.vertices[:, ::-1], turned.codes)
    base, end = (y1, y0) if end_at == "top" else (y0, y1)
    r = np.minimum(radius, np.minimum(np.abs(end - base), (x1 - x0) / 2))
    k = r * (1 - KAPPA)
    down = np.where(base > end, 1.0, -1.0)  # from the end towards the base
    round_off, bend = end + down * r, end + down * k
    vertices = np.empty((x0.size, 11, 2))
    xs = np.concatenate((x0, x0, x0, x0 + k, x0 + r, x1 - r, x1 - k, x1, x1, x1, x0))
    ys = np.concatenate((base, round_off, bend, end, end, end, end, bend, round_off, base, base))
    vertices[..., 0], vertices[..., 1] = xs.reshape(11, -1).T, ys.reshape(11, -1).T
    return Path(vertices.reshape(-1, 2), bar_codes(x0.size))


def rounded(x0: float, y0: float, x1: float, y1: float, radius: float) -> Path:
    """One rectangle with four round corners."""
    r = min(radius, (x1 - x0) / 2, (y1 - y0) / 2)
    k = r * (1 - KAPPA)
    points = [
        (x0 + r, y0), (x1 - r, y0), (x1 - k, y0), (x1, y0 + k), (x1, y0 + r), (x1, y1 - r), (x1, y1 - k),
        (x1 - k, y1), (x1 - r, y1), (x0 + r, y1), (x0 + k, y1), (x0, y1 - k), (x0, y1 - r), (x0, y0 + r),
        (x0, y0 + k), (x0 + k, y0), (x0 + r, y0), (x0 + r, y0),
    ]  # fmt: skip
    return Path(np.array(points), ROUNDED_CODES)


def rounded_rects(x0: Floats, y0: Floats, x1: Floats, y1: Floats, radius: float) -> Path:
    """N rectangles with four round corners as one compound path; each argument but the radius is (N,)."""
    if radius < 0.25 or not x0.size:
        return rects(x0, y0, x1, y1)
    r = np.minimum(radius, np.minimum(x1 - x0, y1 - y0) / 2)
    k = r * (1 - KAPPA)
    xs = (x0 + r, x1 - r, x1 - k, x1, x1, x1, x1, x1 - k, x1 - r, x0 + r, x0 + k, x0, x0, x0, x0, x0 + k, x0 + r)
    ys = (y0, y0, y0, y0 + k, y0 + r, y1 - r, y1 - k, y1, y1, y1, y1, y1 - k, y1 - r, y0 + r, y0 + k, y0, y0)
    vertices = np.empty((x0.size, 18, 2))
    vertices[:, :17, 0], vertices[:, :17, 1] = np.array(xs).T, np.array(ys).T
    vertices[:, 17] = vertices[:, 16]
    return Path(vertices.reshape(-1, 2), rounded_codes(x0.size))


def polyline(x: Floats, y: Floats) -> Path:
    """A line through N points; nan in either lifts the pen."""
    return Path(np.column_stack((x, y)))


def pieces(path: Path, color: tuple[float, float, float, float], dash: tuple[float, ...]) -> Iterator[Path]:
    """A long opaque polyline in pieces that share their end points, anything else as it is.

    Agg's time grows faster than the number of vertices: 32,000 of them take 4 s at once and 0.5 s in pieces.
    """
    if path.codes is not None or len(path.vertices) <= 2 * PIECE or color[3] < 1 or dash:
        yield path
        return
    for start in range(0, len(path.vertices) - 1, PIECE):
        yield Path(path.vertices[start : start + PIECE + 1])


def runs(present: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """[start, end) of each stretch of True."""
    if present.all():
        return [(0, present.size)] if present.size else []
    edges = np.flatnonzero(np.diff(np.concatenate(([False], present, [False])).astype(np.int8)))
    return [(int(a), int(b)) for a, b in edges.reshape(-1, 2)]


def stepped(x: Floats, y: Floats, where: str) -> tuple[Floats, Floats]:
    """The corners of a step line through N points: where = before, after or middle says where it jumps.

    As `drawstyle` steps-pre, steps-post and steps-mid in matplotlib.
    """
    if x.size < 2:
        return x, y
    if where == "middle":
        half = (x[:-1] + x[1:]) / 2
        xs = np.concatenate((x[:1], np.repeat(half, 2), x[-1:]))
        return xs, np.repeat(y, 2)
    if where == "before":
        return np.repeat(x, 2)[:-1], np.repeat(y, 2)[1:]
    return np.repeat(x, 2)[1:], np.repeat(y, 2)[:-1]


def monotone(x: Floats, y: Floats) -> Path:
    """A smooth curve through N >= 2 points that never overshoots them: cubic Hermite pieces as Bézier curves.

    x : (N,) strictly monotone
    Slopes by F. N. Fritsch and J. Butland, "A method for constructing local monotone piecewise cubic interpolants",
    SIAM J. Sci. Stat. Comput. 5 (1984): the weighted harmonic mean of the neighbouring secants.
    """
    h = np.diff(x)
    secant = np.diff(y) / h
    slope = np.empty_like(y)
    slope[0], slope[-1] = secant[0], secant[-1]
    if x.size > 2:
        before, after, w0, w1 = secant[:-1], secant[1:], h[:-1], h[1:]
        same = before * after > 0
        weight0, weight1 = 2 * w1 + w0, w1 + 2 * w0
        with np.errstate(divide="ignore", invalid="ignore"):
            mean = (weight0 + weight1) / (weight0 / before + weight1 / after)
        slope[1:-1] = np.where(same, mean, 0.0)
    third = h / 3
    vertices = np.empty((3 * x.size - 2, 2))
    vertices[0::3] = np.column_stack((x, y))
    vertices[1::3] = np.column_stack((x[:-1] + third, y[:-1] + slope[:-1] * third))
    vertices[2::3] = np.column_stack((x[1:] - third, y[1:] - slope[1:] * third))
    codes = np.full(len(vertices), CURVE, np.uint8)
    codes[0] = MOVE
    return Path(vertices, codes)


def closed_down_to(line: Path, baseline: Path) -> Path:
    """The area between a line and a baseline that runs the same way."""
    back = reverse(baseline)
    vertices = np.concatenate((line.vertices, back.vertices, line.vertices[:1]))
    if line.codes is None and back.codes is None:
        return Path(vertices, polygon_codes(len(vertices)))
    back_codes = _codes(back)
    back_codes[0] = LINE
    return Path(vertices, np.concatenate((_codes(line), back_codes, np.array([CLOSE], np.uint8))))


def reverse(path: Path) -> Path:
    """One stroke, from its end to its start."""
    if path.codes is None:
        return Path(path.vertices[::-1])
    codes = np.concatenate((path.codes[:1], path.codes[:0:-1]))  # a curve's three codes are alike
    return Path(path.vertices[::-1], codes)


def _codes(path: Path) -> Codes:
    if path.codes is not None:
        return path.codes.copy()
    codes = np.full(len(path.vertices), LINE, np.uint8)
    codes[0] = MOVE
    return codes


def joined(paths: list[Path]) -> Path:
    """Several paths as one compound path."""
    if len(paths) == 1:
        return paths[0]
    return Path(np.concatenate([p.vertices for p in paths]), np.concatenate([_codes(p) for p in paths]))


def disc(radius: float, x: float = 0.0, y: float = 0.0) -> Path:
    """A circle of four Bézier curves."""
    return Path(radius * UNIT_DISC + (x, y), DISC_CODES)


def dot(shape: str, radius: float) -> Path:
    """A mark about the origin, of about the area of a circle of that radius; shape is one of spec.Points."""
    corners = DOTS.get(shape)
    if corners is None:
        return disc(radius)
    vertices = radius * np.array([*corners, corners[0]])
    return Path(vertices, polygon_codes(len(vertices)))


_ARM, _TIP = 0.36, 1.2  # half the thickness and the length of the arms of a cross, in radii of the circle
DOTS: Final = {
    "square": ((-0.89, -0.89), (0.89, -0.89), (0.89, 0.89), (-0.89, 0.89)),
    "diamond": ((0.0, -1.25), (1.25, 0.0), (0.0, 1.25), (-1.25, 0.0)),
    "triangle": ((0.0, -1.3), (1.25, 0.87), (-1.25, 0.87)),
    "cross": tuple(
        (a * s, b * t)
        for s, t, pairs in (
            (1, -1, ((_ARM, _TIP), (_ARM, _ARM), (_TIP, _ARM))), (1, 1, ((_TIP, _ARM), (_ARM, _ARM), (_ARM, _TIP))),
            (-1, 1, ((_ARM, _TIP), (_ARM, _ARM), (_TIP, _ARM))), (-1, -1, ((_TIP, _ARM), (_ARM, _ARM), (_ARM, _TIP))),
        )
        for a, b in pairs
    ),
}  # fmt: skip


def _arc(x: float, y: float, radius: float, start: float, end: float) -> list[tuple[float, float]]:
    """Bézier points of an arc, the first point included; angles in radians, clockwise from 12 o'clock."""
    pieces = max(1, ceil(abs(end - start) / (pi / 4)))
    step = (end - start) / pieces
    k = 4 / 3 * tan(step / 4) * radius
    points = []
    for i in range(pieces + 1):
        s, c = sin(start + i * step), cos(start + i * step)
        on = x + radius * s, y - radius * c
        if i:
            points.append((on[0] - k * c, on[1] - k * s))
        points.append(on)
        if i < pieces:
            points.append((on[0] + k * c, on[1] + k * s))
    return points


def arc(x: float, y: float, radius: float, start: float, end: float) -> Path:
    """A part of a circle, to be drawn along; angles in radians, clockwise from 12 o'clock."""
    points = np.array(_arc(x, y, radius, start, end))
    codes = np.full(len(points), CURVE, np.uint8)
    codes[0] = MOVE
    return Path(points, codes)


def sector(x: float, y: float, inner: float, outer: float, start: float, end: float, gap: float = 0.0) -> Path:
    """A slice of a pie (inner = 0) or ring; angles in radians, clockwise from 12 o'clock.

    gap : px that are left free between this slice and its neighbours, the same width all along its edges
    """
    if end - start >= 2 * pi - 1e-9:
        if not inner:
            return disc(outer, x, y)
        inside = disc(inner, x, y)
        turned = np.concatenate((inside.vertices[-2::-1], inside.vertices[:1]))  # the last one closes, either way round
        return joined([disc(outer, x, y), Path(turned, inside.codes)])
    half = gap / 2
    middle, spread = (start + end) / 2, (end - start) / 2
    cut = min(half / outer, spread)  # edges move inwards in parallel: by asin(half / radius), here with sin x = x
    outside = _arc(x, y, outer, start + cut, end - cut)
    if inner:
        cut = min(half / inner, spread)
        back = _arc(x, y, inner, end - cut, start + cut)
    else:
        away = min(half / max(sin(min(spread, pi / 2)), 1e-6), outer * 0.5)
        back = [(x + away * sin(middle), y - away * cos(middle))]
    vertices = np.array(outside + back + outside[:1])
    codes = np.full(len(vertices), CURVE, np.uint8)
    codes[0], codes[len(outside)], codes[-1] = MOVE, LINE, CLOSE
    return Path(vertices, codes)

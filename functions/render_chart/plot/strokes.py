"""What a pen covers as an area: for mitred corners, which matplotlib's Agg cuts off.

Its limit is the thickness of the line in px, where a canvas has 10: https://html.spec.whatwg.org/#dom-context-2d-miterlimit
"""

from math import ceil, sqrt

import numpy as np

from .paints import MITRE_LIMIT
from .paths import CLOSE, CURVE, LINE, MOVE, Codes, Floats, Path, disc, joined, reverse, runs

SMOOTH = 0.05  # px; how far a curve may be from its polyline


def dashes(lengths: tuple[float, ...], offset: float) -> tuple[tuple[float, ...], float]:
    """Lengths on and off, as many of each, and how much of them is left out at the start, which is not negative."""
    if len(lengths) % 2:
        lengths *= 2
    return lengths, offset % whole if offset and (whole := sum(lengths)) else 0.0


def lines(path: Path, scale: float = 1.0) -> list[tuple[Floats, bool]]:
    """The polylines of a path, curves as many small steps, and whether each is closed; (N, 2) without repetitions."""
    if path.codes is None:
        finite = np.isfinite(path.vertices[:, 0] + path.vertices[:, 1])
        return [(_distinct(path.vertices[start:end]), False) for start, end in runs(finite)]
    found: list[tuple[Floats, bool]] = []
    points: list[Floats] = []
    place, codes, vertices = 0, path.codes, path.vertices

    def finish(closed: bool) -> None:
        if points:
            line = _distinct(np.concatenate(points))
            if closed and len(line) > 1 and np.array_equal(line[0], line[-1]):
                line = line[:-1]
            found.append((line, closed and len(line) > 2))
            points.clear()

    while place < len(codes):
        code = codes[place]
        if code == CURVE:
            points.append(_steps(points[-1][-1], vertices[place : place + 3], scale))
            place += 3
            continue
        if code == CLOSE:
            start = points[0][:1] if points else None
            finish(True)
            if start is not None and place + 1 < len(codes) and codes[place + 1] not in (MOVE, CLOSE):
                points.append(start)
        else:
            if code == MOVE:
                finish(False)
            if np.isfinite(vertices[place]).all():
                points.append(vertices[place : place + 1])
            else:
                finish(False)
        place += 1
    finish(False)
    return found


def _distinct(points: Floats) -> Floats:
    """Without those that are where the one before is."""
    if len(points) < 2:
        return points
    moved = np.abs(np.diff(points, axis=0)).max(1) > 1e-9
    return points if moved.all() else points[np.concatenate(([True], moved))]


def _steps(start: Floats, rest: Floats, scale: float) -> Floats:
    """Points along a cubic Bézier curve, without its start."""
    bend = max(
        float(np.hypot(*(start - 2 * rest[0] + rest[1]))), float(np.hypot(*(rest[0] - 2 * rest[1] + rest[2]))), 1e-9
    )
    count = max(1, min(200, ceil(sqrt(0.75 * bend * scale / SMOOTH))))
    t = (np.arange(1, count + 1) / count)[:, None]
    s = 1 - t
    curve: Floats = s**3 * start + 3 * s * s * t * rest[0] + 3 * s * t * t * rest[1] + t**3 * rest[2]
    return curve


def sharpest(polylines: list[tuple[Floats, bool]]) -> float:
    """The longest mitre within the limit, in widths of the line; 1 where there is none."""
    sharp = 1.0
    for points, closed in polylines:
        if len(points) > 2:
            u = _directions(points, closed)
            before, after = (u, np.roll(u, -1, 0)) if closed else (u[:-1], u[1:])
            cosine = (before * after).sum(1)
            within = cosine[cosine > 2 / MITRE_LIMIT**2 - 1]
            if within.size:
                sharp = max(sharp, sqrt(2 / (1 + float(within.min()))))
    return sharp


def _directions(points: Floats, closed: bool) -> Floats:
    """(N, 2) unit vectors from each point to the next."""
    steps = np.diff(points, axis=0, append=points[:1]) if closed else np.diff(points, axis=0)
    unit: Floats = steps / np.hypot(steps[:, 0], steps[:, 1])[:, None]
    return unit


def mitred(path: Path, width: float, cap: str | None, scale: float) -> Path | None:
    """What a pen with mitred corners covers, None where Agg's own pen covers the same.

    Each step is a rectangle and each corner a kite; all of them turn the same way round, so that filling what is
    inside any of them is the stroke.
    """
    polylines = lines(path, scale)
    if sharpest(polylines) <= max(1.0001, width * scale):
        return None
    parts = [part for points, closed in polylines if len(points) > 1 for part in _parts(points, closed, width / 2, cap)]
    return joined(parts) if parts else None


def _parts(points: Floats, closed: bool, half: float, cap: str | None) -> list[Path]:
    u = _directions(points, closed)
    if cap == "square" and not closed:
        points = points.copy()
        points[0] -= u[0] * half
        points[-1] += u[-1] * half
    n = np.column_stack((-u[:, 1], u[:, 0])) * half
    start = points if closed else points[:-1]
    end = np.roll(points, -1, 0) if closed else points[1:]
    found = [_polygons(np.stack((start + n, end + n, end - n, start - n), 1))]
    before, after = (u, np.roll(u, -1, 0)) if closed else (u[:-1], u[1:])
    if len(before):
        corner = end if closed else end[:-1]
        turn = before[:, 0] * after[:, 1] - before[:, 1] * after[:, 0]
        side = np.where(turn > 0, -1.0, 1.0)[:, None]
        one = side * np.column_stack((-before[:, 1], before[:, 0])) * half
        other = side * np.column_stack((-after[:, 1], after[:, 0])) * half
        cosine = (before * after).sum(1)[:, None]
        within = cosine > 2 / MITRE_LIMIT**2 - 1
        tip = np.where(within, (one + other) / np.where(within, 1 + cosine, 1.0), one)
        left = side > 0
        kites = np.stack(
            (corner, corner + np.where(left, one, other), corner + tip, corner + np.where(left, other, one)), 1
        )
        found.append(_polygons(kites))
    if cap == "round" and not closed:
        found += [reverse_disc(half, *points[0].tolist()), reverse_disc(half, *points[-1].tolist())]
    return found


def reverse_disc(radius: float, x: float, y: float) -> Path:
    """A circle that turns as the rectangles of a stroke do."""
    made = disc(radius, x, y)
    return Path(np.concatenate((reverse(Path(made.vertices[:-1])).vertices, made.vertices[-1:])), made.codes)


_POLYGON: Codes = np.array([MOVE, LINE, LINE, LINE, CLOSE], np.uint8)


def _polygons(corners: Floats) -> Path:
    """(N, 4, 2) corners as N closed polygons."""
    closed = np.concatenate((corners, corners[:, :1]), 1)
    return Path(closed.reshape(-1, 2), np.tile(_POLYGON, len(corners)))


def even_odd(path: Path) -> Path:
    """A path that covers, filled where it winds, what `path` covers by the even-odd rule.

    Its contours must not cross each other: those inside an odd number of others are turned to run the other way.
    """
    contours = [points for points, _ in lines(path) if len(points) > 2]
    made = []
    for index, points in enumerate(contours):
        depth = sum(_holds(other, points[0]) for place, other in enumerate(contours) if place != index)
        if (_area(points) > 0) != (depth % 2 == 0):
            points = points[::-1]
        codes = np.full(len(points) + 1, LINE, np.uint8)
        codes[0], codes[-1] = MOVE, CLOSE
        made.append(Path(np.concatenate((points, points[:1])), codes))
    return joined(made) if made else path


def _area(points: Floats) -> float:
    x, y = points.T
    return float((x * np.roll(y, -1) - y * np.roll(x, -1)).sum()) / 2


def _holds(polygon: Floats, point: Floats) -> bool:
    """Whether a point is inside a polygon."""
    (x, y), (x0, y0), (x1, y1) = point, polygon.T, np.roll(polygon, -1, 0).T
    across = (y0 > y) != (y1 > y)
    with np.errstate(divide="ignore", invalid="ignore"):
        crossings = across & (x < (x1 - x0) * (y - y0) / (y1 - y0) + x0)
    return bool(np.count_nonzero(crossings) % 2)

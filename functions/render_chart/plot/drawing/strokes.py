"""What a pen covers as an area: for mitred corners, which matplotlib's Agg cuts off.

Its limit is the thickness of the line in px, where a canvas has 10: https://html.spec.whatwg.org/#dom-context-2d-miterlimit
"""

from itertools import pairwise
from math import ceil, isfinite, sqrt

import numpy as np
from numpy.typing import NDArray

from .paints import MITRE_LIMIT
from .paths import CLOSE, CURVE, LINE, MOVE, Codes, Floats, Path, disc, joined, reverse, runs

SMOOTH = 0.05  # device px; how far a curve may be from its polyline
SAME = 1e-9  # px; points nearer than this are one
MANY = 10_000  # vertices, 0.3 s; nobody sees the corners of a line that has more
UNSEEN = 0.04  # of a device pixel; what of a corner may be missing


def dashes(lengths: tuple[float, ...]) -> tuple[float, ...]:
    """Lengths on and off, as many of each; none where all are 0."""
    if not sum(lengths) > 0 or min(lengths) < 0:
        return ()
    return lengths * 2 if len(lengths) % 2 else lengths


def lines(path: Path, scale: float = 1.0) -> list[tuple[Floats, bool]]:
    """The polylines of a path, curves as many small steps, and whether each is closed; (N, 2) without repetitions."""
    codes, vertices = path.codes, path.vertices
    if codes is None:
        return [(_distinct(vertices[start:end]), False) for start, end in runs(_finite(vertices))]
    starts = np.flatnonzero(codes == MOVE).tolist()
    contours = pairwise([*starts, len(codes)])
    return [part for start, end in contours for part in _contour(vertices[start:end], codes[start:end], scale)]


def nearer(path: Path, far: float) -> Path:
    """The path with what is farther away than `far` px moved towards the origin: from there it looks the same."""
    farthest = np.abs(path.vertices).max(axis=1, keepdims=True)
    with np.errstate(invalid="ignore"):
        return Path(np.where(farthest > far, path.vertices / farthest * far, path.vertices), path.codes)


def straight(path: Path) -> Path:
    """The path with its curves as few hundred steps each, however large they are."""
    made = []
    for points, closed in lines(path):
        if len(points) > 1:
            codes = np.full(len(points) + closed, LINE, np.uint8)
            codes[0], codes[-1] = MOVE, CLOSE if closed else LINE
            made.append(Path(np.concatenate((points, points[:1])) if closed else points, codes))
    return joined(made) if made else Path(np.empty((0, 2)))


def _contour(vertices: Floats, codes: Codes, scale: float) -> list[tuple[Floats, bool]]:
    """The polyline of what is drawn without lifting the pen, or several where there is nan."""
    closed = bool(codes[-1] == CLOSE)
    if closed:
        vertices, codes = vertices[:-1], codes[:-1]
    if CURVE in codes:
        steps, place = [vertices[:1]], 1
        while place < len(codes):
            curved = codes[place] == CURVE
            after = place + 3 if curved else place + 1
            steps.append(_steps(vertices[place - 1], vertices[place:after], scale) if curved else vertices[place:after])
            place = after
        vertices = np.concatenate(steps)
    finite = _finite(vertices)
    if not finite.all():
        return [(_distinct(vertices[start:end]), False) for start, end in runs(finite)]
    line = _distinct(vertices)
    if closed and len(line) > 1 and np.abs(line[0] - line[-1]).max() < SAME:
        line = line[:-1]
    return [(line, closed and len(line) > 2)]


def _finite(points: Floats) -> NDArray[np.bool_]:
    return np.isfinite(points[:, 0] + points[:, 1])


def _distinct(points: Floats) -> Floats:
    """Without those that are where the one before is."""
    if len(points) < 2:
        return points
    moved = np.abs(np.diff(points, axis=0)).max(1) > SAME
    return points if moved.all() else points[np.concatenate(([True], moved))]


def _steps(start: Floats, rest: Floats, scale: float) -> Floats:
    """Points along a cubic Bézier curve, without its start."""
    bend = max(
        float(np.hypot(*(start - 2 * rest[0] + rest[1]))), float(np.hypot(*(rest[0] - 2 * rest[1] + rest[2]))), 1e-9
    )
    count = max(1, min(200, ceil(sqrt(0.75 * bend * scale / SMOOTH)))) if isfinite(bend) else 1
    t = (np.arange(1, count + 1) / count)[:, None]
    s = 1 - t
    curve: Floats = s**3 * start + 3 * s * s * t * rest[0] + 3 * s * t * t * rest[1] + t**3 * rest[2]
    return curve


def is_sharp(u: Floats, closed: bool, width: float) -> bool:
    """Whether Agg would cut a mitre off that would be seen.

    u : (N, 2) directions of a line's steps
    width : device px
    """
    before, after = (u, np.concatenate((u[1:], u[:1]))) if closed else (u[:-1], u[1:])
    cosine = before[:, 0] * after[:, 0] + before[:, 1] * after[:, 1]
    # The mitre is sqrt(2 / (1 + cosine)) times as long as the line is thick.
    cosine = cosine[(cosine > 2 / MITRE_LIMIT**2 - 1) & (cosine < 2 / max(width, 1.0) ** 2 - 1)]
    if not cosine.size:
        return False
    least = float(cosine.min())
    missing = sqrt((1 - least) / (1 + least)) - sqrt(1 - least * least) / 2  # of the square of half the width
    return missing * width * width / 4 > UNSEEN


def _directions(points: Floats, closed: bool) -> Floats:
    """(N, 2) unit vectors from each point to the next."""
    steps = (np.concatenate((points[1:], points[:1])) if closed else points[1:]) - (points if closed else points[:-1])
    unit: Floats = steps / np.sqrt(steps[:, 0] ** 2 + steps[:, 1] ** 2)[:, None]
    return unit


def _may_be_sharp(path: Path, width: float) -> bool:
    """Whether the corners of a path, or of the polygons that its curves lie in, are such that `mitred` must look."""
    vertices, codes = path.vertices, path.codes
    if codes is None:
        return True
    if np.count_nonzero(codes == MOVE) > 1:
        return True
    closed = bool(codes[-1] == CLOSE)
    line = _distinct(vertices[:-1] if closed else vertices)
    if closed and len(line) > 1 and np.abs(line[0] - line[-1]).max() < SAME:
        line = line[:-1]
    return (
        len(line) < 3 or not np.isfinite(line).all() or is_sharp(_directions(line, bool(closed)), bool(closed), width)
    )


def mitred(path: Path, width: float, cap: str | None, scale: float) -> Path | None:
    """What a pen with mitred corners covers, None where Agg's own pen covers the same.

    Each step is a rectangle and each corner a kite; all of them turn the same way round, so that filling what is
    inside any of them is the stroke.
    """
    if not 3 <= len(path.vertices) <= MANY or not _may_be_sharp(path, width * scale):
        return None
    polylines = [
        (points, _directions(points, closed), closed) for points, closed in lines(path, scale) if len(points) > 1
    ]
    if not any(len(u) > 1 and is_sharp(u, closed, width * scale) for _, u, closed in polylines):
        return None
    return joined([part for line in polylines for part in _parts(*line, width / 2, cap)])


def _parts(points: Floats, u: Floats, closed: bool, half: float, cap: str | None) -> list[Path]:
    if cap == "square" and not closed:
        points = points.copy()
        points[0] -= u[0] * half
        points[-1] += u[-1] * half
    n = np.column_stack((-u[:, 1], u[:, 0])) * half
    start = points if closed else points[:-1]
    end = np.concatenate((points[1:], points[:1])) if closed else points[1:]
    found = [_polygons(np.stack((start + n, end + n, end - n, start - n), 1))]
    before, after = (u, np.concatenate((u[1:], u[:1]))) if closed else (u[:-1], u[1:])
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

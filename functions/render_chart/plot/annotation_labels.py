"""The words of annotations, each in the place near its line, band or point where the least is in the way."""

from typing import NamedTuple

import numpy as np

from .annotations import BAND, RING, Shape, line_box
from .data_labels import HALO, Label, half_height, label_box, set_label
from .drawing.canvas import Box, Rgba, meets
from .drawing.color import faint, over, readable
from .drawing.paths import Path
from .occupied import Occupied, by_marks
from .plot import Plot
from .typesetting import shaping, wrapping

LEADER = 1.0  # u, the width of the line from a point to its words
ALONG = 0.85  # b, from a line to the middle of its words
REACHES = (1.5, 2.5, 4.0, 6.0)  # b, how far a callout stands from its point, the nearest first
DIRECTIONS = ((1, -1), (-1, -1), (0, -1), (1, 0), (-1, 0), (1, 1), (-1, 1), (0, 1))  # and where, the best first
ROOM = (0.95, 0.6, 0.35)  # of the plot's width: words that find no place are shortened to this
MOST_ROWS = 60  # from the top of an upright line or a box down: each is held against all texts that are set
COVERED = 2.5  # how much it speaks against a place that it is full of marks, beside what else does
NEAR = 0.3  # b, the margin around words that should be free of marks


def clear_of_rings(plot: Plot, found: list[Shape]) -> list[Label]:
    """The data labels, moved away from their marks where a ring is drawn around the end of one."""
    ring = (RING + 1) * plot.style.unit
    rings = [shape.box[:2] for shape in found if shape.kind == "point"]
    if not rings:
        return plot.labels

    def moved(label: Label) -> Label:
        box = label_box(plot.style, label)
        for x, y in rings:
            if meets(box, (x - ring, y - ring, x + ring, y + ring)):
                if label.align == 0.5:
                    return label._replace(y=label.y + (ring if label.y > y else -ring))
                return label._replace(x=label.x + (ring if label.align == 0 else -ring))
        return label

    return [moved(one)._replace(other=moved(one.other) if one.other else None) for one in plot.labels]


class Candidate(NamedTuple):
    """A place for words: their left end and the middle of their height, and what speaks against it.

    foot : where the leader of a callout ends
    """

    left: float
    y: float
    against: float
    foot: tuple[float, float] | None = None


def draw(plot: Plot, found: list[Shape], inside: Box) -> list[Box]:
    """Set the words of all annotations where they meet no text, and as little else as can be; what is taken then."""
    taken = [_bounds(text.corners) for text in plot.canvas.boxes]
    told = [shape for shape in found if shape.words]
    if not told:
        return taken
    occupied = by_marks(plot)
    _cover_annotations(plot, occupied, found)
    for shape in told:
        _set(plot, shape, found, inside, taken, occupied)
    return taken


def _bounds(corners: tuple[tuple[float, float], ...]) -> Box:
    x, y = zip(*corners, strict=True)
    return min(x), min(y), max(x), max(y)


def _cover_annotations(plot: Plot, occupied: Occupied, found: list[Shape]) -> None:
    """Rings and data labels are in the way of words too."""
    for shape in found:
        x, y = shape.box[:2]
        if shape.kind == "point":
            ring = RING * plot.style.unit
            occupied.cover((x - ring, y - ring, x + ring, y + ring))
    for label in plot.labels:
        occupied.cover(label_box(plot.style, label))


def _set(
    plot: Plot, shape: Shape, found: list[Shape], inside: Box, taken: list[Box], occupied: Occupied
) -> None:  # fmt: skip
    canvas, style = plot.canvas, plot.style
    b = style.base
    weight = 400 if shape.kind in ("band", "box") else 600
    half = half_height(style)
    lines = [line_box(plot, other) for other in found if other.kind == "line"]
    for share in ROOM:
        string = wrapping.shorten(shape.words, share * (plot.box[2] - plot.box[0]), b, weight)
        width = shaping.width(string, b, weight)
        best: tuple[float, Candidate, Box] | None = None
        for one in _candidates(plot, shape, width, inside):
            box = (one.left - 0.15 * b, one.y - half, one.left + width + 0.15 * b, one.y + half)
            if best is not None and one.against >= best[0]:
                continue
            if box[0] < inside[0] or box[1] < inside[1] or box[2] > inside[2] or box[3] > inside[3]:
                continue
            if any(meets(box, other) for other in taken):
                continue
            near = (box[0] - NEAR * b, box[1] - NEAR * b, box[2] + NEAR * b, box[3] + NEAR * b)
            crossed = any(meets(box, line) for line in lines)
            score = one.against + COVERED * occupied.share(near) + crossed
            if best is None or score < best[0]:
                best = score, one, box
        if best is not None and string:
            _, one, box = best
            ground = _ground(plot, found, box)
            if one.foot is not None:
                _draw_leader(plot, shape, one.foot)
            color = readable(shape.color, ground) if shape.one.color else style.text
            bare = not occupied.share(box) and _ground(plot, found, box, 0.0) != _ground(plot, found, box, 1.0)
            set_label(canvas, style, string, one.left, one.y, color, weight, None if bare else (*ground[:3], HALO), box)
            taken.append(box)
            return


def _ground(plot: Plot, found: list[Shape], box: Box, share: float = 0.5) -> Rgba:
    """What words stand on at a share of their width: the background, tinted by the bands and boxes there."""
    x, y = box[0] + share * (box[2] - box[0]), (box[1] + box[3]) / 2
    ground = plot.style.background
    for shape in found:
        if shape.kind in ("band", "box") and shape.box[0] <= x <= shape.box[2] and shape.box[1] <= y <= shape.box[3]:
            ground = over(faint(shape.color, BAND), ground)
    return ground


def _draw_leader(plot: Plot, shape: Shape, foot: tuple[float, float]) -> None:
    """From the ring to the words."""
    x, y = shape.box[:2]
    away = ((foot[0] - x) ** 2 + (foot[1] - y) ** 2) ** 0.5
    start = (RING + 0.75) * plot.style.unit / away
    ends = [(x + start * (foot[0] - x), y + start * (foot[1] - y)), foot]
    plot.canvas.stroke(Path(np.array(ends)), shape.color, LEADER * plot.style.unit)


def _candidates(plot: Plot, shape: Shape, width: float, inside: Box) -> list[Candidate]:
    if shape.kind == "point":
        return _around(plot, shape, width)
    if shape.kind == "line":
        return _beside_upright(plot, shape, width, inside) if shape.upright else _along_level(plot, shape, width)
    return _in_box(plot, shape, width, inside)


def _along_level(plot: Plot, shape: Shape, width: float) -> list[Candidate]:
    """Over and under a level line: at its right end, its left end, and between."""
    b = plot.style.base
    x0, y, x1, _ = shape.box
    free = x1 - x0 - width - 0.3 * b
    out = []
    for i, at in enumerate((1.0, 0.0, 0.75, 0.5, 0.25)):
        left = x0 + 0.15 * b + at * max(free, 0.0)
        out += [Candidate(left, y + side * ALONG * b, 0.1 * i + 0.04 * (side > 0)) for side in (-1, 1)]
    return out


def _beside_upright(plot: Plot, shape: Shape, width: float, inside: Box) -> list[Candidate]:
    """Right and left of an upright line, from its top down; or centred on it, above its top."""
    b = plot.style.base
    x, y0, _, y1 = shape.box
    out: list[Candidate] = []
    y, lower = y0 + 0.7 * b, 0.0
    while y < y1 - 0.5 * b and len(out) < 2 * MOST_ROWS:
        out += [Candidate(x + 0.5 * b, y, lower), Candidate(x - 0.5 * b - width, y, lower + 0.03)]
        y, lower = y + 0.65 * b, lower + 0.015
    centred = min(max(x - width / 2, inside[0] + 0.2 * b), inside[2] - width - 0.2 * b)
    return [*out, *(Candidate(centred, one.y, one.against + 0.5) for one in out[::2])]


def _in_box(plot: Plot, shape: Shape, width: float, inside: Box) -> list[Candidate]:
    """Inside a band or box: a level band's words at its right end, others at the top; beside it where it is small."""
    b = plot.style.base
    x0, y0, x1, y1 = shape.box
    fits_across, fits_up = width + 0.6 * b <= x1 - x0, 1.3 * b <= y1 - y0
    level = shape.kind == "band" and not shape.upright
    start, end = x0 + 0.45 * b, x1 - 0.45 * b - width
    middle = (x0 + x1 - width) / 2
    if level:
        lefts = [end, start, middle]
    elif not fits_across:
        lefts = [min(max(middle, inside[0] + 0.2 * b), inside[2] - 0.2 * b - width), x1 + 0.4 * b, x0 - 0.4 * b - width]
    else:
        lefts = [middle, start, end] if x1 - x0 < 2 * width else [start, end, middle]
    if not fits_up:
        rows = [y0 - 0.75 * b, y1 + 0.75 * b, (y0 + y1) / 2]
    else:
        rows = list(np.arange(y0 + 0.75 * b, y1 - 0.7 * b, 0.65 * b)[:MOST_ROWS])
        rows.append(y1 - 0.75 * b)
    if shape.kind == "box":
        rows += [y0 - 0.75 * b, y1 + 0.75 * b]
    return [
        Candidate(left, float(y), 0.03 * i + 0.015 * k + 0.3 * (y < y0 or y > y1) * fits_up)
        for k, y in enumerate(rows)
        for i, left in enumerate(lefts)
    ]


def _around(plot: Plot, shape: Shape, width: float) -> list[Candidate]:
    """Around a point, near and far."""
    b = plot.style.base
    x, y = shape.box[:2]
    out = []
    for j, reach in enumerate(REACHES):
        for i, (right, down) in enumerate(DIRECTIONS):
            slant = 0.75 if right and down else 1.0
            foot = x + slant * reach * b * right, y + slant * reach * b * down
            left = foot[0] + 0.3 * b if right > 0 else foot[0] - 0.3 * b - width if right < 0 else x - width / 2
            lift = 0.7 * b * down if not right else 0.0
            out.append(Candidate(left, foot[1] + lift, 0.02 * i + 0.12 * j, foot))
    return out

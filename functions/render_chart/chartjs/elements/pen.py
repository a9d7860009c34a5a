"""A path as a canvas writes it: an arc is joined by a line to what was drawn before it."""

from math import ceil, cos, isfinite, pi, sin, tan

import numpy as np

from ...plot.drawing.paths import CLOSE, CURVE, LINE, MOVE, Path

TAU = 2 * pi
PIECE = pi / 4  # the angle that one Bézier curve spans: off by 4e-6 of the radius
LEAST = 1e-6  # radians that single floats cannot tell apart: not a whole turn the other way round


class Pen:
    """Where a path grows; angles are radians, clockwise from 3 o'clock."""

    __slots__ = ("codes", "start", "vertices")

    def __init__(self) -> None:
        self.vertices: list[tuple[float, float]] = []
        self.codes: list[int] = []
        self.start = (0.0, 0.0)

    def move(self, x: float, y: float) -> None:
        """Begin a stroke."""
        self.start = (x, y)
        self.vertices.append(self.start)
        self.codes.append(MOVE)

    def line(self, x: float, y: float) -> None:
        """Go straight; begin there if nothing was drawn yet."""
        if not self.codes or self.codes[-1] == CLOSE:
            self.move(x, y)
        elif self.vertices[-1] != (x, y):
            self.vertices.append((x, y))
            self.codes.append(LINE)

    def arc(self, x: float, y: float, radius: float, start: float, end: float, backwards: bool = False) -> None:
        """Go straight to the circle's point at `start`, then around to `end`: at most one whole turn."""
        # https://html.spec.whatwg.org/multipage/canvas.html#dom-context-2d-arc
        if not isfinite(x + y + radius + start + end):
            return
        c, s = cos(start), sin(start)
        self.line(x + radius * c, y + radius * s)
        sweep = turn(start, end, backwards)
        if not sweep or radius <= 0:
            return
        pieces = max(1, ceil(abs(sweep) / PIECE - 1e-9))
        step = sweep / pieces
        k = 4 / 3 * tan(step / 4) * radius
        add = self.vertices.append
        for i in range(1, pieces + 1):
            angle = start + i * step
            fromx, fromy = x + radius * c - k * s, y + radius * s + k * c
            c, s = cos(angle), sin(angle)
            onx, ony = x + radius * c, y + radius * s
            add((fromx, fromy))
            add((onx + k * s, ony - k * c))
            add((onx, ony))
        self.codes += [CURVE] * (3 * pieces)

    def close(self) -> None:
        """Go back to where the stroke began."""
        if self.codes:
            self.vertices.append(self.start)
            self.codes.append(CLOSE)

    def path(self) -> Path:
        """What was drawn."""
        return Path(np.array(self.vertices, float).reshape(-1, 2), np.array(self.codes, np.uint8))


def turn(start: float, end: float, backwards: bool = False) -> float:
    """The angle from `start` to `end`, between 0 and a whole turn, negative if it is gone backwards."""
    angle = start - end if backwards else end - start
    if angle >= TAU:
        angle = TAU
    elif angle < 0:
        angle = 0.0 if angle > -LEAST else angle % TAU
    return -angle if backwards else angle

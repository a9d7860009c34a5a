"""The tiles of patterns that a chart library made popular, as marks of our own drawing.

A tile has each figure twice, in its upper left and its lower right quarter.
https://github.com/ashiguruma/patternomaly#available-patterns
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from .paints import Tiles
from .paths import CLOSE, CURVE, LINE, MOVE, Floats, Path, disc, joined, rect


class Mark(NamedTuple):
    """A path of a tile: filled, or drawn along with a round pen."""

    path: Path
    stroked: bool


PEN = 10  # a tile is so many pens wide
GAP = 2.0  # px between a quarter's edge and a slanted line in it

Points = list[tuple[float, float]]


def _polyline(points: Points) -> Path:
    return Path(np.array(points, float), np.array([MOVE] + [LINE] * (len(points) - 1), np.uint8))


def _polygon(points: Points) -> Path:
    codes = np.array([MOVE] + [LINE] * (len(points) - 1) + [CLOSE], np.uint8)
    return Path(np.array([*points, points[0]], float), codes)


def _twice(path: Path, half: float) -> Path:
    return joined([path, Path(path.vertices + half, path.codes)])


def _plus(half: float) -> Path:
    middle = half / 2
    return joined([_polyline([(middle, 0), (middle, half)]), _polyline([(0, middle), (half, middle)])])


def _dash(half: float) -> Path:
    return _polyline([(GAP, GAP), (half - GAP, half - GAP)])


def _cross(half: float) -> Path:
    return joined([_dash(half), _polyline([(GAP, half - GAP), (half - GAP, GAP)])])


def _dot(half: float, pens: float = 1.0) -> Path:
    return disc(2 * half / PEN * pens, half / 2, half / 2)


def _disc(half: float) -> Path:
    return _dot(half, 2.0)


def _ring(half: float) -> Path:
    """A circle, and the line to it from the quarter's right edge where the pen is set down."""
    circle = _disc(half)
    vertices = np.concatenate(([[half, half / 2]], circle.vertices[:-1], [[half, half / 2]]))
    return Path(vertices, np.array([MOVE, LINE] + [CURVE] * 12 + [CLOSE], np.uint8))


def _square(half: float) -> Path:
    gap = half / 10
    return rect(gap, gap, half - gap, half - gap)


def _box(half: float) -> Path:
    gap = half / 10
    return rect(gap, gap, half - 3 * gap, half - 3 * gap)


def _triangle(half: float) -> Path:
    return _polygon([(half / 2, 0), (half, half), (0, half)])


def _diamond(half: float) -> Path:
    middle = half / 2
    return _polygon([(middle, 0), (half, middle), (middle, half), (0, middle)])


def _diamond_box(half: float) -> Path:
    middle, end = half / 2, half - 1
    return _polygon([(middle, 1), (end, middle), (middle, end), (1, middle)])


def _lines(size: float) -> Path:
    return joined([_polyline([(0, y), (size, y)]) for y in (size / 4, size * 3 / 4)])


def _weave(size: float) -> Path:
    half = size / 2
    return joined([
        _polyline([(1, 1), (half - 1, half - 1)]), _polyline([(half + 1, size - 1), (size - 1, half + 1)]),
    ])  # fmt: skip


def _zigzag(size: float) -> Path:
    high, low = size / PEN, size / 2 - size / PEN
    points = [(size * place / 4, (high, low)[place % 2]) for place in range(5)]
    return joined([_polyline([(x, y + below) for x, y in points]) for below in (0, size / 2)])


def _diagonal(size: float) -> Path:
    half = size / 2
    return joined([_polyline([(half - 1 - by, by - 1), (size + 1 - by, half + 1 + by)]) for by in (0, half)])


STROKED, FILLED = True, False
# what is in a quarter
QUARTERS: Final[dict[str, tuple[Callable[[float], Path], bool]]] = {
    "plus": (_plus, STROKED),
    "cross": (_cross, STROKED),
    "dash": (_dash, STROKED),
    "dot": (_dot, FILLED),
    "disc": (_disc, FILLED),
    "ring": (_ring, STROKED),
    "square": (_square, FILLED),
    "box": (_box, STROKED),
    "triangle": (_triangle, FILLED),
    "diamond": (_diamond, FILLED),
    "diamond-box": (_diamond_box, STROKED),
}
# what is in a whole tile
WHOLES: Final[dict[str, Callable[[float], Path]]] = {
    "line": _lines,
    "weave": _weave,
    "zigzag": _zigzag,
    "diagonal": _diagonal,
}
# two figures, one to each quarter: the first in the upper left one
PAIRS: Final = {"cross-dash": ("cross", "dash"), "dot-dash": ("dot", "dash")}
# those that are others, turned clockwise by so many quarters
TURNED: Final = {
    "line-vertical": ("line", 1),
    "zigzag-vertical": ("zigzag", 1),
    "diagonal-right-left": ("diagonal", 1),
    "triangle-inverted": ("triangle", 2),
}
# older names
ALIASES: Final = {
    "circle": "disc",
    "triangle-vertical": "triangle-inverted",
    "line-horizontal": "line",
    "line-diagonal-lr": "diagonal",
    "line-diagonal-rl": "diagonal-right-left",
    "zigzag-horizontal": "zigzag",
    "diamond-outline": "diamond-box",
}
SHAPES: Final = (*QUARTERS, *WHOLES, *PAIRS, *TURNED)


def marks(shape: str, size: float) -> list[Mark]:
    """The marks of a tile of that size; KeyError for a name that is none of SHAPES and ALIASES."""
    shape = ALIASES.get(shape, shape)
    half = size / 2
    if shape in WHOLES:
        return [Mark(WHOLES[shape](size), STROKED)]
    if shape in PAIRS:
        (first, first_stroked), (second, second_stroked) = (QUARTERS[name] for name in PAIRS[shape])
        moved = second(half)
        return [Mark(first(half), first_stroked), Mark(Path(moved.vertices + half, moved.codes), second_stroked)]
    if shape in TURNED:
        name, quarters = TURNED[shape]
        return [Mark(Path(_turned(path.vertices, size, quarters), path.codes), how) for path, how in marks(name, size)]
    figure, stroked = QUARTERS[shape]
    return [Mark(_twice(figure(half), half), stroked)]


def _turned(points: Floats, size: float, quarters: int) -> Floats:
    for _ in range(quarters):
        points = np.column_stack((size - points[:, 1], points[:, 0]))
    return points


@lru_cache(32)
def picture(tiles: Tiles, scale: float) -> NDArray[np.uint8]:
    """(N, N, 4) the pixels of one tile, the top row first."""
    from .backend import AggCanvas

    side = max(1, round(tiles.size * scale))
    canvas = AggCanvas(side, side, 1.0, kept=False)
    canvas.paper(tiles.background)
    for path, stroked in marks(tiles.shape, tiles.size):
        path = Path(path.vertices * (side / tiles.size), path.codes)
        if stroked:
            canvas.stroke(path, tiles.color, side / PEN)
        else:
            canvas.fill(path, tiles.color)
    return canvas.pixels().copy()

"""Points: their symbols as paths about the origin, and many of them drawn at once."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise
from math import cos, pi, radians, sin
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

import numpy as np

from ...plot.drawing.paths import CLOSE, LINE, MOVE, Floats, Path, disc
from .pen import Pen

if TYPE_CHECKING:
    from ...plot.drawing.canvas import Canvas, Join

LEAST = 0.1  # px, the radius from which a point is drawn
CROWD = 256  # points from which those that may overlap are stamped on whole pixels
ORDERED, FEW = 2_000, 32  # more points than these, of fewer looks, are drawn look by look
ROUND = 0.516  # share of the radius that is the radius of the corners of a rounded square
HOLLOW = frozenset({"cross", "crossRot", "star", "line", "dash"})  # symbols of lines


class PointOptions(NamedTuple):
    """The options of a point element, resolved; colours as they were written."""

    background_color: Any = "rgba(0,0,0,0.1)"
    border_color: Any = "rgba(0,0,0,0.1)"
    border_width: float = 1
    point_style: Any = "circle"
    radius: float = 3
    rotation: float = 0  # degrees
    hover_radius: float = 4

    @property
    def size(self) -> float:
        """The px it takes at most, across."""
        radius = max(self.radius, self.hover_radius) if self.radius else 0
        return 2 * (radius + self.border_width if radius else 0)


class Source(Protocol):
    """Whose points they are."""

    data: Sequence[Any]

    def options_of(self, index: int) -> PointOptions: ...
    def parsed_at(self, index: int) -> dict[str, Any]: ...


class Point:
    """A point of a dataset, as plugins and functions see it."""

    __slots__ = ("angle", "index", "skip", "source", "stop", "x", "y")

    def __init__(self, source: Source, index: int, x: float, y: float, skip: bool, stop: bool, angle: float) -> None:
        self.source, self.index, self.x, self.y = source, index, x, y
        self.skip, self.stop, self.angle = skip, stop, angle

    @property
    def options(self) -> PointOptions:
        return self.source.options_of(self.index)

    @property
    def parsed(self) -> dict[str, Any]:
        return self.source.parsed_at(self.index)

    @property
    def raw(self) -> Any:
        return self.source.data[self.index]


@lru_cache(256)
def symbol(style: Any, radius: float, rotation: float = 0.0, width: float | None = None) -> Path | None:
    """The path of a symbol about the origin; None where nothing is drawn.

    style : one of Chart.js's point styles; what it does not know is a circle
    rotation : degrees
    width : px, for symbols in legends, which may be wider than high
    """
    # https://www.chartjs.org/docs/4.5.1/configuration/elements.html#point-styles
    if style is False or not radius > 0:
        return None
    draw = _SYMBOLS.get(style) if isinstance(style, str) else None
    if draw is None:
        circle = disc(1.0)
        return Path(circle.vertices * (width / 2 if width else radius, radius), circle.codes)
    return draw(radius, radians(rotation or 0), width)


def _lines(*strokes: Sequence[tuple[float, float]], closed: bool = False) -> Path:
    """Polylines, or polygons."""
    vertices: list[tuple[float, float]] = []
    codes: list[int] = []
    for stroke in strokes:
        vertices += [*stroke, stroke[0]] if closed else stroke
        codes += [MOVE] + [LINE] * (len(stroke) - 1) + [CLOSE] * closed
    return Path(np.array(vertices, float), np.array(codes, np.uint8))


def _triangle(radius: float, turn: float, width: float | None) -> Path:
    across = width / 2 if width else radius
    turns = (turn, turn + 2 * pi / 3, turn + 4 * pi / 3)
    return _lines([(sin(a) * across, -cos(a) * radius) for a in turns], closed=True)


def _rect(radius: float, turn: float, width: float | None) -> Path:
    if turn:
        return _rhombus(radius, turn + pi / 4, width)
    half = radius * 0.5**0.5
    across = width / 2 if width else half
    return _lines([(-across, -half), (across, -half), (across, half), (-across, half)], closed=True)


def _rhombus(radius: float, turn: float, width: float | None) -> Path:
    across = width / 2 if width else radius
    c, s = cos(turn), sin(turn)
    return _lines(
        [(-c * across, -s * radius), (s * across, -c * radius), (c * across, s * radius), (-s * across, c * radius)],
        closed=True,
    )


def _rounded(radius: float, turn: float, width: float | None) -> Path:
    corner = radius * ROUND
    inner = radius - corner
    across = width / 2 - corner if width else inner
    c, s = cos(turn + pi / 4), sin(turn + pi / 4)
    pen = Pen()
    pen.arc(-c * across, -s * inner, corner, turn - pi, turn - pi / 2)
    pen.arc(s * across, -c * inner, corner, turn - pi / 2, turn)
    pen.arc(c * across, s * inner, corner, turn, turn + pi / 2)
    pen.arc(-s * across, c * inner, corner, turn + pi / 2, turn + pi)
    pen.close()
    return pen.path()


def _cross(radius: float, turn: float, width: float | None) -> Path:
    return _lines(*_strokes(radius, turn, width))


def _strokes(radius: float, turn: float, width: float | None) -> list[list[tuple[float, float]]]:
    across = width / 2 if width else radius
    c, s = cos(turn), sin(turn)
    return [
        [(-c * across, -s * radius), (c * across, s * radius)],
        [(s * across, -c * radius), (-s * across, c * radius)],
    ]


def _star(radius: float, turn: float, width: float | None) -> Path:
    return _lines(*_strokes(radius, turn, width), *_strokes(radius, turn + pi / 4, width))


def _line(radius: float, turn: float, width: float | None) -> Path:
    across, down = width / 2 if width else cos(turn) * radius, sin(turn) * radius
    return _lines([(-across, -down), (across, down)])


def _dash(radius: float, turn: float, width: float | None) -> Path:
    return _lines([(0.0, 0.0), (cos(turn) * (width / 2 if width else radius), sin(turn) * radius)])


_SYMBOLS: dict[str, Callable[[float, float, float | None], Path]] = {
    "triangle": _triangle,
    "rect": _rect,
    "rectRounded": _rounded,
    "rectRot": _rhombus,
    "cross": _cross,
    "crossRot": lambda radius, turn, width: _cross(radius, turn + pi / 4, width),
    "star": _star,
    "line": _line,
    "dash": _dash,
}


class Look(NamedTuple):
    """A symbol as it is drawn: None for a fill or an edge that is not seen; edge width in px."""

    shape: Path
    fill: Any
    edge: Any
    width: float
    space: float  # px that it takes across
    cornered: bool


def look_of(options: PointOptions, paint: Callable[[Any], Any]) -> Look | None:
    """What the options of a point look like; None for nothing.

    paint : makes the canvas's paint of a colour
    """
    style = options.point_style if isinstance(options.point_style, (str, bool)) else None
    if not options.radius >= LEAST:
        return None
    shape = symbol(style, float(options.radius), float(options.rotation or 0))
    if shape is None:
        return None
    fill = None if style in HOLLOW else paint(options.background_color)
    edge = paint(options.border_color) if options.border_width > 0 else None
    fill, edge = (None if is_clear(one) else one for one in (fill, edge))
    if fill is None and edge is None:
        return None
    cornered = shape.codes is None or bool((shape.codes == LINE).any())
    return Look(shape, fill, edge, options.border_width, 2 * options.radius + options.border_width, cornered)


def draw_symbol(
    canvas: "Canvas", style: Any, x: float, y: float, radius: float, fill: Any, edge: Any, border_width: float,
    rotation: float = 0.0,
) -> None:  # fmt: skip
    """One symbol. fill, edge : paints, as of chartjs/paint.py."""
    look = look_of(PointOptions(fill, edge, border_width, style, radius, rotation), lambda one: one)
    if look is not None:
        _alike(canvas, np.array([(x, y)], float), look)


def is_clear(paint: Any) -> bool:
    """Whether nothing is seen of a paint."""
    return paint is None or (_is_color(paint) and paint[3] == 0)


def _is_color(paint: Any) -> bool:
    return type(paint) is tuple and len(paint) == 4


def draw(
    canvas: "Canvas", at: Floats, options: PointOptions | Sequence[PointOptions], paint: Callable[[Any], Any]
) -> None:
    """Points, in their order; of very many those of one look together.

    at : (N, 2) px
    options : of each of them, or of all
    """
    if isinstance(options, PointOptions):
        if look := look_of(options, paint):
            _alike(canvas, at, look)
        return
    found: dict[PointOptions | int, int] = {}
    numbers = [found.setdefault(_known_by(one), len(found)) for one in options]
    first_of = {number: i for i, number in reversed(list(enumerate(numbers)))}
    looks = [look_of(options[first_of[number]], paint) for number in range(len(found))]
    if len(numbers) > ORDERED and len(looks) <= FEW:
        of_each = np.array(numbers)
        groups = [(number, at[of_each == number]) for number in range(len(looks))]
    else:
        ends = [i for i in range(1, len(numbers)) if numbers[i] != numbers[i - 1]]
        groups = [(numbers[a], at[a:b]) for a, b in pairwise([0, *ends, len(numbers)])] if numbers else []
    for number, places in groups:
        if look := looks[number]:
            _alike(canvas, places, look)


def _known_by(options: PointOptions) -> PointOptions | int:
    """What options are told from others by: their values, or who they are where a value cannot be compared."""
    try:
        hash(options)
    except TypeError:
        return id(options)
    return options


def _alike(canvas: "Canvas", at: Floats, look: Look) -> None:
    """Points of one look."""
    shape, fill, edge, width, space, cornered = look
    if len(at) > 1 and _apart(at, space):
        shape, at = _repeated(shape, at), np.zeros((1, 2))
    elif len(at) > CROWD and (fill is None or _is_color(fill)) and (edge is None or _is_color(edge)):
        canvas.markers(shape, at, fill or (0.0, 0.0, 0.0, 0.0), edge, width)
        return
    join: Join = "miter" if cornered else "round"
    for place in at:
        there = Path(shape.vertices + place, shape.codes)
        if fill is not None:
            canvas.fill(there, fill)
        if edge is not None:
            canvas.stroke(there, edge, width, (), "butt", join)


def _apart(at: Floats, size: float) -> bool:
    """Whether no two points can meet: they are in order, each farther along than the size."""
    for places in at.T:
        steps = np.diff(places)
        if bool((steps > size).all()) or bool((steps < -size).all()):
            return True
    return False


def _repeated(shape: Path, at: Floats) -> Path:
    """One path of a shape at many places."""
    vertices = (shape.vertices + at[:, None]).reshape(-1, 2)
    return Path(vertices, None if shape.codes is None else np.tile(shape.codes, len(at)))

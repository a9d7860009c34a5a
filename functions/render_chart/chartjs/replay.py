"""What a plugin of a config draws itself: the commands it gave to a 2D context, drawn on a canvas of ours.

https://html.spec.whatwg.org/multipage/canvas.html#2dcontext
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from math import atan2, cos, hypot, isfinite, pi, sin, sqrt, tan
from typing import TYPE_CHECKING, Any

import numpy as np

from ..plot.drawing.paths import CLOSE, CURVE, LINE, MOVE, Path
from . import fonts
from .elements.pen import Pen
from .layouts import LAST_FONT
from .options import word
from .paint import faded, is_clear, paint
from .pens import cap_of, dashes, join_of, px
from .scales.arithmetic import text_of

if TYPE_CHECKING:
    from ..plot.drawing.canvas import Canvas
    from .chart import Chart

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
STRAIGHT = 1e-9  # sine of an angle that is none
FAR = 1e7  # px; what leads farther away is no part of a path
STATES = 1_000  # that `save` keeps: a plugin that saves more often forgets to restore
PX = {"px": 1.0, "pt": 4 / 3, "em": 16.0, "rem": 16.0}
BASELINES = {"top": "top", "hanging": "top", "middle": "middle", "bottom": "bottom", "ideographic": "bottom"}
_FONT = re.compile(
    r"\s*(?P<words>(?:[\w-]+\s+)*?)(?P<size>\d*\.?\d+)(?P<unit>px|pt|em|rem)(?:\s*/\s*[\w.%]+)?\s+(?P<family>.+)"
)
STATE: dict[str, Any] = {
    "fillStyle": "#000000",
    "strokeStyle": "#000000",
    "lineWidth": 1.0,
    "lineCap": "butt",
    "lineJoin": "miter",
    "lineDashOffset": 0.0,
    "font": None,  # the one that was measured in last, as the chart's context keeps it
    "textAlign": "start",
    "textBaseline": "alphabetic",
    "globalAlpha": 1.0,
    "globalCompositeOperation": "source-over",
}
COVERING = ("source-over", "destination-over", "copy")  # what has some meaning on a picture that is drawn once


def replay(canvas: Canvas, chart: Chart, commands: Sequence[Sequence[Any]]) -> None:
    """Draw what a plugin drew; what is no command, or has no meaning in a picture, is passed over."""
    player = _Player(canvas, chart)
    for name, *arguments in commands:
        verb = _VERBS.get(name) if type(name) is str else None
        if verb is not None:
            verb(player, arguments)
    if player.clipped:
        canvas.clip_path(None)


class _Player:
    def __init__(self, canvas: Canvas, chart: Chart) -> None:
        self.canvas, self.chart = canvas, chart
        self.state = dict(STATE)
        self.dash: tuple[float, ...] = ()
        self.matrix = IDENTITY
        self.clip: Path | None = None
        self.clipped = False
        self.kept: list[tuple[dict[str, Any], tuple[float, ...], Matrix, Path | None]] = []
        self.vertices: list[tuple[float, float]] = []
        self.codes: list[int] = []
        self.start = self.at = (0.0, 0.0)  # px before `matrix`

    # -- state

    def set(self, given: list[Any]) -> None:
        if len(given) == 2 and type(given[0]) is str and given[0] in self.state:
            self.state[given[0]] = given[1]

    def save(self, _: list[Any]) -> None:
        if len(self.kept) < STATES:
            self.kept.append((dict(self.state), self.dash, self.matrix, self.clip))

    def restore(self, _: list[Any]) -> None:
        if self.kept:
            clip = self.clip
            self.state, self.dash, self.matrix, self.clip = self.kept.pop()
            if self.clip is not clip:
                self.canvas.clip_path(self.clip)

    def set_dash(self, given: list[Any]) -> None:
        self.dash = dashes(given[0] if given else None)

    def transform(self, given: list[Any]) -> None:
        if (by := _numbers(given, 6)) is not None:
            self.matrix = _product(self.matrix, (by[0], by[1], by[2], by[3], by[4], by[5]))

    def set_transform(self, given: list[Any]) -> None:
        self.matrix = IDENTITY
        self.transform(given)

    def translate(self, given: list[Any]) -> None:
        if (by := _numbers(given, 2)) is not None:
            self.transform([1, 0, 0, 1, *by])

    def scale(self, given: list[Any]) -> None:
        if (by := _numbers(given, 2)) is not None:
            self.transform([by[0], 0, 0, by[1], 0, 0])

    def rotate(self, given: list[Any]) -> None:
        if (by := _numbers(given, 1)) is not None:
            c, s = cos(by[0]), sin(by[0])
            self.transform([c, s, -s, c, 0, 0])

    @property
    def enlarged(self) -> float:
        """How many times as long lengths are, on average."""
        a, b, c, d, *_ = self.matrix
        return sqrt(abs(a * d - b * c))

    # -- paths

    def begin(self, _: list[Any]) -> None:
        self.vertices, self.codes = [], []

    def _add(self, code: int, *points: tuple[float, float]) -> None:
        self._add_all(points, [code] * len(points))

    def _add_all(self, points: Sequence[tuple[float, float]], codes: list[int]) -> None:
        """Add to the path, unless it leads too far away."""
        a, b, c, d, e, f = self.matrix
        places = [(a * x + c * y + e, b * x + d * y + f) for x, y in points]
        if places and all(abs(x) + abs(y) < FAR for x, y in places) and (self.codes or codes[0] == MOVE):
            self.vertices += places
            self.codes += codes
            self.at = points[-1]

    def move(self, given: list[Any]) -> None:
        if (to := _numbers(given, 2)) is not None:
            self.start = (to[0], to[1])
            self._add(MOVE, self.start)

    def line(self, given: list[Any]) -> None:
        if (to := _numbers(given, 2)) is not None:
            if not self.codes:
                self.move(given)
            else:
                self._go_on()
                self._add(LINE, (to[0], to[1]))

    def _go_on(self) -> None:
        if not self.codes or self.codes[-1] == CLOSE:
            self._add(MOVE, self.start)

    def cubic(self, given: list[Any]) -> None:
        if (to := _numbers(given, 6)) is not None:
            if not self.codes:
                self.move(to[:2])
            self._go_on()
            self._add(CURVE, (to[0], to[1]), (to[2], to[3]), (to[4], to[5]))

    def quadratic(self, given: list[Any]) -> None:
        if (to := _numbers(given, 4)) is not None:
            x, y = self.at if self.codes else (to[0], to[1])
            ends = ((x, y), (to[2], to[3]))
            toward = [(end[0] + 2 * (to[0] - end[0]) / 3, end[1] + 2 * (to[1] - end[1]) / 3) for end in ends]
            self.cubic([*toward[0], *toward[1], to[2], to[3]])

    def arc(self, given: list[Any]) -> None:
        if (to := _numbers(given, 5)) is not None and to[2] >= 0:
            pen = Pen()
            pen.arc(to[0], to[1], to[2], to[3], to[4], len(given) > 5 and bool(given[5]))
            self._join(pen.vertices, pen.codes)

    def ellipse(self, given: list[Any]) -> None:
        if (to := _numbers(given, 7)) is not None and to[2] >= 0 and to[3] >= 0:
            x, y, across, down, turn, start, end = to
            pen = Pen()
            pen.arc(0.0, 0.0, 1.0, start, end, len(given) > 7 and bool(given[7]))
            c, s = cos(turn), sin(turn)
            points = [(x + across * c * u - down * s * v, y + across * s * u + down * c * v) for u, v in pen.vertices]
            self._join(points, pen.codes)

    def arc_to(self, given: list[Any]) -> None:
        if (to := _numbers(given, 5)) is None:
            return
        if not self.codes:
            self.move(to[:2])
        (x0, y0), (x1, y1, x2, y2, radius) = self.at, to
        one, other = hypot(x0 - x1, y0 - y1), hypot(x2 - x1, y2 - y1)
        if not (one and other and radius > 0):
            self.line([x1, y1])
            return
        back, on = ((x0 - x1) / one, (y0 - y1) / one), ((x2 - x1) / other, (y2 - y1) / other)
        cross = back[0] * on[1] - back[1] * on[0]
        half = abs(atan2(cross, back[0] * on[0] + back[1] * on[1])) / 2  # of the angle between the two lines
        if abs(cross) < STRAIGHT:
            self.line([x1, y1])
            return
        between = back[0] + on[0], back[1] + on[1]
        far = radius / sin(half) / hypot(*between)
        center = x1 + between[0] * far, y1 + between[1] * far
        touching = [(x1 + side[0] * radius / tan(half), y1 + side[1] * radius / tan(half)) for side in (back, on)]
        angles = (atan2(y - center[1], x - center[0]) for x, y in touching)
        self.arc([*center, radius, *angles, cross > 0])

    def _join(self, points: list[tuple[float, float]], codes: list[int]) -> None:
        """Add an arc, with a straight line to where it begins."""
        if not points:
            return
        if self.codes:
            self._go_on()
            codes = [LINE, *codes[1:]]
        else:
            self.start = points[0]
        self._add_all(points, codes)

    def close(self, _: list[Any]) -> None:
        if self.codes:
            self._add(CLOSE, self.start)

    def rect(self, given: list[Any]) -> None:
        if (to := _numbers(given, 4)) is not None:
            x, y, width, height = to
            self.move([x, y])
            for corner in ((x + width, y), (x + width, y + height), (x, y + height)):
                self._add(LINE, corner)
            self.close([])

    def round_rect(self, given: list[Any]) -> None:
        if (to := _numbers(given, 4)) is not None:
            asked = given[4] if len(given) > 4 else 0
            x, y, width, height = to
            radius = _number(asked[0] if type(asked) is list and asked else asked)
            r = max(0.0, min(radius, abs(width) / 2, abs(height) / 2))
            left, top, right, bottom = x + r, y + r, x + width - r, y + height - r
            self.move([left, y])
            for quarter, middle in enumerate(((right, top), (right, bottom), (left, bottom), (left, top)), -1):
                self.arc([*middle, r, quarter * pi / 2, (quarter + 1) * pi / 2])
            self.close([])
            self.start = (x, y)

    def path(self) -> Path:
        return Path(np.array(self.vertices, float).reshape(-1, 2), np.array(self.codes, np.uint8))

    # -- ink

    def ink(self, name: str) -> Any:
        """What is painted with, None where nothing is to be seen."""
        if self.state["globalCompositeOperation"] not in COVERING:
            return None
        found = faded(paint(self.state[name], self.chart), _number(self.state["globalAlpha"], 1.0))
        return None if is_clear(found) else found

    def fill(self, _: list[Any]) -> None:
        color = self.ink("fillStyle")
        if color is not None and len(self.codes) > 1:
            self.canvas.fill(self.path(), color)

    def stroke(self, _: list[Any]) -> None:
        color, state = self.ink("strokeStyle"), self.state
        width = px(_number(state["lineWidth"], 1.0) * self.enlarged)
        if color is not None and len(self.codes) > 1 and width > 0:
            cap, join = cap_of(state["lineCap"]), join_of(state["lineJoin"])
            dash = dashes([length * self.enlarged for length in self.dash])
            offset = px(_number(state["lineDashOffset"]) * self.enlarged)
            self.canvas.stroke(self.path(), color, width, dash, cap, join, offset)

    def clip_path(self, _: list[Any]) -> None:
        if self.codes:
            self.clip, self.clipped = self.path(), True
            self.canvas.clip_path(self.clip)

    def _apart(self, verb: Callable[[list[Any]], None], given: list[Any]) -> None:
        """Draw a rectangle that is no part of the path."""
        before = self.vertices, self.codes
        self.begin([])
        self.rect(given)
        verb([])
        self.vertices, self.codes = before

    def fill_rect(self, given: list[Any]) -> None:
        self._apart(self.fill, given)

    def stroke_rect(self, given: list[Any]) -> None:
        self._apart(self.stroke, given)

    def fill_text(self, given: list[Any]) -> None:
        self._text(given, self.ink("fillStyle"), None)

    def stroke_text(self, given: list[Any]) -> None:
        self._text(given, None, self.ink("strokeStyle"))

    def _text(self, given: list[Any], color: Any, edge: Any) -> None:
        place = _numbers(given[1:], 2)
        if place is None or given[0] is None or (color is None and edge is None):
            return
        a, b, c, d, e, f = self.matrix
        x, y = a * place[0] + c * place[1] + e, b * place[0] + d * place[1] + f
        css, last = self.state["font"], self.chart.state.get(LAST_FONT, fonts.Font())
        size = min(last.size * self.enlarged, fonts.LARGEST)
        font = font_of(str(css), self.enlarged) if css else last._replace(size=size)
        align = {"start": "left", "end": "right"}.get(asked := word(self.state["textAlign"]), asked)
        baseline = BASELINES.get(word(self.state["textBaseline"]), "alphabetic")
        most = _number(given[3]) * self.enlarged if len(given) > 3 and given[3] is not None else None
        fonts.draw_text(
            self.canvas, text_of(given[0]), x, y, font, (0.0, 0.0, 0.0, 0.0) if color is None else color,
            align if align in ("left", "center", "right") else "left", baseline, atan2(b, a), edge,
            px(_number(self.state["lineWidth"], 1.0) * self.enlarged) if edge is not None else 0.0, most,
        )  # fmt: skip


def font_of(css: str, enlarged: float = 1.0) -> fonts.Font:
    """The font that CSS words describe."""
    match = _FONT.match(css)
    if match is None:
        return fonts.to_font({"size": 10 * enlarged})
    words = match["words"].split()
    weight = next((word for word in words if word.startswith("bold") or word.isdigit()), None)
    style = next((word for word in words if word in ("italic", "oblique")), None)
    size = float(match["size"]) * PX[match["unit"]] * enlarged
    return fonts.to_font({"size": size, "weight": weight, "style": style, "family": match["family"]})


def _number(value: Any, otherwise: float = 0.0) -> float:
    try:
        number = float(value)
    except (TypeError, ValueError):
        return otherwise
    return number if isfinite(number) else otherwise


def _numbers(given: Sequence[Any], count: int) -> list[float] | None:
    """The first arguments as numbers; None where one is none, and a canvas does nothing."""
    if len(given) < count:
        return None
    try:
        numbers = [float(one) for one in given[:count]]
    except (TypeError, ValueError):
        return None
    return numbers if all(isfinite(one) for one in numbers) else None


def _product(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f


_VERBS: dict[str, Callable[[_Player, list[Any]], None]] = {
    "=": _Player.set,
    "save": _Player.save,
    "restore": _Player.restore,
    "setLineDash": _Player.set_dash,
    "transform": _Player.transform,
    "setTransform": _Player.set_transform,
    "resetTransform": _Player.set_transform,
    "translate": _Player.translate,
    "scale": _Player.scale,
    "rotate": _Player.rotate,
    "beginPath": _Player.begin,
    "closePath": _Player.close,
    "moveTo": _Player.move,
    "lineTo": _Player.line,
    "bezierCurveTo": _Player.cubic,
    "quadraticCurveTo": _Player.quadratic,
    "arc": _Player.arc,
    "arcTo": _Player.arc_to,
    "ellipse": _Player.ellipse,
    "rect": _Player.rect,
    "roundRect": _Player.round_rect,
    "fill": _Player.fill,
    "stroke": _Player.stroke,
    "clip": _Player.clip_path,
    "fillRect": _Player.fill_rect,
    "strokeRect": _Player.stroke_rect,
    "fillText": _Player.fill_text,
    "strokeText": _Player.stroke_text,
}

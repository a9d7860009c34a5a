"""Text of a chart: fonts from options, how wide it is, and its drawing as a canvas does it.

The face has the widths of Arial, which Chart.js asks for: https://www.chartjs.org/docs/4.5.1/general/fonts.html
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextvars import ContextVar
from functools import lru_cache
from math import cos, degrees, isfinite, radians, sin
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from ..errors import TooLargeError
from ..limits import LETTERS, LINE_CHARS, TEXT_LINES
from ..plot.drawing.paints import Paint
from ..plot.drawing.paths import Path, polyline, rect
from ..plot.typesetting import fonts, shaping
from .options import Options, word
from .paint import is_clear
from .pens import FARTHEST
from .scales.arithmetic import text_of

if TYPE_CHECKING:
    from ..plot.drawing.canvas import Canvas, Join, Rgba

FAMILY = "'Helvetica Neue', 'Helvetica', 'Arial', sans-serif"
SIZE, LINE_HEIGHT = 12.0, 1.2
LIGHTEST_BOLD = 600  # CSS takes the bold face for weights from here on where there are 400 and 700 alone
BOLD_WORDS = {"bold", "bolder"}
LARGEST = 4_000.0  # px of letters: no picture has room for larger ones
OTHER, SET = 10, 50  # letters that one counts for that is not of ASCII, and that setting a line does
NEAR = 2 * FARTHEST  # px from the corner of the picture, across and down, to where text is set that may be seen
DECORATION = 2.0  # px; the thickness of a line through or under text

# Words of font families → the main face, the first that occurs in one. Anything else is Arial.
FACES: Final = (
    ("mono", "mono"), ("courier", "mono"), ("consolas", "mono"), ("menlo", "mono"),
    ("sans", fonts.ARIAL), ("times", "serif"), ("georgia", "serif"), ("serif", "serif"), ("inter", fonts.MAIN),
)  # fmt: skip
# em from where the text is set down to its base line: the em square, by the ascender (1491) and descender (431 of 2048)
# of OS/2, as browsers have it: https://html.spec.whatwg.org/multipage/canvas.html#dom-context-2d-textbaseline
ABOVE, BELOW = 1491 / 1922, 431 / 1922
BASELINES: Final = {
    "alphabetic": 0.0, "ideographic": 0.0, "top": ABOVE, "middle": (ABOVE - BELOW) / 2, "bottom": -BELOW,
    "hanging": 0.8 * 1854 / 2048,
}  # fmt: skip
ALIGNS: Final = {"left": 0.0, "start": 0.0, "center": 0.5, "right": 1.0, "end": 1.0}

_HEIGHT = re.compile(r"^(normal|(\d+(?:\.\d+)?)(px|em|%)?)$")
_INTEGER = re.compile(r"\s*[+-]?\d+")


class Font(NamedTuple):
    """A font of a chart.

    size, line_height : px
    face : the main face, as of plot/typesetting/fonts.py
    """

    size: float = SIZE
    style: str | None = None
    weight: Any = None
    family: str = FAMILY
    line_height: float = SIZE * LINE_HEIGHT
    bold: bool = False
    face: str = fonts.ARIAL

    @property
    def css(self) -> int:
        """Its weight in figures."""
        return 700 if self.bold else 400


USUAL: Final = Font()


def face_of(family: str, slanted: bool = False) -> str:
    """The main face for a list of families, of which the first that is known is taken."""
    face = fonts.ARIAL
    for name in family.lower().split(","):
        if "helvetica" in name or "arial" in name:
            break
        known = next((face for word, face in FACES if word in name), None)
        if known:
            face = known
            break
    return fonts.ARIAL_ITALIC if slanted and face == fonts.ARIAL else face


def to_font(options: Options | dict[str, Any] | None, fallback: Font | None = None) -> Font:
    """The font that some `font` options describe."""
    base = fallback or USUAL
    get = getattr(options, "get", None)
    if get is None or (type(options) is Options and options.empty):  # as most are
        return base
    size, style, weight, family, height = (get(name) for name in ("size", "style", "weight", "family", "lineHeight"))
    return _font(
        _number(size, base.size),
        base.style if style is None else str(style),
        weight if isinstance(weight, str | int | float) else base.weight,
        base.family if family is None else str(family),
        height if isinstance(height, str | int | float) else base.line_height / (base.size or 1),
    )


@lru_cache(256)
def _font(size: float, style: str | None, weight: Any, family: str, height: Any) -> Font:
    word = str(weight).strip().lower()
    bold = word in BOLD_WORDS or (word.isdigit() and int(word) >= LIGHTEST_BOLD) or "bold" in (style or "")
    face = face_of(family, bool(style) and style in ("italic", "oblique"))
    return Font(size, style, weight, family, line_height(height, size), bold, face)


def _number(value: Any, otherwise: float) -> float:
    if isinstance(value, str):
        found = _INTEGER.match(value)
        value = float(found[0]) if found else otherwise
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        return otherwise
    return max(0.0, min(float(value), LARGEST))


def line_height(value: Any, size: float) -> float:
    """px from one base line to the next: a number of em, or with px, em or %; 1.2 em for anything else."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        plain = value == 0 or 1e-6 <= value < 1e21  # Chart.js reads a number as it is written, without exponents
        return min(size * (value if plain else LINE_HEIGHT), LARGEST)
    match = _HEIGHT.match(str(value))
    if match is None or match[1] == "normal":
        return size * LINE_HEIGHT
    number = float(match[2])
    return min(number if match[3] == "px" else size * (number / 100 if match[3] == "%" else number), LARGEST)


_letters_left: ContextVar[list[int] | None] = ContextVar("letters left", default=None)  # of a chart that is drawn


class _within:  # noqa: N801  a context manager, which takes a third of the time of one that is a generator
    """A context variable with another value."""

    __slots__ = ("_before", "_value", "_variable")

    def __init__(self, variable: ContextVar[Any], value: Any) -> None:
        self._variable, self._value = variable, value

    def __enter__(self) -> None:
        self._before = self._variable.set(self._value)

    def __exit__(self, *_error: object) -> None:
        self._variable.reset(self._before)


def counted() -> _within:
    """Count the letters that are measured and set from now on: beyond limits.LETTERS it raises TooLargeError."""
    return _within(_letters_left, [LETTERS])


def _line(text: Any, more: int = 0) -> str:
    """A line of text as it is written, as long as it may be. Raises TooLargeError.

    more : letters that it counts besides
    """
    return _lines([text], more)[0]


def _lines(texts: Iterable[Any], more: int = 0) -> list[str]:
    """`_line` of several texts."""
    lines = [(text if type(text) is str else text_of(text))[:LINE_CHARS] for text in texts]
    left = _letters_left.get()
    if left is not None:
        others = [line for line in lines if not line.isascii()]
        left[0] -= sum(map(len, lines)) + sum(map(len, others)) * (OTHER - 1) + more * len(lines)
        if left[0] < 0:
            raise TooLargeError("There is too much text.", "c", "Shorter labels, or fewer of them.")
    return lines


def text_width(string: str, font: Font) -> float:
    """How far a line of text reaches in px."""
    return text_widths([string], font)[0]


def text_widths(strings: Iterable[str], font: Font) -> list[float]:
    """How far lines of text reach in px."""
    bold, face, size = font.bold, font.face, font.size
    return [shaping.layout(line, bold, False, "", face).width * size for line in _lines(strings)]


def longest_width(strings: Iterable[str | list[str] | None], font: Font) -> float:
    """The width of the longest of some labels, of which each may have several lines."""
    longest = 0.0
    for string in strings:
        for line in string if isinstance(string, list) else (string,):
            if line is not None:
                longest = max(longest, text_width(line, font))
    return longest


class Backdrop(NamedTuple):
    """A rectangle behind text; its place is counted from where the text is set, and turns with it."""

    left: float
    top: float
    width: float
    height: float
    color: Any  # Rgba | Paint


def draw_text(
    canvas: Canvas,
    text: Any,
    x: float,
    y: float,
    font: Font,
    color: Rgba | Paint,
    align: str = "left",
    baseline: str = "alphabetic",
    rotation: float = 0.0,
    stroke_color: Rgba | Paint | None = None,
    stroke_width: float = 0.0,
    max_width: float | None = None,
    backdrop: Backdrop | None = None,
    strikethrough: bool = False,
    underline: bool = False,
    decoration_width: float = DECORATION,
    stroke_join: Join = "miter",
) -> None:
    """Set one line of text, or several below each other, the first of them at (x, y); at no place, none.

    rotation : radians, clockwise, about (x, y)
    stroke_color, stroke_width : of a line around the letters, under them
    max_width : px; what is wider is made narrower
    """
    if not abs(x) + abs(y) < NEAR or not isfinite(rotation) or not font.size:
        return
    lines = text[:TEXT_LINES] if isinstance(text, list) else [text]
    c, s = (cos(rotation), sin(rotation)) if rotation else (1.0, 0.0)
    angle = -degrees(rotation) if rotation else 0.0
    at, down = ALIGNS.get(word(align), 0.0), BASELINES.get(word(baseline), 0.0) * font.size
    with _within(shaping.MAIN, font.face):
        for index, line in enumerate(lines):
            below = index * font.line_height
            string = "" if line is None else _line(line, SET)
            if backdrop is not None:
                canvas.fill(_turned(backdrop, x, y, c, s), backdrop.color)
            base = below + down
            place = (x - base * s, y + base * c) if rotation else (x, y + base)
            stroked = stroke_width > 0 and stroke_color is not None and not is_clear(stroke_color)
            squeezed = max_width is not None and 0 <= max_width < text_width(string, font)
            if squeezed or stroked or isinstance(color, Paint):
                share = (max_width or 0) / text_width(string, font) if squeezed else 1.0
                letters = _outlines(canvas, string, place, font, at, angle, share)
                if letters is not None and stroked and stroke_color is not None:
                    canvas.stroke(letters, stroke_color, stroke_width, (), "butt", stroke_join)
            if squeezed or isinstance(color, Paint):
                if letters is not None:
                    canvas.fill(letters, color)
            elif color[3]:
                canvas.text(string, *place, font.size, color, font.css, at, angle)
            if strikethrough or underline:
                _decorate(canvas, string, (x, y + below), font, color, at, down, strikethrough, decoration_width)


def _turned(box: Backdrop, x: float, y: float, c: float, s: float) -> Path:
    path = rect(box.left, box.top, box.left + box.width, box.top + box.height)
    across, down = path.vertices.T
    vertices = path.vertices.copy()
    vertices[:, 0], vertices[:, 1] = x + across * c - down * s, y + across * s + down * c
    return Path(vertices, path.codes)


def _outlines(
    canvas: Canvas, string: str, place: tuple[float, float], font: Font, align: float, angle: float, share: float
) -> Path | None:
    """The letters of a line as a path, their widths a share of what they are."""
    from ..plot.drawing.outlines import text_path

    if share == 1.0:
        snapped = canvas.scale if canvas.sets_on_pixels else 0.0
        return text_path(string, *place, font.size, font.css, align, angle, canvas.lang, snapped)
    path = text_path(string, 0.0, 0.0, font.size, font.css, align, 0.0, canvas.lang, 0.0)
    if path is None:
        return None
    turn = radians(-angle)
    across, down = path.vertices[:, 0] * share, path.vertices[:, 1].copy()
    path.vertices[:, 0] = place[0] + across * cos(turn) - down * sin(turn)
    path.vertices[:, 1] = place[1] + across * sin(turn) + down * cos(turn)
    return path


def _decorate(
    canvas: Canvas, string: str, place: tuple[float, float], font: Font, color: Rgba | Paint, align: float,
    down: float, through: bool, width: float,
) -> None:  # fmt: skip
    """Draw a line through or under the letters, as far as their ink reaches."""
    from ..plot.typesetting.text import ink

    left, top, right, bottom = ink(string, font.size, font.css)
    x = place[0] - text_width(string, font) * align
    y = place[1] + down + ((top + bottom) / 2 if through else bottom)
    canvas.stroke(polyline(np.array([x + left, x + right]), np.array([y, y])), color, width, (), "butt", "miter")


def draw_texts(
    canvas: Canvas,
    placed: list[tuple[str, float, float]],
    font: Font,
    color: Rgba,
    align: str = "left",
    baseline: str = "alphabetic",
) -> None:
    """Set several level lines of text at their (x, y): quicker than one by one where they are in a row or a column."""
    if color[3] and font.size:
        down = BASELINES.get(baseline, 0.0) * font.size
        with _within(shaping.MAIN, font.face):
            lines = zip(_lines([string for string, _, _ in placed], SET), placed, strict=True)
            near = [(line, x, y + down) for line, (_, x, y) in lines if abs(x) + abs(y) < NEAR]
            canvas.texts(near, font.size, color, font.css, ALIGNS.get(align, 0.0))

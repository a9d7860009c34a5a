"""Glyphs as outlines, for formats that draw them as paths."""

from functools import lru_cache
from math import cos, floor, radians, sin
from typing import NamedTuple

import numpy as np
import uharfbuzz as hb

from render_chart.plot.drawing.paths import CLOSE, CURVE, LINE, MOVE, Codes, Floats, Path, joined
from render_chart.plot.typesetting import fonts
from render_chart.plot.typesetting.fonts import Face
from render_chart.plot.typesetting.shaping import MAIN, layout
from render_chart.plot.typesetting.stamps import STEPS


class Segment(NamedTuple):
    """One step of an outline: M, L, Q, C or Z, and its points (x, y, x, y …) in the font's units, y up."""

    command: str
    points: tuple[float, ...]


def _segments() -> hb.DrawFuncs:
    """What appends each step that HarfBuzz draws to a list."""

    def move(x: float, y: float, outline: list[Segment]) -> None:
        outline.append(Segment("M", (x, y)))

    def line(x: float, y: float, outline: list[Segment]) -> None:
        outline.append(Segment("L", (x, y)))

    def quadratic(x1: float, y1: float, x: float, y: float, outline: list[Segment]) -> None:
        outline.append(Segment("Q", (x1, y1, x, y)))

    def cubic(x1: float, y1: float, x2: float, y2: float, x: float, y: float, outline: list[Segment]) -> None:
        outline.append(Segment("C", (x1, y1, x2, y2, x, y)))

    def close(outline: list[Segment]) -> None:
        outline.append(Segment("Z", ()))

    functions = hb.DrawFuncs()
    functions.set_move_to_func(move)
    functions.set_line_to_func(line)
    functions.set_quadratic_to_func(quadratic)
    functions.set_cubic_to_func(cubic)
    functions.set_close_path_func(close)
    return functions


_SEGMENTS = _segments()


def outline(face: Face, glyph: int) -> list[Segment]:
    """The outline of a glyph, emboldened where the face is; empty for a space."""
    found: list[Segment] = []
    face.font.draw_glyph(glyph, _SEGMENTS, found)
    return found


@lru_cache(4096)  # some 2 MB
def svg_path(face: Face, glyph: int) -> str:
    """The `d` of an SVG path in the font's units, y down; "" for a space."""
    steps = []
    for command, points in outline(face, glyph):
        down = (round(-value if index % 2 else value) for index, value in enumerate(points))
        steps.append(command + " ".join(map(str, down)))
    return "".join(steps).replace(" -", "-")


@lru_cache(1024)
def pdf_path(face: Face, glyph: int) -> str:
    """The path operators of a PDF page in the font's units, with nothing painted; "" for a space."""
    steps = []
    here = (0.0, 0.0)
    for command, points in outline(face, glyph):
        if command == "Q":  # a PDF has cubic curves alone
            points = cubic(here, points)
        steps.append(" ".join([*map(str, map(round, points)), PDF_OPERATORS[command]]))
        here = (points[-2], points[-1]) if points else here
    return " ".join(steps)


PDF_OPERATORS = {"M": "m", "L": "l", "Q": "c", "C": "c", "Z": "h"}


def cubic(start: tuple[float, float], points: tuple[float, ...]) -> tuple[float, ...]:
    """The cubic curve that is the quadratic one from `start`: its controls lie two thirds of the way to the one."""
    x0, y0 = start
    x1, y1, x, y = points
    return (x0 + (x1 - x0) * 2 / 3, y0 + (y1 - y0) * 2 / 3, x + (x1 - x) * 2 / 3, y + (y1 - y) * 2 / 3, x, y)


CODES = {"M": [MOVE], "L": [LINE], "Q": [CURVE] * 3, "C": [CURVE] * 3, "Z": [CLOSE]}


@lru_cache(1024)
def glyph_path(face: Face, glyph: int) -> tuple[Floats, Codes]:
    """The outline of a glyph as the vertices and codes of a path, in the font's units, y up."""
    vertices: list[float] = []
    codes: list[int] = []
    here = (0.0, 0.0)
    for command, points in outline(face, glyph):
        vertices += cubic(here, points) if command == "Q" else points or here
        codes += CODES[command]
        here = (points[-2], points[-1]) if points else here
    return np.array(vertices, float).reshape(-1, 2), np.array(codes, np.uint8)


def text_path(
    string: str, x: float, y: float, size: float, weight: int, align: float, angle: float, lang: str, scale: float
) -> Path | None:
    """The outlines of a string set at (x, y), None where it has none.

    align, angle : as in Canvas.text
    scale : device pixels to a px where level letters stand on whole ones, as those of text.coverage do; else 0
    """
    line = layout(string, weight >= fonts.LIGHTEST_SEMIBOLD, False, lang, MAIN.get())
    c, s = cos(radians(angle)), sin(radians(angle))
    back = line.width * size * align
    x, y = x - back * c, y + back * s
    if scale and not angle:
        x, y = floor(x * scale * STEPS + 0.5) / STEPS / scale, floor(y * scale + 0.5) / scale
    turn = np.array(((c, -s), (-s, -c)))  # y down
    parts = []
    for face, glyphs in line.runs:
        fit = fonts.fit(face, size * scale) if scale and angle % 90 == 0 else None
        for glyph, along, up in glyphs:
            vertices, codes = glyph_path(face, glyph)
            if len(codes):
                stretch = (size * face.per_em, size * face.per_em * (1.0 if fit is None else fit[glyph]))
                placed = vertices * stretch + (along * size, up * size)
                parts.append(Path(placed @ turn + (x, y), codes))
    return joined(parts) if parts else None

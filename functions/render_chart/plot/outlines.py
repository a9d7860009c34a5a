"""Glyphs as outlines, for formats that draw them as paths."""

from functools import lru_cache
from typing import NamedTuple

import uharfbuzz as hb

from render_chart.plot.fonts import Face


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

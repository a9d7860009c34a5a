"""Text: measured, and drawn as coverage, with HarfBuzz.

Coordinates are device pixels, x to the right and y down. A pen position is on the baseline.
"""

import math
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import uharfbuzz as hb

from render_chart.plot.typesetting import fonts
from render_chart.plot.typesetting.shaping import MAIN, Layout, language, layout, width
from render_chart.plot.typesetting.stamps import STEPS, Coverage, Pixels, may_be_stamped, rendered, stamped
from render_chart.plot.typesetting.wrapping import shorten, wrap

__all__ = [
    "ASCENT", "CAP_HEIGHT", "DESCENT", "X_HEIGHT",
    "Coverage", "coverage", "ink", "language", "shorten", "width", "wrap",
]  # fmt: skip

# Inter's; em. Other scripts reach further: leave 1.4 em from baseline to baseline, or ask `ink`.
ASCENT, DESCENT, CAP_HEIGHT, X_HEIGHT = 0.969, 0.241, 0.727, 0.546

COMES_AGAIN = 4  # characters: numbers and names of months, whose pictures are worth keeping even where stamps make them
KEPT_AXES = 64  # rows and columns of such strings; letters of 32 px on a side of RASTER_SIDE, all are 20 MB
KEPT_PIXELS = 8_192  # a string's picture up to this many pixels is kept: 1,024 of them are 8 MB at most
RASTER_SIDE = 3_500  # px; RasterDraw cuts pictures at 4,096 px unless it is told their size
EM_REACH = 3.0  # em; what marks and tall scripts reach, and more
FITTING_ROOM = 0.1  # em; how far fitting to pixels may raise the highest letter
LIGHT_GAMMA = 1 / 1.25  # light letters on a dark ground look thinner than they are; 1 / 2, linear light, is too fat

_THICKENED: Pixels = np.rint(255 * (np.arange(256) / 255) ** LIGHT_GAMMA).astype(np.uint8)


def coverage(
    string: str,
    size: float,
    weight: int,
    x: float,
    y: float,
    *,
    angle: float = 0.0,
    align: float = 0.0,
    light: bool = False,
    tabular: bool = False,
    lang: str = "",
    canvas: tuple[int, int] | None = None,
) -> Coverage | None:
    """The ink of `string`, None when it leaves none.

    x, y : the pen, at `align` of the string's width: 0 its left end, 0.5 its middle, 1 its right end
    angle : degrees counter-clockwise, as read; the baseline is put on a whole pixel at 0, 90, 180 and 270
    light : whether the letters are lighter than their ground
    canvas : width and height; ink that lies outside may be left out
    """
    semibold = weight >= fonts.LIGHTEST_SEMIBOLD
    main = MAIN.get()
    line = layout(string, semibold, tabular, lang, main)
    back = line.width * size * align
    if angle == 0.0:
        x, y = math.floor((x - back) * STEPS + 0.5) / STEPS, math.floor(y + 0.5)
        if len(string) > COMES_AGAIN and may_be_stamped([line], size):
            return shaded(stamped([(line, x, y)], size), light)
    else:
        cos, sin = direction(angle)
        x, y = x - back * cos, y + back * sin
        if sin == 0.0:
            x, y = math.floor(x * STEPS + 0.5) / STEPS, math.floor(y + 0.5)
        elif cos == 0.0:
            x, y = math.floor(x + 0.5), math.floor(y * STEPS + 0.5) / STEPS
    column, row = math.floor(x), math.floor(y)
    if line.width * size * size > KEPT_PIXELS or angle % 90.0:
        drawn = rasterize(line, size, x - column, y - row, angle, light, bounds(canvas, column, row))
    else:
        drawn = kept(string, size, semibold, tabular, lang, main, x - column, y - row, angle, light)
    return None if drawn is None else Coverage(drawn.pixels, drawn.left + column, drawn.top + row)


def coverage_together(
    placed: Sequence[tuple[str, float, float]],
    size: float,
    weight: int,
    align: float,
    *,
    light: bool,
    tabular: bool,
    lang: str,
) -> Coverage | None:
    """The ink of several level strings as one picture; best where they stand in one row or column.

    placed : strings and their pens, as in `coverage`; within RASTER_SIDE of each other
    """
    strings, xs, ys = zip(*placed, strict=True)
    on_axis = len(set(xs)) == 1 or len(set(ys)) == 1
    together = _kept_together if on_axis and max(map(len, strings)) <= COMES_AGAIN else _together
    return together(tuple(placed), size, weight >= fonts.LIGHTEST_SEMIBOLD, align, light, tabular, lang, MAIN.get())


def _together(
    placed: tuple[tuple[str, float, float], ...],
    size: float,
    semibold: bool,
    align: float,
    light: bool,
    tabular: bool,
    lang: str,
    main: str,
) -> Coverage | None:
    lines = []
    for string, x, y in placed:
        line = layout(string, semibold, tabular, lang, main)
        x = math.floor((x - line.width * size * align) * STEPS + 0.5) / STEPS
        lines.append((line, x, math.floor(y + 0.5)))
    if may_be_stamped([line for line, _, _ in lines], size):
        return shaded(stamped(lines, size), light)
    raster = hb.RasterDraw()
    for line, x, y in lines:
        draw_level(raster, line, size, x, -y)
    return shaded(rendered(raster), light)


_kept_together = lru_cache(KEPT_AXES)(_together)


@lru_cache(1024)
def kept(
    string: str,
    size: float,
    semibold: bool,
    tabular: bool,
    lang: str,
    main: str,
    x: float,
    y: float,
    angle: float,
    light: bool,
) -> Coverage | None:
    """`rasterize`, remembered: names of months and cities come again."""
    return rasterize(layout(string, semibold, tabular, lang, main), size, x, y, angle, light)


def rasterize(
    line: Layout,
    size: float,
    x: float,
    y: float,
    angle: float = 0.0,
    light: bool = False,
    bounds: tuple[int, int, int, int] | None = None,
) -> Coverage | None:
    """The ink of a line whose pen starts at (x, y).

    bounds : left, top, right, bottom of the canvas
    """
    cos, sin = direction(angle)
    level, long = cos == 1.0, max(line.width, EM_REACH) * size > RASTER_SIDE
    if level and may_be_stamped([line], size):
        return shaded(stamped([(line, x, math.floor(y))], size), light)
    # HarfBuzz's y goes up, and so does everything in here.
    raster = hb.RasterDraw()
    y = -y
    if level:
        draw_level(raster, line, size, x, y)
    else:
        draw_turned(raster, line, size, x, y, cos, sin)
    if long:
        raster.extents = extents(line, size, x, y, cos, sin, bounds)
    return shaded(rendered(raster), light)


def shaded(ink: Coverage | None, light: bool) -> Coverage | None:
    """`ink`, thickened for light letters."""
    return ink._replace(pixels=_THICKENED[ink.pixels]) if ink is not None and light else ink


def draw_level(raster: hb.RasterDraw, line: Layout, size: float, x: float, y: float) -> None:
    """Put the glyphs of a level line down. It does what `draw_turned` does, in half the time."""
    draw = raster.draw_glyph
    for face, glyphs in line.runs:
        font, scale, fit = face.font, size * face.per_em, fonts.fit(face, size)
        for glyph, glyph_x, glyph_y in glyphs:
            raster.transform = (scale, 0.0, 0.0, scale * fit[glyph], x + glyph_x * size, y + glyph_y * size)
            draw(font, glyph)


def draw_turned(raster: hb.RasterDraw, line: Layout, size: float, x: float, y: float, cos: float, sin: float) -> None:
    """Put the glyphs of a turned line down; their heights are fitted to pixels where it runs along them."""
    draw = raster.draw_glyph
    fitting = cos == 0.0 or sin == 0.0
    for face, glyphs in line.runs:
        font, scale = face.font, size * face.per_em
        fit = fonts.fit(face, size) if fitting else None
        for glyph, along, across in glyphs:
            height = scale if fit is None else scale * fit[glyph]
            along, across = along * size, across * size
            raster.transform = (
                scale * cos, scale * sin, -height * sin, height * cos,
                x + along * cos - across * sin, y + along * sin + across * cos,
            )  # fmt: skip
            draw(font, glyph)


@lru_cache(64)
def direction(angle: float) -> tuple[float, float]:
    """Cosine and sine, exact where the line runs along the pixels."""
    exact = {0.0: (1.0, 0.0), 90.0: (0.0, 1.0), 180.0: (-1.0, 0.0), 270.0: (0.0, -1.0)}
    return exact.get(angle % 360) or (math.cos(math.radians(angle)), math.sin(math.radians(angle)))


def bounds(canvas: tuple[int, int] | None, column: int, row: int) -> tuple[int, int, int, int] | None:
    """Left, top, right, bottom of the canvas, seen from a pixel of it."""
    return None if canvas is None else (-column, -row, canvas[0] - column, canvas[1] - row)


def extents(
    line: Layout,
    size: float,
    x: float,
    y: float,
    cos: float,
    sin: float,
    bounds: tuple[int, int, int, int] | None,
) -> hb.RasterExtents:
    """A box around a line, y up, within `bounds`."""
    left, top, right, bottom = ink_box(line)
    room = 1 + size * FITTING_ROOM
    corners = [(a * size, -b * size) for a in (left, right) for b in (top, bottom)]
    xs = [x + along * cos - across * sin for along, across in corners]
    ys = [y + along * sin + across * cos for along, across in corners]
    west, south = math.floor(min(xs) - room), math.floor(min(ys) - room)
    east, north = math.ceil(max(xs) + room), math.ceil(max(ys) + room)
    if bounds is not None:
        west, east = max(west, bounds[0]), min(east, bounds[2])
        south, north = max(south, -bounds[3]), min(north, -bounds[1])
    return hb.RasterExtents(west, south, max(east - west, 0), max(north - south, 0), 0)


def ink(
    string: str, size: float, weight: int = fonts.REGULAR, *, tabular: bool = False, lang: str = ""
) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of the outlines, from a pen at (0, 0), in the unit of `size`; zeros for no ink."""
    left, top, right, bottom = ink_box(layout(string, weight >= fonts.LIGHTEST_SEMIBOLD, tabular, lang, MAIN.get()))
    return left * size, top * size, right * size, bottom * size


def ink_box(line: Layout) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a line's outlines, in em; zeros for no ink."""
    boxes = []
    for face, glyphs in line.runs:
        for glyph, x, y in glyphs:
            box = face.font.get_glyph_extents(glyph)
            if box is not None and box.width and box.height:
                left, top = x + box.x_bearing * face.per_em, -y - box.y_bearing * face.per_em
                boxes.append((left, top, left + box.width * face.per_em, top - box.height * face.per_em))
    if not boxes:
        return 0.0, 0.0, 0.0, 0.0
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)

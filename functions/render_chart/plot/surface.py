"""Surfaces: how bars, areas and slices are filled where a chart or its theme asks for more than a colour."""

from ..spec import ChartSpec
from .canvas import Canvas, Rgba
from .color import contrast, mix, on
from .paths import Path
from .patterns import pattern_of, side
from .style import Style, style_of

PALE = 0.5  # share of background in the colour where a gradient begins
STRONG = 0.8  # opacity of a pattern: less than all of it, so that edges stay whole
FLAT, FAINT = 0.12, 0.4  # opacity of an area that lies over others, and of its pattern
SEEN = 2.0  # contrast to the fill from which a pattern can be in the colour of the background


def is_plain(spec: ChartSpec, style: Style) -> bool:
    """Whether all surfaces are colours and nothing else: nearly always."""
    return not (spec.gradient or spec.pattern or style.theme.hatched_from)


def fill(canvas: Canvas, spec: ChartSpec, path: Path, color: Rgba, order: int, base: float, end: str) -> None:
    """Fill bars, or what is like them: with a colour, or one that deepens from their base on, and a pattern over it.

    order : of the series, counted from 0; it says which pattern
    base : px where they begin
    end : top, bottom, left or right: where they end
    """
    style = style_of(spec)
    if is_plain(spec, style):
        canvas.fill(path, color)
        return
    if spec.gradient:
        deepen(canvas, style, path, color, base, end)
    else:
        canvas.fill(path, color)
    hatch(canvas, spec, path, color, order)


def deepen(canvas: Canvas, style: Style, path: Path, color: Rgba, base: float, end: str) -> None:
    """Fill a path with a colour that is pale at its base and itself at the end that is farthest from there."""
    canvas.fill(path, mix(color, style.background, PALE))
    along = path.vertices[:, 0 if end in ("left", "right") else 1]
    sideways = end in ("left", "right")
    if end in ("top", "left"):
        canvas.fade(path, color, float(along.min()), base, (1.0, 0.0), sideways)
    else:
        canvas.fade(path, color, base, float(along.max()), (0.0, 1.0), sideways)


def hatch(canvas: Canvas, spec: ChartSpec, path: Path, color: Rgba, order: int) -> None:
    """Cover a path of that colour with the pattern of the series counted from 0, if it has one."""
    if pattern := pattern_of(spec, order):
        cover(canvas, style_of(spec), path, color, pattern)


def cover(canvas: Canvas, style: Style, path: Path, color: Rgba, pattern: str) -> None:
    """Cover a path of that colour with a pattern: cut out, where the background can be seen against it."""
    ink = style.background if contrast(style.background, color) >= SEEN else on(color)
    canvas.hatch(path, pattern, side(pattern, style.unit), (*ink[:3], STRONG))


def tint(canvas: Canvas, spec: ChartSpec, path: Path, color: Rgba, order: int) -> None:
    """Fill an area faintly, that others may be seen behind it, and cover it with its pattern in its own colour."""
    pattern, style = pattern_of(spec, order), style_of(spec)
    canvas.fill(path, (*color[:3], FLAT * color[3]))
    canvas.hatch(path, pattern, side(pattern, style.unit), (*color[:3], FAINT * color[3]))

"""Surfaces: how bars, areas and slices are filled where a chart or its theme asks for more than a colour."""

from ...spec import ChartSpec
from ..drawing.canvas import Canvas, Rgba
from ..drawing.color import contrast, faint, mix, on
from ..drawing.paths import Path, rounded
from .style import Style, style_of

# Those of patterns.py in the order in which series get them: each is unlike the one before.
PATTERNS = ("stripes", "dots", "rows", "falling", "grid", "columns", "cross")
PALE = 0.5  # share of background in the colour where a gradient begins
STRONG = 0.8  # opacity of a pattern: less than all of it, so that edges stay whole
FLAT, FAINT = 0.12, 0.4  # opacity of an area that lies over others, and of its pattern
GROUND = 0.75  # opacity of what text stands on
VEIL = 0.3, 1.6  # a gradient of what is seen through: of the usual opacity, at the base and at the end
SEEN = 2.0  # contrast to the fill from which a pattern can be in the colour of the background


def pattern_of(spec: ChartSpec, order: int) -> str:
    """The pattern of the series or slice counted from 0, "" for none: as asked for, or as the theme has it."""
    if spec.pattern:
        return PATTERNS[order % len(PATTERNS)]
    first = style_of(spec).theme.hatched_from
    return PATTERNS[(order - first) % len(PATTERNS)] if first and order >= first else ""


def is_plain(spec: ChartSpec, style: Style) -> bool:
    """Whether all surfaces are colours and nothing else: nearly always."""
    return not (spec.gradient or spec.pattern or style.theme.hatched_from)


def fill(canvas: Canvas, spec: ChartSpec, path: Path, color: Rgba, order: int, base: float | None, end: str) -> None:
    """Fill bars, or what is like them: with a colour, or one that deepens from their base on, and a pattern over it.

    order : of the series, counted from 0; it says which pattern
    base : px where they begin; None for the end that is farthest from where they end
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


def deepen(canvas: Canvas, style: Style, path: Path, color: Rgba, base: float | None, end: str) -> None:
    """Fill a path with a colour that is pale at its base and itself at the end that is farthest from there."""
    canvas.fill(path, mix(color, style.background, PALE))
    sideways, clear = end in ("left", "right"), faint(color, 0.0)
    along = path.vertices[:, 0 if sideways else 1]
    first, last = float(along.min()), float(along.max())
    if end in ("top", "left"):
        canvas.fade(path, (color, clear), first, last if base is None else base, sideways)
    else:
        canvas.fade(path, (clear, color), first if base is None else base, last, sideways)


def is_uneven(spec: ChartSpec, order: int) -> bool:
    """Whether the surface of a series is not of one colour, so that text on it needs a ground of its own."""
    return spec.gradient or bool(pattern_of(spec, order))


def ground(canvas: Canvas, style: Style, x: float, y: float, width: float) -> None:
    """Put the ground of a text of that width, centred at (x, y), on an uneven surface."""
    b = style.base
    aside, up = width / 2 + 0.3 * b, 0.65 * b
    canvas.fill(rounded(x - aside, y - up, x + aside, y + up, 2 * style.unit), (*style.background[:3], GROUND))


def hatch(canvas: Canvas, spec: ChartSpec, path: Path, color: Rgba, order: int) -> None:
    """Cover a path of that colour with the pattern of the series counted from 0, if it has one."""
    if pattern := pattern_of(spec, order):
        cover(canvas, style_of(spec), path, color, pattern)


def cover(canvas: Canvas, style: Style, path: Path, color: Rgba, pattern: str) -> None:
    """Cover a path of that colour with a pattern: cut out, where the background can be seen against it."""
    from ..drawing.patterns import side

    ink = style.background if contrast(style.background, color) >= SEEN else on(color)
    canvas.hatch(path, pattern, side(pattern, style.unit), (*ink[:3], STRONG))


def veil(canvas: Canvas, path: Path, color: Rgba, alpha: float, base: float, end: str) -> None:
    """Fill bars that others are seen through: hardly at their base, and more than `alpha` at the farthest end."""
    tops = path.vertices[:, 1]
    strong, weak = faint(color, min(1.0, VEIL[1] * alpha)), faint(color, VEIL[0] * alpha)
    if end == "top":
        canvas.fade(path, (strong, weak), float(tops.min()), base)
    else:
        canvas.fade(path, (weak, strong), base, float(tops.max()))


def trace(canvas: Canvas, spec: ChartSpec, path: Path, color: Rgba, order: int) -> None:
    """Cover what is seen through with the pattern of its series, if it has one, in its own colour."""
    from ..drawing.patterns import side

    if pattern := pattern_of(spec, order):
        canvas.hatch(path, pattern, side(pattern, style_of(spec).unit), (*color[:3], FAINT * color[3]))


def tint(canvas: Canvas, spec: ChartSpec, path: Path, color: Rgba, order: int) -> None:
    """Fill an area faintly, that others may be seen behind it, and cover it with its pattern in its own colour."""
    canvas.fill(path, (*color[:3], FLAT * color[3]))
    trace(canvas, spec, path, color, order)

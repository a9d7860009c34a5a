"""The words under a chart: where its data come from."""

from msgspec.structs import replace

from ..spec import ChartSpec
from . import head
from .drawing.canvas import Canvas
from .looks.style import Style, style_of

ROW, PITCH = 1.75, 1.35  # b: tick labels above it keep clear; from one line to the next
LEAST_HEIGHT, LEAST_WIDTH = 160, 240  # px: smaller pictures do without, as they do without axis titles
TWO_LINES = 300  # px of height from which it may take two lines, as a title


def _lines(spec: ChartSpec, style: Style) -> tuple[str, ...]:
    """Its lines; none in a small picture."""
    if spec.height < LEAST_HEIGHT or spec.width < LEAST_WIDTH:
        return ()
    return head.title_lines(spec.caption, style, 2 if spec.height >= TWO_LINES else 1, style.base, 400)


def above(spec: ChartSpec) -> ChartSpec:
    """The chart as high as what the caption leaves of the picture."""
    style = style_of(spec)
    lines = len(_lines(spec, style))
    room = (ROW + PITCH * (lines - 1)) * style.base if lines else 0.0
    return replace(spec, height=spec.height - round(room))


def draw(canvas: Canvas, spec: ChartSpec) -> None:
    """Set it at the lower left, as large as the other texts of the chart."""
    style = style_of(above(spec))
    lines = _lines(spec, style)
    for i, line in enumerate(reversed(lines)):
        y = spec.height - style.pad - i * PITCH * style.base
        canvas.text(line, style.pad, style.below(y, style.base), style.base, style.muted)

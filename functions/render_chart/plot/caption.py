"""The line under a chart: where its data come from."""

from msgspec.structs import replace

from ..spec import ChartSpec
from . import wrapping
from .canvas import Canvas
from .style import style_of

ROW = 1.75  # b: tick labels above it keep clear
LEAST_HEIGHT, LEAST_WIDTH = 160, 240  # px: smaller pictures do without, as they do without axis titles


def _shown(spec: ChartSpec) -> bool:
    return spec.height >= LEAST_HEIGHT and spec.width >= LEAST_WIDTH


def above(spec: ChartSpec) -> ChartSpec:
    """The chart as high as what the caption leaves of the picture."""
    return replace(spec, height=spec.height - round(ROW * style_of(spec).base)) if _shown(spec) else spec


def draw(canvas: Canvas, spec: ChartSpec) -> None:
    """Set it at the lower left, as large as the other texts of the chart."""
    if _shown(spec):
        style = style_of(above(spec))
        text = wrapping.shorten(spec.caption, style.width - 2 * style.pad, style.base)
        canvas.text(text, style.pad, style.below(spec.height - style.pad, style.base), style.base, style.muted)

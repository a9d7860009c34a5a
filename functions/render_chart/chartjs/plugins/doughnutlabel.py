"""Lines of text in the hole of a doughnut, made smaller until they fit.

https://github.com/ciprianciurea/chartjs-plugin-doughnutlabel
"""

from __future__ import annotations

from math import floor, hypot
from typing import TYPE_CHECKING, Any, NamedTuple

from .. import fonts
from ..options import Options
from ..paint import paint
from ..values import Function, Ref
from .blocks import lines_of

if TYPE_CHECKING:
    from ...plot.drawing.canvas import Canvas
    from ..chart import Chart
    from ..fonts import Font

PLUGIN = "doughnutlabel"


class Line(NamedTuple):
    """text : one line; color : of CSS"""

    text: str
    font: Font
    color: Any


def before_datasets_draw(chart: Chart, canvas: Canvas, options: Options) -> None:
    """Set the labels in the middle of the chart area."""
    labels = options.get("labels")
    radius = max((getattr(meta, "hole", 0.0) for meta in chart.sorted_visible_metas()), default=0.0)
    if not isinstance(labels, list) or radius <= 0:
        return
    lines = fitting([line for label in labels for line in _lines(chart, label, options)], 2 * radius)
    x = (chart.area.left + chart.area.right) / 2
    y = (chart.area.top + chart.area.bottom) / 2 - sum(line.font.line_height for line in lines) / 2
    for text, font, color in lines:
        fonts.draw_text(canvas, text, x, y + font.line_height / 2, font, paint(color, chart), "center", "middle")
        y += font.line_height


def fitting(lines: list[Line], diameter: float) -> list[Line]:
    """The lines in fonts so small that the diagonal of the text is no longer than the hole is wide."""
    width = max((fonts.text_width(line.text, line.font) for line in lines), default=0.0)
    diagonal = hypot(width, sum(line.font.line_height for line in lines))
    if diagonal <= diameter:
        return lines
    return [line._replace(font=scaled(line.font, diameter / diagonal)) for line in lines]


def scaled(font: Font, ratio: float) -> Font:
    """The same font in whole px, its lines as high as usual."""
    size = float(floor(font.size * ratio))
    return font._replace(size=size, line_height=size * 1.2)


def _lines(chart: Chart, label: Any, options: Options) -> list[Line]:
    if not isinstance(label, Options | dict):
        return []
    text = label.get("text")
    if isinstance(text, Function):
        text = text(Ref("chart"))
    own = label.get("font")
    font = fonts.to_font(
        own if isinstance(own, Options | dict) else options.sub("font"), fonts.to_font(chart.options.sub("font"))
    )
    color = label.get("color") or options.get("color") or chart.options.get("color")
    return [Line(line, font, color) for line in lines_of(text)]

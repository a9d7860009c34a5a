"""Doughnuts: pies with a hole."""

from ..plot.drawing.canvas import Canvas
from ..spec import ChartSpec
from . import pie

KIND = "Doughnut chart"
HOLE = 0.60  # radii


def draw_chart(canvas: Canvas, spec: ChartSpec) -> None:
    """Draw a doughnut."""
    pie.draw_chart(canvas, spec, HOLE)

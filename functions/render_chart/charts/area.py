"""Areas: lines whose floor is coloured."""

from ..plot.cartesian import draw_chart
from ..plot.data import Column
from ..plot.plot import Plot
from . import line

KIND = "Area chart"
__all__ = ["draw", "draw_chart"]
LAYER, ZERO, SHAPE, MARGIN, MARGIN_RIGHT = 0, "always", "square", 0.0, 0.5

TOP_LINE = 1.75  # u, the line along a stacked layer


def draw(plot: Plot, columns: list[Column]) -> None:
    """All areas, and the lines along their tops."""
    line.fill_under(plot, columns)
    stacked = plot.spec.stack != "none"
    width = (TOP_LINE if stacked else plot.style.theme.line_width) * plot.style.unit
    for column in reversed(columns):
        line.stroke(plot, column, width)
    marked = not stacked and line.marks(plot, columns)
    for column in reversed(columns):
        line.dots(plot, column, marked)
    line.label(plot, columns)

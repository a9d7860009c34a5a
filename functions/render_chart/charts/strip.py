"""Strip plot."""

from ..plot.canvas import Canvas
from ..spec import ChartSpec

KIND = "Strip plot"


def draw_chart(canvas: Canvas, spec: ChartSpec) -> None:
    """Draw it."""
    raise NotImplementedError


def describe(spec: ChartSpec) -> list[str]:
    """What it shows."""
    raise NotImplementedError

"""The registry of chart types: a type `name` is drawn by the module `charts/name.py`, imported when first asked for.

Such a module offers `draw_chart(canvas, spec)`; one that stands on axes takes it from `plot/cartesian.py`;
`plot/layers.py` says what else it offers.
"""

from importlib import import_module
from pathlib import Path

from ..plot.canvas import Canvas
from ..plot.shaping import language
from ..spec import ChartSpec

TYPES = tuple(sorted(file.stem for file in Path(__file__).parent.glob("*.py") if file.stem != "__init__"))


def draw(canvas: Canvas, spec: ChartSpec) -> None:
    """Draw a chart of any type."""
    names = [series.name for series in spec.series]
    axes = [axis.title for axis in (spec.x, *spec.y)]
    canvas.lang = language([spec.title, spec.subtitle, *spec.labels, *names, *axes])
    import_module(f".{spec.type}", __package__).draw_chart(canvas, spec)

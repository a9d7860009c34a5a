"""The registry of chart types: a type `name` is drawn by the module `charts/name.py`, imported when first asked for.

Such a module offers

    KIND : str               what the alternative text calls it: "Radar chart"
    draw_chart(canvas, spec) draws it
    describe(spec)           sentences about what it shows, for the alternative text; the oldest types' are in alt.py

and what stands on axes takes `draw_chart` from `plot/cartesian.py`; `plot/layers.py` says what else it offers.
"""

from pathlib import Path

from ..plot.drawing.canvas import Canvas
from ..plot.layers import module_of
from ..plot.looks.style import style_of
from ..plot.typesetting.shaping import family, language
from ..spec import ChartSpec

TYPES = tuple(sorted(file.stem for file in Path(__file__).parent.glob("*.py") if file.stem != "__init__"))


def draw(canvas: Canvas, spec: ChartSpec) -> None:
    """Draw a chart of any type."""
    if spec.mathtext:
        from ..plot.typesetting.formulas import marked

        spec = marked(spec)
    canvas.lang = language(_words(spec))
    module = module_of(spec.type)
    with family(style_of(spec).face):
        if not spec.caption:
            module.draw_chart(canvas, spec)
            return
        from ..plot import caption

        module.draw_chart(canvas, caption.above(spec))
        caption.draw(canvas, spec)


def _words(spec: ChartSpec) -> list[str]:
    """All words of a chart: Han characters in some are drawn by the kana in others."""
    words = [spec.title, spec.subtitle, spec.caption, *spec.labels, *spec.groups, *spec.sources, *spec.sinks]
    words += [axis.title for axis in (spec.x, *spec.y)] + [one.label for one in spec.annotations]
    for series in spec.series:
        words += (series.name, *series.texts)
    return words

"""Error bars that datasets give by the names of labels: `errorBars: {'Monday': {plus: 3, minus: 2}}`.

https://github.com/datavisyn/chartjs-plugin-error-bars; the configuration calls it chartJsPluginErrorBars.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ...plot.drawing.paths import LINE, MOVE, Path
from ..options import Options
from ..paint import paint
from ..pens import px
from ..scales.arithmetic import text_of

if TYPE_CHECKING:
    from ...plot.drawing.canvas import Canvas
    from ..chart import Chart
    from ..controllers.base import Controller

PLUGIN = "errorbars"
WIDTH, LINE_WIDTH = 10.0, 2.0  # px
CODES = np.array([MOVE, LINE] * 3, np.uint8)


def after_datasets_draw(chart: Chart, canvas: Canvas, options: Options) -> None:
    """Draw the bars of all datasets over all data."""
    labels = chart.data.get("labels")
    for meta in chart.metas:
        given = meta.dataset.get("errorBars")
        if isinstance(given, dict) and isinstance(labels, list) and chart.is_dataset_visible(meta.index):
            for index, label in enumerate(labels[: meta.count]):
                bars = given.get(text_of(label))
                if bars:
                    _draw(chart, canvas, options, meta, index, bars if isinstance(bars, list) else [bars])


def _draw(chart: Chart, canvas: Canvas, options: Options, meta: Controller, index: int, bars: list[Any]) -> None:
    """Draw the bars at one value."""
    scale = meta.v_scale
    if scale is None or scale.axis not in meta.columns or index >= len(meta.elements):
        return
    element = meta.elements[index]
    value = float(meta.columns[scale.axis][index])
    for number, bar in enumerate(bars):
        plus, minus = (bar.get("plus"), bar.get("minus")) if isinstance(bar, dict) else (None, None)
        if not isinstance(plus, int | float) or not isinstance(minus, int | float):
            continue
        if not options.get("absoluteValues"):
            plus, minus = value + abs(plus), value - abs(minus)
        high, low = scale.pixel(plus), scale.pixel(minus)
        half = _width(_of(options.raw("width"), number), element) / 2
        color = _of(options.raw("color"), number) or meta.resolve_data_options(index).get("borderColor")
        level = scale.is_horizontal()
        across = element.y if level else element.x
        lines = [(across - half, high), (across + half, high), (across, high), (across, low), (across - half, low),
                 (across + half, low)]  # fmt: skip
        places = np.array(lines, float)
        if np.isfinite(places).all():
            path = Path(places[:, ::-1] if level else places, CODES)
            width = px(_of(options.raw("lineWidth"), number), LINE_WIDTH)
            canvas.stroke(path, paint(color, chart), width, (), "butt", "miter")


def _of(values: Any, number: int) -> Any:
    """The option of one of several bars; a list is gone through again and again."""
    return values[number % len(values)] if isinstance(values, list) and values else values


def _width(given: Any, element: Any) -> float:
    """How wide a bar is, px: '40%' is of the bar that it stands on."""
    if not isinstance(given, str):
        return px(given, WIDTH)
    if given.strip().endswith("%"):
        thickness = element.height if getattr(element, "horizontal", False) else getattr(element, "width", WIDTH)
        return min(100.0, abs(px(given.strip()[:-1]))) / 100 * thickness
    return px(given.strip().removesuffix("px"), WIDTH)

"""Lines, boxes and words at values of the scales: chartjs-plugin-annotation, from 0.5 for Chart.js 2 to 3 for 4.

https://www.chartjs.org/chartjs-plugin-annotation/3.1.0/guide/
"""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, Any

from ....errors import TooLargeError
from ....limits import NOTES
from ...options import Context, Options, Raw, word
from ..blocks import truthy
from .defaults import COMMON, ELEMENTS, FALLBACKS, HOOKS, Tree
from .geometry import scale_of, value_on
from .legacy import modern, upgrade

if TYPE_CHECKING:
    from ....plot.drawing.canvas import Canvas
    from ...chart import Chart
    from ...scales.base import Scale

__all__ = ["PLUGIN", "upgrade"]

PLUGIN = "annotation"
KINDS = {name.removesuffix("Annotation"): name for name in ELEMENTS}
AXIS_VALUES = ("Min", "Max", "Value")


def start(chart: Chart, options: Options) -> None:
    """Read the annotations: a list, or a dict by their ids."""
    given = options.raw("annotations")
    if isinstance(given, dict):
        given = [{**one, "id": id} for id, one in given.items() if isinstance(one, dict)]  # noqa: A001
    given = [one for one in given if isinstance(one, dict)] if isinstance(given, list) else []
    if len(given) > NOTES:
        where = "options.plugins.annotation.annotations"
        raise TooLargeError(f"There are {len(given):,} annotations.", where, f"At most {NOTES:,}.")
    chart.state[PLUGIN] = [_options(chart, options, modern(one)) for one in given]


def _options(chart: Chart, options: Options, annotation: Tree) -> Options:
    """The options of one annotation, and behind them those of its kind and of all."""
    kind = annotation.get("type", "line")
    if word(kind) not in KINDS:
        chart.warnings.append(f"There is no annotation of the type {kind!r}; a line is drawn.")
        kind = "line"
    name = KINDS[kind]
    given = chart.config_options.get("elements")
    of_kind = given.get(name) if isinstance(given, dict) else None
    common = options.raw("common")
    scopes = [annotation, of_kind, ELEMENTS[name], common, COMMON, FALLBACKS]
    roots = [chart.config_options, {"elements": ELEMENTS}, chart.defaults]
    context = Context("annotation", chart.context, extra={"id": annotation.get("id")})
    raw = Raw([scope for scope in scopes if isinstance(scope, dict)], "", roots, f"elements.{KINDS['line']}")
    return Options(raw, context, lambda name: name not in HOOKS, False)


def after_data_limits(chart: Chart, options: Options, scale: Scale) -> None:
    """Widen a scale such that its annotations lie on it, where the config doesn't say where it ends."""
    low, high = scale.min, scale.max
    for annotation in chart.state[PLUGIN]:
        if annotation.get("type") == "doughnutLabel":
            continue
        if not truthy(annotation.get("display")) or not truthy(annotation.get("adjustScaleRange")):
            continue
        if scale_of(chart, annotation, "scaleID") is scale:
            names = ["value", "endValue"]
        elif scale_of(chart, annotation, f"{scale.axis}ScaleID") is scale:
            names = [scale.axis + end for end in AXIS_VALUES]
        else:
            continue
        values = [value_on(scale, annotation.get(name)) for name in names]
        low, high = min([low, *filter(isfinite, values)]), max([high, *filter(isfinite, values)])
    changed = False
    for name, value in (("min", low), ("max", high)):
        said = any(scale.options.get(one) is not None for one in (name, f"suggested{name.title()}"))
        if isfinite(value) and not said and getattr(scale, name) != value:
            setattr(scale, name, value)
            changed = True
    widen = getattr(scale, "widen", None)
    if changed and widen is not None:
        widen(scale.min, scale.max)


def after_update(chart: Chart, options: Options) -> None:
    """Reckon where the annotations stand."""
    from .elements import Element, placed

    state: list[Any] = chart.state[PLUGIN]
    found: list[Element] = []
    for index, annotation in enumerate(state):
        fresh = annotation.with_context(annotation.context)
        state[index] = fresh
        if truthy(fresh.get("display")):
            found += placed(chart, fresh)
    chart.state[f"{PLUGIN}.elements"] = sorted(found, key=lambda element: element.z)


def _draw(chart: Chart, canvas: Canvas, options: Options, time: str) -> None:
    elements = [one for one in chart.state[f"{PLUGIN}.elements"] if one.draw_time == time]
    if not elements:
        return
    clip = truthy(options.get("clip", True))
    if clip:
        canvas.clip(chart.area)
    for element in elements:
        element.draw(canvas)
    if clip:
        canvas.clip(None)


def before_draw(chart: Chart, canvas: Canvas, options: Options) -> None:
    _draw(chart, canvas, options, "beforeDraw")


def before_datasets_draw(chart: Chart, canvas: Canvas, options: Options) -> None:
    _draw(chart, canvas, options, "beforeDatasetsDraw")


def after_datasets_draw(chart: Chart, canvas: Canvas, options: Options) -> None:
    _draw(chart, canvas, options, "afterDatasetsDraw")


def after_draw(chart: Chart, canvas: Canvas, options: Options) -> None:
    _draw(chart, canvas, options, "afterDraw")

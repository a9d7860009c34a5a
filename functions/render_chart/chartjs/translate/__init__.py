"""A configuration of Chart.js as a chart of our own, to be drawn in one of our themes.

Data, words, axes, and what was asked of the marks (colours, dashes, shapes, stacks, annotations) are kept. Sizes of
letters, paddings, grids and boxes are the theme's business. What has no counterpart is told among the warnings.
"""

from collections.abc import Callable
from contextlib import closing
from typing import NamedTuple

from msgspec.structs import replace

from ...dialects.resolve import resolve
from ...errors import ChartError, TooLargeError, quoted
from ...limits import POINTS
from ...plot.formats.locales import known as known_locale
from ...spec import ChartSpec, Config
from ..quickchart import scheme_of
from ..values import Function, Script
from ..wording import format_of
from .on_axes import on_axes, sparkline
from .source import CANDLES, OF_VALUE, ON_AXES, SAMPLES, SLICES, Source, Tree, as_dict, as_list, functions_in, title_of
from .without_axes import candles, gauge, heatmap, progress, radar, radial_gauge, samples, sankey, slices, treemap

COLORS = ("backgroundColor", "borderColor")


class Translated(NamedTuple):
    """spec : resolved; warnings : what of the configuration it leaves out"""

    spec: ChartSpec
    warnings: list[str]


def translated(chart: ChartSpec, config: Config, theme: str, script: Script | None = None) -> Translated:
    """The chart in `theme`, resolved. Raises ChartError for what our types cannot show.

    chart : the size and the background that were asked for
    config : opened, in the words of version 4
    script : where its functions live
    """
    known = Source(_with_colors(config, chart, script), config.version)
    make = _makers().get(known.kind)
    if make is None:
        raise ChartError(f"A {quoted(known.kind)} cannot be drawn in our themes.", "theme", "No theme=.")
    if not known.datasets:
        raise ChartError("There is no dataset.", "data.datasets", "One at least, with data.")
    values = sum(len(as_list(one.get("data"))) for one in known.datasets)
    if values > POINTS:
        raise TooLargeError(f"There are {values:,} data points.", "data.datasets", f"At most {POINTS:,}.")
    spec = _worded(make(known), known)
    left = [*functions_in(known.options), *(
        path for i, one in enumerate(known.datasets) for path in functions_in(one, f"data.datasets[{i}]")
    )]  # fmt: skip
    known.warnings += [
        f"{path} is a function, which our themes do not call." for path in left if path not in known.formats
    ]
    background = "" if chart.background == "transparent" else chart.background
    spec = replace(
        spec, width=chart.width, height=chart.height, scale=max(1.0, chart.scale), theme=theme, background=background,
        title=title_of(known, "title"), subtitle=title_of(known, "subtitle"),
    )  # fmt: skip
    return Translated(resolve(spec, _place), known.warnings)


def _with_colors(config: Config, chart: ChartSpec, script: Script | None) -> Tree:
    """The tree with the colours that functions give, one by one."""
    tree = config.tree or {}
    datasets = as_list(as_dict(tree.get("data")).get("datasets"))
    if script is None or not any(isinstance(as_dict(one).get(name), Function) for one in datasets for name in COLORS):
        return tree
    from ..chart import Chart
    from ..picture import reckoning

    made = Chart(tree, chart.width, chart.height, config.version, script)
    found = []
    with closing(made), reckoning():
        made.update()
        for dataset, meta in zip(datasets, made.metas, strict=True):
            given = {
                name: [meta.resolve_data_options(i).get(name) for i in range(meta.count)]
                for name in COLORS
                if isinstance(dataset.get(name), Function)
            }
            found.append({**dataset, **given})
    return {**tree, "data": {**tree["data"], "datasets": found}}


def _worded(spec: ChartSpec, known: Source) -> ChartSpec:
    """The chart with its numbers written as tickFormat says, or functions do, and in the colours of a scheme."""
    ticks, labels = known.plugin("tickFormat"), ""
    form = format_of(ticks) if ticks else ""
    axes = list(spec.y)
    for i, (name, axis) in enumerate(zip(known.axes("x" if known.lies else "y"), axes, strict=False)):
        axes[i] = replace(axis, format=form or known.format(f"scales.{name}.ticks.callback"))
    if ticks.get("applyToDataLabels"):
        labels = form
    labels = labels or known.format(OF_VALUE.get(known.kind, "plugins.datalabels.formatter"))
    locale = ticks.get("locale")
    scheme = known.plugin("colorschemes").get("scheme")
    colors = scheme_of(scheme) if scheme else []
    if known.plugin("colorschemes").get("reverse"):
        colors = colors[::-1]
    count = len(spec.series[0].data) if known.kind in SLICES else len(spec.series)
    colors = [colors[i % len(colors)] for i in range(count)] if colors else []
    return replace(
        spec, y=tuple(axes), format=spec.format or labels, colors=spec.colors or tuple(map(str, colors)),
        locale=known_locale(locale) if isinstance(locale, str) and known_locale(locale) != "en" else "",
    )  # fmt: skip


def _place(path: str) -> str:
    """Errors about the chart are errors about the configuration."""
    return {"theme": "theme", "background": "backgroundColor"}.get(path, "c")


def _makers() -> dict[str, Callable[[Source], ChartSpec]]:
    return {
        **dict.fromkeys(ON_AXES, on_axes), **dict.fromkeys(SLICES, slices), **dict.fromkeys(SAMPLES, samples),
        **dict.fromkeys(CANDLES, candles), "radar": radar, "sparkline": sparkline, "matrix": heatmap,
        "treemap": treemap, "sankey": sankey, "gauge": gauge, "radialGauge": radial_gauge,
        "progressBar": progress,
    }  # fmt: skip

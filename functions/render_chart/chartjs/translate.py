"""A configuration of Chart.js as a chart of our own, to be drawn in one of our themes.

Data, words, axes, and what was asked of the marks (colours, dashes, shapes, stacks, annotations) are kept. Sizes of
letters, paddings, grids and boxes are the theme's business. What has no counterpart is told among the warnings.
"""

from collections.abc import Callable, Iterator, Sequence
from math import isfinite
from typing import Any, NamedTuple

from msgspec.structs import replace

from ..dialects.resolve import resolve
from ..errors import ChartError, quoted
from ..limits import MAGNITUDE
from ..plot import color
from ..plot.locales import known as known_locale
from ..spec import Annotation, Axis, Band, ChartSpec, Config, Coordinate, Dash, Datum, LegendPosition, Points, Series
from .quickchart import scheme_of
from .values import Function, Gradient, Pattern, Script
from .wording import format_by, format_of

Tree = dict[str, Any]

# Types of Chart.js and of its plugins, and ours. https://www.chartjs.org/docs/latest/charts/
ON_AXES = {
    "bar": "bar", "line": "line", "scatter": "scatter", "bubble": "bubble",
    "barWithErrorBars": "bar", "lineWithErrorBars": "line", "scatterWithErrorBars": "scatter",
}  # fmt: skip
SLICES = {
    "pie": "pie", "outlabeledPie": "pie", "doughnut": "doughnut", "outlabeledDoughnut": "doughnut",
    "polarArea": "polar", "polarAreaWithErrorBars": "polar", "funnel": "funnel",
}  # fmt: skip
SAMPLES = {"boxplot": "box", "violin": "violin"}
CANDLES = ("candlestick", "ohlc")
LYING = {"horizontalBar": "bar", "horizontalBoxPlot": "boxplot", "horizontalViolin": "violin"}
# https://www.chartjs.org/docs/latest/configuration/elements.html#point-styles
POINTS: dict[object, Points] = {
    "circle": "circle", "rect": "square", "rectRounded": "square", "rectRot": "diamond", "triangle": "triangle",
    "cross": "cross", "crossRot": "cross", "star": "cross", False: "none",
}  # fmt: skip
DOTTED = 2.0  # px: dashes up to this length are dots
FINEST = 0.25  # px, the thinnest line
GREY = 0.08  # the most that the channels of a grey differ by
COLORS = ("backgroundColor", "borderColor")
# Plugins whose marks have no counterpart.
UNDRAWN = ("doughnutlabel", "backgroundImageUrl")
OF_VALUE = {"gauge": "valueLabel.formatter", "radialGauge": "centerArea.text"}  # what writes the one value
SIDES: tuple[LegendPosition, ...] = ("top", "right", "bottom", "left")


class Translated(NamedTuple):
    """spec : resolved; warnings : what of the configuration it leaves out"""

    spec: ChartSpec
    warnings: list[str]


class _Config:
    """The parts of a configuration, and what is said about them."""

    def __init__(self, tree: Tree, version: int) -> None:
        kind: str = tree["type"]  # it was looked at when the configuration was opened
        self.version = version
        self.kind = LYING.get(kind, kind)
        self.data, self.options = _dict(tree.get("data")), _dict(tree.get("options"))
        self.datasets = [one for one in _list(self.data.get("datasets")) if isinstance(one, dict) and _shown(one)]
        self.labels = [_words(label) for label in _list(self.data.get("labels"))]
        self.lies = kind in LYING or self.options.get("indexAxis") == "y"
        self.warnings = [
            f"{path} is not drawn in our themes."
            for path in (
                *(f"options.plugins.{name}" for name in _dict(self.options.get("plugins")) if name in UNDRAWN),
                *(f"plugins[{i}]" for i in range(len(_list(tree.get("plugins"))))),
            )
        ]
        self.formats: dict[str, str] = {}  # of the functions that put words around numbers, by path

    def format(self, path: str) -> str:
        """The number format that the function at a path writes, "" if there is none."""
        value: Any = self.options
        for name in path.split("."):
            value = _dict(value).get(name)
        form = format_by(value) if isinstance(value, Function) else ""
        if form and not (self.kind in SLICES and "%" in form):  # per cent of a slice of ours are its share
            self.formats[f"options.{path}"] = form
            return form
        return ""

    def plugin(self, name: str) -> Tree:
        """The options of a plugin."""
        return _dict(_dict(self.options.get("plugins")).get(name))

    def off(self, name: str) -> bool:
        """Whether a plugin is turned off."""
        return _dict(self.options.get("plugins")).get(name) is False or self.plugin(name).get("display") is False

    def axes(self, letter: str) -> dict[str, Tree]:
        """The scales along x or y, by id."""
        scales = {name: one for name, one in _dict(self.options.get("scales")).items() if isinstance(one, dict)}
        found = {name: one for name, one in scales.items() if _letter(name, one) == letter}
        return found or {letter: Tree()}


def translated(chart: ChartSpec, config: Config, theme: str, script: Script | None = None) -> Translated:
    """The chart in `theme`, resolved. Raises ChartError for what our types cannot show.

    chart : the size and the background that were asked for
    config : opened, in the words of version 4
    script : where its functions live
    """
    known = _Config(_with_colors(config, chart, script), config.version)
    make = _makers().get(known.kind)
    if make is None:
        raise ChartError(f"A {quoted(known.kind)} cannot be drawn in our themes.", "theme", "No theme=.")
    if not known.datasets:
        raise ChartError("There is no dataset.", "data.datasets", "One at least, with data.")
    spec = _worded(make(known), known)
    left = [*_functions(known.options), *(
        path for i, one in enumerate(known.datasets) for path in _functions(one, f"data.datasets[{i}]")
    )]  # fmt: skip
    known.warnings += [
        f"{path} is a function, which our themes do not call." for path in left if path not in known.formats
    ]
    background = "" if chart.background == "transparent" else chart.background
    spec = replace(
        spec, width=chart.width, height=chart.height, scale=max(1.0, chart.scale), theme=theme, background=background,
        title=_title(known, "title"), subtitle=_title(known, "subtitle"),
    )  # fmt: skip
    return Translated(resolve(spec, _place), known.warnings)


def _with_colors(config: Config, chart: ChartSpec, script: Script | None) -> Tree:
    """The tree with the colours that functions give, one by one."""
    tree = config.tree or {}
    datasets = _list(_dict(tree.get("data")).get("datasets"))
    if script is None or not any(isinstance(_dict(one).get(name), Function) for one in datasets for name in COLORS):
        return tree
    from .chart import Chart

    made = Chart(tree, chart.width, chart.height, config.version, script)
    made.update()
    found = []
    for dataset, meta in zip(datasets, made.metas, strict=True):
        given = {
            name: [meta.resolve_data_options(i).get(name) for i in range(meta.count)]
            for name in COLORS
            if isinstance(dataset.get(name), Function)
        }
        found.append({**dataset, **given})
    return {**tree, "data": {**tree["data"], "datasets": found}}


def _worded(spec: ChartSpec, known: _Config) -> ChartSpec:
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


def _makers() -> dict[str, Callable[[_Config], ChartSpec]]:
    return {
        **dict.fromkeys(ON_AXES, _on_axes), **dict.fromkeys(SLICES, _slices), **dict.fromkeys(SAMPLES, _samples),
        **dict.fromkeys(CANDLES, _candles), "radar": _radar, "sparkline": _sparkline, "matrix": _heatmap,
        "treemap": _treemap, "sankey": _sankey, "gauge": _gauge, "radialGauge": _radial_gauge,
        "progressBar": _progress,
    }  # fmt: skip


# ---- charts on axes ----


def _on_axes(known: _Config) -> ChartSpec:
    across, along = ("y", "x") if known.lies else ("x", "y")
    if known.kind == "line" and all(one.get("display") is False for side in "xy" for one in known.axes(side).values()):
        return _sparkline(known)
    (_, position), *others = known.axes(across).items()
    if others:
        known.warnings.append(f"options.scales has several {across} axes; the first is drawn.")
    values = known.axes(along)
    used = [name for name in values if any(_axis_of(one, along, values) == name for one in known.datasets)]
    used = used or list(values)[:1]
    if len(used) > 2:
        known.warnings.append(f"options.scales has {len(used)} {along} axes; what is on the last is drawn on the 2nd.")
    series, labels = [], list(known.labels)
    for dataset in known.datasets:
        one = _series(known, dataset, position, labels)
        on = _axis_of(dataset, along, values)
        series.append(replace(one, axis=min(used.index(on), 1) if on in used else 0))
    y = [_axis(values[name], "log" if _is_log(values[name]) else "auto", True) for name in used[:2]]
    for i, name in enumerate(used[:2]):
        if _truthy(values[name].get("beginAtZero")) and y[i].kind == "auto" and y[i].min is None:
            y[i] = _from_zero(y[i], [one for one in series if one.axis == i])
    timed = _is_time(position)
    if timed and known.labels and not any(one.x for one in series):
        x = tuple(_seconds(label, position) for label in _list(known.data.get("labels")))
        series = [replace(one, x=x[: len(one.data)]) for one in series]
    placed = any(one.x for one in series)
    stacked = _dict(position).get("stacked") or any(_dict(values[name]).get("stacked") for name in used)
    if stacked and len({_words(one.get("stack")) for one in known.datasets}) > 1:
        known.warnings.append("The stacks of datasets are one in our themes.")
    step = _step(known)
    if step != "none" and _smooth(known):
        known.warnings.append("Lines of ours are either smooth or stepped; they are stepped.")
    return ChartSpec(
        type=series[0].type,
        series=tuple(series),
        labels=() if placed else tuple(labels),
        x=_axis(position, "time" if timed else "log" if placed and _is_log(position) else "auto", placed),
        y=tuple(y),
        horizontal=known.lies and all(one.type == "bar" for one in series),
        stack="normal" if stacked else "none",
        smooth=_smooth(known) and step == "none",
        step=step,
        legend=_legend(known),
        values=_values(known),
        annotations=tuple(_annotations(known)),
    )  # fmt: skip


def _lines(known: _Config) -> list[Tree]:
    """The datasets that are lines, with what the options say of all lines."""
    common = _dict(_dict(known.options.get("elements")).get("line"))
    return [common | one for one in known.datasets if ON_AXES.get(one.get("type", known.kind)) in ("line", "scatter")]


def _from_zero(axis: Axis, series: list[Series]) -> Axis:
    """An axis that shows zero at its end, if that is not what lies on it that says where it ends."""
    numbers = [end for one in series for datum in one.data for end in (datum if isinstance(datum, tuple) else (datum,))]
    found = [number for number in numbers if number is not None]
    return replace(axis, min=0.0) if found and min(found) >= 0 < max(found) and axis.max is None else axis


def _smooth(known: _Config) -> bool:
    return any(_number(one.get("tension")) or one.get("cubicInterpolationMode") == "monotone" for one in _lines(known))


def _series(known: _Config, dataset: Tree, position: Tree, labels: list[str]) -> Series:
    """One dataset. Labels that only its points name are added to `labels`."""
    own = dataset.get("type")
    kind = ON_AXES.get(LYING.get(own, own) if isinstance(own, str) and own else known.kind)
    if kind is None:
        raise ChartError(f"A {quoted(str(dataset.get('type')))} cannot be drawn beside others.", "theme", "No theme=.")
    letter, other = ("y", "x") if known.lies else ("x", "y")
    data: list[Datum] = []
    x: list[float | None] = []
    sizes: list[float | None] = []
    raw = dataset.get("data")
    entries = [{letter: k, other: v} for k, v in raw.items()] if isinstance(raw, dict) else _list(raw)
    objects = any(isinstance(entry, dict) and letter in entry for entry in entries)
    category = position.get("type", "category" if kind in ("bar", "line") else "linear") == "category"
    for entry in entries:
        datum = entry.get(other) if isinstance(entry, dict) else entry
        data.append(_datum(datum))
        if objects:
            at = entry.get(letter) if isinstance(entry, dict) else None
            if category:
                name = _words(at)
                if name not in labels:
                    labels.append(name)
                x.append(float(labels.index(name)))
            else:
                x.append(_seconds(at, position) if _is_time(position) else _number(at))
            sizes.append(_area(entry.get("r")) if isinstance(entry, dict) else None)
    if objects and category:  # each label's value, in the order of the labels
        rows, places = dict(zip(x, data, strict=True)), {at: i for i, at in enumerate(x)}
        entries = [entries[places[float(i)]] if float(i) in places else None for i in range(len(labels))]
        data, x = [rows.get(float(i)) for i in range(len(labels))], []
    elif category and labels:  # there is nothing beyond the labels
        data = (data + [None] * len(labels))[: len(labels)]
    band = _between(known, dataset, data)
    if kind == "line" or (kind == "scatter" and _truthy(dataset.get("showLine"))):
        kind = "area" if _is_filled(known, dataset) and not band else "line"
    return Series(
        type=kind, data=tuple(data), x=tuple(x), size=tuple(sizes) if kind == "bubble" else (),
        name=_words(dataset.get("label")), band=band, error=_errors(dataset, entries, other, data, labels),
        **_looks(known, dataset, kind, len(data)),
    )  # fmt: skip


def _is_filled(known: _Config, dataset: Tree) -> bool:
    """Whether there is a fill beneath a line. In version 2 there always was, if hardly ever meant."""
    meant = "backgroundColor" in dataset or any(_truthy(axis.get("stacked")) for axis in known.axes("y").values())
    default = _line_option(known, "fill")
    if default is None and known.version == 2 and meant:
        default = True
    return dataset.get("fill", default) not in (None, False, "false")


def _between(known: _Config, dataset: Tree, data: list[Datum]) -> tuple[Datum, ...]:
    """The band between a line and the dataset to which it is filled, none if it is to none."""
    fill = dataset.get("fill")
    fill = fill.get("target") if isinstance(fill, dict) else fill
    index = _number(fill) if isinstance(fill, int | float | str) and not isinstance(fill, bool) else None
    if index is None:
        return ()
    place = known.datasets.index(dataset) + int(index) if str(fill)[:1] in "+-" else int(index)
    if not 0 <= place < len(known.datasets) or known.datasets[place] is dataset:
        return ()
    other = [_datum(value) for value in _list(known.datasets[place].get("data"))]
    other += [None] * (len(data) - len(other))
    return tuple(
        (min(one, two), max(one, two)) if isinstance(one, float) and isinstance(two, float) else None
        for one, two in zip(data, other, strict=False)
    )


def _errors(dataset: Tree, entries: list[Any], letter: str, data: list[Datum], labels: list[str]) -> tuple[Datum, ...]:
    """How far error bars reach from the values: as items say, or the dataset for each label."""
    found: list[Datum] = []
    by_label = _dict(dataset.get("errorBars"))
    for i, value in enumerate(data):
        entry = _dict(entries[i]) if i < len(entries) else {}
        low, high = (_first_number(entry.get(f"{letter}{end}")) for end in ("Min", "Max"))
        named = by_label.get(labels[i]) if i < len(labels) else None
        given = _dict(next(iter(named), None) if isinstance(named, list) else named)
        down, up = _number(given.get("minus")), _number(given.get("plus"))
        if isinstance(value, float) and low is not None and high is not None and low <= value <= high:
            found.append((value - low, high - value))
        else:
            found.append(None if down is None or up is None else (abs(down), abs(up)))
    return tuple(found) if any(one is not None for one in found) else ()


def _first_number(value: Any) -> float | None:
    return _number(next(iter(value), None) if isinstance(value, list) else value)


def _area(radius: Any) -> float:
    """What bubbles of ours are measured by."""
    return min(abs(_number(radius) or 0.0), MAGNITUDE) ** 2


def _line_option(known: _Config, name: str) -> Any:
    return _dict(_dict(known.options.get("elements")).get("line")).get(name)


def _looks(known: _Config, dataset: Tree, kind: str, count: int) -> dict[str, Any]:
    """The colours, dash, thickness and shape of points of a dataset."""
    if kind in ("line", "area"):
        first = dataset.get("borderColor") or dataset.get("backgroundColor")
        dash, width = _list(dataset.get("borderDash")), _number(dataset.get("borderWidth"))
        looks: dict[str, Any] = {"color": _color(first, known)}
        if dash:
            lengths = [_number(length) or 0.0 for length in dash]
            looks["dash"] = _dash(lengths)
        if width is not None and width >= FINEST and "borderWidth" in dataset:
            looks["thickness"] = min(width, 20.0)
        if (shape := _point_shape(dataset)) is not None:
            looks["points"] = shape
        return looks
    fill = dataset.get("backgroundColor") or dataset.get("borderColor")
    looks = {}
    if isinstance(fill, list) and len(fill) > 1:
        colors = tuple(_color(one, known) for one in fill[:count])
        looks = {"colors": colors} if all(colors) else {}
    else:
        looks = {"color": _color(fill, known)}
    if kind == "scatter" and (shape := _point_shape(dataset)) is not None:
        looks["points"] = shape
    return looks


def _dash(lengths: Sequence[float]) -> Dash:
    return "dotted" if lengths[0] <= DOTTED else "dashed"


def _point_shape(dataset: Tree) -> Points | None:
    if dataset.get("pointRadius") == 0 or dataset.get("radius") == 0:
        return "none"
    style = dataset.get("pointStyle")
    return POINTS.get(style) if isinstance(style, str | bool) else None


def _axis(options: Tree, kind: Any, measures: bool) -> Axis:
    """measures : whether its limits are numbers, or times"""
    title = _dict(options.get("title"))
    limits: dict[str, Any] = {}
    if measures:
        for end in ("min", "max"):
            raw = options.get(end)
            limits[end] = None if raw is None else _seconds(raw, options) if kind == "time" else _number(raw)
    shown = _truthy(title.get("display")) and title.get("text")
    return Axis(
        kind=kind, title=_words(title.get("text")) if shown else "", reverse=_truthy(options.get("reverse")), **limits
    )


def _axis_of(dataset: Tree, letter: str, axes: dict[str, Tree]) -> str:
    name = dataset.get(f"{letter}AxisID")
    return name if isinstance(name, str) and name in axes else next(iter(axes))


def _letter(name: str, options: Tree) -> str:
    """Which way a scale runs: as it says, by where it stands, or by the first letter of its id."""
    axis = options.get("axis")
    if axis in ("x", "y", "r"):
        return str(axis)
    side = options.get("position")
    return {"top": "x", "bottom": "x", "left": "y", "right": "y"}.get(side if isinstance(side, str) else "", name[:1])


def _is_time(options: Tree) -> bool:
    return options.get("type") in ("time", "timeseries")


def _is_log(options: Tree) -> bool:
    return options.get("type") == "logarithmic"


def _step(known: _Config) -> Any:
    # https://www.chartjs.org/docs/latest/charts/line.html#stepped; their `before` jumps where our `after` does
    names: dict[object, str] = {True: "after", "before": "after", "after": "before", "middle": "middle"}
    for one in _lines(known):
        stepped = one.get("stepped")
        if isinstance(stepped, str | bool) and stepped in names:
            return names[stepped]
    return "none"


def _sparkline(known: _Config) -> ChartSpec:
    series = []
    for one in known.datasets:
        color = _color(one.get("borderColor") or one.get("backgroundColor"), known)
        series.append(Series(data=tuple(_datum(value) for value in _list(one.get("data"))), color=color))
    return ChartSpec(type="sparkline", series=tuple(series))


# ---- charts without axes ----


def _slices(known: _Config) -> ChartSpec:
    kind, dataset = SLICES[known.kind], known.datasets[0]
    if len(known.datasets) > 1:
        known.warnings.append(f"A {kind} of ours shows one dataset; the others are left out.")
    for name in ("rotation", "circumference", "startAngle"):
        if name in known.options or name in dataset:
            known.warnings.append(f"options.{name} is not drawn in our themes.")
    data = tuple(_datum(value) for value in _list(dataset.get("data")))
    labels = known.labels[: len(data)]
    labels += [""] * (len(data) - len(labels)) if labels else []
    return ChartSpec(
        type=kind, series=(Series(data=data),), labels=tuple(labels), colors=_colors(known, dataset, len(data)),
        legend=_legend(known), values=_values(known),
    )  # fmt: skip


def _radar(known: _Config) -> ChartSpec:
    series = []
    for dataset in known.datasets:
        data = tuple(_datum(value) for value in _list(dataset.get("data")))
        looks = _color(dataset.get("borderColor") or dataset.get("backgroundColor"), known)
        series.append(Series(data=data, name=_words(dataset.get("label")), color=looks))
    (_, scale), *_ = known.axes("r").items()
    filled = any(one.get("fill", True) not in (False, "false") for one in known.datasets)
    return ChartSpec(
        type="radar", series=tuple(series), labels=tuple(known.labels), fill=filled, legend=_legend(known),
        y=(replace(_axis(scale, "auto", True), title="", reverse=False),),
    )  # fmt: skip


def _samples(known: _Config) -> ChartSpec:
    series = []
    for dataset in known.datasets:
        look = _color(dataset.get("backgroundColor") or dataset.get("borderColor"), known)
        name, entries = _words(dataset.get("label")), _list(dataset.get("data"))
        if any(isinstance(entry, dict) for entry in entries):
            five = tuple(_five(_dict(entry)) for entry in entries)
            series.append(Series(data=five, name=name, color=look))
        else:
            samples = tuple(tuple(_number(value) for value in _list(entry)) for entry in entries)
            series.append(Series(data=(None,) * len(samples), samples=samples, name=name, color=look))
    (_, values), *_ = known.axes("x" if known.lies else "y").items()
    (_, position), *_ = known.axes("y" if known.lies else "x").items()
    return ChartSpec(
        type=SAMPLES[known.kind], series=tuple(series), labels=tuple(known.labels), horizontal=known.lies,
        legend=_legend(known), y=(_axis(values, "log" if _is_log(values) else "auto", True),),
        x=_axis(position, "auto", False),
    )  # fmt: skip


def _five(entry: Tree) -> Datum:
    found = [_number(entry.get(name)) for name in ("min", "q1", "median", "q3", "max")]
    return None if None in found else tuple(value for value in found if value is not None)


def _candles(known: _Config) -> ChartSpec:
    dataset = known.datasets[0]
    if len(known.datasets) > 1:
        known.warnings.append(f"A {known.kind} of ours shows one dataset; the others are left out.")
    (_, position), *_ = known.axes("x").items()
    (_, values), *_ = known.axes("y").items()
    entries = [_dict(entry) for entry in _list(dataset.get("data"))]
    data = [tuple(_number(entry.get(name)) for name in "ohlc") for entry in entries]
    whole: list[Datum] = [None if None in day else day for day in data]  # type: ignore[misc]
    x = tuple(_seconds(entry.get("x"), position) for entry in entries)
    return ChartSpec(
        type=known.kind, series=(Series(data=tuple(whole), x=x),), x=_axis(position, "time", True),
        y=(_axis(values, "log" if _is_log(values) else "auto", True),), annotations=tuple(_annotations(known)),
    )  # fmt: skip


def _heatmap(known: _Config) -> ChartSpec:
    entries = [_dict(entry) for entry in _list(known.datasets[0].get("data"))]
    columns, rows = (list(dict.fromkeys(_words(entry.get(name)) for entry in entries)) for name in "xy")
    cells = {(_words(entry.get("x")), _words(entry.get("y"))): _number(entry.get("v")) for entry in entries}
    series = tuple(Series(data=tuple(cells.get((column, row)) for column in columns), name=row) for row in rows)
    return ChartSpec(type="heatmap", series=series, labels=tuple(columns))


def _treemap(known: _Config) -> ChartSpec:
    dataset = known.datasets[0]
    entries, key = _list(dataset.get("tree")) or _list(dataset.get("data")), dataset.get("key")
    groups = [name for name in _list(dataset.get("groups")) if isinstance(name, str)]
    data, labels, parents = [], [], []
    for i, entry in enumerate(entries):
        if isinstance(entry, dict):
            data.append(_number(entry.get(key if isinstance(key, str) else "v")))
            labels.append(_words(entry.get(groups[-1])) if groups else str(i + 1))
            parents.append(_words(entry.get(groups[0])) if len(groups) > 1 else "")
        else:
            data.append(_number(entry))
            labels.append(known.labels[i] if i < len(known.labels) else str(i + 1))
    return ChartSpec(
        type="treemap", series=(Series(data=tuple(data)),), labels=tuple(labels),
        groups=tuple(parents) if any(parents) else (),
    )  # fmt: skip


def _sankey(known: _Config) -> ChartSpec:
    dataset = known.datasets[0]
    entries, names = [_dict(entry) for entry in _list(dataset.get("data"))], _dict(dataset.get("labels"))
    ends = [[_words(names.get(_words(entry.get(end)), entry.get(end))) for entry in entries] for end in ("from", "to")]
    flows = tuple(_number(entry.get("flow")) for entry in entries)
    return ChartSpec(
        type="sankey", series=(Series(data=flows),), sources=tuple(ends[0]), sinks=tuple(ends[1]),
    )  # fmt: skip


def _gauge(known: _Config) -> ChartSpec:
    # https://github.com/haiiaaa/chartjs-gauge: data are the ends of the stretches, value is where the needle points
    dataset = known.datasets[0]
    ends = [_number(end) or 0.0 for end in _list(dataset.get("data"))]
    low = _number(dataset.get("minValue")) or 0.0
    colors = _list(dataset.get("backgroundColor"))
    bands = tuple(
        Band(low=start, high=end, color=_color(colors[i] if i < len(colors) else None, known))
        for i, (start, end) in enumerate(zip([low, *ends], ends, strict=False))
        if start < end
    )
    axis = Axis(min=low, max=max(ends)) if ends and max(ends) > low else Axis()
    return ChartSpec(
        type="speedometer", series=(Series(data=(_number(dataset.get("value")),)),), bands=bands, y=(axis,)
    )


def _radial_gauge(known: _Config) -> ChartSpec:
    # https://github.com/pandameister/chartjs-chart-radial-gauge
    low, high = (*[_number(end) for end in _list(known.options.get("domain"))], None, None)[:2]
    dataset = known.datasets[0]
    value = next(iter(_list(dataset.get("data"))), None)
    look = _color(dataset.get("backgroundColor"), known)
    axis = Axis(min=0.0 if low is None else low, max=100.0 if high is None else high)
    return ChartSpec(type="gauge", series=(Series(data=(_number(value),), color=look),), y=(axis,))


def _progress(known: _Config) -> ChartSpec:
    # https://quickchart.io/documentation/#progress-bar: a second dataset says how much is everything
    values = [next(iter(_list(one.get("data"))), None) for one in known.datasets]
    if any(len(_list(one.get("data"))) > 1 for one in known.datasets):
        known.warnings.append("A progress bar of ours shows one value; the others are left out.")
    most = (_number(values[1]) if len(values) > 1 else None) or 100.0
    look = _color(known.datasets[0].get("backgroundColor"), known)
    series = Series(data=(_number(values[0]),), color=look)
    return ChartSpec(type="progress", series=(series,), y=(Axis(min=0.0, max=most),))


# ---- words and marks around them ----


def _title(known: _Config, name: str) -> str:
    options = known.plugin(name)
    return _words(options.get("text")) if _truthy(options.get("display")) else ""


def _legend(known: _Config) -> LegendPosition:
    if known.off("legend"):
        return "none"
    side = known.plugin("legend").get("position")
    return side if side in SIDES and side != "top" else "auto"


def _values(known: _Config) -> bool | None:
    """Whether there are data labels; None leaves it to the layout."""
    if known.off("datalabels"):
        return False
    shown = known.plugin("datalabels").get("display", bool(known.plugin("datalabels")) or None)
    return True if shown in (True, "auto") else None


def _annotations(known: _Config) -> Iterator[Annotation]:
    # https://www.chartjs.org/chartjs-plugin-annotation/latest/guide/types/
    found = known.plugin("annotation").get("annotations")
    for i, one in enumerate(found.values() if isinstance(found, dict) else _list(found)):
        if not isinstance(one, dict) or one.get("display") is False:
            continue
        label = _dict(one.get("label"))
        words = _words(label.get("content")) if label.get("display", label.get("enabled")) else ""
        look = _color(one.get("borderColor") or one.get("backgroundColor"), known)
        if look and _is_grey(look):  # which greys are seen is the theme's business
            look = ""
        kind = one.get("type", "line")
        ends = {end: _at(one.get(end), known) for end in ("xMin", "xMax", "yMin", "yMax")}
        scale, value = one.get("scaleID"), _at(one.get("value"), known)
        if kind == "line" and scale is not None and value is not None:
            along = "x" if str(scale)[:1] == "x" else "y"
            ends = {"xMin": None, "xMax": None, "yMin": None, "yMax": None, f"{along}Min": value}
        x, x2, y, y2 = ends["xMin"], ends["xMax"], ends["yMin"], ends["yMax"]
        if known.lies:
            x, x2, y, y2 = y, y2, x, x2
        x2, y2 = (None if x2 == x else x2), (None if y2 == y else y2)
        if kind == "point":
            x, y, x2, y2 = _at(one.get("xValue"), known), _at(one.get("yValue"), known), None, None
        if kind in ("line", "box", "point") and (x is not None or y is not None):
            yield Annotation(x=x, x2=x2, y=y, y2=y2, label=words, color=look)
        else:
            known.warnings.append(f"options.plugins.annotation.annotations[{i}] is not drawn in our themes.")


def _at(value: Any, known: _Config) -> Coordinate:
    """A place of an annotation: a number, or a label."""
    if isinstance(value, str) and value in known.labels:
        return value
    return _number(value)


# ---- values ----


def _dict(value: Any) -> Tree:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _shown(dataset: Tree) -> bool:
    return not _truthy(dataset.get("hidden"))


def _truthy(value: Any) -> bool:
    return bool(value) and not isinstance(value, Function)


def _words(value: Any) -> str:
    """A text, a number as JavaScript writes it, or lines as one."""
    if isinstance(value, list):
        return " ".join(filter(None, map(_words, value)))
    if isinstance(value, bool) or value is None or isinstance(value, dict | Function | Gradient | Pattern):
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _number(value: Any) -> float | None:
    """A number, also one that is written as text; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if isfinite(number) else None


def _datum(value: Any) -> Datum:
    if isinstance(value, list) and len(value) == 2:
        low, high = map(_number, value)
        return None if low is None or high is None else (low, high)
    return _number(value)


def _seconds(value: Any, scale: Tree) -> float | None:
    """Seconds since 1970 of a time as Chart.js takes it: milliseconds, or text that the scale's format reads."""
    if isinstance(value, str):
        from .scales import dates

        parser = _dict(scale.get("time")).get("parser")
        found = dates.read(value, parser if isinstance(parser, str) else "")
    else:
        found = _number(value)
    return None if found is None else found / 1000


def _color(value: Any, known: _Config) -> str:
    """A colour as text, "" for none; of a gradient the first one, of a pattern that of its ground."""
    if isinstance(value, list):
        value = next(iter(value), None)
    if isinstance(value, Gradient):
        value = value.stops[0][1] if value.stops else None
    if isinstance(value, Pattern):
        value = value.background
    if not isinstance(value, str) or not value:
        return ""
    try:
        found = color.parse(value)
    except ValueError:
        known.warnings.append(f"{quoted(value)} is no colour.")
        return ""
    if not found[3]:
        return ""
    return value if found[3] == 1 else color.to_hex(found)  # our marks are as translucent as the theme has them


def _is_grey(text: str) -> bool:
    red, green, blue, _ = color.parse(text)
    return max(red, green, blue) - min(red, green, blue) < GREY


def _colors(known: _Config, dataset: Tree, count: int) -> tuple[str, ...]:
    given = dataset.get("backgroundColor")
    if not isinstance(given, list):
        return ()
    found = tuple(_color(one, known) for one in given[:count])
    return found if all(found) else ()


def _functions(value: Any, path: str = "options") -> Iterator[str]:
    """The paths of the functions in some options."""
    if isinstance(value, Function):
        yield path
    elif isinstance(value, dict):
        for name, one in value.items():
            yield from _functions(one, f"{path}.{name}")
    elif isinstance(value, list):
        for i, one in enumerate(value):
            yield from _functions(one, f"{path}[{i}]")

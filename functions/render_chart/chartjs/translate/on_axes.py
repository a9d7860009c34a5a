"""Configurations of charts on axes: bars, lines, points and bubbles, and what is drawn over them."""

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec.structs import replace

from ...errors import ChartError, quoted
from ...limits import MAGNITUDE
from ...plot.drawing import color
from ...spec import Annotation, Axis, ChartSpec, Coordinate, Dash, Datum, Points, Series
from .source import (
    LYING,
    ON_AXES,
    Source,
    Tree,
    as_dict,
    as_list,
    color_of,
    datum_of,
    first_number,
    is_true,
    legend_of,
    number_of,
    seconds_of,
    shows_values,
    words_of,
)

# https://www.chartjs.org/docs/latest/configuration/elements.html#point-styles
POINTS: dict[object, Points] = {
    "circle": "circle", "rect": "square", "rectRounded": "square", "rectRot": "diamond", "triangle": "triangle",
    "cross": "cross", "crossRot": "cross", "star": "cross", False: "none",
}  # fmt: skip
DOTTED = 2.0  # px: dashes up to this length are dots
FINEST = 0.25  # px, the thinnest line
GREY = 0.08  # the most that the channels of a grey differ by


def on_axes(known: Source) -> ChartSpec:
    across, along = ("y", "x") if known.lies else ("x", "y")
    if known.kind == "line" and all(one.get("display") is False for side in "xy" for one in known.axes(side).values()):
        return sparkline(known)
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
    y = [axis_of(values[name], "log" if is_log(values[name]) else "auto", True) for name in used[:2]]
    for i, name in enumerate(used[:2]):
        if is_true(values[name].get("beginAtZero")) and y[i].kind == "auto" and y[i].min is None:
            y[i] = _from_zero(y[i], [one for one in series if one.axis == i])
    timed = _is_time(position)
    if timed and known.labels and not any(one.x for one in series):
        x = tuple(seconds_of(label, position) for label in as_list(known.data.get("labels")))
        series = [replace(one, x=x[: len(one.data)]) for one in series]
    placed = any(one.x for one in series)
    stacked = as_dict(position).get("stacked") or any(as_dict(values[name]).get("stacked") for name in used)
    if stacked and len({words_of(one.get("stack")) for one in known.datasets}) > 1:
        known.warnings.append("The stacks of datasets are one in our themes.")
    step = _step(known)
    if step != "none" and _smooth(known):
        known.warnings.append("Lines of ours are either smooth or stepped; they are stepped.")
    return ChartSpec(
        type=series[0].type,
        series=tuple(series),
        labels=() if placed else tuple(labels),
        x=axis_of(position, "time" if timed else "log" if placed and is_log(position) else "auto", placed),
        y=tuple(y),
        horizontal=known.lies and all(one.type == "bar" for one in series),
        stack="normal" if stacked else "none",
        smooth=_smooth(known) and step == "none",
        step=step,
        legend=legend_of(known),
        values=shows_values(known),
        annotations=tuple(annotations_of(known)),
    )  # fmt: skip


def _lines(known: Source) -> list[Tree]:
    """The datasets that are lines, with what the options say of all lines."""
    common = as_dict(as_dict(known.options.get("elements")).get("line"))
    return [common | one for one in known.datasets if _kind(known, one) in ("line", "scatter")]


def _kind(known: Source, dataset: Tree) -> str | None:
    """What a dataset is drawn as, None if not as anything on axes."""
    own = dataset.get("type")
    return ON_AXES.get(LYING.get(own, own) if isinstance(own, str) and own else known.kind)


def _from_zero(axis: Axis, series: list[Series]) -> Axis:
    """An axis that shows zero at its end, if that is not what lies on it that says where it ends."""
    numbers = [end for one in series for datum in one.data for end in (datum if isinstance(datum, tuple) else (datum,))]
    found = [number for number in numbers if number is not None]
    return replace(axis, min=0.0) if found and min(found) >= 0 < max(found) and axis.max is None else axis


def _smooth(known: Source) -> bool:
    lines = _lines(known)
    return any(number_of(one.get("tension")) or one.get("cubicInterpolationMode") == "monotone" for one in lines)


def _series(known: Source, dataset: Tree, position: Tree, labels: list[str]) -> Series:
    """One dataset. Labels that only its points name are added to `labels`."""
    kind = _kind(known, dataset)
    if kind is None:
        raise ChartError(f"A {quoted(str(dataset.get('type')))} cannot be drawn beside others.", "theme", "No theme=.")
    letter, other = ("y", "x") if known.lies else ("x", "y")
    data: list[Datum] = []
    x: list[float | None] = []
    sizes: list[float | None] = []
    raw = dataset.get("data")
    entries = [{letter: k, other: v} for k, v in raw.items()] if isinstance(raw, dict) else as_list(raw)
    objects = any(isinstance(entry, dict) and letter in entry for entry in entries)
    category = position.get("type", "category" if kind in ("bar", "line") else "linear") == "category"
    first = {label: place for place, label in reversed([*enumerate(labels)])} if objects and category else {}
    for entry in entries:
        datum = entry.get(other) if isinstance(entry, dict) else entry
        data.append(datum_of(datum))
        if objects:
            at = entry.get(letter) if isinstance(entry, dict) else None
            if category:
                name = words_of(at)
                if name not in first:
                    first[name] = len(labels)
                    labels.append(name)
                x.append(float(first[name]))
            else:
                x.append(seconds_of(at, position) if _is_time(position) else number_of(at))
            sizes.append(_area(entry.get("r")) if isinstance(entry, dict) else None)
    if objects and category:  # each label's value, in the order of the labels
        rows, places = dict(zip(x, data, strict=True)), {at: i for i, at in enumerate(x)}
        entries = [entries[places[float(i)]] if float(i) in places else None for i in range(len(labels))]
        data, x = [rows.get(float(i)) for i in range(len(labels))], []
    elif category and labels:  # there is nothing beyond the labels
        data = (data + [None] * len(labels))[: len(labels)]
    band = _between(known, dataset, data)
    if kind == "line" or (kind == "scatter" and is_true(dataset.get("showLine"))):
        kind = "area" if _is_filled(known, dataset) and not band else "line"
    return Series(
        type=kind, data=tuple(data), x=tuple(x), size=tuple(sizes) if kind == "bubble" else (),
        name=words_of(dataset.get("label")), band=band, error=_errors(dataset, entries, other, data, labels),
        **_looks(known, dataset, kind, len(data)),
    )  # fmt: skip


def _is_filled(known: Source, dataset: Tree) -> bool:
    """Whether there is a fill beneath a line. In version 2 there always was, if hardly ever meant."""
    meant = "backgroundColor" in dataset or any(is_true(axis.get("stacked")) for axis in known.axes("y").values())
    default = _line_option(known, "fill")
    if default is None and known.version == 2 and meant:
        default = True
    return dataset.get("fill", default) not in (None, False, "false")


def _between(known: Source, dataset: Tree, data: list[Datum]) -> tuple[Datum, ...]:
    """The band between a line and the dataset to which it is filled, none if it is to none."""
    fill = dataset.get("fill")
    fill = fill.get("target") if isinstance(fill, dict) else fill
    index = number_of(fill) if isinstance(fill, int | float | str) and not isinstance(fill, bool) else None
    if index is None:
        return ()
    place = known.datasets.index(dataset) + int(index) if str(fill)[:1] in "+-" else int(index)
    if not 0 <= place < len(known.datasets) or known.datasets[place] is dataset:
        return ()
    other = [datum_of(value) for value in as_list(known.datasets[place].get("data"))]
    other += [None] * (len(data) - len(other))
    return tuple(
        (min(one, two), max(one, two)) if isinstance(one, float) and isinstance(two, float) else None
        for one, two in zip(data, other, strict=False)
    )


def _errors(dataset: Tree, entries: list[Any], letter: str, data: list[Datum], labels: list[str]) -> tuple[Datum, ...]:
    """How far error bars reach from the values: as items say, or the dataset for each label."""
    by_label = as_dict(dataset.get("errorBars"))
    if not by_label and not any(isinstance(entry, dict) and f"{letter}Min" in entry for entry in entries):
        return ()
    found: list[Datum] = []
    for i, value in enumerate(data):
        entry = as_dict(entries[i]) if i < len(entries) else {}
        low, high = (first_number(entry.get(f"{letter}{end}")) for end in ("Min", "Max"))
        named = by_label.get(labels[i]) if i < len(labels) else None
        if named is None and not entry:
            found.append(None)
            continue
        given = as_dict(next(iter(named), None) if isinstance(named, list) else named)
        down, up = number_of(given.get("minus")), number_of(given.get("plus"))
        if isinstance(value, float) and low is not None and high is not None and low <= value <= high:
            found.append((value - low, high - value))
        else:
            found.append(None if down is None or up is None else (abs(down), abs(up)))
    return tuple(found) if any(one is not None for one in found) else ()


def _area(radius: Any) -> float:
    """What bubbles of ours are measured by."""
    return min(abs(number_of(radius) or 0.0), MAGNITUDE) ** 2


def _line_option(known: Source, name: str) -> Any:
    return as_dict(as_dict(known.options.get("elements")).get("line")).get(name)


def _looks(known: Source, dataset: Tree, kind: str, count: int) -> dict[str, Any]:
    """The colours, dash, thickness and shape of points of a dataset."""
    if kind in ("line", "area"):
        first = dataset.get("borderColor") or dataset.get("backgroundColor")
        dash, width = as_list(dataset.get("borderDash")), number_of(dataset.get("borderWidth"))
        looks: dict[str, Any] = {"color": color_of(first, known)}
        if dash:
            lengths = [number_of(length) or 0.0 for length in dash]
            looks["dash"] = _dash(lengths)
        if width is not None and width >= FINEST and "borderWidth" in dataset:
            looks["thickness"] = min(width, 20.0)
        if (shape := _point_shape(dataset)) is not None:
            looks["points"] = shape
        return looks
    fill = dataset.get("backgroundColor") or dataset.get("borderColor")
    looks = {}
    if isinstance(fill, list) and len(fill) > 1:
        colors = tuple(color_of(one, known) for one in fill[:count])
        looks = {"colors": colors} if all(colors) else {}
    else:
        looks = {"color": color_of(fill, known)}
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


def axis_of(options: Tree, kind: Any, measures: bool) -> Axis:
    """measures : whether its limits are numbers, or times"""
    title = as_dict(options.get("title"))
    limits: dict[str, Any] = {}
    if measures:
        for end in ("min", "max"):
            raw = options.get(end)
            limits[end] = None if raw is None else seconds_of(raw, options) if kind == "time" else number_of(raw)
    shown = is_true(title.get("display")) and title.get("text")
    return Axis(
        kind=kind, title=words_of(title.get("text")) if shown else "", reverse=is_true(options.get("reverse")), **limits
    )


def _axis_of(dataset: Tree, letter: str, axes: dict[str, Tree]) -> str:
    name = dataset.get(f"{letter}AxisID")
    return name if isinstance(name, str) and name in axes else next(iter(axes))


def _is_time(options: Tree) -> bool:
    return options.get("type") in ("time", "timeseries")


def is_log(options: Tree) -> bool:
    return options.get("type") == "logarithmic"


def _step(known: Source) -> Any:
    # https://www.chartjs.org/docs/latest/charts/line.html#stepped; their `before` jumps where our `after` does
    names: dict[object, str] = {True: "after", "before": "after", "after": "before", "middle": "middle"}
    for one in _lines(known):
        stepped = one.get("stepped")
        if isinstance(stepped, str | bool) and stepped in names:
            return names[stepped]
    return "none"


def sparkline(known: Source) -> ChartSpec:
    series = []
    for one in known.datasets:
        color = color_of(one.get("borderColor") or one.get("backgroundColor"), known)
        series.append(Series(data=tuple(datum_of(value) for value in as_list(one.get("data"))), color=color))
    return ChartSpec(type="sparkline", series=tuple(series))


def annotations_of(known: Source) -> Iterator[Annotation]:
    # https://www.chartjs.org/chartjs-plugin-annotation/latest/guide/types/
    found = known.plugin("annotation").get("annotations")
    for i, one in enumerate(found.values() if isinstance(found, dict) else as_list(found)):
        if not isinstance(one, dict) or one.get("display") is False:
            continue
        label = as_dict(one.get("label"))
        words = words_of(label.get("content")) if label.get("display", label.get("enabled")) else ""
        look = color_of(one.get("borderColor") or one.get("backgroundColor"), known)
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


def _at(value: Any, known: Source) -> Coordinate:
    """A place of an annotation: a number, or a label."""
    if isinstance(value, str) and value in known.labels:
        return value
    return number_of(value)


def _is_grey(text: str) -> bool:
    red, green, blue, _ = color.parse(text)
    return max(red, green, blue) - min(red, green, blue) < GREY

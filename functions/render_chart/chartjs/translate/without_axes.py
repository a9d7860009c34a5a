"""Configurations of charts that have axes of their own kind, or none: slices, radars, boxes, candles, gauges, flows."""

from msgspec.structs import replace

from ...spec import Axis, Band, ChartSpec, Datum, Series
from .on_axes import annotations_of, axis_of, is_log
from .source import (
    SAMPLES,
    SLICES,
    Source,
    Tree,
    as_dict,
    as_list,
    color_of,
    colors_of,
    datum_of,
    legend_of,
    number_of,
    seconds_of,
    shows_values,
    words_of,
)


def slices(known: Source) -> ChartSpec:
    kind, dataset = SLICES[known.kind], known.datasets[0]
    if len(known.datasets) > 1:
        known.warnings.append(f"A {kind} of ours shows one dataset; the others are left out.")
    for name in ("rotation", "circumference", "startAngle"):
        if name in known.options or name in dataset:
            known.warnings.append(f"options.{name} is not drawn in our themes.")
    data = tuple(datum_of(value) for value in as_list(dataset.get("data")))
    labels = known.labels[: len(data)]
    labels += [""] * (len(data) - len(labels)) if labels else []
    return ChartSpec(
        type=kind, series=(Series(data=data),), labels=tuple(labels), colors=colors_of(known, dataset, len(data)),
        legend=legend_of(known), values=shows_values(known),
    )  # fmt: skip


def radar(known: Source) -> ChartSpec:
    series = []
    for dataset in known.datasets:
        data = tuple(datum_of(value) for value in as_list(dataset.get("data")))
        looks = color_of(dataset.get("borderColor") or dataset.get("backgroundColor"), known)
        series.append(Series(data=data, name=words_of(dataset.get("label")), color=looks))
    (_, scale), *_ = known.axes("r").items()
    filled = any(one.get("fill", True) not in (False, "false") for one in known.datasets)
    return ChartSpec(
        type="radar", series=tuple(series), labels=tuple(known.labels), fill=filled, legend=legend_of(known),
        y=(replace(axis_of(scale, "auto", True), title="", reverse=False),),
    )  # fmt: skip


def samples(known: Source) -> ChartSpec:
    series = []
    for dataset in known.datasets:
        look = color_of(dataset.get("backgroundColor") or dataset.get("borderColor"), known)
        name, entries = words_of(dataset.get("label")), as_list(dataset.get("data"))
        if any(isinstance(entry, dict) for entry in entries):
            five = tuple(_five(as_dict(entry)) for entry in entries)
            series.append(Series(data=five, name=name, color=look))
        else:
            samples = tuple(tuple(number_of(value) for value in as_list(entry)) for entry in entries)
            series.append(Series(data=(None,) * len(samples), samples=samples, name=name, color=look))
    (_, values), *_ = known.axes("x" if known.lies else "y").items()
    (_, position), *_ = known.axes("y" if known.lies else "x").items()
    return ChartSpec(
        type=SAMPLES[known.kind], series=tuple(series), labels=tuple(known.labels), horizontal=known.lies,
        legend=legend_of(known), y=(axis_of(values, "log" if is_log(values) else "auto", True),),
        x=axis_of(position, "auto", False),
    )  # fmt: skip


def _five(entry: Tree) -> Datum:
    found = [number_of(entry.get(name)) for name in ("min", "q1", "median", "q3", "max")]
    return None if None in found else tuple(value for value in found if value is not None)


def candles(known: Source) -> ChartSpec:
    dataset = known.datasets[0]
    if len(known.datasets) > 1:
        known.warnings.append(f"A {known.kind} of ours shows one dataset; the others are left out.")
    (_, position), *_ = known.axes("x").items()
    (_, values), *_ = known.axes("y").items()
    entries = [as_dict(entry) for entry in as_list(dataset.get("data"))]
    data = [tuple(number_of(entry.get(name)) for name in "ohlc") for entry in entries]
    whole: list[Datum] = [None if None in day else day for day in data]  # type: ignore[misc]
    x = tuple(seconds_of(entry.get("x"), position) for entry in entries)
    return ChartSpec(
        type=known.kind, series=(Series(data=tuple(whole), x=x),), x=axis_of(position, "time", True),
        y=(axis_of(values, "log" if is_log(values) else "auto", True),), annotations=tuple(annotations_of(known)),
    )  # fmt: skip


def heatmap(known: Source) -> ChartSpec:
    entries = [as_dict(entry) for entry in as_list(known.datasets[0].get("data"))]
    columns, rows = (list(dict.fromkeys(words_of(entry.get(name)) for entry in entries)) for name in "xy")
    cells = {(words_of(entry.get("x")), words_of(entry.get("y"))): number_of(entry.get("v")) for entry in entries}
    series = tuple(Series(data=tuple(cells.get((column, row)) for column in columns), name=row) for row in rows)
    return ChartSpec(type="heatmap", series=series, labels=tuple(columns))


def treemap(known: Source) -> ChartSpec:
    dataset = known.datasets[0]
    entries, key = as_list(dataset.get("tree")) or as_list(dataset.get("data")), dataset.get("key")
    groups = [name for name in as_list(dataset.get("groups")) if isinstance(name, str)]
    data, labels, parents = [], [], []
    for i, entry in enumerate(entries):
        if isinstance(entry, dict):
            data.append(number_of(entry.get(key if isinstance(key, str) else "v")))
            labels.append(words_of(entry.get(groups[-1])) if groups else str(i + 1))
            parents.append(words_of(entry.get(groups[0])) if len(groups) > 1 else "")
        else:
            data.append(number_of(entry))
            labels.append(known.labels[i] if i < len(known.labels) else str(i + 1))
    return ChartSpec(
        type="treemap", series=(Series(data=tuple(data)),), labels=tuple(labels),
        groups=tuple(parents) if any(parents) else (),
    )  # fmt: skip


def sankey(known: Source) -> ChartSpec:
    dataset = known.datasets[0]
    entries, names = [as_dict(entry) for entry in as_list(dataset.get("data"))], as_dict(dataset.get("labels"))
    ends = [
        [words_of(names.get(words_of(entry.get(end)), entry.get(end))) for entry in entries] for end in ("from", "to")
    ]
    flows = tuple(number_of(entry.get("flow")) for entry in entries)
    return ChartSpec(
        type="sankey", series=(Series(data=flows),), sources=tuple(ends[0]), sinks=tuple(ends[1]),
    )  # fmt: skip


def gauge(known: Source) -> ChartSpec:
    # https://github.com/haiiaaa/chartjs-gauge: data are the ends of the stretches, value is where the needle points
    dataset = known.datasets[0]
    ends = [number_of(end) or 0.0 for end in as_list(dataset.get("data"))]
    low = number_of(dataset.get("minValue")) or 0.0
    colors = as_list(dataset.get("backgroundColor"))
    bands = tuple(
        Band(low=start, high=end, color=color_of(colors[i] if i < len(colors) else None, known))
        for i, (start, end) in enumerate(zip([low, *ends], ends, strict=False))
        if start < end
    )
    axis = Axis(min=low, max=max(ends)) if ends and max(ends) > low else Axis()
    return ChartSpec(
        type="speedometer", series=(Series(data=(number_of(dataset.get("value")),)),), bands=bands, y=(axis,)
    )


def radial_gauge(known: Source) -> ChartSpec:
    # https://github.com/pandameister/chartjs-chart-radial-gauge
    low, high = (*[number_of(end) for end in as_list(known.options.get("domain"))], None, None)[:2]
    dataset = known.datasets[0]
    value = next(iter(as_list(dataset.get("data"))), None)
    look = color_of(dataset.get("backgroundColor"), known)
    axis = Axis(min=0.0 if low is None else low, max=100.0 if high is None else high)
    return ChartSpec(type="gauge", series=(Series(data=(number_of(value),), color=look),), y=(axis,))


def progress(known: Source) -> ChartSpec:
    # https://quickchart.io/documentation/#progress-bar: a second dataset says how much is everything
    values = [next(iter(as_list(one.get("data"))), None) for one in known.datasets]
    if any(len(as_list(one.get("data"))) > 1 for one in known.datasets):
        known.warnings.append("A progress bar of ours shows one value; the others are left out.")
    most = (number_of(values[1]) if len(values) > 1 else None) or 100.0
    look = color_of(known.datasets[0].get("backgroundColor"), known)
    series = Series(data=(number_of(values[0]),), color=look)
    return ChartSpec(type="progress", series=(series,), y=(Axis(min=0.0, max=most),))

"""Words about a configuration: its name, its alternative text, and what is known of it without drawing it."""

from collections.abc import Iterator
from math import isfinite
from operator import itemgetter
from typing import Any

from ..spec import ChartSpec, Config

MOST = 300  # characters
FIRST_NAMES = 5
NAME_CHARS = 60  # of one name
KINDS = {
    "bar": "Bar chart", "boxplot": "Box plot", "bubble": "Bubble chart", "candlestick": "Candlestick chart",
    "doughnut": "Doughnut chart", "funnel": "Funnel chart", "gauge": "Gauge", "horizontalBar": "Horizontal bar chart",
    "horizontalBoxPlot": "Horizontal box plot", "horizontalViolin": "Horizontal violin plot", "line": "Line chart",
    "matrix": "Heat map", "ohlc": "OHLC chart", "outlabeledDoughnut": "Doughnut chart", "outlabeledPie": "Pie chart",
    "pie": "Pie chart", "polarArea": "Polar area chart", "progressBar": "Progress bar", "radar": "Radar chart",
    "radialGauge": "Gauge", "sankey": "Sankey diagram", "scatter": "Scatter chart", "sparkline": "Sparkline",
    "treemap": "Treemap", "violin": "Violin plot",
}  # fmt: skip
PLACES = ("y", "v", "r", "value", "c", "flow")  # of an object that is a point: where its value stands


def heading(config: Config) -> str:
    """A name for the chart: its title, or what it is."""
    return _title(config) or _kind(config)


def alt_text(config: Config) -> str:
    """At most 300 characters about an opened configuration, cut at the end of a sentence."""
    title = _title(config)
    sentences = [f"{_kind(config)}: {title}" + ("" if title[-1] in ".!?…" else ".") if title else f"{_kind(config)}."]
    sentences += _about(config)
    text = ""
    for sentence in sentences:
        longer = f"{text} {sentence}" if text else sentence
        if len(longer) > MOST:
            break
        text = longer
    return text or sentences[0][: MOST - 1].rsplit(" ", 1)[0] + "…"


def facts(spec: ChartSpec, config: Config) -> dict[str, Any]:
    """What the JSON description tells: what the chart is, and what of it is not drawn. Raises ChartError.

    To know the latter it is drawn, though not to pixels; its JavaScript runs, if it has any.
    """
    from ..plot.drawing.svg import SvgCanvas
    from .config import opened
    from .known import colorless, unread
    from .picture import draw

    with opened(config, spec.width, spec.height) as (known, script):
        tree = known.tree or {}
        datasets = _datasets(known)
        told = {
            "type": tree.get("type", ""),
            "version": config.version,
            "datasets": len(datasets),
            "values": sum(len(_data(dataset)) for dataset in datasets),
            "bytes": len(config.source.encode()),
            "functions": script is not None,
            "width": spec.width,
            "height": spec.height,
            "devicePixelRatio": spec.scale,
            "backgroundColor": spec.background,
        }
        warnings = list(known.warnings) + [f"{path} has no effect on the picture." for path in unread(tree)]
        warnings += colorless(tree)
        draw(SvgCanvas(spec.width, spec.height), known, script, warnings)
        return {"config": told, "warnings": list(dict.fromkeys(warnings)), "alt": alt_text(known)}


def _kind(config: Config) -> str:
    kind = str((config.tree or {}).get("type", ""))
    if kind == "bar" and _at(config.tree, "options", "indexAxis") == "y":
        return KINDS["horizontalBar"]
    return KINDS.get(kind, "Chart")


def _title(config: Config) -> str:
    title = _at(config.tree, "options", "plugins", "title")
    if not isinstance(title, dict) or not title.get("display"):
        return ""
    text = title.get("text")
    lines = text if isinstance(text, list) else [text]
    return " ".join(_word(line) for line in lines if _word(line)).strip()


def _about(config: Config) -> Iterator[str]:
    datasets = _datasets(config)
    labels = _at(config.tree, "data", "labels")
    named = [_name(dataset["label"]) for dataset in datasets if _word(dataset.get("label"))]
    count = max([len(_data(dataset)) for dataset in datasets], default=0)
    if not count:
        yield "No data."
        return
    parts = f"{count} value{'s' * (count > 1)}"
    if len(datasets) > 1:
        shown = ", ".join(named[:FIRST_NAMES])
        more = len(named) - FIRST_NAMES
        shown += f" and {more} more" if more > 0 else ""
        yield f"{len(datasets)} datasets{f' ({shown})' if shown else ''} of {parts}{' at most' * _ragged(datasets)}."
    else:
        yield f"{named[0] + ': ' if named else ''}{parts}."
    found = [
        (value, i, dataset)
        for dataset in datasets
        for i, datum in enumerate(_data(dataset))
        if (value := _value(datum)) is not None
    ]
    if len(found) > 1:
        ends = [("Highest", max(found, key=itemgetter(0))), ("lowest", min(found, key=itemgetter(0)))]
        yield "; ".join(f"{word}: {_place(end, labels, len(datasets))}" for word, end in ends) + "."


def _place(end: tuple[float, int, dict[str, Any]], labels: Any, count: int) -> str:
    value, i, dataset = end
    label = _name(labels[i]) if isinstance(labels, list) and i < len(labels) else ""
    name = _name(dataset["label"]) if count > 1 and _word(dataset.get("label")) else ""
    where = " in ".join(word for word in (name, label) if word)
    return f"{where} {value:,.10g}".strip()


def _datasets(config: Config) -> list[dict[str, Any]]:
    found = _at(config.tree, "data", "datasets")
    return [dataset for dataset in found if isinstance(dataset, dict)] if isinstance(found, list) else []


def _data(dataset: dict[str, Any]) -> list[Any]:
    data = dataset.get("data")
    if isinstance(data, dict):
        return list(data.values())
    return data if isinstance(data, list) else []


def _ragged(datasets: list[dict[str, Any]]) -> bool:
    return len({len(_data(dataset)) for dataset in datasets}) > 1


def _value(datum: Any) -> float | None:
    """The number that a datum stands for; None for a gap, and for what is several numbers."""
    if type(datum) is float:
        return datum if isfinite(datum) else None
    if isinstance(datum, dict):
        return next((value for name in PLACES if (value := _value(datum.get(name))) is not None), None)
    if isinstance(datum, bool) or datum is None or isinstance(datum, list):
        return None
    try:
        number = float(datum)
    except (TypeError, ValueError, OverflowError):
        return None
    return number if isfinite(number) else None


def _at(tree: Any, *names: str) -> Any:
    for name in names:
        tree = tree.get(name) if isinstance(tree, dict) else None
    return tree


def _word(value: Any) -> str:
    """A text or a number as it is written; "" for anything else."""
    if type(value) is str:  # as most are
        return value
    if isinstance(value, list):
        return " ".join(filter(None, map(_word, value)))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def _name(value: Any) -> str:
    word = " ".join(_word(value).split())
    return word if len(word) <= NAME_CHARS else word[: NAME_CHARS - 1] + "…"

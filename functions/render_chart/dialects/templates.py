"""A saved chart with some of it replaced: `title`, `labels`, `data1`, `label1`, `width`, …

The names are those of QuickChart's templates, whichever language the chart was saved in; series are counted from 1.
https://quickchart.io/documentation/usage/short-urls-and-templates/
"""

import re
from collections.abc import Sequence
from typing import Any, Final

from msgspec.structs import replace

from ..errors import ChartError, quoted
from ..spec import ChartSpec, Config, Series
from . import values
from .resolve import resolve

WORDS: Final = ("title", "labels")
# The size and the ground: what each is called, and the field of a chart of ours that it is.
FRAME: Final = {
    "width": "width", "w": "width", "height": "height", "h": "height", "backgroundColor": "background",
    "bkg": "background",
}  # fmt: skip
FORMAT: Final = ("format", "f")
CACHE_BUSTER: Final = "v"
_OF_SERIES: Final = re.compile(r"(data|label|backgroundColor|borderColor)([1-9][0-9]{0,2})")
_KNOWN: Final = (
    "title, labels, width, height, backgroundColor, format, and data1, label1, backgroundColor1, borderColor1"
)

Pairs = Sequence[tuple[str, str]]


def overridden(spec: ChartSpec, pairs: Pairs) -> ChartSpec:
    """The chart with what the parameters say in place of what was saved. Raises ChartError and TooLargeError.

    spec : as it was saved; resolved
    """
    names = [name for name, _ in pairs]
    for name in names:
        if names.count(name) > 1:
            raise ChartError(f"{quoted(name)} is given twice.", name, "Once.")
        if name not in (*WORDS, *FRAME, *FORMAT, CACHE_BUSTER) and not _OF_SERIES.fullmatch(name):
            raise ChartError(f"There is nothing called {quoted(name)} in a saved chart.", name, f"{_KNOWN}.")
    if spec.config is None:
        return _of_ours(spec, dict(pairs))
    from . import chartjs

    inner = tuple((name, text) for name, text in pairs if name in WORDS or _OF_SERIES.fullmatch(name))
    spec = chartjs.reframed(spec, [pair for pair in pairs if pair[0] in (*FRAME, *FORMAT)])
    assert spec.config is not None  # noqa: S101  it was there before
    return replace(spec, config=replace(spec.config, overrides=inner))


def filled(tree: dict[str, Any], config: Config) -> dict[str, Any]:
    """The values of a configuration with its overrides in them. Raises ChartError."""
    data = dict(tree.get("data") or {})
    datasets = [dict(one) if isinstance(one, dict) else one for one in data.get("datasets") or []]
    options = dict(tree.get("options") or {})
    for name, text in config.overrides:
        if name == "title":
            title = {"display": True, "text": text}
            if config.version == 2:
                options["title"] = {**_dict(options.get("title")), **title}
            else:
                plugins = _dict(options.get("plugins"))
                options["plugins"] = {**plugins, "title": {**_dict(plugins.get("title")), **title}}
        elif name == "labels":
            data["labels"] = values.split(text, name)
        else:
            field, dataset = _dataset(name, datasets)
            dataset[field] = list(values.data(text, name, 0).values) if field == "data" else text
    return {**tree, "data": {**data, "datasets": datasets}, "options": options}


def _dataset(name: str, datasets: list[Any]) -> tuple[str, dict[str, Any]]:
    field, index = _part(name, len(datasets), "dataset")
    dataset = datasets[index]
    if not isinstance(dataset, dict):
        raise ChartError("It is no object.", f"data.datasets[{index}]", "datasets: [{…}].")
    return field, dataset


def _of_ours(spec: ChartSpec, given: dict[str, str]) -> ChartSpec:
    """A chart of our own language with what was given in place of what was saved."""
    changes: dict[str, Any] = {}
    series = list(spec.series)
    for name, text in given.items():
        if name == "title":
            changes["title"] = text
        elif name == "labels":
            changes["labels"] = tuple(values.split(text, name))
        elif field := FRAME.get(name):
            changes[field] = text if field == "background" else values.pixels(text, name)
        elif _OF_SERIES.fullmatch(name):
            part, index = _part(name, len(series), "series")
            series[index] = _changed(series[index], part, text, name)
    return resolve(replace(spec, series=tuple(series), **changes))


def _changed(series: Series, part: str, text: str, name: str) -> Series:
    if part == "data":
        found = values.data(text, name, 0)
        return replace(series, data=found.values, x=found.x or series.x, size=found.sizes or series.size)
    return replace(series, name=text) if part == "label" else replace(series, color=text)


def _part(name: str, count: int, what: str) -> tuple[str, int]:
    """Which part of which series, counted from 0."""
    found = _OF_SERIES.fullmatch(name)
    assert found  # noqa: S101  looked at before
    if int(found[2]) > count:
        raise ChartError(f"There is no {what} {found[2]}.", name, f"The saved chart has {count}.")
    return found[1], int(found[2]) - 1


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}

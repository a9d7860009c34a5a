"""What QuickChart adds to a configuration: its silent defaults, and helpers that are no part of Chart.js.

https://quickchart.io/documentation/ and, for the colours, https://nagix.github.io/chartjs-plugin-colorschemes/
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from math import isfinite
from pathlib import Path
from typing import Any, TypeGuard

import msgspec

from ..errors import ChartError, quoted
from ..plot.drawing import color
from .values import Function

Tree = dict[str, Any]

SCHEMES = Path(__file__).with_name("schemes.json")
SCHEME = "tableau.Tableau10"  # of charts that name none
USUAL_SCHEME = "brewer.Paired12"  # where `colorschemes` is there and names none
FIRST_COLOR = "#4e78a7"  # around a progress bar
FILL_ALPHA = 0.5

ON_AXES = ("bar", "horizontalBar", "line", "scatter", "bubble")  # from zero on, unless scales are said
OUTLABELED = ("outlabeledPie", "outlabeledDoughnut")
COLORED = (*ON_AXES, "radar", "pie", "doughnut", "polarArea", *OUTLABELED)
SLICES = ("pie", "doughnut", "polarArea")
LINES = ("line", "radar", "scatter")
LABELLED = ("pie", "doughnut")
TYPES = {"donut": "doughnut"}  # as it is often spelled
# Plugins that would have to fetch something.
FETCHING = {
    "backgroundImageUrl": "A background image is not loaded: nothing here fetches an address.",
    "googleSheets": "A Google sheet is not read: nothing here fetches an address.",
    "airtable": "An Airtable base is not read: nothing here fetches an address.",
}
ROUNDED = 10  # px: the radius of `roundedBars: true`
NOT_OF_INTL = ("prefix", "suffix", "locale", "applyToDataLabels", "axisID", "enabled")  # in tickFormat


def completed(tree: Tree, version: int, warnings: list[str]) -> Tree:
    """A configuration in its own version's words with what QuickChart puts into it; `tree` is not changed.

    Raises ChartError for what would have to be fetched.
    """
    kind = tree.get("type")
    if kind in TYPES:
        tree = {**tree, "type": TYPES[kind]}
    if kind in _MADE_OF_OTHERS:
        tree = _MADE_OF_OTHERS[kind](tree, version)
    plugins = _at(tree, "options", "plugins")
    if isinstance(plugins, dict):
        for name, problem in FETCHING.items():
            if plugins.get(name):
                raise ChartError(problem, f"options.plugins.{name}", "Leave it out, and send the data themselves.")
    if version == 2:
        tree = _second(tree)
    tree = _with_error_bars(_labelled_outside(tree))
    return _colored(tree, version, warnings)


def finished(tree: Tree, warnings: list[str]) -> Tree:
    """A configuration in the words of version 4 with the helpers' part done; `tree` is not changed."""
    plugins = _at(tree, "options", "plugins")
    if not isinstance(plugins, dict):
        return tree
    if plugins.get("tickFormat"):
        tree = _formatted(tree, plugins["tickFormat"], warnings)
    if plugins.get("roundedBars"):
        tree = _rounded(tree, plugins["roundedBars"])
    return tree


# ---- silent defaults of version 2 ----


def _second(tree: Tree) -> Tree:
    kind = tree.get("type")
    options = dict(_dict(tree.get("options")))
    if kind in ON_AXES and not options.get("scales"):
        options["scales"] = {"yAxes": [{"ticks": {"beginAtZero": True}}]}
    plugins = dict(_dict(options.get("plugins")))
    if not plugins.get("datalabels"):
        outside = plugins.get("outlabels") or any(dataset.get("outlabels") for dataset in _datasets(tree))
        # Plugins of its own go in the place of those that label slices.
        alone = isinstance(tree.get("plugins"), list)
        plugins["datalabels"] = {"display": kind in LABELLED and not outside and not alone}
    options["plugins"] = plugins
    tree = {**tree, "options": options}
    if kind == "line":
        straight = [{**one, "lineTension": one.get("lineTension") or 0} for one in _datasets(tree)]
        tree = _with_datasets(tree, straight)
    return tree


def _labelled_outside(tree: Tree) -> Tree:
    """Datasets that have `outlabels` of their own have the plugin, and the others none; so has a type made for it."""
    plugins = _dict(_at(tree, "options", "plugins"))
    datasets = _datasets(tree)
    asked = any(dataset.get("outlabels") for dataset in datasets)
    if "outlabels" in plugins or not (asked or tree.get("type") in OUTLABELED):
        return tree
    if asked:
        tree = _with_datasets(tree, [{"outlabels": False, **dataset} for dataset in datasets])
    return {**tree, "options": {**_dict(tree.get("options")), "plugins": {**plugins, "outlabels": {}}}}


def _with_error_bars(tree: Tree) -> Tree:
    """Datasets that have error bars have the plugin that draws them."""
    if not any(dataset.get("errorBars") for dataset in _datasets(tree)):
        return tree
    plugins = dict(_dict(_at(tree, "options", "plugins")))
    plugins["errorbars"] = plugins.pop("chartJsPluginErrorBars", {})
    return {**tree, "options": {**_dict(tree.get("options")), "plugins": plugins}}


def _colored(tree: Tree, version: int, warnings: list[str]) -> Tree:
    """Datasets with the colours of a scheme: the one that is asked for, in version 2 always one."""
    given = _at(tree, "options", "plugins", "colorschemes")
    if given in (None, False, 0, ""):
        if version != 2 or tree.get("type") not in COLORED:
            return tree
        given = {"scheme": SCHEME}
    given = given if isinstance(given, dict) else {}
    scheme = scheme_of(given.get("scheme", USUAL_SCHEME))
    if not scheme:
        warnings.append(f"There is no color scheme {quoted(given.get('scheme'))}; the colours are Chart.js's own.")
        return tree
    custom = given.get("custom")
    if isinstance(custom, Function):
        made = custom(list(scheme))
        scheme = made if isinstance(made, list) and made else scheme
    if given.get("reverse"):
        scheme = scheme[::-1]
    override, alpha = bool(given.get("override")), given.get("fillAlpha", FILL_ALPHA)
    datasets = []
    for index, dataset in enumerate(_datasets(tree)):
        chosen = _colors(dataset, dataset.get("type") or tree.get("type"), index, scheme, alpha)
        datasets.append({**dataset, **chosen} if override else {**chosen, **dataset})
    return _with_datasets(tree, datasets)


def _colors(dataset: Tree, kind: Any, index: int, scheme: Sequence[Any], alpha: Any) -> Tree:
    one = scheme[index % len(scheme)]
    if kind in SLICES:
        data = dataset.get("data")
        count = len(data) if isinstance(data, list) else 0
        return {"backgroundColor": [scheme[i % len(scheme)] for i in range(count)]}
    if kind in LINES:
        pale = _pale(one, alpha)
        return {"backgroundColor": pale, "borderColor": one, "pointBackgroundColor": pale, "pointBorderColor": one}
    return {"backgroundColor": one}


def _pale(written: Any, alpha: Any) -> Any:
    try:
        red, green, blue, _ = color.parse(written)
        return f"rgba({round(255 * red)}, {round(255 * green)}, {round(255 * blue)}, {float(alpha):g})"
    except (AttributeError, TypeError, ValueError):
        return written


def scheme_of(named: Any) -> Sequence[Any]:
    """The colours of a scheme by its name, `brewer.Paired12`, or those that are listed."""
    return named if isinstance(named, list) else _scheme(str(named))


@lru_cache(64)
def _scheme(named: str) -> tuple[str, ...]:
    family, _, name = named.partition(".")
    colors = _schemes().get(family, {}).get(_OLD_NAMES.get(name, name), "")
    return tuple([f"#{one}" for one in colors.split()])


# As version 0.2 of the plugin called them: `brewer.SetOne9` was `brewer.Set1-9`.
_OLD_NAMES = {"Office2007-2010-6": "OfficeClassic6"} | {
    f"{family}{digit}-{count}": f"{family}{word}{count}"
    for family in ("Set", "Pastel", "Dark")
    for digit, word in ((1, "One"), (2, "Two"), (3, "Three"))
    for count in range(3, 13)
}


@cache
def _schemes() -> dict[str, dict[str, str]]:
    return msgspec.json.decode(SCHEMES.read_bytes(), type=dict[str, dict[str, str]])


# ---- types that are made of others ----


def _sparkline(tree: Tree, version: int) -> Tree:
    """A line without axes, points or legend."""
    datasets = _datasets(tree)
    if not datasets:
        raise ChartError("A sparkline has no dataset.", "data.datasets", "One dataset.")
    options = dict(_dict(tree.get("options")))
    numbers = [float(one) for one in _list(datasets[0].get("data")) if _is_number(one) and isfinite(one)]
    # A bit more than the values, so that the line is not cut at the edges.
    low, high = min(numbers, default=0.0), max(numbers, default=0.0)
    limits = {"min": low - abs(low) * 0.05, "max": high + abs(high) * 0.05} if numbers else {}
    elements = dict(_dict(options.get("elements")))
    elements.setdefault("line", {"borderColor": "#000", "borderWidth": 1})
    elements.setdefault("point", {"radius": 0})
    options["elements"] = elements
    scales = dict(_dict(options.get("scales")))
    if version == 2:
        options.setdefault("legend", {"display": False})
        scales.setdefault("xAxes", [{"display": False}])
        scales.setdefault("yAxes", [{"display": False, "ticks": limits}])
    else:
        options["plugins"] = {"legend": {"display": False}, **_dict(options.get("plugins"))}
        scales.setdefault("x", {"display": False})
        scales.setdefault("y", {"display": False, **limits})
    options["scales"] = scales
    data = dict(_dict(tree.get("data")))
    if not data.get("labels"):
        data["labels"] = [""] * len(_list(datasets[0].get("data")))
    return {**tree, "type": "line", "data": data, "options": options}


def _progress_bar(tree: Tree, version: int) -> Tree:
    """A bar over a bar: a part over the whole, or over 100."""
    datasets = _datasets(tree)
    if len(datasets) not in (1, 2):
        raise ChartError(f"A progress bar has {len(datasets)} datasets.", "data.datasets", "One, or two.")
    count = len(_list(datasets[0].get("data")))
    in_percent = len(datasets) == 1
    whole = {"data": [100] * count} if in_percent else datasets[1]
    if len(_list(whole.get("data"))) != count:
        raise ChartError("The datasets of a progress bar differ in length.", "data.datasets", "As many values in both.")
    whole = {"backgroundColor": "#fff", "borderColor": FIRST_COLOR, "borderWidth": 1, **whole}
    labels: Tree = {
        "color": "#fff",
        "display": lambda context, _options=None: context.dataset_index == 0,
        "formatter": lambda value, _context: f"{_plain(value)}{'%' if in_percent else ''}",
    }
    part = datasets[0] if version == 2 else {"backgroundColor": FIRST_COLOR, **datasets[0]}
    data = {**_dict(tree.get("data")), "datasets": [part, whole], "labels": list(range(count))}
    grid = {"display": False, "drawTicks": False}
    if version == 2:
        bare: Tree = {
            "legend": {"display": False},
            "scales": {
                "xAxes": [{"ticks": {"display": False, "beginAtZero": True}, "gridLines": grid}],
                "yAxes": [{"stacked": True, "ticks": {"display": False}, "gridLines": grid}],
            },
            "plugins": {"datalabels": labels},
        }
        kind = "horizontalBar"
    else:
        axis = {"ticks": {"display": False}, "grid": grid, "border": {"display": False}}
        bare = {
            "indexAxis": "y",
            "scales": {"x": {"beginAtZero": True, **axis}, "y": {"stacked": True, **axis}},
            "plugins": {"legend": {"display": False}, "datalabels": labels},
        }
        kind = "bar"
    return {**tree, "type": kind, "data": data, "options": _merged(bare, _dict(tree.get("options")))}


_MADE_OF_OTHERS: dict[Any, Callable[[Tree, int], Tree]] = {"sparkline": _sparkline, "progressBar": _progress_bar}


# ---- helpers ----


def _formatted(tree: Tree, given: Any, warnings: list[str]) -> Tree:
    """The numbers on the value axes written as `tickFormat` says.

    https://quickchart.io/documentation/reference/labels/#tick-formatting
    """
    given = given if isinstance(given, dict) else {}
    write = writer(given)
    options = dict(_dict(tree.get("options")))
    scales = dict(_dict(options.get("scales")))
    upright = options.get("indexAxis") != "y"
    wanted = given.get("axisID")
    kind = tree.get("type")
    if kind in ("radar", "polarArea"):
        scales.setdefault("r", {})
    elif kind not in (*SLICES, "outlabeledPie", "outlabeledDoughnut"):
        for axis in "xy":
            if not any(_axis_of(id_, scale) == axis for id_, scale in scales.items()):
                scales[axis] = {}
    found = False
    for id_, scale in scales.items():
        scale = _dict(scale)
        axis = _axis_of(id_, scale)
        here = id_ == wanted if wanted else axis == "r" or (axis == "y") == upright or kind in ("scatter", "bubble")
        if not here or scale.get("type") in ("category", "time", "timeseries"):
            continue
        found = True
        ticks = _dict(scale.get("ticks"))
        if not isinstance(ticks.get("callback"), Function):
            scales[id_] = {**scale, "ticks": {**ticks, "callback": lambda value, _index, _ticks: write(value)}}
    if wanted and not found:
        warnings.append(f"options.plugins.tickFormat.axisID is {quoted(wanted)}, which is no axis of numbers.")
    options["scales"] = scales
    if given.get("applyToDataLabels"):
        plugins = dict(_dict(options.get("plugins")))
        labels = _dict(plugins.get("datalabels"))
        plugins["datalabels"] = {"formatter": lambda value, _context: write(value), **labels}
        options["plugins"] = plugins
    return {**tree, "options": options}


def writer(given: Mapping[str, Any]) -> Callable[[Any], Any]:
    """What writes numbers as `tickFormat` says; what is no number stays as it is. Raises ChartError."""
    from .scales.numbers import format_number

    locale = str(given.get("locale") or "en-US")
    prefix, suffix = (str(given.get(name) or "") for name in ("prefix", "suffix"))
    form = {name: value for name, value in given.items() if name not in NOT_OF_INTL and value is not None}
    try:
        format_number(1.5, locale, form)
    except (ArithmeticError, LookupError, TypeError, ValueError) as error:
        expected = "Options of Intl.NumberFormat, such as style, currency or minimumFractionDigits."
        raise ChartError("It is no format of numbers.", "options.plugins.tickFormat", expected) from error

    def write(value: Any) -> Any:
        if isinstance(value, dict):  # a point
            value = next((value[name] for name in ("y", "v", "r") if name in value), value)
        return f"{prefix}{format_number(value, locale, form)}{suffix}" if _is_number(value) else value

    return write


def _axis_of(id_: str, scale: Any) -> str:
    said = _dict(scale).get("axis")
    return said if isinstance(said, str) else id_[:1].lower()


def _rounded(tree: Tree, given: Any) -> Tree:
    """Bars with round corners: those away from the base, or all."""
    given = given if isinstance(given, dict) else {}
    radius = given.get("cornerRadius", ROUNDED)
    looks: Tree = {"borderRadius": radius}
    if given.get("allCorners"):
        looks["borderSkipped"] = False
    options = _dict(tree.get("options"))
    return {**tree, "options": _merged({"elements": {"bar": looks}}, options)}


# ---- trees ----


def _merged(under: Tree, over: Tree) -> Tree:
    """A tree with what both have; `over` wins."""
    out = dict(under)
    for name, value in over.items():
        below = out.get(name)
        if isinstance(below, dict) and isinstance(value, dict):
            value = _merged(below, value)
        out[name] = value
    return out


def _datasets(tree: Tree) -> list[Tree]:
    return [one for one in _list(_at(tree, "data", "datasets")) if isinstance(one, dict)]


def _with_datasets(tree: Tree, datasets: list[Tree]) -> Tree:
    return {**tree, "data": {**_dict(tree.get("data")), "datasets": datasets}}


def _at(tree: Any, *names: str) -> Any:
    for name in names:
        tree = tree.get(name) if isinstance(tree, dict) else None
    return tree


def _plain(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _is_number(value: Any) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _dict(value: Any) -> Tree:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []

"""A configuration of Chart.js as it is read here: its parts, and what its values mean."""

from collections.abc import Iterator
from math import isfinite
from typing import Any

from ...errors import quoted
from ...plot.drawing import color
from ...spec import Datum, LegendPosition
from ..values import Function, Gradient, Pattern
from ..wording import format_by

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
# Plugins whose marks have no counterpart.
UNDRAWN = ("doughnutlabel", "backgroundImageUrl")
OF_VALUE = {"gauge": "valueLabel.formatter", "radialGauge": "centerArea.text"}  # what writes the one value
SIDES: tuple[LegendPosition, ...] = ("top", "right", "bottom", "left")


class Source:
    """The parts of a configuration, and what is said about them."""

    def __init__(self, tree: Tree, version: int) -> None:
        kind: str = tree["type"]  # it was looked at when the configuration was opened
        self.version = version
        self.kind = LYING.get(kind, kind)
        self.data, self.options = as_dict(tree.get("data")), as_dict(tree.get("options"))
        self.datasets = [one for one in as_list(self.data.get("datasets")) if isinstance(one, dict) and _shown(one)]
        self.labels = [words_of(label) for label in as_list(self.data.get("labels"))]
        self.lies = kind in LYING or self.options.get("indexAxis") == "y"
        self.warnings = [
            f"{path} is not drawn in our themes."
            for path in (
                *(f"options.plugins.{name}" for name in as_dict(self.options.get("plugins")) if name in UNDRAWN),
                *(f"plugins[{i}]" for i in range(len(as_list(tree.get("plugins"))))),
            )
        ]
        self.formats: dict[str, str] = {}  # of the functions that put words around numbers, by path

    def format(self, path: str) -> str:
        """The number format that the function at a path writes, "" if there is none."""
        value: Any = self.options
        for name in path.split("."):
            value = as_dict(value).get(name)
        form = format_by(value) if isinstance(value, Function) else ""
        if form and not (self.kind in SLICES and "%" in form):  # per cent of a slice of ours are its share
            self.formats[f"options.{path}"] = form
            return form
        return ""

    def plugin(self, name: str) -> Tree:
        """The options of a plugin."""
        return as_dict(as_dict(self.options.get("plugins")).get(name))

    def off(self, name: str) -> bool:
        """Whether a plugin is turned off."""
        return as_dict(self.options.get("plugins")).get(name) is False or self.plugin(name).get("display") is False

    def axes(self, letter: str) -> dict[str, Tree]:
        """The scales along x or y, by id."""
        scales = {name: one for name, one in as_dict(self.options.get("scales")).items() if isinstance(one, dict)}
        found = {name: one for name, one in scales.items() if _letter(name, one) == letter}
        return found or {letter: Tree()}


def first_number(value: Any) -> float | None:
    """A number, or the first of several."""
    return number_of(next(iter(value), None) if isinstance(value, list) else value)


def _letter(name: str, options: Tree) -> str:
    """Which way a scale runs: as it says, by where it stands, or by the first letter of its id."""
    axis = options.get("axis")
    if axis in ("x", "y", "r"):
        return str(axis)
    side = options.get("position")
    return {"top": "x", "bottom": "x", "left": "y", "right": "y"}.get(side if isinstance(side, str) else "", name[:1])


def title_of(known: Source, name: str) -> str:
    """The title or the subtitle, "" where it is not shown."""
    options = known.plugin(name)
    return words_of(options.get("text")) if is_true(options.get("display")) else ""


def legend_of(known: Source) -> LegendPosition:
    """Where the legend stands."""
    if known.off("legend"):
        return "none"
    side = known.plugin("legend").get("position")
    return side if side in SIDES and side != "top" else "auto"


def shows_values(known: Source) -> bool | None:
    """Whether there are data labels; None leaves it to the layout."""
    if known.off("datalabels"):
        return False
    shown = known.plugin("datalabels").get("display", bool(known.plugin("datalabels")) or None)
    return True if shown in (True, "auto") else None


def as_dict(value: Any) -> Tree:
    """The object, an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def as_list(value: Any) -> list[Any]:
    """The list, an empty one for anything else."""
    return value if isinstance(value, list) else []


def _shown(dataset: Tree) -> bool:
    return not is_true(dataset.get("hidden"))


def is_true(value: Any) -> bool:
    """Whether it is what JavaScript takes for true, and no function."""
    return bool(value) and not isinstance(value, Function)


def words_of(value: Any) -> str:
    """A text, a number as JavaScript writes it, or lines as one."""
    if isinstance(value, list):
        return " ".join(filter(None, map(words_of, value)))
    if isinstance(value, bool) or value is None or isinstance(value, dict | Function | Gradient | Pattern):
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def number_of(value: Any) -> float | None:
    """A number, also one that is written as text; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if isfinite(number) else None


def datum_of(value: Any) -> Datum:
    """A number, two of them, or a gap."""
    if isinstance(value, list) and len(value) == 2:
        low, high = map(number_of, value)
        return None if low is None or high is None else (low, high)
    return number_of(value)


def seconds_of(value: Any, scale: Tree) -> float | None:
    """Seconds since 1970 of a time as Chart.js takes it: milliseconds, or text that the scale's format reads."""
    if isinstance(value, str):
        from ..scales import dates

        parser = as_dict(scale.get("time")).get("parser")
        found = dates.read(value, parser if isinstance(parser, str) else "")
    else:
        found = number_of(value)
    return None if found is None else found / 1000


def color_of(value: Any, known: Source) -> str:
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


def colors_of(known: Source, dataset: Tree, count: int) -> tuple[str, ...]:
    """The colours of slices one by one; () where they are not given so."""
    given = dataset.get("backgroundColor")
    if not isinstance(given, list):
        return ()
    found = tuple(color_of(one, known) for one in given[:count])
    return found if all(found) else ()


def functions_in(value: Any, path: str = "options") -> Iterator[str]:
    """The paths of the functions in some options."""
    if isinstance(value, Function):
        yield path
    elif isinstance(value, dict):
        for name, one in value.items():
            yield from functions_in(one, f"{path}.{name}")
    elif isinstance(value, list):
        for i, one in enumerate(value):
            yield from functions_in(one, f"{path}[{i}]")

"""Configurations of Chart.js 2 and 3 in the words of version 4.

What the same words meant otherwise in those versions is the business of `defaults.py` and of who reads the options.

https://www.chartjs.org/docs/2.9.4/, https://www.chartjs.org/docs/4.5.1/migration/v3-migration.html (from 2 to 3) and
https://www.chartjs.org/docs/4.5.1/migration/v4-migration.html (from 3 to 4)
"""

from collections.abc import Mapping
from math import degrees, pi
from typing import Any, TypeGuard

from ..errors import TooLargeError
from ..limits import SCALES

Tree = dict[str, Any]

LYING = {  # types of version 2 that run along y, and what they are called since
    "horizontalBar": "bar", "horizontalBoxPlot": "boxplot", "horizontalBoxplot": "boxplot",
    "horizontalViolin": "violin",
}  # fmt: skip
_SCALES = {"arrayLinear": "linear", "arrayLogarithmic": "logarithmic"}  # of box plots
RADIAL = ("radar", "polarArea")
ROUND = ("pie", "doughnut", "outlabeledPie", "outlabeledDoughnut", "gauge")
UPRIGHT = ("bar", "line", "scatter", "bubble", "boxplot", "violin", "candlestick", "ohlc", "matrix", "sparkline")
NUMERIC = ("scatter", "bubble", "matrix")  # whose x axes are linear as well

ANGLES = ("cutoutPercentage", "rotation", "circumference", "startAngle")

# Options of version 2 that are read elsewhere, or that mean nothing in a picture.
MOVED = (
    "title", "legend", "tooltips", "hover", "scale", "scales", "elements", "showLines", "plugins", "datasets", *ANGLES,
)  # fmt: skip
FILLS = {"bottom": "start", "top": "end", "zero": "origin"}
# Of an axis; in version 2 they stood on it, and went before those of its datasets.
OF_INDEX_AXIS = ("barPercentage", "barThickness", "categoryPercentage", "maxBarThickness")
OF_VALUE_AXIS = ("minBarLength",)
# Options of an axis that it keeps under other names, or that other parts have now.
ELSEWHERE = {"ticks", "gridLines", "scaleLabel", "time", "id", "axis", "distribution", *OF_INDEX_AXIS, *OF_VALUE_AXIS}
TICKS_OF_SCALE = ("min", "max", "suggestedMin", "suggestedMax", "beginAtZero", "reverse")

# What the grid lines' options are called since, and those of the axis's line, which stood among them.
GRID = {"tickMarkLength": "tickLength", "offsetGridLines": "offset"}
BORDER = {"borderDash": "dash", "borderDashOffset": "dashOffset", "drawBorder": "display"}

OF_SECOND = ("title", "legend", "tooltips", "annotation", "scale")  # options that have moved since


def upgraded(tree: Tree, version: int, warnings: list[str]) -> Tree:
    """The configuration in the words of version 4; `tree` is not changed.

    warnings : what is written in another version's words, and means nothing in this one, is added
    """
    if version == 2:
        return _Second(tree, warnings).tree()
    _tell_second(tree, version, warnings)
    return _third(tree) if version == 3 else tree


# ---- version 2 ----


class _Second:
    """A configuration of version 2."""

    def __init__(self, tree: Tree, warnings: list[str]) -> None:
        self.given, self.warnings = tree, warnings
        self.options: Tree = _dict(tree.get("options"))
        self.data: Tree = _dict(tree.get("data"))
        self.datasets = [one for one in _list(self.data.get("datasets")) if isinstance(one, dict)]
        given = tree.get("type")
        self.type: str = given if isinstance(given, str) else ""
        self.kind = LYING.get(self.type, self.type)
        self.first_ids: dict[str, str] = {}  # of the axes on which datasets lie that name none
        self.lies = self.type in LYING

    def tree(self) -> Tree:
        options = {name: value for name, value in self.options.items() if name not in MOVED}
        options["plugins"] = self._plugins()
        if self.lies:
            options["indexAxis"] = "y"
        if "elements" in self.options:
            options["elements"] = _elements(_dict(self.options["elements"]))
        if "showLines" in self.options:
            options["showLine"] = self.options["showLines"]
        if "spanGaps" in self.options:
            options["spanGaps"] = bool(self.options["spanGaps"])
        datasets = self.datasets
        if self.kind in RADIAL:
            scales = {"r": self._radial()}
        elif self.kind in UPRIGHT or any(one.get("type") in (*UPRIGHT, *LYING) for one in datasets):
            scales, datasets = self._scales()
        else:
            scales = {}
        options |= self._round()
        if "datasets" in self.options:
            options["datasets"] = {LYING.get(k, k): v for k, v in _dict(self.options["datasets"]).items()}
        if scales:
            options["scales"] = scales
        data = {**self.data, "datasets": [{**self.first_ids, **_dataset(one, self.lies)} for one in datasets]}
        made = {**self.given, "type": self.kind, "data": data, "options": options}
        if "annotation" in options:
            from .plugins.annotation.legacy import upgrade

            made["options"] = upgrade(options)
        return made

    def _plugins(self) -> Tree:
        plugins = dict(_dict(self.options.get("plugins")))
        off = {name: False for name in ("title", "legend") if plugins.get(name) is False}  # it was a plugin then, too
        for name in ("title", "legend", "subtitle", "tooltip"):
            if plugins.pop(name, None) not in (None, False) and name != "tooltip":
                self.warnings.append(_later(f"options.plugins.{name}"))
        title, legend = self.options.get("title"), self.options.get("legend")
        if isinstance(title, dict):
            plugins["title"] = _texts(title, {"fullWidth": "fullSize"})
        if isinstance(legend, dict):
            if legend.get("title"):
                self.warnings.append(_later("options.legend.title"))
            plugins["legend"] = {("fullSize" if k == "fullWidth" else k): v for k, v in legend.items()}
            if isinstance(legend.get("labels"), dict):
                plugins["legend"]["labels"] = _texts(legend["labels"], {})
        elif legend is False:
            plugins["legend"] = {"display": False}
        return {**plugins, **off}

    def _round(self) -> Tree:
        """Angles were radians from three o'clock."""
        given = {name: self.options[name] for name in ANGLES if name in self.options}
        if self.kind == "polarArea":
            angle = given.get("startAngle")
            return {"startAngle": degrees(angle) + 90} if _is_number(angle) else {}
        if self.kind not in ROUND:
            return {} if self.kind == "radar" else given
        out: Tree = {}
        if (cutout := self.options.get("cutoutPercentage")) is not None:
            out["cutout"] = f"{cutout}%" if _is_number(cutout) else cutout
        if _is_number(rotation := self.options.get("rotation")):
            out["rotation"] = degrees(rotation) + 90
        if _is_number(circumference := self.options.get("circumference")):
            out["circumference"] = degrees(circumference)
        return out

    def _radial(self) -> Tree:
        given = _dict(self.options.get("scale"))
        out = {name: value for name, value in given.items() if name not in ("ticks", "gridLines", "pointLabels")}
        ticks = _dict(given.get("ticks"))
        out |= {name: ticks[name] for name in TICKS_OF_SCALE if name in ticks}
        texts = _ticks(ticks)
        paddings = {
            new: texts.pop(old) for old, new in (("backdropPaddingX", "x"), ("backdropPaddingY", "y")) if old in texts
        }
        if paddings:
            texts["backdropPadding"] = {"x": 2, "y": 2, **paddings}
        out["ticks"] = texts
        grid, border = _grid(_dict(given.get("gridLines")))
        out["grid"] = grid
        if "dash" in border:
            out["border"] = {name: border[name] for name in ("dash", "dashOffset") if name in border}
        if isinstance(given.get("pointLabels"), dict):
            out["pointLabels"] = _texts(given["pointLabels"], {})
        # It was in degrees from twelve o'clock, though for the arcs of a polar area in radians from three.
        angle = self.options.get("startAngle", 0 if self.kind == "radar" else -pi / 2)
        out["startAngle"] = angle if _is_number(angle) else 0
        return out

    def _scales(self) -> tuple[Tree, list[Tree]]:
        """The axes by their ids, and the datasets with what stood on the axes for them."""
        given = self.options.get("scales")
        given = given if isinstance(given, dict) else {}
        for name in given:
            if name not in ("xAxes", "yAxes"):
                self.warnings.append(_later(f"options.scales.{name}"))
        scales: Tree = {}
        datasets = self.datasets
        for axis in "xy":
            axes = given.get(f"{axis}Axes")
            axes = [axes] if isinstance(axes, dict) else [one for one in _list(axes) if isinstance(one, dict)]
            if len(axes) > SCALES:
                where = f"options.scales.{axis}Axes"
                raise TooLargeError(f"There are {len(axes):,} axes.", where, f"At most {SCALES}.")
            for index, one in enumerate(axes or [{}]):
                # A scatter chart names its first axes as if they were its second.
                id_ = str(one.get("id") or f"{axis}-axis-{1 if self.kind == 'scatter' else index}")
                self.first_ids.setdefault(f"{axis}AxisID", id_)
                runs_along = (axis == "y") == self.lies
                scales[id_] = self._scale(one, axis, runs_along, index == 0)
                names = OF_INDEX_AXIS if runs_along else OF_VALUE_AXIS
                if bars := {name: one[name] for name in names if name in one}:
                    datasets = [_on_axis(dataset, bars, f"{axis}AxisID", id_, index == 0) for dataset in datasets]
        return scales, datasets

    def _scale(self, given: Tree, axis: str, runs_along: bool, first: bool) -> Tree:
        out: Tree = {"axis": axis}
        out |= {name: value for name, value in given.items() if name not in ELSEWHERE}
        ticks = _dict(given.get("ticks"))
        usual = "category" if runs_along and self.kind not in NUMERIC else "linear"
        kind = _SCALES.get(str(given.get("type")), given.get("type")) or usual
        if kind == "time" and given.get("distribution") == "series":
            out["type"] = "timeseries"
        elif str(given.get("type")) in _SCALES:
            out["type"] = kind
        out |= {name: ticks[name] for name in TICKS_OF_SCALE if name in ticks}
        if kind == "linear":
            out.setdefault("beginAtZero", False)
            if given.get("stacked"):  # every stack had a positive and a negative part, empty ones were 0
                out["beginAtZero"] = True
        out["ticks"] = _ticks(ticks)
        if isinstance(given.get("time"), dict):
            time = dict(given["time"])
            for old in ("min", "max"):
                if (limit := time.pop(old, None)) is not None:
                    out.setdefault(old, limit)
            step = time.pop("stepSize", time.pop("unitStepSize", None))
            if step is not None:
                out["ticks"].setdefault("stepSize", step)
            if "format" in time:
                time.setdefault("parser", time.pop("format"))
            out["time"] = time
        if isinstance(given.get("scaleLabel"), dict):
            out["title"] = _texts(given["scaleLabel"], {"labelString": "text"})
            if isinstance(lines := out["title"].get("text"), list):  # it was one line, whatever it was
                out["title"]["text"] = ",".join(map(str, lines))
        out["grid"], out["border"] = _grid(_dict(given.get("gridLines")))
        if runs_along and self.kind == "bar" and not (first and kind == "category"):
            # What bars asked of their axis was asked of the first one, of categories.
            out = {"offset": False, **out, "grid": {"offset": False, **out["grid"]}}
        return out


def _ticks(given: Tree) -> Tree:
    """Ticks, without what belongs to their scale now."""
    rest = {name: value for name, value in given.items() if name not in TICKS_OF_SCALE}
    if "labels" in rest and not isinstance(rest["labels"], list):
        del rest["labels"]
    out = _texts(rest, {"userCallback": "callback"})
    for part in ("minor", "major"):
        if isinstance(out.get(part), dict):
            out[part] = _texts(out[part], {})
    return out


def _grid(given: Tree) -> tuple[Tree, Tree]:
    """The grid, and the line of the axis, which had the grid's looks."""
    grid = {GRID.get(name, name): value for name, value in given.items() if name not in BORDER}
    border = {new: given[old] for old, new in BORDER.items() if old in given}
    if given.get("display") is False:
        border["display"] = False
    if "color" in given:
        border.setdefault("color", _first(given["color"]))
    if "lineWidth" in given:
        border.setdefault("width", _first(given["lineWidth"]))
    return grid, border


def _elements(given: Tree) -> Tree:
    out = {("bar" if name == "rectangle" else name): value for name, value in given.items()}
    if isinstance(line := out.get("line"), dict) and isinstance(fill := line.get("fill"), str) and fill in FILLS:
        out["line"] = {**line, "fill": FILLS[fill]}
    return out


def _dataset(given: Tree, lies: bool) -> Tree:
    out = dict(given)
    items = given.get("data")
    if isinstance(items, list) and items and isinstance(items[0], dict) and "t" in items[0]:
        axis = "y" if lies else "x"  # a time went before what stood there otherwise
        out["data"] = [{**one, axis: one["t"]} if isinstance(one, dict) and "t" in one else one for one in items]
    if isinstance(kind := given.get("type"), str) and kind in LYING:
        out["type"], out["indexAxis"] = LYING[kind], "y"
    for old, new in (("steppedLine", "stepped"), ("lineTension", "tension")):
        if old in out:
            out[new] = out.pop(old)
    if isinstance(fill := out.get("fill"), str) and fill in FILLS:
        out["fill"] = FILLS[fill]
    if "spanGaps" in out:  # how long gaps are meant nothing
        out["spanGaps"] = bool(out["spanGaps"])
    return out


def _on_axis(dataset: Tree, options: Tree, name: str, id_: str, first: bool) -> Tree:
    """The dataset with options of its axis, if that is its axis."""
    on = dataset.get(name)
    return {**dataset, **options} if on == id_ or (first and not on) else dataset


# ---- version 3 ----


def _third(tree: Tree) -> Tree:
    scales = _dict(tree.get("options")).get("scales")
    if not isinstance(scales, dict) or not any(isinstance(one, dict) for one in scales.values()):
        return tree
    made = {id_: _third_scale(one) if isinstance(one, dict) else one for id_, one in scales.items()}
    return {**tree, "options": {**tree["options"], "scales": made}}


def _third_scale(given: Tree) -> Tree:
    out = dict(given)
    if isinstance(grid := given.get("grid"), dict):
        in_border = {
            "drawBorder": "display", "borderColor": "color", "borderWidth": "width", "borderDash": "dash",
            "borderDashOffset": "dashOffset",
        }  # fmt: skip
        border = {new: grid[old] for old, new in in_border.items() if old in grid}
        if "z" in grid:
            border["z"] = grid["z"] + 1 if _is_number(grid["z"]) else 0
        out["grid"] = {name: value for name, value in grid.items() if name not in in_border}
        out["border"] = {**border, **_dict(given.get("border"))}
    if isinstance(time := given.get("time"), dict) and "stepSize" in time:
        out["ticks"] = {"stepSize": time["stepSize"], **_dict(given.get("ticks"))}
    return out


# ---- words ----


def _tell_second(tree: Tree, version: int, warnings: list[str]) -> None:
    """Tell what is written in the words of version 2."""
    options = tree.get("options")
    if not isinstance(options, dict):
        return
    found = [f"options.{name}" for name in OF_SECOND if isinstance(options.get(name), dict)]
    found += ["options.cutoutPercentage"] if "cutoutPercentage" in options else []
    if isinstance(scales := options.get("scales"), dict):
        found += [f"options.scales.{name}" for name in ("xAxes", "yAxes") if isinstance(scales.get(name), list)]
    warnings += [f"{name} is a word of version 2; it means nothing in version {version}." for name in found]


def _later(name: str) -> str:
    return (
        f"{name} is a word of version 3; it means nothing in version 2, which is drawn unless version says otherwise."
    )


def _texts(given: Tree, renamed: Mapping[str, str]) -> Tree:
    """Options of a text with its letters under `font`, and other names as `renamed` has them."""
    out: Tree = {}
    font: Tree = {}
    for name, value in given.items():
        if name in ("fontSize", "fontFamily", "lineHeight"):
            font[{"fontSize": "size", "fontFamily": "family"}.get(name, name)] = value
        elif name == "fontStyle":
            font |= _style(value)
        elif name == "fontColor":
            out["color"] = value
        else:
            out[renamed.get(name, name)] = value
    if font:
        out["font"] = {**_dict(out.get("font")), **font}
    return out


def _style(value: Any) -> Tree:
    """Weight and style of what stood before the size in CSS: 'bold', 'italic', '600', 'bold italic'."""
    style, weight = "normal", "normal"
    for word in str(value).lower().split():
        if word in ("italic", "oblique"):
            style = word
        else:
            weight = word
    return {"style": style, "weight": weight}


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else value


def _is_number(value: Any) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _dict(value: Any) -> Tree:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []

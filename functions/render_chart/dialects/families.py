"""What chart types have in common: which of them share a family, and what of a spec means something for it."""

from typing import Final

# charts/ is the registry of types; a test holds this table to it.
FAMILIES: Final[dict[str, str]] = {
    "bar": "bars", "line": "lines", "area": "lines", "scatter": "points", "bubble": "points",
    "pie": "slices", "doughnut": "slices", "sparkline": "sparkline",
    "lollipop": "bars", "dumbbell": "dumbbell", "waterfall": "waterfall", "candlestick": "candles", "ohlc": "candles",
    "box": "samples", "violin": "samples", "strip": "samples", "histogram": "histogram",
    "radar": "radar", "polar": "slices", "funnel": "slices", "treemap": "treemap", "heatmap": "heatmap",
    "sankey": "sankey", "gantt": "gantt", "gauge": "dial", "speedometer": "dial", "progress": "measures",
    "bullet": "measures", "number": "number", "table": "table",
}  # fmt: skip
SHARING: Final = ("bars", "lines", "points")  # families that may share a chart

ONE_SERIES: Final = frozenset(
    ("slices", "treemap", "sankey", "gantt", "dial", "measures", "number", "waterfall", "candles")
)
CATEGORICAL: Final = frozenset(("bars", "candles", "waterfall", "dumbbell", "samples"))  # x counts categories by itself
WITHOUT_X: Final = frozenset(
    ("slices", "treemap", "sankey", "dial", "measures", "table", "radar", "heatmap", "histogram")
)
WITHOUT_Y: Final = frozenset(("slices", "treemap", "sankey", "gantt", "number", "table"))
WITH_SCALE: Final = frozenset(("dial", "measures", "radar", "heatmap"))  # limits and a format, but no axis to draw

# How many numbers a datum of each type is, and how that is said.
LENGTHS: Final = {
    "bar": (2, "a number or low..high"),
    "box": (5, "five: least..lower quartile..median..upper quartile..greatest"),
    "candlestick": (4, "four: open..high..low..close"),
    "ohlc": (4, "four: open..high..low..close"),
}

# What other programs call the types, in lower case.
OTHER_NAMES: Final = {
    "column": "bar", "columns": "bar", "donut": "doughnut", "horizontalbar": "bar with horizontal=true",
    "hbar": "bar with horizontal=true", "stackedbar": "bar with stack=true", "xy": "scatter", "point": "scatter",
    "points": "scatter", "spline": "line with smooth=true", "step": "line with step=after", "hist": "histogram",
    "barh": "bar with horizontal=true", "ring": "doughnut", "polararea": "polar", "rose": "polar", "spider": "radar",
    "radialgauge": "gauge", "meter": "speedometer", "progressbar": "progress", "boxplot": "box", "violinplot": "violin",
    "matrix": "heatmap", "heat": "heatmap", "candle": "candlestick", "candles": "candlestick",
    "financial": "candlestick", "stock": "candlestick",
    "bridge": "waterfall", "timeline": "gantt", "kpi": "number", "bignumber": "number",
    "card": "number", "jitter": "strip", "beeswarm": "strip", "flow": "sankey", "connecteddot": "dumbbell",
}  # fmt: skip

_X: Final = frozenset(("x.kind", "x.title", "x.min", "x.max", "x.reverse", "x.format"))
_CATEGORIES: Final = frozenset(("x.kind", "x.title", "x.reverse"))  # of an x axis without numbers or dates
_Y: Final = frozenset(("y.kind", "y.title", "y.min", "y.max", "y.reverse", "y.format"))
_SURFACE: Final = frozenset(("gradient", "pattern"))
_SCALE: Final = frozenset(("y.min", "y.max", "y.format"))
_AXES: Final = _X | _Y | {"axis", "grid", "legend", "values", "annotations"}
_SERIES: Final = frozenset(("error", "band", "trend"))
_LINE: Final = frozenset(("dash", "thickness", "points"))

# The fields that not every family has a use for, and the families that have.
MEANINGS: Final[dict[str, frozenset[str]]] = {
    "bars": _AXES | _SERIES | {"stack", "horizontal", "x", "highlight", "colors", "labels", "rounded"} | _SURFACE,
    "lines": _AXES | _SERIES | {"stack", "smooth", "step", "fill", "dense", "x", "labels"} | _LINE | _SURFACE,
    "points": _AXES | _SERIES | {"x", "size", "colors", "points", "labels"},
    "slices": frozenset(("values", "legend", "labels", "pattern")),
    "sparkline": frozenset(("smooth", "step", "fill", "x", "x.kind", "y.kind", "y.min", "y.max", "labels")),
    "dumbbell": _CATEGORIES | _Y | {"grid", "legend", "values", "labels"},
    "waterfall": _CATEGORIES | _Y | _SURFACE | {"grid", "values", "annotations", "totals", "labels", "rounded"},
    "candles": _X | _Y | {"grid", "annotations", "volume", "x", "labels"},
    "samples": _CATEGORIES | _Y | {"grid", "legend", "horizontal", "labels", "samples", "annotations"},
    "histogram": _X | _Y | {"grid", "legend", "annotations", "bins", "density", "cumulative"} | _SURFACE,
    "radar": _SCALE | {"grid", "legend", "fill", "labels"},
    "treemap": frozenset(("values", "labels", "groups", "rounded")),
    "heatmap": _SCALE | {"x.title", "y.title", "values", "legend", "labels", "rounded"},
    "sankey": frozenset(("values", "sources", "sinks")),
    "gantt": frozenset(
        ("x", "x.kind", "x.title", "x.min", "x.max", "end", "groups", "grid", "legend", "labels", "rounded")
    ),
    "dial": _SCALE | {"bands", "targets", "labels"},
    "measures": _SCALE | {"bands", "targets", "labels", "values", "rounded"},
    "number": frozenset(("compare", "labels", "x", "x.kind")),
    "table": frozenset(("labels", "texts", "y.format")),
}

# Of these fields, those that mean nothing for a single type of its family.
MEANINGLESS: Final[dict[str, frozenset[str]]] = {
    "lollipop": frozenset(("gradient", "pattern", "rounded")),  # stems and dots have no surface
    "bubble": frozenset(("points",)),
}


def meanings(type_: str) -> frozenset[str]:
    """The fields that mean something for a type."""
    return MEANINGS[FAMILIES[type_]] - MEANINGLESS.get(type_, frozenset())


def types_with(field: str) -> list[str]:
    """The types for which a field means something."""
    return [name for name in FAMILIES if field in meanings(name)]

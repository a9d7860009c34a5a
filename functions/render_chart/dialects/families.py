"""What chart types have in common."""

from typing import Final

# charts/ is the registry of types; a test holds this table to it.
FAMILIES: Final[dict[str, str]] = {
    "bar": "bars", "line": "lines", "area": "lines", "scatter": "points", "bubble": "points",
    "pie": "slices", "doughnut": "slices", "sparkline": "sparkline",
}  # fmt: skip
ALONE: Final = ("slices", "sparkline")  # families that share a chart with no other type

# What other programs call the types, in lower case.
OTHER_NAMES: Final = {
    "column": "bar", "columns": "bar", "donut": "doughnut", "horizontalbar": "bar with horizontal=true",
    "hbar": "bar with horizontal=true", "stackedbar": "bar with stack=true", "xy": "scatter", "point": "scatter",
    "points": "scatter", "spline": "line with smooth=true", "step": "line with step=after", "histogram": "bar",
    "barh": "bar with horizontal=true", "ring": "doughnut",
}  # fmt: skip

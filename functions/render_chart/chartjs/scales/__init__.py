"""The scales of a chart, each of them a box beside or inside the chart area; the folder is the registry."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .base import Scale

# The type of a scale in a config -> its module and class.
KINDS = {
    "category": ("category", "CategoryScale"),
    "linear": ("linear", "LinearScale"),
    "logarithmic": ("logarithmic", "LogarithmicScale"),
    "radialLinear": ("radial", "RadialLinearScale"),
    "time": ("time", "TimeScale"),
    "timeseries": ("timeseries", "TimeSeriesScale"),
}


def scale_class(kind: str) -> type[Scale] | None:
    """The class of a scale's type, None if there is no such type."""
    if kind not in KINDS:
        return None
    module, name = KINDS[kind]
    found: type[Scale] = getattr(import_module(f".{module}", __name__), name)
    return found

"""The scales of a chart, each of them a box beside or inside the chart area; the folder is the registry."""

from __future__ import annotations

from functools import cache
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

# What was otherwise in version 2.
SECOND_KINDS = KINDS | {
    "category": ("second", "SecondCategory"),
    "linear": ("second", "SecondLinear"),
    "logarithmic": ("second", "SecondLogarithmic"),
    "radialLinear": ("second_radial", "SecondRadial"),
    "time": ("second_time", "SecondTime"),
    "timeseries": ("second_time", "SecondTimeSeries"),
}

# What was otherwise in version 3.
THIRD_KINDS = KINDS | {
    "category": ("third", "ThirdCategory"),
    "linear": ("third", "ThirdLinear"),
    "logarithmic": ("third", "ThirdLogarithmic"),
    "radialLinear": ("third", "ThirdRadial"),
    "time": ("third", "ThirdTime"),
    "timeseries": ("third", "ThirdTimeSeries"),
}


@cache
def _class(module: str, name: str) -> type[Scale]:
    found: type[Scale] = getattr(import_module(f".{module}", __name__), name)
    return found


def scale_class(kind: str, version: int = 4) -> type[Scale] | None:
    """The class of a scale's type, None if there is no such type."""
    kinds = {2: SECOND_KINDS, 3: THIRD_KINDS}.get(version, KINDS)
    return _class(*kinds[kind]) if kind in kinds else None

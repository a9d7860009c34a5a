"""The types of datasets; the folder is the registry."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import ChartError, quoted

if TYPE_CHECKING:
    from .base import Controller

# The modules whose names are not their types'.
MODULES = {
    "barWithErrorBars": "errorbars",
    "boxplot": "boxplot",
    "candlestick": "financial",
    "doughnut": "pie",
    "lineWithErrorBars": "errorbars",
    "outlabeledDoughnut": "outlabeled",
    "outlabeledPie": "outlabeled",
    "polarArea": "polar",
    "polarAreaWithErrorBars": "errorbars",
    "ohlc": "financial",
    "radialGauge": "radialgauge",
    "scatterWithErrorBars": "errorbars",
    "violin": "boxplot",
}

# Other spellings.
ALIASES = {"donut": "doughnut", "polar": "polarArea", "polararea": "polarArea"}


# Types that are gone by the time datasets are drawn, see upgrade.py and quickchart.py.
MADE_OF_OTHERS = ("donut", "horizontalBar", "horizontalBoxPlot", "horizontalViolin", "progressBar", "sparkline")
# What other programs call them.
MEANINGS = {
    "area": "line, with fill: true", "column": "bar", "heatmap": "matrix", "histogram": "bar", "speedometer": "gauge",
    "horizontalbar": "horizontalBar in version 2, or bar with indexAxis: 'y' later", "polar": "polarArea",
    "spline": "line, with tension", "stackedbar": "bar, with stacked: true on its scales",
}  # fmt: skip


@cache
def controller_class(kind: str) -> type[Controller]:
    """The class that draws datasets of a type. Raises ChartError where there is none."""
    module = MODULES.get(kind, kind)
    if module not in _modules():
        raise _unknown(kind)
    found: dict[str, type[Controller]] = import_module(f".{module}", __name__).CONTROLLERS
    if kind not in found:
        raise _unknown(kind)
    return found[kind]


def _unknown(kind: str) -> ChartError:
    from ...dialects.suggest import suggestion

    words = sorted({*kinds(), *MADE_OF_OTHERS})
    return ChartError(f"{quoted(kind)} is no type of chart.", "type", suggestion(kind, words, MEANINGS))


@cache
def _modules() -> frozenset[str]:
    return frozenset(path.stem for path in Path(__file__).parent.glob("*.py*")) - {"__init__", "base"}


def kinds() -> list[str]:
    """Every type there is."""
    modules = _modules()
    named = [kind for kind, module in MODULES.items() if module in modules]
    return sorted({kind for kind in modules if kind not in MODULES.values() or kind == "pie"} | set(named))

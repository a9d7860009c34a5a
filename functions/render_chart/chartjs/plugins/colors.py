"""Seven colours for data that name none.

https://www.chartjs.org/docs/4.5.1/general/colors.html#default-color-palette
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..chart import Chart
    from ..options import Options

PLUGIN = "colors"
LINES = (
    "rgb(54, 162, 235)", "rgb(255, 99, 132)", "rgb(255, 159, 64)", "rgb(255, 205, 86)", "rgb(75, 192, 192)",
    "rgb(153, 102, 255)", "rgb(201, 203, 207)",
)  # fmt: skip
GROUNDS = tuple(color.replace("rgb(", "rgba(").replace(")", ", 0.5)") for color in LINES)
NAMES = ("borderColor", "backgroundColor")


def before_layout(chart: Chart, options: Options) -> None:
    """Give each dataset a colour, or each of its arcs, unless the config has a colour of its own anywhere."""
    if not options.get("enabled"):
        return
    datasets = chart.data.get("datasets") or []
    if not options.get("forceOverride") and _named(chart, datasets):
        return
    count = 0
    for meta in chart.metas:
        dataset = meta.dataset
        palette = GROUNDS if meta.type == "polarArea" else LINES
        if meta.data_element != "arc":
            dataset["borderColor"], dataset["backgroundColor"] = LINES[count % 7], GROUNDS[count % 7]
            count += 1
        else:
            size = len(data) if isinstance(data := dataset.get("data"), list | dict) else 0
            dataset["backgroundColor"] = [palette[(count + index) % 7] for index in range(size)]
            count += size
        meta.forget_options()


def _named(chart: Chart, datasets: Iterable[dict[str, Any]]) -> bool:
    """Whether the config has a colour for the datasets, for the chart, or for a kind of elements."""
    written = chart.tree.get("options") or {}
    elements = written.get("elements")
    kinds = elements.values() if isinstance(elements, dict) else ()
    return any(isinstance(one, dict) and any(one.get(name) for name in NAMES) for one in (*datasets, written, *kinds))

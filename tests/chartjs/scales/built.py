"""Charts that tests of scales look at."""

from typing import Any

from render_chart.chartjs.chart import Chart
from render_chart.chartjs.upgrade import upgraded

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def chart(
    kind: str = "bar", data: Any = (1, 2, 3), labels: Any = None, version: int = 4, size: tuple[int, int] = (500, 300),
    datasets: Any = None, **options: Any,
) -> Chart:  # fmt: skip
    """A chart without a legend, brought up to date; `options` are its own in the words of its version."""
    data = list(data)
    labels = list(LETTERS[: len(data)]) if labels is None else labels
    hidden = {"legend": {"display": False}}
    options = {**hidden, **options} if version == 2 else {"plugins": hidden, **options}
    tree = {"type": kind, "data": {"labels": labels, "datasets": datasets or [{"data": data}]}, "options": options}
    made = Chart(tree if version == 4 else upgraded(tree, version, []), *size, version)
    made.update()
    return made


def scale(axis: str = "y", config: Any = None, **given: Any) -> Any:
    """One scale of such a chart, with that config."""
    return chart(**given, scales={axis: config or {}}).scales[axis]


def labels(of: Any) -> list[Any]:
    return [tick.label for tick in of.ticks]


def values(of: Any) -> list[float]:
    return [tick.value for tick in of.ticks]


def places(of: Any) -> list[float]:
    return [round(of.pixel(tick.value), 3) for tick in of.ticks]

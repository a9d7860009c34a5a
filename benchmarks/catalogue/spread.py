"""Samples: six labels with fifty numbers each as boxes, violins and strips, and two series of 200 in a histogram."""

from collections.abc import Callable
from random import Random
from urllib.parse import quote

from matplotlib.axes import Axes

from benchmarks.workloads import SIZE, Table, Workload, native, stock, word
from tools.v2_event import Event, v2_event

LABELS, NUMBERS = 6, 50


def _samples(random: Random) -> Table:
    """A row of numbers for each label."""
    rows = [[round(random.gauss(20 + 5 * i, 6), 1) for _ in range(NUMBERS)] for i in range(LABELS)]
    labels = [word(random, 5) for _ in rows]
    return Table(" ".join(word(random) for _ in range(3)), labels, labels, rows)


def _two(random: Random) -> Table:
    """Two series of numbers around different middles."""
    rows = [[round(random.gauss(middle, 9), 1) for _ in range(200)] for middle in (50, 65)]
    return Table(" ".join(word(random) for _ in range(3)), [], [word(random) for _ in rows], rows)


def _event(type_: str) -> Callable[[Table], Event]:
    """What asks for them: labels name the samples."""

    def event(data: Table) -> Event:
        words = f"&title={quote(data.title)}&xlabel={data.title.split()[0]}&ylabel=Value&labels={','.join(data.labels)}"
        rows = "".join(f"&data={','.join(map(str, row))}" for row in data.rows)
        return v2_event("GET", f"/chart.png?type={type_}{SIZE}{words}{rows}")

    return event


def _boxes(axes: Axes, data: Table) -> None:
    axes.boxplot(data.rows, tick_labels=data.labels, label="Value")


def _violins(axes: Axes, data: Table) -> None:
    parts = axes.violinplot(data.rows, showmedians=True)
    parts["cbars"].set_label("Value")
    axes.set_xticks(range(1, len(data.labels) + 1), data.labels)


def _strips(axes: Axes, data: Table) -> None:
    random = Random(1)
    for i, row in enumerate(data.rows):
        axes.scatter([i + random.uniform(-0.2, 0.2) for _ in row], row, s=12, alpha=0.7, label=data.labels[i])
    axes.set_xticks(range(len(data.labels)), data.labels)


def _histogram(axes: Axes, data: Table) -> None:
    for name, row in zip(data.names, data.rows, strict=True):
        axes.hist(row, bins="auto", alpha=0.5, label=name)


WORKLOADS = (
    Workload("box", _samples, _event("box"), stock(_boxes)),
    Workload("violin", _samples, _event("violin"), stock(_violins)),
    Workload("strip", _samples, _event("strip"), stock(_strips)),
    Workload("histogram", _two, native(f"type=histogram{SIZE}"), stock(_histogram)),
)

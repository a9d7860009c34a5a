"""Tables, big numbers, progress bars and bullets against what one writes for them with matplotlib.

It has `axes.table` for the first; the others are texts on a figure and bars on axes.
"""

from collections.abc import Callable
from urllib.parse import quote

from matplotlib.figure import Figure

from benchmarks.workloads import SIZE, Table, Workload, saved, table, titled_axes, walks
from tools.v2_event import Event, v2_event

ROWS, COLUMNS, BARS, BULLETS, DAYS = 12, 5, 8, 5, 30
BANDS = ((0, 50, "0.75"), (50, 75, "0.83"), (75, 100, "0.92"))


def measures_event(query: str) -> Callable[[Table], Event]:
    """What asks for the first row of a table with the second one as its targets."""

    def event(data: Table) -> Event:
        values, targets = (",".join(map(str, row)) for row in data.rows)
        target = f"/chart.png?{query}{SIZE}&title={quote(data.title)}&labels={','.join(data.labels)}"
        return v2_event("GET", f"{target}&data={values}&target={targets}")

    return event


def table_event(data: Table) -> Event:
    """A request for a table of numbers."""
    columns = "".join(f"&data={','.join(map(str, row))}" for row in data.rows)
    words = f"&title={quote(data.title)}&labels={','.join(data.labels)}&names={','.join(data.names)}"
    return v2_event("GET", f"/chart.png?type=table{SIZE}{words}{columns}")


def number_event(data: Table) -> Event:
    """A request for a card."""
    values = ",".join(map(str, data.rows[0]))
    return v2_event("GET", f"/chart.png?type=number{SIZE}&title={quote(data.title)}&data={values}")


def _table(data: Table) -> bytes:
    figure, axes = titled_axes(data)
    axes.axis("off")
    cells = [[f"{row[i]:.1f}" for row in data.rows] for i in range(len(data.labels))]
    axes.table(cells, rowLabels=data.labels, colLabels=data.names, loc="center")
    return saved(figure)


def _number(data: Table) -> bytes:
    (row,) = data.rows
    change = (row[-1] - row[-2]) / abs(row[-2])
    figure = Figure(figsize=(8, 4), dpi=100)
    figure.text(0.05, 0.92, data.title, fontsize=12)
    figure.text(0.05, 0.58, f"{row[-1]:.1f}", fontsize=72, fontweight="bold")
    color = "tab:green" if change > 0 else "tab:red"
    figure.text(0.05, 0.45, f"{'▲' if change > 0 else '▼'} {abs(change):.1%}", fontsize=18, color=color)
    axes = figure.add_axes((0.05, 0.05, 0.9, 0.3))
    axes.plot(row)
    axes.fill_between(range(len(row)), row, min(row), alpha=0.2)
    axes.axis("off")
    return saved(figure)


def _progress(data: Table) -> bytes:
    figure, axes = titled_axes(data)
    values, targets = data.rows
    axes.barh(data.labels, [100] * len(values), 0.4, color="0.9")
    axes.barh(data.labels, values, 0.4)
    axes.vlines(targets, [i - 0.3 for i in range(len(targets))], [i + 0.3 for i in range(len(targets))], "black")
    for i, value in enumerate(values):
        axes.text(101, i, f"{value:.1f}%", va="center")
    axes.invert_yaxis()
    axes.spines[:].set_visible(False)
    axes.set_xticks([])
    return saved(figure)


def _bullet(data: Table) -> bytes:
    figure, axes = titled_axes(data)
    values, targets = data.rows
    for low, high, grey in BANDS:
        axes.barh(data.labels, [high - low] * len(values), 0.6, left=low, color=grey)
    axes.barh(data.labels, values, 0.2)
    axes.vlines(targets, [i - 0.2 for i in range(len(targets))], [i + 0.2 for i in range(len(targets))], "black")
    axes.invert_yaxis()
    axes.spines[:].set_visible(False)
    return saved(figure)


_BULLETS = "type=bullet&bands=" + ",".join(f"{low}..{high}" for low, high, _ in BANDS)

WORKLOADS = (
    Workload("table", table(COLUMNS, ROWS), table_event, _table),
    Workload("number", walks(1, DAYS), number_event, _number),
    Workload("progress", table(2, BARS), measures_event("type=progress"), _progress),
    Workload("bullet", table(2, BULLETS), measures_event(_BULLETS), _bullet),
)

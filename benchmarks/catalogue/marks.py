"""What is drawn over marks: error bars, and a confidence band."""

from random import Random
from urllib.parse import quote

from matplotlib.axes import Axes

from benchmarks.workloads import SIZE, Table, Workload, stock, table, walks, word_of
from tools.v2_event import Event, v2_event

POINTS, BAND_POINTS = 20, 50


def _errors(random: Random) -> Table:
    """Values, and how far each may be off."""
    found = table(1, POINTS)(random)
    return found._replace(rows=[found.rows[0], [round(random.uniform(2, 9), 1) for _ in found.rows[0]]])


def _band(random: Random) -> Table:
    """A walk, and the edges of a band around it that widens."""
    found = walks(1, BAND_POINTS)(random)
    (row,) = found.rows
    low, high = ([round(value + way * (1 + i / 4), 2) for i, value in enumerate(row)] for way in (-1, 1))
    return found._replace(rows=[row, low, high])


def _asked(data: Table, more: str) -> Event:
    titles = f"&title={quote(data.title)}&xlabel={word_of(data)}&ylabel=Value&names={data.names[0]}"
    values = ",".join(map(str, data.rows[0]))
    return v2_event("GET", f"/chart.png?type=line{SIZE}&data={values}{titles}&legend=top{more}")


def _error_event(data: Table) -> Event:
    return _asked(data, f"&error={','.join(map(str, data.rows[1]))}")


def _band_event(data: Table) -> Event:
    ranges = ",".join(f"{low}..{high}" for low, high in zip(data.rows[1], data.rows[2], strict=True))
    return _asked(data, f"&band={ranges}")


def _error_bars(axes: Axes, data: Table) -> None:
    axes.errorbar(range(POINTS), data.rows[0], data.rows[1], capsize=3, label=data.names[0])


def _filled(axes: Axes, data: Table) -> None:
    x = range(BAND_POINTS)
    axes.fill_between(x, data.rows[1], data.rows[2], alpha=0.2)
    axes.plot(x, data.rows[0], label=data.names[0])


WORKLOADS = (
    Workload("errorbar", _errors, _error_event, stock(_error_bars)),
    Workload("band", _band, _band_event, stock(_filled)),
)

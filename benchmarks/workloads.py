"""Eight charts, each as a request to our handler and as ordinary matplotlib code; 800×400 px, scale 1.

Every call draws new numbers, labels and titles, so that no cache can help.
"""

from collections.abc import Callable
from io import BytesIO
from math import sin
from random import Random
from typing import NamedTuple
from urllib.parse import quote

import msgspec
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from tools.v2_event import Event, v2_event

SIZE = "&width=800&height=400"
LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Table(NamedTuple):
    """What a chart shows."""

    title: str
    labels: list[str]
    names: list[str]
    rows: list[list[float]]


class Workload(NamedTuple):
    """table : new data; event : our request for it; stock : matplotlib's picture of it."""

    name: str
    table: Callable[[Random], Table]
    event: Callable[[Table], Event]
    stock: Callable[[Table], bytes]


def word(random: Random, length: int = 6) -> str:
    """A word never seen before."""
    return "".join(random.choices(LETTERS, k=length)).capitalize()


def table(series: int, count: int, decimals: int = 1) -> Callable[[Random], Table]:
    """What makes tables of so many series of so many values."""

    def made(random: Random) -> Table:
        labels = [word(random, 5) for _ in range(count)] if count <= 12 else []
        rows = [[round(random.uniform(20, 100), decimals) for _ in range(count)] for _ in range(series)]
        title = " ".join(word(random) for _ in range(3))
        return Table(title, labels, [word(random) for _ in range(series)], rows)

    return made


def walks(series: int, count: int) -> Callable[[Random], Table]:
    """The same with values that follow from each other, as measurements do."""
    start = table(series, 1)

    def made(random: Random) -> Table:
        found = start(random)
        rows = []
        for (value,) in found.rows:
            row = []
            for _ in range(count):
                value += random.uniform(-4, 4)
                row.append(round(value, 2))
            rows.append(row)
        return found._replace(rows=rows, labels=[])

    return made


def signal(count: int) -> Callable[[Random], Table]:
    """One series of many samples: a slow wave under noise."""
    start = table(1, 1)

    def made(random: Random) -> Table:
        phase = random.uniform(0, 6)
        row = [round(50 + 25 * sin(phase + 12 * i / count) + random.gauss(0, 5), 3) for i in range(count)]
        return start(random)._replace(rows=[row], labels=[])

    return made


def native(query: str, titles: bool = True) -> Callable[[Table], Event]:
    """What asks for a table by URL."""

    def event(data: Table) -> Event:
        parts = [f"/chart.png?{query}"]
        parts += [f"&data={','.join(map(str, row))}" for row in data.rows]
        if titles:
            parts.append(f"&title={quote(data.title)}&xlabel={word_of(data)}&ylabel=Value&names={','.join(data.names)}")
        if titles and data.labels:
            parts.append(f"&labels={','.join(data.labels)}")
        return v2_event("GET", "".join(parts))

    return event


def word_of(data: Table) -> str:
    """An axis title."""
    return data.title.split()[0]


def posted(type_: str) -> Callable[[Table], Event]:
    """What asks for a table that no URL can hold: of points at (row 0, row 1), or of a line through row 0."""

    def event(data: Table) -> Event:
        series: dict[str, object] = {"name": data.names[0], "data": data.rows[-1]}
        if type_ == "scatter":
            series["x"] = data.rows[0]
        chart = {
            "type": type_,
            "width": 800,
            "height": 400,
            "title": data.title,
            "x": {"title": word_of(data)},
            "y": [{"title": "Value"}],
            "series": [series],
        }
        return v2_event("POST", "/chart.png", {"content-type": "application/json"}, msgspec.json.encode(chart))

    return event


def saved(figure: Figure) -> bytes:
    """What `savefig` writes."""
    out = BytesIO()
    figure.savefig(out, format="png")
    return out.getvalue()


def titled_axes(data: Table) -> tuple[Figure, Axes]:
    """An empty figure with axes and the title."""
    figure = Figure(figsize=(8, 4), dpi=100)
    axes = figure.add_subplot()
    axes.set_title(data.title)
    return figure, axes


def stock(plot: Callable[[Axes, Table], None]) -> Callable[[Table], bytes]:
    """Matplotlib used the ordinary way."""

    def draw(data: Table) -> bytes:
        figure = Figure(figsize=(8, 4), dpi=100)
        axes = figure.add_subplot()
        plot(axes, data)
        axes.set_title(data.title)
        axes.set_xlabel(word_of(data))
        axes.set_ylabel("Value")
        axes.legend()
        axes.grid(True)
        return saved(figure)

    return draw


def _bars(axes: Axes, data: Table) -> None:
    positions = range(len(data.labels))
    for i, (name, row) in enumerate(zip(data.names, data.rows, strict=True)):
        axes.bar([p + 0.4 * i for p in positions], row, 0.4, label=name)
    axes.set_xticks([p + 0.2 for p in positions], data.labels)


def _lines(axes: Axes, data: Table) -> None:
    for name, row in zip(data.names, data.rows, strict=True):
        axes.plot(row, label=name)


def _pie(axes: Axes, data: Table) -> None:
    axes.pie(data.rows[0], labels=data.labels)


def _scatter(axes: Axes, data: Table) -> None:
    axes.scatter(*data.rows, label=data.names[0])


def _areas(axes: Axes, data: Table) -> None:
    axes.stackplot(range(len(data.rows[0])), *data.rows, labels=data.names)


def _lying(axes: Axes, data: Table) -> None:
    axes.barh(data.labels, data.rows[0], label=data.names[0])


def _sparkline(data: Table) -> bytes:
    figure = Figure(figsize=(2, 0.5), dpi=100)
    axes = figure.add_subplot()
    axes.plot(data.rows[0])
    axes.axis("off")
    return saved(figure)


def pie_event(data: Table) -> Event:
    """A request for a pie: its slices have names, its axes do not exist."""
    query = f"type=pie{SIZE}&title={quote(data.title)}&labels={','.join(data.labels)}"
    return v2_event("GET", f"/chart.png?{query}&data={','.join(map(str, data.rows[0]))}")


WORKLOADS = (
    Workload("W1", table(2, 12), native(f"type=bar{SIZE}"), stock(_bars)),
    Workload("W2", walks(3, 100), native(f"type=line{SIZE}"), stock(_lines)),
    Workload("W3", table(1, 6), pie_event, stock(_pie)),
    Workload("W4", table(2, 1000), posted("scatter"), stock(_scatter)),
    Workload("W5", signal(100_000), posted("line"), stock(_lines)),
    Workload("W6", walks(3, 50), native(f"type=area&stack=true{SIZE}"), stock(_areas)),
    Workload("W7", table(1, 8), native(f"type=bar&horizontal=true{SIZE}"), stock(_lying)),
    Workload("W8", walks(1, 30), native("type=sparkline&width=200&height=50", titles=False), _sparkline),
)

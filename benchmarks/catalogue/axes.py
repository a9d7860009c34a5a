"""Types on axes: candles, waterfalls, dumbbells, lollipops and gantt charts, against matplotlib written by hand."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from urllib.parse import quote

import matplotlib.dates as mdates
from matplotlib.axes import Axes

from benchmarks.workloads import SIZE, Table, Workload, saved, table, titled_axes, word, word_of
from tools.v2_event import Event, v2_event

UP, DOWN, TOTAL = "tab:green", "tab:red", "tab:gray"
START = date(2026, 1, 5)


def _days(count: int) -> Callable[[Random], Table]:
    """Weekdays as labels; open, high, low and close as rows."""

    def made(random: Random) -> Table:
        start = START + timedelta(days=7 * random.randrange(200))
        labels = [(start + timedelta(days=i + 2 * (i // 5))).isoformat() for i in range(count)]
        rows: list[list[float]] = [[], [], [], []]
        price = random.uniform(100, 200)
        for _ in range(count):
            close = price + random.uniform(-4, 4)
            high, low = max(price, close) + random.uniform(0, 2), min(price, close) - random.uniform(0, 2)
            for row, value in zip(rows, (price, high, low, close), strict=True):
                row.append(round(value, 2))
            price = close
        return Table(" ".join(word(random) for _ in range(3)), labels, [word(random)], rows)

    return made


def _changes(random: Random) -> Table:
    """A beginning, changes and an end."""
    made = table(1, 10)(random)
    row = [500.0, *(round(random.uniform(-60, 60), 1) for _ in range(8)), 0.0]
    return made._replace(rows=[row])


def _tasks(random: Random) -> Table:
    """Days since START on which tasks begin, how long they take, and how much is done."""
    made = table(3, 12)(random)
    rows = [[float(random.randrange(90)), float(random.randrange(5, 40)), round(random.random(), 2)] for _ in range(12)]
    return made._replace(rows=[list(row) for row in zip(*rows, strict=True)])


def _request(type_: str, shown: Table, **more: str) -> Event:
    parts = [f"/chart.png?type={type_}{SIZE}&title={quote(shown.title)}"]
    parts += [f"&{name}={value}" for name, value in more.items()]
    return v2_event("GET", "".join(parts))


def _candles(type_: str) -> Callable[[Table], Event]:
    def event(data: Table) -> Event:
        days = ",".join("..".join(map(str, day)) for day in zip(*data.rows, strict=True))
        return _request(type_, data, ylabel="Value", x=",".join(data.labels), data=days)

    return event


def _waterfall(data: Table) -> Event:
    labels = ",".join(data.labels)
    values = ",".join(map(str, data.rows[0]))
    return _request(
        "waterfall", data, ylabel="Value", labels=labels, totals=f"{data.labels[0]},{data.labels[-1]}", data=values
    )


def _two(type_: str) -> Callable[[Table], Event]:
    def event(data: Table) -> Event:
        rows = "&data=".join(",".join(map(str, row)) for row in data.rows)
        names = ",".join(data.names)
        return _request(type_, data, ylabel="Value", names=names, labels=",".join(data.labels), data=rows)

    return event


def _gantt(data: Table) -> Event:
    spans = []
    for first, length in zip(*data.rows[:2], strict=True):
        start = START + timedelta(days=first)
        spans.append(f"{start.isoformat()}..{(start + timedelta(days=length)).isoformat()}")
    done = ",".join(map(str, data.rows[2]))
    return _request("gantt", data, labels=",".join(data.labels), data=",".join(spans), done=done)


def _stock(plot: Callable[[Axes, Table], None]) -> Callable[[Table], bytes]:
    """Matplotlib used the ordinary way."""

    def draw(data: Table) -> bytes:
        figure, axes = titled_axes(data)
        plot(axes, data)
        axes.grid(True)
        return saved(figure)

    return draw


def _colors(data: Table) -> list[str]:
    return [UP if close >= start else DOWN for start, _, _, close in zip(*data.rows, strict=True)]


def _plot_candles(axes: Axes, data: Table) -> None:
    """As mplfinance's documentation and many answers have it: a line for each wick, a bar for each body."""
    start, high, low, close = data.rows
    days = [date.fromisoformat(label) for label in data.labels]
    colors = _colors(data)
    axes.vlines(days, low, high, colors=colors, linewidth=1)
    axes.bar(days, [c - o for o, c in zip(start, close, strict=True)], 0.64, start, color=colors)
    axes.xaxis.set_major_formatter(mdates.ConciseDateFormatter(mdates.AutoDateLocator()))
    axes.set_ylabel("Value")


def _plot_ohlc(axes: Axes, data: Table) -> None:
    start, high, low, close = data.rows
    days = mdates.date2num([date.fromisoformat(label) for label in data.labels])
    colors = _colors(data)
    axes.vlines(days, low, high, colors=colors)
    axes.hlines(start, days - 0.3, days, colors=colors)
    axes.hlines(close, days, days + 0.3, colors=colors)
    axes.xaxis_date()
    axes.xaxis.set_major_formatter(mdates.ConciseDateFormatter(mdates.AutoDateLocator()))
    axes.set_ylabel("Value")


def _plot_waterfall(axes: Axes, data: Table) -> None:
    bottoms, heights, colors, level = [], [], [], 0.0
    for i, value in enumerate(data.rows[0]):
        total = i in (0, len(data.rows[0]) - 1)
        height = value if value or not total else level
        bottoms.append(0.0 if total else level)
        heights.append(height)
        colors.append(TOTAL if total else UP if value >= 0 else DOWN)
        level = height if total else level + value
    bars = axes.bar(data.labels, heights, bottom=bottoms, color=colors)
    axes.bar_label(bars, fmt="%.0f")
    axes.set_ylabel("Value")


def _plot_dumbbell(axes: Axes, data: Table) -> None:
    rows = range(len(data.labels))
    axes.hlines(rows, *data.rows, color="lightgray", linewidth=3, zorder=1)
    for name, row in zip(data.names, data.rows, strict=True):
        axes.scatter(row, rows, label=name)
    axes.set_yticks(rows, data.labels)
    axes.set_xlabel("Value")
    axes.legend()


def _plot_lollipop(axes: Axes, data: Table) -> None:
    axes.stem(data.labels, data.rows[0])
    axes.set_xlabel(word_of(data))
    axes.set_ylabel("Value")


def _plot_gantt(axes: Axes, data: Table) -> None:
    begin = mdates.date2num(START)
    starts = [begin + first for first in data.rows[0]]
    axes.barh(data.labels, data.rows[1], left=starts, alpha=0.4)
    axes.barh(data.labels, [length * done for length, done in zip(*data.rows[1:], strict=True)], left=starts)
    axes.xaxis_date()
    axes.xaxis.set_major_formatter(mdates.ConciseDateFormatter(mdates.AutoDateLocator()))
    axes.invert_yaxis()


WORKLOADS = (
    Workload("candlestick", _days(60), _candles("candlestick"), _stock(_plot_candles)),
    Workload("ohlc", _days(60), _candles("ohlc"), _stock(_plot_ohlc)),
    Workload("waterfall", _changes, _waterfall, _stock(_plot_waterfall)),
    Workload("dumbbell", table(2, 10), _two("dumbbell"), _stock(_plot_dumbbell)),
    Workload("lollipop", table(1, 12), _two("lollipop"), _stock(_plot_lollipop)),
    Workload("gantt", _tasks, _gantt, _stock(_plot_gantt)),
)

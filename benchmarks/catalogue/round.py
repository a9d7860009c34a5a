"""Radar, polar area, gauge and speedometer: matplotlib's polar axes, and its wedges with text."""

from collections.abc import Callable
from math import cos, pi, radians, sin
from urllib.parse import quote

from matplotlib.figure import Figure
from matplotlib.patches import Wedge

from benchmarks.workloads import SIZE, Table, Workload, saved, table
from tools.v2_event import Event, v2_event

BANDS = ((0, 50, "crimson"), (50, 80, "gold"), (80, 100, "teal"))
BANDS_ASKED = ",".join(f"{low}..{high}:{color}" for low, high, color in BANDS)


def radar(data: Table) -> bytes:
    """Lines and fills on polar axes."""
    figure = Figure(figsize=(8, 4), dpi=100)
    axes = figure.add_subplot(projection="polar")
    axes.set_theta_zero_location("N")
    axes.set_theta_direction(-1)
    angles = [2 * pi * i / len(data.labels) for i in range(len(data.labels))]
    for name, row in zip(data.names, data.rows, strict=True):
        axes.plot([*angles, 0], [*row, row[0]], marker="o", label=name)
        axes.fill([*angles, 0], [*row, row[0]], alpha=0.12)
    axes.set_xticks(angles, data.labels)
    axes.set_ylim(0)
    axes.set_title(data.title)
    axes.legend(loc="upper left", bbox_to_anchor=(1.1, 1))
    return saved(figure)


def polar(data: Table) -> bytes:
    """Bars on polar axes."""
    figure = Figure(figsize=(8, 4), dpi=100)
    axes = figure.add_subplot(projection="polar")
    axes.set_theta_zero_location("N")
    axes.set_theta_direction(-1)
    turn = 2 * pi / len(data.labels)
    angles = [turn * (i + 0.5) for i in range(len(data.labels))]
    colors = [f"C{i}" for i in range(len(angles))]
    axes.bar(angles, data.rows[0], width=turn, color=colors, edgecolor="white")
    axes.set_xticks(angles, [f"{name} {value}" for name, value in zip(data.labels, data.rows[0], strict=True)])
    axes.set_title(data.title)
    return saved(figure)


def gauge(data: Table) -> bytes:
    """Two wedges and a number."""
    figure = Figure(figsize=(8, 4), dpi=100)
    axes = figure.add_subplot()
    ((value,),) = data.rows
    axes.add_patch(Wedge((0, 0), 1, -15, 195, width=0.2, color="lightgrey"))
    axes.add_patch(Wedge((0, 0), 1, 195 - 210 * value / 100, 195, width=0.2, color="C0"))
    axes.text(0, 0, f"{value}", ha="center", va="center", fontsize=40, fontweight="bold")
    axes.text(0, -0.25, data.labels[0], ha="center", va="center")
    for degrees, end in ((195, "0"), (-15, "100")):
        axes.text(0.9 * cos(radians(degrees)), -0.4, end, ha="center", va="top")
    axes.set(xlim=(-1.1, 1.1), ylim=(-0.5, 1.1), aspect="equal", title=data.title)
    axes.axis("off")
    return saved(figure)


def speedometer(data: Table) -> bytes:
    """A wedge for each band, numbers, an arrow."""
    figure = Figure(figsize=(8, 4), dpi=100)
    axes = figure.add_subplot()
    ((value,),) = data.rows
    for low, high, color in BANDS:
        axes.add_patch(Wedge((0, 0), 1, 210 - 2.4 * high, 210 - 2.4 * low, width=0.14, color=color))
    for tick in range(0, 101, 10):
        x, y = cos(radians(210 - 2.4 * tick)), sin(radians(210 - 2.4 * tick))
        axes.plot([1.03 * x, 1.07 * x], [1.03 * y, 1.07 * y], color="grey", linewidth=1)
        axes.text(1.15 * x, 1.15 * y, str(tick), ha="center", va="center")
    x, y = cos(radians(210 - 2.4 * value)), sin(radians(210 - 2.4 * value))
    axes.annotate("", (0.85 * x, 0.85 * y), (0, 0), arrowprops={"arrowstyle": "wedge", "color": "black"})
    axes.plot(0, 0, marker="o", color="black", markersize=12)
    axes.text(0, -0.45, f"{value}", ha="center", va="center", fontsize=24, fontweight="bold")
    axes.text(0, -0.62, data.labels[0], ha="center", va="center")
    axes.set(xlim=(-1.3, 1.3), ylim=(-0.7, 1.3), aspect="equal", title=data.title)
    axes.axis("off")
    return saved(figure)


def asked(query: str, named: bool = False) -> Callable[[Table], Event]:
    """What asks for a table by URL, with its title and labels, and the names of its series if there are several."""

    def event(data: Table) -> Event:
        rows = "".join(f"&data={','.join(map(str, row))}" for row in data.rows)
        names = f"&names={','.join(data.names)}" if named else ""
        labels = f"&labels={','.join(data.labels)}"
        return v2_event("GET", f"/chart.png?{query}{SIZE}{rows}{names}{labels}&title={quote(data.title)}")

    return event


WORKLOADS = (
    Workload("radar", table(3, 8), asked("type=radar", named=True), radar),
    Workload("polar", table(1, 8), asked("type=polar"), polar),
    Workload("gauge", table(1, 1), asked("type=gauge"), gauge),
    Workload("speedometer", table(1, 1), asked(f"type=speedometer&bands={BANDS_ASKED}"), speedometer),
)

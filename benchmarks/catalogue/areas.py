"""Heat maps, treemaps, sankeys and funnels, against matplotlib as one writes it by hand."""

from collections.abc import Callable
from random import Random
from urllib.parse import quote

from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path

from benchmarks.workloads import SIZE, Table, Workload, native, saved, table, titled_axes, word
from tools.v2_event import Event, v2_event

SOURCES, SINKS = 4, 5


def _labelled(count: int, low: float = 5, high: float = 100, *, falling: bool = False) -> Callable[[Random], Table]:
    """One row of numbers with a label each."""

    def made(random: Random) -> Table:
        row = [round(random.uniform(low, high), 1) for _ in range(count)]
        labels = [word(random, 7) for _ in range(count)]
        title = " ".join(word(random) for _ in range(3))
        return Table(title, labels, [], [sorted(row, reverse=True) if falling else row])

    return made


def _asked(type_: str) -> Callable[[Table], Event]:
    def event(data: Table) -> Event:
        values, labels = ",".join(map(str, data.rows[0])), ",".join(data.labels)
        return v2_event("GET", f"/chart.png?type={type_}{SIZE}&data={values}&labels={labels}&title={quote(data.title)}")

    return event


def _flows(random: Random) -> Table:
    """Flows from each source to each sink, a row for each source."""
    made = table(SOURCES, SINKS)(random)
    return made._replace(
        names=[word(random, 7) for _ in range(SOURCES)], labels=[word(random, 7) for _ in range(SINKS)]
    )


def _sankey_event(data: Table) -> Event:
    sources = ",".join(name for name in data.names for _ in data.labels)
    sinks = ",".join(data.labels * len(data.names))
    values = ",".join(str(value) for row in data.rows for value in row)
    query = f"type=sankey{SIZE}&from={sources}&to={sinks}&data={values}&title={quote(data.title)}"
    return v2_event("GET", f"/chart.png?{query}")


def _heatmap(data: Table) -> bytes:
    """As matplotlib's gallery annotates one."""
    figure, axes = titled_axes(data)
    image = axes.imshow(data.rows, aspect="auto", cmap="YlGnBu")
    axes.set_xticks(range(len(data.labels)), data.labels)
    axes.set_yticks(range(len(data.names)), data.names)
    for i, row in enumerate(data.rows):
        for j, value in enumerate(row):
            ink = "white" if image.norm(value) > 0.5 else "black"
            axes.text(j, i, f"{value:.1f}", ha="center", va="center", color=ink)
    figure.colorbar(image)
    return saved(figure)


def _squarified(values: list[float], x: float, y: float, width: float, height: float) -> list[tuple[float, ...]]:
    """Rectangles by rows, as squarify makes them."""
    factor = width * height / sum(values)
    areas = [value * factor for value in values]
    out: list[tuple[float, ...]] = []

    def worst(row: list[float], side: float) -> float:
        thick = sum(row) / side
        return max(max(area / thick / thick, thick * thick / area) for area in row)

    while areas:
        side = min(width, height)
        count = 1
        while count < len(areas) and worst(areas[: count + 1], side) <= worst(areas[:count], side):
            count += 1
        row, areas = areas[:count], areas[count:]
        thick, at = sum(row) / side, 0.0
        for area in row:
            length = area / thick
            out.append((x, y + at, thick, length) if width >= height else (x + at, y, length, thick))
            at += length
        if width >= height:
            x, width = x + thick, width - thick
        else:
            y, height = y + thick, height - thick
    return out


def _treemap(data: Table) -> bytes:
    figure, axes = titled_axes(data)
    found = sorted(zip(data.rows[0], data.labels, strict=True), reverse=True)
    boxes = _squarified([value for value, _ in found], 0, 0, 100, 100)
    for i, ((value, label), (x, y, width, height)) in enumerate(zip(found, boxes, strict=True)):
        axes.add_patch(Rectangle((x, y), width, height, facecolor=f"C{i % 10}", edgecolor="white", linewidth=2))
        axes.text(x + width / 2, y + height / 2, f"{label}\n{value}", ha="center", va="center", color="white")
    axes.set_xlim(0, 100)
    axes.set_ylim(100, 0)
    axes.axis("off")
    return saved(figure)


def _sankey(data: Table) -> bytes:
    """Ribbons as patches between stacked bars; matplotlib.sankey draws another kind."""
    figure, axes = titled_axes(data)
    gap = 10.0
    starts, at = [], 0.0
    for i, row in enumerate(data.rows):
        axes.add_patch(Rectangle((0, at), 0.03, sum(row), facecolor=f"C{i}"))
        axes.text(-0.01, at + sum(row) / 2, f"{data.names[i]} {sum(row):.1f}", ha="right", va="center")
        starts.append(at)
        at += sum(row) + gap
    low = 0.0
    for j, label in enumerate(data.labels):
        total = sum(row[j] for row in data.rows)
        axes.add_patch(Rectangle((0.97, low), 0.03, total, facecolor="grey"))
        axes.text(1.01, low + total / 2, f"{label} {total:.1f}", ha="left", va="center")
        end = low
        for i, row in enumerate(data.rows):
            a, b, high = starts[i], end, row[j]
            corners = [
                (0.03, a), (0.5, a), (0.5, b), (0.97, b), (0.97, b + high), (0.5, b + high), (0.5, a + high),
                (0.03, a + high), (0.03, a),
            ]  # fmt: skip
            codes = [Path.MOVETO, *[Path.CURVE4] * 3, Path.LINETO, *[Path.CURVE4] * 3, Path.CLOSEPOLY]
            axes.add_patch(PathPatch(Path(corners, codes), facecolor=f"C{i}", alpha=0.4, edgecolor="none"))
            starts[i], end = a + high, b + high
        low += total + gap
    axes.set_xlim(-0.2, 1.2)
    axes.set_ylim(max(at, low), 0)
    axes.axis("off")
    return saved(figure)


def _funnel(data: Table) -> bytes:
    figure, axes = titled_axes(data)
    values = data.rows[0]
    axes.barh(data.labels, values, left=[-value / 2 for value in values])
    for i, value in enumerate(values):
        axes.text(0, i, f"{value} ({value / values[0]:.1%})", ha="center", va="center", color="white")
    axes.invert_yaxis()
    axes.xaxis.set_visible(False)
    for spine in axes.spines.values():
        spine.set_visible(False)
    return saved(figure)


WORKLOADS = (
    Workload("heatmap", table(6, 12), native(f"type=heatmap{SIZE}"), _heatmap),
    Workload("treemap", _labelled(12), _asked("treemap"), _treemap),
    Workload("sankey", _flows, _sankey_event, _sankey),
    Workload("funnel", _labelled(6, falling=True), _asked("funnel"), _funnel),
)

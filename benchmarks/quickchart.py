"""W1 as QuickChart's URLs ask for it: strict JSON, a literal as people write it, and one with a function in it.

All ask for the same pixels as the native URL of the same table, which they are compared with.
"""

import json
from collections.abc import Callable
from urllib.parse import quote

from benchmarks.workloads import Table, word_of
from tools.v2_event import Event, v2_event

SIZE = "w=800&h=400&devicePixelRatio=1&bkg=white"


def config(data: Table) -> dict[str, object]:
    """The table as a configuration of Chart.js 2, QuickChart's usual one."""
    datasets = [{"label": name, "data": row} for name, row in zip(data.names, data.rows, strict=True)]
    return {
        "type": "bar",
        "data": {"labels": data.labels, "datasets": datasets},
        "options": {
            "title": {"display": True, "text": data.title},
            "scales": {
                "xAxes": [{"scaleLabel": {"display": True, "labelString": word_of(data)}}],
                "yAxes": [{"scaleLabel": {"display": True, "labelString": "Value"}, "ticks": {"beginAtZero": True}}],
            },
        },
    }


def strict(data: Table) -> str:
    """As JSON."""
    return json.dumps(config(data))


def relaxed(data: Table) -> str:
    """With single quotes, and names without any."""
    text = strict(data).replace('"', "'")
    for name in ("type", "data", "labels", "datasets", "label", "options", "title", "display", "text", "scales"):
        text = text.replace(f"'{name}':", f"{name}:")
    return text


def functions(data: Table) -> str:
    """With a function that writes the ticks."""
    return relaxed(data).replace("'beginAtZero': true", "beginAtZero: true, callback: (v) => v + ' kg'")


def asked(write: Callable[[Table], str]) -> Callable[[Table], Event]:
    """What asks for a table by URL."""
    return lambda data: v2_event("GET", f"/chart?{SIZE}&c={quote(write(data))}")


ROWS = {"strict JSON": asked(strict), "relaxed JSON": asked(relaxed), "a function": asked(functions)}

"""README's table of benchmarks, from benchmarks/latest.json.  python -m tools.benchmark_table"""

import json
import re
import sys
from pathlib import Path

from msgspec import Struct, convert

ROOT = Path(__file__).parent.parent
LATEST = ROOT / "benchmarks" / "latest.json"
README = ROOT / "README.md"
BLOCK = re.compile(r"(?<=<!-- benchmarks -->\n).*?(?=<!-- /benchmarks -->)", re.DOTALL)

CHARTS = {
    "W1": "bars, 2 series of 12",
    "W2": "lines, 3 of 100 points",
    "W3": "pie of 6",
    "W4": "scatter of 1,000 points",
    "W5": "line of 100,000 points, by POST",
    "W6": "stacked areas, 3 of 50 points",
    "W7": "8 horizontal bars",
    "W8": "sparkline of 30 points, 200×50 px",
}
COLD = "a fresh process to its first PNG"


class Times(Struct, frozen=True):
    """CPU ms of both sides."""

    ours_ms: float
    stock_ms: float
    ratio: float
    bytes: int = 0
    stock_bytes: int = 0


class Row(Struct, frozen=True):
    """Median CPU ms of a chart in QuickChart's language, and of the same chart in ours."""

    ms: float
    native_ms: float
    times_native: float


class Report(Struct, frozen=True):
    """What `make bench` has written."""

    charts: dict[str, Times]
    quickchart: dict[str, Row]
    geomean_ratio: float
    cold: Times


def report() -> Report:
    """The latest figures."""
    read = json.loads(LATEST.read_text("utf-8"))
    return convert({"charts": {name: read[name] for name in CHARTS}, **read}, Report)


def table(report: Report) -> str:
    """A report as a Markdown table, with the geometric mean and the cold start at its end."""
    lines = ["| chart | Plotlink ms | matplotlib ms | ratio | Plotlink KB | matplotlib KB |", "| --- |" + " ---: |" * 5]
    lines += [
        f"| {what} | {row.ours_ms:.1f} | {row.stock_ms:.1f} | {row.ratio:.1f} "
        f"| {row.bytes / 1000:.1f} | {row.stock_bytes / 1000:.1f} |"
        for what, row in ((what, report.charts[name]) for name, what in CHARTS.items())
    ]
    cold = report.cold
    lines.append(f"| geometric mean | | | {report.geomean_ratio:.1f} | | |")
    lines.append(f"| {COLD} | {cold.ours_ms:.0f} | {cold.stock_ms:.0f} | {cold.ratio:.1f} | | |")
    lines += ["", "The first of these in QuickChart's language, beside its native URL; medians:", ""]
    lines += ["| written as | ms | native ms | ratio |", "| --- |" + " ---: |" * 3]
    lines += [
        f"| {what} | {row.ms:.1f} | {row.native_ms:.1f} | {row.times_native:.2f} |"
        for what, row in report.quickchart.items()
    ]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Write the table into README."""
    written = table(report())
    README.write_text(BLOCK.sub(lambda _: written, README.read_text("utf-8")), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Our handler against matplotlib used the ordinary way, interleaved in one process, in CPU time.

    python -m benchmarks.run            writes benchmarks/latest.json and prints a table

Ours goes from the request event through `lambda_handler` to the answer.
"""

import base64
import gc
import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from io import StringIO
from math import exp, log
from pathlib import Path
from random import Random
from statistics import median
from time import process_time

os.environ.setdefault("POWERTOOLS_SERVICE_NAME", "plotlink")

from benchmarks.catalogue import CATALOGUE
from benchmarks.quickchart import ROWS
from benchmarks.workloads import WORKLOADS, Table, Workload
from render_chart.app import lambda_handler
from tools.v2_event import Event

LATEST = Path(__file__).parent / "latest.json"
# Requests in a row, then as many of matplotlib's: a server draws one chart after the other, so each side runs for long
# enough to have its own code and data in the caches rather than what the other side left there.
BLOCK = 20
ROUNDS = {"W5": 1}  # blocks; of others MANY, FEW of the rows of the catalogue, OF_QUICKCHART of QuickChart's
MANY, FEW, OF_QUICKCHART = 4, 2, 12
COLD_RUNS = 7

OURS_COLD = """
import json, sys
from render_chart.app import lambda_handler
answer = lambda_handler(json.loads(sys.argv[1]), None)
assert answer["statusCode"] == 200
"""
STOCK_COLD = """
from io import BytesIO
from matplotlib.figure import Figure
figure = Figure(figsize=(8, 4), dpi=100)
axes = figure.add_subplot()
for i in range(2):
    axes.bar([p + 0.4 * i for p in range(12)], [3, 5, 2, 4, 6, 1, 7, 8, 2, 5, 4, 9], 0.4, label=f"s{i}")
axes.set_title("Cold"); axes.set_xlabel("x"); axes.set_ylabel("y"); axes.legend(); axes.grid(True)
out = BytesIO()
figure.savefig(out, format="png")
"""


class Context:
    """What Lambda hands over."""

    function_name = "plotlink"
    memory_limit_in_mb = 1769
    invoked_function_arn = "arn:aws:lambda:us-east-1:123456789012:function:plotlink"
    aws_request_id = "b"


def ours(event: Event) -> int:
    """Bytes of our picture."""
    with redirect_stdout(StringIO()):  # the metric line
        answer = lambda_handler(event, Context())
    if answer["statusCode"] != 200:
        raise RuntimeError(base64.b64decode(answer["body"])[:200])
    return len(answer["body"]) * 3 // 4


def measured(workload: Workload, random: Random, rounds: int = MANY) -> dict[str, float]:
    """Minimum and median CPU ms of both, turn and turn about; every picture has a table of its own."""
    times: dict[str, list[float]] = {"ours": [], "stock": []}
    sizes: dict[str, int] = {}
    for block in range(ROUNDS.get(workload.name, rounds) + 1):
        tables = [workload.table(random) for _ in range(BLOCK)]
        events = [workload.event(data) for data in tables]
        for side, jobs in (("ours", events), ("stock", tables)):
            for job in jobs:
                start = process_time()
                sizes[side] = ours(job) if side == "ours" else len(workload.stock(job))
                if block:  # the first one warms matplotlib's font cache and our imports
                    times[side].append(1000 * (process_time() - start))
    best = {side: min(spent) for side, spent in times.items()}
    return {
        "ours_ms": round(best["ours"], 3),
        "stock_ms": round(best["stock"], 3),
        "ratio": round(best["stock"] / best["ours"], 2),
        "ours_median_ms": round(median(times["ours"]), 3),
        "stock_median_ms": round(median(times["stock"]), 3),
        "bytes": sizes["ours"],
        "stock_bytes": sizes["stock"],
    }


def beside_native(ask: Callable[[Table], Event], random: Random) -> dict[str, float]:
    """Median and minimum CPU ms of W1 in QuickChart's language and in ours, turn and turn about; its children's too.

    They are compared by their medians: minima of the same code differ by 3 % from run to run, medians by 1 %.
    """
    first = WORKLOADS[0]
    spent: dict[str, list[float]] = {"theirs": [], "native": []}
    for block in range(OF_QUICKCHART + 1):
        tables = [first.table(random) for _ in range(BLOCK)]
        for side, made in (("theirs", map(ask, tables)), ("native", map(first.event, tables))):
            for event in list(made):
                before = os.times()
                start = process_time()
                ours(event)
                mine = process_time() - start
                after = os.times()
                children = after.children_user + after.children_system - before.children_user - before.children_system
                if block:
                    spent[side].append(1000 * (mine + children))
    usual, best = ({side: kind(times) for side, times in spent.items()} for kind in (median, min))
    return {
        "ms": round(usual["theirs"], 3),
        "native_ms": round(usual["native"], 3),
        "times_native": round(usual["theirs"] / usual["native"], 2),
        "best_ms": round(best["theirs"], 3),
        "native_best_ms": round(best["native"], 3),
        "times_native_best": round(best["theirs"] / best["native"], 2),
    }


def cold(event: Event) -> dict[str, float]:
    """CPU ms of a fresh process up to its first PNG: medians, interleaved."""
    spent: dict[str, list[float]] = {"ours": [], "stock": []}
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(("functions", "."))}
    for turn in range(COLD_RUNS + 1):
        for side, code in (("ours", OURS_COLD), ("stock", STOCK_COLD)):
            before = os.times()
            subprocess.run(
                [sys.executable, "-c", code, json.dumps(event)], check=True, env=environment, stdout=subprocess.DEVNULL
            )
            after = os.times()
            if turn:  # the first one reads the files into memory
                spent[side].append(
                    1000 * (after.children_user + after.children_system - before.children_user - before.children_system)
                )
    mine, stock = median(spent["ours"]), median(spent["stock"])
    return {"ours_ms": round(mine, 1), "stock_ms": round(stock, 1), "ratio": round(stock / mine, 2)}


def geometric_mean(rows: dict[str, dict[str, float]]) -> float:
    """That of the ratios; 1 where there is none."""
    return round(exp(sum(log(row["ratio"]) for row in rows.values()) / max(1, len(rows))), 2)


def main() -> None:
    """Measure, write, print."""
    compiled = [sys.executable, "-m", "compileall", "-q", "functions", "tools"]
    subprocess.run(compiled, check=True, env={**os.environ, "PYTHONDONTWRITEBYTECODE": ""})
    random = Random(20261122)
    gc.freeze()
    # First, as it is ours alone that they compare: what matplotlib leaves in memory slows whatever comes after it.
    quickchart = {name: beside_native(ask, random) for name, ask in ROWS.items()}
    results = {workload.name: measured(workload, random) for workload in WORKLOADS}
    types = {workload.name: measured(workload, random, FEW) for workload in CATALOGUE}
    first = WORKLOADS[0]
    report = {
        **results,
        "geomean_ratio": geometric_mean(results),
        "types": types,
        "types_geomean_ratio": geometric_mean(types),
        "quickchart": quickchart,
        "cold": cold(first.event(first.table(random))),
    }
    LATEST.write_text(json.dumps(report, indent=2) + "\n")
    print(f"{'':12}{'ours ms':>9}{'stock ms':>10}{'ratio':>8}{'bytes':>9}{'stock':>9}")
    for name, row in {**results, **types}.items():
        print(
            f"{name:12}{row['ours_ms']:9.2f}{row['stock_ms']:10.1f}{row['ratio']:8.1f}"
            f"{row['bytes']:9d}{row['stock_bytes']:9d}"
        )
    for name, row in report["quickchart"].items():
        print(
            f"W1 as {name:12} {row['ms']:.2f} ms, {row['times_native']:.2f} times the native one"
            f" (at best {row['times_native_best']:.2f})"
        )
    print(f"geometric mean of the ratios {report['geomean_ratio']}, of the types {report['types_geomean_ratio']}")
    print("cold: ours {ours_ms} ms, stock {stock_ms} ms, ratio {ratio}".format(**report["cold"]))


if __name__ == "__main__":
    main()

"""A row for each chart type: our request against the ordinary way to draw the same with matplotlib or another library.

A module here offers `WORKLOADS`; the folder is the registry. 800×400 px, scale 1, new numbers and labels at every call.
"""

from importlib import import_module
from pathlib import Path

from benchmarks.workloads import Workload

CATALOGUE: tuple[Workload, ...] = tuple(
    workload
    for file in sorted(Path(__file__).parent.glob("*.py"))
    if file.stem != "__init__"
    for workload in import_module(f"{__name__}.{file.stem}").WORKLOADS
)

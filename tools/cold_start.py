"""Where the time of a cold start goes: the package under Lambda's runtime interface.  python -m tools.cold_start

Each round starts a fresh process for each kind of chart; what is told are medians. Durations of charts are those that
the handler tells itself. Under SnapStart stands what the first chart of a copy takes once Lambda has restored it.
"""

import argparse
import os
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from urllib.parse import quote

from tests.infra import emulator, runtime_api
from tools.events import examples
from tools.v2_event import Event, v2_event

AGAIN = 5  # times that a chart is asked for after the first
DATA = "type:'bar',data:{labels:['a','b','c'],datasets:[{label:'d',data:[3,5,2]}]}"
CONFIGS = {
    "c= literal": f"{{{DATA}}}",
    "c= functions": f"{{{DATA},options:{{scales:{{y:{{ticks:{{callback:v=>v+' %'}}}}}}}}}}",
}
CLIENT = ("awslambdaric", "simplejson", "runtime_client", "snapshot_restore_py")
OURS, CLIENTS, PYTHONS = "ours", "runtime client", "Python"


def events() -> dict[str, Event]:
    """The chart of each kind: one of our own in each format, and configurations of Chart.js."""
    path, _, query = examples()["bar-grouped"].target.partition("?")
    stem = path.partition(".")[0]
    return {
        **{ending: v2_event("GET", f"{stem}.{ending}?{query}") for ending in ("png", "svg", "pdf", "webp", "jpg")},
        **{name: v2_event("GET", f"/chart?c={quote(config)}") for name, config in CONFIGS.items()},
    }


class Logged:
    """A log and a folder to write in, gone at the end."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self.scratch = Path(self._folder.name)
        self.file = self.scratch / "log.txt"

    def init_ms(self) -> float:
        """The time until the handler could be called."""
        return float(self._found(r"INIT REPORT\(durationMs: ([\d.]+)\)")[0])

    def durations_ms(self) -> list[float]:
        """The time of each request in the handler."""
        return [float(one) for one in self._found(r'"Duration":\[([\d.]+)\]')]

    def imports_ms(self) -> Counter[str]:
        """The time of imports by package, without that of what they import themselves."""
        spent: Counter[str] = Counter()
        for microseconds, name in self._found(r"^import time:\s+(\d+) \|[^|]+\|\s+([\w.]+)$"):
            spent[_owner(name.partition(".")[0])] += int(microseconds) / 1000
        return spent

    def _found(self, pattern: str) -> list[str]:
        return re.findall(pattern, self.file.read_text("utf-8"), re.MULTILINE)


def _owner(package: str) -> str:
    if package == "render_chart":
        return OURS
    if package in CLIENT:
        return CLIENTS
    return PYTHONS if package in sys.stdlib_module_names else package


def asked(event: Event, again: int = AGAIN, **more: str) -> tuple[Logged, float]:
    """The log of a fresh process that was asked for a chart several times, and the most memory that it had, in MB."""
    log = Logged()
    with emulator.running(log.file, log.scratch, **more) as running:
        for _ in range(1 + again):
            answer = running.invoke(event)
            if answer.get("statusCode") != 200:
                raise RuntimeError(f"{answer}\n{log.file.read_text()}")
        return log, running.peak_mb()


def restored(all_events: dict[str, Event]) -> tuple[dict[str, float], float]:
    """The time of the first chart of each kind in a copy of a snapshot, in ms; the memory of all together, in MB."""
    log = Logged()
    with runtime_api.snapshot(log.file, log.scratch) as snapshot:
        snapshot.restore()
        for event in all_events.values():
            snapshot.invoke(event)
        return dict(zip(all_events, log.durations_ms(), strict=True)), snapshot.peak_mb()


def forget(folder: Path) -> None:
    """Have the system forget what it has read of files, so that they must come from the disk."""
    for path in folder.rglob("*"):
        if path.is_file():
            descriptor = os.open(path, os.O_RDONLY)
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
            os.close(descriptor)


def report(rounds: int) -> Iterator[str]:
    """The lines of the report."""
    all_events = events()
    sizes = [path.stat().st_size for path in emulator.PACKAGE.rglob("*") if path.is_file()]
    yield f"package {sum(sizes) / 1e6:.1f} MB in {len(sizes):,} files; medians of {rounds} rounds"
    runs = {name: [asked(event) for _ in range(rounds)] for name, event in all_events.items()}
    copies = [restored(all_events) for _ in range(rounds)]
    inits = [log.init_ms() for one in runs.values() for log, _ in one]
    from_disk = []
    for _ in range(rounds):
        forget(emulator.PACKAGE)
        from_disk.append(asked(all_events["png"], again=0)[0].init_ms())
    yield f"init    {median(inits):.0f} ms; {median(from_disk):.0f} ms where the files come from the disk"
    imports = [asked(all_events["png"], again=0, PYTHONPROFILEIMPORTTIME="1")[0].imports_ms() for _ in range(rounds)]
    spent = {name: median(one[name] for one in imports) for name in imports[0]}
    largest = sorted(spent, key=lambda name: spent[name], reverse=True)[:7]
    yield f"imports {sum(spent.values()):.0f} ms: " + ", ".join(f"{name} {spent[name]:.0f}" for name in largest)
    yield ""
    yield f"{'chart':14}{'first':>9}{'again':>9}{'SnapStart':>11}{'peak memory':>14}"
    for name, one in runs.items():
        first = median(log.durations_ms()[0] for log, _ in one)
        again = median(value for log, _ in one for value in log.durations_ms()[1:])
        copy = median(found[name] for found, _ in copies)
        peak = median(memory for _, memory in one)
        yield f"{name:14}{first:6.1f} ms{again:6.1f} ms{copy:8.1f} ms{peak:11.0f} MB"
    yield f"{'all of them, in a copy of a snapshot':43}{median(memory for _, memory in copies):11.0f} MB"


def main() -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=5, help="how often each is measured (5)")
    rounds = parser.parse_args().rounds
    if why_not := emulator.missing():
        sys.exit(why_not)
    for line in report(rounds):
        print(line, flush=True)


if __name__ == "__main__":
    main()

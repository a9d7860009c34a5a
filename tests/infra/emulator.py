"""Lambda's own runtime without Docker: AWS's Runtime Interface Emulator and client around the package just built."""

import json
import os
import platform
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from render_chart.build import computed_digest
from tests.infra.template import properties, template
from tools.v2_event import Event

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "build" / "package" / "ChartFunction"
CLIENT = ROOT / "build" / "ric"
SAM_PYTHON = ROOT / ".venv-sam" / "bin" / "python"
START_S = 20  # a cold start takes one second; a busy machine gets time


def missing() -> str:
    """Why the package cannot be run here, "" if it can."""
    if not (SAM_PYTHON.is_file() and CLIENT.is_dir() and PACKAGE.is_dir()):
        return "no package is built: make test-package"
    if _run("import sys; print(sys.version_info[:2])") != "(3, 13)":
        return "Python 3.13 is missing"
    if (PACKAGE / "render_chart" / "build_digest.txt").read_text().strip() != computed_digest():
        return "the package is older than the sources: make test-package"
    return ""


class Emulator:
    """The emulator as it runs."""

    def __init__(self, process: subprocess.Popen, port: int) -> None:
        self._process = process
        self._address = f"http://127.0.0.1:{port}/2015-03-31/functions/function/invocations"

    def invoke(self, event: Event) -> dict:
        """What the handler answers. One call at a time: the emulator is one environment."""
        request = urllib.request.Request(self._address, json.dumps(event).encode())
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.loads(answer.read())

    def peak_mb(self) -> float:
        """The most memory that the handler's process has had, in MB."""
        return peak_mb(children(self._process.pid)[0])


@contextmanager
def running(log: Path, scratch: Path, python: Path | None = None, **more: str) -> Iterator[Emulator]:
    """The emulator, while it runs. `scratch` is the only folder that may be written.

    python : another than the one that built the package
    more : variables of the environment besides
    """
    api, runtime = _free_port(), _free_port()
    command = [
        _emulator(), "--log-level", "info",
        "--runtime-interface-emulator-address", f"127.0.0.1:{api}", "--runtime-api-address", f"127.0.0.1:{runtime}",
        *client(python),
    ]  # fmt: skip
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=PACKAGE, env=environment(scratch) | more, stdout=output, stderr=output, start_new_session=True
        )
        try:
            _wait_for(api, process)
            yield Emulator(process, api)
        finally:
            os.killpg(process.pid, signal.SIGKILL)  # the emulator and the Python that it started
            process.wait()


def children(process: int) -> list[int]:
    """The processes that a process has started and not ended."""
    return [int(one) for task in Path(f"/proc/{process}/task").glob("*/children") for one in task.read_text().split()]


def peak_mb(process: int) -> float:
    """The most memory that a process has had, in MB."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) * 1024 / 1e6


def python313() -> Path:
    """Python 3.13 itself, not that of a virtual environment: what is installed there is not in Lambda."""
    return Path(_run("import sys; print(sys._base_executable)"))


def client(python: Path | None = None) -> list[str | Path]:
    """The command that runs the handler under a Runtime API."""
    return [python or python313(), "-S", "-m", "awslambdaric", properties("ChartFunction")["Handler"]]


def services(folder: Path) -> Path:
    """A folder with the boto3 that Lambda's runtime has besides the package; here it is SAM's."""
    found = next((ROOT / ".venv-sam").glob("lib/python3*/site-packages"))
    for name in ("boto3", "botocore", "jmespath", "s3transfer", "urllib3"):
        (folder / name).symlink_to(found / name)
    return folder


def environment(scratch: Path) -> dict[str, str]:
    """The variables of Lambda and of the template, and no other: nothing of this machine's."""
    defaults = {name: parameter["Default"] for name, parameter in template()["Parameters"].items()}
    configured = {
        name: value if isinstance(value, str) else str(defaults.get(value.get("Ref"), ""))
        for name, value in properties("ChartFunction")["Environment"]["Variables"].items()
    }
    return configured | {
        "MPLCONFIGDIR": str(scratch),
        "HOME": "/nonexistent",
        "PATH": "/var/lang/bin",  # of what is there nothing is needed, and Lambda has no fc-list, which would be asked
        "LANG": "C.UTF-8",
        "TZ": ":UTC",
        "PYTHONTZPATH": "",  # the runtime's image may have no time-zone database
        "PYTHONPATH": f"{PACKAGE}:{CLIENT}",
        "LAMBDA_TASK_ROOT": str(PACKAGE),
        "AWS_REGION": "us-east-1",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ACCESS_KEY_ID": "none",
        "AWS_SECRET_ACCESS_KEY": "none",
        "AWS_SESSION_TOKEN": "none",
        "AWS_LAMBDA_FUNCTION_NAME": "chart",
        "AWS_LAMBDA_FUNCTION_TIMEOUT": str(properties("ChartFunction")["Timeout"]),
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": str(defaults["MemorySize"]),
    }


def _emulator() -> Path:
    machine = {"aarch64": "arm64"}.get(platform.machine(), platform.machine())
    return next((ROOT / ".venv-sam").glob(f"lib/python3*/site-packages/samcli/local/rapid/aws-lambda-rie-{machine}"))


def _run(code: str) -> str:
    return subprocess.run([SAM_PYTHON, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def _wait_for(port: int, process: subprocess.Popen) -> None:
    end = time.monotonic() + START_S
    while time.monotonic() < end and process.poll() is None:
        with socket.socket() as caller:
            if caller.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError("the emulator did not start")

"""Same request, same bytes: whatever process, hash seed, order, thread or Python draws it."""

import http.client
import json
import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from render_chart.render import FORMATS, render
from tests.digests import digests
from tests.drawing import example_specs
from tests.infra.emulator import PACKAGE, SAM_PYTHON
from tools import serve
from tools.events import examples

ROOT = Path(__file__).parents[1]
THREADS, REQUESTS = 8, 200


@pytest.fixture(scope="module")
def here() -> dict[str, str]:
    """The digests of this process."""
    return digests()


def of_process(*command: str, seed: str = "random", path: tuple[Path, ...] = ()) -> dict[str, str]:
    """The digests of another one."""
    everything = os.pathsep.join(map(str, (ROOT / "functions", ROOT, *path)))
    environment = {"PYTHONPATH": everything, "PYTHONHASHSEED": seed, "PATH": os.environ.get("PATH", "")}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_digest_tells_charts_apart(here):
    assert len(here) == len(example_specs()) * len(FORMATS)
    assert len(set(here.values())) == len(here)


def test_again_in_this_process(here):
    assert digests() == here


def test_after_other_charts(here):
    assert digests(backwards=True) == here


@pytest.mark.parametrize("seed", ["0", "1", "4294967295"])
def test_in_another_process_with_another_hash_seed(here, seed):
    assert of_process(sys.executable, "-m", "tests.digests", seed=seed) == here


def test_in_another_process_in_another_order(here):
    assert of_process(sys.executable, "-m", "tests.digests", "backwards") == here


def test_on_python_3_13(here):
    if not (SAM_PYTHON.is_file() and PACKAGE.is_dir()):
        pytest.skip("its libraries are those of the package, which is not built: make test-package")
    told = subprocess.run(
        [SAM_PYTHON, "-c", "import sys; print(sys.version_info[:2], sys._base_executable)"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    version, python = told.rsplit(maxsplit=1)
    if version != "(3, 13)":
        pytest.skip("Python 3.13 is missing")
    assert of_process(python, "-S", "-m", "tests.digests", path=(PACKAGE,)) == here


def test_from_eight_threads():
    """Each asks the local server for all kinds of charts, in an order of its own."""
    targets = [example.target for example in examples().values() if not example.body and example.status == 200]
    serving = serve.server(0, serve.in_process())
    threading.Thread(target=serving.serve_forever, kwargs={"poll_interval": 0.01}).start()

    def ask(thread: int) -> set[tuple[str, int, bytes]]:
        connection = http.client.HTTPConnection("127.0.0.1", serving.server_port, timeout=30)
        found = set()
        for i in range(REQUESTS):
            target = targets[(7 * i + 13 * thread) % len(targets)]
            connection.request("GET", target)
            response = connection.getresponse()
            found.add((target, response.status, response.read()))
        connection.close()
        return found

    try:
        with ThreadPoolExecutor(THREADS) as threads:
            answers = set().union(*threads.map(ask, range(THREADS)))
    finally:
        serving.shutdown()
        serving.server_close()
    assert {status for _, status, _ in answers} == {200}
    assert len(answers) == len(targets)  # one answer to each, whoever asked


def test_a_picture_owes_nothing_to_the_one_before():
    """Nor to its size: a raster of the same size is used again."""
    specs = list(example_specs().values())
    alone = render(specs[0], "png")[0]
    for other in specs[1:]:
        render(other, "png")
        assert render(specs[0], "png")[0] == alone

"""The package as Lambda will run it: Python 3.13, no time-zone database, nothing of this machine in its environment."""

import base64
import json
import re
import struct
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree

import pytest

from render_chart.app import lambda_handler
from tests.infra import emulator, s3
from tools.v2_event import Event, v2_event

EVENTS = emulator.ROOT / "events"
LITERAL = "{type:'doughnut',data:{labels:['a','b'],datasets:[{data:[3,5]}]}}"
FUNCTIONS = """{type:'bar',data:{labels:['a','b'],datasets:[{label:'c',data:[3,5].map(n => n * 1000)}]},
options:{scales:{y:{ticks:{callback: v => new Intl.NumberFormat('de').format(v) + ' €'}}}}}"""
CREATE = v2_event(
    "POST", "/chart/create", {"content-type": "application/json"}, json.dumps({"chart": LITERAL, "version": 4}).encode()
)  # fmt: skip

SAVED = v2_event("GET", "/chart/render/AAAAAAAAAAAAAAAAAAAAAAAA")  # a name that no chart has

Answered = tuple[int, dict[str, str], bytes]
Ask = Callable[[str | Event], Answered]

why_not = emulator.missing()
pytestmark = pytest.mark.skipif(bool(why_not), reason=why_not)


def event(name: str) -> dict:
    return json.loads((EVENTS / f"{name}.json").read_text("utf-8"))


def config(text: str, path: str = "/chart") -> Event:
    return v2_event("GET", f"{path}?v=4&c={quote(text)}")


def asking(running: emulator.Emulator, log: Path) -> Ask:
    """Ask the package: an event or its name comes in, status, headers and body go out."""

    def ask(what: str | Event) -> Answered:
        answer = running.invoke(event(what) if isinstance(what, str) else what)
        assert "statusCode" in answer, f"{answer}\n{log.read_text()}"
        body = answer["body"]
        return (
            answer["statusCode"],
            {key.lower(): value for key, value in answer["headers"].items()},
            base64.b64decode(body) if answer["isBase64Encoded"] else body.encode(),
        )

    return ask


def files() -> dict[Path, tuple[int, int]]:
    """Every file of the package, with its size and the time of its last change."""
    return {
        path: (path.stat().st_size, path.stat().st_mtime_ns) for path in emulator.PACKAGE.rglob("*") if path.is_file()
    }


@pytest.fixture(scope="module")
def package_files():
    return files()


@pytest.fixture(scope="module")
def log(tmp_path_factory):
    return tmp_path_factory.mktemp("emulator") / "log.txt"


@pytest.fixture(scope="module")
def ask(log, package_files, tmp_path_factory):
    with emulator.running(log, tmp_path_factory.mktemp("scratch")) as running:
        yield asking(running, log)


def test_a_png_on_a_time_axis_in_another_zone(ask):
    status, headers, body = ask("time-hours")
    assert (status, headers["content-type"]) == (200, "image/png")
    assert body[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", body[16:24]) == (500, 300)


def test_an_svg(ask):
    status, headers, body = ask("svg")
    assert (status, headers["content-type"].partition(";")[0]) == (200, "image/svg+xml")
    assert ElementTree.fromstring(body).tag == "{http://www.w3.org/2000/svg}svg"


def test_a_pdf(ask):
    status, headers, body = ask("pdf")
    assert (status, headers["content-type"], body[:5]) == (200, "application/pdf", b"%PDF-")


def test_a_webp(ask):
    status, headers, body = ask("webp")
    assert (status, headers["content-type"], body[:4], body[8:12]) == (200, "image/webp", b"RIFF", b"WEBP")


def test_an_error_is_a_picture(ask):
    status, headers, body = ask("error-name")
    assert (status, headers["content-type"], body[:4]) == (400, "image/png", b"\x89PNG")
    assert "titel" in headers["x-quickchart-error"]


@pytest.mark.parametrize(
    "asked",
    [
        "time-hours", "bar-grouped", "error-name", "svg",
        pytest.param(config(LITERAL), id="literal"),
        pytest.param(config(FUNCTIONS), id="functions"),
        pytest.param(config(FUNCTIONS, "/chart.svg"), id="functions-svg"),
    ],
)  # fmt: skip
def test_the_package_answers_the_bytes_that_the_sources_answer(ask, asked):
    status, headers, body = ask(asked)
    ours = lambda_handler(event(asked) if isinstance(asked, str) else asked, None)
    assert (status, headers["etag"] if status == 200 else "") == (
        ours["statusCode"],
        ours["headers"]["ETag"] if status == 200 else "",
    )
    assert body == (base64.b64decode(ours["body"]) if ours["isBase64Encoded"] else ours["body"].encode())


def test_functions_of_a_config_run_in_the_packages_own_engine(ask):
    """In a child without environment, which writes nothing."""
    status, headers, body = ask(config(FUNCTIONS, "/chart.svg"))
    assert (status, headers["content-type"].partition(";")[0]) == (200, "image/svg+xml")
    assert "5.000 €" in body.decode()


def test_a_config_that_does_not_end_is_refused(ask):
    status, headers, _ = ask(config("{type:'bar',data:(() => { for (;;) {} })()}"))
    assert (status, headers["content-type"]) == (400, "image/png")
    assert "did not end" in headers["x-quickchart-error"]


def test_its_python_may_find_libpython_by_the_environment_alone(tmp_path):
    """As Lambda's does: https://github.com/lambci/docker-lambda/issues/276 has what it says without LD_LIBRARY_PATH."""
    python = emulator.python313()
    libraries = str(python.parents[1] / "lib").encode() + b"\0"  # as it stands in the RUNPATH of a shared build
    program = python.read_bytes()
    if libraries not in program:
        pytest.skip("this Python has all of itself in one file")
    moved = tmp_path / "python3.13"
    moved.write_bytes(program.replace(libraries, b"/" * (len(libraries) - 1) + b"\0"))
    moved.chmod(0o755)
    path, log = libraries[:-1].decode(), tmp_path / "log.txt"
    with emulator.running(log, tmp_path, moved, LD_LIBRARY_PATH=path) as running:
        assert asking(running, log)(config(FUNCTIONS))[0] == 200


@pytest.fixture
def saving(tmp_path):
    """Start the package with the runtime's boto3 and an S3 at an address."""
    (tmp_path / "services").mkdir()
    services = emulator.services(tmp_path / "services")
    path = f"{emulator.environment(tmp_path)['PYTHONPATH']}:{services}"
    log = tmp_path / "log.txt"

    def run(address: str):
        return emulator.running(log, tmp_path, PYTHONPATH=path, SAVED_CHARTS="s3://charts", AWS_ENDPOINT_URL_S3=address)

    return run, log


def test_a_chart_is_saved_and_drawn(saving):
    run, log = saving
    with s3.running() as place, run(place) as running:
        ask = asking(running, log)
        status, _, body = ask(CREATE)
        assert (status, json.loads(body)["success"]) == (200, True)
        status, headers, picture = ask(v2_event("GET", urlsplit(json.loads(body)["url"]).path))
        assert (status, headers["content-type"]) == (200, "image/png")
        assert picture == ask(config(LITERAL))[2]
        assert ask(CREATE)[0] == 200  # once more: its age is renewed
        assert ask(SAVED)[0] == 404


@pytest.mark.parametrize("asked", [CREATE, SAVED], ids=["create", "render"])
def test_an_s3_that_is_not_there_is_told(saving, asked):
    run, log = saving
    with run("http://127.0.0.1:9") as running:  # where nobody listens
        status, headers, _ = asking(running, log)(asked)
        assert (status, headers["retry-after"]) == (503, "5")


def test_an_s3_that_is_silent_is_told_within_the_functions_time(saving):
    """The emulator ends what takes longer, as Lambda does, and answers no JSON."""
    run, log = saving
    with s3.running(silent=True) as place, run(place) as running:
        status, headers, _ = asking(running, log)(SAVED)
        assert (status, headers["content-type"]) == (503, "image/png")


def test_a_png_imports_nothing_that_it_does_not_need(tmp_path):
    log = tmp_path / "log.txt"
    with emulator.running(log, tmp_path, PYTHONVERBOSE="1") as running:
        assert asking(running, log)("bar-grouped")[0] == 200
    imported = re.findall(r"^import '([\w.]+)' #", log.read_text("utf-8"), re.MULTILINE)
    assert {"render_chart.app", "numpy", "render_chart.charts.bar"} <= set(imported)
    needless = {
        "asyncio", "ssl", "boto3", "babel", "PIL", "matplotlib", "fontTools", "pyjson5", "_quickjs",
        "render_chart.chartjs", "render_chart.snapstart", "render_chart.saved",
    }  # fmt: skip
    assert needless & set(imported) == set()


def test_nothing_is_written_into_the_package(ask, package_files):
    for asked in ("time-hours", "svg", "pdf", "webp", "error-name", config(LITERAL), config(FUNCTIONS)):
        ask(asked)
    assert files() == package_files


def test_the_log_has_no_complaint(ask, log):
    ask("time-hours")
    text = log.read_text()
    assert '"level":"ERROR"' not in text
    assert "Traceback" not in text
    assert "Warning" not in text
    assert "INIT REPORT" in text

"""The package as Lambda will run it: Python 3.13, no time-zone database, nothing of this machine in its environment."""

import base64
import json
import struct
from pathlib import Path
from xml.etree import ElementTree

import pytest

from render_chart.app import lambda_handler
from tests.infra import emulator

EVENTS = emulator.ROOT / "events"

why_not = emulator.missing()
pytestmark = pytest.mark.skipif(bool(why_not), reason=why_not)


def event(name: str) -> dict:
    return json.loads((EVENTS / f"{name}.json").read_text("utf-8"))


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
    """Ask the package: an event's name comes in, status, headers and body go out."""
    with emulator.running(log, tmp_path_factory.mktemp("scratch")) as address:

        def answered(name: str) -> tuple[int, dict[str, str], bytes]:
            answer = emulator.invoke(address, event(name))
            assert "statusCode" in answer, f"{answer}\n{log.read_text()}"
            body = answer["body"]
            return (
                answer["statusCode"],
                {key.lower(): value for key, value in answer["headers"].items()},
                base64.b64decode(body) if answer["isBase64Encoded"] else body.encode(),
            )

        yield answered


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


@pytest.mark.parametrize("name", ["time-hours", "bar-grouped", "error-name", "svg"])
def test_the_package_answers_the_bytes_that_the_sources_answer(ask, name):
    status, headers, body = ask(name)
    ours = lambda_handler(event(name), None)
    assert (status, headers["etag"] if status == 200 else "") == (
        ours["statusCode"],
        ours["headers"]["ETag"] if status == 200 else "",
    )
    assert body == (base64.b64decode(ours["body"]) if ours["isBase64Encoded"] else ours["body"].encode())


def test_nothing_is_written_into_the_package(ask, package_files):
    for name in ("time-hours", "svg", "pdf", "webp", "error-name"):
        ask(name)
    assert files() == package_files


def test_the_log_has_no_complaint(ask, log):
    ask("time-hours")
    text = log.read_text()
    assert '"level":"ERROR"' not in text
    assert "Traceback" not in text
    assert "Warning" not in text
    assert "INIT REPORT" in text

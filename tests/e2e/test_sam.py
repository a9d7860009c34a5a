"""The package in a container like Lambda's: no network, its folder read-only, its memory limited.  make e2e-sam

SAM's command line stands where API Gateway and Lambda would.
"""

import base64
import http.client
import json
import os
import signal
import socket
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from pathlib import Path, PurePosixPath
from urllib.parse import quote

import pytest

from render_chart.render import FORMATS
from render_chart.request import PICTURE
from tests.asking import ask
from tools.events import BROWSER, EVENTS, Example, examples

TEMPLATE = os.environ.get("SAM_TEMPLATE", "")
pytestmark = pytest.mark.skipif(not TEMPLATE, reason="it takes Docker: make e2e-sam")

SAM = Path(__file__).parents[2] / ".venv-sam" / "bin" / "sam"
EXAMPLES = examples()
START_S = 120
CHART = EXAMPLES["bar-grouped"].target
FUNCTIONS = quote("{type:'bar',data:{labels:['a','b'],datasets:[{data:[3,5].map(n => n * n)}]}}")
# What a browser says that has an <img> to fill.
HEADERS = {
    "User-Agent": BROWSER,
    "Accept": "image/avif,image/webp,image/png,image/svg+xml,image/*;q=0.8,*/*;q=0.5",
    "Accept-Language": "en-US,en;q=0.5",
    "Accept-Encoding": "gzip, deflate, br, zstd",
    "Sec-Fetch-Dest": "image",
    "Sec-Fetch-Mode": "no-cors",
    "Sec-Fetch-Site": "cross-site",
}


def media_type(example: Example) -> str:
    """Of the answer to an example."""
    if example.body and example.status != HTTPStatus.OK:
        return "application/problem+json"
    ending = PurePosixPath(example.target.partition("?")[0]).suffix[1:] or PICTURE
    return "application/json" if ending == "json" else FORMATS[ending].partition(";")[0]


@pytest.fixture(scope="module")
def sam(tmp_path_factory):
    """The command `sam local …`, and the environment that it wants."""
    variables = tmp_path_factory.mktemp("sam") / "variables.json"
    variables.write_text(json.dumps({"ChartFunction": {"ORIGIN_SECRETS": ""}}))  # no CDN stands in front
    image = os.environ.get("LAMBDA_IMAGE", "")
    options = [
        "--template", TEMPLATE, "--parameter-overrides", f"Architecture={os.environ['SAM_ARCHITECTURE']}",
        "--env-vars", variables, *(["--skip-pull-image", "--invoke-image", image] if image else []),
    ]  # fmt: skip
    # With keys set, even made-up ones, SAM would ask AWS who we are.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("AWS_ACCESS")}
    return lambda *words: ([SAM, "local", *words, *options], environment | {"AWS_DEFAULT_REGION": "us-east-1"})


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_event_is_answered_as_the_index_says(sam, name):
    command, environment = sam("invoke", "ChartFunction", "--event", EVENTS / f"{name}.json")
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=START_S, check=False)
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout.strip().splitlines()[-1])
    headers = {key.lower(): value for key, value in answer["headers"].items()}
    assert answer["statusCode"] == EXAMPLES[name].status, headers.get("x-quickchart-error")
    assert headers["content-type"].partition(";")[0] == media_type(EXAMPLES[name])
    assert len(base64.b64decode(answer["body"]) if answer["isBase64Encoded"] else answer["body"]) > 100


class Browser:
    """Asks a server on this machine as browsers do."""

    def __init__(self, port: int) -> None:
        self._port = port

    def ask(
        self, target: str, method: str = "GET", body: bytes | None = None, **more: str
    ) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body."""
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=START_S)
        try:
            headers = HEADERS | {name.replace("_", "-"): value for name, value in more.items()}
            connection.request(method, target, body, headers)
            answer = connection.getresponse()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        finally:
            connection.close()


@pytest.fixture(scope="module")
def browser(sam, tmp_path_factory):
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    command, environment = sam("start-api", "--port", str(port), "--host", "127.0.0.1", "--warm-containers", "EAGER")
    log = tmp_path_factory.mktemp("api") / "log.txt"
    with log.open("wb") as output:
        process = subprocess.Popen(command, env=environment, stdout=output, stderr=output, start_new_session=True)
    try:
        started = Browser(port)
        end = time.monotonic() + START_S
        while True:
            assert process.poll() is None, log.read_text()
            assert time.monotonic() < end, log.read_text()
            try:
                if started.ask("/health")[0] == HTTPStatus.OK:
                    break
            except OSError:
                time.sleep(0.5)
        yield started
    finally:
        process.send_signal(signal.SIGTERM)  # once: a second one would leave its container
        process.wait(START_S)


def test_a_picture_is_what_the_sources_draw(browser):
    status, headers, body = browser.ask(CHART)
    assert (status, headers["content-type"]) == (200, "image/png")
    assert "max-age=86400" in headers["cache-control"]
    assert body == ask("GET", CHART).body


def test_who_has_it_gets_304(browser):
    tag = browser.ask(CHART)[1]["etag"]
    for known in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        status, headers, body = browser.ask(CHART, If_None_Match=known)
        assert (known, status, body, headers["etag"]) == (known, 304, b"", tag)
    assert browser.ask(CHART, If_None_Match='"other"')[0] == 200


def test_head_is_get_without_a_body(browser):
    status, headers, body = browser.ask(CHART, "HEAD")
    assert (status, headers["content-type"], body) == (200, "image/png", b"")
    assert headers["etag"] == browser.ask(CHART)[1]["etag"]


def test_a_chart_may_be_posted(browser):
    chart = json.dumps({"type": "bar", "series": [{"data": [3, 5, 2]}]}).encode()
    status, headers, body = browser.ask("/chart.webp", "POST", chart, Content_Type="application/json")
    assert (status, headers["content-type"], body[:4]) == (200, "image/webp", b"RIFF")


def test_a_page_may_ask_whether_it_may_post(browser):
    status, headers, _ = browser.ask("/chart.png", "OPTIONS", Origin="https://example.com")
    assert (status, headers["access-control-allow-origin"]) == (204, "*")
    assert "POST" in headers["access-control-allow-methods"]


def test_repeated_names_and_other_scripts_arrive(browser):
    target = "/chart.json?type=line&names=%E5%A3%B2%E4%B8%8A,b+c&data=1,2&data=3,4"
    spec = json.loads(browser.ask(target)[2])["spec"]
    assert [one["name"] for one in spec["series"]] == ["売上", "b c"]


def test_a_config_with_functions_is_drawn(browser):
    """In a child process of the container, with the package's own engine."""
    target = f"/chart?v=4&c={FUNCTIONS}"
    status, headers, body = browser.ask(target)
    assert (status, headers["content-type"]) == (200, "image/png")
    assert body == ask("GET", target).body


def test_a_mistake_is_a_picture(browser):
    status, headers, body = browser.ask(EXAMPLES["error-name"].target)
    assert (status, headers["content-type"], body[:4]) == (400, "image/png", b"\x89PNG")
    assert "titel" in headers["x-quickchart-error"]


def test_what_is_not_there(browser):
    assert browser.ask("/nothing")[0] == 404
    assert browser.ask("/schema.json", "POST", b"{}")[0] == 405


def test_a_page_with_many_pictures_gets_them_all(browser):
    targets = [example.target for example in EXAMPLES.values() if not example.body and example.status == 200][:24]
    with ThreadPoolExecutor(6) as at_once:  # as many as browsers open to one host
        answers = list(at_once.map(browser.ask, targets))
    assert [status for status, _, _ in answers] == [200] * len(targets)
    assert [body for _, _, body in answers] == [ask("GET", target).body for target in targets]

"""The local server: HTTP becomes events, the handler's answers become HTTP, by Lambda's and API Gateway's rules."""

import http.client
import json
import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser

import pytest

from tests.asking import get
from tools import serve
from tools.events import examples
from tools.page import page

CHART = "/chart.png?type=bar&labels=Q1,Q2,Q3&data=3,5,2&data=4,4,6&names=North,South&title=Sales"


@pytest.fixture
def running():
    """A function that starts a server around `invoke` and gives its port."""
    started = []

    def start(invoke) -> int:
        serving = serve.server(0, invoke)
        threading.Thread(target=serving.serve_forever, kwargs={"poll_interval": 0.01}).start()
        started.append(serving)
        return serving.server_port

    yield start
    for serving in started:
        serving.shutdown()
        serving.server_close()


@pytest.fixture
def port(running):
    """The port of a server around the handler."""
    return running(serve.in_process())


def request(port: int, method: str, target: str, body: bytes | None = None, **headers: str):
    """The response, with its body read."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request(method, target, body, {name.replace("_", "-"): value for name, value in headers.items()})
    response = connection.getresponse()
    response.content = response.read()
    connection.close()
    return response


def echo(event):
    return {"statusCode": 200, "body": json.dumps(event)}


def raw(port: int, text: bytes) -> bytes:
    """What comes back for bytes on the wire, until the server closes."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as wire:
        wire.sendall(text)
        received = b""
        while more := wire.recv(65_536):
            received += more
        return received


def test_a_chart_comes_as_the_handler_draws_it(port):
    response, answer = request(port, "GET", CHART), get(CHART)
    assert (response.status, response.content) == (200, answer.body)
    sent = {name.lower(): value for name, value in response.getheaders()}
    assert sent.pop("date").endswith("GMT")
    assert sent == answer.headers


def test_head_has_the_length_and_no_body(port):
    response = request(port, "HEAD", CHART)
    assert (response.status, response.content) == (200, b"")
    assert int(response.headers["content-length"]) == len(get(CHART).body)


def test_what_the_browser_has_is_not_sent_again(port):
    etag = request(port, "HEAD", CHART).headers["etag"]
    response = request(port, "GET", CHART, if_none_match=etag)
    assert (response.status, response.content, response.headers["content-length"]) == (304, b"", None)


def test_a_body_is_posted(port):
    body = b'{"type":"bar","series":[{"data":[3,5,2]}]}'
    response = request(port, "POST", "/chart.png", body, content_type="application/json")
    assert (response.status, response.content[:4]) == (200, b"\x89PNG")


def test_a_connection_is_kept(port):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    seen = []
    for method, target in [("GET", "/health"), ("OPTIONS", "/chart"), ("HEAD", CHART), ("GET", "/robots.txt")]:
        connection.request(method, target)
        response = connection.getresponse()
        response.read()
        seen.append((response.status, id(connection.sock)))
    connection.close()
    assert [status for status, _ in seen] == [200, 204, 200, 200]
    assert len({wire for _, wire in seen}) == 1


def test_eight_threads_get_the_same_bytes_each_time(port):
    targets = [f"{CHART}+{week}" for week in range(25)]
    alone = {target: get(target).body for target in targets}

    def draw_all(_: int) -> bool:
        return all(request(port, "GET", target).content == alone[target] for target in targets)

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(draw_all, range(8)))


def test_only_one_request_is_in_the_handler(running, monkeypatch):
    inside, most = [], []

    def handler(event, context):
        inside.append(1)
        most.append(len(inside))
        threading.Event().wait(0.01)
        inside.pop()
        return {"statusCode": 200}

    monkeypatch.setattr("render_chart.app.lambda_handler", handler)
    port = running(serve.in_process())
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: request(port, "GET", "/health"), range(16)))
    assert (len(most), max(most)) == (16, 1)


def test_the_event_is_the_request_as_it_came(running):
    port = running(echo)
    event = json.loads(request(port, "GET", "/a%20b?x=%C3%A9&x=1,2&y=+", accept="a/b", cookie="k=v").content)
    assert (event["rawPath"], event["rawQueryString"]) == ("/a b", "x=%C3%A9&x=1,2&y=+")
    assert event["headers"]["accept"] == "a/b"
    assert event["cookies"] == ["k=v"]
    assert event["requestContext"]["http"]["sourceIp"] == "127.0.0.1"


def test_letters_that_were_not_encoded_are(running):
    port = running(echo)
    received = raw(port, "GET /c?t=Café%20\xff HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
    assert json.loads(received.partition(b"\r\n\r\n")[2])["rawQueryString"] == "t=Caf%C3%A9%20%C3%BF"


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ({"statusCode": 200, "headers": {"A": 1}, "body": "é"}, (200, {"a": "1"}, "é".encode())),
        ({"statusCode": "404"}, (404, {}, b"")),
        ({"statusCode": 200, "body": "AP8=", "isBase64Encoded": True}, (200, {}, b"\0\xff")),
        ({"statusCode": 200, "body": None, "headers": None}, (200, {}, b"")),
        ({"message": "hi"}, (200, {"content-type": "application/json"}, b'{"message": "hi"}')),
        ("hi", (200, {"content-type": "application/json"}, b"hi")),
    ],
)
def test_an_answer_becomes_http(answer, expected):
    assert serve.http_answer(answer) == expected


def test_a_handler_that_fails_is_a_500_and_serving_goes_on(running, capfd):
    answers = iter([ZeroDivisionError("inside"), {"statusCode": 200}])

    def invoke(_):
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    port = running(invoke)
    failed = request(port, "GET", "/chart.png")
    assert (failed.status, json.loads(failed.content)) == (500, {"message": "Internal Server Error"})
    assert request(port, "GET", "/chart.png").status == 200
    assert "ZeroDivisionError: inside" in capfd.readouterr().err


def test_an_event_lambda_would_not_take_is_a_413(port):
    response = request(port, "POST", "/chart.png", b" " * 6_291_556, content_type="application/json")
    assert (response.status, json.loads(response.content)) == (413, {"message": "Request Entity Too Large"})


def test_an_answer_lambda_would_not_carry_is_a_500(running, monkeypatch, capfd):
    monkeypatch.setattr("render_chart.app.lambda_handler", lambda *_: {"statusCode": 200, "body": "x" * 6_291_556})
    assert request(running(serve.in_process()), "GET", "/chart.png").status == 500
    assert "over Lambda's limit" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("header", "status"),
    [
        (b"Transfer-Encoding: chunked", b"411"),
        (b"Content-Length: 99999999999", b"413"),
        (b"Content-Length: -1", b"400"),
        (b"Content-Length: much", b"400"),
    ],
)
def test_a_body_of_no_known_length_ends_the_connection(running, header, status):
    received = raw(running(echo), b"POST /chart.png HTTP/1.1\r\nHost: x\r\n" + header + b"\r\n\r\n")
    assert received.split()[1] == status


def test_it_listens_on_this_machine_alone():
    serving = serve.server(0, echo)
    assert serving.server_address[0] == "127.0.0.1"
    serving.server_close()


def test_a_taken_port_is_said_plainly(running, monkeypatch, capsys):
    port = running(echo)
    monkeypatch.setattr("sys.argv", ["serve", "--port", str(port)])
    monkeypatch.setenv("PUBLIC_URL", "http://set.already")
    monkeypatch.setenv("POWERTOOLS_METRICS_DISABLED", "true")
    assert serve.main() == 1
    assert capsys.readouterr().err.startswith(f"Port {port} cannot be had")


# ---- the page ----


class Parts(HTMLParser):
    """The addresses on a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def of(self, tag: str, name: str) -> list[str]:
        return [attributes[name] for found, attributes in self.found if found == tag and name in attributes]


@pytest.fixture(scope="module")
def parts() -> Parts:
    found = Parts()
    found.feed(page())
    return found


def test_the_page_is_at_the_root(port):
    response = request(port, "GET", "/?anything")
    assert (response.status, response.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert response.content == page().encode()


def test_every_example_is_on_the_page(parts):
    assert parts.of("figure", "id") == list(examples())


def test_every_address_can_be_copied(parts):
    expected = [example.target for example in examples().values() if not example.body]
    assert parts.of("button", "data-copy") == expected


def test_a_dark_reader_gets_the_dark_theme(parts):
    themed = parts.of("source", "srcset")
    assert themed
    assert all("&theme=dark" in addresses for addresses in themed)
    assert set(parts.of("source", "media")) == {"(prefers-color-scheme: dark)"}


def test_every_picture_on_the_page_is_drawn(parts):
    light = [address for addresses in parts.of("img", "srcset") for address in _addresses(addresses)]
    dark = [address for addresses in parts.of("source", "srcset") for address in _addresses(addresses)]
    mistakes = {example.target for example in examples().values() if example.status != 200}
    statuses = {address: get(address).status for address in light + dark if address not in mistakes}
    assert {address: status for address, status in statuses.items() if status != 200} == {}


def _addresses(srcset: str) -> list[str]:
    return [entry.split()[0] for entry in srcset.split(", ")]


def test_pictures_have_a_size_and_words(parts):
    pictures = [attributes for tag, attributes in parts.found if tag == "img" and "src" in attributes]
    assert all(picture["width"] and picture["height"] and picture["alt"] for picture in pictures)

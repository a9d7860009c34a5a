"""The handler's HTTP contract: real events in, API Gateway answers out."""

import gc
import json
import re
import subprocess
import sys
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

from render_chart import answers, app, build, http, origin, telemetry
from tests.asking import ask, get, post
from tools.v2_event import v2_event

ROOT = Path(__file__).parent.parent
SALES = "type=bar&labels=Q1,Q2,Q3&data=3,5,2&data=4,4,6&names=North,South&title=Sales"
CHART = f"/chart.png?{SALES}"
SALES_JSON = (
    b'{"type":"bar","labels":["Q1","Q2","Q3"],"title":"Sales",'
    b'"series":[{"name":"North","data":[3,5,2]},{"name":"South","data":[4,4,6]}]}'
)
FORM = "application/x-www-form-urlencoded"

FRESH = "public, max-age=86400, s-maxage=2592000, stale-while-revalidate=86400, stale-if-error=604800"
BRIEF = "public, max-age=0, s-maxage=60"
WRONG = "/chart.png?type=bar&titel=Sales&data=1"


@pytest.fixture
def never_drawn(monkeypatch):
    """Drawing fails the test."""
    monkeypatch.setattr(app, "render", lambda *_: pytest.fail("it was drawn"))


@pytest.fixture
def broken(monkeypatch):
    """Drawing has a fault of ours, with a caller's value in its words."""

    def render(*_):
        raise ValueError("cannot draw 'Sales'")

    monkeypatch.setattr(app, "render", render)


def printed(*request) -> list[dict]:
    """The lines that a request prints."""
    out = StringIO()
    handler = telemetry.logger.registered_handler  # it keeps the stream that was standard output when it was made
    before = handler.setStream(out)
    try:
        with redirect_stdout(out):
            ask(*request)
    finally:
        handler.setStream(before)
    return [json.loads(line) for line in out.getvalue().splitlines()]


# ---- pictures ----


@pytest.mark.parametrize(
    ("ending", "media_type", "first_bytes"),
    [
        ("", "image/png", b"\x89PNG\r\n\x1a\n"),
        (".png", "image/png", b"\x89PNG\r\n\x1a\n"),
        (".svg", "image/svg+xml", b"<"),
        (".pdf", "application/pdf", b"%PDF-"),
        (".webp", "image/webp", b"RIFF"),
    ],
)
def test_the_ending_is_the_format(ending, media_type, first_bytes):
    answer = get(f"/chart{ending}?{SALES}")
    assert answer.status == 200
    assert answer.headers["content-type"] == media_type
    assert answer.body.startswith(first_bytes)


def test_a_picture_has_every_header_of_the_contract():
    answer = get(CHART)
    etag = answer.headers.pop("etag")
    assert re.fullmatch(r'"[0-9a-f]{24}-png-[0-9a-f]{8}"', etag)
    assert answer.headers == {
        "access-control-allow-origin": "*",
        "access-control-expose-headers": "ETag, X-quickchart-error",
        "cache-control": FRESH,
        "content-disposition": 'inline; filename="Sales.png"',
        "content-length": str(len(answer.body)),
        "content-type": "image/png",
        "cross-origin-resource-policy": "cross-origin",
        "timing-allow-origin": "*",
        "x-content-type-options": "nosniff",
    }


def test_an_svg_may_load_and_run_nothing():
    policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox"
    assert get(f"/chart.svg?{SALES}").headers["content-security-policy"] == policy
    assert get("/chart.svg?type=nonsense").headers["content-security-policy"] == policy
    assert "content-security-policy" not in get(CHART).headers


@pytest.mark.parametrize("target", [CHART, WRONG, "/health", "/nothing", "/chart.json?type=bar&data=1"])
def test_head_is_get_without_the_body(target):
    head, whole = ask("HEAD", target), get(target)
    assert (head.status, head.headers, head.body) == (whole.status, whole.headers, b"")


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (SALES_JSON, "application/json"),
        (SALES_JSON, "application/json; charset=utf-8"),
        (SALES_JSON, "Application/JSON"),
        (SALES_JSON, "application/vnd.example+json"),  # comes as base64
        (SALES_JSON, "text/plain"),  # fetch with mode: no-cors
        (SALES_JSON, ""),  # comes as base64
        (b"\xef\xbb\xbf" + SALES_JSON, "application/json"),  # a byte order mark, as some editors write it
        (SALES_JSON, FORM),  # curl -d without -H
        (SALES.encode(), FORM),  # comes as base64
        (SALES.encode() + b"\r\n", f"{FORM}; charset=UTF-8"),
    ],
)
def test_a_post_draws_what_the_address_draws(body, content_type):
    answer = post("/chart.png", body, content_type)
    assert answer.status == 200
    assert answer.body == get(CHART).body


def test_repeated_names_stay_apart():
    series = get("/chart.json?type=bar&data=1,2&data=3,4").json()["spec"]["series"]
    assert [one["data"] for one in series] == [[1, 2], [3, 4]]


# ---- what the caller has already ----


@pytest.mark.parametrize(
    "other",
    [
        f"/chart?{SALES}",
        "/chart.png?title=Sales&names=North,South&data=3,5,2&data=4,4,6&labels=Q1,Q2,Q3&type=bar",
        f"{CHART}&utm_source=mail",
        f"{CHART}&v=7",
        CHART.replace(",", "%2C"),
    ],
)
def test_one_chart_has_one_etag(other):
    assert get(other).headers["etag"] == get(CHART).headers["etag"]


@pytest.mark.parametrize(
    "other",
    [
        f"/chart.webp?{SALES}",
        f"/chart.json?{SALES}",
        CHART.replace("Sales", "Sold"),
        f"{CHART}&scale=2",
        CHART.replace("data=3,5,2&data=4,4,6", "data=4,4,6&data=3,5,2"),
    ],
)
def test_another_picture_has_another_etag(other):
    answer = get(other)
    assert answer.status == 200
    assert answer.headers["etag"] != get(CHART).headers["etag"]


def test_long_series_are_told_apart_by_every_value_and_by_where_they_end():
    def etag(*rows: list[float]) -> str:
        series = ",".join(f'{{"data": {row}}}' for row in rows)
        return post("/chart.json", f'{{"type": "line", "series": [{series}]}}'.encode()).headers["etag"]

    row = [float(i % 7) for i in range(3000)]
    tags = [etag(row), etag([*row[:-1], 9.0]), etag(row, row[:1000]), etag(row[:1000], row), etag(row[:1001])]
    assert len(set(tags)) == len(tags)
    assert etag([int(value) for value in row]) == tags[0]


def test_another_build_has_another_etag(monkeypatch):
    before = get(CHART).headers["etag"]
    monkeypatch.setattr(build, "digest", lambda: "0" * 64)
    assert get(CHART).headers["etag"] == before.rpartition("-")[0] + '-00000000"'


@pytest.mark.parametrize("known", ["{}", "W/{}", "*", " * ", '"a", {}', 'W/"a",W/{} , "b"'])
def test_what_the_caller_has_is_not_drawn(known, never_drawn):
    etag = _etag_without_drawing()
    answer = get(CHART, if_none_match=known.format(etag))
    assert (answer.status, answer.body) == (304, b"")
    assert answer.headers["etag"] == etag
    assert answer.headers["cache-control"] == FRESH
    assert "content-type" not in answer.headers


def _etag_without_drawing() -> str:
    return get(CHART, if_none_match="*").headers["etag"]


@pytest.mark.parametrize("known", ['"a"', "{bare}", '"{bare}x"', "", "W/*"])
def test_what_the_caller_has_not_is_drawn(known):
    bare = _etag_without_drawing().strip('"')
    assert get(CHART, if_none_match=known.replace("{bare}", bare)).status == 200


def test_a_wrong_request_is_wrong_whatever_the_caller_has():
    assert get(WRONG, if_none_match="*").status == 400


def test_names_of_headers_may_be_in_any_case(never_drawn):
    """API Gateway's are in lower case; `sam local start-api` leaves them as they came."""
    event = v2_event("GET", CHART)
    event["headers"] = {"Host": "localhost", "If-None-Match": "*"}
    assert app.lambda_handler(event, None)["statusCode"] == 304


def test_a_post_is_always_drawn():
    headers = {"content-type": "application/json", "if-none-match": "*"}
    assert ask("POST", "/chart.png", headers, SALES_JSON).status == 200


# ---- the caller's mistakes ----


@pytest.mark.parametrize(
    ("target", "media_type"),
    [
        (WRONG, "image/png"),
        (WRONG.replace(".png", ""), "image/png"),
        (WRONG.replace(".png", ".svg"), "image/svg+xml"),
        (WRONG.replace(".png", ".webp"), "image/webp"),
        (WRONG.replace(".png", ".pdf"), "application/pdf"),
    ],
)
def test_a_mistake_in_an_address_is_a_picture(target, media_type):
    answer = get(target)
    assert (answer.status, answer.headers["content-type"]) == (400, media_type)
    assert answer.headers["cache-control"] == BRIEF
    assert "titel" in answer.headers["x-quickchart-error"]
    assert int(answer.headers["content-length"]) == len(answer.body) > 0


@pytest.mark.parametrize(
    ("query", "size"),
    [
        ("", (500, 300)),
        ("&width=640&height=400", (640, 400)),
        ("&w=640&h=400", (640, 400)),
        ("&w=60&h=20", (240, 120)),  # a sentence needs room
        ("&w=99999&h=100000", (1200, 300)),
        ("&w=wide&h=-1", (500, 300)),
        ("&w=%D9%A3%D9%A0%D9%A0", (500, 300)),  # Arabic digits
    ],
)
def test_a_picture_of_a_mistake_has_the_size_that_was_asked_for(query, size, monkeypatch):
    drawn = []

    def render_error(*_, width, height):
        drawn.append((width, height))
        return b"", "image/png"

    monkeypatch.setattr(answers, "render_error", render_error)
    get(WRONG + query)
    assert drawn == [size]


def test_a_mistake_in_a_post_is_a_problem_document():
    answer = post("/chart.png", b'{"type":"bar","series":[{"data":[1]}],"width":0}')
    assert (answer.status, answer.headers["content-type"]) == (400, "application/problem+json")
    problem = answer.json()
    assert problem.keys() == {"type", "title", "status", "detail", "parameter", "expected"}
    assert (problem["type"], problem["title"], problem["status"]) == ("about:blank", "Bad Request", 400)
    assert problem["parameter"] == "width"
    assert answer.headers["cache-control"] == BRIEF


def test_a_mistake_at_the_json_ending_is_a_problem_document():
    answer = get(WRONG.replace(".png", ".json"))
    assert (answer.status, answer.headers["content-type"]) == (400, "application/problem+json")
    assert answer.json()["parameter"] == "titel"


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("/chrt.png", "There is nothing at '/chrt.png'. Did you mean /chart.png?"),
        ("/Chart.PNG", "There is nothing at '/Chart.PNG'. Did you mean /chart.png?"),
        ("/chart/", "There is nothing at '/chart/'. Did you mean /chart?"),
        ("/helth", "There is nothing at '/helth'. Did you mean /health?"),
        ("/chart.gif", "There is no format 'gif'. Formats are png, svg, pdf, webp, jpg, base64 and json."),
        ("/chart.png%0A", "There is no format 'png\\n'. Formats are png, svg, pdf, webp, jpg, base64 and json."),
        ("/", "There is nothing at '/'. Charts are at /chart.png."),
        ("/wp-admin/setup.php", "There is nothing at '/wp-admin/setup.php'. Charts are at /chart.png."),
    ],
)
def test_a_wrong_path_says_what_is_right(path, sentence):
    answer = get(f"{path}?{SALES}")
    assert (answer.status, answer.headers["content-type"]) == (404, "image/png")
    assert answer.headers["x-quickchart-error"] == sentence
    assert answer.headers["cache-control"] == BRIEF


def test_a_wrong_path_keeps_its_format():
    assert get("/chrt.svg").headers["content-type"] == "image/svg+xml"
    assert get("/chrt.json").headers["content-type"] == "application/problem+json"
    assert post("/chrt.png", SALES_JSON).headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("DELETE", "/chart.png", "GET, HEAD, POST, OPTIONS"),
        ("PUT", "/chart", "GET, HEAD, POST, OPTIONS"),
        ("PATCH", "/chart.json", "GET, HEAD, POST, OPTIONS"),
        ("POST", "/health", "GET, HEAD, OPTIONS"),
        ("POST", "/schema.json", "GET, HEAD, OPTIONS"),
    ],
)
def test_a_wrong_method_says_which_are_right(method, path, allowed):
    answer = ask(method, path)
    assert (answer.status, answer.headers["allow"]) == (405, allowed)
    assert answer.json()["detail"] == f"'{method}' is not a method of {path}."
    assert answer.headers["cache-control"] == BRIEF


def test_a_page_elsewhere_may_post():
    answer = ask("OPTIONS", "/chart.png", {"origin": "https://blog.example", "access-control-request-method": "POST"})
    assert (answer.status, answer.body) == (204, b"")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["access-control-allow-methods"] == "GET, HEAD, POST, OPTIONS"
    assert answer.headers["access-control-allow-headers"] == "Content-Type, If-None-Match, X-Plotlink-Key"
    assert answer.headers["access-control-max-age"] == "86400"


# ---- limits ----


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("type=bar&data=1&title=" + "é" * 2_000, 414),  # six bytes each once encoded
        ("type=bar&data=" + "1," * 4_000 + "1", 414),
        ("type=bar&data=" + "1," * 3_900 + "1", 200),  # 7,815 bytes; a comma is not encoded
        ("type=bar&data=1&utm_source=" + "x" * 9_000, 200),  # dropped before it is counted
    ],
)
def test_the_canonical_query_has_a_limit(query, status):
    answer = get(f"/chart.png?{query}")
    assert answer.status == status
    if status == 414:
        assert "8,000" in answer.headers["x-quickchart-error"]
        assert answer.headers["cache-control"] == BRIEF


@pytest.mark.parametrize("content_type", ["application/json", FORM])  # as text, as base64
def test_a_body_has_a_limit(content_type):
    answer = post("/chart.png", b"{" + b" " * 4 * 1024 * 1024, content_type)
    assert (answer.status, answer.json()["title"]) == (413, "Request Entity Too Large")
    assert "4,194,304" in answer.json()["expected"]


@pytest.mark.parametrize("content_type", ["multipart/form-data; boundary=x", "image/png", "application/xml"])
def test_a_body_of_another_kind_is_refused(content_type):
    answer = post("/chart.png", SALES_JSON, content_type)
    assert (answer.status, answer.json()["parameter"]) == (415, "Content-Type")
    assert "application/json" in answer.json()["expected"]


def test_a_body_that_is_not_the_base64_it_says_is_refused():
    event = v2_event("POST", "/chart.png", {"content-type": "application/json"}, b"{}")
    answer = app.lambda_handler(event | {"body": "abc", "isBase64Encoded": True}, None)
    assert answer["statusCode"] == 400
    assert "base64" in json.loads(answer["body"])["detail"]


def test_a_form_that_is_not_utf8_is_refused():
    answer = post("/chart.png", "type=bar&data=1&title=Café".encode("latin-1"), FORM)
    assert (answer.status, answer.json()["detail"]) == (400, "The form is not UTF-8.")


def test_a_description_that_lambda_cannot_carry_is_refused():
    # 1e15 takes four characters in the body and eighteen in the answer.
    body = b'{"type":"line","series":[%b]}' % b",".join([b'{"data":[%b]}' % b",".join([b"1e15"] * 20_000)] * 10)
    body = body.replace(b'"data"', b'"x":[%b],"data"' % b",".join(b"%d" % i for i in range(20_000)))
    answer = post("/chart.json", body)
    assert (answer.status, answer.json()["title"]) == (413, "Request Entity Too Large")
    assert answer.json()["detail"].startswith("The description has ")


def test_a_picture_that_lambda_cannot_carry_is_refused(monkeypatch):
    monkeypatch.setattr(app, "render", lambda *_: (bytes(5_000_000), "image/png"))
    answer = get(CHART)
    assert answer.status == 413
    assert answer.headers["x-quickchart-error"] == (
        "The picture has 5,000,000 bytes, more than an answer can carry. "
        "Ask for a smaller scale, fewer pixels, or WebP (/chart.webp)."
    )


@pytest.mark.parametrize(("length", "fits"), [(4_715_595, True), (4_715_596, False)])
def test_base64_and_headers_count(length, fits):
    # 6,291,556 bytes less 4,096 of headers are 1,571,865 groups of four characters, each for three bytes.
    assert http.fits(bytes(length)) is fits


# ---- who may ask ----


@pytest.mark.parametrize(
    ("secrets", "brought", "status"),
    [
        ("", None, 200),
        ("", "anything", 200),
        ("one", "one", 200),
        ("one", None, 403),
        ("one", "", 403),
        ("one", "One", 403),
        ("one,two", "one", 200),
        ("one, two", "two", 200),
        ("one,two", "one,two", 403),
        ("one,", "", 403),
        ("one", "ünö", 403),
    ],
)
def test_the_secret_of_the_cdn_comes_first(secrets, brought, status, monkeypatch):
    monkeypatch.setenv("ORIGIN_SECRETS", secrets)
    answer = get(CHART, **({"x_origin_secret": brought} if brought is not None else {}))
    assert answer.status == status


def test_who_goes_round_the_cdn_costs_nothing(monkeypatch, never_drawn):
    monkeypatch.setenv("ORIGIN_SECRETS", "one")
    monkeypatch.setattr(answers, "render_error", lambda *_, **__: pytest.fail("an error was drawn"))
    answer = get("/nothing?at=all")
    assert (answer.status, answer.headers["content-type"]) == (403, "application/problem+json")
    assert answer.headers["cache-control"] == "no-store"
    assert ask("HEAD", CHART).status == 403


@pytest.mark.parametrize(
    ("headers", "configured", "url"),
    [
        ({"host": "api.example"}, None, "https://api.example"),
        ({"host": "api.example", "x-plotlink-host": "charts.example"}, None, "https://api.example"),
        ({"host": "a", "x-plotlink-host": "charts.example", "x-origin-secret": "no"}, None, "https://a"),
        ({"host": "a", "x-plotlink-host": "charts.example", "x-origin-secret": "s"}, None, "https://charts.example"),
        ({"host": "a", "x-origin-secret": "s"}, None, "https://a"),
        ({"host": "a", "x-plotlink-host": "b", "x-origin-secret": "s"}, "http://c:8000/", "http://c:8000"),
    ],
)
def test_the_viewers_host_is_believed_beside_the_secret(headers, configured, url, monkeypatch):
    monkeypatch.setenv("ORIGIN_SECRETS", "s")
    if configured:
        monkeypatch.setenv("PUBLIC_URL", configured)
    assert origin.public_url(headers) == url


# ---- our own mistakes ----


def test_our_mistake_is_told_without_its_words(broken):
    answer = get(CHART)
    assert (answer.status, answer.headers["content-type"]) == (500, "image/png")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-quickchart-error"] == "Something went wrong on our side. Please try again later."


def test_our_mistake_in_a_post_is_a_problem_document(broken):
    answer = post("/chart.png", SALES_JSON)
    assert (answer.status, answer.json()["title"]) == (500, "Internal Server Error")
    assert b"Sales" not in answer.body
    assert b"Traceback" not in answer.body


def test_our_mistake_is_answered_even_if_nothing_can_be_drawn(broken, monkeypatch):
    def render_error(*_, **__):
        raise MemoryError

    monkeypatch.setattr(answers, "render_error", render_error)
    assert get(CHART).headers["content-type"] == "application/problem+json"
    assert get(WRONG).status == 500


def test_our_mistake_is_logged_once_without_what_the_caller_sent(broken):
    logged, measured = printed("GET", CHART)
    assert logged["level"] == "ERROR"
    assert logged["exception"] == "builtins.ValueError"
    assert re.fullmatch(r"test_app\.py:\d+ render", logged["frames"][-1])
    assert logged["spec"] == measured["spec"]
    assert "Sales" not in json.dumps(logged)
    assert "data=" not in json.dumps(logged)


def test_the_owner_may_ask_for_more(broken, monkeypatch):
    monkeypatch.setenv("LOG_REQUESTS", "1")
    monkeypatch.setenv("PUBLIC_URL", "https://charts.example")
    request, failure, _ = printed("GET", CHART)
    assert (request["method"], request["url"]) == ("GET", f"https://charts.example{CHART}")
    assert failure["words"] == "cannot draw 'Sales'"


@pytest.mark.parametrize(
    ("method", "target", "expected"),
    [
        ("GET", CHART, {"Answered": [1.0], "status": 200, "type": "bar", "format": "png"}),
        ("GET", WRONG, {"Refused": [1.0], "status": 400}),
        ("DELETE", CHART, {"Refused": [1.0], "status": 405}),
    ],
)
def test_a_request_prints_one_line_of_metrics(method, target, expected):
    (line,) = printed(method, target)
    assert line["_aws"]["CloudWatchMetrics"][0]["Namespace"] == "Plotlink"
    assert line["service"] == "plotlink"
    assert line["Duration"][0] > 0
    assert expected.items() <= line.items()
    assert "Sales" not in json.dumps(line)


@pytest.mark.parametrize(
    ("variable", "value", "lines"),
    [("POWERTOOLS_METRICS_DISABLED", "yes", 0), ("POWERTOOLS_DEV", "on", 0), ("POWERTOOLS_METRICS_DISABLED", "0", 1)],
)
def test_metrics_are_off_where_powertools_has_them_off(monkeypatch, variable, value, lines):
    monkeypatch.setenv(variable, value)
    assert len(printed("GET", CHART)) == lines
    monkeypatch.delenv(variable)
    (line,) = printed("GET", CHART)
    assert line["Answered"] == [1.0]


def test_the_collector_rests_while_a_chart_is_drawn(monkeypatch):
    seen = []
    monkeypatch.setattr(app, "render", lambda *_: seen.append(gc.isenabled()) or (b"", "image/png"))
    assert gc.isenabled()
    get(CHART)
    assert (seen, gc.isenabled()) == ([False], True)
    gc.disable()
    try:
        get(CHART)
        assert not gc.isenabled()
    finally:
        gc.enable()


# ---- beside pictures ----


def test_json_tells_of_a_chart_without_drawing_it(never_drawn):
    answer = get("/chart.json?title=Q%26A&data=1,2&type=bar&utm_source=mail&fbclid=1")
    known = answer.json()
    assert (answer.status, answer.headers["content-type"]) == (200, "application/json")
    assert known.keys() == {"spec", "warnings", "alt", "url"}
    assert (known["spec"]["type"], known["spec"]["title"]) == ("bar", "Q&A")
    assert known["warnings"] == [
        "'utm_source' is a tracking parameter and was dropped.",
        "'fbclid' is a tracking parameter and was dropped.",
    ]
    assert "Q&A" in known["alt"]
    assert known["url"] == "/chart.png?data=1,2&title=Q%26A&type=bar"


@pytest.mark.parametrize(
    ("body", "content_type"),
    [(SALES_JSON, "application/json"), (b"\xef\xbb\xbf" + SALES_JSON, "application/json"), (SALES.encode(), FORM)],
)
def test_a_posted_chart_gets_an_address(body, content_type):
    url = post("/chart.json", body, content_type).json()["url"]
    assert get(url).body == get(CHART).body


def test_a_chart_too_long_for_an_address_has_none():
    # Digits of pi's kind do not deflate below half their length.
    numbers = [(7919 * n * n) % 999_983 / 1000 for n in range(4_000)]
    body = json.dumps({"type": "line", "series": [{"data": numbers}]}).encode()
    assert post("/chart.json", body).json()["url"] is None


def test_the_schema_is_json_and_known_by_its_tag():
    answer = get("/schema.json")
    assert (answer.status, answer.headers["content-type"]) == (200, "application/json")
    assert "$schema" in answer.json()
    assert get("/schema.json", if_none_match=answer.headers["etag"]).status == 304


def test_health_is_never_cached():
    answer = get("/health")
    assert (answer.status, answer.json()["status"]) == (200, "ok")
    assert answer.json()["bytes"] > 300  # of a chart that it drew
    assert answer.headers["cache-control"] == "no-store"


def test_browsers_and_crawlers_are_answered_without_drawing(never_drawn):
    icon, robots = get("/favicon.ico"), get("/robots.txt")
    assert (icon.status, icon.headers["content-type"]) == (200, "image/x-icon")
    assert icon.body.startswith(b"\0\0\1\0")  # an icon file with one picture
    assert robots.body == b"User-agent: *\nAllow: /\n"
    assert icon.headers["cache-control"] == robots.headers["cache-control"] == FRESH


# ---- header values ----


@pytest.mark.parametrize(
    ("title", "header"),
    [
        ("", 'inline; filename="chart.png"'),
        ("Sales", 'inline; filename="Sales.png"'),
        ('Q1 "2026": up/down; ok?', 'inline; filename="Q1-2026-up-down-ok.png"'),
        ("../../etc/passwd\r\nX: y", 'inline; filename="etc-passwd-X-y.png"'),
        ("$$$", 'inline; filename="chart.png"'),
        ("x" * 80, f'inline; filename="{"x" * 60}.png"'),
        ("Café", "inline; filename=\"Cafe.png\"; filename*=UTF-8''Caf%C3%A9.png"),
        ("売上", "inline; filename=\"chart.png\"; filename*=UTF-8''%E5%A3%B2%E4%B8%8A.png"),
        ("Smørrebrød – 2026", "inline; filename=\"Smrrebrd-2026.png\"; filename*=UTF-8''Sm%C3%B8rrebr%C3%B8d-2026.png"),
        ("€", "inline; filename=\"chart.png\"; filename*=UTF-8''chart.png"),
    ],
)
def test_a_file_is_named_after_its_title(title, header):
    assert http.content_disposition(title, "png") == header


@pytest.mark.parametrize(
    ("text", "header"),
    [
        ("plain", "plain"),
        ("two\r\nlines\tand a tab", "two lines and a tab"),
        ("‘−3…’ – “é”", "'-3...' - \"?\""),
        ("bell\a", "bell?"),
        ("x" * 300, "x" * 300),
        ("x" * 301, "x" * 297 + "..."),
    ],
)
def test_an_error_fits_a_header(text, header):
    assert http.error_header(text) == header


# ---- what a PNG costs to start ----


def test_a_png_imports_only_what_it_needs():
    program = """
import json, sys
from render_chart.app import lambda_handler
answer = lambda_handler(json.load(open("events/bar-grouped.json")), None)
assert answer["statusCode"] == 200, answer
# Powertools looks whether there is a botocore, and imports no more of it than its name.
late = {
    "boto3", "botocore.session", "babel", "_quickjs", "pyjson5", "PIL", "matplotlib", "difflib",
    "render_chart.chartjs", "render_chart.saved", "render_chart.snapstart",
}
print(",".join(sorted(late & sys.modules.keys())), file=sys.stderr)
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={"PYTHONPATH": "functions"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr.strip() == ""

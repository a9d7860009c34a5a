"""The examples: every line of the index has its event, and the handler answers each as the index says."""

import json
from collections import Counter

import pytest

from tests.asking import ask
from tools.events import EVENTS, INDEX, as_sent, chapters, examples, files
from tools.v2_event import v2_event

EXAMPLES = examples()
IDS = list(EXAMPLES)


def test_the_folder_holds_what_the_index_says():
    found = {path.name: path.read_text("utf-8") for path in EVENTS.glob("*.json")}
    assert found == files(), "run `make events`"


def test_no_name_is_used_twice():
    names = Counter(name for chapter in chapters().values() for name in chapter)
    assert names.most_common(1)[0][1] == 1


def test_an_example_is_a_line():
    lines = [line for line in INDEX.read_text("utf-8").splitlines() if " = {" in line]
    assert [line.split()[0] for line in lines] == IDS


@pytest.mark.parametrize("name", IDS)
def test_the_answer_is_what_the_index_says(name):
    example = EXAMPLES[name]
    answer = ask(example.method, example.target, {"content-type": example.type}, example.body.encode())
    told = answer.headers.get("x-quickchart-error", "")
    assert answer.status == example.status, told
    assert bool(told) == (example.status != 200)
    assert answer.body


def test_there_is_an_example_of_every_type():
    from render_chart.charts import TYPES

    addresses = " ".join(example.url for example in EXAMPLES.values())
    assert [kind for kind in TYPES if f"type={kind}" not in addresses] == []


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("/chart.png?data=1,2:3..4", "/chart.png?data=1,2:3..4"),
        ("/chart.png?title=Krak\u00f3w a|b", "/chart.png?title=Krak%C3%B3w%20a|b"),
        ('/chart.png?spec={"a":[1]}', "/chart.png?spec={%22a%22:[1]}"),
        ("/chart.png?ylabel=%&y=100%25&z=.0%", "/chart.png?ylabel=%25&y=100%25&z=.0%25"),
    ],
)
def test_an_address_is_sent_as_browsers_do(typed, sent):
    assert as_sent(typed) == sent


# ---- events, by https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html


def test_an_event_has_the_parts_of_the_documented_one():
    event = v2_event("GET", "/chart.png?a=1", {"Host": "charts.example", "User-Agent": "curl/8"}, time=1_583_348_638.0)
    assert event["version"] == "2.0"
    assert event["routeKey"] == event["requestContext"]["routeKey"] == "$default"
    assert event["rawPath"] == "/chart.png"
    assert event["rawQueryString"] == "a=1"
    assert event["headers"] == {"host": "charts.example", "user-agent": "curl/8"}
    assert event["requestContext"]["domainName"] == "charts.example"
    assert event["requestContext"]["domainPrefix"] == "charts"
    assert event["requestContext"]["stage"] == "$default"
    assert event["requestContext"]["time"] == "04/Mar/2020:19:03:58 +0000"
    assert event["requestContext"]["timeEpoch"] == 1583348638000
    assert event["requestContext"]["http"] == {
        "method": "GET",
        "path": "/chart.png",
        "protocol": "HTTP/1.1",
        "sourceIp": "203.0.113.7",
        "userAgent": "curl/8",
    }
    assert event["isBase64Encoded"] is False
    assert "body" not in event


@pytest.mark.parametrize(
    ("target", "path", "raw", "parameters"),
    [
        ("/chart.png", "/chart.png", "", None),
        ("/chart%2Epng", "/chart.png", "", None),
        ("/a%20b%3Fc=d", "/a b", "", None),  # a hidden `?` ends the path, as was seen with live gateways
        ("/c?data=1,2&data=3", "/c", "data=1,2&data=3", {"data": "1,2,3"}),
        ("/c?t=a+b%20c&u=%C3%A9&v", "/c", "t=a+b%20c&u=%C3%A9&v", {"t": "a b c", "u": "é", "v": ""}),
        ("/c?a=1?b", "/c", "a=1?b", {"a": "1?b"}),
    ],
)
def test_the_path_is_decoded_and_the_query_is_not(target, path, raw, parameters):
    event = v2_event("GET", target)
    assert (event["rawPath"], event["rawQueryString"], event.get("queryStringParameters")) == (path, raw, parameters)


def test_headers_are_joined_and_cookies_stand_apart():
    event = v2_event("GET", "/", [("Accept", "a/b"), ("accept", "c/d"), ("Cookie", "x=1; y=2")])
    assert event["headers"]["accept"] == "a/b,c/d"
    assert event["cookies"] == ["x=1", "y=2"]
    assert "cookie" not in event["headers"]


@pytest.mark.parametrize(
    ("content_type", "body", "expected", "is_base64"),
    [
        ("application/json", b"{}", "{}", False),
        ("application/json; charset=utf-8", b"{}", "{}", False),
        ("text/plain", "é".encode(), "é", False),
        ("application/x-www-form-urlencoded", b"a=1", "YT0x", True),
        ("application/vnd.example+json", b"{}", "e30=", True),
        ("", b"{}", "e30=", True),
        ("application/json", b"\xff", "/w==", True),
    ],
)
def test_a_body_is_text_or_base64_by_its_type(content_type, body, expected, is_base64):
    event = v2_event("POST", "/", {"content-type": content_type}, body)
    assert (event["body"], event["isBase64Encoded"]) == (expected, is_base64)


def test_events_are_json():
    assert json.loads(json.dumps(v2_event("POST", "/c?a=1", {"a": "b"}, b"\0")))["isBase64Encoded"] is True


def test_no_example_is_called_as_the_dark_picture_of_another():
    names = set(examples())
    assert [name for name in names if f"{name}-dark" in names] == []

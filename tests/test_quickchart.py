"""Requests as QuickChart takes them, through the handler. https://quickchart.io/documentation/usage/parameters"""

import json
from base64 import b64decode, urlsafe_b64encode
from io import BytesIO
from urllib.parse import quote

import pytest
from PIL import Image

from render_chart import app
from render_chart.dialects import parse
from tests.asking import ask, get, post

BAR = "{type:'bar',data:{labels:['Q1','Q2'],datasets:[{label:'Users',data:[50,60]}]}}"
SCRIPT = BAR[:-1] + ",options:{scales:{yAxes:[{ticks:{callback:(v)=>v+' km'}}]}}}"
WRONG = "{type:'bars'}"
FORM = "application/x-www-form-urlencoded"


def url(config=BAR, path="/chart", **given):
    return f"{path}?c={quote(config)}" + "".join(f"&{name}={quote(text)}" for name, text in given.items())


def size(answer):
    return Image.open(BytesIO(answer.body)).size


@pytest.fixture
def never_drawn(monkeypatch):
    """Drawing fails the test."""
    monkeypatch.setattr(app, "render", lambda *_: pytest.fail("it was drawn"))


@pytest.mark.parametrize("config", [BAR, SCRIPT])
def test_a_url_of_quickchart_is_a_picture(config):
    answer = get(url(config))
    assert (answer.status, answer.headers["content-type"], size(answer)) == (200, "image/png", (1000, 600))
    assert "public" in answer.headers["cache-control"]


@pytest.mark.parametrize(
    ("format_", "media_type", "first_bytes"),
    [
        ("png", "image/png", b"\x89PNG"),
        ("svg", "image/svg+xml", b"<svg"),
        ("pdf", "application/pdf", b"%PDF"),
        ("webp", "image/webp", b"RIFF"),
        ("jpg", "image/jpeg", b"\xff\xd8"),
        ("jpeg", "image/jpeg", b"\xff\xd8"),
        ("base64", "text/plain; charset=us-ascii", b"iVBORw0K"),
    ],
)
def test_formats(format_, media_type, first_bytes):
    for answer in (
        get(url(f=format_)),
        get(url(path="/chart.webp", format=format_)),
        get(url(path=f"/chart.{format_}")),
    ):
        if answer.status == 404:  # no path ends so
            assert format_ == "jpeg"
            continue
        assert (answer.status, answer.headers["content-type"]) == (200, media_type)
        assert answer.body.startswith(first_bytes)


def test_base64_is_the_png():
    assert b64decode(get(url(f="base64")).body) == get(url()).body


def test_a_jpeg_is_white_where_nothing_is():
    picture = Image.open(BytesIO(get(url(f="jpg")).body))
    assert picture.getpixel((0, 0)) == (255, 255, 255)
    assert picture.info["dpi"] == (192, 192)


def test_the_ground_is_transparent_unless_it_is_said():
    def corner(answer):
        return Image.open(BytesIO(answer.body)).convert("RGBA").getpixel((0, 0))

    assert corner(get(url()))[3] == 0
    assert corner(get(url(bkg="rgb(255,0,0)"))) == (255, 0, 0, 255)
    assert corner(get(url(backgroundColor="#00f"))) == (0, 0, 255, 255)


def test_one_chart_in_many_ways_is_one_picture():
    encoded = urlsafe_b64encode(BAR.encode()).decode()
    config = {"type": "bar", "data": {"labels": ["Q1", "Q2"], "datasets": [{"label": "Users", "data": [50, 60]}]}}
    pictures = {
        get(url()).body,
        get(f"/chart?chart={quote(BAR)}&w=500&height=300").body,
        get(f"/chart?c={encoded}&encoding=base64").body,
        get(url().replace("%20", "+")).body,
        post("/chart", json.dumps({"chart": BAR}).encode()).body,
        post("/chart", json.dumps({"c": config, "width": "500", "devicePixelRatio": 2}).encode()).body,
        post("/chart", f"c={quote(BAR)}&devicePixelRatio=2".encode(), FORM).body,
        post("/chart.png", json.dumps({"chart": config, "format": "png"}).encode(), "").body,
    }
    assert len(pictures) == 1


@pytest.mark.parametrize("config", [BAR, SCRIPT])
def test_the_tag_is_known_before_anything_runs(never_drawn, monkeypatch, config):
    monkeypatch.setattr(
        "render_chart.chartjs.sandbox.evaluate", lambda *_: pytest.fail("JavaScript ran"), raising=False
    )
    tag = app._etag(parse([("c", config)]), "png")
    assert get(url(config), if_none_match=tag).status == 304


def test_tags_differ_with_what_changes_the_picture():
    tags = [
        get(url(**given)).headers["etag"] for given in ({}, {"w": "400"}, {"v": "4"}, {"f": "svg"}, {"bkg": "white"})
    ]
    assert len(set(tags)) == len(tags)


# ---- what is wrong ----


def test_a_wrong_url_is_a_picture_of_what_is_wrong_in_its_format():
    answer = get(url(WRONG, f="svg"))
    assert (answer.status, answer.headers["content-type"]) == (400, "image/svg+xml")
    assert answer.headers["x-quickchart-error"].startswith("type: 'bars' is no type of chart.")
    assert get(url(WRONG, w="640", h="200", f="webp")).headers["content-type"] == "image/webp"
    assert size(get(url(WRONG, w="640", h="200"))) == (640, 200)


def test_a_wrong_body_is_a_problem_document():
    answer = post("/chart", json.dumps({"chart": WRONG}).encode())
    assert (answer.status, answer.headers["content-type"]) == (400, "application/problem+json")
    assert answer.json()["parameter"] == "type"
    assert "x-quickchart-error" in answer.headers


@pytest.mark.parametrize(
    ("target", "status", "words"),
    [
        ("/chart?c=", 400, "c: There is no chart."),
        (url(w="4000"), 413, "w: '4000' is too large."),
        (url(f="gif"), 400, "f: 'gif' is no format."),
        (url("{}"), 400, "type: The chart has no type."),
        (url("{type:'bar',data:5}"), 400, "data: It is no object."),
        (url("{type:'bar'"), 400, ""),
        (url("{type:'bar',data:{datasets:[{data:[(()=>{throw 'oh'})()]}]}}"), 400, ""),
        (url("{type:'bar',options:{plugins:{backgroundImageUrl:'https://example.com/a.png'}}}"), 400,
         "options.plugins.backgroundImageUrl: A background image is not loaded"),
    ],
)  # fmt: skip
def test_the_caller_s_mistakes(target, status, words):
    answer = get(target)
    assert (answer.status, answer.headers["content-type"]) == (status, "image/png")
    assert answer.headers["x-quickchart-error"].startswith(words)


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS"])
def test_other_methods(method):
    answer = ask(method, url())
    assert answer.status in (200, 204)
    assert answer.body == b""


# ---- the description ----


def test_the_description_tells_what_the_chart_is():
    known = get(url(path="/chart.json", v="4", f="svg")).json()
    assert known["config"] == {
        "type": "bar", "version": 4, "datasets": 1, "values": 2, "bytes": len(BAR), "functions": False, "width": 500,
        "height": 300, "devicePixelRatio": 2.0, "backgroundColor": "transparent",
    }  # fmt: skip
    assert known["alt"] == "Bar chart. Users: 2 values. Highest: Q2 60; lowest: Q1 50."
    assert known["warnings"] == []


def test_the_description_tells_what_is_passed_over():
    known = get(url(path="/chart.json", heigth="5", utm_source="mail")).json()
    assert known["warnings"] == [
        "'utm_source' is a tracking parameter and was dropped.",
        "There is no parameter 'heigth'; it is not looked at. Did you mean height?",
    ]
    later = BAR[:-1] + ",options:{scales:{y:{min:1}}}}"
    assert "options.scales.y is a word of version 3" in get(url(later, path="/chart.json")).json()["warnings"][0]


def test_the_address_in_the_description_gives_the_same_picture():
    body = json.dumps({"chart": {"type": "pie", "data": {"datasets": [{"data": [1, 2]}]}}, "width": 320, "version": 4})
    known = post("/chart.json", body.encode()).json()
    assert get(known["url"]).body == post("/chart", body.encode()).body


def test_the_picture_carries_its_alternative_text():
    assert b"Bar chart. Users: 2 values." in get(url()).body
    assert b">Bar chart. Users: 2 values. Highest: Q2 60; lowest: Q1 50.</desc>" in get(url(f="svg")).body


def test_the_same_chart_in_one_of_our_themes():
    plain, dark = get(url()), get(url(theme="dark"))
    assert size(dark) == size(plain)
    assert dark.body != plain.body
    known = get(url(path="/chart.json", theme="dark")).json()
    assert known["spec"]["theme"] == "dark"
    assert known["spec"]["series"] == [{"data": [50.0, 60.0], "name": "Users", "type": "bar"}]
    assert known["alt"] == "Bar chart. 2 bars. Highest: Q2 60; lowest: Q1 50."
    assert b"prefers-color-scheme" in get(url(theme="auto", f="svg")).body


def test_quickchart_s_health_check():
    assert get("/healthcheck").json()["success"] is True

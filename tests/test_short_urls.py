"""Charts behind short URLs, and behind signatures, as clients see them."""

import json
import time

import pytest

from render_chart import saved, signing
from render_chart.errors import UnavailableError
from tests.asking import ask, get, post

KEY = "plotlink-test-key"
OURS = b'{"type":"bar","labels":["A","B"],"series":[{"data":[1,2]}]}'
THEIRS = json.dumps({"chart": "{type:'bar',data:{labels:['A'],datasets:[{data:[1]}]}}", "width": 300}).encode()


@pytest.fixture(autouse=True)
def store(monkeypatch, tmp_path):
    monkeypatch.setenv("SAVED_CHARTS", str(tmp_path))
    monkeypatch.setenv("PUBLIC_URL", "https://charts.example.com")
    for name in ("SIGNING", "SIGNING_KEYS", "API_KEYS"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def signing_required(monkeypatch):
    monkeypatch.setenv("SIGNING", "required")
    monkeypatch.setenv("SIGNING_KEYS", KEY)


def short(body: bytes = OURS) -> str:
    """The path of a chart that was saved."""
    answer = post("/chart/create", body)
    assert answer.status == 200, answer.body
    return answer.json()["url"].removeprefix("https://charts.example.com")


class TestSaved:
    def test_creating_answers_as_quickchart_does(self):
        answer = post("/chart/create", THEIRS)
        assert answer.json()["success"] is True
        assert answer.json()["url"].startswith("https://charts.example.com/chart/render/")
        assert answer.headers["cache-control"] == "no-store"

    @pytest.mark.parametrize("body", [OURS, THEIRS])
    def test_the_short_url_draws_what_the_body_would(self, body):
        answer = get(short(body))
        assert (answer.status, answer.headers["content-type"]) == (200, "image/png")
        assert answer.body == post("/chart", body).body
        assert "s-maxage=2592000" in answer.headers["cache-control"]

    def test_endings_are_formats(self):
        path = short()
        assert get(f"{path}.svg").headers["content-type"] == "image/svg+xml"
        assert get(f"{path}.json").json()["url"] == path
        assert get(f"{path}.bmp").status == 404

    def test_who_has_it_gets_304(self):
        path = short()
        assert get(path, if_none_match=get(path).headers["etag"]).status == 304

    def test_parameters_replace_what_was_saved(self):
        path = short()
        spec = get(f"{path}.json?title=New&data1=7,8").json()["spec"]
        assert (spec["title"], spec["series"][0]["data"]) == ("New", [7.0, 8.0])
        assert get(f"{path}?title=New").body != get(path).body

    def test_what_cannot_be_drawn_is_not_saved(self, tmp_path):
        answer = post("/chart/create", b'{"type":"bar","series":[]}')
        assert (answer.status, answer.json()["detail"]) == (400, "There is no series.")
        assert not list(tmp_path.iterdir())

    def test_what_is_too_large_is_not_saved(self):
        body = json.dumps({"type": "line", "series": [{"data": [0.123456789] * 30_000}]}).encode()
        assert post("/chart/create", body).status == 413

    @pytest.mark.parametrize("name", ["A" * 24, "x", "..%2F..%2Fsecret", "é" * 24])
    def test_what_is_not_there_is_404(self, name):
        answer = get(f"/chart/render/{name}")
        assert (answer.status, answer.headers["content-type"]) == (404, "image/png")
        assert "s-maxage=60" in answer.headers["cache-control"]

    def test_methods(self):
        assert ask("DELETE", short()).status == 405
        assert get("/chart/create").status == 405
        assert ask("OPTIONS", short()).headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS"
        assert post("/chart/create", b"type=bar&data=1", "application/x-www-form-urlencoded").status == 415

    def test_creation_can_demand_a_key(self, monkeypatch):
        monkeypatch.setenv("API_KEYS", "old,new")
        assert post("/chart/create", OURS).status == 403
        assert post("/chart/create", json.dumps(json.loads(THEIRS) | {"key": "wrong"}).encode()).status == 403
        assert post("/chart/create", json.dumps(json.loads(THEIRS) | {"key": "new"}).encode()).status == 200
        assert ask("POST", "/chart/create", {"x-plotlink-key": "old"}, OURS).status == 200

    def test_without_a_place_nothing_is_saved(self, monkeypatch):
        monkeypatch.delenv("SAVED_CHARTS")
        assert post("/chart/create", OURS).status == 400

    def test_a_store_that_fails_is_503_and_says_nothing_of_itself(self, monkeypatch, capsys):
        path = short()

        def fails(*_):
            raise UnavailableError("S3 answered SlowDown for s3://secret-bucket")

        monkeypatch.setattr(saved.FolderStore, "find", fails)
        monkeypatch.setattr(saved.FolderStore, "keep", fails)
        for answer in (get(path), post("/chart/create", OURS)):
            assert answer.status == 503
            assert answer.headers["cache-control"] == "no-store"
            assert answer.headers["retry-after"] == "5"
            assert b"secret-bucket" not in answer.body
        assert "secret-bucket" not in capsys.readouterr().out

    def test_a_corrupted_one_is_our_failure(self, tmp_path):
        path = short()
        (tmp_path / path.rpartition("/")[2]).write_bytes(b"{}")
        assert get(path).status == 500


@pytest.mark.usefixtures("signing_required")
class TestSigned:
    def url(self, query: str = "type=bar&data=1,2", path: str = "/chart.png", expires: int | None = None) -> str:
        return f"{path}?{signing.sign(path, query, KEY, expires)}"

    def test_signed_ones_are_drawn_as_unsigned_ones_are_elsewhere(self, monkeypatch):
        answer = get(self.url())
        assert answer.status == 200
        monkeypatch.setenv("SIGNING", "off")
        assert answer.body == get("/chart.png?type=bar&data=1,2").body

    def test_others_are_refused_by_a_picture(self):
        answer = get("/chart.png?type=bar&data=1,2")
        assert (answer.status, answer.headers["content-type"]) == (403, "image/png")
        assert answer.headers["cache-control"] == "no-store"
        assert "not signed" in answer.headers["x-quickchart-error"]

    def test_what_expires_is_kept_no_longer(self):
        rule = get(self.url(expires=int(time.time()) + 100)).headers["cache-control"]
        ages = [int(part.split("=")[1]) for part in rule.split(", ") if "=" in part]
        assert len(ages) == 2
        assert all(0 < age <= 100 for age in ages)
        assert "stale" not in rule

    def test_304_keeps_it_no_longer_either(self):
        url = self.url(expires=int(time.time()) + 100)
        answer = get(url, if_none_match=get(url).headers["etag"])
        assert answer.status == 304
        assert "s-maxage=2592000" not in answer.headers["cache-control"]

    def test_what_expired_is_gone(self):
        answer = get(self.url(expires=int(time.time()) - 1))
        assert (answer.status, answer.headers["cache-control"]) == (410, "no-store")

    def test_descriptions_are_signed_too_and_tell_the_chart_without_its_signature(self):
        assert get("/chart.json?data=1,2").status == 403
        known = get(self.url("data=1,2", "/chart.json", int(time.time()) + 100)).json()
        assert known["url"] == "/chart.png?data=1,2"
        assert known["warnings"] == []

    def test_bodies_need_a_key(self, monkeypatch):
        assert post("/chart.png", OURS).status == 403
        monkeypatch.setenv("API_KEYS", "k")
        assert ask("POST", "/chart.png", {"x-plotlink-key": "k"}, OURS).status == 200
        assert post("/chart", json.dumps(json.loads(THEIRS) | {"key": "k"}).encode()).status == 200
        assert post("/chart", json.dumps(json.loads(THEIRS) | {"key": ["k"]}).encode()).status == 403

    def test_saved_charts_need_a_signature_where_something_is_replaced(self):
        path = short()
        assert get(path).status == 200
        assert get(f"{path}?utm_source=mail").status == 200
        assert get(f"{path}?title=Mine").status == 403
        assert get(self.url("title=Mine", path)).status == 200

    def test_what_needs_no_drawing_needs_no_signature(self):
        assert get("/health").status == 200
        assert get("/schema.json").status == 200


def test_where_signing_is_off_signatures_are_passed_over_and_told():
    known = get("/chart.json?data=1,2&sig=x&exp=1").json()
    assert known["warnings"] == [
        "sig is not looked at: URLs are not signed here.", "exp is not looked at: URLs are not signed here."
    ]  # fmt: skip
    assert get("/chart.png?data=1,2&sig=x&exp=1").status == 200

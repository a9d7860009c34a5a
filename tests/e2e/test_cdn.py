"""The whole way of a request: edge function, cache, handler."""

import threading
import time

import pytest

from tests.e2e.cdn import SECRET, Cdn, needs_nginx, running, seconds

pytestmark = needs_nginx
CHART = "/chart.png?type=bar&labels=A,B&data=3,5"


@pytest.fixture
def cdn(tmp_path, monkeypatch):
    monkeypatch.setenv("ORIGIN_SECRETS", SECRET)
    monkeypatch.delenv("PUBLIC_URL", raising=False)
    with running(tmp_path) as started:
        yield started


def ask(cdn: Cdn, *targets: str) -> list[str | None]:
    return [cdn.get(target).cache for target in targets]


def test_the_second_request_is_a_hit(cdn):
    first, second = cdn.get(CHART), cdn.get(CHART)
    assert (first.status, first.cache, second.cache) == (200, "MISS", "HIT")
    assert first.body == second.body
    assert first.body.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "other",
    [
        "/chart.png?data=3,5&labels=A,B&type=bar",
        "/chart.png?type=bar&labels=A%2CB&data=3%2c5",
        "/chart.png?utm_source=mail&type=bar&labels=A,B&data=3,5&fbclid=x",
        "/chart.png?&type=bar&&labels=A,B&data=3,5&",
        "/chart.png?%74ype=bar&labels=A,B&data=3,5",
    ],
)
def test_another_spelling_is_the_same_picture(cdn, other):
    assert ask(cdn, CHART, other) == ["MISS", "HIT"]
    assert len(cdn.origin.calls) == 1


def test_another_order_of_series_is_another_picture(cdn):
    one, other = "/chart.png?data=1,2&data=3,4", "/chart.png?data=3,4&data=1,2"
    assert ask(cdn, one, other, one, other) == ["MISS", "MISS", "HIT", "HIT"]
    assert cdn.get(one).body != cdn.get(other).body


def test_repeated_names_come_to_the_handler_whole(cdn):
    spec = cdn.get("/chart.json?data=1,2&data=3,4").body
    assert spec.count(b'"data"') == 2


def test_who_has_the_picture_gets_304_from_the_cache(cdn):
    tag = cdn.get(CHART).headers["etag"]
    again = cdn.get(CHART, If_None_Match=f"W/{tag}")
    assert (again.status, again.body) == (304, b"")
    assert len(cdn.origin.calls) == 1


def test_misses_at_the_same_time_are_one_request(cdn):
    cdn.origin.slow = 0.3
    answers = []
    threads = [threading.Thread(target=lambda: answers.append(cdn.get(CHART))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {answer.status for answer in answers} == {200}
    assert len(cdn.origin.calls) == 1


def test_a_stale_picture_is_shown_while_a_new_one_is_asked_for(cdn):
    cdn.origin.lapse = seconds(s_maxage=1, stale_while_revalidate=30)
    cdn.get(CHART)
    time.sleep(2.1)
    cdn.origin.slow = 0.5
    started = time.monotonic()
    assert cdn.get(CHART).cache == "STALE"
    assert time.monotonic() - started < 0.5
    for _ in range(40):
        if cdn.get(CHART).cache == "HIT":
            break
        time.sleep(0.1)
    else:
        pytest.fail("never fresh again")
    assert cdn.origin.calls[1]["headers"]["if-none-match"]  # asked with its tag, and answered without drawing


def test_past_that_it_is_asked_for_before_it_is_shown(cdn):
    cdn.origin.lapse = seconds(s_maxage=1, stale_while_revalidate=0, stale_if_error=0)
    cdn.get(CHART)
    time.sleep(2.1)
    assert cdn.get(CHART).cache == "REVALIDATED"


def test_a_stale_picture_is_better_than_none(cdn):
    cdn.origin.lapse = seconds(s_maxage=1, stale_while_revalidate=0)
    drawn = cdn.get(CHART).body
    time.sleep(2.1)
    cdn.origin.broken = True
    answer = cdn.get(CHART)
    assert (answer.status, answer.cache, answer.body) == (200, "STALE", drawn)


def test_a_wrong_url_is_kept_for_its_minute_and_no_longer(cdn):
    wrong = "/chart.png?type=bar&data=three"
    first = cdn.get(wrong)
    assert (first.status, first.cache) == (400, "MISS")
    assert "s-maxage=60" in first.headers["cache-control"]
    assert cdn.get(wrong).cache == "HIT"
    cdn.origin.lapse = seconds(s_maxage=1)  # a minute in a second
    other = "/chart.png?type=bar&data=four"
    cdn.get(other)
    assert cdn.get(other).cache == "HIT"
    time.sleep(2.1)
    assert cdn.get(other).cache in ("EXPIRED", "REVALIDATED")


def test_our_own_failures_are_not_kept(cdn):
    cdn.origin.broken = True
    assert [cdn.get(CHART).status for _ in range(2)] == [500, 500]
    cdn.origin.broken = False
    assert cdn.get(CHART).status == 200


def test_a_long_query_ends_at_the_edge(cdn):
    assert cdn.get("/chart.png?data=" + "1," * 4001).status == 414
    assert not cdn.origin.calls


def test_who_goes_round_the_cdn_is_refused(cdn):
    event = dict(cdn.get(CHART) and cdn.origin.calls[0])
    event["headers"] = {**event["headers"], "x-origin-secret": "guessed"}
    assert cdn.origin(event)["statusCode"] == 403


def test_the_viewers_host_is_known_behind_it(cdn):
    cdn.get(CHART, Host="charts.example.com", x_plotlink_host="evil.example")
    assert cdn.origin.calls[0]["headers"]["x-plotlink-host"] == "charts.example.com"


def test_a_post_is_drawn_each_time(cdn):
    body = b'{"type":"bar","series":[{"data":[1,2]}]}'
    answers = [cdn.get("/chart.png", "POST", body, Content_Type="application/json") for _ in range(2)]
    assert [answer.status for answer in answers] == [200, 200]
    assert len(cdn.origin.calls) == 2

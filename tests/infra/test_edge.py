"""The edge function of infra/template.yaml: the vectors, Python's answers, and what it does besides."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from render_chart import limits
from render_chart.query import TRACKING, canonical
from tests.infra.edge import ENGINES, answers, event
from tests.infra.template import edge_code

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "canonical_query.json").read_text("utf-8"))


def test_the_code_is_within_cloudfronts_10_kb():
    assert len(edge_code().encode()) <= 10 * 1024


def test_it_drops_the_names_that_the_handler_drops():
    source = re.search(r"const TRACKING = \((.*?)\)\.split\(' '\)", edge_code(), re.DOTALL)[1]
    assert sorted("".join(re.findall("'([^']*)'", source)).split()) == sorted(TRACKING)


def test_it_has_the_handlers_limit():
    assert re.findall(r"const LIMIT = (\d+);", edge_code()) == [str(limits.QUERY_BYTES)]


@pytest.mark.parametrize("engine", ENGINES)
def test_every_vector(engine, tmp_path):
    requests = answers(engine, [event(vector["raw"]) for vector in VECTORS], tmp_path)
    assert {vector["fact"]: request["querystring"] for vector, request in zip(VECTORS, requests, strict=True)} == {
        vector["fact"]: vector["canonical"] for vector in VECTORS
    }


PIECES = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=6),
    st.binary(max_size=5).map(lambda some: "".join(f"%{byte:02x}" for byte in some)),
    st.binary(max_size=5).map(lambda some: "".join(f"%{byte:02X}" for byte in some)),
    st.text(max_size=4).map(lambda text: "".join(f"%{byte:02X}" for byte in text.encode("utf-8", "surrogatepass"))),
    st.sampled_from(["&", "&", "=", "=", "+", "%", "%2", "%zz", "%C3", "%A9", ",", ":", "utm_", "fbclid", "a", "data"]),
)
QUERIES = st.lists(PIECES, max_size=14).map("".join)


@pytest.mark.parametrize("engine", ENGINES)
def test_it_agrees_with_python_on_made_up_queries(engine, tmp_path):
    made_up: list[str] = []

    @settings(
        max_examples=1500, database=None, derandomize=True, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck), deadline=None,
    )  # fmt: skip
    @given(QUERIES)
    def collect(raw: str) -> None:
        made_up.append(raw)

    collect()
    # One process for all of them: a process each would take minutes.
    requests = answers(engine, [event(raw) for raw in made_up], tmp_path)
    differing = [
        (raw, request["querystring"], canonical(raw))
        for raw, request in zip(made_up, requests, strict=True)
        if request["querystring"] != canonical(raw)
    ]
    assert len(set(made_up)) > 1000
    assert differing == []


@pytest.mark.parametrize("engine", ENGINES)
def test_without_the_raw_query_the_parsed_one_will_do(engine, tmp_path):
    # The console's test events have no raw query; rawQueryString() is then missing, undefined or empty.
    event_in_console = event("data=1%2c2&type=bar&data=3&grid")
    no_method, empty = event_in_console | {"raw": None}, event_in_console | {"raw": ""}
    requests = answers(engine, [no_method, empty], tmp_path)
    assert [request["querystring"] for request in requests] == ["data=1,2&data=3&grid=&type=bar"] * 2


@pytest.mark.parametrize("engine", ENGINES)
def test_the_host_is_handed_on_and_a_forged_one_is_not(engine, tmp_path):
    forged = {"value": "evil.example"}
    honest, liar, nameless = answers(
        engine,
        [
            event("a=1"),
            event("a=1", headers={"host": {"value": "charts.example.com"}, "x-plotlink-host": forged}),
            event("a=1", headers={"x-plotlink-host": forged}),
        ],
        tmp_path,
    )
    assert honest["headers"]["x-plotlink-host"] == {"value": "charts.example.com"}
    assert honest["headers"]["host"] == {"value": "charts.example.com"}
    assert liar["headers"]["x-plotlink-host"] == {"value": "charts.example.com"}
    assert nameless["headers"] == {}


@pytest.mark.parametrize("engine", ENGINES)
def test_the_rest_of_the_request_stands(engine, tmp_path):
    (request,) = answers(engine, [event("b=1&a=2", method="POST", uri="/chart.svg")], tmp_path)
    assert request == {
        "method": "POST",
        "uri": "/chart.svg",
        "querystring": "a=2&b=1",
        "headers": {"host": {"value": "charts.example.com"}, "x-plotlink-host": {"value": "charts.example.com"}},
        "cookies": {},
    }


@pytest.mark.parametrize("engine", ENGINES)
def test_8000_bytes_pass_and_8001_do_not(engine, tmp_path):
    longest, too_long, shrinking, growing = answers(
        engine,
        [
            event("data=" + "1" * 7995),
            event("data=" + "1" * 7996),
            event("data=" + "%2C" * 2700 + "&utm_source=" + "x" * 20),  # 8,100 bytes of escapes are 2,700 commas
            event("data=" + "|" * 2700),  # which three bytes each stand for
        ],
        tmp_path,
    )
    assert len(longest["querystring"]) == 8000
    assert shrinking["querystring"] == "data=" + "," * 2700
    assert too_long["statusCode"] == growing["statusCode"] == 414
    assert too_long["headers"]["content-type"]["value"].startswith("text/plain")
    assert "8001 bytes" in too_long["body"]
    assert "8105 bytes" in growing["body"]
    assert growing["headers"]["x-quickchart-error"]["value"] + "\n" == growing["body"]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    "change", [{"querystring": None}, {"headers": None}, {"querystring": {"a": None}}, {"querystring": "b=1&a=2"}]
)
def test_it_never_throws(engine, change, tmp_path):
    (request,) = answers(engine, [event(None, **change)], tmp_path)
    assert request["uri"] == "/chart.png"

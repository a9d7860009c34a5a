"""A chart as JSON, in a body and in ?spec=."""

import base64
import json
import time
import zlib

import msgspec
import pytest

from render_chart.dialects import parse
from render_chart.dialects.json_form import parse_json, parse_parameter
from render_chart.errors import ChartError, TooLargeError
from render_chart.limits import INFLATED_BYTES, JSON_DEPTH
from render_chart.query import pairs
from render_chart.schema import EXAMPLES

SALES = {
    "type": "bar",
    "labels": ["Q1", "Q2", "Q3"],
    "series": [{"name": "North", "data": [3, 5, 2]}, {"name": "South", "data": [4, 4, 6]}],
    "title": "Sales",
}
QUERY = "type=bar&labels=Q1,Q2,Q3&data=3,5,2&data=4,4,6&names=North,South&title=Sales"


def deflated(raw: bytes, wbits: int = -zlib.MAX_WBITS) -> bytes:
    """What raw deflate makes of some bytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, wbits)
    return packer.compress(raw) + packer.flush()


def test_the_json_and_the_query_make_the_same_chart() -> None:
    assert parse((), json.dumps(SALES).encode()) == parse(pairs(QUERY))


def test_a_cache_buster_may_stand_beside_a_body() -> None:
    assert parse((("v", "2"),), json.dumps(SALES).encode()) == parse(pairs(QUERY))


def test_other_parameters_beside_a_body_are_an_error() -> None:
    with pytest.raises(ChartError, match="beside the body"):
        parse((("title", "x"),), json.dumps(SALES).encode())


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(SALES),
        "  " + json.dumps(SALES, indent=2),
        base64.urlsafe_b64encode(deflated(json.dumps(SALES).encode())).decode(),
        base64.urlsafe_b64encode(deflated(json.dumps(SALES).encode())).decode().rstrip("="),
    ],
    ids=["plain", "indented", "padded", "unpadded"],
)
def test_spec_is_json_or_deflated_json(text: str) -> None:
    assert parse((("spec", text),)) == parse(pairs(QUERY))


def test_a_byte_order_mark_is_passed_over() -> None:
    assert parse_json(b"\xef\xbb\xbf" + json.dumps(SALES).encode()) == parse(pairs(QUERY))


@pytest.mark.parametrize("chart", EXAMPLES)
def test_a_resolved_chart_resolves_to_itself(chart: dict[str, object]) -> None:
    once = parse_json(json.dumps(chart).encode())
    assert parse_json(msgspec.json.encode(once)) == once


def test_a_bomb_inflates_no_further_than_the_limit() -> None:
    bomb = deflated(b" " * 200_000_000)
    assert len(bomb) < 200_000
    begun = time.process_time()
    with pytest.raises(TooLargeError, match=f"{INFLATED_BYTES:,} bytes"):
        parse_parameter(base64.urlsafe_b64encode(bomb).decode())
    assert time.process_time() - begun < 0.2  # seconds; all of it would take ten times as long


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "empty"),
        ("ä", "neither"),
        ("AAAAA", "middle of a byte"),
        (base64.urlsafe_b64encode(deflated(b"{}") + b"x").decode(), "More bytes"),
        (base64.urlsafe_b64encode(deflated(b"{}")[:-1]).decode(), "too early"),
        (base64.urlsafe_b64encode(deflated(b"{}", 31)).decode(), "zlib or gzip"),
        (base64.urlsafe_b64encode(deflated(b"\xff")).decode(), "malformed"),
    ],
)
def test_broken_specs(text: str, problem: str) -> None:
    with pytest.raises(ChartError, match=problem):
        parse_parameter(text)


@pytest.mark.parametrize(
    ("raw", "too_deep"),
    [
        (b"[" * JSON_DEPTH + b"]" * JSON_DEPTH, False),
        (b"[" * (JSON_DEPTH + 1) + b"]" * (JSON_DEPTH + 1), True),
        (b'{"a":' * 50 + b"1" + b"}" * 50, True),
        (b'[{"a":' * 20 + b"1" + b"}]" * 20, True),
        (b"[" * 1000, True),
        (b"[[]," * 1000, True),
        (b"[" + b"[1,2]," * 1000 + b"[]]", False),
        (b'["' + b"[" * 1000 + b'"]', False),
        (b'["\\"' + b"[" * 1000 + b'"]', False),
    ],
)
def test_depth_is_bounded_before_anything_is_read(raw: bytes, too_deep: bool) -> None:
    with pytest.raises(ChartError) as caught:
        parse_json(raw)
    assert isinstance(caught.value, TooLargeError) == too_deep

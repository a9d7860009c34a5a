"""The canonical query in Python: the shared vectors, and what must hold for any query."""

import json
import string
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from render_chart.query import TRACKING, canonical, dropped, pairs

VECTORS = json.loads((Path(__file__).parent / "vectors" / "canonical_query.json").read_text("utf-8"))

anything = st.lists(
    st.one_of(
        st.text(max_size=6),  # lone surrogates among it
        st.binary(max_size=4).map(lambda some: "".join(f"%{byte:02x}" for byte in some)),
        st.sampled_from(["&", "=", "+", "%", "%2", "%zz", "utm_", "fbclid", "data"]),
    ),
    max_size=12,
).map("".join)


@pytest.mark.parametrize("vector", VECTORS, ids=[vector["fact"] for vector in VECTORS])
def test_vector(vector):
    assert canonical(vector["raw"]) == vector["canonical"]


def test_the_vectors_are_sixty_or_more_and_all_different():
    assert len({vector["raw"] for vector in VECTORS}) == len({vector["fact"] for vector in VECTORS}) == len(VECTORS)
    assert len(VECTORS) >= 60


@pytest.mark.parametrize("name", TRACKING)
def test_every_tracking_name_is_dropped(name):
    tracked = name.replace("*", "anything")
    assert pairs(f"a=1&{tracked}=x&b=2") == (("a", "1"), ("b", "2"))
    assert canonical(f"b=2&{tracked}=x&a=1") == "a=1&b=2"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("type=bar&data=3,5&data=4", (("type", "bar"), ("data", "3,5"), ("data", "4"))),
        ("title=Net+sales%2C+caf%C3%A9&grid", (("title", "Net sales, café"), ("grid", ""))),
        ("title=100%&a=%ff", (("title", "100%"), ("a", "%ff"))),
        ("=5&&b=c=d", (("", "5"), ("b", "c=d"))),
        ("a=\ud83d\ude00", (("a", "😀"),)),  # a pair of surrogates, as JSON may write it, is its character
        ("a=x\ud800y", (("a", "x\ufffdy"),)),  # a half of one is none
    ],
)
def test_pairs_are_decoded_in_the_order_of_the_request(raw, expected):
    assert pairs(raw) == expected


def test_what_is_dropped_is_told_once_each():
    assert dropped("utm_source=a&a=1&f%62clid=x&utm_source=b&=1&utm_=2") == ("utm_source", "fbclid", "utm_")
    assert dropped("a=1&%ff=2") == ()


@given(anything)
def test_the_canonical_query_is_its_own(raw):
    assert canonical(canonical(raw)) == canonical(raw)


@given(anything)
def test_the_canonical_query_says_the_same(raw):
    assert sorted(pairs(canonical(raw))) == sorted(pairs(raw))


@given(anything)
def test_the_canonical_query_has_no_character_but_these(raw):
    assert set(canonical(raw)) <= set(string.ascii_letters + string.digits + "-._~,:%&=")


@given(st.permutations([("a", "1"), ("b", "2"), ("c", "3"), ("d", "4")]))
def test_the_order_of_different_names_has_no_say(order):
    assert canonical("&".join(f"{name}={value}" for name, value in order)) == "a=1&b=2&c=3&d=4"


ESCAPED = ["%22", "%2C", "%2c", "%25", "%", "22", "%E2%82%AC", "+", "%2", "%3D", "%3d", "=", "%0A", "\n", "\r", "é"]


@given(st.lists(st.sampled_from(ESCAPED)).map("".join))
def test_values_are_decoded_as_urllib_decodes_them(text):
    assert pairs(f"c={text}") == (("c", unquote(text.replace("+", " "), errors="strict")),)

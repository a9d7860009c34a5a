"""Signed URLs: what is signed, who may sign, and for how long."""

import hashlib
import hmac
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from render_chart import query, signing
from render_chart.signing import ExpiredError, SignatureError

KEY, OLD = "plotlink-test-key", "an-older-key"
PATH, QUERY = "/chart.png", "type=bar&data=3,5,2"
LATER = 2_000_000_000


@pytest.fixture(autouse=True)
def keys(monkeypatch):
    monkeypatch.setenv("SIGNING", "required")
    monkeypatch.setenv("SIGNING_KEYS", f"{KEY},{OLD}")


def signed(raw: str = QUERY, key: str = KEY, path: str = PATH, expires: int | None = None) -> str:
    return signing.sign(path, raw, key, expires)


def test_the_documented_vector_is_what_openssl_makes_of_it():
    # printf '/chart.png?data=3,5,2&exp=2000000000&type=bar' | openssl dgst -sha256 -hmac plotlink-test-key -binary |
    #   base64 | tr '+/' '-_' | tr -d '='
    right = "ZXLujaRO1snc-Uesknhw1wQBQ-zZzBNq_RZrc8zNTwk"
    assert signed(expires=LATER) == f"data=3,5,2&exp={LATER}&type=bar&sig={right}"
    assert right in (signing.__doc__ or "")


def test_what_was_signed_is_drawn_for_ever_or_until_it_expires():
    assert signing.check(PATH, signed()) is None
    left = signing.check(PATH, signed(expires=int(time.time()) + 100))
    assert left is not None
    assert 98 <= left <= 100


@pytest.mark.parametrize("key", [KEY, OLD])
def test_each_key_that_is_known_signs(key):
    assert signing.check(PATH, signed(key=key)) is None


@pytest.mark.parametrize(
    ("path", "raw"),
    [
        (PATH, QUERY),
        (PATH, f"{QUERY}&sig="),
        (PATH, signing.sign(PATH, QUERY, "another-key")),
        (PATH, f"{signing.sign(PATH, QUERY, KEY)}&title=More"),
        (PATH, signing.sign(PATH, QUERY, KEY).replace("3,5,2", "3,5,3")),
        (PATH, signing.sign(PATH, QUERY, KEY)[:-1]),
        (PATH, signing.sign(PATH, QUERY, KEY, LATER).replace(f"exp={LATER}&", "")),
        (PATH, signing.sign(PATH, QUERY, KEY, LATER).replace("exp=2", "exp=3")),
        ("/chart.svg", signing.sign(PATH, QUERY, KEY)),
        (PATH, f"{signing.sign(PATH, QUERY, KEY)}&sig=x"),
        (PATH, signing.sign(PATH, f"{QUERY}&exp=soon", KEY)),
        (PATH, signing.sign(PATH, f"{QUERY}&exp={LATER}&exp={LATER}", KEY)),
        (PATH, signing.sign(PATH, f"{QUERY}&exp=2000000000000000", KEY)),
    ],
    ids=lambda text: text[-40:],
)
def test_anything_else_is_not(path, raw):
    with pytest.raises(SignatureError):
        signing.check(path, raw)


def test_what_expired_is_told_when():
    with pytest.raises(ExpiredError) as caught:
        signing.check(PATH, signed(expires=1_000_000_000))
    assert "2001-09-09 01:46:40 UTC" in caught.value.problem


def test_other_spellings_and_orders_are_the_same_url():
    raw = signed("title=a+b&data=1,2")
    assert signing.check(PATH, "&".join(reversed(raw.replace("1,2", "1%2c2").replace("%20", "+").split("&")))) is None
    assert signing.check(PATH, f"utm_source=x&{raw}&fbclid=y") is None


def test_repeated_names_keep_their_order():
    raw = signed("data=1&data=2")
    with pytest.raises(SignatureError):
        signing.check(PATH, raw.replace("data=1&data=2", "data=2&data=1"))


@given(st.text(max_size=60))
def test_whatever_the_query_its_signature_fits(raw):
    if not any(name in (signing.SIGNATURE, signing.EXPIRY) for name, _ in query.pairs(raw)):
        assert signing.check(PATH, signed(raw)) is None


def test_an_account_of_quickchart_signs_the_configuration_alone(monkeypatch):
    monkeypatch.setenv("QUICKCHART_ACCOUNTS", "id-7:abc123, id-8:other")
    # the vector of QuickChart's documentation of signed texts
    right = hmac.new(b"abc123", b"Hello world", hashlib.sha256).hexdigest()
    assert right == "1274974a679bd37e3325a335ef86b1253d3bdf4075c66090fa36d24d81812343"
    assert signing.check("/chart", f"c=Hello+world&w=300&accountId=id-7&sig={right}") is None
    for wrong in (f"c=Hello+there&accountId=id-7&sig={right}", f"c=Hello+world&accountId=id-8&sig={right}",
                  f"c=Hello+world&sig={right}"):  # fmt: skip
        with pytest.raises(SignatureError):
            signing.check("/chart", wrong)


@pytest.mark.parametrize(("setting", "required"), [("off", False), ("", False), ("required", True)])
def test_signing_is_off_or_required(monkeypatch, setting, required):
    monkeypatch.setenv("SIGNING", setting)
    assert signing.is_required() is required


def test_a_setting_with_a_typing_error_is_no_setting(monkeypatch):
    monkeypatch.setenv("SIGNING", "requird")
    with pytest.raises(ValueError, match="requird"):
        signing.is_required()


def test_without_keys_nothing_is_signed_by_accident(monkeypatch):
    monkeypatch.setenv("SIGNING_KEYS", " ,")
    with pytest.raises(ValueError, match="no keys"):
        signing.check(PATH, signed(key=""))

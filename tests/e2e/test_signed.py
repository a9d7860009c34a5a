"""Signed URLs through the CDN: a thousand that were tampered with, and a thousand spelled in other ways."""

import random
import time
from urllib.parse import quote

import pytest

from tests.e2e.cdn import SECRET, needs_nginx, path_and_query, running
from tools.sign import signed

pytestmark = needs_nginx
KEY, OLD, FOREIGN = "the-key-of-today", "the-key-of-yesterday", "the-key-of-somebody-else"
WRONG, RIGHT = 1000, 300  # URLs


@pytest.fixture(scope="module")
def cdn(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ORIGIN_SECRETS", SECRET)
        patch.setenv("SIGNING", "required")
        patch.setenv("SIGNING_KEYS", f"{KEY},{OLD}")
        with running(tmp_path_factory.mktemp("cdn")) as started:
            yield started


def made_up(dice: random.Random) -> str:
    """The path and query of a chart that can be drawn."""
    numbers = ",".join(str(dice.randint(1, 99)) for _ in range(dice.randint(1, 5)))
    pairs = [
        ("type", dice.choice(("bar", "line", "pie"))),
        ("data", numbers),
        ("title", dice.choice(("é à", "A+B", "x"))),
    ]
    dice.shuffle(pairs)
    query = "&".join(f"{name}={quote(value, safe='')}" for name, value in pairs)
    return f"/chart.{dice.choice(('png', 'svg', 'json'))}?{query}"


def at(url: str, dice: random.Random, *keys: str, expires: int | None = None) -> str:
    return path_and_query(signed(f"https://cdn{url}", dice.choice(keys), expires))


def tampered(dice: random.Random) -> str:
    """A URL that nobody with a key has signed, or whose time is over."""
    url, now = made_up(dice), int(time.time())
    good = at(url, dice, KEY, OLD)
    path, _, query = good.partition("?")
    pieces = query.split("&")
    signature = next(piece for piece in pieces if piece.startswith("sig="))
    kind = dice.randrange(10)
    if kind == 0:
        return at(url, dice, FOREIGN)
    if kind == 1:
        return at(url, dice, KEY, OLD, expires=now - dice.randint(1, 10**8))
    if kind == 2:  # its time is put off
        return at(url, dice, KEY, expires=now - 100).replace(f"exp={now - 100}", f"exp={now + 10**6}")
    if kind == 3:  # another value
        return f"{path}?" + "&".join(p + "1" if p.startswith("title=") else p for p in pieces)
    if kind == 4:
        return f"{good}&{dice.choice(('width=900', 'theme=dark', 'scale=2', 'labels=a'))}"
    if kind == 5:  # one letter of the signature
        place = dice.randrange(4, len(signature))
        other = "A" if signature[place] != "A" else "B"
        return good.replace(signature, signature[:place] + other + signature[place + 1 :])
    if kind == 6:
        return good.replace(signature, signature[: dice.randrange(4, len(signature))])
    if kind == 7:  # for another format
        ending = path.rpartition(".")[2]
        return good.replace(f".{ending}?", f".{'png' if ending != 'png' else 'svg'}?", 1)
    if kind == 8:  # a parameter is missing, or the signature
        missing = dice.choice((pieces[0], signature))
        return f"{path}?" + "&".join(p for p in pieces if p != missing)
    # the signature of another chart
    return good.replace(
        signature, next(p for p in at(made_up(dice) + "&xlabel=0", dice, KEY).split("&") if p[:4] == "sig=")
    )


def respelled(url: str, dice: random.Random) -> str:
    """The same URL in another spelling and order, with what campaigns add."""
    path, _, query = url.partition("?")
    pieces = query.split("&")
    dice.shuffle(pieces)
    if dice.random() < 0.5:
        pieces = [p if p.startswith("sig=") else p.replace("%20", "+").replace(",", "%2c") for p in pieces]
    if dice.random() < 0.5:
        pieces.insert(dice.randrange(len(pieces) + 1), dice.choice(("utm_source=mail", "fbclid=x", "")))
    return f"{path}?{'&'.join(pieces)}"


def test_none_is_drawn_that_should_not_be(cdn):
    dice = random.Random(7)
    drawn = [url for url in (tampered(dice) for _ in range(WRONG)) if cdn.get(url).status not in (403, 410)]
    assert drawn == []


def test_none_is_refused_that_should_not_be(cdn):
    dice = random.Random(8)
    refused = []
    for _ in range(RIGHT):
        expires = int(time.time()) + 1000 if dice.random() < 0.5 else None
        url = respelled(at(made_up(dice), dice, KEY, OLD, expires=expires), dice)
        if cdn.get(url).status != 200:
            refused.append(url)
    assert refused == []


def test_one_that_was_drawn_is_gone_at_its_expiry_and_its_replay_too(cdn):
    dice = random.Random(9)
    url = at("/chart.png?type=bar&data=4,5,6", dice, KEY, expires=int(time.time()) + 3)
    assert [cdn.get(url).cache, cdn.get(url).cache] == ["MISS", "HIT"]
    time.sleep(4.1)
    answer = cdn.get(url)
    assert (answer.status, answer.cache) == (410, "EXPIRED")
    assert cdn.get(url).status == 410


def test_refusals_are_not_kept_for_those_who_come_with_the_right_one(cdn):
    url = "/chart.png?type=bar&data=7,8,9"
    assert cdn.get(url).status == 403
    assert cdn.get(at(url, random.Random(1), KEY)).status == 200

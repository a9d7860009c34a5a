"""Rows are worked by hand after the rules of UAX #9; the oracle is python-bidi, which wraps Rust's unicode-bidi."""

import random

import pytest
from bidi import get_display

from render_chart.plot.typesetting import bidi


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("abc", [0, 0, 0]),
        ("אבג", [1, 1, 1]),
        ("ab אב", [0, 0, 0, 1, 1]),
        ("אב 12", [1, 1, 1, 2, 2]),  # figures run left to right within Hebrew
        ("a אב 12", [0, 0, 1, 1, 1, 2, 2]),
        ("אב ab", [1, 1, 1, 2, 2]),
        ("ab אב!", [0, 0, 0, 1, 1, 0]),  # N2: what follows goes with the line
        ("ab (אב) ab", [0, 0, 0, 0, 1, 1, 0, 0, 0, 0]),  # N0 c 2: the Latin before it holds the brackets
        ("אב (ab)", [1, 1, 1, 1, 2, 2, 1]),
        ("א 12%", [1, 1, 2, 2, 2]),  # W5: the sign goes with its number
        ("א 1,234.5", [1, 1, 2, 2, 2, 2, 2, 2, 2]),  # W4
        ("ab א ", [0, 0, 0, 1, 0]),  # L1
        ("", []),
    ],
)
def test_levels(text: str, levels: list[int]) -> None:
    assert bidi.levels(text) == levels


@pytest.mark.parametrize(
    ("runs", "levels", "ordered"),
    [
        ("AB", [0, 0], "AB"),
        ("AB", [0, 1], "AB"),
        ("ABC", [0, 1, 1], "ACB"),
        ("ABCD", [0, 1, 2, 1], "ADCB"),
        ("ABC", [1, 2, 2], "BCA"),
        ("", [], ""),
    ],
)
def test_visual_order(runs: str, levels: list[int], ordered: str) -> None:
    assert "".join(bidi.visual_order(runs, levels)) == ordered


def test_brackets_are_turned_round() -> None:
    assert bidi.mirrored("a(b]") == "a)b["


ALPHABET = (
    "abcXYZ 0123,.:;/+-%$€()[]{}⟨⟩「」《》אבגדהويات٠١٢!?“”«»&#"
    "\N{COMBINING ACUTE ACCENT}\N{ARABIC FATHATAN}\N{HEBREW POINT HIRIQ}\N{RIGHT-TO-LEFT MARK}\N{LEFT-TO-RIGHT MARK}"
)


def test_agrees_with_unicode_bidi() -> None:
    """On 5,000 strings; python-bidi neither turns brackets round nor drops the marks of direction as we do."""
    choice = random.Random(1)

    def comparable(text: str) -> str:
        return "".join(c for c in text if bidi.bidirectional(c) not in bidi.REMOVED)

    for _ in range(5_000):
        text = "".join(choice.choices(ALPHABET, k=choice.randint(1, 20)))
        ours = "".join(bidi.visual_order(text, bidi.levels(text)))
        assert comparable(ours) == comparable(get_display(text)), repr(text)

"""Strings made to fit. Room is given as the width of what should fit into it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from render_chart.plot.typesetting.shaping import width
from render_chart.plot.typesetting.wrapping import letter_ends, shorten, wrap


@pytest.mark.parametrize(
    ("string", "room", "short"),
    [
        ("Revenue", "Revenue", "Revenue"),
        ("Revenue", "Reve…", "Reve…"),
        ("Revenue", "R…", "R…"),
        ("Revenue", "", "R…"),  # one letter in any case
        ("North America", "North …", "North…"),  # no space before the ellipsis
        ("North America", "North A…", "North A…"),
        ("  North", "N…", "N…"),
        ("R", "", "R"),
        ("", "", ""),
        ("売上高の推移", "売上…", "売上…"),
        ("e\u0301te\u0301 chaud", "e\u0301t…", "e\u0301t…"),
        ("e\u0301te\u0301 chaud", "", "e\u0301…"),  # a letter with its mark
        ("👩‍💻👩‍💻👩‍💻", "", "👩‍💻…"),
        ("👍🏽👍🏽", "", "👍🏽…"),
        ("🇩🇪🇫🇷🇮🇹", "", "🇩🇪…"),
        ("क्षेत्र सूची", "", "क्षे…"),  # a conjunct with its vowel
        ("1️⃣2️⃣3️⃣", "", "1️⃣…"),
    ],
)
def test_shorten(string: str, room: str, short: str) -> None:
    assert shorten(string, width(room, 12) + 0.01, 12) == short


def test_a_heavier_weight_holds_less() -> None:
    room = width("Reve…", 12) + 0.01
    assert len(shorten("Revenue", room, 12, 600)) < len("Reve…")


@pytest.mark.parametrize(
    ("string", "ends"),
    [
        ("abc", [1, 2]),
        ("a", []),
        ("", []),
        ("a\u0301b", [2]),
        ("🇩🇪🇫🇷", [2]),
        ("👩‍💻x", [3]),
        ("한국", [1]),
        ("\u1112\u1161\u11ab\u1100", [3]),  # 한 spelt in jamo, and a consonant
        ("ก็ดี", [2]),
    ],
)
def test_letters(string: str, ends: list[int]) -> None:
    assert letter_ends(string) == ends


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.text(st.characters(), max_size=30), st.floats(0, 300))
def test_what_is_shortened_fits_or_is_one_letter(string: str, room: float) -> None:
    short = shorten(string, room, 12)
    if short not in (string, string.lstrip()):
        assert short.endswith("…")
        assert not short[:-1].endswith(" ")
        assert width(short, 12) <= room or len(letter_ends(string.lstrip())) == 0 or len(letter_ends(short[:-1])) == 0
    short.encode("utf-16", "surrogatepass")


@pytest.mark.parametrize(
    ("string", "room", "lines", "wrapped"),
    [
        ("New York", "New York", 2, ("New York",)),
        ("New York", "York", 2, ("New", "York")),
        ("New York", "Yor", 2, None),  # a word is not broken
        ("New York", "York", 1, None),
        ("one two three four", "one two three", 2, ("one two", "three four")),  # even, not greedy
        ("a b c d e f", "a b c", 2, ("a b c", "d e f")),
        ("one two three", "three", 2, None),  # three lines
        ("one two three", "three", 3, ("one", "two", "three")),
        ("one  two\nthree", "one two", 2, ("one two", "three")),
        ("売上高の推移表", "売上高の", 2, ("売上高の", "推移表")),
        ("売上高、推移", "売上高、", 2, ("売上高、", "推移")),
        ("売上高、推移", "売上高", 2, None),  # no line begins with a comma
        ("東京タワー", "東京タワ", 2, ("東京タ", "ワー")),  # nor with the long vowel sign
        ("매출액 합계", "매출액", 2, ("매출액", "합계")),  # Korean words stay whole
        ("매출액합계", "매출액", 2, None),
        ("a\u00a0b c", "a\u00a0b", 2, ("a\u00a0b", "c")),  # nor does a no-break space break
        ("", "x", 2, ("",)),
        ("   ", "x", 2, ("",)),
    ],
)
def test_wrap(string: str, room: str, lines: int, wrapped: tuple[str, ...] | None) -> None:
    assert wrap(string, width(room, 12) + 0.01, 12, 400, lines) == wrapped


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.text(st.characters() | st.just(" "), max_size=30), st.floats(0, 300), st.integers(1, 4))
def test_wrapped_lines_fit_and_lose_nothing(string: str, room: float, most: int) -> None:
    lines = wrap(string, room, 12, 400, most)
    if lines is not None:
        assert len(lines) <= most
        assert all(width(line, 12) <= room for line in lines)
        spaceless = "".join("".join(lines).split(" "))
        kept = [c for c in string if c > "\x20" and not "\x7f" <= c <= "\x9f" and c not in "\u2028\u2029\u3000"]
        assert spaceless == "".join(kept)

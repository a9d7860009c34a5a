"""The sheet of scripts (events/index.toml): every character has its glyph, and lines run the way they are read."""

import pytest

from render_chart.plot.typesetting import bidi
from render_chart.plot.typesetting.shaping import layout, spelling
from tests.drawing import example_specs

WORDS = example_specs()["scripts"].labels
SCRIPTS = {"LATIN", "CYRILLIC", "GREEK", "ARABIC", "HEBREW", "DEVANAGARI", "BENGALI", "TAMIL", "THAI", "HIRAGANA",
           "HANGUL", "CJK", "GEORGIAN", "ARMENIAN", "ETHIOPIC"}  # fmt: skip


def test_the_sheet_has_fifteen_scripts():
    from unicodedata import name

    assert {name(word[0]).split()[0] for word in WORDS} == SCRIPTS


@pytest.mark.parametrize("semibold", [False, True])
@pytest.mark.parametrize("word", WORDS)
def test_no_character_is_a_box(word, semibold):
    for run in layout(word, semibold).runs:
        for glyph, _, _ in run.glyphs:
            assert glyph != 0
    for character in word:
        for run in layout(character, semibold).runs:
            assert run.face.has(ord(character)) or character in " \u200d"


@pytest.mark.parametrize("word", [word for word in WORDS if bidi.RIGHT_TO_LEFT.search(word)])
def test_what_is_read_from_right_to_left_is_set_so(word):
    """From the left the last letters come first."""
    shown = "".join(part for run in spelling(word) for part in run)
    assert shown[0] in word[-2:]
    assert shown[-1] in word[:2]


def test_words_of_both_directions_stand_in_their_order():
    """A Hebrew word within English: English from left to right, the Hebrew letters the other way, by UAX #9."""
    assert "".join(part for run in spelling("ab אבג cd") for part in run) == "ab גבא cd"

"""Strings made to fit: shortened with an ellipsis, or set in several lines."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from render_chart.plot.typesetting.fonts import REGULAR
from render_chart.plot.typesetting.shaping import ATTACHED, HAN, JOINER, KANA, SIMPLE, width, within

ELLIPSIS = "…"

# Before and after these a line may break without a space. (Korean has spaces, and is read better unbroken.)
IDEOGRAPHS = (*HAN, *KANA, "\u3005\u3005")
# What must not start a line, or end it: https://www.w3.org/TR/jlreq/#line_breaking
NOT_FIRST = frozenset(
    "、。，．・：；？！’”）〕］｝〉》」』】ー々〻ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ)]},.:;!?%‰°℃％"
)
NOT_LAST = frozenset("‘“（〔［｛〈《「『【([{$£¥€＄￥￡#№")

SPACES = re.compile("[\x00-\x20\x7f-\x9f\u2028\u2029\u3000]+")  # control characters are drawn as spaces
VIRAMA = 9  # canonical combining class of the sign that ties a consonant to the next


def shorten(
    string: str, max_width: float, size: float, weight: int = REGULAR, *, tabular: bool = False, lang: str = ""
) -> str:
    """`string`, or as much of its start as fits with "…" after it, and never less than one letter of it."""

    def fits(candidate: str) -> bool:
        return width(candidate, size, weight, tabular=tabular, lang=lang) <= max_width

    if fits(string):
        return string
    string = string.lstrip()
    cuts = letter_ends(string)
    low, high = 0, len(cuts) - 1  # the cut at `low` is taken even when it does not fit
    while low < high:
        middle = (low + high + 1) // 2
        if fits(cut_at(string, cuts[middle])):
            low = middle
        else:
            high = middle - 1
    return cut_at(string, cuts[low]) if cuts else string


def cut_at(string: str, end: int) -> str:
    """The start of `string` with an ellipsis, which no space parts from the last word."""
    return string[:end].rstrip() + ELLIPSIS


def letter_ends(string: str) -> list[int]:
    """Where a letter, with all that is attached to it, ends before the end of the string.

    The rules are those that matter here of https://www.unicode.org/reports/tr29/#Grapheme_Cluster_Boundary_Rules.
    """
    if SIMPLE(string):
        return list(range(1, len(string)))
    from unicodedata import category, combining  # not loaded for text that is simple

    ends = []
    flags = 0  # regional indicators in a row: two make a flag
    for index, character in enumerate(string):
        before = string[index - 1] if index else ""
        flags = flags + 1 if "\U0001f1e6" <= character <= "\U0001f1ff" else 0
        attached = (
            ATTACHED(character)
            or category(character) in ("Mn", "Me", "Mc")
            or before == JOINER
            or (before and combining(before) == VIRAMA)
            or (flags and flags % 2 == 0)
            or "\u1160" <= character <= "\u11ff"  # vowels and finals of a syllable spelt in jamo
        )
        if index and not attached:
            ends.append(index)
    return ends


def wrap(
    string: str,
    max_width: float,
    size: float,
    weight: int = REGULAR,
    max_lines: int = 2,
    *,
    tabular: bool = False,
    lang: str = "",
) -> tuple[str, ...] | None:
    """`string` in as few lines as hold it, as even as can be; None when `max_lines` do not hold it unbroken.

    Lines break at spaces, and between ideographs.
    """

    def measure(text: str) -> float:
        return width(text, size, weight, tabular=tabular, lang=lang)

    pieces = list(unbreakable(string))
    if not pieces:
        return ("",)
    widths = [measure(piece.text) for piece in pieces]
    gaps = [measure(" ") if piece.spaced else 0.0 for piece in pieces]
    if max(widths) > max_width or sum(widths) > max_width * max_lines:
        return None
    fewest = len(fill(widths, gaps, max_width))
    low, high = max(widths), max_width
    while high - low > size / 32:  # the narrowest measure that needs no more lines makes them even
        middle = (low + high) / 2
        if len(fill(widths, gaps, middle)) <= fewest:
            high = middle
        else:
            low = middle
    lines = tuple(joined(pieces[start:end]) for start, end in fill(widths, gaps, high))
    # Pieces are as wide together as they are apart, but for kerning.
    return lines if len(lines) <= max_lines and all(measure(line) <= max_width for line in lines) else None


class Piece(NamedTuple):
    """What stays in one line."""

    text: str
    spaced: bool  # a space parts it from the piece before, unless that ends a line


def unbreakable(string: str) -> Iterator[Piece]:
    """The words of `string`, those of ideographs character by character."""
    for word in filter(None, SPACES.split(string)):
        start = 0
        for end in (*letter_ends(word), len(word)):
            if end == len(word) or breaks(word[end - 1], word[end]):
                yield Piece(word[start:end], start == 0)
                start = end


def breaks(before: str, after: str) -> bool:
    """Whether a line may end between two characters of a word."""
    ideographic = within(before, IDEOGRAPHS) or within(after, IDEOGRAPHS)
    return ideographic and before not in NOT_LAST and after not in NOT_FIRST


def joined(pieces: Sequence[Piece]) -> str:
    """The pieces as one line."""
    return "".join(" " * piece.spaced + piece.text for piece in pieces).lstrip(" ")


def fill(widths: Sequence[float], gaps: Sequence[float], measure: float) -> list[tuple[int, int]]:
    """Where each line starts and ends among the pieces, when each takes as many as it can hold.

    gaps : the space before each piece, which the first of a line does without
    """
    lines, start, reached = [], 0, widths[0]
    for index in range(1, len(widths)):
        reached += gaps[index] + widths[index]
        if reached > measure:
            lines.append((start, index))
            start, reached = index, widths[index]
    return [*lines, (start, len(widths))]

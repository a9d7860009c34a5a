"""What a wrong word may have meant. Only imported where there is an error to tell."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches


def one_of(words: Iterable[str]) -> str:
    """ "One of a, b or c.", or "Only a." """
    *rest, last = words
    return f"One of {', '.join(rest)} or {last}." if rest else f"Only {last}."


def nearest(word: str, words: Iterable[str], meanings: Mapping[str, str] | None = None) -> str:
    """The word among `words` that `word` may have meant, or "".

    meanings : what other programs call things, in lower case, with our own way to say it
    """
    plain = word.strip().lower()
    if meanings and plain in meanings:
        return meanings[plain]
    by_plain = {name.lower(): name for name in words}
    close = get_close_matches(plain[:60], by_plain, n=1, cutoff=0.6)
    return by_plain[close[0]] if close else ""


def suggestion(word: str, words: Iterable[str], meanings: Mapping[str, str] | None = None) -> str:
    """Did you mean …? And then what there is."""
    words = tuple(words)
    found = nearest(word, words, meanings)
    return (f"Did you mean {found}? " if found else "") + one_of(words)


def ordinal(index: int) -> str:
    """1st for 0, 2nd for 1, …"""
    number = index + 1
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def counted(number: int, noun: str) -> str:
    """1 value, 2 values."""
    plural = {"series": "series", "category": "categories", "entry": "entries"}.get(noun, noun + "s")
    return f"{number:,} {noun if number == 1 else plural}"

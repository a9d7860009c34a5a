"""Labels of a category axis: on one line, thinned, wrapped, turned or shortened, whichever first fits."""

import re
from itertools import pairwise
from math import ceil
from typing import NamedTuple

from .drawing.canvas import Canvas
from .looks.style import Style
from .typesetting import shaping, wrapping

LINE_PITCH = 1.2  # b
SLANT = 35.0  # degrees
SIN_SLANT, COS_SLANT = 0.5736, 0.8192
CAP_ROTATED = 0.30  # of the picture's height
SLANTED_CHARS = 14  # b, the longest slanted label

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_WORDS = frozenset([*_MONTHS, *_DAYS, *(m[:3] for m in _MONTHS), *(d[:3] for d in _DAYS), "sept"])
_NUMBERED = re.compile(r"[-−+]?[\d.,:/ -]+%?|[qhwkv]\d{1,2}(?: \d{4})?|\d{4}[ -]?[qh]\d|\d{4}-?w\d\d", re.IGNORECASE)


def ordinal(labels: tuple[str, ...], locale: str = "") -> bool:
    """Whether the labels have an order that a reader knows: months, weekdays, quarters, dates, plain numbers.

    Of these every second or third may be left out.
    """
    if all(_NUMBERED.fullmatch(label) or _in_words(label, _WORDS) for label in labels):
        return True
    if not locale:
        return False
    from .formats.locales import calendar_words

    words = calendar_words(locale)
    return all(_NUMBERED.fullmatch(label) or _in_words(label, words) for label in labels)


def _in_words(label: str, words: frozenset[str]) -> bool:
    """Whether a label is of these words and numbers alone."""
    return all(word.strip(".,'").lower() in words or word.strip(".,'").isdigit() for word in label.split())


class Plan(NamedTuple):
    """How the labels are set.

    lines : the lines of each label that is shown; empty for one that is left out
    height : px that they take under the axis
    angle : degrees
    overhang : px by which the first one reaches out to the left of its tick
    """

    lines: list[tuple[str, ...]]
    height: float
    angle: float
    overhang: float = 0.0


def plan(
    labels: tuple[str, ...], band: float, style: Style, room: float, reverse: bool = False, locale: str = ""
) -> Plan:
    """The labels of `labels`, `band` px apart.

    room : px in which a label at the edge may stand
    reverse : the first one stands at the right
    locale : whose months and weekdays are known beside the English ones
    """
    b, height = style.base, style.height
    if not labels:
        return Plan([], 0.0, 0.0)
    widths = [shaping.width(label, b) for label in labels]
    widest = max(widths)
    if _side_by_side(widths, band, 0.5 * b) or (len(labels) == 1 and widest <= room):
        return Plan([(label,) for label in labels], LINE_PITCH * b, 0.0)
    if ordinal(labels, locale):
        return _thinned(labels, max(1, ceil((widest + 0.8 * b) / band)), room, style)
    most = (4 if len(labels) <= 8 else 3) if height >= 300 else 2
    wrapped = _wrapped(labels, band - 0.6 * b, b, most)
    if wrapped:
        return Plan(wrapped, max(map(len, wrapped)) * LINE_PITCH * b, 0.0)
    cap = CAP_ROTATED * height
    slanted_cap = min(SLANTED_CHARS * b, (cap - 0.8 * b) / SIN_SLANT)
    if band >= 1.9 * b and slanted_cap >= min(widest, 5 * b) and height >= 160:
        short = [wrapping.shorten(label, slanted_cap, b) for label in labels]
        longest = max(shaping.width(s, b) for s in short)
        from_left = short[::-1] if reverse else short
        overhang = max(shaping.width(s, b) * COS_SLANT - i * band for i, s in enumerate(from_left)) + 0.1 * b
        return Plan([(s,) for s in short], SIN_SLANT * longest + 0.8 * b, SLANT, overhang)
    if height < 160 or cap < 4 * b:  # no room to turn them
        every = max(1, ceil((min(widest, 5 * b) + 0.8 * b) / band))
        return _thinned(
            tuple(wrapping.shorten(label, every * band - 0.8 * b, b) for label in labels), every, room, style
        )
    every = 1 if band >= 1.25 * b else ceil(1.25 * b / band)
    short = [wrapping.shorten(label, cap, b) if i % every == 0 else "" for i, label in enumerate(labels)]
    return Plan([(s,) if s else () for s in short], max(shaping.width(s, b) for s in short) + 0.2 * b, 90.0)


def _side_by_side(widths: list[float], band: float, gap: float) -> bool:
    """Whether labels of these widths stand on one line; one as wide as its band may, between shorter neighbours."""
    return max(widths) <= band and all((one + other) / 2 + gap <= band for one, other in pairwise(widths))


def _thinned(labels: tuple[str, ...], every: int, room: float, style: Style) -> Plan:
    """Every k-th label, from the first."""
    shown: list[tuple[str, ...]] = [
        (wrapping.shorten(label, room, style.base),) if i % every == 0 and label else ()
        for i, label in enumerate(labels)
    ]
    return Plan(shown, LINE_PITCH * style.base, 0.0)


def _wrapped(labels: tuple[str, ...], room: float, size: float, most: int) -> list[tuple[str, ...]] | None:
    """Each label in balanced lines no wider than `room`, or None if one does not fit."""
    if room < 2 * size:
        return None
    out = []
    for label in labels:
        lines = wrapping.wrap(label, room, size, max_lines=most)
        if lines is None:
            return None
        out.append(lines)
    return out


def draw(canvas: Canvas, style: Style, made: Plan, at: list[float], y: float, left: float, right: float) -> None:
    """The planned labels at the px positions `at`, under an axis at y, kept inside left..right."""
    b = style.base
    end = -1e9
    level: list[tuple[str, float, float]] = []
    for lines, x in zip(made.lines, at, strict=True):
        if not lines:
            continue
        if made.angle == SLANT:
            short = wrapping.shorten(lines[0], (x - 0.1 * b - left) / COS_SLANT, b)
            canvas.text(short, x + 0.35 * b, y + 0.9 * b, b, style.muted, align=1.0, angle=SLANT)
        elif made.angle:
            canvas.text(lines[0], style.below(x, b), y + 0.45 * b, b, style.muted, align=1.0, angle=90.0)
        else:
            half = max([shaping.width(line, b) for line in lines]) / 2
            middle = min(max(x, left + half), right - half)
            if middle - half < end + 0.25 * b:
                continue  # an end label that moved inwards would meet its neighbour
            end = middle + half
            for i, line in enumerate(lines):
                level.append((line, middle, style.below(y + (1.05 + LINE_PITCH * i) * b, b)))
    canvas.texts(level, b, style.muted, align=0.5)


def every_th(band: float, b: float) -> int:
    """Of how many texts in a column one is set, where they are `band` px apart."""
    return max(1, ceil(1.15 * b / band))

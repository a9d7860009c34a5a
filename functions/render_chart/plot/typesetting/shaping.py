"""A line of text as glyphs: which face draws what, in which order, and where each glyph stands.

Outlines are not hinted, so nothing here depends on the size: a string is laid out once, in em, and serves every size,
the pixels, SVG and PDF.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

import uharfbuzz as hb

from render_chart.plot.typesetting import bidi, fonts
from render_chart.plot.typesetting.fonts import Face

MARKS = 6  # marks on one letter; Vietnamese and Hebrew need three, more only serves to climb over other labels

# The main family of the chart that is being drawn. All measuring and all setting of its text must agree on it, so it is
# what surrounds them, as the precision of `decimal` is, and no argument of every one of them.
MAIN: ContextVar[str] = ContextVar("MAIN", default=fonts.MAIN)

# Text that the main face draws from left to right, every character by itself: nearly all there is.
SIMPLE = re.compile(
    "[ -~\u00a0-\u0148\u014a-\u01c3\u01cd-\u01f0\u01f4-\u024f\u0386\u0388-\u03ce\u0400-\u0479\u0480-\u0482\u048a-\u049d"
    "\u04a0-\u04ff\u1e00-\u1e9b\u1e9e-\u1eff\u2010-\u2027\u2030-\u2055\u20a0-\u20af\u20b1-\u20b5\u20b8-\u20ba\u20bc-\u20bf"
    "\u2122\u2212]*"
).fullmatch
# Simple text that is no more than its letters and their kerning in pairs: nothing in it changes with what is further
# off, as × for x between figures does.
PLAIN = re.compile("(?!.*[0-9] ?x)[A-Za-z0-9 .,]+").fullmatch
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")  # they have no picture but a box
SPACED = frozenset(" \u00a0.,:;%/-()")  # they stay with the word before, in its face
JOINER = "\u200d"

# Marks, joiners, direction marks, variation selectors, skin tones and tags: nothing without the character before.
ATTACHED = re.compile(
    "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u202a-\u202e\u2060-\u206f\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
    "\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f\U000e0100-\U000e01ef]"
).match
# The characters before U+1F000 that are emoji by themselves, those a selector makes emoji, flags and keycaps.
# https://www.unicode.org/Public/emoji/16.0/emoji-data.txt, Emoji_Presentation
EMOJI = re.compile(
    "[\u231a\u231b\u23e9-\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653\u267f\u2693\u26a1\u26aa\u26ab\u26bd\u26be"
    "\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705\u270a\u270b\u2728\u274c\u274e\u2753-\u2755\u2757"
    "\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55]|.\ufe0f|[\U0001f1e6-\U0001f1ff]|[0-9#*]\ufe0f?\u20e3"
)

# Ranges of characters. (A regular expression of ranges as long as these takes milliseconds to compile.)
KANA = ("\u3040\u30ff", "\u31f0\u31ff", "\uff66\uff9d")
HANGUL = ("\u1100\u11ff", "\u3130\u318f", "\uac00\ud7a3")
BOPOMOFO = ("\u3100\u312f",)
HAN = ("\u3400\u9fff", "\uf900\ufaff")

# What tells the language of Han characters, whose forms differ by region.
SCRIPTS = ((KANA, "ja"), (HANGUL, "ko"), (BOPOMOFO, "zh-Hant"))
# In a text of Han characters alone, the first standard that holds them all; mainland China's also when none does.
STANDARDS = (("gb2312", "zh-Hans"), ("big5", "zh-Hant"), ("euc_jp", "ja"))
FIRST_FORMULA = "\U000f0000"  # from here on characters are those of formulas (see formulas.py)
OTHER_LANGUAGE = "en"  # for what is not Han: any but the process's locale, on which no picture may depend


class Run(NamedTuple):
    """Glyphs of one face, from left to right.

    glyphs : (glyph, x, y) each; x and y in em, y up, from the start of the line
    """

    face: Face
    glyphs: tuple[tuple[int, float, float], ...]


class Layout(NamedTuple):
    """A line of text.

    width : em
    runs : from left to right
    level : whether every glyph stands on the base line, as all do but some marks and parts of formulas
    """

    width: float
    runs: tuple[Run, ...]
    level: bool = True


class Stretch(NamedTuple):
    """Characters `start`..`end` of a string, which one face draws in one direction."""

    start: int
    end: int
    face: Face
    backwards: bool = False


@contextmanager
def family(name: str) -> Iterator[None]:
    """Within this, text is measured and set in the main family `name`: sans, serif or mono."""
    before = MAIN.set(fonts.MAINS[name])
    try:
        yield
    finally:
        MAIN.reset(before)


@lru_cache(2048)  # some 100 MB were every string as long as the limits let it be; of usual ones, 3 MB
def layout(
    string: str, semibold: bool = False, tabular: bool = False, lang: str = "", main: str = fonts.MAIN
) -> Layout:
    """The glyphs of `string`.

    tabular : figures of one width, for columns of numbers
    lang : BCP 47 language of Han characters; "" looks at the string alone (see `language`)
    main : the main family, one of fonts.MAIN_FACES
    """
    if not string:
        return Layout(0.0, ())
    features = {"tnum": True} if tabular else None
    if main in fonts.PAIRED and PLAIN(string):
        return in_pairs(string, fonts.face(main, semibold), features)
    if SIMPLE(string):
        face = fonts.face(main, semibold)
        if main == fonts.MAIN or all(face.has(ord(character)) for character in string):
            run, width = shape(string, face, False, OTHER_LANGUAGE, features, 0.0)
            return _line(width, [run])
    if any(character >= FIRST_FORMULA for character in string):
        return _with_formulas(string, semibold, tabular, lang, main)
    return _in_faces(string, semibold, tabular, lang, main)


def _line(width: float, runs: list[Run]) -> Layout:
    return Layout(width, tuple(runs), not any(y for run in runs for _, _, y in run.glyphs))


def _in_faces(string: str, semibold: bool, tabular: bool, lang: str, main: str) -> Layout:
    """The layout of any text, each stretch of it in the face that has its characters."""
    features = {"tnum": True} if tabular else None
    x, runs = 0.0, []
    string, lang = drawable(string), lang or language([string]) or OTHER_LANGUAGE
    for start, end, face, backwards in in_visual_order(string, stretches(string, semibold, main)):
        run, x = shape(string[start:end], face, backwards, lang, features, x)
        runs.append(run)
    return _line(x, runs)


def _with_formulas(string: str, semibold: bool, tabular: bool, lang: str, main: str) -> Layout:
    """Text and formulas beside each other, each laid out by itself."""
    from render_chart.plot.typesetting import formulas

    x, runs = 0.0, []
    for part, is_formula in formulas.parts(string):
        found = formulas.laid_out(part, semibold) if is_formula else None
        line = found or _in_faces(part, semibold, tabular, lang, main)
        runs += [Run(face, tuple([(glyph, x + at, y) for glyph, at, y in glyphs])) for face, glyphs in line.runs]
        x += line.width
    return _line(x, runs)


def told(string: str) -> str:
    """The string as it is read, formulas in TeX's words."""
    if SIMPLE(string) or not any(character >= FIRST_FORMULA for character in string):
        return string
    from render_chart.plot.typesetting import formulas

    return formulas.told(string)


def width(string: str, size: float, weight: int = fonts.REGULAR, *, tabular: bool = False, lang: str = "") -> float:
    """How far `string` reaches, in the unit of `size`."""
    return layout(string, weight >= fonts.LIGHTEST_SEMIBOLD, tabular, lang, MAIN.get()).width * size


def language(strings: Iterable[str]) -> str:
    """The language of the Han characters in a chart's strings, "" when there are none.

    To be asked once for a whole chart: labels of Han characters alone do not tell what the title's kana do.
    """
    text = "".join(strings)
    if SIMPLE(text):
        return ""
    for ranges, lang in SCRIPTS:
        if any(within(character, ranges) for character in text):
            return lang
    han = "".join(character for character in text if within(character, HAN))
    if not han:
        return ""
    return next((lang for codec, lang in STANDARDS if encodable(han, codec)), STANDARDS[0][1])


def within(character: str, ranges: tuple[str, ...]) -> bool:
    """Whether a character is in one of the ranges, each written as its first and last."""
    return any(ends[0] <= character <= ends[1] for ends in ranges)


def encodable(text: str, codec: str) -> bool:
    """Whether the codec has every character of `text`."""
    try:
        text.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def drawable(string: str) -> str:
    """`string` with spaces for control characters, and no more than MARKS marks on a letter."""
    from unicodedata import category  # not loaded for text that is simple

    string = CONTROL.sub(" ", string)
    kept, marks = [], 0
    for character in string:
        marks = marks + 1 if category(character) in ("Mn", "Me") else 0
        if marks <= MARKS:
            kept.append(character)
    return "".join(kept)


def stretches(string: str, semibold: bool, main: str = fonts.MAIN) -> list[Stretch]:
    """The stretches of one face each, in the order of the string."""
    emoji = {index for match in EMOJI.finditer(string) for index in range(*match.span())}
    found: list[Stretch] = []
    current: Face | None = None
    for index, character in enumerate(string):
        if current is not None and (
            ATTACHED(character)
            or string[index - 1] == JOINER
            or (character in SPACED and current.spaced and current.has(ord(character)))
        ):
            face = current
        else:
            face = fonts.face_for(ord(character), semibold, index in emoji, main)
        if face is current:
            found[-1] = Stretch(found[-1].start, index + 1, face)
        else:
            found.append(Stretch(index, index + 1, face))
            current = face
    return found


def in_visual_order(string: str, found: list[Stretch]) -> list[Stretch]:
    """The stretches from left to right, cut where the direction changes."""
    if not bidi.RIGHT_TO_LEFT.search(string):
        return found
    levels = bidi.levels(string)
    cut = []
    for start, end, face, _ in found:
        for index in range(start, end):
            if index == start or levels[index] != levels[index - 1]:
                cut.append(Stretch(index, index + 1, face, levels[index] % 2 == 1))
            else:
                cut[-1] = cut[-1]._replace(end=index + 1)
    return bidi.visual_order(cut, [levels[stretch.start] for stretch in cut])


def shape(
    text: str, face: Face, backwards: bool, lang: str, features: dict[str, bool] | None, x: float
) -> tuple[Run, float]:
    """The glyphs of one stretch that starts at `x` em, and where it ends."""
    buffer = shaped(text, face, backwards, lang, features)
    per_em = face.per_em
    glyphs = []
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        x_offset, y_offset, advance, _ = position.position
        glyphs.append((info.codepoint, x + x_offset * per_em, y_offset * per_em))
        x += advance * per_em
    return Run(face, tuple(glyphs)), x


Pairs = dict[tuple[str, str], tuple[int, float]]  # (character, the next one or "") → its glyph, and its advance in em


@cache
def pairs_of(_face: Face, _tabular: bool) -> Pairs:
    """What is known of a face: 4,160 pairs at most, for there are 64 plain characters."""
    return {}


def in_pairs(text: str, face: Face, features: dict[str, bool] | None = None) -> Layout:
    """The layout of plain text: put together from pairs if all are known, a third of the time that HarfBuzz takes."""
    pairs = pairs_of(face, features is not None)
    x, glyphs = 0.0, []
    try:
        for pair in pairwise((*text, "")):
            glyph, advance = pairs[pair]
            glyphs.append((glyph, x, 0.0))
            x += advance
    except KeyError:
        run, width = shape(text, face, False, OTHER_LANGUAGE, features, 0.0)
        places = [x for _, x, _ in run.glyphs] + [width]
        for pair, (glyph, _, _), (x, after) in zip(pairwise((*text, "")), run.glyphs, pairwise(places), strict=True):
            pairs[pair] = glyph, after - x
        return _line(width, [run])
    return Layout(x, (Run(face, tuple(glyphs)),))


def shaped(text: str, face: Face, backwards: bool, lang: str, features: dict[str, bool] | None) -> hb.Buffer:
    """HarfBuzz's answer for one stretch."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()  # the script
    buffer.direction = "rtl" if backwards else "ltr"
    buffer.language = lang
    if face.apart and " " in text:  # as a canvas sets it
        spaces = [(place, place + 1, False) for place, character in enumerate(text) if character == " "]
        hb.shape(face.font, buffer, {**(features or {}), "kern": spaces})
        return buffer
    hb.shape(face.font, buffer, features)
    return buffer


def spelling(
    string: str, semibold: bool = False, tabular: bool = False, lang: str = "", main: str = fonts.MAIN
) -> list[list[str]]:
    """What each glyph of each run of the layout stands for; "" for one that belongs to another, as marks do.

    What goes backwards is spelt as it looks: a bracket by the character of its form.
    """
    if any(character >= FIRST_FORMULA for character in string):
        return [[""] * len(run.glyphs) for run in layout(string, semibold, tabular, lang, main).runs]  # told as a whole
    found = []
    features = {"tnum": True} if tabular else None
    string, lang = drawable(string), lang or language([string]) or OTHER_LANGUAGE
    for start, end, face, backwards in in_visual_order(string, stretches(string, semibold, main)):
        text = string[start:end]
        buffer = shaped(text, face, backwards, lang, features)
        bearers: dict[int, tuple[int, int]] = {}  # where its characters start → the widest glyph of a letter
        for index, (info, position) in enumerate(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)):
            bearers[info.cluster] = max(bearers.get(info.cluster, (-1, 0)), (position.x_advance, -index))
        places = sorted(bearers)
        spelt = [""] * len(buffer.glyph_infos)
        for place, after in pairwise([*places, len(text)]):
            characters = text[place:after]
            spelt[-bearers[place][1]] = bidi.mirrored(characters) if backwards else characters
        found.append(spelt)
    return found

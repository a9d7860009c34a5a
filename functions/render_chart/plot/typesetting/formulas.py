r"""Formulas in titles and labels: `$\frac{a}{b}$` as TeX's mathematics, by matplotlib's mathtext in the STIX fonts.

Only charts that ask for it come here. A formula travels through the layout as text of private characters, so that no
line breaks in it; where such a text is laid out, its glyphs are those of the formula.
"""

import os
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from ...spec import ChartSpec, Coordinate
from .fonts import Face

if TYPE_CHECKING:
    from .shaping import Layout

PRIVATE = 0xF0000  # of https://www.unicode.org/charts/PDF/UF0000.pdf: where the characters of a formula stand
FORMULA = re.compile(r"(?<!\\)\$[^$]+(?<!\\)\$")
TRAVELLING = re.compile("[\U000f0000-\U000ffffd]+")
PER_EM = 100.0  # the size at which matplotlib is asked
ENLARGED = 1.1  # STIX looks small beside Inter
TALLEST = 1.9  # em; a formula that is higher is made smaller: rows of text are 1.45 b apart and more
BLOCK = 0x2588  # a full block: what bars of fractions and roots are drawn with


def marked(spec: ChartSpec) -> ChartSpec:
    """The chart with the formulas in its words made to travel."""
    return replace(
        spec,
        title=travelling(spec.title),
        subtitle=travelling(spec.subtitle),
        caption=travelling(spec.caption),
        labels=tuple(map(travelling, spec.labels)),
        x=replace(spec.x, title=travelling(spec.x.title)),
        y=tuple([replace(axis, title=travelling(axis.title)) for axis in spec.y]),
        series=tuple(
            [replace(one, name=travelling(one.name), texts=tuple(map(travelling, one.texts))) for one in spec.series]
        ),
        annotations=tuple(
            [
                replace(one, label=travelling(one.label), x=_travelling(one.x), x2=_travelling(one.x2))
                for one in spec.annotations
            ]
        ),
        highlight=tuple(map(travelling, spec.highlight)),
        totals=tuple(map(travelling, spec.totals)),
        groups=tuple(map(travelling, spec.groups)),
        sources=tuple(map(travelling, spec.sources)),
        sinks=tuple(map(travelling, spec.sinks)),
    )


def _travelling(place: Coordinate) -> Coordinate:
    """A place on the x axis, which may be a label."""
    return travelling(place) if isinstance(place, str) else place


def travelling(text: str) -> str:
    """The text with its formulas, dollar signs included, in private characters; `\\$` is a dollar sign."""
    moved = FORMULA.sub(lambda match: "".join(chr(PRIVATE + ord(c)) for c in match[0] if ord(c) < 0xFFFE), text)
    return moved.replace("\\$", "$")


def told(text: str) -> str:
    """The text as it was, for people and programs that read it."""
    return TRAVELLING.sub(lambda match: "".join(chr(ord(c) - PRIVATE) for c in match[0]), text)


def check(text: str) -> None:
    """Raise ValueError, with what is wrong, if a formula of the text is none."""
    for match in FORMULA.finditer(text):
        try:
            _parsed(match[0])
        except RecursionError as error:
            raise ValueError("It is nested too deeply.") from error


def parts(string: str) -> Iterator[tuple[str, bool]]:
    """What stands between formulas, and the formulas with dollar signs around them (True)."""
    end = 0
    for match in TRAVELLING.finditer(string):
        if match.start() > end:
            yield string[end : match.start()], False
        yield told(match[0]), True
        end = match.end()
    if end < len(string):
        yield string[end:], False


@lru_cache(256)
def laid_out(formula: str, semibold: bool) -> "Layout | None":
    """The glyphs of one formula, None if it is cut off."""
    from .shaping import Layout, Run

    try:
        parsed = _parsed(formula)
    except (ValueError, RecursionError):
        return None
    em = PER_EM / ENLARGED * max(1.0, float(parsed.height) / PER_EM * ENLARGED / TALLEST)
    runs = []
    for font, size, _, glyph, x, y in parsed.glyphs:
        face = _face(os.path.basename(font.fname), size / em, semibold)
        runs.append(Run(face, ((int(glyph), float(x) / em, float(y) / em),)))
    for x, y, width, height in parsed.rects:
        face, glyph, bottom = _bar(float(width) / em, float(height) / em)
        runs.append(Run(face, ((glyph, float(x) / em, float(y) / em - bottom),)))
    return Layout(float(parsed.width) / em, tuple(runs))


@lru_cache(256)
def _parsed(formula: str):  # type: ignore[no-untyped-def]  # matplotlib's VectorParse
    from matplotlib.font_manager import FontProperties
    from matplotlib.mathtext import MathTextParser

    _know_own_fonts()
    return MathTextParser("path").parse(formula, 72, FontProperties(size=PER_EM, math_fontfamily="stixsans"))


@cache
def _know_own_fonts() -> None:
    """Let matplotlib know the fonts it ships, and no others.

    Its list of fonts is that of the machine, kept in a file of the user's: what is found there is chance.
    """
    from matplotlib import get_data_path
    from matplotlib.font_manager import fontManager

    folder = os.path.join(get_data_path(), "fonts", "ttf")
    fontManager.ttflist.clear()
    for name in sorted(os.listdir(folder)):
        if name.endswith(".ttf"):
            fontManager.addfont(os.path.join(folder, name))


@lru_cache(128)
def _face(file: str, scale: float, semibold: bool) -> Face:
    """A STIX font at one size of a formula; thicker where the text around it is."""
    from matplotlib import get_data_path

    path = os.path.join(get_data_path(), "fonts", "ttf", file)
    key = f"{os.path.splitext(file)[0]}-{round(1000 * scale)}-{'b' if semibold else 'r'}"
    face = Face(key, path, "math", embolden=semibold)
    face.per_em *= scale
    return face


@lru_cache(128)
def _bar(width: float, height: float) -> tuple[Face, int, float]:
    """A face whose block is `width` by `height` em, its glyph, and how far below the baseline it begins."""
    from matplotlib import get_data_path

    face = Face(
        f"bar-{round(1000 * width)}-{round(1000 * height)}",
        os.path.join(get_data_path(), "fonts", "ttf", "STIXGeneral.ttf"), "math", embolden=False,
    )  # fmt: skip
    glyph = face.font.get_nominal_glyph(BLOCK)
    plain = face.font.get_glyph_extents(glyph)
    units = face.font.face.upem
    face.font.scale = (round(width * units**2 / plain.width), round(height * units**2 / -plain.height))
    block = face.font.get_glyph_extents(glyph)
    return face, glyph, (block.y_bearing + block.height) / units

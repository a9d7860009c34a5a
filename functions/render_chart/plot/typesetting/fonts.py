"""The shipped faces: which of them draws a character, at which weight.

A chart has a main family, which draws Latin, Greek and Cyrillic: Inter, or one with serifs or of one width. What it
has not, Inter draws; a Noto face per script draws the rest. A face is opened (mapped, not read) when
it is first asked for. `tools/build_fonts.py` made the files.
"""

import math
import os
from bisect import bisect_right
from functools import cache, lru_cache
from string import ascii_letters

import uharfbuzz as hb

FOLDER = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(__file__))), "fonts")
REGULAR, SEMIBOLD = 400, 600
LIGHTEST_SEMIBOLD = 500  # a weight from here on is drawn semibold: two weights are shipped
EMBOLDENING = 0.022  # em; what makes a regular outline look like a semibold one from 12 to 60 px

MAIN = "latin"
MAINS = {"sans": MAIN, "serif": "serif", "mono": "mono"}  # what a chart asks for → its main family
BOTH = (REGULAR, SEMIBOLD)
ARIAL = "arial"  # the main family of requests that were written for Arial: as wide, letter by letter
ARIAL_ITALIC = "arial-italic"
PAIRED = (MAIN, ARIAL)  # main families whose plain text is its letters and their kerning in pairs, no more

# script → the files' family, and the weights there are
FAMILIES: dict[str, tuple[str, tuple[int, ...]]] = {
    MAIN: ("Inter", BOTH),
    "arabic": ("NotoSansArabic", BOTH),
    "armenian": ("NotoSansArmenian", (REGULAR,)),
    "bengali": ("NotoSansBengali", BOTH),
    "cjk": ("NotoSansCJK", (REGULAR,)),
    "devanagari": ("NotoSansDevanagari", BOTH),
    "emoji": ("NotoEmoji", (REGULAR,)),
    "ethiopic": ("NotoSansEthiopic", (REGULAR,)),
    "georgian": ("NotoSansGeorgian", (REGULAR,)),
    "gujarati": ("NotoSansGujarati", (REGULAR,)),
    "gurmukhi": ("NotoSansGurmukhi", (REGULAR,)),
    "hebrew": ("NotoSansHebrew", BOTH),
    "kannada": ("NotoSansKannada", (REGULAR,)),
    "khmer": ("NotoSansKhmer", (REGULAR,)),
    "lao": ("NotoSansLao", (REGULAR,)),
    "malayalam": ("NotoSansMalayalam", (REGULAR,)),
    "math": ("NotoSansMath", (REGULAR,)),
    "myanmar": ("NotoSansMyanmar", (REGULAR,)),
    "sinhala": ("NotoSansSinhala", (REGULAR,)),
    "symbols": ("NotoSansSymbols", (REGULAR,)),
    "symbols2": ("NotoSansSymbols2", (REGULAR,)),
    "tamil": ("NotoSansTamil", BOTH),
    "telugu": ("NotoSansTelugu", (REGULAR,)),
    "thai": ("NotoSansThai", BOTH),
    "serif": ("PlotlinkSerif", BOTH),  # a cut of Source Serif 4, whose name is reserved
    "mono": ("SpaceMono", (REGULAR, 700)),
    ARIAL: ("Arimo", (REGULAR, 700)),
    ARIAL_ITALIC: ("Arimo", (REGULAR, 700)),
}
SLANTED = {ARIAL_ITALIC: 0.2}  # families whose upright outlines are slanted, by so much to the right for each px up
OPEN_TYPE = {"cjk"}  # families whose outlines are CFF, in an .otf
OPTICAL_SIZE = {"arabic": 1.1, "thai": 1.08}  # of families that look small beside Inter
MAIN_FACES = {*MAINS.values(), ARIAL, ARIAL_ITALIC}
WIDE = {"cjk", "emoji"}  # families whose punctuation is made for full-width neighbours

# Where a block of Unicode starts → the scripts whose faces are asked, after the main one and before the GENERAL ones.
BLOCKS: tuple[tuple[int, tuple[str, ...]], ...] = (
    (0x0000, ()),
    (0x0530, ("armenian",)),
    (0x0590, ("hebrew",)),
    (0x0600, ("arabic",)),
    (0x0700, ()),
    (0x0750, ("arabic",)),
    (0x0780, ()),
    (0x08A0, ("arabic",)),
    (0x0900, ("devanagari",)),
    (0x0980, ("bengali",)),
    (0x0A00, ("gurmukhi",)),
    (0x0A80, ("gujarati",)),
    (0x0B00, ()),
    (0x0B80, ("tamil",)),
    (0x0C00, ("telugu",)),
    (0x0C80, ("kannada",)),
    (0x0D00, ("malayalam",)),
    (0x0D80, ("sinhala",)),
    (0x0E00, ("thai",)),
    (0x0E80, ("lao",)),
    (0x0F00, ()),
    (0x1000, ("myanmar",)),
    (0x10A0, ("georgian",)),
    (0x1100, ("cjk",)),
    (0x1200, ("ethiopic",)),
    (0x13A0, ()),
    (0x1780, ("khmer",)),
    (0x1800, ()),
    (0x19E0, ("khmer",)),
    (0x1A00, ()),
    (0x1C80, ()),
    (0x1C90, ("georgian",)),
    (0x1CC0, ()),
    (0x1CD0, ("devanagari",)),
    (0x1D00, ()),
    (0x2100, ("math", "symbols2", "symbols")),
    (0x2300, ("symbols", "symbols2", "math")),
    (0x2D00, ("georgian",)),
    (0x2D80, ("ethiopic",)),
    (0x2E00, ()),
    (0x2E80, ("cjk",)),
    (0xA4D0, ()),
    (0xA8E0, ("devanagari",)),
    (0xA900, ()),
    (0xAA60, ("myanmar",)),
    (0xAB00, ("ethiopic",)),
    (0xAB30, ()),
    (0xAC00, ("cjk",)),
    (0xD800, ()),
    (0xF900, ("cjk",)),
    (0xFB13, ("armenian",)),
    (0xFB1D, ("hebrew",)),
    (0xFB50, ("arabic",)),
    (0xFE00, ()),
    (0xFE30, ("cjk",)),
    (0xFE70, ("arabic",)),
    (0xFF00, ("cjk",)),
    (0xFFF0, ()),
    (0x1D400, ("math",)),
    (0x1D800, ()),
    (0x1EE00, ("math",)),
    (0x1F000, ("emoji", "symbols2")),
    (0x1F650, ("symbols2", "emoji")),
    (0x1F680, ("emoji",)),
    (0x1F700, ("symbols2",)),
    (0x1F900, ("emoji",)),
    (0x20000, ("cjk",)),
)
BLOCK_STARTS = [start for start, _ in BLOCKS]
GENERAL = ("symbols", "math", "symbols2", "emoji", "cjk", "arabic", "devanagari")

# x-heights between these are put on whole pixels; below it is noise, above it nobody sees it.
FITTED_X_HEIGHTS = (4.0, 14.0)  # px
FIT_LIMITS = (0.93, 1.11)  # a stretch past these would look like another face
# Arial's small letters are small: those of fonts of up to 14 px go up from .1875, as FreeType has them in browsers.
# https://freetype.org/freetype2/docs/reference/ft2-properties.html#increase-x-height
RAISED = 0.8125, (0.93, 1.15)
RAISED_UP_TO = 14.0  # px
FLAT = 0.018  # em; a glyph whose top is this near to the cap height is a capital or a figure


class Face:
    """One face at one weight.

    key : a short name, for ids
    file : its name
    per_em : the font's units to em of the line
    bold : whether the outlines are not those of the file: emboldened or slanted
    fitted : whether heights may be stretched to whole pixels (see `fit`)
    raised : whether its small letters are better made larger than smaller
    apart : whether letters are not kerned with the spaces between words
    spaced : whether its space and its punctuation serve within a line of other faces
    """

    __slots__ = (
        "apart", "bold", "cap_height", "file", "fitted", "font", "key", "per_em", "raised", "spaced", "x_height",
    )  # fmt: skip

    def __init__(self, key: str, file: str, script: str, *, embolden: bool) -> None:
        slant = SLANTED.get(script, 0.0)
        self.key, self.file, self.bold = key, file, embolden or bool(slant)
        self.fitted, self.spaced = script in MAIN_FACES, script not in WIDE
        self.font = hb.Font(opened(file))
        if embolden:
            self.font.synthetic_bold = (EMBOLDENING, EMBOLDENING, True)
        self.raised = self.apart = script in (ARIAL, ARIAL_ITALIC)
        if slant:
            self.font.synthetic_slant = slant
        self.per_em: float = OPTICAL_SIZE.get(script, 1.0) / self.font.face.upem
        self.x_height, self.cap_height = (
            self.font.get_metric_position_with_fallback(tag) * self.per_em
            for tag in (hb.OTMetricsTag.X_HEIGHT, hb.OTMetricsTag.CAP_HEIGHT)
        )

    def __repr__(self) -> str:
        return f"Face({self.file}{'+' * self.bold})"

    def has(self, character: int) -> bool:
        """Whether there is a glyph for it."""
        return self.font.get_nominal_glyph(character) is not None


@cache
def opened(file: str) -> hb.Face:
    """The font in `file`."""
    return hb.Face(hb.Blob.from_file_path(os.path.join(FOLDER, file)))


@cache  # two weights of each family at most; positional alone, since a cache knows keywords as other calls
def face(script: str, semibold: bool, /) -> Face:
    """The face for `script`; where there is no semibold one, the regular one emboldened."""
    family, weights = FAMILIES[script]
    wanted = SEMIBOLD if semibold else REGULAR
    weight = weights[-1] if semibold else weights[0]
    # Emoji are drawings with thin gaps, which emboldening would close.
    embolden = semibold and len(weights) == 1 and script != "emoji"
    ending = "otf" if script in OPEN_TYPE else "ttf"
    key = f"{ascii_letters[list(FAMILIES).index(script)]}{wanted // 100}"
    return Face(key, f"{family}-{weight}.{ending}", script, embolden=embolden)


@lru_cache(8192)
def face_for(character: int, semibold: bool, emoji: bool, main: str = MAIN) -> Face:
    """The first face that has the character, the emoji face asked before all others if `emoji`.

    When none has it, Inter, whose box stands for what is missing.
    """
    before = ("emoji", main, MAIN) if emoji else (main, MAIN)
    for script in (*before, *BLOCKS[bisect_right(BLOCK_STARTS, character) - 1][1], *GENERAL):
        candidate = face(script, semibold)
        if candidate.has(character):
            return candidate
    return face(MAIN, semibold)


class Fit(dict[int, float]):
    """glyph → the stretch of its height at one size that puts x-height, or cap height, on a whole pixel.

    It is what FreeType's light hinting gains, without hinting: horizontal edges are crisp, widths stay as they are.
    """

    def __init__(self, face: Face, size: float) -> None:
        super().__init__()
        self.face = face
        self.small = self.capital = 1.0
        x_height, cap_height = face.x_height * size, face.cap_height * size
        if face.fitted and FITTED_X_HEIGHTS[0] <= x_height <= FITTED_X_HEIGHTS[1]:
            # x-heights go up from .375, as in FreeType's light hinter: a small letter is better too large.
            raised, limits = RAISED if face.raised and size <= RAISED_UP_TO else (0.625, FIT_LIMITS)
            self.small = limited(math.floor(x_height + raised) / x_height, limits)
            self.capital = limited(math.floor(cap_height * self.small + 0.5) / cap_height)

    def __missing__(self, glyph: int) -> float:
        stretch = self[glyph] = self.capital if is_capital(self.face, glyph) else self.small
        return stretch


def limited(stretch: float, limits: tuple[float, float] = FIT_LIMITS) -> float:
    """`stretch`, but not past the limits."""
    low, high = limits
    return max(low, min(high, stretch))


def is_capital(face: Face, glyph: int) -> bool:
    """Whether the glyph stands on the baseline and is as high as a capital: capitals and figures."""
    extents = face.font.get_glyph_extents(glyph)
    if extents is None:
        return False
    top = extents.y_bearing * face.per_em
    bottom = top + extents.height * face.per_em
    return bool(abs(top - face.cap_height) < FLAT and abs(bottom) < FLAT)


@lru_cache(64)
def fit(face: Face, size: float) -> Fit:
    """The stretches at `size` px."""
    return Fit(face, size)

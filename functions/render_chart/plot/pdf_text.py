"""Text in a PDF: real text, in embedded subset fonts, that can be searched and copied.

    text = PdfText()
    content = text.draw("Sales", 20, 270, 18, 600) + …      # operators for the page's content stream
    names = text.fonts(add)                                 # afterwards; add(body) writes an object, returns its number
    # names is {"T1": 7, …}, for the page: /Resources <</Font <</T1 7 0 R …>>>>

matplotlib's own writer takes both with `file.write(content)` and, for the objects, a PdfFile whose `writeFonts` is

    def add(body: bytes) -> int:
        reference = file.reserveObject()
        file.recordXref(reference.id)
        file.fh.write(b"%d 0 obj\\n%b\\nendobj\\n" % (reference.id, body))
        return reference.id
    file.writeObject(file.fontObject, {name: Reference(number) for name, number in text.fonts(add).items()})
"""

import math
import zlib
from collections.abc import Callable, Iterable
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import uharfbuzz as hb

from render_chart.plot import fonts
from render_chart.plot.bidi import RIGHT_TO_LEFT
from render_chart.plot.cff import cids
from render_chart.plot.fonts import Face
from render_chart.plot.outlines import pdf_path
from render_chart.plot.shaping import drawable, layout, spelling

Add = Callable[[bytes], int]  # writes the body of an object, returns its number
Glyph = tuple[int, float, float]  # as in shaping.Run
Glyphs = tuple[Glyph, ...]

THOUSAND = 1000  # units of widths and gaps to the font's size
FILLED, INVISIBLE = 0, 3  # text rendering modes
SHAPING_TABLES = ("GSUB", "GPOS", "GDEF", "BASE", "kern", "name", "OS/2", "post", "cmap")  # a PDF has shaped text
# Only for viewers that draw a substitute, which an embedded font leaves no reason to.
DESCRIPTOR = "/Flags 4/FontBBox[-1000 -1000 3000 2000]/ItalicAngle 0/Ascent 969/Descent -241/CapHeight 727/StemV 80"


class PdfText:
    """The text of one document.

    A CJK face that is emboldened is drawn as outlines, with invisible text over them: a PDF could only thicken it by a
    stroke, which viewers never draw thinner than a pixel.
    """

    def __init__(self) -> None:
        self._fonts: dict[Face, _Font] = {}  # by first use

    def draw(
        self,
        string: str,
        x: float,
        y: float,
        size: float,
        weight: int = fonts.REGULAR,
        *,
        angle: float = 0.0,
        align: float = 0.0,
        tabular: bool = False,
        lang: str = "",
    ) -> bytes:
        """Operators that set the string in the current fill colour, on a baseline at (x, y), y up as a PDF has it.

        angle : degrees counter-clockwise
        align : where on the string (x, y) is: 0 at its left end, 0.5 in its middle, 1 at its right end
        """
        semibold = weight >= fonts.LIGHTEST_SEMIBOLD
        line = layout(string, semibold, tabular, lang)
        if not line.runs:
            return b""
        cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        back = line.width * size * align
        place = _Place(x - back * cos, y - back * sin, cos, sin, size)
        backwards = bool(RIGHT_TO_LEFT.search(string))
        outlines, shown, told = [], [], True
        for (face, glyphs), spelt in zip(line.runs, spelling(string, semibold, tabular, lang), strict=True):
            font = self._fonts.get(face)
            if font is None:
                font = self._fonts[face] = _Font(f"T{len(self._fonts) + 1}", face)
            told = font.tell(glyphs, spelt) and told
            shown += font.select(place)
            shown += font.show_letters(glyphs, spelt, place) if backwards else font.show(glyphs, place)
            if face.bold:
                outlines += filled(face, glyphs, place)
        shown = [*outlines, "BT", *shown, f"{FILLED} Tr", "ET"]
        if not told and not backwards:
            shown = spoken(drawable(string), shown)
        return "\n".join([*shown, ""]).encode("ascii")

    def fonts(self, add: Add) -> dict[str, int]:
        """Write the fonts of all that was drawn; their names on the page and their objects' numbers."""
        return {font.name: font.write(add) for font in self._fonts.values()}


class _Place(NamedTuple):
    """Where a line starts, its direction, and the size of its em."""

    x: float
    y: float
    cos: float
    sin: float
    size: float

    def matrix(self, along: float, across: float, scale: float = 1.0) -> str:
        """The matrix of a point of the line, in em, for what is drawn at `scale`."""
        x = self.x + (along * self.cos - across * self.sin) * self.size
        y = self.y + (along * self.sin + across * self.cos) * self.size
        cos, sin = self.cos * scale, self.sin * scale
        return " ".join(map(number, (cos, sin, -sin, cos))) + f" {number(x, 3)} {number(y, 3)}"


class _Font:
    """A face and what of it one document uses.

    Glyphs have codes of two bytes: their CID in a CFF font, their own number in a TrueType font.
    """

    def __init__(self, name: str, face: Face) -> None:
        self.name, self.face = name, face
        self.units = face.font.face.upem
        self.cid_keyed = face.file.endswith(".otf")
        self._codes: dict[int, int] = {}  # glyph → code
        self._advances: dict[int, int] = {}  # code → thousandths
        self._texts: dict[int, str] = {}  # code → the characters it stands for

    def code(self, glyph: int) -> int:
        """The code that shows `glyph`."""
        code = self._codes.get(glyph)
        if code is None:
            code = self._codes[glyph] = charset(self.face.file)[glyph] if self.cid_keyed else glyph
            self._advances[code] = round(self.face.font.get_glyph_h_advance(glyph) * THOUSAND / self.units)
        return code

    def tell(self, glyphs: Glyphs, spelt: list[str]) -> bool:
        """Note what the codes of `glyphs` stand for; whether that tells these glyphs' text."""
        for (glyph, _, _), characters in zip(glyphs, spelt, strict=True):
            if characters:
                self._texts.setdefault(self.code(glyph), characters)
        return all(self.tells(glyph, characters) for (glyph, _, _), characters in zip(glyphs, spelt, strict=True))

    def tells(self, glyph: int, characters: str) -> bool:
        """Whether the glyph's code stands for `characters`."""
        return bool(characters) and self._texts[self.code(glyph)] == characters

    def select(self, place: _Place) -> list[str]:
        """The operators that make this the font."""
        size = number(place.size * self.face.per_em * self.units, 3)
        return [f"/{self.name} {size} Tf {INVISIBLE if self.face.bold else FILLED} Tr"]

    def show(self, glyphs: Iterable[Glyph], place: _Place) -> list[str]:
        """Operators of a text object that show `glyphs`, each where the layout has it."""
        thousandths = THOUSAND / (self.face.per_em * self.units)
        shown: list[str] = []
        items: list[str] = []
        pen = height = math.nan
        for glyph, x, y in glyphs:
            if y != height:
                shown += [*close_array(items), f"{place.matrix(x, y)} Tm"]
                pen, height, items = x * thousandths, y, []
            if gap := round(x * thousandths - pen):
                items.append(str(-gap))
            code = self.code(glyph)
            items.append(f"<{code:04x}>")
            pen += gap + self._advances[code]
        return shown + close_array(items)

    def show_letters(self, glyphs: Glyphs, spelt: list[str], place: _Place) -> list[str]:
        """As `show`, with each letter that its codes do not tell spoken by itself.

        A viewer turns the letters of a line from right to left round to find the words, so a whole line that is
        spoken in the order of reading would come out backwards.
        """
        starts = [index for index, characters in enumerate(spelt) if characters or not index]
        shown = []
        for start, end in pairwise([*starts, len(glyphs)]):
            letter = self.show(glyphs[start:end], place)
            plain = end == start + 1 and self.tells(glyphs[start][0], spelt[start])
            shown += letter if plain else spoken(spelt[start], letter)
        return shown

    def write(self, add: Add) -> int:
        """Write the font's objects; the number of the one that stands for all."""
        data = self._subset()
        name = f"{tag(self._codes)}+{self.face.file[:-4]}"
        if self.cid_keyed:
            kind, key, details = "CIDFontType0", "FontFile3", "/Subtype/CIDFontType0C"
            mapping = ""
        else:
            kind, key, details = "CIDFontType2", "FontFile2", f"/Length1 {len(data)}"
            mapping = "/CIDToGIDMap/Identity"
        file = add(stream(data, details))
        descriptor = add(f"<</Type/FontDescriptor/FontName/{name}{DESCRIPTOR}/{key} {file} 0 R>>".encode())
        widths = "".join(f"{code}[{advance}]" for code, advance in sorted(self._advances.items()))
        descendant = add(
            f"<</Type/Font/Subtype/{kind}/BaseFont/{name}/FontDescriptor {descriptor} 0 R/DW {THOUSAND}/W[{widths}]"
            f"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>{mapping}>>".encode()
        )
        unicode_map = add(stream(to_unicode(self._texts)))
        return add(
            f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]"
            f"/ToUnicode {unicode_map} 0 R>>".encode()
        )

    def _subset(self) -> bytes:
        """The font file with the glyphs used alone; of a CFF font, its CFF table."""
        wanted = hb.SubsetInput()
        wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
        if not self.cid_keyed:
            wanted.flags |= hb.SubsetFlags.RETAIN_GIDS  # CIDs stay by themselves
        wanted.glyph_set.update(self._codes)
        for table in SHAPING_TABLES:
            wanted.drop_table_tag_set.add(int.from_bytes(table.ljust(4).encode(), "big"))
        cut = hb.subset(fonts.opened(self.face.file), wanted)
        data: bytes = cut.reference_table("CFF ").data if self.cid_keyed else cut.blob.data
        return data


def spoken(words: str, operators: list[str]) -> list[str]:
    """`operators`, with the words that are to be read, copied and found in their place."""
    return [f"/Span<</ActualText<feff{utf16(words)}>>>BDC", *operators, "EMC"]


def filled(face: Face, glyphs: Glyphs, place: _Place) -> list[str]:
    """Operators that fill the outlines of `glyphs`."""
    scale = place.size * face.per_em
    return [f"q {place.matrix(x, y, scale)} cm {pdf_path(face, glyph)} f Q" for glyph, x, y in glyphs]


def close_array(items: list[str]) -> list[str]:
    """The operator that shows codes and gaps, if there are any."""
    return [f"[{''.join(items)}]TJ"] if items else []


def number(value: float, decimals: int = 6) -> str:
    """`value` without an exponent, which a PDF does not know, and no minus zero."""
    return f"{round(value, decimals) + 0.0:.{decimals}f}".rstrip("0").rstrip(".")


def utf16(string: str) -> str:
    """UTF-16, big end first, in hexadecimal digits; U+FFFD for a lone surrogate, which it cannot hold."""
    whole = "".join("\ufffd" if "\ud800" <= character <= "\udfff" else character for character in string)
    return whole.encode("utf-16-be").hex()


def stream(data: bytes, details: str = "") -> bytes:
    """A stream object that holds `data`."""
    packed = zlib.compress(data)
    return f"<</Length {len(packed)}/Filter/FlateDecode{details}>>stream\n".encode() + packed + b"\nendstream"


def tag(glyphs: Iterable[int]) -> str:
    """The six letters that tell one subset of a font from another."""
    digest = zlib.crc32(repr(sorted(glyphs)).encode())
    return "".join(chr(ord("A") + digest // 26**place % 26) for place in range(6))


@cache  # one file today; 33,703 numbers
def charset(file: str) -> list[int]:
    """The CID of each glyph of a shipped CFF font."""
    face = fonts.opened(file)
    return cids(face.reference_table("CFF ").data, face.glyph_count)


def to_unicode(texts: dict[int, str]) -> bytes:
    """The CMap that tells a viewer which character a code stands for."""
    lines = [f"<{code:04x}><{utf16(text)}>" for code, text in sorted(texts.items())]
    blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]  # a block may hold a hundred
    body = "".join(f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar\n" for block in blocks)
    return (
        "/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
        "/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n"
        f"1 begincodespacerange<0000><ffff>endcodespacerange\n{body}"
        "endcmap CMapName currentdict/CMap defineresource pop end end"
    ).encode()

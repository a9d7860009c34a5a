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
from typing import NamedTuple

import uharfbuzz as hb

from render_chart.plot.drawing.cff import cids
from render_chart.plot.drawing.outlines import pdf_path
from render_chart.plot.typesetting import fonts
from render_chart.plot.typesetting.bidi import RIGHT_TO_LEFT
from render_chart.plot.typesetting.fonts import Face
from render_chart.plot.typesetting.shaping import MAIN, drawable, layout, spelling, told

Add = Callable[[bytes], int]  # writes the body of an object, returns its number
Letter = tuple[int, float, float, str]  # a glyph and its place, as in shaping.Run, and what it spells

THOUSAND = 1000  # units of widths and gaps to the font's size
FILLED, INVISIBLE = 0, 3  # text rendering modes
SHAPING_TABLES = ("GSUB", "GPOS", "GDEF", "BASE", "kern", "name", "OS/2", "post", "cmap")  # a PDF has shaped text
# Only for viewers that draw a substitute, which an embedded font leaves no reason to.
DESCRIPTOR = "/Flags 4/FontBBox[-1000 -1000 3000 2000]/ItalicAngle 0/Ascent 969/Descent -241/CapHeight 727/StemV 80"


class PdfText:
    """The text of one document.

    Each letter is one code, whose text the font tells, so that a viewer finds and copies the right words in every
    script. The marks and parts that a letter is composed of besides are drawn as outlines. So is a face that is
    emboldened, with invisible text over it: a PDF could only thicken it by a stroke, which viewers never draw thinner
    than a pixel.
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
        semibold, main = weight >= fonts.LIGHTEST_SEMIBOLD, MAIN.get()
        line = layout(string, semibold, tabular, lang, main)
        if not line.runs:
            return b""
        cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        back = line.width * size * align
        place = _Place(x - back * cos, y - back * sin, cos, sin, size)
        outlines, shown, spoken = [], [], False
        for (face, glyphs), spelt in zip(line.runs, spelling(string, semibold, tabular, lang, main), strict=True):
            letters = [(*glyph, characters) for glyph, characters in zip(glyphs, spelt, strict=True)]
            if any(spelt):
                shown += self._font(face).show([letter for letter in letters if letter[3]], place)
            spoken = spoken or any(not letter[3] and is_wide(face, letter[0]) for letter in letters)
            outlines += filled(face, [letter for letter in letters if face.bold or not letter[3]], place)
        operators = [*outlines, "BT", *shown, f"{FILLED} Tr", "ET"]
        # Where a part that has a width is not text, a viewer sees a space in the word, and must be told that there is
        # none. In a line from right to left no part has one, and pdfium would turn the words told here round.
        if spoken and not RIGHT_TO_LEFT.search(string):
            operators = [f"/Span<</ActualText<feff{utf16(drawable(told(string)))}>>>BDC", *operators, "EMC"]
        return "\n".join([*operators, ""]).encode("ascii")

    def _font(self, face: Face) -> "_Font":
        """The document's font for a face."""
        if face not in self._fonts:
            self._fonts[face] = _Font(f"T{len(self._fonts) + 1}", face)
        return self._fonts[face]

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

    A code of two bytes stands for a glyph and for what that spells: one glyph may spell several letters, as a stroke
    does that only its dots make an Arabic b, t or n. A CFF font's codes are its own, the CIDs.
    """

    def __init__(self, name: str, face: Face) -> None:
        self.name, self.face = name, face
        self.units = face.font.face.upem
        self.size_in_em = face.per_em * self.units
        self.cid_keyed = face.file.endswith(".otf")
        self._codes: dict[tuple[int, str], int] = {}
        self._advances: dict[int, int] = {}  # code → thousandths

    def code(self, glyph: int, characters: str) -> int:
        """The code that shows `glyph` and spells `characters`."""
        code = self._codes.get((glyph, characters))
        if code is None:
            code = charset(self.face.file)[glyph] if self.cid_keyed else len(self._codes) + 1
            self._codes[glyph, characters] = code
            self._advances[code] = round(self.face.font.get_glyph_h_advance(glyph) * THOUSAND / self.units)
        return code

    def show(self, letters: Iterable[Letter], place: _Place) -> list[str]:
        """Operators of a text object that show `letters`, each where the layout has it."""
        thousandths = THOUSAND / self.size_in_em
        mode = INVISIBLE if self.face.bold else FILLED
        shown = [f"/{self.name} {number(place.size * self.size_in_em, 3)} Tf {mode} Tr"]
        items: list[str] = []
        pen = height = math.nan
        for glyph, x, y, characters in letters:
            if y != height:
                shown += [*close_array(items), f"{place.matrix(x, y)} Tm"]
                pen, height, items = x * thousandths, y, []
            if gap := round(x * thousandths - pen):
                items.append(str(-gap))
            code = self.code(glyph, characters)
            items.append(f"<{code:04x}>")
            pen += gap + self._advances[code]
        return shown + close_array(items)

    def write(self, add: Add) -> int:
        """Write the font's objects; the number of the one that stands for all."""
        name = f"{tag(self._codes)}+{self.face.file[:-4]}"
        data, renumbered = subset(self.face, {glyph for glyph, _ in self._codes})
        if self.cid_keyed:
            kind, key, details, mapping = "CIDFontType0", "FontFile3", "/Subtype/CIDFontType0C", ""
        else:
            kind, key, details = "CIDFontType2", "FontFile2", f"/Length1 {len(data)}"
            mapped = b"".join(renumbered[glyph].to_bytes(2, "big") for glyph, _ in self._codes)
            mapping = f"/CIDToGIDMap {add(stream(bytes(2) + mapped))} 0 R"
        file = add(stream(data, details))
        descriptor = add(f"<</Type/FontDescriptor/FontName/{name}{DESCRIPTOR}/{key} {file} 0 R>>".encode())
        widths = "".join(f"{code}[{advance}]" for code, advance in sorted(self._advances.items()))
        descendant = add(
            f"<</Type/Font/Subtype/{kind}/BaseFont/{name}/FontDescriptor {descriptor} 0 R/DW {THOUSAND}/W[{widths}]"
            f"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>{mapping}>>".encode()
        )
        unicode_map = add(stream(to_unicode({code: characters for (_, characters), code in self._codes.items()})))
        return add(
            f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]"
            f"/ToUnicode {unicode_map} 0 R>>".encode()
        )


def subset(face: Face, glyphs: set[int]) -> tuple[bytes, dict[int, int]]:
    """The face's file with `glyphs` alone, and their new numbers; of a CFF font, its CFF table."""
    wanted = hb.SubsetInput()
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    wanted.glyph_set.update(glyphs)
    for table in SHAPING_TABLES:
        wanted.drop_table_tag_set.add(int.from_bytes(table.ljust(4).encode(), "big"))
    plan = hb.SubsetPlan(fonts.opened(face.file), wanted)
    cut = plan.execute()
    data: bytes = cut.reference_table("CFF ").data if face.file.endswith(".otf") else cut.blob.data
    return data, dict(plan.old_to_new_glyph_mapping)


def is_wide(face: Face, glyph: int) -> bool:
    """Whether the glyph has ink and moves the pen."""
    return bool(pdf_path(face, glyph) and face.font.get_glyph_h_advance(glyph))


def filled(face: Face, letters: Iterable[Letter], place: _Place) -> list[str]:
    """Operators that fill the outlines of `letters`."""
    scale = place.size * face.per_em
    paths = ((pdf_path(face, glyph), place.matrix(x, y, scale)) for glyph, x, y, _ in letters)
    return [f"q {matrix} cm {path} f Q" for path, matrix in paths if path]


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


def tag(glyphs: Iterable[tuple[int, str]]) -> str:
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

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
from collections.abc import Callable

import uharfbuzz as hb

from render_chart.plot import fonts
from render_chart.plot.cff import cids
from render_chart.plot.fonts import Face
from render_chart.plot.outlines import pdf_path
from render_chart.plot.shaping import Run, drawable, layout

# Replaces what ActualText and ToUnicode cannot hold.
_NO_CHARACTER = "\ufffd"


class _Font:
    """A face and what of it one document uses.

    advances : code → width, in thousandths of the font's size
    texts : code → the character it stands for, where it stands for one
    """

    def __init__(self, name: str, face: Face) -> None:
        self.name, self.face = name, face
        self.units = face.font.face.upem
        self.codes: dict[int, int] = {}  # glyph → code
        self.advances: dict[int, int] = {}
        self.texts: dict[int, str] = {}
        self.cid_keyed = face.file.endswith(".otf")

    def code(self, glyph: int) -> int:
        """The code that shows `glyph`: the CID of a CFF font; of a TrueType font the glyph itself, which stays."""
        code = self.codes.get(glyph)
        if code is None:
            code = self.codes[glyph] = charset(self.face.file)[glyph] if self.cid_keyed else glyph
            self.advances[code] = round(self.face.font.get_glyph_h_advance(glyph) * 1000 / self.units)
        return code

    def note(self, string: str) -> None:
        """Remember which characters the codes used so far stand for."""
        for character in string:
            code = self.codes.get(self.face.font.get_nominal_glyph(ord(character)) or 0)
            if code is not None:
                self.texts.setdefault(code, character)

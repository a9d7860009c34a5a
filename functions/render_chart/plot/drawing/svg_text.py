"""Text in an SVG: outlines, each glyph once, so that it looks the same wherever it is shown; the words in aria-label.

text = SvgText()
body = text.element("Sales", 20, 30, 18, 600, color="#1b2130") + …
svg = f"<svg …>{text.defs()}{body}</svg>"
"""

import math
import re

from render_chart.plot.drawing.outlines import svg_path
from render_chart.plot.typesetting import fonts
from render_chart.plot.typesetting.fonts import Face
from render_chart.plot.typesetting.shaping import MAIN, layout, told

# What XML 1.0 cannot hold, not even escaped: https://www.w3.org/TR/xml/#charsets
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_UNSUITED = re.compile("[\ud800-\udfff\ufffe\uffff]")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


def escaped(string: str) -> str:
    """`string` for XML text and attributes: a space for a control character, U+FFFD for what is no character."""
    return _UNSUITED.sub("\ufffd", _CONTROL.sub(" ", string)).translate(_ESCAPES)


def number(value: float) -> str:
    """`value` with two decimals at most, and no minus zero."""
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")


class SvgText:
    """The text of one picture.

    A glyph's id names face and glyph, so it means the same in every picture: two of them in one page do not disturb
    each other.
    """

    def __init__(self) -> None:
        self._definitions: dict[str, str] = {}  # id → path, by first use

    def element(
        self,
        string: str,
        x: float,
        y: float,
        size: float,
        weight: int = fonts.REGULAR,
        *,
        color: str = "",
        opacity: float = 1.0,
        angle: float = 0.0,
        align: float = 0.0,
        tabular: bool = False,
        lang: str = "",
        classes: str = "",
    ) -> str:
        """The string on a baseline at (x, y), y down.

        color : CSS; "" inherits
        angle : degrees counter-clockwise
        align : where on the string (x, y) is: 0 at its left end, 0.5 in its middle, 1 at its right end
        classes : an attribute with a space before it, or ""
        """
        line = layout(string, weight >= fonts.LIGHTEST_SEMIBOLD, tabular, lang, MAIN.get())
        back = line.width * size * align
        x -= back * math.cos(math.radians(angle))
        y += back * math.sin(math.radians(angle))
        place = f"translate({number(x)} {number(y)})" + (f"rotate({number(-angle)})" if angle else "")
        paint = (f' fill="{escaped(color)}"' if color else "") + (f' fill-opacity="{opacity:g}"' if opacity < 1 else "")
        runs = "".join(
            f'<g transform="scale({size * face.per_em:.6g})">{self._glyphs(face, glyphs)}</g>'
            for face, glyphs in line.runs
        )
        return f'<g role="text" aria-label="{escaped(told(string))}" transform="{place}"{paint}{classes}>{runs}</g>'

    def _glyphs(self, face: Face, glyphs: tuple[tuple[int, float, float], ...]) -> str:
        """The glyphs of one face, in its units."""
        uses = []
        for glyph, x, y in glyphs:
            if path := svg_path(face, glyph):
                name = f"{face.key}-{glyph}"
                self._definitions.setdefault(name, path)
                raised = f' y="{round(-y / face.per_em)}"' if y else ""
                uses.append(f'<use href="#{name}" x="{round(x / face.per_em)}"{raised}/>')
        return "".join(uses)

    def defs(self) -> str:
        """The outlines that the elements use, "" when they use none. To stand anywhere in the picture."""
        paths = "".join(f'<path id="{name}" d="{path}"/>' for name, path in self._definitions.items())
        return f"<defs>{paths}</defs>" if paths else ""

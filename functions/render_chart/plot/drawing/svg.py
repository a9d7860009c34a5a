"""SVG: marks as elements of our own writing, text as outlines, and words for those who cannot see it.

matplotlib's SVG renderer would cost 0.3 s of imports at a cold start and write random ids, a date and a size in points.
"""

from zlib import crc32

import numpy as np

from ...errors import TooLargeError
from ...limits import RESPONSE_BYTES
from .canvas import Box, Canvas, Cap, Join, Rgba
from .color import to_hex
from .paints import MITRE_LIMIT, LinearGradient, Paint, RadialGradient, Tiles
from .paths import CLOSE, CURVE, LINE, MOVE, Floats, Path, disc, joined
from .svg_text import SvgText, escaped, number

FAR = 1e9  # px; readers of SVG know no numbers much larger


def css(color: Rgba) -> str:
    """#rrggbb, without the alpha."""
    return to_hex(color).lower()


def path_data(path: Path) -> str:
    """The `d` of a path; a row of nan lifts the pen."""
    values = np.round(np.clip(path.vertices, -FAR, FAR), 2) + 0.0
    rows = [f"{x:g} {y:g}" for x, y in values.tolist()]
    codes = ([MOVE] + [LINE] * len(rows))[: len(rows)] if path.codes is None else path.codes.tolist()
    out: list[str] = []
    lifted = True
    curve = 0
    finite: list[bool] = np.isfinite(path.vertices).all(axis=1).tolist()  # type: ignore[assignment]
    for row, code, here in zip(rows, codes, finite, strict=True):
        if code == CLOSE:
            out.append("Z")
        elif not here:
            lifted = True
        elif code == CURVE:
            out.append(("C" if curve % 3 == 0 else " ") + row)
            curve += 1
        else:
            out.append(("M" if lifted or code == MOVE else "L") + row)
            lifted = False
    return "".join(out)


Painted = tuple[str, Rgba]


class SvgCanvas(Canvas):
    """A canvas of SVG elements.

    An id names what it stands for, so that two pictures in one page do not disturb each other.

    painted : attributes and the colours they were given, in order
    night : those of the same picture in the dark theme; where they differ a class has the other colour, for readers
        who like it dark, and whoever knows no CSS sees the one of the attribute
    """

    def __init__(self, width: int, height: int, night: list[Painted] | None = None) -> None:
        super().__init__(width, height, 1.0)
        self.painted: list[Painted] = []
        self._night = night or []
        self._rules: dict[str, str] = {}  # class → what it sets
        self._body: list[str] = []
        self._size = 0  # characters of the body
        self._definitions: dict[str, str] = {}  # id → element
        self._text = SvgText()
        self._clip: tuple[str, ...] = ("", "")  # the shapes of the box and of the path

    def _add(self, element: str) -> None:
        self._body.append(element)
        self._size += len(element)
        if self._size > RESPONSE_BYTES:
            raise TooLargeError(
                f"The picture has more than {RESPONSE_BYTES:,} bytes, more than an answer can carry.", "c",
                "Fewer data, or a picture of pixels.",
            )  # fmt: skip

    def _define(self, kind: str, attributes: str, content: str) -> str:
        """The id of a definition."""
        name = _id(kind, attributes + content)
        self._definitions[name] = f'<{kind} id="{name}"{attributes}>{content}</{kind}>'
        return name

    def _paint(self, **colors: Rgba) -> str:
        """The attributes that give an element its colours."""
        return "".join(paint(what, color) for what, color in colors.items()) + self._classes(**colors)

    def _classes(self, **colors: Rgba) -> str:
        """The classes of an element whose colours are others by night; - stands for _ in the names of attributes."""
        classes = []
        for what, color in colors.items():
            place = len(self.painted)
            self.painted.append((what, color))
            if place < len(self._night) and self._night[place][0] == what:
                dark = css(self._night[place][1])
                if dark != css(color):
                    name = f"night-{what.replace('_', '-')}-{dark[1:]}"
                    self._rules[name] = f"{what.replace('_', '-')}:{dark}"
                    classes.append(name)
        return f' class="{" ".join(classes)}"' if classes else ""

    def paper(self, color: Rgba) -> None:
        if color[3]:
            self._add(f'<rect width="{self.width}" height="{self.height}"{self._paint(fill=color)}/>')

    def fill(self, path: Path, color: Rgba | Paint) -> None:
        paint = f' fill="{self._url(color)}"' if isinstance(color, Paint) else self._paint(fill=color)
        self._add(f'<path d="{path_data(path)}"{paint}/>')

    def stroke(
        self, path: Path, color: Rgba | Paint, width: float, dash: tuple[float, ...] = (), cap: Cap | None = None,
        join: Join = "round", dash_offset: float = 0.0,
    ) -> None:  # fmt: skip
        paint = f' stroke="{self._url(color)}"' if isinstance(color, Paint) else self._paint(stroke=color)
        dashes = f' stroke-dasharray="{" ".join(map(number, dash))}"' if dash else ""
        if dash and dash_offset:
            dashes += f' stroke-dashoffset="{number(dash_offset)}"'
        cap = cap or ("butt" if dash else "round")
        ends = "" if cap == "butt" else f' stroke-linecap="{cap}"'
        corners = f' stroke-miterlimit="{MITRE_LIMIT:g}"' if join == "miter" else f' stroke-linejoin="{join}"'
        self._add(
            f'<path d="{path_data(path)}" fill="none"{paint} stroke-width="{number(width)}"{ends}{corners}{dashes}/>'
        )

    def _url(self, paint: Paint) -> str:
        """Where a paint is defined, for a fill or a stroke."""
        if isinstance(paint, Tiles):
            from . import tiles

            size = number(paint.size)
            marks = [f'<rect width="{size}" height="{size}"{self._paint(fill=paint.background)}/>']
            for path, stroked in tiles.marks(paint.shape, paint.size):
                what = self._paint(stroke=paint.color) if stroked else self._paint(fill=paint.color)
                pen = f' fill="none" stroke-width="{number(paint.size / tiles.PEN)}"' if stroked else ""
                ends = ' stroke-linecap="round" stroke-linejoin="round"' if stroked else ""
                marks.append(f'<path d="{path_data(path)}"{what}{pen}{ends}/>')
            square = f' width="{size}" height="{size}" patternUnits="userSpaceOnUse"'
            return f"url(#{self._define('pattern', square, ''.join(marks))})"
        if isinstance(paint, LinearGradient):
            kind = "linear"
            places = {"x1": paint.x0, "y1": paint.y0, "x2": paint.x1, "y2": paint.y1}
        else:
            assert isinstance(paint, RadialGradient)  # noqa: S101  there are no others
            kind = "radial"
            places = {"fx": paint.x0, "fy": paint.y0, "fr": paint.r0, "cx": paint.x1, "cy": paint.y1, "r": paint.r1}
        stops = "".join(self._stop(at, color) for at, color in paint.stops)
        ends = "".join(f' {name}="{number(place)}"' for name, place in places.items())
        name = self._define(f"{kind}Gradient", f' gradientUnits="userSpaceOnUse"{ends}', stops)
        return f"url(#{name})"

    def _stop(self, at: float, color: Rgba) -> str:
        """A colour of a gradient."""
        opacity = f'stop-opacity="{number(color[3])}"'
        return f'<stop offset="{at:g}" stop-color="{css(color)}" {opacity}{self._classes(stop_color=color)}/>'

    def markers(self, shape: Path, points: Floats, color: Rgba, edge: Rgba | None = None, width: float = 0.0) -> None:
        name = self._define("g", "", f'<path d="{path_data(shape)}"/>')
        colors = self._paint(fill=color, stroke=edge) if edge else self._paint(fill=color)
        line = f' stroke-width="{number(width)}"' if edge else ""
        here = points[np.isfinite(points).all(1)].tolist()
        uses = "".join(f'<use href="#{name}" x="{number(x)}" y="{number(y)}"/>' for x, y in here)
        self._add(f"<g{colors}{line}>{uses}</g>")

    def fade(self, path: Path, colors: tuple[Rgba, Rgba], top: float, bottom: float, sideways: bool = False) -> None:
        stops = "".join(self._stop(at, color) for at, color in enumerate(colors))
        along, across = ("x", "y") if sideways else ("y", "x")
        ends = f'{across}1="0" {across}2="0" {along}1="{number(top)}" {along}2="{number(bottom)}"'
        line = f' gradientUnits="userSpaceOnUse" {ends}'
        name = self._define("linearGradient", line, stops)
        self._add(f'<path d="{path_data(path)}" fill="url(#{name})"/>')

    def hatch(self, path: Path, pattern: str, tile: int, color: Rgba) -> None:
        from . import patterns

        box = (0.0, 0.0, float(tile), float(tile))
        marks = []
        if (lines := patterns.lines(pattern, tile, box)) is not None:
            width = number(patterns.thickness(pattern, tile))
            marks.append(f'<path d="{path_data(lines)}"{self._paint(stroke=color)} stroke-width="{width}"/>')
        if (dots := patterns.dots(pattern, tile, box)).size:
            shape = joined([disc(patterns.DOT * tile, x, y) for x, y in dots.tolist()])
            marks.append(f'<path d="{path_data(shape)}"{self._paint(fill=color)}/>')
        size = f' width="{tile}" height="{tile}" patternUnits="userSpaceOnUse"'
        name = self._define("pattern", size, "".join(marks))
        self._add(f'<path d="{path_data(path)}" fill="url(#{name})"/>')

    def clip(self, box: Box | None) -> None:
        shape = ""
        if box is not None:
            x0, y0, x1, y1 = box
            size = f'width="{number(x1 - x0)}" height="{number(y1 - y0)}"'
            shape = f'<rect x="{number(x0)}" y="{number(y0)}" {size}/>'
        self._keep_inside(shape, self._clip[1])

    def clip_path(self, path: Path | None) -> None:
        self._keep_inside(self._clip[0], f'<path d="{path_data(path)}"/>' if path is not None else "")

    def _keep_inside(self, *shapes: str) -> None:
        """Keep what follows inside those of some shapes that are not empty, and no longer inside others."""
        self._body += ["</g>" for shape in self._clip if shape]
        self._clip = shapes
        for shape in filter(None, shapes):
            self._add(f'<g clip-path="url(#{self._define("clipPath", "", shape)})">')

    def _set(
        self, string: str, x: float, y: float, size: float, weight: int, color: Rgba, align: float, angle: float,
        tabular: bool,
    ) -> None:  # fmt: skip
        element = self._text.element(
            string, x, y, size, weight, color=css(color), opacity=color[3], angle=angle, align=align,
            tabular=tabular, lang=self.lang, classes=self._classes(fill=color),
        )  # fmt: skip
        self._add(element)

    def encoded(self, format: str, title: str, description: str) -> bytes:  # noqa: A002
        self._keep_inside("", "")
        definitions = f"<defs>{''.join(self._definitions.values())}</defs>" if self._definitions else ""
        words = {
            kind: (_id(kind, text), escaped(text)) for kind, text in (("title", title), ("desc", description)) if text
        }
        named = f' aria-labelledby="{" ".join(name for name, _ in words.values())}"' if words else ""
        told = "".join(f'<{kind} id="{name}">{text}</{kind}>' for kind, (name, text) in words.items())
        rules = "".join(f".{name}{{{rule}}}" for name, rule in self._rules.items())
        style = f"<style>@media (prefers-color-scheme:dark){{{rules}}}</style>" if rules else ""
        size = f'width="{self.width}" height="{self.height}" viewBox="0 0 {self.width} {self.height}"'
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img"{named}>'
            f"{told}{style}{definitions}{self._text.defs()}{''.join(self._body)}</svg>\n"
        ).encode()


def _id(kind: str, content: str) -> str:
    return f"{kind}-{crc32(content.encode(errors='replace')):08x}"


def paint(what: str, color: Rgba) -> str:
    """A fill or stroke attribute, with its opacity where that is not 1."""
    opacity = f' {what}-opacity="{number(color[3])}"' if color[3] < 1 else ""
    return f' {what}="{css(color)}"{opacity}'

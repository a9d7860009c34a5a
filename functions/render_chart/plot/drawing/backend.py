"""The fence around matplotlib's private parts: its Agg rasteriser, loaded without the rest of the package.

`import matplotlib` costs 0.25 s of CPU and brings Pillow along; a PNG needs one shared library of it. This module alone
knows its private names: the extension module, and the attributes it reads from a graphics context. The same verbs by
matplotlib's public API stand in `figure.py`; tests compare the two pixel by pixel, so a new release fails loudly, and
PUBLIC_AGG=1 in the environment makes the public way draw.
"""

import sys
from abc import abstractmethod
from collections.abc import Callable
from functools import lru_cache
from importlib.machinery import EXTENSION_SUFFIXES
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from math import ceil, floor
from pathlib import Path as FilePath
from typing import Final, Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from ...encode import raster_file
from ...errors import TooLargeError
from ..typesetting import text
from . import paints, veils
from .canvas import Canvas, Cap, Join, Rgba
from .ink import Ink
from .paints import Paint
from .paths import Floats, Path, pieces
from .strokes import dashes, mitred, nearer, straight

AGG = "matplotlib.backends._backend_agg"
KEPT_STRIP = 16_384  # px; fades under sparklines come again, 32 of them are 2 MB at most
HUGE = 1e7  # px; Agg cuts a curve of that size into thousands of steps, and one of 1e18 px for ever
FAR = 2**30  # px; where nothing is seen of letters, and Agg counts no further
APART = 1e-9  # px; what clip paths are moved by, so that each has a transform of its own
Ends = Literal["butt", "round", "projecting"]
CAPS: Final[dict[Cap, Ends]] = {"butt": "butt", "round": "round", "square": "projecting"}  # in matplotlib's words
KEPT_PIXELS = 4_000_000  # rasters up to this size are kept for the next picture: a fresh one faults its pages in


class _Raster(Protocol):
    """The verbs of matplotlib's `_backend_agg.RendererAgg` that we use; y runs up in what it is given."""

    def draw_path(self, gc: "_Pen", path: Path, transform: Floats, face: Rgba | None) -> None: ...
    def draw_markers(
        self, gc: "_Pen", shape: Path, shape_transform: Floats, path: Path, transform: Floats, face: Rgba | None
    ) -> None: ...
    def draw_text_image(self, image: NDArray[np.uint8], x: int, bottom: int, angle: float, gc: "_Pen") -> None: ...
    def draw_image(self, gc: "_Pen", x: float, y: float, image: NDArray[np.uint8]) -> None: ...
    def __buffer__(self, flags: int) -> memoryview: ...


class _Pen:
    """What the extension reads from a graphics context (matplotlib's `GraphicsContextBase`)."""

    _alpha = 1.0
    _forced_alpha = False
    _antialiased = True
    _cliprect: tuple[float, float, float, float] | None = None
    _hatch: None = None

    # Never used: called without arguments, these types answer False, 0.0 and None, and take no frame of Python's.
    get_snap = bool  # the layout puts edges on whole pixels by itself
    get_hatch_linewidth = float
    get_hatch_path = get_sketch_params = type(None)

    def __init__(self) -> None:
        self._linewidth = 0.0
        self._rgb: Rgba = (0.0, 0.0, 0.0, 1.0)
        self._capstyle = self._joinstyle = "round"
        self._dashes: tuple[float, list[float] | None] = (0.0, None)
        self._clip: tuple[Path | None, Floats | None] = (None, None)

    def get_dashes(self) -> tuple[float, list[float] | None]:
        return self._dashes

    def get_clip_path(self) -> tuple[Path | None, Floats | None]:
        return self._clip

    def get_hatch_color(self) -> Rgba:
        return self._rgb


def _new_raster(width: int, height: int) -> _Raster:
    """A renderer of matplotlib's Agg extension, loaded under its own name but without its package."""
    module = sys.modules.get(AGG)
    if module is None:
        package = find_spec("matplotlib")  # a top-level name: finding it imports nothing
        if package is None or not package.submodule_search_locations:
            raise ImportError("matplotlib is not installed")
        folder = FilePath(package.submodule_search_locations[0], "backends")
        file = next(path for s in EXTENSION_SUFFIXES if (path := folder / f"_backend_agg{s}").exists())
        spec = spec_from_file_location(AGG, file)
        if spec is None or spec.loader is None:
            raise ImportError(f"{file} cannot be loaded")
        module = module_from_spec(spec)
        sys.modules[AGG] = module  # a later `import matplotlib…` finds it here: the types may be registered but once
        spec.loader.exec_module(module)
    raster: _Raster = module.RendererAgg(width, height, 72.0)
    return raster


class _Sheet:
    """A raster, the last path that was faded on it, and the number of other clip paths there were.

    matplotlib renders the mask of a clip path anew only if the path has another address than the last one: that must
    live on, in the next picture too, lest another path come to stand at its address and be clipped by its mask.
    """

    def __init__(self, width: int, height: int) -> None:
        self.raster = _new_raster(width, height)
        self.clipped: Path | None = None
        self.clips = 0


_kept: dict[tuple[int, int], _Sheet] = {}  # at most one


def _sheet(width: int, height: int) -> _Sheet:
    """A raster of that size, to be covered by its paper: the last one if it fits."""
    sheet = _kept.get((width, height))
    if sheet is None:
        sheet = _Sheet(width, height)
        if width * height <= KEPT_PIXELS:
            _kept.clear()
            _kept[width, height] = sheet
    return sheet


# (H, W, 4) pixels with the bottom row first, and their left and lower edge in device px
Picture = tuple[NDArray[np.uint8], int, int]

SOLID, CLEAR = (0.0, 0.0, 0.0, 1.0), (0.0, 0.0, 0.0, 0.0)
LIGHT = 1.5  # sum of red, green and blue from which letters are lighter than their ground


class InkedCanvas(Canvas):
    """A canvas that sets letters as pixels.

    per_px : these, per CSS px
    reach : how many the picture has across and down; None if letters outside of it are to be set as well
    """

    per_px: float
    reach: tuple[int, int] | None = None

    def _set(
        self, string: str, x: float, y: float, size: float, weight: int, color: Rgba, align: float, angle: float,
        tabular: bool,
    ) -> None:  # fmt: skip
        s = self.per_px
        ink = text.coverage(
            string, size * s, weight, x * s, y * s, angle=angle, align=align, light=is_light(color), tabular=tabular,
            lang=self.lang, canvas=self.reach,
        )  # fmt: skip
        self._blit(ink, color)

    def _set_together(
        self, placed: list[tuple[str, float, float]], size: float, weight: int, color: Rgba, align: float, tabular: bool
    ) -> None:
        if self.reach is not None and max(self.reach) > text.RASTER_SIDE:
            super()._set_together(placed, size, weight, color, align, tabular)
            return
        s = self.per_px
        pens = [(string, x * s, y * s) for string, x, y in placed]
        light = is_light(color)
        ink = text.coverage_together(pens, size * s, weight, align, light=light, tabular=tabular, lang=self.lang)
        self._blit(ink, color)

    @abstractmethod
    def _blit(self, ink: text.Coverage | None, color: Rgba) -> None:
        """Put ink on the picture, none where there is none."""


class AggCanvas(InkedCanvas):
    """A canvas of pixels.

    kept : whether its raster is the one for all pictures, one at a time
    """

    sets_on_pixels = True

    def __init__(self, width: int, height: int, scale: float, kept: bool = True) -> None:
        super().__init__(width, height, scale)
        self.per_px = scale
        self.reach = self.columns, self.rows = round(width * scale), round(height * scale)
        self._sheet = _sheet(self.columns, self.rows) if kept else _Sheet(self.columns, self.rows)
        self._mask: AggCanvas | None = None
        self._ink = Ink(width, height, scale)
        self._raster = self._sheet.raster
        self._pixels = np.asarray(self._raster)
        self._words = self._pixels.view(np.uint32)[..., 0]  # a pixel each
        # the extension turns y over by the height of the raster: turned over here first
        self._transform = np.array([[scale, 0.0, 0.0], [0.0, -scale, float(self.rows)], [0.0, 0.0, 1.0]])
        self._marker_transform = np.array([[scale, 0.0, 0.0], [0.0, -scale, 0.0], [0.0, 0.0, 1.0]])
        self._filler, self._liner = _Pen(), _Pen()
        self._opaque = False
        self._in_rows = True  # a palette keeps what is plain along rows, and would shift the colours of other surfaces

    def pixels(self) -> NDArray[np.uint8]:
        """The picture, (rows, columns, 4) straight (not premultiplied) RGBA; valid until the next picture is begun."""
        return self._pixels

    def encoded(self, format: str, title: str, description: str) -> bytes:  # noqa: A002
        return raster_file(self._pixels, format, self.scale, description, self._opaque and self._in_rows)

    def paper(self, color: Rgba) -> None:
        self._opaque = color[3] == 1
        word = int.from_bytes(round(255 * c) for c in color) if color[3] else 0
        self._pixels.view(">u4")[:] = word

    def fill(self, path: Path, color: Rgba | Paint) -> None:
        if self.wary:
            self._ink.fill(path, color)
        if isinstance(color, Paint):
            self._paint(path, color, 0.0, lambda mask: mask.fill(path, SOLID))
            return
        if color[3] < 1 and self._veiled(path, color):
            return
        self._draw(self._filler, path, color)

    def _veiled(self, path: Path, color: Rgba) -> bool:
        """Whether a path was filled with a translucent colour by the quick way for large rectangles."""
        pen = self._filler
        left, below, right, above = pen._cliprect or (0.0, 0.0, float(self.columns), float(self.rows))
        if pen._clip[0] is not None:
            return False
        inside = (
            max(left, 0.0),
            max(self.rows - above, 0.0),
            min(right, self.columns),
            min(self.rows - below, self.rows),
        )
        boxes = veils.whole_pixels(path, self.scale, inside)
        if boxes is None:
            return False
        veils.blend(self._words, boxes, color)
        around = veils.edges(path, boxes, self.scale)
        if around is not None:
            self._draw(pen, around, color)
        return True

    def parallels(
        self, lines: dict[Rgba, list[float]], spans: list[tuple[float, float]], width: float, upright: bool
    ) -> None:
        pen = self._filler
        if pen._cliprect is None and pen._clip[0] is None:
            if self.wary:
                self._ink.lines(lines, spans, width)
            if veils.lines(self._words, lines, spans, width, upright, self.scale):
                return
        super().parallels(lines, spans, width, upright)

    def stroke(
        self, path: Path, color: Rgba | Paint, width: float, dash: tuple[float, ...] = (), cap: Cap | None = None,
        join: Join = "round", dash_offset: float = 0.0,
    ) -> None:  # fmt: skip
        if self.wary:
            self._ink.line(path, color, width)
        if isinstance(color, Paint):
            self._paint(path, color, width, lambda mask: mask.stroke(path, SOLID, width, dash, cap, join, dash_offset))
            return
        if join == "miter" and not dash and (covered := mitred(path, width, cap, self.scale)) is not None:
            self._draw(self._filler, covered, color)
            return
        pen = self._liner
        pen._linewidth, pen._rgb, pen._joinstyle = width * self.scale, color, join
        pen._capstyle = CAPS[cap] if cap else "butt" if dash else "round"
        if dash and (dash := dashes(dash)):
            pen._dashes = (
                dash_offset % sum(dash) * self.scale if dash_offset else 0.0,
                [length * self.scale for length in dash],
            )
        else:
            pen._dashes = (0.0, None)
        for piece in pieces(path, color, dash):
            self._draw(pen, piece, None)

    def _draw(self, pen: _Pen, path: Path, color: Rgba | None) -> None:
        """Draw a path. Raises TooLargeError where it covers more pixels than the rasteriser has cells for."""
        if self.wary and _is_huge(path.vertices):
            path = nearer(path, HUGE)
            path = path if path.codes is None else straight(path)
        try:
            self._raster.draw_path(pen, path, self._transform, color)
        except OverflowError as error:
            _kept.clear()  # its cells are never given back
            raise TooLargeError("The drawing reaches much too far beyond the picture.") from error

    def _paint(self, path: Path, paint: Paint, width: float, draw: Callable[[Canvas], None]) -> None:
        """Show a paint where `draw` leaves marks along or inside of a path."""
        where = paints.area(path, width, self.scale, self.columns, self.rows)
        if where is None:
            return
        if self._mask is None:
            self._mask = AggCanvas(self.width, self.height, self.scale, kept=False)
            self._mask.paper(CLEAR)
        draw(self._mask)
        part = self._mask.pixels()[where.top : where.bottom, where.left : where.right]
        image = paints.shown(paint, part[..., 3], where, self.scale)
        part[:] = 0
        self._in_rows = False
        self._raster.draw_image(self._filler, float(where.left), float(self.rows - where.bottom), image)

    def markers(self, shape: Path, points: Floats, color: Rgba, edge: Rgba | None = None, width: float = 0.0) -> None:
        if self.wary:
            self._ink.stamps(shape, len(points), color)
        pen = self._liner
        pen._linewidth, pen._rgb = (width * self.scale, edge) if edge else (0.0, color)
        pen._joinstyle = "round"
        pen._dashes = (0.0, None)
        self._raster.draw_markers(pen, shape, self._marker_transform, Path(points), self._transform, color)

    def fade(self, path: Path, colors: tuple[Rgba, Rgba], top: float, bottom: float, sideways: bool = False) -> None:
        strip = gradient(path, colors, (top, bottom), self.scale, self.width, self.height, sideways)
        self._in_rows = self._in_rows and not sideways
        self._show_through(path, strip)

    def hatch(self, path: Path, pattern: str, tile: int, color: Rgba) -> None:
        self._in_rows = False
        self._show_through(path, tiled(path, pattern, tile, color, self.scale, self.width, self.height))

    def _show_through(self, path: Path, picture: Picture | None) -> None:
        """Draw the part of a picture that is inside a path."""
        if picture is not None:
            image, left, below = picture
            pen = _Pen()
            pen._cliprect = self._filler._cliprect
            self._sheet.clipped = Path(np.array(path.vertices, np.float64), path.codes)
            pen._clip = (self._sheet.clipped, self._transform)
            self._raster.draw_image(pen, float(left), float(self.rows - below), image)

    def clip(self, box: tuple[float, float, float, float] | None) -> None:
        rect = None
        if box is not None:
            (x0, y0, x1, y1), s = box, self.scale
            rect = (x0 * s, self.rows - y1 * s, x1 * s, self.rows - y0 * s)
        self._filler._cliprect = self._liner._cliprect = rect

    def clip_path(self, path: Path | None) -> None:
        clip: tuple[Path | None, Floats | None] = (None, None)
        if path is not None:
            if self.wary:
                self._ink.mask()
            # matplotlib keeps the mask of the last clip path, and tells it from others by where it is in memory and by
            # its transform. Memory is used again, so it is the transform that no two of them share.
            self._sheet.clips += 1
            transform = self._transform.copy()
            transform[0, 2] += self._sheet.clips * APART
            clip = (Path(np.array(path.vertices, np.float64), path.codes), transform)
        self._filler._clip = self._liner._clip = clip

    def _blit(self, ink: text.Coverage | None, color: Rgba) -> None:
        if ink is not None and abs(ink.left) + abs(ink.top) < FAR:
            pen = self._filler
            pen._rgb = color
            if pen._clip[0] is not None:  # letters themselves know no clip path
                image = stencil(ink.pixels, color)
                self._raster.draw_image(pen, float(ink.left), float(self.rows - ink.bottom), image)
                return
            self._raster.draw_text_image(ink.pixels, ink.left, ink.bottom, 0.0, pen)


def _is_huge(vertices: Floats) -> bool:
    """Whether one of them is farther away than HUGE; nan is nowhere."""
    all_places = vertices.reshape(-1)
    if all_places @ all_places <= HUGE**2:  # a third of the time, and as far away as all of them together
        return False
    return bool(np.abs(all_places).max(initial=0.0) > HUGE)


def stencil(coverage: NDArray[np.uint8], color: Rgba) -> NDArray[np.uint8]:
    """Some coverage as an image in a colour, (H, W, 4), bottom row first as matplotlib's renderers take it."""
    image = np.empty((*coverage.shape, 4), np.uint8)
    image[..., :3] = [round(255 * c) for c in color[:3]]
    image[..., 3] = np.rint(coverage[::-1] * color[3])
    return image


def is_light(color: Rgba) -> bool:
    """Whether letters of that colour are lighter than what they most likely stand on."""
    return color[0] + color[1] + color[2] > LIGHT


def gradient(
    path: Path,
    colors: tuple[Rgba, Rgba],
    ends: tuple[float, float],
    scale: float,
    width: int,
    height: int,
    sideways: bool = False,
) -> Picture | None:
    """The pixels behind a fading path, and where they stand.

    colors, ends : where the fade begins and ends, which y (x where it goes sideways) in CSS px
    """
    if sideways:  # as one that fades downwards, laid on its side
        turned = gradient(Path(path.vertices[:, ::-1]), colors, ends, scale, height, width)
        if turned is None:
            return None
        image, upper, right = turned
        return np.ascontiguousarray(image.transpose(1, 0, 2)[:, ::-1]), right - image.shape[0], upper + image.shape[1]
    top, bottom = ends[0] * scale, ends[1] * scale
    first, last = max(0, int(top)), min(round(height * scale), ceil(bottom))
    across = path.vertices[:, 0]
    left, right = max(0, floor(across.min() * scale)), min(round(width * scale), ceil(across.max() * scale))
    if first >= last or left >= right:
        return None
    strip = _kept_strip if (right - left) * (last - first) <= KEPT_STRIP else _strip
    return strip(round(top - first, 2), round(bottom - first, 2), right - left, last - first, colors), left, last


def _strip(top: float, bottom: float, width: int, height: int, colors: tuple[Rgba, Rgba]) -> NDArray[np.uint8]:
    """(height, width, 4) pixels that go from one colour to another, bottom row first."""
    at = np.minimum(np.maximum((np.arange(height) + 0.5 - top) / max(bottom - top, 1e-9), 0.0), 1.0)
    first, last = np.array(colors)
    column = np.rint(255 * (first + (last - first) * at[:, None])).astype(np.uint8)
    return np.repeat(column[::-1, None], width, axis=1)


_kept_strip = lru_cache(32)(_strip)


def tiled(path: Path, pattern: str, tile: int, color: Rgba, scale: float, width: int, height: int) -> Picture | None:
    """The pixels behind a path that is covered with a pattern, and where they stand."""
    from . import patterns

    x, y = path.vertices.T * scale
    left, right = max(0, floor(np.nanmin(x))), min(round(width * scale), ceil(np.nanmax(x)))
    top, bottom = max(0, floor(np.nanmin(y))), min(round(height * scale), ceil(np.nanmax(y)))
    if left >= right or top >= bottom:
        return None
    cover = patterns.coverage(pattern, tile, scale)
    rows, columns = np.arange(bottom - 1, top - 1, -1) % len(cover), np.arange(left, right) % len(cover)
    image = np.empty((bottom - top, right - left, 4), np.uint8)
    image[..., :3] = [round(255 * c) for c in color[:3]]
    image[..., 3] = np.rint(255 * color[3] * cover[rows[:, None], columns])
    return image, left, bottom

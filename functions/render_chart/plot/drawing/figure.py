"""Charts by matplotlib's public API: an artist of ours on an ordinary Figure, drawn by any of its renderers.

The PDF goes this way. For pixels, backend.py has a quicker one; tests hold the two together.
"""

from collections.abc import Callable
from io import BytesIO

import numpy as np
from matplotlib.artist import Artist
from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.figure import Figure
from matplotlib.path import Path as MplPath
from matplotlib.transforms import Affine2D, Bbox, TransformedPath
from numpy.typing import NDArray

from ...encode import raster_file
from ...spec import ChartSpec
from ..typesetting import text
from . import paints, patterns
from .backend import APART, CAPS, FAR, SOLID, InkedCanvas, Picture, gradient, stencil, tiled
from .canvas import Box, Canvas, Cap, Join, Rgba
from .paints import Paint
from .paths import Floats, Path, disc, pieces, rect
from .strokes import dashes, mitred

FADE_ROWS = 64  # of a gradient
PAPER_SCALE = 3.0  # device pixels to a CSS px of what is pixels in a PDF


class RendererCanvas(InkedCanvas):
    """A canvas on a matplotlib renderer.

    per_px : units of the renderer in a CSS px
    """

    def __init__(self, renderer: RendererBase, width: int, height: int, per_px: float) -> None:
        # paper has no pixels: on it edges stand on whole CSS px, as they do in the other formats
        super().__init__(width, height, 1.0 if renderer.option_scale_image() else per_px)
        self.per_px = per_px
        self.renderer = renderer
        self.rows = height * per_px
        point = renderer.points_to_pixels(1.0)
        # A CSS px as a line width: matplotlib counts those in points.
        self.unit = per_px / point if isinstance(point, float) else per_px
        self.transform = Affine2D().scale(per_px, -per_px).translate(0, self.rows)
        self._clip: Bbox | None = None
        self._clipped: TransformedPath | None = None
        self._clip_path: TransformedPath | None = None
        self._clips = 0
        self.sets_on_pixels = not renderer.option_scale_image()

    def _pen(self, color: Rgba, width: float = 0.0) -> GraphicsContextBase:
        pen = self.renderer.new_gc()
        pen.set_foreground(color, isRGBA=True)
        pen.set_linewidth(width * self.unit)
        pen.set_joinstyle("round")
        pen.set_snap(False)
        if self._clip is not None:
            pen.set_clip_rectangle(self._clip)
        if self._clip_path is not None:
            pen.set_clip_path(self._clip_path)
        return pen

    def paper(self, color: Rgba) -> None:
        if color[3]:
            self.fill(rect(0, 0, self.width, self.height), color)

    def fill(self, path: Path, color: Rgba | Paint) -> None:
        if isinstance(color, Paint):
            self._paint(path, color, 0.0, lambda mask: mask.fill(path, SOLID))
            return
        self.renderer.draw_path(self._pen(color), MplPath(path.vertices, path.codes), self.transform, color)

    def stroke(
        self, path: Path, color: Rgba | Paint, width: float, dash: tuple[float, ...] = (), cap: Cap | None = None,
        join: Join = "round", dash_offset: float = 0.0,
    ) -> None:  # fmt: skip
        if isinstance(color, Paint):
            self._paint(path, color, width, lambda mask: mask.stroke(path, SOLID, width, dash, cap, join, dash_offset))
            return
        cut_off = join == "miter" and not dash and self.sets_on_pixels  # the limit of a PDF is that of canvases
        if cut_off and (covered := mitred(path, width, cap, self.scale)) is not None:
            self.fill(covered, color)
            return
        pen = self._pen(color, width)
        pen.set_joinstyle(join)
        pen.set_capstyle(CAPS[cap] if cap else "butt" if dash else "round")
        if dash and (dash := dashes(dash)):
            pen.set_dashes(dash_offset % sum(dash) * self.unit, [length * self.unit for length in dash])
        for piece in pieces(path, color, dash):
            self.renderer.draw_path(pen, MplPath(piece.vertices, piece.codes), self.transform, None)

    def markers(self, shape: Path, points: Floats, color: Rgba, edge: Rgba | None = None, width: float = 0.0) -> None:
        pen = self._pen(edge or color, width if edge else 0.0)
        turned = Affine2D().scale(self.per_px, -self.per_px)
        stamp = MplPath(shape.vertices, shape.codes)
        self.renderer.draw_markers(pen, stamp, turned, MplPath(points), self.transform, color)

    def fade(self, path: Path, colors: tuple[Rgba, Rgba], top: float, bottom: float, sideways: bool = False) -> None:
        if not self.renderer.option_scale_image():  # pixels
            strip = gradient(path, colors, (top, bottom), self.per_px, self.width, self.height, sideways)
            self._show_through(path, colors[0], strip)
            return
        column = np.rint(255 * np.linspace(colors[1], colors[0], FADE_ROWS)).astype(np.uint8)[:, None]
        across = path.vertices[:, 1 if sideways else 0]
        first, last = float(np.nanmin(across)), float(np.nanmax(across))
        left, upper, right, lower = (top, first, bottom, last) if sideways else (first, top, last, bottom)
        image = np.ascontiguousarray(column[::-1].transpose(1, 0, 2)) if sideways else column
        box = Affine2D().scale((right - left) * self.per_px, (lower - upper) * self.per_px)
        pen = self._inside(path, colors[0])
        self.renderer.draw_image(pen, left * self.per_px, self.rows - lower * self.per_px, image, box)

    def hatch(self, path: Path, pattern: str, tile: int, color: Rgba) -> None:
        if not self.renderer.option_scale_image():
            image = tiled(path, pattern, tile, color, self.per_px, self.width, self.height)
            self._show_through(path, color, image)
            return
        (left, top), (right, bottom) = np.nanmin(path.vertices, 0).tolist(), np.nanmax(path.vertices, 0).tolist()
        pen = self._inside(path, color)
        if (lines := patterns.lines(pattern, tile, (left, top, right, bottom))) is not None:
            pen.set_linewidth(patterns.thickness(pattern, tile) * self.unit)
            pen.set_capstyle("butt")
            self.renderer.draw_path(pen, MplPath(lines.vertices, lines.codes), self.transform, None)
        if (dots := patterns.dots(pattern, tile, (left, top, right, bottom))).size:
            pen.set_linewidth(0)
            stamp, turned = disc(patterns.DOT * tile), Affine2D().scale(self.per_px, -self.per_px)
            dot = MplPath(stamp.vertices, stamp.codes)
            self.renderer.draw_markers(pen, dot, turned, MplPath(dots), self.transform, color)

    def _inside(self, path: Path, color: Rgba) -> GraphicsContextBase:
        """A pen that leaves marks inside a path only."""
        pen = self._pen(color)
        # The last one lives on until there is a next: Agg tells clip paths apart by where in memory they are.
        self._clipped = TransformedPath(MplPath(path.vertices, path.codes), self.transform)
        pen.set_clip_path(self._clipped)
        return pen

    def _paint(self, path: Path, paint: Paint, width: float, draw: Callable[[Canvas], None]) -> None:
        """Show a paint where `draw` leaves marks along or inside of a path; on paper too it is an image."""
        scale = self.scale if self.sets_on_pixels else PAPER_SCALE
        mask = PublicAggCanvas(self.width, self.height, scale)
        shown = mask.pixels()
        where = paints.area(path, width, scale, shown.shape[1], shown.shape[0])
        if where is None:
            return
        draw(mask)
        cover = mask.pixels()[where.top : where.bottom, where.left : where.right, 3]
        image = paints.shown(paint, cover, where, scale)
        unit = self.per_px / scale
        left, bottom = where.left * unit, self.rows - where.bottom * unit
        if self.sets_on_pixels:
            self.renderer.draw_image(self._pen(SOLID), left, bottom, image)
        else:
            size = Affine2D().scale(image.shape[1] * unit, image.shape[0] * unit)
            self.renderer.draw_image(self._pen(SOLID), left, bottom, image, size)

    def _show_through(self, path: Path, color: Rgba, picture: Picture | None) -> None:
        """Draw the part of some pixels that is inside a path."""
        if picture is not None:
            image, left, below = picture
            self.renderer.draw_image(self._inside(path, color), left, self.rows - below, image)

    def clip(self, box: Box | None) -> None:
        self._clip = None
        if box is not None:
            x0, y0, x1, y1 = (side * self.per_px for side in box)
            self._clip = Bbox.from_extents(x0, self.rows - y1, x1, self.rows - y0)

    def clip_path(self, path: Path | None) -> None:
        self._clip_path = None
        if path is not None:
            self._clips += 1  # see AggCanvas
            moved = self.transform + Affine2D().translate(self._clips * APART, 0)
            self._clip_path = TransformedPath(MplPath(path.vertices, path.codes), moved)

    def _blit(self, ink: text.Coverage | None, color: Rgba) -> None:
        if ink is not None and abs(ink.left) + abs(ink.top) < FAR:
            image = stencil(ink.pixels, color)
            self.renderer.draw_image(self._pen(color), ink.left, self.rows - ink.bottom, image)

    def encoded(self, format: str, title: str, description: str) -> bytes:  # noqa: A002
        raise NotImplementedError("the figure that this is drawn on saves itself")


class PublicAggCanvas(RendererCanvas):
    """A canvas of pixels by the public API alone: what PUBLIC_AGG=1 falls back on."""

    def __init__(self, width: int, height: int, scale: float) -> None:
        self._agg = RendererAgg(round(width * scale), round(height * scale), 72)
        super().__init__(self._agg, width, height, scale)

    def pixels(self) -> NDArray[np.uint8]:
        """The picture, (rows, columns, 4) RGBA."""
        return np.asarray(self._agg.buffer_rgba())

    def encoded(self, format: str, title: str, description: str) -> bytes:  # noqa: A002
        return raster_file(self.pixels(), format, self.scale, description)


class ChartArtist(Artist):
    """A whole chart as one artist."""

    def __init__(self, spec: ChartSpec) -> None:
        super().__init__()
        self.spec = spec

    def draw(self, renderer: RendererBase) -> None:
        """Draw it over the whole figure."""
        from ...charts import draw

        width, _ = renderer.get_canvas_width_height()
        draw(RendererCanvas(renderer, self.spec.width, self.spec.height, width / self.spec.width), self.spec)


def figure(spec: ChartSpec) -> Figure:
    """A matplotlib Figure that shows the chart and nothing else; it can be saved and drawn like any other."""
    made = Figure(figsize=(spec.width / 96, spec.height / 96), dpi=96 * spec.scale, frameon=False)
    made.add_artist(ChartArtist(spec))
    return made


def public_pixels(spec: ChartSpec) -> NDArray[np.uint8]:
    """The pixels of a chart by matplotlib's public API alone, (H, W, 4) RGBA."""
    canvas = FigureCanvasAgg(figure(spec))
    canvas.draw()
    return np.asarray(canvas.buffer_rgba())


def public_file(spec: ChartSpec, format: str) -> bytes:  # noqa: A002
    """What `Figure.savefig` makes of it."""
    out = BytesIO()
    figure(spec).savefig(out, format=format)
    return out.getvalue()

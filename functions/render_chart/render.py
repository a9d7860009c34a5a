"""ChartSpec to bytes: which canvas, and which encoding."""

from .alt import alt_text
from .charts import draw
from .plot.backend import agg_canvas
from .plot.canvas import Canvas
from .spec import ChartSpec

FORMATS = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "webp": "image/webp",
}


def render(spec: ChartSpec, format: str) -> tuple[bytes, str]:  # noqa: A002
    """The picture of a resolved chart, and its media type; format is one of FORMATS."""
    if format in ("svg", "pdf"):
        from .encode import vector

        drawn = vector.canvas(format, spec.width, spec.height)
        draw(drawn, spec)
        return drawn.finish(spec.title, alt_text(spec)), FORMATS[format]
    canvas = agg_canvas(spec.width, spec.height, spec.scale)
    draw(canvas, spec)
    if format == "webp":
        from .encode.webp import webp

        return webp(canvas.pixels()), FORMATS[format]
    from .encode.png import png

    return png(canvas.pixels(), spec.scale, alt_text(spec)), FORMATS[format]


def text_boxes(spec: ChartSpec) -> Canvas:
    """The canvas that a chart was drawn on, for tests of its layout."""
    canvas = agg_canvas(spec.width, spec.height, spec.scale)
    draw(canvas, spec)
    return canvas

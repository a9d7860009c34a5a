"""ChartSpec to bytes: which canvas, and which encoding."""

from .alt import alt_text
from .charts import draw
from .plot import error_picture
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
    canvas = _canvas(format, spec.width, spec.height, spec.scale)
    draw(canvas, spec)
    return canvas.encoded(format, spec.title, alt_text(spec)), FORMATS[format]


def render_error(message: str, format: str, width: int = 500, height: int = 300) -> tuple[bytes, str]:  # noqa: A002
    """A picture of what is wrong, and its media type."""
    canvas = _canvas(format, width, height, 1.0)
    error_picture.draw(canvas, message)
    return canvas.encoded(format, "This chart cannot be drawn", message), FORMATS[format]


def _canvas(format: str, width: int, height: int, scale: float) -> Canvas:  # noqa: A002
    if format in ("svg", "pdf"):
        from .plot import vector

        return vector.canvas(format, width, height)
    return agg_canvas(width, height, scale)


def text_boxes(spec: ChartSpec) -> Canvas:
    """The canvas that a chart was drawn on, for tests of its layout."""
    canvas = agg_canvas(spec.width, spec.height, spec.scale)
    draw(canvas, spec)
    return canvas

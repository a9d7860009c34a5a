"""ChartSpec to bytes: which canvas, and which encoding."""

import os

from msgspec.structs import replace

from .alt import alt_text, heading
from .charts import draw
from .plot import error_picture
from .plot.backend import AggCanvas
from .plot.canvas import Canvas
from .plot.theme import AUTO, BY_NIGHT
from .spec import ChartSpec

FORMATS = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "webp": "image/webp",
}


def render(spec: ChartSpec, format: str) -> tuple[bytes, str]:  # noqa: A002
    """The picture of a resolved chart, and its media type; format is one of FORMATS."""
    if spec.theme == AUTO and format == "svg":
        canvas = _by_day_and_night(spec)
    else:
        canvas = _canvas(format, spec.width, spec.height, spec.scale)
    draw(canvas, spec)
    return canvas.encoded(format, heading(spec), alt_text(spec)), FORMATS[format]


def render_error(message: str, format: str, width: int = 500, height: int = 300) -> tuple[bytes, str]:  # noqa: A002
    """A picture of what is wrong, and its media type."""
    canvas = _canvas(format, width, height, 1.0)
    error_picture.draw(canvas, message)
    return canvas.encoded(format, "This chart cannot be drawn", message), FORMATS[format]


def _by_day_and_night(spec: ChartSpec) -> Canvas:
    """A canvas that has, for each colour in which the chart will be drawn, the one that it has in the dark theme."""
    from .plot.svg import SvgCanvas

    night = SvgCanvas(spec.width, spec.height)
    draw(night, replace(spec, theme=BY_NIGHT))
    return SvgCanvas(spec.width, spec.height, night.painted)


def _canvas(format: str, width: int, height: int, scale: float) -> Canvas:  # noqa: A002
    """What to draw on: for anything but pixels, imported when first asked for."""
    if format == "svg":
        from .plot.svg import SvgCanvas

        return SvgCanvas(width, height)
    if format == "pdf":
        from .plot.pdf import PdfCanvas

        return PdfCanvas(width, height)
    if os.environ.get("PUBLIC_AGG") == "1":
        from .plot.figure import PublicAggCanvas

        return PublicAggCanvas(width, height, scale)
    return AggCanvas(width, height, scale)

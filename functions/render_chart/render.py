"""ChartSpec to bytes: which canvas, and which encoding."""

import os
from typing import TYPE_CHECKING

from msgspec.structs import replace

from .alt import alt_text, heading
from .charts import draw
from .plot import error_picture
from .plot.drawing import color
from .plot.drawing.backend import AggCanvas
from .plot.drawing.canvas import Canvas
from .plot.looks.theme import AUTO, BY_NIGHT
from .spec import ChartSpec, Config

if TYPE_CHECKING:
    from .chartjs.translate import Translated

CHARTJS = "chartjs"  # the theme of configurations that are drawn as Chart.js draws them
BASE64 = "base64"  # a PNG as text
FORMATS = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "webp": "image/webp",
    "jpg": "image/jpeg",
    BASE64: "text/plain; charset=us-ascii",
}


def render(spec: ChartSpec, format: str) -> tuple[bytes, str]:  # noqa: A002
    """The picture of a resolved chart, and its media type; format is one of FORMATS."""
    if spec.config is not None:
        if spec.theme == CHARTJS:
            return _encoded(*_of_chartjs(spec, spec.config, format), format)
        spec = in_theme(spec, spec.config).spec
    if spec.theme == AUTO and format == "svg":
        canvas = _by_day_and_night(spec)
    else:
        canvas = _canvas(format, spec.width, spec.height, spec.scale)
    draw(canvas, spec)
    return _encoded(canvas, heading(spec), alt_text(spec), format)


def in_theme(spec: ChartSpec, config: Config) -> "Translated":
    """A configuration of Chart.js as a chart of our own, in the theme that was asked for. Raises ChartError."""
    from .chartjs.config import opened
    from .chartjs.translate import Translated, translated

    with opened(config, spec.width, spec.height, bare=True) as (known, script):
        chart, warnings = translated(spec, known, spec.theme, script)
        return Translated(chart, [*known.warnings, *warnings])


def render_error(message: str, format: str, width: int = 500, height: int = 300) -> tuple[bytes, str]:  # noqa: A002
    """A picture of what is wrong, and its media type."""
    canvas = _canvas(format, width, height, 1.0)
    error_picture.draw(canvas, message)
    return _encoded(canvas, "This chart cannot be drawn", message, format)


def _of_chartjs(spec: ChartSpec, config: Config, format: str) -> tuple[Canvas, str, str]:  # noqa: A002
    """A canvas with what Chart.js draws for a configuration, its name and its alternative text."""
    from .chartjs.picture import picture

    canvas = _canvas(format, spec.width, spec.height, spec.scale)
    return canvas, *picture(canvas, config, color.parse(spec.background))


def _encoded(canvas: Canvas, title: str, description: str, format: str) -> tuple[bytes, str]:  # noqa: A002
    """What was drawn as a file, and its media type."""
    if format == BASE64:
        from binascii import b2a_base64

        return b2a_base64(canvas.encoded("png", title, description), newline=False), FORMATS[format]
    return canvas.encoded(format, title, description), FORMATS[format]


def _by_day_and_night(spec: ChartSpec) -> Canvas:
    """A canvas that has, for each colour in which the chart will be drawn, the one that it has in the dark theme."""
    from .plot.drawing.svg import SvgCanvas

    night = SvgCanvas(spec.width, spec.height)
    draw(night, replace(spec, theme=BY_NIGHT))
    return SvgCanvas(spec.width, spec.height, night.painted)


def _canvas(format: str, width: int, height: int, scale: float) -> Canvas:  # noqa: A002
    """What to draw on: for anything but pixels, imported when first asked for."""
    if format == "svg":
        from .plot.drawing.svg import SvgCanvas

        return SvgCanvas(width, height)
    if format == "pdf":
        from .plot.drawing.pdf import PdfCanvas

        return PdfCanvas(width, height)
    if os.environ.get("PUBLIC_AGG") == "1":
        from .plot.drawing.figure import PublicAggCanvas

        return PublicAggCanvas(width, height, scale)
    return AggCanvas(width, height, scale)

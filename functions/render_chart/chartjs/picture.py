"""A config drawn on a canvas."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import numpy as np

from ..plot.typesetting.shaping import language
from . import describe, fonts
from .chart import Chart
from .config import opened

if TYPE_CHECKING:
    from ..plot.drawing.canvas import Canvas, Rgba
    from .config import Config
    from .values import Script


def picture(canvas: Canvas, config: Config, paper: Rgba) -> tuple[str, str]:
    """Draw a config on paper of that colour: its name and its alternative text. Raises ChartError."""
    with opened(config, canvas.width, canvas.height) as (config, script):
        canvas.lang = language([config.source])
        canvas.paper(paper)
        draw(canvas, config, script)
    return describe.heading(config), describe.alt_text(config)


def draw(canvas: Canvas, config: Config, script: Script | None = None, warnings: list[str] | None = None) -> None:
    """Draw a config whose tree is open; what is asked for and not drawn is added to `warnings`."""
    chart = Chart(config.tree or {}, canvas.width, canvas.height, config.version, script, warnings)
    canvas.wary = True
    with closing(chart), reckoning():
        chart.update()
        chart.draw(canvas)


@contextmanager
def reckoning() -> Iterator[None]:
    """Let numbers be too large, or none, as they are in JavaScript, and count the letters of a chart."""
    with fonts.counted(), np.errstate(all="ignore"):
        yield

"""Chart.js configs, drawn by an engine that behaves as Chart.js does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..plot.drawing.canvas import Canvas
    from .config import Config
    from .values import Script


# What draws is imported where it is needed: the child that runs a config's JavaScript comes by here as well.


@contextmanager
def reckoning() -> Iterator[None]:
    """Let numbers be too large, or none, as they are in JavaScript, and count the letters of a chart."""
    import numpy as np

    from . import fonts

    with fonts.counted(), np.errstate(all="ignore"):
        yield


def draw(canvas: Canvas, config: Config, script: Script | None = None, warnings: list[str] | None = None) -> None:
    """Draw a config whose tree is open; what is asked for and not drawn is added to `warnings`."""
    from .chart import Chart

    chart = Chart(config.tree or {}, canvas.width, canvas.height, config.version, script, warnings)
    canvas.wary = True
    with reckoning():
        chart.update()
        chart.draw(canvas)

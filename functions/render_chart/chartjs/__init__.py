"""Chart.js configs, drawn by an engine that behaves as Chart.js does."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..plot.canvas import Canvas
    from .config import Config
    from .values import Script


def draw(canvas: Canvas, config: Config, script: Script | None = None, warnings: list[str] | None = None) -> None:
    """Draw a config whose tree is open; what is asked for and not drawn is added to `warnings`."""
    import numpy as np

    from . import fonts
    from .chart import Chart

    chart = Chart(config.tree or {}, canvas.width, canvas.height, config.version, script, warnings)
    canvas.wary = True
    # Numbers that are too large, or none, are just that in JavaScript, and no more is said.
    with fonts.counted(), np.errstate(all="ignore"):
        chart.update()
        chart.draw(canvas)

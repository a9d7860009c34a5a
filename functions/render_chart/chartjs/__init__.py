"""Chart.js configs, drawn by an engine that behaves as Chart.js does."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..plot.canvas import Canvas
    from .config import Config
    from .values import Script


def draw(canvas: Canvas, config: Config, script: Script | None = None, warnings: list[str] | None = None) -> None:
    """Draw a config whose tree is open; what is asked for and not drawn is added to `warnings`."""
    from .chart import Chart

    chart = Chart(config.tree or {}, canvas.width, canvas.height, config.version, script, warnings)
    chart.update()
    canvas.wary = True
    chart.draw(canvas)

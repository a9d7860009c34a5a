"""Charts too small for words: marks on the whole picture."""

from ..spec import ChartSpec
from . import axes
from .data import Column
from .drawing.canvas import Canvas
from .formats.writing import Writing
from .layers import value_extent
from .looks.style import Style
from .plot import Plot
from .scale import Linear, Log, Scale, padded


def plot_of(canvas: Canvas, spec: ChartSpec, style: Style, all_columns: list[Column], tight: bool = False) -> Plot:
    """The plot of a picture too small for anything but marks.

    tight : positions run from the first x to the last, without the halves of bands around them
    """
    pad = style.pad
    right, bottom = max(style.width - pad, pad + 1.0), max(style.height - pad, pad + 1.0)
    span = value_extent(spec, all_columns, spec.y[0].kind == "log")
    axis = axes.value_axis(spec.y[0], span, 2, Writing())
    if not axis.log and axes.limits(spec.y[0]) == (None, None):  # nothing tells where the domain ends: no rounding
        low, high = padded(*axes.with_zero(span.low, span.high, span.zero), span.zero == "always")
        axis = axis._replace(low=low, high=high)
    places = (pad, right) if spec.horizontal else (bottom, pad)
    across = (pad, bottom) if spec.horizontal else (pad, right)
    if spec.x.reverse:
        across = (across[1], across[0])
    positions: Scale
    if tight:
        domain = axes.x_domain([c.x for c in all_columns], spec.x.kind, 0.0, *axes.limits(spec.x))
        positions = (Log if spec.x.kind == "log" else Linear)(*domain, *across)
    else:
        count = max(c.x.size for c in all_columns)
        positions = Linear(-0.5, count - 0.5, *across)
    box = (pad, pad, right, bottom)
    return Plot(canvas, spec, style, all_columns, box, positions, [axis.scale(*places)] * len(spec.y))

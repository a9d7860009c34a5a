"""Marks that stand out: those of the labels named keep their colour, all others fade."""

import numpy as np

from ..spec import ChartSpec
from .canvas import Rgba
from .color import mix
from .data import Column

FADED = 0.68  # the share of background in the colour of what does not stand out


def faded(color: Rgba, background: Rgba) -> Rgba:
    """The muted tint of a colour."""
    return mix(color, (*background[:3], color[3]), FADED)


def parted(spec: ChartSpec, column: Column, background: Rgba) -> list[Column]:
    """A column of categories as two: what fades, in its tint, and what stands out; each has gaps for the other."""
    out = []
    names = set(spec.highlight)
    chosen = np.isin(column.x, [i for i, label in enumerate(spec.labels) if label in names])
    for shown, color in ((~chosen, faded(column.color, background)), (chosen, column.color)):
        low, high, values = (np.where(shown, part, np.nan) for part in (column.low, column.high, column.values))
        out.append(column._replace(color=color, low=low, high=high, values=values, complete=False))
    return out

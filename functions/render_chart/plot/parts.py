"""Marks of one series that have colours of their own: each was given one, or some stand out and all others fade."""

import numpy as np
from numpy.typing import NDArray

from ..spec import ChartSpec
from .data import Column
from .drawing.canvas import Rgba
from .drawing.color import mix, parse
from .drawing.paths import distinct
from .layers import colors_of

FADED = 0.68  # the share of background in the colour of what does not stand out


def faded(color: Rgba, background: Rgba) -> Rgba:
    """The muted tint of a colour."""
    return mix(color, (*background[:3], color[3]), FADED)


def standing_out(spec: ChartSpec, column: Column) -> NDArray[np.bool_]:
    """(N,) which marks do not fade."""
    if not spec.highlight:
        return np.ones(column.x.size, bool)
    names = set(spec.highlight)
    return np.isin(column.x, [i for i, label in enumerate(spec.labels) if label in names])


def parted(spec: ChartSpec, column: Column, background: Rgba) -> list[Column]:
    """A column as one for each colour, which has gaps for the others; what fades comes first."""
    given = [parse(color) for color in colors_of(spec, column)] or [column.color]
    turn, bright = np.arange(column.x.size) % len(given), standing_out(spec, column)
    out = []
    for shines in (False, True) if spec.highlight else (True,):
        for k in distinct(turn).tolist():
            color = given[k] if shines else faded(given[k], background)
            out.append(_only(column, (turn == k) & (bright == shines))._replace(color=color))
    return out


def _only(column: Column, shown: NDArray[np.bool_]) -> Column:
    low, high, values = (np.where(shown, part, np.nan) for part in (column.low, column.high, column.values))
    return column._replace(low=low, high=high, values=values, complete=False)

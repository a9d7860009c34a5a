"""What stands over the marks of a chart, in words: targets, averages, bands, points, trends."""

from collections.abc import Callable

import numpy as np

from .plot import places, trend
from .plot.data import columns
from .plot.formats.writing import writing_of
from .spec import Annotation, ChartSpec

MOST = 3  # annotations, and trends, that are told
Tell = Callable[[float], str]


def told(spec: ChartSpec, place: Callable[[ChartSpec, float, float], str]) -> list[str]:
    """A sentence for each of the first annotations, one for how many more there are, one for each trend.

    place : what stands on the x axis at a position, by the span of all positions
    """
    x = np.concatenate([column.x for column in columns(spec)])
    span = float(np.nanmax(x) - np.nanmin(x)) if np.isfinite(x).any() else 0.0

    def on_x(at: float) -> str:
        return place(spec, at, span)

    on_y = writing_of(spec, spec.y[0].format).value
    shown = [one for one in spec.annotations if not places.left_out(spec, one)]
    out = [_annotation(spec, one, on_x, on_y) for one in shown[:MOST]]
    more = len(shown) - MOST
    if more > 0:
        out.append(f"{more} more mark{'s' * (more > 1)}.")
    return out + _trends(spec)


def _annotation(spec: ChartSpec, one: Annotation, on_x: Tell, on_y: Tell) -> str:
    """A target is a line at a value: "Target line at 50."."""
    at = places.where(spec, one)
    spans = [(span, tell) for span, tell in ((at.x, on_x), (at.y, on_y)) if span] if at else []
    single = one.x2 is None and one.y2 is None
    where = (", " if single else " and ").join(
        tell(span[0]) if span[0] == span[1] else f"{tell(span[0])} to {tell(span[1])}" for span, tell in spans
    )
    if len(spans) > 1:
        return f"{one.label or ('Point' if single else 'Box')} at {where}."
    if single:
        name = one.label or (one.y.capitalize() if isinstance(one.y, str) else "")
        return f"{name} line at {where}." if name else f"Line at {where}."
    return f"{one.label or 'Band'} from {where}."


def _trends(spec: ChartSpec) -> list[str]:
    """How the straight lines run; a moving average follows its series, which was told."""
    if spec.trend != trend.LINEAR:
        return [f"Moving average over {spec.trend} values."] if spec.trend else []
    out = []
    for column in columns(spec)[:MOST]:
        if found := trend.line(spec, column):
            tell = writing_of(spec, spec.y[column.axis].format).values
            first, last = found[1].tolist()
            a, b = tell([first, last])
            run = "rises" if last > first else "falls" if last < first else "stays level"
            name = f"The trend of {column.name}" if column.name else "The trend"
            out.append(f"{name} {run} from {a} to {b}." if first != last else f"{name} {run} at {a}.")
    return out

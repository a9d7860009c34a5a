"""What of a chart that is in order is not drawn all the same: told in its JSON description, for an author to see."""

from .errors import quoted
from .plot.layers import has_marks
from .plot.looks.style import style_of
from .spec import Annotation, ChartSpec


def notices(spec: ChartSpec) -> list[str]:
    """A sentence for each thing that was asked for and cannot be seen."""
    if not has_marks(spec):
        return []
    if style_of(spec).tiny:
        return ["The picture is too small for annotations, error bars, confidence bands and trends."]
    return _beyond(spec) + _too_few(spec)


def _beyond(spec: ChartSpec) -> list[str]:
    from .plot import places

    out = []
    for i, one in enumerate(spec.annotations):
        if axis := places.left_out(spec, one):
            named = f" {quoted(one.label)}" if one.label else ""
            out.append(f"Annotation {i + 1}{named}, {_kind(one)}, lies beyond the limits of the {axis} axis.")
    return out


def _kind(one: Annotation) -> str:
    if one.x is not None and one.y is not None:
        return "a point" if one.x2 is None else "a box"
    return "a line" if one.x2 is None and one.y2 is None else "a band"


def _too_few(spec: ChartSpec) -> list[str]:
    """Series that have no trend."""
    if not spec.trend:
        return []
    from .plot import trend
    from .plot.data import columns

    without = [column for column in columns(spec) if trend.line(spec, column) is None]
    need = "two places" if spec.trend == trend.LINEAR else f"{spec.trend} values in a row"
    return [
        f"The trend of {quoted(c.name) if c.name else f'series {c.order + 1}'} is left out: it takes {need}."
        for c in without
    ]

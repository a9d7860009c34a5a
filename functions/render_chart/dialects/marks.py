"""What is drawn over the marks of a chart on axes: annotations, error bars, confidence bands, trends, highlights."""

from math import fsum
from typing import Final

from msgspec.structs import replace

from .. import limits
from ..errors import ChartError, TooLargeError, quoted
from ..plot.places import STATISTICS
from ..spec import Annotation, ChartSpec, Coordinate, Datum
from .checks import Place, nth, plain
from .looks import check_color, check_length

LONGEST_WINDOW: Final = 1_000  # values of a moving average


def resolve_marks(spec: ChartSpec, place: Place) -> ChartSpec:
    """The chart with the places of its annotations as numbers where they were dates. Raises ChartError."""
    for i, series in enumerate(spec.series):
        for field in ("error", "band"):
            if entries := getattr(series, field):
                _check_ranges(spec, i, field, entries, place)
    if spec.trend:
        _check_trend(spec, place)
    _check_highlight(spec, place)
    if len(spec.annotations) > limits.ANNOTATIONS:
        problem = f"{len(spec.annotations)} annotations are too many."
        raise TooLargeError(problem, place("annotations"), f"At most {limits.ANNOTATIONS}.")
    annotations = tuple([_annotation(one, i, spec, place) for i, one in enumerate(spec.annotations)])
    return replace(spec, annotations=annotations)


def _check_ranges(spec: ChartSpec, index: int, field: str, entries: tuple[Datum, ...], place: Place) -> None:
    """As many as values: sizes of error bars, or the ends of a band."""
    path = f"series[{index}].{field}"
    if spec.stack != "none":
        raise ChartError(f"What is stacked has no {field} of its own.", place(path), f"No stack, or no {field}.")
    if len(entries) != len(spec.series[index].data):
        from .suggest import counted

        have, need = counted(len(entries), "entry"), counted(len(spec.series[index].data), "value")
        raise ChartError(f"{have} for the {need} of the {nth(index)} series.", place(path), "One for each value.")
    for j, entry in enumerate(entries):
        ends = entry if isinstance(entry, tuple) else () if entry is None else (entry,)
        wrong = len(ends) > 2 or any(abs(end) > limits.MAGNITUDE for end in ends)
        if field == "error":
            wrong = wrong or any(end < 0 for end in ends)
            expected = "A number from 0, or down..up."
        else:
            wrong = wrong or len(ends) == 1 or (len(ends) == 2 and ends[0] > ends[1])
            expected = "low..high with low below high."
        if wrong:
            shown = quoted("..".join(map(plain, ends)))
            noun = "size of an error" if field == "error" else "range"
            problem = f"{shown}, the {nth(j)} of the {nth(index)} series, is no {noun}."
            raise ChartError(problem, place(f"{path}[{j}]"), expected)


def _check_trend(spec: ChartSpec, place: Place) -> None:
    window = spec.trend.isascii() and spec.trend.isdecimal() and 2 <= int(spec.trend[:9]) <= LONGEST_WINDOW
    if spec.trend != "linear" and not window:
        expected = f"linear, or how many values a moving average takes: a whole number from 2 to {LONGEST_WINDOW}."
        raise ChartError(f"{quoted(spec.trend)} is not a trend.", place("trend"), expected)
    if spec.stack != "none":
        raise ChartError("What is stacked has no trend of its own.", place("trend"), "No stack, or no trend.")


def _check_highlight(spec: ChartSpec, place: Place) -> None:
    for name in spec.highlight:
        if name not in spec.labels:
            from .suggest import suggestion

            expected = suggestion(name, spec.labels) if spec.labels else "Labels, of which some stand out."
            raise ChartError(f"{quoted(name)} is not a label.", place("highlight"), expected)


def _annotation(one: Annotation, index: int, spec: ChartSpec, place: Place) -> Annotation:
    path = f"annotations[{index}]"
    check_length(one.label, limits.LABEL_CHARS, f"{path}.label", place)
    if one.color:
        check_color(one.color, f"{path}.color", place)
    given = tuple(getattr(one, field) is not None for field in ("x", "x2", "y", "y2"))
    if given not in _SHAPES:
        problem = "An annotation stands at no place that makes a line, a band, a point or a box."
        raise ChartError(
            problem, place(path), "x or y for a line, with x2 or y2 a band; x and y a point, all four a box."
        )
    x, x2 = (_on_x(at, f"{path}.{field}", spec, place) for field, at in (("x", one.x), ("x2", one.x2)))
    for field, at in (("y", one.y), ("y2", one.y2)):
        _check_on_y(at, f"{path}.{field}", spec, place)
    return replace(one, x=x, x2=x2)


# x, x2, y, y2: which of them are given together
_SHAPES: Final = frozenset(
    ((True, False, False, False), (False, False, True, False), (True, True, False, False), (False, False, True, True),
     (True, False, True, False), (True, True, True, True))
)  # fmt: skip


def _on_x(at: Coordinate, path: str, spec: ChartSpec, place: Place) -> Coordinate:
    """A place on the x axis: a label stays one, a date becomes seconds since 1970."""
    if at is None:
        return None
    kind = spec.x.kind
    if kind == "category":
        label = at if isinstance(at, str) else plain(at)
        if spec.labels and label not in spec.labels:
            from .suggest import suggestion

            raise ChartError(f"{quoted(label)} is not a label.", place(path), suggestion(label, spec.labels[:50]))
        if not spec.labels and not (label.isdecimal() and int(label[:6]) < max(len(s.data) for s in spec.series)):
            raise ChartError(f"{quoted(label)} is not a category.", place(path), "A label, or counted from 0.")
        return label
    if kind == "time":
        from .positions import seconds_of

        return seconds_of(at, path, spec.tz, place)
    if at in STATISTICS and spec.type == "histogram":
        return _statistic(spec, str(at))
    if isinstance(at, str):
        raise ChartError(f"{quoted(at)} is not a number, and x has numbers.", place(path), "A number.")
    _check_size(at, kind, path, place)
    return at


def _statistic(spec: ChartSpec, which: str) -> float:
    """The average or the median of the first series of a histogram, whose numbers are measured on its x axis."""
    numbers = sorted(datum for datum in spec.series[0].data if isinstance(datum, float | int))
    if not numbers:
        return 0.0
    if which == "average":
        return fsum(numbers) / len(numbers)
    half = len(numbers) // 2
    return numbers[half] if len(numbers) % 2 else (numbers[half - 1] + numbers[half]) / 2


def _check_on_y(at: Coordinate, path: str, spec: ChartSpec, place: Place) -> None:
    if at in STATISTICS and spec.type == "histogram":
        raise ChartError("The value axis of a histogram counts.", place(path), "average and median are places on x.")
    if at is None or at in STATISTICS:
        return
    if isinstance(at, str):
        from .suggest import nearest

        meant = nearest(at, STATISTICS, {"mean": "average", "avg": "average"})
        hint = f"Did you mean {meant}?" if meant else "A number, average or median."
        raise ChartError(f"{quoted(at)} is not a place on the value axis.", place(path), hint)
    _check_size(at, spec.y[0].kind, path, place)


def _check_size(at: float, kind: str, path: str, place: Place) -> None:
    if abs(at) > limits.MAGNITUDE:
        raise TooLargeError(f"{plain(at)} is too large.", place(path), f"At most {limits.MAGNITUDE:g}.")
    if kind == "log" and at <= 0:
        raise ChartError(f"A logarithmic axis cannot show {plain(at)}.", place(path), "A number above zero.")

"""The x axis of a chart: categories, numbers or times, and where each value stands on it."""

from collections.abc import Iterable
from math import isfinite
from typing import cast

from msgspec.structs import replace

from .. import limits
from ..errors import ChartError, TooLargeError, quoted
from ..spec import Axis, AxisKind, ChartSpec, Coordinate
from .checks import Place, extent, nth, plain
from .families import CATEGORICAL, FAMILIES, WITHOUT_X
from .value_axes import check_limits

Positions = tuple[Coordinate, ...]


def resolve_x(spec: ChartSpec, families: set[str], place: Place) -> tuple[Axis, list[Positions]]:
    """The x axis with its kind decided, and the positions of each series as numbers; times are seconds since 1970.

    A series without positions counts 0, 1, 2, …, which are the indices of the labels where there are some.
    """
    _check_zone(spec, place)
    _check_labels(spec, families, place)
    positions = [series.x for series in spec.series]
    if "histogram" in families:
        return _scale_of_histogram(spec, place), positions
    if not families.isdisjoint(WITHOUT_X | {"gantt"}):
        return spec.x, positions
    if not any(positions):
        kind = _kind_without_positions(spec, families, place)
        _check_ends(spec.x, kind, place)
        return replace(spec.x, kind=kind), positions
    _check_positions(spec, place)
    dated = _dated(spec, positions, place)
    kind = _kind_of_positions(spec, families, dated, place)
    if kind != "time":
        _check_numbers(positions, kind, place)
        axis = replace(spec.x, kind=kind)
    else:
        axis, positions = _in_seconds(replace(spec.x, kind=kind), positions, dated, spec.tz, place)
    _check_time_zone_is_used(spec, kind, place)
    _check_ends(axis, kind, place)
    return axis, positions


def _scale_of_histogram(spec: ChartSpec, place: Place) -> Axis:
    """The x axis of a histogram, which measures its numbers."""
    kind = "linear" if spec.x.kind == "auto" else spec.x.kind
    if kind not in ("linear", "log"):
        problem = f"The x axis of a histogram cannot be of the kind {kind}."
        raise ChartError(problem, place("x.kind"), "One of auto, linear or log.")
    _check_ends(spec.x, kind, place)
    if kind == "log":
        for i, series in enumerate(spec.series):
            if (low := min((datum for datum in series.data if isinstance(datum, float | int)), default=1.0)) <= 0:
                problem = f"The {nth(i)} series has the value {plain(low)}, which a logarithmic axis cannot show."
                raise ChartError(problem, place("x.kind"), "Values above zero; gaps for the others.")
        if len(spec.bins) > 1 and spec.bins[0] <= 0:
            problem = f"A bin begins at {plain(spec.bins[0])}, which a logarithmic axis cannot show."
            raise ChartError(problem, place("bins"), "Edges above zero.")
    return replace(spec.x, kind=kind)


def _check_zone(spec: ChartSpec, place: Place) -> None:
    if spec.tz == "UTC":
        return
    from .dates import zone

    try:
        zone(spec.tz)
    except ValueError as error:
        from zoneinfo import available_timezones

        from .suggest import nearest

        meant = nearest(spec.tz, sorted(available_timezones()))
        hint = f"Did you mean {meant}?" if meant else "An IANA name such as Europe/Berlin."
        raise ChartError(f"{quoted(spec.tz)} is not a time zone.", place("tz"), hint) from error
    if not any(series.x for series in spec.series):
        _check_time_zone_is_used(spec, "category", place)


def _check_time_zone_is_used(spec: ChartSpec, kind: str, place: Place) -> None:
    if spec.tz != "UTC" and kind != "time":
        raise ChartError("There is no date that a time zone would matter for.", place("tz"), "Dates in x, or no tz.")


def _check_labels(spec: ChartSpec, families: set[str], place: Place) -> None:
    count = len(spec.labels)
    if count > limits.CATEGORIES:
        problem = f"{count:,} labels are too many."
        raise TooLargeError(problem, place("labels"), f"At most {limits.CATEGORIES:,}; dates and numbers go into x.")
    if not families.isdisjoint(WITHOUT_X - {"histogram"}) and len(spec.series[0].data) > limits.CATEGORIES:
        what = "slices" if "slices" in families else "values"
        problem = f"{len(spec.series[0].data):,} {what} are too many."
        raise TooLargeError(problem, place("series[0].data"), f"At most {limits.CATEGORIES:,}.")
    if not count:
        return
    for i, series in enumerate(spec.series):
        if series.x and "gantt" not in families:
            problem = "Labels and x both say where the values stand."
            raise ChartError(problem, place("labels"), "Either labels or x.")
        if len(series.data) != count:
            from .suggest import counted

            problem = f"{counted(count, 'label')} for the {counted(len(series.data), 'value')} of the {nth(i)} series."
            raise ChartError(problem, place("labels"), "As many labels as values; an empty value is a gap.")


def _kind_without_positions(spec: ChartSpec, families: set[str], place: Place) -> AxisKind:
    """Categories where there are labels or bars, else the numbers 0, 1, 2, …"""
    kind: AxisKind = "category" if spec.labels or not families.isdisjoint(CATEGORICAL) else "linear"
    longest = max(len(series.data) for series in spec.series)
    if kind == "category" and longest > limits.CATEGORIES:
        problem = f"{longest:,} categories are too many."
        raise TooLargeError(problem, place("series[0].data"), f"At most {limits.CATEGORIES:,}; x takes numbers.")
    if spec.x.kind == "auto" or spec.x.kind == kind:
        return kind
    if spec.x.kind == "category" and longest <= limits.CATEGORIES:
        return "category"
    raise ChartError(
        f"An x axis of the kind {spec.x.kind} needs positions, and there are none.", place("x.kind"),
        "x with a number or date for every value.",
    )  # fmt: skip


def _check_positions(spec: ChartSpec, place: Place) -> None:
    """All series have positions, one for each value."""
    for i, series in enumerate(spec.series):
        if len(series.x) != len(series.data):
            from .suggest import counted

            have, need = counted(len(series.x), "x value"), counted(len(series.data), "value")
            problem = f"{have} for the {need} of the {nth(i)} series."
            raise ChartError(problem, place(f"series[{i}].x"), "One x for every value, in all series or in none.")
        if FAMILIES[series.type or spec.type] in ("bars", "candles") and len(series.x) > limits.CATEGORIES:
            noun = "bars" if FAMILIES[series.type or spec.type] == "bars" else "days"
            problem = f"The {nth(i)} series has {len(series.x):,} {noun}, which are too many."
            raise TooLargeError(
                problem, place(f"series[{i}].data"), f"At most {limits.CATEGORIES:,}; a line takes more."
            )


def _dated(spec: ChartSpec, positions: Iterable[Positions], place: Place) -> bool:
    """Whether the positions are dates. Not some of them: that is an error."""
    kinds = {kind for at in positions for kind in set(map(type, at))} - {type(None)}
    if not kinds:
        raise ChartError("All x values are gaps.", place("series[0].x"), "A number or a date for every value.")
    if str not in kinds:
        return False
    if len(kinds) > 1:
        from .dates import looks_like_date

        first_number = spec.x.kind != "time" and not isinstance(
            next((at for at in spec.series[0].x if at is not None), ""), str
        )
        for i, at in enumerate(positions):
            for j, one in enumerate(at):
                if one is not None and isinstance(one, str) == first_number:
                    is_date = isinstance(one, str) and looks_like_date(one)
                    what = "a date among numbers" if is_date else f"not a {'number' if first_number else 'date'}"
                    shown = one if isinstance(one, str) else plain(one)
                    raise ChartError(
                        f"{quoted(shown)}, the {nth(j)} x value of the {nth(i)} series, is {what}.",
                        place(f"series[{i}].x[{j}]"), "All numbers, or all dates such as 2024-01-31.",
                    )  # fmt: skip
    return True


def _kind_of_positions(spec: ChartSpec, families: set[str], dated: bool, place: Place) -> AxisKind:
    allowed: tuple[AxisKind, ...] = ("time",) if dated else ("linear", "log", "time")
    if spec.x.kind == "log" and "bars" in families:
        raise ChartError("Bars have no place on a logarithmic x axis.", place("x.kind"), "log=y, or another type.")
    if spec.x.kind == "auto":
        return allowed[0]
    if spec.x.kind not in allowed:
        what = "dates" if dated else "numbers"
        problem = f"An x axis of the kind {spec.x.kind} does not go with {what} in x."
        raise ChartError(problem, place("x.kind"), f"One of auto, {', '.join(allowed)}.")
    return spec.x.kind


def _check_numbers(positions: Iterable[Positions], kind: str, place: Place) -> None:
    for i, at in enumerate(positions):
        low, high, _ = extent(cast(tuple[float | None, ...], at))  # there are no dates
        if low < -limits.MAGNITUDE or high > limits.MAGNITUDE:
            worst = low if low < -limits.MAGNITUDE else high
            number = plain(worst) if isfinite(worst) else "A number"
            problem = f"{number} in the {nth(i)} series is too large."
            raise TooLargeError(problem, place(f"series[{i}].x"), f"At most {limits.MAGNITUDE:g}.")
        if kind == "log" and low <= 0:
            problem = f"The {nth(i)} series stands at {plain(low)}, which a logarithmic axis cannot show."
            raise ChartError(problem, place("x.kind"), "x values above zero.")


def _in_seconds(
    axis: Axis, positions: list[Positions], dated: bool, tz: str, place: Place
) -> tuple[Axis, list[Positions]]:
    """The axis and the positions with all dates in seconds since 1970."""
    from .dates import EXAMPLES, FIRST, LAST, seconds, zone

    local = zone(tz)

    def read(date: float | str, path: str, index: int | None = None) -> float:
        try:
            since = seconds(date, local) if isinstance(date, str) else date
        except ValueError as error:
            where = "" if index is None else f", the {nth(index)} x value,"
            problem = f"{quoted(date)}{where} is not a date."
            raise ChartError(problem, place(_entry(path, index)), f"Such as {EXAMPLES}.") from error
        if not FIRST <= since <= LAST:
            problem = f"{plain(since)} seconds since 1970 are beyond the years 1 to 9999."
            raise ChartError(problem, place(_entry(path, index)), f"Such as {EXAMPLES}.")
        return since

    ends = {}
    for field in ("min", "max"):
        end: float | str | None = getattr(axis, field)
        if isinstance(end, float | int) and dated:
            problem = f"{plain(end)} is a number, but x has dates."
            raise ChartError(problem, place(f"x.{field}"), f"A date such as {EXAMPLES}.")
        ends[field] = end if end is None else read(end, f"x.{field}")
    read_once: dict[int, Positions] = {}  # one x for all series is one tuple
    for i, at in enumerate(positions):
        if id(at) not in read_once:
            path = f"series[{i}].x"
            read_once[id(at)] = tuple([one if one is None else read(one, path, j) for j, one in enumerate(at)])
    return replace(axis, min=ends["min"], max=ends["max"]), [read_once[id(at)] for at in positions]


def seconds_of(at: float | str, path: str, tz: str, place: Place) -> float:
    """A date, or seconds since 1970, as seconds since 1970. Raises ChartError."""
    axis, _ = _in_seconds(Axis(kind="time", min=at), [], False, tz, lambda _: place(path))
    return float(axis.min)  # type: ignore[arg-type]


def seconds_of_tasks(spec: ChartSpec, place: Place) -> ChartSpec:
    """A gantt chart with its dates in seconds since 1970. Raises ChartError."""
    _check_zone(spec, place)
    series = spec.series[0]
    axis, (starts, ends) = _in_seconds(
        replace(spec.x, kind="time"),
        [series.x, series.end],
        _dated(spec, [series.x, series.end], place),
        spec.tz,
        place,
    )
    for j, (start, end) in enumerate(zip(starts, ends, strict=True)):
        if start is not None and end is not None and start > end:  # type: ignore[operator]
            problem = f"The {nth(j)} task ends before it begins."
            raise ChartError(problem, place(f"series[0].end[{j}]"), "start..end in this order.")
    _check_ends(axis, "time", place)
    return replace(spec, x=axis, series=(replace(series, x=starts, end=ends),))


def _entry(path: str, index: int | None) -> str:
    """The place of an entry of a list, or the place itself."""
    return path if index is None else f"{path}[{index}]"


def _check_ends(axis: Axis, kind: str, place: Place) -> None:
    """Limits and number formats only where the axis has numbers."""
    for field in ("min", "max"):
        end = getattr(axis, field)
        if end is not None and kind == "category":
            problem = "The x axis has categories, which begin and end where they do."
            raise ChartError(problem, place(f"x.{field}"), "Leave it out, or give positions in x.")
        if isinstance(end, str):
            problem = f"{quoted(end)} is not a number, and x has numbers."
            raise ChartError(problem, place(f"x.{field}"), "A number.")
    if axis.format and kind in ("category", "time"):
        what = "categories" if kind == "category" else "dates"
        raise ChartError(f"The x axis has {what}, not numbers.", place("x.format"), "Leave it out.")
    check_limits(replace(axis, kind=kind), "x", place)

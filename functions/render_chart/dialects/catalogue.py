"""What single types ask of their data, beyond what all charts share; each check is named by the family it is for."""

from collections.abc import Callable
from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from .. import limits
from ..errors import ChartError, TooLargeError, quoted
from ..spec import Band, ChartSpec, Datum, Series
from .checks import Place, nth, plain
from .families import FAMILIES

Check = Callable[[ChartSpec, Place], ChartSpec]
FIVE: Final = ("least", "lower quartile", "median", "upper quartile", "greatest")


def prepared(spec: ChartSpec, place: Place) -> ChartSpec:
    """The chart with the data of its family in the one form in which they are drawn. Raises ChartError."""
    check = CHECKS.get(FAMILIES[spec.type])
    return check(spec, place) if check else spec


def _samples(spec: ChartSpec, place: Place) -> ChartSpec:
    """Boxes, violins, strips: a sample for each label, or five numbers; else each series is the sample of a label."""
    if any(series.samples for series in spec.series):
        return _given_samples(spec, place)
    if any(isinstance(datum, tuple) for series in spec.series for datum in series.data):
        if spec.type != "box":
            problem = f"A {spec.type} is drawn from all its numbers."
            raise ChartError(problem, place("series[0].data"), "One list of numbers for each; five numbers make a box.")
        for i, series in enumerate(spec.series):
            for j, datum in enumerate(series.data):
                if isinstance(datum, tuple) and len(datum) == len(FIVE) and list(datum) != sorted(datum):
                    k = next(k for k in range(4) if datum[k] > datum[k + 1])
                    problem = f"In the {nth(j)} box of the {nth(i)} series the {FIVE[k]} is over the {FIVE[k + 1]}."
                    raise ChartError(problem, place(f"series[{i}].data[{j}]"), "Five numbers that rise.")
        return spec
    return _grouped(spec, place)


def _grouped(spec: ChartSpec, place: Place) -> ChartSpec:
    """Lists of numbers as samples: one for each label, or label by label for one series after the other."""
    lists = spec.series
    names = spec.labels or tuple([series.name for series in lists])
    if len(lists) % len(names):
        from .suggest import counted

        problem = f"{counted(len(names), 'label')} for {counted(len(lists), 'sample')}."
        raise ChartError(problem, place("labels"), "One for each data=, or for each data= of every series.")
    count = len(names)
    groups = [lists[start : start + count] for start in range(0, len(lists), count)]
    if spec.labels and (unused := next((i for i in range(len(groups), len(lists)) if lists[i].name), None)):
        problem = f"The name {quoted(lists[unused].name)} is that of no series."
        raise ChartError(problem, place(f"series[{unused}].name"), "Labels name the samples, names the series.")
    made = tuple(
        [
            Series(
                data=(None,) * count,
                samples=tuple([tuple([d for d in one.data if not isinstance(d, tuple)]) for one in group]),
                name=lists[k].name if spec.labels else "",
                color=group[0].color,
            )
            for k, group in enumerate(groups)
        ]
    )
    own = [series.color for series in lists]
    if len(made) == 1 and len(set(own)) > 1:  # each label has its own
        if not all(own):
            i = own.index("")
            raise ChartError(
                f"The {nth(i)} sample has no colour.", place(f"series[{i}].color"), "One for each, or none."
            )
        return replace(
            spec, series=(replace(made[0], color=""),), labels=names if any(names) else (), colors=tuple(own)
        )
    return replace(spec, series=made, labels=names if any(names) else ())


def _given_samples(spec: ChartSpec, place: Place) -> ChartSpec:
    for i, series in enumerate(spec.series):
        if len(series.samples) != len(series.data) or any(datum is not None for datum in series.data):
            from .suggest import counted

            have = f"{counted(len(series.data), 'value')} beside {counted(len(series.samples), 'sample')}"
            raise ChartError(
                f"The {nth(i)} series has {have}.", place(f"series[{i}].samples"), "A null for each sample."
            )
    total = sum(len(sample) for series in spec.series for sample in series.samples)
    if total > limits.POINTS:
        raise TooLargeError(
            f"{total:,} numbers are too many.", place("series[0].samples"), f"At most {limits.POINTS:,}."
        )
    return spec


def _histogram(spec: ChartSpec, place: Place) -> ChartSpec:
    """Bins: their number, or edges that rise."""
    bins = spec.bins
    if len(bins) == 1:
        if bins[0] != int(bins[0]) or not 1 <= bins[0] <= limits.BINS:
            raise ChartError(
                f"{plain(bins[0])} bins cannot be made.", place("bins"), f"A whole number to {limits.BINS}."
            )
    elif len(bins) > limits.BINS + 1:
        raise TooLargeError(f"{len(bins):,} edges are too many.", place("bins"), f"At most {limits.BINS + 1:,}.")
    elif any(low >= high for low, high in pairwise(bins)):
        raise ChartError("The edges of the bins do not rise.", place("bins"), "Such as 0,10,20,50.")
    return spec


def _candles(spec: ChartSpec, place: Place) -> ChartSpec:
    """Four numbers a day, of which the highest and the lowest are so."""
    series = spec.series[0]
    for j, datum in enumerate(series.data):
        if datum is None:
            continue
        if not isinstance(datum, tuple) or len(datum) != 4:
            problem = f"The {nth(j)} value is not a day's open, high, low and close."
            raise ChartError(problem, place(f"series[0].data[{j}]"), "Four numbers: open..high..low..close.")
        start, high, low, close = datum
        if high < max(start, close, low) or low > min(start, close):
            problem = f"In the {nth(j)} value the high, {plain(high)}, or the low, {plain(low)}, is none."
            raise ChartError(problem, place(f"series[0].data[{j}]"), "open..high..low..close in this order.")
    _check_count(spec, "volume", spec.volume, place)
    if any(one is not None and not 0 <= one <= limits.MAGNITUDE for one in spec.volume):
        raise ChartError("A volume is negative.", place("volume"), f"From 0 to {limits.MAGNITUDE:g}.")
    return spec


def _check_count(spec: ChartSpec, field: str, entries: tuple[object, ...], place: Place, noun: str = "") -> None:
    """As many entries as values, or none."""
    count = len(spec.series[0].data)
    if entries and len(entries) != count:
        from .suggest import counted

        problem = f"{counted(len(entries), noun or 'entry')} for {counted(count, 'value')}."
        raise ChartError(problem, place(field), "One for each value.")


def _waterfall(spec: ChartSpec, place: Place) -> ChartSpec:
    """Totals are among the labels."""
    for name in spec.totals:
        if name not in spec.labels:
            from .suggest import suggestion

            expected = suggestion(name, spec.labels) if spec.labels else "Labels, of which some are totals."
            raise ChartError(f"{quoted(name)} is not a label.", place("totals"), expected)
    return spec


def _dumbbell(spec: ChartSpec, place: Place) -> ChartSpec:
    """Two series, or one of pairs."""
    if len(spec.series) == 1 and all(datum is None or isinstance(datum, tuple) for datum in spec.series[0].data):
        first = spec.series[0]
        for j, datum in enumerate(first.data):
            if isinstance(datum, tuple) and len(datum) != 2:
                problem = f"The {nth(j)} value has {len(datum)} numbers."
                raise ChartError(problem, place(f"series[0].data[{j}]"), "Two: before..after.")
        if first.name:
            problem = "The two ends of a dumbbell have one name."
            raise ChartError(problem, place("series[0].name"), "A name for each, such as Before and After.")
        ends: list[tuple[Datum, ...]] = [
            tuple([datum[k] if isinstance(datum, tuple) else None for datum in first.data]) for k in (0, 1)
        ]
        return replace(spec, series=tuple([replace(first, data=data) for data in ends]))
    if len(spec.series) != 2 or len(spec.series[0].data) != len(spec.series[1].data):
        problem = "A dumbbell has two ends for each label."
        raise ChartError(problem, place("series"), "Two data= of the same length, or one of before..after.")
    return spec


def _treemap(spec: ChartSpec, place: Place) -> ChartSpec:
    _check_count(spec, "groups", spec.groups, place, "group")
    return _no_negative(spec, place)


def _no_negative(spec: ChartSpec, place: Place) -> ChartSpec:
    for j, datum in enumerate(spec.series[0].data):
        if isinstance(datum, float | int) and datum < 0:
            problem = f"The {nth(j)} value, {plain(datum)}, is negative."
            raise ChartError(problem, place(f"series[0].data[{j}]"), "Values from 0: they are areas and widths.")
    return spec


def _slices(spec: ChartSpec, place: Place) -> ChartSpec:
    """Slices that can be told apart; the steps of a funnel may have one colour."""
    if spec.series[0].color and spec.type != "funnel":
        problem = f"The slices of a {spec.type} have a colour each."
        raise ChartError(problem, place("series[0].color"), "colors with one for each.")
    return spec


def _sankey(spec: ChartSpec, place: Place) -> ChartSpec:
    """A source and a sink for each flow, and no flow that comes back to where it began."""
    count = len(spec.series[0].data)
    if count > limits.FLOWS:
        raise TooLargeError(f"{count:,} flows are too many.", place("series[0].data"), f"At most {limits.FLOWS:,}.")
    for field in ("sources", "sinks"):
        if not getattr(spec, field):
            raise ChartError("A sankey has no ends.", place(field), "from=, to= and data= with as many entries each.")
        _check_count(spec, field, getattr(spec, field), place)
    _no_negative(spec, place)
    after: dict[str, set[str]] = {}
    for start, end in zip(spec.sources, spec.sinks, strict=True):
        after.setdefault(start, set()).add(end)
        after.setdefault(end, set())
    while free := [name for name, ends in after.items() if not ends]:  # what nothing flows out of is no part of a ring
        for name in free:
            del after[name]
        for ends in after.values():
            ends.difference_update(free)
    if after:
        ring = quoted(next(iter(after)))
        raise ChartError(f"What flows out of {ring} comes back to it.", place("sinks"), "Flows that run one way.")
    if not any(spec.series[0].data):
        raise ChartError("All flows are zero.", place("series[0].data"), "One at least above zero.")
    return spec


def _gantt(spec: ChartSpec, place: Place) -> ChartSpec:
    """Tasks that end after they begin; data are the shares that are done."""
    series = spec.series[0]
    if not series.end or len(series.end) != len(series.x):
        problem = "A gantt chart has tasks with a beginning and an end."
        raise ChartError(problem, place("series[0].data"), "start..end such as 2024-01-15..2024-03-01 for each label.")
    if spec.x.kind not in ("auto", "time"):
        raise ChartError("Tasks stand on an axis of times.", place("x.kind"), "auto or time.")
    if len(series.x) > limits.CATEGORIES:
        problem = f"{len(series.x):,} tasks are too many."
        raise TooLargeError(problem, place("series[0].data"), f"At most {limits.CATEGORIES:,}.")
    _check_count(spec, "groups", spec.groups, place, "group")
    if spec.format:
        raise ChartError("Tasks have times, and no numbers.", place("format"), "Leave it out.")
    for j, done in enumerate(series.data):
        if isinstance(done, tuple) or (done is not None and not 0 <= done <= 1):
            problem = f"The {nth(j)} task is done to a share that is none."
            raise ChartError(problem, place(f"series[0].data[{j}]"), "From 0 to 1, or null.")
    from .positions import seconds_of_tasks

    return seconds_of_tasks(spec, place)


def _scale(spec: ChartSpec, place: Place) -> ChartSpec:
    """Bands that have a length, and as many targets as values."""
    for band in spec.bands:
        if band.low >= band.high or max(abs(band.low), abs(band.high)) > limits.MAGNITUDE:
            problem = f"A band cannot run from {plain(band.low)} to {plain(band.high)}."
            raise ChartError(problem, place("bands"), "low..high with low below high.")
    if len(spec.bands) > limits.BANDS:
        raise TooLargeError(f"{len(spec.bands)} bands are too many.", place("bands"), f"At most {limits.BANDS}.")
    if any(target is not None and abs(target) > limits.MAGNITUDE for target in spec.targets):
        raise ChartError("A target is too large.", place("targets"), f"At most {limits.MAGNITUDE:g}.")
    _check_count(spec, "targets", spec.targets, place, "target")
    return replace(spec, bands=tuple(sorted(spec.bands, key=_low)))


def _low(band: Band) -> float:
    return band.low


def _dial(spec: ChartSpec, place: Place) -> ChartSpec:
    """One value."""
    if len(spec.series[0].data) != 1:
        problem = f"A {spec.type} shows one value, not {len(spec.series[0].data)}."
        raise ChartError(problem, place("series[0].data"), "One number.")
    return _scale(spec, place)


def _table(spec: ChartSpec, place: Place) -> ChartSpec:
    """Columns of one length."""
    length = len(spec.series[0].data)
    for i, series in enumerate(spec.series):
        _check_length(series, i, length, "column", "Columns of one length; an empty cell is a gap.", place)
        if series.texts and len(series.texts) != length:
            from .suggest import counted

            problem = f"The {nth(i)} column has {counted(len(series.texts), 'text')} for {counted(length, 'cell')}."
            raise ChartError(problem, place(f"series[{i}].texts"), "A null in data for each text.")
        if series.texts and any(datum is not None for datum in series.data):
            problem = f"The {nth(i)} column has both texts and numbers."
            raise ChartError(problem, place(f"series[{i}].texts"), "A null in data for each text.")
    if length > limits.ROWS:
        raise TooLargeError(f"{length:,} rows are too many.", place("series[0].data"), f"At most {limits.ROWS}.")
    return spec


def _heatmap(spec: ChartSpec, place: Place) -> ChartSpec:
    """Rows of one length."""
    length = len(spec.series[0].data)
    for i, series in enumerate(spec.series):
        _check_length(series, i, length, "row", "Rows of one length; an empty value is a gap.", place)
        if series.color:
            problem = "The cells of a row have the colours of their values."
            raise ChartError(problem, place(f"series[{i}].color"), "colors with the steps of a ramp.")
    return spec


def _check_length(series: Series, i: int, length: int, what: str, hint: str, place: Place) -> None:
    """A column or a row has as many cells as the first."""
    if len(series.data) != length:
        from .suggest import counted

        problem = f"The {nth(i)} {what} has {counted(len(series.data), 'cell')}, the first {length:,}."
        raise ChartError(problem, place(f"series[{i}].data"), hint)


def _radar(spec: ChartSpec, place: Place) -> ChartSpec:
    """Series of one length, with three spokes at least."""
    length = len(spec.series[0].data)
    if any(len(series.data) != length for series in spec.series) or not 3 <= length <= limits.SPOKES:
        problem = "A radar has as many values in each series as it has spokes."
        raise ChartError(problem, place("series[0].data"), f"3 to {limits.SPOKES} values in each.")
    return spec


CHECKS: Final[dict[str, Check]] = {
    "samples": _samples, "histogram": _histogram, "candles": _candles, "waterfall": _waterfall, "dumbbell": _dumbbell,
    "slices": _slices, "treemap": _treemap, "sankey": _sankey, "gantt": _gantt, "dial": _dial, "measures": _scale,
    "table": _table, "heatmap": _heatmap, "radar": _radar,
}  # fmt: skip

"""Every check that a chart must pass before it is drawn, and the form in which it is drawn.

Whatever the input language, its spec ends here: types are known, kinds of axes decided, dates seconds since 1970. What
would mean nothing for the chart that was asked for is an error, so that nothing is dropped in silence.
"""

from collections.abc import Iterable, Iterator
from math import isfinite
from operator import attrgetter
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from .. import limits
from ..errors import ChartError, TooLargeError, quoted
from ..spec import Axis, ChartSpec, Series
from .checks import Extent, Place, extent, nth, plain, sample_extent
from .families import FAMILIES, LENGTHS, ONE_SERIES, OTHER_NAMES, SHARING, meanings, types_with
from .looks import check_looks, check_size, check_words
from .positions import resolve_x
from .value_axes import value_axes

# What every chart may have, and the axes, whose fields are looked at one by one.
_EVERYWHERE: Final = frozenset(
    ("type", "series", "title", "subtitle", "alt", "x", "y", "width", "height", "scale", "theme", "colors", "palette",
     "background", "format", "tz", "caption", "locale", "mathtext", "accent", "font")
)  # fmt: skip


class _Fields:
    """Some fields of a struct: which of them are set."""

    def __init__(self, plain: Struct, skipped: Iterable[str] = ()) -> None:
        self.names = tuple(name for name in plain.__struct_fields__ if name not in skipped)
        self.values = attrgetter(*self.names)
        self.defaults = self.values(plain)

    def set_in(self, struct: Struct) -> list[str]:
        """The names of those that ask for something."""
        values = self.values(struct)
        if values == self.defaults:  # most are
            return []
        found = zip(self.names, values, self.defaults, strict=True)
        return [name for name, value, default in found if value is not default and value != default]


_CHART: Final = _Fields(ChartSpec(type="", series=()), _EVERYWHERE)
_SERIES: Final = _Fields(Series(data=()), ("data", "name", "type", "color"))
_AXIS: Final = _Fields(Axis())
_SILENT: Final = (None, "none", "auto", "", ())  # values that ask for nothing


def resolve(spec: ChartSpec, place: Place = str) -> ChartSpec:
    """The chart as it will be drawn. A resolved spec resolves to itself.

    place : names places of the spec as the caller spelled them, for errors

    Raises ChartError, and TooLargeError for what is over one of the limits.
    """
    check_size(spec, place)
    _check_counts(spec, place)
    types = [_known_type(series.type or spec.type, i, spec, place) for i, series in enumerate(spec.series)]
    _known_type(spec.type, None, spec, place)
    families = {FAMILIES[type_] for type_ in types}
    _check_mixture(spec, types, families, place)
    _check_meaning(spec, types, families, place)
    if families.isdisjoint(SHARING):
        from .catalogue import prepared

        spec = prepared(spec, place)
        types = [spec.type] * len(spec.series)
    extents = [extent(series.data) if not series.samples else sample_extent(series.samples) for series in spec.series]
    _check_data(spec, types, extents, place)
    _check_stack(spec, types, extents, place)
    check_words(spec, place)
    check_looks(spec, families, place)
    y = value_axes(spec, families, extents, place)
    x, positions = resolve_x(spec, families, place)
    series = tuple(
        one if one.type == type_ and one.x == at else replace(one, type=type_, x=at)
        for one, type_, at in zip(spec.series, types, positions, strict=True)
    )
    spec = replace(spec, series=series, x=x, y=y)
    if spec.annotations or spec.trend or spec.highlight or any(one.error or one.band for one in series):
        from .marks import resolve_marks

        return resolve_marks(spec, place)
    return spec


def _check_counts(spec: ChartSpec, place: Place) -> None:
    if not spec.series:
        raise ChartError("There is no series.", place("series"), "At least one series with data.")
    if len(spec.series) > limits.SERIES:
        problem = f"{len(spec.series)} series are too many."
        raise TooLargeError(problem, place("series"), f"At most {limits.SERIES}.")
    points = sum(len(series.data) for series in spec.series)
    if points > limits.POINTS:
        raise TooLargeError(f"{points:,} values are too many.", place("series[0].data"), f"At most {limits.POINTS:,}.")
    for i, series in enumerate(spec.series):
        if not series.data:
            raise ChartError(f"The {nth(i)} series is empty.", place(f"series[{i}].data"), "At least one value.")


def _known_type(name: str, index: int | None, spec: ChartSpec, place: Place) -> str:
    if name in FAMILIES:
        return name
    from .suggest import suggestion

    own = index is not None and spec.series[index].type
    where = f"series[{index}].type" if own else "type"
    raise ChartError(f"{quoted(name)} is not a chart type.", place(where), suggestion(name, FAMILIES, OTHER_NAMES))


def _check_mixture(spec: ChartSpec, types: list[str], families: set[str], place: Place) -> None:
    """Only some families share a chart, many show one series, and only bubbles have sizes."""
    if FAMILIES[spec.type] not in families:
        raise ChartError(
            f"The chart is a {spec.type}, but no series is drawn as one.", place("type"), "The type of a series."
        )
    if len(set(types)) > 1 and not families <= frozenset(SHARING):
        one = next(type_ for type_ in types if FAMILIES[type_] not in SHARING)
        other = next(type_ for type_ in types if type_ != one)
        raise ChartError(
            f"A {one} and a {other} cannot share a chart.", place("series[0].type"), "Types that have the same axes."
        )
    if len(spec.series) > 1 and not families.isdisjoint(ONE_SERIES):
        raise ChartError(
            f"A {spec.type} shows one series, not {len(spec.series)}.", place("series"), "One list of values."
        )
    bubbles = sum(len(series.data) for series, type_ in zip(spec.series, types, strict=True) if type_ == "bubble")
    if bubbles > limits.BUBBLES:
        most = f"At most {limits.BUBBLES:,}; a scatter takes more."
        raise TooLargeError(f"{bubbles:,} bubbles are too many.", place("series[0].data"), most)
    for i, (series, type_) in enumerate(zip(spec.series, types, strict=True)):
        if type_ == "bubble" and len(series.size) != len(series.data):
            have = f"{len(series.size)} sizes for {len(series.data)} values" if series.size else "no sizes"
            raise ChartError(
                f"The {nth(i)} series has {have}.", place(f"series[{i}].size"), "x:y:size for every bubble."
            )
        if series.size and type_ != "bubble":
            raise ChartError(f"A {type_} has no sizes.", place(f"series[{i}].size"), "type=bubble, or no sizes.")
        for j, size in enumerate(series.size):
            if size is not None and not 0 <= size <= limits.MAGNITUDE:
                problem = f"The {nth(j)} size of the {nth(i)} series, {plain(size)}, is out of range."
                raise ChartError(problem, place(f"series[{i}].size[{j}]"), f"From 0 to {limits.MAGNITUDE:g}.")


def _check_meaning(spec: ChartSpec, types: list[str], families: set[str], place: Place) -> None:
    """No field is set that these types have no use for."""
    meant = frozenset[str]().union(*[meanings(type_) for type_ in set(types)])
    for path, field in _asked_for(spec):
        if field not in meant:
            raise _meaningless(spec, place(path), field)
    if spec.horizontal and not families <= {"bars", "samples"}:
        raise ChartError("Only bars can be horizontal.", place("horizontal"), "No other type in the same chart.")
    if spec.smooth and spec.step != "none":
        raise ChartError("A line is either smooth or stepped.", place("smooth"), "One of the two.")
    if not families.isdisjoint(("sparkline", "number")):
        for path, axis in (("x", spec.x), *((f"y[{i}]", axis) for i, axis in enumerate(spec.y))):
            if axis.kind == "log":
                raise _meaningless(spec, place(f"{path}.kind"), "axis")


def _asked_for(spec: ChartSpec) -> Iterator[tuple[str, str]]:
    """(place, name in MEANINGS) of the fields that are set and that not every chart has."""
    for name in _CHART.set_in(spec):
        value = getattr(spec, name)
        if value is not False and value not in _SILENT:  # zero asks for something
            yield name, name
    for field in _AXIS.set_in(spec.x):
        yield f"x.{field}", f"x.{field}"
    for i, axis in enumerate(spec.y):
        for field in _AXIS.set_in(axis):
            yield f"y[{i}].{field}", f"y.{field}"
    for i, series in enumerate(spec.series):
        for field in _SERIES.set_in(series):
            yield f"series[{i}].{field}", field


def _meaningless(spec: ChartSpec, parameter: str, field: str) -> ChartError:
    *rest, last = types_with(field)
    return ChartError(
        f"It means nothing for a {spec.type} chart.", parameter,
        f"Leave it out; it is meant for {', '.join(rest) + ' and ' if rest else ''}{last}.",
    )  # fmt: skip


def _check_data(spec: ChartSpec, types: list[str], extents: list[Extent], place: Place) -> None:
    """The numbers can be drawn by their types, and there is one at least."""
    for i, (type_, (low, high, floating)) in enumerate(zip(types, extents, strict=True)):
        if floating:
            _check_lengths(spec.series[i], type_, i, place)
        if low < -limits.MAGNITUDE or high > limits.MAGNITUDE:
            worst = low if low < -limits.MAGNITUDE else high
            number = plain(worst) if isfinite(worst) else "A number"
            raise TooLargeError(
                f"{number} in the {nth(i)} series is too large.", place(f"series[{i}].data"),
                f"Numbers from -{limits.MAGNITUDE:g} to {limits.MAGNITUDE:g}.",
            )  # fmt: skip
        if FAMILIES[type_] in ("slices", "treemap") and not any(spec.series[i].data):
            raise ChartError("All slices are zero.", place(f"series[{i}].data"), "One slice at least above zero.")
    if FAMILIES[spec.type] not in ("gantt", "table") and all(low > high for low, high, _ in extents):
        raise ChartError("There are gaps and no number.", place("series[0].data"), "One number at least.")


_LISTS: Final = {0: "is one number", 1: "is a list", 2: "has two ends"}


def _check_lengths(series: Series, type_: str, index: int, place: Place) -> None:
    """Each datum that is a list has as many numbers as its type takes."""
    length, shown = LENGTHS.get(type_, (1, "one number each"))
    for j, datum in enumerate(series.data):
        if datum is None or (not isinstance(datum, tuple) and length <= 2):
            continue
        have = len(datum) if isinstance(datum, tuple) else 0
        if have != length or length == 1:
            what = _LISTS.get(have, f"has {have} numbers")
            problem = f"The {nth(j)} value of the {nth(index)} series {what}, and a {type_} takes {shown}."
            expected = (
                "Floating bars (low..high) with type=bar alone." if have == 2 else f"{shown[0].upper()}{shown[1:]}."
            )
            raise ChartError(problem, place(f"series[{index}].data[{j}]"), expected)


def _check_stack(spec: ChartSpec, types: list[str], extents: list[Extent], place: Place) -> None:
    if spec.stack == "none":
        return
    for i, (type_, (low, _, floating)) in enumerate(zip(types, extents, strict=True)):
        if floating:
            problem = f"The {nth(i)} series has floating bars, which cannot be stacked."
            raise ChartError(problem, place("stack"), "One of the two.")
        if spec.stack == "percent" and low < 0 and FAMILIES[type_] in ("bars", "lines"):
            raise ChartError(
                f"The {nth(i)} series has the value {plain(low)}; shares of 100 % cannot be negative.",
                place("stack"), "stack=true, or no negative values.",
            )  # fmt: skip

"""Every check that a chart must pass before it is drawn, and the form in which it is drawn.

Whatever the input language, its spec ends here: types are known, kinds of axes decided, dates seconds since 1970. What
would mean nothing for the chart that was asked for is an error, so that nothing is dropped in silence.
"""

from math import isfinite
from typing import Final

from msgspec.structs import replace

from .. import limits
from ..errors import ChartError, TooLargeError, quoted
from ..spec import ChartSpec
from .checks import Extent, Place, extent, nth, plain
from .families import ALONE, FAMILIES, OTHER_NAMES
from .looks import check_looks, check_size, check_words
from .positions import resolve_x
from .value_axes import AXIS_FIELDS, NO_AXIS, value_axes

# The fields of a chart that mean something for some families only.
_MEANT_FOR: Final[tuple[tuple[str, frozenset[str]], ...]] = (
    ("stack", frozenset(("bars", "lines"))),
    ("horizontal", frozenset(("bars",))),
    ("smooth", frozenset(("lines", "sparkline"))),
    ("step", frozenset(("lines", "sparkline"))),
    ("fill", frozenset(("lines", "sparkline"))),
    ("dense", frozenset(("lines",))),
    ("values", frozenset(("bars", "lines", "points", "slices"))),
    ("legend", frozenset(("bars", "lines", "points", "slices"))),
    ("grid", frozenset(("bars", "lines", "points"))),
)
_SILENT: Final = (None, False, "none", "auto", "")  # values that ask for nothing
# The fields of an axis that a sparkline has a use for.
_SPARKLINE_AXIS: Final = {"x": ("kind",), "y": ("kind", "min", "max")}


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
    _check_meaning(spec, families, place)
    extents = [extent(series.data) for series in spec.series]
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
    return replace(spec, series=series, x=x, y=y)


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
    """A pie shares its chart with nothing, bars lie only among bars, and only bubbles have sizes."""
    if FAMILIES[spec.type] not in families:
        raise ChartError(
            f"The chart is a {spec.type}, but no series is drawn as one.", place("type"), "The type of a series."
        )
    if len(set(types)) > 1 and not families.isdisjoint(ALONE):
        one = next(type_ for type_ in types if FAMILIES[type_] in ALONE)
        other = next(type_ for type_ in types if type_ != one)
        raise ChartError(
            f"A {one} and a {other} cannot share a chart.", place("series[0].type"), "Types that have the same axes."
        )
    if "slices" in families and len(spec.series) > 1:
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


def _check_meaning(spec: ChartSpec, families: set[str], place: Place) -> None:
    """No field is set that these families have no use for."""
    for field, meant in _MEANT_FOR:
        if families.isdisjoint(meant) and getattr(spec, field) not in _SILENT:
            raise _meaningless(spec, place(field), meant)
    if spec.horizontal and families != {"bars"}:
        raise ChartError("Only bars can be horizontal.", place("horizontal"), "No other type in the same chart.")
    if spec.smooth and spec.step != "none":
        raise ChartError("A line is either smooth or stepped.", place("smooth"), "One of the two.")
    if families.isdisjoint(ALONE):
        return
    for path, axis in (("x", spec.x), *((f"y[{i}]", axis) for i, axis in enumerate(spec.y))):
        kept = _SPARKLINE_AXIS[path[0]] if "sparkline" in families else ()
        for field in AXIS_FIELDS:
            value = getattr(axis, field)
            if value == "log" or (field not in kept and value != getattr(NO_AXIS, field)):
                raise _meaningless(spec, place(f"{path}.{field}"), frozenset(("bars", "lines", "points")))
    for i, series in enumerate(spec.series):
        if series.axis:
            raise _meaningless(spec, place(f"series[{i}].axis"), frozenset(("bars", "lines", "points")))
        if series.x and "slices" in families:
            raise _meaningless(spec, place(f"series[{i}].x"), frozenset(("bars", "lines", "points")))


def _meaningless(spec: ChartSpec, parameter: str, meant: frozenset[str]) -> ChartError:
    types = [type_ for type_, family in FAMILIES.items() if family in meant]
    *rest, last = types
    return ChartError(
        f"It means nothing for a {spec.type} chart.", parameter,
        f"Leave it out; it is meant for {', '.join(rest) + ' and ' if rest else ''}{last}.",
    )  # fmt: skip


def _check_data(spec: ChartSpec, types: list[str], extents: list[Extent], place: Place) -> None:
    """The numbers can be drawn by their types, and there is one at least."""
    for i, (type_, (low, high, floating)) in enumerate(zip(types, extents, strict=True)):
        if floating and type_ != "bar":
            j = next(j for j, datum in enumerate(spec.series[i].data) if isinstance(datum, tuple))
            raise ChartError(
                f"The {nth(j)} value of the {nth(i)} series has two ends, and a {type_} takes one number each.",
                place(f"series[{i}].data[{j}]"), "Floating bars (low..high) with type=bar alone.",
            )  # fmt: skip
        if low < -limits.MAGNITUDE or high > limits.MAGNITUDE:
            worst = low if low < -limits.MAGNITUDE else high
            number = plain(worst) if isfinite(worst) else "A number"
            raise TooLargeError(
                f"{number} in the {nth(i)} series is too large.", place(f"series[{i}].data"),
                f"Numbers from -{limits.MAGNITUDE:g} to {limits.MAGNITUDE:g}.",
            )  # fmt: skip
        if FAMILIES[type_] == "slices" and not any(spec.series[i].data):
            raise ChartError("All slices are zero.", place(f"series[{i}].data"), "One slice at least above zero.")
    if all(low > high for low, high, _ in extents):
        raise ChartError("There are gaps and no number.", place("series[0].data"), "One number at least.")


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

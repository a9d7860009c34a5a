"""The value axes of a chart: which there are, what they measure, where they end."""

from typing import Final

from msgspec.structs import replace

from ..errors import ChartError, TooLargeError, quoted
from ..limits import MAGNITUDE
from ..spec import Axis, ChartSpec
from .checks import Extent, Place, nth, plain
from .families import WITH_SCALE, WITHOUT_Y

NO_AXIS: Final = Axis()  # nothing asked for


def value_axes(spec: ChartSpec, families: set[str], extents: list[Extent], place: Place) -> tuple[Axis, ...]:
    """The value axes with their kinds decided and their limits checked."""
    if not families.isdisjoint(WITHOUT_Y):
        return spec.y or (NO_AXIS,)
    if not families.isdisjoint(WITH_SCALE):
        return (_scale((spec.y or (NO_AXIS,))[0], place),)
    used = {series.axis for series in spec.series}
    if max(used) > 1 or len(spec.y) > 2:
        at = next((f"series[{i}].axis" for i, series in enumerate(spec.series) if series.axis > 1), "y")
        raise ChartError("There are two value axes at most.", place(at), "Axis 0 on the left, axis 1 on the right.")
    if len(spec.y) > 1 and 1 not in used:
        # kind and reverse come last: in the native language one parameter sets them for both axes.
        fields = ("title", "min", "max", "format", "kind", "reverse")
        field = next((f for f in fields if getattr(spec.y[1], f) != getattr(NO_AXIS, f)), "title")
        problem = "No series stands on the right axis."
        raise ChartError(problem, place(f"y[1].{field}"), "axis=left,right puts the second series on it.")
    if spec.horizontal and 1 in used:
        i = next(i for i, series in enumerate(spec.series) if series.axis)
        problem = "Horizontal bars have one value axis."
        raise ChartError(problem, place(f"series[{i}].axis"), "All series on the left axis.")
    axes = (spec.y or (NO_AXIS,)) + ((NO_AXIS,) if max(used) >= max(1, len(spec.y)) else ())
    if "histogram" in families:
        extents = []  # of what is counted, not of the counts
    return tuple(_value_axis(axis, i, spec, extents, place) for i, axis in enumerate(axes))


def _value_axis(axis: Axis, index: int, spec: ChartSpec, extents: list[Extent], place: Place) -> Axis:
    path = f"y[{index}]"
    if axis.kind in ("category", "time"):
        problem = f"A value axis cannot be of the kind {axis.kind}."
        raise ChartError(problem, place(f"{path}.kind"), "One of auto, linear or log.")
    for field in ("min", "max"):
        if isinstance(getattr(axis, field), str):
            problem = f"{quoted(getattr(axis, field))} is not a number."
            raise ChartError(problem, place(f"{path}.{field}"), "Value axes take numbers.")
    check_limits(axis, path, place)
    if axis.kind == "log":
        if spec.stack == "percent":
            raise ChartError("Shares of 100 % have no logarithmic axis.", place("stack"), "One of the two.")
        for i, (series, (low, _, _)) in enumerate(zip(spec.series, extents, strict=bool(extents))):
            if series.axis == index and low <= 0:
                raise ChartError(
                    f"The {nth(i)} series has the value {plain(low)}, which a logarithmic axis cannot show.",
                    place(f"{path}.kind"), "Values above zero; gaps for the others.",
                )  # fmt: skip
    return axis if axis.kind != "auto" else replace(axis, kind="linear")


def _scale(axis: Axis, place: Place) -> Axis:
    """The limits of a scale that has no axis."""
    for field in ("min", "max"):
        if isinstance(getattr(axis, field), str):
            problem = f"{quoted(getattr(axis, field))} is not a number."
            raise ChartError(problem, place(f"y[0].{field}"), "A scale takes numbers.")
    check_limits(axis, "y[0]", place)
    return axis


def check_limits(axis: Axis, path: str, place: Place) -> None:
    """The ends of an axis lie in order, within reach, and above zero where the axis is logarithmic."""
    if axis.min is None and axis.max is None:
        return
    # A date is a number by now, or no limit of such an axis: that was told before.
    low, high = (end if isinstance(end, float | int) else None for end in (axis.min, axis.max))
    for field, end in (("min", low), ("max", high)):
        if end is None:
            continue
        if abs(end) > MAGNITUDE:
            raise TooLargeError(f"{plain(end)} is too large.", place(f"{path}.{field}"), f"At most {MAGNITUDE:g}.")
        if axis.kind == "log" and end <= 0:
            problem = f"A logarithmic axis cannot reach {plain(end)}."
            raise ChartError(problem, place(f"{path}.{field}"), "A number above zero.")
    if low is not None and high is not None and low >= high:
        problem = f"The axis would run from {plain(low)} to {plain(high)}."
        raise ChartError(problem, place(f"{path}.max"), "A maximum above the minimum; reverse turns an axis round.")

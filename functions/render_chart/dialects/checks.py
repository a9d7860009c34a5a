"""What the checks of a chart share: how places are named, what data span, how numbers stand in sentences."""

from collections.abc import Callable
from math import inf
from typing import NamedTuple

from ..arrays import LONG, plain_array
from ..spec import Datum

Place = Callable[[str], str]  # from a place in the spec, series[1].data[3], to what the caller calls it


class Extent(NamedTuple):
    """What some data span: the least and the greatest number (inf and -inf if there is none), and who is among them."""

    low: float
    high: float
    floating: bool  # some are lists, such as [low, high]


def extent(data: tuple[Datum, ...]) -> Extent:
    """The least and the greatest number of some data, and whether some are lists."""
    if len(data) >= LONG and (numbers := plain_array(data)) is not None:
        return Extent(float(numbers.min()), float(numbers.max()), False)
    floating = tuple in set(map(type, data))
    if floating:
        ends = [end for datum in data if isinstance(datum, tuple) for end in datum]
        ends += [datum for datum in data if isinstance(datum, float | int)]
    else:
        ends = [datum for datum in data if datum is not None]  # type: ignore[misc]
    return Extent(min(ends, default=inf), max(ends, default=-inf), floating)


def sample_extent(samples: tuple[tuple[float | None, ...], ...]) -> Extent:
    """The least and the greatest number of some samples."""
    numbers = [number for sample in samples for number in sample if number is not None]
    return Extent(min(numbers, default=inf), max(numbers, default=-inf), False)


def plain(number: float) -> str:
    """3 rather than 3.0, and 0 rather than -0."""
    return f"{number + 0.0:.12g}"


def nth(index: int) -> str:
    """1st for 0. The words are only loaded where there is an error to tell."""
    from .suggest import ordinal

    return ordinal(index)

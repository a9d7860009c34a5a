"""A line through points: which stretches of it are drawn, along which path, and what lies between two values."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from math import fmod, inf, isnan, pi
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from ...plot.drawing.paths import CLOSE, CURVE, LINE, MOVE, Codes, Floats, Path
from ..pens import cap_of, dashes, join_of, px
from . import curves
from .curves import Area, Bends, Flags

if TYPE_CHECKING:
    from ...plot.drawing.canvas import Canvas

TAU = 2 * pi
EPSILON = 1e-6  # px by which a value may be beyond a bound and is between them yet
FAR = 3 * EPSILON
FEW = 8  # stretches of a line, of which each is asked rather than their ends known
CLOSER = Path(np.empty((0, 2)), np.empty(0, np.uint8))

STYLES = (
    "backgroundColor", "borderCapStyle", "borderDash", "borderDashOffset", "borderJoinStyle", "borderWidth",
    "borderColor",
)  # fmt: skip


class Spot(NamedTuple):
    """A place on a line."""

    x: float
    y: float


class Bounds(NamedTuple):
    """What lies between two values of x, y or angle."""

    along: str
    start: float
    end: float


class Segment(NamedTuple):
    """A stretch of a line, from one point to another.

    start, end : indices of points, `end` included, which is before `start` where a closed line runs over its end
    style : what it has of its own, by the names of options
    """

    start: int
    end: int
    loop: bool = False
    style: Mapping[str, Any] | None = None


class LineOptions(NamedTuple):
    """The options of a line element, resolved; colours as they were written."""

    background_color: Any = "rgba(0,0,0,0.1)"
    border_color: Any = "rgba(0,0,0,0.1)"
    border_width: float = 3
    border_cap_style: str = "butt"
    border_dash: Sequence[float] = ()
    border_dash_offset: float = 0
    border_join_style: str = "miter"
    cap_bezier_points: bool = True
    cubic_interpolation_mode: str = "default"
    fill: Any = False
    span_gaps: bool | float = False
    stepped: bool | str = False
    tension: float = 0

    @property
    def curved(self) -> bool:
        return not self.stepped and bool(self.tension or self.cubic_interpolation_mode == "monotone")


class Line:
    """A line, its points as arrays.

    x, y : (N,) px
    skip : (N,) whether a point is missing; None where none is
    stop : (N,) whether the line does not come to it from the one before; None where it always does
    angle : (N,) rad, of points on a radial scale
    closed : whether it runs around, as those on a radial scale do
    complete : whether it has all the points that it should have to be closed
    """

    def __init__(
        self,
        x: Floats,
        y: Floats,
        options: LineOptions,
        skip: Flags | None = None,
        stop: Flags | None = None,
        angle: Floats | None = None,
        closed: bool = False,
        complete: bool = False,
    ) -> None:
        self.x, self.y, self.options = x, y, options
        self.skip = skip if skip is not None and bool(skip.any()) else None
        self.stop = stop if stop is not None and bool(stop.any()) else None
        self.angle, self.closed, self.complete = angle, closed, complete
        self.decimated = False
        self.bends: Bends | None = None
        self._reaches: dict[str, tuple[Floats, Floats]] = {}
        self.style_of: Callable[[list[int]], list[Mapping[str, Any]]] | None = None  # of the stretches that end at …

    def __len__(self) -> int:
        return self.x.size

    @cached_property
    def segments(self) -> list[Segment]:
        """The stretches that are drawn, in order."""
        solid = stretches(self.skip, self.stop, len(self), self.closed, self.complete, self.options.span_gaps)
        if self.style_of is None or not solid:
            return solid
        return styled(solid, self.style_of, self.skip, len(self), bool(self.options.span_gaps))

    def bend(self, area: Area, along: str) -> None:
        """Reckon the controls of a curved line, once. A curve without controls leads nowhere.

        along : 'x', 'y' or 'r', the axis of its index; there are no monotone curves along r
        """
        options = self.options
        if self.bends is not None or not options.curved or not len(self):
            return
        if options.cubic_interpolation_mode == "monotone" and along == "r":
            return
        x, y, skip = self.x, self.y, self.skip
        there = None
        if options.span_gaps and skip is not None:  # as if the missing ones had never been
            there = np.flatnonzero(~skip)
            x, y, skip = x[there], y[there], None
            if not there.size:
                return
        if options.cubic_interpolation_mode == "monotone":
            bends = curves.monotone(x, y, skip, along)
        else:
            loop = self.closed if options.span_gaps else self.complete
            bends = curves.tense(x, y, skip, options.tension, loop)
        if options.cap_bezier_points:
            bends = curves.capped(bends, x, y, area)
        if there is not None:
            ends = Bends(np.column_stack((self.x, self.y)), np.column_stack((self.x, self.y)))
            ends.before[there], ends.after[there] = bends
            bends = ends
        self.bends = bends

    @cached_property
    def _columns(self) -> dict[str, list[float]]:
        found = {"x": self.x.tolist(), "y": self.y.tolist()}
        if self.angle is not None:
            found["angle"] = [turned(angle) for angle in self.angle.tolist()]
        return found

    @cached_property
    def _missing(self) -> list[bool] | None:
        return None if self.skip is None else self.skip.tolist()

    def spot(self, index: int) -> Spot:
        """Where a point is."""
        return Spot(float(self.x[index]), float(self.y[index]))

    def place(self, along: str, index: int) -> float:
        """x, y or angle of a point."""
        return self._columns[along][index]

    def bound(self, segment: Segment, bounds: Bounds | None) -> list[Segment]:
        """The parts of a stretch that lie between two values; from point to point, so that they may begin before."""
        if bounds is None:
            return [segment]
        found = self._found.get(bounds.along)
        if found and segment.start <= segment.end:
            first, last = found.get(bounds.start), found.get(bounds.end)
            if first is not None and last is not None and first <= last:
                first, last = max(first, segment.start), min(last, segment.end)
                return [segment._replace(start=first, end=last, loop=False)] if first <= last else []
        window = self._window(segment, bounds)
        return list(_bound(window, self._columns[bounds.along], self._missing, bounds)) if window else []

    def _window(self, segment: Segment, bounds: Bounds) -> Segment | None:
        """What of a stretch need be looked at for its parts between two values: little, where its points are in order.

        None if there is nothing
        """
        order = self._order.get(bounds.along)
        if order is None or segment.loop or segment.end < segment.start + FEW:
            return segment
        places, there, sign = order
        low, high = sorted((sign * bounds.start, sign * bounds.end))
        before = max(int(np.searchsorted(places, low - FAR)) - 1, 0)
        before = max(int(np.searchsorted(places, places[before])) - 1, 0)  # the first one that is there
        after = min(int(np.searchsorted(places, high + FAR, "right")) + 1, len(places) - 1)
        start, end = max(segment.start, int(there[before])), min(segment.end, int(there[after]))
        return segment._replace(start=start, end=end) if start <= end else None

    @cached_property
    def _order(self) -> dict[str, tuple[Floats, Any, int]]:
        """The x and y of the points that are there, where these never fall or never rise; their indices; ±1."""
        if self.angle is not None:
            return {}
        there = np.arange(len(self)) if self.skip is None else np.flatnonzero(~self.skip)
        found = {}
        for along, places in (("x", self.x[there]), ("y", self.y[there])):
            for sign in (1, -1):
                if there.size and bool((np.diff(sign * places) >= 0).all()):
                    found[along] = sign * places, there, sign
                    break
        return found

    def bound_all(self, bounds: Bounds | None) -> list[Segment]:
        """The same of all stretches."""
        return [part for segment in self._near(bounds) for part in self.bound(segment, bounds)]

    def _near(self, bounds: Bounds | None) -> list[Segment]:
        """The stretches that may have a part between two values of x or y; of few, or around a centre, all."""
        segments = self.segments
        if bounds is None or bounds.along == "angle" or len(segments) < FEW or bounds.start != bounds.start:
            return segments
        lowest, highest = self._reach(bounds.along)
        low, high = min(bounds.start, bounds.end) - FAR, max(bounds.start, bounds.end) + FAR
        return [segments[i] for i in np.flatnonzero((highest >= low) & (lowest <= high)).tolist()]

    def _reach(self, along: str) -> tuple[Floats, Floats]:
        """The least and the greatest x or y of each stretch."""
        if along not in self._reaches:
            places = np.array(self._columns[along])
            parts = [places[segment.start : segment.end + 1] for segment in self.segments]
            self._reaches[along] = (
                np.array([np.fmin.reduce(part, initial=inf) for part in parts]),
                np.array([np.fmax.reduce(part, initial=-inf) for part in parts]),
            )
        return self._reaches[along]

    @property
    def in_order(self) -> bool:
        """Whether the x of its points never fall, or never rise: it is quickly known then where it is at one."""
        return "x" in self._order

    @cached_property
    def _found(self) -> dict[str, dict[float, int]]:
        """Which points are at which x and y, where these rise from point to point, or fall."""
        if self.angle is not None:
            return {}
        there = np.arange(len(self)) if self.skip is None else np.flatnonzero(~self.skip)
        found = {}
        for along, places in (("x", self.x[there]), ("y", self.y[there])):
            steps = np.diff(places)
            if bool((steps > FAR).all()) or bool((steps < -FAR).all()):
                found[along] = dict(zip(places.tolist(), there.tolist(), strict=True))
        return found

    def at(self, along: str, value: float) -> Spot | None:
        """Where the line is at a value of x, y or angle; None where it is not, or at several places."""
        found = []
        for part in self.bound_all(Bounds(along, value, value)):
            first, second = part.start, part.end
            spot = self.spot(first)
            if first != second and self._lost:
                continue
            if first != second:
                near, far = self._raw(along, first), self._raw(along, second)
                spot = self._between(first, second, abs((value - near) / (far - near)) if far != near else 0.0)
                spot = spot._replace(**{along: value}) if along != "angle" else spot
            found.append(spot)
        return found[0] if len(found) == 1 else None

    def _raw(self, along: str, index: int) -> float:
        if along == "angle" and self.angle is not None:
            return float(self.angle[index])
        return self._columns[along][index]

    def _between(self, first: int, second: int, share: float) -> Spot:
        """Where the line is after a share of the way from one point to another."""
        (x0, y0), (x1, y1) = self.spot(first), self.spot(second)
        if self.options.stepped:
            mode = self.options.stepped
            jumped = share >= 0.5 if mode == "middle" else share >= 1 if mode == "after" else share > 0
            return Spot(x0 + share * (x1 - x0), y1 if jumped else y0)
        if self.bends is None:
            return Spot(x0 + share * (x1 - x0), y0 + share * (y1 - y0))
        rest = 1 - share
        weights = (rest**3, 3 * rest**2 * share, 3 * rest * share**2, share**3)
        (ax, ay), (bx, by) = self.bends.after[first].tolist(), self.bends.before[second].tolist()
        return Spot(
            sum(w * v for w, v in zip(weights, (x0, ax, bx, x1), strict=True)),
            sum(w * v for w, v in zip(weights, (y0, ay, by, y1), strict=True)),
        )

    def trace(
        self, segment: Segment, lowest: int = 0, highest: int | None = None, reverse: bool = False, move: bool = True
    ) -> Path:
        """The path along a stretch.

        lowest, highest : the points between which it is drawn
        move : whether the pen is set down at its first point; otherwise a straight line leads there
        """
        count = len(self)
        start, end = max(lowest, segment.start), min(count - 1 if highest is None else highest, segment.end)
        if end < start and segment.start > segment.end:
            end += count
        if end < start:
            return CLOSER
        path = self._plain(start, end, segment, reverse, move)
        if path is not None:
            return path
        at = np.arange(start, end + 1) % count
        if reverse:
            at = at[::-1]
        if segment.loop:
            at = np.append(at, at[0])
        if self.skip is not None:
            at = at[~self.skip[at]]
        if not at.size:
            return CLOSER
        if self._lost:
            at = at[:1]
        corners, code = self._corners(at, reverse), CURVE if self.bends is not None else LINE
        codes = np.full(len(corners), code, np.uint8)
        codes[0] = MOVE if move else LINE
        return Path(corners, codes)

    @property
    def _lost(self) -> bool:
        return self.bends is None and self.options.curved

    def _plain(self, start: int, end: int, segment: Segment, reverse: bool, move: bool) -> Path | None:
        """The path of a straight line that lacks no point: nearly all of them."""
        if self.skip is not None or segment.loop or end >= len(self) or self.options.curved or self.options.stepped:
            return None
        corners = np.column_stack((self.x[start : end + 1], self.y[start : end + 1]))
        if reverse:
            corners = corners[::-1]
        if not (self.decimated or self.closed or dashes(self.options.border_dash)):
            corners = in_columns(corners)
        codes = np.full(len(corners), LINE, np.uint8)
        codes[0] = MOVE if move else LINE
        return Path(corners, codes)

    def _corners(self, at: Any, reverse: bool) -> Floats:
        """Vertices along points: the points and what their kind of line has between them."""
        x, y = self.x[at], self.y[at]
        mode = self.options.stepped
        if mode:
            if mode == "middle":
                middle = (x[:-1] + x[1:]) / 2
                between = [(middle, y[:-1]), (middle, y[1:])]
            elif (mode == "after") != reverse:
                between = [(x[:-1], y[1:])]
            else:
                between = [(x[1:], y[:-1])]
        elif self.bends is not None:
            first, second = (self.bends.before, self.bends.after) if reverse else (self.bends.after, self.bends.before)
            between = [(first[at[:-1], 0], first[at[:-1], 1]), (second[at[1:], 0], second[at[1:], 1])]
        else:
            return np.column_stack((x, y))
        each = len(between) + 1
        corners = np.empty((each * (x.size - 1) + 1, 2))
        corners[::each, 0], corners[::each, 1] = x, y
        for offset, (across, down) in enumerate(between, 1):
            corners[offset::each, 0], corners[offset::each, 1] = across, down
        return corners

    def path(self, lowest: int = 0, highest: int | None = None) -> Path:
        """All of the line."""
        traced = [self.trace(segment, lowest, highest) for segment in self.segments]
        traced = [path for path in traced if len(path.vertices) > 1]
        if self.closed and all(segment.loop for segment in self.segments):
            traced.append(closing(traced))
        return joined(traced)

    def draw(self, canvas: "Canvas", paint: Callable[[Any], Any], lowest: int = 0, highest: int | None = None) -> None:
        """Draw along it; points before `lowest` and after `highest` are left out."""
        if not self.options.border_width or not len(self):
            return
        if self.style_of is None:
            stroke(canvas, paint, self.path(lowest, highest), self.options, {})
            return
        for segment in self.segments:
            stroke(canvas, paint, self.trace(segment, lowest, highest), self.options, segment.style or {})


def stroke(
    canvas: "Canvas", paint: Callable[[Any], Any], path: Path, options: LineOptions, style: Mapping[str, Any]
) -> None:
    """Draw along a path in the options of a line, or in what a stretch has instead."""

    def own(name: str, default: Any) -> Any:
        value = style.get(name)
        return default if value is None else value

    width = px(own("borderWidth", options.border_width))
    if not width > 0 or len(path.vertices) < 2:
        return
    canvas.stroke(
        path,
        paint(own("borderColor", options.border_color)),
        width,
        dashes(own("borderDash", options.border_dash)),
        cap_of(own("borderCapStyle", options.border_cap_style)),
        join_of(own("borderJoinStyle", options.border_join_style)),
        px(own("borderDashOffset", options.border_dash_offset)),
    )


def in_columns(corners: Floats) -> Floats:
    """The corners of a line of which those that share a column of px become four.

    The first of a column stays; then come its highest and lowest y, and its last, at the mean x of all but the first.
    """
    columns = np.trunc(corners[:, 0])
    starts = np.flatnonzero(columns[1:] != columns[:-1]) + 1
    if starts.size == len(corners) - 1:
        return corners
    starts = np.concatenate(([0], starts))
    counts = np.diff(starts, append=len(corners))
    x, y = corners.T
    first, last = corners[starts], y[starts + counts - 1]
    top, bottom = np.minimum.reduceat(y, starts), np.maximum.reduceat(y, starts)
    middle = (np.add.reduceat(x, starts) - first[:, 0]) / np.maximum(counts - 1, 1)
    four = np.empty((starts.size, 4, 2))
    four[:, 0] = first
    four[:, 1:, 0] = middle[:, None]
    four[:, 1, 1], four[:, 2, 1], four[:, 3, 1] = bottom, top, last
    kept = np.ones((starts.size, 4), bool)
    kept[:, 1:] = (top != bottom)[:, None]
    return four[kept]


def joined(paths: Iterable[Path]) -> Path:
    """Several paths after another; codes as they are."""
    kept = [path for path in paths if len(path.vertices)]
    if not kept:
        return CLOSER
    if len(kept) == 1:
        only = kept[0]
        if only.codes is not None and (only.codes[1:] == LINE).all():
            return Path(only.vertices)  # a polyline, which a canvas may cut into pieces
        return only
    codes: list[Codes] = [path.codes for path in kept if path.codes is not None]
    return Path(np.concatenate([path.vertices for path in kept]), np.concatenate(codes))


def closing(paths: Sequence[Path]) -> Path:
    """A line back to where the last stroke of `paths` began."""
    for path in reversed(paths):
        if path.codes is not None and len(path.vertices):
            starts = np.flatnonzero(path.codes == MOVE)
            if starts.size:
                return Path(path.vertices[starts[-1] : starts[-1] + 1], np.array([CLOSE], np.uint8))
    return CLOSER


# ---- which stretches of a line there are


def stretches(
    skip: Flags | None, stop: Flags | None, count: int, closed: bool, complete: bool, span_gaps: bool | float
) -> list[Segment]:
    """The stretches between gaps; all in one if gaps are spanned.

    span_gaps : a number spans none here: which gaps are too long is told by `stop`
    """
    if not count:
        return []
    if skip is None and stop is None:
        return [Segment(0, count - 1, closed and (complete or span_gaps is True))]
    there = np.arange(count) if skip is None else np.flatnonzero(~skip)
    if not there.size:
        return []
    if span_gaps is True:
        return [Segment(int(there[0]), int(there[-1]), closed)]
    if closed and skip is not None and not span_gaps:  # begin after a gap, so that no stretch is cut by the end
        first = int(np.argmax(skip))
        there = np.concatenate((there[there > first], there[there < first]))
    breaks = (there[1:] - there[:-1]) % count != 1
    if stop is not None:
        breaks |= stop[there[1:]]
    cuts = np.flatnonzero(breaks)
    starts, ends = there[np.append(0, cuts + 1)].tolist(), there[np.append(cuts, there.size - 1)].tolist()
    loop = closed and complete and skip is None and not cuts.size
    return [Segment(start, end, loop) for start, end in zip(starts, ends, strict=True)]


def styled(
    segments: list[Segment],
    style_of: Callable[[list[int]], list[Mapping[str, Any]]],
    skip: Flags | None,
    count: int,
    span_gaps: bool,
) -> list[Segment]:
    """The stretches cut where the style changes from one point to the next.

    style_of : for a list of indices, the styles of what leads to each of these points
    """
    ranges, start = [], segments[0].start
    for segment in segments:
        start = start if span_gaps else segment.start  # with a number a gap that is too long is led across in style
        ranges.append((segment, range(start + 1, segment.end + 1)))
        start = segment.end
    styles = iter(style_of([i for _, indices in ranges for i in indices]))
    cut: list[Segment] = []
    for segment, indices in ranges:
        start, last = indices.start - 1, None
        for i in indices:
            style = next(styles)
            if last is not None and style != last:
                cut += _piece(start, i - 1, segment, last, skip, count, span_gaps)
                start = i - 1
            last = style
        if last is not None:
            cut += _piece(start, indices.stop - 1, segment, last, skip, count, span_gaps)
    return cut


def _piece(
    start: int, end: int, segment: Segment, style: Mapping[str, Any], skip: Flags | None, count: int, span_gaps: bool
) -> list[Segment]:
    """One stretch of one style, from a point that is there to another."""
    inwards = 1 if span_gaps else -1
    if skip is not None:
        while skip[start % count]:
            start += inwards
        while skip[end % count]:
            end -= inwards
    start, end = start % count, end % count
    return [Segment(start, end, segment.loop, style)] if start != end else []


# ---- what lies between two values


def turned(angle: float) -> float:
    """An angle in 0–2π; rounded as Chart.js rounds, because angles are compared."""
    if -TAU < angle < TAU:  # as nearly all; the same without a call
        angle += TAU
        return angle if angle < TAU else angle - TAU if angle < 2 * TAU else 0.0
    return fmod(fmod(angle, TAU) + TAU, TAU)


def _turned_between(value: float, start: float, end: float) -> bool:
    """Whether an angle is between two others, going round from the first to the second."""
    value, start, end = turned(value), turned(start), turned(end)
    if value in (start, end):
        return True
    return turned(start - value) > turned(end - value) and turned(value - start) < turned(value - end)


def _placed_between(value: float, start: float, end: float) -> bool:
    return min(start, end) - EPSILON <= value <= max(start, end) + EPSILON


def _turned_apart(a: float, b: float) -> float:
    return fmod(a - b + 3 * pi, TAU) - pi


def _placed_apart(a: float, b: float) -> float:
    return a - b


def _bound(segment: Segment, places: Sequence[float], skip: Sequence[bool] | None, bounds: Bounds) -> Iterable[Segment]:
    """The parts of a stretch between two values.

    places : x, y or angle of all points
    """
    between, apart = (_turned_between, _turned_apart) if bounds.along == "angle" else (_placed_between, _placed_apart)
    count = len(places)
    start, end, loop, style = segment
    if loop:  # begin outside of the bounds
        start, end = start + count, end + count
        for _ in range(count):
            if not between(places[start % count], bounds.start, bounds.end):
                break
            start, end = start - 1, end - 1
        start, end = start % count, end % count
    if end < start:
        end += count

    def part(first: int, last: int) -> Segment:
        return Segment(first % count, last % count, loop and (last - first + 1) % count == 0, style)

    begun: int | None = None
    before: float | None = None
    previous = start
    for i in range(start, end + 1):
        if skip is not None and skip[i % count]:
            continue
        value = places[i % count]
        if value == before or isnan(value):
            continue
        inside = between(value, bounds.start, bounds.end)
        if begun is None and (
            inside or (before is not None and between(bounds.start, before, value) and apart(bounds.start, before) != 0)
        ):
            begun = i if apart(value, bounds.start) == 0 else previous
        if begun is not None and (
            not inside or apart(bounds.end, value) == 0 or (before is not None and between(bounds.end, before, value))
        ):
            yield part(begun, i)
            begun = None
        previous, before = i, value
    if begun is not None:
        yield part(begun, end)

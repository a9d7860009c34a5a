"""Areas between a line and something else: an axis, a value, another line, a shape of its own."""

from collections.abc import Mapping, Sequence
from math import cos, floor, isfinite, pi, sin
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from ...errors import TooLargeError
from ...plot.drawing.paths import LINE, Path, arc
from ..elements.line import Bounds, Line, LineOptions, Segment, Spot, closing, joined
from ..options import Options
from ..paint import paint

if TYPE_CHECKING:
    from ...plot.drawing.canvas import Box, Canvas
    from ..chart import Chart
    from ..controllers.base import Controller

# https://www.chartjs.org/docs/4.5.1/charts/area.html

PLUGIN = "filler"
TAU = 2 * pi
VISITED = 300_000  # points that are looked at to find what lies between lines: 0.3 s
WORDS = ("origin", "start", "end", "stack", "shape")
STRAIGHT = LineOptions()


class Source(NamedTuple):
    """A dataset whose line may be filled.

    fill : one of WORDS, the index of another dataset, a dict with a value, or False
    """

    line: Line
    fill: Any
    visible: bool


class Circle(NamedTuple):
    """A round boundary, on a radial scale whose grid is round."""

    x: float
    y: float
    radius: float

    def at(self, _along: str, angle: float) -> Spot:
        """The place at an angle."""
        return Spot(self.x + cos(angle) * self.radius, self.y + sin(angle) * self.radius)

    def back(self, bounds: Bounds | None, move: bool) -> Path:
        """The way from the end of the bounds to their start, counter-clockwise; all around without bounds."""
        start, end = (bounds.start, bounds.end) if bounds else (0.0, TAU)
        sweep = (end - start) % TAU if bounds else TAU
        path = arc(self.x, self.y, self.radius, end + pi / 2, end + pi / 2 - sweep)  # its angles begin at 12 o'clock
        if path.codes is None or move:
            return path
        codes = path.codes.copy()
        codes[0] = LINE
        return Path(path.vertices, codes)


class Part(NamedTuple):
    """A stretch of a line, and what it is filled to."""

    source: Segment
    target: Segment | Bounds | None
    start: float  # the value of x, y or angle at which the area begins
    end: float


class Job(NamedTuple):
    """A line to be filled to a target in one colour.

    box : what it stays in; inside : a path that it stays in too
    """

    line: Line
    target: "Line | Circle | bool"
    along: str
    color: Any
    box: "Box"
    inside: Path | None = None


# ---- what is filled to what


def after_datasets_update(chart: "Chart", options: Options) -> None:
    """Find the line of each dataset that has one, and what it is filled to."""
    sources: list[Source | None] = []
    for index, meta in enumerate(chart.metas):
        line = getattr(meta, "line", None)
        fill = decoded(line.options.fill, index, len(chart.metas)) if line else False
        sources.append(Source(line, fill, chart.is_dataset_visible(index)) if line else None)
    propagate = bool(options.get("propagate", True))
    chart.state[PLUGIN] = {
        index: source._replace(fill=resolved(sources, index, propagate))
        for index, source in enumerate(sources)
        if source is not None
    }


def decoded(fill: Any, index: int, count: int) -> Any:
    """One of WORDS, the index of a dataset, a dict with a value, or False.

    index, count : of the dataset, and how many there are
    """
    if isinstance(fill, Options):
        target = fill.get("target")
        fill = target if target is not None else {"value": fill.get("value")}
    elif isinstance(fill, Mapping):
        fill = fill.get("target", fill)
    if isinstance(fill, Options):
        fill = {"value": fill.get("value")}
    if fill is None or fill is False:
        return False
    if fill is True:
        return "origin"
    if isinstance(fill, Mapping):
        value = fill.get("value")
        return dict(fill) if isinstance(value, (int, float)) and value == value else False
    number = _number(fill)
    if number is not None:
        if isinstance(fill, str) and fill[0] in "+-":
            number += index
        return number if number != index and 0 <= number < count else False
    return fill if fill in WORDS else False


def _number(fill: Any) -> int | None:
    """The whole number that is written down."""
    try:
        value = float(fill)
    except (TypeError, ValueError):
        return None
    return int(value) if isfinite(value) and floor(value) == value else None


def resolved(sources: Sequence[Source | None], index: int, propagate: bool) -> Any:
    """What a dataset is filled to: where that is a hidden dataset, what this one would be filled to, and so on."""
    source = sources[index]
    fill = source.fill if source else False
    visited = [index]
    while propagate and fill is not False and type(fill) is int:
        target = sources[fill]
        if fill in visited or target is None:
            return False
        if target.visible:
            return fill
        visited.append(fill)
        fill = target.fill
    return fill


# ---- when it is drawn


def before_draw(chart: "Chart", canvas: "Canvas", options: Options) -> None:
    """Bend all lines: an area may run along one that is drawn later."""
    sources = chart.state.get(PLUGIN, {})
    for meta in reversed(chart.sorted_visible_metas()):
        source = sources.get(meta.index)
        if source:
            source.line.bend(chart.area, meta.index_axis)
            if options.get("drawTime") == "beforeDraw" and source.fill != 0:  # Chart.js takes dataset 0 for none here
                _draw(chart, canvas, meta)


def before_datasets_draw(chart: "Chart", canvas: "Canvas", options: Options) -> None:
    if options.get("drawTime") == "beforeDatasetsDraw":
        for meta in reversed(chart.sorted_visible_metas()):
            _draw(chart, canvas, meta)


def before_dataset_draw(chart: "Chart", canvas: "Canvas", options: Options, meta: "Controller") -> None:
    if options.get("drawTime") == "beforeDatasetDraw":
        _draw(chart, canvas, meta)


# ---- how it is drawn


def _draw(chart: "Chart", canvas: "Canvas", meta: "Controller") -> None:
    """The area of one dataset."""
    source = chart.state.get(PLUGIN, {}).get(meta.index)
    if source is None or source.fill is False or not len(source.line) or meta.i_scale is None:
        return
    line, along = source.line, "angle" if source.line.closed else meta.index_axis
    target = _target(chart, meta, line, source.fill)
    if target is None or along == "r":
        return
    color = line.options.background_color
    above, below = _sides(line.options.fill, color)
    area = chart.area
    box = (area.left, area.top, area.right, area.bottom)
    if above != below and along in ("x", "y") and isinstance(target, Line):
        far, near = (area.top, area.bottom) if along == "x" else (area.right, area.left)
        for side, side_color in ((far, above), (near, below)):
            _fill(canvas, meta, Job(line, target, along, side_color, box, side_of(target, along, side)))
        canvas.clip_path(None)
    else:
        _fill(canvas, meta, Job(line, target, along, below, box))
    canvas.clip(None)


def _sides(fill: Any, color: Any) -> tuple[Any, Any]:
    """The colours above and below what is filled to."""
    if not isinstance(fill, (Options, Mapping)):
        return color, color
    above, below = fill.get("above"), fill.get("below")
    return color if above is None else above, color if below is None else below


def _target(chart: "Chart", meta: "Controller", line: Line, fill: Any) -> "Line | Circle | bool | None":
    """What a line is filled to; True for its own shape, None for nothing."""
    if type(fill) is int:
        other = chart.metas[fill]
        found: Line | None = getattr(other, "line", None) if chart.is_dataset_visible(fill) else None
        return found if found is not None and found.closed == line.closed else None
    if fill == "shape":
        return True
    scale: Any = meta.v_scale
    if hasattr(scale, "point_position_for_value"):
        return None if fill == "stack" else _around(scale, fill)
    if fill == "stack":
        return stack(scale, meta.index, line)
    pixel = _pixel(scale, fill)
    return level(line, pixel, scale.is_horizontal()) if pixel is not None and isfinite(pixel) else None


def _pixel(scale: Any, fill: Any) -> float | None:
    """Where an area on straight axes ends."""
    if fill == "start":
        return float(scale.bottom)
    if fill == "end":
        return float(scale.top)
    if isinstance(fill, Mapping):
        return float(scale.pixel(fill["value"]))
    return float(scale.base_pixel())


def level(line: Line, pixel: float, upright: bool) -> Line | None:
    """A straight boundary under the stretches of a line.

    upright : whether it stands at an x, for values that go across
    """
    ends = []
    for segment in line.segments:
        for index in (segment.start, last_there(line, segment)):
            spot = line.spot(index)
            ends.append((pixel, spot.y) if upright else (spot.x, pixel))
    if not ends:
        return None
    x, y = np.array(ends, float).T
    return Line(x, y, STRAIGHT)


def last_there(line: Line, segment: Segment) -> int:
    """The last point of a stretch that has a place."""
    end = segment.end
    while end > segment.start and not (isfinite(line.x[end]) and isfinite(line.y[end])):
        end -= 1
    return end


def _around(scale: Any, fill: Any) -> Line | Circle | None:
    """A boundary on a radial scale: a circle, or through all its angles."""
    reverse = bool(scale.options.get("reverse"))
    start = scale.max if reverse else scale.min
    if fill == "start":
        value = start
    elif fill == "end":
        value = scale.min if reverse else scale.max
    elif isinstance(fill, Mapping):
        value = fill["value"]
    else:
        value = scale.base_value()
    if scale.options.sub("grid").get("circular"):
        return Circle(scale.x_center, scale.y_center, scale.distance_from_center(value))
    spots = [scale.point_position_for_value(i, value) for i in range(len(scale.labels))]
    if not spots:
        return None
    x, y, angle = np.array([(spot.x, spot.y, spot.angle) for spot in spots], float).T
    return Line(x, y, STRAIGHT, angle=angle, closed=True, complete=True)


def stack(scale: Any, index: int, line: Line) -> Line | None:
    """What lies under each point of a line: the next line below that has something there, at last the axis."""
    below: list[Line] = []
    for other in scale.matching_visible_metas("line"):  # in the order in which they are drawn over each other
        if other.index == index:
            break
        if not other.hidden and getattr(other, "line", None) is not None:
            below.insert(0, other.line)
    ground = level(line, scale.bottom, False)
    if ground is not None:
        below.append(ground)
    if len(line) * sum(len(one) for one in below if not one.in_order) > VISITED:
        scale.chart.warn("Lines whose x are not in order have too many points to be stacked.")
        below = below[-1:]
    spots: list[Spot] = []
    for segment in line.segments:
        for i in range(segment.start, segment.end + 1):
            spots += _under(line.spot(i).x, below)
    if not spots:
        return None
    x, y = np.array(spots, float).T
    return Line(x, y, STRAIGHT)


def _under(x: float, below: Sequence[Line]) -> list[Spot]:
    """What lies under one x: two places where a line begins or ends there."""
    found: list[Spot] = []
    later: list[Spot] = []
    for line in below:
        spot = line.at("x", x)
        if spot is None:
            continue
        first, last = _ends_at(line, spot.x)
        if first and last:
            continue
        if first:
            later.insert(0, spot)
            continue
        found.append(spot)
        if not last:
            break
    return found + later


def _ends_at(line: Line, x: float) -> tuple[bool, bool]:
    """Whether a stretch of the line begins, and whether it ends, at an x."""
    for segment in line.segments:
        first, last = line.place("x", segment.start), line.place("x", segment.end)
        if min(first, last) - 1e-6 <= x <= max(first, last) + 1e-6:
            return x == first, x == last
    return False, False


# ---- paths


def bounds_of(along: str, line: Line, segment: Segment) -> Bounds | None:
    """The values between which a stretch is; None if it runs all around."""
    if segment.loop:
        return None
    return Bounds(along, line.place(along, segment.start), line.place(along, last_there(line, segment)))


def parts(line: Line, target: "Line | Circle | bool", along: str) -> list[Part]:
    """The stretches of a line, cut where what they are filled to is cut."""
    found: list[Part] = []
    visited = 0
    for segment in line.segments:
        bounds = bounds_of(along, line, segment)
        start, end = line.place(along, segment.start), line.place(along, last_there(line, segment))
        if not isinstance(target, Line):
            found.append(Part(segment, bounds, start, end))
            continue
        visited += 1 if target.in_order else len(target)
        for opposite in target.bound_all(bounds):
            visited += 1 if line.in_order else segment.end - segment.start + 1
            inner = None
            if not opposite.loop:
                inner = Bounds(along, target.place(along, opposite.start), target.place(along, opposite.end))
            for own in line.bound(segment, inner):
                visited += 1 if target.in_order else 2 * len(target)  # where it begins and ends
                if visited > VISITED:
                    where = "data.datasets"
                    raise TooLargeError("Lines that are filled go to and fro too often.", where, "fill: false.")
                found.append(Part(own, opposite, _edge(bounds, inner, 1, max), _edge(bounds, inner, 2, min)))
    return found


def _edge(one: Bounds | None, other: Bounds | None, field: int, choose: Any) -> float:
    if one and other:
        return float(choose(one[field], other[field]))
    return float(one[field] if one else other[field] if other else 0.0)


def outline(line: Line, target: "Line | Circle | bool", part: Part, along: str) -> Path:
    """The polygon between a stretch of a line and what it is filled to."""
    there = line.trace(part.source)
    if target is True:
        return there
    assert isinstance(target, (Line, Circle))  # noqa: S101 - for the type checker
    loop = part.source.loop
    pieces = [there]
    if loop:
        pieces.append(closing(pieces))
    else:
        pieces.append(_to(target.at(along, part.end)))
    if isinstance(target, Line):
        segment = part.target if isinstance(part.target, Segment) else Segment(0, len(target) - 1)
        pieces.append(target.trace(segment, reverse=True, move=loop))
        target_loop = segment.loop
    else:
        pieces.append(target.back(part.target if isinstance(part.target, Bounds) else None, loop))
        target_loop = True
    if loop and target_loop:
        pieces.append(closing(pieces))
    else:
        pieces.append(_to(target.at(along, part.start)))
    return joined(pieces)


def _to(spot: Spot | None) -> Path:
    """A straight line to a place."""
    vertices = np.array([spot] if spot else [], float).reshape(-1, 2)
    return Path(vertices, np.full(len(vertices), LINE, np.uint8))


def side_of(target: Line, along: str, edge: float) -> Path:
    """All that lies between a boundary and one edge of the area."""
    pieces: list[Path] = []
    across = along == "x"

    def at_edge(spot: Spot) -> Path:
        return _to(Spot(spot.x, edge) if across else Spot(edge, spot.y))

    for segment in target.segments:
        first, last = target.spot(segment.start), target.spot(last_there(target, segment))
        if pieces:
            pieces += [at_edge(first), _to(first)]
        pieces += [target.trace(segment, move=not pieces), at_edge(last)]
    if target.segments:
        pieces.append(at_edge(target.spot(target.segments[0].start)))
        pieces.append(closing(pieces))
    return joined(pieces)


def _fill(canvas: "Canvas", meta: "Controller", job: Job) -> None:
    """Fill all parts in one colour, or in that of their style."""
    clip = meta.clip_area()
    for part in parts(job.line, job.target, job.along):
        own = (part.source.style or {}).get("backgroundColor")
        left, top, right, bottom = job.box
        if job.target is not True and job.along in ("x", "y"):
            low, high = min(part.start, part.end), max(part.start, part.end)
            if job.along == "x":
                left, right = max(left, low), min(right, high)
            else:
                top, bottom = max(top, low), min(bottom, high)
            if clip:
                left, top = max(left, clip[0]), max(top, clip[1])
                right, bottom = min(right, clip[2]), min(bottom, clip[3])
        if left < right and top < bottom:
            outlined = outline(job.line, job.target, part, job.along)
            canvas.clip((left, top, right, bottom))
            if job.inside is not None:
                canvas.clip_path(job.inside)  # anew for each box: a canvas may keep what is left of a path in one
            canvas.fill(outlined, paint(job.color if own is None else own, meta.chart))

"""Slices of pies, rings and polar charts: their outlines, and how they are filled and bordered.

Options: https://www.chartjs.org/docs/4.5.1/charts/doughnut.html#styling and
https://www.chartjs.org/docs/4.5.1/configuration/elements.html#arc-configuration
"""

from __future__ import annotations

from math import asin, cos, inf, isfinite, nan, pi, sin
from typing import TYPE_CHECKING, Any, NamedTuple

from ...errors import TooLargeError
from ...plot.drawing.paths import Path
from ..options import Options
from ..paint import is_clear, paint
from ..pens import dashes, join_of
from .pen import TAU, Pen

if TYPE_CHECKING:
    from ...plot.drawing.canvas import Canvas, Join
    from ..chart import Chart

FAR = 1e5  # px, the longest length that is drawn: thirty times what a picture may be wide
SLICES = 2_000  # in all datasets: with borders inside they take 3 s in the largest picture
FEW = SLICES // 100  # in a dataset: a hundred of them, which is as many as there may be, have not too many
TURNS = 4  # how often more than a turn is drawn at most: whatever lies below is not seen any more
WHOLE = TAU - 1e-4  # radians from which an arc is a circle
TINY = 1e-6  # px; nothing is seen of smaller radii, and angles are divided by them
LEAST = 0.001  # radians, or px, that always remain
MARGIN = 0.33  # px by which neighbours overlap where borders lie inside, lest the ground shine through
CORNERS = ("outerStart", "outerEnd", "innerStart", "innerEnd")
SQUARE = (0.0, 0.0, 0.0, 0.0)
NAMES = (
    "backgroundColor", "borderColor", "borderWidth", "borderAlign", "borderJoinStyle", "borderRadius", "borderDash",
    "borderDashOffset", "offset", "spacing", "spacingMode", "circular", "selfJoin",
)  # fmt: skip

FIELDS = {"backgroundColor": "background", "borderColor": "border"}  # those that a style holds as they were written


def _count(dataset: dict[str, Any]) -> int:
    data = dataset.get("data")
    return len(data) if isinstance(data, list | dict) else 0


def arcs(chart: Chart, count: int) -> list[Arc]:
    """So many new slices. Raises TooLargeError where all datasets together have too many."""
    if count > FEW and (total := sum(map(_count, chart.datasets))) > SLICES:
        raise TooLargeError(f"There are {total:,} slices.", "data.datasets", f"At most {SLICES:,}.")
    return [Arc() for _ in range(count)]


class Style(NamedTuple):
    """What an arc looks like; lengths in px."""

    background: Any = None
    border: Any = "#fff"
    width: float = 2.0
    inner: bool = False  # the border lies within the arc
    join: Join | None = None
    corners: tuple[float, float, float, float] = SQUARE  # radii, in the order of CORNERS
    dash: tuple[float, ...] = ()
    dash_offset: float = 0.0
    offset: float = 0.0
    spacing: float = 0.0
    circular: bool = True
    self_join: bool = False
    mode: str = "angular"  # how spacing narrows an arc, see `_narrowed`


class Arc:
    """A slice of a ring, between two radii and two angles (radians, clockwise from 3 o'clock)."""

    __slots__ = (
        "circumference", "end_angle", "hidden", "inner_radius", "options", "outer_radius", "start_angle", "style", "x",
        "y",
    )  # fmt: skip

    def __init__(self) -> None:
        self.x = self.y = self.start_angle = self.end_angle = self.inner_radius = self.outer_radius = 0.0
        self.circumference = nan  # nan: as far as the angles go
        self.hidden = False
        self.style = Style()
        self.options: Options | None = None

    @property
    def center(self) -> tuple[float, float]:
        """The middle of the slice."""
        angle = (self.start_angle + self.end_angle) / 2
        radius = (self.inner_radius + self.outer_radius + self.style.spacing + self.style.offset) / 2
        return self.x + cos(angle) * radius, self.y + sin(angle) * radius

    def draw(self, canvas: Canvas, chart: Chart) -> None:
        """Fill it, then draw its border."""
        if self.circumference == 0 or not (self.inner_radius >= 0 and self.outer_radius >= 0):
            return
        style = self.style
        shift, grow = self._moved(style.offset, chart.version)
        middle = (self.start_angle + self.end_angle) / 2
        x, y = self.x + cos(middle) * shift, self.y + sin(middle) * shift
        circles = min(int(self.circumference // TAU), TURNS) if self.circumference > TAU else 0
        outline = self._outline(x, y, self.end_angle, grow)
        if not len(outline.vertices):
            return
        end = self.end_angle
        color = paint(style.background, chart)
        if circles:
            for _ in range(circles):
                canvas.fill(outline, color)
            end = self.start_angle + (self.circumference % TAU or TAU)
        if not is_clear(color):
            canvas.fill(self._outline(x, y, end, grow) if circles else outline, color)
        if style.width > 0:
            self._border(canvas, chart, outline, (x, y, end), circles)

    def _moved(self, offset: float, version: int) -> tuple[float, float]:
        """How far the slice moves away from the centre, and how much its radii grow."""
        shift = offset / 4
        if version < 4:
            return shift, 2 * shift if self.circumference >= pi else shift
        spread = self.circumference if self.circumference > 0 else 0.0
        return shift, shift * (1 - sin(min(pi, spread)))

    def _outline(self, x: float, y: float, end: float, grow: float) -> Path:
        style = self.style
        return outline(
            x, y, self.inner_radius, self.outer_radius, self.start_angle, end, grow=grow, spacing=style.spacing / 2,
            mode=style.mode, margin=MARGIN if style.inner else 0.0, corners=style.corners, circular=style.circular,
            joined=style.self_join,
        )  # fmt: skip

    def _border(
        self, canvas: Canvas, chart: Chart, path: Path, place: tuple[float, float, float], circles: int
    ) -> None:
        style = self.style
        color = paint(style.border, chart)
        if is_clear(color):
            return
        width = style.width * 2 if style.inner else style.width
        join: Join = style.join or ("round" if style.inner else "bevel")
        for _ in range(circles):
            canvas.stroke(path, color, width, style.dash, "butt", join, style.dash_offset)
        if circles:
            return
        x, y, end = place
        angle = end - self.start_angle
        joined = style.self_join and angle >= pi and style.join != "miter" and not any(style.corners)
        joined = joined and not (angle >= WHOLE and self.inner_radius > 0)
        if style.inner or joined:
            pen = Pen()
            if style.inner:
                self._within(pen, x, y, end)
            else:
                whole(pen, chart.width, chart.height)
            if joined:
                self._core(pen, x, y, end)
            canvas.clip_path(pen.path())
        canvas.stroke(path, color, width, style.dash, "butt", join, style.dash_offset)
        if style.inner or joined:
            canvas.clip_path(None)

    def _within(self, pen: Pen, x: float, y: float, end: float) -> None:
        """The arc itself, a little enlarged: an inner border is twice as wide and cut off there."""
        start, inner, outer = self.start_angle, self.inner_radius, self.outer_radius
        more = MARGIN / outer if outer else 0.0
        pen.arc(x, y, outer, start - more, end + more)
        if inner > MARGIN:
            more = MARGIN / inner
            pen.arc(x, y, inner, end + more, start - more, backwards=True)
        else:
            pen.arc(x, y, MARGIN, end + pi / 2, start - pi / 2)
        pen.close()

    def _core(self, pen: Pen, x: float, y: float, end: float) -> None:
        """A hole in what its own border may cover, so that the border's ends do not lie over each other."""
        # Drawn the other way round than what it is cut out of.
        start, inner, outer, width = self.start_angle, self.inner_radius, self.outer_radius, self.style.width
        gap = (start - end) % TAU
        cut = min(width / outer if outer else inf, gap) / 2
        pen.arc(x, y, max(outer - width / 2, 0.0), end - cut, start + cut, backwards=True)
        if inner > 0:
            cut = min(width / inner, gap) / 2
            pen.arc(x, y, inner + width / 2, start + cut, end - cut)
        else:
            reach = min(width / 2, outer * gap)
            if self.style.join == "round":
                pen.arc(x, y, reach, start + pi / 2, end - pi / 2)
            elif self.style.join == "bevel":
                reach = 2 * reach * reach
                pen.line(x - reach * sin(start), y + reach * cos(start))
                pen.line(x + reach * sin(end), y - reach * cos(end))
        pen.close()


def whole(pen: Pen, width: float, height: float) -> None:
    """All of the picture, and more than its edges."""
    pen.move(-width, -height)
    for x, y in ((2 * width, -height), (2 * width, 2 * height), (-width, 2 * height)):
        pen.line(x, y)
    pen.close()


def outline(
    x: float, y: float, inner: float, outer: float, start: float, end: float, *, grow: float = 0.0,
    spacing: float = 0.0, mode: str = "angular", margin: float = 0.0,
    corners: tuple[float, float, float, float] = SQUARE, circular: bool = True, joined: bool = False,
) -> Path:  # fmt: skip
    """The closed outline of a slice.

    inner, outer : px; inner = 0 makes a slice of a pie
    start, end : radians, clockwise from 3 o'clock; more than a whole turn overlaps itself
    grow : px that both radii grow, as the slice moves outwards
    spacing : px by which the slice moves outwards and is narrowed at either end
    mode : 'angular', 'proportional' or 'parallel', see `_narrowed`
    margin : px that it is thinner on either side
    corners : radii in px, in the order of CORNERS; as much of them as fits
    circular : False leaves a triangle
    joined : a whole turn is a ring without a seam
    """
    pen = Pen()
    angle = end - start
    cut, inner = inner, (inner + spacing + grow + margin if inner > 0 else 0.0)
    outer = max(outer + spacing + grow - margin, 0.0)
    if outer < TINY or not isfinite(angle * outer):
        return pen.path()
    if joined and circular and abs(angle) >= WHOLE:
        return _ring(x, y, inner, outer, start)
    left = max(LEAST, angle * outer - grow / pi) / outer
    inside = outside = (angle - left) / 2
    if spacing:
        inner, narrower, narrow = _narrowed(mode, spacing, cut, inner, outer, angle, left)
        inside, outside = inside + narrower, outside + narrow
    in_start, in_end, start, end = start + inside, end - inside, start + outside, end - outside
    outer_start, outer_end, inner_start, inner_end = _fitting(
        corners, inner, outer, min(end - start, in_end - in_start)
    )
    first = start + outer_start / (outer - outer_start)
    last = end - outer_end / (outer - outer_end)
    if not circular:
        pen.move(x, y)
        pen.line(x + cos(first) * outer, y + sin(first) * outer)
        pen.line(x + cos(last) * outer, y + sin(last) * outer)
        pen.close()
        return pen.path()
    _halves(pen, x, y, outer, first, last)
    if outer_end > 0:
        away = outer - outer_end
        pen.arc(x + away * cos(last), y + away * sin(last), outer_end, last, end + pi / 2)
    pen.line(x + (inner + inner_end) * cos(in_end), y + (inner + inner_end) * sin(in_end))
    if inner:
        if inner_end > 0:
            away, turned = inner + inner_end, in_end - inner_end / (inner + inner_end)
            pen.arc(x + away * cos(turned), y + away * sin(turned), inner_end, in_end + pi / 2, turned + pi)
        _halves(pen, x, y, inner, in_end - inner_end / inner, in_start + inner_start / inner, backwards=True)
        if inner_start > 0:
            away, turned = inner + inner_start, in_start + inner_start / (inner + inner_start)
            pen.arc(x + away * cos(turned), y + away * sin(turned), inner_start, turned + pi, in_start - pi / 2)
    pen.line(x + (outer - outer_start) * cos(start), y + (outer - outer_start) * sin(start))
    if outer_start > 0:
        away = outer - outer_start
        pen.arc(x + away * cos(first), y + away * sin(first), outer_start, start - pi / 2, first)
    pen.close()
    return pen.path()


def _ring(x: float, y: float, inner: float, outer: float, start: float) -> Path:
    """A ring without a seam, or a disc."""
    pen = Pen()
    pen.arc(x, y, outer, start, start + TAU)
    pen.close()
    if inner > 0:
        pen.arc(x, y, inner, start + TAU, start, backwards=True)
        pen.close()
    return pen.path()


def _narrowed(
    mode: str, spacing: float, cut: float, inner: float, outer: float, angle: float, left: float
) -> tuple[float, float, float]:
    """The inner radius, and the angles by which a slice is narrower at either end, inside and outside.

    mode : 'parallel' makes gaps that are as wide inside as outside; 'angular' such as grow outwards, the same between
        all slices; 'proportional' such as depend on the slices' angles
    cut : px, the inner radius before the slice moves outwards
    left : the angle that there is to be narrowed, radians
    """
    # https://github.com/chartjs/Chart.js/pull/12238
    most = max(0.0, left / 2 - LEAST)
    mean = ((cut - spacing if cut > 0 else 0.0) + outer - spacing) / 2
    if mode == "parallel":
        widest = sin(most)
        if inner == 0 and widest > 0:  # a gap as wide as that has no room in the centre
            inner = min(spacing / widest, max(0.0, outer - LEAST))
        spacing = min(spacing, outer * widest, inner * widest if inner > 0 else inf)
        outside = _asin(spacing / outer)
        return inner, _asin(spacing / inner) if inner > 0 else outside, outside
    if mode == "proportional":
        narrow = (angle - angle * mean / (mean + spacing)) / 2 if mean else 0.0
    else:
        narrow = _asin(spacing / mean) if mean > 0 else 0.0
    narrow = min(most, narrow)
    return inner, narrow, narrow


def _asin(ratio: float) -> float:
    return asin(max(-1.0, min(ratio, 1.0)))


def _halves(pen: Pen, x: float, y: float, radius: float, start: float, end: float, backwards: bool = False) -> None:
    """An arc drawn half by half: more than a whole turn of it comes around once, and back where it ends."""
    if 0 <= (start - end if backwards else end - start) < TAU:
        pen.arc(x, y, radius, start, end, backwards)
        return
    middle = (start + end) / 2
    pen.arc(x, y, radius, start, middle, backwards)
    pen.arc(x, y, radius, middle, end, backwards)


def _fitting(
    corners: tuple[float, float, float, float], inner: float, outer: float, angle: float
) -> tuple[float, float, float, float]:
    """As much of the radii of the corners as the slice has room for."""
    if corners == SQUARE:
        return SQUARE
    half = (outer - inner) / 2
    inside = min(half, angle * inner / 2)

    def outside(radius: float) -> float:
        # The centres of the corners lie on a smaller circle: that one has less room.
        return max(0.0, min(radius, half, (outer - min(half, radius)) * angle / 2))

    return (
        outside(corners[0]), outside(corners[1]), max(0.0, min(corners[2], inside)), max(0.0, min(corners[3], inside))
    )  # fmt: skip


def style_of(options: Options) -> Style:
    """The options of one arc."""
    get = options.get
    join = get("borderJoinStyle")
    return Style(
        get("backgroundColor"),
        get("borderColor"),
        px(get("borderWidth")),
        get("borderAlign") == "inner",
        join_of(join) if join and isinstance(join, str) else None,
        corner_radii(get("borderRadius")),
        dashes(get("borderDash")),
        px(get("borderDashOffset")),
        px(get("offset")),
        px(get("spacing")),
        bool(get("circular", True)),
        bool(get("selfJoin")),
        get("spacingMode") or "angular",
    )


def corner_radii(value: Any) -> tuple[float, float, float, float]:
    """The radii of the four corners, from one number or from an object with names of corners."""
    if isinstance(value, Options | dict):
        return tuple(px(value.get(name)) for name in CORNERS)  # type: ignore[return-value]
    radius = px(value)
    return (radius, radius, radius, radius)


def number(value: Any) -> float:
    """A number, 0 for what is none."""
    if isinstance(value, int | float):
        return float(value) if isfinite(value) else 0.0
    try:
        return number(float(value))
    except (TypeError, ValueError):
        return 0.0


def px(value: Any) -> float:
    """A length, none longer than can be drawn."""
    return max(-FAR, min(number(value), FAR))

"""Where the boxes around a chart stand: scales, legends and titles share the room that the padding leaves.

The rules are Chart.js's: boxes of the full size come first, then upright ones, then level ones; a box that changes the
room of those before it makes them fit themselves again; what stands over the edge of the chart area (half a label, say)
is kept inside the picture. https://www.chartjs.org/docs/4.5.1/configuration/layout.html
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from .pens import FARTHEST, px

if TYPE_CHECKING:
    from ..plot.drawing.canvas import Canvas
    from .chart import Chart

LAST_FONT = "last font"  # in chart.state: what text was measured in last, as the canvas of Chart.js keeps it
Layer = tuple[float, Callable[["Canvas"], None]]  # z, and what draws it


class Area(NamedTuple):
    """The rectangle that the data are drawn in; px of the chart."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top


class Sides(NamedTuple):
    """A length in px for each side."""

    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    left: float = 0.0

    @property
    def width(self) -> float:
        return self.left + self.right

    @property
    def height(self) -> float:
        return self.top + self.bottom

    def or_more(self, other: Sides) -> Sides:
        """The greater length for each side."""
        return Sides(
            max(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
            max(self.left, other.left),
        )


NOTHING = Sides()
SIDES = Sides._fields
AROUND = (*SIDES, "chartArea")
TOP, LEFT = SIDES.index("top"), SIDES.index("left")
NOWHERE = Area(0.0, 0.0, 0.0, 0.0)


class Box(Protocol):
    """What takes room beside the chart area."""

    position: Any  # a side, 'chartArea', or for axes inside the area 'center' or {axis id: value}
    weight: float
    full_size: bool
    stack: str | None
    stack_weight: float
    left: float
    top: float
    right: float
    bottom: float
    width: float
    height: float

    @property
    def display(self) -> Any: ...
    def is_horizontal(self) -> bool: ...
    def update(self, width: float, height: float, margins: Sides) -> None: ...
    def padding(self) -> Sides: ...
    def layers(self) -> list[Layer]: ...
    def before_layout(self) -> None: ...


def padding_of(value: Any) -> Sides:
    """The four sides of a padding option: one number, or a dict (or Options) of top, right, bottom, left, x and y."""
    if value is None or value == 0:
        return NOTHING
    if isinstance(value, (int, float, str)):
        side = px(value)
        return Sides(side, side, side, side)
    if not hasattr(value, "get"):
        return NOTHING
    get = value.get
    x, y, top, right, bottom, left = get("x"), get("y"), get("top"), get("right"), get("bottom"), get("left")
    return Sides(
        px(y if top is None else top),
        px(x if right is None else right),
        px(y if bottom is None else bottom),
        px(x if left is None else left),
    )


class _Stack:
    """Axes that share a side, one after the other."""

    __slots__ = ("count", "placed", "size", "start", "weight")

    def __init__(self) -> None:
        self.count, self.weight, self.size, self.placed = 0, 0.0, 0.0, 0.0
        self.start: float | None = None


class _Slot:
    """A box while it is being fitted; width and height are the most it may take (0: what the chart area has)."""

    __slots__ = ("box", "height", "horizontal", "index", "size", "stack", "width")

    def __init__(self, box: Box, index: int) -> None:
        self.box, self.index, self.horizontal = box, index, box.is_horizontal()
        self.stack: _Stack | None = None
        self.width = self.height = self.size = 0.0


class _Room:
    """What the boxes leave: `taken` on each side, `kept` clear on each side at least, `w` × `h` px for the data.

    taken, kept : px in the order of Sides
    """

    __slots__ = ("h", "height", "kept", "padding", "taken", "w", "width", "x", "y")

    def __init__(self, width: float, height: float, padding: Sides, least: Sides) -> None:
        self.width, self.height, self.padding = width, height, padding
        self.taken, self.kept = [*padding], [*padding.or_more(least)]
        self.w, self.h = max(width - padding.width, 0.0), max(height - padding.height, 0.0)
        self.x, self.y = padding.left, padding.top

    def margins(self, horizontal: bool) -> Sides:
        """What is taken or kept clear at both ends of a box."""
        top, right, bottom, left = map(max, self.taken, self.kept)
        return Sides(right=right, left=left) if horizontal else Sides(top=top, bottom=bottom)

    def take(self, slot: _Slot) -> tuple[bool, bool]:
        """Give a box what it asked for: whether the room along it, and the room across it, have changed."""
        box, stack = slot.box, slot.stack
        if isinstance(box.position, str) and box.position in SIDES:
            place, size = SIDES.index(box.position), box.height if slot.horizontal else box.width
            if stack is not None:
                stack.size = max(stack.size, size)
                size = stack.size / stack.count
            self.taken[place] = self.taken[place] - slot.size + size
            slot.size = size
        around = box.padding()
        if around is not NOTHING:
            self.kept = [*map(max, self.kept, around)]
        wider, higher = self.measure()
        return (wider, higher) if slot.horizontal else (higher, wider)

    def measure(self) -> tuple[bool, bool]:
        """Reckon the width and the height that are left: whether they have changed."""
        top, right, bottom, left = map(max, self.taken, self.kept)
        w, h = max(0.0, self.width - (left + right)), max(0.0, self.height - (top + bottom))
        wider, higher = w != self.w, h != self.h
        self.w, self.h = w, h
        return wider, higher

    def keep(self) -> None:
        """Move the sides in to where nothing stands over the edge."""
        self.x += max(self.kept[LEFT] - self.taken[LEFT], 0.0)
        self.y += max(self.kept[TOP] - self.taken[TOP], 0.0)
        self.taken = [*map(max, self.taken, self.kept)]


def _ask(slot: _Slot, room: _Room) -> tuple[bool, bool]:
    """Let a box take its room: whether the room along it, and the room across it, have changed."""
    slot.box.update(slot.width or room.w, slot.height or room.h, room.margins(slot.horizontal))
    return room.take(slot)


def _fit_all(full: list[_Slot], upright: list[_Slot], level: list[_Slot], room: _Room) -> None:
    """Let all boxes take their room."""
    room.measure()  # Chart.js has boxes for titles even where there are none, whose fitting does this
    _fit(full, room)
    _fit(upright, room)
    if _fit(level, room):
        _fit(upright, room)


def _fit(slots: Sequence[_Slot], room: _Room) -> bool:
    """Let boxes take their room: whether the room across them has changed, so that others must fit again."""
    changed = refit = False
    again: list[_Slot] = []
    for slot in slots:
        along, across = _ask(slot, room)
        refit |= along and bool(again)
        changed |= across
        if not slot.box.full_size:
            again.append(slot)
    return (refit and _fit(again, room)) or changed


def _place(slots: Iterable[_Slot], room: _Room) -> None:
    """Set boxes one beside the other from (room.x, room.y) on."""
    x, y, padding = room.x, room.y, room.padding
    for slot in slots:
        box, stack = slot.box, slot.stack
        weight = (box.stack_weight / stack.weight if stack is not None and stack.weight else 0) or 1
        if stack is not None and stack.start is not None:
            x, y = (x, stack.start) if slot.horizontal else (stack.start, y)
        placed = stack.placed if stack is not None else 0.0
        if slot.horizontal:
            along = room.w * weight
            box.height = (stack.size if stack is not None else 0.0) or box.height
            box.top, start, box.width = y, y, along
            box.left = room.taken[LEFT] + placed
            if box.full_size:
                box.left, box.width = padding.left, room.width - padding.width
            y = box.top + box.height
        else:
            along = room.h * weight
            box.width = (stack.size if stack is not None else 0.0) or box.width
            box.left, start, box.height = x, x, along
            box.top = room.taken[TOP] + placed
            if box.full_size:
                box.top, box.height = padding.top, room.height - padding.height
            x = box.left + box.width
        box.right, box.bottom = box.left + box.width, box.top + box.height
        if stack is not None:
            stack.start = start
            stack.placed += along
    room.x, room.y = x, y


def _stacked(slots: Iterable[_Slot]) -> None:
    """Tell boxes of one stack of each other."""
    stacks: dict[str, _Stack] = {}
    for slot in slots:
        box = slot.box
        if box.stack and isinstance(box.position, str) and box.position in SIDES:
            slot.stack = stacks.setdefault(box.position + box.stack, _Stack())
            slot.stack.count += 1
            slot.stack.weight += box.stack_weight


def update(chart: Chart, width: float, height: float, min_padding: float = 0.0) -> None:
    """Fit the chart's boxes into width × height px, and set chart.area to what is left.

    min_padding : px to keep clear on each side, for points that stand over the chart area
    """
    room = _Room(width, height, padding_of(chart.layout.get("padding")), padding_of(min_padding))
    slots = [_Slot(box, index) for index, box in enumerate(chart.boxes)]
    outwards = sorted(slots, key=lambda slot: (slot.box.weight, slot.index))
    inwards = outwards[::-1]

    def at(position: str, ordered: list[_Slot]) -> list[_Slot]:
        return [slot for slot in ordered if slot.box.position == position]

    dynamic = [s for s in slots if not (isinstance(s.box.position, str) and s.box.position in AROUND)]

    def inside(axis: str) -> list[_Slot]:
        return [slot for slot in dynamic if getattr(slot.box, "axis", None) == axis]

    full = [slot for slot in inwards if slot.box.full_size]
    left, right, top, bottom = at("left", inwards), at("right", outwards), at("top", inwards), at("bottom", outwards)
    level_inside, upright_inside = inside("x"), inside("y")
    upright, level = left + right + upright_inside, top + bottom + level_inside
    for box in chart.boxes:
        box.before_layout()
    _limit(upright + level, upright, room, chart.version == 2)

    if chart.version == 2:
        for slot in upright + level:  # no box was told of those after it
            _ask(slot, room)
    else:
        _fit_all(full, upright, level, room)
    room.keep()
    _place(left + top, room)
    room.x += room.w
    room.y += room.h
    _place(right + upright_inside + bottom + level_inside, room)

    x, y = room.taken[LEFT], room.taken[TOP]
    area = Area(x, y, x + room.w, y + room.h)
    area = chart.area = area if _is_near(area) else NOWHERE
    for box in chart.boxes:
        if not _is_near((box.left, box.top, box.right, box.bottom)):
            box.left, box.top, box.right, box.bottom = NOWHERE
            box.width = box.height = 0.0
    for slot in at("chartArea", outwards):
        box = slot.box
        box.left, box.top, box.right, box.bottom = area
        box.width, box.height = area.width, area.height
        box.update(area.width, area.height, NOTHING)


def _is_near(edges: Sequence[float]) -> bool:
    """Whether a box is where something may be seen of it."""
    return sum(map(abs, edges)) < 8 * FARTHEST


def _limit(slots: list[_Slot], upright: list[_Slot], room: _Room, old: bool) -> None:
    """The most that each box may take: half of the picture's height, its share of half of the width.

    old : whether boxes that are not displayed count, as in version 2
    """
    _stacked(slots)
    shown = sum(old or slot.box.display is not False for slot in upright) or 1
    width, height = room.w / 2 / shown, room.h / 2
    for slot in slots:
        stack, whole = slot.stack, slot.box.full_size
        factor = slot.box.stack_weight / stack.weight if stack is not None and stack.weight else 0.0
        if slot.horizontal:
            slot.width = factor * width if factor else (room.w if whole else 0.0)
            slot.height = height
        else:
            slot.width = width
            slot.height = factor * height if factor else (room.h if whole else 0.0)

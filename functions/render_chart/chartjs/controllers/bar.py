"""Bars. https://www.chartjs.org/docs/4.5.1/charts/bar.html"""

from __future__ import annotations

from itertools import pairwise
from math import inf, isfinite, nan
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

import numpy as np

from ...limits import BARS
from ...plot.drawing.paths import Floats
from ..elements.rectangle import OUTWARDS, TOUCHING, Bar, draw_bars, fill_boxes, number, skipped_edges
from ..options import UNSET, Options
from ..scales.base import FARTHEST
from .base import Controller, field

if TYPE_CHECKING:
    from ...plot.drawing.canvas import Canvas
    from ..scales.base import Scale

FAR = (-FARTHEST, FARTHEST - 1)  # px, where scales end that go on for ever
SEAM = 0.33  # px by which bars without a gap between them are drawn larger


class Ruler(NamedTuple):
    """The room that bars share.

    least : px between the closest two places, or the bars' own thickness
    """

    pixels: Floats
    start: float
    end: float
    least: float
    stacks: int
    ratio: float


class Floating(NamedTuple):
    """Bars between two values; all (count,) float.

    at : whether an item is such a bar
    """

    at: Any
    start: Floats
    end: Floats


class Placed(NamedTuple):
    """Where the bars of a dataset stand; px, (count,) each.

    ends : the datasets at the top and the bottom of each stack, None if nothing is stacked
    """

    bases: Floats
    heads: Floats
    sizes: Floats  # with their signs
    centers: Floats
    thicknesses: Floats
    ends: tuple[list[int], list[int]] | None
    ruler: Ruler


class BarController(Controller):
    """Bars side by side, on each other, or between two values."""

    MOST: ClassVar[int] = BARS
    data_element: ClassVar[str] = "bar"
    floating: Floating | None = None
    _placed: Placed | None = None
    _bars: list[Any] | None

    def max_overflow(self) -> bool | float:
        return 0.0

    # -- reading

    def parse_primitives(self) -> None:
        if self.i_scale is not self.v_scale:
            self.columns[self.i_scale.axis] = self.index_column()  # type: ignore[union-attr]
        self._read_values(self.data)

    parse_arrays = parse_primitives

    def parse_objects(self) -> None:
        assert self.i_scale is not None  # noqa: S101
        assert self.v_scale is not None  # noqa: S101
        keys = {axis: self.parsing_key(f"{axis}AxisKey", axis) for axis in ("x", "y")}
        i_key, v_key = (keys["x" if scale.axis == "x" else "y"] for scale in (self.i_scale, self.v_scale))
        self.columns[self.i_scale.axis] = self.i_scale.parse_all([field(item, i_key) for item in self.data])
        self._read_values([field(item, v_key) for item in self.data])

    def _read_values(self, raws: Any) -> None:
        scale = self.v_scale
        assert scale is not None  # noqa: S101
        pairs = [type(raw) is list for raw in raws]
        if True not in pairs:
            self.columns[scale.axis] = scale.parse_all(raws)
            return
        ends = [raw[:2] if len(raw) > 1 else [None, None] for raw in (_pair(raw) for raw in raws)]
        start, end = (scale.parse_all(side) for side in zip(*ends, strict=True))
        low, high = np.minimum(start, end), np.maximum(start, end)
        self.floating = Floating(np.array(pairs), start, end)
        self.columns[scale.axis] = np.where(np.abs(low) > np.abs(high), low, high)

    def min_max(self, scale: Scale, can_stack: bool = False) -> tuple[float, float]:
        low, high = super().min_max(scale, can_stack)
        floating = self.floating
        if floating is not None and scale is self.v_scale:
            keep = floating.at & np.isfinite(self.columns[scale.axis])
            if keep.any():
                ends = np.concatenate((floating.start[keep], floating.end[keep]))
                low, high = min(low, float(ends.min())), max(high, float(ends.max()))
        return low, high

    def label_and_value(self, index: int) -> tuple[str, str]:
        label, value = super().label_and_value(index)
        floating = self.floating
        if floating is not None and floating.at[index]:
            value = f"[{floating.start[index]:g}, {floating.end[index]:g}]"
        return label, value

    # -- places

    def update(self) -> None:
        i_scale, v_scale = self.i_scale, self.v_scale
        if i_scale is None or v_scale is None or not self.count:
            self.elements = []
            return
        bases, heads, sizes = self._along()
        ruler = self._ruler()
        self.element_options()  # functions are asked now
        self._placed = Placed(bases, heads, sizes, *self._across(ruler), self.stack_ends(), ruler)
        self._bars = None

    @property
    def elements(self) -> list[Any]:
        """The bars, made when they are asked for: most are never looked at one by one."""
        if self._bars is None:
            assert self._placed is not None  # noqa: S101
            self._bars = self._made(self._placed)
        return self._bars

    @elements.setter
    def elements(self, bars: list[Any]) -> None:
        self._bars = bars

    def _made(self, placed: Placed) -> list[Bar]:
        assert self.v_scale is not None  # noqa: S101
        horizontal = self.v_scale.is_horizontal()
        shared, each = self.element_options()
        ends, ruler, floating = placed.ends, placed.ruler, self.floating
        bars = []
        skipping = shared.get("borderSkipped") if shared is not None else None
        edges = [skipped_edges(skipping, horizontal, reverse) for reverse in (False, True)]
        inflate = self._inflate(shared, ruler) if shared is not None else 0.0
        rows = zip(*(column.tolist() for column in placed[:5]), strict=True)
        for index, (base, head, size, center, thick) in enumerate(rows):
            options = shared or each[index]  # type: ignore[index]
            if horizontal:
                bar = Bar(head, center, base, abs(size), thick, True, options)
                reverse = base > head
            else:
                bar = Bar(center, head, base, thick, abs(size), False, options)
                reverse = base < head
            if shared is None:
                skipping, inflate = options.get("borderSkipped"), self._inflate(options, ruler)
                edges = [skipped_edges(skipping, horizontal, reverse) for reverse in (False, True)]
            bar.inflate = inflate
            bar.skipped = edges[reverse]
            if ends is not None:
                top, bottom = ends[0][index], ends[1][index]
                bar.round = self.index in (top, bottom) or (floating is not None and bool(floating.at[index]))
                if skipping == "middle":
                    bar.round = True
                    bar.skipped = self._between(max(top, 0), max(bottom, 0), horizontal, reverse)
            bars.append(bar)
        return bars

    def _between(self, top: int, bottom: int, horizontal: bool, reverse: bool) -> tuple[bool, bool, bool, bool]:
        """The edges without border of a bar that is somewhere in its stack."""
        first, last = ("end", "start") if reverse else ("start", "end")
        if top == self.index:
            return skipped_edges(first, horizontal, reverse)
        if bottom == self.index:
            return skipped_edges(last, horizontal, reverse)
        one, other = skipped_edges(first, horizontal, reverse), skipped_edges(last, horizontal, reverse)
        return one[0] or other[0], one[1] or other[1], one[2] or other[2], one[3] or other[3]

    @staticmethod
    def _inflate(options: Options, ruler: Ruler) -> float:
        asked = options.get("inflateAmount")
        if asked == "auto":
            return SEAM if ruler.ratio == 1 else 0.0
        return number(asked)

    def _along(self) -> tuple[Floats, Floats, Floats]:
        """Where each bar begins and ends on the value scale, and its length with its sign; px."""
        scale, options, floating = self.v_scale, self.options, self.floating
        assert scale is not None  # noqa: S101
        said = options.get("base")
        origin = number(said)
        values = self.columns[scale.axis]
        start, length = np.zeros(self.count), values
        if self.stacked:
            start = self.stacked_values(mode=self.stacked) - values
        if floating is not None:
            low, high = np.minimum(floating.start, floating.end), np.maximum(floating.start, floating.end)
            swap = np.abs(low) > np.abs(high)
            near, far = np.where(swap, high, low), np.where(swap, low, high)
            across = (near != 0) & (np.sign(near) != np.sign(far))
            start = np.where(floating.at, np.where(across, 0.0, start) + near, start)
            length = np.where(floating.at, far - near, values)
            values = np.where(floating.at, near, values)
        begin = start
        if said is not None:
            begin = np.full(self.count, origin) if floating is None else np.where(floating.at, start, origin)
        places = scale.pixels(np.concatenate((begin, start + length)))
        base, head = places[: self.count], places[self.count :]
        if self.chart.hidden_data:
            hidden = [not self.chart.is_data_visible(index) for index in range(self.count)]
            head = np.where(hidden, base, head)
        size = head - base
        least = options.get("minBarLength")
        if least:
            base, head, size = self._lengthened(base, head, size, values, number(least), origin)
        if self.chart.version > 2:
            base, size = self._beside_line(base, size, origin)
        if not isfinite(np.add.reduce(self.columns[scale.axis])):
            missing = ~np.isfinite(self.columns[scale.axis])
            nothing = scale.base_pixel()
            base, head = np.where(missing, nothing, base), np.where(missing, nothing, head)
            size = np.where(missing, nan, size)
        return base, head, size

    def _lengthened(
        self, base: Floats, head: Floats, size: Floats, values: Floats, least: float, origin: float
    ) -> tuple[Floats, Floats, Floats]:
        """Bars that are at least so many px long."""
        scale = self.v_scale
        assert scale is not None  # noqa: S101
        short = np.abs(size) < least
        if not short.any():
            return base, head, size
        sign = np.sign(size)
        sign[size == 0] = (1 if scale.is_horizontal() else -1) * (1 if scale.min >= origin else -1)
        size = np.where(short, sign * least, size)
        base = np.where(short & (values == origin), base - size / 2, base)
        ends = scale.pixel_for_decimal(0), scale.pixel_for_decimal(1)
        base = np.where(short, np.clip(base, min(ends), max(ends)), base)
        head = np.where(short, base + size, head)
        if self._stacks is not None:
            for index in np.flatnonzero(short).tolist():
                if self.floating is None or not self.floating.at[index]:
                    drawn = scale.value_at(float(head[index])) - scale.value_at(float(base[index]))
                    self._stacks.stretch(self._rows[index], self.index, drawn)
        return base, head, size

    def _beside_line(self, base: Floats, size: Floats, origin: float) -> tuple[Floats, Floats]:
        """Bars that begin beside the grid line at their origin, not in its middle."""
        scale = self.v_scale
        assert scale is not None  # noqa: S101
        half = line_width(scale, origin) / 2
        if not half:
            return base, size
        half_line = np.where(base == scale.pixel(origin), np.sign(size) * half, 0.0)
        return base + half_line, size - half_line

    def _ruler(self) -> Ruler:
        scale, options = self.i_scale, self.options
        assert scale is not None  # noqa: S101
        thickness = options.get("barThickness")
        if thickness:
            least, ratio = (nan if isinstance(thickness, str) else number(thickness)), 1.0
        else:
            least = self._least_distance(scale)
            ratio = number(options.get("categoryPercentage")) * number(options.get("barPercentage"))
        pixels = scale.pixels(self.columns[scale.axis])
        return Ruler(pixels, scale.start_pixel, scale.end_pixel, least, len(self._stack_names()), ratio)

    def _least_distance(self, scale: Scale) -> float:
        """The least distance between places of any bars on a scale, or between its ticks; px."""
        known: dict[Any, float] = self.chart.state.setdefault("bar", {})
        key = scale.id, self.type
        if key not in known:
            values: set[float] = set()
            for meta in scale.matching_visible_metas(self.type):
                values.update(meta.all_parsed_values(scale).tolist())
            places = scale.pixels(np.array(sorted(values), float)).tolist()
            steps = _steps(places)
            if not values.issuperset([tick.value for tick in scale.ticks]):  # else they are no nearer to each other
                steps += _steps([scale.pixel(tick.value) for tick in scale.ticks])
            known[key] = min([scale.length, *steps])
        return known[key]

    def _across(self, ruler: Ruler) -> tuple[Floats, Floats]:
        """The middle of each bar on the index scale and its thickness; px."""
        options = self.options
        most = options.get("maxBarThickness", UNSET)
        most = inf if most is UNSET else number(most)
        if not options.get("grouped"):
            return ruler.pixels, np.full(self.count, min(most, ruler.least * ruler.ratio))
        axes, own = self._axes_of_bars()
        beside = list(axes).index(own)
        counts: float | Floats = float(ruler.stacks)
        places: float | Floats
        if options.get("skipNull"):
            names = [self._stack_names(item=index) for index in range(self.count)]
            counts = np.array([len(one) for one in names], float)
            upto = [self._stack_names(self.index, index) for index in range(self.count)]
            places = np.array([self._place(one) for one in upto], float) + beside
        else:
            places = float(self._place(self._stack_names(self.index)) + beside)
        counts = counts * len(axes)
        sizes: float | Floats
        thickness = options.get("barThickness")
        percent, ratio = number(options.get("categoryPercentage")), number(options.get("barPercentage"))
        if thickness == "flex":
            starts, sizes = _flexible(ruler, percent)
        elif thickness is None:
            sizes = ruler.least * percent
            starts = ruler.pixels - sizes / 2
        else:
            sizes, ratio = number(thickness) * counts, 1.0
            starts = ruler.pixels - sizes / 2
        chunks = sizes / counts
        centers = starts + chunks * places + chunks / 2
        widths = chunks * ratio
        if isinstance(widths, float):
            return centers, np.full(self.count, most if most < widths else widths)
        return centers, np.minimum(most, widths)

    def _stack_names(self, last: int | None = None, item: int | None = None) -> list[Any]:
        """The stacks that stand beside each other, those of datasets up to `last`.

        item : only stacks that have a value where this one stands
        """
        scale = self.i_scale
        assert scale is not None  # noqa: S101
        stacked = scale.options.get("stacked", UNSET)
        names: list[Any] = []
        for meta in scale.matching_visible_metas(self.type):
            if not meta.options.get("grouped"):
                continue
            if item is not None and self._has_nothing(meta, item):
                continue
            if stacked is False or meta.stack not in names or (stacked is UNSET and meta.stack is None):
                names.append(meta.stack)
            if meta.index == last:
                break
        return names or [None]

    def _has_nothing(self, meta: Controller, item: int) -> bool:
        """Whether a dataset has no value where an item of this one stands."""
        assert self.i_scale is not None  # noqa: S101
        axis = self.i_scale.axis
        at = np.flatnonzero(meta.columns[axis] == self.columns[axis][item])
        return not at.size or meta.v_scale is None or not np.isfinite(meta.columns[meta.v_scale.axis][at[0]])

    def _place(self, names: list[Any]) -> int:
        """Which of the stacks up to this one's it is."""
        return names.index(self.stack) if self.stack is not None and self.stack in names else len(names) - 1

    def _axes_of_bars(self) -> tuple[dict[Any, None], Any]:
        """The index scales whose bars share the room, and that of these bars."""
        axis = self.chart.options.get("indexAxis")
        default = next((id for id, scale in self.chart.scales.items() if scale.axis == axis), None)  # noqa: A001
        key = "xAxisID" if axis == "x" else "yAxisID"
        ids = [one.get(key, default) for one in self.chart.datasets]
        return {one: None for one in ids if one is None or type(one) is str}, self.dataset.get(key, default)

    # -- drawing

    def draw(self, canvas: Canvas) -> None:
        if self._bars is None and self._fill(canvas):
            return
        assert self.v_scale is not None  # noqa: S101
        missing = np.isnan(self.columns[self.v_scale.axis]).tolist() if self.elements else []
        bars = [bar for bar, nothing in zip(self.elements, missing, strict=True) if not nothing and not bar.hidden]
        draw_bars(canvas, bars, self.chart)

    def _fill(self, canvas: Canvas) -> bool:
        """Whether bars were filled together, as those are that look alike, have no borders and stand apart."""
        shared, placed, scale = self.element_options()[0], self._placed, self.v_scale
        if shared is None or placed is None or scale is None or shared.get("borderWidth") or shared.get("borderRadius"):
            return False
        bases, heads, _, centers, thick = placed[:5]
        values = self.columns[scale.axis]
        if not isfinite(np.add.reduce(values)):
            missing = np.isnan(values)
            bases, heads, centers, thick = bases[~missing], heads[~missing], centers[~missing], thick[~missing]
        if len(centers) > 1:
            least = np.minimum.reduce(np.abs(centers[1:] - centers[:-1]))
            if not least >= np.maximum.reduce(thick) - TOUCHING:
                return False
        along = 0 if scale.is_horizontal() else 1
        boxes = np.empty((len(centers), 4))
        boxes[:, along], boxes[:, along + 2] = np.minimum(bases, heads), np.maximum(bases, heads)
        boxes[:, 1 - along], boxes[:, 3 - along] = centers - thick / 2, centers + thick / 2
        inflate = self._inflate(shared, placed.ruler)
        if not isfinite(boxes.sum()):
            return False
        if len(boxes):
            fill_boxes(canvas, boxes + inflate * OUTWARDS if inflate else boxes, shared, self.chart)
        return True


def _steps(places: list[float]) -> list[float]:
    """How far apart places are that follow each other; px."""
    least, most = FAR
    near = [place for place in places if not (place <= least or place >= most)]
    return [abs(one - other) for one, other in pairwise(near) if one != other]


def _pair(raw: Any) -> list[Any]:
    return raw if type(raw) is list else [raw, raw]


def line_width(scale: Scale, value: float) -> float:
    """The width of the grid line at a value, px; 0 where there is none."""
    grid = scale.options.sub("grid")
    if not scale.is_visible() or not grid.get("display"):
        return 0.0
    index = next((index for index, tick in enumerate(scale.ticks) if tick.value == value), None)
    if index is None:
        return 0.0
    if not grid.is_shared(("lineWidth",)):
        grid = grid.with_context(scale.tick_context(index))
    return number(grid.get("lineWidth"))


def _flexible(ruler: Ruler, percent: float) -> tuple[Floats, Floats]:
    """Where the room of each place begins and how wide it is, where it reaches half-way to its neighbours; px."""
    pixels = ruler.pixels
    if len(pixels) == 1:
        before, after = pixels - (ruler.end - ruler.start), pixels + (ruler.end - ruler.start)
    else:
        steps = np.diff(pixels)
        before = np.concatenate(([pixels[0] - steps[0]], pixels[:-1]))
        after = np.concatenate((pixels[1:], [pixels[-1] + steps[-1]]))
    starts = pixels - (pixels - np.minimum(before, after)) / 2 * percent
    return starts, np.abs(after - before) / 2 * percent


CONTROLLERS: dict[str, type[Controller]] = {"bar": BarController}

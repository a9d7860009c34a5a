"""What all types of datasets share: reading the data, stacking them, and the options of their elements.

https://www.chartjs.org/docs/4.5.1/general/data-structures.html
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf, isfinite, isnan, nan
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from ...errors import ChartError, TooLargeError, quoted
from ...limits import POINTS, STACKED
from ...plot.drawing.paths import Floats
from ..layouts import NOWHERE
from ..options import UNSET, Context, Options, at
from ..pens import px

if TYPE_CHECKING:
    from ...plot.drawing.canvas import Box, Canvas
    from ..chart import Chart
    from ..scales.base import Scale

Index = int | float | str | None  # what stacks lie at


class Stacks:
    """The values of datasets that are stacked together: a row for each index value, a column for each dataset.

    values : (rows, datasets) float, nan where a dataset has none
    drawn : the same with the lengths that bars have for the eye, which `minBarLength` changes
    """

    __slots__ = ("_ends", "_rows", "drawn", "values")

    def __init__(self, datasets: int) -> None:
        self._rows: dict[Index, int] = {}
        self.values = np.empty((0, datasets))
        self.drawn = self.values
        self._ends: dict[tuple[int, ...], tuple[list[int], list[int]]] = {}

    def add(self, index: int, at_values: Floats, values: Floats) -> list[int]:
        """The rows in which the values of dataset `index` are put."""
        rows = self._rows
        found = [rows.setdefault(None if place != place else place, len(rows)) for place in at_values.tolist()]
        if len(rows) * self.values.shape[1] > STACKED:
            raise TooLargeError("Values are stacked at too many places.", "data.datasets", "Fewer values.")
        if len(rows) > len(self.values):
            more = np.full((len(rows) - len(self.values), self.values.shape[1]), nan)
            self.values = np.concatenate((self.values, more))
        self.values[found, index] = values
        self.drawn = self.values
        self._ends.clear()
        return found

    def stretch(self, row: int, index: int, value: float) -> None:
        """Let a bar be longer for the eye than its value is."""
        if self.drawn is self.values:
            self.drawn = self.values.copy()
        self.drawn[row, index] = value

    def ends(self, order: tuple[int, ...]) -> tuple[list[int], list[int]]:
        """The datasets at the top and at the bottom of each row, -1 where there is none.

        order : the datasets that count, the one that is drawn first in the end
        """
        ends = self._ends.get(order)
        if ends is None:
            top, bottom = np.full(len(self.values), -1), np.full(len(self.values), -1)
            for index in order:
                top[self.values[:, index] > 0] = index
                bottom[self.values[:, index] < 0] = index
            ends = self._ends[order] = (top.tolist(), bottom.tolist())
        return ends


class Controller:
    """A dataset as it is drawn.

    columns : what was read, by axis: (count,) float, nan where nothing is
    data : the items as they were written
    """

    MOST: ClassVar[int] = POINTS  # values that all datasets of the type may have
    data_element: ClassVar[str] = "point"
    dataset_element: ClassVar[str] = ""
    may_have_line: ClassVar[bool] = False  # whether datasets may have a line, which may be filled to
    DEFAULTS: ClassVar[dict[str, Any]] = {}
    ELEMENT_DEFAULTS: ClassVar[dict[str, Any]] = {}
    OVERRIDES: ClassVar[dict[str, Any]] = {}
    DESCRIPTORS: ClassVar[dict[str, Any]] = {}

    def __init__(self, chart: Chart, index: int, kind: str) -> None:
        self.chart, self.index, self.type = chart, index, kind
        self.dataset: dict[str, Any] = chart.datasets[index]
        self.label = str(self.dataset.get("label", "undefined"))
        order = self.dataset.get("order")
        self.order: float = order if isinstance(order, (int, float)) else 0
        self.index_axis = chart.index_axis(kind, self.dataset)
        self.visible = chart.is_dataset_visible(index)
        self.stack: Any = self.dataset.get("stack")
        self.stacked: Any = False
        self.data: Sequence[Any] = []
        self.count = 0
        self.columns: dict[str, Floats] = {}
        self.custom: Any = None  # what single types read beside
        self.elements: list[Any] = []
        self.line: Any = None  # the element of the whole dataset, where there is one
        self.x_scale: Scale | None = None
        self.y_scale: Scale | None = None
        self.r_scale: Scale | None = None
        self.i_scale: Scale | None = None
        self.v_scale: Scale | None = None
        self._stacks: Stacks | None = None
        self._rows: list[int] = []
        self._shared: Options | None = None
        self._each: list[Options] | None = None
        self._resolved = False
        self._raw_elements: dict[str, Options] = {}
        self.clip: Any = None

    @property
    def hidden(self) -> bool:
        return not self.visible

    def initialize(self) -> None:
        """Find the options and the scales."""
        chart = self.chart
        scopes = chart.scopes(self.dataset, (f"datasets.{self.type}", ""))
        self.context = Context(
            "dataset", chart.context, dataset=self.dataset, dataset_index=self.index, index=self.index
        )
        self.options = chart.resolver(_unique(scopes), self.context)
        self.parsing: Any = self.options.get("parsing")
        self.link_scales()
        stacked = self.v_scale.options.get("stacked", UNSET) if self.v_scale else UNSET
        self.stacked = stacked or (stacked is UNSET and self.stack is not None and self.v_scale is not None)

    def link_scales(self) -> None:
        """Find the scales that the data are measured by."""
        found = {axis: self._scale(axis) for axis in ("x", "y", "r")}
        self.x_scale, self.y_scale, self.r_scale = found["x"], found["y"], found["r"]
        if self.index_axis == "r":
            self.i_scale = self.v_scale = self.r_scale
        else:
            across = "y" if self.index_axis == "x" else "x"
            self.i_scale, self.v_scale = found.get(self.index_axis), found[across]

    def take_radial(self) -> None:
        """Be measured by a scale around a centre, whatever axis the data are said to run along. Raises ChartError."""
        scale = self.r_scale
        if scale is None or scale.axis != "r" or not hasattr(scale, "point_position_for_value"):
            id = "r" if scale is None else scale.id  # noqa: A001
            raise ChartError(f"A {self.type} needs a radial scale.", f"options.scales.{id}.type", "radialLinear.")
        self.i_scale = self.v_scale = scale

    def _scale(self, axis: str) -> Scale | None:
        scales = self.chart.scales
        id = self.dataset.get(f"{axis}AxisID")  # noqa: A001
        if id is not None:
            where = f"data.datasets[{self.index}].{axis}AxisID"
            if not isinstance(id, str) or id not in scales:
                from ...dialects.suggest import suggestion

                raise ChartError(f"There is no scale {quoted(id)}.", where, suggestion(str(id), scales))
            if scales[id].axis != axis:
                problem = f"The scale {quoted(id)} does not run along {axis}."
                raise ChartError(problem, where, f"One that does, such as '{axis}'.")
            return scales[id]
        return next((scale for scale in scales.values() if scale.axis == axis), None)

    @property
    def scale_ids(self) -> tuple[str | None, str | None, str | None]:
        """The ids of the scales x, y and r."""
        return tuple(scale.id if scale else None for scale in (self.x_scale, self.y_scale, self.r_scale))  # type: ignore[return-value]

    def uses(self, scale: Scale) -> bool:
        """Whether the data are measured by a scale."""
        return scale in (self.x_scale, self.y_scale, self.r_scale)

    # -- reading

    def parse(self) -> None:
        """Read the data into columns."""
        data = self.dataset.get("data")
        if type(data) is dict:
            i_axis, v_axis = self._key_axis(self.i_scale), self._key_axis(self.v_scale)
            data = [{i_axis: key, v_axis: value} for key, value in data.items()]
        elif data is None:
            data = []
        elif type(data) is not list:
            raise ChartError(
                "The data are no list.",
                f"data.datasets[{self.index}].data",
                "A list, such as [1, 2] or [{x: 1, y: 2}].",
            )
        self.data, self.count = data, len(data)
        if self.parsing is False:
            self.take_parsed()
        elif not data:
            self.columns = {axis: np.empty(0) for axis in self._axes()}
        elif type(data[0]) is list:
            self.parse_arrays()
        elif type(data[0]) is dict:
            self.parse_objects()
        else:
            self.parse_primitives()
        axes = {scale.axis for scale in (self.i_scale, self.v_scale, self.r_scale) if scale is not None}
        for axis in axes - self.columns.keys():
            self.columns[axis] = np.full(self.count, nan)
        if self.stacked and self.i_scale is not None:
            self._put_on_stack()

    @staticmethod
    def _key_axis(scale: Scale | None) -> str:
        return "x" if scale is not None and scale.axis == "x" else "y"

    def _axes(self) -> set[str]:
        return {scale.axis for scale in (self.i_scale, self.v_scale) if scale is not None}

    def take_parsed(self) -> None:
        """Data that need no reading: {x: number, y: number}."""
        for axis in self._axes():
            self.columns[axis] = np.array([_number(item, axis) for item in self.data], float)

    def index_column(self) -> Floats:
        """Where items stand that don't say it: at the labels, in version 2 as if there were enough of them."""
        scale = self.i_scale
        assert scale is not None  # noqa: S101
        if scale.type == "category" and self.chart.version == 2:
            return np.arange(float(self.count))
        labels = scale.labels[: self.count]
        if scale.type == "category" and None not in labels:
            column = np.arange(float(self.count))
        else:
            column = np.full(self.count, nan)
            column[: len(labels)] = scale.parse_all(labels)
        column[len(labels) :] = nan
        return column

    def parse_primitives(self) -> None:
        """Single values, at the labels."""
        v_scale = self.v_scale
        assert v_scale is not None  # noqa: S101
        if self.i_scale is not v_scale:
            self.columns[self.i_scale.axis] = self.index_column()  # type: ignore[union-attr]
        self.columns[v_scale.axis] = v_scale.parse_all(self.data)

    def parse_arrays(self) -> None:
        """[x, y] of each item."""
        for axis, scale, place in (("x", self.x_scale, 0), ("y", self.y_scale, 1)):
            if scale is not None:
                self.columns[axis] = scale.parse_all([_place(item, place) for item in self.data])

    def parse_objects(self) -> None:
        """{x, y} of each item, or what `parsing` calls them."""
        for axis, scale in (("x", self.x_scale), ("y", self.y_scale)):
            if scale is not None:
                key = self.parsing_key(f"{axis}AxisKey", axis)
                self.columns[axis] = scale.parse_all([field(item, key) for item in self.data])

    def parsing_key(self, name: str, default: str) -> str:
        key = self.parsing.get(name) if type(self.parsing) is Options else None
        return default if key is None else str(key)

    def parsed_at(self, index: int) -> dict[str, Any]:
        """What was read of one item, as functions are told it."""
        return {axis: _plain(column[index]) for axis, column in self.columns.items() if index < len(column)}

    # -- stacks

    def _put_on_stack(self) -> None:
        i_scale, v_scale = self.i_scale, self.v_scale
        assert i_scale is not None  # noqa: S101
        assert v_scale is not None  # noqa: S101
        key = f"{i_scale.id}.{v_scale.id}.{self.stack or self.type}"
        stacks = self.chart.stacks.get(key)
        if stacks is None:
            stacks = self.chart.stacks[key] = Stacks(len(self.chart.datasets))
        self._stacks = stacks
        self._rows = stacks.add(self.index, self.columns[i_scale.axis], self.columns[v_scale.axis])

    def stacked_values(self, drawn: bool = True, mode: Any = None) -> Floats:
        """Where each value ends that is put on those of the datasets before it; 0 if this dataset isn't visible.

        drawn : with the lengths that bars have for the eye
        mode : 'single' puts negative values on positive ones too
        """
        v_scale, stacks = self.v_scale, self._stacks
        assert v_scale is not None  # noqa: S101
        values: Floats = self.columns[v_scale.axis]
        if stacks is None:
            return values
        total = values.copy()
        table = stacks.drawn if drawn else stacks.values
        for meta in self.chart.sorted_visible_metas():
            if meta.index == self.index:
                return total
            other = table[self._rows, meta.index]
            same = np.isfinite(other)
            if mode != "single":
                with np.errstate(invalid="ignore"):
                    same &= (total == 0) | (np.sign(total) == np.sign(other))
            total[same] += other[same]
        return np.zeros(self.count)

    def stack_ends(self) -> tuple[list[int], list[int]] | None:
        """The datasets at the top and the bottom of each item's stack, None if nothing is stacked."""
        stacks = self._stacks
        if stacks is None or self.v_scale is None:
            return None
        order = tuple(meta.index for meta in self.v_scale.matching_visible_metas(self.type))
        top, bottom = stacks.ends(order)
        return [top[row] for row in self._rows], [bottom[row] for row in self._rows]

    def min_max(self, scale: Scale, can_stack: bool = False) -> tuple[float, float]:
        """The least and the greatest value along a scale, (inf, -inf) if there is none.

        can_stack : whether the scale wants stacked values
        """
        column = self.columns.get(scale.axis)
        if column is None or not self.count:
            return inf, -inf
        stacked = can_stack and self.stacked and self.visible and self._stacks is not None and scale is self.v_scale
        other, within = self.other_scale(scale), None
        if other is not None and other is not scale:
            low, high = _bounds(other)
            beside = self.columns.get(other.axis)
            if beside is not None and (low > -inf or high < inf):
                within = ~(beside < low) & ~(beside > high)
        if not stacked and within is None:
            least, most = float(np.minimum.reduce(column)), float(np.maximum.reduce(column))
            if isfinite(least) and isfinite(most):  # as of nearly all data
                return least, most
        keep = np.isfinite(column) if within is None else np.isfinite(column) & within
        kept = (self.stacked_values(drawn=False) if stacked else column)[keep]
        return (float(np.minimum.reduce(kept)), float(np.maximum.reduce(kept))) if kept.size else (inf, -inf)

    def other_scale(self, scale: Scale) -> Scale | None:
        return self.v_scale if scale is self.i_scale else self.i_scale

    def all_parsed_values(self, scale: Scale) -> Floats:
        """What was read along a scale, without gaps."""
        column = self.columns.get(scale.axis)
        return np.empty(0) if column is None else column[np.isfinite(column)]

    def max_overflow(self) -> bool | float:
        """How far elements stand over their places, px; False where nothing is to be clipped."""
        return False

    def label_and_value(self, index: int) -> tuple[str, str]:
        """The words for an item: those of its place and of its value."""
        words = []
        for scale in (self.i_scale, self.v_scale):
            words.append("" if scale is None else str(scale.label_for_value(self.columns[scale.axis][index])))
        return words[0], words[1]

    # -- options of elements

    def data_context(self, index: int) -> Context:
        """What functions are told of an item."""
        element = self.elements[index] if index < len(self.elements) else None
        raw = self.dataset.get("data")
        return Context(
            "data", self.context, data_index=index, index=index, parsed=self.parsed_at(index),
            raw=raw[index] if type(raw) is list and index < len(raw) else None, element=element,
        )  # fmt: skip

    def _element(self, element: str) -> Options:
        """The options of an element, without a context."""
        options = self._raw_elements.get(element)
        if options is None:
            keys = (f"datasets.{self.type}.elements.{element}", f"datasets.{self.type}", f"elements.{element}", "")
            scopes = _unique(self.chart.scopes(self.dataset, keys))
            options = self._raw_elements[element] = self.chart.resolver(scopes, None, element)
        return options

    def dataset_element_options(self) -> Options:
        """The options of the element that is the whole dataset."""
        return self._element(self.dataset_element).with_context(self.context)

    def element_options(self) -> tuple[Options | None, list[Options] | None]:
        """The options that all elements share, or those of each where they differ: one of the two."""
        if not self._resolved:
            self._resolved = True
            options, names = self._element(self.data_element), self.chart.element_names(self.data_element)
            if options.is_shared(names):
                self._shared = options
            else:
                self.chart.count_marks(self.count)
                contexts = [self.data_context(index) for index in range(self.count)]
                self._each = [options.with_context(context) for context in contexts]
                for name, function in options.varying(names).items():
                    for one, value in zip(self._each, options.mapped(name, function, contexts), strict=True):
                        one.prime(name, value)
        return self._shared, self._each

    def forget_options(self) -> None:
        """Look the options of elements up anew: the dataset was changed."""
        self._raw_elements.clear()
        self._shared, self._each, self._resolved = None, None, False

    def resolve_data_options(self, index: int) -> Options:
        """The options of one element."""
        shared, each = self.element_options()
        if shared is not None:
            return shared
        assert each is not None  # noqa: S101
        if 0 <= index < len(each):
            return each[index]
        return self._element(self.data_element).with_context(self.context)

    def style(self, index: int | None = None) -> Options:
        """The options that stand for the dataset, or for one of its items, in a legend."""
        if index is None and self.dataset_element:
            return self.dataset_element_options().only(self.chart.element_names(self.dataset_element))
        names, options = self.chart.element_names(self.data_element), self._element(self.data_element)
        if self._resolved or options.is_shared(names):
            return self.resolve_data_options(index or 0).only(names)
        # Before there is an area functions may answer otherwise: what they say now is not what elements look like.
        index = index or 0
        return options.with_context(self.data_context(index) if index < self.count else self.context).only(names)

    # -- drawing

    def update(self) -> None:
        """Reckon where the elements stand."""

    def draw(self, canvas: Canvas) -> None:
        """Draw the elements."""

    def update_clip(self) -> None:
        """Find out what is clipped."""
        given = self.options.get("clip", UNSET)
        if given is not UNSET:
            self.clip = given
            return
        overflow = self.max_overflow()
        if overflow is False:
            self.clip = False
            return
        left, right = _ends(self.x_scale, overflow)
        bottom, top = _ends(self.y_scale, overflow)
        self.clip = {"left": left, "top": top, "right": right, "bottom": bottom}

    def clip_area(self) -> Box | None:
        """What the dataset is kept inside of, None if it isn't."""
        clip = self.clip
        if clip is False:
            return None
        chart, x, y = self.chart, self.x_scale, self.y_scale
        left, top, right, bottom = chart.area
        if x is not None and y is not None:
            if x.options.get("clip"):
                left, right = x.left, x.right
            if y.options.get("clip"):
                top, bottom = y.top, y.bottom
        if isinstance(clip, (dict, Options)):
            over_left, over_top, over_right, over_bottom = map(clip.get, ("left", "top", "right", "bottom"))
        else:
            over_left = over_top = over_right = over_bottom = clip
        box = (
            0.0 if over_left is False else left - px(over_left),
            0.0 if over_top is False else top - px(over_top),
            float(chart.width) if over_right is False else right + px(over_right),
            float(chart.height) if over_bottom is False else bottom + px(over_bottom),
        )
        return box if isfinite(sum(box)) else NOWHERE


def _unique(scopes: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    return list({id(scope): scope for scope in scopes}.values())


def _ends(scale: Scale | None, overflow: float) -> tuple[float, float]:
    """What may stand over a scale's start and end, px: nothing where its end was set."""
    if scale is None:
        return overflow, overflow
    options = scale.options
    low = overflow if options.get("min", UNSET) is UNSET else 0.0
    high = overflow if options.get("max", UNSET) is UNSET else 0.0
    return (high, low) if options.get("reverse") else (low, high)


def _bounds(scale: Scale) -> tuple[float, float]:
    """The ends of a scale that were set."""
    low, high, low_set, high_set = scale.user_bounds()
    return (low if low_set else -inf), (high if high_set else inf)


def field(item: Any, key: str) -> Any:
    """The value of an item under a key or a path of keys; None if it has none."""
    if type(item) is not dict:
        return None
    if key in item:
        return item[key]
    value = at(item, key)
    return None if value is UNSET else value


def _place(item: Any, place: int) -> Any:
    return item[place] if type(item) is list and place < len(item) else None


def _number(item: Any, axis: str) -> float:
    value = item.get(axis) if type(item) is dict else None
    return float(value) if isinstance(value, (int, float)) else nan


def _plain(value: Any) -> float | int | None:
    number = float(value)
    if isnan(number):
        return None
    return int(number) if isfinite(number) and number == int(number) else number

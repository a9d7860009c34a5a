"""What all scales have in common: how an axis takes its room, which ticks it keeps, and where a value stands on it.

https://www.chartjs.org/docs/4.5.1/axes/, and for what it does not tell, Chart.js's behaviour.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import asin, cos, degrees, floor, hypot, inf, isfinite, nan, radians, sin
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from ...limits import TEXT_LINES, TICK_LABELS
from .. import fonts
from ..layouts import LAST_FONT, NOTHING, Layer, Sides, padding_of
from ..options import PLAIN, Context, Options, word
from ..values import Function
from . import arithmetic
from .arithmetic import divide, is_number, limit
from .ticks import Tick, sampled, thinned

if TYPE_CHECKING:
    from ...plot.drawing.canvas import Canvas
    from ...plot.drawing.paths import Floats
    from ..chart import Chart
    from ..controllers.base import Controller

FARTHEST = 32768  # px; beyond it Chart.js sets nothing, for the sake of canvases
LEFTMOST, RIGHTMOST = np.array(-FARTHEST, float), np.array(FARTHEST - 1, float)  # numpy is slower with numbers
NEAR = float(FARTHEST - 1) ** 2  # the sum of the squares of places of which none is farther
SAMPLE = 4_000  # labels that are measured at most: the widest of so many is wide enough
GAP = 6  # px between labels that stand side by side

# What a config may be told of while a scale is updated, and may change the scale in.
HOOKS = (
    "beforeUpdate", "beforeSetDimensions", "afterSetDimensions", "beforeDataLimits", "afterDataLimits",
    "beforeBuildTicks", "afterBuildTicks", "beforeTickToLabelConversion", "afterTickToLabelConversion",
    "beforeCalculateLabelRotation", "afterCalculateLabelRotation", "beforeFit", "afterFit", "afterUpdate",
)  # fmt: skip
PLUGIN_HOOKS = {
    "beforeDataLimits": "before_data_limits",
    "afterDataLimits": "after_data_limits",
    "beforeBuildTicks": "before_build_ticks",
    "afterBuildTicks": "after_build_ticks",
}


class Range(NamedTuple):
    """The lowest and the highest value."""

    min: float
    max: float


class Bounds(NamedTuple):
    """What a config says of a scale's ends, ±inf where it says nothing."""

    min: float
    max: float
    min_defined: bool
    max_defined: bool


class LabelSizes(NamedTuple):
    """Widths and heights of tick labels in px, as they are without rotation."""

    widths: list[float]
    heights: list[float]
    widest: float
    highest: float
    first: tuple[float, float]
    last: tuple[float, float]  # nothing if the last label was not measured


class Settings(NamedTuple):
    """The options that are the same for all ticks, read once."""

    display: Any
    offset: bool
    reverse: bool
    bounds: str
    position: Any
    ticks_display: bool
    padding: float
    align: str
    cross_align: str
    mirror: bool
    min_rotation: float
    max_rotation: float
    auto_skip: bool
    auto_skip_padding: float
    max_ticks: float | None
    sample_size: float
    label_offset: float
    major: bool
    source: str | None
    grid_offset: bool
    tick_length: float  # 0 where no tick marks are drawn


def finite(value: Any, otherwise: float) -> float:
    return value if is_number(value) else otherwise


def length(value: Any, otherwise: float = 0.0) -> float:
    """A number of px, no greater than any picture."""
    return limit(value, -FARTHEST, FARTHEST) if is_number(value) else otherwise


def settings_of(options: Options) -> Settings:
    ticks, grid = options.sub("ticks"), options.sub("grid")
    rotation = ticks.get("minRotation")
    max_rotation = ticks.get("maxRotation")
    max_ticks = ticks.get("maxTicksLimit")
    sample_size = ticks.get("sampleSize")
    mark = grid.get("tickLength") if grid.get("drawTicks") else 0
    return Settings(
        options.get("display", True),
        bool(options.get("offset")),
        bool(options.get("reverse")),
        options.get("bounds", "ticks"),
        options.get("position"),
        bool(ticks.get("display", True)),
        length(arithmetic.number(ticks.get("padding", 3)), nan),
        word(ticks.get("align", "center")),
        word(ticks.get("crossAlign", "near")),
        bool(ticks.get("mirror")),
        finite(rotation, 0.0),
        finite(max_rotation, 0.0 if max_rotation is None else nan),
        bool(ticks.get("autoSkip", True)),
        length(ticks.get("autoSkipPadding")),
        max(max_ticks, 1.0) if is_number(max_ticks) and max_ticks else None,
        min(max(sample_size, 1.0), SAMPLE) if is_number(sample_size) else SAMPLE,
        length(ticks.get("labelOffset")),
        bool(ticks.raw("major")) and bool(ticks.sub("major").get("enabled")),
        ticks.get("source"),
        bool(grid.get("offset")),
        length(mark),
    )


def for_each(options: Options, contexts: Sequence[Context], names: Sequence[str]) -> list[Options]:
    """The options for each context; those of `names` that are functions of the config are called together."""
    each = [options.with_context(context) for context in contexts]
    for name, function in options.varying(names).items():
        for one, value in zip(each, options.mapped(name, function, contexts), strict=True):
            one.prime(name, value)
    return each


def label_width(label: Any, font: fonts.Font) -> float:
    """The width of a label, the widest line of one that has several."""
    if isinstance(label, (list, tuple)):
        label = label[:TEXT_LINES]
        return max((label_width(line, font) for line in label if not isinstance(line, (list, tuple))), default=0.0)
    return 0.0 if label is None else fonts.text_width(arithmetic.text_of(label), font)


def line_count(label: Any) -> int:
    """How many lines a label takes."""
    return sum(line is not None for line in label) if isinstance(label, (list, tuple)) else int(label is not None)


class Scale:
    """One axis.

    id : its key in `options.scales`
    type : its kind, a key of KINDS
    axis : 'x', 'y' or 'r'
    min, max : the values at its ends
    ticks : the ticks that are drawn, from the scale's start on
    left, top, right, bottom, width, height : its box, px of the chart
    """

    shifts_turned = True  # whether turned labels are shifted by half a line, to the middles of their ticks
    stack: str | None
    stack_weight: float
    full_size: bool
    weight: float

    def __init__(self, chart: Chart, id: str, type: str) -> None:  # noqa: A002
        self.chart, self.id, self.type = chart, id, type
        self.left = self.top = self.right = self.bottom = self.width = self.height = 0.0
        self.padding_left = self.padding_top = self.padding_right = self.padding_bottom = 0.0
        self.margins = NOTHING
        self.max_width = self.max_height = 0.0
        self.min: float = 0.0
        self.max: float = 0.0
        self.range: Range | None = None  # the ends with the grace that they are given
        self.ticks: list[Tick] = []
        self.label_rotation = 0.0  # degrees
        self.start_pixel = self.end_pixel = 0.0
        self.length = self.max_length = 0.0
        self.reverse_pixels = False
        self.align_to_pixels = False
        self._label_sizes: LabelSizes | None = None
        self._limits_known = False
        self._font: fonts.Font | None = None
        self._title_height: float | None = None
        self._title_sides: Sides | None = None
        self._fonts_vary = False
        self._hooks: dict[str, Function] = {}
        self._tell: Callable[[str], object] = bool  # tells nobody, in a third of the time that a method takes
        self._context: Context | None = None

    # ---- Options

    def init(self, options: Options) -> None:
        """Take the options, before anything is asked of the scale."""
        self.options = options.with_context(self.context)
        self.settings = settings = settings_of(self.options)
        options = self.options
        self.axis: str = options.get("axis") or (self.id[:1] if self.id[:1] in "xyr" else "x")
        self.position: Any = settings.position
        self.full_size = bool(options.get("fullSize"))
        self.weight = finite(options.get("weight"), 0.0)
        stack = options.get("stack")
        self.stack = stack if isinstance(stack, str) else None
        self.stack_weight = finite(options.get("stackWeight"), 1.0)
        self._horizontal = self.position in ("top", "bottom") or self.axis == "x"
        ticks = options.sub("ticks")
        self.ticks_options, self.grid, self.border, self.title = (
            ticks, options.sub("grid"), options.sub("border"), options.sub("title")
        )  # fmt: skip
        self._fonts_vary = not ticks.is_shared(("font",))
        self._font = self._title_height = self._title_sides = None
        self._hooks = options.functions(HOOKS)
        if self._hooks or any(map(self.chart.hears, PLUGIN_HOOKS.values())):
            self._tell = self._call_hooks
        self.user_min, self.user_max = self._parsed_option("min"), self._parsed_option("max")
        self.suggested_min, self.suggested_max = (
            self._parsed_option("suggestedMin"),
            self._parsed_option("suggestedMax"),
        )

    def _parsed_option(self, name: str) -> Any:
        value = self.options.get(name)
        return None if value is None else self.parse(value)

    @property
    def context(self) -> Context:
        """What scriptable options of the whole scale are told."""
        if self._context is None:
            self._context = Context("scale", self.chart.context, scale=self)
        return self._context

    def tick_context(self, index: int) -> Context:
        """What scriptable options of one tick are told."""
        if not 0 <= index < len(self.ticks):
            return self.context
        tick = self.ticks[index]
        if tick.index is None:
            tick.index = index
        return Context("tick", self.context, tick=tick, index=tick.index)

    @property
    def display(self) -> Any:
        return self.settings.display

    def is_horizontal(self) -> bool:
        return self._horizontal

    def is_visible(self) -> bool:
        display = self.settings.display
        return bool(self.matching_visible_metas()) if display == "auto" else bool(display)

    def matching_visible_metas(self, kind: str | None = None) -> list[Controller]:
        """The visible datasets on this scale, those of one type if it is given."""
        name = f"{self.axis}_scale"
        return [
            meta
            for meta in self.chart.sorted_metas()
            if meta.visible and getattr(meta, name, None) is self and (kind is None or meta.type == kind)
        ]

    @property
    def labels(self) -> list[Any]:
        return self.get_labels()

    def get_labels(self) -> list[Any]:
        """The labels of the data along this scale."""
        own = self.options.get("labels")
        if isinstance(own, list):
            return own
        data = self.chart.data
        of_axis = data.get("xLabels" if self._horizontal else "yLabels")
        labels: list[Any] = of_axis if isinstance(of_axis, list) else data["labels"]
        return labels

    # ---- Values

    def parse(self, raw: Any, index: int | None = None) -> Any:
        """The value on this scale that raw data stand for, None for none."""
        return raw

    def parse_all(self, raw: Sequence[Any]) -> Floats:
        """The values that many raw data stand for, nan for none."""
        parsed = (self.parse(one, index) for index, one in enumerate(raw))
        return np.array([nan if value is None else value for value in parsed], float)

    def user_bounds(self) -> Bounds:
        """The ends that the config gives, or suggests."""
        low, high = finite(self.user_min, inf), finite(self.user_max, -inf)
        return Bounds(
            low if isfinite(low) else finite(self.suggested_min, inf),
            high if isfinite(high) else finite(self.suggested_max, -inf),
            isfinite(low),
            isfinite(high),
        )

    def min_max(self, can_stack: bool) -> Range:
        """The ends that the config or else the data give."""
        low, high, min_defined, max_defined = self.user_bounds()
        if min_defined and max_defined:
            return Range(low, high)
        for meta in self.matching_visible_metas():
            lowest, highest = meta.min_max(self, can_stack)
            if not min_defined:
                low = min(low, lowest)
            if not max_defined:
                high = max(high, highest)
        low = high if max_defined and low > high else low
        high = low if min_defined and low > high else high
        return Range(finite(low, finite(high, low)), finite(high, finite(low, high)))

    def determine_data_limits(self) -> None:
        """Set min and max."""

    def build_ticks(self) -> list[Tick]:
        """All ticks, before those are left out that have no room."""
        return []

    def label_for_value(self, value: Any) -> Any:
        """A value as it is written by itself."""
        return value

    def tick_label(self, index: int, ticks: Sequence[Tick]) -> Any:
        """What one of the ticks is labelled with."""
        return arithmetic.text_of(ticks[index].value)

    def tick_labels(self, ticks: Sequence[Tick]) -> list[Any]:
        """What ticks are labelled with where the config has no callback of its own."""
        return [self.tick_label(index, ticks) for index in range(len(ticks))]

    def label_ticks(self, ticks: Sequence[Tick]) -> None:
        """Set the labels of ticks."""
        callback = self.ticks_options.raw("callback")
        if isinstance(callback, Function):
            from .hooks import tick_labels

            for tick, label in zip(ticks, tick_labels(self, callback, ticks), strict=True):
                tick.label = label
        elif callable(callback):
            for index, tick in enumerate(ticks):
                tick.label = callback(tick.value, index, ticks)
        else:
            for tick, label in zip(ticks, self.tick_labels(ticks), strict=True):
                tick.label = label

    # ---- Room

    def padding(self) -> Sides:
        """What stands over the ends of the scale, px."""
        return Sides(self.padding_top, self.padding_right, self.padding_bottom, self.padding_left)

    def before_layout(self) -> None:
        """Forget what was read of the data."""
        self._limits_known = False

    def update(self, max_width: float, max_height: float, margins: Sides) -> None:
        """Find ticks and take room, of max_width × max_height px at most.

        margins : px beside the scale that are taken already
        """
        settings = self.settings
        self._tell("beforeUpdate")
        self.max_width, self.max_height, self.margins = max_width, max_height, margins
        self.ticks, self._label_sizes = [], None
        self._tell("beforeSetDimensions")
        self.set_dimensions()
        self._tell("afterSetDimensions")
        self.max_length = self.width + margins.width if self._horizontal else self.height + margins.height
        if not self._limits_known:
            self._tell("beforeDataLimits")
            self.determine_data_limits()
            self._tell("afterDataLimits")
            self.range = self._with_grace()
            self._limits_known = True
        self._tell("beforeBuildTicks")
        self.ticks = self.build_ticks()
        self._tell("afterBuildTicks")
        sampling = settings.sample_size < len(self.ticks)
        if sampling:
            self._label(sampled(self.ticks, settings.sample_size))
        else:
            self.ticks = self._label(self.ticks)
        self.configure()
        self._tell("beforeCalculateLabelRotation")
        self.label_rotation = self._rotation()
        self._tell("afterCalculateLabelRotation")
        self.settle(sampling)
        self._tell("afterUpdate")

    def settle(self, sampling: bool) -> None:
        """Leave out ticks that have no room, and take the room that the others need.

        sampling : whether some of the ticks have no labels yet
        """
        settings = self.settings
        if settings.ticks_display and (settings.auto_skip or settings.source == "auto"):
            self.ticks = thinned(self.ticks, self._limit(), settings.major)
            self._label_sizes = None
            self.after_auto_skip()
        self.drop_ticks()
        if sampling:
            self.ticks = self._label(self.ticks)
        self._tell("beforeFit")
        self.fit()
        self._tell("afterFit")

    def drop_ticks(self) -> None:
        """Leave out ticks of which there are more than a picture has px."""
        if len(self.ticks) > TICK_LABELS:
            self.chart.warn(f"The axis {self.id!r} has {len(self.ticks):,} ticks, of which {TICK_LABELS:,} are drawn.")
            self.ticks, self._label_sizes = sampled(self.ticks, TICK_LABELS), None

    def _call_hooks(self, name: str) -> None:
        """Call what the plugins and the config want to be called here."""
        if name in PLUGIN_HOOKS:
            self.chart.notify(PLUGIN_HOOKS[name], self)
        if name in self._hooks:
            from .hooks import call_hook

            call_hook(self, self._hooks[name])

    def set_dimensions(self) -> None:
        if self._horizontal:
            self.width, self.left, self.right = self.max_width, 0.0, self.max_width
        else:
            self.height, self.top, self.bottom = self.max_height, 0.0, self.max_height
        self.padding_left = self.padding_top = self.padding_right = self.padding_bottom = 0.0

    def _with_grace(self) -> Range:
        grace = self.options.get("grace")
        if not grace:
            return Range(self.min, self.max)
        half = (self.max - self.min) / 2
        text = isinstance(grace, str) and grace.strip().endswith("%")
        change = arithmetic.number(grace.strip()[:-1]) / 100 * half if text else arithmetic.number(grace)
        zero = bool(self.options.get("beginAtZero"))

        def moved(value: float, by: float) -> float:
            return 0.0 if zero and value == 0 else value + by

        return Range(moved(self.min, -abs(change)), moved(self.max, change))

    def _label(self, ticks: list[Tick]) -> list[Tick]:
        """The ticks with their labels, without those that get none."""
        self._tell("beforeTickToLabelConversion")
        self.label_ticks(ticks)
        labelled = [tick for tick in ticks if tick.label is not None]
        self._tell("afterTickToLabelConversion")
        return labelled

    def configure(self) -> None:
        """Read off the box where the scale starts and ends."""
        reverse = self.settings.reverse
        if self._horizontal:
            self.start_pixel, self.end_pixel = self.left, self.right
        else:
            self.start_pixel, self.end_pixel = self.top, self.bottom
            reverse = not reverse
        self.reverse_pixels = reverse
        self.length = self.end_pixel - self.start_pixel
        self.align_to_pixels = bool(self.options.get("alignToPixels"))

    def _rotation(self) -> float:
        """The angle of the labels in degrees, as little as lets them stand side by side."""
        settings, count = self.settings, self._expected()
        low, high = settings.min_rotation, settings.max_rotation
        if not self._horizontal or not settings.ticks_display or low >= high or count <= 1 or not self.is_visible():
            return low
        sizes = self.label_sizes()
        width, height = sizes.widest, sizes.highest
        room = limit(self.chart.width - width, 0.0, self.max_width)
        space = self.max_width / count if settings.offset else room / (count - 1)
        if width + GAP <= space:
            return low
        space = room / (count - (0.5 if settings.offset else 1))
        most_height = self.max_height - settings.tick_length - settings.padding - self.title_height()
        diagonal = hypot(width, height)

        def angle(ratio: float) -> float:
            return asin(limit(ratio, -1.0, 1.0))

        needed = angle(divide(height + GAP, space))
        allowed = angle(divide(most_height, diagonal)) - angle(divide(height, diagonal))
        return max(low, min(high, degrees(min(needed, allowed))))

    def _expected(self) -> float:
        """How many labels are to stand side by side."""
        return min(self.settings.max_ticks or inf, len(self.ticks))

    def _limit(self) -> float:
        """How many ticks there are to be at most."""
        most = self._most_ticks()
        return nan if most != most else min(self.settings.max_ticks or inf, most)

    def after_auto_skip(self) -> None:
        """What follows when ticks have been left out."""

    def _most_ticks(self) -> float:
        """How many ticks there is room for."""
        size = self._tick_size()
        along = divide(self.length, size) + (0 if self.settings.offset else 1)
        return arithmetic.floor(min(along, divide(self.max_length, size)))

    def _tick_size(self) -> float:
        """What a label takes along the scale, px."""
        sizes, padding = self.label_sizes(), self.settings.auto_skip_padding
        angle = radians(self.label_rotation)
        c, s = abs(cos(angle)), abs(sin(angle))
        width, height = sizes.widest + padding, sizes.highest + padding
        if self._horizontal:
            return divide(width, c) if height * c > width * s else divide(height, s)
        return divide(height, c) if height * s < width * c else divide(width, s)

    def fit(self) -> None:
        """Set width and height to what the scale needs."""
        settings, height, width = self.settings, 0.0, 0.0
        if self.is_visible():
            across = settings.tick_length + self.title_height()
            if self._horizontal:
                height = across
            else:
                width = across
            if settings.ticks_display and self.ticks:
                sizes = self.label_sizes()
                angle = radians(self.label_rotation)
                c, s = cos(angle), sin(angle)
                if self._horizontal:
                    text = 0.0 if settings.mirror else s * sizes.widest + c * sizes.highest
                    height = min(self.max_height, height + text + settings.padding * 2)
                else:
                    text = 0.0 if settings.mirror else c * sizes.widest + s * sizes.highest
                    width = min(self.max_width, width + text + settings.padding * 2)
                self._stand_over(sizes, s, c)
        margins = self.margins = self.margins.or_more(self.padding())
        if self._horizontal:
            self.width = self.length = self.chart.width - margins.width
            self.height = height
        else:
            self.width = width
            self.height = self.length = self.chart.height - margins.height

    def _stand_over(self, sizes: LabelSizes, s: float, c: float) -> None:
        """Set how far the first and the last label stand over the ends of the scale."""
        align, padding = self.settings.align, self.settings.padding
        first, last = sizes.first, sizes.last
        if not self._horizontal:
            top, bottom = {"start": (0.0, first[1]), "end": (last[1], 0.0)}.get(align, (last[1] / 2, first[1] / 2))
            self.padding_top, self.padding_bottom = top + padding, bottom + padding
            return
        before = self.pixel_for_tick(0) - self.left
        after = self.right - self.pixel_for_tick(len(self.ticks) - 1)
        if self.label_rotation:
            below = self.position != "top" and self.axis == "x"
            left, right = (c * first[0], s * last[1]) if below else (s * first[1], c * last[0])
        else:
            half = (first[0] / 2, last[0] / 2)
            left, right = {"start": (0.0, last[0]), "end": (first[0], 0.0), "inner": (0.0, 0.0)}.get(align, half)
        self.padding_left = max(divide((left - before + padding) * self.width, self.width - before), 0.0)
        self.padding_right = max(divide((right - after + padding) * self.width, self.width - after), 0.0)

    def title_height(self) -> float:
        """What the title takes across the axis, px."""
        if self._title_height is None:
            self._title_height, title = 0.0, self.title
            if title.get("display"):
                text = title.get("text")
                lines = len(text) if isinstance(text, (list, tuple)) else 1
                self._title_height = lines * fonts.to_font(title.sub("font")).line_height + self.title_sides().height
        return self._title_height

    def title_sides(self) -> Sides:
        """What the title keeps clear, px."""
        if self._title_sides is None:
            written = self.title.raw("padding")  # with the usual sides in it, as all options of a scale
            plain = type(written) is dict and PLAIN.issuperset(map(type, written.values()))
            self._title_sides = padding_of(written if plain else self.title.get("padding"))
        return self._title_sides

    # ---- Labels

    def fonts_vary(self) -> bool:
        """Whether ticks may have fonts of their own."""
        return self._fonts_vary

    def tick_font(self, index: int = 0) -> fonts.Font:
        """The font of a tick's label."""
        if self._fonts_vary:
            return fonts.to_font(self.ticks_options.with_context(self.tick_context(index)).sub("font"))
        if self._font is None:
            self._font = fonts.to_font(self.ticks_options.sub("font"))
        return self._font

    def label_sizes(self) -> LabelSizes:
        """The sizes of the labels, of a sample of them where there are many."""
        if self._label_sizes is None:
            ticks, most = self.ticks, self.settings.sample_size
            if most < len(ticks):
                ticks = sampled(ticks, most)
            self._label_sizes = self._measured(ticks, self.settings.max_ticks or inf)
        return self._label_sizes

    def _measured(self, ticks: Sequence[Tick], most: float) -> LabelSizes:
        """The sizes of labels, of about `most` of them."""
        count = len(ticks)
        step = int(count // min(most, count)) if count else 1
        measured = range(0, count, step)
        for index, tick in zip(measured, self.ticks[::step], strict=False):
            if tick.index is None:
                tick.index = index
        labels = [tick.label for tick in ticks[::step]]
        faces = [self.tick_font(index) for index in (measured if self.fonts_vary() else measured[:1])]
        if len(faces) == 1 and {str}.issuperset(map(type, labels)):  # as nearly everywhere
            widths, heights = fonts.text_widths(labels, faces[0]), [faces[0].line_height] * len(labels)
        else:
            each = list(zip(labels, faces if len(faces) == len(labels) else faces * len(labels), strict=True))
            widths = [label_width(label, font) for label, font in each]
            heights = [line_count(label) * font.line_height for label, font in each]
        if count:
            self.chart.state[LAST_FONT] = faces[-1]
        first = (widths[0], heights[0]) if count else (0.0, 0.0)
        last = (widths[-1], heights[-1]) if step == 1 and count else (0.0, 0.0)
        return LabelSizes(widths, heights, max(widths, default=0.0), max(heights, default=0.0), first, last)

    # ---- Places

    def pixel(self, value: Any, index: int | None = None) -> float:
        """Where a value stands, px of the chart; nan where it stands nowhere."""
        return nan

    def pixels(self, values: Floats) -> Floats:
        """Where many values stand, px."""
        return np.array([self.pixel(value) for value in values.tolist()], float)

    def value_at(self, pixel: float) -> float:
        """The value at a place, px."""
        return nan

    def pixel_for_tick(self, index: int) -> float:
        return self.pixel(self.ticks[index].value) if 0 <= index < len(self.ticks) else 0.0

    def pixel_for_decimal(self, decimal: float) -> float:
        """The place of a share of the scale, 0 at its start and 1 at its end."""
        if self.reverse_pixels:
            decimal = 1 - decimal
        pixel = self.start_pixel + decimal * self.length
        if self.align_to_pixels:
            pixel = aligned(getattr(self.chart, "ratio", 1.0), pixel, 0)
        return pixel if pixel != pixel else limit(pixel, -FARTHEST, FARTHEST - 1)

    def pixels_for_decimals(self, decimals: Floats) -> Floats:
        """The places of many shares."""
        if self.align_to_pixels:
            return np.array([self.pixel_for_decimal(one) for one in decimals.tolist()], float)
        places = self.start_pixel + (1 - decimals if self.reverse_pixels else decimals) * self.length
        if places @ places < NEAR:  # as nearly all are, and known in a third of the time
            return places
        limited: Floats = np.minimum(np.maximum(places, LEFTMOST), RIGHTMOST)  # np.clip takes three times as long
        return limited

    def decimal_for_pixel(self, pixel: float) -> float:
        decimal = divide(pixel - self.start_pixel, self.length)
        return 1 - decimal if self.reverse_pixels else decimal

    def base_pixel(self) -> float:
        """Where bars and areas begin."""
        return self.pixel(self.base_value())

    def base_value(self) -> float:
        """0, or the end that is next to it."""
        low, high = self.min, self.max
        if low < 0 and high < 0:
            return high
        return low if low > 0 and high > 0 else 0.0

    # ---- Drawing

    def layers(self) -> list[Layer]:
        """What is drawn at which z."""
        from .drawing import axis_layers

        return axis_layers(self)

    def draw(self, canvas: Canvas) -> None:
        """Draw everything, whatever its z."""
        for _z, draw in sorted(self.layers(), key=lambda layer: layer[0]):
            draw(canvas)


def aligned(ratio: float, pixel: float, width: float) -> float:
    """Where a line of that width is sharp, next to `pixel`; `ratio` is device pixels per px."""
    return all_aligned(ratio, [pixel], width)[0]


def all_aligned(ratio: float, pixels: Iterable[float], width: float) -> list[float]:
    """`aligned` of several lines."""
    half = max(width / 2, 0.5) if width else 0.0
    return [
        (floor(edge) if isfinite(edge := (pixel - half) * ratio + 0.5) else edge) / ratio + half for pixel in pixels
    ]

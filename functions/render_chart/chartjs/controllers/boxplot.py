"""Box plots and violins. https://www.sgratzl.com/chartjs-chart-boxplot/

Version 2 had them from another package: https://github.com/datavisyn/chartjs-chart-box-and-violin-plot
"""

from __future__ import annotations

from collections.abc import Callable
from math import exp, floor, log, nan, sqrt
from typing import TYPE_CHECKING, Any, ClassVar, Final, NamedTuple

import numpy as np

from ...limits import CATEGORIES
from ...plot.drawing.paths import LINE, MOVE, Floats, Path, polygon_codes, rect
from ...plot.statistics import kde
from ..defaults import FAINT, OVERRIDES, V4
from ..elements.point import draw_symbol, is_clear
from ..elements.rectangle import Bar, number
from ..options import Options
from ..paint import paint
from ..values import Function
from .bar import BarController
from .base import field

if TYPE_CHECKING:
    from ...plot.drawing.canvas import Canvas
    from ..scales.base import Scale
    from .base import Controller

SAME = 0.01  # values nearer to each other than this are one outlier
MOST_POINTS = 1_000.0  # at which a violin is looked at: more than its pixels
MEDIAN_RADIUS = 5.0  # px, of the symbol in the middle of a violin

_STYLE: dict[str, Any] = {
    **V4["elements"]["bar"], "borderWidth": 1,
    "outlierStyle": "circle", "outlierRadius": 2, "outlierBorderWidth": 1, "outlierBackgroundColor": FAINT,
    "outlierBorderColor": FAINT, "outlierColor": FAINT,
    "itemStyle": "circle", "itemRadius": 0, "itemBorderWidth": 0, "itemBackgroundColor": FAINT,
    "itemBorderColor": FAINT,
    "meanStyle": "circle", "meanRadius": 3, "meanBorderWidth": 1, "meanBackgroundColor": FAINT,
    "meanBorderColor": FAINT,
}  # fmt: skip


class Sample(NamedTuple):
    """What is told of some numbers.

    whisker_min, whisker_max : where whiskers end
    items, outliers : (N,) and (M,) numbers, rising if they were counted here
    at, density : (K,) places and how densely numbers lie there, of a violin
    """

    min: float = nan
    q1: float = nan
    median: float = nan
    q3: float = nan
    max: float = nan
    mean: float = nan
    whisker_min: float = nan
    whisker_max: float = nan
    items: Floats = np.empty(0)
    outliers: Floats = np.empty(0)
    at: Floats = np.empty(0)
    density: Floats = np.empty(0)
    peak: float = nan


NOTHING = Sample()
STATS = {
    "min": "min", "q1": "q1", "median": "median", "q3": "q3", "max": "max", "mean": "mean",
    "whiskerMin": "whisker_min", "whiskerMax": "whisker_max",
}  # fmt: skip

# How a quantile between two neighbours is found: of the lower one, the upper one, and the share of the way.
BETWEEN: Final[dict[Any, Callable[[float, float, float], float]]] = {
    "lower": lambda a, b, share: a,
    "higher": lambda a, b, share: b,
    "nearest": lambda a, b, share: a if share < 0.5 else b,
    "midpoint": lambda a, b, share: (a + b) / 2,
}


def _linear(a: float, b: float, share: float) -> float:
    return a + share * (b - a)


def quartiles(numbers: Floats, method: Any) -> tuple[float, float, float]:
    """The three quartiles of (N,) rising numbers, by one of the package's methods or a function of the config's."""
    count = len(numbers)
    if isinstance(method, Function):
        found = method(numbers.tolist(), count)
        return number(found.get("q1")), number(found.get("median")), number(found.get("q3"))
    if method in ("hinges", "fivenum"):  # https://stat.ethz.ch/R-manual/R-devel/library/stats/html/fivenum.html
        n4 = ((count + 3) // 2) / 2
        places = n4, (count + 1) / 2, count + 1 - n4
        lower, middle, upper = ((numbers[floor(at) - 1] + numbers[floor(at + 0.5) - 1]) / 2 for at in places)
        return float(lower), float(middle), float(upper)
    between = BETWEEN.get(method, _linear) if isinstance(method, str) else _linear

    def quantile(share: float) -> float:
        place = share * (count - 1)
        below = floor(place)
        if place == below:
            return float(numbers[below])
        return float(between(numbers[below], numbers[min(below + 1, count - 1)], place - below))

    return quantile(0.25), quantile(0.5), quantile(0.75)


def counted(raw: list[Any], coef: float, method: Any, exact: bool) -> Sample:
    """The sample that a list of numbers is.

    coef : interquartile ranges that whiskers reach; 0 lets them reach everything
    exact : whether whiskers end there, and not at the last number before
    """
    numbers = np.sort(np.array([value for value in map(_value, raw) if value == value], float))
    if not numbers.size:
        return NOTHING
    least, most = float(numbers[0]), float(numbers[-1])
    q1, median, q3 = quartiles(numbers, method)
    low, high = least, most
    if coef > 0:
        low, high = max(least, q1 - coef * (q3 - q1)), min(most, q3 + coef * (q3 - q1))
    inside = (numbers > low - SAME) & (numbers < high + SAME)
    below, above = numbers[~inside & (numbers < low)], numbers[~inside & (numbers > high)]
    if not exact and inside.any():
        kept = numbers[inside]
        low, high = float(kept[0]), float(kept[-1])
    outliers = np.concatenate((_apart(below), _apart(above[::-1])[::-1]))
    return Sample(least, q1, median, q3, most, float(numbers.mean()), low, high, numbers, outliers)


def _apart(numbers: Floats) -> Floats:
    """Without those that are next to the last one kept."""
    kept: list[float] = []
    for value in numbers.tolist():
        if not kept or abs(value - kept[-1]) >= SAME:
            kept.append(value)
    return np.array(kept)


def _value(raw: Any) -> float:
    return float(raw) if isinstance(raw, (int, float)) else nan


def _numbers(raw: Any) -> Floats:
    return np.array([_value(one) for one in raw], float) if isinstance(raw, list) else np.empty(0)


def given(raw: dict[str, Any], coef: float) -> Sample:
    """A sample that is given by its statistics."""
    if not all(isinstance(raw.get(name), (int, float)) for name in ("median", "q1", "q3")):
        return NOTHING
    found: dict[str, Any] = {field: _value(raw.get(name)) for name, field in STATS.items()}
    items = _numbers(raw.get("items"))
    if "whiskerMin" not in raw:
        reach = coef * (found["q3"] - found["q1"]) if coef > 0 else np.inf
        low, high = np.fmax(found["min"], found["q1"] - reach), np.fmin(found["max"], found["q3"] + reach)
        inside = items[(items >= low) & (items <= high)]
        found["whisker_min"] = float(inside.min()) if inside.size else float(low)
        found["whisker_max"] = float(inside.max()) if inside.size else float(high)
    return NOTHING._replace(**found, items=items, outliers=_numbers(raw.get("outliers")))


class Stats(BarController):
    """What boxes and violins share: samples at the places of bars."""

    MOST: ClassVar[int] = CATEGORIES
    DEFAULTS: ClassVar[dict[str, Any]] = {
        **V4["datasets"]["bar"], "minStats": "min", "maxStats": "max", "coef": 1.5, "quantiles": 7,
        "whiskersMode": "nearest",
    }  # fmt: skip
    OVERRIDES: ClassVar[dict[str, Any]] = OVERRIDES["bar"]
    samples: list[Sample]

    # -- reading

    def parse(self) -> None:
        self.samples = []
        super().parse()

    def parse_primitives(self) -> None:
        assert self.i_scale is not None  # noqa: S101
        assert self.v_scale is not None  # noqa: S101
        self.columns[self.i_scale.axis] = self.index_column()
        self.samples = [self.sample(item) for item in self.data]
        self.columns[self.v_scale.axis] = np.array([sample.median for sample in self.samples], float)

    parse_arrays = parse_objects = take_parsed = parse_primitives

    def sample(self, item: Any) -> Sample:
        """The sample that an item of the data is."""
        raise NotImplementedError

    def setting(self, name: str) -> Any:
        """An option of how samples are counted; in version 2 it stood with the ticks of the axis."""
        assert self.v_scale is not None  # noqa: S101
        if self.chart.version == 2:
            value = self.v_scale.options.sub("ticks").get(name)
            if value is not None:
                return value
        raw = self.options.raw(name)
        return raw if isinstance(raw, Function) and name == "quantiles" else self.options.get(name)

    def counted(self, item: Any) -> Sample:
        """The sample that a list of numbers is, by the options."""
        if not isinstance(item, list):
            return NOTHING
        exact = self.setting("whiskersMode") == "exact"
        return counted(item, number(self.setting("coef")), self.setting("quantiles"), exact)

    def parsed_at(self, index: int) -> dict[str, Any]:
        parsed = super().parsed_at(index)
        if index >= len(self.samples):
            return parsed
        sample = self.samples[index]
        stats = {name: getattr(sample, field) for name, field in STATS.items()}
        parsed |= {name: value for name, value in stats.items() if value == value}
        return parsed | {"items": sample.items.tolist(), "outliers": sample.outliers.tolist()}

    def min_max(self, scale: Scale, can_stack: bool = False) -> tuple[float, float]:
        if scale is not self.v_scale or not self.count:
            return super().min_max(scale, can_stack)
        median = self.columns[scale.axis]
        ends = []
        for name in ("minStats", "maxStats"):
            field = STATS.get(str(self.setting(name)), "median")
            self.columns[scale.axis] = np.array([getattr(sample, field) for sample in self.samples], float)
            ends.append(super().min_max(scale, False))
        self.columns[scale.axis] = median
        return ends[0][0], ends[1][1]

    # -- drawing

    def draw(self, canvas: Canvas) -> None:
        shared, each = self.element_options()
        for index, (bar, sample) in enumerate(zip(self.elements, self.samples, strict=True)):
            if sample.median == sample.median and not bar.hidden:
                options = shared or each[index]  # type: ignore[index]
                Drawing(self, canvas, bar, index, options).draw(sample)


class Drawing:
    """One box or violin being drawn."""

    def __init__(self, owner: Stats, canvas: Canvas, bar: Bar, index: int, options: Options) -> None:
        self.chart, self.canvas, self.bar, self.options = owner.chart, canvas, bar, options
        self.scale = owner.v_scale
        self.lies = bar.horizontal
        self.middle, self.thick = (bar.y, bar.height) if self.lies else (bar.x, bar.width)
        self.is_violin = isinstance(owner, Violins)
        self.width = number(options.get("borderWidth"))
        self.seed = owner.index * 1000 + index

    def paint(self, name: str) -> Any:
        """The paint of a colour option."""
        return paint(self.options.get(name), self.chart)

    def at(self, values: Any) -> Floats:
        """Px along the value axis."""
        assert self.scale is not None  # noqa: S101
        return self.scale.pixels(np.atleast_1d(np.asarray(values, float)))

    def path(self, points: Floats, codes: Any = None) -> Path:
        """A path of (N, 2) points, each across the axis and along it."""
        return Path(np.ascontiguousarray(points[:, ::-1]) if self.lies else points, codes)

    def box(self, one: float, other: float) -> Path:
        """A rectangle as wide as the bar, between two places along the axis."""
        left, right = self.middle - self.thick / 2, self.middle + self.thick / 2
        low, high = min(one, other), max(one, other)
        return rect(low, left, high, right) if self.lies else rect(left, low, right, high)

    def stroke(self, path: Path, color: Any) -> None:
        if self.width > 0 and not is_clear(color):
            self.canvas.stroke(path, color, self.width, (), "butt", "miter")

    def fill(self, path: Path, color: Any) -> None:
        if not is_clear(color):
            self.canvas.fill(path, color)

    def draw(self, sample: Sample) -> None:
        """Draw everything of it."""
        if self.is_violin:
            self.violin(sample)
        else:
            self.boxes(sample)
        old = self.chart.version == 2
        if old:
            self.symbols("outlier", sample.outliers, fill=self.paint("outlierColor"), edge=None)
        else:
            self.symbols("outlier", sample.outliers)
            self.symbols("mean", np.array([sample.mean]))
        self.items(sample, old)

    def boxes(self, sample: Sample) -> None:
        """Draw the box from the first quartile to the third, the median and the whiskers."""
        q1, median, q3, low, high = self.at(
            (sample.q1, sample.median, sample.q3, sample.whisker_min, sample.whisker_max)
        ).tolist()
        border = self.paint("borderColor")
        left, right = self.middle - self.thick / 2, self.middle + self.thick / 2
        self.fill(self.box(q1, q3), self.paint("backgroundColor"))
        own = paint(self.options.get("medianColor"), self.chart)
        self.stroke(self.lines([(left, median, right, median)]), border if is_clear(own) else own)
        lower = "lowerColor" if self.chart.version == 2 else "lowerBackgroundColor"
        if not (self.lies and self.chart.version == 2):
            self.fill(self.box(median, max(q1, q3)), self.paint(lower))
        self.stroke(self.box(q1, q3), border)
        middle = self.middle
        stems = (middle, low, middle, q1), (middle, high, middle, q3)
        whiskers = [(left, low, right, low), stems[0], (left, high, right, high), stems[1]]
        self.stroke(self.lines(whiskers), border)

    def lines(self, lines: list[tuple[float, float, float, float]]) -> Path:
        """Lines as one path. The package closes it; a canvas then draws the last line twice if it is a pixel thick.

        Where that runs between pixels, it is darker.
        """
        points, codes = np.reshape(lines, (-1, 2)), [MOVE, LINE] * len(lines)
        if self.width * self.canvas.scale <= 1:
            points, codes = np.concatenate((points, points[-2:-1])), [*codes, LINE]
        return self.path(points, np.array(codes, np.uint8))

    def violin(self, sample: Sample) -> None:
        """Draw the median, and the densities on both sides of the middle."""
        border, ground = self.paint("borderColor"), self.paint("backgroundColor")
        draw_symbol(self.canvas, "rectRot", self.bar.x, self.bar.y, MEDIAN_RADIUS, ground, border, self.width)
        if not sample.at.size or not sample.peak > 0:
            return
        along = self.at(sample.at)
        away = sample.density * (self.thick / 2 / sample.peak)
        near, far = np.column_stack((self.middle - away, along)), np.column_stack((self.middle + away, along))
        points = np.concatenate((near, far[::-1], near[:1]))
        path = self.path(points, polygon_codes(len(points)))
        self.stroke(path, border)
        self.fill(path, ground)

    def symbols(self, what: str, values: Floats, **colors: Any) -> None:
        """Draw a symbol at each value, in the middle."""
        get = self.options.get
        radius, width = number(get(f"{what}Radius")), number(get(f"{what}BorderWidth"))
        if radius <= 0:
            return
        fill = colors.get("fill", self.paint(f"{what}BackgroundColor"))
        edge = colors.get("edge", self.paint(f"{what}BorderColor"))
        for at in self.at(values).tolist() if values.size else ():
            if at == at:
                self.symbol(get(f"{what}Style"), self.middle, at, radius, fill, edge, width)

    def symbol(self, style: Any, across: float, along: float, *how: Any) -> None:
        x, y = (along, across) if self.lies else (across, along)
        draw_symbol(self.canvas, style, x, y, *how)

    def items(self, sample: Sample, old: bool) -> None:
        """Draw the numbers themselves, each somewhere across the bar."""
        get = self.options.get
        radius = number(get("itemRadius"))
        if radius <= 0 or not sample.items.size:
            return
        fill, edge = self.paint("itemBackgroundColor"), self.paint("itemBorderColor")
        width = 1.0 if old else number(get("itemBorderWidth"))
        places = self.at(sample.items).tolist()
        outliers = set() if old else set(sample.outliers.tolist())
        random = self.seed
        for value, at in zip(sample.items.tolist(), places, strict=True):
            if value not in outliers:
                # the package's own random numbers, so that each item is where it puts it
                random = (random * 9301 + 49297) % 233280
                across = self.middle + (random / 233280 - 0.5) * self.thick
                self.symbol(get("itemStyle"), across, at, radius, fill, edge, width)


class BoxPlots(Stats):
    """Boxes from quartile to quartile, with whiskers and outliers."""

    data_element: ClassVar[str] = "boxandwhiskers"
    ELEMENT_DEFAULTS: ClassVar[dict[str, Any]] = {
        "boxandwhiskers": {
            **_STYLE, "medianColor": "transparent", "lowerBackgroundColor": "transparent", "lowerColor": "transparent",
        }
    }  # fmt: skip

    def sample(self, item: Any) -> Sample:
        return given(item, number(self.setting("coef"))) if isinstance(item, dict) else self.counted(item)


class Violins(Stats):
    """How densely numbers lie, on both sides of a line."""

    data_element: ClassVar[str] = "violin"
    DEFAULTS: ClassVar[dict[str, Any]] = {**Stats.DEFAULTS, "points": 100}
    ELEMENT_DEFAULTS: ClassVar[dict[str, Any]] = {"violin": _STYLE}

    def sample(self, item: Any) -> Sample:
        if isinstance(item, dict):
            coords = item.get("coords")
            if not isinstance(item.get("median"), (int, float)) or not isinstance(coords, list):
                return NOTHING
            at, density = (_numbers([field(one, key) for one in coords]) for key in ("v", "estimate"))
            found: dict[str, Any] = {field: _value(item.get(name)) for name, field in STATS.items()}
            peak = _value(item.get("maxEstimate"))
            return Sample(
                **found, items=_numbers(item.get("items")), outliers=_numbers(item.get("outliers")), at=at,
                density=density, peak=peak if peak == peak or not density.size else float(density.max()),
            )  # fmt: skip
        sample = self.counted(item)
        if not sample.items.size:
            return sample
        at = samples_between(sample.min, sample.max, int(min(max(number(self.setting("points")), 1.0), MOST_POINTS)))
        width = bandwidth(sample)  # 0 where all numbers are one
        density = kde.density(sample.items, at, width) if width > 0 else np.full(at.size, nan)
        return sample._replace(outliers=np.empty(0), at=at, density=density, peak=float(density.max(initial=-np.inf)))


def samples_between(low: float, high: float, count: int) -> Floats:
    """Places from low to high, both of them among these."""
    return np.linspace(low, high, count + 1) if high > low else np.array([low])


def bandwidth(sample: Sample) -> float:
    """1.06 n^(-1/5) times the deviation, or the interquartile range / 1.34 if that is less: R's bw.nrd."""
    count = len(sample.items)
    if count < 2:
        return 0.0
    deviation = sqrt(float(sample.items.var(ddof=1)))
    return 1.06 * exp(-0.2 * log(count)) * min(deviation, (sample.q3 - sample.q1) / 1.34)


CONTROLLERS: dict[str, type[Controller]] = {"boxplot": BoxPlots, "violin": Violins}

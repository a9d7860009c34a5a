"""Candlesticks and OHLC bars. https://www.chartjs.org/chartjs-chart-financial/

What a day was like is told by `backgroundColors` and `borderColors`, before version 4 by `color` and `borderColor`.
"""

from __future__ import annotations

from math import inf, nan
from typing import TYPE_CHECKING, Any, ClassVar, Final

import numpy as np

from ...limits import MARKS
from ...plot.drawing.paths import LINE, MOVE, Floats, Path, rects
from ..defaults import FAINT, V4
from ..elements.point import is_clear
from ..elements.rectangle import number
from ..options import Options
from ..paint import paint
from .bar import BarController
from .base import _bounds

if TYPE_CHECKING:
    from ...plot.drawing.canvas import Canvas
    from ..scales.base import Scale
    from .base import Controller

KINDS: Final = ("up", "down", "unchanged")
BODIES: Final = dict(
    zip(KINDS, ("rgba(75, 192, 192, 0.5)", "rgba(255, 99, 132, 0.5)", "rgba(201, 203, 207, 0.5)"), strict=True)
)
EDGES: Final = dict(zip(KINDS, ("rgb(75, 192, 192)", "rgb(255, 99, 132)", "rgb(201, 203, 207)"), strict=True))
# before version 4
OLD: Final = dict(zip(KINDS, ("rgba(80, 160, 115, 1)", "rgba(215, 85, 65, 1)", "rgba(90, 90, 90, 1)"), strict=True))
OLD_EDGES: Final = dict.fromkeys(KINDS, OLD["unchanged"])

_STYLE: dict[str, Any] = {**V4["elements"]["bar"], "backgroundColor": FAINT, "borderColor": FAINT}


class Financial(BarController):
    """Days of trading, at the places of bars.

    days : open, high, low and close, each (count,) float
    """

    MOST: ClassVar[int] = MARKS
    DEFAULTS: ClassVar[dict[str, Any]] = V4["datasets"]["bar"]
    OVERRIDES: ClassVar[dict[str, Any]] = {
        "label": "",
        "parsing": False,
        "scales": {
            "x": {
                "type": "timeseries", "offset": True,
                "ticks": {
                    "major": {"enabled": True}, "source": "data", "maxRotation": 0, "autoSkip": True,
                    "autoSkipPadding": 75, "sampleSize": 100,
                },
            },
            "y": {"type": "linear"},
        },
    }  # fmt: skip
    days: dict[str, Floats]
    x: Floats
    thick: Floats

    # -- reading

    def parse(self) -> None:
        self.days = {name: np.empty(0) for name in "ohlc"}
        super().parse()

    def take_parsed(self) -> None:
        i_scale, v_scale = self.i_scale, self.v_scale
        assert i_scale is not None  # noqa: S101
        assert v_scale is not None  # noqa: S101
        items = [item if isinstance(item, dict) else {} for item in self.data]
        self.columns[i_scale.axis] = i_scale.parse_all([item.get(i_scale.axis, item.get("t")) for item in items])
        self.days = {name: np.array([_price(item.get(name)) for item in items], float) for name in "ohlc"}
        self.columns[v_scale.axis] = self.days["c"]

    parse_primitives = parse_arrays = parse_objects = take_parsed

    def parsed_at(self, index: int) -> dict[str, Any]:
        prices = {name: float(column[index]) for name, column in self.days.items() if index < len(column)}
        return super().parsed_at(index) | prices

    def min_max(self, scale: Scale, can_stack: bool = False) -> tuple[float, float]:
        assert self.i_scale is not None  # noqa: S101
        if self.count < 2:
            return 0.0, 1.0
        at = self.columns[self.i_scale.axis]
        if scale is self.i_scale:
            here = at[np.isfinite(at)]
            return (float(here[0]), float(here[-1])) if here.size else (inf, -inf)
        low, high = _bounds(self.i_scale)
        kept = (at >= low) & (at < high)
        ends = self.days["l"][kept], self.days["h"][kept]
        if not np.isfinite(ends).any(1).all():
            return inf, -inf
        return float(np.nanmin(ends[0])), float(np.nanmax(ends[1]))

    def label_and_value(self, index: int) -> tuple[str, str]:
        assert self.i_scale is not None  # noqa: S101
        words = "  ".join(f"{name.upper()}: {column[index]:g}" for name, column in self.days.items())
        return str(self.i_scale.label_for_value(self.columns[self.i_scale.axis][index])), words

    # -- drawing

    def update(self) -> None:
        super().update()
        self.x, self.thick = self._across(self._ruler()) if self.count else (np.empty(0), np.empty(0))

    def draw(self, canvas: Canvas) -> None:
        if not self.count or self.v_scale is None:
            return
        prices = {name: self.v_scale.pixels(column) for name, column in self.days.items()}
        there = np.isfinite([*prices.values(), self.x]).all(0)
        above = np.sign(prices["o"] - prices["c"])  # y runs down
        shared, each = self.element_options()
        places = [index for index in np.flatnonzero(there).tolist() if self.chart.is_data_visible(index)]
        for index in places:
            options = shared or each[index]  # type: ignore[index]
            kind = KINDS[0] if above[index] > 0 else KINDS[1] if above[index] < 0 else KINDS[2]
            o, h, l, c = (float(prices[name][index]) for name in "ohlc")  # noqa: E741
            self.day(canvas, options, kind, float(self.x[index]), float(self.thick[index]), o, h, l, c)

    def day(
        self, canvas: Canvas, options: Options, kind: str, x: float, width: float, o: float, h: float, low: float,
        c: float,
    ) -> None:  # fmt: skip
        """Draw a day.

        kind : up, down or unchanged
        o, h, low, c : px
        """
        raise NotImplementedError

    def color(self, options: Options, names: tuple[str, ...], kind: str, default: dict[str, str]) -> Any:
        """The paint of a kind of day: what the first of some options says of it."""
        for name in names:
            value = options.get(name)
            value = value.get(kind) if isinstance(value, (Options, dict)) else value
            if value is not None:
                return paint(value, self.chart)
        return paint(default[kind], self.chart)


def _price(value: Any) -> float:
    return float(value) if isinstance(value, (int, float)) else nan


def _strokes(*lines: tuple[float, float, float, float]) -> Path:
    return Path(np.array(lines).reshape(-1, 2), np.tile(np.array([MOVE, LINE], np.uint8), len(lines)))


class Candlesticks(Financial):
    """A box from open to close, and a line from the lowest to the highest."""

    data_element: ClassVar[str] = "candlestick"
    ELEMENT_DEFAULTS: ClassVar[dict[str, Any]] = {
        "candlestick": {**_STYLE, "borderWidth": 1, "backgroundColors": None, "borderColors": None, "color": None}
    }

    def day(
        self, canvas: Canvas, options: Options, kind: str, x: float, width: float, o: float, h: float, low: float,
        c: float,
    ) -> None:  # fmt: skip
        if self.chart.version >= 4:
            body = self.color(options, ("backgroundColors",), kind, BODIES)
            edge = self.color(options, ("borderColors",), kind, EDGES)
        else:
            body = self.color(options, ("color",), kind, OLD)
            given = self.dataset.get("borderColor")
            edge = self.color(options, ("borderColor",) if given is not None else (), kind, OLD_EDGES)
        thick = number(options.get("borderWidth"))
        sides = x - width / 2, x + width / 2
        box = rects(*(np.array([at]) for at in (sides[0], min(o, c), sides[1], max(o, c))))
        if thick > 0 and not is_clear(edge):
            canvas.stroke(_strokes((x, h, x, min(o, c)), (x, low, x, max(o, c))), edge, thick, (), "butt", "miter")
        if not is_clear(body):
            canvas.fill(box, body)
        if thick > 0 and not is_clear(edge):
            canvas.stroke(box, edge, thick, (), "butt", "miter")


class Ohlc(Financial):
    """A line from the lowest to the highest, an arm to the left at the open, one to the right at the close."""

    data_element: ClassVar[str] = "ohlc"
    ELEMENT_DEFAULTS: ClassVar[dict[str, Any]] = {
        "ohlc": {
            **_STYLE, "lineWidth": 2, "armLength": None, "armLengthRatio": 0.8, "borderColors": None, "color": None,
        }
    }  # fmt: skip

    def day(
        self, canvas: Canvas, options: Options, kind: str, x: float, width: float, o: float, h: float, low: float,
        c: float,
    ) -> None:  # fmt: skip
        new = self.chart.version >= 4
        color = self.color(options, ("borderColors",) if new else ("color",), kind, EDGES if new else OLD)
        arm = options.get("armLength")
        arm = width * number(options.get("armLengthRatio")) / 2 if arm is None else number(arm)
        thick = number(options.get("lineWidth"))
        if thick > 0 and not is_clear(color):
            path = _strokes((x, h, x, low), (x - arm, o, x, o), (x + arm, c, x, c))
            canvas.stroke(path, color, thick, (), "butt", "miter")


CONTROLLERS: dict[str, type[Controller]] = {"candlestick": Candlesticks, "ohlc": Ohlc}

"""Funnels: trapezoids, one to a step. https://www.sgratzl.com/chartjs-chart-funnel/"""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING, Any, ClassVar, Final

import numpy as np

from ...limits import CATEGORIES
from ...plot.drawing.color import luminance, mix, parse, to_hex
from ...plot.drawing.paths import CLOSE, LINE, MOVE, Path
from ..defaults import GREY, OVERRIDES, V4, merged
from ..elements.point import is_clear
from ..elements.rectangle import Bar, number
from ..options import Context, Options
from ..paint import paint
from .bar import BarController

if TYPE_CHECKING:
    from ...plot.drawing.canvas import Canvas
    from ..scales.base import Scale
    from .base import Controller

# https://colorbrewer2.org/#type=sequential&scheme=Blues&n=9, Apache-2.0
BLUES: Final = ("#f7fbff", "#deebf7", "#c6dbef", "#9ecae1", "#6baed6", "#4292c6", "#2171b5", "#08519c", "#08306b")
ALONE: Final = "#cccccc"  # a step that is the only one
LIGHT: Final = 0.5  # luminance from which words on a colour are dark


def blue(index: int, count: int) -> str:
    """The colour of one of several steps."""
    if count < 2:
        return ALONE
    place = index / (count - 1) * (len(BLUES) - 1)
    below = min(floor(place), len(BLUES) - 2)
    return to_hex(mix(parse(BLUES[below]), parse(BLUES[below + 1]), place - below))


def _background(context: Context, _options: Any) -> str:
    return blue(context.data_index or 0, len((context.dataset or {}).get("data") or ()))


def _words(value: Any, context: Context) -> list[str]:
    """A label of the data: its name, and its share in percent."""
    labels, index = context.chart.data["labels"], context.data_index or 0
    share = f"{100 * value:,.3f}".rstrip("0").rstrip(".") if isinstance(value, (int, float)) else value
    return [str(labels[index]) if index < len(labels) else "", f"{share}%"]


def _ink(context: Context, _options: Any = None) -> str:
    """What reads on the colour of a step."""
    options = getattr(context.element, "options", None)
    ground = None if options is None else paint(options.get("backgroundColor"), context.chart)
    light = isinstance(ground, tuple) and luminance((*ground[:3], 1.0)) > LIGHT
    return GREY if light else "#ffffff"


Bounds = tuple[float, float, float, float]


def bounds(bar: Bar, align: Any) -> Bounds:
    """Where a step begins and ends along the steps, and its left and its right side as one looks along them; px."""
    along, thick = (bar.y, bar.height) if bar.horizontal else (bar.x, bar.width)
    far = abs((bar.x if bar.horizontal else bar.y) - bar.base)
    first, last = (align != "left", align != "right") if bar.horizontal else (align != "right", align != "left")
    return along - thick / 2, along + thick / 2, bar.base - far * first, bar.base + far * last


class Funnel(BarController):
    """Steps on each other, or side by side, each as wide as its value."""

    MOST: ClassVar[int] = CATEGORIES
    data_element: ClassVar[str] = "trapezoid"
    DEFAULTS: ClassVar[dict[str, Any]] = {
        **V4["datasets"]["bar"], "barPercentage": 1, "align": "center", "categoryPercentage": 0.98,
    }  # fmt: skip
    ELEMENT_DEFAULTS: ClassVar[dict[str, Any]] = {
        "trapezoid": {
            **V4["elements"]["bar"], "shrinkAnchor": "top", "shrinkFraction": 1, "backgroundColor": _background,
        }
    }  # fmt: skip
    OVERRIDES: ClassVar[dict[str, Any]] = merged(OVERRIDES["bar"], {
        "plugins": {
            "legend": {"display": False},
            "colors": {"enabled": False},
            "datalabels": {
                "anchor": "start", "textAlign": "center", "font": {"size": 20}, "color": _ink, "formatter": _words,
            },
        },
        "scales": {
            "_index_": {"display": False, "padding": 10, "grid": {"display": False}},
            "_value_": {"display": False, "beginAtZero": False, "grace": 0, "grid": {"display": False}},
        },
    })  # fmt: skip

    def min_max(self, scale: Scale, can_stack: bool = False) -> tuple[float, float]:
        _, high = super().min_max(scale, can_stack)
        align = self.options.get("align")
        if align == "left":
            return 0.0, high
        return (-high, 0.0) if align == "right" else (-high, high)

    def draw(self, canvas: Canvas) -> None:
        steps: list[Bar] = self.elements
        every = [bounds(step, self.options.get("align")) for step in steps]
        for index, step in enumerate(steps):
            if step.hidden or not np.isfinite(every[index]).all():
                continue
            before, after = every[max(index - 1, 0)], every[min(index + 1, len(every) - 1)]
            before, after = (one if np.isfinite(one).all() else every[index] for one in (before, after))
            points = np.array(corners(step.options, every[index], before, after))
            points = np.concatenate((points if step.horizontal else points[:, ::-1], points[:1]))
            codes = np.array([MOVE] + [LINE] * (len(points) - 2) + [CLOSE], np.uint8)
            ground = paint(step.options.get("backgroundColor"), self.chart)
            if not is_clear(ground):
                canvas.fill(Path(points, codes), ground)
            width = number(step.options.get("borderWidth")) or 1.0  # a canvas passes over a width of 0
            if width > 0:
                edge = paint(step.options.get("borderColor"), self.chart)
                canvas.stroke(Path(points[:-1]), edge, width, (), "butt", "miter")


def corners(options: Options, own: Bounds, before: Bounds, after: Bounds) -> list[tuple[float, float]]:
    """The outline of a step whose steps run down: (x, y), clockwise from the upper left.

    It narrows, or widens, towards its neighbours: below (`shrinkAnchor` top), above (bottom) or on both sides (middle).
    """
    anchor = options.get("shrinkAnchor")
    share = max(0.0, min(1.0, number(options.get("shrinkFraction"))))
    if not share:
        anchor, share = "none", 1.0
    top, bottom, left, right = own
    straight = floor((bottom - top) * (1 - share))  # px
    rest = floor((bottom - top - straight) / 2)

    def towards(other: Bounds) -> tuple[float, float]:
        way = 1.0
        if anchor == "middle":
            its = floor((other[1] - other[0]) * share * 0.5)
            way = rest / (its + rest) if its + rest else 1.0
        return left + (other[2] - left) * way, right + (other[3] - right) * way

    upper = towards(before) if anchor in ("bottom", "middle") else (left, right)
    lower = towards(after) if anchor in ("top", "middle") else (left, right)
    if anchor == "middle":
        levels = [top + rest, bottom - rest]
    elif anchor in ("top", "bottom") and share < 1:
        levels = [top + straight if anchor == "top" else bottom - straight]
    else:
        levels = []
    return [
        (upper[0], top), (upper[1], top), *((right, level) for level in levels), (lower[1], bottom),
        (lower[0], bottom), *((left, level) for level in reversed(levels)),
    ]  # fmt: skip


CONTROLLERS: dict[str, type[Controller]] = {"funnel": Funnel}

"""Colour options as what a canvas paints with."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from ..plot.drawing.color import BLACK, TRANSPARENT, faint, parse
from ..plot.drawing.css_names import NAMES
from ..plot.drawing.paints import LinearGradient, Paint, RadialGradient, Stops, Tiles
from .values import Gradient, Pattern

if TYPE_CHECKING:
    from ..plot.drawing.canvas import Rgba
    from .chart import Chart


def paint(value: Any, chart: Chart | None = None) -> Rgba | Paint:
    """The colour, gradient or pattern that a colour option is; clear for None, black for what is no colour.

    (A canvas ignores what is no colour, and goes on with the one it had: black at first.)
    """
    kind = type(value)
    if kind is str:
        return _color(value)
    if value is None or value is False:
        return TRANSPARENT
    return _paint(value) if kind is Gradient or kind is Pattern else BLACK


@lru_cache(1024)
def css_color(text: str) -> Rgba | None:
    """The colour that a text is in CSS, None if it is none."""
    word = text.strip().lower()
    if word[:1] == "#" or "(" in word or word in NAMES or word == "transparent":
        try:
            return parse(word)
        except ValueError:
            pass
    return None


def _color(text: str) -> Rgba:
    return css_color(text) or BLACK


@lru_cache(256)
def _paint(value: Gradient | Pattern) -> Rgba | Paint:
    if isinstance(value, Pattern):
        return Tiles(value.shape, _color(value.background), _color(value.color), max(1.0, value.size))
    stops: Stops = tuple(sorted(((at, _color(text)) for at, text in value.stops), key=lambda stop: stop[0]))
    if not stops:
        return TRANSPARENT
    if value.kind == "linear":
        x0, y0, x1, y1 = value.points
        return LinearGradient(x0, y0, x1, y1, stops)
    x0, y0, r0, x1, y1, r1 = value.points
    return RadialGradient(x0, y0, r0, x1, y1, r1, stops)


def faded(paint: Rgba | Paint, opacity: float) -> Rgba | Paint:
    """A paint as `globalAlpha` makes it."""
    if opacity >= 1:
        return paint
    if isinstance(paint, LinearGradient | RadialGradient):
        return replace(paint, stops=tuple((at, faint(color, opacity)) for at, color in paint.stops))
    if isinstance(paint, Tiles):
        return replace(paint, background=faint(paint.background, opacity), color=faint(paint.color, opacity))
    assert not isinstance(paint, Paint)  # noqa: S101  there are no others
    return faint(paint, opacity)


def is_clear(paint: Rgba | Paint) -> bool:
    """Whether it leaves nothing to be seen."""
    return type(paint) is tuple and paint[3] == 0

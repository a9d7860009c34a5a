"""What options say of a pen, as a canvas takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from .scales.arithmetic import number

if TYPE_CHECKING:
    from ..plot.drawing.canvas import Cap, Join

FARTHEST: Final = 32_768.0  # px; nothing is seen as far away, and rasters know no places beyond
FINEST: Final = 0.25  # px; a line of dashes that are shorter looks even, and takes for ever
MOST_DASHES: Final = 1_000  # lengths of a pattern
CAPS: Final[dict[str, Cap]] = {"butt": "butt", "round": "round", "square": "square"}
JOINS: Final[dict[str, Join]] = {"miter": "miter", "round": "round", "bevel": "bevel"}


def px(value: Any, default: float = 0.0) -> float:
    """The number that an option is, within what a picture can be; `default` where it is none."""
    if isinstance(value, str):
        value = written if (written := number(value)) == written else 0.0
    if not isinstance(value, (int, float)) or value != value:
        return default
    if -FARTHEST <= value <= FARTHEST:
        return float(value)
    return FARTHEST if value > 0 else -FARTHEST


def cap_of(value: Any) -> Cap:
    """How the ends of lines look; butt, as a canvas begins with, if an option says nothing it knows."""
    return CAPS.get(value, "butt") if isinstance(value, str) else "butt"


def join_of(value: Any) -> Join:
    """How the corners of lines look; mitred if an option says nothing a canvas knows."""
    return JOINS.get(value, "miter") if isinstance(value, str) else "miter"


def dashes(value: Any) -> tuple[float, ...]:
    """Lengths on and off in px; an odd number of them is taken twice, and what is no list of lengths is none."""
    # https://html.spec.whatwg.org/multipage/canvas.html#dom-context-2d-setlinedash
    if not isinstance(value, (list, tuple)) or not value or len(value) > MOST_DASHES:
        return ()
    lengths = tuple(min(number(one), FARTHEST) for one in value)
    if not all(length >= 0 for length in lengths) or not sum(lengths) > FINEST:
        return ()
    return lengths * 2 if len(lengths) % 2 else lengths

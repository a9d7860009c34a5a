"""Data labels: candidates are gathered while the marks are drawn, and set if they meet nothing."""

from typing import NamedTuple

from . import shaping
from .canvas import Box, Canvas, Rgba
from .paths import rounded
from .style import CAP_HEIGHT, Style

MOST = 1000  # labels that are tried: each is held against all that are set


class Label(NamedTuple):
    """A label whose text is centred at y; align as in `Canvas.text`; weightier ones go first."""

    string: str
    x: float
    y: float
    color: Rgba
    align: float = 0.5
    importance: float = 0.0
    halo: bool = False


def beyond(
    style: Style, lying: bool, string: str, at: float, end: float, away: float, reach: float, importance: float
) -> Label:
    """The label of a mark that ends at `end` px, past the `reach` px of its dot: away is 1 where px rise, else -1."""
    b = style.base
    if lying:
        x = end + away * (0.5 * b + reach)
        return Label(string, x, at, style.text, 0.0 if away > 0 else 1.0, importance)
    return Label(string, at, end + away * (0.75 * b + reach), style.text, importance=importance)


def place(canvas: Canvas, style: Style, labels: list[Label], inside: Box) -> None:
    """Set the labels that leave the box nowhere and meet no other, the weightiest first.

    Centred ones at the sides of the box, such as those of the first and last point of a line, are moved into it.
    """
    b = style.base
    taken: list[Box] = []
    half = (CAP_HEIGHT / 2 + 0.22) * b
    for label in sorted(labels, key=lambda one: -one.importance)[:MOST]:
        width = shaping.width(label.string, b, 600)
        left = label.x - width * label.align
        if label.align == 0.5 and inside[0] <= label.x <= inside[2]:
            left = max(min(left, inside[2] - width - 0.1 * b), inside[0] + 0.1 * b)
        box = (left - 0.1 * b, label.y - half, left + width + 0.1 * b, label.y + half)
        if box[0] < inside[0] or box[1] < inside[1] or box[2] > inside[2] or box[3] > inside[3]:
            continue
        if any(box[0] < o[2] and o[0] < box[2] and box[1] < o[3] and o[1] < box[3] for o in taken):
            continue
        taken.append(box)
        if label.halo:
            canvas.fill(rounded(*box, 2 * style.unit), (*style.background[:3], 0.75))
        canvas.text(label.string, left, style.below(label.y, b), b, label.color, 600)

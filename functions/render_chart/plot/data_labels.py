"""Data labels: candidates are gathered while the marks are drawn, and set if they meet nothing."""

from collections.abc import Sequence
from typing import NamedTuple

from .drawing.canvas import Box, Canvas, Rgba, meets
from .drawing.paths import rounded
from .looks.style import CAP_HEIGHT, Style
from .typesetting import shaping

HALO = 0.75  # alpha of the background behind a label
MOST = 1000  # labels that are tried: each is held against all that are set


class Label(NamedTuple):
    """A label whose text is centred at y; align as in `Canvas.text`; weightier ones go first.

    other : the same where it goes if something is in the way here
    """

    string: str
    x: float
    y: float
    color: Rgba
    align: float = 0.5
    importance: float = 0.0
    halo: bool = False
    other: "Label | None" = None


def beyond(
    style: Style, lying: bool, string: str, at: float, end: float, away: float, reach: float, importance: float
) -> Label:
    """The label of a mark that ends at `end` px, past the `reach` px of its dot: away is 1 where px rise, else -1."""
    b = style.base
    if lying:
        x = end + away * (0.5 * b + reach)
        return Label(string, x, at, style.text, 0.0 if away > 0 else 1.0, importance)
    return Label(string, at, end + away * (0.75 * b + reach), style.text, importance=importance)


def half_height(style: Style) -> float:
    """Half the height that a label takes, from the middle of its capitals."""
    return (CAP_HEIGHT / 2 + 0.22) * style.base


def set_label(
    canvas: Canvas, style: Style, string: str, left: float, y: float, color: Rgba, weight: int, halo: Rgba | None,
    box: Box,
) -> None:  # fmt: skip
    """Set a label on its halo."""
    if halo:
        canvas.fill(rounded(*box, 2 * style.unit), halo)
    canvas.text(string, left, style.below(y, style.base), style.base, color, weight)


def place(
    canvas: Canvas, style: Style, labels: list[Label], inside: Box, taken: Sequence[Box] = (),
    lines: Sequence[Box] = (),
) -> None:  # fmt: skip
    """Set the labels that leave the box nowhere and meet no other, the weightiest first.

    Centred ones at the sides of the box, such as those of the first and last point of a line, are moved into it.

    taken : what other texts have taken before
    lines : marks that labels meet only where they cannot help it, and then on a halo
    """
    held = list(taken)
    for label in sorted(labels, key=lambda one: -one.importance)[:MOST]:
        ways = [label] if label.other is None else [label, label.other]
        free = [(way, box) for way in ways if (box := _free(style, way, inside, held))]
        if not free:
            continue
        clear = [(way, box) for way, box in free if not any(meets(box, line) for line in lines)] if lines else free
        way, box = (clear or free)[0]
        held.append(box)
        halo = (*style.background[:3], HALO) if way.halo or not clear else None
        set_label(canvas, style, way.string, box[0] + 0.1 * style.base, way.y, way.color, 600, halo, box)


def label_box(style: Style, label: Label) -> Box:
    """What a label takes."""
    b, half = style.base, half_height(style)
    width = shaping.width(label.string, b, 600)
    left = label.x - width * label.align
    return left - 0.1 * b, label.y - half, left + width + 0.1 * b, label.y + half


def _free(style: Style, label: Label, inside: Box, held: list[Box]) -> Box | None:
    """The box of a label, if it is free."""
    box = label_box(style, label)
    if label.align == 0.5 and inside[0] <= label.x <= inside[2]:
        left = max(min(box[0], inside[2] - (box[2] - box[0])), inside[0])
        box = (left, box[1], left + box[2] - box[0], box[3])
    if box[0] < inside[0] or box[1] < inside[1] or box[2] > inside[2] or box[3] > inside[3]:
        return None
    return None if any(meets(box, other) for other in held) else box

"""The room that an axis took in version 2: beside its labels four tenths of a line, over its ends three px more.

https://www.chartjs.org/docs/2.9.4/axes/styling.html
"""

from __future__ import annotations

from math import cos, radians, sin
from typing import TYPE_CHECKING

from .arithmetic import divide

if TYPE_CHECKING:
    from .base import LabelSizes, Scale

SPACE = 0.4  # lines between labels and what follows
EDGE = 3.0  # px between a label and the edge of the picture


def take_room(scale: Scale, sizes: LabelSizes) -> float:
    """What the labels take across the axis, px; sets how far they stand over its ends."""
    settings = scale.settings
    line = scale.tick_font().line_height
    if not scale.is_horizontal():
        scale.padding_top, scale.padding_bottom = sizes.first[1] / 2, sizes.last[1] / 2
        return 0.0 if settings.mirror else sizes.widest + settings.padding + SPACE * line
    angle = radians(scale.label_rotation)
    c, s = cos(angle), sin(angle)
    middle = line / 2 if scale.label_rotation else 0.0
    first, last = sizes.first, sizes.last
    before = scale.pixel_for_tick(0) - scale.left
    after = scale.right - scale.pixel_for_tick(len(scale.ticks) - 1)
    if not scale.label_rotation:
        left, right = first[0] / 2, last[0] / 2
    elif scale.position == "bottom":
        left, right = c * first[0] + s * middle, s * (last[1] - middle)
    else:
        left, right = s * (first[1] - middle), c * last[0] + s * middle
    scale.padding_left = max(divide((left - before) * scale.width, scale.width - before), 0.0) + EDGE
    scale.padding_right = max(divide((right - after) * scale.width, scale.width - after), 0.0) + EDGE
    space = 0.0 if scale.label_rotation else SPACE * line
    return s * sizes.widest + c * (sizes.highest - middle) + space + settings.padding

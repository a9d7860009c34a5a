"""The room that scales took in version 2.

An axis took four tenths of a line beside its labels, and three px more over its ends. A radial scale gave way to the
labels of its spokes on each side by as much as they stood over, and was drawn in the middle of what was left.

https://www.chartjs.org/docs/2.9.4/axes/styling.html
"""

from __future__ import annotations

from math import cos, degrees, floor, radians, sin
from typing import TYPE_CHECKING

from .. import fonts
from .arithmetic import divide

if TYPE_CHECKING:
    from .base import LabelSizes, Scale
    from .radial import RadialLinearScale

SPACE = 0.4  # lines between labels and what follows
EDGE = 3.0  # px between a label and the edge of the picture
BESIDE = 5.0  # px between a spoke and its label


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


def radial_dimensions(scale: RadialLinearScale, backdrop: float) -> None:
    """Take all the room there is, less what the uppermost tick's label, `backdrop` px high, stands over."""
    scale.width, scale.height = scale.max_width, scale.max_height
    scale.padding_top = backdrop / 2
    scale.x_center = floor(scale.width / 2)
    scale.y_center = floor((scale.height - scale.padding_top) / 2)
    scale.drawing_area = min(scale.height - scale.padding_top, scale.width) / 2


def fit_radial(scale: RadialLinearScale, labelled: bool) -> list[tuple[float, float, float]]:
    """Make room for the labels of the spokes, and the centre. Width, height and distance in px of each label."""
    from .base import label_width
    from .radial import beside

    width, height = scale.width, scale.height - scale.padding_top
    least = {"left": (0.0, 0.0), "top": (0.0, 0.0)}  # how far labels reach, and at which angle
    most = {"right": (width, 0.0), "bottom": (height, 0.0)}
    sizes: list[tuple[float, float, float]] = []
    for index, label in enumerate(scale.point_labels if labelled else ()):
        font = fonts.to_font(scale.point_options(index).sub("font"))
        lines = len(label) if isinstance(label, list) else 1
        size = label_width(label, font), lines * font.line_height
        sizes.append((*size, BESIDE))
        angle = scale.index_angle(index)
        x, y, _ = scale.point_position(index, scale.drawing_area + BESIDE)
        for low, high, place, extent, ends in (
            ("left", "right", x, size[0], (0, 180)),
            ("top", "bottom", y, size[1], (90, 270)),
        ):
            start, end = beside(round(degrees(angle), 9) % 360, place, extent, *ends)
            if start < least[low][0]:
                least[low] = start, angle
            if end > most[high][0]:
                most[high] = end, angle
    left = divide_or_zero(least["left"][0], sin(least["left"][1]))
    right = divide_or_zero(max(most["right"][0] - width, 0.0), sin(most["right"][1]))
    top = divide_or_zero(-least["top"][0], cos(least["top"][1]))
    bottom = divide_or_zero(-max(most["bottom"][0] - height, 0.0), cos(most["bottom"][1]))
    if labelled:
        area = scale.drawing_area
        scale.drawing_area = min(floor(area - (left + right) / 2), floor(area - (top + bottom) / 2))
    area = scale.drawing_area
    scale.x_center = floor((left + area + width - right - area) / 2 + scale.left)
    scale.y_center = floor((top + area + height - bottom - area) / 2 + scale.top + scale.padding_top)
    return sizes


def divide_or_zero(one: float, other: float) -> float:
    return one / other if other else 0.0

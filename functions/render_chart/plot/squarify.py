"""Rectangles whose areas are given, as near to squares as can be had in one pass.

M. Bruls, K. Huizing, J. J. van Wijk, "Squarified Treemaps", Proc. Joint Eurographics and IEEE TCVG Symposium on
Visualization (2000).
"""

from collections.abc import Sequence

from .drawing.canvas import Box

NOTHING = 1e-12  # of the largest: what is smaller has no area


def squarified(values: Sequence[float], box: Box) -> list[Box]:
    """One rectangle for each value, its share of the box's area; none has an area where the value has none.

    values : >= 0; the rectangles are nearest to squares where the largest comes first, and those of nothing last
    """
    x0, y0, x1, y1 = box
    largest = max(values, default=0.0)
    areas = [value / largest for value in values] if largest else []  # the sum of huge values is still a number
    count = sum(area > NOTHING for area in areas)
    total = sum(areas[:count])
    out: list[Box] = []
    if total and x1 > x0 and y1 > y0:
        factor = (x1 - x0) * (y1 - y0) / total
        areas = [area * factor for area in areas[:count]]
        start = 0
        while start < count:
            side = min(x1 - x0, y1 - y0)
            end, filled = _row(areas, start, side)
            upright = x1 - x0 >= y1 - y0  # a column at the left, else a row at the top
            thick = (x1 - x0 if upright else y1 - y0) if end == count else filled / side
            at = 0.0
            for area in areas[start:end]:
                length = side * area / filled
                if upright:
                    out.append((x0, y0 + at, x0 + thick, y0 + at + length))
                else:
                    out.append((x0 + at, y0, x0 + at + length, y0 + thick))
                at += length
            if upright:
                x0 = min(x0 + thick, x1)
            else:
                y0 = min(y0 + thick, y1)
            start = end
            if x1 <= x0 or y1 <= y0:  # rounding has left nothing
                break
    return out + [(x1, y1, x1, y1)] * (len(values) - len(out))


def _row(areas: list[float], start: int, side: float) -> tuple[int, float]:
    """Where the row along the shorter side ends whose worst ratio of sides is least, and its area."""
    filled = largest = smallest = areas[start]
    worst = _worst(largest, smallest, filled, side)
    end = start + 1
    while end < len(areas):
        most, least = max(largest, areas[end]), min(smallest, areas[end])
        longer = _worst(most, least, filled + areas[end], side)
        if longer > worst:
            break
        worst, filled, largest, smallest, end = longer, filled + areas[end], most, least, end + 1
    return end, filled


def _worst(largest: float, smallest: float, filled: float, side: float) -> float:
    """The highest ratio of sides in a row of that area; section 3.1 of the paper."""
    across = (filled / side) ** 2
    return max(largest / across, across / smallest)

"""Dots moved aside from a line, so that each is seen: the same way at every request, without chance."""

import numpy as np

from ..drawing.paths import Floats
from .kde import profile

LANE = 0.5  # diameters from one lane to the next
BESIDE = (1 - LANE**2) ** 0.5  # diameters by which dots on neighbouring lanes are apart along the line
GOLDEN = (5**0.5 - 1) / 2  # its multiples, without their whole parts, lie as evenly as can be


def swarm(places: Floats, diameter: float, half: float) -> Floats | None:
    """(N,) how far each dot moves aside so that none meets another; None if there is not room for that.

    Each takes the free lane that is nearest to the line, by turns to the right and to the left.

    places : (N,) px along the line, sorted
    half : px on either side of the line
    """
    pitch = LANE * diameter
    most = int(max(0.0, half - diameter / 2) / pitch)
    lanes = [(0, 0)] + [(k, -k) for k in range(1, most + 1)]
    free = [-np.inf] * (2 * most + 3)  # the place from which on a dot may stand on each lane, by its own dots
    beside = [-np.inf] * (2 * most + 3)  # and by those on the lanes next to it
    middle, near, moved, turn = most + 1, BESIDE * diameter, [], 0
    for place in places.tolist():
        for pair in lanes:
            lane = middle + pair[turn]
            if place >= free[lane] and place >= beside[lane]:
                break
            lane = middle + pair[1 - turn]
            if place >= free[lane] and place >= beside[lane]:
                break
        else:
            return None
        free[lane] = place + diameter
        beside[lane - 1] = beside[lane + 1] = place + near
        moved.append((lane - middle) * pitch)
        turn = 1 - turn
    return np.array(moved)


def scattered(values: Floats, half: float) -> Floats:
    """(N,) how far each dot moves aside, at most `half`, and the less the fewer there are around it.

    As N. Sidiropoulos et al., "SinaPlot", J. Comput. Graph. Stat. 27 (2018), with an even sequence instead of chance.

    values : (N,) on the scale of the axis, rising
    """
    at, widths = profile(values)
    turn = np.arange(0.5, values.size) * GOLDEN
    aside = 2 * (turn - np.floor(turn)) - 1
    moved: Floats = half * aside * (np.interp(values, at, widths) if at.size > 1 else 1.0)
    return moved

"""Data as numpy arrays, made once: the checks and the drawing ask for the same ones."""

import numpy as np
from numpy.typing import NDArray

from .spec import Datum

LONG = 1000  # values from which an array is worth keeping
KEPT = 4

_kept: list[tuple[tuple[Datum, ...], NDArray[np.float64]]] = []


def plain_array(data: tuple[Datum, ...]) -> NDArray[np.float64] | None:
    """The data as (N,) floats, not to be written to; None if there is a gap or a floating bar among them."""
    for known, array in _kept:
        if known is data:
            return array
    try:
        array = np.fromiter(data, float, len(data))  # raises TypeError for None and for pairs
    except (TypeError, ValueError):
        return None
    if len(data) >= LONG:
        array.flags.writeable = False
        _kept[KEPT - 1 :] = []
        _kept.insert(0, (data, array))
    return array

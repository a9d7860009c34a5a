"""Labels moved apart as little as possible."""

import numpy as np

from .drawing.paths import Floats


def spread(wanted: Floats, pitch: float, low: float, high: float) -> Floats:
    """Positions at least `pitch` apart, in the order of `wanted` (rising), within low..high.

    The least sum of squared moves, by the pool-adjacent-violators algorithm (M. Ayer et al., "An empirical distribution
    function for sampling with incomplete information", Ann. Math. Stat. 26 (1955)). Where there is not room for all,
    they share what there is evenly.

    wanted : (N,)
    """
    n = wanted.size
    if n == 0:
        return wanted
    if (n - 1) * pitch > high - low:
        return np.linspace(low, high, n) if n > 1 else np.array([(low + high) / 2])
    blocks: list[tuple[float, int]] = []  # mean of what is wanted, less i times the pitch; how many
    for i, value in enumerate(wanted.tolist()):
        mean, count = value - i * pitch, 1
        while blocks and blocks[-1][0] > mean:
            before, many = blocks.pop()
            mean, count = (before * many + mean * count) / (many + count), many + count
        blocks.append((mean, count))
    last = high - (n - 1) * pitch
    levels = [min(max(mean, low), last) for mean, count in blocks for _ in range(count)]
    return np.array([level + i * pitch for i, level in enumerate(levels)])

"""What drawings take of a rasteriser: areas and lengths are those of school geometry."""

import numpy as np
import pytest

from render_chart.errors import TooLargeError
from render_chart.limits import INK
from render_chart.plot.drawing import ink
from render_chart.plot.drawing.ink import ASKED, OPAQUE, SMALL, Ink
from render_chart.plot.drawing.paths import Path, polyline, rect

GLASS, BLACK = (0.0, 0.0, 0.0, 0.5), (0.0, 0.0, 0.0, 1.0)
SIDE = 1_000  # px of the picture
WHOLE = Path(np.tile(rect(-50, -50, SIDE + 50, SIDE + 50).vertices, (SMALL, 1)))  # of many vertices: always counted


def taken(draw, scale=1.0):
    """The share of a picture's pixels that is taken."""
    left = Ink(SIDE, SIDE, scale)
    before = left._left
    draw(left)
    return (before - left._left) / SIDE**2


@pytest.fixture
def areas_alone(monkeypatch):
    monkeypatch.setattr(ink, "AROUND", 0.0)


@pytest.mark.usefixtures("areas_alone")
def test_a_fill_takes_what_it_covers_of_the_picture():
    assert taken(lambda left: left.fill(WHOLE, GLASS)) == pytest.approx(1)
    assert taken(lambda left: left.fill(WHOLE, GLASS), scale=2.0) == pytest.approx(4)
    assert taken(lambda left: left.fill(WHOLE, BLACK)) == pytest.approx(OPAQUE)


@pytest.mark.usefixtures("areas_alone")
def test_of_small_paths_one_stands_for_several():
    half = rect(0, 0, SIDE / 2, SIDE)
    assert taken(lambda left: [left.fill(half, GLASS) for _ in range(ASKED - 1)]) == 0
    assert taken(lambda left: [left.fill(half, GLASS) for _ in range(ASKED)]) == pytest.approx(ASKED / 2)


def test_a_line_takes_its_way_near_the_picture():
    x = np.tile([0.0, 100.0], SMALL)
    way = 100 * (len(x) - 1) / SIDE**2
    assert taken(lambda left: left.line(polyline(x, x * 0), BLACK, 0.0)) == pytest.approx(ink.ALONG * way)
    far = np.full(2 * SMALL, 1e300)
    assert taken(lambda left: left.line(polyline(far, far), BLACK, 0.0)) == 0


def test_what_is_nowhere_takes_nothing():
    nowhere = Path(np.full((2 * SMALL, 2), np.nan))
    assert taken(lambda left: (left.fill(nowhere, GLASS), left.line(nowhere, GLASS, 1.0))) == 0
    assert taken(lambda left: [left.fill(Path(np.empty((0, 2))), GLASS) for _ in range(ASKED)]) == 0


def test_there_is_an_end_to_it():
    left, square = Ink(SIDE, SIDE, 1.0), rect(-SIDE / 2, -SIDE / 2, SIDE / 2, SIDE / 2)
    left.stamps(square, INK // SIDE**2 // 2, GLASS)
    with pytest.raises(TooLargeError, match="too much to be drawn"):
        left.stamps(square, INK // SIDE**2, GLASS)

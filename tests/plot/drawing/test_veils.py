"""Translucent rectangles: what numpy blends is what Agg draws."""

from time import process_time

import numpy as np
import pytest

from render_chart.errors import TooLargeError
from render_chart.plot.drawing import veils
from render_chart.plot.drawing.backend import AggCanvas
from render_chart.plot.drawing.canvas import Canvas
from render_chart.plot.drawing.paths import disc, rects

PAPERS = [(0.0, 0.0, 0.0, 0.0), (1.0, 1.0, 1.0, 1.0), (0.2, 0.4, 0.6, 0.5)]
COLORS = [(0.2, 0.6, 0.9, 0.5), (1.0, 0.0, 0.0, 0.02), (0.0, 0.0, 0.0, 0.99)]


def boxes(seed: int, count: int = 5) -> np.ndarray:
    """Upright ones side by side, on fractions of pixels."""
    dice = np.random.default_rng(seed)
    left = np.arange(count) * 40 + dice.uniform(1, 9, count)
    return np.stack(
        (left, dice.uniform(5, 60, count), left + dice.uniform(20, 30, count), dice.uniform(70, 118, count))
    )


def draw(canvas: Canvas, paper: tuple, color: tuple, seed: int) -> np.ndarray:
    canvas.paper(paper)
    for y in range(10, 120, 20):
        canvas.line(0, y, 200, y, (0.0, 0.0, 0.0, 0.1))
    canvas.fill(disc(30, 100, 60), (0.9, 0.5, 0.1, 0.7))
    canvas.fill(rects(*boxes(seed)), color)
    return canvas.pixels().copy()


@pytest.mark.parametrize("scale", [1.0, 2.0, 1.3])
@pytest.mark.parametrize("color", COLORS)
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("seed", range(4))
def test_each_pixel_is_that_of_agg(monkeypatch, paper, color, scale, seed):
    canvas = AggCanvas(200, 120, scale)
    ours = draw(canvas, paper, color, seed)
    used = []
    whole = veils.whole_pixels
    monkeypatch.setattr(veils, "whole_pixels", lambda *given: used.append(whole(*given)))  # which is None: Agg draws
    np.testing.assert_array_equal(ours, draw(canvas, paper, color, seed))
    assert any(found is not None for found in used)


def test_what_is_left_to_agg():
    inside = (0.0, 0.0, 200.0, 120.0)
    assert veils.whole_pixels(rects(*boxes(1)), 1.0, inside) is not None
    assert veils.whole_pixels(disc(30), 1.0, inside) is None
    assert veils.whole_pixels(rects(*(boxes(1) * 0.1)), 1.0, inside) is None  # small
    assert veils.whole_pixels(rects(*(boxes(1) + 100)), 1.0, inside) is None  # partly outside
    doubled = np.concatenate((boxes(1), boxes(1) + 5), axis=1)
    assert veils.whole_pixels(rects(*doubled), 1.0, inside) is None  # they meet


def test_it_takes_a_fraction_of_the_time(monkeypatch):
    canvas, path, color = AggCanvas(1000, 600, 1.0), rects(*(boxes(1) * 5)), (0.2, 0.6, 0.9, 0.5)
    canvas.paper((1.0, 1.0, 1.0, 1.0))

    def spent() -> float:
        start = process_time()
        for _ in range(10):
            canvas.fill(path, color)
        return process_time() - start

    quick = min(spent() for _ in range(3))
    monkeypatch.setattr(veils, "whole_pixels", lambda *_: None)
    assert quick < 0.7 * min(spent() for _ in range(3))


def grid(canvas: Canvas, paper: tuple, color: tuple, upright: bool, fraction: float) -> np.ndarray:
    canvas.paper(paper)
    canvas.line(0, 33, 200, 33, (1.0, 0.0, 0.0, 0.4))
    canvas.line(50, 0, 50, 120, (0.0, 0.0, 0.0, 0.1))
    lines = {color: [10.5, 40.5], (0.9, 0.5, 0.2, 0.4): [90.5]}
    canvas.parallels(lines, [(20.0 + fraction, 100.0 - fraction), (8.0, 18.5)], 1.0, upright)
    return canvas.pixels().copy()


@pytest.mark.parametrize("upright", [True, False])
@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("color", [*COLORS, (0.0, 0.0, 0.0, 1.0), (0.3, 0.7, 0.1, 0.3)])
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("fraction", [0.0, 0.3])
def test_grid_lines_are_those_of_agg(monkeypatch, paper, color, scale, upright, fraction):
    canvas, used, lines = AggCanvas(200, 120, scale), [], veils.lines
    monkeypatch.setattr(veils, "lines", lambda *given: used.append(lines(*given)) or used[-1])
    ours = grid(canvas, paper, color, upright, fraction)
    monkeypatch.setattr(veils, "lines", lambda *given: False)
    np.testing.assert_array_equal(ours, grid(canvas, paper, color, upright, fraction))
    assert used == [True]


@pytest.mark.parametrize(
    ("places", "spans"),
    [
        ([10.25], [(1.0, 50.0)]),  # between pixels
        ([10.5, 10.5], [(1.0, 50.0)]),  # they cover each other
        ([10.5], [(1.0, 9.5), (9.6, 20.0)]),  # they share a pixel
        ([10.5], [(1.0, 121.0)]),  # beyond the picture
        ([-0.5], [(1.0, 9.0)]),
        ([float("nan")], [(1.0, 9.0)]),
        ([10.5], [(1.0, float("nan"))]),
    ],
)
def test_lines_that_are_left_to_agg(places, spans):
    words = np.full((120, 200), 0xFFFFFFFF, np.uint32)
    assert not veils.lines(words, {(0.0, 0.0, 0.0, 0.1): places}, spans, 1.0, True, 1.0)
    assert (words == 0xFFFFFFFF).all()


def test_so_many_lines_are_too_many():
    canvas = AggCanvas(200, 120, 1.0)
    canvas.wary = True
    canvas._ink._left = 900.0  # px to blend
    places = [index + 0.5 for index in range(0, 100, 10)]
    canvas.parallels({(0.0, 0.0, 0.0, 0.1): places[:8]}, [(0.0, 100.0)], 1.0, True)
    with pytest.raises(TooLargeError):
        canvas.parallels({(0.0, 0.0, 0.0, 0.1): places[8:]}, [(0.0, 100.0)], 1.0, True)

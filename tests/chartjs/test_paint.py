"""Colour options as paints."""

import pytest

from render_chart.chartjs.paint import faded, is_clear, paint
from render_chart.chartjs.values import Gradient, Pattern
from render_chart.plot.drawing.paints import LinearGradient, RadialGradient, Tiles

RED, BLACK, CLEAR = (1.0, 0.0, 0.0, 1.0), (0.0, 0.0, 0.0, 1.0), (0.0, 0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("value", "color"),
    [("red", RED), (" #F00 ", RED), ("rgba(255, 0, 0, 1)", RED), ("transparent", CLEAR), (None, CLEAR), (False, CLEAR),
     ("bad", BLACK), ("#ggg", BLACK), ("", BLACK), (7, BLACK)],
)  # fmt: skip
def test_colours(value, color):
    assert paint(value) == color


def test_gradients_have_their_stops_in_order():
    made = paint(Gradient("linear", (1, 2, 3, 4), ((1, "black"), (0, "red"))))
    assert made == LinearGradient(1, 2, 3, 4, ((0, RED), (1, BLACK)))
    made = paint(Gradient("radial", (1, 2, 3, 4, 5, 6), ((0, "red"),)))
    assert made == RadialGradient(1, 2, 3, 4, 5, 6, ((0, RED),))


def test_a_gradient_without_stops_is_clear():
    assert is_clear(paint(Gradient("linear", (1, 2, 3, 4), ())))


def test_patterns_are_tiles():
    assert paint(Pattern("disc", "red", "black", 8)) == Tiles("disc", RED, BLACK, 8)


def test_fading_halves_every_alpha():
    assert faded(RED, 0.5) == (1.0, 0.0, 0.0, 0.5)
    assert faded(Tiles("disc", RED, BLACK), 0.5) == Tiles("disc", (1.0, 0.0, 0.0, 0.5), (0.0, 0.0, 0.0, 0.5))
    assert faded(LinearGradient(0, 0, 1, 0, ((0, RED),)), 0.5).stops == ((0, (1.0, 0.0, 0.0, 0.5)),)
    assert faded(RED, 1) is RED

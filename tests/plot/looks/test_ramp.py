"""Ramps: colours between stops as matplotlib mixes them, symmetric where zero is the middle."""

import numpy as np
import pytest
from matplotlib.colors import CenteredNorm, LinearSegmentedColormap, Normalize

from render_chart.plot.looks.ramp import LEVELS, ramp, ramp_of
from render_chart.spec import Axis
from tests.drawing import chart, series

LIGHT = ("#EEF6F3", "#CFE9E4", "#A3D6D6", "#6FBCCB", "#3E9CBF", "#2178AC", "#1C5692", "#1B3872", "#151D4C")
DIVERGING = ("#8C2A0B", "#C4560F", "#E9914A", "#F6C99F", "#F4F3F0", "#B0D6E8", "#62A5D6", "#2A6CC0", "#173A80")


def colors_of(*data, low=None, high=None, **more) -> tuple:
    spec = chart("heatmap", series(*data), y=(Axis(min=low, max=high),), **more)
    values = np.array([np.nan if value is None else value for value in data])
    made = ramp_of(spec, values)
    return tuple(made.colors[level] if level >= 0 else None for level in made.levels(values).tolist())


def stock(stops, norm, values) -> np.ndarray:
    return LinearSegmentedColormap.from_list("", stops, 4096)(norm(np.array(values)))


STEP = 2.0 / LEVELS  # half a step on either side, of a ramp whose channels change by 2 in its whole at most


def test_colours_between_stops_are_mixed_in_srgb():
    grey = ramp([(0, 0, 0, 1), (1, 1, 1, 1)], 5)
    assert grey == [(0, 0, 0, 1), (0.25, 0.25, 0.25, 1), (0.5, 0.5, 0.5, 1), (0.75, 0.75, 0.75, 1), (1, 1, 1, 1)]
    assert ramp([(1, 0, 0, 1), (0, 1, 0, 1), (0, 0, 1, 1)], 5)[1] == (0.5, 0.5, 0, 1)


def test_values_of_one_sign_have_the_sequential_ramp():
    values = (3.0, 10.0, 4.5, 7.0)
    assert np.array(colors_of(*values)) == pytest.approx(stock(LIGHT, Normalize(3, 10), values), abs=STEP)


def test_values_of_both_signs_have_the_diverging_ramp_with_zero_in_its_middle():
    values = (-2.0, 10.0, 0.0, 5.0)
    assert np.array(colors_of(*values)) == pytest.approx(stock(DIVERGING, CenteredNorm(0, 10), values), abs=STEP)
    assert colors_of(*values)[2] == pytest.approx(stock(DIVERGING, Normalize(0, 1), [0.5])[0], abs=1 / 255)


def test_limits_set_the_ends_and_what_lies_beyond_has_their_colours():
    values = (0.0, 5.0, 20.0)
    assert np.array(colors_of(*values, low=2, high=8)) == pytest.approx(
        stock(LIGHT, Normalize(2, 8, clip=True), values), abs=STEP
    )


def test_limits_beyond_the_data_are_no_error():
    assert len(set(colors_of(1.0, 2.0, low=5))) == 1
    assert len(set(colors_of(1.0, 2.0, high=-5))) == 1


def test_given_colours_are_the_stops():
    values = (0.0, 1.0, 4.0)
    found = colors_of(*values, colors=("white", "red"))
    assert np.array(found) == pytest.approx(stock(("white", "red"), Normalize(0, 4), values), abs=STEP)


def test_given_colours_with_a_lighter_middle_have_zero_there():
    red, white, blue = colors_of(-1.0, 0.0, 4.0, colors=("red", "white", "blue"))
    assert white == (1, 1, 1, 1)
    assert blue == (0, 0, 1, 1)
    assert red == pytest.approx((1, 0.75, 0.75, 1), abs=STEP)


def test_given_colours_that_deepen_run_from_the_least_to_the_greatest():
    low, zero, high = colors_of(-1.0, 0.0, 4.0, colors=("white", "gold", "darkred"))
    assert low == (1, 1, 1, 1)
    assert zero != high


def test_equal_values_have_the_middle_colour_and_gaps_none():
    first, gap, last = colors_of(3.0, None, 3.0)
    assert gap is None
    assert first == last == pytest.approx(stock(LIGHT, Normalize(0, 1), [0.5])[0], abs=1 / 255)


def test_huge_values_have_colours():
    assert len(set(colors_of(-1e100, 0.0, 1e100))) == 3


def test_a_palette_with_a_middle_need_not_have_an_odd_number_of_colours():
    red, zero, blue = colors_of(-2.0, 0.0, 4.0, colors=("red", "mistyrose", "lavender", "blue"))
    assert zero == pytest.approx((0.949, 0.894, 0.931, 1), abs=0.01)  # half mistyrose, half lavender
    assert blue == (0, 0, 1, 1)
    assert red != (1, 0, 0, 1)

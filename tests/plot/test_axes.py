"""Axes: which domain, ticks and labels they get, and where these are drawn."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from render_chart.plot import axes
from render_chart.plot.drawing.color import parse
from render_chart.plot.formats.writing import Writing
from render_chart.plot.looks.style import style_of
from render_chart.plot.typesetting import shaping
from render_chart.spec import Axis
from tests.drawing import boxes, chart, drawn, flaws, points, series

GRID, AXIS, ZERO = parse("#E7EAEE"), parse("#868F9D"), parse("#5B6472")  # of the light theme
STYLE = style_of(chart("line", series(1.0), width=800, height=400))


def value_axis(*values: float, zero: str = "never", intervals: int = 5, **more) -> axes.ValueAxis:
    span = axes.extent([np.array(values, float)], zero, more.get("kind") == "log")
    return axes.value_axis(Axis(**{"kind": "linear", **more}), span, intervals, Writing())


def test_the_extent_of_some_arrays_passes_over_gaps():
    found = axes.extent([np.array([3.0, np.nan]), np.array([]), np.array([-2.0])], "near", False)
    assert (found.low, found.high, found.whole) == (-2, 3, True)


def test_fractions_are_not_whole():
    assert not axes.extent([np.array([3.5])], "near", False).whole


def test_a_logarithmic_extent_is_of_what_is_positive():
    found = axes.extent([np.array([-5.0, 0.0, 3.0, 40.0])], "near", True)
    assert (found.low, found.high) == (3, 40)


@pytest.mark.parametrize(("log", "ends"), [(False, (0, 1)), (True, (1, 10))])
def test_nothing_to_show_has_an_extent_too(log, ends):
    found = axes.extent([np.array([np.nan])], "near", log)
    assert (found.low, found.high) == ends


@pytest.mark.parametrize(
    ("low", "high", "zero", "expected"),
    [
        (3, 94, "always", (0, 94)),
        (-94, -3, "always", (-94, 0)),
        (20, 100, "near", (0, 100)),  # 20 is less than a quarter of 100
        (25, 100, "near", (25, 100)),
        (-100, -20, "near", (-100, 0)),
        (-100, -25, "near", (-100, -25)),
        (-5, 7, "near", (-5, 7)),
        (3, 94, "never", (3, 94)),
    ],
)
def test_which_axes_show_zero(low, high, zero, expected):
    assert axes.with_zero(low, high, zero) == expected


def test_whole_numbers_have_no_halves_between_their_ticks():
    assert value_axis(0, 3, zero="always", intervals=8).ticks == [0, 1, 2, 3]


def test_one_value_has_an_axis():
    found = value_axis(7.5, zero="always")
    assert (found.low, found.ticks[0]) == (0, 0)
    assert found.high >= 7.5


@pytest.mark.parametrize(
    ("values", "ends"), [((20.0, 100.0), (0, 100)), ((-30.0, -70.0), (-100, 0)), ((-40.0, 60.0), (-100, 100))]
)
def test_shares_run_to_100_percent(values, ends):
    span = axes.extent([np.array(values)], "always", False)
    found = axes.value_axis(Axis(kind="linear"), span, 5, Writing(), percent=True)
    assert (found.low, found.high) == ends
    assert found.labels[-1] == ("0%" if ends[1] == 0 else "100%")


def test_a_reversed_axis_has_its_low_end_above():
    found = value_axis(0, 10, zero="always", reverse=True).scale(300, 50)
    assert found.at(0) < found.at(10)


@given(
    st.tuples(*[st.floats(-1e6, 1e6)] * 2).map(sorted).filter(lambda ends: ends[1] - ends[0] > 1e-3),
    st.tuples(*[st.floats(-1e6, 1e6)] * 2).map(sorted).filter(lambda ends: ends[1] - ends[0] > 1e-3),
    st.sampled_from(["always", "near", "never"]),
    st.integers(2, 8),
)
def test_ticks_of_a_second_axis_stand_beside_those_of_the_first(one, two, zero, intervals):
    first = value_axis(*one, zero=zero, intervals=intervals)
    span = axes.extent([np.array(two)], zero, False)
    second = axes.aligned_axis(Axis(kind="linear"), span, first, Writing(), intervals)
    slack = 1e-9 * (second.high - second.low)
    assert second.low - slack <= two[0]
    assert two[1] <= second.high + slack
    if len(first.ticks) >= 2 and not two[0] < 0 < two[1]:  # from below zero to above, not every number of ticks will do
        left = [first.scale(300, 50).at(t) for t in first.ticks]
        right = [second.scale(300, 50).at(t) for t in second.ticks]
        assert right == pytest.approx(left, abs=1e-6)


def test_a_second_axis_with_limits_goes_its_own_way():
    span = axes.extent([np.array([1.0, 9.0])], "never", False)
    found = axes.aligned_axis(Axis(kind="linear", min=0, max=7), span, value_axis(0, 100), Writing(), 5)
    assert (found.low, found.high) == (0, 7)


# ---- ticks of numbers along x


def labels(found: list[axes.Tick]) -> list[str]:
    return [tick.label for tick in found]


def test_years_have_no_comma():
    assert labels(axes.number_ticks(1990, 2020, 600, STYLE, 6.5, Writing())) == [str(y) for y in range(1990, 2021, 5)]


def test_other_numbers_have_one():
    assert labels(axes.number_ticks(0, 3000, 300, STYLE, 6.5, Writing())) == ["0", "1,000", "2,000", "3,000"]


@pytest.mark.parametrize("length", [60, 150, 400, 700])
@pytest.mark.parametrize(("low", "high"), [(0, 1), (-1e5, 1e5), (0.00012, 0.00099), (1e14, 1.00001e14)])
def test_labels_along_x_keep_apart(low, high, length):
    found = axes.number_ticks(low, high, length, STYLE, 6.5, Writing())
    assert found
    for one, other in pairwise(found):
        apart = (other.at - one.at) / (high - low) * length
        assert apart >= (shaping.width(one.label, STYLE.base) + shaping.width(other.label, STYLE.base)) / 2


@pytest.mark.parametrize("length", [60, 150, 400])
def test_powers_of_ten_keep_apart(length):
    found = axes.logarithmic_ticks(1, 1e9, length, STYLE, Writing())
    places = [np.log10(tick.at) / 9 * length for tick in found]
    for (a, one), (b, other) in pairwise(zip(places, found, strict=True)):
        assert b - a >= (shaping.width(one.label, STYLE.base) + shaping.width(other.label, STYLE.base)) / 2


def test_a_format_too_wide_for_the_picture_is_not_used():
    def beside_axis(high: float) -> set[str]:
        canvas = drawn(chart("line", points((0, 1), (0, high)), y=(Axis(kind="linear", format=".9f"),)))
        return {text.string for text in canvas.words if text.align == 1.0}

    assert beside_axis(4) == {"0.000000000", "1.000000000", "2.000000000", "3.000000000", "4.000000000"}
    assert beside_axis(4e30) == {"0", "1e30", "2e30", "3e30", "4e30"}


# ---- the domain along x


@pytest.mark.parametrize(
    ("values", "kind", "margin", "low", "high", "expected"),
    [
        ((2, 12), "linear", 0, None, None, (2, 12)),
        ((2, 12), "linear", 0.03, None, None, (1.7, 12.3)),
        ((2, 12), "linear", 0.03, 0, None, (0, 12.3)),
        ((2, 12), "linear", 0.03, None, 99, (1.7, 99)),
        ((5,), "linear", 0.03, None, None, (4.5, 5.5)),
        ((0,), "linear", 0.03, None, None, (-1, 1)),
        ((86_400,), "time", 0, None, None, (43_200, 129_600)),
        ((1, 100), "log", 0, None, None, (1, 100)),
        ((1, 100), "log", 0.5, None, None, (0.1, 1000)),
        ((2, 12), "linear", 0, 50, None, (50, 55)),  # a limit beyond all the data
        ((2, 12), "linear", 0, None, -10, (-11, -10)),
    ],
)
def test_the_domain_along_x(values, kind, margin, low, high, expected):
    assert axes.x_domain([np.array(values, float)], kind, margin, low, high) == pytest.approx(expected)


# ---- as drawn

SPEC = chart("line", points((0, 10), (10, 90)), width=800, height=400)


def lines(canvas, color) -> list[tuple[float, float, float, float]]:
    return [box for path in canvas.filled(color) for box in boxes(path)]


def test_grid_lines_are_a_pixel_thick_and_on_whole_pixels():
    for scale in (1.0, 2.0):
        found = lines(drawn(replace(SPEC, scale=scale)), GRID)
        assert len(found) >= 4
        for x0, y0, x1, y1 in found:
            assert y1 - y0 == pytest.approx(1)
            assert all(side * scale == round(side * scale) for side in (x0, y0, x1, y1))


def test_labels_are_centred_on_their_grid_lines():
    canvas = drawn(SPEC)
    tops = [y0 for _, y0, _, _ in lines(canvas, GRID)]
    labelled = [text for text in canvas.words if text.align == 1.0]
    assert [text.string for text in labelled] == ["0", "20", "40", "60", "80", "100"]
    for text in labelled[1:]:
        capitals = text.y - 0.727 / 2 * text.size
        assert min(abs(capitals - top) for top in tops) <= 0.5  # to the next whole pixel


@pytest.mark.parametrize(
    ("grid", "upright", "level"), [("none", 0, 0), ("x", 6, 0), ("y", 0, 5), ("both", 6, 5), ("auto", 0, 5)]
)
def test_which_grid_lines_are_drawn(grid, upright, level):
    found = lines(drawn(replace(SPEC, grid=grid)), GRID)
    assert sum(y1 - y0 > 2 for _, y0, _, y1 in found) == upright
    assert sum(x1 - x0 > 2 for x0, _, x1, _ in found) == level


def test_points_have_grid_lines_both_ways():
    found = lines(drawn(replace(SPEC, type="scatter")), GRID)
    assert any(y1 - y0 > 2 for _, y0, _, y1 in found)
    assert any(x1 - x0 > 2 for x0, _, x1, _ in found)


def test_the_zero_line_is_darker_than_a_bottom_line():
    away = drawn(chart("line", points((0, 10), (50, 90))))
    across = drawn(chart("line", points((0, 10), (-50, 90))))
    assert [len(lines(away, ZERO)), len(lines(across, ZERO))] == [0, 1]
    level = [box for box in lines(away, AXIS) if box[2] - box[0] > 50]
    assert len(level) == 1


def test_numbers_along_x_have_tick_marks_and_categories_have_none():
    b = 12
    marks = [box for box in lines(drawn(SPEC), AXIS) if box[3] - box[1] > 2]
    assert len(marks) == 6
    assert {box[3] - box[1] for box in marks} == {round(0.35 * b)}
    named = drawn(chart("bar", series(1, 2), labels=("a", "b"), width=800, height=400))
    assert lines(named, AXIS) == []


def test_end_labels_are_moved_into_the_picture():
    spec = chart("line", points((0, 1_000_000), (1, 2)), width=300, height=300, y=(Axis(kind="linear", format="d"),))
    canvas = drawn(spec)
    last = canvas.text_of("1.0M")
    assert last.x + shaping.width("1.0M", last.size) / 2 <= 300 - 0.4 * style_of(spec).pad + 1e-6


def test_a_second_axis_has_its_labels_at_the_right():
    sides = (Axis(kind="linear", title="EUR"), Axis(kind="linear", title="°C"))
    spec = chart("line", points((0, 1), (0, 100)), points((0, 1), (0, 7), axis=1), y=sides, width=800, height=400)
    canvas = drawn(spec)
    left, right = canvas.text_of("EUR"), canvas.text_of("°C")
    assert (left.x, left.align, right.x, right.align) == (18, 0, 800 - 18, 1)
    assert canvas.text_of("100").x < 60
    assert [text.string for text in canvas.words if text.align == 0 and text.x > 700] == ["0", "2", "4", "6", "8", "10"]


def test_labels_of_a_low_logarithmic_axis_keep_apart():
    spec = chart("line", points((0, 1), (1, 50)), y=(Axis(kind="log"),), title="Growth", width=300, height=120)
    canvas = drawn(spec)
    beside = [text.y for text in canvas.words if text.align == 1.0]
    assert len(beside) >= 2
    assert all(a - b >= 1.1 * 10 for a, b in pairwise(beside))
    assert flaws(canvas) == []


def test_tick_labels_of_an_upright_value_axis_have_figures_of_one_width():
    sides = (Axis(kind="linear"), Axis(kind="linear"))
    canvas = drawn(chart("line", series(11, 98), series(3, 4, axis=1), labels=("a", "b"), y=sides))
    assert {text.tabular for text in canvas.words if text.string.isdigit()} == {True}

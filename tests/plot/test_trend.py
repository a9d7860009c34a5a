"""Trend lines against numpy's polyfit and the definition of a trailing mean."""

import numpy as np
import pytest

from render_chart.plot.data import columns
from render_chart.plot.drawing.color import parse
from render_chart.plot.trend import least_squares, line, moving_average
from render_chart.spec import Axis
from tests.drawing import chart, drawn, points, reading, series

NAN = float("nan")
SIZE = {"width": 800, "height": 400}
X, Y = (0.0, 1.0, 2.0, 5.0, 9.0), (3.0, 1.0, 4.0, 9.0, 8.0)


@pytest.mark.parametrize(
    ("x", "y"),
    [
        (X, Y),
        (X, tuple(-y for y in Y)),
        ((1.7e9, 1.7e9 + 86400, 1.7e9 + 172800, 1.7e9 + 345600), (1.0, 3.0, 2.0, 5.0)),
        (X, (5.0,) * 5),
        ((-3.0, 4.0), (2.0, -7.0)),
    ],
)
def test_the_straight_line_is_that_of_numpy(x, y):
    slope, intercept = least_squares(np.array(x), np.array(y))
    middle = np.mean(x)  # polyfit loses digits where x is far from zero
    theirs = np.polyfit(np.array(x) - middle, y, 1)
    assert slope == pytest.approx(theirs[0], rel=1e-9, abs=1e-15)
    assert slope * middle + intercept == pytest.approx(theirs[1], rel=1e-6)


def test_huge_numbers_have_a_line_too():
    slope, intercept = least_squares(np.array((0.0, 1e100)), np.array((0.0, 3e100)))
    assert slope == pytest.approx(3)
    assert abs(intercept) < 1e86


@pytest.mark.parametrize("x", [(), (1.0,), (2.0, 2.0, 2.0)])
def test_points_at_one_place_have_none(x):
    assert least_squares(np.array(x, float), np.array(x, float)) is None


def test_a_moving_average_is_the_mean_of_a_value_and_those_before_it():
    found = moving_average(np.array((1.0, 2.0, 6.0, 3.0, 0.0)), 3)
    assert found.tolist() == pytest.approx([NAN, NAN, 3, 11 / 3, 3], nan_ok=True)


def test_a_window_with_a_gap_has_no_mean():
    """As https://pandas.pydata.org/docs/reference/api/pandas.DataFrame.rolling.html has it: 0, 1, 2, nan, 4 by two."""
    found = moving_average(np.array((0.0, 1.0, 2.0, NAN, 4.0)), 2)
    assert found.tolist() == pytest.approx([NAN, 0.5, 1.5, NAN, NAN], nan_ok=True)


@pytest.mark.parametrize("values", [(1.0, 2.0), (NAN, NAN, NAN)])
def test_too_few_values_have_no_mean(values):
    assert np.isnan(moving_average(np.array(values), 3)).all()


def test_means_of_values_far_from_zero_keep_their_digits():
    values = 1e9 + np.arange(50_000) % 7
    assert moving_average(values, 7)[6:] == pytest.approx(1e9 + 3, abs=1e-5)


def dashed(canvas):
    """The dashed lines, (N, 2) px each, with their colours."""
    return [(one.path.vertices, one.color) for one in canvas.strokes if one.dash]


def test_it_is_drawn_dashed_through_the_first_and_the_last_position_in_the_colour_of_its_series():
    canvas = drawn(chart("scatter", points(X, Y), trend="linear", **SIZE))
    ((way, color),) = dashed(canvas)
    slope, intercept = np.polyfit(X, Y, 1)
    axis = reading(canvas)
    assert way[:, 1].tolist() == pytest.approx([axis.px(intercept), axis.px(slope * 9 + intercept)], abs=0.01)
    at = canvas.stamps[0].points
    assert way[:, 0].tolist() == pytest.approx([at[0, 0], at[-1, 0]])
    assert color == parse("#2768CE")


def test_each_series_has_its_own():
    canvas = drawn(chart("scatter", points(X, Y), points(X, Y[::-1]), trend="linear"))
    assert sorted(color for _, color in dashed(canvas)) == sorted((parse("#2768CE"), parse("#E36F28")))


def test_a_mean_stands_over_the_last_of_its_values():
    canvas = drawn(chart("line", series(1, 2, 6, 3, 0), labels=tuple("abcde"), trend="3", **SIZE))
    ((way, _),) = dashed(canvas)
    axis = reading(canvas)
    assert way[2:, 1].tolist() == pytest.approx([axis.px(v) for v in (3, 11 / 3, 3)], abs=0.01)
    assert way[2, 0] == pytest.approx(canvas.text_of("c").x, abs=0.5)
    assert np.isnan(way[:2, 1]).all()


def test_a_mean_runs_along_x_whatever_the_order_of_the_data():
    spec = chart("scatter", points((3.0, 1.0, 2.0), (6.0, 1.0, 2.0)), trend="2")
    x, y = line(spec, columns(spec)[0])
    assert x.tolist() == [1, 2, 3]
    assert y.tolist() == pytest.approx([NAN, 1.5, 4.0], nan_ok=True)


def test_on_logarithmic_axes_it_fits_the_logarithms():
    x, y = (1.0, 10.0, 100.0, 1000.0), (2.0, 30.0, 500.0, 4000.0)
    spec = chart("line", points(x, y), x=Axis(kind="log"), y=(Axis(kind="log"),), trend="linear")
    slope, intercept = np.polyfit(np.log10(x), np.log10(y), 1)
    _, ends = line(spec, columns(spec)[0])
    assert ends.tolist() == pytest.approx([10**intercept, 10 ** (3 * slope + intercept)])
    ((way, _),) = dashed(drawn(spec))
    assert len(way) == 2  # straight on the picture


def test_the_value_axis_reaches_as_far_as_the_line():
    """Least squares through 0, 0, 0, 10 begins at −2."""
    canvas = drawn(chart("line", series(0, 0, 0, 10), labels=tuple("abcd"), trend="linear", **SIZE))
    ((way, _),) = dashed(canvas)
    assert way[0, 1] == pytest.approx(reading(canvas).px(-2), abs=0.01)
    assert "−5" in canvas.strings or "−2" in canvas.strings or "−2.5" in canvas.strings


def test_on_lying_bars_it_runs_from_top_to_bottom():
    canvas = drawn(chart("bar", series(1, 2, 3), labels=tuple("abc"), horizontal=True, trend="linear", **SIZE))
    ((way, _),) = dashed(canvas)
    assert way[0, 0] < way[1, 0]
    assert way[0, 1] < way[1, 1]


def test_over_bars_it_is_deeper_than_they_are_and_has_a_rim():
    canvas = drawn(chart("bar", series(1, 2, 3), labels=tuple("abc"), trend="linear"))
    ((_, color),) = dashed(canvas)
    assert color != parse("#2768CE")
    rim = canvas.strokes[0]
    assert rim.color == (1, 1, 1, 1)
    assert rim.width > canvas.strokes[1].width


def test_with_grouped_bars_each_goes_through_the_middle_of_its_own():
    canvas = drawn(chart("bar", series(1, 2), series(2, 1), labels=tuple("ab"), trend="linear", **SIZE))
    first, second = sorted(way[0, 0] for way, _ in dashed(canvas))
    assert first < canvas.text_of("a").x < second


def test_ten_thousand_points_are_drawn_as_no_more_than_their_pixels_show():
    canvas = drawn(chart("line", points(tuple(range(10_000)), tuple(i % 97 for i in range(10_000))), trend="5", **SIZE))
    ((way, _),) = dashed(canvas)
    assert len(way) < 4 * 800

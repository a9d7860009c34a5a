"""Error bars. Their defaults are documented at https://www.sgratzl.com/chartjs-chart-error-bars/."""

from math import cos, pi, sin

import numpy as np
import pytest

from render_chart.chartjs.chart import Chart
from render_chart.plot.drawing.color import parse
from tests.drawing import Recorder

INNER, OUTER = parse("#2c2c2c"), parse("#1f1f1f")


def drawn(kind, data, options=None, **dataset):
    labels = ["a", "b", "c"][: len(data)]
    tree = {"type": kind, "data": {"labels": labels, "datasets": [{"data": data, **dataset}]}, "options": options or {}}
    made, canvas = Chart(tree, 400, 300), Recorder(400, 300)
    made.update()
    made.draw(canvas)
    return made, canvas


def bars(canvas, color=INNER):
    """Error bars and their whiskers, as ends."""
    return [one.path.vertices.reshape(-1, 2, 2) for one in canvas.strokes if one.color == color]


def test_a_bar_reaches_from_the_lower_end_to_the_upper_one():
    made, canvas = drawn("barWithErrorBars", [{"y": 4, "yMin": 1, "yMax": 6}])
    y, bar = made.scales["y"].pixel, made.metas[0].elements[0]
    line, whiskers = bars(canvas)
    assert line[0] == pytest.approx(np.array([[bar.x, y(1)], [bar.x, y(6)]]))
    assert np.ptp(whiskers[0, :, 0]) == pytest.approx(0.2 * bar.width)
    assert whiskers[:, 0, 1] == pytest.approx([y(1), y(6)])


def test_lying_bars():
    made, canvas = drawn("barWithErrorBars", [{"x": 4, "xMin": 1, "xMax": 6}], {"indexAxis": "y"})
    x, bar = made.scales["x"].pixel, made.metas[0].elements[0]
    line, whiskers = bars(canvas)
    assert line[0] == pytest.approx(np.array([[x(1), bar.y], [x(6), bar.y]]))
    assert np.ptp(whiskers[0, :, 1]) == pytest.approx(0.2 * bar.height)


def test_the_axis_reaches_the_ends():
    made, _ = drawn("barWithErrorBars", [{"y": 4, "yMin": -2, "yMax": 9}, {"y": 5}])
    assert (made.scales["y"].min, made.scales["y"].max) == (-2, 10)


def test_several_bars_have_looks_of_their_own_and_the_outer_one_is_drawn_first():
    _, canvas = drawn("barWithErrorBars", [{"y": 5, "yMin": [4, 3], "yMax": [6, 8]}])
    looks = [(one.color, one.width) for one in canvas.strokes if one.color in (INNER, OUTER)]
    assert looks == [(OUTER, 3), (OUTER, 3), (INNER, 1), (INNER, 1)]


def test_what_is_not_told_is_the_value():
    made, canvas = drawn("lineWithErrorBars", [{"y": 3, "yMax": 9}, {"y": 4}])
    y = made.scales["y"].pixel
    line, _ = bars(canvas)
    assert line[0, :, 1] == pytest.approx([y(3), y(9)])


def test_points_have_whiskers_of_twenty_px_and_bars_along_both_axes():
    data = [{"x": 1, "xMin": 0, "xMax": 3, "y": 4, "yMin": 1, "yMax": 6}, {"x": 2, "y": 2}]
    made, canvas = drawn("scatterWithErrorBars", data)
    level, ends, upright, more = bars(canvas)
    x, y = made.scales["x"].pixel, made.scales["y"].pixel
    assert level[0] == pytest.approx(np.array([[x(0), y(4)], [x(3), y(4)]]))
    assert upright[0] == pytest.approx(np.array([[x(1), y(1)], [x(1), y(6)]]))
    assert (np.ptp(ends[0, :, 1]), np.ptp(more[0, :, 0])) == pytest.approx((20, 20))


def test_slices_have_them_along_their_middles():
    made, canvas = drawn("polarAreaWithErrorBars", [{"r": 4, "rMin": 2, "rMax": 6}, {"r": 3}, {"r": 1}])
    arc, scale = made.metas[0].elements[0], made.scales["r"]
    (line, _), angle = bars(canvas), -pi / 2 + pi / 3
    far = scale.distance_from_center(6)
    assert line[0, 1] == pytest.approx((arc.x + far * cos(angle), arc.y + far * sin(angle)))


def test_options_may_be_one_for_all():
    _, canvas = drawn(
        "barWithErrorBars", [{"y": 4, "yMin": 1, "yMax": 6}], errorBarColor="red", errorBarWhiskerColor="lime",
        errorBarWhiskerRatio=0, errorBarWhiskerSize=8, errorBarLineWidth=5,
    )  # fmt: skip
    (line,) = (one for one in canvas.strokes if one.color == parse("red"))
    (whiskers,) = bars(canvas, parse("lime"))
    assert line.width == 5
    assert np.ptp(whiskers[0, :, 0]) == pytest.approx(8)


def test_plain_numbers_have_none():
    _, canvas = drawn("lineWithErrorBars", [1, 2, 3])
    assert bars(canvas) == []

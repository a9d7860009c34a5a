"""Candlesticks and OHLC bars."""

import pytest

from render_chart.chartjs.chart import Chart
from render_chart.chartjs.controllers.financial import BODIES, EDGES, OLD
from render_chart.plot.drawing.color import parse
from tests.drawing import Recorder, boxes

DAY = 86_400_000
DAYS = [
    {"x": 0, "o": 10, "h": 14, "l": 9, "c": 13},
    {"x": DAY, "o": 13, "h": 15, "l": 11, "c": 12},
    {"x": 2 * DAY, "o": 12, "h": 13, "l": 11, "c": 12},
]


def drawn(kind, version=4, data=DAYS, **dataset):
    tree = {"type": kind, "data": {"datasets": [{"data": data, **dataset}]}}
    made, canvas = Chart(tree, 400, 300, version), Recorder(400, 300)
    made.update()
    made.draw(canvas)
    return made, canvas


def test_a_candle_is_a_box_from_open_to_close():
    made, canvas = drawn("candlestick")
    y = made.scales["y"].pixel
    ((left, top, right, bottom),) = boxes(canvas.filled(parse(BODIES["up"]))[0])
    assert (top, bottom) == pytest.approx((y(13), y(10)))
    assert (left + right) / 2 == pytest.approx(made.scales["x"].pixel(0))
    assert len(canvas.filled(parse(BODIES["down"]))) == len(canvas.filled(parse(BODIES["unchanged"]))) == 1


def test_its_wick_leaves_the_box_free():
    made, canvas = drawn("candlestick")
    y = made.scales["y"].pixel
    wick = next(one for one in canvas.strokes if one.color == parse(EDGES["up"]))
    assert wick.path.vertices[:, 1] == pytest.approx([y(14), y(13), y(9), y(10)])


def test_the_axis_reaches_from_the_lowest_to_the_highest():
    made, _ = drawn("candlestick")
    assert (made.scales["y"].min, made.scales["y"].max) == (9, 15)
    assert (made.scales["x"].min, made.scales["x"].max) == (0, 2 * DAY)


def test_colours_are_told_for_each_kind_of_day():
    _, canvas = drawn("candlestick", backgroundColors={"up": "lime"}, borderColors="black")
    assert len(canvas.filled(parse("lime"))) == 1
    assert len(canvas.filled(parse(BODIES["down"]))) == 1
    assert parse("black") in {one.color for one in canvas.strokes}


def test_before_version_4_they_had_other_names_and_defaults():
    _, canvas = drawn("candlestick", 3)
    assert len(canvas.filled(parse(OLD["up"]))) == 1
    assert parse(OLD["unchanged"]) in {one.color for one in canvas.strokes}
    _, canvas = drawn("candlestick", 3, color={"up": "lime"}, borderColor="black")
    assert len(canvas.filled(parse("lime"))) == 1
    assert parse("black") in {one.color for one in canvas.strokes}


def test_the_time_may_be_called_t():
    made, _ = drawn("candlestick", 2, [{**day, "t": day["x"]} for day in DAYS])
    assert made.metas[0].columns["x"].tolist() == [0, DAY, 2 * DAY]


def test_an_ohlc_bar_has_an_arm_at_the_open_and_one_at_the_close():
    made, canvas = drawn("ohlc")
    x, y = made.scales["x"].pixel(0), made.scales["y"].pixel
    bar = next(one for one in canvas.strokes if one.color == parse(EDGES["up"]))
    stem, left, right = bar.path.vertices.reshape(3, 2, 2).tolist()
    assert stem == [[pytest.approx(x), pytest.approx(y(14))], [pytest.approx(x), pytest.approx(y(9))]]
    assert left[0][1] == pytest.approx(y(10))
    assert right[0][1] == pytest.approx(y(13))
    assert x - left[0][0] == pytest.approx(right[0][0] - x)
    assert bar.width == 2


def test_less_than_two_days_measure_nothing():
    made, _ = drawn("candlestick", data=DAYS[:1])
    assert (made.scales["y"].min, made.scales["y"].max) == (0, 1)


def test_days_without_prices_are_gaps():
    _, canvas = drawn("candlestick", data=[DAYS[0], {"x": DAY}, DAYS[2]])
    assert len(canvas.filled(parse(BODIES["down"]))) == 0

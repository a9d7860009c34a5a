"""Numbers of Chart.js 2.9.4 for the same configs. https://www.chartjs.org/docs/2.9.4/axes/"""

import pytest

from render_chart.chartjs.scales import second, second_drawing
from render_chart.chartjs.values import Function

from .built import chart, labels, places, values


def axis(name="y", ticks=None, kind="bar", data=(1, 2, 3), labels_=None, size=(500, 300), **config):
    given = {"yAxes": [{}], "xAxes": [{}]}
    given[f"{name}Axes"] = [{"ticks": ticks or {}, **config}]
    made = chart(kind, data, labels_, 2, size, scales=given)
    return made.scales[f"{name}-axis-0"]


def test_bars_do_not_begin_at_zero_and_ticks_come_from_the_top():
    y = axis()
    assert labels(y) == ["3.0", "2.8", "2.6", "2.4", "2.2", "2.0", "1.8", "1.6", "1.4", "1.2", "1.0"]
    assert places(y)[:2] == [7.2, 33.464]
    assert tuple(round(side, 4) for side in y.chart.area) == (32.4416, 7.2, 497, 269.84)


def test_nothing_stands_between_the_thousands():
    assert labels(axis(ticks={"beginAtZero": True}, data=[12, 2000]))[:2] == ["2000", "1800"]


def test_ends():
    assert values(axis(ticks={"min": 3, "max": 92}, data=[1, 97])) == [92, 90, 80, 70, 60, 50, 40, 30, 20, 10, 3]


def test_a_single_value_has_one_more_and_one_less():
    y = axis(kind="line", data=[10])
    assert (y.min, y.max) == (9, 11)


def test_suggested_ends():
    y = axis(ticks={"suggestedMin": 0, "suggestedMax": 5}, kind="line", data=[1, 3])
    assert (y.min, y.max) == (0, 5)


def test_logarithmic_labels_are_powers():
    y = axis(type="logarithmic", kind="line", data=[1, 1000])
    assert labels(y)[:6] == ["1e+3", "", "", "", "2e+2", ""]


def test_zero_stands_below_the_first_power():
    y = axis(type="logarithmic", kind="line", data=[0, 1000])
    assert (labels(y), places(y)) == (["2e+3", "1e+3", "0"], [7.2, 257.84, 269.84])


def test_categories_are_left_out_as_the_spaces_between_them_ask():
    x = axis("x", data=range(1, 41), labels_=[f"label {i}" for i in range(40)], size=(300, 300))
    assert labels(x) == [f"label {i}" for i in range(0, 40, 3)]
    assert places(x)[:2] == [32.429, 52.36]


YEAR = ["2021-01-01", "2021-03-01", "2021-12-31"]


def test_times():
    x = axis("x", kind="line", labels_=YEAR, type="time")
    assert (labels(x)[0], len(x.ticks)) == ("Jan 2021", 12)
    assert places(x)[:2] == [49.326, 87.452]


def test_times_at_even_distances():
    x = axis("x", kind="line", labels_=YEAR, type="time", distribution="series")
    assert places(x) == [32.442, 251.879, 471.315]


@pytest.mark.parametrize(
    ("numbers", "written"),
    [
        ((0, 1000, 2000), ["0", "1000", "2000"]),
        ((0, 0.5, 1, 1.5), ["0", "0.5", "1.0", "1.5"]),
        ((-0.05, 0, 0.05, 0.1), ["-0.05", "0", "0.05", "0.10"]),
        ((0, 2e-5, 4e-5), ["0", "2e-5", "4e-5"]),
    ],
)
def test_numbers_have_the_decimals_of_their_step(numbers, written):
    assert second.linear_labels(numbers) == written


def test_exponents():
    assert [second.exponential(value) for value in (1, 25, 0.003)] == ["1e+0", "2.5e+1", "3e-3"]
    assert second.exponential(1234, 1) == "1.2e+3"
    assert (second.fixed(2.5, 0), second.fixed(1.005, 2)) == ("3", "1.00")


class Child:
    """Functions that tell what they are given."""

    def each(self, function, given, extra, this):
        return [[value, index, *extra] for index, value in enumerate(given)]


GIVEN_BACK = Function(Child(), 1)


def test_a_callback_is_told_labels_of_categories_and_numbers_from_the_top():
    assert labels(axis("x", ticks={"callback": GIVEN_BACK}))[1] == ["b", 1, ["a", "b", "c"]]
    y = axis(ticks={"callback": GIVEN_BACK, "stepSize": 1})
    assert labels(y)[0] == [3, 0, [3, 2, 1]]


def test_a_callback_of_dates_is_told_what_stands_there_otherwise():
    x = axis("x", ticks={"callback": GIVEN_BACK}, kind="line", labels_=YEAR, type="time", time={"unit": "year"})
    assert labels(x)[0][:2] == ["2021", 0]


def pens(y, monkeypatch):
    """The pens of the lines of a grid, from its start on, and behind them that of the line along the axis."""
    found = []

    def keep(_canvas, _chart, lines, _spans, _upright):
        found.append([(place, pen) for pen, places in lines.items() for place in places])

    monkeypatch.setattr(second_drawing, "stroke_parallels", keep)
    second_drawing.draw_grid(type("Canvas", (), {"scale": 1.0}), y, second_drawing.tick_places(y))
    lines = sorted((line for group in found[:-1] for line in group), key=lambda line: line[0])
    return [pen for _, pen in (*lines, *found[-1])]


def test_the_line_at_zero_stands_out(monkeypatch):
    y = axis(ticks={"beginAtZero": True, "stepSize": 1}, gridLines={"drawTicks": False, "color": "red"})
    colors = [pen.color for pen in pens(y, monkeypatch)]
    assert colors == ["red", "red", "red", "rgba(0,0,0,0.25)", "red"]  # the last one is the line along the axis


def test_the_first_line_of_categories_is_that_at_zero(monkeypatch):
    x = axis(
        "x", gridLines={"drawTicks": False, "color": ["red", "blue"], "zeroLineColor": "black", "borderDash": [4, 2]}
    )
    made = pens(x, monkeypatch)
    assert [pen.color for pen in made] == ["black", "blue", "rgba(0,0,0,0.1)", "rgba(0,0,0,0.1)", "red"]
    assert [pen.dash for pen in made] == [(), (4, 2), (4, 2), (4, 2), ()]

"""Error bars by the names of labels: the rules of the plugin's documentation, and places by hand."""

import pytest

from render_chart.chartjs.chart import Chart
from render_chart.chartjs.quickchart import completed
from render_chart.plot.drawing.color import parse
from tests.drawing import Recorder

BARE = {"x": {"display": False, "min": 0, "max": 100}, "y": {"display": False}}
RED, BLUE = parse("red"), parse("blue")


def drawn(bars, values=(40, 60), kind="bar", lying=False, **options):
    scales = BARE if lying else {"x": BARE["y"], "y": BARE["x"]}
    tree = {
        "type": kind,
        "data": {"labels": ["a", 2], "datasets": [{"data": list(values), "borderColor": "red", "errorBars": bars}]},
        "options": {
            "indexAxis": "y" if lying else "x",
            "scales": scales,
            "plugins": {"legend": False, "chartJsPluginErrorBars": options},
        },
    }
    made, canvas = Chart(completed(tree, 4, []), 200, 100, 4), Recorder(200, 100)
    made.update()
    made.draw(canvas)
    return [stroke for stroke in canvas.strokes if stroke.color in (RED, BLUE)]


def test_a_bar_reaches_as_far_from_the_value_as_it_says_whatever_the_sign():
    (bar,) = drawn({"a": {"plus": 10, "minus": -20}})
    assert bar.path.vertices.tolist() == [[45, 50], [55, 50], [50, 50], [50, 80], [45, 80], [55, 80]]
    assert bar.width == 2


def test_numbers_are_names_too():
    (bar,) = drawn({"2": {"plus": 10, "minus": 10}})
    assert bar.path.vertices[:, 0].mean() == 150


def test_values_as_they_are():
    (bar,) = drawn({"a": {"plus": 45, "minus": 30}}, absoluteValues=True)
    assert bar.path.vertices[:, 1].tolist() == pytest.approx([55, 55, 55, 70, 70, 70])


def test_bars_that_lie():
    (bar,) = drawn({"a": {"plus": 10, "minus": 20}}, lying=True)
    assert bar.path.vertices.tolist() == [[100, 20], [100, 30], [100, 25], [40, 25], [40, 20], [40, 30]]


@pytest.mark.parametrize(("width", "px"), [(20, 20), ("14px", 14), ("50%", 36), ("-50%", 36), (None, 10), ("?", 0)])
def test_widths(width, px):
    """Of the bar's own 72 px: 90 % of 80 % of half the chart."""
    (bar,) = drawn({"a": {"plus": 1, "minus": 1}}, width=width)
    assert bar.path.vertices[1, 0] - bar.path.vertices[0, 0] == pytest.approx(px)


def test_several_at_one_value_go_through_the_looks():
    bars = drawn({"a": [{"plus": 1, "minus": 1}] * 3}, color=["blue", None], lineWidth=[3, 1])
    assert [(bar.color, bar.width) for bar in bars] == [(BLUE, 3), (RED, 1), (BLUE, 3)]


@pytest.mark.parametrize(
    "bars", [None, [], {}, {"b": {"plus": 1, "minus": 1}}, {"a": {"plus": 1}}, {"a": 5}, {"a": [None]}]
)
def test_what_is_no_error_bar_is_not_drawn(bars):
    assert drawn(bars) == []


def test_gaps_have_none():
    assert drawn({"a": {"plus": 1, "minus": 1}}, values=(None, 3)) == []

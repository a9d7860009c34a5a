"""Lengths that no picture has room for: a raster would walk all of them."""

import pytest

from render_chart.chartjs.chart import Chart
from render_chart.plot.drawing.backend import AggCanvas


@pytest.mark.parametrize("length", [1e9, 1e20, 1e308, -1e308])
@pytest.mark.parametrize(
    ("kind", "name", "data"),
    [
        ("line", "pointRadius", [1, 2]),
        ("line", "borderWidth", [1, 2]),
        ("radar", "pointBorderWidth", [1, 2]),
        ("bubble", "", [{"x": 1, "y": 1}]),
        ("pie", "borderWidth", [1, 2]),
        ("bar", "borderWidth", [1, 2]),
    ],
)
def test_they_are_cut(kind, name, data, length):
    if not name:
        data, name = [{**item, "r": length} for item in data], "label"
    made = Chart({"type": kind, "data": {"labels": ["a", "b"], "datasets": [{"data": data, name: length}]}}, 50, 30, 4)
    made.update()
    canvas = AggCanvas(50, 30, 1.0)
    canvas.paper((1, 1, 1, 1))
    made.draw(canvas)  # it ends
    assert canvas.pixels().shape == (30, 50, 4)

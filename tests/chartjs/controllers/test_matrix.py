"""Cells by two values."""

import pytest

from render_chart.chartjs.chart import Chart
from render_chart.plot.drawing.color import parse
from tests.drawing import Recorder, boxes

CELLS = [{"x": x, "y": y, "v": x * y} for y in (1, 2) for x in (1, 2, 3)]


def drawn(**dataset):
    tree = {"type": "matrix", "data": {"datasets": [{"data": CELLS, "backgroundColor": "red", **dataset}]}}
    tree["options"] = {"plugins": {"legend": {"display": False}}}
    made, canvas = Chart(tree, 400, 300), Recorder(400, 300)
    made.update()
    made.draw(canvas)
    return made, canvas


def test_a_cell_stands_in_the_middle_of_its_place():
    made, canvas = drawn(width=30, height=20)
    x, y = made.scales["x"].pixel, made.scales["y"].pixel
    found = boxes(canvas.filled(parse("red"))[0])
    assert len(found) == 6
    assert found[0] == pytest.approx((x(1) - 15, y(1) - 10, x(1) + 15, y(1) + 10))


@pytest.mark.parametrize(
    ("anchors", "left", "top"),
    [({"anchorX": "left", "anchorY": "top"}, 0, 0), ({"anchorX": "right", "anchorY": "bottom"}, -30, -20),
     ({"anchorX": "start", "anchorY": "end"}, 0, -20)],
)  # fmt: skip
def test_or_beside_it(anchors, left, top):
    made, canvas = drawn(width=30, height=20, **anchors)
    x, y = made.scales["x"].pixel, made.scales["y"].pixel
    found = boxes(canvas.filled(parse("red"))[0])[0]
    assert (found[0] - x(1), found[1] - y(1)) == pytest.approx((left, top))


def test_the_first_row_is_the_uppermost():
    made, _ = drawn()
    assert made.scales["y"].pixel(1) < made.scales["y"].pixel(2)


def test_cells_may_have_colours_of_their_own():
    _, canvas = drawn(backgroundColor=["red", "lime"])
    assert len(canvas.filled(parse("red"))) == len(canvas.filled(parse("lime"))) == 3


def test_a_border_lies_inside():
    _, canvas = drawn(width=30, height=20, borderColor="blue", borderWidth={"left": 3, "top": 1})
    ring = boxes(canvas.filled(parse("blue"))[0])
    outer, inner = ring[0], ring[6]
    assert (inner[0] - outer[0], inner[1] - outer[1]) == pytest.approx((3, 1))
    assert inner[2:] == pytest.approx(outer[2:])


def test_corners_are_round():
    _, canvas = drawn(width=30, height=20, borderRadius=5)
    assert len(canvas.filled(parse("red"))[0].vertices) == 6 * 18

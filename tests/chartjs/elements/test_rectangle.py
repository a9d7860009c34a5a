"""Bars as they are drawn. https://www.chartjs.org/docs/4.5.1/charts/bar.html#styling"""

import numpy as np
import pytest

from render_chart.chartjs.chart import Chart
from render_chart.chartjs.elements.rectangle import outline, skipped_edges
from render_chart.plot.drawing.color import parse
from tests.drawing import Fill, Recorder

NOTHING = {"display": False}


def fills(*colors, **dataset):
    """The paths that bars from 0 to 10, 72 px wide, are filled with, by colour."""
    data = {"labels": ["a", "b"], "datasets": [{"data": [10, 5], **dataset}]}
    options = {"plugins": {"legend": NOTHING}, "scales": {"x": NOTHING, "y": {"display": False, "max": 20}}}
    chart, canvas = Chart({"type": "bar", "data": data, "options": options}, 200, 100, 4), Recorder(200, 100)
    chart.update()
    chart.draw(canvas)
    found = [one for one in canvas.order if isinstance(one, Fill)]
    return [[one.path for one in found if one.color == parse(color)] for color in colors]


def bounds(path):
    return (*path.vertices.min(axis=0).tolist(), *path.vertices.max(axis=0).tolist())


@pytest.mark.parametrize(
    ("edge", "horizontal", "reverse", "skipped"),
    [
        ("start", False, False, ["bottom"]),
        ("start", False, True, ["top"]),
        ("end", False, False, ["top"]),
        ("start", True, False, ["left"]),
        ("start", True, True, ["right"]),
        ("bottom", False, True, ["top"]),
        ("left", False, True, ["left"]),
        ("left", True, True, ["right"]),
        (False, False, False, []),
        (True, False, False, ["top", "right", "bottom", "left"]),
        ("middle", False, False, []),
    ],
)
def test_edges_without_a_border(edge, horizontal, reverse, skipped):
    found = skipped_edges(edge, horizontal, reverse)
    assert [name for name, one in zip(("top", "right", "bottom", "left"), found, strict=True) if one] == skipped


def test_bars_of_one_color_are_one_path():
    ((path,),) = fills("red", backgroundColor="red")
    assert bounds(path) == pytest.approx((14, 50, 186, 100))


def test_bars_of_several_colors_are_several_paths():
    (red,), (blue,) = fills("red", "blue", backgroundColor=["red", "blue"])
    assert bounds(red) == pytest.approx((14, 50, 86, 100))
    assert bounds(blue) == pytest.approx((114, 75, 186, 100))


def test_bars_that_no_gap_divides_are_a_little_larger():
    ((path,),) = fills("red", backgroundColor="red", barPercentage=1, categoryPercentage=1)
    assert path.vertices[:, 1].min() == pytest.approx(50 - 0.33)


def test_a_border_lies_inside_and_leaves_the_base_free():
    (ring,), (inside,) = fills("blue", "red", backgroundColor="red", borderColor="blue", borderWidth=4)
    assert bounds(ring) == pytest.approx((14, 50, 186, 100))
    assert bounds(inside) == pytest.approx((18, 54, 182, 100))


def test_each_edge_may_have_a_width_of_its_own():
    width = {"top": 10, "left": 2}
    (_ring,), (inside,) = fills("blue", "red", backgroundColor="red", borderColor="blue", borderWidth=width)
    assert bounds(inside) == pytest.approx((16, 60, 186, 100))


def test_a_border_is_no_thicker_than_half_the_bar():
    _, (inside,) = fills("blue", "red", backgroundColor="red", borderColor="blue", borderWidth=1000)
    assert bounds(inside)[0] == pytest.approx(50)


def test_corners_at_the_base_stay_square():
    ((path,),) = fills("red", backgroundColor="red", borderRadius=10)
    corners = path.vertices.reshape(-1, 18, 2)[0]
    assert (14.0, 100.0) in [tuple(np.round(one, 6)) for one in corners.tolist()]
    assert (14.0, 50.0) not in [tuple(np.round(one, 6)) for one in corners.tolist()]


def test_an_outline_without_corners_has_five_points():
    path = outline(np.array([[0.0, 0.0, 4.0, 2.0]]), np.zeros((1, 4)), False)
    assert path.vertices.tolist() == [[0, 0], [4, 0], [4, 2], [0, 2], [0, 0]]

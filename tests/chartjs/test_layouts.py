"""Numbers of Chart.js 4.5.1. https://www.chartjs.org/docs/4.5.1/configuration/layout.html"""

from types import SimpleNamespace

import pytest

from render_chart.chartjs.layouts import NOTHING, Sides, padding_of, update

from .scales.built import chart


class Box:
    """Takes as much as it is told."""

    def __init__(self, position, size, weight=0, full_size=False, around=NOTHING, stack=None, stack_weight=1, name=""):
        self.position, self.size, self.weight, self.full_size, self.name = position, size, weight, full_size, name
        self.around, self.stack, self.stack_weight, self.display = around, stack, stack_weight, True
        self.left = self.top = self.right = self.bottom = self.width = self.height = 0
        self.asked = []

    def is_horizontal(self):
        return self.position in ("top", "bottom")

    def update(self, width, height, margins):
        self.asked.append((width, height))
        if self.is_horizontal():
            self.width, self.height = width, self.size
        else:
            self.width, self.height = self.size, height

    def padding(self):
        return self.around

    def before_layout(self):
        pass

    @property
    def place(self):
        return self.left, self.top, self.right, self.bottom


def laid(*boxes, padding=0, version=4, min_padding=0):
    made = SimpleNamespace(boxes=boxes, layout={"padding": padding}, version=version, area=None)
    update(made, 200, 100, min_padding)
    return tuple(made.area)


def test_nothing_but_padding():
    assert laid(padding={"left": 10, "y": 5}) == (10, 5, 200, 95)


def test_boxes_on_each_side():
    boxes = Box("left", 20), Box("right", 10), Box("top", 8), Box("bottom", 12)
    assert laid(*boxes) == (20, 8, 190, 88)
    assert [box.place for box in boxes] == [(0, 8, 20, 88), (190, 8, 200, 88), (20, 0, 190, 8), (20, 88, 190, 100)]


def test_heavier_boxes_are_farther_out():
    inner, outer = Box("left", 10, weight=1), Box("left", 20, weight=2)
    laid(inner, outer)
    assert (outer.place[:1], inner.place[:1]) == ((0,), (20,))


def test_a_box_of_the_full_size_is_as_wide_as_the_picture():
    title, axis = Box("top", 10, full_size=True), Box("left", 30)
    assert laid(title, axis) == (30, 10, 200, 100)
    assert (title.place, axis.place) == ((0, 0, 200, 10), (0, 10, 30, 100))


def test_what_stands_over_an_edge_is_kept_inside():
    assert laid(Box("bottom", 10, around=Sides(0, 7, 0, 5))) == (5, 0, 193, 90)


def test_points_keep_clear_of_the_edge():
    assert laid(min_padding=4) == (4, 4, 196, 96)


def test_upright_boxes_fit_again_after_level_ones():
    axis = Box("left", 10)
    laid(axis, Box("bottom", 20))
    assert axis.asked == [(100, 100), (100, 80)]


def test_in_version_2_no_box_fits_again():
    axis = Box("left", 10)
    laid(axis, Box("bottom", 20), version=2)
    assert axis.asked == [(100, 100)]


def test_axes_of_one_stack_share_a_side():
    one, other = Box("left", 10, stack="s", stack_weight=2), Box("left", 10, stack="s")
    assert laid(one, other) == (10, 0, 200, 100)
    assert (other.top, other.bottom, one.top, one.bottom) == pytest.approx((0, 100 / 3, 100 / 3, 100))


def test_stacked_axes_of_a_chart():
    hidden = {"ticks": {"display": False}, "stack": "s", "position": "left"}
    made = chart(
        "line", datasets=[{"data": [1, 2]}, {"data": [1, 2], "yAxisID": "y2"}], labels=["a", "b"],
        scales={"y": {**hidden, "stackWeight": 2}, "y2": hidden},
    )  # fmt: skip
    assert tuple(round(side, 4) for side in made.area) == (8, 5, 493.6631, 271.6)
    assert [round(made.scales[name].top, 4) for name in ("y", "y2")] == [93.8667, 5]


def test_axes_inside_the_chart_area():
    made = chart(
        "scatter", datasets=[{"data": [{"x": -10, "y": -10}, {"x": 10, "y": 10}]}],
        scales={"x": {"position": "center"}, "y": {"position": {"x": -5}}},
    )  # fmt: skip
    assert tuple(round(side, 4) for side in made.area) == (11.6719, 10.2, 490.3262, 289.8)


@pytest.mark.parametrize(
    ("given", "sides"),
    [
        (5, (5, 5, 5, 5)), ("7", (7, 7, 7, 7)), (None, (0, 0, 0, 0)), ({"x": 2, "top": 1}, (1, 2, 0, 2)),
        ({"left": 3, "x": 9}, (0, 9, 0, 3)), (True, (1, 1, 1, 1)), ([1], (0, 0, 0, 0)),
    ],
)  # fmt: skip
def test_paddings(given, sides):
    assert padding_of(given) == sides

"""Numbers of Chart.js 4.5.1. https://www.chartjs.org/docs/4.5.1/axes/radial/linear.html"""

from math import pi

import pytest

from render_chart.errors import ChartError

from .built import chart, labels

SQUARE = {"kind": "radar", "data": [1, 2, 3, 4], "size": (300, 300)}


def radial(**config):
    return chart(**SQUARE, scales={"r": config}).scales["r"]


def test_labels_of_the_spokes_leave_less_room():
    r = radial()
    assert (r.x_center, r.y_center, r.drawing_area) == (150, 150, 125)
    assert labels(r) == ["1.0", "1.5", "2.0", "2.5", "3.0", "3.5", "4.0"]
    assert [(round(item.x), round(item.y), item.align) for item in r.point_label_items] == [
        (150, 0, "center"), (288, 144, "left"), (150, 288, "center"), (12, 144, "right"),
    ]  # fmt: skip


def test_without_labels_all_room_is_taken():
    assert radial(pointLabels={"display": False}, ticks={"display": False}).drawing_area == 150


def test_places():
    r = radial()
    assert (r.distance_from_center(1), r.distance_from_center(4)) == (0, 125)
    assert r.point_position_for_value(1, 4)[:2] == pytest.approx((275, 150))
    assert r.index_angle(1) == pytest.approx(pi / 2)
    assert r.distance_from_center(None) != r.distance_from_center(None)


def test_reverse_puts_the_highest_value_in_the_middle():
    assert radial(reverse=True).distance_from_center(4) == 0


def test_a_start_angle():
    assert radial(startAngle=45).index_angle(0) == pytest.approx(pi / 4)


def test_labels_that_cover_the_one_before_are_left_out():
    names = [f"a rather long label {index}" for index in range(40)]
    made = chart("radar", range(40), names, size=(300, 300), scales={"r": {"pointLabels": {"display": "auto"}}})
    items = made.scales["r"].point_label_items
    assert 0 < sum(item.visible for item in items) < 40


def test_labels_between_the_spokes():
    items = radial(pointLabels={"centerPointLabels": True}).point_label_items
    assert [item.align for item in items] == ["left", "left", "right", "right"]


def test_a_radar_needs_a_radial_scale():
    with pytest.raises(ChartError, match="needs a radial scale") as told:
        radial(type="linear")
    assert told.value.parameter == "options.scales.r.type"


def test_lists_are_nowhere_around_a_centre():
    (meta,) = chart("radar", data=[[1, 2], 3, 4]).metas
    assert meta.skip.all()

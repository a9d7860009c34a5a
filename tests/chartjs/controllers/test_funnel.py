"""Funnels. Colours are ColorBrewer's."""

import numpy as np
import pytest

from render_chart.chartjs.chart import Chart
from render_chart.chartjs.controllers.funnel import blue, corners
from render_chart.plot.drawing.color import parse
from tests.drawing import Recorder

UPPER, OWN, LOWER = (0, 20, -30, 30), (20, 40, -20, 20), (40, 60, -10, 10)  # top, bottom, left and right


def drawn(options=None, **dataset):
    tree = {
        "type": "funnel",
        "data": {"labels": ["a", "b", "c"], "datasets": [{"data": [0.8, 0.4, 0.2], **dataset}]},
        "options": options or {},
    }
    made, canvas = Chart(tree, 300, 300), Recorder(300, 300)
    made.update()
    made.draw(canvas)
    return made, canvas


def test_a_step_narrows_towards_the_next():
    assert corners({"shrinkAnchor": "top", "shrinkFraction": 1}, OWN, UPPER, LOWER) == [
        (-20, 20), (20, 20), (10, 40), (-10, 40),
    ]  # fmt: skip


def test_or_towards_the_one_before():
    assert corners({"shrinkAnchor": "bottom", "shrinkFraction": 0.25}, OWN, UPPER, LOWER) == [
        (-30, 20), (30, 20), (20, 25), (20, 40), (-20, 40), (-20, 25),
    ]  # fmt: skip


def test_or_towards_both_half_way():
    found = corners({"shrinkAnchor": "middle", "shrinkFraction": 1}, OWN, UPPER, LOWER)
    assert found[:2] == [(-25, 20), (25, 20)]
    assert found[2:4] == [(20, 30), (20, 30)]
    assert found[4:6] == [(15, 40), (-15, 40)]


def test_or_not_at_all():
    assert len(corners({"shrinkAnchor": "top", "shrinkFraction": 0}, OWN, UPPER, LOWER)) == 4


def test_steps_run_down_if_the_index_axis_is_y():
    _, canvas = drawn({"indexAxis": "y"})
    tops = [one.path.vertices[:, 1].min() for one in canvas.fills[:3]]
    assert tops == sorted(tops)
    widths = [np.ptp(one.path.vertices[:, 0]) for one in canvas.fills[:3]]
    assert widths == pytest.approx([240, 120, 60])  # the axis goes on to 1


@pytest.mark.parametrize(("align", "side"), [("left", 0), ("right", -1)])
def test_they_may_stand_on_one_side(align, side):
    _, canvas = drawn({"indexAxis": "y"}, align=align, shrinkAnchor="none")
    sides = [sorted(one.path.vertices[:, 0])[side] for one in canvas.fills[:3]]
    assert sides == pytest.approx([300 * (side < 0)] * 3)


def test_their_colours_are_blues():
    _, canvas = drawn()
    assert [one.color for one in canvas.fills[:3]] == [parse(blue(i, 3)) for i in range(3)]
    assert [blue(0, 2), blue(1, 3), blue(3, 4)] == ["#F7FBFF", "#6BAED6", "#08306B"]  # 1st, 5th and 9th of nine


def test_axes_and_legend_are_left_out():
    made, canvas = drawn()
    assert canvas.words == []
    assert made.area.width == 300


def test_labels_are_names_and_shares():
    _, canvas = drawn({"plugins": {"datalabels": {}}})
    assert canvas.strings == ["c", "20%", "b", "40%", "a", "80%"]

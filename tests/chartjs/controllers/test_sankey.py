"""Sankey diagrams. Places were drawn by chartjs-chart-sankey 0.19 as well."""

import numpy as np
import pytest

from render_chart.chartjs.chart import Chart
from render_chart.errors import ChartError
from render_chart.plot.drawing.color import parse
from render_chart.plot.drawing.paints import LinearGradient
from tests.drawing import Recorder, boxes

DATA = [
    {"from": "a", "to": "b", "flow": 10},
    {"from": "a", "to": "c", "flow": 5},
    {"from": "b", "to": "c", "flow": 10},
    {"from": "d", "to": "c", "flow": 7},
]


def drawn(data=DATA, **dataset):
    tree = {"type": "sankey", "data": {"datasets": [{"data": data, **dataset}]}}
    made, canvas = Chart(tree, 500, 300), Recorder(500, 300)
    made.update()
    made.draw(canvas)
    return made, canvas


def test_nodes_are_as_high_as_what_flows_through_them():
    made, canvas = drawn()
    meta = made.metas[0]
    assert {key: node.size for key, node in meta.nodes.items()} == {"a": 15, "b": 10, "c": 22, "d": 7}
    heights = [box[3] - box[1] for one in canvas.fills[:4] for box in boxes(one.path)]
    assert np.array(heights) / heights[0] == pytest.approx([1, 10 / 15, 22 / 15, 7 / 15])


def test_or_as_the_lesser_of_both():
    made, _ = drawn([{"from": "a", "to": "b", "flow": 10}, {"from": "b", "to": "c", "flow": 4}], size="min")
    assert made.metas[0].nodes["b"].size == 4


def test_flows_run_from_the_side_of_a_node_to_the_side_of_another():
    made, _ = drawn()
    flow = made.metas[0].elements[0]
    assert flow.x == pytest.approx(3 + 10 + 1)  # the padding, a node, half its border and half a px
    assert flow.height == pytest.approx(10 / made.scales["y"].max * made.area.height)


def test_a_flow_runs_from_one_colour_to_the_other():
    made, canvas = drawn(colorFrom="red", colorTo="lime")
    flow, paint = made.metas[0].elements[0], canvas.fills[4].color
    half_red, half_lime = (*parse("red")[:3], 0.5), (*parse("lime")[:3], 0.5)
    assert paint == LinearGradient(flow.x, 0, flow.x2, 0, ((0.0, half_red), (1.0, half_lime)))


@pytest.mark.parametrize(("mode", "color"), [("from", "red"), ("to", "lime")])
def test_or_has_one_of_them(mode, color):
    _, canvas = drawn(colorFrom="red", colorTo="lime", colorMode=mode, alpha=0.3)
    assert canvas.fills[4].color == (*parse(color)[:3], 0.3)


def test_nodes_have_the_colours_of_their_last_flows():
    _, canvas = drawn(colorFrom="red", colorTo="lime")
    assert [one.color for one in canvas.fills[:4]] == [parse(name) for name in ("red", "red", "lime", "red")]


def test_labels_stand_beside_their_nodes_inside_the_chart():
    _, canvas = drawn(labels={"a": "From here"})
    aligns = {text.string: text.align for text in canvas.words}
    assert aligns == {"From here": 0.0, "d": 0.0, "b": 1.0, "c": 1.0}


def test_a_label_may_have_several_lines():
    _, canvas = drawn(labels={"a": "one\ntwo"})
    first, second = canvas.text_of("one"), canvas.text_of("two")
    assert second.y - first.y == pytest.approx(14.4)


def test_upright_diagrams():
    _, canvas = drawn(orientation="vertical")
    tops = [boxes(one.path)[0][1] for one in canvas.fills[:4]]
    assert tops[0] == tops[3] < tops[1] < tops[2]


def test_a_legend_and_axes_are_left_out():
    made, canvas = drawn(label="Flows")
    assert "Flows" not in canvas.strings
    assert made.area == (3, 3, 487, 297)


def test_other_keys():
    data = [{"source": "a", "target": "b", "value": 4}]
    made, _ = drawn(data, parsing={"from": "source", "to": "target", "flow": "value"})
    assert made.metas[0].nodes["a"].out == 4


def test_there_may_not_be_too_many():
    with pytest.raises(ChartError, match="flows"):
        drawn([{"from": "a", "to": "b", "flow": 1}] * 501)


def test_no_flows_are_no_picture():
    assert drawn([])[1].order == []

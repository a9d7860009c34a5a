"""What version 2 of Chart.js drew otherwise; places are where 2.9.4 has them, or by hand."""

import pytest

from render_chart.chartjs.chart import Chart
from render_chart.chartjs.config import Config, opened
from render_chart.plot.drawing.color import parse
from tests.drawing import Recorder

BARE = "scales:{xAxes:[{display:false}],yAxes:[{display:false,ticks:{min:0,max:10}}]},legend:false"


def drawn(kind, data, options=BARE, version=2):
    source = f"{{type:'{kind}',data:{data},options:{{{options}}}}}"
    with opened(Config(source=source, version=version), 300, 100) as (config, script):
        made, canvas = Chart(config.tree, 300, 100, version, script), Recorder(300, 100)
        made.update()
        made.draw(canvas)
    return made, canvas


def places(made, dataset=0):
    return [element.x for element in made.metas[dataset].elements]


@pytest.mark.parametrize(("kind", "at"), [("bar", [150, 450]), ("line", [0, 300])])
def test_data_without_labels_stand_as_if_there_was_one(kind, at):
    made, _ = drawn(kind, "{datasets:[{data:[5,7]}]}")
    assert places(made) == at


def test_data_beyond_the_labels_go_on_beyond_the_chart():
    made, _ = drawn("line", "{labels:['a','b','c'],datasets:[{data:[5,7,3,8]}]}")
    assert places(made) == [0, 150, 300, 450]


def test_labels_of_items_are_looked_up_and_none_are_added():
    made, _ = drawn("line", "{labels:['a','b','c'],datasets:[{data:[{x:'c',y:1},{x:'?',y:2},{x:'a',y:3}]}]}")
    assert places(made) == [300, 150, 0]
    assert [tick.label for tick in made.metas[0].x_scale.ticks] == ["a", "b", "c"]


@pytest.mark.parametrize(("version", "width"), [(2, 1), (4, 0)])
def test_a_canvas_has_no_lines_of_width_0(version, width):
    dataset = "{data:[5,7],borderWidth:0,pointBorderWidth:0,borderColor:'red',pointBorderColor:'blue'}"
    made, _ = drawn("line", f"{{labels:['a','b'],datasets:[{dataset}]}}", version=version)
    assert made.metas[0].line.options.border_width == width
    assert made.metas[0].options_of(0).border_width == width


def test_gaps_were_spanned_by_whatever_is_true():
    for word in ("true", "'true'", "1"):
        made, _ = drawn("line", f"{{labels:['a','b','c'],datasets:[{{data:[5,null,7],spanGaps:{word}}}]}}")
        assert len(made.metas[0].line.segments) == 1


def test_radial_axes_are_round():
    _, canvas = drawn("radar", "{labels:['up','right','left'],datasets:[{data:[1,2,3]}]}", "legend:false")
    assert {"up", "right", "left"} <= set(canvas.strings)
    assert canvas.filled(parse("rgba(255,255,255,0.75)"))  # beneath the ticks' labels

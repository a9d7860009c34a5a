"""Charts as wholes: https://www.chartjs.org/docs/4.5.1/ — numbers are those of Chart.js 4.5.1 where that is said."""

import gc

import pytest

from render_chart.chartjs.chart import Chart
from render_chart.errors import ChartError, TooLargeError
from tests.drawing import Recorder

OFF = {"plugins": {"legend": {"display": False}}}


def made(tree, version=4, width=400, height=200):
    chart = Chart(tree, width, height, version)
    chart.update()
    return chart


def bars(*datasets, labels=("a", "b"), **options):
    return {"type": "bar", "data": {"labels": list(labels), "datasets": list(datasets)}, "options": {**OFF, **options}}


def drawn(tree):
    canvas = Recorder(400, 200)
    made(tree).draw(canvas)
    return canvas


def test_scales_come_with_the_type():
    chart = made(bars({"data": [1, 2]}))
    assert {scale.id: (scale.type, scale.axis, scale.position) for scale in chart.scales.values()} == {
        "x": ("category", "x", "bottom"),
        "y": ("linear", "y", "left"),
    }


@pytest.mark.parametrize("kind", ["bar", "line", "scatter", "boxplot", "candlestick", "barWithErrorBars", "matrix"])
@pytest.mark.parametrize(
    ("ids", "parameter"),
    [
        ({"xAxisID": "y"}, "data.datasets[0].xAxisID"),
        ({"yAxisID": "x"}, "data.datasets[0].yAxisID"),
        ({"xAxisID": "a", "yAxisID": "a"}, "data.datasets[0].yAxisID"),
    ],
)
def test_a_scale_runs_along_one_axis(kind, ids, parameter):
    with pytest.raises(ChartError, match="does not run along") as caught:
        made({"type": kind, "data": {"datasets": [{"data": [{"x": 1, "y": 2}], **ids}]}})
    assert caught.value.parameter == parameter


def test_an_axis_is_x_y_or_r():
    with pytest.raises(ChartError, match="'top' is no axis"):
        made(bars({"data": [1]}, scales={"a": {"axis": "top"}}))
    chart = made(bars({"data": [1]}, scales={"xAxes": [{"axis": "top"}]}), 2)  # which has no such option
    assert {scale.axis for scale in chart.scales.values()} == {"x", "y"}


@pytest.mark.parametrize("id", [{"x": 1}, [1]])
def test_bars_beside_what_names_no_scale(id):  # noqa: A002
    slices = {"type": "pie", "data": [1], "xAxisID": id, "yAxisID": id}
    assert made({"type": "pie", "data": {"datasets": [slices, {"type": "bar", "data": [1, 2]}]}}).metas[1].count == 2


@pytest.mark.parametrize("kind", ["bar", "line", "scatter", "bubble", "candlestick"])
@pytest.mark.parametrize("of_dataset", [True, False])
def test_no_axis_to_run_along_is_passed_over(kind, of_dataset):
    data = [{"x": 1, "y": 2, "o": 1, "h": 3, "l": 0, "c": 2}]
    asked = {"indexAxis": "r"}
    tree = {"type": kind, "data": {"datasets": [{"data": data, **(asked if of_dataset else {})}]}}
    chart = made(tree if of_dataset else {**tree, "options": asked})
    assert chart.metas[0].i_scale.axis == "x"
    assert chart.warnings == [f"indexAxis: 'r' is no axis along which a {kind} runs; x and y are."]


def test_bars_may_run_sideways():
    chart = made(bars({"data": [1, 2]}, indexAxis="y"))
    assert {scale.id: scale.type for scale in chart.scales.values()} == {"y": "category", "x": "linear"}
    assert chart.metas[0].v_scale.id == "x"


def test_an_axis_is_known_by_its_id_its_position_or_the_dataset_that_uses_it():
    scales = {"yRight": {}, "top": {"position": "top"}, "third": {}, "fourth": {"axis": "y"}}
    chart = made(bars({"data": [1], "yAxisID": "third"}, scales=scales))
    assert {scale.id: scale.axis for scale in chart.scales.values()} == {
        "yRight": "y", "top": "x", "third": "y", "fourth": "y", "x": "x",
    }  # fmt: skip


def test_a_position_that_does_not_suit_the_axis_is_passed_over():
    assert made(bars({"data": [1]}, scales={"x": {"position": "left"}})).scales["x"].position == "bottom"


def test_an_axis_nobody_knows_is_an_error():
    with pytest.raises(ChartError, match="axis of the scale 'foo'"):
        made(bars({"data": [1]}, scales={"foo": {}}))


def test_a_type_nobody_knows_is_an_error_with_what_was_meant():
    with pytest.raises(ChartError) as error:
        made({"type": "barr", "data": {"datasets": []}})
    assert error.value.expected.startswith("Did you mean bar?")


def test_a_scale_nobody_knows_is_an_error_with_what_was_meant():
    with pytest.raises(ChartError) as error:
        made(bars({"data": [1]}, scales={"y": {"type": "liner"}}))
    assert error.value.expected.startswith("Did you mean linear?")
    assert error.value.parameter == "options.scales.y.type"


def test_types_may_stand_with_the_datasets_alone():
    data = {"labels": ["a"], "datasets": [{"type": "bar", "data": [1]}, {"type": "line", "data": [2]}]}
    assert [meta.type for meta in made({"data": data}).metas] == ["bar", "line"]


def test_more_datasets_than_are_drawn_are_refused():
    with pytest.raises(TooLargeError):
        made(bars(*[{"data": [1]}] * 101))


def test_more_points_than_are_drawn_are_refused():
    with pytest.raises(TooLargeError):
        made(bars({"data": [1] * 200_001}))


@pytest.mark.parametrize(
    ("tree", "parameter"),
    [
        (bars({"data": [1] * 50_001}), "data.datasets"),
        (bars({"data": [1] * 10_001, "borderRadius": [1, 2]}), "data.datasets"),
        (bars({"data": [1]}, scales={f"y{i}": {} for i in range(101)}), "options.scales"),
        ({"type": "radar", "data": {"datasets": [{"data": [1] * 5_001}]}}, "data.datasets"),
        ({"type": "radar", "data": {"labels": ["a"] * 5_001, "datasets": [{"data": [1]}]}}, "data.labels"),
    ],
)
def test_more_than_is_drawn_is_refused(tree, parameter):
    with pytest.raises(TooLargeError) as error:
        made(tree)
    assert error.value.parameter == parameter


def test_the_first_dataset_is_drawn_last():
    canvas = drawn(bars({"data": [1], "backgroundColor": "red"}, {"data": [1], "backgroundColor": "blue"}))
    colors = [fill.color[:3] for fill in canvas.order if getattr(fill, "color", None) in ((1, 0, 0, 1), (0, 0, 1, 1))]
    assert colors == [(0, 0, 1), (1, 0, 0)]


def test_order_says_what_is_on_top():
    first = {"data": [1], "backgroundColor": "red", "order": 1}
    canvas = drawn(bars(first, {"data": [1], "backgroundColor": "blue"}))
    colors = [fill.color[:3] for fill in canvas.order if getattr(fill, "color", None) in ((1, 0, 0, 1), (0, 0, 1, 1))]
    assert colors == [(1, 0, 0), (0, 0, 1)]


def test_hidden_datasets_do_not_count():
    chart = made(bars({"data": [1, 2]}, {"data": [100, 200], "hidden": True}))
    assert chart.scales["y"].max == 2
    assert [meta.index for meta in chart.sorted_visible_metas()] == [0]


@pytest.mark.parametrize(
    ("data", "parsing", "values"),
    [
        ([10, "20"], {}, [10, 20]),
        ([{"x": "a", "y": 10}, {"x": "b", "y": 20}], {}, [10, 20]),
        ({"a": 10, "b": 20}, {}, [10, 20]),
        ([{"id": "a", "n": {"v": 10}}, {"id": "b", "n": {"v": 20}}], {"xAxisKey": "id", "yAxisKey": "n.v"}, [10, 20]),
        ([{"x": 0, "y": 10}, {"x": 1, "y": 20}], False, [10, 20]),
    ],
)
def test_data_come_in_several_structures(data, parsing, values):
    # https://www.chartjs.org/docs/4.5.1/general/data-structures.html
    meta = made(bars({"data": data}, parsing=parsing) if parsing != {} else bars({"data": data})).metas[0]
    assert meta.columns["y"].tolist() == values
    assert meta.columns["x"].tolist() == [0, 1]


def test_a_clip_may_be_wider_on_some_sides():
    # https://www.chartjs.org/docs/4.5.1/charts/line.html: a number moves an edge outwards, false lets it be
    scales = {"x": {"display": False}, "y": {"display": False}}
    clip = {"left": 5, "top": False, "right": -2, "bottom": 0}
    meta = made(bars({"data": [1], "clip": clip}, scales=scales, layout={"padding": 20})).metas[0]
    assert meta.clip_area() == (15, 0, 378, 180)


def test_no_clip_lets_everything_be():
    assert made(bars({"data": [1], "clip": False})).metas[0].clip_area() is None


def test_plugins_without_work_are_not_even_started():
    def started(kind):
        tree = {"type": kind, "data": {"labels": ["a"], "datasets": [{"data": [1]}]}}
        return [module.PLUGIN for module, _ in made(tree, version=2).plugins]

    assert "filler" in started("line")
    assert "filler" in started("scatter")
    assert "filler" not in started("bar")


def test_plugins_may_all_be_switched_off():
    assert made(bars({"data": [1]}, plugins=False)).plugins == []


def test_the_config_is_not_changed():
    tree = bars({"data": [1, 2]}, scales={"x": {"title": {"display": True}}})
    before = repr(tree)
    made(tree)
    assert repr(tree) == before


@pytest.mark.parametrize("version", [2, 3, 4])
@pytest.mark.parametrize("kind", ["bar", "line", "radar", "pie", "polarArea", "scatter"])
def test_nothing_is_left_for_the_collector(kind, version):
    spots = [{"x": 1, "y": 2}, {"x": 3, "y": 1}]
    data = {"labels": ["a", "b"], "datasets": [{"label": "c", "data": spots if kind == "scatter" else [1, 2]}]}
    tree = {"type": kind, "data": data, "options": {"plugins": {"title": {"display": True, "text": "d"}}}}

    def left() -> int:
        gc.collect()
        chart = made(tree, version)
        chart.draw(Recorder(400, 200))
        chart.close()
        del chart
        return gc.collect()

    left()  # what is kept for further charts
    assert left() == 0

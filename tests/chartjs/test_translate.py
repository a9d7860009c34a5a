"""Configurations of Chart.js as charts of our own."""

from typing import Any

import pytest

from render_chart.chartjs.config import opened
from render_chart.chartjs.translate import translated
from render_chart.chartjs.wording import format_by
from render_chart.errors import ChartError
from render_chart.plot.looks.theme import CHOICES
from render_chart.render import render
from render_chart.spec import Annotation, Band, ChartSpec, Config

ASKED = ChartSpec(type="chartjs", series=(), width=400, height=200, scale=2.0, background="transparent")
DAY = 86_400


def ours(kind: str, *datasets: dict[str, Any], labels: Any = (), theme: str = "light", **options: Any) -> ChartSpec:
    """The chart of a configuration."""
    tree = {"type": kind, "data": {"labels": list(labels), "datasets": list(datasets)}, "options": options}
    return translated(ASKED, Config(source="", version=4, tree=tree), theme).spec


def warnings(**options: Any) -> list[str]:
    tree = {"type": "bar", "data": {"datasets": [{"data": [1]}]}, "options": options}
    return translated(ASKED, Config(source="", version=4, tree=tree), "light").warnings


def test_data_labels_and_names_are_kept():
    spec = ours("bar", {"label": "North", "data": [3, "5", None]}, labels=["Q1", ["Q2", "late"], 2024])
    assert spec.series[0].data == (3.0, 5.0, None)
    assert spec.series[0].name == "North"
    assert spec.labels == ("Q1", "Q2 late", "2024")


def test_the_size_is_the_one_asked_for_and_the_ground_that_of_the_theme():
    spec = ours("bar", {"data": [1]}, theme="dark")
    assert (spec.width, spec.height, spec.scale, spec.theme, spec.background) == (400, 200, 2.0, "dark", "")


def test_words_come_from_plugins_and_scales():
    spec = ours(
        "bar", {"data": [1]}, plugins={"title": {"display": True, "text": ["Sales", "2026"]}, "legend": False},
        scales={"y": {"title": {"display": True, "text": "EUR"}}, "x": {"title": {"text": "not shown"}}},
    )  # fmt: skip
    assert (spec.title, spec.y[0].title, spec.x.title, spec.legend) == ("Sales 2026", "EUR", "", "none")


def test_bars_may_have_colours_one_by_one():
    spec = ours(
        "bar", {"data": [1, 2], "backgroundColor": ["red", "teal"]}, {"data": [3, 4], "backgroundColor": "gold"}
    )
    assert [(one.colors, one.color) for one in spec.series] == [(("red", "teal"), ""), ((), "gold")]


@pytest.mark.parametrize(
    ("given", "type_"),
    [({"fill": True}, "area"), ({"fill": "origin"}, "area"), ({"fill": False}, "line"), ({}, "line")],
)
def test_a_filled_line_is_an_area(given, type_):
    assert ours("line", {"data": [1, 2]} | given).series[0].type == type_


def test_lines_keep_dashes_thickness_and_points():
    looks = {"borderDash": [5, 5], "borderWidth": 4, "pointStyle": "rectRot", "borderColor": "teal"}
    (one,) = ours("line", {"data": [1, 2]} | looks).series
    assert (one.dash, one.thickness, one.points, one.color) == ("dashed", 4.0, "diamond", "teal")


def test_lines_without_points_have_none():
    assert ours("line", {"data": [1, 2], "pointRadius": 0}).series[0].points == "none"


@pytest.mark.parametrize(
    ("theirs", "step"), [("before", "after"), (True, "after"), ("after", "before"), ("middle",) * 2]
)
def test_steps_keep_where_they_jump(theirs, step):
    assert ours("line", {"data": [1, 2], "stepped": theirs}).step == step


def test_a_second_value_axis_is_the_right_one():
    spec = ours(
        "bar", {"data": [1, 2]}, {"type": "line", "data": [30, 40], "yAxisID": "rate"},
        scales={"y": {"position": "left"}, "rate": {"position": "right", "min": 0, "max": 100}},
    )  # fmt: skip
    assert [one.axis for one in spec.series] == [0, 1]
    assert (spec.y[1].min, spec.y[1].max) == (0.0, 100.0)


def test_bars_that_lie_keep_their_axes():
    spec = ours("bar", {"data": [1, 2]}, indexAxis="y", scales={"x": {"title": {"display": True, "text": "kg"}}})
    assert (spec.horizontal, spec.y[0].title) == (True, "kg")


def test_times_are_read_as_the_scale_says():
    points = [{"x": "2026-01-01", "y": 3}, {"x": "2026-01-02", "y": 5}]
    spec = ours("line", {"data": points}, scales={"x": {"type": "time"}})
    first, second = spec.series[0].x
    assert spec.x.kind == "time"
    assert second - first == DAY


def test_points_that_name_categories_stand_at_them():
    spec = ours("bar", {"data": [{"x": "b", "y": 2}, {"x": "c", "y": 3}]}, labels=["a", "b"])
    assert spec.labels == ("a", "b", "c")
    assert spec.series[0].data == (None, 2.0, 3.0)


def test_the_area_of_a_bubble_follows_from_its_radius():
    assert ours("bubble", {"data": [{"x": 1, "y": 2, "r": 3}]}).series[0].size == (9.0,)


def test_lines_of_the_annotation_plugin_are_ours():
    line = {"type": "line", "yMin": 4, "yMax": 4, "borderColor": "red", "label": {"content": "Goal", "display": True}}
    spec = ours("bar", {"data": [1, 5]}, plugins={"annotation": {"annotations": {"goal": line}}})
    assert spec.annotations == (Annotation(y=4.0, label="Goal", color="red"),)


def test_zero_is_shown_where_it_is_asked_for():
    assert ours("line", {"data": [50, 60]}, scales={"y": {"beginAtZero": True}}).y[0].min == 0.0
    assert ours("line", {"data": [-50, 60]}, scales={"y": {"beginAtZero": True}}).y[0].min is None


def test_a_gauge_has_the_stretches_of_its_plugin():
    spec = ours("gauge", {"value": 5, "minValue": 0, "data": [4, 9], "backgroundColor": ["red", "green"]})
    assert spec.bands == (Band(low=0.0, high=4.0, color="red"), Band(low=4.0, high=9.0, color="green"))
    assert (spec.y[0].min, spec.y[0].max) == (0.0, 9.0)


@pytest.mark.parametrize(
    ("kind", "dataset", "type_"),
    [
        ("pie", {"data": [1, 2]}, "pie"),
        ("outlabeledDoughnut", {"data": [1, 2]}, "doughnut"),
        ("polarArea", {"data": [1, 2]}, "polar"),
        ("funnel", {"data": [3, 2]}, "funnel"),
        ("radar", {"data": [1, 2, 3]}, "radar"),
        ("boxplot", {"data": [[1, 2, 3, 4]]}, "box"),
        ("boxplot", {"data": [{"min": 1, "q1": 2, "median": 3, "q3": 4, "max": 5}]}, "box"),
        ("horizontalViolin", {"data": [[1, 2, 3, 4]]}, "violin"),
        ("ohlc", {"data": [{"x": 0, "o": 2, "h": 3, "l": 1, "c": 2}]}, "ohlc"),
        ("matrix", {"data": [{"x": "a", "y": "b", "v": 3}]}, "heatmap"),
        ("treemap", {"tree": [5, 3]}, "treemap"),
        ("treemap", {"tree": [{"n": "a", "v": 3}], "key": "v", "groups": ["n"]}, "treemap"),
        ("sankey", {"data": [{"from": "a", "to": "b", "flow": 3}]}, "sankey"),
        ("radialGauge", {"data": [70]}, "gauge"),
        ("progressBar", {"data": [50]}, "progress"),
        ("sparkline", {"data": [1, 3, 2]}, "sparkline"),
    ],
)
@pytest.mark.parametrize("theme", CHOICES)
def test_every_type_has_a_counterpart_that_draws(kind, dataset, type_, theme):
    spec = ours(kind, dataset, labels=["a", "b", "c"][: len(dataset.get("data", "ab"))], theme=theme)
    assert spec.type == type_
    assert render(spec, "png")[0].startswith(b"\x89PNG")


def test_a_type_without_a_counterpart_is_refused():
    with pytest.raises(ChartError) as caught:
        ours("choropleth", {"data": [1]})
    assert caught.value.parameter == "theme"


def test_what_is_left_out_is_told():
    annotation = {"annotations": [{"type": "ellipse", "xMin": 0}]}
    assert warnings(plugins={"annotation": annotation}) == [
        "options.plugins.annotation.annotations[0] is not drawn in our themes."
    ]
    assert len(warnings(scales={f"y{i}": {"axis": "y"} for i in range(2)} | {"x": {}, "x2": {}})) == 1


@pytest.mark.parametrize(
    ("given", "form"),
    [
        ({"prefix": "$"}, "$,.12~r"),
        ({"style": "currency", "currency": "EUR", "minimumFractionDigits": 0}, "€,.0f"),
        ({"style": "currency", "currency": "CHF", "maximumFractionDigits": 2}, "CHF ,.2f"),
        ({"style": "percent"}, ".0%"),
        ({"style": "unit", "unit": "km"}, ",.12~r km"),
        ({"notation": "compact", "suffix": " kr"}, ".3~s kr"),
        ({"suffix": "%"}, ",.12~r%"),
        ({"suffix": "s"}, ""),  # it would be taken for SI prefixes
    ],
)
def test_tick_format_is_a_number_format_of_ours(given, form):
    assert ours("bar", {"data": [1]}, plugins={"tickFormat": given}).y[0].format == form


def test_tick_format_is_one_of_data_labels_where_it_says_so():
    spec = ours(
        "bar", {"data": [1]}, plugins={"tickFormat": {"prefix": "£", "applyToDataLabels": True, "locale": "de-DE"}}
    )
    assert (spec.format, spec.locale) == ("£,.12~r", "de")


@pytest.mark.parametrize(
    ("write", "form"),
    [
        (lambda v: f"${v:g}", "$,.12~r"),
        (lambda v: f"{v:g} %", ",.12~r %"),
        (lambda v: f"{v:,.2f} kg", ",.2f kg"),
        (lambda v: f"€{int(v + 0.5)}", "€,.0f"),
        (lambda v: f"{v / 1000:g}k", ""),
        (lambda v: f"{v:g}", ""),
        (lambda v: v, ""),
    ],
)
def test_a_function_that_puts_words_around_numbers_is_a_format(write, form):
    assert format_by(lambda value, _index, _ticks: write(value)) == form


def test_a_format_of_shares_is_none_of_values():
    """Per cent of a slice of ours are its share, whatever words a function writes."""
    assert ours("pie", {"data": [65, 35]}, plugins={"datalabels": {"display": True}}).format == ""


def test_error_bars_of_items():
    spec = ours(
        "barWithErrorBars",
        {"data": [{"y": 4, "yMin": 3, "yMax": 6}, {"y": 5, "yMin": [4, 3], "yMax": [7, 9]}]},
        labels=["a", "b"],
    )
    assert (spec.labels, spec.series[0].data) == (("a", "b"), (4.0, 5.0))
    assert spec.series[0].error == ((1.0, 2.0), (1.0, 2.0))


def test_error_bars_of_labels():
    spec = ours("bar", {"data": [4, 5], "errorBars": {"b": {"plus": 2, "minus": -1}}}, labels=["a", "b"])
    assert spec.series[0].error == (None, (1.0, 2.0))


def test_values_beyond_the_labels_are_left_out_and_missing_ones_are_gaps():
    spec = ours("bar", {"data": [1, 2, 3]}, {"data": [4]}, labels=["a", "b"])
    assert [one.data for one in spec.series] == [(1.0, 2.0), (4.0, None)]


def test_a_line_filled_to_another_has_a_band():
    spec = ours("line", {"data": [3, 1], "fill": "+1"}, {"data": [2, 5]})
    assert (spec.series[0].type, spec.series[0].band) == ("line", ((2.0, 3.0), (1.0, 5.0)))
    assert ours("line", {"data": [3, 1], "fill": "+1"}).series[0].band == ()


@pytest.mark.parametrize(
    ("version", "more", "type_"),
    [(2, {}, "line"), (2, {"backgroundColor": "red"}, "area"), (2, {"backgroundColor": "red", "fill": False}, "line"),
     (4, {"backgroundColor": "red"}, "line")],
)  # fmt: skip
def test_lines_of_version_2_that_have_a_colour_for_it_are_filled(version, more, type_):
    tree = {"type": "line", "data": {"datasets": [{"data": [1, 2], **more}]}}
    assert translated(ASKED, Config(source="", version=version, tree=tree), "light").spec.series[0].type == type_


def test_a_line_without_axes_is_a_sparkline():
    bare = {"x": {"display": False}, "y": {"display": False}}
    assert ours("line", {"data": [1, 2]}, scales=bare).type == "sparkline"


def test_lines_are_stepped_rather_than_smooth():
    spec = ours("line", {"data": [1, 2], "tension": 0.4}, {"data": [1, 2], "stepped": True})
    assert (spec.smooth, spec.step) == (False, "after")


def test_marks_of_ours_are_solid():
    spec = ours("bar", {"data": [1], "backgroundColor": "rgba(255, 0, 0, 0.2)"})
    assert spec.series[0].color == "#FF0000"


def test_greys_of_annotations_are_the_theme_s():
    lines = [{"yMin": 1, "yMax": 1, "borderColor": one} for one in ("black", "rgb(90,90,90)", "navy")]
    spec = ours("bar", {"data": [1]}, plugins={"annotation": {"annotations": lines}})
    assert [one.color for one in spec.annotations] == ["", "", "navy"]


def test_a_colour_scheme_is_kept():
    scheme = {"scheme": ["red", "teal", "gold"], "reverse": True}
    assert ours("bar", {"data": [1]}, {"data": [2]}, plugins={"colorschemes": scheme}).colors == ("gold", "teal")
    assert ours("pie", {"data": [1, 2, 3, 4]}, plugins={"colorschemes": scheme}).colors == (
        "gold",
        "teal",
        "red",
        "gold",
    )


def test_what_has_no_counterpart_is_told():
    assert warnings(plugins={"doughnutlabel": {}}) == ["options.plugins.doughnutlabel is not drawn in our themes."]
    tree = {"type": "pie", "data": {"datasets": [{"data": [1]}]}, "options": {"circumference": 180}, "plugins": [{}]}
    assert translated(ASKED, Config(source="", version=4, tree=tree), "light").warnings == [
        "plugins[0] is not drawn in our themes.", "options.circumference is not drawn in our themes.",
    ]  # fmt: skip


def test_colours_by_functions_are_kept():
    source = "{type:'bar',data:{labels:['a','b'],datasets:[{data:[3,-3],backgroundColor:c=>c.raw>0?'green':'red'}]}}"
    with opened(Config(source=source, version=4), 400, 200, bare=True) as (config, script):
        spec, told = translated(ASKED, config, "light", script)
    assert (spec.series[0].colors, told) == (("green", "red"), [])

"""Pairs of version 2 or 3 and 4.

https://www.chartjs.org/docs/4.5.1/migration/v3-migration.html (from 2 to 3) and …/v4-migration.html (from 3 to 4)
"""

from math import pi

import pytest

from render_chart.chartjs.upgrade import upgraded
from render_chart.chartjs.values import Function


class Child:
    """Functions that tell what they are given."""

    def call(self, function, arguments, this):
        return list(arguments)


GIVEN_BACK = Function(Child(), 1)


def options(version=2, kind="bar", data=None, warnings=None, **given):
    tree = {"type": kind, "data": {"datasets": [{"data": [1]}], **(data or {})}, "options": given}
    return upgraded(tree, version, [] if warnings is None else warnings)["options"]


def axis(kind="bar", name="y", **given):
    return options(kind=kind, scales={f"{name}Axes": [given]})["scales"][f"{name}-axis-0"]


def test_nothing_of_version_4_is_changed():
    tree = {"type": "bar", "data": {}, "options": {"scales": {"y": {"min": 1}}}}
    assert upgraded(tree, 4, []) is tree


def test_what_is_given_is_not_changed():
    tree = {"type": "line", "data": {"datasets": [{"steppedLine": True}]}, "options": {"title": {"fontSize": 9}}}
    upgraded(tree, 2, [])
    assert tree == {
        "type": "line",
        "data": {"datasets": [{"steppedLine": True}]},
        "options": {"title": {"fontSize": 9}},
    }


# ---- version 2 ----


def test_titles_and_legends_become_plugins():
    made = options(
        title={"display": True, "text": "Sales", "fontSize": 20, "fontStyle": "italic", "fontColor": "red"},
        legend={"fullWidth": False, "labels": {"fontFamily": "serif", "boxWidth": 8}},
    )
    assert made["plugins"] == {
        "title": {
            "display": True, "text": "Sales", "color": "red",
            "font": {"size": 20, "style": "italic", "weight": "normal"},
        },
        "legend": {"fullSize": False, "labels": {"boxWidth": 8, "font": {"family": "serif"}}},
    }  # fmt: skip


def test_a_legend_that_is_no_plugin_is_off():
    assert options(legend={"position": "left"}, plugins={"legend": False})["plugins"] == {"legend": False}


@pytest.mark.parametrize(
    ("written", "font"),
    [
        ("bold", {"style": "normal", "weight": "bold"}),
        ("normal", {"style": "normal", "weight": "normal"}),
        ("600", {"style": "normal", "weight": "600"}),
        ("bold italic", {"style": "italic", "weight": "bold"}),
    ],
)
def test_the_style_of_letters_was_their_weight_too(written, font):
    assert options(title={"fontStyle": written})["plugins"]["title"]["font"] == font


@pytest.mark.parametrize(
    ("kind", "given", "made"),
    [
        ("pie", {"cutoutPercentage": 30}, {"cutout": "30%"}),
        ("doughnut", {"rotation": -pi, "circumference": pi}, {"rotation": -90, "circumference": 180}),
        ("doughnut", {"rotation": -pi / 2}, {"rotation": 0}),
        ("line", {"showLines": False}, {"showLine": False}),
        ("bar", {"elements": {"rectangle": {"borderWidth": 2}}}, {"elements": {"bar": {"borderWidth": 2}}}),
        ("bar", {"datasets": {"horizontalBar": {"x": 1}}}, {"datasets": {"bar": {"x": 1}}}),
        ("bar", {"tooltips": {"mode": "x"}, "hover": {"mode": "x"}}, {}),
    ],
)
def test_options_of_the_chart(kind, given, made):
    found = options(kind=kind, **given)
    assert (
        {name: found[name] for name in made} == pytest.approx(made)
        if "rotation" in made
        else made.items() <= found.items()
    )
    assert not set(given) & set(found) - set(made)


def test_axes_keep_their_ids_and_datasets_lie_on_the_first():
    tree = {
        "type": "bar",
        "data": {"datasets": [{"data": [1]}, {"data": [1], "yAxisID": "right"}]},
        "options": {"scales": {"yAxes": [{"position": "left"}, {"id": "right", "position": "right"}]}},
    }
    made = upgraded(tree, 2, [])
    assert list(made["options"]["scales"]) == ["x-axis-0", "y-axis-0", "right"]
    assert [one["yAxisID"] for one in made["data"]["datasets"]] == ["y-axis-0", "right"]
    assert {one["xAxisID"] for one in made["data"]["datasets"]} == {"x-axis-0"}


def test_a_scatter_chart_names_its_first_axes_as_its_second():
    assert list(options(kind="scatter")["scales"]) == ["x-axis-1", "y-axis-1"]


def test_limits_of_ticks_are_the_scale_s():
    made = axis(ticks={"min": 1, "max": 9, "beginAtZero": True, "suggestedMax": 5, "reverse": True, "stepSize": 2})
    assert {"min": 1, "max": 9, "beginAtZero": True, "suggestedMax": 5, "reverse": True}.items() <= made.items()
    assert made["ticks"]["stepSize"] == 2
    assert not {"min", "max"} & set(made["ticks"])


def test_bars_do_not_begin_at_zero():
    assert axis()["beginAtZero"] is False


def test_a_title_of_an_axis():
    made = axis(scaleLabel={"display": True, "labelString": "EUR", "fontSize": 9, "lineHeight": 2})
    assert made["title"] == {"display": True, "text": "EUR", "font": {"size": 9, "lineHeight": 2}}


def test_the_grid_is_also_the_looks_of_the_border():
    made = axis(gridLines={"color": ["red", "blue"], "lineWidth": 2, "tickMarkLength": 4, "offsetGridLines": True})
    assert (made["border"]["color"], made["border"]["width"]) == ("red", 2)
    assert (made["grid"]["tickLength"], made["grid"]["offset"]) == (4, True)
    assert axis(gridLines={"display": False})["border"]["display"] is False
    assert axis(gridLines={"drawBorder": False})["border"]["display"] is False


def test_times():
    made = axis(name="x", type="time", distribution="series", time={"unit": "day", "min": "2020-01-01", "stepSize": 2})
    assert (made["type"], made["min"], made["ticks"]["stepSize"]) == ("timeseries", "2020-01-01", 2)
    assert made["time"] == {"unit": "day"}
    assert axis(name="x", type="time", time={"format": "MM/YYYY"})["time"] == {"parser": "MM/YYYY"}


def test_bars_take_what_stands_on_their_axes():
    scales = {"xAxes": [{"barPercentage": 0.5, "maxBarThickness": 9}], "yAxes": [{"minBarLength": 3}]}
    tree = {"type": "bar", "data": {"datasets": [{"barPercentage": 1}]}, "options": {"scales": scales}}
    made = upgraded(tree, 2, [])["data"]["datasets"][0]
    assert {"barPercentage": 0.5, "maxBarThickness": 9, "minBarLength": 3}.items() <= made.items()


def test_horizontal_bars_run_along_y():
    tree = {"type": "horizontalBar", "data": {"datasets": [{"type": "horizontalBar"}]}}
    made = upgraded(tree, 2, [])
    assert (made["type"], made["options"]["indexAxis"]) == ("bar", "y")
    assert {"type": "bar", "indexAxis": "y"}.items() <= made["data"]["datasets"][0].items()


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ({"steppedLine": "before"}, {"stepped": "before"}),
        ({"fill": "zero"}, {"fill": "origin"}),
        ({"fill": "bottom"}, {"fill": "start"}),
        ({"fill": "top"}, {"fill": "end"}),
        ({"fill": False}, {"fill": False}),
        ({"fill": "-1"}, {"fill": "-1"}),
        ({"lineTension": 0.2, "tension": 1}, {"tension": 0.2}),
    ],
)
def test_datasets(given, made):
    tree = {"type": "radar", "data": {"datasets": [given]}}
    assert upgraded(tree, 2, [])["data"]["datasets"] == [made]


def test_the_scale_of_a_radar():
    made = options(
        kind="radar",
        startAngle=30,
        scale={
            "ticks": {"beginAtZero": True, "backdropPaddingX": 5, "fontColor": "red"},
            "gridLines": {"circular": True},
            "pointLabels": {"fontSize": 14},
            "angleLines": {"color": "blue"},
        },
    )["scales"]["r"]
    assert (made["beginAtZero"], made["startAngle"]) == (True, 30)
    assert made["ticks"]["backdropPadding"] == {"x": 5, "y": 2}
    assert made["ticks"]["color"] == "red"
    assert made["grid"] == {"circular": True}
    assert made["pointLabels"] == {"font": {"size": 14}}
    assert made["angleLines"] == {"color": "blue"}


def test_arcs_of_polar_areas_began_in_radians_from_three_o_clock():
    assert options(kind="polarArea", startAngle=-pi / 2)["startAngle"] == pytest.approx(0)
    assert options(kind="polarArea", startAngle=0)["startAngle"] == pytest.approx(90)


def test_annotations_stand_with_the_plugins():
    made = options(annotation={"annotations": [{"type": "line", "scaleID": "y-axis-0", "value": 3}]})
    assert made["plugins"]["annotation"]["annotations"][0]["value"] == 3


def test_words_of_another_version_are_told():
    warnings = []
    later = {"scales": {"y": {"min": 1}}, "legend": {"title": {"display": True, "text": "a"}}}
    options(warnings=warnings, plugins={"title": {"text": "a"}, "datalabels": {}}, **later)
    assert [one.split(" is ")[0] for one in warnings] == [
        "options.plugins.title", "options.legend.title", "options.scales.y",
    ]  # fmt: skip
    warnings = []
    options(version=4, warnings=warnings, scales={"yAxes": [{}]}, title={"text": "a"}, plugins={"legend": {}})
    assert [one.split(" is ")[0] for one in warnings] == ["options.title", "options.scales.yAxes"]


# ---- version 3 ----


def test_borders_stood_in_the_grid():
    grid = {"drawBorder": False, "borderDash": [2], "borderColor": "red", "color": "blue", "drawTicks": False}
    made = options(version=3, scales={"y": {"grid": grid}})["scales"]["y"]
    assert made == {
        "grid": {"color": "blue", "drawTicks": False},
        "border": {"display": False, "dash": [2], "color": "red"},
    }


def test_the_border_has_its_own_colour():
    """As Chart.js 3.9.1 draws it."""
    assert options(version=3, scales={"y": {"grid": {"color": "blue"}}})["scales"]["y"]["border"] == {}


def test_steps_of_times_are_those_of_ticks():
    made = options(version=3, scales={"x": {"type": "time", "time": {"stepSize": 2, "unit": "day"}}})["scales"]["x"]
    assert made["ticks"] == {"stepSize": 2}


def test_times_of_points():
    made = upgraded({"type": "line", "data": {"datasets": [{"data": [{"t": "2020", "y": 1}, 2]}]}}, 2, [])
    assert made["data"]["datasets"][0]["data"] == [{"t": "2020", "x": "2020", "y": 1}, 2]


@pytest.mark.parametrize(
    "given", [{"annotation": {"annotations": []}}, {"scale": {"ticks": {}}}, {"cutoutPercentage": 60}]
)
def test_words_of_version_2_mean_nothing_later(given):
    warnings = []
    options(version=4, warnings=warnings, **given)
    assert warnings == [f"options.{next(iter(given))} is a word of version 2; it means nothing in version 4."]


def test_a_name_of_an_axis_is_one_line():
    label = {"display": True, "labelString": ["one", "two"]}
    assert options(scales={"yAxes": [{"scaleLabel": label}]})["scales"]["y-axis-0"]["title"]["text"] == "one,two"

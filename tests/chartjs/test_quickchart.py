"""QuickChart's silent defaults and helpers. https://quickchart.io/documentation/"""

import pytest

from render_chart.chartjs import quickchart
from render_chart.chartjs.quickchart import completed, finished, writer
from render_chart.errors import ChartError

TABLEAU = ["#4e79a7", "#f28e2b", "#e15759"]  # the first of Tableau 10


def tree(kind="bar", *datasets, options=None, **data):
    made = {"type": kind, "data": {"datasets": list(datasets) or [{"data": [1, 2, 3]}], **data}}
    return made if options is None else {**made, "options": options}


def of(kind="bar", *datasets, version=2, warnings=None, **options):
    return completed(tree(kind, *datasets, options=options), version, [] if warnings is None else warnings)


@pytest.mark.parametrize("kind", ["bar", "horizontalBar", "line", "scatter", "bubble"])
def test_charts_on_axes_begin_at_zero_where_no_scales_are_said(kind):
    assert of(kind)["options"]["scales"] == {"yAxes": [{"ticks": {"beginAtZero": True}}]}
    said = {"xAxes": [{"stacked": True}]}
    assert of(kind, scales=said)["options"]["scales"] == said


def test_other_versions_are_left_alone():
    given = tree("line", {"data": [1, 2]}, options={})
    assert completed(given, 3, []) == given
    assert completed(given, 4, []) == given


def test_lines_are_straight():
    datasets = of("line", {"data": [1]}, {"data": [1], "lineTension": 0.4})["data"]["datasets"]
    assert [one["lineTension"] for one in datasets] == [0, 0.4]


@pytest.mark.parametrize(("kind", "shown"), [("pie", True), ("doughnut", True), ("bar", False), ("polarArea", False)])
def test_slices_are_labelled(kind, shown):
    assert of(kind)["options"]["plugins"]["datalabels"] == {"display": shown}
    assert of(kind, plugins={"datalabels": {"color": "red"}})["options"]["plugins"]["datalabels"] == {"color": "red"}


def test_slices_with_labels_outside_have_none_inside():
    made = of("pie", plugins={"outlabels": {"text": "%l"}})
    assert made["options"]["plugins"]["datalabels"] == {"display": False}
    made = of("pie", {"data": [1], "outlabels": {"text": "%l"}})
    assert made["options"]["plugins"]["datalabels"] == {"display": False}


def test_donut_is_a_doughnut():
    assert of("donut", version=4)["type"] == "doughnut"


# ---- colours ----


def test_bars_have_tableau_s_colours_one_a_dataset():
    made = of("bar", {"data": [1]}, {"data": [1], "backgroundColor": "red"}, {"data": [1]})["data"]["datasets"]
    assert [one["backgroundColor"] for one in made] == [TABLEAU[0], "red", TABLEAU[2]]


def test_slices_have_them_one_a_value():
    assert of("pie")["data"]["datasets"][0]["backgroundColor"] == TABLEAU


def test_lines_have_them_pale_under_themselves():
    pale = "rgba(78, 121, 167, 0.5)"
    assert of("line", {"data": [1]})["data"]["datasets"][0] == {
        "data": [1], "lineTension": 0, "borderColor": TABLEAU[0], "backgroundColor": pale,
        "pointBackgroundColor": pale, "pointBorderColor": TABLEAU[0],
    }  # fmt: skip


def test_the_type_of_a_dataset_counts():
    made = of("bar", {"data": [1]}, {"data": [1], "type": "line"})["data"]["datasets"]
    assert "borderColor" not in made[0]
    assert made[1]["borderColor"] == TABLEAU[1]


@pytest.mark.parametrize(
    ("options", "color"),
    [
        ({"scheme": "brewer.Paired12"}, "#a6cee3"),
        ({}, "#a6cee3"),
        ({"scheme": "brewer.Paired12", "reverse": True}, "#b15928"),
        ({"scheme": "office.Excel16"}, "#9999ff"),
        ({"scheme": "office.Office2007-2010-6"}, "#4f81bd"),
        ({"scheme": "brewer.Set1-3"}, "#e41a1c"),
        ({"scheme": ["red", "blue"]}, "red"),
    ],
)
def test_schemes(options, color):
    made = of("bar", {"data": [1]}, plugins={"colorschemes": options})["data"]["datasets"][0]
    assert made["backgroundColor"] == color


def test_a_scheme_may_go_before_colours_that_are_given():
    scheme = {"scheme": "tableau.Tableau10", "override": True}
    made = of("bar", {"data": [1], "backgroundColor": "red"}, plugins={"colorschemes": scheme})
    assert made["data"]["datasets"][0]["backgroundColor"] == TABLEAU[0]


def test_schemes_that_are_none_are_told():
    warnings = []
    of("bar", {"data": [1]}, warnings=warnings, plugins={"colorschemes": {"scheme": "brewer.Nothing9"}})
    assert warnings == ["There is no color scheme 'brewer.Nothing9'; the colours are Chart.js's own."]


def test_all_schemes_are_colours():
    schemes = quickchart._schemes()
    assert {family: len(named) for family, named in schemes.items()} == {"brewer": 265, "office": 132, "tableau": 80}
    colors = {one for named in schemes.values() for colors in named.values() for one in colors.split()}
    assert all(len(one) == 6 and int(one, 16) >= 0 for one in colors)


# ---- types that are made of others ----


def test_a_sparkline_is_a_bare_line():
    made = of("sparkline", {"data": [10, 20]})
    assert made["type"] == "line"
    assert made["data"]["labels"] == ["", ""]
    assert made["options"]["legend"] == {"display": False}
    assert made["options"]["scales"] == {
        "xAxes": [{"display": False}],
        "yAxes": [{"display": False, "ticks": {"min": 9.5, "max": 21}}],
    }
    assert made["options"]["elements"] == {"line": {"borderColor": "#000", "borderWidth": 1}, "point": {"radius": 0}}
    made = of("sparkline", {"data": [10, 20]}, version=4)
    assert made["options"]["scales"] == {"x": {"display": False}, "y": {"display": False, "min": 9.5, "max": 21}}


@pytest.mark.parametrize(("version", "color"), [(2, "#4e79a7"), (4, "#4e78a7")])
def test_a_progress_bar_has_a_colour(version, color):
    made = of("progressBar", {"data": [40]}, version=version)
    assert made["data"]["datasets"][0]["backgroundColor"] == color


def test_a_progress_bar_is_a_part_of_a_hundred():
    made = of("progressBar", {"data": [40]})
    assert made["type"] == "horizontalBar"
    assert [one["data"] for one in made["data"]["datasets"]] == [[40], [100]]
    assert made["data"]["datasets"][1]["backgroundColor"] == "#fff"
    assert made["options"]["plugins"]["datalabels"]["formatter"](40.0, None) == "40%"
    made = of("progressBar", {"data": [4]}, {"data": [8]})
    assert made["options"]["plugins"]["datalabels"]["formatter"](4, None) == "4"
    for datasets in ([{"data": [1]}] * 3, [{"data": [1, 2]}, {"data": [1]}]):
        with pytest.raises(ChartError):
            of("progressBar", *datasets)


# ---- helpers ----


@pytest.mark.parametrize("name", ["backgroundImageUrl", "googleSheets", "airtable"])
def test_nothing_is_fetched(name):
    with pytest.raises(ChartError) as caught:
        of("bar", plugins={name: "https://example.com/a.png"})
    assert caught.value.parameter == f"options.plugins.{name}"
    assert "nothing here fetches an address" in caught.value.problem


@pytest.mark.parametrize(
    ("given", "value", "text"),
    [
        ({}, 1234.5, "1,234.5"),
        ({"prefix": "$"}, 1000, "$1,000"),
        ({"suffix": " km", "useGrouping": False}, 1000, "1000 km"),
        ({"style": "currency", "currency": "USD", "minimumFractionDigits": 0}, 1234, "$1,234"),
        ({"style": "percent"}, 0.25, "25%"),
        ({"locale": "de-DE", "minimumFractionDigits": 2}, 1234.5, "1.234,50"),
        ({"notation": "compact"}, 12000, "12K"),
        ({"prefix": "x"}, "none", "none"),
    ],
)
def test_tick_format(given, value, text):
    assert writer(given)(value) == text


@pytest.mark.parametrize(
    "given", [{"style": "currency", "currency": 5}, {"minimumFractionDigits": "x"}, {"minimumFractionDigits": 1e308}]
)
def test_tick_formats_that_are_none(given):
    with pytest.raises(ChartError):
        writer(given)


def labelled(tick_format, kind="bar", **options):
    plugins = {"tickFormat": tick_format}
    return finished(tree(kind, options={"plugins": plugins, **options}), [])["options"]


def test_tick_format_is_of_the_value_axes():
    scales = labelled({"prefix": "$"})["scales"]
    assert scales["y"]["ticks"]["callback"](5, 0, []) == "$5"
    assert "ticks" not in scales["x"]
    scales = labelled({"prefix": "$"}, indexAxis="y")["scales"]
    assert "ticks" not in scales["y"]
    assert scales["x"]["ticks"]["callback"](5, 0, []) == "$5"


def test_tick_format_of_one_axis():
    given = {"left": {"axis": "y"}, "right": {"axis": "y"}}
    scales = labelled({"prefix": "$", "axisID": "right"}, scales=given)["scales"]
    assert "ticks" not in scales["left"]
    assert scales["right"]["ticks"]["callback"](5, 0, []) == "$5"


def test_tick_format_may_be_of_data_labels_too():
    assert "datalabels" not in labelled({"prefix": "$"})["plugins"]
    made = labelled({"prefix": "$", "applyToDataLabels": True}, "pie")
    assert made["plugins"]["datalabels"]["formatter"](5, None) == "$5"


def test_rounded_bars():
    made = finished(tree(options={"plugins": {"roundedBars": True}}), [])["options"]["elements"]["bar"]
    assert made == {"borderRadius": quickchart.ROUNDED}
    given = {"plugins": {"roundedBars": {"cornerRadius": 20, "allCorners": True}}}
    made = finished(tree(options=given), [])["options"]["elements"]["bar"]
    assert made == {"borderRadius": 20, "borderSkipped": False}

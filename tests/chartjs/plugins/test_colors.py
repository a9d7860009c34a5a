"""Colours for data that name none: https://www.chartjs.org/docs/4.5.1/general/colors.html#default-color-palette."""

import pytest

from render_chart.chartjs.chart import Chart

BLUE, RED, ORANGE = "rgb(54, 162, 235)", "rgb(255, 99, 132)", "rgb(255, 159, 64)"


def colours(kind, datasets, version=4, **options):
    tree = {"type": kind, "data": {"labels": ["a", "b"], "datasets": datasets}, "options": options}
    made = Chart(tree, 500, 300, version)
    made.update()
    return [(one.dataset.get("backgroundColor"), one.dataset.get("borderColor")) for one in made.metas]


def test_a_colour_for_each_dataset():
    assert colours("bar", [{"data": [1]}, {"data": [2]}]) == [
        ("rgba(54, 162, 235, 0.5)", BLUE),
        ("rgba(255, 99, 132, 0.5)", RED),
    ]


def test_after_seven_they_come_again():
    found = colours("line", [{"data": [1]} for _ in range(9)])
    assert found[7] == found[0]


def test_rings_go_on_where_the_last_one_ended():
    assert [ground for ground, _ in colours("doughnut", [{"data": [1, 2]}, {"data": [3]}])] == [[BLUE, RED], [ORANGE]]


def test_polar_areas_are_seen_through():
    ((ground, line),) = colours("polarArea", [{"data": [1, 2]}])
    assert (ground, line) == (["rgba(54, 162, 235, 0.5)", "rgba(255, 99, 132, 0.5)"], None)


@pytest.mark.parametrize(
    "options",
    [
        {"backgroundColor": "red"},
        {"elements": {"bar": {"borderColor": "red"}}},
        {"plugins": {"colors": {"enabled": False}}},
        {"plugins": {"colors": False}},
    ],
)
def test_none_where_there_is_one_or_none_is_wanted(options):
    assert colours("bar", [{"data": [1]}], **options) == [(None, None)]


def test_one_dataset_with_a_colour_is_enough():
    assert colours("bar", [{"data": [1]}, {"data": [1], "borderColor": "red"}]) == [(None, None), (None, "red")]


def test_over_those_that_are_there():
    given = [{"data": [1], "backgroundColor": "red"}]
    found = colours("bar", given, plugins={"colors": {"forceOverride": True}})
    assert found == [("rgba(54, 162, 235, 0.5)", BLUE)]


@pytest.mark.parametrize("version", [2, 3])
def test_older_versions_had_none(version):
    assert colours("bar", [{"data": [1]}], version) == [(None, None)]

"""What a config asks for and is not drawn."""

import json

import pytest

from render_chart.chartjs.known import MOST, colorless, unread
from tests.asking import post
from tools import known


def told(**parts: object) -> list[str]:
    return unread({"type": "bar", "data": {"datasets": [{"data": [1]}]}, **parts})


def test_the_table_is_that_of_the_sources():
    """`make reference` makes it anew."""
    assert known.TABLE.read_text("utf-8") == known.text()


def test_what_is_drawn_is_known():
    options = {
        "scales": {"mine": {"ticks": {"color": "red", "font": {"size": 9}}, "grid": {"tickLength": 3}}},
        "plugins": {"title": {"display": True, "text": "x"}, "annotation": {"annotations": {"mine": {"yMin": 1}}}},
    }
    datasets = [
        {"data": [1], "borderRadius": 3, "pointBorderWidth": 2, "datalabels": {"labels": {"mine": {"anchor": "end"}}}}
    ]
    assert told(options=options, data={"datasets": datasets}) == []


@pytest.mark.parametrize("name", ["animation", "hover", "responsive", "onClick", "interaction", "events"])
def test_what_moves_or_follows_the_mouse_means_nothing(name):
    assert told(options={name: {"whatever": 1}}) == []


def test_what_is_not_drawn_is_named_by_its_place():
    options = {"scales": {"y": {"ticks": {"sparkle": True}}}, "plugins": {"confetti": {"on": True}}}
    datasets = [{"data": [1], "glitter": 3}]
    assert told(options=options, data={"datasets": datasets}) == [
        "options.scales.y.ticks.sparkle", "options.plugins.confetti", "data.datasets[0].glitter"
    ]  # fmt: skip


def test_options_of_a_plugin_in_the_config_are_its_own():
    plugins = [{"id": "mine"}]
    assert told(options={"plugins": {"mine": {"glitter": 1}}}, plugins=plugins) == []
    assert told(options={"plugins": {"mine": {"glitter": 1}}}) == ["options.plugins.mine"]


def test_not_more_than_anybody_reads():
    assert len(told(options={f"zz{i}": 1 for i in range(200)})) == MOST + 1


def test_colours_that_are_none_are_told():
    options = {
        "plugins": {"title": {"color": "blu"}}, "hover": {"color": "?"}, "color": "",
        "scales": {"y": {"grid": {"color": ["red", "rgba(0,0,0,0.12345678901234)", "rde"]}, "ticks": {"color": "#1"}}},
    }  # fmt: skip
    datasets = [{"data": [{"color": "?"}], "backgroundColor": "getGradientFill([])", "hoverBackgroundColor": "?"}]
    assert colorless({"options": options, "data": {"datasets": datasets}}) == [
        "options.plugins.title.color: 'blu' is no colour.", "options.scales.y.grid.color[2]: 'rde' is no colour.",
        "options.scales.y.ticks.color: '#1' is no colour.",
        "data.datasets[0].backgroundColor: 'getGradientFill([])' is no colour.",
    ]  # fmt: skip


def test_the_description_tells_it():
    body = {
        "chart": {"type": "bar", "data": {"datasets": [{"data": [1]}]}, "options": {"sparkle": True}},
        "version": "4",
    }
    answer = post("/chart.json", json.dumps(body).encode()).json()
    assert "options.sparkle has no effect on the picture." in answer["warnings"]

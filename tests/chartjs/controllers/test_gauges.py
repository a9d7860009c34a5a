"""Gauges, radial gauges and smaller pies: the documented defaults, and numbers by hand."""

from math import pi

import numpy as np
import pytest

from render_chart.chartjs import fonts
from render_chart.chartjs.chart import Chart
from render_chart.chartjs.controllers.radialgauge import EM, pixels, wrapped
from render_chart.plot.drawing.color import parse
from tests.drawing import Recorder

ENDS = [1, 2, 3, 4]
COLORS = ["green", "yellow", "orange", "red"]


def drawn(kind, dataset, **options):
    tree = {"type": kind, "data": {"datasets": [dataset]}, "options": options}
    made, canvas = Chart(tree, 500, 300, 2), Recorder(500, 300)
    made.update()
    made.draw(canvas)
    return made, canvas


def ends(made):
    """Where the first dataset's slices end, in degrees clockwise from 3 o'clock."""
    return [round(arc.end_angle * 180 / pi, 3) for arc in made.metas[0].elements]


# ---- gauge, https://github.com/haiiaaa/chartjs-gauge


def test_a_gauge_is_half_a_ring_and_its_data_are_ends():
    made, canvas = drawn("gauge", {"value": 0.5, "data": ENDS, "backgroundColor": COLORS})
    arc = made.metas[0].elements[0]
    assert (arc.x, arc.y, arc.inner_radius, arc.outer_radius) == pytest.approx((250, 274.5, 124.5, 249))
    assert ends(made) == [-135, -90, -45, 0]
    assert [one.color for one in canvas.fills[:4]] == [parse(color) for color in COLORS]


def test_a_gauge_may_begin_below_zero_and_sorts_its_ends():
    made, _ = drawn("gauge", {"value": 70, "minValue": -50, "data": [0, 100, 50]})
    assert ends(made) == pytest.approx([-120, -60, 0])


def test_the_needle_shows_the_value():
    _, canvas = drawn("gauge", {"value": 1, "data": ENDS, "borderWidth": 0}, needle={"lengthPercentage": 100})
    foot, needle = (one.path.vertices for one in canvas.fills[4:6])
    assert np.ptp(foot[:, 0]) == pytest.approx(2 * 10)  # 2 % of the width is its radius
    assert needle[1] == pytest.approx((250 - 250 / 2**0.5, 275 - 250 / 2**0.5))
    assert np.hypot(*(needle[0] - needle[2])) == pytest.approx(16)  # 3.2 % of the width


def test_the_value_is_in_a_box_above_the_foot():
    _, canvas = drawn("gauge", {"value": 3, "data": ENDS, "borderWidth": 0}, valueLabel={"fontSize": 20})
    (text,) = canvas.words
    box = canvas.fills[-1].path.vertices[:, 1]
    assert (text.string, text.size, text.color) == ("3", 20, parse("#fff"))
    assert canvas.fills[-1].color == parse("#000")
    assert (box.min(), box.max()) == pytest.approx((235, 265))  # 5 % of the width from the foot
    assert drawn("gauge", {"value": 3, "data": ENDS}, valueLabel={"display": False})[1].words == []


def test_the_value_has_a_font_of_its_own_or_that_of_the_title():
    dataset = {"value": 3, "data": ENDS}
    assert drawn("gauge", dataset)[1].text_of("3").size == 10
    title = {"display": True, "text": "Speed", "font": {"size": 18}}
    assert drawn("gauge", dataset, plugins={"title": title})[1].text_of("3").size == 18


def test_a_formatter_says_the_value():
    label = {"formatter": lambda value: f"${value:.0f}"}
    assert drawn("gauge", {"value": 0.7, "data": ENDS}, valueLabel=label)[1].strings == ["$1"]


# ---- radial gauge, https://github.com/pandameister/chartjs-chart-radial-gauge


def test_a_radial_gauge_fills_a_part_of_its_track():
    made, canvas = drawn("radialGauge", {"data": [70], "backgroundColor": "green"})
    arc = made.metas[0].elements[0]
    assert (arc.x, arc.y, arc.inner_radius, arc.outer_radius) == pytest.approx((250, 150, 119.2, 149))
    assert (arc.start_angle, arc.circumference) == pytest.approx((-pi / 2, 0.7 * 2 * pi))
    assert [one.color for one in canvas.fills] == [parse("rgb(204, 221, 238)"), parse("green")]
    assert canvas.strings == ["70"]


def test_a_radial_gauge_has_a_domain_and_a_rotation():
    made, _ = drawn("radialGauge", {"data": [73]}, domain=[0, 365], rotation=0)
    arc = made.metas[0].elements[0]
    assert (arc.start_angle, arc.end_angle) == pytest.approx((0, 2 * pi / 5))


def test_the_value_is_rounded_up_and_a_wide_text_left_out():
    assert drawn("radialGauge", {"data": [69.2]})[1].strings == ["70"]
    assert drawn("radialGauge", {"data": [69.2]}, centerArea={"text": "much too long a text for that"})[1].strings == []
    assert drawn("radialGauge", {"data": [69.2]}, centerArea={"displayText": False})[1].strings == []


def test_texts_and_ground_in_the_middle():
    area = {
        "text": lambda value, _options: f"{value} %", "fontSize": 20, "fontColor": "red", "subText": "done",
        "backgroundColor": "#ffd",
    }  # fmt: skip
    _, canvas = drawn("radialGauge", {"data": [7]}, centerArea=area)
    text, below = canvas.words
    assert (text.string, text.size, text.color) == ("7 %", 20, parse("red"))
    assert (below.string, below.size) == ("done", pytest.approx(1.19 * EM))
    assert below.y - text.y > 0.25 * 119.2
    assert np.ptp(canvas.fills[1].path.vertices[:, 0]) == pytest.approx(2 * (119.2 - 4))


def test_images_in_the_middle_are_passed_over_aloud():
    made, _ = drawn("radialGauge", {"data": [7]}, centerArea={"backgroundImage": "https://example.com/a.png"})
    assert made.warnings == ["options.centerArea.backgroundImage is not loaded: nothing here fetches an address."]


@pytest.mark.parametrize(("size", "px"), [(20, 20), ("20", 20), ("20px", 20), ("3em", 64), (None, 0), ("big", 0)])
def test_sizes_of_fonts(size, px):
    assert pixels(size) == px


def test_a_text_is_broken_between_words():
    font = fonts.Font(size=10)
    assert wrapped("one two three", font, 45) == ["one two", "three"]
    assert wrapped("unbreakable", font, 5) == ["unbreakable"]


# ---- pies with room for labels


@pytest.mark.parametrize(
    ("kind", "zoom", "expected"),
    [
        ("outlabeledPie", None, (0, 74.5)),
        ("outlabeledDoughnut", None, (37.25, 74.5)),
        ("outlabeledPie", 20, (0, 119.2)),
    ],
)
def test_an_outlabeled_pie_is_zoomed_out(kind, zoom, expected):
    made, _ = drawn(kind, {"data": [1, 2]}, zoomOutPercentage=zoom, plugins={"legend": False})
    arc = made.metas[0].elements[0]
    assert (arc.inner_radius, arc.outer_radius) == pytest.approx(expected)

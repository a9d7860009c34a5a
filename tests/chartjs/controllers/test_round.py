"""Pies, doughnuts and polar areas. Places and radii are Chart.js 4.6.1's own, of 500 × 300 px, where not by hand."""

from math import pi

import numpy as np
import pytest

from render_chart.chartjs.chart import Chart
from render_chart.chartjs.controllers.pie import as_number, fit
from render_chart.errors import TooLargeError
from render_chart.plot.drawing.color import parse
from tests.drawing import Recorder

VALUES = [10, 20, 30, 15, 5]
BARE = {"legend": False, "colors": {"enabled": False}}


def chart(kind, *datasets, version=4, plugins=BARE, labels=(), **options):
    tree = {
        "type": kind,
        "data": {
            "labels": list(labels),
            "datasets": [one if isinstance(one, dict) else {"data": one} for one in datasets],
        },
        "options": {"plugins": plugins, **options},
    }
    made = Chart(tree, 500, 300, version)
    made.update()
    return made


def ring(made, index=0):
    """x, y and the radii of a dataset's first slice."""
    arc = made.metas[index].elements[0]
    return arc.x, arc.y, arc.inner_radius, arc.outer_radius


def radii(made):
    return [ring(made, index)[2:] for index in range(len(made.metas))]


def angles(made):
    """Where the slices of the first dataset end, in turns from where they begin."""
    arcs = made.metas[0].elements
    return [round((arc.end_angle - arcs[0].start_angle) / (2 * pi), 6) for arc in arcs]


def drawn(made):
    canvas = Recorder(500, 300)
    made.draw(canvas)
    return canvas


# ---- rings


@pytest.mark.parametrize(
    ("kind", "options", "expected"),
    [
        ("pie", {}, (250, 150, 0, 149)),
        ("doughnut", {}, (250, 150, 74.5, 149)),
        ("doughnut", {"cutout": "70%"}, (250, 150, 104.3, 149)),
        ("doughnut", {"cutout": 40}, (250, 150, 40, 149)),
        ("doughnut", {"radius": 80}, (250, 150, 40, 80)),
        ("pie", {"radius": "60%"}, (250, 150, 0, 89.4)),
        ("doughnut", {"rotation": -90, "circumference": 180}, (250, 274.5, 124.5, 249)),
        ("pie", {"rotation": 45, "circumference": 90}, (144.641, 150, 0, 210.718)),
        (
            "doughnut",
            {"rotation": 30, "circumference": 300, "elements": {"arc": {"borderWidth": 10}}},
            (250, 139.589, 77.705, 155.411),
        ),
        ("pie", {"elements": {"arc": {"offset": [0, 60, 0, 20]}}}, (250, 150, 0, 119)),
        ("pie", {"elements": {"arc": {"borderAlign": "inner", "borderWidth": 30}}}, (250, 150, 0, 150)),
    ],
)
def test_where_a_ring_stands(kind, options, expected):
    assert ring(chart(kind, VALUES, **options)) == pytest.approx(expected, abs=1e-3)


def test_rings_share_the_radius():
    expected = [(124.167, 149), (99.333, 124.167), (74.5, 99.333)]
    for found, wanted in zip(radii(chart("doughnut", VALUES, [5, 5], [1, 9])), expected, strict=True):
        assert found == pytest.approx(wanted, abs=1e-3)


def test_rings_are_as_thick_as_they_weigh():
    made = chart(
        "doughnut", {"data": VALUES, "weight": 2}, {"data": [5], "weight": 0.5}, {"data": [1], "weight": 0}, [3]
    )
    expected = [(106.429, 149), (95.786, 106.429), (95.786, 95.786), (74.5, 95.786)]
    for found, wanted in zip(radii(made), expected, strict=True):
        assert found == pytest.approx(wanted, abs=1e-3)


def test_a_hidden_ring_takes_no_room():
    assert radii(chart("doughnut", {"data": VALUES, "hidden": True}, [5, 5]))[1] == pytest.approx((74.5, 149))


def test_a_quarter_takes_a_quarter_of_the_square():
    assert fit(-pi / 2, pi / 2, 0) == pytest.approx((0.5, 0.5, -0.5, 0.5))


@pytest.mark.parametrize("start", [0, 1, -4, 9])
def test_a_whole_turn_takes_all(start):
    assert fit(start, 2 * pi, 0.5) == (1, 1, 0, 0)


# ---- slices


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ([1, 2, 1], [0.25, 0.75, 1]),
        ([1, None, 3], [0.25, 0.25, 1]),
        ([-1, 2, "1"], [0.25, 0.75, 1]),
        ([1, "x", 1], [0.5, 0.5, 1]),
        ([0, 0], [0, 0]),
    ],
)
def test_slices_are_shares_of_the_sum_of_lengths(data, expected):
    assert angles(chart("pie", data)) == expected


def test_values_in_objects_stand_under_a_path_of_keys():
    data = [{"v": {"n": 1}}, {"v": {"n": 3}}]
    assert angles(chart("pie", data, parsing={"key": "v.n"})) == [0.25, 1]
    assert angles(chart("pie", [{"value": 1}, {"value": 3}])) == [0.25, 1]


@pytest.mark.parametrize(("value", "number"), [(None, 0), (True, 1), ("", 0), (" 4 ", 4), (2.5, 2.5), ("1e2", 100)])
def test_what_numbers_are_made_of(value, number):
    assert as_number(value) == number


def test_what_is_hidden_leaves_its_share_to_the_others():
    made = chart("pie", [1, 2, 1])
    made.hidden_data.add(1)
    made.metas[0].update()
    assert angles(made) == [0.5, 0.5, 1]
    assert len(drawn(made).fills) == 2


def test_each_slice_is_filled_and_bordered_once():
    canvas = drawn(chart("pie", {"data": [1, 2, 0, 3], "backgroundColor": ["red", "green", "blue"]}))
    assert [one.color for one in canvas.fills] == [parse("red"), parse("green"), parse("red")]  # colours come again
    assert [(one.width, one.join) for one in canvas.strokes] == [(2, "bevel")] * 3


def test_clear_slices_and_borders_are_not_drawn():
    dataset = {"data": [1, 2], "backgroundColor": ["transparent", "red"], "borderColor": ["red", "transparent"]}
    canvas = drawn(chart("pie", dataset))
    assert [len(canvas.fills), len(canvas.strokes)] == [1, 1]


def test_borders_inside_are_twice_as_thick_and_cut_off():
    canvas = drawn(chart("pie", {"data": [1], "borderAlign": "inner", "borderWidth": 4, "borderDash": [5, 2]}))
    (stroke,) = canvas.strokes
    assert (stroke.width, stroke.join, stroke.dash) == (8, "round", (5, 2))
    assert [path is None for path in canvas.clip_paths] == [False, True]


def test_more_than_a_turn_is_filled_again():
    canvas = drawn(chart("doughnut", [1], circumference=800))  # two turns and 80°
    assert len(canvas.fills) == 3
    assert len(canvas.strokes) == 2


# ---- polar areas


def polar(*datasets, **r):
    return chart("polarArea", *datasets, scales={"r": {"ticks": {"display": False}, **r}})


def test_polar_slices_are_as_long_as_their_values():
    made = polar(VALUES, min=8, max=25)
    assert ring(made) == pytest.approx((250, 150, 0, 17.647), abs=1e-3)
    assert made.metas[0].elements[1].outer_radius == pytest.approx(105.882, abs=1e-3)
    assert angles(made) == pytest.approx([0.2, 0.4, 0.6, 0.8, 1])


def test_polar_slices_begin_at_the_scale_s_angle():
    assert polar(VALUES, startAngle=45).metas[0].elements[0].start_angle == pytest.approx(-pi / 4)


def test_polar_slices_have_angles_of_their_own():
    made = polar({"data": VALUES, "angle": [90, 30, 60, 100, 80]})
    assert angles(made) == pytest.approx([90 / 360, 120 / 360, 180 / 360, 280 / 360, 1])


def test_what_is_missing_takes_a_slice_and_what_is_no_number_only_its_place():
    assert angles(polar([5, None, 7, 9])) == [0.25, 0.5, 0.75, 1]
    assert angles(polar([5, "x", 7, 9])) == pytest.approx([1 / 3, 2 / 3, 1, 4 / 3])
    assert len(drawn(polar([5, None, "x", 9])).fills) == 2


# ---- what nobody means


def test_more_slices_than_anybody_sees_are_refused():
    with pytest.raises(TooLargeError) as caught:
        chart("pie", [1] * 1500, [1] * 501)
    assert caught.value.expected == "At most 2,000."


ODD = [
    {"data": [1e308, 1e308, -1e308]},
    {"data": ["Infinity", "NaN", 1]},
    {"data": [[1], {"value": 2}, None, True]},
    {"data": [1, 2], "borderWidth": 1e300, "borderDash": 5, "borderRadius": 1e300, "offset": -1e300, "spacing": 1e300},
    {"data": [1, 2], "borderDash": [-1], "borderJoinStyle": [["x"]], "borderRadius": {"outerStart": "x"}},
    {"data": [1, 2], "weight": -1, "borderWidth": -3, "spacing": -5, "offset": "x"},
    {"data": [1, 2], "rotation": 1e308, "circumference": 1e308},
    {"data": [1, 2], "rotation": "x", "circumference": -90, "cutout": "-20%", "radius": "1e9%"},
    {"data": [1e-320, 1], "spacingMode": {}, "selfJoin": True, "borderAlign": "inner", "borderWidth": 500},
    {"data": [1, 2], "angle": 1e308, "borderRadius": 40, "spacing": 90},
    {"data": []},
    {},
]


@pytest.mark.parametrize("dataset", ODD, ids=str)
@pytest.mark.parametrize("kind", ["pie", "doughnut", "polarArea", "outlabeledPie", "gauge", "radialGauge"])
@pytest.mark.parametrize("version", [2, 4])
def test_odd_values_are_drawn_somehow(kind, dataset, version):
    scales = {"r": {"display": False}} if kind == "polarArea" else {}
    half = {"backgroundColor": "rgba(255, 0, 0, 0.5)", **dataset}
    made = chart(kind, half, version=version, scales=scales, **dataset)
    for one in (*drawn(made).fills, *drawn(made).strokes):
        assert np.isfinite(one.path.vertices).all()
        assert len(one.path.vertices) < 1000

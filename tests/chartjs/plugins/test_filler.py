"""Areas between lines: what is filled to what, and the corners of what is filled, by hand."""

from math import pi

import numpy as np
import pytest

from render_chart.chartjs.chart import Chart
from render_chart.chartjs.elements.line import Bounds, Line, LineOptions
from render_chart.chartjs.plugins import filler
from render_chart.chartjs.plugins.filler import Circle, Source
from render_chart.plot.drawing import color
from tests.drawing import Recorder, extent

# ---- what is filled to what


@pytest.mark.parametrize(
    ("fill", "expected"),
    [
        (False, False), (None, False), (True, "origin"), ("start", "start"), ("end", "end"), ("stack", "stack"),
        ("shape", "shape"), ("origin", "origin"), ("nonsense", False),
        (0, 0), (3, 3), ("3", 3), (2, False), (4, False), (-1, False), (1.5, False),
        ("-1", 1), ("+1", 3), ("-2", 0), ("-3", False), ("+2", False), ("+0", False),
        ({"value": 25}, {"value": 25}), ({"value": "x"}, False), ({"target": "+1", "above": "red"}, 3),
        ({"target": {"value": 3}, "above": "red"}, {"value": 3}), ({"above": "red"}, False),
    ],
)  # fmt: skip
def test_third_of_four_datasets(fill, expected):
    assert filler.decoded(fill, 2, 4) == expected


def sources(*rows):
    line = Line(np.zeros(2), np.zeros(2), LineOptions())
    return [None if row is None else Source(line, *row) for row in rows]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([(1, True), (False, True)], 1),
        ([(1, True), ("origin", False)], "origin"),  # what a hidden one is filled to
        ([(1, True), (2, False), (False, True)], 2),
        ([(1, True), (False, False)], False),
        ([(1, True), (0, False)], False),  # each to the other
        ([(1, True), None], False),
        ([("start", True)], "start"),
    ],
)
def test_hidden_datasets_hand_on(rows, expected):
    assert filler.resolved(sources(*rows), 0, True) == expected


def test_without_propagation_a_hidden_dataset_is_the_end():
    assert filler.resolved(sources((1, True), ("origin", False)), 0, False) == 1


# ---- outlines


def line(*points, **options):
    x, y = np.array(points, float).T
    return Line(x, y, LineOptions(**options), np.isnan(y))


def outlines(one, target, along="x"):
    found = [filler.outline(one, target, part, along) for part in filler.parts(one, target, along)]
    return [path.vertices.tolist() for path in found]


def test_down_to_a_level():
    upper = line((0, 10), (10, 20), (20, 10))
    # along the line, down to the level, back along it, and up again
    assert outlines(upper, filler.level(upper, 50, False)) == [
        [[0, 10], [10, 20], [20, 10], [20, 50], [20, 50], [0, 50], [0, 50]]
    ]


def test_each_stretch_has_its_own_area():
    upper = line((0, 10), (10, 20), (20, np.nan), (30, 10), (40, 10))
    found = outlines(upper, filler.level(upper, 50, False))
    assert [(min(x for x, _ in one), max(x for x, _ in one)) for one in found] == [(0, 10), (30, 40)]


def test_values_that_go_across_are_filled_sideways():
    upright = line((10, 0), (20, 10))
    (found,) = outlines(upright, filler.level(upright, 50, True), "y")
    assert [50, 10] in found
    assert [50, 0] in found


def test_to_a_line_that_is_shorter():
    long, short = line((0, 0), (10, 0), (20, 0), (30, 0)), line((10, 50), (20, 50))
    (part,) = filler.parts(long, short, "x")
    assert (part.start, part.end) == (10, 20)


def test_to_a_line_with_a_gap():
    upper, lower = line((0, 0), (40, 0)), line((0, 50), (10, 50), (20, np.nan), (30, 50), (40, 50))
    found = filler.parts(upper, lower, "x")
    assert [(part.start, part.end) for part in found] == [(0, 10), (30, 40)]


def test_all_around_to_a_circle():
    angles = np.arange(4) * pi / 2
    ring = Line(
        100 + 50 * np.cos(angles), 100 + 50 * np.sin(angles), LineOptions(), angle=angles, closed=True, complete=True
    )
    (part,) = filler.parts(ring, Circle(100, 100, 20), "angle")
    path = filler.outline(ring, Circle(100, 100, 20), part, "angle")
    assert extent(path) == (50, 50, 150, 150)
    assert np.hypot(*(path.vertices[-3] - 100)) == pytest.approx(20, rel=0.1)


def test_a_circle_goes_back_from_the_end_to_the_start():
    path = Circle(0, 0, 10).back(Bounds("angle", 0, pi / 2), True)
    assert path.vertices[0] == pytest.approx((0, 10), abs=1e-9)
    assert path.vertices[-1] == pytest.approx((10, 0), abs=1e-9)


def test_a_stack_lies_on_the_next_line_below_that_is_there():
    class Meta:
        hidden = False

        def __init__(self, index, of):
            self.index, self.line = index, of

    class Scale:
        bottom = 100.0

        @staticmethod
        def matching_visible_metas(_kind):
            return [Meta(0, line((0, 60), (10, 60), (20, 60))), Meta(1, line((10, 40), (20, 40))), Meta(2, top)]

    top = line((0, 20), (10, 20), (20, 20))
    found = filler.stack(Scale, 2, top)
    # From the ground up at the start, onto the middle line where it begins, and down to the ground at the end.
    corners = [(0, 100), (0, 60), (10, 60), (10, 40), (20, 40), (20, 60), (20, 100)]
    assert list(zip(found.x, found.y, strict=True)) == corners


# ---- in a chart


def drawn(*datasets, **options):
    tree = {
        "type": "line",
        "data": {"labels": ["a", "b", "c"], "datasets": list(datasets)},
        "options": {
            "scales": {"x": {"display": False}, "y": {"display": False, "min": -10, "max": 10}},
            "elements": {"point": {"radius": 0}},
            **options,
            "plugins": {"legend": False, "colors": False, **options.get("plugins", {})},
        },
    }
    chart = Chart(tree, 200, 100)
    chart.update()
    canvas = Recorder(200, 100)
    chart.draw(canvas)
    return canvas


RED, BLUE = color.parse("red"), color.parse("blue")


@pytest.mark.parametrize(
    ("fill", "top", "bottom"),
    [
        (True, 25, 50), ("origin", 25, 50), ("start", 25, 100), ("end", 0, 25), ({"value": 8}, 10, 25),
        ({"value": -8}, 25, 90),
    ],
)  # fmt: skip
def test_an_area_ends_where_it_is_told_to(fill, top, bottom):
    canvas = drawn({"data": [5, 5, 5], "fill": fill, "backgroundColor": "red"})
    assert extent(canvas.filled(RED)[0]) == pytest.approx((0, top, 200, bottom))


def test_an_area_reaches_another_dataset():
    canvas = drawn({"data": [5, 5, 5], "fill": "+1", "backgroundColor": "red"}, {"data": [-5, -5, -5]})
    assert extent(canvas.filled(RED)[0]) == (0, 25, 200, 75)


def test_colours_above_and_below():
    fill = {"target": "origin", "above": "red", "below": "blue"}
    canvas = drawn({"data": [5, -5, 5], "fill": fill})
    assert [one.color for one in canvas.fills] == [RED, BLUE]


def test_no_area_without_the_plugin():
    assert not drawn({"data": [5, 5, 5], "fill": True, "backgroundColor": "red"}, plugins={"filler": False}).fills


@pytest.mark.parametrize(
    ("when", "order"),
    [
        ("beforeDatasetDraw", ["Fill", "Stroke", "Fill", "Stroke"]),
        ("beforeDatasetsDraw", ["Fill", "Fill", "Stroke", "Stroke"]),
        ("beforeDraw", ["Fill", "Fill", "Stroke", "Stroke"]),
    ],
)
def test_when_areas_are_drawn(when, order):
    one = {"data": [5, 5, 5], "fill": True, "backgroundColor": "red"}
    canvas = drawn(one, one, plugins={"filler": {"drawTime": when}})
    assert [type(mark).__name__ for mark in canvas.order if type(mark).__name__ in ("Fill", "Stroke")] == order

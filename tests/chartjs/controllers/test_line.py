"""Lines, scatters, bubbles and radars in a chart of 200 by 100 px: where points stand, what is drawn and clipped."""

from math import hypot

import pytest

from render_chart.chartjs.chart import Chart
from render_chart.plot.drawing import color
from render_chart.plot.drawing.paths import MOVE
from tests.drawing import Recorder, extent

RED, BLUE = color.parse("red"), color.parse("blue")


def chart(kind, *datasets, x=None, y=None, version=4, labels=("a", "b", "c", "d", "e"), **options):
    scales = {"x": {"display": False, **(x or {})}, "y": {"display": False, **(y or {})}}
    tree = {
        "type": kind,
        "data": {"labels": list(labels), "datasets": list(datasets)},
        "options": {
            "scales": {} if kind == "radar" else scales,
            "layout": {"autoPadding": False},
            "plugins": {"legend": False, "colors": False},
            **options,
        },
    }
    made = Chart(tree, 200, 100, version)
    made.update()
    return made


def drawn(made):
    canvas = Recorder(200, 100)
    made.draw(canvas)
    return canvas


def places(made, index=0):
    return [(round(point.x, 6), round(point.y, 6)) for point in made.metas[index].elements if not point.skip]


def test_points_stand_at_their_values():
    made = chart("line", {"data": [0, 5, 10, 5, 0]})
    assert places(made) == [(0, 100), (50, 50), (100, 0), (150, 50), (200, 100)]


def test_missing_values_leave_gaps():
    made = chart("line", {"data": [0, None, 10, 5, 0], "borderColor": "red"})
    assert places(made) == [(0, 100), (100, 0), (150, 50), (200, 100)]
    (line,) = (one for one in drawn(made).strokes if one.color == RED and one.width == 3)
    assert line.path.vertices.tolist() == [[100, 0], [150, 50], [200, 100]]  # no line comes to the point by itself


def test_stacked_lines_stand_on_each_other():
    made = chart("line", {"data": [1, 2, 3, 4, 5]}, {"data": [5, 4, 3, 2, 1]}, y={"stacked": True, "min": 0, "max": 10})
    assert places(made, 1) == [(0, 40), (50, 40), (100, 40), (150, 40), (200, 40)]


def test_lines_may_run_down_the_chart():
    made = chart("line", {"data": [0, 5, 10, 5, 0]}, indexAxis="y")
    assert places(made) == [(0, 0), (100, 25), (200, 50), (100, 75), (0, 100)]


def test_gaps_longer_than_asked_for_are_not_spanned():
    data = [{"x": x, "y": 1} for x in (0, 1, 5, 6, 10)]
    made = chart("line", {"data": data, "spanGaps": 4}, x={"type": "linear"})
    assert [(one.start, one.end) for one in made.metas[0].line.segments] == [(0, 4)]
    made = chart("line", {"data": data, "spanGaps": 3.9}, x={"type": "linear"})
    assert [(one.start, one.end) for one in made.metas[0].line.segments] == [(0, 1), (2, 3), (4, 4)]


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (None, None, (0, 6)), (2, None, (1, 6)), (2.5, None, (2, 6)), (None, 3, (0, 4)), (None, 3.5, (0, 5)),
        (2.5, 3.5, (2, 5)), (9, None, (4, 6)), (None, -9, (0, 2)),
    ],
)  # fmt: skip
def test_of_data_in_order_only_those_in_sight_are_drawn(low, high, expected):
    limits = {name: value for name, value in (("min", low), ("max", high)) if value is not None}
    made = chart("line", {"data": [{"x": x, "y": x} for x in range(6)]}, x={"type": "linear", **limits})
    assert (made.metas[0].start, made.metas[0].end) == expected


def test_data_out_of_order_are_all_drawn():
    made = chart("line", {"data": [{"x": x, "y": x} for x in (3, 1, 2)]}, x={"type": "linear", "min": 2})
    assert (made.metas[0].start, made.metas[0].end) == (0, 3)


# ---- options


def test_lists_of_options_begin_anew_at_their_end():
    made = chart("line", {"data": [1, 2, 3, 4, 5], "pointRadius": [2, 4], "pointStyle": ["rect", "star", "circle"]})
    looks = [point.options for point in made.metas[0].elements]
    assert [look.radius for look in looks] == [2, 4, 2, 4, 2]
    assert [look.point_style for look in looks] == ["rect", "star", "circle", "rect", "star"]


def test_a_line_that_is_not_shown_has_its_points():
    canvas = drawn(chart("line", {"data": [0, 5, 10, 5, 0], "showLine": False, "pointRadius": 4}))
    assert len(canvas.fills) == 1
    assert [one.width for one in canvas.strokes] == [1]


def test_stretches_have_the_style_that_the_config_gives_them():
    canvas = drawn(chart("line", {"data": [1, 2, 3, 4, 5], "segment": {"borderDash": [5, 2], "borderColor": "red"}}))
    assert [one.dash for one in canvas.strokes if one.color == RED] == [(5, 2)]


# ---- what is clipped


def clip(made):
    return made.metas[0].clip_area()


def test_what_stands_over_the_area_is_seen_where_its_end_was_not_set():
    # Of a point: its radius under a pointer, 4 px, and its border, 1 px; of the line half its width.
    assert clip(chart("line", {"data": [0, 1, 2, 3, 4]})) == (-5, -5, 205, 105)
    assert clip(chart("line", {"data": [0, 1, 2, 3, 4]}, y={"max": 4})) == (-5, 0, 205, 105)
    thick = {"data": [0, 1, 2, 3, 4], "borderWidth": 30, "pointBorderWidth": 1}
    assert clip(chart("line", thick)) == (-15, -15, 215, 115)


def test_the_largest_point_of_a_scatter_counts():
    data = [{"x": 0, "y": 0}, {"x": 1, "y": 1}, {"x": 2, "y": 0}]
    assert clip(chart("scatter", {"data": data, "pointRadius": [3, 9, 3]})) == (-10, -10, 210, 110)


def test_points_outside_are_drawn_as_far_as_they_reach_in():
    made = chart("line", {"data": [9, 2, 2.2, 2, 2], "pointRadius": 3, "borderWidth": 0}, y={"min": 0, "max": 2})
    # 2.2 is 10 px above the area: farther than half of the 10 px that a point takes; so is 9.
    (points,) = drawn(made).fills
    assert points.path.codes.tolist().count(MOVE) == 3


def test_points_of_version_2_are_whole_or_not_there():
    made = chart(
        "line", {"data": [9, 2, 2.05, 2, 2], "pointRadius": 3, "fill": False}, y={"min": 0, "max": 2}, version=2
    )
    canvas = drawn(made)
    (points,) = canvas.fills
    assert points.path.codes.tolist().count(MOVE) == 3
    assert canvas.clips[-3:] == [(-1.5, 0, 201.5, 100), None, None]  # the line's, lifted for its points


# ---- bubbles


def test_bubbles_have_a_radius_of_their_own():
    made = chart("bubble", {"data": [{"x": 0, "y": 0, "r": 10}, {"x": 1, "y": 1}], "radius": 7})
    assert [point.options.radius for point in made.metas[0].elements] == [10, 7]
    made = chart("bubble", {"data": [[0, 0, 10], [1, 1], [2, 0, 5]], "radius": 7})
    assert [point.options.radius for point in made.metas[0].elements] == [10, 7, 5]


def test_words_for_bubbles():
    made = chart("bubble", {"data": [{"x": 1, "y": 2, "r": 10}]})
    assert made.metas[0].label_and_value(0) == ("a", "(1, 2, 10)")


# ---- radars


def radar(*datasets, **options):
    r = {"min": 0, "max": 10, "pointLabels": {"display": False}, "ticks": {"display": False}}
    return chart("radar", *datasets, scales={"r": r}, **options)


def test_points_stand_around_the_centre():
    made = radar({"data": [10, 5, 10, 5, 0]})
    scale = made.scales["r"]
    away = [hypot(x - scale.x_center, y - scale.y_center) for x, y in places(made)]
    assert away == pytest.approx([50, 25, 50, 25, 0])
    assert places(made)[0] == pytest.approx((100, 0))


def test_a_radar_is_closed_if_it_has_all_its_points():
    assert radar({"data": [1, 2, 3, 4, 5]}).metas[0].line.segments[0].loop
    assert not radar({"data": [1, 2, 3]}).metas[0].line.segments[0].loop


def test_a_radar_is_filled_to_its_start():
    canvas = drawn(radar({"data": [10, 10, 10, 10, 10], "backgroundColor": "blue", "pointBackgroundColor": "red"}))
    (area,) = canvas.filled(BLUE)
    assert extent(area)[:2] == pytest.approx((100 - 50 * 0.9510565, 0))  # the sine of 72 degrees


def test_objects_of_a_radar_say_which_key_is_read():
    made = radar({"data": [{"v": 10}, {"v": 5}], "parsing": {"key": "v"}})
    assert made.metas[0].columns["r"].tolist() == [10, 5]

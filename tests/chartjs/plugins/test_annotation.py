"""Annotations. Places are those of chartjs-plugin-annotation 3.1 under Chart.js 4.6.1, of 500 × 300 px, or by hand."""

from math import atan2, isnan, nan, pi

import pytest

from render_chart.chartjs.chart import Chart
from render_chart.chartjs.fonts import draw_text, to_font
from render_chart.chartjs.layouts import Area, Sides
from render_chart.chartjs.plugins.annotation import geometry, legacy
from render_chart.chartjs.plugins.annotation.geometry import Rect
from render_chart.plot.drawing.color import parse
from tests.drawing import Fill, Recorder, Stroke, Text, extent

AREA = Area(0, 0, 100, 100)
BARE = {"x": {"display": False}, "y": {"display": False}}
RED, LIME = parse("red"), parse("lime")


def chart(*annotations, version=4, kind="line", scales=BARE, data=(1, 2, 3, 2), options=None, **more):
    given = annotations[0] if annotations and "type" not in annotations[0] else list(annotations)
    tree = {
        "type": kind,
        "data": {"labels": ["a", "b", "c", "d"], "datasets": [{"data": list(data)}]},
        "options": {
            "scales": scales,
            "plugins": {"legend": False, "annotation": {"annotations": given, **more}},
            **(options or {}),
        },
    }
    made = Chart(tree, 500, 300, version)
    made.update()
    return made


def drawn(*annotations, **more):
    made = chart(*annotations, **more)
    canvas = Recorder(500, 300)
    made.draw(canvas)
    return canvas


def strokes(canvas, color):
    return [one for one in canvas.strokes if one.color == color]


def line(canvas, color):
    """The ends of the one line of a colour."""
    (found,) = strokes(canvas, color)
    return [tuple(map(float, end)) for end in (found.path.vertices[0], found.path.vertices[-1])]


# ---- geometry


@pytest.mark.parametrize(
    ("position", "expected"),
    [("start", 0), ("end", 200), ("center", 100), ("25%", 50), ("150%", 200), ("-5%", 0), (None, 100), ("x%", 100)],
)
def test_positions_along_a_size(position, expected):
    assert geometry.relative(200, position) == expected


@pytest.mark.parametrize(
    ("value", "positive", "expected"),
    [(5, True, 5), ("50%", True, 100), ("-50%", False, -100), ("-50%", True, 0), (None, True, 200), (True, True, 200)],
)
def test_lengths(value, positive, expected):
    assert geometry.length(200, value, positive) == expected


def test_positions_for_one_or_both_axes():
    assert geometry.position("start") == ("start", "start")
    assert geometry.position({"x": "end"}) == ("end", "center")
    assert geometry.position(None, 0) == (0, 0)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (Rect(-50, 50, 150, 50), Rect(0, 50, 100, 50)),
        (Rect(50, -100, 50, 200), Rect(50, 0, 50, 100)),
        (Rect(-100, -100, 200, 200), Rect(0, 0, 100, 100)),
        (Rect(10, 20, 30, 40), Rect(10, 20, 30, 40)),
        (Rect(0, -50, 100, 150), Rect(25, 0, 75, 100)),
    ],
)
def test_lines_end_at_the_chart_area(given, expected):
    assert geometry.limited(given, AREA) == pytest.approx(expected)


def test_lines_beside_the_chart_area():
    assert not geometry.meets_area(Rect(-5, 0, -1, 100), AREA)
    assert geometry.meets_area(Rect(-5, 0, 1, 100), AREA)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (Rect(0, 0, 10, 10), pi / 4),
        (Rect(10, 10, 0, 0), pi / 4),
        (Rect(10, 0, 0, 10), -pi / 4),
        (Rect(0, 10, 0, 0), -pi / 2),
    ],
)
def test_text_along_a_line_can_be_read(given, expected):
    assert geometry.upright(given) == pytest.approx(expected)


def test_curves():
    given, control = Rect(0, 0, 100, 0), (50, -100)
    assert geometry.on_curve(given, control, 0.5) == (50, -50)
    assert geometry.direction(given, control, 0) == pytest.approx(atan2(-100, 50))
    assert geometry.direction(given, control, 0.5) == pytest.approx(0)


@pytest.mark.parametrize(
    ("point", "side"), [((-50, 10), "left"), ((20, 100), "bottom"), ((20, -50), "top"), ((90, 10), "right")]
)
def test_a_callout_starts_from_the_nearest_side(point, side):
    assert geometry.callout_side(Rect(0, 0, 40, 20), point, 0, "50%") == side


def test_labels_stay_in_the_chart_area():
    assert geometry._inside(3, 20, 0, 100, 5) == 15
    assert geometry._inside(97, 20, 0, 100, 5) == 85
    assert geometry._inside(50, 20, 0, 100, 5) == 50
    assert geometry._inside(10, 200, 0, 100, 5) == 50


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("center", Rect(34, 44, 66, 56)),
        ("left", Rect(0, 44, 32, 56)),
        ("right", Rect(68, 44, 100, 56)),
    ],
)
def test_where_version_2_set_labels_on_level_lines(where, expected):
    label = {"position": where}
    assert geometry.old_line_label(Rect(0, 50, 100, 50), False, label, (20, 0), Sides(6, 6, 6, 6)) == expected


def test_where_version_2_set_labels_on_upright_lines():
    label = {"position": "top", "xAdjust": 5, "yAdjust": 3}
    found = geometry.old_line_label(Rect(50, 0, 50, 100), True, label, (20, 10), Sides(6, 6, 6, 6))
    assert found == Rect(50 - 5 - 16, 3, 50 - 5 + 16, 3 + 22)


# ---- lines


def test_lines_at_values():
    canvas = drawn(
        {"type": "line", "yMin": 2, "yMax": 2, "borderColor": "red"},
        {"scaleID": "x", "value": "b", "type": "line", "borderColor": "lime"},
        {"type": "line", "yMin": 9, "yMax": 9, "borderColor": "blue"},
    )
    assert line(canvas, RED) == [pytest.approx((5, 258.75)), pytest.approx((495, 258.75))]
    assert line(canvas, LIME) == [pytest.approx((168.3333, 5)), pytest.approx((168.3333, 295))]
    assert line(canvas, parse("blue")) == [pytest.approx((5, 5)), pytest.approx((495, 5))]


@pytest.mark.parametrize(
    ("annotation", "box", "angle"),
    [
        ({"yMin": 2, "yMax": 2}, (238, 245.55, 262, 271.95), 0),
        ({"scaleID": "x", "value": "b", "position": "start"}, (156.3333, 11, 180.3333, 37.4), 0),
        (
            {"xMin": 0, "xMax": 3, "yMin": 1, "yMax": 3, "position": "end", "rotation": "auto"},
            (463.1972, 209.3, 487.1972, 235.7),
            -8.4164,
        ),
    ],
)
def test_labels_of_lines(annotation, box, angle):
    label = {"display": True, "content": "Hi", "backgroundColor": "red"}
    label |= {name: annotation.pop(name) for name in ("position", "rotation") if name in annotation}
    high = {"type": "line", "yMin": 9, "yMax": 9, "display": True}
    canvas = drawn({"type": "line", **annotation, "label": label}, high)
    path = canvas.filled(RED)[0]
    middle = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2]
    assert path.vertices.mean(0) == pytest.approx(middle, abs=1.5)
    if not angle:
        assert extent(path) == pytest.approx(box, abs=1e-3)
    assert canvas.text_of("Hi").angle == pytest.approx(-angle, abs=1e-3)


def test_a_line_without_a_border_is_not_drawn():
    assert strokes(drawn({"type": "line", "yMin": 2, "borderWidth": 0, "borderColor": "red"}), RED) == []


def test_a_line_at_no_value_is_not_drawn():
    assert strokes(drawn({"type": "line", "scaleID": "y", "value": None, "borderColor": "red"}), RED) == []


def test_dashes_caps_and_joins():
    (found,) = strokes(
        drawn({
            "type": "line", "yMin": 2, "yMax": 2, "borderColor": "red", "borderDash": [6, 3], "borderDashOffset": 2,
            "borderCapStyle": "round", "borderJoinStyle": "bevel", "borderWidth": 3,
        }),
        RED,
    )  # fmt: skip
    assert (found.dash, found.dash_offset, found.cap, found.join, found.width) == ((6, 3), 2, "round", "bevel", 3)


def test_arrow_heads_shorten_the_line():
    arrow = {"display": True, "length": 20, "width": 10, "fill": True}
    canvas = drawn({
        "type": "line", "yMin": 2, "yMax": 2, "borderColor": "red", "borderWidth": 4, "arrowHeads": {"end": arrow}
    })  # fmt: skip
    shaft, head = strokes(canvas, RED)
    assert shaft.path.vertices[-1, 0] == pytest.approx(495 - 20 * 2 / 10)
    assert head.path.vertices[1] == pytest.approx(shaft.path.vertices[-1])
    assert sorted(head.path.vertices[:3, 0]) == pytest.approx([471, 471, 491])
    assert len(canvas.filled(RED)) == 1


def test_what_all_arrow_heads_have_in_common():
    heads = {"fill": True, "start": {"display": True}, "end": {"display": True, "backgroundColor": "lime"}}
    canvas = drawn({"type": "line", "yMin": 2, "yMax": 2, "borderColor": "red", "arrowHeads": heads})
    assert (len(canvas.filled(RED)), len(canvas.filled(LIME))) == (1, 1)


def test_curved_lines():
    canvas = drawn({"type": "line", "yMin": 2, "yMax": 2, "borderColor": "red", "curve": True})
    (found,) = strokes(canvas, RED)
    start, one, other, end = found.path.vertices
    assert (start[1], one[1], other[1], end[1]) == pytest.approx((150, 150 - 490 / 3, 150 - 490 / 3, 150))


# ---- other shapes


def test_boxes_between_values():
    canvas = drawn({"type": "box", "xMin": 1, "xMax": "c", "yMin": 1, "backgroundColor": "red", "borderRadius": 0})
    assert extent(canvas.filled(RED)[0]) == pytest.approx((168.3333, 5, 331.6667, 295), abs=1e-3)


def test_words_in_a_box():
    label = {
        "display": True,
        "content": ["Hi", "you"],
        "position": {"x": "start", "y": "end"},
        "color": ["red", "lime"],
    }
    canvas = drawn({"type": "box", "xMin": 1, "xMax": 2, "yMin": 1, "label": label})
    one, two = canvas.words
    assert (one.color, two.color, one.weight) == (RED, LIME, 700)
    assert one.x == pytest.approx(168.8333 + 6, abs=1e-3)
    assert two.y - one.y == pytest.approx(14.4)


def test_an_ellipse_fills_its_box():
    canvas = drawn({"type": "ellipse", "xMin": 1, "xMax": 2, "backgroundColor": "red"})
    assert extent(canvas.filled(RED)[0]) == pytest.approx((168.3333, 5, 331.6667, 295), abs=1e-3)


def test_points_and_polygons():
    point = {"type": "point", "xValue": 1, "yValue": 2, "backgroundColor": "red"}
    square = {"type": "polygon", "xValue": 1, "yValue": 2, "sides": 4, "backgroundColor": "lime", "xAdjust": 5}
    canvas = drawn(point, square)
    assert extent(canvas.filled(RED)[0]) == pytest.approx((158.3333, 140, 178.3333, 160), abs=1e-3)
    assert extent(canvas.filled(LIME)[0]) == pytest.approx((163.3333, 140, 183.3333, 160), abs=1e-3)


def test_a_point_in_a_box_may_have_its_size():
    annotation = {"type": "point", "xMin": 1, "xMax": 2, "yMin": 1, "yMax": 3, "radius": nan, "backgroundColor": "red"}
    left, top, right, bottom = extent(drawn(annotation).filled(RED)[0])
    assert (right - left, bottom - top) == pytest.approx((163.3333, 163.3333), abs=1e-3)


def test_labels_at_values():
    annotation = {
        "type": "label", "xValue": "c", "yValue": 2, "content": "Hi", "position": "start", "xAdjust": 5,
        "backgroundColor": "red",
    }  # fmt: skip
    assert extent(drawn(annotation).filled(RED)[0]) == pytest.approx((336.6667, 150, 359.9987, 176.4), abs=1e-2)


def test_callouts():
    annotation = {
        "type": "label", "xValue": 1, "yValue": 2, "content": "Hi", "xAdjust": 100, "callout": {"display": True},
    }  # fmt: skip
    (found,) = strokes(drawn(annotation), parse("#666"))
    left = 168.3333 + 100 - 23.332 / 2 - 5
    assert found.path.vertices[:, 0] == pytest.approx([left, left, left, left - 5, 168.3333], abs=1e-2)


def test_words_in_the_hole_of_a_doughnut_fit_it():
    annotation = {
        "type": "doughnutLabel",
        "content": ["A rather long text", "60"],
        "font": [{"size": 60}, {"size": 30}],
    }
    canvas = drawn(annotation, kind="doughnut", scales={})
    assert [word.size for word in canvas.words] != [60, 30]
    assert all(isinstance(one, Text) for one in canvas.words)


def test_colours_fall_back_to_the_grey_of_texts():
    assert drawn({"type": "box", "xMin": 1}).filled(parse("#666"))


# ---- scales


def limits(*annotations, **more):
    scale = chart(*annotations, **more).scales["y"]
    return scale.min, scale.max


def test_they_widen_the_scale():
    assert limits({"type": "line", "yMin": 9, "yMax": 9}) == (1, 9)
    assert limits({"type": "box", "yMin": -3, "yMax": 0}) == (-3, 3)
    assert limits({"scaleID": "y", "value": 2, "endValue": 7, "type": "line"}) == (1, 7)


@pytest.mark.parametrize(
    "more",
    [{"adjustScaleRange": False}, {"display": False}, {"xScaleID": "x", "yScaleID": "none"}],
)
def test_but_not_where_they_are_told_not_to(more):
    assert limits({"type": "line", "yMin": 9, "yMax": 9, **more}) == (1, 3)


def test_nor_where_the_scale_says_where_it_ends():
    scales = {"x": {"display": False}, "y": {"display": False, "max": 4, "suggestedMin": 0}}
    assert limits({"type": "box", "yMin": -3, "yMax": 9}, scales=scales) == (0, 4)


def test_one_of_two_axes():
    scales = {**BARE, "y1": {"position": "right", "display": False, "min": 0, "max": 100}}
    canvas = drawn({"type": "line", "yScaleID": "y1", "yMin": 50, "yMax": 50, "borderColor": "red"}, scales=scales)
    assert line(canvas, RED)[0][1] == pytest.approx(150)


# ---- when, and in which order


def test_draw_times():
    times = ("beforeDraw", "beforeDatasetsDraw", "afterDatasetsDraw", "afterDraw")
    colors = ("red", "lime", "blue", "yellow")
    boxes = [
        {"type": "box", "drawTime": time, "backgroundColor": color, "borderWidth": 0}
        for time, color in zip(times, colors, strict=True)
    ]
    canvas = drawn(*reversed(boxes))
    order = [one.color for one in canvas.order if isinstance(one, Fill | Stroke)]
    places = [order.index(parse(color)) for color in colors]
    assert places == sorted(places)
    line_of_data = order.index(parse("rgb(54, 162, 235)"))
    assert places[1] < line_of_data < places[2]


def test_a_common_draw_time():
    canvas = drawn({"type": "box", "backgroundColor": "red"}, common={"drawTime": "beforeDraw"})
    assert canvas.fills[0].color == RED


def test_the_lower_z_comes_first():
    boxes = [{"type": "box", "backgroundColor": "red", "z": 2}, {"type": "box", "backgroundColor": "lime", "z": 1}]
    colors = [one.color for one in drawn(*boxes).fills]
    assert colors.index(LIME) < colors.index(RED)


def test_they_are_clipped_unless_told_not_to():
    assert Area(5, 5, 495, 295) in drawn({"type": "box"}).clips
    assert drawn({"type": "box"}, clip=False).clips.count(Area(5, 5, 495, 295)) == 0


def test_annotations_by_their_ids():
    canvas = drawn({"one": {"type": "line", "yMin": 2, "yMax": 2, "borderColor": "red"}})
    assert len(strokes(canvas, RED)) == 1


def test_options_may_be_functions():
    def value(context, _options):
        assert (context.type, context.extra["id"]) == ("annotation", "average")
        return sum(context.chart.data["datasets"][0]["data"]) / 4

    canvas = drawn({"average": {"type": "line", "scaleID": "y", "value": value, "borderColor": "red"}})
    assert line(canvas, RED)[0][1] == pytest.approx(150)


def test_an_unknown_type_is_a_line_and_told_of():
    made = chart({"type": "circle", "yMin": 2, "yMax": 2})
    assert any("circle" in warning for warning in made.warnings)


# ---- as it was written before


def test_annotations_of_version_2_are_moved():
    options = {
        "title": {"display": True},
        "annotation": {
            "drawTime": "afterDraw",
            "annotations": [
                {
                    "type": "line", "mode": "horizontal", "scaleID": "y-axis-0", "value": 2,
                    "label": {"enabled": True, "content": "x", "fontColor": "red", "fontSize": 20, "xPadding": 3},
                },
                {"type": "point"},
            ],
        },
    }  # fmt: skip
    found = legacy.upgrade(options)
    assert found["title"] == {"display": True}
    assert "annotation" not in found
    plugin = found["plugins"]["annotation"]
    assert plugin["common"] == {"drawTime": "afterDraw"}
    (one,) = plugin["annotations"]
    assert (one["scaleID"], one["value"], one["borderWidth"]) == ("y-axis-0", 2, 1)
    assert one["label"] == {
        "display": True, "content": "x", "color": "red", "font": {"size": 20}, "padding": {"x": 3, "y": 6},
    }  # fmt: skip


def test_options_without_annotations_stay():
    assert legacy.upgrade({"a": 1}) == {"a": 1}


def test_old_names_do_not_win_over_new_ones():
    found = legacy.modern({"type": "line", "label": {"enabled": False, "display": True, "fontStyle": "italic"}})
    assert found["label"] == {"display": True, "font": {"style": "italic", "weight": "normal"}}


@pytest.mark.parametrize(("named", "found"), [("y-axis-0", "y"), ("x-axis-0", "x"), ("y-axis-4", None), ("z", None)])
def test_axes_of_version_2_that_had_no_names(named, found):
    made = chart()
    scale = geometry.scale_of(made, {"yScaleID": named}, "yScaleID")
    assert (scale.id if scale else None) == found


def test_boxes_of_version_2_leave_the_scale_as_it_is():
    options = legacy.upgrade({"annotation": {"annotations": [{"type": "box", "yMin": -9, "yMax": 9}]}})
    annotations = options["plugins"]["annotation"]["annotations"]
    assert limits(*annotations) == (1, 3)


def test_letters_of_version_2_were_as_high_as_an_m_is_wide():
    label = {"display": True, "content": "Hi", "backgroundColor": "red"}
    canvas = drawn({"type": "line", "scaleID": "y", "value": 2, "label": label}, version=2)
    _, top, _, bottom = extent(canvas.filled(RED)[0])
    assert bottom - top == pytest.approx(0.833 * 12 + 12, abs=1e-2)
    (hi,) = [one for one in canvas.words if one.string == "Hi"]
    other = Recorder(300, 300)
    draw_text(other, "Hi", 0, (top + bottom) / 2, to_font({"weight": "bold"}), RED, baseline="middle")
    assert hi.y == pytest.approx(other.words[0].y)


def test_nan_has_no_place():
    made = chart()
    assert isnan(geometry.value_on(made.scales["y"], None))
    assert geometry.pixel(made.scales["y"], "x", 7) == 7


def test_numbers_between_labels_do_not_widen_a_scale_of_labels():
    made = chart({"type": "box", "xMin": -0.5, "xMax": 9, "backgroundColor": "red"}, kind="bar")
    assert (made.scales["x"].min, made.scales["x"].max) == (0, 3)
    canvas = Recorder(500, 300)
    made.draw(canvas)
    left, _, right, _ = extent(canvas.filled(RED)[0])
    assert left == pytest.approx(made.area.left)
    assert right > made.area.right

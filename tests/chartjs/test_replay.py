"""What plugins of a config draw: https://html.spec.whatwg.org/multipage/canvas.html#2dcontext"""

from math import pi

import pytest

from render_chart.chartjs.chart import Chart
from render_chart.chartjs.replay import font_of, replay
from render_chart.plot.drawing.color import parse
from tests.drawing import Fill, Recorder, Stroke, Text


def played(*commands):
    canvas = Recorder(400, 200)
    replay(canvas, Chart({"type": "bar", "data": {"datasets": []}}, 400, 200), commands)
    return canvas.order


def bounds(path):
    return tuple(round(float(one), 6) for one in (*path.vertices.min(axis=0), *path.vertices.max(axis=0)))


def test_a_rectangle_is_filled_with_the_color_of_the_moment():
    (fill,) = played(["=", "fillStyle", "red"], ["fillRect", 10, 20, 30, 40])
    assert (fill.color, bounds(fill.path)) == (parse("red"), (10, 20, 40, 60))


def test_saved_states_come_back():
    fills = played(
        ["save"],
        ["=", "fillStyle", "red"],
        ["translate", 5, 5],
        ["fillRect", 0, 0, 1, 1],
        ["restore"],
        ["fillRect", 0, 0, 1, 1],
    )
    assert [(fill.color, bounds(fill.path)) for fill in fills] == [
        (parse("red"), (5, 5, 6, 6)),
        (parse("black"), (0, 0, 1, 1)),
    ]


def test_lines_have_a_width_a_dash_and_ends():
    (stroke,) = played(
        ["=", "lineWidth", 3],
        ["=", "lineCap", "round"],
        ["setLineDash", [4, 2]],
        ["beginPath"],
        ["moveTo", 0, 5],
        ["lineTo", 10, 5],
        ["stroke"],
    )
    assert isinstance(stroke, Stroke)
    assert (stroke.width, stroke.dash, stroke.cap, stroke.join) == (3, (4, 2), "round", "miter")


def test_transforms_enlarge_lines_too():
    (stroke,) = played(["scale", 2, 2], ["beginPath"], ["moveTo", 0, 5], ["lineTo", 10, 5], ["stroke"])
    assert (stroke.width, bounds(stroke.path)) == (2, (0, 10, 20, 10))


@pytest.mark.parametrize(
    ("commands", "box"),
    [
        ([["arc", 50, 50, 10, 0, 2 * pi]], (40, 40, 60, 60)),
        ([["ellipse", 50, 50, 20, 10, 0, 0, 2 * pi]], (30, 40, 70, 60)),
        ([["ellipse", 50, 50, 20, 10, pi / 2, 0, 2 * pi]], (40, 30, 60, 70)),
        ([["rect", 1, 2, 3, 4]], (1, 2, 4, 6)),
        ([["roundRect", 1, 2, 30, 40, 5]], (1, 2, 31, 42)),
        ([["roundRect", 1, 2, 30, 40, [5]]], (1, 2, 31, 42)),
        ([["moveTo", 0, 0], ["quadraticCurveTo", 5, 0, 10, 10], ["lineTo", 0, 10]], (0, 0, 10, 10)),
        ([["moveTo", 0, 0], ["bezierCurveTo", 0, 5, 5, 10, 10, 10]], (0, 0, 10, 10)),
        ([["moveTo", 0, 0], ["arcTo", 10, 0, 10, 10, 5], ["lineTo", 10, 10]], (0, 0, 10, 10)),
    ],
)
def test_paths(commands, box):
    (fill,) = played(["beginPath"], *commands, ["fill"])
    assert bounds(fill.path) == pytest.approx(box, abs=0.01)


def test_an_arc_to_a_corner_rounds_it():
    # A quarter circle about (5, 5): begins at (5, 0), ends at (10, 5).
    (fill,) = played(["moveTo", 0, 0], ["arcTo", 10, 0, 10, 10, 5], ["lineTo", 10, 10], ["fill"])
    points = [tuple(round(float(one), 6) for one in point) for point in fill.path.vertices]
    assert (5.0, 0.0) in points
    assert (10.0, 5.0) in points


def test_text_is_set_as_its_font_and_its_alignment_say():
    (text,) = played(
        ["=", "font", "bold 20px Arial"],
        ["=", "textAlign", "center"],
        ["=", "fillStyle", "#f00"],
        ["fillText", "Hi", 50, 60],
    )
    assert isinstance(text, Text)
    assert (text.string, text.size, text.align, text.color) == ("Hi", 20, 0.5, parse("#f00"))
    assert (text.x, text.y) == pytest.approx((50, 60))


@pytest.mark.parametrize(
    ("css", "size", "bold"),
    [
        ("12px sans-serif", 12, False),
        ("bold 12pt 'Open Sans', Arial", 16, True),
        ("italic 700 1.5em/1.2 Arial", 24, True),
        ("nonsense", 10, False),
    ],
)
def test_fonts(css, size, bold):
    font = font_of(css)
    assert (font.size, font.bold) == (size, bold)


@pytest.mark.parametrize(
    "commands",
    [
        [["fillRect", 1, 2]],
        [["fillRect", "a", 0, 1, 1]],
        [["fillRect", 0, 0, float("nan"), 1]],
        [["=", "fillStyle", "transparent"], ["fillRect", 0, 0, 1, 1]],
        [["=", "globalAlpha", 0], ["fillRect", 0, 0, 1, 1]],
        [["=", "globalCompositeOperation", "destination-out"], ["fillRect", 0, 0, 1, 1]],
        [["arc", 0, 0, -1, 0, 1], ["fill"]],
        [["stroke"], ["fill"], ["closePath"], ["restore"], ["clip"]],
        [["fillText"], ["fillText", None, 1, 1], ["nothing", 1], [7]],
    ],
)
def test_what_means_nothing_draws_nothing(commands):
    assert [one for one in played(*commands) if isinstance(one, (Fill, Stroke, Text))] == []

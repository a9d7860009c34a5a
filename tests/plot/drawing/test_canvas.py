"""What all canvases share: hairlines on whole pixels, and the boxes of texts."""

from math import cos, radians, sin

import pytest

from render_chart.plot.drawing.backend import AggCanvas
from render_chart.plot.drawing.canvas import Canvas
from render_chart.plot.drawing.figure import PublicAggCanvas
from render_chart.plot.drawing.pdf import PdfCanvas
from render_chart.plot.drawing.svg import SvgCanvas
from render_chart.plot.typesetting import shaping
from tests.drawing import Recorder, boxes, flaws

BLACK = (0.0, 0.0, 0.0, 1.0)


@pytest.mark.parametrize(
    ("scale", "length", "snapped"),
    [(1, 3.4, 3), (1, 3.6, 4), (2, 3.3, 3.5), (2, 3.2, 3), (1.5, 1.1, 4 / 3), (1, -0.4, 0)],
)
def test_lengths_snap_to_device_pixels(scale, length, snapped):
    assert Recorder(10, 10, scale).snap(length) == pytest.approx(snapped)


@pytest.mark.parametrize(("scale", "thick"), [(1, 1), (2, 1), (3, 1), (1.5, 4 / 3)])
def test_a_hairline_is_a_css_px_thick_in_whole_device_pixels(scale, thick):
    canvas = Recorder(100, 100, scale)
    canvas.line(3.3, 20.2, 70.9, 20.2, BLACK)
    canvas.line(40.7, 3.3, 40.7, 70.9, BLACK)
    level, upright = (boxes(fill.path)[0] for fill in canvas.fills)
    assert level[3] - level[1] == pytest.approx(thick)
    assert upright[2] - upright[0] == pytest.approx(thick)
    for side in (*level, *upright):
        assert side * scale == pytest.approx(round(side * scale))
    assert abs(level[1] - 20.2) <= 0.5 / scale
    assert abs(upright[2] - 40.7) <= 0.5 / scale


def test_several_hairlines_are_one_path():
    canvas = Recorder(100, 100)
    canvas.hairlines([(0, 10, 100, 10), (0, 20, 100, 20)], BLACK)
    canvas.hairlines([], BLACK)
    (fill,) = canvas.fills
    assert [box[1] for box in boxes(fill.path)] == [10, 20]


def test_the_box_of_a_text_reaches_from_its_highest_letters_to_its_lowest():
    canvas = Recorder(100, 100)
    canvas.text("Ång", 20, 50, 10, BLACK)
    (box,) = canvas.boxes
    width = shaping.width("Ång", 10)
    assert [x for x, _ in box.corners] == pytest.approx([20, 20 + width, 20 + width, 20])
    assert [y for _, y in box.corners] == pytest.approx([42.4, 42.4, 52.2, 52.2])


@pytest.mark.parametrize(("align", "left"), [(0.0, 0.0), (0.5, 0.5), (1.0, 1.0)])
def test_align_says_where_on_the_text_x_is(align, left):
    canvas = Recorder(100, 100)
    canvas.text("abc", 50, 50, 10, BLACK, align=align)
    assert canvas.boxes[0].corners[0][0] == pytest.approx(50 - left * shaping.width("abc", 10))


@pytest.mark.parametrize("angle", [0.0, 35.0, 90.0, -45.0])
def test_the_box_turns_counter_clockwise_about_its_point(angle):
    canvas = Recorder(100, 100)
    canvas.text("abc", 50, 50, 10, BLACK, angle=angle)
    width, turn = shaping.width("abc", 10), radians(angle)
    _, end, below, start = canvas.boxes[0].corners  # upper left, upper right, lower right, lower left of the text
    along = ((below[0] - start[0]) / width, (below[1] - start[1]) / width)
    up = ((end[0] - below[0]) / 9.8, (end[1] - below[1]) / 9.8)
    assert along == pytest.approx((cos(turn), -sin(turn)))  # y runs down
    assert up == pytest.approx((-sin(turn), -cos(turn)))


def test_no_text_has_no_box():
    canvas = Recorder(100, 100)
    canvas.text("", 50, 50, 10, BLACK)
    canvas.texts([("", 1, 2)], 10, BLACK)
    assert (canvas.boxes, canvas.order) == ([], [])


def test_texts_set_together_are_those_set_one_by_one():
    together, single = Recorder(200, 100), Recorder(200, 100)
    together.texts([("a", 10, 20), ("", 0, 0), ("b", 60, 20)], 10, BLACK, align=0.5)
    single.text("a", 10, 20, 10, BLACK, align=0.5)
    single.text("b", 60, 20, 10, BLACK, align=0.5)
    assert together.boxes == single.boxes
    assert together.words == single.words
    assert flaws(together) == []


@pytest.mark.parametrize(
    ("make", "format_"),
    [(AggCanvas, "png"), (PublicAggCanvas, ""), (lambda w, h, _: SvgCanvas(w, h), "svg"),
     (lambda w, h, _: PdfCanvas(w, h), "pdf")],
)  # fmt: skip
def test_figures_in_a_column_are_of_one_width(make, format_):
    """Set from right to left, 111 begins where 000 does; without that it begins further right."""

    def drawn(tabular: bool) -> Canvas:
        canvas = make(100, 60, 1.0)
        canvas.paper((1, 1, 1, 1))
        canvas.texts([("000", 90, 20), ("111", 90, 50)], 16, BLACK, align=1.0, tabular=tabular)
        return canvas

    column, plain = drawn(True), drawn(False)
    (zeros, ones), (_, narrow) = column.boxes, plain.boxes
    assert ones.corners[0][0] == pytest.approx(zeros.corners[0][0])
    assert narrow.corners[0][0] > ones.corners[0][0] + 2
    pictures = set()
    for tabular in (True, False):
        canvas = drawn(tabular)
        pictures.add(canvas.encoded(format_, "", "") if format_ else canvas.pixels().tobytes())
    assert len(pictures) == 2


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_dashed_hairlines_lie_where_whole_ones_do(scale):
    canvas = Recorder(100, 100, scale)
    lines = [(3.3, 20.2, 70.9, 20.2), (40.7, 3.3, 40.7, 70.9)]
    canvas.hairlines(lines, BLACK)
    canvas.hairlines(lines, BLACK, (2.0, 3.0))
    (whole,), (dashed,) = canvas.fills, canvas.strokes
    assert (dashed.width, dashed.dash) == (1.0, (2.0, 3.0))
    level, upright = boxes(whole.path)
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = dashed.path.vertices.tolist()
    assert (x0, y0 - 0.5, x1, y1 + 0.5) == level
    assert (x2 - 0.5, y2, x3 + 0.5, y3) == upright

"""Sparklines: the shape and nothing else; every chart on axes becomes one when it is tiny."""

import numpy as np
import pytest

from render_chart.plot.drawing.color import mix, parse
from render_chart.spec import Axis
from tests.drawing import Recorder, boxes, chart, drawn, extent, points, series

BLUE, WHITE = parse("#2768CE"), parse("white")
DATA = (3.0, 7.0, 5.0, 9.0, 1.0)


def spark(*data, width: int = 120, height: int = 40, **more) -> Recorder:
    return drawn(chart("sparkline", series(*data), width=width, height=height, **more))


def test_the_line_fills_the_picture_but_for_4_px():
    (stroke,) = spark(*DATA).strokes
    assert stroke.path.vertices[:, 0].tolist() == pytest.approx([4, 32, 60, 88, 116])
    assert stroke.path.vertices[:, 1].tolist() == pytest.approx([28, 12, 20, 4, 36])  # 1 to 9 over 32 px


def test_limits_are_those_of_the_caller():
    (stroke,) = spark(*DATA, y=(Axis(kind="linear", min=-7, max=25),)).strokes
    assert stroke.path.vertices[:, 1].tolist() == pytest.approx([26, 22, 24, 20, 28])  # -7 to 25 over 32 px


def test_the_first_place_is_on_top_in_small_pictures_too():
    (stroke,) = spark(*DATA, y=(Axis(kind="linear", reverse=True),)).strokes
    assert stroke.path.vertices[:, 1].tolist() == pytest.approx([12, 28, 20, 36, 4])


def test_a_tiny_bar_hangs_from_an_axis_that_runs_down():
    upright = drawn(chart("bar", series(4.0), y=(Axis(kind="linear", reverse=True),), width=120, height=40))
    assert extent(upright.fills[0].path)[1::2] == (4, 36)


def test_what_lies_beyond_a_limit_is_cut_off():
    canvas = spark(*DATA, 1e300, y=(Axis(kind="linear", max=9),))
    assert canvas.clips == [(0, 4, 120, 36), None]
    assert canvas.strokes[0].path.vertices[:5, 1].tolist() == pytest.approx([28, 12, 20, 4, 36])


def test_a_limit_beyond_all_the_data_leaves_nothing_to_be_seen():
    (stroke,) = spark(*DATA, y=(Axis(kind="linear", min=20),)).strokes
    assert stroke.path.vertices[:, 1].min() > 36


@pytest.mark.parametrize(("height", "width"), [(40, 1.75), (79, 1.75), (80, 2.0)])
def test_it_is_thicker_from_80_px(height, width):
    (stroke,) = spark(*DATA, height=height).strokes
    assert (stroke.width, stroke.color) == (width, BLUE)


def test_it_fades_to_the_bottom_edge_and_ends_in_a_dot():
    canvas = spark(*DATA)
    (fade,), (dot,) = canvas.fades, canvas.fills
    assert fade.colors == (pytest.approx(mix(WHITE, BLUE, 0.22)), pytest.approx(mix(WHITE, BLUE, 0.02)))
    assert (fade.top, fade.bottom) == (4, 40)
    assert extent(dot.path) == pytest.approx((113.5, 33.5, 118.5, 38.5))


def test_the_fade_is_seen_through_where_something_may_be_behind_it():
    (fade,) = spark(*DATA, background="transparent").fades
    assert fade.alpha == (0.22, 0.02)
    areas = drawn(chart("area", series(*DATA), series(*DATA[::-1]), width=120, height=40)).fades
    assert [fade.alpha for fade in areas] == [(0.22, 0.02)] * 2


@pytest.mark.parametrize("value", [0.0, 5.0, -3.0, 1e17, -1e30])
def test_values_that_are_all_the_same_run_through_the_middle(value):
    (stroke,) = spark(value, value, value).strokes
    assert stroke.path.vertices[:, 1].tolist() == pytest.approx([20, 20, 20])


def test_a_gap_parts_it():
    (stroke,) = spark(3.0, 7.0, None, 9.0, 1.0).strokes
    assert stroke.path.codes.tolist() == [1, 2, 1, 2]


def test_one_value_is_a_dot():
    (dot,) = spark(5.0).fills
    assert extent(dot.path) == pytest.approx((57.5, 17.5, 62.5, 22.5))


def test_nothing_is_an_empty_picture():
    assert spark(None, None).order == []


def test_it_has_no_words_at_any_size():
    assert spark(*DATA, width=800, height=400, title="Sales").strings == []


@pytest.mark.parametrize("kind", ["bar", "line", "area", "scatter", "bubble"])
def test_tiny_charts_are_marks_alone(kind):
    canvas = drawn(chart(kind, points((0, 1, 2), (3.0, 5.0, 2.0), name="a"), title="Sales", width=120, height=40))
    assert canvas.strings == []
    assert canvas.order


def test_tiny_bars_stand_on_zero_with_gaps_of_a_fifth():
    canvas = drawn(chart("bar", series(4.0, 8.0), labels=("a", "b"), width=120, height=40))
    (path,) = canvas.filled(BLUE)
    (a0, a1, a2, a3), (b0, b1, _, b3) = boxes(path)
    assert (a3, b3, b1) == (36, 36, 4)
    assert a1 == pytest.approx(20)
    band = 112 / 2
    assert b0 - a2 == pytest.approx(0.2 * band, abs=1)
    assert a2 - a0 == pytest.approx(0.8 * band, abs=1)


def test_negative_bars_hang_from_zero():
    canvas = drawn(chart("bar", series(4.0, -4.0), labels=("a", "b"), width=120, height=40))
    up, down = sorted(box for path in canvas.filled(BLUE) for box in boxes(path))
    assert up[1::2] == pytest.approx((4, 20))
    assert down[1::2] == pytest.approx((20, 36))
    # the value ends are round, the others are not
    rounded = {tuple(np.round(p, 3)) for path in canvas.filled(BLUE) for p in path.vertices.tolist()}
    assert (round(down[0], 3), 20.0) in rounded
    assert (round(down[0], 3), 36.0) not in rounded


@pytest.mark.parametrize(("width", "height"), [(1, 1), (2, 30), (30, 2), (7, 7), (15, 15)])
@pytest.mark.parametrize("kind", ["sparkline", "bar", "area", "pie"])
def test_the_smallest_pictures_can_be_drawn(kind, width, height):
    made = chart(kind, series(*DATA), labels=tuple("abcde"), width=width, height=height)
    for mark in drawn(made).fills:
        x0, y0, x1, y1 = extent(mark.path)
        assert -1 <= x0 <= x1 <= width + 1
        assert -1 <= y0 <= y1 <= height + 1


def test_several_lines_have_no_fade():
    canvas = drawn(chart("line", points((0, 1), (1.0, 2.0)), points((0, 1), (2.0, 1.0)), width=120, height=40))
    assert canvas.fades == []
    assert len(canvas.strokes) == 2


def test_a_reversed_axis_runs_leftwards():
    (stroke,) = spark(*DATA, x=Axis(kind="linear", reverse=True)).strokes
    assert stroke.path.vertices[:, 0].tolist() == pytest.approx([116, 88, 60, 32, 4])

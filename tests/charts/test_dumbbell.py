"""Dumbbells: two dots at their values, and a line from one to the other."""

import numpy as np
import pytest
from msgspec.structs import replace

from render_chart.alt import alt_text
from render_chart.dialects import parse as parse_query
from render_chart.plot.drawing.color import mix, parse
from render_chart.plot.typesetting import shaping
from render_chart.render import render
from render_chart.spec import Axis
from tests.drawing import Recorder, boxes, chart, drawn, flaws, reading, series, sized

BLUE, ORANGE, LINE = parse("#2768CE"), parse("#E36F28"), mix(parse("#5B6472"), parse("#FFFFFF"), 0.55)
SIZE = {"labels": ("Japan", "Spain", "Sweden"), "width": 800, "height": 400}
LIVES = chart("dumbbell", series(81.1, 81.3, 81.6, name="Men"), series(87.1, 86.7, 84.9, name="Women"), **SIZE)


def dots(canvas: Recorder, color) -> np.ndarray:
    """The middles of the dots of a colour."""
    return np.concatenate([one.points for one in canvas.stamps if one.color == color])


def lines(canvas: Recorder) -> list[tuple[float, float, float, float]]:
    return [box for path in canvas.filled(LINE) for box in boxes(path)]


def test_dots_stand_at_their_values_beside_their_names():
    canvas = drawn(LIVES)
    axis = reading(canvas, upright=False)
    assert dots(canvas, BLUE)[:, 0] == pytest.approx([axis.px(v) for v in (81.1, 81.3, 81.6)])
    assert dots(canvas, ORANGE)[:, 0] == pytest.approx([axis.px(v) for v in (87.1, 86.7, 84.9)])
    rows = [canvas.text_of(name).y - 0.727 / 2 * 12 for name in SIZE["labels"]]
    assert dots(canvas, BLUE)[:, 1] == pytest.approx(rows, abs=0.51)


def test_lines_run_from_dot_to_dot_whichever_is_first():
    canvas = drawn(chart("dumbbell", series(3, 9, 5), series(8, 2, 5), **SIZE))
    axis = reading(canvas, upright=False)
    assert [(left, right) for left, _, right, _ in lines(canvas)] == [
        pytest.approx((axis.px(3), axis.px(8))), pytest.approx((axis.px(2), axis.px(9))),
    ]  # fmt: skip
    assert {bottom - top for _, top, _, bottom in lines(canvas)} == {3}


def test_the_axis_does_not_begin_at_zero():
    assert "0" not in drawn(LIVES).strings


def test_both_series_are_in_the_legend():
    canvas = drawn(LIVES)
    assert {"Men", "Women"} <= set(canvas.strings)
    assert canvas.text_of("Men").y == canvas.text_of("Women").y


def test_the_unit_stands_in_the_row_of_the_legend_above_the_base_line():
    canvas = drawn(replace(LIVES, y=(Axis(kind="linear", title="years"),)))
    unit, name = canvas.text_of("years"), canvas.text_of("Men")
    assert unit.y == pytest.approx(name.y)
    assert canvas.text_of("Japan").x == pytest.approx(unit.x - 0.75 * 12, abs=0.5)


def test_values_leave_the_base_line_beside_the_names():
    canvas = drawn(replace(sized(LIVES, 300, 200), series=(series(25, 20, 9), series(27, 32, 19)), values=True))
    assert canvas.text_of("0").x - canvas.text_of("Sweden").x < 10


def test_a_gap_leaves_the_other_dot_alone():
    canvas = drawn(chart("dumbbell", series(3, None, 5), series(8, 2, None), **SIZE))
    assert (len(dots(canvas, BLUE)), len(dots(canvas, ORANGE)), len(lines(canvas))) == (2, 2, 1)


def test_values_stand_at_the_outer_sides():
    canvas = drawn(chart("dumbbell", series(30, 92, 50), series(81, 25, None), values=True, **SIZE))
    blue, orange = dots(canvas, BLUE), dots(canvas, ORANGE)
    away = 0.5 * 12 + 6
    for string, x, align in (
        ("30", blue[0, 0] - away, 1.0), ("81", orange[0, 0] + away, 0.0), ("92", blue[1, 0] + away, 0.0),
        ("25", orange[1, 0] - away, 1.0), ("50", blue[2, 0] + away, 0.0),
    ):  # fmt: skip
        (text,) = (t for t in canvas.words if t.string == string and t.weight == 600)
        assert text.x + align * shaping.width(string, 12, 600) == pytest.approx(x)


def test_without_being_asked_there_are_no_values():
    assert "87.1" not in drawn(LIVES).strings


def test_limits_drop_dots_and_cut_lines():
    axis = (Axis(kind="linear", min=4, max=10),)
    canvas = drawn(chart("dumbbell", series(3, 5, 5), series(8, 6, 12), y=axis, **SIZE))
    assert (len(dots(canvas, BLUE)), len(dots(canvas, ORANGE))) == (2, 2)
    assert min(line[0] for line in lines(canvas)) == pytest.approx(reading(canvas, upright=False).px(4))


def test_one_series_of_pairs_is_as_good_as_two():
    pairs = parse_query((("type", "dumbbell"), ("labels", "a,b"), ("data", "3..8,5..2")))
    two = parse_query((("type", "dumbbell"), ("labels", "a,b"), ("data", "3,5"), ("data", "8,2")))
    assert dots(drawn(pairs), ORANGE).tolist() == dots(drawn(two), ORANGE).tolist()


def test_given_colors_are_drawn_as_given():
    spec = chart("dumbbell", series(3, 9, 5), series(8, 2, 5, color="gold"), colors=("navy",), **SIZE)
    assert {one.color for one in drawn(spec).stamps} == {parse("navy"), parse("gold")}


def test_a_tiny_one_is_bare_and_uses_the_width():
    canvas = drawn(sized(LIVES, 120, 40))
    assert canvas.strings == []
    both = np.concatenate((dots(canvas, BLUE), dots(canvas, ORANGE)))
    assert (both[:, 0].min(), both[:, 0].max()) == pytest.approx((4, 116))


@pytest.mark.parametrize("data", [(0.0, 0.0), (1e100, -1e100), (1e-200, 1.0), (5.0,) * 5000])
def test_extremes_are_drawn(data):
    assert flaws(drawn(chart("dumbbell", series(*data), series(*data[::-1]), x=Axis(kind="category")))) == []


@pytest.mark.parametrize("format_", ["png", "svg", "pdf"])
def test_every_format_comes_out(format_):
    assert len(render(LIVES, format_)[0]) > 500


def test_in_words():
    assert alt_text(LIVES) == (
        "Dumbbell chart. 3 pairs (Men, Women). Widest gap: Japan, 81.1 to 87.1; narrowest: Sweden, 81.6 to 84.9."
    )

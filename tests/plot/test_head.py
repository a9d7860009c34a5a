"""Title, subtitle, and the row that the y title shares with the legend."""

import pytest

from render_chart.plot import head
from render_chart.plot.drawing.color import parse
from render_chart.plot.looks.style import style_of
from render_chart.plot.typesetting import shaping
from render_chart.spec import Axis
from tests.drawing import Recorder, chart, drawn, series

TEXT, MUTED = parse("#1B2130"), parse("#5B6472")  # of the light theme
STYLE = style_of(chart("bar", series(1), width=800, height=400))  # base 12, pad 18, title 18
EUR = (Axis(kind="linear", title="EUR"),)
TWO = (series(3, 5, name="North"), series(4, 4, name="South"))


def test_title_and_subtitle_stand_at_the_left_edge_of_the_picture():
    canvas = drawn(
        chart("bar", series(3, 5), labels=("a", "b"), title="Sales", subtitle="by quarter", width=800, height=400)
    )
    title, subtitle = canvas.text_of("Sales"), canvas.text_of("by quarter")
    assert (title.x, title.align, title.size, title.weight, title.color) == (18, 0, 18, 600, TEXT)
    assert (subtitle.x, subtitle.size, subtitle.weight, subtitle.color) == (18, 1.08 * 12, 400, MUTED)
    assert title.y == pytest.approx(18 + 0.727 * 18)  # its capitals begin at the margin
    below = 18 + 0.727 * 18 + 0.5 * 18 + 0.12 * 12
    assert subtitle.y == pytest.approx(below + 0.727 * 1.08 * 12)


def test_the_y_title_lies_in_the_row_of_the_legend():
    canvas = drawn(chart("bar", *TWO, labels=("a", "b"), y=EUR))
    unit, first, last = canvas.text_of("EUR"), canvas.text_of("North"), canvas.text_of("South")
    assert unit.y == first.y == last.y
    assert unit.x == 16
    assert last.x + shaping.width("South", last.size) == pytest.approx(500 - 16)  # the legend ends at the right margin


def test_without_room_in_one_row_the_legend_goes_first():
    many = [series(3, 5, name=f"A rather long name {i}") for i in range(4)]
    canvas = drawn(chart("bar", *many, labels=("a", "b"), y=EUR))
    assert canvas.text_of("EUR").y > canvas.text_of("A rather long name 3").y
    assert canvas.text_of("A rather long name 0").x < canvas.text_of("A rather long name 1").x
    assert canvas.text_of("EUR").x == 16


def test_the_title_of_a_second_axis_ends_at_the_right_margin():
    sides = (Axis(kind="linear", title="mm"), Axis(kind="linear", title="°C"))
    canvas = drawn(chart("bar", series(3, 5), series(4, 4, axis=1), labels=("a", "b"), y=sides))
    left, right = canvas.text_of("mm"), canvas.text_of("°C")
    assert (left.x, right.x, right.align, left.y) == (16, 500 - 16, 1, right.y)


def test_the_title_of_a_second_axis_has_the_colour_of_its_only_series():
    sides = (Axis(kind="linear", title="mm"), Axis(kind="linear", title="°C"))
    rain, heat, cold = series(3, 5), series(4, 4, axis=1, color="#B1264C"), series(2, 2, axis=1)
    one = drawn(chart("bar", rain, heat, labels=("a", "b"), y=sides))
    assert (one.text_of("°C").color, one.text_of("mm").color) == (parse("#B1264C"), MUTED)
    two = drawn(chart("bar", rain, heat, cold, labels=("a", "b"), y=sides))
    assert two.text_of("°C").color == MUTED


def test_a_formula_that_hangs_low_keeps_the_plot_away():
    plain = drawn(chart("line", series(0, 4), labels=("a", "b"), title="A root", mathtext=True))
    hanging = drawn(chart("line", series(0, 4), labels=("a", "b"), title=r"A $\frac{1}{\sqrt{2}}$", mathtext=True))
    assert hanging.text_of("4").y > plain.text_of("4").y + 4


def test_a_long_title_takes_two_balanced_lines():
    title = "Share of people who would recommend their employer to a friend, by age and country"
    lines = head.title_lines(title, STYLE, 2, 18, 600)
    assert " ".join(lines) == title
    widths = [shaping.width(line, 18, 600) for line in lines]
    assert max(widths) <= 764
    assert min(widths) > 0.6 * max(widths)


def test_a_title_too_long_for_its_lines_ends_in_an_ellipsis():
    title = "word " * 80
    for most in (1, 2):
        lines = head.title_lines(title.strip(), STYLE, most, 18, 600)
        assert len(lines) == most
        assert lines[-1].endswith("…")
        assert all(shaping.width(line, 18, 600) <= 764 for line in lines)


def test_a_title_without_spaces_is_shortened():
    (line,) = head.title_lines("x" * 300, STYLE, 2, 18, 600)
    assert line.endswith("…")


def test_nothing_above_leaves_all_the_room():
    canvas = Recorder(800, 400)
    assert head.draw(canvas, STYLE, "", "") == STYLE.pad
    assert canvas.strings == []

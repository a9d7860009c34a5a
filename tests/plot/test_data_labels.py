"""Data labels: set where they meet nothing, the weightier first."""

import pytest

from render_chart.plot.data_labels import Label, place
from render_chart.plot.looks.style import style_of
from render_chart.plot.typesetting import shaping
from render_chart.spec import Axis
from tests.drawing import Recorder, boxes, chart, drawn, flaws, points, series

STYLE = style_of(chart("bar", series(1), width=800, height=400))  # base 12
BLACK = (0.0, 0.0, 0.0, 1.0)
ALL = (0.0, 0.0, 800.0, 400.0)


def kept(labels: list[Label], inside=ALL) -> list[str]:
    canvas = Recorder(800, 400)
    place(canvas, STYLE, labels, inside)
    return canvas.strings


def test_what_is_apart_is_all_set():
    assert sorted(kept([Label("12", 100, 50, BLACK), Label("34", 200, 50, BLACK)])) == ["12", "34"]


def test_of_two_that_meet_the_weightier_is_set():
    labels = [Label("12", 100, 50, BLACK, importance=12), Label("34", 105, 52, BLACK, importance=34)]
    assert kept(labels) == ["34"]


@pytest.mark.parametrize(
    ("x", "y", "align"), [(795, 50, 0.0), (5, 50, 1.0), (100, 2, 0.5), (100, 398, 0.5), (-9, 50, 0.5)]
)
def test_what_would_leave_the_box_is_left_out(x, y, align):
    assert kept([Label("1234", x, y, BLACK, align)]) == []


@pytest.mark.parametrize(("x", "edge"), [(1, 0), (799, 800)])
def test_a_centred_one_is_moved_into_the_box(x, edge):
    canvas = Recorder(800, 400)
    place(canvas, STYLE, [Label("1234", x, 50, BLACK)], ALL)
    corners = [corner for corner, _ in canvas.boxes[0].corners]
    assert min(abs(edge - corner) for corner in corners) == pytest.approx(1.2)
    assert 0 < min(corners) < max(corners) < 800


@pytest.mark.parametrize("align", [0.0, 0.5, 1.0])
def test_a_label_is_semibold_and_centred_at_its_y(align):
    canvas = Recorder(800, 400)
    place(canvas, STYLE, [Label("12", 100, 50, BLACK, align)], ALL)
    (text,) = canvas.words
    assert (text.size, text.weight) == (12, 600)
    assert text.y - 0.727 / 2 * 12 == pytest.approx(50)
    assert text.x == pytest.approx(100 - align * shaping.width("12", 12, 600))


def test_a_halo_is_of_the_background_and_under_its_text():
    canvas = Recorder(800, 400)
    place(canvas, STYLE, [Label("12", 100, 50, BLACK, halo=True)], ALL)
    halo, text = canvas.order
    assert halo.color[:3] == STYLE.background[:3]
    assert text.string == "12"


def test_columns_have_their_values_above_and_below_zero():
    canvas = drawn(chart("bar", series(31, -17), labels=("a", "b"), values=True, width=500, height=300))
    axis = canvas.text_of("0").y
    assert canvas.text_of("31").y < axis < canvas.text_of("−17").y


@pytest.mark.parametrize("title", ["", "Title"])
@pytest.mark.parametrize("kind", ["bar", "line"])
@pytest.mark.parametrize("data", [(80, 20), (-80, 20), (80, -20), (-80, -20)])  # the axis ends at 80 or −80
def test_the_highest_and_the_lowest_have_theirs(data, kind, title):
    canvas = drawn(chart(kind, series(*data), labels=("a", "b"), values=True, title=title))
    labels = [text.string for text in canvas.words if text.weight == 600 and text.string != title]
    assert sorted(labels) == sorted(str(value).replace("-", "−") for value in data)


def test_bars_that_hang_from_a_reversed_axis_have_theirs_under_them():
    canvas = drawn(chart("bar", series(31, 80), labels=("a", "b"), values=True, y=(Axis(kind="linear", reverse=True),)))
    assert canvas.text_of("0").y < canvas.text_of("31").y
    assert "80" in [text.string for text in canvas.words if text.weight == 600]


def test_values_of_grouped_bars_are_set_if_asked_for():
    data = (series(31, 52), series(43, 44))
    assert "52" not in drawn(chart("bar", *data, labels=("a", "b"))).strings
    assert {"31", "52", "43", "44"} <= set(drawn(chart("bar", *data, labels=("a", "b"), values=True)).strings)


def test_values_can_be_turned_off():
    assert "31" not in drawn(chart("bar", series(31, 52), labels=("a", "b"), values=False)).strings


def test_values_of_stacked_bars_stand_inside_and_can_be_read_there():
    canvas = drawn(chart("bar", series(31, 52), series(43, 44), labels=("a", "b"), stack="normal", values=True))
    assert canvas.text_of("31").color == (1, 1, 1, 1)  # on blue
    assert canvas.text_of("43").color == (0, 0, 0, 1)  # on orange, where white would have a contrast of 3.2


def test_values_of_lines_are_set_if_asked_for():
    assert "31" not in drawn(chart("line", series(31, 52), labels=("a", "b"))).strings
    assert {"31", "52"} <= set(drawn(chart("line", series(31, 52), labels=("a", "b"), values=True)).strings)


def test_values_are_written_as_the_caller_wants():
    canvas = drawn(chart("bar", series(0.31, 0.5), labels=("a", "b"), values=True, format=".0%"))
    assert {"31%", "50%"} <= set(canvas.strings)


def test_what_is_blocked_goes_to_its_other_place():
    first = Label("12", 100, 50, BLACK, importance=2)
    second = Label("34", 100, 50, BLACK, importance=1, other=Label("34", 100, 80, BLACK))
    canvas = Recorder(800, 400)
    place(canvas, STYLE, [first, second], ALL)
    assert canvas.text_of("34").y - 0.727 / 2 * 12 == pytest.approx(80)


def test_what_others_have_taken_stays_free():
    canvas = Recorder(800, 400)
    place(canvas, STYLE, [Label("12", 100, 50, BLACK)], ALL, [(90, 40, 110, 60)])
    assert canvas.strings == []


def test_a_line_is_met_only_where_that_cannot_be_helped_and_on_a_halo():
    line = (0.0, 49.0, 800.0, 51.0)
    here = Label("12", 100, 50, BLACK)
    for label, y, halos in ((here, 50, 1), (here._replace(other=here._replace(y=80)), 80, 0)):
        canvas = Recorder(800, 400)
        place(canvas, STYLE, [label], ALL, (), [line])
        assert canvas.text_of("12").y - 0.727 / 2 * 12 == pytest.approx(y)
        assert len(canvas.fills) == halos


def test_at_a_low_point_of_a_line_the_value_stands_under_it():
    canvas = drawn(chart("line", series(51, 32, 53), labels=("a", "b", "c"), values=True))
    dots = canvas.stamps[0].points[:, 1]
    assert canvas.text_of("51").y < dots[0]
    assert canvas.text_of("32").y > dots[1]


def test_values_of_two_lines_have_their_colours():
    canvas = drawn(chart("line", series(51, 32), series(12, 13), labels=("a", "b"), values=True))
    assert canvas.text_of("51").color[2] > canvas.text_of("51").color[0]  # blue
    assert canvas.text_of("12").color[0] > canvas.text_of("12").color[2]  # orange


def test_values_of_stacked_areas_stand_inside_them():
    spec = chart("area", series(51, 32, 53), series(44, 45, 46), labels=("a", "b", "c"), stack="normal", values=True)
    canvas = drawn(spec)
    assert {"51", "32", "53", "44", "45", "46"} <= set(canvas.strings)
    assert canvas.text_of("45").y < canvas.text_of("32").y
    assert canvas.text_of("45").color in ((0, 0, 0, 1), (1, 1, 1, 1))
    low = chart("area", series(51, 32, 53), series(0.4, 0.5, 0.6), labels=("a", "b", "c"), stack="normal", values=True)
    assert "0.5" not in drawn(low).strings


def test_points_have_their_values_if_asked_for():
    data = points((1, 2, 3), (31, 52, 43))
    assert "52" not in drawn(chart("scatter", data)).strings
    assert {"31", "52", "43"} <= set(drawn(chart("scatter", data, values=True)).strings)


def test_bubbles_have_their_sizes_inside_where_there_is_room():
    data = points((1, 2, 3), (5, 6, 7), size=(731.0, 402.0, 3.0))
    canvas = drawn(chart("bubble", data, values=True, width=800, height=600))
    assert {"731", "402", "3"} <= set(canvas.strings)
    (largest, *_, smallest) = (boxes(fill.path)[0] for fill in canvas.fills if len(fill.path.vertices) == 14)
    assert largest[1] < canvas.text_of("731").y < largest[3]
    assert canvas.text_of("3").y < smallest[1]


@pytest.mark.parametrize("kind", ["bar", "line", "area", "scatter", "bubble"])
@pytest.mark.parametrize("stack", ["none", "normal"])
@pytest.mark.parametrize("size", [(800, 400), (500, 300), (300, 200), (160, 120)])
def test_however_many_they_are_they_keep_apart(kind, stack, size):
    x = tuple(range(40))
    rows = [tuple((7 * i + 13 * k) % 23 + 0.5 for i in x) for k in range(3)]
    more = {"size": rows[0]} if kind == "bubble" else {}
    stacked = stack if kind in ("bar", "line", "area") else "none"
    made = [points(x, row, name=f"Series {k}", **more) for k, row in enumerate(rows)]
    spec = chart(kind, *made, values=True, stack=stacked, width=size[0], height=size[1])
    assert flaws(drawn(spec)) == []


def test_of_very_many_points_the_greatest_are_labelled():
    x = tuple(range(30_000))
    canvas = drawn(chart("line", points(x, tuple(i % 1000 for i in x)), values=True, dense="line"))
    assert "999" in canvas.strings

"""Legends: rows that break between names, columns that count what has no room."""

import pytest

from render_chart.plot import legend
from render_chart.plot.drawing.color import parse
from render_chart.plot.legend import Entry
from render_chart.plot.looks.style import style_of
from render_chart.plot.typesetting import shaping
from tests.drawing import Recorder, boxes, chart, drawn, extent, points, series

STYLE = style_of(chart("bar", series(1), width=800, height=400))  # base 12
BLUE = parse("#2768CE")


def squares(*names: str) -> list[Entry]:
    return [Entry(name, BLUE, "square") for name in names]


def names(rows: list[list[Entry]]) -> list[list[str]]:
    return [[entry.name for entry in row] for row in rows]


@pytest.mark.parametrize(("shape", "swatch"), [("square", 0.85), ("disc", 0.85), ("line", 1.5)])
def test_an_entry_is_swatch_space_and_name(shape, swatch):
    entry = Entry("North", BLUE, shape)
    assert legend.entry_width(entry, STYLE) == pytest.approx((swatch + 0.45) * 12 + shaping.width("North", 12))


def test_words_alone_have_no_swatch():
    assert legend.entry_width(Entry("+ 3 more", BLUE, ""), STYLE) == shaping.width("+ 3 more", 12)


def test_what_fits_is_one_row():
    assert names(legend.flow(squares("Ash", "Elm", "Fir"), STYLE, 400)) == [["Ash", "Elm", "Fir"]]


def test_a_row_breaks_between_names():
    two = legend.row_width(squares("Ash", "Elm"), STYLE)
    assert names(legend.flow(squares("Ash", "Elm", "Fir"), STYLE, two + 1)) == [["Ash", "Elm"], ["Fir"]]


def test_no_row_is_wider_than_its_room():
    entries = squares(*(f"Series number {i}" for i in range(40)))
    for room in (120, 300, 764):
        assert all(legend.row_width(row, STYLE) <= room for row in legend.flow(entries, STYLE, room))


def test_what_has_no_row_is_counted():
    entries = squares(*(f"Series {i}" for i in range(40)))
    rows = legend.flow(entries, STYLE, 300)
    assert len(rows) == 3
    shown = sum(len(row) for row in rows) - 1
    assert rows[-1][-1].name == f"+ {40 - shown} more"


@pytest.mark.parametrize(
    ("width", "height", "rows"), [(800, 400, 3), (500, 300, 3), (1354, 243, 2), (300, 200, 2), (500, 199, 1)]
)
def test_rows_take_no_more_than_a_fifth_of_the_height(width, height, rows):
    style = style_of(chart("bar", series(1), width=width, height=height))
    entries = squares(*(f"Series {i}" for i in range(100)))
    assert len(legend.flow(entries, style, width - 40)) == rows


def test_a_name_wider_than_the_room_is_shortened():
    ((only,),) = legend.flow(squares("A name that goes on and on and on"), STYLE, 100)
    assert only.name.endswith("…")
    assert legend.entry_width(only, STYLE) <= 100


def beside(entries: list[Entry], place: str, height: float = 300) -> tuple[legend.Room, list[str]]:
    """What a legend leaves of an 800 px wide picture with a plot from y = 50, and the names that were set."""
    canvas = Recorder(800, 400)
    return legend.beside(canvas, STYLE, entries, place, 50, 50 + height), canvas.strings


@pytest.mark.parametrize("place", ["left", "right"])
def test_a_column_takes_the_width_of_its_widest_name_and_a_space(place: str):
    room, _ = beside(squares("A", "Longer"), place)
    width = legend.entry_width(Entry("Longer", BLUE, "square"), STYLE) + 1.25 * 12
    inner = 800 - 2 * STYLE.pad
    assert (room.right - room.left, room.bottom) == (pytest.approx(inner - width), 350)
    assert (room.left > STYLE.pad) == (place == "left")


def test_a_column_counts_what_has_no_line():
    _, set_ = beside(squares(*"abcdefghij"), "right", 100)  # 100 px / (1.6 · 12 px) is five lines
    assert set_ == ["a", "b", "c", "d", "+ 6 more"]


def test_rows_below_take_from_the_height_alone():
    room, _ = beside(squares("A", "B"), "bottom")
    assert (room.left, room.right) == (STYLE.pad, 800 - STYLE.pad)
    assert room.bottom == pytest.approx(350 - 1.45 * 12 - 0.25 * 12)


@pytest.mark.parametrize("place", ["top", "auto", "none"])
def test_elsewhere_it_takes_nothing(place: str):
    room, set_ = beside(squares("A", "B"), place)
    assert (room.left, room.right, room.bottom, set_) == (STYLE.pad, 800 - STYLE.pad, 350, [])


# ---- as drawn

TWO = (series(3, 5, name="North"), series(4, 4, name="South"))


def test_one_series_has_no_legend():
    assert "North" not in drawn(chart("bar", series(3, 5, name="North"), labels=("a", "b"))).strings


def test_one_series_has_one_if_asked_for():
    assert "North" in drawn(chart("bar", series(3, 5, name="North"), labels=("a", "b"), legend="top")).strings


def test_no_legend_if_none_is_wanted():
    assert "North" not in drawn(chart("bar", *TWO, labels=("a", "b"), legend="none")).strings


def placed(place: str):
    """North's text, and the bars' outer box, in a chart of 500 x 300 with the legend there."""
    canvas = drawn(chart("bar", *TWO, labels=("a", "b"), legend=place))
    bars = [box for color in ("#2768CE", "#E36F28") for path in canvas.filled(parse(color)) for box in boxes(path)]
    big = [box for box in bars if box[3] - box[1] > 20]
    left, top, right, bottom = zip(*big, strict=True)
    return canvas.text_of("North"), (min(left), min(top), max(right), max(bottom))


def test_where_a_legend_stands():
    for place, beside in (
        ("top", lambda text, box: text.y < box[1]),
        ("bottom", lambda text, box: text.y > box[3]),
        ("left", lambda text, box: text.x < box[0]),
        ("right", lambda text, box: text.x > box[2]),
    ):
        text, box = placed(place)
        assert beside(text, box), place


@pytest.mark.parametrize(("kind", "side"), [("bar", 9), ("scatter", 8.25)])
def test_swatches_are_squares_for_bars_and_discs_for_points(kind, side):
    canvas = drawn(chart(kind, points((1, 2), (3, 5), name="North"), points((1, 2), (4, 4), name="South")))
    swatch = canvas.filled(BLUE)[0]
    x0, y0, x1, y1 = extent(swatch)
    assert (x1 - x0, y1 - y0) == pytest.approx((side, side))  # b = 11: 0.85 b in whole px, a disc of 0.75 b
    assert len(swatch.vertices) == {"bar": 18, "scatter": 14}[kind]


def test_the_swatch_of_a_line_is_a_line():
    canvas = drawn(chart("line", points((1, 2), (3, 5), name="N"), points((1, 2), (4, 4), name="S"), legend="top"))
    short = [one for one in canvas.strokes if extent(one.path)[2] - extent(one.path)[0] < 20]
    assert [one.color for one in short] == [BLUE, parse("#E36F28")]
    assert all(len(one.path.vertices) == 2 for one in short)


def test_order_is_that_of_the_series():
    canvas = drawn(chart("bar", *(series(1, 2, name=n) for n in "zyx"), labels=("a", "b")))
    assert [canvas.text_of(n).x for n in "zyx"] == sorted(canvas.text_of(n).x for n in "zyx")

"""Fonts from options, widths and places of text. Widths are Arial's, in units of 1/2048 em."""

from math import pi

import numpy as np
import pytest

from render_chart.chartjs.fonts import (
    Backdrop,
    Font,
    counted,
    draw_text,
    draw_texts,
    line_height,
    longest_width,
    text_width,
    to_font,
)
from render_chart.errors import TooLargeError
from render_chart.plot.drawing.backend import AggCanvas
from render_chart.plot.drawing.paints import LinearGradient
from render_chart.plot.typesetting import fonts
from tests.drawing import Recorder

BLACK, CLEAR = (0.0, 0.0, 0.0, 1.0), (0.0, 0.0, 0.0, 0.0)


def test_a_font_without_options_is_twelve_px_of_arial():
    font = to_font({})
    assert (font.size, font.line_height, font.bold, font.face) == (12, pytest.approx(14.4), False, fonts.ARIAL)


def test_what_options_leave_out_is_the_fallback_s():
    font = to_font({"weight": "bold"}, to_font({"size": 20, "lineHeight": 2}))
    assert (font.size, font.line_height, font.bold) == (20, 40, True)


@pytest.mark.parametrize(
    ("weight", "bold"), [("bold", True), ("bolder", True), (600, True), ("700", True), (500, False), ("normal", False)]
)
def test_weights_from_600_on_are_bold(weight, bold):
    assert to_font({"weight": weight}).bold == bold


@pytest.mark.parametrize(("words", "width"), [("A v", 2959), ("L T", 2959), ("1 1", 2847), ("Av", 2353)])
def test_letters_are_not_kerned_with_spaces(words, width):
    # What a canvas measures: the words and the spaces between them.
    assert text_width(words, Font(size=2048)) == pytest.approx(width, abs=1)


@pytest.mark.parametrize(
    # https://www.chartjs.org/docs/4.5.1/general/fonts.html, https://developer.mozilla.org/docs/Web/CSS/line-height
    ("value", "height"),
    [
        (1.5, 30),
        ("1.5", 30),
        ("150%", 30),
        ("24px", 24),
        ("1.5em", 30),
        ("normal", 24),
        ("wide", 24),
        (-1, 24),
        (1e308, 24),
        ("1e3", 24),
    ],
)
def test_line_heights(value, height):
    assert line_height(value, 20) == pytest.approx(height)


@pytest.mark.parametrize(("size", "px"), [("14", 14), ("14px", 14), ("large", 12), (None, 12), (9.5, 9.5)])
def test_sizes_may_be_words(size, px):
    assert to_font({"size": size}).size == px


@pytest.mark.parametrize(
    ("family", "face"),
    [
        ("'Helvetica Neue', 'Helvetica', 'Arial', sans-serif", fonts.ARIAL),
        ("Comic Sans", fonts.ARIAL),
        ("Unheard", fonts.ARIAL),
        ("'Courier New', monospace", "mono"),
        ("Times, serif", "serif"),
        ("Unheard, Georgia", "serif"),
        ("Inter", fonts.MAIN),
    ],
)
def test_families(family, face):
    assert to_font({"family": family}).face == face


def test_italics_are_slanted():
    assert to_font({"style": "italic"}).face == fonts.ARIAL_ITALIC
    assert text_width("Sales", to_font({"style": "italic"})) == text_width("Sales", to_font({}))


@pytest.mark.parametrize(
    ("string", "bold", "units"),
    # J 1024, a 1139, n 1139, u 1139, r 682, y 1024, and kerning of r and y, -60 (bold: 1139, 1251, 797, 1139; -20)
    [("0123456789", False, 11390), ("Mi", False, 1706 + 455), ("Mi", True, 1706 + 569), ("%", False, 1821)],
)
def test_widths_are_those_of_arial(string, bold, units):
    font = to_font({"size": 2048, "weight": "bold" if bold else "normal"})
    assert text_width(string, font) == pytest.approx(units, abs=1)


def test_the_longest_of_labels_with_several_lines():
    font = to_font({})
    assert longest_width(["a", ["bb", "dddd"], None], font) == text_width("dddd", font)
    assert longest_width([], font) == 0


@pytest.mark.parametrize(("align", "left"), [("left", 50), ("start", 50), ("center", 39), ("right", 28), ("end", 28)])
def test_alignment(align, left):
    canvas = AggCanvas(100, 40, 1.0)
    canvas.paper(CLEAR)
    draw_text(canvas, "||||", 50, 20, to_font({"size": 21.13}), BLACK, align)  # 4 · 532 / 2048 em are 22 px
    columns = np.flatnonzero(canvas.pixels()[..., 3].any(0))
    assert columns[0] == pytest.approx(left + 2, abs=1)


@pytest.mark.parametrize(
    # em from the middle of the em square; drawn by Chromium and by Skia with Liberation Sans at 100 px
    ("baseline", "below"),
    [("alphabetic", 0), ("top", 78), ("middle", 28), ("bottom", -22), ("hanging", 72)],
)
def test_base_lines(baseline, below):
    canvas = AggCanvas(200, 300, 1.0)
    canvas.paper(CLEAR)
    draw_text(canvas, "H", 50, 150, to_font({"size": 100}), BLACK, "left", baseline)
    rows = np.flatnonzero(canvas.pixels()[..., 3].any(1))
    assert rows[-1] + 1 == pytest.approx(150 + below, abs=1)


def test_lines_stand_below_each_other():
    canvas = Recorder(200, 100)
    draw_text(canvas, ["one", "two"], 20, 30, to_font({"lineHeight": 1.5}), BLACK)
    assert [(text.string, text.x, text.y) for text in canvas.words] == [("one", 20, 30), ("two", 20, 48)]


def test_turned_text_goes_on_below_itself():
    canvas = Recorder(200, 100)
    draw_text(canvas, ["one", "two"], 20, 30, to_font({"lineHeight": 1.5}), BLACK, rotation=pi / 2)
    first, second = canvas.words
    assert first.angle == pytest.approx(-90)
    assert (second.x - first.x, second.y - first.y) == pytest.approx((-18, 0))


def test_text_wider_than_it_may_be_is_made_narrower():
    canvas = AggCanvas(200, 40, 1.0)
    canvas.paper(CLEAR)
    draw_text(canvas, "WWWWWWWWWW", 10, 20, to_font({}), BLACK, max_width=50)
    columns = np.flatnonzero(canvas.pixels()[..., 3].any(0))
    assert columns[0] >= 9
    assert columns[-1] <= 60
    assert columns[-1] - columns[0] > 45


def test_letters_have_a_line_around_them_and_a_gradient_in_them():
    canvas = Recorder(200, 40)
    gradient = LinearGradient(0, 0, 9, 0, ((0, BLACK), (1, CLEAR)))
    draw_text(canvas, "a", 10, 20, to_font({}), gradient, stroke_color=BLACK, stroke_width=3)
    assert [type(one).__name__ for one in canvas.order] == ["Stroke", "Fill"]
    assert canvas.strokes[0].join == "miter"
    assert canvas.fills[0].color == gradient


def test_a_backdrop_is_behind_and_turns_with_the_text():
    canvas = Recorder(200, 40)
    draw_text(canvas, "a", 10, 20, to_font({}), BLACK, rotation=pi / 2, backdrop=Backdrop(-1, -2, 5, 7, BLACK))
    assert type(canvas.order[0]).__name__ == "Fill"
    assert canvas.fills[0].path.vertices[0] == pytest.approx((12, 19))


def test_what_is_clear_is_not_set():
    canvas = Recorder(200, 40)
    draw_text(canvas, "a", 10, 20, to_font({}), CLEAR)
    draw_texts(canvas, [("a", 10, 20)], to_font({}), CLEAR)
    assert canvas.order == []


def test_a_line_goes_through_hidden_entries():
    canvas = Recorder(200, 40)
    draw_text(canvas, "Hidden", 10, 20, to_font({}), BLACK, strikethrough=True)
    (stroke,) = canvas.strokes
    assert stroke.width == 2
    assert 10 < stroke.path.vertices[1, 0] <= 10 + text_width("Hidden", to_font({}))


def test_several_at_once():
    canvas = Recorder(200, 40)
    draw_texts(canvas, [("a", 10, 20), (5, 30, 20)], to_font({}), BLACK, "center", "middle")
    assert [(text.string, text.align) for text in canvas.words] == [("a", 0.5), ("5", 0.5)]
    assert {text.main for text in canvas.boxes} == {fonts.ARIAL}


def test_no_letters_are_larger_than_pictures_and_none_are_set_without_a_size():
    assert to_font({"size": 1e308}).size == 4000
    assert to_font({"size": -5}).size == 0
    canvas = Recorder(100, 100)
    draw_text(canvas, "a", 10, 10, Font(size=0), (0, 0, 0, 1))
    draw_text(canvas, "a", 1e300, 10, Font(), (0, 0, 0, 1))
    assert canvas.strings == []


def test_letters_are_counted():
    with counted():
        assert text_width("a" * 5000, Font()) == text_width("a" * 500, Font())  # of a line so many are set
    many, others = ["a" * 500] * 2001, ["é" * 500] * 201  # the others count ten
    with counted(), pytest.raises(TooLargeError, match="too much text"):
        longest_width(many, Font())
    with counted(), pytest.raises(TooLargeError):
        longest_width(others, Font())

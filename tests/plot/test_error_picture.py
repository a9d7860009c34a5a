"""The picture of a mistake: it can be read, at any size that has room for words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from render_chart.plot import error_picture
from render_chart.plot.drawing.color import contrast, parse
from render_chart.plot.typesetting import shaping
from render_chart.render import FORMATS, render_error
from tests.drawing import Recorder, flaws

MESSAGE = "data: 'x' is not a number. Numbers, gaps (empty or null), or x:y are right."
WHITE, ALARM = (1.0, 1.0, 1.0, 1.0), parse("#B1264C")


def drawn(message: str, width: int = 500, height: int = 300) -> Recorder:
    canvas = Recorder(width, height)
    error_picture.draw(canvas, message)
    return canvas


def test_it_says_the_whole_message_under_a_headline():
    headline, *lines = drawn(MESSAGE).words
    assert (headline.string, headline.weight) == ("This chart cannot be drawn", 600)
    assert " ".join(line.string for line in lines) == MESSAGE
    assert all(contrast(text.color, WHITE) >= 4.5 for text in (headline, *lines))


def test_a_message_without_room_ends_in_an_ellipsis():
    canvas = drawn("word " * 400)
    assert canvas.strings[-1].endswith("…")


def test_lines_are_no_wider_than_the_picture():
    for text in drawn(MESSAGE * 5, 300, 200).words[1:]:
        assert text.x + shaping.width(text.string, text.size, text.weight) <= 300


@pytest.mark.parametrize(("width", "height"), [(119, 300), (300, 59), (60, 20)])
def test_small_ones_have_the_sign_alone(width, height):
    canvas = drawn(MESSAGE, width, height)
    assert canvas.strings == []
    assert canvas.filled(ALARM)


@pytest.mark.parametrize(("width", "height"), [(1, 1), (9, 100), (5, 5)])
def test_the_smallest_are_red_all_over(width, height):
    (fill,) = drawn(MESSAGE, width, height).fills
    assert fill.color == ALARM


@given(st.text(max_size=200), st.integers(1, 900), st.integers(1, 900))
def test_no_words_meet_or_leave_it(message, width, height):
    assert flaws(drawn(message, width, height)) == []


@pytest.mark.parametrize("format", FORMATS)
def test_there_is_one_in_every_format(format):  # noqa: A002
    data, media_type = render_error(MESSAGE, format)
    assert media_type == FORMATS[format]
    magic = {"png": b"\x89PNG", "svg": b"<svg", "pdf": b"%PDF", "webp": b"RIFF", "jpg": b"\xff\xd8", "base64": b"iVBOR"}
    assert data.startswith(magic[format])

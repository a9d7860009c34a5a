"""Pens as canvases have them: https://html.spec.whatwg.org/multipage/canvas.html#line-styles"""

from math import inf, nan

import pytest

from render_chart.chartjs.pens import FARTHEST, cap_of, dashes, join_of, px


@pytest.mark.parametrize(
    ("value", "lengths"),
    [
        ([5, 3], (5, 3)),
        ([5], (5, 5)),
        ([1, 2, 3], (1, 2, 3, 1, 2, 3)),
        (["4", 2], (4, 2)),
        ([5, -1], ()),
        ([5, nan], ()),
        ([0, 0], ()),
        ([], ()),
        ("5", ()),
        (None, ()),
    ],
)
def test_dashes_are_even_in_number_and_not_negative(value, lengths):
    assert dashes(value) == lengths


def test_dashes_that_nobody_can_see_are_none():
    assert dashes([1e-9, 1e-9]) == ()


def test_dashes_are_no_longer_than_pictures():
    assert dashes([1e308, 2]) == (FARTHEST, 2)


def test_words_that_a_canvas_does_not_know_change_nothing():
    assert [cap_of(word) for word in ("round", "square", "sharp", ["round"], None)] == [
        "round", "square", "butt", "butt", "butt",
    ]  # fmt: skip
    assert [join_of(word) for word in ("bevel", "round", 0, {"a": 1})] == ["bevel", "round", "miter", "miter"]


@pytest.mark.parametrize(
    ("value", "length"),
    [(3, 3), ("3", 3), ("3px", 0), (inf, FARTHEST), (-1e308, -FARTHEST), (nan, 7), (None, 7), ([3], 7)],
)
def test_lengths_are_numbers_within_what_a_picture_can_be(value, length):
    assert px(value, 7) == length

"""Bars that stand out while the others fade, and marks that have colours of their own."""

import numpy as np
import pytest

from render_chart.plot.data import columns
from render_chart.plot.drawing.color import contrast, mix, on, parse
from render_chart.plot.parts import FADED, faded, parted
from tests.drawing import boxes, chart, drawn, series

BLUE, WHITE, TEXT, MUTED = parse("#2768CE"), (1.0, 1.0, 1.0, 1.0), parse("#1B2130"), parse("#5B6472")
LABELS = ("a", "b", "c", "b")


def test_a_column_is_parted_into_what_fades_and_what_stands_out():
    spec = chart("bar", series(1, 2, 3, 4), labels=LABELS, highlight=("b",))
    pale, full = parted(spec, columns(spec)[0], WHITE)
    assert np.isfinite(pale.high).tolist() == [True, False, True, False]
    assert full.high[[1, 3]].tolist() == [2, 4]
    assert (pale.color, full.color) == (faded(BLUE, WHITE), BLUE)


def test_what_fades_is_mixed_into_the_background():
    assert faded(BLUE, WHITE) == pytest.approx(mix(BLUE, WHITE, FADED))
    assert contrast(faded(BLUE, WHITE), WHITE) < 2


@pytest.mark.parametrize("horizontal", [False, True])
def test_bars_that_are_named_keep_their_colour(horizontal):
    spec = chart("bar", series(1, 2, 3, 4), labels=LABELS, highlight=("b",), horizontal=horizontal)
    canvas = drawn(spec)
    assert len(boxes(canvas.filled(BLUE)[0])) == 2
    assert len(boxes(canvas.filled(faded(BLUE, WHITE))[0])) == 2


def test_their_labels_stand_out_too():
    canvas = drawn(chart("bar", series(11, 12), labels=("a", "b"), highlight=("b",), values=True))
    assert (canvas.text_of("11").color, canvas.text_of("12").color) == (MUTED, TEXT)


def test_labels_inside_a_stack_are_read_on_the_tint():
    spec = chart(
        "bar", series(31, 52), series(43, 44), labels=("a", "b"), stack="normal", values=True, highlight=("b",)
    )
    canvas = drawn(spec)
    assert canvas.text_of("31").color == on(faded(BLUE, WHITE)) == (0, 0, 0, 1)
    assert canvas.text_of("52").color == on(BLUE) == WHITE


def test_given_colours_fade_likewise():
    canvas = drawn(chart("bar", series(1, 2), labels=("a", "b"), highlight=("a",), colors=("tomato",)))
    assert canvas.filled(parse("tomato"))
    assert canvas.filled(faded(parse("tomato"), WHITE))


def test_bars_of_a_single_series_have_the_colours_one_by_one():
    canvas = drawn(chart("bar", series(1, 2, 3), labels=("a", "b", "c"), colors=("tomato", "teal")))
    assert len(boxes(canvas.filled(parse("tomato"))[0])) == 2  # they come again
    assert len(boxes(canvas.filled(parse("teal"))[0])) == 1


def test_one_colour_is_that_of_all_bars():
    canvas = drawn(chart("bar", series(1, 2, 3), labels=("a", "b", "c"), colors=("tomato",)))
    assert len(boxes(canvas.filled(parse("tomato"))[0])) == 3


def test_each_series_may_have_colours_for_its_bars():
    spec = chart("bar", series(1, 2, colors=("tomato", "teal")), series(3, 4), labels=("a", "b"))
    canvas = drawn(spec)
    assert len(boxes(canvas.filled(parse("tomato"))[0])) == 1
    assert len(boxes(canvas.filled(parse("teal"))[0])) == 1


def test_points_have_them_too():
    spec = chart("scatter", series(1, 2, 3, x=(1, 2, 3)), colors=("tomato", "teal", "gold"))
    assert [part.color for part in parted(spec, columns(spec)[0], WHITE)] == [
        parse(name) for name in ("tomato", "teal", "gold")
    ]


def test_colours_that_fade_keep_their_hue():
    canvas = drawn(chart("bar", series(1, 2), labels=("a", "b"), highlight=("a",), colors=("tomato", "teal")))
    assert canvas.filled(parse("tomato"))
    assert canvas.filled(faded(parse("teal"), WHITE))
    assert not canvas.filled(parse("teal"))

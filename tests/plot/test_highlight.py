"""Bars that stand out, and the others, which fade."""

import numpy as np
import pytest

from render_chart.plot.color import contrast, mix, on, parse
from render_chart.plot.data import columns
from render_chart.plot.highlight import FADED, faded, parted
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

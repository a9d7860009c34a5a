"""Waterfalls: each bar begins where the one before it ended."""

import numpy as np
import pytest
from msgspec.structs import replace

from render_chart.alt import alt_text
from render_chart.charts.waterfall import signed, steps
from render_chart.plot.drawing.color import parse
from render_chart.render import render
from render_chart.spec import Axis
from tests.drawing import Recorder, boxes, chart, drawn, flaws, reading, series, sized

TEAL, CRIMSON, MUTED, AXIS = parse("#1CA593"), parse("#B1264C"), parse("#5B6472"), parse("#868F9D")
NAN = np.nan
NAMES = ("Revenue", "Costs", "Grants", "Tax", "Profit")
PROFIT = chart(
    "waterfall", series(420, -180, 22, -31, 0), labels=NAMES, totals=("Revenue", "Profit"), width=800, height=400,
    title="From revenue to profit",
)  # fmt: skip


def bars(canvas: Recorder, color) -> list[tuple[float, float, float, float]]:
    """The boxes of the bars of a colour."""
    return sorted(box for path in canvas.filled(color) if len(path.vertices) % 11 == 0 for box in boxes(path))


# ---- geometry: the running total is numpy.cumsum of the changes


def test_changes_add_up_as_cumsum_does():
    changes = np.array([3.0, 5.0, -4.0, -8.0, 2.0])
    found = steps(changes, np.zeros(5, bool))
    assert found.high.tolist() == np.cumsum(changes).tolist()
    assert found.low.tolist() == [0, *np.cumsum(changes)[:-1].tolist()]


@pytest.mark.parametrize(
    ("values", "total", "low", "high"),
    [
        ([10, 5, 0], [1, 0, 1], [0, 10, 0], [10, 15, 15]),  # a total of zero is the running one
        ([10, 5, NAN], [1, 0, 1], [0, 10, 0], [10, 15, 15]),  # and so is one without a value
        ([10, 5, 40, 1], [1, 0, 1, 0], [0, 10, 0, 40], [10, 15, 40, 41]),  # another sets it
        ([10, NAN, -4], [0, 0, 0], [0, NAN, 10], [10, NAN, 6]),  # a gap changes nothing
        ([-3, 1, 0], [0, 0, 1], [0, -3, 0], [-3, -2, -2]),
        ([0, 2], [1, 0], [0, 0], [0, 2]),  # nothing has run yet
    ],
)
def test_steps_by_hand(values, total, low, high):
    found = steps(np.array(values, float), np.array(total, bool))
    assert found.low.tolist() == pytest.approx(low, nan_ok=True)
    assert found.high.tolist() == pytest.approx(high, nan_ok=True)


def test_changes_have_a_sign_and_totals_have_none():
    assert signed(PROFIT, [420, 22, -31, 0, 411], [True, False, False, False, True]) == [
        "420",
        "+22",
        "−31",
        "0",
        "411",
    ]


# ---- the picture


def test_bars_stand_where_the_axis_says():
    canvas = drawn(PROFIT)
    axis = reading(canvas)
    assert [(top, bottom) for _, top, _, bottom in bars(canvas, MUTED)] == [
        pytest.approx((axis.px(420), axis.px(0)), abs=0.51), pytest.approx((axis.px(231), axis.px(0)), abs=0.51),
    ]  # fmt: skip
    assert [(top, bottom) for _, top, _, bottom in bars(canvas, CRIMSON)] == [
        pytest.approx((axis.px(420), axis.px(240)), abs=0.51), pytest.approx((axis.px(262), axis.px(231)), abs=0.51),
    ]  # fmt: skip
    ((_, top, _, bottom),) = bars(canvas, TEAL)
    assert (top, bottom) == pytest.approx((axis.px(262), axis.px(240)), abs=0.51)


def test_connectors_run_from_bar_to_bar_at_the_running_total():
    canvas = drawn(PROFIT)
    axis = reading(canvas)
    lines = [box for path in canvas.filled(AXIS) for box in boxes(path)]
    assert [top for _, top, _, _ in lines] == pytest.approx([axis.px(v) for v in (420, 240, 262, 231)], abs=0.51)
    assert {bottom - top for _, top, _, bottom in lines} == {1}
    every = sorted(bars(canvas, MUTED) + bars(canvas, CRIMSON) + bars(canvas, TEAL))
    for line, here, after in zip(lines, every, every[1:], strict=False):
        assert here[0] < line[0] <= here[2]  # under the round corner
        assert line[2] == after[0]


def test_values_stand_above_the_bars():
    canvas = drawn(PROFIT)
    axis = reading(canvas)
    for string, top in (("420", 420), ("−180", 420), ("+22", 262), ("−31", 262), ("231", 231)):
        text = canvas.text_of(string)
        assert text.y - 0.727 / 2 * 12 == pytest.approx(axis.px(top) - 0.75 * 12)


def test_values_stand_under_bars_below_zero():
    canvas = drawn(chart("waterfall", series(-5, -3), labels=("a", "b"), width=800, height=400))
    assert canvas.text_of("−3").y > max(box[3] for box in bars(canvas, CRIMSON))


@pytest.mark.parametrize(("values", "width", "shown"), [(None, 800, True), (None, 399, False), (False, 800, False)])
def test_values_come_with_room(values, width, shown):
    spec = chart("waterfall", series(420, -180), labels=("a", "b"), values=values, width=width, height=300)
    assert ("−180" in drawn(spec).strings) is shown


def test_given_colors_are_those_of_up_down_and_totals():
    canvas = drawn(
        chart("waterfall", series(3, -1, 0), labels=("a", "b", "c"), totals=("c",), colors=("navy", "red", "lime"))
    )
    assert [len(bars(canvas, parse(color))) for color in ("navy", "red", "lime")] == [1, 1, 1]


def test_the_radius_is_the_one_that_was_asked_for():
    square = drawn(chart("waterfall", series(3, -1), labels=("a", "b"), rounded=0.0))
    assert not bars(square, TEAL)  # rectangles have five points each
    assert len(square.filled(TEAL)[0].vertices) == 5


def test_limits_cut_bars_off():
    axis = (Axis(kind="linear", min=0, max=300),)
    canvas = drawn(chart("waterfall", series(420, -180), labels=("a", "b"), y=axis, width=800, height=400))
    ((_, top, _, _),) = bars(canvas, TEAL)
    assert top == pytest.approx(reading(canvas).px(300), abs=0.51)
    assert "+420" not in canvas.strings


def test_a_tiny_one_is_bare():
    canvas = drawn(sized(PROFIT, 120, 40))
    assert canvas.strings == []
    assert (len(bars(canvas, MUTED)), len(bars(canvas, CRIMSON)), len(bars(canvas, TEAL))) == (2, 2, 1)


@pytest.mark.parametrize("data", [(0.0, 0.0), (1e100, 1e100), (1e-200,), (5.0,) * 5000, (None, 3.0, None)])
def test_extremes_are_drawn(data):
    assert flaws(drawn(chart("waterfall", series(*data), x=Axis(kind="category")))) == []


@pytest.mark.parametrize("format_", ["png", "svg", "pdf"])
def test_every_format_comes_out(format_):
    assert len(render(PROFIT, format_)[0]) > 500


def test_in_words():
    assert alt_text(PROFIT) == (
        "Waterfall chart: From revenue to profit. 3 changes from 420 to 231. "
        "Largest increase: Grants 22; largest decrease: Costs −180."
    )


# ---- surfaces


def test_rising_falling_and_total_have_patterns_of_their_own():
    found = [one.pattern for one in drawn(replace(PROFIT, pattern=True)).hatches]
    assert len(found) == len(set(found)) == 3


def test_each_bar_deepens_from_its_own_base():
    canvas = drawn(replace(PROFIT, gradient=True))
    found = sorted((fade.top, fade.bottom) for fade in canvas.fades)
    plain = drawn(PROFIT)
    every = [*bars(plain, TEAL), *bars(plain, CRIMSON), *bars(plain, MUTED)]
    assert found == sorted((top, bottom) for _, top, _, bottom in every)


def test_a_total_on_paper_for_black_ink_is_no_fall():
    canvas = drawn(replace(PROFIT, theme="print"))
    assert [len(boxes(*canvas.filled(parse(color)))) for color in ("#5C5C5C", "#1A1A1A")] == [2, 2]

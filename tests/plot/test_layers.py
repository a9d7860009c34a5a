"""What modules of types on axes say about themselves, and what follows for a chart of several."""

import pytest

from render_chart.plot.data import columns
from render_chart.plot.layers import by_layer, in_band, reach, room_below
from render_chart.plot.looks.style import style_of
from tests.drawing import chart, series

MIXED = chart("line", series(3), series(3, type="lollipop"), series(3, type="bar"), series(3, type="scatter"))


def test_bars_lie_under_lollipops_and_points_on_top():
    assert by_layer(columns(MIXED)) == ["bar", "lollipop", "line", "scatter"]


@pytest.mark.parametrize(
    ("kind", "wide"), [("bar", True), ("lollipop", True), ("candlestick", True), ("line", False), ("scatter", False)]
)
def test_bars_and_the_like_take_up_a_band(kind, wide):
    assert in_band(kind) is wide


def test_the_largest_dots_say_how_far_marks_reach():
    style = style_of(MIXED)
    assert reach(["bar", "line"], style) == 0
    assert reach(["bar", "lollipop", "dumbbell"], style) == pytest.approx(6 * style.unit)


def test_volume_keeps_a_quarter_of_the_plot_free():
    days = chart("candlestick", series((1.0, 2.0, 0.5, 1.5)), labels=("a",), volume=(5.0,))
    assert room_below(["candlestick"], days) == pytest.approx(0.25)
    assert room_below(["candlestick", "bar"], MIXED) == 0

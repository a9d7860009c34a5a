"""Funnels: centred bars as wide as their values, names left, shares right, rates between."""

import numpy as np
import pytest
from msgspec.structs import replace

from render_chart.alt import alt_text
from render_chart.charts.funnel import bars, steps_of
from render_chart.plot.drawing.color import parse
from render_chart.render import render
from render_chart.spec import ChartSpec
from tests.drawing import Recorder, boxes, chart, drawn, flaws, series

BLUE = parse("#2768CE")
NAMES = ("Visits", "Baskets", "Orders")
SIZE = {"width": 800, "height": 400}  # base 12, unit 1, pad 18
SHOP = (1000, 400, 100)


def funnel(*data, names: tuple[str, ...] = NAMES, **more) -> ChartSpec:
    return chart("funnel", series(*data), labels=names[: len(data)], **{**SIZE, **more})


def bars_of(canvas: Recorder, color=BLUE) -> list:
    return [box for path in canvas.filled(color) for box in boxes(path)]


# ---- geometry


def test_bars_are_centred_and_share_the_height():
    found = bars([1.0, 0.5], (10.0, 0.0, 110.0, 150.0), 0.5)
    # 150 px are a bar, half a step; a whole step is 100 px
    assert found == [pytest.approx((10, 0, 110, 50)), pytest.approx((35, 100, 85, 150))]


def test_one_step_fills_the_box():
    assert bars([1.0], (10.0, 0.0, 110.0, 150.0)) == [pytest.approx((10, 0, 110, 150))]


def test_widths_are_in_proportion():
    found = np.array(bars_of(drawn(funnel(*SHOP))))
    widths = found[:, 2] - found[:, 0]
    assert widths / widths[0] == pytest.approx(np.array(SHOP) / 1000, abs=0.005)
    middles = (found[:, 0] + found[:, 2]) / 2
    assert middles == pytest.approx(middles[0], abs=0.5)


def test_a_pale_shape_leads_from_bar_to_bar():
    canvas = drawn(funnel(*SHOP))
    first, second = bars_of(canvas)[:2]
    under = canvas.fills[0].path.vertices[:5]
    assert under.tolist() == [
        [first[0], first[3]], [first[2], first[3]], [second[2], second[1]], [second[0], second[1]], [first[0], first[3]]
    ]  # fmt: skip


# ---- words


def test_shares_are_of_the_first_step_and_rates_of_the_one_before():
    steps = steps_of(funnel(*SHOP))
    assert [step.share for step in steps] == ["100%", "40%", "10%"]
    assert [step.rate for step in steps] == ["", "40%", "25%"]


def test_after_nothing_there_is_no_rate():
    steps = steps_of(funnel(10, 0, 5))
    assert [step.rate for step in steps] == ["", "0%", ""]
    assert [step.share for step in steps_of(funnel(0, 5))] == ["", ""]


def test_names_stand_left_shares_right_and_values_in_the_bars():
    canvas = drawn(funnel(*SHOP))
    for name, value, share, (x0, y0, x1, y1) in zip(
        NAMES, ("1,000", "400", "100"), ("100%", "40%", "10%"), bars_of(canvas), strict=True
    ):
        left, inside, right = canvas.text_of(name), canvas.text_of(value), canvas.text_of(share)
        assert left.y == inside.y == right.y == pytest.approx((y0 + y1) / 2 + 0.727 / 2 * 12)
        assert left.x == 18
        assert (right.x, right.align) == (782, 1)
        assert x0 < inside.x < x1
        assert inside.color == (1, 1, 1, 1)


def test_a_value_stands_beside_a_bar_that_is_too_narrow():
    canvas = drawn(funnel(1000, 5, names=("Visits", "Orders")))
    _, narrow = bars_of(canvas)
    assert canvas.text_of("5").x == narrow[2] + 6


def test_rates_stand_between_the_bars():
    canvas = drawn(funnel(*SHOP))
    above, below = bars_of(canvas)[:2]
    assert above[3] < canvas.text_of("↓ 40%").y < below[1]


def test_a_format_of_per_cent_writes_shares_and_leaves_their_column_out():
    canvas = drawn(funnel(*SHOP, format=".0%"))
    assert canvas.strings.count("100%") == 1
    assert canvas.text_of("100%").weight == 600


def test_no_values_leaves_the_names():
    assert set(drawn(funnel(*SHOP, values=False)).strings) == set(NAMES)


@pytest.mark.parametrize("place", ["top", "right", "bottom", "left"])
def test_a_legend_has_the_names_and_every_step_its_colour(place):
    canvas = drawn(funnel(*SHOP, legend=place))
    assert [canvas.strings.count(name) for name in NAMES] == [1, 1, 1]
    assert canvas.filled(parse("#E36F28"))
    assert flaws(canvas) == []


# ---- the rest


def test_given_colours_are_drawn_as_given():
    canvas = drawn(funnel(3, 2, colors=("red", "lime")))
    assert len(bars_of(canvas, parse("red"))) == len(bars_of(canvas, parse("lime"))) == 1
    own = funnel(3, 2)
    canvas = drawn(replace(own, series=(replace(own.series[0], color="gold"),)))
    assert len(bars_of(canvas, parse("gold"))) == 2


def test_gaps_and_zeros_have_no_bar():
    assert len(bars_of(drawn(funnel(3, None, 0)))) == 1


def test_a_tiny_funnel_is_bars_alone():
    canvas = drawn(funnel(*SHOP, width=120, height=40, title="Shop"))
    assert canvas.strings == []
    assert bars_of(canvas)[0][:3] == (4, 4, 116)


@pytest.mark.parametrize("size", [(160, 120), (300, 200), (500, 300)])
@pytest.mark.parametrize("count", [1, 5, 40, 500])
def test_many_steps_keep_their_words_apart(size, count):
    names = tuple(f"Step number {i}" for i in range(count))
    assert flaws(drawn(funnel(*range(count, 0, -1), names=names, width=size[0], height=size[1], title="Steps"))) == []


@pytest.mark.parametrize("data", [(1,), (1e100, 1e-300), (3, None, 0)])
@pytest.mark.parametrize("format_", ["png", "svg", "pdf"])
def test_it_comes_in_every_format(data, format_):
    assert len(render(funnel(*data), format_)[0]) > 500


def test_the_alternative_text_tells_first_last_and_worst():
    told = (
        "Funnel chart: Shop. 3 steps from Visits 1,000 to Orders 100 (10% of the first). "
        "Fewest go on to Orders, 25% of the step before."
    )
    assert alt_text(funnel(*SHOP, title="Shop")) == told


# ---- patterns


def test_steps_of_one_colour_have_one_pattern_and_their_values_a_ground():
    canvas = drawn(funnel(*SHOP, pattern=True))
    assert len({one.pattern for one in canvas.hatches}) == 1
    assert canvas.text_of("1,000").color == parse("#1B2130")
    assert flaws(canvas) == []


def test_steps_of_several_colours_have_several_patterns_as_the_legend_has():
    found = [one.pattern for one in drawn(funnel(*SHOP, pattern=True, legend="right")).hatches]
    assert sorted(found) == sorted(2 * list(dict.fromkeys(found)))
    assert len(set(found)) == 3

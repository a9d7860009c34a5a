"""Candlesticks and OHLC bars: four prices a day where the axis says, and the volume under them."""

from itertools import pairwise

import numpy as np
import pytest
from msgspec.structs import replace

from render_chart.alt import alt_text
from render_chart.dialects.resolve import resolve
from render_chart.errors import TooLargeError
from render_chart.plot.candles import days_of, widths
from render_chart.plot.drawing.color import mix, parse
from render_chart.render import render
from render_chart.spec import Axis, ChartSpec
from tests.drawing import Recorder, boxes, chart, drawn, extent, flaws, points, reading, series, sized

TEAL, CRIMSON, WHITE = parse("#1CA593"), parse("#B1264C"), parse("#FFFFFF")
DAY = 86_400.0
MONDAY = 1_767_571_200.0  # 2026-01-05, by `date -u -d @1767571200`
DAYS = ((180.0, 186.0, 178.5, 184.0), (184.0, 185.0, 176.0, 177.0), None, (177.0, 190.0, 176.5, 189.0))
NAMES = ("Mon", "Tue", "Wed", "Thu")
SIZE = {"width": 800, "height": 400}
CANDLES = chart("candlestick", series(*DAYS), labels=NAMES, **SIZE)
OHLC = chart("ohlc", series(*DAYS), labels=NAMES, **SIZE)
TIME = Axis(kind="time")


def parts(canvas: Recorder, color) -> list[tuple[float, float, float, float]]:
    """The boxes of all that is filled in a colour."""
    return [box for path in canvas.filled(color) for box in boxes(path)]


# ---- the data


def test_a_day_without_prices_is_a_gap():
    days = days_of(CANDLES)
    assert np.isnan(days.open).tolist() == [False, False, True, False]
    assert days.up.tolist() == [True, False, False, True]


# ---- widths: 64 % of a band


@pytest.mark.parametrize(
    ("band", "widest", "stroke", "scale", "body", "wick"),
    [
        (20, 99, 1.25, 1, 13, 1),  # 12.8, to the nearest odd number
        (19, 99, 1.25, 1, 13, 1),  # 12.16
        (18, 99, 1.25, 1, 11, 1),  # 11.52
        (100, 36, 1.25, 1, 37, 1),  # the cap: 36, to the nearest odd number
        (20, 99, 1.25, 2, 26, 2),  # 25.6 device pixels: even, as the wick of 2.5 is
        (4, 99, 1.25, 1, 3, 1),
        (3, 99, 1.25, 1, 1, 1),
        (1, 99, 1.25, 1, 1, 1),
    ],
)
def test_widths_by_hand(band, widest, stroke, scale, body, wick):
    assert widths(band, widest, stroke, scale) == (body, wick)


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0, 3.0])
@pytest.mark.parametrize("band", [1.3, 2.7, 5.1, 12.2, 40.0])
def test_a_wick_is_in_the_middle_and_bodies_leave_a_pixel(band, scale):
    body, wick = widths(band, 36, 1.25, scale)
    assert (body - wick) % 2 == 0
    assert body == 1 or body <= band * scale - 1


# ---- candlesticks


def test_candles_stand_where_the_axis_says():
    canvas = drawn(CANDLES)
    axis = reading(canvas)
    rising = parts(canvas, TEAL)
    upper, lower, body = rising[0::2][0], rising[2], rising[4]  # two of each: wicks above, wicks below, bodies
    assert (upper[1], upper[3]) == pytest.approx((axis.px(186), axis.px(184)), abs=0.51)
    assert (lower[1], lower[3]) == pytest.approx((axis.px(180), axis.px(178.5)), abs=0.51)
    assert (body[1], body[3]) == pytest.approx((axis.px(184), axis.px(180)), abs=0.51)
    (_, _, body) = parts(canvas, CRIMSON)
    assert (body[1], body[3]) == pytest.approx((axis.px(184), axis.px(177)), abs=0.51)


def test_they_stand_over_their_names():
    canvas = drawn(CANDLES)
    bodies = [parts(canvas, TEAL)[4], parts(canvas, CRIMSON)[2], parts(canvas, TEAL)[5]]
    middles = [(left + right) / 2 for left, _, right, _ in bodies]
    assert middles == pytest.approx([canvas.text_of(name).x for name in ("Mon", "Tue", "Thu")], abs=0.51)
    assert {(right - left) % 2 for left, _, right, _ in bodies} == {1}


def test_the_axis_does_not_begin_at_zero():
    assert "0" not in drawn(CANDLES).strings


def test_a_day_that_ends_where_it_began_is_a_line():
    canvas = drawn(chart("candlestick", series((5.0, 6.0, 4.0, 5.0), (5.0, 5.0, 5.0, 5.0)), labels=("a", "b")))
    assert [bottom - top for _, top, _, bottom in parts(canvas, TEAL)[4:]] == [1, 1]


def test_weekends_leave_gaps():
    at = tuple(MONDAY + DAY * day for day in (0, 1, 2, 3, 4, 7))
    canvas = drawn(chart("candlestick", points(at, (DAYS[0],) * 6), x=TIME, **SIZE))
    middles = [(left + right) / 2 for left, _, right, _ in parts(canvas, TEAL)[12:]]
    pitch = [after - here for here, after in pairwise(middles)]
    assert pitch[-1] == pytest.approx(3 * pitch[0], abs=1.1)


def test_given_colors_are_those_of_up_and_down():
    canvas = drawn(chart("candlestick", series(*DAYS), labels=NAMES, colors=("navy", "gold")))
    assert (len(parts(canvas, parse("navy"))), len(parts(canvas, parse("gold")))) == (6, 3)


def test_limits_leave_nothing_but_a_wick():
    axis = (Axis(kind="linear", min=170, max=179),)
    canvas = drawn(chart("candlestick", series(*DAYS), labels=NAMES, y=axis, **SIZE))
    assert len(parts(canvas, TEAL)) == 5  # the body of Monday, 180 to 184, is beyond
    assert min(top for _, top, _, _ in parts(canvas, TEAL)) == pytest.approx(reading(canvas).px(179), abs=0.51)


# ---- OHLC


def test_arms_stand_at_the_first_and_the_last_price():
    canvas = drawn(OHLC)
    axis = reading(canvas)
    stem, first, last = parts(canvas, CRIMSON)
    assert (stem[1], stem[3]) == pytest.approx((axis.px(185), axis.px(176)), abs=0.51)
    assert ((first[1] + first[3]) / 2, (last[1] + last[3]) / 2) == pytest.approx((axis.px(184), axis.px(177)), abs=1)
    assert first[2] == stem[0]
    assert last[0] == stem[2]


# ---- volume


def with_volume(kind: str = "candlestick") -> ChartSpec:
    return chart(kind, series(*DAYS), labels=NAMES, volume=(4e6, 2e6, 3e6, 1e6), **SIZE)


@pytest.mark.parametrize("kind", ["candlestick", "ohlc"])
def test_volume_stands_in_the_lowest_fifth_under_all_prices(kind):
    canvas = drawn(with_volume(kind))
    faint = [mix(color, WHITE, 0.62) for color in (TEAL, CRIMSON)]
    bars = sorted(box for color in faint for box in parts(canvas, color))
    floor = {bottom for *_, bottom in bars}
    assert len(floor) == 1
    heights = [bottom - top for _, top, _, bottom in bars]
    assert heights == pytest.approx([heights[0], heights[0] / 2, heights[0] / 4], abs=0.51)  # Wednesday is a gap
    assert max(box[3] for color in (TEAL, CRIMSON) for box in parts(canvas, color)) < min(top for _, top, _, _ in bars)
    top_of_plot = canvas.clips[0][1] + 12  # marks may reach a base size beyond it
    assert heights[0] == pytest.approx(0.2 * (floor.pop() - top_of_plot), abs=0.51)


def test_volume_has_a_scale_of_its_own():
    canvas = drawn(with_volume())
    text = canvas.text_of("2M")
    tuesday = parts(canvas, mix(CRIMSON, WHITE, 0.62))[0]
    assert text.y - 0.727 / 2 * 12 == pytest.approx(tuesday[1], abs=0.51)


def test_the_line_of_the_volume_is_one_of_the_grid():
    spec = with_volume()
    grid = parse("#E7EAEE")
    prices, volume = drawn(spec).filled(grid)
    assert extent(volume)[1] > extent(prices)[3]
    assert drawn(replace(spec, grid="none")).filled(grid) == []


def test_zero_and_missing_volumes_are_no_bars():
    spec = chart("candlestick", series(*DAYS), labels=NAMES, volume=(0.0, None, 3.0, 1.0), **SIZE)
    tall = [box for box in parts(drawn(spec), mix(TEAL, WHITE, 0.62)) if box[3] > box[1]]
    assert len(tall) == 1


# ---- both


def test_there_are_as_many_days_as_categories_at_most():
    days = tuple(MONDAY + DAY * day for day in range(5001))
    with pytest.raises(TooLargeError):
        resolve(chart("ohlc", points(days, (DAYS[0],) * 5001), x=TIME))


@pytest.mark.parametrize("spec", [CANDLES, OHLC, with_volume()])
def test_a_tiny_one_is_bare(spec):
    canvas = drawn(sized(spec, 120, 40))
    assert canvas.strings == []
    assert len(parts(canvas, CRIMSON)) == 3


@pytest.mark.parametrize("kind", ["candlestick", "ohlc"])
@pytest.mark.parametrize(
    "data", [((1e100, 1e100, -1e100, 0.0), (0.0, 0.0, 0.0, 0.0)), ((1e-200,) * 4,), ((5.0, 6.0, 4.0, 5.5),) * 5000]
)
def test_extremes_are_drawn(kind, data):
    assert flaws(drawn(chart(kind, series(*data), x=Axis(kind="category"), volume=(1e100,) * len(data)))) == []


@pytest.mark.parametrize("kind", ["candlestick", "ohlc"])
@pytest.mark.parametrize("format_", ["png", "svg", "pdf"])
def test_every_format_comes_out(kind, format_):
    assert len(render(with_volume(kind), format_)[0]) > 500


def test_in_words():
    assert alt_text(CANDLES) == (
        "Candlestick chart. 3 periods from Mon to Thu. Opens at 180 and closes at 189. "
        "Highest: 190, Thu; lowest: 176, Tue."
    )
    at = tuple(MONDAY + DAY * day for day in range(4))
    told = alt_text(chart("ohlc", points(at, DAYS), x=TIME))
    assert told.startswith("OHLC chart. 3 periods from 5 Jan 2026 to 8 Jan 2026. Opens at 180 and")

"""The scale of a gauge: where it ends, which band a value is in, how its number is written."""

import pytest

from render_chart.plot.dial import band_at, band_colors, describe, dial_of, number_text, value_color
from render_chart.plot.drawing.color import parse
from render_chart.plot.looks.style import style_of
from render_chart.plot.typesetting import shaping
from render_chart.spec import Axis, Band
from tests.drawing import chart, series

BANDS = (Band(low=0, high=50, color="crimson"), Band(low=50, high=80, color="gold"), Band(low=80, high=100))


def gauge(value: float, low: float | None = None, high: float | None = None, **more):
    return chart("gauge", series(value), y=(Axis(min=low, max=high),), **more)


@pytest.mark.parametrize(
    ("value", "more", "ends"),
    [
        (62, {}, (0, 100)),
        (100, {}, (0, 100)),
        (130, {}, (0, 150)),  # 130 in five steps: 50, 100, 150
        (1260, {}, (0, 1500)),  # 500, 1000, 1500
        (-12, {}, (-25, 100)),  # 112 in five steps of 25
        (0.68, {"format": ".0%"}, (0, 1)),
        (1.3, {"format": ".0%"}, (0, 1.5)),
        (62, {"bands": BANDS}, (0, 100)),
        (7, {"bands": (Band(low=0, high=6), Band(low=6, high=14))}, (0, 14)),
        (62, {"targets": (120.0,)}, (0, 125)),
        (1e100, {}, (0, 1e100)),
    ],
)
def test_ends_are_0_and_100_or_those_of_the_bands_or_round_numbers_beyond(value, more, ends):
    found = dial_of(gauge(value, **more))
    assert (found.low, found.high) == ends


@pytest.mark.parametrize(
    ("limits", "ends"),
    [
        ((10, 90), (10, 90)),
        ((None, 40), (0, 40)),
        ((50, None), (50, 100)),
        ((200, None), (200, 400)),
        ((None, -20), (-40, -20)),
    ],
)
def test_limits_are_kept(limits, ends):
    value = -30 if ends[1] < 0 else 62
    found = dial_of(gauge(value, *limits))
    assert (found.low, found.high) == ends


def test_a_value_beyond_the_limits_stands_at_the_end():
    found = dial_of(gauge(130, 0, 100))
    assert [found.share(value) for value in (130, 100, 25, 0, -5)] == [1, 1, 0.25, 0, 0]


@pytest.mark.parametrize(("value", "index"), [(0, 0), (49.9, 0), (50, 1), (80, 2), (100, 2), (101, None), (-1, None)])
def test_a_band_holds_its_lower_end_and_the_last_its_upper_too(value, index):
    assert band_at(dial_of(gauge(value, bands=BANDS))) == index


def test_the_colour_is_the_caller_s_or_the_band_s_or_the_first():
    assert value_color(gauge(20), dial_of(gauge(20))) == parse("#2768CE")
    banded = gauge(20, bands=BANDS)
    assert value_color(banded, dial_of(banded)) == parse("crimson")
    for given in ({"colors": ("lime",)}, {}):
        spec = chart("gauge", series(20, color="" if given else "lime"), bands=BANDS, **given)
        assert value_color(spec, dial_of(spec)) == parse("lime")


def test_bands_without_a_colour_take_those_of_a_ramp():
    spec = gauge(5, bands=tuple(Band(low=i, high=i + 1) for i in range(4)))
    assert band_colors(style_of(spec), spec.bands) == [parse(c) for c in ("#3E9CBF", "#2178AC", "#1C5692", "#1B3872")]


def test_a_number_is_made_smaller_and_then_short():
    spec = gauge(1234567.891, format=",.12f")
    assert number_text(spec, 1234567.891, 1000, 40) == ("1,234,567.891000000061", 40)
    string, size = number_text(spec, 1234567.891, 200, 40)
    assert string == "1,234,567.891000000061"
    assert shaping.width(string, size, 600) == pytest.approx(200)
    assert number_text(spec, 1234567.891, 60, 40)[0] == "1.23M"
    assert number_text(spec, 1234567.891, 5, 40)[0] == ""


@pytest.mark.parametrize(
    ("spec", "said"),
    [
        (gauge(130, 0, 100), ["130 on a scale from 0 to 100."]),
        (gauge(0.68, format=".0%", labels=("Disk",)), ["Disk: 68% on a scale from 0% to 100%."]),
        (
            gauge(62, bands=BANDS, targets=(75.0,)),
            ["62 on a scale from 0 to 100, in the band from 50 to 80.", "Target: 75."],
        ),
    ],
)
def test_it_is_said_in_words(spec, said):
    assert describe(spec) == said

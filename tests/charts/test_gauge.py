"""Gauges: the arc by hand from the angles of its ends, bands, a target, what is written in it."""

from math import cos, hypot, radians, sin

import numpy as np
import pytest

from render_chart.alt import alt_text
from render_chart.charts.gauge import angle, tracks
from render_chart.plot.drawing.color import parse
from render_chart.render import render
from render_chart.spec import Axis, Band
from tests.drawing import Recorder, Stroke, chart, drawn, extent, flaws, series

BLUE, GRID, TEXT, MUTED = (parse(c) for c in ("#2768CE", "#E7EAEE", "#1B2130", "#5B6472"))
BANDS = (Band(low=0, high=50, color="crimson"), Band(low=50, high=80, color="gold"), Band(low=80, high=100))
SIZE = {"width": 800, "height": 400}  # base 12, unit 1, pad 18


def gauge(value: float, low: float | None = None, high: float | None = None, **more):
    return chart("gauge", series(value), **{**SIZE, "y": (Axis(min=low, max=high),), **more})


def arcs(canvas: Recorder) -> list[Stroke]:
    """The track, and the value on it if there is one."""
    return [one for one in canvas.strokes if one.color not in (TEXT, (1, 1, 1, 1))]


def circle_of(track: Stroke) -> tuple[float, float, float]:
    """Centre and radius of the track, by its ends, 105 degrees from 12 o'clock at both sides, and its top."""
    left, right = track.path.vertices[[0, -1]]
    radius = (right[0] - left[0]) / 2 / sin(radians(105))
    return (left[0] + right[0]) / 2, left[1] + radius * cos(radians(105)), radius


def test_shares_run_from_195_to_minus_15_degrees():
    """As mathematicians count them: counter-clockwise from 3 o'clock."""
    degrees = [90 - angle(share) * 180 / np.pi for share in (0, 0.5, 1)]
    assert degrees == pytest.approx([195, 90, -15])


def test_the_track_goes_all_the_way_and_the_arc_to_the_value():
    track, value = arcs(drawn(gauge(75)))
    x, y, radius = circle_of(track)
    at = radians(-105 + 0.75 * 210)
    assert value.path.vertices[-1] == pytest.approx((x + radius * sin(at), y - radius * cos(at)))
    assert value.path.vertices[0] == pytest.approx(track.path.vertices[0])
    assert (track.color, value.color) == (GRID, BLUE)


def test_the_arc_is_a_fifth_of_the_radius_thick_with_round_ends():
    for one in arcs(drawn(gauge(75))):
        outer = circle_of(arcs(drawn(gauge(75)))[0])[2] / 0.9
        assert one.width == pytest.approx(0.2 * outer)
        assert one.dash == ()  # round ends
    assert tracks(100, False) == (90, 20)


@pytest.mark.parametrize(("value", "share"), [(130, 1.0), (100, 1.0), (-20, None), (0, None)])
def test_the_arc_stops_at_the_ends(value, share):
    canvas = drawn(gauge(value, 0, 100))
    track, *values = arcs(canvas)
    assert bool(values) is (share is not None)
    if values:
        assert values[0].path.vertices[-1] == pytest.approx(track.path.vertices[-1])
    assert str(value).replace("-", "−") in canvas.strings


def test_it_fills_the_room_under_the_title():
    canvas = drawn(gauge(75, title="T"))
    x, _, radius = circle_of(arcs(canvas)[0])
    assert x == pytest.approx(400)
    assert radius > 170


# ---- text


def test_the_number_is_in_the_middle():
    canvas = drawn(gauge(75))
    x, y, radius = circle_of(arcs(canvas)[0])
    text = canvas.text_of("75")
    assert (text.x, text.align, text.weight) == (pytest.approx(x), 0.5, 600)
    assert text.size == pytest.approx(0.38 * radius / 0.9)
    assert hypot(text.x - x, text.y - y) < 0.3 * radius


def test_the_least_and_the_greatest_value_stand_under_the_ends():
    canvas = drawn(gauge(75, -20, 120))
    track = arcs(canvas)[0]
    for string, end in (("−20", 0), ("120", -1)):
        text = canvas.text_of(string)
        assert text.x == pytest.approx(track.path.vertices[end][0])
        assert text.y > track.path.vertices[end][1] + track.width / 2


def test_a_label_stands_under_the_number():
    canvas = drawn(gauge(75, labels=("Customers asked in May",)))
    label, number = canvas.text_of("Customers asked in May"), canvas.text_of("75")
    assert label.x == number.x
    assert label.y > number.y
    assert label.color == MUTED


def test_a_long_label_takes_two_lines_and_is_shortened():
    canvas = drawn(
        gauge(75, labels=("Customers who were asked in the month of May and answered",), width=300, height=200)
    )
    assert flaws(canvas) == []
    assert [string for string in canvas.strings if string.startswith("Customers")]


def test_formats_are_those_of_the_number_and_of_the_ends():
    canvas = drawn(gauge(0.684, format=".1%"))
    assert canvas.strings[-3:] == ["0.0%", "100.0%", "68.4%"]
    canvas = drawn(chart("gauge", series(0.684), y=(Axis(format=".0%"),), format=".1%", **SIZE))
    assert canvas.strings[-3:] == ["0%", "100%", "68.4%"]


# ---- bands and targets


def test_bands_are_a_ring_outside_the_track_and_colour_the_value():
    canvas = drawn(gauge(62, bands=BANDS))
    ring = [fill for fill in canvas.fills if fill.color in (parse("crimson"), parse("gold"))]
    track, value = arcs(canvas)
    x, y, radius = circle_of(track)
    assert value.color == parse("gold")
    away = np.concatenate([np.hypot(*(fill.path.vertices - (x, y)).T) for fill in ring])
    assert away.min() > radius + track.width / 2
    left, right = (extent(fill.path) for fill in ring)
    middle = radians(-105 + 0.5 * 210)
    assert left[2] == pytest.approx(x + sin(middle), abs=2)  # the first band ends at 12 o'clock
    assert right[0] == pytest.approx(x, abs=2)


def test_a_band_beyond_the_scale_ends_with_it():
    canvas = drawn(gauge(62, 0, 70, bands=BANDS))
    assert [fill.color for fill in canvas.fills] == [parse("crimson"), parse("gold")]


def test_a_target_is_a_tick_across_the_track_with_its_number():
    canvas = drawn(gauge(62, targets=(75.0,)))
    track = arcs(canvas)[0]
    x, y, radius = circle_of(track)
    tick = next(one.path.vertices for one in canvas.strokes if one.color == TEXT)
    at = radians(-105 + 0.75 * 210)
    assert tick[0] == pytest.approx((x + 8 / 9 * radius * sin(at), y - 8 / 9 * radius * cos(at)))
    assert hypot(*(tick[1] - (x, y))) > radius + track.width / 2
    assert hypot(canvas.text_of("75").x - x, canvas.text_of("75").y - y) > radius


@pytest.mark.parametrize("target", [0.0, 50.0, 100.0, 250.0, -40.0])
@pytest.mark.parametrize("size", [(800, 400), (500, 300), (300, 200), (200, 400), (160, 120)])
def test_a_target_meets_nothing(target, size):
    assert flaws(drawn(gauge(62, targets=(target,), width=size[0], height=size[1], title="A title"))) == []


def test_a_target_at_the_end_has_the_number_of_the_end():
    spec = gauge(0, targets=(1e30,), format="$~s", width=308, height=120, bands=(Band(low=0, high=10),))
    assert drawn(spec).strings.count("$1000000Y") == 1


def test_the_caller_s_colour_goes_before_that_of_a_band():
    assert arcs(drawn(gauge(62, bands=BANDS, colors=("lime",))))[1].color == parse("lime")


# ---- sizes


def test_a_tiny_gauge_is_its_arcs():
    canvas = drawn(gauge(62, width=120, height=40, bands=BANDS, targets=(75.0,), title="T"))
    assert canvas.strings == []
    assert len(arcs(canvas)) == 2


@pytest.mark.parametrize("value", [0, 1e100, -1e100, 1e-300, 0.00012, 123456789])
@pytest.mark.parametrize("size", [(800, 400), (300, 200), (160, 120), (2000, 160), (200, 2000)])
def test_odd_values_are_drawn(value, size):
    spec = gauge(value, width=size[0], height=size[1], labels=("a label",))
    assert flaws(drawn(spec)) == []


@pytest.mark.parametrize(("format_", "start"), [("png", b"\x89PNG"), ("svg", b"<svg"), ("pdf", b"%PDF")])
def test_it_comes_in_every_format(format_, start):
    assert render(gauge(62, bands=BANDS, targets=(75.0,)), format_)[0].startswith(start)


def test_it_is_said_in_words():
    assert alt_text(gauge(130, 0, 100, title="Load")) == "Gauge: Load. 130 on a scale from 0 to 100."

"""Speedometers: the needle by hand from the angles of the dial's ends, ticks, bands, the number."""

from math import cos, hypot, pi, radians, sin

import numpy as np
import pytest

from render_chart.alt import alt_text
from render_chart.charts.speedometer import angle, needle, ticks_of
from render_chart.plot.drawing.color import parse
from render_chart.render import render
from render_chart.spec import Axis, Band
from tests.drawing import Recorder, chart, drawn, extent, flaws, series

BLUE, GRID, TEXT, AXIS = (parse(c) for c in ("#2768CE", "#E7EAEE", "#1B2130", "#868F9D"))
BANDS = (Band(low=0, high=50, color="crimson"), Band(low=50, high=80, color="gold"), Band(low=80, high=100))
SIZE = {"width": 800, "height": 400}


def speedometer(value: float, low: float | None = None, high: float | None = None, **more):
    return chart("speedometer", series(value), **{**SIZE, "y": (Axis(min=low, max=high),), **more})


def centre(canvas: Recorder) -> tuple[float, float, float]:
    """Centre of the hub, and radius of the ring."""
    hub = next(fill.path for fill in canvas.fills if fill.color == TEXT and len(fill.path.vertices) == 14)
    x0, y0, x1, y1 = extent(hub)
    (ring,) = canvas.filled(GRID)
    return (x0 + x1) / 2, (y0 + y1) / 2, float(np.hypot(*(ring.vertices[0] - ((x0 + x1) / 2, (y0 + y1) / 2))))


def tip(canvas: Recorder) -> np.ndarray:
    """The end of the needle."""
    path = next(fill.path for fill in canvas.fills if fill.color == TEXT and len(fill.path.vertices) == 5)
    return path.vertices[1:3].mean(axis=0)


@pytest.mark.parametrize(("value", "degrees"), [(0, -120), (50, 0), (75, 60), (100, 120), (140, 120), (-5, -120)])
def test_the_needle_points_at_the_value_and_stops_at_the_ends(value, degrees):
    canvas = drawn(speedometer(value, 0, 100))
    x, y, _ = centre(canvas)
    pointing = tip(canvas) - (x, y)
    assert pointing / hypot(*pointing) == pytest.approx((sin(radians(degrees)), -cos(radians(degrees))))
    assert str(value).replace("-", "−") in canvas.strings


def test_shares_share_240_degrees():
    assert [angle(share) * 180 / pi for share in (0, 0.25, 1)] == pytest.approx([-120, -60, 120])


def test_a_needle_is_even_about_its_axis():
    """To the right: along x, 82 px long of a radius of 100; 7 px wide at the hub, 1.4 at its tip."""
    path = needle(10, 20, 100, pi / 2)
    assert path.vertices[:4] == pytest.approx(np.array([(10, 16.5), (92, 19.3), (92, 20.7), (10, 23.5)]))


@pytest.mark.parametrize(
    ("ends", "most", "step"),
    [
        ((0, 100), 10, 10),
        ((0, 1500), 10, 250),
        ((0, 14), 10, 2),
        ((-100, 100), 10, 20),
        ((0, 100), 5, 20),
        ((3, 97), 10, 10),
    ],
)
def test_ticks_meet_both_ends_if_they_can(ends, most, step):
    ticks, found = ticks_of(*ends, most)
    assert found == step
    assert np.diff(ticks) == pytest.approx(step)


def test_numbers_stand_around_the_ring():
    canvas = drawn(speedometer(33, 0, 100))
    x, y, radius = centre(canvas)
    for number in range(0, 101, 10):
        (text,) = (t for t in canvas.words if t.string == str(number) and t.weight == 400)
        assert hypot(text.x - x, text.y - 0.36 * text.size - y) > radius
    assert canvas.text_of("50").x == pytest.approx(x)


def test_ticks_stand_at_the_numbers_and_between():
    canvas = drawn(speedometer(33, 0, 100))
    x, y, radius = centre(canvas)
    long, short = (one.path.vertices.reshape(-1, 2, 2) for one in canvas.strokes if one.color == AXIS)
    turns = np.arctan2(long[:, 0, 0] - x, y - long[:, 0, 1]) * 180 / pi
    assert sorted(set(turns.round(6).tolist())) == pytest.approx([-120 + 24 * i for i in range(11)])
    assert len(short) == 10
    assert np.hypot(*(long[:, 0] - (x, y)).T).min() > radius


def test_odd_ends_have_numbers_too():
    strings = drawn(speedometer(33, 3, 97)).strings
    assert {"3", "10", "90", "97"} <= set(strings)
    assert "4" in drawn(speedometer(33, 4, 97)).strings
    assert "10" not in drawn(speedometer(33, 6, 97)).strings  # too close to the end, which is 6


def test_without_bands_the_ring_is_neutral_up_from_the_value():
    canvas = drawn(speedometer(50, 0, 100))
    x, y, radius = centre(canvas)
    (ring,) = canvas.filled(BLUE)
    assert extent(ring)[2] == pytest.approx(x)
    assert ring.vertices[0] == pytest.approx((x - radius * sin(2 * pi / 3), y + radius / 2))


def test_bands_colour_the_ring_and_a_given_colour_the_needle():
    canvas = drawn(speedometer(62, bands=BANDS))
    assert canvas.filled(BLUE) == []
    assert canvas.filled(parse("crimson"))
    coloured = drawn(speedometer(62, bands=BANDS, colors=("lime",)))
    assert coloured.filled(parse("lime"))
    assert drawn(speedometer(62, colors=("lime",))).filled(parse("lime"))


def test_bands_are_parted_where_they_meet():
    canvas = drawn(speedometer(62, bands=BANDS))
    (cuts,) = (one.path.vertices.reshape(-1, 2, 2) for one in canvas.strokes if one.color == (1, 1, 1, 1))
    x, y, _ = centre(canvas)
    turns = np.arctan2(cuts[:, 0, 0] - x, y - cuts[:, 0, 1]) * 180 / pi
    assert turns == pytest.approx([0, 72])  # 50 and 80 of 100 on 240 degrees from -120


def test_a_target_is_a_tick_on_the_ring():
    canvas = drawn(speedometer(33, 0, 100, targets=(75.0,)))
    x, y, radius = centre(canvas)
    tick = next(one.path.vertices for one in canvas.strokes if one.color == TEXT and len(one.path.vertices) == 2)
    assert tick[1] - (x, y) == pytest.approx((radius * sin(pi / 3), -radius * cos(pi / 3)))


def test_the_number_stands_under_the_hub_and_the_label_under_it():
    canvas = drawn(speedometer(33.5, 0, 100, labels=("m/s",)))
    x, y, radius = centre(canvas)
    number, label = canvas.text_of("33.5"), canvas.text_of("m/s")
    assert number.x == label.x == pytest.approx(x)
    assert y < number.y < label.y
    assert number.size == pytest.approx(0.27 * radius)


@pytest.mark.parametrize("size", [(800, 400), (500, 300), (300, 200), (240, 160), (160, 120)])
def test_the_number_is_there_at_any_size_with_text(size):
    canvas = drawn(speedometer(1260, width=size[0], height=size[1], title="A title"))
    assert "1,260" in canvas.strings
    assert flaws(canvas) == []


def test_a_tiny_one_is_its_ring_and_needle():
    canvas = drawn(speedometer(62, width=120, height=40, title="T"))
    assert canvas.strings == []
    assert len(canvas.fills) == 5  # ring, value, needle, hub, pin


@pytest.mark.parametrize("value", [0, 1e100, -1e100, 1e-300, 0.00012, 123456789])
@pytest.mark.parametrize("size", [(800, 400), (300, 200), (160, 120), (2000, 160), (200, 2000)])
def test_odd_values_are_drawn(value, size):
    spec = speedometer(value, width=size[0], height=size[1], labels=("a label",))
    assert flaws(drawn(spec)) == []


@pytest.mark.parametrize(("format_", "start"), [("png", b"\x89PNG"), ("svg", b"<svg"), ("pdf", b"%PDF")])
def test_it_comes_in_every_format(format_, start):
    assert render(speedometer(62, bands=BANDS), format_)[0].startswith(start)


def test_it_is_said_in_words():
    assert alt_text(speedometer(17.5, 0, 40, title="Wind", labels=("m/s",))) == (
        "Speedometer: Wind. m/s: 17.5 on a scale from 0 to 40."
    )

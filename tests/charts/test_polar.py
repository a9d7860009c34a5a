"""Polar area charts: equal angles as matplotlib's bars on polar axes, radius by value, rings, labels, values."""

from math import pi

import numpy as np
import pytest
from matplotlib.figure import Figure

from render_chart.alt import alt_text
from render_chart.charts.polar import parts_of, values_of
from render_chart.plot.drawing.color import parse
from render_chart.render import render
from tests.drawing import Recorder, chart, drawn, extent, flaws, series

PALETTE = [parse(c) for c in ("#2768CE", "#E36F28", "#1CA593", "#B1264C", "#531890")]
GRID = parse("#E7EAEE")
NAMES = ("Design", "Code", "Review", "Meetings", "Mail")
HOURS = (12, 18, 6, 9, 3)
SIZE = {"width": 800, "height": 400}


def polar(*data, names: tuple[str, ...] = NAMES, **more):
    return chart("polar", series(*data), labels=names[: len(data)], **{**SIZE, **more})


def rings(canvas: Recorder) -> np.ndarray:
    """Left, top, right and bottom of each ring, from the innermost."""
    (path,) = (one.path for one in canvas.strokes if one.color == GRID)
    return np.array([extent(type(path)(part)) for part in path.vertices.reshape(-1, 14, 2)])


def sectors(canvas: Recorder) -> list[np.ndarray]:
    """The points of the parts, which are larger than swatches."""
    found = [path.vertices for color in PALETTE for path in canvas.filled(color)]
    return [points for points in found if np.ptp(points, axis=0).max() > 12]


def test_angles_are_those_of_matplotlib_s_bars_on_polar_axes():
    axes = Figure().add_subplot(projection="polar")
    bars = axes.bar(np.arange(5) * 2 * pi / 5, HOURS, width=2 * pi / 5, align="edge")
    spec = polar(*HOURS)
    parts = parts_of(values_of(spec), spec)
    assert [part.start for part in parts] == pytest.approx([bar.get_x() for bar in bars])
    assert [part.end for part in parts] == pytest.approx([bar.get_x() + bar.get_width() for bar in bars])


def test_the_radius_is_proportional_to_the_value():
    """The outermost ring of 3 to 18 is 20."""
    canvas = drawn(polar(*HOURS))
    left, top, right, bottom = rings(canvas)[-1]
    centre, radius = ((left + right) / 2, (top + bottom) / 2), (bottom - top) / 2
    on_arc = [float(np.hypot(*(points[0] - centre))) for points in sectors(canvas)]
    assert on_arc == pytest.approx([radius * value / 20 for value in HOURS])


def test_rings_are_circles_at_round_numbers():
    found = rings(drawn(polar(*HOURS)))
    widths = found[:, 2] - found[:, 0]
    assert widths / widths[-1] == pytest.approx([0.25, 0.5, 0.75, 1])
    assert {"5", "10", "15"} <= set(drawn(polar(*HOURS)).strings)


def test_names_and_values_stand_outside():
    canvas = drawn(polar(*HOURS))
    left, top, right, bottom = rings(canvas)[-1]
    assert {*NAMES, "12", "18", "6", "9", "3"} <= set(canvas.strings)
    for name in NAMES:
        text = canvas.text_of(name)
        assert np.hypot(text.x - (left + right) / 2, text.y - (top + bottom) / 2) > (bottom - top) / 2


def test_values_may_be_left_out():
    canvas = drawn(polar(*HOURS, values=False))
    assert "18" not in canvas.strings
    assert set(NAMES) <= set(canvas.strings)


def test_values_stand_inside_where_the_names_are_in_a_legend():
    canvas = drawn(polar(*HOURS, legend="right", values=True))
    assert canvas.text_of("18").color == (0, 0, 0, 1)  # on orange
    assert canvas.text_of("12").color == (1, 1, 1, 1)  # on blue
    assert "15" not in canvas.strings  # the rings have no numbers beside these
    assert "15" in drawn(polar(*HOURS, legend="right")).strings


def test_a_small_picture_has_a_list():
    canvas = drawn(polar(*HOURS, width=300, height=200))
    assert len({canvas.text_of(name).x for name in NAMES}) == 1


def test_gaps_and_zeros_keep_their_angle():
    canvas = drawn(polar(12, None, 0, 9, 3))
    assert len(sectors(canvas)) == 3
    assert set(NAMES) <= set(canvas.strings)
    assert "0" in canvas.strings


def test_one_value_is_a_disc():
    assert [len(points) for points in sectors(drawn(polar(5)))] == [14]


def test_a_small_value_is_seen():
    canvas = drawn(polar(1000, 0.001))
    (path,) = canvas.filled(PALETTE[1])[:1]
    assert np.ptp(path.vertices[:, 1]) >= 0.9


def test_colours_of_the_caller_are_taken():
    canvas = drawn(polar(60, 40, colors=("red", "lime")))
    assert canvas.filled(parse("red"))
    assert canvas.filled(parse("lime"))


def test_a_tiny_one_has_only_its_parts():
    canvas = drawn(polar(*HOURS, width=120, height=40))
    assert (canvas.strings, canvas.strokes) == ([], [])
    assert len(canvas.fills) == 5


@pytest.mark.parametrize("values", [(5, 5, 5), (1e100, 1, 2), (5e-324,), (-3, -2, -1), (None, None, 4), (1,) * 5000])
@pytest.mark.parametrize("legend", ["auto", "right"])
def test_odd_values_are_drawn(values, legend):
    names = tuple(f"n{i}" for i in range(len(values)))
    assert flaws(drawn(polar(*values, names=names, legend=legend, values=True))) == []


@pytest.mark.parametrize(("format_", "start"), [("png", b"\x89PNG"), ("svg", b"<svg"), ("pdf", b"%PDF")])
def test_it_comes_in_every_format(format_, start):
    assert render(polar(*HOURS), format_)[0].startswith(start)


def test_it_is_said_in_words():
    assert alt_text(polar(*HOURS, title="Work")) == (
        "Polar area chart: Work. 5 parts. Highest: Code 18; lowest: Mail 3."
    )
    assert alt_text(polar(-2, 1, names=())).endswith(
        "Highest: part 1 2; lowest: part 2 1. Negative values are shown by their size."
    )


def test_a_value_on_a_pattern_stands_on_a_ground_in_the_colour_of_text():
    canvas = drawn(polar(*HOURS, values=True, legend="right", pattern=True))
    assert canvas.text_of("18").color == parse("#1B2130")


def test_rings_have_the_dashes_of_the_theme():
    assert {one.dash for one in drawn(polar(*HOURS, theme="retro")).strokes} == {(2, 3)}


@pytest.mark.parametrize(("hours", "right"), [((3, 18, 6, 9, 12), True), (HOURS, False)])
def test_numbers_of_rings_stand_on_the_side_of_the_shorter_part(hours, right):
    canvas = drawn(polar(*hours))
    left, _, end, _ = rings(canvas)[-1]
    assert bool(canvas.text_of("10").x > (left + end) / 2) is right

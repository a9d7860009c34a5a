"""Pies and doughnuts: angles as matplotlib's, labels outside or in a list, nothing lost."""

from math import cos, hypot, pi, sin

import numpy as np
import pytest
from matplotlib.figure import Figure

from render_chart.charts.pie import LEAST_SWEEP, slices, sweeps
from render_chart.plot.drawing.color import parse
from tests.drawing import Recorder, chart, drawn, extent, series

PALETTE = [parse(c) for c in ("#2768CE", "#E36F28", "#1CA593", "#B1264C", "#531890")]
NAMES = ("Ash", "Elm", "Fir", "Oak", "Yew")
SIZE = {"width": 800, "height": 400}  # base 12, unit 1, pad 18
DATA = (50, 20, 15, 10, 5)


def pie(*data, kind: str = "pie", names: tuple[str, ...] = NAMES, **more):
    return chart(kind, series(*data), labels=names[: len(data)], **{**SIZE, **more})


def discs(canvas: Recorder) -> list:
    """The paths of the slices, which are larger than swatches."""
    found = [path for color in PALETTE for path in canvas.filled(color)]
    return [path for path in found if extent(path)[3] - extent(path)[1] > 12]


def centre(canvas: Recorder) -> tuple[float, float, float]:
    """Middle and radius."""
    sides = np.array([extent(path) for path in discs(canvas)])
    x0, y0, x1, y1 = sides[:, 0].min(), sides[:, 1].min(), sides[:, 2].max(), sides[:, 3].max()
    return (x0 + x1) / 2, (y0 + y1) / 2, (y1 - y0) / 2


# ---- angles


@pytest.mark.parametrize("data", [(1,), (1, 1), (50, 20, 15, 10, 5), (1e300, 1e300), (3, 0, 1), (0.1, 0.2)])
def test_angles_are_those_of_matplotlib_s_pie(data):
    figure = Figure()
    scaled = [value / max(data) for value in data]
    wedges = figure.add_subplot().pie(scaled, startangle=90, counterclock=False)[0]
    ends = np.array([(wedge.theta2, wedge.theta1) for wedge in wedges])
    starts, stops = np.radians(90 - ends).T  # they count from 3 o'clock, counter-clockwise
    parts = slices(pie(*data))
    assert [part.start for part in parts] == pytest.approx(starts, abs=1e-6)
    assert [part.end for part in parts] == pytest.approx(stops, abs=1e-6)


def test_a_small_part_has_an_angle_that_is_seen_and_the_rest_share_what_is_left():
    found = sweeps(np.array([1000.0, 500.0, 0.001]))
    assert found.sum() == pytest.approx(2 * pi)
    assert found[2] == LEAST_SWEEP
    assert found[0] / found[1] == pytest.approx(2)


def test_nothing_has_no_angle():
    assert sweeps(np.array([1.0, 0.0, 1.0])).tolist() == [pi, 0, pi]
    assert sweeps(np.zeros(3)).tolist() == [0, 0, 0]


def test_many_small_parts_share_the_circle_as_they_are():
    assert sweeps(np.ones(5000)).sum() == pytest.approx(2 * pi)


def test_negative_values_count_by_their_size():
    assert [part.share for part in slices(pie(3, -1))] == [0.75, 0.25]


def test_shares_are_percent_with_one_decimal():
    assert [part.value for part in slices(pie(1, 1, 1))] == ["33.3%"] * 3
    assert [part.value for part in slices(pie(3, 1))] == ["75%", "25%"]


def test_values_or_a_format_may_be_asked_for():
    assert [part.value for part in slices(pie(1200, 300, values=True))] == ["1,200", "300"]
    assert [part.value for part in slices(pie(3, 1, format="$.2f"))] == ["$3.00", "$1.00"]
    assert [part.value for part in slices(pie(3, 1, format=".0%"))] == ["75%", "25%"]


# ---- slices


def test_slices_start_at_12_o_clock_and_run_clockwise():
    canvas = drawn(pie(1, 1, 1, 1))
    x, y, _ = centre(canvas)
    middles = [((x0 + x1) / 2, (y0 + y1) / 2) for x0, y0, x1, y1 in map(extent, discs(canvas))]
    assert [(mx > x, my > y) for mx, my in middles] == [(True, False), (True, True), (False, True), (False, False)]


def test_slices_have_a_gap_of_2_u():
    canvas = drawn(pie(1, 1))
    right, left = map(extent, discs(canvas))
    assert right[0] - left[2] == pytest.approx(2, abs=0.05)


def test_one_value_is_a_whole_disc():
    canvas = drawn(pie(5))
    (disc,) = discs(canvas)
    assert len(disc.vertices) == 14


def test_a_doughnut_has_a_hole_of_06_of_its_radius():
    canvas = drawn(pie(*DATA, kind="doughnut"))
    x, y, radius = centre(canvas)
    away = np.concatenate([np.hypot(*(path.vertices - (x, y)).T) for path in discs(canvas)])
    assert away.min() == pytest.approx(0.6 * radius, rel=0.01)
    assert drawn(pie(*DATA)).strings == drawn(pie(*DATA, kind="doughnut")).strings


def test_a_doughnut_of_one_value_has_a_hole_too():
    canvas = drawn(pie(5, kind="doughnut"))
    (ring,) = discs(canvas)
    assert len(ring.vertices) == 28


def test_nothing_at_all_is_an_empty_ring():
    canvas = drawn(pie(0, 0))
    assert discs(canvas) == []
    assert [path for path in canvas.filled(parse("#E7EAEE")) if len(path.vertices) == 14]


# ---- labels


def test_names_stand_outside_at_the_middle_of_their_slices():
    canvas = drawn(pie(*DATA))
    x, y, radius = centre(canvas)
    for name, part in zip(NAMES, slices(pie(*DATA)), strict=True):
        text, middle = canvas.text_of(name), (part.start + part.end) / 2
        assert text.y - 0.727 / 2 * 12 == pytest.approx(y - (radius + 0.8 * 12) * cos(middle), abs=13)
        assert hypot(text.x - x, text.y - y) > radius
        assert bool(text.x > x) is (sin(middle) > 0)


def test_a_name_is_semibold_and_its_share_muted_beside_it():
    canvas = drawn(pie(*DATA))
    name, share = canvas.text_of("Ash"), canvas.text_of("50%")
    assert (name.weight, share.weight, name.y) == (600, 400, share.y)
    assert share.color == parse("#5B6472")


def test_no_label_lies_on_the_pie():
    canvas = drawn(pie(*DATA))
    x, y, radius = centre(canvas)
    for box in canvas.boxes:
        corners = np.array(box.corners)
        nearest = np.clip((x, y), corners.min(0), corners.max(0))
        assert hypot(*(nearest - (x, y))) >= radius - 1


def test_labels_that_meet_are_moved_apart_and_joined_to_their_slices():
    canvas = drawn(pie(400, 5, 5, 5, 5, names=("Large", "Bit one", "Bit two", "Bit three", "Bit four")))
    bits = sorted(canvas.text_of(n).y for n in ("Bit one", "Bit two", "Bit three", "Bit four"))
    if canvas.text_of("Bit one").weight == 600:  # outside
        assert np.diff(bits).min() >= 1.3 * 12 - 1e-6


@pytest.mark.parametrize(
    "spec",
    [
        pie(*range(1, 14), names=tuple(f"Part {i}" for i in range(13))),  # more than twelve
        pie(100, 1, 1, 1, names=("a", "b", "c", "d")),  # three slivers
        pie(
            1, 1, 1, names=("aWWWW" * 5, "bWWWW" * 5, "c"), width=380, height=380
        ),  # names that leave no room for a pie
    ],
    ids=["13", "slivers", "wide"],
)
def test_otherwise_there_is_a_list(spec):
    canvas = drawn(spec)
    named = [text for text in canvas.words if text.string[:4] in ("Part", "a", "b", "c", "d", "aWWW", "bWWW")]
    assert {text.weight for text in named} == {400}
    assert len({text.x for text in named}) == 1


def test_a_list_has_a_swatch_name_and_share_for_each():
    canvas = drawn(pie(*DATA, width=300, height=200))
    assert set(canvas.strings) == {*NAMES, "50%", "20%", "15%", "10%", "5%"}
    swatches = [fill for fill in canvas.fills if len(fill.path.vertices) == 18]
    assert [fill.color for fill in swatches] == PALETTE
    assert [canvas.text_of(name).y for name in NAMES] == sorted(canvas.text_of(name).y for name in NAMES)


def test_a_list_that_is_too_long_is_counted():
    canvas = drawn(pie(*[1] * 40, names=tuple(f"Part {i}" for i in range(40)), width=300, height=200))
    shown = [text for text in canvas.strings if text.startswith("Part")]
    assert f"+ {40 - len(shown)} more" in canvas.strings


def test_an_empty_part_is_listed_and_not_drawn():
    canvas = drawn(pie(3, 0, 1, width=300, height=200))
    assert {"Elm", "0%"} <= set(canvas.strings)
    assert len(discs(canvas)) == 2


@pytest.mark.parametrize("place", ["top", "right", "bottom", "left"])
def test_a_legend_leaves_the_shares_inside(place):
    canvas = drawn(pie(60, 40, legend=place))
    x, y, radius = centre(canvas)
    for share, fill in (("60%", PALETTE[0]), ("40%", PALETTE[1])):
        text = canvas.text_of(share)
        assert hypot(text.x - x, text.y - y) < radius
        assert text.color == ((1, 1, 1, 1) if fill == PALETTE[0] else (0, 0, 0, 1))
    assert {"Ash", "Elm"} <= set(canvas.strings)


def test_no_legend_is_the_bare_pie():
    assert drawn(pie(60, 40, legend="none", width=300, height=200)).strings == []


def test_a_tiny_pie_fills_the_picture():
    canvas = drawn(pie(60, 40, width=100, height=60))
    assert canvas.strings == []
    assert centre(canvas)[:2] == pytest.approx((50, 30), abs=0.5)
    assert centre(canvas)[2] == pytest.approx(26, abs=0.5)  # half the height less the margin of 4


def test_colours_of_the_caller_are_taken():
    canvas = drawn(pie(60, 40, colors=("red", "lime")))
    assert canvas.filled(parse("red"))
    assert canvas.filled(parse("lime"))

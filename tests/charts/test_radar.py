"""Radar charts: spokes and rings as matplotlib's polar axes have them, gaps, names, what small pictures leave out."""

from math import hypot, pi

import numpy as np
import pytest

from render_chart.alt import alt_text
from render_chart.charts.radar import angles, stretches
from render_chart.plot.drawing.color import parse
from render_chart.render import render
from render_chart.spec import Axis
from tests.drawing import Recorder, chart, drawn, extent, flaws, series

BLUE, ORANGE, GRID, AXIS = (parse(c) for c in ("#2768CE", "#E36F28", "#E7EAEE", "#868F9D"))
SKILLS = ("Planning", "Coding", "Testing", "Design", "Writing", "Speaking")
BEFORE, AFTER = (55, 62, 40, 48, 70, 45), (72, 80, 75, 60, 78, 66)
SIZE = {"width": 800, "height": 400}  # base 12, unit 1, pad 18


def radar(*data, labels: tuple[str, ...] = SKILLS, **more):
    """A radar chart whose scale is from 0 to 80 where nothing is said of limits."""
    return chart("radar", *data, labels=labels, **{**SIZE, "y": (Axis(),), **more})


def grid(canvas: Recorder) -> np.ndarray:
    """The points of rings and spokes."""
    return next(one.path.vertices for one in canvas.strokes if one.color == GRID)


def frame(canvas: Recorder) -> tuple[float, float, float]:
    """Centre and radius, by the six spokes: their last six lines."""
    ends = grid(canvas)[-12:]
    return (*ends[0].tolist(), float(np.hypot(*(ends[1] - ends[0]))))


def line(canvas: Recorder, color) -> np.ndarray:
    return next(one.path.vertices for one in canvas.strokes if one.color == color)


# ---- geometry


def test_values_lie_on_spokes_from_12_o_clock_clockwise():
    """x = r sin, y = -r cos of n sixths of a turn, with 80 at the outermost ring."""
    canvas = drawn(radar(series(*BEFORE), series(*AFTER)))
    x, y, radius = frame(canvas)
    turns = np.array([0, 60, 120, 180, 240, 300]) * pi / 180
    shares = np.array(BEFORE) / 80
    expected = np.column_stack((x + radius * shares * np.sin(turns), y - radius * shares * np.cos(turns)))
    assert line(canvas, BLUE)[:6] == pytest.approx(expected)


def test_a_polygon_is_closed():
    canvas = drawn(radar(series(*BEFORE)))
    path = next(one.path for one in canvas.strokes if one.color == BLUE)
    assert path.codes.tolist() == [1, 2, 2, 2, 2, 2, 79]


def test_rings_are_polygons_at_round_numbers():
    canvas = drawn(radar(series(*AFTER)))
    x, y, radius = frame(canvas)
    rings = grid(canvas)[:-12].reshape(-1, 7, 2)
    away = np.hypot(rings[..., 0] - x, rings[..., 1] - y) / radius
    assert away == pytest.approx(np.repeat([[0.25], [0.5], [0.75], [1.0]], 7, axis=1))


def test_the_numbers_stand_beside_the_12_o_clock_spoke_at_their_rings():
    canvas = drawn(radar(series(*AFTER)))
    x, y, radius = frame(canvas)
    for number in (20, 40, 60):
        text = canvas.text_of(str(number))
        assert text.y - 0.727 / 2 * text.size == pytest.approx(y - radius * number / 80)
        assert text.x < x
    assert "80" not in canvas.strings
    assert "0" not in canvas.strings


def test_limits_are_kept_and_values_beyond_stop_at_them():
    canvas = drawn(radar(series(0, 62, 40, 48, 70, 100), y=(Axis(min=20, max=80),)))
    x, y, radius = frame(canvas)
    away = np.hypot(*(line(canvas, BLUE)[:6] - (x, y)).T) / radius
    assert away == pytest.approx([0, 42 / 60, 20 / 60, 28 / 60, 50 / 60, 1])
    assert "20" in canvas.strings  # the middle


def test_the_ring_of_zero_stands_out_among_negative_values():
    canvas = drawn(radar(series(-20, 10, 20, 5, -5, 40)))
    x, y, radius = frame(canvas)
    zero = line(canvas, AXIS)
    assert np.hypot(*(zero - (x, y)).T) == pytest.approx(np.full(7, radius / 3))  # from -20 to 40


def test_the_area_is_a_light_tint_and_deeper_if_asked_for():
    alphas = [
        fill.color[3] for more in ({}, {"fill": True}) for fill in drawn(radar(series(*AFTER), **more)).fills
        if fill.color[:3] == BLUE[:3]
    ]  # fmt: skip
    assert alphas == [0.12, 0.3]


def test_many_series_are_not_filled():
    canvas = drawn(radar(*[series(*AFTER) for _ in range(5)], legend="none"))
    assert [fill for fill in canvas.fills if 0 < fill.color[3] < 0.5] == []


def test_the_first_series_lies_on_top():
    canvas = drawn(radar(series(*BEFORE), series(*AFTER)))
    assert [one.color for one in canvas.strokes if one.color != GRID] == [ORANGE, BLUE]


# ---- gaps


@pytest.mark.parametrize(
    ("present", "found"),
    [
        ("111111", [[0, 1, 2, 3, 4, 5]]),
        ("101111", [[2, 3, 4, 5, 0]]),
        ("011011", [[1, 2], [4, 5]]),
        ("110101", [[3], [5, 0, 1]]),
        ("000100", [[3]]),
        ("000000", []),
    ],
)
def test_a_stretch_goes_on_over_12_o_clock(present, found):
    assert stretches(np.array([c == "1" for c in present])) == found


def test_a_gap_breaks_the_polygon():
    canvas = drawn(radar(series(55, None, 40, 48, 70, 45)))
    path = next(one.path for one in canvas.strokes if one.color == BLUE)
    assert len(path.vertices) == 5
    assert path.codes is None or 79 not in path.codes


def test_a_value_between_gaps_gets_a_dot_on_a_crowded_chart_too():
    alone = series(None, 62, None, 48, 70, 45, *[50] * 30)
    canvas = drawn(radar(alone, labels=()))
    (stamps,) = canvas.stamps
    assert len(stamps.points) == 1


def test_few_spokes_have_dots():
    assert [len(stamps.points) for stamps in drawn(radar(series(*AFTER))).stamps] == [6]
    assert drawn(radar(series(*range(25)), labels=())).stamps == []


# ---- grid and legend


@pytest.mark.parametrize(("wish", "count"), [("auto", 40), ("both", 40), ("y", 28), ("x", 12), ("none", None)])
def test_the_grid_is_rings_and_spokes(wish, count):
    canvas = drawn(radar(series(*AFTER), grid=wish))
    lines = [len(one.path.vertices) for one in canvas.strokes if one.color == GRID]
    assert lines == ([] if count is None else [count])


def test_two_series_have_a_legend_and_one_has_none():
    assert "Before" in drawn(radar(series(*BEFORE, name="Before"), series(*AFTER, name="After"))).strings
    assert "Before" not in drawn(radar(series(*BEFORE, name="Before"))).strings


@pytest.mark.parametrize("place", ["top", "right", "bottom", "left"])
def test_a_legend_stands_where_it_was_asked_for(place):
    canvas = drawn(radar(series(*BEFORE, name="Before"), series(*AFTER, name="After"), legend=place, title="T"))
    x, y, radius = frame(canvas)
    text = canvas.text_of("Before")
    where = {"top": text.y < y - radius, "bottom": text.y > y + radius, "left": text.x < x, "right": text.x > x}
    assert where[place]
    assert flaws(canvas) == []


def test_colours_of_the_caller_are_taken():
    canvas = drawn(radar(series(*BEFORE, color="lime"), series(*AFTER), colors=("red", "tomato")))
    assert {one.color for one in canvas.strokes} >= {parse("lime"), parse("tomato")}


# ---- names


def test_names_stand_outside_at_their_spokes():
    canvas = drawn(radar(series(*AFTER)))
    x, y, radius = frame(canvas)
    assert canvas.text_of("Planning").x == pytest.approx(x)
    assert canvas.text_of("Planning").y == pytest.approx(y - radius - 0.7 * 12)
    assert canvas.text_of("Coding").x > x + radius * 0.86
    assert canvas.text_of("Speaking").x < x - radius * 0.86
    for box in canvas.boxes:
        if box.string in SKILLS:
            corners = np.array(box.corners)
            nearest = np.clip((x, y), corners.min(0), corners.max(0))
            assert hypot(*(nearest - (x, y))) > radius * 0.86  # of the hexagon's sides


LONG = ("Public transport and cycling", "Affordable housing", "Air quality", "Schools and universities",
        "Donaudampfschifffahrtsgesellschaft")  # fmt: skip


@pytest.mark.parametrize(("width", "height"), [(800, 400), (500, 300), (300, 500), (300, 300), (200, 160), (160, 120)])
def test_long_names_wrap_or_are_shortened_and_keep_apart(width, height):
    spec = radar(series(1, 2, 3, 4, 5), labels=LONG, width=width, height=height, title="Title")
    canvas = drawn(spec)
    assert flaws(canvas) == []
    ring = extent(next(one.path for one in canvas.strokes if one.color == GRID))
    assert ring[3] - ring[1] > 0.2 * min(width, height)


def test_names_wrap_before_they_are_shortened():
    names = ("A", "Flexible working hours and days", "C", "Training and personal development", "E")
    said = " ".join(drawn(radar(series(1, 2, 3, 4, 5), labels=names, width=360, height=300)).strings)
    assert "…" not in said
    assert names[1] in said


def test_a_name_wider_than_the_picture_is_shortened():
    canvas = drawn(radar(series(1, 2, 3), labels=("W" * 60, "", ""), width=160, height=120))
    assert flaws(canvas) == []
    assert canvas.strings[-1].endswith("W…")


def test_the_last_line_of_a_name_is_shortened():
    names = ("A", "Flexible working hours and days", "C", "D", "E")
    strings = drawn(radar(series(1, 2, 3, 4, 5), labels=names, width=240, height=300)).strings
    assert "Flexible" in strings
    assert any(string.endswith("…") for string in strings)


def test_sixty_names_are_thinned_evenly():
    names = tuple(f"Spoke number {i}" for i in range(60))
    canvas = drawn(radar(series(*range(60)), labels=names))
    assert flaws(canvas) == []
    shown = [int(string.split()[-1]) for string in canvas.strings if string.startswith("Spoke")]
    assert len(shown) >= 12
    assert len(set(np.diff(sorted(shown)).tolist())) == 1


def test_angles_share_the_turn():
    assert angles(4) == pytest.approx([0, pi / 2, pi, 3 * pi / 2])


# ---- sizes and formats


def test_a_tiny_radar_has_only_its_polygons():
    canvas = drawn(radar(series(*BEFORE), series(*AFTER), width=120, height=40, title="T"))
    assert canvas.strings == []
    assert {one.color for one in canvas.strokes} == {BLUE, ORANGE}


@pytest.mark.parametrize("values", [(0, 0, 0), (5, 5, 5), (1e100, 1, 2), (1e-300, 0, 0), (-3, -2, -1), (None, None, 4)])
def test_odd_values_are_drawn(values):
    spec = radar(series(*values), labels=("a", "b", "c"))
    assert flaws(drawn(spec)) == []
    assert all(np.isfinite(one.path.vertices).all() for one in drawn(spec).strokes)


@pytest.mark.parametrize(("format_", "start"), [("png", b"\x89PNG"), ("svg", b"<svg"), ("pdf", b"%PDF")])
def test_it_comes_in_every_format(format_, start):
    assert render(radar(series(*BEFORE), series(1, None, 3, 4, 5, 6)), format_)[0].startswith(start)


def test_it_is_said_in_words():
    two = radar(series(*BEFORE, name="Before"), series(*AFTER, name="After"), title="Skills")
    assert alt_text(two) == (
        "Radar chart: Skills. 6 spokes, 2 series (Before, After). "
        "Highest: After, Coding 80; lowest: Before, Testing 40."
    )
    one = radar(series(1, 2.5, None), labels=())
    assert alt_text(one) == "Radar chart. 3 spokes. Highest: spoke 2 2.5; lowest: spoke 1 1.0."


def test_rings_and_spokes_have_the_dashes_of_the_theme():
    canvas = drawn(radar(series(*BEFORE), theme="retro"))
    assert [one.dash for one in canvas.strokes if one.color == parse("#EBDDBB")] == [(2, 3)]

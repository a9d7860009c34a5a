"""Error bars and confidence bands, against where matplotlib's `errorbar` and `fill_between` put them."""

import numpy as np
import pytest
from matplotlib.figure import Figure

from render_chart.plot.drawing.color import parse
from render_chart.plot.errors import BAND, band_ends, bar_ends
from render_chart.render import render
from render_chart.spec import Axis
from tests.drawing import boxes, chart, drawn, extent, points, reading, series

BLUE, TEXT, WHITE = parse("#2768CE"), parse("#1B2130"), (1.0, 1.0, 1.0, 1.0)
SIZE = {"width": 800, "height": 400}  # base 12, unit 1
NAN = float("nan")
VALUES, SIZES = (30.0, 50.0, 40.0), (5.0, (4.0, 8.0), None)


def test_a_size_is_for_both_ways_a_pair_for_each():
    low, high = bar_ends(np.array(VALUES), SIZES)
    assert low.tolist() == pytest.approx([25, 46, NAN], nan_ok=True)
    assert high.tolist() == pytest.approx([35, 58, NAN], nan_ok=True)


def test_they_are_as_long_as_those_of_matplotlib():
    axes = Figure().add_subplot()
    _, _, (stems,) = axes.errorbar((0, 1), VALUES[:2], [(5, 4), (5, 8)])
    theirs = [segment[:, 1].tolist() for segment in stems.get_segments()]
    low, high = bar_ends(np.array(VALUES[:2]), SIZES[:2])
    assert np.column_stack((low, high)).tolist() == theirs


def test_the_edges_of_a_band_are_those_that_were_given():
    low, high = band_ends(((1.0, 3.0), None, (2.0, 2.0)))
    assert low.tolist() == pytest.approx([1, NAN, 2], nan_ok=True)
    assert high.tolist() == pytest.approx([3, NAN, 2], nan_ok=True)


def stems(canvas, color, upright=True):
    """The boxes of stems: those that are longer than wide."""
    found = [box for path in canvas.filled(color) for box in boxes(path)]
    return sorted(b for b in found if (b[3] - b[1] > b[2] - b[0]) == upright and max(b[3] - b[1], b[2] - b[0]) > 2)


def test_stems_over_bars_reach_from_end_to_end():
    canvas = drawn(chart("bar", series(*VALUES, error=SIZES), labels=tuple("abc"), **SIZE))
    axis = reading(canvas)
    first, second = stems(canvas, TEXT)
    assert (first[1], first[3]) == pytest.approx((axis.px(35), axis.px(25)), abs=0.51)
    assert (second[1], second[3]) == pytest.approx((axis.px(58), axis.px(46)), abs=0.51)
    assert (first[0] + first[2]) / 2 == pytest.approx(canvas.text_of("a").x, abs=1)


def test_on_its_bar_a_stem_has_a_colour_that_is_seen_there():
    canvas = drawn(chart("bar", series(*VALUES, error=SIZES), labels=tuple("abc"), **SIZE))
    axis = reading(canvas)
    first, _ = stems(canvas, WHITE)
    assert (first[1], first[3]) == pytest.approx((axis.px(30), axis.px(25)), abs=0.51)


def test_they_have_caps_on_whole_pixels():
    canvas = drawn(chart("line", series(30, error=(5,)), labels=("a",), **SIZE))
    (path,) = [one for one in canvas.filled(BLUE) if len(one.vertices) == 15]
    stem, *caps = boxes(path)
    assert len(caps) == 2
    assert all(cap[0] < stem[0] < stem[2] < cap[2] for cap in caps)
    assert np.allclose(path.vertices % 1, 0)


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_at_every_scale_they_stand_on_device_pixels(scale):
    canvas = drawn(chart("line", series(30, 20, error=(5, 3)), labels=("a", "b"), scale=scale, **SIZE))
    (path,) = [one for one in canvas.filled(BLUE) if len(one.vertices) == 30]
    assert np.allclose((path.vertices * scale + 0.25) % 1, 0.25)


def test_over_points_and_lines_they_have_the_colour_of_the_series():
    canvas = drawn(chart("scatter", points((1, 2), (3, 5), error=(1, 1)), **SIZE))
    assert len(stems(canvas, BLUE)) == 2


def test_with_grouped_bars_each_stands_over_its_own():
    canvas = drawn(chart("bar", series(3, error=(1,)), series(4, error=(1,)), labels=("a",), **SIZE))
    first, second = stems(canvas, TEXT)
    assert first[2] < canvas.text_of("a").x < second[0]


@pytest.mark.parametrize("kind", ["bar", "line", "scatter"])
def test_the_value_axis_reaches_as_far_as_they_do(kind):
    canvas = drawn(chart(kind, points((1, 2), (40, 50), error=(5, 70)), **SIZE))
    last = stems(canvas, TEXT if kind == "bar" else BLUE)[-1]
    assert last[1] == pytest.approx(reading(canvas).px(120), abs=0.51)


def test_what_lies_beyond_a_limit_is_cut_and_has_no_cap():
    spec = chart("line", series(30, error=(50,)), labels=("a",), y=(Axis(kind="linear", min=0, max=40),), **SIZE)
    canvas = drawn(spec)
    (path,) = [one for one in canvas.filled(BLUE) if len(one.vertices) == 5]
    axis = reading(canvas)
    assert extent(path)[1::2] == pytest.approx((axis.px(40), axis.px(0)), abs=0.51)


def test_on_a_logarithmic_axis_what_reaches_below_zero_ends_at_its_end():
    spec = chart("line", series(10, error=(20,)), labels=("a",), y=(Axis(kind="log"),), **SIZE)
    assert len(stems(drawn(spec), BLUE)) == 1


def test_on_lying_bars_they_lie():
    spec = chart("bar", series(30, error=(5,)), labels=("a",), horizontal=True, values=False, **SIZE)
    canvas = drawn(spec)
    axis = reading(canvas, upright=False)
    (stem,) = stems(canvas, TEXT, upright=False)
    assert (stem[0], stem[2]) == pytest.approx((axis.px(25), axis.px(35)), abs=0.51)


@pytest.mark.parametrize("value", [31, -31])
def test_data_labels_stand_beyond_them(value):
    canvas = drawn(chart("bar", series(value, error=(12,)), labels=("a",), values=True, **SIZE))
    stem = stems(canvas, TEXT)[0]
    text = canvas.text_of(str(value).replace("-", "−"))
    assert (text.y < stem[1]) if value > 0 else (text.y - 9 > stem[3])


def test_a_band_covers_what_fill_between_covers():
    x, y = (0.0, 1.0, 2.0, 4.0), (10.0, 30.0, 20.0, 50.0)
    band = tuple((v - 4, v + 8) for v in y)
    axes = Figure().add_subplot()
    theirs = axes.fill_between(x, [low for low, _ in band], [high for _, high in band]).get_paths()[0].vertices
    canvas = drawn(chart("line", points(x, y, band=band), **SIZE))
    (path,) = canvas.filled((*BLUE[:3], BAND))
    axis = reading(canvas)
    here = path.vertices[:-1]
    left, right = here[:, 0].min(), here[:, 0].max()
    ours = {
        (round((px - left) / (right - left) * 4, 3), round((py - axis.origin) / axis.per_unit, 3)) for px, py in here
    }
    assert ours == {(round(a, 3), round(b, 3)) for a, b in theirs}


def test_a_band_lies_under_its_line_and_over_the_grid():
    canvas = drawn(chart("line", points((0, 1), (3, 5), band=((2, 4), (4, 6))), **SIZE))
    kinds = [getattr(one, "color", None) for one in canvas.order]
    grid, band = kinds.index(parse("#E7EAEE")), kinds.index((*BLUE[:3], BAND))
    line = next(i for i, one in enumerate(canvas.order) if one in canvas.strokes)
    assert grid < band < line


def test_a_gap_parts_a_band():
    band = ((2, 4), (4, 6), None, (1, 3), (2, 4))
    canvas = drawn(chart("line", points((0, 1, 2, 3, 4), (3, 5, 4, 2, 3), band=band), **SIZE))
    (path,) = canvas.filled((*BLUE[:3], BAND))
    assert (path.codes == 1).sum() == 2


@pytest.mark.parametrize("more", [{"smooth": True}, {"step": "after"}])
def test_a_band_bends_as_its_line_does(more):
    canvas = drawn(chart("line", points((0, 1, 2), (3, 5, 4), band=((2, 4), (4, 6), (3, 5))), **more, **SIZE))
    (path,) = canvas.filled((*BLUE[:3], BAND))
    assert len(path.vertices) > 7


@pytest.mark.parametrize("form", ["png", "svg", "pdf"])
def test_every_format_has_them(form):
    spec = chart("line", points((0, 1), (3, 5), error=(1, 2), band=((2, 4), (4, 6))))
    assert len(render(spec, form)[0]) > 500


def test_a_hundred_thousand_error_bars_are_drawn():
    x = tuple(range(20_000))
    assert drawn(chart("line", points(x, x, error=(5,) * 20_000))).fills


def test_caps_at_the_sides_of_the_plot_are_whole():
    canvas = drawn(chart("line", points((0, 1, 2), (3, 5, 4), error=(1, 1, 1)), **SIZE))
    (path,) = [one for one in canvas.filled(BLUE) if len(one.vertices) == 45]
    left, _, right, _ = extent(path)
    assert any(clip and clip[0] <= left and right <= clip[2] for clip in canvas.clips[2:])

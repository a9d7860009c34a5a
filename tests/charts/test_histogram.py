"""Histograms: bars over their bins."""

import numpy as np
import pytest
from msgspec.structs import replace

from render_chart.alt import alt_text
from render_chart.dialects.resolve import resolve
from render_chart.plot.drawing.color import parse
from render_chart.render import render
from render_chart.spec import Annotation, Axis, ChartSpec, Series
from tests.drawing import boxes, drawn, extent, flaws, reading

BLUE, ORANGE = parse("#2768CE"), parse("#E36F28")
TEN = (1.0, 2.0, 2.0, 3.0, 3.0, 3.0, 4.0, 4.0, 5.0, 9.0)
EDGES = (0.0, 2.0, 4.0, 6.0, 8.0, 10.0)


def histogram(*lists, **more) -> ChartSpec:
    series = tuple(Series(data=tuple(one), name="ABCDE"[i]) for i, one in enumerate(lists))
    return resolve(ChartSpec(type="histogram", series=series, **{"width": 800, "height": 400, **more}))


def test_bars_stand_over_their_bins():
    canvas = drawn(histogram(TEN, bins=EDGES))
    up, across = reading(canvas).px, reading(canvas, upright=False).px
    (path,) = canvas.filled(BLUE)
    counts, _ = np.histogram(TEN, EDGES)
    for box, count, low, high in zip(boxes(path), counts, EDGES[:-1], EDGES[1:], strict=True):
        assert (box[0], box[2] + 1) == pytest.approx((across(low), across(high)), abs=0.6)  # 1 px between them
        assert (box[1], box[3]) == pytest.approx((up(count), up(0)), abs=0.6)


def test_the_axis_begins_and_ends_with_the_bins():
    canvas = drawn(histogram(TEN, bins=EDGES))
    grid = extent(canvas.filled(parse("#E7EAEE"))[0])
    path = extent(canvas.filled(BLUE)[0])
    assert (path[0], path[2] + 1) == pytest.approx((grid[0], grid[2]), abs=0.6)


def test_the_value_axis_begins_at_zero():
    assert {"0", "5"} <= set(drawn(histogram(TEN)).strings)


def test_a_bin_with_one_of_many_numbers_is_seen():
    canvas = drawn(histogram((*(0.5,) * 5000, 1.5), bins=(0.0, 1.0, 2.0)))
    _, (_, top, _, bottom) = boxes(canvas.filled(BLUE)[0])
    assert bottom - top == 1


def test_bars_have_no_space_between_them_where_they_are_slim():
    path = drawn(histogram(range(1000), bins=(500.0,))).filled(BLUE)[0]
    found = boxes(path)
    assert [one[2] for one in found[:-1]] == pytest.approx([one[0] for one in found[1:]])


def test_several_series_share_bins_are_seen_through_and_named():
    canvas = drawn(histogram(TEN, [v + 3 for v in TEN], bins=(4.0,)))
    first, second = canvas.filled((*BLUE[:3], 0.4)), canvas.filled((*ORANGE[:3], 0.4))
    assert [box[0] for box in boxes(first[0])] == [box[0] for box in boxes(second[0])]
    assert [one.color for one in canvas.strokes] == [ORANGE, BLUE]  # the first on top
    assert {"A", "B"} <= set(canvas.strings)


def test_on_a_logarithmic_value_axis_a_bin_with_one_number_is_seen():
    canvas = drawn(histogram((*(0.5,) * 1000, 1.5), bins=(0.0, 1.0, 2.0), y=(Axis(kind="log"),)))
    _, (_, top, _, bottom) = boxes(canvas.filled(BLUE)[0])
    assert bottom - top > 20


def test_on_a_logarithmic_scale_bins_are_as_wide_as_each_other():
    values = np.random.default_rng(2).lognormal(4, 2, 300)
    found = boxes(drawn(histogram(values, x=Axis(kind="log"))).filled(BLUE)[0])
    assert np.ptp([box[2] - box[0] for box in found]) <= 1


@pytest.mark.parametrize("reverse", ["x", "y"])
def test_axes_run_the_other_way(reverse):
    plain = drawn(histogram(TEN, bins=EDGES)).filled(BLUE)[0]
    turned = replace(
        histogram(TEN, bins=EDGES), **{reverse: Axis(kind="linear", reverse=True)} if reverse == "x" else
        {"y": (Axis(kind="linear", reverse=True),)}
    )  # fmt: skip
    heights = [box[3] - box[1] for box in boxes(drawn(turned).filled(BLUE)[0])]
    expected = [box[3] - box[1] for box in boxes(plain)]
    assert heights == pytest.approx(expected[::-1] if reverse == "x" else expected, abs=1)


@pytest.mark.parametrize("reverse", [False, True])
def test_outlines_run_from_left_to_right(reverse):
    canvas = drawn(histogram(TEN, TEN, bins=EDGES, x=Axis(reverse=reverse)))
    for stroke in canvas.strokes:
        assert (np.diff(stroke.path.vertices[:, 0]) >= 0).all()


def test_limits_cut_bars():
    canvas = drawn(histogram(TEN, bins=EDGES, x=Axis(min=1.0, max=5.0), y=(Axis(max=3.0),)))
    left, top, right, bottom = extent(canvas.filled(BLUE)[0])
    plot = canvas.clips[0]
    assert plot[0] + 12 <= left < right <= plot[2] - 12
    assert plot[1] + 12 <= top < bottom <= plot[3] - 12


def test_given_colours_are_drawn():
    assert drawn(histogram(TEN, colors=("#112233",))).filled(parse("#112233"))


@pytest.mark.parametrize("size", [(1, 1), (60, 20), (120, 40), (160, 120), (300, 200), (800, 400)])
@pytest.mark.parametrize("count", [1, 2, 3])
def test_at_every_size_there_are_bars_and_no_text_meets_another(size, count):
    canvas = drawn(histogram(*[TEN] * count, width=size[0], height=size[1], title="Title"))
    assert canvas.fills
    assert flaws(canvas) == []
    assert bool(canvas.strings) is (size[0] >= 160 and size[1] >= 120)


@pytest.mark.parametrize("values", [(5.0,), (5.0, None), (0.0, 1e100), (-1e100, 1e100), (1e-300,), (1e100,) * 3])
@pytest.mark.parametrize("kind", ["linear", "log"])
def test_odd_numbers_are_drawn(values, kind):
    if kind == "log":
        values = [abs(value) or 2.0 for value in values if value is not None]
    canvas = drawn(histogram(values, x=Axis(kind=kind)))
    assert flaws(canvas) == []
    assert all(np.isfinite(one.path.vertices).all() for one in canvas.fills)


@pytest.mark.parametrize(("form", "head"), [("png", b"\x89PNG"), ("svg", b"<svg"), ("pdf", b"%PDF")])
def test_every_format_comes_out(form, head):
    assert render(histogram(TEN, TEN), form)[0].startswith(head)


def test_the_same_series_with_other_bins_is_another_chart():
    spec = histogram(TEN, bins=(2.0,))
    assert len(boxes(drawn(spec).filled(BLUE)[0])) == 2
    assert len(boxes(drawn(replace(spec, bins=(5.0,))).filled(BLUE)[0])) == 5


@pytest.mark.parametrize(("which", "at"), [("average", 3.6), ("median", 3.0)])
def test_average_and_median_are_places_on_the_axis_of_the_numbers(which, at):
    assert histogram(TEN, annotations=(Annotation(x=which),)).annotations[0].x == pytest.approx(at)


def test_what_is_said():
    assert alt_text(histogram(TEN, title="Ten", bins=EDGES)) == (
        "Histogram: Ten. 10 numbers from 1 to 9 in 5 bins. Most from 2 to 4: 5."
    )
    two = alt_text(histogram(TEN, [8.0], bins=EDGES))
    assert "11 numbers of 2 series (A, B) from 1 to 9 in 5 bins. Most of A from 2 to 4: 5. Most of B from 8" in two


# ---- surfaces


def test_bars_of_one_series_deepen_together_from_the_base():
    canvas = drawn(histogram(TEN, bins=EDGES, gradient=True))
    _, top, _, bottom = extent(drawn(histogram(TEN, bins=EDGES)).filled(BLUE)[0])
    (fade,) = canvas.fades
    assert (fade.top, fade.bottom) == pytest.approx((top, bottom))


def test_of_two_series_each_is_a_veil_that_thins_towards_the_base():
    canvas = drawn(histogram(TEN, [v + 3 for v in TEN], bins=(4.0,), gradient=True))
    assert [fade.colors[0][:3] for fade in canvas.fades] == [ORANGE[:3], BLUE[:3]]
    assert all(fade.colors[0][3] > 0.4 > fade.colors[1][3] for fade in canvas.fades)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_each_series_has_its_pattern_as_the_legend_has(count):
    canvas = drawn(histogram(*[[v + i for v in TEN] for i in range(count)], bins=(4.0,), pattern=True))
    found = [one.pattern for one in canvas.hatches]
    assert len(set(found)) == count
    assert len(found) == (2 * count if count > 1 else 1)  # one series has no legend


def test_bars_that_hang_from_a_reversed_axis_deepen_downwards():
    (fade,) = drawn(histogram(TEN, bins=EDGES, gradient=True, y=(Axis(reverse=True),))).fades
    assert fade.colors[0][3] < fade.colors[1][3]

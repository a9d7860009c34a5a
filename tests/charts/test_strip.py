"""Strips: every number has its dot, at its value."""

import numpy as np
import pytest

from render_chart.alt import alt_text
from render_chart.plot.drawing.color import parse
from render_chart.spec import Axis
from tests.charts.test_box import LISTS, plotted, samples
from tests.drawing import drawn, extent, reading

rng = np.random.default_rng(11)


@pytest.mark.parametrize("horizontal", [False, True])
@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize("count", [20, 300, 3000])
def test_dots_stand_at_their_values(horizontal, reverse, count):
    values = rng.normal(50, 9, count).round(2)
    axis = Axis(reverse=reverse)
    canvas = drawn(plotted(samples(values.tolist()), kind="strip", horizontal=horizontal, y=(axis,)))
    at = reading(canvas, upright=not horizontal)
    (dots,) = canvas.stamps
    found = np.sort(dots.points[:, 0 if horizontal else 1])
    assert found == pytest.approx(np.sort(at.origin + at.per_unit * values), abs=0.1)


def test_few_dots_do_not_meet():
    (dots,) = drawn(plotted(samples(*LISTS), kind="strip")).stamps
    away = np.hypot(*(dots.points[:, None, k] - dots.points[None, :, k] for k in (0, 1)))
    assert (away + 1e9 * np.eye(len(away))).min() >= 2 * extent(dots.shape)[2]


def test_dots_stay_in_their_bands():
    """Three labels share the plot."""
    canvas = drawn(plotted(samples(*(rng.normal(0, 1, 2000) for _ in range(3))), kind="strip"))
    (dots,) = canvas.stamps
    left, _, right, _ = (edge for edge in canvas.clips[0])
    band = (right - left - 24) / 3  # the clip is as wide as the plot and 12 px at either side
    turn = np.repeat(range(3), 2000)
    inside = dots.points[:, 0] - (left + 12 + turn * band)
    radius = extent(dots.shape)[2]
    assert inside.min() - radius > 0
    assert inside.max() + radius < band


def test_many_dots_are_small_and_faint():
    (few,) = drawn(plotted(samples(rng.normal(size=50)), kind="strip")).stamps
    (many,) = drawn(plotted(samples(rng.normal(size=5000)), kind="strip")).stamps
    assert extent(many.shape)[2] < extent(few.shape)[2]
    assert many.color[3] == 0.35
    assert few.color[3] == 0.8
    assert many.edge is None is not few.edge


def test_the_same_request_places_the_same_dots():
    spec = plotted(samples(*LISTS), kind="strip")
    assert drawn(spec).stamps[0].points.tolist() == drawn(spec).stamps[0].points.tolist()


def test_each_label_may_have_its_colour():
    canvas = drawn(plotted(samples(*LISTS), kind="strip", colors=("#112233", "#445566", "#778899")))
    assert [one.color[:3] for one in canvas.stamps] == [parse(c)[:3] for c in ("#112233", "#445566", "#778899")]
    assert [len(one.points) for one in canvas.stamps] == [50, 50, 50]


def test_what_is_said():
    spec = plotted(samples((1, 2, 3)), kind="strip", title="Dots")
    assert alt_text(spec) == "Strip plot: Dots. 3 numbers in 1 group, from 1 to 3. Median 2."

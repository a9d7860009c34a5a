"""Violins: their outlines, and the slim boxes in them."""

import numpy as np
import pytest
from matplotlib.cbook import violin_stats

from render_chart.charts.violin import outline
from render_chart.plot.drawing.color import mix, parse
from render_chart.spec import Axis
from tests.asking import get
from tests.charts.test_box import BLUE, LISTS, WHITE, plotted, samples
from tests.drawing import boxes, drawn, extent, reading

BODY = mix(BLUE, WHITE, 0.7)


@pytest.mark.parametrize("horizontal", [False, True])
def test_bodies_are_those_of_matplotlib(horizontal):
    canvas = drawn(plotted(samples(*LISTS), kind="violin", horizontal=horizontal))
    at = reading(canvas, upright=not horizontal)
    (path,) = canvas.filled(BODY)
    points = path.vertices[:, ::-1] if horizontal else path.vertices
    for body, stats in zip(points.reshape(3, 201, 2), violin_stats(LISTS, ("GaussianKDE", "scott")), strict=True):
        assert body[:100, 1] == pytest.approx(at.origin + at.per_unit * stats["coords"], abs=0.1)
        half = np.ptp(body[:, 0]) / 2
        widths = (body[100:200, 0][::-1] - body[:100, 0]) / 2
        assert widths / half == pytest.approx(stats["vals"] / stats["vals"].max(), abs=1e-3)


def test_all_are_as_wide_at_their_widest():
    (path,) = drawn(plotted(samples(*LISTS), kind="violin")).filled(BODY)
    assert np.ptp(np.ptp(path.vertices.reshape(3, 201, 2)[..., 0], axis=1)) < 0.01


def test_on_a_logarithmic_axis_densities_are_of_logarithms():
    values, widths = outline(np.array([1.0, 10.0, 100.0]), log=True)
    assert (values[0], values[-1]) == pytest.approx((1, 100))
    assert widths == pytest.approx(widths[::-1])


def test_a_slim_box_and_a_dot_stand_at_the_quartiles():
    canvas = drawn(plotted(samples((*range(1, 12), 30)), kind="violin"))
    at = reading(canvas).px
    whisker, slim = (box for path in canvas.filled(BLUE) for box in boxes(path))
    assert (whisker[1], whisker[3]) == pytest.approx((at(11), at(1)))
    assert (slim[1], slim[3]) == pytest.approx((at(9.25), at(3.75)))
    (dot,) = canvas.stamps
    assert dot.points[:, 1] == pytest.approx([at(6.5)])
    assert (slim[0] + slim[2]) / 2 == (whisker[0] + whisker[2]) / 2 == dot.points[0, 0]


def test_slim_violins_have_no_box():
    canvas = drawn(plotted(samples(*LISTS * 20), kind="violin"))
    assert canvas.filled(BLUE) == []
    assert len(canvas.strokes) == 1


def test_numbers_that_are_all_the_same_are_a_line():
    canvas = drawn(plotted(samples((5.0, 5.0), LISTS[0]), kind="violin"))
    (stroke,) = canvas.strokes
    line = stroke.path.vertices[:3]
    assert np.ptp(line[:, 1]) == 0 < np.ptp(line[:, 0])


def test_given_colours_are_drawn():
    canvas = drawn(plotted(samples(*LISTS), kind="violin", colors=("#112233", "#445566", "#778899")))
    assert [one.color for one in canvas.strokes] == [parse(c) for c in ("#112233", "#445566", "#778899")]


def test_limits_cut_bodies_at_the_plot():
    spec = plotted(samples(*LISTS), kind="violin", y=(Axis(min=40.0, max=50.0),))
    canvas = drawn(spec)
    assert extent(canvas.filled(BODY)[0])[3] > canvas.clips[1][3]  # which the clip keeps from being seen


def test_numbers_far_beyond_the_axis_are_drawn():
    """On an axis that begins at zero, whose numbers are next to nothing."""
    assert get("/chart.png?type=violin&data=0,1.1e-223,-2.2e85&ymin=0&width=1&height=1").status == 200

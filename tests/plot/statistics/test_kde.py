"""Kernel densities, held against the formula and matplotlib's estimator, which follows SciPy's."""

from math import exp, pi, sqrt

import numpy as np
import pytest
from matplotlib.cbook import violin_stats
from matplotlib.mlab import GaussianKDE

from render_chart.plot.statistics.kde import MOST, bandwidth, density, profile


def test_scott_s_rule_by_hand():
    """Two numbers 2 apart: standard deviation √2, times 2^(-1/5)."""
    assert bandwidth(np.array([0.0, 2.0])) == pytest.approx(sqrt(2) * 2**-0.2)


def test_the_density_by_hand():
    """Around two numbers: the mean of two normal curves."""
    one = exp(-0.5) / sqrt(2 * pi)
    assert density(np.array([0.0, 2.0]), np.array([1.0]), 1.0).tolist() == pytest.approx([one])


@pytest.mark.parametrize("count", [3, 40, MOST])
def test_few_numbers_are_estimated_as_by_matplotlib(count):
    numbers = np.sort(np.random.default_rng(count).gamma(2.0, 3.0, count))
    at = np.linspace(numbers[0], numbers[-1], 57)
    assert density(numbers, at, bandwidth(numbers)) == pytest.approx(GaussianKDE(numbers, "scott").evaluate(at))


@pytest.mark.parametrize("count", [MOST + 1, 20_000])
def test_many_numbers_nearly_so(count):
    numbers = np.sort(np.random.default_rng(count).normal(size=count))
    at = np.linspace(numbers[0], numbers[-1], 57)
    expected = GaussianKDE(numbers, "scott").evaluate(at)
    assert density(numbers, at, bandwidth(numbers)) == pytest.approx(expected, abs=1e-3 * expected.max())


def test_a_profile_is_that_of_a_violin_of_matplotlib():
    numbers = np.sort(np.random.default_rng(5).normal(10, 2, 60))
    (stats,) = violin_stats(numbers, ("GaussianKDE", "scott"))
    at, widths = profile(numbers)
    assert at == pytest.approx(stats["coords"])
    assert widths == pytest.approx(stats["vals"] / stats["vals"].max())


@pytest.mark.parametrize("numbers", [[4.0], [4.0, 4.0, 4.0], [1e100, 1e100]])
def test_numbers_that_are_all_the_same_have_one_place(numbers):
    at, widths = profile(np.array(numbers))
    assert (at.tolist(), widths.tolist()) == ([numbers[0]], [1.0])


def test_huge_numbers_have_a_density():
    _, widths = profile(np.array([-1e100, 0.0, 1e99, 1e100]))
    assert np.isfinite(widths).all()
    assert widths.max() == 1

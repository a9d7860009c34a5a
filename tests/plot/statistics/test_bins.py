"""Bins of histograms, held against numpy and matplotlib."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.figure import Figure

from render_chart.limits import BINS
from render_chart.plot.statistics.bins import edges_of, heights, quartiles, round_width, width

rng = np.random.default_rng(3)
SAMPLES = {
    "normal": rng.normal(50, 10, 300), "skewed": rng.lognormal(3, 1, 1000), "even": rng.uniform(-1, 1, 50),
    "small": np.array([1.0, 2.5, 2.7, 4.1]), "tiny": rng.normal(0, 1e-6, 80),
}  # fmt: skip


@pytest.mark.parametrize("name", SAMPLES)
def test_the_width_is_numpy_s(name):
    """numpy makes the bins fit the span, and so a little narrower."""
    values = np.sort(SAMPLES[name])
    assert int(np.ceil(np.ptp(values) / width(values))) == np.histogram_bin_edges(values, "auto").size - 1


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=50))
def test_quartiles_are_numpy_s(found):
    assert quartiles(np.sort(found)) == pytest.approx(np.percentile(found, [25, 75]), rel=1e-9, abs=1e-6)


@pytest.mark.parametrize(
    ("rough", "whole", "expected"),
    [
        (1.1, False, 1), (1.6, False, 2), (2.3, False, 2.5), (4, False, 5), (8, False, 10), (0.036, False, 0.05),
        (0.2, True, 1), (2.3, True, 2), (23, True, 25), (1.3, True, 1),
    ],
)  # fmt: skip
def test_widths_are_round(rough, whole, expected):
    assert round_width(rough, whole) == pytest.approx(expected)


@pytest.mark.parametrize("name", SAMPLES)
def test_edges_are_round_and_hold_all_numbers(name):
    values = np.sort(SAMPLES[name])
    edges = edges_of(values, (), log=False)
    steps = np.diff(edges)
    assert steps == pytest.approx(steps[0])
    assert edges / steps[0] == pytest.approx(np.rint(edges / steps[0]))
    assert heights(values, edges, False, False).sum() == values.size
    assert heights(values, edges, False, False)[[0, -1]].all()  # none is in vain at the ends


def test_faces_of_a_die_stand_in_the_middle_of_their_bins():
    values = np.sort(rng.integers(1, 7, 200).astype(float))
    assert edges_of(values, (), log=False).tolist() == [0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5]


def test_whole_numbers_begin_their_bins():
    """25 is in the bin from 25 to 50, as 0 is in that from 0."""
    values = np.sort(np.append(rng.integers(0, 100, 150), [0, 100])).astype(float)
    edges = edges_of(values, (), log=False)
    assert edges[-1] > 100
    assert edges.tolist() == [int(edge) for edge in edges]


@pytest.mark.parametrize("count", [1, 7, 40])
def test_so_many_bins_as_were_asked_for(count):
    values = np.sort(SAMPLES["normal"])
    assert edges_of(values, (float(count),), False) == pytest.approx(np.histogram_bin_edges(values, count))
    assert edges_of(values, (float(count),), True) == pytest.approx(np.geomspace(values[0], values[-1], count + 1))


def test_edges_that_were_asked_for():
    assert edges_of(np.array([3.0, 4.0]), (0.0, 1.0, 10.0), False).tolist() == [0, 1, 10]


@pytest.mark.parametrize("values", [[5.0], [5.0, 5.0], [1e100, 1e100], [1e30, 1e30 * (1 + 1e-15)], [0.0, 1e100]])
@pytest.mark.parametrize("asked", [(), (3.0,), (1000.0,)])
def test_odd_numbers_have_bins(values, asked):
    edges = edges_of(np.array(values), asked, False)
    assert (np.diff(edges) > 0).all()
    assert heights(np.array(values), edges, False, False).sum() == len(values)


def test_far_outliers_make_no_more_bins_than_can_be_seen():
    values = np.sort(np.append(rng.normal(size=10_000), 1e12))
    assert edges_of(values, (), False).size <= 1.5 * BINS


@pytest.mark.parametrize("density", [False, True])
@pytest.mark.parametrize("cumulative", [False, True])
@pytest.mark.parametrize("edges", [(20.0, 40.0, 45.0, 60.0, 100.0), (40.0, 50.0)])
def test_heights_are_those_of_matplotlib(density, cumulative, edges):
    values = np.sort(SAMPLES["normal"])
    theirs, _, _ = Figure().subplots().hist(values, edges, density=density, cumulative=cumulative)
    assert heights(values, np.array(edges), density, cumulative) == pytest.approx(theirs)


def test_bins_without_numbers_are_empty():
    """Where numpy divides nothing by nothing."""
    assert heights(np.array([1.0]), np.array([5.0, 6.0, 7.0]), True, False).tolist() == [0, 0]


def test_the_last_bin_holds_its_end():
    assert heights(np.array([1.0, 2.0, 3.0]), np.array([1.0, 2.0, 3.0]), False, False).tolist() == [1, 2]

"""Decimation: which points are left, by hand and by what the algorithms promise."""

import numpy as np
import pytest

from render_chart.chartjs.chart import Chart
from render_chart.chartjs.plugins.decimation import extremes, largest_triangles
from render_chart.errors import ChartError


def items(*points):
    return [{"x": x, "y": y} for x, y in points]


def thinned(points, width):
    x, y = np.array(points, float).T
    return [(item["x"], item["y"]) for item in extremes(items(*points), x, y, width)]


def test_a_column_keeps_its_first_lowest_highest_and_last_point():
    column = [(0, 5), (1, 9), (2, 1), (3, 4), (4, 6)]
    # The lowest and the highest go to the mean x of all but the first, as Chart.js has it.
    assert thinned([*column, (10, 0)], 2) == [(0, 5), (2.5, 9), (2.5, 1), (4, 6), (10, 0)]


def test_an_extreme_at_an_end_is_kept_once():
    assert thinned([(0, 9), (1, 5), (2, 1), (10, 0)], 2) == [(0, 9), (2, 1), (10, 0)]


def test_single_points_of_columns_are_kept():
    points = [(0, 1), (4, 2), (8, 3), (12, 4)]
    assert thinned(points, 3) == points


def test_the_largest_triangles_hold_the_spike():
    y = np.zeros(100)
    y[47] = 10
    kept = largest_triangles(np.arange(100.0), y, 10)
    assert len(kept) == 10
    assert (kept[0], kept[-1]) == (0, 99)
    assert 47 in kept


def test_triangles_by_hand():
    # Three points of seven: one bucket of five between the ends (0, 0) and (6, 0); the highest makes the largest one.
    assert largest_triangles(np.arange(7.0), np.array([0.0, 1, -2, 3, 1, 2, 0]), 3) == [0, 3, 6]


@pytest.mark.parametrize("count", [3, 4, 17, 60, 99])
def test_as_many_as_asked_for_in_order(count):
    random = np.random.default_rng(count)
    kept = largest_triangles(random.uniform(size=100).cumsum(), random.normal(size=100), count)
    assert len(kept) == count
    assert kept == sorted(set(kept))


def test_fewer_points_than_asked_for_are_all_kept():
    assert largest_triangles(np.arange(4.0), np.zeros(4), 10) == [0, 1, 2, 3]


# ---- in a chart


def config(count, parsing=False, **decimation):
    data = [{"x": i, "y": i % 17} for i in range(count)]
    return {
        "type": "line",
        "data": {"datasets": [{"data": data}]},
        "options": {
            "parsing": parsing,
            "scales": {"x": {"type": "linear"}},
            "plugins": {"decimation": {"enabled": True, **decimation}, "legend": False},
        },
    }


def drawn(tree):
    chart = Chart(tree, 200, 100)
    chart.update()
    return chart.metas[0].count


@pytest.mark.parametrize(
    ("tree", "count"),
    [
        (config(1000, algorithm="lttb"), 200),
        (config(1000, algorithm="lttb", samples=50), 50),
        (config(700, algorithm="lttb"), 700),  # four for each px are no more than is let be
        (config(700, algorithm="lttb", threshold=100), 200),
        (config(1000, parsing=True, algorithm="lttb"), 1000),  # data that must be read are left as they are
        (config(1000, enabled=False), 1000),
    ],
)
def test_points_of_a_chart(tree, count):
    assert drawn(tree) == count


def test_an_algorithm_there_is_not():
    with pytest.raises(ChartError, match="'lttb' or 'min-max'"):
        drawn(config(10, algorithm="mean"))

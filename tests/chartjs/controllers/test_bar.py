"""Bars. Places are those that Chart.js 4.5.1 reckons for the same config in 400 × 200 px."""

import pytest

from render_chart.chartjs.chart import Chart

AREA = {"x": {"display": False}, "y": {"display": False}}


def elements(*datasets, labels=("a", "b"), scales=AREA, version=4, **options):
    """(x, y, base, width, height) of each bar of each dataset."""
    said = {"plugins": {"legend": {"display": False}}, "scales": scales, **options}
    tree = {"type": "bar", "data": {"labels": list(labels), "datasets": list(datasets)}, "options": said}
    chart = Chart(tree, 400, 200, version)
    chart.update()
    return [[(e.x, e.y, e.base, e.width, e.height) for e in meta.elements] for meta in chart.metas]


def stacked(x=True, y=True):
    return {"x": {"display": False, "stacked": x}, "y": {"display": False, "stacked": y}}


def near(bars):
    return [pytest.approx(bar, abs=1e-3, nan_ok=True) for bar in bars]


def test_datasets_stand_beside_each_other():
    first, second = elements({"data": [10, 20]}, {"data": [-10, 5]})
    assert first == near([(60, 66.667, 133.333, 72, 66.667), (260, 0, 133.333, 72, 133.333)])
    assert second == near([(140, 200, 133.333, 72, 66.667), (340, 100, 133.333, 72, 33.333)])


def test_stacks_grow_away_from_zero_on_both_sides():
    first, second = elements({"data": [10, 20]}, {"data": [10, -20]}, scales=stacked())
    assert first == near([(100, 50, 100, 144, 50), (300, 0, 100, 144, 100)])
    assert second == near([(100, 0, 50, 144, 50), (300, 200, 100, 144, 100)])


def test_single_stacks_put_negative_values_on_positive_ones():
    first, second = elements({"data": [10]}, {"data": [-4]}, labels=["a"], scales=stacked(y="single"))
    assert first == near([(200, 0, 142.857, 288, 142.857)])
    assert second == near([(200, 57.143, 0, 288, 57.143)])


def test_stacks_have_names():
    sets = {"data": [10], "stack": "s"}, {"data": [20], "stack": "s"}, {"data": [5], "stack": "t"}
    one, two, three = elements(*sets, labels=["a"])
    assert one == near([(120, 133.333, 200, 144, 66.667)])
    assert two == near([(120, 0, 133.333, 144, 133.333)])
    assert three == near([(280, 166.667, 200, 144, 33.333)])


def test_pairs_float():
    (bars,) = elements({"data": [[5, 15], [-10, 10], 20]}, labels="abc")
    assert bars == near([
        (66.667, 33.333, 100, 96, 66.667), (200, 66.667, 200, 96, 133.333), (333.333, 0, 133.333, 96, 133.333)
    ])  # fmt: skip


def test_bars_may_lie():
    (bars,) = elements({"data": [10, 20]}, indexAxis="y")
    assert bars == near([(200, 50, 0, 200, 72), (400, 150, 0, 400, 72)])


def test_bars_are_at_least_so_long():
    (bars,) = elements({"data": [0, 0.1, 100], "minBarLength": 20}, labels="abc")
    assert bars == near([(66.667, 180, 200, 96, 20), (200, 180, 200, 96, 20), (333.333, 0, 200, 96, 200)])


def test_thickness_is_given_or_bounded():
    first, second = elements({"data": [10, 20], "barThickness": 30}, {"data": [10, 20], "maxBarThickness": 12})
    assert first == near([(85, 100, 200, 30, 100), (285, 0, 200, 30, 200)])
    assert second == near([(140, 100, 200, 12, 100), (340, 0, 200, 12, 200)])


def test_flexible_bars_reach_half_way_to_their_neighbours():
    data = [{"x": 0, "y": 1}, {"x": 1, "y": 1}, {"x": 4, "y": 1}]
    scales = {"x": {"type": "linear", "display": False}, "y": {"display": False}}
    (bars,) = elements({"data": data, "barThickness": "flex"}, scales=scales)
    assert bars == near([(22.222, 0, 200, 64, 200), (146.667, 0, 200, 128, 200), (377.778, 0, 200, 192, 200)])


def test_the_room_of_missing_bars_goes_to_the_others():
    first, second = elements({"data": [10, 20], "skipNull": True}, {"data": [None, 20], "skipNull": True})
    assert first == near([(100, 100, 200, 144, 100), (260, 0, 200, 72, 200)])
    assert second[1] == pytest.approx((340, 0, 200, 72, 200))


def test_bars_begin_at_their_base():
    (bars,) = elements({"data": [10, 20], "base": 15})
    assert bars == near([(100, 100, 50, 144, 50), (300, 0, 50, 144, 50)])


def test_bars_that_are_not_grouped_take_the_whole_room():
    first, second = elements({"data": [10, 20], "grouped": False}, {"data": [10, 20]})
    assert first == near(second)
    assert first == near([(100, 100, 200, 144, 100), (300, 0, 200, 144, 200)])


def test_order_says_which_dataset_stands_first():
    first, second = elements({"data": [10], "order": 2}, {"data": [20], "order": 1}, labels=["a"])
    assert first == near([(280, 100, 200, 144, 100)])
    assert second == near([(120, 0, 200, 144, 200)])


def test_bars_begin_beside_the_line_at_zero():
    scales = {"x": {"display": False}, "y": {"ticks": {"display": False}, "grid": {"lineWidth": 6, "tickLength": 0}}}
    (bars,) = elements({"data": [10, -10]}, scales=scales)
    assert [(base, height) for _, _, base, _, height in bars] == [(97, 97), (103, 97)]


def test_bars_of_version_2_begin_on_the_line():
    scales = {"x": {"display": False}, "y": {"ticks": {"display": False}, "grid": {"lineWidth": 6, "tickLength": 0}}}
    (bars,) = elements({"data": [10, -10]}, scales=scales, version=2)
    assert len({base for _, _, base, _, _ in bars}) == 1


def test_nothing_is_drawn_where_nothing_is():
    (bars,) = elements({"data": [None, float("nan")]})
    assert all(height != height for *_, height in bars)


def test_values_at_zero_have_no_place_on_a_logarithmic_scale():
    scales = {"x": {"display": False}, "y": {"type": "logarithmic", "display": False}}
    (bars,) = elements({"data": [0, 100]}, scales=scales)
    assert bars[0][4] != bars[0][4]

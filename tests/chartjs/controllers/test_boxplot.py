"""Box plots and violins. Quartiles by hand, and of R where a function of R is named."""

from math import nan

import numpy as np
import pytest

from render_chart.chartjs.chart import Chart
from render_chart.chartjs.controllers.boxplot import bandwidth, counted, given, quartiles
from render_chart.chartjs.upgrade import upgraded
from render_chart.plot.drawing.color import parse
from tests.drawing import Recorder, boxes

NUMBERS = [1, 2, 3, 4, 5, 6]
SAMPLE = [11, 1, 3, 2, 4]


def drawn(kind, data, version=4, options=None, **dataset):
    tree = {
        "type": kind,
        "data": {"labels": ["a", "b", "c"][: len(data)], "datasets": [{"data": data, **dataset}]},
        "options": {"plugins": {"legend": {"display": False}}, **(options or {})},
    }
    made, canvas = Chart(upgraded(tree, version, []), 300, 200, version), Recorder(300, 200)
    made.update()
    made.draw(canvas)
    return made, canvas


@pytest.mark.parametrize(
    ("method", "found"),
    [
        (7, (2.25, 3.5, 4.75)),
        ("linear", (2.25, 3.5, 4.75)),
        ("unheard", (2.25, 3.5, 4.75)),
        ("lower", (2, 3, 4)),
        ("higher", (3, 4, 5)),
        ("nearest", (2, 4, 5)),
        ("midpoint", (2.5, 3.5, 4.5)),
        ("fivenum", (2, 3.5, 5)),  # fivenum(1:6)
        ("hinges", (2, 3.5, 5)),
    ],
)
def test_quartiles(method, found):
    assert quartiles(np.array(NUMBERS, float), method) == found


def test_whiskers_end_at_the_last_number_within_reach():
    sample = counted(SAMPLE, 1.5, 7, exact=False)
    assert (sample.q1, sample.median, sample.q3, sample.mean) == (2, 3, 4, pytest.approx(4.2))
    assert (sample.whisker_min, sample.whisker_max, sample.outliers.tolist()) == (1, 4, [11])


def test_exact_whiskers_end_where_they_reach():
    sample = counted(SAMPLE, 1.5, 7, exact=True)
    assert (sample.whisker_min, sample.whisker_max, sample.outliers.tolist()) == (1, 7, [11])


def test_without_a_coefficient_whiskers_reach_everything():
    sample = counted(SAMPLE, 0, 7, exact=False)
    assert (sample.whisker_min, sample.whisker_max, sample.outliers.size) == (1, 11, 0)


def test_outliers_next_to_each_other_are_one():
    numbers = [1, 2, 3, 4, 5, 6, 7, 40, 40.001, -30, -30]
    assert counted(numbers, 1.5, 7, exact=False).outliers.tolist() == [-30, 40.001]


def test_gaps_are_no_numbers():
    assert counted([1, None, 2, "x", nan, 3], 1.5, 7, exact=False).items.tolist() == [1, 2, 3]
    assert counted([], 1.5, 7, exact=False).median != counted([], 1.5, 7, exact=False).median


def test_given_statistics_find_their_whiskers():
    stats = {"min": 0, "q1": 4, "median": 5, "q3": 6, "max": 20}
    assert (given(stats, 1.5).whisker_min, given(stats, 1.5).whisker_max) == (1, 9)
    with_items = given({**stats, "items": [0, 2, 5, 8, 20]}, 1.5)
    assert (with_items.whisker_min, with_items.whisker_max) == (2, 8)
    told = given({**stats, "whiskerMin": 3, "whiskerMax": 7, "outliers": [1]}, 1.5)
    assert (told.whisker_min, told.whisker_max, told.outliers.tolist()) == (3, 7, [1])
    assert given({"min": 0}, 1.5).median != given({"min": 0}, 1.5).median


def test_the_bandwidth_is_r_s():
    assert bandwidth(counted(SAMPLE, 1.5, 7, exact=False)) == pytest.approx(1.14665, abs=1e-4)  # bw.nrd(c(1,2,3,4,11))
    assert bandwidth(counted([5], 1.5, 7, exact=False)) == 0


def test_a_box_lies_between_the_quartiles_and_is_as_wide_as_a_bar():
    made, canvas = drawn("boxplot", [SAMPLE], backgroundColor="red", borderColor="blue")
    y = made.scales["y"].pixel
    ((left, top, right, bottom),) = boxes(canvas.filled(parse("red"))[0])
    assert (top, bottom) == pytest.approx((y(4), y(2)))
    assert right - left == pytest.approx(made.area.width * 0.8 * 0.9)
    assert sum(one.color == parse("blue") for one in canvas.strokes) == 3  # the median, the box, the whiskers


def test_the_axis_reaches_from_the_least_to_the_greatest():
    made, _ = drawn("boxplot", [SAMPLE, [2, 30]])
    assert (made.scales["y"].min, made.scales["y"].max) == (0, 30)
    made, _ = drawn("boxplot", [SAMPLE], maxStats="whiskerMax")
    assert made.scales["y"].max == 4


def test_lying_boxes():
    made, canvas = drawn("boxplot", [SAMPLE], options={"indexAxis": "y"}, backgroundColor="red")
    ((left, _, right, _),) = boxes(canvas.filled(parse("red"))[0])
    x = made.scales["x"].pixel
    assert (left, right) == pytest.approx((x(2), x(4)))


def test_the_median_and_the_lower_half_have_colours_of_their_own():
    made, canvas = drawn("boxplot", [SAMPLE], medianColor="lime", lowerBackgroundColor="yellow")
    y = made.scales["y"].pixel
    assert parse("lime") in {one.color for one in canvas.strokes}
    ((_, top, _, bottom),) = boxes(canvas.filled(parse("yellow"))[0])
    assert (top, bottom) == pytest.approx((y(3), y(2)))


def test_outliers_the_mean_and_items_are_symbols():
    made, canvas = drawn(
        "boxplot", [SAMPLE], outlierBackgroundColor="red", outlierRadius=3, meanBackgroundColor="lime", meanRadius=4,
        itemBackgroundColor="blue", itemRadius=1,
    )  # fmt: skip
    y = made.scales["y"].pixel
    (outlier,), (mean,) = canvas.filled(parse("red")), canvas.filled(parse("lime"))
    assert np.mean(outlier.vertices[[0, 6], 1]) == pytest.approx(y(11))
    assert np.mean(mean.vertices[[0, 6], 1]) == pytest.approx(y(4.2))
    assert len(canvas.filled(parse("blue"))) == 4  # all but the outlier


def test_items_lie_where_the_package_puts_them():
    """Its random numbers: (seed · 9301 + 49297) mod 233280, the seed 0 for the first box of the first dataset."""
    made, canvas = drawn("boxplot", [[1, 2, 3]], itemBackgroundColor="blue", itemRadius=1)
    box = made.metas[0].elements[0]
    first = canvas.filled(parse("blue"))[0]
    assert np.mean(first.vertices[[0, 6], 0]) == pytest.approx(box.x + (49297 / 233280 - 0.5) * box.width)


def test_a_violin_is_widest_where_numbers_are_densest():
    made, canvas = drawn("violin", [[1, 2, 2, 2, 3, 9]], backgroundColor="red")
    shape = canvas.filled(parse("red"))[-1].vertices
    box, y = made.metas[0].elements[0], made.scales["y"].pixel
    assert np.ptp(shape[:, 0]) == pytest.approx(box.width)
    assert (shape[:, 1].min(), shape[:, 1].max()) == pytest.approx((y(9), y(1)))
    widest = shape[np.argmax(shape[:, 0]), 1]
    assert y(2.5) < widest < y(1.5)


def test_a_violin_may_be_given_by_its_densities():
    coords = [{"v": v, "estimate": estimate} for v, estimate in ((1, 0), (2, 4), (3, 0))]
    data = [{"min": 1, "median": 2, "max": 3, "coords": coords}]
    made, canvas = drawn("violin", data, backgroundColor="red")
    shape = canvas.filled(parse("red"))[-1].vertices
    assert np.ptp(shape[:, 0]) == pytest.approx(made.metas[0].elements[0].width)


def test_empty_samples_are_gaps():
    made, canvas = drawn("boxplot", [SAMPLE, [], None], backgroundColor="red")
    assert len(canvas.filled(parse("red"))) == 1
    assert made.scales["y"].max == 12


@pytest.mark.parametrize("kind", ["horizontalBoxPlot", "horizontalViolin"])
def test_version_2_lays_them_down(kind):
    scales = {"xAxes": [{"type": "arrayLinear"}]}
    made, canvas = drawn(kind, [SAMPLE], 2, {"scales": scales}, outlierColor="lime", backgroundColor="red")
    assert made.metas[0].index_axis == "y"
    assert canvas.filled(parse("red"))
    assert len(canvas.filled(parse("lime"))) == (kind == "horizontalBoxPlot")


def test_version_2_counts_by_options_of_the_ticks():
    scales = {"yAxes": [{"ticks": {"coef": 0}}]}
    made, _ = drawn("boxplot", [SAMPLE], 2, {"scales": scales})
    assert made.metas[0].samples[0].whisker_max == 11


def test_functions_are_told_the_statistics():
    made, _ = drawn("boxplot", [SAMPLE])
    parsed = made.metas[0].parsed_at(0)
    assert (parsed["median"], parsed["q1"], parsed["outliers"], parsed["y"]) == (3, 2, [11], 3)

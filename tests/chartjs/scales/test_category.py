"""https://www.chartjs.org/docs/4.5.1/axes/cartesian/category.html; numbers are Chart.js 4.5.1's."""

import pytest

from .built import chart, labels, places, scale


def test_labels_stand_side_by_side_and_bars_have_room():
    assert places(scale("x")) == [108.901, 265.341, 421.78]


def test_lines_run_from_edge_to_edge():
    made = chart("line")
    x = made.scales["x"]
    assert (x.pixel(0), x.pixel(2)) == (made.area.left, made.area.right)


def test_ends_by_label_or_by_index():
    for config in ({"min": "b", "max": "c"}, {"min": 1, "max": 2}):
        assert labels(scale("x", config, kind="line", data=range(5))) == ["b", "c"]


def test_data_bring_labels_along():
    made = chart("line", labels=["a"], datasets=[{"data": [{"x": "a", "y": 1}, {"x": "new", "y": 2}]}])
    assert labels(made.scales["x"]) == ["a", "new"]
    assert made.data["labels"] == ["a"]


def test_labels_of_the_scale_itself():
    assert labels(scale("x", {"labels": ["u", "v", "w"]})) == ["u", "v", "w"]


def test_labels_are_found_and_numbers_are_indices():
    x = scale("x")
    assert [x.parse("b"), x.parse(1), x.parse(9), x.parse(None), x.parse(float("nan"))] == [1, 1, 2, None, None]


def test_a_label_that_is_there_twice_is_the_one_of_its_index():
    x = scale("x", labels=["a", "b", "a"])
    assert [x.parse("a", 0), x.parse("a", 2)] == [0, 2]


def test_upright_categories_run_downwards():
    y = chart(indexAxis="y").scales["y"]
    assert places(y) == sorted(places(y))


def test_labels_without_room_are_turned_and_left_out():
    x = scale("x", labels=[f"label {i}" for i in range(40)], data=range(1, 41), size=(300, 300))
    assert labels(x) == [f"label {i}" for i in range(0, 40, 4)]
    assert x.label_rotation == 50
    assert places(x)[:2] == [30.756, 58.021]


def test_all_labels_where_none_are_to_be_left_out():
    config = {"ticks": {"autoSkip": False}}
    assert len(scale("x", config, data=range(40), labels=[str(i) for i in range(40)]).ticks) == 40


def test_a_limit_of_ticks():
    assert labels(scale("x", {"ticks": {"maxTicksLimit": 3}}, data=range(9))) == ["a", "d", "g"]


def test_a_sample_of_labels_is_measured():
    config = {"ticks": {"sampleSize": 1}}
    x = scale("x", config, labels=["a", "a very long label, which nobody measures"], data=[1, 2])
    assert len(x.label_sizes().widths) == 1
    assert labels(x)[1].startswith("a very long label")


@pytest.mark.parametrize("empty", [[], None])
def test_no_labels(empty):
    assert scale("x", data=[], labels=empty).ticks == []


def test_labels_are_the_same_as_in_javascript():
    x = scale("x", labels=["1", 1, True, "a"], data=[1, 2, 3, 4])
    assert [x.parse("1"), x.parse(1.0), x.parse("a")] == [0, 1, 3]


def test_a_sample_of_very_many_labels_is_measured():
    x = scale("x", data=[1] * 30_000, labels=[f"{i}" for i in range(30_000)])
    assert len(x.label_sizes().widths) <= 4_000


def test_more_labels_than_a_picture_has_px_are_thinned():
    made = chart(data=[1] * 4000, labels=["a"] * 4000, scales={"x": {"ticks": {"autoSkip": False}}})
    assert len(made.scales["x"].ticks) == 3000
    assert "The axis 'x' has 4,000 ticks, of which 3,000 are drawn." in made.warnings


def test_ends_that_are_far_from_all_labels():
    far = {"annotations": [{"type": "point", "xValue": 1e9, "yValue": 1}]}
    made = chart("line", plugins={"legend": {"display": False}, "annotation": far})
    assert len(made.scales["x"].ticks) < 3000

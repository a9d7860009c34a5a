"""Treemaps."""

import pytest

from render_chart.chartjs.chart import Chart
from render_chart.chartjs.controllers.treemap import grouped, leaves, shortened
from render_chart.chartjs.fonts import text_width, to_font
from render_chart.errors import ChartError
from tests.drawing import Recorder

SALES = [
    {"region": "North", "shop": "a", "sold": 6},
    {"region": "South", "shop": "b", "sold": 3},
    {"region": "South", "shop": "c", "sold": 3},
]


def drawn(**dataset):
    options = {"plugins": {"legend": {"display": False}}}
    tree = {"type": "treemap", "data": {"datasets": [{"spacing": 0, **dataset}]}, "options": options}
    made, canvas = Chart(tree, 600, 400), Recorder(600, 400)
    made.update()
    made.draw(canvas)
    return made, canvas


def places(made):
    return [tuple(round(side, 6) for side in rect.box) for rect in made.metas[0].elements]


def test_areas_are_values():
    made, _ = drawn(tree=[6, 6, 4, 3, 2, 2, 1])
    areas = [rect.width * rect.height for rect in made.metas[0].elements]
    assert areas == pytest.approx([value * 10_000 for value in (6, 6, 4, 3, 2, 2, 1)])
    assert places(made)[:2] == [(0, 0, 300, 200), (0, 200, 300, 400)]  # as in the paper, 100 px to 1


def test_data_serve_as_a_tree():
    made, _ = drawn(data=[1, 1])
    assert len(places(made)) == 2


def test_from_right_to_left():
    made, _ = drawn(tree=[6, 6, 4, 3, 2, 2, 1], rtl=True)
    assert places(made)[0] == (300, 0, 600, 200)


def test_unsorted_values_stay_in_their_order():
    made, _ = drawn(tree=[1, 3], unsorted=True)
    assert [rect.raw["v"] for rect in made.metas[0].elements] == [1, 3]
    assert places(made)[0] == (0, 0, 150, 400)


def test_groups_are_sums_and_hold_their_items():
    made, _ = drawn(tree=SALES, key="sold", groups=["region", "shop"], captions={"display": False})
    told = [(rect.raw["g"], rect.raw["v"], rect.raw["l"], rect.leaf) for rect in made.metas[0].elements]
    assert told == [
        ("North", 6, 0, False), ("South", 6, 0, False), ("a", 6, 1, True), ("b", 3, 1, True), ("c", 3, 1, True),
    ]  # fmt: skip
    boxes = places(made)
    assert boxes[2] == boxes[0]
    assert (boxes[3][0], boxes[3][1]) == (boxes[1][0], boxes[1][1])
    assert (boxes[4][2], boxes[4][3]) == (boxes[1][2], boxes[1][3])


def test_captions_take_room_from_what_is_in_a_group():
    made, canvas = drawn(tree=SALES, key="sold", groups=["region", "shop"])
    boxes = places(made)
    assert boxes[2][1] - boxes[0][1] == pytest.approx(14.4 + 2 * 3)
    assert canvas.strings == ["North", "South"]


def test_header_boxes_are_as_high_as_their_captions():
    made, _ = drawn(tree=SALES, key="sold", groups=["region", "shop"], displayMode="headerBoxes")
    first = made.metas[0].elements[0]
    assert first.height == pytest.approx(14.4 + 6)


def test_a_nested_tree_has_its_names_as_levels():
    tree = {"A": {"x": {"v": 1}, "y": {"v": 2}}, "B": {"v": 3}}
    assert leaves(tree, ["v"], "_leaf") == [
        {"0": "A", "_leaf": "x", "v": 1}, {"0": "A", "_leaf": "y", "v": 2}, {"0": "", "_leaf": "B", "v": 3},
    ]  # fmt: skip


def test_an_item_without_a_name_at_a_level_takes_that_of_the_next():
    items = [{"0": "A", "1": "b", "v": 1}, {"0": "", "1": "c", "v": 2}]
    found = grouped(items, ["0", "1"], 0, ["v"], "_leaf")
    assert [(group.name, group.level, group.sums) for group in found] == [("A", 0, {"v": 1}), ("c", 1, {"v": 2})]


def test_labels_are_names_and_values():
    _, canvas = drawn(tree=SALES, key="sold", groups=["region"], labels={"display": True})
    assert canvas.strings == ["North", "6", "South", "6"]
    _, canvas = drawn(tree=[2, 1.5], labels={"display": True})
    assert canvas.strings == ["2", "1.5"]


def test_labels_that_do_not_fit_are_hidden_or_smaller():
    font = {"size": 350}
    _, canvas = drawn(tree=[20, 10], labels={"display": True, "overflow": "hidden", "font": font})
    assert canvas.strings == []
    _, canvas = drawn(tree=[20, 10], labels={"display": True, "overflow": "fit", "font": font})
    assert all(text.size < 350 for text in canvas.words)


def test_long_captions_are_shortened():
    font = to_font({})
    short = shortened("Antarctica", 40, font)
    assert short.endswith("...")
    assert "Antarctica".startswith(short[:-3])
    assert text_width(short, font) <= 40 < text_width("Antarctica"[: len(short) - 2] + "...", font)
    assert shortened("Antarctica", 5, font) == ""


def test_spacing_is_left_around_each():
    made, _ = drawn(tree=[1], spacing=5)
    assert places(made) == [(5, 5, 595, 395)]


def test_nothing_is_drawn_of_nothing():
    made, canvas = drawn(tree=[])
    assert canvas.order == []
    made, _ = drawn(tree=[0, 3, None])
    assert [rect.hidden or rect.width == 0 for rect in made.metas[0].elements] == [False, True, True]


def test_there_may_not_be_too_many():
    with pytest.raises(ChartError, match="rectangles"):
        drawn(tree=[1] * 5001)

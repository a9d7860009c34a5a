"""Legends. Boxes and entries are where Chart.js 4.6.1 has them, of 500 × 300 px; version 2's as 2.9.4 has them."""

import pytest

from render_chart.chartjs import fonts
from render_chart.chartjs.chart import Chart
from render_chart.chartjs.plugins import legend
from render_chart.chartjs.plugins.legend import Bounds, Column, Hand, fit_columns, fit_rows, place_columns, place_rows
from render_chart.plot.drawing.color import parse
from tests.drawing import Recorder, extent

BARE = {"x": {"display": False}, "y": {"display": False}}
NAMES = ("One", "Two two", "Three")


def chart(names=NAMES, kind="bar", version=4, datasets=None, **options):
    made = [{"label": name, "data": [index + 1, 2]} for index, name in enumerate(names)]
    tree = {
        "type": kind,
        "data": {"labels": ["a", "b"], "datasets": datasets or made},
        "options": {"scales": BARE, "plugins": {"legend": options}},
    }
    found = Chart(tree, 500, 300, version)
    found.update()
    return found


def box(made):
    (found,) = (one for one in made.boxes if isinstance(one, legend.Legend))
    return found


def entries(made):
    """Left, top and width of each entry, px."""
    found = box(made)
    return [(x, y, width) for (x, y), width in zip(found._places(), found.widths, strict=True)]


def drawn(made):
    canvas = Recorder(500, 300)
    made.draw(canvas)
    return canvas


# ---- geometry


def test_rows_break_where_an_entry_and_its_paddings_do_not_fit():
    assert fit_rows([30, 30, 30], 10, 100) == [80, 40]
    assert fit_rows([30, 30, 30], 10, 130) == [120]
    assert fit_rows([], 10, 100) == [0]


def test_an_entry_that_is_too_long_stands_in_a_row_of_its_own():
    assert fit_rows([300, 30], 10, 100) == [310, 40]


def test_columns_break_where_an_entry_and_its_paddings_do_not_fit():
    assert fit_columns([(50, 12), (70, 12), (60, 12)], 10, 60) == [Column(70, 44), Column(60, 22)]


@pytest.mark.parametrize(
    ("align", "starts"), [("start", [10, 50, 10]), ("center", [15, 55, 35]), ("end", [20, 60, 60])]
)
def test_each_row_is_aligned_by_itself(align, starts):
    places = place_rows([30, 30, 30], [80, 40], Bounds(0, 0, 100, 54), align, 10, 12)
    assert [x for x, _ in places] == starts
    assert [y for _, y in places] == [10, 10, 32]


def test_entries_without_a_row_have_no_place():
    assert len(place_rows([60, 60], [70], Bounds(0, 0, 100, 32), "start", 10, 12)) == 1


def test_columns_stand_beside_each_other():
    columns = [Column(70, 44), Column(60, 22)]
    places = place_columns([12, 12, 12], columns, Bounds(0, 0, 160, 60), "start", 10, 12)
    assert places == [(10, 10), (10, 32), (90, 10)]


def test_the_hand_that_writes_from_the_right_mirrors_places():
    hand = Hand(True, 100, 50)
    assert (hand.x(110), hand.near(110, 20), hand.along(110, 5)) == (140, 90, 105)
    assert [hand.align(one) for one in (None, "left", "right", "center")] == ["right", "right", "left", "center"]


# ---- boxes, as Chart.js has them


@pytest.mark.parametrize(
    ("options", "expected", "first"),
    [
        ({}, (0, 0, 500, 32), (121.9775, 10, 68.6816)),
        ({"align": "start"}, (0, 0, 500, 32), (10, 10, 68.6816)),
        ({"align": "end"}, (0, 0, 500, 32), (233.9551, 10, 68.6816)),
        ({"position": "bottom"}, (0, 268, 500, 32), (121.9775, 278, 68.6816)),
        ({"position": "left"}, (0, 0, 110.0156, 300), (10, 122, 68.6816)),
        ({"position": "right", "align": "start"}, (389.9844, 0, 110.0156, 300), (399.9844, 10, 68.6816)),
        ({"position": "chartArea"}, (0, 0, 110.0156, 300), (10, 122, 68.6816)),
        ({"title": {"display": True, "text": "T", "padding": 5}}, (0, 0, 500, 56.4), (121.9775, 34.4, 68.6816)),
        (
            {"labels": {"boxWidth": 20, "boxHeight": 20, "padding": 5, "font": {"size": 16}}},
            (0, 0, 500, 35),
            (137.6367, 5, 58.2422),
        ),
        ({"labels": {"usePointStyle": True}}, (0, 0, 500, 32), (163.9775, 10, 40.6816)),
        ({"maxHeight": 20}, (0, 0, 500, 20), (121.9775, 10, 68.6816)),
    ],
)
def test_where_it_stands(options, expected, first):
    made = chart(**options)
    found = box(made)
    assert (found.left, found.top, found.width, found.height) == pytest.approx(expected, abs=1e-3)
    assert entries(made)[0] == pytest.approx(first, abs=1e-3)


def test_columns_where_there_are_many():
    made = chart([f"N{index}" for index in range(15)], position="right")
    assert box(made).width == pytest.approx(166.0273, abs=1e-3)
    assert entries(made)[12][:2] == pytest.approx((343.9727, 276), abs=1e-3)
    assert entries(made)[13][:2] == pytest.approx((421.9863, 133), abs=1e-3)


def test_upright_legends_of_version_2_stand_beside_the_chart_area():
    made = chart(version=2, position="left")
    found = box(made)
    assert (found.top, found.height) == (made.area.top, made.area.height)


def test_without_it_there_is_no_box():
    assert not [one for one in chart(display=False).boxes if isinstance(one, legend.Legend)]


# ---- entries


def test_what_entries_say_and_look_like():
    canvas = drawn(chart(("One", "Two")))
    assert canvas.strings == ["One", "Two"]
    assert extent(canvas.filled(parse("rgba(54, 162, 235, 0.5)"))[0])[2:] == pytest.approx((180.65, 22), abs=40)


def test_a_dataset_without_a_label_is_undefined():
    assert drawn(chart(datasets=[{"data": [1, 2]}])).strings == ["undefined"]


def test_arcs_have_an_entry_each():
    assert drawn(chart(kind="pie", datasets=[{"data": [1, 2]}])).strings == ["a", "b"]


def test_datasets_stand_in_the_order_in_which_they_are_drawn():
    datasets = [{"label": "under", "data": [1], "order": 2}, {"label": "over", "data": [1], "order": 1}]
    assert drawn(chart(datasets=datasets)).strings == ["over", "under"]
    assert drawn(chart(datasets=datasets, reverse=True)).strings == ["under", "over"]


def test_a_hidden_dataset_is_struck_through():
    datasets = [{"label": "a", "data": [1], "hidden": True}]
    for version in (2, 4):
        (line,) = [one for one in drawn(chart(datasets=datasets, version=version)).strokes if one.width == 2]
        assert line.color == parse("#666")


def test_lines_of_a_label_stand_below_each_other():
    made = chart(kind="pie", datasets=[{"data": [1]}], position="left")
    made.data["labels"] = [["one", "two"]]
    assert [one.text for one in legend.items_of(made, made.plugin_options("legend"))] == [["one", "two"]]


def test_borders_of_bars_are_drawn_around_their_boxes():
    canvas = drawn(chart(datasets=[{"label": "a", "data": [], "borderWidth": 3, "borderColor": "red"}]))
    assert [(one.width, one.color) for one in canvas.strokes if one.color == parse("red")] == [(3, parse("red"))]


@pytest.mark.parametrize(("version", "fill", "edge"), [(2, True, 3), (2, False, 3), (4, False, 1)])
def test_points_of_version_2_had_a_line_that_is_not_seen(version, fill, edge):
    dataset = {"label": "a", "data": [], "borderColor": "red", "backgroundColor": "blue"}
    canvas = drawn(chart(kind="scatter", version=version, datasets=[dataset | ({} if fill else {"fill": False})]))
    assert [one.width for one in canvas.strokes if one.color == parse("red")] == [edge]
    ground = "red" if version == 2 and not fill else "blue"
    assert canvas.filled(parse(ground))


def test_corners_are_round_where_that_is_asked_for():
    dataset = {"label": "a", "data": [], "borderRadius": 6}
    found = [
        drawn(chart(datasets=[dict(dataset)], labels=labels)).fills[-1].path.vertices
        for labels in ({}, {"useBorderRadius": True}, {"useBorderRadius": True, "borderRadius": 2})
    ]
    lefts = [vertices[:, 0].min() for vertices in found]
    assert [vertices[0, 0] - left for vertices, left in zip(found, lefts, strict=True)] == pytest.approx([0, 6, 2])


def test_colours_of_labels():
    assert drawn(chart(labels={"color": "red"})).words[0].color == parse("red")
    assert drawn(chart()).words[0].color == parse("#666")


def test_points_instead_of_boxes():
    canvas = drawn(chart(kind="line", labels={"usePointStyle": True, "pointStyle": "triangle"}, names=("a",)))
    left, _, right, _ = extent(canvas.fills[0].path)
    assert right - left == pytest.approx(12 * 2**0.5 * 3**0.5 / 2)
    assert (left + right) / 2 == pytest.approx(
        entries(chart(kind="line", labels={"usePointStyle": True}, names=("a",)))[0][0] + 6
    )


def test_it_is_clipped_to_its_box_but_in_version_2():
    assert (0, 0, 500, 32) in drawn(chart()).clips
    assert (0, 0, 500, 32) not in drawn(chart(version=2)).clips


def test_room_below_it_as_quickchart_gives():
    tree = {
        "type": "bar",
        "data": {"datasets": [{"label": "a", "data": [1]}]},
        "options": {"scales": BARE, "plugins": {"padBelowLegend": 40}},
    }
    made = Chart(tree, 500, 300, 2)
    made.update()
    assert box(made).height == 72


@pytest.mark.parametrize(
    ("version", "position", "text", "height"),
    [(4, "left", "longer", 28.8), (4, "top", "a,longer", 12), (3, "left", "a,longer", 12), (2, "left", "a,longer", 12)],
)
def test_lines_take_room_in_columns_of_version_4_alone(version, position, text, height):
    made = Chart(
        {
            "type": "pie",
            "data": {"labels": [["a", "longer"]], "datasets": [{"data": [1]}]},
            "options": {"plugins": {"legend": {"position": position}}},
        },
        500,
        300,
        version,
    )
    made.update()
    found = box(made)
    assert found.widths == [pytest.approx(46 + fonts.text_width(text, found.font))]
    assert found.heights == [pytest.approx(height)]

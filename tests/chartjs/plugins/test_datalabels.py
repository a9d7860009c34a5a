"""Labels on data. Places are those of chartjs-plugin-datalabels 2.2 under Chart.js 4.6.1, of 500 × 300 px."""

from math import cos, pi, radians, sin
from types import SimpleNamespace

import pytest

from render_chart.chartjs.chart import Chart
from render_chart.chartjs.fonts import Font
from render_chart.chartjs.layouts import Area, Sides
from render_chart.chartjs.options import UNSET
from render_chart.chartjs.plugins.datalabels import (
    PLUGIN,
    Style,
    Track,
    clipped,
    oriented,
    overlap,
    placed,
    text_lines,
    track_of,
    written,
)
from render_chart.plot.drawing.color import parse
from tests.drawing import Recorder, extent

AREA = Area(0, 0, 100, 100)
PLAIN = Style(
    "center", "center", None, None, 0, 0, False, False, "#666", False, Font(), 4, 1, Sides(4, 4, 4, 4), 0, "start",
    None, 0, None, 0,
)  # fmt: skip
BARE = {"x": {"display": False}, "y": {"display": False}}


def chart(datasets=({"data": [1, 2, 3]},), kind="bar", categories="abc", scales=BARE, **datalabels):
    tree = {
        "type": kind,
        "data": {"labels": list(categories), "datasets": [dict(one) for one in datasets]},
        "options": {"scales": scales, "plugins": {"legend": False, PLUGIN: datalabels}},
    }
    made = Chart(tree, 500, 300, 4)
    made.update()
    return made


def frames(made):
    """Left, top, width and height of each label's frame, by the index of its element, where it isn't turned."""
    found = {}
    for label in made.state[PLUGIN]:
        left, top, width, height = label.frame
        found[label.index] = (label.place[0] + left, label.place[1] + top, width, height)
    return found


def drawn(made):
    canvas = Recorder(500, 300)
    made.draw(canvas)
    return canvas


# ---- where


@pytest.mark.parametrize(
    ("options", "last", "first"),
    [
        ({}, (409.3298, 138.8), (75.9964, 238.8)),
        ({"anchor": "end", "align": "end"}, (409.3298, -26.4), (75.9964, 173.6)),
        ({"align": 45, "rotation": 30, "offset": 10}, (428.3548, 159.239), (95.0214, 259.239)),
    ],
)
def test_labels_of_bars(options, last, first):
    found = frames(chart(**options))
    assert found[2] == pytest.approx((*last, 14.6738, 22.4), abs=1e-3)
    assert found[0] == pytest.approx((*first, 14.6738, 22.4), abs=1e-3)


def test_clamped_labels_stand_in_the_part_of_the_bar_that_is_seen():
    found = frames(chart(anchor="end", clamp=True, scales={"x": {"display": False}, "y": {"display": False, "max": 2}}))
    assert found[2] == pytest.approx((409.3298, -11.2, 14.6738, 22.4), abs=1e-3)


def test_labels_of_arcs_lie_along_their_middles():
    found = frames(chart(kind="pie", anchor="end", align="start", scales={}))
    assert found[1] == pytest.approx((360.8999, 204.8337, 14.6738, 22.4), abs=1e-3)
    assert found[0] == pytest.approx((310.9271, 24.4263, 14.6738, 22.4), abs=1e-3)


def test_a_bar_runs_from_its_lower_to_its_upper_end_whatever_its_sign():
    bar = SimpleNamespace(x=50, y=80, base=60, horizontal=False)
    assert track_of(bar, (None, 60)) == Track(50, 80, 50, 60, (0, -1))
    level = SimpleNamespace(x=20, y=50, base=60, horizontal=True)
    assert track_of(level, (60, None)) == Track(20, 50, 60, 50, (1, 0))


def test_a_point_reaches_as_far_as_its_radius():
    point = SimpleNamespace(x=50, y=50, options=SimpleNamespace(radius=5))
    assert track_of(point, (None, 90)) == Track(50, 55, 50, 45, (0, -1))


@pytest.mark.parametrize(
    ("origin", "expected"),
    [(None, (0, -1)), ((None, 3), (0, -1)), ((3, None), (1, 0)), ((0, 0), (0.6, 0.8)), ((3, 4), (0, -1))],
)
def test_the_direction_away_from_the_origin(origin, expected):
    assert oriented(3, 4, origin) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("align", "expected"),
    [
        ("center", (50, 50)),
        ("top", (50, 36)),
        ("bottom", (50, 64)),
        ("left", (26, 50)),
        ("right", (74, 50)),
        ("end", (50, 36)),
        ("start", (50, 64)),
        (0, (74, 50)),
        ("90", (50, 64)),
        (-45, (50 + 20 + 4 * cos(pi / 4), 50 - 10 - 4 * sin(pi / 4))),
    ],
)
def test_a_label_is_moved_by_half_its_size_and_the_offset(align, expected):
    track = Track(50, 60, 50, 40, (0, -1))
    assert placed(track, PLAIN._replace(align=align), 40, 20, AREA) == pytest.approx(expected)


def test_anchors():
    track = Track(50, 60, 50, 40, (0, -1))
    found = [placed(track, PLAIN._replace(anchor=anchor), 40, 20, AREA) for anchor in ("start", "center", "end")]
    assert found == [(50, 60), (50, 50), (50, 40)]


def test_a_turned_label_needs_another_distance():
    track = Track(50, 60, 50, 40, (0, -1))
    x, y = placed(track, PLAIN._replace(align="top", rotation=radians(90)), 40, 20, AREA)
    assert (x, y) == pytest.approx((50, 50 - 20 - 4))


@pytest.mark.parametrize(
    ("segment", "expected"),
    [
        ((50, 150, 50, -50), (50, 100, 50, 0)),
        ((10, 10, 90, 90), (10, 10, 90, 90)),
        ((-50, 50, 50, 50), (0, 50, 50, 50)),
        ((-50, -50, -10, 200), (-50, -50, -10, 200)),
        ((-50, 0, 50, 100), (0, 50, 50, 100)),
    ],
)
def test_the_part_of_a_segment_in_the_chart_area(segment, expected):
    assert clipped(*segment, AREA) == pytest.approx(expected)


# ---- overlaps


def test_rectangles_overlap_whatever_their_angles():
    square = [(0, 0), (10, 0), (10, 10), (0, 10)]
    diamond = [(15, 0), (20, 5), (15, 10), (10, 5)]
    beside = [(19, 0), (24, 5), (19, 10), (14, 5)]
    corner = [(13, 9), (17, 13), (13, 17), (9, 13)]  # their boxes meet, they don't
    assert overlap(square, diamond)
    assert not overlap(square, beside)
    assert not overlap(square, corner)


def test_every_second_one_is_hidden_where_only_that_many_fit():
    made = chart([{"data": [1] * 12}], "line", range(12), display="auto", formatter=lambda *_: "long label")
    assert {label.index for label in made.state[PLUGIN] if not label.visible} == {1, 3, 5, 7, 9, 11}
    assert len(drawn(made).words) == 6


def test_labels_that_must_be_shown_are():
    made = chart([{"data": [1] * 12}], "line", range(12), display=True, formatter=lambda *_: "long label")
    assert len(drawn(made).words) == 12


# ---- what


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        (3, "3"),
        (2.50, "2.5"),
        (3.0, "3"),
        ("a", "a"),
        ([1, 3], "1,3"),
        ({"x": 1, "y": 2, "r": 5}, "5"),
        ({"x": 1, "y": 2}, "x: 1, y: 2"),
        ({"x": 1, "label": "here"}, "here"),
        ({"label": None, "r": None, "v": True}, "label: null, r: null, v: true"),
    ],
)
def test_how_values_are_written(value, expected):
    assert written(value) == expected


def test_lines_of_text():
    assert text_lines("a\nb") == ["a", "b"]
    assert text_lines(["a", ["b\nc"], 1]) == ["a", "b", "c", "1"]


def test_nothing_is_set_for_null():
    assert sorted(frames(chart([{"data": [1, None, 3]}], "line"))) == [0, 2]


def test_formatters_are_told_the_value_and_where_it_is():
    told = []

    def formatter(value, context):
        told.append((value, context.data_index, context.dataset_index, context.dataset["label"]))
        return UNSET if value == 1 else None if value == 2 else f"{value} €"

    assert drawn(chart([{"data": [1, 2, 3], "label": "a"}], formatter=formatter)).strings == ["3 €", "1"]
    assert told == [(1, 0, 0, "a"), (2, 1, 0, "a"), (3, 2, 0, "a")]


def test_options_may_be_lists_and_functions():
    made = chart(color=["red", "blue"], display=lambda context: context.data_index != 1, font=lambda c: {"size": 20})
    canvas = drawn(made)
    assert [(word.string, word.color, word.size) for word in canvas.words] == [
        ("3", parse("red"), 20),
        ("1", parse("red"), 20),
    ]


def test_a_dataset_has_its_own():
    own = ({"color": "red"}, {"display": False}, {})
    datasets = [{"data": [index], "datalabels": one} for index, one in enumerate(own, 1)]
    assert {(one.string, one.color) for one in drawn(chart(datasets, color="blue")).words} == {
        ("1", parse("red")),
        ("3", parse("blue")),
    }


def test_several_labels_on_each_element():
    labels = {"name": {"align": "top", "formatter": lambda *_: "name"}, "value": {"color": "red"}, "none": None}
    canvas = drawn(chart([{"data": [7]}], labels=labels, color="blue"))
    assert {(one.string, one.color) for one in canvas.words} == {("name", parse("blue")), ("7", parse("red"))}


def test_hidden_datasets_have_none():
    assert frames(chart([{"data": [1], "hidden": True}])) == {}


# ---- how


def test_frames_are_set_on_whole_pixels():
    canvas = drawn(chart([{"data": [1]}], backgroundColor="red", borderColor="blue", borderWidth=2, borderRadius=0))
    (path,) = canvas.filled(parse("red"))
    assert all(float(edge).is_integer() for edge in extent(path))
    (border,) = [one for one in canvas.strokes if one.color == parse("blue")]
    assert (border.width, border.join) == (2, "miter")


def test_paddings_that_are_not_named_stay():
    (_, _, width, height) = frames(chart([{"data": [1]}], padding={"left": 10}))[0]
    assert (width, height) == pytest.approx((6.6738 + 14, 22.4), abs=1e-3)


def test_opacity_fades_all_of_it():
    canvas = drawn(chart([{"data": [1]}], backgroundColor="red", color="black", opacity=0.25))
    assert [path.color[3] for path in canvas.fills if path.color[:3] == (1, 0, 0)] == [0.25]
    assert canvas.words[0].color == (0, 0, 0, 0.25)
    assert drawn(chart([{"data": [1]}], opacity=0)).words == []


def test_clipped_labels():
    made = chart([{"data": [1]}], clip=True)
    assert made.area in drawn(made).clips


def test_outlines_of_letters():
    canvas = drawn(chart([{"data": [1]}], color="white", textStrokeColor="black", textStrokeWidth=3))
    assert [(one.width, one.join) for one in canvas.strokes if one.color == parse("black")] == [(3, "round")]


def test_shadows_are_soft_outlines():
    canvas = drawn(chart([{"data": [1]}], color="white", textShadowColor="black", textShadowBlur=10))
    widths = [one.width for one in canvas.strokes if one.color[:3] == (0, 0, 0) and one.color[3] < 0.1]
    assert widths == sorted(widths, reverse=True)
    assert len(widths) > 2


def test_turned_labels():
    (word,) = drawn(chart([{"data": [1]}], rotation=90)).words
    assert word.angle == -90

"""Labels beside slices. Places were read from version 0.1.4 of the plugin, of 500 × 300 px, where not by hand."""

from math import pi

import numpy as np
import pytest

from render_chart.chartjs.chart import Chart
from render_chart.chartjs.elements.arc import Arc
from render_chart.chartjs.plugins.outlabels import _aside, filled_in, fixed, free_distance
from render_chart.plot.drawing.color import parse
from tests.drawing import Recorder

COLORS = ["#FF3784", "#36A2EB", "#4BC0C0"]
LABELS = ["ONE", "TWO", "THREE"]


def drawn(options, labels=LABELS, **dataset):
    tree = {
        "type": "outlabeledPie",
        "data": {"labels": labels, "datasets": [{"data": [1, 2, 3], "backgroundColor": COLORS, **dataset}]},
        "options": {"plugins": {"legend": False, "outlabels": options}},
    }
    made, canvas = Chart(tree, 500, 300, 2), Recorder(500, 300)
    made.update()
    made.draw(canvas)
    return canvas


def lines(canvas):
    """The ends of the lines from slices to labels."""
    return [one.path.vertices.tolist() for one in canvas.strokes if len(one.path.vertices) == 2]


def test_labels_stand_at_the_ends_of_lines():
    canvas = drawn({"stretch": 35, "font": {"minSize": 12, "maxSize": 18}})
    expected = [
        [(287.25, 85.48), (304.75, 55.17)], [(314.52, 187.25), (344.83, 204.75)], [(175.5, 150), (140.5, 150)],
    ]  # fmt: skip
    for found, wanted in zip(lines(canvas), expected, strict=True):
        assert np.array(found) == pytest.approx(np.array(wanted), abs=0.01)
    assert canvas.strings == ["ONE 17%", "TWO 33%", "THREE 50%"]
    assert [text.x for text in canvas.words] == pytest.approx([331, 373, 106], abs=1)
    assert {text.size for text in canvas.words} == {12}


def test_labels_have_the_colours_of_their_slices():
    canvas = drawn({"color": ["black", "white", "red"]})
    boxes = [one.color for one in canvas.fills[3:]]
    assert boxes == [parse(color) for color in COLORS]
    assert [text.color for text in canvas.words] == [parse(color) for color in ("black", "white", "red")]


def test_fonts_grow_with_the_picture_unless_told_not_to():
    assert {text.size for text in drawn({}).words} == {7.5}  # 2.5 % of the height
    assert {text.size for text in drawn({"font": {"size": 20}}).words} == {7.5}
    assert {text.size for text in drawn({"font": {"size": 20, "resizable": False}}).words} == {20}
    assert {text.size for text in drawn({"font": {"maxSize": 6}}).words} == {6}


def test_labels_can_be_left_out():
    assert drawn({"display": False}).words == []
    assert drawn({}, outlabels=False).words == []
    assert drawn({"display": [True, False, True]}).strings == ["ONE 17%", "THREE 50%"]
    assert drawn({"text": " "}, outlabels={"text": "%v"}).strings == ["1", "2", "3"]


def test_a_text_may_be_a_function_and_have_several_lines():
    text = lambda context, _options: f"{context.extra['labels'][context.data_index]}\n%p.1"  # noqa: E731
    assert drawn({"text": text}).strings[:2] == ["ONE", "16.7%"]


def test_a_missing_label_is_undefined():
    assert drawn({"text": "%l"}, labels=["a"]).strings == ["a", "undefined", "undefined"]


@pytest.mark.parametrize(
    ("text", "digits", "expected"),
    [
        ("%l: %v (%p)", (0, 0), "North: 2 (13%)"),
        ("%V.2 %P.1 %L", (0, 0), "2.35 12.5% North"),
        ("%v %p", (3, 1), "2.345 12.5%"),
        ("100 %", (0, 0), "100 %"),
    ],
)
def test_marks_in_a_text(text, digits, expected):
    assert filled_in(text, "North", 2.345, 0.125, digits) == expected


@pytest.mark.parametrize(
    ("value", "digits", "expected"), [(0.5, 0, "1"), (2.5, 0, "3"), (-1.25, 1, "-1.3"), (1, 2, "1.00")]
)
def test_halves_are_rounded_away_from_zero(value, digits, expected):
    assert fixed(value, digits) == expected


def stepped(box, angle, start, others):
    """The same, px by px."""
    direction = np.array((np.cos(angle), np.sin(angle)) * 2)

    def holds(one, point):
        return one[0] - 5 <= point[0] <= one[2] + 5 and one[1] - 5 <= point[1] <= one[3] + 5

    def corners(one):
        return [(one[x], one[y]) for x in (0, 2) for y in (1, 3)]

    distance = start
    while any(
        holds(other, a) or holds(box + distance * direction, b)
        for other in others
        for a in corners(box + distance * direction)
        for b in corners(other)
    ):
        distance += 1
    return distance


@pytest.mark.parametrize("seed", range(20))
def test_the_first_free_place_is_the_one_that_steps_find(seed):
    random = np.random.default_rng(seed)
    box = np.array((-20.0, -8.0, 20.0, 8.0))
    others = np.array([box + np.tile(random.uniform(-80, 80, 2), 2) for _ in range(12)])
    angle = random.choice([random.uniform(-pi, pi), 0.0, pi / 2])
    assert free_distance(box, (np.cos(angle), np.sin(angle)), 10.5, others) == stepped(box, angle, 10.5, others)


@pytest.mark.parametrize(
    ("middle", "way"),
    [(0, 1), (0.4, 1), (0.5, 0), (0.6, -1), (1.4, -1), (1.5, 0), (1.6, 0), (-0.4, 1), (-0.6, 0), (2, 0)],
)
def test_which_way_a_label_stands_beside_its_line(middle, way):
    """As charts have it that begin at the top; beyond their angles a label is in the middle.

    middle : of the slice, in halves of a turn from three o'clock
    """
    arc = Arc()
    arc.start_angle, arc.end_angle = (middle - 0.1) * pi, (middle + 0.1) * pi
    assert _aside(arc) == way

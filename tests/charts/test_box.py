"""Box plots: where boxes, whiskers and dots stand, and what is said of them."""

import numpy as np
import pytest
from matplotlib.cbook import boxplot_stats
from msgspec.structs import replace

from render_chart.alt import alt_text
from render_chart.dialects.resolve import resolve
from render_chart.errors import ChartError
from render_chart.plot.drawing.color import mix, parse
from render_chart.render import render
from render_chart.spec import Axis, ChartSpec, Series
from tests.asking import get
from tests.drawing import Recorder, boxes, drawn, extent, flaws, reading

BLUE, ORANGE, WHITE = parse("#2768CE"), parse("#E36F28"), parse("#FFFFFF")
PALE = mix(BLUE, WHITE, 0.75)
rng = np.random.default_rng(7)
LISTS = tuple(tuple(rng.normal(mean, 6, 50).round(1).tolist()) for mean in (30, 45, 60))
SIZE = {"width": 800, "height": 400}  # base 12, unit 1


def samples(*lists, **more) -> Series:
    made = tuple(tuple(None if number is None else float(number) for number in one) for one in lists)
    return Series(data=(None,) * len(lists), samples=made, **more)


def plotted(*made: Series, kind: str = "box", **more) -> ChartSpec:
    return resolve(ChartSpec(type=kind, series=made, **{**SIZE, **more}))


ONE = plotted(samples(*LISTS), labels=("A", "B", "C"))


def insides(canvas: Recorder, color=PALE):
    """The boxes by what they are filled with."""
    return [box for path in canvas.filled(color) for box in boxes(path)]


@pytest.mark.parametrize("horizontal", [False, True])
@pytest.mark.parametrize("reverse", [False, True])
def test_boxes_reach_from_quartile_to_quartile(horizontal, reverse):
    canvas = drawn(replace(ONE, horizontal=horizontal, y=(Axis(kind="linear", reverse=reverse),)))
    at = reading(canvas, upright=not horizontal).px
    for box, stats in zip(insides(canvas), boxplot_stats(LISTS), strict=True):
        ends = sorted((box[0], box[2]) if horizontal else (box[1], box[3]))
        edge = 1  # px: the stroke of 1.5 on whole pixels
        assert [ends[0] - edge, ends[1] + edge] == pytest.approx(sorted((at(stats["q1"]), at(stats["q3"]))), abs=0.6)


def test_whiskers_reach_to_the_last_number_and_dots_are_beyond():
    canvas = drawn(plotted(samples((*range(1, 12), 30))))
    at = reading(canvas).px
    (lines, _) = canvas.filled(BLUE)
    tops = boxes(lines)
    assert min(box[1] for box in tops) == pytest.approx(at(11), abs=0.5)
    assert max(box[3] for box in tops) == pytest.approx(at(1), abs=0.5)
    (dots,) = canvas.stamps
    assert dots.points[:, 1] == pytest.approx([at(30)])
    assert extent(dots.shape)[2] == pytest.approx(2.2)


def test_medians_are_thicker_than_edges():
    canvas = drawn(ONE)
    at = reading(canvas).px
    _, medians = canvas.filled(BLUE)
    for box, values in zip(boxes(medians), LISTS, strict=True):
        assert (box[1] + box[3]) / 2 == pytest.approx(at(np.median(values)), abs=1)
        assert box[3] - box[1] == 2  # 2.5 u on whole pixels


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_edges_are_on_whole_device_pixels(scale):
    canvas = drawn(replace(ONE, scale=scale))
    for path in (*canvas.filled(BLUE), *canvas.filled(PALE)):
        assert path.vertices * scale == pytest.approx(np.rint(path.vertices * scale), abs=1e-6)


def test_several_series_stand_side_by_side_and_have_a_legend():
    canvas = drawn(plotted(samples(*LISTS, name="X"), samples(*LISTS, name="Y"), labels=("A", "B", "C")))
    first, second = insides(canvas), insides(canvas, mix(ORANGE, WHITE, 0.75))
    for i, (one, other) in enumerate(zip(first, second, strict=True)):
        assert one[2] < other[0]
        assert i == 2 or other[2] < first[i + 1][0]
    assert {"X", "Y"} <= set(canvas.strings)
    assert {"X", "Y"}.isdisjoint(drawn(plotted(samples(*LISTS, name="X"), legend="none")).strings)


def test_a_label_without_numbers_keeps_its_place():
    canvas = drawn(plotted(samples(LISTS[0], (None,), LISTS[2]), labels=("A", "B", "C")))
    with_all = insides(drawn(ONE))
    assert [box[0] for box in insides(canvas)] == [with_all[0][0], with_all[2][0]]


def test_five_numbers_are_drawn_as_they_are():
    canvas = drawn(plotted(Series(data=((10.0, 20.0, 40.0, 60.0, 90.0), None))))
    at = reading(canvas).px
    lines, medians = canvas.filled(BLUE)
    assert extent(medians)[1] + 1 == pytest.approx(at(40), abs=1)
    assert (extent(lines)[1], extent(lines)[3]) == pytest.approx((at(90), at(10)), abs=0.5)
    assert canvas.stamps == []


def test_the_axis_need_not_begin_at_zero():
    assert "0" not in drawn(plotted(samples((300.0, 310.0, 350.0)))).strings


def test_limits_cut_and_dots_outside_are_left_out():
    spec = plotted(samples((*range(1, 12), 30)), y=(Axis(max=20, min=0),))
    canvas = drawn(spec)
    assert [len(one.points) for one in canvas.stamps] == [0]
    plain = drawn(plotted(samples(tuple(range(1, 12)))))
    assert len(canvas.clips) == len(plain.clips) + 1


def test_given_colours_are_those_of_the_series_or_of_single_labels():
    assert drawn(plotted(samples(*LISTS, color="#112233"))).filled(parse("#112233"))
    canvas = drawn(plotted(samples(*LISTS), colors=("#112233", "#445566", "#778899")))
    assert [len(canvas.filled(parse(color))) for color in ("#112233", "#445566", "#778899")] == [2, 2, 2]


@pytest.mark.parametrize("kind", ["box", "violin", "strip"])
@pytest.mark.parametrize("size", [(60, 20), (120, 40), (160, 120), (300, 200), (800, 400)])
@pytest.mark.parametrize("horizontal", [False, True])
def test_at_every_size_there_are_marks_and_no_text_meets_another(kind, size, horizontal):
    spec = replace(ONE, type=kind, width=size[0], height=size[1], horizontal=horizontal, title="Title")
    canvas = drawn(replace(spec, series=(replace(spec.series[0], type=kind),)))
    assert canvas.fills or canvas.stamps
    assert flaws(canvas) == []
    assert bool(canvas.strings) is (size[0] >= 160 and size[1] >= 120)
    for one in (*canvas.fills, *canvas.strokes):
        left, top, right, bottom = extent(one.path)
        assert -1 <= left <= right <= size[0] + 1
        assert -1 <= top <= bottom <= size[1] + 1


@pytest.mark.parametrize("kind", ["box", "violin", "strip"])
@pytest.mark.parametrize(
    "lists", [((5.0,),), ((5.0, 5.0),), ((), (1.0,)), ((1e100, -1e100, 0.0),), ((1e-300, 3e-9),), ((0.0,) * 9,)]
)
@pytest.mark.parametrize("log", [False, True])
def test_odd_numbers_are_drawn(kind, lists, log):
    try:
        spec = plotted(samples(*lists), kind=kind, y=(Axis(kind="log" if log else "linear"),))
    except ChartError:
        assert log  # what is not above zero
        return
    canvas = drawn(spec)
    assert flaws(canvas) == []
    for one in (*canvas.fills, *canvas.strokes):
        assert np.isfinite(one.path.vertices).all()


@pytest.mark.parametrize("kind", ["box", "violin", "strip"])
def test_five_thousand_labels_are_drawn(kind):
    lists = [(float(i), i + 1.0, i + 5.0) for i in range(5000)]
    assert flaws(drawn(plotted(samples(*lists), kind=kind))) == []


@pytest.mark.parametrize("kind", ["box", "violin", "strip"])
@pytest.mark.parametrize(("form", "head"), [("png", b"\x89PNG"), ("svg", b"<svg"), ("pdf", b"%PDF")])
def test_every_format_comes_out(kind, form, head):
    assert render(plotted(samples(*LISTS), kind=kind), form)[0].startswith(head)


def test_what_is_said():
    spec = plotted(samples((1, 2, 3), (*range(1, 12), 30)), labels=("A", "B"), title="Boxes")
    assert alt_text(spec) == (
        "Box plot: Boxes. 15 numbers in 2 boxes, from 1 to 30. Highest median: B 6.5; lowest: A 2.0. 1 outlier."
    )
    five = plotted(Series(data=((1.0, 2.0, 3.0, 4.0, 5.0),)))
    assert alt_text(five) == "Box plot. 1 box, from 1 to 5. Median 3."
    two = plotted(samples((1, 2), name="X"), samples((5, 7), name="Y"), labels=("A",))
    assert "4 numbers in 1 box for each of 2 series (X, Y), from 1 to 7." in alt_text(two)
    assert "Highest median: Y in A 6.0; lowest: X in A 1.5." in alt_text(two)


# ---- how they are asked for


def asked(query: str) -> ChartSpec:
    answer = get(f"/chart.json?{query}")
    assert answer.status == 200, answer.body
    from render_chart import request
    from tools.v2_event import v2_event

    return request.from_event(v2_event("GET", f"/chart.png?{query}")).spec()


def test_each_list_is_the_sample_of_a_label():
    spec = asked("type=violin&labels=A,B&data=1,2,3&data=4,5")
    assert spec.series[0].samples == ((1, 2, 3), (4, 5))
    assert asked("type=violin&names=A,B&data=1,2,3&data=4,5").labels == ("A", "B")


def test_lists_of_several_series_come_one_series_after_the_other():
    spec = asked("type=box&labels=A,B&names=X,Y&data=1,2&data=3,4&data=5,6&data=7,8")
    assert [(one.name, one.samples) for one in spec.series] == [("X", ((1, 2), (3, 4))), ("Y", ((5, 6), (7, 8)))]


def test_a_colour_for_each_list():
    spec = asked("type=strip&labels=A,B&data=1,2&data=3,4&colors=red,blue")
    assert spec.colors == ("red", "blue")

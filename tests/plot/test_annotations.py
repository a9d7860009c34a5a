"""Annotations: lines, bands, boxes and points stand where the axes say, their words where nothing else is."""

import statistics
import subprocess
import sys

import numpy as np
import pytest
from msgspec.structs import replace

from render_chart.plot.annotations import BAND, BAND_EDGE
from render_chart.plot.drawing.color import contrast, parse
from render_chart.plot.places import left_out, statistic, where
from render_chart.render import render
from render_chart.spec import Annotation, Axis
from tests.drawing import boxes, chart, drawn, extent, flaws, points, reading, series, sized

TEXT, MUTED, WHITE = parse("#1B2130"), parse("#5B6472"), (1.0, 1.0, 1.0, 1.0)
SIZE = {"width": 800, "height": 400}  # base 12, unit 1
QUARTERS = ("Q1", "Q2", "Q3", "Q4")
VALUES = (10, 40, 30, 24)
NAN = float("nan")


def bars(*annotations, data=VALUES, **more):
    return chart("bar", series(*data), labels=QUARTERS[: len(data)], annotations=annotations, **SIZE | more)


def lines(*annotations, **more):
    return chart("line", points((0, 2, 4, 8), VALUES), annotations=annotations, **SIZE | more)


def line(canvas, color=TEXT):
    """The box of the one line of a colour."""
    (found,) = (extent(path) for path in canvas.filled(color) if len(path.vertices) == 5)
    return found


def tint(color=MUTED):
    return (*color[:3], BAND)


# ---- places


def test_a_line_stands_at_its_value_from_side_to_side():
    canvas = drawn(bars(Annotation(y=35)))
    left, top, right, bottom = line(canvas)
    assert (top + bottom) / 2 == pytest.approx(reading(canvas).px(35), abs=0.51)
    assert right - left > 700


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_lines_are_on_whole_device_pixels(scale):
    sides = np.array(line(drawn(bars(Annotation(y=35), scale=scale)))) * scale
    assert sides.tolist() == pytest.approx(np.rint(sides).tolist())


def test_it_has_the_colour_that_was_asked_for():
    crimson = parse("crimson")
    assert line(drawn(bars(Annotation(y=35, color="crimson"))), crimson)


@pytest.mark.parametrize(("which", "mean"), [("average", statistics.mean), ("median", statistics.median)])
def test_an_average_is_that_of_the_first_series_and_dashed(which, mean):
    spec = chart("bar", series(*VALUES), series(99, 99, 99, 99), labels=QUARTERS, annotations=(Annotation(y=which),))
    assert statistic(spec, which) == pytest.approx(mean(VALUES))
    canvas = drawn(spec)
    (dashed,) = (one for one in canvas.strokes if one.dash)
    assert dashed.path.vertices[0, 1] == pytest.approx(reading(canvas).px(mean(VALUES)), abs=0.51)


@pytest.mark.parametrize(
    ("data", "average"),
    [
        ((1, None, 3), 2),
        (((0, 4), (2, 8)), 6),
        (((3, 5, 2, 4), (4, 6, 3, 6)), 5),
        (((1, 2, 3, 4, 5),), 3),
        ((None,), NAN),
    ],
)
def test_what_an_average_is_made_of(data, average):
    """Of values without gaps, upper ends of floating bars, closes of days, medians of boxes."""
    assert statistic(chart("bar", series(*data)), "average") == pytest.approx(average, nan_ok=True)


def test_the_average_of_shares_is_that_of_what_is_drawn():
    spec = chart("bar", series(1, 3), series(3, 1), labels=("a", "b"), stack="percent")
    assert statistic(spec, "average") == pytest.approx(50)


@pytest.mark.parametrize(("low", "high"), [(None, None), (5.0, None), (None, 12.0)])
def test_the_value_axis_reaches_lines_beyond_the_data_unless_limits_end_it(low, high):
    axis = (Axis(kind="linear", min=low, max=high),)
    spec = lines(Annotation(y=90, label="Far"), y=axis)
    assert (left_out(spec, spec.annotations[0]) == "y") is (high is not None)
    canvas = drawn(spec)
    assert ("Far" in canvas.strings) is (high is None)
    if high is None:
        assert line(canvas)[1] == pytest.approx(reading(canvas).px(90), abs=1.1)


@pytest.mark.parametrize("place", [{"x": 20.0}, {"x": 20.0, "y": 30.0}, {"x": 5.0, "x2": 20.0}])
def test_the_x_axis_reaches_places_beyond_the_data(place):
    assert "20" in drawn(lines(Annotation(**place))).strings
    limited = lines(Annotation(**place, label="Here"), x=Axis(kind="linear", max=4.0))
    assert "Here" not in drawn(limited).strings


@pytest.mark.parametrize("stack", ["none", "percent"])
def test_shares_end_at_a_hundred(stack):
    spec = chart("bar", series(1, 3), labels=("a", "b"), stack=stack, annotations=(Annotation(y=140, label="Over"),))
    assert ("Over" in drawn(spec).strings) is (stack == "none")


def test_an_upright_line_stands_at_its_label():
    canvas = drawn(bars(Annotation(x="Q3")))
    left, _, right, _ = line(canvas)
    assert (left + right) / 2 == pytest.approx(canvas.text_of("Q3").x, abs=1)


def test_a_date_stands_where_its_seconds_are():
    day = 86_400.0
    spec = chart(
        "line", points((0.0, 10 * day), (1, 2)), x=Axis(kind="time"), annotations=(Annotation(x=2.5 * day),), **SIZE
    )
    canvas = drawn(spec)
    dots = canvas.stamps[0].points[:, 0]
    assert line(canvas)[0] == pytest.approx(dots[0] + 0.25 * (dots[1] - dots[0]), abs=1.1)


def test_a_band_runs_from_value_to_value_under_the_marks():
    canvas = drawn(bars(Annotation(y=20, y2=30)))
    (band,) = canvas.filled(tint())
    axis = reading(canvas)
    assert extent(band)[1::2] == pytest.approx((axis.px(30), axis.px(20)), abs=0.51)
    colors = [one.color for one in canvas.fills]
    assert colors.index(parse("#E7EAEE")) < colors.index(tint()) < colors.index(parse("#2768CE"))


def test_a_band_of_categories_covers_their_whole_bars():
    canvas = drawn(bars(Annotation(x="Q3", x2="Q2")))
    (band,) = canvas.filled(tint())
    bar = boxes(canvas.filled(parse("#2768CE"))[0])
    left, _, right, _ = extent(band)
    assert bar[0][2] < left < bar[1][0]
    assert bar[2][2] < right < bar[3][0]


def test_between_points_of_a_line_it_runs_from_point_to_point():
    spec = chart("line", series(*VALUES), labels=QUARTERS, annotations=(Annotation(x="Q2", x2="Q3"),), **SIZE)
    canvas = drawn(spec)
    (band,) = canvas.filled(tint())
    assert extent(band)[::2] == pytest.approx((canvas.text_of("Q2").x, canvas.text_of("Q3").x), abs=0.51)


def test_a_band_is_cut_at_the_limits():
    canvas = drawn(lines(Annotation(y=20, y2=900), y=(Axis(kind="linear", min=0, max=50),)))
    (band,) = canvas.filled(tint())
    assert extent(band)[1] == pytest.approx(reading(canvas).px(50), abs=0.51)


def test_a_box_has_four_sides_and_an_edge():
    canvas = drawn(lines(Annotation(x=2.0, x2=4.0, y=20, y2=30)))
    (box,) = canvas.filled(tint())
    at, axis = canvas.stamps[0].points[:, 0], reading(canvas)
    assert extent(box) == pytest.approx((at[1], axis.px(30), at[2], axis.px(20)), abs=0.51)
    assert (*MUTED[:3], BAND_EDGE) in [one.color for one in canvas.strokes]


def test_a_point_has_a_ring_around_it():
    canvas = drawn(lines(Annotation(x=2.0, y=40)))
    ring = next(one for one in canvas.strokes if one.color == TEXT)
    left, top, right, bottom = extent(ring.path)
    assert ((left + right) / 2, (top + bottom) / 2) == pytest.approx(tuple(canvas.stamps[0].points[1]))
    assert right - left == pytest.approx(10)


@pytest.mark.parametrize("place", [{"y": 35}, {"y": "average"}, {"x": "Q3"}])
def test_on_lying_bars_they_turn_with_the_chart(place):
    canvas = drawn(bars(Annotation(**place), horizontal=True, values=False))
    axis = reading(canvas, upright=False)
    if place == {"y": "average"}:
        (dashed,) = (one.path.vertices for one in canvas.strokes if one.dash)
        assert dashed[:, 0].tolist() == pytest.approx([axis.px(26)] * 2, abs=0.51)
        return
    left, top, right, bottom = line(canvas)
    if "y" in place:
        assert (left + right) / 2 == pytest.approx(axis.px(35), abs=0.51)
    else:
        assert (top + bottom) / 2 == pytest.approx(canvas.text_of("Q3").y - 0.3635 * 12, abs=1)


def test_places_on_a_reversed_axis():
    canvas = drawn(lines(Annotation(y=35), y=(Axis(kind="linear", reverse=True),)))
    assert line(canvas)[1] == pytest.approx(reading(canvas).px(35), abs=1.1)


def test_places_are_the_numbers_of_the_axes():
    spec = bars()
    assert where(spec, Annotation(x="Q2", x2="Q4", y=5.0)) == ((1.0, 3.0), (5.0, 5.0))
    assert where(spec, Annotation(y=7.0, y2=3.0)) == (None, (3.0, 7.0))


# ---- words


def test_the_words_of_a_line_stand_over_its_right_end():
    canvas = drawn(bars(Annotation(y=70, label="Target")))
    text, box = canvas.text_of("Target"), line(canvas)
    assert box[2] - 6 < text.x + _width(canvas, "Target") <= box[2]
    assert text.y < box[1]
    assert (text.weight, text.color) == (600, TEXT)


def _width(canvas, string):
    (found,) = (one for one in canvas.boxes if one.string == string)
    return found.corners[1][0] - found.corners[0][0]


def test_they_keep_clear_of_bars_where_they_can():
    """The line crosses the last bar, and over the first there is room."""
    canvas = drawn(bars(Annotation(y=35, label="Target"), data=(10, 20, 30, 90)))
    (text,) = (one.corners for one in canvas.boxes if one.string == "Target")
    bar = boxes(canvas.filled(parse("#2768CE"))[0])[3]
    assert text[1][0] < bar[0]


@pytest.mark.parametrize(("one", "said"), [
    (Annotation(y="average"), "Average 26"), (Annotation(y="median"), "Median 27"),
    (Annotation(y="average", label="Mean of all"), "Mean of all"), (Annotation(y=26), None),
])  # fmt: skip
def test_an_average_without_words_tells_its_value(one, said):
    strings = drawn(bars(one)).strings
    assert said in strings if said else not [s for s in strings if s.startswith(("Average", "Median"))]


def test_words_in_a_pale_colour_are_made_readable():
    canvas = drawn(bars(Annotation(y=35, label="Target", color="#ffe08a")))
    assert contrast(canvas.text_of("Target").color, WHITE) >= 4.5


def test_words_of_annotations_go_before_data_labels():
    crowd = tuple(Annotation(y=70 + 8 * i, label=f"Line {i}") for i in range(3))
    canvas = drawn(bars(*crowd, data=(70, 78, 86, 90)))
    assert {"Line 0", "Line 1", "Line 2"} <= set(canvas.strings)


def test_a_data_label_that_a_line_would_cross_goes_inside_its_bar():
    free, crossed = (drawn(bars(*marks, data=(60, 31), width=500)) for marks in ((), (Annotation(y=33),)))
    assert free.text_of("31").color == TEXT
    assert crossed.text_of("31").color == WHITE
    assert crossed.text_of("31").y > line(crossed)[3]


def test_a_value_stands_clear_of_the_ring_around_its_point():
    canvas = drawn(bars(Annotation(x="Q2", y=41), data=(10, 41, 30), values=True))
    ring = next(extent(one.path) for one in canvas.strokes if one.color == TEXT)
    assert canvas.text_of("41").y < ring[1]


def test_a_callout_leads_from_its_ring_to_its_words():
    canvas = drawn(lines(Annotation(x=2.0, y=40, label="The best")))
    leader = [one for one in canvas.strokes if one.color == TEXT and len(one.path.vertices) == 2]
    assert len(leader) == 1
    assert canvas.text_of("The best").weight == 600


def test_a_callout_at_the_top_has_room_over_it():
    free, told = (drawn(lines(Annotation(x=2.0, y=40, label=label))) for label in ("", "The best"))
    assert reading(told).px(40) > reading(free).px(40)


def test_the_words_of_a_band_stand_in_it():
    canvas = drawn(bars(Annotation(y=45, y2=60, label="Good")))
    (band,) = canvas.filled(tint())
    (text,) = (one.corners for one in canvas.boxes if one.string == "Good")
    assert extent(band)[1] < text[0][1] < text[2][1] < extent(band)[3]
    assert canvas.text_of("Good").weight == 400


def test_words_that_are_too_long_are_shortened():
    label = "A target that was set in a meeting which lasted for most of an afternoon in March"
    (said,) = (
        s for s in drawn(bars(Annotation(y=50, label=label), width=300, height=200)).strings if s.startswith("A t")
    )
    assert said.endswith("…")


CROWD = (
    *(Annotation(y=10.0 * i, label=f"Level number {i}") for i in range(8)),
    *(Annotation(x=x, y=y, label=f"Point {x}") for x, y in ((0.0, 10), (2.0, 40), (4.0, 30), (8.0, 24))),
    Annotation(x=2.0, label="Then"),
    Annotation(x=2.1, label="Just after"),
    Annotation(x=4.0, x2=8.0, label="Later"),
)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(800, 400), (500, 300), (300, 200), (160, 120), (1600, 900)])
@pytest.mark.parametrize("values", [None, True])
def test_in_a_crowd_no_words_meet(width, height, theme, values):
    assert flaws(drawn(lines(*CROWD, width=width, height=height, theme=theme, values=values))) == []


@pytest.mark.parametrize("horizontal", [False, True])
@pytest.mark.parametrize("size", [(800, 400), (300, 200), (160, 120)])
def test_in_a_crowd_of_bars_no_words_meet(horizontal, size):
    marks = (
        Annotation(y="average"),
        Annotation(y=20, y2=30, label="Usual"),
        Annotation(x="Q3", label="Then"),
        Annotation(x="Q2", y=40, label="The highest of them all"),
        Annotation(x="Q1", x2="Q2", label="Half a year"),
    )
    assert flaws(drawn(sized(bars(*marks, horizontal=horizontal, values=True), *size))) == []


@pytest.mark.parametrize("kind", ["bar", "line", "area", "scatter", "bubble"])
@pytest.mark.parametrize("form", ["png", "svg", "pdf"])
def test_every_type_on_axes_and_every_format_has_them(kind, form):
    more = {"size": (1.0, 2.0, 3.0, 4.0)} if kind == "bubble" else {}
    spec = chart(kind, points((0, 2, 4, 8), VALUES, **more), annotations=CROWD, values=True)
    assert render(spec, form)[0] != render(replace(spec, annotations=()), form)[0]


def test_a_tiny_picture_has_none():
    assert drawn(sized(bars(Annotation(y=35, label="Target")), 120, 40)).strings == []


def test_a_chart_without_them_does_not_load_what_draws_them():
    code = (
        "import sys; sys.path.insert(0, 'functions')\n"
        "from render_chart.dialects import parse\nfrom render_chart.render import render\n"
        "from render_chart.alt import alt_text\n"
        "spec = parse([('type', 'bar'), ('data', '3,5,2')])\nrender(spec, 'png'); alt_text(spec)\n"
        "late = ('marks', 'annotations', 'errors', 'trend', 'places', 'occupied', 'parts', 'annotation_labels')\n"
        "print([name for name in late if f'render_chart.plot.{name}' in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"

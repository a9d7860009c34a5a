"""What is set where: no two texts meet, none leaves the picture, and what was asked for is there if there is room."""

import pytest
from hypothesis import HealthCheck, given, settings

from render_chart.charts import draw
from render_chart.plot.drawing.backend import AggCanvas
from render_chart.plot.drawing.pdf import PdfCanvas
from render_chart.plot.drawing.svg import SvgCanvas
from render_chart.plot.looks.theme import NAMES
from render_chart.plot.typesetting.shaping import told
from render_chart.spec import Axis, ChartSpec
from tests.drawing import Recorder, chart, drawn, example_specs, flaws, points, series, sized
from tests.made_up import catalogue, charts, marked

SPECS = example_specs()
SIZES = [(60, 20), (120, 40), (300, 200), (500, 300), (800, 400), (2000, 2000)]
ROOMY = [(500, 300), (800, 400)]


@pytest.mark.parametrize("name", SPECS)
def test_no_text_meets_another_or_leaves_the_picture(name):
    found = {
        (width, height, scale): told
        for width, height in SIZES
        for scale in (1.0, 2.0)
        if (told := flaws(drawn(sized(SPECS[name], width, height, scale))))
    }
    assert found == {}


@pytest.mark.parametrize("name", SPECS)
@pytest.mark.parametrize("make", [AggCanvas, lambda w, h, _: SvgCanvas(w, h), lambda w, h, _: PdfCanvas(w, h)])
def test_every_canvas_has_the_same_layout(name, make):
    spec = sized(SPECS[name], 500, 300)
    canvas = make(500, 300, 1.0)
    draw(canvas, spec)
    assert canvas.boxes == drawn(spec).boxes


@settings(max_examples=400, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(charts())
def test_made_up_charts_keep_their_texts_apart(spec: ChartSpec):
    assert flaws(drawn(spec)) == []


@settings(max_examples=400, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(catalogue())
def test_made_up_charts_of_the_catalogue_keep_their_texts_apart(spec: ChartSpec):
    assert flaws(drawn(spec)) == []


@settings(max_examples=200, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(marked())
def test_made_up_marks_keep_their_texts_apart(spec: ChartSpec):
    assert flaws(drawn(spec)) == []


def test_a_text_over_another_is_told():
    canvas = Recorder(200, 100)
    canvas.text("here", 10, 50, 12, (0, 0, 0, 1))
    canvas.text("there", 12, 52, 12, (0, 0, 0, 1), angle=35)
    assert flaws(canvas)


def test_a_text_over_the_edge_is_told():
    canvas = Recorder(200, 100)
    canvas.text("here", 190, 50, 12, (0, 0, 0, 1))
    canvas.text("there", 60, 8, 12, (0, 0, 0, 1))  # its capitals would fit; an accent on them would not
    assert [told.split()[0] for told in flaws(canvas)] == ["'here'", "'there'"]


def test_texts_side_by_side_are_fine_at_any_angle():
    canvas = Recorder(200, 100)
    for x in (60, 80, 100):
        canvas.text("slanted", x, 50, 10, (0, 0, 0, 1), align=1.0, angle=35)
    assert flaws(canvas) == []


def sayings(canvas: Recorder) -> str:
    """All that is set, one after the other."""
    return " ".join(map(told, canvas.strings))


@pytest.mark.parametrize("size", ROOMY)
@pytest.mark.parametrize("name", SPECS)
def test_with_room_every_title_and_name_is_set(name, size):
    spec = sized(SPECS[name], *size)
    if spec.type == "sparkline":
        assert drawn(spec).strings == []
        return
    sliced = spec.type in ("pie", "doughnut")
    asked = [spec.title, spec.subtitle]
    if not sliced:
        asked += [spec.x.title, *(axis.title for axis in spec.y)]
    if spec.legend != "none":
        asked += spec.labels if sliced else [one.name for one in spec.series] if len(spec.series) > 1 else []
    said = sayings(drawn(spec))
    assert [text for text in asked if text not in said] == []


# ---- which size drops what

SALES = chart(
    "bar",
    series(3, 5, 2, name="North"),
    series(4, 4, 6, name="South"),
    labels=("Q1", "Q2", "Q3"),
    title="Sales",
    subtitle="all",
    x=Axis(kind="category", title="Quarter"),
    y=(Axis(kind="linear", title="EUR"),),
)
ALL = {"Sales", "all", "Quarter", "EUR", "North", "South"}


@pytest.mark.parametrize(
    ("width", "height", "gone"),
    [
        (300, 240, set()),
        (300, 239, {"all"}),
        (299, 240, {"Quarter"}),
        (300, 200, {"all"}),
        (300, 199, {"all", "Quarter"}),
        (240, 160, {"all", "Quarter"}),
        (239, 240, {"Quarter", "EUR", "North", "South"}),
        (500, 159, {"all", "Quarter", "EUR", "North", "South"}),
        (160, 120, {"all", "Quarter", "EUR", "North", "South"}),
        (159, 240, ALL),
        (500, 119, ALL),
    ],
)
def test_small_pictures_drop_texts_in_order(width, height, gone):
    assert ALL - set(drawn(sized(SALES, width, height)).strings) == gone


def test_a_tiny_picture_has_no_text_at_all():
    assert drawn(sized(SALES, 159, 119)).strings == []


def test_a_small_picture_drops_the_y_title_that_has_no_room_beside_the_legend():
    wide = chart("bar", series(3, name="A long name of a series"), series(4, name="Another long name"), labels=("Q1",),
                 y=(Axis(kind="linear", title="EUR"),))  # fmt: skip
    assert "EUR" not in drawn(sized(wide, 300, 239)).strings
    assert "EUR" in drawn(sized(wide, 300, 240)).strings


LONG_TITLE = "Monthly sales of umbrellas and other rain gear by region"


def test_a_title_takes_two_lines_from_300_px():
    spec = chart("bar", series(3, 5), labels=("a", "b"), title=LONG_TITLE, width=320)
    two = [text.string for text in drawn(sized(spec, 320, 300)).words if text.weight == 600][:2]
    assert " ".join(two) == LONG_TITLE
    one = drawn(sized(spec, 320, 299)).strings[0]
    assert one.endswith("…")
    assert LONG_TITLE.startswith(one[:-1])


COLUMNS = chart("bar", series(137, 295, 592), labels=("2021", "2022", "2023"))


@pytest.mark.parametrize(("width", "shown"), [(399, False), (400, True)])
def test_columns_get_their_values_from_400_px(width, shown):
    assert ("592" in drawn(sized(COLUMNS, width, 300)).strings) is shown


@pytest.mark.parametrize("width", [160, 240, 400])
def test_lying_bars_keep_theirs(width):
    lying = chart("bar", series(137, 295, 592), labels=("2021", "2022", "2023"), horizontal=True)
    assert {"137", "295", "592"} <= set(drawn(sized(lying, width, 200)).strings)


LINES = chart("line", points((0, 1, 2), (1, 5, 9), name="Up"), points((0, 1, 2), (9, 5, 2), name="Down"))


@pytest.mark.parametrize(
    ("width", "height", "weight"), [(280, 160, 600), (279, 200, 400), (300, 159, None), (240, 160, 400)]
)
def test_lines_are_named_at_their_ends_from_280_by_160(width, height, weight):
    """At the line ends names are semibold, in a legend regular."""
    found = [text.weight for text in drawn(sized(LINES, width, height)).words if text.string == "Down"]
    assert found == ([] if weight is None else [weight])


PARTS = chart("pie", series(50, 30, 20), labels=("Ash", "Elm", "Fir"))


@pytest.mark.parametrize(
    ("width", "height", "weight"),
    [(360, 220, 600), (359, 220, 400), (360, 219, 400), (200, 120, 400), (199, 120, None)],
)
def test_slices_are_named_outside_or_in_a_list_or_not(width, height, weight):
    """Outside names are semibold, in a list regular."""
    found = [text.weight for text in drawn(sized(PARTS, width, height)).words if text.string == "Elm"]
    assert found == ([] if weight is None else [weight])


@pytest.mark.parametrize("place", ["top", "right", "bottom", "left"])
def test_a_legend_that_was_asked_for_is_there_at_small_sizes_too(place):
    spec = chart("bar", series(3, 5, name="N"), series(4, 4, name="S"), labels=("a", "b"), legend=place)
    assert {"N", "S"} <= set(drawn(sized(spec, 200, 150)).strings)


@pytest.mark.parametrize("theme", NAMES)
def test_only_three_sizes_of_text_in_a_picture(theme):
    spec = chart("line", points((0, 1, 2), (1, 5, 9), name="Up"), points((0, 1, 2), (9, 5, 2), name="Down"),
                 title="Title", subtitle="Subtitle", x=Axis(kind="linear", title="x"), theme=theme)  # fmt: skip
    canvas = drawn(sized(spec, 800, 400))
    base = canvas.text_of("x").size
    assert {text.size / base for text in canvas.words} == {1.0, 1.08, 1.5}


def test_a_plot_that_would_be_too_low_does_without_the_title_under_it():
    names = tuple(f"A category with a long name {i}" for i in range(24))
    more = {"title": "T", "subtitle": "S", "x": Axis(kind="category", title="Names"), "values": False}
    low = chart("bar", *(series(*range(24), name=f"Series {i}") for i in range(20)), labels=names, **more)
    assert "Names" not in drawn(sized(low, 900, 240)).strings
    assert "Names" in drawn(sized(low, 900, 400)).strings

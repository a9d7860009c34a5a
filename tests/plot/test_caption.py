"""Captions: under the chart, left with its title, as large as its other texts."""

import pytest

from render_chart.plot.caption import above
from render_chart.plot.drawing.color import parse
from render_chart.plot.looks.style import style_of
from render_chart.plot.typesetting import shaping
from render_chart.render import render
from render_chart.spec import Axis
from tests.drawing import chart, drawn, flaws, series, sized

SOURCE = "Source: own survey"
LONG = "Source: the yearbook of the national office of statistics, with additions by the authors from their own survey"
MANY = {
    "bar": chart("bar", series(3, 5), labels=("a", "b"), title="T", caption=SOURCE),
    "lying": chart("bar", series(3, 5), labels=("a", "b"), title="T", caption=SOURCE, horizontal=True),
    "line": chart("line", series(3, 5), title="T", caption=SOURCE, x=Axis(kind="linear", title="x")),
    "legend": chart("bar", series(3, 5, name="A"), series(3, 5, name="B"), labels=("a", "b"), legend="bottom",
                    title="T", caption=SOURCE),
    "pie": chart("pie", series(3, 5), labels=("a", "b"), title="T", caption=SOURCE),
    "doughnut": chart("doughnut", series(3, 5), labels=("a", "b"), legend="left", title="T", caption=SOURCE),
}  # fmt: skip


@pytest.mark.parametrize("name", MANY)
@pytest.mark.parametrize("size", [(500, 300), (800, 400), (300, 200), (240, 160), (1600, 900), (300, 900)])
def test_it_is_the_lowest_text_and_stands_under_the_title(name, size):
    canvas = drawn(sized(MANY[name], *size))
    caption, title = canvas.text_of(SOURCE), canvas.text_of("T")
    assert caption.x == title.x
    assert all(other.y < caption.y - caption.size for other in canvas.words if other is not caption)
    assert flaws(canvas) == []


@pytest.mark.parametrize("name", MANY)
@pytest.mark.parametrize("size", [(500, 300), (800, 400), (1000, 600)])
def test_it_is_as_large_as_the_other_texts(name, size):
    canvas = drawn(sized(MANY[name], *size))
    assert canvas.text_of(SOURCE).size in [text.size for text in canvas.words if text.string != SOURCE]
    assert canvas.text_of(SOURCE).color == parse("#5B6472")


def test_it_leaves_its_place_free():
    spec = sized(MANY["bar"], 500, 300)
    assert above(spec).height == 300 - round(1.75 * style_of(spec).base)


@pytest.mark.parametrize("size", [(239, 300), (500, 159), (120, 40)])
def test_small_pictures_do_without(size):
    spec = sized(MANY["bar"], *size)
    assert above(spec) == spec
    assert SOURCE not in drawn(spec).strings


def test_a_long_one_takes_two_lines_from_300_px():
    two = chart("bar", series(3, 5), labels=("a", "b"), caption=LONG, width=500, height=300)
    found = [text for text in drawn(two).words if text.string and text.string in LONG and len(text.string) > 3]
    assert " ".join(text.string for text in sorted(found, key=lambda one: one.y)) == LONG
    assert flaws(drawn(two)) == []
    one = [text for text in drawn(sized(two, 500, 299)).words if text.string.startswith("Source")]
    assert one[0].string.endswith("…")
    assert shaping.width(one[0].string, one[0].size) <= 500 - 2 * one[0].x


@pytest.mark.parametrize("form", ["png", "svg", "pdf"])
def test_every_format_has_it(form):
    picture, _ = render(MANY["bar"], form)
    assert picture

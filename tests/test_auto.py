"""theme=auto: an SVG that is light or dark as its reader has it; anything else is light."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace

from render_chart.plot.drawing.color import parse
from render_chart.plot.drawing.svg import css
from render_chart.plot.looks.style import style_of
from render_chart.plot.looks.theme import BY_DAY, BY_NIGHT
from render_chart.render import render
from tests.drawing import chart, example_specs, series
from tests.made_up import charts

SPECS = example_specs()
BARS = chart("bar", series(3, 5, name="A"), series(2, 4, name="B"), labels=("a", "b"), title="Sales", theme="auto")
PAINTS = ("fill", "stroke", "stop-color")


def in_theme(spec, theme):
    """The root of the SVG of the chart in a theme."""
    return ElementTree.fromstring(render(replace(spec, theme=theme), "svg")[0])


def rules(root):
    """What each class sets for a reader who likes it dark."""
    style = root.find("{http://www.w3.org/2000/svg}style")
    if style is None:
        return {}
    query, _, body = style.text.partition("{")
    assert query == "@media (prefers-color-scheme:dark)"
    return {name: (what, color) for name, what, color in re.findall(r"\.([\w-]+){([\w-]+):(#\w+)}", body)}


def paints(root, dark=False):
    """The colours of each element in order, by day or by night."""
    sets = rules(root) if dark else {}
    found = []
    for element in root.iter():
        colors = {what: element.get(what) for what in PAINTS if (element.get(what) or "").startswith("#")}
        for name in element.get("class", "").split() if dark else ():
            what, color = sets[name]
            assert what in colors
            colors[what] = color
        if colors:
            found.append(colors)
    return found


def drawn_marks(root):
    """Shapes and places of all that is drawn."""
    return [
        (e.tag, e.get("d"), e.get("transform"), e.get("x"), e.get("y")) for e in root.iter() if "}style" not in e.tag
    ]


@pytest.mark.parametrize("name", SPECS)
def test_it_has_the_colours_of_both_themes(name):
    root = in_theme(SPECS[name], "auto")
    assert drawn_marks(root) == drawn_marks(in_theme(SPECS[name], BY_DAY))
    by_day = [sorted(colors.items()) for colors in paints(in_theme(SPECS[name], BY_DAY))]
    by_night = [sorted(colors.items()) for colors in paints(in_theme(SPECS[name], BY_NIGHT))]
    assert [sorted(colors.items()) for colors in paints(root)] == by_day
    assert [sorted(colors.items()) for colors in paints(root, dark=True)] == by_night


@settings(max_examples=100, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(charts())
def test_so_it_has_for_made_up_charts(spec):
    assert paints(in_theme(spec, "auto"), dark=True) == paints(in_theme(spec, BY_NIGHT))


@pytest.mark.parametrize("format", ["png", "pdf", "webp"])
def test_other_formats_are_light(format):  # noqa: A002
    assert render(BARS, format) == render(replace(BARS, theme="light"), format)


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_a_theme_that_was_asked_for_follows_nobody(theme):
    data = render(replace(BARS, theme=theme), "svg")[0]
    assert b"<style" not in data
    assert b"class=" not in data


def test_given_colours_stay_by_night():
    spec = replace(BARS, colors=("tomato", "teal"), background="white")
    sets = {what: color for what, color in rules(in_theme(spec, "auto")).values() if color == css(parse("tomato"))}
    assert sets == {}
    by_night = paints(in_theme(spec, "auto"), dark=True)
    assert {"fill": css(parse("tomato"))} in by_night
    assert by_night[0] == {"fill": "#ffffff"}


def test_both_papers_are_there():
    root = in_theme(BARS, "auto")
    papers = [style_of(replace(BARS, theme=theme)).paper for theme in ("light", "dark")]
    assert [paints(root)[0]["fill"], paints(root, dark=True)[0]["fill"]] == [css(color) for color in papers]


def test_patterns_and_gradients_follow_too():
    spec = replace(BARS, pattern=True, gradient=True)
    assert paints(in_theme(spec, "auto"), dark=True) == paints(in_theme(spec, BY_NIGHT))

"""SVG: well-formed whatever the words, harmless, and told to those who cannot see it."""

import re
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from render_chart.plot.drawing import paths
from render_chart.plot.drawing.paths import Path
from render_chart.plot.drawing.svg import SvgCanvas, css, path_data
from render_chart.render import render
from render_chart.spec import Axis, ChartSpec
from tests.drawing import chart, drawn, example_specs, series

SPECS = example_specs()
SVG = "{http://www.w3.org/2000/svg}"
HARMLESS = {
    "svg",
    "title",
    "desc",
    "defs",
    "g",
    "path",
    "rect",
    "use",
    "clipPath",
    "linearGradient",
    "stop",
    "pattern",
    "style",
}
HOSTILE = [
    "<script>alert(1)</script>", "]]>", "<![CDATA[", "&amp; &bogus; &#0;", "\"'`", "a\x00b\x01\x1f\x7f", "\ud800 alone",
    "\ufffe\uffff", "--> <!--", "<?xml?>", "\u202e\u2066", "javascript:alert(1)", "\r\n\t", "𝕏" * 50, "",
]  # fmt: skip


def parsed(spec: ChartSpec) -> ElementTree.Element:
    return ElementTree.fromstring(render(spec, "svg")[0])


def spoken(text: str) -> ChartSpec:
    """A chart that says `text` wherever a chart says something."""
    sides = (Axis(kind="linear", title=text),)
    data = (series(1, 2, name=text), series(2, 3, name=text + "2"))
    words = {"title": text, "subtitle": text, "labels": (text, text), "alt": text}
    return chart("bar", *data, y=sides, x=Axis(kind="category", title=text), legend="top", **words)


def local(element: ElementTree.Element) -> str:
    return element.tag.removeprefix(SVG)


@pytest.mark.parametrize("name", SPECS)
def test_nothing_in_it_can_run_or_lead_elsewhere(name):
    root = parsed(SPECS[name])
    assert {local(element) for element in root.iter()} <= HARMLESS
    for element in root.iter():
        for attribute, value in element.attrib.items():
            assert not attribute.lower().startswith("on")
            if attribute.endswith("href"):
                assert value.startswith("#")
            assert all(inside.startswith("#") for inside in re.findall(r"url\(([^)]*)", value))


@pytest.mark.parametrize("name", SPECS)
def test_ids_are_unique_and_every_reference_leads_to_one(name):
    root = parsed(SPECS[name])
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    text = ElementTree.tostring(root, "unicode")
    used = re.findall(r'href="#([^"]*)"', text) + re.findall(r"url\(#([^)]*)", text)
    used += root.get("aria-labelledby", "").split()
    assert set(used) <= set(ids)


def test_pictures_in_one_page_share_an_id_only_for_the_same_thing():
    seen: dict[str, str] = {}
    for spec in SPECS.values():
        for element in parsed(spec).iter():
            if name := element.get("id"):
                content = ElementTree.tostring(element, "unicode")
                assert seen.setdefault(name, content) == content


@pytest.mark.parametrize("text", HOSTILE)
def test_any_words_make_well_formed_xml(text):
    root = parsed(spoken(text))
    assert {local(element) for element in root.iter()} <= HARMLESS


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(), max_size=30))
def test_so_do_made_up_words(text):
    parsed(spoken(text))


def test_it_has_the_size_of_the_picture_and_scales_with_it():
    root = parsed(chart("bar", series(1, 2), labels=("a", "b"), width=640, height=360))
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("640", "360", "0 0 640 360")


def test_it_is_an_image_with_a_title_and_a_description():
    root = parsed(chart("bar", series(3, 5), labels=("a", "b"), title="Sales & more"))
    title, desc = root[0], root[1]
    assert root.get("role") == "img"
    assert (local(title), title.text) == ("title", "Sales & more")
    assert (local(desc), desc.text) == ("desc", "Bar chart: Sales & more. 2 bars. Highest: b 5; lowest: a 3.")
    assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"


def test_without_a_title_it_is_called_what_it_is():
    root = parsed(chart("bar", series(3, 5), labels=("a", "b")))
    assert (local(root[0]), root[0].text) == ("title", "Bar chart")


def test_every_text_is_there_for_screen_readers():
    spec = SPECS["bar-grouped"]
    said = [element.get("aria-label") for element in parsed(spec).iter() if element.get("role") == "text"]
    assert said == drawn(spec).strings


@pytest.mark.parametrize("name", ["bar-grouped", "line-gaps", "scatter", "area-single", "pie", "time-hours"])
def test_it_draws_the_marks_that_pixels_have(name):
    """As many paths, in the same colours and order, as were asked for."""
    spec = SPECS[name]
    wanted = [
        css(one.color)
        for one in drawn(spec).order
        if type(one).__name__ in ("Fill", "Stroke")
    ]  # fmt: skip
    body = [e for e in parsed(spec).iter(SVG + "path") if e.get("fill", "").startswith("#") or e.get("stroke")]
    assert [e.get("stroke") or e.get("fill") for e in body if e.get("id") is None] == wanted


def test_a_transparent_picture_has_no_background():
    root = parsed(replace(SPECS["pie"], background="transparent"))
    assert [e for e in root if local(e) == "rect"] == []
    assert len([e for e in parsed(SPECS["pie"]) if local(e) == "rect"]) == 1


# ---- paths


@pytest.mark.parametrize(
    ("path", "data"),
    [
        (paths.rect(1, 2, 3, 4), "M1 2L3 2L3 4L1 4Z"),
        (paths.polyline(np.array([0.0, 1.5]), np.array([2.0, -3.25])), "M0 2L1.5 -3.25"),
        (paths.polyline(np.array([0, 1, np.nan, 3, 4.0]), np.array([0, 1, 2, 3, 4.0])), "M0 0L1 1M3 3L4 4"),
        (paths.monotone(np.array([0.0, 3.0]), np.array([0.0, 6.0])), "M0 0C1 2 2 4 3 6"),
        (Path(np.array([[1 / 3, -0.001]])), "M0.33 0"),
    ],
)
def test_path_data_by_the_grammar(path, data):
    # https://www.w3.org/TR/SVG2/paths.html#PathDataBNF
    assert path_data(path) == data


def test_the_longest_side_has_its_hundredths():
    assert path_data(Path(np.array([[7999.25, -8000.75]]))) == "M7999.25 -8000.75"


def test_colours_are_hexadecimal_and_their_opacity_stands_apart():
    canvas = SvgCanvas(10, 10)
    canvas.fill(paths.rect(0, 0, 1, 1), (1.0, 0.5, 0.0, 0.25))
    (path,) = ElementTree.fromstring(canvas.encoded("svg", "", "")).iter(SVG + "path")
    assert (path.get("fill"), path.get("fill-opacity")) == ("#ff8000", "0.25")


def test_markers_are_uses_of_one_shape():
    canvas = SvgCanvas(10, 10)
    canvas.markers(paths.disc(1), np.array([[1.0, 2.0], [np.nan, 3.0], [3.0, 4.0]]), (1, 0, 0, 1), (0, 0, 1, 1), 0.5)
    root = ElementTree.fromstring(canvas.encoded("svg", "", ""))
    assert [(use.get("x"), use.get("y")) for use in root.iter(SVG + "use")] == [("1", "2"), ("3", "4")]


def test_a_clip_ends_where_it_is_lifted():
    canvas = SvgCanvas(10, 10)
    canvas.clip((1, 2, 5, 8))
    canvas.fill(paths.rect(0, 0, 1, 1), (1.0, 0.0, 0.0, 1.0))
    canvas.clip(None)
    canvas.fill(paths.rect(0, 0, 1, 1), (0.0, 0.0, 1.0, 1.0))
    root = ElementTree.fromstring(canvas.encoded("svg", "", ""))
    (group,) = [e for e in root if local(e) == "g"]
    assert [e.get("fill") for e in group] == ["#ff0000"]
    (box,) = root.iter(SVG + "rect")
    assert [box.get(side) for side in ("x", "y", "width", "height")] == ["1", "2", "4", "6"]


def test_a_series_of_gaps_is_a_path_of_nothing():
    assert path_data(Path(np.empty((0, 2)))) == ""
    assert parsed(chart("line", series(1, 2), series(None, None), smooth=True)) is not None


def test_a_line_of_which_nothing_can_be_shown_is_empty():
    """Zero has no place on a logarithmic axis."""
    assert path_data(Path(np.empty((0, 2)))) == ""
    spec = chart("line", series(0), labels=("a",), step="before", y=(Axis(kind="log"),))
    assert b"<svg" in render(spec, "svg")[0]

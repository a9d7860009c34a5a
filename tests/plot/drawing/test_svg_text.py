"""Text in an SVG: valid XML in any case, the words in it, the ink where the pixels have it."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from render_chart.plot.drawing.svg_text import SvgText, escaped, number
from render_chart.plot.typesetting.text import ink

SVG = "{http://www.w3.org/2000/svg}"


def parsed(text: SvgText, *elements: str) -> ElementTree.Element:
    """A picture of some elements."""
    picture = f'<svg xmlns="http://www.w3.org/2000/svg">{text.defs()}{"".join(elements)}</svg>'
    return ElementTree.fromstring(picture)


def test_each_glyph_is_defined_once_and_used_at_each_place() -> None:
    text = SvgText()
    root = parsed(text, text.element("banana", 0, 0, 12), text.element("ban", 0, 20, 24))
    ids = [path.get("id") for path in root.iter(f"{SVG}path")]
    uses = [use.get("href") for use in root.iter(f"{SVG}use")]
    assert len(ids) == len(set(ids)) == 3  # b, a, n
    assert uses == [f"#{ids['ban'.index(letter)]}" for letter in "banana" + "ban"]


def test_an_id_means_the_same_in_every_picture() -> None:
    one, other = SvgText(), SvgText()
    one.element("ab", 0, 0, 12)
    other.element("zba", 0, 0, 30, 400, angle=90)
    definitions = re.findall(r'<path id="[^"]*" d="[^"]*"/>', one.defs())
    assert len(definitions) == 2
    assert all(definition in other.defs() for definition in definitions)


def test_weights_have_glyphs_of_their_own() -> None:
    text = SvgText()
    text.element("a中", 0, 0, 12, 400)
    text.element("a中", 0, 0, 12, 600)
    assert text.defs().count("<path") == 4


def test_the_words_stay_readable() -> None:
    text = SvgText()
    (group,) = parsed(text, text.element('R&D <"2024">', 5, 6, 12, color="#1b2130", opacity=0.5))[1:]
    assert group.get("role") == "text"
    assert group.get("aria-label") == 'R&D <"2024">'
    assert group.get("fill") == "#1b2130"
    assert group.get("fill-opacity") == "0.5"


def test_a_picture_without_text_defines_nothing() -> None:
    assert SvgText().defs() == ""


@pytest.mark.parametrize(
    ("string", "written"),
    [
        ("a<b>&'\"", "a&lt;b&gt;&amp;&#39;&quot;"),
        ("a\x00b\x1bc\td", "a b c d"),
        ("\ud800\ufffe", "\ufffd\ufffd"),
        ("é中🚀", "é中🚀"),
    ],
)
def test_escapes(string: str, written: str) -> None:
    assert escaped(string) == written


@pytest.mark.parametrize(
    ("value", "written"), [(1.0, "1"), (-0.001, "0"), (0.125, "0.12"), (-3.456, "-3.46"), (100.0, "100"), (2e-9, "0")]
)
def test_numbers(value: float, written: str) -> None:
    assert number(value) == written


def ends(string: str, **how: float) -> list[tuple[float, float]]:
    """The points on the outlines of an element, on the picture."""
    text = SvgText()
    root = parsed(text, text.element(string, 100, 200, 20, **how))  # type: ignore[arg-type]
    paths = {path.get("id"): path.get("d", "") for path in root.iter(f"{SVG}path")}
    found = []
    outer = root.find(f"{SVG}g")
    assert outer is not None
    place = re.fullmatch(r"translate\(([^ ]+) ([^)]+)\)(?:rotate\(([^)]+)\))?", outer.get("transform", ""))
    assert place is not None
    x, y, turn = place.groups()
    assert turn is None or float(turn) == -90.0
    for run in outer:
        scale = float(run.get("transform", "")[len("scale(") : -1])
        for use in run:
            path = paths[use.get("href", "")[1:]]
            numbers = [float(n) for step in re.findall(r"[MLQC][^A-Z]*", path) for n in re.findall(r"-?\d+", step)[-2:]]
            for glyph_x, glyph_y in zip(numbers[::2], numbers[1::2], strict=True):
                along = (glyph_x + float(use.get("x", 0))) * scale
                down = (glyph_y + float(use.get("y", 0))) * scale
                if turn:
                    along, down = down, -along  # rotate(-90): what ran to the right runs up
                found.append((float(x) + along, float(y) + down))
    return found


@pytest.mark.parametrize("string", ["Revenue", "季度 مبيعات", "क्षेत्र", "Ä😀"])
def test_the_outlines_lie_where_the_ink_is(string: str) -> None:
    points = ends(string)
    left, top, right, bottom = ink(string, 20)
    assert min(x for x, _ in points) == pytest.approx(100 + left, abs=0.1)
    assert max(x for x, _ in points) == pytest.approx(100 + right, abs=0.1)
    assert min(y for _, y in points) == pytest.approx(200 + top, abs=0.1)
    assert max(y for _, y in points) == pytest.approx(200 + bottom, abs=0.1)


def test_turned_text_ends_at_its_anchor() -> None:
    points = ends("HH", angle=90, align=1.0)
    _, top, right, _ = ink("HH", 20)
    # Written upwards and ended at (100, 200): it comes from below, and the letters lean to the left of the line.
    assert min(x for x, _ in points) == pytest.approx(100 + top, abs=0.1)
    assert max(x for x, _ in points) == pytest.approx(100, abs=0.1)
    assert min(y for _, y in points) > 200
    assert max(y for _, y in points) < 200 + right + 3


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.text(st.characters(), max_size=20))
def test_any_string_is_xml(string: str) -> None:
    text = SvgText()
    root = parsed(text, text.element(string, 0, 0, 12, color=string))
    ids = {path.get("id") for path in root.iter(f"{SVG}path")}
    assert {use.get("href", "")[1:] for use in root.iter(f"{SVG}use")} == ids

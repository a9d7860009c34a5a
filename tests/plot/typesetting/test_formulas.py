"""Formulas: where their parts stand is what matplotlib's mathtext says."""

import subprocess
import sys
from urllib.parse import quote

import pytest
from matplotlib.font_manager import FontProperties
from matplotlib.mathtext import MathTextParser

from render_chart.plot.typesetting import formulas
from render_chart.plot.typesetting.shaping import layout, width
from render_chart.spec import Annotation
from tests.asking import get
from tests.drawing import chart, drawn, series

SQUARE, FRACTION = "$x^2$", r"$\frac{a}{b}$"


def parsed(formula: str):
    return MathTextParser("path").parse(formula, 72, FontProperties(size=100, math_fontfamily="stixsans"))


def test_a_formula_is_as_wide_as_matplotlib_says_and_a_tenth_more():
    assert width(formulas.travelling(SQUARE), 50) == pytest.approx(parsed(SQUARE).width / 100 * 1.1 * 50)


def test_an_exponent_is_smaller_and_higher_than_its_base():
    base, exponent = layout(formulas.travelling(SQUARE)).runs
    assert exponent.face.per_em == pytest.approx(0.7 * base.face.per_em)
    assert exponent.glyphs[0][2] > base.glyphs[0][2]


def test_the_bar_of_a_fraction_covers_what_matplotlib_gives_it():
    ((x, y, wide, high),) = parsed(FRACTION).rects
    line = layout(formulas.travelling(FRACTION))
    bar = line.runs[-1]
    glyph, at, up = bar.glyphs[0]
    box = bar.face.font.get_glyph_extents(glyph)
    scale = line.width / parsed(FRACTION).width
    units = bar.face.per_em
    assert box.width * units == pytest.approx(wide * scale, abs=0.002)
    assert -box.height * units == pytest.approx(high * scale, abs=0.002)
    assert (at, up + (box.y_bearing + box.height) * units) == pytest.approx((x * scale, y * scale), abs=0.002)


def test_text_beside_a_formula_is_as_ever():
    whole = formulas.travelling("Area $x^2$ in m")
    assert width(whole, 10) == pytest.approx(
        width("Area ", 10) + width(formulas.travelling(SQUARE), 10) + width(" in m", 10)
    )


@pytest.mark.parametrize(
    ("text", "shown"), [("$5 and nothing more", "$5 and nothing more"), ("plain", "plain"), (r"\$5 to \$6", "$5 to $6")]
)
def test_a_dollar_sign_alone_is_one(text, shown):
    assert formulas.travelling(text) == shown


def test_a_formula_that_is_cut_off_is_told_as_it_was_written():
    cut = formulas.travelling(SQUARE)[:-1] + "…"
    assert width(cut, 10) == pytest.approx(width("$x^2", 10) + width("…", 10), rel=0.05)


def test_dollar_signs_are_dollar_signs_unless_it_is_asked_for():
    assert drawn(chart("bar", series(1), labels=("$a$",))).text_of("$a$")
    assert "$a$" not in drawn(chart("bar", series(1), labels=("$a$",), mathtext=True)).strings


def test_an_annotation_stands_at_a_label_with_a_formula():
    canvas = drawn(
        chart("bar", series(1, 2), labels=("$a$", "b"), mathtext=True, annotations=(Annotation(x="$a$", label="Here"),))
    )
    assert abs(canvas.text_of("Here").x - canvas.text_of(formulas.travelling("$a$")).x) < 60


@pytest.mark.parametrize(
    "spec",
    [
        chart("sankey", series(1.0), sources=("$a$",), sinks=("b",), mathtext=True),
        chart("treemap", series(1.0, 2.0, 3.0), labels=("x", "y", "z"), groups=("$a$", "$a$", "b"), mathtext=True),
        chart("table", series(None, texts=("$a$",)), mathtext=True),
    ],
    ids=lambda spec: spec.type,
)
def test_nodes_groups_and_cells_may_be_formulas(spec):
    assert formulas.travelling("$a$") in drawn(spec).strings
    assert "$a$" not in drawn(spec).strings


def test_words_of_an_svg_are_those_that_were_written():
    body = get(f"/chart.svg?data=1,2&mathtext=true&title={quote('Area $x^2$')}").body.decode()
    assert 'aria-label="Area $x^2$"' in body
    assert ">Area $x^2$</title>" in body


@pytest.mark.parametrize("wrong", [r"$\frac{a$", r"$\nosuch{a}$", "$" + "{" * 200 + "$"])
def test_what_is_no_formula_is_told(wrong):
    told = get(f"/chart.json?data=1,2&mathtext=true&title={quote(wrong)}").json()
    assert (told["status"], told["parameter"]) == (400, "title")
    assert told["detail"].endswith("has a formula that cannot be read.")


def test_a_formula_that_is_none_is_told_of_nodes():
    told = get(f"/chart.json?type=sankey&from={quote('$nosuch{$')}&to=b&data=1&mathtext=true").json()
    assert (told["status"], told["parameter"]) == (400, "from")


def test_a_chart_without_formulas_loads_no_matplotlib():
    code = (
        "import sys; from render_chart.render import render; from render_chart.dialects import parse;"
        "render(parse([('data', '1,2'), ('title', '$x$')]), 'png'); assert 'matplotlib' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, env={"PYTHONPATH": "functions"})

"""Patterns and gradients: the same in pixels, SVG and PDF, sharp at every scale, and for who asked for them."""

import math
from io import BytesIO

import numpy as np
import pypdfium2
import pytest
from msgspec.structs import replace
from PIL import Image

from render_chart.charts import draw
from render_chart.plot.drawing import patterns
from render_chart.plot.drawing.backend import AggCanvas
from render_chart.plot.drawing.color import contrast, mix, over
from render_chart.plot.drawing.figure import public_pixels
from render_chart.plot.drawing.paths import rect
from render_chart.plot.drawing.patterns import coverage, side, thickness
from render_chart.plot.looks.style import series_colors, style_of
from render_chart.plot.looks.surface import PATTERNS as NAMES
from render_chart.plot.looks.surface import pattern_of
from render_chart.plot.looks.theme import NAMES as NAMES_OF_THEMES
from render_chart.render import render
from tests.drawing import chart, drawn, extent, points, series

WHITE, RED = (1.0, 1.0, 1.0, 1.0), (1.0, 0.0, 0.0, 1.0)
BARS = chart("bar", *(series(3, 5, -2, name=f"S{i}") for i in range(6)), labels=("a", "b", "c"))
PIE = chart("pie", series(5, 3, 2), labels=("a", "b", "c"))
AREA = chart("area", points((0, 1, 2), (3, 5, 4), name="A"), points((0, 1, 2), (1, 2, 3), name="B"))
ASKED = [
    replace(spec, **more)
    for spec in (BARS, replace(BARS, stack="normal"), replace(BARS, horizontal=True), PIE, AREA,
                 replace(AREA, stack="normal"))
    for more in ({"pattern": True}, {"gradient": True}, {"pattern": True, "gradient": True}, {"theme": "print"})
]  # fmt: skip


def pixels(spec):
    canvas = AggCanvas(spec.width, spec.height, spec.scale)
    draw(canvas, spec)
    return canvas.pixels().copy()


# ---- tiles


@pytest.mark.parametrize(
    ("name", "share"),
    [
        ("rows", 1 / 6),  # a px of six
        ("columns", 1 / 6),
        ("grid", 1 - (5 / 6) ** 2),
        ("stripes", 0.17 * math.sqrt(2)),  # as thick as 0.17 of a tile, seen at 45°
        ("falling", 0.17 * math.sqrt(2)),
        ("cross", 1 - (1 - 0.17 * math.sqrt(2)) ** 2),
        ("dots", 2 * math.pi * 0.17**2),
    ],
)
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_so_much_of_a_tile_is_covered(name, share, scale):
    tile = side(name, 1.0)
    assert coverage(name, tile, scale).mean() == pytest.approx(share, abs=0.02)
    assert coverage(name, tile, scale).shape == (tile * scale, tile * scale)


@pytest.mark.parametrize("name", ["rows", "columns", "grid"])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0, 3.0])
def test_lines_along_the_pixels_are_sharp(name, scale):
    found = coverage(name, side(name, 11 / 12), scale)
    if scale != 1.5:
        assert set(np.unique(found)) == {0.0, 1.0}
    assert thickness(name, side(name, 1.0)) == 1


def test_all_patterns_are_given_to_series():
    assert sorted(NAMES) == sorted(patterns.PATTERNS)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("unit", [10 / 12, 1.0, 20 / 12])
def test_tiles_are_an_even_number_of_px(name, unit):
    assert side(name, unit) % 2 == 0


def test_tiles_fit_together():
    """A diagonal that leaves a tile at one side enters at the other."""
    tile = coverage("stripes", 8, 1.0)
    assert np.allclose(tile, tile.T)
    assert np.allclose(np.roll(tile, 1, axis=1), np.roll(tile, 1, axis=0))


# ---- canvases


def test_a_pattern_stays_inside_its_path():
    canvas = AggCanvas(40, 30, 1.0)
    canvas.paper(WHITE)
    canvas.hatch(rect(10, 5, 30, 25), "rows", 6, RED)
    touched = (canvas.pixels() != 255).any(-1)
    assert np.flatnonzero(touched.any(1)).tolist() == [6, 12, 18, 24]
    assert np.flatnonzero(touched.any(0)).tolist() == list(range(10, 30))


def test_a_fade_can_run_sideways():
    canvas = AggCanvas(100, 4, 1.0)
    canvas.paper(WHITE)
    canvas.fade(rect(0, 0, 100, 4), ((0.0, 0.0, 0.0, 1.0), (0.0, 0.0, 0.0, 0.0)), 0, 100, sideways=True)
    row = canvas.pixels()[2, :, 0].astype(int)
    assert abs(row - (np.arange(100) + 0.5) / 100 * 255).max() <= 1


@pytest.mark.parametrize("spec", ASKED)
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_public_way_draws_the_same_pixels(spec, scale):
    ours, theirs = (make(replace(spec, scale=scale)).astype(int) for make in (pixels, public_pixels))
    assert abs(ours - theirs).max() <= 1


@pytest.mark.parametrize("spec", ASKED)
def test_a_pdf_shows_what_a_png_does(spec):
    page = pypdfium2.PdfDocument(render(spec, "pdf")[0])[0]
    paper = np.asarray(page.render(scale=96 / 72).to_pil().convert("L"), float)
    screen = np.asarray(Image.open(BytesIO(render(spec, "png")[0])).convert("L"), float)
    # soft edges differ from one rasteriser to another; blocks of 10 px do not
    blocks = [shown[:300, :500].reshape(30, 10, 50, 10).mean((1, 3)) for shown in (paper, screen)]
    assert abs(blocks[0] - blocks[1]).max() < 24
    assert abs(blocks[0] - blocks[1]).mean() < 1.5


@pytest.mark.parametrize("spec", ASKED)
@pytest.mark.parametrize("format", ["png", "svg", "pdf"])
def test_the_same_chart_is_the_same_bytes(spec, format):  # noqa: A002
    assert render(spec, format) == render(spec, format)


def test_an_svg_has_each_pattern_once():
    text = render(replace(BARS, pattern=True), "svg")[0].decode()
    assert text.count("<pattern ") == 6
    assert text.count('patternUnits="userSpaceOnUse"') == 6


def test_what_fades_sideways_or_has_a_pattern_keeps_its_colours():
    """A palette keeps what is plain along rows, and would shift the others; so there is none."""

    def is_indexed(**more):
        data = render(replace(BARS, **more), "png")[0]
        return data[25] == 3

    assert is_indexed()
    assert is_indexed(gradient=True, series=BARS.series[:1])
    assert not is_indexed(gradient=True, series=BARS.series[:1], horizontal=True)
    assert not is_indexed(pattern=True)


# ---- who gets which


def test_series_get_patterns_in_turn():
    spec = replace(BARS, pattern=True)
    assert [pattern_of(spec, i) for i in range(8)] == [*NAMES, NAMES[0]]
    assert [pattern_of(BARS, i) for i in range(8)] == [""] * 8


def test_print_hatches_from_the_fifth_series_on():
    spec = replace(BARS, theme="print")
    assert [pattern_of(spec, i) for i in range(7)] == ["", "", "", "", *NAMES[:3]]
    colors = {hatch.pattern for hatch in drawn(spec).hatches}
    assert colors == set(NAMES[:2])


@pytest.mark.parametrize("spec", [BARS, PIE, AREA, replace(AREA, stack="normal")])
def test_a_chart_without_them_is_plain(spec):
    assert drawn(spec).hatches == []


@pytest.mark.parametrize(("spec", "count"), [(BARS, 6), (PIE, 3), (AREA, 2), (replace(AREA, stack="normal"), 2)])
def test_each_series_and_slice_gets_its_own(spec, count):
    found = drawn(replace(spec, pattern=True, width=800)).hatches
    assert {hatch.pattern for hatch in found} == set(NAMES[:count])


def test_legends_show_the_patterns():
    canvas = drawn(replace(BARS, pattern=True, legend="right"))
    side_px = round(0.85 * style_of(BARS).base)
    squares = [h.pattern for h in canvas.hatches if extent(h.path)[2] - extent(h.path)[0] == side_px]
    assert squares == list(NAMES[:6])
    listed = drawn(replace(PIE, pattern=True, width=300))  # names in a list
    assert [h.pattern for h in listed.hatches if extent(h.path)[2] - extent(h.path)[0] < 12] == list(NAMES[:3])


@pytest.mark.parametrize("theme", ["light", "dark", "print", "high-contrast", "newspaper", "retro"])
def test_a_pattern_is_seen_on_its_colour(theme):
    spec = replace(BARS, pattern=True, theme=theme)
    colors = series_colors(spec, 6)
    inks = {hatch.pattern: hatch.color for hatch in drawn(spec).hatches}
    for name, color in zip(NAMES, colors, strict=False):
        assert contrast(over(inks[name], color), color) >= 1.9


# ---- gradients


def test_bars_deepen_from_their_base_to_the_end_of_the_longest():
    canvas = drawn(replace(chart("bar", series(3, 5), labels=("a", "b")), gradient=True))
    (fade,) = canvas.fades
    _, top, _, bottom = extent(fade.path)
    assert (fade.top, fade.bottom, fade.alpha, fade.sideways) == (top, bottom, (1.0, 0.0), False)
    color = series_colors(BARS, 1)[0]
    assert fade.colors[0] == color
    assert len(canvas.filled(mix(color, WHITE, 0.5))) == 1


def test_below_zero_they_deepen_downwards_and_lying_ones_to_the_right():
    up, down = drawn(replace(chart("bar", series(3, -5), labels=("a", "b")), gradient=True)).fades
    assert (up.alpha, down.alpha) == ((1.0, 0.0), (0.0, 1.0))
    assert up.bottom == down.top  # the zero line
    lying = chart("bar", series(3, 5), labels=("a", "b"), horizontal=True)
    (fade,) = drawn(replace(lying, gradient=True)).fades
    assert (fade.sideways, fade.alpha) == (True, (0.0, 1.0))


def test_areas_deepen_more_than_they_do_by_themselves():
    one = chart("area", points((0, 1, 2), (3, 5, 4)))
    assert drawn(one).fades[0].alpha == (0.30, 0.03)
    assert drawn(replace(one, gradient=True)).fades[0].alpha == (0.85, 0.06)


# ---- words on them


@pytest.mark.parametrize("theme", NAMES_OF_THEMES)
@pytest.mark.parametrize("more", [{"pattern": True}, {"gradient": True}])
def test_values_on_uneven_surfaces_have_a_ground_to_be_read_on(theme, more):
    spec = replace(BARS, stack="normal", values=True, width=800, height=600, theme=theme, **more)
    style = style_of(spec)
    canvas = drawn(spec)
    values = [text for text in canvas.words if text.weight == 600]
    grounds = [one for one in canvas.fills if one.color == (*style.background[:3], 0.75)]
    assert len(values) == len(grounds) > 6
    for color in series_colors(spec, 6):
        assert contrast(style.text, over(grounds[0].color, color)) >= style.theme.contrast


def test_so_have_those_in_slices():
    spec = replace(PIE, pattern=True, legend="right", values=True)
    canvas = drawn(spec)
    assert {text.color for text in canvas.words if text.weight == 600} == {style_of(spec).text}


def test_a_filled_line_has_its_pattern_in_the_legend():
    spec = chart("line", series(3, 4, name="A"), series(1, 2, name="B"), labels=("a", "b"), fill=True, pattern=True,
                 legend="top")  # fmt: skip
    assert [hatch.pattern for hatch in drawn(spec).hatches].count("stripes") == 2


def test_bars_from_low_to_high_deepen_from_the_lowest():
    spec = chart("bar", series((2.0, 5.0), (1.0, 3.0)), labels=("a", "b"), gradient=True)
    (fade,) = drawn(spec).fades
    assert (fade.top, fade.bottom) == extent(fade.path)[1::2]

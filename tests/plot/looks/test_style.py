"""Sizes by the table of the visual design, which was drawn and looked at; colours beyond the palette."""

import pytest
from msgspec.structs import replace

from render_chart.plot.drawing.color import mix, parse
from render_chart.plot.looks.style import base_size, ramp, series_colors, style_of, up_and_down
from tests.drawing import chart, series

SPEC = chart("bar", series(1))
LIGHT = ["#2768CE", "#E36F28", "#1CA593", "#B1264C", "#531890", "#A6915E", "#7B95BC", "#436204", "#9D3A9A", "#2B3642"]


@pytest.mark.parametrize(
    ("width", "height", "base", "title", "pad"),
    [
        (300, 200, 10, 12.5, 15),
        (500, 300, 11, 16.5, 16),
        (640, 400, 11.5, 17.25, 17),
        (800, 400, 12, 18, 18),
        (1000, 600, 13.5, 20.25, 20),
        (1200, 675, 14.5, 21.75, 22),
        (1600, 900, 16.5, 24.75, 25),
        (2000, 1000, 18, 27, 27),
    ],
)
def test_sizes_grow_with_the_picture(width, height, base, title, pad):
    style = style_of(replace(SPEC, width=width, height=height))
    assert (style.base, style.title_size, style.pad) == (base, title, pad)


@pytest.mark.parametrize(("width", "height"), [(120, 40), (159, 500), (500, 119)])
def test_tiny_pictures_have_a_margin_of_4(width, height):
    style = style_of(replace(SPEC, width=width, height=height))
    assert style.tiny
    assert style.pad == 4


def test_160_by_120_is_not_tiny():
    assert not style_of(replace(SPEC, width=160, height=120)).tiny


@pytest.mark.parametrize(("width", "height"), [(1, 1), (60, 20), (8000, 8000)])
def test_text_is_never_below_10_px_nor_above_20(width, height):
    assert base_size(width, height) == (20 if width == 8000 else 10)


def test_a_tall_narrow_picture_counts_as_narrow():
    assert base_size(300, 500) == round(2 * (8 + (300 * 500) ** 0.5 / 140)) / 2
    assert base_size(300, 2000) < base_size(2000, 300)


def test_lengths_follow_from_the_base_size():
    style = style_of(replace(SPEC, width=800, height=400))
    assert style.unit == 1
    assert style.below(100, 12) == 100 + 0.727 / 2 * 12  # half of Inter's capitals


def test_a_transparent_picture_keeps_the_theme_s_colour_for_gaps_and_halos():
    style = style_of(replace(SPEC, background="transparent"))
    assert style.paper[3] == 0
    assert style.background == (1, 1, 1, 1)


def test_a_half_transparent_background_lies_over_the_theme_s():
    style = style_of(replace(SPEC, background="rgba(0, 0, 0, 0.5)"))
    assert style.background == pytest.approx((0.5, 0.5, 0.5, 1))


def test_series_take_the_palette_in_order():
    assert series_colors(SPEC, 10) == [parse(c) for c in LIGHT]


def test_the_eleventh_is_the_first_mixed_into_the_background():
    white = (1.0, 1.0, 1.0, 1.0)
    assert series_colors(SPEC, 12)[10:] == [mix(parse(c), white, 0.45) for c in LIGHT[:2]]


def test_the_caller_s_colours_are_used_as_they_are_and_in_turn():
    red, blue = parse("red"), parse("rgba(0,0,255,0.5)")
    assert series_colors(replace(SPEC, colors=("red", "rgba(0,0,255,0.5)")), 3) == [red, blue, red]


def test_numbers_take_the_ramps_of_the_theme():
    assert ramp(SPEC, diverging=False)[0] == parse("#EEF6F3")
    assert ramp(SPEC, diverging=True)[-1] == parse("#173A80")
    assert ramp(replace(SPEC, theme="dark"), diverging=False)[-1] == parse("#EEF6F3")  # high is bright


def test_up_and_down_are_the_theme_s_or_the_caller_s():
    teal, crimson, red, blue = (parse(c) for c in ("#1CA593", "#B1264C", "red", "blue"))
    assert up_and_down(SPEC) == (teal, crimson)
    assert up_and_down(replace(SPEC, colors=("red",))) == (red, crimson)
    assert up_and_down(replace(SPEC, colors=("red", "blue", "lime"))) == (red, blue)
    assert up_and_down(replace(SPEC, series=(series(1, color="blue"),))) == (blue, blue)


@pytest.mark.parametrize(
    ("rounded", "thickness", "radius"),
    [(None, 50, 2.75), (None, 10, 2), (0.0, 50, 0), (8.0, 50, 8), (80.0, 50, 25)],  # u = 11 / 12
)
def test_corners_are_the_theme_s_or_the_caller_s(rounded, thickness, radius):
    assert style_of(replace(SPEC, rounded=rounded)).corner(thickness) == pytest.approx(radius)

"""A palette made from one colour: seen on the background, and told apart by all eyes."""

from itertools import combinations, pairwise
from math import degrees

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from render_chart.plot.drawing.color import contrast, parse
from render_chart.plot.looks import accent
from render_chart.plot.looks.style import ramp, series_colors, style_of
from tests import vision
from tests.drawing import chart, series

SPEC = chart("bar", series(1))
BRANDS = ["#7a3e9d", "#2768ce", "#e4002b", "#ffcc00", "#00a651", "#ff6600", "#111111", "#808080", "#f5a6c8", "#004225"]
GROUNDS = ["#ffffff", "#14171f", "#fbf3e8"]
MARK, NEIGHBOURS, FIRST_FIVE, ALL = 3.0, 10, 11, 8  # contrast, and distances in CAM02-UCS


@pytest.mark.parametrize(
    ("color", "lightness", "chroma", "hue"),
    [
        # https://bottosson.github.io/posts/oklab/ gives L, a and b of white as 1, 0, 0; CSS Color 4 gives these
        # in its examples: https://www.w3.org/TR/css-color-4/#ok-lab
        ("white", 1.0, 0.0, None),
        ("black", 0.0, 0.0, None),
        ("red", 0.628, 0.2577, 29.23),
        ("lime", 0.8664, 0.2948, 142.5),
        ("blue", 0.452, 0.3132, 264.05),
    ],
)
def test_lightness_chroma_and_hue(color, lightness, chroma, hue):
    found = accent.lch(parse(color))
    assert found[0] == pytest.approx(lightness, abs=0.001)
    assert found[1] == pytest.approx(chroma, abs=0.001)
    if hue is not None:
        assert degrees(found[2]) % 360 == pytest.approx(hue, abs=0.1)


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("brand", BRANDS)
def test_every_colour_is_seen_and_told_from_the_others(brand, ground):
    colors = list(accent.categorical(brand, parse(ground)))
    assert len(colors) == accent.COUNT
    assert min(contrast(parse(c), parse(ground)) for c in colors) >= MARK
    for deficiency in vision.DEFICIENCIES:
        apart = vision.distances(colors, deficiency)
        assert min(apart[i, j] for i, j in pairwise(range(len(apart)))) >= NEIGHBOURS
        assert min(apart[i, j] for i, j in combinations(range(5), 2)) >= FIRST_FIVE
        assert min(apart[i, j] for i, j in combinations(range(len(apart)), 2)) >= ALL


channels = st.integers(0, 255)


@settings(max_examples=60, deadline=None)
@given(st.tuples(channels, channels, channels), st.tuples(channels, channels, channels))
def test_any_accent_on_any_background_is_seen(color, ground):
    """Between black and white a contrast of 3 can always be had: the worst grey has 4.5 to both."""
    brand, under = ("#{:02x}{:02x}{:02x}".format(*rgb) for rgb in (color, ground))
    colors = accent.categorical(brand, parse(under))
    assert min(contrast(parse(c), parse(under)) for c in colors) >= MARK
    assert len(set(colors)) == len(colors)


def test_where_few_colours_are_seen_none_comes_twice():
    found = accent.categorical("#870e0f", parse("#009383"))
    assert len(set(found)) == len(found) > 3


def test_an_accent_that_is_seen_stays_as_it_is():
    assert accent.categorical("#7a3e9d", parse("white"))[0] == "#7A3E9D"
    pushed = accent.categorical("#ffcc00", parse("white"))[0]
    assert pushed != "#FFCC00"
    assert accent.lch(parse(pushed))[2] == pytest.approx(accent.lch(parse("#ffcc00"))[2], abs=0.05)  # its hue stays


@pytest.mark.parametrize("brand", BRANDS)
def test_a_ramp_of_its_hue_runs_evenly_away_from_the_background(brand):
    for ground in ("#ffffff", "#14171f"):
        colors = accent.sequential(brand, parse(ground))
        ratios = [contrast(parse(c), parse(ground)) for c in colors]
        assert ratios == sorted(ratios)
        lightness = [accent.lch(parse(c))[0] for c in colors]
        steps = [abs(b - a) for a, b in pairwise(lightness)]
        assert max(steps) < 1.3 * min(steps)


def test_series_and_numbers_take_them_in_any_theme():
    for theme in ("light", "dark", "newspaper"):
        spec = replace(SPEC, accent="7a3e9d", theme=theme)
        under = style_of(spec).background
        assert series_colors(spec, 8) == [parse(c) for c in accent.categorical("7a3e9d", under)]
        assert ramp(spec, diverging=False)[-1] == parse(accent.sequential("7a3e9d", under)[-1])


def test_given_colours_go_before_it():
    assert series_colors(replace(SPEC, accent="7a3e9d", colors=("red",)), 1) == [parse("red")]

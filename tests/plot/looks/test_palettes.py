"""Named palettes: where they come from, and how series, slices and numbers take them."""

from itertools import combinations

import pytest
from matplotlib import colormaps
from msgspec.structs import replace

from render_chart.plot.drawing.color import contrast, on, parse, readable
from render_chart.plot.looks import palettes
from render_chart.plot.looks.palettes import palette
from render_chart.plot.looks.style import ramp, sampled, series_colors, style_of
from render_chart.plot.looks.theme import NAMES as NAMES_OF_THEMES
from tests import vision
from tests.drawing import chart, series

SPEC = chart("bar", series(1))
NUMBERS = [name for name in palettes.NAMES if palette(name).kind != "categorical"]
OURS = [name for name in palettes.NAMES if palette(name).source.startswith("Plotlink")]
COLOR_BREWER = [name for name in palettes.NAMES if palette(name).source.startswith("ColorBrewer")]
WHITE = (1.0, 1.0, 1.0, 1.0)


def test_the_folder_is_the_registry():
    assert list(palettes.NAMES) == sorted(file.stem for file in palettes.FOLDER.glob("*.json"))
    assert len(palettes.NAMES) >= 20


@pytest.mark.parametrize("name", palettes.NAMES)
def test_every_palette_says_where_it_is_from(name):
    found = palette(name)
    assert found.source
    assert found.licence
    assert all(parse(c)[3] == 1 and len(c) == 7 for c in found.colors)
    assert len(set(found.colors)) == len(found.colors) >= 8


def test_the_notice_names_what_it_is_about():
    notice = (palettes.FOLDER / "NOTICE.txt").read_text()
    assert "Cynthia Brewer" in notice
    assert [name for name in (*COLOR_BREWER, "cividis") if name not in notice] == []


@pytest.mark.parametrize(
    ("name", "theirs"),
    [("blues", "Blues"), ("ylgnbu", "YlGnBu"), ("puor", "PuOr"), ("rdbu", "RdBu"), ("viridis", "viridis"),
     ("cividis", "cividis")],
)  # fmt: skip
def test_ramps_are_those_of_matplotlib(name, theirs):
    colors = [parse(c) for c in palette(name).colors]
    for i, color in enumerate(colors):
        expected = colormaps[theirs](i / (len(colors) - 1))
        assert color == pytest.approx(expected, abs=2 / 255)


@pytest.mark.parametrize(("name", "theirs"), [("set1", "Set1"), ("paired", "Paired"), ("category-10", "tab10")])
def test_lists_are_those_of_matplotlib(name, theirs):
    assert [parse(c) for c in palette(name).colors] == [
        pytest.approx((*c, 1), abs=0.6 / 255) for c in colormaps[theirs].colors
    ]


def test_series_take_a_list_in_order_and_then_fainter():
    colors = series_colors(replace(SPEC, palette="set2"), 9)
    assert colors[:8] == [parse(c) for c in palette("set2").colors]
    assert colors[8] == pytest.approx([(c + 0.45 * (1 - c)) for c in colors[0][:3]] + [1])


def test_given_colours_go_before_a_palette():
    assert series_colors(replace(SPEC, palette="set2", colors=("red",)), 1) == [parse("red")]
    assert series_colors(replace(SPEC, palette="viridis", colors=("red",)), 1) == [parse("red")]


@pytest.mark.parametrize("name", NUMBERS)
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("count", [1, 2, 5, 12])
def test_series_are_sampled_from_a_ramp_and_can_be_seen(name, theme, count):
    spec = replace(SPEC, palette=name, theme=theme)
    colors = series_colors(spec, count)
    assert len(set(colors)) == len(colors) == count
    assert min(contrast(c, style_of(spec).background) for c in colors) >= 2


def test_samples_are_at_even_distances():
    grey = [c[0] for c in sampled(("#000000", "#808080"), 3, WHITE)]
    assert grey == pytest.approx([0, 0.25, 0.5], abs=0.02)
    # in sixteenths: #afafaf has 2.2 to white, #bfbfbf 1.8
    assert sampled(("#000000", "#ffffff"), 2, WHITE)[1][0] == 11 / 16


def test_numbers_take_the_palette_s_ramp():
    low, *_, high = ramp(replace(SPEC, palette="ylgnbu"), diverging=False)
    assert (low, high) == (parse("#FFFFD9"), parse("#081D58"))
    assert ramp(replace(SPEC, palette="viridis"), diverging=True)[0] == parse("#440154")
    assert ramp(replace(SPEC, palette="set1"), diverging=False) == ramp(SPEC, diverging=False)


def test_on_dark_paper_what_begins_light_begins_dark():
    assert ramp(replace(SPEC, palette="ylgnbu", theme="dark"), diverging=False)[0] == parse("#081D58")
    assert ramp(replace(SPEC, palette="viridis", theme="dark"), diverging=False)[0] == parse("#440154")
    assert ramp(replace(SPEC, palette="puor", theme="dark"), diverging=True)[0] == parse("#7F3B08")


@pytest.mark.parametrize("name", palettes.NAMES)
def test_text_on_every_colour_can_be_read(name):
    assert all(contrast(on(parse(c)), parse(c)) >= 4.5 for c in palette(name).colors)


@pytest.mark.parametrize("name", [name for name in OURS if palette(name).kind == "categorical"])
@pytest.mark.parametrize("deficiency", vision.DEFICIENCIES)
def test_our_own_lists_can_be_told_apart(name, deficiency):
    apart = vision.distances(list(palette(name).colors), deficiency)
    assert min(apart[i, j] for i, j in combinations(range(len(apart)), 2)) >= 8


@pytest.mark.parametrize("name", [name for name in palettes.NAMES if palette(name).kind == "sequential"])
def test_sequences_get_darker_or_lighter_all_the_way(name):
    lightness = vision.ucs(vision.linear(list(palette(name).colors)))[:, 0]
    assert (lightness[1:] > lightness[:-1]).all() or (lightness[1:] < lightness[:-1]).all()


@pytest.mark.parametrize("name", palettes.NAMES)
@pytest.mark.parametrize("theme", NAMES_OF_THEMES)
def test_names_in_the_colours_of_series_can_be_read_in_every_theme(name, theme):
    spec = replace(SPEC, palette=name, theme=theme)
    style = style_of(spec)
    pushed = [readable(color, style.background, style.theme.contrast) for color in series_colors(spec, 8)]
    assert min(contrast(color, style.background) for color in pushed) >= style.theme.contrast

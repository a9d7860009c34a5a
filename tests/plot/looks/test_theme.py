"""Themes: colours that can be told apart and read, by people with any colour vision."""

import json
from itertools import combinations, pairwise

import numpy as np
import pytest
from msgspec.structs import replace

from render_chart.plot.drawing import color
from render_chart.plot.looks import theme
from render_chart.plot.looks.style import style_of
from tests import vision
from tests.drawing import chart, drawn, extent, points, series

# https://www.tableau.com/blog/colors-upgrade-tableau-10-56782
TABLEAU = ["#4e79a7", "#f28e2b", "#e15759", "#76b7b2", "#59a14f", "#edc948", "#b07aa1", "#ff9da7", "#9c755f", "#bab0ac"]

NEIGHBOURS, FIRST_FIVE, ALL = 19, 11, 8  # least distances in CAM02-UCS
GREY_NEIGHBOURS = 15  # of greys, which have dashes beside them
MARK, TEXT, TEXT_AAA = 3.0, 4.5, 7.0  # WCAG 2.2, 1.4.11, 1.4.3 and 1.4.6


@pytest.fixture(params=theme.NAMES)
def look(request):
    return theme.theme(request.param)


def contrast(one: str, other: str) -> float:
    return color.contrast(color.parse(one), color.parse(other))


def test_the_folder_is_the_registry():
    assert {"light", "dark"} <= set(theme.NAMES)
    assert list(theme.NAMES) == sorted(file.stem for file in theme.FOLDER.glob("*.json"))


def test_every_theme_has_every_field(look):
    assert len(look.categorical) >= 4
    assert all(text.startswith("#") and len(text) == 7 for text in look.categorical)


def test_white_and_black_are_as_far_apart_as_lightness_goes():
    assert vision.distances(["#ffffff", "#000000"])[0, 1] == pytest.approx(100, abs=0.1)


def test_who_lacks_the_green_cones_takes_two_of_tableau_s_colours_for_one():
    # the table of palettes in the visual design: 0.8, against 23.4 in the normal eye
    first_five = [(i, j) for i, j in combinations(range(5), 2)]
    assert min(vision.distances(TABLEAU)[i, j] for i, j in first_five) == pytest.approx(23.4, abs=0.1)
    assert min(vision.distances(TABLEAU, "deuteranopia")[i, j] for i, j in first_five) == pytest.approx(0.8, abs=0.1)


@pytest.mark.parametrize("deficiency", vision.DEFICIENCIES)
def test_series_can_be_told_apart(look, deficiency):
    apart = vision.distances(list(look.categorical), deficiency)
    count = len(apart)
    assert min(apart[i, j] for i, j in pairwise(range(count))) >= (GREY_NEIGHBOURS if look.dashes else NEIGHBOURS)
    assert min(apart[i, j] for i, j in combinations(range(min(count, 5)), 2)) >= FIRST_FIVE
    assert min(apart[i, j] for i, j in combinations(range(count), 2)) >= ALL


def test_marks_stand_out_from_the_background(look):
    assert [c for c in look.categorical if contrast(c, look.background) < MARK] == []


def test_up_and_down_stand_out_and_are_told_apart(look):
    assert min(contrast(c, look.background) for c in (look.rising, look.falling)) >= MARK
    assert min(vision.distances([look.rising, look.falling], d)[0, 1] for d in vision.DEFICIENCIES) >= NEIGHBOURS


def test_a_total_is_told_from_what_rises_and_what_falls(look):
    total = look.total or look.muted
    assert contrast(total, look.background) >= MARK
    apart = [vision.distances([total, one], "normal")[0, 1] for one in (look.rising, look.falling)]
    assert min(apart) >= GREY_NEIGHBOURS


def test_text_can_be_read(look):
    assert look.contrast >= TEXT
    assert [c for c in (look.text, look.muted) if contrast(c, look.background) < look.contrast] == []


def test_high_contrast_keeps_its_word():
    high = theme.theme("high-contrast")
    assert high.contrast == TEXT_AAA
    assert [c for c in high.categorical if contrast(c, high.background) < TEXT] == []


@pytest.mark.parametrize("background", ["#ffffff", "#000000", "#808080", "#2768ce", "#ffe08a", "transparent"])
def test_text_can_be_read_on_the_caller_s_background(background):
    for name in theme.NAMES:
        style = style_of(replace(chart("bar", series(1)), theme=name, background=background))
        # between black and white not more than 4.58 is to be had on every grey
        least = min(theme.theme(name).contrast, color.contrast(color.on(style.background), style.background))
        assert color.contrast(style.text, style.background) >= least - 0.01
        assert color.contrast(style.muted, style.background) >= least - 0.01


@pytest.mark.parametrize("name", theme.NAMES)
def test_the_names_at_line_ends_can_be_read(name):
    spec = chart("line", *(points((0, 1), (i, 2 * i), name=f"Line {i}") for i in range(6)), theme=name, width=800)
    canvas = drawn(spec)
    style = style_of(spec)
    names = [text for text in canvas.words if text.string.startswith("Line")]
    assert len(names) == 6
    assert min(color.contrast(text.color, style.background) for text in names) >= style.theme.contrast


def test_names_in_the_colours_of_series_can_be_read(look):
    under = color.parse(look.background)
    pushed = [color.readable(color.parse(c), under, look.contrast) for c in look.categorical]
    assert all(color.contrast(name, under) >= look.contrast for name in pushed)


def test_text_on_marks_can_be_read(look):
    fills = [color.parse(c) for c in (*look.categorical, *look.sequential, *look.diverging)]
    assert all(color.contrast(color.on(fill), fill) >= TEXT for fill in fills)


def test_the_grid_stays_behind(look):
    assert contrast(look.grid, look.background) < (1.6 if look.contrast == TEXT else 2.0)
    assert contrast(look.grid, look.background) < contrast(look.zero, look.background)


def test_a_sequence_runs_evenly_from_one_end_of_lightness_to_the_other(look):
    steps = np.diff(vision.ucs(vision.linear(list(look.sequential)))[:, 0])
    assert (steps > 0).all() or (steps < 0).all()
    assert abs(steps).max() < 2.5 * abs(steps).min()


def test_a_diverging_ramp_is_lightest_or_darkest_in_the_middle(look):
    lightness = vision.ucs(vision.linear(list(look.diverging)))[:, 0]
    middle = len(lightness) // 2
    assert middle in (int(lightness.argmax()), int(lightness.argmin()))
    sides = np.diff(lightness)
    assert (np.sign(sides[:middle]) == -np.sign(sides[middle:])).all()


def test_every_theme_says_what_it_is_for(look):
    assert look.purpose.endswith(".")
    assert next(iter(json.loads((theme.FOLDER / "light.json").read_text()))) == "purpose"


def test_print_tells_lines_apart_by_dashes():
    lines = [points((0, 1, 2), (i, 2 * i, i), name=f"Line {i}") for i in range(6)]
    strokes = [s for s in drawn(chart("line", *lines, theme="print")).strokes if len(s.path.vertices) == 3]
    looks = {(stroke.color, stroke.dash) for stroke in strokes}
    assert len(looks) == 6
    assert strokes[-1].dash == ()  # the first series is drawn last, and solid


def test_minimal_has_a_grid_only_where_it_is_asked_for():
    plain = chart("bar", series(3, 5), labels=("a", "b"), theme="minimal")
    asked = replace(plain, grid="y")
    grid = style_of(plain).grid
    assert drawn(plain).filled(grid) == []
    assert drawn(asked).filled(grid) != []


def test_retro_dashes_its_grid_and_newspaper_has_a_rule():
    spec = chart("bar", series(3, 5), labels=("a", "b"), title="T", theme="retro")
    style = style_of(spec)
    assert [s.dash for s in drawn(spec).strokes if s.color == style.grid] == [style.grid_dash]
    ruled = replace(spec, theme="newspaper")
    rule = drawn(ruled).fills[0]
    assert (rule.color, extent(rule.path)[:3:2]) == (style_of(ruled).text, (0, 500))


def test_corners_are_the_theme_s_unless_they_are_asked_for():
    spec = chart("bar", series(3))
    assert style_of(spec).corner(100) == 3 * style_of(spec).unit
    assert style_of(spec).corner(10) == 2  # a fifth of a thin bar
    assert style_of(replace(spec, theme="print")).corner(100) == 0
    assert style_of(replace(spec, rounded=8.0)).corner(100) == 8
    assert style_of(replace(spec, rounded=80.0)).corner(100) == 50


def test_a_misspelled_field_is_an_error(tmp_path, monkeypatch):
    text = json.loads((theme.FOLDER / "light.json").read_text())
    (tmp_path / "odd.json").write_text(json.dumps(text | {"colour": "#000000"}))
    monkeypatch.setattr(theme, "FOLDER", tmp_path)
    with pytest.raises(ValueError, match="colour"):
        theme.theme("odd")

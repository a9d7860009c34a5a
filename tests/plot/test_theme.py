"""Themes: colours that can be told apart and read, by people with any colour vision."""

import json
from itertools import combinations, pairwise

import numpy as np
import pytest

from render_chart.plot import color, theme
from tests import vision

# https://www.tableau.com/blog/colors-upgrade-tableau-10-56782
TABLEAU = ["#4e79a7", "#f28e2b", "#e15759", "#76b7b2", "#59a14f", "#edc948", "#b07aa1", "#ff9da7", "#9c755f", "#bab0ac"]

NEIGHBOURS, FIRST_FIVE, ALL = 19, 11, 8  # least distances in CAM02-UCS
MARK, TEXT = 3.0, 4.5  # WCAG 2.2, 1.4.11 and 1.4.3


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
    assert min(apart[i, j] for i, j in pairwise(range(count))) >= NEIGHBOURS
    assert min(apart[i, j] for i, j in combinations(range(min(count, 5)), 2)) >= FIRST_FIVE
    assert min(apart[i, j] for i, j in combinations(range(count), 2)) >= ALL


def test_marks_stand_out_from_the_background(look):
    assert [c for c in look.categorical if contrast(c, look.background) < MARK] == []


def test_up_and_down_stand_out_and_are_told_apart(look):
    assert min(contrast(c, look.background) for c in (look.rising, look.falling)) >= MARK
    assert min(vision.distances([look.rising, look.falling], d)[0, 1] for d in vision.DEFICIENCIES) >= NEIGHBOURS


def test_text_can_be_read(look):
    assert [c for c in (look.text, look.muted) if contrast(c, look.background) < TEXT] == []


def test_names_in_the_colours_of_series_can_be_read(look):
    under = color.parse(look.background)
    pushed = [color.readable(color.parse(c), under) for c in look.categorical]
    assert all(color.contrast(name, under) >= TEXT for name in pushed)


def test_text_on_marks_can_be_read(look):
    fills = [color.parse(c) for c in (*look.categorical, *look.sequential, *look.diverging)]
    assert all(color.contrast(color.on(fill), fill) >= TEXT for fill in fills)


def test_the_grid_stays_behind(look):
    assert contrast(look.grid, look.background) < 1.5
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


def test_a_misspelled_field_is_an_error(tmp_path, monkeypatch):
    text = json.loads((theme.FOLDER / "light.json").read_text())
    (tmp_path / "odd.json").write_text(json.dumps(text | {"colour": "#000000"}))
    monkeypatch.setattr(theme, "FOLDER", tmp_path)
    with pytest.raises(ValueError, match="colour"):
        theme.theme("odd")

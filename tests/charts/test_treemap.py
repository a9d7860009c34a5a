"""Treemaps: areas that are shares, groups with headers, words where they have room."""

import numpy as np
import pytest
from msgspec.structs import replace

from render_chart.alt import alt_text
from render_chart.charts.treemap import words_in
from render_chart.plot.drawing.color import contrast, on, parse
from render_chart.render import render
from render_chart.spec import ChartSpec
from tests.drawing import Recorder, boxes, chart, drawn, flaws, series

BLUE, ORANGE, TEAL = parse("#2768CE"), parse("#E36F28"), parse("#1CA593")
NAMES = ("Ash", "Elm", "Fir", "Oak", "Yew")
SIZE = {"width": 800, "height": 400}  # base 12, unit 1, pad 18
DATA = (50, 20, 15, 10, 5)


def treemap(*data, names: tuple[str, ...] = NAMES, **more) -> ChartSpec:
    return chart("treemap", series(*data), labels=names[: len(data)], **{**SIZE, **more})


GROUPED = treemap(*DATA, groups=("Old", "New", "Old", "New", "New"))


def parts(canvas: Recorder) -> list:
    """(box, colour), the largest first."""
    found = [(box, one.color) for one in canvas.fills for box in boxes(one.path)]
    return sorted(found, key=lambda one: (one[0][0] - one[0][2]) * (one[0][3] - one[0][1]))


def areas(canvas: Recorder, gap: float = 2.0) -> np.ndarray:
    """Of each part with its half of the gaps, the largest first."""
    return np.array([(x1 - x0 + gap) * (y1 - y0 + gap) for (x0, y0, x1, y1), _ in parts(canvas)])


# ---- parts


def test_areas_are_shares():
    found = areas(drawn(treemap(*DATA)))
    assert found / found.sum() == pytest.approx(np.array(DATA) / 100, abs=0.005)


def test_parts_fill_the_picture_to_its_margins():
    sides = np.array([box for box, _ in parts(drawn(treemap(*DATA)))])
    assert (*sides[:, :2].min(0), *sides[:, 2:].max(0)) == (18, 18, 782, 382)


def test_neighbours_are_2_u_apart():
    sides = [box for box, _ in parts(drawn(treemap(1, 1)))]
    (left, right) = sorted(sides)
    assert right[0] - left[2] == 2


def test_without_groups_the_larger_a_part_the_deeper_its_colour():
    found = [color for _, color in parts(drawn(treemap(*DATA)))]
    depths = [contrast(color, (1.0, 1.0, 1.0, 1.0)) for color in found]
    assert depths == sorted(depths, reverse=True)
    assert len({on(color) for color in found}) == 1


def test_groups_have_a_colour_each_in_the_order_of_their_names():
    found = parts(drawn(GROUPED))
    assert {color for _, color in found} == {BLUE, ORANGE}
    assert found[0][1] == BLUE  # Ash, of the group that is named first


def test_parts_of_a_group_stand_together():
    found = parts(drawn(GROUPED))
    old, new = (np.array([box for box, color in found if color == which]) for which in (BLUE, ORANGE))
    assert old[:, 2].max() <= new[:, 0].min() - 6


def test_given_colours_are_drawn_as_given():
    assert [color for _, color in parts(drawn(treemap(3, 1, colors=("red", "lime"))))] == [parse("red"), parse("lime")]
    grouped = drawn(replace(GROUPED, colors=("red", "lime")))
    assert {color for _, color in parts(grouped)} == {parse("red"), parse("lime")}
    own = treemap(3, 1)
    own = replace(own, series=(replace(own.series[0], color="gold"),))
    assert {color for _, color in parts(drawn(own))} == {parse("gold")}


def test_nothing_has_no_rectangle():
    assert len(parts(drawn(treemap(3, 0, None, 1)))) == 2


@pytest.mark.parametrize(("rounded", "points"), [(None, 18), (0.0, 5), (8.0, 18)])
def test_corners_are_round(rounded, points):
    (fill,) = drawn(treemap(3, rounded=rounded)).fills
    assert len(fill.path.vertices) == points


# ---- words


def test_name_and_value_stand_at_the_upper_left():
    canvas = drawn(treemap(*DATA))
    (x0, y0, _, _), color = parts(canvas)[0]
    name, value = canvas.text_of("Ash"), canvas.text_of("50")
    assert (name.weight, value.weight) == (600, 400)
    assert name.x == value.x == pytest.approx(x0 + 6)
    assert y0 < name.y < value.y < y0 + 40
    assert name.color == value.color == on(color)


def test_groups_have_their_name_and_sum_over_them():
    canvas = drawn(GROUPED)
    old, total = canvas.text_of("Old"), canvas.text_of("65")
    assert (old.y, old.weight, total.weight) == (total.y, 600, 400)
    assert old.y < min(box[1] for box, color in parts(canvas) if color == BLUE)


def test_a_group_of_one_part_of_its_name_has_no_header():
    canvas = drawn(treemap(3, 2, 1, names=("A", "B", "C"), groups=("A", "D", "D")))
    assert canvas.strings.count("A") == 1
    assert "D" in canvas.strings


def test_values_may_be_left_out_or_formatted():
    assert set(drawn(treemap(*DATA, values=False)).strings) == set(NAMES)
    assert "€50" in drawn(treemap(*DATA, format="€,.0f")).strings


@pytest.mark.parametrize(
    ("name", "size", "lines"),
    [
        ("Oak", (100, 60), ["Oak", "12"]),
        ("Oak", (100, 20), ["Oak"]),  # one line high
        ("United States of America", (100, 80), ["United States", "of America", "12"]),
        ("Donaudampfschifffahrt", (40, 60), []),  # three letters are no name
        ("Oak", (100, 12), []),
        ("", (100, 30), ["12"]),
    ],
)
def test_words_are_wrapped_or_left_out(name, size, lines):
    assert [line for line, _ in words_in(name, "12", (0.0, 0.0, *map(float, size)), 12.0)] == lines


def test_a_word_that_is_too_long_is_cut():
    (cut, weight), value = words_in("Donaudampfschifffahrt", "12", (0.0, 0.0, 100.0, 60.0), 12.0)
    assert (cut[:8], cut[-1], weight) == ("Donaudam", "…", 600)
    assert value == ("12", 400)


@pytest.mark.parametrize("size", [(160, 120), (300, 200), (500, 300), (800, 400), (2000, 1000)])
def test_many_parts_keep_their_words_apart(size):
    data = [1000 / (i + 1) for i in range(200)]
    spec = treemap(*data, names=tuple(f"Part number {i}" for i in range(200)), width=size[0], height=size[1])
    assert flaws(drawn(spec)) == []


# ---- the rest


def test_a_tiny_treemap_is_rectangles_alone():
    canvas = drawn(replace(GROUPED, width=120, height=40, title="Trees"))
    assert canvas.strings == []
    sides = np.array([box for box, _ in parts(canvas)])
    assert (*sides[:, :2].min(0), *sides[:, 2:].max(0)) == (4, 4, 116, 36)


@pytest.mark.parametrize("data", [(1,), (1e100, 1e-300), (1e100, 1e100), (3, None, 0)])
@pytest.mark.parametrize("format_", ["png", "svg", "pdf"])
def test_it_comes_in_every_format(data, format_):
    assert len(render(treemap(*data), format_)[0]) > 500


def test_five_thousand_parts_are_drawn():
    names = tuple(f"P{i}" for i in range(5000))
    assert flaws(drawn(treemap(*range(1, 5001), names=names))) == []


def test_the_alternative_text_tells_the_largest_parts():
    told = "Treemap: Trees. 5 parts. Ash 50%, Elm 20%, Fir 15% and 2 smaller parts."
    assert alt_text(treemap(*DATA, title="Trees")) == told
    assert "5 parts in 2 groups (Old, New)." in alt_text(GROUPED)


@pytest.mark.parametrize("theme", ["light", "dark", "print", "high-contrast", "retro"])
def test_large_and_small_parts_are_told_apart_in_dark_and_light_inks(theme):
    found = [color for _, color in parts(drawn(treemap(100, 1, theme=theme)))]
    assert contrast(found[0], found[-1]) >= 1.25
    assert len({on(color) for color in found}) == 1

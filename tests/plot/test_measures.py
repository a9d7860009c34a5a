"""What progress bars and bullets share: bars with round ends, ends of scales, greys of bands."""

from math import acos, pi, sqrt

import numpy as np
import pytest

from render_chart.dialects import parse
from render_chart.plot import axes, measures
from render_chart.plot.categories import every_th
from render_chart.plot.drawing.color import contrast, luminance
from render_chart.plot.drawing.color import parse as parse_color
from render_chart.plot.looks.style import style_of
from render_chart.plot.measures import band_colors, capsule
from render_chart.plot.scale import limited
from render_chart.spec import Band
from tests.drawing import extent


def area(path) -> float:
    """Of a polygon, by the shoelace formula."""
    x, y = path.vertices[:-1].T
    return abs(float(np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1)))) / 2


def lens(radius: float, apart: float) -> float:
    """What two circles of one radius share: https://mathworld.wolfram.com/Circle-CircleIntersection.html (17)"""
    return 2 * radius**2 * acos(apart / (2 * radius)) - apart / 2 * sqrt(4 * radius**2 - apart**2)


@pytest.mark.parametrize("width", [1.0, 4.0, 8.0, 15.0])
def test_a_bar_shorter_than_its_ends_are_round_is_what_two_circles_share(width):
    radius = 8.0
    path = capsule(10, 0, 10 + width, 2 * radius, radius)
    assert area(path) == pytest.approx(lens(radius, 2 * radius - width), rel=0.06)
    assert extent(path)[::2] == (10, 10 + width)


def test_the_parts_of_a_bar_make_it_up():
    whole = capsule(0, 0, 100, 20, 10, 0, 100)
    assert area(whole) == pytest.approx(80 * 20 + pi * 10**2, rel=0.01)
    parts = [capsule(0, 0, 100, 20, 10, start, end) for start, end in ((0, 5), (5, 40), (40, 100))]
    assert sum(map(area, parts)) == pytest.approx(area(whole), rel=0.01)


def test_without_a_radius_it_is_a_rectangle():
    assert area(capsule(0, 0, 30, 10, 0, 0, 30)) == pytest.approx(300)


def test_a_long_bar_is_round_at_both_ends():
    path = capsule(0, 0, 100, 20, 10)
    assert extent(path) == (0, 0, 100, 20)
    assert len(path.vertices) == 18  # four Bézier corners


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ({}, (0, 100)),
        ({"ymin": "20"}, (20, 100)),
        ({"ymax": "50"}, (0, 50)),
        ({"ymin": "-5", "ymax": "5"}, (-5, 5)),
        ({"ymin": "200"}, (200, 400)),  # beyond the other end
        ({"ymax": "-50"}, (-100, -50)),
        ({"ymax": "0"}, (-1, 0)),
    ],
)
def test_a_scale_ends_where_the_caller_says(limits, expected):
    spec = parse((("type", "progress"), ("data", "3"), *limits.items()))
    assert limited(0.0, 100.0, *axes.limits(spec.y[0])) == expected


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_bands_are_greys_that_grow_paler_and_let_a_bar_be_seen(theme):
    style = style_of(parse((("type", "bullet"), ("data", "3"), ("theme", theme))))
    bands = [Band(low=i, high=i + 1) for i in range(4)]
    greys = band_colors(bands, style)
    away = [abs(luminance(grey) - luminance(style.background)) for grey in greys]
    assert away == sorted(away, reverse=True)
    bar = parse_color(style.theme.categorical[0])
    assert min(contrast(bar, grey) for grey in greys) >= 3  # WCAG 2, 1.4.11


def test_given_colours_of_bands_are_kept():
    style = style_of(parse((("type", "bullet"), ("data", "3"))))
    assert band_colors([Band(low=0, high=1, color="gold")], style) == [parse_color("gold")]


def test_the_second_line_of_a_label_is_a_note():
    (one,) = measures.of(parse((("type", "bullet"), ("labels", "Revenue\nUS$"), ("data", "3"))))
    assert (one.name, one.note, one.value, one.target) == ("Revenue", "US$", 3, None)


def test_a_colour_for_each_part_or_one_for_all():
    def colors(**more: str):
        return [one.color for one in measures.of(parse((("type", "progress"), ("data", "3,4"), *more.items())))]

    assert colors() == [parse_color("#2768CE")] * 2
    assert colors(colors="gold,teal") == [parse_color("gold"), parse_color("teal")]


@pytest.mark.parametrize(("band", "every"), [(20, 1), (11.5, 1), (11, 2), (1, 12)])
def test_texts_of_10_px_are_thinned_where_rows_are_closer(band, every):
    assert every_th(band, 10) == every

"""Gradients and tiles, and what the canvases make of them. Colours by hand, from the canvas standard's rules."""

import numpy as np
import pytest

from render_chart.plot.drawing import tiles
from render_chart.plot.drawing.backend import AggCanvas
from render_chart.plot.drawing.canvas import Canvas
from render_chart.plot.drawing.figure import PublicAggCanvas
from render_chart.plot.drawing.paints import Area, LinearGradient, RadialGradient, Tiles, pixels
from render_chart.plot.drawing.paths import disc, polyline, rect
from render_chart.plot.drawing.pdf import PdfCanvas
from render_chart.plot.drawing.svg import SvgCanvas

RED, BLUE, CLEAR_BLUE = (1.0, 0.0, 0.0, 1.0), (0.0, 0.0, 1.0, 1.0), (0.0, 0.0, 1.0, 0.0)
CLEAR = (0.0, 0.0, 0.0, 0.0)
STOPS = ((0.0, RED), (1.0, BLUE))


def canvas(kind: type = AggCanvas, scale: float = 1.0) -> AggCanvas | PublicAggCanvas:
    made = kind(40, 20, scale)
    made.paper(CLEAR)
    return made


def test_a_gradient_runs_from_point_to_point_and_stays_beyond_them():
    row = pixels(LinearGradient(10, 0, 30, 0, STOPS), Area(0, 0, 40, 1), 1.0)[0]
    assert row[9].tolist() == [255, 0, 0, 255]
    assert row[30].tolist() == [0, 0, 255, 255]
    assert row[15].tolist() == [185, 0, 70, 255]  # 5.5 of 20 px on the way: 255 · 0.725, 255 · 0.275


def test_it_runs_aslant():
    square = pixels(LinearGradient(0, 0, 20, 20, STOPS), Area(0, 0, 20, 20), 1.0).astype(int)
    assert abs(square - square.transpose(1, 0, 2)).max() == 0
    assert abs(square[10, 9] - (127, 0, 128, 255)).max() <= 1


def test_alpha_and_colours_run_straight():
    row = pixels(LinearGradient(0, 0, 10, 0, ((0, RED), (1, CLEAR_BLUE))), Area(0, 0, 10, 1), 1.0)[0]
    assert row[4].tolist() == [140, 0, 115, 140]  # not premultiplied: both by the same share, 0.55


def test_two_stops_at_one_place_are_an_edge():
    row = pixels(LinearGradient(0, 0, 10, 0, ((0, RED), (0.5, RED), (0.5, BLUE), (1, BLUE))), Area(0, 0, 10, 1), 1.0)
    assert row[0, 4].tolist() == [255, 0, 0, 255]
    assert row[0, 5].tolist() == [0, 0, 255, 255]


@pytest.mark.parametrize("paint", [LinearGradient(5, 5, 5, 5, STOPS), RadialGradient(5, 5, 3, 5, 5, 3, STOPS)])
def test_a_gradient_that_goes_nowhere_paints_nothing(paint):
    assert not pixels(paint, Area(0, 0, 10, 10), 1.0).any()


def test_a_radial_gradient_runs_from_circle_to_circle():
    square = pixels(RadialGradient(10, 10, 2, 10, 10, 8, STOPS), Area(0, 0, 20, 20), 1.0).astype(int)
    assert square[10, 10].tolist() == [255, 0, 0, 255]
    assert square[0, 0].tolist() == [0, 0, 255, 255]
    assert abs(square[10, 14] - (147, 0, 108, 255)).max() <= 3  # 4.53 px from the middle: 0.42 on the way


def test_circles_beside_each_other_make_a_cone():
    square = pixels(RadialGradient(10, 10, 1, 25, 10, 4, STOPS), Area(0, 0, 40, 20), 1.0)
    assert square[10, 2, 3] == 0  # behind its tip, at x = 5
    assert square[10, 38].tolist() == [0, 0, 255, 255]


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_tiles_come_again_from_the_upper_left_corner_on(scale):
    paint = Tiles("square", RED, BLUE, 10)
    side = round(10 * scale)
    tile = tiles.picture(paint, scale)
    shown = pixels(paint, Area(3, 5, 3 + 2 * side, 5 + side), scale)
    assert tile.shape == (side, side, 4)
    assert np.array_equal(shown[:, :side], shown[:, side:])
    assert np.array_equal(shown, np.tile(tile, (3, 4, 1))[5 : 5 + side, 3 : 3 + 2 * side])


@pytest.mark.parametrize("shape", [*tiles.SHAPES, *tiles.ALIASES])
def test_a_tile_shows_its_ground_and_its_figure(shape):
    tile = tiles.picture(Tiles(shape, RED, BLUE, 20), 1.0)
    assert (tile == (255, 0, 0, 255)).all(-1).any()
    assert (tile == (0, 0, 255, 255)).all(-1).any()


def test_an_unknown_shape_is_no_tile():
    with pytest.raises(KeyError):
        tiles.marks("stars", 20)


@pytest.mark.parametrize("turned", [("line-vertical", "line"), ("zigzag-vertical", "zigzag")])
def test_what_is_turned_is_the_other_a_quarter_further(turned):
    one, other = (tiles.picture(Tiles(shape, RED, BLUE, 20), 1.0) for shape in turned)
    assert abs(one.astype(int) - np.rot90(other, -1)).max() <= 1


@pytest.mark.parametrize("kind", [AggCanvas, PublicAggCanvas])
@pytest.mark.parametrize(
    "paint",
    [
        LinearGradient(0, 0, 40, 0, STOPS),
        RadialGradient(20, 10, 0, 20, 10, 20, STOPS),
        Tiles("disc", RED, BLUE, 8),
    ],
)
def test_a_paint_fills_a_path_and_no_more(kind, paint):
    made = canvas(kind)
    made.fill(rect(5, 5, 35, 15), paint)
    inside = np.zeros((20, 40), bool)
    inside[5:15, 5:35] = True
    shown = made.pixels()
    assert np.array_equal(shown[..., 3] > 0, inside)
    assert np.array_equal(shown[5:15, 5:35], pixels(paint, Area(5, 5, 35, 15), 1.0))


@pytest.mark.parametrize("kind", [AggCanvas, PublicAggCanvas])
def test_a_paint_is_drawn_along_a_path(kind):
    made = canvas(kind)
    made.stroke(
        polyline(np.array([5.0, 35.0]), np.array([10.0, 10.0])), LinearGradient(0, 0, 40, 0, STOPS), 4, (), "butt"
    )
    assert (made.pixels()[..., 3] > 0).sum() == 30 * 4
    assert (
        made.pixels()[10, 20].tolist()
        == pixels(LinearGradient(0, 0, 40, 0, STOPS), Area(20, 0, 21, 1), 1.0)[0, 0].tolist()
    )


def test_a_second_paint_is_not_seen_where_the_first_one_was():
    made = canvas()
    made.fill(rect(0, 0, 10, 10), LinearGradient(0, 0, 40, 0, STOPS))
    made.fill(rect(20, 0, 30, 10), Tiles("dot", BLUE, BLUE))
    assert made.pixels()[5, 5].tolist() != [0, 0, 255, 255]


def test_a_tile_as_large_as_the_picture_does_not_disturb_it():
    made = AggCanvas(20, 20, 1.0)
    made.paper(CLEAR)
    made.fill(rect(0, 0, 5, 5), RED)
    made.fill(rect(10, 10, 15, 15), Tiles("zigzag", BLUE, BLUE, 20))
    assert made.pixels()[2, 2].tolist() == [255, 0, 0, 255]
    assert made.pixels()[7, 7].tolist() == [0, 0, 0, 0]


def test_an_svg_defines_its_paints():
    made = SvgCanvas(40, 20)
    made.fill(rect(0, 0, 10, 10), LinearGradient(0, 0, 40, 0, ((0, RED), (0.25, CLEAR_BLUE), (1, BLUE))))
    made.stroke(disc(5, 20, 10), RadialGradient(1, 2, 3, 4, 5, 6, STOPS), 2)
    made.fill(rect(0, 0, 10, 10), Tiles("ring", RED, BLUE, 12))
    text = made.encoded("svg", "", "").decode()
    assert '<stop offset="0.25" stop-color="#0000ff" stop-opacity="0"/>' in text
    assert 'gradientUnits="userSpaceOnUse" fx="1" fy="2" fr="3" cx="4" cy="5" r="6"' in text
    assert '<pattern id="pattern-' in text
    assert text.count('fill="url(#') == 2
    assert text.count('stroke="url(#') == 1


def drawn(made: Canvas) -> None:
    made.fill(rect(0, 0, 10, 10), LinearGradient(0, 0, 40, 0, STOPS))
    made.stroke(disc(5, 20, 10), Tiles("disc", RED, BLUE, 8), 2)


def test_a_pdf_has_them_as_images():
    made = PdfCanvas(40, 20)
    drawn(made)
    assert made.encoded("pdf", "", "").count(b"/Subtype /Image") >= 2

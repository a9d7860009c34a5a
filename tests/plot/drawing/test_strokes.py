"""Lines drawn with other pens than ours, and areas by the even-odd rule. Areas are those of school geometry."""

from math import pi, sqrt

import numpy as np
import pytest

from render_chart.plot.drawing.backend import AggCanvas
from render_chart.plot.drawing.figure import PublicAggCanvas
from render_chart.plot.drawing.paths import Path, disc, joined, polyline, rect
from render_chart.plot.drawing.strokes import dashes, even_odd, lines, mitred, nearer
from render_chart.plot.drawing.svg import SvgCanvas

BLACK, CLEAR = (0.0, 0.0, 0.0, 1.0), (0.0, 0.0, 0.0, 0.0)
KINDS = pytest.mark.parametrize("kind", [AggCanvas, PublicAggCanvas])


def line(*points: tuple[float, float]) -> Path:
    return polyline(*np.array(points, float).T)


def ink(kind: type, path: Path, *how: object, **more: object) -> np.ndarray:
    """(60, 60) how much of each pixel is covered, 0–1."""
    made = kind(60, 60, 1.0)
    made.paper(CLEAR)
    made.stroke(path, BLACK, *how, **more)
    return made.pixels()[..., 3] / 255


@KINDS
@pytest.mark.parametrize(("cap", "area"), [("butt", 80), ("square", 96), ("round", 80 + pi * 4)])
def test_ends(kind, cap, area):
    assert ink(kind, line((10, 10), (30, 10)), 4, (), cap).sum() == pytest.approx(area, rel=0.01)


@KINDS
@pytest.mark.parametrize(
    ("join", "corner"),
    # what is outside of both arms of a right angle 4 px thick: a square, a triangle, a quarter of a circle
    [("miter", 4), ("bevel", 2), ("round", pi)],
)
def test_corners(kind, join, corner):
    covered = ink(kind, line((10, 40), (10, 10), (40, 10)), 4, (), "butt", join).sum()
    assert covered == pytest.approx(2 * 30 * 4 - 4 + corner, rel=0.01)


@KINDS
@pytest.mark.parametrize("width", [1.0, 2.0, 3.0])
def test_a_mitre_is_as_long_as_canvases_have_it(kind, width):
    """An angle of 2 · atan(1 / 5): its mitre is sqrt(26) times as long as the line is thick, which is less than ten."""
    above = ink(kind, line((20, 50), (26, 20), (32, 50)), width, (), "butt", "miter")[:20, :]
    # above the tip it is a triangle: from its top to the tip it is half a mitre high
    height = width / 2 * sqrt(26)
    assert above.sum() == pytest.approx(height * height / 5, rel=0.03, abs=0.15)


@KINDS
def test_beyond_the_limit_a_corner_is_cut_off(kind):
    above = ink(kind, line((28, 55), (30, 20), (32, 55)), 3, (), "butt", "miter")[:19]
    assert above.sum() == pytest.approx(0, abs=0.05)


@KINDS
def test_a_rectangle_has_four_corners(kind):
    covered = ink(kind, rect(10.5, 10.5, 30.5, 30.5), 1, (), "butt", "miter")
    assert covered.sum() == pytest.approx(80, abs=0.2)
    assert covered[10, 10] == covered[10, 30] == covered[30, 10] == covered[30, 30] == 1


@KINDS
def test_it_does_not_lie_twice_on_itself(kind):
    made = kind(60, 60, 1.0)
    made.paper(CLEAR)
    made.stroke(line((10, 40), (20, 10), (30, 40), (35, 15)), (0.0, 0.0, 0.0, 0.5), 4, (), "butt", "miter")
    assert made.pixels()[..., 3].max() in (127, 128)


def test_blunt_corners_are_left_to_agg():
    assert mitred(line((0, 0), (20, 1), (40, 0)), 2, "butt", 1.0) is None
    assert mitred(disc(10, 20, 20), 1, "butt", 1.0) is None
    assert mitred(line((0, 0), (20, 20), (40, 0)), 3, "butt", 1.0) is None  # its own limit is the thickness: 3
    assert mitred(line((0, 0), (20, 20), (40, 0)), 1, "butt", 1.0) is not None


@KINDS
@pytest.mark.parametrize("offset", [0, 3, -2, 13])
def test_dashes_may_begin_earlier(kind, offset):
    covered = ink(kind, line((0, 10), (60, 10)), 2, (6, 4), "butt", "miter", offset)[10]
    assert covered.tolist() == [float((x + offset) % 10 < 6) for x in range(60)]


@pytest.mark.parametrize(
    ("lengths", "made"),
    [((3,), (3, 3)), ((1, 2, 3), (1, 2, 3, 1, 2, 3)), ((6, 4), (6, 4)), ((0, 0), ()), ((-1, 3), ())],
)
def test_dashes_are_pairs(lengths, made):
    assert dashes(lengths) == made


@KINDS
def test_dashes_of_no_length_are_none(kind):
    assert ink(kind, line((0, 10), (60, 10)), 2, (0, 0), "butt").sum() == 120


def test_an_svg_names_the_pen():
    made = SvgCanvas(60, 60)
    made.stroke(line((0, 0), (9, 9)), BLACK, 2, (6, 4), "square", "bevel", 3)
    made.stroke(line((0, 0), (9, 9)), BLACK, 2, (), "butt", "miter")
    text = made.encoded("svg", "", "").decode()
    assert 'stroke-linecap="square" stroke-linejoin="bevel" stroke-dasharray="6 4" stroke-dashoffset="3"' in text
    assert 'stroke-width="2" stroke-miterlimit="10"/>' in text


def test_curves_become_steps_that_stay_near_them():
    ((points, closed),) = lines(disc(20, 30, 30))
    assert closed
    assert np.hypot(*(points - 30).T) == pytest.approx(20, abs=0.05)
    middles = (points + np.roll(points, -1, 0)) / 2
    assert np.hypot(*(middles - 30).T) == pytest.approx(20, abs=0.1)


def test_nan_lifts_the_pen():
    found = lines(line((0, 0), (5, 5), (np.nan, 1), (9, 9), (9, 9), (12, 9)))
    assert [len(points) for points, _ in found] == [2, 2]


@KINDS
def test_by_the_even_odd_rule_a_hole_is_a_hole_whichever_way_it_runs(kind):
    outer, inner = rect(10, 10, 50, 50), rect(20, 20, 40, 40)
    backwards = Path(inner.vertices[::-1].copy(), inner.codes)
    for hole in (inner, backwards):
        made = kind(60, 60, 1.0)
        made.paper(CLEAR)
        made.fill(even_odd(joined([outer, hole, rect(25, 25, 35, 35)])), BLACK)
        assert (made.pixels()[..., 3] / 255).sum() == pytest.approx(1600 - 400 + 100)


@KINDS
def test_a_clip_path_keeps_everything_inside(kind):
    made = kind(60, 60, 1.0)
    made.paper(CLEAR)
    made.clip_path(disc(10, 30, 30))
    made.fill(rect(0, 0, 60, 60), BLACK)
    made.stroke(line((0, 5), (60, 5)), BLACK, 3)
    made.text("MMMMMMMM", 0, 12, 20, BLACK)
    assert (made.pixels()[..., 3] / 255).sum() == pytest.approx(pi * 100, rel=0.01)
    made.clip_path(None)
    made.fill(rect(0, 0, 5, 5), BLACK)
    assert made.pixels()[2, 2, 3] == 255


@KINDS
def test_one_clip_path_is_never_taken_for_another(kind):
    """As it could be: matplotlib tells them apart by where in memory they are."""
    made = kind(60, 60, 1.0)
    made.paper(CLEAR)
    for left in range(0, 60, 10):
        made.clip_path(rect(left, 0, left + 5, 60))
        made.fill(rect(0, 0, 60, 60), BLACK)
        made.clip_path(None)
    assert (made.pixels()[30, :, 3] > 0).tolist() == [x % 10 < 5 for x in range(60)]


@KINDS
def test_a_box_and_a_path_clip_together(kind):
    made = kind(60, 60, 1.0)
    made.paper(CLEAR)
    made.clip((0, 0, 30, 60))
    made.clip_path(disc(10, 30, 30))
    made.fill(rect(0, 0, 60, 60), BLACK)
    assert (made.pixels()[..., 3] / 255).sum() == pytest.approx(pi * 50, rel=0.02)


def test_an_svg_groups_what_is_clipped():
    made = SvgCanvas(60, 60)
    made.clip((0, 0, 30, 60))
    made.clip_path(disc(10, 30, 30))
    made.fill(rect(0, 0, 60, 60), BLACK)
    made.clip(None)
    made.fill(rect(0, 0, 6, 6), BLACK)
    text = made.encoded("svg", "", "").decode()
    assert text.count("<clipPath") == 2
    assert text.count("<g clip-path") == text.count("</g>") == 4  # one; both; the path alone
    assert text.endswith('Z" fill="#000000"/></g></svg>\n')


@pytest.mark.parametrize("kind", [AggCanvas, PublicAggCanvas])
def test_letters_have_outlines_where_they_are_set(kind):
    made = kind(120, 60, 1.0)
    made.paper(CLEAR)
    made.text("Hx", 20.3, 40.4, 30, BLACK)
    letters = made.pixels()[..., 3] > 0
    made.paper(CLEAR)
    made.text_outline("Hx", 20.3, 40.4, 30, 0.2, BLACK)
    rim = made.pixels()[..., 3] > 0
    (top, left), (bottom, right) = np.argwhere(letters).min(0), np.argwhere(letters).max(0)
    (rim_top, rim_left), (rim_bottom, rim_right) = np.argwhere(rim).min(0), np.argwhere(rim).max(0)
    assert abs(np.array([top - rim_top, left - rim_left, bottom - rim_bottom, right - rim_right])).max() <= 1


def test_what_is_far_away_is_moved_nearer_in_the_same_direction():
    moved = nearer(line((3, 4), (1e156, 0), (-6e9, 3e9)), 1e7).vertices.tolist()
    assert moved[0] == [3, 4]
    assert moved[1] == [1e7, 0]
    assert moved[2] == pytest.approx([-1e7, 0.5e7])

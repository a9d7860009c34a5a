"""The fence around matplotlib's private parts: its quick way draws what matplotlib's public API draws."""

import os
import subprocess
import sys
from io import BytesIO

import numpy as np
import pytest
from msgspec.structs import replace
from PIL import Image

from render_chart.charts import draw
from render_chart.plot.drawing.backend import AggCanvas
from render_chart.plot.drawing.color import parse
from render_chart.plot.drawing.figure import public_pixels
from render_chart.plot.drawing.paths import disc, polyline, rect
from render_chart.render import render
from tests.drawing import example_specs, sized

SPECS = example_specs()
RED, BLUE, WHITE = (1.0, 0.0, 0.0, 1.0), (0.0, 0.0, 1.0, 1.0), (1.0, 1.0, 1.0, 1.0)
FAINT_RED = (1.0, 0.0, 0.0, 0.5)


def pixels(spec) -> np.ndarray:
    canvas = AggCanvas(spec.width, spec.height, spec.scale)
    draw(canvas, spec)
    return canvas.pixels().copy()


def canvas(width: int = 20, height: int = 10, scale: float = 1.0) -> AggCanvas:
    made = AggCanvas(width, height, scale)
    made.paper(WHITE)
    return made


def assert_same(ours: np.ndarray, theirs: np.ndarray) -> None:
    """Equal, but that a row of labels set at once may differ from labels set singly in the rounding of some pixels."""
    assert ours.shape == theirs.shape
    seen = (ours[..., 3:] > 0) | (theirs[..., 3:] > 0)  # the colour of what is wholly transparent is nobody's matter
    off = (abs(ours.astype(int) - theirs.astype(int)) * seen).max(-1)
    assert off.max() <= 1
    assert np.count_nonzero(off) <= 8


@pytest.mark.parametrize("name", SPECS)
def test_each_pixel_is_that_of_the_public_way(name):
    assert_same(pixels(SPECS[name]), public_pixels(SPECS[name]))


@pytest.mark.parametrize("scale", [1.5, 2.0])
@pytest.mark.parametrize("name", ["bar-grouped", "area-single", "line-many", "scatter", "doughnut"])
def test_so_it_is_at_other_scales(name, scale):
    spec = sized(SPECS[name], 302, 204, scale)
    assert_same(pixels(spec), public_pixels(spec))


def test_so_it_is_without_a_background():
    spec = replace(SPECS["bar-grouped"], background="transparent")
    assert pixels(spec)[0, 0].tolist() == [0, 0, 0, 0]
    assert_same(pixels(spec), public_pixels(spec))


ALONE = """
import sys
from render_chart.render import render
from render_chart.spec import Axis, ChartSpec, Series
spec = ChartSpec(type="line", series=(Series(data=(3.0, 5.0, 2.0), name="a"), Series(data=(4.0, 4.0, 6.0), name="b")),
                 labels=("Q1", "Q2", "Q3"), x=Axis(kind="category"), y=(Axis(kind="linear"),), title="Sales")
render(spec, "png")
loaded = sorted(name for name in sys.modules if name.partition(".")[0] in ("matplotlib", "mpl_toolkits", "PIL"))
assert loaded == ["matplotlib.backends._backend_agg"], loaded
"""
AFTERWARDS = """
import numpy as np
from render_chart.charts import draw
from render_chart.plot.drawing.backend import AggCanvas
from render_chart.plot.drawing.figure import public_pixels
theirs = public_pixels(spec)
canvas = AggCanvas(spec.width, spec.height, 1.0)
draw(canvas, spec)
assert abs(canvas.pixels().astype(int) - theirs).max() <= 1
"""


def run(script: str) -> None:
    """Run a script in a fresh process."""
    path = os.pathsep.join(filter(None, sys.path))
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script],
        capture_output=True, text=True, check=False, env=os.environ | {"PYTHONPATH": path},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_a_png_loads_one_library_of_matplotlib_s_and_nothing_else_of_it():
    run(ALONE)


def test_matplotlib_can_be_imported_afterwards():
    run(ALONE + AFTERWARDS)


def test_and_before():
    run("import matplotlib.backends.backend_agg\n" + ALONE.partition("loaded =")[0] + AFTERWARDS)


# ---- the verbs, on a few pixels


def test_paper_has_its_colour_exactly():
    for value in range(256):
        made = AggCanvas(2, 1, 1.0)
        made.paper((value / 255, 0.0, 1.0, 1.0))
        assert made.pixels()[0, 0].tolist() == [value, 0, 255, 255]


def test_a_rectangle_fills_its_pixels_and_no_others():
    made = canvas()
    made.fill(rect(3, 2, 8, 6), RED)
    expected = np.full((10, 20, 4), 255, np.uint8)
    expected[2:6, 3:8] = (255, 0, 0, 255)
    assert np.array_equal(made.pixels(), expected)


def test_lengths_are_css_px():
    made = canvas(scale=2.0)
    made.fill(rect(3, 2, 8, 6), RED)
    assert made.pixels().shape == (20, 40, 4)
    red = (made.pixels() == (255, 0, 0, 255)).all(-1)
    assert red[4:12, 6:16].all()
    assert red.sum() == 8 * 10


@pytest.mark.parametrize(("start", "end"), [((2, 4.5), (18, 4.5)), ((4.5, 2), (4.5, 8))])
def test_a_stroke_of_one_px_in_the_middle_of_pixels_is_sharp(start, end):
    made = canvas()
    made.stroke(polyline(*np.array([start, end]).T), BLUE, 1.0)
    blue = (made.pixels() == (0, 0, 255, 255)).all(-1)
    touched = (made.pixels() != 255).any(-1)
    long = max(end[0] - start[0], end[1] - start[1])
    assert blue.sum() == long
    assert touched.sum() <= long + 2  # its ends are round


def test_dashes_are_measured_in_css_px():
    made = canvas(scale=2.0)
    made.stroke(polyline(np.array([0.0, 20.0]), np.array([5.0, 5.0])), BLUE, 2.0, dash=(4.0, 2.0))
    row = (made.pixels()[10] == (0, 0, 255, 255)).all(-1)
    assert row.tolist() == [i % 12 < 8 for i in range(40)]


def test_what_is_clipped_is_not_drawn():
    made = canvas()
    made.clip((4, 3, 10, 7))
    made.fill(rect(0, 0, 20, 10), RED)
    made.clip(None)
    made.fill(rect(19, 9, 20, 10), BLUE)
    red = (made.pixels() == (255, 0, 0, 255)).all(-1)
    assert red[3:7, 4:10].all()
    assert red.sum() == 4 * 6
    assert made.pixels()[9, 19].tolist() == [0, 0, 255, 255]


def test_markers_are_stamped_where_they_stand_and_a_gap_has_none():
    made = canvas()
    made.markers(disc(3), np.array([(4.0, 5.0), (np.nan, 5.0), (14.0, 5.0)]), RED)
    darkness = 255 - made.pixels()[..., 1].astype(float)
    assert darkness[:, 9].sum() == 0
    for left, x in ((0, 4), (10, 14)):
        part = darkness[:, left : left + 9]
        assert part.sum() / 255 == pytest.approx(np.pi * 9, rel=0.03)
        middle = np.average(np.arange(left, left + 9) + 0.5, weights=part.sum(0))
        assert middle == pytest.approx(x, abs=0.51)  # matplotlib stamps markers on whole pixels


def test_a_ring_goes_around_a_marker():
    made = canvas(40, 40)
    made.markers(disc(8), np.array([(20.0, 20.0)]), RED, BLUE, 4.0)
    assert made.pixels()[20, 20].tolist() == [255, 0, 0, 255]
    assert made.pixels()[20, 28].tolist() == [0, 0, 255, 255]
    assert made.pixels()[20, 31].tolist() == [255, 255, 255, 255]


def test_a_fade_runs_from_one_opacity_to_the_other():
    made = canvas(4, 100)
    made.fade(rect(0, 0, 4, 100), ((0.0, 0.0, 0.0, 1.0), (0.0, 0.0, 0.0, 0.0)), 0, 100)
    column = made.pixels()[:, 2, 0].astype(int)
    assert abs(column - (np.arange(100) + 0.5) / 100 * 255).max() <= 1


def test_a_fade_stays_inside_its_path():
    made = canvas()
    made.fade(rect(5, 2, 9, 8), (FAINT_RED, FAINT_RED), 2, 8)
    touched = (made.pixels() != 255).any(-1)
    assert touched[2:8, 5:9].all()
    assert touched.sum() == 4 * 6


def test_a_fade_is_never_clipped_by_an_older_path_at_the_same_address():
    """As it was once, rarely: matplotlib tells clip paths apart by where in memory they are."""
    path = rect(0, 2, 4, 8)
    for left in (0, 5, 10):
        path.vertices[:, 0] = np.array([0, 4, 4, 0, 0]) + left
        made = canvas()
        made.fade(path, (FAINT_RED, FAINT_RED), 2, 8)
        touched = (made.pixels() != 255).any(-1)
        assert touched[2:8, left : left + 4].all()
        assert touched.sum() == 4 * 6


def test_half_red_over_white_is_pink():
    made = canvas()
    made.fill(rect(0, 0, 20, 10), (1.0, 0.0, 0.0, 0.5))
    assert abs(made.pixels()[5, 5].astype(int) - (255, 128, 128, 255)).max() <= 1


def test_a_picture_never_shows_the_last_one():
    first = canvas()
    first.fill(rect(0, 0, 20, 10), RED)
    second = AggCanvas(20, 10, 1.0)
    second.paper(parse("transparent"))
    assert not second.pixels().any()


def test_one_switch_makes_the_public_way_draw(monkeypatch):
    quick, media_type = render(SPECS["bar-grouped"], "png")
    monkeypatch.setenv("PUBLIC_AGG", "1")
    assert render(SPECS["bar-grouped"], "png")[1] == media_type
    images = [
        np.asarray(Image.open(BytesIO(b)).convert("RGB")) for b in (quick, render(SPECS["bar-grouped"], "png")[0])
    ]
    assert abs(images[0].astype(int) - images[1]).max() <= 17  # of two palettes, each off by 8 at most

"""Charts as ordinary matplotlib figures: the public way, which any renderer of matplotlib's can draw."""

from io import BytesIO
from xml.etree import ElementTree

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from render_chart.plot.drawing.figure import figure, public_file, public_pixels
from tests.drawing import example_specs, sized

SPEC = example_specs()["bar-grouped"]


def test_the_figure_has_the_size_of_the_picture_and_one_artist():
    made = figure(sized(SPEC, 640, 360, 2.0))
    FigureCanvasAgg(made)
    assert made.canvas.get_width_height() == (1280, 720)
    assert len(made.artists) == 1


@pytest.mark.parametrize(("format", "start"), [("svg", b"<?xml"), ("pdf", b"%PDF"), ("png", b"\x89PNG")])
def test_savefig_writes_it(format, start):  # noqa: A002
    assert public_file(SPEC, format).startswith(start)


def test_its_svg_is_well_formed():
    assert ElementTree.parse(BytesIO(public_file(SPEC, "svg"))).getroot().get("width") == "375pt"


def test_what_is_drawn_is_a_chart():
    pixels = public_pixels(SPEC)
    assert pixels.shape == (SPEC.height, SPEC.width, 4)
    colors = {tuple(color) for color in np.unique(pixels.reshape(-1, 4), axis=0).tolist()}
    assert {(255, 255, 255, 255), (0x27, 0x68, 0xCE, 255), (0xE3, 0x6F, 0x28, 255)} <= colors

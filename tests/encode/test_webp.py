"""WebP, read back by Pillow: without loss."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from render_chart.charts import draw
from render_chart.encode.webp import webp
from render_chart.plot.drawing.backend import AggCanvas
from tests.drawing import example_specs

SPECS = example_specs()


@pytest.mark.parametrize("name", ["bar-grouped", "area-single", "scatter"])
def test_a_chart_is_exact(name):
    spec = SPECS[name]
    canvas = AggCanvas(spec.width, spec.height, spec.scale)
    draw(canvas, spec)
    found = Image.open(BytesIO(canvas.encoded("webp", "", "")))
    assert found.format == "WEBP"
    assert np.array_equal(np.asarray(found.convert("RGBA")), canvas.pixels())


def test_what_is_half_transparent_is_exact():
    pixels = np.zeros((9, 16, 4), np.uint8)
    pixels[...] = (10, 200, 30, 128)
    assert np.array_equal(np.asarray(Image.open(BytesIO(webp(pixels)))), pixels)

"""From a chart to a file: the right one in each format, with its words."""

from io import BytesIO
from xml.etree import ElementTree

import pypdfium2
import pytest
from msgspec.structs import replace
from PIL import Image

from render_chart.alt import alt_text
from render_chart.charts import TYPES
from render_chart.plot.looks.theme import NAMES
from render_chart.render import FORMATS, render
from tests.drawing import chart, example_specs, series

SPEC = chart("bar", series(3, 5, 2), labels=("Q1", "Q2", "Q3"), title="Sales")
MAGIC = {"png": b"\x89PNG\r\n\x1a\n", "svg": b"<svg ", "pdf": b"%PDF-1.", "webp": b"RIFF",
         "jpg": b"\xff\xd8\xff", "base64": b"iVBORw0KGgo"}  # fmt: skip


def test_formats_are_these():
    assert FORMATS == {
        "png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf", "webp": "image/webp",
        "jpg": "image/jpeg", "base64": "text/plain; charset=us-ascii",
    }  # fmt: skip


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("kind", TYPES)
def test_every_type_in_every_format(kind, format):  # noqa: A002
    data, media_type = render(next(spec for spec in example_specs().values() if spec.type == kind), format)
    assert media_type == FORMATS[format]
    assert data.startswith(MAGIC[format])


@pytest.mark.parametrize("theme", NAMES)
@pytest.mark.parametrize("format", FORMATS)
def test_every_theme_in_every_format(theme, format):  # noqa: A002
    assert render(replace(SPEC, theme=theme), format)[0].startswith(MAGIC[format])


@pytest.mark.parametrize(("scale", "size"), [(1.0, (500, 300)), (2.0, (1000, 600)), (1.5, (750, 450))])
@pytest.mark.parametrize("format", ["png", "webp"])
def test_pixels_are_css_px_times_the_scale(format, scale, size):  # noqa: A002
    data, _ = render(replace(SPEC, scale=scale), format)
    assert Image.open(BytesIO(data)).size == size


@pytest.mark.parametrize("format", ["svg", "pdf"])
def test_the_scale_changes_nothing_where_there_are_no_pixels(format):  # noqa: A002
    assert render(SPEC, format) == render(replace(SPEC, scale=2.0), format)


def test_its_words_are_in_the_file():
    said = alt_text(SPEC)
    assert Image.open(BytesIO(render(SPEC, "png")[0])).text["Description"] == said
    svg = ElementTree.fromstring(render(SPEC, "svg")[0])
    assert [child.text for child in svg[:2]] == ["Sales", said]
    with pypdfium2.PdfDocument(render(SPEC, "pdf")[0]) as document:
        told = document.get_metadata_dict()
    assert (told["Title"], told["Subject"]) == ("Sales", said)


def test_a_picture_at_scale_2_says_how_large_it_is():
    dpi = Image.open(BytesIO(render(replace(SPEC, scale=2.0), "png")[0])).info["dpi"]
    assert dpi == pytest.approx((192, 192), abs=0.1)


def test_a_dark_chart_is_dark():
    light = Image.open(BytesIO(render(SPEC, "png")[0])).convert("L").getpixel((2, 2))
    dark = Image.open(BytesIO(render(replace(SPEC, theme="dark"), "png")[0])).convert("L").getpixel((2, 2))
    assert (light, dark) == (255, pytest.approx(23, abs=3))  # #14171F


def test_the_examples_in_png_are_small():
    sizes = {name: len(render(spec, "png")[0]) for name, spec in example_specs().items() if spec.width <= 1000}
    assert max(sizes.values()) < 60_000, max(sizes, key=sizes.__getitem__)

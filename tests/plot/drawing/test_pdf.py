"""PDF, read and drawn by pdfium: its words can be copied, and it looks as the pixels do."""

import numpy as np
import pypdfium2
import pytest

from render_chart.charts import draw
from render_chart.plot.drawing.backend import AggCanvas
from render_chart.render import render
from tests.drawing import chart, drawn, example_specs, series, sized

SPECS = example_specs()
PX_PER_POINT = 96 / 72


def opened(name: str) -> pypdfium2.PdfDocument:
    spec = SPECS[name]
    return pypdfium2.PdfDocument(render(sized(spec, spec.width, spec.height), "pdf")[0])


def pixels(name: str) -> np.ndarray:
    spec = SPECS[name]
    canvas = AggCanvas(spec.width, spec.height, 1.0)
    draw(canvas, sized(spec, spec.width, spec.height))
    return canvas.pixels()[..., :3].astype(int)


@pytest.mark.parametrize("name", SPECS)
def test_it_looks_as_the_pixels_do(name):
    """But for the rims of letters and curves, which pdfium smooths in its own way."""
    with opened(name) as document:
        page = document[0].render(scale=PX_PER_POINT, rev_byteorder=True).to_numpy()[..., :3].astype(int)
    off = abs(page - pixels(name)).max(-1)
    assert off.mean() < 2
    assert (off > 64).mean() < 0.01


def test_this_would_tell_another_chart():
    assert abs(pixels("bar-grouped") - pixels("bar-stacked")).max(-1).mean() > 5


@pytest.mark.parametrize("name", ["bar-grouped", "line-many", "pie", "bar-horizontal", "time-months"])
def test_its_words_can_be_copied(name):
    with opened(name) as document:
        copied = document[0].get_textpage().get_text_range()
    spec = SPECS[name]
    for string in drawn(sized(spec, spec.width, spec.height)).strings:
        assert string.replace("−", "-") in copied.replace("−", "-").replace("\r\n", " ")


def test_the_page_is_as_large_as_the_picture():
    spec = chart("bar", series(1, 2), labels=("a", "b"), width=640, height=360)
    with pypdfium2.PdfDocument(render(spec, "pdf")[0]) as document:
        assert len(document) == 1
        assert document[0].get_size() == (480, 270)  # points: 72 to an inch of 96 px


def test_it_has_a_title_a_subject_and_no_date():
    spec = chart("bar", series(3, 5), labels=("a", "b"), title="Größe (€)")
    with pypdfium2.PdfDocument(render(spec, "pdf")[0]) as document:
        told = document.get_metadata_dict(skip_empty=True)
    assert told == {
        "Title": "Größe (€)",
        "Subject": "Bar chart: Größe (€). 2 bars. Highest: b 5; lowest: a 3.",
        "Creator": "Plotlink",
        "Producer": "Plotlink",
    }


def test_a_transparent_picture_has_no_background():
    spec = chart("pie", series(3, 5), background="transparent")
    with pypdfium2.PdfDocument(render(spec, "pdf")[0]) as document:
        page = document[0].render(scale=1, fill_color=(0, 255, 0, 255), rev_byteorder=True).to_numpy()
    assert page[0, 0, :3].tolist() == [0, 255, 0]


def test_half_a_character_is_replaced():
    spec = chart("bar", series(3, 5), labels=("a\ud800", "b"), title="a\ud800b")
    with pypdfium2.PdfDocument(render(spec, "pdf")[0]) as document:
        assert document.get_metadata_value("Title") == "a?b"

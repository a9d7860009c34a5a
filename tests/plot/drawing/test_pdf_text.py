"""Text in a PDF, read back and drawn by pdfium."""

import io

import numpy as np
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.backends.backend_pdf import PdfFile, Reference

from render_chart.plot.drawing.pdf_text import PdfText, number, utf16
from render_chart.plot.typesetting.text import ink, width

from ..typesetting.test_shaping import SAMPLES

WIDTH, HEIGHT = 400, 100


def page(*texts: tuple[object, ...], **how: object) -> bytes:
    """A document of one page, by matplotlib's writer, as the module's first lines tell."""

    class File(PdfFile):
        def writeFonts(self) -> None:  # noqa: N802
            def add(body: bytes) -> int:
                reference = self.reserveObject()
                self.recordXref(reference.id)
                self.fh.write(b"%d 0 obj\n%b\nendobj\n" % (reference.id, body))
                return reference.id

            self.writeObject(self.fontObject, {name: Reference(number) for name, number in text.fonts(add).items()})

    text = PdfText()
    target = io.BytesIO()
    file = File(target, metadata={"CreationDate": None})
    file.newPage(WIDTH / 72, HEIGHT / 72)
    for arguments in texts:
        file.write(text.draw(*arguments, **how))
    file.finalize()
    file.close()
    return target.getvalue()


def read(document: bytes) -> str:
    """What a viewer would copy."""
    with pypdfium2.PdfDocument(document) as pdf:
        return pdf[0].get_textpage().get_text_range().rstrip("\r\n")


def drawn(document: bytes, scale: int = 4) -> np.ndarray:
    """The page as ink, 0–255."""
    with pypdfium2.PdfDocument(document) as pdf:
        return 255 - pdf[0].render(scale=scale, grayscale=True).to_numpy()


def box(document: bytes) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of the ink, in points from the upper left corner."""
    rows, columns = np.nonzero(drawn(document) > 100)
    return columns.min() / 4, rows.min() / 4, (columns.max() + 1) / 4, (rows.max() + 1) / 4


# pdfium puts a vowel point before its letter when it turns a Hebrew line round.
READ = [script for script in SAMPLES if script != "hebrew"]


@pytest.mark.parametrize("weight", [400, 600])
@pytest.mark.parametrize("script", READ)
def test_every_script_can_be_copied(script: str, weight: int) -> None:
    assert read(page((SAMPLES[script], 20, 50, 12, weight))) == SAMPLES[script]


@pytest.mark.parametrize("string", ["שלום", "מבעיות (2024)", "السعر ١٢", "مبيعات"])
def test_right_to_left_can_be_copied(string: str) -> None:
    assert read(page((string, 20, 50, 12))) == string


@pytest.mark.parametrize("string", ["Revenue", "季度", "मूल", "ฎู", "مبيعات", "😀"])
@pytest.mark.parametrize("weight", [400, 600])
def test_the_page_has_the_ink_where_the_pixels_have_it(string: str, weight: int) -> None:
    left, top, right, bottom = ink(string, 30, weight)
    assert box(page((string, 20, 40, 30, weight))) == pytest.approx(
        (20 + left, HEIGHT - 40 + top, 20 + right, HEIGHT - 40 + bottom), abs=0.6
    )


def test_the_right_end_stands_at_the_pen() -> None:
    left, _, right, _ = box(page(("HHH", 300, 40, 30), align=1.0))
    _, _, ink_right, _ = ink("HHH", 30)
    assert right == pytest.approx(300 - width("HHH", 30) + ink_right, abs=0.6)
    assert left > 300 - width("HHH", 30)


def test_turned_text_runs_up() -> None:
    left, top, right, bottom = box(page(("HH", 50, 20, 20), angle=90))
    assert right == pytest.approx(50, abs=0.6)
    assert left == pytest.approx(50 - 0.7275 * 20, abs=0.6)
    assert bottom <= HEIGHT - 20
    assert top >= HEIGHT - 20 - width("HH", 20)


def test_the_same_text_makes_the_same_bytes() -> None:
    texts = [("季度 Revenue", 20, 50, 12, 600), ("مبيعات", 20, 30, 12, 400)]
    assert page(*texts) == page(*texts)
    assert page(*texts) != page(*texts[::-1])


def test_fonts_are_embedded_and_small() -> None:
    """The CJK file has 8.7 MB."""
    document = page(("季度销售收入 Revenue", 20, 50, 12))
    assert document.count(b"/FontFile2 ") == 1
    assert document.count(b"/FontFile3 ") == 1
    assert document.count(b"/ToUnicode ") == 2
    assert len(document) < 30_000


def test_a_font_serves_all_that_is_drawn_with_it() -> None:
    assert page(*[("Revenue", 20, y, 12) for y in range(10, 90, 20)]).count(b"/FontFile2 ") == 1


def test_nothing_draws_nothing() -> None:
    assert PdfText().draw("", 0, 0, 12) == b""


def test_marks_go_with_their_letter() -> None:
    """A second mark has no glyph of its own in the text, but ink on the page."""
    once, twice = page(("q\u0301", 20, 40, 30)), page(("q\u0301\u0302", 20, 40, 30))
    assert read(twice) == "q\u0301\u0302"
    assert drawn(twice).sum() > drawn(once).sum()


@pytest.mark.parametrize(
    ("value", "written"),
    [(1.0, "1"), (-0.0000001, "0"), (1e-7, "0"), (0.5, "0.5"), (1e9, "1000000000"), (-2.25, "-2.25")],
)
def test_numbers(value: float, written: str) -> None:
    assert number(value) == written


@pytest.mark.parametrize(("string", "digits"), [("A", "0041"), ("😀", "d83dde00"), ("\ud800", "fffd")])
def test_utf16(string: str, digits: str) -> None:
    assert utf16(string) == digits


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.text(st.characters(), min_size=1, max_size=12), st.sampled_from([400, 600]))
def test_any_string_makes_a_document(string: str, weight: int) -> None:
    assert drawn(page((string, 20, 50, 12, weight)), 1).shape == (HEIGHT, WIDTH)

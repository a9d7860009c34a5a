"""PDF: marks by matplotlib's renderer, text that can be searched and copied, a page as large as the picture."""

from io import BytesIO

from matplotlib.backends.backend_pdf import PdfFile, Reference, RendererPdf

from .canvas import Canvas, Rgba
from .figure import RendererCanvas
from .pdf_text import PdfText

POINTS_PER_PX = 0.75  # 72 points and 96 CSS px to an inch


class _File(PdfFile):
    """matplotlib's PDF file, with our fonts for its own: it would embed what it has laid out itself."""

    def __init__(self, out: BytesIO) -> None:
        # no dates and no version: the same chart is the same bytes
        super().__init__(out, metadata={"Creator": "Plotlink", "Producer": "Plotlink", "CreationDate": None})
        self.text = PdfText()

    def writeFonts(self) -> None:  # noqa: N802  matplotlib's name
        """Write the fonts that were drawn with."""

        def add(body: bytes) -> int:
            reference = self.reserveObject()
            self.recordXref(reference.id)
            self.fh.write(b"%d 0 obj\n%b\nendobj\n" % (reference.id, body))
            return int(reference.id)

        written = self.text.fonts(add)
        self.writeObject(self.fontObject, {name: Reference(number) for name, number in written.items()})


class PdfCanvas(RendererCanvas):
    """A canvas of one PDF page."""

    def __init__(self, width: int, height: int) -> None:
        self._out = BytesIO()
        self._file = _File(self._out)
        inches = width / 96, height / 96
        self._file.newPage(*inches)
        self._pdf = RendererPdf(self._file, 72, inches[1], inches[0])
        super().__init__(self._pdf, width, height, POINTS_PER_PX)

    def _set(
        self, string: str, x: float, y: float, size: float, weight: int, color: Rgba, align: float, angle: float,
        tabular: bool,
    ) -> None:  # fmt: skip
        self._pdf.check_gc(self._pen(color), color)
        k = POINTS_PER_PX
        placed = self._file.text.draw(
            string, x * k, self.rows - y * k, size * k, weight, angle=angle, align=align, tabular=tabular,
            lang=self.lang,
        )  # fmt: skip
        self._file.write(placed)

    def _set_together(
        self, placed: list[tuple[str, float, float]], size: float, weight: int, color: Rgba, align: float, tabular: bool
    ) -> None:
        Canvas._set_together(self, placed, size, weight, color, align, tabular)  # one by one: there is nothing to blit

    def encoded(self, format: str, title: str, description: str) -> bytes:  # noqa: A002
        told = {"Title": title, "Subject": description}
        # half a character (a lone surrogate, from JSON) has no place in UTF-16
        self._file.infoDict |= {name: text.encode(errors="replace").decode() for name, text in told.items()}
        self._pdf.finalize()
        self._file.finalize()
        self._file.close()
        return self._out.getvalue()

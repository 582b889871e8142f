"""A reportlab canvas that writes the same bytes for the same paper and keeps finished pages small."""

import zlib
from datetime import datetime
from typing import Any, BinaryIO

from reportlab.lib.rl_accel import escapePDF
from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from desktop_app.core.paper.fonts import SERIF, register_faces

LANGUAGE = "vi-VN"
PROGRAM = "Sổ Dân Chủ"


class PaperCanvas(Canvas):  # type: ignore[misc]
    """A canvas of one paper, with its title, its language and the time it was made."""

    def __init__(self, out: BinaryIO, *, subject: str, made_at: datetime, size: tuple[float, float]) -> None:
        """`size` is the page in points."""
        register_faces()
        super().__init__(out, pagesize=size, invariant=1, pageCompression=1, lang=LANGUAGE, initialFontName=SERIF)
        self.setDateFormatter(lambda *_parts: pdf_time(made_at))
        self.setTitle(subject)
        self.setAuthor("")
        self.setSubject("")
        self.setCreator(PROGRAM)
        self.setProducer(PROGRAM)

    def showPage(self) -> None:
        """Finish the page and pack it at once: thousands of unpacked pages would fill the memory."""
        super().showPage()
        page: Any = self._doc.Pages.pages[-1]
        if page.stream:
            packed = zlib.compress(page.stream.encode("latin-1"))
            page.Contents = pdfdoc.PDFStream(
                pdfdoc.PDFDictionary({"Filter": pdfdoc.PDFName("FlateDecode")}), packed, filters=[]
            )
            page.stream = None


def pdf_time(at: datetime) -> str:
    """An instant as PDF writes it."""
    zone = f"{at:%z}"
    return f"D:{at:%Y%m%d%H%M%S}" + (f"{zone[:3]}'{zone[3:5]}'" if zone else "")


class QuickText:
    """Sets much text on one page after another: words are encoded once, fonts are named only when they change.

    reportlab's own text object encodes every letter each time, which is most of the time a long register takes.
    """

    _REMEMBERED = 40_000

    def __init__(self, canvas: PaperCanvas) -> None:
        """For the pages of one canvas."""
        self._canvas = canvas
        self._words: dict[tuple[str, str], list[tuple[str, str]]] = {}
        self._operators: list[str] = []
        self._font = ""

    def put(self, text: str, face: str, size: float, x: float, y: float) -> None:
        """Set one line; it is drawn by the next `flush`."""
        self._operators.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm")
        chunk: list[str] = []
        now = ""
        for word in text.split(" "):
            for name, code in self._encoded(face, word):
                if name != now and chunk:
                    self._show(now, size, "".join(chunk))
                    chunk = []
                now = name
                chunk.append(code)
            chunk.append(" ")
        self._show(now, size, "".join(chunk[:-1]))

    def flush(self) -> None:
        """Draw what was set since the last time."""
        self._canvas.addLiteral("BT " + "\n".join(self._operators) + " ET")
        self._operators.clear()
        self._font = ""

    def _show(self, name: str, size: float, code: str) -> None:
        font = f"{name} {size:g} Tf"
        if name and font != self._font:
            self._operators.append(font)
            self._font = font
        self._operators.append(f"({code}) Tj")

    def _encoded(self, face: str, word: str) -> list[tuple[str, str]]:
        known = self._words.get((face, word))
        if known is None:
            if len(self._words) >= self._REMEMBERED:
                self._words.clear()
            font, document = pdfmetrics.getFont(face), self._canvas._doc
            known = self._words[face, word] = [
                (font.getSubsetInternalName(subset, document), escapePDF(code))
                for subset, code in font.splitString(word, document)
            ]
        return known

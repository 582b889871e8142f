"""Papers read back: their words, and QR codes by another program than the one that drew them."""

import re
from collections.abc import Sequence

import zxingcpp

from desktop_app.core.paper.document import Document
from desktop_app.core.paper.saving import document_pdf
from tests.core.paper.samples import ReadPdf


def read(papers: Document | Sequence[Document]) -> ReadPdf:
    return ReadPdf(document_pdf(papers) if isinstance(papers, Document) else document_pdf(*papers))


def said(papers: Document | Sequence[Document]) -> str:
    """All words with single spaces."""
    return re.sub(r"\s+", " ", read(papers).all_text())


def codes(pdf: ReadPdf, page: int, dpi: int = 150) -> list[str]:
    """The texts of the codes on a page of so many dots an inch."""
    picture = pdf.file[page].render(scale=dpi / 72).to_pil()
    return [found.text for found in zxingcpp.read_barcodes(picture)]

"""Papers into files: PDF for printing, Word for changing a word, Excel for reckoning; whole or not there."""

from enum import Enum
from io import BytesIO
from pathlib import Path

from desktop_app.core.disk import disk_told
from desktop_app.core.errors import UserError
from desktop_app.core.files import whole_file
from desktop_app.core.paper.document import Document
from desktop_app.core.paper.register import RegisterPaper
from desktop_app.core.progress import Progress, Silent


class Format(Enum):
    """The kinds of file a paper can be; the value ends the file's name."""

    PDF = "pdf"
    WORD = "docx"
    EXCEL = "xlsx"


_BY_ENDING = {f".{form.value}": form for form in (Format.PDF, Format.WORD)}


def format_of(target: Path) -> Format:
    """How a paper is written into a file of that name; UserError for an ending that no paper has."""
    form = _BY_ENDING.get(target.suffix.lower())
    if form is None:
        raise UserError(f"Chưa biết ghi tệp {target.name} theo dạng nào. Đặt đuôi tệp là .pdf hoặc .docx.")
    return form


def save_register(paper: RegisterPaper, form: Format, target: Path, progress: Progress | None = None) -> None:
    """Write a register; no file when `progress` raises `Cancelled`, UserError when the disk refuses."""
    listening = progress or Silent()
    if form is Format.EXCEL:
        from desktop_app.core.paper.excel import write_register_xlsx

        with disk_told():
            write_register_xlsx(paper, target, listening)
        return
    with disk_told(), whole_file(target) as part, part.open("wb") as out:
        if form is Format.WORD:
            from desktop_app.core.paper.word_register import write_register_docx

            write_register_docx(paper, out, listening)
        else:
            from desktop_app.core.paper.register_pdf import write_register

            write_register(paper, out, listening)


def save_document(document: Document, form: Format, target: Path, *others: Document) -> None:
    """Write a document, in PDF and Word with others after it; UserError when the disk refuses."""
    if form is Format.EXCEL:
        from desktop_app.core.paper.excel import write_document_xlsx

        with disk_told():
            write_document_xlsx(document, target)
        return
    from desktop_app.core.paper.word import write_docx

    data = write_docx(document, *others) if form is Format.WORD else document_pdf(document, *others)
    with disk_told(), whole_file(target) as part:
        part.write_bytes(data)


def document_pdf(document: Document, *others: Document) -> bytes:
    """The PDF of one or more documents, for preview and print from memory."""
    from desktop_app.core.paper.pdf import write_pdf

    return write_pdf(document, *others)


def register_pdf(paper: RegisterPaper, progress: Progress | None = None) -> bytes:
    """The PDF of a register, for preview and print from memory."""
    from desktop_app.core.paper.register_pdf import write_register

    out = BytesIO()
    write_register(paper, out, progress)
    return out.getvalue()

"""The manual on paper: a page or the whole book with its contents, chapters, running foot, bookmarks and pictures."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    KeepTogether,
    PageBreak,
    PageTemplate,
    TableStyle,
)
from reportlab.platypus import Paragraph as PdfParagraph
from reportlab.platypus.tableofcontents import TableOfContents

from desktop_app.core.manual.blocks import Block, Grid, Heading, Passage, Picture, Words, blocks_of
from desktop_app.core.manual.book import Book, Chapter, ManualPage
from desktop_app.core.manual.keys import DESK
from desktop_app.core.manual.paper_parts import (
    BLUE,
    BODY,
    CAPTION,
    CHAPTER,
    COVER,
    COVER_LINE,
    HEADING,
    NOTE,
    TITLE,
    TOC,
    framed_picture,
    grid_table,
    item_style,
    markup,
    plain_markup,
)
from desktop_app.core.paper.fonts import SANS, SANS_BOLD, printable, register_sans
from desktop_app.core.paper.measures import MM
from desktop_app.core.paper.pdf_canvas import LANGUAGE, PROGRAM, PaperCanvas

NAME = "Hướng dẫn sử dụng Sổ Dân Chủ"
_TOP, _BOTTOM, _LEFT, _RIGHT = 18 * MM, 22 * MM, 24 * MM, 18 * MM
WIDTH = A4[0] - _LEFT - _RIGHT
_FOOT = 12 * MM
_ROOM_FOR_A_TASK = 60 * MM
_QUICK_SIDE, _QUICK_TOP = 13 * MM, 24 * MM
COLUMN = (A4[0] - 2 * _QUICK_SIDE - 9 * MM) / 2


def manual_pdf(book: Book, pictures: Path, *, version: str, made_at: datetime) -> bytes:
    """The whole book with a cover and contents; `pictures` is the folder of its pictures."""
    writer = _Writer(book, pictures)
    contents = _contents(book)

    def story() -> Iterator[Flowable]:
        yield PdfParagraph(plain_markup(NAME), COVER)
        yield PdfParagraph(plain_markup(f"Phiên bản {version}"), COVER_LINE)
        yield contents
        for chapter in book.chapters:
            yield PageBreak()
            yield from writer.chapter(chapter)

    return _built(story, NAME, made_at)


def page_pdf(page: ManualPage, pictures: Path, *, made_at: datetime) -> bytes:
    """One page by itself, its links to others as plain words."""
    writer = _Writer(Book(()), pictures)
    return _built(lambda: writer.page(page, level=0), page.title, made_at)


def _contents(book: Book) -> TableOfContents:
    """Lines close together, a chapter never parted from its first page."""
    looks: list[tuple[object, ...]] = [
        (f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("TOP", "BOTTOM", "LEFT", "RIGHT")
    ]
    row = 0
    for chapter in book.chapters:
        looks.append(("NOSPLIT", (0, row), (-1, row + 1)))
        row += 1 + len(chapter.pages)
    return TableOfContents(levelStyles=list(TOC), dotsMinLevel=1, tableStyle=TableStyle(looks))


def quick_pdf(page: ManualPage, pictures: Path, *, version: str, made_at: datetime) -> bytes:
    """The quick start: two columns on two pages, to be printed on both sides of a sheet."""
    story = [*_Writer(Book(()), pictures, COLUMN).blocks(page), _keys()]
    out = BytesIO()
    template = BaseDocTemplate(out, pagesize=A4, lang=LANGUAGE, title=page.title, author="")
    high = A4[1] - _QUICK_TOP - _QUICK_SIDE
    frames = [
        Frame(left, _QUICK_SIDE, COLUMN, high, 0, 0, 0, 0) for left in (_QUICK_SIDE, A4[0] - _QUICK_SIDE - COLUMN)
    ]

    def head(canvas: PaperCanvas, _template: BaseDocTemplate) -> None:
        canvas.saveState()
        canvas.setFillColor(BLUE)
        canvas.rect(0, A4[1] - 18 * MM, A4[0], 18 * MM, stroke=0, fill=1)
        canvas.setFillGray(1)
        canvas.setFont(SANS_BOLD, 18)
        canvas.drawString(_QUICK_SIDE, A4[1] - 12 * MM, page.title)
        canvas.setFont(SANS, 9.5)
        canvas.drawRightString(
            A4[0] - _QUICK_SIDE, A4[1] - 12 * MM, f"Sổ Dân Chủ {version} · {canvas.getPageNumber()}/2"
        )
        canvas.restoreState()

    template.addPageTemplates(PageTemplate("quick", frames, onPage=head))
    template.build(
        story,
        canvasmaker=lambda target, **_others: PaperCanvas(target, subject=page.title, made_at=made_at, size=A4),
    )
    return out.getvalue()


def _keys() -> Flowable:
    """The keys of every page, as the poster of the desk tells them."""
    group = DESK[-1]
    rows = tuple(((Words(each.told, bold=True),), (Words(each.words),)) for each in group.keys)
    return grid_table(Grid(((Words("Phím"),), (Words(group.title),)), rows), COLUMN, ())


class _Template(BaseDocTemplate):  # type: ignore[misc]
    """Tells the contents where chapters and pages begin, and remembers the chapter for the foot."""

    def __init__(self, out: BytesIO, subject: str) -> None:
        super().__init__(out, pagesize=A4, lang=LANGUAGE, title=subject, author="", creator=PROGRAM, producer=PROGRAM)
        self._chapter = ""
        frame = Frame(_LEFT, _BOTTOM, WIDTH, A4[1] - _TOP - _BOTTOM, 0, 0, 0, 0)
        self.addPageTemplates(PageTemplate("page", [frame], onPageEnd=self._foot))

    def beforeDocument(self) -> None:
        """Each pass begins anew."""
        self._chapter = ""

    def afterFlowable(self, flowable: Flowable) -> None:
        """A heading that has a place in the contents gets its bookmark."""
        level, name, key = getattr(flowable, "listed", (None, "", ""))
        if level is None:
            return
        self.canv.bookmarkPage(key)
        self.canv.addOutlineEntry(name, key, level, closed=level == 0)
        self.notify("TOCEntry", (level, plain_markup(name), self.page, key))
        if level == 0:
            self._chapter = name

    def _foot(self, canvas: PaperCanvas, _template: BaseDocTemplate) -> None:
        canvas.saveState()
        canvas.setStrokeGray(0.75)
        canvas.setLineWidth(0.5)
        canvas.line(_LEFT, _FOOT + 11, A4[0] - _RIGHT, _FOOT + 11)
        canvas.setFont(SANS, 8.5)
        canvas.setFillGray(0.3)
        canvas.drawString(_LEFT, _FOOT, printable(" · ".join(part for part in (NAME, self._chapter) if part)))
        canvas.drawRightString(A4[0] - _RIGHT, _FOOT, str(canvas.getPageNumber()))
        canvas.restoreState()


class _Writer:
    """Turns pages into what is set; links lead only to pages that are in the book."""

    def __init__(self, book: Book, pictures: Path, width: float = WIDTH) -> None:
        register_sans()
        self._width = width
        self._slugs = frozenset(page.slug for page in book.pages)
        self._pictures = pictures

    def chapter(self, chapter: Chapter) -> Iterator[Flowable]:
        yield _listed(PdfParagraph(plain_markup(chapter.title), CHAPTER), 0, chapter.title, f"chuong-{chapter.title}")
        for at, page in enumerate(chapter.pages):
            if at:
                yield CondPageBreak(_ROOM_FOR_A_TASK)
            yield from self.page(page)

    def page(self, page: ManualPage, level: int = 1) -> Iterator[Flowable]:
        title = _listed(PdfParagraph(plain_markup(page.title), TITLE), level, page.title, page.slug)
        told, blocks = list(self.blocks(page)), blocks_of(page.text)
        opening = 3 if len(blocks) > 1 and isinstance(blocks[1], Picture) else 1
        yield KeepTogether([title, *told[:opening]])
        yield from told[opening:]

    def blocks(self, page: ManualPage) -> Iterator[Flowable]:
        blocks = blocks_of(page.text)
        for at, block in enumerate(blocks):
            yield from self._set(block, blocks[at - 1] if at else None)

    def _set(self, block: Block, before: Block | None) -> Sequence[Flowable]:
        if isinstance(block, Heading):
            return (PdfParagraph(plain_markup(block.text), HEADING),)
        if isinstance(block, Picture):
            return self._picture(block)
        if not isinstance(block, Passage):
            return (grid_table(block, self._width, self._slugs),)
        if block.note:
            return (PdfParagraph(markup(block.line, self._slugs), NOTE),)
        is_first = not (isinstance(before, Passage) and before.depth)
        style = item_style(block.depth, is_first=is_first) if block.depth else BODY
        return (PdfParagraph(markup(block.line, self._slugs), style, bulletText=block.mark or None),)

    def _picture(self, picture: Picture) -> Sequence[Flowable]:
        file = self._pictures / f"{picture.name}.png"
        caption = PdfParagraph(plain_markup(picture.caption), CAPTION)
        return (framed_picture(file, self._width), caption) if file.is_file() else (caption,)


def _listed(heading: PdfParagraph, level: int, name: str, key: str) -> PdfParagraph:
    heading.listed = (level, name, key)
    return heading


def _built(story: Callable[[], Iterator[Flowable]], subject: str, made_at: datetime) -> bytes:
    """Set it as often as the page numbers of the contents need, and only then once more with its pictures."""
    register_sans()
    written = [BytesIO(), BytesIO()]

    def canvas(target: BytesIO, **_others: object) -> PaperCanvas:
        made = PaperCanvas(target, subject=subject, made_at=made_at, size=A4)
        made.has_pictures = target is written[1]
        return made

    _Template(written[0], subject).multiBuild(list(story()), canvasmaker=canvas)
    _Template(written[1], subject).build(list(story()), canvasmaker=canvas)
    return written[1].getvalue()

"""The lines of a Word file in reading order, each once: paragraphs, rows of tables, and what stands beside the text."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from docx.document import Document as WordFile
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from desktop_app.core.errors import UserError
from desktop_app.core.progress import Progress, Silent
from desktop_app.core.text.fold import nfc
from desktop_app.core.text.legacy import convert, encoding_of_font
from desktop_app.core.word_text.numbering import Numbering
from desktop_app.core.word_text.opening import AGAIN, open_word

MOST_PARAGRAPHS = 60_000
"""Some three thousand pages; no convention comes near."""
STEP = 500
READING = "Đang đọc văn bản"
TRACKED = (
    "Tệp còn {} chỗ sửa đang theo dõi (Track Changes), gần “{}”. Mở tệp bằng Word, vào Xem lại (Review), "
    "chọn Chấp nhận tất cả (Accept All) hoặc Từ chối từng chỗ, lưu lại rồi chọn lại."
)
TOO_LONG = "Tệp có hơn 60.000 đoạn, quá dài để đọc một lần. Hãy tách thành nhiều tệp."
INSERTED = f"Tệp chèn nguyên một tệp khác vào giữa nên không đọc được phần đó. {AGAIN}"

_TRACKED = tuple(qn(name) for name in ("w:ins", "w:del", "w:moveFrom", "w:moveTo"))
_BLOCKS = tuple(qn(name) for name in ("w:sdt", "w:sdtContent", "w:customXml", "w:smartTag"))
_P, _TBL, _TR, _TC, _T, _R = (qn(f"w:{name}") for name in ("p", "tbl", "tr", "tc", "t", "r"))
_BOX = qn("w:txbxContent")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIGNS = {
    qn("w:tab"): "\t", qn("w:ptab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-",
}  # fmt: skip
_BESIDE = (
    (RELATIONSHIP_TYPE.HEADER, "Đầu trang"),
    (RELATIONSHIP_TYPE.FOOTER, "Cuối trang"),
    (RELATIONSHIP_TYPE.FOOTNOTES, "Chú thích"),
    (RELATIONSHIP_TYPE.ENDNOTES, "Chú thích cuối văn bản"),
)


@dataclass(frozen=True)
class WordText:
    """What a file says: `lines` in order, `beside` what stands outside of them, with where it stands."""

    lines: tuple[str, ...]
    beside: tuple[str, ...]
    notices: tuple[str, ...]


def read_word(content: bytes, progress: Progress | None = None) -> WordText:
    """The lines of a .docx, blank ones left out, the numbers of lists written out, old fonts turned into Unicode.

    UserError for what is no .docx, and for one in which changes are still tracked: which of the two wordings was meant
    is for its authors to say.
    """
    word = open_word(content)
    body: Any = word.element.body
    _refuse_tracked(body)
    if next(body.iter(qn("w:altChunk")), None) is not None:
        raise UserError(INSERTED)
    reader = _Reader(word, progress or Silent())
    lines = tuple(reader.read(body))
    boxes = tuple(f"Khung chữ: {line}" for line in reader.boxes)
    return WordText(lines, (*boxes, *_beside(word)), tuple(_notices(word, reader)))


class _Reader:
    def __init__(self, word: WordFile, progress: Progress) -> None:
        self.boxes: list[str] = []
        self.rows, self.converted = 0, 0
        self._numbering, self._progress = Numbering(word), progress
        self._fonts = {style.style_id: _font(style.element.find(qn("w:rPr"))) for style in word.styles}
        usual = word.styles.default(WD_STYLE_TYPE.PARAGRAPH)
        self._usual = self._fonts.get(usual.style_id, "") if usual is not None else ""
        self._total = sum(1 for _ in word.element.body.iter(_P))
        self._done = 0
        if self._total > MOST_PARAGRAPHS:
            raise UserError(TOO_LONG)

    def read(self, block: Any) -> Iterator[str]:
        for child in block:
            if child.tag == _P:
                yield from self._lines(child)
            elif child.tag == _TBL:
                yield from self._table(child)
            elif child.tag in _BLOCKS:
                yield from self.read(child)

    def _table(self, table: Any) -> Iterator[str]:
        for row in table.iter(_TR):
            if next(row.iterancestors(_TBL)) is not table:
                continue
            cells = (" ".join(self.read(cell)) for cell in row.iter(_TC) if next(cell.iterancestors(_TR)) is row)
            told = [cell for cell in cells if cell]
            if told:
                self.rows += next(table.iterancestors(_TBL), None) is None
                yield " | ".join(told)

    def _lines(self, paragraph: Any) -> Iterator[str]:
        self._done += 1
        if self._done % STEP == 0:
            self._progress.report(self._done, self._total, READING)
        text = f"{self._numbering.label(paragraph)}{self._said(paragraph)}"
        for line in text.splitlines():
            if line.strip():
                yield " ".join(line.split())
        for box in paragraph.iter(_BOX):
            if next(box.iterancestors(_FALLBACK), None) is None:
                self.boxes += list(self.read(box))

    def _said(self, paragraph: Any) -> str:
        style = _attribute(paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}"), "w:val")
        outer = self._fonts.get(style) or self._usual
        stretches = ((self._run_font(run, outer), _run_text(run)) for run in _runs(paragraph))
        told = ""
        for font, group in groupby(stretches, key=lambda stretch: stretch[0]):
            text = "".join(text for _, text in group)
            is_old = encoding_of_font(font) is not None and bool(text.strip())
            self.converted += is_old
            told += convert(text, font).text if is_old else text
        return nfc(told)

    def _run_font(self, run: Any, outer: str) -> str:
        looks = run.find(qn("w:rPr"))
        style = _attribute(looks.find(qn("w:rStyle")), "w:val") if looks is not None else ""
        return _font(looks) or self._fonts.get(style, "") or outer


def _runs(paragraph: Any) -> Iterator[Any]:
    """Its runs in links and fields too, those of text boxes left out."""
    for run in paragraph.iter(_R):
        if next(run.iterancestors(_P)) is paragraph:
            yield run


def _run_text(run: Any) -> str:
    return "".join((part.text or "") if part.tag == _T else _SIGNS.get(part.tag, "") for part in run)


def _font(looks: Any) -> str:
    return _attribute(looks.find(qn("w:rFonts")), "w:ascii") if looks is not None else ""


def _attribute(element: Any, name: str) -> str:
    return str(element.get(qn(name), "")) if element is not None else ""


def _refuse_tracked(body: Any) -> None:
    found = list(body.iter(*_TRACKED))
    if found:
        paragraph = next((each for each in (found[0], *found[0].iterancestors(_P)) if each.tag == _P), None)
        near = "".join(part.text or "" for part in paragraph.iter(_T)) if paragraph is not None else ""
        raise UserError(TRACKED.format(len(found), near[:40].strip() or "đầu tệp"))


def _beside(word: WordFile) -> Iterator[str]:
    seen = set()
    for relation in word.part.rels.values():
        where = next((told for kind, told in _BESIDE if kind == relation.reltype), "")
        if where and not relation.is_external:
            for paragraph in parse_xml(relation.target_part.blob).iter(_P):
                text = " ".join("".join(_run_text(run) for run in _runs(paragraph)).split())
                # The same head stands on several sections; pages are numbered by the program that prints.
                if text and not text.isdigit() and (where, text) not in seen:
                    seen.add((where, text))
                    yield f"{where}: {nfc(text)}"


def _notices(word: WordFile, reader: _Reader) -> Iterator[str]:
    comments = sum(1 for _ in word.comments)
    if comments:
        yield f"Tệp có {comments} ghi chú của người đọc (Comment); ghi chú không phải văn bản nên không nhập."
    pictures = sum(1 for _ in word.element.body.iter("{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"))
    if pictures:
        yield f"Tệp có {pictures} hình; chữ trong hình không đọc được. Gõ lại nếu hình là một phần của văn bản."
    if reader.rows:
        yield f"Tệp có {reader.rows} dòng bảng; mỗi dòng thành một dòng chữ, các ô cách nhau bằng dấu |."
    if reader.converted:
        yield "Tệp viết bằng phông chữ cũ (TCVN3, VNI); đã đổi sang Unicode. Đọc lại các chữ có dấu."

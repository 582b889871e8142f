"""Two people under one heading, recipients under several signatures, lines of a paragraph, papers of two pages."""

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

import docx

from desktop_app.core.paper.document import Document, Signature
from desktop_app.core.paper.document_words import document_words
from desktop_app.core.paper.inline import Run, lines_of
from desktop_app.core.paper.pdf import fitted, write_pdf
from desktop_app.core.paper.word import write_docx
from tests.core.paper.samples import ReadPdf, a_notice, said

BOTH = Signature(lines=("ĐẠI DIỆN HỘ GIA ĐÌNH",), name="Hoàng Văn Thí", beside="Ngô Thị Thanh Mẫu")
FRONT = Signature(lines=("TRƯỞNG BAN", "CÔNG TÁC MẶT TRẬN"), name="Đặng Minh Họa")
HEAD = Signature(lines=("TRƯỞNG THÔN",), name="Phan Văn Mẫu")


def signed(*signatures: Signature) -> Document:
    return replace(a_notice(recipients=("Lưu: thôn",)), signatures=signatures, size=13.5)


def test_two_who_sign_under_one_heading_stand_on_one_line_where_there_is_room() -> None:
    pdf = ReadPdf(write_pdf(signed(BOTH, FRONT, HEAD)))
    first, second = pdf.line_box(0, "Hoàng Văn Thí"), pdf.line_box(0, "Ngô Thị Thanh Mẫu")
    assert abs(first[1] - second[1]) < 3
    assert second[0] - first[2] > 8, "room to sign over each"
    assert second[2] < pdf.line_box(0, "Đặng Minh Họa")[0]


def test_two_long_names_stand_under_each_other_and_run_into_nobody() -> None:
    long = replace(BOTH, name="Nguyễn Phúc Thiên Hoàng Nam", beside="Trần Lê Quỳnh Thanh Trang")
    pdf = ReadPdf(write_pdf(signed(long, FRONT, HEAD)))
    first, second = pdf.line_box(0, long.name), pdf.line_box(0, long.beside)
    assert first[1] > second[3]
    assert max(first[2], second[2]) < pdf.line_box(0, "Đặng Minh Họa")[0]


def test_recipients_stand_under_several_signatures_and_beside_one() -> None:
    under, beside = (ReadPdf(write_pdf(signed(*who))) for who in ((FRONT, HEAD), (HEAD,)))
    assert under.line_box(0, "Nơi nhận:")[3] < under.line_box(0, "Phan Văn Mẫu")[1]
    assert beside.line_box(0, "Nơi nhận:")[1] > beside.line_box(0, "Phan Văn Mẫu")[3]


def test_word_and_the_bare_words_have_both_names_and_the_recipients_once() -> None:
    document = signed(BOTH, FRONT, HEAD)
    word = docx.Document(BytesIO(write_docx(document)))
    told = "".join(text.text or "" for text in word.element.body.iter("{*}t"))
    assert told.count("Ngô Thị Thanh Mẫu") == told.count("Nơi nhận:") == 1
    assert "Ngô Thị Thanh Mẫu" in document_words(document)


def test_a_paper_that_needs_two_pages_anyway_keeps_its_size() -> None:
    blocks = tuple(said("Ủy ban nhân dân xã thông báo. " * 30) for _ in range(9))
    document = a_notice(blocks=blocks, one_page=True)
    assert fitted(document).size == document.size


def test_lines_of_a_paragraph_keep_their_faces_and_empty_ones_fall_out() -> None:
    found: Sequence[tuple[Run, ...]] = lines_of((Run("Một\n\nHai ", bold=True), Run("ba\nBốn")))
    assert [[(run.text, run.bold) for run in line] for line in found] == [
        [("Một", True)], [("Hai ", True), ("ba", False)], [("Bốn", False)],
    ]  # fmt: skip

"""A sheet of boxes: where things stand, what the PDF draws there, and what does not fit is refused."""

from io import BytesIO
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.core.errors import Cancelled, UserError
from desktop_app.core.paper.aruco import MARKS, mark_squares
from desktop_app.core.paper.box_layout import BOX_MM, LEFT, RIGHT, lay_out
from desktop_app.core.paper.box_sheet import Asked, Option, SheetText
from desktop_app.core.paper.document import Letterhead
from desktop_app.core.paper.inline import bold, plain
from desktop_app.core.paper.pdf_box_sheet import write_sheets
from tests.core.paper.samples import MADE_AT, MM, ReadPdf

SERIAL = "99001-05-263-00137-3"
HEIGHT = 297.0


def asked(key: str, *labels: str, heading: str = "Câu hỏi?", **given: Any) -> Asked:
    options = tuple(Option(code, label) for code, label in enumerate(labels, start=1))
    return Asked(key=key, heading=bold(heading), options=options, **given)


def sheet(*questions: Asked, **given: Any) -> SheetText:
    usual: dict[str, Any] = {
        "subject": "Phiếu thử",
        "made_at": MADE_AT,
        "letterhead": Letterhead(agency=("ỦY BAN NHÂN DÂN", "XÃ THÍ DỤ")),
        "title": "PHIẾU LẤY Ý KIẾN",
        "abstract": "về việc thử",
        "greeting": plain("Kính thưa ông/bà!"),
        "asked": questions,
        "turn": "Xin mời lật sang trang sau →",
        "thanks": "Trân trọng cảm ơn!",
        "code": "PKS05/2023.1",
        "foot": "Phiếu PKS05",
        "serial_word": "Số phiếu",
        "page_word": "Trang",
    }
    return SheetText(**(usual | given))


def drawn_boxes(pdf: bytes) -> list[list[tuple[float, float]]]:
    """The corners of the boxes that the file itself draws, page by page, in millimetres from the left and top edge."""
    pages = []
    with pikepdf.open(BytesIO(pdf)) as file:
        for page in file.pages:
            (form,) = [each for each in page.Resources.XObject.values() if each.Subtype == "/Form"]
            squares = []
            for operands, operator in pikepdf.parse_content_stream(form):
                if str(operator) == "re" and abs(float(operands[2]) / MM - BOX_MM) < 0.01:
                    x, y, _, high = (float(each) / MM for each in operands)
                    squares.append((x, HEIGHT - y - high))
            pages.append(squares)
    return pages


def test_boxes_stand_in_the_file_where_the_layout_says() -> None:
    text = sheet(*(asked(f"q{n}", "Nam", "Nữ", "Khác") for n in range(30)))
    layout = lay_out(text)
    drawn = drawn_boxes(write_sheets(text, layout, [SERIAL]))
    told = [[(box.x, box.y) for box in layout.boxes if box.page == page] for page in range(1, len(drawn) + 1)]
    assert len(drawn) == len(layout.pages) > 1
    for page, corners in zip(drawn, told, strict=True):
        assert len(page) == len(corners)
        assert all(
            abs(a - b) <= 0.2 for at, corner in enumerate(corners) for a, b in zip(page[at], corner, strict=True)
        )


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(1, 300), st.lists(st.integers(1, 90), max_size=30), st.integers(0, 3)),
        min_size=1, max_size=25,
    )
)  # fmt: skip
def test_no_box_leaves_the_text_area_or_touches_another_whatever_is_asked(
    questions: list[tuple[int, list[int], int]],
) -> None:
    text = sheet(
        *(
            asked(f"q{n}", *("chữ " * (long // 4) + "x" for long in labels), heading="lời " * (long // 4), lines=lines)
            for n, (long, labels, lines) in enumerate(questions)
        )
    )
    try:
        layout = lay_out(text)
    except UserError:
        return
    assert [each.key for page in layout.pages for each in page] == [each.key for each in text.asked]
    for page in layout.pages:
        below = 23.0
        for each in page:
            assert each.top >= below
            assert all(LEFT <= o.x <= RIGHT - BOX_MM and each.top < o.y <= each.bottom for o in each.options)
            for one in each.options:
                near = [o for o in each.options if o is not one and abs(o.y - one.y) < BOX_MM + 1]
                wide = max((line.width for line in one.lines), default=0.0) / MM
                assert all(o.x > one.x + BOX_MM + wide for o in near if o.x > one.x)
                assert one.x + BOX_MM + wide <= RIGHT
            below = each.bottom
        assert below <= 273.0


def test_a_question_longer_than_a_page_is_refused_with_its_words() -> None:
    with pytest.raises(UserError, match=r"Câu “Nghề gì.*dài quá một trang"):
        lay_out(
            sheet(
                asked("q", *("Một lựa chọn rất dài không đứng cạnh ai được" * 2 for _ in range(40)), heading="Nghề gì?")
            )
        )
    with pytest.raises(UserError, match="dài quá 12 trang"):
        lay_out(sheet(*(asked(f"q{n}", *("Một câu trả lời dài, đứng một mình" * 2,) * 20) for n in range(14))))


def test_fewer_sheets_of_paper_are_worth_standing_closer() -> None:
    roomy = lay_out(sheet(*(asked(f"q{n}", "Có", "Không") for n in range(18))))
    gaps = [b.top - a.top for a, b in zip(roomy.pages[1], roomy.pages[1][1:], strict=False)]
    closer = lay_out(sheet(*(asked(f"q{n}", "Có", "Không") for n in range(23))))
    assert (len(roomy.pages), len(closer.pages)) == (2, 2)
    assert closer.pages[1][1].top - closer.pages[1][0].top < min(gaps)


def test_every_mark_has_a_black_border_and_no_two_are_alike() -> None:
    marks = [mark_squares(number) for number in range(MARKS)]
    assert len({mark.runs for mark in marks}) == MARKS == 50
    for mark in marks:
        dark = {(row, column) for row, column, _ in mark.runs}
        border = {(r, c) for r in range(6) for c in range(6) if r in (0, 5) or c in (0, 5)}
        assert border <= dark
        assert mark.modules == 6


def test_every_page_of_every_form_bears_its_number_and_without_numbers_there_is_one_to_look_at() -> None:
    text = sheet(*(asked(f"q{n}", "Có", "Không") for n in range(30)))
    layout = lay_out(text)
    pages = len(layout.pages)
    other = "99001-05-263-00138-1"
    pdf = ReadPdf(write_sheets(text, layout, [SERIAL, other]))
    assert len(pdf) == 2 * pages
    said = [pdf.text(at) for at in range(len(pdf))]
    assert [SERIAL in page for page in said] == [True] * pages + [False] * pages
    assert said[0].count(SERIAL) == 2
    assert f"Trang 2/{pages}" in said[1]
    assert "lật sang trang sau" in said[0]
    assert "Trân trọng cảm ơn!" in said[pages - 1]
    blank = ReadPdf(write_sheets(text, layout, []))
    assert (len(blank), "99001" in blank.all_text()) == (pages, False)


def test_a_long_name_of_the_office_moves_no_box() -> None:
    long = Letterhead(superior="ỦY BAN NHÂN DÂN TỈNH MINH HỌA", agency=("SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN",) * 2)
    question = asked("q", "Có", "Không")
    assert lay_out(sheet(question, letterhead=long)).boxes == lay_out(sheet(question)).boxes
    text = sheet(question, letterhead=long)
    pdf = ReadPdf(write_sheets(text, lay_out(text), [SERIAL]))
    head = pdf.line_box(0, "NÔNG THÔN")
    title = pdf.line_box(0, "PHIẾU LẤY Ý KIẾN")
    assert head[1] > title[3]


def test_long_words_at_the_foot_grow_smaller_instead_of_running_into_the_marks() -> None:
    text = sheet(
        asked("q", "Có", "Không"),
        foot="Phiếu MA-PHIEU-RAT-LA-DAI-1, bản 2026.12-ban-so-12 " * 2,
        thanks="Cảm ơn! " * 30,
    )
    pdf = ReadPdf(write_sheets(text, lay_out(text), [SERIAL]))
    low = [letter for letter in pdf.letters(0) if letter.high < (HEIGHT - 265) * MM]
    assert len(low) > 200
    assert min(letter.left for letter in low) >= LEFT * MM
    assert max(letter.right for letter in low) <= (RIGHT + 0.5) * MM


def test_codes_of_two_digits_stand_clear_of_the_answer_before_them() -> None:
    text = sheet(asked("thon", *(f"Thôn Đồng Mẫu {number}" for number in range(1, 26))))
    page = lay_out(text).pages[0][0]
    rights = {(o.y, o.x): o.x + 7 + o.lines[0].width / MM for o in page.options}
    for option in page.options:
        before = [right for (y, x), right in rights.items() if y == option.y and x < option.x]
        assert all(option.x - 4.6 > right for right in before), option


def test_giving_up_leaves_nothing() -> None:
    class GivesUp:
        def report(self, done: int, total: int, what: str = "") -> None:
            if done == 2:
                raise Cancelled

    text = sheet(asked("q", "Có", "Không"))
    with pytest.raises(Cancelled):
        write_sheets(text, lay_out(text), [SERIAL] * 5, GivesUp())

"""Registers as PDF, read back page by page."""

import re
from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given
from hypothesis import settings as settle
from hypothesis import strategies as st

from desktop_app.core.errors import Cancelled
from desktop_app.core.paper.inline import parse, plain
from desktop_app.core.paper.register import (
    Closing,
    EntryRow,
    NoteRow,
    Register,
    RegisterColumn,
    RegisterPaper,
    Row,
    added,
)
from desktop_app.core.paper.register_pdf import write_register
from tests.core.paper.samples import HEADINGS, MM, ReadPdf, a_part, a_register, entries, register_bytes

WIDTH, HEIGHT = 841.89, 595.28


def _read(paper: RegisterPaper) -> ReadPdf:
    return ReadPdf(register_bytes(paper))


def _on_one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def test_every_page_begins_with_the_whole_head_and_tells_its_number_of_all() -> None:
    pdf = _read(a_register(a_part(60)))
    assert len(pdf) > 4
    for page in range(len(pdf)):
        text = _on_one_line(pdf.text(page))
        assert all(heading in text for heading in HEADINGS)
        assert "(13)" in text
        assert f"Trang {page + 1}/{len(pdf)}" in text
        assert "7F3A-91C4-0B6E-D258" in text
    assert "Mẫu số 03/TCD" in pdf.text(0)
    assert "Mẫu số 03/TCD" not in pdf.text(1)


def test_no_row_stands_on_two_pages_and_none_is_missing() -> None:
    pdf = _read(a_register(a_part(60)))
    pages = [pdf.text(page) for page in range(len(pdf))]
    for number in range(1, 61):
        mark = f"Dòng-{number}-hết" if number % 11 == 5 else f"D{number}H"
        assert sum(mark in text for text in pages) == 1


def test_the_sums_of_the_pages_are_the_whole_and_run_on_over_the_parts() -> None:
    pdf = _read(a_register(a_part(30), a_part(25)))
    found = re.findall(r"Cộng trang (\d+): (\d+) lượt, (\d+) người; dồn (\d+) lượt", _on_one_line(pdf.all_text()))
    visits = sum(1 for count in (30, 25) for n in range(1, count + 1) if n % 11 != 5)
    assert [int(page) for page, *_ in found] == list(range(1, len(pdf) + 1))
    assert sum(int(visit) for _, visit, _, _ in found) == visits == int(found[-1][3])
    assert all(int(people) == 2 * int(visit) for _, visit, people, _ in found)


@pytest.mark.parametrize("rows", range(1, 26))
def test_signatures_are_never_alone_on_a_page(rows: int) -> None:
    pdf = _read(a_register(a_part(rows)))
    last = _on_one_line(pdf.text(len(pdf) - 1))
    assert "Phạm Thị Dụ" in last
    assert "Nguyễn Văn Mẫu" in last
    assert "Tổng cộng của cả sổ." in last
    assert re.search(r"D\d+H|Dòng-\d+-hết", last)
    assert sum("CHỦ TỊCH" in pdf.text(page) for page in range(len(pdf))) == 1


def test_a_working_print_has_totals_and_no_signature() -> None:
    pdf = _read(a_register(a_part(9, closing=lambda: Closing(total=plain("Tổng cộng.")))))
    assert "Tổng cộng." in pdf.all_text()
    assert "CHỦ TỊCH" not in pdf.all_text()


def test_a_register_without_totals_and_without_rows_is_a_page_with_its_head() -> None:
    pdf = _read(a_register(a_part(0, page_line=None, closing=None)))
    assert len(pdf) == 1
    assert HEADINGS[-1] in _on_one_line(pdf.text(0))


@pytest.mark.parametrize("letters", [1_000, 10_000])
def test_a_text_longer_than_a_page_goes_on_and_loses_nothing(letters: int) -> None:
    words = [f"chữ{number}" for number in range(letters // 7)]
    rows: list[Row] = [*entries(2), EntryRow(("9", "", "", "", " ".join(words), *[""] * 7, "Cuối"), (1, 1))]
    pdf = _read(a_register(_part_of(rows)))
    text = pdf.all_text()
    assert [word for word in text.split() if word.startswith("chữ")] == words
    assert ("(tiếp)" in text) is (letters > 5_000)
    assert "Phạm Thị Dụ" in pdf.text(len(pdf) - 1)


def _part_of(rows: list[Row]) -> Register:
    return a_part(len(rows), rows=rows)


def test_one_row_as_tall_as_its_page_gives_its_last_lines_to_the_signatures() -> None:
    row = EntryRow(("1", "", "", "", "chữ " * 260, *[""] * 8), (1, 1))
    pdf = _read(a_register(_part_of([row])))
    last = pdf.text(len(pdf) - 1)
    assert "chữ" in last
    assert "Nguyễn Văn Mẫu" in last


def test_nothing_stands_near_the_edge_nor_outside_its_column() -> None:
    text = "NguyễnVănRấtDàiKhôngCóDấuCách" * 4 + " CV 149/UBND-KT"
    rows = [row for row in entries(15, text) if isinstance(row, EntryRow)]
    pdf = _read(a_register(a_part(rows=rows, page_line=None, closing=None), top_mark="BẢN TẬP HUẤN"))
    for page in range(len(pdf)):
        letters = pdf.letters(page)
        assert min(each.left for each in letters) >= 20 * MM - 0.5
        assert max(each.right for each in letters) <= WIDTH - 8 * MM + 0.5
        assert min(each.low for each in letters) >= 8
        assert max(each.high for each in letters) <= HEIGHT - 8
        assert "BẢN TẬP HUẤN" in pdf.text(page)
    body = [each for each in pdf.letters(1) if 12 * MM < each.low < 150 * MM]
    edges = [(20 + sum(widths)) * MM for widths in ((8.5, 17, 31, 21.5), (8.5, 17, 31, 21.5, 46))]
    assert not any(each.left < edge < each.right for each in body for edge in edges)


def test_the_number_of_the_page_stands_in_the_middle_of_the_text() -> None:
    pdf = _read(a_register())
    left, _, right, _ = pdf.line_box(0, "Trang 1/")
    assert (left + right + 5.5) / 2 == pytest.approx((20 + 269 / 2) * MM, abs=1)


def test_the_same_register_gives_the_same_bytes_in_vietnamese() -> None:
    assert register_bytes(a_register()) == register_bytes(a_register())
    with pikepdf.open(BytesIO(register_bytes(a_register()))) as file:
        assert str(file.Root.Lang) == "vi-VN"
        assert str(file.docinfo["/Title"]) == "Sổ tiếp công dân"


def test_a_cancelled_register_stops_where_it_is() -> None:
    class Impatient:
        def __init__(self) -> None:
            self.heard: list[tuple[int, int]] = []

        def report(self, done: int, total: int, what: str = "") -> None:
            self.heard.append((done, total))
            if len(self.heard) == 3:
                raise Cancelled

    listener = Impatient()
    with pytest.raises(Cancelled):
        write_register(a_register(a_part(100)), BytesIO(), listener)
    assert [total for _, total in listener.heard] == [100, 100, 100]
    assert listener.heard[0][0] < listener.heard[1][0] < listener.heard[2][0]


@settle(max_examples=15)
@given(st.lists(st.text(max_size=90), min_size=13, max_size=13))
def test_any_text_can_be_printed(texts: list[str]) -> None:
    rows: list[Row] = [EntryRow(tuple(texts), (1, 1)), NoteRow(("1", ""), texts[0] * 9, (0, 0))]
    assert len(_read(a_register(_part_of(rows)))) >= 1


def test_columns_that_do_not_fill_the_page_are_refused() -> None:
    with pytest.raises(ValueError, match="mm of 269"):
        a_part(columns=(RegisterColumn(30),))


def test_rows_without_figures_leave_the_sums_as_they_are() -> None:
    assert added((1, 2), ()) == (1, 2)
    assert added((), (1, 2)) == (1, 2)
    assert added((1, 2), (3, 4)) == (4, 6)


def test_long_registers_keep_no_rows() -> None:
    seen: list[int] = []

    def counted() -> Iterator[Row]:
        for number, row in enumerate(entries(400)):
            seen.append(number)
            yield row

    class Watching:
        def report(self, done: int, total: int, what: str = "") -> None:
            assert len(seen) - done < 30

    part = a_part(400, rows=counted(), closing=lambda: Closing(total=parse("**Hết**")))
    write_register(a_register(part), BytesIO(), Watching())
    assert len(seen) == 400

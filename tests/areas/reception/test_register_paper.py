"""The printed register: each line in the form of its own day, one numbering, nobody's secret told."""

import re
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop_app.areas.reception.documents import RegisterService
from desktop_app.areas.reception.models import Handling, Mode, SessionDay, SessionKind
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.core.clock import FixedClock
from desktop_app.core.errors import NotAllowed
from desktop_app.core.paper.inline import text_of
from desktop_app.core.paper.register import EntryRow, NoteRow, RegisterPaper, Row
from desktop_app.core.paper.saving import Format, register_pdf, save_register
from desktop_app.core.resources import resource
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import Capacity, Kind
from desktop_app.office.register_paper import counted, load_forms
from desktop_app.office.rights import Role
from tests.areas.reception.makers import MakeEntry
from tests.core.paper.samples import ReadPdf

YEAR = (date(2026, 1, 1), date(2026, 12, 31))
BEFORE, OLD, NEW = load_forms(resource("forms", "so-tiep-cong-dan.toml"))


def _rows(paper: RegisterPaper, part: int = 0) -> list[Row]:
    return list(paper.parts[part].rows)


def _cells(row: Row) -> list[str]:
    assert isinstance(row, EntryRow)
    return [text_of(cell.text if not isinstance(cell, str | tuple) else cell) for cell in row.cells]


def _text(paper: RegisterPaper) -> str:
    return re.sub(r"\s+", " ", ReadPdf(register_pdf(paper)).all_text())


@pytest.fixture
def printing(desk: Desk) -> RegisterService:
    return RegisterService(desk)


def test_the_forms_have_the_columns_of_their_decrees() -> None:
    assert (len(OLD.columns), len(NEW.columns)) == (12, 13)
    assert [head.text for head in NEW.head[0]][:4] == ["STT", "Ngày tiếp", "Họ tên, địa chỉ", "CCCD/\nCMND/\nHộ chiếu"]
    assert OLD.head[1][0].text == "Thụ lý để giải quyết"
    assert (BEFORE.to_on, OLD.from_on) == (date(2021, 11, 14), date(2021, 11, 15))
    assert (BEFORE.columns, BEFORE.head, BEFORE.cells) == (OLD.columns, OLD.head, OLD.cells)
    assert (OLD.to_on, NEW.from_on) == (date(2026, 6, 30), date(2026, 7, 1))
    assert OLD.within(date(2026, 7, 1), date(2026, 7, 2)) is None


def test_a_span_over_the_change_of_forms_prints_two_parts_with_one_numbering(
    desk: Desk, printing: RegisterService, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    for on in (date(2026, 6, 29), date(2026, 6, 30), date(2026, 7, 1)):
        reception.register(an_entry(received_on=on))
    paper = printing.print_register(*YEAR)
    text = _text(paper)

    assert [part.form_label[0] for part in paper.parts] == ["Mẫu số 03", "Mẫu số 03/TCD"]
    assert text.index("Từ ngày 01 tháng 01 năm 2026 đến ngày 30 tháng 6 năm 2026") < text.index("Mẫu số 03/TCD")
    assert "03 lượt tiếp, 03 người được tiếp" in text
    assert "của cả hai mẫu sổ, từ ngày 01/01/2026 đến ngày 31/12/2026" in text
    assert "Số thứ tự từ 1 đến 3" in text
    assert [part.form_label[0] for part in printing.print_register(date(2026, 8, 1), date(2026, 8, 9)).parts] == [
        "Mẫu số 03/TCD"
    ]


def test_a_visit_fills_the_thirteen_columns(
    printing: RegisterService, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    reception.register(
        an_entry(
            settled_by="Tổ hòa giải thôn Đoài", to_agency="Phòng Kinh tế xã", document_number="67/TB-UBND",
            document_on=date(2026, 11, 23), people_present=6, people_same_content=12, mode=Mode.BY_HEAD,
            capacity=Capacity.GROUP_REPRESENTATIVE, note="Có đơn kèm theo",
        )
    )  # fmt: skip
    cells = _cells(_rows(printing.print_register(date(2026, 11, 1), date(2026, 11, 30)))[0])

    assert cells[:4] == [
        "1", "23/11/2026", "Nguyễn Văn Đức (đại diện)\nThôn Đoài, xã\u00a0Yên\u00a0Hạ", "099061004471",
    ]  # fmt: skip
    assert cells[4].endswith("làm mương. Yêu cầu: Cử cán bộ địa chính đo lại, có mặt hai hộ.")
    assert cells[5:9] == ["Kiến nghị", "12", "Tổ hòa giải thôn Đoài", "x"]
    assert cells[9:11] == ["", "Phòng Kinh tế xã; văn bản số 67/TB-UBND ngày 23/11/2026"]
    assert cells[11] == "Hạn trả lời 08/12/2026"
    assert cells[12] == "Đoàn đông người: 06 người đến; Người đứng đầu tiếp; Có đơn kèm theo"


@pytest.mark.parametrize(
    ("given", "column", "shown"),
    [
        ({"handling": Handling.GUIDE, "to_agency": "TAND khu vực 3"}, 9, "TAND khu vực 3"),
        ({"handling": Handling.ACCEPT}, 10, "UBND xã Yên Hạ"),
        ({"handling": Handling.TRANSFER, "to_agency": "Thanh tra tỉnh"}, 10, "Thanh tra tỉnh"),
        ({"within_competence": False}, 8, ""),
        ({"within_competence": False}, 12, "Không thuộc thẩm quyền"),
        ({"handling": Handling.REFUSE}, 12, "Từ chối tiếp"),
        ({"result": "Đã hòa giải thành"}, 11, "Đã hòa giải thành"),
        (
            {"answered_on": date(2026, 11, 24), "answer_form": "Bằng văn bản"},
            11,
            "Đã trả lời bằng văn bản ngày 24/11/2026",
        ),
    ],
)
def test_each_way_of_handling_finds_its_column(
    printing: RegisterService, reception: ReceptionService, an_entry: MakeEntry,
    given: dict[str, object], column: int, shown: str,
) -> None:  # fmt: skip
    reception.register(an_entry(**given))
    assert _cells(_rows(printing.print_register(date(2026, 11, 1), date(2026, 11, 30)))[0])[column] == shown


def test_the_twelve_columns_mark_what_was_done(
    desk: Desk, printing: RegisterService, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    on = {"received_on": date(2026, 3, 3)}
    paper_of_office = {"document_number": "15/HD-UBND", "document_on": date(2026, 3, 4)}
    reception.register(an_entry(**on, handling=Handling.GUIDE, **paper_of_office))
    reception.register(an_entry(**on, handling=Handling.TRANSFER, to_agency="Thanh tra tỉnh"))
    reception.register(an_entry(**on, people_present=7, people_same_content=18))
    guided, transferred, accepted = map(_cells, _rows(printing.print_register(*YEAR)))

    assert guided[1] == "03/3/2026"
    assert guided[7:10] == ["", "x", ""]
    assert guided[10] == "Văn bản số 15/HD-UBND ngày 04/3/2026; Đã trả lời ngày 03/3/2026"
    assert transferred[7:10] == ["", "", "Thanh tra tỉnh"]
    assert (accepted[5], accepted[7]) == ("Kiến nghị/\n18 người (07 người đến)", "x")


def test_a_denouncer_is_told_nowhere(
    printing: RegisterService, reception: ReceptionService, an_entry: MakeEntry, tmp_path: Path
) -> None:
    reception.register(an_entry(kind=Kind.DENUNCIATION, full_name="Vũ Thị Nhàn", content="Tố cáo 01 công chức xã."))
    paper = printing.print_register(*YEAR)
    cells = _cells(_rows(paper, 1)[0])

    assert cells[2] == "Người tố cáo (đã ẩn)\nMã hồ sơ TC-01/2026"
    assert cells[3] == "(đã ẩn)"
    assert cells[5] == "Tố cáo"
    for form in Format:
        target = tmp_path / f"so.{form.value}"
        save_register(printing.print_register(*YEAR), form, target)
    assert "Nhàn" not in _text(printing.print_register(*YEAR))
    written = " ".join(
        str(cell.value) for sheet in load_workbook(tmp_path / "so.xlsx") for row in sheet for cell in row
    )
    assert "Người tố cáo (đã ẩn)" in written
    assert not re.search("Nhàn|099061004471", written)


def test_a_void_number_keeps_its_row_and_counts_nowhere(
    clock: FixedClock, printing: RegisterService, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    kept = reception.register(an_entry())
    struck = reception.register(an_entry(full_name="Trần Thị Mỵ"))
    reception.void(struck.uid, 1, "Nhập trùng với số 1.")
    november = (date(2026, 11, 1), date(2026, 11, 30))
    row = _rows(printing.print_register(*november))[1]

    assert isinstance(row, NoteRow)
    assert [text_of(getattr(cell, "text", cell)) for cell in row.lead] == ["2", "23/11/2026"]
    assert text_of(row.note) == (
        "Số đã hủy. Lý do: Nhập trùng với số 1; người hủy: Hoàng Thị Lan, ngày 23/11/2026. Số không dùng lại."
    )
    text = _text(printing.print_register(*november))
    assert "01 lượt tiếp, 01 người được tiếp; 01 vụ việc" in text
    assert "Số thứ tự từ 1 đến 2, số đã hủy: 2." in text
    assert "Trần Thị Mỵ" not in text
    assert kept.number == 1


def _hold_session(desk: Desk, on: date) -> None:
    with desk.db.writing(desk.account.uid) as session:
        session.add(
            SessionDay(
                held_on=on, kind=SessionKind.PERIODIC, chair="Ngô Xuân Thạo", chair_post="Chủ tịch UBND xã",
                had_citizens=False, minutes_number="20/2026",
            )
        )  # fmt: skip


def test_a_session_with_nobody_is_a_row_at_its_day_and_counts_as_a_session(
    desk: Desk, printing: RegisterService, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    for day in (9, 12):
        reception.register(an_entry(received_on=date(2026, 11, day)))
    _hold_session(desk, date(2026, 11, 10))
    november = (date(2026, 11, 1), date(2026, 11, 30))
    rows = _rows(printing.print_register(*november))

    assert [type(row) for row in rows] == [EntryRow, NoteRow, EntryRow]
    assert isinstance(rows[1], NoteRow)
    assert text_of(rows[1].note) == (
        "Phiên tiếp định kỳ ngày 10/11/2026 của Chủ tịch UBND xã: không có công dân đến (biên bản phiên số 20/2026)."
    )
    assert "01 phiên (01 phiên không có công dân đến)" in _text(printing.print_register(*november))


def test_totals_name_every_count_by_its_own_name(
    printing: RegisterService, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    first = reception.register(an_entry(kind=Kind.COMPLAINT))
    reception.register(an_entry(kind=Kind.COMPLAINT, earlier_uid=first.uid, received_on=date(2026, 11, 23)))
    reception.register(an_entry(kind=Kind.FEEDBACK, people_present=7, people_same_content=9))
    text = _text(printing.print_register(date(2026, 11, 1), date(2026, 11, 30)))

    assert "03 lượt tiếp, 09 người được tiếp; 02 vụ việc (tiếp lần đầu 02, tiếp nhiều lần 01)" in text
    assert "khiếu nại 02, tố cáo 0, kiến nghị 0, phản ánh 01; đoàn đông người 01 đoàn, 07 người" in text
    assert "Cộng trang: 03 lượt tiếp; 09 người được tiếp." in text


@pytest.mark.parametrize(
    ("to_on", "closed", "signed"),
    [
        (date(2026, 11, 22), None, True),
        (date(2026, 11, 23), None, False),
        (date(2026, 11, 23), True, True),
        (date(2026, 11, 22), False, False),
    ],
)
def test_only_a_closed_span_is_signed(
    printing: RegisterService, to_on: date, closed: bool | None, signed: bool
) -> None:
    text = _text(printing.print_register(date(2026, 11, 1), to_on, closed=closed))
    assert ("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ" in text) is signed
    assert ("Yên Hạ, ngày 23 tháng 11 năm 2026" in text) is signed


def test_an_empty_span_says_so_on_purpose(printing: RegisterService) -> None:
    text = _text(printing.print_register(date(2026, 8, 1), date(2026, 8, 31)))
    assert "Không phát sinh lượt tiếp công dân nào từ ngày 01/8/2026 đến ngày 31/8/2026." in text


def test_the_foot_proves_the_journal_and_names_who_printed(printing: RegisterService) -> None:
    paper = printing.print_register(*YEAR)
    assert re.fullmatch(r"[0-9A-F]{4}(-[0-9A-F]{4}){3}", paper.foot.code)
    assert paper.foot.printed == "In ngày 23/11/2026, 09:16; người in: Hoàng Thị Lan"
    assert paper.subject == "Sổ tiếp công dân"


def test_a_viewer_prints_nothing(desk: Desk) -> None:
    from dataclasses import replace

    viewer = replace(desk, account=replace(desk.account, role=Role.VIEWER))
    with pytest.raises(NotAllowed):
        RegisterService(viewer).print_register(*YEAR)


def test_small_counts_are_written_with_two_digits_and_none_as_zero() -> None:
    assert [counted(number) for number in (0, 1, 9, 10, 120)] == ["0", "01", "09", "10", "120"]


def test_a_visit_of_any_hour_is_in_the_order_of_its_number(
    printing: RegisterService, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    for hour in (10, 8, 9):
        reception.register(an_entry(started_at=time(hour, 0), full_name=f"Người {hour}"))
    rows: Iterator[Row] = iter(_rows(printing.print_register(date(2026, 11, 1), date(2026, 11, 30))))
    assert [_cells(row)[0] for row in rows] == ["1", "2", "3"]

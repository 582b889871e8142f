"""An import without a window: who is whom, into which book, why into a closed one; told to people and to programs."""

import csv
import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlalchemy import func, select

from desktop_app.areas.reception.books.service import BookService
from desktop_app.areas.reception.exchange import commands
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.core.clock import FixedClock
from desktop_app.core.errors import UserError
from desktop_app.core.text.legacy import Encoding, to_legacy
from desktop_app.office.desk import Desk
from desktop_app.office.models import Person
from tests.areas.reception.exchange.workbooks import visits, workbook
from tests.areas.reception.makers import MakeEntry
from tests.core.sheets.makers import xlsx

OWN = ("Ngày tiếp", "Họ và tên", "Loại", "Nội dung", "Hướng xử lý")
WHAT = ("Lê Lan", "Kiến nghị", "Đề nghị sửa mương", "Thụ lý")


def asked(path: Path, **more: Any) -> dict[str, Any]:
    """What the command line hands over."""
    usual = {"dry_run": False, "map": None, "old": False, "book": None, "people": "new", "reason": None}
    return {"file": path, **usual, **more}


@pytest.fixture
def two_known(desk: Desk, reception: ReceptionService, an_entry: MakeEntry, tmp_path: Path) -> Path:
    """A workbook with two people who resemble two known ones."""
    reception.register(an_entry())
    reception.register(an_entry(full_name="Vi Thị Sáu", paper_number="099158007766"))
    return workbook(
        tmp_path / "a.xlsx", {"Họ và tên": "Nguyễn Văn Đức"}, {"Họ và tên": "Vi Thị Sáu", "Nội dung": "Chợ"}
    )


def people(desk: Desk) -> int:
    with desk.db.reading() as session:
        return session.scalars(select(func.count(Person.id))).one()


@pytest.mark.parametrize(("how", "count", "said"), [("new", 4, "2 là người khác"), ("known", 2, "2 là cùng người")])
def test_those_who_resemble_known_ones_are_entered_as_was_said(
    desk: Desk, two_known: Path, how: str, count: int, said: str
) -> None:
    done = commands.take_in(desk, asked(two_known, people=how))
    assert f"Giống người đã có trong sổ: 2 người; {said}." in done.text
    assert people(desk) == count
    assert done.data["known_people"] == 2
    assert {each["answer"] for each in done.data["people"]} == {"Cùng người" if how == "known" else "Người khác"}


def answered(table: Path, *answers: str) -> Path:
    """The table of questions with the answers filled in, saved as a workbook."""
    with table.open(encoding="utf-8-sig", newline="") as lines:
        head, *rows = csv.reader(lines, delimiter=";")
    return xlsx(table.with_suffix(".xlsx"), head, *([*row[:4], said] for row, said in zip(rows, answers, strict=True)))


def test_the_dry_run_writes_a_table_of_questions_and_the_import_reads_the_answers(
    desk: Desk, two_known: Path, tmp_path: Path
) -> None:
    table = tmp_path / "hoi.csv"
    dry = commands.take_in(desk, asked(two_known, people=str(table), dry_run=True))
    assert "2 chưa trả lời" in dry.text
    assert [each["answer"] for each in dry.data["people"]] == [None, None]
    done = commands.take_in(desk, asked(two_known, people=str(answered(table, "cùng người", "Người khác"))))
    assert "1 là cùng người, 1 là người khác" in done.text
    assert people(desk) == 3


def test_a_table_that_does_not_answer_everything_enters_nothing(desk: Desk, two_known: Path, tmp_path: Path) -> None:
    table = tmp_path / "hoi.csv"
    commands.take_in(desk, asked(two_known, people=str(table), dry_run=True))
    wrong = [
        (answered(table, "cùng người", ""), "dòng 3 chưa có câu trả lời"),
        (xlsx(tmp_path / "other.xlsx", ("Dòng",), ("7",)), "thiếu 2 người, đầu tiên ở dòng 2"),
        (tmp_path / "none.csv", "không thấy tệp"),
    ]
    for file, said in wrong:
        with pytest.raises(UserError, match=said):
            commands.take_in(desk, asked(two_known, people=str(file)))
    for target, said in ((table, "Đã có tệp"), (tmp_path / "hoi.txt", "một tệp .csv")):
        with pytest.raises(UserError, match=said):
            commands.take_in(desk, asked(two_known, people=str(target), dry_run=True))
    assert len(visits(desk)) == 2


def test_a_closed_book_is_told_by_the_dry_run_and_entered_with_a_reason(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry, tmp_path: Path, clock: FixedClock
) -> None:
    reception.register(an_entry())
    clock.move_to(datetime(2027, 1, 4, 8, 0))
    BookService(desk).close("A", 2026)
    path = workbook(tmp_path / "a.xlsx", {})
    sentence = "Sổ năm 2026 đã khóa ngày 04/01/2027. Ghi thêm phải có lý do."
    dry = commands.take_in(desk, asked(path, dry_run=True))
    assert sentence in dry.text
    assert dry.data["closed"] == [sentence]
    with pytest.raises(UserError, match=r"Thêm --reason"):
        commands.take_in(desk, asked(path, reason=" "))
    commands.take_in(desk, asked(path, reason="Tìm thấy muộn"))
    assert "Tìm thấy muộn" in visits(desk)[1].late_note


def test_the_book_is_named_by_its_letter(desk: Desk, tmp_path: Path) -> None:
    BookService(desk).open_book("Sổ hai", "")
    path = workbook(tmp_path / "a.xlsx", {"Số thứ tự": 3})
    done = commands.take_in(desk, asked(path, book="b"))
    assert [visit.label for visit in visits(desk)] == ["3/B/2026"]
    assert "Sổ B năm 2026 còn trống số 1 đến 2." in done.text
    assert done.data["gaps"] == [{"book": "Sổ B năm 2026", "year": 2026, "first": 1, "last": 2}]


def test_everything_that_is_told_can_be_read_by_a_program(desk: Desk, two_known: Path) -> None:
    done = commands.take_in(desk, asked(two_known))
    told = json.loads(json.dumps(dict(done.data)))
    assert told.keys() == {
        *("dry_run", "added", "batch", "accepted", "existing", "refused", "doubts", "skipped", "gaps", "closed"),
        *("known_people", "people", "other_sheets", "notes"),
    }
    assert (told["added"], bool(told["batch"])) == (2, True)
    dry = commands.take_in(desk, asked(two_known, dry_run=True))
    assert (dry.data["batch"], dry.data["existing"]) == (None, [2, 3])


def test_the_dry_run_writes_how_columns_were_matched_and_the_import_reads_it_corrected(
    desk: Desk, tmp_path: Path
) -> None:
    path = xlsx(tmp_path / "a.xlsx", OWN, ("5/6/2025", *WHAT), ("7/8/2025", *WHAT))
    mapping = tmp_path / "ghep.json"
    dry = commands.take_in(desk, asked(path, old=True, map=mapping, dry_run=True))
    assert (dry.data["accepted"], f"Đã ghi tệp ghép cột: {mapping}" in dry.text) == (0, True)
    answered = json.loads(mapping.read_text(encoding="utf-8")) | {"day_orders": {"received_on": "MONTH_FIRST"}}
    mapping.write_text(json.dumps(answered), encoding="utf-8")
    assert commands.take_in(desk, asked(path, old=True, map=mapping, dry_run=True)).data["accepted"] == 2
    commands.take_in(desk, asked(path, old=True, map=mapping))
    assert [visit.received_on for visit in visits(desk)] == [date(2025, 5, 6), date(2025, 7, 8)]


def test_a_mapping_is_used_where_its_headings_stand_and_for_no_others(desk: Desk, tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", OWN, ("25/6/2025", *WHAT))
    mapping = tmp_path / "ghep.json"
    commands.take_in(desk, asked(path, old=True, map=mapping, dry_run=True))
    turned = xlsx(tmp_path / "b.xlsx", OWN[::-1], (*WHAT[::-1], "25/6/2025"))
    with pytest.raises(UserError, match="là của bảng có tiêu đề khác"):
        commands.take_in(desk, asked(turned, old=True, map=mapping))
    assert visits(desk) == []
    lower = xlsx(tmp_path / "c.xlsx", ("Xã Yên Hạ",), (), OWN, ("25/6/2025", *WHAT))
    assert commands.take_in(desk, asked(lower, old=True, map=mapping)).data["added"] == 1


def test_what_is_guessed_left_out_or_hidden_is_told(desk: Desk, tmp_path: Path) -> None:
    rows = [("25/6/2025", *WHAT, "08:30", "x"), ("26/6/2025", *WHAT, "09:15", "y")]
    path = xlsx(tmp_path / "a.xlsx", (*OWN, "Lúc", "Màu bìa"), *rows)
    book = openpyxl.load_workbook(path)
    book.create_sheet("Nháp").sheet_state = "hidden"
    book.save(path)
    done = commands.take_in(desk, asked(path, old=True))
    assert done.data["notes"] == [
        "Cột F “Lúc” đoán theo giá trị trong cột là “Giờ”.",
        "Không nhập: G “Màu bìa”.",
        "Có trang đang ẩn: “Nháp”.",
    ]
    assert done.text.startswith("\n".join(done.data["notes"]))


def test_columns_that_answer_equally_well_are_told(desk: Desk, tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", (*OWN, "Nội dung đơn"), ("25/6/2025", *WHAT, "Chợ"))
    notes = commands.take_in(desk, asked(path, old=True, dry_run=True)).data["notes"]
    assert notes[0] == "“Nội dung” có ở nhiều cột: D “Nội dung”, F “Nội dung đơn”; đang lấy cột D."


def test_what_is_uncertain_is_named_and_of_a_denunciation_nothing(desk: Desk, tmp_path: Path) -> None:
    rows = (("25/6/2025", "Lê Ánh", *WHAT[1:]), ("26/6/2025", "Lê Út", "Tố cáo", *WHAT[2:]))
    old = [[to_legacy(text, Encoding.TCVN3).text for text in row] for row in (OWN, *rows)]
    done = commands.take_in(desk, asked(xlsx(tmp_path / "a.xlsx", *old, font=".VnTime"), old=True, dry_run=True))
    assert "Xem lại Sổ!B2 “Ánh”: " in done.text
    assert "Út" not in done.text
    assert "Út" not in str(done.data)

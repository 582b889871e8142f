"""A check finds what was changed behind the program's back."""

import pytest

from db.verify import Book, verify
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.office.desk import Desk
from desktop_app.office.opening import Opener
from tests.areas.reception.makers import MakeEntry

BOOKS = [Book("reception", "visit", "Sổ tiếp công dân")]

TAMPERED = [
    ("UPDATE visit SET content = 'Không có gì'", "bị sửa ngoài chương trình"),
    ("UPDATE visit SET number = 7 WHERE number = 2", "có 2 số, số cuối 7"),
    ("UPDATE journal SET by = 'người khác' WHERE seq = 3", "Nhật ký bị sửa hoặc mất dòng ở dòng số 3"),
    ("UPDATE journal_value SET new = '{}' WHERE seq = 4", "dòng số 4 không khớp dấu"),
    ("DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal)", "không khớp nhật ký"),
    ("DELETE FROM visit_person", "đã bị xóa khỏi sổ"),
    ("UPDATE register_book SET last_number = 9 WHERE book = 'reception'", "số đã cấp 9"),
]


@pytest.fixture
def filled(desk: Desk, an_entry: MakeEntry) -> Desk:
    service = ReceptionService(desk)
    first = service.register(an_entry())
    service.register(an_entry(full_name="Trần Thị Mỵ", paper_number=""))
    service.correct(first.uid, first.rev, an_entry(phone="0100 111 222"), "Ghi nhầm số")
    return desk


def test_a_register_that_only_the_program_wrote_is_clean(filled: Desk, opener: Opener) -> None:
    checked = verify(filled.db.engine, opener.all_records(), BOOKS)

    assert checked.findings == ()
    assert checked.journal_rows > 5


def test_a_check_sees_what_other_connections_wrote(filled: Desk, opener: Opener, an_entry: MakeEntry) -> None:
    service = ReceptionService(filled)
    for n in range(3):
        saved = service.register(an_entry(full_name=f"Trần Thị Mỵ {n}", paper_number=""))
        assert verify(filled.db.engine, opener.all_records(), BOOKS).findings == ()
        service.correct(saved.uid, saved.rev, an_entry(full_name=f"Trần Thị Mỵ {n}", paper_number="1"), "Bổ sung")
        assert verify(filled.db.engine, opener.all_records(), BOOKS).findings == ()


@pytest.mark.parametrize(("statement", "finding"), TAMPERED)
def test_a_change_behind_the_programs_back_is_found(filled: Desk, opener: Opener, statement: str, finding: str) -> None:
    with filled.db.engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        if "max(seq)" in statement:
            connection.exec_driver_sql("DELETE FROM journal_value WHERE seq = (SELECT max(seq) FROM journal)")
        connection.exec_driver_sql(statement)

    findings = verify(filled.db.engine, opener.all_records(), BOOKS).findings
    assert any(finding in found for found in findings), findings

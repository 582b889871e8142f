"""Several contents are parted into visits of their own; nothing ties a denunciation to a name."""

from datetime import time
from typing import Any

import pytest
from sqlalchemy import select

from db.journal import JournalRow
from db.verify import verify
from desktop_app.areas.reception.link_models import VisitLink
from desktop_app.areas.reception.models import Handling, Visit
from desktop_app.areas.reception.other_contents import DENOUNCES, OtherContentsService, speaks_of_denouncing
from desktop_app.areas.reception.record import visit_record
from desktop_app.areas.reception.service import ReceptionService, Registered
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import Kind, SubjectField
from desktop_app.office.opening import Opener
from tests.areas.reception.makers import MakeEntry
from tests.areas.reception.test_plans import whole_reads
from tests.areas.reception.test_secrecy import rows_in_clear

SEVERAL = "Khiếu nại mức bồi thường; tố cáo tổ kiểm đếm; kiến nghị làm rãnh."


def said(**given: Any) -> dict[str, Any]:
    usual: dict[str, Any] = {
        DENOUNCES: False,
        "kind": Kind.COMPLAINT,
        "subject": SubjectField.LAND,
        "content": "Khiếu nại mức bồi thường.",
        "request": "Tính lại.",
        "handling": Handling.ACCEPT,
        "within_competence": True,
        "refusal_ground": "",
        "to_agency": "",
        "document_number": "",
        "document_on": None,
    }
    return usual | given


@pytest.fixture
def first(reception: ReceptionService, an_entry: MakeEntry) -> Registered:
    return reception.register(
        an_entry(kind=Kind.SEVERAL, content=SEVERAL, request="", started_at=time(9, 0), ended_at=time(9, 40))
    )


def test_a_parted_content_has_number_and_kind_of_its_own_and_the_same_person(desk: Desk, first: Registered) -> None:
    further = OtherContentsService(desk).part(first.uid, first.rev, said())
    old, new = visit_record(desk.db, first.uid), visit_record(desk.db, further.uid)
    assert further.label == "2/2026"
    assert (new.row.kind, new.row.who, new.person_id) == ("Khiếu nại", "Nguyễn Văn Đức", old.person_id)
    assert (new.row.received_on, new.values["started_at"], new.values["hamlet"]) == (
        old.row.received_on,
        time(9, 0),
        "Thôn Đoài",
    )
    assert new.row.is_open


def test_both_panes_know_the_other(desk: Desk, first: Registered) -> None:
    service = OtherContentsService(desk)
    service.part(first.uid, first.rev, said())
    further = service.part(first.uid, first.rev, said(kind=Kind.SUGGESTION, content="Làm rãnh"))
    assert [(o.label, o.was_first) for o in visit_record(desk.db, first.uid).linked] == [
        ("2/2026", False),
        ("3/2026", False),
    ]
    assert [(o.label, o.kind, o.was_first) for o in visit_record(desk.db, further.uid).linked] == [
        ("1/2026", "Nhiều nội dung", True)
    ]
    assert whole_reads(desk, lambda: visit_record(desk.db, first.uid)) == []


def test_a_struck_out_part_is_shown_as_such(desk: Desk, reception: ReceptionService, first: Registered) -> None:
    OtherContentsService(desk).part(first.uid, first.rev, said())
    assert reception.undo() == "Đã bỏ lượt tiếp 2/2026. Số được giữ lại trong sổ."
    assert [other.is_void for other in visit_record(desk.db, first.uid).linked] == [True]


@pytest.mark.parametrize(
    ("given", "field", "sentence"),
    [
        ({"kind": Kind.DENUNCIATION}, "kind", "Nội dung tố cáo không tách ra lượt mới."),
        ({"kind": Kind.SEVERAL}, "kind", "Mỗi lượt tách ra chỉ có một nội dung."),
        ({DENOUNCES: True, "request": "Xử lý đơn TỐ CÁO."}, "content", "còn nhắc đến tố cáo"),
        ({"handling": Handling.REFUSE}, "refusal_ground", "Chưa chọn căn cứ từ chối."),
        ({"handling": Handling.TRANSFER}, "to_agency", "Chưa nhập cơ quan nhận."),
    ],
)
def test_what_cannot_be_parted_is_said_under_its_field(
    desk: Desk, first: Registered, given: dict[str, Any], field: str, sentence: str
) -> None:
    with pytest.raises(InvalidInput) as wrong:
        OtherContentsService(desk).part(first.uid, first.rev, said(**given))
    assert list(wrong.value.problems) == [field]
    assert sentence in wrong.value.problems[field]
    with desk.db.reading() as session:
        assert len(session.scalars(select(Visit)).all()) == 1


def test_a_denunciation_is_never_parted(desk: Desk, reception: ReceptionService, an_entry: MakeEntry) -> None:
    secret = reception.register(an_entry(kind=Kind.DENUNCIATION, content="Thu tiền sai.", request=""))
    with pytest.raises(UserError, match="Lượt tố cáo không tách được"):
        OtherContentsService(desk).part(secret.uid, secret.rev, said())


def test_beside_a_denunciation_nothing_ties_the_two_visits(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry, opener: Opener, first: Registered
) -> None:
    further = OtherContentsService(desk).part(first.uid, first.rev, said(**{DENOUNCES: True}))
    denounced = an_entry(kind=Kind.DENUNCIATION, content="Tổ kiểm đếm ghi thiếu số cây.", request="")
    reception.correct(first.uid, first.rev, denounced, "Xác định lại loại đơn")

    secret, named = visit_record(desk.db, first.uid), visit_record(desk.db, further.uid)
    assert (secret.row.who, named.row.who) == ("Người tố cáo (đã ẩn)", "Nguyễn Văn Đức")
    assert secret.linked == named.linked == ()
    assert (named.values["started_at"], named.values["ended_at"]) == (None, None)
    assert (secret.case, named.case) == ("", "")
    assert not speaks_of_denouncing(named.values["content"])
    with desk.db.reading() as session:
        assert session.scalars(select(VisitLink)).all() == []
        works = {
            uid: set(session.scalars(select(JournalRow.work).where(JournalRow.row_uid == uid)))
            for uid in (first.uid, further.uid)
        }
    assert not works[first.uid] & works[further.uid]
    assert SEVERAL not in rows_in_clear(desk)
    assert verify(desk.db.engine, opener.all_records(), []).is_clean


def test_a_linked_visit_that_becomes_a_denunciation_loses_its_links(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry, first: Registered
) -> None:
    further = OtherContentsService(desk).part(first.uid, first.rev, said())
    third = OtherContentsService(desk).part(first.uid, first.rev, said(kind=Kind.SUGGESTION, content="Làm rãnh"))
    entry = an_entry(kind=Kind.DENUNCIATION, content="Tổ kiểm đếm ghi thiếu.", request="", started_at=time(9, 0))
    reception.correct(further.uid, further.rev, entry, "Xác định lại loại đơn")

    secret = visit_record(desk.db, further.uid)
    assert (secret.linked, secret.values["started_at"]) == ((), None)
    assert [other.label for other in visit_record(desk.db, first.uid).linked] == [third.label]
    with desk.db.reading() as session:
        emptied, kept = session.scalars(select(VisitLink).order_by(VisitLink.id)).all()
        assert (emptied.first_id, emptied.further_id) == (None, None)
        assert kept.first_id
        values = session.connection().exec_driver_sql(
            "SELECT v.new FROM journal j JOIN journal_value v ON v.seq = j.seq WHERE j.row_uid = ?", (emptied.uid,)
        )
        assert values.all() == []


@pytest.mark.parametrize(
    ("text", "speaks"),
    [("Tố cáo tổ kiểm đếm", True), ("đơn tố  cáo", True), ("TO CAO", True), ("báo cáo tổ trưởng", False), ("", False)],
)
def test_denouncing_is_heard_however_it_is_typed(text: str, speaks: bool) -> None:
    assert speaks_of_denouncing(text) is speaks

"""Somebody's own copy of their history: all of their visits, nobody else's, never a denunciation."""

import re
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from db import journal
from desktop_app.areas.reception.link_models import PersonCopy
from desktop_app.areas.reception.models import Handling
from desktop_app.areas.reception.person_copy import PersonCopyService, known_people, own_visits
from desktop_app.areas.reception.record import visit_record
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.core.errors import InvalidInput, NotAllowed, UserError
from desktop_app.core.paper.pdf import write_pdf
from desktop_app.office.desk import Desk, SignedIn
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.models import Person
from desktop_app.office.rights import Role
from tests.areas.reception.makers import MakeEntry
from tests.areas.reception.test_plans import whole_reads
from tests.core.paper.samples import ReadPdf

ON, WHY = date(2026, 11, 20), "xem lại các lần đã đến"


def _copied(desk: Desk, uid: str) -> str:
    return re.sub(r"\s+", " ", ReadPdf(write_pdf(PersonCopyService(desk).copy(uid, ON, WHY))).all_text())


def test_the_copy_has_what_the_office_holds_of_the_person_and_only_that(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    first = reception.register(an_entry(content="Tranh chấp với ông Trần Văn Bình, điện thoại 0100 777 888."))
    person = visit_record(desk.db, first.uid).person_id
    again = an_entry(person_id=person, content="Hỏi lại kết quả đo đất", request="", handling=Handling.ANSWER_AT_ONCE)
    reception.register(again)
    reception.register(an_entry(full_name="Kín Thị Đáo", paper_number="", content="Việc của người khác"))
    text = _copied(desk, first.uid)
    for sentence in (
        "BẢN SAO THÔNG TIN Lịch sử tiếp công dân của người đề nghị",
        "Theo đề nghị ngày 20/11/2026 của ông (bà) Nguyễn Văn Đức (lý do: xem lại các lần đã đến)",
        "họ tên Nguyễn Văn Đức; sinh ngày 12/3/1961; giới tính nam; số giấy tờ tùy thân 099061004471",
        "địa chỉ thôn Đoài, xã Yên Hạ, tỉnh Minh Họa; điện thoại 0100 234 567",
        "Các lượt tiếp: 02 lượt.",
        "Người tiếp: Hoàng Thị Lan",
        "Tranh chấp với ông T.V.B., điện thoại *****888.",
        "Hỏi lại kết quả đo đất",
        "Tên, số giấy tờ, điện thoại của người khác đã được che.",
    ):
        assert sentence in text
    assert "Trần Văn Bình" not in text
    assert "Việc của người khác" not in text


def test_each_copy_is_kept_and_journalled_with_its_reason(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    uid = reception.register(an_entry()).uid
    PersonCopyService(desk).copy(uid, ON, WHY)
    with desk.db.reading() as session:
        [kept] = session.scalars(select(PersonCopy)).all()
        [told] = journal.story(session, [kept.uid])
    assert (kept.requested_on, kept.reason, kept.visits) == (ON, WHY, 1)
    assert told.reason == WHY
    assert "Nguyễn" not in str(told.new)


def test_no_denunciation_stands_in_a_copy_and_none_is_made_from_one(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    plain = reception.register(an_entry())
    person = visit_record(desk.db, plain.uid).person_id
    denounced = an_entry(kind=Kind.DENUNCIATION, content="Cho thuê đất công ích sai.", request="", person_id=person)
    uid = reception.register(denounced).uid
    turned = reception.register(an_entry(person_id=person, content="Thu tiền sai quy định."))
    as_denunciation = an_entry(kind=Kind.DENUNCIATION, content="Thu tiền sai quy định.", request="")
    reception.correct(turned.uid, turned.rev, as_denunciation, "Xác định lại loại đơn")
    text = _copied(desk, plain.uid)
    assert "Các lượt tiếp: 01 lượt." in text
    for hidden in ("Cho thuê đất", "Thu tiền sai", "Tố cáo", "TC-0"):
        assert hidden not in text
    for secret in (uid, turned.uid):
        with pytest.raises(UserError, match="Lượt tố cáo không có bản sao lịch sử"):
            PersonCopyService(desk).copy(secret, ON, WHY)


def test_a_reason_is_asked_and_the_right_to_print(desk: Desk, reception: ReceptionService, an_entry: MakeEntry) -> None:
    uid = reception.register(an_entry()).uid
    with pytest.raises(InvalidInput, match="Chưa ghi lý do đề nghị"):
        PersonCopyService(desk).copy(uid, ON, "  ")
    viewer = replace(desk, account=SignedIn(desk.account.uid, "Đỗ Minh Quân", "", Role.VIEWER))
    with pytest.raises(NotAllowed):
        PersonCopyService(viewer).copy(uid, ON, WHY)


def test_a_copy_goes_by_an_index(desk: Desk, reception: ReceptionService, an_entry: MakeEntry) -> None:
    reception.register(an_entry())
    with desk.db.reading() as session:
        person = session.scalars(select(Person)).one()
        assert whole_reads(desk, lambda: own_visits(session, person)) == []
        assert whole_reads(desk, lambda: known_people(session)("Vi Thị Nhoi")) == []

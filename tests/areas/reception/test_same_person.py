"""What the office knows of somebody: brought up to date by whoever chose them, never overwritten by chance."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from desktop_app.areas.reception.other_contents import OtherContentsService
from desktop_app.areas.reception.person_copy import PersonCopyService, own_visits
from desktop_app.areas.reception.record import earlier_visits, times_here, visit_record
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.core.errors import UserError
from desktop_app.office.companions import Companion
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import Capacity, Kind
from desktop_app.office.models import Person
from tests.areas.reception.makers import MakeEntry
from tests.areas.reception.test_other_contents import said

MY = Companion("Trần Thị Mỵ", "099155000321")


def known(desk: Desk, number: str = "099061004471") -> Person:
    with desk.db.reading() as session:
        person = session.scalars(select(Person).where(Person.paper_number == number)).one()
        session.expunge(person)
        return person


@pytest.mark.parametrize(
    ("chosen", "phone", "address"),
    [(True, "0100 999 999", "Số 5, ngõ 2"), (False, "0100 234 567", "Số 5, ngõ 2")],
    ids=["chosen from the list: brought up to date", "chosen by nobody: only what was unknown is added"],
)
def test_what_is_known_changes_only_when_the_person_was_chosen(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry, chosen: bool, phone: str, address: str
) -> None:
    first = reception.register(an_entry())
    person_id = visit_record(desk.db, first.uid).person_id
    again = an_entry(phone="0100 999 999", address="Số 5, ngõ 2", person_id=person_id if chosen else None)
    second = reception.register(again)
    assert visit_record(desk.db, second.uid).person_id == person_id
    assert visit_record(desk.db, second.uid).values["phone"] == "0100 999 999"
    assert (known(desk).phone, known(desk).address) == (phone, address)


def test_mending_an_old_record_brings_nobodys_old_data_back(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    old = reception.register(an_entry(received_on=date(2026, 3, 2)))
    person_id = visit_record(desk.db, old.uid).person_id
    reception.register(an_entry(phone="0100 999 999", hamlet="Thôn Trung", person_id=person_id))
    home = known(desk).hamlet_id
    mended = an_entry(received_on=date(2026, 3, 2), content="Đo lại thửa 45", born_on=date(1961, 3, 13))
    reception.correct(old.uid, old.rev, mended, "gõ nhầm ngày sinh")
    person = known(desk)
    assert (person.phone, person.hamlet_id, person.born_on) == ("0100 999 999", home, date(1961, 3, 13))


def test_who_was_named_by_mistake_did_not_come(desk: Desk, reception: ReceptionService, an_entry: MakeEntry) -> None:
    saved = reception.register(an_entry(people_present=2, companions=(MY,)))
    reception.correct(saved.uid, saved.rev, an_entry(), "ghi nhầm người cùng đến")
    person = known(desk, MY.paper_number)
    assert earlier_visits(desk.db, person.id) == []
    with desk.db.reading() as session:
        assert own_visits(session, person) == []
    assert PersonCopyService(desk).copy(saved.uid, date(2026, 11, 20), "xem lại").signatures[0].name == "Nguyễn Văn Đức"


def test_undoing_a_correction_takes_back_who_it_said_came_along(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    saved = reception.register(an_entry(people_present=2))
    reception.correct(saved.uid, saved.rev, an_entry(people_present=2, companions=(MY,)), "thiếu người cùng đến")
    reception.undo()
    assert visit_record(desk.db, saved.uid).values["companions"] == ""


@pytest.mark.parametrize("denounces", [False, True])
def test_parted_contents_have_the_same_people_unless_one_denounces(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry, denounces: bool
) -> None:
    came: dict[str, Any] = {
        "people_present": 2, "companions": (MY,), "capacity": Capacity.AUTHORISED, "mandate": "Giấy ủy quyền số 12",
        "on_behalf_of": "Phạm Thị Nhài",
    }  # fmt: skip
    first = reception.register(an_entry(kind=Kind.SEVERAL, content="Khiếu nại bồi thường; xin làm rãnh.", **came))
    further = OtherContentsService(desk).part(first.uid, first.rev, said(one_denounces=denounces))
    values = visit_record(desk.db, further.uid).values
    told = (values["companions"], values["on_behalf_of"], values["people_present"])
    assert told == (("", "", 1) if denounces else (MY.line, "Phạm Thị Nhài", 2))


def test_a_copy_of_nobody_is_refused(desk: Desk, reception: ReceptionService, an_entry: MakeEntry) -> None:
    secret = reception.register(an_entry(kind=Kind.DENUNCIATION, companions=(MY,)))
    with pytest.raises(UserError):
        PersonCopyService(desk).copy(secret.uid, date(2026, 11, 20), "xem lại")


def test_somebody_who_comes_often_is_counted_whole(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    first = reception.register(an_entry(received_on=date(2025, 12, 30)))
    person = visit_record(desk.db, first.uid).person_id
    assert person is not None
    visits = [reception.register(an_entry(person_id=person)) for _ in range(10)]
    reception.void(visits[0].uid, visits[0].rev, "ghi trùng")
    assert times_here(desk.db, person, date(2026, 1, 1)) == (10, 9)
    assert times_here(desk.db, person, date(2026, 1, 1), but=visits[-1].uid) == (9, 8)
    assert len(earlier_visits(desk.db, person)) == 8

"""A whole identity number is seen only by a look that the journal knows of."""

import pytest
from sqlalchemy import select

from db import journal
from db.journal import JournalRow
from desktop_app.areas.reception.numbers import NumberService
from desktop_app.areas.reception.record import visit_record
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.core.errors import UserError
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.models import NumberOpening
from tests.areas.reception.makers import MakeEntry

WHOLE = "099061004471"


def test_each_look_at_a_whole_number_is_journalled(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    uid = reception.register(an_entry()).uid
    service = NumberService(desk)
    assert [service.open_number(uid), service.open_number(uid)] == [WHOLE, WHOLE]
    with desk.db.reading() as session:
        looks = session.scalars(select(NumberOpening)).all()
        rows = session.scalars(select(JournalRow).where(JournalRow.table_name == "number_opening")).all()
        told = [change.new for row in rows for change in journal.story(session, [row.row_uid])]
    assert [(look.record_uid, look.created_by) for look in looks] == [(uid, desk.account.uid)] * 2
    assert len(rows) == 2
    assert not any(WHOLE in str(change) for change in told)


@pytest.mark.parametrize("kind", [Kind.DENUNCIATION, None], ids=["denunciation", "no such visit"])
def test_there_is_nothing_to_see_of_a_denouncer(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry, kind: Kind | None
) -> None:
    uid = reception.register(an_entry(kind=kind)).uid if kind else "nothing"
    with pytest.raises(UserError, match="không còn số giấy tờ"):
        NumberService(desk).open_number(uid)
    with desk.db.reading() as session:
        assert session.scalars(select(NumberOpening)).all() == []


def test_the_history_of_a_visit_shows_numbers_only_in_part(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    saved = reception.register(an_entry())
    reception.correct(saved.uid, saved.rev, an_entry(paper_number="099061004472"), "gõ nhầm số")
    told = [pair for happening in visit_record(desk.db, saved.uid).happenings for pair in happening.changed]
    numbers = [(old, new) for label, old, new in told if label == "Số căn cước, định danh"]
    assert numbers == [("099*****4471", "099*****4472")]
    assert WHOLE not in str(told)

"""What a careless or a curious ordinary official tries, and what a race between two of them could leave behind."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import String, Text, inspect, select

from db.base import Base
from desktop_app.areas.petitions import secrecy
from desktop_app.areas.petitions.cases.queries import case_record
from desktop_app.areas.petitions.handling.lookups import likely_same, offered_agencies
from desktop_app.areas.petitions.handling.service import HandlingService
from desktop_app.areas.petitions.kept import Registered, petition_of, registered
from desktop_app.areas.petitions.models import (
    Petition,
    PetitionNotSame,
    PetitionPaper,
    PetitionPerson,
    PetitionStep,
)
from desktop_app.areas.petitions.record import petition_record
from desktop_app.areas.petitions.service import PetitionService
from desktop_app.areas.petitions.states import Source
from desktop_app.areas.reception.handed_in import HandedInService
from desktop_app.areas.reception.models import Visit
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.core.errors import InvalidInput, NotAllowed, UserError
from desktop_app.office.cases import open_case
from desktop_app.office.desk import Desk
from desktop_app.office.handed_in import HandedIn
from desktop_app.office.matter_kinds import HIDDEN_CONTENT, Kind
from desktop_app.office.models import IDENTITY, Attachment, CaseFile
from desktop_app.office.rights import Role
from tests.areas.petitions.makers import a_petition, take
from tests.areas.petitions.papers.ways import without_the_vault
from tests.areas.petitions.test_secrecy import DAY, NAME, NEXT, OTHER, TEXT, by_them, found_to_be_one, kept, shown
from tests.areas.reception.makers import MakeEntry


def viewer(desk: Desk) -> Desk:
    """Somebody who only looks."""
    return replace(desk, account=replace(desk.account, role=Role.VIEWER, sees_denouncer=False))


def denunciation(desk: Desk, **changed: Any) -> Registered:
    """One that was entered as such."""
    return PetitionService(desk).register(by_them(kind=Kind.DENUNCIATION, content=TEXT, note="", **changed))


def now(desk: Desk, petition: Registered) -> Registered:
    return registered(kept(desk, petition.uid))


def test_nothing_is_undone_once_the_identity_has_left(desk: Desk) -> None:
    petition = found_to_be_one(desk, PetitionService(desk).register(by_them()))
    with pytest.raises(UserError, match="kho mật nên không hoàn tác được"):
        PetitionService(desk).undo()
    assert (kept(desk, petition.uid).is_secret, shown(desk)) == (True, [])


def test_a_classification_taken_back_and_undone_brings_nobody_back(desk: Desk) -> None:
    petition = found_to_be_one(desk, PetitionService(desk).register(by_them()))
    HandlingService(desk).take_back(petition.uid, petition.rev, "Nghe lại thì là khiếu nại")
    assert (kept(desk, petition.uid).is_secret, shown(desk)) == (True, [])
    PetitionService(desk).undo()
    row = kept(desk, petition.uid)
    assert (row.is_secret, row.kind, row.who_key, shown(desk)) == (True, Kind.DENUNCIATION, "", [])


def test_a_denunciation_corrected_into_a_complaint_still_tells_nobody(desk: Desk) -> None:
    petition = denunciation(desk)
    petition = PetitionService(desk).correct(
        petition.uid, petition.rev, by_them(kind=Kind.COMPLAINT, content=TEXT, note=""), "Đọc lại thì là khiếu nại"
    )
    row = kept(desk, petition.uid)
    assert (row.kind, row.is_secret, row.who_key, shown(desk)) == (Kind.COMPLAINT, True, "", [])
    record = petition_record(viewer(desk), petition.uid)
    assert (record.content, record.hides_content) == (HIDDEN_CONTENT, True)
    PetitionService(desk).undo()
    assert (kept(desk, petition.uid).is_secret, shown(desk)) == (True, [])


def test_what_was_looked_at_beside_the_form_and_turned_secret_meanwhile_is_not_remembered(desk: Desk) -> None:
    """The panel was drawn while the other one still showed its writer."""
    other = PetitionService(desk).register(by_them())
    found_to_be_one(desk, other)
    mine = PetitionService(desk).register(a_petition(not_same=(other.uid,), same_case_uid=other.uid))
    with desk.db.reading() as session:
        assert session.scalars(select(PetitionNotSame)).all() == []
        assert petition_of(session, mine.uid).case_id is None


def test_nor_is_a_visit_that_turned_secret_meanwhile(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    came = reception.register(an_entry(full_name=NAME, received_on=DAY, kind=Kind.DENUNCIATION, content=TEXT))
    PetitionService(desk).register(a_petition(not_same=(came.uid,), same_case_uid=came.uid))
    with desk.db.reading() as session:
        assert session.scalars(select(PetitionNotSame)).all() == []


def test_no_petition_with_a_name_is_tied_to_a_secret_visit_by_a_correction(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    came = reception.register(an_entry(full_name=NAME, received_on=DAY, kind=Kind.DENUNCIATION, content=TEXT))
    mine = PetitionService(desk).register(a_petition())
    tied = a_petition(visit_uid=came.uid, source=Source.IN_PERSON)
    with pytest.raises(InvalidInput, match="Đơn lập từ đó phải là tố cáo"):
        PetitionService(desk).correct(mine.uid, mine.rev, tied, "Gắn với lượt tiếp")
    assert kept(desk, mine.uid).visit_uid == ""


def test_a_complaint_corrected_into_a_denunciation_made_at_a_visit_takes_the_visit_along(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    came = reception.register(an_entry(full_name=NAME, received_on=DAY, kind=Kind.COMPLAINT, content=TEXT))
    mine = PetitionService(desk).register(by_them(content=TEXT, note="", others=(), signers=1))
    told = by_them(
        kind=Kind.DENUNCIATION, content=TEXT, note="", others=(), signers=1, visit_uid=came.uid, source=Source.IN_PERSON
    )
    PetitionService(desk).correct(mine.uid, mine.rev, told, "Đọc lại thì là tố cáo")
    assert shown(desk) == []


def test_the_title_of_a_case_that_others_keep_no_longer_says_what_the_denunciation_does(desk: Desk) -> None:
    petition = PetitionService(desk).register(by_them(content=TEXT, note=""))
    other = PetitionService(desk).register(a_petition())
    with desk.db.writing(desk.account.uid) as session:
        rows = [petition_of(session, each.uid) for each in (petition, other)]
        case = open_case(session, rows[0].content, DAY)
        for number, row in enumerate(rows, start=1):
            row.case_id, row.petition_no = case.id, number
        uid = case.uid
    found_to_be_one(desk, now(desk, petition))
    seen = case_record(viewer(desk), uid).row
    assert (seen.petitions, seen.title) == (1, a_petition().content)


def test_nor_does_the_title_of_a_case_that_a_visit_leaves(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    came = reception.register(an_entry(full_name=NAME, received_on=DAY, kind=Kind.COMPLAINT, content=TEXT))
    PetitionService(desk).register(a_petition(same_case_uid=came.uid))
    with desk.db.reading() as session:
        [uid] = session.scalars(select(CaseFile.uid))
        assert case_record(desk, uid).row.title == TEXT
        rev = session.scalars(select(Visit.rev).where(Visit.uid == came.uid)).one()
    secret = an_entry(full_name=NAME, received_on=DAY, kind=Kind.DENUNCIATION, content=TEXT)
    reception.correct(came.uid, rev, secret, "Nghe lại thì là tố cáo")
    assert case_record(viewer(desk), uid).row.title == a_petition().content


def test_a_case_with_a_denunciation_alone_keeps_its_title_for_who_handles_it(desk: Desk) -> None:
    petition = PetitionService(desk).register(by_them(content=TEXT, note=""))
    with desk.db.writing(desk.account.uid) as session:
        row = petition_of(session, petition.uid)
        row.case_id = open_case(session, row.content, DAY).id
    found_to_be_one(desk, now(desk, petition))
    with desk.db.reading() as session:
        [uid] = session.scalars(select(CaseFile.uid))
    assert case_record(viewer(desk), uid).row.title == HIDDEN_CONTENT
    assert case_record(without_the_vault(desk), uid).row.title == TEXT


def test_nothing_stands_beside_a_denunciation_and_no_name_is_offered_from_its_steps(desk: Desk) -> None:
    PetitionService(desk).register(a_petition(full_name=NAME, content=TEXT))
    petition = PetitionService(desk).register(by_them())
    petition = take(desk, petition, "classify", NEXT, to_agency=f"Nhà bà {OTHER}")
    assert offered_agencies(desk, "nha ba") != []
    found_to_be_one(desk, petition)
    assert likely_same(desk, petition.uid) == []
    assert [name for name in offered_agencies(desk, "nha ba") if OTHER in name] == []


def test_of_papers_handed_in_no_part_of_the_line_names_anybody(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    lines = [HandedIn("Đơn", 2, f"bản của ông {NAME}", f"ký {OTHER}")]
    came = reception.register(an_entry(full_name=NAME, received_on=DAY, kind=Kind.COMPLAINT, content=TEXT))
    HandedInService(desk).take(came.uid, lines)
    made = by_them(visit_uid=came.uid, source=Source.IN_PERSON)
    found_to_be_one(desk, PetitionService(desk).register(made, lines))
    assert shown(desk) == []


@pytest.mark.parametrize(
    ("kind", "cleared"),
    [
        (Petition, {*secrecy._PROSE_OF_ROW}),
        (PetitionStep, {*secrecy._PROSE_OF_STEP}),
        (PetitionPaper, {*secrecy._PROSE_BESIDE[PetitionPaper]}),
        (PetitionPerson, {*IDENTITY, "name_key", "mandate"}),
    ],
)
def test_every_text_of_a_petition_is_cleared_or_holds_no_words_of_anybody(kind: type[Base], cleared: set[str]) -> None:
    """Codes of lists, uids, what the program counts itself, and the names of officials."""
    wordless = {
        *("key", "ground", "tests", "ineligible_reason", "competent_reason", "complexity", "next_due", "file_code"),
        *("uid", "visit_uid", "joined_uid", "scan_uid", "created_by", "changed_by", "who_key"),
        *("received_by", "voided_by", "done_by", "forced_by"),
    }
    columns = inspect(kind).columns
    texts = {column.key for column in columns if type(column.type) in (String, Text)}
    assert len(texts) > 3
    assert texts - wordless - cleared == set()


def test_a_scan_that_is_damaged_keeps_nobody_from_being_hidden_and_is_told_of_as_gone(desk: Desk) -> None:
    petition = PetitionService(desk).register(by_them())
    with desk.db.writing(desk.account.uid) as session:
        stored_as = desk.attachments.put(f"%PDF {NAME}".encode())
        row = Attachment(
            record_uid=petition.uid, title=f"Đơn của {NAME}", media_type="application/pdf", size=9, stored_as=stored_as
        )
        session.add(row)
    desk.attachments.drop(stored_as)
    found_to_be_one(desk, petition)
    assert shown(desk) == []
    with pytest.raises(UserError) as refused:
        PetitionService(desk).open_scan(row.uid, "Đối chiếu chữ viết")
    assert NAME not in str(refused.value)


def test_who_must_not_look_learns_nothing_by_trying_names(desk: Desk) -> None:
    """A warning would tell them that the name fits: a right guess and a wrong one are taken alike."""
    colleague = without_the_vault(desk)
    petition = found_to_be_one(desk, PetitionService(desk).register(by_them()))
    for name in (NAME, "Lê Văn Khác"):
        petition = take(colleague, petition, "national", NEXT, document_number=f"Hỏi ông {name}")
        entry = by_them(kind=Kind.DENUNCIATION, full_name="", others=(), note=f"Hỏi ông {name}", content=TEXT)
        petition = PetitionService(colleague).correct(petition.uid, petition.rev, entry, f"Hỏi ông {name}")
    with pytest.raises(NotAllowed):
        PetitionService(colleague).reveal(petition.uid, "Muốn biết")

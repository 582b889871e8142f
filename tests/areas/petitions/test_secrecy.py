"""Who wrote a denunciation goes to the vault and nowhere else, and the visit it came with goes along."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from db.verify import verify
from desktop_app.areas.petitions import secrecy
from desktop_app.areas.petitions.entry import PetitionEntry, Signer
from desktop_app.areas.petitions.handling.service import HandlingService
from desktop_app.areas.petitions.kept import Registered, petition_of, registered
from desktop_app.areas.petitions.models import Petition, PetitionNotSame
from desktop_app.areas.petitions.service import PetitionService
from desktop_app.areas.petitions.states import Competent, Eligible, Source
from desktop_app.areas.reception.books.models import BookClosing
from desktop_app.areas.reception.handed_in import HandedInService
from desktop_app.areas.reception.models import SessionDay, SessionKind, Visit
from desktop_app.areas.reception.record import visit_record
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.areas.reception.sessions.models import SessionTask
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.text.fold import fold
from desktop_app.office.cases import open_case
from desktop_app.office.desk import Desk
from desktop_app.office.handed_in import HandedIn
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.models import Attachment, Person, VaultOpening
from desktop_app.office.opening import Opener
from desktop_app.office.people import find_people
from desktop_app.office.secrecy import NameInText
from tests.areas.petitions.makers import a_petition, take
from tests.areas.reception.makers import MakeEntry
from tests.areas.reception.test_secrecy import rows_in_clear

NAME, NUMBER, PHONE = "Khuất Nghiêng Thoắng", "099061777123", "0100 765 439"
OTHER = "Quàng Thị Phưởng"
TRACES = (NAME, fold(NAME), "thoang", NUMBER, PHONE, "0100765439", OTHER, fold(OTHER), "phuong thi")
TEXT = "Trưởng thôn thu tiền làm đường không có hóa đơn, không công khai cho dân."
FITTING = {"eligible": Eligible.YES, "competent": Competent.YES}
NUMBERED = {"document_number": "12/TB-UBND", "document_on": date(2026, 11, 23)}
DAY, NEXT = date(2026, 11, 23), date(2026, 11, 23)


def by_them(**changed: Any) -> PetitionEntry:
    """A petition that names two people, whose words name them once more."""
    return a_petition(
        **{
            "received_on": DAY,
            "full_name": NAME,
            "paper_number": NUMBER,
            "phone": PHONE,
            "hamlet": "Thôn Đoài",
            "others": (Signer(full_name=OTHER),),
            "signers": 2,
            "content": f"Tôi là {NAME}. {TEXT}",
            "note": f"Bà {OTHER} đi cùng",
            **changed,
        }
    )


def shown(desk: Desk) -> list[str]:
    """What still gives one of them away in any table, in the journal or in the index."""
    clear = rows_in_clear(desk).casefold()
    return [trace for trace in TRACES if trace.casefold() in clear]


def found_to_be_one(desk: Desk, petition: Registered, **said: Any) -> Registered:
    """Classify a petition as a denunciation."""
    given = {**FITTING, "kind": Kind.DENUNCIATION, **said}
    return take(desk, petition, "classify", NEXT, **given)


def kept(desk: Desk, uid: str) -> Petition:
    with desk.db.reading() as session:
        return petition_of(session, uid)


def test_a_denunciation_that_is_entered_names_nobody_anywhere(desk: Desk) -> None:
    saved = PetitionService(desk).register(by_them(kind=Kind.DENUNCIATION, content=TEXT, note=""))
    assert shown(desk) == []
    assert kept(desk, saved.uid).file_code == "TC-01/2026"


def test_words_that_name_the_denouncer_are_refused_with_others_in_their_place(desk: Desk) -> None:
    entry = by_them(kind=Kind.DENUNCIATION)
    with pytest.raises(NameInText) as refused:
        secrecy.refuse_names_in_text(entry, secrecy.prose_of(entry, f"Theo lời {OTHER}"))
    assert refused.value.offered == {
        "content": f"Tôi là [người tố cáo]. {TEXT}",
        "note": "[người tố cáo] đi cùng",
        "reason": "Theo lời [người tố cáo]",
    }


def test_a_petition_found_to_be_a_denunciation_takes_its_people_to_the_vault(desk: Desk, opener: Opener) -> None:
    petition = PetitionService(desk).register(by_them(), [HandedIn(f"Giấy của {OTHER}", condition=f"ký {NAME}")])
    assert {NAME, NUMBER, PHONE, OTHER, fold(NAME)} <= set(shown(desk))

    done = found_to_be_one(desk, petition)

    assert shown(desk) == []
    with desk.db.reading() as session:
        row = petition_of(session, done.uid)
        assert (row.kind, row.is_secret, row.content) == (Kind.DENUNCIATION, True, f"Tôi là [người tố cáo]. {TEXT}")
        assert all(person.sealed_at for person in session.scalars(select(Person)))
        assert find_people(session, "khuat") == []
    assert verify(desk.db.engine, opener.all_records(), []).is_clean
    people = PetitionService(desk).reveal(done.uid, "Mời làm việc")
    assert [(p["full_name"], p["hamlet"]) for p in people] == [(NAME, "Thôn Đoài"), (OTHER, "")]


def test_steps_taken_before_no_longer_name_anybody(desk: Desk) -> None:
    petition = PetitionService(desk).register(by_them())
    petition = take(desk, petition, "classify", NEXT, said=f"Bà {OTHER} nộp đơn", **FITTING)
    petition = HandlingService(desk).take_back(petition.uid, petition.rev, f"Theo lời ông {NAME}")

    found_to_be_one(desk, petition)

    assert shown(desk) == []


@pytest.mark.parametrize("field", ["said", "reason", "to_agency", "document_number", "assigned_to"])
def test_a_step_of_a_denunciation_names_nobody(desk: Desk, field: str) -> None:
    petition = PetitionService(desk).register(by_them())
    with pytest.raises(NameInText) as refused:
        found_to_be_one(desk, petition, **{field: f"chuyển ông {NAME}"})
    assert refused.value.offered == {field: "chuyển [người tố cáo]"}
    assert not kept(desk, petition.uid).is_secret

    done = found_to_be_one(desk, petition)
    with pytest.raises(NameInText):
        take(desk, done, "accept_denunciation", NEXT, **{**NUMBERED, field: f"chuyển ông {NAME}"})
    with pytest.raises(NameInText):
        HandlingService(desk).take_back(done.uid, done.rev, f"{NUMBER} xin rút")


def test_somebody_with_another_petition_stays_known_but_is_tied_to_it_no_more(desk: Desk) -> None:
    PetitionService(desk).register(a_petition(full_name=NAME, paper_number=NUMBER, phone=PHONE))
    petition = PetitionService(desk).register(by_them())

    done = found_to_be_one(desk, petition)

    with desk.db.reading() as session:
        assert [person.full_name for person in find_people(session, "khuat")] == [NAME]
        assert find_people(session, "quang thi") == []
        assert {who.person_id for who in petition_of(session, done.uid).everybody} == {None}


def test_it_leaves_a_case_that_shows_others_and_pairs_that_were_found_to_be_two(desk: Desk) -> None:
    other = PetitionService(desk).register(a_petition())
    petition = PetitionService(desk).register(by_them())
    with desk.db.writing(desk.account.uid) as session:
        rows = [petition_of(session, each.uid) for each in (other, petition)]
        case = open_case(session, rows[1].content, DAY)
        for number, row in enumerate(rows, start=1):
            row.case_id, row.petition_no = case.id, number
        session.add(PetitionNotSame(petition_id=rows[0].id, other_uid=petition.uid))
    found_to_be_one(desk, registered(kept(desk, petition.uid)))

    row = kept(desk, petition.uid)
    assert (row.case_id, row.petition_no, shown(desk)) == (None, 1, [])
    assert kept(desk, other.uid).case_id is not None
    with desk.db.reading() as session:
        [pair] = session.scalars(select(PetitionNotSame))
        assert (pair.petition_id, pair.other_uid) == (None, "")


def test_nobodys_draft_of_it_is_left(desk: Desk) -> None:
    petition = PetitionService(desk).register(by_them())
    now = desk.clock.now()
    desk.drafts.save(f"petitions.entry.{petition.uid}", "somebody else", {"full_name": NAME}, now)
    desk.drafts.save("petitions.entry", desk.account.uid, {"full_name": NAME, "same_case_uid": petition.uid}, now)
    desk.drafts.save("petitions.entry", "a third", {"full_name": "Nguyễn Văn Mẫu"}, now)

    found_to_be_one(desk, petition)

    left = [draft for account in (desk.account.uid, "somebody else", "a third") for draft in desk.drafts.all(account)]
    assert [draft.account for draft in left] == ["a third"]


def test_petitions_joined_with_it_turn_too(desk: Desk) -> None:
    first = PetitionService(desk).register(by_them(others=(), note="", content=f"{TEXT} Bà {OTHER} cũng biết."))
    second = PetitionService(desk).register(by_them(full_name=OTHER, paper_number="", phone="", others=(), note=""))
    with desk.db.writing(desk.account.uid) as session:
        petition_of(session, second.uid).joined_uid = first.uid

    found_to_be_one(desk, first)

    assert shown(desk) == []
    assert kept(desk, second.uid).is_secret


# ---- with the visit it came with


@pytest.fixture
def visit(reception: ReceptionService, an_entry: MakeEntry) -> Callable[..., Any]:
    """Enter a visit of both people, whose words name them."""

    def enter(**given: Any) -> Any:
        usual = {"full_name": NAME, "paper_number": NUMBER, "phone": PHONE, "received_on": DAY, "kind": Kind.COMPLAINT}
        return reception.register(an_entry(**{**usual, "content": f"{TEXT} Có bà {OTHER} biết.", **given}))

    return enter


def visit_of(desk: Desk, uid: str) -> Visit:
    with desk.db.reading() as session:
        return session.scalars(select(Visit).where(Visit.uid == uid)).one()


def test_a_visit_turns_with_the_petition_that_was_made_from_it(desk: Desk, visit: Callable[..., Any]) -> None:
    came = visit()
    HandedInService(desk).take(came.uid, [HandedIn(f"Đơn của {OTHER}")])
    petition = PetitionService(desk).register(by_them(visit_uid=came.uid, source=Source.IN_PERSON))

    done = found_to_be_one(desk, petition)

    assert shown(desk) == []
    turned = visit_of(desk, came.uid)
    assert (turned.kind, turned.is_secret, turned.content) == (
        Kind.DENUNCIATION,
        True,
        f"{TEXT} Có [người tố cáo] biết.",
    )
    assert visit_record(desk.db, came.uid).row.who == "Người tố cáo (đã ẩn)"
    assert {p["full_name"] for p in PetitionService(desk).reveal(done.uid, "Mời làm việc")} == {NAME, OTHER}


def test_a_petition_turns_with_the_visit_it_was_made_from_a_day_later(
    desk: Desk, reception: ReceptionService, visit: Callable[..., Any], an_entry: MakeEntry
) -> None:
    came = visit()
    made = PetitionService(desk).register(by_them(visit_uid=came.uid, source=Source.IN_PERSON))
    accepted = take(desk, made, "classify", NEXT, **FITTING)
    take(desk, accepted, "accept_complaint", NEXT, **NUMBERED)
    clean = an_entry(full_name=NAME, paper_number=NUMBER, phone=PHONE, kind=Kind.DENUNCIATION, content=TEXT)

    reception.correct(came.uid, came.rev, clean, "Nghe lại thì là tố cáo")

    assert shown(desk) == []
    row = kept(desk, made.uid)
    assert (row.kind, row.is_secret) == (Kind.DENUNCIATION, True)


def test_a_denunciation_made_from_an_open_visit_turns_the_visit(desk: Desk, visit: Callable[..., Any]) -> None:
    came = visit(content=TEXT)
    saved = PetitionService(desk).register(
        by_them(kind=Kind.DENUNCIATION, content=TEXT, note="", visit_uid=came.uid, source=Source.IN_PERSON)
    )
    assert shown(desk) == []
    assert visit_of(desk, came.uid).is_secret
    assert kept(desk, saved.uid).is_secret


def test_of_a_petition_made_from_a_secret_visit_the_vault_of_the_visit_tells(
    desk: Desk, visit: Callable[..., Any]
) -> None:
    came = visit(kind=Kind.DENUNCIATION, content=TEXT)
    nobody = {"full_name": "", "paper_number": "", "phone": "", "hamlet": "", "address": "", "others": (), "signers": 1}
    saved = PetitionService(desk).register(
        by_them(kind=Kind.DENUNCIATION, content=TEXT, note="", visit_uid=came.uid, source=Source.IN_PERSON, **nobody),
    )
    with pytest.raises(InvalidInput, match="Chưa ghi lý do xem"):
        PetitionService(desk).reveal(saved.uid, " ")
    assert [p["full_name"] for p in PetitionService(desk).reveal(saved.uid, "Mời làm việc")] == [NAME]
    with desk.db.reading() as session:
        assert session.scalars(select(VaultOpening.record_uid)).all() == [saved.uid]
    with pytest.raises(NameInText):
        take(desk, saved, "classify", NEXT, said=f"Hỏi lại {NAME}", **FITTING)


def test_a_visit_of_a_closed_book_turns_too_and_says_since_when(
    desk: Desk, visit: Callable[..., Any], an_entry: MakeEntry
) -> None:
    came = visit()
    petition = PetitionService(desk).register(by_them(visit_uid=came.uid, source=Source.IN_PERSON))
    with desk.db.writing(desk.account.uid) as session:
        session.add(BookClosing(book="A", year=2026, closed_on=DAY, closed_by="Hoàng Thị Lan", last_number=1))
    found_to_be_one(desk, petition)
    assert shown(desk) == []
    assert "là tố cáo" in visit_of(desk, came.uid).late_note


def test_minutes_of_the_session_no_longer_name_who_came(
    desk: Desk, reception: ReceptionService, visit: Callable[..., Any], an_entry: MakeEntry
) -> None:
    came = visit()
    with desk.db.writing(desk.account.uid) as session:
        day = SessionDay(
            held_on=DAY, kind=SessionKind.PERIODIC, chair="Ngô Xuân Thạo", chair_post="Chủ tịch", expected=NAME
        )
        session.add(day)
        session.flush()
        day.minutes = f"{NAME} trình bày như trong đơn."
        session.add(SessionTask(session_day_id=day.id, position=1, what=f"Gặp {OTHER}", who="Công chức", due_on=DAY))
        session.flush()
        session.scalars(select(Visit).where(Visit.uid == came.uid)).one().session_day_id = day.id
    petition = PetitionService(desk).register(by_them(visit_uid=came.uid, source=Source.IN_PERSON))
    found_to_be_one(desk, petition)
    assert shown(desk) == []
    with desk.db.reading() as session:
        assert session.scalars(select(SessionDay.minutes)).one() == "[người tố cáo] trình bày như trong đơn."


def test_all_turn_or_none(desk: Desk, visit: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    came = visit()
    petition = PetitionService(desk).register(by_them(visit_uid=came.uid, source=Source.IN_PERSON))
    [reception_seals] = [each for each in desk.seals if each.__name__.endswith("reception.secrecy")]

    def breaks(*_: object, **__: object) -> None:
        raise UserError("Đĩa đầy.")

    monkeypatch.setattr(reception_seals, "turn_with", breaks)
    with pytest.raises(UserError, match="Đĩa đầy"):
        found_to_be_one(desk, petition)
    assert not kept(desk, petition.uid).is_secret
    assert not visit_of(desk, came.uid).is_secret
    assert {NAME, NUMBER, PHONE, OTHER, fold(NAME)} <= set(shown(desk))


def test_the_scan_of_a_petition_goes_to_the_vault_with_its_writer(desk: Desk) -> None:
    petition = PetitionService(desk).register(by_them(), [HandedIn("Đơn", 3)])
    with desk.db.writing(desk.account.uid) as session:
        row = Attachment(
            record_uid=petition.uid,
            title=f"Đơn của {NAME}.pdf",
            media_type="application/pdf",
            size=4,
            stored_as=desk.attachments.put(b"%PDF"),
        )
        session.add(row)
        session.flush()
        petition_of(session, petition.uid).papers[0].scan_uid = row.uid

    found_to_be_one(desk, petition)

    assert shown(desk) == []
    with desk.db.reading() as session:
        [kept_row] = session.scalars(select(Attachment))
        [paper] = petition_of(session, petition.uid).papers
        assert (kept_row.title, paper.is_sealed) == ("Bản quét trong kho mật (3 trang)", True)
    scan = PetitionService(desk).open_scan(paper.scan_uid, "Đối chiếu chữ viết")
    assert (scan.title, scan.content) == (f"Đơn của {NAME}.pdf", b"%PDF")

"""A denouncer's identity goes to the vault and nowhere else."""

import json

import pytest
from sqlalchemy import select

from db import index
from db.journal import JournalValue
from db.verify import verify
from desktop_app.areas.reception.models import Visit, VisitPerson
from desktop_app.areas.reception.queries import VisitFilter, VisitPages
from desktop_app.areas.reception.record import visit_record
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.core.errors import InvalidInput, NotAllowed
from desktop_app.office.desk import Desk, SignedIn
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.models import Person, VaultOpening
from desktop_app.office.opening import Opener, OpenOffice
from desktop_app.office.people import find_people
from desktop_app.office.rights import Role
from desktop_app.office.secrecy import NameInText
from desktop_app.office.vault import Vault
from tests.areas.reception.makers import MakeEntry

NAME, NUMBER, PHONE = "Quách Thị Tuyết Băng", "099158007766", "0100 777 888"
TEXT = "Tố cáo trưởng thôn thu tiền làm đường không có hóa đơn, không công khai cho dân."


def planted(an_entry: MakeEntry, **given: object) -> dict[str, object]:
    """What names the denouncer."""
    return {"full_name": NAME, "paper_number": NUMBER, "phone": PHONE, "content": TEXT, "request": "", **given}


def rows_in_clear(desk: Desk) -> str:
    """Everything that stands in the tables, the journal's values and the index, but the sealed blobs."""
    with desk.db.reading() as session:
        connection = session.connection()
        tables = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
        cells = [
            str(cell)
            for table in tables
            for row in connection.exec_driver_sql(f"SELECT * FROM {table}")
            for cell in row
            if not isinstance(cell, bytes)
        ]
    return "\n".join(cells)


def test_a_denunciation_leaves_its_name_in_no_table(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    saved = reception.register(an_entry(**planted(an_entry), kind=Kind.DENUNCIATION))
    row = visit_record(desk.db, saved.uid).row
    found = rows_in_clear(desk)

    assert (row.who, row.where) == ("Người tố cáo (đã ẩn)", "TC-01/2026")
    assert not [secret for secret in (NAME, NUMBER, PHONE, "quach thi tuyet bang") if secret in found]


def test_when_a_record_becomes_a_denunciation_its_identity_leaves_everything_for_the_vault(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    saved = reception.register(an_entry(**planted(an_entry), kind=Kind.COMPLAINT))
    assert NAME in rows_in_clear(desk)

    reception.correct(
        saved.uid, saved.rev, an_entry(**planted(an_entry), kind=Kind.DENUNCIATION), "Xác định lại loại đơn"
    )

    found = rows_in_clear(desk)
    assert not [secret for secret in (NAME, NUMBER, PHONE, "quach thi tuyet bang") if secret in found]
    with desk.db.reading() as session:
        assert not session.scalars(select(VisitPerson.person_id)).one()
        assert session.scalars(select(Person)).one().sealed_at
        assert find_people(session, "quach") == []
        assert index.find(session.connection(), "tuyet bang") == []


def test_the_chain_holds_after_values_left_for_the_vault(
    desk: Desk, opener: Opener, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    saved = reception.register(an_entry(**planted(an_entry), kind=Kind.COMPLAINT))
    reception.correct(saved.uid, saved.rev, an_entry(**planted(an_entry), kind=Kind.DENUNCIATION), "Xác định lại")
    checked = verify(desk.db.engine, opener.all_records(), [])

    assert checked.is_clean
    assert checked.withheld > 0


def test_somebody_known_from_other_visits_stays_known_but_is_no_longer_linked(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    reception.register(an_entry(**planted(an_entry, content="Xin xác nhận hộ khẩu"), kind=Kind.SUGGESTION))
    saved = reception.register(an_entry(**planted(an_entry), kind=Kind.COMPLAINT))
    reception.correct(saved.uid, saved.rev, an_entry(**planted(an_entry), kind=Kind.DENUNCIATION), "Xác định lại")

    with desk.db.reading() as session:
        assert [person.full_name for person in find_people(session, "quach")] == [NAME]
        visit = session.scalars(select(Visit).where(Visit.uid == saved.uid)).one()
        assert [who.person_id for who in visit.people] == [None]


@pytest.mark.parametrize(
    "content",
    [
        "Tôi là Quách Thị Tuyết Băng, tố cáo trưởng thôn thu tiền sai.",
        "Chị quach thi tuyet bang tố cáo trưởng thôn.",
        "Liên hệ 0100777888 để hỏi thêm.",
        "Căn cước 099 158 007766 của người tố cáo.",
    ],
)
def test_a_name_in_the_text_is_refused_and_hidden_words_are_offered(
    reception: ReceptionService, an_entry: MakeEntry, content: str
) -> None:
    with pytest.raises(NameInText) as refused:
        reception.register(an_entry(**planted(an_entry, content=content), kind=Kind.DENUNCIATION))

    offered = refused.value.offered["content"]
    assert "[người tố cáo]" in offered
    reception.register(an_entry(**planted(an_entry, content=offered), kind=Kind.DENUNCIATION))


def test_the_entitled_may_look_with_a_reason_and_the_look_is_kept(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    saved = reception.register(an_entry(**planted(an_entry), kind=Kind.DENUNCIATION))
    with pytest.raises(InvalidInput, match="Chưa ghi lý do xem"):
        reception.reveal(saved.uid, " ")
    people = reception.reveal(saved.uid, "Mời người tố cáo làm việc")

    assert (people[0]["full_name"], people[0]["hamlet"]) == (NAME, "Thôn Đoài")
    with desk.db.reading() as session:
        assert session.scalars(select(VaultOpening.reason)).all() == ["Mời người tố cáo làm việc"]


def test_an_account_without_the_right_cannot_look(
    office: OpenOffice, desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    saved = reception.register(an_entry(**planted(an_entry), kind=Kind.DENUNCIATION))
    public = office.keys.facts().vault_public
    other = SignedIn(desk.account.uid, "Lê Thị Hoa", "", Role.OFFICIAL)
    service = ReceptionService(Desk(**{**vars(desk), "account": other, "vault": Vault(public)}))

    with pytest.raises(NotAllowed, match="xem danh tính người tố cáo"):
        service.reveal(saved.uid, "Muốn biết")


def test_a_viewer_does_not_read_what_a_denunciation_says(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    reception.register(an_entry(**planted(an_entry), kind=Kind.DENUNCIATION))
    [row] = VisitPages(desk.db, VisitFilter(), sees_content=False).after(None, 5)

    assert row.content == "Nội dung chỉ người có quyền xem"


def test_a_sealed_record_is_corrected_without_asking_the_name_again(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    saved = reception.register(an_entry(**planted(an_entry), kind=Kind.DENUNCIATION))
    later = an_entry(
        full_name="", paper_number="", phone="", hamlet="", kind=Kind.DENUNCIATION, content=TEXT + " Bổ sung."
    )
    done = reception.correct(saved.uid, saved.rev, later, "Bổ sung nội dung")

    assert done.rev > saved.rev
    with desk.db.reading() as session:
        values = [json.loads(v.new) for v in session.scalars(select(JournalValue))]
    assert any(value.get("content", "").endswith("Bổ sung.") for value in values)

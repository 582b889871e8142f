"""What a correction, an undo and a failed save leave behind, on a real encrypted file."""

from datetime import date
from pathlib import Path

import pytest

from desktop_app.areas import load_areas
from desktop_app.areas.reception.counting import counts
from desktop_app.areas.reception.fields import DRAFT
from desktop_app.areas.reception.handed_in import HandedInService
from desktop_app.areas.reception.queries import VisitFilter, VisitPages
from desktop_app.areas.reception.record import visit_record
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.office.desk import Desk, SignedIn
from desktop_app.office.finding import find_anything
from desktop_app.office.handed_in import HandedIn
from desktop_app.office.matter_kinds import HIDDEN_CONTENT, Kind
from desktop_app.office.opening import OpenOffice
from desktop_app.office.people import find_people
from desktop_app.office.rights import Role
from desktop_app.office.secrecy import NameInText
from desktop_app.office.vault import Vault
from tests.areas.reception.makers import MakeEntry
from tests.full_disk import files_at_most

PAPERS = [HandedIn("Đơn đề nghị", 2, "Bản chính"), HandedIn("Trích lục bản đồ", 1, "Bản sao", "mờ chữ")]


def seen_by(desk: Desk, role: Role) -> Desk:
    """The same office with an account of that role, which holds nothing of the vault."""
    account = SignedIn("another", "Đỗ Minh Quân", "", role)
    public = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"
    return Desk(**{**vars(desk), "account": account, "vault": Vault(public)})


def numbers(desk: Desk) -> list[int]:
    return sorted(row.number for row in VisitPages(desk.db, VisitFilter()).after(None, 50))


def test_a_corrected_name_stays_the_same_person_unless_it_was_somebody_else(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    saved = reception.register(an_entry(paper_number=""))
    first = visit_record(desk.db, saved.uid).person_id
    mended = reception.correct(saved.uid, saved.rev, an_entry(full_name="Nguyễn Văn Đực", paper_number=""), "Nhầm dấu")
    assert visit_record(desk.db, saved.uid).person_id == first

    other = an_entry(full_name="Nguyễn Văn Đức", paper_number="", phone="", is_somebody_else=True)
    reception.correct(saved.uid, mended.rev, other, "Không phải người này")

    assert visit_record(desk.db, saved.uid).person_id not in (None, first)
    with desk.db.reading() as session:
        assert [person.full_name for person in find_people(session, "nguyen van duc")] == [
            "Nguyễn Văn Đức",
            "Nguyễn Văn Đực",
        ]


def test_a_visit_stays_in_the_year_of_its_number(reception: ReceptionService, an_entry: MakeEntry) -> None:
    saved = reception.register(an_entry())

    with pytest.raises(InvalidInput, match=r"Số 1/2026 thuộc sổ năm 2026.*hãy bỏ số này"):
        reception.correct(saved.uid, saved.rev, an_entry(received_on=date(2025, 12, 30)), "Nhầm năm")


def test_a_correction_that_opened_a_case_can_be_undone(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    first = reception.register(an_entry())
    second = reception.register(an_entry(content="Hỏi lại kết quả đo đất"))
    reception.correct(second.uid, second.rev, an_entry(content="Cùng vụ", earlier_uid=first.uid), "Cùng một vụ việc")
    assert visit_record(desk.db, second.uid).visit_no == 2

    reception.undo()

    record = visit_record(desk.db, second.uid)
    assert (record.values["content"], record.case, record.visit_no) == ("Hỏi lại kết quả đo đất", "", 1)


def test_a_new_visit_that_somebody_else_went_on_with_is_not_struck_out_by_undo(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    saved = reception.register(an_entry())
    colleague = ReceptionService(seen_by(desk, Role.OFFICIAL))
    colleague.correct(saved.uid, saved.rev, an_entry(note="Đã gọi điện"), "Bổ sung")

    with pytest.raises(UserError, match="đã được sửa tiếp nên không hoàn tác được"):
        reception.undo()
    assert visit_record(desk.db, saved.uid).row.voided_on is None


def test_a_visit_is_kept_with_its_papers_or_not_at_all(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    with pytest.raises(InvalidInput, match="Tài liệu thứ 2 thiếu tên"):
        reception.register(an_entry(), [PAPERS[0], HandedIn(" ")])
    with pytest.raises(NameInText) as named:
        reception.register(an_entry(kind=Kind.DENUNCIATION, content="Tố cáo"), [HandedIn("Đơn của ông Nguyễn Văn Đức")])
    assert named.value.offered == {"papers": "Đơn của [người tố cáo]; 1"}
    assert numbers(desk) == []

    saved = reception.register(an_entry(), PAPERS)
    reception.correct(saved.uid, saved.rev, an_entry(), "Nộp thêm tài liệu", [HandedIn("Ảnh chụp mốc giới")])

    kept = HandedInService(desk).papers(saved.uid)
    assert (saved.label, kept) == ("1/2026", [*PAPERS, HandedIn("Ảnh chụp mốc giới")])


def test_a_full_disk_keeps_the_draft_and_the_number(
    desk: Desk, office: OpenOffice, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    desk.drafts.save(DRAFT, desk.account.uid, {"content": "đang gõ"}, desk.clock.now())
    grown = max(Path(office.folder, name).stat().st_size for name in ("register.db-wal", "drafts.db-wal"))
    with files_at_most(grown), pytest.raises(UserError, match="Ổ đĩa"):
        reception.register(an_entry(content="Đề nghị " * 2000))
    assert desk.drafts.load(DRAFT, desk.account.uid)

    assert reception.register(an_entry()).label == "1/2026"
    assert desk.drafts.load(DRAFT, desk.account.uid) is None


def test_when_a_record_is_sealed_nobodys_draft_of_it_stays(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    saved = reception.register(an_entry(kind=Kind.COMPLAINT))
    desk.drafts.save(f"{DRAFT}.{saved.uid}", "another", {"full_name": "Nguyễn Văn Đức"}, desk.clock.now())

    reception.correct(saved.uid, saved.rev, an_entry(kind=Kind.DENUNCIATION, content="Tố cáo"), "Xác định lại")

    assert desk.drafts.all("another") == []


@pytest.mark.parametrize(("role", "finds"), [(Role.VIEWER, 0), (Role.OFFICIAL, 1)])
def test_who_may_not_read_a_denunciation_does_not_find_it_by_its_words(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry, role: Role, finds: int
) -> None:
    saved = reception.register(an_entry(kind=Kind.DENUNCIATION, content="Thu tiền làm mương sai quy định", request=""))
    eyes, sees, wanted = seen_by(desk, role), role is Role.OFFICIAL, VisitFilter(text="thu tien lam muong")

    assert len(find_anything(eyes, load_areas(), wanted.text)) == finds
    assert VisitPages(eyes.db, wanted, sees_content=sees).count() == finds
    assert counts(eyes.db, wanted, date(2026, 11, 23), date(2026, 11, 26), sees_content=sees).visits == finds
    assert [row.uid for row in VisitPages(eyes.db, VisitFilter(), sees_content=sees).after(None, 5)] == [saved.uid]


def test_a_viewer_reads_neither_case_nor_papers_nor_reasons_of_a_denunciation(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    told = an_entry(kind=Kind.DENUNCIATION, content="Thu tiền làm mương sai quy định", request="", settled_by="Thôn")
    first = reception.register(told, PAPERS)
    second = reception.register(an_entry(kind=Kind.DENUNCIATION, content="Bổ sung", request="", earlier_uid=first.uid))
    reception.void(first.uid, visit_record(desk.db, first.uid).rev, "Ghi trùng vụ thu tiền")
    record = visit_record(desk.db, first.uid, sees_content=False)

    assert visit_record(desk.db, second.uid, sees_content=False).case == "Vụ 001/2026"
    assert (record.values["settled_by"], record.values["to_agency"]) == (HIDDEN_CONTENT, "")
    assert (record.row.void_reason, record.happenings[0].reason) == (HIDDEN_CONTENT, HIDDEN_CONTENT)
    assert HandedInService(seen_by(desk, Role.VIEWER)).papers(first.uid) == []
    assert HandedInService(seen_by(desk, Role.OFFICIAL)).papers(first.uid) == PAPERS

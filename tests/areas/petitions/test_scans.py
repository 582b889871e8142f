"""Scans of a petition's papers: kept with it, looked at, taken out; a denunciation's lie in the vault."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from desktop_app.areas.petitions.papers_in import NewScan
from desktop_app.areas.petitions.record import petition_record
from desktop_app.areas.petitions.record_beside import PaperState
from desktop_app.areas.petitions.scanned import ScanService
from desktop_app.areas.petitions.service import PetitionService
from desktop_app.areas.petitions.views.entry_page import EntryPage
from desktop_app.areas.petitions.views.record_page import RecordPage
from desktop_app.areas.petitions.views.scan_opening import UNSEEN
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.evidence.prepared import HEIC_TYPE, PDF_TYPE, Prepared
from desktop_app.core.paper.document import Document
from desktop_app.core.paper.pdf import write_pdf
from desktop_app.kit.buttons import Pressable
from desktop_app.kit.preview import PaperPreview
from desktop_app.kit.row_button import RowButton
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.desk import Desk
from desktop_app.office.handed_in import HandedIn
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.models import Attachment
from desktop_app.office.secrecy import NameInText
from tests.areas.petitions.clerk import CTRL, Clerk, TypeText
from tests.areas.petitions.makers import a_petition, ours, take
from tests.areas.petitions.test_views_record import shown, words_in
from tests.areas.reception.workplace import Window


@pytest.fixture
def paper() -> bytes:
    """A PDF as a scanner makes one."""
    from datetime import datetime

    return write_pdf(Document(subject="Đơn", made_at=datetime(2026, 11, 23, 9, 0), title="ĐƠN KHIẾU NẠI"))


def scan(content: bytes, title: str = "Đơn") -> NewScan:
    return NewScan(title, Prepared(content, PDF_TYPE, keeps_metadata=True))


def test_scans_are_kept_with_the_petition_and_can_be_read_again(desk: Desk, paper: bytes) -> None:
    done = PetitionService(desk).register(a_petition(), scans=[scan(paper)])
    [kept] = ScanService(desk).all(done.uid)
    assert (kept.title, kept.is_pdf, kept.is_sealed) == ("Đơn", True, False)
    assert ScanService(desk).content(kept.uid) == paper


def test_a_scan_without_a_name_is_refused_and_nothing_is_saved(desk: Desk, paper: bytes) -> None:
    with pytest.raises(InvalidInput):
        PetitionService(desk).register(a_petition(), scans=[scan(paper, " ")])
    assert PetitionService(desk).register(a_petition()).number == 1


def test_a_scan_that_was_taken_out_stays_with_its_reason(desk: Desk, paper: bytes) -> None:
    service = ScanService(desk)
    done = PetitionService(desk).register(a_petition())
    assert service.add(done.uid, [scan(paper), scan(paper + b" ", "Bản vẽ")]) == 2
    first, second = service.all(done.uid)
    with pytest.raises(InvalidInput, match="lý do"):
        service.remove(first.uid, first.rev, "")
    service.remove(first.uid, first.rev, "Quét nhầm")
    with pytest.raises(UserError, match="vừa được người khác sửa"):
        service.remove(first.uid, first.rev, "Quét nhầm lần nữa")
    left, gone = service.all(done.uid)
    assert (left.uid, gone.uid, gone.voided_on, gone.void_reason) == (
        second.uid,
        first.uid,
        date(2026, 11, 23),
        "Quét nhầm",
    )


def test_the_scans_of_a_denunciation_lie_in_the_vault_with_their_titles(desk: Desk, paper: bytes) -> None:
    entry = a_petition(kind=Kind.DENUNCIATION, content="Tố cáo cán bộ thôn")
    done = PetitionService(desk).register(entry, scans=[scan(paper, "Đơn của Nguyễn Văn Mẫu")])
    [kept] = ScanService(desk).all(done.uid)
    assert kept.is_sealed
    with pytest.raises(UserError, match="kho mật"):
        ScanService(desk).content(kept.uid)
    with desk.db.reading() as session:
        titles = session.scalars(select(Attachment.title)).all()
    assert "Mẫu" not in f"{kept.title} {titles}"


def test_nothing_is_added_to_a_petition_that_was_struck_out(desk: Desk, paper: bytes) -> None:
    done = PetitionService(desk).register(a_petition())
    PetitionService(desk).void(done.uid, done.rev, "Ghi hai lần")
    with pytest.raises(UserError, match="đã bỏ số"):
        ScanService(desk).add(done.uid, [scan(paper)])


def test_files_chosen_while_entering_are_saved_with_the_petition(
    desk: Desk, workplace: Window, qtbot: QtBot, type_text: TypeText, paper: bytes, tmp_path: Path
) -> None:
    page = EntryPage(workplace)
    workplace.show(page)
    page.arrive({})
    clerk = Clerk(qtbot, page, type_text, workplace)
    clerk.fill()
    file = tmp_path / "quet.pdf"
    file.write_bytes(paper)
    page.scans.adding.take([file], "")
    qtbot.waitUntil(lambda: bool(workplace.surface.findChildren(VerbSheet)))
    [sheet] = workplace.surface.findChildren(VerbSheet)
    qtbot.keyClick(sheet, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: page.scans.button.text() == "Bản quét (1)")
    qtbot.waitUntil(lambda: not workplace.surface.findChildren(VerbSheet))
    clerk.save()
    [kept] = ScanService(desk).all(workplace.opened[0][1])
    assert kept.title == "Đơn"


def test_papers_that_are_handed_in_later_are_written_down_and_taken_out(desk: Desk) -> None:
    done = PetitionService(desk).register(a_petition(), papers=[HandedIn("Đơn", 2)])
    service = ScanService(desk)
    assert service.add_papers(done.uid, [HandedIn("Bản vẽ", 3, "Bản chính")]) == 1
    first, second = service.all(done.uid)
    assert (second.title, second.told, second.scan_uid) == ("Bản vẽ", "3 trang, bản chính, chưa quét", "")
    service.remove(first.uid, first.rev, "Ghi hai lần")
    assert [(each.title, each.state) for each in petition_record(desk, done.uid).papers[:1]] == [
        ("Bản vẽ", PaperState.THERE)
    ]


def test_neither_a_paper_nor_the_reason_why_it_went_names_a_denouncer(desk: Desk) -> None:
    entry = a_petition(kind=Kind.DENUNCIATION, content="Tố cáo cán bộ thôn")
    done = PetitionService(desk).register(entry, papers=[HandedIn("Ảnh chụp")])
    service = ScanService(desk)
    with pytest.raises(NameInText):
        service.add_papers(done.uid, [HandedIn("Giấy ủy quyền của Nguyễn Văn Mẫu")])
    [kept] = service.all(done.uid)
    with pytest.raises(NameInText):
        service.remove(kept.uid, kept.rev, "Nguyễn Văn Mẫu xin lại")
    assert [each.voided_on for each in service.all(done.uid)] == [None]


def test_a_typed_number_does_not_say_that_the_signed_paper_is_there(desk: Desk, paper: bytes) -> None:
    on = date(2026, 11, 20)
    petition = take(desk, ours(desk, on), "accept_complaint", on, document_on=on, document_number="12/TB")
    ScanService(desk).add(petition.uid, [scan(paper, "Thông báo đã ký")])
    states = {each.title: each.state for each in petition_record(desk, petition.uid).papers}
    assert states["Thông báo đã ký"] is PaperState.SCANNED
    assert PaperState.NUMBERED in states.values()
    assert PaperState.THERE not in states.values()


def opened(desk: Desk, workplace: Window, qtbot: QtBot, new: NewScan) -> RecordPage:
    """The page of a petition, after its only scan was clicked."""
    page = shown(workplace, qtbot, PetitionService(desk).register(a_petition(), scans=[new]))
    [row] = [each for each in page.findChildren(RowButton) if each.text().startswith("Đơn. Bản quét")]
    row.click()
    return page


def test_a_scan_is_looked_at_inside_the_program(desk: Desk, workplace: Window, qtbot: QtBot, paper: bytes) -> None:
    opened(desk, workplace, qtbot, scan(paper))
    qtbot.waitUntil(lambda: bool(workplace.surface.findChildren(PaperPreview)))
    assert workplace.explained == []


def test_a_picture_that_cannot_be_shown_says_what_to_do(desk: Desk, workplace: Window, qtbot: QtBot) -> None:
    heic = Prepared(b"\0\0\0\x18ftypheic", HEIC_TYPE, keeps_metadata=True)
    opened(desk, workplace, qtbot, NewScan("Đơn", heic))
    qtbot.waitUntil(lambda: UNSEEN in words_in(workplace.surface))


def test_a_paper_is_taken_out_on_the_page_of_the_petition_with_a_reason(
    desk: Desk, workplace: Window, qtbot: QtBot
) -> None:
    done = PetitionService(desk).register(a_petition(), papers=[HandedIn("Bản vẽ")])
    page = shown(workplace, qtbot, done)
    [row] = [each for each in page.findChildren(RowButton) if each.text().startswith("Bản vẽ")]
    row.click()
    qtbot.waitUntil(lambda: "Bỏ khỏi hồ sơ" in words_in(workplace.surface))
    [out] = [each for each in workplace.surface.findChildren(Pressable) if each.text() == "Bỏ khỏi hồ sơ"]
    out.click()
    [sheet] = workplace.surface.findChildren(VerbSheet)
    sheet.form.load({"reason": "Trả lại người gửi"})
    qtbot.keyClick(sheet, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: "Đã bỏ ngày 23/11/2026: Trả lại người gửi" in words_in(workplace.surface))

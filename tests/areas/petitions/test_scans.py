"""Scans of a petition's papers: kept with it, looked at, taken out; a denunciation's lie in the vault."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from desktop_app.areas.petitions.papers_in import NewScan
from desktop_app.areas.petitions.scanned import ScanService
from desktop_app.areas.petitions.service import PetitionService
from desktop_app.areas.petitions.views.entry_page import EntryPage
from desktop_app.areas.petitions.views.scan_sheets import ScanSheets
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.evidence.prepared import PDF_TYPE, Prepared
from desktop_app.core.paper.document import Document
from desktop_app.core.paper.pdf import write_pdf
from desktop_app.kit.preview import PaperPreview
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.models import Attachment
from tests.areas.petitions.clerk import CTRL, Clerk, TypeText
from tests.areas.petitions.makers import a_petition
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
        service.remove(first.uid, "")
    service.remove(first.uid, "Quét nhầm")
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


def test_a_scan_is_looked_at_inside_the_program(desk: Desk, workplace: Window, qtbot: QtBot, paper: bytes) -> None:
    done = PetitionService(desk).register(a_petition(), scans=[scan(paper)])
    page = EntryPage(workplace)
    workplace.show(page)
    sheets = ScanSheets(workplace, page)
    [kept] = ScanService(desk).all(done.uid)
    sheets.open(kept)
    qtbot.waitUntil(lambda: bool(workplace.surface.findChildren(PaperPreview)))
    assert workplace.explained == []

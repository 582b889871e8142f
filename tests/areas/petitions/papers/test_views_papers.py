"""Papers of petitions in the window: what is asked first, what is told, what is shown and saved."""

from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from desktop_app.areas.petitions.papers.fitting import papers_for
from desktop_app.areas.petitions.papers.views import offer_petition_papers, show_petition_paper
from desktop_app.areas.petitions.papers.views.extract_view import ExtractView
from desktop_app.areas.petitions.papers.views.paper_sheet import PaperSheet
from desktop_app.areas.petitions.record import petition_record
from desktop_app.areas.views.papers import PaperViews
from desktop_app.kit.badges import Banner
from desktop_app.kit.marked_text import MarkedText
from desktop_app.kit.preview import PaperPreview
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.models import VaultOpening
from desktop_app.office.profile import OfficeService
from tests.areas.petitions.papers.ways import CONTENT, NAME, accepted, entered, without_the_vault
from tests.areas.reception.workplace import Window
from tests.core.paper.samples import ReadPdf

T = TypeVar("T", bound=QWidget)


class Files:
    """Puts every file into one folder, whatever it is asked."""

    def __init__(self, folder: Path) -> None:
        self.into = folder

    def save_as(self, parent: QWidget, title: str, name: str, kind: str, ending: str) -> Path | None:
        return self.into / f"{name}{ending}"

    def folder(self, parent: QWidget, title: str) -> Path | None:
        return self.into

    def file(self, parent: QWidget, title: str, kind: str, ending: str) -> Path | None:
        return None


@pytest.fixture
def views(workplace: Window, tmp_path: Path) -> PaperViews:
    workplace.surface.show()
    return PaperViews(workplace, files=Files(tmp_path))


def shown(workplace: Window, qtbot: QtBot, kind: type[T]) -> T:
    qtbot.waitUntil(lambda: bool(workplace.surface.findChildren(kind)) or bool(workplace.explained))
    assert workplace.explained == []
    [one] = workplace.surface.findChildren(kind)
    return one


def buttons(widget: QWidget) -> list[str]:
    return [button.text() for button in widget.findChildren(QPushButton) if button.isVisibleTo(widget)]


def told(widget: QWidget) -> str:
    return " ".join(banner.accessibleName() for banner in widget.findChildren(Banner))


def test_a_paper_is_shown_with_what_could_not_be_checked_beside_it(
    desk: Desk, workplace: Window, views: PaperViews, qtbot: QtBot
) -> None:
    petition = accepted(desk)
    show_petition_paper(workplace, "tb-thu-ly-khieu-nai", petition.uid, views)
    sheet = shown(workplace, qtbot, PaperSheet)
    assert "cần đối chiếu bản ký" in told(sheet)
    assert list(sheet.form.raw()) == [], "nobody but the head may sign and nothing is sealed"
    sheet.show_paper()
    preview = shown(workplace, qtbot, PaperPreview)
    assert "Chưa đối chiếu mẫu chính thức" in told(preview)
    preview.save_pdf()
    pdf = (views.files.into / "tb-thu-ly-khieu-nai-001-2026.pdf").read_bytes()  # type: ignore[attr-defined]
    assert "đối chiếu" not in ReadPdf(pdf).all_text()


def test_who_signs_is_chosen(desk: Desk, workplace: Window, views: PaperViews, qtbot: QtBot, tmp_path: Path) -> None:
    office = OfficeService(desk)
    office.settle(replace(office.profile(), deputies=("Vi Văn Phó",)))
    show_petition_paper(workplace, "tb-thu-ly-khieu-nai", accepted(desk).uid, views)
    sheet = shown(workplace, qtbot, PaperSheet)
    assert sheet.form.raw() == {"deputy": "by_0"}
    sheet.form.load({"deputy": "Vi Văn Phó"})
    sheet.show_paper()
    shown(workplace, qtbot, PaperPreview).save_pdf()
    assert "KT. CHỦ TỊCH" in ReadPdf((tmp_path / "tb-thu-ly-khieu-nai-001-2026.pdf").read_bytes()).all_text()


def test_a_word_file_is_written_under_the_petitions_number(
    desk: Desk, workplace: Window, views: PaperViews, qtbot: QtBot, tmp_path: Path
) -> None:
    show_petition_paper(workplace, "tb-thu-ly-khieu-nai", accepted(desk).uid, views)
    shown(workplace, qtbot, PaperSheet).save_word()
    qtbot.waitUntil(lambda: bool(workplace.said))
    assert (tmp_path / "tb-thu-ly-khieu-nai-001-2026.docx").read_bytes().startswith(b"PK")


def test_a_denouncers_name_is_put_in_for_one_print_and_into_no_file(
    desk: Desk, workplace: Window, views: PaperViews, qtbot: QtBot, tmp_path: Path
) -> None:
    petition = accepted(desk, Kind.DENUNCIATION)
    show_petition_paper(workplace, "tb-thu-ly-to-cao", petition.uid, views)
    sheet = shown(workplace, qtbot, PaperSheet)
    sheet.form.load({"reason": "Gửi thông báo thụ lý"})
    sheet.save_word()
    assert any("chỉ in, không lưu ra tệp" in label.text() for label in sheet.findChildren(QLabel))
    sheet.show_paper()
    preview = shown(workplace, qtbot, PaperPreview)
    assert NAME in ReadPdf(preview._pdf).all_text()
    assert [name for name in buttons(preview) if "Lưu" in name] == []
    assert NAME not in preview.accessibleName() + preview.windowTitle()
    assert not list(tmp_path.glob("tb-*"))
    with desk.db.reading() as session:
        assert session.scalars(select(VaultOpening.reason)).all() == ["Gửi thông báo thụ lý"]


def test_who_may_not_look_is_not_asked_for_a_reason(desk: Desk, workplace: Window, qtbot: QtBot) -> None:
    petition = accepted(desk, Kind.DENUNCIATION)
    workplace.desk = without_the_vault(desk)
    workplace.surface.show()
    show_petition_paper(workplace, "tb-thu-ly-to-cao", petition.uid, PaperViews(workplace))
    sheet = shown(workplace, qtbot, PaperSheet)
    assert list(sheet.form.raw()) == []
    sheet.show_paper()
    assert NAME not in ReadPdf(shown(workplace, qtbot, PaperPreview)._pdf).all_text()


def test_an_extract_stands_beside_its_original_more_is_struck_and_it_is_printed(
    desk: Desk, workplace: Window, views: PaperViews, qtbot: QtBot
) -> None:
    petition = entered(desk, Kind.DENUNCIATION)
    show_petition_paper(workplace, "ban-trich", petition.uid, views)
    view = shown(workplace, qtbot, ExtractView)
    qtbot.waitUntil(lambda: view.print.isEnabled() and bool(view.findChildren(MarkedText)))
    assert "Đã đối chiếu" in told(view)
    view.form.load({"phrases": "hóa đơn"})
    view.strike.click()
    struck = CONTENT.replace("hóa đơn", "[đã lược bỏ]")
    qtbot.waitUntil(lambda: struck in [text.accessibleName() for text in view.findChildren(MarkedText)])
    view.print.click()
    pdf = ReadPdf(shown(workplace, qtbot, PaperPreview)._pdf).all_text()
    assert "BẢN TRÍCH" in pdf
    assert "[đã lược bỏ]" in pdf


def test_an_extract_that_cannot_be_checked_is_seen_and_not_printed(desk: Desk, workplace: Window, qtbot: QtBot) -> None:
    petition = entered(desk, Kind.DENUNCIATION)
    workplace.desk = without_the_vault(desk)
    workplace.surface.show()
    show_petition_paper(workplace, "ban-trich", petition.uid, PaperViews(workplace))
    view = shown(workplace, qtbot, ExtractView)
    qtbot.waitUntil(lambda: bool(view.findChildren(MarkedText)))
    assert "Nhờ tài khoản có quyền" in told(view)
    assert not view.print.isEnabled()
    assert not view.save.isEnabled()
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not workplace.surface.findChildren(ExtractView))


def test_the_papers_that_fit_are_offered_in_a_menu(desk: Desk, workplace: Window, qtbot: QtBot) -> None:
    petition = accepted(desk)
    workplace.surface.show()
    menu = offer_petition_papers(
        workplace, petition.uid, papers_for(petition_record(desk, petition.uid)), workplace.surface
    )
    names = [action.text() for action in menu.actions()]
    assert names[0] == "Thông báo thụ lý khiếu nại…"
    assert "Quyết định giải quyết khiếu nại (dự thảo)…" in names
    menu.actions()[0].trigger()
    shown(workplace, qtbot, PaperSheet)

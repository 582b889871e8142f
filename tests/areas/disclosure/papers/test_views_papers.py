"""The papers of a notice in the window: shown, warned of, saved, a list of persons taken in."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.areas.disclosure.papers.masked_list import list_text
from desktop_app.areas.disclosure.papers.samples import LIST_HEAD, LIST_ROWS
from desktop_app.areas.disclosure.queries import view_of
from desktop_app.areas.disclosure.views.list_sheet import ListSheet, PersonList
from desktop_app.areas.disclosure.views.papers import DisclosurePapers
from desktop_app.areas.disclosure.views.register_verbs import RecordVerbs
from desktop_app.areas.disclosure.views.warning_sheet import WarningSheet
from desktop_app.kit.page import Page
from desktop_app.kit.preview import PaperPreview
from desktop_app.office.desk import Desk
from desktop_app.office.postings.models import MinutesKind
from desktop_app.office.postings.service import PostingService
from desktop_app.office.rights import Role
from tests.areas.disclosure.makers_papers import Hung, at, hung
from tests.areas.reception.workplace import Window

CTRL = Qt.KeyboardModifier.ControlModifier


class Files:
    """Puts every file into one folder, whatever it is asked."""

    def __init__(self, folder: Path) -> None:
        self.into = folder
        self.book: Path | None = None

    def save_as(self, parent: QWidget, title: str, name: str, kind: str, ending: str) -> Path | None:
        return self.into / f"{name}{ending}"

    def folder(self, parent: QWidget, title: str) -> Path | None:
        return self.into

    def file(self, parent: QWidget, title: str, kind: str, ending: str) -> Path | None:
        return self.book


@pytest.fixture
def papers(workplace: Window, tmp_path: Path) -> DisclosurePapers:
    workplace.surface.show()
    return DisclosurePapers(workplace, files=Files(tmp_path))


def preview(workplace: Window, qtbot: QtBot) -> PaperPreview:
    qtbot.waitUntil(lambda: bool(workplace.surface.findChildren(PaperPreview)) or bool(workplace.explained))
    assert workplace.explained == []
    [shown] = workplace.surface.findChildren(PaperPreview)
    return shown


@pytest.mark.parametrize(("what", "pages"), [("notice", 4), ("copy", 1), ("labels", 1), ("radio", 1), ("minutes", 1)])
def test_each_paper_is_shown_to_be_printed(
    desk: Desk, workplace: Window, papers: DisclosurePapers, qtbot: QtBot, what: str, pages: int
) -> None:
    notice = hung(desk)
    notice.begin(at(15, 10))
    work = {
        "notice": lambda: papers.print_notice(notice.uid, "1/2026"),
        "copy": lambda: papers.print_notice(notice.uid, "1/2026", 2),
        "labels": lambda: papers.print_labels(notice.uid),
        "radio": lambda: papers.print_radio(notice.uid, "1/2026"),
        "minutes": lambda: papers.print_minutes(notice.view.copies[0].serial, MinutesKind.BEGIN),
    }
    work[what]()
    assert len(preview(workplace, qtbot)._pages) == pages


@pytest.mark.parametrize(("what", "pages"), [("notice", 4), ("labels", 1), ("radio", 1)])
def test_a_list_of_persons_is_warned_of_before_the_preview(
    desk: Desk, workplace: Window, papers: DisclosurePapers, qtbot: QtBot, what: str, pages: int
) -> None:
    notice = hung(desk, item="CK07", has_names=True)
    work = {
        "notice": lambda: papers.print_notice(notice.uid, "1/2026"),
        "labels": lambda: papers.print_labels(notice.uid),
        "radio": lambda: papers.print_radio(notice.uid, "1/2026"),
    }
    work[what]()
    qtbot.waitUntil(lambda: bool(workplace.surface.findChildren(WarningSheet)))
    [sheet] = workplace.surface.findChildren(WarningSheet)
    assert workplace.surface.findChildren(PaperPreview) == []
    qtbot.keyClick(sheet, Qt.Key.Key_P, CTRL)
    assert len(preview(workplace, qtbot)._pages) == pages


@pytest.mark.parametrize(
    ("what", "names"),
    [
        ("notice", ["thong-bao-niem-yet-1-2026.docx"]),
        ("zalo", ["zalo-1-2026-1.png", "zalo-1-2026.txt"]),
    ],
)
def test_papers_are_saved_whole(
    desk: Desk, workplace: Window, papers: DisclosurePapers, qtbot: QtBot, tmp_path: Path, what: str, names: list[str]
) -> None:
    notice = hung(desk)
    work = {
        "notice": lambda: papers.save_notice(notice.uid, "1/2026"),
        "zalo": lambda: papers.save_zalo(notice.uid, "1/2026"),
    }
    work[what]()
    qtbot.waitUntil(lambda: bool(workplace.said) or bool(workplace.explained))
    assert workplace.explained == []
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == names
    assert workplace.said[0].startswith("Đã lưu")


def test_minutes_are_saved_by_serial(
    desk: Desk, workplace: Window, papers: DisclosurePapers, qtbot: QtBot, tmp_path: Path
) -> None:
    notice = hung(desk)
    notice.begin(at(15, 10))
    serial = notice.view.copies[0].serial
    papers.save_minutes(serial, MinutesKind.BEGIN)
    qtbot.waitUntil(lambda: bool(workplace.said))
    assert (tmp_path / f"bien-ban-bat-dau-{serial}.docx").read_bytes().startswith(b"PK")


def test_a_pasted_list_is_shown_as_it_may_hang(
    desk: Desk, workplace: Window, papers: DisclosurePapers, qtbot: QtBot
) -> None:
    notice = hung(desk, item="CK07", has_names=True)
    papers.print_list(notice.uid, "1/2026")
    [sheet] = workplace.surface.findChildren(ListSheet)
    sheet.form.load({"rows": list_text(PersonList(LIST_HEAD, LIST_ROWS))})
    qtbot.keyClick(sheet, Qt.Key.Key_S, CTRL)
    assert len(preview(workplace, qtbot)._pages) == 1


def test_a_list_without_a_heading_is_told_in_the_sheet(
    desk: Desk, workplace: Window, papers: DisclosurePapers, qtbot: QtBot
) -> None:
    papers.print_list(hung(desk).uid, "1/2026")
    [sheet] = workplace.surface.findChildren(ListSheet)
    sheet.form.load({"rows": "1\tVi Thị Dụ"})
    sheet.submit()
    qtbot.waitUntil(lambda: "dòng tiêu đề" in said_in(sheet))
    assert sheet.isVisible()


def test_a_workbook_fills_the_sheet(
    desk: Desk, workplace: Window, papers: DisclosurePapers, qtbot: QtBot, tmp_path: Path
) -> None:
    book = tmp_path / "ho.csv"
    book.write_text("Họ và tên;Số CCCD\nVi Thị Dụ;001149000777\n", encoding="utf-8")
    assert isinstance(papers.files, Files)
    papers.files.book = book
    papers.print_list(hung(desk).uid, "1/2026")
    [sheet] = workplace.surface.findChildren(ListSheet)
    qtbot.mouseClick(sheet.from_file, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Vi Thị Dụ\t001149000777" in sheet.form.raw()["rows"])


def test_every_paper_of_a_copy_is_offered_when_it_can_be_made(desk: Desk, papers: DisclosurePapers) -> None:
    notice = hung(desk)
    usual = [
        "In thông báo, mọi nơi…",
        "In riêng bản này…",
        "Lưu thông báo ra Word…",
        "In nhãn dán bảng tin…",
        "In danh sách rút gọn…",
        "In bản đọc truyền thanh…",
        "Lưu tin nhắn và ảnh Zalo…",
    ]
    begun = ["In biên bản bắt đầu niêm yết…", "Lưu biên bản bắt đầu niêm yết ra Word…"]
    ended = ["In biên bản kết thúc niêm yết…", "Lưu biên bản kết thúc niêm yết ra Word…"]
    assert offered(papers, notice) == usual
    notice.begin(at(15, 10))
    assert offered(papers, notice) == [*usual, *begun]
    notice.end(at(16, 11))
    assert offered(papers, notice) == [*usual, *begun, *ended]
    PostingService(desk).void(notice.uid, notice.view.rev, "Ghi nhầm văn bản")
    assert offered(papers, notice) == []


def test_who_may_not_print_is_offered_no_paper(desk: Desk, workplace: Window) -> None:
    notice = hung(desk)
    workplace.desk = replace(desk, account=replace(desk.account, role=Role.VIEWER))
    assert offered(DisclosurePapers(workplace), notice) == []


def offered(papers: DisclosurePapers, notice: Hung) -> list[str]:
    return [name for name, _ in papers.choices(notice.view, notice.view.copies[0])]


def test_the_papers_of_a_notice_stand_in_a_menu(desk: Desk, workplace: Window, papers: DisclosurePapers) -> None:
    notice = hung(desk)
    papers.offer(workplace.surface, notice.view)
    [menu] = workplace.surface.findChildren(QMenu)
    names = [name for name, _ in papers.choices(notice.view)]
    assert [action.text() for action in menu.actions()] == names
    assert "In riêng bản này…" not in names
    menu.hide()


@pytest.mark.parametrize("voided", [False, True])
def test_a_record_offers_the_papers_of_its_notice(desk: Desk, workplace: Window, voided: bool) -> None:
    notice = hung(desk)
    if voided:
        PostingService(desk).void(notice.uid, notice.view.rev, "Ghi nhầm văn bản")
    with desk.db.reading() as session:
        record = view_of(session, desk, notice.view.owner_uid)
    page = Page("Hồ sơ công khai")
    names = [name for name, _ in RecordVerbs(workplace, page).choices((record, (), ()))]
    assert ("In, lưu giấy tờ niêm yết" in names) is not voided
    page.deleteLater()


def said_in(widget: QWidget) -> str:
    from desktop_app.kit.controls import Label

    return "\n".join(label.text() for label in widget.findChildren(Label))

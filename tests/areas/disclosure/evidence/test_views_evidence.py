"""The sheet of proofs by real keys, over the page of postings and over that of records."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.areas.disclosure.entry import SlotEntry
from desktop_app.areas.disclosure.evidence import EvidenceService
from desktop_app.areas.disclosure.service import DisclosureService
from desktop_app.areas.disclosure.views.evidence_list import EvidenceList
from desktop_app.areas.disclosure.views.evidence_sheets import EvidenceSheets
from desktop_app.areas.disclosure.views.postings_page import PostingsPage
from desktop_app.areas.disclosure.views.register_page import RegisterPage
from desktop_app.core.evidence.prepared import HEIC_TYPE
from desktop_app.kit.controls import Button, Label
from desktop_app.kit.overlay import Overlay
from desktop_app.kit.picture_view import PictureView
from desktop_app.kit.preview import PaperPreview
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.thumbnail import Thumbnail
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.attachments import FOLDER
from desktop_app.office.desk import Desk
from desktop_app.office.opening import OpenOffice
from desktop_app.office.postings.models import ProofKind
from desktop_app.office.postings.proofs_shown import ProofView
from desktop_app.office.postings.queries import PostingView
from desktop_app.office.postings.service import PostingService
from desktop_app.office.postings.verbs import Begin
from desktop_app.office.rights import Role
from tests.areas.disclosure.makers_records import MakeEntry
from tests.areas.reception.workplace import Window
from tests.core.evidence.makers import board, exif, heic, jpeg, pdf, scan
from tests.office.postings.makers import at, key_of, posted, seen

TypeText = Callable[[QWidget, str], None]
CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


class Chosen:
    """Somebody who chooses these files, and a folder to write into."""

    def __init__(self, folder: Path, *names: str) -> None:
        self.folder_of, self.names = folder, names

    def files(self, parent: QWidget, title: str, kind: str, ending: str) -> list[Path]:
        return [self.folder_of / name for name in self.names]

    def save_as(self, parent: QWidget, title: str, name: str, kind: str, ending: str) -> Path | None:
        return self.folder_of / f"{name}{ending}"

    def folder(self, parent: QWidget, title: str) -> Path | None:
        return self.folder_of

    def file(self, parent: QWidget, title: str, kind: str, ending: str) -> Path | None:
        return None


@pytest.fixture
def hung(desk: Desk) -> PostingView:
    view = posted(desk)
    PostingService(desk).together([key_of(copy) for copy in view.copies], Begin(at(10, 15), "Hoàng Thị Lan"))
    return seen(desk, view.uid)


@pytest.fixture
def page(workplace: Window, hung: PostingView, qtbot: QtBot) -> PostingsPage:
    made = PostingsPage(workplace)
    workplace.show(made)
    made.arrive({})
    made._table.choose(hung.copies[0].uid)
    qtbot.waitUntil(lambda: made._record is not None and made._record.copy.uid == hung.copies[0].uid)
    return made


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """What an officer has on the desk: two photos, one of them too old, an iPhone's, a scan, a renamed program."""
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "moi.jpg").write_bytes(jpeg(exif=exif()))
    (folder / "cu.jpg").write_bytes(jpeg(board(640, 480), exif=exif("2026:10:01 07:00:00")))
    (folder / "iphone.heic").write_bytes(heic())
    (folder / "bien-ban.pdf").write_bytes(pdf())
    (folder / "gia.jpg").write_bytes(b"MZ" + bytes(500))
    return folder


def sheets_of(page: PostingsPage | RegisterPage) -> EvidenceSheets:
    return page._verbs.sheets.evidence if isinstance(page, PostingsPage) else page._verbs.evidence


def words_on(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(Label) if label.isVisible())


def on_top(page: QWidget, kind: type[Overlay]) -> list[Overlay]:
    return [each for each in page.window().findChildren(kind) if each.isVisible()]


def the_list(qtbot: QtBot, page: QWidget) -> SideSheet:
    """The sheet of proofs once it is on screen."""

    def shown() -> list[SideSheet]:
        return [
            sheet for sheet in page.window().findChildren(SideSheet)
            if sheet.isVisible() and sheet.findChildren(EvidenceList)
        ]  # fmt: skip

    qtbot.waitUntil(lambda: len(shown()) == 1)
    return shown()[0]


def add_sheet(qtbot: QtBot, page: QWidget) -> VerbSheet:
    qtbot.waitUntil(lambda: len(on_top(page, VerbSheet)) == 1)
    (sheet,) = on_top(page, VerbSheet)
    assert isinstance(sheet, VerbSheet)
    return sheet


def opened(qtbot: QtBot, page: PostingsPage) -> SideSheet:
    page._verbs.sheets.show_proofs()
    return the_list(qtbot, page)


def saved(qtbot: QtBot, page: QWidget, workplace: Window) -> None:
    before = len(workplace.said)
    qtbot.keyClick(add_sheet(qtbot, page), Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: len(workplace.said) > before)


def added(qtbot: QtBot, page: PostingsPage, workplace: Window, folder: Path, *names: str) -> SideSheet:
    sheets_of(page).files = Chosen(folder, *names)
    qtbot.keyClick(opened(qtbot, page), Key.Key_N, CTRL)
    saved(qtbot, page, workplace)
    return the_list(qtbot, page)


def kept(desk: Desk, hung: PostingView) -> tuple[ProofView, ...]:
    return EvidenceService(desk).all([hung.copies[0].uid])


def test_the_pane_says_that_nothing_is_kept_and_the_sheet_says_what_proves_what(
    qtbot: QtBot, page: PostingsPage
) -> None:
    assert "Chưa có" in words_on(page._pane)
    (link,) = [each for each in page._pane.findChildren(Button) if each.text() == "Xem, thêm minh chứng"]
    link.setFocus()
    qtbot.keyClick(link, Key.Key_Return)
    said = words_on(the_list(qtbot, page))
    assert "Kéo ảnh, tệp vào đây" in said
    assert "nên có, không bắt buộc" in said
    assert "Biên bản đã ký: niêm yết bắt đầu, kết thúc lúc nào, ai chứng kiến" in said


def test_photos_are_added_together_by_keys_and_the_old_one_is_doubted(
    qtbot: QtBot, page: PostingsPage, workplace: Window, desk: Desk, hung: PostingView, files: Path
) -> None:
    sheet = added(qtbot, page, workplace, files, "moi.jpg", "cu.jpg")
    assert workplace.said == ["Đã lưu 2 minh chứng."]
    said = words_on(sheet)
    assert "Chụp 16/10/2026, 08:12. Niêm yết ngày 15/10/2026" in said
    assert "Chụp ngày 01/10/2026, trước ngày niêm yết 15/10/2026" in said
    assert [proof.seen_on for proof in kept(desk, hung)] == [date(2026, 10, 16), date(2026, 10, 1)]
    page.notice(frozenset({"proof"}))
    qtbot.waitUntil(lambda: "02 ảnh bảng tin" in words_on(page._pane))


def test_what_is_refused_stands_beside_what_is_kept_and_hinders_nothing(
    qtbot: QtBot, page: PostingsPage, workplace: Window, desk: Desk, hung: PostingView, files: Path
) -> None:
    sheets_of(page).files = Chosen(files, "moi.jpg", "gia.jpg")
    qtbot.keyClick(opened(qtbot, page), Key.Key_N, CTRL)
    said = words_on(add_sheet(qtbot, page))
    assert "tệp chương trình, dù tên có thể ghi là ảnh" in said
    assert "bỏ dữ liệu ẩn (vị trí, máy chụp)" in said
    saved(qtbot, page, workplace)
    assert len(kept(desk, hung)) == 1


def test_when_nothing_can_be_kept_the_sheet_says_why_and_the_list_comes_back(
    qtbot: QtBot, page: PostingsPage, desk: Desk, hung: PostingView, files: Path
) -> None:
    opened(qtbot, page)
    sheets_of(page).take([files / "gia.jpg"])
    qtbot.waitUntil(lambda: any("tệp chương trình" in words_on(each) for each in on_top(page, SideSheet)))
    (sheet,) = on_top(page, SideSheet)
    qtbot.keyClick(sheet, Key.Key_Escape)
    the_list(qtbot, page)
    assert kept(desk, hung) == ()


def test_heic_is_saved_only_by_somebody_who_was_told_what_stays_in_it(
    qtbot: QtBot, page: PostingsPage, workplace: Window, desk: Desk, hung: PostingView, files: Path
) -> None:
    opened(qtbot, page)
    sheets_of(page).take([files / "iphone.heic"])
    sheet = add_sheet(qtbot, page)
    assert "có thể có vị trí nơi chụp" in words_on(sheet)
    qtbot.keyClick(sheet, Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: "Chỉ có ảnh HEIC" in sheet.form.field("heic").problem)
    assert kept(desk, hung) == ()
    sheet.form.load({"heic": "True"})
    saved(qtbot, page, workplace)
    assert [proof.media_type for proof in kept(desk, hung)] == [HEIC_TYPE]
    assert "Ảnh HEIC, giữ nguyên, không xem trước được" in words_on(the_list(qtbot, page))
    sheets_of(page).open(kept(desk, hung)[0])
    assert "không xem trước được" in workplace.said[-1]


def test_a_photo_opens_large_the_arrows_turn_and_escape_leads_back(
    qtbot: QtBot, page: PostingsPage, workplace: Window, files: Path
) -> None:
    sheet = added(qtbot, page, workplace, files, "moi.jpg", "cu.jpg")
    first = sheet.findChildren(Thumbnail)[0]
    first.setFocus()
    qtbot.keyClick(first, Key.Key_Return)
    qtbot.waitUntil(lambda: len(on_top(page, PictureView)) == 1)
    (view,) = on_top(page, PictureView)
    assert "1/2" in words_on(view)
    assert "Chụp 16/10/2026, 08:12" in words_on(view)
    qtbot.keyClick(view, Key.Key_Right)
    qtbot.waitUntil(lambda: "2/2" in words_on(view))
    assert view.grab().toImage().size().width() > 0
    qtbot.keyClick(view, Key.Key_Escape)
    the_list(qtbot, page)


def test_a_photo_is_saved_out_as_it_is_kept(
    qtbot: QtBot, page: PostingsPage, workplace: Window, desk: Desk, hung: PostingView, files: Path
) -> None:
    added(qtbot, page, workplace, files, "moi.jpg")
    proof = kept(desk, hung)[0]
    sheets_of(page).save_out(proof)
    qtbot.waitUntil(lambda: "Tệp này nằm ngoài sổ" in workplace.said[-1])
    written = files / "minh-chung-2026-10-16.jpg"
    assert written.read_bytes() == EvidenceService(desk).content(proof.uid)


def test_signed_minutes_are_kept_as_pdf_and_read_in_the_window(
    qtbot: QtBot, page: PostingsPage, workplace: Window, desk: Desk, hung: PostingView, files: Path
) -> None:
    (files / "bien-ban.pdf").write_bytes(scan())
    added(qtbot, page, workplace, files, "bien-ban.pdf")
    (proof,) = kept(desk, hung)
    assert proof.kind is ProofKind.MINUTES
    sheets_of(page).open(proof)
    qtbot.waitUntil(lambda: len(on_top(page, PaperPreview)) == 1)
    qtbot.keyClick(on_top(page, PaperPreview)[0], Key.Key_Escape)
    the_list(qtbot, page)


def test_a_damaged_pdf_is_told_when_it_is_opened(
    qtbot: QtBot, page: PostingsPage, workplace: Window, desk: Desk, hung: PostingView, files: Path
) -> None:
    added(qtbot, page, workplace, files, "bien-ban.pdf")
    sheets_of(page).open(kept(desk, hung)[0])
    qtbot.waitUntil(lambda: bool(workplace.explained))
    assert "Tệp PDF này hỏng hoặc có mật khẩu" in str(workplace.explained[0])


def test_a_picture_from_the_clipboard_is_pasted(
    qtbot: QtBot, page: PostingsPage, workplace: Window, desk: Desk, hung: PostingView
) -> None:
    sheet = opened(qtbot, page)
    image = QImage(320, 240, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    QGuiApplication.clipboard().setImage(image)
    qtbot.keyClick(sheet, Key.Key_V, CTRL)
    assert "Ảnh dán 1" in words_on(add_sheet(qtbot, page))
    saved(qtbot, page, workplace)
    assert [proof.taken_at for proof in kept(desk, hung)] == [None]


def test_files_are_dropped_on_the_list(qtbot: QtBot, page: PostingsPage, files: Path) -> None:
    (field,) = opened(qtbot, page).findChildren(EvidenceList)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(files / "moi.jpg")), QUrl("https://yenha.gov.vn/anh.jpg")])
    copied, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    field.dropEvent(QDropEvent(QPoint(5, 5), copied, mime, left, Qt.KeyboardModifier.NoModifier))
    said = words_on(add_sheet(qtbot, page))
    assert "moi.jpg" in said
    assert "anh.jpg" not in said


def test_a_proof_is_voided_with_a_reason_and_the_voiding_is_taken_back(
    qtbot: QtBot, page: PostingsPage, workplace: Window, desk: Desk, hung: PostingView, files: Path, type_text: TypeText
) -> None:
    added(qtbot, page, workplace, files, "moi.jpg")
    sheets_of(page).void(kept(desk, hung)[0])
    type_text(add_sheet(qtbot, page).form.field("reason").input.focus_widget, "Nhầm bảng tin")
    saved(qtbot, page, workplace)
    assert "Đã bỏ ngày 23/11/2026: Nhầm bảng tin" in words_on(the_list(qtbot, page))
    assert workplace.undo is not None
    workplace.undo()
    qtbot.waitUntil(lambda: workplace.said[-1] == "Đã trả minh chứng về như trước.")
    assert kept(desk, hung)[0].voided_on is None


def test_day_and_note_are_corrected(
    qtbot: QtBot, page: PostingsPage, workplace: Window, desk: Desk, hung: PostingView, files: Path, type_text: TypeText
) -> None:
    added(qtbot, page, workplace, files, "moi.jpg")
    sheets_of(page).correct(kept(desk, hung)[0])
    type_text(add_sheet(qtbot, page).form.field("note").input.focus_widget, "Chụp lúc mưa")
    saved(qtbot, page, workplace)
    assert kept(desk, hung)[0].note == "Chụp lúc mưa"


def test_a_lost_file_is_told_when_it_is_opened(
    qtbot: QtBot,
    page: PostingsPage,
    workplace: Window,
    desk: Desk,
    office: OpenOffice,
    hung: PostingView,
    files: Path,
) -> None:
    added(qtbot, page, workplace, files, "moi.jpg")
    for stored in (office.folder / FOLDER).iterdir():
        stored.unlink()
    sheets_of(page)._again()
    the_list(qtbot, page)
    sheets_of(page).open(kept(desk, hung)[0])
    qtbot.waitUntil(lambda: bool(workplace.explained))
    assert "bản sao lưu gần nhất" in str(workplace.explained[-1])


def test_who_may_only_read_is_offered_nothing_to_add(
    qtbot: QtBot, workplace: Window, desk: Desk, hung: PostingView
) -> None:
    workplace.desk = replace(desk, account=replace(desk.account, role=Role.VIEWER))
    made = PostingsPage(workplace)
    workplace.show(made)
    made.arrive({})
    made._table.choose(hung.copies[0].uid)
    qtbot.waitUntil(lambda: made._record is not None)
    sheet = opened(qtbot, made)
    assert [each.text() for each in sheet.findChildren(Button) if each.isVisible()] == ["Đóng"]
    assert "Kéo ảnh" not in words_on(sheet)


def test_of_a_record_one_chooses_whether_the_record_a_reading_or_a_copy_is_proved(
    qtbot: QtBot,
    workplace: Window,
    desk: Desk,
    disclosing: DisclosureService,
    a_record: MakeEntry,
    files: Path,
    type_text: TypeText,
) -> None:
    record = disclosing.register(a_record())
    record = disclosing.read_out(record.uid, record.rev, [SlotEntry(read_on=date(2026, 11, 21), reader="Trần Thị Mỵ")])
    made = RegisterPage(workplace)
    workplace.show(made)
    made.arrive({})
    qtbot.waitUntil(lambda: made._record is not None)
    made._verbs.show_proofs()
    the_list(qtbot, made)
    sheets_of(made).take([files / "moi.jpg"])
    sheet = add_sheet(qtbot, made)
    slot = sheets_of(made)._proved[1]
    assert slot.name == "Buổi phát thanh 21/11/2026"
    sheet.form.load({"of": slot.uid, "kind": ProofKind.RADIO_LOG})
    saved(qtbot, made, workplace)
    assert [proof.kind for proof in EvidenceService(desk).all([slot.uid])] == [ProofKind.RADIO_LOG]
    the_list(qtbot, made)
    sheets_of(made)._adding().address()
    type_text(add_sheet(qtbot, made).form.field("address").input.focus_widget, "https://yenha.gov.vn/214")
    saved(qtbot, made, workplace)
    assert [proof.address for proof in EvidenceService(desk).all([record.uid])] == ["https://yenha.gov.vn/214"]
    made.notice(frozenset({"proof"}))
    qtbot.waitUntil(lambda: "01 nhật ký phát thanh" in words_on(made._pane))

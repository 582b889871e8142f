"""The page on which a text is typed, and its place in the record."""

from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.areas.conventions.text.editing import read_text
from desktop_app.areas.conventions.text.service import TextService
from desktop_app.areas.conventions.text.views.opinions_page import OpinionsPage
from desktop_app.areas.conventions.text.views.text_page import TextPage
from desktop_app.areas.views import FormDraft
from desktop_app.kit.controls import Label
from desktop_app.kit.inputs import TextInput
from desktop_app.kit.preview import PaperPreview
from desktop_app.kit.verb_sheet import VerbSheet
from tests.areas.conventions.text.makers import convention, entry, rev_of
from tests.areas.reception.workplace import Window
from tests.core.word_text.makers import saved

CTRL = Qt.KeyboardModifier.ControlModifier
FINE = "Điều 2. Hộ vi phạm nộp phạt 200.000 đồng."


class OneFile:
    """Chooses the same file whenever it is asked."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def file(self, parent: QWidget, title: str, kind: str, ending: str) -> Path | None:
        return self._path

    def folder(self, parent: QWidget, title: str) -> Path | None:
        raise AssertionError

    def save_as(self, parent: QWidget, title: str, name: str, kind: str, ending: str) -> Path | None:
        raise AssertionError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    word = docx.Document()
    for text in ("HƯƠNG ƯỚC", "Điều 1. Họp thôn mỗi quý.", FINE):
        word.add_paragraph(text)
    word.sections[0].header.paragraphs[0].text = "Dự thảo lần 2"
    target = tmp_path / "a.docx"
    target.write_bytes(saved(word))
    return target


def opened(qtbot: QtBot, workplace: Window, uid: str, path: Path) -> TextPage:
    page = TextPage(workplace, OneFile(path))
    workplace.show(page)
    page.arrive({"uid": uid})
    qtbot.waitUntil(lambda: page.shown is not None)
    return page


def told(page: TextPage) -> str:
    """What stands beside the text."""
    return "\n".join(label.text() for label in page.found.findChildren(Label))


def wait_saved(qtbot: QtBot, page: TextPage, number: int) -> None:
    qtbot.waitUntil(lambda: page.shown is not None and len(page.shown.versions) == number and not page.is_edited)


def test_a_text_is_typed_saved_with_keys_and_changed_in_place(
    qtbot: QtBot, workplace: Window, path: Path, type_text: object
) -> None:
    uid = convention(workplace.desk)
    page = opened(qtbot, workplace, uid, path)
    type_text(page.editor.area, f"Điều 1. Họp thôn mỗi quý.\n{FINE}")  # type: ignore[operator]
    qtbot.waitUntil(lambda: "2 điều" in told(page))
    qtbot.keyClick(page, Qt.Key.Key_S, CTRL)
    wait_saved(qtbot, page, 1)
    assert workplace.said == ["Đã lưu Dự thảo lần 1."]
    page.editor.area.appendPlainText("Điều 3. Giữ vệ sinh.")
    qtbot.keyClick(page, Qt.Key.Key_S, CTRL)
    wait_saved(qtbot, page, 1)
    assert page.shown is not None
    assert page.shown.own is not None
    assert page.shown.own.articles == 3


def test_what_was_typed_and_not_saved_is_there_after_a_power_cut(qtbot: QtBot, workplace: Window, path: Path) -> None:
    uid = convention(workplace.desk)
    page = opened(qtbot, workplace, uid, path)
    page.editor.area.setPlainText("Điều 1. Họp thôn.")
    kept = FormDraft(workplace.desk, f"conventions.text.{uid}")
    qtbot.waitUntil(lambda: kept.load().get("text") == "Điều 1. Họp thôn.")
    again = opened(qtbot, workplace, uid, path)
    assert again.editor.text() == "Điều 1. Họp thôn."


def test_a_word_file_fills_the_page_and_no_line_of_it_is_lost_by_saving(
    qtbot: QtBot, workplace: Window, path: Path
) -> None:
    uid = convention(workplace.desk)
    page = opened(qtbot, workplace, uid, path)
    qtbot.keyClick(page, Qt.Key.Key_O, CTRL)
    qtbot.waitUntil(lambda: bool(workplace.said))
    assert workplace.said[0].startswith("Đã đọc tệp: 2 điều; 4 dòng: 1 ở lời nói đầu")
    assert "Đầu trang: Dự thảo lần 2" in told(page)
    page.save.click()
    assert "Còn 1 dòng không nhận ra" in str(workplace.explained.pop())
    page.found.dropped.emit()
    page.save.click()
    wait_saved(qtbot, page, 1)
    shown = read_text(workplace.desk, uid)
    assert shown.text == f"HƯƠNG ƯỚC\n\nĐiều 1. Họp thôn mỗi quý.\n\n{FINE}"


def test_a_question_is_answered_beside_the_text_and_not_asked_again(
    qtbot: QtBot, workplace: Window, path: Path
) -> None:
    uid = convention(workplace.desk)
    TextService(workplace.desk).save(uid, 1, entry("Họp thôn mỗi quý.", "Hộ vi phạm nộp phạt 200.000 đồng."))
    page = opened(qtbot, workplace, uid, path)
    (answer,) = page.found.answers
    assert "Theo tài liệu dẫn lại, chưa đối chiếu văn bản" in told(page)
    answer[1].set_text("Sẽ thay bằng nhắc nhở.")
    answer[2].click()
    qtbot.waitUntil(lambda: not page.found.answers)


def test_a_fixed_version_is_begun_anew_from_and_stays(qtbot: QtBot, workplace: Window, path: Path) -> None:
    desk = workplace.desk
    uid = convention(desk)
    TextService(desk).save(uid, 1, entry("Họp thôn mỗi quý."))
    TextService(desk).fix(uid, rev_of(desk, uid))
    page = opened(qtbot, workplace, uid, path)
    assert page.save.text() == "Lưu thành bản mới"
    page.editor.area.appendPlainText("Điều 2. Giữ vệ sinh.")
    page.save.click()
    wait_saved(qtbot, page, 2)
    assert page.shown is not None
    assert [version.articles for version in page.shown.versions] == [1, 2]


def test_the_difference_from_the_version_before_is_shown_to_be_printed(
    qtbot: QtBot, workplace: Window, path: Path
) -> None:
    desk = workplace.desk
    uid = convention(desk)
    TextService(desk).save(uid, 1, entry("Họp thôn mỗi quý."))
    TextService(desk).save(uid, rev_of(desk, uid), entry("Họp thôn mỗi tháng."))
    page = opened(qtbot, workplace, uid, path)
    page.compare.click()
    qtbot.waitUntil(lambda: bool(workplace.surface.findChildren(PaperPreview)))
    assert not workplace.explained


def test_the_field_of_the_text_is_named_for_a_screen_reader(qtbot: QtBot, workplace: Window, path: Path) -> None:
    page = opened(qtbot, workplace, convention(workplace.desk), path)
    assert page.findChildren(TextInput)[0].area.accessibleName().startswith("Toàn văn")


def test_an_opinion_is_entered_with_keys_and_counted_on_the_page(qtbot: QtBot, workplace: Window) -> None:
    page = OpinionsPage(workplace)
    workplace.show(page)
    page.arrive({"uid": convention(workplace.desk, is_ethnic=True)})
    qtbot.waitUntil(lambda: page.shown is not None)
    qtbot.keyClick(page, Qt.Key.Key_N, CTRL)
    (sheet,) = workplace.surface.findChildren(VerbSheet)
    sheet.form.load({"content": "Cho góp bằng ngày công.", "who": "Tổ liên gia xóm Giếng", "people": 12})
    qtbot.keyClick(sheet, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: workplace.said == ["Đã lưu ý kiến."])
    page.notice(frozenset({"convention_opinion"}))
    qtbot.waitUntil(lambda: page.shown is not None and page.shown.counts.total == 1)
    said = [label.text() for label in page.findChildren(Label)]
    assert "1 ý kiến, 1 chưa trả lời." in said
    assert "Tổ liên gia xóm Giếng (12 người)" in said
    assert page.shown is not None
    assert page.shown.lacking.startswith("Tổ soạn thảo chưa có ai")

"""The pages of questionnaires by real keys: the list of versions, and the editor of one."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.areas.surveys.forms.declared import EDITOR
from desktop_app.areas.surveys.forms.service import FormService
from desktop_app.areas.surveys.forms.views.editor_page import GOING_ON, EditorPage
from desktop_app.areas.surveys.forms.views.list_page import FormsPage
from desktop_app.areas.surveys.states import VersionState
from desktop_app.kit.controls import Label
from desktop_app.kit.sheet import SideSheet
from desktop_app.office.desk import Desk
from desktop_app.office.rights import Role
from tests.areas.reception.workplace import Window
from tests.areas.surveys.forms.xlsform.books import a_book

TypeText = Callable[[QWidget, str], None]
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


class Chosen:
    """Answers as if the official chose this file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def file(self, *_: object) -> Path:
        return self.path

    save_as = folder = file


def words_on(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(Label) if not label.isHidden())


def listed(qtbot: QtBot, workplace: Window, uid: str, file: Path = Path()) -> FormsPage:
    page = FormsPage(workplace, Chosen(file))
    workplace.show(page)
    page.arrive({"uid": uid})
    qtbot.waitUntil(lambda: page._detail is not None and page._detail.row.uid == uid)
    return page


def opened(qtbot: QtBot, workplace: Window, uid: str) -> EditorPage:
    page = EditorPage(workplace)
    workplace.show(page)
    page.arrive({"uid": uid})
    qtbot.waitUntil(lambda: page.detail is not None and page.board.printed._pages != [])
    return page


@pytest.fixture
def draft(desk: Desk) -> str:
    return FormService(desk).begin("PKS05", "2023.1").uid


def test_the_list_tells_how_sure_the_wording_is_and_begins_a_new_version(qtbot: QtBot, workplace: Window) -> None:
    page = listed(qtbot, workplace, "PKS03 2026.1")
    assert "7 bản đang dùng, 6 bản có câu chữ là bản nháp, 0 bản đang soạn." in words_on(page)
    pane = words_on(page._pane)
    for said in ("PKS03 bản 2026.1", "Quý II, Hội Nông dân tỉnh", "Bản nháp", "20 câu", "Chưa dùng lần nào"):
        assert said in pane
    page._verbs.begin()
    qtbot.waitUntil(lambda: workplace.opened == [(EDITOR, "PKS03 2026.2")])
    assert workplace.said == ["Đã lập phiếu PKS03 bản 2026.2."]


def test_enter_opens_a_version_and_a_filter_finds_it(qtbot: QtBot, workplace: Window, type_text: TypeText) -> None:
    page = listed(qtbot, workplace, "PKS01 2026.1")
    type_text(page._bar._text.line, "mot cua")
    qtbot.waitUntil(lambda: page._table.model.rowCount() == 1)
    qtbot.keyClick(page._table.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: workplace.opened == [(EDITOR, "PKS05 2023.1")])


def test_a_workbook_that_cannot_be_taken_over_is_told_place_by_place(
    qtbot: QtBot, workplace: Window, desk: Desk, tmp_path: Path
) -> None:
    survey = (("type", "name", "label"), ("begin repeat", "nha", "Từng người"), ("image", "anh", "Ảnh"))
    page = listed(qtbot, workplace, "PKS05 2023.1", a_book(tmp_path, survey))
    qtbot.keyClick(page, Qt.Key.Key_O, CTRL)
    qtbot.waitUntil(lambda: page.window().findChildren(SideSheet) != [])
    told = words_on(page.window().findChildren(SideSheet)[0])
    assert "Tệp còn 3 chỗ chưa đúng nên chưa nhập gì." in told
    assert "Trang survey, dòng 3, cột A" in told
    assert len(FormService(desk).versions()) == 7


def test_what_became_of_the_questions_is_shown_beside_the_list(
    qtbot: QtBot, workplace: Window, desk: Desk, draft: str
) -> None:
    service = FormService(desk)
    form = service.detail("PKS05", "2026.1").form
    service.save("PKS05", "2026.1", 1, replace(form, questions=form.questions[:-1]))
    page = listed(qtbot, workplace, draft)
    page._verbs.compare("2023.1")
    qtbot.waitUntil(lambda: page.window().findChildren(SideSheet) != [])
    told = words_on(page.window().findChildren(SideSheet)[0])
    assert "11 câu giữ nguyên" in told
    assert "8.1. Lĩnh vực bị gợi ý trả thêm" in told


def test_a_version_goes_out_and_comes_in_as_a_draft(qtbot: QtBot, workplace: Window, tmp_path: Path) -> None:
    page = listed(qtbot, workplace, "PKS05 2023.1", tmp_path / "phieu.xlsx")
    page._verbs.give_out()
    qtbot.waitUntil(lambda: workplace.said == ["Đã xuất phiếu PKS05 bản 2023.1 ra phieu.xlsx."])
    qtbot.keyClick(page, Qt.Key.Key_O, CTRL)
    qtbot.waitUntil(lambda: workplace.opened == [(EDITOR, "PKS05 2026.1")])
    assert workplace.said[-1].endswith("So với bản 2023.1: 12 câu giữ nguyên.")


def test_a_question_is_added_typed_and_saved_and_what_is_wrong_stands_beside_its_field(
    qtbot: QtBot, workplace: Window, desk: Desk, draft: str, type_text: TypeText
) -> None:
    page = opened(qtbot, workplace, draft)
    page.board.list.choose("q4")
    qtbot.keyClick(page, Qt.Key.Key_N, CTRL)
    assert page.editing.form.questions[6].id == "q9"
    fields = page.board.fields.question
    fields.field("label").input.set_text("")
    type_text(fields.field("label").input.focus_widget, "Ông/bà có đề nghị gì?")
    type_text(fields.field("relevant").input.focus_widget, "${q8} = 1")
    qtbot.waitUntil(lambda: "không đứng trước" in fields.field("relevant").problem)
    assert "Còn 1 chỗ chưa đúng." in words_on(page)
    qtbot.keyClick(page, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: workplace.said == ["Đã lưu phiếu PKS05 bản 2026.1."])
    assert FormService(desk).detail("PKS05", "2026.1").form["q9"].label == "Ông/bà có đề nghị gì?"
    page.notice(frozenset({"form_version"}))
    assert page.undo.isEnabled()
    page.use.click()
    qtbot.waitUntil(lambda: len(workplace.explained) == 1)
    assert "chưa đúng" in str(workplace.explained[0])


def test_questions_move_are_dropped_and_come_back_by_keys(
    qtbot: QtBot, workplace: Window, desk: Desk, draft: str
) -> None:
    page = opened(qtbot, workplace, draft)
    page.board.list.choose("q8")
    page.board.list.drop.click()
    page.board.list.choose("q7")
    qtbot.keyClick(page, Qt.Key.Key_Up, ALT)
    assert [question.id for question in page.editing.form.questions][-4:] == ["q7", "q6", "q7_1", "q8_1"]
    qtbot.keyClick(page, Qt.Key.Key_U, CTRL)
    qtbot.keyClick(page, Qt.Key.Key_U, CTRL)
    assert page.editing.form.questions == FormService(desk).detail("PKS05", "2023.1").form.questions
    assert not page.undo.isEnabled()
    assert not page.is_dirty


def test_what_was_typed_and_not_saved_is_there_again(
    qtbot: QtBot, workplace: Window, desk: Desk, draft: str, type_text: TypeText
) -> None:
    page = opened(qtbot, workplace, draft)
    page.board.list.choose("q3")
    type_text(page.board.fields.question.field("scores").input.focus_widget, "; 4")
    page.leave()
    again = opened(qtbot, workplace, draft)
    assert again._footer._words.text() == GOING_ON
    again.board.list.choose("q3")
    field = again.board.fields.question.field("scores")
    assert field.input.text().endswith("; 4")
    qtbot.waitUntil(lambda: "Không đọc được" in field.problem)
    qtbot.keyClick(again, Qt.Key.Key_S, CTRL)
    assert "Không đọc được" in str(workplace.explained[0])
    FormService(desk).save("PKS05", "2026.1", 1, FormService(desk).detail("PKS05", "2026.1").form)


def test_a_draft_of_a_version_that_was_saved_meanwhile_asks_which_one_goes_on(
    qtbot: QtBot, workplace: Window, desk: Desk, draft: str, type_text: TypeText
) -> None:
    page = opened(qtbot, workplace, draft)
    type_text(page.board.fields.head.field("thanks").input.focus_widget, " Rất mong")
    page.leave()
    service = FormService(desk)
    service.save("PKS05", "2026.1", 1, replace(service.detail("PKS05", "2026.1").form, unit="Đoàn xã"))
    again = opened(qtbot, workplace, draft)
    assert "Bản này đã được lưu lại sau lần soạn dở này." in words_on(again)
    assert not again.save.isVisible()
    next(button for button in again.findChildren(type(again.save)) if button.text() == "Lấy bản nháp của tôi").click()
    assert again.editing.form.thanks.endswith("Rất mong")
    assert again.save.isVisible()


def test_a_version_in_use_is_only_read(qtbot: QtBot, workplace: Window) -> None:
    page = opened(qtbot, workplace, "PKS05 2023.1")
    assert not page.save.isVisible()
    assert page.begin.isVisible()
    qtbot.keyClick(page, Qt.Key.Key_N, CTRL)
    assert len(page.editing.form.questions) == 12
    workplace.desk = replace(workplace.desk, account=replace(workplace.desk.account, role=Role.VIEWER))
    looking = opened(qtbot, workplace, "PKS05 2023.1")
    assert not looking.begin.isVisible()


def test_a_whole_draft_is_put_in_use_from_the_editor(
    qtbot: QtBot, workplace: Window, desk: Desk, draft: str, type_text: TypeText
) -> None:
    page = opened(qtbot, workplace, draft)
    type_text(page.board.fields.head.field("thanks").input.focus_widget, " Rất mong")
    page.use.click()
    qtbot.waitUntil(lambda: workplace.said == ["Đã đưa phiếu PKS05 bản 2026.1 vào dùng."])
    detail = FormService(desk).detail("PKS05", "2026.1")
    assert detail.row.state is VersionState.IN_USE
    assert detail.form.thanks.endswith("Rất mong")

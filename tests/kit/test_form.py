"""A form collects what is typed, leads on with Enter, and speaks only when a field is left or saving failed."""

from collections.abc import Callable, Sequence
from datetime import date
from enum import Enum

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.core.fields import Choice, Day, Flag, Form, LongText, Moment, Number, Section, Text
from desktop_app.kit.form import FormView
from desktop_app.kit.inputs import Look
from desktop_app.kit.suggestions import Answer, Suggestion

TODAY = date(2026, 11, 23)
TypeText = Callable[[QWidget, str], None]


class Kind(Enum):
    REQUEST = "Kiến nghị"
    COMPLAINT = "Khiếu nại"
    LAND = "Đất đai"


FORM = Form(
    "thử",
    (
        Section(
            "1. Người đến",
            (
                Text(name="name", label="Họ và tên", required=True, span=6, suggests="people"),
                Day(name="born", label="Ngày sinh", future=False),
                Choice(name="kind", label="Loại", options=Kind, span=3),
            ),
        ),
        Section(
            "2. Nội dung",
            (
                LongText(name="content", label="Nội dung", required=True),
                Number(name="people", label="Số người"),
                Moment(name="at", label="Giờ"),
                Flag(name="ours", label="Thuộc thẩm quyền"),
            ),
        ),
    ),
)


@pytest.fixture
def form(window: QMainWindow) -> FormView:
    made = FormView(FORM, TODAY)
    window.setCentralWidget(made)
    made.show()
    made.field("name").setFocus()
    return made


def typed_into(form: FormView, name: str) -> QWidget:
    return form.field(name).input.focus_widget


def keyboard_in(form: FormView) -> str:
    [name] = [entry.name for entry in form.form if typed_into(form, entry.name).hasFocus()]
    return name


def test_what_an_input_method_types_arrives_and_is_told(form: FormView, type_text: TypeText, qtbot: QtBot) -> None:
    with qtbot.waitSignal(form.edited) as told:
        type_text(typed_into(form, "name"), "Nguyễn Văn Đức")
    assert told.args == ["name"]
    assert form.raw()["name"] == "Nguyễn Văn Đức"


def test_enter_leads_to_the_next_field_and_past_the_last_one_says_so(form: FormView, qtbot: QtBot) -> None:
    seen = []
    for _ in range(3):
        seen.append(keyboard_in(form))
        qtbot.keyClick(typed_into(form, seen[-1]), Qt.Key.Key_Return)
    assert [*seen, keyboard_in(form)] == ["name", "born", "kind", "content"]
    typed_into(form, "ours").setFocus()
    with qtbot.waitSignal(form.completed):
        qtbot.keyClick(typed_into(form, "ours"), Qt.Key.Key_Return)


def test_what_a_line_holds_is_replaced_when_enter_led_there(form: FormView, qtbot: QtBot) -> None:
    form.load({"people": "1"})
    area = typed_into(form, "content")
    area.setFocus()
    qtbot.keyClick(area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(typed_into(form, "people"), Qt.Key.Key_4)
    assert form.raw()["people"] == "4"


def test_in_long_text_enter_is_a_new_line_and_ctrl_enter_leads_on(form: FormView, qtbot: QtBot) -> None:
    area = typed_into(form, "content")
    area.setFocus()
    qtbot.keyClick(area, Qt.Key.Key_Return)
    assert form.raw()["content"] == "\n"
    qtbot.keyClick(area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert keyboard_in(form) == "people"


def test_tab_leaves_long_text(form: FormView, qtbot: QtBot) -> None:
    area = typed_into(form, "content")
    area.setFocus()
    qtbot.keyClick(area, Qt.Key.Key_Tab)
    assert keyboard_in(form) == "people"


def test_a_wrong_day_is_told_when_its_field_is_left_and_not_while_it_is_typed(
    form: FormView, type_text: TypeText
) -> None:
    type_text(typed_into(form, "born"), "31/11/1961")
    assert form.field("born").problem == ""
    typed_into(form, "name").setFocus()
    assert form.field("born").problem == "Tháng 11 chỉ có 30 ngày. Gõ ngày dạng 25/11/1961."
    assert form.field("born").input.look is Look.WRONG


def test_what_is_wrong_is_forgiven_as_soon_as_it_is_changed(form: FormView, type_text: TypeText) -> None:
    form.show_problems({"born": "Sai."})
    type_text(typed_into(form, "born"), "1")
    assert form.field("born").problem == ""


def test_an_empty_field_is_not_told_of_when_it_is_left(form: FormView) -> None:
    typed_into(form, "born").setFocus()
    assert form.field("name").problem == ""


@pytest.mark.parametrize(
    ("name", "typed", "kept"),
    [
        ("born", "12031961", "12/03/1961"),
        ("at", "8h5", "08:05"),
        ("name", "  Nguyễn Văn Đức ", "Nguyễn Văn Đức"),
    ],
)
def test_a_field_is_tidied_when_it_is_left(
    form: FormView, type_text: TypeText, name: str, typed: str, kept: str
) -> None:
    type_text(typed_into(form, name), typed)
    typed_into(form, "content").setFocus()
    assert form.raw()[name] == kept


def test_no_key_is_taken_while_a_word_is_being_composed(form: FormView, qtbot: QtBot) -> None:
    line = typed_into(form, "name")
    QApplication.sendEvent(line, QInputMethodEvent("Nguyê", []))
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert keyboard_in(form) == "name"


def test_saving_that_failed_lists_the_wrong_fields_and_f4_goes_round_them(form: FormView, qtbot: QtBot) -> None:
    form.show_problems({"name": "Chưa nhập họ và tên.", "content": "Chưa nhập nội dung."})
    assert form.strip.accessibleName() == "2 ô cần sửa trước khi lưu"
    seen = [keyboard_in(form)]
    for _ in range(2):
        qtbot.keyClick(typed_into(form, seen[-1]), Qt.Key.Key_F4)
        seen.append(keyboard_in(form))
    assert seen == ["name", "content", "name"]
    form.show_problems({})
    assert form.strip.isHidden()


def test_what_is_loaded_over_a_wrong_field_takes_it_off_the_strip(form: FormView) -> None:
    form.show_problems({"name": "Chưa nhập họ và tên.", "content": "Chưa nhập nội dung."})
    form.load({"name": "Nguyễn Văn Đức"})
    assert form.strip.accessibleName() == "1 ô cần sửa trước khi lưu"
    form.load({"content": "Đo lại ranh giới"})
    assert not form.strip.isVisible()


def test_what_is_loaded_comes_out_as_it_can_be_checked(form: FormView) -> None:
    form.load({"name": "Trần Thị Mỵ", "born": date(1961, 3, 12), "kind": Kind.LAND, "people": 4, "ours": True})
    form.load({"content": "Đất"})
    values = FORM.checked(form.raw(), TODAY)
    assert values["born"] == date(1961, 3, 12)
    assert values["kind"] is Kind.LAND
    assert (values["people"], values["ours"], values["at"]) == (4, True, None)


def test_loading_is_no_edit(form: FormView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(form.edited):
        form.load({"name": "Trần Thị Mỵ", "content": "Đất", "kind": "LAND"})


def test_a_choice_is_found_by_letters_without_accents(form: FormView, qtbot: QtBot) -> None:
    box = typed_into(form, "kind")
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_D)
    assert form.raw()["kind"] == "LAND"


def test_a_hidden_field_is_empty_in_what_is_collected_and_keeps_its_text(form: FormView) -> None:
    form.load({"name": "Trần Thị Mỵ"})
    form.set_shown({"name": False})
    assert form.raw()["name"] == ""
    form.set_shown({"name": True})
    assert form.raw()["name"] == "Trần Thị Mỵ"


def test_what_a_card_filled_is_marked_until_somebody_changes_it(form: FormView, type_text: TypeText) -> None:
    form.field("name").mark_source("từ thẻ")
    assert form.field("name").input.look is Look.FROM_CARD
    type_text(typed_into(form, "name"), "x")
    assert form.field("name").input.look is Look.PLAIN


def test_labels_of_a_row_share_one_line_whatever_stands_under_their_fields(form: FormView) -> None:
    form.field("born").fail("Một câu dài để phải xuống dòng, nói rõ sai ở đâu và phải gõ thế nào cho đúng." * 2)
    QApplication.sendPostedEvents()
    tops = {typed_into(form, name).mapTo(form, typed_into(form, name).rect().center()).y() for name in ("name", "born")}
    assert len(tops) == 1


def test_a_screen_reader_hears_label_duty_and_problem(form: FormView) -> None:
    line = typed_into(form, "name")
    assert line.accessibleName() == "Họ và tên, bắt buộc"
    form.show_problems({"name": "Chưa nhập họ và tên."})
    assert line.accessibleDescription() == "Chưa nhập họ và tên."


class People:
    """Suggests whoever it was given, at once or when told to."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.waiting: list[Answer] = []

    def ask(self, text: str, answer: Answer) -> None:
        self.asked.append(text)
        self.waiting.append(answer)

    def answer(self, *words: str) -> None:
        found: Sequence[Suggestion] = [Suggestion(word, "Thôn Đoài", word.upper()) for word in words]
        self.waiting[-1](found)


@pytest.fixture
def people() -> People:
    return People()


@pytest.fixture
def asking(window: QMainWindow, people: People) -> FormView:
    made = FormView(FORM, TODAY, suggest={"people": people.ask})
    window.setCentralWidget(made)
    made.show()
    made.field("name").setFocus()
    return made


def test_a_suggestion_changes_nothing_until_it_is_chosen(
    asking: FormView, people: People, type_text: TypeText, qtbot: QtBot
) -> None:
    line = typed_into(asking, "name")
    type_text(line, "nguyen duc")
    people.answer("Nguyễn Văn Đức", "Nguyễn Thị Đức")
    assert asking.raw()["name"] == "nguyen duc"
    with qtbot.waitSignal(asking.suggested) as told:
        qtbot.keyClick(line, Qt.Key.Key_Down)
        qtbot.keyClick(line, Qt.Key.Key_Down)
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert told.args == ["name", "NGUYỄN THỊ ĐỨC"]
    assert asking.raw()["name"] == "Nguyễn Thị Đức"


def test_enter_without_a_choice_leads_on_and_keeps_what_was_typed(
    asking: FormView, people: People, type_text: TypeText, qtbot: QtBot
) -> None:
    line = typed_into(asking, "name")
    type_text(line, "nguyen")
    people.answer("Nguyễn Văn Đức")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert (keyboard_in(asking), asking.raw()["name"]) == ("born", "nguyen")


def test_an_answer_that_comes_too_late_is_not_shown(
    asking: FormView, people: People, type_text: TypeText, qtbot: QtBot
) -> None:
    line = typed_into(asking, "name")
    type_text(line, "ng")
    late = people.waiting[-1]
    type_text(line, "uyen")
    late([Suggestion("Ngô")])
    qtbot.keyClick(line, Qt.Key.Key_Down)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert asking.raw()["name"] == "nguyen"


def test_the_month_gives_a_day_and_the_keyboard_back(form: FormView, qtbot: QtBot) -> None:
    line = typed_into(form, "born")
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    grid = QApplication.focusWidget()
    assert grid is not None
    qtbot.keyClick(grid, Qt.Key.Key_PageUp)
    qtbot.keyClick(grid, Qt.Key.Key_Left)
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert form.raw()["born"] == "22/10/2026"
    assert keyboard_in(form) == "born"


def test_a_link_of_the_strip_leads_to_its_field(form: FormView) -> None:
    form.show_problems({"name": "Chưa nhập họ và tên.", "content": "Chưa nhập nội dung."})
    [words] = [label for label in form.strip.findChildren(QLabel) if "<a " in label.text()]
    words.linkActivated.emit("content")
    assert keyboard_in(form) == "content"


def test_where_nothing_is_wrong_f4_leads_to_what_is_required_and_empty_and_then_to_the_button(
    form: FormView, type_text: TypeText, qtbot: QtBot
) -> None:
    qtbot.keyClick(typed_into(form, "name"), Qt.Key.Key_F4)
    assert keyboard_in(form) == "content"
    type_text(typed_into(form, "content"), "Đường ngập")
    qtbot.keyClick(typed_into(form, "content"), Qt.Key.Key_F4)
    assert keyboard_in(form) == "name"
    type_text(typed_into(form, "name"), "Nguyễn Văn Đức")
    with qtbot.waitSignal(form.completed):
        qtbot.keyClick(typed_into(form, "name"), Qt.Key.Key_F4)


def test_what_another_field_makes_required_is_marked_and_f4_leads_there(form: FormView, qtbot: QtBot) -> None:
    form.load({"name": "Nguyễn Văn Đức", "content": "Đường ngập"})
    form.field("born").require(True)
    qtbot.keyClick(typed_into(form, "name"), Qt.Key.Key_F4)
    assert keyboard_in(form) == "born"
    assert form.field("born").input.focus_widget.accessibleName().endswith(", bắt buộc")
    form.field("born").require(False)
    with qtbot.waitSignal(form.completed):
        qtbot.keyClick(typed_into(form, "name"), Qt.Key.Key_F4)

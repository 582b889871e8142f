"""The pages of rounds by real keys: the list, the opening of a survey, its record with what comes next."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.areas.surveys.entry import SurveyEntry
from desktop_app.areas.surveys.field.entry import BatchEntry
from desktop_app.areas.surveys.field.service import BatchService
from desktop_app.areas.surveys.forms.form import Answers
from desktop_app.areas.surveys.forms.shipped import shipped
from desktop_app.areas.surveys.listed import SurveyFilter, SurveyPages
from desktop_app.areas.surveys.record import survey_record
from desktop_app.areas.surveys.service import SurveyService
from desktop_app.areas.surveys.views.draw_sheet import DrawSheet
from desktop_app.areas.surveys.views.entry_page import EntryPage
from desktop_app.areas.surveys.views.rounds_page import RoundsPage
from desktop_app.areas.surveys.views.survey_page import SurveyPage
from desktop_app.areas.views.procedure.steps_list import StepsList
from desktop_app.kit.controls import Button, Label
from desktop_app.kit.verb_sheet import VerbSheet
from tests.areas.reception.workplace import Window
from tests.areas.surveys.makers import DAY, PLAIN, a_survey, with_forms

TypeText = Callable[[QWidget, str], None]
CORRECTED = SurveyEntry(
    code="PKS05",
    version=shipped()["PKS05"].version,
    year=2026,
    quarter=3,
    from_on=DAY,
    to_on=date(2026, 9, 25),
    wanted=80,
)
Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier


def words_on(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(Label) if not label.isHidden())


def wait_for(qtbot: QtBot, widget: QWidget, words: str) -> None:
    qtbot.waitUntil(lambda: words in words_on(widget))


def sheet_on(window: Window) -> VerbSheet:
    return next(sheet for sheet in window.surface.findChildren(VerbSheet) if sheet.isVisible())


def button(page: QWidget, words: str) -> Button:
    return next(each for each in page.findChildren(Button) if each.text() == words and not each.isHidden())


def test_the_list_says_how_far_each_survey_is_and_enter_opens_it(qtbot: QtBot, workplace: Window) -> None:
    uid = a_survey(workplace.desk, wanted=40)
    made = BatchService(workplace.desk).begin(uid, BatchEntry(collector="Vì Thị Xá", printed=20))
    filled: list[Answers] = [{**PLAIN}] * 12
    with_forms(workplace.desk, made.uid, filled)
    page = RoundsPage(workplace)
    workplace.show(page)
    page.arrive({})
    wait_for(qtbot, page, "1 đợt đang làm, đã nhập 12 phiếu. 1 đợt quá ngày cuối mà chưa khóa.")
    wait_for(qtbot, page, "12/40 phiếu")
    qtbot.keyClick(page._table.view, Key.Key_Return)
    assert workplace.opened == [("surveys.survey", uid)]
    SurveyService(workplace.desk).correct(uid, survey_record(workplace.desk, uid).row.rev, CORRECTED)
    page.notice(frozenset({"survey"}))
    wait_for(qtbot, page, "12/80 phiếu")


def test_a_survey_is_opened_by_keys_with_the_number_that_the_formula_gives(
    qtbot: QtBot, workplace: Window, type_text: TypeText
) -> None:
    page = EntryPage(workplace)
    workplace.show(page)
    page.arrive({"code": "PKS06"})
    qtbot.waitUntil(lambda: page.form.raw()["form"].startswith("PKS06|"))
    assert (page.form.raw()["quarter"], page.form.raw()["from_on"]) == ("THIRD", "01/07/2026")
    assert page.form.raw()["unit"] == shipped()["PKS06"].unit
    page.arrive({"code": "PKS01"})
    # Usually asked in the first quarter, which is long over: a survey begun now is one of now.
    qtbot.waitUntil(lambda: page.form.raw()["form"].startswith("PKS01|"))
    assert (page.form.raw()["quarter"], page.form.raw()["from_on"]) == ("FOURTH", "23/11/2026")
    page.arrive({"code": "PKS06"})
    qtbot.waitUntil(lambda: page.form.raw()["form"].startswith("PKS06|"))
    wait_for(qtbot, page, "Bản nháp")
    page.form.go_to("population")
    type_text(page.form.field("population").input.focus_widget, "1200")
    wait_for(qtbot, page, "n = N / (1 + N × e²) = 1.200 / (1 + 1.200 × 0,05²) = 300 phiếu, sai số e = 5 %")
    button(page.panel, "Lấy 300 phiếu").click()
    wait_for(qtbot, page, "Với 300 phiếu, kết quả 80 % thì khoảng 75 đến 84 %")
    page.leave()
    page.arrive({})
    wait_for(qtbot, page, "Đã mở lại bản nháp ghi dở lần trước.")
    qtbot.keyClick(page, Key.Key_S, Control)
    qtbot.waitUntil(lambda: bool(workplace.said))
    [row] = SurveyPages(workplace.desk, SurveyFilter()).after(None, 2)
    assert (row.label, row.wanted, row.share) == ("PKS06 quý III/2026", 300, 0)
    assert workplace.opened == [("surveys.survey", row.uid)]


def test_the_main_button_leads_a_survey_from_its_first_batch_to_its_end(
    qtbot: QtBot, workplace: Window, type_text: TypeText
) -> None:
    uid = a_survey(workplace.desk)
    page = SurveyPage(workplace)
    workplace.show(page)
    page.arrive({"uid": uid})

    def comes(words: str) -> None:
        qtbot.waitUntil(lambda: page.verbs._next.text() == words)

    def saved(told: str) -> None:
        qtbot.keyClick(sheet_on(workplace), Key.Key_S, Control)
        qtbot.waitUntil(lambda: bool(workplace.said) and told in workplace.said[-1])
        page.notice(frozenset({"survey_batch"}))

    comes("Lập lô")
    page.verbs.go_on()
    for name, text in (("collector", "Vì Thị Xá"), ("printed", "20"), ("hamlet", "Thôn Đoài")):
        sheet_on(workplace).form.go_to(name)
        type_text(sheet_on(workplace).form.field(name).input.focus_widget, text)
    saved("Đã lập lô 01.")
    comes("Ghi thu về lô 01")
    page.verbs.go_on()
    sheet_on(workplace).form.load({"returned": 0})
    saved("Đã ghi phiếu thu về của lô 01.")
    comes("Đóng lô 01")
    page.verbs.go_on()
    qtbot.waitUntil(lambda: workplace.said[-1] == "Đã đóng lô 01.")
    page.notice(frozenset({"survey_batch"}))
    comes("Khóa đợt")
    qtbot.keyClick(page.table.table.view, Key.Key_Return)
    [steps] = [each for each in workplace.surface.findChildren(StepsList) if each.isVisible()]
    assert any("Mở lại lô" in row.accessibleName() for row in steps.rows)
    steps.go()
    page.verbs.go_on()
    qtbot.waitUntil(lambda: workplace.said[-1].startswith("Đã khóa đợt"))
    page.notice(frozenset({"survey"}))
    comes("Xem kết quả")


def test_households_are_drawn_from_the_page_and_the_draw_stands_on_it(qtbot: QtBot, workplace: Window) -> None:
    uid = a_survey(workplace.desk)
    page = SurveyPage(workplace)
    workplace.show(page)
    page.arrive({"uid": uid})
    wait_for(qtbot, page, "Chọn người để hỏi")
    button(page, "Rút hộ").click()
    [sheet] = workplace.surface.findChildren(DrawSheet)
    sheet.form.load({"hamlet": "Thôn Đoài", "wanted": 3, "households": "Lò Văn Tới\nVì Thị Xá"})
    qtbot.keyClick(sheet, Key.Key_S, Control)
    wait_for(qtbot, sheet, "Danh sách 2 hộ, còn 2 hộ rút được, không đủ 3 hộ kể cả dự phòng.")
    sheet.form.load({"wanted": 1, "reserve": 1})
    qtbot.keyClick(sheet, Key.Key_S, Control)
    qtbot.waitUntil(lambda: "Đã rút hộ và giữ danh sách." in workplace.said)
    page.notice(frozenset({"survey_draw"}))
    wait_for(qtbot, page, "Thôn Đoài: 1 hộ, 1 hộ dự phòng")
    assert survey_record(workplace.desk, uid).draws[0].step == 2

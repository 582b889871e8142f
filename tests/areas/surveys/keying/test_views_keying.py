"""The page on which forms are keyed: the keypad alone, nothing lost, put right with a reason."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from desktop_app.areas.surveys.kept import batch_of
from desktop_app.areas.surveys.keying.latest import LatestForms
from desktop_app.areas.surveys.keying.prompts import Words
from desktop_app.areas.surveys.keying.views.keying_page import KeyingPage
from desktop_app.areas.surveys.models import SurveyResponse
from desktop_app.areas.surveys.states import BatchState, Pass, Rekey
from desktop_app.kit.controls import Label
from desktop_app.kit.row_button import RowButton
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.desk import Desk
from tests.areas.reception.workplace import Window
from tests.areas.surveys.accounts import at_desk, key
from tests.areas.surveys.keying.keyer import Keyer
from tests.areas.surveys.makers import PLAIN, a_batch, a_survey, with_forms
from tests.kit.keyboard_scanner import scan

TypeText = Callable[[QWidget, str], None]


@pytest.fixture
def batch(desk: Desk) -> str:
    return a_batch(desk, a_survey(desk), place="Thôn Đoài")


@pytest.fixture
def keyer(workplace: Window, qtbot: QtBot) -> Keyer:
    page = KeyingPage(workplace)
    workplace.show(page)
    return Keyer(qtbot, page)


def kept(desk: Desk) -> dict[str, tuple[str, str]]:
    """Answers and remarks of each form in the file, by its serial."""
    with desk.db.reading() as session:
        return {row.serial: (row.answers, row.remarks) for row in session.scalars(select(SurveyResponse))}


def test_a_batch_is_chosen_by_enter_and_a_form_is_keyed_and_saved(desk: Desk, batch: str, keyer: Keyer) -> None:
    keyer.page.arrive({})
    keyer.qtbot.waitUntil(lambda: keyer.page.list is not None)
    keyer.press("Enter")
    keyer.qtbot.waitUntil(lambda: keyer.page.body is not None)
    keyer.serial(1)
    keyer.press(*"21311122")
    assert keyer.body.asking.board.asked.head == "Câu 7"
    assert keyer.body.asking.board.asked.tiles[1].is_chosen
    keyer.press("2")
    assert keyer.body.flow.asked.head == "Hết phiếu"
    keyer.press("Enter")
    keyer.saved(1)
    [(serial, (answers, _))] = kept(desk).items()
    assert serial.endswith("00001-6")
    assert answers == '{"q1_1":2,"q1_2":1,"q2":3,"q3":1,"q4":1,"q5":1,"q6":2,"q7":2,"q8":2}'
    assert keyer.body.flow.asked.said == f"Đã lưu phiếu {serial}."
    assert desk.drafts.all(desk.account.uid) == []


def test_what_was_chosen_is_seen_for_a_moment_and_no_key_waits_for_it(batch: str, keyer: Keyer) -> None:
    keyer.begin(batch)
    keyer.serial(1)
    board = keyer.body.asking.board
    keyer.press("2")
    assert (board.asked.head, board.asked.tiles[1].is_chosen) == ("Câu 1.1", True)
    keyer.press("1")
    assert board.asked.head == "Câu 1.2"
    keyer.qtbot.waitUntil(lambda: board.asked.head == "Câu 2")
    keyer.press("9", "7", "x")
    keyer.qtbot.waitUntil(lambda: board.asked.is_wrong)
    assert board.asked.said == "Phím này không dùng ở câu này."


def test_foreign_and_double_serials_are_refused_with_a_sentence(desk: Desk, batch: str, keyer: Keyer) -> None:
    other = a_batch(desk, a_survey(desk, name="bổ sung"))
    with_forms(desk, batch, [PLAIN])
    keyer.begin(batch)
    series = keyer.body.flow.desk.series
    for typed, said in (
        ("x", "Số phiếu chỉ có chữ số"),
        ("", "Chưa có số phiếu"),
        ("00002-9", "Số phiếu không đúng"),
        (series.serial(1), "đã nhập rồi"),
        (series.serial(21), "thuộc Lô 01 của đợt PKS05 quý III/2026, bổ sung"),
    ):
        keyer.press(*typed, "Enter")
        keyer.qtbot.waitUntil(lambda said=said: said in keyer.body.asking.board.asked.said)  # type: ignore[misc]
    assert not keyer.body.flow.has_form
    assert other


def test_a_scanned_code_brings_the_form_and_never_answers_a_question(batch: str, keyer: Keyer) -> None:
    keyer.begin(batch)
    first, second = (keyer.body.flow.desk.series.serial(number) for number in (1, 2))
    scan(f"PKS05/2023.1/{first}/1")
    keyer.qtbot.waitUntil(lambda: keyer.body.flow.serial == first)
    scan(f"PKS05/2023.1/{second}/1")
    keyer.qtbot.waitUntil(lambda: keyer.body.asking.board.asked.said.startswith("Đang nhập dở phiếu"))
    assert keyer.body.flow.entry is not None
    assert keyer.body.flow.entry.given == {}


def test_a_note_and_an_open_answer_are_typed_in_vietnamese(desk: Desk, keyer: Keyer, type_text: TypeText) -> None:
    keyer.begin(a_batch(desk, a_survey(desk, "PKS02", quarter=1)))
    keyer.serial(1)
    keyer.press("*")
    field = keyer.body.asking.field
    type_text(field.area, "gạch hai ô")
    keyer.press("Enter", "+")
    flow = keyer.body.flow
    assert flow.entry is not None
    first, last = flow.entry.form.asked[0].id, flow.entry.form.asked[-1].id
    assert (flow.entry.notes, flow.entry.given) == ({first: "gạch hai ô"}, {first: 7})
    while flow.entry.at != last:
        keyer.press("Enter")
    assert flow.writing is not None
    assert flow.writing.words is Words.ANSWER
    keyer.press("/")
    assert flow.entry.at != last
    keyer.press("Enter")
    type_text(field.area, "Tiếp dân đúng giờ")
    keyer.press("Up")
    assert flow.entry.given[last] == "Tiếp dân đúng giờ"
    keyer.press("Enter", "Enter", "Enter")
    keyer.saved(1)
    [(answers, remarks)] = kept(desk).values()
    assert "Tiếp dân đúng giờ" in answers
    assert "gạch hai ô" in remarks


def test_a_form_that_was_begun_comes_back_at_its_question_with_its_other_serial(
    workplace: Window, batch: str, keyer: Keyer
) -> None:
    keyer.begin(batch)
    keyer.serial(1)
    keyer.press("/")
    assert keyer.body.flow.asked.stands == "Câu trả lời đã gõ vẫn còn, chỉ gõ lại số phiếu."
    keyer.serial(2)
    keyer.press(*"2133", "1")
    keyer.qtbot.waitUntil(lambda: not workplace.jobs.is_busy)
    again = KeyingPage(workplace)
    workplace.show(again)
    back = Keyer(keyer.qtbot, again)
    back.begin(batch)
    flow = back.body.flow
    assert flow.entry is not None
    assert (flow.serial[-7:], flow.entry.at, flow.entry.given["q3_1"]) == ("00002-4", "q3_1", [1])
    assert flow.asked.said == "Phiếu đang nhập dở. Nhập tiếp từ câu này."
    back.press("3", "Enter")
    assert flow.entry.at == "q4"


def test_a_form_is_opened_again_and_put_right_with_a_reason(
    desk: Desk, workplace: Window, batch: str, keyer: Keyer, type_text: TypeText
) -> None:
    with_forms(desk, batch, [PLAIN, PLAIN])
    keyer.begin(batch)
    keyer.press("F8")
    keyer.qtbot.waitUntil(lambda: bool(workplace.surface.findChildren(SideSheet)))
    rows = list[RowButton](workplace.surface.findChildren(RowButton))
    assert [row.text()[-7:] for row in rows] == ["00002-4", "00001-6"]
    keyer.press("Enter")
    flow = keyer.body.flow
    keyer.qtbot.waitUntil(lambda: flow.is_correcting)
    keyer.body.take_keyboard()
    keyer.press("3", *("Enter",) * 8, "Enter")
    assert flow.writing is not None
    keyer.press("Enter")
    assert flow.asked.said.startswith("Chưa có lý do.")
    type_text(keyer.body.asking.field.area, "gõ nhầm độ tuổi")
    keyer.press("Enter")
    keyer.qtbot.waitUntil(lambda: flow.asked.said.startswith("Đã sửa phiếu"))
    assert sorted(answers[8] for answers, _ in kept(desk).values()) == ["2", "3"]


def test_a_form_of_somebody_else_is_opened_by_its_serial(
    desk: Desk, workplace: Window, batch: str, keyer: Keyer, type_text: TypeText
) -> None:
    key(at_desk(desk, "Lò Thị Pâng"), batch, 2, PLAIN)
    keyer.begin(batch)
    flow = keyer.body.flow
    keyer.press("F2")
    sheet = workplace.surface.findChildren(VerbSheet)[-1]
    sheet.form.load({"serial": flow.desk.series.serial(3)})
    sheet.submit()
    keyer.qtbot.waitUntil(lambda: any("chưa nhập lượt một" in each.text() for each in sheet.findChildren(Label)))
    sheet.form.load({"serial": "00002-4"})
    sheet.submit()
    keyer.qtbot.waitUntil(lambda: flow.is_correcting)
    assert flow.serial.endswith("00002-4")


def test_a_form_is_put_aside_taken_up_again_and_rejected(workplace: Window, batch: str, keyer: Keyer) -> None:
    keyer.begin(batch)
    keyer.serial(3)
    keyer.press(*"21")
    flow = keyer.body.flow
    assert keyer.page.sheets is not None
    keyer.page.sheets.put_aside()
    assert flow.entry is None
    assert workplace.undo is not None
    workplace.undo()
    assert flow.entry is not None
    assert (flow.entry.at, len(flow.entry.given)) == ("q2", 2)
    keyer.page.sheets.reject()
    sheet = workplace.surface.findChildren(VerbSheet)[-1]
    sheet.form.load({"serial": flow.serial, "reason": "Phiếu rách"})
    sheet.submit()
    keyer.qtbot.waitUntil(lambda: flow.entry is None)
    assert workplace.said[-1].startswith("Đã loại phiếu")


def test_a_refused_form_comes_back_as_it_was(desk: Desk, workplace: Window, batch: str, keyer: Keyer) -> None:
    keyer.begin(batch)
    keyer.serial(1)
    keyer.press(*"213111222")
    with_forms(desk, batch, [PLAIN])
    keyer.press("Enter")
    flow = keyer.body.flow
    keyer.qtbot.waitUntil(lambda: flow.has_form)
    assert "đã nhập rồi" in flow.asked.said
    assert flow.entry is not None
    assert flow.entry.given == PLAIN
    assert desk.drafts.all(desk.account.uid)[0].form == f"surveys.keying.{batch}.{Pass.FIRST.name}"


def test_the_second_entry_is_blind_and_counts_what_is_keyed_twice(desk: Desk, workplace: Window, qtbot: QtBot) -> None:
    batch = a_batch(desk, a_survey(desk), 3, rekey=Rekey.ALL, drawn="1,2,3")
    key(at_desk(desk, "Lò Thị Pâng"), batch, 2, {**PLAIN, "q4": 3})
    page = KeyingPage(workplace)
    workplace.show(page)
    keyer = Keyer(qtbot, page)
    keyer.begin(batch, Pass.SECOND)
    flow = keyer.body.flow
    assert (flow.asked.about, flow.progress.rekey_of) == ("lượt hai", 1)
    keyer.press("1", keyer.body.flow.desk.series.serial(1)[-1], "Enter")
    qtbot.waitUntil(lambda: "chưa có lượt một" in flow.asked.said)
    keyer.serial(2)
    assert flow.entry is not None
    assert flow.entry.given == {}
    keyer.press(*"213111222", "Enter")
    qtbot.waitUntil(lambda: (flow.progress.rekeyed, flow.progress.waiting) == (1, 1))


def test_forms_of_an_anonymous_batch_are_not_listed_and_a_closed_batch_leaves_no_draft(
    desk: Desk, workplace: Window, keyer: Keyer
) -> None:
    batch = a_batch(desk, a_survey(desk, "PKS01", quarter=1))
    keyer.begin(batch)
    keyer.serial(1)
    keyer.press("1")
    assert keyer.page.sheets is not None
    keyer.page.sheets.show_latest()
    assert workplace.said == ["Nhập xong phiếu này rồi mới mở phiếu khác."]
    assert LatestForms(desk).of(batch, Pass.FIRST) == ()
    keyer.qtbot.waitUntil(lambda: not workplace.jobs.is_busy)
    assert len(desk.drafts.all(desk.account.uid)) == 1
    with desk.db.writing(desk.account.uid) as session:
        batch_of(session, batch).state = BatchState.CLOSED
    again = KeyingPage(workplace)
    workplace.show(again)
    again.arrive({"uid": f"{batch}.FIRST"})
    keyer.qtbot.waitUntil(lambda: desk.drafts.all(desk.account.uid) == [])
    assert "đã đóng" in str(workplace.explained[-1])

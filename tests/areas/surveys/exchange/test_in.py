"""Answers from a workbook: checked as when they are keyed, entered as a whole, taken back with their batch."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop_app.areas.surveys.exchange.intake_service import IntakeService
from desktop_app.areas.surveys.exchange.table import find_answers
from desktop_app.areas.surveys.field.service import BatchService
from desktop_app.areas.surveys.forms.form import Answer
from desktop_app.areas.surveys.forms.shipped import shipped
from desktop_app.areas.surveys.kept import answers_of, batch_of, form_of_survey, survey_of
from desktop_app.areas.surveys.models import SealedResponse, SurveyResponse
from desktop_app.areas.surveys.states import BatchState, Capture
from desktop_app.core.errors import Cancelled, UserError
from desktop_app.core.sheets.reader import open_book
from desktop_app.office.desk import Desk
from tests.areas.surveys.exchange.workbooks import a_workbook, planned, row_with
from tests.areas.surveys.makers import PLAIN, a_batch, a_survey, with_forms


def kept(desk: Desk, survey: str) -> list[Mapping[str, Answer]]:
    with desk.db.reading() as session:
        return list(answers_of(session, survey_of(session, survey)))


def test_forms_of_a_workbook_are_entered_into_a_closed_batch_of_their_own(desk: Desk, tmp_path: Path) -> None:
    survey = a_survey(desk)
    more = {"q3": 3, "q3_1": "1,3", "q8": "Có", "q8_1": "2; 5"}
    plan = planned(desk, survey, a_workbook(tmp_path, [row_with(), row_with(so_phieu="K-7", **more)]))
    assert (len(plan.accepted), plan.refused) == (2, ())
    taken = IntakeService(desk).apply(plan)
    assert kept(desk, survey) == [PLAIN, {**PLAIN, "q3": 3, "q3_1": [1, 3], "q8": 1, "q8_1": [2, 5]}]
    with desk.db.reading() as session:
        batch = batch_of(session, taken.batch_uid)
        forms = session.scalars(select(SurveyResponse).order_by(SurveyResponse.id)).all()
        assert [form.serial for form in forms] == ["N01-000002", "K-7"]
        assert {form.capture for form in forms} == {Capture.WORKBOOK}
        assert (batch.state, batch.keyed, batch.returned, batch.printed) == (BatchState.CLOSED, 2, 2, 0)
        assert batch.handed_out is None


@pytest.mark.parametrize(
    ("changed", "place", "said"),
    [({"q4": 6}, "G2", "chỉ nhận 1, 2, 3"), ({"q4": "Rất tốt"}, "G2", "1 = Lịch sự, thân thiện"),
     ({"q3_1": 1}, "F2", "không phải trả lời"), ({"q3": 3, "q3_1": "1;8;x"}, "F2", "chỉ nhận"),
     ({"so_phieu": "99001-06-263-00001-2"}, "A2", "đợt khảo sát khác"), ({"q8": 3}, "L2", "chỉ nhận 1, 2"),
     ({"q3": 3, "q3_1": "1,1,9"}, "F2", "chỉ nhận"), ({"q3": 3, "q3_1": ";"}, "F2", "chỉ nhận"),
     ({"so_phieu": "x" * 41}, "A2", "dài quá"),
     ({"so_phieu": "N01-000003"}, "A2", "chương trình tự đặt")],
)  # fmt: skip
def test_a_cell_that_cannot_be_an_answer_is_named_with_what_to_do(
    desk: Desk, tmp_path: Path, changed: dict[str, object], place: str, said: str
) -> None:
    plan = planned(desk, a_survey(desk), a_workbook(tmp_path, [row_with(**changed), row_with()]))
    [problem] = plan.refused
    assert problem.place.endswith(f"!{place}")
    assert said in problem.reason
    assert len(plan.accepted) == 1


@pytest.mark.parametrize(
    ("cell", "answer"),
    [("1,3", [1, 3]), ("3 1", [1, 3]), (1.3, [1, 3]), (1, [1]), (9, 9), ("Không trả lời", 9), ("", 9),
     ("Công chức xử lý chậm", [2]), ("2. Công chức xử lý chậm; 1", [1, 2])],
)  # fmt: skip
def test_several_choices_are_read_however_they_are_written(
    desk: Desk, tmp_path: Path, cell: object, answer: object
) -> None:
    survey = a_survey(desk)
    plan = planned(desk, survey, a_workbook(tmp_path, [row_with(q3=3, q3_1=cell)]))
    assert [json.loads(each.answers)["q3_1"] for each in plan.accepted] == [answer], plan.refused


def test_serials_are_known_again_in_the_file_in_the_survey_and_in_its_batches(desk: Desk, tmp_path: Path) -> None:
    survey = a_survey(desk)
    with_forms(desk, a_batch(desk, survey), [PLAIN])
    rows = [row_with(so_phieu="K1"), row_with(so_phieu="K1"), row_with(so_phieu="00000-05-263-00001-9")]
    with desk.db.reading() as session:
        printed = session.scalars(select(SurveyResponse.serial)).one()
    rows[2] = row_with(so_phieu=printed)
    plan = planned(desk, survey, a_workbook(tmp_path, rows))
    assert [each.row for each in plan.accepted] == [2]
    assert [each.reason[:24] for each in plan.refused] == ["Số phiếu trùng với dòng ", "Số phiếu này của Lô 01, "]
    IntakeService(desk).apply(plan)
    again = planned(desk, survey, a_workbook(tmp_path, [row_with(so_phieu="K1"), row_with(so_phieu="K2")]))
    assert (again.existing, [each.serial for each in again.accepted]) == ((2,), ["K2"])
    other = planned(desk, survey, a_workbook(tmp_path, [row_with(so_phieu="K1", q4=2)]))
    assert "câu trả lời khác" in other.refused[0].reason


def test_a_column_that_an_export_had_to_name_otherwise_is_read_again(desk: Desk, tmp_path: Path) -> None:
    survey = a_survey(desk, "PKS03")
    plan = planned(desk, survey, a_workbook(tmp_path, [(2, 1, 3)], ("c_gt", "q1", "q3")))
    [form] = plan.accepted
    assert json.loads(form.answers)["gt"] == 2


def test_forms_without_serials_are_not_taken_twice(desk: Desk, tmp_path: Path) -> None:
    survey, rows = a_survey(desk), [row_with(q4=1 + at % 3) for at in range(6)]
    IntakeService(desk).apply(planned(desk, survey, a_workbook(tmp_path, rows)))
    with pytest.raises(UserError, match="đúng các phiếu của Lô 01"):
        planned(desk, survey, a_workbook(tmp_path, rows[::-1]))


def test_a_file_put_right_and_taken_in_again_says_which_forms_came_before(desk: Desk, tmp_path: Path) -> None:
    survey, good = a_survey(desk), [row_with(q4=1 + at % 3) for at in range(6)]
    IntakeService(desk).apply(planned(desk, survey, a_workbook(tmp_path, [*good, row_with(q4=6)])))
    again = planned(desk, survey, a_workbook(tmp_path, [*good, row_with(q4=2)]))
    assert len(again.accepted) == 7
    assert any(note.startswith("6 dòng có câu trả lời giống hệt phiếu của Lô 01") for note in again.notes), again.notes
    other = planned(desk, survey, a_workbook(tmp_path, [row_with(q4=1)] * 6))
    assert not any("giống hệt" in note for note in other.notes), "two alike of six are chance"


def test_voiding_the_batch_takes_an_import_back_and_its_forms_may_come_again(desk: Desk, tmp_path: Path) -> None:
    survey, file = a_survey(desk), a_workbook(tmp_path, [row_with(so_phieu=f"K{at}") for at in range(5)])
    taken = IntakeService(desk).apply(planned(desk, survey, file))
    with desk.db.reading() as session:
        rev = batch_of(session, taken.batch_uid).rev
    BatchService(desk).void(taken.batch_uid, rev, "Nhập nhầm tệp")
    assert kept(desk, survey) == []
    IntakeService(desk).apply(planned(desk, survey, file))
    assert kept(desk, survey) == [PLAIN] * 5


def test_anonymous_forms_are_sealed_without_serial_order_or_time(desk: Desk, tmp_path: Path) -> None:
    survey = a_survey(desk, "PKS01", quarter=1)
    names = [question.id for question in shipped()["PKS01"].asked][:4]
    rows = [("S1", 1, 1, 1, 1), ("S1", 2, 2, 2, 2)]
    plan = planned(desk, survey, a_workbook(tmp_path, rows, ("so_phieu", *names)))
    assert {each.serial for each in plan.accepted} == {""}
    IntakeService(desk).apply(plan)
    with desk.db.reading() as session:
        assert len(session.scalars(select(SealedResponse)).all()) == 2
        assert not session.scalars(select(SurveyResponse)).all()


class GivesUp:
    def __init__(self, at: str) -> None:
        self._at = at

    def report(self, done: int, total: int, what: str = "") -> None:
        if what == self._at:
            raise Cancelled


def test_a_cancelled_import_writes_nothing(desk: Desk, tmp_path: Path) -> None:
    survey = a_survey(desk)
    plan = planned(desk, survey, a_workbook(tmp_path, [row_with()]))
    with pytest.raises(Cancelled):
        IntakeService(desk).apply(plan, GivesUp("Đang lưu"))
    with desk.db.reading() as session:
        assert not survey_of(session, survey).batches
    IntakeService(desk).apply(plan)
    with pytest.raises(UserError, match="đã có thay đổi"):
        IntakeService(desk).apply(plan)


def test_a_workbook_is_refused_when_it_is_not_clear_what_it_answers(desk: Desk, tmp_path: Path) -> None:
    survey = a_survey(desk)
    with pytest.raises(UserError, match=r"Câu q3 có hai cột: B và C"):
        planned(desk, survey, a_workbook(tmp_path, [(1, 1, 1)], ("q2", "q3", "q3")))
    with pytest.raises(UserError, match="dòng tiêu đề"):
        planned(desk, survey, a_workbook(tmp_path, [(1, 1)], ("Họ tên", "Địa chỉ")))


def test_columns_are_known_by_the_words_of_questions_where_they_have_no_names(desk: Desk, tmp_path: Path) -> None:
    form, survey = shipped()["PKS05"], a_survey(desk)
    heads = [form[name].label for name in PLAIN]
    plan = planned(desk, survey, a_workbook(tmp_path, [list(PLAIN.values())], heads))
    assert [json.loads(each.answers) for each in plan.accepted] == [PLAIN]
    assert plan.notes[0].startswith("Tệp không có cột của câu q3_1, q7_1, q8_1")


@pytest.mark.parametrize("code", shipped())
def test_the_template_names_and_explains_every_question_of_a_form(desk: Desk, tmp_path: Path, code: str) -> None:
    survey, target = a_survey(desk, code), tmp_path / "mau.xlsx"
    IntakeService(desk).template(survey, target)
    with desk.db.reading() as session:
        form = form_of_survey(survey_of(session, survey))
    with open_book(target) as book:
        head = [str(cell).split("\n")[0] for cell in next(book.sheets[0].rows()).values]
        explained = [str(row.value(4)) for row in book.sheets[1].rows()]
        find = find_answers(book, form)
    assert head[1:] == [question.id for question in form.asked]
    assert {column.question.id for column in find.columns} == set(head[1:])
    assert all(any(question.label in said for said in explained) for question in form.asked)

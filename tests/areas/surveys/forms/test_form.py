"""A questionnaire is data: what is asked, what an answer may be, and what a serial number says."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.areas.surveys.forms import answering
from desktop_app.areas.surveys.forms.as_data import form_text, read_form
from desktop_app.areas.surveys.forms.expressions import parsed
from desktop_app.areas.surveys.forms.form import Answers, Choice, Form, Kind, Missing, Question, Wording
from desktop_app.areas.surveys.forms.shipped import shipped
from desktop_app.areas.surveys.kept import answers_of, series_of, survey_of
from desktop_app.areas.surveys.serials import SerialSeries, form_number, is_serial
from desktop_app.core.errors import UserError
from desktop_app.office.desk import Desk
from desktop_app.office.profile import read_profile, write_profile
from tests.areas.surveys.makers import PLAIN, a_batch, a_survey, with_forms

TODAY = date(2026, 11, 23)


def test_seven_questionnaires_ship_and_only_the_fifth_is_the_official_wording() -> None:
    assert list(shipped()) == [f"PKS0{number}" for number in range(1, 8)]
    assert [code for code, form in shipped().items() if form.wording is Wording.OFFICIAL_SEEN] == ["PKS05"]
    assert [code for code, form in shipped().items() if form.is_anonymous] == ["PKS01"]


@pytest.mark.parametrize("code", shipped())
def test_a_form_comes_back_whole_from_what_is_kept_of_it(code: str) -> None:
    assert read_form(form_text(shipped()[code])) == shipped()[code]


def test_every_shipped_question_is_called_by_a_name_that_fits_one_line_of_the_entry_screen() -> None:
    assert [q.called for form in shipped().values() for q in form.questions if len(q.called) > 34] == []


def test_a_follow_up_is_asked_only_after_the_answer_that_opens_it() -> None:
    form = shipped()["PKS05"]
    assert [q.id for q in answering.route(form, PLAIN, TODAY)] == list(PLAIN)
    late = {**PLAIN, "q3": 3, "q7": 3, "q8": 1}
    assert len(answering.route(form, late, TODAY)) == 12


def test_an_answer_to_a_question_that_is_not_asked_is_refused() -> None:
    told = answering.problems(shipped()["PKS05"], {**PLAIN, "q3_1": [1]}, TODAY)
    assert list(told) == ["q3_1"]


@pytest.mark.parametrize(
    ("question", "answer", "is_kept"),
    [("q3", 1, True), ("q3", 4, False), ("q3", 9, True), ("q3", 7, True), ("q3_1", [1, 3], True),
     ("q3_1", [3, 1], False), ("q3_1", [], False), ("q3_1", 9, True), ("q3", "1", False)],
)  # fmt: skip
def test_what_an_answer_may_be(question: str, answer: object, is_kept: bool) -> None:
    form = shipped()["PKS05"]
    said = answering.problem(form[question], answer, {**PLAIN, "q3": 3}, TODAY)  # type: ignore[arg-type]
    assert (said == "") == is_kept, said


def test_do_not_know_is_a_choice_on_paper_and_still_no_part_of_the_base() -> None:
    question = shipped()["PKS02"]["q2"]
    assert question.missing(8) is Missing.UNKNOWN
    assert question.label_of(8) == "Không biết"


@pytest.mark.parametrize(
    ("text", "answers", "holds"),
    [("${a} = 1", {"a": 1}, True), ("${a} = 1", {}, False), ("${a} != 1", {}, True), ("${a} = ''", {}, True),
     ("${a} != ''", {"a": 0}, True), ("${a} = ''", {"a": 0}, False),
     ("not(${a} = 1) and ${b} >= 3", {"b": 3}, True), ("selected(${a}, '2')", {"a": [1, 2]}, True),
     ("selected(${a}, 3)", {"a": [1, 2]}, False), ("count-selected(.) <= 2", {".": [1, 2, 3]}, False),
     ("${a} + 2 * ${b} = 7", {"a": 1, "b": 3}, True), ("${a} div 0 = 1", {"a": 1}, False),
     ("string-length(.) > 2", {".": "abc"}, True), (". <= today()", {".": "2026-11-22"}, True),
     (". <= today()", {".": "2026-11-24"}, False), ("regex(., '[0-9]{3}')", {".": "12"}, False),
     ("-${a} < 0", {"a": 1}, True)],
)  # fmt: skip
def test_expressions(text: str, answers: dict[str, object], holds: bool) -> None:
    assert parsed(text).holds(answers, TODAY) is holds


@pytest.mark.parametrize("text", ["${a} =", "pulldata('x')", "${a} & 1", "(1", "__import__('os')", "${a} = 1 2",
                                  "(" * 99 + "1" + ")" * 99, "-" * 999 + "1"])  # fmt: skip
def test_an_expression_outside_the_subset_is_quoted(text: str) -> None:
    with pytest.raises(UserError, match=r"[Bb]iểu thức"):
        parsed(text)


def test_a_serial_checks_itself_and_its_end_stands_for_the_whole() -> None:
    series = SerialSeries("99001", form_number("PKS05"), 2026, 3)
    assert series.serial(137) == "99001-05-263-00137-3"
    assert [series.running(typed) for typed in ("99001-05-263-00137-3", "00137-3", "001373")] == [137, 137, 137]
    assert [series.running(typed) for typed in ("00137-4", "99001-06-263-00137-3", "x", "")] == [None] * 4
    assert is_serial("99001-05-263-00137-3")
    assert not is_serial("99001-05-263-00173-3")


def test_printed_serials_stay_true_when_the_office_gets_another_code(desk: Desk) -> None:
    begin_with(desk, "99001")
    survey = a_survey(desk)
    begin_with(desk, "27094")
    with desk.db.reading() as session:
        assert series_of(survey_of(session, survey)).serial(137) == "99001-05-263-00137-3"


def begin_with(desk: Desk, code: str) -> None:
    with desk.db.writing(desk.account.uid) as session:
        write_profile(session, replace(read_profile(session), code=code))


@pytest.mark.parametrize("code", ["PKS05", "PKS01"])
def test_the_forms_of_a_survey_are_read_back(desk: Desk, code: str) -> None:
    survey = a_survey(desk, code)
    filled: list[Answers] = [{"q4": 1}, {"q4": 2}]
    with_forms(desk, a_batch(desk, survey), filled)
    with desk.db.reading() as session:
        assert sorted(answers_of(session, survey_of(session, survey)), key=str) == filled


def test_a_form_takes_the_hamlets_of_the_office(desk: Desk) -> None:
    survey = a_survey(desk, "PKS03", quarter=2)
    with desk.db.reading() as session:
        hamlets = read_form(survey_of(session, survey).definition)["thon"]
    assert [choice.label for choice in hamlets.choices][:2] == ["Thôn Đoài", "Thôn Trung"]


@pytest.mark.parametrize(("hamlets", "is_asked"), [(0, False), (1, True), (96, True), (97, False)])
def test_a_list_of_the_office_is_asked_only_while_each_has_a_code_of_its_own(hamlets: int, is_asked: bool) -> None:
    lived = Question(id="thon", kind=Kind.ONE, label="Thôn", lists="hamlets")
    form = Form(code="T", version="1", title="", questions=(lived,))
    found = form.resolved({"hamlets": tuple(Choice(code, f"Thôn {code}") for code in range(1, hamlets + 1))})
    assert bool(found.questions) is is_asked
    assert all(question.missing(choice.code) is None for question in found.questions for choice in question.choices)

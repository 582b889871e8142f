"""What is counted, divided, chosen and compared; what is told only to the head."""

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from desktop_app.areas.surveys.forms.form import Answers, Missing
from desktop_app.areas.surveys.kept import batch_of, form_of_survey, survey_of
from desktop_app.areas.surveys.models import KeyingFigures, SurveyResponse
from desktop_app.areas.surveys.results.evidence import NOT_ASKED, EvidenceService
from desktop_app.areas.surveys.results.figures import Breakdown, By, Results, Verdict, Where
from desktop_app.areas.surveys.results.service import ResultsService
from desktop_app.areas.surveys.states import BatchState, Pass
from desktop_app.core.errors import NotAllowed, UserError
from desktop_app.office.desk import Desk
from desktop_app.office.models import Hamlet
from desktop_app.office.rights import Role
from tests.areas.surveys.makers import PLAIN, a_batch, a_survey, with_forms
from tests.areas.surveys.results.seats import seated

ALL, EVERYBODY = Breakdown(), Where()
WAITED: Answers = {**PLAIN, "q3": 3, "q3_1": [1, 2]}
BRIBED: Answers = {**PLAIN, "q8": 1, "q8_1": [3]}
PERSON: Answers = {
    "gt": 1, "tuoi": 2, "dt": 1, "hv": 3, "ng": 1, "thon": 2, "q1": 1, "q2": 8, "q3": 2,
    "q6": 4, "q7": 4, "q8": 5, "q9": 3, "q10": 8, "q11": 4, "q12": "Đường lầy lội",
}  # fmt: skip


def look(desk: Desk, *surveys: str, by: Breakdown = ALL, where: Where = EVERYBODY) -> Results:
    return ResultsService(desk).look(surveys, by, where)


def hamlet_id(desk: Desk, name: str) -> int:
    with desk.db.reading() as session:
        return session.scalars(select(Hamlet.id).where(Hamlet.name == name)).one()


def counts(found: Results, question: str) -> dict[tuple[int, ...], int]:
    return {cell.codes: cell.count for cell in found.whole[question].cells if cell.count}


@pytest.fixture
def head(desk: Desk) -> Desk:
    return seated(desk, Role.LEADER)


def test_what_is_missing_and_what_was_not_asked_is_in_no_base(head: Desk) -> None:
    survey = a_survey(head)
    missing = [{**PLAIN, "q4": code} for code in (7, 8, 9, 9)]
    with_forms(head, a_batch(head, survey), [PLAIN, WAITED, *missing, {**PLAIN, "q4": 3}])
    found = look(head, survey)
    q4, reasons = found.whole["q4"], found.whole["q3_1"]
    assert (q4.asked, q4.valid, q4.not_valid, q4.not_asked) == (7, 3, 4, 0)
    assert q4.missing == {Missing.UNREADABLE: 1, Missing.UNKNOWN: 1, Missing.BLANK: 2}
    assert q4.positive is not None
    assert (q4.positive.count, q4.positive.base) == (2, 3)
    assert (reasons.asked, reasons.valid, reasons.not_asked) == (1, 1, 6)
    assert counts(found, "q3_1") == {(1,): 1, (2,): 1}
    assert found.whole["q7_1"].not_asked == 7


def test_a_choice_of_the_paper_that_says_unknown_is_no_answer(head: Desk) -> None:
    survey = a_survey(head, "PKS02")
    with_forms(head, a_batch(head, survey), [PERSON, {**PERSON, "q2": 1}, {**PERSON, "q2": 2, "q10": 1}])
    found = look(head, survey)
    assert (found.whole["q2"].valid, found.whole["q2"].missing) == (2, {Missing.UNKNOWN: 1})
    assert [cell.codes for cell in found.whole["q10"].cells] == [(1,), (2,), (3,)]
    assert found.whole["q12"].valid == 3


def test_void_forms_and_forms_of_void_batches_do_not_count(head: Desk) -> None:
    survey = a_survey(head)
    kept, void = a_batch(head, survey), a_batch(head, survey)
    with_forms(head, kept, [PLAIN, WAITED])
    with_forms(head, void, [PLAIN])
    with head.db.writing(head.account.uid) as session:
        batch_of(session, void).voided_on = date(2026, 8, 1)
        session.scalars(select(SurveyResponse).order_by(SurveyResponse.id)).all()[1].voided_on = date(2026, 8, 1)
    found = look(head, survey)
    assert (found.whole.forms, found.gathered.batches, counts(found, "q3")) == (1, 1, {(1,): 1})


def test_a_form_belongs_to_the_hamlet_of_its_batch_else_to_the_one_it_names(head: Desk) -> None:
    survey = a_survey(head, "PKS02")
    there = a_batch(head, survey, hamlet_id=hamlet_id(head, "Trung"), collector="Lê Thị Hoa")
    anywhere = a_batch(head, survey)
    with_forms(head, there, [PERSON, {**PERSON, "thon": 1}])
    with_forms(head, anywhere, [{**PERSON, "thon": 1}, {**PERSON, "thon": 9}, {**PERSON, "thon": 3}])
    divided = look(head, survey, by=Breakdown(By.HAMLET))
    with head.db.reading() as session:
        named = {c.code: c.label for c in form_of_survey(survey_of(session, survey))["thon"].choices}
    expected = Counter({"Thôn Trung": 2, named[1]: 0, named[3]: 0, "Không rõ thôn": 1})
    expected.update([named[1], named[3]])
    assert {part.label: part.forms for part in divided.parts} == {k: v for k, v in expected.items() if v}
    for part in divided.parts:
        if part.key:
            assert look(head, survey, where=Where(hamlet=part.key)).whole.questions == part.questions
    by_collector = look(head, survey, by=Breakdown(By.COLLECTOR))
    assert {part.key: part.forms for part in by_collector.parts} == {"Đỗ Minh Quân": 3, "Lê Thị Hoa": 2}
    assert look(head, survey, where=Where(collector="Lê Thị Hoa")).whole.forms == 2
    assert look(head, survey, where=Where(batch=anywhere)).whole.forms == 3


def test_forms_are_divided_and_chosen_by_who_answered(head: Desk) -> None:
    survey = a_survey(head)
    young = {**PLAIN, "q1_1": 1}
    with_forms(head, a_batch(head, survey), [PLAIN, WAITED, young, {**young, "q3": 2}, {**PLAIN, "q1_1": 9}])
    found = look(head, survey, by=Breakdown(By.QUESTION, "q1_1"))
    assert [(part.key, part.label, part.forms) for part in found.parts] == [
        ("1", "Dưới 25 tuổi", 2),
        ("2", "25–49 tuổi", 2),
        ("", "Không trả lời", 1),
    ]
    chosen = look(head, survey, where=Where(answers={"q1_1": 1}))
    assert (chosen.whole.questions, chosen.points) == (found.parts[0].questions, None)
    assert chosen.where_label == "Độ tuổi: Dưới 25 tuổi"
    with pytest.raises(UserError, match="không có câu hỏi dùng để chia nhóm"):
        look(head, survey, by=Breakdown(By.QUESTION, "q3"))


def test_a_round_is_held_against_the_last_one_that_asked_the_same(head: Desk) -> None:
    before, again = a_survey(head, year=2025), a_survey(head)
    with_forms(head, a_batch(head, before, 100), [PLAIN] * 40 + [WAITED] * 60)
    with_forms(head, a_batch(head, again, 100), [PLAIN] * 80 + [WAITED] * 20)
    found = look(head, again)
    compared = found.whole["q3"].comparison
    assert compared is not None
    assert (found.before, compared.verdict, compared.difference) == ("quý III/2025", Verdict.HIGHER, 40)
    same = found.whole["q5"].comparison
    assert same is not None
    assert same.verdict is Verdict.INDISTINGUISHABLE
    assert "Cao hơn quý III/2025: câu 3. Các câu còn lại không phân biệt được." in found.sentences
    parts = look(head, again, before, by=Breakdown(By.PERIOD)).parts
    assert [(part.label, part.forms) for part in parts] == [("quý III/2026", 100), ("quý III/2025", 100)]
    versions = look(head, again, before, by=Breakdown(By.VERSION))
    assert [(part.label, part.forms) for part in versions.parts] == [("Bản 2023.1", 200)]
    assert look(head, again, before).whole.forms == 200
    with pytest.raises(UserError, match="cùng một mẫu phiếu"):
        look(head, again, a_survey(head, "PKS02"))


def test_a_question_that_means_something_else_now_is_not_held_against_the_old_one(head: Desk) -> None:
    before, again = a_survey(head, year=2025), a_survey(head)
    for survey in (before, again):
        with_forms(head, a_batch(head, survey, 40), [PLAIN] * 40)
    with head.db.writing(head.account.uid) as session:
        old = survey_of(session, before)
        old.definition = old.definition.replace('"positive":[1,2]', '"positive":[1]')
    found = look(head, again)
    assert found.whole["q7"].comparison is None
    assert found.whole["q6"].comparison is not None
    together = look(head, again, before)
    assert (together.whole["q7"].asked, together.whole["q6"].asked) == (40, 80)


def test_the_error_rate_is_that_of_the_first_entries(head: Desk) -> None:
    survey = a_survey(head)
    batch = a_batch(head, survey)
    with_forms(head, batch, [PLAIN])
    with head.db.writing(head.account.uid) as session:
        key: dict[str, Any] = {"batch_id": batch_of(session, batch).id}
        session.add(KeyingFigures(account_uid="a", turn=Pass.FIRST, fields=200, wrong=1, **key))
        session.add(KeyingFigures(account_uid="b", turn=Pass.SECOND, fields=200, wrong=9, **key))
    errors = look(head, survey).gathered.errors
    assert errors is not None
    assert (errors.wrong, errors.fields, float(errors.percent)) == (1, 200, 0.5)


def test_what_alerts_the_head_is_in_nobody_elses_results(desk: Desk, head: Desk) -> None:
    survey = a_survey(head)
    batch = a_batch(head, survey)
    with_forms(head, batch, [PLAIN, BRIBED, BRIBED])
    assert counts(look(head, survey), "q8") == {(1,): 2, (2,): 1}
    assert look(head, survey).whole["q8"].positive is None
    for role in (Role.OFFICIAL, Role.ADMINISTRATOR, Role.VIEWER, Role.KEYER):
        other = seated(desk, role)
        found = look(other, survey)
        assert {result.question.id for result in found.whole.questions} & {"q8", "q8_1"} == set()
        assert any("cảnh báo" in note for note in found.notes)
        evidence = EvidenceService(other)
        with pytest.raises(UserError, match="Không xem được câu này"):
            evidence.answers(survey, "q8_1")
        (step,) = evidence.forms(survey, "q3", 1, batch)[:1]
        assert {each.uid for each in evidence.form(step.uid)} & {"q8", "q8_1"} == set()
        with pytest.raises(UserError):
            look(other, survey, where=Where(answers={"q8": 1}))


def test_every_figure_leads_down_to_its_forms(head: Desk) -> None:
    survey = a_survey(head)
    first, second = a_batch(head, survey), a_batch(head, survey)
    with_forms(head, first, [PLAIN, WAITED, {**PLAIN, "q4": 9}])
    with_forms(head, second, [WAITED, {**WAITED, "q3_1": [2]}])
    evidence = EvidenceService(head)
    for question in ("q3", "q3_1", "q4", "q7_1"):
        for answer in evidence.answers(survey, question):
            batches = evidence.batches(survey, question, int(answer.uid))
            assert sum(batch.count or 0 for batch in batches) == answer.count, (question, answer)
            for batch in batches:
                forms = evidence.forms(survey, question, int(answer.uid), batch.uid)
                assert len(forms) == batch.count
                for form in forms:
                    said = {step.uid: step.detail for step in evidence.form(form.uid)}
                    told = said.get(question, "Không phải trả lời")
                    assert answer.title in told
    assert [step.uid for step in evidence.answers(survey, "q7_1")][-1] == str(NOT_ASKED)


def test_of_a_batch_that_is_being_keyed_twice_no_form_is_read_before_it_closes(head: Desk) -> None:
    survey = a_survey(head)
    blind = a_batch(head, survey, drawn="2")
    with_forms(head, blind, [PLAIN, WAITED])
    evidence = EvidenceService(seated(head, Role.KEYER))
    with head.db.writing(head.account.uid) as session:
        form, batch = session.scalars(select(SurveyResponse)).first(), batch_of(session, blind)
        assert form is not None
        uid, batch.keyed = form.uid, 0
    assert [(s.count, s.of, s.leads_on) for s in evidence.batches(survey, "q3", 3)] == [(1, 2, False)]
    for read in (lambda: evidence.forms(survey, "q3", 3, blind), lambda: evidence.form(uid)):
        with pytest.raises(UserError, match="hai lượt độc lập"):
            read()
    with head.db.writing(head.account.uid) as session:
        batch_of(session, blind).state = BatchState.CLOSED
    assert len(evidence.forms(survey, "q3", 3, blind)) == 1
    assert evidence.form(uid)


def test_of_anonymous_forms_nothing_is_chosen_and_no_form_is_shown(head: Desk) -> None:
    survey = a_survey(head, "PKS01", population=30)
    batch = a_batch(head, survey)
    with_forms(head, batch, [{"vt": 1 + at % 2, "q1": 4 + at % 2, "q12": 5} for at in range(24)])
    found = look(head, survey, by=Breakdown(By.QUESTION, "vt"))
    assert [result.cells for result in found.whole.questions if result.cells]
    for refused in (Where(batch=batch), Where(answers={"vt": 1}), Where(collector="Đỗ Minh Quân")):
        with pytest.raises(UserError, match="không lọc được"):
            look(head, survey, where=refused)
    for by in (By.BATCH, By.COLLECTOR, By.HAMLET):
        with pytest.raises(UserError, match="chỉ chia theo câu hỏi"):
            look(head, survey, by=Breakdown(by))
    evidence = EvidenceService(head)
    last = evidence.answers(survey, "q1")[-1]
    assert (last.title, last.count, last.leads_on) == ("Lô 01", 24, False)
    for closed in (lambda: evidence.batches(survey, "q1", 4), lambda: evidence.forms(survey, "q1", 4, batch)):
        with pytest.raises(UserError, match="chỉ xem được đến số phiếu của từng lô"):
            closed()
    other = a_survey(head, "PKS01", year=2025)
    with pytest.raises(UserError, match="chỉ xem từng đợt"):
        look(head, survey, other)
    assert len(look(head, survey, other, by=Breakdown(By.PERIOD)).parts) == 2


def test_the_group_adds_the_points_of_the_year_and_says_which_form_has_none(head: Desk) -> None:
    survey = a_survey(head)
    with_forms(head, a_batch(head, survey, 40), [{**PLAIN, "q6": 1}] * 40)
    a_survey(head, "PKS02")
    group = ResultsService(head).group(2026)
    told = {form.code: form.points for form in group.forms}
    assert (len(told), group.rule.value, group.points, told["PKS05"].points) == (7, 20, 3, 3)
    assert told["PKS02"].why == "Chưa đủ mẫu: 0 phiếu tính được, cần ít nhất 30."
    assert told["PKS03"].why == "Chưa có đợt khảo sát nào trong năm."
    assert len(group.without) == 6


def test_results_need_the_right_to_see_surveys(desk: Desk) -> None:
    survey = a_survey(desk)
    nobody = replace(desk, account=replace(desk.account, role=Role.KEYER))
    assert look(nobody, survey).sentences == ("Chưa có phiếu nào nhập xong trong phần đang xem.",)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("desktop_app.office.desk.RIGHTS", {Role.KEYER: frozenset()})
        with pytest.raises(NotAllowed):
            look(nobody, survey)

"""From a figure down to the forms it counts: answers, batches, forms, what one form says."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Integer, column, exists, func, select
from sqlalchemy.orm import Session

from desktop_app.areas.surveys.forms.form import Answer, Form, Kind, Missing, Question
from desktop_app.areas.surveys.kept import batch_of, form_of_survey, survey_of
from desktop_app.areas.surveys.keying.kept import keyed_count
from desktop_app.areas.surveys.models import Survey, SurveyBatch, SurveyResponse
from desktop_app.areas.surveys.results.alerts import seen_by
from desktop_app.areas.surveys.results.counting import batches_of, path_of
from desktop_app.areas.surveys.results.queries import results
from desktop_app.areas.surveys.states import BatchState
from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.office.desk import Service
from desktop_app.office.kept import row_of
from desktop_app.office.rights import Right, needs

NOT_ASKED = -100
"""Stands for a question that the form did not have to answer."""


@dataclass(frozen=True)
class Step:
    """One line on the way down: what it is, how many forms of how many, and what lies behind it, where there is more.

    `count` is None where it may not be told, and for a line of one form.
    """

    uid: str
    title: str
    detail: str
    count: int | None
    of: int
    leads_on: bool


class EvidenceService(Service):
    """Which forms a figure counts; of anonymous forms only how many a batch holds."""

    @needs(Right.SEE_SURVEYS)
    def title(self, survey_uid: str, question_id: str) -> str:
        """The question as the paper has it."""
        with self.desk.db.reading() as session:
            question = self._question(session, survey_uid, question_id)
            return f"Câu {question.number}. {question.label}" if question.number else question.label

    @needs(Right.SEE_SURVEYS)
    def answers(self, survey_uid: str, question_id: str) -> tuple[Step, ...]:
        """What was answered, why an answer is missing, and who did not have to answer; only what anybody did."""
        with self.desk.db.reading() as session:
            question = self._question(session, survey_uid, question_id)
            found = results(session, self.desk, [survey_uid])
            result, leads_on = found.whole[question_id], not found.form.is_anonymous
            told = [
                Step(str(cell.codes[0]), cell.label, "câu trả lời", cell.count, result.valid, leads_on)
                for cell in result.cells
            ]
            for why in Missing:
                if count := result.missing.get(why, 0):
                    code = str(question.missing_code(why))
                    told.append(Step(code, why.value, "không tính vào mẫu số", count, result.asked, leads_on))
            if result.not_asked:
                skipped = (result.not_asked, found.whole.forms, leads_on)
                told.append(Step(str(NOT_ASKED), "Không phải trả lời", "theo câu trước", *skipped))
            if found.form.is_anonymous:
                told += self._sealed(session, survey_uid)
            return tuple(told)

    @needs(Right.SEE_SURVEYS)
    def batches(self, survey_uid: str, question_id: str, said: int) -> tuple[Step, ...]:
        """The batches whose forms say so; one that is being keyed twice leads no further."""
        with self.desk.db.reading() as session:
            question = self._question(session, survey_uid, question_id)
            survey = self._open(session, survey_uid)
            query = select(SurveyResponse.batch_id, func.count()).where(*_saying(survey, question, said))
            counts = Counter[int]()
            for batch_id, forms in session.execute(query.group_by(SurveyResponse.batch_id)):
                counts[batch_id] = forms
            return tuple(
                Step(
                    batch.uid,
                    batch.label,
                    _batch_words(batch),
                    counts[batch.id],
                    keyed_count(session, self.desk, batch),
                    not _is_blind(batch),
                )
                for batch in batches_of(survey)
                if batch.id in counts
            )

    @needs(Right.SEE_SURVEYS)
    def forms(self, survey_uid: str, question_id: str, said: int, batch_uid: str) -> tuple[Step, ...]:
        """The forms of the batch that say so, by their serials; UserError while they are keyed twice."""
        with self.desk.db.reading() as session:
            question = self._question(session, survey_uid, question_id)
            survey = self._open(session, survey_uid)
            batch = batch_of(session, batch_uid)
            _refuse_blind(batch)
            query = select(SurveyResponse).where(*_saying(survey, question, said), SurveyResponse.batch_id == batch.id)
            rows = session.scalars(query.order_by(SurveyResponse.serial))
            return tuple(Step(row.uid, row.serial, row.capture.value, None, 0, True) for row in rows)

    @needs(Right.SEE_SURVEYS)
    def form(self, response_uid: str) -> tuple[Step, ...]:
        """What one form says, question by question; UserError while its batch is keyed twice."""
        with self.desk.db.reading() as session:
            row = row_of(session, SurveyResponse, response_uid, "phiếu này")
            _refuse_blind(session.get_one(SurveyBatch, row.batch_id))
            survey = session.get_one(Survey, row.survey_id)
            form = seen_by(form_of_survey(survey), self.desk.account)
            answers = json.loads(row.answers)
            remarks = json.loads(row.remarks) if row.remarks else {}
            return tuple(
                Step(
                    question.id,
                    _called(question),
                    _answer_words(question, answers[question.id], remarks),
                    None,
                    0,
                    False,
                )
                for question in form.asked
                if question.id in answers
            )

    def _question(self, session: Session, survey_uid: str, question_id: str) -> Question:
        form: Form = seen_by(form_of_survey(survey_of(session, survey_uid)), self.desk.account)
        for question in form.asked:
            if question.id == question_id:
                return question
        raise UserError("Không xem được câu này. Chọn câu khác ở trang Kết quả.")

    def _open(self, session: Session, survey_uid: str) -> Survey:
        survey = survey_of(session, survey_uid)
        if survey.is_anonymous:
            raise UserError("Phiếu khuyết danh chỉ xem được đến số phiếu của từng lô.")
        return survey

    def _sealed(self, session: Session, survey_uid: str) -> Sequence[Step]:
        return [
            Step(batch.uid, batch.label, f"{_batch_words(batch)}; phiếu khuyết danh", batch.keyed, batch.keyed, False)
            for batch in batches_of(survey_of(session, survey_uid))
        ]


def _is_blind(batch: SurveyBatch) -> bool:
    """Whoever keys forms may look at results, but whoever keys a form again must not have read it."""
    return bool(batch.drawn) and batch.state is BatchState.OPEN


def _refuse_blind(batch: SurveyBatch) -> None:
    if _is_blind(batch):
        raise UserError(f"{batch.label} đang nhập hai lượt độc lập nên chưa xem được từng phiếu. Đóng lô rồi xem.")


def _saying(survey: Survey, question: Question, said: int) -> tuple[ColumnElement[bool], ...]:
    kept = (
        SurveyResponse.survey_id == survey.id,
        SurveyResponse.voided_on.is_(None),
        SurveyResponse.batch_id.in_([batch.id for batch in batches_of(survey)]),
    )
    path = path_of(question)
    if said == NOT_ASKED:
        return (*kept, func.json_type(SurveyResponse.answers, path).is_(None))
    if question.kind is Kind.MANY and question.missing(said) is None:
        chosen = func.json_each(SurveyResponse.answers, path).table_valued(column("value", Integer), name="chosen")
        is_list = func.json_type(SurveyResponse.answers, path) == "array"
        return (*kept, is_list, exists().select_from(chosen).where(chosen.c.value == said))
    return (*kept, func.json_extract(SurveyResponse.answers, path) == said)


def _batch_words(batch: SurveyBatch) -> str:
    place = batch.hamlet.full_name if batch.hamlet else batch.place
    return " · ".join(filter(None, (place, batch.collector, "đang nhập hai lượt" if _is_blind(batch) else "")))


def _called(question: Question) -> str:
    return f"{question.number}. {question.called}" if question.number else question.called


def _answer_words(question: Question, answer: Answer, remarks: dict[str, str]) -> str:
    if isinstance(answer, list):
        said = ", ".join(question.label_of(code) for code in answer)
    elif question.is_closed or question.missing(answer):
        said = question.label_of(answer)
    else:
        said = words.number(answer, 0 if answer == int(answer) else 1) if isinstance(answer, int | float) else answer
    remark = remarks.get(question.id, "")
    return f"{said} (ghi thêm: {remark})" if remark else said

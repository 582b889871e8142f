"""Counting the forms of one survey where they lie: SQL over the answers as JSON, never form by form."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Integer, Label, Select, and_, case, func, literal, or_, select
from sqlalchemy.orm import Session

from desktop_app.areas.surveys.forms.form import Form, Question
from desktop_app.areas.surveys.models import SealedResponse, Survey, SurveyBatch, SurveyResponse
from desktop_app.areas.surveys.results.figures import Breakdown, By, Where
from desktop_app.areas.surveys.results.tally import LIST, WORDS, Tally
from desktop_app.core.errors import UserError

HAMLETS = "hamlets"
"""The list of the office whose answers tell the hamlet."""

Forms = type[SurveyResponse] | type[SealedResponse]
Group = tuple[int | None, int | str | None]
"""What a count belongs to: the batch, and the code of the question that the forms are divided by."""


def tallies(session: Session, survey: Survey, form: Form, breakdown: Breakdown, where: Where) -> dict[str, Tally]:
    """The counts of the survey's forms by the key of their group; under "" those that belong to none.

    Only questions of `form` divide or choose.
    The key of a hamlet is its uid, of a batch too, of a collector the name, of an answer its code; of all forms "".
    """
    batches = batches_of(survey)
    table: Forms = SealedResponse if survey.is_anonymous else SurveyResponse
    question = _dividing(form, breakdown)
    conditions = [table.survey_id == survey.id, *_conditions(table, form, batches, where)]
    found = dict[str, Tally]()
    key = _key_of(batches, breakdown, question)
    group = _group(table, batches, breakdown, question)
    for (batch, code), counted in _counted(session, table, group, conditions).items():
        found.setdefault(key(batch, code), Tally()).add(counted, {*counted.values, *counted.picks})
    return found


def batches_of(survey: Survey) -> list[SurveyBatch]:
    """The batches whose forms count."""
    return [batch for batch in survey.batches if not batch.voided_on]


def hamlet_question(form: Form) -> Question | None:
    """The question whose answer names the hamlet."""
    return next((question for question in form.questions if question.lists == HAMLETS), None)


def _dividing(form: Form, breakdown: Breakdown) -> Question | None:
    """The question that divides the forms; only what is asked about the respondent does."""
    if breakdown.by is By.HAMLET:
        return hamlet_question(form)
    if breakdown.by is not By.QUESTION:
        return None
    question = next((each for each in form.asked if each.id == breakdown.question), None)
    if question is None or not question.choices:
        raise UserError("Phiếu của đợt này không hỏi câu dùng để chia nhóm. Chọn cách chia khác.")
    return question


def _group(
    table: Forms, batches: Sequence[SurveyBatch], breakdown: Breakdown, question: Question | None
) -> tuple[Label[Any], Label[Any]]:
    goes_by_batch = breakdown.by in (By.HAMLET, By.BATCH, By.COLLECTOR)
    batch: ColumnElement[Any] = table.batch_id if goes_by_batch else literal(None, Integer)  # type: ignore[assignment]
    code: ColumnElement[Any] = _answer(table, question) if question else literal(None, Integer)
    if question is not None and breakdown.by is By.HAMLET:
        code = case((table.batch_id.in_([each.id for each in batches if each.hamlet is None]), code))
    return batch.label("of_batch"), code.label("of_code")


def _key_of(
    batches: Sequence[SurveyBatch], breakdown: Breakdown, question: Question | None
) -> Callable[[int | None, int | str | None], str]:
    known = {batch.id: batch for batch in batches}

    def key(batch_id: int | None, code: int | str | None) -> str:
        batch = known.get(batch_id or 0)
        match breakdown.by:
            case By.BATCH:
                return batch.uid if batch else ""
            case By.COLLECTOR:
                return batch.collector if batch else ""
            case By.HAMLET if batch is not None and batch.hamlet is not None:
                return batch.hamlet.uid
            case By.HAMLET | By.QUESTION:
                return _choice_key(question, code)
        return ""

    return key


def _choice_key(question: Question | None, code: int | str | None) -> str:
    """The uid behind a choice from a list of the office, else its code; nothing for what is no choice."""
    choice = next((each for each in question.choices if each.code == code), None) if question else None
    if question is None or choice is None or question.missing(code) is not None:
        return ""
    return choice.alias if question.lists else str(choice.code)


def _conditions(
    table: Forms, form: Form, batches: Sequence[SurveyBatch], where: Where
) -> Iterator[ColumnElement[bool]]:
    yield table.batch_id.in_([each.id for each in batches])
    if table is SurveyResponse:
        yield SurveyResponse.voided_on.is_(None)
    if where.batch:
        yield table.batch_id.in_([each.id for each in batches if each.uid == where.batch])
    if where.collector:
        yield table.batch_id.in_([each.id for each in batches if each.collector == where.collector])
    if where.hamlet:
        yield _in_hamlet(table, form, batches, where.hamlet)
    for name, code in where.answers.items():
        yield _answer(table, form[name]) == code


def _in_hamlet(table: Forms, form: Form, batches: Sequence[SurveyBatch], uid: str) -> ColumnElement[bool]:
    """Its batches, and forms of batches of no hamlet whose respondent named it."""
    there = table.batch_id.in_([each.id for each in batches if each.hamlet and each.hamlet.uid == uid])
    question = hamlet_question(form)
    code = next((choice.code for choice in question.choices if choice.alias == uid), None) if question else None
    if question is None or code is None:
        return there
    nowhere = table.batch_id.in_([each.id for each in batches if each.hamlet is None])
    return or_(there, and_(nowhere, _answer(table, question) == code))


def _answer(table: Forms, question: Question) -> ColumnElement[Any]:
    return func.json_extract(table.answers, path_of(question))


def path_of(question: Question) -> str:
    """Where its answer stands in the answers of a form."""
    return f'$."{question.id}"'


def _counted(
    session: Session, table: Forms, group: tuple[Label[Any], Label[Any]], conditions: Sequence[ColumnElement[bool]]
) -> dict[Group, Tally]:
    found = dict[Group, Tally]()

    def of_group(batch: int | None, code: int | str | None) -> Tally:
        return found.setdefault((batch, code), Tally())

    forms = select(*group, func.count()).select_from(table).where(*conditions).group_by(*_grouping(group))
    for batch, code, count in session.execute(forms):
        of_group(batch, code).forms = count
    for batch, code, name, value, count in session.execute(_values(table, group).where(*conditions)):
        of_group(batch, code).values.setdefault(name, Counter())[value] += count
    for batch, code, name, value, count in session.execute(_picks(table, group).where(*conditions)):
        of_group(batch, code).picks.setdefault(name, Counter())[value] += count
    return found


def _grouping(group: tuple[Label[Any], Label[Any]]) -> list[Label[Any]]:
    """Those of the two that differ from form to form; sorting by a constant costs as much as by a column."""
    return [each for each in group if not isinstance(each.element, BindParameter)]


def _values(table: Forms, group: tuple[Label[Any], Label[Any]]) -> Select[Any]:
    """How often each question was answered with each code; words and lists are only counted."""
    each = func.json_each(table.answers).table_valued("key", "value", "type", "atom", name="each_answer")
    said = case((each.c.type == "text", WORDS), (each.c.type == "array", LIST), else_=each.c.atom).label("said")
    counted = select(*group, each.c.key, said, func.count()).select_from(table).join(each, literal(True))
    return counted.group_by(*_grouping(group), each.c.key, said)


def _picks(table: Forms, group: tuple[Label[Any], Label[Any]]) -> Select[Any]:
    """How often each code was among several."""
    each = func.json_each(table.answers).table_valued("key", "value", "type", name="each_answer")
    pick = func.json_each(case((each.c.type == "array", each.c.value), else_="[]")).table_valued("value", name="pick")
    counted = select(*group, each.c.key, pick.c.value, func.count()).select_from(table).join(each, literal(True))
    lists = counted.join(pick, literal(True)).where(each.c.type == "array")
    return lists.group_by(*_grouping(group), each.c.key, pick.c.value)

"""Results of surveys as page, report and export read them."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop_app.areas.surveys.kept import survey_of
from desktop_app.areas.surveys.models import KeyingFigures, Survey
from desktop_app.areas.surveys.results.counting import hamlet_question
from desktop_app.areas.surveys.results.dividing import breakdown_label, where_label
from desktop_app.areas.surveys.results.figures import (
    Breakdown,
    By,
    ErrorRate,
    Gathered,
    Part,
    Points,
    QuestionResult,
    Results,
    Where,
)
from desktop_app.areas.surveys.results.looking import Looked
from desktop_app.areas.surveys.results.rules import compared, wilson
from desktop_app.areas.surveys.results.sentences import sentences
from desktop_app.areas.surveys.results.tally import Tally, added, comparable, valid_counts
from desktop_app.areas.surveys.states import BatchState, Pass
from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.office.desk import Desk

ALL = Breakdown()
EVERYBODY = Where()
ALERTS_HIDDEN = "Câu dùng để cảnh báo chỉ lãnh đạo xem được nên không có trong bảng này."


def results(
    session: Session,
    desk: Desk,
    survey_uids: Sequence[str],
    breakdown: Breakdown = ALL,
    where: Where = EVERYBODY,
) -> Results:
    """The results of these surveys of one questionnaire, all forms together and by groups.

    By period and by version the newest stands for all, and each period or version is a group. The rule of scoring is
    that of the newest survey's last day. UserError says what cannot be put together, divided or chosen so.
    """
    surveys = newest_first(session, survey_uids)
    if breakdown.by not in (By.PERIOD, By.VERSION):
        return _results(Looked(session, desk, surveys, where), breakdown)
    alike = [each for each in surveys if breakdown.by is By.VERSION and each.version == surveys[0].version]
    first = surveys[:1] if surveys[0].is_anonymous or not alike else alike
    found = _results(Looked(session, desk, first, where), ALL)
    parts = _rounds(session, desk, surveys, where, breakdown.by)
    return replace(found, breakdown=breakdown, by_label=breakdown.by.value, parts=parts)


def points_of(session: Session, desk: Desk, survey: Survey) -> Points | None:
    """The points of one survey, without all that is told beside them; None for a form that has none to give."""
    looked = Looked(session, desk, [survey], EVERYBODY)
    tally = added(looked.counted(ALL).values())
    return looked.points(tally, looked.part(tally))


def newest_first(session: Session, survey_uids: Sequence[str]) -> list[Survey]:
    """The surveys by their period, the newest first; UserError when they are of several questionnaires, or none."""
    surveys = [survey_of(session, uid) for uid in survey_uids]
    if not surveys:
        raise UserError("Chưa chọn đợt khảo sát. Chọn một đợt rồi xem kết quả.")
    if len({survey.code for survey in surveys}) > 1:
        raise UserError("Chỉ xem chung được các đợt của cùng một mẫu phiếu. Chọn lại đợt.")
    return sorted(surveys, key=_period, reverse=True)


def _results(looked: Looked, breakdown: Breakdown) -> Results:
    form, newest = looked.form, looked.newest
    groups = looked.counted(breakdown)
    tally = added(groups.values())
    part = looked.part(tally)
    before = _before(looked)
    if before is not None:
        part = replace(part, questions=tuple(_beside(each, before[1]) for each in part.questions))
    is_divided = breakdown.by is not By.WHOLE
    parts = looked.parts(groups, breakdown) if is_divided else ()
    found = Results(
        survey_uids=tuple(survey.uid for survey in looked.surveys),
        label=newest.label if len(looked.surveys) == 1 else f"{newest.code}, {len(looked.surveys)} đợt",
        form=form,
        whole=part,
        gathered=_gathered(looked, tally),
        breakdown=breakdown,
        where=looked.where,
        by_label=breakdown_label(form, breakdown) if is_divided else "",
        where_label=where_label(form, looked.batches, looked.where),
        parts=parts,
        points=looked.points(tally, part),
        rules=looked.scoring.rules,
        level=looked.scoring.level,
        few=looked.scoring.few,
        before=before[0] if before else "",
        notes=_notes(looked, is_divided and not parts),
    )
    return replace(found, sentences=sentences(found))


def _rounds(session: Session, desk: Desk, surveys: Sequence[Survey], where: Where, by: By) -> tuple[Part, ...]:
    """Each round or each version as a group, the newest first; anonymous forms always round by round."""
    sets = list[list[Survey]]()
    for survey in surveys:
        joins = by is By.VERSION and not survey.is_anonymous
        same = next((each for each in sets if joins and each[0].version == survey.version), None)
        same.append(survey) if same is not None else sets.append([survey])
    parts = list[Part]()
    for each in sets:
        looked = Looked(session, desk, each, where)
        part = looked.part(added(looked.counted(ALL).values()))
        label = f"Bản {each[0].version}" if by is By.VERSION else period_label(each[0])
        parts.append(replace(part, key=each[0].uid, label=label))
    return tuple(parts)


def _before(looked: Looked) -> tuple[str, Part] | None:
    """The last earlier round with forms and a question that means the same, looked at in the same way."""
    where = looked.where
    if len(looked.surveys) > 1 or where.batch or where.collector:
        return None
    same = select(Survey).where(Survey.code == looked.newest.code, Survey.voided_on.is_(None))
    earlier = [each for each in looked.session.scalars(same) if _period(each) < _period(looked.newest)]
    for survey in sorted(earlier, key=_period, reverse=True):
        try:
            part = _of_round(looked, survey)
        except UserError:
            # It lacks the question that the forms are chosen by.
            continue
        if part.forms and any(_same(each, part) for each in part.questions):
            return period_label(survey), part
    return None


def _of_round(looked: Looked, survey: Survey) -> Part:
    other = Looked(looked.session, looked.desk, [survey], looked.where)
    return other.part(added(other.counted(ALL).values()))


def _beside(result: QuestionResult, earlier: Part) -> QuestionResult:
    before = _same(result, earlier)
    if result.positive is None or before is None or before.positive is None:
        return result
    return replace(result, comparison=compared(result.positive, before.positive))


def _same(result: QuestionResult, earlier: Part) -> QuestionResult | None:
    """The question of the earlier round, where an answer meant the same."""
    found = next((each for each in earlier.questions if each.question.id == result.question.id), None)
    return found if found is not None and comparable(found.question, result.question) else None


def period_label(survey: Survey) -> str:
    """What a round is called among those of its questionnaire: "quý I/2026"."""
    return survey.label.removeprefix(f"{survey.code} ")


def _period(survey: Survey) -> tuple[int, int, int]:
    return survey.year, survey.quarter, survey.ordinal


def _gathered(looked: Looked, tally: Tally) -> Gathered:
    batches = looked.batches
    question = hamlet_question(looked.form)
    named = {batch.hamlet_id for batch in batches if batch.hamlet_id}
    answered = sum(count > 0 for count in valid_counts(question, tally).values()) if question else 0
    return Gathered(
        printed=sum(batch.printed for batch in batches),
        handed_out=sum(batch.handed_out or 0 for batch in batches),
        returned=sum(batch.returned or 0 for batch in batches),
        rejected=sum(batch.rejected or 0 for batch in batches),
        hamlets=len(named) or answered,
        batches=len(batches),
        open_batches=sum(batch.state is BatchState.OPEN for batch in batches),
        errors=_errors(looked),
    )


def _errors(looked: Looked) -> ErrorRate | None:
    """How often the first entry of forms that were keyed twice was wrong by their papers; None where none was."""
    first = KeyingFigures.turn == Pass.FIRST, KeyingFigures.batch_id.in_([each.id for each in looked.batches])
    fields, wrong = looked.session.execute(
        select(func.sum(KeyingFigures.fields), func.sum(KeyingFigures.wrong)).where(*first)
    ).one()
    return ErrorRate(fields, wrong, *wilson(wrong, fields, looked.scoring.level)) if fields else None


def _notes(looked: Looked, has_no_parts: bool) -> tuple[str, ...]:
    said = list[str]()
    open_batches = sum(batch.state is BatchState.OPEN for batch in looked.batches)
    if open_batches:
        said.append(f"Còn {words.number(open_batches)} lô chưa đóng: kết quả chỉ là tạm tính.")
    if looked.form.is_anonymous:
        said.append(f"Phiếu khuyết danh: không hiện ô dưới {looked.scoring.hidden_below} phiếu, kể cả suy ra được.")
    if has_no_parts:
        said.append("Các nhóm quá nhỏ nên không chia được.")
    if looked.hides_alerts:
        said.append(ALERTS_HIDDEN)
    if looked.scoring.is_draft:
        said.append("Cách chấm điểm là bản nháp do chương trình đề xuất, sửa được ở trang Quy định và ngày nghỉ.")
    return tuple(said)

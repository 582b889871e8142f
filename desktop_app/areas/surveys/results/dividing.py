"""How the forms of a survey may be divided, and what each group is called."""

from collections.abc import Mapping, Sequence

from desktop_app.areas.surveys.forms.form import Form, Kind, Measure, Question
from desktop_app.areas.surveys.models import SurveyBatch
from desktop_app.areas.surveys.results.counting import hamlet_question
from desktop_app.areas.surveys.results.figures import Breakdown, By, Where
from desktop_app.areas.surveys.results.tally import valid_codes
from desktop_app.core import words
from desktop_app.core.errors import UserError

NOWHERE = {
    By.HAMLET: "Không rõ thôn",
    By.QUESTION: "Không trả lời",
    By.BATCH: "Không rõ lô",
    By.COLLECTOR: "Không ghi người thu phiếu",
}
"""What the forms are called that belong to no group."""


def dividing_questions(form: Form) -> tuple[Question, ...]:
    """The questions that tell who answered: asked of everybody, one code, no measure, never what alerts the head."""
    return tuple(
        question
        for question in form.asked
        if question.kind is Kind.ONE
        and question.measure is Measure.NONE
        and not (question.flag_on or question.lists or question.relevant)
    )


def divisions(form: Form, batches: Sequence[SurveyBatch]) -> tuple[Breakdown, ...]:
    """Every way in which the forms of a survey can be divided; where they are anonymous only by what was answered."""
    by_question = tuple(Breakdown(By.QUESTION, question.id) for question in dividing_questions(form))
    if form.is_anonymous:
        return by_question
    has_hamlets = hamlet_question(form) is not None or any(batch.hamlet for batch in batches)
    by_hamlet = (Breakdown(By.HAMLET),) if has_hamlets else ()
    return (*by_hamlet, *by_question, Breakdown(By.COLLECTOR), Breakdown(By.BATCH))


def refuse_unknown(form: Form, breakdown: Breakdown, where: Where) -> None:
    """UserError where forms of the survey cannot be divided or chosen so, or must not."""
    questions = {question.id for question in dividing_questions(form)}
    if form.is_anonymous and not where.is_all:
        raise UserError("Phiếu khuyết danh không lọc được, để không suy ra ai trả lời gì. Bỏ lọc rồi xem lại.")
    if form.is_anonymous and breakdown.by in (By.HAMLET, By.BATCH, By.COLLECTOR):
        raise UserError("Phiếu khuyết danh chỉ chia theo câu hỏi trong phiếu. Chọn cách chia khác.")
    if {*where.answers, *([breakdown.question] if breakdown.by is By.QUESTION else [])} - questions:
        raise UserError("Phiếu của đợt này không có câu hỏi dùng để chia nhóm hoặc lọc. Chọn câu khác.")


def breakdown_label(form: Form, breakdown: Breakdown) -> str:
    """What the way of dividing is called."""
    if breakdown.by is By.QUESTION:
        return f"Theo {words.inside(form[breakdown.question].called)}"
    return str(breakdown.by.value)


def labels_of(form: Form, batches: Sequence[SurveyBatch], breakdown: Breakdown) -> Mapping[str, str]:
    """What each group is called, by its key, in the order in which they stand."""
    match breakdown.by:
        case By.HAMLET:
            question = hamlet_question(form)
            named = {choice.alias: choice.label for choice in question.choices} if question else {}
            return named | {batch.hamlet.uid: batch.hamlet.full_name for batch in batches if batch.hamlet}
        case By.QUESTION:
            question = form[breakdown.question]
            return {str(code): question.label_of(code) for code in valid_codes(question)}
        case By.BATCH:
            return {batch.uid: batch.label for batch in batches}
        case By.COLLECTOR:
            return {name: name for name in sorted({batch.collector for batch in batches if batch.collector})}
    return {}


def where_label(form: Form, batches: Sequence[SurveyBatch], where: Where) -> str:
    """Which forms are looked at; empty for all."""
    hamlets = labels_of(form, batches, Breakdown(By.HAMLET)) if where.hamlet else {}
    said = [hamlets.get(where.hamlet, ""), where.collector]
    said += [batch.label for batch in batches if batch.uid == where.batch]
    said += [f"{form[name].called}: {form[name].label_of(code)}" for name, code in where.answers.items()]
    return "; ".join(filter(None, said))

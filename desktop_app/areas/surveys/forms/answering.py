"""Which questions a respondent is asked after what was answered so far, and what is wrong with answers."""

from collections.abc import Iterator
from datetime import date

from desktop_app.areas.surveys.forms.form import Answer, Answers, Form, Kind, Missing, Question
from desktop_app.core import words


def route(form: Form, answers: Answers, today: date) -> tuple[Question, ...]:
    """The questions that are asked for these answers, in the order of the paper.

    A question that is not asked counts as unanswered for those after it, whatever stands in `answers`.
    """
    return tuple(in_turn(form, answers, today))


def in_turn(form: Form, answers: Answers, today: date) -> Iterator[Question]:
    """The same one after another: whoever answers each before the next is asked for is led along by the answers."""
    known = dict[str, object]()
    for question in form.asked:
        condition = question.condition
        if condition is None or condition.holds(known, today):
            yield question
            if question.id in answers:
                known[question.id] = _known(question, answers[question.id])


def kept(form: Form, answers: Answers, today: date) -> Answers:
    """The answers that count: of questions that are asked, what was left open being kept as not answered."""
    return {q.id: answers.get(q.id, q.missing_code(Missing.BLANK)) for q in route(form, answers, today)}


def problems(form: Form, answers: Answers, today: date) -> dict[str, str]:
    """A sentence for each question whose answer cannot be kept; so too where the question is not asked."""
    asked = {question.id for question in route(form, answers, today)}
    told = {
        name: f"Câu “{_called(form, name)}” không phải trả lời theo các câu trước. Bỏ trống câu này hoặc sửa câu trước."
        for name in answers
        if name not in asked
    }
    for name in asked & set(answers):
        if sentence := problem(form[name], answers[name], answers, today):
            told[name] = sentence
    return told


def problem(question: Question, answer: Answer, answers: Answers, today: date) -> str:
    """What is wrong with one answer, as a sentence; empty when it can be kept."""
    if question.missing(answer) and not any(choice.code == answer for choice in question.choices):
        return ""
    if sentence := _wrong_shape(question, answer):
        return sentence
    bound = question.bound
    if bound is not None and not question.missing(answer) and not bound.holds({**answers, ".": answer}, today):
        return question.constraint_message or f"Câu “{question.called}” nằm ngoài khoảng cho phép. Xem lại phiếu."
    return ""


def reads(question: Question) -> frozenset[str]:
    """The questions that its condition or bound looks at; UserError for an expression that is not understood."""
    found = frozenset[str]()
    for expression in (question.condition, question.bound):
        if expression is not None:
            found |= expression.refers_to
    return found


def alarming_questions(form: Form) -> frozenset[str]:
    """The questions that alert the head, and those that are asked because of one.

    How many were asked the latter tells how many gave the alarming answer.
    """
    found = set[str]()
    for question in form.asked:
        condition = question.condition
        if question.flag_on or (condition is not None and condition.refers_to & found):
            found.add(question.id)
    return frozenset(found)


def _known(question: Question, answer: Answer) -> object:
    """What a condition sees: the code of a missing answer is none, unless the paper offers it as a choice."""
    if question.missing(answer) and not any(choice.code == answer for choice in question.choices):
        return None
    return answer


def _called(form: Form, name: str) -> str:
    try:
        return form[name].called
    except KeyError:
        return name


def _wrong_shape(question: Question, answer: Answer) -> str:
    codes = [choice.code for choice in question.choices]
    match question.kind:
        case Kind.ONE:
            return "" if answer in codes else _outside(question, codes)
        case Kind.MANY:
            chosen = answer if isinstance(answer, list) else []
            if not chosen or chosen != sorted(set(chosen)) or not set(chosen) <= set(codes):
                return _outside(question, codes)
            if question.most is not None and len(chosen) > question.most:
                return f"Câu “{question.called}” chọn nhiều nhất {words.number(question.most)} ô. Bỏ bớt."
        case Kind.WHOLE | Kind.DECIMAL:
            is_number = isinstance(answer, int) or (question.kind is Kind.DECIMAL and isinstance(answer, float))
            return "" if is_number else f"Câu “{question.called}” phải là số. Gõ lại số ghi trên phiếu."
        case Kind.DATE:
            return _wrong_day(question, answer)
    return ""


def _outside(question: Question, codes: list[int]) -> str:
    said = ", ".join(str(code) for code in codes)
    return f"Câu “{question.called}” chỉ nhận {said}. Xem lại phiếu rồi gõ lại."


def _wrong_day(question: Question, answer: Answer) -> str:
    try:
        date.fromisoformat(str(answer))
    except ValueError:
        return f"Câu “{question.called}” phải là ngày. Gõ lại theo dạng ngày/tháng/năm."
    return ""

"""What each key does to a form that is keyed."""

from dataclasses import replace

from desktop_app.areas.surveys.forms import answering
from desktop_app.areas.surveys.forms.form import Answer, Kind, Missing, Question
from desktop_app.areas.surveys.keying import reading
from desktop_app.areas.surveys.keying.keys import BACK, COMMA, DIGITS, ENTER, ERASE, FORCE, MINUS, NOTE, UNREADABLE
from desktop_app.areas.surveys.keying.state import Entry

MOST_TYPED = 12
NO_NOTES = "Phiếu khuyết danh không giữ ghi chú, để không ai nhận ra người trả lời."


def press(entry: Entry, key: str) -> Entry:
    """The form after this key; one that means nothing here is told and changes nothing else."""
    now = entry.counted(1)
    question = now.question
    if now.is_noting:
        return replace(now, is_noting=False) if key in (ENTER, NOTE) else now
    if key == BACK:
        return now.told("Đây là câu đầu của phiếu.") if now.is_first else now.gone_to(now.place - 1)
    if question is None:
        return _finished(now) if key == ENTER else now.told("Đã hết phiếu. Bấm Enter để lưu, / để lùi lại.")
    return _pressed(now, question, key)


def write(entry: Entry, text: str, keys: int = 1) -> Entry:
    """The form with the words of an open answer as they stand now, after so many keys."""
    now, question = entry.counted(keys), entry.question
    if question is None or question.kind is not Kind.TEXT:
        return now
    return now.put(question, text) if text.strip() else now.without(question)


def remark(entry: Entry, text: str, keys: int = 1) -> Entry:
    """The form with the words beside the present question as they stand now."""
    others = {name: said for name, said in entry.remarks.items() if name != entry.at}
    said = {**others, entry.at: text} if text.strip() and entry.at else others
    return replace(entry.counted(keys), remarks=said)


def force(entry: Entry, reason: str) -> Entry:
    """Let the answer outside its bound stand, for this reason."""
    question, refused = entry.question, entry.refused
    if question is None or refused is None:
        return entry.told("Không có câu trả lời nào đang bị chặn. Gõ câu trả lời trước.")
    if not reason.strip():
        return replace(entry.told("Chưa có lý do. Gõ vì sao giữ câu trả lời này."), refused=refused)
    return replace(entry, forced={**entry.forced, question.id: reason.strip()}).put(question, refused).forward()


def _pressed(entry: Entry, question: Question, key: str) -> Entry:
    if key == NOTE:
        return entry.told(NO_NOTES) if entry.form.is_anonymous else replace(entry, is_noting=True)
    if key == FORCE:
        return entry if entry.refused is not None else force(entry, "")
    if key == UNREADABLE:
        return _answered(entry, question, question.missing_code(Missing.UNREADABLE))
    if key in (ERASE, MINUS):
        return replace(entry, typed="", refused=None) if entry.typed else entry.without(question)
    if key == ENTER:
        return _entered(entry, question)
    if key in DIGITS and question.is_closed:
        return _digit(entry, question, key)
    if key in DIGITS or (key == COMMA and question.kind is Kind.DECIMAL and COMMA not in entry.typed):
        return _typed_on(entry, question, key)
    return entry.told("Phím này không dùng ở câu này.")


def _digit(entry: Entry, question: Question, key: str) -> Entry:
    """A key of a closed question; where codes have two digits the first one waits for the second."""
    typed = entry.typed + key
    if len(typed) < question.digits:
        return replace(entry, typed=typed)
    return _coded(replace(entry, typed=""), question, int(typed))


def _coded(entry: Entry, question: Question, typed: int) -> Entry:
    code = reading.code_of(question, typed)
    if code is None:
        return entry.told(reading.not_a_code(question, typed))
    if question.kind is Kind.ONE or not any(choice.code == code for choice in question.choices):
        return _answered(entry, question, code)
    return _toggled(entry, question, code)


def _toggled(entry: Entry, question: Question, code: int) -> Entry:
    before = entry.given.get(question.id)
    after = sorted((set(before) if isinstance(before, list) else set()) ^ {code})
    now = entry.unforced(question)
    now = now.put(question, after) if after else now.without(question)
    return _entered(now, question) if code in after and len(after) == question.most else now


def _typed_on(entry: Entry, question: Question, key: str) -> Entry:
    if question.kind is Kind.TEXT:
        return entry.put(question, f"{entry.given.get(question.id, '')}{key}")
    typed = key if entry.refused is not None else (entry.typed + key)[:MOST_TYPED]
    return replace(entry, typed=typed, refused=None)


def _entered(entry: Entry, question: Question) -> Entry:
    """Enter: what was typed counts; an answer given before stands; nothing at all is a blank."""
    if entry.typed and question.is_closed:
        return _coded(replace(entry, typed=""), question, int(entry.typed))
    if entry.typed:
        answer = reading.read(question, entry.typed)
        if isinstance(answer, reading.Unread):
            return entry.told(answer.sentence)
        return _answered(entry, question, answer)
    blank = question.missing_code(Missing.BLANK)
    return _answered(entry, question, entry.given.get(question.id, blank))


def _answered(entry: Entry, question: Question, answer: Answer) -> Entry:
    """The answer is taken and the next question asked, unless it lies outside its bound."""
    is_same = entry.given.get(question.id) == answer
    wrong = answering.problem(question, answer, {**entry.given, question.id: answer}, entry.today)
    if wrong and not (is_same and question.id in entry.forced):
        return replace(entry.told(wrong), refused=answer)
    return (entry if is_same else entry.unforced(question)).put(question, answer).forward()


def _finished(entry: Entry) -> Entry:
    """The end of the form; an answer that another one has put out of its bound is asked again first."""
    wrong = answering.problems(entry.form, entry.answers, entry.today)
    for place, question in enumerate(entry.route):
        if question.id in wrong and question.id not in entry.forced:
            asked = entry.gone_to(place).told(wrong[question.id])
            return replace(asked, refused=entry.given.get(question.id))
    return replace(entry, is_done=True)

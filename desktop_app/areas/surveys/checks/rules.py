"""What is odd about single forms: rules that are broken, one level on all rows, haste, blanks; pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from desktop_app.areas.surveys.checks.chance import at_least
from desktop_app.areas.surveys.checks.finding import Bounds, Check, Finding, Sheet, Sure
from desktop_app.areas.surveys.checks.scales import scale_rows, valid
from desktop_app.areas.surveys.forms import answering
from desktop_app.areas.surveys.forms.form import Form, Missing, Question
from desktop_app.core import words

_LEFT = (Missing.BLANK, Missing.UNREADABLE)


def broken(form: Form, sheets: Sequence[Sheet], on: date) -> list[Finding]:
    """Answers that the form itself does not allow, and required questions without one."""
    wrong, open_ones = dict[str, list[Sheet]](), dict[str, list[Sheet]]()
    for sheet in sheets:
        for name in answering.problems(form, sheet.answers, on):
            wrong.setdefault(name, []).append(sheet)
        for question in answering.route(form, sheet.answers, on):
            if question.is_required and _is_left(question, sheet):
                open_ones.setdefault(question.id, []).append(sheet)
    return [
        *_by_question(form, wrong, Check.BROKEN, "có câu trả lời ngoài quy tắc của phiếu"),
        *_by_question(form, open_ones, Check.REQUIRED, "là câu bắt buộc mà không có câu trả lời"),
    ]


def same_rows(form: Form, sheets: Sequence[Sheet], bounds: Bounds) -> list[Finding]:
    """Forms that have one level on all questions of a scale."""
    found = list[Finding]()
    for row in scale_rows(form):
        long = [sheet for sheet in sheets if len(valid(row, sheet.answers)) >= bounds.rows]
        flat = [sheet for sheet in long if len({sheet.answers[each.id] for each in valid(row, sheet.answers)}) == 1]
        if not flat:
            continue
        sure = Sure.LIKELY if _flat_by_chance(row, long, len(flat)) * 100 < bounds.chance else Sure.POSSIBLE
        said = f"{_forms(flat)} đánh cùng một mức ở mọi câu của một thang ({len(row)} câu)"
        # Of anonymous forms a level that only one of them has would tell what one person thinks.
        told = "" if form.is_anonymous else f": {_levels(row, flat)}"
        found.append(Finding.of(Check.SAME_ROWS, sure, f"{said}{told}.", flat, row[0].id))
    return found


def fast(sheets: Sequence[Sheet], bounds: Bounds) -> list[Finding]:
    """Forms that were keyed faster than they can be read."""
    hasty = [s for s in sheets if s.seconds and s.seconds * 10 < bounds.seconds * len(s.answers)]
    if not hasty:
        return []
    said = f"{_forms(hasty)} nhập nhanh hơn {bounds.seconds} giây cho 10 câu. Đối chiếu vài phiếu với bản giấy."
    return [Finding.of(Check.FAST, Sure.LIKELY, said, hasty)]


def left_open(form: Form, sheets: Sequence[Sheet], bounds: Bounds) -> list[Finding]:
    """Closed questions that many left open, and forms that leave many open.

    Required questions are told by `broken`, those around an alarm to nobody: how many were asked them tells how many
    gave the alarming answer.
    """
    alarming = answering.alarming_questions(form)
    closed = [question for question in form.asked if question.is_closed and question.id not in alarming]
    found = list[Finding]()
    for question in closed:
        if question.is_required:
            continue
        asked = [sheet for sheet in sheets if question.id in sheet.answers]
        blank = [sheet for sheet in asked if _is_left(question, sheet)]
        if len(asked) >= bounds.least and len(blank) * 100 > bounds.blank * len(asked):
            percent = words.number(round(100 * len(blank) / len(asked)))
            said = f"Câu “{question.called}” bị bỏ trống hoặc không đọc được ở {percent} % ({len(blank)}/{len(asked)})."
            found.append(Finding.of(Check.OPEN_QUESTION, Sure.CERTAIN, said, blank, question.id))
    empty = [sheet for sheet in sheets if _share_left(closed, sheet) * 100 > bounds.blank_form]
    if empty:
        said = f"{_forms(empty)} bỏ trống hơn {bounds.blank_form} % số câu. Xem phiếu có hợp lệ không."
        found.append(Finding.of(Check.OPEN_FORM, Sure.CERTAIN, said, empty))
    return found


def hidden(findings: Iterable[Finding], bounds: Bounds) -> list[Finding]:
    """What may be told of anonymous forms: nothing of few of them, and no serials."""
    return [each for each in findings if each.count == 0 or each.count >= bounds.hidden_below]


def _by_question(form: Form, found: dict[str, list[Sheet]], check: Check, what: str) -> list[Finding]:
    return [
        Finding.of(check, Sure.CERTAIN, f"Câu “{_called(form, name)}” {what} ở {len(sheets)} phiếu.", sheets, name)
        for name, sheets in sorted(found.items())
    ]


def _levels(row: Sequence[Question], flat: Sequence[Sheet]) -> str:
    levels = Counter(str(sheet.answers[valid(row, sheet.answers)[0].id]) for sheet in flat)
    return ", ".join(f"{n} phiếu “{row[0].label_of(int(code))}”" for code, n in levels.most_common())


def _flat_by_chance(row: Sequence[Question], sheets: Sequence[Sheet], flat: int) -> float:
    """How likely so many flat forms are when the answers to each question are dealt out anew."""
    likely = 0.0
    codes = {sheet.answers[each.id] for sheet in sheets for each in valid(row, sheet.answers)}
    for code in codes:
        both = 1.0
        for question in row:
            said = [s.answers[question.id] for s in sheets if valid((question,), s.answers)]
            both *= said.count(code) / len(said) if said else 1.0
        likely += both
    return at_least(flat, len(sheets), min(1.0, likely))


def _is_left(question: Question, sheet: Sheet) -> bool:
    return question.id in sheet.answers and question.missing(sheet.answers[question.id]) in _LEFT


def _share_left(questions: Sequence[Question], sheet: Sheet) -> float:
    asked = [question for question in questions if question.id in sheet.answers]
    return sum(_is_left(question, sheet) for question in asked) / len(asked) if asked else 0.0


def _called(form: Form, name: str) -> str:
    return next((question.called for question in form.questions if question.id == name), name)


def _forms(sheets: Sequence[Sheet]) -> str:
    return f"{words.number(len(sheets))} phiếu"

"""What each kind of column of the printed register shows of a visit."""

from collections.abc import Callable

from desktop_app.areas.reception.books.rules import MAIN, short_label
from desktop_app.areas.reception.grounds import ground_of
from desktop_app.areas.reception.models import Handling, Mode
from desktop_app.areas.reception.register_rows import RegisterLine, visit_key
from desktop_app.core import words
from desktop_app.core.paper.inline import Figure, Run
from desktop_app.core.paper.official import short_day
from desktop_app.core.paper.register import Cell, EntryRow
from desktop_app.office.matter_kinds import HIDDEN_NAME
from desktop_app.office.register_paper import RegisterForm

_ACCEPTED = frozenset({Handling.ACCEPT})
_SENT_ON = frozenset({Handling.TRANSFER, Handling.URGE})
_GUIDED = frozenset({Handling.GUIDE, Handling.RETURN_TO_SENDER})
_TOLD_IN_NOTE = frozenset({Handling.REFUSE, Handling.FILE_AWAY, Handling.NOT_HANDLED})
_HIDDEN_NUMBER = "(đã ẩn)"
_MARK = "x"


def form_row(form: RegisterForm, line: RegisterLine, commune: str) -> EntryRow:
    """The visit in the form's columns ("xã Thí Dụ" is a `commune`); it adds one lượt and the people who came."""
    cells = tuple(CELLS[cell](line, commune) for cell in form.cells)
    return EntryRow(cells, (1, line.people_present), visit_key(line.number))


def number_cell(line: RegisterLine, _commune: str = "") -> Cell:
    """The running number; that of a further book with its letter."""
    text = short_label(line.number, line.book)
    return Figure(text, line.number) if line.book == MAIN else text


def day_cell(line: RegisterLine, _commune: str = "") -> Cell:
    """The day of the reception."""
    return Figure(short_day(line.received_on), line.received_on)


def _who(line: RegisterLine, commune: str) -> Cell:
    if line.is_secret:
        return Run(HIDDEN_NAME, bold=True), Run(f"\nMã hồ sơ {line.file_code}")
    stands_for = " (đại diện)" if line.is_group or line.people_same_content > 1 else ""
    commune_tied = commune.replace(" ", "\u00a0") if line.home else ""
    where = ", ".join(part for part in (line.address, line.home, commune_tied) if part)
    return Run(line.full_name, bold=True), Run(f"{stands_for}\n{where}".rstrip())


def _identity(line: RegisterLine, _commune: str) -> Cell:
    return _HIDDEN_NUMBER if line.is_secret else line.paper_number


def _content(line: RegisterLine, _commune: str) -> Cell:
    if not line.request:
        return line.content
    text = line.content.rstrip()
    stop = "" if text.endswith((".", "!", "?", ";")) else "."
    return Run(f"{text}{stop} "), Run("Yêu cầu:", italic=True), Run(f" {line.request}")


def _kind(line: RegisterLine, _commune: str) -> Cell:
    return line.kind.value


def _people(line: RegisterLine, _commune: str) -> Cell:
    return Figure(words.two_digits(line.people_same_content), line.people_same_content)


def _kind_and_people(line: RegisterLine, _commune: str) -> Cell:
    came = f" ({words.two_digits(line.people_present)} người đến)" if line.is_group else ""
    return f"{line.kind.value}/\n{words.two_digits(line.people_same_content)} người{came}"


def _settled_by(line: RegisterLine, _commune: str) -> Cell:
    return line.settled_by


def _competence_mark(line: RegisterLine, _commune: str) -> Cell:
    return _MARK if line.within_competence else ""


def _accepted_mark(line: RegisterLine, _commune: str) -> Cell:
    return _MARK if line.handling in _ACCEPTED else ""


def _guided_mark(line: RegisterLine, _commune: str) -> Cell:
    return _MARK if line.handling in _GUIDED else ""


def _guided(line: RegisterLine, _commune: str) -> Cell:
    return _agency_and_paper(line, "") if line.handling in _GUIDED else ""


def _accepted(line: RegisterLine, commune: str) -> Cell:
    if line.handling in _ACCEPTED:
        return _agency_and_paper(line, f"UBND {commune}")
    return _agency_and_paper(line, "") if line.handling in _SENT_ON else ""


def _transferred(line: RegisterLine, _commune: str) -> Cell:
    return _agency_and_paper(line, "") if line.handling in _SENT_ON else ""


def _outcome(line: RegisterLine, _commune: str) -> Cell:
    if line.handling is Handling.REFUSE and line.refusal_ground:
        return refusal_words(line)
    if line.result:
        return line.result
    if line.answered_on:
        form = f" {line.answer_form[0].lower()}{line.answer_form[1:]}" if line.answer_form else ""
        return f"Đã trả lời{form} ngày {short_day(line.answered_on)}"
    if line.handling in _TOLD_IN_NOTE:
        return ""
    return f"Hạn trả lời {short_day(line.due_on)}" if line.due_on else ""


def refusal_words(line: RegisterLine) -> str:
    """Refused on which ground, by which notice or until when it is due, and what came of it."""
    ground = ground_of(line.refusal_ground, line.received_on)
    told = (
        f"Từ chối tiếp: {ground.title[0].lower()}{ground.title[1:]} ({ground.short_citation})"
        if ground
        else "Từ chối tiếp"
    )
    notice = ""
    if line.notice_number:
        notice = f"thông báo số {line.notice_number}"
        notice += f" ngày {short_day(line.notice_on)}" if line.notice_on else ""
    elif line.answered_on is None and line.due_on:
        notice = f"hạn ra thông báo {short_day(line.due_on)}"
    return ". ".join(part for part in (f"{told}; {notice}" if notice else told, line.result) if part)


def _outcome_with_paper(line: RegisterLine, commune: str) -> Cell:
    """The 12-column form has no column for the accepting or guiding paper: it stands before the outcome."""
    paper = "" if line.handling in _SENT_ON else _paper(line)
    outcome = str(_outcome(line, commune))
    return "; ".join(part for part in (paper[:1].upper() + paper[1:], outcome) if part)


def _note(line: RegisterLine, _commune: str) -> Cell:
    parts = []
    if line.is_group:
        parts.append(f"Đoàn đông người: {words.two_digits(line.people_present)} người đến")
    if line.mode is not Mode.REGULAR:
        parts.append(f"Phiên {line.session_kind.value.lower()}" if line.session_kind else line.mode.value)
    if line.visit_no > 1:
        parts.append(f"Lần {line.visit_no}")
    if not line.within_competence:
        parts.append("Không thuộc thẩm quyền")
    if line.handling in _TOLD_IN_NOTE and not line.refusal_ground:
        parts.append(line.handling.value)
    if line.papers:
        parts.append(f"Biên nhận {words.two_digits(line.papers)} tài liệu")
    if line.note:
        parts.append(line.note)
    if line.late_note:
        parts.append(line.late_note)
    return "; ".join(parts)


def _agency_and_paper(line: RegisterLine, own_committee: str) -> str:
    return "; ".join(part for part in (line.to_agency or own_committee, _paper(line)) if part)


def _paper(line: RegisterLine) -> str:
    if not line.document_number:
        return ""
    signed = f" ngày {short_day(line.document_on)}" if line.document_on else ""
    return f"văn bản số {line.document_number}{signed}"


CELLS: dict[str, Callable[[RegisterLine, str], Cell]] = {
    "number": number_cell,
    "day": day_cell,
    "who": _who,
    "identity": _identity,
    "content": _content,
    "kind": _kind,
    "people": _people,
    "kind_and_people": _kind_and_people,
    "settled_by": _settled_by,
    "competence_mark": _competence_mark,
    "accepted_mark": _accepted_mark,
    "guided_mark": _guided_mark,
    "guided": _guided,
    "accepted": _accepted,
    "transferred": _transferred,
    "outcome": _outcome,
    "outcome_with_paper": _outcome_with_paper,
    "note": _note,
}

"""What each column of the printed register shows of a petition."""

from collections.abc import Callable
from datetime import date

from desktop_app.areas.petitions.law import petition_law
from desktop_app.areas.petitions.register.lines import ACCEPTING, GIVING, PetitionLine, StepLine
from desktop_app.areas.petitions.states import Competent, Eligible, Outcome, State
from desktop_app.core.paper.inline import Figure, Run
from desktop_app.core.paper.official import short_day
from desktop_app.core.paper.register import Cell, EntryRow
from desktop_app.office.matter_kinds import HIDDEN_NAME
from desktop_app.office.register_paper import RegisterForm

DIRECTIONS = {
    Outcome.NOT_ACCEPTED: "Không thụ lý",
    Outcome.GUIDED: "Hướng dẫn",
    Outcome.TRANSFERRED: "Chuyển đơn",
    Outcome.RETURNED: "Trả lại đơn",
    Outcome.URGED: "Đôn đốc",
    Outcome.INSPECTED: "Thanh tra, kiểm tra",
    Outcome.FILED: "Lưu đơn",
    Outcome.NOT_HANDLED: "Không xử lý",
    Outcome.WITHDRAWN: "Rút đơn trước khi thụ lý",
    Outcome.SETTLED: "Trả lời",
    Outcome.STOPPED: "Đình chỉ",
}
"""What was done with a petition, by how the step ended it."""


def form_row(form: RegisterForm, line: PetitionLine, commune: str) -> EntryRow:
    """The petition in the form's columns ("xã Thí Dụ" is a `commune`); it adds one petition and who signed it."""
    cells = tuple(CELLS[cell](line, commune) for cell in form.cells)
    return EntryRow(cells, (1, line.row.signers), line.row.uid)


def number_cell(line: PetitionLine, _commune: str = "") -> Cell:
    """The incoming number."""
    return Figure(f"{line.row.number:03d}", line.row.number)


def day_cell(line: PetitionLine, _commune: str = "") -> Cell:
    """The day on which it came."""
    return _day(line.row.received_on)


def _source(line: PetitionLine, _commune: str) -> Cell:
    return "\n".join(part for part in (line.row.source.value, line.source_detail) if part)


def _who(line: PetitionLine, commune: str) -> Cell:
    row = line.row
    if row.is_secret:
        return Run(HIDDEN_NAME, bold=True), Run(f"\nMã hồ sơ {row.where}")
    tied = commune.replace(" ", "\u00a0") if line.home else ""
    where = ", ".join(part for part in (line.address, line.home, tied) if part)
    stands_for = f" và {row.signers - 1} người khác" if row.signers > 1 else ""
    return Run(row.who, bold=True), Run(f"{stands_for}\n{where}".rstrip())


def _kind(line: PetitionLine, _commune: str) -> Cell:
    return f"{line.row.kind.value},\n{line.subject.value.lower()}"


def _content(line: PetitionLine, _commune: str) -> Cell:
    if not line.request:
        return line.row.content
    text = line.row.content.rstrip()
    stop = "" if text.endswith((".", "!", "?", ";")) else "."
    return Run(f"{text}{stop} "), Run("Yêu cầu:", italic=True), Run(f" {line.request}")


def _eligible(line: PetitionLine, _commune: str) -> Cell:
    return {Eligible.YES: "Có", Eligible.NO: "Không"}.get(line.eligible, "")


def _competent(line: PetitionLine, _commune: str) -> Cell:
    return {Competent.YES: "Có", Competent.NO: "Không"}.get(line.competent, "")


def _direction(line: PetitionLine, _commune: str) -> Cell:
    step = line.direction
    if step is None:
        return ""
    if step.key in ACCEPTING:
        return "Thụ lý"
    if step.key == GIVING:
        return f"Giao giải quyết: {step.to_agency}" if step.to_agency else "Giao giải quyết"
    outcome = petition_law().law.by_key[step.key].outcome
    if outcome is Outcome.JOINED:
        return f"Ghép vào đơn {line.joined}" if line.joined else Outcome.JOINED.value
    told = DIRECTIONS[outcome] if outcome else ""
    return f"{told}: {step.to_agency}" if step.to_agency else told


def _paper(line: PetitionLine, _commune: str) -> Cell:
    return _numbered(line.direction)


def _accepted(line: PetitionLine, _commune: str) -> Cell:
    return _day(line.accepted_on) if line.accepted_on else ""


def _result(line: PetitionLine, _commune: str) -> Cell:
    row = line.row
    if line.settled:
        found = line.result.value if line.result else "Đã trả lời"
        paper = str(_numbered(line.settled)).replace("\n", " ")
        return f"{found}; {paper}" if paper else f"{found}, ngày {short_day(line.settled.done_on)}"
    if row.state is State.ENDED:
        ended = row.outcome.value if row.outcome else row.state.value
        return f"{ended}, ngày {short_day(line.ended_on)}" if line.ended_on else ended
    due = f"; hạn {short_day(row.next_due_on)}" if row.next_due_on else ""
    return f"{row.state.value}{due}"


def _note(line: PetitionLine, _commune: str) -> Cell:
    row = line.row
    parts = (
        "Lần hai" if line.instance == 2 else "",
        row.case,
        line.note,
    )
    return "; ".join(part for part in parts if part)


def _numbered(step: StepLine | None) -> str:
    if step is None or not (step.number or step.dated_on):
        return ""
    return "\n".join(part for part in (step.number, short_day(step.dated_on) if step.dated_on else "") if part)


def _day(on: date) -> Figure:
    return Figure(short_day(on), on)


CELLS: dict[str, Callable[[PetitionLine, str], Cell]] = {
    "number": number_cell,
    "day": day_cell,
    "source": _source,
    "who": _who,
    "kind": _kind,
    "content": _content,
    "eligible": _eligible,
    "competent": _competent,
    "direction": _direction,
    "paper": _paper,
    "accepted": _accepted,
    "result": _result,
    "note": _note,
}

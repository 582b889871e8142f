"""How a plan and its lines are written in the list and the pane."""

from collections.abc import Sequence

from desktop_app.areas.disclosure.catalogue_words import form_names
from desktop_app.areas.disclosure.plan.queries import LineView, PlanView
from desktop_app.areas.disclosure.views.items_words import steps
from desktop_app.core import words
from desktop_app.core.fields import Column
from desktop_app.kit.cells import Cell
from desktop_app.kit.reading_pane import Reading, Words
from desktop_app.kit.theme import State
from desktop_app.office.law_history import Happening

NOBODY = "Chưa có người"


def line_cell(line: LineView, column: Column) -> Cell:
    """One cell of the list; a dropped line is struck out."""
    gone = line.is_dropped
    if column.name == "number":
        return Cell(text=str(line.number or "–"), quiet=gone)
    if column.name == "content":
        return Cell(text=line.content, second=line.item_code, strong=not gone, struck=gone)
    if column.name == "forms":
        return Cell(text=form_names(line.forms), quiet=gone)
    if column.name == "timing":
        return Cell(text=line.timing, second=line.duration, quiet=gone)
    if line.responsible or gone:
        return Cell(text=line.responsible, quiet=gone)
    return Cell(text=NOBODY, state=State.WARNING)


def line_text(line: LineView) -> str:
    """What a line is filtered by."""
    return f"{line.item_code} {line.content} {form_names(line.forms)} {line.timing} {line.responsible}"


def line_reading(line: LineView, year: int, happened: Sequence[Happening]) -> Reading:
    """A line of the plan and what was done with it."""
    who = Words(line.responsible) if line.responsible else Words(NOBODY, state=State.WARNING)
    pairs = [
        ("Nội dung", [Words(line.item_code)]),
        ("Hình thức", [Words(str(form.value)) for form in line.forms]),
        ("Thời điểm", [Words(line.timing)]),
        ("Thời gian", [Words(line.duration or "Không ghi")]),
        ("Phụ trách", [who]),
    ]
    badge = (State.VOID, "Đã bỏ") if line.is_dropped else None
    where = f"Kế hoạch công khai năm {year}" + (f", dòng {line.number}" if line.number else "")
    return Reading(title=line.content, when=where, pairs=pairs, badge=badge, steps=steps(happened))


def plan_sentence(plan: PlanView | None, year: int) -> str:
    """The state of a plan."""
    if plan is None or not plan.lines:
        return f"Năm {year} chưa có kế hoạch công khai."
    issued = f"số {plan.number} ngày {words.day(plan.issued_on)}" if plan.issued_on else "chưa ban hành"
    return f"Kế hoạch năm {year}: {words.number(len(plan.lines))} dòng, {issued}."


def told(plan: PlanView | None) -> tuple[State, str, str] | None:
    """What presses most: nobody responsible, or changed after it was issued."""
    if plan is None or not plan.lines:
        return None
    if plan.lacking:
        return State.WARNING, "Kế hoạch chưa in, chưa ban hành được.", plan.lacking
    if plan.is_changed:
        first = f"Đã sửa sau khi ban hành Kế hoạch số {plan.number}."
        return State.INFO, first, "In kế hoạch mới để ký, rồi bấm Ghi ban hành với số mới."
    return None

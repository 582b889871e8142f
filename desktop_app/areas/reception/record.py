"""One visit as its page and its reading pane show it: every field, who came, what happened to it since."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from db import journal
from db.session import Database
from desktop_app.areas.reception.books.queries import written_here
from desktop_app.areas.reception.fields import PROSE_FIELDS, VISIT_FORM
from desktop_app.areas.reception.filing import companion_of
from desktop_app.areas.reception.kept import visit_of
from desktop_app.areas.reception.limits import due_day
from desktop_app.areas.reception.models import Visit, VisitPerson
from desktop_app.areas.reception.other_contents import LinkedVisit, linked_visits
from desktop_app.areas.reception.queries import VisitRow, places, visit_row
from desktop_app.core.text.names import mask_number
from desktop_app.office.branches import own_letter
from desktop_app.office.cases import case_label
from desktop_app.office.companions import FIELD as COMPANIONS
from desktop_app.office.companions import lines_of_companions
from desktop_app.office.history import Happening
from desktop_app.office.matter_kinds import HIDDEN_CONTENT
from desktop_app.office.models import Account, CaseFile


@dataclass(frozen=True)
class VisitRecord:
    """A visit, whole; `values` are the form's values, empty where the vault has them.

    `written_at` says where it is corrected when that is another PC of the office.
    """

    row: VisitRow
    rev: int
    values: dict[str, Any]
    person_id: int | None
    masked_number: str
    received_by: str
    received_by_post: str
    file_code: str
    case: str
    visit_no: int
    is_group: bool
    voided_by: str
    late_note: str
    happenings: tuple[Happening, ...]
    linked: tuple[LinkedVisit, ...] = ()
    written_at: str = ""


@dataclass(frozen=True)
class EarlierVisit:
    """An earlier visit of the same person or case, for the radar beside the form."""

    uid: str
    label: str
    received_on: date
    content: str
    handling: str
    due_on: date | None
    answered_on: date | None
    received_by: str
    case: str


LABELS = {entry.name: entry.label for entry in VISIT_FORM} | {
    "visit_no": "Lần tiếp",
    "void_reason": "Lý do bỏ số",
    "late_note": "Ghi chú sau khóa sổ",
    "voided_on": "Ngày bỏ số",
    "is_group": "Đoàn đông người",
    "file_code": "Mã hồ sơ",
    "papers": "Tài liệu, bằng chứng người đến giao",
}

ACTIONS = {"add": "Ghi vào sổ", "change": "Sửa"}


def visit_record(db: Database, uid: str, sees_content: bool = True) -> VisitRecord:
    """The visit; UserError when it is not in the register."""
    with db.reading() as session:
        visit = visit_of(session, uid, selectinload(Visit.people))
        who = visit.people[0]
        where = places(session, [visit])
        case = session.get(CaseFile, visit.case_id) if visit.case_id else None
        row = visit_row(visit, where, sees_content)
        hide = visit.is_secret and not sees_content
        return VisitRecord(
            row=row,
            rev=visit.rev,
            values=_values(visit, who, where, hide=hide),
            person_id=who.person_id,
            masked_number=mask_number(who.paper_number),
            received_by=visit.received_by,
            received_by_post=visit.received_by_post,
            file_code=visit.file_code,
            case=_case_words(case, hide),
            visit_no=visit.visit_no,
            is_group=visit.is_group,
            voided_by=visit.voided_by,
            late_note=HIDDEN_CONTENT if hide and visit.late_note else visit.late_note,
            happenings=_happenings(session, visit, hide=hide),
            linked=tuple(linked_visits(session, visit)),
            written_at=_written_at(session, visit),
        )


def _written_at(session: Session, visit: Visit) -> str:
    if visit.book in {book.letter for book in written_here(session)}:
        return ""
    return "Máy chính; ở máy phụ này chỉ xem" if own_letter(session) else "Máy phụ; sửa ở máy phụ rồi giao gói"


def _values(visit: Visit, who: VisitPerson, where: dict[int, str], hide: bool) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for entry in VISIT_FORM:
        source = who if hasattr(who, entry.name) else visit
        values[entry.name] = getattr(source, entry.name, where.get(who.hamlet_id or 0, ""))
    values[COMPANIONS] = lines_of_companions([companion_of(other) for other in visit.people[1:]])
    values["answer_due_on"] = due_day(visit)
    if hide:
        values |= {name: HIDDEN_CONTENT for name in PROSE_FIELDS if values[name]}
    return values


def _case_words(case: CaseFile | None, hide: bool) -> str:
    """The case by its number; its title repeats what the first visit was about."""
    if case is None:
        return ""
    number = case_label(case)
    return number if hide else f"{number}: {case.title}"


def _happenings(session: Session, visit: Visit, hide: bool) -> tuple[Happening, ...]:
    uids = [visit.uid, *(who.uid for who in visit.everybody)]
    told = journal.story(session, uids)
    names = {account.uid: account.name for account in session.scalars(select(Account))}
    works: dict[str, list[journal.Told]] = {}
    for change in told:
        works.setdefault(change.work, []).append(change)
    return tuple(_happening(changes, names, hide) for changes in reversed(works.values()))


def _happening(changes: list[journal.Told], names: dict[str, str], hide: bool) -> Happening:
    first = changes[0]
    new = {name: value for change in changes for name, value in change.new.items()}
    what = "Bỏ số" if first.action == "change" and new.get("voided_on") else ACTIONS[first.action]
    if not all(change.known for change in changes):
        what = f"{what} (nội dung đã chuyển vào kho mật)"
    shown = [] if hide or first.action == "add" else [pair for change in changes for pair in _changed(change)]
    reason = next((HIDDEN_CONTENT if hide else change.reason for change in changes if change.reason), "")
    return Happening(first.at, names.get(first.by, "Chương trình"), what, reason, tuple(shown))


def _changed(change: journal.Told) -> list[tuple[str, str, str]]:
    return [
        (LABELS[name], _shown(name, change.old.get(name)), _shown(name, value))
        for name, value in change.new.items()
        if name in LABELS
    ]


def _shown(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return "có" if value else "không"
    if value in (None, ""):
        return "(không có)"
    if name == "paper_number":
        return mask_number(str(value))
    if name == "refusal_ground":
        return str(value)
    options = getattr(next((e for e in VISIT_FORM if e.name == name), None), "options", None)
    if options and value in options.__members__:
        return str(options[value].value)
    try:
        return f"{date.fromisoformat(str(value)):%d/%m/%Y}"
    except ValueError:
        return str(value)


def earlier_visits(db: Database, person_id: int, limit: int = 8) -> list[EarlierVisit]:
    """The visits of the person, newest first; none that lies in the vault."""
    query = (
        select(Visit, CaseFile)
        .join(VisitPerson, VisitPerson.visit_id == Visit.id)
        .outerjoin(CaseFile, CaseFile.id == Visit.case_id)
        .where(VisitPerson.person_id == person_id, ~VisitPerson.is_struck, Visit.voided_on.is_(None))
        .order_by(Visit.received_on.desc(), Visit.id.desc())
        .limit(limit)
    )
    with db.reading() as session:
        return [_earlier(visit, case) for visit, case in session.execute(query)]


def times_here(db: Database, person_id: int, since: date, but: str = "") -> tuple[int, int]:
    """How often the person came, in all and since a day; `but` is the uid of the visit at the desk."""
    query = (
        select(func.count(), func.count().filter(Visit.received_on >= since))
        .select_from(Visit)
        .join(VisitPerson, VisitPerson.visit_id == Visit.id)
        .where(VisitPerson.person_id == person_id, ~VisitPerson.is_struck, Visit.voided_on.is_(None), Visit.uid != but)
    )
    with db.reading() as session:
        ever, lately = session.execute(query).one()
    return ever, lately


def _earlier(visit: Visit, case: CaseFile | None) -> EarlierVisit:
    return EarlierVisit(
        uid=visit.uid,
        label=visit.label,
        received_on=visit.received_on,
        content=visit.content,
        handling=visit.handling.value,
        due_on=due_day(visit),
        answered_on=visit.answered_on,
        received_by=visit.received_by,
        case=case_label(case) if case else "",
    )

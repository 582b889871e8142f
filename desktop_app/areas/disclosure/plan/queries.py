"""What list, pane and paper show of a plan: frozen rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.journal import Told
from desktop_app.areas.disclosure.catalogue import forms_of
from desktop_app.areas.disclosure.catalogue_words import form_names
from desktop_app.areas.disclosure.further_models import DisclosurePlan, PlanLine
from desktop_app.areas.disclosure.models import Form
from desktop_app.areas.disclosure.plan.rules import lacking_person, timing
from desktop_app.office import law_history
from desktop_app.office.law_history import Happening

_LABELS = {
    "position": "Thứ tự",
    "item_code": "Mã nội dung",
    "content": "Nội dung",
    "forms": "Hình thức",
    "months": "Các tháng",
    "when": "Thời điểm",
    "duration": "Thời gian",
    "responsible": "Người chịu trách nhiệm",
}


@dataclass(frozen=True, kw_only=True)
class LineView:
    """One line of a plan; a dropped one has the number 0."""

    uid: str
    rev: int
    number: int
    item_code: str
    content: str
    forms: tuple[Form, ...]
    months: tuple[int, ...]
    when: str
    duration: str
    responsible: str

    @property
    def is_dropped(self) -> bool:
        """Whether it was taken out of the plan."""
        return not self.number

    @property
    def timing(self) -> str:
        """When it is to be disclosed, in words."""
        return timing(self.months, self.when)


@dataclass(frozen=True, kw_only=True)
class PlanView:
    """The plan of one year; `is_changed` says that lines were changed after it was issued."""

    uid: str
    rev: int
    year: int
    number: str
    issued_on: date | None
    is_changed: bool
    lines: tuple[LineView, ...]
    dropped: tuple[LineView, ...]

    @property
    def lacking(self) -> str:
        """The sentence that names lines without a responsible person, or no words."""
        return lacking_person([(line.number, line.item_code, line.responsible) for line in self.lines])


def plan_of(session: Session, year: int) -> PlanView | None:
    """The plan of a year; None when there is none."""
    plan = session.scalars(select(DisclosurePlan).where(DisclosurePlan.year == year)).one_or_none()
    if plan is None:
        return None
    rows = lines_of(session, plan)
    live = [row for row in rows if not row.is_dropped]
    return PlanView(
        uid=plan.uid,
        rev=plan.rev,
        year=plan.year,
        number=plan.number,
        issued_on=plan.issued_on,
        is_changed=plan.issued_on is not None and any(row.changed_at > plan.changed_at for row in rows),
        lines=tuple(_line(row, number) for number, row in enumerate(live, start=1)),
        dropped=tuple(_line(row, 0) for row in rows if row.is_dropped),
    )


def lines_of(session: Session, plan: DisclosurePlan) -> Sequence[PlanLine]:
    """Every line that the plan has or had, in order."""
    query = select(PlanLine).where(PlanLine.plan_id == plan.id).order_by(PlanLine.position, PlanLine.id)
    return session.scalars(query).all()


def plan_years(session: Session) -> tuple[int, ...]:
    """The years that have a plan, the newest first."""
    return tuple(session.scalars(select(DisclosurePlan.year).order_by(DisclosurePlan.year.desc())))


def line_history(session: Session, uid: str) -> list[Happening]:
    """What was done with a line, the newest first."""
    return law_history.happenings(session, [uid], _line_words)


def months_of(text: str) -> tuple[int, ...]:
    """Months as they are kept, joined by ";"."""
    return tuple(int(month) for month in text.split(";") if month)


def _line(row: PlanLine, number: int) -> LineView:
    named = ("uid", "rev", "item_code", "content", "when", "duration", "responsible")
    return LineView(
        number=number,
        forms=forms_of(row.forms),
        months=months_of(row.months),
        **{name: getattr(row, name) for name in named},
    )


def _line_words(change: Told, _facts: Mapping[str, Any]) -> str:
    if change.action == "add":
        return "Thêm vào kế hoạch"
    said = [f"{label}: {_told(name, change.new[name])}" for name, label in _LABELS.items() if name in change.new]
    if "is_dropped" in change.new:
        said.append("Bỏ khỏi kế hoạch" if change.new["is_dropped"] else "Lấy lại vào kế hoạch")
    return "; ".join(said)


def _told(name: str, value: str | int) -> str:
    if name == "forms":
        return form_names(forms_of(str(value)))
    return str(value).replace(";", ", ") or "để trống"

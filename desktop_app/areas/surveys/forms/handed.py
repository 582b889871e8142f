"""Questionnaires that another office hands in as data: looked at with care, taken as versions, taken back."""

import json
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.surveys.forms import checking
from desktop_app.areas.surveys.forms.as_data import form_text, read_form
from desktop_app.areas.surveys.forms.form import Form
from desktop_app.areas.surveys.forms.library import Library
from desktop_app.areas.surveys.forms.lineage import breaks, carried_on
from desktop_app.areas.surveys.forms.versions import form_of_version, new_version
from desktop_app.areas.surveys.models import FormVersion
from desktop_app.areas.surveys.states import Source, VersionState
from desktop_app.core.errors import UserError
from desktop_app.core.package.canonical import is_deeper
from desktop_app.core.plain_data import odd_field

MOST_BYTES = 1 << 20
_DEPTH = 12
_BROKEN = "Phiếu khảo sát trong tệp bị hỏng hoặc không đúng mẫu. Đề nghị nơi gửi lập lại gói."


@dataclass(frozen=True)
class VersionPlan:
    """What taking a questionnaire would do: nothing where it is in use already; `notes` compare it with `newest`."""

    form: Form
    is_here: bool
    newest: str
    notes: tuple[str, ...] = ()


def read_handed(text: str) -> Form:
    """The questionnaire of a text that a stranger may have written; UserError when it is broken."""
    if len(text.encode()) > MOST_BYTES or is_deeper(text.encode(), _DEPTH):
        raise UserError(_BROKEN)
    try:
        form = read_form(text)
        odd = odd_field(form)
        found = checking.problems(form)
    except (AttributeError, LookupError, RecursionError, TypeError, ValueError):
        raise UserError(_BROKEN) from None
    if odd:
        raise UserError(_BROKEN)
    if found:
        raise UserError(f"Phiếu {form.code} bản {form.version} chưa dùng được. {found[0].sentence}")
    return form


def plan_version(session: Session, text: str) -> VersionPlan:
    """What taking the questionnaire would do; UserError when it breaks the line of those that were asked before."""
    form, library = read_handed(text), Library(session)
    label = f"Phiếu {form.code} bản {form.version}"
    in_use = [row.version for row in library.rows_of(form.code) if row.state is VersionState.IN_USE]
    newest = next(iter(in_use), "")
    if library.has(form.code, form.version):
        if _asks(library.form(form.code, form.version)) != _asks(form):
            raise UserError(
                f"{label} đã có ở cơ quan này với nội dung khác. Đề nghị nơi gửi đặt số bản khác rồi lập lại gói."
            )
        return VersionPlan(form, library.row(form.code, form.version).state is VersionState.IN_USE, newest)
    if broken := next(breaks(form, library.earlier(form)), None):
        raise UserError(f"{label} không nối tiếp được các bản đang có. {broken.sentence}")
    return VersionPlan(form, False, newest, library.newest_beside(form))


def take_version(session: Session, text: str, came_from: str) -> str:
    """Put the questionnaire in use in the caller's transaction; gives the row's uid, "" when it was in use already."""
    plan = plan_version(session, text)
    if plan.is_here:
        return ""
    library, form = Library(session), plan.form
    if library.has(form.code, form.version):
        row = library.entered(form.code, form.version)
        if row is None:
            return ""
        row.state = VersionState.IN_USE
    else:
        row = new_version(session, carried_on(form, library.earlier(form)), Source.SENT_DOWN)
    row.came_from = came_from
    session.flush()
    return row.uid


def drop_version(session: Session, uid: str) -> None:
    """Let no survey begin with it any more; UserError when one did."""
    row = session.scalars(select(FormVersion).where(FormVersion.uid == uid)).one()
    if Library(session).row(row.code, row.version).surveys:
        raise UserError(
            f"Phiếu {row.code} bản {row.version} đã dùng cho đợt khảo sát nên không bỏ được. "
            "Muốn thôi dùng cho đợt sau, mở Bộ phiếu và chọn Thôi dùng bản này."
        )
    row.state = VersionState.RETIRED
    session.flush()


def handed_texts(session: Session) -> list[tuple[str, str, str]]:
    """Every version in use that may be handed on: code and number, title, the text."""
    rows = select(FormVersion).where(FormVersion.state == VersionState.IN_USE).order_by(FormVersion.code)
    return [
        (f"{row.code} bản {row.version}", row.title, form_text(form_of_version(row)))
        for row in session.scalars(rows)
        if row.source is not Source.SHIPPED
    ]


def _asks(form: Form) -> object:
    """The form without what follows from the other versions of an office."""
    data = json.loads(form_text(form))
    data.pop("retired", None)
    return data

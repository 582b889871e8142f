"""Versions of questionnaires that the office has, and the one that a survey begins with."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.surveys.forms.as_data import form_text, read_form
from desktop_app.areas.surveys.forms.form import Choice, Form
from desktop_app.areas.surveys.forms.shipped import shipped
from desktop_app.areas.surveys.models import FormVersion
from desktop_app.areas.surveys.states import Source, VersionState
from desktop_app.core.errors import UserError
from desktop_app.office.hamlets import hamlet_rows


def version_of(session: Session, code: str, version: str) -> FormVersion:
    """The version, to begin a survey with; a shipped one is entered when it is first used, and kept for good.

    UserError when there is none, when it is still being written, or when it was retired.
    """
    row = session.scalars(select(FormVersion).where(FormVersion.code == code, FormVersion.version == version)).first()
    if row is None:
        form = shipped().get(code)
        if form is None or form.version != version:
            raise UserError(f"Không có phiếu {code} bản {version}. Chọn phiếu khác trong Bộ phiếu.")
        row = new_version(session, form, Source.SHIPPED)
    if row.state is VersionState.RETIRED:
        raise UserError(f"Phiếu {code} bản {version} đã thôi dùng. Chọn bản khác.")
    if row.state is VersionState.DRAFT:
        raise UserError(f"Phiếu {code} bản {version} đang soạn. Soạn xong rồi mới mở đợt được.")
    return row


def new_version(session: Session, form: Form, source: Source, state: VersionState = VersionState.IN_USE) -> FormVersion:
    """Enter this form as a version of its own."""
    row = FormVersion(
        code=form.code,
        version=form.version,
        title=form.title,
        source=source,
        state=state,
        definition=form_text(form),
    )
    session.add(row)
    return row


def form_of_version(row: FormVersion) -> Form:
    """The form of a version."""
    return read_form(row.definition)


def office_lists(session: Session, on: date) -> Mapping[str, tuple[Choice, ...]]:
    """The office's own lists that a form may take its choices from: its hamlets of the day; the alias is the uid."""
    rows = enumerate(hamlet_rows(session, on), start=1)
    return {"hamlets": tuple(Choice(code, each.full_name, each.uid) for code, each in rows)}

"""The versions of questionnaires that a survey may begin with."""

from sqlalchemy import select

from desktop_app.areas.surveys.forms.form import Form
from desktop_app.areas.surveys.forms.shipped import shipped
from desktop_app.areas.surveys.forms.versions import form_of_version
from desktop_app.areas.surveys.models import FormVersion
from desktop_app.areas.surveys.states import VersionState
from desktop_app.office.desk import Desk


def offered_forms(desk: Desk) -> tuple[Form, ...]:
    """Every version in use, those shipped that nobody touched yet too; by code, the latest version first."""
    with desk.db.reading() as session:
        rows = session.scalars(select(FormVersion).order_by(FormVersion.id.desc())).all()
        known = {(row.code, row.version) for row in rows}
        forms = [form_of_version(row) for row in rows if row.state is VersionState.IN_USE]
    forms += [form for form in shipped().values() if (form.code, form.version) not in known]
    return tuple(sorted(forms, key=lambda form: form.code))


def form_key(form: Form) -> str:
    """How the entry form names the version."""
    return f"{form.code}|{form.version}"


def form_label(form: Form) -> str:
    """What the list of the entry form says of it."""
    return f"{form.code}, bản {form.version}: {form.title}"

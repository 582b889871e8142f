"""How an entry becomes a survey: its form with the hamlets of its first day, its place among others, its numbers."""

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session

from desktop_app.areas.surveys.entry import SurveyEntry
from desktop_app.areas.surveys.field.allotting import next_running
from desktop_app.areas.surveys.forms.as_data import form_text
from desktop_app.areas.surveys.forms.versions import form_of_version, office_lists, version_of
from desktop_app.areas.surveys.kept import form_of_survey
from desktop_app.areas.surveys.models import Survey
from desktop_app.core import words
from desktop_app.core.errors import InvalidInput
from desktop_app.core.text.fold import fold
from desktop_app.office.postings.serial import office_code
from desktop_app.office.profile import read_profile

FIXED = ("code", "version", "year", "quarter", "from_on")
"""What stays once forms have their numbers: they are printed with it."""

_PERIOD = ("code", "year", "quarter")
_FREE = ("to_on", "wanted", "population", "rekey", "rekey_share")


def fill(session: Session, survey: Survey, entry: SurveyEntry) -> None:
    """Bring a new or known survey to what the entry says; InvalidInput for a name that another one has."""
    if any(getattr(survey, name) != getattr(entry, name) for name in FIXED):
        _fix(session, survey, entry)
    survey.name = _name(session, survey, entry)
    for name in _FREE:
        setattr(survey, name, getattr(entry, name))
    survey.unit = entry.unit.strip() or form_of_survey(survey).unit
    survey.frame, survey.note = entry.frame.strip(), entry.note.strip()


def refuse_fixed(survey: Survey, entry: SurveyEntry) -> None:
    """InvalidInput where a survey that has batches would get another form or period."""
    changed = [name for name in FIXED if getattr(survey, name) != getattr(entry, name)]
    if survey.batches and changed:
        said = f"Đợt đã có lô phiếu, số phiếu đã in theo {survey.label} từ ngày {words.day(survey.from_on)}"
        sentence = f"{said}. Giữ như cũ, hoặc hủy đợt rồi mở đợt mới."
        raise InvalidInput({"form" if name in ("code", "version") else name: sentence for name in changed})


def _fix(session: Session, survey: Survey, entry: SurveyEntry) -> None:
    """The form with the hamlets of its first day; in another period also a place and numbers there."""
    version = version_of(session, entry.code, entry.version)
    form = form_of_version(version).resolved(office_lists(session, entry.from_on))
    if any(getattr(survey, name) != getattr(entry, name) for name in _PERIOD):
        survey.ordinal = 1 + (session.scalar(select(func.max(Survey.ordinal)).where(_same_period(entry))) or 0)
        survey.office = office_code(read_profile(session).code)
        survey.next_serial = next_running(session, entry.code, entry.year, entry.quarter)
    for name in FIXED:
        setattr(survey, name, getattr(entry, name))
    survey.title, survey.is_anonymous, survey.definition = form.title, form.is_anonymous, form_text(form)


def _name(session: Session, survey: Survey, entry: SurveyEntry) -> str:
    """The name that was typed; a blank one that another survey of the period has too gets a number instead."""
    rows = session.scalars(select(Survey).where(_same_period(entry), Survey.voided_on.is_(None)))
    others = {fold(row.name) for row in rows if row.uid != survey.uid}
    name = entry.name.strip()
    if fold(name) not in others:
        return name
    if name:
        said = f"{entry.code} quý này đã có đợt tên {name}"
        raise InvalidInput({"name": f"{said}. Gõ tên khác để phân biệt hai đợt."})
    return f"đợt {survey.ordinal}"


def _same_period(entry: SurveyEntry) -> ColumnElement[bool]:
    return and_(Survey.code == entry.code, Survey.year == entry.year, Survey.quarter == entry.quarter)

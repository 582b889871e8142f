"""What an officer does with surveys; one method is one transaction."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop_app.areas.surveys.entry import SurveyEntry
from desktop_app.areas.surveys.field.allotting import next_running
from desktop_app.areas.surveys.forms.as_data import form_text
from desktop_app.areas.surveys.forms.versions import form_of_version, office_lists, version_of
from desktop_app.areas.surveys.kept import Saved, saved
from desktop_app.areas.surveys.models import Survey
from desktop_app.core.errors import InvalidInput
from desktop_app.office.desk import Service
from desktop_app.office.rights import Right, needs


class SurveyService(Service):
    """Surveys of the office."""

    @needs(Right.RECORD)
    def begin(self, entry: SurveyEntry) -> Saved:
        """Open a survey; the form and the hamlets are those of its first day, for good."""
        if entry.to_on < entry.from_on:
            raise InvalidInput({"to_on": "Ngày kết thúc trước ngày bắt đầu. Xem lại hai ngày."})
        with self.desk.db.writing(self.holder.uid) as session:
            version = version_of(session, entry.code, entry.version)
            form = form_of_version(version).resolved(office_lists(session, entry.from_on))
            survey = Survey(
                code=entry.code,
                version=entry.version,
                title=form.title,
                year=entry.year,
                quarter=entry.quarter,
                ordinal=_last_ordinal(session, entry) + 1,
                name=entry.name.strip(),
                from_on=entry.from_on,
                to_on=entry.to_on,
                definition=form_text(form),
                is_anonymous=form.is_anonymous,
                unit=entry.unit.strip() or form.unit,
                wanted=entry.wanted,
                population=entry.population,
                frame=entry.frame.strip(),
                next_serial=next_running(session, entry.code, entry.year, entry.quarter),
                rekey=entry.rekey,
                rekey_share=entry.rekey_share,
                note=entry.note.strip(),
            )
            session.add(survey)
            session.flush()
            return saved(survey)


def _last_ordinal(session: Session, entry: SurveyEntry) -> int:
    """The place of the last survey among those of its questionnaire and quarter."""
    same = (Survey.code == entry.code, Survey.year == entry.year, Survey.quarter == entry.quarter)
    return session.scalar(select(func.max(Survey.ordinal)).where(*same)) or 0

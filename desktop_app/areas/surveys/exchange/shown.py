"""What the page of import and export shows of a survey before a file is chosen."""

from dataclasses import dataclass

from desktop_app.areas.surveys.exchange.export_service import file_stem
from desktop_app.areas.surveys.forms.form import Form
from desktop_app.areas.surveys.kept import form_of_survey, survey_of
from desktop_app.areas.surveys.states import SurveyState
from desktop_app.office.desk import Desk


@dataclass(frozen=True)
class SurveyShown:
    """A survey by its name, whether forms may still come in, and whether single forms may leave."""

    uid: str
    label: str
    title: str
    file_name: str
    form: Form
    is_open: bool

    @property
    def may_leave(self) -> bool:
        """Whether its forms are exported one by one."""
        return not self.form.is_anonymous


def survey_shown(desk: Desk, uid: str) -> SurveyShown:
    """The survey as it stands."""
    with desk.db.reading() as session:
        survey = survey_of(session, uid)
        is_open = survey.state is SurveyState.OPEN and not survey.voided_on
        form = form_of_survey(survey)
        return SurveyShown(survey.uid, survey.label, survey.title, file_stem(survey), form, is_open)

"""The pages of rounds: their list, the opening of one, its record."""

from desktop_app.office.area import PageEntry

_HERE = "desktop_app.areas.surveys"

FIELD_PAGES = (
    PageEntry(
        key="surveys.rounds",
        title="Đợt khảo sát",
        view=f"{_HERE}.views.rounds_page:RoundsPage",
        help="dot-khao-sat",
        right="SEE_SURVEYS",
    ),
    PageEntry(
        key="surveys.entry",
        title="Mở đợt khảo sát",
        view=f"{_HERE}.views.entry_page:EntryPage",
        help="mo-dot-khao-sat",
        right="RECORD",
        in_side_bar=False,
        draft="surveys.entry",
    ),
    PageEntry(
        key="surveys.survey",
        title="Hồ sơ đợt khảo sát",
        view=f"{_HERE}.views.survey_page:SurveyPage",
        help="ho-so-khao-sat",
        right="SEE_SURVEYS",
        in_side_bar=False,
    ),
)

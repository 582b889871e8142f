"""Khảo sát: questionnaires, the field, keying, and results that explain themselves."""

from desktop_app.office.area import Area, PageEntry

HERE = "desktop_app.areas.surveys"

AREA = Area(
    key="surveys",
    name="Khảo sát",
    icon="clipboard-list",
    models=f"{HERE}.models",
    pages=(
        PageEntry(
            key="surveys.rounds",
            title="Đợt khảo sát",
            view=f"{HERE}.views.rounds_page:RoundsPage",
            help="dot-khao-sat",
            right="SEE_SURVEYS",
        ),
        PageEntry(
            key="surveys.entry",
            title="Mở đợt khảo sát",
            view=f"{HERE}.views.entry_page:EntryPage",
            help="mo-dot-khao-sat",
            right="RECORD",
            in_side_bar=False,
            draft="surveys.entry",
        ),
        PageEntry(
            key="surveys.survey",
            title="Hồ sơ đợt khảo sát",
            view=f"{HERE}.views.survey_page:SurveyPage",
            help="ho-so-khao-sat",
            right="SEE_SURVEYS",
            in_side_bar=False,
        ),
    ),
    finds={12: f"{HERE}.hits:survey_hits"},
    due=f"{HERE}.due:due_items",
    today=f"{HERE}.today:surveys_today",
    opens="surveys.survey",
    papers={"danh-sach-ho-khao-sat": f"{HERE}.field.draw_paper:draw_sample"},
)

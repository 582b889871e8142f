"""Khảo sát: questionnaires, the field, keying, and results that explain themselves."""

from desktop_app.areas.surveys.checks.declared import CHECK_PAGES
from desktop_app.areas.surveys.exchange.declared import EXCHANGE_COMMANDS, EXCHANGE_PAGES
from desktop_app.areas.surveys.exchanged import EXCHANGED
from desktop_app.areas.surveys.field.declared import FIELD_PAGES
from desktop_app.areas.surveys.figures.declared import READINGS, SOURCES
from desktop_app.areas.surveys.forms.declared import FORM_COMMANDS, FORM_PAGES
from desktop_app.areas.surveys.keying.declared import KEYING_PAGES
from desktop_app.areas.surveys.printing.declared import PAPER_SAMPLES, PRINT_SURVEY
from desktop_app.areas.surveys.report.declared import REPORT_SAMPLES, RESULTS
from desktop_app.areas.surveys.results.declared import RESULT_PAGES
from desktop_app.office.area import Area
from desktop_app.office.practice_task import PracticeTask

HERE = "desktop_app.areas.surveys"

AREA = Area(
    key="surveys",
    name="Khảo sát",
    icon="clipboard-list",
    models=f"{HERE}.models",
    pages=(
        *FIELD_PAGES,
        *CHECK_PAGES,
        *EXCHANGE_PAGES,
        *KEYING_PAGES,
        *RESULT_PAGES,
        *FORM_PAGES,
    ),
    commands=(
        *FORM_COMMANDS,
        PRINT_SURVEY,
        *EXCHANGE_COMMANDS,
        RESULTS,
    ),
    demo=f"{HERE}.demo:make",
    tasks=(
        PracticeTask(
            "Nhập một phiếu khảo sát",
            "Chọn một lô, gõ số phiếu theo ví dụ trên màn hình, rồi mỗi câu một phím số.",
            "surveys.keying",
            ("survey_response add", "survey_keying add", "survey_keying change"),
        ),
    ),
    sources=SOURCES,
    readings=READINGS,
    papers={**PAPER_SAMPLES, **REPORT_SAMPLES},
    finds={12: f"{HERE}.hits:survey_hits"},
    due=f"{HERE}.due:due_items",
    waiting=f"{HERE}.waiting:waiting_items",
    today=f"{HERE}.today:surveys_today",
    opens="surveys.survey",
    exchanged=EXCHANGED,
)

"""Khảo sát: questionnaires, the field, keying, and results that explain themselves."""

from desktop_app.areas.surveys.checks.declared import CHECK_PAGES
from desktop_app.areas.surveys.exchange.declared import EXCHANGE_COMMANDS, EXCHANGE_PAGES
from desktop_app.areas.surveys.field.declared import FIELD_PAGES
from desktop_app.areas.surveys.forms.declared import FORM_COMMANDS
from desktop_app.areas.surveys.report.declared import RESULTS
from desktop_app.office.area import Area, Argument, ArgumentKind, Command, PageEntry

HERE = "desktop_app.areas.surveys"

PRINT_SURVEY = Command(
    verb="print",
    noun="survey",
    help="Lập một lô của đợt khảo sát đang làm và ghi phiếu trắng của lô, mỗi phiếu một số, ra tệp PDF.",
    arguments=(
        Argument("form", "mã phiếu, ví dụ PKS03"),
        Argument("--count", "số phiếu", kind=ArgumentKind.NUMBER),
        Argument("--out", "tệp ghi ra", kind=ArgumentKind.FILE),
        Argument("--hamlet", "thôn phát phiếu", required=False),
        Argument("--collector", "người phát, thu phiếu; không có thì người đăng nhập", required=False),
        Argument("--period", "quý khi phiếu có nhiều đợt đang làm, dạng 2026-Q2", required=False),
    ),
    run=f"{HERE}.printing.commands:print_survey",
    right="PRINT",
)

AREA = Area(
    key="surveys",
    name="Khảo sát",
    icon="clipboard-list",
    models=f"{HERE}.models",
    pages=(
        *FIELD_PAGES,
        *CHECK_PAGES,
        PageEntry(
            key="surveys.keying",
            title="Nhập phiếu",
            view=f"{HERE}.keying.views.keying_page:KeyingPage",
            help="nhap-phieu",
            right="KEY_FORMS",
            draft="surveys.keying",
        ),
        *EXCHANGE_PAGES,
    ),
    commands=(
        *FORM_COMMANDS,
        PRINT_SURVEY,
        *EXCHANGE_COMMANDS,
        RESULTS,
    ),
    papers={
        "phieu-khao-sat": f"{HERE}.printing.samples:form_sample",
        "phieu-dau-lo": f"{HERE}.printing.samples:cover_sample",
        "chung-thu-lo-phieu": f"{HERE}.printing.samples:certificate_sample",
        "bang-ma-phieu": f"{HERE}.printing.samples:codebook_sample",
        "bao-cao-khao-sat": f"{HERE}.report.samples:report_sample",
        "danh-sach-ho-khao-sat": f"{HERE}.field.draw_paper:draw_sample",
    },
    finds={12: f"{HERE}.hits:survey_hits"},
    due=f"{HERE}.due:due_items",
    today=f"{HERE}.today:surveys_today",
    opens="surveys.survey",
)

"""Khảo sát: questionnaires, the field, keying, and results that explain themselves."""

from desktop_app.areas.surveys.exchange.declared import EXCHANGE_COMMANDS
from desktop_app.areas.surveys.forms.declared import FORM_COMMANDS
from desktop_app.areas.surveys.report.declared import RESULTS
from desktop_app.office.area import Area, PageEntry

HERE = "desktop_app.areas.surveys"

AREA = Area(
    key="surveys",
    name="Khảo sát",
    icon="clipboard-list",
    models=f"{HERE}.models",
    commands=(
        *FORM_COMMANDS,
        *EXCHANGE_COMMANDS,
        RESULTS,
    ),
    papers={
        "phieu-khao-sat": f"{HERE}.printing.samples:form_sample",
        "phieu-dau-lo": f"{HERE}.printing.samples:cover_sample",
        "chung-thu-lo-phieu": f"{HERE}.printing.samples:certificate_sample",
        "bang-ma-phieu": f"{HERE}.printing.samples:codebook_sample",
        "bao-cao-khao-sat": f"{HERE}.report.samples:report_sample",
    },
    pages=(
        PageEntry(
            key="surveys.intake",
            title="Nhập, xuất phiếu",
            view=f"{HERE}.exchange.views.intake_page:IntakePage",
            help="nhap-xuat-phieu",
            right="RECORD",
            in_side_bar=False,
        ),
    ),
)

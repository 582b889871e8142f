"""Khảo sát: questionnaires, the field, keying, and results that explain themselves."""

from desktop_app.areas.surveys.exchange.declared import EXCHANGE_COMMANDS
from desktop_app.areas.surveys.forms.declared import FORM_COMMANDS
from desktop_app.areas.surveys.results.declared import RESULT_PAGES
from desktop_app.office.area import Area

HERE = "desktop_app.areas.surveys"

AREA = Area(
    key="surveys",
    name="Khảo sát",
    icon="clipboard-list",
    models=f"{HERE}.models",
    pages=(*RESULT_PAGES,),
    commands=(
        *FORM_COMMANDS,
        *EXCHANGE_COMMANDS,
    ),
    papers={
        "phieu-khao-sat": f"{HERE}.printing.samples:form_sample",
        "phieu-dau-lo": f"{HERE}.printing.samples:cover_sample",
        "chung-thu-lo-phieu": f"{HERE}.printing.samples:certificate_sample",
        "bang-ma-phieu": f"{HERE}.printing.samples:codebook_sample",
    },
)

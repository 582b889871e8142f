"""Báo cáo: the forms and reports of all areas, from the registers to the signed paper."""

from desktop_app.office.area import Area
from desktop_app.reports.papers.declared import COMMANDS

HERE = "desktop_app.reports"

AREA = Area(
    key="reports",
    name="Báo cáo",
    icon="file-chart-column",
    models=f"{HERE}.models",
    commands=COMMANDS,
    papers={"bieu-bao-cao": f"{HERE}.papers.samples:form_sample"},
)

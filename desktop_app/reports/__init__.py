"""Báo cáo: the forms and reports of all areas, from the registers to the signed paper."""

from desktop_app.office.area import Area

HERE = "desktop_app.reports"

AREA = Area(
    key="reports",
    name="Báo cáo",
    icon="file-chart-column",
    models=f"{HERE}.models",
)

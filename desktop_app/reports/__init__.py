"""Báo cáo: the forms and reports of all areas, from the registers to the signed paper."""

from desktop_app.office.area import Area, PageEntry

HERE = "desktop_app.reports"

AREA = Area(
    key="reports",
    name="Báo cáo",
    icon="file-chart-column",
    models=f"{HERE}.models",
    pages=(
        PageEntry(
            key="reports.year",
            title="Nhìn cả năm",
            view=f"{HERE}.year.views.page:YearPage",
            help="nhin-ca-nam",
        ),
    ),
    papers={"nhin-ca-nam": f"{HERE}.year.samples:year_sample"},
)

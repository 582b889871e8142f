"""Báo cáo: the forms and reports of all areas, from the registers to the signed paper."""

from desktop_app.office.area import Area, PageEntry
from desktop_app.office.practice_task import PracticeTask
from desktop_app.reports.papers.declared import COMMANDS

HERE = "desktop_app.reports"

AREA = Area(
    key="reports",
    name="Báo cáo",
    icon="file-chart-column",
    models=f"{HERE}.models",
    pages=(
        PageEntry(
            key="reports.form",
            title="Biểu mẫu thanh tra",
            view=f"{HERE}.views.form_page:FormPage",
            help="bieu-mau-thanh-tra",
        ),
        PageEntry(
            key="reports.democracy",
            title="Báo cáo dân chủ",
            view=f"{HERE}.narrative.views.democracy_page:DemocracyPage",
            help="bao-cao-dan-chu",
        ),
        PageEntry(
            key="reports.list",
            title="Danh sách báo cáo",
            view=f"{HERE}.views.list_page:ReportsPage",
            help="danh-sach-bao-cao",
        ),
        PageEntry(
            key="reports.year",
            title="Nhìn cả năm",
            view=f"{HERE}.year.views.page:YearPage",
            help="nhin-ca-nam",
        ),
    ),
    papers={
        "bao-cao-dan-chu": f"{HERE}.narrative.samples:report_sample",
        "bieu-bao-cao": f"{HERE}.papers.samples:form_sample",
        "nhin-ca-nam": f"{HERE}.year.samples:year_sample",
    },
    due=f"{HERE}.due:due_items",
    today=f"{HERE}.today:reports_today",
    demo=f"{HERE}.demo:make",
    tasks=(
        PracticeTask(
            "Xem biểu báo cáo và chốt số liệu",
            "Bấm vào một con số để xem những dòng đã đếm, rồi chốt số liệu của kỳ.",
            "reports.form",
            ("report add", "report change"),
        ),
    ),
    opens="reports.form",
    commands=COMMANDS,
)

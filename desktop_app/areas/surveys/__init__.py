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
            key="surveys.keying",
            title="Nhập phiếu",
            view=f"{HERE}.keying.views.keying_page:KeyingPage",
            help="nhap-phieu",
            right="KEY_FORMS",
            draft="surveys.keying",
        ),
    ),
)

"""The pages on which a batch is settled and looked at."""

from desktop_app.office.area import PageEntry

HERE = "desktop_app.areas.surveys"

CHECK_PAGES = (
    PageEntry(
        key="surveys.settling",
        title="Đối chiếu hai lượt nhập",
        view=f"{HERE}.keying.views.settling_page:SettlingPage",
        help="doi-chieu-phieu",
        right="KEY_FORMS",
        in_side_bar=False,
    ),
    PageEntry(
        key="surveys.checks",
        title="Kiểm tra lô phiếu",
        view=f"{HERE}.checks.views.checks_page:ChecksPage",
        help="kiem-tra-lo-phieu",
        right="RECORD",
        in_side_bar=False,
    ),
)

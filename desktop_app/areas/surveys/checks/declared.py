"""The page on which a batch is looked at."""

from desktop_app.office.area import PageEntry

CHECK_PAGES = (
    PageEntry(
        key="surveys.checks",
        title="Kiểm tra lô phiếu",
        view="desktop_app.areas.surveys.checks.views.checks_page:ChecksPage",
        help="kiem-tra-lo-phieu",
        right="RECORD",
        in_side_bar=False,
    ),
)

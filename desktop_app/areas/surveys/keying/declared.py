"""The pages on which forms are keyed and two entries are settled."""

from desktop_app.office.area import PageEntry

_HERE = "desktop_app.areas.surveys.keying"

KEYING_PAGES = (
    PageEntry(
        key="surveys.keying",
        title="Nhập phiếu",
        view=f"{_HERE}.views.keying_page:KeyingPage",
        help="nhap-phieu",
        right="KEY_FORMS",
        draft="surveys.keying",
    ),
    PageEntry(
        key="surveys.settling",
        title="Đối chiếu hai lượt nhập",
        view=f"{_HERE}.views.settling_page:SettlingPage",
        help="doi-chieu-phieu",
        right="KEY_FORMS",
        in_side_bar=False,
    ),
)

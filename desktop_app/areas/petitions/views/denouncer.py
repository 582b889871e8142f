"""Who a denouncer is: asked for with a reason by an account that may see it."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject

from desktop_app.areas.petitions.record import PetitionRecord
from desktop_app.areas.petitions.service import PetitionService
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.identity import ask_identity, show_identity
from desktop_app.kit.page import Page

LABELS = {
    "full_name": "Họ và tên",
    "sex": "Giới tính",
    "born_on": "Ngày sinh",
    "paper_kind": "Loại giấy tờ",
    "paper_number": "Số giấy tờ",
    "paper_issued_on": "Ngày cấp",
    "paper_issued_by": "Nơi cấp",
    "phone": "Điện thoại",
    "hamlet": "Thôn, tổ dân phố",
    "address": "Địa chỉ",
    "mandate": "Giấy ủy quyền, giới thiệu",
}
Told = Callable[[Sequence[Mapping[str, object]]], None]


class Denouncer(QObject):
    """Every look is journalled before anything is shown."""

    def __init__(self, workplace: Workplace, page: Page) -> None:
        """Sheets are made over the window of `page`."""
        super().__init__(page)
        self._workplace, self._page = workplace, page

    def show(self, record: PetitionRecord) -> None:
        """Ask why, then show who it is."""
        window = self._page.window()
        self.ask(record, lambda people: show_identity(window, f"Đơn {record.label}", people, LABELS))

    def ask(self, record: PetitionRecord, tell: Told) -> None:
        """Ask why, then tell who it is."""
        service = PetitionService(self._workplace.desk)
        sheet = ask_identity(
            self._workplace,
            self._page.window(),
            f"Đơn {record.label}",
            lambda reason: service.reveal(record.uid, reason),
        )
        sheet.made.connect(tell)
        sheet.rise()

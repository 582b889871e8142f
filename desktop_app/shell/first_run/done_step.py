"""The office is there: what was made, what is still open, and the way in."""

from PySide6.QtWidgets import QHBoxLayout

from desktop_app.kit.controls import Banner, Card, Rule
from desktop_app.kit.labels import Label
from desktop_app.kit.theme import State, Token, Type, px
from desktop_app.office.hamlets import understood
from desktop_app.office.sheets import Sheet
from desktop_app.shell.first_run.setup import Setup
from desktop_app.shell.first_run.step_view import StepView

_SHEETS = {Sheet.REGISTER: "phiếu khôi phục khóa", Sheet.VAULT: "phiếu khôi phục kho mật"}


class DoneStep(StepView):
    """Enter opens the register."""

    def __init__(self, setup: Setup) -> None:
        super().__init__(
            setup, "Sổ đã sẵn sàng", "Từ đây ghi được lượt tiếp đầu tiên. Mọi mục dưới đây sửa được trong Hệ thống."
        )
        profile = setup.profile()
        count = sum(not line.is_known for line in understood(setup.raw["hamlets"]))
        where = "" if profile.province in ("", profile.name) else f", {profile.province}"
        lines = [
            ("Cơ quan", f"{profile.short_name}{where}"),
            ("Thôn, tổ dân phố", f"{count} nơi" if count else "chưa nhập"),
            ("Người phụ trách", setup.raw["account_name"]),
            ("Dữ liệu", setup.raw["folder"]),
            ("Sao lưu", setup.raw["backup_folder"] or "trong thư mục dữ liệu; nên chọn thêm một USB"),
        ]
        card = Card(spacing=10)
        for place, (label, value) in enumerate(lines):
            if place:
                card.body.addWidget(Rule())
            card.body.addLayout(_pair(label, value))
        self.body.addWidget(card)
        if unproved := setup.unproved:
            named = " và ".join(_SHEETS[sheet] for sheet in unproved)
            first = f"Chưa xác nhận {named}."
            second = "Trang Hôm nay còn nhắc cho đến khi lập phiếu mới và gõ lại hai ô."
            self.body.addWidget(Banner(State.WARNING, first, second))
        else:
            self.body.addWidget(Banner(State.DONE, "Hai phiếu khôi phục đã in rõ.", "Niêm phong và cất ngay hôm nay."))

    @property
    def main_words(self) -> str:
        """The way in."""
        return "Mở sổ"


def _pair(label: str, value: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(px(12))
    named = Label(label, Type.HINT)
    named.setFixedWidth(px(130))
    row.addWidget(named)
    row.addWidget(Label(value, colour=Token.INK, wrap=True), 1)
    return row

"""A new recovery sheet: said plainly what it voids, proved by a password, shown to be printed, typed back."""

from collections.abc import Mapping
from secrets import SystemRandom
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop_app.core.fields import Form, Section, Text
from desktop_app.kit.controls import Banner, Button, Kind
from desktop_app.kit.preview import PaperPreview
from desktop_app.kit.theme import State
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.account_entry import PROOF_FORM, VAULT_SHEET_FORM
from desktop_app.office.accounts import AccountService
from desktop_app.office.sheets import Sheet, SheetService, asked_groups
from desktop_app.shell.context import Shell

VOIDS = "Phiếu đang cất mất tác dụng ngay khi bấm Lập phiếu."
FOLLOWS = (
    "Phiếu mới hiện lên để in ra giấy; chương trình không giữ mã nên không in lại được. Nếu lưu thành tệp thì ai có "
    "tệp cũng dùng được phiếu: chỉ lưu ra USB cất riêng, không để trong máy này."
)
TAKE_VAULT = "Khôi phục quyền xem danh tính"
TAKEN = "Từ lần đăng nhập sau, tài khoản này xem được danh tính người tố cáo. Phiếu vừa dùng mất tác dụng."
_FILES = {Sheet.REGISTER: "phieu-khoi-phuc-khoa", Sheet.VAULT: "phieu-khoi-phuc-kho-mat"}


class RecoverySheets(QObject):
    """Makes new sheets; `renewed` once the one before is void, `proved` once it was typed back."""

    renewed = Signal()
    proved = Signal()

    def __init__(self, place: Shell, parent: QObject) -> None:
        """For whoever is signed in."""
        super().__init__(parent)
        self._place = place
        self._accounts = AccountService(place.desk, place.office.keeper)
        self._sheets = SheetService(place.office)

    def renew(self, sheet: Sheet) -> VerbSheet:
        """Begin: say what becomes void, ask for the password."""

        def does(values: Mapping[str, Any]) -> tuple[str, bytes]:
            self._accounts.prove(values["password"])
            code = self._accounts.renew_sheet(sheet)
            return code, self._sheets.paper(sheet, code)

        verb = Button("Lập phiếu", Kind.MAIN, icon="printer", key="Ctrl+S")
        notice = Banner(State.WARNING, VOIDS, FOLLOWS)
        opened = self._sheet("Lập phiếu khôi phục mới", _named(sheet), PROOF_FORM, does, verb, notice)
        opened.made.connect(lambda made: self._show(sheet, *made))
        opened.rise()
        return opened

    def take_vault(self) -> VerbSheet:
        """The right to see who denounced, by the sheet that the chairperson keeps; the sheet is replaced."""

        def does(values: Mapping[str, Any]) -> tuple[str, bytes]:
            code = self._accounts.take_vault(values["code"], values["password"])
            return code, self._sheets.paper(Sheet.VAULT, code)

        verb = Button("Khôi phục quyền", Kind.MAIN, key="Ctrl+S")
        notice = Banner(State.SECRET, TAKEN, FOLLOWS)
        opened = self._sheet(TAKE_VAULT, _named(Sheet.VAULT), VAULT_SHEET_FORM, does, verb, notice)
        opened.made.connect(lambda made: self._show(Sheet.VAULT, *made))
        opened.rise()
        return opened

    def present(self, sheet: Sheet, code: str) -> None:
        """Show a sheet whose code was made just now, to be printed and typed back."""
        self._show(sheet, code, self._sheets.paper(sheet, code))

    def _show(self, sheet: Sheet, code: str, pdf: bytes) -> None:
        self.renewed.emit()
        preview = PaperPreview(self._place.surface, _named(sheet), pdf, _FILES[sheet], can_send=False)
        preview.closed.connect(lambda: self._ask_back(sheet, code))
        preview.rise()

    def _ask_back(self, sheet: Sheet, code: str) -> None:
        places = asked_groups(SystemRandom())

        def does(values: Mapping[str, Any]) -> None:
            self._sheets.check(sheet, code, {place: values[f"group{place}"] for place in places})

        groups = tuple(Text(name=f"group{at}", label=f"Ô {at}", required=True, max_length=12, span=6) for at in places)
        form = Form("system.sheet.back", (Section("", groups),))
        verb = Button("Kiểm tra", Kind.MAIN, icon="check", key="Ctrl+S")
        said = "Gõ lại hai ô theo phiếu trên giấy để chắc rằng phiếu đọc được."
        opened = self._sheet("Kiểm tra phiếu vừa in", _named(sheet), form, does, verb, Banner(State.INFO, said))
        opened.made.connect(lambda _: self._prove())
        opened.rise()

    def _prove(self) -> None:
        self._place.say("Phiếu khôi phục đọc được. Niêm phong và cất theo hướng dẫn trên phiếu.")
        self.proved.emit()

    def _sheet(self, title: str, about: str, form: Form, does: Any, verb: Button, notice: Banner) -> VerbSheet:
        return VerbSheet(
            self._place.surface,
            title,
            about,
            form,
            does,
            verb=verb,
            jobs=self._place.jobs,
            today=self._place.desk.clock.today(),
            notice=notice,
        )


def _named(sheet: Sheet) -> str:
    return f"{sheet.value[0].upper()}{sheet.value[1:]}"

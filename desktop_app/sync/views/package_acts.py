"""What an upper office does with packages: take in, remark, give back, confirm, write receipts."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.core import words
from desktop_app.core.fields import Form, LongText, Section
from desktop_app.core.stick.drives import StickDrive
from desktop_app.core.stick.parcels import Parcel
from desktop_app.kit.act_menu import open_menu
from desktop_app.kit.controls import Banner, Button, Kind
from desktop_app.kit.file_choice import FileChoice, SystemFileChoice
from desktop_app.kit.sending import sender_of
from desktop_app.kit.theme import State
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.sync.receiving.answering import On, WrittenReceipt
from desktop_app.sync.receiving.queries import PackageRow
from desktop_app.sync.receiving.service import ReceiveService
from desktop_app.sync.views.import_page import ImportPage
from desktop_app.sync.views.stick_place import StickPlace

RECEIPTS = "bien-nhan"
NO_RECEIPTS = "Không có biên nhận mới nào để xuất. Gói chờ xác nhận thì xác nhận hoặc trả lại trước."


def _form(name: str, label: str, hint: str) -> Form:
    asked = LongText(name="said", label=label, required=True, max_length=2_000, lines=4, hint=hint)
    return Form(f"sync.{name}", (Section("", (asked,)),))


REMARK_FORM = _form("remark", "Nhận xét gửi lại cho xã", "Xã thấy nhận xét ở đúng dòng, đúng ô sau khi nhập biên nhận")
RETURN_FORM = _form("return", "Lý do trả lại", "Xã phải lập gói mới; số liệu đã nhập vẫn giữ đến khi gói mới vào")
CONFIRM_FORM = _form("confirm", "Lý do xác nhận", "Đã hỏi ai ở đơn vị, vì sao theo gói này")


class PackageActs(QObject):
    """Acts of the pages of an upper office; `done` when something has changed."""

    done = Signal()

    def __init__(self, place: StickPlace, parent: QObject, files: FileChoice | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._files: FileChoice = files or SystemFileChoice()
        self._service = ReceiveService(place.desk)
        self.drives: Sequence[StickDrive] = ()

    def see(self, drives: Sequence[StickDrive]) -> None:
        """These sticks are plugged in now."""
        self.drives = drives

    def take_in(self, anchor: QWidget) -> None:
        """Show what lies on the stick that is plugged in, or in a folder."""
        self._from_somewhere(anchor, "Chọn USB hoặc thư mục có gói", self.look_at)

    def look_at(self, folder: Path) -> None:
        """Show the packages below a folder before they are taken in."""
        page = ImportPage(self._place, folder)
        self._place.show_page(page)
        page.begin()

    def remark(self, row: PackageRow, on: On | None = None, about: str = "") -> None:
        """Say something of a package, a row or a figure."""
        told = f"{row.unit_name}, {about or f'gói số {row.seq}'}"
        verb = Button("Lưu nhận xét", Kind.MAIN, key="Ctrl+S")
        self._ask(
            "Nhận xét",
            told,
            REMARK_FORM,
            verb,
            "Đã lưu nhận xét; đi cùng biên nhận kế tiếp.",
            lambda said: self._service.comment(row.uid, said, on),
        )

    def give_back(self, row: PackageRow) -> None:
        """Ask for a new package."""
        verb = Button("Trả lại", Kind.DANGER, key="Ctrl+S")
        told = f"{row.unit_name}, gói số {row.seq}"
        self._ask(
            "Trả lại gói",
            told,
            RETURN_FORM,
            verb,
            "Đã trả lại; đi cùng biên nhận kế tiếp.",
            lambda said: self._service.give_back(row.uid, said),
        )

    def confirm(self, row: PackageRow) -> None:
        """Take what the package says for what counts from now on."""
        verb = Button("Xác nhận theo gói này", Kind.MAIN, key="Ctrl+S")
        notice = Banner(State.WARNING, row.trouble, "Bản cũ vẫn được giữ bên cạnh.")
        told = f"{row.unit_name}, gói số {row.seq}"
        self._ask(
            "Xác nhận gói",
            told,
            CONFIRM_FORM,
            verb,
            "Đã xác nhận và nhập gói.",
            lambda said: self._service.confirm_fork(row.uid, said),
            notice,
        )

    def receipt(self, row: PackageRow) -> None:
        """The signed receipt of one package, onto a stick."""
        sender = sender_of(self._place.surface)
        if sender is None:
            return
        name = f"{RECEIPTS}/BIEN-NHAN-{row.unit}_{row.seq:04}.dcpkg"

        def send(content: bytes) -> None:
            sender.send([Parcel(name, content)])
            self.done.emit()

        self._place.jobs.write(lambda _progress: self._service.receipt(row.uid), send, self._place.explain)

    def receipts(self, anchor: QWidget) -> None:
        """Every receipt that waits, one file for each unit."""
        self._from_somewhere(anchor, "Chọn USB hoặc thư mục để ghi biên nhận", self.write_receipts)

    def write_receipts(self, folder: Path) -> None:
        """Write the receipts that wait into a folder of their own."""
        target = folder / RECEIPTS

        def told(made: Sequence[WrittenReceipt]) -> None:
            many, packages = len(made), sum(each.packages for each in made)
            said = f"Đã xuất biên nhận {words.number(packages)} gói cho {words.number(many)} đơn vị vào {RECEIPTS}."
            self._place.say(said if made else NO_RECEIPTS)
            self.done.emit()

        self._place.jobs.write(lambda _progress: self._service.write_receipts(target), told, self._place.explain)

    def _from_somewhere(self, anchor: QWidget, title: str, does: Callable[[Path], object]) -> None:
        def choose() -> None:
            folder = self._files.folder(self._place.surface, title)
            if folder is not None:
                does(folder)

        sticks = [(each.name, partial(does, each.root)) for each in self.drives]
        if sticks:
            open_menu(anchor, (*sticks, ("Thư mục khác…", choose)))
        else:
            choose()

    def _ask(
        self, title: str, about: str, form: Form, verb: Button, done: str, does: Callable[[str], object],
        notice: QWidget | None = None,
    ) -> None:  # fmt: skip
        def work(values: Mapping[str, Any]) -> object:
            return does(values["said"])

        sheet = VerbSheet(
            self._place.surface, title, about, form, work, verb=verb, jobs=self._place.jobs,
            today=self._place.desk.clock.today(), notice=notice,
        )  # fmt: skip
        sheet.made.connect(lambda _: self._tell(done))
        sheet.rise()

    def _tell(self, sentence: str) -> None:
        self._place.say(sentence)
        self.done.emit()

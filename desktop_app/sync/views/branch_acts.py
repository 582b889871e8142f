"""What is done with branches: made, made anew, ended, their packages taken in; at a branch: handed over."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.core.fields import Form
from desktop_app.core.progress import Progress
from desktop_app.core.stick.drives import StickDrive
from desktop_app.core.stick.parcels import Parcel
from desktop_app.kit.act_menu import open_menu
from desktop_app.kit.controls import Banner, Button, Kind
from desktop_app.kit.file_choice import FileChoice, SystemFileChoice
from desktop_app.kit.sending import sender_of
from desktop_app.kit.theme import State
from desktop_app.kit.verb_sheet import Does, VerbSheet
from desktop_app.kit.work_stack import Told, WorkStack
from desktop_app.office.area import Outcome
from desktop_app.sync.branch.fields import BRANCH_FORM, CONFIRM_FORM, SURE_FORM
from desktop_app.sync.branch.handing import Handed, HandService
from desktop_app.sync.branch.join_service import JoinService
from desktop_app.sync.branch.queries import BranchLine, JoinedLine
from desktop_app.sync.branch.service import BranchService, Starter
from desktop_app.sync.receiving.answering import WrittenReceipt
from desktop_app.sync.sending.commands import take_receipts
from desktop_app.sync.sending.service import SendService
from desktop_app.sync.views.import_page import ImportPage
from desktop_app.sync.views.stick_place import StickPlace

RECEIPTS, FOLDER = "bien-nhan", "may-phu"
_STARTER = Told(
    "hard-drive",
    "Ghi bộ máy phụ",
    "Cả sổ được niêm phong vào một tệp; ở máy kia mở bằng mật khẩu của tài khoản ở máy này.",
    ("Đang sao lưu",),
    "Bấm Hủy thì không có tệp nào được để lại; sổ của máy phụ đã mở, bấm Lập lại để ghi tệp.",
)
_PACKAGE = Told(
    "send",
    "Lập gói giao máy chính",
    "Gói được niêm phong; chỉ máy chính mở được. Danh tính người tố cáo vẫn nằm trong kho mật.",
    (),
    "Bấm Hủy lúc nào cũng được; chưa có gói nào được lập.",
)
_NEW = (
    "Máy phụ chỉ ghi lượt tiếp, vào sổ riêng.",
    "Đơn thư, vụ việc và mọi sổ khác vẫn ghi ở máy này; ở máy phụ xem được như lúc lập.",
)
_ANEW = (
    "Máy phụ đang dùng sẽ không giao gói được nữa.",
    "Nhập gói cuối của nó trước khi lập lại; lượt tiếp chưa giao phải ghi lại ở máy mới. Số ghi tiếp số đã nhập ở đây.",
)
_END = (
    "Từ nay không nhận gói của máy phụ này nữa.",
    "Nhập gói cuối của nó trước. Sổ của nó giữ nguyên ở đây và sửa ở máy chính.",
)


class BranchActs(QObject):
    """Acts of both pages; `done` when something has changed."""

    done = Signal()

    def __init__(self, place: StickPlace, work: WorkStack, parent: QObject, files: FileChoice | None = None) -> None:
        """`work` shows what takes long in the page's place."""
        super().__init__(parent)
        self._place, self._work = place, work
        self._files: FileChoice = files or SystemFileChoice()
        self._service, self._joins = BranchService(place.desk), JoinService(place.desk)
        self._drives: Sequence[StickDrive] = ()

    def see(self, drives: Sequence[StickDrive]) -> None:
        """These sticks are plugged in now."""
        self._drives = drives

    def make(self, anchor: QWidget) -> None:
        """Ask what the desk is called, then where the file goes."""

        def made(said: object) -> None:
            values: Mapping[str, Any] = said if isinstance(said, Mapping) else {}
            self._write(anchor, partial(self._service.make, values["name"], values["place"]))

        verb = Button("Chọn USB", Kind.MAIN, icon="usb", key="Ctrl+S")
        notice = Banner(State.INFO, *_NEW)
        sheet = self._sheet("Lập máy phụ", "Một sổ mới cho bàn tiếp công dân thứ hai", BRANCH_FORM, dict, verb, notice)
        sheet.made.connect(made)
        sheet.rise()

    def renew(self, row: BranchLine, anchor: QWidget) -> None:
        """A new starter for the same book."""
        verb = Button("Chọn USB", Kind.MAIN, icon="usb", key="Ctrl+S")
        notice = Banner(State.WARNING, *_ANEW)
        sheet = self._sheet("Lập lại máy phụ", row.branch.name, SURE_FORM, dict, verb, notice)
        sheet.made.connect(lambda _: self._write(anchor, partial(self._service.renew, row.uid)))
        sheet.rise()

    def end(self, row: BranchLine) -> None:
        """Take nothing in any more from it."""
        verb = Button("Ngừng dùng", Kind.DANGER, key="Ctrl+S")
        notice = Banner(State.WARNING, *_END)
        sheet = self._sheet(
            "Ngừng dùng máy phụ", row.branch.name, SURE_FORM, lambda _: self._service.end(row.uid), verb, notice
        )
        sheet.made.connect(lambda _: self._tell(f"Đã ngừng dùng máy phụ sổ {row.uid}."))
        sheet.rise()

    def confirm(self, row: JoinedLine) -> None:
        """The book is from now on that of this package."""
        verb = Button("Xác nhận theo gói này", Kind.MAIN, key="Ctrl+S")
        notice = Banner(State.WARNING, row.trouble)

        def does(values: Mapping[str, Any]) -> object:
            return self._joins.confirm(row.uid, values["reason"])

        sheet = self._sheet("Xác nhận gói", f"Sổ {row.letter}, gói số {row.seq}", CONFIRM_FORM, does, verb, notice)
        sheet.made.connect(lambda _: self._tell("Đã xác nhận và nhập gói."))
        sheet.rise()

    def take_in(self, anchor: QWidget) -> None:
        """Show what lies on the stick that is plugged in, or in a folder."""

        def look_at(folder: Path) -> None:
            page = ImportPage(self._place, folder, self._joins)
            self._place.show_page(page)
            page.begin()

        self._somewhere(anchor, "Chọn USB hoặc thư mục có gói của máy phụ", look_at)

    def receipts(self, anchor: QWidget) -> None:
        """Write the receipts that wait."""

        def told(made: Sequence[WrittenReceipt]) -> None:
            many = sum(each.packages for each in made)
            said = f"Đã ghi biên nhận {words.number(many)} gói vào thư mục {RECEIPTS}."
            self._tell(said if made else "Không có biên nhận mới nào để ghi.")

        def write(folder: Path) -> None:
            self._place.jobs.write(
                lambda _progress: self._joins.write_receipts(folder / RECEIPTS), told, self._place.explain
            )

        self._somewhere(anchor, "Chọn USB hoặc thư mục để ghi biên nhận", write)

    def hand(self, *, all_files: bool = False) -> None:
        """Make the package of the branch's book, then ask for the stick."""
        service = HandService(self._place.desk)

        def make(progress: Progress) -> Handed:
            return service.make(progress, all_files=all_files)

        self._work.run(make, _PACKAGE, self._onto_stick, self._place.explain, writes=True)

    def _onto_stick(self, made: Handed) -> None:
        self.done.emit()
        sender = sender_of(self._place.surface)
        if sender is None:
            self._place.say(f"Đã lập gói số {made.seq}, bản lưu ở trên máy; nhờ người có quyền in, xuất ghi ra USB.")
            return
        parcel = Parcel(f"{FOLDER}/{made.file.name}", made.file)
        sender.send([parcel], lambda is_sent: self._handed(made) if is_sent else None)

    def _handed(self, made: Handed) -> None:
        said = f"Đã ghi gói số {made.seq}, {words.number(made.visits)} lượt tiếp, ra USB; đã đọc lại khớp."
        service = SendService(self._place.desk)
        self._place.jobs.write(
            lambda _progress: service.hand_over(made.uid), lambda _: self._tell(said), self._place.explain
        )

    def take_receipts(self, anchor: QWidget) -> None:
        """Take the main PC's receipts in."""
        desk = self._place.desk

        def told(outcome: Outcome) -> None:
            if outcome.failure:
                self._place.explain(UserError(outcome.failure))
            self._tell(outcome.text.replace("\n", " "))

        def take(folder: Path) -> None:
            self._place.jobs.write(lambda _progress: take_receipts(desk, folder), told, self._place.explain)

        self._somewhere(anchor, "Chọn USB hoặc thư mục có biên nhận", take)

    def _write(self, anchor: QWidget, make: Callable[[Path, Progress], Starter]) -> None:
        def done(made: Starter) -> None:
            self._tell(f"Đã ghi {made.file.name}. Cắm USB vào máy kia, mở chương trình, chọn Mở sổ từ máy khác.")

        def write(folder: Path) -> None:
            self._work.run(lambda progress: make(folder, progress), _STARTER, done, self._place.explain, writes=True)

        self._somewhere(anchor, "Chọn USB để ghi bộ máy phụ", write)

    def _somewhere(self, anchor: QWidget, title: str, does: Callable[[Path], object]) -> None:
        def choose() -> None:
            folder = self._files.folder(self._place.surface, title)
            if folder is not None:
                does(folder)

        sticks = [(each.name, partial(does, each.root)) for each in self._drives]
        if sticks:
            open_menu(anchor, (*sticks, ("Thư mục khác…", choose)))
        else:
            choose()

    def _sheet(
        self, title: str, about: str, form: Form, does: Does, verb: Button, notice: QWidget | None = None
    ) -> VerbSheet:
        today, jobs = self._place.desk.clock.today(), self._place.jobs
        return VerbSheet(
            self._place.surface, title, about, form, does, verb=verb, jobs=jobs, today=today, notice=notice
        )

    def _tell(self, sentence: str) -> None:
        self._place.say(sentence)
        self.done.emit()

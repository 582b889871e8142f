"""Cấp trên gửi xuống: what lies on the stick with all that it would change, installed or refused whole, taken back."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.core import words
from desktop_app.core.fields import Form, LongText, Section
from desktop_app.core.law.deadline import Move
from desktop_app.core.pages import Listed
from desktop_app.core.stick.drives import StickDrive
from desktop_app.kit.act_menu import open_menu
from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.empty import EmptyState
from desktop_app.kit.file_choice import FileChoice, SystemFileChoice
from desktop_app.kit.list_and_pane import ListAndPane
from desktop_app.kit.read_again import ReadAgain
from desktop_app.kit.reading_pane import ReadingPane
from desktop_app.kit.reading_sheet import read_in_sheet
from desktop_app.kit.table import PagedTable
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.rights import Right
from desktop_app.sync.down.finding import FoundDown, find_down, looked_again
from desktop_app.sync.down.queries import CameDownRow, came_down
from desktop_app.sync.down.taking import TakeDownService
from desktop_app.sync.states import DownState
from desktop_app.sync.views.came_down_words import (
    CAME_DOWN,
    GIVES_WAY,
    DownRow,
    down_cell,
    down_reading,
    down_rows,
    down_sentence,
)
from desktop_app.sync.views.stick_page import StickPage
from desktop_app.sync.views.stick_place import StickPlace

KEY = "sync.came_down"
NOTHING = (
    "download",
    "Cấp trên chưa gửi xuống gì",
    "Phiếu khảo sát, biểu mẫu báo cáo, quy định và ngày nghỉ của cấp trên về bằng USB. Cắm USB rồi bấm Nhập từ USB; "
    "chương trình cho xem từng thay đổi trước khi cài.",
)


def _form(name: str, label: str, hint: str) -> Form:
    asked = LongText(name="reason", label=label, required=True, max_length=500, lines=3, hint=hint)
    return Form(f"sync.down.{name}", (Section("", (asked,)),))


REFUSE_FORM = _form("refuse", "Lý do từ chối", "Lý do đi cùng gói sau lên cấp trên")
UNDO_FORM = _form("undo", "Lý do hoàn tác", "Mọi mục của gói trở lại như trước khi cài")


class CameDownPage(ReadAgain, StickPage):
    """One list with its pane; nothing is installed before somebody read what it does."""

    TABLES = frozenset({"came_down"})

    can_wait = True

    def __init__(self, place: StickPlace, files: FileChoice | None = None) -> None:
        super().__init__("Cấp trên gửi xuống", place)
        self._place, self._desk = place, place.desk
        self._files: FileChoice = files or SystemFileChoice()
        self._service = TakeDownService(place.desk)
        self._found: Sequence[FoundDown] = ()
        self._rows: Sequence[DownRow] = ()
        self._row: DownRow | None = None
        self._drives: Sequence[StickDrive] = ()
        self._folder: Path | None = None
        self.table = PagedTable(
            CAME_DOWN, lambda _sort: Listed(self._rows), down_cell, noun="gói", gives_way=GIVES_WAY,
            widths=place.memory(f"{KEY}.widths"), keys={"↑ ↓": "chọn", "Enter": "đọc"},
        )  # fmt: skip
        may = self._desk.account.may(Right.RECORD)
        self.install, self.refuse = Button("Cài gói", Kind.MAIN, icon="check"), Button("Từ chối", icon="ban")
        self.undo = Button("Hoàn tác", icon="undo-2")
        self.pane = ReadingPane(*((self.install, self.refuse, self.undo) if may else ()))
        self._both = ListAndPane(self.table, self.pane, place.memory(f"{KEY}.pane"), 440)
        self.look = Button("Nhập từ USB", icon="usb", key="Ctrl+I")
        self.set_body(self._both, scrolls=False, margin=0)
        self.set_buttons(self.look)
        self._listen()

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Read the list; `folder` is one to look into."""
        if folder := str(entry.get("folder") or ""):
            self._folder = Path(folder)
        super().arrive(entry)

    def regions(self) -> list[QWidget]:
        """List, pane."""
        return [self.table.view, self.pane]

    def look_in(self, folder: Path) -> None:
        """Look at every package below a folder, whatever its file is called."""
        self._folder = folder
        self._reload()

    def _listen(self) -> None:
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self._open)
        self.look.clicked.connect(self._look)
        self.install.clicked.connect(lambda: self._upon(self._install))
        self.refuse.clicked.connect(lambda: self._upon(self._refuse))
        self.undo.clicked.connect(lambda: self._upon(self._undo))
        self.watch.seen.connect(self._see)

    def _see(self, drives: Sequence[StickDrive]) -> None:
        self._drives = drives

    def _look(self) -> None:
        sticks = [(f"Từ {each.name}", partial(self.look_in, each.root)) for each in self._drives]
        if len(sticks) == 1:
            sticks[0][1]()
        elif sticks:
            open_menu(self.look, (*sticks, ("Từ thư mục…", self._choose_folder)))
        else:
            self._choose_folder()

    def _choose_folder(self) -> None:
        folder = self._files.folder(self._place.surface, "Chọn USB hoặc thư mục có gói cấp trên gửi xuống")
        if folder is not None:
            self.look_in(folder)

    def _reload(self) -> None:
        desk, service, folder, before = self._desk, self._service, self._folder, self._found
        self._folder = None  # what was found stays in mind: the stick may be taken out

        def work(_progress: object) -> tuple[Sequence[FoundDown], Sequence[CameDownRow]]:
            found = find_down(service, folder) if folder is not None else looked_again(service, before)
            return found, came_down(desk)

        def show(read: tuple[Sequence[FoundDown], Sequence[CameDownRow]]) -> None:
            self._found = read[0]
            self._rows = down_rows(*read)
            self.say(down_sentence(self._rows, looked=folder is not None))
            if not self._rows:
                self.table.set_empty(EmptyState(*NOTHING))
            self.table.reload()
            self.table.show_total(len(self._rows))

        self._place.jobs.read(work, show, self._place.explain, owner=self)

    def _choose(self, row: DownRow | None) -> None:
        self._row = row
        for button, _, shown in self._verbs(row):
            button.setVisible(shown)
        if row is None:
            self.pane.show_nothing("")
        else:
            self.pane.show_record(down_reading(row))

    def _verbs(self, row: DownRow | None) -> list[tuple[Button, Callable[[DownRow], None], bool]]:
        is_taken = row is not None and row.came is not None and row.came.state is DownState.TAKEN
        return [
            (self.install, self._install, row is not None and row.can_be_installed and not is_taken),
            (self.refuse, self._refuse, row is not None and row.is_open),
            (self.undo, self._undo, is_taken),
        ]

    def _open(self, row: DownRow) -> None:
        if not self._both.has_pane:
            may = self._desk.account.may(Right.RECORD)
            verbs = [(button.text(), partial(does, row)) for button, does, shown in self._verbs(row) if shown and may]
            read_in_sheet(self._place.surface, down_reading(row), verbs)

    def _upon(self, does: Callable[[DownRow], None]) -> None:
        if self._row is not None:
            does(self._row)

    def _install(self, row: DownRow) -> None:
        if (found := row.found) is None or (plan := row.plan) is None:
            return

        def installed(moves: Sequence[Move]) -> None:
            moved = f", dời {words.number(len(moves))} hạn" if moves else ""
            self._tell(f"Đã cài gói số {plan.seq}: {words.number(len(plan.lines))} mục{moved}.")

        service = self._service
        self._place.jobs.write(lambda _progress: service.take(found.content), installed, self._place.explain)

    def _refuse(self, row: DownRow) -> None:
        if (found := row.found) is not None and (plan := row.plan) is not None:
            self._ask(
                "Từ chối gói", f"Gói số {plan.seq}, {plan.from_name}", REFUSE_FORM, Button("Từ chối", Kind.DANGER),
                lambda reason: self._service.refuse(found.content, reason),
                f"Đã từ chối gói số {plan.seq}; lý do đi cùng gói sau lên cấp trên.",
            )  # fmt: skip

    def _undo(self, row: DownRow) -> None:
        if (came := row.came) is not None:
            self._ask(
                "Hoàn tác gói đã cài", f"Gói số {came.seq}, {came.from_name}", UNDO_FORM,
                Button("Hoàn tác", Kind.DANGER), lambda reason: self._service.take_back(came.uid, reason),
                f"Đã bỏ gói số {came.seq}; mọi mục trở lại như trước.",
            )  # fmt: skip

    def _ask(self, title: str, about: str, form: Form, verb: Button, does: Callable[[str], object], done: str) -> None:
        def work(values: Mapping[str, Any]) -> object:
            return does(values["reason"])

        sheet = VerbSheet(
            self._place.surface, title, about, form, work, verb=verb, jobs=self._place.jobs,
            today=self._desk.clock.today(),
        )  # fmt: skip
        sheet.made.connect(lambda _: self._tell(done))
        sheet.rise()

    def _tell(self, sentence: str) -> None:
        self._place.say(sentence)
        self._reload()

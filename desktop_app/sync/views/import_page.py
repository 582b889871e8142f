"""Nhập gói: the packages on a stick or in a folder, looked at first, then taken in one by one."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QWidget

from desktop_app.areas.views.papers import PaperViews
from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.core.package.find import Found
from desktop_app.core.pages import Listed
from desktop_app.core.progress import Progress
from desktop_app.kit.controls import Banner, Button, Kind
from desktop_app.kit.empty import EmptyState
from desktop_app.kit.list_and_pane import ListAndPane
from desktop_app.kit.page import Page
from desktop_app.kit.reading_pane import ReadingPane
from desktop_app.kit.reading_sheet import read_in_sheet
from desktop_app.kit.table import PagedTable
from desktop_app.kit.theme import State
from desktop_app.kit.work_stack import Told, WorkStack
from desktop_app.sync.papers.taken import TakenPaperService
from desktop_app.sync.receiving.planned import Planned, Standing, Taken
from desktop_app.sync.receiving.service import ReceiveService
from desktop_app.sync.views.planned_words import PLANNED, PlannedRow, plan_sentence, planned_cell, planned_reading
from desktop_app.sync.views.stick_place import StickPlace

NOTHING = (
    "usb",
    "Không thấy gói nào",
    "Không có gói số liệu trong thư mục này, dù tệp mang tên gì. Kiểm tra đúng USB của đơn vị; biên nhận và tệp "
    "khác không nhập ở đây.",
)


class Takes(Protocol):
    """Who takes packages in: an upper office those of communes, a main PC those of its branches."""

    def find(self, place: Path, /) -> list[Found]:
        """The packages in a file or a folder."""

    def plan(self, path: Path, progress: Progress | None = None) -> Planned:
        """What taking one in would do."""

    def apply(self, planned: Planned, progress: Progress | None = None) -> Taken:
        """Take it in."""


class ImportPage(Page):
    """Looked at when it is shown; `take` takes in what can be."""

    def __init__(self, place: StickPlace, folder: Path, service: Takes | None = None) -> None:
        """Of a file or a folder; those of communes when no `service` is given."""
        super().__init__("Nhập gói", back=place.back)
        self._place, self._folder = place, folder
        self._service: Takes = service or ReceiveService(place.desk)
        self.rows: Sequence[PlannedRow] = ()
        self.is_done = False
        self.papers = PaperViews(place)
        self.table = PagedTable(
            PLANNED,
            lambda _sort: Listed(self.rows),
            planned_cell,
            noun="gói",
            keys={"↑ ↓": "chọn", "Enter": "đọc"},
            gives_way=("same", "changed"),
        )
        self.pane = ReadingPane()
        self._both = ListAndPane(self.table, self.pane, place.memory("sync.import.pane"))
        self.work = WorkStack(self._both, place.jobs)
        self.print = Button("In danh sách", icon="printer", key="Ctrl+P")
        self.take = Button("Nhập", Kind.MAIN, icon="inbox", key="Ctrl+S")
        self.set_body(self.work, scrolls=False, margin=0)
        self.table.chosen.connect(self._read)
        self.table.opened.connect(self._open)
        self.take.clicked.connect(self._take)
        self.print.clicked.connect(self._print)

    def begin(self) -> None:
        """Look at every package; nothing is changed by it."""

        def work(progress: Progress) -> list[PlannedRow]:
            found = self._service.find(self._folder)
            rows = list[PlannedRow]()
            for at, each in enumerate(found):
                progress.report(at, len(found), each.path.name)
                rows.append(PlannedRow(str(each.path), self._service.plan(each.path)))
            return rows

        told = Told(
            "inbox", "Xem trước các gói", "Mở niêm phong, so chữ ký, so từng dòng với số đang giữ.", (),
            "Bấm Hủy lúc nào cũng được; chưa có gì thay đổi.", noun="gói",
        )  # fmt: skip
        self.work.run(work, told, self._planned, self._failed)

    def regions(self) -> list[QWidget]:
        """The list, the pane."""
        return [self.table.view, self.pane]

    def _planned(self, rows: list[PlannedRow]) -> None:
        self._show(rows)
        good = sum(row.planned.standing in (Standing.GOOD, Standing.FORKED) for row in rows)
        self.take.say(f"Nhập {words.number(good)} gói")
        self.take.setEnabled(bool(good))
        self.set_buttons(*((self.print, self.take) if rows else ()))
        if not rows:
            self.table.set_empty(EmptyState(*NOTHING))

    def _take(self) -> None:
        rows = self.rows

        def work(progress: Progress) -> list[PlannedRow]:
            done = list[PlannedRow]()
            for at, row in enumerate(rows):
                progress.report(at, len(rows), row.planned.unit_name or row.planned.path.name)
                done.append(self._taken(row))
            return done

        told = Told(
            "inbox", "Nhập các gói", "Mỗi gói nhập trọn hoặc không nhập gì.", (),
            "Bấm Hủy thì gói đang nhập bỏ lại nguyên; gói đã nhập xong giữ nguyên.", noun="gói",
        )  # fmt: skip
        self.set_banner(None)
        self.work.run(work, told, self._finished, self._failed, writes=True)

    def _taken(self, row: PlannedRow) -> PlannedRow:
        if row.planned.standing is Standing.SAME_AGAIN:
            return PlannedRow(row.uid, row.planned, is_done=True)
        # Looked at again: a package before it in the same folder may have changed what this one does.
        planned = self._service.plan(row.planned.path)
        return PlannedRow(row.uid, self._service.apply(planned).planned, is_done=True)

    def _finished(self, rows: list[PlannedRow]) -> None:
        self.is_done = True
        self._show(rows)
        leave = Button("Về danh sách", Kind.MAIN, icon="arrow-left", key="Ctrl+S")
        leave.clicked.connect(self._place.back)
        self.set_buttons(self.print, leave)
        if waits := sum(row.planned.standing is Standing.FORKED for row in rows):
            told = (
                f"{words.number(waits)} gói chờ xác nhận",
                "Gọi hỏi đơn vị, rồi xác nhận hoặc trả lại trong danh sách.",
            )
            self.set_banner(Banner(State.WARNING, *told))

    def _show(self, rows: Sequence[PlannedRow]) -> None:
        self.rows = rows
        self.table.reload()
        self.table.show_total(len(rows))
        self.say(plan_sentence(rows, is_done=self.is_done))

    def _read(self, row: PlannedRow | None) -> None:
        if row is None:
            self.pane.show_nothing("")
        else:
            self.pane.show_record(planned_reading(row))

    def _open(self, row: PlannedRow) -> None:
        if not self._both.has_pane:
            read_in_sheet(self._place.surface, planned_reading(row), [])

    def _print(self) -> None:
        service, rows, is_done = TakenPaperService(self._place.desk), [row.planned for row in self.rows], self.is_done
        self.papers.show("Danh sách gói", "danh-sach-goi-nhap", lambda: service.list_of(rows, is_done=is_done))

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self.set_banner(Banner(State.OVERDUE, str(error)))
        else:
            self._place.explain(error)

"""Nơi niêm yết: the office's boards in the order in which copies are numbered; closed ones stay with their days."""

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop_app.areas.disclosure.views.postings_page_place_words import (
    PlaceRow,
    place_cell,
    place_reading,
    place_row,
    places_sentence,
)
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.sheets import SAVE, verb_sheet
from desktop_app.core import words
from desktop_app.core.fields import Form
from desktop_app.core.pages import Listed
from desktop_app.core.text.fold import fold
from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.empty import EmptyState
from desktop_app.kit.filter_bar import FilterBar
from desktop_app.kit.list_and_pane import ListAndPane
from desktop_app.kit.page import Page
from desktop_app.kit.reading_pane import ReadingPane
from desktop_app.kit.reading_sheet import Verb, read_in_sheet
from desktop_app.kit.table import PagedTable
from desktop_app.kit.table_head import Sort
from desktop_app.kit.verb_sheet import Does, VerbSheet
from desktop_app.office.hamlet_service import HamletService
from desktop_app.office.hamlets import HamletRow
from desktop_app.office.postings.entry import place_of
from desktop_app.office.postings.fields import CLOSE_FORM, PLACE_COLUMNS, PLACE_FORM
from desktop_app.office.postings.places import PlaceService
from desktop_app.office.postings.shown import PlaceView
from desktop_app.office.rights import Right

KEY, POSTINGS = "disclosure.places", "disclosure.postings"
TABLES = frozenset({"posting_place", "hamlet"})
PAST = (("past", "Cả nơi đã ngừng"),)
KEYS = {"↑ ↓": "chọn", "Enter": "sửa", "Alt+↑ ↓": "đổi thứ tự"}
READ_KEYS = {"↑ ↓": "chọn", "Enter": "đọc", "Ctrl+F": "lọc"}


class PlacesPage(Page):
    """One list with its reading pane."""

    def __init__(self, workplace: Workplace) -> None:
        """Who may only read finds nothing that changes the list."""
        super().__init__("Nơi niêm yết", back=lambda: workplace.open(POSTINGS))
        self._workplace = workplace
        self._service, self._hamlets = PlaceService(workplace.desk), HamletService(workplace.desk)
        self._today = workplace.desk.clock.today()
        self._may_record = workplace.desk.account.may(Right.RECORD)
        self._rows: Sequence[PlaceRow] = ()
        self._known: Sequence[HamletRow] = ()
        self._bar = FilterBar("Lọc theo tên nơi, thôn", workplace.desk.clock, workplace.memory(KEY), toggles=PAST)
        self._table = PagedTable(
            PLACE_COLUMNS,
            self._pages,
            place_cell,
            noun="nơi",
            widths=workplace.memory(f"{KEY}.columns"),
            keys=KEYS if self._may_record else READ_KEYS,
            gives_way=("keeper", "hamlet"),
        )
        self._new = Button("Thêm nơi", Kind.MAIN, icon="plus", key="Ctrl+N")
        self._edit = Button("Sửa", icon="pencil", key="Enter")
        self._end = Button("Ngừng dùng", icon="ban")
        self._pane = ReadingPane(*((self._edit, self._end) if self._may_record else ()))
        self._both = ListAndPane(self._table, self._pane, workplace.memory(f"{KEY}.pane"))
        self.set_bar(self._bar)
        self.set_body(self._both, scrolls=False, margin=0)
        if self._may_record:
            self.set_buttons(self._new)
        self._listen()

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Read the list again, with the keyboard in it."""
        self._today = self._workplace.desk.clock.today()
        self._reload()
        self._table.view.setFocus()

    def notice(self, tables: frozenset[str]) -> None:
        """A place or a hamlet was changed."""
        if tables & TABLES:
            self._reload()

    def regions(self) -> list[QWidget]:
        """What F6 goes through: filters, list, pane."""
        return [self._bar, self._table.view, self._pane]

    def _listen(self) -> None:
        self._bar.changed.connect(self._filter)
        self._table.chosen.connect(self._read)
        self._table.opened.connect(self._open)
        self._new.clicked.connect(self._add)
        self._edit.clicked.connect(lambda: self._change(self._table.row()))
        self._end.clicked.connect(lambda: self._close(self._table.row()))
        for keys, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            QShortcut(QKeySequence(keys), self).activated.connect(lambda step=step: self._move(step))

    def _reload(self) -> None:
        service, hamlets = self._service, self._hamlets

        def work(_progress: object) -> tuple[Sequence[PlaceView], Sequence[HamletRow]]:
            return service.all(), hamlets.all()

        self._workplace.jobs.read(work, self._show, owner=self)

    def _show(self, read: tuple[Sequence[PlaceView], Sequence[HamletRow]]) -> None:
        places, self._known = read
        ended = {hamlet.id: hamlet.to_on for hamlet in self._known if hamlet.to_on}
        self._rows = [place_row(place, ended.get(place.hamlet_id or 0), self._today) for place in places]
        self.say(places_sentence(self._rows))
        if self._may_record:
            self._new.setVisible(bool(self._rows))
        self._filter()
        self._set_empty()

    def _filter(self) -> None:
        self._table.show_found(self._bar.filters().text)
        self._table.reload()
        self._table.show_total(len(self._wanted()))

    def _wanted(self) -> list[PlaceRow]:
        filters = self._bar.filters()
        text = fold(filters.text).split()
        return [
            row
            for row in self._rows
            if (row.is_used or "past" in filters.toggles)
            and all(word in fold(f"{row.name} {row.hamlet} {row.keeper}") for word in text)
        ]

    def _pages(self, _sort: Sort | None) -> Listed[PlaceRow]:
        return Listed(self._wanted())

    def _set_empty(self) -> None:
        if self._rows:
            clear = Button("Xóa lọc", Kind.MAIN, icon="x")
            clear.clicked.connect(self._bar.clear)
            self._table.set_empty(EmptyState("search", "Không có nơi nào khớp", "Thử ít chữ hơn.", (clear,)))
            return
        count = len(self._service.proposed())
        usual = Button(f"Lập {count} nơi thường dùng", Kind.MAIN, icon="plus")
        usual.clicked.connect(self._add_proposed)
        one = Button("Thêm từng nơi", icon="plus", key="Ctrl+N")
        one.clicked.connect(self._add)
        said = "Luật yêu cầu niêm yết tại trụ sở HĐND, UBND, nhà văn hóa và các điểm sinh hoạt cộng đồng."
        buttons = (usual, one) if self._may_record else ()
        self._table.set_empty(EmptyState("map-pin", "Chưa có nơi niêm yết nào", said, buttons))

    def _read(self, row: PlaceRow | None) -> None:
        if row is None:
            self._pane.show_nothing("Chọn một nơi niêm yết để đọc." if self._rows else "")
            return
        if self._may_record:
            self._end.setVisible(row.to_on is None)
        self._pane.show_record(place_reading(row))

    def _open(self, row: PlaceRow) -> None:
        if not self._both.has_pane:
            verbs: list[Verb] = [("Sửa", lambda: self._change(row))]
            verbs += [("Ngừng dùng", lambda: self._close(row))] if row.to_on is None else []
            read_in_sheet(self.window(), place_reading(row), verbs if self._may_record else ())
        elif self._may_record:
            self._change(row)

    def _add_proposed(self) -> None:
        service = self._service
        self._workplace.jobs.write(
            lambda _progress: service.add_proposed(),
            lambda count: self._workplace.say(f"Đã lập {count} nơi niêm yết. Sửa tên cho đúng biển hiệu nếu cần."),
            self._workplace.explain,
        )

    def _add(self) -> None:
        service = self._service
        sheet = self._sheet("Thêm nơi niêm yết", "Đứng cuối danh sách", PLACE_FORM, lambda s: service.add(place_of(s)))
        self._offer_hamlets(sheet, None)
        sheet.made.connect(lambda _uid: self._workplace.say("Đã thêm nơi niêm yết."))
        sheet.rise()

    def _change(self, row: PlaceRow | None) -> None:
        if row is None or not self._may_record:
            return
        service = self._service
        about = "Phiếu đã in giữ tên cũ; thông báo sau dùng tên mới"
        sheet = self._sheet(
            "Sửa nơi niêm yết", about, PLACE_FORM, lambda said: service.change(row.uid, row.rev, place_of(said))
        )
        self._offer_hamlets(sheet, row.hamlet_id)
        hamlet = str(row.hamlet_id) if row.hamlet_id else ""
        kept = {name: getattr(row, name) for name in ("name", "kind", "keeper", "from_on", "to_on")}
        sheet.form.load({"hamlet": hamlet, **kept})
        sheet.made.connect(lambda _none: self._workplace.say("Đã sửa nơi niêm yết."))
        sheet.rise()

    def _close(self, row: PlaceRow | None) -> None:
        if row is None:
            return
        service = self._service
        sheet = self._sheet(
            "Ngừng dùng nơi niêm yết",
            f"{row.name}. Bản đang treo ở đây vẫn phải gỡ",
            CLOSE_FORM,
            lambda said: service.close(row.uid, row.rev, said["on"], said["reason"]),
            Button("Ngừng dùng", Kind.MAIN, key=SAVE),
        )
        sheet.form.load({"on": row.hamlet_ended_on or self._today})
        sheet.made.connect(lambda _none: self._workplace.say(f"Đã ghi ngày ngừng dùng {words.inside(row.name)}."))
        sheet.rise()

    def _move(self, step: int) -> None:
        """Change places with the neighbour on screen."""
        shown, row = self._wanted(), self._table.row()
        at = next((place for place, each in enumerate(shown) if row and each.uid == row.uid), -1)
        if not self._may_record or at < 0 or not 0 <= at + step < len(shown):
            return
        order = [each.uid for each in self._rows]
        here, there = order.index(shown[at].uid), order.index(shown[at + step].uid)
        order.insert(there, order.pop(here))
        service = self._service
        self._workplace.jobs.write(lambda _progress: service.reorder(order), None, self._workplace.explain)

    def _offer_hamlets(self, sheet: VerbSheet, own: int | None) -> None:
        there = [hamlet for hamlet in self._known if hamlet.is_there(self._today) or hamlet.id == own]
        options = [("", "Cả xã"), *((str(hamlet.id), hamlet.full_name) for hamlet in there)]
        editor = sheet.form.field("hamlet").input.frame
        editor.set_options(options)  # type: ignore[union-attr]

    def _sheet(self, title: str, about: str, form: Form, does: Does, verb: Button | None = None) -> VerbSheet:
        return verb_sheet(self._workplace, title, about, form, does, verb=verb)

"""The list of a quarter: what it holds and lacks, kept with its number, printed, posted; quarter by quarter."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.areas.disclosure.coverage.lists import KeptList, QuarterLists, called
from desktop_app.areas.disclosure.coverage.quarter import NothingRow, QuarterRow, QuarterRows
from desktop_app.areas.disclosure.coverage.views.files import CoverageFiles
from desktop_app.areas.disclosure.coverage.views.place_ticks import PlaceTicks
from desktop_app.areas.views import Workplace
from desktop_app.core import words
from desktop_app.core.fields import Day, Form, Section, Text
from desktop_app.core.periods import QUARTERS
from desktop_app.kit.controls import Banner, Button, IconButton, Kind, Label, Rule
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.theme import State, Token, Type, px
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.postings.queries import PostingView
from desktop_app.office.rights import Right

KEEP_FORM = Form(
    "disclosure.quarter_list",
    (
        Section(
            "",
            (
                Text(name="number", label="Số thông báo", max_length=40, span=6, hint="Ví dụ: 55/TB-UBND."),
                Day(name="made_on", label="Ngày lập", required=True, future=False, span=6),
            ),
        ),
    ),
)
POST_FORM = Form(
    "disclosure.quarter_post", (Section("", (Day(name="from_on", label="Niêm yết từ ngày", required=True, span=6),)),)
)


class QuarterSheet(SideSheet):
    """Arrows go from quarter to quarter; what can be done with the list stands below it."""

    def __init__(self, workplace: Workplace, window: QWidget, files: CoverageFiles, year: int, quarter: int) -> None:
        self.list_body = QuarterBody(workplace, files, year, quarter)
        super().__init__(window, "Danh mục quý", "Nội dung đã công khai trong quý, để niêm yết", self.list_body)
        self.list_body.leaves = self.go


class QuarterBody(QWidget):
    """Reads a quarter and shows it."""

    def __init__(self, workplace: Workplace, files: CoverageFiles, year: int, quarter: int) -> None:
        super().__init__()
        self._workplace, self._files = workplace, files
        self._service = QuarterLists(workplace.desk)
        self._verbs = QuarterVerbs(workplace, workplace.surface, files)
        self.leaves: Callable[[], None] = lambda: None
        self.year, self.quarter = year, quarter
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(10))
        self._before, self._after = IconButton("chevron-left", "Quý trước"), IconButton("chevron-right", "Quý sau")
        self._before.clicked.connect(lambda: self.step(-1))
        self._after.clicked.connect(lambda: self.step(1))
        self._name = Label("", Type.BLOCK_TITLE)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        for part in (self._before, self._name, self._after):
            row.addWidget(part)
        row.addStretch(1)
        self._column.addLayout(row)
        self._shown: QWidget | None = None
        self.read()

    def step(self, quarters: int) -> None:
        """Show the quarter that is so many later, never one after the present one."""
        today = self._workplace.desk.clock.today()
        place = min(self.year * 4 + self.quarter - 1 + quarters, today.year * 4 + (today.month - 1) // 3)
        self.year, self.quarter = divmod(place, 4)[0], place % 4 + 1
        self.read()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes from quarter to quarter."""
        self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    def read(self) -> None:
        """Read the quarter on a worker and show it."""
        year, quarter, service = self.year, self.quarter, self._service
        self._name.setText(f"Quý {QUARTERS[quarter - 1]} năm {year}")

        def work(_progress: object) -> tuple[QuarterRows, PostingView | None]:
            rows = service.rows(year, quarter)
            return rows, service.posting(rows.uid) if rows.uid else None

        self._workplace.jobs.read(work, lambda told: self._show(*told), self._workplace.explain, owner=self)

    def _show(self, rows: QuarterRows, posting: PostingView | None) -> None:
        if (rows.year, rows.quarter) != (self.year, self.quarter):
            return
        if self._shown is not None:
            self._column.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = self._content(rows, posting)
        self._column.addWidget(self._shown)
        self._shown.show()

    def _content(self, rows: QuarterRows, posting: PostingView | None) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(_state(rows, posting))
        for buttons in (self._keeping(rows, posting), self._papers()):
            line = QHBoxLayout()
            line.setSpacing(px(8))
            for button in buttons:
                line.addWidget(button)
            line.addStretch(1)
            column.addLayout(line)
        column.addWidget(Rule())
        for row in rows.rows:
            column.addWidget(Label(f"{row.item_code}: {row.title}", Type.STRONG, wrap=True))
            column.addWidget(Label(row_words(row), Type.HINT, colour=Token.INK_2, wrap=True))
        for title, nothing in (
            ("Không phát sinh", rows.nothing),
            ("Chưa có hồ sơ, chưa ghi không phát sinh", rows.silent),
        ):
            if nothing:
                column.addWidget(Label(title, Type.LABEL, colour=Token.INK_2))
                column.addWidget(Label(_nothing_words(nothing), wrap=True))
        return holder

    def _keeping(self, rows: QuarterRows, posting: PostingView | None) -> list[Button]:
        if not self._workplace.desk.account.may(Right.RECORD):
            return []
        keep = Button("Lưu lại danh mục" if rows.uid else "Lưu danh mục", Kind.ORDINARY if rows.uid else Kind.MAIN)
        keep.clicked.connect(lambda: self._leave(lambda: self._verbs.ask_keep(rows)))
        post = Button("Niêm yết danh mục", Kind.MAIN, icon="megaphone")
        post.clicked.connect(lambda: self._leave(lambda: self._verbs.ask_post(rows)))
        return [keep, post] if rows.uid and posting is None else [keep]

    def _papers(self) -> list[Button]:
        if not self._files.may_print:
            return []
        show, save = Button("Xem và in", icon="printer"), Button("Xuất Word", icon="file-down")
        show.clicked.connect(lambda: self._leave(lambda: self._files.show_quarter(self.year, self.quarter)))
        save.clicked.connect(lambda: self._leave(lambda: self._files.save_quarter(self.year, self.quarter)))
        return [show, save]

    def _leave(self, then: Callable[[], None]) -> None:
        self.leaves()
        then()


class QuarterVerbs:
    """Keeps and posts a list in sheets of their own; outlives the sheet that it was asked from."""

    def __init__(self, workplace: Workplace, window: QWidget, files: CoverageFiles) -> None:
        self._workplace, self._window, self._files = workplace, window, files
        self._service = QuarterLists(workplace.desk)

    def ask_keep(self, rows: QuarterRows) -> None:
        """Ask for the number and the day."""
        service, year, quarter, today = self._service, rows.year, rows.quarter, self._workplace.desk.clock.today()
        sheet = VerbSheet(
            self._window,
            "Lưu danh mục",
            called(year, quarter),
            KEEP_FORM,
            lambda said: service.keep(year, quarter, said["number"], said["made_on"]),
            verb=Button("Lưu", Kind.MAIN, key="Ctrl+S"),
            jobs=self._workplace.jobs,
            today=today,
        )
        sheet.form.load({"number": rows.number, "made_on": rows.made_on or today})
        sheet.made.connect(self._was_kept)
        sheet.rise()

    def _was_kept(self, kept: KeptList) -> None:
        self._workplace.say(f"Đã lưu {words.inside(called(kept.year, kept.quarter))}.")
        QuarterSheet(self._workplace, self._window, self._files, kept.year, kept.quarter).rise()

    def ask_post(self, rows: QuarterRows) -> None:
        """Ask for the day and the places."""
        service, today = self._service, self._workplace.desk.clock.today()
        ticks = PlaceTicks(service.places(today))
        name = called(rows.year, rows.quarter)
        sheet = VerbSheet(
            self._window,
            "Niêm yết danh mục",
            name,
            POST_FORM,
            lambda said: service.post(rows.uid, said["from_on"], ticks.chosen),
            verb=Button("Lưu", Kind.MAIN, key="Ctrl+S"),
            jobs=self._workplace.jobs,
            today=today,
            notice=ticks,
        )
        sheet.form.load({"from_on": max(today, rows.made_on or today)})
        sheet.made.connect(lambda _uid: self._workplace.say(f"Đã lập thông báo niêm yết {words.inside(name)}."))
        sheet.rise()


def row_words(row: QuarterRow) -> str:
    """How, where and when, in one line."""
    if row.is_permanent:
        days = f"Thường xuyên từ {words.day(row.from_on)}" if row.from_on else "Thường xuyên"
    else:
        days = " - ".join(dict.fromkeys(filter(None, (words.day(row.from_on), words.day(row.to_on)))))
    forms = "; ".join(
        str(form.value) if at == 0 else words.inside(str(form.value)) for at, form in enumerate(row.forms)
    )
    places = f"{len(row.places)} nơi" if row.places else ""
    return ". ".join(part for part in (row.document, forms, places, days, *row.notes) if part) + "."


def _state(rows: QuarterRows, posting: PostingView | None) -> Banner:
    count = f"{words.number(len(rows.rows))} văn bản đã công khai."
    if posting is not None:
        return Banner(
            State.DONE,
            f"Đã có thông báo niêm yết số {posting.label}.",
            f"{count} Niêm yết từ {words.day(posting.from_on)}.",
        )
    if rows.made_on:
        number = f", số {rows.number}" if rows.number else ""
        return Banner(State.WARNING, f"Đã lập ngày {words.day(rows.made_on)}{number}, chưa niêm yết.", count)
    return Banner(State.INFO, "Chưa lập danh mục quý này.", count)


def _nothing_words(rows: Sequence[NothingRow]) -> str:
    return "; ".join(f"{row.item_code}{f' ({words.inside(row.reason)})' if row.reason else ''}" for row in rows)

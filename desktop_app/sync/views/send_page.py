"""Gửi cấp trên: what goes, what is missing with the button that mends it, the stick, receipts and comments."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.areas.views.due_badge import due_badge
from desktop_app.areas.views.papers import PaperViews
from desktop_app.core.report_periods import ReportPeriod
from desktop_app.core.stick.drives import StickDrive
from desktop_app.kit.choice_chip import ChoiceChip
from desktop_app.kit.controls import Banner, Button, Kind
from desktop_app.kit.empty import EmptyState
from desktop_app.kit.file_choice import FileChoice
from desktop_app.kit.list_and_pane import ListAndPane
from desktop_app.kit.reading_sheet import read_in_sheet
from desktop_app.kit.theme import State, px
from desktop_app.kit.work_stack import WorkStack
from desktop_app.office.desk import Desk
from desktop_app.office.rights import Right
from desktop_app.reports.choosing import address_of
from desktop_app.sync.papers.contents import ContentsPaperService
from desktop_app.sync.periods import periods
from desktop_app.sync.sending.looked import Looked, Missing
from desktop_app.sync.sending.queries import Remark, SentLine, history, remarks_on_package
from desktop_app.sync.sending.service import SendService
from desktop_app.sync.views.identity_acts import IdentityActs
from desktop_app.sync.views.remark_places import open_remark
from desktop_app.sync.views.send_acts import SendActs
from desktop_app.sync.views.send_parts import Contents, History, StepsCard, SticksCard
from desktop_app.sync.views.send_words import PartRow, missing_words, sentence, steps
from desktop_app.sync.views.sent_reading import sent_reading
from desktop_app.sync.views.stick_page import StickPage
from desktop_app.sync.views.stick_place import StickPlace

KEY, PARTNERS, STICKS, FORM = "sync.send", "sync.partners", "system.usb", "reports.form"
NOT_ENROLLED = (
    "send",
    "Đơn vị cấp trên chưa ghi danh",
    "Gói được niêm phong cho đúng nơi nhận, nên phải ghi danh với nhau một lần: đổi tệp phiếu, đọc cho nhau nghe 24 "
    "chữ số. Sau đó mỗi kỳ chỉ còn bấm Ghi ra USB.",
)
_MENDS = {PARTNERS: "Mở Đơn vị trao đổi", FORM: "Mở biểu"}


class SendPage(StickPage):
    """What goes at the left, steps and history at the right."""

    can_wait = True

    def __init__(self, place: StickPlace, files: FileChoice | None = None) -> None:
        super().__init__("Gửi cấp trên", place)
        self._place, self._desk = place, place.desk
        self._periods: dict[str, ReportPeriod] = {}
        self._nothing = False
        self.looked: Looked | None = None
        self.papers = PaperViews(place, files=files)
        self.period = ChoiceChip("Kỳ", (("", "chưa có"),))
        self.period.setCheckable(False)
        self.contents, self.history, self.steps, self.sticks = Contents(), History(), StepsCard(), SticksCard()
        self.work = WorkStack(self._content(), place.jobs)
        self.acts = SendActs(place, self.work, self, files)
        self.identity = Button("Danh tính người tố cáo", icon="lock")
        self.preview = Button("Xem trước", icon="eye", key="F8")
        self.write = Button("Ghi ra USB", Kind.MAIN, icon="usb", key="Ctrl+S")
        self._later = Button("Ghi ra USB", icon="usb")
        self.set_bar(self._bar())
        self.set_body(self.work, scrolls=False, margin=0)
        self._listen()

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Look at the period again; `uid` opens a package."""
        self.look(str(entry.get("uid") or ""))
        self.contents.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def notice(self, tables: frozenset[str]) -> None:
        """Whatever was written may go into the package."""
        self.look()

    def regions(self) -> list[QWidget]:
        """The period, what goes, the history."""
        return [self.period, self.contents.table.view, self.history.table.view]

    def look(self, opens: str = "") -> None:
        """See what would go now, and where the packages stand."""
        desk, wanted = self._desk, self._periods.get(self.period.value)

        def work(_progress: object) -> tuple[Sequence[ReportPeriod], Looked, Sequence[SentLine]]:
            offered = periods(desk)
            return offered, SendService(desk).look(wanted or _last_ended(desk.clock.today(), offered)), history(desk)

        def show(found: tuple[Sequence[ReportPeriod], Looked, Sequence[SentLine]]) -> None:
            self._show(*found)
            if row := next((row for row in found[2] if opens in (row.uid, row.package_uid)), None):
                self._open_sent(row)

        self._place.jobs.read(work, show, self._place.explain, owner=self)

    def _show(self, offered: Sequence[ReportPeriod], looked: Looked, sent: Sequence[SentLine]) -> None:
        self.looked = looked
        self._periods = {each.name: each for each in (*offered, looked.period)}
        self.period.options = tuple((name, name) for name in self._periods)
        self.period.show_value(looked.period.name)
        self.say(sentence(looked))
        is_enrolled = bool(looked.to_name)
        self._empty.setVisible(not is_enrolled)
        self._both.setVisible(is_enrolled)
        self.contents.show_looked(looked)
        self.history.show_rows(sent)
        who = self._desk.account.post or self._desk.account.name
        of_period = next((row for row in sent if (row.from_on, row.to_on) == _days(looked)), None)
        self.steps.show_steps(f"Gói số {looked.seq}", _due(self._desk, looked), steps(looked, of_period, who))
        self._offer(looked)

    def _offer(self, looked: Looked) -> None:
        """One main button: what mends the first missing thing, else the writing."""
        first, second = missing_words(looked, nothing=self._nothing)
        may = self._desk.account.may(Right.PRINT)
        self._later.setEnabled(looked.can_be_made and may)
        is_enrolled = bool(looked.to_name)
        self.period.setVisible(is_enrolled)
        self.identity.setVisible(is_enrolled and self._desk.account.may(Right.SEE_DENOUNCER))
        self.set_buttons(*((self.preview, self._later if first else self.write) if is_enrolled and may else ()))
        if not is_enrolled or not (first or self._nothing):
            self.set_banner(None)
            return
        if not first:
            undo = Button("Bỏ ghi", height=32)
            undo.clicked.connect(lambda: self._state_nothing(False))
            told = "Gói của kỳ này ghi “Không phát sinh”", "Cấp trên nhận lời ghi này có chữ ký của cơ quan."
            self.set_banner(Banner(State.INFO, *told, buttons=(undo,)))
            return
        self.set_banner(Banner(State.WARNING, first, second, buttons=self._mends(looked)))

    def _mends(self, looked: Looked) -> tuple[Button, ...]:
        buttons = list[Button]()
        if looked.is_empty and not self._nothing:
            nothing = Button("Không phát sinh", height=32)
            nothing.clicked.connect(lambda: self._state_nothing(True))
            buttons.append(nothing)
        if missing := next((each for each in looked.missing if each.page), None):
            mend = Button(_MENDS.get(missing.page, "Mở để sửa"), Kind.MAIN, height=32)
            mend.clicked.connect(lambda: self._mend(missing))
            buttons.append(mend)
        return tuple(buttons)

    def _mend(self, missing: Missing) -> None:
        self._place.open(missing.page, address_of(missing.wanted) if missing.wanted else "")

    def _take_period(self, _name: str) -> None:
        self._nothing = False
        self.look()

    def _state_nothing(self, nothing: bool) -> None:
        self._nothing = nothing
        if self.looked is not None:
            self._offer(self.looked)

    def _begin(self) -> None:
        if self.looked is not None and self.looked.can_be_made:
            with_files = self.contents.files.isChecked()
            self.acts.write(self.looked, nothing=self._nothing, with_files=with_files)

    def _preview(self) -> None:
        if (looked := self.looked) is not None:
            service, name = ContentsPaperService(self._desk), f"bang-ke-goi-{looked.seq}"
            self.papers.show(f"Bảng kê gói số {looked.seq}", name, lambda: service.list_of(looked))

    def _open_part(self, row: PartRow) -> None:
        if row.report is not None:
            self._place.open(FORM, row.uid)

    def _open_sent(self, row: SentLine) -> None:
        desk, package = self._desk, row.package_uid
        self._place.jobs.read(
            lambda _progress: remarks_on_package(desk, package),
            lambda remarks: self._read(row, remarks),
            self._place.explain,
            owner=self,
        )

    def _read(self, row: SentLine, remarks: Sequence[Remark]) -> None:
        account = self._desk.account
        verbs = [("Ghi lại ra USB", lambda: self.acts.write_again(row))]
        answers = self.acts.answer if account.may(Right.RECORD) else None
        reading = sent_reading(row, remarks, lambda remark: open_remark(self._place, remark), answers)
        read_in_sheet(self._place.surface, reading, verbs if row.has_copy and account.may(Right.PRINT) else [])

    def _drives(self, drives: Sequence[StickDrive]) -> None:
        self.acts.drives = drives
        self.sticks.show_drives(drives)

    def _listen(self) -> None:
        self.write.clicked.connect(self._begin)
        self._later.clicked.connect(self._begin)
        self.preview.clicked.connect(self._preview)
        self.period.picked.connect(self._take_period)
        self.contents.table.opened.connect(self._open_part)
        self.history.table.opened.connect(self._open_sent)
        self.history.take.clicked.connect(lambda: self.acts.take(self.history.take))
        self.history.take.setVisible(self._desk.account.may(Right.RECORD))
        self.sticks.check.clicked.connect(lambda: self._place.open(STICKS))
        self.acts.done.connect(self.look)
        identities = IdentityActs(self._place, self)
        self.identity.clicked.connect(lambda: identities.hand(self.looked.to_name if self.looked else ""))
        self.watch.seen.connect(self._drives)

    def _bar(self) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.period)
        row.addStretch(1)
        row.addWidget(self.identity)
        bar.setFocusProxy(self.period)
        return bar

    def _content(self) -> QWidget:
        left, right = QWidget(), QWidget()
        for side, parts in ((left, (self.contents, self.sticks)), (right, (self.steps, self.history))):
            column = QVBoxLayout(side)
            column.setContentsMargins(px(24) if side is left else px(12), px(8), px(12), px(12))
            column.setSpacing(px(10))
            for part in parts:
                column.addWidget(part, 1 if part in (self.contents, self.history) else 0)
        self._both = ListAndPane(left, right, self._place.memory(f"{KEY}.pane"), 384)
        settle = Button("Mở Đơn vị trao đổi", Kind.MAIN, icon="key-round")
        settle.clicked.connect(lambda: self._place.open(PARTNERS))
        self._empty = EmptyState(*NOT_ENROLLED, (settle,))
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._empty)
        column.addWidget(self._both)
        self._empty.hide()
        return holder


def _days(looked: Looked) -> tuple[date, date]:
    return looked.period.from_on, looked.period.to_on


def _last_ended(today: date, offered: Sequence[ReportPeriod]) -> ReportPeriod:
    """The period that ended last, the shortest of those that ended with it; where none has, the nearest."""
    over = [each for each in offered if each.to_on < today]
    return max(over, key=lambda each: (each.to_on, each.from_on), default=offered[0])


def _due(desk: Desk, looked: Looked) -> tuple[State, str] | None:
    if looked.due_on is None:
        return None
    state, told = due_badge(looked.due_on, desk.clock.today(), desk.law.calendar)
    return state, f"Hạn {told}" if state is State.ACTIVE else told

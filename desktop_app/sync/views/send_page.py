"""Gửi cấp trên: what goes, what is missing with the button that mends it, the stick, receipts and comments."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.areas.views.due_badge import due_badge
from desktop_app.areas.views.papers import PaperViews
from desktop_app.core.report_periods import ReportPeriod
from desktop_app.core.stick.drives import StickDrive
from desktop_app.kit.act_menu import Act, open_menu
from desktop_app.kit.choice_chip import ChoiceChip
from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.empty import EmptyState
from desktop_app.kit.file_choice import FileChoice
from desktop_app.kit.reading_sheet import read_in_sheet
from desktop_app.kit.theme import State
from desktop_app.kit.two_columns import TwoColumns
from desktop_app.kit.work_stack import WorkStack
from desktop_app.office.desk import Desk
from desktop_app.office.rights import Right
from desktop_app.reports.choosing import address_of
from desktop_app.sync.papers.contents import ContentsPaperService
from desktop_app.sync.periods import periods
from desktop_app.sync.sending.looked import Looked, Missing
from desktop_app.sync.sending.queries import Remark, SentLine, history, remarks_on_package
from desktop_app.sync.sending.service import SendService
from desktop_app.sync.states import SentState
from desktop_app.sync.upload.service import Place, UploadService
from desktop_app.sync.views.identity_acts import HAND_IDENTITY, IdentityActs
from desktop_app.sync.views.line_acts import LineActs
from desktop_app.sync.views.remark_places import open_remark
from desktop_app.sync.views.send_acts import How, SendActs
from desktop_app.sync.views.send_banner import FORM, PARTNERS, Does, banner_for
from desktop_app.sync.views.send_parts import Contents, History, StepsCard, SticksCard
from desktop_app.sync.views.send_words import PartRow, missing_words, sentence, steps
from desktop_app.sync.views.sent_reading import sent_reading
from desktop_app.sync.views.stick_page import StickPage
from desktop_app.sync.views.stick_place import StickPlace
from desktop_app.sync.views.ways import Ways

KEY, STICKS = "sync.send", "system.usb"
NOT_ENROLLED = (
    "send",
    "Chưa ghi danh cơ quan cấp trên",
    "Gói được niêm phong cho đúng nơi nhận, nên phải ghi danh với nhau một lần: đổi tệp phiếu, đọc cho nhau nghe 24 "
    "chữ số. Sau đó mỗi kỳ chỉ còn bấm Ghi ra USB.",
)


@dataclass(frozen=True)
class Read:
    """What the page shows at once: the periods, the package that would go now, those that were made, the line."""

    offered: Sequence[ReportPeriod]
    looked: Looked
    sent: Sequence[SentLine]
    line: Place | None


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
        self.line = LineActs(place, self.work, self, files)
        self.ways = Ways(
            self.acts, self.line, self._desk.account, lambda: How(self._nothing, self.contents.files.isChecked())
        )
        self._identities = IdentityActs(place, self)
        self.preview = Button("Xem trước", icon="eye", key="F8")
        self.write = Button("Ghi ra USB", Kind.MAIN, icon="usb", key="Ctrl+S")
        self._later = Button("Ghi ra USB", icon="usb")
        self.online = Button("Gửi qua mạng", icon="send")
        self.more = Button("Việc khác", icon="ellipsis", key="Ctrl+M")
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

        def work(_progress: object) -> Read:
            offered = periods(desk)
            looked = SendService(desk).look(wanted or _last_ended(desk.clock.today(), offered))
            return Read(offered, looked, history(desk), UploadService(desk).place())

        def show(read: Read) -> None:
            self._show(read)
            if row := next((row for row in read.sent if opens in (row.uid, row.package_uid)), None):
                self._open_sent(row)

        self._place.jobs.read(work, show, self._place.explain, owner=self)

    def _show(self, read: Read) -> None:
        looked = read.looked
        self.line.leads_to = read.line
        self.ways.looked, self.ways.sent = looked, read.sent
        self.sticks.show_line(read.line)
        self.looked = looked
        self._periods = {each.name: each for each in (*read.offered, looked.period)}
        self.period.options = tuple((name, name) for name in self._periods)
        self.period.show_value(looked.period.name)
        self.say(sentence(looked))
        is_enrolled = bool(looked.to_name)
        self._empty.setVisible(not is_enrolled)
        self._both.setVisible(is_enrolled)
        self.contents.show_looked(looked)
        self.history.show_rows(read.sent)
        who = self._desk.account.post or self._desk.account.name
        of_period = next((row for row in read.sent if (row.from_on, row.to_on) == _days(looked)), None)
        told = steps(looked, of_period, who, has_line=read.line is not None)
        goes = of_period is not None and of_period.state is not SentState.MADE
        seq = of_period.seq if of_period and goes else looked.seq
        self.steps.show_steps(f"Gói số {seq}", _due(self._desk, looked), told)
        self._offer(looked)

    def _offer(self, looked: Looked) -> None:
        """One main button: what mends the first missing thing, else the writing."""
        first, _second = missing_words(looked, nothing=self._nothing)
        is_enrolled, may = bool(looked.to_name), self._desk.account.may(Right.PRINT)
        for button in (self._later, self.online):
            button.setEnabled(looked.can_be_made and may)
        self.period.setVisible(is_enrolled)
        self.more.setVisible(is_enrolled and bool(self.further()))
        ways = (*((self.online,) if self.line.leads_to else ()), self._later if first else self.write)
        self.set_buttons(*((self.preview, *ways) if is_enrolled and may else ()))
        does = Does(self._mend, self._state_nothing, self.ways.go_on, self.ways.stick_instead)
        banner = banner_for(looked, self.line.stuck, does, nothing=self._nothing) if is_enrolled else None
        self.set_banner(banner)

    def _mend(self, missing: Missing) -> None:
        self._place.open(missing.page, address_of(missing.wanted) if missing.wanted else "")

    def _take_period(self, _name: str) -> None:
        self._nothing = False
        self.look()

    def _state_nothing(self, nothing: bool) -> None:
        self._nothing = nothing
        if self.looked is not None:
            self._offer(self.looked)

    def further(self) -> list[Act]:
        """What "Việc khác" offers."""
        acts = self.ways.more()
        if self._desk.account.may(Right.SEE_DENOUNCER):
            acts.append((HAND_IDENTITY, lambda: self._identities.hand(self.looked.to_name if self.looked else "")))
        return acts

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
        answers = self.acts.answer if self._desk.account.may(Right.RECORD) else None
        reading = sent_reading(row, remarks, lambda remark: open_remark(self._place, remark), answers)
        read_in_sheet(self._place.surface, reading, self.ways.again(row))

    def _drives(self, drives: Sequence[StickDrive]) -> None:
        self.acts.drives = drives
        self.sticks.show_drives(drives)

    def _listen(self) -> None:
        for button in (self.write, self._later):
            button.clicked.connect(self.ways.onto_stick)
        self.online.clicked.connect(lambda: self.ways.over_network(self.online))
        self.more.clicked.connect(lambda: open_menu(self.more, self.further()))
        self.preview.clicked.connect(self._preview)
        self.period.picked.connect(self._take_period)
        self.contents.table.opened.connect(self._open_part)
        self.history.table.opened.connect(self._open_sent)
        self.history.take.clicked.connect(lambda: self.acts.take(self.history.take, self.ways.receipts()))
        self.history.take.setVisible(self._desk.account.may(Right.RECORD))
        self.sticks.check.clicked.connect(lambda: self._place.open(STICKS))
        for acts in (self.acts, self.line):
            acts.done.connect(self.look)
        self.watch.seen.connect(self._drives)

    def _bar(self) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.period)
        row.addStretch(1)
        row.addWidget(self.more)
        bar.setFocusProxy(self.period)
        return bar

    def _content(self) -> QWidget:
        self._both = TwoColumns({self.contents: 1, self.sticks: 0}, {self.steps: 0, self.history: 1}, 360)
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

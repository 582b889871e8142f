"""What can be done with a convention on its page: the next thing as the main button, everything else in a sheet."""

from functools import partial

from PySide6.QtCore import QObject, Qt

from desktop_app.areas.conventions import record_words as say
from desktop_app.areas.conventions.law import BINDING
from desktop_app.areas.conventions.record import ConventionRecord
from desktop_app.areas.conventions.record_beside import PaperShown, PaperState
from desktop_app.areas.conventions.record_words import Does
from desktop_app.areas.conventions.reviews import REVIEWED
from desktop_app.areas.conventions.row import REVIEW
from desktop_app.areas.conventions.states import Kind as Change
from desktop_app.areas.conventions.states import Role
from desktop_app.areas.conventions.text.team import TEAM
from desktop_app.areas.conventions.views.record_printing import RecordPapers
from desktop_app.areas.conventions.views.record_sheets import REVIEW_DAY, RecordSheets
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.procedure.steps_list import Act, StepsList
from desktop_app.core import words
from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.measure import Room
from desktop_app.kit.page import Page
from desktop_app.office.rights import Right

ENTRY, TEXT, RECORD, DECISION = "conventions.entry", "conventions.text", "conventions.record", "decisions.record"
OPINIONS = "conventions.opinions"
DROP = "drop"
"""The step that gives up stands last, so that Enter does not begin it unawares."""
SIGNERS = (Role.SIGNER_HEAD, Role.SIGNER_FRONT, Role.SIGNER_HOUSEHOLD)


class RecordVerbs(QObject):
    """Acts on the record taken last."""

    def __init__(self, workplace: Workplace, page: Page) -> None:
        """Sheets are made over the window of `page`."""
        super().__init__(page)
        self._workplace, self._page = workplace, page
        self._account = workplace.desk.account
        self._record: ConventionRecord | None = None
        self.sheets = RecordSheets(workplace, page)
        self._more = Button("Việc khác", icon="ellipsis", key="Ctrl+M")
        self.papers = RecordPapers(workplace)
        self._text = Button("Soạn văn bản", icon="file-text")
        self._next = Button("", Kind.MAIN, icon="check")
        self._more.clicked.connect(self.show_more)
        self._text.clicked.connect(lambda: self._go(TEXT))
        self._next.clicked.connect(self.press)
        for button in self.buttons():
            button.hide()

    def buttons(self) -> tuple[Button, ...]:
        """At the top right, the main one last."""
        return self._more, self.papers.button, self._text, self._next

    def take(self, record: ConventionRecord) -> None:
        """Act on this record from now on."""
        self._record = record
        coming = self.next()
        self._more.show()
        self.papers.take(record)
        self._text.setVisible(coming is not None and coming.does is not Does.TEXT)
        self._next.setVisible(coming is not None)
        if coming is not None:
            self._next.say(coming.words or coming.does.value)

    def fit(self, space: Room) -> None:
        """The fewer buttons the less room there is; what comes next always has one."""
        coming = self.next()
        self.papers.fit(narrow=space is Room.TIGHT)
        self._text.setVisible(space is Room.WIDE and coming is not None and coming.does is not Does.TEXT)

    def take_keyboard(self) -> None:
        """The keyboard stands on what comes next."""
        (self._next if self._next.isVisible() else self._more).setFocus(Qt.FocusReason.OtherFocusReason)

    def next(self) -> say.Next | None:
        """What the main button does; None where nothing may be changed."""
        record = self._record
        return say.next_thing(record) if record is not None and self._may_change(record) else None

    def press(self) -> None:
        """Do what comes next."""
        record, coming = self._taken(), self.next()
        if coming is None:
            return
        {
            Does.STEP: lambda: self._step(coming.key),
            Does.PAPER: lambda: self.sheets.add_paper(record, say.lacked(record, coming.key)),
            Does.TEAM: lambda: self.sheets.add_person(record, TEAM),
            Does.SIGNERS: lambda: self.sheets.add_person(record, SIGNERS),
            Does.TEXT: lambda: self._go(TEXT),
            Does.VOTE: self._vote,
            Does.REPORT: self.show_more,
            Does.REVIEW: lambda: self.sheets.review(record),
            Does.AMEND: self._amend,
            Does.NEWER: lambda: self._workplace.open(RECORD, record.newer),
            Does.MORE: self.show_more,
        }[coming.does]()

    def show_more(self) -> None:
        """Every step, open or not, and what else can be done."""
        record = self._taken()
        may = self._may_change(record)
        forces = self._account.may(Right.FORCE_STEP) and may
        offers = sorted(record.offers, key=lambda each: each.step.key == DROP) if may else ()
        StepsList(
            *(self._page.window(), record.title, offers, self._acts(record)),
            partial(self.sheets.take, record),
            forces=forces,
        ).rise()

    def edit(self) -> None:
        """Open the entry, to correct it."""
        if self._record is not None and self._may_change(self._record):
            self._go(ENTRY)

    def history(self) -> None:
        """Every change."""
        if self._record is not None:
            self.sheets.history(self._record)

    def paper(self, paper: PaperShown) -> None:
        """Put the paper into the file, or take it out of it."""
        record = self._taken()
        if not self._may_change(record):
            return
        if paper.state is PaperState.THERE:
            self.sheets.take_paper_out(record, paper)
        else:
            self.sheets.add_paper(record, paper)

    def _acts(self, record: ConventionRecord) -> list[Act]:
        acts: list[Act] = []
        if self._may_change(record):
            acts += self._changes(record)
        if record.vote is not None:
            acts.append(("Mở việc biểu quyết", f"Việc {record.vote.label}", self._vote))
        if record.newer:
            acts.append(("Mở bản mới", "", lambda: self._workplace.open(RECORD, record.newer)))
        if record.amends_uid:
            acts.append(("Mở bản trước", "", lambda: self._workplace.open(RECORD, record.amends_uid)))
        acts.append(("Xem lịch sử", "Ai sửa gì, lúc nào, vì sao (Ctrl+H)", self.history))
        if self._may_change(record):
            acts.append(("Bỏ số hồ sơ này", "Ghi nhầm, ghi hai lần", lambda: self.sheets.void(record)))
        return acts

    def _changes(self, record: ConventionRecord) -> list[Act]:
        sheets = self.sheets
        acts: list[Act] = [
            ("Sửa hồ sơ", "Thôn, tên gọi, người đề xuất (F2)", self.edit),
            ("Soạn văn bản", "Các điều của hương ước, quy ước", lambda: self._go(TEXT)),
            ("Ý kiến về dự thảo", "Ghi, trả lời từng ý kiến; Tổ soạn thảo", lambda: self._go(OPINIONS)),
            ("Thêm giấy vào hồ sơ", "", lambda: sheets.add_paper(record)),
            ("Ghi Tổ soạn thảo", "", lambda: sheets.add_person(record, TEAM)),
            ("Ghi người ký", "Trưởng thôn, Trưởng ban công tác Mặt trận, đại diện hộ", self._sign),
        ]
        if record.done:
            last = record.done[-1]
            said = f"{last.title}, ngày {words.day(last.done_on)}"
            acts.append(("Bỏ bước vừa ghi", said, lambda: sheets.take_back(record)))
        if record.state in BINDING and not record.newer:
            acts.append(
                ("Sửa đổi, thay thế", "Lập hồ sơ mới; bản này vẫn giữ đến khi bản mới được công nhận", self._amend)
            )
        if record.state in REVIEWED:
            acts.append((REVIEW, "", lambda: sheets.review(record)))
            acts.append((REVIEW_DAY, "Nếu cộng đồng đã chọn ngày khác", lambda: sheets.agree_review_day(record)))
        return acts

    def _sign(self) -> None:
        self.sheets.add_person(self._taken(), SIGNERS)

    def _amend(self) -> None:
        record = self._taken()
        self._workplace.open(ENTRY, amends=record.uid, hamlet=record.hamlet, kind=Change.AMENDED.name)

    def _vote(self) -> None:
        vote = self._taken().vote
        if vote is not None:
            self._workplace.open(DECISION, vote.decision_uid)

    def _go(self, page: str) -> None:
        self._workplace.open(page, self._taken().uid)

    def _step(self, key: str) -> None:
        record = self._taken()
        if (offer := record.offer(key)) is not None:
            self.sheets.take(record, offer)

    def _may_change(self, record: ConventionRecord) -> bool:
        return self._account.may(Right.RECORD) and record.voided_on is None

    def _taken(self) -> ConventionRecord:
        if self._record is None:
            raise LookupError("no convention was taken")
        return self._record

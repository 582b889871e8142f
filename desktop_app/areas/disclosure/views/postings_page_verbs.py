"""What can be done with the copies of a notice from the list, each verb in a sheet, one copy or several at once."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.areas.disclosure.boards import BoardService
from desktop_app.areas.disclosure.views.postings_page_picks import Picks
from desktop_app.areas.views import Workplace
from desktop_app.core import words
from desktop_app.core.fields import Form
from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.page import Page
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.postings import fields
from desktop_app.office.postings.entry import instant_of, minutes_of
from desktop_app.office.postings.models import MinutesKind
from desktop_app.office.postings.record import CopyRecord
from desktop_app.office.postings.rules import Hanging
from desktop_app.office.postings.service import CopyKey
from desktop_app.office.postings.shown import CopyView
from desktop_app.office.postings.verbs import Begin, CopyVerb, End, Interrupt, LookOver, Resume, WriteMinutes
from desktop_app.office.rights import Right

Said = Mapping[str, Any]
Fits = Callable[[CopyView], bool]
SAVE = "Ctrl+S"
MINUTES_TITLES = {
    MinutesKind.BEGIN: "Biên bản bắt đầu niêm yết",
    MinutesKind.END: "Biên bản kết thúc niêm yết",
}
Choice = tuple[str, Callable[[], None] | None]


class CopyVerbs(QObject):
    """Acts on the copy taken last, and on the copies of the same notice that are ticked beside it."""

    def __init__(self, workplace: Workplace, page: Page) -> None:
        """Sheets are made over the window of `page`."""
        super().__init__(page)
        self._workplace, self._page = workplace, page
        self._may_record = workplace.desk.account.may(Right.RECORD)
        self._service = BoardService(workplace.desk)
        self._record: CopyRecord | None = None
        self._next = Button("Bắt đầu niêm yết", key="Enter")
        self._more = Button("", icon="ellipsis")
        self._more.setAccessibleName("Việc khác với bản này")
        self._more.setToolTip("Việc khác với bản này")
        self._next.clicked.connect(self.go_on)
        self._more.clicked.connect(lambda: self.show_more(self._more))

    def take(self, record: CopyRecord | None) -> None:
        """Act on this copy from now on."""
        self._record = record
        said = self._next_step(record)[0] if record else ""
        self._next.say(said)
        self._next.setVisible(bool(said))
        self._more.setVisible(self._may_record and record is not None)

    def pane_buttons(self) -> tuple[Button, ...]:
        """The buttons under the reading pane."""
        return self._next, self._more

    def go_on(self) -> None:
        """Do what comes next for this copy."""
        if self._record is not None:
            self._next_step(self._record)[1]()

    def begin(self) -> None:
        """The copies were put up."""
        self._act(
            "Bắt đầu niêm yết",
            fields.BEGIN_FORM,
            _waits,
            lambda said: Begin(instant_of(said["on"], said["at"]), said["by"]),
            "Đã ghi bắt đầu niêm yết {}.",
        )

    def end(self) -> None:
        """The copies were taken down; their minutes follow at once, when wanted."""
        sheet, picks = self._act(
            "Gỡ và lập biên bản",
            fields.END_FORM,
            _hangs,
            lambda said: End(instant_of(said["on"], said["at"]), said["by"], said["reason"]),
            "Đã ghi gỡ {}.",
            {"minutes": True},
        )
        asks = _AsksReason(sheet, picks, self._taken())
        sheet.made.connect(lambda kept: self._minutes(MinutesKind.END, kept) if asks.wants_minutes else None)

    def interrupt(self) -> None:
        """The copies were found not to hang."""
        self._act(
            "Ghi gián đoạn",
            fields.INTERRUPT_FORM,
            lambda copy: _hangs(copy) and copy.count.hanging is not Hanging.BROKEN,
            lambda said: Interrupt(instant_of(said["on"], said["at"]), said["reason"]),
            "Đã ghi gián đoạn {}.",
        )

    def resume(self) -> None:
        """The copies were put up again."""
        self._act(
            "Niêm yết lại",
            fields.RESUME_FORM,
            lambda copy: copy.count.hanging is Hanging.BROKEN,
            lambda said: Resume(instant_of(said["on"], said["at"]), said["by"]),
            "Đã ghi niêm yết lại {}.",
        )

    def look_over(self) -> None:
        """Somebody saw the copies hang."""
        self._act(
            "Đã kiểm tra",
            fields.LOOK_FORM,
            lambda copy: _hangs(copy) and copy.count.hanging is not Hanging.BROKEN,
            lambda said: LookOver(said["on"]),
            "Đã ghi kiểm tra {}.",
        )

    def minutes(self, kind: MinutesKind) -> None:
        """Write or correct the minutes of this copy."""
        copy = self._taken().copy
        self._minutes(kind, (CopyKey(copy.uid, copy.rev),))

    def number_notice(self) -> None:
        """Keep number and day of the signed notice."""
        posting, service = self._taken().posting, self._service
        sheet = self._sheet(
            "Số, ngày của thông báo",
            fields.NOTICE_FORM,
            {"number": posting.notice_number, "on": posting.notice_on or self._workplace.desk.clock.today()},
            lambda said: service.number_notice(posting.uid, posting.rev, said["number"], said["on"]),
        )
        sheet.made.connect(lambda _kept: self._done("Đã ghi số thông báo."))
        sheet.rise()

    def void(self) -> None:
        """Void the notice; it keeps its number."""
        posting, service = self._taken().posting, self._service
        sheet = self._sheet(
            "Bỏ thông báo niêm yết",
            fields.VOID_FORM,
            {},
            lambda said: service.void(posting.uid, posting.rev, said["reason"]),
            Button("Bỏ thông báo", Kind.DANGER, icon="ban", key=SAVE),
        )
        sheet.made.connect(lambda _kept: self._done(f"Đã bỏ thông báo số {posting.label}; số được giữ lại."))
        sheet.rise()

    def undo(self) -> None:
        """Take back one's own last save of the last ten minutes."""
        service = self._service
        self._workplace.jobs.write(lambda _progress: service.undo(), self._workplace.say, self._workplace.explain)

    def show_more(self, anchor: QWidget, before: Callable[[], None] = lambda: None) -> None:
        """Everything else that can be done, in a menu above `anchor`; `before` is called once something is chosen."""
        if self._record is None:
            return
        menu = QMenu(anchor)
        menu.triggered.connect(lambda _action: before())
        for name, does in self.choices(self._record):
            if does is None:
                menu.addSeparator()
            else:
                menu.addAction(name, does)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(anchor.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def choices(self, record: CopyRecord) -> list[Choice]:
        """What can be done with this copy now, in the order of its life."""
        copy, gone = record.copy, record.posting.voided_on is not None
        found: list[Choice] = []
        if _waits(copy) and not gone:
            found += [("Bắt đầu niêm yết", self.begin)]
        if _hangs(copy):
            broken = copy.count.hanging is Hanging.BROKEN
            found += [("Niêm yết lại", self.resume)] if broken and not gone else []
            found += [] if broken else [("Đã kiểm tra", self.look_over), ("Ghi gián đoạn", self.interrupt)]
            found += [("Gỡ và lập biên bản", self.end)]
        if copy.started_at:
            found += [("", None), (MINUTES_TITLES[MinutesKind.BEGIN], lambda: self.minutes(MinutesKind.BEGIN))]
        if copy.ended_at:
            found += [(MINUTES_TITLES[MinutesKind.END], lambda: self.minutes(MinutesKind.END))]
        found += [("", None), ("Ghi số, ngày thông báo", self.number_notice), ("Hoàn tác lần lưu cuối", self.undo)]
        return found if gone else [*found, ("", None), ("Bỏ thông báo niêm yết", self.void)]

    def _next_step(self, record: CopyRecord) -> tuple[str, Callable[[], None]]:
        """The words of the main button and what it does; no words where nothing is left to do."""
        copy = record.copy
        if not self._may_record:
            return "", lambda: None
        if record.posting.voided_on:
            return ("Gỡ và lập biên bản", self.end) if _hangs(copy) else ("", lambda: None)
        steps: dict[Hanging, tuple[str, Callable[[], None]]] = {
            Hanging.WAITING: ("Bắt đầu niêm yết", self.begin),
            Hanging.RUNNING: ("Đã kiểm tra", self.look_over),
            Hanging.PERMANENT: ("Đã kiểm tra", self.look_over),
            Hanging.RIPE: ("Gỡ và lập biên bản", self.end),
            Hanging.BROKEN: ("Niêm yết lại", self.resume),
        }
        ended = ("Biên bản kết thúc", lambda: self.minutes(MinutesKind.END))
        return steps.get(copy.count.hanging, ended)

    def _act(
        self,
        title: str,
        form: Form,
        fits: Fits,
        verb_of: Callable[[Said], CopyVerb],
        sentence: str,
        start: Said | None = None,
    ) -> tuple[VerbSheet, "Picks"]:
        record, service, desk = self._taken(), self._service, self._workplace.desk
        now = desk.clock.now()
        picks = Picks([copy for copy in record.posting.copies if fits(copy)], record.copy.uid)
        sheet = self._sheet(
            title,
            picks.beside(form),
            {"on": now.date(), "at": now.time(), "by": desk.account.name, **picks.start(), **(start or {})},
            lambda said: service.together(picks.chosen(said), verb_of(said)),
        )
        picks.listen(sheet.form)
        sheet.made.connect(lambda kept: self._done(sentence.format(_copies(kept))))
        sheet.rise()
        return sheet, picks

    def _minutes(self, kind: MinutesKind, keys: Sequence[CopyKey]) -> None:
        record, service, account = self._taken(), self._service, self._workplace.desk.account
        copy = next(each for each in record.posting.copies if each.uid == keys[0].uid)
        kept = copy.minutes_of(kind) if len(keys) == 1 else None
        at = (copy.started_at if kind is MinutesKind.BEGIN else copy.ended_at) or self._workplace.desk.clock.now()
        start: dict[str, object] = {"on": at.date(), "at": at.time(), "pages": record.posting.pages}
        start |= {"writer": account.name, "writer_post": account.post, "keeper": copy.keeper}
        if kept is not None:
            start |= {name: getattr(kept, name) for name in type(kept).__dataclass_fields__}
            start |= {"on": kept.began_at.date(), "at": kept.began_at.time()}
            start |= {"until": kept.finished_at.time()} if kept.finished_at else {}
        about = copy.place_name if len(keys) == 1 else f"{words.number(len(keys))} bản của thông báo này, cùng nội dung"
        sheet = self._sheet(
            MINUTES_TITLES[kind],
            fields.MINUTES_FORM,
            start,
            lambda said: service.together(keys, WriteMinutes(kind, minutes_of(said))),
            about=about,
        )
        sheet.made.connect(lambda _kept: self._workplace.say("Đã lưu biên bản."))
        sheet.rise()

    def _taken(self) -> CopyRecord:
        if self._record is None:
            raise LookupError("no copy was taken")
        return self._record

    def _sheet(
        self,
        title: str,
        form: Form,
        start: Said,
        does: Callable[[Said], object],
        verb: Button | None = None,
        about: str = "",
    ) -> VerbSheet:
        posting = self._taken().posting
        sheet = VerbSheet(
            self._page.window(),
            title,
            about or f"Thông báo số {posting.label}. {posting.item_code} {posting.title}",
            form,
            does,
            verb=verb or Button("Lưu", Kind.MAIN, key=SAVE),
            jobs=self._workplace.jobs,
            today=self._workplace.desk.clock.today(),
        )
        sheet.form.load({name: value for name, value in start.items() if value is not None})
        return sheet

    def _done(self, sentence: str) -> None:
        self._workplace.say(sentence, self.undo)


class _AsksReason(QObject):
    """Shows the reason for taking down early only where a ticked copy has not hung long enough on the typed day."""

    def __init__(self, sheet: VerbSheet, picks: Picks, record: CopyRecord) -> None:
        super().__init__(sheet)
        self._form, self._picks, self._posting = sheet.form, picks, record.posting
        self.wants_minutes = True
        self._form.edited.connect(self._look)
        self._look()

    def _look(self) -> None:
        raw = self._form.raw()
        self.wants_minutes = bool(raw["minutes"])
        early = [copy for copy in self._picks.ticked(raw) if self._is_early(copy, _day(raw["on"]))]
        self._form.set_shown({"reason": bool(early)})
        copy = next(iter(early), None)
        said = ""
        if copy is not None:
            ripe = f", gỡ từ {words.day(copy.count.earliest_on)}" if copy.count.earliest_on else ""
            said = f"{copy.place_name} chưa đủ {self._posting.required_days} ngày liên tục{ripe}. Gỡ sớm thì ghi lý do."
        self._form.field("on").warn(said)

    def _is_early(self, copy: CopyView, on: date | None) -> bool:
        if on is None or not self._posting.required_days or self._posting.voided_on:
            return False
        return copy.count.earliest_on is None or on < copy.count.earliest_on


def _day(text: str) -> date | None:
    try:
        return words.read_day(text)
    except ValueError:
        return None


def _waits(copy: CopyView) -> bool:
    return copy.started_at is None


def _hangs(copy: CopyView) -> bool:
    return copy.started_at is not None and copy.ended_at is None


def _copies(kept: Sequence[CopyKey]) -> str:
    return f"{words.number(len(kept))} bản"

"""The sheets in which something is done with the copies of a notice, one copy or several at once."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject

from desktop_app.areas.disclosure.boards import BoardService
from desktop_app.areas.disclosure.evidence import proved_by_copy
from desktop_app.areas.disclosure.views.evidence_sheets import EvidenceSheets
from desktop_app.areas.disclosure.views.postings_page_picks import AsksReason, Picks
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.sheets import SAVE, verb_sheet
from desktop_app.core import words
from desktop_app.core.fields import Form
from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.page import Page
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.postings import fields
from desktop_app.office.postings.entry import instant_in, instant_of, minutes_of
from desktop_app.office.postings.models import MinutesKind
from desktop_app.office.postings.record import CopyRecord
from desktop_app.office.postings.rules import Hanging
from desktop_app.office.postings.service import CopyKey
from desktop_app.office.postings.shown import CopyView
from desktop_app.office.postings.verbs import (
    Begin,
    CopyVerb,
    Correct,
    End,
    Interrupt,
    LookOver,
    Resume,
    WithdrawGap,
    WriteMinutes,
)

Said = Mapping[str, Any]
Fits = Callable[[CopyView], bool]
MINUTES_TITLES = {
    MinutesKind.BEGIN: "Biên bản bắt đầu niêm yết",
    MinutesKind.END: "Biên bản kết thúc niêm yết",
}


class CopySheets(QObject):
    """Acts on the copy taken last, and on the copies of the same notice that are ticked beside it."""

    def __init__(self, workplace: Workplace, page: Page) -> None:
        """Sheets are made over the window of `page`."""
        super().__init__(page)
        self._workplace = workplace
        self._service = BoardService(workplace.desk)
        self.evidence = EvidenceSheets(workplace, page)
        self.record: CopyRecord | None = None

    def begin(self) -> None:
        """The copies were put up."""
        self._act(
            "Bắt đầu niêm yết",
            fields.BEGIN_FORM,
            waits,
            lambda said: Begin(instant_of(said["on"], said["at"]), said["by"]),
            "Đã ghi bắt đầu niêm yết {}.",
        )

    def end(self) -> None:
        """The copies were taken down; their minutes follow at once, when wanted."""
        sheet, picks = self._act(
            "Gỡ và lập biên bản",
            fields.END_FORM,
            hangs,
            lambda said: End(instant_of(said["on"], said["at"]), said["by"], said["reason"]),
            "Đã ghi gỡ {}.",
            {"minutes": True},
        )
        record = self._taken()
        asks = AsksReason(sheet, picks, record)
        sheet.made.connect(lambda kept: self._minutes(record, MinutesKind.END, kept) if asks.wants_minutes else None)

    def interrupt(self) -> None:
        """The copies were found not to hang."""
        self._act(
            "Ghi gián đoạn",
            fields.INTERRUPT_FORM,
            lambda copy: hangs(copy) and copy.count.hanging is not Hanging.BROKEN,
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
            lambda copy: hangs(copy) and copy.count.hanging is not Hanging.BROKEN,
            lambda said: LookOver(said["on"]),
            "Đã ghi kiểm tra {}.",
        )

    def minutes(self, kind: MinutesKind) -> None:
        """Write or correct the minutes of this copy."""
        record = self._taken()
        self._minutes(record, kind, (CopyKey(record.copy.uid, record.copy.rev),))

    def correct(self) -> None:
        """The days that were noted are wrong."""
        record, service = self._taken(), self._service
        copy = record.copy
        start: dict[str, object] = {"began_by": copy.started_by, "ended_by": copy.ended_by}
        for name, at in (("began", copy.started_at), ("ended", copy.ended_at)):
            start |= {f"{name}_on": at.date(), f"{name}_at": at.time()} if at else {}

        def does(said: Said) -> object:
            began, ended = instant_in(said, "began"), instant_in(said, "ended")
            verb = Correct(began, said["began_by"], ended, said["ended_by"], said["reason"])
            return service.together((CopyKey(copy.uid, copy.rev),), verb)

        title = "Sửa ngày niêm yết, ngày gỡ"
        sheet = self._sheet(record, title, fields.CORRECT_FORM, start, does, about=copy.place_name)
        sheet.made.connect(lambda _kept: self._done("Đã sửa ngày niêm yết."))
        sheet.rise()

    def withdraw_gap(self) -> None:
        """The last interruption was noted by mistake."""
        record, service = self._taken(), self._service
        copy, gap = record.copy, record.copy.gaps[-1]
        sheet = self._sheet(
            record,
            "Bỏ lần ghi gián đoạn",
            fields.WITHDRAW_FORM,
            {},
            lambda said: service.together((CopyKey(copy.uid, copy.rev),), WithdrawGap(said["reason"])),
            about=f"{copy.place_name}, gián đoạn từ {words.instant(gap.from_at)}",
        )
        sheet.made.connect(lambda _kept: self._done("Đã bỏ lần ghi gián đoạn; ngày đếm như chưa gián đoạn."))
        sheet.rise()

    def number_notice(self) -> None:
        """Keep number and day of the signed notice."""
        posting, service = self._taken().posting, self._service
        sheet = self._sheet(
            self._taken(),
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
            self._taken(),
            "Bỏ thông báo niêm yết",
            fields.VOID_FORM,
            {},
            lambda said: service.void(posting.uid, posting.rev, said["reason"]),
            Button("Bỏ thông báo", Kind.DANGER, icon="ban", key=SAVE),
        )
        sheet.made.connect(lambda _kept: self._done(f"Đã bỏ thông báo số {posting.label}; số được giữ lại."))
        sheet.rise()

    def show_proofs(self) -> None:
        """The proofs of this copy."""
        record = self._taken()
        self.evidence.show(f"Phiếu {record.copy.serial}, {record.copy.place_name}", [proved_by_copy(record.copy)])

    def undo(self) -> None:
        """Take back one's own last save of the last ten minutes."""
        service = self._service
        self._workplace.jobs.write(lambda _progress: service.undo(), self._workplace.say, self._workplace.explain)

    def _act(
        self,
        title: str,
        form: Form,
        fits: Fits,
        verb_of: Callable[[Said], CopyVerb],
        sentence: str,
        start: Said | None = None,
    ) -> tuple[VerbSheet, Picks]:
        record, service, desk = self._taken(), self._service, self._workplace.desk
        now = desk.clock.now()
        picks = Picks([copy for copy in record.posting.copies if fits(copy)], record.copy.uid)
        sheet = self._sheet(
            record,
            title,
            picks.beside(form),
            {"on": now.date(), "at": now.time(), "by": desk.account.name, **picks.start(), **(start or {})},
            lambda said: service.together(picks.chosen(said), verb_of(said)),
        )
        picks.listen(sheet.form)
        sheet.made.connect(lambda kept: self._done(sentence.format(_copies(kept))))
        sheet.rise()
        return sheet, picks

    def _minutes(self, record: CopyRecord, kind: MinutesKind, keys: Sequence[CopyKey]) -> None:
        service, account = self._service, self._workplace.desk.account
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
            record,
            MINUTES_TITLES[kind],
            fields.MINUTES_FORM,
            start,
            lambda said: service.together(keys, WriteMinutes(kind, minutes_of(said))),
            about=about,
        )
        sheet.made.connect(lambda _kept: self._workplace.say("Đã lưu biên bản."))
        sheet.rise()

    def _taken(self) -> CopyRecord:
        if self.record is None:
            raise LookupError("no copy was taken")
        return self.record

    def _sheet(
        self,
        record: CopyRecord,
        title: str,
        form: Form,
        start: Said,
        does: Callable[[Said], object],
        verb: Button | None = None,
        about: str = "",
    ) -> VerbSheet:
        posting = record.posting
        about = about or f"Thông báo số {posting.label}. {posting.item_code}. {posting.title}"
        return verb_sheet(self._workplace, title, about, form, does, start=start, verb=verb)

    def _done(self, sentence: str) -> None:
        self._workplace.say(sentence, self.undo)


def waits(copy: CopyView) -> bool:
    """Whether it was not put up yet."""
    return copy.started_at is None


def hangs(copy: CopyView) -> bool:
    """Whether it was put up and not taken down; it may be broken off."""
    return copy.started_at is not None and copy.ended_at is None


def _copies(kept: Sequence[CopyKey]) -> str:
    return f"{words.number(len(kept))} bản"

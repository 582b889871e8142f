"""What is done with one copy, each verb with its own refusals; inside the service's transaction."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import ClassVar, Protocol

from sqlalchemy.orm import Session

from desktop_app.core import words
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.office.postings.entry import MinutesEntry
from desktop_app.office.postings.models import MinutesKind, Posting, PostingCopy, PostingGap, PostingMinutes
from desktop_app.office.postings.queries import counted
from desktop_app.office.postings.rules import Hanging
from desktop_app.office.postings.shown import GapView


@dataclass(frozen=True)
class OnBoard:
    """A copy with all that a verb looks at."""

    session: Session
    posting: Posting
    copy: PostingCopy
    gaps: Sequence[PostingGap]
    minutes: Sequence[PostingMinutes]
    now: datetime

    @property
    def place(self) -> str:
        """How a sentence calls it."""
        return f"Bản tại {words.inside(self.copy.place_name)}"

    @property
    def open_gap(self) -> PostingGap | None:
        """The interruption that still lasts."""
        return next((gap for gap in self.gaps if gap.to_at is None), None)

    @property
    def last_at(self) -> datetime | None:
        """The last instant at which something is known to have happened to it."""
        known = [self.copy.started_at, *(at for gap in self.gaps for at in (gap.from_at, gap.to_at))]
        return max((at for at in known if at), default=None)


class CopyVerb(Protocol):
    """Something that is done with each of several copies."""

    @property
    def reason(self) -> str:
        """What the journal says of it."""

    def do(self, board: OnBoard) -> None:
        """Do it; UserError or InvalidInput holds the sentence when it cannot be."""


@dataclass(frozen=True)
class Begin:
    """The copy was put up."""

    at: datetime
    by: str
    reason: ClassVar[str] = ""

    def do(self, board: OnBoard) -> None:
        """Note when and by whom."""
        copy = board.copy
        _refuse_void(board, "niêm yết")
        if copy.started_at:
            raise UserError(f"{board.place} đã niêm yết {words.instant(copy.started_at)}. Bỏ chọn bản này.")
        _refuse_future(self.at, board)
        copy.started_at, copy.started_by, copy.checked_on = self.at, self.by, self.at.date()


@dataclass(frozen=True)
class End:
    """The copy was taken down; before its earliest day only with a reason, and then its days are short."""

    at: datetime
    by: str
    reason: str = ""

    def do(self, board: OnBoard) -> None:
        """Note when and by whom."""
        copy = board.copy
        _refuse_unless_hung(board)
        _refuse_future(self.at, board)
        _refuse_before(self.at, board)
        copy.ended_at, copy.ended_by = self.at, self.by
        gaps = [GapView(gap.uid, gap.from_at, gap.to_at, gap.reason) for gap in board.gaps]
        count = counted(board.posting, copy, gaps, self.at.date())
        if count.hanging is Hanging.SHORT and not self.reason and not board.posting.voided_on:
            said = f"{board.place} mới được {count.days}/{board.posting.required_days} ngày liên tục"
            raise InvalidInput({"reason": f"{said}. Ghi lý do gỡ trước hạn, hoặc để đến khi đủ ngày."})


@dataclass(frozen=True)
class Interrupt:
    """The copy was found not to hang."""

    from_at: datetime
    reason: str

    def do(self, board: OnBoard) -> None:
        """Begin an interruption; the count of days begins anew when it is put up again."""
        _refuse_unless_hung(board)
        if board.open_gap:
            raise UserError(f"{board.place} đang gián đoạn sẵn. Ghi Niêm yết lại trước.")
        _refuse_future(self.from_at, board)
        _refuse_before(self.from_at, board)
        board.session.add(PostingGap(copy_id=board.copy.id, from_at=self.from_at, reason=self.reason))


@dataclass(frozen=True)
class Resume:
    """The copy was put up again."""

    at: datetime
    by: str
    reason: ClassVar[str] = ""

    def do(self, board: OnBoard) -> None:
        """End the interruption."""
        _refuse_void(board, "niêm yết lại")
        _refuse_unless_hung(board)
        gap = board.open_gap
        if gap is None:
            raise UserError(f"{board.place} không gián đoạn. Bỏ chọn bản này.")
        _refuse_future(self.at, board)
        if self.at <= gap.from_at:
            raise InvalidInput(
                {"on": f"Lúc niêm yết lại không sau lúc gián đoạn {words.instant(gap.from_at)}. Kiểm tra ngày, giờ."}
            )
        gap.to_at, gap.resumed_by = self.at, self.by
        board.copy.checked_on = max(board.copy.checked_on or self.at.date(), self.at.date())


@dataclass(frozen=True)
class LookOver:
    """Somebody saw the copy hang."""

    on: date
    reason: ClassVar[str] = ""

    def do(self, board: OnBoard) -> None:
        """Keep the day, unless a later one is known."""
        copy = board.copy
        _refuse_unless_hung(board)
        if board.open_gap:
            raise UserError(f"{board.place} đang gián đoạn. Nếu đã treo lại, ghi Niêm yết lại.")
        if self.on > board.now.date():
            raise InvalidInput({"on": f"Ngày kiểm tra {words.day(self.on)} sau hôm nay. Kiểm tra lại ngày."})
        if copy.started_at and self.on < copy.started_at.date():
            raise InvalidInput({"on": f"Ngày kiểm tra trước ngày niêm yết {words.day(copy.started_at.date())}."})
        copy.checked_on = max(copy.checked_on or self.on, self.on)


@dataclass(frozen=True)
class Correct:
    """What was noted of putting up and taking down was wrong; a day that is None never was."""

    started_at: datetime | None
    started_by: str
    ended_at: datetime | None
    ended_by: str
    reason: str

    def do(self, board: OnBoard) -> None:
        """Put the right days; refused where they contradict each other or an interruption."""
        copy = board.copy
        if self.started_at is None and (self.ended_at or board.gaps):
            raise InvalidInput({"began_on": "Bản đã gỡ hoặc đã gián đoạn phải có ngày niêm yết. Gõ ngày niêm yết."})
        between = [at for gap in board.gaps for at in (gap.from_at, gap.to_at) if at]
        for name, at in (("began_on", self.started_at), ("ended_on", self.ended_at)):
            if at:
                _refuse_future(at, board, name)
        if self.started_at and between and self.started_at >= between[0]:
            said = f"Lúc niêm yết không trước lúc gián đoạn {words.instant(between[0])}. Kiểm tra ngày, giờ."
            raise InvalidInput({"began_on": said})
        last = between[-1] if between else self.started_at
        if self.ended_at and last and self.ended_at <= last:
            raise InvalidInput({"ended_on": f"Lúc gỡ không sau {words.instant(last)}. Kiểm tra ngày, giờ."})
        copy.started_at, copy.started_by = self.started_at, self.started_by if self.started_at else ""
        copy.ended_at, copy.ended_by = self.ended_at, self.ended_by if self.ended_at else ""
        first = self.started_at.date() if self.started_at else None
        copy.checked_on = max(copy.checked_on or first, first) if first else None


@dataclass(frozen=True)
class WithdrawGap:
    """The last interruption was noted by mistake."""

    reason: str

    def do(self, board: OnBoard) -> None:
        """Take it back; it stays in the journal and counts no longer."""
        if not board.gaps:
            raise UserError(f"{board.place} không có lần gián đoạn nào. Bỏ chọn bản này.")
        board.gaps[-1].is_withdrawn = True


@dataclass(frozen=True)
class WriteMinutes:
    """The minutes of putting up or taking down, new or in place of those that were written."""

    kind: MinutesKind
    entry: MinutesEntry
    reason: ClassVar[str] = ""

    def do(self, board: OnBoard) -> None:
        """Keep them; refused where the copy was not put up, or not taken down."""
        copy, entry = board.copy, self.entry
        began = self.kind is MinutesKind.BEGIN
        about = copy.started_at if began else copy.ended_at
        if about is None:
            undone = "chưa niêm yết" if began else "chưa gỡ"
            raise UserError(f"{board.place} {undone} nên chưa lập được biên bản. Ghi việc đó trước.")
        _refuse_future(entry.began_at, board)
        if entry.finished_at and entry.finished_at <= entry.began_at:
            raise InvalidInput({"until": "Giờ xong không sau giờ bắt đầu. Kiểm tra lại hai giờ."})
        row = next((each for each in board.minutes if each.kind is self.kind), None)
        if row is None:
            board.session.add(PostingMinutes(copy_id=copy.id, kind=self.kind, **asdict(entry)))
            return
        for name, value in asdict(entry).items():
            if getattr(row, name) != value:
                setattr(row, name, value)


def _refuse_void(board: OnBoard, verb: str) -> None:
    if board.posting.voided_on:
        raise UserError(f"Thông báo số {board.posting.number}/{board.posting.year} đã bỏ nên không {verb} được.")


def _refuse_unless_hung(board: OnBoard) -> None:
    if board.copy.started_at is None:
        raise UserError(f"{board.place} chưa niêm yết. Ghi Bắt đầu niêm yết trước.")
    if board.copy.ended_at:
        raise UserError(f"{board.place} đã gỡ {words.instant(board.copy.ended_at)}. Bỏ chọn bản này.")


def _refuse_future(at: datetime, board: OnBoard, name: str = "on") -> None:
    if at > board.now:
        raise InvalidInput({name: f"Lúc này ({words.instant(at)}) chưa đến. Gõ ngày, giờ đã làm việc."})


def _refuse_before(at: datetime, board: OnBoard) -> None:
    last = board.last_at
    if last and at <= last:
        raise InvalidInput({"on": f"Lúc này không sau lần ghi trước {words.instant(last)}. Kiểm tra lại ngày, giờ."})

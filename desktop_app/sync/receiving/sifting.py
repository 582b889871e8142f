"""Goes through a package row by row and report by report: the same for looking at it and for taking it in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.orm import Session

from desktop_app.core import words
from desktop_app.core.package.about import Kind
from desktop_app.core.package.refusals import PackageRefused, Reason
from desktop_app.core.progress import Progress
from desktop_app.sync.receiving.door import Incoming, NotTaken
from desktop_app.sync.receiving.judging import Held, Verdict, Whole, judge
from desktop_app.sync.receiving.ledger import HeldReport, Ledger, held_reports, held_rows, needs_correction
from desktop_app.sync.receiving.members import ReportMember, RowVersion
from desktop_app.sync.receiving.planned import Conflict, Counts, FigureChange

MOST_TOLD = 200
_EVERY = 500
_CLOSED = (
    "Kỳ {period} đã có biên nhận nhưng gói này đổi {many} con số mà không ghi là đính chính. Giao lại biên nhận cho "
    "đơn vị, báo họ lập lại gói kèm lý do đính chính."
)


class Sink:
    """Where what was judged goes; this one keeps nothing."""

    def add(self, table: str, row: RowVersion) -> None:
        """A row that was not held."""

    def change(self, table: str, row: RowVersion, held: Held) -> None:
        """A version in the place of the one that is held."""

    def forget(self, table: str, row: RowVersion) -> None:
        """No older version of the row may be kept."""

    def gone(self, held: Held) -> None:
        """A row that the commune has no more."""

    def conflict(self, told: Conflict) -> None:
        """A version that is not taken in."""


@dataclass
class Sifted:
    """What came of a package; `hidden` rows would have brought back what must be forgotten."""

    counts: Counts = field(default_factory=Counts)
    tables: dict[str, Counts] = field(default_factory=dict)
    conflicts: list[Conflict] = field(default_factory=list)
    differs: list[str] = field(default_factory=list)
    figures: list[FigureChange] = field(default_factory=list)
    reports: list[tuple[ReportMember, HeldReport | None]] = field(default_factory=list)
    hidden: int = 0


@dataclass(frozen=True)
class Sifting:
    """One package against what is held of its unit."""

    session: Session
    incoming: Incoming
    ledger: Ledger
    is_confirmed: bool = False

    def through(self, sink: Sink, progress: Progress) -> Sifted:
        """Judge everything; NotTaken where figures that were acknowledged change without a reason."""
        found = Sifted()
        self._reports(found)
        held, total, done = held_rows(self.session, self.ledger.unit), self._total(), 0
        seen = set[str]()
        for table in self.incoming.opened.tables:
            done = self._table(table, held, found, sink, seen, lambda many: progress.report(many, total), done)
        return found

    def _total(self) -> int:
        return sum(each.rows for each in self.incoming.opened.manifest.counters.values())

    def _table(
        self, table: str, held: dict[str, Held], found: Sifted, sink: Sink, seen: set[str],
        tell: Callable[[int], None], done: int,
    ) -> int:  # fmt: skip
        counts = found.tables.setdefault(table, Counts())
        here = {uid: each for uid, each in held.items() if each.table == table}
        whole = Whole([each.hash for each in here.values() if not each.is_gone])
        closed, late = self.ledger.closed_spans(), self._is_late()
        for row in self.incoming.rows(table):
            before = held.get(row.uid)
            if row.uid in seen or (before and before.table != table):
                raise PackageRefused(Reason.UNSAFE)
            seen.add(row.uid)
            verdict = judge(before, row, is_late=late, is_confirmed=self.is_confirmed)
            self._put(table, row, before, verdict, found, sink)
            if row.forgets:
                sink.forget(table, row)
            self._count(counts, row, verdict, closed)
            if verdict in (Verdict.ADDED, Verdict.CHANGED):
                whole.put(row.hash, before.hash if before and not before.is_gone else "")
            done += 1
            if done % _EVERY == 0:
                tell(done)
        self._drop_gone(here, seen, counts, whole, sink)
        self._add_up(found, counts)
        # What somebody confirmed counts from now on, however old it is; else a late package says nothing of today.
        if (self.is_confirmed or not late) and not whole.equals(self.incoming.about.totals, table):
            found.differs.append(table)
        return done

    def _put(
        self, table: str, row: RowVersion, before: Held | None, verdict: Verdict, found: Sifted, sink: Sink
    ) -> None:
        if verdict is Verdict.ADDED:
            sink.add(table, row)
        elif verdict is Verdict.CHANGED and before:
            sink.change(table, row, before)
        elif verdict is Verdict.CONFLICT:
            told = Conflict(table, row.uid, row.rev, row.hash, before.hash if before else "")
            sink.conflict(told)
            if len(found.conflicts) < MOST_TOLD:
                found.conflicts.append(told)
        found.hidden += verdict is Verdict.HIDDEN

    def _count(self, counts: Counts, row: RowVersion, verdict: Verdict, closed: Sequence[tuple[date, date]]) -> None:
        counts.added += verdict is Verdict.ADDED
        counts.changed += verdict is Verdict.CHANGED
        counts.unchanged += verdict is Verdict.UNCHANGED
        counts.conflicts += verdict is Verdict.CONFLICT
        if verdict in (Verdict.ADDED, Verdict.CHANGED) and row.on:
            counts.closed += any(begins <= row.on <= ends for begins, ends in closed)

    def _drop_gone(self, here: dict[str, Held], seen: set[str], counts: Counts, whole: Whole, sink: Sink) -> None:
        """Once another life of the data is confirmed, a package of everything tells also what is there no more."""
        if not self.is_confirmed or not self._is_of_everything():
            return
        for uid, each in here.items():
            if uid not in seen and not each.is_gone:
                sink.gone(each)
                whole.drop(each.hash)
                counts.gone += 1

    def _is_of_everything(self) -> bool:
        return self.incoming.about.kind is Kind.FULL or self.incoming.about.facts.get("base", self) is None

    def _add_up(self, found: Sifted, counts: Counts) -> None:
        for name in vars(counts):
            setattr(found.counts, name, getattr(found.counts, name) + getattr(counts, name))

    def _is_late(self) -> bool:
        return self.incoming.about.seq < self.ledger.newest_seq(self.incoming.epoch)

    def _reports(self, found: Sifted) -> None:
        held = held_reports(self.session, self.ledger.unit, self.incoming.reports)
        for member in self.incoming.reports:
            before = held.get(member.key)
            if before is None or not before.equals(member):
                found.reports.append((member, before))
            if before and not before.is_newer_than(self.incoming):
                changes = before.changes(member)
                if needs_correction(self.incoming, before, changes) and not self.is_confirmed:
                    period = words.inside(member.name) if member.name else words.day(member.to_on)
                    raise NotTaken("closed", _CLOSED.format(period=period, many=words.number(len(changes))))
                found.figures += changes


def trouble_of(sifted: Sifted) -> str:
    """What somebody must look at although the package is taken in; "" where both offices hold the same."""
    if sifted.hidden:
        return (
            f"{words.number(sifted.hidden)} dòng của gói này ghi lại nội dung mà đơn vị từng báo là đơn tố cáo nên ở "
            "đây vẫn giữ kín. Báo đơn vị ghi lại các hồ sơ đó là tố cáo rồi gửi gói mới."
        )
    if sifted.counts.conflicts:
        return (
            f"{words.number(sifted.counts.conflicts)} dòng không nối tiếp bản đang giữ ở đây nên chưa nhập. Gọi hỏi "
            "đơn vị, rồi xác nhận theo gói này hoặc trả lại gói."
        )
    if sifted.differs:
        return (
            f"Nhập xong, {len(sifted.differs)} bảng giữ ở đây vẫn lệch với sổ của đơn vị. Báo đơn vị lập gói gửi lại "
            "toàn bộ sổ; nhập gói đó mà vẫn lệch thì xác nhận theo gói đó."
        )
    return ""

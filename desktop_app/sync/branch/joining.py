"""One package of a branch against what the main PC holds: what is new, what changed, what people must look at.

A package tells the whole book, so whatever a newer one says counts. Of each row only its hash is kept beside the
register (`received_row`, without its body): what it says lies in the register itself, where a denouncer can be hidden.
"""

import json
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy.orm import Session

from desktop_app.core import words
from desktop_app.core.package.about import NotWellFormed
from desktop_app.core.package.refusals import PackageRefused, Reason
from desktop_app.core.progress import Progress
from desktop_app.office.models import RegisterBook
from desktop_app.sync.branch.owned import TABLES
from desktop_app.sync.branch.register import Register
from desktop_app.sync.receiving.door import Incoming
from desktop_app.sync.receiving.judging import Held, Verdict, Whole, judge
from desktop_app.sync.receiving.ledger import Ledger, held_rows
from desktop_app.sync.receiving.members import RowVersion
from desktop_app.sync.receiving.planned import Conflict, Counts
from desktop_app.sync.receiving.sifting import Sifted, Sink
from desktop_app.sync.receiving.taking import FORGOTTEN

_COMPARED = ("visit", "visit_person", "visit_paper")
"""The tables of which both PCs must hold the same once a package was taken in."""

_MOST_TOLD = 5
_EVERY = 200


@dataclass
class Joined(Sifted):
    """What came of it; `problems` begin the sentences for rows that were not taken in, each once."""

    problems: dict[str, None] = field(default_factory=dict)
    lost: int = 0

    @property
    def trouble(self) -> str:
        """What somebody must look at; "" where both PCs hold the same."""
        told = [*self.problems][:_MOST_TOLD]
        if told:
            more = f" và {words.number(len(self.problems) - len(told))} việc khác" if len(self.problems) > 5 else ""
            return f"{'; '.join(told)}{more}. Những dòng này chưa nhập; mở máy phụ đối chiếu rồi giao gói lại."
        if self.lost:
            return (
                f"Máy chính đang giữ {words.number(self.lost)} lượt tiếp mà sổ của máy phụ không còn. Chúng được giữ "
                "nguyên ở đây; đối chiếu với sổ in của máy phụ."
            )
        if self.differs:
            return "Nhập xong mà sổ ở hai máy vẫn lệch. Lập lại máy phụ ở trang Máy phụ để hai máy khớp nhau."
        return ""


@dataclass(frozen=True)
class Joining:
    """A package on its way into the registers."""

    session: Session
    incoming: Incoming
    ledger: Ledger
    register: Register

    def through(self, sink: Sink, progress: Progress, *, writes: bool) -> Joined:
        """Judge every row; with `writes` bring them into the registers, else only say what would be done."""
        found, held = Joined(), held_rows(self.session, self.ledger.unit)
        total, done = sum(each.rows for each in self.incoming.opened.manifest.counters.values()), 0
        seen = set[str]()
        try:
            for table in (each for each in TABLES if each in self.incoming.opened.tables):
                for row in self.incoming.rows(table):
                    self._row(table, row, held, found, sink, seen, writes=writes)
                    done += 1
                    if done % _EVERY == 0:
                        progress.report(done, total)
                self._compare(table, held, found)
        except NotWellFormed:
            raise PackageRefused(Reason.UNSAFE) from None
        self._look_for_lost(held, seen, found)
        return found

    def files(self) -> None:
        """Take the files that came along: what the vault's rows name stays sealed as it is, the others are kept."""
        opened = self.incoming.opened
        sealed = {json.loads(row.body).get("sealed") for row in self.incoming.rows("vault_entry")}
        for sha256 in opened.attachments:
            content = b"".join(opened.attachment(sha256))
            if sha256 in sealed:
                self.register.sealed[sha256] = content
            else:
                self.register.keep(content)

    def numbers(self) -> None:
        """Count on from where the branch stands, for a starter that is made for its book again."""
        letter, told = self.incoming.about.facts.get("branch"), self.incoming.about.facts.get("numbers")
        for book, years in told.items() if isinstance(told, dict) else ():
            if not str(book).endswith(f".{letter}") or not isinstance(years, dict):
                continue
            for year, last in years.items():
                if str(year).isdecimal() and isinstance(last, int):
                    self._count_on(book, int(year), last)

    def _count_on(self, book: str, year: int, last: int) -> None:
        register = self.session.get(RegisterBook, (book, year))
        if register is None:
            self.session.add(RegisterBook(book=book, year=year, last_number=last))
        elif register.last_number < last:
            register.last_number = last

    def _row(
        self, table: str, row: RowVersion, held: dict[str, Held], found: Joined, sink: Sink, seen: set[str], *,
        writes: bool,
    ) -> None:  # fmt: skip
        before = held.get(row.uid)
        if row.uid in seen or (before and before.table != table):
            raise PackageRefused(Reason.UNSAFE)
        seen.add(row.uid)
        late = self._is_late()
        verdict = judge(before, row, is_late=late, is_confirmed=not late)
        if verdict in (Verdict.ADDED, Verdict.CHANGED):
            verdict = self._entered(table, row, before, found, verdict, writes=writes)
        bare = replace(row, body=FORGOTTEN)
        if verdict is Verdict.ADDED:
            sink.add(table, bare)
            held[row.uid] = Held(0, table, row.rev, row.hash)
        elif verdict is Verdict.CHANGED and before:
            sink.change(table, bare, before)
            held[row.uid] = replace(before, hash=row.hash, is_gone=False)
        elif verdict is Verdict.CONFLICT:
            told = Conflict(table, row.uid, row.rev, row.hash, before.hash if before else "")
            sink.conflict(told)
            found.conflicts.append(told)
        _count(found, table, verdict)

    def _entered(
        self, table: str, row: RowVersion, before: Held | None, found: Joined, verdict: Verdict, *, writes: bool
    ) -> Verdict:
        body: dict[str, Any] = json.loads(row.body)
        if problem := self.register.problem(table, row.uid, body, looks_for_files=writes):
            found.problems[problem] = None
            return Verdict.CONFLICT
        if writes:
            self.register.put(table, row.uid, body)
        return verdict

    def _compare(self, table: str, held: dict[str, Held], found: Joined) -> None:
        if table not in _COMPARED or self._is_late() or found.conflicts:
            return
        here = [each.hash for each in held.values() if each.table == table and not each.is_gone]
        if not Whole(here).equals(self.incoming.about.totals, table):
            found.differs.append(table)

    def _look_for_lost(self, held: dict[str, Held], seen: set[str], found: Joined) -> None:
        if not self._is_late():
            found.lost = sum(each.table == "visit" and uid not in seen for uid, each in held.items())

    def _is_late(self) -> bool:
        return self.incoming.about.seq < self.ledger.newest_seq(self.incoming.epoch)


def _count(found: Joined, table: str, verdict: Verdict) -> None:
    for counts in (found.counts, found.tables.setdefault(table, Counts())):
        counts.added += verdict is Verdict.ADDED
        counts.changed += verdict is Verdict.CHANGED
        counts.unchanged += verdict is Verdict.UNCHANGED
        counts.conflicts += verdict is Verdict.CONFLICT

"""What a branch hands to the main PC: its whole book in one sealed file, and the receipts that come back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import journal
from desktop_app import __version__
from desktop_app.core.disk import disk_told
from desktop_app.core.errors import UserError
from desktop_app.core.files import whole_file
from desktop_app.core.package.about import About, Kind
from desktop_app.core.package.write import Contents, Sender, Written, write_package
from desktop_app.core.progress import Progress, Silent
from desktop_app.core.report_periods import ReportPeriod, days_in_words
from desktop_app.core.uid import uuid7
from desktop_app.office.branches import OwnBranch, own_branch
from desktop_app.office.desk import Service
from desktop_app.office.rights import Right, needs
from desktop_app.sync.branch.owned import TABLES, Owned
from desktop_app.sync.container import SCHEMA, epoch_number, period_code
from desktop_app.sync.enrolling.queries import current_partners, moment, own_card, own_keys
from desktop_app.sync.models import Partner, SentPackage
from desktop_app.sync.sending.copying import copies, copy_out
from desktop_app.sync.sending.ledger import read_ledger
from desktop_app.sync.sending.sent_rows import sum_of
from desktop_app.sync.states import PartnerKind

NOT_A_BRANCH = "Máy này là máy chính nên không có gói giao máy chính. Lập gói ở máy phụ."
NO_MAIN = "Chưa ghi danh máy chính. Lấy phiếu ghi danh của máy chính, mở Đơn vị trao đổi và ghi danh phiếu đó."


@dataclass(frozen=True)
class Handed:
    """A package that was made; `file` waits here for the receipt, or is the one that was asked for elsewhere."""

    uid: str
    seq: int
    visits: int
    file: Path


@dataclass
class _Told:
    """What went, counted while the writer takes it."""

    totals: dict[str, int | str] = field(default_factory=dict)
    many: int = 0
    visits: int = 0

    def counted(self, table: str, rows: Iterator[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
        hashes = list[str]()
        for row in rows:
            hashes.append(row["hash"])
            yield row
        self.many += len(hashes)
        self.visits += len(hashes) if table == "visit" else 0
        self.totals |= {f"{table}.rows": len(hashes), f"{table}.sum": sum_of(hashes)}


class HandService(Service):
    """Packages from a branch to the main PC."""

    @needs(Right.PRINT)
    def hand(self, folder: Path, progress: Progress | None = None, *, all_files: bool = False) -> Handed:
        """The same with a copy in `folder`, read back and compared."""
        made = self.make(progress, all_files=all_files)
        return replace(made, file=copy_out(made.file, folder))

    @needs(Right.PRINT)
    def make(self, progress: Progress | None = None, *, all_files: bool = False) -> Handed:
        """The book as it stands as one file; `all_files` brings also those of which a receipt spoke already."""
        with self.desk.db.writing(self.holder.uid) as session:
            branch, partner = _branch(session), _main(session)
            made, visits = self._made(session, branch, partner, progress or Silent(), all_files=all_files)
        return Handed(made.uid, made.seq, visits, copies(self.desk) / made.file_name)

    def _made(
        self, session: Session, branch: OwnBranch, partner: Partner, progress: Progress, *, all_files: bool
    ) -> tuple[SentPackage, int]:
        desk, keys = self.desk, own_keys(self.desk, session).signing
        ledger = read_ledger(session, desk.installation.epoch, partner)
        head, owned, told, now = journal.head(session), Owned(desk, session, branch), _Told(), desk.clock.now()
        since = 0 if all_files or ledger.base is None else ledger.base.journal_seq
        today, uid, card = desk.clock.today(), uuid7(now), own_card(desk, session)
        period = ReportPeriod(days_in_words(branch.begun_on, today), branch.begun_on, today)
        contents = Contents(
            tables={name: told.counted(name, owned.rows(name)) for name in TABLES},
            attachments=owned.files(since),
            heads={"seq": head[0], "link": head[1], "since": branch.since_seq},
        )
        about = About(
            pkg_id=uid,
            kind=Kind.FULL,
            unit=card.unit,
            to_unit=partner.unit,
            install=desk.installation.epoch,
            epoch=epoch_number(desk.installation.epoch),
            seq=ledger.seq,
            period=period_code(period),
            created=moment(now),
            app=__version__,
            schema=SCHEMA,
            prev=ledger.last.digest if ledger.last else None,
            is_practice=desk.is_practice,
            totals=told.totals,
            facts={"branch": branch.letter, "numbers": owned.numbers(), "by": self.holder.name[:120]},
        )
        name = f"MAYPHU-{card.unit}_{today:%Y%m%d}_{ledger.seq:04}_{uid[-8:]}.dcpkg"
        sender = Sender(keys, card.fingerprint)
        written = self._written(name, about, contents, sender, [partner.sealed_to, keys.sealed_to], progress)
        return _kept(session, about, period, partner, written, (head[0], told.many, name)), told.visits

    def _written(
        self, name: str, about: About, contents: Contents, sender: Sender, sealed_to: list[str], progress: Progress
    ) -> Written:
        file = copies(self.desk) / name
        with disk_told():
            file.parent.mkdir(exist_ok=True)
        with whole_file(file) as part, part.open("w+b") as target:
            return write_package(target, about, contents, sender, sealed_to, progress=progress)


def _kept(
    session: Session, about: About, period: ReportPeriod, partner: Partner, written: Written,
    told: tuple[int, int, str],
) -> SentPackage:  # fmt: skip
    journal_seq, rows, name = told
    made = SentPackage(
        partner_id=partner.id,
        epoch=about.install,
        seq=about.seq,
        package_uid=about.pkg_id,
        digest=written.hash,
        previous=about.prev or "",
        kind=about.kind.value,
        period=period.name,
        from_on=period.from_on,
        to_on=period.to_on,
        journal_seq=journal_seq,
        rows=rows,
        size=written.length,
        file_name=name,
    )
    session.add(made)
    session.flush()
    return made


def _branch(session: Session) -> OwnBranch:
    branch = own_branch(session)
    if branch is None:
        raise UserError(NOT_A_BRANCH)
    return branch


def _main(session: Session) -> Partner:
    partner = next(iter(current_partners(session, PartnerKind.MAIN)), None)
    if partner is None:
        raise UserError(NO_MAIN)
    return partner


def sent_to_main(session: Session) -> list[SentPackage]:
    """The packages that this branch made for the main PC, the newest first."""
    wanted = select(SentPackage).join(Partner).where(Partner.kind == PartnerKind.MAIN)
    return list(session.scalars(wanted.order_by(SentPackage.id.desc())))

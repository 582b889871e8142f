"""Makes one package from the registers: rows, reports and files go by once, straight into the sealed file."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from db import journal
from desktop_app import __version__
from desktop_app.core.disk import disk_told
from desktop_app.core.files import whole_file
from desktop_app.core.package.about import About, Kind
from desktop_app.core.package.keys import Keys
from desktop_app.core.package.write import Attachment, Contents, Sender, Written, write_package
from desktop_app.core.progress import Progress
from desktop_app.core.report_periods import ReportPeriod
from desktop_app.core.uid import uuid7
from desktop_app.office.area import Area
from desktop_app.office.desk import Desk
from desktop_app.reports.known import Known
from desktop_app.sync.container import SCHEMA, epoch_number, period_code
from desktop_app.sync.down.answers import FACT as DOWN
from desktop_app.sync.down.answers import answers
from desktop_app.sync.enrolling.queries import moment, own_card, own_keys
from desktop_app.sync.models import Partner, SentPackage
from desktop_app.sync.rows import table_names
from desktop_app.sync.sending.attached import Chosen, attached
from desktop_app.sync.sending.copying import copies
from desktop_app.sync.sending.handed_in import expected_reports, report_member, report_name
from desktop_app.sync.sending.ledger import Ledger, versions
from desktop_app.sync.sending.naming import whom_to_hide
from desktop_app.sync.sending.sent_rows import ATTACHED, Outgoing


@dataclass(frozen=True, kw_only=True)
class Told:
    """What whoever makes a package says of it."""

    period: ReportPeriod
    kind: Kind
    reason: str = ""
    is_nothing: bool = False
    with_files: bool = False


class Building:
    """One package on its way into a file."""

    def __init__(
        self, desk: Desk, session: Session, areas: Sequence[Area], partner: Partner, ledger: Ledger, told: Told
    ) -> None:
        """Inside the caller's transaction, which keeps what went."""
        self._desk, self._session, self._areas = desk, session, areas
        self._partner, self._ledger, self._told = partner, ledger, told
        self._card = own_card(desk, session)
        self._keys: Keys = own_keys(desk, session).signing
        self._outgoing = Outgoing(desk, session, areas, ledger)
        self._now = desk.clock.now()
        self._uid = uuid7(self._now)
        self._journal = journal.head(session)

    def write(self, progress: Progress) -> SentPackage:
        """Write the file into the folder of copies and note what went in it."""
        rows, files = self._attached()
        contents = Contents(
            tables={name: self._outgoing.rows(name) for name in table_names(self._areas)} | rows,
            reports=self._reports(),
            attachments=files,
            heads={"seq": self._journal[0], "link": self._journal[1], "since": self._ledger.since_seq},
        )
        file = copies(self._desk) / self._file_name()
        sender, sealed_to = Sender(self._keys, self._card.fingerprint), self._recipients()
        with disk_told():
            file.parent.mkdir(exist_ok=True)
        with whole_file(file) as part, part.open("w+b") as target:
            written = write_package(target, self._about(), contents, sender, sealed_to, progress=progress)
        return self._kept(written, file)

    @property
    def replaced(self) -> list[str]:
        """The copies that must not wait any longer: they name somebody who turned out to be a denouncer."""
        return [each.file_name for each in self._ledger.waiting] if self._outgoing.forgets else []

    def _attached(self) -> tuple[dict[str, Any], list[Attachment]]:
        known = versions(self._session, self._ledger, ATTACHED, are_files=True)
        chosen = Chosen(self._told.with_files, is_whole=not self._ledger.since_seq)
        rows, files = attached(self._desk, self._session, self._areas, known, chosen)
        if not rows and not chosen.with_files:
            return {}, []
        # Where files were not chosen, some that went in a lost package may be missing still: no sum can be given.
        noted = self._outgoing.noted(ATTACHED, known, rows, is_summed=chosen.with_files)
        return {ATTACHED: noted}, files

    def _reports(self) -> dict[str, Any]:
        known = Known(self._areas)
        expected = expected_reports(self._desk, self._session, self._told.period)
        secret = whom_to_hide(self._desk, self._session)
        return {
            report_name(each): report_member(self._desk, self._session, known, each.report, secret)
            for each in expected
            if each.report and each.is_frozen
        }

    def _recipients(self) -> list[str]:
        """The receiver, and this office itself: a copy can be looked into later."""
        return [self._partner.sealed_to, self._keys.sealed_to]

    def _about(self) -> About:
        epoch, last = self._desk.installation.epoch, self._ledger.last
        return About(
            pkg_id=self._uid,
            kind=self._told.kind,
            unit=self._card.unit,
            to_unit=self._partner.unit,
            install=epoch,
            epoch=epoch_number(epoch),
            seq=self._ledger.seq,
            period=period_code(self._told.period),
            created=moment(self._now),
            app=__version__,
            schema=SCHEMA,
            prev=last.digest if last else None,
            is_practice=self._desk.is_practice,
            totals=self._outgoing.totals,
            facts=self._facts(),
        )

    def _facts(self) -> dict[str, Any]:
        period, ledger = self._told.period, self._ledger
        return {
            "period": {"name": period.name, "from": period.from_on.isoformat(), "to": period.to_on.isoformat()},
            "reason": self._told.reason,
            "nothing": self._told.is_nothing,
            "by": self._desk.account.name,
            "base": _named(ledger.base),
            "follows": _named(ledger.follows),
            "waiting": [each.digest for each in ledger.waiting],
            DOWN: answers(self._session),
        }

    def _file_name(self) -> str:
        code = period_code(self._told.period)
        return f"XA-{self._card.unit}_{code}_{self._ledger.seq:04}_{self._uid[-8:]}.dcpkg"

    def _kept(self, written: Written, file: Path) -> SentPackage:
        told, last = self._told, self._ledger.last
        made = SentPackage(
            partner_id=self._partner.id,
            epoch=self._desk.installation.epoch,
            seq=self._ledger.seq,
            package_uid=self._uid,
            digest=written.hash,
            previous=last.digest if last else "",
            kind=told.kind.value,
            period=told.period.name,
            from_on=told.period.from_on,
            to_on=told.period.to_on,
            journal_seq=self._journal[0],
            rows=self._outgoing.many,
            size=written.length,
            file_name=file.name,
            reason=told.reason,
            is_nothing=told.is_nothing,
        )
        self._session.add(made)
        self._session.flush()
        self._outgoing.keep(made)
        return made


def _named(package: SentPackage | None) -> dict[str, Any] | None:
    if package is None:
        return None
    return {"epoch": epoch_number(package.epoch), "seq": package.seq, "hash": package.digest}

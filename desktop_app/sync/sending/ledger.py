"""Where the packages of this office stand: the next number, what the receiver is known to hold, what may have come."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.sync.models import Partner, SentPackage, SentRow
from desktop_app.sync.rows import Version


@dataclass(frozen=True)
class Ledger:
    """What the next package to a partner follows.

    `since_seq` is the journal's row from which on it carries what changed, 0 for everything: so it is in the first
    package, to another receiver, and in a new life of the data until a receipt comes. `known_to` is the last package
    that a receipt speaks of, by its key here, `known` are all of them. `last` is the package before in this life,
    `follows` the last one of an earlier life that this one goes on from. `is_everything` sends all anew to a receiver
    that may have lost what it acknowledged: each row names every version that may be there, and none that must.
    """

    seq: int
    since_seq: int
    known_to: int
    known: frozenset[int]
    last: SentPackage | None
    base: SentPackage | None
    follows: SentPackage | None
    waiting: tuple[SentPackage, ...]
    is_new_receiver: bool
    is_everything: bool = False

    def version(self, row: Any, *, is_of_file: bool = False) -> Version:
        """What a kept row of `SentRow` says of the row's last version."""
        if self.is_new_receiver:
            return Version(row.rev, row.hash)
        held, may = split(self, row, is_of_file=is_of_file)
        named = tuple(dict.fromkeys(digest for _, digest in may))
        if self.is_everything:
            return Version(row.rev, row.hash, "", tuple(dict.fromkeys(filter(None, (held, *named)))))
        return Version(row.rev, row.hash, held, named)

    def has_arrived(self, package: int, *, is_of_file: bool) -> bool:
        """Whether what went in a package is known to be there.

        Rows went again in every package until the next receipt; a file only in those for which files were chosen.
        """
        return package in self.known if is_of_file else package <= self.known_to


def read_ledger(session: Session, epoch: str, partner: Partner, *, everything: bool = False) -> Ledger:
    """The ledger towards this office, whichever of its cards is in use; `everything` sends all of the registers."""
    mine = list(session.scalars(select(SentPackage).order_by(SentPackage.id)))
    theirs = [each for each in mine if each.partner.unit == partner.unit]
    here = [each for each in theirs if each.epoch == epoch]
    known = [each for each in theirs if each.received_at]
    is_new = bool(mine) and mine[-1].partner.unit != partner.unit
    base = None if is_new or everything else next((each for each in reversed(here) if each.received_at), None)
    known_to = known[-1].id if known else 0
    return Ledger(
        seq=1 + max((each.seq for each in mine if each.epoch == epoch), default=0),
        since_seq=base.journal_seq if base else 0,
        known_to=known_to,
        known=frozenset(each.id for each in known),
        last=here[-1] if here else None,
        base=base,
        follows=None if here or not theirs else theirs[-1],
        waiting=tuple(each for each in here if each.id > known_to),
        is_new_receiver=is_new,
        is_everything=everything,
    )


def versions(session: Session, ledger: Ledger, table: str, *, are_files: bool = False) -> dict[str, Version]:
    """The last versions of a table's rows by uid, read at once."""
    columns = (SentRow.row_uid, SentRow.rev, SentRow.hash, SentRow.package_id, SentRow.known_hash, SentRow.earlier)
    found = session.execute(select(*columns).where(SentRow.table_name == table))
    return {row.row_uid: ledger.version(row, is_of_file=are_files) for row in found}


def split(ledger: Ledger, row: Any, *, is_of_file: bool) -> tuple[str, list[tuple[int, str]]]:
    """The version that the receiver is known to hold, and those sent after it with the packages they went in."""
    pairs = (pair.partition(":") for pair in row.earlier.split())
    sent = [*((int(package), digest) for package, _, digest in pairs), (row.package_id, row.hash)]
    there = [at for at, (package, _) in enumerate(sent) if ledger.has_arrived(package, is_of_file=is_of_file)]
    return (sent[there[-1]][1], sent[there[-1] + 1 :]) if there else (row.known_hash, sent)

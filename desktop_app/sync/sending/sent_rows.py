"""Keeps which version of each row went, and the sums by which the receiver sees that nothing is missing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.office.area import Area
from desktop_app.office.desk import Desk
from desktop_app.sync.models import SentPackage, SentRow
from desktop_app.sync.rows import Sent, Version, rows_of
from desktop_app.sync.sending.ledger import Ledger, split, versions

ATTACHED = "attachment"
"""The table that tells of attached files."""

_AT_ONCE = 900
_MODULUS = 2**64


class Outgoing:
    """The rows of one package, noted while the writer takes them."""

    def __init__(self, desk: Desk, session: Session, areas: Sequence[Area], ledger: Ledger) -> None:
        """Of one package; nothing is read before the writer asks."""
        self._desk, self._session, self._areas, self._ledger = desk, session, areas, ledger
        self._new = dict[str, list[tuple[str, int, str]]]()
        self.totals = dict[str, int | str]()
        self.many = 0
        self.forgets = False

    def rows(self, table: str) -> Iterator[Mapping[str, Any]]:
        """The rows of a table that go, each once."""
        known = versions(self._session, self._ledger, table)
        yield from self.noted(table, known, self._stored(table, known))

    def noted(
        self, table: str, known: Mapping[str, Version], rows: Iterable[Mapping[str, Any]], *, is_summed: bool = True
    ) -> Iterator[Mapping[str, Any]]:
        """These rows of a table, and afterwards its sums: how many rows the receiver holds then, and which."""
        went = self._new.setdefault(table, [])
        many, whole = len(known), sum(_part(each.hash) for each in known.values())
        for row in rows:
            before = known.get(row["uid"])
            many += before is None
            whole += _part(row["hash"]) - (_part(before.hash) if before else 0)
            self.forgets |= before is not None and row.get("forget", False)
            went.append((row["uid"], row["rev"], row["hash"]))
            yield row
        self.many += len(went)
        if is_summed:
            self.totals |= {f"{table}.rows": many, f"{table}.sum": f"{whole % _MODULUS:016x}"}

    def keep(self, package: SentPackage) -> None:
        """Note the versions that went in this package, inside the caller's transaction."""
        for table, went in self._new.items():
            for at in range(0, len(went), _AT_ONCE):
                self._keep(package, table, went[at : at + _AT_ONCE])
            self._session.flush()

    def _stored(self, table: str, known: Mapping[str, Version]) -> Iterator[dict[str, Any]]:
        sent, since = Sent({table: known}), self._ledger.since_seq
        return rows_of(self._desk, self._session, self._areas, table, since, True, sent)

    def _keep(self, package: SentPackage, table: str, went: Sequence[tuple[str, int, str]]) -> None:
        found = self._session.scalars(select(SentRow).where(SentRow.row_uid.in_([uid for uid, _, _ in went])))
        kept = {row.row_uid: row for row in found}
        for uid, rev, digest in went:
            row = kept.get(uid)
            if row is None:
                row = SentRow(row_uid=uid, table_name=table, rev=rev, hash=digest, package_id=package.id)
                self._session.add(row)
            elif row.hash != digest or self._ledger.is_new_receiver or table == ATTACHED:
                self._follow(row, package, rev, digest)

    def _follow(self, row: SentRow, package: SentPackage, rev: int, digest: str) -> None:
        if self._ledger.is_new_receiver:
            row.known_hash = row.earlier = ""
        else:
            held, may = split(self._ledger, row, is_of_file=row.table_name == ATTACHED)
            row.known_hash, row.earlier = held, " ".join(f"{of}:{each}" for of, each in may)
        row.rev, row.hash, row.package_id = rev, digest, package.id


def sum_of(hashes: Iterable[str]) -> str:
    """The sum that a manifest gives of a table's rows: the first 16 digits of each hash, added up modulo 2^64."""
    return f"{sum(map(_part, hashes)) % _MODULUS:016x}"


def _part(digest: str) -> int:
    return int(digest[:16], 16)

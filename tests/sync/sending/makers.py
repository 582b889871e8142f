"""A commune that has enrolled its upper office, and that office with nothing but its keys."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from desktop_app.core.package.about import About, Kind
from desktop_app.core.package.keys import Card, Keys, make_keys, read_card
from desktop_app.core.package.opened import Opened
from desktop_app.core.package.read import Receiver, open_package
from desktop_app.core.package.receipts import Outcome, receipt_for, write_receipts
from desktop_app.core.package.write import Sender
from desktop_app.core.uid import uuid7
from desktop_app.office.desk import Desk
from desktop_app.office.profile import OfficeService
from desktop_app.sync.container import REMARKS, SCHEMA
from desktop_app.sync.enrolling.service import EnrolService
from desktop_app.sync.rows import row_hash
from desktop_app.sync.sending.sent_rows import sum_of
from desktop_app.sync.states import PartnerKind

MADE = "2026-11-23T08:00:00+07:00"


@dataclass
class Upper:
    """The office above: it opens packages, holds their rows by the rule of `prev`, and signs receipts."""

    keys: Keys = field(default_factory=make_keys)
    commune: Card | None = None
    is_practice: bool = False
    held: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    conflicts: list[str] = field(default_factory=list)

    @property
    def card(self) -> Card:
        return self.keys.card(unit="27", name="UBND tỉnh Minh Họa", made=MADE, is_practice=self.is_practice)

    def open(self, file: Path) -> Opened:
        assert self.commune
        asked = Receiver(
            openings=[self.keys.opening],
            cards=[self.commune],
            schema=SCHEMA.name,
            version=SCHEMA.version,
            is_practice=self.is_practice,
        )
        return open_package(file, asked)

    def take(self, file: Path) -> bytes:
        """Take the rows in and give the receipt."""
        with self.open(file) as opened:
            for table in opened.tables:
                kept = self.held.setdefault(table, {})
                for row in opened.rows(table):
                    self._take(table, kept, row)
                totals = opened.manifest.about.totals
                if f"{table}.rows" not in totals:
                    continue
                assert totals[f"{table}.rows"] == len(kept), table
                assert totals[f"{table}.sum"] == sum_of(row["hash"] for row in kept.values()), table
            return self.receipt(opened)

    def receipt(
        self,
        opened: Opened,
        outcome: Outcome = Outcome.TAKEN,
        remarks: Sequence[Any] = (),
        at: str = "2026-11-24T08:00:00+07:00",
    ) -> bytes:
        assert self.commune
        about = About(
            pkg_id=uuid7(datetime(2026, 11, 24)), kind=Kind.ACK, unit="27", to_unit=self.commune.unit, install="pc",
            epoch=1, seq=1, period="2026", created=MADE, app="0.1.0", schema=SCHEMA, is_practice=self.is_practice,
        )  # fmt: skip
        made = receipt_for(opened, outcome, at)
        target, sender = io.BytesIO(), Sender(self.keys, self.card.fingerprint)
        beside = {REMARKS: remarks} if remarks else None
        write_receipts(target, about, [made], sender, [self.commune.sealed_to], beside)
        return target.getvalue()

    def _take(self, table: str, kept: dict[str, dict[str, Any]], row: dict[str, Any]) -> None:
        assert row["hash"] == row_hash(table, row["uid"], row["rev"], row["body"])
        before = kept.get(row["uid"])
        names = [row["prev"], *row.get("may", [])]
        if before and before["hash"] != row["hash"] and before["hash"] not in names:
            self.conflicts.append(row["uid"])
        kept[row["uid"]] = row


def enrolled(desk: Desk, above: Upper | None = None) -> Upper:
    """The upper office, once the commune at this desk has enrolled it."""
    office, enrolling, above = OfficeService(desk), EnrolService(desk), above or Upper()
    office.settle(replace(office.profile(), code="27061"))
    above.commune = read_card(enrolling.own_card())
    card = above.card
    enrolling.enrol(card.signed_by(above.keys), card.fingerprint, PartnerKind.UPPER)
    return above

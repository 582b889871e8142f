"""A commune as far as its packages tell of it: rows, reports, a line of numbers, and what it knows to have arrived."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from desktop_app.core.package.about import About, Kind, Schema
from desktop_app.core.package.keys import Keys
from desktop_app.core.package.write import Attachment, Contents, Sender, Written, write_package
from desktop_app.core.uid import uuid7
from desktop_app.office.desk import Desk
from desktop_app.sync.container import SCHEMA
from desktop_app.sync.enrolling.service import EnrolService
from desktop_app.sync.receiving.service import ReceiveService
from desktop_app.sync.rows import row_hash
from desktop_app.sync.sending.sent_rows import sum_of
from desktop_app.sync.states import PartnerKind
from tests.sync.makers import stranger, with_code

UPPER = "24000"
Q3 = (date(2026, 6, 15), date(2026, 9, 14))
Q4 = (date(2026, 9, 15), date(2026, 12, 14))
NAMES = {Q3: "Quý III/2026", Q4: "Quý IV/2026"}
FIRST_LIFE = 1_790_000_000_000


def upper(desk: Desk) -> Desk:
    """The office above, with keys."""
    EnrolService(with_code(desk, UPPER)).own_card()
    return desk


def report(form: str = "01-TCD", days: tuple[date, date] = Q3, **other: Any) -> dict[str, Any]:
    """A frozen report as it is handed in."""
    told: dict[str, Any] = {
        "form": form, "layout": "tt-01-2024", "name": NAMES.get(days, ""), "from": days[0].isoformat(),
        "to": days[1].isoformat(), "state": "APPROVED", "number": "12/BC-UBND", "dated": None, "nothing_arose": False,
        "note": "", "figures": {"1": "3", "2": "5"}, "explanations": {}, "corrections": [], "checks": [], "rows": {},
    }  # fmt: skip
    return told | other


@dataclass
class Commune:
    """`life` is the epoch; `acked` the version of each row that a receipt spoke of, `sent` those since.

    Like the real one it sends what is not known to have arrived: everything, until a receipt comes in this life.
    """

    desk: Desk
    folder: Path
    unit: str = "24001"
    name: str = "UBND xã An"
    life: int = FIRST_LIFE
    seq: int = 0
    prev: str | None = None
    practice: bool = False
    keys: Keys = field(init=False)
    rows: dict[str, tuple[str, int, dict[str, Any]]] = field(default_factory=dict)
    acked: dict[str, str] = field(default_factory=dict)
    sent: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    forgets: set[str] = field(default_factory=set)
    files: list[Attachment] = field(default_factory=list)
    made: int = 0
    base: int = 0
    partner: str = ""

    def __post_init__(self) -> None:
        """Enrolled at the office above."""
        self.keys, self.card = stranger(self.unit, self.name, practice=self.practice)
        if not self.practice:
            card = self.card.signed_by(self.keys)
            enrolling = EnrolService(self.desk)
            self.partner = enrolling.enrol(card, self.card.fingerprint, PartnerKind.COMMUNE)

    def put(self, uid: str = "", table: str = "visit", **body: Any) -> str:
        """A row written or changed; its uid."""
        uid = uid or uuid7(self.desk.clock.now())
        rev = self.rows[uid][1] + 1 if uid in self.rows else 1
        self.rows[uid] = (table, rev, {"received_on": "2026-08-03", **body})
        return uid

    def hash(self, uid: str) -> str:
        """What names the row's version."""
        table, rev, body = self.rows[uid]
        return row_hash(table, uid, rev, body)

    def build(
        self, days: tuple[date, date] = Q3, reports: Mapping[str, Any] | None = None, kind: Kind = Kind.FULL,
        at: str = "2026-09-20T08:00:00+07:00", **other: Any,
    ) -> Path:  # fmt: skip
        """The next package as a file."""
        self.seq += 1
        self.made += 1
        path = self.folder / f"XA-{self.unit}_{self.life}_{self.seq:04}_{self.made}.dcpkg"
        written = self.write(path, self._about(days, kind, at, other), reports or {})
        self.prev = written.hash
        for uid in self.rows:
            if self.hash(uid) not in (self.acked.get(uid), *(each for _, each in self.sent.get(uid, []))):
                self.sent.setdefault(uid, []).append((self.made, self.hash(uid)))
        return path

    def write(self, path: Path, about: About, reports: Mapping[str, Any]) -> Written:
        """One file of what there is now."""
        going = [
            uid for uid in self.rows if not self.base or self.sent.get(uid) or self.acked.get(uid) != self.hash(uid)
        ]
        tables = {table: [self._row(uid) for uid in going if self.rows[uid][0] == table] for table in self.tables}
        sender, sealed_to = Sender(self.keys, self.card.fingerprint), [self._upper_key()]
        contents = Contents(
            tables=tables, reports=reports, attachments=self.files, heads={"seq": 7, "link": "ab" * 32, "since": 0}
        )
        with path.open("w+b") as target:
            return write_package(target, about, contents, sender, sealed_to)

    def receipt_read(self, made: int = 0) -> None:
        """Everything that went up to a package, the last one when it is not named, is known to have arrived."""
        upto = made or self.made
        for uid, sent in list(self.sent.items()):
            arrived = [digest for number, digest in sent if number <= upto]
            self.acked |= {uid: arrived[-1]} if arrived else {}
            self.sent[uid] = [pair for pair in sent if pair[0] > upto]
        self.base = max(self.base, upto)

    @property
    def tables(self) -> list[str]:
        """The tables that have rows."""
        return sorted({table for table, _, _ in self.rows.values()} | {"visit"})

    def _row(self, uid: str) -> dict[str, Any]:
        _, rev, body = self.rows[uid]
        prev, digest = self.acked.get(uid, ""), self.hash(uid)
        may = [each for _, each in self.sent.get(uid, []) if each != prev]
        forget = {"forget": True} if uid in self.forgets else {}
        told = {
            **forget,
            "uid": uid,
            "rev": rev,
            "op": "change" if prev or may else "add",
            "prev": prev,
            "hash": digest,
        }
        return told | ({"may": may} if may else {}) | {"at": "2026-08-03T08:00:00+07:00", "by": "a", "body": body}

    def _about(self, days: tuple[date, date], kind: Kind, at: str, other: dict[str, Any]) -> About:
        totals: dict[str, int | str] = {}
        for table in self.tables:
            hashes = [self.hash(uid) for uid, row in self.rows.items() if row[0] == table]
            totals |= {f"{table}.rows": len(hashes), f"{table}.sum": sum_of(hashes)}
        period = {"name": NAMES[days], "from": days[0].isoformat(), "to": days[1].isoformat()}
        facts = {"period": period, "reason": "", "nothing": False, "by": "Lê Thị Hoa", "base": self.base or None}
        facts["follows"] = None
        facts |= other.pop("facts", {})
        told: dict[str, Any] = {
            "pkg_id": uuid7(self.desk.clock.now()), "kind": kind, "unit": self.unit, "to_unit": UPPER, "install": "pc1",
            "epoch": self.life, "seq": self.seq, "period": f"{days[0]:%Y%m%d}-{days[1]:%Y%m%d}", "created": at,
            "app": "0.1.0", "schema": Schema(name="sodanchu", version=SCHEMA.version, min_reader=13), "totals": totals,
            "prev": self.prev, "is_practice": self.practice, "facts": facts,
        }  # fmt: skip
        return About(**(told | other))

    def _upper_key(self) -> str:
        from desktop_app.sync.enrolling.queries import own_card

        with self.desk.db.reading() as session:
            return own_card(self.desk, session).sealed_to


def taken(desk: Desk, path: Path) -> Any:
    """Take a file in."""
    return ReceiveService(desk).take(path)

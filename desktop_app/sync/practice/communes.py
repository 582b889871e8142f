"""An invented commune as far as its packages tell of it: keys, rows, reports, its line of numbers."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from desktop_app import __version__
from desktop_app.core.clock import VIETNAM
from desktop_app.core.package.about import About, Kind
from desktop_app.core.package.keys import Card, Keys, make_keys
from desktop_app.core.package.write import Contents, Sender, write_package
from desktop_app.core.report_periods import ReportPeriod
from desktop_app.core.uid import uuid7
from desktop_app.reports.forms import form_on
from desktop_app.reports.indicators.evaluating import follow
from desktop_app.reports.kept import kept_value
from desktop_app.sync.container import SCHEMA, period_code
from desktop_app.sync.enrolling.queries import moment
from desktop_app.sync.rows import row_hash
from desktop_app.sync.sending.sent_rows import sum_of

FORM, TABLE = "01-TCD", "visit"
SCALE = 2
"""Visits in a month for each step of a commune's size."""


@dataclass(frozen=True, kw_only=True)
class Handing:
    """What is handed in for a period; `adds` are visits that were forgotten before."""

    period: ReportPeriod
    on: date
    has_report: bool = True
    nothing: bool = False
    blank: bool = False
    adds: int = 0
    reason: str = ""
    explanation: str = ""


@dataclass
class PracticeCommune:
    """Hands in everything it has each time, as an office does that was never acknowledged."""

    unit: str
    name: str
    size: int
    contents: Sequence[str]
    chance: random.Random
    began_at: datetime
    keys: Keys = field(default_factory=make_keys)
    seq: int = 0
    previous: str | None = None
    rows: dict[str, dict[str, Any]] = field(default_factory=dict)
    figures: dict[str, dict[str, Decimal]] = field(default_factory=dict)

    @property
    def card(self) -> Card:
        """Its card; that of a practice office."""
        return self.keys.card(unit=self.unit, name=self.name, made=moment(self.began_at), is_practice=True)

    def go_back(self) -> "PracticeCommune":
        """The same commune on a copied folder: its next package has a number that was used already."""
        return PracticeCommune(
            self.unit, self.name, self.size, self.contents, random.Random(self.unit), self.began_at, self.keys,
            self.seq - 1, self.previous, dict(self.rows), dict(self.figures),
        )  # fmt: skip

    def hand_in(self, folder: Path, upper: Card, told: Handing) -> Path:
        """The next package as a file in the folder."""
        if told.period.name not in self.figures:
            self._live(told)
        if told.adds:
            self._visit(told.period, told.adds)
        self.seq += 1
        path = folder / f"XA-{self.unit}_{period_code(told.period)}_{self.seq:04}.dcpkg"
        reports = {f"{FORM}_{period_code(told.period)}": self._report(told)} if told.has_report else {}
        contents = Contents(tables={TABLE: self._versions()}, reports=reports, attachments=(), heads=_HEADS)
        sender = Sender(self.keys, self.card.fingerprint)
        with path.open("w+b") as target:
            written = write_package(target, self._about(upper, told), contents, sender, [upper.sealed_to])
        self.previous = written.hash
        return path

    def _live(self, told: Handing) -> None:
        many = 0 if told.nothing or told.blank else self.size * SCALE + self.chance.randint(-2, 3)
        days = (told.period.to_on - told.period.from_on).days // 28
        self.figures[told.period.name] = {}
        self._visit(told.period, max(0, many) * max(1, days))

    def _visit(self, period: ReportPeriod, many: int) -> None:
        """So many more visits; what the form counts of them."""
        span = (period.to_on - period.from_on).days
        for _visit in range(many):
            on = period.from_on + timedelta(days=self.chance.randint(0, span))
            at = datetime.combine(on, self.began_at.timetz())
            body = {"number": len(self.rows) + 1, "received_on": on.isoformat()}
            self.rows[uuid7(at)] = body | {"content": self.chance.choice(self.contents)}
        known = self.figures[period.name]
        known["4"] = known.get("4", Decimal(0)) + many
        known["5"] = known.get("5", Decimal(0)) + many + self.chance.randint(0, many // 3)
        again = self.chance.randint(0, many // 4)
        known["6"] = known.get("6", Decimal(0)) + many - again
        known["7"] = known.get("7", Decimal(0)) + again
        known["vu_viec_khac_nhau"] = known["6"]

    def _report(self, told: Handing) -> dict[str, Any]:
        period = told.period
        form = form_on(FORM, period.to_on)
        leaves = {each.key: Decimal(0) for each in form.indicators if not each.operands}
        known: Mapping[str, Decimal] = {} if told.blank else self.figures[period.name]
        values = follow(form.indicators, {**leaves, **known})
        visits = [uid for uid, body in self.rows.items() if _is_in(body, period)]
        return {
            "form": FORM,
            "layout": form.edition,
            "name": period.name,
            "from": period.from_on.isoformat(),
            "to": period.to_on.isoformat(),
            "state": "APPROVED",
            "number": f"{10 + self.seq}/BC-UBND",
            "dated": told.on.isoformat(),
            "nothing_arose": told.nothing,
            "note": "",
            "figures": {key: kept_value(value) for key, value in values.items()},
            "explanations": {"1": told.explanation} if told.explanation else {},
            "corrections": [],
            "checks": [],
            "rows": {"4": [] if told.blank else visits},
        }

    def _versions(self) -> list[dict[str, Any]]:
        return [
            {
                "uid": uid, "rev": 1, "op": "add", "prev": "", "hash": row_hash(TABLE, uid, 1, body),
                "at": body["received_on"], "by": "", "body": body,
            }
            for uid, body in self.rows.items()
        ]  # fmt: skip

    def _about(self, upper: Card, told: Handing) -> About:
        period = told.period
        at = datetime.combine(told.on, self.began_at.time(), VIETNAM)
        hashes = [row_hash(TABLE, uid, 1, body) for uid, body in self.rows.items()]
        return About(
            pkg_id=uuid7(at),
            kind=Kind.CORRECTION if told.reason else Kind.FULL,
            unit=self.unit,
            to_unit=upper.unit,
            install=self.unit,
            epoch=int(self.began_at.timestamp() * 1000),
            seq=self.seq,
            period=period_code(period),
            created=moment(at),
            app=__version__,
            schema=SCHEMA,
            prev=self.previous,
            is_practice=True,
            totals={f"{TABLE}.rows": len(hashes), f"{TABLE}.sum": sum_of(hashes)},
            facts={
                "period": {"name": period.name, "from": period.from_on.isoformat(), "to": period.to_on.isoformat()},
                "reason": told.reason,
                "nothing": told.nothing,
                "by": "",
                "base": None,
                "follows": None,
            },
        )


_HEADS = {"seq": 1, "link": "0" * 64, "since": 0}


def _is_in(body: Mapping[str, Any], period: ReportPeriod) -> bool:
    return period.from_on <= date.fromisoformat(body["received_on"]) <= period.to_on

"""What it costs an upper office to take in the packages of many communes, beside opening and checking them alone."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from bench.measure import Measure, Memory, seconds
from bench.office import make_office
from bench.opener import NOW
from desktop_app.core.package.about import About, Kind
from desktop_app.core.package.keys import Card, Keys, make_keys
from desktop_app.core.package.read import open_package
from desktop_app.core.package.write import Contents, Sender, write_package
from desktop_app.core.uid import uuid7
from desktop_app.office.desk import Desk
from desktop_app.office.profile import OfficeService
from desktop_app.sync.container import SCHEMA, receiver
from desktop_app.sync.enrolling.queries import moment, own_card
from desktop_app.sync.enrolling.service import EnrolService
from desktop_app.sync.receiving.consolidated import consolidated
from desktop_app.sync.receiving.models import ReceivedRow
from desktop_app.sync.receiving.planned import Taken
from desktop_app.sync.receiving.service import ReceiveService
from desktop_app.sync.rows import row_hash
from desktop_app.sync.sending.sent_rows import sum_of
from desktop_app.sync.states import PartnerKind

OPENED = "opening and checking alone"
_CODE, _PERIOD = "98000", ("2026-09-15", "2026-12-14")


@dataclass(frozen=True)
class _Commune:
    keys: Keys
    card: Card


def measure_packages(communes: int, rows: int) -> Iterator[Measure]:
    """So many communes with so many rows each: the first half taken in, then the second, then all of them again."""
    size = f"{communes} × {rows:,} rows"
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        bench = make_office(Path(name) / "data", 0)
        try:
            desk = bench.office.desk
            files = [_package(desk, _enrolled(desk, number), Path(name), rows) for number in range(communes)]
            halves = files[: len(files) // 2], files[len(files) // 2 :]
            alone = seconds(lambda: _open_all(desk, halves[0]))
            service = ReceiveService(desk)
            with Memory() as memory:
                done = list[Taken]()
                for which, half in zip(("first", "second"), halves, strict=True):
                    taking = seconds(lambda some=half: done.extend(map(service.take, some)))  # type: ignore[misc]
                    yield Measure(f"packages, {which} half of {size}", taking, alone, OPENED)
                yield Measure(f"the same again, {size}", seconds(lambda: list(map(service.take, files))), alone, OPENED)
                yield memory.measure()
            _check(desk, done, communes, rows)
        finally:
            bench.office.close()


def _check(desk: Desk, done: list[Taken], communes: int, rows: int) -> None:
    """Every row is held, each commune's control sum is that of its own register, and the reports add up."""
    if trouble := [each.planned.trouble for each in done if each.planned.trouble or each.planned.counts.added != rows]:
        raise AssertionError(f"not taken in as they were sent: {trouble[:3]}")
    with desk.db.reading() as session:
        held = session.scalar(select(func.count()).select_from(ReceivedRow))
    whole = consolidated(desk, "01-TCD", *map(date.fromisoformat, _PERIOD)).total["1"]
    if held != communes * rows or whole != communes * rows:
        raise AssertionError(f"{held} rows are held and {whole} reported instead of {communes * rows}")


def _enrolled(desk: Desk, number: int) -> _Commune:
    profile = OfficeService(desk).profile()
    if profile.code != _CODE:
        OfficeService(desk).settle(replace(profile, code=_CODE))
        EnrolService(desk).own_card()
    keys = make_keys()
    card = keys.card(unit=f"97{number:03}", name=f"xã {number:03}", made=moment(NOW), is_practice=desk.is_practice)
    EnrolService(desk).enrol(card.signed_by(keys), card.fingerprint, PartnerKind.COMMUNE)
    return _Commune(keys, card)


def _package(desk: Desk, commune: _Commune, folder: Path, rows: int) -> Path:
    lines = list(_rows(rows))
    totals: dict[str, int | str] = {"visit.rows": rows, "visit.sum": sum_of(line["hash"] for line in lines)}
    about = About(
        pkg_id=uuid7(NOW),
        kind=Kind.FULL,
        unit=commune.card.unit,
        to_unit=_CODE,
        install="bench",
        epoch=1,
        seq=1,
        period="20260915-20261214",
        created=moment(NOW),
        app="0",
        schema=SCHEMA,
        is_practice=desk.is_practice,
        totals=totals,
        facts={"period": {"name": "Quý IV/2026", "from": _PERIOD[0], "to": _PERIOD[1]}, "nothing": False},
    )
    with desk.db.reading() as session:
        sealed_to = own_card(desk, session).sealed_to
    file = folder / f"{commune.card.unit}.dcpkg"
    sender = Sender(commune.keys, commune.card.fingerprint)
    with file.open("w+b") as target:
        contents = Contents(tables={"visit": lines}, reports={"01-TCD": _report(rows)})
        write_package(target, about, contents, sender, [sealed_to])
    return file


def _report(rows: int) -> dict[str, Any]:
    return {
        "form": "01-TCD", "layout": "tt-01-2024", "name": "Quý IV/2026", "from": _PERIOD[0], "to": _PERIOD[1],
        "state": "APPROVED", "number": "12/BC-UBND", "dated": None, "nothing_arose": False, "note": "",
        "figures": {"1": str(rows)}, "explanations": {}, "corrections": [], "checks": [], "rows": {},
    }  # fmt: skip


def _rows(rows: int) -> Iterator[dict[str, Any]]:
    for number in range(rows):
        uid, day = uuid7(NOW), (NOW - timedelta(days=number % 400)).date().isoformat()
        said = f"Kiến nghị số {number}: đường thôn Đoài ngập sau mưa, đề nghị xã xem lại cống thoát nước."
        body = {"received_on": day, "content": said, "mode": "REGULAR", "people_present": number % 5 + 1}
        digest = row_hash("visit", uid, 1, body)
        yield {"uid": uid, "rev": 1, "op": "add", "prev": "", "hash": digest, "at": day, "by": "a", "body": body}


def _open_all(desk: Desk, files: list[Path]) -> None:
    with desk.db.reading() as session:
        who = receiver(desk, session)
    for file in files:
        open_package(file, who).close()

"""A commune and the office above it, both real, each in folders of its own; sticks are files between them."""

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from db.key_changes import KeyKeeper
from db.keys import Created, KeyFile
from desktop_app.areas import load_areas
from desktop_app.areas.reception.entry import VisitEntry
from desktop_app.areas.reception.models import Visit
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.core.clock import FixedClock
from desktop_app.core.package.keys import read_card
from desktop_app.core.package.read import open_package
from desktop_app.core.report_periods import ReportPeriod
from desktop_app.office.opening import Opener, OpenOffice, open_unlocked
from desktop_app.sync.container import receiver
from desktop_app.sync.enrolling.queries import own_card, partners
from desktop_app.sync.enrolling.service import EnrolService
from desktop_app.sync.receiving.answering import AnswerService
from desktop_app.sync.receiving.models import OlderRow, ReceivedPackage, ReceivedRow
from desktop_app.sync.receiving.service import ReceiveService
from desktop_app.sync.rows import rows_of, table_names
from desktop_app.sync.sending.service import SendService
from desktop_app.sync.states import PartnerKind
from tests.sync.makers import with_code

UNIT, ABOVE = "27061", "27"
PERIODS = (
    ReportPeriod("Quý III/2026", date(2026, 6, 15), date(2026, 9, 14)),
    ReportPeriod("Quý IV/2026", date(2026, 9, 15), date(2026, 12, 14)),
)
AREAS = tuple(area for area in load_areas() if area.key == "reception")
"""One area does: what happens to a row does not depend on its table, and time is dear."""
Rows = Mapping[tuple[str, str], dict[str, Any]]


@dataclass(frozen=True)
class Stick:
    """One package on its way, with what the commune's registers held when it was made."""

    path: Path
    digest: str
    life: int
    seq: int
    rows: Rows = field(repr=False)


class Site:
    """An office at a time when nobody else holds its folder."""

    def __init__(self, template: tuple[Path, Created], folder: Path, opener: Opener) -> None:
        """A copy of the template."""
        self._created, self._opener, self.folder = template[1], opener, folder
        shutil.copytree(template[0], folder)
        self.office = self._open()

    @property
    def desk(self) -> Any:
        return self.office.desk

    def copy(self, to: Path) -> Path:
        """The whole folder as somebody copies it by hand."""
        self.office.close()
        shutil.copytree(self.folder, to)
        self.office = self._open()
        return to

    def go_on_in(self, folder: Path) -> Path:
        """Work on in another folder from now on; gives the one that is left."""
        self.office.close()
        left, self.folder = self.folder, folder
        self.office = self._open()
        return left

    def begin_life(self) -> None:
        """What a restore does to a copy of the data."""
        self.office.close()
        keys = KeyFile.read(self.folder, self._opener.floor)
        KeyKeeper(keys, self._created.unlocked, self._opener.floor).begin_epoch(self._opener.clock.now())
        self.office = self._open()

    def close(self) -> None:
        self.office.close()

    def _open(self) -> OpenOffice:
        keys = KeyFile.read(self.folder, self._opener.floor)
        return open_unlocked(self.folder, keys, self._created.unlocked, self._opener)


class Commune(Site):
    """The office whose registers go up."""

    def add(self, entry: VisitEntry) -> None:
        ReceptionService(self.desk).register(entry)

    def change(self, which: int, text: str) -> None:
        """Write something else into one visit."""
        with self.desk.db.writing(self.desk.account.uid) as session:
            visits = session.scalars(select(Visit).order_by(Visit.id)).all()
            if visits:
                visits[which % len(visits)].request = text

    def turn_secret(self, which: int) -> None:
        """A visit turns out to be secret, or no more: its other rows are told otherwise without being touched."""
        with self.desk.db.writing(self.desk.account.uid) as session:
            visits = session.scalars(select(Visit).order_by(Visit.id)).all()
            if visits:
                visits[which % len(visits)].is_secret ^= True

    def hide_everything(self) -> None:
        """Every visit is noted as a denunciation."""
        with self.desk.db.writing(self.desk.account.uid) as session:
            for visit in session.scalars(select(Visit)):
                visit.is_secret = True

    def build(self, folder: Path, period: ReportPeriod, *, everything: bool = False) -> Stick:
        sending = SendService(self.desk, AREAS)
        looked = sending.look(period)
        told: dict[str, Any] = {"reason": "Sửa sau khi rà lại", "nothing": looked.is_empty, "everything": everything}
        saved = sending.build(looked, folder, **told)
        assert saved.file
        with self.desk.db.reading() as session:
            opened = open_package(
                saved.file, replace(receiver(self.desk, session), cards=[own_card(self.desk, session)])
            )
        with opened:
            about = opened.manifest.about
            return Stick(saved.file, opened.hash, about.epoch, about.seq, self.rows())

    def rows(self) -> Rows:
        """Everything that may go up, as it stands now."""
        with self.desk.db.reading() as session:
            return {
                (table, uid): json.loads(json.dumps(row["body"]))
                for table in table_names(AREAS)
                for row in rows_of(self.desk, session, AREAS, table, 0, True)
                for uid in [row["uid"]]
            }

    def take_receipt(self, content: bytes) -> None:
        SendService(self.desk).take_receipt(content)


class Above(Site):
    """The office that receives."""

    @property
    def receiving(self) -> ReceiveService:
        return ReceiveService(self.desk, AREAS)

    def rows(self) -> Rows:
        """What it holds of the commune."""
        with self.desk.db.reading() as session:
            found = session.scalars(select(ReceivedRow).where(ReceivedRow.gone_in.is_(None)))
            return {(row.table_name, row.row_uid): json.loads(row.body) for row in found}

    def everything(self) -> str:
        """Every version of every row that it holds, as one text."""
        with self.desk.db.reading() as session:
            return "\n".join([*session.scalars(select(ReceivedRow.body)), *session.scalars(select(OlderRow.body))])

    def package(self, digest: str) -> ReceivedPackage | None:
        """The package as it is noted; None where it was refused or never came."""
        with self.desk.db.reading() as session:
            noted = select(ReceivedPackage).options(joinedload(ReceivedPackage.partner))
            return session.scalars(noted.where(ReceivedPackage.digest == digest)).one_or_none()

    def receipt(self, stick: Stick) -> bytes:
        """What is signed for a package that was taken in."""
        package = self.package(stick.digest)
        assert package
        return AnswerService(self.desk).receipt(package.uid)


def two_sites(template: tuple[Path, Created], folder: Path, opener: Opener) -> tuple[Commune, Above]:
    """Both offices, enrolled with each other."""
    commune, above = Commune(template, folder / "commune", opener), Above(template, folder / "above", opener)
    with_code(commune.desk, UNIT)
    with_code(above.desk, ABOVE)
    meet(commune, above)
    return commune, above


def meet(commune: Commune, above: Above) -> None:
    """Both offices trust the card that the other one has now, with new keys where the old ones were given up."""
    _enrol(commune, above, PartnerKind.COMMUNE)
    _enrol(above, commune, PartnerKind.UPPER)


def _enrol(whom: Site, at: Site, kind: PartnerKind) -> None:
    card = EnrolService(whom.desk).own_card()
    digits = read_card(card).fingerprint
    known = {each.fingerprint: each.is_current for each in partners(at.desk)}
    if known.get(digits) is False:
        EnrolService(whom.desk).replace_keys()
        _enrol(whom, at, kind)
    elif digits not in known:
        EnrolService(at.desk).enrol(card, digits, kind)


def later(clock: FixedClock) -> None:
    """Some minutes pass."""
    clock.move_by(timedelta(minutes=7))

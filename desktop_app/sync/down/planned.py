"""A package that came down, looked at: from whom, what it would do here, which deadlines would move, or why not."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.core import words
from desktop_app.core.disk import disk_told
from desktop_app.core.errors import UserError
from desktop_app.core.law.deadline import Move
from desktop_app.core.package.opened import Opened
from desktop_app.core.package.read import open_package
from desktop_app.office.desk import Desk
from desktop_app.office.law_lines import Standing
from desktop_app.reports.known import Known
from desktop_app.sync.container import receiver
from desktop_app.sync.down.lines import effect_of
from desktop_app.sync.down.models import CameDown
from desktop_app.sync.down.parts import KINDS, Parts, read_parts
from desktop_app.sync.down.told import DownLine
from desktop_app.sync.models import Partner
from desktop_app.sync.states import DownState, PartnerKind

NOT_DOWN = "Tệp này không phải gói cấp trên gửi xuống. Hãy chọn USB mang về từ cơ quan cấp trên."
NOT_UPPER = "Gói này do {name} lập, không phải cơ quan cấp trên đã ghi danh, nên không cài. Hãy báo cơ quan cấp trên."
OLDER = "Gói số {seq} cũ hơn gói số {newer} đã cài về cùng nội dung, nên không cài. Dùng gói mới nhất của cấp trên."
_LONGEST_NOTE = 500


@dataclass(frozen=True)
class DownPlan:
    """What is shown before anything is installed; `trouble` says why it cannot be, `state` what was decided before."""

    digest: str
    package_uid: str
    epoch: str
    seq: int
    kind: str
    from_name: str
    made_at: datetime
    made_by: str
    note: str
    parts: Parts
    names: tuple[str, ...] = ()
    lines: tuple[DownLine, ...] = ()
    moves: tuple[Move, ...] = ()
    trouble: str = ""
    state: DownState | None = None

    @property
    def source(self) -> str:
        """What installed things say of where they came from."""
        return f"{self.from_name}, gói gửi xuống số {self.seq} ngày {words.day(self.made_at.date())}"[:200]

    @property
    def changes_nothing(self) -> bool:
        """Whether everything in it is in use here already."""
        return all(line.standing is Standing.SAME for line in self.lines)


@dataclass(frozen=True)
class Read:
    """An opened package with the partner who signed it."""

    plan: DownPlan
    partner: Partner


def read_down(desk: Desk, session: Session, known: Known, content: bytes) -> Read:
    """Look at a file; PackageRefused or UserError where it is no package for this office from the one above."""
    with TemporaryDirectory(prefix="sodanchu-") as folder:
        file = Path(folder) / "package"
        with disk_told():
            file.write_bytes(content)  # sealed as it came
        with open_package(file, receiver(desk, session)) as opened:
            return _read(desk, session, known, opened)


def _read(desk: Desk, session: Session, known: Known, opened: Opened) -> Read:
    about = opened.manifest.about
    if about.kind not in KINDS:
        raise UserError(NOT_DOWN)
    partner = session.scalars(select(Partner).where(Partner.fingerprint == opened.manifest.signer)).one()
    if partner.kind is not PartnerKind.UPPER:
        raise UserError(NOT_UPPER.format(name=partner.name))
    before = session.scalars(select(CameDown).where(CameDown.digest == opened.hash)).one_or_none()
    plan = DownPlan(
        digest=opened.hash,
        package_uid=about.pkg_id,
        epoch=f"{about.epoch:020}",
        seq=about.seq,
        kind=about.kind.value,
        from_name=partner.name,
        made_at=datetime.fromisoformat(about.created),
        made_by=str(about.facts.get("by") or "")[:120],
        note=str(about.facts.get("note") or "")[:_LONGEST_NOTE],
        parts=read_parts(opened),
        state=before.state if before else None,
    )
    return Read(_planned(desk, session, known, plan, partner), partner)


def _planned(desk: Desk, session: Session, known: Known, plan: DownPlan, partner: Partner) -> DownPlan:
    effect = effect_of(desk, session, known, plan.parts)
    newer = _newer(session, plan, partner, effect.names)
    troubles = [OLDER.format(seq=plan.seq, newer=newer)] if newer else effect.troubles
    return replace(
        plan,
        names=tuple(dict.fromkeys(effect.names)),
        lines=tuple(effect.lines),
        moves=() if troubles else tuple(effect.moves),
        trouble=" ".join(troubles),
    )


def _newer(session: Session, plan: DownPlan, partner: Partner, names: Sequence[str]) -> int | None:
    """The number of a later package of the same office that was installed and is about one of the same things."""
    taken = select(CameDown).join(Partner, CameDown.partner_id == Partner.id).where(Partner.unit == partner.unit)
    for each in session.scalars(taken.where(CameDown.state == DownState.TAKEN).order_by(CameDown.id.desc())):
        if (each.epoch, each.seq) > (plan.epoch, plan.seq) and set(json.loads(each.names)) & set(names):
            return each.seq
    return None

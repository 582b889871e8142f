"""Hands a denouncer's identity to the competent body, and shows what was handed here; each time with a reason."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from db import journal
from desktop_app import __version__
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.package.about import About, Kind
from desktop_app.core.package.write import Contents, Sender, write_package
from desktop_app.core.uid import uuid7
from desktop_app.office.desk import Service
from desktop_app.office.rights import Right, needs
from desktop_app.office.sealing import take_out
from desktop_app.sync.container import SCHEMA, epoch_number
from desktop_app.sync.enrolling.queries import moment, own_card, own_keys, upper_partner
from desktop_app.sync.identities.queries import Handable, transferred
from desktop_app.sync.identities.taking import TABLE
from desktop_app.sync.models import Partner
from desktop_app.sync.rows import row_hash
from desktop_app.sync.sending.looked import NO_UPPER

LONGEST_REASON = 300
NOT_TRANSFERRED = (
    "Hồ sơ này chưa ghi bước chuyển tố cáo đến cơ quan có thẩm quyền, hoặc không có danh tính trong kho mật. Ghi bước "
    "chuyển ở hồ sơ đơn trước."
)
NOT_COMPETENT = (
    "Danh tính người tố cáo chỉ gửi cho cơ quan có thẩm quyền giải quyết. Nếu {} đúng là cơ quan đó thì đánh dấu; nếu "
    "không thì không gửi."
)
NO_REASON = "Chưa ghi lý do. Ghi căn cứ chuyển, lý do được giữ trong nhật ký."


@dataclass(frozen=True)
class Handed:
    """A package with one identity, sealed for the competent body alone; no copy is kept here."""

    name: str
    content: bytes
    code: str
    to_name: str


class IdentityService(Service):
    """What an account that may see who denounced does with it between two offices."""

    @needs(Right.SEE_DENOUNCER)
    def hand(self, uid: str, reason: str, *, is_competent: bool) -> Handed:
        """A package for the upper office with who made one denunciation; the act and its reason are journalled first.

        Only for a denunciation that was transferred by its step, and only where the account says that the upper office
        is the body that has to settle it.
        """
        with self.desk.db.reading() as session:
            partner = upper_partner(session)
            if partner is None:
                raise UserError(NO_UPPER)
            own_keys(self.desk, session)
            record = next((each for each in transferred(session) if each.uid == uid), None)
            if record is None:
                raise UserError(NOT_TRANSFERRED)
        problems = {} if is_competent else {"is_competent": NOT_COMPETENT.format(partner.name)}
        if not reason.strip() or len(reason) > LONGEST_REASON:
            problems["reason"] = NO_REASON
        if problems:
            raise InvalidInput(problems)
        people = take_out(self.desk, uid, f"Gửi {partner.name}: {reason.strip()}"[:500], record.beside)
        with self.desk.db.reading() as session:
            return self._packed(session, partner, record, people)

    @needs(Right.SEE_DENOUNCER)
    def reveal(self, record_uid: str, reason: str) -> list[dict[str, Any]]:
        """Who made a denunciation that a commune handed here; the look and its reason are journalled first."""
        return take_out(self.desk, record_uid, reason)

    def _packed(self, session: Session, partner: Partner, record: Handable, people: list[dict[str, Any]]) -> Handed:
        card, now, uid = own_card(self.desk, session), self.desk.clock.now(), uuid7(self.desk.clock.now())
        day = f"{now:%Y%m%d}"
        body: Mapping[str, Any] = {
            "record_uid": record.uid,
            "people": [{name: journal.plain(value) for name, value in person.items()} for person in people],
        }
        made = {"uid": uid, "rev": 1, "op": "add", "prev": "", "hash": row_hash(TABLE, uid, 1, body)}
        row = made | {"at": moment(now), "by": self.holder.uid, "body": body}
        about = About(
            pkg_id=uid, kind=Kind.IDENTITY, unit=card.unit, to_unit=partner.unit,
            install=self.desk.installation.epoch, epoch=epoch_number(self.desk.installation.epoch), seq=1,
            period=f"{day}-{day}", created=moment(now), app=__version__, schema=SCHEMA,
            is_practice=self.desk.is_practice,
            facts={"period": {"name": f"Ngày {now:%d/%m/%Y}", "from": f"{now:%Y-%m-%d}", "to": f"{now:%Y-%m-%d}"}},
        )  # fmt: skip
        target, sender = io.BytesIO(), Sender(own_keys(self.desk, session).signing, card.fingerprint)
        # Sealed for the receiver alone: not even this office's own recovery key opens it.
        write_package(target, about, Contents(tables={TABLE: [row]}), sender, [partner.sealed_to])
        return Handed(f"XA-{card.unit}_rieng_{uid[-8:]}.dcpkg", target.getvalue(), record.code, partner.name)

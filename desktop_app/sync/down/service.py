"""Makes the packages that an upper office sends down, and keeps what communes told of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop_app import __version__
from desktop_app.areas import load_areas
from desktop_app.core.disk import disk_told
from desktop_app.core.errors import UserError
from desktop_app.core.files import whole_file
from desktop_app.core.package.about import About
from desktop_app.core.package.write import Contents, Sender, write_package
from desktop_app.core.uid import uuid7
from desktop_app.office.desk import Desk, Service
from desktop_app.office.kept import row_of
from desktop_app.office.rights import Right, needs
from desktop_app.reports.known import Known
from desktop_app.reports.sent_forms import drop_form, take_form
from desktop_app.sync.container import epoch_number
from desktop_app.sync.down.models import SentDown, SentDownTo
from desktop_app.sync.down.offers import Offer, offers_in, parts_of
from desktop_app.sync.down.parts import DOWN_SCHEMA, MOST_OF_A_KIND, Parts
from desktop_app.sync.down.told import Group, kept_lines
from desktop_app.sync.enrolling.queries import current_partners, moment, own_card, own_keys, unit_order
from desktop_app.sync.models import Partner
from desktop_app.sync.sending.copying import copies, copy_out
from desktop_app.sync.states import PartnerKind

MANY = "nhieu-don-vi"
"""The receiver that the header names where there are several; who they are is in the sealed manifest alone."""

PERIOD = "gui-xuong"
FROM_FILE = "Cơ quan thêm từ tệp"
NOTHING = "Chưa chọn nội dung nào. Chọn ít nhất một mục để gửi xuống."
NOBODY = "Chưa chọn đơn vị nhận. Chọn ít nhất một đơn vị đã ghi danh."
TOO_MANY = f"Một gói chứa nhiều nhất {MOST_OF_A_KIND} phiếu và {MOST_OF_A_KIND} biểu. Hãy chia thành nhiều gói."


@dataclass(frozen=True)
class SavedDown:
    """A package that was made: `copy` is the file in the data folder, `file` the one that was asked for."""

    uid: str
    seq: int
    items: int
    units: int
    copy: Path
    file: Path | None


class SendDownService(Service):
    """What an upper office sends to its communes."""

    @needs(Right.SETTLE_OFFICE)
    def add_form(self, text: str) -> str:
        """Take a form's file as one of this office's own, to count by and to send down; gives what it is called.

        UserError when the file is wrong, cannot be counted here, or would rewrite an edition.
        """
        with self.desk.db.writing(self.holder.uid) as session:
            if not (uid := take_form(session, Known(load_areas()), text, FROM_FILE)):
                raise UserError("Biểu mẫu này đã có, không phải thêm nữa.")
            return uid

    @needs(Right.SETTLE_OFFICE)
    def drop_form(self, uid: str) -> None:
        """Use and send a form no more; UserError when a report was made by it."""
        with self.desk.db.writing(self.holder.uid) as session:
            drop_form(session, uid)

    @needs(Right.PRINT)
    def build(
        self, chosen: Sequence[str], units: Sequence[str], note: str = "", folder: Path | None = None
    ) -> SavedDown:
        """Make one package of these offers for these communes; a copy stays here, another goes into `folder`."""
        with self.desk.db.writing(self.holder.uid) as session:
            wanted, to = set(chosen), set(units)
            offered = [each for each in offers_in(self.desk, session) if each.uid in wanted]
            partners = [each for each in current_partners(session, PartnerKind.COMMUNE) if each.unit in to]
            _refuse(offered, partners)
            row = self._write(session, offered, partners, note.strip()[:500])
            saved = SavedDown(row.uid, row.seq, len(offered), len(partners), copies(self.desk) / row.file_name, None)
        if folder is None:
            return saved
        file = copy_out(saved.copy, folder)
        return SavedDown(saved.uid, saved.seq, saved.items, saved.units, saved.copy, file)

    @needs(Right.PRINT)
    def hand_over(self, uid: str) -> None:
        """Note that the package was written to a stick today."""
        with self.desk.db.writing(self.holder.uid) as session:
            row = row_of(session, SentDown, uid, "gói này")
            row.handed_on = row.handed_on or self.desk.clock.today()

    def _write(self, session: Session, offered: Sequence[Offer], partners: Sequence[Partner], note: str) -> SentDown:
        card, keys, parts = own_card(self.desk, session), own_keys(self.desk, session).signing, parts_of(offered)
        about = self._about(session, card.unit, partners, parts, note)
        file = copies(self.desk) / f"XUONG-{card.unit}_{about.seq:04}_{about.pkg_id[-8:]}.dcpkg"
        sealed_to = [*(each.sealed_to for each in partners), keys.sealed_to]
        with disk_told():
            file.parent.mkdir(exist_ok=True)
        with whole_file(file) as part, part.open("w+b") as target:
            contents = Contents(reports=parts.members())
            written = write_package(target, about, contents, Sender(keys, card.fingerprint), sealed_to)
        row = SentDown(
            epoch=self.desk.installation.epoch,
            seq=about.seq,
            package_uid=about.pkg_id,
            digest=written.hash,
            kind=about.kind.value,
            note=note,
            told=kept_lines(each.line for each in offered),
            made_by=self.holder.name[:120],
            size=written.length,
            file_name=file.name,
        )
        session.add(row)
        session.flush()
        session.add_all(SentDownTo(sent_id=row.id, unit=each.unit, name=each.name) for each in partners)
        return row

    def _about(self, session: Session, unit: str, partners: Sequence[Partner], parts: Parts, note: str) -> About:
        epoch, now = self.desk.installation.epoch, self.desk.clock.now()
        last = session.scalar(select(func.max(SentDown.seq)).where(SentDown.epoch == epoch)) or 0
        return About(
            pkg_id=uuid7(now),
            kind=parts.kind,
            unit=unit,
            to_unit=partners[0].unit if len(partners) == 1 else MANY,
            install=epoch,
            epoch=epoch_number(epoch),
            seq=last + 1,
            period=PERIOD,
            created=moment(now),
            app=__version__,
            schema=DOWN_SCHEMA,
            is_practice=self.desk.is_practice,
            facts={"by": self.holder.name[:120], "note": note},
        )


def _refuse(offered: Sequence[Offer], partners: Sequence[Partner]) -> None:
    if not offered:
        raise UserError(NOTHING)
    if not partners:
        raise UserError(NOBODY)
    groups = [each.line.group for each in offered]
    if any(groups.count(group) > MOST_OF_A_KIND for group in (Group.QUESTIONNAIRE, Group.FORM)):
        raise UserError(TOO_MANY)


def all_units(desk: Desk) -> Sequence[tuple[str, str]]:
    """The communes that a package can be for: code and name, in the order of their names."""
    with desk.db.reading() as session:
        found = [(each.unit, each.name) for each in current_partners(session, PartnerKind.COMMUNE)]
    return sorted(found, key=lambda each: unit_order(each[1]))

"""Makes the office's keys, and trusts the card of another office once people have compared its 24 digits."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.core import words
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.package.keys import Card, Keys, compare, keys_from, make_keys, read_card
from desktop_app.office.desk import Service
from desktop_app.office.profile import Profile, read_profile
from desktop_app.office.rights import Right, needs
from desktop_app.sync.enrolling.queries import card_of, current_partners, moment, newest_keys, unit_here, unit_told
from desktop_app.sync.models import OfficeKeys, Partner
from desktop_app.sync.states import Compared, PartnerKind

PRACTICE = "Phiếu này của cơ quan tập huấn, không ghi danh vào sổ thật. Hãy xin phiếu xuất từ sổ thật của đơn vị kia."
NOT_PRACTICE = "Phiếu này của sổ thật, không ghi danh vào cơ quan tập huấn. Hãy mở sổ thật rồi ghi danh."
OWN_CARD = "Đây là phiếu của chính máy này. Hãy chọn phiếu ghi danh mà đơn vị kia xuất."
REPLACED = "Thay bằng phiếu ghi danh mới"
_LONGEST_NAME = 120


class EnrolService(Service):
    """The office's own keys and its partners."""

    @needs(Right.SETTLE_OFFICE)
    def own_card(self, made: datetime | None = None) -> bytes:
        """The office's enrolment card as a small file; its keys are made when this life of the data has none.

        `made` is the instant that the card tells, now when it is not given.
        """
        with self.desk.db.writing(self.holder.uid) as session:
            profile = read_profile(session)
            row = newest_keys(self.desk, session) or self._new_keys(session, profile)
            card = card_of(row, profile, self.desk.is_practice)
            keys = keys_from(row.secret.encode())
        return replace(card, made=moment(made or self.desk.clock.now())).signed_by(keys)

    @needs(Right.SETTLE_OFFICE)
    def replace_keys(self) -> None:
        """New keys in the place of those that somebody else may have; the old ones only open what was sealed to them.

        Every other office has to enrol the new card.
        """
        with self.desk.db.writing(self.holder.uid) as session:
            if newest_keys(self.desk, session) is None:
                raise UserError("Cơ quan chưa có khóa nên không có gì để thay. Bấm Lập phiếu ghi danh.")
            self._new_keys(session, read_profile(session))

    @needs(Right.READ)
    def look_at(self, content: bytes) -> Card:
        """The card in this file; UserError when it is no card, of the other kind of office, or our own."""
        card = read_card(content)
        if card.is_practice != self.desk.is_practice:
            raise UserError(PRACTICE if card.is_practice else NOT_PRACTICE)
        with self.desk.db.reading() as session:
            self._refuse_known(session, card)
        return card

    @needs(Right.SETTLE_OFFICE)
    def enrol(
        self,
        content: bytes,
        typed: str,
        kind: PartnerKind,
        compared: Compared = Compared.SHEETS,
        compared_with: str = "",
    ) -> str:
        """Trust this card from now on, in the place of the one that the same office had; gives the partner's uid.

        `typed` are the 24 digits that the other office reads out: InvalidInput tells which groups differ.
        """
        card = self.look_at(content)
        compare(card, typed)
        with self.desk.db.writing(self.holder.uid) as session:
            self._refuse_known(session, card)
            self._refuse_kind(session, card, kind)
            for before in current_partners(session, kind):
                if before.unit == card.unit:
                    self._end(before, REPLACED)
            made = Partner(
                kind=kind,
                unit=card.unit,
                name=card.name,
                public=card.public,
                sealed_to=card.sealed_to,
                fingerprint=card.fingerprint,
                enrolled_on=self.desk.clock.today(),
                enrolled_by=self.holder.name[:_LONGEST_NAME],
                compared=compared,
                compared_with=compared_with.strip()[:_LONGEST_NAME],
            )
            session.add(made)
            session.flush()
            return made.uid

    @needs(Right.SETTLE_OFFICE)
    def revoke(self, uid: str, reason: str) -> None:
        """Take nothing in any more from a card, and send nothing to it."""
        if not reason.strip():
            raise InvalidInput({"reason": "Chưa ghi lý do. Ghi vì sao thôi tin phiếu này, ví dụ máy bị mất."})
        with self.desk.db.writing(self.holder.uid) as session:
            partner = session.scalars(select(Partner).where(Partner.uid == uid)).one()
            if partner.revoked_on:
                raise UserError(
                    f"Phiếu này đã thu hồi ngày {words.day(partner.revoked_on)}. "
                    "Muốn trao đổi lại thì ghi danh phiếu mới."
                )
            self._end(partner, reason.strip())

    def _new_keys(self, session: Session, profile: Profile) -> OfficeKeys:
        today = self.desk.clock.today()
        own = select(OfficeKeys).where(OfficeKeys.retired_on.is_(None), OfficeKeys.epoch != "")
        for row in session.scalars(own):
            row.retired_on = today
        keys: Keys = make_keys()
        made = OfficeKeys(
            epoch=self.desk.installation.epoch,
            unit=unit_here(session, profile),
            public=keys.public,
            sealed_to=keys.sealed_to,
            secret=keys.secret().decode(),
        )
        session.add(made)
        session.flush()
        return made

    def _refuse_known(self, session: Session, card: Card) -> None:
        if session.scalars(select(OfficeKeys).where(OfficeKeys.public == card.public)).first():
            raise UserError(OWN_CARD)
        known = session.scalars(select(Partner).where(Partner.fingerprint == card.fingerprint)).first()
        if known is None:
            return
        if known.revoked_on:
            raise UserError(
                f"Phiếu này đã thôi dùng ngày {words.day(known.revoked_on)} nên không ghi danh lại được. "
                "Hãy xin đơn vị kia thay khóa và xuất phiếu mới."
            )
        raise UserError(
            f"Phiếu này đã ghi danh ngày {words.day(known.enrolled_on)}, không phải làm lại. "
            "Nếu đơn vị kia vừa thay khóa thì xin phiếu mới."
        )

    def _refuse_kind(self, session: Session, card: Card, kind: PartnerKind) -> None:
        own = unit_told(self.desk, session)
        is_own_branch = card.unit.startswith(f"{own}.")
        if (card.unit == own or is_own_branch) and kind is not PartnerKind.BRANCH:
            raise UserError("Phiếu mang mã của chính cơ quan này. Nếu là máy thứ hai của cơ quan thì chọn Máy phụ.")
        if kind is PartnerKind.BRANCH and not is_own_branch:
            raise UserError(
                f"Phiếu mang mã {card.unit} của cơ quan khác, không phải của máy phụ nào ở đây. Chọn loại khác; máy "
                "phụ mới thì lập ở trang Máy phụ."
            )
        upper = [each for each in current_partners(session, PartnerKind.UPPER) if each.unit != card.unit]
        if kind is PartnerKind.UPPER and upper:
            raise UserError(
                f"Gói đang gửi lên {upper[0].name}. Thu hồi phiếu của cơ quan đó trước, rồi ghi danh cơ quan mới."
            )

    def _end(self, partner: Partner, reason: str) -> None:
        partner.revoked_on = self.desk.clock.today()
        partner.revoked_by = self.holder.name[:_LONGEST_NAME]
        partner.revoke_reason = reason

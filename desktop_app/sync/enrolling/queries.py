"""The office's own keys and the offices it exchanges packages with, as rows that nobody changes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.core.errors import UserError
from desktop_app.core.package.about import TOKEN
from desktop_app.core.package.keys import Card, Keys, keys_from
from desktop_app.core.text.fold import fold
from desktop_app.core.text.names import word_key
from desktop_app.office.branches import own_letter
from desktop_app.office.desk import Desk
from desktop_app.office.models import OfficeKind
from desktop_app.office.profile import Profile, read_profile
from desktop_app.office.rights import BRANCH
from desktop_app.sync.models import OfficeKeys, Partner
from desktop_app.sync.states import Compared, PartnerKind

NO_KEYS = (
    "Cơ quan chưa có khóa để ký và mở gói. Nhờ người quản trị mở Gửi cấp trên, Đơn vị trao đổi, bấm Lập phiếu ghi danh."
)
RESTORED = (
    "Dữ liệu này được phục hồi từ bản sao lưu nên cần khóa ký mới. Nhờ người quản trị mở Gửi cấp trên, "
    "Đơn vị trao đổi, bấm Lập phiếu ghi danh, rồi ghi danh lại với đơn vị kia."
)
_NO_TOKEN = re.compile(r"[^a-z0-9]+")
_LONGEST_UNIT = 40


@dataclass(frozen=True, repr=False)
class OwnKeys:
    """The keys that sign now, and the secret age keys that open packages, the newest first."""

    signing: Keys
    openings: tuple[str, ...]


@dataclass(frozen=True)
class Own:
    """What the office shows of itself: the name it has, the code its next card would tell, the card it hands out.

    `has_code` says that the code is that of the list of units; `older` counts the keys that only open old packages.
    """

    name: str
    kind: str
    unit: str
    has_code: bool
    card: Card | None
    is_restored: bool = False
    older: int = 0

    @property
    def has_moved(self) -> bool:
        """Whether the office has another code now than its card tells."""
        return self.card is not None and self.card.unit != self.unit


@dataclass(frozen=True)
class PartnerRow:
    """One card that was enrolled."""

    uid: str
    kind: PartnerKind
    unit: str
    name: str
    fingerprint: str
    enrolled_on: date
    enrolled_by: str
    compared: Compared
    compared_with: str
    revoked_on: date | None
    revoked_by: str
    revoke_reason: str

    @property
    def is_current(self) -> bool:
        """Whether its packages are taken in."""
        return self.revoked_on is None


def own(desk: Desk) -> Own:
    """The office's card as it is handed out now."""
    with desk.db.reading() as session:
        profile, rows = read_profile(session), _rows(session)
        newest = newest_keys(desk, session)
        older = sum(row is not newest for row in rows)
        card = None if newest is None else card_of(newest, profile, desk.is_practice)
        restored = newest is None and bool(rows)
        unit, has_code = unit_here(session, profile), bool(profile.code.strip())
        kind = BRANCH if own_letter(session) else profile.kind
        return Own(profile.short_name, kind, unit, has_code, card, restored, older)


def own_keys(desk: Desk, session: Session) -> OwnKeys:
    """All keys of the office; UserError says what to do where this life of the data has none to sign with."""
    newest, rows = newest_keys(desk, session), _rows(session)
    if newest is None:
        raise UserError(RESTORED if rows else NO_KEYS)
    first = keys_from(newest.secret.encode())
    others = (keys_from(row.secret.encode()).opening for row in rows if row is not newest)
    return OwnKeys(first, (first.opening, *others))


def own_card(desk: Desk, session: Session) -> Card:
    """The office's card; UserError when there is none yet."""
    profile, newest = read_profile(session), newest_keys(desk, session)
    if newest is None:
        raise UserError(RESTORED if _rows(session) else NO_KEYS)
    return card_of(newest, profile, desk.is_practice)


def partners(desk: Desk) -> list[PartnerRow]:
    """Every card that was ever enrolled, those in use first, then by name."""
    with desk.db.reading() as session:
        found = session.scalars(select(Partner).order_by(Partner.enrolled_on.desc(), Partner.id.desc()))
        rows = list(map(_told, found))
    return sorted(rows, key=lambda row: (not row.is_current, row.kind is PartnerKind.COMMUNE, unit_order(row.name)))


def current_partners(session: Session, kind: PartnerKind | None = None) -> Sequence[Partner]:
    """The partners whose packages are taken in, of one kind where it is named."""
    wanted = select(Partner).where(Partner.revoked_on.is_(None)).order_by(Partner.name, Partner.id)
    return session.scalars(wanted.where(Partner.kind == kind) if kind else wanted).all()


def upper_partner(session: Session) -> Partner | None:
    """The office that packages go up to."""
    return next(iter(current_partners(session, PartnerKind.UPPER)), None)


def trusted_cards(desk: Desk, session: Session) -> list[Card]:
    """The cards that a package may be signed with."""
    return [partner_card(each, desk.is_practice) for each in current_partners(session)]


def partner_card(partner: Partner, is_practice: bool) -> Card:
    """The card of a partner; when it was made is not kept, and its 24 digits do not depend on it."""
    return Card(partner.unit, partner.name, partner.public, partner.sealed_to, "", is_practice)


def newest_keys(desk: Desk, session: Session) -> OfficeKeys | None:
    """The keys that sign in this life of the data."""
    return next((row for row in _rows(session) if row.epoch == desk.installation.epoch and not row.retired_on), None)


def card_of(keys: OfficeKeys, profile: Profile, is_practice: bool) -> Card:
    """The card for these keys."""
    made = moment(keys.created_at)
    return Card(keys.unit, profile.short_name, keys.public, keys.sealed_to, made, is_practice)


def unit_of(profile: Profile) -> str:
    """The code that names the office in packages; one made of its name where the list of units has none for it."""
    code = profile.code.strip()
    if TOKEN.fullmatch(code):
        return code
    names = (_NO_TOKEN.sub("-", fold(name)).strip("-") for name in (code, profile.name, profile.province))
    return ".".join(dict.fromkeys(filter(None, names)))[:_LONGEST_UNIT].strip("-.") or "x"


def unit_here(session: Session, profile: Profile) -> str:
    """The same on this PC: a branch of the office adds the letter of its book."""
    return branch_unit(unit_of(profile), own_letter(session))


def unit_told(desk: Desk, session: Session) -> str:
    """The code by which the office's packages name it: that of its card, before there is one that of the next card."""
    newest = newest_keys(desk, session)
    return newest.unit if newest else unit_here(session, read_profile(session))


def units_meant(session: Session) -> set[str]:
    """The codes by which others may name the office: each that a card of its own told."""
    return set(session.scalars(select(OfficeKeys.unit).where(OfficeKeys.epoch != "")))


def branch_unit(unit: str, letter: str) -> str:
    """The code of an office's branch; the office's own for no letter."""
    return f"{unit}.{letter}" if letter else unit


def unit_order(name: str) -> tuple[str, ...]:
    """Where the name of a unit stands among others, word by word."""
    return tuple(map(word_key, name.split()))


def kinds_for(kind: str) -> tuple[PartnerKind, ...]:
    """What another office can be to one of this kind, the usual one first."""
    if kind == BRANCH:
        return (PartnerKind.MAIN,)
    if kind == OfficeKind.UPPER.name:
        return (PartnerKind.COMMUNE, PartnerKind.UPPER, PartnerKind.BRANCH)
    return (PartnerKind.UPPER, PartnerKind.BRANCH)


def moment(at: datetime) -> str:
    """An instant as cards and packages tell it."""
    return f"{at:%Y-%m-%dT%H:%M:%S}+07:00"


def _rows(session: Session) -> Sequence[OfficeKeys]:
    """The office's own, the newest first; keys that wait for a branch have no life of the data yet."""
    return session.scalars(select(OfficeKeys).where(OfficeKeys.epoch != "").order_by(OfficeKeys.id.desc())).all()


def _told(partner: Partner) -> PartnerRow:
    return PartnerRow(
        uid=partner.uid,
        kind=partner.kind,
        unit=partner.unit,
        name=partner.name,
        fingerprint=partner.fingerprint,
        enrolled_on=partner.enrolled_on,
        enrolled_by=partner.enrolled_by,
        compared=partner.compared,
        compared_with=partner.compared_with,
        revoked_on=partner.revoked_on,
        revoked_by=partner.revoked_by,
        revoke_reason=partner.revoke_reason,
    )

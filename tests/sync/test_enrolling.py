"""Cards: made once, compared digit by digit, replaced after loss, revoked for a reason."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from db.journal import JournalValue
from desktop_app.core.errors import InvalidInput, NotAllowed, UserError
from desktop_app.core.package.keys import read_card, shown
from desktop_app.office.desk import Desk
from desktop_app.office.rights import Role
from desktop_app.sync.enrolling.queries import own, own_card, own_keys, partners, trusted_cards, upper_partner
from desktop_app.sync.enrolling.service import EnrolService
from desktop_app.sync.models import OfficeKeys
from desktop_app.sync.states import Compared, PartnerKind
from tests.sync.makers import stranger, with_code

UPPER, COMMUNE, BRANCH = PartnerKind.UPPER, PartnerKind.COMMUNE, PartnerKind.BRANCH


@pytest.fixture
def enrolling(desk: Desk) -> EnrolService:
    return EnrolService(with_code(desk))


def signed(**about: Any) -> tuple[bytes, str]:
    keys, card = stranger(**about)
    return card.signed_by(keys), card.fingerprint


def test_the_keys_are_made_once_and_every_card_tells_the_same_digits(enrolling: EnrolService) -> None:
    desk = enrolling.desk
    assert own(desk).card is None
    first, again = read_card(enrolling.own_card()), read_card(enrolling.own_card(desk.clock.now()))

    assert first == again
    assert (first.unit, first.name, first.is_practice) == ("99001", "UBND xã Yên Hạ", False)
    shown_card = own(desk).card
    assert shown_card is not None
    assert shown_card.fingerprint == first.fingerprint
    with desk.db.reading() as session:
        assert own_card(desk, session).fingerprint == first.fingerprint
        assert own_keys(desk, session).signing.public == first.public


def test_no_secret_key_stands_in_the_journal(enrolling: EnrolService) -> None:
    enrolling.own_card()
    with enrolling.desk.db.reading() as session:
        [secret] = session.scalars(select(OfficeKeys.secret))
        told = [f"{row.old} {row.new}" for row in session.scalars(select(JournalValue))]
    assert any("age1" in values for values in told)
    assert not any(secret in values or "AGE-SECRET" in values for values in told)


def test_an_office_without_a_code_is_named_by_its_name_and_keeps_that_until_its_keys_are_replaced(desk: Desk) -> None:
    assert read_card(EnrolService(desk).own_card()).unit == "xa-yen-ha.tinh-minh-hoa"
    before = own(desk).card
    with_code(desk)
    assert own(desk).card == before
    assert own(desk).has_moved
    EnrolService(desk).replace_keys()
    assert read_card(EnrolService(desk).own_card()).unit == "99001"


def test_after_a_restore_new_keys_sign_and_all_old_ones_open(enrolling: EnrolService) -> None:
    before = read_card(enrolling.own_card())
    restored = replace(enrolling.desk, installation=replace(enrolling.desk.installation, epoch="a-later-life"))

    assert own(restored).is_restored
    with restored.db.reading() as session, pytest.raises(UserError, match="phục hồi"):
        own_keys(restored, session)
    after = read_card(EnrolService(restored).own_card())
    assert after.fingerprint != before.fingerprint
    with restored.db.reading() as session:
        keys = own_keys(restored, session)
    assert keys.signing.public == after.public
    assert len(keys.openings) == 2
    assert own(restored).older == 1


def test_keys_that_somebody_else_may_have_are_replaced(enrolling: EnrolService) -> None:
    before = read_card(enrolling.own_card())
    enrolling.replace_keys()
    after = read_card(enrolling.own_card())
    assert after.public != before.public
    with enrolling.desk.db.reading() as session:
        assert own_keys(enrolling.desk, session).signing.public == after.public


def test_a_card_is_trusted_when_its_digits_are_typed_and_who_compared_is_kept(enrolling: EnrolService) -> None:
    card, digits = signed()
    assert enrolling.look_at(card).fingerprint == digits
    uid = enrolling.enrol(card, shown(digits), UPPER, Compared.PHONE, "bà Trần Thị Mai")

    [row] = partners(enrolling.desk)
    assert (row.uid, row.unit, row.kind, row.is_current) == (uid, "24000", UPPER, True)
    assert (row.enrolled_by, row.compared, row.compared_with) == ("Hoàng Thị Lan", Compared.PHONE, "bà Trần Thị Mai")
    with enrolling.desk.db.reading() as session:
        upper = upper_partner(session)
        assert upper is not None
        assert upper.fingerprint == digits
        assert [each.fingerprint for each in trusted_cards(enrolling.desk, session)] == [digits]


def test_wrong_digits_name_their_groups_and_nothing_is_trusted(enrolling: EnrolService) -> None:
    card, digits = signed()
    groups = shown(digits).split()
    groups[1], groups[4] = ("0000" if groups[at] != "0000" else "1111" for at in (1, 4))
    with pytest.raises(InvalidInput) as refused:
        enrolling.enrol(card, " ".join(groups), UPPER)
    assert "Nhóm số 2, 5 khác" in refused.value.problems["fingerprint"]
    assert partners(enrolling.desk) == []


def test_real_and_practice_offices_refuse_each_other(enrolling: EnrolService) -> None:
    practice, real = signed(practice=True), signed()
    with pytest.raises(UserError, match="tập huấn"):
        enrolling.enrol(*practice, UPPER)
    practising = EnrolService(replace(enrolling.desk, is_practice=True))
    with pytest.raises(UserError, match="sổ thật"):
        practising.enrol(*real, UPPER)
    practising.enrol(*practice, UPPER)


def test_a_new_card_replaces_the_lost_one_and_both_are_kept(enrolling: EnrolService) -> None:
    lost, new = signed(unit="24001", name="UBND xã An"), signed(unit="24001", name="UBND xã An")
    other = signed(unit="24002", name="UBND xã Bình")
    for each in (lost, other, new):
        enrolling.enrol(*each, COMMUNE)

    known = {row.fingerprint: row for row in partners(enrolling.desk)}
    assert known[new[1]].is_current
    assert known[other[1]].is_current
    old = known[lost[1]]
    assert (old.revoked_on, old.revoke_reason) == (enrolling.desk.clock.today(), "Thay bằng phiếu ghi danh mới")


def test_a_revoked_card_is_out_and_stays_out(enrolling: EnrolService) -> None:
    card, digits = signed()
    uid = enrolling.enrol(card, digits, UPPER)
    with pytest.raises(UserError, match="đã ghi danh"):
        enrolling.enrol(card, digits, UPPER)
    with pytest.raises(InvalidInput):
        enrolling.revoke(uid, " ")
    enrolling.revoke(uid, "máy của Sở bị mất")

    with enrolling.desk.db.reading() as session:
        assert upper_partner(session) is None
        assert trusted_cards(enrolling.desk, session) == []
    with pytest.raises(UserError, match="thu hồi ngày 23/11/2026"):
        enrolling.revoke(uid, "lần nữa")
    with pytest.raises(UserError, match="không ghi danh lại"):
        enrolling.enrol(card, digits, UPPER)


@pytest.mark.parametrize(
    ("unit", "kind", "sentence"),
    [
        ("99001", UPPER, "Máy phụ"),
        ("24000", BRANCH, "cơ quan khác"),
        ("24009", UPPER, "Gói đang gửi lên Sở Nội vụ"),
    ],
)
def test_what_another_office_is_must_agree_with_its_card(
    enrolling: EnrolService, unit: str, kind: PartnerKind, sentence: str
) -> None:
    enrolling.enrol(*signed(unit="24005"), UPPER)
    with pytest.raises(UserError, match=sentence):
        enrolling.enrol(*signed(unit=unit), kind)


def test_several_branches_of_one_office_stand_side_by_side(enrolling: EnrolService) -> None:
    for letter in "BC":
        enrolling.enrol(*signed(unit=f"99001.{letter}"), BRANCH)
    assert [row.is_current for row in partners(enrolling.desk)] == [True, True]


def test_our_own_card_and_a_damaged_one_are_refused(enrolling: EnrolService) -> None:
    own_one, (card, _digits) = enrolling.own_card(), signed()
    with pytest.raises(UserError, match="chính máy này"):
        enrolling.look_at(own_one)
    with pytest.raises(UserError, match="đã bị sửa"):
        enrolling.look_at(card.replace(b"24000", b"24001"))


def test_only_who_settles_the_office_enrols(desk: Desk) -> None:
    viewer = replace(desk, account=replace(desk.account, role=Role.OFFICIAL))
    for work in (EnrolService(viewer).own_card, lambda: EnrolService(viewer).enrol(*signed(), UPPER)):
        with pytest.raises(NotAllowed):
            work()

"""The register of petitions: entered, corrected, struck out, taken back, joined and parted."""

from datetime import date

import pytest
from sqlalchemy import select

from desktop_app.areas.petitions.entry import Signer
from desktop_app.areas.petitions.handling.service import HandlingService
from desktop_app.areas.petitions.kept import Registered, petition_of
from desktop_app.areas.petitions.matters import not_same_as
from desktop_app.areas.petitions.models import PetitionLimit
from desktop_app.areas.petitions.queries import PetitionFilter, counts
from desktop_app.areas.petitions.service import PetitionService
from desktop_app.areas.petitions.states import Competent, Eligible, Outcome, State
from desktop_app.areas.reception.record import visit_record
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.office.desk import Desk
from desktop_app.office.handed_in import HandedIn
from desktop_app.office.matter_kinds import Capacity, Kind
from desktop_app.office.models import CaseFile, Person
from desktop_app.office.secrecy import NameInText
from tests.areas.petitions.makers import a_petition, take
from tests.areas.reception.makers import MakeEntry, an_entry

__all__ = ["an_entry"]

CLASSIFIED = date(2026, 11, 17)
OURS = {"eligible": Eligible.YES, "competent": Competent.YES}


@pytest.fixture
def petitions(desk: Desk) -> PetitionService:
    return PetitionService(desk)


def stands(desk: Desk, uid: str) -> tuple[State, Outcome | None, int, bool]:
    with desk.db.reading() as session:
        row = petition_of(session, uid)
        return row.state, row.outcome, row.petition_no, row.case_id is not None


def again(desk: Desk, petition: Registered) -> Registered:
    """The petition as it stands, with its revision of now."""
    with desk.db.reading() as session:
        row = petition_of(session, petition.uid)
        return Registered(row.uid, row.number, row.year, row.rev)


def cases(desk: Desk) -> int:
    with desk.db.reading() as session:
        return len(session.scalars(select(CaseFile)).all())


def people(desk: Desk, uid: str) -> list[str]:
    with desk.db.reading() as session:
        return [who.full_name for who in petition_of(session, uid).people]


def test_a_petition_is_entered_with_everybody_who_signed_and_the_papers_that_came(
    desk: Desk, petitions: PetitionService
) -> None:
    entry = a_petition(others=(Signer("Trần Thị Mỵ"),), signers=2)
    done = petitions.register(entry, [HandedIn("Đơn khiếu nại", 2, "Bản chính")])
    with desk.db.reading() as session:
        row = petition_of(session, done.uid)
        assert [who.full_name for who in row.people] == ["Nguyễn Văn Mẫu", "Trần Thị Mỵ"]
        assert [(paper.name, paper.pages) for paper in row.papers] == [("Đơn khiếu nại", 2)]
        assert all(who.person is not None for who in row.people)


def test_too_many_representatives_of_a_group_are_refused(petitions: PetitionService) -> None:
    others = tuple(Signer(f"Người {name}", is_representative=True) for name in ("Hai", "Ba"))
    with pytest.raises(InvalidInput, match="nhiều nhất 2") as refused:
        petitions.register(a_petition(others=others, signers=7, capacity=Capacity.GROUP_REPRESENTATIVE))
    assert refused.value.problems.keys() == {"companions"}
    assert petitions.register(a_petition()).number == 1


def test_a_correction_needs_a_reason_and_the_revision_that_was_read(petitions: PetitionService) -> None:
    done = petitions.register(a_petition())
    with pytest.raises(InvalidInput, match="lý do"):
        petitions.correct(done.uid, done.rev, a_petition(content="Khác"), " ")
    mended = petitions.correct(done.uid, done.rev, a_petition(content="Khác"), "Ghi nhầm nội dung")
    with pytest.raises(UserError, match="vừa được người khác sửa"):
        petitions.correct(done.uid, done.rev, a_petition(content="Khác nữa"), "Ghi nhầm")
    assert mended.number == done.number


def test_a_corrected_day_moves_the_limits_and_stays_in_the_year_of_its_number(
    desk: Desk, petitions: PetitionService
) -> None:
    done = petitions.register(a_petition())
    mended = petitions.correct(done.uid, done.rev, a_petition(received_on=date(2026, 11, 12)), "Theo dấu bưu điện")
    with desk.db.reading() as session:
        row = petition_of(session, done.uid)
        limits = select(PetitionLimit.due_on).where(PetitionLimit.petition_id == row.id, PetitionLimit.key == "accept")
        assert session.scalars(limits).one() == row.next_due_on == date(2026, 11, 23)
    with pytest.raises(InvalidInput, match="sổ năm 2026"):
        petitions.correct(done.uid, mended.rev, a_petition(received_on=date(2025, 11, 12)), "Nhầm năm")


def test_a_day_after_a_step_that_was_taken_is_refused(desk: Desk, petitions: PetitionService) -> None:
    done = take(desk, petitions.register(a_petition()), "classify", CLASSIFIED, **OURS)
    with pytest.raises(InvalidInput, match="17/11/2026"):
        petitions.correct(done.uid, done.rev, a_petition(received_on=date(2026, 11, 18)), "Nhầm ngày")


def test_whoever_signed_is_corrected_and_a_known_person_is_renamed_with_it(
    desk: Desk, petitions: PetitionService
) -> None:
    done = petitions.register(a_petition(others=(Signer("Lê Văn Mốt"),), signers=2))
    entry = a_petition(full_name="Nguyễn Văn Mậu", others=(Signer("Trần Thị Mỵ"),), signers=2)
    petitions.correct(done.uid, done.rev, entry, "Ghi nhầm tên")
    assert people(desk, done.uid) == ["Nguyễn Văn Mậu", "Trần Thị Mỵ"]
    with desk.db.reading() as session:
        names = set(session.scalars(select(Person.full_name)))
    assert "Nguyễn Văn Mậu" in names
    assert "Nguyễn Văn Mẫu" not in names


def test_a_petition_that_turns_out_to_have_no_name_names_nobody(desk: Desk, petitions: PetitionService) -> None:
    done = petitions.register(a_petition())
    mended = petitions.correct(done.uid, done.rev, a_petition(full_name="", is_anonymous=True), "Đơn không ghi tên")
    assert people(desk, done.uid) == []
    petitions.correct(done.uid, mended.rev, a_petition(), "Trang sau có ghi tên")
    assert people(desk, done.uid) == ["Nguyễn Văn Mẫu"]


def test_the_number_of_a_petition_that_was_struck_out_is_never_given_again(
    desk: Desk, petitions: PetitionService
) -> None:
    done = petitions.register(a_petition())
    petitions.void(done.uid, done.rev, "Ghi hai lần")
    assert petitions.register(a_petition()).number == 2
    with desk.db.reading() as session:
        row = petition_of(session, done.uid)
        assert (row.void_reason, row.next_due_on) == ("Ghi hai lần", None)
    with pytest.raises(UserError, match="đã bỏ số"):
        petitions.correct(done.uid, again(desk, done).rev, a_petition(), "Sửa")


def test_a_new_petition_is_taken_back_by_striking_it_out(desk: Desk, petitions: PetitionService) -> None:
    petitions.register(a_petition())
    assert petitions.undo() == "Đã bỏ đơn 001/2026. Số được giữ lại trong sổ."
    with pytest.raises(UserError, match="đã được hoàn tác"):
        petitions.undo()


def test_a_correction_is_taken_back_with_everybody_it_brought(desk: Desk, petitions: PetitionService) -> None:
    done = petitions.register(a_petition())
    entry = a_petition(content="Khác", others=(Signer("Trần Thị Mỵ"),), signers=2)
    petitions.correct(done.uid, done.rev, entry, "Bổ sung", [HandedIn("Bản đồ")])
    petitions.undo()
    assert people(desk, done.uid) == ["Nguyễn Văn Mẫu"]
    with desk.db.reading() as session:
        row = petition_of(session, done.uid)
        assert row.content == a_petition().content
        assert [paper.voided_on is not None for paper in row.papers] == [True]


def test_a_step_is_taken_back_and_the_petition_stands_where_it_stood(desk: Desk, petitions: PetitionService) -> None:
    done = petitions.register(a_petition())
    take(desk, done, "classify", CLASSIFIED, **OURS)
    petitions.undo()
    assert stands(desk, done.uid)[0] is State.NEW


def test_what_was_changed_since_is_not_taken_back(desk: Desk, petitions: PetitionService) -> None:
    done = petitions.register(a_petition())
    mended = petitions.correct(done.uid, done.rev, a_petition(content="Khác"), "Nhầm")
    petitions.undo()
    with pytest.raises(UserError, match="đã được hoàn tác"):
        petitions.undo()
    assert mended.uid == done.uid


def test_petitions_of_one_matter_are_one_case_and_are_counted(desk: Desk, petitions: PetitionService) -> None:
    first = petitions.register(a_petition(received_on=date(2026, 11, 10)))
    third = petitions.register(a_petition(same_case_uid=first.uid))
    assert stands(desk, third.uid) == (State.NEW, None, 2, True)
    second = petitions.register(a_petition(received_on=date(2026, 11, 12), same_case_uid=third.uid))
    assert [stands(desk, each.uid)[2] for each in (first, second, third)] == [1, 2, 3]
    assert cases(desk) == 1


def test_a_petition_joined_by_mistake_leaves_the_case_with_a_reason(desk: Desk, petitions: PetitionService) -> None:
    first = petitions.register(a_petition())
    second = petitions.register(a_petition(same_case_uid=first.uid))
    third = petitions.register(a_petition(same_case_uid=first.uid))
    with pytest.raises(InvalidInput, match="lý do"):
        petitions.leave_case(second.uid, second.rev, "")
    petitions.leave_case(second.uid, second.rev, "Người khác, thửa khác")
    assert [stands(desk, each.uid)[2:] for each in (first, second, third)] == [(1, True), (1, False), (2, True)]
    with pytest.raises(UserError, match="không gắn vào vụ nào"):
        petitions.leave_case(second.uid, again(desk, second).rev, "Nữa")


def test_a_mere_repetition_is_joined_to_the_open_petition_and_opens_no_case(
    desk: Desk, petitions: PetitionService
) -> None:
    first = petitions.register(a_petition())
    second = petitions.register(a_petition(same_case_uid=first.uid, is_repetition=True))
    assert stands(desk, second.uid) == (State.ENDED, Outcome.JOINED, 2, False)
    assert cases(desk) == 0
    petitions.leave_case(second.uid, second.rev, "Không phải đơn lặp lại")
    assert stands(desk, second.uid) == (State.NEW, None, 1, False)
    with desk.db.reading() as session:
        assert petition_of(session, second.uid).next_due_on == date(2026, 11, 26)


def test_nothing_is_joined_to_a_petition_that_is_done(desk: Desk, petitions: PetitionService) -> None:
    first = petitions.register(a_petition())
    second = petitions.register(a_petition(same_case_uid=first.uid, is_repetition=True))
    with pytest.raises(UserError, match="đã xong"):
        petitions.register(a_petition(same_case_uid=second.uid, is_repetition=True))


def test_a_petition_and_the_visit_that_went_before_are_one_case(
    desk: Desk, petitions: PetitionService, an_entry: MakeEntry
) -> None:
    visit = ReceptionService(desk).register(an_entry())
    done = petitions.register(a_petition(same_case_uid=visit.uid))
    assert stands(desk, done.uid) == (State.NEW, None, 1, True)
    assert cases(desk) == 1


def test_what_was_found_to_be_another_matter_is_remembered_from_both_sides(
    desk: Desk, petitions: PetitionService
) -> None:
    first = petitions.register(a_petition())
    second = petitions.register(a_petition(not_same=(first.uid, first.uid)))
    petitions.correct(second.uid, second.rev, a_petition(not_same=(first.uid,)), "Sửa")
    with desk.db.reading() as session:
        assert not_same_as(session, petition_of(session, second.uid)) == {first.uid}
        assert not_same_as(session, petition_of(session, first.uid)) == {second.uid}


def test_a_denunciation_is_in_no_case_and_remembers_nothing_of_others(desk: Desk, petitions: PetitionService) -> None:
    first = petitions.register(a_petition())
    done = petitions.register(
        a_petition(kind=Kind.DENUNCIATION, content="Tố cáo", same_case_uid=first.uid, not_same=(first.uid,))
    )
    assert stands(desk, done.uid)[2:] == (1, False)
    assert people(desk, done.uid) == [""]
    with desk.db.reading() as session:
        assert not_same_as(session, petition_of(session, done.uid)) == set()


def test_no_petition_is_joined_to_a_denunciation(desk: Desk, petitions: PetitionService) -> None:
    secret = petitions.register(a_petition(kind=Kind.DENUNCIATION, content="Tố cáo"))
    done = petitions.register(a_petition(same_case_uid=secret.uid))
    assert stands(desk, done.uid)[3] is False


def test_the_papers_of_a_denunciation_name_nobody(petitions: PetitionService) -> None:
    with pytest.raises(NameInText) as refused:
        petitions.register(a_petition(kind=Kind.DENUNCIATION, content="Tố cáo"), [HandedIn("Giấy của Nguyễn Văn Mẫu")])
    assert refused.value.problems.keys() == {"papers"}


def test_a_petition_from_a_visit_is_as_secret_as_the_visit(
    desk: Desk, petitions: PetitionService, an_entry: MakeEntry
) -> None:
    visits = ReceptionService(desk)
    shown = visits.register(an_entry())
    secret = visits.register(an_entry(kind=Kind.DENUNCIATION, content="Tố cáo cán bộ thôn"))
    petitions.register(a_petition(kind=Kind.DENUNCIATION, content="Tố cáo", visit_uid=shown.uid))
    assert visit_record(desk.db, shown.uid).row.is_secret
    with pytest.raises(InvalidInput, match="phải là tố cáo"):
        petitions.register(a_petition(visit_uid=secret.uid))
    done = petitions.register(
        a_petition(kind=Kind.DENUNCIATION, content="Tố cáo", full_name="", address="", visit_uid=secret.uid)
    )
    with desk.db.reading() as session:
        assert petition_of(session, done.uid).is_secret


def test_a_repetition_that_a_step_joins_stands_in_the_same_matter_until_the_step_is_taken_back(
    desk: Desk, petitions: PetitionService
) -> None:
    first = petitions.register(a_petition())
    visible = petitions.register(a_petition(same_case_uid=first.uid))
    again = petitions.register(a_petition(content="Gửi lại đơn về phương án bồi thường thửa 58."))
    done = take(desk, again, "join", date(2026, 11, 17), joined_uid=first.uid)
    with desk.db.reading() as session:
        case_id = petition_of(session, first.uid).case_id
        joined = petition_of(session, again.uid)
        assert (joined.case_id, joined.petition_no, visible.number) == (case_id, 3, 2)
    assert counts(desk, PetitionFilter()).cases == 1
    HandlingService(desk).take_back(done.uid, done.rev, "Nhầm đơn")
    with desk.db.reading() as session:
        parted = petition_of(session, again.uid)
        assert (parted.case_id, parted.petition_no, parted.joined_uid) == (None, 1, "")
    assert counts(desk, PetitionFilter()).cases == 2

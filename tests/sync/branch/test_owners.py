"""Who writes what: a branch its own book, the main PC all others; lost, copied and ended branches are seen."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop_app.areas.petitions.service import PetitionService
from desktop_app.areas.reception.books.queries import open_books
from desktop_app.areas.reception.books.service import BookService
from desktop_app.areas.reception.matters import case_of_visit
from desktop_app.areas.reception.models import Visit
from desktop_app.areas.reception.record import visit_record
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.core.clock import FixedClock
from desktop_app.core.errors import UserError
from desktop_app.core.package.keys import read_card
from desktop_app.core.progress import Silent
from desktop_app.office.desk import Desk
from desktop_app.office.models import Attachment
from desktop_app.office.opening import Opener, OpenOffice
from desktop_app.office.safety import SafetyService
from desktop_app.sync.branch.beginning import begin_branch
from desktop_app.sync.branch.handing import HandService
from desktop_app.sync.branch.join_service import JoinService
from desktop_app.sync.branch.service import BranchService
from desktop_app.sync.enrolling.service import EnrolService
from desktop_app.sync.moving.arriving import Way, arrive
from desktop_app.sync.receiving.planned import Standing
from desktop_app.sync.sending.service import SendService
from desktop_app.sync.states import PartnerKind
from tests.areas.petitions.makers import a_petition
from tests.areas.reception.makers import MakeEntry
from tests.conftest import PASSWORD
from tests.sync.branch.conftest import Pair
from tests.sync.branch.test_joining import scan


def test_a_branch_writes_nothing_but_its_own_book(pair: Pair, an_entry: MakeEntry) -> None:
    today = pair.branch.clock.today()
    assert [row.letter for row in open_books(pair.branch.db, today)] == ["B"]
    for work in (
        lambda: pair.reception.register(an_entry()),
        lambda: PetitionService(pair.branch).register(a_petition()),
        lambda: BookService(pair.branch).open_book("Bàn thứ ba", ""),
        lambda: BranchService(pair.branch).make("Bàn thứ ba", "", pair.stick),
    ):
        with pytest.raises(UserError, match=r"[Mm]áy phụ"):
            work()


def test_the_main_pc_reads_a_branchs_visits_and_says_where_they_are_corrected(pair: Pair, an_entry: MakeEntry) -> None:
    visit, own = pair.reception.register(an_entry(book="B")), ReceptionService(pair.main)
    pair.join(pair.hand())
    assert visit_record(pair.main.db, visit.uid).written_at == "Máy phụ; sửa ở máy phụ rồi giao gói"
    assert [row.letter for row in open_books(pair.main.db, pair.main.clock.today())] == ["A"]
    with pytest.raises(UserError, match="Sổ B do máy phụ ghi"):
        own.register(an_entry(book="B"))
    with pytest.raises(UserError, match="Sửa ở máy phụ rồi giao gói"):
        own.void(visit.uid, 1, "Ghi nhầm")
    with pair.main.db.writing(pair.main.account.uid) as session:
        assert case_of_visit(session, visit.uid)  # which matter it belongs to is for the main PC to say


def test_an_ended_branch_is_not_heard_any_more_and_its_book_is_the_main_pcs(pair: Pair, an_entry: MakeEntry) -> None:
    visit = pair.reception.register(an_entry(book="B"))
    pair.join(pair.hand())
    BranchService(pair.main).end("B")
    assert "thu hồi" in JoinService(pair.main).plan(pair.hand()).trouble
    ReceptionService(pair.main).void(visit.uid, 1, "Ghi nhầm")


def test_a_lost_branch_is_made_anew_and_counts_on_from_what_was_handed_over(
    pair: Pair, opener: Opener, an_entry: MakeEntry, tmp_path: Path
) -> None:
    pair.reception.register(an_entry(book="B"))
    pair.join(pair.hand())
    pair.reception.register(an_entry(book="B"))
    late = pair.hand()
    file = BranchService(pair.main).renew("B", pair.stick).file
    anew = begin_branch(file, tmp_path / "anew", pair.main.account.uid, PASSWORD, opener, Silent())
    assert ReceptionService(anew.desk).register(an_entry(book="B")).label == "2/B/2026"
    assert JoinService(pair.main).plan(late).standing is Standing.REFUSED
    taken = pair.join(HandService(anew.desk).hand(pair.stick).file)
    assert (taken.planned.standing, taken.planned.trouble) == (Standing.GOOD, "")
    anew.close()


def test_a_starter_opened_on_two_pcs_is_seen_and_no_number_is_given_to_two_visits(
    pair: Pair, opener: Opener, clock: FixedClock, an_entry: MakeEntry, tmp_path: Path
) -> None:
    [starter] = pair.stick.glob("*.sdcmayphu")
    clock.move_to(clock.now().replace(hour=11))
    second = begin_branch(starter, tmp_path / "second", pair.main.account.uid, PASSWORD, opener, Silent())
    pair.reception.register(an_entry(book="B"))
    ReceptionService(second.desk).register(an_entry(book="B", full_name="Lò Văn Tám", paper_number=""))
    pair.join(pair.hand())
    forked = pair.join(HandService(second.desk).hand(pair.stick).file)
    assert forked.planned.standing is Standing.FORKED
    taken = JoinService(pair.main).confirm(forked.uid, "Hỏi chị Lan: máy này là máy phụ đang dùng")
    assert "Số 1/B/2026 ở sổ này đã có lượt tiếp khác" in taken.planned.trouble
    with pair.main.db.reading() as session:
        assert [each.number for each in session.scalars(select(Visit))] == [1]
    second.close()


def test_a_book_is_closed_where_it_is_written_and_the_closing_travels(
    pair: Pair, clock: FixedClock, an_entry: MakeEntry
) -> None:
    pair.reception.register(an_entry(book="B"))
    clock.move_to(clock.now().replace(year=2027, month=1, day=4))
    with pytest.raises(UserError, match="Sổ B do máy phụ ghi"):
        BookService(pair.main).close("B", 2026)
    BookService(pair.branch).close("B", 2026)
    assert pair.join(pair.hand()).planned.trouble == ""
    with pytest.raises(UserError, match="đã khóa ngày 04/01/2027"):
        BookService(pair.main).close("B", 2026)


def test_an_ordinary_copy_makes_no_branch_and_leaves_nothing_behind(
    office: OpenOffice, opener: Opener, tmp_path: Path
) -> None:
    copy = SafetyService(office, ()).back_up(Silent(), tmp_path / "copies")
    for file in (copy, copy.rename(copy.with_suffix(".sdcmayphu"))):
        with pytest.raises(UserError, match="không phải bộ máy phụ"):
            begin_branch(file, tmp_path / "none", office.desk.account.uid, PASSWORD, opener, Silent())
        assert not (tmp_path / "none").exists()


def test_a_branch_brought_back_from_a_copy_makes_new_keys_and_waits_for_one_confirmation(
    pair: Pair, opener: Opener, clock: FixedClock, an_entry: MakeEntry, tmp_path: Path
) -> None:
    visit = pair.reception.register(an_entry(book="B"))
    pair.join(pair.hand())
    copy = pair.branch.back_up(tmp_path / "copies", Silent())
    assert copy.name == f"sao-luu-{pair.office.keys.facts().file_code}-B-20261123-091600.sdcsaoluu"
    clock.move_to(clock.now().replace(hour=11))
    way = Way(account=pair.branch.account.uid, password=PASSWORD)
    back = arrive(copy, tmp_path / "back", way, opener, Silent()).office
    ReceptionService(back.desk).answer(visit.uid, visit.rev, an_entry().received_on, "Trực tiếp", "Đã trả lời")
    file = HandService(back.desk).hand(pair.stick).file
    assert JoinService(pair.main).plan(file).reason == "unknown_signer"
    card = EnrolService(back.desk).own_card()
    assert read_card(card).unit == "99001.B"
    EnrolService(pair.main).enrol(card, read_card(card).fingerprint, PartnerKind.BRANCH)
    forked = pair.join(file)
    assert forked.planned.standing is Standing.FORKED
    assert JoinService(pair.main).confirm(forked.uid, "Máy phụ hỏng ổ đĩa, đã phục hồi").planned.trouble == ""
    assert visit_record(pair.main.db, visit.uid).values["result"] == "Đã trả lời"
    back.close()


def test_a_main_pc_that_lost_what_it_acknowledged_says_which_files_are_missing_and_gets_them_again(
    pair: Pair, copied_main: Callable[[str], Desk], an_entry: MakeEntry
) -> None:
    before = copied_main("before")
    visit = pair.reception.register(an_entry(book="B"))
    scan(pair.branch, visit.uid, b"scan of a letter")
    pair.join(pair.hand())
    [receipt] = JoinService(pair.main).write_receipts(pair.stick)
    SendService(pair.branch).take_receipt(receipt.file.read_bytes())
    lost = replace(pair, main=before)
    assert "Thiếu tệp đính kèm của 1/B/2026" in lost.join(pair.hand()).planned.trouble
    with_files = HandService(pair.branch).hand(pair.stick, all_files=True).file
    assert lost.join(with_files).planned.trouble == ""
    with before.db.reading() as session:
        [kept] = session.scalars(select(Attachment))
    assert before.attachments.get(kept.stored_as) == b"scan of a letter"

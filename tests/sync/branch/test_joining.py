"""What a branch recorded stands in the main PC's registers: once, under its own numbers, whatever the stick did."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import select

from db import index, journal
from db.verify import verify
from desktop_app.areas.petitions.models import Petition
from desktop_app.areas.petitions.service import PetitionService
from desktop_app.areas.reception.models import VISIT_KIND, Visit
from desktop_app.areas.reception.record import visit_record
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.core.progress import Silent
from desktop_app.core.report_periods import ReportPeriod
from desktop_app.office.desk import Desk
from desktop_app.office.handed_in import HandedIn
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.models import Attachment
from desktop_app.office.people import find_people
from desktop_app.sync.branch.handing import sent_to_main
from desktop_app.sync.branch.join_service import JoinService
from desktop_app.sync.receiving.planned import Standing
from desktop_app.sync.sending.service import SendService
from desktop_app.sync.states import SentState
from desktop_app.sync.tables import plain_table
from tests.areas.petitions.makers import a_petition
from tests.areas.reception.makers import MakeEntry
from tests.areas.reception.test_secrecy import NAME, NUMBER, PHONE, TEXT, rows_in_clear
from tests.sync.branch.conftest import Pair
from tests.sync.sending.makers import enrolled

WEEK = ReportPeriod("Tuần 48", date(2026, 11, 22), date(2026, 11, 29))


def book(desk: Desk) -> dict[str, dict[str, Any]]:
    """What stands in the branch's book, by the permanent names of its rows; rows of others by theirs."""
    found = dict[str, dict[str, Any]]()
    with desk.db.reading() as session:
        for table in ("visit", "visit_person", "visit_paper"):
            going = plain_table(table)
            kind: Any = going.kind
            own = select(kind) if table == "visit" else select(kind).join(Visit, kind.visit_id == Visit.id)
            for row in session.scalars(own.where(Visit.book == "B")):
                plain = {name: journal.plain(getattr(row, name)) for name in going.columns}
                uids = {name: session.get_one(to, key).uid for name, to in going.points.items() if (key := plain[name])}
                found[row.uid] = plain | uids
    return found


def three_packages(pair: Pair, an_entry: MakeEntry) -> list[Path]:
    """A week at the branch, handed over after each day."""
    reception, papers = pair.reception, [HandedIn("Đơn viết tay", 2, "Bản chính", "")]
    first = reception.register(an_entry(book="B"), papers)
    files = [pair.hand()]
    reception.correct(first.uid, first.rev, an_entry(book="B", phone="0100 999 888"), "Ghi nhầm số điện thoại")
    second = reception.register(an_entry(book="B", full_name="Trần Thị Út", paper_number="", hamlet="Thôn Trung"))
    files.append(pair.hand())
    reception.void(second.uid, second.rev, "Ghi trùng")
    reception.register(an_entry(book="B", full_name="Lò Văn Tám", paper_number="", content="Hỏi về chỗ họp chợ."))
    return [*files, pair.hand()]


def test_whatever_was_lost_repeated_or_late_the_main_pc_ends_with_the_branchs_book(
    pair: Pair, copied_main: Callable[[str], Desk], an_entry: MakeEntry
) -> None:
    files = three_packages(pair, an_entry)
    for order in ("1123", "1323", "3", "321"):
        here = replace(pair, main=copied_main(order))
        for number in order:
            here.join(files[int(number) - 1])
        assert book(here.main) == book(pair.branch), order
    assert [row["number"] for row in book(pair.branch).values() if "number" in row] == [1, 2, 3]


def test_the_same_package_again_changes_nothing_and_an_empty_book_can_be_handed_over(
    pair: Pair, an_entry: MakeEntry
) -> None:
    assert pair.join(pair.hand()).planned.counts.touched == 0
    pair.reception.register(an_entry(book="B"))
    file = pair.hand()
    first, again = pair.join(file), pair.join(file)
    assert (first.planned.counts.added, first.planned.trouble) == (3, "")
    assert (again.planned.standing, again.planned.counts.touched) == (Standing.SAME_AGAIN, 0)


def test_what_was_joined_is_found_and_journalled_like_anything_else(pair: Pair, an_entry: MakeEntry) -> None:
    visit = pair.reception.register(an_entry(book="B"))
    pair.join(pair.hand())
    with pair.main.db.reading() as session:
        [told] = journal.story(session, [visit.uid])
        found = index.find(session.connection(), "duc ranh gioi", 5, VISIT_KIND)
        known = find_people(session, "nguyen van duc")
    assert (told.action, told.new["number"]) == ("add", 1)
    assert (len(found), [each.full_name for each in known]) == (1, ["Nguyễn Văn Đức"])
    assert verify(pair.main.db.engine, pair.office.records, (), Silent()).is_clean


def test_a_package_for_the_office_above_counts_both_books(pair: Pair, an_entry: MakeEntry) -> None:
    above, sending = enrolled(pair.main), SendService(pair.main)
    pair.reception.register(an_entry(book="B"))
    ReceptionService(pair.main).register(an_entry())
    pair.join(pair.hand())
    looked = sending.look(WEEK)
    [visits] = [part for part in looked.parts if part.name == "Sổ tiếp công dân"]
    above.take(sending.build(looked).copy)
    assert visits.in_period == 2
    assert sorted(row["body"]["book"] for row in above.held["visit"].values()) == ["A", "B"]


def test_a_receipt_ends_the_waiting_and_files_go_once(pair: Pair, an_entry: MakeEntry) -> None:
    visit = pair.reception.register(an_entry(book="B"))
    scan(pair.branch, visit.uid, b"scan of a letter")
    first = pair.hand()
    pair.join(first)
    [receipt] = JoinService(pair.main).write_receipts(pair.stick)
    SendService(pair.branch).take_receipt(receipt.file.read_bytes())
    second = pair.hand()
    assert [attached(pair, file) for file in (first, second)] == [1, 0]
    assert pair.join(second).planned.trouble == ""
    with pair.main.db.reading() as session:
        [kept] = session.scalars(select(Attachment))
    assert pair.main.attachments.get(kept.stored_as) == b"scan of a letter"
    assert states(pair.branch) == [SentState.RECEIVED, SentState.MADE]


def test_a_denouncer_at_the_branch_is_known_to_the_vault_alone_in_both_registers_and_on_the_way(
    pair: Pair, an_entry: MakeEntry
) -> None:
    secret = {"full_name": NAME, "paper_number": NUMBER, "phone": PHONE, "content": TEXT, "book": "B"}
    visit = pair.reception.register(an_entry(**secret, kind=Kind.DENUNCIATION))
    file = pair.hand()
    pair.join(file)
    assert visit_record(pair.main.db, visit.uid).row.where == "TC-01/B/2026"
    for told in (rows_in_clear(pair.main), rows_in_clear(pair.branch), members(pair, file)):
        assert not [word for word in (NAME, NUMBER, PHONE) if word in told]
    shown = ReceptionService(pair.main).reveal(visit.uid, "Xác minh theo phân công")
    assert [person["full_name"] for person in shown] == [NAME]


def test_a_visit_that_turns_out_to_be_a_denunciation_is_hidden_at_the_main_pc_with_what_was_made_of_it(
    pair: Pair, an_entry: MakeEntry
) -> None:
    entry = an_entry(full_name=NAME, paper_number=NUMBER, phone=PHONE, content=TEXT, book="B")
    visit = pair.reception.register(entry)
    pair.join(pair.hand())
    PetitionService(pair.main).register(a_petition(full_name=NAME, visit_uid=visit.uid, received_on=entry.received_on))
    turned = replace(entry, kind=Kind.DENUNCIATION)
    pair.reception.correct(visit.uid, visit.rev, turned, "Xác định lại là đơn tố cáo")
    file = pair.hand()
    assert pair.join(file).planned.trouble == ""
    for told in (rows_in_clear(pair.main), members(pair, file)):
        assert not [word for word in (NAME, NUMBER, PHONE) if word in told]
    with pair.main.db.reading() as session:
        assert session.scalars(select(Petition.is_secret)).one()
        assert session.scalars(select(Visit.file_code)).one() == "TC-01/B/2026"


def test_a_visit_hidden_at_the_main_pc_is_not_shown_again_by_a_later_package(pair: Pair, an_entry: MakeEntry) -> None:
    entry = an_entry(full_name=NAME, paper_number=NUMBER, phone=PHONE, content=TEXT, book="B")
    visit = pair.reception.register(entry)
    pair.join(pair.hand())
    petitions = PetitionService(pair.main)
    made = petitions.register(a_petition(full_name=NAME, visit_uid=visit.uid, received_on=entry.received_on))
    petitions.correct(made.uid, made.rev, a_petition(full_name=NAME, visit_uid=visit.uid, kind=Kind.DENUNCIATION,
                      received_on=entry.received_on), "Là đơn tố cáo")  # fmt: skip
    pair.reception.answer(visit.uid, visit.rev, entry.received_on, "Trực tiếp", "Đã trả lời")
    taken = pair.join(pair.hand())
    assert "1/B/2026 ở máy chính đã là tố cáo" in taken.planned.trouble
    assert NAME not in rows_in_clear(pair.main)


def scan(desk: Desk, uid: str, content: bytes) -> None:
    """A scan beside the record."""
    with desk.db.writing(desk.account.uid) as session:
        stored_as = desk.attachments.put(content)
        row = Attachment(record_uid=uid, title="Đơn", media_type="image/png", size=len(content), stored_as=stored_as)
        session.add(row)


def attached(pair: Pair, file: Path) -> int:
    """How many files a package brings."""
    with JoinService(pair.main)._opened(file, None) as incoming:
        return len(incoming.opened.attachments)


def members(pair: Pair, file: Path) -> str:
    """Every row of a package in clear."""
    with JoinService(pair.main)._opened(file, None) as incoming:
        rows = [row for table in incoming.opened.tables for row in incoming.opened.rows(table)]
    return json.dumps(rows, ensure_ascii=False)


def states(desk: Desk) -> Sequence[SentState]:
    """Where the packages of a branch stand, the oldest first."""
    with desk.db.reading() as session:
        return [each.state for each in reversed(sent_to_main(session))]

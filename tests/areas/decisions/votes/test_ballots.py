"""One ballot for each household: its number on the stub alone, a code that nobody can tie to it."""

import re
from pathlib import Path

import pypdfium2
import pytest
from sqlalchemy import select

from desktop_app.areas.decisions.states import Form, Scope, Way
from desktop_app.areas.decisions.votes.ballot_commands import print_ballots
from desktop_app.areas.decisions.votes.ballots import BallotService
from desktop_app.areas.decisions.votes.list_service import ListService
from desktop_app.areas.decisions.votes.lists import read_households
from desktop_app.areas.decisions.votes.models import BallotCode, Vote
from desktop_app.areas.decisions.votes.sheets import SheetService
from desktop_app.core.errors import Cancelled, UserError
from desktop_app.core.paper.document import Table
from desktop_app.office.desk import Desk
from desktop_app.office.kept import Saved
from tests.areas.decisions.makers import propose
from tests.areas.decisions.votes.test_service import LIST, ON, opened, reread

CODE = re.compile(r"Mã kiểm tra phiếu: ([0-9A-Z]{3})-([0-9A-Z]{3})")


def texts(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    found = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return found


def codes(desk: Desk) -> list[str]:
    with desk.db.reading() as session:
        return list(session.scalars(select(BallotCode.code).order_by(BallotCode.id)))


@pytest.fixture
def decision(desk: Desk) -> Saved:
    """A secret vote of three listed households."""
    made = propose(desk)
    vote = opened(desk, made)
    ListService(desk).put_households(vote.units[0].uid, vote.units[0].rev, read_households(LIST))
    return made


def test_two_ballots_stand_on_a_sheet_with_everything_that_a_ballot_must_say(desk: Desk, decision: Saved) -> None:
    made = BallotService(desk).ballots(decision.uid)
    first, second = texts(made.pdf)
    assert made.count == 3
    for words in ("PHIẾU LẤY Ý KIẾN HỘ GIA ĐÌNH", "Tán thành", "Không tán thành", "3. Ý kiến khác", "TRƯỞNG THÔN",
                  "Ý kiến khác (ghi ở mục 3)",
                  "đánh dấu X vào", "20/3/2026", "THÔN ĐOÀI", "Số: 001", "Số: 002", "Lò Văn Tới"):  # fmt: skip
        assert words in first
    assert ("Số: 003" in second, second.count("CUỐNG") == 1) == (True, True)


def test_the_codes_are_kept_in_an_order_that_tells_nothing_and_come_again_when_printed_again(
    desk: Desk, decision: Saved
) -> None:
    service = BallotService(desk)
    printed = [a + b for page in texts(service.ballots(decision.uid).pdf) for a, b in CODE.findall(page)]
    assert codes(desk) == sorted(printed)
    assert len(set(printed)) == 3
    again = [a + b for page in texts(service.ballots(decision.uid).pdf) for a, b in CODE.findall(page)]
    assert sorted(again) == sorted(printed)


def test_a_forged_and_a_doubled_ballot_are_told(desk: Desk, decision: Saved) -> None:
    BallotService(desk).ballots(decision.uid)
    first, *_ = codes(desk)
    with desk.db.reading() as session:
        vote_id = session.scalars(select(BallotCode.vote_id)).first()
    assert vote_id is not None
    vote = _vote(desk)
    told = ListService(desk).see_codes(vote[0], vote[1], [f"{first[:3]}-{first[3:]}".lower(), first, "000-000"])
    assert (told.right, told.twice, told.unknown) == (1, (first,), ("000000",))
    assert "phiếu có thể giả" in told.sentence


def _vote(desk: Desk) -> tuple[str, int]:
    with desk.db.reading() as session:
        vote = session.scalars(select(Vote)).one()
        return vote.uid, vote.rev


def test_a_vote_of_the_commune_leaves_room_for_the_seal_and_nobody_signs(desk: Desk) -> None:
    decision = propose(desk, scope=Scope.COMMUNE, hamlet="")
    opened(desk, decision, form=Form.BALLOT, way=None, to_on=ON)
    made = BallotService(desk).ballots(decision.uid)
    pages = texts(made.pdf)
    assert (made.count, len(pages)) == (769, 385)
    assert "ỦY BAN NHÂN DÂN" in pages[0]
    assert not [page for page in pages if "TRƯỞNG THÔN" in page]
    assert "Bản Khuổi Luông" in pages[-1]


def test_giving_up_keeps_no_code(desk: Desk, decision: Saved) -> None:
    class GivesUp:
        def report(self, done: int, total: int, what: str = "") -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        BallotService(desk).ballots(decision.uid, GivesUp())
    assert codes(desk) == []


def test_the_command_writes_them_and_says_what_is_wrong(desk: Desk, decision: Saved, tmp_path: Path) -> None:
    label = decision.label
    made = print_ballots(desk, {"decision": label, "out": tmp_path / "p.pdf"})
    assert made.data["ballots"] == 3
    assert (tmp_path / "p.pdf").read_bytes().startswith(b"%PDF")
    for asked, out, said in (("9/2020", "q.pdf", "Không có việc 9/2020"), ("x", "q.pdf", "Không đọc được số việc"),
                             (label, "q.docx", "chỉ ghi được ra tệp PDF")):  # fmt: skip
        with pytest.raises(UserError, match=said):
            print_ballots(desk, {"decision": asked, "out": tmp_path / out})
    assert [path.name for path in tmp_path.glob("q.*")] == []


def test_a_vote_by_hands_has_no_ballots_and_a_long_text_is_refused_not_cut(desk: Desk) -> None:
    by_hands = propose(desk)
    opened(desk, by_hands, way=Way.HANDS)
    with pytest.raises(UserError, match="không dùng phiếu"):
        BallotService(desk).ballots(by_hands.uid)
    long = propose(desk, content="Nội dung rất dài. " * 200)
    with pytest.raises(UserError, match="chưa có lần biểu quyết"):
        BallotService(desk).ballots(long.uid)
    vote = opened(desk, long)
    with pytest.raises(UserError, match="Hãy rút gọn nội dung"):
        BallotService(desk).ballots(long.uid)
    assert reread(desk, vote).is_open


def test_the_list_to_sign_and_the_sheet_to_tick_off_are_made_for_every_place(desk: Desk, decision: Saved) -> None:
    vote, service = _vote(desk), SheetService(desk)
    (listed,), (sheet,) = service.lists(vote[0]), service.tally_sheets(vote[0])
    (table,) = (block for block in listed.blocks if isinstance(block, Table))
    assert [row[:2] for row in table.rows] == [("1", "Lò Văn Tới"), ("2", "Hoàng Thị Mai"), ("3", "Nông Văn Páo")]
    ticks, sums = (block for block in sheet.blocks if isinstance(block, Table))
    assert [row[0] for row in ticks.rows] == ["Tán thành", "Không tán thành", "Ý kiến khác", "Phiếu không hợp lệ"]
    assert len(sums.rows) == 5

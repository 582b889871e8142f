"""Hôm nay counts in words, and its numbers are those of the registers."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from desktop_app.areas import load_areas
from desktop_app.areas.reception.entry import VisitEntry
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.kit.theme import State
from desktop_app.office.agenda import Agenda, Due
from desktop_app.office.area import DueItem
from desktop_app.office.opening import OpenOffice
from desktop_app.office.safety import LastBackup
from desktop_app.shell.due_rows import state_of
from desktop_app.shell.safety_words import backup_words
from desktop_app.shell.today import TodayFacts, look

NOW = datetime(2026, 11, 23, 9, 16)
ITEM = DueItem("u", "reception", "Trả lời", "Lượt 1/2026", date(2026, 11, 23), "")


@pytest.mark.parametrize(
    ("left", "words", "state"),
    [
        (-4, "Quá 4 ngày", State.OVERDUE),
        (-1, "Quá 1 ngày", State.OVERDUE),
        (0, "Hôm nay", State.SOON),
        (3, "Còn 3 ngày", State.SOON),
        (4, "Còn 4 ngày", State.ACTIVE),
    ],
)
def test_the_days_are_counted_in_words(left: int, words: str, state: State) -> None:
    due = Due(ITEM, left)
    assert (due.words, state_of(due)) == (words, state)


@pytest.mark.parametrize(
    ("lefts", "off", "sentence"),
    [
        ((), "", "Thứ Hai, 23/11/2026. Không có việc quá hạn hoặc đến hạn trong 3 ngày làm việc."),
        ((-2, 1, 0), "", "Thứ Hai, 23/11/2026. Có 1 việc quá hạn, 2 việc đến hạn trong 3 ngày làm việc."),
        ((3,), "", "Thứ Hai, 23/11/2026. Không có việc quá hạn, 1 việc đến hạn trong 3 ngày làm việc."),
        ((-1,), "nghỉ lễ: Quốc khánh", "Thứ Hai, 23/11/2026. Có 1 việc quá hạn. Mai nghỉ lễ: Quốc khánh."),
        ((-1,), "Thứ Bảy", "Thứ Hai, 23/11/2026. Có 1 việc quá hạn."),
    ],
)
def test_one_sentence_tells_the_state_of_the_work(lefts: tuple[int, ...], off: str, sentence: str) -> None:
    due = tuple(Due(ITEM, left) for left in lefts)
    facts = TodayFacts(Agenda(NOW.date(), due), off, (), None, ())
    assert facts.sentence == sentence


@pytest.mark.parametrize(
    ("at", "elsewhere", "state", "short"),
    [
        (datetime(2026, 11, 23, 7, 31), True, State.DONE, "07:31 hôm nay"),
        (datetime(2026, 11, 22, 17, 5), True, State.DONE, "17:05 hôm qua"),
        (datetime(2026, 11, 18, 17, 5), True, State.DONE, "18/11/2026"),
        (datetime(2026, 11, 23, 7, 31), False, State.WARNING, "07:31 hôm nay"),
        (datetime(2026, 11, 14, 7, 31), True, State.WARNING, "9 ngày trước"),
        (datetime(2026, 11, 1, 7, 31), True, State.OVERDUE, "22 ngày trước"),
    ],
)
def test_an_old_backup_or_one_beside_the_register_is_not_called_good(
    at: datetime, elsewhere: bool, state: State, short: str
) -> None:
    told = backup_words(LastBackup(at, elsewhere), NOW)
    assert (told.state, told.short) == (state, short)


def test_no_backup_at_all_is_an_error() -> None:
    assert backup_words(None, NOW).state is State.OVERDUE


def test_the_office_is_looked_at_as_a_whole(
    office: OpenOffice, reception: ReceptionService, an_entry: Callable[..., VisitEntry]
) -> None:
    reception.register(an_entry())
    facts = look(office, load_areas())
    assert facts.today == date(2026, 11, 23)
    assert facts.day_off.startswith("nghỉ lễ")
    assert [card.figures[:1] for card in facts.cards] == [((1, "lượt"),), (), ((0, "hồ sơ"),), (), (), (), ()]
    assert facts.cards[1].sentence == "Không có đơn nào đang giải quyết."
    assert len(facts.unchecked_sheets) == 2
    assert facts.unfinished == ()


def test_what_was_typed_and_not_saved_is_offered_newest_first_and_only_to_who_typed_it(office: OpenOffice) -> None:
    drafts, account = office.desk.drafts, office.desk.account.uid
    drafts.save("reception.visit", account, {"full_name": "Nguyễn Văn Đức"}, NOW)
    drafts.save("reception.visit.abc", account, {"content": "Đo lại"}, NOW.replace(hour=10))
    drafts.save("reception.visit", "somebody else", {"content": "Khác"}, NOW)
    drafts.save("law.version", account, {"value": "7"}, NOW)
    offered = look(office, load_areas()).unfinished
    assert [(draft.page, draft.uid) for draft in offered] == [("reception.entry", "abc"), ("reception.entry", "")]

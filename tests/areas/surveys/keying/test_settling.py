"""Two accounts key a form without seeing each other's; where they differ a third one has the paper decide."""

import pytest

from desktop_app.areas.surveys.forms.form import Answers
from desktop_app.areas.surveys.forms.shipped import shipped
from desktop_app.areas.surveys.kept import answers_of, batch_of, survey_of
from desktop_app.areas.surveys.keying.comparing import differing, next_to_decide, settled
from desktop_app.areas.surveys.keying.entry import KeyedForm, Tally
from desktop_app.areas.surveys.keying.kept import Work, pile_of, waiting
from desktop_app.areas.surveys.keying.service import KeyingService
from desktop_app.areas.surveys.keying.settling import SettlingService
from desktop_app.areas.surveys.states import Pass, Rekey
from desktop_app.core.errors import InvalidInput, NotAllowed, UserError
from desktop_app.office.desk import Desk
from tests.areas.surveys.accounts import at_desk, close, key, serial_of
from tests.areas.surveys.makers import DAY, PLAIN, a_batch, a_survey

TWICE = {"rekey": Rekey.ALL, "drawn": "1,2,3"}
ANSWERS_OF_STAFF: Answers = {"q1": 1, "q2": 2, "q3": 3, "q4": 2}


def left(desk: Desk, batch: str) -> int:
    with desk.db.reading() as session:
        return waiting(session, desk, batch_of(session, batch))


@pytest.mark.parametrize(
    ("one", "other", "names"),
    [({"q": 1}, {"q": 1}, ()), ({"q": 1}, {"q": 2}, ("q",)), ({"q": 1}, {}, ("q",)), ({}, {"q": 9}, ("q",)),
     ({"q": [1, 2]}, {"q": [1]}, ("q",)), ({"q": "Cảm ơn  cán bộ"}, {"q": "cam on cán bộ "}, ()),
     ({"q": "Chậm"}, {"q": "Chậm lắm"}, ("q",)), ({"q": "1"}, {"q": 1}, ("q",))],
)  # fmt: skip
def test_what_differs_between_two_entries(one: Answers, other: Answers, names: tuple[str, ...]) -> None:
    assert differing(one, other) == names


def test_the_paper_may_close_a_question_that_one_answered_or_open_one_that_none_did() -> None:
    form, first = shipped()["PKS05"], PLAIN
    second: Answers = {**PLAIN, "q3": 3, "q3_1": [1]}

    def question(decided: Answers) -> str | None:
        found = next_to_decide(form, first, second, decided, DAY)
        return found.id if found else None

    assert question({}) == "q3"
    assert question({"q3": 1}) is None
    assert question({"q3": 3}) == "q3_1"
    assert settled(form, first, second, {"q3": 1}, DAY) == PLAIN
    assert settled(form, first, second, {"q3": 3, "q3_1": [2]}, DAY)["q3_1"] == [2]
    neither = next_to_decide(form, {**PLAIN, "q7": 1}, {**PLAIN, "q7": 2}, {"q7": 3}, DAY)
    assert neither is not None
    assert neither.id == "q7_1"


def test_the_second_entry_is_by_another_account_and_never_sees_the_first(desk: Desk) -> None:
    batch = a_batch(desk, a_survey(desk), forms=3, **TWICE)
    one, other = at_desk(desk, "Lò Thị Pâng"), at_desk(desk, "Đỗ Minh Quân")
    serial = serial_of(desk, batch, 1)
    with pytest.raises(UserError, match="chưa có lượt một"):
        key(other, batch, 1, PLAIN, Pass.SECOND)
    key(one, batch, 1, PLAIN)
    with pytest.raises(UserError, match="do người khác nhập"):
        key(one, batch, 1, PLAIN, Pass.SECOND)
    for keeper in (other, desk):
        with pytest.raises(NotAllowed, match="độc lập"):
            KeyingService(keeper).load(batch, Pass.FIRST, serial)
    progress = key(other, batch, 1, PLAIN, Pass.SECOND)
    assert (progress.rekeyed, progress.rekey_of, progress.waiting) == (1, 1, 0)
    with pytest.raises(UserError, match="lượt hai rồi"):
        key(other, batch, 1, PLAIN, Pass.SECOND)


def test_a_form_that_was_not_drawn_is_keyed_once(desk: Desk) -> None:
    batch = a_batch(desk, a_survey(desk), forms=3, rekey=Rekey.SHARE, drawn="2")
    one, other = at_desk(desk, "Lò Thị Pâng"), at_desk(desk, "Đỗ Minh Quân")
    for running in (1, 2, 3):
        key(one, batch, running, PLAIN)
    assert left(desk, batch) == 1
    assert [each.turn for desk in (one, other) for each in KeyingService(desk).batches()] == [None, Pass.SECOND]
    with pytest.raises(UserError, match="không phải nhập lượt hai"):
        key(other, batch, 1, PLAIN, Pass.SECOND)
    KeyingService(one).reject(batch, serial_of(desk, batch, 2), "Đánh kín mọi ô")
    assert left(desk, batch) == 0
    with pytest.raises(UserError, match="đã loại ở lượt một"):
        key(other, batch, 2, PLAIN, Pass.SECOND)


@pytest.mark.parametrize(("code", "answers"), [("PKS05", PLAIN), ("PKS01", ANSWERS_OF_STAFF)])
def test_a_third_account_settles_and_errors_are_counted_for_each_keyer(desk: Desk, code: str, answers: Answers) -> None:
    survey = a_survey(desk, code)
    batch = a_batch(desk, survey, forms=3, **TWICE)
    one, other, third = (at_desk(desk, name) for name in ("Lò Thị Pâng", "Đỗ Minh Quân", "Vàng A Súa"))
    for running in (1, 2, 3):
        key(one, batch, running, answers)
    key(other, batch, 1, answers, Pass.SECOND)
    key(other, batch, 2, {**answers, "q2": 1, "q3": 2}, Pass.SECOND)
    assert [len(SettlingService(each).differences(batch).forms) for each in (one, other, third)] == [0, 0, 1]
    [waits] = SettlingService(third).differences(batch).forms
    with pytest.raises(NotAllowed, match="Người thứ ba"):
        SettlingService(one).settle(batch, waits.serial, {"q2": 1, "q3": 1})
    with pytest.raises(InvalidInput) as caught:
        SettlingService(third).settle(batch, waits.serial, {"q2": 1})
    assert list(caught.value.problems) == ["q3"]
    first_was_right = answers["q3"]
    progress = SettlingService(third).settle(batch, waits.serial, {"q2": 1, "q3": first_was_right})
    assert (progress.waiting, left(desk, batch)) == (0, 1)
    with pytest.raises(UserError, match="đã đối chiếu"):
        SettlingService(third).settle(batch, waits.serial, {"q2": 1, "q3": first_was_right})
    with desk.db.reading() as session:
        work = Work(session, desk, batch_of(session, batch))
        whole = work.pile.first(waits.serial)
        tallies, pair = work.pile.tallies(), work.pairs[waits.serial]
    assert whole is not None
    assert whole.answers["q2"] == 1
    asked = len(whole.answers)
    assert (pair.wrong_first, pair.settled, pair.is_done) == (1, {"q2": 1, "q3": first_was_right}, True)
    assert tallies[one.account.uid, Pass.FIRST] == Tally(3, 42, 120, 0, 2 * asked, 2, 1)
    assert tallies[other.account.uid, Pass.SECOND] == Tally(2, 28, 80, 0, 2 * asked, 2, 1)


def test_no_more_answers_can_be_wrong_than_there_were(desk: Desk) -> None:
    batch = a_batch(desk, a_survey(desk), forms=3, **TWICE)
    one, other, third = (at_desk(desk, name) for name in ("Lò Thị Pâng", "Đỗ Minh Quân", "Vì Thị Xá"))
    key(one, batch, 1, {**PLAIN, "q7": 1})
    key(other, batch, 1, {**PLAIN, "q7": 2}, Pass.SECOND)
    SettlingService(third).settle(batch, serial_of(desk, batch, 1), {"q7": 3, "q7_1": 1})
    with desk.db.reading() as session:
        pile = pile_of(session, desk, batch_of(session, batch))
        tally = pile.tallies()[one.account.uid, Pass.FIRST]
    assert (tally.fields, tally.differences, tally.wrong) == (len(PLAIN) + 1, 1, 2)


def test_each_keyer_may_correct_his_own_entry_until_it_is_settled(desk: Desk) -> None:
    batch = a_batch(desk, a_survey(desk), forms=3, **TWICE)
    one, other = at_desk(desk, "Lò Thị Pâng"), at_desk(desk, "Đỗ Minh Quân")
    key(one, batch, 1, {**PLAIN, "q4": 2})
    key(other, batch, 1, PLAIN, Pass.SECOND)
    serial = serial_of(desk, batch, 1)
    assert KeyingService(other).load(batch, Pass.SECOND, serial).answers == PLAIN
    right = KeyedForm(serial=serial, answers=PLAIN)
    assert KeyingService(one).correct(batch, Pass.FIRST, right, "Gõ nhầm").waiting == 0
    for turn, keyer in ((Pass.FIRST, one), (Pass.SECOND, other)):
        with pytest.raises(UserError, match="đã đối chiếu xong"):
            KeyingService(keyer).correct(batch, turn, right, "Lại")
    assert KeyingService(desk).correct(batch, Pass.FIRST, right, "Xem lại phiếu").waiting == 0


def test_an_account_keeps_to_one_turn_of_an_anonymous_batch(desk: Desk) -> None:
    batch = a_batch(desk, a_survey(desk, "PKS01"), forms=3, **TWICE)
    one, other = at_desk(desk, "Lò Thị Pâng"), at_desk(desk, "Đỗ Minh Quân")
    key(one, batch, 1, ANSWERS_OF_STAFF)
    key(other, batch, 1, ANSWERS_OF_STAFF, Pass.SECOND)
    with pytest.raises(UserError, match="lượt hai của lô khuyết danh"):
        key(other, batch, 2, ANSWERS_OF_STAFF)
    key(one, batch, 2, ANSWERS_OF_STAFF)
    with pytest.raises(UserError, match="Lượt hai phải do người khác"):
        key(one, batch, 2, ANSWERS_OF_STAFF, Pass.SECOND)


def test_an_anonymous_batch_closes_only_when_its_second_entries_are_settled(desk: Desk) -> None:
    survey = a_survey(desk, "PKS01")
    batch = a_batch(desk, survey, forms=3, **TWICE)
    key(desk, batch, 1, ANSWERS_OF_STAFF)
    with pytest.raises(UserError, match="chờ nhập lượt hai"):
        close(desk, batch)
    key(at_desk(desk, "Đỗ Minh Quân"), batch, 1, ANSWERS_OF_STAFF, Pass.SECOND)
    close(desk, batch)
    with desk.db.reading() as session:
        assert len(list(answers_of(session, survey_of(session, survey)))) == 1

"""Forms are keyed once into their batch; what cannot be kept is said in a sentence, and nothing of it is kept."""

import pytest

from desktop_app.areas.surveys.kept import answers_of, batch_of, survey_of
from desktop_app.areas.surveys.keying.entry import BatchProgress, KeyedForm
from desktop_app.areas.surveys.keying.service import KeyingService
from desktop_app.areas.surveys.states import Pass
from desktop_app.core.errors import InvalidInput, NotAllowed, UserError
from desktop_app.office.desk import Desk
from desktop_app.office.rights import Role
from tests.areas.surveys.accounts import at_desk, key, serial_of
from tests.areas.surveys.makers import PLAIN, a_batch, a_survey


def kept(desk: Desk, survey: str) -> list[object]:
    with desk.db.reading() as session:
        return list(answers_of(session, survey_of(session, survey)))


def test_a_form_that_is_keyed_is_in_the_register_at_once(desk: Desk) -> None:
    survey = a_survey(desk)
    batch = a_batch(desk, survey, forms=3)
    keyer = at_desk(desk, "Lò Thị Pâng")
    assert key(keyer, batch, 1, PLAIN) == BatchProgress(1, 3, 0, 0, 0)
    key(keyer, batch, 2, {**PLAIN, "q3": 3})
    first, second = kept(desk, survey)
    assert first == PLAIN
    assert second["q3_1"] == 9, "what was asked and left open counts as not answered"  # type: ignore[index]
    begun = KeyingService(keyer).begin(batch, Pass.FIRST)
    assert (begun.done, begun.figures.forms, begun.figures.keystrokes) == (frozenset({1, 2}), 2, 28)
    [told] = KeyingService(keyer).batches()
    assert (told.keyed, told.returned, told.turn) == (2, 3, Pass.FIRST)
    assert key(keyer, batch, 3, PLAIN).keyed == 3
    assert KeyingService(keyer).batches()[0].turn is None


@pytest.mark.parametrize(
    ("typed", "said"),
    [("00001-4", "gõ sai một chữ số"), ("x", "gõ sai"), ("{other survey}", "không thuộc đợt PKS05"),
     ("{4}", "thuộc Lô 02"), ("{9}", "không thuộc lô nào"), ("{2}", "đã nhập rồi"), ("{3}", "đã loại vì “Bỏ trắng”")],
)  # fmt: skip
def test_a_serial_that_is_not_to_be_keyed_is_refused_with_what_to_do(desk: Desk, typed: str, said: str) -> None:
    batch, other = (a_batch(desk, survey, forms=3) for survey in (a_survey(desk), a_survey(desk, "PKS06")))
    with desk.db.reading() as session:
        survey = batch_of(session, batch).survey.uid
    a_batch(desk, survey, forms=3)
    key(desk, batch, 2, PLAIN)
    KeyingService(desk).reject(batch, serial_of(desk, batch, 3), "Bỏ trắng")
    whole = {f"{{{n}}}": serial_of(desk, batch, n) for n in range(1, 10)}
    whole["{other survey}"] = serial_of(desk, other, 1)
    with pytest.raises(UserError, match=said):
        KeyingService(desk).check_serial(batch, Pass.FIRST, whole.get(typed, typed))


def test_the_end_of_a_serial_is_enough(desk: Desk) -> None:
    batch = a_batch(desk, a_survey(desk))
    whole = serial_of(desk, batch, 7)
    assert KeyingService(desk).check_serial(batch, Pass.FIRST, f" 7{whole[-1]} ") == whole


def test_answers_that_cannot_be_kept_are_named_and_nothing_is_kept(desk: Desk) -> None:
    survey = a_survey(desk)
    batch = a_batch(desk, survey)
    with pytest.raises(InvalidInput) as caught:
        key(desk, batch, 1, {**PLAIN, "q3": 6, "q7_1": [1]})
    assert list(caught.value.problems) == ["q7_1", "q3"] or set(caught.value.problems) == {"q3", "q7_1"}
    assert kept(desk, survey) == []
    assert KeyingService(desk).begin(batch, Pass.FIRST).figures.forms == 0


def test_a_correction_stays_in_the_journal_with_its_reason(desk: Desk) -> None:
    survey = a_survey(desk)
    batch, service = a_batch(desk, survey), KeyingService(desk)
    key(desk, batch, 1, PLAIN)
    form = service.load(batch, Pass.FIRST, serial_of(desk, batch, 1))
    assert form.answers == PLAIN
    changed = KeyedForm(serial=form.serial, answers={**PLAIN, "q4": 2}, remarks={"q4": "gạch rồi chọn lại"})
    with pytest.raises(InvalidInput):
        service.correct(batch, Pass.FIRST, changed, " ")
    service.correct(batch, Pass.FIRST, changed, "Xem lại phiếu")
    assert kept(desk, survey) == [{**PLAIN, "q4": 2}]
    assert service.load(batch, Pass.FIRST, form.serial).remarks == {"q4": "gạch rồi chọn lại"}


def test_a_form_of_somebody_else_is_corrected_by_who_keeps_the_survey_only(desk: Desk) -> None:
    batch = a_batch(desk, a_survey(desk))
    one, other = at_desk(desk, "Lò Thị Pâng"), at_desk(desk, "Đỗ Minh Quân")
    key(one, batch, 1, PLAIN)
    serial = serial_of(desk, batch, 1)
    with pytest.raises(NotAllowed):
        KeyingService(other).load(batch, Pass.FIRST, serial)
    with pytest.raises(NotAllowed):
        KeyingService(other).reject(batch, serial, "Không hợp lệ")
    assert KeyingService(at_desk(desk, "Vàng A Súa", Role.OFFICIAL)).load(batch, Pass.FIRST, serial).answers == PLAIN


def test_a_rejected_form_counts_nowhere_until_it_is_taken_back(desk: Desk) -> None:
    survey = a_survey(desk)
    batch, service = a_batch(desk, survey, forms=2), KeyingService(desk)
    key(desk, batch, 1, PLAIN)
    for running in (1, 2):
        progress = service.reject(batch, serial_of(desk, batch, running), "Đánh kín mọi ô")
    assert progress.keyed == 0
    assert kept(desk, survey) == []
    with pytest.raises(UserError, match="đã loại trước đó"):
        service.reject(batch, serial_of(desk, batch, 2), "Lại")
    taken = KeyedForm(serial=serial_of(desk, batch, 2), answers=PLAIN)
    assert service.correct(batch, Pass.FIRST, taken, "Đọc được").keyed == 1
    assert kept(desk, survey) == [PLAIN]


def test_a_closed_batch_takes_no_form(desk: Desk) -> None:
    batch = a_batch(desk, a_survey(desk), state="CLOSED")
    with pytest.raises(UserError, match="đã đóng"):
        key(desk, batch, 1, PLAIN)
    assert KeyingService(desk).batches() == ()


def test_whoever_may_not_key_is_shown_nothing(desk: Desk) -> None:
    viewer = at_desk(desk, "Nguyễn Văn Tư", Role.VIEWER)
    with pytest.raises(NotAllowed):
        KeyingService(viewer).batches()

"""What a batch says of its keying: speed and errors of each account, and the share of wrong answers."""

import pytest

from desktop_app.areas.surveys.keying.entry import Tally
from desktop_app.areas.surveys.keying.figures import BatchFigures, FiguresService, KeyerFigures
from desktop_app.areas.surveys.keying.service import KeyingService
from desktop_app.areas.surveys.keying.settling import SettlingService
from desktop_app.areas.surveys.results.rules import wilson
from desktop_app.areas.surveys.states import Pass, Rekey
from desktop_app.core.errors import NotAllowed
from desktop_app.office.desk import Desk
from tests.areas.surveys.accounts import at_desk, close, key, serial_of
from tests.areas.surveys.makers import PLAIN, a_batch, a_survey


@pytest.mark.parametrize(
    ("tally", "compared", "forms", "keys", "errors"),
    [(Tally(30, 420, 1200, 0, 270, 3, 2), 10, 90, 1260, 14.29), (Tally(), None, None, None, None),
     (Tally(2, 28, 0, 0, 0, 0, 0), 0, None, None, None), (Tally(2, 28, 80, 0, 18, 1, 0), 2, 90, 1260, 0)],
)  # fmt: skip
def test_figures_of_a_keyer(
    tally: Tally, compared: int | None, forms: int | None, keys: int | None, errors: float | None
) -> None:
    told = KeyerFigures("", Pass.FIRST, tally, compared)
    assert (told.forms_per_hour, told.keystrokes_per_hour) == (forms, keys)
    assert told.errors_per_1000_keystrokes == (pytest.approx(errors, abs=0.01) if errors is not None else None)


def keyed_twice(desk: Desk) -> tuple[str, BatchFigures]:
    batch = a_batch(desk, a_survey(desk), forms=4, rekey=Rekey.ALL, drawn="1,2,3,4")
    one, other, third = (at_desk(desk, name) for name in ("Lò Thị Pâng", "Đỗ Minh Quân", "Vàng A Súa"))
    for running in (1, 2, 3):
        key(one, batch, running, PLAIN)
    KeyingService(one).reject(batch, serial_of(desk, batch, 3), "Đánh kín mọi ô")
    key(other, batch, 1, PLAIN, Pass.SECOND)
    key(other, batch, 2, {**PLAIN, "q4": 2}, Pass.SECOND)
    SettlingService(third).settle(batch, serial_of(desk, batch, 2), {"q4": 2})
    return batch, FiguresService(desk).of_batch(batch)


def test_the_error_rate_of_the_first_entry_has_its_interval(desk: Desk) -> None:
    batch, told = keyed_twice(desk)
    fields = 2 * len(PLAIN)
    assert (told.valid, told.rejected, told.forms, told.waiting) == (2, 1, 2, 0)
    assert (told.fields, told.differences, told.wrong) == (fields, 1, 1)
    assert (told.low, told.high) == wilson(1, fields)
    first, second = told.keyers
    assert (first.name, first.compared, first.tally.wrong) == ("Lò Thị Pâng", 2, 1)
    assert (second.name, second.compared, second.tally.wrong) == ("Đỗ Minh Quân", 2, 0)
    assert told.edits == 1, "what the paper decided is a change of a kept form"
    close(desk, batch)
    assert FiguresService(desk).of_batch(batch) == told


def test_an_anonymous_batch_says_the_same_before_and_after_its_seal(desk: Desk) -> None:
    batch = a_batch(desk, a_survey(desk, "PKS01"), forms=4, rekey=Rekey.ALL, drawn="1,2,3,4")
    one, other = at_desk(desk, "Lò Thị Pâng"), at_desk(desk, "Đỗ Minh Quân")
    for running in (1, 2):
        key(one, batch, running, {"q1": 1, "q3": running})
        key(other, batch, running, {"q1": 1, "q3": 2}, Pass.SECOND)
    SettlingService(desk).settle(batch, serial_of(desk, batch, 1), {"q3": 2})
    before = FiguresService(desk).of_batch(batch)
    close(desk, batch)
    after = FiguresService(desk).of_batch(batch)
    assert before.keyers == after.keyers
    assert (after.forms, after.wrong, after.valid) == (before.forms, before.wrong, before.valid) == (2, 1, 2)
    assert (before.digest, len(after.digest)) == ("", 64)


def test_keyers_do_not_see_the_figures(desk: Desk) -> None:
    batch = a_batch(desk, a_survey(desk))
    with pytest.raises(NotAllowed):
        FiguresService(at_desk(desk, "Lò Thị Pâng")).of_batch(batch)

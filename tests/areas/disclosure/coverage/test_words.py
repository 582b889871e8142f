"""What is said of a cell: a posting that hung all its days is not told as a limit that comes near."""

from dataclasses import replace
from datetime import date

from desktop_app.areas.disclosure.coverage.cells import Cell, cell
from desktop_app.areas.disclosure.coverage.rules import CellState, RecordFacts
from desktop_app.areas.disclosure.coverage.words import short_words, state_words
from desktop_app.areas.disclosure.models import Form
from desktop_app.areas.disclosure.rules import State
from desktop_app.office.postings.rules import Hanging

RIPE = RecordFacts(
    uid="1",
    item_code="CK08",
    title="Danh sách hỗ trợ",
    trigger_on=date(2026, 10, 16),
    state=State.LACKING,
    lacking=frozenset({Form.POSTED}),
    hanging=(Hanging.RIPE,),
)
NEAR = replace(RIPE, uid="2", state=State.SOON, lacking=frozenset(), hanging=())


def _holding(record: RecordFacts) -> Cell:
    return cell([record], (), (), date(2026, 10, 1), date(2026, 11, 23))


def test_a_posting_that_waits_to_come_down_is_said_as_such() -> None:
    assert _holding(RIPE).state is _holding(NEAR).state is CellState.SOON
    assert (short_words(_holding(RIPE)), state_words(_holding(RIPE))) == ("Chờ gỡ", "đủ ngày, chờ gỡ")


def test_a_limit_that_comes_near_is_said_as_such() -> None:
    assert (short_words(_holding(NEAR)), state_words(_holding(NEAR))) == ("Sắp hạn", "sắp đến hạn")

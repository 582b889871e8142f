"""Records with much of the same text, asked of the index whichever kind they are."""

import pytest

from db import index
from db.recorded import Entry
from desktop_app.office.alike import same_texts, signs_of
from desktop_app.office.desk import Desk
from desktop_app.office.likeness import MANY, pairs
from desktop_app.office.signs import Sign

TEXT = "khói bụi từ xưởng gỗ làm hỏng vườn nhãn"


@pytest.mark.parametrize(("others", "found"), [(MANY - 2, {1: {Sign.TEXT}}), (MANY - 1, {})])
def test_words_that_many_records_of_any_kind_have_say_nothing(
    desk: Desk, others: int, found: dict[int, object]
) -> None:
    with desk.db.writing(desk.account.uid) as session:
        entries = [Entry(9, 1, TEXT), *(Entry(1, key, TEXT) for key in range(1, others + 1))]
        index.put(session.connection(), entries)
    with desk.db.reading() as session:
        texts = same_texts(session, pairs(TEXT))
        assert signs_of(session, 9, (), texts) == found

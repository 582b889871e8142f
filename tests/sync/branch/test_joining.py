"""What a branch recorded stands in the registers of the main PC, once, under its own numbers."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from desktop_app.areas.reception.books.queries import open_books
from desktop_app.areas.reception.models import Visit
from desktop_app.core.errors import UserError
from desktop_app.office.desk import Desk
from tests.areas.reception.makers import MakeEntry
from tests.sync.branch.conftest import Pair


def test_visit(pair: Pair, an_entry: MakeEntry) -> None:
    done = pair.reception.register(an_entry(book="B"))
    assert done.label == "1/B/2026"
    taken = pair.join(pair.hand())
    assert taken.planned.trouble == ""
    print(taken)
    with pair.main.db.reading() as session:
        [visit] = session.scalars(select(Visit))
        assert visit.label == "1/B/2026"
        assert [who.full_name for who in visit.people] == ["Nguyễn Văn Đức"]

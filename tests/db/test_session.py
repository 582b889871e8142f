"""The one door: a piece of work is kept whole or not at all, journalled, found, and told of."""

import threading
from datetime import date

import pytest
from sqlalchemy import delete, func, insert, select, update

from db import index, journal
from db.base import values_of
from db.journal import JournalRow, JournalValue
from db.session import Database
from desktop_app.core.errors import UserError
from desktop_app.office.desk import Desk
from desktop_app.office.models import CaseFile, Hamlet, Person, Setting


def a_hamlet(name: str = "Đoài") -> Hamlet:
    """A hamlet not yet there."""
    return Hamlet(kind="Thôn", name=name)


def journal_length(db: Database) -> int:
    """How many changes are written down."""
    with db.reading() as session:
        return journal.head(session.connection())[0]


def test_work_that_fails_leaves_neither_row_nor_journal_nor_index(desk: Desk) -> None:
    before = journal_length(desk.db)

    def fail_half_way() -> None:
        with desk.db.writing("lan") as session:
            session.add(Person(full_name="Đinh Thị Mơ"))
            session.flush()
            raise UserError("Dừng.")

    with pytest.raises(UserError):
        fail_half_way()
    with desk.db.reading() as session:
        assert session.scalars(select(Person)).all() == []
        assert index.find(session.connection(), "dinh thi mo") == []
    assert journal_length(desk.db) == before


def test_a_row_is_stamped_with_who_when_and_its_revision(desk: Desk) -> None:
    with desk.db.writing("lan") as session:
        session.add(a_hamlet("Hạ"))
    with desk.db.writing("hoa", "Sắp xếp lại thôn") as session:
        session.scalars(select(Hamlet).where(Hamlet.name == "Hạ")).one().households = 120

    with desk.db.reading() as session:
        row = session.scalars(select(Hamlet).where(Hamlet.name == "Hạ")).one()
        [added, changed] = journal.story(session.connection(), [row.uid])
    assert (row.rev, row.created_by, row.changed_by) == (2, "lan", "hoa")
    assert row.created_at == desk.clock.now()
    assert added.new["name"] == "Hạ"
    assert (changed.old, changed.new, changed.reason) == ({"households": 0}, {"households": 120}, "Sắp xếp lại thôn")


def test_rows_are_never_deleted(desk: Desk) -> None:
    with pytest.raises(TypeError, match="never deleted"), desk.db.writing("lan") as session:
        session.delete(session.scalars(select(Hamlet).limit(1)).one())

    with desk.db.reading() as session:
        assert len(session.scalars(select(Hamlet)).all()) == 4


@pytest.mark.parametrize(
    "statement",
    [update(Hamlet).values(name="Khác"), delete(Hamlet), insert(Setting).values(key="a", value="b")],
    ids=["update", "delete", "insert"],
)
def test_statements_that_pass_by_the_journal_are_refused(desk: Desk, statement: object) -> None:
    with desk.db.writing("lan") as session, pytest.raises(TypeError, match="journal sees them"):
        session.execute(statement)  # type: ignore[call-overload]


def test_many_rows_at_once_are_journalled_too(desk: Desk) -> None:
    before = journal_length(desk.db)
    with desk.db.writing("lan") as session:
        rows = [
            {"id": n, "year": 2026, "number": n, "title": f"Vụ {n}", "opened_on": date(2026, 1, 5)}
            for n in range(1, 51)
        ]
        desk.db.bulk(session, CaseFile, rows)

    assert journal_length(desk.db) == before + 50


def test_many_rows_at_once_get_the_keys_that_follow_and_open_pages_hear_of_them(desk: Desk) -> None:
    heard: list[frozenset[str]] = []
    desk.db.on_change(heard.append)
    with desk.db.writing("lan") as session:
        there = session.scalars(select(func.max(Hamlet.id))).one()
        rows = [values_of(a_hamlet(name)) for name in ("Thượng", "Hạ")]
        assert desk.db.bulk(session, Hamlet, rows) == [there + 1, there + 2]
        assert desk.db.bulk(session, Hamlet, []) == []

    with desk.db.reading() as session:
        last = session.get_one(Hamlet, there + 2)
    assert (last.name, last.households, last.from_on, last.rev, last.created_by) == ("Hạ", 0, None, 1, "lan")
    assert heard == [frozenset({"hamlet"})]


def test_the_index_has_all_of_a_work_that_is_larger_than_what_waits(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.session.MOST_WAITING", 3)
    with desk.db.writing("lan") as session:
        people = [Person(full_name=f"Đinh Thị Mơ {at}", name_key="") for at in range(8)]
        for each in people:
            session.add(each)
            session.flush()
        people[0].full_name = "Lò Văn Sinh"

    with desk.db.reading() as session:
        assert len(index.find(session.connection(), "dinh thi mo")) == 7
        assert len(index.find(session.connection(), "lo van sinh")) == 1


def test_open_pages_hear_what_changed_only_after_it_was_kept(desk: Desk) -> None:
    heard: list[frozenset[str]] = []
    stop = desk.db.on_change(heard.append)
    with desk.db.writing("lan") as session:
        session.add(a_hamlet("Thượng"))
        session.flush()
        assert heard == []
    stop()
    with desk.db.writing("lan") as session:
        session.add(a_hamlet("Trung Tâm"))

    assert heard == [frozenset({"hamlet"})]


def test_a_reader_sees_one_state_while_another_thread_writes(desk: Desk) -> None:
    with desk.db.reading() as session:
        before = len(session.scalars(select(Hamlet.id)).all())

        def write() -> None:
            with desk.db.writing("lan") as other:
                other.add(a_hamlet("Mới"))

        writer = threading.Thread(target=write)
        writer.start()
        writer.join(10)
        assert len(session.scalars(select(Hamlet.id)).all()) == before


def test_writers_wait_for_each_other(desk: Desk) -> None:
    def write(name: str) -> None:
        for n in range(10):
            with desk.db.writing(name) as session:
                session.add(a_hamlet(f"{name} {n}"))

    writers = [threading.Thread(target=write, args=(name,)) for name in ("lan", "hoa", "minh")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(30)

    with desk.db.reading() as session:
        numbers = session.scalars(select(JournalRow.seq).order_by(JournalRow.seq)).all()
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_value_that_leaves_the_journal_leaves_its_salt_too(desk: Desk) -> None:
    with desk.db.writing("lan") as session:
        person = Person(full_name="Đinh Thị Mơ")
        session.add(person)
        session.flush()
        taken = journal.withhold(session.connection(), [person.uid])

    assert "Đinh Thị Mơ" in taken[0]["new"]
    with desk.db.reading() as session:
        left = select(JournalRow).outerjoin(JournalValue).where(JournalRow.row_uid == person.uid)
        assert session.scalars(left.where(JournalValue.seq.is_(None))).one()

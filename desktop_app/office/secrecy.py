"""What hides a denouncer in every register: the words that stand instead, texts without names, people let go."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import func, inspect, select
from sqlalchemy.orm import Mapper, Session

from db import journal
from db.base import STAMPS, Base, Stamped
from desktop_app.core.errors import InvalidInput
from desktop_app.core.text.occurrences import HIDDEN_DENOUNCER, Known, without
from desktop_app.office.branches import own_letter
from desktop_app.office.cases import title_of
from desktop_app.office.desk import Desk, SignedIn
from desktop_app.office.models import IDENTITY, CaseFile, Person
from desktop_app.office.numbers import next_number
from desktop_app.office.people import forget
from desktop_app.office.rights import Right
from desktop_app.office.sealing import sealed_people

BOOK = "denunciation"


class NameInText(InvalidInput):
    """The text gives the denouncer away; `offered` holds each such text with the name taken out."""

    def __init__(self, offered: Mapping[str, str]) -> None:
        """`offered` maps the field to the text to put there instead."""
        self.offered = dict(offered)
        sentence = f"Có tên, số giấy tờ hoặc điện thoại của người tố cáo. Thay bằng “{HIDDEN_DENOUNCER}” rồi lưu."
        super().__init__(dict.fromkeys(offered, sentence))


def reads_denunciations(account: SignedIn) -> bool:
    """Whether the account may read what a denunciation is about: whoever handles it, and whoever sees its identity."""
    return account.may(Right.RECORD) or account.may(Right.SEE_DENOUNCER)


def refuse_names(texts: Mapping[str, str], known: Sequence[Known]) -> None:
    """Raise `NameInText` when one of the texts names one of these people."""
    offered = {name: cleared for name, text in texts.items() if (cleared := without(text, known)) != text}
    if offered:
        raise NameInText(offered)


def refuse_sealed_names(session: Session, desk: Desk, texts: Mapping[str, str], *record_uids: str) -> None:
    """The same for the people whom the vault holds of a record; only an account that may look can be warned."""
    if desk.vault.is_open:
        refuse_names(texts, known_of(person for uid in record_uids for person in sealed_people(session, desk, uid)))


def known_of(people: Iterable[Mapping[str, Any]]) -> list[Known]:
    """By what these people would be known in a text; somebody for whom they came is as secret as they are."""
    known = list[Known]()
    for person in people:
        known.append((person["full_name"], person["paper_number"], person["phone"]))
        if behalf := person.get("on_behalf_of"):
            known.append((behalf, "", ""))
    return known


def next_file_code(session: Session, year: int) -> str:
    """What a denunciation is called in the place of a name; every register gives from the same numbers.

    A branch gives from numbers of its own, which its letter tells.
    """
    letter = own_letter(session)
    number = next_number(session, f"{BOOK}.{letter}" if letter else BOOK, year)
    return f"TC-{number:02d}/{letter}/{year}" if letter else f"TC-{number:02d}/{year}"


def identity_of(row: Any) -> dict[str, Any]:
    """What a row that names somebody says of who they are."""
    return {name: getattr(row, name) for name in IDENTITY}


def let_go(session: Session, rows: Sequence[Any], at: datetime) -> list[Stamped]:
    """Empty the rows by which a record names people, and whoever is named by no other record.

    The rows that were emptied; their journal values must leave with them.
    """
    emptied = list[Stamped]()
    for row in rows:
        person = session.get(Person, row.person_id) if row.person_id else None
        if person is not None and not _is_named_otherwise(session, person, rows):
            forget(person, at)
            emptied += [person, *_forget_notes(session, person)]
        for name in (*IDENTITY, "name_key"):
            setattr(row, name, "" if isinstance(getattr(row, name), str) else None)
        row.person = row.hamlet_id = None
        row.sealed_at = at
        emptied.append(row)
    return emptied


def clear(row: Any, names: Iterable[str], known: Sequence[Known]) -> None:
    """Take these people out of the texts of a row."""
    for name in names:
        text = getattr(row, name)
        if text and (cleared := without(text, known)) != text:
            setattr(row, name, cleared)


def told_of(session: Session, rows: Sequence[Any], known: Sequence[Known]) -> list[Any]:
    """Those of the rows in whose history one of these people is named."""
    told = {
        change.row_uid
        for change in journal.story(session, [row.uid for row in rows])
        for text in (*change.old.values(), *change.new.values())
        if isinstance(text, str) and without(text, known) != text
    }
    return [row for row in rows if row.uid in told]


def works_naming(session: Session, rows: Iterable[Any], known: Sequence[Known]) -> set[str]:
    """The pieces of work on these rows whose reason names one of these people; it stands with all that they changed."""
    changes = journal.story(session, [row.uid for row in rows])
    return {change.work for change in changes if without(change.reason, known) != change.reason}


def leaves_case(session: Session, case: CaseFile, but: Any) -> bool:
    """Whether a record that turns secret has to leave the case: another one there shows who came or wrote.

    The case is then called by what the first of those says.
    """
    found = list[Any]()
    for kind in _with("case_id", "is_secret"):
        others = select(kind).where(kind.case_id == case.id, kind.is_secret.is_(False))
        if isinstance(but, kind):
            others = others.where(kind.id != but.id)
        found += session.scalars(others.order_by(kind.received_on, kind.id).limit(1))
    if found and (title := title_of(min(found, key=lambda row: row.received_on).content)) != case.title:
        case.title = title
    return bool(found)


def still_shown(session: Session, uids: Iterable[str]) -> set[str]:
    """Those of these records that show who came or wrote: one may have turned secret while somebody looked at it."""
    wanted = list(uids)
    return {
        uid
        for kind in _with("case_id", "is_secret")
        for uid in session.scalars(select(kind.uid).where(kind.uid.in_(wanted), kind.is_secret.is_(False)))
    }


def turned_secret(desk: Desk, *uids: str) -> bool:
    """Whether one of the records with these uids ("" is none) no longer shows who came or wrote."""
    wanted = {uid for uid in uids if uid}
    with desk.db.reading() as session:
        return still_shown(session, wanted) != wanted


def holds_other_secrecy(session: Session, case_id: int, secret: bool) -> bool:
    """Whether a case holds a record whose writer is hidden while this one's is not, or the other way round."""
    others = (
        select(kind.id).where(kind.case_id == case_id, kind.is_secret.is_not(secret)).limit(1)
        for kind in _with("case_id", "is_secret")
    )
    return any(session.scalars(query).first() is not None for query in others)


def _is_named_otherwise(session: Session, person: Person, rows: Sequence[Any]) -> bool:
    own = [row.uid for row in rows]
    naming = (kind for kind in _with("person_id") if "full_name" in inspect(kind).column_attrs)
    counts = (
        session.scalars(select(func.count()).where(kind.person_id == person.id, kind.uid.not_in(own))).one()
        for kind in naming
    )
    return any(counts)


def _forget_notes(session: Session, person: Person) -> Iterator[Stamped]:
    """What else is kept of the person: that it was is kept, its words go."""
    for kind in _with("person_id"):
        columns = inspect(kind).column_attrs
        if "full_name" in columns:
            continue
        words = [each.key for each in columns if each.key not in STAMPS and each.columns[0].type.python_type is str]
        for note in session.scalars(select(kind).where(kind.person_id == person.id)):
            for name in words:
                setattr(note, name, "")
            yield note


@cache
def _with(*columns: str) -> tuple[Any, ...]:
    """Every table of the program that has these columns."""
    mappers: Iterable[Mapper[Any]] = Base.registry.mappers
    return tuple(each.class_ for each in mappers if all(name in each.column_attrs for name in columns))

"""Other people at the same office, for the tests."""

from dataclasses import replace

from desktop_app.areas.surveys.field.entry import ReturnEntry
from desktop_app.areas.surveys.field.service import BatchService
from desktop_app.areas.surveys.forms.form import Answers
from desktop_app.areas.surveys.kept import batch_of, series_of
from desktop_app.areas.surveys.keying.entry import BatchProgress, KeyedForm
from desktop_app.areas.surveys.keying.kept import pile_of
from desktop_app.areas.surveys.keying.service import KeyingService
from desktop_app.areas.surveys.states import Pass
from desktop_app.office.desk import Desk, SignedIn
from desktop_app.office.models import Account
from desktop_app.office.rights import Role


def at_desk(desk: Desk, name: str, role: Role = Role.KEYER) -> Desk:
    """The same office, with another account signed in."""
    with desk.db.writing(desk.account.uid) as session:
        account = Account(name=name, post="", role=role)
        session.add(account)
        session.flush()
        return replace(desk, account=SignedIn(account.uid, name, "", role))


def serial_of(desk: Desk, batch_uid: str, running: int) -> str:
    """The serial of a form of the batch."""
    with desk.db.reading() as session:
        return series_of(batch_of(session, batch_uid).survey).serial(running)


def key(desk: Desk, batch_uid: str, running: int, answers: Answers, turn: Pass = Pass.FIRST) -> BatchProgress:
    """Key one form, as its keyer does."""
    form = KeyedForm(serial=serial_of(desk, batch_uid, running), answers=answers, seconds=40, keystrokes=14)
    return KeyingService(desk).save(batch_uid, turn, form)


def close(desk: Desk, batch_uid: str) -> None:
    """Close the batch as whoever keeps the survey does: all that came back was keyed or rejected."""
    with desk.db.reading() as session:
        batch = batch_of(session, batch_uid)
        rev, pile = batch.rev, pile_of(session, desk, batch)
        bad = len(pile.rejected())
        back = len(pile.keyed()) + bad
    service = BatchService(desk)
    entry = ReturnEntry(handed_out=back, returned=back, rejected=bad, on=desk.clock.today())
    service.close(batch_uid, service.returned(batch_uid, rev, entry).rev)

"""What an officer does with the wording of a convention; one method is one transaction."""

from contextlib import suppress
from dataclasses import dataclass

from sqlalchemy.orm import Session

from db.trouble import MachineTrouble
from desktop_app.areas.conventions.models import Convention, ConventionVersion
from desktop_app.areas.conventions.text.entry import TextEntry
from desktop_app.areas.conventions.text.keeping import fix_last, keep
from desktop_app.areas.conventions.text.queries import revisions_of
from desktop_app.office.desk import Service
from desktop_app.office.kept import Noun, open_row, row_of
from desktop_app.office.rights import Right, needs

NOUN = Noun("văn bản này trong sổ", "Văn bản", "đã bỏ số", "ghi văn bản mới")
DRAFT = "conventions.text"
"""The key of drafts; the uid of the convention follows."""


@dataclass(frozen=True)
class SavedVersion:
    """What the desk learns of a saved version; `rev` is its revision with all its articles."""

    uid: str
    rev: int
    number: int
    called: str
    convention_rev: int


class TextService(Service):
    """The wording of conventions."""

    @needs(Right.RECORD)
    def save(self, convention_uid: str, rev: int, entry: TextEntry) -> SavedVersion:
        """Keep a wording as a new version, or change an unfixed one; a new version fixes those before it.

        Refused when somebody changed the convention or the version since they were seen.
        """
        with self.desk.db.writing(self.holder.uid) as session:
            convention = open_convention(session, convention_uid, rev)
            version = keep(session, self.desk, convention, entry)
            saved = _told(session, version)
        # The text is kept by now: a disk that refuses must not make it look lost. The draft is offered once more.
        with suppress(MachineTrouble):
            self.desk.drafts.discard(f"{DRAFT}.{convention_uid}", self.holder.uid)
        return saved

    @needs(Right.RECORD)
    def fix(self, convention_uid: str, rev: int) -> SavedVersion:
        """Make the newest version one that is not changed any more."""
        with self.desk.db.writing(self.holder.uid) as session:
            version = fix_last(session, open_convention(session, convention_uid, rev))
            session.flush()
            return _told(session, version)


def open_convention(session: Session, uid: str, rev: int) -> Convention:
    """The convention to be changed; UserError when it is void, or was changed since revision `rev`."""
    return open_row(row_of(session, Convention, uid, NOUN.this), rev, NOUN)


def _told(session: Session, version: ConventionVersion) -> SavedVersion:
    revision = revisions_of(session, [version.id])[version.id]
    return SavedVersion(version.uid, revision, version.number, version.called, version.convention.rev)

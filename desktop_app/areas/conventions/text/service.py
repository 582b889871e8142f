"""What an officer does with the wording of a convention; one method is one transaction."""

from contextlib import suppress
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.trouble import MachineTrouble
from desktop_app.areas.conventions.kept import open_convention
from desktop_app.areas.conventions.models import ConventionQuestion, ConventionVersion
from desktop_app.areas.conventions.text.asking import Question
from desktop_app.areas.conventions.text.entry import TextEntry
from desktop_app.areas.conventions.text.keeping import fix_last, keep
from desktop_app.areas.conventions.text.queries import THIS, revisions_of
from desktop_app.core.errors import InvalidInput
from desktop_app.office.desk import Service
from desktop_app.office.kept import row_of
from desktop_app.office.rights import Right, needs

LONGEST_FINDING = 500
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

    @needs(Right.RECORD)
    def answer(self, version_uid: str, question: Question, finding: str) -> None:
        """Keep what the official found of a passage, so that it is not asked again in this text or one made of it."""
        if not finding.strip() or len(finding) > LONGEST_FINDING:
            raise InvalidInput({"finding": f"Ghi kết quả xem xét, không quá {LONGEST_FINDING} chữ cái."})
        with self.desk.db.writing(self.holder.uid) as session:
            version = row_of(session, ConventionVersion, version_uid, THIS)
            asked = {"article_number": question.article_number, "rule": question.rule.key, "passage": question.passage}
            known = select(ConventionQuestion).filter_by(version_id=version.id, **asked)
            row = session.scalars(known).one_or_none() or ConventionQuestion(version_id=version.id, **asked)
            row.finding = finding.strip()
            session.add(row)


def _told(session: Session, version: ConventionVersion) -> SavedVersion:
    revision = revisions_of(session, [version.id])[version.id]
    return SavedVersion(version.uid, revision, version.number, version.called, version.convention.rev)

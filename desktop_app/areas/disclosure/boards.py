"""Notices of disclosure records on their boards: what happens to a copy is kept with its record too."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.disclosure.filing import note_first_day
from desktop_app.areas.disclosure.models import Disclosure
from desktop_app.office.postings.models import Posting
from desktop_app.office.postings.service import PostingService


class BoardService(PostingService):
    """The notices and their copies; a record that is posted learns its first day of disclosure."""

    def _heard(self, session: Session, postings: Sequence[Posting]) -> None:
        owners = {posting.owner_uid for posting in postings}
        for row in session.scalars(select(Disclosure).where(Disclosure.uid.in_(owners))):
            note_first_day(session, row)

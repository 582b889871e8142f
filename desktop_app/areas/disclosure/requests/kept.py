"""A request for information that is kept: found again, and taken out to be changed."""

from sqlalchemy.orm import Session

from desktop_app.areas.disclosure.requests.models import InformationRequest
from desktop_app.office.kept import Noun, open_row, row_of

NOUN = Noun("yêu cầu này", "Yêu cầu", "đã hủy", "ghi yêu cầu mới")


def request_row(session: Session, uid: str) -> InformationRequest:
    """The request; UserError when there is none."""
    return row_of(session, InformationRequest, uid, NOUN.this)


def open_request(session: Session, uid: str, rev: int) -> InformationRequest:
    """The request to be changed; UserError when it was voided, or changed since revision `rev` was read."""
    return open_row(request_row(session, uid), rev, NOUN)

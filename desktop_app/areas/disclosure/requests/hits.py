"""What find-anything shows of requests for information; whoever asked is found by name and never named."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.disclosure.requests.models import InformationRequest
from desktop_app.areas.disclosure.requests.queries import views
from desktop_app.core import words
from desktop_app.office.area import Hit
from desktop_app.office.desk import Desk

PAGE = "disclosure.requests"


def request_hits(desk: Desk, session: Session, keys: Sequence[int]) -> list[Hit]:
    """The requests with these keys, newest first."""
    query = select(InformationRequest).where(InformationRequest.id.in_(keys)).order_by(InformationRequest.id.desc())
    return [
        Hit(
            kind="Yêu cầu thông tin",
            icon="circle-question-mark",
            title=f"Yêu cầu thông tin {view.label}",
            detail=f"{view.kind.value} · {(view.end or view.state).value}",
            trailing=words.day(view.received_on),
            uid=view.uid,
            page=PAGE,
        )
        for view in views(session, desk, session.scalars(query).all())
    ]

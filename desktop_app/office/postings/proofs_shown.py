"""Proofs as panes and sheets show them: frozen rows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.journal import Told
from desktop_app.core.evidence.prepared import ENDINGS, JPEG_TYPE, PDF_TYPE
from desktop_app.office.models import Attachment
from desktop_app.office.postings.models import Proof, ProofKind
from desktop_app.office.postings.proof_rules import counted


@dataclass(frozen=True, kw_only=True)
class ProofView:
    """One proof; without `media_type` it is an address, not a file. `size` is in bytes."""

    uid: str
    rev: int
    record_uid: str
    kind: ProofKind
    seen_on: date
    taken_at: datetime | None
    address: str
    note: str
    voided_on: date | None
    void_reason: str
    media_type: str = ""
    size: int = 0

    @property
    def is_shown(self) -> bool:
        """Whether it is a picture that can be looked at here."""
        return self.media_type == JPEG_TYPE

    @property
    def is_pdf(self) -> bool:
        """Whether it is a paper that can be looked at here."""
        return self.media_type == PDF_TYPE

    @property
    def ending(self) -> str:
        """The ending of its file: .jpg."""
        return ENDINGS.get(self.media_type, "")


def proofs_of(session: Session, record_uids: Sequence[str]) -> Mapping[str, tuple[ProofView, ...]]:
    """The proofs of these records and copies, voided ones too, in the order they were kept; one query for all."""
    query = (
        select(Proof, Attachment.media_type, Attachment.size)
        .outerjoin(Attachment, Attachment.uid == Proof.attachment_uid)
        .where(Proof.record_uid.in_(record_uids))
        .order_by(Proof.id)
    )
    found: dict[str, tuple[ProofView, ...]] = {}
    for row, media_type, size in session.execute(query):
        found[row.record_uid] = (*found.get(row.record_uid, ()), _view(row, media_type or "", size or 0))
    return found


def kept_words(proofs: Iterable[ProofView]) -> str:
    """How many are kept of each kind, without those that were voided."""
    return counted([proof.kind for proof in proofs if proof.voided_on is None])


def proof_work(changes: Iterable[Told]) -> str:
    """What a piece of work did with proofs; "" where it touched none."""
    told = next((change for change in changes if change.table == Proof.__tablename__), None)
    if told is None:
        return ""
    if told.action == "add":
        return "Thêm minh chứng"
    if "voided_on" in told.new:
        return "Bỏ minh chứng" if told.new["voided_on"] else "Hoàn tác lần bỏ minh chứng"
    return "Sửa minh chứng"


def _view(row: Proof, media_type: str, size: int) -> ProofView:
    return ProofView(
        uid=row.uid,
        rev=row.rev,
        record_uid=row.record_uid,
        kind=row.kind,
        seen_on=row.seen_on,
        taken_at=row.taken_at,
        address=row.address,
        note=row.note,
        voided_on=row.voided_on,
        void_reason=row.void_reason,
        media_type=media_type,
        size=size,
    )

"""What an officer does with the scans of a petition's papers; one method is one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.petitions.kept import petition_of
from desktop_app.areas.petitions.models import Petition, PetitionPaper
from desktop_app.areas.petitions.papers_in import NewScan, add_scans, check_scans
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.evidence.prepared import JPEG_TYPE, PDF_TYPE
from desktop_app.office.desk import Service
from desktop_app.office.models import Attachment
from desktop_app.office.rights import Right, needs

GONE = "Không còn thấy bản quét này. Đóng ngăn bên rồi mở lại."


@dataclass(frozen=True)
class ScanView:
    """A scan as a list shows it; of one in the vault the title says only that."""

    uid: str
    scan_uid: str
    title: str
    media_type: str
    is_sealed: bool
    voided_on: date | None
    void_reason: str

    @property
    def is_shown(self) -> bool:
        """Whether it is a picture that can be looked at."""
        return self.media_type == JPEG_TYPE

    @property
    def is_pdf(self) -> bool:
        """Whether it is read page by page."""
        return self.media_type == PDF_TYPE


class ScanService(Service):
    """Scans of the papers of petitions."""

    @needs(Right.READ)
    def all(self, uid: str) -> tuple[ScanView, ...]:
        """The scans of a petition, those taken out last."""
        query = (
            select(PetitionPaper, Attachment.media_type)
            .join(Petition, Petition.id == PetitionPaper.petition_id)
            .join(Attachment, Attachment.uid == PetitionPaper.scan_uid)
            .where(Petition.uid == uid)
            .order_by(PetitionPaper.voided_on.is_not(None), PetitionPaper.position)
        )
        with self.desk.db.reading() as session:
            return tuple(_view(paper, media_type) for paper, media_type in session.execute(query))

    @needs(Right.READ)
    def content(self, uid: str) -> bytes:
        """The kept file of a scan that is not in the vault; UserError when it is, is gone or was altered."""
        with self.desk.db.reading() as session:
            paper = _paper(session, uid)
            if paper.is_sealed:
                raise UserError("Bản quét này ở kho mật. Chỉ người có quyền mới xem được, kèm lý do.")
            stored_as = session.scalars(select(Attachment.stored_as).where(Attachment.uid == paper.scan_uid)).one()
        return self.desk.attachments.get(stored_as)

    @needs(Right.RECORD)
    def add(self, uid: str, scans: Sequence[NewScan]) -> int:
        """Keep all of them or none; how many were kept."""
        check_scans(scans)
        with self.desk.db.writing(self.holder.uid) as session:
            petition = petition_of(session, uid)
            if petition.voided_on:
                raise UserError(f"Đơn {petition.label} đã bỏ số nên không ghi thêm được.")
            add_scans(session, self.desk, petition, scans)
        return len(scans)

    @needs(Right.RECORD)
    def remove(self, uid: str, reason: str) -> None:
        """Take a scan out of the file; it stays with the reason."""
        if not reason.strip():
            raise InvalidInput({"reason": "Chưa ghi lý do bỏ bản quét. Gõ lý do."})
        with self.desk.db.writing(self.holder.uid, reason) as session:
            paper = _paper(session, uid)
            paper.voided_on, paper.void_reason = self.desk.clock.today(), reason


def _paper(session: Session, uid: str) -> PetitionPaper:
    paper = session.scalars(
        select(PetitionPaper).where(PetitionPaper.uid == uid, PetitionPaper.scan_uid != "")
    ).one_or_none()
    if paper is None:
        raise UserError(GONE)
    return paper


def _view(paper: PetitionPaper, media_type: str) -> ScanView:
    return ScanView(
        uid=paper.uid,
        scan_uid=paper.scan_uid,
        title=paper.name,
        media_type=media_type,
        is_sealed=paper.is_sealed,
        voided_on=paper.voided_on,
        void_reason=paper.void_reason,
    )

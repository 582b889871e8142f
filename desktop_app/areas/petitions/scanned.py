"""The papers of a petition's file, and the scans of them; one method is one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.petitions.kept import petition_of
from desktop_app.areas.petitions.models import Petition, PetitionPaper
from desktop_app.areas.petitions.papers_in import NewScan, add_papers, add_scans, check_scans
from desktop_app.areas.petitions.secrecy import refuse_known_names, sees_content
from desktop_app.core import words
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.evidence.prepared import JPEG_TYPE, PDF_TYPE
from desktop_app.office.desk import Service
from desktop_app.office.handed_in import FIELD, HandedIn, check_papers, lines_of
from desktop_app.office.kept import refuse_changed
from desktop_app.office.models import Attachment
from desktop_app.office.rights import Right, needs

GONE = "Không còn thấy giấy tờ này. Đóng ngăn bên rồi mở lại."


@dataclass(frozen=True)
class FiledPaper:
    """A paper of the file as lists show it; of a scan in the vault the title says only that.

    Without a `scan_uid` it was handed in and nobody scanned it.
    """

    uid: str
    rev: int
    title: str
    told: str
    scan_uid: str
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


def filed_papers(session: Session, petition: Petition) -> tuple[FiledPaper, ...]:
    """The papers of a petition, those taken out last."""
    query = (
        select(PetitionPaper, Attachment.media_type)
        .outerjoin(Attachment, Attachment.uid == PetitionPaper.scan_uid)
        .where(PetitionPaper.petition_id == petition.id)
        .order_by(PetitionPaper.voided_on.is_not(None), PetitionPaper.position)
    )
    return tuple(_filed(paper, media_type or "") for paper, media_type in session.execute(query))


class ScanService(Service):
    """Papers of petitions and scans of them."""

    @needs(Right.READ)
    def all(self, uid: str) -> tuple[FiledPaper, ...]:
        """The papers of a petition, those taken out last; none of a denunciation for who may not read it."""
        with self.desk.db.reading() as session:
            petition = petition_of(session, uid)
            if petition.is_secret and not sees_content(self.holder):
                return ()
            return filed_papers(session, petition)

    @needs(Right.READ)
    def content(self, uid: str) -> bytes:
        """The kept file of a scan that is not in the vault; UserError when it is, is gone or was altered."""
        with self.desk.db.reading() as session:
            paper = _paper(session, uid)
            if paper.is_sealed:
                raise UserError("Bản quét này ở kho mật. Chỉ người có quyền mới xem được, kèm lý do.")
            stored_as = session.scalars(select(Attachment.stored_as).where(Attachment.uid == paper.scan_uid)).first()
        if stored_as is None:
            raise UserError(GONE)
        return self.desk.attachments.get(stored_as)

    @needs(Right.RECORD)
    def add(self, uid: str, scans: Sequence[NewScan]) -> int:
        """Keep all of them or none; how many were kept."""
        check_scans(scans)
        with self.desk.db.writing(self.holder.uid) as session:
            add_scans(session, self.desk, _in_register(session, uid), scans)
        return len(scans)

    @needs(Right.RECORD)
    def add_papers(self, uid: str, papers: Sequence[HandedIn]) -> int:
        """Write down papers that were handed in; how many."""
        check_papers(papers)
        with self.desk.db.writing(self.holder.uid) as session:
            petition = _in_register(session, uid)
            refuse_known_names(session, self.desk, petition, {FIELD: lines_of(papers)})
            add_papers(session, petition, papers)
        return len(papers)

    @needs(Right.RECORD)
    def remove(self, uid: str, rev: int, reason: str) -> None:
        """Take a paper out of the file; it stays with the reason. Refused when it was changed since `rev` was seen."""
        if not reason.strip():
            raise InvalidInput({"reason": "Chưa ghi lý do bỏ giấy tờ. Gõ lý do."})
        with self.desk.db.writing(self.holder.uid, reason) as session:
            paper = _paper(session, uid)
            refuse_changed(paper.rev, rev, "Giấy tờ này")
            refuse_known_names(session, self.desk, paper.petition, {"reason": reason})
            paper.voided_on, paper.void_reason = self.desk.clock.today(), reason


def _in_register(session: Session, uid: str) -> Petition:
    petition = petition_of(session, uid)
    if petition.voided_on:
        raise UserError(f"Đơn {petition.label} đã bỏ số nên không ghi thêm được.")
    return petition


def _paper(session: Session, uid: str) -> PetitionPaper:
    paper = session.scalars(select(PetitionPaper).where(PetitionPaper.uid == uid)).one_or_none()
    if paper is None:
        raise UserError(GONE)
    return paper


def _filed(paper: PetitionPaper, media_type: str) -> FiledPaper:
    pages = f"{words.number(paper.pages)} trang" if paper.pages and not paper.scan_uid else ""
    where = "bản quét trong kho mật" if paper.is_sealed else "bản quét" if paper.scan_uid else "chưa quét"
    told = ", ".join(part for part in (pages, words.inside(paper.copy_kind), paper.condition, where) if part)
    return FiledPaper(
        uid=paper.uid,
        rev=paper.rev,
        title=paper.name,
        told=f"{told[0].upper()}{told[1:]}",
        scan_uid=paper.scan_uid,
        media_type=media_type,
        is_sealed=paper.is_sealed,
        voided_on=paper.voided_on,
        void_reason=paper.void_reason,
    )

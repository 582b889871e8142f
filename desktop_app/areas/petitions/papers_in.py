"""The papers of a petition's file: handed in or received with it, found again, taken out with a reason."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from desktop_app.areas.petitions.models import Petition, PetitionPaper
from desktop_app.areas.petitions.secrecy import keep_scan
from desktop_app.core.errors import InvalidInput
from desktop_app.core.evidence.prepared import Prepared
from desktop_app.core.fields import clean
from desktop_app.office.desk import Desk
from desktop_app.office.handed_in import LONGEST, HandedIn
from desktop_app.office.models import Attachment
from desktop_app.office.scans import Scan, sealed_title

TITLE = "title"


@dataclass(frozen=True)
class NewScan:
    """A photo or a PDF of a paper, made ready to be kept, and what it is called."""

    title: str
    file: Prepared


def add_papers(session: Session, petition: Petition, papers: Sequence[HandedIn]) -> list[PetitionPaper]:
    """Put them behind those that the petition has, inside the caller's transaction."""
    first = len(petition.papers) + 1
    added = [
        PetitionPaper(
            petition=petition,
            position=at,
            name=clean(paper.name),
            pages=paper.pages,
            copy_kind=paper.copy_kind,
            condition=paper.condition,
        )
        for at, paper in enumerate(papers, start=first)
    ]
    session.add_all(added)
    return added


def add_scans(session: Session, desk: Desk, petition: Petition, scans: Sequence[NewScan]) -> None:
    """Keep scans behind the papers that the petition has; a denunciation's go to the vault, titles and all."""
    session.flush()
    for at, new in enumerate(scans, start=len(petition.papers) + 1):
        title, scan = clean(new.title), Scan(new.title, new.file.media_type, new.file.content)
        if petition.is_secret:
            name, uid = sealed_title(1), keep_scan(session, desk, petition, scan)
        else:
            name, uid = title, _kept(session, desk, petition, title, new.file)
        session.add(
            PetitionPaper(petition=petition, position=at, name=name, scan_uid=uid, is_sealed=petition.is_secret)
        )


def check_scans(scans: Sequence[NewScan]) -> None:
    """InvalidInput for a scan without a name."""
    if any(not clean(scan.title) or len(scan.title) > LONGEST for scan in scans):
        raise InvalidInput({TITLE: f"Mỗi bản quét cần một tên, tối đa {LONGEST} ký tự. Ghi tên rồi lưu lại."})


def _kept(session: Session, desk: Desk, petition: Petition, title: str, file: Prepared) -> str:
    kept = Attachment(
        record_uid=petition.uid,
        title=title,
        media_type=file.media_type,
        size=len(file.content),
        stored_as=desk.attachments.put(file.content),
    )
    session.add(kept)
    session.flush()
    return kept.uid


def handed_in(petition: Petition) -> list[HandedIn]:
    """The papers that were handed in, without the scans of them."""
    there = (paper for paper in petition.papers if paper.voided_on is None and not paper.scan_uid)
    return [HandedIn(p.name, p.pages, p.copy_kind, p.condition) for p in there]

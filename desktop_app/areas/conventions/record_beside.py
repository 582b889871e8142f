"""The papers of the file as they are shown: what is there, what is missing now, what comes later."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from desktop_app.areas.conventions.dossier_law import dossier_on
from desktop_app.areas.conventions.models import Convention
from desktop_app.areas.conventions.way import papers_needed
from desktop_app.core import words


class PaperState(Enum):
    """How far a paper of the file is."""

    THERE = "Có"
    MISSING = "Thiếu"
    LATER = "Chưa đến"


@dataclass(frozen=True)
class PaperShown:
    """One paper; `uid` is that of the one that is there, `scan_uid` of its picture, both "" where there is none."""

    key: str
    title: str
    detail: str
    state: PaperState
    made_by: str = ""
    uid: str = ""
    scan_uid: str = ""


def papers_of(convention: Convention, today: date) -> tuple[PaperShown, ...]:
    """The papers that the law names in the order of the work, then the others of the file."""
    return tuple(_papers(convention, today))


def _papers(convention: Convention, today: date) -> Iterator[PaperShown]:
    there = {paper.key: paper for paper in convention.papers if paper.voided_on is None and paper.key}
    needed = papers_needed(convention.state)
    for law in dossier_on(today):
        paper = there.get(law.key)
        if paper is not None:
            detail = ", ".join(part for part in (paper.number, words.day(paper.dated_on)) if part)
            yield PaperShown(law.key, law.title, detail, PaperState.THERE, law.made_by, paper.uid, paper.scan_uid)
        elif law.key in needed:
            yield PaperShown(law.key, law.title, "Cần trước bước sau", PaperState.MISSING, law.made_by)
        elif convention.recognised_on is None:
            yield PaperShown(law.key, law.title, "Cần ở bước sau nữa", PaperState.LATER, law.made_by)
    for paper in convention.papers:
        if paper.voided_on is None and not paper.key:
            detail = ", ".join(part for part in (paper.number, words.day(paper.dated_on)) if part)
            yield PaperShown("", paper.name, detail, PaperState.THERE, "", paper.uid, paper.scan_uid)

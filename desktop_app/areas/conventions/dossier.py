"""The papers of the file of a convention: put in with number, day and scan, taken out with a reason."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from desktop_app.areas.conventions import life
from desktop_app.areas.conventions.dossier_law import paper_titles
from desktop_app.areas.conventions.kept import open_convention, saved
from desktop_app.areas.conventions.models import Convention, ConventionPaper
from desktop_app.areas.conventions.postings import posted
from desktop_app.core import words
from desktop_app.core.errors import InvalidInput
from desktop_app.core.evidence.prepared import Prepared
from desktop_app.core.fields import clean
from desktop_app.office.desk import Desk, Service
from desktop_app.office.kept import Saved, row_of
from desktop_app.office.models import Attachment
from desktop_app.office.rights import Right, needs

POSTING = "posting_minutes"


@dataclass(frozen=True, kw_only=True)
class PaperEntry:
    """A paper that is put into the file: one that the law names by `key`, or another one with a name of its own."""

    key: str = ""
    name: str = ""
    number: str = ""
    dated_on: date | None = None
    scan: Prepared | None = None


class DossierService(Service):
    """The papers of the file; one method is one transaction."""

    @needs(Right.RECORD)
    def add(self, uid: str, rev: int, entry: PaperEntry) -> Saved:
        """Put a paper into the file; one that is there already is refused until that is taken out."""
        with self.desk.db.writing(self.holder.uid) as session:
            convention = open_convention(session, uid, rev)
            _check(convention, entry, self.desk.clock.today())
            name = paper_titles().get(entry.key, "") or clean(entry.name)
            scan = _kept(session, self.desk, convention, name, entry.scan) if entry.scan else ""
            paper = ConventionPaper(
                key=entry.key, name=name, number=clean(entry.number), dated_on=entry.dated_on, scan_uid=scan
            )
            convention.papers.append(paper)
            life.bring_up_to_date(session, self.desk, convention)
            session.flush()
            return saved(convention)

    @needs(Right.RECORD)
    def take_out(self, paper_uid: str, reason: str) -> Saved:
        """Take a paper out of the file; it stays with the reason and counts nowhere."""
        if not reason.strip():
            raise InvalidInput({"reason": "Chưa ghi lý do bỏ giấy. Hãy ghi lý do, lý do được giữ trong hồ sơ."})
        with self.desk.db.writing(self.holder.uid, reason) as session:
            paper = row_of(session, ConventionPaper, paper_uid, "giấy tờ này")
            convention = session.get_one(Convention, paper.convention_id)
            paper.voided_on, paper.void_reason = self.desk.clock.today(), reason
            life.bring_up_to_date(session, self.desk, convention)
            session.flush()
            return saved(convention)


def prove_posting(session: Session, convention: Convention, today: date) -> None:
    """Let the posting itself prove that the draft hung, where nobody put the minutes into the file."""
    if any(paper.key == POSTING and paper.voided_on is None for paper in convention.papers):
        return
    hangs = posted(session, convention.uid, today)
    if hangs.enough_on is None or hangs.enough_on > today:
        return  # a leader let the opinions be summed up early: the minutes stay missing
    name = f"{_proof()}{hangs.notice})"
    convention.papers.append(ConventionPaper(key=POSTING, name=name, dated_on=hangs.enough_on))


def forget_proof(convention: Convention, today: date, reason: str) -> None:
    """Take that proof out of the file again; minutes that somebody put in stay."""
    for paper in convention.papers:
        if paper.key == POSTING and paper.voided_on is None and paper.name.startswith(_proof()):
            paper.voided_on, paper.void_reason = today, reason


def _proof() -> str:
    return f"{paper_titles()[POSTING]} (thông báo số "


def _check(convention: Convention, entry: PaperEntry, today: date) -> None:
    if entry.key and entry.key not in paper_titles():
        raise InvalidInput({"key": "Không có giấy này trong hồ sơ. Chọn lại trong danh sách."})
    if not entry.key and not clean(entry.name):
        raise InvalidInput({"name": "Chưa ghi tên giấy tờ. Chọn giấy của hồ sơ, hoặc ghi tên giấy khác."})
    there = next((each for each in convention.papers if each.key == entry.key and each.voided_on is None), None)
    if entry.key and there is not None:
        raise InvalidInput({"key": f"Hồ sơ đã có {words.inside(there.name)}. Bỏ giấy đó trước nếu muốn thay."})
    if entry.dated_on and entry.dated_on > today:
        raise InvalidInput({"dated_on": f"Ngày giấy tờ sau hôm nay ({words.day(today)}). Kiểm tra lại ngày."})


def _kept(session: Session, desk: Desk, convention: Convention, title: str, file: Prepared) -> str:
    kept = Attachment(
        record_uid=convention.uid,
        title=title,
        media_type=file.media_type,
        size=len(file.content),
        stored_as=desk.attachments.put(file.content),
    )
    session.add(kept)
    session.flush()
    return kept.uid

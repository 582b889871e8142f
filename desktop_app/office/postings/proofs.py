"""What an officer does with proofs of a posting; one method is one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.core import words
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.evidence.prepared import Prepared
from desktop_app.office import undo
from desktop_app.office.desk import Service
from desktop_app.office.models import Attachment
from desktop_app.office.postings.models import PostingCopy, Proof, ProofKind
from desktop_app.office.postings.proofs_shown import ProofView, proofs_of
from desktop_app.office.rights import Right, needs

TABLES = (Proof.__tablename__, Attachment.__tablename__)


@dataclass(frozen=True, kw_only=True)
class NewProof:
    """A file, or an address; a photo that says when it was taken is of that day, whatever `seen_on` says."""

    kind: ProofKind
    seen_on: date
    file: Prepared | None = None
    address: str = ""
    note: str = ""


class ProofService(Service):
    """Proofs that hang on copies of notices; an area's own service knows its records besides."""

    @needs(Right.READ)
    def all(self, record_uids: Sequence[str]) -> tuple[ProofView, ...]:
        """The proofs of these records and copies, voided ones too, in the order of the records."""
        with self.desk.db.reading() as session:
            found = proofs_of(session, record_uids)
        return tuple(proof for uid in record_uids for proof in found.get(uid, ()))

    @needs(Right.READ)
    def content(self, uid: str) -> bytes:
        """The kept file; UserError when it is gone, was altered, or the proof is an address."""
        with self.desk.db.reading() as session:
            query = select(Attachment.stored_as).join(Proof, Proof.attachment_uid == Attachment.uid)
            stored_as = session.scalars(query.where(Proof.uid == uid)).one_or_none()
        if stored_as is None:
            raise UserError("Minh chứng này không có tệp kèm theo.")
        return self.desk.attachments.get(stored_as)

    @needs(Right.RECORD)
    def add(self, record_uid: str, proofs: Sequence[NewProof]) -> int:
        """Keep all of them or none; how many there are now of those that count."""
        today = self.desk.clock.today()
        for proof in proofs:
            _refuse_wrong(proof, today)
        with self.desk.db.writing(self.holder.uid) as session:
            if not self._knows(session, record_uid):
                raise UserError("Không còn thấy hồ sơ hoặc bản niêm yết này. Đóng trang rồi mở lại danh sách.")
            kept = _kept_files(session, record_uid)
            for proof in proofs:
                self._keep(session, record_uid, proof, kept)
            session.flush()
            return sum(proof.voided_on is None for proof in proofs_of(session, [record_uid])[record_uid])

    @needs(Right.RECORD)
    def correct(self, uid: str, rev: int, seen_on: date, note: str) -> None:
        """Another day of what it proves, or another note."""
        _refuse_future(seen_on, self.desk.clock.today())
        with self.desk.db.writing(self.holder.uid) as session:
            row = _open(session, uid, rev)
            row.seen_on, row.note = seen_on, note

    @needs(Right.RECORD)
    def void(self, uid: str, rev: int, reason: str) -> None:
        """It no longer proves anything; file and reason stay."""
        if not reason.strip():
            raise InvalidInput({"reason": "Chưa ghi lý do bỏ minh chứng. Gõ lý do."})
        with self.desk.db.writing(self.holder.uid, reason) as session:
            row = _open(session, uid, rev)
            row.voided_on, row.void_reason = self.desk.clock.today(), reason

    @needs(Right.RECORD)
    def undo(self) -> str:
        """Take back one's own last save of a proof within ten minutes; a sentence that says what was taken back."""
        with self.desk.db.writing(self.holder.uid, undo.REASON) as session:
            last = undo.last_work(session, self.holder.uid, TABLES, self.desk.clock.now())
            undo.restore(session, last)
            added = [change.row_uid for change in last if change.action == "add"]
            rows = session.scalars(select(Proof).where(Proof.uid.in_(added))).all()
            if any(row.rev > 1 for row in rows):
                raise UserError(f"Minh chứng vừa thêm đã được sửa tiếp nên không hoàn tác được. {undo.INSTEAD}")
            for row in rows:
                row.voided_on, row.void_reason = self.desk.clock.today(), undo.REASON
            return (
                f"Đã bỏ {words.number(len(rows))} minh chứng vừa thêm." if rows else "Đã trả minh chứng về như trước."
            )

    def _knows(self, session: Session, record_uid: str) -> bool:
        """Whether there is something of this uid that proofs can hang on."""
        return session.scalars(select(PostingCopy.id).where(PostingCopy.uid == record_uid)).first() is not None

    def _keep(self, session: Session, record_uid: str, proof: NewProof, kept: set[str]) -> None:
        row = Proof(
            record_uid=record_uid,
            kind=proof.kind,
            seen_on=_day_of(proof, self.desk.clock.today()),
            taken_at=proof.file.taken_at if proof.file else None,
            address=proof.address,
            note=proof.note,
        )
        if proof.file is not None:
            stored_as = self.desk.attachments.put(proof.file.content)
            if stored_as in kept:
                raise UserError("Trong các tệp này có tệp đã lưu làm minh chứng ở đây rồi. Bỏ tệp trùng rồi lưu lại.")
            kept.add(stored_as)
            file = Attachment(
                record_uid=record_uid,
                title=proof.kind.value,
                media_type=proof.file.media_type,
                size=len(proof.file.content),
                stored_as=stored_as,
            )
            session.add(file)
            session.flush()
            row.attachment_uid = file.uid
        session.add(row)


def _day_of(proof: NewProof, today: date) -> date:
    """A camera whose clock is ahead is not believed."""
    taken_on = proof.file.taken_at.date() if proof.file and proof.file.taken_at else None
    return taken_on if taken_on and taken_on <= today else proof.seen_on


def _kept_files(session: Session, record_uid: str) -> set[str]:
    query = select(Attachment.stored_as).join(Proof, Proof.attachment_uid == Attachment.uid)
    return set(session.scalars(query.where(Proof.record_uid == record_uid, Proof.voided_on.is_(None))))


def _refuse_wrong(proof: NewProof, today: date) -> None:
    _refuse_future(proof.seen_on, today)
    if proof.kind is ProofKind.PORTAL and proof.file is None:
        _refuse_no_address(proof.address)
    elif proof.file is None:
        raise InvalidInput({"kind": f"{proof.kind.value} phải có tệp kèm theo. Chọn ảnh hoặc tệp PDF."})
    elif proof.kind is ProofKind.PHOTO and not proof.file.is_picture:
        raise InvalidInput({"kind": "Tệp PDF không phải ảnh bảng tin. Chọn loại Biên bản đã ký hoặc Tài liệu khác."})


def _refuse_no_address(address: str) -> None:
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or "." not in parts.netloc:
        raise InvalidInput({"address": "Địa chỉ trang gõ đủ, kể cả http ở đầu. Chép cả địa chỉ từ trình duyệt."})


def _refuse_future(on: date, today: date) -> None:
    if on > today:
        raise InvalidInput({"seen_on": f"Ngày {words.day(on)} sau hôm nay. Kiểm tra lại ngày."})


def _open(session: Session, uid: str, rev: int) -> Proof:
    row = session.scalars(select(Proof).where(Proof.uid == uid)).one_or_none()
    if row is None:
        raise UserError("Không còn thấy minh chứng này. Đóng rồi mở lại.")
    if row.voided_on:
        raise UserError(f"Minh chứng này đã bỏ ngày {words.day(row.voided_on)}.")
    if row.rev != rev:
        raise UserError("Minh chứng này vừa được người khác sửa. Mở lại để xem bản mới rồi làm tiếp.")
    return row

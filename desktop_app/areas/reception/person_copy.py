"""Somebody's own copy of their history at the desk (Luật 91/2025/QH15): what the office holds, others hidden."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from desktop_app.areas.reception.grounds import ground_of
from desktop_app.areas.reception.kept import visit_of
from desktop_app.areas.reception.limits import due_day
from desktop_app.areas.reception.link_models import PersonCopy
from desktop_app.areas.reception.models import Visit, VisitPerson
from desktop_app.core import words
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.fields import Align, Day, Form, LongText, Section
from desktop_app.core.paper.document import Document, Foot, Letterhead, Paragraph, Signature, Table, TableColumn
from desktop_app.core.paper.heads import single_head
from desktop_app.core.paper.official import short_day
from desktop_app.core.paper.wording import Wording
from desktop_app.core.text.others import IsKnown, mask_others
from desktop_app.office.desk import Service
from desktop_app.office.models import Hamlet, Person, name_key
from desktop_app.office.paper_people import whole_address
from desktop_app.office.papers import committee, letterhead, top_mark
from desktop_app.office.profile import Profile, read_profile
from desktop_app.office.rights import Right, needs
from desktop_app.office.wording import wording_of

COPY_WORDING = "ban-sao-lich-su"
COPY_FORM = Form(
    "reception.person_copy",
    (
        Section(
            "",
            (
                Day(name="requested_on", label="Ngày đề nghị", future=False, required=True, span=5),
                LongText(
                    name="reason",
                    label="Lý do, mục đích",
                    required=True,
                    lines=3,
                    max_length=500,
                    hint="Ghi theo lời hoặc đơn của người đề nghị.",
                ),
            ),
        ),
    ),
)
_HEAD = ("Số, ngày tiếp", "Nội dung, yêu cầu", "Loại, xử lý", "Kết quả")

CopyRow = tuple[str, str, str, str]
"""A visit in the copy: number and day, what was said, kind and handling, what came of it."""


class PersonCopyService(Service):
    """Makes the copy; each time is kept with its reason."""

    @needs(Right.PRINT)
    def copy(self, uid: str, requested_on: date, reason: str) -> Document:
        """The history of whoever came to this visit; UserError for a denunciation, whose identity nobody copies."""
        if not reason.strip():
            raise InvalidInput({"reason": "Chưa ghi lý do đề nghị. Hãy ghi theo lời của người đề nghị."})
        with self.desk.db.writing(self.holder.uid, reason) as session:
            person = _person(session, visit_of(session, uid))
            visits = own_visits(session, person)
            rows = [_row(visit, person, known_people(session)) for visit in visits]
            session.add(
                PersonCopy(person_id=person.id, requested_on=requested_on, reason=reason.strip(), visits=len(visits))
            )
            profile, wording = read_profile(session), wording_of(session, COPY_WORDING)
            today = self.desk.clock.today()
            values = _values(session, person, profile) | {
                "ngay_de_nghi": short_day(requested_on),
                "ly_do": " ".join(reason.split()).rstrip(" ."),
                "ngay_lap": short_day(today),
                "so_luot": words.two_digits(len(visits)),
            }
        return copy_document(
            wording,
            values,
            rows,
            letterhead=letterhead(profile, dated_on=today),
            made_by=self.holder.name,
            made_at=self.desk.clock.now(),
            top_mark=top_mark(self.desk.is_practice),
        )


def own_visits(session: Session, person: Person) -> Sequence[Visit]:
    """The visits of the person, oldest first; none that lies in the vault."""
    query = (
        select(Visit)
        .join(VisitPerson, VisitPerson.visit_id == Visit.id)
        .where(VisitPerson.person_id == person.id, ~VisitPerson.is_struck, Visit.is_secret.is_(False))
        .order_by(Visit.received_on, Visit.id)
        .options(selectinload(Visit.papers))
    )
    return session.scalars(query).all()


def copy_document(
    wording: Wording,
    values: Mapping[str, str],
    rows: Sequence[CopyRow],
    *,
    letterhead: Letterhead,
    made_by: str,
    made_at: datetime,
    top_mark: str = "",
) -> Document:
    """The copy filled in; `values` are the fields of its wording."""

    def said(name: str) -> Paragraph:
        return Paragraph(content=wording.fill(name, values))

    return Document(
        subject="Bản sao lịch sử tiếp công dân",
        made_at=made_at,
        letterhead=letterhead,
        title="BẢN SAO THÔNG TIN",
        abstract=(wording.say("trich_yeu", values),),
        blocks=(
            *(said(name) for name in ("mo_dau", "thong_tin", "dan_bang")),
            Table(
                columns=(TableColumn(25, Align.CENTRE), TableColumn(74), TableColumn(31), TableColumn(35)),
                head=single_head(_HEAD),
                rows=tuple(rows),
                size=11.5,
            ),
            *(said(name) for name in ("che", "quyen_sua")),
        ),
        signatures=(
            Signature(lines=("NGƯỜI NHẬN",), note="(Ký, ghi rõ họ tên)", name=values["ho_ten"]),
            Signature(lines=("NGƯỜI LẬP BẢN SAO",), note="(Ký, ghi rõ họ tên)", name=made_by),
        ),
        size=13.5,
        foot=Foot("Bản sao chỉ giao cho chính người đề nghị."),
        top_mark=top_mark,
    )


def _person(session: Session, visit: Visit) -> Person:
    if visit.is_secret:
        raise UserError("Lượt tố cáo không có bản sao lịch sử. Danh tính người tố cáo chỉ xem được trong kho mật.")
    person = visit.people[0].person if visit.people else None
    if person is None or person.sealed_at:
        raise UserError("Lượt tiếp này chưa gắn với người nào trong sổ. Hãy sửa lượt tiếp, chọn người đến rồi in lại.")
    return person


def known_people(session: Session) -> IsKnown:
    """Tells whether somebody of a name is known to the office."""

    def is_known(name: str) -> bool:
        return session.scalars(select(Person.id).where(Person.name_key == name_key(name)).limit(1)).first() is not None

    return is_known


def _row(visit: Visit, person: Person, is_known: IsKnown) -> CopyRow:
    def masked(text: str) -> str:
        return mask_others(text, person.full_name, (person.paper_number, person.phone), is_known)

    papers = "; ".join(f"{paper.name} ({words.two_digits(paper.pages)} trang)" for paper in visit.papers)
    told = (
        ("", visit.content),
        ("Yêu cầu: ", visit.request),
        ("Quá trình đã giải quyết: ", visit.history),
        ("Cơ quan đã giải quyết: ", visit.settled_by),
        ("Tài liệu đã giao: ", papers),
        ("Ghi chú: ", visit.note),
    )
    said = "\n".join(f"{label}{masked(text).strip()}" for label, text in told if text)
    number = f"{visit.label}\n{short_day(visit.received_on)}"
    return number, said, _handled(visit), masked(_outcome(visit))


def _handled(visit: Visit) -> str:
    ground = ground_of(visit.refusal_ground, visit.received_on)
    refused = f"({ground.title})" if ground else ""
    parts = (visit.kind.value, visit.handling.value, refused, visit.to_agency, f"Người tiếp: {visit.received_by}")
    return "\n".join(part for part in parts if part)


def _outcome(visit: Visit) -> str:
    if visit.voided_on:
        return f"Đã bỏ số ngày {short_day(visit.voided_on)}: {visit.void_reason}"
    answered = f"Đã trả lời ngày {short_day(visit.answered_on)}" if visit.answered_on else ""
    notice = f"Thông báo từ chối số {visit.notice_number}" if visit.notice_number else ""
    due_on = due_day(visit)
    waiting = f"Hạn trả lời {short_day(due_on)}" if due_on and not answered else ""
    return "\n".join(part for part in (visit.result, answered, notice, waiting) if part)


def _values(session: Session, person: Person, profile: Profile) -> dict[str, str]:
    hamlet = session.get(Hamlet, person.hamlet_id) if person.hamlet_id else None
    return {
        "ho_ten": person.full_name,
        "co_quan": committee(profile),
        "ngay_sinh": short_day(person.born_on),
        "gioi_tinh": person.sex.value.lower() if person.sex else "",
        "so_giay_to": person.paper_number,
        "ngay_cap": short_day(person.paper_issued_on),
        "noi_cap": person.paper_issued_by,
        "dia_chi": whole_address(profile, hamlet.full_name if hamlet else "", person.address),
        "dien_thoai": person.phone,
    }

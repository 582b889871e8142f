"""Bản trích: what a petition says without who wrote it, checked against the vault before it may be printed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from desktop_app.areas.petitions.kept import petition_of
from desktop_app.areas.petitions.models import Petition
from desktop_app.areas.petitions.papers.extracting import Cleared, Identity, cleared, gives_away
from desktop_app.areas.petitions.papers.identities import identities, is_sealed
from desktop_app.areas.petitions.secrecy import sees_content
from desktop_app.core.errors import NotAllowed, UserError
from desktop_app.core.paper.document import Block, Document, Foot, Heading, Paragraph, Signature
from desktop_app.core.paper.document_words import document_words
from desktop_app.core.paper.inline import plain
from desktop_app.core.paper.official import short_day
from desktop_app.core.paper.wording import Wording
from desktop_app.office.desk import Service
from desktop_app.office.paper_frame import Frame, frame
from desktop_app.office.papers import committee
from desktop_app.office.profile import Profile, read_profile
from desktop_app.office.rights import Right, needs
from desktop_app.office.wording import wording_of

EXTRACT_WORDING = "ban-trich"
SECTIONS = {"doi_tuong": "opponent", "noi_dung": "content", "yeu_cau": "request"}
"""The sections of an extract and the fields of the petition they are made of."""

UNCHECKED = (
    "Chưa đối chiếu được với kho mật, mới bỏ phần chương trình nhận ra. "
    "Nhờ tài khoản có quyền xem danh tính người tố cáo mở bản trích này, xem lại rồi in."
)
_STILL_NAMED = "Bản trích còn tên, số giấy tờ, điện thoại hoặc địa chỉ của người gửi đơn. Gạch thêm phần ấy rồi in lại."
_NOT_YOURS = "Tài khoản này không được xem nội dung tố cáo nên không lập bản trích của đơn này."


@dataclass(frozen=True, kw_only=True)
class Extract:
    """An extract beside its original, by section; `code` names the file without a person.

    `is_checked` is so when everybody who wrote it is known to this account's check.
    """

    label: str
    code: str
    sections: Mapping[str, Cleared]
    is_checked: bool


class ExtractService(Service):
    """Makes extracts of petitions."""

    @needs(Right.READ)
    def extract(self, uid: str, phrases: Sequence[str] = ()) -> Extract:
        """The extract with these phrases struck too; NotAllowed for whom the content is hidden."""
        with self.desk.db.reading() as session:
            return self._extract(session, petition_of(session, uid), phrases)[0]

    @needs(Right.PRINT)
    def document(self, uid: str, phrases: Sequence[str] = ()) -> Document:
        """The extract as a paper; NotAllowed where it cannot be checked, UserError where it still gives somebody away.

        The check shows the vault to nobody, so it needs no reason.
        """
        with self.desk.db.reading() as session:
            petition, profile = petition_of(session, uid), read_profile(session)
            made, people = self._extract(session, petition, phrases)
            wording = wording_of(session, EXTRACT_WORDING)
            values = _values(petition, profile)
        if not made.is_checked:
            raise NotAllowed(UNCHECKED)
        texts = {name: section.text for name, section in made.sections.items()}
        around = frame(self.desk, profile, dated_on=self.desk.clock.today())
        document = extract_document(wording, values, texts, around, self.holder.name)
        if gives_away(document_words(document), people):
            raise UserError(_STILL_NAMED)
        return document

    def _extract(self, session: Session, petition: Petition, phrases: Sequence[str]) -> tuple[Extract, list[Identity]]:
        if petition.is_secret and not sees_content(self.holder):
            raise NotAllowed(_NOT_YOURS)
        people = identities(session, self.desk, petition)
        texts = {name: str(getattr(petition, field)) for name, field in SECTIONS.items()}
        secret = petition.is_secret
        sections = {name: cleared(text, people, phrases, is_secret=secret) for name, text in texts.items()}
        is_checked = not secret or self.desk.vault.is_open or not is_sealed(session, petition)
        code = petition.file_code or petition.label
        return Extract(label=petition.label, code=code, sections=sections, is_checked=is_checked), people


def extract_document(
    wording: Wording, values: Mapping[str, str], texts: Mapping[str, str], around: Frame, made_by: str
) -> Document:
    """The extract; `texts` are its sections, of which empty ones are left out; the others are numbered."""
    code = values["ma_ho_so"]
    told = [name for name, text in texts.items() if text.strip()]
    headings = {name: f"{place}. {wording.say(f'muc_{name}', values)}" for place, name in enumerate(told, 1)}
    return Document(
        subject="Bản trích",
        made_at=around.made_at,
        letterhead=around.head,
        title="BẢN TRÍCH",
        abstract=(wording.say("trich_yeu", values),),
        blocks=(
            Paragraph(content=wording.fill("mo_dau", values)),
            Paragraph(content=wording.fill("luoc_bo", values)),
            *(block for name in told for block in _section(headings[name], texts[name])),
        ),
        signatures=(Signature(lines=("NGƯỜI LẬP BẢN TRÍCH",), note="(Ký, ghi rõ họ tên)", name=made_by),),
        size=13.5,
        foot=Foot("Bản trích", f"Mã hồ sơ {code}" if code else f"Đơn số {values['so_don']}"),
        top_mark=around.mark,
    )


def _section(heading: str, text: str) -> Iterator[Block]:
    yield Heading(heading)
    yield from (Paragraph(content=plain(line.strip())) for line in text.splitlines() if line.strip())


def _values(petition: Petition, profile: Profile) -> dict[str, str]:
    return {
        "co_quan": committee(profile),
        "loai": petition.kind.value.lower(),
        "ma_ho_so": petition.file_code,
        "so_don": petition.label,
        "ngay_nhan": short_day(petition.received_on),
    }

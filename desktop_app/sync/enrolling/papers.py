"""The enrolment sheet: the 24 digits on paper, and where both sides write that they compared them."""

from dataclasses import dataclass
from datetime import datetime

from desktop_app.core import words
from desktop_app.core.package.keys import Card, shown
from desktop_app.core.paper.document import Cell, CodeBoxes, Document, Paragraph, Signature, Table, TableColumn
from desktop_app.core.paper.heads import single_head
from desktop_app.core.paper.inline import bold, mono
from desktop_app.core.paper.official import TICK_BOX
from desktop_app.core.paper.saving import document_pdf
from desktop_app.core.paper.wording import Wording
from desktop_app.core.text.file_names import file_name
from desktop_app.office.desk import Service
from desktop_app.office.papers import SAMPLE_MARK, committee, letterhead, top_mark
from desktop_app.office.profile import Profile, read_profile
from desktop_app.office.rights import Right, needs
from desktop_app.office.wording import wording_of
from desktop_app.sync.enrolling.queries import own_card

WORDING = "phieu-ghi-danh"
CARD_ENDING = ".dccard"
_GROUPS_ABREAST = 3
_GAP = "\u00a0\u00a0 "
_SIGNED = "(Ký, ghi rõ họ tên)"


@dataclass(frozen=True, kw_only=True)
class Around:
    """When the sheet is printed, by whom, and the line that says what it is not."""

    made_at: datetime
    made_by: str
    mark: str = ""


class SheetPaperService(Service):
    """Makes the sheet of the office's own card."""

    @needs(Right.READ)
    def sheet(self) -> Document:
        """The sheet as it is printed now; UserError while the office has no keys."""
        desk = self.desk
        with desk.db.reading() as session:
            card, profile = own_card(desk, session), read_profile(session)
            wording = wording_of(session, WORDING)
        around = Around(made_at=desk.clock.now(), made_by=self.holder.name, mark=top_mark(desk.is_practice))
        return enrolment_sheet(card, profile, wording, around)


def card_file_name(card: Card) -> str:
    """What the file of a card is called, without its ending."""
    return file_name(f"phieu-ghi-danh-{card.unit}")


def enrolment_sheet(card: Card, profile: Profile, wording: Wording, around: Around) -> Document:
    """Office, digits, how they are compared, what came of it on either side."""
    values = {"co_quan": committee(profile), "ten_tep": f"{card_file_name(card)}{CARD_ENDING}"}

    def said(name: str, *, keep: bool = False) -> Paragraph:
        return Paragraph(content=wording.fill(name, values), first_line=False, keep_with_next=keep)

    return Document(
        subject="Phiếu ghi danh",
        made_at=around.made_at,
        letterhead=letterhead(profile, dated_on=around.made_at.date()),
        title="PHIẾU GHI DANH",
        abstract=(wording.say("trich_yeu", values),),
        blocks=(
            _about(card, around),
            said("day_so", keep=True),
            CodeBoxes(
                groups=tuple(shown(card.fingerprint).split()),
                qr=card.fingerprint,
                abreast=_GROUPS_ABREAST,
                named="Nhóm",
                secret=False,
            ),
            *(said(name) for name in ("cach_lam", "canh_bao", "khong_mat", "mat_may")),
            _outcome(),
            said("hai_ban"),
        ),
        signatures=(
            Signature(lines=("BÊN LẬP PHIẾU",), note=_SIGNED),
            Signature(lines=("BÊN ĐỐI CHIẾU",), note=_SIGNED),
        ),
        signing_mm=18,
        size=13,
        one_page=True,
        top_mark=around.mark,
    )


def sheet_sample(profile: Profile, wording: Wording, at: datetime) -> bytes:
    """A sheet with keys that nobody has, as PDF."""
    card = Card(profile.code.strip() or "99001", profile.short_name, "0" * 64, "age1", "")
    around = Around(made_at=at, made_by="Phạm Thị Ngọc Dụ", mark=SAMPLE_MARK)
    return document_pdf(enrolment_sheet(card, profile, wording, around))


def _about(card: Card, around: Around) -> Table:
    rows: tuple[tuple[Cell, ...], ...] = (
        ("Đơn vị", bold(card.name), "Mã đơn vị", mono(card.unit)),
        ("In lúc", words.instant(around.made_at), "Người in", around.made_by),
    )
    return Table(columns=tuple(map(TableColumn, (22, 66, 27, 50))), rows=rows, size=12.5)


def _ticks(*choices: str) -> str:
    return _GAP.join(f"{TICK_BOX} {choice}" for choice in choices)


def _outcome() -> Table:
    rows: tuple[tuple[Cell, ...], ...] = (
        ("Đơn vị đối chiếu", ""),
        ("Người đọc, người nghe", ""),
        (
            "Cách đối chiếu",
            _ticks("Hai phiếu cạnh nhau", "Gặp nhau, đọc", "Điện thoại số ................"),
        ),
        ("Kết quả", _ticks("Khớp cả sáu nhóm", "Lệch nhóm số: ............ (không ghi danh)")),
        ("Lúc đối chiếu", "..... giờ ....., ngày ..... / ..... / 20....."),
    )
    return Table(
        columns=(TableColumn(45), TableColumn(120)),
        head=single_head(("Kết quả đối chiếu", "Bên đối chiếu ghi bằng tay")),
        rows=rows,
        size=12,
        row_mm=7.5,
        keep_with_next=True,
    )

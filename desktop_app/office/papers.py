"""What every paper of the office begins with, and the recovery sheets."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from db.codes import GROUPS, Sheet
from desktop_app.core import words
from desktop_app.core.fields import Align
from desktop_app.core.paper.document import (
    Cell,
    CodeBoxes,
    Document,
    Label,
    Letterhead,
    Paragraph,
    Signature,
    Table,
    TableColumn,
)
from desktop_app.core.paper.heads import single_head
from desktop_app.core.paper.inline import bold, mono, parse
from desktop_app.core.paper.wording import Wording
from desktop_app.office.profile import Profile

PRACTICE_MARK = "BẢN TẬP HUẤN - KHÔNG CÓ GIÁ TRỊ"
SAMPLE_MARK = "BẢN XEM THỬ LỜI VĂN - SỐ LIỆU VÍ DỤ"
RECOVERY_WORDING, VAULT_WORDING = "phieu-khoi-phuc-khoa", "phieu-khoi-phuc-kho-mat"
_QR_KINDS = {Sheet.REGISTER: "SDC1/KP", Sheet.VAULT: "SDC1/KK"}
_TITLES = {Sheet.REGISTER: "PHIẾU KHÔI PHỤC KHÓA", Sheet.VAULT: "PHIẾU KHÔI PHỤC KHO MẬT"}
_OPENS = {Sheet.REGISTER: "sổ, không mở kho mật", Sheet.VAULT: "kho mật, không mở sổ"}
_FOLDS_MM = (99.0, 198.0)
_DOTS = "." * 34


@dataclass(frozen=True, kw_only=True)
class SheetFacts:
    """What a recovery sheet says; the code exists nowhere else. `issue` counts the sheets of this kind from 1."""

    sheet: Sheet
    code: str = field(repr=False)
    file_code: str
    issue: int
    fingerprint: str
    made_at: datetime
    made_by: str


def letterhead(profile: Profile, number: str = "", dated_on: date | None = None) -> Letterhead:
    """The office's head; `number` is whole, such as "58/TB-UBND"."""
    return Letterhead(
        agency=profile.agency, superior=profile.superior, number=number, place=profile.place, dated_on=dated_on
    )


def committee(profile: Profile) -> str:
    """The office in running text: Ủy ban nhân dân xã Thí Dụ."""
    return f"Ủy ban nhân dân {profile.name}" if profile.is_committee else profile.name


def top_mark(is_practice: bool) -> str:
    """What stands above every paper of a practice office."""
    return PRACTICE_MARK if is_practice else ""


def recovery_sheet(facts: SheetFacts, profile: Profile, wording: Wording, is_practice: bool) -> Document:
    """The sheet that opens the register, or the other one that opens the vault; never kept by the program."""
    groups = tuple(facts.code.split("-"))
    values = {"co_quan": committee(profile), "so_o": str(len(groups))}

    def said(name: str, align: Align | None = None) -> Paragraph:
        return Paragraph(content=wording.fill(name, values), align=align, first_line=False)

    return Document(
        subject=_TITLES[facts.sheet].capitalize(),
        made_at=facts.made_at,
        letterhead=letterhead(profile, dated_on=facts.made_at.date()),
        title=_TITLES[facts.sheet],
        abstract=(wording.say("trich_yeu", values),),
        blocks=(
            said("niem_phong", Align.CENTRE),
            said("canh_bao", Align.CENTRE),
            _facts_table(facts),
            CodeBoxes(groups=groups, qr=f"{_QR_KINDS[facts.sheet]}/{facts.code}", filler="(hết mã)"),
            *(said(name) for name in ("cach_go", "dung_khi", "cach_dung", "bao_quan", "mat_phieu")),
            _openings_table(),
        ),
        signatures=(
            Signature(lines=("NGƯỜI LẬP PHIẾU",), note="(Ký, ghi rõ họ tên)"),
            Signature(lines=("NGƯỜI CHỨNG KIẾN",), note="(Ký, ghi rõ họ tên)"),
            Signature(lines=("CHỦ TỊCH",), note="(Ký, đóng dấu)"),
        ),
        signing_mm=14,
        size=13,
        one_page=True,
        top_mark=top_mark(is_practice),
        label=_envelope_label(facts, profile),
        fold_marks_mm=_FOLDS_MM,
    )


def sheet_sample(sheet: Sheet, profile: Profile, wording: Wording, at: datetime) -> Document:
    """A recovery sheet with a code that opens nothing."""
    facts = SheetFacts(
        sheet=sheet,
        code="-".join(["XXXXX"] * GROUPS),
        file_code="SDC-XXXX-XXXX",
        issue=1,
        fingerprint="XXXX-XXXX",
        made_at=at,
        made_by="Phạm Thị Ngọc Dụ",
    )
    return replace(recovery_sheet(facts, profile, wording, False), top_mark=SAMPLE_MARK)


def _facts_table(facts: SheetFacts) -> Table:
    replaced = f"thay phiếu lần {words.two_digits(facts.issue - 1)}" if facts.issue > 1 else "thay phiếu: không"
    rows: tuple[tuple[Cell, ...], ...] = (
        ("Mã tệp dữ liệu", mono(facts.file_code), "Phiếu lập lần", f"{words.two_digits(facts.issue)} ({replaced})"),
        ("Lập lúc", words.instant(facts.made_at), "Người in", facts.made_by),
        ("Vân khóa dữ liệu", mono(facts.fingerprint), "Phiếu này mở", _OPENS[facts.sheet]),
    )
    return Table(columns=tuple(map(TableColumn, (32, 51, 27, 55))), rows=rows, size=12)


def _openings_table() -> Table:
    head = ("Lần", "Ngày, giờ mở niêm phong", "Lý do", "Người mở (ký)", "Người chứng kiến (ký)", "Ngày niêm phong lại")
    return Table(
        columns=(TableColumn(10, Align.CENTRE), *map(TableColumn, (34, 37, 28, 30, 26))),
        head=single_head(head),
        rows=tuple((str(number), "", "", "", "", "") for number in (1, 2)),
        size=11.5,
        row_mm=7,
    )


def _envelope_label(facts: SheetFacts, profile: Profile) -> Label:
    issue = f"Phiếu lần {words.two_digits(facts.issue)}, lập ngày {words.day(facts.made_at.date())}."
    return Label(
        "Cắt theo đường này, dán ngoài phong bì",
        (
            bold(f"PHONG BÌ NIÊM PHONG - {_TITLES[facts.sheet]}"),
            parse(f"{profile.short_name}. Sổ Dân Chủ, mã tệp: {facts.file_code}. {issue}"),
            parse(f"Chỉ mở khi có hai người và ghi vào bảng theo dõi. Người niêm phong ký: {_DOTS}"),
        ),
    )

"""The papers of a batch: the sheet that goes out and comes back with its forms, and the certificate of a closed one."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from desktop_app.areas.surveys.printing.facts import BatchFacts, CertificateFacts, CoverFacts, KeyerFacts, SecondFacts
from desktop_app.core import words
from desktop_app.core.fields import Align
from desktop_app.core.paper.document import (
    Band,
    Block,
    Cell,
    Document,
    Paragraph,
    Signature,
    Space,
    Table,
    TableColumn,
)
from desktop_app.core.paper.heads import single_head
from desktop_app.core.paper.inline import Inline, bold, mono, plain
from desktop_app.core.paper.official import short_day
from desktop_app.core.paper.wording import Wording
from desktop_app.office.paper_frame import Frame

COVER, CERTIFICATE = "phieu-dau-lo", "chung-thu-lo-phieu"
_SIGN = "(Ký, ghi rõ họ tên)"
_FACTS = (TableColumn(45), TableColumn(120))
_TO_FILL = (TableColumn(78), TableColumn(27), TableColumn(60))
_COUNTS = (TableColumn(120), TableColumn(45, Align.RIGHT))
_KEYERS = (TableColumn(75), TableColumn(30), TableColumn(30, Align.RIGHT), TableColumn(30, Align.RIGHT))
_ROW_MM = 8.5
_GROUP, _SHOWN = 8, 16


def cover_document(wording: Wording, facts: CoverFacts, frame: Frame) -> Document:
    """The sheet before a batch; its counts are filled in by hand."""
    values = {**_named(facts), "in": words.number(facts.printed)}
    rows: tuple[tuple[Cell, ...], ...] = (
        *_about(facts),
        ("Đã in", f"{words.number(facts.printed)} phiếu"),
        ("Cộng các số thứ tự", words.number(facts.control_sum)),
        ("Mã kiểm tra", mono(_grouped(facts.digest[:_SHOWN]))),
    )
    if facts.rekeyed:
        rows += (("Nhập hai lượt", f"{words.number(facts.rekeyed)} phiếu"),)
    labels = tuple(wording.say(part, values) for part in ("phat_ra", "chua_phat", "thu_ve", "mat", "hong", "nhap"))
    to_fill = Table(
        columns=_TO_FILL,
        head=single_head(("Đếm bằng tay", "Số phiếu", "Ghi chú")),
        rows=tuple((label, "", "") for label in labels),
        size=12.5,
        row_mm=_ROW_MM,
    )
    blocks: tuple[Block, ...] = (
        Table(columns=_FACTS, rows=rows, size=12.5),
        Space(3),
        to_fill,
        Paragraph(content=wording.fill("khop", values), first_line=False),
        Paragraph(content=wording.fill("cach", values), first_line=False),
    )
    signers = tuple(
        Signature(lines=(wording.say(part, values),), note=_SIGN) for part in ("nguoi_giao", "nguoi_thu", "nguoi_nhan")
    )
    return replace(_document(wording, values, frame, blocks, signers), band=_band(facts), signing_mm=12)


def certificate_document(wording: Wording, facts: CertificateFacts, frame: Frame) -> Document:
    """The certificate of a closed batch: what came back, how it was keyed, how often it was wrong."""
    values = {
        **_named(facts),
        "ma": _grouped(facts.digest),
        "sua": words.number(facts.edits),
        "dong": short_day(facts.closed_on),
        "nguoi_dong": facts.closed_by,
    }
    blocks: list[Block] = [
        Table(columns=_FACTS, rows=_about(facts), size=12.5),
        Table(columns=_COUNTS, rows=_counts(facts), caption=wording.say("so_phieu", values), size=12.5),
    ]
    if facts.keyers:
        blocks.append(_keyers(facts.keyers, wording.say("nguoi_nhap", values)))
    blocks.append(Paragraph(content=_errors(wording, facts.second), first_line=False))
    parts = ["khuyet_danh" if facts.is_anonymous else "sua", *(["dong"] if facts.closed_on else []), "ma"]
    blocks += [Paragraph(content=wording.fill(part, values), first_line=False) for part in parts]
    blocks.append(Paragraph(content=mono(_grouped(facts.digest)), align=Align.CENTRE, first_line=False, smaller_by=3))
    signers = (Signature(lines=(wording.say("nguoi_lap", values),), note=_SIGN), frame.signer)
    return _document(wording, values, frame, tuple(blocks), signers)


def _document(
    wording: Wording, values: Mapping[str, str], frame: Frame, blocks: tuple[Block, ...], signers: tuple[Signature, ...]
) -> Document:
    return Document(
        subject=f"{wording.title} {values['dot']}",
        made_at=frame.made_at,
        letterhead=frame.head,
        title=wording.say("ten", values),
        abstract=(wording.say("trich_yeu", values),),
        blocks=blocks,
        signatures=signers,
        size=13.5,
        one_page=True,
        top_mark=frame.mark,
    )


def _named(facts: BatchFacts) -> dict[str, str]:
    return {"dot": facts.survey, "lo": facts.batch, "noi": facts.place}


def _about(facts: BatchFacts) -> tuple[tuple[Cell, ...], ...]:
    return (
        ("Phiếu", facts.title),
        ("Mã, bản", facts.form),
        ("Nơi khảo sát", facts.place),
        ("Người thu phiếu", facts.collector),
        ("Số phiếu", mono(f"{facts.serial_from} – {facts.serial_to}")),
    )


def _counts(facts: CertificateFacts) -> tuple[tuple[Cell, ...], ...]:
    rate = facts.response_rate
    told = ((label, words.number(count)) for label, count in (
        ("Đã in", facts.printed), ("Phát ra", facts.handed_out), ("Thu về", facts.returned),
        ("Không hợp lệ, không nhập", facts.rejected), ("Hợp lệ, đã nhập (n)", facts.valid)))  # fmt: skip
    said = (
        f"{_percent(rate, 1)} ({words.number(facts.returned)}/{words.number(facts.handed_out)})"
        if rate is not None
        else "-"
    )
    return (*told, ("Tỷ lệ thu về (thu về/phát ra)", said))


def _keyers(keyers: Sequence[KeyerFacts], caption: str) -> Table:
    rows = tuple(
        (who.name, who.turn, words.number(who.forms), "-" if who.per_hour is None else words.number(who.per_hour))
        for who in keyers
    )
    head = single_head(("Người nhập", "Lượt", "Số phiếu", "Phiếu/giờ"))
    return Table(columns=_KEYERS, head=head, rows=rows, caption=caption, size=12.5)


def _errors(wording: Wording, second: SecondFacts | None) -> Inline:
    if second is None:
        return wording.fill("mot_luot", {})
    values = {
        "phieu": words.number(second.forms),
        "truong": words.number(second.fields),
        "khac": words.number(second.differences),
        "sai": words.number(second.wrong),
        "ty_le": _percent(second.rate, 2),
        "tu": _percent(second.low, 2),
        "den": _percent(second.high, 2),
    }
    return wording.fill("hai_luot", values)


def _percent(share: float, decimals: int) -> str:
    return f"{words.number(share, decimals)}%"


def _grouped(digits: str) -> str:
    return " ".join(digits[at : at + _GROUP] for at in range(0, len(digits), _GROUP))


def _band(facts: CoverFacts) -> Band:
    """The code that tells which batch lies under the sheet."""
    return Band(
        qr=f"SDC1/LO/{facts.serial_from}/{facts.serial_to}/{facts.digest[:_SHOWN].upper()}",
        lines=(
            bold(f"{facts.batch}. {facts.survey}"),
            plain(f"{facts.place}, {words.number(facts.printed)} phiếu"),
            mono(facts.serial_from),
            mono(facts.serial_to),
        ),
    )

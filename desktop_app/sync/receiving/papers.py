"""Papers of what came in: the note of a delivery, what was refused, whom to urge, the figures of all together."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from desktop_app.areas import load_areas
from desktop_app.core import words
from desktop_app.core.fields import Align
from desktop_app.core.package.keys import shown
from desktop_app.core.paper.document import Cell, Document, Paragraph, Signature, Table, TableColumn
from desktop_app.core.paper.heads import single_head
from desktop_app.core.paper.inline import bold, mono
from desktop_app.core.paper.saving import document_pdf
from desktop_app.core.paper.wording import Wording
from desktop_app.core.report_periods import ReportPeriod
from desktop_app.office.agenda_papers import Frame
from desktop_app.office.desk import Service
from desktop_app.office.papers import SAMPLE_MARK, committee, letterhead, top_mark
from desktop_app.office.profile import Profile, read_profile
from desktop_app.office.rights import Right, needs
from desktop_app.office.wording import wording_of
from desktop_app.reports.forms import form_on
from desktop_app.sync.receiving.matrix import Cell as MatrixCell
from desktop_app.sync.receiving.matrix import CellState, Matrix, MatrixRow
from desktop_app.sync.receiving.queries import PackageRow, package
from desktop_app.sync.receiving.refused import RefusalRow, refusals
from desktop_app.sync.states import ReceivedState, Timeliness
from desktop_app.sync.tables import all_exchanged

NOTE, REFUSED, URGED = "phieu-giao-nhan-goi", "danh-sach-goi-khong-nhan", "danh-sach-don-doc"
_OTHERS = "Các phần kèm theo"
_SIGNED = "(Ký, ghi rõ họ tên)"


class ReceivingPaperService(Service):
    """Makes the papers."""

    @needs(Right.PRINT)
    def note(self, uid: str) -> Document:
        """The note of one delivery, for both sides to sign."""
        return delivery_note(package(self.desk, uid), *self._around(NOTE))

    @needs(Right.PRINT)
    def refused(self) -> Document:
        """Every file that was refused, with its sentence."""
        return refusal_list(refusals(self.desk), *self._around(REFUSED))

    @needs(Right.PRINT)
    def urged(self, found: Matrix, place: int) -> Document:
        """Whom to urge for one period of a matrix."""
        return urging_list(found, place, *self._around(URGED))

    def _around(self, name: str) -> tuple[Wording, Frame]:
        with self.desk.db.reading() as session:
            profile, wording = read_profile(session), wording_of(session, name)
        mark = top_mark(self.desk.is_practice)
        return wording, Frame(profile, self.desk.clock.now(), self.holder.name, mark)


def delivery_note(row: PackageRow, wording: Wording, frame: Frame) -> Document:
    """What was handed over, what came of it, both signatures."""
    values = {
        "don_vi": row.unit_name, "co_quan": committee(frame.profile), "so": str(row.seq),
        "ky": words.inside(row.period), "loi": row.trouble, "ly_do": row.reason,
    }  # fmt: skip

    def said(name: str) -> Paragraph:
        return Paragraph(content=wording.fill(name, values), first_line=False)

    parts = [
        ("da_nhan", row.state is ReceivedState.TAKEN_IN), ("khong_phat_sinh", row.is_nothing),
        ("dinh_chinh", bool(row.reason)), ("can_xem", bool(row.trouble)), ("hai_ban", True),
    ]  # fmt: skip
    return Document(
        subject=f"Phiếu giao nhận gói {row.seq}, {row.unit}",
        made_at=frame.made_at,
        letterhead=letterhead(frame.profile, dated_on=frame.made_at.date()),
        title=wording.say("ten", values),
        abstract=(wording.say("trich_yeu", values),),
        blocks=(_facts(row), _counts(row), *(said(name) for name, is_said in parts if is_said)),
        signatures=(
            Signature(lines=(wording.say("ben_giao", values),), note=_SIGNED),
            Signature(lines=(wording.say("ben_nhan", values),), note=_SIGNED, name=row.taken_by),
        ),
        signing_mm=18,
        size=13,
        top_mark=frame.mark,
    )


def refusal_list(rows: Sequence[RefusalRow], wording: Wording, frame: Frame) -> Document:
    """What was refused and what to do about it."""
    values = {"den_ngay": words.day(frame.made_at.date()), "so_goi": f"{words.number(len(rows))} gói"}
    cells = tuple(
        (words.day(row.refused_on), row.unit, str(row.seq or ""), row.period, row.trouble, row.refused_to)
        for row in rows
    )
    heads = ("Ngày", "Mã đơn vị", "Số gói", "Kỳ", "Vì sao, phải làm gì", "Người nhận")
    return _list(wording, values, frame, _table(heads, (25, 26, 18, 40, 116, 40), cells), "Gói không nhận được")


def urging_list(found: Matrix, place: int, wording: Wording, frame: Frame) -> Document:
    """Who did not hand in, or not the whole."""
    urged, period = found.late_units(place), found.periods[place]
    name = f"Biểu {found.form.number or found.form.title}"
    values = {
        "bieu": name, "ky": words.inside(period.name), "han": words.day(found.due[place]) if found.due[place] else "",
        "tinh_hinh": f"{words.number(len(urged))} trên {words.number(len(found.rows))} đơn vị",
    }  # fmt: skip
    cells = tuple(
        (str(number), row.name, row.unit, row.cells[place].state.value, f"{row.on_time}/{row.due}")
        for number, row in enumerate(urged, start=1)
    )
    heads = ("Số TT", "Đơn vị", "Mã đơn vị", "Tình trạng", "Kỳ đúng hạn trong năm")
    return _list(wording, values, frame, _table(heads, (18, 110, 35, 55, 47), cells), f"Đôn đốc {name}")


def note_sample(profile: Profile, wording: Wording, at: datetime) -> bytes:
    """A note with invented values, as PDF."""
    return document_pdf(delivery_note(_sample_row(at), wording, _sample_frame(profile, at)))


def refused_sample(profile: Profile, wording: Wording, at: datetime) -> bytes:
    """A list with invented values, as PDF."""
    told = "Gói chép chưa đủ, bị thiếu phần cuối. Hãy chép lại gói từ bản lưu ở máy đã lập gói."
    row = RefusalRow("", "99002", 7, "Quý III/2026", told, at.date(), "Phạm Thị Ngọc Dụ")
    return document_pdf(refusal_list([row], wording, _sample_frame(profile, at)))


def urged_sample(profile: Profile, wording: Wording, at: datetime) -> bytes:
    """A list with nobody on it, as PDF."""
    period = ReportPeriod(f"Quý III/{at.year}", date(at.year, 6, 15), date(at.year, 9, 14))
    rows = (MatrixRow("99001", "UBND xã Thí Dụ", (MatrixCell(CellState.MISSING),)),)
    found = Matrix(form_on("01-TCD", period.to_on), at.year, (period,), (date(at.year, 9, 24),), rows)
    return document_pdf(urging_list(found, 0, wording, _sample_frame(profile, at)))


def _facts(row: PackageRow) -> Table:
    told = row.told
    rows: tuple[tuple[Cell, ...], ...] = (
        ("Đơn vị gửi", bold(row.unit_name), "Mã đơn vị", mono(row.unit)),
        ("Kỳ", row.period, "Gói số", str(row.seq)),
        ("Lập lúc", words.instant(row.made_at), "Người lập", str(told.get("by") or "")),
        ("Nhận ngày", words.day(row.arrived_on), "Hạn nộp", words.day(row.due_on) if row.due_on else "chưa đặt"),
        ("Nhập lúc", words.instant(row.taken_at), "Kết quả", _outcome(row)),
        (
            "Biểu trong gói",
            ", ".join(told.get("reports", ())) or "không có",
            "Tệp kèm",
            str(told.get("attachments", 0)),
        ),
        ("Khóa đã ký", mono(shown(str(told.get("signer") or ""))), "", ""),
        ("Dấu của gói", mono(_grouped(row.digest)), "", ""),
    )
    return Table(columns=tuple(map(TableColumn, (28, 77, 24, 36))), rows=rows, size=11.5)


def _outcome(row: PackageRow) -> str:
    if row.state is not ReceivedState.TAKEN_IN or row.timeliness is Timeliness.NO_DUE_DAY:
        return str(row.state.value)
    return f"{row.timeliness.value} {row.days_late} ngày" if row.days_late else str(row.timeliness.value)


def _counts(row: PackageRow) -> Table:
    heads = ("Phần", "Thêm", "Đổi", "Không đổi", "Chưa nhập")
    lines = list(_parts(row.told.get("tables", {})))
    total = tuple(sum(line[at] for line in lines) for at in range(1, 5))
    columns = (TableColumn(73), *(TableColumn(23, Align.RIGHT) for _ in range(4)))
    return Table(
        columns=columns,
        head=single_head(heads),
        rows=tuple((line[0], *map(words.number, line[1:])) for line in lines),
        total=("Cộng", *map(words.number, total)),
        caption="Số dòng sổ trong gói",
        size=11.5,
    )


def _parts(tables: Mapping[str, Mapping[str, int]]) -> Iterator[tuple[Any, ...]]:
    """The registers by their names; what only belongs to them in one line."""
    named = {each.table: each.part for each in all_exchanged(load_areas()) if each.part}
    found = {part: [0, 0, 0, 0] for part in (*named.values(), _OTHERS)}
    for table, counts in tables.items():
        sums = found[named.get(table, _OTHERS)]
        told = (counts["added"], counts["changed"] + counts["gone"], counts["unchanged"], counts["conflicts"])
        for at, many in enumerate(told):
            sums[at] += many
    yield from ((part, *sums) for part, sums in found.items() if any(sums))


def _grouped(digest: str) -> str:
    return " ".join(digest[at : at + 8] for at in range(0, 32, 8))


def _table(heads: Sequence[str], widths: Sequence[float], rows: tuple[tuple[Cell, ...], ...]) -> Table:
    return Table(columns=tuple(map(TableColumn, widths)), head=single_head(heads), rows=rows, size=11)


def _list(wording: Wording, values: Mapping[str, str], frame: Frame, table: Table, subject: str) -> Document:
    nothing = Paragraph(content=wording.fill("khong_co", values), align=Align.CENTRE, first_line=False)
    signed = Signature(lines=(wording.say("nguoi_in", values),), note=_SIGNED, name=frame.made_by)
    return Document(
        subject=subject,
        made_at=frame.made_at,
        letterhead=letterhead(frame.profile, dated_on=frame.made_at.date()),
        title=wording.say("ten", values),
        abstract=(wording.say("trich_yeu", values),),
        blocks=(table if table.rows else nothing,),
        signatures=(signed,),
        signing_mm=14,
        size=13,
        landscape=True,
        top_mark=frame.mark,
    )


def _sample_frame(profile: Profile, at: datetime) -> Frame:
    return Frame(profile, at, "Phạm Thị Ngọc Dụ", SAMPLE_MARK)


def _sample_row(at: datetime) -> PackageRow:
    day = at.date()
    counts = {"added": 31, "changed": 4, "unchanged": 112, "conflicts": 0, "gone": 0}
    return PackageRow(
        uid="",
        package_uid="",
        unit="99001",
        unit_name="UBND xã Thí Dụ",
        seq=7,
        kind="delta",
        period=f"Quý III/{day.year}",
        from_on=date(day.year, 6, 15),
        to_on=date(day.year, 9, 14),
        made_at=at,
        taken_at=at,
        taken_by="Phạm Thị Ngọc Dụ",
        arrived_on=day,
        due_on=None,
        state=ReceivedState.TAKEN_IN,
        timeliness=Timeliness.NO_DUE_DAY,
        is_nothing=False,
        reason="",
        trouble="",
        added=31,
        changed=4,
        unchanged=112,
        conflicts=0,
        digest="3f9a" * 16,
        receipt_on=day,
        returned_on=None,
        confirmed_on=None,
        confirm_reason="",
        comments=0,
        told={
            "tables": {"visit": counts},
            "reports": [f"01-TCD Quý III/{day.year}"],
            "by": "Lê Thị Ví Dụ",
            "signer": "0" * 24,
        },
    )

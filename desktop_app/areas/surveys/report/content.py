"""The report as a paper: how the survey was made, what may be concluded, every question, index and points."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from desktop_app.areas.surveys.forms.form import Wording as Sureness
from desktop_app.areas.surveys.report.facts import Opinions, ReportFacts
from desktop_app.areas.surveys.report.questions import lines, question_blocks
from desktop_app.areas.surveys.results.figures import ErrorRate, Part, Results
from desktop_app.areas.surveys.results.rules import decimal
from desktop_app.areas.surveys.results.sentences import headline, interval_words, percent
from desktop_app.core import words
from desktop_app.core.fields import Align
from desktop_app.core.paper.document import Block, Cell, Document, Heading, Paragraph, Table, TableColumn
from desktop_app.core.paper.heads import single_head
from desktop_app.core.paper.inline import Figure
from desktop_app.core.paper.official import short_day
from desktop_app.core.paper.wording import Wording
from desktop_app.office.paper_frame import Frame

REPORT = "bao-cao-khao-sat"
DRAFT = "dự thảo"
_ABOUT = (TableColumn(55), TableColumn(110))
_COUNTS = (TableColumn(120), TableColumn(45, Align.RIGHT))
_INDICES = (TableColumn(85), TableColumn(50), TableColumn(30, Align.RIGHT))
_PARTS = (TableColumn(65), TableColumn(25, Align.RIGHT), TableColumn(25, Align.RIGHT), TableColumn(50, Align.CENTRE))
_THEMES = (TableColumn(130), TableColumn(35, Align.RIGHT))
_SIZE = 12.5


def report_document(wording: Wording, facts: ReportFacts, frame: Frame) -> Document:
    """The report."""
    values = _values(facts)
    return Document(
        subject=f"{wording.title} {facts.label}",
        made_at=frame.made_at,
        letterhead=frame.head,
        title=wording.say("ten", values),
        abstract=(wording.say("trich_yeu", values),),
        blocks=tuple(_blocks(wording, facts, values)),
        signatures=(frame.signer,),
        size=13.5,
        top_mark=frame.mark,
    )


def _blocks(wording: Wording, facts: ReportFacts, values: Mapping[str, str]) -> Iterator[Block]:
    found, said = facts.results, iter(("I", "II", "III", "IV", "V", "VI", "VII", "VIII"))

    def section(part: str) -> Heading:
        return Heading(f"{next(said)}. {wording.say(part, values)}")

    yield section("cach")
    yield Paragraph(content=wording.fill("mo_dau", values))
    yield _about(facts)
    yield _gathered(facts)
    yield Paragraph(content=wording.fill("doc", values))
    yield section("ket_luan")
    yield from lines(found.sentences)
    if found.parts:
        yield section("theo_nhom")
        yield _by_part(found)
    yield section("tung_cau")
    for result in found.whole.questions:
        if not result.question.is_personal:
            yield from question_blocks(result, found)
    yield section("chi_so")
    yield from _indices(facts)
    if personal := [result for result in found.whole.questions if result.question.is_personal]:
        yield section("ai_tra_loi")
        for result in personal:
            yield from question_blocks(result, found)
    if facts.opinions:
        yield section("y_kien")
        for each in facts.opinions:
            yield from _opinions(each)
    yield section("ghi_chu")
    yield from lines((*found.notes, *_draft_notes(wording, facts, values)))
    yield Paragraph(content=wording.fill("ket", values))


def _values(facts: ReportFacts) -> dict[str, str]:
    form = facts.results.form
    return {
        "dot": facts.label,
        "ten_phieu": facts.title,
        "nguoi_tra_loi": form.respondents.lower(),
        "tu": short_day(facts.from_on),
        "den": short_day(facts.to_on),
        "chu_tri": facts.unit,
        "n": words.number(facts.results.whole.forms),
        "muc": str(facts.results.level),
    }


def _about(facts: ReportFacts) -> Table:
    form, found = facts.results.form, facts.results
    told = (
        ("Phiếu", form.title),
        ("Mã, bản", f"{form.code}, bản {form.version}{_draft(form.wording is Sureness.DRAFT)}"),
        ("Người trả lời", form.respondents),
        ("Cách chọn mẫu", form.sampling),
        ("Cơ quan chủ trì", facts.unit),
        ("Phần đang xem", found.where_label),
        ("So với", found.before),
    )
    return Table(columns=_ABOUT, rows=tuple(row for row in told if row[1]), size=_SIZE)


def _gathered(facts: ReportFacts) -> Table:
    found, gathered, rate = facts.results, facts.results.gathered, facts.response_rate
    rows: list[tuple[Cell, ...]] = [
        (label, Figure(words.number(count), count))
        for label, count in (
            ("Phiếu in", gathered.printed),
            ("Phiếu phát ra", gathered.handed_out),
            ("Phiếu thu về", facts.came_back),
            ("Phiếu không hợp lệ", gathered.rejected),
            ("Phiếu nhập từ tệp", facts.taken_in),
            ("Phiếu đưa vào tính", found.whole.forms),
            ("Thôn, tổ dân phố có phiếu", gathered.hamlets),
        )
    ]
    rows.append(("Tỷ lệ thu về (thu về trên phát ra)", "không rõ" if rate is None else f"{decimal(100 * rate)} %"))
    rows.append(("Tỷ lệ sai khi nhập hai lượt", _errors(gathered.errors)))
    return Table(columns=_COUNTS, head=single_head(("Phiếu", "Số phiếu")), rows=tuple(rows), size=_SIZE)


def _errors(errors: ErrorRate | None) -> str:
    if errors is None:
        return "không nhập hai lượt"
    interval = f"{words.number(errors.low, 2)} đến {words.number(errors.high, 2)}"
    return f"{decimal(errors.percent, 2)} % ({interval})"


def _by_part(found: Results) -> Table:
    return Table(
        columns=_PARTS,
        head=single_head((found.by_label, "Số phiếu", "Tích cực, %", f"Khoảng {found.level} %")),
        rows=tuple(_part_row(part) for part in found.parts),
        size=_SIZE,
    )


def _part_row(part: Part) -> tuple[Cell, ...]:
    overall = headline(part)
    share = overall.positive if overall else None
    return (
        part.label,
        Figure(words.number(part.forms), part.forms),
        percent(share) if share else "-",
        interval_words(share) if share else "-",
    )


def _indices(facts: ReportFacts) -> Iterator[Block]:
    part, points = facts.results.whole, facts.results.points
    rows: list[tuple[Cell, ...]] = [
        (each.name, f"{words.number(len(each.questions))} câu", _index(each.index)) for each in part.dimensions
    ]
    if part.index is not None:
        rows.append(("Chỉ số của phiếu", part.index.rests.value, _index(part.index.index)))
    head = single_head(("Nội dung", "Tính từ", f"Chỉ số{_draft(facts.is_draft_score)}"))
    if rows:
        yield Table(columns=_INDICES, head=head, rows=tuple(rows), size=_SIZE)
    told = [part.index.withheld] if part.index is not None and part.index.withheld else []
    if points is not None:
        told.append(f"Điểm{_draft(facts.is_draft_score)}: {points.why}")
    yield from lines(told)


def _index(index: Fraction | None) -> Cell:
    if index is None:
        return "không có"
    value = round(float(index), 1)
    return Figure(decimal(index), int(value) if value.is_integer() else value)


def _opinions(said: Opinions) -> Iterator[Block]:
    rows: list[tuple[Cell, ...]] = [(name, Figure(words.number(count), count)) for name, count in said.themes]
    if said.unsorted:
        rows.append(("Chưa xếp vào chủ đề nào", Figure(words.number(said.unsorted), said.unsorted)))
    head = single_head((f"{said.question} ({words.number(said.answered)} phiếu có ý kiến)", "Số phiếu"))
    yield Table(columns=_THEMES, head=head, rows=tuple(rows), size=_SIZE)


def _draft_notes(wording: Wording, facts: ReportFacts, values: Mapping[str, str]) -> Iterator[str]:
    if facts.results.form.wording is Sureness.DRAFT:
        yield wording.say("phieu_du_thao", values)
    if facts.taken_in:
        yield wording.say("tu_tep", values)
    if facts.hides_opinions:
        yield wording.say("y_kien_an", values)


def _draft(is_draft: bool) -> str:
    return f" ({DRAFT})" if is_draft else ""

"""A form for all communes on paper: a line for each and their sum, in the columns of the form itself."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

from desktop_app.core import words
from desktop_app.core.disk import disk_told
from desktop_app.core.paper.document import Cell, Document, Foot, FormHead, Paragraph, Table
from desktop_app.core.paper.inline import Figure, Inline, plain
from desktop_app.core.paper.official import short_day
from desktop_app.core.paper.saving import Format, save_document
from desktop_app.core.paper.wording import Wording
from desktop_app.core.report_periods import days_in_words
from desktop_app.office.agenda_papers import Frame
from desktop_app.office.desk import Service
from desktop_app.office.papers import top_mark
from desktop_app.office.profile import read_profile
from desktop_app.office.register_paper import journal_head
from desktop_app.office.rights import Right, needs
from desktop_app.office.wording import wording_of
from desktop_app.reports.papers.columns import form_table
from desktop_app.reports.papers.content import WORDING
from desktop_app.reports.papers.telling import figure_text, relation
from desktop_app.sync.receiving.consolidated import Consolidated, consolidated

_TOTAL = "Tổng cộng"
_LONGEST_NOTE = 60


class SumPaperService(Service):
    """Makes the form and its file."""

    @needs(Right.PRINT)
    def form(self, form: str, from_on: date, to_on: date) -> Document:
        """The form of a period for all communes."""
        found = consolidated(self.desk, form, from_on, to_on)
        with self.desk.db.reading() as session:
            profile, wording = read_profile(session), wording_of(session, WORDING)
        now = self.desk.clock.now()
        frame = Frame(profile, now, self.holder.name, top_mark(self.desk.is_practice))
        foot = Foot(
            f"Dấu nối sổ lúc in: {journal_head(self.desk.db)}",
            f"In ngày {words.instant(now)}; người in: {frame.made_by}",
        )
        return sum_document(found, wording, frame, foot)

    @needs(Right.PRINT)
    def save(self, form: str, from_on: date, to_on: date, kind: Format, target: Path) -> None:
        """Write the form to a file; UserError when the disk refuses."""
        with disk_told():
            save_document(self.form(form, from_on, to_on), kind, target)


def sum_document(found: Consolidated, wording: Wording, frame: Frame, foot: Foot | None = None) -> Document:
    """The paper; what does not agree and who is missing stands under the table."""
    form = found.form
    name = "" if found.name == days_in_words(found.from_on, found.to_on) else found.name
    period = {"ky": name, "tu_ngay": short_day(found.from_on), "den_ngay": short_day(found.to_on)}
    return Document(
        subject=f"Tổng hợp biểu {form.number or form.key}",
        made_at=frame.made_at,
        form_head=FormHead(
            agency=tuple(filter(None, (frame.profile.superior, *frame.profile.agency))),
            title=form.title.upper(),
            period=wording.say("ky_bao_cao", period),
            label=form.label or f"Biểu số: {form.number}",
            source=form.citation,
        ),
        blocks=(
            _table(found),
            *(Paragraph(content=text, first_line=False, smaller_by=0.5) for text in _said(found)),
        ),
        size=11.0,
        landscape=True,
        top_mark=frame.mark,
        foot=foot,
    )


def _table(found: Consolidated) -> Table:
    form = found.form
    styles = {each.key: each.style for each in form.indicators}
    keys = [column.key for column in form.columns]
    table = form_table(form.columns, [figure_text(found.total.get(key), styles[key]) for key in keys])

    def cells(values: Mapping[str, Decimal | None]) -> Iterator[Cell]:
        for key in keys:
            value = values.get(key)
            yield Figure(figure_text(value, styles[key]), _plain(value)) if value is not None else ""

    return Table(
        columns=table.columns,
        head=table.head,
        rows=tuple((line.name, *cells(line.values), line.note[:_LONGEST_NOTE]) for line in found.lines),
        total=(_TOTAL, *cells(found.total), ""),
        size=table.size,
        look=table.look,
        row_mm=7.0,
    )


def _said(found: Consolidated) -> Iterator[Inline]:
    whole = len(found.lines) + len(found.missing)
    yield plain(f"Số liệu do {words.number(len(found.lines))} trên {words.number(whole)} đơn vị đã nộp và ký bằng gói.")
    if found.missing:
        yield plain(f"Chưa nộp: {'; '.join(name for _, name in found.missing)}.")
    if returned := [line.name for line in found.lines if line.returned_on]:
        yield plain(f"Đã trả lại, vẫn tính trong tổng đến khi nộp lại: {'; '.join(returned)}.")
    if silent := [line.name for line in found.lines if line.nothing_arose]:
        yield plain(f"Khai không phát sinh: {'; '.join(silent)}.")
    for line in found.lines:
        said = [
            *(f"{relation(found.form, each.check)} ({figure_text(each.left)} và {figure_text(each.right)})"
              for each in line.broken if not each.check.warns),
            *(each.says for each in line.between),
        ]  # fmt: skip
        if said:
            yield plain(f"{line.name}, chưa khớp: {'; '.join(said)}")


def _plain(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)

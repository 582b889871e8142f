"""What can be done with the words of a report and with the lines of its annexes."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.areas.views import FormDraft, Workplace
from desktop_app.core import words
from desktop_app.core.fields import Day, Field, Form, LongText, Section, Text
from desktop_app.kit.controls import Label
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.theme import px
from desktop_app.reports.fields import reason_form
from desktop_app.reports.kept import Wanted
from desktop_app.reports.narrative.annexes.lines import AnnexTable, Line, shown
from desktop_app.reports.narrative.drafting import PartText
from desktop_app.reports.narrative.editing import kept_text, linked_again
from desktop_app.reports.narrative.plan import TITLE, AnnexPlan, Holds
from desktop_app.reports.narrative.queries import Narrative
from desktop_app.reports.narrative.service import NarrativeService
from desktop_app.reports.views.verbs import ReportVerbs, Values


class TextVerbs:
    """Acts on the report that the page puts into `report`; one that nobody began is begun by the first verb."""

    def __init__(self, workplace: Workplace, verbs: ReportVerbs) -> None:
        self._workplace, self._verbs = workplace, verbs
        self._service = NarrativeService(workplace.desk)
        self.report: Narrative | None = None

    def draft_of(self, key: str) -> FormDraft | None:
        """Where a half-typed paragraph is kept."""
        if self.report is None:
            return None
        figures = self.report.figures
        return FormDraft(self._workplace.desk, f"report.text.{figures.span.from_on}.{figures.span.to_on}.{key}")

    def keep(self, part: PartText, text: str, done: Callable[[], None]) -> None:
        """Keep an edited paragraph."""
        before = kept_text(part.prose) if part.is_edited else ""

        def told() -> None:
            done()
            self._workplace.say(f"Đã lưu đoạn {words.inside(part.part.title)}.", lambda: self._take_back(part, before))

        self._do(lambda uid: self._service.edit(uid, part.key, text), told)

    def leave_out(self, part: PartText, *, out: bool) -> None:
        """Print the paragraph no more, or again."""
        said = (
            f"Đã bỏ đoạn {words.inside(part.part.title)}" if out else f"Đã in lại đoạn {words.inside(part.part.title)}"
        )

        def told() -> None:
            self._workplace.say(f"{said}.", lambda: self.leave_out(part, out=not out))

        self._do(lambda uid: self._service.leave_out(uid, part.key, out=out), told)

    def restore(self, part: PartText) -> None:
        """Let the paragraph stand as the wording drafts it."""
        before = kept_text(part.prose)

        def told() -> None:
            self._workplace.say("Đã dùng lại lời văn theo số liệu.", lambda: self._take_back(part, before))

        self._do(lambda uid: self._service.restore(uid, part.key), told)

    def link_again(self, part: PartText) -> None:
        """Put the registers' figures in the place of those that were written over."""
        if self.report is None:
            return
        prose = part.prose
        for key in part.typed_over:
            prose = linked_again(prose, key, self.report.writing.says)
        self.keep(part, kept_text(prose), lambda: None)

    def add_line(self, annex: AnnexTable) -> None:
        """Type a line of an annex."""
        key = annex.plan.key
        self._verbs.ask(
            f"Thêm dòng Phụ lục {key}",
            line_form(annex.plan),
            lambda uid, _rev, said: self._service.add_line(uid, key, *_said(annex.plan, said)),
            f"Đã thêm dòng Phụ lục {key}",
            start={"person": self._workplace.desk.account.name},
        )

    def change_line(self, annex: AnnexTable, line: Line) -> None:
        """Type a line anew."""
        start = {column.key: shown(column, line.cells.get(column.key, "")) for column in annex.plan.columns}
        self._verbs.ask(
            f"Sửa dòng Phụ lục {annex.plan.key}",
            line_form(annex.plan),
            lambda uid, _rev, said: self._service.change_line(uid, line.uid, *_said(annex.plan, said)),
            f"Đã sửa dòng Phụ lục {annex.plan.key}",
            start={**_loaded(annex.plan, start), "source": line.source, "person": line.person},
        )

    def strike_line(self, annex: AnnexTable, line: Line) -> None:
        """Let a typed line count no more."""
        self._verbs.ask(
            f"Bỏ dòng Phụ lục {annex.plan.key}",
            reason_form("report.strike", "Lý do bỏ", "Lý do được giữ cùng dòng này"),
            lambda uid, _rev, said: self._verbs.service.strike(uid, line.uid, said["reason"]),
            f"Đã bỏ dòng Phụ lục {annex.plan.key}",
        )

    def show_missing(self) -> None:
        """List what is still to be done."""
        if self.report is None:
            return
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        for sentence in self.report.missing:
            column.addWidget(Label(sentence, wrap=True))
        about = f"Báo cáo {words.inside(self.report.figures.name)}"
        SideSheet(self._workplace.surface, "Còn phải làm", about, body).rise()

    def _take_back(self, part: PartText, before: str) -> None:
        does = (
            (lambda uid: self._service.edit(uid, part.key, before))
            if before
            else (lambda uid: self._service.restore(uid, part.key))
        )
        self._do(does, lambda: None)

    def _do(self, does: Callable[[str], object], told: Callable[[], None]) -> None:
        if self.report is None:
            return
        figures = self.report.figures
        wanted = Wanted(figures.form.key, figures.span.from_on, figures.span.to_on)
        service = self._verbs.service

        def work(_progress: object) -> object:
            return does(figures.uid or service.begin(wanted).uid)

        self._workplace.jobs.write(work, lambda _made: told(), self._workplace.explain)


def line_form(plan: AnnexPlan) -> Form:
    """A field for each column, then where the line comes from."""
    fields: list[Field] = []
    for column in plan.columns:
        if column.holds is Holds.DAY:
            fields.append(Day(name=column.key, label=column.title, span=6))
        elif column.holds is Holds.NUMBER:
            fields.append(Text(name=column.key, label=column.title, max_length=30, span=6))
        elif column.key == TITLE:
            fields.append(LongText(name=column.key, label=column.title, lines=2, max_length=500))
        else:
            fields.append(Text(name=column.key, label=column.title, max_length=300))
    source = (
        Text(name="source", label="Nguồn", required=True, max_length=300, hint="Văn bản, sổ hoặc bộ phận"),
        Text(name="person", label="Người cung cấp", required=True, max_length=120),
    )
    return Form(f"report.annex.{plan.key}", (Section("", tuple(fields)), Section("Nguồn của dòng này", source)))


def _said(plan: AnnexPlan, said: Values) -> tuple[dict[str, str], str, str]:
    raw = {column.key: _typed(said.get(column.key)) for column in plan.columns}
    return raw, str(said["source"] or ""), str(said["person"] or "")


def _typed(value: Any) -> str:
    return words.day(value) if hasattr(value, "isoformat") else str(value or "")


def _loaded(plan: AnnexPlan, start: Values) -> dict[str, Any]:
    """What a form is loaded with: days as days."""
    days = {column.key for column in plan.columns if column.holds is Holds.DAY}
    return {name: words.read_day(value) if name in days and value else value for name, value in start.items()}

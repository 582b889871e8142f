"""Kiểm tra lô phiếu: how the batch was keyed, and what looks odd in it, to be looked at one by one."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop_app.areas.surveys.checks.fields import KEEP
from desktop_app.areas.surveys.checks.service import BatchChecks, CheckService, Listed
from desktop_app.areas.surveys.checks.views.figures_card import figures_card
from desktop_app.areas.surveys.checks.views.finding_row import finding_row
from desktop_app.areas.surveys.keying.fields import REJECT
from desktop_app.areas.surveys.keying.figures import BatchFigures, FiguresService
from desktop_app.areas.surveys.keying.service import KeyingService
from desktop_app.areas.views import Workplace
from desktop_app.core import words
from desktop_app.core.fields import Form
from desktop_app.core.progress import Progress
from desktop_app.kit.buttons import Kind
from desktop_app.kit.controls import Badge, Button, Card, Label
from desktop_app.kit.empty import EmptyState
from desktop_app.kit.overlay import keyboard_kept
from desktop_app.kit.page import Page, one_above_the_other
from desktop_app.kit.row_button import RowButton
from desktop_app.kit.theme import State, Token, Type, px
from desktop_app.kit.verb_sheet import Does, VerbSheet

TITLE = "Kiểm tra lô phiếu"
TABLES = frozenset({"survey_response", "survey_second_entry", "survey_batch", "survey_kept_finding", "law_version"})
MOST_NAMED = 60
HOW = "Điểm đáng xem không có nghĩa là gian dối. Cầm phiếu giấy xem lại, rồi ghi lý do giữ nguyên hoặc loại phiếu."


class ChecksPage(Page):
    """Enter on a finding lets it stand with a reason; F7 rejects a form, F9 goes to what is to be settled."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(TITLE, back=workplace.back)
        self._workplace, self._desk = workplace, workplace.desk
        self._service, self._uid = CheckService(workplace.desk), ""
        self.checks: BatchChecks | None = None
        self.figures: BatchFigures | None = None
        self.rows: list[RowButton] = []
        QShortcut(QKeySequence("F5"), self).activated.connect(self.read)

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Show the batch that is asked for."""
        self._uid = str(entry.get("uid") or self._uid)
        if self._uid:
            self.read()
        else:
            self.set_body(EmptyState("clipboard-list", "Chưa chọn lô phiếu nào", "Mở đợt khảo sát rồi chọn lô."))

    def notice(self, tables: frozenset[str]) -> None:
        """A transaction changed what is shown: read it again."""
        if self._uid and tables & TABLES:
            self.read()

    def read(self) -> None:
        """Look at the forms as they are now."""
        desk, service, uid = self._desk, self._service, self._uid

        def work(_progress: Progress) -> tuple[BatchChecks, BatchFigures]:
            return service.findings(uid), FiguresService(desk).of_batch(uid)

        self._workplace.jobs.read(work, lambda found: self._show(*found), self._workplace.explain, owner=self)

    def _show(self, checks: BatchChecks, figures: BatchFigures) -> None:
        is_first = self.checks is None or self.checks.batch_uid != checks.batch_uid
        self.checks, self.figures = checks, figures
        with keyboard_kept(self, self._take_keyboard, first=is_first):
            self.rename(f"{TITLE}: {checks.label}")
            self.say(_state(checks))
            draft = Badge(State.WARNING, "Ngưỡng là bản nháp", icon="circle-question-mark")
            self.set_badges(*([draft] if checks.bounds.is_draft else []))
            self.set_buttons(*self._buttons(checks, figures))
            self.set_body(one_above_the_other(self._findings(checks), figures_card(figures)))

    def _take_keyboard(self) -> None:
        """On what is to be looked at first."""
        (self.rows[0] if self.rows else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def _buttons(self, checks: BatchChecks, figures: BatchFigures) -> list[Button]:
        found = [_button("Loại phiếu", "F7", self.reject)] if checks.is_open else []
        if figures.waiting:
            waiting = f"Đối chiếu {words.number(figures.waiting)} phiếu"
            found.append(_button(waiting, "F9", self._settle, Kind.MAIN))
        return found

    def _findings(self, checks: BatchChecks) -> QWidget:
        self.rows = [self._row(listed) for listed in checks.listed]
        if checks.waits:
            return EmptyState("lock", "Chưa kiểm tra được", checks.waits)
        if not checks.forms:
            return EmptyState("clipboard-list", "Lô chưa có phiếu nào", "Nhập phiếu rồi mở lại trang này để xem.")
        if not self.rows:
            return EmptyState("circle-check", "Không có điểm nào đáng xem", "Phiếu nhập thêm sẽ được xem lại.")
        card = Card(padding=4, spacing=0)
        about = Label(HOW, Type.HINT, colour=Token.INK_2, wrap=True)
        about.setContentsMargins(px(12), px(8), px(12), px(8))
        for part in (about, *self.rows):
            card.body.addWidget(part)
        return card

    def _row(self, listed: Listed) -> RowButton:
        row = finding_row(listed)
        row.clicked.connect(partial(self.keep, listed))
        return row

    def keep(self, listed: Listed, _checked: bool = False) -> None:
        """Let a finding stand, with a reason."""
        service, uid, mark = self._service, self._uid, listed.finding.mark
        sheet = self._sheet(
            "Đã xem, giữ nguyên",
            listed.finding.said,
            KEEP,
            lambda values: service.keep(uid, mark, str(values["reason"])),
            "Giữ nguyên",
            _named(listed.finding.serials),
        )
        if listed.seen is not None:
            sheet.form.load({"reason": listed.seen.reason})
        sheet.rise()

    def reject(self) -> None:
        """Let a form not count, with a reason."""
        if self.checks is None:
            return
        service, uid = KeyingService(self._desk), self._uid
        self._sheet(
            "Loại phiếu",
            f"{self.checks.survey_label}, {self.checks.label}",
            REJECT,
            lambda values: service.reject(uid, str(values["serial"]), str(values["reason"])),
            "Loại phiếu này",
        ).rise()

    def _settle(self) -> None:
        self._workplace.open("surveys.settling", uid=self._uid)

    def _sheet(
        self, title: str, about: str, form: Form, does: Does, verb: str, notice: QWidget | None = None
    ) -> VerbSheet:
        sheet = VerbSheet(
            self.window(),
            title,
            about,
            form,
            does,
            verb=Button(verb, Kind.MAIN, key="Ctrl+S"),
            jobs=self._workplace.jobs,
            today=self._desk.clock.today(),
            notice=notice,
        )
        sheet.made.connect(lambda _made: self._done(f"Đã {words.inside(verb)}."))
        return sheet

    def _done(self, said: str) -> None:
        self._workplace.say(said)
        self.read()


def _state(checks: BatchChecks) -> str:
    place = f"{checks.survey_label}, {checks.label}"
    if checks.waits:
        return f"{place}."
    forms = words.number(checks.forms)
    if not checks.forms:
        return f"{place}: chưa có phiếu nào."
    if not checks.left:
        return f"{place}: {forms} phiếu, không còn điểm nào phải xem."
    return f"{place}: {forms} phiếu, {words.number(checks.left)} điểm chưa xem."


def _named(serials: tuple[str, ...]) -> Label | None:
    """All forms of a finding, to be looked for in the pile."""
    if not serials:
        return None
    more = len(serials) - MOST_NAMED
    rest = f" và {words.number(more)} phiếu nữa" if more > 0 else ""
    return Label(f"Phiếu {', '.join(serials[:MOST_NAMED])}{rest}.", wrap=True)


def _button(says: str, key: str, does: Callable[[], None], kind: Kind = Kind.ORDINARY) -> Button:
    button = Button(says, kind, key=key)
    button.clicked.connect(does)
    return button

"""Soạn phiếu: the questions at the left, the fields of one in the middle, the printed form at the right."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop_app.areas.surveys.forms.editing import HEAD, Editing, from_draft
from desktop_app.areas.surveys.forms.form import Form
from desktop_app.areas.surveys.forms.library import VersionDetail, VersionRow
from desktop_app.areas.surveys.forms.problem import Problem
from desktop_app.areas.surveys.forms.service import FormService
from desktop_app.areas.surveys.forms.views.board import FormBoard
from desktop_app.areas.surveys.forms.views.editor_draft import REV, EditorDraft
from desktop_app.areas.surveys.forms.views.editor_verbs import EditorVerbs
from desktop_app.areas.surveys.forms.views.list_words import state_badge, wording_badge
from desktop_app.areas.surveys.forms.views.looking import Looked, look_through
from desktop_app.areas.surveys.states import VersionState
from desktop_app.areas.views import Workplace
from desktop_app.core import words
from desktop_app.kit.buttons import Pressable
from desktop_app.kit.controls import Badge, Banner, Button, Kind
from desktop_app.kit.empty import EmptyState
from desktop_app.kit.file_choice import FileChoice
from desktop_app.kit.footer import Footer
from desktop_app.kit.page import Page
from desktop_app.kit.theme import State
from desktop_app.office.rights import Right

TABLES = frozenset({"form_version", "survey"})
PAUSE = 350
"""Milliseconds of rest before the form is looked through and printed anew."""

GOING_ON = "Đang soạn tiếp những gì chưa lưu"


class EditorPage(Page):
    """Ctrl+S saves, Ctrl+N adds a question, Alt+Up and Alt+Down move it, Ctrl+U is a step back."""

    def __init__(self, workplace: Workplace, files: FileChoice | None = None) -> None:
        super().__init__("Soạn phiếu", back=workplace.back)
        self._workplace, self._service = workplace, FormService(workplace.desk)
        self.detail: VersionDetail | None = None
        self.editing = Editing(Form(code="", version="", title=""))
        self.is_dirty = self._is_asked = False
        self._uid, self._name = "", HEAD
        self._problems: tuple[Problem, ...] = ()
        self._verbs = verbs = EditorVerbs(workplace, self, self, files)
        self.board = FormBoard(workplace.desk.clock.today())
        self.undo = Button("Hoàn tác", icon="undo-2", key="Ctrl+U")
        self.save = Button("Lưu", icon="check", key="Ctrl+S")
        self.use, self.begin = Button("Đưa vào dùng", Kind.MAIN), Button("Soạn bản mới", Kind.MAIN, icon="plus")
        self.set_buttons(verbs.more, self.save, self.use)
        self._footer = Footer(
            self.undo, self.begin, hints=(("Ctrl+N", "thêm câu"), ("Alt+↑ ↓", "đổi chỗ"), ("F6", "sang phần khác"))
        )
        self.set_footer(self._footer)
        self._draft = EditorDraft(workplace.desk, lambda: self.editing, self._footer, self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._listen()

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Show the version that is asked for, with what was typed and not saved."""
        uid = str(entry.get("uid") or self._uid)
        if not uid:
            said = "Mở một phiếu từ Bộ phiếu."
            self.set_body(EmptyState("clipboard-list", "Chưa chọn phiếu nào", said))
        elif uid != self._uid or self.detail is None:
            self.leave()
            self._uid, self._name, self.is_dirty, self.detail = uid, HEAD, False, None
            self._read()
        else:
            self.board.list.setFocus()

    def leave(self) -> None:
        """Keep what is typed now."""
        self._draft.settle()

    def notice(self, tables: frozenset[str]) -> None:
        """Somebody changed a version: what is shown follows, unless something was typed here."""
        if self._uid and tables & TABLES and not self.is_dirty:
            self._read()

    def regions(self) -> list[QWidget]:
        """What F6 goes through: questions, fields, the printed form."""
        return [self.board.list.table.view, self.board.fields, self.board.printed]

    def kept(self, row: VersionRow, form: Form) -> None:
        """The form was saved as this row; what was typed meanwhile is still to be saved."""
        if self.detail is None:
            return
        self._draft.finish()
        self._draft.begin(row)
        self.detail = replace(self.detail, row=row, form=form)
        self._uid = row.uid
        self._tell_state()
        self._changed()

    def go_to(self, name: str, field: str) -> None:
        """Put the keyboard into a field of a question or of the head."""
        self.board.list.choose(name)
        if name == self._name and field in self.board.fields.raw():
            self.board.fields.view.go_to(field)

    def _read(self) -> None:
        code, _, version = self._uid.partition(" ")
        self._workplace.jobs.read(
            lambda _progress: self._service.detail(code, version), self._show, self._workplace.explain, owner=self
        )

    def _show(self, detail: VersionDetail) -> None:
        if detail.row.uid != self._uid or self.is_dirty:
            return
        if self.detail is not None and self.detail.row == detail.row:
            self.detail = replace(detail, form=self.detail.form)
            self._look()
            return
        is_first = self.detail is None
        self.detail, self._problems, self._is_asked = detail, detail.problems, False
        self.editing = Editing(detail.form, detail.asked_before)
        self.set_banner(None)
        self.set_body(self.board, scrolls=False, margin=0)
        kept = self._draft.begin(detail.row)
        if kept and self._may_write:
            self._take_up(detail, kept)
        self._fill()
        if is_first:
            self.board.list.setFocus()

    def _take_up(self, detail: VersionDetail, kept: Mapping[str, str]) -> None:
        """Go on with what was typed and not saved; where the version was changed meanwhile, ask first."""

        def go_on(*, with_draft: bool) -> None:
            self._is_asked = False
            self.set_banner(None)
            if with_draft:
                self.editing, self.is_dirty = from_draft(kept, detail.asked_before), True
                self._footer.say(GOING_ON)
            else:
                self._draft.finish()
            self._fill()

        if kept.get(REV) == str(detail.row.rev):
            go_on(with_draft=True)
            return
        self._is_asked = True
        take, leave = Button("Lấy bản nháp của tôi"), Button("Bỏ bản nháp")
        take.clicked.connect(lambda: go_on(with_draft=True))
        leave.clicked.connect(lambda: go_on(with_draft=False))
        first = "Bản này đã được lưu lại sau lần soạn dở này."
        self.set_banner(Banner(State.WARNING, first, "Chọn một trong hai để soạn tiếp.", buttons=(leave, take)))

    @property
    def _may_write(self) -> bool:
        is_draft = self.detail is not None and self.detail.row.state is VersionState.DRAFT
        return is_draft and not self._is_asked and self._workplace.desk.account.may(Right.RECORD)

    def _tell_state(self) -> None:
        """Title, badges and buttons follow the version."""
        if self.detail is None:
            return
        row, may_write = self.detail.row, self._may_write
        self._verbs.take(self.detail)
        self.rename(f"Phiếu {row.label}")
        self.set_badges(Badge(*state_badge(row.state)), Badge(*wording_badge(self.editing.form.wording)))
        wrong = len(self._problems)
        told = f"Còn {words.number(wrong)} chỗ chưa đúng." if wrong else "Không có chỗ nào chưa đúng."
        self.say(told if row.state is VersionState.DRAFT else f"{row.title}.")
        for button in (self.save, self.use, self.undo):
            button.setVisible(may_write)
        self.undo.setEnabled(self.editing.can_undo)
        may_begin = self._workplace.desk.account.may(Right.RECORD) and row.state is not VersionState.DRAFT
        self.begin.setVisible(may_begin)

    def _fill(self) -> None:
        """Show everything anew, at the question that was chosen."""
        if all(question.id != self._name for question in self.editing.form.questions):
            self._name = HEAD
        self._tell_state()
        self.board.show_question(self.editing, self._name, self._problems, may_write=self._may_write)
        self._look()

    def _choose(self, name: str) -> None:
        if name != self._name:
            self._name = name
            self.board.show_question(self.editing, name, self._problems, may_write=self._may_write)

    def _edited(self, field: str) -> None:
        self._name = self.editing.type(self._name, field, self.board.fields.raw())
        self._changed()
        self.board.refresh(self.editing, self._name, [each for each in self._problems if each.field != field])

    def _act(self, does: Callable[[], object]) -> None:
        """Do something with the questions; what it gives is the question to go to, where it gives one."""
        if self._may_write:
            went = does()
            self._name = went if isinstance(went, str) else self._name
            self._changed()
            self._fill()

    def _changed(self) -> None:
        saved = self.detail.form if self.detail is not None else None
        self.is_dirty = self.editing.form != saved or bool(self.editing.unread)
        if self.is_dirty:
            self._draft.note()
        else:
            self._draft.finish()
        self._pause.start()
        self.undo.setEnabled(self.editing.can_undo)

    def _look(self) -> None:
        """Look through the form and print it anew, on a worker."""
        form, service = self.editing.form, self._service

        def show(looked: Looked) -> None:
            if form is self.editing.form:
                self._problems = (*self.editing.unread_problems(), *looked.problems)
                self.board.refresh(self.editing, self._name, self._problems)
                self.board.show_printed(looked, self.editing, self._name)
                self._tell_state()

        self._workplace.jobs.read(lambda _progress: look_through(service, form), show, owner=self)

    def _listen(self) -> None:
        questions = self.board.list
        self.board.chosen.connect(self._choose)
        self.board.edited.connect(self._edited)
        self._pause.timeout.connect(self._look)
        acts: tuple[tuple[Pressable, Callable[[], object]], ...] = (
            (questions.add, lambda: self.editing.add(self._name)),
            (questions.up, lambda: self._name != HEAD and self.editing.move(self._name, -1)),
            (questions.down, lambda: self._name != HEAD and self.editing.move(self._name, 1)),
            (questions.drop, lambda: self.editing.drop(self._name) if self._name != HEAD else HEAD),
            (self.undo, lambda: self.editing.undo()),
        )
        for button, does in acts:
            button.clicked.connect(lambda _checked=False, does=does: self._act(does))
        questions.add.clicked.connect(lambda: self.board.fields.focus_first())
        self.save.clicked.connect(lambda: self._verbs.save())
        self.use.clicked.connect(lambda: self._verbs.put_in_use())
        self.begin.clicked.connect(lambda: self._verbs.begin())
        QShortcut(QKeySequence("Ctrl+M"), self).activated.connect(lambda: self._verbs.show_more())

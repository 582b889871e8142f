"""The text of a convention, typed or pasted whole or taken from Word; at its side what the program made of it."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.areas.conventions.text.asking import Question, questions
from desktop_app.areas.conventions.text.comparing import comparison_of
from desktop_app.areas.conventions.text.editing import TextShown, read_text
from desktop_app.areas.conventions.text.entry import TextEntry
from desktop_app.areas.conventions.text.intake import from_docx
from desktop_app.areas.conventions.text.printing import difference_document
from desktop_app.areas.conventions.text.rules import Wording
from desktop_app.areas.conventions.text.service import SavedVersion, TextService
from desktop_app.areas.conventions.text.splitting import ReadText
from desktop_app.areas.conventions.text.views.found import FoundPanel
from desktop_app.areas.conventions.text.views.text_draft import TextDraft
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.papers import PaperViews
from desktop_app.core import words
from desktop_app.core.disk import disk_told
from desktop_app.core.errors import UserError
from desktop_app.core.progress import Progress
from desktop_app.kit.choice_chip import ChoiceChip
from desktop_app.kit.controls import Banner, Button, Kind
from desktop_app.kit.empty import EmptyState
from desktop_app.kit.file_choice import FileChoice, SystemFileChoice
from desktop_app.kit.footer import Footer
from desktop_app.kit.inputs import TextInput
from desktop_app.kit.page import Page, Scrolled
from desktop_app.kit.theme import State, px
from desktop_app.office.rights import Right

KEY = "conventions.text"
TABLES = frozenset({"convention", "convention_version", "convention_article", "convention_question"})
SIDE, LINES, PAUSE = 380, 24, 400
UNPLACED = "Còn {} dòng không nhận ra. Chép vào đúng điều hoặc bỏ các dòng đó rồi lưu."


class TextPage(Page):
    """Ctrl+S saves: the open version is changed, else a new one is made; Ctrl+O takes a Word file."""

    def __init__(self, workplace: Workplace, files: FileChoice | None = None) -> None:
        super().__init__("Văn bản", back=workplace.back)
        self._workplace, self._desk = workplace, workplace.desk
        self._files: FileChoice = files or SystemFileChoice()
        self._service = TextService(self._desk)
        self.shown: TextShown | None = None
        self._uid = ""
        self.editor = TextInput(LINES)
        self.editor.area.setAccessibleName("Toàn văn, mỗi điều bắt đầu bằng “Điều” và số điều")
        self.found = FoundPanel()
        self.found.answered.connect(self._answer)
        self.found.dropped.connect(self._drop)
        self.take = Button("Nhập từ Word", icon="file-text", key="Ctrl+O")
        self.compare = Button("In bản so sánh", icon="printer")
        self.save = Button("Lưu", Kind.MAIN, icon="check", key="Ctrl+S")
        self.take.clicked.connect(self._choose_file)
        self.compare.clicked.connect(self._print)
        self.save.clicked.connect(self._save)
        self.set_buttons(self.compare, self.take, self.save)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._tell)
        self.draft: TextDraft | None = None
        self._footer = Footer()
        self.set_footer(self._footer)
        self.editor.changed.connect(self._edited)
        self._chip: ChoiceChip | None = None

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Show the text of the convention that is asked for, with what was typed and not saved."""
        uid = str(entry.get("uid") or self._uid)
        if not uid:
            said = "Mở một hương ước, quy ước từ sổ, rồi chọn Soạn văn bản."
            self.set_body(EmptyState("file-text", "Chưa chọn văn bản nào", said))
        elif uid != self._uid or self.shown is None:
            self.leave()
            self._uid = uid
            self._read()

    def leave(self) -> None:
        """Keep what was typed."""
        if self.draft is not None:
            self.draft.settle()

    def notice(self, tables: frozenset[str]) -> None:
        """Somebody changed the record; what is being typed stays."""
        if self._uid and tables & TABLES and not self.is_edited:
            self._read(self.shown.source.number if self.shown and self.shown.source else 0)

    @property
    def is_edited(self) -> bool:
        """Whether something is typed that is not saved."""
        return self.shown is not None and self.editor.text() != self.shown.text

    def _read(self, number: int = 0) -> None:
        desk, uid = self._desk, self._uid
        self._workplace.jobs.read(
            lambda _progress: read_text(desk, uid, number), self._show, self._workplace.explain, owner=self
        )

    def _show(self, shown: TextShown) -> None:
        self.shown = shown
        self.rename(f"Văn bản {shown.name}")
        if self.draft is None or self.draft.uid != shown.uid:
            self.draft = TextDraft(self._desk, shown.uid, self.editor, self._footer, self)
        said, instead = "Đã mở lại phần đang soạn chưa lưu.", "Lưu, hoặc chọn một bản để bắt đầu lại."
        self.set_banner(Banner(State.INFO, said, instead) if self.draft.begin(shown.text) else None)
        self.set_body(self._two_columns(shown), scrolls=False)
        may = self._desk.account.may(Right.RECORD) and not shown.is_void
        self.editor.set_read_only(not may)
        for button in (self.take, self.save):
            button.setEnabled(may)
        self.save.say("Lưu" if shown.is_open else "Lưu thành bản mới")
        self.compare.setVisible(len(shown.versions) > 1 and self._desk.account.may(Right.PRINT))
        self.say(_state(shown))
        self._tell()
        self.editor.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _two_columns(self, shown: TextShown) -> QWidget:
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, px(12))
        row.setSpacing(px(16))
        row.addWidget(self.editor, 1)
        side = Scrolled(self.found)
        side.setFixedWidth(px(SIDE))
        row.addWidget(side)
        self._offer_versions(shown)
        return body

    def _offer_versions(self, shown: TextShown) -> None:
        if not shown.versions or shown.source is None:
            return
        options = [(str(each.number), f"{each.number}. {each.heading}") for each in shown.versions]
        self._chip = ChoiceChip("Bắt đầu từ bản", options)
        self._chip.show_value(str(shown.source.number))
        self._chip.setChecked(False)
        self._chip.picked.connect(lambda key: self._begin_from(int(key)))
        self.set_bar(self._chip)

    def _begin_from(self, number: int) -> None:
        """Take another version to go on with; what was typed and not saved is thrown away, as the banner says."""
        if self.draft is not None:
            self.draft.finish()
        self._read(number)

    def _edited(self) -> None:
        if self.draft is not None:
            self.draft.note()
        self._pause.start()

    def _tell(self) -> None:
        shown, draft = self.shown, self.draft
        if shown is not None and draft is not None:
            read = draft.read()
            asked = questions(read.wording.articles, shown.rules, shown.findings)
            may_answer = not self.is_edited and shown.own is not None
            self.found.tell(read, asked, may_answer=may_answer, may_drop=bool(draft.beside))

    def _drop(self) -> None:
        """The official looked at what stood beside the text of the file, and wants none of it."""
        if self.draft is not None:
            self.draft.beside = []
            self._edited()
            self._tell()

    def _choose_file(self) -> None:
        path = self._files.file(self, "Chọn văn bản Word", "Văn bản Word", ".docx")
        if path is not None:

            def work(progress: Progress) -> ReadText:
                with disk_told():
                    content = path.read_bytes()
                return from_docx(content, progress)

            self._workplace.jobs.read(work, self._taken, self._workplace.explain, title="Đọc văn bản Word", owner=self)

    def _taken(self, read: ReadText) -> None:
        """Put into the editor what a file says; nothing is saved yet."""
        if self.draft is not None:
            self.draft.fill(read)
            self._tell()
            self._workplace.say(f"Đã đọc tệp: {read.told} Xem lại rồi bấm Lưu.")

    def _save(self) -> None:
        shown, draft = self.shown, self.draft
        if shown is None or draft is None:
            return
        read = draft.read()
        if read.unplaced and read.wording.articles:
            self._workplace.explain(UserError(UNPLACED.format(len(read.unplaced))))
            return
        entry = _entry(shown, read.wording)
        self._workplace.jobs.write(
            lambda _progress: self._service.save(shown.uid, shown.rev, entry),
            self._saved,
            self._workplace.explain,
            owner=self,
        )

    def _saved(self, saved: SavedVersion) -> None:
        if self.draft is not None:
            self.draft.finish()
        self._workplace.say(f"Đã lưu {saved.called}.")
        self._read()

    def _print(self) -> None:
        """What differs between the newest version and the one before it, or the one that it is to replace."""
        desk, uid = self._desk, self._uid
        PaperViews(self._workplace).show(
            "Bản so sánh", "ban-so-sanh-huong-uoc", lambda: difference_document(desk, comparison_of(desk, uid))
        )

    def _answer(self, question: Question, finding: str) -> None:
        if self.shown is None or self.shown.own is None:
            return
        version = self.shown.own.uid
        self._workplace.jobs.write(
            lambda _progress: self._service.answer(version, question, finding),
            lambda _done: self._read(),
            self._workplace.explain,
            owner=self,
        )


def _entry(shown: TextShown, wording: Wording) -> TextEntry:
    """The open version changed, or a new one made of what was shown."""
    if shown.own is not None and shown.is_open:
        own = shown.own
        return TextEntry(wording=wording, called=own.called, version_uid=own.uid, version_rev=own.rev)
    return TextEntry(wording=wording, source_uid=shown.source.uid if shown.source else "")


def _state(shown: TextShown) -> str:
    if shown.own is None:
        return "Chưa có văn bản. Gõ, dán toàn văn hoặc nhập từ Word; mỗi điều bắt đầu bằng “Điều” và số điều."
    if shown.is_open:
        return f"Đang sửa {shown.own.called}. Bấm Ctrl+S để lưu."
    if shown.source is not None and shown.source != shown.own:
        return f"Bắt đầu từ {words.inside(shown.source.called)}; lưu sẽ lập bản mới, các bản đã có giữ nguyên."
    return f"{shown.own.called} đã khóa; lưu sẽ lập bản mới."

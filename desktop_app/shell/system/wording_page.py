"""Lời văn giấy tờ: the words of each paper, changed with the paper beside them."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.core.errors import InvalidInput
from desktop_app.core.paper.wording import Wording
from desktop_app.kit.choice_chip import ChoiceChip
from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.footer import Footer
from desktop_app.kit.page import MARGIN, Page, Scrolled
from desktop_app.kit.theme import px
from desktop_app.office.paper_samples import sample_paper
from desktop_app.office.profile import OfficeService, Profile
from desktop_app.office.rights import Right
from desktop_app.office.wording import WordingService, shipped_wordings
from desktop_app.shell.context import Shell
from desktop_app.shell.system.paper_card import PaperCard
from desktop_app.shell.system.paper_words import PaperWords

REST = 400
"""Milliseconds without a letter before the paper is drawn anew."""
FORM_WIDTH = 460
READ_ONLY = "Chỉ tài khoản quản trị sửa được."
UNSAVED = "Có thay đổi chưa lưu từ lần trước."


@dataclass(frozen=True)
class _Known:
    """What the page has read."""

    papers: dict[str, Wording]
    profile: Profile


class WordingPage(Page):
    """One paper at a time: its paragraphs at the left, the paper at the right."""

    def __init__(self, place: Shell) -> None:
        """Only who may settle the office finds buttons that save."""
        super().__init__("Lời văn giấy tờ")
        self._place = place
        self._service = WordingService(place.desk)
        self._may_change = place.desk.account.may(Right.SETTLE_OFFICE)
        self._known = _Known({}, Profile())
        self._chip = ChoiceChip("Giấy", [(key, wording.title) for key, wording in shipped_wordings().items()])
        self.card = PaperCard()
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._save = Button("Lưu", Kind.MAIN, key="Ctrl+S")
        self.back_to_shipped = Button("Dùng lại lời văn ban đầu", icon="undo-2")
        self._line = Footer(self.back_to_shipped, self._save)
        self._scrolled = Scrolled(QWidget())
        self.words = self._new_words(self._chip.value)
        self._lay_out()
        self._chip.picked.connect(self.show_paper)
        self._rest.timeout.connect(self._draw)
        self._save.clicked.connect(self._submit)
        self.back_to_shipped.clicked.connect(self._go_back)

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Read the words again; what was typed before and not saved comes back."""
        office = OfficeService(self._place.desk)
        self._place.jobs.read(
            lambda _: _Known({each.key: each for each in self._service.papers()}, office.profile()),
            self._show,
            owner=self,
        )
        self.words.setFocus()

    def leave(self) -> None:
        """What is typed and not saved is kept as a draft."""
        self.words.settle()

    def regions(self) -> list[QWidget]:
        """Choice of paper, words, paper."""
        return [self._chip, self.words, self.card]

    def show_paper(self, key: str) -> None:
        """Go to another paper; the words typed for the one before are kept as a draft."""
        self.words.settle()
        self._chip.show_value(key)
        self.words = self._new_words(key)
        self._show(self._known)

    def _lay_out(self) -> None:
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, px(8))
        row.setSpacing(px(20))
        self._scrolled.setFixedWidth(px(FORM_WIDTH))
        row.addWidget(self._scrolled)
        row.addWidget(self.card, 1)
        bar = QWidget()
        line = QHBoxLayout(bar)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._chip)
        line.addStretch(1)
        self.set_bar(bar)
        self.set_body(body, scrolls=False, margin=MARGIN)
        if self._may_change:
            self.set_footer(self._line)

    def _new_words(self, key: str) -> PaperWords:
        words = PaperWords(self._place.desk, shipped_wordings()[key], self._may_change)
        words.edited.connect(self._rest.start)
        words.told.connect(self._line.say)
        self._scrolled.setWidget(words)
        return words

    def _show(self, known: _Known) -> None:
        self._known = known
        if self.words.key not in known.papers:
            return
        unsaved = self.words.load(_texts(known.papers[self.words.key]))
        self._line.say(UNSAVED if unsaved else "")
        self._say_state()
        self._draw()

    def _say_state(self) -> None:
        shipped = shipped_wordings()[self.words.key]
        now = _texts(self._known.papers[self.words.key])
        own = sum(now[part.name] != part.text for part in shipped.parts)
        state = f"{own} đoạn do cơ quan đặt lại." if own else "Lời văn như chương trình đặt sẵn."
        self.say(f"{state} {shipped.source}." if self._may_change else f"{state} {READ_ONLY}")
        self.back_to_shipped.setEnabled(own > 0)

    def _draw(self) -> None:
        """Draw the paper with what is typed; a paragraph that cannot be used keeps its saved words."""
        wording, typed = self._known.papers[self.words.key], self.words.form.raw()
        usable = {name: text for name, text in typed.items() if not wording.problems(name, text)}
        shown, profile, at = wording.with_own(usable), self._known.profile, self._place.desk.clock.now()
        self._place.jobs.read(
            lambda _: sample_paper(self._place.areas, shown, profile, at), self.card.show_paper, owner=self
        )

    def _submit(self) -> None:
        key, texts = self.words.key, self.words.form.raw()
        self.words.form.show_problems({})
        self._save.setEnabled(False)
        self._place.jobs.write(lambda _: self._service.change(key, texts), self._saved, self._fail, owner=self)

    def _saved(self, wording: Wording) -> None:
        self._take(wording)
        self._place.say(f"Đã lưu lời văn của {_in_sentence(wording)}.")

    def _go_back(self) -> None:
        key, before = self.words.key, _texts(self._known.papers[self.words.key])

        def done(wording: Wording) -> None:
            self._take(wording)
            self._place.say(
                f"Đã dùng lại lời văn ban đầu của {_in_sentence(wording)}.", lambda: self._redo(key, before)
            )

        self._place.jobs.write(lambda _: self._service.reset(key), done, self._fail, owner=self)

    def _redo(self, key: str, texts: dict[str, str]) -> None:
        self._place.jobs.write(lambda _: self._service.change(key, texts), self._take, self._fail, owner=self)

    def _take(self, wording: Wording) -> None:
        self._save.setEnabled(True)
        if wording.key == self.words.key:
            self.words.finish()
        self._show(_Known({**self._known.papers, wording.key: wording}, self._known.profile))

    def _fail(self, error: BaseException) -> None:
        self._save.setEnabled(True)
        if isinstance(error, InvalidInput):
            self.words.form.show_problems(error.problems)
        else:
            self._place.explain(error)


def _texts(wording: Wording) -> dict[str, str]:
    return {part.name: part.text for part in wording.parts}


def _in_sentence(wording: Wording) -> str:
    return f"{wording.title[0].lower()}{wording.title[1:]}"

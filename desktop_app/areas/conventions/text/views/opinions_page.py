"""Opinions on a draft with their answers, and beside them who drafts and who signs the text."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.areas.conventions.states import Answer, Channel, Role
from desktop_app.areas.conventions.text.consulting import Consulted, read_consulted
from desktop_app.areas.conventions.text.fields import OPINION_FORM, OPINION_VOID_FORM, PERSON_FORM
from desktop_app.areas.conventions.text.opinions import OpinionEntry, OpinionRow, OpinionService
from desktop_app.areas.conventions.text.team import PersonEntry, PersonRow, TeamService
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.sheets import SAVE, verb_sheet
from desktop_app.core import words
from desktop_app.core.fields import Form
from desktop_app.kit.controls import Badge, Banner, Button, Card, Kind, Label
from desktop_app.kit.empty import EmptyState
from desktop_app.kit.page import Page
from desktop_app.kit.theme import State, Token, Type, px
from desktop_app.office.rights import Right

KEY = "conventions.opinions"
TABLES = frozenset({"convention", "convention_opinion", "convention_person"})
SIDE = 340
_STATES = {
    Answer.OPEN: State.WARNING,
    Answer.TAKEN: State.DONE,
    Answer.PARTLY: State.ACTIVE,
    Answer.EXPLAINED: State.NONE,
}


class OpinionsPage(Page):
    """Ctrl+N enters an opinion, Ctrl+Shift+N a person; each row is corrected and answered by its own button."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__("Ý kiến về dự thảo", back=workplace.back)
        self._workplace, self._desk, self._uid = workplace, workplace.desk, ""
        self._opinions, self._team = OpinionService(self._desk), TeamService(self._desk)
        self.shown: Consulted | None = None
        self.person = Button("Thêm người", icon="user-plus", key="Ctrl+Shift+N")
        self.add = Button("Thêm ý kiến", Kind.MAIN, icon="plus", key="Ctrl+N")
        self.person.clicked.connect(lambda: self._person(None))
        self.add.clicked.connect(lambda: self._opinion(None))
        self.set_buttons(self.person, self.add)
        QShortcut(QKeySequence("F5"), self).activated.connect(self._read)

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Show the opinions on the draft that is asked for."""
        self._uid = str(entry.get("uid") or self._uid)
        if self._uid:
            self._read()
        else:
            said = "Mở một hương ước, quy ước từ sổ, rồi chọn Ý kiến."
            self.set_body(EmptyState("users", "Chưa chọn văn bản nào", said))

    def notice(self, tables: frozenset[str]) -> None:
        """Somebody changed what is shown."""
        if self._uid and tables & TABLES:
            self._read()

    def _read(self) -> None:
        desk, uid = self._desk, self._uid
        self._workplace.jobs.read(
            lambda _progress: read_consulted(desk, uid), self._show, self._workplace.explain, owner=self
        )

    def _show(self, shown: Consulted) -> None:
        self.shown = shown
        self.rename(f"Ý kiến về dự thảo {shown.name}")
        self.say(f"{shown.counts.told}.")
        may = self._may
        self.add.setEnabled(may)
        self.person.setEnabled(may)
        self.set_banner(Banner(State.WARNING, shown.lacking, "") if shown.lacking else None)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(16))
        row.addWidget(self._list(shown), 1)
        row.addWidget(self._people(shown), 0, Qt.AlignmentFlag.AlignTop)
        self.set_body(body)

    @property
    def _may(self) -> bool:
        shown = self.shown
        return shown is not None and not shown.is_void and self._desk.account.may(Right.RECORD)

    def _list(self, shown: Consulted) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        for opinion in shown.opinions:
            column.addWidget(self._card(opinion))
        if not shown.opinions:
            column.addWidget(EmptyState("users", "Chưa có ý kiến nào", "Bấm Ctrl+N để ghi ý kiến đầu tiên."))
        column.addStretch(1)
        return holder

    def _card(self, opinion: OpinionRow) -> Card:
        card, is_void = Card(padding=12, spacing=4), opinion.voided_on is not None
        head = QHBoxLayout()
        head.addWidget(Label(_who(opinion), Type.STRONG, wrap=True), 1)
        state, said = (State.VOID, "Đã bỏ") if is_void else (_STATES[opinion.answer], opinion.answer.value)
        head.addWidget(Badge(state, said))
        card.body.addLayout(head)
        card.body.addWidget(Label(_when(opinion), Type.HINT, wrap=True))
        card.body.addWidget(Label(opinion.content, wrap=True))
        if answer := opinion.void_reason if is_void else opinion.explanation:
            card.body.addWidget(Label(answer, colour=Token.INK_2, wrap=True))
        if self._may and not is_void:
            card.body.addLayout(
                _acts(("Sửa, trả lời", lambda: self._opinion(opinion)), ("Bỏ ý kiến", lambda: self._void(opinion)))
            )
        return card

    def _people(self, shown: Consulted) -> QWidget:
        card = Card(padding=12, spacing=6)
        card.setFixedWidth(px(SIDE))
        card.body.addWidget(Label("Tổ soạn thảo và người ký", Type.STRONG))
        there = [person for person in shown.people if person.struck_on is None]
        for person in there:
            card.body.addWidget(Label(person.full_name, wrap=True))
            said = ". ".join(part for part in (person.role.value, person.post) if part)
            card.body.addWidget(Label(said, Type.HINT, wrap=True))
            if self._may:
                verbs = (("Sửa", self._person), ("Đưa ra", self._strike))
                card.body.addLayout(_acts(*((name, lambda does=does, p=person: does(p)) for name, does in verbs)))
        if not there:
            card.body.addWidget(Label("Chưa ghi ai.", colour=Token.INK_2))
        return card

    def _opinion(self, opinion: OpinionRow | None) -> None:
        shown = self.shown
        if shown is None:
            return
        kept = {name: getattr(opinion, name) for name in (field.name for field in OPINION_FORM)} if opinion else {}
        fresh = {
            "received_on": self._desk.clock.today(),
            "channel": Channel.MEETING,
            "people": 1,
            "answer": Answer.OPEN,
        }

        def does(said: Mapping[str, Any]) -> object:
            entry = OpinionEntry(**said)
            if opinion is not None:
                return self._opinions.correct(opinion.uid, opinion.rev, entry)
            return self._opinions.add(shown.uid, shown.rev, entry)

        self._sheet("Ý kiến về dự thảo", OPINION_FORM, does, kept or fresh, "Đã lưu ý kiến.")

    def _void(self, opinion: OpinionRow) -> None:
        def does(said: Mapping[str, Any]) -> object:
            return self._opinions.void(opinion.uid, opinion.rev, said["reason"])

        verb = Button("Bỏ ý kiến", Kind.DANGER, icon="ban", key=SAVE)
        self._sheet("Bỏ ý kiến này", OPINION_VOID_FORM, does, {}, "Đã bỏ ý kiến.", verb)

    def _person(self, person: PersonRow | None) -> None:
        shown = self.shown
        if shown is None:
            return
        kept = (
            {name: getattr(person, name) for name in (field.name for field in PERSON_FORM)}
            if person
            else {"role": Role.DRAFTER}
        )

        def does(said: Mapping[str, Any]) -> object:
            entry = PersonEntry(**said)
            if person is not None:
                return self._team.correct(person.uid, person.rev, entry)
            return self._team.add(shown.uid, shown.rev, entry)

        self._sheet("Người của văn bản", PERSON_FORM, does, kept, "Đã lưu.")

    def _strike(self, person: PersonRow) -> None:
        self._workplace.jobs.write(
            lambda _progress: self._team.strike(person.uid, person.rev), None, self._workplace.explain, owner=self
        )

    def _sheet(
        self,
        title: str,
        form: Form,
        does: Callable[[Mapping[str, Any]], object],
        start: Mapping[str, object],
        done: str,
        verb: Button | None = None,
    ) -> None:
        assert self.shown is not None
        sheet = verb_sheet(self._workplace, title, self.shown.name, form, does, start=start, verb=verb)
        sheet.made.connect(lambda _made: self._workplace.say(done))
        sheet.rise()


def _who(opinion: OpinionRow) -> str:
    many = f" ({words.number(opinion.people)} người)" if opinion.people > 1 else ""
    return f"{opinion.who or 'Không ghi tên'}{many}"


def _when(opinion: OpinionRow) -> str:
    about = f" · Điều {opinion.article}" if opinion.article else ""
    return f"{words.day(opinion.received_on)} · {opinion.channel.value}{about}"


def _acts(*acts: tuple[str, Callable[[], None]]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(px(4))
    for name, does in acts:
        button = Button(name, Kind.QUIET)
        button.clicked.connect(lambda _checked=False, does=does: does())
        row.addWidget(button)
    row.addStretch(1)
    return row

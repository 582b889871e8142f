"""One form while it is keyed, and how one moves in it. Pure: nothing of windows, clocks or files."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from desktop_app.areas.surveys.forms import answering
from desktop_app.areas.surveys.forms.form import Answer, Answers, Form, Kind, Question
from desktop_app.areas.surveys.keying.reading import is_longer
from desktop_app.areas.surveys.keying.words import asked_again, name_of, no_longer_asked

KEPT_BY_FORCE = "Giữ ngoài khoảng: "
"""What begins the remark that says why an answer outside its bound stands."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """The state after each key; `at` is the question that is asked now, "" once all are answered.

    `given` holds every answer that was keyed on this form and is never thinned by a key on another question: what a
    changed answer closes is not asked, stands in `struck`, and is back when it is asked again. `typed` are signs that
    are no answer yet, `refused` is an answer outside its bound that may be forced. `said` is one line for the keyer,
    `is_wrong` when the key did nothing, `is_done` when the form is to be saved.
    """

    form: Form
    today: date
    at: str = ""
    given: Answers = field(default_factory=dict)
    remarks: Mapping[str, str] = field(default_factory=dict)
    forced: Mapping[str, str] = field(default_factory=dict)
    typed: str = ""
    refused: Answer | None = None
    is_noting: bool = False
    keystrokes: int = 0
    corrections: int = 0
    said: str = ""
    is_wrong: bool = False
    is_done: bool = False

    @classmethod
    def begin(cls, form: Form, today: date) -> "Entry":
        """A form of which nothing is keyed yet, at its first question."""
        return cls(form=form, today=today).gone_to(0)

    @cached_property
    def route(self) -> tuple[Question, ...]:
        """The questions that are asked after what was answered so far."""
        return answering.route(self.form, self.given, self.today)

    @cached_property
    def question(self) -> Question | None:
        """The question that is asked now; None at the end of the form."""
        return next((question for question in self.route if question.id == self.at), None)

    @property
    def is_first(self) -> bool:
        """Whether nothing is asked before the present question."""
        return not self.route or self.at == self.route[0].id

    @property
    def answers(self) -> Answers:
        """What counts of the form: of questions that are asked, what was passed over being kept as not answered."""
        return answering.kept(self.form, self.given, self.today)

    @cached_property
    def struck(self) -> Answers:
        """Answers to questions that are no longer asked."""
        asked = {question.id for question in self.route}
        return {name: answer for name, answer in self.given.items() if name not in asked}

    @property
    def notes(self) -> dict[str, str]:
        """The words beside questions that are asked, with the reasons of what was forced."""
        reasons = {name: f"{KEPT_BY_FORCE}{reason}" for name, reason in self.forced.items()}
        asked = (question.id for question in self.route)
        told = ((name, (self.remarks.get(name, "").strip(), reasons.get(name, ""))) for name in asked)
        return {name: " ".join(filter(None, parts)) for name, parts in told if any(parts)}

    @property
    def place(self) -> int:
        """The place of the present question on the route; behind the last at the end."""
        names = [question.id for question in self.route]
        return names.index(self.at) if self.at in names else len(names)

    def gone_to(self, place: int) -> "Entry":
        """At the question of this place; behind the last one at the end."""
        at = self.route[place].id if 0 <= place < len(self.route) else ""
        return replace(self, at=at, typed="", refused=None)

    def forward(self) -> "Entry":
        """At the next question."""
        return self.gone_to(self.place + 1)

    def put(self, question: Question, answer: Answer) -> "Entry":
        """With this answer; that it replaced another one is told and counted."""
        before = self.given.get(question.id)
        is_other = before is not None and before != answer and not is_longer(before, answer)
        is_corrected = is_other and question.kind is not Kind.TEXT
        now = self._with({**self.given, question.id: answer})
        said = now.said or (f"Đã sửa {name_of(question)}." if is_corrected else "")
        return replace(now, said=said, corrections=now.corrections + is_corrected)

    def without(self, question: Question) -> "Entry":
        """Without an answer to this question."""
        given = {name: answer for name, answer in self.given.items() if name != question.id}
        return self.unforced(question)._with(given)

    def unforced(self, question: Question) -> "Entry":
        """The answer to this question is looked at again."""
        return replace(self, forced={name: why for name, why in self.forced.items() if name != question.id})

    def told(self, sentence: str) -> "Entry":
        """The key did nothing, and why."""
        return replace(self, said=sentence, is_wrong=True, is_done=False, typed="")

    def with_line(self, sentence: str) -> "Entry":
        """With something said that refuses nothing."""
        return replace(self, said=sentence, is_wrong=False)

    def counted(self, keys: int) -> "Entry":
        """After so many keys more; what was said is over."""
        return replace(self, keystrokes=self.keystrokes + keys, said="", is_wrong=False, is_done=False)

    def _with(self, given: Answers) -> "Entry":
        """With these answers; what is asked no longer, or again, is told."""
        now = replace(self, given=given, typed="", refused=None)
        closed = [self.form[name] for name in now.struck if name not in self.struck]
        opened = [self.form[name] for name in self.struck if name not in now.struck and name in given]
        return replace(now, said=no_longer_asked(closed) or asked_again(opened))

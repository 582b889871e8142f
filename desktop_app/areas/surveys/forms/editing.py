"""A form while it is written: what was typed and cannot be read yet, and every step back; knows no window."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from desktop_app.areas.surveys.forms.as_data import form_text, read_form
from desktop_app.areas.surveys.forms.fields import head_texts, question_texts, read_head, read_question
from desktop_app.areas.surveys.forms.form import Choice, Form, Kind, Question
from desktop_app.areas.surveys.forms.problem import Problem

HEAD = ""
"""What stands for the head of the form where the identity of a question would."""

_MOST_STEPS = 200
_NEW_LABEL = "Câu hỏi mới"

Unread = Mapping[str, Mapping[str, str]]
"""Texts that cannot be read yet, by question and field."""


@dataclass
class Editing:
    """`form` is always whole data; `unread` keeps beside it what is typed into fields that cannot be read yet.

    `asked_before` are the identities that other versions have asked: one that is dropped is given up for good.
    """

    form: Form
    asked_before: frozenset[str] = frozenset()
    unread: Unread = field(default_factory=dict)
    _steps: list[tuple[Form, Unread]] = field(default_factory=list)
    _last: tuple[str, str] = ("", "")

    @property
    def can_undo(self) -> bool:
        """Whether there is a step back."""
        return bool(self._steps)

    def texts(self, name: str) -> dict[str, str]:
        """What stands in the fields of a question or of the head."""
        known = head_texts(self.form) if name == HEAD else question_texts(self.form[name])
        return {**known, **self.unread.get(name, {})}

    def type(self, name: str, field_name: str, raw: Mapping[str, str]) -> str:
        """Take what stands in the fields once one was typed into; gives the identity that the question has then.

        Typing on in one field is one step back.
        """
        if name == HEAD:
            now, (form, told) = HEAD, read_head(raw, self.form)
        else:
            question, told = read_question(raw, self.form[name])
            now = question.id if question.id and self._is_free(question.id, name) else name
            form = _renamed(self.form, name, replace(question, id=now))
        left = {key: raw[key] for key in told}
        if name != HEAD and raw.get("id", now).strip() != now:
            left["id"] = raw["id"]
        others = {key: texts for key, texts in self.unread.items() if key not in (name, now)}
        unread = {**others, **({now: left} if left else {})}
        if (form, unread) == (self.form, self.unread):
            return name
        if (name, field_name) != self._last:
            self._keep()
        self.form, self.unread, self._last = form, unread, (now, field_name)
        return now

    def add(self, after: str) -> str:
        """A new question after this one; gives its identity."""
        self._keep()
        name = _fresh(self.form, self.asked_before)
        choices = (Choice(1, "Có"), Choice(2, "Không"))
        question = Question(id=name, kind=Kind.ONE, label=_NEW_LABEL, choices=choices)
        at = next((at for at, known in enumerate(self.form.questions, start=1) if known.id == after), None)
        at = 0 if after == HEAD else len(self.form.questions) if at is None else at
        self.form = replace(self.form, questions=(*self.form.questions[:at], question, *self.form.questions[at:]))
        return name

    def move(self, name: str, by: int) -> bool:
        """One place up or down; whether there was room."""
        names = [question.id for question in self.form.questions]
        at = names.index(name)
        to = at + by
        if not 0 <= to < len(names):
            return False
        self._keep()
        questions = list(self.form.questions)
        questions[at], questions[to] = questions[to], questions[at]
        self.form = replace(self.form, questions=tuple(questions))
        return True

    def drop(self, name: str) -> str:
        """Ask this question no more; gives the identity of the one that stands in its place, or of the head."""
        self._keep()
        names = [question.id for question in self.form.questions]
        at = names.index(name)
        left = tuple(each for each in self.form.questions if each.id != name)
        given_up = {*self.form.retired, *({name} & self.asked_before)}
        self.form = replace(self.form, questions=left, retired=tuple(sorted(given_up)))
        self.unread = {key: texts for key, texts in self.unread.items() if key != name}
        rest = [question.id for question in self.form.questions]
        return rest[min(at, len(rest) - 1)] if rest else HEAD

    def undo(self) -> bool:
        """One step back; whether there was one."""
        if not self._steps:
            return False
        self.form, self.unread = self._steps.pop()
        self._last = ("", "")
        return True

    def unread_problems(self) -> tuple[Problem, ...]:
        """A sentence for each field that cannot be read yet."""
        told = list[Problem]()
        for name, texts in self.unread.items():
            raw = self.texts(name)
            said = read_head(raw, self.form)[1] if name == HEAD else read_question(raw, self.form[name])[1]
            if "id" in texts:
                said["id"] = f"Mã câu “{texts['id']}” đã có hoặc để trống. Đặt mã khác."
            told += [Problem(name, key, sentence) for key, sentence in said.items() if key in texts]
        return tuple(told)

    def as_draft(self) -> dict[str, str]:
        """Everything that was typed, as texts."""
        return {"form": form_text(self.form), "unread": json.dumps(self.unread, ensure_ascii=False)}

    def _is_free(self, wanted: str, own: str) -> bool:
        taken = {question.id.lower() for question in self.form.questions if question.id != own}
        return wanted.lower() not in taken

    def _keep(self) -> None:
        self._steps = [*self._steps[-_MOST_STEPS + 1 :], (self.form, self.unread)]
        self._last = ("", "")


def from_draft(kept: Mapping[str, str], asked_before: frozenset[str]) -> Editing:
    """What `as_draft` kept."""
    return Editing(read_form(kept["form"]), asked_before, json.loads(kept.get("unread") or "{}"))


def _fresh(form: Form, asked_before: frozenset[str]) -> str:
    """The next identity of the form's own kind that no question has or had: q15 after q14."""
    asked = (question.id for question in form.questions)
    taken = {name.lower() for name in (*asked, *form.retired, *asked_before)}
    numbers = [int(found[1]) for name in taken if (found := re.fullmatch(r"q(\d{1,6})(?:_\d+)?", name))]
    return f"q{max(numbers, default=0) + 1}"


def _renamed(form: Form, name: str, question: Question) -> Form:
    """The form with this question in the place of the one that was called `name`; conditions follow the new name."""
    new = question.id
    pattern = re.compile(rf"\$\{{\s*{re.escape(name)}\s*\}}")

    def follow(each: Question) -> Question:
        if new == name:
            return each
        said = {key: pattern.sub(f"${{{new}}}", getattr(each, key)) for key in ("relevant", "constraint")}
        return replace(each, **said)  # type: ignore[arg-type]

    return replace(form, questions=tuple(follow(question if each.id == name else each) for each in form.questions))

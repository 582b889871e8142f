"""What one version of a questionnaire owes to the others: identities that go on, and those never used again."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from enum import Enum

from desktop_app.areas.surveys.forms.form import Form, Question
from desktop_app.areas.surveys.forms.problem import Problem, called


class Standing(Enum):
    """What became of a question from one version to another; the value is the word on screen."""

    KEPT = "Giữ nguyên"
    REWORDED = "Có sửa"
    NEW = "Mới"
    RETIRED = "Thôi hỏi"


@dataclass(frozen=True)
class Compared:
    """One question in two versions, and in what words it differs."""

    before: Question | None
    after: Question | None
    changed: tuple[str, ...] = ()

    @property
    def standing(self) -> Standing:
        """What became of it."""
        if self.before is None:
            return Standing.NEW
        if self.after is None:
            return Standing.RETIRED
        return Standing.REWORDED if self.changed else Standing.KEPT

    @property
    def question(self) -> Question:
        """The question as it is asked last."""
        known = self.after or self.before
        if known is None:
            raise ValueError("a comparison of nothing")
        return known


_ASPECTS = {
    "câu chữ": ("label", "hint"),
    "lựa chọn": ("choices", "lists", "most", "other"),
    "cách trả lời": ("kind", "is_required", "constraint"),
    "điều kiện hỏi": ("relevant",),
    "tính điểm": ("measure", "positive", "scores", "dimension", "is_overall", "flag_on"),
}


def compare(old: Form, new: Form) -> tuple[Compared, ...]:
    """Every question of both, in the order of the new version, those no longer asked last."""
    before = {question.id: question for question in old.questions}
    after = {question.id for question in new.questions}
    there = [Compared(before.get(question.id), question, _changed(before.get(question.id), question))
             for question in new.questions]  # fmt: skip
    return (*there, *(Compared(question, None) for question in old.questions if question.id not in after))


def carried_on(form: Form, earlier: Collection[Form]) -> Form:
    """The form with every identity given up that earlier versions asked or gave up and this one does not ask."""
    asked = {question.id for question in form.questions}
    given_up = {name for other in earlier for name in other.retired}
    before = {question.id for other in earlier for question in other.questions} | set(form.retired)
    return replace(form, retired=tuple(sorted(given_up | (before - asked))))


def breaks(form: Form, earlier: Collection[Form]) -> Iterator[Problem]:
    """A sentence for each question whose series would break: asked before in another way."""
    for question in form.questions:
        for other in earlier:
            known = next((each for each in other.questions if each.id == question.id), None)
            if known is not None and known.kind is not question.kind:
                yield Problem(
                    question.id, "kind",
                    f"{called(question)}: bản {other.version} hỏi câu này theo cách trả lời khác nên không so sánh "
                    "được. Thôi hỏi câu này và thêm câu mới.",
                )  # fmt: skip
                break


def _changed(before: Question | None, after: Question) -> tuple[str, ...]:
    if before is None:
        return ()
    return tuple(
        word for word, names in _ASPECTS.items() if any(getattr(before, n) != getattr(after, n) for n in names)
    )

"""The columns in which answers leave and arrive: one for each question, for several choices one for each choice."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from desktop_app.areas.surveys.forms.form import Answer, Answers, Choice, Form, Kind, Missing, Question
from desktop_app.core.text.fold import fold

SERIAL, BATCH, PLACE, REMARKS = "so_phieu", "so_lo", "noi_lay", "ghi_chu"
BESIDE = {
    SERIAL: "Số phiếu",
    BATCH: "Lô phiếu",
    PLACE: "Nơi lấy phiếu",
    REMARKS: "Chữ viết thêm cạnh các câu",
}
"""Columns that stand beside the answers."""

CHOSEN, NOT_CHOSEN = 1, 0
CHOSEN_LABELS = {NOT_CHOSEN: "Không chọn", CHOSEN: "Có chọn"}
NUMBERS = frozenset({Kind.WHOLE, Kind.DECIMAL})
_LONGEST = 28
"""Stata takes 32 signs, of which some are kept for a second one of the same name."""

_RESERVED = frozenset({
    "all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to", "with", "if", "in", "using", "byte",
    "int", "long", "float", "double", "pi", "n", "cons",
})  # fmt: skip
"""Names that SPSS or Stata keep for themselves."""


@dataclass(frozen=True)
class Variable:
    """One column; of a question with several choices that of one `choice`, which says 1 or 0."""

    name: str
    question: Question
    choice: Choice | None = None

    @property
    def is_text(self) -> bool:
        """Whether it holds words or a day, not numbers."""
        return self.question.kind in (Kind.TEXT, Kind.DATE)

    @property
    def label(self) -> str:
        """What was asked, in one line; of a choice its words as well."""
        question = self.question
        words = question.called if self.choice else question.label
        asked = " ".join(f"{question.number}. {words}".split()) if question.number else words
        return f"{asked}: {self.choice.label}" if self.choice else asked

    @property
    def labels(self) -> dict[int, str]:
        """The words of its codes, without those of the missing."""
        if self.choice is not None:
            return dict(CHOSEN_LABELS)
        return {choice.code: choice.label for choice in self.question.choices}

    @property
    def missing(self) -> dict[int, str]:
        """The codes of what is missing and their words; none where it holds words."""
        if self.is_text:
            return {}
        return {code: self.question.label_of(code) for code in map(self.question.missing_code, Missing)}

    def value(self, answers: Answers) -> int | float | str | None:
        """What stands in the column for these answers; None where the question was not asked."""
        answer = answers.get(self.question.id)
        if answer is None:
            return None
        if self.is_text:
            why = None if isinstance(answer, str) else self.question.missing(answer)
            return str(answer) if why is None else MISSING_WORDS[why]
        if self.choice is None:
            return answer if isinstance(answer, int | float) else None
        if not isinstance(answer, list):
            return answer if isinstance(answer, int) else None
        return CHOSEN if self.choice.code in answer else NOT_CHOSEN


MISSING_WORDS = {
    Missing.UNREADABLE: "[không đọc được]",
    Missing.UNKNOWN: "[không có ý kiến]",
    Missing.BLANK: None,
}
"""What stands among words where they are missing; what was left open is an empty cell."""


def variables_of(form: Form) -> tuple[Variable, ...]:
    """The columns of a form in the order of the paper, each with a name that statistics programs accept."""
    taken = set(BESIDE)
    return tuple(_variables(form, taken))


def missing_answer(question: Question, text: str) -> Answer | None:
    """The code that these words among words stand for; None for words of the respondent."""
    why = next((why for why, said in MISSING_WORDS.items() if said and fold(said) == fold(text)), None)
    return question.missing_code(why) if why else None


def _variables(form: Form, taken: set[str]) -> Iterator[Variable]:
    for question in form.asked:
        if question.kind is not Kind.MANY:
            yield Variable(_free(question.id, taken), question)
            continue
        base = _free(question.id, taken)
        for choice in question.choices:
            yield Variable(_free(f"{base}__{choice.code}", taken), question, choice)


def _free(wanted: str, taken: set[str]) -> str:
    """A name that is not taken yet, whatever its case."""
    name, at = _accepted(wanted, taken), 2
    plain = name
    while name in taken:
        name, at = f"{plain}_v{at}", at + 1
    taken.add(name)
    return name


def _accepted(wanted: str, taken: Collection[str]) -> str:
    """Only small letters, digits and underlines; a letter first, no underline last."""
    name = re.sub(r"[^a-z0-9_]", "_", fold(wanted))[:_LONGEST].strip("_") or "cau"
    return f"c_{name}" if not name[0].isalpha() or name in _RESERVED else name
